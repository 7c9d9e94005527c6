//! Edits put into files.

use super::edit::Piece;
use crate::source::{FileId, Sources, Span};
use std::collections::BTreeMap;

/// Two edits that would change the same words differently.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    pub file: FileId,
    pub span: Span,
    pub edits: (String, String),
}

/// A file with its edits put in.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Edited {
    pub text: String,
    /// What was replaced, in order: where it stood, and the length of what stands there now.
    replaced: Vec<(Span, usize)>,
}

impl Edited {
    /// The place of the old file from which a place of the new one comes.
    pub fn old_place(&self, new: u32) -> u32 {
        let new = new as usize;
        // Where what was copied last begins, in both files.
        let (mut old_at, mut new_at) = (0usize, 0usize);
        for (span, length) in &self.replaced {
            let range = span.range();
            let begins = new_at + (range.start - old_at);
            if new < begins {
                break;
            }
            if new < begins + length {
                return span.start;
            }
            (old_at, new_at) = (range.end, begins + length);
        }
        (old_at + (new - new_at)) as u32
    }
}

/// The files that these pieces change, each with whose it is.
///
/// # Errors
/// Where two would change the same words differently.
pub fn apply<'e>(
    pieces: impl Iterator<Item = (&'e Piece, &'e str)>,
    sources: &Sources,
) -> Result<BTreeMap<FileId, Edited>, Conflict> {
    let mut by_file: BTreeMap<FileId, Vec<(&Piece, &str)>> = BTreeMap::new();
    for (piece, id) in pieces {
        by_file.entry(piece.file).or_default().push((piece, id));
    }
    by_file.into_iter().map(|(file, pieces)| Ok((file, edited(file, pieces, sources)?))).collect()
}

fn edited(file: FileId, mut pieces: Vec<(&Piece, &str)>, sources: &Sources) -> Result<Edited, Conflict> {
    // The longest first where several begin at one place: what is taken out takes the rest with it.
    pieces.sort_by_key(|(p, _)| (p.span.start, std::cmp::Reverse(p.span.end), p.new.clone()));
    pieces.dedup_by(|(a, _), (b, _)| a.span == b.span && a.new == b.new);
    let text = sources.get(file).map(|f| f.text.as_str()).unwrap_or_default();
    let mut edited = Edited { text: String::with_capacity(text.len()), replaced: vec![] };
    let mut copied = 0usize;
    let mut last: Option<(&Piece, &str)> = None;
    for (piece, id) in pieces {
        let range = piece.span.range();
        if let Some((before, other)) = last
            && range.start < copied
        {
            if range.end <= copied && before.new.is_empty() {
                continue;
            }
            return Err(Conflict { file, span: piece.span, edits: (other.to_owned(), id.to_owned()) });
        }
        edited.text.push_str(text.get(copied..range.start).unwrap_or_default());
        edited.text.push_str(&piece.new);
        edited.replaced.push((piece.span, piece.new.len()));
        copied = range.end;
        last = Some((piece, id));
    }
    edited.text.push_str(text.get(copied..).unwrap_or_default());
    Ok(edited)
}

#[cfg(test)]
mod tests {
    use super::super::edit::PieceKind;
    use super::*;

    #[test]
    fn every_place_leads_back_to_the_old_file() {
        let mut sources = Sources::default();
        let file = sources.add("a.tw", "甲乙丙丁戊");
        let piece = |start, end, new: &str| {
            let (span, new) = (Span::new(start, end), new.to_owned());
            Piece { file, span, new, kind: PieceKind::Value }
        };
        let pieces = [piece(3, 6, "二二"), piece(9, 9, "加"), piece(9, 12, "")];
        let edited = &apply(pieces.iter().map(|p| (p, "")), &sources).unwrap_or_default()[&file];
        assert_eq!(edited.text, "甲二二丙戊");
        let places: Vec<u32> = [0, 3, 6, 9, 12].into_iter().map(|at| edited.old_place(at)).collect();
        assert_eq!(places, [0, 3, 3, 6, 12]);
    }
}
