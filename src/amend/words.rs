//! What differs between two wordings of one sentence, by words and numbers.

use super::token::{Token, TokenKind, tokens};
use crate::document::Document;
use crate::source::Span;
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::ops::Range;

/// Two wordings cut into words, with the stretches that differ.
#[derive(Debug, Clone, Default)]
pub struct Words {
    pub old: Vec<Token>,
    pub new: Vec<Token>,
    /// In order; between them the words are the same.
    pub hunks: Vec<Hunk>,
}

/// Words replaced, taken out or put in; one of the two sides may be empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hunk {
    pub old: Range<usize>,
    pub new: Range<usize>,
}

/// Compares the wordings of two anchors.
pub(super) fn words((old, a): (&Document, usize), (new, b): (&Document, usize)) -> Words {
    let of = |document: &Document, index: usize| {
        let span = document.anchors().get(index).map(|x| x.span).unwrap_or_default();
        tokens(document.text(), span)
    };
    compare(of(old, a), of(new, b))
}

pub(super) fn compare(old: Vec<Token>, new: Vec<Token>) -> Words {
    let texts = |tokens: &[Token]| tokens.iter().map(|t| t.text.clone()).collect::<Vec<String>>();
    let (a, b) = (texts(&old), texts(&new));
    let hunks = capture_diff_slices(Algorithm::Myers, &a, &b).into_iter().filter_map(|op| match op {
        DiffOp::Equal { .. } => None,
        other => Some(Hunk { old: other.old_range(), new: other.new_range() }),
    });
    let hunks = hunks.map(|h| slid(&a, &b, h)).collect();
    let words = Words { old, new, hunks };
    Words { hunks: balanced(&words), ..words }
}

/// Words that repeat can be said to be put in (or taken out) at several places; the one that begins
/// with a mark reads best: `、零就业家庭`, not `家庭、零就业`.
fn slid(a: &[String], b: &[String], hunk: Hunk) -> Hunk {
    let (side, range) = match (hunk.old.is_empty(), hunk.new.is_empty()) {
        (true, false) => (b, hunk.new.clone()),
        (false, true) => (a, hunk.old.clone()),
        _ => return hunk,
    };
    let begins = |r: &Range<usize>| side.get(r.start).is_some_and(|t| t.chars().all(|c| "、，；（(".contains(c)));
    let mut here = range.clone();
    while !begins(&here) && here.start > 0 && side[here.start - 1] == side[here.end - 1] {
        here = here.start - 1..here.end - 1;
    }
    if !begins(&here) {
        here = range.clone();
        while !begins(&here) && here.end < side.len() && side[here.start] == side[here.end] {
            here = here.start + 1..here.end + 1;
        }
    }
    if !begins(&here) {
        return hunk;
    }
    let by = |at: usize| (at + here.start).saturating_sub(range.start);
    match hunk.old.is_empty() {
        true => Hunk { old: by(hunk.old.start)..by(hunk.old.start), new: here },
        false => Hunk { new: by(hunk.new.start)..by(hunk.new.start), old: here },
    }
}

/// A bracket taken out belongs with its other half: hunks are joined until brackets are in pairs.
fn balanced(words: &Words) -> Vec<Hunk> {
    let depth = |tokens: &[Token], range: &Range<usize>| {
        tokens[range.clone()].iter().map(|t| i32::from(t.text == "(") - i32::from(t.text == ")")).sum::<i32>()
    };
    let mut joined: Vec<Hunk> = Vec::new();
    for hunk in &words.hunks {
        match joined.last_mut() {
            Some(last) if depth(&words.old, &last.old) != 0 || depth(&words.new, &last.new) != 0 => {
                last.old.end = hunk.old.end;
                last.new.end = hunk.new.end;
            }
            _ => joined.push(hunk.clone()),
        }
    }
    joined
}

