//! The structure of a text, as a tree for a terminal and as JSON.

use super::Catalogue;
use crate::document::Document;
use crate::document::tree::{FORMATS, Unit, UnitKind};
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
        format: formats(document).into_iter().map(|(word, count)| (word.to_owned(), count)).collect(),
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
    let formats: Vec<String> = formats(document)
        .into_iter()
        .map(|(word, count)| words.message("structure-format", &[("kind", word), ("count", &count.to_string())]))
        .collect();
    let count = |kind: fn(UnitKind) -> bool| tree.units.iter().filter(|u| kind(u.kind)).count().to_string();
    let sentences = count(|k| matches!(k, UnitKind::Sentence | UnitKind::Lead));
    let articles = count(|k| matches!(k, UnitKind::Article));
    let formats = formats.join(&words.message("list-joiner", &[]));
    let args = [("articles", articles.as_str()), ("sentences", sentences.as_str()), ("formats", formats.as_str())];
    out.push_str(&format!("{}\n", words.message("structure-totals", &args)));
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

/// The first characters of a unit, blanks left out.
fn head(text: &str, unit: &Unit) -> String {
    let span = if unit.own.start == unit.own.end || !unit.kind.is_leaf() { unit.span } else { unit.own };
    span.text(text).chars().filter(|c| !c.is_whitespace()).take(HEAD).collect()
}

fn letters(words: &str) -> usize {
    words.chars().filter(|c| !c.is_whitespace()).count()
}

/// How many characters each kind of format holds, in the order of a page.
fn formats(document: &Document) -> Vec<(&'static str, usize)> {
    let of = |kind: UnitKind| -> usize {
        document.tree().units.iter().filter(|u| u.kind == kind).map(|u| letters(u.own.text(document.text()))).sum()
    };
    FORMATS.iter().map(|f| (f.word(), of(UnitKind::Format(*f)))).filter(|(_, count)| *count > 0).collect()
}
