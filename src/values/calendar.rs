//! The calendar of periods: corresponding days, months, and whole months of a span.
//!
//! 年 and 月 end on the corresponding day, or on the last day of the month where there is none
//! (民法典 202), unless a document reads them otherwise ([`Expiry`]). Periods of different kinds are never mixed.

use chrono::{Datelike, Days, Months, NaiveDate};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A calendar month, counted from year 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month(i32);

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum PeriodUnit {
    #[serde(rename = "年")]
    Year,
    #[serde(rename = "月")]
    Month,
    #[serde(rename = "日")]
    Day,
}

/// 期间: a number of years, months or days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Period {
    pub count: u32,
    pub unit: PeriodUnit,
}

/// 届满日: on which day a period of years or months ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Expiry {
    /// The corresponding day of the last month, or that month's last day where it has none.
    #[default]
    Corresponding,
    /// The day before it: the first day is counted in. The month's last day where it has none.
    DayBefore,
    /// The corresponding day, or the first day of the next month where there is none.
    NextMonth,
}

/// Why a text or sum is no date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CalendarError {
    /// Not written YYYY-MM-DD (or YYYY-MM).
    Malformed,
    /// Written so, but no such day.
    NoSuchDay,
    /// Outside the years 1 to 9999.
    OutOfRange,
}

impl Month {
    pub fn new(year: i32, month: u32) -> Result<Month, CalendarError> {
        let month = i32::try_from(month).map_err(|_| CalendarError::NoSuchDay)?;
        if !(1..=12).contains(&month) {
            return Err(CalendarError::NoSuchDay);
        }
        Month((year * 12).saturating_add(month - 1)).checked()
    }

    pub fn of(date: NaiveDate) -> Month {
        Month(date.year() * 12 + date.month0() as i32)
    }

    pub fn parse(text: &str) -> Result<Month, CalendarError> {
        let (year, month) = text.split_once('-').ok_or(CalendarError::Malformed)?;
        let digits = |s: &str, n: usize| s.len() == n && s.bytes().all(|b| b.is_ascii_digit());
        if !digits(year, 4) || !digits(month, 2) {
            return Err(CalendarError::Malformed);
        }
        let year = year.parse().map_err(|_| CalendarError::Malformed)?;
        Month::new(year, month.parse().map_err(|_| CalendarError::Malformed)?)
    }

    /// `2019-04..2020-03`, or one month; the end is included.
    pub fn parse_range(text: &str) -> Result<(Month, Month), CalendarError> {
        match text.split_once("..") {
            Some((a, b)) => {
                let (a, b) = (Month::parse(a.trim())?, Month::parse(b.trim())?);
                if a > b { Err(CalendarError::NoSuchDay) } else { Ok((a, b)) }
            }
            None => Month::parse(text).map(|m| (m, m)),
        }
    }

    fn checked(self) -> Result<Month, CalendarError> {
        if (12..120_000).contains(&self.0) { Ok(self) } else { Err(CalendarError::OutOfRange) }
    }

    /// `count` months later, or earlier.
    pub fn plus(self, count: i32) -> Result<Month, CalendarError> {
        Month(self.0.checked_add(count).ok_or(CalendarError::OutOfRange)?).checked()
    }

    /// Months from `earlier` to this one.
    pub fn since(self, earlier: Month) -> i32 {
        self.0 - earlier.0
    }

    pub fn year(self) -> i32 {
        self.0.div_euclid(12)
    }

    /// 1 to 12.
    pub fn month(self) -> u32 {
        self.0.rem_euclid(12) as u32 + 1
    }

    pub fn first_day(self) -> NaiveDate {
        NaiveDate::from_ymd_opt(self.year(), self.month(), 1).unwrap_or(NaiveDate::MAX)
    }

    pub fn last_day(self) -> NaiveDate {
        add_months(self.first_day(), 1).ok().and_then(|d| d.pred_opt()).unwrap_or(NaiveDate::MAX)
    }

    /// 2018年3月
    pub fn chinese(self) -> String {
        format!("{}年{}月", self.year(), self.month())
    }
}

/// Months in order as stretches without a gap, the first and the last of each.
pub fn stretches(months: impl IntoIterator<Item = Month>) -> Vec<(Month, Month)> {
    let mut found: Vec<(Month, Month)> = Vec::new();
    for month in months {
        match found.last_mut().filter(|(_, to)| month.since(*to) == 1) {
            Some((_, to)) => *to = month,
            None => found.push((month, month)),
        }
    }
    found
}

impl std::fmt::Display for Month {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-{:02}", self.year(), self.month())
    }
}

impl Serialize for Month {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Month {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Month::parse(&text).map_err(|_| serde::de::Error::custom("not a month"))
    }
}

