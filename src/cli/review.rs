//! The record of reviewed changes, in the package it belongs to.

use super::args::PlanArgs;
use super::exit::Exit;
use super::session::Session;
use crate::compare::{REVIEWS, Record, RecordError, Reviewed};
use crate::package::{ReadError, read_text};
use crate::plan::Plan;
use std::path::Path;

/// Reads the record of a package; an empty one where there is none.
pub fn read(session: Session<'_>, root: &Path) -> Result<Record, Exit> {
    let text = match read_text(&root.join(REVIEWS)) {
        Ok(text) => text,
        Err(ReadError::Missing) => return Ok(Record::default()),
        Err(why) => return Err(session.unread(REVIEWS, why)),
    };
    Record::parse(&text).map_err(|error| complain(session, &error))
}

/// The record with the groups of a comparison taken in.
pub fn take(session: Session<'_>, root: &Path, plan: &Plan, args: &PlanArgs) -> Result<Option<Record>, Exit> {
    let Some(decisions) = &plan.decisions else { return Ok(None) };
    let mut record = read(session, root)?;
    let deciding = !args.accept.is_empty() || !args.reject.is_empty();
    let reviewed = deciding.then(|| Reviewed {
        accept: &args.accept,
        reject: &args.reject,
        by: args.by.as_deref().unwrap_or_default(),
        reason: args.reason.as_deref().unwrap_or_default(),
    });
    record.take(&decisions.groups, reviewed).map_err(|error| complain(session, &error))?;
    Ok(Some(record))
}

/// Writes the record where something was decided, once everything else that was asked for is done.
pub fn keep(session: Session<'_>, root: &Path, record: Option<&Record>, args: &PlanArgs) -> Result<(), Exit> {
    let Some(record) = record.filter(|_| !args.accept.is_empty() || !args.reject.is_empty()) else { return Ok(()) };
    write(session, root, record)?;
    session.complain("plan-recorded", &[("file", &root.join(REVIEWS).to_string_lossy())]);
    Ok(())
}

/// Writes the record beside its final name first, so that a reader never sees half of it.
pub fn write(session: Session<'_>, root: &Path, record: &Record) -> Result<(), Exit> {
    let half = root.join(format!("{REVIEWS}.new"));
    session.written(std::fs::write(&half, record.text()).and_then(|()| std::fs::rename(&half, root.join(REVIEWS))))
}

fn complain(session: Session<'_>, error: &RecordError) -> Exit {
    match error {
        RecordError::Malformed(detail) => {
            session.complain("cannot-read", &[("file", REVIEWS), ("detail", detail)]);
            Exit::InvalidInput
        }
        RecordError::NoSuchGroup { id, known } => {
            let known = known.join(&session.catalogue.message("list-joiner", &[]));
            session.complain("plan-no-group", &[("id", id), ("known", &known)]);
            Exit::Usage
        }
    }
}
