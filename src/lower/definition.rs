//! Definitions put in place: once for each subject, date and entitlement that asks.

use super::builder::Builder;
use super::names::Target;
use super::scope::{Ctx, Frame, Instance};
use super::term::Expected;
use crate::diagnostic::Code;
use crate::ir::{CmpOp, DomainId, InterpId, Literal, NodeId, Op, RefDate};
use crate::resolve::{DefinitionId, RuleId, UseSite};
use crate::source::Span;
use crate::syntax::ast::{
    Define, DefineBody, DefineVerb, Label, LineValue, MainSentence, Name, Period, RuleKind, Subject,
};
use crate::types::Kind;
use std::collections::BTreeSet;

/// Definitions that lean on one another in a row at most; putting them in place recurses.
const MAX_CHAIN: usize = 64;

impl<'a> Builder<'_, 'a> {
    /// The definition as it stands for `frame`, in `ctx`.
    pub fn instance(&mut self, ctx: &Ctx<'a>, id: DefinitionId, frame: &Frame, used: Span) -> Option<Instance> {
        let model = self.model;
        let definition = model.definitions.get(id);
        let rule = model.rule(definition.rule);
        // The text's own words are read where they stand; our terms, where they are used.
        let site = if rule.ast.kind == RuleKind::Definition { rule.site } else { UseSite { rule: None, ..ctx.site } };
        let key = format!("{}|{}|{:?}|{:?}|{:?}", id.0, frame.path, ctx.date, ctx.benefit, site);
        if let Some((known, reached)) = self.instances.get(&key) {
            let (known, reached) = (*known, reached.clone());
            self.touched.extend(reached);
            return Some(known);
        }
        if let Some(at) = self.stack.iter().position(|d| *d == id) {
            let mut members = self.stack[at..].to_vec();
            members.sort_unstable();
            if !self.cycles.insert(members) {
                return None;
            }
            let path: Vec<String> =
                self.stack[at..].iter().chain([&id]).map(|d| format!("“{}”", model.definitions.get(*d).name)).collect();
            let d = self.fault(ctx, Code::Cycle, used).arg("name", &definition.name).arg("path", path.join("→"));
            self.report(d.help("help"));
            return None;
        }
        if self.stack.len() >= MAX_CHAIN {
            let d = self.fault(ctx, Code::TooDeep, used).arg("limit", MAX_CHAIN.to_string());
            self.report(d.help("help-chain"));
            return None;
        }
        self.stack.push(id);
        let outer = std::mem::take(&mut self.touched);
        if let Some(LineValue::FromInterpretation(name)) = rule.line(Label::Source).map(|l| &l.line.value) {
            self.concern(&ctx.in_file(rule.file), std::slice::from_ref(name));
        }
        for interp in rule.lines(Label::Concerns) {
            if let LineValue::Names(names) = &interp.line.value {
                self.concern(&ctx.in_file(rule.file), names);
            }
        }
        let base = format!("{}/{}", definition.clause.map_or("术语".into(), |c| c.to_string()), definition.name);
        let suffix = if frame.path.is_empty() || frame.path == frame.entity {
            String::new()
        } else {
            format!("@{}", frame.path)
        };
        let dated = ctx.date.map(|d| format!("@{}", self.program.node(d).id)).unwrap_or_default();
        let inner = Ctx {
            rule: definition.rule,
            file: rule.file,
            site,
            frames: chain(ctx, frame),
            date: ctx.date,
            benefit: ctx.benefit.clone(),
            formulas: Vec::new(),
            presumptions: ctx.presumptions.clone(),
            times: model.times(rule),
            month: ctx.month,
            window: None,
            members: None,
            prefix: format!("{base}{suffix}{dated}"),
        };
        let made = self.define(&inner, id, definition.rule, frame);
        self.stack.pop();
        let reached: BTreeSet<InterpId> = std::mem::replace(&mut self.touched, outer);
        self.touched.extend(reached.iter().copied());
        if let Some(instance) = made {
            if let Instance::Node(node) = instance {
                let cites = self.cites(&rule.cites);
                // What a definition adds to a meaning rests on its words; the meaning before does not.
                let widens = matches!(&rule.ast.main, Some(MainSentence::Define(d)) if d.verb == DefineVerb::Widens);
                let n = &mut self.program.nodes[node.index()];
                if n.cites.is_empty() && !widens && !matches!(n.op, Op::Fact(_) | Op::Const(_)) {
                    n.cites = cites;
                }
            }
            self.instances.insert(key, (instance, reached));
        }
        made
    }

    fn define(&mut self, ctx: &Ctx<'a>, id: DefinitionId, rule: RuleId, frame: &Frame) -> Option<Instance> {
        let model = self.model;
        match &model.rule(rule).ast.main {
            Some(MainSentence::Classify { who, what, .. }) => {
                let truth = self.subject_truth(ctx, who)?;
                Some(Instance::Node(self.named(ctx, truth, what)))
            }
            Some(MainSentence::Define(define)) => self.define_body(ctx, id, (define, rule), frame),
            _ => None,
        }
    }

    /// A branch that a definition adds, with the words that add it.
    fn added(&mut self, ctx: &Ctx<'a>, own: NodeId, rule: RuleId) -> NodeId {
        let (domain, text) = (self.domain_of(own), self.program.node(own).text.clone());
        let node = self.node(format!("{}/加", ctx.prefix), domain, Kind::Bool, Op::All(vec![own]));
        let cites = self.cites(&self.model.rule(rule).cites);
        let n = &mut self.program.nodes[node.index()];
        (n.text, n.cites) = (text, cites);
        node
    }

    fn define_body(
        &mut self,
        ctx: &Ctx<'a>,
        id: DefinitionId,
        (define, rule): (&'a Define, RuleId),
        frame: &Frame,
    ) -> Option<Instance> {
        match &define.body {
            DefineBody::Status { condition, .. } => {
                let own = self.condition(ctx, condition)?;
                let node = match define.verb {
                    DefineVerb::Means => own,
                    DefineVerb::Narrows | DefineVerb::Widens => {
                        let base = self.meaning_before(ctx, id, frame, &define.name)?;
                        let own = if define.verb == DefineVerb::Widens { self.added(ctx, own, rule) } else { own };
                        let parts = vec![base, own];
                        let domain = self.deepest(&parts);
                        let narrows = define.verb == DefineVerb::Narrows;
                        let op = if narrows { Op::All(parts) } else { Op::Any(parts) };
                        self.node(format!("{}/合", ctx.prefix), domain, Kind::Bool, op)
                    }
                };
                // A definition of one plain fact still gets a node of its own to carry its name.
                let named = self.named(ctx, node, &define.name);
                Some(Instance::Node(named))
            }
            DefineBody::Exists { relation, condition, .. } => {
                if let Some(runs) = self.runs_on(ctx, relation, condition) {
                    let node = runs?;
                    self.say(node, format!("是{}", define.name.text));
                    return Some(Instance::Node(node));
                }
                let (rows, truth) = self.rows_truth(ctx, relation, condition)?;
                let op = Op::Exists { domain: rows.domain, condition: truth };
                let node = self.node(format!("{}/有", ctx.prefix), frame.domain, Kind::Bool, op);
                self.say(node, format!("是{}", define.name.text));
                Some(Instance::Node(node))
            }
            DefineBody::CountOf { relation, condition, .. } => {
                let (rows, truth) = self.rows_truth(ctx, relation, condition)?;
                let distinct = self.identity(&rows);
                let op = Op::Count { domain: rows.domain, condition: truth, distinct };
                let kind = Kind::Count { counter: "人".into() };
                let node = self.node(format!("{}/计", ctx.prefix), frame.domain, kind, op);
                self.counts_heads(ctx, node, &rows, define.name.span);
                self.say(node, define.name.text.clone());
                Some(Instance::Node(node))
            }
            DefineBody::Span { at, from, to } => {
                let dated = match at {
                    Some(date) => ctx.at(self.date_operand(ctx, date)?),
                    None => ctx.clone(),
                };
                let from = self.date_operand(&dated, from)?;
                let to = self.date_operand(&dated, to)?;
                Some(Instance::Span { from, to })
            }
            DefineBody::DayAfter { from, period } => {
                let from = self.date_operand(ctx, from)?;
                let age = self.value_operand(ctx, period)?;
                if *self.kind(age) != Kind::Age {
                    let found = self.kind(age).clone();
                    self.kind_mismatch(ctx, period, &found, Expected::Age);
                    return None;
                }
                let domain = self.deepest(&[from, age]);
                let node = self.node(format!("{}/日", ctx.prefix), domain, Kind::Date, Op::AddAge { date: from, age });
                self.say(node, define.name.text.clone());
                Some(Instance::Node(node))
            }
            DefineBody::Quantity { expr, .. } => {
                let node = self.expression(ctx, expr)?;
                // A number that is made here bears the name; one that is only referred to keeps its own.
                let n = &mut self.program.nodes[node];
                if n.id.starts_with(&ctx.prefix) && n.op.operands().len() > 1 {
                    n.text = define.name.text.clone();
                }
                Some(Instance::Node(node))
            }
        }
    }

    fn named(&mut self, ctx: &Ctx<'a>, node: NodeId, name: &Name) -> NodeId {
        let domain = self.domain_of(node);
        let wrapped = self.node(ctx.prefix.clone(), domain, Kind::Bool, Op::All(vec![node]));
        self.say(wrapped, format!("是{}", name.text));
        wrapped
    }

    /// The meaning a 限于 or 包括 starts from: the next definition that governs, else the fact.
    fn meaning_before(&mut self, ctx: &Ctx<'a>, id: DefinitionId, frame: &Frame, name: &Name) -> Option<NodeId> {
        let model = self.model;
        let governing = model.definitions.governing(&name.text, ctx.site);
        let after = governing.iter().position(|d| *d == id).map_or(0, |i| i + 1);
        if let Some(next) = governing.get(after) {
            return match self.instance(ctx, *next, frame, name.span)? {
                Instance::Node(node) => Some(node),
                Instance::Span { .. } => None,
            };
        }
        let fact = model.symbols.entity(&frame.entity).and_then(|e| e.status(&name.text)).cloned();
        let Some(fact) = fact else {
            self.unknown_name(ctx, name);
            return None;
        };
        Some(self.status(ctx, frame, &fact, false))
    }

    /// Rows of a relation and the truth asked of each.
    pub fn rows_truth(
        &mut self,
        ctx: &Ctx<'a>,
        relation: &crate::syntax::ast::Operand,
        condition: &'a crate::syntax::ast::Condition,
    ) -> Option<(Frame, NodeId)> {
        let rows = self.relation_rows(ctx, relation)?;
        let truth = self.row_truth(ctx, &rows, condition, |_, inner| inner)?;
        Some((rows, truth))
    }

    /// The rows that a relation names.
    pub fn relation_rows(&mut self, ctx: &Ctx<'a>, relation: &crate::syntax::ast::Operand) -> Option<Frame> {
        match self.target(ctx, relation)? {
            Target::Rows(rows) => Some(rows),
            _ => {
                self.kind_mismatch(ctx, relation, &Kind::Text, Expected::Relation);
                None
            }
        }
    }

    /// The truth asked of each row, on the day that `dated` gives it.
    pub fn row_truth(
        &mut self,
        ctx: &Ctx<'a>,
        rows: &Frame,
        condition: &'a crate::syntax::ast::Condition,
        dated: impl FnOnce(&mut Self, Ctx<'a>) -> Ctx<'a>,
    ) -> Option<NodeId> {
        let inner = dated(self, ctx.inside(rows.clone()).under(&rows.entity));
        let inner = self.undated(&inner, rows, condition)?;
        let truth = self.condition(&inner, condition)?;
        let truth = self.lift(truth, rows);
        Some(self.in_service(&inner, rows, Some(truth)).unwrap_or(truth))
    }

    /// A truth of an outer domain, as one of each row.
    pub fn lift(&mut self, truth: NodeId, rows: &Frame) -> NodeId {
        if self.domain_of(truth) == rows.domain {
            return truth;
        }
        let id = format!("{}/每", self.program.node(truth).id);
        self.node(id, rows.domain, Kind::Bool, Op::All(vec![truth]))
    }

    /// Whether `subject`'s conditions hold.
    pub fn subject_truth(&mut self, ctx: &Ctx<'a>, subject: &'a Subject) -> Option<NodeId> {
        self.asked_of(ctx, subject)
    }

    /// `date` reached from `from` by `period`: a comparison of a defined span with a period.
    pub fn span_compare(&mut self, ctx: &Ctx<'a>, span: (NodeId, NodeId), op: CmpOp, period: &Period) -> NodeId {
        let (from, to) = span;
        let reached = self.end_of(ctx, "界", from, crate::values::Period::from(*period));
        let to = self.unless_over(ctx, from, to);
        let domain = self.deepest(&[reached, to]);
        // A span of at least N runs to from + N or beyond.
        self.node(format!("{}/比", ctx.prefix), domain, Kind::Bool, Op::Compare { op, left: to, right: reached })
    }

    /// `to`, or 不适用 where it lies before `from`: a period that ends before it begins is none.
    pub fn unless_over(&mut self, ctx: &Ctx<'a>, from: NodeId, to: NodeId) -> NodeId {
        let domain = self.deepest(&[from, to]);
        let op = Op::Compare { op: CmpOp::Le, left: from, right: to };
        let ahead = self.node(format!("{}/未过", ctx.prefix), domain, Kind::Bool, op);
        let none = self.node("不适用".to_owned(), DomainId::ROOT, Kind::Date, Op::Const(Literal::NotApplicable));
        let text = self.program.node(to).text.clone();
        let op = Op::If { condition: ahead, then: to, otherwise: none };
        let made = self.node(format!("{}/未过之日", ctx.prefix), domain, Kind::Date, op);
        self.say(made, text);
        made
    }

    /// Reads every definition once, so that one that nothing uses is checked too.
    pub fn check_definition(&mut self, rule: RuleId) {
        let model = self.model;
        let info = model.rule(rule);
        let Some(id) =
            (0..model.definitions.all.len()).map(DefinitionId).find(|d| model.definitions.get(*d).rule == rule)
        else {
            return;
        };
        let Some(MainSentence::Define(define)) = &info.ast.main else { return };
        let entity = match &define.body {
            DefineBody::Status { entity, .. }
            | DefineBody::Exists { entity, .. }
            | DefineBody::CountOf { entity, .. }
            | DefineBody::Quantity { entity, .. } => entity.clone(),
            DefineBody::Span { .. } | DefineBody::DayAfter { .. } => return,
        };
        let ctx = self.rule_ctx(rule);
        if self.is_made(id) {
            return;
        }
        let entity = match entity.text.is_empty() {
            true => {
                let Some(owner) = model.owner_of_definition(id) else {
                    // A reading that is not there, or a name that is not known.
                    let named = Name { text: define.name.text.clone(), ..entity };
                    return self.nobodys(&ctx, &define.body, &named);
                };
                Name { text: owner, ..entity }
            }
            false => entity,
        };
        match self.frame_of(&ctx, Some(&entity.text)) {
            Some(frame) => self.trial(|b| {
                b.instance(&ctx, id, &frame, define.name.span);
            }),
            None => self.unknown_name(&ctx, &entity),
        }
    }

    /// Says of a status that nobody is found to have what it rests on.
    fn nobodys(&mut self, ctx: &Ctx<'a>, body: &DefineBody, named: &Name) {
        use crate::syntax::ast::{Condition, ConditionKind};
        let DefineBody::Status { condition: Condition { kind, .. }, .. } = body else { return };
        match kind {
            ConditionKind::FromInterpretation(name) => {
                self.interpretation_named(ctx, name);
            }
            ConditionKind::Is { what, .. } => self.unknown_name(ctx, what),
            _ => self.unknown_name(ctx, named),
        }
    }

    /// Whether some rule was read with this definition.
    pub fn is_made(&self, id: DefinitionId) -> bool {
        let own = format!("{}|", id.0);
        self.instances.keys().any(|key| key.starts_with(&own))
    }

    /// The date that 基准日 stands for here.
    pub fn today(&mut self, ctx: &Ctx<'a>) -> NodeId {
        ctx.date.unwrap_or_else(|| self.ref_date(RefDate::Basis))
    }
}

/// The frames a definition sees: its own subject, below whatever encloses it.
fn chain(ctx: &Ctx<'_>, frame: &Frame) -> Vec<Frame> {
    let mut frames: Vec<Frame> = ctx.frames.iter().filter(|f| *f != frame).cloned().collect();
    frames.push(frame.clone());
    frames
}
