//! From the rows of a relation: whether, how many, how much.

use crate::calculate::{either, pair, sum};
use crate::judge::compare;
use crate::run::{At, Members, Row, Run};
use crate::value::{Datum, Fault, Truth, Value};
use std::collections::BTreeMap;
use tiaowen::facts::Given;
use tiaowen::ir::{CmpOp, DomainId, NodeId, Op, SlotId};
use tiaowen::values::{Causes, Exact};

impl Run<'_> {
    pub fn gather(&self, op: &Op, at: At) -> Value {
        match op {
            Op::Exists { domain, condition } => match self.members(*domain, at) {
                Members::None => false.into(),
                Members::Unknown(causes) => Value::open(causes),
                Members::Rows(rows) => {
                    Truth::any(rows.iter().map(|r| self.truth(*condition, (*domain, Row::of(*r))))).value()
                }
            },
            Op::Count { domain, condition, distinct } => match self.members(*domain, at) {
                Members::None => Value::NotApplicable,
                Members::Unknown(causes) => Value::between(causes, Some(Exact::ZERO), None),
                Members::Rows(rows) => self.count(*domain, &rows, (*condition, *distinct)),
            },
            Op::Sum { domain, of, condition } => match self.members(*domain, at) {
                Members::None => Value::NotApplicable,
                Members::Unknown(causes) => Value::open(causes),
                Members::Rows(rows) => {
                    let parts = rows.iter().map(|r| self.counted(*of, *condition, (*domain, Row::of(*r))));
                    parts.fold(Value::number(Exact::ZERO), |a, b| pair(a, b, sum))
                }
            },
            Op::SumInMonth { domain, month, of, condition } => {
                self.sum_in_month(*domain, *month, (*of, *condition), at)
            }
            Op::RunsOn { domain, start, end, condition, date } => {
                let date = self.value(*date, at);
                match self.members(*domain, at) {
                    Members::None => false.into(),
                    Members::Unknown(causes) => Value::open(causes),
                    Members::Rows(rows) => Truth::any(rows.iter().map(|r| {
                        let row = (*domain, Row::of(*r));
                        let begun = compare(CmpOp::Le, &self.value(*start, row), &date);
                        let runs = match self.value(*end, row) {
                            Value::NotApplicable => Truth::Yes,
                            end => compare(CmpOp::Le, &date, &end),
                        };
                        let meets = condition.map_or(Truth::Yes, |c| self.truth(c, row));
                        Truth::all([begun, runs, meets])
                    }))
                    .value(),
                }
            }
            _ => Value::Fault(Fault::Shape),
        }
    }

    /// People told apart by a text count once; those who have none are told apart.
    fn count(&self, domain: DomainId, rows: &[usize], (condition, distinct): (NodeId, Option<SlotId>)) -> Value {
        let mut groups: BTreeMap<(String, usize), Truth> = BTreeMap::new();
        for row in rows {
            let at = (domain, Row::of(*row));
            let key = match distinct.map(|slot| self.given(slot, at)) {
                Some(Given::Value(Datum::Text(text))) => (text.to_string(), 0),
                _ => (String::new(), *row + 1),
            };
            let truth = self.truth(condition, at);
            let before = groups.get(&key).copied().unwrap_or(Truth::No);
            groups.insert(key, Truth::any([before, truth]));
        }
        let (mut low, mut high, mut causes) = (0i64, 0i64, Causes::NONE);
        for truth in groups.values() {
            match truth {
                Truth::Yes => (low, high) = (low + 1, high + 1),
                Truth::No => {}
                Truth::Open(why) => (high, causes) = (high + 1, causes.and(*why)),
                Truth::Fault(fault) => return Value::Fault(*fault),
            }
        }
        Value::between(causes, Some(Exact::from(low)), Some(Exact::from(high)))
    }

    /// What one row adds: its value where it is in, nothing where it is out or has none.
    fn counted(&self, of: NodeId, condition: Option<NodeId>, at: At) -> Value {
        let value = || match self.value(of, at) {
            Value::NotApplicable => Value::number(Exact::ZERO),
            value => value,
        };
        match condition.map_or(Truth::Yes, |c| self.truth(c, at)) {
            Truth::Yes => value(),
            Truth::No => Value::number(Exact::ZERO),
            Truth::Fault(fault) => Value::Fault(fault),
            Truth::Open(causes) => either(Value::number(Exact::ZERO), value(), causes),
        }
    }

    fn sum_in_month(&self, domain: DomainId, slot: SlotId, of: (NodeId, Option<NodeId>), at: At) -> Value {
        let rows = match self.members(domain, at) {
            Members::None => return Value::NotApplicable,
            Members::Unknown(causes) => return Value::open(causes),
            Members::Rows(rows) => rows,
        };
        let mut total = Value::number(Exact::ZERO);
        for row in rows {
            let place = (domain, Row::of(row));
            let part = match self.given(slot, place) {
                Given::Value(Datum::Month(month)) if Some(*month) == at.1.month => self.counted(of.0, of.1, place),
                Given::Value(_) | Given::NotApplicable => continue,
                Given::Missing | Given::Unknown | Given::Disputed => {
                    either(Value::number(Exact::ZERO), self.counted(of.0, of.1, place), self.lack(slot))
                }
            };
            total = pair(total, part, sum);
        }
        total
    }
}
