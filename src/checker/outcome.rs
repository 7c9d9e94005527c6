//! The outcome of a decision from what its conditions came to, and that its parts agree with each other (1.6).

use super::finding::{Finding, Report, Unconfirmed, What};
use super::frame::{Frame, Lack};
use super::paid::Paid;
use super::pay;
use super::read;
use super::rerun;
use super::row::Row;
use super::value::{DISAGREEMENT, Given, Val, causes};
use crate::ir::{Adopted, AmountState, Decision, DecisionKind, InterpId, Op, TargetSpec, Verdict, Word};
use crate::values::{Causes, Exact, parse_date};

/// What follows, as far as the trace holds it.
enum Follows {
    Outcome(Verdict, Causes),
    /// It hangs on what the trace does not hold.
    Not(Unconfirmed),
}

pub(super) fn check(frame: &Frame<'_>, decision: &Decision, said: &read::Decision, report: &mut Report) {
    let Some(verdict) = Verdict::from_word(&said.outcome) else {
        return report.findings.push(Finding::of(What::Outcome).found(&said.outcome));
    };
    let word = Word::of(decision.kind, verdict).word();
    if said.word != word {
        report.findings.push(Finding::of(What::Word).expected(word).found(&said.word));
    }
    let listed = said.causes.join("、");
    let causes = causes(said.causes.iter().map(String::as_str)).filter(|c| c.names().eq(said.causes.iter()));
    let Some(causes) = causes else { return report.findings.push(Finding::of(What::Causes).found(listed)) };
    agree(decision, (verdict, causes), said, report);
    // Nothing is a cause that is open nowhere.
    let rivals = frame.program.exclusions.iter().any(|e| e.rules.contains(&decision.rule));
    let known = open_somewhere(frame, decision);
    // What a rival lacks is lacking here too.
    if !rivals && causes.and(known) != known {
        return report.findings.push(Finding::of(What::Causes).found(listed));
    }
    match follows(frame, decision, (verdict, causes), said) {
        // The node that lacks is a finding of its own.
        Err(_) => {}
        Ok(Follows::Not(why)) => report.leave(why),
        Ok(Follows::Outcome(own, _)) if own != verdict => {
            report.findings.push(Finding::of(What::Outcome).expected(own.word()).found(verdict.word()));
        }
        Ok(Follows::Outcome(_, own)) if own != causes => {
            let own = own.names().collect::<Vec<_>>().join("、");
            report.findings.push(Finding::of(What::Causes).expected(own).found(listed));
        }
        Ok(Follows::Outcome(..)) => report.conclusions += 1,
    }
    earliest(frame, decision, verdict, said, report);
}

/// What an outcome says of its causes, its amount, its day, whatever it came from.
fn agree(decision: &Decision, (verdict, causes): (Verdict, Causes), said: &read::Decision, report: &mut Report) {
    // The first of the open outcomes that the causes call for.
    let awaited = if causes.is_empty() { None } else { Some(Verdict::awaiting(causes)) };
    // Where every reading grants it, what else is missing is missing of the amount alone.
    let read_apart = verdict == Verdict::AwaitsInterpretation
        && causes.has(Causes::INTERPRETATION)
        && said.amount.state == AmountState::Interval.word();
    if verdict.is_open() && awaited != Some(verdict) && !read_apart {
        let expected = awaited.map_or("", Verdict::word);
        report.findings.push(Finding::of(What::Outcome).expected(expected).found(verdict.word()));
    }
    if !verdict.is_open() && verdict != Verdict::Met && !causes.is_empty() {
        report.findings.push(Finding::of(What::Causes).expected("").found(said.causes.join("、")));
    }
    let amount = &said.amount;
    let state = AmountState::from_word(&amount.state);
    let parts = (amount.total.is_some(), amount.low.is_some(), amount.high.is_some());
    let fits = match state {
        Some(AmountState::Settled) => parts == (true, false, false),
        Some(AmountState::Interval) => matches!(parts, (false, true, _)),
        Some(AmountState::Undetermined | AmountState::None) => parts == (false, false, false),
        None => false,
    };
    let pays = decision.kind == DecisionKind::Entitlement;
    let settled_while_open = verdict.is_open() && state == Some(AmountState::Settled);
    let open_while_met = verdict == Verdict::Met && causes.is_empty() && state == Some(AmountState::Interval);
    let denied = verdict.is_refusal() && !matches!(state, Some(AmountState::Settled | AmountState::None));
    let met_and_missing = verdict == Verdict::Met && !causes.is_empty() && state == Some(AmountState::Settled);
    if !fits
        || !pays && state != Some(AmountState::None)
        || settled_while_open
        || open_while_met
        || denied
        || met_and_missing
    {
        report.findings.push(Finding::of(What::AmountState).found(&amount.state));
    }
    if (verdict == Verdict::UsedUp) != said.used_up.is_some() {
        report.findings.push(Finding::of(What::Outcome).found(verdict.word()));
    }
    if verdict == Verdict::TooEarly && said.earliest.is_none()
        || said.earliest.is_some() && verdict != Verdict::TooEarly && !verdict.is_open()
    {
        report.findings.push(Finding::of(What::Earliest).found(said.earliest.clone().unwrap_or_default()));
    }
    let total = amount.total.as_deref().and_then(super::value::exact);
    match total {
        Some(total) if verdict.is_refusal() && !total.is_zero() => {
            report.findings.push(Finding::of(What::Total).expected("0.00").found(total.money()));
        }
        // Never 符合 with nothing.
        Some(total) if verdict == Verdict::Met && total <= Exact::ZERO => {
            report.findings.push(Finding::of(What::Outcome).found(verdict.word()));
        }
        _ => {}
    }
    let spoken = said.conclusion.replace([',', ' '], "");
    if let Some(total) = amount.total.as_deref().filter(|_| verdict == Verdict::Met)
        && !spoken.contains(total)
    {
        report.findings.push(Finding::of(What::Conclusion).expected(total).found(&said.conclusion));
    }
}

