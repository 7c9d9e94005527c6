//! What the text itself says of its number, its title and its days: 示范〔2024〕3号, 2024年2月1日印发, 自2024年3月1日起施行，
//! 有效期5年.

use super::term::{NOT_STATED, Term as Time, day, effective, term};
use crate::diagnostic::{Code, Diagnostic, Term};
use crate::document::{AnchorKind, Document, find_day};
use crate::package::{Header, PackageFiles};
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
    if let Some(own) = OWN.iter().find(|own| own.label == line.label && found != NOT_STATED) {
        let (text, cure) = (own.told)(document)?;
        let same = (own.reads)(found) == (own.reads)(&text);
        let d = Diagnostic::new(Code::HeadContradicted, file, line.value.span).arg("where", Term::new("head-of-rules"));
        let d = d.arg("label", line.label).arg("found", found).arg("place", Term::new("head-of-text"));
        return (!same).then(|| d.arg("quoted", text).arg("cure", cure).help("help"));
    }
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
            let other = |own: &Time| match (own, &told.value) {
                (Time::Years(_), Time::Until(_)) | (Time::Until(_), Time::Years(_)) => false,
                (own, told) => own != told,
            };
            let differs = term(found).as_ref().is_none_or(other);
            (found != NOT_STATED && differs).then_some((told.anchor, told.span, cure))
        }
        _ => None,
    }?;
    let quoted: String = span.text(document.text()).split_whitespace().collect();
    let d = Diagnostic::new(Code::HeadContradicted, file, line.value.span).arg("where", Term::new("head-of-rules"));
    let d = d
        .arg("label", line.label)
        .arg("found", found)
        .arg("place", document.place_words(Some(anchor)))
        .arg("quoted", quoted);
    let place = Place { file: package.text, span: document.original(span) };
    Some(d.arg("cure", cure).also(place, "quoted").help("help"))
}

/// What the front and the back of a text say of it, and the head of the rules and package.toml say again.
struct Own {
    label: &'static str,
    /// As the text says it, and as it is to be written.
    told: fn(&Document) -> Option<(String, String)>,
    /// What is compared of it.
    reads: fn(&str) -> String,
    /// As package.toml has it.
    of: fn(&Header) -> (&'static str, String, Place),
}

const OWN: [Own; 2] = [
    Own {
        label: "文号",
        told: |document| {
            let number = plain(&document.number()?);
            let is_one = number.matches('〔').count() == 1 && number.ends_with('号');
            is_one.then(|| (number.clone(), number))
        },
        reads: plain,
        of: |header| ("id", header.id.clone(), header.places.id),
    },
    Own {
        label: "印发日期",
        told: |document| {
            // Another day of the back may be that of the signature.
            let back = document.anchors().iter().filter(|a| a.kind == AnchorKind::Back);
            let marked = back.map(|a| a.span.text(document.text())).find(|l| l.contains("印发"))?;
            let (year, month, day) = find_day(marked)?.0;
            let day = Date::from_ymd_opt(year, month, day)?;
            let day = day.format("%Y年%-m月%-d日").to_string();
            Some((day.clone(), day))
        },
        reads: |text| day(text).map_or_else(|| plain(text), |d| d.to_string()),
        of: |header| ("issued", header.issued.format("%Y年%-m月%-d日").to_string(), header.places.issued),
    },
];

fn plain(text: &str) -> String {
    text.split_whitespace().collect()
}

/// Where package.toml says otherwise than the text, by the label of the head that says the same.
pub(super) fn of_package<'a>(
    package: &'a PackageFiles,
    document: &'a Document,
) -> impl Iterator<Item = (&'static str, Diagnostic)> + 'a {
    OWN.iter().filter_map(move |own| {
        let (text, _) = (own.told)(document)?;
        let (key, found, place) = (own.of)(&package.manifest.policy);
        let cure = if key == "issued" { day(&text)?.to_string() } else { text.clone() };
        // Within its quotation marks.
        let span = Span::new(place.span.range().start + 1, place.span.range().end.saturating_sub(1));
        let d = Diagnostic::new(Code::HeadContradicted, place.file, span).arg("label", key).arg("found", &found);
        let d = d.arg("where", Term::new("head-of-package")).arg("place", Term::new("head-of-text"));
        let differs = (own.reads)(&found) != (own.reads)(&text);
        differs.then(|| (own.label, d.arg("quoted", &text).arg("cure", cure).help("help")))
    })
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
fn terms(document: &Document) -> Vec<Told<Time>> {
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
