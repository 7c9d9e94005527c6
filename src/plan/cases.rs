//! Cases decided on both sides, and what differs.

use super::Plan;
use super::changes::{Basis, ChangeOut};
use crate::amend::{Direction, word_changes};
use crate::compare::{Change, Group, Side, Summary, affected, evaluate, groups, months_that_differ};
use crate::eval::{Decided, Outcome, Prepared, Run, Scratch};
use crate::explain::{Report, report};
use crate::facts::{Case, Tables};
use crate::resolve::Model;
use crate::syntax::print;
use crate::values::Exact;
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

/// A case as each side reads it, with its tables there.
pub struct CaseInput {
    pub name: String,
    pub old: (Case, Tables),
    pub new: (Case, Tables),
}

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
}

/// The first case of a group with both explanations.
#[derive(Debug, Clone)]
pub struct Exemplar {
    pub case: String,
    pub rule: String,
    pub applicant: Option<String>,
    pub dates: crate::facts::Dates,
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

/// The lines of each rule, read back, without its quotations.
pub type RuleLines = BTreeMap<String, Vec<(String, String)>>;

pub(super) fn rule_lines(model: &Model<'_>) -> RuleLines {
    let mut found = RuleLines::new();
    for info in &model.rules {
        let lines = print::lines(info.ast).into_iter().map(|l| (l.label, format!("{}{}", l.text, l.items.concat())));
        found.entry(info.ast.name.text.clone()).or_default().extend(lines);
    }
    found
}

/// How each side writes its rules, for causes in words.
#[derive(Clone, Copy)]
pub struct Wordings<'a> {
    pub old: &'a RuleLines,
    pub new: &'a RuleLines,
}

impl Wordings<'_> {
    /// 创业场地补贴：标准 3000元/年→5000元/年
    fn cause(&self, name: &str) -> String {
        let none = Vec::new();
        let (old, new) = (self.old.get(name).unwrap_or(&none), self.new.get(name).unwrap_or(&none));
        let silent = ["所涉解释", "说明", "列举", "理由", "问题"];
        let gone: Vec<&(String, String)> = old.iter().filter(|l| !new.contains(l)).collect();
        let come: Vec<&(String, String)> = new.iter().filter(|l| !old.contains(l)).collect();
        let mut said = Vec::new();
        let mut answered = BTreeSet::new();
        for (label, was) in gone.into_iter().filter(|l| !silent.contains(&l.0.as_str())) {
            let other = come.iter().enumerate().find(|(i, l)| l.0 == *label && !answered.contains(i));
            match other {
                Some((i, (_, is))) => {
                    answered.insert(i);
                    let words =
                        word_changes(was, is).into_iter().map(|(a, b)| format!("{}→{}", or_dash(&a), or_dash(&b)));
                    let words: Vec<String> = words.collect();
                    said.push(format!("{label} {}", words.join("，")).trim().to_owned());
                }
                None => said.push(format!("删去{label} {was}")),
            }
        }
        for (_, (label, is)) in
            come.iter().enumerate().filter(|(i, l)| !answered.contains(i) && !silent.contains(&l.0.as_str()))
        {
            said.push(format!("增加{label} {is}"));
        }
        if said.is_empty() { name.to_owned() } else { format!("{name}：{}", said.join("；")) }
    }
}

fn or_dash(words: &str) -> &str {
    if words.is_empty() { "（无）" } else { words }
}

/// Decides every case on both sides, as far as something that it reads differs.
pub fn decisions(old: Side<'_>, new: Side<'_>, cases: &[CaseInput], wordings: Wordings<'_>, full: bool) -> Decisions {
    let affected = affected(old, new);
    let every = affected.candidates.len() + affected.untouched;
    let mut found = Decisions { unchanged: every * cases.len(), ..Decisions::default() };
    let (before, after) = (Prepared::new(old.program, old.tables), Prepared::new(new.program, new.tables));
    let causes: BTreeMap<&str, Vec<String>> = affected
        .candidates
        .iter()
        .map(|c| (c.rule.as_str(), c.causes.iter().map(|n| wordings.cause(n)).collect()))
        .collect();
    let mut changes = Vec::new();
    let mut scratch = (Scratch::default(), Scratch::default());
    for case in cases {
        let sides = [
            (&before, &case.old, affected.candidates.iter().filter_map(|c| c.old).collect::<Vec<usize>>()),
            (&after, &case.new, affected.candidates.iter().filter_map(|c| c.new).collect()),
        ];
        let [a, b] =
            sides.map(|(prepared, (case, tables), wanted)| outcomes(prepared, case, tables, wanted, &mut scratch.0));
        for candidate in &affected.candidates {
            let (was, is) = (a.get(candidate.rule.as_str()), b.get(candidate.rule.as_str()));
            let (before, after) = (was.map(Summary::of), is.map(Summary::of));
            let months = months_that_differ(was, is);
            if before == after && months.is_empty() {
                continue;
            }
            let months = months.into_iter().map(|(a, b)| (a.to_string(), b.to_string())).collect();
            let causes = causes.get(candidate.rule.as_str()).cloned().unwrap_or_default();
            changes.push(Change {
                case: case.name.clone(),
                rule: candidate.rule.clone(),
                before,
                after,
                causes,
                months,
            });
        }
        if full {
            found.rows.extend(staying(&after, case, &changes, &mut scratch.1));
        }
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
            Some(exemplar((&before, &after), case, change, &mut scratch.0))
        })
        .collect();
    found
}

