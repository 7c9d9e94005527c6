//! Changed decisions, grouped by what became of them and by what caused it.

use super::decision::Summary;
use crate::values::Exact;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// What became of a decision, the gravest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Turn {
    /// 失去: 符合 became a refusal, or is no longer decided at all.
    Lost,
    /// 获得: a refusal became 符合.
    Gained,
    /// 金额: 符合 before and after, with another amount.
    Amount,
    /// 其他
    Other,
}

impl Turn {
    pub fn name(self) -> &'static str {
        match self {
            Turn::Lost => "失去",
            Turn::Gained => "获得",
            Turn::Amount => "金额",
            Turn::Other => "其他",
        }
    }

    pub fn of(before: Option<&Summary>, after: Option<&Summary>) -> Turn {
        let met = |s: Option<&Summary>| s.is_some_and(Summary::is_met);
        let against = |s: Option<&Summary>| s.is_none_or(Summary::is_refusal);
        match (met(before), met(after)) {
            (true, false) if against(after) => Turn::Lost,
            (false, true) if against(before) => Turn::Gained,
            (true, true) => Turn::Amount,
            _ => Turn::Other,
        }
    }
}

/// One decision of one case that changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The case's file.
    pub case: String,
    pub rule: String,
    pub before: Option<Summary>,
    pub after: Option<Summary>,
    /// What differs among all that it reads, in words.
    pub causes: Vec<String>,
    /// Months paid differently: first and last of each range.
    pub months: Vec<(String, String)>,
}

/// Changes that one cause has, one way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// `G1-4c9e`: the digits depend on every change in it.
    pub id: String,
    pub turn: Turn,
    pub causes: Vec<String>,
    pub changes: Vec<Change>,
}

impl Group {
    /// The sums before and after, where every change has one.
    pub fn totals(&self) -> Option<(Exact, Exact)> {
        let sum = |of: fn(&Change) -> Option<&Summary>| {
            self.changes.iter().try_fold(Exact::ZERO, |sum, change| {
                let total = of(change).and_then(|s| s.total.as_deref()).and_then(|t| Exact::parse(t).ok())?;
                sum.add(total).ok()
            })
        };
        Some((sum(|c| c.before.as_ref())?, sum(|c| c.after.as_ref())?))
    }
}

/// Groups changes: lost eligibility first, then gained, then amounts; within each by cause.
pub fn groups(changes: Vec<Change>) -> Vec<Group> {
    let mut by: BTreeMap<(Turn, Vec<String>), Vec<Change>> = BTreeMap::new();
    for change in changes {
        let turn = Turn::of(change.before.as_ref(), change.after.as_ref());
        by.entry((turn, change.causes.clone())).or_default().push(change);
    }
    let mut found = Vec::with_capacity(by.len());
    for ((turn, causes), changes) in by {
        let id = format!("G{}-{}", found.len() + 1, digits(&changes));
        found.push(Group { id, turn, causes, changes });
    }
    found
}

fn digits(changes: &[Change]) -> String {
    let mut digest = Sha256::new();
    for change in changes {
        for part in [Some(&change.case), Some(&change.rule)].into_iter().flatten() {
            digest.update(part.as_bytes());
            digest.update([0]);
        }
        for side in [&change.before, &change.after] {
            digest.update(side.as_ref().map(Summary::words).unwrap_or_default().as_bytes());
            digest.update([1]);
        }
    }
    digest.finalize().iter().take(2).map(|b| format!("{b:02x}")).collect()
}
