//! `audit explain`: whether a decision follows from its own trace, step by step.

use super::args::Common;
use super::exit::Exit;
use super::session::Session;
use crate::checker::check;
use crate::package::{decode, read_long, read_stream};
use crate::render::checked::{checked_json, checked_text};
use std::path::Path;

pub fn checked(common: &Common, file: &Path, package: &Path, params: Option<&Path>) -> Result<Exit, Exit> {
    let session = Session::new(common);
    let shown = file.to_string_lossy();
    let read = match file.as_os_str() == "-" {
        true => read_stream(std::io::stdin()),
        false => read_long(file).and_then(decode),
    };
    let text = read.map_err(|why| session.unread(&shown, why))?;
    let engine = session.engine(package)?;
    let engine = match params {
        Some(dir) => engine.with_tables_of(dir).map_err(|error| session.refuse(&error))?,
        None => engine,
    };
    let report = check(&text, &engine.for_checker(params.is_some())).map_err(|detail| {
        session.complain("checked-unreadable", &[("file", &shown), ("detail", &detail)]);
        Exit::InvalidInput
    })?;
    let write = if session.json() { checked_json } else { checked_text };
    session.write(&write(&report, session.catalogue))?;
    Ok(if report.findings.is_empty() { Exit::Fine } else { Exit::Findings })
}
