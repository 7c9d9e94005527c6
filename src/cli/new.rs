//! `new`: a case to fill in, and a package begun from a text.

use super::args::{Common, New};
use super::exit::Exit;
use super::session::Session;
use crate::document::Document;
use crate::draft;
use std::path::Path;

pub fn new(what: &New, common: &Common) -> Result<Exit, Exit> {
    let session = Session::new(common);
    match what {
        New::Case { package, rules, .. } => case(session, package, rules),
        New::Letters { dir, .. } => super::letter::templates(session, dir),
        New::Package { dir, text, id, title, issued, .. } => {
            package(session, dir, text, &[id.as_deref(), title.as_deref(), issued.as_deref()])
        }
    }
}

fn case(session: Session<'_>, package: &Path, rules: &[String]) -> Result<Exit, Exit> {
    session.folder(package)?;
    let engine = session.engine(package)?;
    let options = engine.options().only(rules).map_err(|error| session.refuse(&error))?;
    session.write(&options.form())?;
    Ok(Exit::Fine)
}

fn package(session: Session<'_>, dir: &Path, text: &Path, given: &[Option<&str>; 3]) -> Result<Exit, Exit> {
    let (bytes, source) = session.text(text)?;
    let document = Document::read(&source, &[]).map_err(|_| Exit::Internal)?;
    if document.clauses().is_empty() {
        session.complain("new-no-clauses", &[("file", &text.to_string_lossy())]);
        return Err(Exit::InvalidInput);
    }
    let begun = std::fs::read_dir(dir).is_ok_and(|mut entries| entries.next().is_some());
    if begun {
        session.complain("new-not-empty", &[("folder", &dir.to_string_lossy())]);
        return Err(Exit::InvalidInput);
    }
    let name = text.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_else(|| "原文.txt".to_owned());
    let [id, title, issued] = *given;
    let draft = match draft::package(&document, &name, draft::Given { id, title, issued }) {
        Ok(draft) => draft,
        Err(missing) => {
            session.complain("new-missing", &[("what", &missing.join("、"))]);
            return Err(Exit::Usage);
        }
    };
    let written = || -> std::io::Result<()> {
        std::fs::create_dir_all(dir.join("source"))?;
        std::fs::create_dir_all(dir.join("parameters"))?;
        std::fs::create_dir_all(dir.join("cases"))?;
        std::fs::write(dir.join("source").join(&name), &bytes)?;
        for (path, text) in &draft.files {
            std::fs::write(dir.join(path), text)?;
        }
        Ok(())
    };
    session.written(written())?;
    let count = |n: usize| n.to_string();
    session.tell(&crate::render::structure::summary(&document, session.catalogue));
    let (clauses, sentences) = (count(document.clauses().len()), count(draft.sentences));
    let folder = dir.to_string_lossy();
    let args = [("folder", &*folder), ("clauses", &clauses), ("sentences", &sentences)];
    session.write(&session.catalogue.message("new-package", &args))?;
    Ok(Exit::Fine)
}
