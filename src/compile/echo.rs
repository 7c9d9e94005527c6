//! Findings that only follow from others: what a line lacks, or is not found, because another could not be read.

use crate::diagnostic::{Arg, Code, Diagnostic, Group};
use crate::source::{FileId, Place, Span};
use crate::syntax::ast;

/// Where a rule stands with the lines that were not read, and what it is called.
struct Region<'a> {
    file: FileId,
    span: Span,
    name: &'a ast::Name,
}

impl Region<'_> {
    fn holds(&self, place: Place) -> bool {
        place.file == self.file && (self.span.start..self.span.end).contains(&place.span.start)
    }
}

fn regions(files: &[(FileId, ast::File)]) -> Vec<Region<'_>> {
    let mut found = Vec::new();
    for (file, tree) in files {
        let rules: Vec<&ast::Rule> = tree
            .items
            .iter()
            .filter_map(|item| match item {
                ast::Item::Rule(rule) => Some(&**rule),
                ast::Item::Head(_) | ast::Item::Heading { .. } | ast::Item::Declaration(_) => None,
            })
            .collect();
        for (at, rule) in rules.iter().enumerate() {
            // A line that was not read is no part of the rule, but stands before the next one.
            let end = rules.get(at + 1).map_or(u32::MAX, |next| next.span.start);
            found.push(Region { file: *file, span: Span { start: rule.span.start, end }, name: &rule.name });
        }
    }
    found
}

/// Drops what only follows from another finding.
pub(super) fn drop(files: &[(FileId, ast::File)], diagnostics: &mut Vec<Diagnostic>) {
    for region in regions(files) {
        derailed(&region, diagnostics);
        within(&region, diagnostics);
    }
    hidden_characters(diagnostics);
    // That nothing comes of a rule follows from whatever else is wrong.
    if diagnostics.iter().any(|d| d.is_error() && !says_nothing_comes(d)) {
        diagnostics.retain(|d| !says_nothing_comes(d));
    }
}

/// A quotation mark the wrong way round hides where the next line begins: what is said behind it is no fault of its own.
fn derailed(region: &Region<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let marks = |d: &&Diagnostic| {
        let quotes = d.code == Code::OpenQuote || d.code == Code::Unreadable && d.help == Some("help-quotes");
        quotes && region.holds(d.place)
    };
    if let Some(first) = diagnostics.iter().filter(marks).map(|d| d.place).min() {
        diagnostics.retain(|d| !region.holds(d.place) || d.place <= first);
    }
}

/// Drops what is said of a rule, or of its name elsewhere, because a line of it could not be read.
fn within(region: &Region<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let own = |d: &Diagnostic| region.holds(d.place);
    let error = |d: &Diagnostic| own(d) && d.is_error();
    let unread = diagnostics.iter().any(|d| error(d) && d.code.group() == Group::Syntax);
    let unplaced = diagnostics.iter().any(|d| error(d) && is_of_a_quotation(d.code));
    let unnamed = diagnostics.iter().any(|d| error(d) && matches!(d.code, Code::UnknownName | Code::UnquotedName));
    let incomplete = diagnostics.iter().any(|d| error(d) && d.code == Code::IncompleteInterpretation);
    let wrong = diagnostics.iter().any(|d| error(d) && !is_of_figures(d.code));
    let at_its_name = |d: &Diagnostic| (d.place.file, d.place.span) == (region.file, region.name.span);
    let follows = |d: &Diagnostic| {
        // What a name says by itself does not hang on the lines below it.
        let lacks = unread && at_its_name(d) && d.code.group() != Group::Syntax && d.code != Code::DuplicateName;
        let unmade = (unread || unnamed) && own(d) && matches!(d.code, Code::NotComputable | Code::UnfitReference);
        let unsourced = unplaced && own(d) && d.code == Code::MissingAuthority;
        let figures = wrong && own(d) && is_of_figures(d.code);
        // A rule that was not read as a whole is missed wherever it is named.
        let missed = (unread || incomplete) && names(d, region);
        lacks || unmade || unsourced || figures || missed
    };
    diagnostics.retain(|d| !follows(d));
}

fn is_of_a_quotation(code: Code) -> bool {
    matches!(code, Code::QuoteNotFound | Code::QuoteAmbiguous | Code::NoSuchClause)
}

fn is_of_figures(code: Code) -> bool {
    matches!(
        code,
        Code::FigureDiffers
            | Code::SideDiffers
            | Code::FigureUnsupported
            | Code::FigureUnused
            | Code::FigureRespelled
            | Code::ValueDiffers
            | Code::ValueUnsupported
            | Code::MannerDiffers
    )
}

/// Whether a finding misses what the rule of this region would be.
fn names(d: &Diagnostic, region: &Region<'_>) -> bool {
    let misses = matches!(
        d.code,
        Code::UnknownName
            | Code::UnregisteredInterpretation
            | Code::UnknownRule
            | Code::Unresolved
            | Code::UnresolvedFinished
    );
    let said = |(name, arg): &(&str, Arg)| matches!(*name, "name" | "rule") && *arg == Arg::from(&region.name.text);
    misses && d.args.iter().any(said)
}

/// A name with a character that nobody sees is not known for that.
fn hidden_characters(diagnostics: &mut Vec<Diagnostic>) {
    let hidden: Vec<Place> =
        diagnostics.iter().filter(|d| d.code == Code::ForbiddenCharacter).map(|d| d.place).collect();
    let holds = |d: &Diagnostic| {
        let (file, span) = (d.place.file, d.place.span);
        hidden.iter().any(|h| h.file == file && span.start <= h.span.start && h.span.end <= span.end)
    };
    diagnostics.retain(|d| d.code == Code::ForbiddenCharacter || !holds(d));
}

fn says_nothing_comes(d: &Diagnostic) -> bool {
    d.args.iter().any(|(_, arg)| matches!(arg, Arg::Term(term) if term.key == "obstacle-nothing-comes"))
}

/// A figure without words of the text, where those words were said to belong below its very line.
pub(super) fn of_uncovered(diagnostics: &mut Vec<Diagnostic>) {
    let lines: Vec<Place> = diagnostics
        .iter()
        .filter(|d| matches!(d.code, Code::Uncovered | Code::UncoveredFinished) && d.help == Some("help-line"))
        .flat_map(|d| d.also.iter().map(|(place, _)| *place))
        .collect();
    let below = |d: &Diagnostic| {
        let span = d.place.span;
        lines.iter().any(|l| l.file == d.place.file && l.span.start <= span.start && span.end <= l.span.end)
    };
    diagnostics.retain(|d| d.code != Code::FigureUnsupported || !below(d));
}

/// Errors first, in the order of places, what could not be read before what may follow from it.
pub(super) fn causes_first(diagnostics: &mut [Diagnostic]) {
    diagnostics.sort_by_key(|d| (d.severity(), d.code.group() != Group::Syntax, d.place, d.code));
}
