//! Truths: comparisons, memberships, periods, statuses at a date.

use crate::run::{At, Run};
use crate::value::{Datum, Fault, Truth, Value};
use std::cmp::Ordering;
use tiaowen::ir::{CmpOp, DocumentId, DocumentStanding, NodeId, Op, RefDate};
use tiaowen::types::Kind;
use tiaowen::values::Causes;

impl Run<'_> {
    pub fn judge(&self, op: &Op, at: At) -> Value {
        let truth = |node: &NodeId| self.value(*node, at).truth();
        match op {
            // A negation of what does not apply does not hold, nor does the negation of that.
            Op::Not(of) => match self.value(*of, at) {
                Value::NotApplicable => Value::NotApplicable,
                value => value.truth().negated().value(),
            },
            Op::Unless(of) => truth(of).negated().value(),
            Op::All(parts) => Truth::all(parts.iter().map(truth)).value(),
            Op::Any(parts) => Truth::any(parts.iter().map(truth)).value(),
            Op::AtDiscretion(of) => match truth(of) {
                Truth::Yes => Value::open(Causes::DISCRETION),
                other => other.value(),
            },
            // A document that was found and is in force leaves only the fact to be found out.
            Op::PerRules { of, document } => match truth(of) {
                Truth::Open(causes) if self.unresolved(*document) => Value::open(causes.and(Causes::DOCUMENT)),
                other => other.value(),
            },
            Op::Compare { op, left, right } => compare(*op, &self.value(*left, at), &self.value(*right, at)).value(),
            Op::OneOf { of, values } => self.known(*of, at, |datum| match datum {
                Datum::Enum(place) => Some(values.contains(place)),
                _ => None,
            }),
            Op::Holds { set, values } => self.known(*set, at, |datum| match datum {
                Datum::Set(bits) => Some(values.iter().any(|v| bits & 1u64.checked_shl(*v).unwrap_or(0) != 0)),
                _ => None,
            }),
            Op::LevelAtLeast { of, level } => {
                let listed = match &self.program.node(*of).kind {
                    Kind::Enum(id) => self.program.enums.get(id.index()).map_or(0, |e| e.values.len()),
                    _ => 0,
                };
                self.known(*of, at, |datum| match datum {
                    Datum::Enum(place) if usize::try_from(*place).is_ok_and(|p| p < listed) => Some(place >= level),
                    Datum::Enum(_) => Some(false),
                    _ => None,
                })
            }
            Op::During { date, start, end } => {
                let (date, start, end) = (self.value(*date, at), self.value(*start, at), self.value(*end, at));
                Truth::all([compare(CmpOp::Le, &start, &date), before_end(&date, &end)]).value()
            }
            Op::Overlaps { start, end, from, to } => {
                let [start, end, from, to] = [start, end, from, to].map(|n| self.value(*n, at));
                let parts = [
                    compare(CmpOp::Le, &start, &to),
                    before_end(&from, &end),
                    before_end(&start, &end),
                    compare(CmpOp::Le, &from, &to),
                ];
                Truth::all(parts).value()
            }
            Op::StatusAt { fact, on, since, at: day } => self.status((*fact, *on, *since), *day, at),
            _ => Value::Fault(Fault::Shape),
        }
    }

    /// What a known value decides; 不适用 is in nothing.
    fn known(&self, of: NodeId, at: At, decide: impl Fn(&Datum) -> Option<bool>) -> Value {
        match self.value(of, at) {
            Value::Known(datum) => decide(&datum).map_or(Value::Fault(Fault::Shape), Value::from),
            Value::NotApplicable => false.into(),
            Value::Open(open) => Value::open(open.causes),
            fault @ Value::Fault(_) => fault,
        }
    }

    /// A status asked at a date: as given on 基准日, else true only from its recognition on.
    fn status(&self, (fact, on, since): (NodeId, Option<NodeId>, Option<NodeId>), day: NodeId, at: At) -> Value {
        let status = self.value(fact, at);
        let day = self.value(day, at);
        let basis: Value = Datum::Date(self.date(RefDate::Basis)).into();
        let recognised = on.map(|n| self.value(n, at));
        if day == basis && !matches!(recognised, Some(Value::Known(_))) {
            return status;
        }
        if status == Value::NotApplicable || day == Value::NotApplicable {
            return false.into();
        }
        let lacking = match &status {
            Value::Open(open) => open.causes,
            _ => {
                on.map(|n| self.value(n, at)).and_then(|v| v.range()).map_or_else(|| self.cause_of(fact), |r| r.causes)
            }
        };
        let since = since.map(|n| self.value(n, at)).filter(|v| matches!(v, Value::Known(_)));
        match (recognised, since) {
            // True only from its recognition on.
            (Some(from), _) if !matches!(from, Value::Open(_)) => {
                match (compare(CmpOp::Le, &from, &day), status.truth()) {
                    // It began, and was lost since, nobody says when.
                    (Truth::Yes, Truth::No) if day != basis => Value::open(self.cause_of(fact)),
                    (begun, status) => Truth::all([begun, status]).value(),
                }
            }
            // What holds from a day on did not hold before it.
            (_, Some(from)) => match compare(CmpOp::Le, &from, &day) {
                Truth::Yes => status,
                Truth::No => status.truth().negated().value(),
                other => other.value(),
            },
            _ => Value::open(lacking),
        }
    }

    /// Whether nobody has found out what the document says on 适用日.
    pub fn unresolved(&self, document: DocumentId) -> bool {
        let standing = self.program.documents[document.index()].standing(self.date(RefDate::Applicable));
        matches!(standing, DocumentStanding::NotStated | DocumentStanding::NotLookedUp)
    }

    /// Who would have to say from when a fact holds.
    fn cause_of(&self, node: NodeId) -> Causes {
        match &self.program.node(node).op {
            Op::Fact(slot) | Op::Presume { slot, .. } => self.lack(*slot),
            _ => Causes::APPLICANT,
        }
    }
}

