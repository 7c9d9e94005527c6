//! 除外情形: one more condition of each rule that it names, the denial of its own.
//!
//! A reader is told why somebody is left out by the words of the exclusion, so it keeps a statement and a citation of its
//! own wherever it stands.

use super::builder::Builder;
use super::names::Target;
use super::scope::{Ctx, Frame};
use super::term::Obstacle;
use crate::diagnostic::{Code, Diagnostic};
use crate::ir::{NodeId, Op};
use crate::resolve::{Excluding, RuleId, TimeLine};
use crate::syntax::ast::{Name, Reach, RuleKind};
use crate::types::Kind;

/// Who an exclusion is about, as the rule that it names sees them.
enum Bearing {
    /// The subject itself, or the one entity that belongs to it.
    Subject(Vec<Frame>),
    /// Each member that the rule counts.
    Member,
}

impl<'a> Builder<'_, 'a> {
    /// That no exclusion takes the subject out of the rule at hand, a condition each.
    pub(super) fn not_excluded(&mut self, ctx: &Ctx<'a>) -> Option<Vec<NodeId>> {
        let model = self.model;
        let mut nodes = Vec::new();
        for id in model.exclusions_of(ctx.rule) {
            let Some(exclusion) = model.rule(id).exclusion() else { continue };
            match self.bearing(ctx, exclusion) {
                Some(Bearing::Subject(frames)) => {
                    nodes.push(self.denied(&Ctx { frames, ..ctx.clone() }, id, exclusion)?)
                }
                Some(Bearing::Member) => {}
                None => {
                    let there = Ctx { rule: id, ..ctx.in_file(model.rule(id).file) };
                    self.not_computable(&there, exclusion.who.span, Obstacle::ExcludedUnreached);
                    return None;
                }
            }
        }
        Some(nodes)
    }

    /// The same of one member that the rule counts; `ctx` is that of the member.
    pub(super) fn members_left(&mut self, ctx: &Ctx<'a>) -> Option<Vec<NodeId>> {
        let model = self.model;
        let (row, outer) = ctx.frames.split_last()?;
        let subject = Ctx { frames: outer.to_vec(), ..ctx.clone() };
        let mut nodes = Vec::new();
        for id in model.exclusions_of(ctx.rule) {
            let Some(exclusion) = model.rule(id).exclusion() else { continue };
            if let Some(Bearing::Member) = self.bearing(&subject, exclusion) {
                let target = model.subject_of(exclusion.who, ctx.site).filter(|name| *name != row.entity);
                let person = target.map(|name| self.as_target(row, &name));
                let frames = ctx.frames.iter().cloned().chain(person).collect();
                nodes.push(self.denied(&Ctx { frames, ..ctx.clone() }, id, exclusion)?);
            }
        }
        Some(nodes)
    }

    /// A truth of a member, and that no exclusion takes it out.
    pub(super) fn and_not_left(&mut self, ctx: &Ctx<'a>, truth: NodeId) -> Option<NodeId> {
        let left = self.members_left(ctx)?;
        if left.is_empty() {
            return Some(truth);
        }
        let parts: Vec<NodeId> = std::iter::once(truth).chain(left).collect();
        let domain = self.deepest(&parts);
        Some(self.node(format!("{}/除外后", ctx.prefix), domain, Kind::Bool, Op::All(parts)))
    }

    /// 不属于〈除外情形〉: what is left unknown leaves it open, what does not apply takes nobody out.
    fn denied(&mut self, ctx: &Ctx<'a>, id: RuleId, exclusion: Excluding<'a>) -> Option<NodeId> {
        let model = self.model;
        let rule = model.rule(id);
        let base = self.rule_ctx(id);
        // Asked on the day or of the month of what it takes away, unless it says its own.
        let mut own: Vec<TimeLine<'a>> =
            rule.ast.lines.iter().filter_map(|l| TimeLine::of(rule.file, &l.value)).collect();
        if own.iter().all(|line| !line.of.is_empty()) {
            own.extend(&ctx.times);
        }
        let inner = Ctx {
            frames: ctx.frames.clone(),
            date: ctx.date,
            month: ctx.month,
            benefit: ctx.benefit.clone(),
            times: own,
            prefix: format!("{}/除外@{}", ctx.prefix, base.prefix),
            ..base
        };
        self.concerns(&inner, id);
        let truth = self.condition(&inner, &exclusion.who.condition)?;
        let domain = self.domain_of(truth);
        let name = &rule.ast.name.text;
        let belongs = self.node(inner.prefix.clone(), domain, Kind::Bool, Op::All(vec![truth]));
        self.say(belongs, format!("属于{name}"));
        let node = self.node(format!("{}/不属于", inner.prefix), domain, Kind::Bool, Op::Unless(belongs));
        self.say(node, format!("不属于{name}"));
        let cites = self.cites(&rule.cites);
        self.program.nodes[belongs].cites.clone_from(&cites);
        let n = &mut self.program.nodes[node];
        (n.cites, n.exclusion) = (cites, Some(name.clone()));
        Some(node)
    }

    /// The subject of an exclusion, from the rule that it names: itself, what is around it, the members that are
    /// counted, or the one that belongs to it by exactly one relation.
    fn bearing(&mut self, ctx: &Ctx<'a>, exclusion: Excluding<'a>) -> Option<Bearing> {
        let model = self.model;
        let entity = model.subject_of(exclusion.who, ctx.site)?;
        let target = |of: &str| model.symbols.entity(of).and_then(|e| e.target.as_deref());
        for (at, frame) in ctx.frames.iter().enumerate().rev() {
            let around = || ctx.frames[..=at].iter().cloned();
            if frame.entity == entity {
                return Some(Bearing::Subject(around().collect()));
            }
            if target(&frame.entity) == Some(entity.as_str()) {
                let person = self.as_target(frame, &entity);
                return Some(Bearing::Subject(around().chain([person]).collect()));
            }
        }
        let subject = ctx.frames.last()?;
        let of = model.symbols.entity(&subject.entity)?;
        let leads = |r: &&crate::resolve::Relation| r.name == entity || r.target.as_deref() == Some(entity.as_str());
        let mut leading = of.relations.values().filter(leads);
        let (relation, None) = (leading.next()?, leading.next()) else { return None };
        if model.rule(ctx.rule).counted_relation().is_some_and(|counted| counted.text == relation.name) {
            return Some(Bearing::Member);
        }
        match self.member_of(ctx, subject, &relation.name)? {
            Target::Entity(frame) => Some(Bearing::Subject(ctx.frames.iter().cloned().chain([frame]).collect())),
            _ => None,
        }
    }

    /// That an exclusion names rules that exist, and takes somebody out of at least one.
    pub(super) fn check_excluded(&mut self, id: RuleId) {
        let model = self.model;
        let info = model.rule(id);
        let (Some(exclusion), ctx) = (info.exclusion(), self.rule_ctx(id)) else { return };
        let kind = exclusion.kind();
        let names: &[Name] = match exclusion.of {
            Reach::Named(names) => names,
            Reach::Within(within) => &within.except,
        };
        let unknown: Vec<&Name> = names.iter().filter(|n| model.find(kind, &n.text).is_none()).collect();
        for name in &unknown {
            self.unknown_rule(&ctx, name, kind);
        }
        let Reach::Within(within) = exclusion.of else { return };
        if let Some(at) = within.at.as_ref().filter(|at| model.document.extent(&at.at).is_none()) {
            let d = self.fault(&ctx, Code::NoSuchClause, at.span).arg("clause", at.at.words());
            self.report(d.help("help-stretch"));
        } else if model.excluded_from(id).is_empty() && unknown.is_empty() {
            self.not_computable(&ctx, within.span, Obstacle::ExcludedFromNothing);
        }
    }

    /// A name that is an exclusion, asked as if it were a status or excepted as if it were a benefit.
    pub(super) fn named_exclusion(&self, ctx: &Ctx<'a>, name: &Name, help: &'static str) -> Option<Diagnostic> {
        let id = self.model.find(RuleKind::Excluded, &name.text)?;
        let info = self.model.rule(id);
        let d = Diagnostic::new(Code::ExclusionAgain, ctx.file, name.span).arg("name", &name.text);
        let there = crate::source::Place { file: info.file, span: info.ast.name.span };
        Some(d.also(there, "declared").help(help))
    }
}
