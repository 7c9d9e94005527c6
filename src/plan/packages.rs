//! Two packages, or two sets of tables for one.

use super::cases::{CaseInput, RuleLines, Wordings, decisions, rule_lines};
use super::{Decisions, Plan};
use crate::amend::{Comparison, Subject};
use crate::compare::{Side, changed_rows};
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
        new: &Document,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<(Version, Plan)> {
        Version::read_with(package, sources, diagnostics, |view| {
            let comparison = Comparison::new(view.model.document, new);
            let subject = Subject { package, sources, files: view.files, model: view.model };
            // The newer package has its own edits.
            Plan { edits: vec![], ..super::text::compared(subject, &comparison) }
        })
    }
}

/// Compares two packages over the same cases; `of_text` is what their texts tell.
pub fn packages(old: &Version, new: &Version, of_text: Plan, cases: &[CaseInput], full: bool) -> Plan {
    let sides = (side(&old.compiled), side(&new.compiled));
    let mut plan = Plan { rows: changed_rows(sides.0, sides.1), ..of_text };
    for rule in super::changes::rules_that_differ(&old.lines, &new.lines) {
        if !plan.rules.iter().any(|r| r.rule == rule.rule && r.kind == rule.kind) {
            plan.rules.push(rule);
        }
    }
    // A rule that was edited reaches what its change of text reaches; what awaited drafting was drafted.
    plan.changes.iter_mut().for_each(|c| c.awaits_drafting = false);
    let wordings = Wordings { old: &old.lines, new: &new.lines };
    plan.decide(decisions(sides.0, sides.1, cases, wordings, &BTreeSet::new(), full));
    plan
}

/// Compares two sets of tables for one package.
pub fn tables(old: Side<'_>, new: Side<'_>, lines: &RuleLines, cases: &[CaseInput], full: bool) -> Plan {
    let wordings = Wordings { old: lines, new: lines };
    let found: Decisions = decisions(old, new, cases, wordings, &BTreeSet::new(), full);
    let mut plan = Plan { rows: changed_rows(old, new), ..Plan::default() };
    plan.decide(found);
    plan
}

fn side(compiled: &Compiled) -> Side<'_> {
    Side { program: &compiled.program, tables: &compiled.tables }
}
