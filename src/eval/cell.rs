//! What a node holds for one row.

use crate::ir::{SlotId, Verdict};
use crate::values::{ArithmeticError, Causes, Date, Exact, Month, Truth};

/// Why a computation has no result; an outcome of its own, never a refusal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    Overflow,
    DivisionByZero,
    /// A count below zero.
    NegativeCount,
    /// A date outside the years 1 to 9999.
    DateOutOfRange,
    /// Two rows of a table of equal standing hold for one date.
    TableTie,
    /// Months enjoyed before lie within a span of days, and not at its beginning.
    EnjoyedApart,
    /// A count that was given and one that follows from the records differ.
    Contradiction,
    /// What the amount rests on does not apply to the case.
    NoAmount,
    /// An amount below zero.
    NegativeAmount,
    /// Two amounts of equal rank apply and differ: 规定不一致.
    Disagreement,
}

impl Fault {
    /// What a computation that failed comes to: rules that contradict each other are no error.
    pub fn verdict(self) -> Verdict {
        match self {
            Fault::Disagreement => Verdict::Inconsistent,
            Fault::Overflow
            | Fault::DivisionByZero
            | Fault::NegativeCount
            | Fault::DateOutOfRange
            | Fault::TableTie
            | Fault::EnjoyedApart
            | Fault::Contradiction
            | Fault::NoAmount
            | Fault::NegativeAmount => Verdict::NotComputable,
        }
    }

    /// The key of its words in the message catalogue.
    pub fn key(self) -> &'static str {
        match self {
            Fault::Overflow => "fault-overflow",
            Fault::DivisionByZero => "fault-division",
            Fault::NegativeCount => "fault-negative",
            Fault::DateOutOfRange => "fault-date",
            Fault::TableTie => "fault-tie",
            Fault::EnjoyedApart => "fault-enjoyed-apart",
            Fault::Contradiction => "fault-contradiction",
            Fault::Disagreement => "fault-disagreement",
            Fault::NoAmount => "fault-no-amount",
            Fault::NegativeAmount => "fault-negative-amount",
        }
    }
}

impl From<ArithmeticError> for Fault {
    fn from(error: ArithmeticError) -> Self {
        match error {
            ArithmeticError::Overflow => Fault::Overflow,
            ArithmeticError::DivisionByZero => Fault::DivisionByZero,
        }
    }
}

/// A value, or the reason why there is none.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Cell {
    True,
    False,
    /// 待定, of a truth or a value.
    Open(Causes),
    NotApplicable,
    Number(Exact),
    Date(Date),
    Month(Month),
    Enum(u32),
    Set(u64),
    /// A text or a list, left where the case has it.
    Given(SlotId, u32),
    /// The node that failed is the first one, in order, that holds this.
    Fault(Fault),
}

impl Cell {
    pub fn truth(self) -> Truth {
        match self {
            Cell::True => Truth::True,
            Cell::Open(causes) => Truth::Open(causes),
            _ => Truth::False,
        }
    }

    pub fn is_true(self) -> bool {
        self == Cell::True
    }

    pub fn is_open(self) -> bool {
        matches!(self, Cell::Open(_))
    }

    pub fn number(self) -> Option<Exact> {
        match self {
            Cell::Number(n) => Some(n),
            _ => None,
        }
    }

    pub fn date(self) -> Option<Date> {
        match self {
            Cell::Date(d) => Some(d),
            _ => None,
        }
    }

    pub fn month(self) -> Option<Month> {
        match self {
            Cell::Month(m) => Some(m),
            Cell::Date(d) => Some(Month::of(d)),
            _ => None,
        }
    }

    pub fn of(truth: bool) -> Cell {
        if truth { Cell::True } else { Cell::False }
    }
}

/// What several truths come to: all of them, or any.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tally {
    fault: Option<Fault>,
    holds: bool,
    fails: bool,
    inapplicable: bool,
    open: Causes,
}

impl Tally {
    pub const fn new() -> Self {
        Tally { fault: None, holds: false, fails: false, inapplicable: false, open: Causes::NONE }
    }

