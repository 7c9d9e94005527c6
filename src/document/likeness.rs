//! The piece of a text most like a quotation that it does not hold.

use std::ops::Range;

/// Longer quotations are compared by their beginning.
const COMPARED: usize = 200;

/// The piece of `text` that becomes `quote` with the fewest letters added, dropped or replaced;
/// `None` where that takes more than half of the quotation's letters.
///
/// Work is bounded by the length of the text times [`COMPARED`].
pub(super) fn nearest(text: &[char], quote: &[char]) -> Option<Range<usize>> {
    let quote = &quote[..quote.len().min(COMPARED)];
    // Cell i: the fewest changes that turn a piece ending here into the first i letters of the
    // quotation, and where that piece begins.
    let mut column: Vec<(usize, usize)> = (0..=quote.len()).map(|i| (i, 0)).collect();
    let mut best: Option<(usize, usize, Range<usize>)> = None;
    for (at, letter) in text.iter().enumerate() {
        let mut diagonal = std::mem::replace(&mut column[0], (0, at + 1));
        for (i, wanted) in quote.iter().enumerate() {
            let (replaced, start) = (diagonal.0 + usize::from(letter != wanted), diagonal.1);
            let (dropped, left) = (column[i + 1].0 + 1, column[i + 1].1);
            let (added, above) = (column[i].0 + 1, column[i].1);
            diagonal = column[i + 1];
            column[i + 1] = [(replaced, start), (dropped, left), (added, above)].into_iter().min_by_key(|c| c.0)?;
        }
        let (changes, start) = column[quote.len()];
        let piece = start..at + 1;
        let unlike = piece.len().abs_diff(quote.len());
        if best.as_ref().is_none_or(|(least, other, _)| (changes, unlike) < (*least, *other)) {
            best = Some((changes, unlike, piece));
        }
    }
    best.filter(|(changes, _, piece)| changes * 2 <= quote.len() && !piece.is_empty()).map(|(.., piece)| piece)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, quote: &str, expected: Option<&str>) {
        let text: Vec<char> = text.chars().collect();
        let quote: Vec<char> = quote.chars().collect();
        let found = nearest(&text, &quote).map(|r| text[r].iter().collect::<String>());
        assert_eq!(found.as_deref(), expected);
    }

    #[test]
    fn finds_the_least_changed_piece() {
        let text = "对租用其它场地初次创业的人员给予3000元/年的创业场地补贴，补贴期限最长不超过2年。";
        check(text, "租用其他场地", Some("租用其它场地"));
        check(text, "给予3000元每年的创业场地补贴", Some("给予3000元/年的创业场地补贴"));
        check(text, "补贴期限不超过3年", Some("补贴期限最长不超过2年"));
        check(text, "领取失业保险金", None);
        check("", "甲", None);
        check(text, "", None);
    }
}
