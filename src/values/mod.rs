//! Exact numbers, the calendar, and three-valued truth.

mod calendar;
mod exact;
mod id;
mod truth;
mod words;

pub use calendar::{CalendarError, Month, Period, PeriodUnit, add_months, chinese_date, parse_date, whole_months};
pub use chrono::NaiveDate as Date;
pub use exact::{ArithmeticError, Exact, NumberError};
pub(crate) use id::id;
pub use truth::{Causes, Truth};
pub(crate) use words::words;
