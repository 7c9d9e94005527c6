//! The facts relied on, each with what is said of it and by whom.

use super::audience::{Audience, is_public};
use crate::data::Plain;
use crate::eval::Run;
use crate::facts::{Case, Claim, Supplied};
use crate::ir::DecisionId;
use crate::render::words::Words;
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
    case.supplied.iter().filter(is_read).filter(shown).map(|s| fact(s, audience, words)).collect()
}

/// Who told the agency is the agency's to say: others see what is held to be so, not by whom.
fn fact(of: &Supplied, audience: Audience, words: Words<'_>) -> FactView {
    let sources = audience == Audience::Reviewer;
    let disputed = of.claims.iter().any(|c| c.disputed);
    let claims: Vec<ClaimView> = of.claims.iter().map(|c| claim(c, words)).collect();
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

fn claim(of: &Claim, words: Words<'_>) -> ClaimView {
    ClaimView { value: text(&of.value, words), source: of.source.clone(), date: of.on.map(|d| words.date(d)) }
}

/// A value as the case writes it, in one line.
fn text(of: &Plain, words: Words<'_>) -> String {
    match of {
        Plain::Text(text) => text.clone(),
        Plain::List(items) if items.is_empty() => words.word("word-none"),
        Plain::List(items) => words.list(&items.iter().map(|i| text(i, words)).collect::<Vec<_>>()),
        Plain::Map(entries) => {
            words.list(&entries.iter().map(|(k, v)| format!("{k}{}", text(v, words))).collect::<Vec<_>>())
        }
    }
}

/// `单位.招用人员[2].个人.出生日期` as 单位的招用人员第2项的个人的出生日期.
fn named(at: &str) -> String {
    at.replace("].", "项的").replace('[', "第").replace(']', "项").replace('.', "的")
}
