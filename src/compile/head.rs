//! The head of the document: what the rules say of it, against the package and the text.

use crate::diagnostic::{Code, Diagnostic, Term as Words};
use crate::document::{AnchorKind, Document, parse_numeral};
use crate::ir::Force;
use crate::package::PackageFiles;
use crate::resolve::Model;
use crate::source::FileId;
use crate::syntax::ast::{self, HeadLine, Item};
use crate::values::{Date, add_months};

const NOT_STATED: &str = "未载明";

/// How long a policy is in force, as the head of its rules says.
enum Term {
    Years(i32),
    Until(Date),
    Open,
}

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

fn effective(text: &str, issued: Date) -> Option<Date> {
    let text = ["起施行", "起实施", "起生效", "起"].iter().find_map(|end| text.strip_suffix(end)).unwrap_or(text);
    if ["印发之日", "发布之日", "公布之日"].contains(&text.trim_start_matches('自')) {
        return Some(issued);
    }
    day(text)
}

fn term(text: &str) -> Option<Term> {
    if let Some(day) = day(text.trim_start_matches("有效期").trim_start_matches('至').trim_end_matches('止')) {
        return Some(Term::Until(day));
    }
    if text == "长期" || text == "长期有效" {
        return Some(Term::Open);
    }
    let years = text.trim_start_matches("有效期").trim_start_matches('为').strip_suffix('年')?;
    let digits = years.parse().ok();
    digits.or_else(|| parse_numeral(years).and_then(|n| i32::try_from(n).ok())).map(Term::Years)
}

/// The day that a text is.
fn day(text: &str) -> Option<Date> {
    let (year, rest) = text.trim_start_matches('自').split_once('年')?;
    let (month, rest) = rest.split_once('月')?;
    let day = rest.strip_suffix('日')?;
    Date::from_ymd_opt(year.trim().parse().ok()?, month.trim().parse().ok()?, day.trim().parse().ok()?)
}

/// Says where a line of the head differs from the package, cannot be read, or leaves out what the text tells.
pub(super) fn report(
    package: &PackageFiles,
    document: &Document,
    files: &[(FileId, ast::File)],
    diagnostics: &mut Vec<Diagnostic>,
) {
    for (file, tree) in files {
        for item in &tree.items {
            let Item::Head(line) = item else { continue };
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_terms_are_read_as_documents_write_them() {
        let issued = Date::from_ymd_opt(2024, 2, 1).unwrap_or_default();
        let of = |text| effective(text, issued).map(|d| d.to_string());
        assert_eq!(of("自2024年3月1日起施行").as_deref(), Some("2024-03-01"));
        assert_eq!(of("自印发之日起施行").as_deref(), Some("2024-02-01"));
        assert_eq!(of("2023.7.1"), None);
        assert_eq!(of("2024年3月1日，试行期另定"), None);
        assert_eq!(of("自印发之日起施行，但另有规定的除外"), None);
        assert!(matches!(term("三年"), Some(Term::Years(3))));
        assert!(matches!(term("5年"), Some(Term::Years(5))));
        assert!(matches!(term("至2029年2月28日"), Some(Term::Until(_))));
        assert!(matches!(term("长期有效"), Some(Term::Open)));
        assert!(term("3年，自2023年7月1日起").is_none(), "what is not read is said, not guessed");
    }
}
