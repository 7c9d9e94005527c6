//! Text fitted to a width: lines broken as Chinese is set, control characters made visible.

use super::breaks::pieces;
use std::borrow::Cow;
use unicode_width::UnicodeWidthStr;

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
        if width == 0 || column + paragraph.width() <= width {
            out.push_str(paragraph);
            continue;
        }
        let mut fresh = true;
        for piece in pieces(paragraph) {
            let needed = piece.trim_end().width();
            if !fresh && column + needed > width {
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
