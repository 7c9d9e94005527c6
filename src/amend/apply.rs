//! Edits put into files.

use super::edit::{Edit, Piece};
use crate::source::{FileId, Sources, Span};
use std::collections::BTreeMap;

/// Two edits that would change the same words differently.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    pub file: FileId,
    pub span: Span,
    pub edits: (String, String),
}

/// The texts of the files that the edits change.
///
/// # Errors
/// Where two edits would change the same words differently.
pub fn apply<'e>(
    edits: impl Iterator<Item = &'e Edit>,
    sources: &Sources,
) -> Result<BTreeMap<FileId, String>, Conflict> {
    let mut by_file: BTreeMap<FileId, Vec<(&Piece, &str)>> = BTreeMap::new();
    for edit in edits {
        for piece in &edit.pieces {
            by_file.entry(piece.file).or_default().push((piece, edit.id.as_str()));
        }
    }
    let mut texts = BTreeMap::new();
    for (file, mut pieces) in by_file {
        // The longest first where several begin at one place: what is taken out takes the rest with it.
        pieces.sort_by_key(|(p, _)| (p.span.start, std::cmp::Reverse(p.span.end), p.new.clone()));
        pieces.dedup_by(|(a, _), (b, _)| a.span == b.span && a.new == b.new);
        let text = sources.get(file).map(|f| f.text.as_str()).unwrap_or_default();
        let mut out = String::with_capacity(text.len());
        let mut copied = 0usize;
        let mut last: Option<(&Piece, &str)> = None;
        for (piece, id) in pieces {
            let range = piece.span.range();
            if let Some((before, other)) = last
                && range.start < copied
            {
                let inside = range.end <= copied && before.new.is_empty();
                if inside {
                    continue;
                }
                return Err(Conflict { file, span: piece.span, edits: (other.to_owned(), id.to_owned()) });
            }
            out.push_str(text.get(copied..range.start).unwrap_or_default());
            out.push_str(&piece.new);
            copied = range.end;
            last = Some((piece, id));
        }
        out.push_str(text.get(copied..).unwrap_or_default());
        texts.insert(file, out);
    }
    Ok(texts)
}
