//! `ask`: the next question, and a dialogue that asks as few as it can.

use super::args::AskArgs;
use super::exit::Exit;
use super::input::{asked, case};
use super::session::Session;
use crate::data::Plain;
use crate::engine::{Case, Decision, Decisions, Options};
use crate::eval::{Need, Run};
use crate::explain::path_of_need;
use crate::facts::{Absence, CaseKey};
use crate::interview::{next, pending};
use crate::render::Words;
use crate::render::ask::{AskView, Form, ask as view, text};
use std::io::{BufRead, IsTerminal, Write};

pub fn ask(args: &AskArgs) -> Result<Exit, Exit> {
    let session = Session::new(&args.common);
    if args.interactive && args.case.as_os_str() == "-" {
        session.complain("ask-stdin", &[]);
        return Err(Exit::Usage);
    }
    let options = asked(session, &args.package, &args.running)?.alternatives(false);
    let case = case(session, options.engine(), &args.case)?;
    let begun = options.decide(&case).map_err(|error| session.refuse(&error))?;
    let about: Vec<&str> = begun.iter().filter(Decision::is_engaged).map(|d| d.rule()).collect();
    if about.is_empty() {
        session.complain("ask-about-what", &[]);
        return Err(Exit::Usage);
    }
    let options = options.clone().only(&about).map_err(|error| session.refuse(&error))?;
    let dialogue = args.interactive || (std::io::stdin().is_terminal() && std::io::stderr().is_terminal());
    // 适用日 as it was laid over the case.
    let case = begun.case().clone();
    let talk = Talk { session, options };
    if dialogue && !session.json() { talk.dialogue(case, args.common.output.is_some()) } else { talk.one(&case) }
}

/// A case being asked about.
struct Talk<'a> {
    session: Session<'a>,
    options: Options,
}

/// The next question with where its answer goes, or how the case stands.
enum Turn {
    Ask(Box<AskView>),
    Done(Vec<String>),
}

impl Talk<'_> {
    fn words(&self) -> Words<'_> {
        Words { catalogue: self.session.catalogue }
    }

    /// The case with what the dialogue is asking about taken as not yet given, decided.
    fn standing_now(&self, case: &Case, begun: &[String]) -> Result<Decisions, Exit> {
        let pending = pending(self.options.engine().program(), case.facts(), begun);
        self.options.examine(&case.with_facts(pending)).map_err(|error| self.session.refuse(&error))
    }

    /// The next question, or the conclusions.
    fn turn(&self, case: &Case, begun: &[String]) -> Result<Turn, Exit> {
        let now = self.standing_now(case, begun)?;
        let run = now.run();
        let asked = next(&run.prepared(), (case.facts(), now.case().facts()), self.options.asked(), now.decided());
        Ok(match asked {
            Some(question) => {
                let at = place(&run, case, question.need);
                match now.decided().iter().find(|d| d.outcome.decision == question.decision) {
                    Some(of) => Turn::Ask(Box::new(view(&run, of, &question, (case.name(), at), self.words()))),
                    None => Turn::Done(vec![]),
                }
            }
            None => Turn::Done(now.iter().map(|d| self.conclusion(d)).collect()),
        })
    }

    fn conclusion(&self, decision: Decision<'_>) -> String {
        let words = self.words();
        let report = decision.report();
        let said: Vec<String> = report.conclusion.iter().map(|m| words.conclusion(m)).collect();
        let verdict = format!("{}{}", words.word(report.word.key()), words.end());
        let conclusion = words.sentences([verdict, said.join(&words.word("sentence-joiner"))]);
        let args = [("rule", decision.rule()), ("conclusion", conclusion.as_str())];
        let said = words.catalogue.message("ask-conclusion", &args);
        let lacking = report.applicant.iter().chain(&report.agency).chain(&report.parameters);
        let lacking: Vec<String> = lacking.map(|r| words.request(r)).collect();
        let end = words.end();
        let lacking: Vec<String> = lacking.iter().map(|l| l.trim_end_matches(&end).to_owned()).collect();
        if lacking.is_empty() {
            return said;
        }
        let list = words.list(&lacking);
        words.sentences([said, words.catalogue.message("ask-lacking", &[("list", &list)])])
    }

    /// One question, for whoever asks by other means.
    fn one(&self, case: &Case) -> Result<Exit, Exit> {
        let turn = self.turn(case, &[])?;
        if self.session.json() {
            let json = match &turn {
                Turn::Ask(view) => serde_json::to_string_pretty(view),
                Turn::Done(_) => Ok("null".to_owned()),
            };
            self.session.write(&json.map_err(|_| Exit::Internal)?)?;
            return Ok(Exit::Fine);
        }
        match turn {
            Turn::Ask(view) => self.session.write(&text(&view, self.words()))?,
            Turn::Done(said) => {
                let none = self.words().word("ask-nothing");
                self.session.write(&[vec![none], said].concat().join("\n"))?;
            }
        }
        Ok(Exit::Fine)
    }

    /// Asks until nothing is left to ask; the completed case goes to standard output or the file named.
    fn dialogue(&self, mut case: Case, kept: bool) -> Result<Exit, Exit> {
        let mut history: Vec<Plain> = Vec::new();
        // Records that the dialogue is asking about.
        let mut begun: Vec<String> = Vec::new();
        let mut lines = std::io::stdin().lock().lines();
        self.say(&self.words().word("ask-help"));
        let mut asked = String::new();
        loop {
            let view = match self.turn(&case, &begun)? {
                Turn::Ask(view) => view,
                Turn::Done(said) => {
                    said.iter().for_each(|line| self.say(line));
                    break;
                }
            };
            // After a slip only the way to answer is said again.
            if asked != view.fact {
                self.say(&format!("\n{}", text(&view, self.words())));
                asked.clone_from(&view.fact);
            }
            let Some(Ok(line)) = lines.next() else {
                self.standing(&case, &begun)?;
                break;
            };
            let line = line.trim();
            match line {
                "" => {}
                "完" | "quit" | "q" => {
                    self.standing(&case, &begun)?;
                    break;
                }
                "上一题" | "back" | "b" => match history.pop() {
                    Some(before) => {
                        case = case.reread(&before).unwrap_or(case);
                        asked.clear();
                    }
                    None => self.say(&self.words().word("ask-first")),
                },
                "帮助" | "help" | "?" | "？" => self.say(&self.words().word("ask-help")),
                answer => match self.answered(&case, &view.fact, said(answer, view.form)) {
                    Some(new) => {
                        history.push(case.facts().plain.clone());
                        begun.extend(record(&view));
                        case = new;
                    }
                    None => {
                        let hint = self.words().catalogue.message("ask-again", &[("how", &view.answer)]);
                        self.say(&hint);
                    }
                },
            }
        }
        if history.is_empty() {
            return Ok(Exit::Fine);
        }
        if !kept {
            self.say(&format!("\n{}", self.words().word("ask-completed")));
        }
        // What was expected of the case as it was says nothing of the case as it is.
        let mut plain = case.facts().plain.clone();
        if let Plain::Map(entries) = &mut plain {
            entries.retain(|(key, _)| key != CaseKey::Expectations.word());
        }
        self.session.write(&plain.yaml())?;
        Ok(Exit::Fine)
    }

    /// How the case stands when the dialogue is left early.
    fn standing(&self, case: &Case, begun: &[String]) -> Result<(), Exit> {
        self.standing_now(case, begun)?.iter().for_each(|d| self.say(&self.conclusion(d)));
        Ok(())
    }

    fn answered(&self, case: &Case, at: &str, value: Plain) -> Option<Case> {
        let mut plain = case.facts().plain.clone();
        plain.set(at, value);
        case.reread(&plain)
    }

    fn say(&self, line: &str) {
        let _ = writeln!(std::io::stderr(), "{line}");
    }
}

