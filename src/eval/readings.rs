//! Other readings of what the text leaves open: what is 未定 in all combinations, then what is adopted one by one.
//!
//! Leaving the runs of adopted items out saves time and says less; it never changes an outcome.

use super::decided::{AlternativeResult, Decided, InterpretationUse, Warning};
use super::exclusion;
use super::missing::missing;
use super::open::{MAX_SETS, Open};
use super::options::Options;
use super::outcome::{Amount, Outcome};
use super::prepared::Prepared;
use super::run::{Input, Run};
use super::scratch::Scratch;
use super::settle::{exclusive, settle};
use super::worlds;
use crate::ir::{Adopted, AmountState, DecisionId, InterpId, NodeId, Verdict};
use crate::values::Causes;
use std::collections::BTreeSet;

/// Runs other readings for these decisions, and leaves open what hangs on one that nobody has decided.
pub(super) fn read_otherwise(prepared: &Prepared<'_>, input: &Input<'_>, options: &Options, decided: &mut [Decided]) {
    let mut readings = Readings { prepared, input, options, scratch: Default::default() };
    let units = units(prepared, decided);
    for unit in &units {
        readings.undecided(unit, decided);
    }
    if options.alternatives {
        readings.adopted(&units, decided);
    }
}

/// Decisions that are settled together, by their place: each alone, or those that exclude each other.
fn units(prepared: &Prepared<'_>, decided: &[Decided]) -> Vec<Vec<usize>> {
    let place = |d: DecisionId| decided.iter().position(|x| x.outcome.decision == d);
    let groups: Vec<Vec<usize>> =
        exclusion::groups(prepared.program).iter().map(|g| g.iter().filter_map(|d| place(*d)).collect()).collect();
    let alone = (0..decided.len()).filter(|i| !groups.iter().any(|g| g.contains(i))).map(|i| vec![i]);
    let alone: Vec<Vec<usize>> = alone.collect();
    groups.into_iter().filter(|g| !g.is_empty()).chain(alone).collect()
}

struct Readings<'r, 'p> {
    prepared: &'r Prepared<'p>,
    input: &'r Input<'r>,
    options: &'r Options,
    scratch: [Scratch; 3],
}

impl Readings<'_, '_> {
    /// Some decisions under other readings, with what each reading still needs.
    fn run(&mut self, choices: &[u8], (decisions, nodes): (&[DecisionId], &[NodeId])) -> Vec<Decided> {
        let [main, side, later] = &mut self.scratch;
        let pass = Run::over(self.prepared, Input { choices, ..*self.input }, nodes, main);
        let mut results: Vec<Decided> = decisions
            .iter()
            .map(|d| {
                let (outcome, open) = settle(self.prepared, &pass, *d, (&mut *side, &mut *later));
                let decision = &self.prepared.program.decisions[*d];
                let (missing, missing_cut) = missing(&pass, decision, &outcome, &open);
                Decided { missing, missing_cut, ..Decided::bare(outcome, open) }
            })
            .collect();
        // Another reading may turn which of two is the higher.
        exclusive(self.prepared, &pass, &mut results, (side, later));
        results
    }

    /// How many alternatives of an item compute something.
    fn computed(&self, id: InterpId) -> Vec<u8> {
        let all = (0u8..).zip(&self.prepared.program.interpretations[id].alternatives);
        all.filter(|(_, a)| a.computed).map(|(k, _)| k).collect()
    }

    /// What nobody has decided and these decisions may reach, with its alternatives that compute.
    fn items(&self, unit: &[usize], decided: &[Decided]) -> Vec<(InterpId, Vec<u8>)> {
        let program = self.prepared.program;
        let reached: BTreeSet<InterpId> =
            unit.iter().flat_map(|i| decided[*i].interpretations.iter().map(|u| u.id)).collect();
        reached
            .into_iter()
            .filter(|id| program.interpretations[*id].adopted == Adopted::Undecided)
            .filter(|id| !self.options.settled.contains(id))
            .map(|id| (id, self.computed(id)))
            .filter(|(_, computed)| computed.len() > 1)
            .collect()
    }

    /// The readings to run for what nobody has decided, `fixed` beside it: all combinations where there are few
    /// enough, else each alone; and whether it is each alone.
    fn picks(&self, items: &[(InterpId, Vec<u8>)], fixed: Option<(InterpId, u8)>) -> (Vec<Vec<u8>>, bool) {
        match worlds::picks(items.iter().map(|(_, computed)| computed.as_slice())) {
            Some(together) => {
                let read = |pick: Vec<u8>| self.with(items.iter().map(|(id, _)| *id).zip(pick).chain(fixed));
                (together.into_iter().map(read).collect(), false)
            }
            None => (self.each_alone(items, fixed), true),
        }
    }

