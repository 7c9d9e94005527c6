//! A file cut into headings and labelled lines.
//!
//! A label counts at the start of a line or after a full stop; quotation marks and brackets hide
//! what looks like one. Layout carries no meaning.

use super::ast::{DeclarationKind, Label, RuleKind};
use super::piece::Piece;
use crate::document::tree::{Step, heading_step};

/// One labelled line, or a heading.
#[derive(Debug, Clone, Copy)]
pub(super) enum Segment<'t> {
    Heading {
        step: Step,
        title: Piece<'t>,
        whole: Piece<'t>,
    },
    Labelled {
        label: &'t str,
        label_piece: Piece<'t>,
        value: Piece<'t>,
    },
    /// Text before any label.
    Stray(Piece<'t>),
}

/// Labels of the document's head.
pub(super) const HEAD: [&str; 10] =
    ["文件", "文号", "印发日期", "施行日期", "有效期", "解释机关", "受理机关", "补正期限", "修改对象", "新旧衔接"];

/// Labels besides 甲解 and its kind whose 理由 is read with them.
pub(super) const REASONED: [&str; 2] = ["列举", "不作条件"];

/// A label of attached lines that in the head holds for every rule.
pub(super) const DAY: &str = "时点";

/// Labels whose line is read with the one it follows.
const FOLLOWING: [&str; 3] = ["依据", "参见", "理由"];

/// Opening words that are read as another.
const ALSO: [(&str, &str); 1] = [("衔接", "竞合")];

/// What a label opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Opening {
    Rule(RuleKind),
    Declaration(DeclarationKind),
}

impl Opening {
    pub fn from_word(label: &str) -> Option<Opening> {
        let label = ALSO.iter().find(|(also, _)| *also == label).map_or(label, |(_, word)| word);
        let rule = RuleKind::from_word(label).map(Opening::Rule);
        rule.or_else(|| DeclarationKind::from_word(label).map(Opening::Declaration))
    }
}

/// Every label there is but 甲解 and its kind, for suggestions.
pub fn all_labels() -> impl Iterator<Item = &'static str> {
    let kinds = RuleKind::ALL.iter().map(|k| k.word());
    let declarations = DeclarationKind::ALL.iter().map(|k| k.word());
    HEAD.into_iter().chain(kinds).chain(declarations).chain(FOLLOWING).chain(Label::WORDS.iter().copied())
}

fn is_label(text: &str) -> bool {
    HEAD.contains(&text)
        || FOLLOWING.contains(&text)
        || Opening::from_word(text).is_some()
        || Label::from_word(text).is_some()
}

/// Cuts the text into segments. Comments must have been blanked out.
pub(super) fn segments<'t>(whole: Piece<'t>) -> Vec<Segment<'t>> {
    let text = whole.text;
    let mut cuts: Vec<Cut<'t>> = Vec::new();
    let mut depth = 0usize;
    let mut fresh = true; // at the start of a line or after a full stop
    let mut line_start = true;
    for (at, c) in text.char_indices() {
        if fresh && depth == 0 && !c.is_whitespace() && c != '\u{FEFF}' {
            if line_start && let Some(cut) = heading(whole, at) {
                cuts.push(cut);
            } else if let Some((label, value)) = label_at(text, at, line_start) {
                cuts.push(Cut { at, value, kind: CutKind::Label(label) });
            }
        }
        match c {
            '“' | '‘' | '（' | '(' | '《' => depth += 1,
            '”' | '’' | '）' | ')' | '》' => depth = depth.saturating_sub(1),
            _ => {}
        }
        match c {
            '\n' => {
                // A quotation mark left open ends at the next line that begins with a label.
                let rest = text[at + 1..].trim_start_matches(|c: char| c.is_whitespace());
                let begins = label_at(rest, 0, true).is_some_and(|(l, _)| is_label(l));
                if begins || depth > 0 && heading(whole, text.len() - rest.len()).is_some() {
                    depth = 0;
                }
                (fresh, line_start) = (true, true);
            }
            '。' if depth == 0 => (fresh, line_start) = (true, false),
            c if c.is_whitespace() || c == '\u{FEFF}' => {}
            _ => (fresh, line_start) = (false, false),
        }
    }
    join(whole, &cuts)
}

struct Cut<'t> {
    at: usize,
    value: usize,
    kind: CutKind<'t>,
}

enum CutKind<'t> {
    Label(&'t str),
    Heading(Step),
}

fn join<'t>(whole: Piece<'t>, cuts: &[Cut<'t>]) -> Vec<Segment<'t>> {
    let mut segments = Vec::new();
    let first = cuts.first().map_or(whole.text.len(), |c| c.at);
    let stray = whole.slice(0, first).trim();
    if !stray.text.is_empty() {
        segments.push(Segment::Stray(stray));
    }
    for (i, cut) in cuts.iter().enumerate() {
        let end = cuts.get(i + 1).map_or(whole.text.len(), |c| c.at);
        match cut.kind {
            CutKind::Label(label) => segments.push(Segment::Labelled {
                label,
                label_piece: whole.slice(cut.at, cut.at + label.len()),
                value: whole.slice(cut.value, end).trim(),
            }),
            CutKind::Heading(step) => {
                let line_end = whole.text[cut.at..].find('\n').map_or(whole.text.len(), |n| cut.at + n).min(end);
                let title = whole.slice(cut.value, line_end).trim();
                segments.push(Segment::Heading { step, title, whole: whole.slice(cut.at, line_end).trim() });
                let rest = whole.slice(line_end, end).trim();
                if !rest.text.is_empty() {
                    segments.push(Segment::Stray(rest));
                }
            }
        }
    }
    segments
}

/// `（六）落实……`, `二、促进……`, `第五条` or `附件1` on a line of its own.
fn heading<'t>(whole: Piece<'t>, at: usize) -> Option<Cut<'t>> {
    let (step, length) = heading_step(whole.text[at..].lines().next()?)?;
    Some(Cut { at, value: at + length, kind: CutKind::Heading(step) })
}

