//! YAML to a tree, from the events of a parser.

use super::fault::{Fault, Malformed};
use super::{Content, Entry, MAX_DEPTH, Maker, Node, Scalar};
use crate::source::Span;
use saphyr_parser::{Event, Parser, ScalarStyle, StrInput};

pub(super) fn read<'t>(text: &'t str, maker: &mut Maker<'_>) -> Result<Node<'t>, Fault> {
    let starts = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let mut reader = Reader { parser: Parser::new_from_str(text), starts, text, maker };
    let root = loop {
        match reader.next()? {
            (Event::StreamStart | Event::DocumentStart(_) | Event::Nothing, _) => {}
            (Event::StreamEnd, span) => return Err(Fault { span, why: Malformed::Empty }),
            (event, span) => break reader.node(event, span, 0)?,
        }
    };
    loop {
        match reader.next()? {
            (Event::StreamEnd, _) => return Ok(root),
            (Event::DocumentStart(_), span) => {
                return Err(Fault { span, why: Malformed::TwoDocuments });
            }
            _ => {}
        }
    }
}

struct Reader<'t, 'm, 'd> {
    parser: Parser<'t, StrInput<'t>>,
    /// The byte at which each character starts.
    starts: Vec<usize>,
    text: &'t str,
    maker: &'m mut Maker<'d>,
}

impl<'t> Reader<'t, '_, '_> {
    fn next(&mut self) -> Result<(Event<'t>, Span), Fault> {
        match self.parser.next_event() {
            Some(Ok((event, span))) => {
                let span = Span::new(self.byte(span.start.index()), self.byte(span.end.index()));
                Ok((event, span))
            }
            Some(Err(error)) => {
                let at = self.byte(error.marker().index());
                if let Some(span) = self.colon_amiss(at) {
                    return Err(Fault { span, why: Malformed::WideColon });
                }
                let length = self.text[at..].chars().next().filter(|c| *c != '\n').map_or(0, char::len_utf8);
                Err(Fault { span: Span::new(at, at + length), why: Malformed::of_yaml(error.info()) })
            }
            None => Ok((Event::StreamEnd, Span::new(self.text.len(), self.text.len()))),
        }
    }

    /// A colon in full width, or without a blank after it, on the line where reading stopped or the one
    /// before: a parser notices only once the next line begins.
    fn colon_amiss(&self, at: usize) -> Option<Span> {
        let upto = self.text[at..].find('\n').map_or(self.text.len(), |n| at + n);
        let mut end = upto;
        for line in self.text[..upto].rsplit('\n').take(2) {
            let start = end - line.len();
            end = start.saturating_sub(1);
            let plain = line.trim();
            let sound = plain.contains(": ") || plain.ends_with(':') || plain.starts_with(['#', '-', '[', '{', '"']);
            if sound || plain.is_empty() {
                continue;
            }
            if let Some(colon) = line.find(['：', ':']) {
                let length = line[colon..].chars().next().map_or(0, char::len_utf8);
                return Some(Span::new(start + colon, start + colon + length));
            }
        }
        None
    }

    fn byte(&self, character: usize) -> usize {
        self.starts.get(character).copied().unwrap_or(self.text.len())
    }

    fn node(&mut self, event: Event<'t>, span: Span, depth: usize) -> Result<Node<'t>, Fault> {
        if depth >= MAX_DEPTH {
            return Err(Fault { span, why: Malformed::TooDeep });
        }
        match event {
            Event::Scalar(text, style, 0, None) => {
                let quoted = style != ScalarStyle::Plain;
                Ok(self.maker.node(self.trimmed(span), Content::Scalar(Scalar { text, quoted })))
            }
            Event::SequenceStart(0, None) => self.list(span, depth),
            Event::MappingStart(0, None) => self.map(span, depth),
            Event::Alias(_) => Err(Fault { span, why: Malformed::Anchor }),
            Event::Scalar(_, _, _, Some(_)) | Event::SequenceStart(_, Some(_)) | Event::MappingStart(_, Some(_)) => {
                Err(Fault { span, why: Malformed::Tag })
            }
            Event::Scalar(..) | Event::SequenceStart(..) | Event::MappingStart(..) => {
                Err(Fault { span, why: Malformed::Anchor })
            }
            _ => Err(Fault { span, why: Malformed::Other }),
        }
    }

    fn list(&mut self, start: Span, depth: usize) -> Result<Node<'t>, Fault> {
        let mut items: Vec<Node<'t>> = Vec::new();
        loop {
            let (event, span) = self.next()?;
            if event == Event::SequenceEnd {
                let whole = closed(start, span, items.last().map(|n| n.span));
                return Ok(self.maker.node(whole, Content::List(items)));
            }
            items.push(self.node(event, span, depth + 1)?);
        }
    }

    fn map(&mut self, start: Span, depth: usize) -> Result<Node<'t>, Fault> {
        let mut entries: Vec<Entry<'t>> = Vec::new();
        loop {
            let (event, span) = self.next()?;
            let (key, key_span) = match event {
                Event::MappingEnd => {
                    let whole = closed(start, span, entries.last().map(|e| e.value.span));
                    return Ok(self.maker.map(whole, entries));
                }
                Event::Scalar(text, _, 0, None) => (text, self.trimmed(span)),
                Event::Scalar(..) | Event::Alias(_) => {
                    return Err(Fault { span, why: Malformed::KeyAnchored });
                }
                _ => return Err(Fault { span, why: Malformed::KeyNotWord }),
            };
            let (event, span) = self.next()?;
            let value = self.node(event, span, depth + 1)?;
            entries.push(Entry { key, key_span, value });
        }
    }

    /// A span without the blanks after its text, and without the comment behind a quoted one.
    fn trimmed(&self, span: Span) -> Span {
        let text = span.text(self.text).trim_end();
        let length = quoted(text).unwrap_or(text.len());
        Span::new(span.start as usize, span.start as usize + length)
    }
}

/// From the opening to the closing bracket, or to the last thing inside where there is none.
fn closed(start: Span, end: Span, last: Option<Span>) -> Span {
    if end.start < end.end { start.to(end) } else { start.to(last.unwrap_or(start)) }
}

/// How long a quoted scalar is with its quotation marks; nothing where it is not quoted.
fn quoted(text: &str) -> Option<usize> {
    let quote = text.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' if quote == '"' => escaped = true,
            // Two within single quotation marks are one of the text.
            '\'' if quote == '\'' && text[at + 1..].starts_with('\'') => escaped = true,
            c if c == quote => return Some(at + 1),
            _ => {}
        }
    }
    None
}
