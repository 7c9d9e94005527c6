//! What a decision still needs: everything open behind its conditions and its amount.

use super::cell::Cell;
use super::open::{Need, Open};
use super::prepared::Prepared;
use super::run::Run;
use crate::ir::{Decision, DomainId, MonthsFrom, NodeId};

impl Run<'_> {
    /// What is open behind the conditions of a decision, those of its members included.
    pub fn open_conditions(&self, decision: &Decision) -> Open {
        let mut open = Open::default();
        self.open_behind(decision.eligible, 0, &mut open);
        if let Some(target) = &decision.target {
            self.open_behind(target.value, 0, &mut open);
        }
        if let Some(member) = &decision.member {
            for row in 0..self.row_count(member.domain) {
                self.open_behind(member.condition, row, &mut open);
            }
        }
        open
    }

    /// Everything open behind a decision: its conditions, and for members that may count, its amounts.
    pub fn open_of(&self, decision: &Decision) -> Open {
        let mut open = Open::default();
        self.open_behind(decision.eligible, 0, &mut open);
        if let Some(target) = &decision.target
            && self.root(decision.eligible).is_true()
        {
            self.open_behind(target.value, 0, &mut open);
        }
        if let Some(extension) = &decision.extension
            && self.root(decision.eligible).is_true()
        {
            for node in std::iter::once(extension.conditions).chain(extension.asked) {
                self.open_behind(node, 0, &mut open);
            }
        }
        let Some(plan) = &decision.plan else { return open };
        for h in 0..self.row_count(plan.holder) {
            let counts = decision.member.as_ref().map_or(Cell::True, |m| self.cell(m.condition, h));
            if !matches!(counts, Cell::True | Cell::Open(_)) {
                continue;
            }
            if let Some(member) = &decision.member {
                self.open_behind(member.condition, h, &mut open);
            }
            self.open_terms(plan, h, &mut open);
            for node in holder_nodes(decision) {
                if self.program.encloses(self.program.node(node).domain, plan.holder) {
                    self.open_at(node, plan.holder, h, &mut open);
                }
            }
        }
        for node in root_nodes(decision) {
            let domain = self.program.node(node).domain;
            for row in 0..self.row_count(domain) {
                self.open_behind(node, row, &mut open);
            }
        }
        match &plan.months {
            Some(MonthsFrom::Set { slot, .. }) => {
                for h in 0..self.row_count(plan.holder) {
                    if self.fact(*slot, h, None).is_open() {
                        open.ask(self, *slot, h);
                    }
                }
            }
            Some(MonthsFrom::Records { domain, condition, month, .. }) => {
                for r in 0..self.row_count(*domain) {
                    self.open_at(*condition, *domain, r, &mut open);
                    let counts = !matches!(self.at(*condition, *domain, r), Cell::False | Cell::NotApplicable);
                    self.open_slot(*month, r, counts, &mut open);
                }
                for h in 0..self.row_count(plan.holder) {
                    let counts = decision
                        .member
                        .as_ref()
                        .is_none_or(|m| !matches!(self.cell(m.condition, h), Cell::False | Cell::NotApplicable));
                    let unknown = !matches!(
                        self.rows(*domain).lists.get(h),
                        Some(crate::facts::ListState::Given | crate::facts::ListState::NotApplicable)
                    );
                    if counts && unknown {
                        open.needs.insert(Need::List { domain: *domain, parent: h as u32 });
                    }
                }
            }
            Some(MonthsFrom::Span { .. }) | None => {}
        }
        self.open_limits(decision, plan, &mut open);
        open
    }

    /// A column read as it stands.
    pub(super) fn open_slot(&self, slot: crate::ir::SlotId, row: usize, counts: bool, open: &mut Open) {
        if counts && self.fact(slot, row, None).is_open() {
            open.ask(self, slot, row);
        }
    }

    /// What the durations still need: none of those after the first that applies.
    fn open_terms(&self, plan: &crate::ir::Plan, holder: usize, open: &mut Open) {
        for tier in &plan.tiers {
            let applies = tier.condition.map_or(Cell::True, |c| self.at(c, plan.holder, holder));
            if let Some(condition) = tier.condition {
                self.open_at(condition, plan.holder, holder, open);
            }
            if let Some(until) = tier.until.filter(|_| !matches!(applies, Cell::False | Cell::NotApplicable)) {
                self.open_at(until, plan.holder, holder, open);
            }
            if applies == Cell::True {
                return;
            }
        }
    }
}

/// Nodes read once for each holder.
fn holder_nodes(decision: &Decision) -> Vec<NodeId> {
    let Some(plan) = &decision.plan else { return vec![] };
    plan.start.into_iter().chain(plan.enjoyed_by_member.or(plan.enjoyed).map(|e| e.count)).chain(plan.spent).collect()
}

/// Nodes of amounts and windows.
fn root_nodes(decision: &Decision) -> Vec<NodeId> {
    use crate::ir::Pay;
    let Some(plan) = &decision.plan else { return vec![] };
    let mut nodes: Vec<NodeId> = match &plan.pay {
        Pay::Monthly { amount } => vec![*amount],
        Pay::Yearly { rate } => vec![*rate],
        Pay::Once { rate, count, .. } => std::iter::once(*rate).chain(*count).collect(),
        Pay::Window { amount, granted } => vec![*amount, *granted],
        Pay::InKind { .. } | Pay::PerRules { .. } | Pay::SameAs { .. } => vec![],
    };
    nodes.extend(plan.service.iter().chain(&plan.graded));
    if let Some(MonthsFrom::Span { from, to }) = &plan.months {
        nodes.extend([*from, *to]);
    }
    nodes
}

/// Whether the members or the records that an amount is made of are themselves not listed.
pub(super) fn rows_unknown(prepared: &Prepared<'_>, decision: &Decision, open: &Open) -> bool {
    let Some(plan) = &decision.plan else { return false };
    let records = match &plan.months {
        Some(MonthsFrom::Records { domain, .. }) => Some(*domain),
        Some(MonthsFrom::Set { .. } | MonthsFrom::Span { .. }) | None => None,
    };
    let above = |domain: DomainId| std::iter::successors(Some(domain), |d| prepared.program.domain(*d).parent);
    let counted: Vec<DomainId> = records.into_iter().chain([plan.holder]).flat_map(above).collect();
    open.needs.iter().any(|need| matches!(need, Need::List { domain, .. } if counted.contains(domain)))
}
