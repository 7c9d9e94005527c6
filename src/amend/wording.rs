//! The same wording elsewhere: what a change left as it was, for a person to look at.

use super::atom::What;
use super::follow::Comparison;
use super::text::Old;
use super::token::{Token, TokenKind};

/// Words like those that changed, unchanged elsewhere.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct SameWording {
    /// By its place among the new text's anchors.
    pub anchor: usize,
    /// The old wording as it stands there.
    pub text: String,
    /// The old anchor whose wording changed.
    pub changed: usize,
}

/// Letters that must agree beside a figure that is common: 1年 alone says little, 30% says enough.
const LEAST_BESIDE: usize = 2;
const LEAST_WORDS: usize = 3;

/// Every place of the new text where the old wording of a change still stands.
pub fn same_wording(comparison: &Comparison<'_>) -> Vec<SameWording> {
    let mut found = Vec::new();
    for (old, atoms) in &comparison.atoms {
        let Some(pair) = comparison.alignment.pair(*old) else { continue };
        for atom in atoms {
            let tokens = &pair.words.old;
            let least = match &atom.what {
                What::Limit { before, .. } => match before.figure.as_str() {
                    f if f.contains(['元', '%', '％']) => 0,
                    _ => LEAST_BESIDE,
                },
                What::Removed { .. } | What::Renamed { .. } | What::Words { .. } => 0,
                What::Added { .. } | What::Onward | What::Marks => continue,
            };
            let range = trimmed(tokens, atom.old.clone());
            let core = match &atom.what {
                // The whole name, where only a part of it changed.
                What::Renamed { before, .. } => before.clone(),
                _ => text(&tokens[range.clone()]),
            };
            let figure = matches!(atom.what, What::Limit { .. });
            if core.is_empty() || !figure && core.chars().count() < LEAST_WORDS {
                continue;
            }
            let before = text(&tokens[..range.start]);
            let after = text(&tokens[range.end..]);
            for other in comparison.alignment.pairs.iter().filter(|p| p.new != pair.new) {
                // Only what stood there before was left as it was.
                let found_in = |letters: &str| beside(letters, (&before, &core, &after), least);
                let was = found_in(&comparison.alignment.old.letters(other.old));
                if let Some(text) = found_in(&comparison.alignment.new.letters(other.new)).filter(|_| was.is_some()) {
                    found.push(SameWording { anchor: other.new, text, changed: *old });
                }
            }
        }
    }
    found.sort();
    found.dedup_by(|a, b| a.anchor == b.anchor && a.text == b.text);
    found
}

/// Without the marks around it.
fn trimmed(tokens: &[Token<Old>], range: std::ops::Range<usize>) -> std::ops::Range<usize> {
    let mark = |n: usize| tokens.get(n).is_some_and(|t| t.kind == TokenKind::Mark);
    let (mut start, mut end) = (range.start, range.end);
    while start < end && mark(start) {
        start += 1;
    }
    while end > start && mark(end - 1) {
        end -= 1;
    }
    start..end
}

fn text(tokens: &[Token<Old>]) -> String {
    let wide = |c: char| match c {
        '(' => '（',
        ')' => '）',
        other => other,
    };
    tokens.iter().flat_map(|t| t.text.chars()).map(wide).collect()
}

/// The wording around the first place where `core` stands with enough of the same words beside it.
fn beside(sentence: &str, (before, core, after): (&str, &str, &str), least: usize) -> Option<String> {
    let word = |c: &char| c.is_alphanumeric();
    for (at, _) in sentence.match_indices(core) {
        let (left, right) = (&sentence[..at], &sentence[at + core.len()..]);
        // A figure inside a longer number is another figure.
        let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit() || c == '.');
        if core.starts_with(|c: char| c.is_ascii_digit()) && digit(left.chars().next_back()) {
            continue;
        }
        let same = |a: std::str::Chars<'_>, b: std::str::Chars<'_>| -> usize {
            a.zip(b).take_while(|(x, y)| x == y && word(x)).map(|(c, _)| c.len_utf8()).sum()
        };
        let back: usize = left
            .chars()
            .rev()
            .zip(before.chars().rev())
            .take_while(|(x, y)| x == y && word(x))
            .map(|(c, _)| c.len_utf8())
            .sum();
        let on = same(right.chars(), after.chars());
        let words = &sentence[at - back..at + core.len() + on];
        if words.chars().count() >= core.chars().count() + least {
            return Some(words.to_owned());
        }
    }
    None
}