fn follows(
    frame: &Frame<'_>,
    decision: &Decision,
    (verdict, causes): (Verdict, Causes),
    said: &read::Decision,
) -> Result<Follows, Lack> {
    let case = Row::default();
    let eligible = frame.at(decision.eligible, &case)?;
    let undecided = |id: &InterpId| {
        let of = &frame.program.interpretations[*id];
        of.adopted == Adopted::Undecided && of.alternatives.iter().filter(|a| a.computed).count() > 1
    };
    let read_otherwise = decision.interpretations.iter().any(undecided);
    if causes.has(Causes::INTERPRETATION) && read_otherwise {
        return Ok(Follows::Not(Unconfirmed::Readings));
    }
    let failed = |why: &str| match why {
        DISAGREEMENT => Verdict::Inconsistent,
        _ => Verdict::NotComputable,
    };
    let own = match &eligible {
        Val::Failed(why) => (failed(why), Causes::NONE),
        Val::Open(why) => (Verdict::awaiting(*why), *why),
        Val::True => return met(frame, decision, verdict, said),
        _ if decision.kind == DecisionKind::Target && verdict != Verdict::TooEarly => return target(frame, decision),
        _ => (decision.kind.missed(), Causes::NONE),
    };
    if own == (verdict, causes) {
        return Ok(Follows::Outcome(own.0, own.1));
    }
    Ok(match eligible {
        // Time alone may bring it; the day is looked at by itself.
        Val::False | Val::NotApplicable if verdict == Verdict::TooEarly => Follows::Outcome(verdict, causes),
        Val::False | Val::NotApplicable if verdict.is_open() && rerun::moves(frame, decision) => {
            Follows::Not(Unconfirmed::Later)
        }
        // What else is missing for the amount is asked for in the same breath.
        Val::Open(why)
            if verdict.is_open() && decision.kind == DecisionKind::Entitlement && causes.and(why) == causes =>
        {
            Follows::Not(Unconfirmed::Bounds)
        }
        // What every answer refuses is refused, what every answer grants is granted.
        Val::Open(_) if !verdict.is_open() && verdict != Verdict::NotComputable => Follows::Not(Unconfirmed::Answers),
        _ => Follows::Outcome(own.0, own.1),
    })
}

/// The outcome where every condition holds.
fn met(frame: &Frame<'_>, decision: &Decision, verdict: Verdict, said: &read::Decision) -> Result<Follows, Lack> {
    let goal = decision.kind.goal();
    match decision.kind {
        DecisionKind::Target => return target(frame, decision),
        DecisionKind::Discretion => return Ok(Follows::Outcome(goal, Causes::DISCRETION)),
        DecisionKind::Status | DecisionKind::Priority | DecisionKind::Authorisation | DecisionKind::Duty => {
            return Ok(Follows::Outcome(goal, Causes::NONE));
        }
        DecisionKind::Entitlement => {}
    }
    let rivals = frame.program.exclusions.iter().any(|e| e.rules.contains(&decision.rule));
    let paid = pay::paid(frame, decision)?;
    Ok(match paid {
        // A rival may take its place.
        _ if rivals && verdict != Verdict::Met => Follows::Not(Unconfirmed::Rivals),
        Paid::Sum(sum) if sum.iter().any(|s| !s.after.is_zero()) => Follows::Outcome(Verdict::Met, Causes::NONE),
        // Why nothing is left, or whether a month to come brings it, is told apart by the day and by what was had.
        Paid::Sum(_) if verdict.is_refusal() => Follows::Outcome(verdict, Causes::NONE),
        Paid::Sum(_) => Follows::Outcome(Verdict::Unmet, Causes::NONE),
        Paid::Spent => Follows::Outcome(Verdict::UsedUp, Causes::NONE),
        Paid::Document => Follows::Outcome(Verdict::Met, Causes::NONE),
        Paid::Failed(why) if why == DISAGREEMENT => Follows::Outcome(Verdict::Inconsistent, Causes::NONE),
        Paid::Failed(_) => Follows::Outcome(Verdict::NotComputable, Causes::NONE),
        Paid::Unknown(_) if verdict == Verdict::Met && said.amount.state == AmountState::Settled.word() => {
            Follows::Not(Unconfirmed::Answers)
        }
        Paid::Unknown(why) => Follows::Not(why),
    })
}