/// The list that an answer made, or the record whose beginning it gave.
fn record(view: &AskView) -> Option<String> {
    match view.form {
        Form::Length => Some(view.fact.clone()),
        Form::Start => view.fact.rsplit_once('.').map(|(record, _)| record.to_owned()),
        Form::One | Form::Several => None,
    }
}

/// Where the answer to a need goes in the case.
fn place(run: &Run<'_>, case: &Case, need: Need) -> String {
    match need {
        Need::Fact { slot, row } => case.facts().place(run.program, slot, row),
        _ => path_of_need(run, need),
    }
}

/// An answer as a case writes it: of a list how many there are, of a set its values.
fn said(answer: &str, form: Form) -> Plain {
    let answer = match answer {
        "不详" | "不知道" | "不清楚" => Absence::Unknown.word(),
        "y" | "yes" => "是",
        "n" | "no" => "否",
        other => other,
    };
    if Absence::from_word(answer).is_some() || matches!(form, Form::One | Form::Start) {
        return Plain::Text(day(answer).unwrap_or_else(|| answer.to_owned()));
    }
    if form == Form::Length {
        let count = if matches!(answer, "没有" | "无") { Some(0) } else { answer.parse::<usize>().ok() };
        // More than anybody would answer for one by one is a slip of the hand.
        return match count.filter(|n| *n <= 200) {
            Some(count) => Plain::List(vec![Plain::default(); count]),
            None => Plain::Text(answer.to_owned()),
        };
    }
    let none = matches!(answer, "没有" | "无" | "[]");
    let items = answer.split(['、', '，', ',', ' ']).filter(|s| !s.is_empty() && !none);
    Plain::List(items.map(|s| Plain::Text(s.to_owned())).collect())
}

/// 2018年3月1日 or 2018年3月, as the program itself writes them, in the way of a case.
fn day(answer: &str) -> Option<String> {
    let (year, rest) = answer.split_once('年')?;
    let (month, rest) = rest.split_once('月')?;
    let number = |text: &str| text.trim().parse::<u32>().ok();
    let month = format!("{:04}-{:02}", number(year)?, number(month)?);
    match rest.trim() {
        "" => Some(month),
        rest => Some(format!("{month}-{:02}", number(rest.strip_suffix('日')?)?)),
    }
}