/// A label at `at`: known anywhere; at the start of a line, any short word before a colon, so that
/// a misspelt label is reported as one.
fn label_at(text: &str, at: usize, line_start: bool) -> Option<(&str, usize)> {
    let rest = &text[at..];
    let mut end = None;
    for (count, (i, c)) in rest.char_indices().enumerate() {
        match c {
            '：' | ':' => {
                end = Some((i, i + c.len_utf8()));
                break;
            }
            c if c.is_alphanumeric() && count < 6 => {}
            ' ' | '\u{3000}' if count > 0 => {}
            _ => return None,
        }
    }
    let (end, value) = end?;
    let label = rest[..end].trim_end_matches([' ', '\u{3000}']);
    if label.is_empty() || label.chars().any(|c| c.is_ascii_digit()) {
        return None;
    }
    (is_label(label) || line_start).then_some((label, at + value))
}

/// 二十一 → 21.
pub(super) fn chinese_number(text: &str) -> Option<u32> {
    crate::document::parse_numeral(text)
}

/// The text with every `// …` comment and every 夹注 〔…〕 turned into blanks of the same length.
///
/// 回读 writes beside a name where it is defined: 高校毕业生〔第（十二）条第11句：毕业5年内〕. Years of document
/// numbers, 〔2017〕, are no 夹注, nor is anything in quotation or title marks.
pub(super) fn without_comments(text: &str) -> String {
    without_notes(&without_line_comments(text))
}

fn without_notes(text: &str) -> String {
    if !text.contains('〔') {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut depth = 0usize;
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        match c {
            '“' | '‘' | '《' => depth += 1,
            '”' | '’' | '》' => depth = depth.saturating_sub(1),
            '\n' => depth = 0,
            _ => {}
        }
        let note = (c == '〔' && depth == 0).then(|| note(&text[at..])).flatten();
        match note {
            Some(length) => {
                out.extend(std::iter::repeat_n(' ', length));
                at += length;
            }
            None => {
                out.push(c);
                at += c.len_utf8();
            }
        }
    }
    out
}

/// The bytes of a 夹注 at the start of the text: it begins with a place, such as 第（十二）条, and ends on its line.
/// A document number within, 〔2017〕46号, is part of it.
fn note(text: &str) -> Option<usize> {
    let inner = text.strip_prefix("〔第")?;
    if !inner.starts_with(['（', '(']) {
        return None;
    }
    let mut depth = 1usize;
    for (at, c) in inner.char_indices().take_while(|(_, c)| *c != '\n') {
        match c {
            '〔' => depth += 1,
            '〕' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some("〔第".len() + at + '〕'.len_utf8());
        }
    }
    None
}

fn without_line_comments(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        match comment_start(line) {
            Some(at) => {
                out.push_str(&line[..at]);
                let tail = &line[at..];
                let ending = if tail.ends_with("\r\n") {
                    "\r\n"
                } else if tail.ends_with('\n') {
                    "\n"
                } else {
                    ""
                };
                out.extend(std::iter::repeat_n(' ', tail.len() - ending.len()));
                out.push_str(ending);
            }
            None => out.push_str(line),
        }
    }
    out
}

fn comment_start(line: &str) -> Option<usize> {
    let mut depth = 0usize;
    for (at, c) in line.char_indices() {
        match c {
            '“' => depth += 1,
            '”' => depth = depth.saturating_sub(1),
            '/' if depth == 0 && line[at..].starts_with("//") => return Some(at),
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::without_comments;

    #[test]
    fn notes_of_reading_back_are_no_part_of_a_rule() {
        for (text, kept) in [
            ("对高校毕业生〔第（十二）条第11句：毕业5年内〕，给予", "对高校毕业生，给予"),
            ("对重点人员〔第（一）条第1句：按示范〔2018〕12号认定〕，给予", "对重点人员，给予"),
            ("文号：示范〔2020〕1号。", "文号：示范〔2020〕1号。"),
            ("来源：省政府〔内部〕汇编。", "来源：省政府〔内部〕汇编。"),
            ("依据：“名〔第（一）条：甲〕”。", "依据：“名〔第（一）条：甲〕”。"),
            ("对甲〔第（一）条：未完\n下一行〕", "对甲〔第（一）条：未完\n下一行〕"),
        ] {
            let clean = without_comments(text);
            assert_eq!(clean.len(), text.len(), "places stay what they are");
            assert_eq!(clean.replace(' ', ""), kept);
        }
    }
}
