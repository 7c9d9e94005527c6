//! What may go wrong in lowering, as diagnostics.

use super::builder::Builder;
use super::scope::Ctx;
use super::term::{self, Expected, Obstacle};
use crate::diagnostic::{Code, Diagnostic, Term, nearest};
use crate::ir::APPLIED_ON;
use crate::resolve::RuleId;
use crate::source::{Place, Span};
use crate::syntax::ast::{Label, Name, Operand, Quantity, Scope};
use crate::syntax::print;
use crate::types::{EnumType, FactRole, Kind, Literal, read_quantity};

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
        // Who is counted is said by 计算范围; where that could not be read, it was reported.
        if name.text == "计算范围内人员" && model.rule(ctx.rule).line(Label::Scope).is_some() {
            return;
        }
        let elsewhere = self.out_of_scope(ctx, name).or_else(|| self.named_exclusion(ctx, name, "help"));
        if let Some(d) = elsewhere {
            return self.report(d);
        }
        let known = model
            .symbols
            .names()
            .chain(model.definitions.names())
            .chain(model.parameters.keys().map(String::as_str))
            .chain(ctx.formulas.iter().map(|(n, _)| *n))
            .chain(["基准日", "适用日", "核定日", APPLIED_ON]);
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

    /// A name that the text defines, used where its definition does not reach.
    fn out_of_scope(&mut self, ctx: &Ctx<'a>, name: &Name) -> Option<Diagnostic> {
        let model = self.model;
        let defined = model.definitions.all.iter().find(|d| d.name == name.text && d.rule != ctx.rule)?;
        if !model.definitions.governing(&name.text, ctx.site).is_empty() {
            return None;
        }
        let reach = match defined.scope {
            Scope::Sentence => "scope-sentence",
            Scope::Item => "scope-item",
            Scope::Paragraph => "scope-paragraph",
            Scope::Clause => "scope-clause",
            Scope::Section => "scope-section",
            Scope::Chapter => "scope-chapter",
            Scope::Book => "scope-book",
            Scope::Part => "scope-part",
            Scope::Annex => "scope-annex",
            Scope::Forward => "scope-forward",
            Scope::Document => return None,
        };
        let place = |anchor: Option<usize>| model.document.place_words(anchor);
        let used = model.definitions.used_at(&name.text, ctx.site).anchor;
        let d = self.fault(ctx, Code::UnknownName, name.span).arg("name", &name.text).arg("reach", Term::new(reach));
        let d = d.arg("place", place(defined.anchor)).arg("used", place(used));
        let info = model.rule(defined.rule);
        Some(d.also(Place { file: info.file, span: info.ast.name.span }, "defined").help("help-scope"))
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

    pub fn kind_mismatch(&mut self, ctx: &Ctx<'a>, operand: &Operand, found: &Kind, expected: Expected) {
        let name = crate::syntax::print::operand(operand);
        let d = self.fault(ctx, Code::KindMismatch, operand.span);
        let d = d.arg("name", name).arg("found", term::kind(found)).arg("expected", expected).help("help");
        self.report(d);
    }

    pub fn unit_mismatch(&mut self, ctx: &Ctx<'a>, span: Span, left: &Kind, right: &Kind) {
        let d = self.fault(ctx, Code::UnitMismatch, span);
        let d = d.arg("left", term::kind(left)).arg("right", term::kind(right)).help("help");
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

    /// What is written needs a fact in a role, and none is declared to have it.
    pub fn missing_role(&mut self, ctx: &Ctx<'a>, span: Span, role: FactRole, what: Term, help: &'static str) {
        if !self.model.symbols.is_refused(role) {
            let d = self.fault(ctx, Code::MissingRole, span).arg("what", what);
            self.report(d.arg("role", role.word()).help(help));
        }
    }

    pub fn not_computable(&mut self, ctx: &Ctx<'a>, span: Span, what: Obstacle) {
        let d = self.fault(ctx, Code::NotComputable, span).arg("what", what).help(what.help());
        self.report(d);
    }
}
