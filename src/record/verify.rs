//! Whether a record is as it was written.

use super::chain::{Key, NOTHING, sealed_head};
use super::line::{Content, Head};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// What is wrong, by line of the file (from 1) or by number of the decision.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    /// Line as it stands was not sealed so: some of it was changed.
    Changed { line: usize },
    /// A decision that was recorded is not there.
    Removed { number: u64 },
    /// A line stands behind one with a higher number.
    Moved { line: usize, number: u64 },
    /// A number stands twice.
    Repeated { line: usize, number: u64 },
    /// A line does not follow from the one before it: one of the two was put there afterwards.
    Unchained { line: usize },
    /// Fewer lines than the head says.
    CutOff { recorded: u64, found: u64 },
    /// More lines than the head says.
    Added { recorded: u64, found: u64 },
    /// The head is missing, or not as it was written.
    Head,
    /// The record is keyed and no key was given, or the reverse.
    Key { keyed: bool },
}

/// What became of a record.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Report {
    pub lines: usize,
    pub keyed: bool,
    pub faults: Vec<Fault>,
    /// A write was broken off: part of a line stands behind the end, or whole lines that the head does
    /// not count yet. Nothing recorded is lost, and the next write puts it right.
    pub unfinished: bool,
}

#[derive(Deserialize)]
pub(super) struct Sealed {
    pub number: u64,
    pub previous: String,
    keyed: bool,
    pub hash: String,
    #[serde(flatten)]
    content: Content,
}

/// What the lines hold, by number, whether or not the record is sound.
pub fn contents(lines: &str) -> Vec<(u64, Content)> {
    lines.lines().filter_map(|l| serde_json::from_str::<Sealed>(l).ok()).map(|s| (s.number, s.content)).collect()
}

/// Checks every line and the head. `head` is the text of its file, if there is one.
pub fn verify(lines: &str, head: Option<&str>, key: &Key) -> Report {
    let read = head.and_then(|h| serde_json::from_str::<Head>(h).ok());
    let mut report = Report::default();
    // What stands behind the last line end was never finished.
    let (whole, tail) = lines.rsplit_once('\n').map_or(("", lines), |(whole, tail)| (whole, tail));
    let texts: Vec<&str> = if whole.is_empty() { vec![] } else { whole.split('\n').collect() };
    report.lines = texts.len();
    let sealed: Vec<Option<Sealed>> = texts.iter().map(|t| open(t, key)).collect();
    report.keyed = read.as_ref().map_or_else(|| sealed.iter().flatten().any(|s| s.keyed), |h| h.keyed);
    if report.keyed != key.is_some() {
        report.faults.push(Fault::Key { keyed: report.keyed });
        return report;
    }
    order(&sealed, &mut report);
    match &read {
        None => report.faults.push(Fault::Head),
        Some(head) if head.hash != sealed_head(head, key) => report.faults.push(Fault::Head),
        Some(head) => end(head, &sealed, !tail.is_empty(), &mut report),
    }
    report.faults.sort();
    report.faults.dedup();
    report
}

/// A line that was sealed as it stands.
pub(super) fn open(text: &str, key: &Key) -> Option<Sealed> {
    let (body, seal) = text.rsplit_once(",\"hash\":\"")?;
    let hash = seal.strip_suffix("\"}")?;
    if key.seal(format!("{body}}}").as_bytes()) != hash {
        return None;
    }
    serde_json::from_str::<Sealed>(text).ok().filter(|s| s.keyed == key.is_some())
}

/// Numbers run from 1 on, each line names the hash of the one before it.
fn order(sealed: &[Option<Sealed>], report: &mut Report) {
    let mut seen: BTreeMap<u64, usize> = BTreeMap::new();
    let mut highest = 0u64;
    for (index, one) in sealed.iter().enumerate() {
        let line = index + 1;
        let Some(one) = one else {
            report.faults.push(Fault::Changed { line });
            continue;
        };
        if seen.insert(one.number, index).is_some() {
            report.faults.push(Fault::Repeated { line, number: one.number });
        } else if one.number < highest {
            report.faults.push(Fault::Moved { line, number: one.number });
        }
        highest = highest.max(one.number);
        let before = index.checked_sub(1).map(|i| sealed.get(i).and_then(Option::as_ref));
        let follows = match before {
            None => one.number != 1 || one.previous == NOTHING,
            // What stands before was changed or is another number: said of that.
            Some(None) => true,
            Some(Some(before)) => before.number + 1 != one.number || before.hash == one.previous,
        };
        if !follows {
            report.faults.push(Fault::Unchained { line });
        }
    }
    let missing: BTreeSet<u64> = (1..=highest).filter(|n| !seen.contains_key(n)).collect();
    // A line that was changed stands for the number that is missing in its place.
    let standing: BTreeSet<u64> =
        sealed.iter().enumerate().filter(|(_, s)| s.is_none()).map(|(i, _)| expected(sealed, i)).collect();
    report.faults.extend(missing.difference(&standing).map(|number| Fault::Removed { number: *number }));
}

/// The number that a line should have, from the last sealed line before it.
fn expected(sealed: &[Option<Sealed>], index: usize) -> u64 {
    let before = sealed[..index].iter().enumerate().rev().find_map(|(i, s)| s.as_ref().map(|s| (i, s.number)));
    match before {
        Some((i, number)) => number + (index - i) as u64,
        None => index as u64 + 1,
    }
}

/// The head agrees with the last line.
fn end(head: &Head, sealed: &[Option<Sealed>], tail: bool, report: &mut Report) {
    let found = sealed.len() as u64;
    let last = sealed.last().map(|s| s.as_ref().map(|s| s.hash.as_str()));
    match found.cmp(&head.count) {
        std::cmp::Ordering::Less => {
            report.faults.push(Fault::CutOff { recorded: head.count, found });
        }
        // Lines that were written whole before the head could say so follow from the last it names.
        std::cmp::Ordering::Greater => {
            let named = head.count.checked_sub(1).map(|n| sealed.get(n as usize).and_then(Option::as_ref));
            let follows = named.is_none_or(|s| s.is_some_and(|s| s.hash == head.last));
            let whole = sealed.iter().skip(head.count as usize).all(Option::is_some);
            match follows && whole && report.faults.is_empty() {
                true => report.unfinished = true,
                false => report.faults.push(Fault::Added { recorded: head.count, found }),
            }
        }
        std::cmp::Ordering::Equal => {
            let same = match last {
                None => head.last == NOTHING,
                Some(None) => true,
                Some(Some(hash)) => hash == head.last,
            };
            if !same {
                report.faults.push(Fault::Unchained { line: sealed.len() });
            }
            report.unfinished = tail;
        }
    }
}
