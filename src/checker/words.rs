//! A node's text as it is said to a reader: what it leaves to an interpretation reads as the alternative in force.

use super::frame::Frame;

const POINTER: &str = "从解释“";
const END: &str = "终止时间";
const SETTING: &str = "期限为";
/// Those who count, in the words of rules; a reader is told of which relation they are.
const COUNTED: &str = "计算范围内人员";
const SAID: &str = "符合本项要求的";

/// Whether a statement says a node's text.
pub(super) fn fit(frame: &Frame<'_>, text: &str, said: &str) -> bool {
    ways(frame, text).iter().any(|way| counted(way, said))
}

/// The text with each reading in its place, in brackets or without them.
fn ways(frame: &Frame<'_>, text: &str) -> Vec<String> {
    let own = || vec![text.to_owned()];
    let Some((before, (name, behind))) =
        text.split_once(POINTER).and_then(|(before, after)| Some((before, after.split_once('”')?)))
    else {
        return own();
    };
    let Some(id) = frame.program.interpretation(name) else { return own() };
    let Some(reading) = frame.program.interpretations[id].alternatives.get(frame.chosen(id)) else { return own() };
    let mut found = Vec::new();
    for rest in ways(frame, behind) {
        for inner in ways(frame, &reading.text) {
            if let (Some(before), Some(end)) = (before.strip_suffix(END), inner.strip_prefix(SETTING)) {
                found.push(format!("{before}{end}{rest}"));
            }
            found.push(format!("{before}（{inner}）{rest}"));
            found.push(format!("{before}{inner}{rest}"));
        }
    }
    found
}

fn counted(text: &str, said: &str) -> bool {
    let Some((before, behind)) = text.split_once(COUNTED) else { return text == said };
    let Some(rest) = said.strip_prefix(before).and_then(|rest| rest.strip_prefix(SAID)) else { return false };
    // Which relation it is stands in no text of the program.
    rest.char_indices().any(|(at, _)| counted(behind, &rest[at..])) || behind.is_empty()
}
