//! A data file without its layout: the same facts give the same text, whatever the order of keys,
//! the comments and the format.

use super::{Content, Node};
use serde_json::Value;

/// Keys in order, scalars as written, in one line. `without` names keys of the root left out.
pub fn canonical(root: &Node<'_>, without: &[&str]) -> String {
    let mut value = plain(root);
    if let Value::Object(entries) = &mut value {
        entries.retain(|key, _| !without.contains(&key.as_str()));
    }
    value.to_string()
}

fn plain(node: &Node<'_>) -> Value {
    match &node.content {
        Content::Scalar(scalar) => Value::String(scalar.text.to_string()),
        Content::List(items) => Value::Array(items.iter().map(plain).collect()),
        Content::Map(entries) => {
            let mut sorted: Vec<_> = entries.iter().collect();
            sorted.sort_by(|a, b| a.key.cmp(&b.key));
            Value::Object(sorted.into_iter().map(|e| (e.key.to_string(), plain(&e.value))).collect())
        }
    }
}
