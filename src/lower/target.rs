//! 指标: a number to be reached.

use super::builder::Builder;
use super::scope::Ctx;
use super::term::Obstacle;
use crate::ir::{Decision, DecisionKind, NodeId, TargetSpec};
use crate::resolve::RuleId;
use crate::syntax::ast::{Condition, ConditionKind, Subject};
use crate::syntax::{ast, print};

impl<'m, 'a> Builder<'m, 'a> {
    pub(super) fn target_rule(&mut self, id: RuleId, who: &'a Subject, what: &'a Condition) -> Option<Decision> {
        let ctx = self.rule_ctx(id);
        let frames = self.subject(&ctx, who)?;
        let ctx = Ctx { frames, ..ctx };
        let conditions = self.asked_of(&ctx.under("条件"), who)?;
        let conditions = self.in_root(&ctx, conditions, who.span)?;
        let (left, low, high) = match &what.kind {
            ConditionKind::Between { left, low, high } => (left, Some(low), Some(high)),
            ConditionKind::Compare { left, op: ast::CompareOp::AtLeast, right: ast::Bound::Quantity(q) } => {
                (left, Some(q), None)
            }
            ConditionKind::Compare { left, op: ast::CompareOp::AtMost, right: ast::Bound::Quantity(q) } => {
                (left, None, Some(q))
            }
            _ => {
                self.not_computable(&ctx, what.span, Obstacle::TargetForm);
                return None;
            }
        };
        let value = self.value_operand(&ctx.under("指标"), left)?;
        let value = self.in_root(&ctx, value, left.span)?;
        let mut bound = |q: Option<&ast::Quantity>| -> Option<Option<NodeId>> {
            let Some(q) = q else { return Some(None) };
            let literal = self.literal(&ctx, q)?;
            if !literal.kind.agrees_with(self.kind(value)) {
                let kind = self.kind(value).clone();
                self.unit_mismatch(&ctx, q.span, &kind, &literal.kind);
                return None;
            }
            Some(Some(self.number(literal.value, literal.kind)))
        };
        let low = bound(low)?;
        let high = bound(high)?;
        let mut decision = self.decision(id, DecisionKind::Target, Some(who), conditions);
        decision.target = Some(TargetSpec { value, low, high, text: print::condition(what) });
        Some(decision)
    }
}
