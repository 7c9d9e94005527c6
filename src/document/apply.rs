//! Laying corrections over a source.
//!
//! Every correction is matched against the source itself, so their order says nothing.

use super::anchor::Anchor;
use super::correction::{Correction, CorrectionError, CorrectionFault, CorrectionKind};
use super::edit::{Edit, Edits};
use super::letter::wide;
use crate::source::Span;
use std::ops::Range;

/// A stretch of the source to be replaced.
struct Change<'c> {
    range: Range<usize>,
    with: &'c str,
    by: usize,
}

/// The corrected text and the way back.
pub(super) fn apply(source: &str, corrections: &[Correction]) -> Result<(String, Edits), Vec<CorrectionError>> {
    let mut changes = Vec::new();
    let mut errors = Vec::new();
    for (by, correction) in corrections.iter().enumerate() {
        match matched(source, correction) {
            Ok(starts) => {
                let steps = steps(&correction.from, &correction.to);
                for start in starts {
                    let moved = |r: &Range<usize>| start + r.start..start + r.end;
                    changes.extend(steps.iter().map(|(range, with)| Change { range: moved(range), with, by }));
                }
            }
            Err(fault) => errors.push(CorrectionError { correction: by, fault }),
        }
    }
    changes.sort_by_key(|c| (c.range.start, c.range.end, c.by));
    for pair in changes.windows(2) {
        if let [a, b] = pair
            && (b.range.start < a.range.end || b.range == a.range)
        {
            let (other, correction) = (a.by.min(b.by), a.by.max(b.by));
            errors.push(CorrectionError { correction, fault: CorrectionFault::Overlap { other } });
        }
    }
    if errors.is_empty() { Ok(rewrite(source, &changes)) } else { Err(errors) }
}

/// Whether every change falls where its correction says.
pub(super) fn check_places(
    corrections: &[Correction],
    edits: &Edits,
    anchors: &[Anchor],
) -> Result<(), Vec<CorrectionError>> {
    let mut errors = Vec::new();
    for (index, (correction, found)) in corrections.iter().zip(places(corrections.len(), edits, anchors)).enumerate() {
        if found != correction.at {
            errors.push(CorrectionError { correction: index, fault: CorrectionFault::Elsewhere { found } });
        }
    }
    if errors.is_empty() { Ok(()) } else { Err(errors) }
}

/// The anchors in which the changes of each correction fall, in order.
pub(super) fn places(corrections: usize, edits: &Edits, anchors: &[Anchor]) -> Vec<Vec<String>> {
    let of = |index: usize| {
        let mut found: Vec<String> = Vec::new();
        for edit in edits.iter().filter(|e| e.by == index) {
            for anchor in anchors.iter().filter(|a| touches(edit.corrected, a.span)) {
                if !found.contains(&anchor.id) {
                    found.push(anchor.id.clone());
                }
            }
        }
        found
    };
    (0..corrections).map(of).collect()
}

/// What was taken out between two anchors touches both.
fn touches(edit: Span, anchor: Span) -> bool {
    if edit.start == edit.end {
        anchor.start <= edit.start && edit.end <= anchor.end
    } else {
        anchor.start < edit.end && edit.start < anchor.end
    }
}

/// Where the correction's words stand in the source.
fn matched(source: &str, correction: &Correction) -> Result<Vec<usize>, CorrectionFault> {
    if correction.from.is_empty() || correction.from == correction.to {
        return Err(CorrectionFault::NoChange);
    }
    let own = steps(&correction.from, &correction.to);
    if !own.iter().all(|(range, with)| permits(correction.kind, &correction.from[range.clone()], with)) {
        return Err(CorrectionFault::NotOfItsKind);
    }
    let starts: Vec<usize> = source.match_indices(&correction.from).map(|(at, _)| at).collect();
    if starts.len() == correction.times { Ok(starts) } else { Err(CorrectionFault::Count { found: starts.len() }) }
}

fn permits(kind: CorrectionKind, removed: &str, inserted: &str) -> bool {
    let line_break = |c| matches!(c, '\n' | '\r');
    match kind {
        CorrectionKind::PageJoin => {
            inserted.is_empty() && removed.contains(line_break) && removed.chars().all(char::is_whitespace)
        }
        CorrectionKind::StraySpace => {
            inserted.is_empty() && removed.chars().all(|c| c.is_whitespace() && !line_break(c))
        }
        CorrectionKind::BracketWidth => removed.chars().map(wide).eq(inserted.chars().map(wide)),
        CorrectionKind::StrayText => true,
    }
}

/// What differs between two wordings: character by character where they are of one length, else
/// all between their common beginning and end.
fn steps<'c>(from: &str, to: &'c str) -> Vec<(Range<usize>, &'c str)> {
    if from.chars().count() == to.chars().count() {
        let pairs = from.char_indices().zip(to.char_indices());
        return pairs
            .filter(|((_, a), (_, b))| a != b)
            .map(|((i, a), (j, b))| (i..i + a.len_utf8(), &to[j..j + b.len_utf8()]))
            .collect();
    }
    let same = |(a, b): &(char, char)| a == b;
    let head: usize = from.chars().zip(to.chars()).take_while(same).map(|(c, _)| c.len_utf8()).sum();
    let tails = from[head..].chars().rev().zip(to[head..].chars().rev());
    let tail: usize = tails.take_while(same).map(|(c, _)| c.len_utf8()).sum();
    vec![(head..from.len() - tail, &to[head..to.len() - tail])]
}

/// `changes` in order, none overlapping another.
fn rewrite(source: &str, changes: &[Change<'_>]) -> (String, Edits) {
    let mut text = String::with_capacity(source.len());
    let mut edits = Vec::with_capacity(changes.len());
    let mut copied = 0;
    for change in changes {
        text.push_str(&source[copied..change.range.start]);
        let start = text.len();
        text.push_str(change.with);
        edits.push(Edit {
            original: Span::new(change.range.start, change.range.end),
            corrected: Span::new(start, text.len()),
            by: change.by,
        });
        copied = change.range.end;
    }
    text.push_str(&source[copied..]);
    (text, Edits::new(edits))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_no_more_than_differs() {
        assert_eq!(steps("竞\n\n争", "竞争"), [(3..5, "")]);
        assert_eq!(steps("员 and 个", "员和个"), [(3..8, "和")]);
        assert_eq!(steps("区(县)", "区（县）"), [(3..4, "（"), (7..8, "）")]);
        assert_eq!(steps("甲甲", "甲"), [(3..6, "")]);
    }

    #[test]
    fn a_kind_bounds_what_may_change() {
        assert!(permits(CorrectionKind::PageJoin, "\n\n", ""));
        assert!(!permits(CorrectionKind::PageJoin, " ", ""));
        assert!(!permits(CorrectionKind::StraySpace, "\n", ""));
        assert!(permits(CorrectionKind::BracketWidth, "(", "（"));
        assert!(!permits(CorrectionKind::BracketWidth, "(", "）"));
        assert!(!permits(CorrectionKind::PageJoin, "\n\n的", ""));
    }
}
