//! What a statement rests on, in words.

use super::Words;
use crate::explain::{Detail, Distance, Margin, Named, Record, Said, Sense, Standing, State, Step, Way};
use crate::ir::{PeriodEnd, SINCE_WHEN};
use crate::render::catalogue::Arg;
use crate::values::distinct;
use std::cmp::Ordering;

impl Words<'_> {
    /// What a statement rests on, a part of a sentence each; a fact that the statement itself names is
    /// not named again.
    pub fn facts_of(&self, step: &Step) -> Vec<String> {
        step.details.iter().map(|d| self.beside(step, d)).collect()
    }

    /// What somebody counts by: of the deepest statements their facts, or their own words.
    pub fn grounds(&self, step: &Step) -> Vec<String> {
        let said = step.holding().into_iter().flat_map(|leaf| {
            let facts: Vec<String> = leaf.facts().into_iter().map(|d| self.detail(d)).collect();
            if facts.is_empty() { vec![leaf.statement.clone()] } else { facts }
        });
        distinct(said.filter(|s| !s.is_empty()))
    }

    /// The items that make up a number, each with what it is worth.
    pub fn worth(&self, step: &Step) -> Vec<String> {
        let worth = |c: &Step| {
            let of = c.details.iter().find(|d| matches!(d, Detail::Item { .. } | Detail::Highest { .. }))?;
            Some(self.say("item-worth", &[("item", (&c.statement).into()), ("worth", self.detail(of).into())]))
        };
        step.children.iter().filter_map(worth).collect()
    }

    /// A fact by its name; since when a status holds is asked in the reader's language.
    pub fn fact_name(&self, name: &str) -> String {
        match name.strip_suffix(SINCE_WHEN) {
            Some(status) => self.say("name-since", &[("fact", status.into())]),
            None => name.to_owned(),
        }
    }

    /// The interpretation that a statement follows, if any.
    pub fn reading_of(&self, step: &Step) -> Option<String> {
        let (name, alternative) = step.reading.as_ref()?;
        Some(self.say("reason-reading", &[("name", name.into()), ("alternative", alternative.into())]))
    }

    /// Both in one paragraph.
    pub fn details(&self, step: &Step) -> String {
        let said = self.facts_of(step);
        let said = if said.is_empty() { String::new() } else { format!("{}{}", self.clauses(&said), self.end()) };
        match self.reading_of(step) {
            Some(reading) => self.sentences([said, reading]),
            None => said,
        }
    }

    fn beside(&self, step: &Step, of: &Detail) -> String {
        match of {
            Detail::Fact { slot: Some(slot), standing: Standing::Stated | Standing::Checked, value, .. }
                if step.states == Some(*slot) =>
            {
                self.say("detail-stated-short", &[("value", self.value(value).into())])
            }
            of => self.detail(of),
        }
    }

    /// One thing that a statement rests on, by itself.
    pub fn detail(&self, of: &Detail) -> String {
        match of {
            Detail::Fact { name, standing, value, .. } => {
                let key = match standing {
                    Standing::Valued => "detail-fact",
                    Standing::Stated => "detail-stated",
                    Standing::Checked => "detail-found",
                    Standing::Presumed => "detail-presumed",
                    Standing::Missing => "detail-missing",
                    Standing::MissingFromAgency => "detail-missing-agency",
                    Standing::Unknown => "detail-unknown",
                    Standing::Disputed => "detail-disputed",
                    Standing::Inapplicable => "detail-inapplicable",
                };
                let name = self.fact_name(name);
                self.say(key, &[("fact", name.into()), ("value", self.value(value).into())])
            }
            Detail::Since { day } => self.say("detail-since", &[("day", self.date(*day).into())]),
            Detail::Undated { day } => self.say("detail-undated", &[("day", day.into())]),
            Detail::Made { name, pieces, value } => {
                let args = [
                    ("name", name.into()),
                    ("formula", self.formula(pieces).into()),
                    ("value", self.value(value).into()),
                ];
                self.say("detail-made", &args)
            }
            Detail::Parameter(of) => self.source(of).trim_end_matches('。').to_owned(),
            Detail::Limit { name, value, bound, of, kind, inclusive, side, margin } => {
                let limit = self.number(*bound, kind);
                let limit = match of {
                    Some(of) => self.say("detail-limit-of", &[("name", of.into()), ("limit", limit.into())]),
                    None => limit,
                };
                let (key, side) = match side {
                    Ordering::Equal => ("detail-at-limit", String::new()),
                    Ordering::Greater => ("detail-limit", self.word("word-above")),
                    Ordering::Less => ("detail-limit", self.word("word-below")),
                };
                let counted = self.word(if *inclusive { "word-inclusive" } else { "word-exclusive" });
                let args = [
                    ("fact", name.into()),
                    ("value", self.number(*value, kind).into()),
                    ("limit", limit.into()),
                    ("bound", counted.into()),
                    ("side", side.into()),
                    ("margin", self.number(*margin, kind).into()),
                ];
                self.say(key, &args)
            }
            Detail::Item { value } => self.say("detail-item", &[("value", self.value(value).into())]),
            Detail::Highest { value } => self.say("detail-highest", &[("value", self.value(value).into())]),
            Detail::LeftOut { named } => self.say("detail-left-out", &[("items", self.list(named).into())]),
            Detail::Period { name, from, period, limit, sense, inclusive } => {
                let key = if *sense == Sense::Complete { "detail-complete" } else { "detail-until" };
                let counted = self.word(if *inclusive { "word-that-day-in" } else { "word-that-day-out" });
                let args = [
                    ("name", name.into()),
                    ("from", self.value(from).into()),
                    ("period", self.period(*period).into()),
                    ("limit", self.date(*limit).into()),
                    ("bound", counted.into()),
                ];
                self.say(key, &args)
            }
            Detail::Day { name, day, order, sense, margin } => {
                let key = match (order, sense) {
                    (Ordering::Equal, _) => "detail-on-the-day",
                    (Ordering::Greater, Sense::Complete) => "detail-over",
                    (Ordering::Less, Sense::Complete) => "detail-short",
                    (Ordering::Greater, Sense::Until) => "detail-past",
                    (Ordering::Less, Sense::Until) => "detail-within",
                };
                let margin = self.stretch(*margin);
                let name = if name.is_empty() { self.word("word-that-day") } else { name.clone() };
                self.say(key, &[("name", name.into()), ("day", self.date(*day).into()), ("margin", margin.into())])
            }
            Detail::Dates { name, day, other, limit, order, margin } => {
                let key = match order {
                    Ordering::Equal => "detail-dates-equal",
                    Ordering::Greater => "detail-dates-after",
                    Ordering::Less => "detail-dates-before",
                };
                let args = [
                    ("name", name.into()),
                    ("day", self.date(*day).into()),
                    ("other", other.into()),
                    ("limit", self.date(*limit).into()),
                    ("margin", self.stretch(*margin).into()),
                ];
                self.say(key, &args)
            }
            Detail::During { name, day, start, end } => {
                let key = if end.is_some() { "detail-during" } else { "detail-during-running" };
                let end = end.map(|end| self.date(end)).unwrap_or_default();
                let args = [
                    ("name", name.into()),
                    ("day", self.date(*day).into()),
                    ("start", self.date(*start).into()),
                    ("end", end.into()),
                ];
                self.say(key, &args)
            }
            Detail::NoRows { relation, known } => self
                .say(if *known { "detail-no-rows" } else { "detail-rows-unknown" }, &[("relation", relation.into())]),
            Detail::Rows { state, named, count, cut, persons } => {
                let key = match (state, *cut) {
                    (State::Holds, false) => "detail-members-hold",
                    (State::Holds, true) => "detail-members-hold-more",
                    (State::Open, false) => "detail-members-open",
                    (State::Open, true) => "detail-members-open-more",
                    (State::Fails | State::Inapplicable | State::Failed, false) => "detail-members-fail",
                    (State::Fails | State::Inapplicable | State::Failed, true) => "detail-members-fail-more",
                };
                let named: Vec<String> = named.iter().map(|of| self.named(of)).collect();
                let counter = self.word(if *persons { "word-heads" } else { "word-records" });
                let who = self.list(&named).into();
                self.say(key, &[("who", who), ("count", (*count).into()), ("counter", counter.into())])
            }
            Detail::Denied { of } => {
                let checked = of.iter().all(|d| matches!(d, Detail::Fact { standing: Standing::Checked, .. }));
                let names = of.iter().filter_map(|d| if let Detail::Fact { name, .. } = d { Some(name) } else { None });
                let names: Vec<String> = names.map(|n| format!("“{n}”")).collect();
                let key = if checked { "detail-found-none" } else { "detail-stated-none" };
                self.say(key, &[("facts", names.concat().into()), ("count", names.len().into())])
            }
            Detail::Records { records } => {
                let records: Vec<String> = records.iter().map(|of| self.record(of)).collect();
                self.say("detail-records", &[("who", self.list(&records).into())])
            }
        }
    }

    /// A row by its name, of a record by the month with its months.
    fn named(&self, of: &Named) -> String {
        let months: Vec<String> = of.months.iter().map(|months| self.month_span(*months)).collect();
        match months.is_empty() {
            true => of.name.clone(),
            false => {
                self.say("detail-named-months", &[("who", (&of.name).into()), ("months", self.list(&months).into())])
            }
        }
    }

    /// A record by its name, with what it says.
    fn record(&self, of: &Record) -> String {
        let said = |of: &Said| {
            let key = match of.end {
                Some(PeriodEnd::Start) => "record-start",
                Some(PeriodEnd::End) => "record-end",
                None => "detail-fact",
            };
            self.say(key, &[("fact", (&of.name).into()), ("value", self.value(&of.value).into())])
        };
        let says: Vec<String> = of.says.iter().map(said).collect();
        match says.is_empty() {
            true => of.name.clone(),
            false => {
                self.say("detail-named-months", &[("who", (&of.name).into()), ("months", self.list(&says).into())])
            }
        }
    }

    /// How far a fact is from its limit, in a few words.
    pub fn margin(&self, of: &Margin) -> String {
        let key = match of.way {
            Way::Short => "margin-short",
            Way::Over => "margin-over",
            Way::Left => "margin-left",
            Way::After => "margin-after",
            Way::Before => "margin-before",
        };
        let by = match &of.by {
            Distance::Number(value, kind) => self.number(*value, kind),
            Distance::Time(time) => self.stretch(*time),
        };
        self.say(key, &[("margin", Arg::from(by))])
    }
}
