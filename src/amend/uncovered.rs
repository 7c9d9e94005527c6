//! Words of the new text that no rule accounts for.

use super::edit::{Edit, Reason, State, Target};
use super::follow::Comparison;
use super::kinds::decides;
use super::quoted::Quoted;
use super::ruletext::Owner;
use super::subject::Subject;
use super::text::{In, New};
use super::token::TokenKind;
use crate::document::{Anchor, AnchorKind};
use crate::resolve::RuleId;

/// `0.1`, and not `0.题`.
fn numbered(id: &str) -> bool {
    id.strip_prefix("0.").is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
}

/// One entry for each stretch of new words outside every quotation.
pub(super) fn edits(subject: Subject<'_>, comparison: &Comparison<'_>, quoted: &[Vec<Quoted<'_>>]) -> Vec<Edit> {
    let new = comparison.alignment.new;
    let spans = |of: &[Quoted<'_>]| -> Vec<In<New>> {
        let own = of.iter().filter(|q| !matches!(q.cited.owner, Owner::SeeAlso | Owner::Pointed));
        own.filter_map(|q| q.followed.as_ref().ok()).flat_map(|f| f.spans.iter().copied()).collect()
    };
    let claimed: Vec<In<New>> = quoted.iter().flat_map(|of| spans(of)).collect();
    // A figure put into a sentence is accounted for only by a rule that computes.
    let computes = |id: usize| decides(subject.model.rule(RuleId(id)).ast);
    let computed: Vec<In<New>> =
        quoted.iter().enumerate().filter(|(id, _)| computes(*id)).flat_map(|(_, of)| spans(of)).collect();
    // The head of the document states no norm; its paragraphs in sentences may.
    let norm = |a: &Anchor| !a.kind.is_formal() || a.kind == AnchorKind::Front && numbered(&a.id);
    let mut found: Vec<(usize, In<New>)> = Vec::new();
    for index in &comparison.alignment.added {
        let Some(anchor) = new.anchors().get(*index) else { continue };
        if norm(anchor) {
            found.push((*index, new.place(*index)));
        }
    }
    for pair in &comparison.alignment.pairs {
        let norm = new.anchors().get(pair.new).is_some_and(norm);
        // Words that nobody accounted for before are not this change's.
        for hunk in pair.words.hunks.iter().filter(|_| norm) {
            let place = super::words::place(&pair.words.new, &hunk.new);
            let says = hunk
                .new
                .clone()
                .any(|n| pair.words.new.get(n).is_some_and(|t| t.text.chars().any(char::is_alphanumeric)));
            let figure = |n: usize| pair.words.new.get(n).is_some_and(|t| t.kind == TokenKind::Figure);
            let claims = if hunk.old.is_empty() && hunk.new.clone().any(figure) { &computed } else { &claimed };
            let covered = claims.iter().any(|c| c.covers(place));
            if says && !covered {
                found.push((pair.new, place));
            }
        }
    }
    let edit = |(index, place): (usize, In<New>)| {
        let anchor = new.anchors().get(index).map(|a| a.id.clone()).unwrap_or_default();
        let words: String = new.at(place).chars().filter(|c| !matches!(c, '\n' | '\r')).collect();
        let title = format!("新增字句：{}", new.place_words(Some(index)));
        Edit::new(Target::NewWords, title, &anchor, State::Draft(Reason::Uncovered { words }))
    };
    found.into_iter().map(edit).collect()
}
