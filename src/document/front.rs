//! What the front and the back of a document say of it: its lines by kind, its day of issue.

use super::day::{WrittenDay, find_day};
use super::{AnchorKind, Document};

impl Document {
    /// The lines of the front of one kind (`0.号`, `0.题` …), put together.
    pub fn front(&self, id: &str) -> Option<String> {
        let lines = self.anchors.iter().filter(|a| a.id.starts_with(id));
        let text: String = lines.map(|a| a.span.text(&self.text).trim()).collect();
        (!text.is_empty()).then_some(text)
    }

    /// `2017年9月20日印发`, else the last day of the 文尾.
    pub fn issued_on(&self) -> Option<WrittenDay> {
        let back = self.anchors.iter().filter(|a| a.kind == AnchorKind::Back);
        let lines: Vec<&str> = back.map(|a| a.span.text(&self.text)).collect();
        let marked = lines.iter().find(|l| l.contains("印发")).and_then(|l| day_of(l));
        marked.or_else(|| lines.iter().rev().find_map(|l| day_of(l)))
    }
}

fn day_of(line: &str) -> Option<WrittenDay> {
    find_day(line).map(|(day, _)| day)
}
