//! Sentences of a paragraph: 句, 分句 and 责任单位.
//!
//! A stop or semicolon inside brackets or quotation marks divides nothing. The end of a paragraph
//! ends its last sentence.

use super::bracket::groups;
use super::letter::is_blank;
use crate::source::Span;

/// A piece of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    /// A sentence, by its 分句; one where no “；” divides it.
    Sentence(Vec<Span>),
    /// （责任单位：…）
    Responsible(Span),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    Stop,
    Semicolon,
    Responsible,
}

/// Cuts `span` of the text into its pieces; what lies between them is blank.
pub(super) fn pieces(text: &str, span: Span) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut parts: Vec<Span> = Vec::new();
    let mut start = 0;
    let body = span.text(text);
    let cut = |from: usize, to: usize| trimmed(text, Span::new(span.range().start + from, span.range().start + to));
    for (mark, from, to) in marks(body) {
        match mark {
            Mark::Semicolon => parts.extend(cut(start, to)),
            Mark::Stop => {
                parts.extend(cut(start, to));
                close(&mut parts, &mut pieces);
            }
            Mark::Responsible => {
                parts.extend(cut(start, from));
                close(&mut parts, &mut pieces);
                pieces.extend(cut(from, to).map(Piece::Responsible));
            }
        }
        start = to;
    }
    parts.extend(cut(start, body.len()));
    close(&mut parts, &mut pieces);
    pieces
}

/// The end of the first sentence of `text`, its stop included; `None` where nothing ends it.
pub(super) fn first_end(text: &str) -> Option<usize> {
    marks(text).into_iter().find(|(mark, ..)| *mark == Mark::Stop).map(|(_, _, end)| end)
}

/// The text without the blanks around it; `None` where nothing is left.
pub(super) fn trimmed(text: &str, span: Span) -> Option<Span> {
    let whole = span.text(text);
    let body = whole.trim_start_matches(is_blank);
    let start = span.range().start + whole.len() - body.len();
    let body = body.trim_end_matches(is_blank);
    (!body.is_empty()).then(|| Span::new(start, start + body.len()))
}

fn close(parts: &mut Vec<Span>, pieces: &mut Vec<Piece>) {
    if !parts.is_empty() {
        pieces.push(Piece::Sentence(std::mem::take(parts)));
    }
}

/// What divides the text, outside brackets and quotation marks, with start and end.
fn marks(text: &str) -> Vec<(Mark, usize, usize)> {
    let mut marks = Vec::new();
    let mut from = 0;
    for group in groups(text) {
        plain(text, from, group.start, &mut marks);
        from = group.end;
        if is_responsible(&text[group.clone()]) {
            let stop = if text[from..].starts_with('。') { '。'.len_utf8() } else { 0 };
            from += stop;
            marks.push((Mark::Responsible, group.start, from));
        }
    }
    plain(text, from, text.len(), &mut marks);
    marks
}

fn plain(text: &str, from: usize, to: usize, marks: &mut Vec<(Mark, usize, usize)>) {
    for (at, c) in text[from..to].char_indices() {
        let mark = match c {
            '。' | '！' | '？' => Mark::Stop,
            '；' => Mark::Semicolon,
            _ => continue,
        };
        marks.push((mark, from + at, from + at + c.len_utf8()));
    }
}

/// Whether a bracketed group names the agencies that answer for the text before it.
pub(super) fn is_responsible(group: &str) -> bool {
    let inner = group.strip_prefix(['（', '(']).map(|g| g.trim_start_matches(is_blank));
    inner.and_then(|g| g.strip_prefix("责任单位")).is_some_and(|g| g.starts_with(['：', ':']))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<String> = pieces(text, Span::new(0, text.len()))
            .into_iter()
            .map(|piece| match piece {
                Piece::Sentence(parts) => parts.iter().map(|p| p.text(text).to_owned()).collect::<Vec<_>>().join("|"),
                Piece::Responsible(span) => format!("R {}", span.text(text)),
            })
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn cuts_sentences_and_their_parts() {
        check("甲。乙；丙；丁。（责任单位：戊）", &["甲。", "乙；|丙；|丁。", "R （责任单位：戊）"]);
        check("甲（责任单位：戊）。乙。", &["甲", "R （责任单位：戊）。", "乙。"]);
    }

    #[test]
    fn brackets_and_quotation_marks_hide_stops() {
        check("实施“甲。乙；丙”（丁。戊）。己。", &["实施“甲。乙；丙”（丁。戊）。", "己。"]);
    }

    #[test]
    fn the_end_of_a_paragraph_ends_a_sentence() {
        check(" 甲。 乙：", &["甲。", "乙："]);
        check("一是甲；", &["一是甲；"]);
        check(" ", &[]);
    }
}
