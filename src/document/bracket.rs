//! Brackets and quotation marks: what stands inside them.

use std::ops::Range;

const PAIRS: [(char, char); 11] = [
    ('“', '”'),
    ('‘', '’'),
    ('《', '》'),
    ('〈', '〉'),
    ('「', '」'),
    ('『', '』'),
    ('（', '）'),
    ('〔', '〕'),
    ('【', '】'),
    ('(', ')'),
    ('[', ']'),
];

/// The outermost closed groups, marks included, in order. A mark without its partner is no group;
/// ( and （ are one mark in two widths.
pub(super) fn groups(text: &str) -> Vec<Range<usize>> {
    let mut open: Vec<(usize, char)> = Vec::new();
    let mut groups: Vec<Range<usize>> = Vec::new();
    for (at, c) in text.char_indices() {
        // Most characters of a text are none of these.
        if c.is_ascii_alphanumeric() || ('\u{4E00}'..='\u{9FFF}').contains(&c) {
            continue;
        }
        if let Some((_, closer)) = PAIRS.iter().find(|(o, _)| *o == c) {
            open.push((at, full(*closer)));
        } else if PAIRS.iter().any(|(_, closer)| *closer == c) {
            let partner = open.iter().rposition(|(_, closer)| *closer == full(c));
            if let Some((start, _)) = partner.and_then(|i| open.drain(i..).next()) {
                // Groups come by their ends: those inside this one are the last.
                while groups.last().is_some_and(|g| g.start > start) {
                    groups.pop();
                }
                groups.push(start..at + c.len_utf8());
            }
        }
    }
    groups
}

fn full(closer: char) -> char {
    super::letter::wide(closer)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = groups(text).into_iter().map(|g| &text[g]).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn finds_outermost_groups() {
        check("甲（乙“丙”）丁《戊》", &["（乙“丙”）", "《戊》"]);
        check("（一)甲(二）", &["（一)", "(二）"]);
    }

    #[test]
    fn a_mark_without_partner_hides_nothing() {
        check("甲“乙。丙（丁）。", &["（丁）"]);
        check("甲”乙）丙", &[]);
        check("（甲“乙）丙", &["（甲“乙）"]);
    }
}
