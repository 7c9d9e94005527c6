//! What a name means where it stands.
//!
//! The first segment is looked for in this order: dates and the rule's own names; the innermost
//! entity and outwards; the records below the subject; entities at the top of the case; parameters.
//! Each further 的 goes one step down.

use super::builder::Builder;
use super::scope::{Ctx, Frame, Members};
use super::term::Expected;
use crate::diagnostic::{Code, Diagnostic, Term};
use crate::ir::{APPLIED_ON, DomainId, NodeId, Op, RefDate, SlotId};
use crate::resolve::{DefinitionId, Fact, FactType};
use crate::source::{Place, Span};
use crate::syntax::ast::{DefineBody, Expr, MainSentence, Name, Operand};
use crate::types::{FactRole, Kind};
use std::collections::BTreeSet;

/// What a name was found to mean.
pub(super) enum Target<'a> {
    /// A node that exists: a date, the month of the row, the months granted.
    Node(NodeId),
    Fact {
        frame: Frame,
        fact: Fact,
    },
    Entity(Frame),
    /// The rows of a relation.
    Rows(Frame),
    /// A fact of records below: only a sum or a condition on the records can use it.
    Through {
        rows: Frame,
        fact: Fact,
    },
    Defined {
        definition: DefinitionId,
        frame: Frame,
    },
    Formula {
        name: &'a str,
        expr: &'a Expr,
    },
    Parameter(String),
}

