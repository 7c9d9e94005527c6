//! Cases decided on both sides, and what differs.

use super::Plan;
use super::changes::{Basis, ChangeOut};
use crate::amend::{Direction, word_changes};
use crate::compare::{
    Affected, Change, Group, Side, Summary, Turn, affected, effective, evaluate, groups, months_that_differ, switched,
};
use crate::eval::{Decided, Prepared, Reach, Run, Scratch, with_rivals};
use crate::explain::{Report, report};
use crate::facts::{Case, Tables};
use crate::ir::DecisionId;
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
        self.own_cause(name).unwrap_or_else(|| {
            // What a rule takes from another stands in that other's lines.
            let lines = self.old.get(name).or_else(|| self.new.get(name));
            let named = |other: &String| {
                other != name && lines.into_iter().flatten().any(|(_, text)| text.contains(&format!("“{other}”")))
            };
            let others: Vec<String> = self.old.keys().filter(|o| named(o)).filter_map(|o| self.own_cause(o)).collect();
            if others.is_empty() { name.to_owned() } else { others.join("；") }
        })
    }

    /// What differs in a rule's own lines, if anything does.
    fn own_cause(&self, name: &str) -> Option<String> {
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
        (!said.is_empty()).then(|| format!("{name}：{}", said.join("；")))
    }
}

/// The causes in words, once each; facts only where no rule is one.
fn named_causes(causes: &BTreeSet<String>, wordings: Wordings<'_>) -> Vec<String> {
    let is_fact = |n: &&String| n.starts_with("事实：");
    let rules: Vec<&String> = causes.iter().filter(|n| !is_fact(n)).collect();
    let kept: Vec<&String> = if rules.is_empty() { causes.iter().collect() } else { rules };
    let named: BTreeSet<String> = kept.into_iter().map(|n| wordings.cause(n)).collect();
    named.into_iter().collect()
}

fn or_dash(words: &str) -> &str {
    if words.is_empty() { "（无）" } else { words }
}

