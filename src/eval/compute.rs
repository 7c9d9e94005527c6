//! What each operation comes to in one row, from the cells of its operands.

use super::arithmetic::{agree, both, chosen, fold, product};
use super::cell::{Cell, Fault, Tally, blocked};
use super::compare::{compare, during, not_after, on_date, pick};
use super::run::Run;
use crate::facts::Given;
use crate::ir::{CmpOp, DocumentId, DocumentStanding, DomainId, Literal, NodeId, Op, RefDate, SlotId};
use crate::types::MAX_SET;
use crate::values::{Causes, Exact, Month, add_months, whole_months};
use std::cmp::Ordering;

impl Run<'_> {
    /// What a node comes to in one row of its domain.
    pub(super) fn compute(&self, id: NodeId, domain: DomainId, op: &Op, row: usize) -> Cell {
        let at = |n: NodeId| self.at(n, domain, row);
        // A number whose missing parts all come to the same is known.
        let known = |cell: Cell| match cell {
            Cell::Open(causes) => self.settled(id, op, (domain, row)).map_or(Cell::Open(causes), Cell::Number),
            other => other,
        };
        match op {
            Op::Const(literal) => constant(literal),
            Op::Fact(slot) => self.fact(*slot, self.enclosing(self.program.slot(*slot).domain, domain, row), None),
            Op::Presume { slot, value } => {
                let row = self.enclosing(self.program.slot(*slot).domain, domain, row);
                self.fact(*slot, row, Some(constant(value)))
            }
            Op::IfGiven { slot, first, then } => self.if_given(*slot, (domain, row), *first, *then),
            Op::RefDate(date) => Cell::Date(match date {
                RefDate::Basis => self.input.basis,
                RefDate::Applicable => self.input.applicable,
                RefDate::Decided => self.input.decided,
            }),
            Op::Choose { interpretation, alternatives } => {
                self.alternative(*interpretation, alternatives).map_or(Cell::Open(Causes::INTERPRETATION), |n| at(*n))
            }
            Op::Not(n) => match at(*n) {
                Cell::True => Cell::False,
                Cell::False => Cell::True,
                other => other,
            },
            Op::Unless(n) => match at(*n) {
                Cell::True => Cell::False,
                Cell::False | Cell::NotApplicable => Cell::True,
                other => other,
            },
            Op::AtDiscretion(n) => match at(*n) {
                Cell::True => Cell::Open(Causes::DISCRETION),
                other => other,
            },
            Op::All(parts) => {
                let mut truths = Tally::new();
                parts.iter().for_each(|n| truths.take(at(*n)));
                truths.all()
            }
            Op::Any(parts) => {
                let mut truths = Tally::new();
                parts.iter().for_each(|n| truths.take(at(*n)));
                truths.any()
            }
            Op::Compare { op, left, right } => match (at(*left), at(*right)) {
                (Cell::Open(causes), right) => self.compare_open(*op, (*left, causes), right, (domain, row)),
                (left, right) => compare(*op, left, right),
            },
            Op::OneOf { of, values } => match at(*of) {
                Cell::Enum(v) => Cell::of(values.contains(&v)),
                other => other,
            },
            Op::Holds { set, values } => match at(*set) {
                Cell::Set(bits) => Cell::of(values.iter().any(|v| *v < MAX_SET && bits & (1 << v) != 0)),
                other => other,
            },
            Op::LevelAtLeast { of, level } => match at(*of) {
                Cell::Enum(v) => Cell::of(v >= *level),
                other => other,
            },
            Op::During { date, start, end } => during(at(*date), at(*start), at(*end)),
            Op::Overlaps { start, end, from, to } => {
                let mut both = Tally::new();
                both.take(not_after(at(*start), at(*to)));
                both.take(not_after(at(*from), at(*end)));
                // A span that ends before it begins is none.
                both.take(not_after(at(*start), at(*end)));
                both.take(compare(CmpOp::Le, at(*from), at(*to)));
                both.all()
            }
            Op::StatusAt { fact, since: Some(since), at: day, .. } => self.said_since(at(*fact), at(*since), at(*day)),
            Op::StatusAt { fact, on, since: None, at: day } => {
                let asked = on.is_some_and(|on| self.was_asked(on, (domain, row)));
                self.status_at(at(*fact), (on.map(at), asked), at(*day), *fact)
            }
            Op::PerRules { of, document } => match at(*of) {
                Cell::Open(causes) if !self.in_force(*document) => Cell::Open(causes.and(Causes::DOCUMENT)),
                other => other,
            },
            Op::AddPeriod { date, period } => on_date(at(*date), |d| period.ends(d, self.expiry()).map(Cell::Date)),
            Op::SubPeriod { date, period } => on_date(at(*date), |d| period.before(d).map(Cell::Date)),
            Op::AddAge { date, age } => {
                let (date, age) = (at(*date), at(*age));
                match (date, age.number().and_then(|n| n.to_i64()).and_then(|n| i32::try_from(n).ok())) {
                    (Cell::Date(d), Some(months)) => {
                        add_months(d, months).map_or(Cell::Fault(Fault::DateOutOfRange), Cell::Date)
                    }
                    _ => blocked([date, age]).unwrap_or(Cell::Fault(Fault::DateOutOfRange)),
                }
            }
            Op::Later(parts) => pick(parts.iter().map(|n| at(*n)), Ordering::Greater),
            Op::Earlier(parts) => pick(parts.iter().map(|n| at(*n)), Ordering::Less),
            Op::MonthOf(n) => on_date(at(*n), |d| Ok(Cell::Month(Month::of(d)))),
            Op::NextMonth(n) => match at(*n) {
                Cell::Month(m) => m.plus(1).map_or(Cell::Fault(Fault::DateOutOfRange), Cell::Month),
                other => other,
            },
            Op::YearOf(n) => match at(*n).month() {
                Some(m) => Cell::Number(i64::from(m.year()).into()),
                None => at(*n),
            },
            Op::FirstDay(n) => match at(*n) {
                Cell::Month(m) => Cell::Date(m.first_day()),
                other => other,
            },
            Op::YearBefore(n) => match at(*n).month() {
                Some(m) => Month::new(m.year() - 1, 1)
                    .map_or(Cell::Fault(Fault::DateOutOfRange), |m| Cell::Date(m.first_day())),
                None => at(*n),
            },
            Op::OnsetIf { condition, date } => match at(*condition) {
                Cell::True => at(*date),
                Cell::False | Cell::NotApplicable => Cell::NotApplicable,
                other => other,
            },
            Op::WholeMonths { from, to } => match (at(*from), at(*to)) {
                (Cell::Date(a), Cell::Date(b)) => Cell::Number(i64::from(whole_months(a, b)).into()),
                (a, b) => blocked([a, b]).unwrap_or(Cell::NotApplicable),
            },
            Op::Exists { domain: child, condition } => self.exists(row, *child, *condition),
            Op::Count { domain: child, condition, distinct } => known(self.count(row, *child, *condition, *distinct)),
            Op::Sum { domain: child, of, condition } => known(self.sum(row, *child, *of, *condition)),
            Op::RunsOn { domain: child, start, end, condition, date } => {
                let owner = self.owner_row(*child, (domain, row));
                self.runs_on(owner, *child, (*start, *end), *condition, at(*date))
            }
            Op::SumInMonth { domain: child, month, of, condition } => {
                known(self.sum_in_month((domain, row), *child, *month, (*of, *condition)))
            }
            Op::Month => Cell::Month(self.scratch.months[domain.index()].rows[row].1),
            Op::Parameter { .. } => self.look_up(domain, op, row).cell(),
            Op::If { condition, then, otherwise } => match at(*condition) {
                Cell::True => at(*then),
                Cell::False | Cell::NotApplicable => at(*otherwise),
                other => known(other),
            },
            Op::Add(parts) => known(fold(parts.iter().map(|n| at(*n)), Exact::ZERO, Exact::add)),
            Op::Mul(parts) => known(product(parts.iter().map(|n| at(*n)))),
            Op::Sub(a, b) => known(both(at(*a), at(*b), Exact::sub)),
            Op::Div(a, b) => known(both(at(*a), at(*b), Exact::div)),
            Op::Limit(a, b) => known(both(at(*a), at(*b), |a, b| Ok(a.min(b)))),
            Op::AtLeast(a, b) => known(both(at(*a), at(*b), |a, b| Ok(a.max(b)))),
            Op::Least(parts) => known(chosen(parts.iter().map(|n| at(*n)), Iterator::min)),
            Op::Highest(parts) => known(chosen(parts.iter().map(|n| at(*n)), Iterator::max)),
            Op::Agree(parts) => known(agree(parts.iter().map(|n| at(*n)).filter(|c| *c != Cell::NotApplicable))),
            Op::Floor(n) => match at(*n) {
                Cell::Number(n) => Cell::Number(n.floor()),
                other => known(other),
            },
            Op::Instalments { slot, term, taken, granted } => {
                let own = self.enclosing(self.program.slot(*slot).domain, domain, row);
                self.instalments(*slot, own, at(*term), (at(*taken), at(*granted)))
            }
        }
    }

    fn if_given(&self, slot: SlotId, (domain, row): (DomainId, usize), first: NodeId, then: NodeId) -> Cell {
        let own = self.enclosing(self.program.slot(slot).domain, domain, row);
        let (given, derived) = (self.at(first, domain, row), self.at(then, domain, row));
        if matches!(self.input.facts.given(slot, own), Given::Missing | Given::NotApplicable) {
            return derived;
        }
        // A count that was given must be one that the rows allow.
        let counted = self.enclosing(self.program.node(then).domain, domain, row);
        let counts = matches!(self.program.node(then).op, Op::Count { .. });
        let range = if counts { self.count_range(then, counted) } else { None };
        match (given, range) {
            (Cell::Number(n), Some((low, high))) if n < low.into() || n > high.into() => {
                Cell::Fault(Fault::Contradiction)
            }
            _ => given,
        }
    }

    /// As given on 基准日; on another day only where a date of recognition tells.
    fn status_at(&self, fact: Cell, (on, day_asked): (Option<Cell>, bool), day: Cell, node: NodeId) -> Cell {
        let Cell::Date(day) = day else { return blocked([day]).unwrap_or(Cell::False) };
        match (fact, on) {
            // What is recognised later does not hold yet, whatever the case says of today.
            (Cell::True, Some(Cell::Date(on))) if on > day => Cell::False,
            // Nor can it be told where somebody asked when, and nobody knows.
            (Cell::True, Some(Cell::Open(causes))) if day == self.input.basis && day_asked => Cell::Open(causes),
            _ if day == self.input.basis => fact,
            (Cell::True, Some(Cell::Date(on))) => Cell::of(on <= day),
            (Cell::True, Some(other)) => other,
            // What is no longer so on 基准日 may have been so then: nobody says since when it is not, or whether it
            // ever was.
            (Cell::False, Some(Cell::Date(on))) if on <= day => Cell::Open(self.leaf_cause(node)),
            (Cell::False, Some(Cell::Open(causes))) => Cell::Open(causes),
            (Cell::True | Cell::False, None) => Cell::Open(self.leaf_cause(node)),
            (other, _) => other,
        }
    }

    /// Whether a fact was asked for and is not known, rather than left out.
    fn was_asked(&self, node: NodeId, (domain, row): (DomainId, usize)) -> bool {
        let Some(slot) = self.leaf(node) else { return false };
        let own = self.enclosing(self.program.slot(slot).domain, domain, row);
        matches!(self.input.facts.given(slot, own), Given::Unknown | Given::Disputed)
    }

    /// What is said of today, at another day: it holds from the day that it is said to hold from, and not before.
    fn said_since(&self, fact: Cell, since: Cell, day: Cell) -> Cell {
        let Cell::Date(day) = day else { return blocked([day]).unwrap_or(Cell::False) };
        match (fact, since) {
            _ if day == self.input.basis => fact,
            (Cell::True | Cell::False, Cell::Date(since)) => Cell::of(fact.is_true() == (since <= day)),
            (Cell::True | Cell::False, Cell::Open(causes)) => Cell::Open(causes),
            (Cell::True | Cell::False, Cell::Fault(fault)) => Cell::Fault(fault),
            (Cell::True | Cell::False, _) => Cell::Open(Causes::APPLICANT),
            (other, _) => other,
        }
    }

    /// Whether a document that is leaned on is known and in force on 适用日.
    fn in_force(&self, document: DocumentId) -> bool {
        let of = self.program.documents.get(document.index());
        of.is_some_and(|d| d.standing(self.input.applicable) == DocumentStanding::InForce)
    }

    fn leaf_cause(&self, node: NodeId) -> Causes {
        self.leaf(node).map_or(Causes::APPLICANT, |slot| self.cause(slot))
    }
}

fn constant(literal: &Literal) -> Cell {
    match literal {
        Literal::Bool(b) => Cell::of(*b),
        Literal::Number(n) => Cell::Number(*n),
        Literal::Date(d) => Cell::Date(*d),
        Literal::Month(m) => Cell::Month(*m),
        Literal::Enum(e) => Cell::Enum(*e),
        Literal::NotApplicable => Cell::NotApplicable,
    }
}
