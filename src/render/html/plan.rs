//! A plan as a page.

use super::words::keyed;
use super::{language, render};
use crate::render::Catalogue;
use minijinja::Error;
use serde::Serialize;
use serde_json::json;

/// The fixed words of the page; each is `plan-page-…` in the catalogue, with `-` for `_`.
const KEYS: [&str; 49] = [
    "without",
    "pending",
    "at_least",
    "undetermined",
    "kind",
    "changes",
    "changes_note",
    "rules",
    "edits",
    "parameters",
    "decisions",
    "text",
    "noise",
    "direct",
    "via",
    "same_wording",
    "before",
    "after",
    "place",
    "direction",
    "rule",
    "reach",
    "file",
    "reason",
    "count",
    "cause",
    "total",
    "standing",
    "case",
    "months",
    "exemplar",
    "exemplar_note",
    "unchanged",
    "changed",
    "drafts",
    "ready",
    "lost",
    "skip",
    "none",
    "value",
    "published",
    "source",
    "retroactive",
    "unread",
    "contents",
    "cases",
    "by",
    "dropped",
    "applied",
];

/// The page of a plan, given as plain data.
///
/// # Errors
/// A template that does not fit its data, which is a fault of the program.
pub fn plan(view: &impl Serialize, catalogue: &Catalogue) -> Result<String, Error> {
    let mut page = serde_json::to_value(view).unwrap_or_default();
    page["lang"] = json!(language(catalogue));
    page["words"] = json!(keyed(catalogue, "plan-page", &KEYS));
    render("plan.html", &page)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::Lang;

    #[test]
    fn every_word_is_in_both_languages() {
        for lang in [Lang::Zh, Lang::En] {
            let words = Catalogue::load(lang);
            for key in KEYS {
                let key = format!("plan-page-{}", key.replace('_', "-"));
                assert_ne!(words.message(&key, &[]), key, "{lang:?} lacks {key}");
            }
        }
    }
}
