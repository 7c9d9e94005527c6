//! The settled outcome of decisions in a pass: a later day tried, every answer to what is open put in turn.

use super::decided::Decided;
use super::open::Open;
use super::outcome::Outcome;
use super::prepared::Prepared;
use super::run::Run;
use super::scratch::Scratch;
use super::wanted::rows_unknown;
use super::{exclusion, later, worlds};
use crate::ir::{AmountState, DecisionId};
use std::slice;

/// One decision by itself, with what it still needs.
pub(super) fn settle(
    prepared: &Prepared<'_>,
    run: &Run<'_>,
    decision: DecisionId,
    (scratch, side): (&mut Scratch, &mut Scratch),
) -> (Outcome, Open) {
    let mut outcome = run.judge(decision);
    let later = later::later(prepared, run, &mut outcome, scratch);
    if !is_unsettled(&outcome) {
        return (outcome, Open::default());
    }
    let of = &prepared.program.decisions[decision];
    let mut open = run.open_of(of);
    open.needs.extend(later.needs);
    open.atoms.extend(later.atoms);
    // Nobody knows how many there are: nothing follows from what is said of each.
    if rows_unknown(prepared, of, &open) {
        return (outcome, open);
    }
    let nodes = prepared.nodes_for(decision);
    let found =
        worlds::outcomes(prepared, run, &open, (slice::from_ref(&decision), nodes), Some(&outcome), (scratch, side));
    if let Some(found) = found {
        outcome = worlds::combine(&outcome, &found.iter().flatten().collect::<Vec<_>>(), run.causes_of(&open));
        if !is_unsettled(&outcome) {
            open = Open::default();
        }
    }
    (outcome, open)
}

/// Something is open, of the outcome or of its amount.
fn is_unsettled(outcome: &Outcome) -> bool {
    let amount = outcome.amount.state;
    outcome.verdict.is_open()
        || !outcome.causes.is_empty()
        || matches!(amount, AmountState::Undetermined | AmountState::Interval)
}

/// Of several that exclude each other the highest alone; what is unknown in common is put to one answer in all of them.
pub(super) fn exclusive(
    prepared: &Prepared<'_>,
    run: &Run<'_>,
    decided: &mut [Decided],
    (scratch, side): (&mut Scratch, &mut Scratch),
) {
    let groups = exclusion::groups(prepared.program);
    if groups.is_empty() {
        return;
    }
    let own: Vec<(Outcome, Open)> = decided.iter().map(|d| (d.outcome.clone(), d.open.clone())).collect();
    exclusion::highest_only(prepared.program, decided);
    for group in groups {
        let of = |d: &DecisionId| own.iter().position(|(o, _)| o.decision == *d);
        let places: Option<Vec<usize>> = group.iter().map(of).collect();
        let Some(places) = places else { continue };
        if !places.iter().any(|p| is_unsettled(&decided[*p].outcome)) {
            continue;
        }
        let mut open = Open::default();
        for (_, asked) in places.iter().map(|p| &own[*p]) {
            open.needs.extend(asked.needs.iter().copied());
            open.atoms.extend(asked.atoms.iter().copied());
        }
        if group.iter().any(|d| rows_unknown(prepared, &prepared.program.decisions[*d], &open)) {
            continue;
        }
        let causes = run.causes_of(&open);
        let nodes = prepared.nodes_of(&group);
        let Some(found) = worlds::outcomes(prepared, run, &open, (&group, &nodes), None, (scratch, side)) else {
            continue;
        };
        let settled: Vec<Vec<Outcome>> = found
            .into_iter()
            .map(|world| {
                let mut world: Vec<Decided> = world.into_iter().map(|o| Decided::bare(o, Open::default())).collect();
                exclusion::highest_only(prepared.program, &mut world);
                world.into_iter().map(|d| d.outcome).collect()
            })
            .collect();
        for (n, place) in places.iter().enumerate() {
            let worlds: Vec<&Outcome> = settled.iter().map(|world| &world[n]).collect();
            let d = &mut decided[*place];
            let waits_for = d.outcome.yields_to;
            d.outcome = worlds::combine(&own[*place].0, &worlds, causes);
            if d.outcome.verdict.is_open() {
                d.outcome.yields_to = waits_for.or(d.outcome.yields_to);
            }
            if is_unsettled(&d.outcome) {
                d.open = open.clone();
            } else {
                d.ask_nothing();
            }
        }
    }
}
