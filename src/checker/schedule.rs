//! The amount and its segments against what was reckoned, and against each other.

use super::finding::{Finding, Report, Unconfirmed, What};
use super::frame::Frame;
use super::number::total;
use super::paid::{Paid, Share};
use super::pay;
use super::read::{self, Cap, Segment};
use super::row::Row;
use super::value::exact;
use crate::ir::{AmountState, Decision, Pay, Plan, Verdict};
use crate::values::{Exact, Month};

pub(super) fn check(frame: &Frame<'_>, decision: &Decision, said: &read::Decision, report: &mut Report) {
    let from = report.findings.len();
    let Some(plan) = &decision.plan else {
        // A discretion tells the months that were asked for.
        let other = said.schedule.iter().filter(|s| s.rate.is_some() || s.amount.is_some());
        report.findings.extend(other.map(|s| wrong(s, What::Schedule)));
        return;
    };
    for segment in &said.schedule {
        let found = one(frame, plan, segment);
        report.findings.extend(found.map(|what| wrong(segment, what)));
    }
    let caps = said.caps.iter().filter(|c| !is_used_right(c));
    report.findings.extend(caps.map(|c| Finding::of(What::Cap).expected(&c.cap).found(&c.after)));
    bounds(said, report);
    let verdict = Verdict::from_word(&said.outcome);
    let settled = said.amount.state == AmountState::Settled.word();
    if verdict == Some(Verdict::Met) && settled {
        let amounts: Option<Vec<Exact>> = said.schedule.iter().map(|s| exact(s.amount.as_deref()?)).collect();
        sum(frame, said, amounts.and_then(total), report);
        match pay::paid(frame, decision) {
            Ok(Paid::Sum(shares)) => same(frame, plan, said, &shares, report),
            Ok(Paid::Unknown(why)) => report.leave(why),
            // What no sum comes of is found with the outcome.
            Ok(_) | Err(_) => {}
        }
    }
    if report.findings.len() == from && !said.schedule.is_empty() {
        report.conclusions += said.schedule.len();
    }
}

fn wrong(segment: &Segment, what: What) -> Finding {
    let part = |text: &Option<String>| text.clone().unwrap_or_default();
    let span = format!("{}..{}", part(&segment.from), part(&segment.to));
    let found = format!("{} × {} → {}", part(&segment.rate), segment.months, part(&segment.amount));
    Finding::at(what, &span, None).found(found)
}

/// What is wrong with a segment by itself.
fn one(frame: &Frame<'_>, plan: &Plan, segment: &Segment) -> Option<What> {
    let span = match (&segment.from, &segment.to) {
        (Some(from), Some(to)) => Some(Month::parse(from).ok().zip(Month::parse(to).ok())),
        (None, None) => None,
        _ => Some(None),
    };
    let months = match span {
        None => None,
        Some(None) => return Some(What::Segment),
        Some(Some((from, to))) => Some((from, to, to.since(from) + 1)),
    };
    let fits = months.is_none_or(|(.., count)| {
        count == i32::try_from(segment.months).unwrap_or(i32::MAX) || segment.months == 0 && count == 1
    });
    let projected = months.is_some_and(|(_, to, _)| to > Month::of(frame.basis));
    let per = match &plan.pay {
        Pay::Monthly { .. } | Pay::InKind { .. } => "月",
        Pay::Yearly { .. } => "年",
        Pay::Window { .. } => "期",
        Pay::Once { .. } | Pay::PerRules { .. } | Pay::SameAs { .. } => plan.counter().unwrap_or("次"),
    };
    if !fits || segment.projected != projected || segment.per != per {
        return Some(What::Segment);
    }
    let read = |text: &Option<String>| text.as_deref().map(exact);
    let (rate, before, after) = (read(&segment.rate), read(&segment.before_cap), read(&segment.amount));
    if [rate, before, after].contains(&Some(None)) {
        return Some(What::Segment);
    }
    let (rate, before, after) = (rate.flatten(), before.flatten(), after.flatten());
    let product = rate.and_then(|rate| rate.mul(Exact::from(i64::from(segment.months))).ok());
    let by_month = matches!(plan.pay, Pay::Monthly { .. });
    let over =
        before.zip(after).is_some_and(|(before, after)| after > before || plan.limits.is_empty() && after != before);
    (by_month && before != product || before.is_some() != after.is_some() || over).then_some(What::Segment)
}

/// What a cap leaves: at most what it has room for, and the room after.
fn is_used_right(cap: &Cap) -> bool {
    let number = |text: &Option<String>| text.as_deref().map_or(Some(Exact::ZERO), exact);
    let used = || -> Option<bool> {
        let (before, after) = (exact(&cap.before)?, exact(&cap.after)?);
        let room = exact(&cap.cap)?.add(number(&cap.carried)?).ok()?;
        let room = room.sub(number(&cap.approved)?).ok()?.sub(number(&cap.shared)?).ok()?.max(Exact::ZERO);
        let left = room.sub(after).ok()?.max(Exact::ZERO);
        Some(after == before.min(room) && cap.left.as_deref().is_none_or(|said| exact(said) == Some(left)))
    };
    used().unwrap_or(false)
}

