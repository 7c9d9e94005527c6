//! What the front and the back of a document say of it: its lines by kind, its day of issue.

use super::{AnchorKind, Document};

/// A day as written: year, month and day.
pub type WrittenDay = (i32, u32, u32);

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
        let marked = lines.iter().find(|l| l.contains("印发")).and_then(|l| written_day(l));
        marked.or_else(|| lines.iter().rev().find_map(|l| written_day(l)))
    }
}

/// The first `2017年9月20日` of a line.
fn written_day(text: &str) -> Option<WrittenDay> {
    let (before, rest) = text.split_once('年')?;
    let digits = before.len() - before.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let year = before.get(before.len() - digits..)?;
    let (month, rest) = rest.split_once('月')?;
    let (day, _) = rest.split_once('日')?;
    let day = (year.parse().ok()?, month.trim().parse().ok()?, day.trim().parse().ok()?);
    (digits == 4).then_some(day)
}
