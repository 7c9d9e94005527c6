//! `audit explain`: whether a decision follows from its own trace, step by step.

use super::args::Common;
use super::exit::Exit;
use super::session::Session;
use crate::checker::{Key, Package, Table, TableRow, check};
use crate::engine::Engine;
use crate::facts::{self, KeyCell};
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
    let report = check(&text, &of(&engine, params.is_some())).map_err(|detail| {
        session.complain("checked-unreadable", &[("file", &shown), ("detail", &detail)]);
        Exit::InvalidInput
    })?;
    let write = if session.json() { checked_json } else { checked_text };
    session.write(&write(&report, session.catalogue))?;
    Ok(if report.findings.is_empty() { Exit::Fine } else { Exit::Findings })
}

/// What a checker may know of a package: the program, its tables, the words at each anchor.
fn of(engine: &Engine, laid: bool) -> Package<'_> {
    let document = engine.document();
    let texts = document.anchors().iter().enumerate().map(|(i, a)| (a.id.clone(), document.anchor_text(i).to_owned()));
    Package {
        program: engine.program(),
        ir_sha256: engine.ir_sha256(),
        tables: engine.prepared().tables.tables.iter().map(table).collect(),
        texts: texts.collect(),
        laid,
    }
}

fn table(of: &facts::Table) -> Table {
    let row = |r: &facts::TableRow| TableRow {
        from: r.from,
        to: r.to,
        published: r.published,
        keys: r.keys.iter().map(key).collect(),
        value: r.value,
    };
    Table { rows: of.rows.iter().map(row).collect() }
}

fn key(of: &KeyCell) -> Key {
    match of {
        KeyCell::Any => Key::Any,
        KeyCell::Text(text) => Key::Text(text.clone()),
        KeyCell::Enum(place) => Key::Enum(*place),
        KeyCell::Months(from, to) => Key::Months(*from, *to),
        KeyCell::Bool(truth) => Key::Bool(*truth),
        KeyCell::Days(from, to) => Key::Days(*from, *to),
        KeyCell::Numbers(from, to) | KeyCell::Ratios(from, to) => Key::Numbers(*from, *to),
    }
}
