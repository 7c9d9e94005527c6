//! Properties that need no reckoning, over cases that nobody wrote: facts of the packages' cases mixed and moved.
//!
//! `PROPTEST_CASES` asks for more of them, `PROPTEST_RNG_SEED` for others.

#![expect(clippy::unwrap_used, reason = "the helpers here are part of the tests")]

mod support;

use std::collections::{BTreeMap, BTreeSet};
use support::{Draw, Package, closes, properties, read_folder, repository, sound_package};
use tiaowen::Exact;
use tiaowen::eval::{Decided, Fault, Options, Outcome, Prepared, Reach, Scratch, examine};
use tiaowen::facts::{Facts, Given, Tables, Value};
use tiaowen::ir::{DecisionId, DomainId, Program, SlotId, Verdict};
use tiaowen::types::FactRole;

/// A package with the facts and tables of its own cases.
struct Stock {
    package: Package,
    cases: Vec<(String, Facts, Tables)>,
}

impl Stock {
    fn of(policy: &str) -> Stock {
        let files = read_folder(&repository(policy));
        let mut package: Package = sound_package(&files);
        let texts = package.own_cases(&files);
        let cases = texts.into_iter().map(|(name, text)| {
            let case = package.read_case(&name, &text).unwrap();
            let dir = case.params_dir.as_deref().map(|d| format!("cases/{d}"));
            let tables = package.tables_with(&files, dir.as_deref());
            (name, case.facts, tables)
        });
        let cases = cases.collect();
        Stock { package, cases }
    }

    fn program(&self) -> &Program {
        self.package.program()
    }

    /// Every value that some case has for a fact, by its column.
    fn values(&self) -> BTreeMap<SlotId, Vec<Given>> {
        let mut found: BTreeMap<SlotId, BTreeSet<Given>> = BTreeMap::new();
        for (_, facts, _) in &self.cases {
            for slot in SlotId::all(&self.program().slots) {
                let column = facts.columns[slot.index()].iter();
                found.entry(slot).or_default().extend(column.filter(|g| matches!(g, Given::Value(_))).cloned());
            }
        }
        found.into_iter().map(|(slot, values)| (slot, values.into_iter().collect())).collect()
    }
}

/// Facts that a decision reads and that stand in the case, once for each item.
fn places(prepared: &Prepared<'_>, facts: &Facts, decision: DecisionId) -> Vec<(SlotId, usize)> {
    let slots = prepared.slots_of(&[decision]);
    let rows = |slot: &SlotId| facts.columns[slot.index()].len();
    slots.iter().flat_map(|slot| (0..rows(slot)).map(|row| (*slot, row))).collect()
}

fn item(program: &Program, facts: &Facts, (slot, row): (SlotId, usize)) -> Vec<usize> {
    let domain = program.slot(slot).domain;
    if domain == DomainId::ROOT { vec![row] } else { facts.rows(domain).of_item(row).collect() }
}

fn put(program: &Program, facts: &mut Facts, at: (SlotId, usize), given: &Given) {
    for row in item(program, facts, at) {
        facts.columns[at.0.index()][row] = given.clone();
    }
}

/// A day or two to either side, a number one up or down: where limits are.
fn moved(draw: &mut Draw, given: &Given) -> Given {
    let by = [-1i32, 1, -2, 2][draw.below(4)];
    match given {
        Given::Value(Value::Date(day)) => {
            let day = day.checked_add_signed(chrono::TimeDelta::days(by.into())).unwrap_or(*day);
            Given::Value(Value::Date(day))
        }
        Given::Value(Value::Number(n)) => match n.add(Exact::from(i64::from(by))) {
            Ok(n) if !n.is_negative() => Given::Value(Value::Number(n)),
            _ => given.clone(),
        },
        other => other.clone(),
    }
}

/// Counts that the records contradict: a case that nobody could hand in.
fn contradicts(prepared: &Prepared<'_>, facts: &Facts, decision: DecisionId) -> bool {
    let options = Options { decisions: vec![decision], alternatives: false, ..Options::all(prepared) };
    let mut scratch = Scratch::default();
    let (run, _) = examine(prepared, facts, &options, &mut scratch);
    run.faults().any(|fault| fault == Fault::Contradiction)
}

fn decide(prepared: &Prepared<'_>, facts: &Facts, decision: DecisionId, alternatives: bool) -> Decided {
    let options = Options { decisions: vec![decision], alternatives, ..Options::all(prepared) };
    examine(prepared, facts, &options, &mut Scratch::default()).1.swap_remove(0)
}

/// The sum that is settled.
fn paid(outcome: &Outcome) -> Option<Exact> {
    match outcome.verdict {
        Verdict::Met => outcome.amount.total,
        verdict if verdict.is_final_refusal() => Some(Exact::ZERO),
        _ => None,
    }
}

