//! What follows from every combination of answers: what is so under each of them is so, and the amounts they come
//! to bound the amount.

use super::cell::Cell;
use super::grounds::Ground;
use super::later;
use super::open::{Atom, Open};
use super::outcome::{Amount, Outcome};
use super::prepared::Prepared;
use super::question::Question;
use super::run::{Answer, Assumed, Input, Run};
use super::scratch::Scratch;
use crate::ir::{AmountState, DecisionId, NodeId, Verdict};
use crate::values::{Causes, Exact};

/// More combinations than this are not tried.
pub const MAX_RUNS: usize = 64;

/// The outcomes of these decisions for each combination of answers; nothing where there are too many, or none to try.
/// Of one decision alone `plain` is what it comes to without any answer.
pub(super) fn outcomes(
    prepared: &Prepared<'_>,
    run: &Run<'_>,
    open: &Open,
    (decisions, nodes): (&[DecisionId], &[NodeId]),
    plain: Option<&Outcome>,
    (scratch, side): (&mut Scratch, &mut Scratch),
) -> Option<Vec<Vec<Outcome>>> {
    let questions = run.questions(open);
    let picks = picks(questions.iter().map(|q| q.answers.as_slice())).filter(|picks| picks.len() > 1)?;
    let mut worlds: Vec<Vec<Outcome>> = Vec::with_capacity(picks.len());
    for pick in picks {
        let (assumed, answers) = world(run, &questions, &pick);
        let input = Input { assumed: &assumed, answers: &answers, ..run.input };
        let pass = Run::over(prepared, input, nodes, scratch);
        let own = decisions.iter().map(|d| {
            let mut outcome = pass.judge(*d);
            later::later(prepared, &pass, &mut outcome, side);
            let answers = match (questions.as_slice(), pick.as_slice()) {
                // Numbers are tried on either side of a limit: which were tried says nothing to a reader.
                ([one], [cell]) if !one.answers.iter().any(|a| matches!(a, Cell::Number(_))) => {
                    Some((one.atom, vec![*cell]))
                }
                _ => None,
            };
            let failing = pass.failing(&prepared.program.decisions[*d]);
            let (used_up, nothing) = (outcome.used_up, outcome.nothing);
            outcome.grounds = vec![Ground { answers, failing, used_up, nothing, yields_to: None }];
            outcome
        });
        worlds.push(own.collect());
        // What one answer leaves as open as none at all is open so whatever the others come to.
        if let (Some(plain), Some([one])) = (plain, worlds.last().map(Vec::as_slice))
            && one.verdict.is_open()
            && (one.amount == plain.amount || one.amount.state == AmountState::Undetermined)
        {
            break;
        }
    }
    Some(worlds)
}

/// Every way of taking one from each of several lists, the first list turning fastest; nothing where there are more
/// than [`MAX_RUNS`].
pub(super) fn picks<'l, T: Copy + 'l>(lists: impl Iterator<Item = &'l [T]>) -> Option<Vec<Vec<T>>> {
    let mut picks: Vec<Vec<T>> = vec![Vec::new()];
    for list in lists {
        if picks.len().checked_mul(list.len())? > MAX_RUNS {
            return None;
        }
        let with = |more: &T| picks.iter().map(|pick| pick.iter().copied().chain([*more]).collect()).collect();
        picks = list.iter().flat_map(|more| -> Vec<Vec<T>> { with(more) }).collect();
    }
    Some(picks)
}

/// One answer to each question, sorted as a pass wants them.
fn world(run: &Run<'_>, questions: &[Question], pick: &[Cell]) -> (Vec<Assumed>, Vec<Answer>) {
    let (mut assumed, mut answers): (Vec<Assumed>, Vec<Answer>) = (run.input.assumed.to_vec(), Vec::new());
    for (question, cell) in questions.iter().zip(pick) {
        let cell = *cell;
        match question.atom {
            Atom::Truth { node, row, .. } => assumed.push((node, row, cell)),
            Atom::Fact { slot, row } => {
                let own = run.rows(run.program.slot(slot).domain).of_item(row as usize);
                // What is known of one row of the item stays as it is.
                let unknown = own.filter(|r| run.fact(slot, *r, None).is_open());
                answers.extend(unknown.map(|r| (slot, r as u32, cell)));
            }
        }
    }
    assumed.sort_by_key(|(node, row, _)| (*node, *row));
    answers.sort_by_key(|(slot, row, _)| (*slot, *row));
    (assumed, answers)
}

