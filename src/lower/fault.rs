//! What may go wrong in lowering, as diagnostics.

use super::builder::Builder;
use super::scope::Ctx;
use crate::diagnostic::{Code, Diagnostic, nearest};
use crate::resolve::RuleId;
use crate::source::Span;
use crate::syntax::ast::{Name, Operand, Quantity};
use crate::syntax::print;
use crate::types::{EnumType, Kind, Literal, read_quantity};

impl<'a> Builder<'_, 'a> {
    pub fn report(&mut self, diagnostic: Diagnostic) {
        if !self.diagnostics.contains(&diagnostic) {
            self.diagnostics.push(diagnostic);
        }
    }

    pub fn fault(&mut self, ctx: &Ctx<'a>, code: Code, span: Span) -> Diagnostic {
        Diagnostic::new(code, ctx.file, span)
    }

    /// 未知名称, with the nearest known one.
    pub fn unknown_name(&mut self, ctx: &Ctx<'a>, name: &Name) {
        let model = self.model;
        let known = model
            .symbols
            .names()
            .chain(model.definitions.names())
            .chain(model.parameters.keys().map(String::as_str))
            .chain(ctx.formulas.iter().map(|(n, _)| *n))
            .chain(["基准日", "适用日", "核定日"]);
        let near = nearest(&name.text, known).map(str::to_owned);
        let d = self.fault(ctx, Code::UnknownName, name.span).arg("name", &name.text);
        let d = match near {
            // 自 was read as part of no name: the fact's own name begins with it.
            Some(near) if near == format!("自{}", name.text) => d.arg("near", near).help("help-from"),
            Some(near) => d.arg("near", near).help("help-near"),
            None => d.help("help"),
        };
        self.report(d);
    }

    pub fn unknown_value(&mut self, ctx: &Ctx<'a>, value: &Name, of: &EnumType) {
        let near = nearest(&value.text, of.values.iter().map(String::as_str)).map(str::to_owned);
        let all = of.values.join("、");
        let d = self
            .fault(ctx, Code::UnknownValue, value.span)
            .arg("value", &value.text)
            .arg("fact", of.name.replace('.', "的"))
            .arg("values", all);
        let d = match near {
            Some(near) => d.arg("near", near).help("help-near"),
            None => d.help("help"),
        };
        self.report(d);
    }

    pub fn kind_mismatch(&mut self, ctx: &Ctx<'a>, operand: &Operand, found: &Kind, expected: &str) {
        let found = self.kind_word(found);
        let name = crate::syntax::print::operand(operand);
        let d = self.fault(ctx, Code::KindMismatch, operand.span);
        let d = d.arg("name", name).arg("found", found).arg("expected", expected).help("help");
        self.report(d);
    }

    pub fn unit_mismatch(&mut self, ctx: &Ctx<'a>, span: Span, left: &Kind, right: &Kind) {
        let (left, right) = (self.kind_word(left), self.kind_word(right));
        let d = self.fault(ctx, Code::UnitMismatch, span).arg("left", left).arg("right", right).help("help");
        self.report(d);
    }

    pub fn bare_ratio(&mut self, ctx: &Ctx<'a>, quantity: &Quantity) {
        let d = self.fault(ctx, Code::BareRatio, quantity.span).arg("found", print::quantity(quantity)).help("help");
        self.report(d);
    }

    pub fn quantity_fault(&mut self, ctx: &Ctx<'a>, quantity: &Quantity) {
        let found = print::quantity(quantity);
        let d = self.fault(ctx, Code::NumberOutOfRange, quantity.span).arg("found", found).help("help");
        self.report(d);
    }

    /// The value of a quantity; one that has none is reported.
    pub fn literal(&mut self, ctx: &Ctx<'a>, quantity: &Quantity) -> Option<Literal> {
        let read = read_quantity(quantity).ok();
        if read.is_none() {
            self.quantity_fault(ctx, quantity);
        }
        read
    }

    /// A line that the rule needs and has not.
    pub fn missing_line(&mut self, ctx: &Ctx<'a>, rule: RuleId, line: &str, help: &'static str) {
        let name = &self.model.rule(rule).ast.name;
        let d = self.fault(ctx, Code::MissingLine, name.span).arg("name", &name.text).arg("line", line).help(help);
        self.report(d);
    }

    pub fn not_computable(&mut self, ctx: &Ctx<'a>, span: Span, what: &str) {
        let d = self.fault(ctx, Code::NotComputable, span).arg("what", what).help("help");
        self.report(d);
    }

    /// A kind in a drafter's words.
    pub fn kind_word(&self, kind: &Kind) -> String {
        match kind {
            Kind::Bool => "是否".into(),
            Kind::Date => "日期".into(),
            Kind::Month => "月份".into(),
            Kind::Months => "月份之数项".into(),
            Kind::Count { counter } => format!("数量（{counter}）"),
            Kind::Money { per: Some(per) } => format!("金额（元/{per}）"),
            Kind::Money { per: None } => "金额（元）".into(),
            Kind::MoneyList => "金额之数项".into(),
            Kind::Ratio => "比率".into(),
            Kind::Number => "数".into(),
            Kind::Age => "年龄".into(),
            Kind::Enum(_) => "列举项之一".into(),
            Kind::Set(_) => "列举项之数项".into(),
            Kind::Text => "文本".into(),
        }
    }
}
