//! How a statement stands.

use crate::eval::Cell;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    Holds,
    Fails,
    Open,
    /// 不适用
    Inapplicable,
    Failed,
}

impl State {
    pub fn of(cell: Cell) -> State {
        match cell {
            Cell::False => State::Fails,
            Cell::Open(_) => State::Open,
            Cell::NotApplicable => State::Inapplicable,
            Cell::Fault(_) => State::Failed,
            _ => State::Holds,
        }
    }

    /// The word in decisions: 成立, 不成立, 待定, 不适用, 错误.
    pub fn name(self) -> &'static str {
        match self {
            State::Holds => "成立",
            State::Fails => "不成立",
            State::Open => "待定",
            State::Inapplicable => "不适用",
            State::Failed => "错误",
        }
    }

    /// A mark whose shape tells, without colour.
    pub fn mark(self) -> &'static str {
        match self {
            State::Holds => "✓",
            State::Fails => "✗",
            State::Open => "？",
            State::Inapplicable => "–",
            State::Failed => "！",
        }
    }
}
