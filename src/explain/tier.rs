//! Which of several standards or durations applies, and why.

use super::detail::Detail;
use super::line::Tier;
use super::needs::label;
use super::shown::Shown;
use super::spoken::spoken;
use super::state::State;
use super::statement::Step;
use super::step::step;
use crate::eval::{MonthCap, Run, Segment};
use crate::ir::{DomainId, NodeId, Op, Pay, Plan};
use crate::values::{Month, distinct};

/// The standard by which a segment is paid, where there are several; of a month the first of the segment.
pub fn standard_tier(run: &Run<'_>, plan: &Plan, segment: &Segment) -> Option<Tier> {
    let (rate, row) = match plan.pay {
        Pay::Yearly { rate } | Pay::Once { rate, .. } | Pay::Window { amount: rate, .. } => (rate, 0),
        Pay::Monthly { amount } => {
            let first = segment.span.map_or(Month::of(run.input.basis), |(from, _)| from);
            (amount, month_row(run, plan, segment.member.unwrap_or(0), first)?)
        }
        Pay::InKind { .. } | Pay::PerRules { .. } | Pay::SameAs { .. } => return None,
    };
    let at = (run.program.node(rate).domain, row);
    let (parts, at) = tiers(run, rate, at)?;
    let (condition, value) = parts.iter().find_map(|part| {
        let Op::If { condition, then, .. } = run.program.node(*part).op else { return None };
        run.at(condition, at.0, at.1).is_true().then_some((condition, then))
    })?;
    let others = matches!(run.program.node(condition).op, Op::Unless(_));
    let words = (!others).then(|| spoken(run, &run.program.node(condition).text));
    Some(Tier {
        who: segment.member.and_then(|row| label(run, plan.holder, row as usize)),
        condition: words,
        gives: Shown::cell(run.at(value, at.0, at.1), &run.program.node(value).kind),
        why: why(run, condition, at),
    })
}

/// The items of which one alone applies, in an amount or a part of it, with the row they stand in.
fn tiers<'a>(run: &Run<'a>, node: NodeId, at: (DomainId, usize)) -> Option<(&'a [NodeId], (DomainId, usize))> {
    let n = run.program.node(node);
    let own = (n.domain, run.enclosing(n.domain, at.0, at.1));
    match &n.op {
        Op::Agree(parts) => Some((parts, own)),
        op => op.operands().into_iter().filter(|o| run.program.node(*o).kind.is_numeric()).find_map(|o| {
            // What is gathered stands in rows of its own.
            if op.gathers().is_some() { None } else { tiers(run, o, own) }
        }),
    }
}

/// Why a cap goes by its duration, where there are several.
pub fn why_duration(run: &Run<'_>, plan: &Plan, cap: &MonthCap) -> Vec<Detail> {
    let Some(tier) = cap.tier.map(|tier| &plan.tiers[tier]) else { return vec![] };
    let conditions: Vec<NodeId> = plan.tiers.iter().filter_map(|t| t.condition).filter(|c| asks(run, *c)).collect();
    let at = (plan.holder, cap.member.unwrap_or(0) as usize);
    match tier.condition {
        Some(condition) if asks(run, condition) => why(run, condition, at),
        Some(_) => vec![],
        None => distinct(conditions.iter().flat_map(|c| why(run, *c, at))),
    }
}

/// Whether a condition asks anything of the case: of readings each says alone whether it is in force.
fn asks(run: &Run<'_>, condition: NodeId) -> bool {
    !run.program.slots_of(&run.program.behind([condition])).is_empty()
}

/// What decides a truth; of the complement of others, what they fail by.
fn why(run: &Run<'_>, condition: NodeId, (domain, row): (DomainId, usize)) -> Vec<Detail> {
    let n = run.program.node(condition);
    let whole = step(run, condition, run.enclosing(n.domain, domain, row));
    let denied = matches!(n.op, Op::Unless(_));
    let leaves: Vec<&Step> = match (denied, whole.state) {
        (true, _) => whole.children.iter().flat_map(Step::failing).collect(),
        (false, State::Holds) => whole.holding(),
        (false, _) => whole.failing(),
    };
    let facts = leaves.into_iter().flat_map(Step::facts).filter(|d| !matches!(d, Detail::LeftOut { .. }));
    distinct(facts.cloned())
}

/// The row of a month in the schedule's own domain.
pub(super) fn month_row(run: &Run<'_>, plan: &Plan, holder: u32, month: Month) -> Option<usize> {
    let Pay::Monthly { amount } = plan.pay else { return None };
    run.month_row(run.program.node(amount).domain, holder, month)
}
