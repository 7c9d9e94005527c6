//! Rule text to syntax tree. Parsing never fails: it gives a tree and diagnostics.
//!
//! This is the only module that knows pest. A file is cut into labelled lines and lists by hand,
//! which cannot fail; each sentence is then read strictly, so a fault stays where it is.

#![warn(clippy::wildcard_enum_match_arm)]

pub mod ast;
mod authority;
mod condition;
mod declaration;
mod denial;
mod expression;
mod fault;
mod grammar;
mod grant;
mod lines;
mod list;
mod main_sentence;
mod parser;
mod parts;
mod permitted;
mod phrase;
mod piece;
pub mod print;
mod rule;
mod stop;
#[cfg(test)]
mod taken;
mod terms;
mod title;
mod value;

pub use lines::all_labels;
pub use list::CIRCLED;

use crate::diagnostic::{Code, Diagnostic};
use crate::source::{FileId, Span};
use parser::Reader;
use unicode_normalization::UnicodeNormalization;

/// A rule file as read.
#[derive(Debug, Clone)]
pub struct Parsed {
    pub tree: ast::File,
    pub diagnostics: Vec<Diagnostic>,
}

/// Deepest nesting of brackets in a sentence.
const MAX_DEPTH: usize = 32;

/// Reads one rule file.
pub fn parse(file: FileId, text: &str) -> Parsed {
    let clean = lines::without_comments(text);
    let mut reader = Reader::new(file, &clean);
    reader.check_characters();
    let depth_fault = too_deep(&clean);
    if let Some(at) = depth_fault {
        let span = Span::new(at, at + clean[at..].chars().next().map_or(1, char::len_utf8));
        reader.push(Diagnostic::new(Code::TooDeep, file, span).arg("limit", MAX_DEPTH.to_string()));
        return Parsed { tree: ast::File::default(), diagnostics: reader.finish() };
    }
    let items = reader.file();
    Parsed { tree: ast::File { items }, diagnostics: reader.finish() }
}

/// Marks ＋－×÷ in one sentence at most.
const MAX_MARKS: usize = 200;

/// Where brackets nest deeper, or a 量式 runs longer, than any rule needs; recursion below is bounded
/// by this.
fn too_deep(text: &str) -> Option<usize> {
    let mut depth = 0usize;
    let mut marks = 0usize;
    for (at, c) in text.char_indices() {
        match c {
            '＋' | '－' | '×' | '÷' | '+' | '-' | '*' | '/' => marks += 1,
            '。' | '\n' => marks = 0,
            _ => {}
        }
        if marks > MAX_MARKS {
            return Some(at);
        }
        match c {
            '（' | '(' | '“' | '‘' => depth += 1,
            '）' | ')' | '”' | '’' => depth = depth.saturating_sub(1),
            '\n' if depth <= 2 => depth = 0,
            _ => {}
        }
        if depth > MAX_DEPTH {
            return Some(at);
        }
    }
    None
}

/// Whether a name is read as one without quotation marks around it.
pub fn is_plain_name(name: &str) -> bool {
    // Alone, 止 and 当月 end a sentence; before another word they are names.
    parser::reads(grammar::Rule::raw_name, &format!("{name}为")) == Some(name.len())
}

impl Reader<'_> {
    /// Invisible and bidirectional controls, and text that is not in its composed form.
    fn check_characters(&mut self) {
        let text = self.text;
        for (at, c) in text.char_indices() {
            let forbidden = matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{AD}')
                || (c.is_control() && !matches!(c, '\n' | '\r' | '\t'));
            if forbidden {
                let span = Span::new(at, at + c.len_utf8());
                self.push(
                    Diagnostic::new(Code::ForbiddenCharacter, self.file, span)
                        .arg("found", format!("U+{:04X}", c as u32)),
                );
            }
        }
        if !text.is_ascii() && !unicode_normalization::is_nfc(text) {
            let composed: String = text.nfc().collect();
            let at = text.char_indices().zip(composed.chars()).find(|((_, a), b)| a != b).map_or(0, |((at, _), _)| at);
            self.push(Diagnostic::new(
                Code::NotComposed,
                self.file,
                Span::new(at, at + text[at..].chars().next().map_or(0, char::len_utf8)),
            ));
        }
    }
}
