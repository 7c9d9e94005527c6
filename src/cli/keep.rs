//! From a decision to the line that is recorded of it.

use super::args::{Keeping, Signing};
use super::exit::Exit;
use super::run::Settings;
use super::session::{Loaded, Session};
use crate::data::{Format, canonical, read};
use crate::facts::{CaseKey, Tables};
use crate::ir::{InterpId, Verdict};
use crate::record::{Content, Given, Human, Key, Policy, Summed, digest};
use crate::render::decision_json::{DecisionPart, Document};
use crate::source::FileId;
use crate::values::parse_date;

/// Keys of a case that are not facts.
const NOT_FACTS: [&str; 3] = [CaseKey::Name.word(), CaseKey::Notes.word(), CaseKey::Expectations.word()];

/// Options that are at odds, before anything is read.
pub fn usage(session: &Session<'_>, keeping: &Keeping, cases: usize, only: usize) -> Result<(), Exit> {
    let signed = keeping.signing.by.is_some();
    let key = match (signed, &keeping.record) {
        (true, None) => "record-usage-record",
        (true, Some(_)) if cases != 1 || only != 1 => "record-usage-one",
        _ => return signing(session, &keeping.signing),
    };
    session.complain(key, &[]);
    Err(Exit::Usage)
}

/// A person's decision as it was given: a name, a day, a known outcome.
pub fn signing(session: &Session<'_>, of: &Signing) -> Result<(), Exit> {
    let empty = |words: &Option<String>| words.as_ref().is_some_and(|w| w.trim().is_empty());
    let key = if empty(&of.by) || empty(&of.reason) {
        Some("record-usage-empty")
    } else if of.at.as_ref().is_some_and(|at| parse_date(at).is_err()) {
        Some("record-usage-at")
    } else {
        None
    };
    if let Some(key) = key {
        session.complain(key, &[]);
        return Err(Exit::Usage);
    }
    if let Some(outcome) = &of.outcome
        && Verdict::from_word(outcome).is_none()
    {
        let known: Vec<&str> = Verdict::words().collect();
        let known = known.join(&session.catalogue.message("list-joiner", &[]));
        session.complain("record-usage-outcome", &[("found", outcome), ("known", &known)]);
        return Err(Exit::Usage);
    }
    Ok(())
}

/// What is the same for every decision of a case.
pub struct Subject {
    case: String,
    inputs: Option<String>,
    parameters: String,
    given: Given,
}

impl Subject {
    /// `file` is the case's, as it was read.
    pub fn new(
        session: &Session<'_>,
        loaded: &Loaded,
        settings: &Settings,
        (file, tables): (FileId, &Tables),
        key: &Key,
    ) -> Subject {
        Subject {
            case: base(&session.sources.get(file).map(|f| f.name.clone()).unwrap_or_default()),
            inputs: if key.is_some() { key.digest(&facts(session, file)) } else { None },
            parameters: parameters(tables),
            given: given(loaded, settings),
        }
    }

    pub fn content(&self, document: &Document, decision: &DecisionPart) -> Content {
        let amount = &decision.amount;
        let summed = Summed { total: amount.total.clone(), low: amount.low.clone(), high: amount.high.clone() };
        Content {
            engine: document.policy.engine.to_owned(),
            policy: Policy {
                id: document.policy.id.clone(),
                version: document.policy.version.clone(),
                text_sha256: document.policy.text_sha256.clone(),
                ir_sha256: document.policy.ir_sha256.clone(),
                parameters_sha256: self.parameters.clone(),
            },
            case: self.case.clone(),
            inputs_left_out: self.inputs.is_none().then(|| "没有设置密钥，不记事实的摘要".to_owned()),
            inputs: self.inputs.clone(),
            dates: [&document.dates.basis, &document.dates.applicable, &document.dates.decided].map(String::clone),
            given: self.given.clone(),
            rule: decision.rule.clone(),
            outcome: decision.outcome.word().to_owned(),
            amount: (summed != Summed { total: None, low: None, high: None }).then_some(summed),
            human: None,
        }
    }
}

/// The person's decision on it, with a reason where it is another.
pub fn human(session: &Session<'_>, signing: &Signing, machine: Verdict) -> Result<Option<Human>, Exit> {
    let (Some(by), Some(at)) = (&signing.by, &signing.at) else { return Ok(None) };
    let outcome = signed(signing, machine);
    if outcome != machine && signing.reason.is_none() {
        session.complain("record-usage-reason", &[("machine", machine.word()), ("human", outcome.word())]);
        return Err(Exit::Usage);
    }
    let outcome = outcome.word().to_owned();
    Ok(Some(Human { outcome, by: by.trim().to_owned(), at: at.clone(), reason: signing.reason.clone() }))
}

/// What the person decided: the program's outcome where they name no other.
pub fn signed(signing: &Signing, machine: Verdict) -> Verdict {
    signing.outcome.as_deref().and_then(Verdict::from_word).unwrap_or(machine)
}

/// The last part of a path: where a case lies says something of the machine, not of the decision.
fn base(path: &str) -> String {
    path.rsplit(['/', '\\']).next().unwrap_or(path).to_owned()
}

fn facts(session: &Session<'_>, file: FileId) -> String {
    let Some(source) = session.sources.get(file) else { return String::new() };
    let tree = read(Format::of(&source.name), file, &source.text, &mut Vec::new());
    tree.map(|t| canonical(&t.root, &NOT_FACTS)).unwrap_or_default()
}

pub fn parameters(tables: &Tables) -> String {
    // Public figures: the digest needs no key.
    digest(&serde_json::to_string(tables).unwrap_or_default())
}

fn given(loaded: &Loaded, settings: &Settings) -> Given {
    let interpretations = &loaded.compiled.program.interpretations;
    let named = |(i, k): &(InterpId, u8)| {
        let one = interpretations.get(i.index())?;
        Some((one.name.clone(), one.alternatives.get(usize::from(*k))?.name.clone()))
    };
    Given {
        as_of: settings.as_of.map(|day| day.to_string()),
        interpretations: settings.chosen.iter().filter_map(named).collect(),
        adopted_only: !settings.alternatives,
    }
}
