//! Words of a rule as they are said to a reader: what is left to an interpretation reads as the alternative in force.

use crate::eval::Run;

const POINTER: &str = "从解释“";
const END: &str = "终止时间";
const SETTING: &str = "期限为";

/// A statement with each 从解释“…” replaced by what the alternative in force says.
pub(super) fn spoken(run: &Run<'_>, text: &str) -> String {
    let mut said = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(POINTER) {
        let Some((name, behind)) = after.split_once('”') else { break };
        let of = run.program.interpretation(name);
        let reading = of.and_then(|id| run.alternative(id, &run.program.interpretations[id].alternatives));
        let Some(reading) = reading else {
            said.push_str(before);
            said.push_str(POINTER);
            rest = after;
            continue;
        };
        let end = before.strip_suffix(END).zip(reading.text.strip_prefix(SETTING));
        said.push_str(end.map_or(before, |(before, _)| before));
        match end {
            Some((_, end)) => said.push_str(end),
            None if is_single(&reading.text) || is_item(&said, behind) => said.push_str(&spoken(run, &reading.text)),
            None => said.push_str(&format!("（{}）", spoken(run, &reading.text))),
        }
        rest = behind;
    }
    said.push_str(rest);
    said
}

/// A condition without parts: it can stand among others as one of them.
fn is_single(text: &str) -> bool {
    !["，且", "，或者", "：①"].iter().any(|joint| text.contains(joint))
}

/// Nothing else stands in the item, so that parts of what is put there run into nothing.
fn is_item(before: &str, behind: &str) -> bool {
    before.chars().next_back().is_none_or(|c| ('①'..='⑳').contains(&c))
        && (behind.is_empty() || behind.starts_with('；'))
}
