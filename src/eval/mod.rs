//! The IR, facts and parameter tables to outcomes and a trace.
//!
//! Invariants: reads nothing but the program, the facts and the tables; terminates on every input;
//! the same inputs give the same outcomes; what is open or failed is never a refusal.

mod arithmetic;
mod aside;
mod approved;
mod caps;
mod cell;
mod choice;
mod compare;
mod compute;
mod decided;
mod examine;
mod exclusion;
mod extent;
mod force;
mod gather;
mod grounds;
mod heads;
mod interval;
mod judge;
mod later;
mod limits;
mod lookup;
mod missing;
mod monthly;
mod months;
mod open;
mod options;
mod outcome;
mod payment;
mod prepared;
mod question;
mod reach;
mod readings;
mod run;
mod schedule;
mod scratch;
mod service;
mod settle;
mod spent;
mod stacking;
mod wanted;
mod window;
mod worlds;

pub use cell::{Cell, Fault};
pub use decided::{AlternativeResult, Decided, InterpretationUse, Warning};
pub use examine::examine;
pub use exclusion::with_rivals;
pub use grounds::Ground;
pub use lookup::Found;
pub use open::{Atom, MAX_SETS, Need, Open};
pub use options::Options;
pub use outcome::{Amount, Outcome};
pub use payment::{
    AmountCap, CapTime, CapUsed, MonthCap, Nothing, OpenMonth, PayPer, PayState, Payment, Segment, Unpaid, UsedUp,
    WhyUnpaid,
};
pub use prepared::Prepared;
pub use reach::Reach;
pub use run::{Input, Run};
pub use scratch::Scratch;
pub use worlds::MAX_RUNS;

use crate::facts::Facts;
use crate::ir::{DecisionId, NodeId};

/// Outcomes alone: no other reading, no trace kept. `nodes` are those of `decisions`.
pub fn decide(
    prepared: &Prepared<'_>,
    facts: &Facts,
    choices: &[u8],
    (decisions, nodes): (&[DecisionId], &[NodeId]),
    scratch: &mut [Scratch; 3],
) -> Vec<Outcome> {
    let [scratch, side, later] = scratch;
    let run = Run::over(prepared, Input::new(facts, choices), nodes, scratch);
    let settled = |d: &DecisionId| settle::settle(prepared, &run, *d, (&mut *side, &mut *later)).0;
    decisions.iter().map(settled).collect()
}
