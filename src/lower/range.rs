//! 计算范围: whose shares, which records, which months.

use super::builder::Builder;
use super::names::Target;
use super::scope::{Ctx, Frame};
use crate::ir::{Member, NodeId};
use crate::resolve::{FactType, RuleId};
use crate::syntax::ast::{Label, LineValue, ScopeValue};
use crate::types::Kind;

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
                let Some((rows, truth)) = self.rows_truth(&ctx, relation, condition) else { return range };
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
                Some(Target::Fact { frame, fact }) if fact.kind == FactType::Months => {
                    range.set = Some(self.slot(&frame, &fact));
                }
                Some(_) => self.kind_mismatch(&ctx, operand, &Kind::Text, "月份之数项"),
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

    /// A text that names a member to a reader: 姓名, if the data has it.
    pub fn label(&mut self, rows: &Frame) -> Option<crate::ir::SlotId> {
        let target = self.model.symbols.entity(&rows.entity)?.target.clone()?;
        let fact = self.model.symbols.entity(&target)?.facts.get("姓名")?.clone();
        let frame = self.as_target(rows, &target);
        Some(self.slot(&frame, &fact))
    }
}