    /// The outcomes with an item read otherwise, whatever nobody has decided in every way.
    fn read_as(
        &mut self,
        fixed: (InterpId, u8),
        items: &[(InterpId, Vec<u8>)],
        of: (&[DecisionId], &[NodeId]),
    ) -> Vec<Outcome> {
        let base: Vec<Outcome> = self.run(&self.with([fixed]), of).into_iter().map(|d| d.outcome).collect();
        if items.is_empty() {
            return base;
        }
        let (picks, _) = self.picks(items, Some(fixed));
        let results: Vec<Vec<Decided>> = picks.iter().map(|pick| self.run(pick, of)).collect();
        let settled = |(n, outcome): (usize, Outcome)| {
            let mut d = Decided::bare(outcome, Open::default());
            await_reading(&mut d, &results.iter().map(|world| &world[n].outcome).collect::<Vec<_>>());
            d.outcome
        };
        base.into_iter().enumerate().map(settled).collect()
    }

    /// What nobody has decided, all together where there are few enough combinations, else each alone.
    fn undecided(&mut self, unit: &[usize], decided: &mut [Decided]) {
        let items = self.items(unit, decided);
        if items.is_empty() {
            return;
        }
        let decisions: Vec<DecisionId> = unit.iter().map(|i| decided[*i].outcome.decision).collect();
        let nodes = self.prepared.nodes_of(&decisions);
        let (picks, apart) = self.picks(&items, None);
        let results: Vec<Vec<Decided>> = picks.iter().map(|pick| self.run(pick, (&decisions, &nodes))).collect();
        for (n, place) in unit.iter().enumerate() {
            let d = &mut decided[*place];
            let own: Vec<(&[u8], &Outcome)> =
                picks.iter().zip(&results).map(|(pick, world)| (pick.as_slice(), &world[n].outcome)).collect();
            for (id, _) in &items {
                note(d, *id, &own, &self.options.choices);
            }
            if apart {
                d.warnings.push(Warning::ReadApart);
            }
            let worlds: Vec<&Outcome> = own.iter().map(|(_, o)| *o).collect();
            await_reading(d, &worlds);
            if d.outcome.verdict.is_open() || d.outcome.causes != Causes::NONE {
                results.iter().for_each(|world| also_needs(d, &world[n]));
            }
        }
    }

    /// The readings in force but for some items.
    fn with(&self, read: impl IntoIterator<Item = (InterpId, u8)>) -> Vec<u8> {
        let mut choices = self.options.choices.clone();
        for (id, k) in read {
            if let Some(choice) = choices.get_mut(id.index()) {
                *choice = k;
            }
        }
        choices
    }

    fn each_alone(&self, items: &[(InterpId, Vec<u8>)], fixed: Option<(InterpId, u8)>) -> Vec<Vec<u8>> {
        let mut picks = vec![self.with(fixed)];
        for (id, computed) in items {
            for k in computed {
                let choices = self.with(fixed.into_iter().chain([(*id, *k)]));
                if !picks.contains(&choices) {
                    picks.push(choices);
                }
            }
        }
        picks
    }

    /// Each adopted item varied alone, the others as in force.
    fn adopted(&mut self, units: &[Vec<usize>], decided: &mut [Decided]) {
        let program = self.prepared.program;
        let reached: BTreeSet<InterpId> = decided.iter().flat_map(|d| d.interpretations.iter().map(|u| u.id)).collect();
        for id in reached {
            let undecided = program.interpretations[id].adopted == Adopted::Undecided;
            if undecided && !self.options.settled.contains(&id) {
                continue;
            }
            let used = self.input.chosen(program, id);
            let reads = |i: &usize| decided[*i].interpretations.iter().any(|u| u.id == id);
            let asking: Vec<&Vec<usize>> = units.iter().filter(|u| u.iter().any(reads)).collect();
            for asking in asking {
                self.vary((id, used), asking, decided);
            }
        }
    }

    /// One adopted item in every reading, for decisions that are settled together.
    fn vary(&mut self, (id, used): (InterpId, u8), asking: &[usize], decided: &mut [Decided]) {
        let items: Vec<_> = self.items(asking, decided).into_iter().filter(|(of, _)| *of != id).collect();
        let decisions: Vec<DecisionId> = asking.iter().map(|i| decided[*i].outcome.decision).collect();
        let nodes = self.prepared.nodes_of(&decisions);
        for k in self.computed(id) {
            let results = (k != used).then(|| self.read_as((id, k), &items, (&decisions, &nodes)));
            for (n, place) in asking.iter().enumerate() {
                let d = &mut decided[*place];
                let outcome = results.as_ref().map_or(&d.outcome, |r| &r[n]);
                let result = result_of(k, outcome);
                let same = (result.verdict, result.amount) == (d.outcome.verdict, d.outcome.amount);
                match d.interpretations.iter_mut().find(|u| u.id == id) {
                    Some(of) => of.alternatives.push(result),
                    // A rival's question that turns this decision is this decision's as well.
                    None if !same => {
                        let own = result_of(used, &d.outcome);
                        d.interpretations.push(InterpretationUse {
                            id,
                            used,
                            alternatives: vec![own, result],
                            matters: None,
                        });
                    }
                    None => {}
                }
            }
        }
        for place in asking {
            if let Some(of) = decided[*place].interpretations.iter_mut().find(|u| u.id == id) {
                of.matters = matters(of.used, &of.alternatives);
            }
        }
    }
}

