//! Where a rule stands in its file: its own words, its lines, all of it.

use super::kinds;
use crate::source::Span;
use crate::syntax::ast::{Authority, Item, LineValue, MainSentence, Name, Part, Rule, each_condition};
use std::collections::BTreeSet;
use std::ops::Range;

/// The sentence of a rule.
pub(super) fn main_span(rule: &Rule) -> Option<Span> {
    rule.main.as_ref().map(|main| match main {
        MainSentence::Grant { span, .. }
        | MainSentence::Classify { span, .. }
        | MainSentence::May { span, .. }
        | MainSentence::Ensure { span, .. }
        | MainSentence::Rank { span, .. }
        | MainSentence::Must { span, .. }
        | MainSentence::Decide { span, .. }
        | MainSentence::Exclude { span, .. }
        | MainSentence::Deny { span, .. }
        | MainSentence::ExtendExcept { span, .. } => *span,
        MainSentence::Define(define) => define.span,
        MainSentence::Agencies(agencies) => agencies.span,
    })
}

/// A quotation of a rule, and whose it is.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cited<'a> {
    pub authority: &'a Authority,
    pub owner: Owner,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Owner {
    Rule,
    /// One item of its list.
    Item,
    SeeAlso,
    Line(usize),
    /// Words that a 所指 line points at.
    Pointed,
}

/// Every quotation of a rule that names a place.
pub(super) fn cited(rule: &Rule) -> Vec<Cited<'_>> {
    let of = |owner| move |authority| Cited { authority, owner };
    let mut all: Vec<Cited<'_>> = rule.authority.iter().map(of(Owner::Rule)).collect();
    each_condition(rule, &mut |c| all.extend(c.authority.iter().map(of(Owner::Item))));
    all.extend(rule.see_also.iter().map(of(Owner::SeeAlso)));
    for (i, line) in rule.lines.iter().enumerate() {
        all.extend(line.authority.iter().map(of(Owner::Line(i))));
        if let LineValue::Refers { to: crate::syntax::ast::Referents::Words(words), .. } = &line.value {
            all.extend(words.iter().map(of(Owner::Pointed)));
        }
    }
    all
}

/// The stretches of a rule that compute something.
pub(super) fn computing(rule: &Rule) -> Vec<Span> {
    let lines = rule.lines.iter().filter(|l| kinds::line(l.label).computes).map(|l| l.span);
    main_span(rule).into_iter().chain(lines).collect()
}

/// Names in a rule's own words, the readings of an interpretation left out.
pub(super) fn own_names(rule: &Rule) -> Vec<&Name> {
    let mut found = Vec::new();
    let mut take = |part| found.extend(name(part));
    rule.main.iter().for_each(|m| m.each_part(&mut take));
    let lines = rule.lines.iter().filter(|l| !matches!(l.value, LineValue::Alternative { .. }));
    lines.for_each(|l| l.value.each_part(&mut take));
    found
}

/// The name that a part of a rule is.
pub(super) fn name(part: Part<'_>) -> Option<&Name> {
    match part {
        Part::Name(name) => Some(name),
        Part::Value(..) | Part::Quantity(..) | Part::Period(..) | Part::Interpretation(_) => None,
    }
}

/// The interpretations that a rule leaves something to: 从解释“…”.
pub(super) fn open_readings(rule: &Rule) -> BTreeSet<&str> {
    let mut found = BTreeSet::new();
    rule.each_part(&mut |part| found.extend(reading(part)));
    found
}

/// Those that one line of it leaves something to.
pub(super) fn readings_of(line: &LineValue) -> BTreeSet<&str> {
    let mut found = BTreeSet::new();
    line.each_part(&mut |part| found.extend(reading(part)));
    found
}

fn reading(part: Part<'_>) -> Option<&str> {
    match part {
        Part::Interpretation(name) => Some(name.text.as_str()),
        Part::Name(_) | Part::Value(..) | Part::Quantity(..) | Part::Period(..) => None,
    }
}

/// Whole lines of a file around a span, the last line end included.
pub(super) fn whole_lines(text: &str, span: Span) -> Range<usize> {
    let range = span.range();
    let start = text[..range.start].rfind('\n').map_or(0, |at| at + 1);
    let end = text[range.end..].find('\n').map_or(text.len(), |at| range.end + at + 1);
    start..end
}

/// An attached line with the quotations under it.
pub(super) fn line_block(text: &str, rule: &Rule, line: usize) -> Option<Range<usize>> {
    let line = rule.lines.get(line)?;
    let span = line.authority.iter().map(|a| a.span).fold(line.span, Span::to);
    Some(whole_lines(text, span))
}

/// A rule with all its lines and the blank line behind it.
pub(super) fn rule_block(text: &str, items: &[Item], rule: &Rule) -> Range<usize> {
    let start = whole_lines(text, rule.span).start;
    let begin = |item: &Item| match item {
        Item::Head(line) => line.span.start,
        Item::Heading { span, .. } => span.start,
        Item::Rule(rule) => rule.span.start,
        Item::Declaration(declaration) => declaration.span().start,
    };
    let next = items.iter().map(begin).filter(|at| *at > rule.span.start).min();
    let limit = next.map_or(text.len(), |at| whole_lines(text, Span { start: at, end: at }).start);
    // Comments right before the next item are the next item's; one blank line goes with the rule.
    let mut end = start;
    let mut at = start;
    for line in text[start..limit].split_inclusive('\n') {
        let blank_behind = line.trim().is_empty() && end == at;
        at += line.len();
        let says = !line.trim().is_empty() && !line.trim_start().starts_with("//");
        if says || blank_behind {
            end = at;
        }
    }
    start..end
}
