//! Which words of the text the rules account for.
//!
//! Only letters count: punctuation between two quotations belongs to neither. A clause that no rule
//! speaks for is not begun yet; one that some rule speaks for is expected to be whole.

use super::figures::written;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::figure::figures;
use crate::document::{Anchor, Document};
use crate::package::{PackageFiles, Status};
use crate::resolve::{Claim, Model, NESTING, RuleId};
use crate::source::Span;
use crate::values::distinct;
use std::collections::BTreeSet;

/// The account of one clause, or of a unit that is part of none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coverage {
    pub label: String,
    /// Letters of the clause's sentences and of its 责任单位.
    pub letters: usize,
    pub covered: usize,
    /// Stretches of the corrected text that nothing claims.
    pub uncovered: Vec<Span>,
    /// Whether any rule speaks for the clause.
    pub begun: bool,
}

/// The account of every clause.
pub fn coverage(document: &Document, claims: &[Claim]) -> Vec<Coverage> {
    let mut claimed: Vec<Span> = claims.iter().flat_map(|c| c.spans.iter().copied()).collect();
    claimed.sort();
    let clauses = document.clauses().iter().map(|of| (Some(of.number), of.cited.clone()));
    // Words below the heading of a 章, and a table outside every 条, are of no clause.
    let loose = document.anchors().iter().filter(|a| a.clause.is_none() && !a.kind.is_formal());
    let outside = distinct(loose.map(|anchor| (None, anchor.cited.clone())));
    let account = |(clause, label): (Option<u32>, String)| {
        let of = |a: &&Anchor| a.clause == clause && !a.kind.is_formal() && (clause.is_some() || a.cited == label);
        let spans: Vec<Span> = document.anchors().iter().filter(of).map(|a| a.span).collect();
        let mut account = Coverage { label, letters: 0, covered: 0, uncovered: vec![], begun: false };
        for span in spans {
            sentence(document.text(), span, &claimed, &mut account);
        }
        account
    };
    clauses.chain(outside).map(account).collect()
}

fn sentence(text: &str, span: Span, claimed: &[Span], account: &mut Coverage) {
    let mut open: Option<Span> = None;
    for (at, c) in span.text(text).char_indices() {
        let start = span.start as usize + at;
        let here = Span::new(start, start + c.len_utf8());
        if !c.is_alphanumeric() {
            continue;
        }
        account.letters += 1;
        // Claims are sorted by start; one that holds this letter begins at or before it.
        let held = claimed[..claimed.partition_point(|s| s.start <= here.start)].iter().any(|s| s.end >= here.end);
        if held {
            account.begun = true;
            account.covered += 1;
            account.uncovered.extend(open.take());
        } else {
            open = Some(open.map_or(here, |o| o.to(here)));
        }
    }
    account.uncovered.extend(open);
}

/// Says what no rule accounts for, and what two rules both claim. Gives the 条 of a draft that are not begun.
pub(super) fn report(
    package: &PackageFiles,
    document: &Document,
    model: &Model<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<String> {
    let mut not_begun = Vec::new();
    for account in coverage(document, &model.claims) {
        let place = |span: &Span| document.original(*span);
        let words = |span: &Span| shorten(span.text(document.text()));
        match (package.manifest.status, account.uncovered.as_slice()) {
            (_, []) => {}
            (Status::Finished, spans) => diagnostics.extend(spans.iter().map(|span| {
                let d = Diagnostic::new(Code::UncoveredFinished, package.text, place(span));
                let d = d.arg("clause", &account.label).arg("text", words(span));
                belongs(d, document, model, *span)
            })),
            // A draft says how much is left of a clause that was begun, once.
            (Status::Draft, [first, ..]) if account.begun => {
                let d = Diagnostic::new(Code::Uncovered, package.text, place(first));
                let left = (account.letters - account.covered).to_string();
                let d = d.arg("clause", &account.label).arg("text", words(first)).arg("left", left);
                let d = d.arg("stretches", account.uncovered.len().to_string());
                diagnostics.push(belongs(d, document, model, *first));
            }
            (Status::Draft, _) => not_begun.push(account.label),
        }
    }
    claimed_twice(model, diagnostics);
    not_begun
}

/// Where a rule already speaks for the rest of the sentence: which line the words may belong under.
fn belongs(d: Diagnostic, document: &Document, model: &Model<'_>, span: Span) -> Diagnostic {
    let mut anchors = document.anchors().iter().filter(|a| a.span.start <= span.start && span.end <= a.span.end);
    let Some(sentence) = anchors.next_back() else { return d.help("help") };
    let within = |c: &&Claim| c.spans.iter().any(|s| sentence.span.start <= s.start && s.end <= sentence.span.end);
    let rules: BTreeSet<RuleId> = model.claims.iter().filter(within).map(|c| c.id).collect();
    let quote = span.text(document.text());
    let held = figures(quote, &[]);
    for rule in &rules {
        let info = model.rule(*rule);
        for written in written(info.ast) {
            let Some(line) = written.line.and_then(|l| info.ast.lines.get(l)) else { continue };
            let same = held.iter().any(|f| f.size.is_as_much_as(&written.figure.size));
            if line.authority.is_empty() && same {
                let place = crate::source::Place { file: info.file, span: line.span };
                let d = d.arg("line", line.label.word()).arg("quote", quote).arg("rule", &info.ast.name.text);
                return d.also(place, "line").help("help-line");
            }
        }
    }
    match (rules.first(), rules.len()) {
        (Some(rule), 1) => {
            let info = model.rule(*rule);
            let place = crate::source::Place { file: info.file, span: info.ast.name.span };
            d.arg("rule", &info.ast.name.text).also(place, "line").help("help-extend")
        }
        _ => d.help("help"),
    }
}

fn claimed_twice(model: &Model<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let overlap =
        |a: &Claim, b: &Claim| a.spans.iter().any(|x| b.spans.iter().any(|y| x.start < y.end && y.start < x.end));
    let may_nest = |a: &Claim| NESTING.contains(&a.kind);
    for (i, a) in model.claims.iter().enumerate() {
        for b in &model.claims[..i] {
            if overlap(a, b) && !may_nest(a) && !may_nest(b) {
                let first = crate::source::Place { file: b.file, span: b.place };
                let d = Diagnostic::new(Code::ClaimedTwice, a.file, a.place).arg("rule", &a.rule).arg("other", &b.rule);
                diagnostics.push(d.also(first, "first").help("help"));
            }
        }
    }
}

fn shorten(text: &str) -> String {
    let first: String = text.chars().filter(|c| !c.is_whitespace()).take(24).collect();
    if text.chars().count() > 24 { format!("{first}……") } else { first }
}
