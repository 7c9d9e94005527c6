//! Pieces of edits that would change the same words differently: neither is made, both are said.

use super::edit::{Edit, Piece, Reason, State};
use std::collections::BTreeMap;

/// A piece by its edit and its place there.
type At = (usize, usize);

/// Takes pieces that clash out of their edits, which somebody must draft then. A piece within one that only
/// takes words out goes with it, and one that says the same is no other.
pub(super) fn settle(edits: &mut [Edit]) {
    loop {
        let clashing = clashing(edits);
        if clashing.is_empty() {
            return;
        }
        for ((edit, piece), reason) in clashing.into_iter().rev() {
            let edit = &mut edits[edit];
            edit.pieces.remove(piece);
            if edit.is_ready() {
                edit.state = State::Draft(reason);
            }
        }
    }
}

fn clashing(edits: &[Edit]) -> BTreeMap<At, Reason> {
    let all = edits.iter().enumerate();
    let all = all.flat_map(|(e, edit)| edit.pieces.iter().enumerate().map(move |(p, piece)| (piece, (e, p))));
    let mut all: Vec<(&Piece, At)> = all.collect();
    all.sort_by(|(a, _), (b, _)| a.file.cmp(&b.file).then_with(|| a.in_file().cmp(&b.in_file())));
    let mut found = BTreeMap::new();
    let mut last: Option<(&Piece, At)> = None;
    for (piece, at) in all {
        match last.filter(|(l, _)| l.file == piece.file && piece.span.start < l.span.end) {
            Some((l, _)) if (l.span, &l.new) == (piece.span, &piece.new) => {}
            // Of two stretches that are taken out both go.
            Some((l, _)) if l.new.is_empty() && (piece.new.is_empty() || piece.span.end <= l.span.end) => {
                if piece.span.end > l.span.end {
                    last = Some((piece, at));
                }
            }
            Some((l, other)) => {
                let reason =
                    |one: &Piece, other: &Piece| Reason::Clash { one: one.new.clone(), other: other.new.clone() };
                found.entry(other).or_insert_with(|| reason(l, piece));
                found.entry(at).or_insert_with(|| reason(piece, l));
                if piece.span.end > l.span.end {
                    last = Some((piece, at));
                }
            }
            None => last = Some((piece, at)),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::edit::{PieceKind, Target};
    use super::*;
    use crate::source::{FileId, Span};

    #[test]
    fn of_two_that_clash_neither_is_made() {
        let piece = |start, end, new: &str| Piece {
            file: FileId::new(0),
            span: Span::new(start, end),
            new: new.to_owned(),
            kind: PieceKind::Quote,
        };
        let edit = |pieces| Edit { pieces, ..Edit::new(Target::Part, String::new(), "", State::Ready) };
        let rows: &[(&[Piece], &[Piece], usize)] = &[
            (&[piece(0, 6, "甲")], &[piece(0, 6, "乙")], 0),
            (&[piece(0, 6, "甲"), piece(0, 6, "乙")], &[piece(9, 12, "丙")], 1),
            (&[piece(0, 6, "甲")], &[piece(3, 9, "乙"), piece(6, 12, "丙")], 0),
            (&[piece(0, 9, "")], &[piece(3, 6, "乙")], 2),
            (&[piece(0, 9, ""), piece(6, 12, "")], &[], 2),
            (&[piece(0, 9, "")], &[piece(6, 12, "乙")], 0),
            (&[piece(0, 6, "甲")], &[piece(0, 6, "甲")], 2),
            (&[piece(0, 6, "甲")], &[piece(6, 9, "乙")], 2),
        ];
        for (one, other, left) in rows {
            let mut edits = [edit(one.to_vec()), edit(other.to_vec())];
            settle(&mut edits);
            let pieces: usize = edits.iter().map(|e| e.pieces.len()).sum();
            assert_eq!(pieces, *left, "{one:?} {other:?}");
            let all = one.len() + other.len();
            assert_eq!(edits.iter().all(Edit::is_ready), *left == all, "{one:?} {other:?}");
        }
    }
}
