//! The message catalogue: everything said to a reader, by key.
//!
//! A diagnostic's words stand under its code (`t0301`): the value is the message, the attributes
//! are its short name (`.title`), what to do (`.help`, `.help-near` …) and the labels of further
//! places. A key that is missing shows as itself, so that a test or a reader can see it.

use crate::diagnostic::{Arg as Given, Code, Diagnostic, Severity};
use crate::source::Place;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentError, FluentResource, FluentValue};
use std::borrow::Cow;
use std::sync::OnceLock;
use unic_langid::LanguageIdentifier;

/// The language of everything said to a reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Lang {
    #[default]
    Zh,
    En,
}

impl Lang {
    fn tag(self) -> &'static str {
        match self {
            Lang::Zh => "zh-CN",
            Lang::En => "en",
        }
    }

    fn text(self) -> &'static str {
        match self {
            Lang::Zh => include_str!("../../messages/zh.ftl"),
            Lang::En => include_str!("../../messages/en.ftl"),
        }
    }
}

/// What is put into a message.
#[derive(Debug, Clone)]
pub enum Arg<'a> {
    Text(Cow<'a, str>),
    /// A number as it is written, with which the words of a language may have to agree.
    Number(String),
}

/// A number of so many digits stays what it is on its way through the catalogue.
const EXACT_DIGITS: usize = 15;

impl<'a> Arg<'a> {
    fn value(self) -> FluentValue<'a> {
        match self {
            Arg::Text(text) => FluentValue::from(text),
            Arg::Number(number) if number.len() <= EXACT_DIGITS => match FluentValue::try_number(&number) {
                FluentValue::Number(number) => FluentValue::Number(number),
                _ => FluentValue::from(number),
            },
            Arg::Number(number) => FluentValue::from(number),
        }
    }
}

impl<'a> From<&'a str> for Arg<'a> {
    fn from(text: &'a str) -> Self {
        Arg::Text(Cow::Borrowed(text))
    }
}

impl<'a> From<&'a String> for Arg<'a> {
    fn from(text: &'a String) -> Self {
        Arg::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Arg<'_> {
    fn from(text: String) -> Self {
        Arg::Text(Cow::Owned(text))
    }
}

macro_rules! number_args {
    ($($number:ty),*) => {
        $(impl From<$number> for Arg<'_> {
            fn from(number: $number) -> Self {
                Arg::Number(number.to_string())
            }
        })*
    };
}
number_args!(usize, u32, u64, i64);

/// The words of one language.
pub struct Catalogue {
    lang: Lang,
    bundle: FluentBundle<FluentResource>,
}

/// A diagnostic in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    pub code: &'static str,
    /// 错误, 警告, 提示
    pub severity: String,
    /// The short name of the code.
    pub title: String,
    /// What was found and what was expected.
    pub message: String,
    /// What to do.
    pub help: Option<String>,
    /// Further places with their labels.
    pub labels: Vec<(Place, String)>,
}

