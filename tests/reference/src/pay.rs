//! What is paid: the sum of the months, of a year's rate, of what is paid once, after every cap.

use crate::run::{Row, Run};
use crate::side::Side;
use crate::value::{Fault, Value};
use tiaowen::ir::{Decision, LimitOf, NodeId, Pay, Plan, RefDate};
use tiaowen::values::{Causes, Exact, Month};

/// One side of a sum.
#[derive(Debug, Clone, PartialEq)]
pub struct Total {
    /// `None` where it has no upper end.
    pub amount: Option<Exact>,
    pub months: u32,
    pub causes: Causes,
    /// Months whose amount is open are missing from the least.
    pub partial: bool,
}

/// What stands in the way of a sum.
#[derive(Debug, Clone, PartialEq)]
pub enum No {
    Fault(Fault),
    NotCovered(&'static str),
}

impl From<Fault> for No {
    fn from(fault: Fault) -> No {
        No::Fault(fault)
    }
}

/// An amount of one month of one holder.
pub struct Entry {
    pub row: usize,
    pub month: Month,
    pub amount: Exact,
    /// How many months it stands for.
    pub months: u32,
}

impl Run<'_> {
    /// The sum of a plan, at its least or at its most.
    pub fn total(&self, decision: &Decision, plan: &Plan, most: bool) -> Result<Total, No> {
        let side = Side::new(most);
        let entries = match &plan.pay {
            Pay::Monthly { amount } => self.monthly(decision, plan, *amount, &side)?,
            Pay::Yearly { rate } => self.yearly(plan, *rate, &side)?,
            Pay::Once { rate, count, per: _ } => self.once(plan, (*rate, *count), &side)?,
            Pay::Window { amount, granted } => {
                if !plan.limits.is_empty() {
                    return Err(No::NotCovered("a cap on one amount for a window"));
                }
                let sum = side.amount(&self.root(*amount))?;
                let months = side.amount(&self.root(*granted))?.and_then(Exact::to_i64);
                let months = months.and_then(|m| u32::try_from(m).ok()).unwrap_or(0);
                return Ok(Total { amount: sum, months, causes: side.causes.get(), partial: false });
            }
            Pay::InKind { .. } | Pay::PerRules { .. } | Pay::SameAs { .. } => return Err(No::NotCovered("no sum")),
        };
        let months = entries.iter().flatten().map(|e| e.months).sum();
        let amount = match entries {
            Some(entries) => Some(self.capped(plan, entries, &side)?),
            None => None,
        };
        Ok(Total { amount, months, causes: side.causes.get(), partial: side.partial.get() })
    }

    fn monthly(&self, decision: &Decision, plan: &Plan, node: NodeId, side: &Side) -> Result<Option<Vec<Entry>>, No> {
        let (rows, paid, sure) = self.paid_months(decision, plan, side)?;
        let mut entries = Vec::new();
        let mut endless = side.endless.get() || side.most && self.boundless(plan);
        for (row, months) in paid {
            for month in months {
                side.muted.set(!sure.contains(&(row, month)));
                let value = self.value(node, (rows, Row { index: row, month: Some(month) }));
                if matches!(value, Value::Open(_)) {
                    side.partial.set(true);
                }
                match side.amount(&value)? {
                    Some(amount) => entries.push(Entry { row, month, amount, months: 1 }),
                    None => endless = true,
                }
                side.muted.set(false);
            }
        }
        Ok((!endless).then_some(entries))
    }

    fn once(
        &self,
        plan: &Plan,
        (rate, count): (NodeId, Option<NodeId>),
        side: &Side,
    ) -> Result<Option<Vec<Entry>>, No> {
        let mut each = side.amount(&self.root(rate))?;
        let count = match count {
            Some(node) => side.amount(&self.root(node))?,
            None => Some(Exact::ONE),
        };
        for limit in plan.limits.iter().filter(|l| l.of == LimitOf::Piece) {
            let most = side.amount(&self.root(limit.amount))?;
            each = [each, most].into_iter().flatten().min();
        }
        let (Some(each), Some(count)) = (each, count) else { return Ok(None) };
        let amount = each.mul(count).map_err(|_| Fault::Arithmetic)?;
        let month = Month::of(self.date(RefDate::Decided));
        Ok(Some(vec![Entry { row: 0, month, amount, months: 0 }]))
    }
}
