//! Why an edit cannot be derived, in words.

use super::Said;
use crate::amend::Reason;
use crate::render::Catalogue;
use crate::source::{FileId, LineIndex, Span};

pub(super) fn reason(reason: &Reason, said: &Said<'_>, words: &Catalogue) -> String {
    let join = |all: &[String]| all.join(&words.message("list-joiner", &[]));
    let say = |key: &str, args: &[(&str, &str)]| words.message(key, args);
    match reason {
        Reason::NoCounterpart { before, after } => {
            let key = match (before.is_empty(), after.is_empty()) {
                (true, _) => "plan-reason-inserted",
                (false, true) => "plan-reason-deleted",
                (false, false) => "plan-reason-replaced",
            };
            say(key, &[("before", before), ("after", after)])
        }
        Reason::Several { figure, places } => {
            let place = |(file, span): &(FileId, Span)| {
                let found = said.sources.get(*file);
                found.map(|f| format!("{}:{}", f.name, position(&f.text, *span).0)).unwrap_or_default()
            };
            let places: Vec<String> = places.iter().map(place).collect();
            say("plan-reason-several", &[("figure", figure), ("places", &join(&places))])
        }
        Reason::Rate { before, after } => say("plan-reason-rate", &[("before", before), ("after", after)]),
        Reason::Breaks { code, at } => say("plan-reason-breaks", &[("code", code), ("at", at)]),
        Reason::HeadLine { words: text } => say("plan-reason-head", &[("words", text)]),
        Reason::ValueDiffers { text, rule } => say("plan-reason-differs", &[("text", text), ("rule", rule)]),
        Reason::NoPattern { wording } => say("plan-reason-no-pattern", &[("wording", wording)]),
        Reason::Onward => say("plan-reason-onward", &[]),
        Reason::Requote => say("plan-reason-requote", &[]),
        Reason::Ambiguous => say("plan-reason-ambiguous", &[]),
        Reason::MovedAway { place } => say("plan-reason-moved", &[("place", place)]),
        Reason::StillUsed { rules } => say("plan-reason-used", &[("rules", &join(rules))]),
        Reason::LineNeeded { label } => say("plan-reason-line", &[("label", label)]),
        Reason::LineLeaves { label, readings } => {
            say("plan-reason-line-leaves", &[("label", label), ("readings", &join(readings))])
        }
        Reason::Uncovered { words: text } => say("plan-reason-uncovered", &[("words", text)]),
        Reason::AtTheEnd { words: text } => say("plan-reason-end", &[("words", text)]),
        Reason::WrittenIn { before, after, rules } => {
            say("plan-reason-written-in", &[("before", before), ("after", after), ("rules", &join(rules))])
        }
        Reason::AlsoWritten { figure, by } => say("plan-reason-also", &[("figure", figure), ("by", by)]),
        Reason::ValueRenamed { before, after } => say("plan-reason-renamed", &[("before", before), ("after", after)]),
        Reason::Ordered { fact } => say("plan-reason-ordered", &[("fact", fact)]),
        Reason::Clash { one, other } => say("plan-reason-clash", &[("one", one.trim()), ("other", other.trim())]),
        Reason::Interpretation => say("plan-reason-interpretation", &[]),
    }
}

/// Line and character, counted from 1.
pub(super) fn position(text: &str, span: Span) -> (usize, usize) {
    let at = LineIndex::new(text).of(span);
    (at.line, at.character)
}
