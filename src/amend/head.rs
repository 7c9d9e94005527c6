//! 文号, 标题 and 印发日期: what the package's head repeats of the text.

use super::edit::{Edit, Piece, PieceKind, State};
use super::follow::Comparison;
use super::propose::Subject;
use crate::package::MANIFEST;
use crate::source::Span;
use crate::syntax::ast::Item;
use std::collections::BTreeSet;

/// The words of the old text that the package repeats, as the new text has them.
pub(super) fn edits(subject: Subject<'_>, comparison: &Comparison<'_>) -> Vec<Edit> {
    let (old, new) = (comparison.alignment.old, comparison.alignment.new);
    let header = &subject.package.manifest.policy;
    let mut edits = Vec::new();
    let front = |id: &str, label: &'static str, manifest: &str| {
        let (was, is) = (old.front(id)?, new.front(id)?);
        (was != is && manifest == was).then(|| edit(subject, label, id, &[(was, is)]))
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
    edits
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
    Edit { id, rule: None, title: format!("文件头：{label}"), anchor: anchor.to_owned(), atoms, pieces, state }
}
