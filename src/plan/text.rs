//! A package against a new text.

use super::Plan;
use super::changes::{changes, rules, wordings};
use super::rewrite::{How, NewText, Rewritten, rewrite};
use crate::amend::{Comparison, Edit, In, New, Old, Reason, State, Subject, propose, reach};
use crate::compile::{Compiled, compile_with};
use crate::diagnostic::Diagnostic;
use crate::document::{Carried, Correction, CorrectionError, Document, Noise, carry};
use crate::package::PackageFiles;
use crate::resolve::RuleId;
use crate::source::{FileId, Sources, Span};
use std::collections::BTreeSet;

/// A new text with what is known of it.
#[derive(Debug, Clone, Copy)]
pub struct Amended<'a> {
    pub text: &'a str,
    /// Corrections that a person wrote for this text, beside those carried over.
    pub corrections: &'a [Correction],
}

/// Why a new text is not compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// The package itself has errors.
    Unsound,
    /// The new text has no 条 that can be recognised.
    NoClauses,
    /// So little of the old text has a counterpart that it is another document; in percent.
    OtherDocument { kept: u32 },
    /// A correction does not fit the new text.
    Corrections {
        errors: Vec<CorrectionError>,
        corrections: Vec<Correction>,
        /// How many of them were carried over.
        carried: usize,
    },
}

/// A text is an amendment of another where at least this much of it has a counterpart, in percent.
const LEAST_KEPT: u32 = 40;

/// The plan, and what the edited package would be.
pub struct TextPlan {
    pub plan: Plan,
    pub old: Compiled,
    /// The text as its corrections leave it.
    pub corrections: Vec<Correction>,
    pub sha256: String,
    /// The package as it would decide with every edit that can be made; what still breaks is among
    /// its findings.
    pub preview: Rewritten,
}

