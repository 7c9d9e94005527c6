//! 时间未到: whether the passage of time alone would bring what is refused, and when.
//!
//! 基准日, 适用日 and 核定日 move together, and a 初次核定日期 equal to 核定日 with them. Only days on
//! which something can change are tried: the dates the decision reads, moved by its periods.

use super::cell::Cell;
use super::open::Open;
use super::outcome::Outcome;
use super::prepared::Prepared;
use super::reach::is_first_approval;
use super::run::{Assumed, Input, Run};
use super::scratch::Scratch;
use crate::ir::{CmpOp, DecisionId, NodeId, Op, Verdict};
use crate::values::{Causes, Date, Month};
use std::collections::BTreeSet;

/// Days tried at most; where there are more, the outcome says that not all were tried.
const MAX_DAYS: usize = 2048;

impl Run<'_> {
    /// Whether moving the dates could make a failing truth hold. What is not known might.
    fn may_change(&self, node: NodeId, row: usize) -> bool {
        if self.cell(node, row).is_true() || self.cell(node, row).is_open() {
            return true;
        }
        if !self.prepared.is_dated(node) {
            return false;
        }
        let n = self.program.node(node);
        let part = |o: NodeId| self.may_change(o, self.enclosing(self.program.node(o).domain, n.domain, row));
        match &n.op {
            Op::All(parts) => parts.iter().all(|p| part(*p)),
            Op::Any(parts) => parts.iter().any(|p| part(*p)),
            Op::Exists { domain, condition } => self.rows(*domain).children(row).any(|r| {
                let own = self.enclosing(self.program.node(*condition).domain, *domain, r);
                self.may_change(*condition, own)
            }),
            Op::Const(_)
            | Op::Fact(_)
            | Op::Presume { .. }
            | Op::IfGiven { .. }
            | Op::RefDate(_)
            | Op::Choose { .. }
            | Op::Not(_)
            | Op::Compare { .. }
            | Op::OneOf { .. }
            | Op::Holds { .. }
            | Op::LevelAtLeast { .. }
            | Op::During { .. }
            | Op::Overlaps { .. }
            | Op::StatusAt { .. }
            | Op::PerRules { .. }
            | Op::Unless(_)
            | Op::AtDiscretion(_)
            | Op::AddPeriod { .. }
            | Op::AddAge { .. }
            | Op::SubPeriod { .. }
            | Op::Later(_)
            | Op::Earlier(_)
            | Op::MonthOf(_)
            | Op::NextMonth(_)
            | Op::YearOf(_)
            | Op::FirstDay(_)
            | Op::YearBefore(_)
            | Op::OnsetIf { .. }
            | Op::WholeMonths { .. }
            | Op::Add(_)
            | Op::Sub(..)
            | Op::Mul(_)
            | Op::Div(..)
            | Op::Least(_)
            | Op::Limit(..)
            | Op::AtLeast(..)
            | Op::Highest(_)
            | Op::Agree(_)
            | Op::Floor(_)
            | Op::Instalments { .. }
            | Op::Count { .. }
            | Op::Sum { .. }
            | Op::RunsOn { .. }
            | Op::SumInMonth { .. }
            | Op::Month
            | Op::Parameter { .. }
            | Op::If { .. } => true,
        }
    }

    /// The days on which a row of a parameter that the decision reads begins, ends or is published.
    fn boundaries(&self, decision: DecisionId) -> BTreeSet<Date> {
        let mut days = BTreeSet::new();
        for id in self.prepared.nodes_for(decision) {
            if let Op::Parameter { parameter, .. } = self.program.node(*id).op {
                for row in &self.table(parameter).rows {
                    days.extend(row.from.into_iter().chain(row.published));
                    days.extend(row.to.and_then(|d| d.succ_opt()));
                }
            }
        }
        days
    }

    /// The days after 基准日 on which a comparison behind the decision may turn.
    fn turning_days(&self, decision: DecisionId) -> BTreeSet<Date> {
        let mut days = self.boundaries(decision);
        for id in self.prepared.nodes_for(decision) {
            let node = self.program.node(*id);
            for row in 0..self.row_count(node.domain) {
                match self.cell(*id, row) {
                    Cell::Date(d) => {
                        days.insert(d);
                    }
                    Cell::Month(m) => {
                        days.insert(m.first_day());
                    }
                    _ => {}
                }
            }
        }
        let plain: Vec<Date> = days.iter().copied().collect();
        for id in self.prepared.nodes_for(decision) {
            if let Op::AddPeriod { period, .. } = self.program.node(*id).op {
                // From which day it reaches a day, and goes past it.
                let next = plain.iter().filter_map(|d| d.succ_opt());
                let reached = plain.iter().copied().chain(next);
                days.extend(reached.filter_map(|d| period.first_reaching(d, self.expiry()).ok()));
            }
        }
        // A year begins on its first day; what must be later than a day begins the day after.
        let mut all: BTreeSet<Date> = days.iter().copied().collect();
        all.extend(days.iter().filter_map(|d| d.succ_opt()));
        if self.reads_years(decision) {
            all.extend(days.iter().filter_map(|d| Month::new(Month::of(*d).year(), 1).ok()).map(Month::first_day));
        }
        let basis = self.input.basis;
        all.into_iter().filter(|d| *d > basis).take(MAX_DAYS + 1).collect()
    }

    fn reads_years(&self, decision: DecisionId) -> bool {
        let op = |id: &NodeId| &self.program.node(*id).op;
        self.prepared.nodes_for(decision).iter().any(|id| matches!(op(id), Op::YearOf(_)))
            && self.prepared.nodes_for(decision).iter().any(|id| matches!(op(id), Op::Compare { op: CmpOp::Eq, .. }))
    }
}