impl Catalogue {
    /// The words of a language, put together once for the whole process.
    pub fn of(lang: Lang) -> &'static Catalogue {
        static WORDS: [OnceLock<Catalogue>; 2] = [OnceLock::new(), OnceLock::new()];
        let [zh, en] = &WORDS;
        match lang {
            Lang::Zh => zh,
            Lang::En => en,
        }
        .get_or_init(|| Catalogue::load(lang))
    }

    pub fn load(lang: Lang) -> Self {
        Catalogue::written(lang, lang.text().to_owned())
    }

    /// The words that a text in Fluent gives.
    pub(crate) fn written(lang: Lang, text: String) -> Self {
        let locale: LanguageIdentifier = lang.tag().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![locale]);
        // Isolating marks are invisible characters; the output is searched and compared.
        bundle.set_use_isolating(false);
        // Faulty entries are left out and show as their keys; a test holds the file to none.
        let resource = FluentResource::try_new(text).unwrap_or_else(|(resource, _)| resource);
        bundle.add_resource_overriding(resource);
        Catalogue { lang, bundle }
    }

    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// The message `key` with its arguments put in; the key itself where there is none.
    pub fn message(&self, key: &str, args: &[(&str, &str)]) -> String {
        self.words(key, None, &texts(args)).unwrap_or_else(|| key.to_owned())
    }

    /// The same where some of the arguments are numbers.
    pub fn say(&self, key: &str, args: &[(&str, Arg<'_>)]) -> String {
        let args = args.iter().map(|(name, arg)| (*name, arg.clone().value()));
        self.words(key, None, &args.collect()).unwrap_or_else(|| key.to_owned())
    }

    /// The attribute `attr` of the message `key`, if it has one.
    pub fn attribute(&self, key: &str, attr: &str, args: &[(&str, &str)]) -> Option<String> {
        self.words(key, Some(attr), &texts(args))
    }

    /// A diagnostic in words. One that names no help gets the code's plain `help`, if it has one.
    pub fn finding(&self, diagnostic: &Diagnostic) -> Finding {
        let key = key(diagnostic.code);
        let args = self.given(&diagnostic.args);
        let named = |attr: &str| self.words(&key, Some(attr), &args).unwrap_or_else(|| format!("{key}.{attr}"));
        let help = match diagnostic.help {
            Some(help) => Some(named(help)),
            None => self.words(&key, Some("help"), &args),
        };
        Finding {
            code: diagnostic.code.as_str(),
            severity: self.severity(diagnostic.severity()),
            title: named("title"),
            message: self.words(&key, None, &args).unwrap_or_else(|| key.clone()),
            help,
            labels: diagnostic.also.iter().map(|(place, label)| (*place, named(label))).collect(),
        }
    }

    /// What stands in a diagnostic, in words.
    pub fn argument(&self, arg: &Given) -> String {
        match arg {
            Given::Text(text) => text.clone(),
            Given::Number(number) => number.to_string(),
            Given::Term(term) => {
                self.words(term.key, None, &self.given(&term.args)).unwrap_or_else(|| term.key.to_owned())
            }
        }
    }

    fn given<'a>(&self, args: &'a [(&'static str, Given)]) -> FluentArgs<'a> {
        let value = |arg: &'a Given| match arg {
            Given::Number(number) => Arg::from(*number).value(),
            Given::Text(text) => written(text),
            Given::Term(_) => FluentValue::from(self.argument(arg)),
        };
        args.iter().map(|(name, arg)| (*name, value(arg))).collect()
    }

    pub fn severity(&self, severity: Severity) -> String {
        let key = match severity {
            Severity::Error => "severity-error",
            Severity::Warning => "severity-warning",
            Severity::Advice => "severity-advice",
        };
        self.message(key, &[])
    }

    fn words(&self, key: &str, attr: Option<&str>, args: &FluentArgs<'_>) -> Option<String> {
        let message = self.bundle.get_message(key)?;
        let pattern = match attr {
            Some(attr) => message.get_attribute(attr)?.value(),
            None => message.value()?,
        };
        // An argument that was not given stands in the text as `{$name}`.
        let mut missing: Vec<FluentError> = Vec::new();
        Some(self.bundle.format_pattern(pattern, Some(args), &mut missing).into_owned())
    }
}

fn texts<'a>(args: &[(&'a str, &'a str)]) -> FluentArgs<'a> {
    args.iter().map(|(name, text)| (*name, written(text))).collect()
}

/// A text as an argument; a whole number that is written out is one with which words may agree.
fn written(text: &str) -> FluentValue<'_> {
    match text.parse::<u64>() {
        Ok(number) if number.to_string() == text => Arg::from(number).value(),
        _ => FluentValue::from(text),
    }
}

/// The key of a code's message.
fn key(code: Code) -> String {
    code.as_str().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn english_words_agree_with_their_number() {
        let words = Catalogue::load(Lang::En);
        let said = |n: &str| words.message("finding-count", &[("count", n), ("severity", "error")]);
        assert_eq!((said("1").as_str(), said("2").as_str()), ("1 error", "2 errors"));
        let of = |n: &str| words.say("unit-years", &[("n", Arg::Number(n.to_owned()))]);
        assert_eq!((of("1").as_str(), of("2").as_str(), of("1.5").as_str()), ("1 year", "2 years", "1.5 years"));
        let long = "123456789012345678.90";
        assert_eq!(words.say("unit-yuan", &[("n", Arg::Number(long.to_owned()))]), format!("{long} yuan"));
        assert_eq!(words.message("finding-summary", &[("counts", "007")]), "Found 007.");
    }
    use crate::source::{FileId, Span};

    #[test]
    fn the_catalogue_is_well_formed() {
        for lang in [Lang::Zh, Lang::En] {
            let faults = FluentResource::try_new(lang.text().to_owned()).err().map(|(_, faults)| faults);
            assert_eq!(faults, None);
        }
    }

    /// Keys with their attributes and arguments, in order.
    fn skeleton(text: &str) -> Vec<(String, Vec<String>)> {
        let mut found: Vec<(String, Vec<String>)> = Vec::new();
        let mut key = String::new();
        for line in text.lines().filter(|l| !l.starts_with('#')) {
            if let Some((name, _)) =
                line.split_once(" =").filter(|(n, _)| !n.contains(['{', ' ']) || n.starts_with("    ."))
            {
                match name.strip_prefix("    .") {
                    Some(attribute) => found.push((format!("{key}.{attribute}"), vec![])),
                    None => {
                        key = name.to_owned();
                        found.push((key.clone(), vec![]));
                    }
                }
            }
            // What words agree with is one language's own affair.
            let named = line.split("{ $").skip(1).filter(|r| !r.ends_with("->"));
            let arguments = named.filter_map(|r| r.split([' ', ',']).next());
            if let Some((_, all)) = found.last_mut() {
                // A heading's number is given in both kinds of figures, for each language its own.
                all.extend(arguments.map(|a| if a == "digits" { "number" } else { a }.to_owned()));
                all.sort();
                all.dedup();
            }
        }
        found
    }

    #[test]
    fn both_languages_say_the_same_things() {
        let (mut zh, mut en) = (skeleton(Lang::Zh.text()), skeleton(Lang::En.text()));
        zh.sort();
        en.sort();
        assert!(zh.len() > 500);
        for (zh, en) in zh.iter().zip(&en) {
            assert_eq!(zh, en);
        }
        assert_eq!(zh.len(), en.len());
    }

    #[test]
    fn every_code_has_a_name_a_message_and_help() {
        let catalogue = Catalogue::load(Lang::Zh);
        for code in Code::ALL {
            let finding = catalogue.finding(&Diagnostic::new(*code, FileId::new(0), Span::default()));
            let key = key(*code);
            assert_ne!(finding.message, key);
            assert!(!finding.title.starts_with(&key), "{key} has no title");
            assert!(catalogue.attribute(&key, "help", &[]).is_some(), "{key} has no help");
        }
    }

    #[test]
    fn arguments_stand_in_the_message_without_marks_around_them() {
        let catalogue = Catalogue::load(Lang::Zh);
        let d = Diagnostic::new(Code::UnknownName, FileId::new(0), Span::default())
            .arg("name", "主创业日期")
            .arg("near", "自主创业日期");
        let finding = catalogue.finding(&d.help("help-near"));
        assert!(finding.message.contains("“主创业日期”"), "{}", finding.message);
        assert!(finding.help.unwrap_or_default().contains("“自主创业日期”"));
    }

    #[test]
    fn a_missing_key_shows_as_itself() {
        let catalogue = Catalogue::load(Lang::En);
        assert_eq!(catalogue.message("no-such-key", &[]), "no-such-key");
        assert_eq!(catalogue.attribute("no-such-key", "help", &[]), None);
        let d = Diagnostic::new(Code::Cycle, FileId::new(0), Span::default()).help("help-nowhere");
        assert_eq!(catalogue.finding(&d).help.as_deref(), Some("t0303.help-nowhere"));
    }
}
