//! Records asked of a day that is not theirs: of a month of a schedule that owns no records.

use super::builder::Builder;
use super::scope::{Ctx, Frame};
use super::term::Obstacle;
use crate::ir::{DomainId, NodeId, Op, RefDate};
use crate::syntax::ast::{Condition, ConditionKind, Operand};
use crate::types::Kind;

impl<'a> Builder<'_, 'a> {
    /// Whether the day asked stands in rows of which these are no part.
    pub(super) fn is_apart(&self, ctx: &Ctx<'a>, rows: &Frame) -> bool {
        ctx.date.is_some_and(|date| !self.program.encloses(self.domain_of(date), rows.domain))
    }

    /// 起算 as a day, of a day that it may move.
    pub(super) fn start_behind(&self, date: Option<NodeId>) -> Option<NodeId> {
        let Op::Later(parts) = &self.program.node(date?).op else { return None };
        parts.get(1).copied()
    }

    /// Where such rows are asked what does not hang on the day, the day is left out; else nothing comes.
    pub(super) fn undated(&mut self, ctx: &Ctx<'a>, rows: &Frame, condition: &'a Condition) -> Option<Ctx<'a>> {
        if !self.is_apart(ctx, rows) {
            return Some(ctx.clone());
        }
        let plain = Ctx { date: None, ..ctx.clone() };
        if self.asks_the_day(&plain, condition) {
            self.not_computable(ctx, condition.span, Obstacle::RecordsByMonth);
            return None;
        }
        Some(plain)
    }

    fn asks_the_day(&mut self, ctx: &Ctx<'a>, condition: &'a Condition) -> bool {
        let asked = self.probe(|b| {
            let today = b.ref_date(RefDate::Basis);
            let month = b.month_of(today);
            let day = b.node("日", DomainId::ROOT, Kind::Date, Op::FirstDay(month));
            b.condition(&ctx.at(day), condition);
            b.is_read(day)
        });
        asked.unwrap_or_default()
    }

    /// 有当日处于〈记录〉期间的〈记录〉, of a day that stands apart: `None` where the usual reading does.
    pub(super) fn runs_on(
        &mut self,
        ctx: &Ctx<'a>,
        relation: &Operand,
        condition: &'a Condition,
    ) -> Option<Option<NodeId>> {
        let date = ctx.date?;
        let rows = self.relation_rows(ctx, relation)?;
        let inner = ctx.inside(rows.clone()).under(&rows.entity);
        if !self.is_apart(&inner, &rows) || !self.asks_the_day(&Ctx { date: None, ..inner.clone() }, condition) {
            return None;
        }
        Some(self.run_on_day(&inner, (date, rows), condition))
    }

    fn run_on_day(&mut self, ctx: &Ctx<'a>, (date, rows): (NodeId, Frame), condition: &'a Condition) -> Option<NodeId> {
        let parts: &'a [Condition] = match &condition.kind {
            ConditionKind::All(items) | ConditionKind::And(items) => items,
            _ => std::slice::from_ref(condition),
        };
        let plain = Ctx { date: None, ..ctx.clone() };
        let (mut span, mut others) = (None, Vec::new());
        for (i, part) in parts.iter().enumerate() {
            let ctx = plain.under(&(i + 1).to_string());
            match &part.kind {
                ConditionKind::During { date, record } if span.is_none() && date.as_ref().is_none_or(is_today) => {
                    span = Some(self.period_bounds(&ctx, record)?);
                }
                _ if self.asks_the_day(&ctx, part) => {
                    self.not_computable(&ctx, part.span, Obstacle::RecordsByMonth);
                    return None;
                }
                _ => {
                    let truth = self.condition(&ctx, part)?;
                    others.push(self.lift(truth, &rows));
                }
            }
        }
        let Some((start, end)) = span else {
            self.not_computable(ctx, condition.span, Obstacle::RecordsByMonth);
            return None;
        };
        let condition = match others.as_slice() {
            [] => None,
            [one] => Some(*one),
            _ => Some(self.node(format!("{}/且", plain.prefix), rows.domain, Kind::Bool, Op::All(others))),
        };
        let domain = self.domain_of(date);
        let op = Op::RunsOn { domain: rows.domain, start, end, condition, date };
        Some(self.node(format!("{}/有", plain.prefix), domain, Kind::Bool, op))
    }
}

/// 当日
fn is_today(operand: &Operand) -> bool {
    matches!(operand.segments.as_slice(), [only] if only.text == "当日" && !only.quoted)
}
