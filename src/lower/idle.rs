//! What is written and changes nothing: a definition that no rule uses, a discretion that lengthens nothing.

use super::builder::Builder;
use crate::diagnostic::{Code, Diagnostic};
use crate::resolve::{DefinitionId, RuleInfo};
use crate::source::{Place, Span};
use crate::syntax::ast::{self, Label, LineValue, MainSentence, Name, RuleKind};
use std::collections::{BTreeMap, BTreeSet};

impl<'a> Builder<'_, 'a> {
    /// Says each where it is declared. Where something is wrong, the rule that would use it may be the one.
    pub fn check_idle(&mut self) {
        if !self.diagnostics.iter().any(Diagnostic::is_error) {
            self.unused_definitions();
            self.idle_discretions();
        }
    }

    fn unused_definitions(&mut self) {
        let model = self.model;
        let all = (0..model.definitions.all.len()).map(DefinitionId);
        let unused: Vec<DefinitionId> = all.filter(|id| !self.is_used(*id)).collect();
        for id in &unused {
            let definition = model.definitions.get(*id);
            let info = model.rule(definition.rule);
            // What only another unused one names is that one's echo.
            let mut others = unused.iter().filter(|o| *o != id).map(|o| model.rule(model.definitions.get(*o).rule));
            if others.any(|other| named(other).contains(definition.name.as_str())) {
                continue;
            }
            let help = if info.ast.kind == RuleKind::Term { "help-term" } else { "help" };
            let d = Diagnostic::new(Code::UnusedDefinition, info.file, info.ast.name.span);
            self.report(d.arg("kind", info.ast.kind.word()).arg("name", &definition.name).help(help));
        }
    }

    /// Whether some rule was read with it, or what is not read speaks of it.
    fn is_used(&self, id: DefinitionId) -> bool {
        let model = self.model;
        let definition = model.definitions.get(id);
        let name = definition.name.as_str();
        let defines = |kind| matches!(kind, RuleKind::Definition | RuleKind::Term);
        if !defines(definition.kind) || self.is_made(id) {
            return true;
        }
        let mut others = model.rules.iter().filter(|info| !defines(info.ast.kind));
        others.any(|info| {
            // A term of ours holds throughout: whoever names it means it.
            if definition.kind == RuleKind::Term || info.ast.kind == RuleKind::Interpretation {
                return named(info).contains(name);
            }
            // The text may define what it says only where nothing is decided.
            let mut quoted = info.cites.iter().map(|c| &model.citations[*c].quote);
            info.ast.main.is_none()
                && quoted.any(|q| q.contains(name))
                && model.definitions.governing(name, info.site).contains(&id)
        })
    }

    /// A discretion with a bound and nothing to lengthen, or the reverse; a benefit that another lengthens already.
    fn idle_discretions(&mut self) {
        let model = self.model;
        let excepted: BTreeSet<&str> = model.rules.iter().flat_map(exceptions).collect();
        let mut lengthened: BTreeMap<&str, (&str, Place)> = BTreeMap::new();
        for info in model.rules.iter().filter(|i| i.ast.kind == RuleKind::Discretion) {
            let name = info.ast.name.text.as_str();
            let idle = |span: Span| Diagnostic::new(Code::IdleDiscretion, info.file, span).arg("name", name);
            let bound = info.line(Label::Bound).is_some();
            let Some(applies) = info.line(Label::AppliesTo) else {
                if bound && !excepted.contains(name) {
                    self.report(idle(info.ast.name.span).help("help"));
                }
                continue;
            };
            if !bound {
                if !excepted.contains(name) {
                    self.report(idle(applies.line.label_span).help("help-bound"));
                }
                continue;
            }
            let LineValue::Names(benefits) = &applies.line.value else { continue };
            for benefit in benefits {
                let place = Place { file: info.file, span: benefit.span };
                match lengthened.get(benefit.text.as_str()) {
                    Some((first, at)) => {
                        let d = idle(benefit.span).arg("benefit", &benefit.text).arg("other", *first);
                        self.report(d.also(*at, "first").help("help-other"));
                    }
                    None => {
                        lengthened.insert(&benefit.text, (name, place));
                    }
                }
            }
        }
    }
}

/// Every name in a rule's words, those of an interpretation's readings too.
fn named(info: &RuleInfo<'_>) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut take = |name: &Name| found.extend([name.text.clone()]);
    ast::names(info.ast, &mut take);
    for line in &info.ast.lines {
        if let LineValue::Alternative { value, .. } = &line.value {
            ast::alternative_names(value, &mut take);
        }
    }
    found
}

/// The rules that a sentence excepts.
fn exceptions<'r>(info: &RuleInfo<'r>) -> Vec<&'r str> {
    let who = info.ast.main.as_ref().and_then(MainSentence::who);
    who.map_or_else(Vec::new, |who| who.except.iter().map(|n| n.text.as_str()).collect())
}
