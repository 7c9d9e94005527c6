//! The resolved model to a program: kinds and units checked, definitions put in place for every
//! subject and date that asks for them, 其余 made exact, durations and payments made plans.
//!
//! Invariants: a program that leaves here passes [`crate::ir::verify`]; the same rules in another
//! order give the same bytes; nothing of the source is needed to evaluate it.

mod apart;
mod builder;
mod cap;
mod cases;
mod condition;
mod dated;
mod decision;
mod definition;
mod document;
mod duration;
mod exception;
mod excluded;
mod expression;
mod extension;
mod fault;
mod idle;
mod joint;
mod limits;
mod months;
mod names;
mod onset;
mod parameter;
mod part;
mod payment;
mod range;
mod scope;
mod status;
mod target;
mod term;
mod whole;

use crate::diagnostic::{Code, Diagnostic};
use crate::ir::{InterpId, Policy, Program};
use crate::resolve::{Model, RuleId};
use crate::syntax::ast::{AlternativeValue, Label, LineValue, RuleKind};
use builder::Builder;
use term::Obstacle;

/// Lowers a model; the program holds what could be lowered, the diagnostics say what could not.
pub fn lower(model: &Model<'_>, policy: Policy) -> (Program, Vec<Diagnostic>) {
    let mut builder = Builder::new(model, policy);
    let mut order: Vec<RuleId> = (0..model.rules.len()).map(RuleId).collect();
    order.sort_by_key(|id| {
        let rule = model.rule(*id);
        (rule.clause, rule.site.anchor, rule.ast.kind, rule.ast.name.text.clone())
    });
    builder.declare();
    for id in &order {
        builder.rule(*id);
    }
    for id in &order {
        if matches!(model.rule(*id).ast.kind, RuleKind::Definition | RuleKind::Term) {
            builder.check_definition(*id);
        }
    }
    builder.share_caps();
    builder.check_exclusions();
    builder.documents_behind();
    builder.check_applied();
    builder.check_sources();
    builder.check_per_rules();
    builder.check_whole();
    builder.check_dropped();
    builder.check_heads();
    builder.check_idle();
    builder.unreached();
    builder.finish()
}

impl Builder<'_, '_> {
    /// 适用 names entitlements, each of which must exist.
    fn check_applied(&mut self) {
        let model = self.model;
        for (i, rule) in model.rules.iter().enumerate() {
            let ctx = self.rule_ctx(RuleId(i));
            for line in rule.lines(Label::AppliesTo) {
                let LineValue::Names(names) = &line.line.value else { continue };
                for name in names {
                    if model.find(RuleKind::Entitlement, &name.text).is_none() {
                        self.unknown_rule(&ctx, name, RuleKind::Entitlement);
                    }
                }
            }
        }
    }

    /// 来源 names a parameter that exists.
    fn check_sources(&mut self) {
        let model = self.model;
        for (i, rule) in model.rules.iter().enumerate() {
            for line in rule.lines(Label::Source) {
                if let LineValue::FromParameter(name) = &line.line.value
                    && !model.parameters.contains_key(&name.text)
                {
                    let ctx = self.rule_ctx(RuleId(i));
                    self.unknown_rule(&ctx, name, RuleKind::Parameter);
                }
            }
        }
    }

    /// In a definition 按规定 speaks of a fact that the definition asks; of no fact it would leave the question closed.
    fn check_per_rules(&mut self) {
        let model = self.model;
        for (i, rule) in model.rules.iter().enumerate() {
            if !matches!(rule.ast.kind, RuleKind::Definition | RuleKind::Term) {
                continue;
            }
            for line in rule.lines(Label::PerRules) {
                if let LineValue::PerRules { fact, .. } = &line.line.value
                    && !model
                        .symbols
                        .entities
                        .values()
                        .any(|e| e.facts.keys().any(|f| decision::speaks_of(&fact.text, f)))
                {
                    let ctx = self.rule_ctx(RuleId(i));
                    self.unknown_name(&ctx, fact);
                }
            }
        }
    }

    /// One item at most says what holds for the whole document, and then every alternative of it.
    fn check_whole(&mut self) {
        self.check_setting(|v| whole::rounds(v).is_some(), ["help-rounding", "help-rounding-once"]);
        self.check_setting(|v| whole::expires(v).is_some(), ["help-expiry", "help-expiry-once"]);
    }

    fn check_setting(&mut self, says: impl Fn(&AlternativeValue) -> bool, [mixed, once]: [&'static str; 2]) {
        let mut seen = false;
        for interp in &self.model.interpretations {
            let says: Vec<bool> = interp.alternatives.iter().map(|(v, _)| says(v)).collect();
            if !says.contains(&true) {
                continue;
            }
            let rule = self.model.rule(interp.rule);
            let found = match says.iter().position(|s| !s) {
                Some(other) => Some((other, mixed)),
                None => seen.then_some((0, once)),
            };
            if let Some((alternative, help)) = found {
                let d = Diagnostic::new(Code::UnfitAlternative, rule.file, rule.ast.name.span);
                let d = d.arg("name", &interp.name).arg("alternative", builder::alternative_name(alternative));
                self.diagnostics.push(d.help(help));
            }
            seen = true;
        }
    }

    /// A rule that should decide is never dropped without a word. A status of members is decided where
    /// others ask for it.
    fn check_dropped(&mut self) {
        if self.diagnostics.iter().any(Diagnostic::is_error) {
            return;
        }
        let model = self.model;
        for (i, rule) in model.rules.iter().enumerate() {
            let kind = rule.ast.kind;
            let decides = matches!(
                kind,
                RuleKind::Entitlement
                    | RuleKind::Priority
                    | RuleKind::Discretion
                    | RuleKind::Authorisation
                    | RuleKind::Target
                    | RuleKind::Duty
            );
            let name = &rule.ast.name;
            if decides && rule.ast.main.is_some() && !self.program.decisions.iter().any(|d| d.rule == name.text) {
                let ctx = self.rule_ctx(RuleId(i));
                self.not_computable(&ctx, name.span, Obstacle::NothingComes);
            }
        }
    }

    /// Interpretations that no rule reaches are worth a word.
    fn unreached(&mut self) {
        for (i, interp) in self.model.interpretations.iter().enumerate() {
            let used = self.touched_ever.contains(&InterpId::new(i));
            if !used {
                let rule = self.model.rule(interp.rule);
                let d = Diagnostic::new(Code::UnreachedInterpretation, rule.file, rule.ast.name.span);
                self.diagnostics.push(d.arg("name", &interp.name));
            }
        }
    }
}
