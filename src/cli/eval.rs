//! `eval`: cases to decisions with reasons, each answered as soon as it is decided.

use super::args::{Alternatives, Common, Explain, Format, Keeping, Verb};
use super::exit::Exit;
use super::input::{Input, asked};
use super::keep;
use super::output::Output;
use super::record;
use super::session::Session;
use crate::engine::{Decisions, Error, Options, Search, Signable};
use crate::record::{Content, Key};
use crate::render::report::Depth;
use serde_json::json;
use std::path::Path;

pub fn eval(verb: &Verb, common: &Common) -> Result<Exit, Exit> {
    let Verb::Eval { package, cases, running, explain, alternatives, changes, trace, keeping, .. } = verb else {
        return Err(Exit::Internal);
    };
    let session = Session::new(common);
    if cases.iter().filter(|path| path.as_os_str() == "-").count() > 1 {
        session.complain("usage-stdin-once", &[]);
        return Err(Exit::Usage);
    }
    keep::usage(session, keeping, cases.len(), running.only.len())?;
    let search = match (changes, session.json()) {
        (Alternatives::None, _) => Search::None,
        (Alternatives::All, true) => Search::Every,
        // As text only what the case is about is explained, and looked into.
        (Alternatives::All, false) => Search::Engaged,
    };
    let options = asked(session, package, running)?.alternatives(*alternatives == Alternatives::All).search(search);
    let depth = match explain {
        None => Depth::Sections,
        Some(Explain::None) => Depth::None,
        Some(Explain::Brief) => Depth::Brief,
        Some(Explain::Full) => Depth::Full,
    };
    let mut answers = Answers { session, out: None, depth, trace: *trace, cases: cases.len(), written: 0 };
    let key = record::key();
    let mut recorder = keeping.record.as_deref().map(|dir| record::Recorder::new(dir, key.clone()));
    let mut decided = 0;
    for path in cases {
        match one(session, &options, path, keeping) {
            Ok(decisions) => {
                // Recorded before it is given, so that nothing is given that is not on record.
                if let Some(recorder) = &mut recorder {
                    recorder.append(session, &contents(session, &decisions, &key, keeping)?)?;
                }
                answers.give(&answers.worded(&decisions)?)?;
                decided += 1;
            }
            Err(fault) => {
                fault.say(session);
                answers.give(&answers.error(path, &fault))?;
            }
        }
    }
    answers.end()?;
    if let Some(recorder) = &recorder {
        recorder.say(session);
    }
    Ok(match decided {
        0 => Exit::InvalidInput,
        n if n < cases.len() => Exit::Findings,
        _ => Exit::Fine,
    })
}

/// Why one case has no decision.
enum Fault {
    Unread(super::input::Unread),
    Refused(Error),
    /// What is said of a case that is not recorded with figures of its own.
    OwnTables(String),
}

impl Fault {
    fn say(&self, session: Session<'_>) {
        match self {
            Fault::Unread(unread) => unread.say(session),
            Fault::Refused(error) => session.refuse(error),
            Fault::OwnTables(said) => {
                session.tell(said);
                Exit::InvalidInput
            }
        };
    }
}

fn one(session: Session<'_>, options: &Options, path: &Path, keeping: &Keeping) -> Result<Decisions, Fault> {
    let input = Input::read(path).map_err(Fault::Unread)?;
    let case = input.case(options.engine()).map_err(Fault::Refused)?;
    session.say(&case.findings());
    let allowed = keeping.case_params || keeping.record.is_none();
    if let Some(said) = keep::own_tables(session, &case, allowed) {
        return Err(Fault::OwnTables(said));
    }
    options.decide(&case).map_err(Fault::Refused)
}

/// The lines to record: of the decisions that the case is about, with what a person decided.
fn contents(session: Session<'_>, decisions: &Decisions, key: &Key, keeping: &Keeping) -> Result<Vec<Content>, Exit> {
    let signed = |(of, content): (Signable, Content)| -> Result<Content, Exit> {
        let human = keep::human(session, &keeping.signing, &of)?;
        Ok(Content { human, ..content })
    };
    decisions.contents(key).into_iter().map(signed).collect()
}

/// The answers of a call, one behind the other: each case has its own, or an entry that says why it has none.
struct Answers<'a> {
    session: Session<'a>,
    /// Opened with the first answer: a call that comes to none leaves what is there.
    out: Option<Output>,
    depth: Depth,
    trace: bool,
    cases: usize,
    written: usize,
}

impl Answers<'_> {
    fn worded(&self, decisions: &Decisions) -> Result<String, Exit> {
        let lang = self.session.lang;
        Ok(match self.session.common.format {
            Some(Format::Json) => {
                let explain = self.depth != Depth::None;
                let document =
                    if self.trace { decisions.traced(lang, explain) } else { decisions.document(lang, explain) };
                serde_json::to_string_pretty(&document).map_err(|_| Exit::Internal)?
            }
            Some(Format::Md) => decisions.markdown(lang, self.depth),
            _ => decisions.text(lang, self.depth),
        })
    }

    /// What stands in the place of a case that could not be decided.
    fn error(&self, path: &Path, fault: &Fault) -> String {
        let file = path.to_string_lossy();
        if !self.session.json() {
            let key = if matches!(fault, Fault::Unread(_)) { "case-not-there" } else { "case-undecided" };
            return self.session.catalogue.message(key, &[("file", &file)]);
        }
        let entry = match fault {
            Fault::Refused(Error::Findings(findings)) => {
                let findings = findings.entries(self.session.lang);
                json!({"schema": "tiaowen.error/v1", "file": file, "findings": findings})
            }
            Fault::Refused(error) => {
                json!({"schema": "tiaowen.error/v1", "file": file, "message": error.message(self.session.lang)})
            }
            Fault::OwnTables(said) => json!({"schema": "tiaowen.error/v1", "file": file, "message": said}),
            Fault::Unread(unread) => {
                let message = self.session.catalogue.argument(&unread.why.into());
                json!({"schema": "tiaowen.error/v1", "file": file, "message": message})
            }
        };
        serde_json::to_string_pretty(&entry).unwrap_or_default()
    }

    /// Writes an answer in its place among the others. The line is ended at once: what is said of the next case on
    /// standard error begins on a line of its own.
    fn give(&mut self, answer: &str) -> Result<(), Exit> {
        let (first, last) = (self.written == 0, self.written + 1 == self.cases);
        let text = match (self.session.json(), self.cases > 1) {
            (true, true) => {
                // Line ends inside values are escaped, so each of these ends a line.
                let inner = answer.replace('\n', "\n  ");
                format!("{}  {inner}{}", if first { "[\n" } else { "" }, if last { "\n]\n" } else { ",\n" })
            }
            (false, true) if !first => format!("\n{answer}\n"),
            _ => format!("{answer}\n"),
        };
        self.put(&text)?;
        self.written += 1;
        Ok(())
    }

    fn end(self) -> Result<(), Exit> {
        self.session.written(self.out.map_or(Ok(()), Output::finish))
    }

    fn put(&mut self, text: &str) -> Result<(), Exit> {
        let mut write = || {
            let mut out = match self.out.take() {
                Some(out) => out,
                None => Output::open(self.session.common)?,
            };
            let done = out.write(text);
            self.out = Some(out);
            done
        };
        let done = write();
        self.session.written(done)
    }
}
