//! What differs between two wordings of one sentence, by words and numbers.

use super::text::{In, New, Old, Text};
use super::token::{Token, TokenKind, tokens};
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::ops::Range;

/// Two wordings cut into words, with the stretches that differ.
#[derive(Debug, Clone, Default)]
pub struct Words {
    pub old: Vec<Token<Old>>,
    pub new: Vec<Token<New>>,
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
pub(super) fn words((old, a): (Text<'_, Old>, usize), (new, b): (Text<'_, New>, usize)) -> Words {
    compare(tokens(old.text(), old.place(a)), tokens(new.text(), new.place(b)))
}

pub(super) fn compare(old: Vec<Token<Old>>, new: Vec<Token<New>>) -> Words {
    let (a, b) = (texts(&old), texts(&new));
    let same = capture_diff_slices(Algorithm::Myers, &a, &b).into_iter().filter_map(|op| match op {
        DiffOp::Equal { old_index, new_index, len } => Some((old_index, new_index, len)),
        DiffOp::Delete { .. } | DiffOp::Insert { .. } | DiffOp::Replace { .. } => None,
    });
    let hunks = slid(&a, &b, between(same, (a.len(), b.len())));
    let words = Words { old, new, hunks };
    Words { hunks: balanced(&words), ..words }
}

/// What lies between the stretches that are the same, each by where it begins on both sides and its length.
/// The library moves what was put in or taken out without moving where it says that it stands on the other
/// side; what is the same it always places rightly.
fn between(same: impl Iterator<Item = (usize, usize, usize)>, (old, new): (usize, usize)) -> Vec<Hunk> {
    let mut hunks = Vec::new();
    let mut at = (0, 0);
    for (i, k, length) in same.chain([(old, new, 0)]) {
        if at != (i, k) {
            hunks.push(Hunk { old: at.0..i, new: at.1..k });
        }
        at = (i + length, k + length);
    }
    hunks
}

fn texts<T>(tokens: &[Token<T>]) -> Vec<String> {
    tokens.iter().map(|t| t.text.clone()).collect()
}

/// Words that repeat can be said to be put in (or taken out) at several places; the one that begins
/// with a mark reads best: `、零就业家庭`, not `家庭、零就业`. None slides past its neighbours: between two
/// hunks the words of both sides stay the same.
fn slid(a: &[String], b: &[String], mut hunks: Vec<Hunk>) -> Vec<Hunk> {
    for n in 0..hunks.len() {
        let hunk = hunks[n].clone();
        let (side, range) = match (hunk.old.is_empty(), hunk.new.is_empty()) {
            (true, false) => (b, hunk.new.clone()),
            (false, true) => (a, hunk.old.clone()),
            _ => continue,
        };
        // As many words stay the same before it and behind it on one side as on the other.
        let before = n.checked_sub(1).map_or(hunk.old.start, |m| hunk.old.start - hunks[m].old.end);
        let behind = hunks.get(n + 1).map_or(a.len(), |next| next.old.start) - hunk.old.end;
        if let Some(here) = slid_to_mark(side, range.clone(), (before, behind)) {
            let by = |at: usize| (at + here.start).saturating_sub(range.start);
            hunks[n] = match hunk.old.is_empty() {
                true => Hunk { old: by(hunk.old.start)..by(hunk.old.start), new: here },
                false => Hunk { new: by(hunk.new.start)..by(hunk.new.start), old: here },
            };
        }
    }
    hunks
}

/// Where the same words begin with a mark, at most so many words before or behind.
fn slid_to_mark(side: &[String], range: Range<usize>, (before, behind): (usize, usize)) -> Option<Range<usize>> {
    let begins = |r: &Range<usize>| side.get(r.start).is_some_and(|t| t.chars().all(|c| "、，；（(".contains(c)));
    let mut here = range.clone();
    while !begins(&here) && range.start - here.start < before && side[here.start - 1] == side[here.end - 1] {
        here = here.start - 1..here.end - 1;
    }
    if !begins(&here) {
        here = range.clone();
        while !begins(&here) && here.start - range.start < behind && side[here.start] == side[here.end] {
            here = here.start + 1..here.end + 1;
        }
    }
    begins(&here).then_some(here)
}

/// A bracket taken out belongs with its other half: hunks are joined until brackets are in pairs.
fn balanced(words: &Words) -> Vec<Hunk> {
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

/// How many brackets a stretch opens and does not close.
fn depth<T>(tokens: &[Token<T>], range: &Range<usize>) -> i32 {
    let covered = tokens.get(range.clone()).unwrap_or_default();
    covered.iter().map(|t| i32::from(t.text == "(") - i32::from(t.text == ")")).sum()
}

/// What differs between two sentences, as pairs of old and new words.
pub fn word_changes(old: &str, new: &str) -> Vec<(String, String)> {
    let words = compare(tokens(old, In::new(0, old.len())), tokens(new, In::new(0, new.len())));
    let pair = |h: &Hunk| {
        let (was, is) = (place(&words.old, &h.old).span(), place(&words.new, &h.new).span());
        (was.text(old).to_owned(), is.text(new).to_owned())
    };
    words.hunks.iter().map(pair).collect()
}

impl Words {
    /// The words of a range as they stand in the old text.
    pub fn old_text<'t>(&self, text: Text<'t, Old>, range: &Range<usize>) -> &'t str {
        text.at(place(&self.old, range))
    }

