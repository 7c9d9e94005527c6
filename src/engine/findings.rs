//! What is wrong with a package or a case, with the texts that it points into.

use crate::compile::Places;
use crate::diagnostic::Diagnostic;
use crate::render::diagnostic_json::{Entry, entries, render};
use crate::render::{Catalogue, Lang};
use crate::source::{LineIndex, Sources};
use std::fmt;
use std::sync::Arc;

/// Findings in the order of their places. They own what they point into.
#[derive(Debug, Clone, Default)]
pub struct Findings {
    diagnostics: Vec<Diagnostic>,
    sources: Arc<Sources>,
    /// Places in the policy's own structure; none for a case.
    places: Arc<Places>,
}

impl Findings {
    pub(crate) fn new(diagnostics: Vec<Diagnostic>, sources: Arc<Sources>, places: Arc<Places>) -> Findings {
        Findings { diagnostics, sources, places }
    }

    /// Findings of a text outside the policy.
    pub(crate) fn of(diagnostics: Vec<Diagnostic>, sources: Arc<Sources>) -> Findings {
        Findings::new(diagnostics, sources, Arc::default())
    }

    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.diagnostics.is_empty()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.diagnostics.len()
    }

    /// Whether one of them is an error, and not only a warning or advice.
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(Diagnostic::is_error)
    }

    /// Each as a code with its place and arguments.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.diagnostics.iter()
    }

    /// The texts that the findings point into.
    pub fn sources(&self) -> &Sources {
        &self.sources
    }

    /// The errors alone.
    #[must_use]
    pub fn errors(mut self) -> Findings {
        self.diagnostics.retain(Diagnostic::is_error);
        self
    }

    /// Each with its code, place by line and character, message and help.
    pub fn entries(&self, lang: Lang) -> Vec<Entry> {
        let words = |place| self.places.words(place);
        entries(&self.diagnostics, &self.sources, Some(&words), Catalogue::of(lang))
    }

    /// The same as JSON text.
    pub fn json(&self, lang: Lang) -> String {
        let words = |place| self.places.words(place);
        render(&self.diagnostics, &self.sources, Some(&words), Catalogue::of(lang))
    }

    /// As a terminal shows them: excerpts underlined, then how many there are. `width` 0 never breaks a line.
    #[cfg(feature = "cli")]
    pub fn drawn(&self, lang: Lang, color: bool, width: usize) -> String {
        use crate::render::diagnostic;
        let words = |place| self.places.words(place);
        let catalogue = Catalogue::of(lang);
        let drawn = diagnostic::render(&self.diagnostics, &self.sources, Some(&words), catalogue, color, width);
        let summary = diagnostic::summary(&self.diagnostics, catalogue).unwrap_or_default();
        format!("{drawn}\n{summary}")
    }
}

/// A line each, in Chinese: file, line, character, code, what was found.
impl fmt::Display for Findings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let catalogue = Catalogue::of(Lang::Zh);
        for (i, diagnostic) in self.diagnostics.iter().enumerate() {
            if i > 0 {
                writeln!(f)?;
            }
            let said = catalogue.finding(diagnostic);
            let file = self.sources.get(diagnostic.place.file);
            let at = file.map(|file| LineIndex::new(&file.text).position(diagnostic.place.span.start as usize));
            let name = file.map_or("", |file| file.name.as_str());
            let (line, character) = at.map_or((0, 0), |at| (at.line, at.character));
            write!(f, "{name}:{line}:{character} {}[{}] {}", said.severity, said.code, said.message)?;
        }
        Ok(())
    }
}