/// The total is that of the segments, rounded once.
fn sum(frame: &Frame<'_>, said: &read::Decision, own: Option<Exact>, report: &mut Report) {
    let way = frame.program.rounding.as_ref().and_then(|r| frame.setting(r).way());
    let rounded = own.and_then(|sum| match way {
        Some((way, places)) => sum.rounded(way, places).ok(),
        None => Some(sum),
    });
    let total = said.amount.total.clone().unwrap_or_default();
    match rounded {
        Some(own) if exact(&total) == Some(own) => report.conclusions += 1,
        Some(own) => report.findings.push(Finding::of(What::Total).expected(own.money()).found(total)),
        None => report.findings.push(Finding::of(What::Total).found(total)),
    }
}

/// Bounds stand in order, and the sentence says them.
fn bounds(said: &read::Decision, report: &mut Report) {
    let Some(low) = &said.amount.low else { return };
    let high = said.amount.high.as_ref();
    let read = (exact(low), high.map(|high| exact(high)));
    let in_order = match read {
        (Some(low), None) => !low.is_negative(),
        (Some(low), Some(Some(high))) => !low.is_negative() && low < high,
        _ => false,
    };
    if !in_order {
        let found = format!("{low}..{}", high.map_or("", String::as_str));
        return report.findings.push(Finding::of(What::Interval).found(found));
    }
    let spoken = said.conclusion.replace([',', ' '], "");
    let parts: Vec<bool> = std::iter::once(low).chain(high).map(|n| spoken.contains(n.as_str())).collect();
    if parts.iter().any(|p| *p) && !parts.iter().all(|p| *p) {
        report.findings.push(Finding::of(What::Conclusion).expected(low).found(&said.conclusion));
    }
    report.leave(Unconfirmed::Bounds);
}

/// What is paid to one holder, by the name that segments have for it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Named {
    span: Option<(Month, Month)>,
    member: Option<String>,
    months: u32,
    rate: Option<Exact>,
    before: Exact,
    after: Exact,
}

/// The segments are the months, or the one sum, that were reckoned.
fn same(frame: &Frame<'_>, plan: &Plan, said: &read::Decision, own: &[Share], report: &mut Report) {
    let by_month = matches!(plan.pay, Pay::Monthly { .. });
    let name = |row: &Row| frame.trace.names.get(&(plan.holder, row.clone())).cloned();
    let reckoned = |s: &Share| Named {
        span: s.span,
        member: name(&s.holder),
        months: s.months,
        rate: s.rate,
        before: s.before,
        after: s.after,
    };
    let mut own: Vec<Named> = own.iter().map(reckoned).collect();
    let mut written: Vec<Named> = Vec::new();
    for named in said.schedule.iter().filter_map(named) {
        let Some((from, to)) = named.span.filter(|_| by_month && named.months > 0) else {
            written.push(named);
            continue;
        };
        let months = Exact::from(i64::from(named.months));
        let each = |n: Exact| n.div(months).unwrap_or(n);
        written.extend((0..=to.since(from)).filter_map(|n| from.plus(n).ok()).map(|month| Named {
            span: Some((month, month)),
            months: 1,
            before: each(named.before),
            after: each(named.after),
            ..named.clone()
        }));
    }
    own.sort();
    written.sort();
    if written == own {
        report.conclusions += own.len();
        return;
    }
    let tell = |one: Option<&Named>| {
        let Some(s) = one else { return String::new() };
        let month = s.span.map(|(from, to)| format!("{from}..{to} ")).unwrap_or_default();
        let rate = s.rate.map(|r| r.display()).unwrap_or_default();
        format!("{}{month}{rate} → {}", s.member.clone().unwrap_or_default(), s.after.money())
    };
    let differs = |n: &usize| own.get(*n) != written.get(*n);
    let first = (0..written.len().max(own.len())).find(differs).unwrap_or_default();
    let (expected, found) = (tell(own.get(first)), tell(written.get(first)));
    report.findings.push(Finding::of(What::Schedule).expected(expected).found(found));
}

fn named(segment: &Segment) -> Option<Named> {
    let month = |text: &Option<String>| text.as_deref().and_then(|t| Month::parse(t).ok());
    Some(Named {
        span: month(&segment.from).zip(month(&segment.to)),
        member: segment.member.clone(),
        months: segment.months,
        rate: segment.rate.as_deref().and_then(exact),
        before: segment.before_cap.as_deref().and_then(exact)?,
        after: segment.amount.as_deref().and_then(exact)?,
    })
}
