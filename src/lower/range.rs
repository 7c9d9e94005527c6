//! 计算范围: whose shares, which records, which months.

use super::builder::Builder;
use super::names::Target;
use super::scope::{Ctx, Frame};
use super::term::{Expected, Obstacle};
use crate::ir::{DomainId, Member, NodeId, Op};
use crate::resolve::{FactType, RuleId};
use crate::syntax::ast::{Condition, Expr, ExprKind, Label, LineValue, Operand, PeriodUnit, ScopeValue, Standard};
use crate::syntax::print;
use crate::types::{FactRole, Kind};

/// What 计算范围 says.
#[derive(Default)]
pub(super) struct Range {
    /// Persons whose shares are counted.
    pub member: Option<(Frame, Member)>,
    /// Records whose months are counted.
    pub records: Option<(Frame, NodeId)>,
    pub set: Option<crate::ir::SlotId>,
    pub span: Option<(NodeId, NodeId)>,
    /// Of the monthly records of members, where their conditions hang on the month: those of months in range.
    pub asked: Option<NodeId>,
}

impl Range {
    pub fn is_nothing(&self) -> bool {
        self.member.is_none() && self.records.is_none() && self.set.is_none() && self.span.is_none()
    }
}

impl<'m, 'a> Builder<'m, 'a> {
    /// 计算范围 of `rule`, read for its subject.
    pub fn range(&mut self, ctx: &Ctx<'a>, rule: RuleId) -> Range {
        let mut range = Range::default();
        let model = self.model;
        let Some(line) = model.rule(rule).line(Label::Scope) else { return range };
        let ctx = ctx.under("计算范围");
        match &line.line.value {
            LineValue::Scope(ScopeValue::Members { relation, condition }) => {
                let Some(rows) = self.relation_rows(&ctx, relation) else { return range };
                if let Some((asked, member)) = self.members_by_month(&ctx, rule, &rows, condition) {
                    range.asked = Some(asked);
                    range.member = Some((rows, member));
                    return range;
                }
                let month = self.paid_by_month(rule).then(|| self.month_fact(&rows)).flatten();
                let truth = self.row_truth(&ctx, &rows, condition, |b, inner| match &month {
                    Some(month) => {
                        let slot = b.slot(&rows, month);
                        let month = b.fact_node(slot);
                        let start = |b: &mut Self| b.start_day(&ctx, rule);
                        b.on_day(&inner, month, start, |b, ctx| b.condition(ctx, condition))
                    }
                    None => inner,
                });
                let Some(truth) = truth else { return range };
                let Some(truth) = self.kept(&ctx, rule, (&rows, month.as_ref()), truth) else { return range };
                let persons = model.symbols.entity(&rows.entity).is_some_and(|e| e.target.is_some());
                if persons {
                    let member = self.member(&rows, truth);
                    range.member = Some((rows, member));
                } else {
                    range.records = Some((rows, truth));
                }
            }
            LineValue::Scope(ScopeValue::Months(operand)) => match self.target(&ctx, operand) {
                Some(Target::Fact { frame, fact } | Target::Through { rows: frame, fact })
                    if fact.kind == FactType::Months =>
                {
                    range.set = Some(self.slot(&frame, &fact));
                    // The months of persons: each of them is paid for.
                    let own = ctx.frames.last().map_or(DomainId::ROOT, |f| f.domain);
                    if frame.domain != own && frame.domain != DomainId::ROOT {
                        if self.program.domain(frame.domain).parent != Some(own) {
                            self.not_computable(&ctx, operand.span, Obstacle::MonthsOfWhom);
                            return range;
                        }
                        let truth = self.truth(true);
                        let condition = self.lift(truth, &frame);
                        let member = self.member(&frame, condition);
                        range.member = Some((frame, member));
                    }
                }
                Some(_) => self.kind_mismatch(&ctx, operand, &Kind::Text, Expected::Months),
                None => {}
            },
            LineValue::Scope(ScopeValue::Span { from, to }) => {
                if let (Some(from), Some(to)) = (self.date_operand(&ctx, from), self.date_operand(&ctx, to)) {
                    range.span = Some((from, to));
                }
            }
            _ => {}
        }
        range
    }

