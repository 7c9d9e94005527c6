//! Data files as trees: raw scalar text with places, before any value has a kind.
//!
//! Nothing here decides what a scalar means. `否`, `no`, `0012` and `997.5` all stay as written;
//! the declared fact decides later. Anchors, aliases and tags are refused, nesting is bounded.

mod canonical;
mod fault;
mod json;
mod plain;
mod yaml;

pub use canonical::canonical;
pub use plain::Plain;

use crate::diagnostic::{Code, Diagnostic};
use crate::source::{FileId, MAX_TEXT, Place, Span};
use fault::{Fault, Malformed};
use std::borrow::Cow;

/// Deepest nesting of lists and mappings.
pub const MAX_DEPTH: usize = 64;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    Yaml,
    Json,
}

impl Format {
    /// By the name of the file: JSON where it ends so, else YAML.
    pub fn of(name: &str) -> Format {
        let json = name.rsplit_once('.').is_some_and(|(_, ext)| ext.eq_ignore_ascii_case("json"));
        if json { Format::Json } else { Format::Yaml }
    }
}

/// One data file as read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tree<'t> {
    pub root: Node<'t>,
    /// How many nodes there are; each node's number is below it.
    pub count: usize,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node<'t> {
    /// The number of the node within its tree.
    pub id: u32,
    pub span: Span,
    pub content: Content<'t>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content<'t> {
    Scalar(Scalar<'t>),
    List(Vec<Node<'t>>),
    Map(Vec<Entry<'t>>),
}

/// A scalar as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scalar<'t> {
    pub text: Cow<'t, str>,
    /// In quotation marks (or a block of text): never a number by its looks.
    pub quoted: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry<'t> {
    pub key: Cow<'t, str>,
    pub key_span: Span,
    pub value: Node<'t>,
}

impl<'t> Node<'t> {
    pub fn scalar(&self) -> Option<&Scalar<'t>> {
        match &self.content {
            Content::Scalar(scalar) => Some(scalar),
            _ => None,
        }
    }

    /// The text of a scalar.
    pub fn text(&self) -> Option<&str> {
        self.scalar().map(|s| &*s.text)
    }

    pub fn list(&self) -> Option<&[Node<'t>]> {
        match &self.content {
            Content::List(items) => Some(items),
            _ => None,
        }
    }

    pub fn entries(&self) -> Option<&[Entry<'t>]> {
        match &self.content {
            Content::Map(entries) => Some(entries),
            _ => None,
        }
    }
}

/// Reads a data file. What is not well-formed is reported with its place, and there is no tree; a
/// key given twice is reported too, and the first stands.
pub fn read<'t>(format: Format, file: FileId, text: &'t str, diagnostics: &mut Vec<Diagnostic>) -> Option<Tree<'t>> {
    let mut maker = Maker { file, count: 0, diagnostics };
    let root = match format {
        _ if text.len() > MAX_TEXT => Err(Fault { span: Span::default(), why: Malformed::TooLong }),
        Format::Yaml => yaml::read(text, &mut maker),
        Format::Json => json::read(text, &mut maker),
    };
    match root {
        Ok(root) => Some(Tree { root, count: maker.count as usize }),
        Err(fault) => {
            let d = Diagnostic::new(Code::MalformedData, file, fault.span).arg("detail", fault.why);
            maker.diagnostics.push(d.help("help"));
            None
        }
    }
}

/// Characters that could make a page say what the file does not: controls, and those that cannot be
/// seen or turn the direction of writing.
fn forbidden(c: char) -> bool {
    (c.is_control() && !matches!(c, '\n' | '\t'))
        || matches!(c, '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{AD}')
}

/// Numbers nodes and watches for keys given twice.
struct Maker<'d> {
    file: FileId,
    count: u32,
    diagnostics: &'d mut Vec<Diagnostic>,
}

impl Maker<'_> {
    fn node<'t>(&mut self, span: Span, content: Content<'t>) -> Node<'t> {
        if let Content::Scalar(scalar) = &content
            && let Some(found) = scalar.text.chars().find(|c| forbidden(*c))
        {
            let d = Diagnostic::new(Code::ForbiddenCharacter, self.file, span);
            self.diagnostics.push(d.arg("found", format!("U+{:04X}", found as u32)));
        }
        let id = self.count;
        self.count += 1;
        Node { id, span, content }
    }

    fn map<'t>(&mut self, span: Span, mut entries: Vec<Entry<'t>>) -> Node<'t> {
        let mut order: Vec<usize> = (0..entries.len()).collect();
        order.sort_by(|a, b| entries[*a].key.cmp(&entries[*b].key).then(a.cmp(b)));
        let mut again: Vec<(usize, usize)> = Vec::new();
        for pair in order.windows(2) {
            if entries[pair[0]].key == entries[pair[1]].key {
                let first = again.last().filter(|(at, _)| *at == pair[0]).map_or(pair[0], |(_, first)| *first);
                again.push((pair[1], first));
            }
        }
        again.sort_unstable();
        for (at, first) in &again {
            let (entry, first) = (&entries[*at], Place { file: self.file, span: entries[*first].key_span });
            let d = Diagnostic::new(Code::DuplicateKey, self.file, entry.key_span).arg("key", &*entry.key);
            self.diagnostics.push(d.also(first, "first").help("help"));
        }
        for (at, _) in again.iter().rev() {
            entries.remove(*at);
        }
        self.node(span, Content::Map(entries))
    }
}

#[cfg(test)]
mod tests;
