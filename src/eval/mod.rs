//! The IR, facts and parameter tables to outcomes and a trace.
//!
//! Invariants: reads nothing but the program, the facts and the tables; terminates on every input;
//! the same inputs give the same outcomes; what is open or failed is never a refusal.

mod arithmetic;
mod bounds;
mod caps;
mod cell;
mod choice;
mod compare;
mod compute;
mod decided;
mod examine;
mod exclusion;
mod gather;
mod interval;
mod judge;
mod later;
mod limits;
mod lookup;
mod monthly;
mod months;
mod open;
mod outcome;
mod payment;
mod prepared;
mod reach;
mod run;
mod schedule;
mod scratch;
mod service;
mod stacking;
mod window;

pub use bounds::MAX_RUNS;
pub use cell::{Cell, Fault};
pub use decided::{AlternativeResult, Decided, InterpretationUse, Warning};
pub use examine::{Options, examine};
pub use exclusion::with_rivals;
pub use lookup::Found;
pub use open::{Atom, MAX_SETS, Need, Open};
pub use outcome::{Amount, Outcome};
pub use payment::{AmountCap, CapTime, CapUsed, MonthCap, PayPer, PayState, Payment, Segment, UsedUp};
pub use prepared::Prepared;
pub use reach::Reach;
pub use run::{Input, Run};
pub use scratch::Scratch;

use crate::facts::Facts;
use crate::ir::{DecisionId, NodeId};

/// Outcomes alone: no interval, no alternative, no trace kept. `nodes` are those of `decisions`.
pub fn decide(
    prepared: &Prepared<'_>,
    facts: &Facts,
    choices: &[u8],
    (decisions, nodes): (&[DecisionId], &[NodeId]),
    (scratch, side): (&mut Scratch, &mut Scratch),
) -> Vec<Outcome> {
    let run = Run::over(prepared, Input::new(facts, choices), nodes, scratch);
    let settled = |d: &DecisionId| {
        let mut outcome = run.judge(*d);
        later::later(prepared, &run, &mut outcome, side);
        outcome
    };
    decisions.iter().map(settled).collect()
}
