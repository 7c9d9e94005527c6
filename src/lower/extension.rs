//! 裁量, and how far it may lengthen a period.

use super::builder::Builder;
use super::scope::Ctx;
use super::term::Obstacle;
use crate::ir::{Decision, DecisionKind, Extension, NodeId};
use crate::resolve::RuleId;
use crate::syntax::ast::{Label, LineValue, MainSentence, RuleKind, Subject};

impl<'m, 'a> Builder<'m, 'a> {
    pub(super) fn discretion(&mut self, id: RuleId, who: &'a Subject) -> Option<Decision> {
        let ctx = self.rule_ctx(id);
        let frames = self.subject(&ctx, who)?;
        let ctx = Ctx { frames, ..ctx };
        let conditions = self.asked_of(&ctx.under("条件"), who)?;
        let conditions = self.in_root(&ctx, conditions, who.span)?;
        let extension = self.extension(id, &ctx, conditions);
        let mut decision = self.decision(id, DecisionKind::Discretion, Some(who), conditions);
        decision.extension = extension;
        Some(decision)
    }

    pub(super) fn extension(&mut self, id: RuleId, ctx: &Ctx<'a>, conditions: NodeId) -> Option<Extension> {
        let model = self.model;
        let rule = model.rule(id);
        let bound = rule.line(Label::Bound)?;
        let LineValue::Bound { period, asked } = &bound.line.value else { return None };
        let Some(at_most) = crate::values::Period::from(*period).in_months() else {
            self.not_computable(ctx, period.span, Obstacle::BoundInDays);
            return None;
        };
        let asked = asked.as_ref().and_then(|o| self.value_operand(ctx, o));
        let decided_by = self.decided_by(id);
        let cites = self.cites(if bound.cites.is_empty() { &rule.cites } else { &bound.cites });
        let name = rule.ast.name.text.clone();
        Some(Extension { rule: name, conditions, after: None, at_most, asked, decided_by, cites })
    }

    /// 审定机关, where it is stated.
    pub(super) fn decided_by(&self, id: RuleId) -> Option<String> {
        let line = self.model.rule(id).line(Label::DecidedBy)?;
        if let LineValue::Words(text) = &line.line.value { Some(text.text.clone()) } else { None }
    }

    /// The discretion that names this entitlement in its 适用.
    pub(super) fn extension_of(&mut self, id: RuleId) -> Option<Extension> {
        let model = self.model;
        let name = &model.rule(id).ast.name.text;
        let rule = (0..model.rules.len()).map(RuleId).find(|r| {
            let info = model.rule(*r);
            let applies = |l: &crate::resolve::CitedLine<'_>| match &l.line.value {
                LineValue::Names(names) => names.iter().any(|n| n.text == *name),
                _ => false,
            };
            info.ast.kind == RuleKind::Discretion && info.lines(Label::AppliesTo).any(applies)
        })?;
        let Some(MainSentence::May { who, .. }) = &model.rule(rule).ast.main else { return None };
        let base = self.rule_ctx(rule);
        let ctx = Ctx { prefix: format!("{}@{name}", base.prefix), ..base };
        let frames = self.subject(&ctx, who)?;
        let ctx = Ctx { frames, ..ctx };
        for line in model.rule(rule).lines(Label::Concerns) {
            if let LineValue::Names(names) = &line.line.value {
                self.concern(&ctx, names);
            }
        }
        let conditions = self.asked_of(&ctx.under("条件"), who)?;
        let conditions = self.in_root(&ctx, conditions, who.span)?;
        self.extension(rule, &ctx, conditions)
    }
}
