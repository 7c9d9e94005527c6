//! 时间未到: the three dates moved on together, and the first day on which all conditions hold.

use crate::answer::{Answer, Given};
use crate::run::Run;
use crate::value::{Datum, Truth, Value};
use std::collections::{BTreeMap, BTreeSet};
use tiaowen::facts::{Facts, Given as Fact};
use tiaowen::ir::{Decision, Op, Program, Verdict};
use tiaowen::types::FactRole;
use tiaowen::values::{Causes, Date, Exact, Month, Period};

/// Everything, and a refusal looked at on later days.
pub fn weighed_in_time(run: &Run<'_>, decision: &Decision) -> Answer {
    let given = match run.weighed(decision) {
        Answer::Given(given) => given,
        other => return other,
    };
    if given.verdict != Verdict::Unmet {
        return Answer::Given(given);
    }
    let paid = run.root(decision.eligible).truth() == Truth::Yes;
    match earliest(run, decision, paid) {
        Some(Later::Open(causes)) => Answer::Given(Given::bare(Verdict::awaiting(causes), causes)),
        Some(Later::On(day)) => {
            let bare = Given::bare(Verdict::TooEarly, Causes::NONE);
            Answer::Given(Given { earliest: Some(day), amount: given.amount, ..bare })
        }
        None => Answer::Given(given),
    }
}

/// The most days that are tried.
const MOST: usize = 2000;

/// What a later day brings.
enum Later {
    On(Date),
    /// Whether it brings anything is open.
    Open(Causes),
}

/// `paid`: all conditions hold today, and nothing is paid; a later day that pays nothing is none.
fn earliest(run: &Run<'_>, decision: &Decision, paid: bool) -> Option<Later> {
    let basis = run.facts.dates.basis;
    let mut open = None;
    let mut days = boundaries(run, decision);
    // What is published after the day of decision is not known on it.
    let mut known = run.tables.clone();
    for table in &mut known.tables {
        table.rows.retain(|r| r.published.is_none_or(|p| p <= run.facts.dates.decided));
    }
    // A later day may show further ones, as an age that a new table changes.
    for _ in 0..MOST {
        let Some(day) = days.pop_first() else { break };
        let facts = moved(run.program, run.facts, day.signed_duration_since(basis).num_days())?;
        let later = Run::new(run.program, &facts, &known, run.choices);
        match later.root(decision.eligible).truth() {
            Truth::No | Truth::Fault(_) => {}
            Truth::Open(causes) if open.is_none() => match later.weighed(decision) {
                Answer::Given(g) if g.verdict.is_refusal() => {}
                Answer::Given(_) | Answer::NotCovered(_) => open = Some(causes),
            },
            Truth::Open(_) => {}
            Truth::Yes => match later.decide(decision) {
                Answer::Given(_) if !paid => return Some(Later::On(day)),
                Answer::Given(g) if g.amount.low().is_some_and(|l| l > Exact::ZERO) => return Some(Later::On(day)),
                Answer::Given(_) | Answer::NotCovered(_) => {}
            },
        }
        days.extend(shown(&later, run, decision).into_iter().filter(|d| *d > day));
    }
    open.map(Later::Open)
}

/// Every day after 基准日 on which a comparison may turn: days that are computed, those a period of the program
/// before or after, firsts of months, days on which a row of a table begins, ends or is published; and each next day.
fn boundaries(run: &Run<'_>, decision: &Decision) -> BTreeSet<Date> {
    let program = run.program;
    let nodes = program.behind([decision.eligible, decision.conditions]);
    let (mut days, mut periods) = (BTreeSet::new(), Vec::<Period>::new());
    for id in &nodes {
        match &program.node(*id).op {
            Op::AddPeriod { period, .. } | Op::SubPeriod { period, .. } => periods.push(*period),
            Op::Parameter { parameter, .. } => {
                let table = run.tables.tables.get(parameter.index());
                for row in table.into_iter().flat_map(|t| &t.rows) {
                    days.extend(row.from.into_iter().chain(row.to).chain(row.published));
                }
            }
            _ => {}
        }
    }
    for (_, value) in run.remembered(&nodes) {
        match value {
            Value::Known(Datum::Date(day)) => {
                days.insert(day);
            }
            Value::Known(Datum::Month(month)) => {
                days.insert(month.first_day());
                days.insert(month.last_day());
            }
            _ => {}
        }
    }
    let mut all = days.clone();
    for day in &days {
        for period in &periods {
            all.extend(period.after(*day).into_iter().chain(period.before(*day)));
            // A month may be short of the day by three.
            let ends = period.before(*day).into_iter().flat_map(|d| d.iter_days().skip(2).take(2).collect::<Vec<_>>());
            all.extend(ends);
            let ends = period.before(*day).into_iter();
            all.extend(ends.filter_map(|d| d.checked_sub_days(chrono::Days::new(3))));
        }
        all.extend(Month::new(Month::of(*day).year(), 1).map(|m| m.first_day()));
        all.extend(Month::new(Month::of(*day).year() + 1, 1).map(|m| m.first_day()));
    }
    let near = all.iter().flat_map(|d| [Some(*d), d.succ_opt(), d.pred_opt()]).flatten();
    near.filter(|d| *d > run.facts.dates.basis).collect()
}

/// Days that a later run computes, that are neither as today nor merely moved on with the three dates.
fn shown(later: &Run<'_>, today: &Run<'_>, decision: &Decision) -> BTreeSet<Date> {
    let nodes = later.program.behind([decision.eligible, decision.conditions]);
    let by = later.facts.dates.basis.signed_duration_since(today.facts.dates.basis);
    let before: BTreeMap<_, _> = today.remembered(&nodes).into_iter().collect();
    let mut days = BTreeSet::new();
    for (key, value) in later.remembered(&nodes) {
        let (Value::Known(Datum::Date(now)), Some(Value::Known(Datum::Date(then)))) = (value, before.get(&key)) else {
            continue;
        };
        if now != *then && now.signed_duration_since(*then) != by {
            days.insert(now);
        }
    }
    let mut all = BTreeSet::new();
    for day in days {
        for id in &nodes {
            if let Op::AddPeriod { period, .. } | Op::SubPeriod { period, .. } = &later.program.node(*id).op {
                all.extend(period.after(day).into_iter().chain(period.before(day)));
            }
        }
        all.insert(day);
    }
    all.iter().flat_map(|d| [Some(*d), d.succ_opt(), d.pred_opt()]).flatten().collect()
}

/// The case so many days later: a first approval that is the day of decision moves with it.
fn moved(program: &Program, facts: &Facts, days: i64) -> Option<Facts> {
    let by = |day: Date| day.checked_add_days(chrono::Days::new(u64::try_from(days).ok()?));
    let mut later = facts.clone();
    let decided = facts.dates.decided;
    later.dates.basis = by(facts.dates.basis)?;
    later.dates.applicable = by(facts.dates.applicable)?;
    later.dates.decided = by(decided)?;
    for (slot, column) in program.slots.iter().zip(&mut later.columns) {
        if slot.role == Some(FactRole::FirstApproval) {
            for given in column.iter_mut().filter(|g| **g == Fact::Value(Datum::Date(decided))) {
                *given = Fact::Value(Datum::Date(later.dates.decided));
            }
        }
    }
    Some(later)
}
