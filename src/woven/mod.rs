//! 对照本: the policy's own text woven with the rules read from it, as plain data for a page.
//!
//! Everything that a page shows is here, with ids that link both ways; nothing is drawn.

#![warn(clippy::wildcard_enum_match_arm)]

mod annotate;
mod registers;
mod rules;
mod text;

pub use registers::{Alternative, Enumerated, Left, Parameter, Pointed, Question, Row, Unclaimed, Weighed};
pub use rules::{CaseLine, Enumeration, PointedAt, Quoted, Reference, Resolved, RuleEntry, RuleLine, Standing};
pub use text::{Clause, Paragraph, Part, Segment, Sentence};

use crate::facts::Tables;
use crate::ir::Program;
use crate::ledger::{CorrectionEntry, KindAccount, Ledger, marks};
use crate::resolve::{Model, RuleId};
use crate::syntax::ast::RuleKind;
use serde::Serialize;
use std::collections::BTreeMap;

/// A name on the page and what it links to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Link {
    pub target: String,
    pub name: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Totals {
    pub text_chars: usize,
    pub covered_chars: usize,
    pub clauses: usize,
    pub norms: usize,
    pub rules: usize,
    pub interpretations: usize,
    pub delegations: usize,
    pub discretions: usize,
    pub corrections: usize,
    pub cases: usize,
}

/// The whole page.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Woven {
    pub title: String,
    pub id: String,
    pub issued: String,
    pub effective: String,
    pub version: String,
    pub text_sha256: String,
    pub totals: Totals,
    pub kinds: Vec<KindAccount>,
    pub front: Vec<Paragraph>,
    pub back: Vec<Paragraph>,
    pub parts: Vec<Part>,
    /// Rules outside every clause, such as the terms of ours.
    pub other_rules: Vec<RuleEntry>,
    pub interpretations: Vec<Question>,
    pub parameters: Vec<Parameter>,
    pub delegations: Vec<Left>,
    pub references: Vec<Pointed>,
    pub enumerations: Vec<Enumerated>,
    pub discretions: Vec<Weighed>,
    pub corrections: Vec<CorrectionEntry>,
    pub uncovered: Vec<Unclaimed>,
}

/// Cases by the rule they decide.
pub type Cases = BTreeMap<String, Vec<CaseLine>>;

/// Weaves text and rules.
pub fn weave(model: &Model<'_>, program: &Program, tables: &Tables, ledger: &Ledger, cases: &Cases) -> Woven {
    let names = Names::of(model, program);
    let marks = marks(model);
    let files: std::collections::BTreeSet<&str> = cases.values().flatten().map(|c| c.file.as_str()).collect();
    let norms = ledger.clauses.iter().map(|c| c.norms.len()).sum();
    let (front, parts, back) = text::text(model, program, &marks, &names, cases);
    let totals = Totals {
        text_chars: ledger.text_chars,
        covered_chars: ledger.covered_chars,
        clauses: ledger.clauses.len(),
        norms,
        rules: names.rules.iter().filter(|r| model.rule(**r).ast.kind != RuleKind::Term).count(),
        interpretations: program.interpretations.len(),
        delegations: ledger.delegations.len(),
        discretions: ledger.discretions.len(),
        corrections: ledger.corrections.len(),
        cases: files.len(),
    };
    let others = names.rules.iter().filter(|r| model.rule(**r).clause.is_none());
    Woven {
        title: program.policy.title.clone(),
        id: program.policy.id.clone(),
        issued: crate::values::chinese_date(program.policy.issued),
        effective: program.policy.effective.clone(),
        version: program.policy.version.clone(),
        text_sha256: program.policy.text_sha256.clone(),
        totals,
        kinds: ledger.kinds.clone(),
        front,
        back,
        parts,
        other_rules: others.map(|r| rules::rule(model, program, &names, *r, cases)).collect(),
        interpretations: registers::questions(ledger, &names),
        parameters: registers::parameters(model, program, tables, &names),
        delegations: registers::delegations(ledger, &names),
        references: registers::references(ledger, &names),
        enumerations: registers::enumerations(ledger, &names),
        discretions: registers::discretions(ledger, &names),
        corrections: ledger.corrections.clone(),
        uncovered: registers::uncovered(ledger),
    }
}

/// The ids of the page.
pub(crate) struct Names<'p> {
    /// Rules that have an entry, in the order of the text.
    pub rules: Vec<RuleId>,
    ids: BTreeMap<RuleId, String>,
    by_name: BTreeMap<String, String>,
    program: &'p Program,
}

impl<'p> Names<'p> {
    fn of(model: &Model<'_>, program: &'p Program) -> Names<'p> {
        let shown = |id: &RuleId| !matches!(model.rule(*id).ast.kind, RuleKind::Interpretation | RuleKind::Parameter);
        let mut rules: Vec<RuleId> = (0..model.rules.len()).map(RuleId).filter(shown).collect();
        rules.sort_by_key(|id| {
            let rule = model.rule(*id);
            let start = model.claims.iter().filter(|c| c.id == *id).flat_map(|c| &c.spans).map(|s| s.start).min();
            (rule.clause.is_none(), rule.clause, rule.site.anchor.is_none(), rule.site.anchor, start, *id)
        });
        let mut ids = BTreeMap::new();
        let mut by_name = BTreeMap::new();
        for (i, id) in rules.iter().enumerate() {
            let page = format!("r-{}", i + 1);
            let rule = model.rule(*id);
            if rule.ast.kind != RuleKind::Responsible {
                by_name.entry(rule.ast.name.text.clone()).or_insert_with(|| page.clone());
            }
            ids.insert(*id, page);
        }
        Names { rules, ids, by_name, program }
    }

    pub fn rule(&self, id: RuleId) -> Option<&String> {
        self.ids.get(&id)
    }

    pub fn link(&self, name: &str) -> Option<Link> {
        self.by_name.get(name).map(|target| Link { target: target.clone(), name: name.to_owned() })
    }

    pub fn interpretation(&self, name: &str) -> Option<String> {
        self.program.interpretations.iter().position(|i| i.name == name).map(|i| format!("i-{}", i + 1))
    }

    pub fn parameter(&self, name: &str) -> Option<String> {
        self.program.parameters.iter().position(|p| p.name == name).map(|i| format!("p-{}", i + 1))
    }
}

/// The id of a sentence on the page.
pub(crate) fn sentence_id(anchor: &str) -> String {
    format!("s-{anchor}")
}
