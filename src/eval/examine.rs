//! One case in full: outcomes, bounds, alternatives of every interpretation reached, warnings.

use super::decided::{AlternativeResult, Decided, InterpretationUse, Warning};
use super::open::{Need, Open};
use super::outcome::{Amount, Outcome};
use super::prepared::Prepared;
use super::run::{Input, Run};
use super::scratch::Scratch;
use super::{bounds, exclusion, later, service, stacking};
use crate::facts::Facts;
use crate::ir::{Adopted, AmountState, DecisionId, InterpId, Verdict};
use crate::values::{Causes, Exact};
use std::collections::BTreeSet;

/// What to decide, and how.
#[derive(Debug, Clone)]
pub struct Options {
    pub decisions: Vec<DecisionId>,
    /// The alternative in force for each interpretation.
    pub choices: Vec<u8>,
    /// Interpretations that whoever asked has settled for this run, 未定 or not.
    pub settled: BTreeSet<InterpId>,
    /// Whether the alternatives of interpretations are run.
    pub alternatives: bool,
}

impl Options {
    /// Everything, as adopted.
    pub fn all(prepared: &Prepared<'_>) -> Options {
        Options {
            decisions: prepared.select(None),
            choices: prepared.adopted(),
            settled: BTreeSet::new(),
            alternatives: true,
        }
    }
}

/// The settled outcome of one decision in a pass: a later day tried, bounds found.
pub(super) fn settle(
    prepared: &Prepared<'_>,
    run: &Run<'_>,
    decision: DecisionId,
    side: &mut Scratch,
) -> (Outcome, Open) {
    let mut outcome = run.judge(decision);
    later::later(prepared, run, &mut outcome, side);
    let undetermined = outcome.amount.state == AmountState::Undetermined;
    if !outcome.verdict.is_open() && !undetermined && outcome.causes.is_empty() {
        return (outcome, Open::default());
    }
    let open = run.open_of(&prepared.program.decisions[decision]);
    bounds::bound(prepared, run.input, &open, &mut outcome, side);
    (outcome, open)
}

/// Examines one case; the pass that is returned is the trace of the adopted reading.
pub fn examine<'a>(
    prepared: &'a Prepared<'a>,
    facts: &'a Facts,
    options: &'a Options,
    scratch: &'a mut Scratch,
) -> (Run<'a>, Vec<Decided>) {
    let every = exclusion::with_rivals(prepared.program, &options.decisions);
    let nodes = prepared.nodes_of(&every);
    let input = Input::new(facts, &options.choices);
    let run = Run::over(prepared, input, &nodes, scratch);
    let mut side = Scratch::default();
    let mut decided: Vec<Decided> = every
        .iter()
        .map(|d| {
            let (outcome, open) = settle(prepared, &run, *d, &mut side);
            let decision = &prepared.program.decisions[*d];
            let (missing, missing_cut) = missing(&run, decision, &outcome, &open);
            let warnings = warnings(&run, *d);
            let uses = decision.interpretations.iter().map(|id| InterpretationUse {
                id: *id,
                used: run.chosen(*id),
                alternatives: vec![],
            });
            Decided { interpretations: uses.collect(), outcome, open, missing, missing_cut, warnings }
        })
        .collect();
    exclusion::highest_only(prepared.program, &mut decided);
    exclusion::enjoyed_before(&run, &mut decided);
    if options.alternatives {
        alternatives(prepared, &input, options, &mut decided);
    }
    decided.retain(|d| options.decisions.contains(&d.outcome.decision));
    stacking::overlaps(&run, &mut decided);
    stacking::same_person(&run, &mut decided);
    service::outside(&run, &mut decided);
    stacking::disagreements(prepared.program, &mut decided);
    (run, decided)
}

/// Sets that decide the conditions; where they hold, what the amount still needs.
fn missing(
    run: &Run<'_>,
    decision: &crate::ir::Decision,
    outcome: &Outcome,
    open: &Open,
) -> (Vec<BTreeSet<Need>>, bool) {
    if open.needs.is_empty() {
        return (vec![], false);
    }
    if run.root(decision.eligible).is_open() {
        return run.deciding_sets(decision.eligible, 0);
    }
    if outcome.verdict.is_open() || outcome.amount.state != AmountState::Settled {
        let mut all: Vec<BTreeSet<Need>> = open.needs.iter().map(|n| BTreeSet::from([*n])).collect();
        let cut = all.len() > super::open::MAX_SETS;
        all.truncate(super::open::MAX_SETS);
        return (all, cut);
    }
    (vec![], false)
}

