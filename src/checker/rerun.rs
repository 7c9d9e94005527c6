//! The conditions once more on another day, from what the trace says of the case.

use super::frame::Frame;
use super::row::Row;
use super::step::follows;
use super::trace::Trace;
use super::value::{Given, Val};
use crate::ir::{Decision, NodeId, Op};
use crate::types::FactRole;
use crate::values::Date;

/// What the conditions come to where 基准日, 适用日 and 核定日 are moved together to a day, and a first approval that is
/// on 核定日 with them (1.6). Nothing where the trace lacks something for it.
pub(super) fn on(frame: &Frame<'_>, decision: &Decision, day: Date) -> Option<Val> {
    let mut trace = Trace { cells: Default::default(), ..frame.trace.clone() };
    for ((slot, _), given) in &mut trace.given {
        let first = frame.program.slot(*slot).role == Some(FactRole::FirstApproval);
        if first && *given == Given::Value(Val::Date(frame.decided)) {
            *given = Given::Value(Val::Date(day));
        }
    }
    for id in frame.program.behind([decision.eligible]) {
        for row in trace.rows(frame.program, frame.program.node(id).domain)? {
            let moved = Frame { trace: &trace, basis: day, applicable: day, decided: day, ..*frame };
            let value = follows(&moved, id, &row).ok()?;
            trace.cells.insert((id, row), value);
        }
    }
    trace.cell(decision.eligible, &Row::default()).cloned()
}

/// Whether the conditions hang on one of the three dates at all.
pub(super) fn moves(frame: &Frame<'_>, decision: &Decision) -> bool {
    let dated = |id: &NodeId| match frame.program.node(*id).op {
        Op::RefDate(_) => true,
        Op::Fact(slot) | Op::Presume { slot, .. } => frame.program.slot(slot).role == Some(FactRole::FirstApproval),
        _ => false,
    };
    frame.program.behind([decision.eligible]).iter().any(dated)
}