/// What a case breaks, if it breaks anything.
fn broken(prepared: &Prepared<'_>, facts: &Facts, decision: DecisionId, draw: &mut Draw) -> Option<String> {
    let program = prepared.program;
    let places = places(prepared, facts, decision);
    if contradicts(prepared, facts, decision) {
        return None;
    }
    let full = decide(prepared, facts, decision, false);
    let key = |d: &Decided| (d.outcome.verdict, d.outcome.amount);
    // Nothing known is known better by knowing less.
    let at = *draw.of(&places);
    let mut less = facts.clone();
    put(program, &mut less, at, &Given::Unknown);
    let less = decide(prepared, &less, decision, false);
    // A fault is no answer.
    let faulty = |d: &Decided| matches!(d.outcome.verdict, Verdict::NotComputable | Verdict::Inconsistent);
    let closed = closes(&full.outcome, &less.outcome).filter(|_| !faulty(&full) && !faulty(&less));
    if let Some(fault) = closed {
        return Some(format!("without {}: {fault}", program.slot(at.0).path));
    }
    // What other readings come to changes nothing.
    if key(&decide(prepared, facts, decision, true)) != key(&full) {
        return Some("alternatives change the decision".to_owned());
    }
    // On the day that is named the conditions hold, and not a day before.
    if let Some(day) = full.outcome.earliest.filter(|_| full.outcome.verdict == Verdict::TooEarly) {
        // What is published after the day of decision is not known for a day to come.
        let mut known = prepared.tables.clone();
        for table in &mut known.tables {
            table.rows.retain(|row| row.published.is_none_or(|published| published <= facts.dates.decided));
        }
        let prepared = &prepared.over(&known);
        let on = |day| {
            let mut facts = facts.clone();
            (facts.dates.basis, facts.dates.applicable, facts.dates.decided) = (day, day, day);
            decide(prepared, &facts, decision, false).outcome.verdict
        };
        let eve = day.pred_opt().filter(|eve| *eve > facts.dates.basis);
        if on(day) == Verdict::TooEarly || eve.is_some_and(|eve| on(eve) == Verdict::Met) {
            return Some(format!("{day} is not the first day"));
        }
    }
    // Whoever had more before has no more now.
    let had = places.iter().find(|(slot, _)| program.slot(*slot).role == Some(FactRole::MonthsEnjoyed));
    if let Some(at) = had
        && let Given::Value(Value::Number(n)) = facts.given(at.0, at.1)
    {
        let mut more = facts.clone();
        put(program, &mut more, *at, &Given::Value(Value::Number(n.add(Exact::ONE).unwrap())));
        let (now, then) = (paid(&full.outcome), paid(&decide(prepared, &more, decision, false).outcome));
        if now.zip(then).is_some_and(|(now, then)| then > now) {
            return Some("a month more enjoyed pays more".to_owned());
        }
    }
    None
}

/// Tries as many cases as are asked for; how many were decided.
fn tried(policy: &str, cases: u32) -> u32 {
    let config = properties(cases);
    let seed = match config.rng_seed {
        proptest::test_runner::RngSeed::Fixed(seed) => seed,
        proptest::test_runner::RngSeed::Random => u64::from(std::process::id()),
    };
    let stock = Stock::of(policy);
    let (program, values) = (stock.program(), stock.values());
    let reach = Reach::of(program);
    let (mut draw, mut faults) = (Draw(seed), BTreeMap::new());
    for _ in 0..config.cases {
        let (name, facts, tables) = draw.of(&stock.cases);
        let (mut facts, prepared) = (facts.clone(), Prepared::new(program, tables, &reach));
        // A decision that the case says something of.
        let known = |d: &DecisionId| {
            let given = |(slot, row): (SlotId, usize)| matches!(facts.given(slot, row), Given::Value(_));
            places(&prepared, &facts, *d).into_iter().filter(|at| given(*at)).count() > 2
        };
        let about: Vec<DecisionId> = DecisionId::all(&program.decisions).filter(known).collect();
        if about.is_empty() {
            continue;
        }
        let decision = *draw.of(&about);
        let places = places(&prepared, &facts, decision);
        let mut changed = Vec::new();
        for _ in 0..=draw.below(4) {
            let at = *draw.of(&places);
            let given = match draw.below(8) {
                0 => Given::Unknown,
                1 => Given::NotApplicable,
                2..5 => moved(&mut draw, facts.given(at.0, at.1)),
                _ => match values.get(&at.0).filter(|v| !v.is_empty()) {
                    Some(values) => draw.of(values).clone(),
                    None => Given::Unknown,
                },
            };
            changed.push(format!("{}={given:?}", program.slot(at.0).path));
            put(program, &mut facts, at, &given);
        }
        if let Some(fault) = broken(&prepared, &facts, decision, &mut draw) {
            let rule = &program.decisions[decision].rule;
            let kind = format!("{rule}: {fault}");
            faults.entry(kind).or_insert_with(|| format!("{name} with {}", changed.join("; ")));
        }
    }
    let shown: Vec<String> = faults.iter().take(20).map(|(kind, first)| format!("{kind}\n    {first}")).collect();
    assert!(faults.is_empty(), "{} kinds, seed {seed}:\n{}", faults.len(), shown.join("\n"));
    config.cases
}

#[test]
fn random_cases_of_the_first_package_keep_the_properties() {
    tried("policies/dalian-2017-46", 2_000);
}

#[test]
fn random_cases_of_the_second_package_keep_the_properties() {
    tried("policies/shifan-2024-3", 2_000);
}
