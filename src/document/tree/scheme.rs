//! The scheme of a text: how its numbered units nest, as its marks together show it.

use super::line::{Line, has_ended};
use super::mark::MarkKind;

/// How a text is numbered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scheme {
    /// 第一条 …, with （一） 1. （1） below.
    Articles,
    /// （一） numbered through all parts, as 条 are.
    Through,
    /// 一、 → （一） → 1. → （1） → ①, any of them absent, each list beginning again.
    Levels,
}

impl Scheme {
    /// The scheme of these lines.
    pub fn of(lines: &[Line<'_>]) -> Scheme {
        let marks = || lines.iter().filter_map(|l| Some((l.mark?, l)));
        if marks().any(|(m, _)| m.kind == MarkKind::Article && m.number == 1) {
            Scheme::Articles
        } else if numbered_through(lines) {
            Scheme::Through
        } else {
            Scheme::Levels
        }
    }

    /// Marks that stand in a fixed order, outermost first; all others nest as they come.
    pub fn rank(self, kind: MarkKind) -> Option<u8> {
        match (self, kind) {
            (_, MarkKind::Book) => Some(0),
            (_, MarkKind::Chapter) => Some(1),
            (_, MarkKind::Section) => Some(2),
            (Scheme::Articles, MarkKind::Article) => Some(3),
            (Scheme::Through | Scheme::Levels, MarkKind::Part) => Some(3),
            (Scheme::Through, MarkKind::Bracket) => Some(4),
            _ => None,
        }
    }

    /// Whether a mark is none of this scheme's.
    pub fn foreign(self, kind: MarkKind) -> bool {
        match kind {
            MarkKind::Article => self != Scheme::Articles,
            MarkKind::Book
            | MarkKind::Chapter
            | MarkKind::Section
            | MarkKind::Part
            | MarkKind::Bracket
            | MarkKind::Arabic
            | MarkKind::Paren
            | MarkKind::Circle => false,
        }
    }
}

/// （一） never begins again, and goes on from one part to the next; or every part, a heading without a sentence, holds some.
fn numbered_through(lines: &[Line<'_>]) -> bool {
    let (mut last, mut in_part, mut goes_on, mut whole) = (0, None::<u32>, false, true);
    for line in lines {
        let Some(mark) = line.mark else { continue };
        match mark.kind {
            MarkKind::Part if mark.number == 1 || in_part.is_some() => {
                whole &= in_part != Some(0) && !has_ended(line.words) && (last == 0 || in_part.is_some());
                in_part = Some(0);
            }
            MarkKind::Bracket if mark.number == last + 1 => {
                goes_on |= last > 0 && in_part == Some(0);
                last += 1;
                in_part = in_part.map(|n| n + 1);
            }
            // A number out of turn is an item of the text above it; one that begins again shows lists.
            MarkKind::Bracket if mark.number == 1 => return false,
            MarkKind::Arabic | MarkKind::Paren | MarkKind::Circle => whole &= last > 0,
            MarkKind::Book
            | MarkKind::Chapter
            | MarkKind::Section
            | MarkKind::Article
            | MarkKind::Part
            | MarkKind::Bracket => {}
        }
    }
    last > 0 && (goes_on || whole && in_part != Some(0))
}
