//! What an office fills into its letters: from a file of its own, and by the option for one letter.

use super::args::LetterArgs;
use super::exit::Exit;
use super::session::Session;
use crate::data::{Format, read};
use crate::diagnostic::nearest;
use crate::package::read_text;
use crate::render::html::{FIELDS, Office};
use crate::source::Sources;
use std::path::Path;

/// The fields of the file, then those given for this letter.
pub fn office(session: Session<'_>, args: &LetterArgs) -> Result<Office, Exit> {
    let mut office = Office::default();
    if let Some(path) = &args.office {
        for (name, value) in entries(session, path)? {
            fill(session, &mut office, &name, &value)?;
        }
    }
    for given in &args.fill {
        let (name, value) = given.split_once('=').unwrap_or((given, ""));
        fill(session, &mut office, name, value)?;
    }
    Ok(office)
}

fn entries(session: Session<'_>, path: &Path) -> Result<Vec<(String, String)>, Exit> {
    let name = path.to_string_lossy().into_owned();
    let text = read_text(path).map_err(|why| session.unread(&name, why))?;
    let (mut sources, mut said) = (Sources::default(), Vec::new());
    let file = sources.add(&name, &text);
    let tree = read(Format::of(&name), file, &text, &mut said);
    let read = tree.as_ref().and_then(|tree| tree.root.entries()).filter(|_| said.is_empty());
    let pairs = read.and_then(|entries| {
        let pair = |e: &crate::data::Entry<'_>| Some((e.key.to_string(), e.value.text()?.to_owned()));
        entries.iter().map(pair).collect::<Option<Vec<_>>>()
    });
    pairs.ok_or_else(|| {
        session.complain("office-malformed", &[("file", &name)]);
        Exit::InvalidInput
    })
}

fn fill(session: Session<'_>, office: &mut Office, name: &str, value: &str) -> Result<(), Exit> {
    if office.fill(name.trim(), value) {
        return Ok(());
    }
    let known = FIELDS.join(&session.catalogue.message("list-joiner", &[]));
    let near = nearest(name, FIELDS.iter().copied()).unwrap_or_default();
    let key = match (FIELDS.contains(&name.trim()), near.is_empty()) {
        (true, _) => "office-empty",
        (false, true) => "office-unknown",
        (false, false) => "office-unknown-near",
    };
    session.complain(key, &[("name", name), ("near", near), ("known", &known)]);
    Err(Exit::Usage)
}
