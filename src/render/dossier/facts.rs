//! The facts relied on, each with what is said of it and by whom.

use super::audience::{Audience, is_public};
use crate::data::Plain;
use crate::eval::Run;
use crate::facts::{Case, Claim, Supplied};
use crate::ir::{DecisionId, Program};
use crate::render::words::Words;
use crate::types::Kind;
use crate::values::{Month, parse_date};
use serde::Serialize;

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FactView {
    pub path: String,
    pub value: String,
    pub source: Option<String>,
    pub date: Option<String>,
    /// Sources say different things: the fact counts as not known.
    pub disputed: bool,
    /// What each of several sources says.
    pub claims: Vec<ClaimView>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ClaimView {
    pub value: String,
    pub source: Option<String>,
    pub date: Option<String>,
}

/// Facts that these decisions read, in the order of the case.
pub(super) fn facts(
    run: &Run<'_>,
    case: &Case,
    decisions: &[DecisionId],
    audience: Audience,
    words: Words<'_>,
) -> Vec<FactView> {
    let read = run.read_by(decisions);
    let is_read = |s: &&Supplied| s.slot.iter().chain(&s.stands_for).any(|slot| read.contains(slot));
    let shown = |s: &&Supplied| audience != Audience::Public || is_public(run.program, &s.path);
    case.supplied.iter().filter(is_read).filter(shown).map(|s| fact(run.program, s, audience, words)).collect()
}

/// Who told the agency is the agency's to say: others see what is held to be so, not by whom.
fn fact(program: &Program, of: &Supplied, audience: Audience, words: Words<'_>) -> FactView {
    let sources = audience == Audience::Reviewer;
    let disputed = of.claims.iter().any(|c| c.disputed);
    let kind = of.slot.or(of.stands_for.first().copied()).map(|slot| &program.slot(slot).kind);
    let claims: Vec<ClaimView> = of.claims.iter().map(|c| claim(c, kind, words)).collect();
    let first = claims.first().cloned();
    FactView {
        path: named(&of.at),
        value: match (disputed, &first) {
            (true, _) => words.word("page-disputed-value"),
            (false, Some(first)) => first.value.clone(),
            (false, None) => words.word("word-not-known"),
        },
        source: first.as_ref().filter(|_| !disputed && sources).and_then(|c| c.source.clone()),
        date: first.as_ref().filter(|_| !disputed && sources).and_then(|c| c.date.clone()),
        disputed,
        claims: if claims.len() > 1 && sources { claims } else { vec![] },
    }
}

fn claim(of: &Claim, kind: Option<&Kind>, words: Words<'_>) -> ClaimView {
    ClaimView { value: text(&of.value, kind, words), source: of.source.clone(), date: of.on.map(|d| words.date(d)) }
}

/// A value in one line: days and months in words, all else as the case writes it.
fn text(of: &Plain, kind: Option<&Kind>, words: Words<'_>) -> String {
    match of {
        Plain::Text(text) => day(text, kind, words).unwrap_or_else(|| text.clone()),
        Plain::List(items) if items.is_empty() => words.word("word-none"),
        Plain::List(items) => words.list(&items.iter().map(|i| text(i, kind, words)).collect::<Vec<_>>()),
        Plain::Map(entries) => {
            words.list(&entries.iter().map(|(k, v)| format!("{k}{}", text(v, kind, words))).collect::<Vec<_>>())
        }
    }
}

/// What a case writes as 2019-08-01, 2019-08 or 2019-08..2019-12.
fn day(text: &str, kind: Option<&Kind>, words: Words<'_>) -> Option<String> {
    match kind? {
        Kind::Date => parse_date(text).ok().map(|day| words.date(day)),
        Kind::Month | Kind::Months => {
            let (from, to) = Month::parse_range(text).ok()?;
            let (from, to) = (words.month(from), (from != to).then(|| words.month(to)));
            Some(to.into_iter().fold(from, |from, to| format!("{from}{}{to}", words.word("dossier-to"))))
        }
        Kind::Bool
        | Kind::Count { .. }
        | Kind::Money { .. }
        | Kind::MoneyList
        | Kind::Ratio
        | Kind::Number
        | Kind::Age
        | Kind::Enum(_)
        | Kind::Set(_)
        | Kind::Text => None,
    }
}

/// `单位.招用人员[2].个人.出生日期` as 单位的招用人员第2项的个人的出生日期.
fn named(at: &str) -> String {
    at.replace("].", "项的").replace('[', "第").replace(']', "项").replace('.', "的")
}
