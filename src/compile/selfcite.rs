//! Places of its own that the text names: each must be there.

use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Address, Document};
use crate::package::PackageFiles;

/// Citations of the text that lead nowhere, and a name for itself that its title does not have.
pub(super) fn self_citations(package: &PackageFiles, document: &Document, diagnostics: &mut Vec<Diagnostic>) {
    for cited in document.self_citations().iter().filter(|c| !c.stands) {
        let gone: Vec<String> = cited.to.iter().filter(|at| !document.has(at)).map(Address::words).collect();
        let words = cited.span.text(document.text());
        let d = Diagnostic::new(Code::SelfCitation, package.text, document.original(cited.span));
        let d =
            d.arg("place", document.place_words(Some(cited.anchor))).arg("words", words).arg("gone", gone.join("、"));
        diagnostics.push(d.help(if gone.is_empty() { "help-none-before" } else { "help" }));
    }
    if let Some((anchor, span)) = document.misnamed() {
        let d = Diagnostic::new(Code::SelfCitation, package.text, document.original(span));
        let d = d.arg("place", document.place_words(Some(anchor))).arg("words", span.text(document.text()));
        diagnostics.push(d.help("help-name"));
    }
}
