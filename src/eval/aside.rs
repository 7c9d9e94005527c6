//! Readings that cannot matter to an outcome, though nothing computes them.

use super::cell::Cell;
use super::decided::Decided;
use super::run::Run;
use crate::ir::Verdict;

/// A reading in words of how much or how long changes nothing for somebody whose conditions fail, or of whom nobody
/// counts, whatever it comes to.
pub(super) fn leave_aside(run: &Run<'_>, d: &mut Decided) {
    let decision = &run.program.decisions[d.outcome.decision];
    let fails = |cell: Cell| matches!(cell, Cell::False | Cell::NotApplicable);
    let nobody = decision.member.as_ref().is_some_and(|m| {
        fails(run.root(decision.eligible)) && (0..run.row_count(m.domain)).all(|r| fails(run.cell(m.condition, r)))
    });
    if d.outcome.verdict != Verdict::Unmet || !(nobody || fails(run.root(decision.conditions))) {
        return;
    }
    for of in d.interpretations.iter_mut().filter(|of| decision.of_amount.contains(&of.id)) {
        of.matters.get_or_insert(false);
    }
}
