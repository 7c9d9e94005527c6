//! The sum: formulas with numbers, caps with what is left, sources of parameters.

use super::detail::parameter_source;
use super::formula::{Piece, formula};
use super::message::{Arg, Message};
use crate::eval::{AmountCap, MonthCap, PayState, Payment, Run, Segment};
use crate::ir::{CitationId, Decision, Holder, NodeId, Op, Pay, Plan, Proration};
use crate::types::Kind;
use crate::values::{Date, Exact, Month, add_months};
use std::collections::BTreeSet;

/// A line of the sum, with a formula where it has one.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    pub message: Message,
    /// Put before the message's own figures.
    pub formula: Vec<Piece>,
}

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
    for segment in payment.segments.iter().take(SHOWN) {
        sum.lines.push(segment_line(run, plan, payment, segment));
    }
    if payment.segments.len() > SHOWN {
        push(&mut sum, Message::new("sum-more").arg("count", Arg::Count((payment.segments.len() - SHOWN) as i64)));
    }
    if payment.segments.iter().any(|s| s.projected) {
        push(&mut sum, Message::new("sum-projected").arg("basis", run.input.basis));
    }
    if payment.segments.len() > 1 && payment.exact_total == payment.total {
        push(&mut sum, Message::new("sum-together").arg("total", Arg::Money(payment.exact_total)));
    }
    if payment.exact_total != payment.total {
        let yuan = matches!(run.rounding(), Some(crate::ir::Rounding::HalfUp { places: 0 }));
        let m = Message::new(if yuan { "sum-rounded-yuan" } else { "sum-rounded" })
            .arg("exact", exact(payment.exact_total))
            .arg("total", Arg::Money(payment.total));
        push(&mut sum, m);
    }
    for cap in payment.month_caps.iter().take(SHOWN) {
        month_cap(run, decision, plan, (payment, cap), &mut sum);
    }
    for cap in &payment.amount_caps {
        push(&mut sum, amount_cap(plan, cap));
    }
    let open: BTreeSet<Month> = payment.open_months.iter().map(|(_, month)| *month).collect();
    if let Some((from, to)) = open.first().zip(open.last()) {
        let count = Arg::Count(open.len() as i64);
        push(&mut sum, Message::new("sum-open-months").arg("from", *from).arg("to", *to).arg("count", count));
    }
    for message in sources(run, plan) {
        push(&mut sum, message);
    }
    sum.cites = plan.standard_cites.clone();
    for cite in plan.duration_cites.iter().chain(plan.annual.iter().flat_map(|a| &a.cites)) {
        if !sum.cites.contains(cite) {
            sum.cites.push(*cite);
        }
    }
    sum
}

fn push(sum: &mut Sum, message: Message) {
    sum.lines.push(Line { message, formula: vec![] });
}

fn exact(value: Exact) -> Arg {
    Arg::Number(value, Kind::Money { per: None })
}

fn segment_line(run: &Run<'_>, plan: &Plan, payment: &Payment, segment: &Segment) -> Line {
    let amount = segment.amount.unwrap_or(Exact::ZERO);
    match &plan.pay {
        Pay::Yearly { .. } => yearly(run, plan, payment, segment, amount),
        Pay::Once { rate, per, .. } => {
            let pieces = formula(run, *rate, run.program.node(*rate).domain, 0);
            let rate_kind = run.program.node(*rate).kind.clone();
            match payment.count.filter(|c| *c != Exact::ONE || matches!(&rate_kind, Kind::Money { per: Some(_) })) {
                Some(count) => Line {
                    message: Message::new("sum-pieces")
                        .arg("rate", Arg::Number(segment.rate.unwrap_or(Exact::ZERO), rate_kind))
                        .arg(
                            "count",
                            Arg::Number(
                                count,
                                Kind::Count { counter: per.clone().unwrap_or_else(|| segment.per.to_owned()) },
                            ),
                        )
                        .arg("amount", Arg::Money(amount)),
                    formula: vec![],
                },
                None => Line {
                    message: Message::new("sum-once").arg("amount", Arg::Money(amount)),
                    formula: several(pieces),
                },
            }
        }
        Pay::Window { amount: node, .. } => {
            let pieces = formula(run, *node, run.program.node(*node).domain, 0);
            let months = Arg::Number(i64::from(segment.months).into(), month_kind());
            let message = Message::new("sum-window").arg("months", months).arg("amount", Arg::Money(amount));
            Line { message, formula: several(pieces) }
        }
        _ => monthly(run, plan, segment, amount),
    }
}