    /// Of the rows in range those that no exclusion takes out, asked of the month where their records have one.
    fn kept(
        &mut self,
        ctx: &Ctx<'a>,
        rule: RuleId,
        (rows, month): (&Frame, Option<&crate::resolve::Fact>),
        truth: NodeId,
    ) -> Option<NodeId> {
        let inner = ctx.inside(rows.clone()).under(&rows.entity);
        let dated = match month {
            Some(month) => {
                let slot = self.slot(rows, month);
                let month = self.fact_node(slot);
                let start = |b: &mut Self| b.start_day(ctx, rule);
                self.on_day(&inner, month, start, Self::members_left)
            }
            None => inner,
        };
        let truth = self.and_not_left(&dated, truth)?;
        Some(self.lift(truth, rows))
    }

    pub(super) fn member(&mut self, rows: &Frame, condition: NodeId) -> Member {
        let (label, identity) = (self.label(rows), self.identity(rows));
        Member { domain: rows.domain, condition, label, identity }
    }

    /// Members who are paid for by their monthly records, on conditions that hang on the day: each record asks on the
    /// day of its month, and whoever has one in range is in range.
    fn members_by_month(
        &mut self,
        ctx: &Ctx<'a>,
        rule: RuleId,
        rows: &Frame,
        condition: &'a Condition,
    ) -> Option<(NodeId, Member)> {
        let model = self.model;
        let LineValue::Standard(Standard::Share { per: Some(PeriodUnit::Month), base, .. }) =
            &model.rule(rule).line(Label::Standard)?.line.value
        else {
            return None;
        };
        let (of, _) = summed(base)?;
        let inner = ctx.inside(rows.clone()).under(&rows.entity);
        // Records of the member's own: those of the subject say nothing of one of them.
        let own = self.probe(|b| match b.target(&inner, of) {
            Some(Target::Through { rows: records, .. }) => b.program.domain(records.domain).parent == Some(rows.domain),
            Some(_) | None => false,
        });
        if !own.unwrap_or_default() || self.month_fact(rows).is_some() {
            return None;
        }
        let Some(Target::Through { rows: records, .. }) = self.target(&inner, of) else { return None };
        let fact = self.month_fact(&records)?;
        let slot = self.slot(&records, &fact);
        let month = self.fact_node(slot);
        let start = |b: &mut Self| b.start_day(&inner, rule);
        let dated = self.on_day(&inner, month, start, |b, ctx| (b.condition(ctx, condition), b.members_left(ctx)));
        dated.date?;
        let truth = self.condition(&dated, condition)?;
        let truth = self.and_not_left(&dated, truth)?;
        let asked = self.lift(truth, &records);
        let op = Op::Exists { domain: records.domain, condition: asked };
        let some = self.node(format!("{}/有当月", inner.prefix), rows.domain, Kind::Bool, op);
        self.say(some, print::condition(condition));
        Some((asked, self.member(rows, some)))
    }

    /// Whether a standard says a sum for each month.
    fn paid_by_month(&self, rule: RuleId) -> bool {
        let Some(line) = self.model.rule(rule).line(Label::Standard) else { return false };
        match &line.line.value {
            LineValue::Standard(Standard::Share { per, .. }) => *per == Some(PeriodUnit::Month),
            LineValue::Standard(Standard::Fixed { amount, .. }) => amount.unit.ends_with("/月"),
            // A sum for each record by the month is one for its month.
            LineValue::Standard(Standard::Expr(_)) => true,
            _ => false,
        }
    }

    /// A text that names a member to a reader, if the data has one.
    pub fn label(&mut self, rows: &Frame) -> Option<crate::ir::SlotId> {
        let target = self.model.symbols.entity(&rows.entity)?.target.clone()?;
        let fact = self.model.symbols.entity(&target)?.in_role(FactRole::PersonName)?.clone();
        let frame = self.as_target(rows, &target);
        Some(self.slot(&frame, &fact))
    }
}

/// The first sum over records in a 量式.
pub(super) fn summed(expr: &Expr) -> Option<(&Operand, Option<&Condition>)> {
    match &expr.kind {
        ExprKind::Sum { of, condition } => Some((of, condition.as_deref())),
        ExprKind::Binary { left, right, .. } => summed(left).or_else(|| summed(right)),
        _ => None,
    }
}
