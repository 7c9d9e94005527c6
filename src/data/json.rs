//! JSON to a tree, keeping numbers as written.

use super::fault::{Fault, Malformed};
use super::{Content, Entry, MAX_DEPTH, Maker, Node, Scalar};
use crate::source::Span;
use std::borrow::Cow;

pub(super) fn read<'t>(text: &'t str, maker: &mut Maker<'_>) -> Result<Node<'t>, Fault> {
    let at = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let mut reader = Reader { text, at, maker };
    reader.blanks();
    if reader.rest().is_empty() {
        return Err(reader.fault(Malformed::Empty));
    }
    let root = reader.value(0)?;
    reader.blanks();
    if reader.rest().is_empty() { Ok(root) } else { Err(reader.fault(Malformed::AfterEnd)) }
}

struct Reader<'t, 'm, 'd> {
    text: &'t str,
    at: usize,
    maker: &'m mut Maker<'d>,
}

impl<'t> Reader<'t, '_, '_> {
    fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    fn blanks(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start_matches([' ', '\t', '\n', '\r']).len();
    }

    fn take(&mut self, mark: char) -> bool {
        let found = self.rest().starts_with(mark);
        if found {
            self.at += mark.len_utf8();
        }
        found
    }

    fn fault(&self, why: Malformed) -> Fault {
        let length = self.rest().chars().next().map_or(0, char::len_utf8);
        Fault { span: Span::new(self.at, self.at + length), why }
    }

    fn value(&mut self, depth: usize) -> Result<Node<'t>, Fault> {
        if depth >= MAX_DEPTH {
            return Err(self.fault(Malformed::TooDeep));
        }
        let start = self.at;
        match self.rest().chars().next() {
            Some('{') => self.map(depth),
            Some('[') => self.list(depth),
            Some('"') => {
                let (text, span) = self.string()?;
                Ok(self.maker.node(span, Content::Scalar(Scalar { text, quoted: true })))
            }
            _ => {
                let word = self.rest();
                let end = word.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.')));
                let word = &word[..end.unwrap_or(word.len())];
                if !matches!(word, "true" | "false" | "null") && !is_number(word) {
                    return Err(self.fault(Malformed::Unquoted));
                }
                self.at += word.len();
                let scalar = Scalar { text: Cow::Borrowed(word), quoted: false };
                Ok(self.maker.node(Span::new(start, self.at), Content::Scalar(scalar)))
            }
        }
    }

    fn list(&mut self, depth: usize) -> Result<Node<'t>, Fault> {
        let start = self.at;
        self.take('[');
        let mut items = Vec::new();
        self.blanks();
        while !self.take(']') {
            if !items.is_empty() {
                self.comma()?;
            }
            items.push(self.value(depth + 1)?);
            self.blanks();
        }
        Ok(self.maker.node(Span::new(start, self.at), Content::List(items)))
    }

    fn map(&mut self, depth: usize) -> Result<Node<'t>, Fault> {
        let start = self.at;
        self.take('{');
        let mut entries = Vec::new();
        self.blanks();
        while !self.take('}') {
            if !entries.is_empty() {
                self.comma()?;
            }
            let (key, key_span) = self.string()?;
            self.blanks();
            if !self.take(':') {
                return Err(self.fault(Malformed::NoColon));
            }
            self.blanks();
            let value = self.value(depth + 1)?;
            entries.push(Entry { key, key_span, value });
            self.blanks();
        }
        Ok(self.maker.map(Span::new(start, self.at), entries))
    }

    fn comma(&mut self) -> Result<(), Fault> {
        if !self.take(',') {
            return Err(self.fault(Malformed::NoComma));
        }
        self.blanks();
        Ok(())
    }

    fn string(&mut self) -> Result<(Cow<'t, str>, Span), Fault> {
        if !self.rest().starts_with('"') {
            return Err(self.fault(Malformed::KeyUnquoted));
        }
        let start = self.at;
        let mut escaped = false;
        let body = &self.text[start + 1..];
        let end = body.char_indices().find(|(_, c)| {
            let closes = *c == '"' && !escaped;
            escaped = *c == '\\' && !escaped;
            closes
        });
        let Some((length, _)) = end else { return Err(self.fault(Malformed::QuoteOpen)) };
        self.at = start + length + 2;
        let span = Span::new(start, self.at);
        let plain = body[..length].bytes().all(|b| b != b'\\' && b >= b' ');
        if plain {
            return Ok((Cow::Borrowed(&body[..length]), span));
        }
        match serde_json::from_str::<String>(&self.text[start..self.at]) {
            Ok(text) => Ok((Cow::Owned(text), span)),
            Err(_) => Err(Fault { span, why: Malformed::BadEscape }),
        }
    }
}

/// Whether a word is a number by the grammar of JSON.
fn is_number(word: &str) -> bool {
    let digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
    let unsigned = word.strip_prefix('-').unwrap_or(word);
    let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
        Some((m, e)) => (m, Some(e.strip_prefix(['+', '-']).unwrap_or(e))),
        None => (unsigned, None),
    };
    let (whole, fraction) = match mantissa.split_once('.') {
        Some((w, f)) => (w, Some(f)),
        None => (mantissa, None),
    };
    digits(whole)
        && (whole.len() == 1 || !whole.starts_with('0'))
        && fraction.is_none_or(digits)
        && exponent.is_none_or(digits)
}
