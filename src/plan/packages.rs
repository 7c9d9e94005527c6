//! Two packages, or two sets of tables for one.

use super::cases::{CaseInput, RuleLines, Wordings, decisions, rule_lines};
use super::{Decisions, Plan};
use crate::amend::Comparison;
use crate::compare::{Side, changed_rows};
use crate::compile::{Compiled, compile_with};
use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::package::PackageFiles;
use crate::source::Sources;

/// A package compiled, with how it writes its rules and its text.
pub struct Both {
    pub compiled: Compiled,
    pub lines: RuleLines,
    pub document: Document,
}

impl Both {
    /// Compiles a package for comparison.
    pub fn read(package: &PackageFiles, sources: &Sources, diagnostics: &mut Vec<Diagnostic>) -> Option<Both> {
        let see = |view: crate::compile::View<'_, '_>| (rule_lines(view.model), view.model.document.clone());
        let (compiled, (lines, document)) = compile_with(package, sources, diagnostics, see)?;
        Some(Both { compiled, lines, document })
    }
}

/// Compares two packages over the same cases.
pub fn packages(old: &Both, new: &Both, cases: Option<&[CaseInput]>, full: bool) -> Plan {
    let comparison = Comparison::new(&old.document, &new.document);
    let sides = (side(&old.compiled), side(&new.compiled));
    let mut plan = Plan {
        changes: super::changes::plain_changes(&comparison),
        same_wording: super::changes::wordings(&comparison),
        rows: changed_rows(sides.0, sides.1),
        ..Plan::default()
    };
    let wordings = Wordings { old: &old.lines, new: &new.lines };
    plan.rules = super::changes::rules_that_differ(&old.lines, &new.lines);
    if let Some(cases) = cases {
        plan.decide(decisions(sides.0, sides.1, cases, wordings, full));
    }
    plan
}

/// Compares two sets of tables for one package.
pub fn tables(old: Side<'_>, new: Side<'_>, lines: &RuleLines, cases: &[CaseInput], full: bool) -> Plan {
    let wordings = Wordings { old: lines, new: lines };
    let found: Decisions = decisions(old, new, cases, wordings, full);
    let mut plan = Plan { rows: changed_rows(old, new), ..Plan::default() };
    plan.decide(found);
    plan
}

fn side(compiled: &Compiled) -> Side<'_> {
    Side { program: &compiled.program, tables: &compiled.tables }
}
