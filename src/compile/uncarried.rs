//! Qualifiers that a finished package loses: each is a condition, or is set aside by name.

use crate::diagnostic::{Code, Diagnostic};
use crate::package::{PackageFiles, Status};
use crate::resolve::Model;
use crate::syntax::ast::LineValue;

/// Says which are neither, and which are set aside without a reason or without being there.
pub(super) fn report(package: &PackageFiles, model: &Model<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for info in &model.rules {
        for line in &info.ast.lines {
            let LineValue::SetAside { words, reason } = &line.value else { continue };
            let help = match (reason, model.own_words(info, &words.text)) {
                (None, _) => "help-reason",
                (Some(_), None) => "help-words",
                (Some(_), Some(_)) => continue,
            };
            let d = Diagnostic::new(Code::Uncarried, info.file, words.span).arg("words", &words.text);
            diagnostics.push(d.arg("rule", &info.ast.name.text).help(help));
        }
        let left = model.uncarried(info);
        if package.manifest.status == Status::Finished && !left.is_empty() {
            let words: String = left.iter().map(|w| format!("“{w}”")).collect();
            let d = Diagnostic::new(Code::Uncarried, info.file, info.ast.name.span).arg("words", words);
            diagnostics.push(d.arg("rule", &info.ast.name.text).help("help"));
        }
    }
}
