//! The months of a schedule: from records, from a set of months, from a span of days.

use super::builder::Builder;
use super::names::Target;
use super::range::{Range, summed};
use super::scope::{Ctx, Frame};
use super::term::Obstacle;
use crate::ir::{DomainId, MonthsFrom, NodeId, Op, Plan, RefDate};
use crate::resolve::RuleId;
use crate::syntax::ast::Label;
use crate::types::Kind;

impl<'m, 'a> Builder<'m, 'a> {
    /// The span of 计算范围, begun no earlier than 起算.
    pub(super) fn windowed(&mut self, ctx: &Ctx<'a>, range: &Range, plan: &mut Plan) -> Option<(NodeId, NodeId)> {
        let (from, to) = range.span?;
        let Some(start) = plan.start.take() else { return Some((from, to)) };
        let start = if *self.kind(start) == Kind::Month {
            let (id, domain) = (format!("{}/首日", self.program.node(start).id), self.domain_of(start));
            self.node(id, domain, Kind::Date, Op::FirstDay(start))
        } else {
            start
        };
        let domain = self.deepest(&[from, start]);
        let from = self.node(format!("{}/起", ctx.prefix), domain, Kind::Date, Op::Later(vec![from, start]));
        self.say(from, "起算日");
        Some((from, to))
    }

    /// The months of the schedule as 计算范围 gives them.
    pub(super) fn months(&mut self, ctx: &Ctx<'a>, rule: RuleId, range: &Range, plan: &mut Plan) -> Option<DomainId> {
        let name = self.model.rule(rule).ast.name.text.clone();
        if range.span.is_some() {
            let (from, to) = self.windowed(ctx, range, plan)?;
            plan.months = Some(MonthsFrom::Span { from, to });
            return None;
        }
        plan.start = plan.start.map(|s| self.month_of(s));
        if let Some(slot) = range.set {
            let rows = self.months_domain(plan.holder, &name);
            plan.months = Some(MonthsFrom::Set { slot, rows });
            return Some(rows);
        }
        if let Some((records, truth)) = &range.records {
            let fact = self.month_fact(records)?;
            let month = self.slot(records, &fact);
            let rows = self.months_domain(plan.holder, &name);
            plan.months = Some(MonthsFrom::Records { domain: records.domain, month, condition: *truth, rows });
            return Some(rows);
        }
        None
    }

    /// The months of a monthly share: of 计算范围, else of the records that the base sums.
    pub(super) fn months_for(
        &mut self,
        ctx: &Ctx<'a>,
        rule: RuleId,
        range: &Range,
        base: &'a crate::syntax::ast::Expr,
        plan: &mut Plan,
    ) -> Option<DomainId> {
        if let Some(rows) = self.months(ctx, rule, range, plan) {
            return Some(rows);
        }
        // A 计算范围 that could not be read is the cause, and told.
        if range.is_nothing() && self.model.rule(rule).line(Label::Scope).is_some() {
            return None;
        }
        let name = self.model.rule(rule).ast.name.text.clone();
        let Some((of, condition)) = summed(base) else {
            self.not_computable(ctx, base.span, Obstacle::MonthlyWithoutScope);
            return None;
        };
        let Some(Target::Through { rows: records, .. }) = self.target(ctx, of) else {
            self.not_computable(ctx, base.span, Obstacle::MonthlyWithoutScope);
            return None;
        };
        let fact = self.month_fact(&records)?;
        let inner = ctx.inside(records.clone()).under(&records.entity);
        let truth = match condition {
            Some(condition) => {
                let truth = self.condition(&inner, condition)?;
                self.lift(truth, &records)
            }
            None => {
                let truth = self.truth(true);
                self.lift(truth, &records)
            }
        };
        let truth = match range.asked {
            Some(asked) => {
                let op = Op::All(vec![truth, asked]);
                self.node(format!("{}/当月在范围内", inner.prefix), records.domain, Kind::Bool, op)
            }
            None => truth,
        };
        let month = self.slot(&records, &fact);
        let rows = self.months_domain(plan.holder, &name);
        plan.months = Some(MonthsFrom::Records { domain: records.domain, month, condition: truth, rows });
        Some(rows)
    }

    /// That a member belonged to the subject in the month of the row: the months of coming and leaving are whole.
    pub(super) fn service(&mut self, ctx: &Ctx<'a>, range: &Range, plan: &Plan) -> Option<NodeId> {
        let (member, _) = range.member.as_ref()?;
        let (MonthsFrom::Records { rows, .. } | MonthsFrom::Set { rows, .. }) = plan.months.as_ref()? else {
            return None;
        };
        let (start, end) = self.row_bounds(member)?;
        let ctx = ctx.under("任职");
        let month = self.node(format!("{}/月", ctx.prefix), *rows, Kind::Month, Op::Month);
        let node = self.within_months(&ctx, month, (start, end));
        self.say(node, format!("当月在{}期间", member.entity));
        Some(node)
    }

    /// Of a member's own records by the month, those that fall in its time with the subject, and `truth`.
    pub(super) fn in_service(&mut self, ctx: &Ctx<'a>, rows: &Frame, truth: Option<NodeId>) -> Option<NodeId> {
        let within = self.service_of_records(ctx, rows);
        match (truth, within) {
            (Some(truth), Some(within)) => {
                let op = Op::All(vec![truth, within]);
                Some(self.node(format!("{}/任职内", ctx.prefix), rows.domain, Kind::Bool, op))
            }
            (one, other) => one.or(other),
        }
    }

