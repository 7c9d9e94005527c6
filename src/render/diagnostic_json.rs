//! Diagnostics as data for other programs.

use super::{Catalogue, PlaceWords};
use crate::diagnostic::{Diagnostic, Severity};
use crate::source::{FileId, LineIndex, Place, Sources};
use serde::Serialize;
use std::collections::BTreeMap;

/// One diagnostic. Lines and characters count from 1; the end is the character after the last.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Entry {
    pub code: &'static str,
    pub severity: Severity,
    pub title: String,
    pub message: String,
    pub help: Option<String>,
    #[serde(flatten)]
    pub at: At,
    /// The place in the policy's own structure: 第（六）条第4句.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<Also>,
}

/// A further place with its label.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Also {
    pub label: String,
    #[serde(flatten)]
    pub at: At,
}

/// A place as people count.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct At {
    pub file: String,
    pub line: usize,
    pub character: usize,
    pub end_line: usize,
    pub end_character: usize,
}

/// Diagnostics as entries, in the order given.
pub fn entries(
    diagnostics: &[Diagnostic],
    sources: &Sources,
    place_words: Option<PlaceWords<'_>>,
    catalogue: &Catalogue,
) -> Vec<Entry> {
    let lines: BTreeMap<FileId, LineIndex<'_>> =
        sources.iter().map(|(id, file)| (id, LineIndex::new(&file.text))).collect();
    let at = |place: Place| match (sources.get(place.file), lines.get(&place.file)) {
        (Some(file), Some(lines)) => {
            let (start, end) = (lines.of(place.span), lines.of(place.span.after()));
            At {
                file: file.name.clone(),
                line: start.line,
                character: start.character,
                end_line: end.line,
                end_character: end.character,
            }
        }
        _ => At::default(),
    };
    let entry = |diagnostic: &Diagnostic| {
        let finding = catalogue.finding(diagnostic);
        Entry {
            code: finding.code,
            severity: diagnostic.severity(),
            title: finding.title,
            message: finding.message,
            help: finding.help,
            at: at(diagnostic.place),
            place: place_words.and_then(|words| words(diagnostic.place)),
            also: finding.labels.into_iter().map(|(place, label)| Also { label, at: at(place) }).collect(),
        }
    };
    diagnostics.iter().map(entry).collect()
}

/// The entries as a JSON array.
pub fn render(
    diagnostics: &[Diagnostic],
    sources: &Sources,
    place_words: Option<PlaceWords<'_>>,
    catalogue: &Catalogue,
) -> String {
    let entries = entries(diagnostics, sources, place_words, catalogue);
    // Strings and numbers only: there is nothing that cannot be written.
    serde_json::to_string_pretty(&entries).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::super::Lang;
    use super::*;
    use crate::diagnostic::Code;
    use crate::source::Span;

    #[test]
    fn places_are_lines_and_characters() {
        let mut sources = Sources::default();
        let text = "给付：甲。\n标准：3元";
        let file = sources.add("规则.tw", text);
        let d = Diagnostic::new(Code::MissingStop, file, Span::new(text.len(), text.len()));
        let entries = entries(&[d], &sources, None, &Catalogue::load(Lang::Zh));
        let at = At { file: "规则.tw".into(), line: 2, character: 6, end_line: 2, end_character: 6 };
        assert_eq!(entries[0].at, at);
        let json = serde_json::to_value(&entries[0]).unwrap();
        assert_eq!(
            (json["code"].as_str(), json["severity"].as_str(), json["line"].as_u64()),
            (Some("T0105"), Some("error"), Some(2))
        );
    }
}
