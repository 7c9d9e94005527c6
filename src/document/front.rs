//! What the front and the back of a document say of it: its lines by kind, its day of issue.

use super::Document;
use super::day::{WrittenDay, find_day};
use super::tree::{FormatKind, UnitKind, number_in};

impl Document {
    /// The lines of the front of one kind (`0.号`, `0.题` …), put together; of the letter where the text itself has none.
    pub fn front(&self, id: &str) -> Option<String> {
        let lines = |id: &str| -> String {
            let own = self.anchors.iter().filter(|a| a.id == id || a.id.strip_prefix(id).is_some_and(is_number));
            own.flat_map(|a| a.span.text(&self.text).lines().map(|l| l.trim_matches(super::letter::is_blank))).collect()
        };
        let of_letter = id.strip_prefix("0.").map(|kind| format!("L.{kind}"));
        Some(lines(id)).filter(|t| !t.is_empty()).or_else(|| Some(lines(&of_letter?))).filter(|t| !t.is_empty())
    }

    /// The 文号: a line of its own, else what a 题注 names.
    pub fn number(&self) -> Option<String> {
        let captions =
            || self.tree.units.iter().filter(|u| !u.other && u.kind == UnitKind::Format(FormatKind::Caption));
        self.front("0.号").or_else(|| captions().find_map(|u| number_in(u.own.text(&self.text))))
    }

    /// `2017年9月20日印发`, else the last day that stands by itself, else that of a 题注.
    pub fn issued_on(&self) -> Option<WrittenDay> {
        let of =
            |kind: FormatKind| self.tree.units.iter().filter(move |u| !u.other && u.kind == UnitKind::Format(kind));
        let printed = of(FormatKind::PrintedOn).find_map(|u| day_of(u.own.text(&self.text)));
        let dated = || of(FormatKind::Date).filter_map(|u| day_of(u.own.text(&self.text))).next_back();
        printed.or_else(dated).or_else(|| of(FormatKind::Caption).find_map(|u| day_of(u.own.text(&self.text))))
    }
}

fn is_number(rest: &str) -> bool {
    !rest.is_empty() && rest.chars().all(|c| c.is_ascii_digit())
}

fn day_of(line: &str) -> Option<WrittenDay> {
    find_day(line).map(|(day, _)| day)
}