/// Turns 不符合 into 时间未到 where a later day alone would do; where it might, for want of a fact, the question is
/// open, and what is then asked for is given.
pub(super) fn later(prepared: &Prepared<'_>, run: &Run<'_>, outcome: &mut Outcome, scratch: &mut Scratch) -> Open {
    let mut asked = Open::default();
    if outcome.verdict != Verdict::Unmet {
        return asked;
    }
    let decision = &prepared.program.decisions[outcome.decision];
    if !run.may_change(decision.eligible, 0) {
        return asked;
    }
    let mut open = Causes::NONE;
    let nothing = outcome.nothing.is_some();
    let approvals = first_approvals(prepared, run, outcome.decision);
    let (mut days, boundaries) = (run.turning_days(outcome.decision), run.boundaries(outcome.decision));
    let mut tried = 0;
    while let Some(day) = days.pop_first() {
        if tried == MAX_DAYS {
            outcome.later_unsure = true;
            break;
        }
        tried += 1;
        let assumed: Vec<Assumed> = approvals.iter().map(|(n, r)| (*n, *r, Cell::Date(day))).collect();
        let input = Input { basis: day, applicable: day, decided: day, assumed: &assumed, ..run.input };
        let pass = Run::over(prepared, input, prepared.nodes_for(outcome.decision), scratch);
        let then = pass.judge(outcome.decision);
        // Where nothing could be paid, a day that pays nothing is none either.
        let comes = if nothing { then.verdict == Verdict::Met } else { pass.root(decision.eligible).is_true() };
        if comes {
            outcome.verdict = Verdict::TooEarly;
            outcome.nothing = None;
            outcome.later_unsure = false;
            outcome.earliest = Some(day);
            return Open::default();
        }
        // Something else is then not known.
        let causes = match (pass.root(decision.eligible), nothing) {
            (Cell::Open(causes), _) => causes,
            (_, true) => then.causes,
            (_, false) => Causes::NONE,
        };
        if !causes.is_empty() {
            outcome.later_unsure = true;
            if causes.has(Causes::FACTS) && asked.needs.is_empty() {
                asked = pass.open_of(decision);
                open = causes;
            }
        }
        // Another row of a parameter may move the days that follow from it.
        if boundaries.contains(&day) {
            days.extend(pass.turning_days(outcome.decision));
        }
    }
    if !open.is_empty() {
        outcome.await_causes(open);
        outcome.nothing = None;
    }
    asked
}

/// Facts of first approval that fall on 核定日.
fn first_approvals(prepared: &Prepared<'_>, run: &Run<'_>, decision: DecisionId) -> Vec<(NodeId, u32)> {
    let mut found = Vec::new();
    for id in prepared.nodes_for(decision) {
        let node = prepared.program.node(*id);
        if let Op::Fact(slot) | Op::Presume { slot, .. } = node.op
            && is_first_approval(prepared.program.slot(slot))
        {
            let rows = 0..run.row_count(node.domain);
            found.extend(rows.filter(|r| run.cell(*id, *r) == Cell::Date(run.input.decided)).map(|r| (*id, r as u32)));
        }
    }
    found
}
