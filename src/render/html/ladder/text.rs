//! Text in a picture: how wide it is, its lines, how it is written into XML.

use crate::render::breaks::pieces;

/// How many columns a text fills: two for a wide character, one for a narrow one.
pub fn columns(text: &str) -> usize {
    text.chars().map(width).sum()
}

fn width(c: char) -> usize {
    if c.is_ascii() { 1 } else { 2 }
}

/// A text as it stands inside XML, in an element or in a quoted attribute.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

/// A text in lines of at most so many columns; at least one line, and no line wider, whatever the text.
pub fn wrap(text: &str, most: usize) -> Vec<String> {
    let most = most.max(2);
    let mut lines = Vec::new();
    let mut line = String::new();
    for piece in pieces(text.trim()) {
        if columns(&line) + columns(piece.trim_end()) > most && !line.is_empty() {
            lines.push(std::mem::take(&mut line).trim_end().to_string());
        }
        if columns(piece) <= most {
            if !(line.is_empty() && piece.trim().is_empty()) {
                line.push_str(piece);
            }
            continue;
        }
        for c in piece.chars() {
            if columns(&line) + width(c) > most {
                lines.push(std::mem::take(&mut line));
            }
            line.push(c);
        }
    }
    if !line.trim().is_empty() || lines.is_empty() {
        lines.push(line.trim_end().to_string());
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_keep_within_the_width_and_lose_nothing() {
        let text =
            "自2018年3月1日起正常经营满1年，并且“按规定缴纳社会保险费”（含本数）的ABCDEFGHIJKLMNOPQRSTUVWXYZ单位";
        for most in 0..60 {
            let lines = wrap(text, most);
            assert!(lines.iter().all(|line| columns(line) <= most.max(2)), "{most}: {lines:?}");
            assert_eq!(lines.concat(), text);
        }
        assert_eq!(wrap("", 10), [""]);
    }

    #[test]
    fn marks_do_not_begin_or_end_a_line_and_numbers_stay_whole() {
        assert_eq!(wrap("累计缴费三年，含本数", 12), ["累计缴费三", "年，含本数"]);
        assert_eq!(wrap("补贴六千元（含本数）", 12), ["补贴六千元", "（含本数）"]);
        assert_eq!(wrap("满额为12000.00元", 10), ["满额为", "12000.00元"]);
        assert_eq!(wrap("自2019年7月1日起", 14), ["自2019年7月1日", "起"]);
        assert_eq!(wrap("登记为2019年7月1日", 14), ["登记为", "2019年7月1日"]);
        assert_eq!(wrap("one two three", 8), ["one two", "three"]);
    }

    #[test]
    fn what_xml_reserves_or_forbids_is_written_safely() {
        assert_eq!(escape("<b a='1'>&\u{1}"), "&lt;b a=&#39;1&#39;&gt;&amp; ");
    }
}