fn month_kind() -> Kind {
    Kind::Count { counter: "月".into() }
}

fn several(pieces: Vec<Piece>) -> Vec<Piece> {
    if pieces.len() > 1 { pieces } else { vec![] }
}

fn yearly(run: &Run<'_>, plan: &Plan, payment: &Payment, segment: &Segment, amount: Exact) -> Line {
    let rate = Arg::Number(segment.rate.unwrap_or(Exact::ZERO), Kind::Money { per: Some("年".into()) });
    let proration = plan.proration.as_ref().map(|p| run.setting(p));
    let whole = segment.months.is_multiple_of(12)
        && proration != Some(Proration::ByDay)
        && proration != Some(Proration::StartedYears);
    let mut message = if whole {
        let years = Arg::Number(i64::from(segment.months / 12).into(), Kind::Count { counter: "年".into() });
        Message::new("sum-years").arg("years", years)
    } else {
        let key = match proration {
            Some(Proration::StartedYears) => "sum-started-years",
            Some(Proration::ByDay) => "sum-days",
            _ => "sum-months-of-year",
        };
        Message::new(key).arg("months", Arg::Number(i64::from(segment.months).into(), month_kind()))
    };
    if proration == Some(Proration::ByDay)
        && let Some((days, of)) = payment.part_year
    {
        let day = |n: i64| Arg::Number(n.into(), Kind::Count { counter: "日".into() });
        let years = i64::from(segment.months / 12);
        let key = if years > 0 { "sum-years-and-days" } else { "sum-days-of-year" };
        let years = Arg::Number(years.into(), Kind::Count { counter: "年".into() });
        message = Message::new(key).arg("years", years).arg("days", day(days)).arg("of", day(of));
    }
    if let Some((from, to)) = days(payment, segment) {
        message = message.arg("from", from).arg("to", to);
    }
    Line { message: message.arg("rate", rate).arg("amount", Arg::Money(amount)), formula: vec![] }
}

