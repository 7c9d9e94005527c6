//! Exact numbers, the calendar, three-valued truth, bytes as digits, and lists without repetition.

mod calendar;
mod decimal;
mod distinct;
mod exact;
mod hex;
mod id;
mod truth;
mod words;

pub use calendar::{
    CalendarError, Expiry, Month, Period, PeriodUnit, add_months, chinese_date, parse_date, stretches, whole_months,
};
pub use chrono::NaiveDate as Date;
pub use decimal::{NumberError, RoundingWay};
pub use distinct::distinct;
pub use exact::{ArithmeticError, Exact};
pub use hex::hex;
pub(crate) use id::{id, list};
pub use truth::{Causes, Truth};
pub(crate) use words::words;
