//! What was approved of a benefit before: the history that caps on amounts and on the number of times count.

use super::cell::{Cell, Fault};
use super::open::{Need, Open};
use super::payment::{AmountCap, CapTime, CapUsed, Segment};
use super::run::Run;
use crate::ir::{AmountLimit, AmountState, Approved, Decision, DecisionId, DomainId, LimitOf, Plan, Shared, Verdict};
use crate::values::{ArithmeticError, Causes, Exact};

/// What is taken to have been approved before where nobody knows.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Unknown {
    Nothing,
    All,
}

/// What was approved of one group before, as far as it is known.
pub(super) struct Used {
    by_year: Vec<(i32, Exact)>,
    /// Why more may have been: in these years, or in any.
    open: Vec<(Option<i32>, Causes)>,
    /// What others that share the cap come to in the same run, by year.
    now: Vec<(i32, Exact)>,
}

impl Run<'_> {
    /// What was approved before; nothing where no record is kept of what this cap counts.
    pub(super) fn used(&self, plan: &Plan, limit: &AmountLimit, holder: usize) -> Result<Option<Used>, Cell> {
        let Some(approved) = &limit.approved else { return Ok(None) };
        let holder = if limit.of == LimitOf::Member { holder } else { 0 };
        let mut used = Used { by_year: vec![], open: vec![], now: vec![] };
        let none = self.none_enjoyed(plan, limit.of, holder);
        self.used_of(approved, holder, none, &mut used)?;
        for shared in &limit.with {
            let other = &self.program.decisions[shared.decision];
            let none = other.plan.as_ref().is_some_and(|plan| self.none_enjoyed(plan, LimitOf::Subject, 0));
            self.used_of(&shared.approved, 0, none, &mut used)?;
            if shared.first {
                self.used_now(shared.decision, &mut used)?;
            }
        }
        Ok(Some(used))
    }

    /// What another entitlement that stands earlier in the text comes to in this run.
    fn used_now(&self, other: DecisionId, used: &mut Used) -> Result<(), Cell> {
        let outcome = self.judge(other);
        if outcome.verdict == Verdict::Met && outcome.amount.state == AmountState::Settled {
            for segment in outcome.payment.iter().flat_map(|p| &p.segments) {
                let due = Segment { before_cap: segment.amount, ..*segment };
                let by_month = self.spread(&due).map_err(fault)?;
                used.now.extend(by_month.into_iter().map(|e| (e.month.year(), e.amount)));
            }
        } else if let Some(fault) = outcome.fault {
            return Err(Cell::Fault(fault));
        } else if !outcome.verdict.is_refusal() {
            let causes = if outcome.causes.is_empty() { Causes::APPLICANT } else { outcome.causes };
            used.open.push((None, causes));
        }
        Ok(())
    }

    /// What the records of one entitlement say; `none` where nothing was had of it.
    fn used_of(&self, approved: &Approved, holder: usize, none: bool, used: &mut Used) -> Result<(), Cell> {
        if !self.listed(approved.domain, holder) {
            if !none {
                used.open.push((None, self.cause(approved.amount)));
            }
            return Ok(());
        }
        for r in self.rows(approved.domain).children(holder) {
            let year = match self.fact(approved.year, r, None) {
                Cell::Number(year) => year.to_i64().and_then(|y| i32::try_from(y).ok()),
                Cell::Open(causes) => {
                    used.open.push((None, causes));
                    continue;
                }
                cell => return Err(cell),
            };
            let year = year.ok_or(Cell::Fault(Fault::DateOutOfRange))?;
            match self.fact(approved.amount, r, None) {
                Cell::Number(amount) => used.by_year.push((year, amount)),
                Cell::Open(causes) => used.open.push((Some(year), causes)),
                cell => return Err(cell),
            }
        }
        Ok(())
    }

    /// No month enjoyed means that nothing was approved.
    fn none_enjoyed(&self, plan: &Plan, of: LimitOf, holder: usize) -> bool {
        let enjoyed = if of == LimitOf::Member { plan.enjoyed_by_member } else { plan.enjoyed };
        let domain = if of == LimitOf::Member { plan.holder } else { DomainId::ROOT };
        enjoyed.is_some_and(|e| self.at(e.count, domain, holder).number().is_some_and(Exact::is_zero))
    }

    /// What the caps still need to know of the past.
    pub(super) fn open_limits(&self, decision: &Decision, plan: &Plan, open: &mut Open) {
        for limit in &plan.limits {
            let Some(approved) = &limit.approved else { continue };
            let holders = if limit.of == LimitOf::Member { self.row_count(plan.holder) } else { 1 };
            for h in 0..holders {
                let counts = limit.of != LimitOf::Member
                    || decision
                        .member
                        .as_ref()
                        .is_none_or(|m| matches!(self.cell(m.condition, h), Cell::True | Cell::Open(_)));
                if !counts {
                    continue;
                }
                self.open_records(approved, h, self.none_enjoyed(plan, limit.of, h), open);
            }
            for shared in &limit.with {
                self.open_shared(shared, open);
            }
        }
    }
}

