//! Changed decisions, grouped by what became of them and by what caused it.

use super::causes::Causes;
use super::decision::Summary;
use crate::ir::Exclusion;
use crate::values::Exact;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// What became of a decision, the gravest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Turn {
    /// 失去: 符合 became a refusal, or is no longer decided at all.
    Lost,
    /// 转为不符合: what was open became a refusal.
    Refused,
    /// 转为未决: 符合 became open.
    Unsettled,
    /// 获得: a refusal became 符合.
    Gained,
    /// 转为符合: what was open became 符合.
    Settled,
    /// 改领: of two that exclude each other the other one is given.
    Switched,
    /// 金额: 符合 before and after, with another amount.
    Amount,
    /// 其他
    Other,
}

impl Turn {
    pub fn name(self) -> &'static str {
        match self {
            Turn::Lost => "失去",
            Turn::Refused => "转为不符合",
            Turn::Unsettled => "转为未决",
            Turn::Gained => "获得",
            Turn::Settled => "转为符合",
            Turn::Switched => "改领",
            Turn::Amount => "金额",
            Turn::Other => "其他",
        }
    }

    pub fn of(before: Option<&Summary>, after: Option<&Summary>) -> Turn {
        let met = |s: Option<&Summary>| s.is_some_and(Summary::is_met);
        let against = |s: Option<&Summary>| s.is_none_or(|s| s.outcome.is_refusal());
        match (before, after) {
            (b, a) if met(b) && met(a) => {
                let sums = |s: Option<&Summary>| s.map(|s| (s.total.clone(), s.low.clone(), s.high.clone(), s.months));
                if sums(b) == sums(a) { Turn::Other } else { Turn::Amount }
            }
            (b, a) if met(b) && against(a) => Turn::Lost,
            (b, _) if met(b) => Turn::Unsettled,
            (b, a) if met(a) && against(b) => Turn::Gained,
            (_, a) if met(a) => Turn::Settled,
            (Some(b), Some(a)) if !b.outcome.is_refusal() && a.outcome.is_refusal() => Turn::Refused,
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
    pub causes: Causes,
    /// Months paid differently: first and last of each range.
    pub months: Vec<(String, String)>,
    pub turn: Turn,
}

/// Of two entitlements that exclude each other, where one is lost and the other gained in one case,
/// nobody loses anything: the other one is given.
pub fn switched(changes: &mut [Change], exclusions: &[Exclusion]) {
    for exclusion in exclusions {
        let of = |changes: &[Change], turn: Turn| {
            changes.iter().position(|c| c.turn == turn && exclusion.rules.contains(&c.rule))
        };
        while let (Some(lost), Some(gained)) = (of(changes, Turn::Lost), of(changes, Turn::Gained)) {
            let causes = Causes::of_both(&changes[lost].causes, &changes[gained].causes);
            for index in [lost, gained] {
                changes[index].turn = Turn::Switched;
                changes[index].causes.clone_from(&causes);
            }
        }
    }
}

/// Changes that one cause has, one way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// `G1-4c9e`: the digits depend on every change in it.
    pub id: String,
    pub turn: Turn,
    pub causes: Causes,
    pub changes: Vec<Change>,
}

impl Group {
    /// The sums before and after of the changes that have one on both sides, and how many have not.
    pub fn totals(&self) -> (Exact, Exact, usize) {
        let (mut before, mut after, mut without) = (Exact::ZERO, Exact::ZERO, 0);
        let total = |s: &Option<Summary>| {
            // A refusal gives nothing; what is open or a range has no sum.
            let Some(s) = s.as_ref().filter(|s| !s.outcome.is_refusal()) else { return Some(Exact::ZERO) };
            s.total.as_deref().and_then(|t| Exact::parse(t).ok())
        };
        for change in &self.changes {
            let sums = total(&change.before).zip(total(&change.after));
            match sums.and_then(|(b, a)| before.add(b).ok().zip(after.add(a).ok())) {
                Some((b, a)) => (before, after) = (b, a),
                None => without += 1,
            }
        }
        (before, after, without)
    }
}

/// Groups changes: lost eligibility first, then gained, then amounts; within each by cause.
pub fn groups(changes: Vec<Change>) -> Vec<Group> {
    let mut by: BTreeMap<(Turn, Causes), Vec<Change>> = BTreeMap::new();
    for change in changes {
        by.entry((change.turn, change.causes.clone())).or_default().push(change);
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
    crate::values::hex(&digest.finalize()[..2])
}
