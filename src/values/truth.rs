//! Truth in three values, with the causes of what is open.

use serde::Serialize;

/// Why something is 待定; several may hold together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Causes(u8);

impl Causes {
    pub const NONE: Causes = Causes(0);
    /// 缺事实, from the applicant.
    pub const APPLICANT: Causes = Causes(1);
    /// 缺事实, from an agency.
    pub const AGENCY: Causes = Causes(2);
    /// 所按文件未查明
    pub const DOCUMENT: Causes = Causes(4);
    /// 缺参数
    pub const PARAMETER: Causes = Causes(8);
    /// 待解释
    pub const INTERPRETATION: Causes = Causes(16);
    /// 待审定
    pub const DISCRETION: Causes = Causes(32);

    /// 缺事实, whoever is to supply it.
    pub const FACTS: Causes = Causes(Causes::APPLICANT.0 | Causes::AGENCY.0);

    const NAMES: [(Causes, &'static str); 6] = [
        (Causes::APPLICANT, "缺事实（申请人）"),
        (Causes::AGENCY, "缺事实（审核部门）"),
        (Causes::DOCUMENT, "所按文件未查明"),
        (Causes::PARAMETER, "缺参数"),
        (Causes::INTERPRETATION, "待解释"),
        (Causes::DISCRETION, "待审定"),
    ];

    #[must_use]
    pub fn and(self, other: Causes) -> Causes {
        Causes(self.0 | other.0)
    }

    pub fn has(self, other: Causes) -> bool {
        self.0 & other.0 != 0
    }

    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The names of what holds, in the order in which outcomes are named after them.
    pub fn names(self) -> impl Iterator<Item = &'static str> {
        Self::NAMES.into_iter().filter(move |(c, _)| self.has(*c)).map(|(_, name)| name)
    }
}

impl Serialize for Causes {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.names())
    }
}

/// 成立, 不成立 or 待定.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Truth {
    False,
    Open(Causes),
    True,
}

impl Truth {
    #[must_use]
    pub fn and(self, other: Truth) -> Truth {
        match (self, other) {
            (Truth::False, _) | (_, Truth::False) => Truth::False,
            (Truth::True, other) => other,
            (open, Truth::True) => open,
            (Truth::Open(a), Truth::Open(b)) => Truth::Open(a.and(b)),
        }
    }

    #[must_use]
    pub fn or(self, other: Truth) -> Truth {
        self.negated().and(other.negated()).negated()
    }

    #[must_use]
    pub fn negated(self) -> Truth {
        match self {
            Truth::True => Truth::False,
            Truth::False => Truth::True,
            open @ Truth::Open(_) => open,
        }
    }
}

impl From<bool> for Truth {
    fn from(value: bool) -> Self {
        if value { Truth::True } else { Truth::False }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn truth() -> impl Strategy<Value = Truth> {
        prop_oneof![Just(Truth::True), Just(Truth::False), (1u8..64).prop_map(|c| Truth::Open(Causes(c)))]
    }

    proptest! {
        #[test]
        fn kleene(a in truth(), b in truth(), c in truth()) {
            prop_assert_eq!(a.and(b), b.and(a));
            prop_assert_eq!(a.and(b).and(c), a.and(b.and(c)));
            prop_assert_eq!(a.or(b), a.negated().and(b.negated()).negated());
            prop_assert_eq!(a.negated().negated(), a);
            prop_assert_eq!(Truth::False.and(a), Truth::False);
            prop_assert_eq!(Truth::True.or(a), Truth::True);
            prop_assert_eq!(Truth::True.and(a), a);
        }
    }
}
