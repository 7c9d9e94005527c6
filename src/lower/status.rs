//! 身份 and 是否 facts: what a name in a sentence says of someone, at a date.

use super::builder::Builder;
use super::names::Target;
use super::scope::{Ctx, Frame, Instance};
use super::term::Expected;
use crate::diagnostic::{Code, Diagnostic, Term};
use crate::ir::{CmpOp, NodeId, Op, RefDate, SINCE, SlotId};
use crate::resolve::{Fact, FactType};
use crate::syntax::ast::{Name, Operand};
use crate::types::Kind;
use crate::values::Exact;

impl<'a> Builder<'_, 'a> {
    pub(super) fn is(&mut self, ctx: &Ctx<'a>, who: Option<&Operand>, what: &Name) -> Option<NodeId> {
        let ctx = match who {
            Some(who) => {
                let frame = self.entity_target(ctx, who)?;
                let mut inner = ctx.clone();
                inner.frames.push(frame);
                inner
            }
            None => ctx.clone(),
        };
        self.status_named(&ctx, what)
    }

    /// 是〈名〉: a definition that governs here, else a fact of the nearest entity that has one.
    pub fn status_named(&mut self, ctx: &Ctx<'a>, what: &Name) -> Option<NodeId> {
        let model = self.model;
        let governing = model.definitions.governing(&what.text, ctx.site);
        // Within its own words, a narrowing definition means what was meant before it.
        let id = governing.iter().copied().find(|id| !self.narrowing_now(*id));
        if let Some(id) = id
            && let Some(entity) = self.subject_of_definition(id)
        {
            let frame = self.frame_of(ctx, Some(&entity))?;
            return match self.instance(ctx, id, &frame, what.span)? {
                Instance::Node(node) => Some(node),
                Instance::Span { .. } => None,
            };
        }
        for frame in ctx.frames.iter().rev() {
            let Some(entity) = model.symbols.entity(&frame.entity) else { continue };
            if let Some(fact) = entity.status(&what.text) {
                return Some(self.status(ctx, frame, &fact.clone(), false));
            }
            if let Some(target) = &entity.target
                && let Some(fact) = model.symbols.entity(target).and_then(|e| e.status(&what.text))
            {
                let frame = self.as_target(frame, target);
                return Some(self.status(ctx, &frame, &fact.clone(), false));
            }
        }
        self.unknown_name(ctx, what);
        None
    }

    fn narrowing_now(&self, id: crate::resolve::DefinitionId) -> bool {
        let definition = self.model.definitions.get(id);
        self.stack.last() == Some(&id) && definition.verb != crate::syntax::ast::DefineVerb::Means
    }

    fn subject_of_definition(&self, id: crate::resolve::DefinitionId) -> Option<String> {
        self.model.owner_of_definition(id)
    }

    /// A 是否 fact or an enumerated one, read at the date asked.
    pub fn status(&mut self, ctx: &Ctx<'a>, frame: &Frame, fact: &Fact, negative: bool) -> NodeId {
        let slot = self.slot(frame, fact);
        let mut node = self.read_slot(ctx, frame, fact, slot);
        if let Some(document) = self.per_rules(ctx.rule, &fact.name) {
            let (id, domain) = (format!("{}/按规定", self.program.node(node).id), self.domain_of(node));
            node = self.node(id, domain, Kind::Bool, Op::PerRules { of: node, document });
            self.say(node, fact.name.clone());
        }
        // A day of recognition counts whatever the day asked; without one what is said stands at 基准日.
        let today = self.ref_date(RefDate::Basis);
        let asked =
            if fact.recognised_on.is_some() { ctx.date.or(Some(today)) } else { ctx.date.filter(|d| *d != today) };
        if let Some(at) = asked
            && !fact.unchangeable
            && self.model.symbols.benefits().is_none_or(|(name, _)| name != frame.entity)
            && fact.kind == FactType::Bool
            && self.is_status(ctx, frame, fact)
        {
            let on = fact
                .recognised_on
                .as_ref()
                .and_then(|on| self.model.symbols.entity(&frame.entity).and_then(|e| e.facts.get(on)).cloned());
            let on = match on {
                Some(on) => {
                    let slot = self.slot(frame, &on);
                    Some(self.fact_node(slot))
                }
                None => None,
            };
            if on.is_none() {
                self.undated_status(ctx, fact, at);
            }
            // Where nothing dates a recognition, the case may say since when.
            let since = on.is_none().then(|| {
                let name = format!("{}.{}", fact.name, SINCE);
                let slot = self.slot_named(frame, fact, &name, Kind::Date, None);
                self.fact_node(slot)
            });
            let domain = self.deepest(&[node, at]);
            let id = format!("{}@{}", self.program.node(node).id, self.program.node(at).id);
            node = self.node(id, domain, Kind::Bool, Op::StatusAt { fact: node, on, since, at });
            // 是否高校毕业生 is affirmed by 是, 持有社会保障卡 by itself.
            let affirmed =
                || fact.name.strip_prefix("是否").map_or_else(|| fact.name.clone(), |name| format!("是{name}"));
            let words = fact.affirmative.clone().unwrap_or_else(affirmed);
            let at = self.day_in_words(at);
            self.say(node, if at.is_empty() || ctx.date.is_none() { words } else { format!("在{at}当日，{words}") });
        }
        if negative { self.not(ctx, node) } else { node }
    }

    /// In a draft, warns that only the cases can say since when a status holds that each month, or another day than
    /// 基准日, is asked for.
    fn undated_status(&mut self, ctx: &Ctx<'a>, fact: &Fact, at: NodeId) {
        // One reading of 时点 is 基准日 itself.
        let today = self.ref_date(RefDate::Basis);
        let readings = self.program.node(at).op.operands();
        if !self.program.policy.finished && !readings.contains(&today) {
            let day = self.day_in_words(at);
            let (asked, help) = match self.is_of_month(at) {
                true => (Term::new("status-by-month"), "help"),
                false => (Term::new("status-on-day").arg("day", day), "help-day"),
            };
            let rule = ctx.benefit.as_deref().unwrap_or(&self.model.rule(ctx.rule).ast.name.text).to_owned();
            let d = Diagnostic::new(Code::UndatedStatus, fact.place.file, fact.place.span);
            self.report(d.arg("fact", &fact.name).arg("rule", rule).arg("asked", asked).help(help));
        }
    }

    /// What a date is called: by its own words, or as the fact that it is.
    fn day_in_words(&self, date: NodeId) -> String {
        let node = self.program.node(date);
        if let Op::Fact(slot) = node.op
            && node.text.is_empty()
        {
            return self.program.slot(slot).path.rsplit('.').next().unwrap_or_default().to_owned();
        }
        node.text.clone()
    }

    /// 是否 facts say what someone is, and so does any other that a sentence asks on a day of its own; records of what
    /// was done (已缴) are no status.
    fn is_status(&self, ctx: &Ctx<'a>, frame: &Frame, fact: &Fact) -> bool {
        let of_record = || self.model.symbols.entity(&frame.entity).is_some_and(|e| !e.root && e.target.is_none());
        fact.name.starts_with("是否") || fact.recognised || (ctx.month.is_none() && !of_record())
    }

    /// A fact, or what is presumed where it was not provided.
    pub fn read_slot(&mut self, ctx: &Ctx<'a>, frame: &Frame, fact: &Fact, slot: SlotId) -> NodeId {
        match self.presumption(ctx, frame, fact) {
            Some(value) => self.presumed_node(slot, value),
            None => self.fact_node(slot),
        }
    }

    pub(super) fn bare(&mut self, ctx: &Ctx<'a>, operand: &Operand) -> Option<NodeId> {
        let (last, owners) = operand.segments.split_last()?;
        let ctx = match owners {
            [] => ctx.clone(),
            owners => {
                let span = operand.span;
                let owner = Operand { segments: owners.to_vec(), span };
                let frame = self.entity_target(ctx, &owner)?;
                ctx.inside(frame)
            }
        };
        if let Some((frame, fact, negative)) = self.worded_fact(&ctx, &last.text) {
            return Some(self.status(&ctx, &frame, &fact, negative));
        }
        if let Some((frame, fact, zero)) = self.zero_worded(&ctx, &last.text) {
            let slot = self.slot(&frame, &fact);
            let left = self.read_slot(&ctx, &frame, &fact, slot);
            let (kind, domain) = (self.kind(left).clone(), self.domain_of(left));
            let right = self.number(Exact::ZERO, kind);
            let op = Op::Compare { op: if zero { CmpOp::Eq } else { CmpOp::Gt }, left, right };
            return Some(self.node(format!("{}/比", ctx.prefix), domain, Kind::Bool, op));
        }
        if self.model.definitions.knows(&last.text) {
            return self.status_named(&ctx, last);
        }
        match self.first_bool(&ctx, last) {
            Some(node) => Some(node),
            None => {
                self.unknown_name(&ctx, last);
                None
            }
        }
    }

    fn first_bool(&mut self, ctx: &Ctx<'a>, name: &Name) -> Option<NodeId> {
        let operand = Operand { segments: vec![name.clone()], span: name.span };
        let known = ctx
            .frames
            .iter()
            .any(|f| self.model.symbols.entity(&f.entity).is_some_and(|e| e.facts.contains_key(&name.text)));
        if !known {
            return None;
        }
        match self.target(ctx, &operand)? {
            Target::Fact { frame, fact } if fact.kind == FactType::Bool => Some(self.status(ctx, &frame, &fact, false)),
            Target::Fact { fact, .. } => {
                let kind = fact.kind.kind();
                self.kind_mismatch(ctx, &operand, &kind, Expected::Truth);
                None
            }
            _ => None,
        }
    }

    /// A 是否 fact that reads as `word`: its name, its affirmative, or its registered negative.
    fn worded_fact(&mut self, ctx: &Ctx<'a>, word: &str) -> Option<(Frame, Fact, bool)> {
        let (frame, fact) = self.nearest_fact(ctx, |f| f.kind == FactType::Bool && f.reads_as(word))?;
        let negative = fact.negative.as_deref() == Some(word);
        Some((frame, fact, negative))
    }

    /// A number that `word` says to be nothing, or to be something: 没有裁减人员, 已取得补偿.
    fn zero_worded(&mut self, ctx: &Ctx<'a>, word: &str) -> Option<(Frame, Fact, bool)> {
        let says = |of: &Option<String>| of.as_deref() == Some(word);
        let (frame, fact) = self.nearest_fact(ctx, |f| says(&f.zero) || says(&f.nonzero))?;
        let zero = says(&fact.zero);
        Some((frame, fact, zero))
    }

    /// The fact of the innermost entity that has one like it, or of the person that a member is.
    fn nearest_fact(&mut self, ctx: &Ctx<'a>, like: impl Fn(&Fact) -> bool) -> Option<(Frame, Fact)> {
        let model = self.model;
        let find = |entity: &str| model.symbols.entity(entity)?.facts.values().find(|f| like(f)).cloned();
        for frame in ctx.frames.iter().rev() {
            if let Some(fact) = find(&frame.entity) {
                return Some((frame.clone(), fact));
            }
            let target = model.symbols.entity(&frame.entity).and_then(|e| e.target.clone());
            if let Some(target) = target
                && let Some(fact) = find(&target)
            {
                return Some((self.as_target(frame, &target), fact));
            }
        }
        None
    }
}
