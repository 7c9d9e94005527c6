//! The sum: formulas with numbers, caps with what is left, sources of parameters.

use super::formula::{Piece, formula};
use super::line::{AmountUsed, CapSpan, Line, Monthly, MonthsUsed, Span, YearlyTime};
use super::needs::label;
use super::parameter::{Lookup, look_up};
use super::shown::Stretch;
use super::spoken::spoken;
use super::tier::{month_row, standard_tier, why_duration};
use crate::eval::{AmountCap, CapTime, MonthCap, PayState, Payment, Run, Segment, Unpaid};
use crate::ir::{CitationId, Decision, DomainId, Holder, LimitWhat, NodeId, Op, Pay, Plan, Proration, Rounding};
use crate::types::Kind;
use crate::values::{Causes, Date, Exact, Month, add_months, distinct, stretches};
use std::collections::BTreeSet;

/// The sum of one payment and the words it rests on.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Sum {
    pub lines: Vec<Line>,
    pub cites: Vec<CitationId>,
}

/// At most so many segments are written out; the rest are counted.
const SHOWN: usize = 24;

/// The lines of a payment.
pub fn sum(run: &Run<'_>, decision: &Decision, plan: &Plan, payment: &Payment) -> Sum {
    let mut sum = Sum::default();
    if matches!(payment.state, PayState::NoAmount | PayState::PerRules) {
        return sum;
    }
    let compared = compared(run, plan);
    // One amount, once: the line says it already.
    let told = compared.is_some() && matches!(plan.pay, Pay::Once { count: None, .. });
    sum.lines.extend(compared);
    for segment in payment.segments.iter().take(SHOWN) {
        let tier = standard_tier(run, plan, segment).map(Line::Tier);
        sum.lines.extend(tier.filter(|tier| !sum.lines.contains(tier)));
        sum.lines.extend((!told).then(|| segment_line(run, plan, payment, segment)));
    }
    if payment.segments.len() > SHOWN {
        sum.lines.push(Line::More { count: payment.segments.len() - SHOWN });
    }
    if payment.segments.iter().any(|s| s.projected) {
        sum.lines.push(Line::Projected { after: run.input.basis });
    }
    if payment.exact_total != payment.total {
        if let Some((way, places)) = run.rounding().and_then(Rounding::way) {
            let (exact, total) = (payment.exact_total, payment.total);
            sum.lines.push(Line::Rounded { exact, total, way, places });
        }
    } else if payment.segments.len() > 1 {
        sum.lines.push(Line::Together { total: payment.exact_total });
    }
    for cap in payment.month_caps.iter().take(SHOWN) {
        let line = month_cap(run, decision, plan, payment, cap);
        sum.lines.extend(line.filter(|line| !is_said_for_all(run, decision, plan, &sum.lines, line)));
    }
    sum.lines.extend(amount_caps(run, plan, payment).into_iter().map(Line::AmountCap));
    sum.lines.extend(unpaid(run, decision, plan, payment));
    let open: BTreeSet<Month> = payment.open_months.iter().map(|o| o.month).collect();
    if let Some((from, to)) = open.first().zip(open.last()) {
        let standard = payment.open_months.iter().all(|o| !o.causes.has(Causes::FACTS));
        sum.lines.push(Line::OpenMonths { standard, from: *from, to: *to, count: open.len() });
    }
    sum.lines.extend(sources(run, plan).into_iter().map(Line::Source));
    let cites = plan.standard_cites.iter().chain(&plan.duration_cites).chain(plan.limits.iter().flat_map(|l| &l.cites));
    sum.cites = distinct(cites.copied());
    sum
}

fn segment_line(run: &Run<'_>, plan: &Plan, payment: &Payment, segment: &Segment) -> Line {
    // What is paid of it, the lines of the caps say.
    let due = segment.before_cap.or(segment.amount).unwrap_or(Exact::ZERO);
    let at_root = |node: NodeId| several(formula(run, node, run.program.node(node).domain, 0));
    match &plan.pay {
        Pay::Yearly { .. } => {
            let rate = segment.rate.unwrap_or(Exact::ZERO);
            Line::Yearly { rate, time: yearly_time(run, plan, payment, segment), amount: due }
        }
        Pay::Once { rate, .. } => {
            let rate_kind = run.program.node(*rate).kind.clone();
            match payment.count.filter(|c| *c != Exact::ONE || matches!(&rate_kind, Kind::Money { per: Some(_) })) {
                Some(count) => {
                    let counter = segment.counter(Some(plan)).to_owned();
                    Line::Pieces { rate: segment.rate.unwrap_or(Exact::ZERO), rate_kind, count, counter, amount: due }
                }
                None => Line::Once { formula: at_root(*rate), amount: due },
            }
        }
        Pay::Window { amount: node, .. } => {
            Line::Window { months: segment.months, formula: at_root(*node), amount: due }
        }
        Pay::Monthly { .. } | Pay::InKind { .. } | Pay::PerRules { .. } | Pay::SameAs { .. } => {
            Line::Monthly(monthly(run, plan, segment, segment.amount.unwrap_or(Exact::ZERO)))
        }
    }
}

