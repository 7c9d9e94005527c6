//! A rate by the year over a span of days.

use crate::months::within;
use crate::pay::{Entry, No};
use crate::run::{Row, Run};
use crate::side::{Bound, Side};
use crate::value::{Datum, Fault, Value};
use tiaowen::ir::{DomainId, MonthsFrom, NodeId, Plan, Proration};
use tiaowen::values::{Date, Exact, Month, add_months, whole_months};

impl Run<'_> {
    /// Months of a span, counted from its first day.
    pub fn yearly(&self, plan: &Plan, rate: NodeId, side: &Side) -> Result<Option<Vec<Entry>>, No> {
        let Some(MonthsFrom::Span { from, to }) = &plan.months else { return Err(Fault::Shape.into()) };
        let day = |node: &NodeId| -> Result<Option<Date>, No> {
            match self.root(*node) {
                Value::Known(Datum::Date(day)) => Ok(Some(day)),
                Value::NotApplicable => Ok(None),
                Value::Open(open) => {
                    side.lacks(open.causes);
                    Ok(None)
                }
                Value::Fault(fault) => Err(fault.into()),
                Value::Known(_) => Err(Fault::Shape.into()),
            }
        };
        let (start, end) = (day(from)?, day(to)?);
        let rate = side.amount(&self.root(rate))?;
        let tier = self.tier(plan, 0, side)?;
        if tier.is_none() && !plan.tiers.is_empty() {
            return Ok(Some(Vec::new()));
        }
        let most = tier.and_then(|t| t.at_most).map(|c| c.0);
        let (had, named) = self.had(plan.enjoyed, (DomainId::ROOT, Row::ROOT), most, side)?;
        // A cap that is surely used up leaves nothing on whatever days.
        if most.is_some_and(|m| usize::try_from(m).is_ok_and(|m| m <= had)) {
            return Ok(Some(Vec::new()));
        }
        let Some(start) = start else { return Ok(self.unbounded(from, side)) };
        let end = match end {
            Some(end) => end,
            // A span without an end runs as long as the duration.
            None if self.root(*to) == Value::NotApplicable => match most {
                Some(most) => self.last_of(start, usize::try_from(most).unwrap_or(0).max(had) + had)?,
                None => return Ok(None),
            },
            None => return Ok(self.unbounded(to, side)),
        };
        let mut months = Vec::new();
        for k in 0..i32::try_from(whole_months(start, end)).unwrap_or(0) {
            months.push(Month::of(add_months(start, k).map_err(|_| Fault::Arithmetic)?));
        }
        let whole = months.len();
        if let Some(until) = tier.and_then(|t| t.until) {
            match side.month(&self.root(until))? {
                Bound::At(last) => months.retain(|m| *m <= last),
                Bound::Nothing => months.clear(),
                Bound::Any | Bound::Never => {}
            }
        }
        if named.is_empty() {
            months.drain(..had.min(months.len()));
        } else {
            months.retain(|m| !within(&named, *m));
        }
        let room = most.map(|m| usize::try_from(m).unwrap_or(0).saturating_sub(had));
        months.truncate(room.unwrap_or(usize::MAX));
        let Some(rate) = rate else { return Ok(None) };
        let proration = plan.proration.as_ref().map_or(Proration::ByMonth, |p| self.setting(p));
        match proration {
            Proration::ByMonth => {}
            Proration::WholeYears => months.truncate(months.len() / 12 * 12),
            Proration::StartedYears | Proration::ByDay
                if !named.is_empty() || tier.is_some_and(|t| t.until.is_some()) =>
            {
                return Err(No::NotCovered("days of a span that named months or an end break"));
            }
            Proration::StartedYears | Proration::ByDay => {
                if had > whole || room == Some(0) {
                    return Ok(Some(Vec::new()));
                }
                let first = add_months(start, i32::try_from(had).unwrap_or(0)).map_err(|_| Fault::Arithmetic)?;
                let capped = room.map(|r| self.last_of(first, r)).transpose()?;
                let last = capped.map_or(end, |c| c.min(end));
                let amount = by_years(rate, first, last, proration == Proration::ByDay)?;
                return Ok(Some(vec![Entry {
                    row: 0,
                    month: Month::of(first),
                    amount,
                    months: whole_months(first, last),
                }]));
            }
        }
        let amount = rate.div(Exact::from(12)).map_err(|_| Fault::Arithmetic)?;
        Ok(Some(months.into_iter().map(|month| Entry { row: 0, month, amount, months: 1 }).collect()))
    }

    /// A day that is not known leaves no upper end; one that does not apply leaves no month.
    fn unbounded(&self, day: &NodeId, side: &Side) -> Option<Vec<Entry>> {
        if self.root(*day) != Value::NotApplicable && side.most { None } else { Some(Vec::new()) }
    }

    /// The last day of so many months from a day on.
    fn last_of(&self, from: Date, months: usize) -> Result<Date, No> {
        let end = i32::try_from(months).ok().and_then(|m| add_months(from, m).ok()).and_then(|d| d.pred_opt());
        end.ok_or(No::Fault(Fault::Arithmetic))
    }
}

/// Whole years from a day on, then the rest by days of the year that it lies in, or as a year.
fn by_years(rate: Exact, first: Date, last: Date, by_day: bool) -> Result<Exact, No> {
    let wrong = |_| No::Fault(Fault::Arithmetic);
    let years = i32::try_from(whole_months(first, last) / 12).unwrap_or(0);
    let from = add_months(first, years * 12).map_err(|_| Fault::Arithmetic)?;
    let days = last.signed_duration_since(from).num_days() + 1;
    let mut count = Exact::from(i64::from(years));
    if days > 0 && by_day {
        let year = add_months(first, (years + 1) * 12).map_err(|_| Fault::Arithmetic)?;
        let length = year.signed_duration_since(from).num_days();
        count = count.add(Exact::from(days).div(Exact::from(length)).map_err(wrong)?).map_err(wrong)?;
    } else if days > 0 {
        count = count.add(Exact::ONE).map_err(wrong)?;
    }
    rate.mul(count).map_err(wrong)
}