fn result_of(alternative: u8, outcome: &Outcome) -> AlternativeResult {
    AlternativeResult { alternative, verdict: outcome.verdict, amount: outcome.amount, causes: outcome.causes }
}

/// Whether another reading that was run comes to something else; nothing where none was, or where this one or all that differ
/// wait for facts: what they will come to is not known.
fn matters(used: u8, run: &[AlternativeResult]) -> Option<bool> {
    let own = run.iter().find(|a| a.alternative == used).filter(|_| run.len() > 1)?;
    let differs = |a: &&AlternativeResult| (a.verdict, a.amount) != (own.verdict, own.amount);
    let lacks = |a: &AlternativeResult| {
        matches!(a.verdict, Verdict::AwaitsApplicant | Verdict::AwaitsAgency | Verdict::AwaitsParameter)
    };
    let mut otherwise = run.iter().filter(differs).peekable();
    match otherwise.peek() {
        // As open, but for other causes: what that comes to is not known either.
        None => run.iter().all(|a| a.causes == own.causes).then_some(false),
        Some(_) => (!lacks(own) && otherwise.any(|a| !lacks(a))).then_some(true),
    }
}

/// What a reading that nobody has decided still needs is needed: no open outcome leaves its facts unnamed.
fn also_needs(d: &mut Decided, world: &Decided) {
    d.open.needs.extend(&world.open.needs);
    d.open.atoms.extend(&world.open.atoms);
    d.missing.extend(world.missing.iter().cloned());
    d.missing.sort();
    d.missing.dedup();
    d.missing_cut |= world.missing_cut || d.missing.len() > MAX_SETS;
    d.missing.truncate(MAX_SETS);
}

/// What each alternative of an item comes to with the others as in force; it matters where it turns any combination.
fn note(d: &mut Decided, id: InterpId, results: &[(&[u8], &Outcome)], base: &[u8]) {
    let others = |a: &[u8], b: &[u8]| a.iter().zip(b).enumerate().all(|(i, (x, y))| i == id.index() || x == y);
    let alone = results.iter().filter(|(pick, _)| others(pick, base));
    let alternatives: Vec<AlternativeResult> =
        alone.map(|(pick, o)| result_of(pick.get(id.index()).copied().unwrap_or_default(), o)).collect();
    let turns = results
        .iter()
        .any(|(a, x)| results.iter().any(|(b, y)| others(a, b) && (x.verdict, x.amount) != (y.verdict, y.amount)));
    let used = base.get(id.index()).copied().unwrap_or_default();
    let of = match d.interpretations.iter().position(|u| u.id == id) {
        Some(at) => &mut d.interpretations[at],
        None if turns => {
            d.interpretations.push(InterpretationUse { id, used, alternatives: vec![], matters: None });
            let last = d.interpretations.len() - 1;
            &mut d.interpretations[last]
        }
        None => return,
    };
    of.alternatives = alternatives;
    of.alternatives.sort_by_key(|a| a.alternative);
    of.matters = Some(turns);
}

/// Under 未定 the value stands where all readings agree, else the decision awaits one.
fn await_reading(d: &mut Decided, worlds: &[&Outcome]) {
    let key = |o: &&Outcome| (o.verdict, o.amount);
    let causes = |of: &mut dyn Iterator<Item = &&Outcome>| of.fold(Causes::NONE, |all, w| all.and(w.causes));
    let all = causes(&mut worlds.iter());
    if worlds.windows(2).all(|w| key(&w[0]) == key(&w[1])) {
        // The day on which it comes under every reading.
        d.outcome.earliest = worlds.iter().map(|w| w.earliest).max().flatten();
        // What only another reading lacks is lacking too.
        if d.outcome.causes != Causes::NONE {
            d.outcome.causes = d.outcome.causes.and(all);
        }
        return;
    }
    d.outcome.earliest = None;
    if worlds.iter().all(|w| w.verdict.is_final_refusal()) {
        d.outcome = worlds::combine(&d.outcome, worlds, Causes::INTERPRETATION);
        d.ask_nothing();
        return;
    }
    // What leaves only the amount of a reading open is listed, and does not open the outcome.
    let open = causes(&mut worlds.iter().filter(|w| w.verdict.is_open()));
    d.outcome.verdict = Verdict::awaiting(open.and(Causes::INTERPRETATION));
    d.outcome.causes = all.and(Causes::INTERPRETATION);
    d.outcome.used_up = None;
    d.outcome.nothing = None;
    if d.outcome.amount.state != AmountState::None || worlds.iter().any(|w| w.amount.state != AmountState::None) {
        d.outcome.amount = worlds::hull(worlds);
        if d.outcome.amount.state == AmountState::Settled {
            let total = d.outcome.amount.total;
            d.outcome.amount = total.map_or(Amount::UNDETERMINED, |t| Amount::between(t, Some(t)));
        }
    }
}
