//! Parameter look-ups: which date, which keys.

use super::builder::Builder;
use super::scope::Ctx;
use crate::diagnostic::{Code, Diagnostic};
use crate::ir::{NodeId, Op, ParamId, ParamUnit, RefDate};
use crate::resolve::{FactType, RuleId};
use crate::source::Span;
use crate::syntax::ast::{Label, LineValue, Name, Operand};
use crate::types::Kind;
use std::collections::BTreeSet;

impl<'a> Builder<'_, 'a> {
    /// The value of a parameter where it is named.
    pub fn parameter(&mut self, ctx: &Ctx<'a>, name: &str, span: Span) -> Option<NodeId> {
        let model = self.model;
        let rule = model.rule(model.parameters.get(name)?.rule);
        let parameter = ParamId::find(&self.program.parameters, |p| p.name == name)?;
        let user = ctx;
        let there = ctx.in_file(rule.file);
        let ctx = &there;
        for line in &rule.ast.lines {
            match &line.value {
                LineValue::FromInterpretation(interp) => {
                    if let Some(i) = self.interpretation_named(ctx, interp) {
                        self.touch(i);
                    }
                }
                LineValue::Names(names) if line.label == Label::Concerns => self.concern(ctx, names),
                _ => {}
            }
        }
        let at = self.valid_at(ctx, rule.line(Label::ValueAt).map(|l| &l.line.value), span)?;
        let ctx = user;
        let unit = self.program.parameters[parameter].unit.clone();
        let mut keys = Vec::new();
        let mut sum_over = Vec::new();
        for column in self.program.parameters[parameter].index.clone() {
            if column.name == "年度" {
                continue;
            }
            match self.key(ctx, &column.name, span) {
                Some(node) => keys.push((column.name, node)),
                // Rates of several kinds of insurance make one rate where none of them is named.
                None if unit == ParamUnit::Ratio => sum_over.push(column.name),
                None => {
                    let name = Name { text: column.name, quoted: false, span };
                    self.unknown_name(ctx, &name);
                    return None;
                }
            }
        }
        let nodes: Vec<NodeId> = keys.iter().map(|(_, n)| *n).chain([at]).collect();
        let domain = self.deepest(&nodes);
        let kind = match unit {
            ParamUnit::Money { per } => Kind::Money { per },
            ParamUnit::Ratio => Kind::Ratio,
            ParamUnit::Age => Kind::Age,
            ParamUnit::Count { counter } => Kind::Count { counter },
            ParamUnit::Other { .. } => Kind::Number,
        };
        let op = Op::Parameter { parameter, at, keys, sum_over };
        let node = self.node(format!("{}/参数/{name}", ctx.prefix), domain, kind, op);
        self.say(node, name);
        Some(node)
    }

    /// Warns of an amount per month that a sum over a span of months takes once, on 适用日 for want of 取值.
    pub fn check_one_value(&mut self, ctx: &Ctx<'a>, sum: NodeId, span: Span) {
        let applicable = self.ref_date(RefDate::Applicable);
        let (mut due, mut seen) = (vec![sum], BTreeSet::new());
        while let Some(id) = due.pop() {
            if !seen.insert(id) {
                continue;
            }
            let op = &self.program.node(id).op;
            due.extend(op.operands());
            let Op::Parameter { parameter, at, .. } = op else { continue };
            let parameter = &self.program.parameters[*parameter];
            let monthly = matches!(&parameter.unit, ParamUnit::Money { per } if per.as_deref() == Some("月"));
            let dated = |rule: RuleId| self.model.rule(rule).line(Label::ValueAt).is_some();
            let declared = self.model.parameters.get(&parameter.name).map(|p| p.rule);
            if monthly && *at == applicable && !declared.is_some_and(dated) {
                let d = Diagnostic::new(Code::UndatedParameter, ctx.file, span).arg("name", &parameter.name);
                self.report(d.help("help"));
            }
        }
    }

    /// The date at which validity is tested: the one that 取值 names, the date that the sentence
    /// names, else 适用日.
    fn valid_at(&mut self, ctx: &Ctx<'a>, stated: Option<&'a LineValue>, span: Span) -> Option<NodeId> {
        let (name, year_before) = match stated {
            Some(LineValue::ValueAt { name, year_before }) => (name, *year_before),
            Some(LineValue::FromInterpretation(interp)) => {
                // The date may itself be left to an interpretation.
                return self.valid_at_interpreted(ctx, interp, span);
            }
            _ => return Some(ctx.date.unwrap_or_else(|| self.ref_date(RefDate::Applicable))),
        };
        self.valid_at_named(ctx, name, year_before)
    }

    fn valid_at_named(&mut self, ctx: &Ctx<'a>, name: &Operand, year_before: bool) -> Option<NodeId> {
        let node = self.month_or_date(ctx, name)?;
        let (id, domain) = (self.program.node(node).id.clone(), self.domain_of(node));
        Some(match (year_before, self.kind(node)) {
            (true, _) => self.node(format!("{id}/上年"), domain, Kind::Date, Op::YearBefore(node)),
            (false, Kind::Month) => self.node(format!("{id}/首日"), domain, Kind::Date, Op::FirstDay(node)),
            (false, _) => node,
        })
    }

    /// 所属月 in a schedule is the month of the row, whatever the records are called.
    fn month_or_date(&mut self, ctx: &Ctx<'a>, name: &Operand) -> Option<NodeId> {
        if let (Some(month), [only]) = (ctx.month, name.segments.as_slice()) {
            let is_month = |e: &crate::resolve::Entity| {
                e.facts.get(&only.text).is_some_and(|f| matches!(f.kind, FactType::Month | FactType::Months))
            };
            if only.text == "所属月" || self.model.symbols.entities.values().any(is_month) {
                return Some(month);
            }
        }
        self.date_or_month(ctx, name)
    }

    fn valid_at_interpreted(&mut self, ctx: &Ctx<'a>, interp: &Name, _span: Span) -> Option<NodeId> {
        use crate::syntax::ast::AlternativeValue;
        let index = self.interpretation_named(ctx, interp)?;
        self.touch(index);
        let model = self.model;
        let interpretation = &model.interpretations[index.index()];
        let there = self.in_reading(ctx, index);
        let mut alternatives = Vec::new();
        for (i, (value, _)) in interpretation.alternatives.iter().enumerate() {
            match value {
                AlternativeValue::ValueAt { name, year_before } => {
                    alternatives.push(self.valid_at_named(&there, name, *year_before)?);
                }
                _ => {
                    self.unfit_alternative(ctx, interp, i);
                    return None;
                }
            }
        }
        let domain = self.deepest(&alternatives);
        let op = Op::Choose { interpretation: index, alternatives };
        Some(self.node(format!("{}/取值", ctx.prefix), domain, Kind::Date, op))
    }

    /// The fact that a column compares: of the same name, or for 出生年月 the date 出生日期.
    fn key(&mut self, ctx: &Ctx<'a>, column: &str, span: Span) -> Option<NodeId> {
        let as_date = column.strip_suffix("年月").map(|stem| format!("{stem}日期"));
        for name in [Some(column.to_owned()), as_date].into_iter().flatten() {
            let known = ctx.frames.iter().rev().any(|f| self.has_fact(&f.entity, &name));
            if known {
                let name = Name { text: name, quoted: false, span };
                return self.value_operand(ctx, &Operand { segments: vec![name], span });
            }
        }
        None
    }

    fn has_fact(&self, entity: &str, name: &str) -> bool {
        let model = self.model;
        let of = |e: &str| model.symbols.entity(e).is_some_and(|e| e.facts.contains_key(name));
        of(entity) || model.symbols.entity(entity).and_then(|e| e.target.as_deref()).is_some_and(of)
    }
}
