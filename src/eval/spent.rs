//! Caps on months that are surely used up, whatever else is unknown.

use super::cell::Cell;
use super::payment::UsedUp;
use super::run::Run;
use crate::facts::ListState;
use crate::ir::{Decision, DomainId, Holder, Plan};
use crate::values::Exact;

impl Run<'_> {
    /// What used the entitlement up for every holder and under every duration that may apply.
    pub(super) fn surely_used(&self, decision: &Decision, plan: &Plan) -> Option<UsedUp> {
        let by = if plan.holder == DomainId::ROOT { Holder::Member } else { self.counted(plan) };
        let listed = |domain: DomainId| {
            domain == DomainId::ROOT
                || self.rows(domain).lists.iter().all(|l| matches!(l, ListState::Given | ListState::NotApplicable))
        };
        if !listed(plan.holder) {
            return None;
        }
        let may_count = |h: &usize| {
            let counts = decision.member.as_ref().map_or(Cell::True, |m| self.cell(m.condition, *h));
            matches!(counts, Cell::True | Cell::Open(_))
        };
        let mut holders = (0..self.row_count(plan.holder)).filter(may_count).peekable();
        holders.peek()?;
        holders.all(|h| self.is_used(plan, h, by)).then_some(UsedUp::Months)
    }

    fn is_used(&self, plan: &Plan, holder: usize, by: Holder) -> bool {
        let Cell::Number(enjoyed) = self.enjoyed(plan, holder, by) else { return false };
        for tier in &plan.tiers {
            let applies = tier.condition.map_or(Cell::True, |c| self.at(c, plan.holder, holder));
            if matches!(applies, Cell::False | Cell::NotApplicable) {
                continue;
            }
            let Some(at_most) = tier.at_most else { return false };
            if enjoyed < Exact::from(i64::from(at_most.0)) || matches!(applies, Cell::Fault(_)) {
                return false;
            }
            if applies == Cell::True {
                return true;
            }
        }
        // Where none of the durations may apply, nothing was used up.
        !plan.tiers.is_empty() && plan.tiers.last().is_some_and(|t| t.condition.is_none())
    }
}
