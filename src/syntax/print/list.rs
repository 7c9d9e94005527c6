//! Lists of conditions, printed with their marks.

use super::{authority, condition};
use crate::syntax::CIRCLED;
use crate::syntax::ast::{Condition, ConditionKind};

/// Items with their marks （1）（2）….
pub(super) fn items(parts: &[Condition]) -> Vec<String> {
    parts.iter().enumerate().map(|(i, part)| format!("（{}）{}", i + 1, written(part))).collect()
}

/// An item as a rule writes it: with what it, and each item inside it, comes from.
fn written(part: &Condition) -> String {
    let inside = listed(part).filter(|(_, parts)| parts.iter().any(|p| !p.authority.is_empty()));
    let Some((all, parts)) = inside.filter(|_| part.alias.is_none()) else { return condition(part) + &cited(part) };
    inline(all, parts, written) + &cited(part)
}

/// A list inside a sentence, with its marks ①②…, each item as `each` writes it.
pub(super) fn inline(all: bool, parts: &[Condition], each: impl Fn(&Condition) -> String) -> String {
    let lead = if all { "同时符合下列条件：" } else { "有下列情形之一：" };
    let marked =
        parts.iter().enumerate().map(|(i, part)| format!("{}{}", CIRCLED.get(i).copied().unwrap_or('○'), each(part)));
    lead.to_owned() + &marked.collect::<Vec<_>>().join("；")
}

/// （依据第4句“……”）, where an item says what it comes from.
fn cited(part: &Condition) -> String {
    let all: Vec<String> = part.authority.iter().map(authority).collect();
    if all.is_empty() { String::new() } else { format!("（依据{}）", all.join("，")) }
}

/// Of a condition that stands as a list: whether all of its items are asked, and the items.
pub(super) fn listed(c: &Condition) -> Option<(bool, &[Condition])> {
    if let ConditionKind::All(parts) = &c.kind {
        Some((true, parts))
    } else if let ConditionKind::Any(parts) = &c.kind {
        Some((false, parts))
    } else {
        None
    }
}

/// The words ahead of a list, and its items; one condition alone is a list of one.
pub(super) fn tail(c: &Condition) -> (&'static str, Vec<String>) {
    let (all, parts) = listed(c).unwrap_or((true, std::slice::from_ref(c)));
    (if all { "同时符合下列条件" } else { "符合下列条件之一" }, items(parts))
}
