//! What would have to be otherwise for a decision to come out: the smallest sets of facts, each
//! proved by running the case again.
//!
//! Only facts that someone can change or correct are proposed, at most three together, and numbers
//! and dates only at the value where the answer turns (Wachter et al., counterfactual explanations).

mod boundary;
mod candidate;
mod repair;
mod trial;

use crate::eval::{Amount, Decided, Options, Prepared, Run, Scratch, Verdict, examine};
use crate::facts::{Case, CaseReader, Given, written};
use crate::ir::{DecisionKind, SlotId};
use repair::Repairs;
pub use repair::Set;
use std::collections::{BTreeMap, BTreeSet};
pub use trial::Trial;

/// At most so many facts change together.
pub const MAX_FACTS: usize = 3;
/// At most so many sets are given.
pub const MAX_CHANGES: usize = 5;
/// Sets that did not do by themselves and are looked at once more for what they still lack.
const MAX_SECOND: usize = 6;

/// A set of facts that turns a decision.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    pub set: Vec<Setting>,
    /// What the case then comes to.
    pub outcome: Verdict,
    pub amount: Amount,
}

/// One fact that is otherwise.
#[derive(Debug, Clone, PartialEq)]
pub struct Setting {
    pub slot: SlotId,
    pub row: u32,
    /// Where the case gives it, or would: `单位.招用人员[2].个人.出生日期`.
    pub at: String,
    pub from: Given,
    pub to: Given,
}

/// The sets that turn `decided`, the smallest first; each was put into the case as it is written, read
/// and examined again.
pub fn changes(prepared: &Prepared<'_>, case: &Case, options: &Options, decided: &Decided) -> Vec<Change> {
    let outcome = &decided.outcome;
    let index = outcome.decision;
    let kind = prepared.program.decisions[index].kind;
    if is_goal(kind, outcome.verdict) || outcome.yields_to.is_some() || is_beside(kind, outcome.verdict) {
        return vec![];
    }
    let mut trial = Trial::new(prepared, case, &options.choices, index);
    let mut found: Vec<Change> = Vec::new();
    let mut seen: BTreeSet<Vec<(SlotId, u32)>> = BTreeSet::new();
    let reader = CaseReader::new(prepared.program).of_other_rules();
    let mut failed: Vec<Set> = Vec::new();
    for set in first(&mut trial) {
        if found.len() == MAX_CHANGES {
            break;
        }
        if trial.with(&set, |t| is_goal(kind, t.judge().verdict)) {
            prove(&mut found, &mut seen, (&trial, case, options, &reader), (decided, &set));
        } else if set.len() < MAX_FACTS && failed.len() < MAX_SECOND {
            failed.push(set);
        }
    }
    // What repairs one condition may break another: look once more at what is then lacking.
    for set in failed {
        let more = trial.with(&set, |t| t.repairs());
        for further in more {
            let Some(both) = repair::joined(&set, &further).filter(|s| s.len() <= MAX_FACTS) else { continue };
            if found.len() < MAX_CHANGES && trial.with(&both, |t| is_goal(kind, t.judge().verdict)) {
                prove(&mut found, &mut seen, (&trial, case, options, &reader), (decided, &both));
            }
        }
    }
    found.sort_by_key(|c| c.set.len());
    // Where something is only not known, finding it out comes before correcting what is.
    let unknown = |c: &Change| c.set.iter().all(|s| !matches!(s.from, Given::Value(_)));
    if outcome.verdict.is_open() && found.iter().any(unknown) {
        found.retain(unknown);
    }
    found
}

/// What is tried first: repairs of the conditions, or of the amount where the conditions hold.
fn first(trial: &mut Trial<'_>) -> Vec<Set> {
    let mut sets = if trial.is_eligible() { Repairs::of_amount(trial) } else { trial.repairs() };
    // Of sets of the same facts, the one nearest to what is given.
    let facts = |set: &Set| set.keys().copied().collect::<Vec<_>>();
    let mut place: BTreeMap<Vec<(SlotId, u32)>, usize> = BTreeMap::new();
    for (i, set) in sets.iter().enumerate() {
        place.entry(facts(set)).or_insert(i);
    }
    sets.sort_by_cached_key(|set| (set.len(), place.get(&facts(set)).copied(), trial.distance(set)));
    sets
}

/// Whether an outcome is what was hoped for; of discretion, that the agency may consider it.
fn is_goal(kind: DecisionKind, verdict: Verdict) -> bool {
    match kind {
        DecisionKind::Target => verdict == Verdict::OnTarget,
        DecisionKind::Discretion => verdict == Verdict::AwaitsDiscretion,
        _ => verdict == Verdict::Met,
    }
}

/// A target that is not about this body is no failure to be turned.
fn is_beside(kind: DecisionKind, verdict: Verdict) -> bool {
    kind == DecisionKind::Target && verdict == Verdict::NotApplicable
}

/// Puts the set into the case as written and examines it anew; what does not come out is not proposed.
fn prove(
    found: &mut Vec<Change>,
    seen: &mut BTreeSet<Vec<(SlotId, u32)>>,
    (trial, case, options, reader): (&Trial<'_>, &Case, &Options, &CaseReader<'_>),
    (decided, set): (&Decided, &Set),
) {
    let key: Vec<(SlotId, u32)> = set.keys().copied().collect();
    if seen.iter().any(|s| s.iter().all(|k| key.contains(k))) {
        return;
    }
    let program = trial.prepared.program;
    let settings: Vec<Setting> = set
        .iter()
        .map(|((slot, row), to)| Setting {
            slot: *slot,
            row: *row,
            at: trial.place(*slot, *row),
            from: case.facts.given(*slot, *row as usize).clone(),
            to: Given::Value(to.clone()),
        })
        .collect();
    let mut plain = case.plain.clone();
    for setting in &settings {
        plain.set(&setting.at, written(program, &program.slot(setting.slot).kind, &setting.to));
    }
    let Some(mut changed) = reader.reread(case, &plain) else { return };
    changed.facts.dates = case.facts.dates;
    let options = Options { decisions: vec![decided.outcome.decision], ..options.clone() };
    let mut scratch = Scratch::default();
    let (run, results) = examine(trial.prepared, &changed.facts, &options, &mut scratch);
    let Some(result) = results.first() else { return };
    let kind = program.decisions[decided.outcome.decision].kind;
    // Where two readings are open, that only the reading is left to settle is as far as facts go.
    let verdict = result.outcome.verdict;
    let open = verdict == Verdict::AwaitsInterpretation && decided.outcome.verdict != Verdict::AwaitsInterpretation;
    if !(is_goal(kind, verdict) || open) || contradicts(&run) {
        return;
    }
    seen.insert(key);
    found.push(Change { set: settings, outcome: verdict, amount: result.outcome.amount });
}

/// Whether a count that is given no longer agrees with the records: a case nobody could hand in.
fn contradicts(run: &Run<'_>) -> bool {
    run.faults().any(|f| f == crate::eval::Fault::Contradiction)
}
