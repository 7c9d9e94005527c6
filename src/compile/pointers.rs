//! Words that point elsewhere and that nobody resolved.

use crate::diagnostic::{Code, Diagnostic};
use crate::document::Document;
use crate::package::{PackageFiles, Status};
use crate::resolve::{Model, Pointer};

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
        let rule = reference.rule.map(|r| model.rule(r).ast.name.text.clone()).unwrap_or_default();
        let help = match reference.pointer {
            Pointer::Above | Pointer::Among => "help",
            Pointer::PerRules => "help-per-rules",
            Pointer::AndSoOn => "help-list",
            Pointer::Rest => "help-rest",
            Pointer::Onward => "help-onward",
        };
        let d = Diagnostic::new(code, package.text, document.original(reference.span));
        let place = document.place_words(Some(reference.anchor));
        diagnostics.push(d.arg("place", place).arg("word", &reference.word).arg("rule", rule).help(help));
    }
}