/// One interpretation varied at a time, the others as in force.
fn alternatives(prepared: &Prepared<'_>, input: &Input<'_>, options: &Options, decided: &mut [Decided]) {
    let reached: BTreeSet<InterpId> = decided.iter().flat_map(|d| d.interpretations.iter().map(|u| u.id)).collect();
    let (mut first, mut side) = (Scratch::default(), Scratch::default());
    for id in reached {
        let interpretation = &prepared.program.interpretations[id];
        let used = input.chosen(prepared.program, id);
        let asking: Vec<usize> =
            (0..decided.len()).filter(|i| decided[*i].interpretations.iter().any(|u| u.id == id)).collect();
        let nodes = prepared.nodes_of(&asking.iter().map(|i| decided[*i].outcome.decision).collect::<Vec<_>>());
        for (k, alternative) in interpretation.alternatives.iter().enumerate() {
            let k = k as u8;
            let mut choices = options.choices.clone();
            let varied = alternative.computed && k != used;
            if varied && let Some(choice) = choices.get_mut(id.index()) {
                *choice = k;
            }
            let pass = varied.then(|| Run::over(prepared, Input { choices: &choices, ..*input }, &nodes, &mut first));
            let mut results: Vec<Decided> = match &pass {
                Some(pass) => asking
                    .iter()
                    .map(|i| {
                        let (outcome, open) = settle(prepared, pass, decided[*i].outcome.decision, &mut side);
                        Decided::bare(outcome, open)
                    })
                    .collect(),
                None => vec![],
            };
            // Another reading may turn which of two is the higher.
            exclusion::highest_only(prepared.program, &mut results);
            for (place, i) in asking.iter().enumerate() {
                let d = &mut decided[*i];
                let (verdict, amount) = match results.get(place) {
                    Some(result) => (result.outcome.verdict, result.outcome.amount),
                    None => (d.outcome.verdict, d.outcome.amount),
                };
                if let Some(of) = d.interpretations.iter_mut().find(|u| u.id == id) {
                    of.alternatives.push(AlternativeResult { alternative: k, verdict, amount });
                }
            }
        }
    }
    for d in decided {
        undecided(prepared, d, &options.settled);
    }
}

/// Under 未定 the value stands where all alternatives agree, else the decision awaits one.
fn undecided(prepared: &Prepared<'_>, d: &mut Decided, settled: &BTreeSet<InterpId>) {
    let open = d.interpretations.iter().filter(|u| {
        let i = &prepared.program.interpretations[u.id];
        i.adopted == Adopted::Undecided && !settled.contains(&u.id) && u.matters()
    });
    let results: Vec<&AlternativeResult> = open.flat_map(|u| &u.alternatives).collect();
    if results.is_empty() {
        return;
    }
    d.outcome.causes = d.outcome.causes.and(Causes::INTERPRETATION);
    if d.outcome.verdict.is_open() {
        return;
    }
    d.outcome.verdict = Verdict::AwaitsInterpretation;
    let lows: Option<Vec<Exact>> = results.iter().map(|r| least(r)).collect();
    let highs: Option<Vec<Exact>> = results.iter().map(|r| most(r)).collect();
    d.outcome.amount = match (lows.and_then(|l| l.into_iter().min()), highs.and_then(|h| h.into_iter().max())) {
        _ if d.outcome.amount.state == AmountState::None => d.outcome.amount,
        (Some(low), high) => Amount::between(low, high),
        _ => Amount::UNDETERMINED,
    };
}

fn least(r: &AlternativeResult) -> Option<Exact> {
    if r.verdict == Verdict::Met { r.amount.total.or(r.amount.low) } else { Some(Exact::ZERO) }
}

fn most(r: &AlternativeResult) -> Option<Exact> {
    if r.verdict == Verdict::Met { r.amount.total.or(r.amount.high) } else { Some(Exact::ZERO) }
}

fn warnings(run: &Run<'_>, index: DecisionId) -> Vec<Warning> {
    let decision = &run.program.decisions[index];
    let mut warnings = Vec::new();
    let (on, issued) = (run.input.facts.dates.applicable, run.program.policy.issued);
    if on < issued {
        warnings.push(Warning::BeforeIssue { on, issued });
    }
    if let Some(force) = run.program.policy.force {
        let first = Some(force.from).filter(|first| on < *first);
        let last = force.until.filter(|last| on > *last);
        if first.is_some() || last.is_some() {
            warnings.push(Warning::NotInForce { on, first, last });
        }
    }
    for hint in &decision.hints {
        let cell = run.root(hint.condition);
        if cell.is_true() || cell.is_open() {
            warnings.push(Warning::Hint { text: hint.text.clone(), open: cell.is_open() });
        }
    }
    for document in &decision.open_documents {
        let of = &run.program.documents[document.document];
        let standing = of.standing(on);
        let (decides, title) = (document.decides.clone(), of.title.clone());
        warnings.push(Warning::OpenDocument { decides, title, standing });
    }
    for id in run.nodes_of(index) {
        let node = run.program.node(*id);
        if let crate::ir::Op::Parameter { parameter, .. } = &node.op {
            for row in 0..run.row_count(node.domain) {
                if let Some(month) = run.change_within(node.domain, &node.op, row) {
                    let parameter = run.program.parameters[*parameter].name.clone();
                    let warning = Warning::ChangeWithinMonth { parameter, month };
                    if !warnings.contains(&warning) {
                        warnings.push(warning);
                    }
                }
            }
        }
    }
    warnings
}