impl Period {
    pub fn years(count: u32) -> Period {
        Period { count, unit: PeriodUnit::Year }
    }

    /// As months, unless it is counted in days.
    pub fn in_months(self) -> Option<u32> {
        match self.unit {
            PeriodUnit::Year => self.count.checked_mul(12),
            PeriodUnit::Month => Some(self.count),
            PeriodUnit::Day => None,
        }
    }

    /// The day on which the period that starts on `date` is complete.
    pub fn after(self, date: NaiveDate) -> Result<NaiveDate, CalendarError> {
        match self.in_months() {
            Some(months) => add_months(date, i32::try_from(months).map_err(|_| CalendarError::OutOfRange)?),
            None => in_range(date.checked_add_days(Days::new(u64::from(self.count)))),
        }
    }

    /// The same, its years and months ending as `expiry` says.
    pub fn ends(self, date: NaiveDate, expiry: Expiry) -> Result<NaiveDate, CalendarError> {
        let end = self.after(date)?;
        if self.unit == PeriodUnit::Day {
            return Ok(end);
        }
        // Only a month's last day stands for a day that the month has not.
        let corresponds = end.day() == date.day();
        match expiry {
            Expiry::DayBefore if corresponds => in_range(end.pred_opt()),
            Expiry::NextMonth if !corresponds => in_range(end.succ_opt()),
            Expiry::Corresponding | Expiry::DayBefore | Expiry::NextMonth => Ok(end),
        }
    }

    /// The first day from which the period ends on `date` or later.
    pub fn first_reaching(self, date: NaiveDate, expiry: Expiry) -> Result<NaiveDate, CalendarError> {
        let near = self.before(date)?;
        // No way of ending moves the first day further than the days that two months may differ by.
        let reaches = |d: &NaiveDate| self.ends(*d, expiry).is_ok_and(|end| end >= date);
        let days = (-4..=4).filter_map(|n| near.checked_add_signed(chrono::TimeDelta::days(n)));
        in_range(days.into_iter().find(reaches))
    }

    /// The latest day from which the period is complete by `date`.
    pub fn before(self, date: NaiveDate) -> Result<NaiveDate, CalendarError> {
        match self.in_months() {
            Some(months) => add_months(date, -i32::try_from(months).map_err(|_| CalendarError::OutOfRange)?),
            None => in_range(date.checked_sub_days(Days::new(u64::from(self.count)))),
        }
    }

    /// 2年, 6个月, 30日
    pub fn chinese(self) -> String {
        match self.unit {
            PeriodUnit::Year => format!("{}年", self.count),
            PeriodUnit::Month => format!("{}个月", self.count),
            PeriodUnit::Day => format!("{}日", self.count),
        }
    }
}

/// The corresponding day `months` later (or earlier), or the last day of that month.
pub fn add_months(date: NaiveDate, months: i32) -> Result<NaiveDate, CalendarError> {
    let by = Months::new(months.unsigned_abs());
    in_range(if months < 0 { date.checked_sub_months(by) } else { date.checked_add_months(by) })
}

/// Whole months of a span that includes both its days: 2018-03-01 to 2020-02-29 is 24.
pub fn whole_months(from: NaiveDate, to: NaiveDate) -> u32 {
    let Some(end) = to.succ_opt() else { return 0 };
    if end <= from {
        return 0;
    }
    let guess = Month::of(end).since(Month::of(from));
    let complete = |n: i32| add_months(from, n).is_ok_and(|d| d <= end);
    let months = if complete(guess) { guess } else { guess - 1 };
    u32::try_from(months).unwrap_or(0)
}

/// Reads `2020-02-29`.
pub fn parse_date(text: &str) -> Result<NaiveDate, CalendarError> {
    let parts: Vec<&str> = text.split('-').collect();
    let [year, month, day] = parts.as_slice() else { return Err(CalendarError::Malformed) };
    let digits = |s: &str, n: usize| s.len() == n && s.bytes().all(|b| b.is_ascii_digit());
    if !digits(year, 4) || !digits(month, 2) || !digits(day, 2) {
        return Err(CalendarError::Malformed);
    }
    let (Ok(year), Ok(month), Ok(day)) = (year.parse(), month.parse(), day.parse()) else {
        return Err(CalendarError::Malformed);
    };
    in_range(Some(NaiveDate::from_ymd_opt(year, month, day).ok_or(CalendarError::NoSuchDay)?))
}

/// 2020年3月1日
pub fn chinese_date(date: NaiveDate) -> String {
    format!("{}年{}月{}日", date.year(), date.month(), date.day())
}

