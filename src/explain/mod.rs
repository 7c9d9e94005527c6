//! The trace to explanations: statements with their state, sums with their formulas, what is asked for.
//!
//! Invariants: nothing is computed here that decides; a sentence is a key with typed arguments, worded
//! by the renderer; times, line numbers and paths of a machine never enter.

mod detail;
mod formula;
mod message;
mod needs;
mod reasons;
mod report;
mod step;
mod sums;
mod turns;

pub use detail::parameter_source;
pub use formula::{Piece, formula};
pub use message::{Arg, Message};
pub use needs::{Request, label, name_of_need, owned, path_of_need, relation, requests};
pub use reasons::{Reasons, quoted};
pub use report::{Question, Report, report};
pub use step::{State, Step, step};
pub use sums::{Line, Sum};
pub use turns::{Item, Turn, given};
