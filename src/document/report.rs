//! What is said to an author about corrections and quotations.

use super::address::Address;
use super::correction::{Correction, CorrectionError, CorrectionFault};
use super::letter::folded;
use super::lookalike::{named, told_apart};
use super::quote::QuoteError;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{FileId, Span};

/// The finding for a quotation that does not stand; `span` is where it is written.
pub fn quote_diagnostic(error: QuoteError, file: FileId, span: Span, at: &Address, quote: &str) -> Diagnostic {
    let label = Address::of(at.steps.clone()).words();
    let new = |code| Diagnostic::new(code, file, span).arg("clause", &label).arg("quote", quote);
    let no_such = |place: &str, count: u32, help| {
        Diagnostic::new(Code::NoSuchClause, file, span).arg("clause", place).arg("count", count.to_string()).help(help)
    };
    match error {
        QuoteError::NoSuchClause { clauses } => no_such(&label, clauses, "help"),
        QuoteError::NoSuchUnit { known } => {
            let place = Diagnostic::new(Code::NoSuchClause, file, span).arg("clause", &label);
            place.arg("known", known).help("help-unit")
        }
        QuoteError::NoSuchSentence { sentence, sentences } => {
            no_such(&format!("{label}第{sentence}句"), sentences, "help-sentence")
        }
        QuoteError::NoSuchPart { sentence, part, parts } => {
            let help = if parts == 0 { "help-no-parts" } else { "help-part" };
            let place = Address { sentence, part: Some(part), ..Address::of(at.steps.clone()) };
            no_such(&place.words(), parts, help)
        }
        QuoteError::NotFound { nearest, elsewhere } => {
            let alike = nearest.as_ref().and_then(|near| told_apart(&folded(quote), &folded(near)));
            let help = match (&elsewhere, &nearest) {
                (Some(_), _) => "help-elsewhere",
                (None, Some(_)) if alike.is_some() => "help-alike",
                (None, Some(_)) => "help-near",
                (None, None) => "help",
            };
            let found = new(Code::QuoteNotFound).help(help);
            let found =
                alike.into_iter().fold(found, |d, (own, text)| d.arg("own", named(own)).arg("text", named(text)));
            let found = nearest.into_iter().fold(found, |d, near| d.arg("near", near));
            elsewhere.into_iter().fold(found, |d, place| d.arg("elsewhere", place))
        }
        QuoteError::Scattered { places } => {
            new(Code::QuoteNotFound).arg("places", places.join("、")).help("help-order")
        }
        QuoteError::Ambiguous { places } => new(Code::QuoteAmbiguous).arg("places", places.join("、")).help("help"),
    }
}

/// The finding for a correction that cannot stand; `file` is the package's `corrections.toml`.
pub fn correction_diagnostic(error: &CorrectionError, corrections: &[Correction], file: FileId) -> Diagnostic {
    let entry = corrections.get(error.correction);
    let place = entry.map(|c| c.place).unwrap_or_default();
    let from = entry.map(|c| shown(&c.from)).unwrap_or_default();
    let new = Diagnostic::new(Code::CorrectionMismatch, file, place).arg("from", from);
    match &error.fault {
        CorrectionFault::Count { found } => {
            let times = entry.map_or(0, |c| c.times);
            new.arg("expected", times.to_string()).arg("found", found.to_string()).help("help")
        }
        CorrectionFault::NoChange => new.help("help-no-change"),
        CorrectionFault::NotOfItsKind => new.help("help-kind"),
        CorrectionFault::Overlap { other } => {
            let other = corrections.get(*other).map(|c| shown(&c.from)).unwrap_or_default();
            new.arg("other", other).help("help-overlap")
        }
        CorrectionFault::Elsewhere { found } => {
            let at = entry.map(|c| c.at.join("、")).unwrap_or_default();
            new.arg("at", at).arg("found", found.join("、")).help("help-place")
        }
    }
}

/// Line breaks and spaces made visible.
fn shown(text: &str) -> String {
    text.replace("\r\n", "⏎").replace('\n', "⏎").replace(' ', "␠")
}
