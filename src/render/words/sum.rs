//! The lines of a sum in words.

use super::Words;
use crate::eval::{CapUsed, WhyUnpaid};
use crate::explain::{
    AmountUsed, CapSpan, Detail, Line, Lookup, Mark, Monthly, MonthsUsed, Piece, Span, Stretch, Tier, YearlyTime,
};
use crate::ir::TIMES;
use crate::render::catalogue::Arg;
use crate::types::Kind;
use crate::values::{Exact, RoundingWay};

impl Words<'_> {
    /// A line of a sum with its formula.
    pub fn sum_line(&self, line: &Line) -> String {
        match line {
            Line::Yearly { rate, time, amount } => self.yearly(*rate, *time, *amount),
            Line::Pieces { rate, rate_kind, count, counter, amount } => {
                let args = [
                    ("rate", self.number(*rate, rate_kind).into()),
                    ("count", self.number(*count, &Kind::Count { counter: counter.clone() }).into()),
                    ("amount", self.money(*amount).into()),
                ];
                self.say("sum-pieces", &args)
            }
            Line::Once { formula, amount } => {
                self.say("sum-once", &[("formula", self.equation(formula)), ("amount", self.money(*amount).into())])
            }
            Line::Compared { items, lowest, amount } => {
                let item = |(formula, amount): &(Vec<Piece>, Exact)| {
                    self.say("sum-item", &[("formula", self.equation(formula)), ("amount", self.money(*amount).into())])
                };
                let items: Vec<String> = items.iter().map(item).collect();
                let items = items.join(&self.say("sum-item-mark", &[]));
                let key = if *lowest { "sum-lowest" } else { "sum-highest" };
                self.say(key, &[("items", items.into()), ("amount", self.money(*amount).into())])
            }
            Line::Window { months, formula, amount } => {
                let args = [
                    ("months", self.months((*months).into()).into()),
                    ("formula", self.equation(formula)),
                    ("amount", self.money(*amount).into()),
                ];
                self.say("sum-window", &args)
            }
            Line::Monthly(of) => self.monthly(of),
            Line::More { count } => self.say("sum-more", &[("count", (*count).into())]),
            Line::Projected { after } => self.say("sum-projected", &[("basis", self.date(*after).into())]),
            Line::Together { total } => self.say("sum-together", &[("total", self.money(*total).into())]),
            Line::Rounded { exact, total, way, places } => {
                let unit = match places {
                    ..=-1 => "sum-rounded-ten",
                    0 => "sum-rounded-yuan",
                    1 => "sum-rounded-jiao",
                    2.. => "sum-rounded-fen",
                };
                let way = match way {
                    RoundingWay::HalfUp => "sum-rounded-half",
                    RoundingWay::Down => "sum-rounded-down",
                    RoundingWay::Up => "sum-rounded-up",
                };
                let how = self.say(way, &[("unit", self.say(unit, &[]).into())]);
                let (exact, total) = (self.money(*exact), self.money(*total));
                self.say("sum-rounded", &[("exact", exact.into()), ("how", how.into()), ("total", total.into())])
            }
            Line::Tier(of) => self.tier(of),
            Line::MonthCap { who, duration, why, use_of } => {
                self.month_cap(who.as_deref(), &self.because(duration, why), use_of)
            }
            Line::AmountCap(of) => self.amount_cap(of),
            Line::Unpaid { who, why, months } => {
                let who = who.as_deref().map(|who| self.say("sum-month-cap-of", &[("who", who.into())]));
                let months: Vec<String> = months.iter().map(|of| self.month_span(*of)).collect();
                let key = match why {
                    WhyUnpaid::BeforeStart => "sum-unpaid-before",
                    WhyUnpaid::Ungraded => "sum-unpaid-ungraded",
                    WhyUnpaid::Enjoyed => "sum-unpaid-enjoyed",
                    WhyUnpaid::BeyondCap => "sum-unpaid-beyond",
                    WhyUnpaid::AfterEnd => "sum-unpaid-after",
                };
                self.say(key, &[("who", who.unwrap_or_default().into()), ("months", self.list(&months).into())])
            }
            Line::OpenMonths { standard, from, to, count } => {
                let args =
                    [("from", self.month(*from).into()), ("to", self.month(*to).into()), ("count", (*count).into())];
                self.say(if *standard { "sum-open-months" } else { "sum-open-months-facts" }, &args)
            }
            Line::Source(of) => self.source(of),
        }
    }

    fn tier(&self, of: &Tier) -> String {
        let who = of.who.as_deref().map(|who| self.say("sum-month-cap-of", &[("who", who.into())]));
        let why: Vec<String> = of.why.iter().map(|d| self.detail(d)).collect();
        let key = if of.condition.is_some() { "sum-tier" } else { "sum-tier-others" };
        let args = [
            ("who", who.unwrap_or_default().into()),
            ("condition", of.condition.as_deref().unwrap_or_default().into()),
            ("gives", self.value(&of.gives).into()),
            ("why", self.clauses(&why).into()),
        ];
        self.say(key, &args)
    }

    /// A duration with why it is this one.
    fn because(&self, duration: &str, why: &[Detail]) -> String {
        if why.is_empty() {
            return duration.to_owned();
        }
        let why: Vec<String> = why.iter().map(|d| self.detail(d)).collect();
        self.say("sum-duration-because", &[("duration", duration.into()), ("why", self.clauses(&why).into())])
    }

    fn yearly(&self, rate: Exact, time: YearlyTime, amount: Exact) -> String {
        let months = |n: u32| ("months", Arg::from(self.months(n.into())));
        let (key, mut args) = match time {
            YearlyTime::Years(years) => ("sum-years", vec![("years", self.years(years).into())]),
            YearlyTime::Months(n) => ("sum-months-of-year", vec![months(n)]),
            YearlyTime::StartedYears { months: n } => ("sum-started-years", vec![months(n)]),
            YearlyTime::ByDay { months: n } => ("sum-days", vec![months(n)]),
            YearlyTime::YearsAndDays { years, days, of } => {
                let key = if years > 0 { "sum-years-and-days" } else { "sum-days-of-year" };
                let (days, of) = (self.days(days).into(), self.days(of).into());
                (key, vec![("years", self.years(years).into()), ("days", days), ("of", of)])
            }
        };
        let rate = self.number(rate, &Kind::Money { per: Some("年".to_owned()) });
        args.extend([("rate", rate.into()), ("amount", self.money(amount).into())]);
        self.say(key, &args)
    }

    fn monthly(&self, of: &Monthly) -> String {
        let key = match (of.from == of.to, of.who.is_some(), of.before_cap.is_some()) {
            (false, false, false) => "sum-monthly",
            (false, false, true) => "sum-monthly-capped",
            (false, true, false) => "sum-monthly-of",
            (false, true, true) => "sum-monthly-of-capped",
            (true, false, false) => "sum-month",
            (true, false, true) => "sum-month-capped",
            (true, true, false) => "sum-month-of",
            (true, true, true) => "sum-month-of-capped",
        };
        let args = [
            ("who", of.who.as_deref().unwrap_or_default().into()),
            ("from", self.month(of.from).into()),
            ("to", self.month(of.to).into()),
            ("formula", self.equation(&of.formula)),
            ("rate", self.money(of.rate).into()),
            ("months", self.months(of.months.into()).into()),
            ("before", self.money(of.before_cap.unwrap_or(of.amount)).into()),
            ("amount", self.money(of.amount).into()),
        ];
        self.say(key, &args)
    }

    fn month_cap(&self, who: Option<&str>, duration: &str, used: &MonthsUsed) -> String {
        let span = |of: &Span| match of {
            Span::Months(n) => self.months(*n),
            // Nothing is left in the unit that the rest is told in.
            Span::Time(Stretch { years: 0, months: 0, days: 0 }) => self.months(0),
            Span::Time(time) => self.stretch(*time),
        };
        let who = who.map(|who| self.say("sum-month-cap-of", &[("who", who.into())])).unwrap_or_default();
        let mut args = vec![("who", who.into()), ("duration", duration.into())];
        let key = match used {
            MonthsUsed::Known { at_most, enjoyed, granted, left } => {
                args.extend([
                    ("at_most", self.months((*at_most).into()).into()),
                    ("enjoyed", self.months(*enjoyed).into()),
                    ("granted", span(granted).into()),
                    ("left", span(left).into()),
                ]);
                "sum-month-cap"
            }
            MonthsUsed::Unknown { at_most } => {
                args.push(("at_most", self.months((*at_most).into()).into()));
                "sum-month-cap-open"
            }
            MonthsUsed::Had { enjoyed, granted } => {
                args.push(("enjoyed", self.months(*enjoyed).into()));
                args.push(("granted", self.months((*granted).into()).into()));
                if duration.is_empty() { "sum-month-had" } else { "sum-month-had-until" }
            }
            MonthsUsed::UntilEnd { granted } => {
                args.push(("granted", self.months((*granted).into()).into()));
                "sum-month-until"
            }
        };
        self.say(key, &args)
    }

    fn amount_cap(&self, of: &AmountUsed) -> String {
        let who = of.who.as_deref().map(|who| self.say("sum-month-cap-of", &[("who", who.into())])).unwrap_or_default();
        let sum = |n: Exact| match of.times {
            true => self.number(n, &Kind::Count { counter: TIMES.to_owned() }),
            false => self.money(n),
        };
        let cap = ("cap", Arg::from(sum(of.cap)));
        let reach = match &of.pieces {
            Some((count, counter)) => {
                let count = self.number(*count, &Kind::Count { counter: counter.clone() });
                self.say("sum-cap-pieces", &[("count", count.into()), cap])
            }
            None => self.say("sum-cap-amount", &[cap]),
        };
        let reach = match of.carried.is_zero() {
            true => reach,
            false => {
                let (carried, room) = (sum(of.carried).into(), sum(of.room()).into());
                self.say("sum-cap-carried", &[("reach", reach.into()), ("carried", carried), ("room", room)])
            }
        };
        let time = match of.time {
            Some(CapSpan::Year(year)) => self.say("sum-cap-year", &[("year", year.to_string().into())]),
            Some(CapSpan::Months(from, to)) if from == to => {
                self.say("sum-cap-month", &[("month", self.month(from).into())])
            }
            Some(CapSpan::Months(from, to)) => {
                self.say("sum-cap-months", &[("from", self.month(from).into()), ("to", self.month(to).into())])
            }
            None => String::new(),
        };
        let used = match of.approved {
            CapUsed::NotCounted => time,
            CapUsed::Known(approved) => {
                self.say("sum-cap-used", &[("time", time.into()), ("approved", sum(approved).into())])
            }
            CapUsed::Unknown => self.say("sum-cap-unknown", &[("time", time.into())]),
        };
        let used = match of.now.is_zero() {
            true => used,
            false => self.say("sum-cap-now", &[("used", used.into()), ("now", sum(of.now).into())]),
        };
        let key = match (of.approved, of.bites()) {
            (CapUsed::Unknown, _) => "sum-amount-cap-open",
            (CapUsed::NotCounted | CapUsed::Known(_), false) => "sum-amount-cap",
            (CapUsed::NotCounted | CapUsed::Known(_), true)
                if matches!(of.time, Some(CapSpan::Year(_))) && !of.carries && !of.times =>
            {
                "sum-amount-cap-bites"
            }
            (CapUsed::NotCounted | CapUsed::Known(_), true) => "sum-amount-cap-cut",
        };
        let args = [
            ("who", who.into()),
            ("cap_text", (&of.text).into()),
            ("reach", reach.into()),
            ("used", used.into()),
            ("before", sum(of.before).into()),
            ("after", sum(of.after).into()),
            ("over", sum(of.over()).into()),
            ("left", sum(of.left()).into()),
        ];
        self.say(key, &args)
    }

    pub(super) fn source(&self, of: &Lookup) -> String {
        let (parameter, at) = (("parameter", Arg::from(&of.parameter)), ("at", self.date(of.at).into()));
        match &of.found {
            Some(row) => {
                let value = self.number(row.value, &row.kind);
                let source = self.list(&row.sources);
                self.say("detail-parameter", &[parameter, at, ("value", value.into()), ("source", source.into())])
            }
            None => self.say("detail-parameter-missing", &[parameter, at]),
        }
    }

    /// A formula with the sign that leads to its result, or nothing.
    fn equation<'a>(&self, pieces: &[Piece]) -> Arg<'a> {
        if pieces.is_empty() {
            return Arg::from("");
        }
        self.say("sum-equation", &[("formula", self.formula(pieces).into())]).into()
    }

    /// A formula in one line.
    pub fn formula(&self, pieces: &[Piece]) -> String {
        let piece = |p: &Piece| match p {
            Piece::Mark(mark) => mark_sign(*mark).to_owned(),
            Piece::Value { name: Some(name), value } if pieces.len() > 1 => format!("{name}{}", self.value(value)),
            Piece::Value { value, .. } => self.value(value),
        };
        pieces.iter().map(piece).collect()
    }
}

fn mark_sign(mark: Mark) -> &'static str {
    match mark {
        Mark::Plus => "＋",
        Mark::Minus => "－",
        Mark::Times => "×",
        Mark::Over => "÷",
        Mark::Open => "（",
        Mark::Close => "）",
    }
}
