//! Kinds of values and their units.

mod kind;
mod units;

pub use kind::{EnumId, EnumType, Kind};
pub use units::{Literal, UnitError, money_per, read_quantity};
