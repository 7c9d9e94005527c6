//! Entries of a mapping in a case file, put in, taken out and given other values where they stand.

use crate::source::Span;
use std::cmp::Reverse;
use std::ops::Range;

/// Other words for a range of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Put {
    range: Range<usize>,
    words: String,
}

/// Why an entry stays as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// Its key does not stand before its value.
    NotFound,
    /// A comment on its line would be lost.
    Comment,
}

impl Kept {
    pub fn key(self) -> &'static str {
        match self {
            Kept::NotFound => "test-accepted-not-found",
            Kept::Comment => "test-accepted-comment",
        }
    }
}

impl Put {
    /// Another value in the place of one; quoted as the old one was.
    pub fn value(text: &str, span: Span, value: &str) -> Put {
        let quote = text.get(span.range()).and_then(|was| was.chars().next()).filter(|c| matches!(c, '"' | '\''));
        let words = match quote {
            Some(quote) => format!("{quote}{}{quote}", value.trim_matches('"')),
            None => value.to_owned(),
        };
        Put { range: span.range(), words }
    }
}

/// An entry with its key taken out.
pub fn without(text: &str, key: &str, value: Span) -> Result<Put, Kept> {
    let entry = whole(text, key, value)?;
    let (before, after) = (&text[..entry.start], &text[entry.end..]);
    let line = before.rfind('\n').map_or(0, |at| at + 1);
    if before[line..].trim().is_empty() && !is_flow(before) {
        // A line of its own.
        let rest = after.split('\n').next().unwrap_or_default();
        if !rest.trim().is_empty() {
            return Err(Kept::Comment);
        }
        let end = (entry.end + rest.len() + 1).min(text.len());
        return Ok(Put { range: line..end, words: String::new() });
    }
    // Between braces it takes one comma with it.
    let blank = |s: &str| s.len() - s.trim_start().len();
    let (lead, space) = (before.trim_end(), blank(after));
    let range = if lead.ends_with(',') {
        lead.len() - 1..entry.end
    } else if after[space..].starts_with(',') {
        let comma = entry.end + space + 1;
        entry.start..comma + blank(&text[comma..])
    } else {
        entry
    };
    Ok(Put { range, words: String::new() })
}

/// A new entry behind one that stands there.
pub fn behind(text: &str, (key, value): (&str, Span), (new, words): (&str, &str)) -> Result<Put, Kept> {
    let entry = whole(text, key, value)?;
    let before = &text[..entry.start];
    let name = if text[entry.clone()].starts_with('"') { format!("\"{new}\"") } else { new.to_owned() };
    let line = before.rfind('\n').map_or(0, |at| at + 1);
    let at = entry.end;
    if before[line..].trim().is_empty() && !is_flow(before) {
        let end = text[at..].find('\n').map_or(text.len(), |n| at + n);
        return Ok(Put { range: end..end, words: format!("\n{}{name}: {words}", &before[line..]) });
    }
    Ok(Put { range: at..at, words: format!(", {name}: {words}") })
}

/// Puts all of it in, from the end, so that places before stay where they are.
pub fn apply(text: &mut String, all: Vec<Put>) {
    let mut all: Vec<(usize, Put)> = all.into_iter().enumerate().collect();
    all.sort_by_key(|(order, put)| Reverse((put.range.start, put.range.end, *order)));
    let mut start = text.len();
    for (_, put) in all {
        // Of two that would both take one comma, the second leaves it.
        let range = put.range.start..put.range.end.min(start);
        if text.is_char_boundary(range.start) && text.is_char_boundary(range.end) && range.start <= range.end {
            text.replace_range(range.clone(), &put.words);
            start = range.start;
        }
    }
}

/// The entry from its key to the end of its value.
fn whole(text: &str, key: &str, value: Span) -> Result<Range<usize>, Kept> {
    let value = value.range();
    let before = text.get(..value.start).ok_or(Kept::NotFound)?;
    let at = before.rfind(key).ok_or(Kept::NotFound)?;
    let between = &before[at + key.len()..];
    if !between.chars().all(|c| matches!(c, ':' | '"' | '\'') || c.is_whitespace()) {
        return Err(Kept::NotFound);
    }
    let quoted = between.starts_with(['"', '\'']) && before[..at].ends_with(['"', '\'']);
    Ok(at - usize::from(quoted)..value.end)
}

/// Whether a brace is open ahead of a place on the way back to the entry's owner.
fn is_flow(before: &str) -> bool {
    let lead = before.trim_end();
    lead.ends_with(['{', ','])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(text: &str, words: &str) -> Span {
        let at = text.find(words).unwrap_or_default();
        Span::new(at, at + words.len())
    }

    #[test]
    fn an_entry_goes_with_its_comma_or_its_line() {
        for (text, key, value, left) in [
            ("甲: {结论: 符合, 总额: \"1.00\"}\n", "总额", "\"1.00\"", "甲: {结论: 符合}\n"),
            ("甲: {总额: \"1.00\", 月数: 3}\n", "总额", "\"1.00\"", "甲: {月数: 3}\n"),
            ("甲: {总额: 1}\n", "总额", "1", "甲: {}\n"),
            ("甲:\n  结论: 符合\n  总额: \"1.00\"\n", "总额", "\"1.00\"", "甲:\n  结论: 符合\n"),
            (
                "甲:\n  结论: 符合\n  缺事实:\n    - 子\n    - 丑\n乙: 1\n",
                "缺事实",
                "- 子\n    - 丑",
                "甲:\n  结论: 符合\n乙: 1\n",
            ),
            ("{\"结论\": \"符合\", \"月数\": 3}", "月数", "3", "{\"结论\": \"符合\"}"),
            ("{\n  结论: 符合,\n  月数: 3\n}", "月数", "3", "{\n  结论: 符合\n}"),
        ] {
            let mut out = text.to_owned();
            apply(&mut out, without(text, key, span(text, value)).into_iter().collect());
            assert_eq!(out, left, "{text}");
        }
        let text = "甲: {结论: 符合, 总额: 1, 月数: 3}";
        let mut out = text.to_owned();
        let gone = [("结论", "符合"), ("总额", "1"), ("月数", "3")].map(|(k, v)| without(text, k, span(text, v)));
        apply(&mut out, gone.into_iter().flatten().collect());
        assert_eq!(out, "甲: {}");
        let text = "甲:\n  总额: \"1.00\" # 手算\n";
        assert_eq!(without(text, "总额", span(text, "\"1.00\"")), Err(Kept::Comment));
    }

    #[test]
    fn an_entry_comes_behind_another() {
        for (text, value, left) in [
            ("甲: {结论: 符合}\n", "符合", "甲: {结论: 符合, 总额: \"1.00\"}\n"),
            ("甲:\n  结论: 符合 # 手算\n", "符合", "甲:\n  结论: 符合 # 手算\n  总额: \"1.00\"\n"),
            ("{\"结论\": \"符合\"}", "\"符合\"", "{\"结论\": \"符合\", \"总额\": \"1.00\"}"),
        ] {
            let mut out = text.to_owned();
            let put = behind(text, ("结论", span(text, value)), ("总额", "\"1.00\""));
            apply(&mut out, put.into_iter().collect());
            assert_eq!(out, left, "{text}");
        }
    }
}
