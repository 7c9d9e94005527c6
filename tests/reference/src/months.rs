//! The months that can be paid: in range, in service, from the start, within the duration, not had before.

use crate::run::{Members, Row, Run};
use crate::side::{Bound, Side};
use crate::value::{Datum, Fault, Truth, Value};
use std::collections::{BTreeMap, BTreeSet};
use tiaowen::facts::Given;
use tiaowen::ir::{Decision, DomainId, Holder, MonthsFrom, Plan, Setting, Tier};
use tiaowen::values::{Exact, Month};

/// The months of each holder, in order.
pub type Paid = BTreeMap<usize, Vec<Month>>;

/// The months of holders that are surely in.
pub type Sure = BTreeSet<(usize, Month)>;

/// What one holder has before its months are counted.
struct InRow {
    months: Vec<Month>,
    most: Option<u32>,
    first: Option<Month>,
    /// It is surely in.
    certain: bool,
}

impl Run<'_> {
    pub fn setting<T: Copy>(&self, setting: &Setting<T>) -> T {
        match setting {
            Setting::Fixed(value) => *value,
            Setting::Chosen { interpretation, alternatives, first } => {
                let chosen = self.choices.get(interpretation.index()).copied().unwrap_or_default();
                alternatives.get(usize::from(chosen)).copied().unwrap_or(*first)
            }
        }
    }

    /// The rows for which a schedule is made, and whether each is surely in.
    fn holders(&self, decision: &Decision, plan: &Plan, side: &Side) -> Result<Vec<(usize, bool)>, Fault> {
        let member = decision.member.as_ref().filter(|m| m.domain == plan.holder);
        let Some(member) = member else { return Ok(vec![(0, true)]) };
        match self.members(plan.holder, (DomainId::ROOT, Row::ROOT)) {
            Members::None => Ok(Vec::new()),
            Members::Unknown(causes) => {
                side.lacks(causes);
                Ok(Vec::new())
            }
            Members::Rows(rows) => {
                let mut found = Vec::new();
                for row in rows {
                    let truth = self.truth(member.condition, (plan.holder, Row::of(row)));
                    if side.holds(truth)? {
                        found.push((row, truth == Truth::Yes));
                    }
                }
                Ok(found)
            }
        }
    }

    /// Whether a list that is not given could hold any number of months.
    pub fn boundless(&self, plan: &Plan) -> bool {
        let open = |domain, at| matches!(self.members(domain, at), Members::Unknown(_));
        let root = (DomainId::ROOT, Row::ROOT);
        if plan.holder != DomainId::ROOT && open(plan.holder, root) {
            return true;
        }
        let rows = match self.members_or_root(plan.holder) {
            Members::Rows(rows) => rows,
            Members::None | Members::Unknown(_) => return false,
        };
        rows.iter().any(|r| match &plan.months {
            Some(MonthsFrom::Records { domain, .. }) => open(*domain, (plan.holder, Row::of(*r))),
            Some(MonthsFrom::Set { slot, .. }) => {
                matches!(
                    self.given(*slot, (plan.holder, Row::of(*r))),
                    Given::Missing | Given::Unknown | Given::Disputed
                )
            }
            Some(MonthsFrom::Span { .. }) | None => false,
        })
    }

    fn members_or_root(&self, domain: DomainId) -> Members {
        let root = (DomainId::ROOT, Row::ROOT);
        if domain == DomainId::ROOT { Members::Rows(vec![0]) } else { self.members(domain, root) }
    }

    /// Of records or of a set: what may be paid before any month is taken away.
    fn candidates(&self, plan: &Plan, row: usize, side: &Side) -> Result<(DomainId, BTreeMap<Month, bool>), Fault> {
        let at = (plan.holder, Row::of(row));
        let mut found = BTreeMap::new();
        match &plan.months {
            Some(MonthsFrom::Records { domain, month, condition, rows }) => {
                match self.members(*domain, at) {
                    Members::None => {}
                    Members::Unknown(causes) => side.lacks(causes),
                    Members::Rows(records) => {
                        for record in records {
                            let place = (*domain, Row::of(record));
                            if let Given::Value(Datum::Month(month)) = self.given(*month, place) {
                                let truth = self.truth(*condition, place);
                                if found.get(month) != Some(&true) && side.holds(truth)? {
                                    found.insert(*month, truth == Truth::Yes);
                                }
                            } else if side.holds(self.truth(*condition, place))? || side.most {
                                side.lacks(self.lack(*month));
                                side.endless.set(side.most);
                            }
                        }
                    }
                }
                Ok((*rows, found))
            }
            Some(MonthsFrom::Set { slot, rows }) => {
                match self.given(*slot, at) {
                    Given::Value(Datum::Months(ranges)) => {
                        for (from, to) in ranges {
                            let (mut month, mut left) = (*from, 12_000);
                            while month <= *to && left > 0 {
                                found.insert(month, true);
                                month = month.plus(1).map_err(|_| Fault::Arithmetic)?;
                                left -= 1;
                            }
                        }
                    }
                    Given::NotApplicable => {}
                    Given::Value(_) => return Err(Fault::Shape),
                    Given::Missing | Given::Unknown | Given::Disputed => side.lacks(self.lack(*slot)),
                }
                Ok((*rows, found))
            }
            Some(MonthsFrom::Span { .. }) | None => Err(Fault::Shape),
        }
    }

    /// The first duration whose condition holds.
    pub fn tier<'p>(&self, plan: &'p Plan, row: usize, side: &Side) -> Result<Option<&'p Tier>, Fault> {
        for tier in &plan.tiers {
            match tier.condition {
                Some(node) if !side.holds(self.truth(node, (plan.holder, Row::of(row))))? => {}
                Some(_) | None => return Ok(Some(tier)),
            }
        }
        Ok(None)
    }

    /// The months of each holder that the plan pays, before amounts.
    pub fn paid_months(&self, decision: &Decision, plan: &Plan, side: &Side) -> Result<(DomainId, Paid, Sure), Fault> {
        let mut by_row: BTreeMap<usize, InRow> = BTreeMap::new();
        let mut domain = plan.holder;
        let mut sure = Sure::new();
        for (row, certain) in self.holders(decision, plan, side)? {
            side.muted.set(!certain);
            let at = (plan.holder, Row::of(row));
            let (rows, candidates) = self.candidates(plan, row, side)?;
            domain = rows;
            let start = plan.start.map_or(Ok(Bound::Any), |n| side.month(&self.value(n, at)))?;
            let tier = self.tier(plan, row, side)?;
            if tier.is_none() && !plan.tiers.is_empty() {
                side.muted.set(false);
                continue;
            }
            let until = match tier.and_then(|t| t.until) {
                Some(node) => side.month(&self.value(node, at))?,
                None => Bound::Any,
            };
            let mut months = Vec::new();
            for (month, known) in candidates {
                side.muted.set(!certain || !known);
                let begun = match start {
                    Bound::At(first) => month >= first,
                    Bound::Any => true,
                    Bound::Never | Bound::Nothing => false,
                };
                // An end that does not apply ends nothing.
                let within = match until {
                    Bound::At(last) => month <= last,
                    Bound::Any | Bound::Never => true,
                    Bound::Nothing => false,
                };
                let place = (rows, Row { index: row, month: Some(month) });
                let serves = |n| side.holds(self.truth(n, place));
                let graded = || plan.graded.map_or(Ok(true), serves);
                if begun && within && plan.service.map_or(Ok(true), serves)? && graded()? {
                    months.push(month);
                    if certain && known {
                        sure.insert((row, month));
                    }
                }
            }
            let first = if let Bound::At(first) = start { Some(first) } else { None };
            side.muted.set(false);
            let most = tier.and_then(|t| t.at_most).map(|c| c.0);
            by_row.insert(row, InRow { months, most, first, certain });
        }
        let holder = plan.counted.as_ref().map_or(Holder::Subject, |s| self.setting(s));
        let mut paid = Paid::new();
        if holder == Holder::Member || plan.holder == DomainId::ROOT {
            for (row, InRow { months, most, first, certain }) in by_row {
                side.muted.set(!certain);
                let enjoyed = plan.enjoyed_by_member.filter(|_| plan.holder != DomainId::ROOT).or(plan.enjoyed);
                paid.insert(row, self.left(months, (most, first), (enjoyed, plan.holder, row), side)?);
            }
        } else {
            let union: BTreeSet<Month> = by_row.values().flat_map(|r| r.months.iter().copied()).collect();
            let most = by_row.values().filter_map(|r| r.most).max();
            let first = by_row.values().filter_map(|r| r.first).min();
            side.muted.set(!by_row.values().any(|r| r.certain));
            let kept =
                self.left(union.into_iter().collect(), (most, first), (plan.enjoyed, DomainId::ROOT, 0), side)?;
            for (row, InRow { months, .. }) in by_row {
                paid.insert(row, months.into_iter().filter(|m| kept.contains(m)).collect());
            }
        }
        side.muted.set(false);
        Ok((domain, paid, sure))
    }
}

pub fn within(named: &[(Month, Month)], month: Month) -> bool {
    named.iter().any(|(from, to)| *from <= month && month <= *to)
}

/// A known number.
pub fn number(value: &Value) -> Option<Exact> {
    match value {
        Value::Known(Datum::Number(n)) => Some(*n),
        _ => None,
    }
}
