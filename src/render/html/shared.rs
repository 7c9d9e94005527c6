//! What the pages of a text share: the style of each kind, corrections as they are shown.

use super::{class, shown};
use crate::ledger::CorrectionEntry;
use serde_json::{Value, json};

/// Gives everything that has a kind its style.
pub(super) fn styled(value: &mut Value) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(styled),
        Value::Object(map) => {
            if let Some(kind) = map.get("kind").and_then(Value::as_str) {
                let class = class(kind);
                map.insert("class".to_owned(), json!(class));
            }
            map.values_mut().for_each(styled);
        }
        _ => {}
    }
}

pub(super) fn corrections(entries: &[CorrectionEntry]) -> Value {
    let entry = |c: &CorrectionEntry| {
        json!({
            "place": c.at.join("、"),
            "from": shown(&c.from),
            "to": shown(&c.to),
            "why": c.why,
            "n": c.times,
        })
    };
    Value::Array(entries.iter().map(entry).collect())
}
