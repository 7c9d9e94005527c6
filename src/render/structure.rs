//! The structure of a text, as a tree for a terminal and as JSON.

use super::Catalogue;
use crate::document::Document;
use crate::document::tree::{FORMATS, FormatKind, Unit, UnitKind};
use serde::Serialize;
use std::collections::BTreeMap;

/// `tiaowen.structure/v1`
#[derive(Serialize)]
struct Structure {
    schema: &'static str,
    text_sha256: String,
    units: Vec<UnitPart>,
    doubts: Vec<DoubtPart>,
    /// Characters by kind of format.
    format: BTreeMap<String, usize>,
    /// Characters that belong to no unit and are no known kind of format.
    unclassified: usize,
}

/// A unit as the paper cites it, with its first characters and how many it holds itself.
#[derive(Serialize)]
struct UnitPart {
    kind: String,
    cite: Option<String>,
    head: String,
    own: usize,
    depth: u32,
}

#[derive(Serialize)]
struct DoubtPart {
    at: String,
    question: String,
    answer: String,
    alternatives: Vec<String>,
    settled: bool,
}

/// So many characters show what a unit is.
const HEAD: usize = 16;

/// So many pieces of one kind of format are shown.
const PIECES: usize = 5;

pub fn json(document: &Document) -> serde_json::Result<String> {
    let tree = document.tree();
    let text = document.text();
    let units = tree.units.iter().map(|unit| UnitPart {
        kind: unit.kind.word(),
        cite: Some(tree.cite(unit)).filter(|c| !c.is_empty()),
        head: head(text, unit),
        own: letters(unit.own.text(text)),
        depth: unit.depth,
    });
    let doubts = tree.doubts.iter().map(|doubt| DoubtPart {
        at: doubt.at.clone(),
        question: doubt.question.word().to_owned(),
        answer: doubt.answer().to_owned(),
        alternatives: doubt.others().map(str::to_owned).collect(),
        settled: doubt.settled,
    });
    let structure = Structure {
        schema: "tiaowen.structure/v1",
        text_sha256: document.sha256().to_owned(),
        units: units.collect(),
        doubts: doubts.collect(),
        format: formats(document).into_iter().map(|(format, count)| (format.word().to_owned(), count)).collect(),
        unclassified: unclassified(document),
    };
    serde_json::to_string_pretty(&structure)
}

pub fn text(document: &Document, words: &Catalogue) -> String {
    let (tree, text) = (document.tree(), document.text());
    let mut out = String::new();
    for unit in &tree.units {
        let cite = tree.cite(unit);
        let indent = "  ".repeat(usize::try_from(unit.depth).unwrap_or_default());
        let count = letters(unit.own.text(text)).to_string();
        let args = [("kind", unit.kind.word()), ("cite", cite), ("head", head(text, unit)), ("count", count)];
        let args: Vec<(&str, &str)> = args.iter().map(|(key, value)| (*key, value.as_str())).collect();
        let key = if unit.kind.is_leaf() { "structure-leaf" } else { "structure-unit" };
        out.push_str(&format!("{indent}{}\n", words.message(key, &args)));
    }
    out.push_str(&format!("\n{}", summary(document, words)));
    out
}

/// How much there is of what, how much was taken for format, and what is in doubt.
pub fn summary(document: &Document, words: &Catalogue) -> String {
    let tree = document.tree();
    let mut out = String::new();
    let totals = totals(document, words);
    out.push_str(&format!(
        "{}\n{}",
        words.message("structure-totals", &[("totals", &totals)]),
        outside(document, words)
    ));
    if tree.doubts.is_empty() {
        return out;
    }
    out.push_str(&format!("{}\n", words.message("structure-doubts", &[("count", &tree.doubts.len().to_string())])));
    for doubt in &tree.doubts {
        let others: Vec<&str> = doubt.others().collect();
        let others = others.join(&words.message("list-joiner", &[]));
        let args = [
            ("at", doubt.at.as_str()),
            ("question", doubt.question.word()),
            ("answer", doubt.answer()),
            ("others", &others),
        ];
        let key = if others.is_empty() { "structure-doubt-plain" } else { "structure-doubt" };
        out.push_str(&format!("  {}\n", words.message(key, &args)));
    }
    out
}

/// How many units and sentences there are, and how many 分句 where a sentence has several.
pub fn totals(document: &Document, words: &Catalogue) -> String {
    let counts = document.counts();
    let units = counts
        .units
        .iter()
        .map(|(kind, count)| words.message(&format!("structure-{kind}"), &[("count", &count.to_string())]));
    let pieces = counts.pieces.to_string();
    let key = if counts.pieces == counts.sentences { "structure-sentences" } else { "structure-pieces" };
    let args = [("count", counts.sentences.to_string()), ("pieces", pieces)];
    let args: Vec<(&str, &str)> = args.iter().map(|(key, value)| (*key, value.as_str())).collect();
    units.chain([words.message(key, &args)]).collect::<Vec<_>>().join(&words.message("list-joiner", &[]))
}

/// What of the text needs no rule, and what belongs to no unit: how much by kind, with the first words of each piece.
pub fn outside(document: &Document, words: &Catalogue) -> String {
    let joiner = words.message("list-joiner", &[]);
    let shown = |units: Vec<&Unit>| -> String {
        let heads: Vec<String> = units.iter().take(PIECES).map(|u| head(document.text(), u)).collect();
        let more = if units.len() > PIECES { "……" } else { "" };
        heads.join(&joiner) + more
    };
    let formats: Vec<String> = formats(document)
        .into_iter()
        .map(|(format, count)| {
            let units = document.tree().units.iter().filter(|u| u.format() == Some(format)).collect();
            let (count, heads) = (count.to_string(), shown(units));
            words.message(
                "structure-format",
                &[("kind", format.word()), ("count", count.as_str()), ("words", heads.as_str())],
            )
        })
        .collect();
    let mut out = String::new();
    if !formats.is_empty() {
        out.push_str(&words.message("structure-formats", &[("formats", &formats.join(&joiner))]));
        out.push('\n');
    }
    let count = unclassified(document);
    if count > 0 {
        let args = [("count", count.to_string()), ("words", shown(stray(document)))];
        let args: Vec<(&str, &str)> = args.iter().map(|(key, value)| (*key, value.as_str())).collect();
        out.push_str(&format!("{}\n", words.message("structure-unclassified", &args)));
    }
    out
}

/// The first characters of a unit, blanks left out.
fn head(text: &str, unit: &Unit) -> String {
    let span = if unit.own.start == unit.own.end || !unit.kind.is_leaf() { unit.span } else { unit.own };
    span.text(text).chars().filter(|c| !c.is_whitespace()).take(HEAD).collect()
}

fn letters(words: &str) -> usize {
    words.chars().filter(|c| !c.is_whitespace()).count()
}

fn unclassified(document: &Document) -> usize {
    stray(document).into_iter().map(|u| letters(u.own.text(document.text()))).sum()
}

/// What belongs to no unit.
fn stray(document: &Document) -> Vec<&Unit> {
    document.tree().units.iter().filter(|u| !u.other && u.kind == UnitKind::Unclassified).collect()
}

/// How many characters each kind of format holds, in the order of a page.
fn formats(document: &Document) -> Vec<(FormatKind, usize)> {
    let of = |kind: FormatKind| -> usize {
        let units = document.tree().units.iter().filter(|u| u.format() == Some(kind));
        units.map(|u| letters(u.own.text(document.text()))).sum()
    };
    FORMATS.iter().map(|f| (*f, of(*f))).filter(|(_, count)| *count > 0).collect()
}