fn outcomes<'p>(
    prepared: &Prepared<'p>,
    case: &Case,
    tables: &Tables,
    wanted: Vec<usize>,
    scratch: &mut Scratch,
) -> BTreeMap<&'p str, Outcome> {
    if wanted.is_empty() {
        return BTreeMap::new();
    }
    let take = |run: &Run<'_>, decided: &[Decided]| {
        let _ = run;
        decided.iter().map(|d| d.outcome.clone()).collect::<Vec<Outcome>>()
    };
    let outcomes = with_tables(prepared, tables, |p| evaluate(p, &case.facts, wanted, scratch, take));
    let name = |o: &Outcome| prepared.program.decisions.get(o.decision).map_or("", |d| d.rule.as_str());
    outcomes.into_iter().map(|o| (name(&o), o)).collect()
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
        let index = prepared.program.decisions.iter().position(|d| d.rule == change.rule)?;
        with_tables(prepared, tables, |p| {
            evaluate(p, &case.facts, vec![index], scratch, |run, decided| decided.first().map(|d| report(run, d)))
        })
    };
    let (a, b) = (one(before, &case.old), one(after, &case.new));
    Exemplar {
        case: case.name.clone(),
        rule: change.rule.clone(),
        applicant: case.new.0.applicant.clone(),
        dates: case.new.0.facts.dates,
        before: a,
        after: b,
    }
}

/// The decisions of a case that stay: those its author expects something of, else all.
fn staying(after: &Prepared<'_>, case: &CaseInput, changes: &[Change], scratch: &mut Scratch) -> Vec<Row> {
    let expected: BTreeSet<&str> = case.new.0.expectations.iter().map(|e| e.rule.as_str()).collect();
    let changed = |rule: &str| changes.iter().any(|c| c.case == case.name && c.rule == rule);
    let decisions = after.program.decisions.iter().enumerate();
    let wanted =
        decisions.filter(|(_, d)| (expected.is_empty() || expected.contains(d.rule.as_str())) && !changed(&d.rule));
    let wanted: Vec<usize> = wanted.map(|(i, _)| i).collect();
    let rows = outcomes(after, &case.new.0, &case.new.1, wanted, scratch);
    let row = |(rule, outcome): (&str, Outcome)| Row {
        case: case.name.clone(),
        rule: rule.to_owned(),
        summary: Summary::of(&outcome),
    };
    rows.into_iter().map(row).collect()
}

impl Plan {
    /// Takes the decisions in, and lets the cases tell the directions that the changes do not.
    pub fn decide(&mut self, decisions: Decisions) {
        for change in self.changes.iter_mut().filter(|c| c.basis == Basis::Nothing && !c.awaits_drafting) {
            if let Some(direction) = told_by(change, &decisions) {
                (change.direction, change.basis) = (direction, Basis::Cases);
            }
        }
        self.decisions = Some(decisions);
    }
}

/// The direction of a change as far as the decisions that it reaches tell it.
fn told_by(change: &ChangeOut, decisions: &Decisions) -> Option<Direction> {
    let reached = decisions.groups.iter().flat_map(|g| &g.changes).filter(|c| change.reaches.contains(&c.rule));
    reached.map(|c| trend(c.before.as_ref(), c.after.as_ref())).reduce(Direction::and)
}

/// What is open may still turn out either way: it is never worse than a refusal, nor better than 符合.
fn trend(before: Option<&Summary>, after: Option<&Summary>) -> Direction {
    let rank = |s: Option<&Summary>| match s {
        None => 0,
        Some(s) if s.is_refusal() => 0,
        Some(s) if s.is_met() => 2,
        Some(_) => 1,
    };
    match rank(before).cmp(&rank(after)) {
        Ordering::Less => return Direction::Wider,
        Ordering::Greater => return Direction::Narrower,
        Ordering::Equal if rank(before) == 0 => return Direction::Same,
        Ordering::Equal => {}
    }
    let amount = |s: Option<&Summary>, of: fn(&Summary) -> &Option<String>| {
        s.and_then(|s| of(s).as_deref()).and_then(|t| Exact::parse(t).ok())
    };
    let by = |of: fn(&Summary) -> &Option<String>| match (amount(before, of), amount(after, of)) {
        (Some(a), Some(b)) => match a.cmp(&b) {
            Ordering::Less => Direction::Wider,
            Ordering::Equal => Direction::Same,
            Ordering::Greater => Direction::Narrower,
        },
        (None, None) => Direction::Same,
        _ => Direction::Mixed,
    };
    by(|s| &s.total).and(by(|s| &s.low)).and(by(|s| &s.high))
}
