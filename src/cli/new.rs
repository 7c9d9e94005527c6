//! `new`: a case to fill in, and a package begun from a text.

use super::args::{Common, New};
use super::exit::Exit;
use super::session::Session;
use crate::document::Document;
use crate::document::tree::{Answer, Doubt, Question};
use crate::draft;
use std::io::{BufRead, Write};
use std::path::Path;

pub fn new(what: &New, common: &Common) -> Result<Exit, Exit> {
    let session = Session::new(common);
    match what {
        New::Case { package, rules, .. } => case(session, package, rules),
        New::Letters { dir, .. } => super::letter::templates(session, dir),
        New::Package { dir, text, id, title, issued, document, ask, .. } => {
            let given = [id.as_deref(), title.as_deref(), issued.as_deref()];
            Begun { session, dir, text }.package(&given, document.as_deref(), *ask)
        }
    }
}

fn case(session: Session<'_>, package: &Path, rules: &[String]) -> Result<Exit, Exit> {
    session.folder(package)?;
    let engine = session.engine(package)?;
    let options = engine.options().only(rules).map_err(|error| session.refuse(&error))?;
    session.write(&options.form())?;
    if let Some(file) = &session.common.output {
        let (package, file) = (package.to_string_lossy(), file.to_string_lossy());
        session.complain("next-eval", &[("package", &package), ("file", &file)]);
    }
    Ok(Exit::Fine)
}

/// A package that is being begun.
struct Begun<'a> {
    session: Session<'a>,
    dir: &'a Path,
    text: &'a Path,
}

impl Begun<'_> {
    fn package(&self, given: &[Option<&str>; 3], policy: Option<&str>, ask: bool) -> Result<Exit, Exit> {
        let (session, dir, text) = (self.session, self.dir, self.text);
        let (bytes, source) = session.text(text)?;
        let begun = std::fs::read_dir(dir).is_ok_and(|mut entries| entries.next().is_some());
        if begun {
            session.complain("new-not-empty", &[("folder", &dir.to_string_lossy())]);
            return Err(Exit::InvalidInput);
        }
        let mut answers: Vec<Answer> =
            policy.map(|which| self.policy(&source, which)).transpose()?.into_iter().collect();
        if ask {
            self.ask(&source, &mut answers)?;
        }
        let document = read(&source, &answers)?;
        if document.clauses().is_empty() {
            session.complain("new-no-clauses", &[("file", &text.to_string_lossy())]);
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
        session.tell(&crate::render::structure::summary(&document, session.catalogue));
        let totals = crate::render::structure::totals(&document, session.catalogue);
        let folder = dir.to_string_lossy();
        let args = [("folder", &*folder), ("totals", &totals)];
        session.write(&session.catalogue.message("new-package", &args))?;
        Ok(Exit::Fine)
    }

    /// The document of several in the text that is named by its place or its title.
    fn policy(&self, source: &str, which: &str) -> Result<Answer, Exit> {
        let document = read(source, &[])?;
        let titles = &document.tree().titles;
        let named = titles.iter().position(|title| title == which);
        let counted = which.parse::<usize>().ok().and_then(|n| n.checked_sub(1)).filter(|n| *n < titles.len());
        let doubt = document.tree().doubts.iter().find(|d| d.question == Question::Documents);
        match (named.or(counted), doubt) {
            (Some(answer), Some(doubt)) if answer < doubt.possible => Ok(answered(doubt, answer)),
            _ => {
                let known: Vec<String> = titles.iter().zip(1..).map(|(title, n)| format!("{n} {title}")).collect();
                let key = if titles.len() > 1 { "new-no-document" } else { "new-one-document" };
                self.session.complain(key, &[("which", which), ("known", &known.join("、"))]);
                Err(Exit::Usage)
            }
        }
    }

    /// Asks each doubt of the text; an answer may raise or settle others.
    fn ask(&self, source: &str, answers: &mut Vec<Answer>) -> Result<(), Exit> {
        let mut lines = std::io::stdin().lock().lines();
        loop {
            let document = read(source, answers)?;
            let known = |d: &&Doubt| answers.iter().any(|a| a.question == d.question && a.at == d.at);
            let Some(doubt) = document.tree().doubts.iter().find(|d| !known(d)) else { return Ok(()) };
            let Some(answer) = self.answer(doubt, &mut lines)? else { return Ok(()) };
            answers.push(answered(doubt, answer));
        }
    }

    /// The answer given to a doubt by its place among those listed; nothing where the input has ended.
    fn answer(
        &self,
        doubt: &Doubt,
        lines: &mut impl Iterator<Item = std::io::Result<String>>,
    ) -> Result<Option<usize>, Exit> {
        let session = self.session;
        let possible = doubt.question.answers().iter().take(doubt.possible);
        let listed: Vec<String> = possible.zip(1..).map(|(answer, n)| format!("{n} {answer}")).collect();
        let args = [("at", doubt.at.as_str()), ("question", doubt.question.word()), ("answers", &listed.join("　"))];
        loop {
            session.complain("new-ask", &args);
            session.written(std::io::stderr().flush())?;
            let Some(line) = lines.next() else { return Ok(None) };
            let line = session.written(line)?;
            let chosen = if line.trim().is_empty() { Some(1) } else { line.trim().parse::<usize>().ok() };
            if let Some(n) = chosen.and_then(|n| n.checked_sub(1)).filter(|n| *n < listed.len()) {
                return Ok(Some(n));
            }
            session.complain("new-ask-again", &[("count", &listed.len().to_string())]);
        }
    }
}

fn read(source: &str, answers: &[Answer]) -> Result<Document, Exit> {
    Document::read_settled(source, &[], answers).map_err(|_| Exit::Internal)
}

fn answered(doubt: &Doubt, answer: usize) -> Answer {
    Answer { question: doubt.question, at: doubt.at.clone(), answer, settled: true }
}
