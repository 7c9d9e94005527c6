//! Every pattern of the grammar has one reader.

use super::ast::Condition;
use super::grammar::Rule;
use super::parser::Reader;
use super::parts::{Fault, Forms, Parts};
use super::{authority, condition, declaration, denial, expression, main_sentence, phrase, terms, value};
use crate::diagnostic::Code;
use crate::source::FileId;
use std::collections::BTreeMap;

const GRAMMAR: &str = include_str!("../../grammar/tiaowen.pest");

/// Patterns that the grammar marks as silent: they never stand among the parts of a sentence.
fn silent(name: &str) -> bool {
    GRAMMAR.lines().any(|line| {
        let definition = line.split_once('=').map(|(name, body)| (name.trim(), body.trim_start()));
        definition.is_some_and(|(of, body)| of == name && body.starts_with("_{"))
    })
}

/// Entry rules, which hold a sentence, an item or a value as a whole: they reach from its beginning to its end.
fn entry(name: &str) -> bool {
    GRAMMAR.lines().any(|line| {
        let definition = line.split_once('=').map(|(name, body)| (name.trim(), body));
        definition.is_some_and(|(of, body)| of == name && body.contains("SOI"))
    })
}

/// Patterns that stand only inside one kept as it is written.
const WITHIN: [&str; 1] = ["EOI"];

#[test]
fn every_pattern_of_the_grammar_has_one_reader() {
    let tables = [
        authority::tables(),
        condition::tables(),
        declaration::tables(),
        denial::tables(),
        expression::tables(),
        main_sentence::tables(),
        phrase::tables(),
        terms::tables(),
        value::tables(),
    ];
    let mut readers: BTreeMap<String, usize> = BTreeMap::new();
    for rule in tables.concat() {
        *readers.entry(format!("{rule:?}")).or_default() += 1;
    }
    let mut wrong = Vec::new();
    for rule in Rule::all_rules() {
        let name = format!("{rule:?}");
        let expected = usize::from(!silent(&name) && !entry(&name) && !WITHIN.contains(&name.as_str()));
        let found = readers.remove(&name).unwrap_or_default();
        if found != expected {
            wrong.push(format!("{name} has {found} readers, not {expected}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(readers.is_empty(), "{readers:?}");
}

#[test]
fn a_pattern_that_nobody_takes_is_a_finding_and_no_other_meaning() {
    const NOTHING: Forms<Condition> = &[];
    let text = "自甲起满3年";
    let mut reader = Reader::new(FileId::new(0), text);
    let read = reader.take(Rule::one_condition, reader.whole(), |p| p.take(NOTHING));
    assert_eq!(read, None);
    let found = reader.finish();
    assert_eq!(found.iter().map(|d| d.code).collect::<Vec<_>>(), [Code::UnreadPattern]);
    assert_eq!(found[0].args, [("rule", crate::diagnostic::Arg::from("condition".to_owned()))]);
}

#[test]
fn a_part_that_a_reader_leaves_over_is_a_finding_too() {
    let mut reader = Reader::new(FileId::new(0), "自甲起满3年");
    let left = |parts: &mut Parts<'_>| -> Result<(), Fault> { parts.word(|text| (!text.is_empty()).then_some(())) };
    assert_eq!(reader.take(Rule::one_condition, reader.whole(), left), None);
    assert_eq!(reader.finish()[0].code, Code::UnreadPattern);
}
