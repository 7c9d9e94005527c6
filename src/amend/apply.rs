//! Edits put into files.

use super::edit::Piece;
use super::text::{In, New, Old};
use crate::source::{FileId, Sources, Span};
use std::collections::BTreeMap;

/// A file with its edits put in.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Edited {
    pub text: String,
    /// What was replaced, in order: where it stood, and the length of what stands there now.
    replaced: Vec<(Span, usize)>,
}

impl Edited {
    /// Where in the old file the beginning of a place of the new one comes from.
    pub fn old_place(&self, new: In<New>) -> In<Old> {
        let new = new.span().range().start;
        let empty = |at: usize| In::new(at, at);
        // Where what was copied last begins, in both files.
        let (mut old_at, mut new_at) = (0usize, 0usize);
        for (span, length) in &self.replaced {
            let range = span.range();
            let begins = new_at + (range.start - old_at);
            if new < begins {
                break;
            }
            if new < begins + length {
                return empty(range.start);
            }
            (old_at, new_at) = (range.end, begins + length);
        }
        empty(old_at + (new - new_at))
    }
}

/// The files that these pieces change. Of pieces that clash ([`super::clash`] leaves none among edits) the
/// first is put in.
pub fn apply<'e>(pieces: impl Iterator<Item = &'e Piece>, sources: &Sources) -> BTreeMap<FileId, Edited> {
    let mut by_file: BTreeMap<FileId, Vec<&Piece>> = BTreeMap::new();
    for piece in pieces {
        by_file.entry(piece.file).or_default().push(piece);
    }
    by_file.into_iter().map(|(file, pieces)| (file, edited(file, pieces, sources))).collect()
}

fn edited(file: FileId, mut pieces: Vec<&Piece>, sources: &Sources) -> Edited {
    pieces.sort_by(|a, b| a.in_file().cmp(&b.in_file()));
    pieces.dedup_by(|a, b| a.span == b.span && a.new == b.new);
    let text = sources.get(file).map(|f| f.text.as_str()).unwrap_or_default();
    let mut edited = Edited { text: String::with_capacity(text.len()), replaced: vec![] };
    let mut copied = 0usize;
    for piece in pieces {
        let range = piece.span.range();
        if range.start < copied {
            // What lies in what was taken out went with it; of two stretches taken out both go.
            if let Some((last, 0)) = edited.replaced.last_mut()
                && piece.new.is_empty()
                && range.end > copied
            {
                last.end = piece.span.end;
                copied = range.end;
            }
            continue;
        }
        edited.text.push_str(text.get(copied..range.start).unwrap_or_default());
        edited.text.push_str(&piece.new);
        edited.replaced.push((piece.span, piece.new.len()));
        copied = range.end;
    }
    edited.text.push_str(text.get(copied..).unwrap_or_default());
    edited
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
        let pieces = [piece(3, 6, "二二"), piece(9, 9, "加"), piece(9, 11, ""), piece(10, 12, "")];
        let edited = &apply(pieces.iter(), &sources)[&file];
        assert_eq!(edited.text, "甲二二丙戊");
        for (new, old) in [(0, 0), (3, 3), (6, 3), (9, 6), (12, 12)] {
            assert_eq!(edited.old_place(In::new(new, new)), In::new(old, old), "{new}");
        }
    }
}