impl Run<'_> {
    /// What the records of one entitlement leave to be known; `none` where nothing was had of it.
    fn open_records(&self, approved: &Approved, holder: usize, none: bool, open: &mut Open) {
        for r in self.rows(approved.domain).children(holder) {
            self.open_slot(approved.year, r, true, open);
            self.open_slot(approved.amount, r, true, open);
        }
        if !self.listed(approved.domain, holder) && !none {
            open.needs.insert(Need::List { domain: approved.domain, parent: holder as u32 });
        }
    }

    /// What is still to be known of another entitlement that shares a cap.
    fn open_shared(&self, shared: &Shared, open: &mut Open) {
        let (other, approved) = (&self.program.decisions[shared.decision], &shared.approved);
        let none = other.plan.as_ref().is_some_and(|plan| self.none_enjoyed(plan, LimitOf::Subject, 0));
        self.open_records(approved, 0, none, open);
        if shared.first {
            let of = self.open_of(other);
            open.needs.extend(of.needs);
            open.atoms.extend(of.atoms);
        }
    }
}

impl Used {
    /// What of the cap of a year the year after may use: what the year left of its own, once it used up what was
    /// carried to it. A year counts where something is on record for it or is paid in this run; before that there was
    /// nothing to leave.
    pub(super) fn carried(
        &self,
        year: i32,
        cap: Exact,
        own: &[&AmountCap],
        unknown: Unknown,
    ) -> Result<Exact, ArithmeticError> {
        let of_run = |year: i32| own.iter().find(|g| g.time == Some(CapTime::Year(year)));
        let recorded = |year: i32| {
            self.by_year.iter().chain(&self.now).any(|(y, _)| *y == year)
                || self.open.iter().any(|(y, _)| *y == Some(year))
                || of_run(year).is_some()
        };
        let unlisted = self.open.iter().any(|(y, _)| y.is_none());
        if unlisted {
            // What is not on record may be anything: all that a cap can leave, or nothing.
            return if unknown == Unknown::All { Ok(Exact::ZERO) } else { self.rest(year, (cap, cap), of_run(year)) };
        }
        let mut first = year;
        while recorded(first) {
            first -= 1;
        }
        let mut carried = Exact::ZERO;
        for year in first + 1..=year {
            let open = self.open.iter().any(|(y, _)| *y == Some(year));
            carried = match open && unknown == Unknown::All {
                true => Exact::ZERO,
                false => self.rest(year, (cap, carried), of_run(year))?,
            };
        }
        Ok(carried)
    }

    /// What a year leaves of its own cap, beside what was carried to it.
    fn rest(
        &self,
        year: i32,
        (cap, carried): (Exact, Exact),
        of_run: Option<&&AmountCap>,
    ) -> Result<Exact, ArithmeticError> {
        let mut known = self.by_year.iter().chain(&self.now).filter(|(y, _)| *y == year).map(|(_, a)| *a);
        let used = known.try_fold(of_run.map_or(Exact::ZERO, |g| g.after), Exact::add)?;
        let own = used.sub(carried)?.max(Exact::ZERO);
        Ok(cap.sub(own)?.max(Exact::ZERO))
    }

    /// Why it is not known what earlier years left.
    pub(super) fn open_before(&self, year: i32) -> Causes {
        let earlier = self.open.iter().filter(|(y, _)| y.is_none_or(|y| y < year));
        earlier.fold(Causes::NONE, |all, (_, causes)| all.and(*causes))
    }

    /// What the others come to in the time of a group.
    pub(super) fn now(&self, time: Option<CapTime>) -> Result<Exact, ArithmeticError> {
        self.now.iter().filter(|(year, _)| counts(time, *year)).map(|(_, a)| *a).try_fold(Exact::ZERO, Exact::add)
    }

    /// What was approved in the time of a group, and why it is not known where it is not.
    pub(super) fn of(&self, time: Option<CapTime>) -> Result<(CapUsed, Causes), ArithmeticError> {
        let open = self.open.iter().filter(|(year, _)| year.is_none_or(|year| counts(time, year)));
        let open = open.fold(Causes::NONE, |all, (_, causes)| all.and(*causes));
        if open != Causes::NONE {
            return Ok((CapUsed::Unknown, open));
        }
        let mut sum = self.by_year.iter().filter(|(year, _)| counts(time, *year)).map(|(_, a)| *a);
        Ok((CapUsed::Known(sum.try_fold(Exact::ZERO, Exact::add)?), Causes::NONE))
    }
}

/// Whether what is of a year counts in the time of a group.
fn counts(time: Option<CapTime>, year: i32) -> bool {
    match time {
        Some(CapTime::Year(of)) => of == year,
        Some(CapTime::Month(_)) | None => true,
    }
}

pub(super) fn fault(error: ArithmeticError) -> Cell {
    Cell::Fault(error.into())
}
