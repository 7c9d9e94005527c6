//! 上限：与“乙”合计: a cap that several entitlements share. Written in one of them it holds for all.

use super::builder::Builder;
use super::range::Range;
use super::scope::Ctx;
use crate::ir::{AmountLimit, Approved, DecisionId, LimitOf, LimitWhat, Pay, Shared};
use crate::resolve::RuleId;
use crate::syntax::ast::{Cap, Label, LineValue, Name, RuleKind};

impl<'a> Builder<'_, 'a> {
    /// Gives each cap that is shared the entitlements that share it, and each of these the cap.
    pub(super) fn share_caps(&mut self) {
        let model = self.model;
        for i in 0..model.rules.len() {
            let rule = RuleId(i);
            let name = &model.rule(rule).ast.name.text;
            let caps = model.rule(rule).lines(Label::Cap).filter(|l| matches!(l.line.value, LineValue::Cap(_)));
            let Some(own) = self.program.decision_of(name) else { continue };
            for (place, line) in caps.enumerate() {
                let LineValue::Cap(Cap { with, .. }) = &line.line.value else { continue };
                let ctx = self.rule_ctx(rule);
                let text = crate::syntax::print::line_text(line.line);
                if with.iter().any(|other| other.text == *name) {
                    self.unfit_cap(&ctx, line, &text, "help-cap-joint");
                    continue;
                }
                let others: Option<Vec<DecisionId>> = with.iter().map(|name| self.sharing(&ctx, own, name)).collect();
                let Some(others) = others.filter(|others| !others.is_empty()) else { continue };
                if !self.is_shared(own, place, &others) {
                    self.unfit_cap(&ctx, line, &text, "help-cap-joint");
                }
            }
        }
    }

    /// The entitlement that a cap names: it pays something to the same subject.
    fn sharing(&mut self, ctx: &Ctx<'a>, own: DecisionId, name: &Name) -> Option<DecisionId> {
        if self.model.find(RuleKind::Entitlement, &name.text).is_none() {
            self.unknown_rule(ctx, name, RuleKind::Entitlement);
            return None;
        }
        self.program.decision_of(&name.text).filter(|other| *other != own)
    }

    /// Whether the cap could be shared: each of those that share it pays by its own plan, to the same subject.
    fn is_shared(&mut self, own: DecisionId, place: usize, others: &[DecisionId]) -> bool {
        let all: Vec<DecisionId> = std::iter::once(own).chain(others.iter().copied()).collect();
        let subject = self.program.decisions[own].subject.clone();
        let mut records: Vec<(DecisionId, Approved)> = Vec::new();
        for of in &all {
            let decision = &self.program.decisions[*of];
            let pays = decision.plan.as_ref().is_some_and(|p| {
                matches!(p.pay, Pay::Monthly { .. } | Pay::Yearly { .. } | Pay::Once { .. } | Pay::Window { .. })
            });
            let (rule, same) = (decision.rule.clone(), decision.subject == subject);
            let Some(id) = self.model.find(RuleKind::Entitlement, &rule).filter(|_| pays && same) else { return false };
            let ctx = Ctx { frames: vec![], benefit: Some(rule), ..self.rule_ctx(id) };
            let Some(approved) = self.approved(&ctx, (LimitOf::Subject, LimitWhat::Money), &Range::default()) else {
                return false;
            };
            records.push((*of, approved));
        }
        let Some(limit) = self.limit_at(own, place) else { return false };
        for of in &all {
            let with = |(other, approved): &(DecisionId, Approved)| Shared {
                decision: *other,
                first: other < of,
                approved: approved.clone(),
            };
            let shared: Vec<Shared> = records.iter().filter(|(other, _)| other != of).map(with).collect();
            let names: String =
                shared.iter().map(|s| format!("“{}”", self.program.decisions[s.decision].rule)).collect();
            let rest = limit.text.split_once("合计，").map_or(limit.text.as_str(), |(_, rest)| rest);
            let text = if *of == own { limit.text.clone() } else { format!("与{names}合计，{rest}") };
            let approved = records.iter().find(|(id, _)| id == of).map(|(_, approved)| approved.clone());
            self.put_limit(
                *of,
                (*of == own).then_some(place),
                AmountLimit { approved, with: shared, text, ..limit.clone() },
            );
        }
        let reached: Vec<_> = all.iter().flat_map(|d| self.program.decisions[*d].interpretations.clone()).collect();
        for of in all {
            let decision = &mut self.program.decisions[of.index()];
            decision.interpretations.extend(reached.iter().copied());
            decision.interpretations.sort_unstable();
            decision.interpretations.dedup();
        }
        true
    }

    fn limit_at(&self, of: DecisionId, place: usize) -> Option<AmountLimit> {
        self.program.decisions[of].plan.as_ref()?.limits.get(place).cloned()
    }

    /// Puts a cap in its place, or behind the others where the rule does not write it itself.
    fn put_limit(&mut self, of: DecisionId, place: Option<usize>, limit: AmountLimit) {
        let Some(plan) = &mut self.program.decisions[of.index()].plan else { return };
        let shared: Vec<DecisionId> = limit.with.iter().map(|s| s.decision).collect();
        let same = |l: &AmountLimit| {
            l.period == limit.period && l.with.iter().map(|s| s.decision).collect::<Vec<_>>() == shared
        };
        let known = plan.limits.iter().any(same);
        match place {
            Some(place) => plan.limits.iter_mut().skip(place).take(1).for_each(|own| *own = limit.clone()),
            None if known => {}
            None => plan.limits.push(limit),
        }
    }
}
