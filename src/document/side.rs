//! Words that say on which side of a figure something lies: 以上, 不足, 满.

/// The side of a limit on which something lies, and whether the limit itself belongs to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    AtLeast,
    Over,
    AtMost,
    Under,
}

impl Side {
    /// Whether the limit itself lies on it.
    pub fn inclusive(self) -> bool {
        match self {
            Side::AtLeast | Side::AtMost => true,
            Side::Over | Side::Under => false,
        }
    }

    /// The side of what does not lie on it: the limit itself belongs to one of the two.
    pub fn opposite(self) -> Side {
        match self {
            Side::AtLeast => Side::Under,
            Side::Under => Side::AtLeast,
            Side::Over => Side::AtMost,
            Side::AtMost => Side::Over,
        }
    }

    /// Whether what lies on it is bounded from above.
    pub fn upper(self) -> bool {
        match self {
            Side::AtMost | Side::Under => true,
            Side::AtLeast | Side::Over => false,
        }
    }
}

/// A word that names a side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Boundary {
    pub word: &'static str,
    pub side: Side,
    pub stands: Stands,
}

/// Where such a word stands, seen from its figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stands {
    /// 不足5年
    Before,
    /// 5年以内
    Behind,
}

impl Boundary {
    /// The word with which a limit begins or ends.
    pub fn at_an_end_of(words: &str) -> Option<Boundary> {
        let ends = |b: &&Boundary| match b.stands {
            Stands::Before => words.starts_with(b.word),
            Stands::Behind => words.ends_with(b.word),
        };
        BOUNDARIES.iter().find(ends).copied()
    }

    /// The word with its figure, as they are written.
    pub fn with(self, figure: &str) -> String {
        match self.stands {
            Stands::Before => format!("{}{figure}", self.word),
            Stands::Behind => format!("{figure}{}", self.word),
        }
    }
}

const fn before(word: &'static str, side: Side) -> Boundary {
    Boundary { word, side, stands: Stands::Before }
}

const fn behind(word: &'static str, side: Side) -> Boundary {
    Boundary { word, side, stands: Stands::Behind }
}

/// Every word of the kind, longer ones before those that begin them.
pub const BOUNDARIES: [Boundary; 23] = [
    AT_MOST,
    before("不低于", Side::AtLeast),
    before("不少于", Side::AtLeast),
    before("不高于", Side::AtMost),
    before("不多于", Side::AtMost),
    behind("以上", Side::AtLeast),
    behind("以下", Side::AtMost),
    behind("以内", Side::AtMost),
    behind("之内", Side::AtMost),
    behind("以外", Side::Over),
    before("不足", Side::Under),
    before("不满", Side::Under),
    before("未满", Side::Under),
    before("超过", Side::Over),
    before("多于", Side::Over),
    before("高于", Side::Over),
    before("少于", Side::Under),
    before("低于", Side::Under),
    before("届满", Side::AtLeast),
    before("达到", Side::AtLeast),
    before("至少", Side::AtLeast),
    FULL,
    WITHIN,
];

/// 最长不超过2年
pub const AT_MOST: Boundary = before("不超过", Side::AtMost);

/// 满 sets a boundary right before a figure only: 满意, 圆满, 期满 are words.
pub const FULL: Boundary = before("满", Side::AtLeast);

/// 内 sets one right behind a figure only.
pub const WITHIN: Boundary = behind("内", Side::AtMost);
