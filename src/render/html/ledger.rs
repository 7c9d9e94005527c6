//! The ledger as a page.

use super::shared::{corrections, styled};
use super::words::words;
use super::{language, render};
use crate::ledger::Ledger;
use crate::render::Catalogue;
use minijinja::Error;
use serde_json::{Value, json};

/// The page of a ledger. `rules` and `cases` are how many the package has.
///
/// # Errors
/// A template that does not fit its data, which is a fault of the program.
pub fn ledger(ledger: &Ledger, (rules, cases): (usize, usize), catalogue: &Catalogue) -> Result<String, Error> {
    let mut page = serde_json::to_value(ledger).unwrap_or_default();
    styled(&mut page);
    let norms: usize = ledger.clauses.iter().map(|c| c.norms.len()).sum();
    page["totals"] = json!({
        "text_chars": ledger.text_chars,
        "covered_chars": ledger.covered_chars,
        "clauses": ledger.clauses.len(),
        "norms": norms,
        "rules": rules,
        "interpretations": ledger.interpretations.len(),
        "delegations": ledger.delegations.len(),
        "discretions": ledger.discretions.len(),
        "corrections": ledger.corrections.len(),
        "cases": cases,
    });
    page["legend"] = page["kinds"].take();
    page["lang"] = json!(language(catalogue));
    page["words"] = json!(words(catalogue));
    page["id"] = json!(ledger.policy.id);
    page["title"] = json!(ledger.policy.title);
    if let Some(clauses) = page["clauses"].as_array_mut() {
        for clause in clauses {
            clause["label"] = clause["clause"].take();
        }
    }
    for (list, from, to) in [("enumerations", "words", "quote"), ("enumerations", "extent", "state")] {
        renamed(&mut page[list], from, to);
    }
    for list in ["delegations", "references"] {
        let Some(items) = page[list].as_array_mut() else { continue };
        for item in items {
            let rule = item["rule"].as_str().unwrap_or_default().to_owned();
            item["rules"] = json!([rule]);
            renamed(&mut item["resolves"], "words", "text");
        }
    }
    if let Some(items) = page["interpretations"].as_array_mut() {
        for (item, of) in items.iter_mut().zip(&ledger.interpretations) {
            let used = of.alternatives.iter().find(|a| a.used).map(|a| a.name.as_str()).unwrap_or_default();
            item["standing"] = json!(format!("{}{used}", of.standing));
        }
    }
    page["corrections"] = corrections(&ledger.corrections);
    render("ledger.html", &page)
}

fn renamed(list: &mut Value, from: &str, to: &str) {
    for item in list.as_array_mut().into_iter().flatten() {
        item[to] = item[from].take();
    }
}
