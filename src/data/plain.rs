//! A data file as plain values in its own order: to be changed at a path and written again.

use super::{Content, Node};
use serde::ser::{Serialize, SerializeMap, Serializer};

/// The keys of a value with the day from which it holds.
const VALUE: &str = "值";
const SINCE: &str = "自";

/// What a data file says, without places.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Plain {
    Text(String),
    List(Vec<Plain>),
    Map(Vec<(String, Plain)>),
}

impl Default for Plain {
    fn default() -> Self {
        Plain::Map(Vec::new())
    }
}

impl From<&Node<'_>> for Plain {
    fn from(node: &Node<'_>) -> Self {
        match &node.content {
            Content::Scalar(scalar) => Plain::Text(scalar.text.to_string()),
            Content::List(items) => Plain::List(items.iter().map(Plain::from).collect()),
            Content::Map(entries) => {
                Plain::Map(entries.iter().map(|e| (e.key.to_string(), Plain::from(&e.value))).collect())
            }
        }
    }
}

impl Plain {
    /// What stands at `path`: `单位.招用人员[2].出生日期`, items numbered from 1.
    pub fn get(&self, path: &str) -> Option<&Plain> {
        if path.is_empty() {
            return Some(self);
        }
        match self {
            Plain::Text(_) => None,
            Plain::List(items) => {
                let (number, rest) = item(path)?;
                items.get(number.checked_sub(1)?)?.get(rest)
            }
            // A name may itself hold a point, so the path is matched name by name, not cut up.
            Plain::Map(entries) => entries.iter().find_map(|(key, value)| value.get(after(path, key)?)),
        }
    }

    /// Puts a value at `path`; what is missing on the way is made. An item may be set only where the
    /// list has it.
    pub fn set(&mut self, path: &str, value: Plain) {
        if path.is_empty() {
            *self = value;
            return;
        }
        if let Some((number, rest)) = item(path) {
            if let Plain::List(items) = self
                && let Some(at) = number.checked_sub(1).and_then(|i| items.get_mut(i))
            {
                at.set(rest, value);
            }
            return;
        }
        // What is not known as a whole (`家庭: 不知`) gives way to what is said of its parts.
        if !matches!(self, Plain::Map(_)) {
            // A status stays beside the day from which it holds.
            let said = (path == SINCE && matches!(self, Plain::Text(_))).then(|| std::mem::take(self));
            *self = said.map_or_else(Plain::default, |said| Plain::Map(vec![(VALUE.to_owned(), said)]));
        }
        let Plain::Map(entries) = self else { return };
        let known = entries.iter().position(|(key, _)| after(path, key).is_some());
        let (at, rest) = match known {
            Some(at) => (at, after(path, &entries[at].0).unwrap_or_default()),
            None => {
                let end = path.find(['.', '[']).unwrap_or(path.len());
                entries.push((path[..end].to_owned(), Plain::default()));
                (entries.len() - 1, path[end..].trim_start_matches('.'))
            }
        };
        entries[at].1.set(rest, value);
    }

    /// As JSON, every scalar a string.
    pub fn json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// As YAML, block style; scalars in quotation marks where they would else be read otherwise.
    pub fn yaml(&self) -> String {
        let mut out = String::new();
        self.write(0, &mut out);
        out
    }

    fn write(&self, depth: usize, out: &mut String) {
        let pad = "  ".repeat(depth);
        match self {
            Plain::Text(text) => out.push_str(&format!("{pad}{}\n", scalar(text))),
            Plain::Map(entries) => {
                for (key, value) in entries {
                    out.push_str(&format!("{pad}{}:", scalar(key)));
                    value.beside(depth, out);
                }
            }
            Plain::List(items) => {
                for value in items {
                    out.push_str(&format!("{pad}-"));
                    match value {
                        // The first entry stands beside the mark.
                        Plain::Map(entries) if !entries.is_empty() => {
                            let mut inner = String::new();
                            value.write(depth + 1, &mut inner);
                            out.push(' ');
                            out.push_str(inner.trim_start());
                        }
                        _ => value.beside(depth, out),
                    }
                }
            }
        }
    }