    fn service_of_records(&mut self, ctx: &Ctx<'a>, rows: &Frame) -> Option<NodeId> {
        let owns = |f: &&Frame| format!("{}.{}[]", f.path, rows.entity) == rows.path;
        let member = ctx.frames.iter().rev().find(owns).filter(|f| self.is_member(f))?.clone();
        let fact = self.month_fact(rows)?;
        let bounds = self.row_bounds(&member)?;
        let slot = self.slot(rows, &fact);
        let (ctx, month) = (ctx.under("任职"), self.fact_node(slot));
        let node = self.within_months(&ctx, month, bounds);
        self.say(node, format!("{}在{}期间", fact.name, member.entity));
        Some(node)
    }

    /// That a month has a day of a span.
    fn within_months(&mut self, ctx: &Ctx<'a>, month: NodeId, (start, end): (NodeId, NodeId)) -> NodeId {
        let first = self.month_of(start);
        let mut day = |step: &str, month: NodeId| {
            let domain = self.domain_of(month);
            self.node(format!("{}/{step}", ctx.prefix), domain, Kind::Date, Op::FirstDay(month))
        };
        let (start, date) = (day("起", first), day("首日", month));
        let domain = self.deepest(&[date, start, end]);
        self.node(format!("{}/内", ctx.prefix), domain, Kind::Bool, Op::During { date, start, end })
    }

    /// Where something is asked for each month: on its first day, in the month of 起算 on that day. What does
    /// not ask for the day is read without one.
    pub(super) fn in_month<T>(
        &mut self,
        ctx: &Ctx<'a>,
        rows: DomainId,
        start: Option<NodeId>,
        read: impl Fn(&mut Self, &Ctx<'a>) -> T,
    ) -> Ctx<'a> {
        let month = self.node(format!("{}/月", ctx.prefix), rows, Kind::Month, Op::Month);
        let ctx = Ctx { month: Some(month), ..ctx.clone() };
        self.on_day(&ctx, month, |_| start, read)
    }

    /// The same for a month that stands in a record.
    pub(super) fn on_day<T>(
        &mut self,
        ctx: &Ctx<'a>,
        month: NodeId,
        start: impl Fn(&mut Self) -> Option<NodeId>,
        read: impl Fn(&mut Self, &Ctx<'a>) -> T,
    ) -> Ctx<'a> {
        let mut asked = false;
        self.trial(|b| {
            let start = start(b);
            let date = b.day_of_month(ctx, month, start);
            read(b, &Ctx { date: Some(date), ..ctx.clone() });
            asked = b.is_read(date);
        });
        if !asked {
            return ctx.clone();
        }
        let start = start(self);
        Ctx { date: Some(self.day_of_month(ctx, month, start)), ..ctx.clone() }
    }

    fn day_of_month(&mut self, ctx: &Ctx<'a>, month: NodeId, start: Option<NodeId>) -> NodeId {
        let domain = self.domain_of(month);
        let first = self.node(format!("{}/月首日", ctx.prefix), domain, Kind::Date, Op::FirstDay(month));
        self.say(first, "当月首日");
        // 起算 as a day, or the month that it was made into.
        let day = start.and_then(|start| {
            if let Op::MonthOf(day) = self.program.node(start).op {
                return Some(day);
            }
            (*self.kind(start) == Kind::Date).then_some(start)
        });
        let Some(day) = day else { return first };
        let domain = self.deepest(&[first, day]);
        let date = self.node(format!("{}/计发日", ctx.prefix), domain, Kind::Date, Op::Later(vec![first, day]));
        self.say(date, "当月首日（起算当月为起算日）");
        date
    }

    /// Whether a date is the day on which a month is asked, and none that the words name.
    pub(super) fn is_of_month(&self, date: NodeId) -> bool {
        let day = if let Op::Later(parts) = &self.program.node(date).op { parts.first().copied() } else { Some(date) };
        day.is_some_and(|day| matches!(self.program.node(day).op, Op::FirstDay(_)))
    }

    /// The rate unit of an expression, where it has one.
    pub(super) fn unit_of(&mut self, ctx: &Ctx<'a>, expr: &'a crate::syntax::ast::Expr) -> Option<String> {
        let unit = self.probe(|b| {
            let today = b.ref_date(RefDate::Basis);
            let month = Some(b.month_of(today));
            let node = b.expression(&Ctx { month, ..ctx.clone() }, expr);
            node.and_then(|n| crate::types::money_per(b.kind(n)).map(str::to_owned))
        });
        unit.flatten()
    }

    /// An amount as one of each month.
    pub(super) fn per_month(&mut self, ctx: &Ctx<'a>, amount: NodeId, rows: DomainId) -> NodeId {
        if self.domain_of(amount) == rows {
            return amount;
        }
        let kind = self.kind(amount).clone();
        let node = self.node(format!("{}/每月", ctx.prefix), rows, kind, Op::Add(vec![amount]));
        let text = self.program.node(amount).text.clone();
        self.say(node, text);
        node
    }
}
