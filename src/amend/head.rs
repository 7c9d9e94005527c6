//! 文号, 标题 and 印发日期: what the package's head repeats of the text.

use super::edit::{Edit, Piece, PieceKind, Reason, State};
use super::follow::{Comparison, Followed, letters};
use super::subject::Subject;
use crate::package::MANIFEST;
use crate::source::{FileId, Span};
use crate::syntax::ast::{HeadLine, Item};
use std::collections::BTreeSet;

/// The words of the old text that the package repeats, as the new text has them.
pub(super) fn edits(subject: Subject<'_>, comparison: &Comparison<'_>) -> Vec<Edit> {
    let (old, new) = (comparison.alignment.old, comparison.alignment.new);
    let header = &subject.package.manifest.policy;
    let mut edits = Vec::new();
    let front = |id: &str, label: &'static str, manifest: &str| {
        let (was, is) = (old.front(id)?, new.front(id)?);
        let differs = !letters(&was).eq(letters(&is));
        (differs && manifest == was).then(|| edit(subject, label, id, &[(was, is)]))
    };
    edits.extend(front("0.号", "文号", &header.id));
    edits.extend(front("0.题", "标题", &header.title));
    let days = (old.issued_on(), new.issued_on());
    if let ((Some(was), Some(is)), true) = (days, days.0 != days.1) {
        let iso = |d: &(i32, u32, u32)| format!("{:04}-{:02}-{:02}", d.0, d.1, d.2);
        let words = |d: &(i32, u32, u32)| format!("{}年{}月{}日", d.0, d.1, d.2);
        let anchor = old.anchors().last().map(|a| a.id.clone()).unwrap_or_default();
        edits.push(edit(subject, "印发日期", &anchor, &[(iso(&was), iso(&is)), (words(&was), words(&is))]));
    }
    edits.retain(|e| !e.pieces.is_empty());
    for (file, tree) in subject.files {
        let lines = tree.items.iter().filter_map(|i| if let Item::Head(line) = i { Some(line) } else { None });
        edits.extend(lines.filter_map(|line| told(comparison, *file, line)));
    }
    edits
}

/// Lines of the head that repeat a sentence, and the words by which that sentence is known.
const TOLD: [(&str, &[&str]); 5] = [
    ("施行日期", &["起施行", "起实施", "起生效"]),
    ("有效期", &["有效期"]),
    ("解释机关", &["解释"]),
    ("受理机关", &["受理"]),
    ("补正期限", &["补正"]),
];

/// A line that repeats words of a sentence follows them; where they cannot be followed, somebody must look.
fn told(comparison: &Comparison<'_>, file: FileId, line: &HeadLine) -> Option<Edit> {
    let (_, known) = TOLD.iter().find(|(label, _)| *label == line.label)?;
    let old = comparison.alignment.old;
    let value = line.value.text.as_str();
    let mut anchors = old.anchors().iter().enumerate();
    let (index, anchor) = anchors.find(|(i, a)| {
        let text = old.anchor_text(*i);
        !a.kind.is_formal() && text.contains(value) && known.iter().any(|w| text.contains(w))
    })?;
    let start = anchor.span.start as usize + old.anchor_text(index).find(value)?;
    let place = Span::new(start, start + value.len());
    let followed = comparison.follow(&[place]);
    let (new, state) = match followed {
        // 区人社局、市人社局: the value still stands, and is not all of it any more.
        Ok(f) if !f.changed && comparison.put_beside(place) => {
            (String::new(), State::Draft(Reason::HeadLine { words: value.to_owned() }))
        }
        Ok(f) if !f.changed => return None,
        Ok(Followed { parts, .. }) => match parts.into_iter().next().flatten() {
            Some(new) => (new, State::Ready),
            None => (String::new(), State::Draft(Reason::HeadLine { words: value.to_owned() })),
        },
        Err(_) => (String::new(), State::Draft(Reason::HeadLine { words: value.to_owned() })),
    };
    let pieces = match state {
        State::Ready => vec![Piece { file, span: line.value.span, new, kind: PieceKind::Head }],
        State::Draft(_) => vec![],
    };
    let (id, atoms) = (String::new(), BTreeSet::new());
    let title = format!("文件头：{}", line.label);
    Some(Edit { id, rule: None, title, anchor: anchor.id.clone(), atoms, lost: BTreeSet::new(), pieces, state })
}

/// Replaces what `package.toml` and the head of the rules say.
fn edit(subject: Subject<'_>, label: &str, anchor: &str, pairs: &[(String, String)]) -> Edit {
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
    let (id, atoms, state) = (String::new(), BTreeSet::new(), State::Ready);
    Edit {
        id,
        rule: None,
        title: format!("文件头：{label}"),
        anchor: anchor.to_owned(),
        atoms,
        lost: BTreeSet::new(),
        pieces,
        state,
    }
}
