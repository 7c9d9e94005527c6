//! The fixed words of a page, from the catalogue.

use crate::render::Catalogue;
use std::collections::BTreeMap;

/// Every word that a page uses; its key in the catalogue is `page-…`, with `-` for `_`.
pub const KEYS: [&str; 103] = [
    "doc_kind",
    "ledger_kind",
    "issued",
    "effective",
    "version",
    "text_hash",
    "ir_hash",
    "engine",
    "text_chars",
    "covered_chars",
    "covered_all",
    "clauses",
    "norms",
    "rules",
    "interpretations",
    "delegations",
    "discretions",
    "corrections",
    "cases",
    "totals",
    "legend",
    "legend_note",
    "unit_norm",
    "unit_char",
    "unit_rule",
    "unit_case",
    "contents",
    "registers",
    "skip",
    "opening",
    "closing",
    "how",
    "how_1",
    "how_corrected",
    "how_2",
    "how_3",
    "top",
    "authority",
    "decides",
    "decides_title",
    "uncited",
    "row_interpretations",
    "row_parameters",
    "row_references",
    "row_delegations",
    "row_enumerations",
    "row_cases",
    "row_notes",
    "more_rule",
    "lead",
    "with",
    "other_rules",
    "question",
    "used",
    "reason",
    "standing",
    "parameters",
    "unit",
    "index",
    "valid",
    "applies",
    "value",
    "published",
    "source",
    "no_rows",
    "used_by",
    "word",
    "place",
    "decides_what",
    "document",
    "state",
    "references",
    "resolves",
    "enumerations",
    "quote",
    "treatment",
    "name",
    "who",
    "bound",
    "from",
    "to",
    "why",
    "times",
    "uncovered",
    "uncovered_note",
    "sep",
    "semi",
    "colon",
    "comma",
    "open",
    "close",
    "gap",
    "lparen",
    "rparen",
    "clause",
    "kinds_share",
    "chars",
    "norms_by_clause",
    "by_clause",
    "overlaps",
    "format",
    "kind",
    "none",
];

/// The words by their names in the templates.
pub fn words(catalogue: &Catalogue) -> BTreeMap<&'static str, String> {
    keyed(catalogue, "page", &KEYS)
}

/// Words of the catalogue, each under its name in a template: `prefix-…`, with `-` for `_`.
pub fn keyed(catalogue: &Catalogue, prefix: &str, keys: &[&'static str]) -> BTreeMap<&'static str, String> {
    let word = |key: &str| catalogue.message(&format!("{prefix}-{}", key.replace('_', "-")), &[]);
    keys.iter().map(|key| (*key, word(key))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::Lang;

    #[test]
    fn every_word_is_in_both_languages() {
        for lang in [Lang::Zh, Lang::En] {
            for (key, word) in words(&Catalogue::load(lang)) {
                assert!(!word.is_empty() && !word.starts_with("page-"), "{lang:?} lacks {key}");
            }
        }
    }
}
