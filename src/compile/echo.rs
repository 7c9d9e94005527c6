//! Findings that only follow from others: a line that cannot be read is said, and not what its rule lacks for it.

use crate::diagnostic::{Arg, Code, Diagnostic, Group};
use crate::source::{FileId, Span};
use crate::syntax::ast;

/// Drops what is said of a rule as a whole where a line of it could not be read.
pub(super) fn drop(files: &[(FileId, ast::File)], diagnostics: &mut Vec<Diagnostic>) {
    let mut broken: Vec<(FileId, Span)> = Vec::new();
    for (file, tree) in files {
        let rules: Vec<&ast::Rule> = tree
            .items
            .iter()
            .filter_map(|item| match item {
                ast::Item::Rule(rule) => Some(&**rule),
                ast::Item::Head(_)
                | ast::Item::PartHeading { .. }
                | ast::Item::ClauseHeading { .. }
                | ast::Item::Declaration(_) => None,
            })
            .collect();
        for (at, rule) in rules.iter().enumerate() {
            // A line that was not read is no part of the rule, but stands before the next one.
            let end = rules.get(at + 1).map_or(u32::MAX, |next| next.span.start);
            let within = |d: &Diagnostic| d.place.file == *file && (rule.span.start..end).contains(&d.place.span.start);
            if diagnostics.iter().any(|d| d.is_error() && d.code.group() == Group::Syntax && within(d)) {
                broken.push((*file, rule.name.span));
            }
        }
    }
    diagnostics.retain(|d| {
        // What a name says by itself does not hang on the lines below it.
        let of_the_name = d.code.group() == Group::Syntax || d.code == Code::DuplicateName;
        of_the_name || !broken.contains(&(d.place.file, d.place.span))
    });
    // That nothing comes of a rule follows from whatever else is wrong.
    if diagnostics.iter().any(|d| d.is_error() && !says_nothing_comes(d)) {
        diagnostics.retain(|d| !says_nothing_comes(d));
    }
}

fn says_nothing_comes(d: &Diagnostic) -> bool {
    d.args.iter().any(|(_, arg)| matches!(arg, Arg::Term(term) if term.key == "obstacle-nothing-comes"))
}

/// In the order of places, what could not be read before what may follow from it.
pub(super) fn causes_first(diagnostics: &mut [Diagnostic]) {
    diagnostics.sort_by_key(|d| (d.code.group() != Group::Syntax, d.place, d.code));
}
