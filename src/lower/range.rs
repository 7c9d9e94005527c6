//! 计算范围: whose shares, which records, which months.

use super::builder::Builder;
use super::names::Target;
use super::scope::{Ctx, Frame};
use super::term::{Expected, Obstacle};
use crate::ir::{DomainId, Member, NodeId};
use crate::resolve::{FactType, RuleId};
use crate::syntax::ast::{Label, LineValue, PeriodUnit, ScopeValue, Standard};
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
                let month = self.paid_by_month(rule).then(|| self.month_fact(&rows)).flatten();
                let truth = self.row_truth(&ctx, &rows, condition, |b, inner| match month {
                    Some(month) => {
                        let slot = b.slot(&rows, &month);
                        let month = b.fact_node(slot);
                        let start = |b: &mut Self| b.start_day(&ctx, rule);
                        b.on_day(&inner, month, start, |b, ctx| b.condition(ctx, condition))
                    }
                    None => inner,
                });
                let Some(truth) = truth else { return range };
                let persons = model.symbols.entity(&rows.entity).is_some_and(|e| e.target.is_some());
                if persons {
                    let (label, identity) = (self.label(&rows), self.identity(&rows));
                    let member = Member { domain: rows.domain, condition: truth, label, identity };
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
                        let (label, identity) = (self.label(&frame), self.identity(&frame));
                        let member = Member { domain: frame.domain, condition, label, identity };
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

    /// Whether a standard says a sum for each month.
    fn paid_by_month(&self, rule: RuleId) -> bool {
        let Some(line) = self.model.rule(rule).line(Label::Standard) else { return false };
        match &line.line.value {
            LineValue::Standard(Standard::Share { per, .. }) => *per == Some(PeriodUnit::Month),
            LineValue::Standard(Standard::Fixed { amount }) => amount.unit.ends_with("/月"),
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