/// Decides every case on both sides, as far as something that it reads differs. Rules that are
/// `blocked` cannot be run on the new side yet.
pub fn decisions(
    old: Side<'_>,
    new: Side<'_>,
    cases: &[CaseInput],
    wordings: Wordings<'_>,
    blocked: &BTreeSet<String>,
    full: bool,
) -> Decisions {
    let mut affected = affected(old, new);
    affected.candidates.retain(|c| !blocked.contains(&c.rule));
    let every = affected.candidates.len() + affected.untouched;
    let mut found = Decisions { unchanged: every * cases.len(), ..Decisions::default() };
    let reach = (Reach::of(old.program), Reach::of(new.program));
    let before = Prepared::new(old.program, old.tables, &reach.0);
    let after = Prepared::new(new.program, new.tables, &reach.1);
    let causes: BTreeMap<&str, Vec<String>> =
        affected.candidates.iter().map(|c| (c.rule.as_str(), named_causes(&c.causes, wordings))).collect();
    let mut changes = Vec::new();
    let mut scratch = (Scratch::default(), Scratch::default());
    for case in cases {
        let mut own = Vec::new();
        let sides = [
            (&before, &case.old, affected.candidates.iter().filter_map(|c| c.old).collect::<Vec<DecisionId>>()),
            (&after, &case.new, affected.candidates.iter().filter_map(|c| c.new).collect()),
        ];
        let [a, b] =
            sides.map(|(prepared, (case, tables), wanted)| outcomes(prepared, case, tables, wanted, &mut scratch.0));
        for candidate in &affected.candidates {
            let (was, is) = (a.get(candidate.rule.as_str()), b.get(candidate.rule.as_str()));
            // A rule that comes or goes changes nothing for a case that does not speak of it.
            let expected = case.old.0.expectations.iter().any(|e| e.rule == candidate.rule);
            let speaks = expected || [was, is].into_iter().flatten().any(|(_, engaged)| *engaged);
            if (was.is_none() || is.is_none()) && !speaks {
                continue;
            }
            let (before, after) = (was.map(|d| Summary::of(&d.0)), is.map(|d| Summary::of(&d.0)));
            let months = months_that_differ(was.map(|d| &d.0.outcome), is.map(|d| &d.0.outcome));
            if before == after && months.is_empty() {
                continue;
            }
            let months = months.into_iter().map(|(a, b)| (a.to_string(), b.to_string())).collect();
            let causes = causes.get(candidate.rule.as_str()).cloned().unwrap_or_default();
            let turn = Turn::of(before.as_ref(), after.as_ref());
            let causes = if causes.len() > 1 { Vec::new() } else { causes };
            let (case, rule) = (case.name.clone(), candidate.rule.clone());
            own.push(Change { case, rule, before, after, causes, months, turn });
        }
        narrow(&affected, (&before, &after), case, &mut own, wordings, &causes, (&mut scratch.0, &mut scratch.1));
        switched(&mut own, &old.program.exclusions);
        switched(&mut own, &new.program.exclusions);
        changes.extend(own);
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

/// Where several things differ among all that a decision reads, those that show in this case.
fn narrow(
    affected: &Affected,
    (before, after): (&Prepared<'_>, &Prepared<'_>),
    case: &CaseInput,
    own: &mut [Change],
    wordings: Wordings<'_>,
    all: &BTreeMap<&str, Vec<String>>,
    (first, second): (&mut Scratch, &mut Scratch),
) {
    let asking: Vec<String> = own.iter().filter(|c| c.causes.is_empty()).map(|c| c.rule.clone()).collect();
    if asking.is_empty() {
        return;
    }
    let places = |p: &Prepared<'_>| with_rivals(p.program, &p.select(Some(&asking)));
    let rivals = |rule: &str| -> Vec<String> {
        let both = before.program.exclusions.iter().chain(&after.program.exclusions);
        both.filter(|e| e.rules.iter().any(|r| r == rule)).flat_map(|e| e.rules.clone()).collect()
    };
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    with_tables(before, &case.old.1, |a| {
        evaluate(a, &case.old.0.facts, places(a), first, |old, _| {
            with_tables(after, &case.new.1, |b| {
                evaluate(b, &case.new.0.facts, places(b), second, |new, _| {
                    for rule in &asking {
                        let mut causes = effective(affected, old, new, rule);
                        // Of two that exclude each other the other one may have turned it.
                        for rival in rivals(rule).iter().filter(|r| *r != rule) {
                            causes.extend(effective(affected, old, new, rival));
                        }
                        found.insert(rule.clone(), causes);
                    }
                });
            });
        });
    });
    for change in own.iter_mut().filter(|c| c.causes.is_empty()) {
        let causes = found.remove(&change.rule).unwrap_or_default();
        change.causes = match causes.is_empty() {
            true => all.get(change.rule.as_str()).cloned().unwrap_or_default(),
            false => named_causes(&causes, wordings),
        };
    }
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

impl Plan {
    /// Takes the decisions in, and lets the cases tell the directions that the changes do not.
    pub fn decide(&mut self, decisions: Decisions) {
        let open = |c: &ChangeOut| c.basis == Basis::Nothing && !c.awaits_drafting;
        let told: Vec<Option<Direction>> =
            self.changes.iter().map(|c| if open(c) { told_by(c, &self.changes, &decisions) } else { None }).collect();
        for (change, direction) in self.changes.iter_mut().zip(told) {
            if let Some(direction) = direction {
                (change.direction, change.basis) = (direction, Basis::Cases);
            }
        }
        let pending = self.edits.iter().filter(|e| !e.is_ready()).map(|e| e.title.clone());
        let pending = pending.collect();
        self.decisions = Some(Decisions { pending, ..decisions });
    }
}

/// The direction of a change as far as the decisions that it alone reaches tell it.
fn told_by(change: &ChangeOut, all: &[ChangeOut], decisions: &Decisions) -> Option<Direction> {
    let others = |rule: &str| {
        let bears =
            |c: &&ChangeOut| c.anchor != change.anchor && !(c.basis == Basis::Change && c.direction == Direction::Same);
        all.iter().filter(bears).any(|c| c.reaches.contains(rule))
    };
    let changes = decisions.groups.iter().flat_map(|g| &g.changes);
    let reached = changes.filter(|c| change.reaches.contains(&c.rule) && !others(&c.rule));
    reached.map(|c| trend(c.before.as_ref(), c.after.as_ref())).reduce(Direction::and)
}

/// What is open may still turn out either way: it is never worse than a refusal, nor better than 符合.
fn trend(before: Option<&Summary>, after: Option<&Summary>) -> Direction {
    let rank = |s: Option<&Summary>| match s {
        None => 0,
        Some(s) if s.earliest.is_some() => 1,
        Some(s) if s.outcome.is_refusal() => 0,
        Some(s) if s.is_met() => 3,
        Some(_) => 2,
    };
    let day = |s: Option<&Summary>| s.and_then(|s| s.earliest.clone());
    match rank(before).cmp(&rank(after)) {
        Ordering::Less => return Direction::Wider,
        Ordering::Greater => return Direction::Narrower,
        Ordering::Equal if rank(before) == 0 => return Direction::Same,
        // The sooner the better.
        Ordering::Equal if rank(before) == 1 => {
            return match day(before).cmp(&day(after)) {
                Ordering::Less => Direction::Narrower,
                Ordering::Equal => Direction::Same,
                Ordering::Greater => Direction::Wider,
            };
        }
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
    let months = match (before.and_then(|s| s.months), after.and_then(|s| s.months)) {
        (Some(a), Some(b)) if a < b => Direction::Wider,
        (Some(a), Some(b)) if a > b => Direction::Narrower,
        _ => Direction::Same,
    };
    let sums = by(|s| &s.total).and(by(|s| &s.low)).and(by(|s| &s.high));
    // The same money over more months is the same money.
    if amount(before, |s| &s.total).is_some() { sums } else { sums.and(months) }
}