/// Compares a package's text with a new one and proposes edits.
///
/// # Errors
/// Where there is nothing to compare, and why.
pub fn against(
    package: &PackageFiles,
    sources: &Sources,
    new: Amended<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Result<TextPlan, Refusal> {
    let seen = compile_with(package, sources, diagnostics, |view| {
        let old = view.model.document;
        let mut carried = carry(view.corrections, new.text);
        let mut corrections = std::mem::take(&mut carried.corrections);
        let own = corrections.len();
        corrections.extend(new.corrections.iter().cloned());
        let document = Document::read_carried(new.text, &mut corrections, old.answers())
            .map_err(|errors| Refusal::Corrections { errors, corrections: corrections.clone(), carried: own })?;
        if document.clauses().is_empty() {
            return Err(Refusal::NoClauses);
        }
        let comparison = Comparison::new(old, &document);
        let kept = comparison.alignment.kept();
        if kept < LEAST_KEPT {
            return Err(Refusal::OtherDocument { kept });
        }
        let subject = Subject { package, sources, files: view.files, model: view.model };
        let known = noise_of(old, package, sources);
        let around = |n: &Noise| (n.kind, plain(&n.around));
        let noise = document.noise(new.text).into_iter().filter(|n| !known.contains(&around(n))).collect();
        let carried = Carried { corrections: corrections.clone(), dropped: carried.dropped };
        let (plan, uncovered) = compared(subject, &comparison);
        let mut plan = Plan { noise, carried, ..plan };
        // Of words that wait for a rule nobody knows yet what is theirs.
        let waiting: Vec<Span> = uncovered.iter().map(|place| document.original(place.span())).collect();
        let among = |n: &Noise| waiting.iter().any(|w| w.start <= n.place.end && n.place.start <= w.end);
        plan.noise.iter_mut().for_each(|n| n.sure = n.sure && !among(n));
        let new = NewText { text: new.text, corrections: &corrections, sha256: document.sha256() };
        let preview = hold_back(subject, &mut plan.edits, new);
        plan.await_drafts();
        Ok((plan, document.sha256().to_owned(), corrections, preview))
    });
    let (old, seen) = seen.ok_or(Refusal::Unsound)?;
    if diagnostics.iter().any(Diagnostic::is_error) {
        return Err(Refusal::Unsound);
    }
    let (plan, sha256, corrections, preview) = seen?;
    Ok(TextPlan { plan, old, corrections, sha256, preview })
}

/// What two texts tell, with the rules of the old one; and the new words that no rule accounts for.
pub(super) fn compared(subject: Subject<'_>, comparison: &Comparison<'_>) -> (Plan, Vec<In<New>>) {
    let proposal = propose(subject, comparison);
    let plan = Plan {
        changes: changes(subject, comparison, &proposal),
        rules: rules(subject, &proposal),
        same_wording: wordings(comparison),
        edits: proposal.edits,
        ..Plan::default()
    };
    (plan, proposal.uncovered)
}

fn noise_of(
    document: &Document,
    package: &PackageFiles,
    sources: &Sources,
) -> Vec<(crate::document::NoiseKind, String)> {
    let source = sources.get(package.text).map(|f| f.text.as_str()).unwrap_or_default();
    document.noise(source).into_iter().map(|n| (n.kind, plain(&n.around))).collect()
}

fn plain(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

impl TextPlan {
    /// The package with those of the edits that are picked, to be kept or to be run.
    pub fn rewritten(
        &self,
        package: &PackageFiles,
        sources: &Sources,
        text: &str,
        how: How,
        picked: impl Fn(&Edit) -> bool,
    ) -> Rewritten {
        let new = NewText { text, corrections: &self.corrections, sha256: &self.sha256 };
        let edits = self.plan.edits.iter();
        match how {
            How::Kept => rewrite(package, sources, edits.filter(|e| e.is_ready() && picked(e)), new, how),
            How::Run => run(package, sources, &self.plan.edits, new, picked),
        }
    }
}

/// Quotations that await drafting read as the new text does, so that the rest can be run.
fn run(
    package: &PackageFiles,
    sources: &Sources,
    edits: &[Edit],
    new: NewText<'_>,
    picked: impl Fn(&Edit) -> bool,
) -> Rewritten {
    let quotes = |e: &Edit| {
        let mut edit = e.clone();
        if !edit.is_ready() || !picked(e) {
            edit.pieces.retain(|p| p.kind.is_of_quotation());
        }
        edit
    };
    let edits: Vec<Edit> = edits.iter().map(quotes).collect();
    rewrite(package, sources, edits.iter(), new, How::Run)
}

/// An edit that follows from the change and breaks the package is not ready after all: its rule, or
/// one that leans on it, needs a person.
pub(super) fn hold_back(subject: Subject<'_>, edits: &mut [Edit], new: NewText<'_>) -> Rewritten {
    let mut tried = run(subject.package, subject.sources, edits, new, |_| true);
    for _ in 0..MOST_ROUNDS {
        let mut held = false;
        for error in tried.diagnostics.iter().filter(|d| d.is_error()) {
            let at = rule_before(subject, tried.old_place(error.place));
            for edit in edits.iter_mut().filter(|e| e.is_ready()) {
                if answers(subject, edit, &tried, error, at) {
                    // A table is named by the parameter that the edit takes from it.
                    let at = at.map_or_else(|| edit.title.clone(), |r| subject.title(r));
                    edit.state = State::Draft(Reason::Breaks { code: error.code.as_str(), at });
                    held = true;
                }
            }
        }
        if !held {
            break;
        }
        tried = run(subject.package, subject.sources, edits, new, |_| true);
    }
    tried
}

/// Rounds after which what still breaks is only reported.
const MOST_ROUNDS: usize = 4;

/// The rule in which a place lies, or behind which.
fn rule_before(subject: Subject<'_>, (file, place): (FileId, In<Old>)) -> Option<RuleId> {
    let begins = |rule: Span| !place.begins_before(rule.into());
    subject.model.rules.iter().rposition(|r| r.file == file && begins(r.ast.span)).map(RuleId)
}

/// Whether an edit may be what an error comes from: it edits the rule in which the error stands, or one
/// that that rule leans on, or takes out the parameter that a table is of.
fn answers(subject: Subject<'_>, edit: &Edit, run: &Rewritten, error: &Diagnostic, at: Option<RuleId>) -> bool {
    let Some(rule) = edit.rule() else { return false };
    if run.package.parameters.contains(&error.place.file) {
        let table = run.sources.get(error.place.file).map(|f| f.text.as_str()).unwrap_or_default();
        return edit.changes_rule() && table.contains(subject.model.rule(rule).ast.name.text.as_str());
    }
    let leans = |at: RuleId| {
        let reached = reach(subject.model, &BTreeSet::from([rule]), |_| false);
        reached.iter().any(|t| t.rule == at && !t.via.is_empty())
    };
    at.is_some_and(|at| at == rule || edit.changes_rule() && leans(at))
}
