//! 台账: what became of every character of the text, and what the rules leave open.
//!
//! Every character of the corrected text belongs to one entry: the innermost words that some norm
//! quotes, a formal element of the document, or nothing. Registers beside it list interpretations,
//! what is left to other documents, discretion, references and corrections.

#![warn(clippy::wildcard_enum_match_arm)]

mod account;
mod norm;
mod register;

pub use account::{KindAccount, Mark, marks};
pub use norm::Norm;
pub use register::{
    CorrectionEntry, Delegation, Discretion, EnumerationEntry, InterpretationEntry, QualifierEntry, ReferenceEntry,
    ResolvedEntry, WordingEntry, extent_word,
};

use crate::document::Correction;
use crate::ir::Program;
use crate::resolve::Model;
use serde::Serialize;

/// The version of the ledger's JSON.
pub const SCHEMA: &str = "tiaowen.ledger/v1";

/// The whole account of one package.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Ledger {
    pub schema: &'static str,
    pub policy: PolicyEntry,
    /// Characters of the corrected text, line breaks not counted.
    pub text_chars: usize,
    pub covered_chars: usize,
    pub kinds: Vec<KindAccount>,
    pub clauses: Vec<ClauseAccount>,
    pub uncovered: Vec<Stretch>,
    /// What was taken for format and needs no rule, by kind.
    pub format: Vec<FormatEntry>,
    /// Words that two norms claim without one being part of the other.
    pub overlaps: Vec<Overlap>,
    pub interpretations: Vec<InterpretationEntry>,
    pub delegations: Vec<Delegation>,
    pub discretions: Vec<Discretion>,
    pub references: Vec<ReferenceEntry>,
    pub enumerations: Vec<EnumerationEntry>,
    /// Words before subject and object that make no condition.
    pub qualifiers: Vec<QualifierEntry>,
    /// How the text says what facts ask.
    pub wordings: Vec<WordingEntry>,
    pub corrections: Vec<CorrectionEntry>,
}

/// A piece of the text that is format.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FormatEntry {
    pub kind: String,
    pub chars: usize,
    pub words: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PolicyEntry {
    pub id: String,
    pub title: String,
    pub version: String,
    pub text_sha256: String,
}

/// One 条.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ClauseAccount {
    /// （六）
    pub clause: String,
    pub number: u32,
    pub title: String,
    /// Characters of the 条, its title included.
    pub chars: usize,
    pub covered: usize,
    pub responsible: Responsible,
    pub kinds: Vec<KindAccount>,
    pub norms: Vec<Norm>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Responsible {
    pub lead: Vec<String>,
    pub with: Vec<String>,
    /// By which rule the lead is the lead.
    pub by: String,
}

/// A stretch of the text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Stretch {
    pub anchor: String,
    pub place: String,
    pub text: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Overlap {
    pub place: String,
    pub text: String,
    pub rules: Vec<String>,
}

/// Draws up the account.
pub fn ledger(model: &Model<'_>, program: &Program, corrections: &[Correction]) -> Ledger {
    let document = model.document;
    let marks = marks(model);
    let norms = norm::norms(model);
    let clauses = program
        .clauses
        .iter()
        .map(|info| {
            let own = marks.iter().filter(|m| m.clause == Some(info.number));
            let chars = own.clone().map(|m| m.chars).sum();
            let covered = own.clone().filter(|m| m.kind.is_some()).map(|m| m.chars).sum();
            let norms: Vec<Norm> = norms.iter().filter(|n| n.clause == info.number).cloned().collect();
            ClauseAccount {
                clause: info.label.clone(),
                number: info.number,
                title: info.title.clone(),
                chars,
                covered,
                responsible: Responsible { lead: info.lead.clone(), with: info.with.clone(), by: info.lead_by.clone() },
                kinds: account::by_kind(own, &norms),
                norms,
            }
        })
        .collect();
    let uncovered = marks.iter().filter(|m| m.kind.is_none());
    Ledger {
        schema: SCHEMA,
        policy: PolicyEntry {
            id: program.policy.id.clone(),
            title: program.policy.title.clone(),
            version: program.policy.version.clone(),
            text_sha256: program.policy.text_sha256.clone(),
        },
        text_chars: document.text_chars(),
        covered_chars: marks.iter().filter(|m| m.kind.is_some()).map(|m| m.chars).sum(),
        kinds: account::by_kind(marks.iter(), &norms),
        clauses,
        uncovered: uncovered
            .map(|m| Stretch {
                anchor: m.anchor.map(|a| document.anchors()[a].id.clone()).unwrap_or_default(),
                place: document.place_words(m.anchor),
                text: m.span.text(document.text()).to_owned(),
            })
            .collect(),
        format: register::format(document),
        overlaps: norm::overlaps(model),
        interpretations: register::interpretations(model, program),
        delegations: register::delegations(model),
        discretions: register::discretions(model),
        references: register::references(model),
        enumerations: register::enumerations(model),
        qualifiers: register::qualifiers(model),
        wordings: register::wordings(model),
        corrections: register::corrections(corrections),
    }
}
