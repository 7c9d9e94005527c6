//! 文号, 标题 and 印发日期: what the package's head repeats of the text.

use super::edit::{Edit, HeadField, Piece, PieceKind, Reason, State, Target};
use super::follow::{Comparison, Followed, letters};
use super::subject::Subject;
use super::text::In;
use crate::package::MANIFEST;
use crate::source::{FileId, Span};
use crate::syntax::ast::{HeadLine, Item};

/// The words of the old text that the package repeats, as the new text has them.
pub(super) fn edits(subject: Subject<'_>, comparison: &Comparison<'_>) -> Vec<Edit> {
    let (old, new) = (comparison.alignment.old, comparison.alignment.new);
    let header = &subject.package.manifest.policy;
    let mut edits = Vec::new();
    let front = |id: &str, field: HeadField, manifest: &str| {
        let (was, is) = (old.front(id)?, new.front(id)?);
        let differs = !letters(&was).eq(letters(&is));
        (differs && manifest == was).then(|| edit(subject, field, id, &[(was, is)]))
    };
    edits.extend(front("0.号", HeadField::Number, &header.id));
    edits.extend(front("0.题", HeadField::Title, &header.title));
    let days = (old.issued_on(), new.issued_on());
    if let ((Some(was), Some(is)), true) = (days, days.0 != days.1) {
        let iso = |d: &(i32, u32, u32)| format!("{:04}-{:02}-{:02}", d.0, d.1, d.2);
        let words = |d: &(i32, u32, u32)| format!("{}年{}月{}日", d.0, d.1, d.2);
        let anchor = old.anchors().last().map(|a| a.id.clone()).unwrap_or_default();
        edits.push(edit(subject, HeadField::Issued, &anchor, &[(iso(&was), iso(&is)), (words(&was), words(&is))]));
    }
    edits.retain(|e| !e.pieces.is_empty());
    for (file, tree) in subject.files {
        let lines = tree.items.iter().filter_map(|i| if let Item::Head(line) = i { Some(line) } else { None });
        edits.extend(lines.filter_map(|line| told(comparison, *file, line)));
    }
    edits
}

/// Lines of the head that repeat a sentence, and the words by which that sentence is known.
const TOLD: [(HeadField, &[&str]); 5] = [
    (HeadField::Force, &["起施行", "起实施", "起生效"]),
    (HeadField::Validity, &["有效期"]),
    (HeadField::Interpreter, &["解释"]),
    (HeadField::Receiver, &["受理"]),
    (HeadField::Completion, &["补正"]),
];

/// A line that repeats words of a sentence follows them; where they cannot be followed, somebody must look.
fn told(comparison: &Comparison<'_>, file: FileId, line: &HeadLine) -> Option<Edit> {
    let (field, known) = TOLD.iter().find(|(field, _)| field.word() == line.label)?;
    let old = comparison.alignment.old;
    let value = line.value.text.as_str();
    let mut anchors = old.anchors().iter().enumerate();
    let (index, anchor) = anchors.find(|(i, a)| {
        let text = old.anchor_text(*i);
        !a.kind.is_formal() && text.contains(value) && known.iter().any(|w| text.contains(w))
    })?;
    let start = anchor.span.start as usize + old.anchor_text(index).find(value)?;
    let place = In::new(start, start + value.len());
    let new = match comparison.follow(&[place]) {
        // 区人社局、市人社局: the value still stands, and is not all of it any more.
        Ok(f) if !f.changed && comparison.put_beside(place) => None,
        Ok(f) if !f.changed => return None,
        Ok(Followed { parts, .. }) => parts.into_iter().next().flatten(),
        Err(_) => None,
    };
    let state = match new {
        Some(_) => State::Ready,
        None => State::Draft(Reason::HeadLine { words: value.to_owned() }),
    };
    let pieces = new.map(|new| Piece { file, span: line.value.span, new, kind: PieceKind::Head }).into_iter().collect();
    Some(Edit { pieces, ..of(*field, &anchor.id, state) })
}

fn of(field: HeadField, anchor: &str, state: State) -> Edit {
    Edit::new(Target::Head(field), format!("文件头：{}", field.word()), anchor, state)
}

/// Replaces what `package.toml` and the head of the rules say.
fn edit(subject: Subject<'_>, field: HeadField, anchor: &str, pairs: &[(String, String)]) -> Edit {
    let mut pieces = Vec::new();
    let manifest = subject.sources.iter().find(|(_, f)| f.name == MANIFEST);
    for (was, is) in pairs {
        if let Some((file, found)) = manifest {
            let quoted = format!("\"{was}\"");
            for (at, _) in found.text.match_indices(&quoted) {
                let span = Span::new(at + 1, at + 1 + was.len());
                pieces.push(Piece { file, span, new: is.clone(), kind: PieceKind::Head });
            }
        }
        for (file, tree) in subject.files {
            for item in &tree.items {
                if let Item::Head(line) = item
                    && let Some(at) = line.value.text.find(was.as_str())
                {
                    let start = line.value.span.start as usize + at;
                    let span = Span::new(start, start + was.len());
                    pieces.push(Piece { file: *file, span, new: is.clone(), kind: PieceKind::Head });
                }
            }
        }
    }
    Edit { pieces, ..of(field, anchor, State::Ready) }
}
