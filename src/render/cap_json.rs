//! How caps on amounts were used, as data.

use crate::eval::{AmountCap, CapTime, CapUsed, Outcome, Run};
use crate::ir::{LimitWhat, Plan, TIMES};
use crate::values::Exact;
use serde::Serialize;

/// One group of one cap: what it came to before, what was cut, what is left.
#[derive(Debug, Serialize)]
pub struct CapPart {
    /// The words of the rule.
    pub text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub member: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub year: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub month: Option<String>,
    /// How many pieces the cap is for, where it caps each of them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pieces: Option<String>,
    pub cap: String,
    /// 次, where it counts how often something is paid: the numbers are no amounts then.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<&'static str>,
    /// What the year before left of the cap.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub carried: Option<String>,
    /// What earlier decisions used; null where nobody knows, or where the cap does not look back.
    pub approved: Option<String>,
    /// What others that share the cap take of it in the same run.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shared: Option<String>,
    pub before: String,
    pub after: String,
    /// Null where what was approved before is not known.
    pub left: Option<String>,
}

pub(super) fn caps(run: &Run<'_>, outcome: &Outcome) -> Vec<CapPart> {
    let plan = run.program.decisions[outcome.decision].plan.as_ref();
    let Some((plan, payment)) = plan.zip(outcome.payment.as_ref()) else { return vec![] };
    payment.amount_caps.iter().map(|cap| part(run, plan, cap)).collect()
}

fn part(run: &Run<'_>, plan: &Plan, cap: &AmountCap) -> CapPart {
    let (year, month) = match cap.time {
        Some(CapTime::Year(year)) => (Some(year), None),
        Some(CapTime::Month(month)) => (None, Some(month.to_string())),
        None => (None, None),
    };
    let limit = &plan.limits[cap.limit];
    let times = limit.what == LimitWhat::Times;
    let sum = |n: Exact| if times { n.display() } else { n.money() };
    let approved = match cap.approved {
        CapUsed::Known(approved) => Some(sum(approved)),
        CapUsed::NotCounted | CapUsed::Unknown => None,
    };
    let room = cap.cap.add(cap.carried).unwrap_or(cap.cap);
    let left = cap.after.add(cap.now).ok().and_then(|used| cap.approved.left(room, used));
    CapPart {
        text: limit.text.clone(),
        member: cap.member.and_then(|row| run.rows(plan.holder).labels.get(row as usize).cloned()),
        year,
        month,
        pieces: cap.pieces.map(Exact::display),
        cap: sum(cap.cap),
        unit: times.then_some(TIMES),
        carried: limit.carries.then(|| sum(cap.carried)),
        approved,
        shared: (!cap.now.is_zero()).then(|| sum(cap.now)),
        before: sum(cap.before),
        after: sum(cap.after),
        left: left.map(sum),
    }
}
