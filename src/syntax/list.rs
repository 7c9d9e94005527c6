//! Lists of items: （1）…；（2）… and, inside them, ①…；②….

use super::parser::Reader;
use super::piece::{Piece, fold};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::digit;
use crate::source::Span;

/// The marks of the inner level.
pub const CIRCLED: [char; 20] =
    ['①', '②', '③', '④', '⑤', '⑥', '⑦', '⑧', '⑨', '⑩', '⑪', '⑫', '⑬', '⑭', '⑮', '⑯', '⑰', '⑱', '⑲', '⑳'];

/// A sentence ahead of its list, and the items.
pub(super) struct List<'t> {
    pub head: Piece<'t>,
    pub items: Vec<Piece<'t>>,
}

struct Mark {
    start: usize,
    end: usize,
    number: u32,
    /// A mark of Word or of another level: 1. ⑴, ① on the outer level.
    wrong: bool,
}

impl<'t> Reader<'t> {
    /// Parts `head：（1）…；（2）…。` A piece without a list has no items.
    pub fn outer_list(&mut self, piece: Piece<'t>) -> List<'t> {
        // A list whose first line has another mark is read by it, so that only the mark is said to be wrong.
        match FOREIGN.iter().find(|mark| begins_with(piece.text, **mark)) {
            Some(mark) => self.list(piece, *mark),
            None => self.list(piece, outer_mark),
        }
    }

    /// Parts `head：①…；②…`.
    pub fn inner_list(&mut self, piece: Piece<'t>) -> List<'t> {
        self.list(piece, inner_mark)
    }

    fn list(&mut self, piece: Piece<'t>, mark: fn(&str, usize) -> Option<Mark>) -> List<'t> {
        let marks = marks(piece.text, mark);
        // The first of a list in other marks says it of all of them.
        if let Some(wrong) = marks.iter().find(|m| m.wrong) {
            let span = Span::new(piece.start + wrong.start, piece.start + wrong.end);
            let d = Diagnostic::new(Code::NearSynonym, self.file, span).arg("found", span.text(self.text));
            self.push(d.arg("right", format!("（{}）", wrong.number)).help("help-marks"));
        }
        let wrong = marks.iter().any(|m| m.wrong);
        let Some(first) = marks.first() else { return List { head: piece, items: vec![] } };
        let head = piece.slice(0, first.start).trim();
        let head = head.strip_suffix("：").or_else(|| head.strip_suffix(":")).unwrap_or(head);
        let mut items = Vec::new();
        for (i, mark) in marks.iter().enumerate() {
            let span = Span::new(piece.start + mark.start, piece.start + mark.end);
            let expected = i as u32 + 1;
            if mark.number != expected && !wrong {
                self.push(
                    Diagnostic::new(Code::ListNumber, self.file, span)
                        .arg("expected", expected.to_string())
                        .help("help"),
                );
            }
            let end = marks.get(i + 1).map_or(piece.text.len(), |m| m.start);
            let item = piece.slice(mark.end, end).trim();
            let last = i + 1 == marks.len();
            let (ending, other): (&[&str], _) =
                if last { (&["。"], ["；", ";"]) } else { (&["；", ";"], ["。", "，"]) };
            let closed = ending.iter().find_map(|e| item.strip_suffix(e));
            let item = match closed {
                Some(item) => item,
                None => {
                    let wrong = other.iter().find_map(|e| item.strip_suffix(e));
                    // The last item's full stop may have ended the sentence already.
                    if !last || wrong.is_some() {
                        let length = item.text.chars().next_back().map_or(0, char::len_utf8);
                        let tail = Span { start: item.span().end - length as u32, end: item.span().end };
                        let d = Diagnostic::new(Code::ListEnding, self.file, tail);
                        self.push(d.arg("expected", ending[0]).help("help"));
                    }
                    wrong.or_else(|| item.strip_suffix(".")).unwrap_or(item)
                }
            };
            items.push(item);
        }
        List { head, items }
    }
}

/// Marks outside quotation marks; a mark must follow a colon, a semicolon or a line break, so that
/// a bracket in the middle of words is none.
fn marks(text: &str, mark: fn(&str, usize) -> Option<Mark>) -> Vec<Mark> {
    let mut found = Vec::new();
    let mut depth = 0usize;
    let mut after_break = true;
    for (at, c) in text.char_indices() {
        if depth == 0
            && after_break
            && let Some(m) = mark(text, at)
        {
            found.push(m);
        }
        match c {
            '“' | '‘' => depth += 1,
            '”' | '’' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if matches!(c, '：' | ':' | '；' | ';' | '\n' | '。') {
            after_break = true;
        } else if !c.is_whitespace() {
            after_break = false;
        }
    }
    found
}

/// Whether a sentence ends in a list of （1）…；（2）….
pub(super) fn has_outer(text: &str) -> bool {
    !marks(text, outer_mark).is_empty() || FOREIGN.iter().any(|mark| begins_with(text, *mark))
}

type Marks = fn(&str, usize) -> Option<Mark>;

/// Marks that no list of the language begins with: ⑴, ⒈, 1. 1、 1）, and ① where （1） belongs.
const FOREIGN: [Marks; 4] = [
    |text, at| outer_mark(text, at).or_else(|| counted(text, at, '⑴')),
    |text, at| outer_mark(text, at).or_else(|| counted(text, at, '⒈')),
    |text, at| outer_mark(text, at).or_else(|| counted(text, at, '①')),
    |text, at| outer_mark(text, at).or_else(|| dotted(text, at)),
];

/// Whether the first line behind a colon begins with a foreign mark.
fn begins_with(text: &str, mark: Marks) -> bool {
    let behind = text.find(['：', ':']).and_then(|colon| text.get(colon..));
    let line = behind.and_then(|b| b.find('\n').map(|at| b[at..].trim_start()));
    line.and_then(|l| mark(l, 0)).is_some_and(|m| m.wrong)
}

/// A character that counts by itself, of the twenty from `first` on.
fn counted(text: &str, at: usize, first: char) -> Option<Mark> {
    let c = text[at..].chars().next()?;
    let number = u32::from(c).checked_sub(u32::from(first)).filter(|n| *n < 20)? + 1;
    Some(Mark { start: at, end: at + c.len_utf8(), number, wrong: true })
}

fn dotted(text: &str, at: usize) -> Option<Mark> {
    let rest = &text[at..];
    let digits: String = rest.chars().take_while(|c| digit(*c).is_some()).collect();
    let close = rest.get(digits.len()..)?.chars().next().filter(|c| matches!(c, '.' | '．' | '、' | '）' | ')'))?;
    let end = at + digits.len() + close.len_utf8();
    // 1.5倍 is a figure.
    if text.get(end..)?.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    Some(Mark { start: at, end, number: fold(&digits).parse().ok()?, wrong: true })
}

fn outer_mark(text: &str, at: usize) -> Option<Mark> {
    let rest = &text[at..];
    let inner = rest.strip_prefix(['（', '('])?;
    let digits: String = inner.chars().take_while(|c| digit(*c).is_some()).collect();
    let after = inner.get(digits.len()..)?;
    let close = after.chars().next().filter(|c| matches!(c, '）' | ')'))?;
    let number = fold(&digits).parse().ok()?;
    let end = at + (rest.len() - inner.len()) + digits.len() + close.len_utf8();
    Some(Mark { start: at, end, number, wrong: false })
}

fn inner_mark(text: &str, at: usize) -> Option<Mark> {
    let c = text[at..].chars().next()?;
    let number = CIRCLED.iter().position(|m| *m == c)? as u32 + 1;
    Some(Mark { start: at, end: at + c.len_utf8(), number, wrong: false })
}