fn in_range(date: Option<NaiveDate>) -> Result<NaiveDate, CalendarError> {
    date.filter(|d| (1..=9999).contains(&d.year())).ok_or(CalendarError::OutOfRange)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn d(text: &str) -> NaiveDate {
        parse_date(text).unwrap()
    }

    #[test]
    fn a_month_without_the_day_ends_on_its_last() {
        let year = Period::years(1);
        let month = Period { count: 1, unit: PeriodUnit::Month };
        assert_eq!(Period::years(5).after(d("2020-02-29")).unwrap(), d("2025-02-28"));
        assert_eq!(month.after(d("2019-01-31")).unwrap(), d("2019-02-28"));
        assert_eq!(year.after(d("2018-03-01")).unwrap(), d("2019-03-01"));
        assert_eq!(year.before(d("2020-02-29")).unwrap(), d("2019-02-28"));
    }

    #[test]
    fn a_period_ends_as_the_document_reads_it() {
        use Expiry::{Corresponding, DayBefore, NextMonth};
        let month = Period { count: 1, unit: PeriodUnit::Month };
        for (period, from, ends) in [
            (Period::years(1), "2018-03-01", ["2019-03-01", "2019-02-28", "2019-03-01"]),
            (Period::years(5), "2016-02-29", ["2021-02-28", "2021-02-28", "2021-03-01"]),
            (Period::years(4), "2016-02-29", ["2020-02-29", "2020-02-28", "2020-02-29"]),
            (month, "2019-01-30", ["2019-02-28", "2019-02-28", "2019-03-01"]),
            (Period { count: 30, unit: PeriodUnit::Day }, "2019-01-30", ["2019-03-01"; 3]),
        ] {
            for (expiry, end) in [Corresponding, DayBefore, NextMonth].into_iter().zip(ends) {
                assert_eq!(period.ends(d(from), expiry), Ok(d(end)), "{from} {period:?} {expiry:?}");
            }
        }
    }

    #[test]
    fn a_span_includes_both_its_days() {
        for (from, to, months) in [
            ("2018-03-01", "2020-02-29", 24),
            ("2018-03-01", "2019-02-28", 12),
            ("2018-03-15", "2019-03-14", 12),
            ("2018-03-15", "2019-03-13", 11),
            ("2018-01-31", "2018-02-28", 1),
            ("2018-03-01", "2018-02-28", 0),
            ("2018-03-01", "2018-03-30", 0),
        ] {
            assert_eq!(whole_months(d(from), d(to)), months, "{from} {to}");
        }
    }

    #[test]
    fn refuses_what_is_no_date() {
        assert_eq!(parse_date("2019-02-29"), Err(CalendarError::NoSuchDay));
        assert_eq!(parse_date("2019-2-9"), Err(CalendarError::Malformed));
        assert_eq!(parse_date("2019/02/09"), Err(CalendarError::Malformed));
        assert_eq!(Month::parse("2019-13"), Err(CalendarError::NoSuchDay));
        assert_eq!(Period::years(9000).after(d("2019-01-01")), Err(CalendarError::OutOfRange));
    }

    proptest! {
        #[test]
        fn an_anniversary_is_exact_to_the_day(days in 0i64..40_000, years in 1u32..80) {
            let start = d("1950-01-01") + chrono::TimeDelta::days(days);
            let end = Period::years(years).after(start).unwrap();
            prop_assert_eq!(end.year(), start.year() + years as i32);
            // The day before the anniversary completes the year; the day before that does not.
            let last = end.pred_opt().unwrap();
            if start.day() == end.day() {
                prop_assert_eq!(whole_months(start, last), years * 12);
                prop_assert!(whole_months(start, last.pred_opt().unwrap()) < years * 12);
            }
        }

        #[test]
        fn the_first_day_that_reaches_is_the_first(days in 0i64..40_000, months in 1u32..80, way in 0usize..3) {
            let end = d("1950-01-01") + chrono::TimeDelta::days(days);
            let expiry = [Expiry::Corresponding, Expiry::DayBefore, Expiry::NextMonth][way];
            let period = Period { count: months, unit: PeriodUnit::Month };
            let first = period.first_reaching(end, expiry).unwrap();
            prop_assert!(period.ends(first, expiry).unwrap() >= end);
            prop_assert!(period.ends(first.pred_opt().unwrap(), expiry).unwrap() < end);
        }

        #[test]
        fn months_come_back(months in 12i32..119_000) {
            let month = Month(months);
            prop_assert_eq!(Month::parse(&month.to_string()), Ok(month));
            prop_assert_eq!(Month::of(month.first_day()), month);
            prop_assert_eq!(Month::of(month.last_day()), month);
        }
    }
}