    /// The words of a range as they stand in the new text.
    pub fn new_text<'t>(&self, text: Text<'t, New>, range: &Range<usize>) -> &'t str {
        text.at(place(&self.new, range))
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
        let says = self.new.get(start..end).unwrap_or_default().iter().any(|t| t.kind != TokenKind::Mark);
        Ok(says.then_some(start..end))
    }
}

/// A change runs over the end of a quotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Straddles;

/// The stretch of text that a range of words covers.
pub(super) fn place<T: Copy + Default>(tokens: &[Token<T>], range: &Range<usize>) -> In<T> {
    let covered = tokens.get(range.clone()).unwrap_or_default();
    let at = tokens.get(range.start).map(|t| t.place.start());
    covered.iter().map(|t| t.place).reduce(In::to).or(at).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(old: &str, new: &str, expected: &[(&str, &str)]) {
        let expected: Vec<_> = expected.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
        assert_eq!(word_changes(old, new), expected);
    }

    /// Each character a word.
    fn cut<T: Default>(text: &str) -> Vec<Token<T>> {
        let token = |c: char| Token { text: c.to_string(), place: In::default(), kind: TokenKind::Word };
        text.chars().map(token).collect()
    }

    /// Every text of so many words, each `甲` or `、`.
    fn all_of(length: u32) -> Vec<String> {
        let word = |bits: u32, n: u32| if bits >> n & 1 == 0 { '甲' } else { '、' };
        (0..1u32 << length).map(|bits| (0..length).map(|n| word(bits, n)).collect()).collect()
    }

    #[test]
    fn what_lies_between_two_hunks_is_the_same_on_both_sides() {
        let texts: Vec<String> = (0..=6).flat_map(all_of).collect();
        for (old, new) in texts.iter().flat_map(|a| texts.iter().map(move |b| (a, b))) {
            let words = compare(cut(old), cut(new));
            let mut rebuilt = String::new();
            let mut at = 0;
            for hunk in &words.hunks {
                rebuilt.extend(words.old[at..hunk.old.start].iter().map(|t| t.text.as_str()));
                assert_eq!(rebuilt.chars().count(), hunk.new.start, "{old} {new} {:?}", words.hunks);
                rebuilt.extend(words.new[hunk.new.clone()].iter().map(|t| t.text.as_str()));
                at = hunk.old.end;
            }
            rebuilt.extend(words.old[at..].iter().map(|t| t.text.as_str()));
            assert_eq!(&rebuilt, new, "{old} {:?}", words.hunks);
        }
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
