//! What a statement rests on, in words.

use super::Words;
use crate::explain::{Detail, Distance, Margin, Sense, Standing, State, Step, Way};
use crate::render::catalogue::Arg;
use std::cmp::Ordering;

impl Words<'_> {
    /// What a statement rests on, a part of a sentence each; a fact that the statement itself names is
    /// not named again.
    pub fn facts_of(&self, step: &Step) -> Vec<String> {
        step.details.iter().map(|d| self.beside(step, d)).collect()
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
                self.say(key, &[("fact", name.into()), ("value", self.value(value).into())])
            }
            Detail::Undated { day } => self.say("detail-undated", &[("day", day.into())]),
            Detail::Limit { name, value, bound, kind, inclusive, side, margin } => {
                let (key, side) = match side {
                    Ordering::Equal => ("detail-at-limit", String::new()),
                    Ordering::Greater => ("detail-limit", self.word("word-above")),
                    Ordering::Less => ("detail-limit", self.word("word-below")),
                };
                let counted = self.word(if *inclusive { "word-inclusive" } else { "word-exclusive" });
                let args = [
                    ("fact", name.into()),
                    ("value", self.number(*value, kind).into()),
                    ("limit", self.number(*bound, kind).into()),
                    ("bound", counted.into()),
                    ("side", side.into()),
                    ("margin", self.number(*margin, kind).into()),
                ];
                self.say(key, &args)
            }
            Detail::Item { value } => self.say("detail-item", &[("value", self.value(value).into())]),
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
            Detail::Rows { state, named, count } => {
                let key = match (state, *count > named.len()) {
                    (State::Holds, false) => "detail-members-hold",
                    (State::Holds, true) => "detail-members-hold-more",
                    (State::Open, false) => "detail-members-open",
                    (State::Open, true) => "detail-members-open-more",
                    (State::Fails | State::Inapplicable | State::Failed, false) => "detail-members-fail",
                    (State::Fails | State::Inapplicable | State::Failed, true) => "detail-members-fail-more",
                };
                self.say(key, &[("who", self.list(named).into()), ("count", (*count).into())])
            }
            Detail::Denied { of } => {
                let checked = of.iter().all(|d| matches!(d, Detail::Fact { standing: Standing::Checked, .. }));
                let names = of.iter().filter_map(|d| if let Detail::Fact { name, .. } = d { Some(name) } else { None });
                let names: Vec<String> = names.map(|n| format!("“{n}”")).collect();
                let key = if checked { "detail-found-none" } else { "detail-stated-none" };
                self.say(key, &[("facts", names.concat().into()), ("count", names.len().into())])
            }
            Detail::Records { named } => self.say("detail-records", &[("who", self.list(named).into())]),
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
