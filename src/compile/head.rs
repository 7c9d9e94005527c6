//! The head of the document: what the rules say of it, against the package and the text.

use super::term::{NOT_STATED, Term, day, effective, term};
use super::told;
use crate::diagnostic::{Code, Diagnostic, Term as Words};
use crate::document::{AnchorKind, Document};
use crate::ir::Force;
use crate::package::PackageFiles;
use crate::resolve::Model;
use crate::source::FileId;
use crate::syntax::ast::{self, HeadLine, Item};
use crate::values::{Date, add_months};

/// 施行日期 and 有效期 as days, where the head of the rules gives days: `2024年3月1日`, `自印发之日起`, `5年`, `三年`,
/// `至2029年2月28日`.
pub(super) fn force(model: &Model<'_>, issued: Date) -> Option<Force> {
    let from = effective(model.head.get("施行日期")?, issued)?;
    let until = match model.head.get("有效期").and_then(|t| term(t)) {
        Some(Term::Years(years)) => add_months(from, years.checked_mul(12)?).ok()?.pred_opt(),
        Some(Term::Until(day)) => Some(day),
        Some(Term::Open) | None => None,
    };
    Some(Force { from, until })
}

/// Says where a line of the head differs from the package, cannot be read, or leaves out what the text tells.
pub(super) fn report(
    package: &PackageFiles,
    document: &Document,
    files: &[(FileId, ast::File)],
    diagnostics: &mut Vec<Diagnostic>,
) {
    diagnostics.extend(told::of_package(package, document).map(|(_, found)| found));
    for (file, tree) in files {
        for item in &tree.items {
            let Item::Head(line) = item else { continue };
            if let Some(found) = told::contradicted(package, document, *file, line) {
                diagnostics.push(found);
                continue;
            }
            // Where the text sides with the head, it is the package that is wrong, and told so.
            if told::of_package(package, document).any(|(label, _)| label == line.label) {
                continue;
            }
            if let Some((help, against)) = fault(package, document, line) {
                let d = Diagnostic::new(Code::HeadDiffers, *file, line.value.span);
                let d = d.arg("label", line.label).arg("found", &line.value.text);
                let what = match help {
                    "help-package" => "head-differs",
                    "help-told" => "head-told",
                    _ => "head-unread",
                };
                diagnostics.push(d.arg("what", Words::new(what).arg("against", against)).help(help));
            }
        }
    }
}

fn fault(package: &PackageFiles, document: &Document, line: &HeadLine) -> Option<(&'static str, String)> {
    let header = &package.manifest.policy;
    let found = line.value.text.as_str();
    let told = |words: &[&str]| (found == NOT_STATED).then(|| tells(document, words)).flatten();
    let unread = |read: bool| (found != NOT_STATED && !read).then(|| ("help-unread", String::new()));
    match line.label {
        "文件" => {
            let title = found.trim_start_matches('《').trim_end_matches('》');
            (title != header.title).then(|| ("help-package", header.title.clone()))
        }
        "文号" => (found != header.id).then(|| ("help-package", header.id.clone())),
        "印发日期" => (day(found) != Some(header.issued)).then(|| ("help-package", header.issued.to_string())),
        "施行日期" => {
            unread(effective(found, header.issued).is_some()).or_else(|| told(&["起施行", "起实施", "起生效"]))
        }
        "有效期" => unread(term(found).is_some()).or_else(|| told(&["有效期"])),
        "解释机关" => told(&["负责解释"]),
        _ => None,
    }
}

/// The sentence that tells it, in words.
fn tells(document: &Document, words: &[&str]) -> Option<(&'static str, String)> {
    let mut anchors = document.anchors().iter().enumerate();
    let (index, _) = anchors.find(|(i, a)| {
        matches!(a.kind, AnchorKind::Sentence | AnchorKind::Part | AnchorKind::Preamble(_))
            && words.iter().any(|w| document.anchor_text(*i).contains(w))
    })?;
    Some(("help-told", document.place_words(Some(index))))
}
