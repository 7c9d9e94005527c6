//! Cases decided on both sides, and what differs.

use super::cause::{self, Pending};
use super::input::{CaseInput, Origin};
use crate::compare::{Causes, Change, Group, Summary, Turn, affected, evaluate, groups, months_that_differ, switched};
use crate::eval::{Decided, Prepared, Reach, Run, Scratch};
use crate::explain::{Report, report};
use crate::facts::{Case, OwnTables, Tables};
use crate::ir::DecisionId;
use std::collections::{BTreeMap, BTreeSet};

/// What the cases come to.
#[derive(Debug, Clone, Default)]
pub struct Decisions {
    pub unchanged: usize,
    pub changed: usize,
    pub groups: Vec<Group>,
    /// One for each group.
    pub exemplars: Vec<Exemplar>,
    /// Decisions that stay, where they were asked for.
    pub rows: Vec<Row>,
    /// Cases that one of the sides cannot read.
    pub unread: Vec<String>,
    /// Rules that await drafting and were run as they stand, or as the derived edits leave them.
    pub pending: Vec<String>,
}

/// The first case of a group with both explanations.
#[derive(Debug, Clone)]
pub struct Exemplar {
    pub case: String,
    pub rule: String,
    pub applicant: Option<String>,
    pub dates: crate::facts::Dates,
    pub own_tables: Option<OwnTables>,
    pub before: Option<Report>,
    pub after: Option<Report>,
}

/// A decision that stays.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    pub case: String,
    pub rule: String,
    pub summary: Summary,
}

/// Decides every case on both sides, as far as something that it reads differs. Rules that are
/// `blocked` cannot be run on the new side yet.
pub fn decisions(
    (from, to): (Origin<'_>, Origin<'_>),
    cases: &[CaseInput],
    blocked: &BTreeSet<String>,
    full: bool,
) -> Decisions {
    let (old, new) = (from.side, to.side);
    let mut affected = affected(old, new);
    affected.candidates.retain(|c| !blocked.contains(&c.rule));
    let every = affected.candidates.len() + affected.untouched;
    let mut found = Decisions { unchanged: every * cases.len(), ..Decisions::default() };
    let reach = (Reach::of(old.program), Reach::of(new.program));
    let before = Prepared::new(old.program, old.tables, &reach.0);
    let after = Prepared::new(new.program, new.tables, &reach.1);
    let mut changes = Vec::new();
    let mut scratch = Scratch::default();
    for (at, case) in cases.iter().enumerate() {
        let sides = [
            (&before, &case.old, affected.candidates.iter().filter_map(|c| c.old).collect::<Vec<DecisionId>>()),
            (&after, &case.new, affected.candidates.iter().filter_map(|c| c.new).collect()),
        ];
        let [mut a, b] =
            sides.map(|(prepared, (case, tables), wanted)| outcomes(prepared, case, tables, wanted, &mut scratch));
        for candidate in &affected.candidates {
            let (was, is) = (a.remove(candidate.rule.as_str()), b.get(candidate.rule.as_str()));
            // A rule that comes or goes changes nothing for a case that does not speak of it.
            let expected = case.old.0.expectations.iter().any(|e| e.rule == candidate.rule);
            let speaks = expected || was.as_ref().is_some_and(|(_, e)| *e) || is.is_some_and(|(_, e)| *e);
            if (was.is_none() || is.is_none()) && !speaks {
                continue;
            }
            let (before, after) = (was.as_ref().map(|d| Summary::of(&d.0)), is.map(|d| Summary::of(&d.0)));
            let months = months_that_differ(was.as_ref().map(|d| &d.0.outcome), is.map(|d| &d.0.outcome));
            if before == after && months.is_empty() {
                continue;
            }
            let months = months.into_iter().map(|(a, b)| (a.to_string(), b.to_string())).collect();
            let turn = Turn::of(before.as_ref(), after.as_ref());
            let (name, rule) = (case.name.clone(), candidate.rule.clone());
            let change = Change { case: name, rule, before, after, causes: Causes::default(), months, turn };
            changes.push(Pending { case: at, change, was: was.map(|d| d.0), among: candidate.causes.clone() });
        }
    }
    cause::name((from, to), cases, &mut changes);
    let changes = by_case(changes, |own| {
        switched(own, &old.program.exclusions);
        switched(own, &new.program.exclusions);
    });
    if full {
        found.rows = cases.iter().flat_map(|case| staying(&after, case, &changes, &mut scratch)).collect();
    }
    found.changed = changes.len();
    found.unchanged -= found.changed;
    found.groups = groups(changes);
    found.exemplars = found
        .groups
        .iter()
        .filter_map(|g| {
            let change = g.changes.first()?;
            let case = cases.iter().find(|c| c.name == change.case)?;
            Some(exemplar((&before, &after), case, change, &mut scratch))
        })
        .collect();
    found
}