/// On or before an end; one that is 不适用 has not come.
fn before_end(date: &Value, end: &Value) -> Truth {
    match (date, end) {
        (Value::NotApplicable, _) => Truth::No,
        (date, Value::NotApplicable) => compare(CmpOp::Le, date, date),
        (date, end) => compare(CmpOp::Le, date, end),
    }
}

/// Every comparison with 不适用 is 不成立; one of bounds holds where it holds at all of them.
pub fn compare(op: CmpOp, left: &Value, right: &Value) -> Truth {
    match (left, right) {
        (Value::NotApplicable, _) | (_, Value::NotApplicable) => Truth::No,
        (Value::Fault(a), Value::Fault(b)) => Truth::Fault(*a.min(b)),
        (Value::Fault(f), _) | (_, Value::Fault(f)) => Truth::Fault(*f),
        (Value::Known(a), Value::Known(b)) => order(a, b).map_or(Truth::Fault(Fault::Shape), |o| holds(op, o)),
        (Value::Open(_), _) | (_, Value::Open(_)) => bounds(op, left, right),
    }
}

fn holds(op: CmpOp, order: Ordering) -> Truth {
    let yes = match op {
        CmpOp::Ge => order.is_ge(),
        CmpOp::Le => order.is_le(),
        CmpOp::Gt => order.is_gt(),
        CmpOp::Lt => order.is_lt(),
        CmpOp::Eq => order.is_eq(),
    };
    if yes { Truth::Yes } else { Truth::No }
}

fn order(a: &Datum, b: &Datum) -> Option<Ordering> {
    match (a, b) {
        (Datum::Number(a), Datum::Number(b)) => Some(a.cmp(b)),
        (Datum::Date(a), Datum::Date(b)) => Some(a.cmp(b)),
        (Datum::Month(a), Datum::Month(b)) => Some(a.cmp(b)),
        (Datum::Enum(a), Datum::Enum(b)) => Some(a.cmp(b)),
        (Datum::Bool(a), Datum::Bool(b)) => Some(a.cmp(b)),
        (Datum::Text(a), Datum::Text(b)) => Some(a.cmp(b)),
        _ => None,
    }
}

/// Where one side is open: what its bounds settle.
fn bounds(op: CmpOp, left: &Value, right: &Value) -> Truth {
    let causes = [left, right].iter().fold(Causes::NONE, |all, v| match v {
        Value::Open(open) => all.and(open.causes),
        _ => all,
    });
    let sure = ![left, right].iter().any(|v| matches!(v, Value::Open(o) if o.perhaps_not));
    let (Some(a), Some(b)) = (left.range(), right.range()) else { return Truth::Open(causes) };
    // Of each: surely, and surely not.
    let above = |low: Option<_>, high: Option<_>| low.zip(high).is_some_and(|(l, h)| l > h);
    let reaches = |low: Option<_>, high: Option<_>| low.zip(high).is_some_and(|(l, h)| l >= h);
    let (yes, no) = match op {
        CmpOp::Ge => (reaches(a.low, b.high), above(b.low, a.high)),
        CmpOp::Le => (reaches(b.low, a.high), above(a.low, b.high)),
        CmpOp::Gt => (above(a.low, b.high), reaches(b.low, a.high)),
        CmpOp::Lt => (above(b.low, a.high), reaches(a.low, b.high)),
        CmpOp::Eq => (false, above(a.low, b.high) || above(b.low, a.high)),
    };
    match (yes && sure, no) {
        (true, _) => Truth::Yes,
        (_, true) => Truth::No,
        _ => Truth::Open(causes),
    }
}
