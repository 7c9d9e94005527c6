//! Typed arguments put into words.

use super::{Catalogue, Lang};
use crate::explain::{Arg, Line, Message, Piece, Step};
use crate::types::Kind;
use crate::values::{Date, Exact, chinese_date};

/// Words in the catalogue's language.
#[derive(Clone, Copy)]
pub struct Words<'c> {
    pub catalogue: &'c Catalogue,
}

impl Words<'_> {
    /// The sentence of a message.
    pub fn say(&self, message: &Message) -> String {
        let args: Vec<(&str, String)> = message.args.iter().map(|(name, arg)| (*name, self.arg(arg))).collect();
        let args: Vec<(&str, &str)> = args.iter().map(|(name, text)| (*name, text.as_str())).collect();
        self.catalogue.message(message.key, &args)
    }

    fn is_english(&self) -> bool {
        self.catalogue.lang() == Lang::En
    }

    pub fn date(&self, day: Date) -> String {
        if self.is_english() { day.to_string() } else { chinese_date(day) }
    }

    /// The units of money and time in the catalogue's language; counters of things stay as the rule has
    /// them.
    fn units(&self, text: String) -> String {
        if !self.is_english() {
            return text;
        }
        let words = [
            ("元/年", " yuan a year"),
            ("元/月", " yuan a month"),
            ("元", " yuan"),
            ("个月", " months "),
            ("年", " years "),
            ("日", " days "),
        ];
        let said = words.iter().fold(text, |text, (zh, en)| text.replace(zh, en));
        said.trim_end().to_owned()
    }

    /// The mark that ends a sentence.
    pub fn end(&self) -> String {
        self.word("sentence-end")
    }

    /// Sentences one after the other; empty ones are left out.
    pub fn sentences(&self, said: [String; 2]) -> String {
        let [first, second] = said;
        match (first.is_empty(), second.is_empty()) {
            (false, false) => format!("{first}{}{second}", self.word("sentence-joiner")),
            (false, true) => first,
            _ => second,
        }
    }

    /// Parts of one sentence.
    pub fn clauses(&self, said: &[String]) -> String {
        said.join(&self.word("clause-joiner"))
    }

    /// Names side by side.
    pub fn list(&self, names: &[String]) -> String {
        names.join(&self.word("list-mark"))
    }

    pub fn word(&self, key: &str) -> String {
        self.catalogue.message(key, &[])
    }

    pub fn arg(&self, arg: &Arg) -> String {
        match arg {
            Arg::Text(text) => text.clone(),
            Arg::Date(date) => self.date(*date),
            Arg::Month(month) if self.is_english() => month.to_string(),
            Arg::Month(month) => month.chinese(),
            Arg::Number(value, kind) => self.units(number(*value, kind)),
            Arg::Money(value) => self.units(format!("{}元", value.money())),
            Arg::Count(count) => count.to_string(),
            Arg::Stretch { years, months, days } => self.units(stretch(*years, *months, *days)),
            Arg::List(items) => items.iter().map(|i| self.arg(i)).collect::<Vec<_>>().join(&self.word("list-mark")),
            Arg::Word(key) => self.word(key),
        }
    }

    /// What a statement rests on, a sentence each; a fact that the statement itself names is not named again.
    pub fn facts_of(&self, step: &Step) -> Vec<String> {
        step.details.iter().map(|m| self.detail(step, m)).collect()
    }

    /// The interpretation that a statement follows, if any.
    pub fn reading_of(&self, step: &Step) -> Option<String> {
        let (name, alternative) = step.reading.as_ref()?;
        Some(self.catalogue.message("reason-reading", &[("name", name), ("alternative", alternative)]))
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

    fn detail(&self, step: &Step, message: &Message) -> String {
        let fact = message.args.iter().find_map(|(name, arg)| match arg {
            Arg::Text(t) if *name == "fact" => Some(t.as_str()),
            _ => None,
        });
        let own = fact.is_some_and(|f| {
            step.statement.ends_with(f.trim_start_matches("是否"))
                && !step.statement.ends_with(&format!("不是{}", f.trim_start_matches("是否")))
        });
        match (message.key, own) {
            ("detail-stated" | "detail-found", true) => {
                self.say(&Message { key: "detail-stated-short", args: message.args.clone() })
            }
            _ => self.say(message),
        }
    }

    /// A line of a sum with its formula.
    pub fn sum_line(&self, line: &Line) -> String {
        let said = self.say(&line.message);
        let formula = self.formula(&line.formula);
        let text = if formula.is_empty() { said } else { said.replacen("〈算式〉", &formula, 1) };
        text.replace("〈算式〉＝", "")
    }

    /// A formula in one line.
    pub fn formula(&self, pieces: &[Piece]) -> String {
        let piece = |p: &Piece| match p {
            Piece::Mark(mark) => (*mark).to_owned(),
            Piece::Value { name: Some(name), value } if pieces.len() > 1 => format!("{name}{}", self.arg(value)),
            Piece::Value { value, .. } => self.arg(value),
        };
        pieces.iter().map(piece).collect()
    }
}

/// A number with the unit of its kind, exactly.
pub fn number(value: Exact, kind: &Kind) -> String {
    match kind {
        Kind::Money { per: Some(per) } => format!("{}元/{per}", value.display()),
        Kind::Money { per: None } => format!("{}元", value.money()),
        Kind::Ratio => match value.mul(Exact::from(100)).ok().and_then(|v| v.decimal(0)) {
            Some(percent) => format!("{percent}%"),
            None => value.display(),
        },
        Kind::Count { counter } if counter == "月" => format!("{}个月", value.display()),
        Kind::Count { counter } => format!("{}{counter}", value.display()),
        Kind::Age => age(value),
        _ => value.display(),
    }
}

fn age(months: Exact) -> String {
    match months.to_i64() {
        Some(m) if m % 12 == 0 => format!("{}周岁", m / 12),
        Some(m) => format!("{}周岁{}个月", m / 12, m % 12),
        None => months.display(),
    }
}

fn stretch(years: u32, months: u32, days: u32) -> String {
    let part = |n: u32, unit: &str| if n > 0 { format!("{n}{unit}") } else { String::new() };
    let text = format!("{}{}{}", part(years, "年"), part(months, "个月"), part(days, "日"));
    if text.is_empty() { "0日".to_owned() } else { text }
}