/// The changes in the order of the cases, those of each case looked at together.
fn by_case(all: Vec<Pending>, mut look: impl FnMut(&mut [Change])) -> Vec<Change> {
    let mut cases: BTreeMap<usize, Vec<Change>> = BTreeMap::new();
    for pending in all {
        cases.entry(pending.case).or_default().push(pending.change);
    }
    cases.values_mut().for_each(|own| look(own));
    cases.into_values().flatten().collect()
}

fn outcomes<'p>(
    prepared: &Prepared<'p>,
    case: &Case,
    tables: &Tables,
    wanted: Vec<DecisionId>,
    scratch: &mut Scratch,
) -> BTreeMap<&'p str, (Decided, bool)> {
    if wanted.is_empty() {
        return BTreeMap::new();
    }
    // Whether the case speaks of the rule at all.
    let take = |run: &Run<'_>, decided: &[Decided]| -> Vec<(Decided, bool)> {
        decided.iter().map(|d| (d.clone(), run.known_facts(d.outcome.decision) > 0)).collect()
    };
    let decided = with_tables(prepared, tables, |p| evaluate(p, &case.facts, wanted, scratch, take));
    let name = |d: &Decided| prepared.program.decisions[d.outcome.decision].rule.as_str();
    decided.into_iter().map(|d| (name(&d.0), d)).collect()
}

/// The program ready with a case's own tables, where it has any.
fn with_tables<T>(prepared: &Prepared<'_>, tables: &Tables, then: impl FnOnce(&Prepared<'_>) -> T) -> T {
    if tables == prepared.tables { then(prepared) } else { then(&prepared.over(tables)) }
}

fn exemplar(
    (before, after): (&Prepared<'_>, &Prepared<'_>),
    case: &CaseInput,
    change: &Change,
    scratch: &mut Scratch,
) -> Exemplar {
    let mut one = |prepared: &Prepared<'_>, (case, tables): &(Case, Tables)| {
        let index = prepared.program.decision_of(&change.rule)?;
        with_tables(prepared, tables, |p| {
            evaluate(p, &case.facts, vec![index], scratch, |run, decided| decided.first().map(|d| report(run, d, None)))
        })
    };
    let (a, b) = (one(before, &case.old), one(after, &case.new));
    Exemplar {
        case: case.name.clone(),
        rule: change.rule.clone(),
        applicant: case.new.0.applicant.clone(),
        dates: case.new.0.facts.dates,
        own_tables: case.new.0.own_tables.clone(),
        before: a,
        after: b,
    }
}

/// The decisions of a case that stay: those its author expects something of, else all.
fn staying(after: &Prepared<'_>, case: &CaseInput, changes: &[Change], scratch: &mut Scratch) -> Vec<Row> {
    let expected: BTreeSet<&str> = case.new.0.expectations.iter().map(|e| e.rule.as_str()).collect();
    let changed = |rule: &str| changes.iter().any(|c| c.case == case.name && c.rule == rule);
    let decisions = &after.program.decisions;
    let asked = |rule: &str| (expected.is_empty() || expected.contains(rule)) && !changed(rule);
    let wanted = DecisionId::all(decisions).filter(|id| asked(&decisions[*id].rule)).collect();
    let rows = outcomes(after, &case.new.0, &case.new.1, wanted, scratch);
    let row = |(rule, (decided, _)): (&str, (Decided, bool))| Row {
        case: case.name.clone(),
        rule: rule.to_owned(),
        summary: Summary::of(&decided),
    };
    rows.into_iter().map(row).collect()
}