/// One outcome from those of all combinations: what they agree on, with the bounds of what they come to.
/// `asked` are the causes of what is put to answers.
pub(super) fn combine(base: &Outcome, worlds: &[&Outcome], asked: Causes) -> Outcome {
    let Some((first, rest)) = worlds.split_first() else { return base.clone() };
    let same = rest.iter().all(|w| w.verdict == first.verdict);
    let refused = worlds.iter().all(|w| w.verdict.is_final_refusal());
    // A cap surely used up is so whatever else is not known.
    if base.verdict == Verdict::UsedUp {
        return base.clone();
    }
    let mut outcome = base.clone();
    outcome.grounds.clear();
    if same && first.verdict == Verdict::Met {
        outcome.verdict = Verdict::Met;
        outcome.yields_to = None;
        outcome.amount = hull(worlds);
        outcome.whatever |= base.verdict != Verdict::Met && outcome.amount.state != AmountState::Interval;
        if rest.iter().all(|w| w.payment == first.payment) {
            outcome.payment.clone_from(&first.payment);
        }
        if matches!(outcome.amount.state, AmountState::Settled | AmountState::None) {
            outcome.causes = first.causes;
        }
        return outcome;
    }
    if same && !first.verdict.is_open() || refused {
        outcome = if same { (*first).clone() } else { Outcome::new(base.decision, Verdict::Unmet) };
        // Of several days the last is sure.
        outcome.earliest = worlds.iter().filter_map(|w| w.earliest).max();
        if rest.iter().any(|w| w.yields_to != first.yields_to) {
            outcome.yields_to = None;
        }
        if rest.iter().any(|w| w.nothing.is_none()) {
            outcome.nothing = None;
        }
        if rest.iter().any(|w| w.used_up != first.used_up) {
            outcome.used_up = None;
        }
        outcome.whatever = base.verdict != outcome.verdict;
        // What used it up under some answer is a reason too: its figures are shown.
        let mut used_up = worlds.iter().filter(|w| w.used_up.is_some()).filter_map(|w| w.payment.as_ref());
        outcome.payment = outcome.payment.or(used_up.find(|p| p.segments.is_empty()).cloned());
        // Which of several is given instead is known only when all of them are.
        let own = |w: &&Outcome| {
            w.grounds.iter().map(|g| Ground { yields_to: g.yields_to.or(w.yields_to), ..g.clone() }).collect::<Vec<_>>()
        };
        let grounds = worlds.iter().filter(|_| outcome.whatever).flat_map(own);
        outcome.grounds = Ground::gathered(grounds);
        outcome.later_unsure = worlds.iter().any(|w| w.later_unsure);
        return outcome;
    }
    if !base.verdict.is_open() {
        // What is missing may yet decide, or which of two is the higher.
        outcome.await_causes(asked);
        outcome.yields_to = worlds.iter().find_map(|w| w.yields_to);
    }
    if outcome.amount.state != AmountState::None {
        outcome.amount = hull(worlds);
    }
    outcome
}

/// The bounds of what the worlds come to.
pub(super) fn hull(worlds: &[&Outcome]) -> Amount {
    let bounds = |w: &&Outcome| -> Option<(Exact, Option<Exact>)> {
        match w.verdict {
            Verdict::Unmet | Verdict::UsedUp | Verdict::TooEarly => Some((Exact::ZERO, Some(Exact::ZERO))),
            Verdict::Met => match w.amount.state {
                AmountState::Settled => w.amount.total.map(|t| (t, Some(t))),
                AmountState::Interval => w.amount.low.map(|low| (low, w.amount.high)),
                AmountState::Undetermined | AmountState::None => None,
            },
            Verdict::AwaitsApplicant
            | Verdict::AwaitsAgency
            | Verdict::AwaitsParameter
            | Verdict::AwaitsInterpretation
            | Verdict::AwaitsDiscretion => match w.amount.state {
                AmountState::Settled | AmountState::Interval => Some((Exact::ZERO, w.amount.total.or(w.amount.high))),
                AmountState::Undetermined | AmountState::None => None,
            },
            Verdict::Inconsistent
            | Verdict::NotComputable
            | Verdict::NotApplicable
            | Verdict::OnTarget
            | Verdict::BelowTarget
            | Verdict::AboveTarget => None,
        }
    };
    if worlds.iter().all(|w| w.amount.state == AmountState::None) {
        return Amount::NONE;
    }
    let mut all: Option<(Exact, Option<Exact>)> = None;
    for world in worlds {
        let Some((low, high)) = bounds(world) else { return Amount::UNDETERMINED };
        all = Some(match all {
            None => (low, high),
            Some((l, h)) => (l.min(low), h.zip(high).map(|(h, high)| h.max(high))),
        });
    }
    let met = worlds.iter().all(|w| w.verdict == Verdict::Met);
    match all {
        Some((low, Some(high))) if low == high && met => Amount::settled(low),
        Some((low, high)) if high.is_some() || !low.is_zero() => Amount::between(low, high),
        _ => Amount::UNDETERMINED,
    }
}
