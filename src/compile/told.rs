//! What the text itself says of the days from and until which it is in force: 自2024年3月1日起施行，有效期5年.

use super::term::{NOT_STATED, Term, effective, term};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{AnchorKind, Document};
use crate::package::PackageFiles;
use crate::source::{FileId, Place, Span};
use crate::syntax::ast::HeadLine;
use crate::values::Date;

/// Words of the text that tell a day or a term, in what they come to.
struct Told<T> {
    value: T,
    anchor: usize,
    span: Span,
}

/// A line of the head that gives another day or another term than the text.
pub(super) fn contradicted(
    package: &PackageFiles,
    document: &Document,
    file: FileId,
    line: &HeadLine,
) -> Option<Diagnostic> {
    let (issued, found) = (package.manifest.policy.issued, line.value.text.as_str());
    let (anchor, span, cure) = match line.label {
        "施行日期" => {
            let told = only(starts(document, issued))?;
            let cure = told.value.format("%Y年%-m月%-d日").to_string();
            (found != NOT_STATED && effective(found, issued) != Some(told.value)).then_some((
                told.anchor,
                told.span,
                cure,
            ))
        }
        "有效期" => {
            let told = only(terms(document))?;
            let cure = told.value.words();
            // 5年 and a last day may be one; which day it is hangs on the first.
            let other = |own: &Term| match (own, &told.value) {
                (Term::Years(_), Term::Until(_)) | (Term::Until(_), Term::Years(_)) => false,
                (own, told) => own != told,
            };
            let differs = term(found).as_ref().is_none_or(other);
            (found != NOT_STATED && differs).then_some((told.anchor, told.span, cure))
        }
        _ => None,
    }?;
    let quoted: String = span.text(document.text()).split_whitespace().collect();
    let d = Diagnostic::new(Code::HeadContradicted, file, line.value.span).arg("label", line.label);
    let d = d.arg("found", found).arg("place", document.place_words(Some(anchor))).arg("quoted", quoted);
    let place = Place { file: package.text, span: document.original(span) };
    Some(d.arg("cure", cure).also(place, "quoted").help("help"))
}

/// The one thing that the text tells; where it tells several, a person has to say which is meant.
fn only<T: PartialEq>(told: Vec<Told<T>>) -> Option<Told<T>> {
    let mut told = told.into_iter();
    let first = told.next()?;
    told.all(|other| other.value == first.value).then_some(first)
}

/// 自〈日期〉起施行
fn starts(document: &Document, issued: Date) -> Vec<Told<Date>> {
    let mut found = Vec::new();
    for (anchor, start, text) in sentences(document) {
        for (at, mark) in ["起施行", "起实施", "起执行", "起生效"].iter().flat_map(|m| text.match_indices(m))
        {
            let Some(from) = text[..at].rfind('自') else { continue };
            let words: String = text[from + '自'.len_utf8()..at].split_whitespace().collect();
            if let Some(value) = effective(&words, issued) {
                found.push(Told { value, anchor, span: Span::new(start + from, start + at + mark.len()) });
            }
        }
    }
    found
}

/// 有效期〈n〉年, 有效期至〈日期〉
fn terms(document: &Document) -> Vec<Told<Term>> {
    let mut found = Vec::new();
    for (anchor, start, text) in sentences(document) {
        for (at, mark) in text.match_indices("有效期") {
            let rest = &text[at + mark.len()..];
            let end = rest.find(['，', '。', '；', '、', '）']).unwrap_or(rest.len());
            let words: String = rest[..end].split_whitespace().collect();
            if let Some(value) = term(&words) {
                found.push(Told { value, anchor, span: Span::new(start + at, start + at + mark.len() + end) });
            }
        }
    }
    found
}

/// Sentences in which the document speaks of itself.
fn sentences(document: &Document) -> impl Iterator<Item = (usize, usize, &str)> {
    let anchors = document.anchors().iter().enumerate();
    let own = anchors.filter(|(_, a)| {
        matches!(a.kind, AnchorKind::Sentence | AnchorKind::Part | AnchorKind::Preamble(_) | AnchorKind::Back)
    });
    own.map(|(index, a)| (index, a.span.range().start, a.span.text(document.text()))).filter(|(_, _, text)| {
        let of_itself = ["办法", "规定", "意见", "通知", "细则", "方案", "政策", "文件", "措施", "条例", "决定"];
        !text.contains('《') && of_itself.iter().any(|w| text.contains(&format!("本{w}"))) || text.starts_with('自')
    })
}