/// 指标: a value between two bounds.
fn target(frame: &Frame<'_>, decision: &Decision) -> Result<Follows, Lack> {
    let case = Row::default();
    let Some(TargetSpec { value, low, high, .. }) = &decision.target else {
        return Ok(Follows::Outcome(Verdict::OnTarget, Causes::NONE));
    };
    match frame.at(decision.conditions, &case)? {
        Val::True => {}
        Val::Open(why) => return Ok(Follows::Outcome(Verdict::awaiting(why), why)),
        Val::Failed(_) => return Ok(Follows::Outcome(Verdict::NotComputable, Causes::NONE)),
        _ => return Ok(Follows::Outcome(Verdict::NotApplicable, Causes::NONE)),
    }
    let bound = |node: &Option<_>| node.map(|n| frame.at(n, &case)).transpose();
    let (low, high) = (bound(low)?.and_then(|v| v.number()), bound(high)?.and_then(|v| v.number()));
    let side = |n: Exact| {
        if low.is_some_and(|low| n < low) {
            Verdict::BelowTarget
        } else if high.is_some_and(|high| n > high) {
            Verdict::AboveTarget
        } else {
            Verdict::OnTarget
        }
    };
    // A ratio of nothing to nothing does not apply, as the whole value of a target alone.
    if let Op::Div(a, b) = frame.program.node(*value).op
        && frame.at(a, &case)? == Val::Number(Exact::ZERO)
        && frame.at(b, &case)? == Val::Number(Exact::ZERO)
    {
        return Ok(Follows::Outcome(Verdict::NotApplicable, Causes::NONE));
    }
    Ok(match frame.at(*value, &case)? {
        Val::Number(n) => Follows::Outcome(side(n), Causes::NONE),
        Val::Open(why) => {
            let bounds = super::bounds::bounds(frame, *value, &case)?.and_then(|b| b.span);
            match bounds {
                Some((least, Some(most))) if side(least) == side(most) => Follows::Outcome(side(least), Causes::NONE),
                _ => Follows::Outcome(Verdict::awaiting(why), why),
            }
        }
        Val::Failed(_) => Follows::Outcome(Verdict::NotComputable, Causes::NONE),
        _ => Follows::Outcome(Verdict::NotApplicable, Causes::NONE),
    })
}

/// The first day on which all conditions hold: they do then, and the day before they do not.
fn earliest(frame: &Frame<'_>, decision: &Decision, verdict: Verdict, said: &read::Decision, report: &mut Report) {
    let Some(text) = &said.earliest else { return };
    let finding = || Finding::of(What::Earliest).found(text);
    let Some(day) = parse_date(text).ok().filter(|day| *day > frame.basis) else {
        return report.findings.push(finding());
    };
    let on = |day| rerun::on(frame, decision, day);
    let before = day.pred_opt().and_then(on);
    match (on(day), before) {
        (Some(Val::True), Some(before)) if before != Val::True || frame.basis == day => report.conclusions += 1,
        // The conditions hold already, and a month to come is the first that is paid.
        (Some(Val::True), Some(Val::True)) => report.leave(Unconfirmed::Later),
        (Some(_), Some(_)) if verdict == Verdict::TooEarly => report.findings.push(finding()),
        _ => report.leave(Unconfirmed::Later),
    }
}

/// Everything for want of which something that the decision reads is open.
fn open_somewhere(frame: &Frame<'_>, decision: &Decision) -> Causes {
    let mut all = Causes::NONE;
    for value in frame.trace.cells.values() {
        if let Val::Open(why) = value {
            all = all.and(*why);
        }
    }
    for ((slot, _), given) in &frame.trace.given {
        if matches!(given, Given::Unknown | Given::Missing) {
            all = all.and(frame.cause(*slot));
        }
    }
    if frame.trace.lists.values().any(|list| !list.known) {
        all = all.and(Causes::APPLICANT);
    }
    let of = |id: &InterpId| frame.program.interpretations[*id].adopted == Adopted::Undecided;
    if decision.interpretations.iter().any(of) {
        all = all.and(Causes::INTERPRETATION);
    }
    // A standard that a document decides; a benefit that a rival may take the place of.
    if !decision.open_documents.is_empty() || !frame.program.exclusions.is_empty() {
        all = all.and(Causes::DOCUMENT);
    }
    if decision.kind == DecisionKind::Discretion || decision.extension.is_some() {
        all = all.and(Causes::DISCRETION);
    }
    all
}
