//! Kinds of values and their units.

mod kind;
mod limits;
mod role;
mod units;

pub use kind::{EnumId, EnumType, Kind, MAX_SET};
pub use limits::Limits;
pub use role::{FactRole, USUAL_BENEFITS, USUAL_SUBJECT};
pub use units::{Literal, UnitError, money_per, read_quantity};
