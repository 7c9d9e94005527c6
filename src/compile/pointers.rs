//! Words that point elsewhere and that nobody resolved.

use crate::diagnostic::{Code, Diagnostic};
use crate::document::Document;
use crate::package::{PackageFiles, Status};
use crate::resolve::{Model, Pointer, RuleInfo};
use crate::source::Place;
use crate::syntax::ast::{Expr, ExprKind, LineValue, MainSentence, Scope, Standard};
use crate::syntax::print;

/// Says them: as work left in a draft, as errors in a finished package.
pub(super) fn report(
    package: &PackageFiles,
    document: &Document,
    model: &Model<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let code = match package.manifest.status {
        Status::Draft => Code::Unresolved,
        Status::Finished => Code::UnresolvedFinished,
    };
    for reference in model.unresolved() {
        let rule = reference.rule.map(|r| model.rule(r));
        let name = rule.map(|r| r.ast.name.text.clone()).unwrap_or_default();
        let source = Place { file: package.text, span: document.original(reference.span) };
        let own = rule.and_then(|r| own(r, reference.pointer));
        let (place, help) = match &own {
            Some((place, help, _)) => (*place, *help),
            None => (source, help(reference.pointer)),
        };
        let d =
            Diagnostic::new(code, place.file, place.span).arg("place", document.place_words(Some(reference.anchor)));
        let d = d.arg("word", &reference.word).arg("rule", name).help(help);
        diagnostics.push(match own {
            Some((_, _, right)) => d.arg("right", right).also(source, "quoted"),
            None => d,
        });
    }
}

fn help(pointer: Pointer) -> &'static str {
    match pointer {
        Pointer::Above | Pointer::Among => "help",
        Pointer::PerRules => "help-per-rules",
        Pointer::AndSoOn => "help-list",
        Pointer::Rest => "help-rest",
        Pointer::Onward => "help-onward",
    }
}

/// Where the rule itself lacks what resolves the word, and what it would say there.
fn own(rule: &RuleInfo<'_>, pointer: Pointer) -> Option<(Place, &'static str, String)> {
    let at = |span| Place { file: rule.file, span };
    match (pointer, rule.ast.main.as_ref()) {
        (Pointer::Rest, _) => {
            let arm = rule.ast.lines.iter().find_map(|l| match &l.value {
                LineValue::Standard(Standard::Expr(Expr { kind: ExprKind::Cases { arms, .. }, .. })) => arms.last(),
                _ => None,
            })?;
            Some((at(arm.span), "help-tier", format!("其余的，{}", print::expr(&arm.value))))
        }
        (Pointer::Onward, Some(MainSentence::Define(define))) => {
            let forward = define.scope == Some(Scope::Forward);
            let help = if forward { "help-unused" } else { "help-forward" };
            Some((at(define.name.span), help, define.name.text.clone()))
        }
        _ => None,
    }
}
