//! Two programs, or two sets of tables, over the same cases: which decisions differ, and why.
//!
//! Only decisions that read something that differs are evaluated; the others cannot differ.

mod affected;
mod decision;
mod effective;
mod group;
mod review;
mod tables;

pub use affected::{Affected, Candidate, Side, affected};
pub use decision::{Summary, evaluate, months_that_differ};
pub use effective::effective;
pub use group::{Change, Group, Turn, groups, switched};
pub use review::{Entry, REVIEWS, Record, RecordError, Recorded, Reviewed, Standing};
pub use tables::{RowChange, RowKind, changed_rows};
