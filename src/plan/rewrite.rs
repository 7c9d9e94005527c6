//! A package with edits put in, compiled in memory.

use super::rule_lines::{RuleLines, rule_lines};
use crate::amend::{Edit, Edited, In, Old, Piece, PieceKind, apply};
use crate::compile::{Compiled, View, compile_with};
use crate::diagnostic::{Code, Diagnostic, Group};
use crate::document::{Correction, parse_corrections, write_corrections};
use crate::package::{MANIFEST, Manifest, PackageFiles, Status};
use crate::resolve::{Model, RuleInfo};
use crate::source::{FileId, Place, Sources, Span};
use crate::syntax::ast::RuleKind;
use std::collections::{BTreeMap, BTreeSet};

/// The package as it would be.
pub struct Rewritten {
    pub sources: Sources,
    pub package: PackageFiles,
    pub diagnostics: Vec<Diagnostic>,
    /// There is none where the text itself cannot be read.
    pub compiled: Option<Compiled>,
    /// How it writes its rules.
    pub lines: RuleLines,
    /// Files whose text differs.
    pub changed: BTreeMap<FileId, String>,
    /// Those of them that edits were put into, with what became of their places.
    edited: BTreeMap<FileId, Edited>,
    rules: Vec<RuleAt>,
}

/// Where corrections go in a package that had none.
const CORRECTIONS: &str = "source/corrections.toml";

pub(super) fn own_corrections(sources: &Sources, file: FileId) -> Option<Vec<Correction>> {
    parse_corrections(&sources.get(file)?.text, file).ok()
}

impl Rewritten {
    /// Errors by which decisions go wrong; that a quotation does not stand changes no computation.
    pub fn broken(&self) -> usize {
        self.diagnostics.iter().filter(|d| d.is_error() && d.code.group() != Group::Text).count()
    }

    /// Names of the rules whose words are not found: where they stand in the text, and so which
    /// definitions govern them, is not known.
    pub fn unplaced(&self) -> BTreeSet<String> {
        let quotes = self.diagnostics.iter().filter(|d| d.is_error() && d.code.group() == Group::Text);
        let own = |r: &&RuleAt| r.kind != RuleKind::Interpretation;
        quotes.filter_map(|d| self.rule_at(d.place)).filter(own).map(|r| r.name.clone()).collect()
    }

    /// The rule in which a place lies, or behind which.
    fn rule_at(&self, place: Place) -> Option<&RuleAt> {
        self.rules.iter().rfind(|r| r.file == place.file && r.start <= place.span.start)
    }

    /// Where in the package that was rewritten a place of this one comes from.
    pub(super) fn old_place(&self, place: Place) -> (FileId, In<Old>) {
        // A file without edits is the same in both.
        let old = self.edited.get(&place.file).map(|e| e.old_place(place.span.into()));
        (place.file, old.unwrap_or_else(|| place.span.into()))
    }
}

/// Where a rule of the rewritten package begins.
struct RuleAt {
    file: FileId,
    start: u32,
    kind: RuleKind,
    name: String,
}

fn rule_places(model: &Model<'_>) -> Vec<RuleAt> {
    let place = |info: &RuleInfo<'_>| {
        let rule = info.ast;
        RuleAt { file: info.file, start: rule.span.start, kind: rule.kind, name: rule.name.text.clone() }
    };
    model.rules.iter().map(place).collect()
}

/// A new text, with what is to be said of it in the package.
#[derive(Debug, Clone, Copy)]
pub struct NewText<'a> {
    pub text: &'a str,
    pub corrections: &'a [Correction],
    pub sha256: &'a str,
}

/// What a rewritten package is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// To be kept: held to everything that it says of itself.
    Kept,
    /// To be run: text that no rule accounts for yet is no error.
    Run,
}

/// Puts the edits and the new text in and compiles.
pub fn rewrite<'e>(
    package: &PackageFiles,
    sources: &Sources,
    edits: impl Iterator<Item = &'e Edit>,
    new: NewText<'_>,
    how: How,
) -> Rewritten {
    let mut files = sources.clone();
    let mut package = package.clone();
    let mut changed = BTreeMap::from([(package.text, new.text.to_owned())]);
    let mut named = String::new();
    match package.corrections {
        // Untouched corrections keep their file, comments and all.
        Some(file) if own_corrections(sources, file).as_deref() != Some(new.corrections) => {
            changed.insert(file, write_corrections(new.corrections));
        }
        None if !new.corrections.is_empty() => {
            let file = files.add(CORRECTIONS, "");
            changed.insert(file, write_corrections(new.corrections));
            package.corrections = Some(file);
            named = format!("corrections = \"{CORRECTIONS}\"\n");
        }
        Some(_) | None => {}
    }
    let manifest = sources.iter().find(|(_, f)| f.name == MANIFEST).map(|(file, f)| (file, f.text.as_str()));
    let own = manifest.map(|found| of_manifest(&package.manifest, found, new.sha256, named)).unwrap_or_default();
    let edited = apply(edits.flat_map(|e: &Edit| &e.pieces).chain(&own), sources);
    changed.extend(edited.iter().map(|(file, e)| (*file, e.text.clone())));
    for (file, text) in &changed {
        files.replace(*file, text.clone());
    }
    let mut diagnostics = Vec::new();
    if let Some((file, _)) = manifest {
        let text = files.get(file).map(|f| f.text.clone()).unwrap_or_default();
        if let Some(read) = Manifest::parse(file, &text, &mut diagnostics) {
            package.manifest = read;
        }
        if how == How::Run {
            package.manifest.status = Status::Draft;
        }
    }
    let see = |view: View<'_, '_>| (rule_lines(view.model), rule_places(view.model));
    let (compiled, (lines, rules)) = match compile_with(&package, &files, &mut diagnostics, see) {
        Some((compiled, seen)) => (Some(compiled), seen),
        None => (None, (RuleLines::new(), vec![])),
    };
    if how == How::Run {
        // A figure or a value that awaits drafting is not the new text's, and computes as before.
        let as_before =
            [Code::FigureDiffers, Code::SideDiffers, Code::HeadContradicted, Code::ValueDiffers, Code::MannerDiffers];
        diagnostics.retain(|d| !as_before.contains(&d.code));
    }
    Rewritten { sources: files, package, diagnostics, compiled, lines, changed, edited, rules }
}

/// What the manifest says of the text: its checksum, and the file of its corrections where it has one now.
fn of_manifest(manifest: &Manifest, (file, text): (FileId, &str), sha256: &str, named: String) -> Vec<Piece> {
    let piece = |span, new| Piece { file, span, new, kind: PieceKind::Head };
    let old = manifest.sha256.value.as_str();
    let sums = text.match_indices(old).map(|(at, _)| piece(Span::new(at, at + old.len()), sha256.to_owned()));
    let mut pieces: Vec<Piece> = sums.collect();
    if !named.is_empty() {
        let before = text.get(..manifest.text.place.span.range().start).unwrap_or_default();
        let line = before.rfind('\n').map_or(0, |at| at + 1);
        pieces.push(piece(Span::new(line, line), named));
    }
    pieces
}