/// First and last day of a segment of whole months that begins with the window.
pub fn days(payment: &Payment, segment: &Segment) -> Option<(Date, Date)> {
    let (from, to) = payment.window?;
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

fn monthly(run: &Run<'_>, plan: &Plan, segment: &Segment, amount: Exact) -> Line {
    let rate = segment.rate.unwrap_or(Exact::ZERO);
    let (from, to) = segment.span.unwrap_or_else(|| {
        let month = Month::of(run.input.basis);
        (month, month)
    });
    let capped = segment.before_cap.is_some_and(|b| b != amount);
    let key = match (segment.member.is_some(), capped) {
        (true, false) => "sum-monthly-of",
        (true, true) => "sum-monthly-of-capped",
        (false, false) => "sum-monthly",
        (false, true) => "sum-monthly-capped",
    };
    let mut message = Message::new(key)
        .arg("from", from)
        .arg("to", to)
        .arg("rate", exact(rate))
        .arg("months", Arg::Number(i64::from(segment.months).into(), month_kind()))
        .arg("before", Arg::Money(segment.before_cap.unwrap_or(amount)))
        .arg("amount", Arg::Money(amount));
    if let Some(row) = segment.member {
        message = message.arg("who", super::needs::label(run, plan.holder, row as usize).unwrap_or_default());
    }
    if from == to {
        message.key = match message.key {
            "sum-monthly-of" => "sum-month-of",
            "sum-monthly-of-capped" => "sum-month-of-capped",
            "sum-monthly-capped" => "sum-month-capped",
            _ => "sum-month",
        };
    }
    let pieces = match (&plan.pay, month_row(run, plan, segment.member.unwrap_or(0), from)) {
        (Pay::Monthly { amount }, Some(row)) => several(formula(run, *amount, run.program.node(*amount).domain, row)),
        _ => vec![],
    };
    Line { message, formula: pieces }
}

/// The row of a month in the schedule's own domain.
fn month_row(run: &Run<'_>, plan: &Plan, holder: u32, month: Month) -> Option<usize> {
    let Pay::Monthly { amount } = plan.pay else { return None };
    run.month_row(run.program.node(amount).domain, holder, month)
}

/// What was granted and what is left of so many months, where days of a year were paid.
fn by_the_day(payment: &Payment, left: i64) -> Option<(Arg, Arg)> {
    payment.part_year?;
    let (from, to) = payment.segments.first().and_then(|s| days(payment, s))?;
    let next = to.succ_opt()?;
    let end = add_months(from, i32::try_from(left).ok()?).ok()?.max(next);
    Some((super::message::stretch(from, next), super::message::stretch(next, end)))
}

fn month_cap(run: &Run<'_>, decision: &Decision, plan: &Plan, (payment, cap): (&Payment, &MonthCap), sum: &mut Sum) {
    let Some(tier) = cap.tier.map(|t| &plan.tiers[t]) else { return };
    let who = cap.member.and_then(|row| super::needs::label(run, plan.holder, row as usize));
    let months = |n: i64| Arg::Number(n.into(), month_kind());
    let mut message = match (cap.at_most, cap.enjoyed) {
        (Some(at_most), Some(enjoyed)) => {
            let left = i64::from(at_most) - enjoyed;
            let (granted, left) = by_the_day(payment, left).unwrap_or_else(|| {
                let granted = i64::from(cap.granted);
                (months(granted), months((left - granted).max(0)))
            });
            Message::new("sum-month-cap")
                .arg("at_most", months(i64::from(at_most)))
                .arg("enjoyed", months(enjoyed))
                .arg("granted", granted)
                .arg("left", left)
        }
        (Some(at_most), None) => Message::new("sum-month-cap-open").arg("at_most", months(i64::from(at_most))),
        (None, _) => Message::new("sum-month-until").arg("granted", months(i64::from(cap.granted))),
    };
    if let Some(until) = cap.until {
        message = message.arg("until", until);
    }
    let together =
        decision.member.is_some() && plan.counted.as_ref().is_some_and(|c| run.setting(c) == Holder::Subject);
    let who = if together { None } else { who };
    let same = |l: &Line| l.message.key == message.key && together;
    if sum.lines.iter().any(same) {
        return;
    }
    let message = message.arg("duration", tier.text.clone());
    let message = match who {
        Some(who) => message.arg("who", format!("{who}，")),
        None => message.arg("who", ""),
    };
    push(sum, message);
}

fn amount_cap(plan: &Plan, cap: &AmountCap) -> Message {
    let text = plan.annual.as_ref().map(|a| a.text.clone()).unwrap_or_default();
    let used = cap.approved.add(cap.after).unwrap_or(cap.cap);
    let bites = cap.before != cap.after;
    let mut message = Message::new(if bites { "sum-amount-cap-bites" } else { "sum-amount-cap" })
        .arg("cap_text", text)
        .arg("cap", Arg::Money(cap.cap))
        .arg("approved", Arg::Money(cap.approved))
        .arg("before", Arg::Money(cap.before))
        .arg("after", Arg::Money(cap.after))
        .arg("over", Arg::Money(cap.before.sub(cap.after).unwrap_or(Exact::ZERO)))
        .arg("left", Arg::Money(cap.cap.sub(used).unwrap_or(Exact::ZERO)));
    message = match cap.year {
        Some(year) => message.arg("year", format!("{year}年")),
        None => message.arg("year", ""),
    };
    message
}

/// Each row of a parameter table that the amount used, once.
fn sources(run: &Run<'_>, plan: &Plan) -> Vec<Message> {
    let mut found: Vec<Message> = Vec::new();
    let amount = match plan.pay {
        Pay::Monthly { amount } | Pay::Window { amount, .. } => amount,
        Pay::Once { rate, .. } | Pay::Yearly { rate } => rate,
        _ => return found,
    };
    for node in parameters(run, amount) {
        let mut seen: Vec<(String, Exact)> = Vec::new();
        for row in 0..run.row_count(run.program.node(node).domain) {
            let Some(message) = parameter_source(run, node, row) else { continue };
            let value = message.args.iter().find_map(|(n, a)| match a {
                Arg::Number(v, _) if *n == "value" => Some(*v),
                _ => None,
            });
            let key = (message.key.to_owned() + &format!("{:?}", message.args.last()), value.unwrap_or(Exact::ZERO));
            if !seen.contains(&key) {
                seen.push(key);
                found.push(message);
            }
        }
    }
    found
}

fn parameters(run: &Run<'_>, node: NodeId) -> Vec<NodeId> {
    let n = run.program.node(node);
    let below = n.op.operands().into_iter().flat_map(|o| parameters(run, o));
    let own = matches!(n.op, Op::Parameter { .. }).then_some(node);
    let mut all: Vec<NodeId> = below.chain(own).collect();
    all.sort_unstable();
    all.dedup();
    all
}
