//! The record of reviewed changes: which decisions changed, who accepted or rejected it, and why.
//!
//! The record belongs to the package. An entry holds the decisions before and after; it speaks for a
//! decision only while that decision still comes to what was reviewed.

use super::decision::Summary;
use super::group::{Change, Group};
use serde::{Deserialize, Serialize};

/// The file within a package.
pub const REVIEWS: &str = "review.toml";

/// Every change that was found, in the order in which it was recorded.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Record {
    #[serde(default, rename = "group")]
    pub groups: Vec<Entry>,
}

/// One group of changes with what was decided about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    pub id: String,
    /// 失去, 获得, 金额 …
    pub turn: String,
    pub standing: Standing,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    pub causes: Vec<String>,
    #[serde(rename = "change")]
    pub changes: Vec<Recorded>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recorded {
    pub case: String,
    pub rule: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<Summary>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<Summary>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Standing {
    #[serde(rename = "未复核")]
    Pending,
    #[serde(rename = "采纳")]
    Accepted,
    #[serde(rename = "不采纳")]
    Rejected,
}

impl Standing {
    pub fn name(self) -> &'static str {
        match self {
            Standing::Pending => "未复核",
            Standing::Accepted => "采纳",
            Standing::Rejected => "不采纳",
        }
    }
}

/// Why a record cannot be read or changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RecordError {
    Malformed(String),
    /// No group of this comparison has the id; these are what it has.
    NoSuchGroup {
        id: String,
        known: Vec<String>,
    },
}

/// Who decided about which groups.
#[derive(Debug, Clone, Copy)]
pub struct Reviewed<'a> {
    pub accept: &'a [String],
    pub reject: &'a [String],
    pub by: &'a str,
    pub reason: &'a str,
}

impl Record {
    /// Reads a record.
    ///
    /// # Errors
    /// Where it is no TOML of the right shape, or a decision in it has no name or no reason.
    pub fn parse(text: &str) -> Result<Record, RecordError> {
        let record: Record = toml::from_str(text).map_err(|e| RecordError::Malformed(e.message().to_owned()))?;
        let said = |words: &Option<String>| words.as_ref().is_some_and(|w| !w.trim().is_empty());
        // Nobody has decided what has no name and no reason.
        let nobody = |e: &&Entry| e.standing != Standing::Pending && !(said(&e.by) && said(&e.reason));
        match record.groups.iter().find(nobody) {
            Some(e) => Err(RecordError::Malformed(format!("{}：{}，by、reason", e.id, e.standing.name()))),
            None => Ok(record),
        }
    }

    /// The record as its file holds it.
    pub fn text(&self) -> String {
        let head = "# 复核记录：结论的变化，逐组记明采纳与否、何人、何故。由程序写入，tiaowen test 据以核对。\n\n";
        format!("{head}{}", toml::to_string(self).unwrap_or_default())
    }

    /// What was decided about a group.
    pub fn standing(&self, group: &Group) -> Standing {
        self.of(group).map_or(Standing::Pending, |e| e.standing)
    }

    /// The last entry about a group: about the same changes, whatever number it has in this comparison.
    pub fn of(&self, group: &Group) -> Option<&Entry> {
        self.groups.iter().rev().find(|e| e.is_about(group))
    }

    /// The last entry that speaks of a decision.
    pub fn entry(&self, case: &str, rule: &str) -> Option<(&Entry, &Recorded)> {
        self.groups.iter().rev().find_map(|e| {
            let change = e.changes.iter().find(|c| c.case == case && c.rule == rule)?;
            Some((e, change))
        })
    }

    /// Takes in the groups of a comparison, with what was decided about them. Nothing that was recorded
    /// before is lost: a later decision about a group is written behind the earlier one.
    ///
    /// # Errors
    /// Where a group is named that the comparison does not have.
    pub fn take(&mut self, groups: &[Group], reviewed: Option<Reviewed<'_>>) -> Result<(), RecordError> {
        if let Some(r) = &reviewed {
            let unknown = r.accept.iter().chain(r.reject).find(|id| !groups.iter().any(|g| g.id == **id));
            if let Some(id) = unknown {
                let known = groups.iter().map(|g| g.id.clone()).collect();
                return Err(RecordError::NoSuchGroup { id: id.clone(), known });
            }
        }
        for group in groups {
            let decided = reviewed.as_ref().and_then(|r| {
                let standing = if r.accept.contains(&group.id) {
                    Standing::Accepted
                } else if r.reject.contains(&group.id) {
                    Standing::Rejected
                } else {
                    return None;
                };
                Some((standing, r.by.to_owned(), r.reason.to_owned()))
            });
            if self.of(group).is_some() && decided.is_none() {
                continue;
            }
            // Pending is no decision: what is decided now takes its place.
            self.groups.retain(|e| !e.is_about(group) || e.standing != Standing::Pending);
            let (standing, by, reason) = match decided {
                Some((standing, by, reason)) => (standing, Some(by), Some(reason)),
                None => (Standing::Pending, None, None),
            };
            let changes = group.changes.iter().map(Recorded::of).collect();
            let (id, turn, causes) = (group.id.clone(), group.turn.name().to_owned(), vec![group.causes.words()]);
            self.groups.push(Entry { id, turn, standing, by, reason, causes, changes });
        }
        Ok(())
    }
}

impl Entry {
    fn is_about(&self, group: &Group) -> bool {
        self.changes.len() == group.changes.len()
            && self.changes.iter().zip(&group.changes).all(|(recorded, change)| *recorded == Recorded::of(change))
    }
}

impl Recorded {
    fn of(change: &Change) -> Recorded {
        let Change { case, rule, before, after, .. } = change.clone();
        Recorded { case, rule, before, after }
    }
}
