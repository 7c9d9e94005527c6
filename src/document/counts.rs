//! How much there is of a text: its units and its sentences, counted in one way wherever they are told.

use super::Document;
use super::tree::UnitKind;

/// How much there is of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counts {
    /// 编, 章, 节, 条, 部分, 附件 and 附表, as many as there are of each; none of those that the text does not have.
    pub units: Vec<(&'static str, usize)>,
    /// What is said and waits for a rule: sentences, rows, those of letters and attachments with them.
    pub sentences: usize,
    /// The same, each 分句 by itself: what a rule can quote.
    pub pieces: usize,
}

/// The kinds that are told, outermost first, each with the word of its message.
const TOLD: [(UnitKind, &str); 7] = [
    (UnitKind::Book, "books"),
    (UnitKind::Chapter, "chapters"),
    (UnitKind::Section, "sections"),
    (UnitKind::Article, "articles"),
    (UnitKind::Part, "parts"),
    (UnitKind::Annex, "annexes"),
    (UnitKind::Schedule, "schedules"),
];

impl Document {
    pub fn counts(&self) -> Counts {
        let of = |kind: UnitKind| self.tree.units.iter().filter(|u| !u.other && u.kind == kind).count();
        let said = || self.anchors.iter().filter(|a| !a.kind.is_formal());
        Counts {
            units: TOLD.iter().map(|(kind, word)| (*word, of(*kind))).filter(|(_, count)| *count > 0).collect(),
            sentences: said().filter(|a| a.part.is_none_or(|n| n == 1)).count(),
            pieces: said().count(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_and_their_parts_are_counted_apart() -> Result<(), Box<dyn std::error::Error>> {
        let text = "甲办法\n第一章 总则\n第一条 甲应当办理；乙应当配合。丙。\n第二条 分为：\n（一）丁；\n（二）戊。\n附件1\n己。\n";
        let counts = Document::read(text, &[]).map_err(|_| "corrections")?.counts();
        let units = [("chapters", 1), ("articles", 2), ("annexes", 1)];
        assert_eq!((counts.units.as_slice(), counts.sentences, counts.pieces), (&units[..], 6, 7));
        Ok(())
    }
}