/// What differs between two sentences, as pairs of old and new words.
pub fn word_changes(old: &str, new: &str) -> Vec<(String, String)> {
    let all = |text: &str| super::token::tokens(text, Span::new(0, text.len()));
    let words = compare(all(old), all(new));
    let pair = |h: &Hunk| (words.old_text(old, &h.old).to_owned(), words.new_text(new, &h.new).to_owned());
    words.hunks.iter().map(pair).collect()
}

impl Words {
    /// The words of a range as they stand in a text.
    pub fn old_text<'t>(&self, text: &'t str, range: &Range<usize>) -> &'t str {
        span(&self.old, range).text(text)
    }

    pub fn new_text<'t>(&self, text: &'t str, range: &Range<usize>) -> &'t str {
        span(&self.new, range).text(text)
    }

    /// The words of the new side that stand for a range of the old one; `None` where nothing but
    /// marks is left of it. `Err` where a change runs over one of its ends.
    pub fn follow(&self, range: &Range<usize>) -> Result<Option<Range<usize>>, Straddles> {
        let (mut start, mut end) = (None, None);
        let mut shift = |new: Range<usize>| {
            if !new.is_empty() {
                start.get_or_insert(new.start);
                end = Some(new.end);
            }
        };
        let mut at = 0;
        let mut offset = 0isize;
        let same = |from: usize, to: usize, offset: isize| {
            let (from, to) = (from.max(range.start), to.min(range.end));
            let moved = |n: usize| n.checked_add_signed(offset).unwrap_or(n);
            if from < to { moved(from)..moved(to) } else { 0..0 }
        };
        for hunk in &self.hunks {
            shift(same(at, hunk.old.start, offset));
            let inside = range.start <= hunk.old.start && hunk.old.end <= range.end;
            let touches = hunk.old.start < range.end && range.start < hunk.old.end;
            // What is put in right at an end belongs to nobody.
            let put_in = hunk.old.is_empty() && range.start < hunk.old.start && hunk.old.start < range.end;
            if put_in || inside && touches {
                shift(hunk.new.clone());
            } else if touches && !hunk.new.is_empty() {
                return Err(Straddles);
            }
            at = hunk.old.end;
            offset = hunk.new.end as isize - hunk.old.end as isize;
        }
        shift(same(at, usize::MAX, offset));
        let (Some(start), Some(end)) = (start, end) else { return Ok(None) };
        let says = self.new[start..end].iter().any(|t| t.kind != TokenKind::Mark);
        Ok(says.then_some(start..end))
    }
}

/// A change runs over the end of a quotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Straddles;

/// The stretch of text that a range of words covers.
pub(super) fn span(tokens: &[Token], range: &Range<usize>) -> Span {
    let covered = tokens.get(range.clone()).unwrap_or_default();
    let at = tokens.get(range.start).map(|t| Span { end: t.span.start, ..t.span });
    covered.iter().map(|t| t.span).reduce(Span::to).or(at).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(old: &str, new: &str, expected: &[(&str, &str)]) {
        let all = |text: &str| tokens(text, Span::new(0, text.len()));
        let words = compare(all(old), all(new));
        let found: Vec<(&str, &str)> =
            words.hunks.iter().map(|h| (words.old_text(old, &h.old), words.new_text(new, &h.new))).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn words_and_numbers_differ_not_characters() {
        check("给予3000元/年的补贴。", "给予5000元/年的补贴。", &[("3000元/年", "5000元/年")]);
        check("（毕业5年内，下同）", "（毕业5年内）", &[("，下同", "")]);
        check("低保家庭、贫困家庭中的", "低保家庭、贫困家庭、零就业家庭中的", &[("", "、零就业家庭")]);
        check(
            "对各类用人单位（含社会组织），",
            "对企业、社会组织，",
            &[("各类用人单位（含社会组织）", "企业、社会组织")],
        );
        check("补贴，期限不超过2年。", "补贴。", &[("，期限不超过2年", "")]);
    }
}
