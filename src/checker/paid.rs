//! What is paid, to whom and for which months, and the duration that ends it.

use super::finding::Unconfirmed;
use super::frame::{Frame, Lack};
use super::row::Row;
use super::value::{NO_AMOUNT, Val};
use crate::ir::{DomainId, Op, Plan, Tier};
use crate::values::{Date, Exact, Month};

/// What is paid to one holder, of one month where it is paid by the month.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Share {
    pub holder: Row,
    pub span: Option<(Month, Month)>,
    pub months: u32,
    pub rate: Option<Exact>,
    pub before: Exact,
    /// What the caps leave of it.
    pub after: Exact,
}

/// What a payment comes to.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Paid {
    Sum(Vec<Share>),
    /// A one-time payment that was made, a period that is over.
    Spent,
    /// No sum, or one that a document decides.
    Document,
    Failed(&'static str),
    Unknown(Unconfirmed),
}

impl Paid {
    /// What keeps an amount from being one.
    pub fn stopped(by: &Val) -> Paid {
        match by {
            Val::Failed(why) => Paid::Failed(why),
            Val::NotApplicable => Paid::Failed(NO_AMOUNT),
            _ => Paid::Unknown(Unconfirmed::Bounds),
        }
    }
}

/// A duration that applies to a holder.
pub(super) struct Term {
    pub at_most: Option<u32>,
    pub until: Option<Month>,
    /// The day on which it ends, where its end is a day.
    pub day: Option<Date>,
}

/// The first duration whose condition holds; without durations there is no end.
pub(super) fn term(frame: &Frame<'_>, plan: &Plan, holder: &Row) -> Result<Result<Option<Term>, Val>, Lack> {
    if plan.tiers.is_empty() {
        return Ok(Ok(Some(Term { at_most: None, until: None, day: None })));
    }
    for Tier { condition, at_most, until, .. } in &plan.tiers {
        match condition.map_or(Ok(Val::True), |c| frame.at(c, holder))? {
            Val::True => {}
            stop @ (Val::Open(_) | Val::Failed(_)) => return Ok(Err(stop)),
            _ => continue,
        }
        let mut term = Term { at_most: at_most.map(|m| m.0), until: None, day: None };
        if let Some(until) = until {
            match frame.at(*until, holder)? {
                Val::NotApplicable => {}
                end => match end.month() {
                    Some(month) => term.until = Some(month),
                    None => return Ok(Err(end)),
                },
            }
            if let Op::MonthOf(day) = frame.program.node(*until).op {
                term.day = frame.at(day, holder)?.date();
            }
        }
        return Ok(Ok(Some(term)));
    }
    Ok(Ok(None))
}

/// The domain of the case itself.
pub(super) fn is_case(domain: DomainId) -> bool {
    domain == DomainId::ROOT
}