impl<'a> Builder<'_, 'a> {
    /// Resolves an operand, reporting what is unknown.
    pub fn target(&mut self, ctx: &Ctx<'a>, operand: &Operand) -> Option<Target<'a>> {
        let (first, rest) = operand.segments.split_first()?;
        let Some(mut target) = self.first_segment(ctx, first) else {
            self.unknown_name(ctx, first);
            return None;
        };
        for name in rest {
            let next = match &target {
                Target::Entity(frame) | Target::Rows(frame) => self.member_of(ctx, &frame.clone(), &name.text),
                _ => None,
            };
            let Some(next) = next else {
                self.unknown_name(ctx, name);
                return None;
            };
            target = next;
        }
        Some(target)
    }

    fn first_segment(&mut self, ctx: &Ctx<'a>, name: &Name) -> Option<Target<'a>> {
        let text = name.text.as_str();
        match text {
            "当日" => {
                let node = ctx.date.unwrap_or_else(|| self.ref_date(RefDate::Basis));
                return Some(Target::Node(node));
            }
            "基准日" => return Some(Target::Node(self.ref_date(RefDate::Basis))),
            APPLIED_ON => return Some(Target::Node(self.applied_on())),
            "适用日" => return Some(Target::Node(self.ref_date(RefDate::Applicable))),
            "核定日" => return Some(Target::Node(self.ref_date(RefDate::Decided))),
            "计算范围内人员" => {
                let Members { rows, condition, identity } = ctx.members.clone()?;
                let domain = rows.domain;
                let op = Op::Count { domain, condition, distinct: identity };
                let kind = Kind::Count { counter: "人".into() };
                let node = self.node(format!("{}/范围内人数", ctx.prefix), DomainId::ROOT, kind, op);
                self.counts_heads(ctx, node, &rows, name.span);
                self.say(node, text);
                return Some(Target::Node(node));
            }
            "计发月数" => return ctx.window.map(|window| Target::Node(window.granted)),
            _ => {}
        }
        if let Some((name, expr)) = ctx.formulas.iter().find(|(n, _)| *n == text) {
            return Some(Target::Formula { name, expr });
        }
        for frame in ctx.frames.iter().rev() {
            if let Some(target) = self.member_of(ctx, frame, text) {
                return Some(target);
            }
        }
        if let Some(target) = self.benefit_record(ctx, text) {
            return Some(target);
        }
        if self.model.symbols.entity(text).is_some_and(|e| e.root) {
            return Some(Target::Entity(Frame::root(text)));
        }
        if let Some(frame) = ctx.frames.iter().rev().find(|f| f.entity == text) {
            return Some(Target::Entity(frame.clone()));
        }
        if self.model.parameters.contains_key(text) {
            return Some(Target::Parameter(text.to_owned()));
        }
        self.defined_value(ctx, text)
    }

    /// A fact, relation or defined value of `frame`'s entity (or of the entity its rows are).
    pub fn member_of(&mut self, ctx: &Ctx<'a>, frame: &Frame, name: &str) -> Option<Target<'a>> {
        let model = self.model;
        let entity = model.symbols.entity(&frame.entity)?;
        if let Some(month) = ctx.month.filter(|_| self.is_month_of(frame, name)) {
            return Some(Target::Node(month));
        }
        if let Some(fact) = entity.facts.get(name) {
            return Some(Target::Fact { frame: frame.clone(), fact: fact.clone() });
        }
        if let Some(relation) = entity.relations.get(name) {
            let path = join(&frame.path, name);
            let or_path = frame.or_path.as_deref().map(|p| join(p, name));
            if relation.many {
                let rows = self.rows(frame, name);
                return Some(Target::Rows(rows));
            }
            let target = relation.target.clone().unwrap_or_else(|| name.to_owned());
            let or_path = relation.fallback.clone().or(or_path);
            return Some(Target::Entity(Frame { entity: target, path, or_path, domain: frame.domain }));
        }
        let through: Vec<String> =
            entity.relations.values().filter(|r| r.many && r.target.is_none()).map(|r| r.name.clone()).collect();
        for relation in through {
            let rows_entity = model.symbols.entity(&relation)?;
            if let Some(fact) = rows_entity.facts.get(name) {
                let rows = self.rows(frame, &relation);
                return Some(Target::Through { rows, fact: fact.clone() });
            }
        }
        if let Some(target) = &entity.target {
            let as_target = self.as_target(frame, target);
            if name == target {
                return Some(Target::Entity(as_target));
            }
            if let Some(found) = self.member_of(ctx, &as_target, name) {
                return Some(found);
            }
        }
        None
    }

    /// In a schedule, 所属月 of the records counted is the month of the row.
    fn is_month_of(&self, frame: &Frame, name: &str) -> bool {
        let model = self.model;
        let month_fact = |entity: &str| {
            model.symbols.entity(entity).and_then(|e| e.facts.get(name)).is_some_and(|f| f.kind == FactType::Month)
        };
        let in_rows = |entity: &str| {
            model.symbols.entity(entity).is_some_and(|e| e.relations.values().any(|r| r.many && month_fact(&r.name)))
        };
        in_rows(&frame.entity)
    }

    /// The rows of a to-many relation of `frame`.
    pub fn rows(&mut self, frame: &Frame, relation: &str) -> Frame {
        let path = format!("{}[]", join(&frame.path, relation));
        let or_path = frame.or_path.as_deref().map(|p| format!("{}[]", join(p, relation)));
        let domain = self.relation_domain(frame.domain, path.clone(), or_path.clone(), relation);
        Frame { entity: relation.to_owned(), path, or_path: None, domain }
    }

    /// The person that each row of a relation is.
    pub fn as_target(&self, frame: &Frame, target: &str) -> Frame {
        Frame {
            entity: target.to_owned(),
            path: join(&frame.path, target),
            or_path: frame.or_path.as_deref().map(|p| join(p, target)),
            domain: frame.domain,
        }
    }

    /// A fact kept by benefit, of the entitlement at hand: of the member where one is meant and its own
    /// record is given, else of the case.
    fn benefit_record(&mut self, ctx: &Ctx<'a>, name: &str) -> Option<Target<'a>> {
        let fact = self.model.symbols.benefits()?.1.facts.get(name)?.clone();
        let frame = self.benefit_frame(ctx)?;
        Some(Target::Fact { frame, fact })
    }

    pub fn benefit_frame(&mut self, ctx: &Ctx<'a>) -> Option<Frame> {
        let benefit = ctx.benefit.clone()?;
        let entity = self.model.symbols.benefits()?.0.to_owned();
        let top = format!("{entity}.{benefit}");
        let member = ctx.frames.iter().rev().find(|f| f.domain != DomainId::ROOT && self.is_member(f));
        Some(match member {
            Some(row) => {
                let target = self.model.symbols.entity(&row.entity).and_then(|e| e.target.clone());
                let base = target.map_or_else(|| row.path.clone(), |t| join(&row.path, &t));
                let path = join(&base, &top);
                Frame { entity, path, or_path: Some(top), domain: row.domain }
            }
            None => Frame { entity, path: top, or_path: None, domain: DomainId::ROOT },
        })
    }

    pub(super) fn is_member(&self, frame: &Frame) -> bool {
        self.model.symbols.entity(&frame.entity).is_some_and(|e| e.target.is_some())
    }

    /// A name defined as a date, a period or a quantity.
    fn defined_value(&mut self, ctx: &Ctx<'a>, name: &str) -> Option<Target<'a>> {
        let model = self.model;
        let definition = model.definitions.governing(name, ctx.site).into_iter().find(|id| {
            let rule = model.rule(model.definitions.get(*id).rule);
            matches!(&rule.ast.main, Some(MainSentence::Define(d)) if is_value(&d.body))
        })?;
        let entity = self.definition_entity(definition);
        let frame = self.frame_of(ctx, entity.as_deref())?;
        Some(Target::Defined { definition, frame })
    }

    /// The entity that a defined value is about; none for dates reckoned from the subject's own.
    fn definition_entity(&self, id: DefinitionId) -> Option<String> {
        match &self.model.rule(self.model.definitions.get(id).rule).ast.main {
            Some(MainSentence::Define(d)) => match &d.body {
                DefineBody::CountOf { entity, .. } | DefineBody::Quantity { entity, .. } => Some(entity.text.clone()),
                DefineBody::Status { .. } | DefineBody::Exists { .. } => self.model.owner_of_definition(id),
                DefineBody::Span { .. } | DefineBody::DayAfter { .. } => None,
            },
            Some(MainSentence::Classify { who, .. }) => who.entity.as_ref().map(|n| n.text.clone()),
            _ => None,
        }
    }

    /// The nearest enclosing entity of this name, else the one at the top of the case.
    pub fn frame_of(&mut self, ctx: &Ctx<'a>, entity: Option<&str>) -> Option<Frame> {
        let Some(entity) = entity else {
            return ctx.frames.last().cloned().or_else(|| Some(Frame::root("")));
        };
        for frame in ctx.frames.iter().rev() {
            if frame.entity == entity {
                return Some(frame.clone());
            }
            let target = self.model.symbols.entity(&frame.entity).and_then(|e| e.target.as_deref());
            if target == Some(entity) {
                return Some(self.as_target(frame, entity));
            }
        }
        self.model.symbols.entity(entity).filter(|e| e.root).map(|_| Frame::root(entity))
    }

    /// Resolves to an entity: 创办人, 项目, 单位.
    pub fn entity_target(&mut self, ctx: &Ctx<'a>, operand: &Operand) -> Option<Frame> {
        match self.target(ctx, operand)? {
            Target::Entity(frame) | Target::Rows(frame) => Some(frame),
            _ => {
                self.kind_mismatch(ctx, operand, &Kind::Text, Expected::Subject);
                None
            }
        }
    }

    /// Start and end of a 起止 fact or of the record being read.
    pub fn period_bounds(&mut self, ctx: &Ctx<'a>, operand: &Operand) -> Option<(NodeId, NodeId)> {
        match self.target(ctx, operand)? {
            Target::Fact { frame, fact } if fact.kind == FactType::Range => {
                let (start, end) = self.range_slots(&frame, &fact);
                Some((self.fact_node(start), self.fact_node(end)))
            }
            Target::Entity(frame) | Target::Rows(frame) => self.period_of(ctx, &frame, operand.span),
            _ => {
                self.kind_mismatch(ctx, operand, &Kind::Date, Expected::DatedRecords);
                None
            }
        }
    }

    /// The text that tells one person from another, where the data has one.
    pub fn identity(&mut self, rows: &Frame) -> Option<SlotId> {
        let target = self.model.symbols.entity(&rows.entity)?.target.clone()?;
        let fact = self.model.symbols.entity(&target)?.in_role(FactRole::Identity)?.clone();
        let frame = self.as_target(rows, &target);
        Some(self.slot(&frame, &fact))
    }

    /// Notes where heads are counted and nothing tells one from another.
    pub fn counts_heads(&mut self, ctx: &Ctx<'a>, count: NodeId, rows: &Frame, span: Span) {
        let target = self.model.symbols.entity(&rows.entity).and_then(|e| e.target.clone());
        self.heads.extend(target.map(|entity| (count, entity, Place { file: ctx.file, span })));
    }

    /// Warns, once for each entity, where how many there are matters and somebody named twice counts twice.
    pub fn check_heads(&mut self) {
        let program = &self.program;
        let mut read: BTreeSet<NodeId> = program.nodes.iter().flat_map(|n| n.op.operands()).collect();
        program.decisions.iter().for_each(|d| d.each(|r| read.extend(r.node())));
        let mut said = BTreeSet::new();
        for (count, entity, place) in std::mem::take(&mut self.heads) {
            let untold = matches!(self.program.node(count).op, Op::Count { distinct: None, .. });
            if untold && read.contains(&count) && self.model.symbols.is_person(&entity) && said.insert(entity.clone()) {
                let d = Diagnostic::new(Code::UntoldHeads, place.file, place.span).arg("entity", entity);
                self.report(d.arg("role", FactRole::Identity.word()).help("help"));
            }
        }
    }

    /// The first and the last day of a record, where it has both.
    pub fn row_bounds(&mut self, frame: &Frame) -> Option<(NodeId, NodeId)> {
        let entity = self.model.symbols.entity(&frame.entity)?;
        let (start, end) = (entity.in_role(FactRole::Start)?.clone(), entity.in_role(FactRole::End)?.clone());
        let (start, end) = (self.slot(frame, &start), self.slot(frame, &end));
        Some((self.fact_node(start), self.fact_node(end)))
    }

    /// The same where words lean on both; what the record lacks is reported where it is named.
    pub fn period_of(&mut self, ctx: &Ctx<'a>, frame: &Frame, span: Span) -> Option<(NodeId, NodeId)> {
        let entity = self.model.symbols.entity(&frame.entity)?;
        for (role, help) in [(FactRole::Start, "help-start"), (FactRole::End, "help-end")] {
            if entity.in_role(role).is_none() {
                self.missing_role(ctx, span, role, Term::new("role-of-record").arg("record", &frame.entity), help);
            }
        }
        self.row_bounds(frame)
    }
}

fn is_value(body: &DefineBody) -> bool {
    matches!(
        body,
        DefineBody::CountOf { .. }
            | DefineBody::Quantity { .. }
            | DefineBody::Span { .. }
            | DefineBody::DayAfter { .. }
    )
}

pub(super) fn join(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") }
}
