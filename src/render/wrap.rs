//! Text fitted to a width: lines broken as Chinese is set, control characters made visible.

use std::borrow::Cow;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Marks that do not begin a line.
const CLOSING: &str = "，。；：、！？）》”’】〕％…／,.;:!?)]}%/";
/// Marks that do not end a line.
const OPENING: &str = "（《“‘【〔／([{/";

/// Breaks `text` into lines of at most `width` columns, `first` before the first line and `rest`
/// before each further one. Width 0 breaks only where the text does.
pub fn wrap(text: &str, width: usize, first: &str, rest: &str) -> String {
    let mut out = String::from(first);
    let mut column = first.width();
    for (i, paragraph) in text.split('\n').enumerate() {
        if i > 0 {
            out.push('\n');
            out.push_str(rest);
            column = rest.width();
        }
        let mut fresh = true;
        for piece in unbreakable(paragraph) {
            let needed = piece.trim_end().width();
            if !fresh && width > 0 && column + needed > width {
                out.truncate(out.trim_end_matches(' ').len());
                out.push('\n');
                out.push_str(rest);
                column = rest.width();
            }
            out.push_str(piece);
            column += piece.width();
            fresh = false;
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// The pieces of a paragraph between which a line may break.
fn unbreakable(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut before = None;
    for (at, c) in text.char_indices() {
        if before.is_some_and(|b| may_break(b, c)) {
            pieces.push(&text[start..at]);
            start = at;
        }
        before = Some(c);
    }
    if start < text.len() {
        pieces.push(&text[start..]);
    }
    pieces
}

fn may_break(before: char, after: char) -> bool {
    let word = |c: char| c.width().unwrap_or(0) < 2 && !c.is_whitespace();
    // A figure stays with its unit.
    let figure = before.is_ascii_digit() && after.is_alphanumeric();
    if CLOSING.contains(after) || OPENING.contains(before) || after == ' ' || figure {
        return false;
    }
    // Quotation marks are narrow by the table and wide in Chinese text: they part words.
    let quote = |c: char| matches!(c, '“' | '”' | '‘' | '’' | '…');
    !(word(before) && word(after)) || quote(before) || quote(after)
}

/// The text with control characters, invisible ones included, shown as `�`.
pub fn visible(text: &str) -> Cow<'_, str> {
    if text.chars().all(is_visible) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(|c| if is_visible(c) { c } else { '\u{FFFD}' }).collect())
}

/// Whether a character may stand in output as it is; a line break and a tab may.
pub(super) fn is_visible(c: char) -> bool {
    let hidden = matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}');
    !hidden && (!c.is_control() || matches!(c, '\n' | '\t'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_begins_with_a_closing_mark_or_ends_with_an_opening_one() {
        let text = "标准须写作“3000元/年”，不写约数。";
        assert_eq!(wrap(text, 14, "", ""), "标准须写作\n“3000元/年”，\n不写约数。");
        assert_eq!(wrap(text, 0, "建议：", ""), format!("建议：{text}"));
    }

    #[test]
    fn further_lines_are_indented() {
        assert_eq!(wrap("甲乙丙丁戊", 8, "建：", "    "), "建：甲乙\n    丙丁\n    戊");
    }

    #[test]
    fn a_hidden_character_is_shown() {
        assert_eq!(visible("给\u{202E}付"), "给\u{FFFD}付");
        assert!(matches!(visible("给付"), Cow::Borrowed(_)));
    }
}
