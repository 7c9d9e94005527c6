//! The next question worth asking: of what is missing, the fact whose answers leave least to ask.
//!
//! A fact that was asked and is not known (不知) is not asked again.

use crate::counterfactual::Trial;
use crate::eval::{Decided, Need, Options, Prepared, Scratch, examine};
use crate::facts::{Case, Given, ListState, Value};
use crate::ir::{AmountState, DecisionId, Program, SlotId, Verdict};
use crate::types::Kind;
use std::collections::{BTreeMap, BTreeSet};

/// Facts weighed for one question.
const MAX_WEIGHED: usize = 24;
/// An answer nobody can list, such as a date, is taken to leave so many parts in [`WHOLE`] of what is open.
const UNLISTED: usize = 3;
const WHOLE: usize = 4;

/// A question to ask.
#[derive(Debug, Clone, PartialEq)]
pub struct Question {
    /// The decision that it serves.
    pub decision: DecisionId,
    pub need: Need,
    /// The fewest answers that can decide, this one included.
    pub least: usize,
    /// Answers that decide by themselves, with what they decide.
    pub effects: Vec<Effect>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Effect {
    pub answer: Value,
    pub outcome: Verdict,
}

/// The case as it stands before the ends of records are asked for. In a case that was handed in, an end
/// left out means that the record still runs; of a record that is only now being asked about, `begun`, and
/// of one without a beginning, it means that nobody was asked.
pub fn pending(program: &Program, case: &Case, begun: &[String]) -> Case {
    let mut pending = case.clone();
    let facts = &case.facts;
    for (slot, of) in SlotId::all(&program.slots).zip(&program.slots).filter(|(_, of)| of.is_end()) {
        let start = SlotId::find(&program.slots, |s| s.is_start() && s.owner() == of.owner());
        for row in 0..facts.columns[slot.index()].len() {
            let place = facts.place(program, (of.domain, row), &of.path);
            let own = |of: &String| place.strip_prefix(of).is_some_and(|rest| rest.starts_with(['[', '.']));
            let without_start = start.is_some_and(|s| *facts.given(s, row) == Given::Missing);
            if *facts.given(slot, row) == Given::Missing && (without_start || begun.iter().any(own)) {
                pending.facts.columns[slot.index()][row] = Given::Unknown;
            }
        }
    }
    pending
}

/// The next question for the first decision that answers can still settle, its amount included. `decided`
/// is of `pending`; what was asked in vain is read from the case itself.
pub fn next(
    prepared: &Prepared<'_>,
    (case, pending): (&Case, &Case),
    options: &Options,
    decided: &[Decided],
) -> Option<Question> {
    let case = Cases { asked: case, pending };
    decided.iter().filter(|d| is_unsettled(d)).find_map(|d| question(prepared, case, options, d))
}

#[derive(Clone, Copy)]
struct Cases<'a> {
    asked: &'a Case,
    pending: &'a Case,
}

/// Open, or granted with an amount that still depends on facts.
fn is_unsettled(d: &Decided) -> bool {
    let amount = matches!(d.outcome.amount.state, AmountState::Interval | AmountState::Undetermined);
    d.outcome.verdict.is_open() || (d.outcome.verdict == Verdict::Met && amount)
}

fn question(prepared: &Prepared<'_>, case: Cases<'_>, options: &Options, decided: &Decided) -> Option<Question> {
    // A set with something that nobody knows, or that is not the case's to say, can decide nothing.
    let answerable = |set: &&BTreeSet<Need>| set.iter().all(|need| can_be_asked(prepared, case.asked, *need));
    let sets: Vec<&BTreeSet<Need>> = decided.missing.iter().filter(answerable).collect();
    let least = sets.iter().map(|s| s.len()).min()?;
    let mut weighed: Vec<Need> = Vec::new();
    for need in sets.iter().flat_map(|s| s.iter()) {
        if !weighed.contains(need) && weighed.len() < MAX_WEIGHED {
            weighed.push(*need);
        }
    }
    let case = case.pending;
    let mut trial = Trial::new(prepared, case, &options.choices, decided.outcome.decision);
    let open = decided.open.needs.len();
    let cost = |trial: &mut Trial<'_>, need: Need| -> usize {
        let Some((slot, row, values)) = listed(prepared, need) else { return open * UNLISTED };
        let left: usize = values.iter().map(|value| left(trial, (slot, row), value)).sum();
        left * WHOLE / values.len().max(1)
    };
    let best = weighed.iter().copied().min_by_key(|need| {
        // What decides alone comes before what decides only with others.
        let within = sets.iter().filter(|s| s.contains(need)).map(|s| s.len()).min();
        (cost(&mut trial, *need), within)
    })?;
    let effects = effects(prepared, case, options, (decided.outcome.decision, best));
    Some(Question { decision: decided.outcome.decision, need: best, least, effects })
}

/// Whether it is worth asking: a fact or a list that nobody was asked for yet.
fn can_be_asked(prepared: &Prepared<'_>, case: &Case, need: Need) -> bool {
    let facts = &case.facts;
    match need {
        Need::Fact { slot, row } => {
            let kind = &prepared.program.slot(slot).kind;
            // A list of amounts is read from a contract, not answered.
            // What was said and leaves a day open is not asked once more in the same words.
            *facts.given(slot, row as usize) == Given::Missing && *kind != Kind::MoneyList
        }
        Need::List { domain, parent } => facts.rows(domain).lists.get(parent as usize) != Some(&ListState::Unknown),
        Need::Parameter { .. } => false,
    }
}

/// The answers of a 是否 or of an enumeration that lists all of its values.
fn listed(prepared: &Prepared<'_>, need: Need) -> Option<(SlotId, u32, Vec<Value>)> {
    let Need::Fact { slot, row } = need else { return None };
    let values = match &prepared.program.slot(slot).kind {
        Kind::Bool => vec![Value::Bool(true), Value::Bool(false)],
        Kind::Enum(id) => {
            let of = &prepared.program.enums[id.index()];
            of.places().map(Value::Enum).collect()
        }
        _ => return None,
    };
    Some((slot, row, values))
}

/// How much is still open after an answer; nothing where it decides.
fn left(trial: &mut Trial<'_>, fact: (SlotId, u32), value: &Value) -> usize {
    let set = BTreeMap::from([(fact, value.clone())]);
    let decision = trial.decision;
    trial.with(&set, |trial| {
        trial.pass(|_, run| {
            let outcome = run.judge(decision);
            let open = run.open_of(&run.program.decisions[decision]);
            if outcome.verdict.is_open() { open.needs.len() } else { 0 }
        })
    })
}

/// What each answer decides by itself.
fn effects(
    prepared: &Prepared<'_>,
    case: &Case,
    options: &Options,
    (decision, need): (DecisionId, Need),
) -> Vec<Effect> {
    let Some((slot, row, values)) = listed(prepared, need) else { return vec![] };
    let options = Options { decisions: vec![decision], alternatives: false, ..options.clone() };
    let mut trial = Trial::new(prepared, case, &options.choices, decision);
    let mut found = Vec::new();
    for answer in values {
        let set = BTreeMap::from([((slot, row), answer.clone())]);
        let outcome = trial.with(&set, |trial| {
            let mut scratch = Scratch::default();
            let (_, decided) = examine(prepared, trial.facts(), &options, &mut scratch);
            decided.first().map(|d| d.outcome.verdict)
        });
        if let Some(outcome) = outcome.filter(|v| !v.is_open()) {
            found.push(Effect { answer, outcome });
        }
    }
    found
}
