//! An index of line starts: bytes to lines, characters and display columns.

use super::Span;
use unicode_width::UnicodeWidthStr;

/// A place as people count: lines and characters from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    pub line: usize,
    /// Characters, not bytes and not columns.
    pub character: usize,
    /// Width in terminal cells of what stands before it on its line; East Asian wide counts two.
    pub column: usize,
}

/// Line starts of one text, for repeated look-ups.
#[derive(Debug, Clone)]
pub struct LineIndex<'a> {
    text: &'a str,
    starts: Vec<usize>,
}

impl<'a> LineIndex<'a> {
    pub fn new(text: &'a str) -> Self {
        let mut starts = vec![0];
        starts.extend(text.bytes().enumerate().filter(|(_, b)| *b == b'\n').map(|(i, _)| i + 1));
        LineIndex { text, starts }
    }

    /// The position of a byte offset; an offset inside a character counts as its start.
    pub fn position(&self, offset: usize) -> Position {
        let mut offset = offset.min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        let line = self.starts.partition_point(|s| *s <= offset) - 1;
        let before = &self.text[self.starts[line]..offset];
        Position { line: line + 1, character: before.chars().count() + 1, column: before.width() }
    }

    pub fn of(&self, span: Span) -> Position {
        self.position(span.start as usize)
    }

    /// The text of a line (from 1), without its line break.
    pub fn line(&self, line: usize) -> &'a str {
        let Some(start) = line.checked_sub(1).and_then(|l| self.starts.get(l)) else { return "" };
        let end = self.starts.get(line).copied().unwrap_or(self.text.len());
        self.text[*start..end].trim_end_matches(['\n', '\r'])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_characters_and_columns_under_chinese_text() {
        let index = LineIndex::new("给付：甲\n标准：3元");
        let offset = "给付：甲\n标准：3".len();
        assert_eq!(index.position(offset), Position { line: 2, character: 5, column: 7 });
        assert_eq!(index.line(1), "给付：甲");
        assert_eq!(index.line(3), "");
    }
}
