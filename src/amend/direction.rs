//! Whether a change widens or narrows what a policy gives.

/// For whoever applies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Direction {
    /// 放宽
    Wider,
    /// 收紧
    Narrower,
    /// 等价
    Same,
    /// 不可比
    Mixed,
}

impl Direction {
    pub fn name(self) -> &'static str {
        match self {
            Direction::Wider => "放宽",
            Direction::Narrower => "收紧",
            Direction::Same => "等价",
            Direction::Mixed => "不可比",
        }
    }

    /// The opposite.
    pub(super) fn turned(self) -> Direction {
        match self {
            Direction::Wider => Direction::Narrower,
            Direction::Narrower => Direction::Wider,
            other => other,
        }
    }

    /// Two directions together.
    pub fn and(self, other: Direction) -> Direction {
        match (self, other) {
            (a, b) if a == b => a,
            (Direction::Same, other) | (other, Direction::Same) => other,
            _ => Direction::Mixed,
        }
    }
}
