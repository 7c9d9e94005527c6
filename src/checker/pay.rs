//! What is to be paid where every condition holds, reckoned once more from the trace (1.10).

use super::caps;
use super::finding::Unconfirmed;
use super::frame::{Frame, Lack};
use super::months;
use super::paid::{Paid, Share, term};
use super::row::Row;
use super::value::{NEGATIVE, NEGATIVE_AMOUNT, OVERFLOW, Val};
use super::window;
use crate::ir::{Decision, NodeId, Pay, Plan};
use crate::values::{Exact, Month};

pub(super) fn paid(frame: &Frame<'_>, decision: &Decision) -> Result<Paid, Lack> {
    let Some(plan) = &decision.plan else { return Ok(Paid::Document) };
    let case = Row::default();
    if let Some(extension) = &decision.extension
        && !frame.at(extension.conditions, &case)?.is_denied()
    {
        return Ok(Paid::Unknown(Unconfirmed::Extension));
    }
    if let Some(spent) = plan.spent {
        match frame.at(spent, &case)? {
            Val::True => return Ok(Paid::Spent),
            Val::False | Val::NotApplicable => {}
            other => return Ok(Paid::stopped(&other)),
        }
    }
    let (due, pieces) = match &plan.pay {
        Pay::Monthly { amount } => (months::due(frame, decision, plan, *amount)?, None),
        Pay::Yearly { rate } => (window::yearly(frame, plan, *rate)?, None),
        Pay::Window { amount, granted } => (window::whole(frame, plan, (*amount, *granted))?, None),
        Pay::Once { rate, count, .. } => once(frame, *rate, *count)?,
        Pay::InKind { .. } => return in_kind(frame, plan),
        Pay::PerRules { .. } | Pay::SameAs { .. } => return Ok(Paid::Document),
    };
    match due {
        Paid::Sum(shares) => caps::cut(frame, plan, shares, pieces),
        other => Ok(other),
    }
}

fn once(frame: &Frame<'_>, rate: NodeId, count: Option<NodeId>) -> Result<(Paid, Option<Exact>), Lack> {
    let case = Row::default();
    let rate = frame.at(rate, &case)?;
    let count = count.map_or(Ok(Val::Number(Exact::ONE)), |c| frame.at(c, &case))?;
    let (Val::Number(rate), Val::Number(count)) = (&rate, &count) else {
        let parts = [rate, count];
        let failed = parts.iter().any(|p| matches!(p, Val::Failed(_)));
        if !failed && parts.contains(&Val::Number(Exact::ZERO)) {
            return Ok((Paid::Sum(vec![]), None));
        }
        let stop = super::logic::stopped(&parts).unwrap_or(Val::NotApplicable);
        return Ok((Paid::stopped(&stop), None));
    };
    let paid = match rate.mul(*count) {
        Err(_) => Paid::Failed(OVERFLOW),
        Ok(_) if count.is_negative() => Paid::Failed(NEGATIVE),
        Ok(amount) if amount.is_negative() => Paid::Failed(NEGATIVE_AMOUNT),
        Ok(amount) if amount.is_zero() => Paid::Sum(vec![]),
        Ok(amount) => {
            let (holder, rate) = (Row::default(), Some(*rate));
            Paid::Sum(vec![Share { holder, span: None, months: 0, rate, before: amount, after: amount }])
        }
    };
    Ok((paid, Some(*count)))
}

/// Relief or service: a period that is over gives nothing more.
fn in_kind(frame: &Frame<'_>, plan: &Plan) -> Result<Paid, Lack> {
    let term = match term(frame, plan, &Row::default())? {
        Ok(Some(term)) => term,
        Ok(None) => return Ok(Paid::Document),
        Err(stop) => return Ok(Paid::stopped(&stop)),
    };
    let over = match (term.day, term.until) {
        (Some(day), _) => day < frame.basis,
        (None, Some(month)) => month < Month::of(frame.basis),
        (None, None) => false,
    };
    Ok(if over { Paid::Spent } else { Paid::Document })
}