/// Amounts paid once of which the lowest or the highest counts: those that apply, the one not taken too.
fn compared(run: &Run<'_>, plan: &Plan) -> Option<Line> {
    let (Pay::Once { rate, .. } | Pay::Yearly { rate } | Pay::Window { amount: rate, .. }) = &plan.pay else {
        return None;
    };
    let (Op::Least(parts) | Op::Highest(parts)) = &run.program.node(*rate).op else { return None };
    let lowest = matches!(run.program.node(*rate).op, Op::Least(_));
    let item = |part: &NodeId| Some((several(formula(run, *part, DomainId::ROOT, 0)), run.root(*part).number()?));
    let items: Vec<(Vec<Piece>, Exact)> = parts.iter().filter_map(item).collect();
    let amount = run.root(*rate).number()?;
    (items.len() > 1).then_some(Line::Compared { items, lowest, amount })
}

/// A formula of one figure says nothing beside the figure.
fn several(pieces: Vec<Piece>) -> Vec<Piece> {
    if pieces.len() > 1 { pieces } else { vec![] }
}

fn yearly_time(run: &Run<'_>, plan: &Plan, payment: &Payment, segment: &Segment) -> YearlyTime {
    let months = segment.months;
    let proration = plan.proration.as_ref().map(|p| run.setting(p));
    match (proration, payment.part_year) {
        (Some(Proration::ByDay), Some((days, of))) => YearlyTime::YearsAndDays { years: months / 12, days, of },
        (Some(Proration::ByDay), None) if !months.is_multiple_of(12) => YearlyTime::ByDay { months },
        (Some(Proration::StartedYears), _) => YearlyTime::StartedYears { months },
        _ if months.is_multiple_of(12) => YearlyTime::Years(months / 12),
        _ => YearlyTime::Months(months),
    }
}

/// First and last day of a segment of whole months that begins with the window.
pub fn days(payment: &Payment, segment: &Segment) -> Option<(Date, Date)> {
    let (from, to) = payment.window?;
    let from = add_months(from, i32::try_from(payment.taken).ok()?).ok()?;
    let end = match payment.part_year {
        Some((days, _)) => {
            let years = segment.months / 12 * 12;
            let begun = add_months(from, i32::try_from(years).ok()?).ok()?;
            begun.checked_add_signed(chrono::TimeDelta::days(days - 1))?
        }
        None => add_months(from, i32::try_from(segment.months).ok()?).ok()?.pred_opt()?,
    };
    Some((from, to.map_or(end, |to| end.min(to).max(from))))
}

fn monthly(run: &Run<'_>, plan: &Plan, segment: &Segment, amount: Exact) -> Monthly {
    let (from, to) = segment.span.unwrap_or_else(|| {
        let month = Month::of(run.input.basis);
        (month, month)
    });
    let of_month = |month: Month| match (&plan.pay, month_row(run, plan, segment.member.unwrap_or(0), month)) {
        (Pay::Monthly { amount }, Some(row)) => several(formula(run, *amount, run.program.node(*amount).domain, row)),
        _ => vec![],
    };
    // Months that come to the same by other figures have no formula in common.
    let formula = of_month(from);
    let others = (1..=to.since(from)).filter_map(|n| from.plus(n).ok()).map(of_month);
    let formula = if others.filter(|f| !f.is_empty()).all(|f| f == formula) { formula } else { vec![] };
    Monthly {
        who: segment.member.map(|row| label(run, plan.holder, row as usize).unwrap_or_default()),
        from,
        to,
        formula,
        rate: segment.rate.unwrap_or(Exact::ZERO),
        months: segment.months,
        before_cap: segment.before_cap.filter(|before| *before != amount),
        amount,
    }
}

/// Months in range that are not paid, by whose they are and why; of members that share one cap, once for all.
fn unpaid(run: &Run<'_>, decision: &Decision, plan: &Plan, payment: &Payment) -> Vec<Line> {
    let together = counts_together(run, decision, plan);
    let mut left: Vec<Unpaid> =
        payment.unpaid.iter().map(|u| Unpaid { member: u.member.filter(|_| !together), ..*u }).collect();
    left.sort_unstable();
    left.dedup();
    let same = |a: &Unpaid, b: &Unpaid| (a.member, a.why) == (b.member, b.why);
    left.chunk_by(same)
        .take(SHOWN)
        .map(|of| {
            let who = of[0].member.and_then(|row| label(run, plan.holder, row as usize));
            Line::Unpaid { who, why: of[0].why, months: stretches(of.iter().map(|u| u.month)) }
        })
        .collect()
}