    /// After a key or the mark of an item.
    fn beside(&self, depth: usize, out: &mut String) {
        match self {
            Plain::Text(text) => out.push_str(&format!(" {}\n", scalar(text))),
            Plain::Map(entries) if entries.is_empty() => out.push_str(" {}\n"),
            Plain::List(items) if items.iter().all(|i| matches!(i, Plain::Text(_))) => {
                let items = items.iter().filter_map(|i| match i {
                    Plain::Text(text) => Some(scalar(text)),
                    _ => None,
                });
                out.push_str(&format!(" [{}]\n", items.collect::<Vec<_>>().join(", ")));
            }
            _ => {
                out.push('\n');
                self.write(depth + 1, out);
            }
        }
    }
}

/// What is left of `path` inside the entry `key`.
fn after<'p>(path: &'p str, key: &str) -> Option<&'p str> {
    let rest = path.strip_prefix(key)?;
    if rest.is_empty() || rest.starts_with('[') { Some(rest) } else { rest.strip_prefix('.') }
}

/// `[2].出生日期` as the number and what follows.
fn item(path: &str) -> Option<(usize, &str)> {
    let (number, rest) = path.strip_prefix('[')?.split_once(']')?;
    Some((number.parse().ok()?, rest.trim_start_matches('.')))
}

/// Bare where every reader takes it for this text, else in quotation marks.
fn scalar(text: &str) -> String {
    let plain =
        |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '/' | '〔' | '〕' | '（' | '）' | '、' | '，' | '。');
    let starts = text.chars().next().is_some_and(|c| c.is_alphanumeric());
    // Of what is no Chinese, only dates and whole numbers stand bare: `1e3`, `yes` and `0x1f` mean something else.
    let ascii = text.is_ascii() && !text.bytes().all(|b| b.is_ascii_digit() || b == b'-');
    let padded = text.len() > 1 && text.starts_with('0') && text.bytes().all(|b| b.is_ascii_digit());
    if starts && !ascii && !padded && text.chars().all(plain) {
        text.to_owned()
    } else {
        serde_json::to_string(text).unwrap_or_default()
    }
}

impl Serialize for Plain {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Plain::Text(text) => serializer.serialize_str(text),
            Plain::List(items) => serializer.collect_seq(items),
            Plain::Map(entries) => {
                let mut map = serializer.serialize_map(Some(entries.len()))?;
                for (key, value) in entries {
                    map.serialize_entry(key, value)?;
                }
                map.end()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Format, read};
    use super::*;

    fn plain(text: &str) -> Plain {
        let mut diagnostics = Vec::new();
        let tree = read(Format::Yaml, crate::source::FileId::new(0), text, &mut diagnostics);
        tree.map(|t| Plain::from(&t.root)).unwrap_or_default()
    }

    #[test]
    fn a_value_is_put_where_the_path_says_and_the_rest_stays() {
        let mut case = plain("单位:\n  招用人员:\n  - 个人: {姓名: 甲}\n  - 个人: {姓名: 乙}\n家庭: 不知\n");
        case.set("单位.招用人员[2].个人.出生日期", Plain::Text("1990-01-01".into()));
        case.set("家庭.类别", Plain::List(vec![]));
        case.set("单位.招用人员[9].个人.出生日期", Plain::Text("1990-01-01".into()));
        assert_eq!(case.get("单位.招用人员[1].个人.出生日期"), None);
        assert_eq!(case.get("单位.招用人员[2].个人.出生日期"), Some(&Plain::Text("1990-01-01".into())));
        assert_eq!(case.get("单位.招用人员[2].个人.姓名"), Some(&Plain::Text("乙".into())));
        assert_eq!(case.get("家庭.类别"), Some(&Plain::List(vec![])));
        assert_eq!(case.get("单位.招用人员[9]"), None);
    }

    #[test]
    fn what_is_written_reads_as_what_it_was() {
        let text = "案例: \"一: 二\"\n数: \"0012\"\n率: \"60%\"\n是: \"yes\"\n空: []\n表:\n- 甲: \"1.50\"\n  乙: [一, 二]\n- {丙: {}}\n- 丁\n";
        let case = plain(text);
        assert_eq!(plain(&case.yaml()), case, "{}", case.yaml());
        let mut diagnostics = Vec::new();
        let json = case.json();
        let back = read(Format::Json, crate::source::FileId::new(0), &json, &mut diagnostics);
        assert_eq!(back.map(|t| Plain::from(&t.root)), Some(case));
    }
}
