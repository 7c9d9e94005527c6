//! The resolved package: what was located, with who leads each clause and what each reference means.

use super::agencies;
use super::citing::Quoted;
use super::definitions::Definitions;
use super::id::RuleId;
use super::info::{Claim, Interp, Param, RuleInfo, TimeLine};
use super::located::Located;
use super::references::{Reference, references};
use super::symbols::Symbols;
use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::ir::{Citation, CitationId, ClauseInfo, InterpId};
use crate::source::{FileId, Span};
use crate::syntax::ast::{self, Item, RuleKind};
use std::collections::BTreeMap;

/// A package after name and quote resolution.
pub struct Model<'a> {
    pub document: &'a Document,
    pub symbols: Symbols,
    pub definitions: Definitions,
    pub rules: Vec<RuleInfo<'a>>,
    pub parameters: BTreeMap<String, Param<'a>>,
    pub interpretations: Vec<Interp<'a>>,
    /// 时点 lines of the head: they hold for every rule that does not say otherwise.
    times: Vec<TimeLine<'a>>,
    pub citations: Vec<Citation>,
    pub clauses: Vec<ClauseInfo>,
    /// 文件头 lines by label.
    pub head: BTreeMap<&'static str, String>,
    /// What each quotation claims of the text: kind, rule, spans.
    pub claims: Vec<Claim>,
    /// Words of the text that point elsewhere, in order.
    pub references: Vec<Reference>,
}

/// Resolves parsed rule files against the document: declarations first, then every rule's place in
/// the text, then what can only be said of all of them together.
pub fn resolve<'a>(
    document: &'a Document,
    files: &'a [(FileId, ast::File)],
    diagnostics: &mut Vec<Diagnostic>,
) -> Model<'a> {
    let declarations = files.iter().flat_map(|(id, f)| {
        f.items.iter().filter_map(move |item| if let Item::Declaration(d) = item { Some((*id, &**d)) } else { None })
    });
    let symbols = Symbols::collect(declarations, diagnostics);
    let located = Located::locate(document, &symbols, files, diagnostics);
    let clauses = agencies::clauses(&located, diagnostics);
    let references = references(&located, diagnostics);
    let Located { document, definitions, rules, parameters, interpretations, times, head, quoted } = located;
    let Quoted { citations, claims, .. } = quoted;
    Model {
        document,
        symbols,
        definitions,
        rules,
        parameters,
        interpretations,
        times,
        citations,
        clauses,
        head,
        claims,
        references,
    }
}

impl<'a> Model<'a> {
    pub fn rule(&self, id: RuleId) -> &RuleInfo<'a> {
        &self.rules[id.0]
    }

    /// The 时点 lines that hold for a rule: its own, and where they do not speak of all conditions, those of the head.
    pub fn times(&self, rule: &RuleInfo<'a>) -> Vec<TimeLine<'a>> {
        let own = rule.ast.lines.iter().filter_map(|line| TimeLine::of(rule.file, &line.value));
        let mut times: Vec<TimeLine<'a>> = own.collect();
        if times.iter().all(|line| !line.of.is_empty()) {
            times.extend(&self.times);
        }
        times
    }

    /// A rule of this kind by name.
    pub fn find(&self, kind: RuleKind, name: &str) -> Option<RuleId> {
        super::located::find(&self.rules, kind, name)
    }

    /// The citations of one item of a list, where it has a 依据 of its own.
    pub fn item_cites(&self, file: FileId, item: &ast::Condition) -> &[CitationId] {
        let items = self.rules.iter().filter(|r| r.file == file).flat_map(|r| &r.items);
        items.filter(|_| !item.authority.is_empty()).find(|i| i.item.span == item.span).map_or(&[], |i| &i.cites)
    }

    pub fn interpretation(&self, name: &str) -> Option<InterpId> {
        self.interpretations.iter().position(|i| i.name == name).map(InterpId::new)
    }

    /// Words of the sentences that a rule cites, found once among them.
    pub fn own_words(&self, rule: &RuleInfo<'_>, words: &str) -> Option<Span> {
        super::located::own_words(self.document, &self.citations, rule, words)
    }

    /// References that nobody resolves, in words that some rule claims.
    pub fn unresolved(&self) -> impl Iterator<Item = &Reference> {
        self.references.iter().filter(|r| r.rule.is_some() && r.resolves.is_empty() && r.extent.is_none())
    }
}
