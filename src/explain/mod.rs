//! The trace to explanations: statements with their state, sums with their formulas, what is asked for.
//!
//! Invariants: nothing is computed here that decides; everything is a value of a type, and how it is
//! said is the renderer's alone; times, line numbers and paths of a machine never enter.

mod conclusion;
mod detail;
mod formula;
mod grounds;
mod items;
mod line;
mod members;
mod name;
mod needs;
mod outlook;
mod parameter;
mod question;
mod reasons;
mod report;
mod shown;
mod spoken;
mod state;
mod statement;
mod step;
mod sums;
mod tier;
mod truth;
mod turns;

pub use conclusion::{Asked, Conclusion, Grant, Interval, Reached, Reason};
pub use detail::{Detail, Distance, Margin, Named, Record, Said, Sense, Standing, Way};
pub use formula::{Mark, Piece, formula};
pub use grounds::Ground;
pub use line::{AmountUsed, CapSpan, Line, Monthly, MonthsUsed, Span, Tier, YearlyTime};
pub use needs::{Request, before_since, is_end, label, name_of_need, owned, path_of_need, relation, requests, whether};
pub use outlook::{Next, Prospect};
pub use parameter::{Lookup, Row};
pub use question::{Adoption, Effect, Question, Unmoved};
pub use reasons::{Reasons, quoted};
pub use report::{Report, report};
pub use shown::{Shown, Stretch};
pub use state::State;
pub use statement::{Denies, Step};
pub use step::step;
pub use sums::Sum;
pub use turns::{Item, Turn};
