//! Two programs, or two sets of tables, over the same cases: which decisions differ, and why.
//!
//! Only decisions that read something that differs are evaluated; the others cannot differ.

mod affected;
mod causes;
mod decision;
mod group;
mod review;
mod tables;

pub use affected::{Affected, Candidate, Side, affected, differing_tables};
pub use causes::{Acts, Causes};
pub use decision::{Summary, evaluate, months_that_differ};
pub use group::{Change, Group, Turn, groups, switched};
pub use review::{Entry, REVIEWS, Record, RecordError, Recorded, Reviewed, Standing};
pub use tables::{RowChange, RowKind, changed_rows};