    pub fn take(&mut self, cell: Cell) {
        match cell {
            Cell::True => self.holds = true,
            Cell::Open(causes) => self.open = self.open.and(causes),
            Cell::NotApplicable => self.inapplicable = true,
            Cell::Fault(fault) => {
                self.fault.get_or_insert(fault);
            }
            _ => self.fails = true,
        }
    }

    /// All: what fails decides, then what does not apply; what is open comes before an error, which
    /// matters only where nothing else decides.
    pub fn all(self) -> Cell {
        match self {
            Tally { fails: true, .. } => Cell::False,
            Tally { inapplicable: true, .. } => Cell::NotApplicable,
            Tally { open, .. } if !open.is_empty() => Cell::Open(open),
            Tally { fault: Some(fault), .. } => Cell::Fault(fault),
            _ => Cell::True,
        }
    }

    /// Any: what holds decides, then what is open, then an error.
    pub fn any(self) -> Cell {
        match self {
            Tally { holds: true, .. } => Cell::True,
            Tally { open, .. } if !open.is_empty() => Cell::Open(open),
            Tally { fault: Some(fault), .. } => Cell::Fault(fault),
            Tally { inapplicable: true, fails: false, .. } => Cell::NotApplicable,
            _ => Cell::False,
        }
    }
}

/// What stops a computation on several operands, if anything does: an error before the rest, then
/// 不适用, then what is open, with every cause.
pub(super) fn blocked(cells: impl IntoIterator<Item = Cell>) -> Option<Cell> {
    let mut fault = None;
    let mut inapplicable = false;
    let mut open = Causes::NONE;
    for cell in cells {
        match cell {
            Cell::Fault(f) => {
                fault.get_or_insert(f);
            }
            Cell::NotApplicable => inapplicable = true,
            Cell::Open(causes) => open = open.and(causes),
            _ => {}
        }
    }
    match (fault, inapplicable, open.is_empty()) {
        (Some(fault), _, _) => Some(Cell::Fault(fault)),
        (None, true, _) => Some(Cell::NotApplicable),
        (None, false, false) => Some(Cell::Open(open)),
        (None, false, true) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tally(cells: &[Cell]) -> Tally {
        let mut tally = Tally::new();
        cells.iter().for_each(|x| tally.take(*x));
        tally
    }

    fn all(cells: &[Cell]) -> Cell {
        tally(cells).all()
    }

    fn any(cells: &[Cell]) -> Cell {
        tally(cells).any()
    }

    #[test]
    fn an_error_matters_only_where_its_value_is_needed() {
        let (fault, open) = (Cell::Fault(Fault::Overflow), Cell::Open(Causes::APPLICANT));
        assert_eq!(all(&[Cell::False, fault]), Cell::False);
        assert_eq!(any(&[Cell::True, fault]), Cell::True);
        assert_eq!(all(&[Cell::NotApplicable, fault]), Cell::NotApplicable);
        assert_eq!(all(&[Cell::True, fault]), fault);
        assert_eq!(any(&[Cell::False, fault]), fault);
        assert_eq!(any(&[Cell::NotApplicable, fault]), fault);
        assert_eq!(all(&[open, fault]), open, "the open one may come to fail");
        assert_eq!(any(&[open, fault]), open, "the open one may come to hold");
    }

    #[test]
    fn follows_kleene() {
        let open = Cell::Open(Causes::APPLICANT);
        assert_eq!(all(&[open, Cell::False]), Cell::False);
        assert_eq!(all(&[open, Cell::True]), open);
        assert_eq!(any(&[open, Cell::True]), Cell::True);
        assert_eq!(any(&[open, Cell::False]), open);
        assert_eq!(all(&[]), Cell::True);
        assert_eq!(any(&[]), Cell::False);
    }

    #[test]
    fn what_does_not_apply_does_not_hold_negated_or_not() {
        assert_eq!(all(&[Cell::NotApplicable]).truth(), Truth::False);
        assert_eq!(any(&[Cell::NotApplicable]), Cell::NotApplicable);
        assert_eq!(any(&[Cell::NotApplicable, Cell::True]), Cell::True);
    }
}
