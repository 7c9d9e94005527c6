//! The explanation of a case as a page.

use super::chart::chart;
use super::ladder::{Rung, Words, ladder};
use super::words::keyed;
use super::{language, render};
use crate::explain::State;
use crate::render::Catalogue;
use crate::render::dossier::{DecisionView, Dossier, StepView, SumView};
use minijinja::Error;
use serde_json::{Value, json};

/// The fixed words of the page; each is `dossier-…` in the catalogue, with `-` for `_`.
const KEYS: [&str; 99] = [
    "case",
    "again",
    "for",
    "skip",
    "colon",
    "semi",
    "sep",
    "stop",
    "open",
    "close",
    "lparen",
    "rparen",
    "to",
    "applicant",
    "policy",
    "basis",
    "applicable",
    "decided",
    "contents",
    "here",
    "amount",
    "reasons",
    "clause",
    "fact",
    "margin",
    "parts",
    "to_text",
    "met",
    "is_holds",
    "is_fails",
    "is_open",
    "is_na",
    "is_fault",
    "ladder",
    "ladder_note",
    "sum",
    "chart",
    "due",
    "due_known",
    "due_readings",
    "swipe",
    "projected",
    "projected_note",
    "member",
    "period",
    "months",
    "rate",
    "before",
    "total",
    "changes",
    "together",
    "or",
    "was",
    "becomes",
    "then",
    "asks",
    "questions",
    "matters",
    "idle",
    "used",
    "used_open",
    "by_it",
    "remarks",
    "next",
    "tree",
    "tree_open",
    "tree_paper",
    "find",
    "open_all",
    "close_all",
    "found",
    "found_none",
    "others",
    "others_note",
    "facts",
    "facts_caption",
    "value",
    "source",
    "source_date",
    "disputed",
    "claim",
    "none",
    "none_short",
    "unused",
    "text",
    "text_mark",
    "text_note",
    "marks",
    "issued",
    "effective",
    "version",
    "engine",
    "text_hash",
    "ir_hash",
    "parameters_hash",
    "case_hash",
    "authority",
    "unreckoned",
    "idle_list",
];

/// A drawing says more than a list from so many periods on.
const LEAST_PERIODS: usize = 2;

/// The page of a case: one file, readable without a script.
///
/// # Errors
/// A template that does not fit its data, which is a fault of the program.
pub fn decision(dossier: &Dossier, catalogue: &Catalogue) -> Result<String, Error> {
    let mut page = serde_json::to_value(dossier).unwrap_or_default();
    page["lang"] = json!(language(catalogue));
    page["w"] = json!(keyed(catalogue, "dossier", &KEYS));
    for (of, view) in dossier.decisions.iter().zip(page["decisions"].as_array_mut().into_iter().flatten()) {
        draw(of, view, catalogue);
    }
    render("decision.html", &page)
}

/// Puts the drawings of a decision beside its words.
fn draw(of: &DecisionView, view: &mut Value, catalogue: &Catalogue) {
    let word = |key: &str| catalogue.message(key, &[]);
    view["ladder"] = json!("");
    if let Some(tree) = &of.tree {
        let words = Words {
            holds: word("dossier-is-holds"),
            fails: word("dossier-is-fails"),
            open: word("dossier-is-open"),
            na: word("dossier-is-na"),
            failed: word("dossier-is-fault"),
            start: word("ladder-start"),
            end: catalogue.message("ladder-end", &[("rule", &of.rule)]),
            title: catalogue.message("ladder-title", &[("rule", &of.rule)]),
        };
        view["ladder"] = json!(ladder(&rung(tree), &words));
    }
    if let Some(sum) = &of.sum {
        view["sum"]["chart"] = json!(picture(sum, &catalogue.message("dossier-chart", &[])));
    }
}

fn picture(sum: &SumView, title: &str) -> Option<String> {
    (sum.periods.len() >= LEAST_PERIODS).then(|| chart(&sum.periods, title))
}

/// A statement as a part of the ladder. What its parts do not add up to, as with a number of items that
/// count together, stands as one contact.
fn rung(step: &StepView) -> Rung {
    let own = step.children.len() > 1 || step.any;
    let group = Rung {
        label: if own && step.unnamed { String::new() } else { step.statement.clone() },
        state: step.stands,
        any: step.any,
        children: if step.ladder { step.children.iter().map(rung).collect() } else { vec![] },
    };
    let carries = group.carries();
    if group.children.is_empty() || carries == (step.stands == State::Holds) || step.stands == State::Inapplicable {
        return group;
    }
    Rung { label: step.statement.clone(), children: vec![], ..group }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::Lang;

    #[test]
    fn every_word_is_in_both_languages() {
        for lang in [Lang::Zh, Lang::En] {
            for (key, word) in keyed(&Catalogue::load(lang), "dossier", &KEYS) {
                assert!(!word.is_empty() && !word.starts_with("dossier-"), "{lang:?} lacks {key}");
            }
        }
    }

    #[test]
    fn every_word_is_used_by_a_template() {
        let templates = [
            include_str!("templates/decision.html"),
            include_str!("templates/decision-one.html"),
            include_str!("templates/decision-parts.html"),
        ]
        .concat();
        for key in KEYS {
            let used = [format!("w.{key}"), format!("w[\"{key}\"]")].iter().any(|w| templates.contains(w.as_str()));
            assert!(used || key.starts_with("is_"), "no template uses {key}");
        }
    }
}
