//! 上限: each cap cuts what the one before leaves.

use crate::pay::{Entry, No};
use crate::run::{Members, Row, Run};
use crate::side::Side;
use crate::value::{Datum, Fault, Value};
use std::collections::BTreeMap;
use tiaowen::facts::Given;
use tiaowen::ir::{AmountLimit, Approved, DomainId, LimitOf, LimitPeriod, LimitWhat, Plan};
use tiaowen::values::{Exact, Month};

impl Run<'_> {
    /// Caps cut one after another, each what the one before leaves, in the order of the months.
    pub fn capped(&self, plan: &Plan, mut entries: Vec<Entry>, side: &Side) -> Result<Exact, No> {
        entries.sort_by_key(|e| (e.month, e.row));
        for limit in plan.limits.iter().filter(|l| l.of != LimitOf::Piece) {
            if limit.what != LimitWhat::Money || limit.part.is_some() || limit.carries || !limit.with.is_empty() {
                return Err(No::NotCovered("a cap on times or a part, shared or carried over"));
            }
            let Some(most) = side.amount(&self.root(limit.amount))? else { continue };
            let mut left: BTreeMap<(usize, Option<Month>, i32), Exact> = BTreeMap::new();
            for entry in &mut entries {
                let row = if limit.of == LimitOf::Member { entry.row } else { 0 };
                let key = match limit.period {
                    LimitPeriod::Month => (row, Some(entry.month), 0),
                    LimitPeriod::Year => (row, None, entry.month.year()),
                    LimitPeriod::Decision | LimitPeriod::Ever => (row, None, 0),
                };
                let room = match left.get(&key) {
                    Some(room) => *room,
                    None => {
                        let used = self.approved(plan, limit, (row, entry.month.year()), most, side)?;
                        most.sub(used).map_err(|_| Fault::Arithmetic)?.max(Exact::ZERO)
                    }
                };
                entry.amount = entry.amount.min(room);
                left.insert(key, room.sub(entry.amount).map_err(|_| Fault::Arithmetic)?);
            }
        }
        let sum = entries.iter().try_fold(Exact::ZERO, |a, e| a.add(e.amount));
        Ok(sum.map_err(|_| Fault::Arithmetic)?)
    }

    /// What was approved before and counts against a cap.
    fn approved(
        &self,
        plan: &Plan,
        limit: &AmountLimit,
        (row, year): (usize, i32),
        most: Exact,
        side: &Side,
    ) -> Result<Exact, No> {
        let counts = matches!(limit.period, LimitPeriod::Year | LimitPeriod::Ever);
        let Some(Approved { domain, year: of, amount }) = limit.approved.as_ref().filter(|_| counts) else {
            return Ok(Exact::ZERO);
        };
        let holder = if limit.of == LimitOf::Member { plan.holder } else { DomainId::ROOT };
        let enjoyed = if limit.of == LimitOf::Member { plan.enjoyed_by_member.or(plan.enjoyed) } else { plan.enjoyed };
        // Who has had no month has been approved nothing.
        let none = enjoyed.is_some_and(|e| self.value(e.count, (holder, Row::of(row))) == Value::number(Exact::ZERO));
        let rows = match self.members(*domain, (holder, Row::of(row))) {
            Members::None => return Ok(Exact::ZERO),
            Members::Unknown(_) if none => return Ok(Exact::ZERO),
            Members::Unknown(causes) => {
                side.lacks(causes);
                return Ok(if side.most { Exact::ZERO } else { most });
            }
            Members::Rows(rows) => rows,
        };
        let mut used = Exact::ZERO;
        for row in rows {
            let at = (*domain, Row::of(row));
            let this = match self.given(*of, at) {
                Given::Value(Datum::Number(n)) => *n == Exact::from(i64::from(year)),
                _ => true,
            };
            if this || limit.period == LimitPeriod::Ever {
                let part = match self.given(*amount, at) {
                    Given::Value(Datum::Number(n)) => *n,
                    Given::NotApplicable => Exact::ZERO,
                    _ => side.taken(&Value::open(self.lack(*amount)), Some(most))?,
                };
                used = used.add(part).map_err(|_| Fault::Arithmetic)?;
            }
        }
        Ok(used)
    }
}
