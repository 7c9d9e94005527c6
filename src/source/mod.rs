//! Text and places: who owns text, and spans in bytes.
//!
//! Every later stage points into text with a [`Place`]; only renderers turn places into lines and
//! characters, through [`LineIndex`].

mod line_index;

pub use line_index::{LineIndex, Position};

use crate::values::{id, list};
use serde::{Deserialize, Serialize};

id!(
    /// A file of a package, by its place in the package's [`Sources`].
    FileId
);
list!(SourceFile, FileId);

/// The longest text that is read, in bytes: every place in it fits into a [`Span`]. Readers of files and of
/// data refuse a longer one.
pub const MAX_TEXT: usize = u32::MAX as usize;

/// A half-open range of bytes in one file, which is at most [`MAX_TEXT`] long.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub struct Span {
    pub start: u32,
    pub end: u32,
}

impl Span {
    pub fn new(start: usize, end: usize) -> Self {
        Span { start: u32::try_from(start).unwrap_or(u32::MAX), end: u32::try_from(end).unwrap_or(u32::MAX) }
    }

    /// The smallest span that holds both.
    pub fn to(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The empty span at the end of this one: where something expected is missing.
    pub fn after(self) -> Span {
        Span { start: self.end, end: self.end }
    }

    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }

    pub fn text(self, source: &str) -> &str {
        source.get(self.range()).unwrap_or_default()
    }
}

/// A span in a named file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Place {
    pub file: FileId,
    pub span: Span,
}

/// One text with the name by which an author knows it.
#[derive(Debug, Clone)]
pub struct SourceFile {
    /// Path relative to the package, with `/`.
    pub name: String,
    pub text: String,
    /// A case: what it says is somebody's, and never shown beside a finding.
    pub concealed: bool,
}

/// All texts that diagnostics may point into, in a fixed order.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    files: Vec<SourceFile>,
}

impl Sources {
    pub fn add(&mut self, name: impl Into<String>, text: impl Into<String>) -> FileId {
        FileId::push(&mut self.files, SourceFile { name: name.into(), text: text.into(), concealed: false })
    }

    /// Keeps the words of a file out of everything that is said of it.
    pub fn conceal(&mut self, id: FileId) {
        if let Some(file) = self.files.get_mut(id.index()) {
            file.concealed = true;
        }
    }

    /// Another text under the same name.
    pub fn replace(&mut self, id: FileId, text: impl Into<String>) {
        if let Some(file) = self.files.get_mut(id.index()) {
            file.text = text.into();
        }
    }

    pub fn get(&self, id: FileId) -> Option<&SourceFile> {
        self.files.get(id.index())
    }

    pub fn iter(&self) -> impl Iterator<Item = (FileId, &SourceFile)> {
        FileId::all(&self.files).zip(&self.files)
    }
}

#[cfg(test)]
mod tests {
    use super::Sources;

    #[test]
    fn every_text_keeps_its_own_number() {
        let mut sources = Sources::default();
        let ids: Vec<_> = (0..70_000).map(|i| sources.add(format!("{i}.yaml"), "")).collect();
        for (i, id) in ids.iter().enumerate() {
            assert_eq!(sources.get(*id).map(|f| f.name.as_str()), Some(format!("{i}.yaml").as_str()));
        }
    }
}
