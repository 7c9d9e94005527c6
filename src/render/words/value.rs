//! Values in words: numbers with their units, days, stretches of time.

use super::Words;
use crate::explain::{Shown, Stretch};
use crate::render::Lang;
use crate::render::catalogue::Arg;
use crate::types::Kind;
use crate::values::{Date, Exact, Month, Period, PeriodUnit, chinese_date};

/// Decimals written out of a number that no decimal ends.
const WRITTEN: i64 = 10_000;

/// The beginning of a number that no decimal ends: 18493.1506….
fn begun(value: Exact) -> Option<String> {
    let endless = value.display().contains('/');
    let cut = value.mul(Exact::from(WRITTEN)).ok().filter(|_| endless)?.floor();
    let cut = cut.div(Exact::from(WRITTEN)).ok()?;
    Some(format!("{}…", cut.decimal(4)?))
}

/// A number as people read it.
fn written(value: Exact) -> String {
    begun(value).unwrap_or_else(|| value.display())
}

impl Words<'_> {
    fn is_english(&self) -> bool {
        self.catalogue.lang() == Lang::En
    }

    pub fn date(&self, day: Date) -> String {
        if self.is_english() { day.to_string() } else { chinese_date(day) }
    }

    pub fn month(&self, month: Month) -> String {
        if self.is_english() { month.to_string() } else { month.chinese() }
    }

    pub fn value(&self, of: &Shown) -> String {
        match of {
            Shown::Yes => self.word("word-yes"),
            Shown::No => self.word("word-no"),
            Shown::Number(value, kind) => self.number(*value, kind),
            Shown::Date(day) => self.date(*day),
            Shown::Month(month) => self.month(*month),
            Shown::Text(text) => text.clone(),
            Shown::Several(values) => self.list(values),
            Shown::Nothing => self.word("word-none"),
            Shown::Unlisted => self.word("word-unlisted"),
            Shown::Listed => self.word("word-listed"),
            Shown::Inapplicable => self.word("word-inapplicable"),
            Shown::Open => self.word("word-open"),
            Shown::Missing => self.word("word-not-provided"),
            Shown::Unknown => self.word("word-not-known"),
            Shown::Disputed => self.word("word-disputed"),
        }
    }

    /// An amount in 元, to the 分 at least; of one that no decimal ends, so many places and that there are more.
    pub fn money(&self, value: Exact) -> String {
        self.say("unit-yuan", &[("n", Arg::Number(begun(value).unwrap_or_else(|| value.money())))])
    }

    /// A number with the unit of its kind, exactly. A counter of things stays as the rule has it.
    pub fn number(&self, value: Exact, kind: &Kind) -> String {
        match kind {
            Kind::Money { per: None } => self.money(value),
            Kind::Money { per: Some(per) } => self.rate(value, per),
            Kind::Ratio => match value.mul(Exact::from(100)).ok().and_then(|v| v.decimal(0)) {
                Some(percent) => format!("{percent}%"),
                None => written(value),
            },
            Kind::Count { counter } => self.count(written(value), counter),
            Kind::Age => self.age(value),
            Kind::Bool
            | Kind::Date
            | Kind::Month
            | Kind::Months
            | Kind::MoneyList
            | Kind::Number
            | Kind::Enum(_)
            | Kind::Set(_)
            | Kind::Text => written(value),
        }
    }

    /// 3000元/年; what is not a calendar unit stays as the rule has it.
    fn rate(&self, value: Exact, per: &str) -> String {
        let key = match per {
            "年" => "unit-yuan-a-year",
            "月" => "unit-yuan-a-month",
            "日" => "unit-yuan-a-day",
            _ => "unit-yuan-each",
        };
        self.say(key, &[("n", Arg::Number(written(value))), ("per", per.into())])
    }

    fn count(&self, n: String, counter: &str) -> String {
        let key = match counter {
            "年" => "unit-years",
            "月" => "unit-months",
            "日" => "unit-days",
            _ => "unit-things",
        };
        self.say(key, &[("n", Arg::Number(n)), ("counter", counter.into())])
    }

    pub(super) fn years(&self, n: u32) -> String {
        self.count(n.to_string(), "年")
    }

    pub(super) fn months(&self, n: i64) -> String {
        self.count(n.to_string(), "月")
    }

    pub(super) fn days(&self, n: i64) -> String {
        self.count(n.to_string(), "日")
    }

    fn age(&self, months: Exact) -> String {
        match months.to_i64() {
            Some(m) if m % 12 == 0 => self.say("unit-age", &[("years", (m / 12).into())]),
            Some(m) => self.say("unit-age-months", &[("years", (m / 12).into()), ("months", (m % 12).into())]),
            None => months.display(),
        }
    }

    /// 2年3个月5日.
    pub fn stretch(&self, of: Stretch) -> String {
        let parts = [
            (of.years > 0).then(|| self.years(of.years)),
            (of.months > 0).then(|| self.months(of.months.into())),
            (of.days > 0).then(|| self.days(of.days.into())),
        ];
        let said: Vec<String> = parts.into_iter().flatten().collect();
        if said.is_empty() { self.days(0) } else { said.join(&self.word("stretch-joiner")) }
    }

    /// 2年, 6个月, 30日.
    pub(super) fn period(&self, of: Period) -> String {
        match of.unit {
            PeriodUnit::Year => self.years(of.count),
            PeriodUnit::Month => self.months(of.count.into()),
            PeriodUnit::Day => self.days(of.count.into()),
        }
    }
}
