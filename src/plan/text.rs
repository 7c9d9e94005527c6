//! A package against a new text.

use super::changes::{changes, rules, wordings};
use super::{Plan, rewrite};
use crate::amend::{Comparison, Conflict, Edit, Subject, propose};
use crate::compile::{Compiled, compile_with};
use crate::diagnostic::Diagnostic;
use crate::document::{Carried, Correction, CorrectionError, Document, carry};
use crate::package::PackageFiles;
use crate::source::Sources;

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
    Corrections(Vec<CorrectionError>, Vec<Correction>),
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
    /// The lines of every rule, read back, for causes in words.
    pub lines: super::cases::RuleLines,
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
        let mut carried = carry(view.corrections, new.text);
        let mut corrections = std::mem::take(&mut carried.corrections);
        corrections.extend(new.corrections.iter().cloned());
        let document = Document::read_carried(new.text, &mut corrections)
            .map_err(|errors| Refusal::Corrections(errors, corrections.clone()))?;
        if document.clauses().is_empty() {
            return Err(Refusal::NoClauses);
        }
        let old = view.model.document;
        let comparison = Comparison::new(old, &document);
        let kept = comparison.alignment.kept();
        if kept < LEAST_KEPT {
            return Err(Refusal::OtherDocument { kept });
        }
        let subject = Subject { package, sources, files: view.files, model: view.model };
        let known = noise_of(old, package, sources);
        let around = |n: &crate::document::Noise| (n.kind, plain(&n.around));
        let noise = document.noise(new.text).into_iter().filter(|n| !known.contains(&around(n))).collect();
        let carried = Carried { corrections: corrections.clone(), dropped: carried.dropped };
        let plan = Plan { noise, carried, ..compared(subject, &comparison) };
        Ok((plan, corrections, document.sha256().to_owned(), super::cases::rule_lines(view.model)))
    });
    let (old, seen) = seen.ok_or(Refusal::Unsound)?;
    if diagnostics.iter().any(Diagnostic::is_error) {
        return Err(Refusal::Unsound);
    }
    let (plan, corrections, sha256, lines) = seen?;
    Ok(TextPlan { plan, old, corrections, sha256, lines })
}

/// What two texts tell, with the rules of the old one.
pub(super) fn compared(subject: Subject<'_>, comparison: &Comparison<'_>) -> Plan {
    let proposal = propose(subject, comparison);
    Plan {
        changes: changes(subject, comparison, &proposal),
        rules: rules(subject, &proposal),
        same_wording: wordings(comparison),
        edits: proposal.edits,
        ..Plan::default()
    }
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
    /// The package with the edits that can be made, or with some of them.
    ///
    /// # Errors
    /// Where two edits would change the same words differently.
    pub fn applied(
        &self,
        package: &PackageFiles,
        sources: &Sources,
        text: &str,
        picked: impl Fn(&Edit) -> bool,
    ) -> Result<super::Rewritten, Conflict> {
        let edits = self.plan.edits.iter().filter(|e| e.is_ready() && picked(e));
        rewrite(package, sources, edits, text, &self.corrections, &self.sha256)
    }

    /// The package as it would decide with those edits: quotations that await drafting read as the
    /// new text does, so that the rest can be run.
    ///
    /// # Errors
    /// As [`TextPlan::applied`].
    pub fn previewed(
        &self,
        package: &PackageFiles,
        sources: &Sources,
        text: &str,
    ) -> Result<super::Rewritten, Conflict> {
        let quotes = |e: &Edit| {
            let mut edit = e.clone();
            if !edit.is_ready() {
                edit.pieces
                    .retain(|p| matches!(p.kind, crate::amend::PieceKind::Quote | crate::amend::PieceKind::Place));
            }
            edit
        };
        let edits: Vec<Edit> = self.plan.edits.iter().map(quotes).collect();
        rewrite(package, sources, edits.iter(), text, &self.corrections, &self.sha256)
    }
}