fn month_cap(run: &Run<'_>, decision: &Decision, plan: &Plan, payment: &Payment, cap: &MonthCap) -> Option<Line> {
    let duration = cap.tier.map(|tier| spoken(run, &plan.tiers[tier].text));
    let had = cap.enjoyed.filter(|enjoyed| *enjoyed > 0);
    if duration.is_none() && had.is_none() {
        return None;
    }
    let use_of = match (cap.at_most, cap.enjoyed) {
        (Some(at_most), Some(enjoyed)) => {
            let left = i64::from(at_most) - enjoyed;
            let (granted, left) = by_the_day(payment, left).unwrap_or_else(|| {
                let granted = i64::from(cap.granted);
                (Span::Months(granted), Span::Months((left - granted).max(0)))
            });
            MonthsUsed::Known { at_most, enjoyed, granted, left }
        }
        (Some(at_most), None) => MonthsUsed::Unknown { at_most },
        (None, Some(enjoyed)) if enjoyed > 0 => MonthsUsed::Had { enjoyed, granted: cap.granted },
        (None, _) => MonthsUsed::UntilEnd { granted: cap.granted },
    };
    let who = cap.member.and_then(|row| label(run, plan.holder, row as usize));
    let who = who.filter(|_| !counts_together(run, decision, plan));
    Some(Line::MonthCap { who, duration: duration.unwrap_or_default(), why: why_duration(run, plan, cap), use_of })
}

/// Whether the members' months count towards one cap.
fn counts_together(run: &Run<'_>, decision: &Decision, plan: &Plan) -> bool {
    decision.member.is_some() && plan.counted.as_ref().is_some_and(|c| run.setting(c) == Holder::Subject)
}

/// A cap that all members share is told once.
fn is_said_for_all(run: &Run<'_>, decision: &Decision, plan: &Plan, said: &[Line], line: &Line) -> bool {
    let Line::MonthCap { use_of, .. } = line else { return false };
    let same = |l: &Line| matches!(l, Line::MonthCap { use_of: other, .. } if other.is_like(use_of));
    counts_together(run, decision, plan) && said.iter().any(same)
}

/// What was granted and what is left of so many months, where days of a year were paid.
fn by_the_day(payment: &Payment, left: i64) -> Option<(Span, Span)> {
    payment.part_year?;
    let (from, to) = payment.segments.first().and_then(|s| days(payment, s))?;
    let next = to.succ_opt()?;
    let end = add_months(from, i32::try_from(left).ok()?).ok()?.max(next);
    Some((Span::Time(Stretch::between(from, next)), Span::Time(Stretch::between(next, end))))
}

/// Each cap on amounts, months in a row that came to the same together.
fn amount_caps(run: &Run<'_>, plan: &Plan, payment: &Payment) -> Vec<AmountUsed> {
    let mut said: Vec<AmountUsed> = Vec::new();
    for cap in &payment.amount_caps {
        let next = amount_cap(run, plan, cap);
        // Members take turns within a month.
        let own = said.iter_mut().rev().find(|of| of.who == next.who && of.text == next.text);
        if !own.is_some_and(|of| of.joins(&next)) {
            said.push(next);
        }
    }
    said
}

fn amount_cap(run: &Run<'_>, plan: &Plan, cap: &AmountCap) -> AmountUsed {
    let counter = match &plan.pay {
        Pay::Once { count: Some(count), .. } => counter_of(&run.program.node(*count).kind),
        _ => String::new(),
    };
    AmountUsed {
        who: cap.member.and_then(|row| label(run, plan.holder, row as usize)),
        text: plan.limits[cap.limit].text.clone(),
        pieces: cap.pieces.map(|n| (n, counter)),
        times: plan.limits[cap.limit].what == LimitWhat::Times,
        carries: plan.limits[cap.limit].carries,
        cap: cap.cap,
        carried: cap.carried,
        time: cap.time.map(|time| match time {
            CapTime::Year(year) => CapSpan::Year(year),
            CapTime::Month(month) => CapSpan::Months(month, month),
        }),
        approved: cap.approved,
        now: cap.now,
        before: cap.before,
        after: cap.after,
    }
}

fn counter_of(kind: &Kind) -> String {
    if let Kind::Count { counter } = kind { counter.clone() } else { String::new() }
}

/// Each row of a parameter table that the amount used, once.
fn sources(run: &Run<'_>, plan: &Plan) -> Vec<Lookup> {
    let amount = match plan.pay {
        Pay::Monthly { amount } | Pay::Window { amount, .. } => amount,
        Pay::Once { rate, .. } | Pay::Yearly { rate } => rate,
        Pay::InKind { .. } | Pay::PerRules { .. } | Pay::SameAs { .. } => return vec![],
    };
    let mut found: Vec<Lookup> = Vec::new();
    for (node, _) in run.program.parameters_behind([amount]) {
        let mut own: Vec<Lookup> = Vec::new();
        let rows = run.row_count(run.program.node(node).domain);
        for lookup in (0..rows).filter_map(|row| look_up(run, node, row)) {
            if !own.iter().any(|seen| seen.tells_the_same(&lookup)) {
                own.push(lookup);
            }
        }
        found.extend(own);
    }
    found
}
