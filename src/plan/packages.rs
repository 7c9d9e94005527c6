//! Two packages, or two sets of tables for one.

use super::cases::decisions;
use super::input::{CaseInput, Origin};
use super::rewrite::{NewText, own_corrections};
use super::rule_lines::{RuleLines, rule_lines};
use super::text::hold_back;
use super::{Basis, Plan};
use crate::amend::{Comparison, Direction, Subject};
use crate::compare::changed_rows;
use crate::compile::{Compiled, View, compile_with};
use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::package::PackageFiles;
use crate::source::Sources;
use std::collections::BTreeSet;

/// A package compiled, with how it writes its rules and its text.
pub struct Version {
    pub compiled: Compiled,
    pub lines: RuleLines,
    pub document: Document,
}

impl Version {
    /// Compiles a package for comparison.
    pub fn read(package: &PackageFiles, sources: &Sources, diagnostics: &mut Vec<Diagnostic>) -> Option<Version> {
        Version::read_with(package, sources, diagnostics, |_| ()).map(|(both, ())| both)
    }

    /// The same, with a look at the package while its resolved rules are at hand.
    fn read_with<T>(
        package: &PackageFiles,
        sources: &Sources,
        diagnostics: &mut Vec<Diagnostic>,
        see: impl FnOnce(&View<'_, '_>) -> T,
    ) -> Option<(Version, T)> {
        let look = |view: View<'_, '_>| (rule_lines(view.model), view.model.document.clone(), see(&view));
        let (compiled, (lines, document, seen)) = compile_with(package, sources, diagnostics, look)?;
        Some((Version { compiled, lines, document }, seen))
    }

    /// Compiles a package and compares its text with that of a newer one.
    pub fn read_against(
        package: &PackageFiles,
        sources: &Sources,
        new: Newer<'_>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<(Version, OfText)> {
        Version::read_with(package, sources, diagnostics, |view| {
            let comparison = Comparison::new(view.model.document, new.document);
            let subject = Subject { package, sources, files: view.files, model: view.model };
            let (mut plan, _) = super::text::compared(subject, &comparison);
            let text = new.sources.get(new.package.text).map(|f| f.text.clone()).unwrap_or_default();
            let corrections = new.package.corrections.and_then(|f| own_corrections(new.sources, f)).unwrap_or_default();
            let text = NewText { text: &text, corrections: &corrections, sha256: new.document.sha256() };
            let edited = hold_back(subject, &mut plan.edits, text).lines;
            // The newer package has its own edits.
            OfText { plan: Plan { edits: vec![], ..plan }, edited }
        })
    }
}

/// The newer of two packages.
#[derive(Clone, Copy)]
pub struct Newer<'a> {
    pub document: &'a Document,
    pub package: &'a PackageFiles,
    pub sources: &'a Sources,
}

/// What the texts of two packages tell, and how the older one would write its rules if every edit that
/// follows from them were made.
pub struct OfText {
    plan: Plan,
    edited: RuleLines,
}

/// Compares two packages over the same cases; `of_text` is what their texts tell.
pub fn packages(
    (old, from): (&Version, Origin<'_>),
    (new, to): (&Version, Origin<'_>),
    of_text: OfText,
    cases: &[CaseInput],
    full: bool,
) -> Plan {
    let OfText { plan: of_text, edited } = of_text;
    let mut plan = Plan { rows: changed_rows(from.side, to.side), ..of_text };
    for rule in super::changes::rules_that_differ(&old.lines, &new.lines) {
        if !plan.rules.iter().any(|r| r.rule == rule.rule && r.kind == rule.kind) {
            plan.rules.push(rule);
        }
    }
    // A rule that was edited reaches what its change of text reaches; what awaited drafting was drafted.
    plan.changes.iter_mut().for_each(|c| c.awaits_drafting = false);
    // A direction seen from the change holds for the edit that follows from it. Where the newer package
    // has something else, neither the change nor the cases tell what the change itself does.
    for change in plan.changes.iter_mut().filter(|c| c.basis == Basis::Change) {
        if change.reaches.iter().any(|rule| edited.get(rule) != new.lines.get(rule)) {
            (change.direction, change.basis, change.awaits_drafting) = (Direction::Mixed, Basis::Nothing, true);
        }
    }
    plan.decide(decisions((from, to), cases, &BTreeSet::new(), full));
    plan
}

/// Compares two sets of tables for one package.
pub fn tables(old: Origin<'_>, new: Origin<'_>, cases: &[CaseInput], full: bool) -> Plan {
    let mut plan = Plan { rows: changed_rows(old.side, new.side), ..Plan::default() };
    plan.decide(decisions((old, new), cases, &BTreeSet::new(), full));
    plan
}
