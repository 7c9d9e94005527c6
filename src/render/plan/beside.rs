//! The explanations of a decision before and after, line beside line.

use super::Said;
use super::view::LineView;
use crate::explain::Report;
use crate::ir::Program;
use crate::plan::Exemplar;
use crate::render::Catalogue;
use crate::render::report::{Depth, Head, text};
use similar::{ChangeTag, TextDiff};

/// Both explanations of an exemplar.
pub(super) fn aligned(exemplar: &Exemplar, said: &Said<'_>, words: &Catalogue) -> Vec<LineView> {
    let Some(programs) = said.programs else { return vec![] };
    let applicant = exemplar.applicant.as_deref().unwrap_or("未载明");
    let head = Head { applicant, dates: exemplar.dates, own_tables: exemplar.own_tables.as_ref() };
    let page = |program: &Program, report: &Option<Report>| {
        report.as_ref().map(|r| text(program, r, head, words, Depth::Sections)).unwrap_or_default()
    };
    let (before, after) = (page(programs.old, &exemplar.before), page(programs.new, &exemplar.after));
    beside(&before, &after)
}

fn beside(before: &str, after: &str) -> Vec<LineView> {
    let diff = TextDiff::from_lines(before, after);
    let mut lines: Vec<LineView> = Vec::new();
    let mut waiting: Vec<usize> = Vec::new();
    for change in diff.iter_all_changes() {
        let line = change.value().trim_end().to_owned();
        match change.tag() {
            ChangeTag::Equal => {
                waiting.clear();
                lines.push(LineView { same: true, before: Some(line.clone()), after: Some(line) });
            }
            ChangeTag::Delete => {
                waiting.push(lines.len());
                lines.push(LineView { same: false, before: Some(line), after: None });
            }
            ChangeTag::Insert => match waiting.is_empty() {
                false => {
                    let at = waiting.remove(0);
                    lines[at].after = Some(line);
                }
                true => lines.push(LineView { same: false, before: None, after: Some(line) }),
            },
        }
    }
    lines
}
