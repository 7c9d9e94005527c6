//! What would have to be otherwise for a decision to come out: the smallest sets of facts, each
//! proved by running the case again.
//!
//! Only facts that someone can change or correct are proposed, at most three together, and numbers
//! and dates only at the value where the answer turns (Wachter et al., counterfactual explanations).

mod boundary;
mod candidate;
mod repair;
mod trial;

use crate::eval::{Amount, Decided, Fault, Options, Prepared, Scratch, examine};
use crate::facts::{Case, CaseReader, Given, written};
use crate::ir::{DecisionKind, SlotId, Verdict};
use repair::{Repairs, denials, repairs};
use std::collections::{BTreeMap, BTreeSet};
pub use trial::Set;
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
    let kind = prepared.program.decisions[outcome.decision].kind;
    // Nobody hopes for a duty, and how somebody comes under a sanction is no advice.
    if matches!(kind, DecisionKind::Duty | DecisionKind::Authorisation)
        || is_goal(kind, outcome.verdict)
        || is_beside(kind, outcome.verdict)
    {
        return vec![];
    }
    let reader = CaseReader::new(prepared.program).of_other_rules();
    let (found, seen) = (Vec::new(), BTreeSet::new());
    let mut search = Search { prepared, case, options, decided, kind, reader, found, seen };
    // What is open is so for its own facts too.
    if outcome.yields_to.is_none() || outcome.verdict.is_open() {
        search.conditions();
    }
    // What gives way to a higher one is granted where that one is not.
    if let Some(rival) = outcome.yields_to {
        let mut trial = Trial::new(prepared, case, &options.choices, rival);
        let sets = denials(&mut trial);
        sets.iter().for_each(|set| search.prove(&trial, set));
    }
    let mut found = search.found;
    let keys: Vec<Vec<(SlotId, u32)>> = found.iter().map(Change::facts).collect();
    let mut place = keys.iter();
    let holds_smaller =
        |key: &Vec<(SlotId, u32)>| keys.iter().any(|k| k.len() < key.len() && k.iter().all(|f| key.contains(f)));
    found.retain(|_| place.next().is_some_and(|key| !holds_smaller(key)));
    found.sort_by_key(|c| c.set.len());
    // Where something is only not known, finding it out comes before correcting what is.
    let unknown = |c: &Change| c.set.iter().all(|s| !matches!(s.from, Given::Value(_)));
    if outcome.verdict.is_open() && found.iter().any(unknown) {
        found.retain(unknown);
    }
    found
}

impl Change {
    fn facts(&self) -> Vec<(SlotId, u32)> {
        self.set.iter().map(|s| (s.slot, s.row)).collect()
    }
}

/// A search for the sets of one decision.
struct Search<'a> {
    prepared: &'a Prepared<'a>,
    case: &'a Case,
    options: &'a Options,
    decided: &'a Decided,
    kind: DecisionKind,
    reader: CaseReader<'a>,
    found: Vec<Change>,
    /// The facts of each set found.
    seen: BTreeSet<Vec<(SlotId, u32)>>,
}

impl Search<'_> {
    /// Sets behind the conditions: single facts before several, also where the first value that repairs
    /// one condition breaks another.
    fn conditions(&mut self) {
        let mut trial = Trial::new(self.prepared, self.case, &self.options.choices, self.decided.outcome.decision);
        let sets = first(&mut trial);
        let (single, several): (Vec<Set>, Vec<Set>) = sets.into_iter().partition(|s| s.len() == 1);
        for sets in [single, several] {
            let mut failed = Vec::new();
            for set in sets {
                if !self.tried(&mut trial, &set) && failed.len() < MAX_SECOND {
                    failed.push(set);
                }
            }
            // Look once more at what is then lacking.
            for set in failed {
                let more = trial.with(&set, |t| repairs(t));
                for further in more {
                    let both: Set = set.clone().into_iter().chain(further).collect();
                    if both.len() <= MAX_FACTS {
                        self.tried(&mut trial, &both);
                    }
                }
            }
        }
    }

    /// Whether a set turns the decision; if so it is proved.
    fn tried(&mut self, trial: &mut Trial<'_>, set: &Set) -> bool {
        if self.found.len() == MAX_CHANGES {
            return true;
        }
        let turns = trial.with(set, |t| is_goal(self.kind, t.judge().verdict));
        if turns {
            self.prove(trial, set);
        }
        turns
    }

    /// Puts the set into the case as written and examines it anew; what does not come out is not proposed.
    fn prove(&mut self, trial: &Trial<'_>, set: &Set) {
        let key: Vec<(SlotId, u32)> = set.keys().copied().collect();
        if self.found.len() == MAX_CHANGES || self.seen.iter().any(|s| s.iter().all(|k| key.contains(k))) {
            return;
        }
        let (program, case) = (self.prepared.program, self.case);
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
        let Some(changed) = self.reader.reread(case, &plain) else { return };
        let options = Options { decisions: vec![self.decided.outcome.decision], ..self.options.clone() };
        let mut scratch = Scratch::default();
        let (run, results) = examine(self.prepared, &changed.facts, &options, &mut scratch);
        let Some(result) = results.first() else { return };
        // Where two readings are open, that only the reading is left to settle is as far as facts go.
        let verdict = result.outcome.verdict;
        let open =
            verdict == Verdict::AwaitsInterpretation && self.decided.outcome.verdict != Verdict::AwaitsInterpretation;
        // A count that no longer agrees with the records is a case nobody could hand in.
        let contradicts = run.faults().any(|f| f == Fault::Contradiction);
        if (is_goal(self.kind, verdict) || open) && !contradicts {
            self.seen.insert(key);
            self.found.push(Change { set: settings, outcome: verdict, amount: result.outcome.amount });
        }
    }
}

/// What is tried first: repairs of the conditions, or of the amount where the conditions hold.
fn first(trial: &mut Trial<'_>) -> Vec<Set> {
    let mut sets = if trial.is_eligible() { Repairs::of_amount(trial) } else { repairs(trial) };
    // Of sets of the same facts, the one nearest to what is given.
    let facts = |set: &Set| set.keys().copied().collect::<Vec<_>>();
    let mut place: BTreeMap<Vec<(SlotId, u32)>, usize> = BTreeMap::new();
    for (i, set) in sets.iter().enumerate() {
        place.entry(facts(set)).or_insert(i);
    }
    sets.sort_by_cached_key(|set| (set.len(), place.get(&facts(set)).copied(), trial.distance(set)));
    sets
}

/// Whether an outcome is what was hoped for.
fn is_goal(kind: DecisionKind, verdict: Verdict) -> bool {
    verdict == kind.goal()
}

/// A target that is not about this body is no failure to be turned.
fn is_beside(kind: DecisionKind, verdict: Verdict) -> bool {
    kind == DecisionKind::Target && verdict == Verdict::NotApplicable
}
