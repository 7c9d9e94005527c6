//! Words of the new text that no rule accounts for.

use super::edit::{Edit, Reason, State};
use super::follow::Comparison;
use super::propose::{Quoted, Subject};
use super::ruletext::Owner;
use crate::document::AnchorKind;
use crate::source::Span;
use std::collections::BTreeSet;

/// One entry for each stretch of new words outside every quotation.
pub(super) fn edits(subject: Subject<'_>, comparison: &Comparison<'_>, quoted: &[Vec<Quoted<'_>>]) -> Vec<Edit> {
    let new = comparison.alignment.new;
    let claimed: Vec<Span> = quoted
        .iter()
        .flatten()
        .filter(|q| !matches!(q.cited.owner, Owner::SeeAlso | Owner::Pointed))
        .filter_map(|q| q.followed.as_ref().ok())
        .flat_map(|f| f.spans.iter().copied())
        .collect();
    let mut found: Vec<(usize, Span)> = Vec::new();
    for index in &comparison.alignment.added {
        let Some(anchor) = new.anchors().get(*index) else { continue };
        if matches!(anchor.kind, AnchorKind::Sentence | AnchorKind::Part | AnchorKind::Responsible) {
            found.push((*index, anchor.span));
        }
    }
    for pair in &comparison.alignment.pairs {
        let norm = new.anchors().get(pair.new).is_some_and(|a| !a.kind.is_formal() && a.clause.is_some());
        // Words that nobody accounted for before are not this change's.
        for hunk in pair.words.hunks.iter().filter(|_| norm) {
            let span = super::words::span(&pair.words.new, &hunk.new);
            let says = hunk
                .new
                .clone()
                .any(|n| pair.words.new.get(n).is_some_and(|t| t.text.chars().any(char::is_alphanumeric)));
            let covered = claimed.iter().any(|c| c.start <= span.start && span.end <= c.end);
            if says && !covered {
                found.push((pair.new, span));
            }
        }
    }
    let _ = subject;
    let edit = |(index, span): (usize, Span)| {
        let anchor = new.anchors().get(index).map(|a| a.id.clone()).unwrap_or_default();
        let words: String = span.text(new.text()).chars().filter(|c| !matches!(c, '\n' | '\r')).collect();
        let title = format!("新增字句：{}", new.place_words(Some(index)));
        let state = State::Draft(Reason::Uncovered { words });
        Edit {
            id: String::new(),
            rule: None,
            title,
            anchor,
            atoms: BTreeSet::new(),
            lost: BTreeSet::new(),
            pieces: vec![],
            state,
        }
    };
    found.into_iter().map(edit).collect()
}
