//! What a sentence asks of its subject: its conditions, and that nothing takes the case out of it.

use super::builder::Builder;
use super::scope::Ctx;
use super::term::Obstacle;
use crate::diagnostic::Code;
use crate::ir::{NodeId, Op};
use crate::resolve::RuleId;
use crate::syntax::ast::{Name, RuleKind, Subject};
use crate::types::Kind;

impl<'a> Builder<'_, 'a> {
    /// What a sentence asks of its subject: its conditions, and that no exception takes the case out.
    pub(super) fn asked_of(&mut self, ctx: &Ctx<'a>, subject: &'a Subject) -> Option<NodeId> {
        let own = self.condition(ctx, &subject.condition);
        // Of conditions that could not be read, what takes somebody out of them is still checked.
        let left = self.not_excluded(ctx);
        let mut parts = vec![own?];
        parts.extend(left?);
        for (i, name) in subject.except.iter().enumerate() {
            parts.push(self.outside(&ctx.under(&format!("除外{}", i + 1)), name)?);
        }
        if let [own] = parts.as_slice() {
            return Some(*own);
        }
        let domain = self.deepest(&parts);
        Some(self.node(format!("{}/除外后", ctx.prefix), domain, Kind::Bool, Op::All(parts)))
    }

    fn outside(&mut self, ctx: &Ctx<'a>, name: &'a Name) -> Option<NodeId> {
        let model = self.model;
        let kinds = [
            RuleKind::Discretion,
            RuleKind::Authorisation,
            RuleKind::Entitlement,
            RuleKind::Status,
            RuleKind::Duty,
            RuleKind::Priority,
            RuleKind::Target,
        ];
        let Some(id) = kinds.iter().find_map(|kind| model.find(*kind, &name.text)) else {
            if let Some(d) = self.named_exclusion(ctx, name, "help-except") {
                self.report(d);
                return None;
            }
            self.unknown_rule(ctx, name, RuleKind::Entitlement);
            return None;
        };
        if self.excepting.contains(&id) || id == ctx.rule {
            let path: Vec<String> = self
                .excepting
                .iter()
                .chain([&ctx.rule, &id])
                .map(|r| format!("“{}”", model.rule(*r).ast.name.text))
                .collect();
            let d = self.fault(ctx, Code::Cycle, name.span).arg("name", &name.text).arg("path", path.join("→"));
            self.report(d.help("help"));
            return None;
        }
        self.excepting.push(ctx.rule);
        // A status is asked of the one at hand, as 不是 would ask it.
        let kind = model.rule(id).ast.kind;
        let truth = if kind == RuleKind::Status { self.status_named(ctx, name) } else { self.taken(ctx, id, name) };
        self.excepting.pop();
        let truth = truth?;
        // Where an agency may take the case, only the agency says whether it does.
        let taken = if matches!(kind, RuleKind::Discretion | RuleKind::Authorisation) {
            let domain = self.domain_of(truth);
            self.node(format!("{}/审定", ctx.prefix), domain, Kind::Bool, Op::AtDiscretion(truth))
        } else {
            truth
        };
        let domain = self.domain_of(taken);
        let node = self.node(format!("{}/不在其列", ctx.prefix), domain, Kind::Bool, Op::Unless(taken));
        self.say(node, format!("不适用“{}”", name.text));
        let cites = self.cites(&model.rule(id).cites);
        self.program.nodes[node.index()].cites = cites;
        Some(node)
    }

    /// What the excepted rule asks of its own subject.
    fn taken(&mut self, ctx: &Ctx<'a>, id: RuleId, name: &Name) -> Option<NodeId> {
        let model = self.model;
        let who = model.rule(id).ast.main.as_ref()?.who()?;
        let base = self.rule_ctx(id);
        let base = Ctx { prefix: format!("{}@{}", ctx.prefix, base.prefix), ..base };
        let frames = self.subject(&base, who)?;
        if frames.last() != ctx.frames.last() {
            self.not_computable(ctx, name.span, Obstacle::OtherSubject);
            return None;
        }
        let inner = Ctx { frames, ..base };
        self.asked_of(&inner, who)
    }
}
