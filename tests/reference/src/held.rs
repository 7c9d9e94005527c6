//! Every case of a package put to both, and where they differ.

use crate::answer::{Answer, Given, Sum};
use crate::mutate::{Chance, changed};
use crate::readings;
use crate::worlds::reads;
use std::collections::BTreeMap;
use std::path::Path;
use std::process::ExitCode;
use tiaowen::engine::{Case, Engine};
use tiaowen::ir::{Decision, SlotId};
use tiaowen::package::Folder;

/// What the command line asks.
pub struct Asked {
    pub packages: Vec<String>,
    /// How many changed cases beside the package's own.
    pub mutate: u32,
    pub seed: u64,
    /// How many differences of each class are shown.
    pub show: usize,
}

impl Asked {
    pub fn read(words: impl Iterator<Item = String>) -> Result<Asked, String> {
        let mut asked = Asked { packages: Vec::new(), mutate: 0, seed: 1, show: 3 };
        let mut words = words;
        while let Some(word) = words.next() {
            let mut number = || words.next().and_then(|n| n.parse::<u32>().ok()).ok_or(format!("{word}: a number"));
            match word.as_str() {
                "--mutate" => asked.mutate = number()?,
                "--seed" => asked.seed = u64::from(number()?),
                "--show" => asked.show = usize::try_from(number()?).unwrap_or(usize::MAX),
                _ => asked.packages.push(word),
            }
        }
        if asked.packages.is_empty() { Err("PACKAGE…".to_owned()) } else { Ok(asked) }
    }
}

/// What was compared, and what differed by class.
#[derive(Default)]
pub struct Tally {
    pub cases: usize,
    pub decisions: usize,
    pub not_covered: BTreeMap<&'static str, usize>,
    pub classes: BTreeMap<&'static str, Vec<String>>,
}

pub fn all(asked: &Asked) -> ExitCode {
    let mut differs = false;
    for package in &asked.packages {
        let engine = match Engine::open(package) {
            Ok(engine) => engine,
            Err(why) => {
                eprintln!("{package}: {why:?}");
                return ExitCode::from(3);
            }
        };
        let mut tally = Tally::default();
        let cases = cases(&engine, package);
        for case in &cases {
            tally.case(&engine, case, case.file(), None);
        }
        let mut chance = Chance::new(asked.seed);
        for _ in 0..asked.mutate {
            let Some(case) = cases.get(chance.below(cases.len())) else { break };
            if let Some((new, slots, how)) = changed(engine.program(), case, &mut chance) {
                tally.case(&engine, &new, &format!("{} with {how}:", case.file()), Some(&slots));
            }
        }
        differs |= !tally.classes.is_empty();
        tally.say(package, asked.show);
    }
    if differs { ExitCode::from(1) } else { ExitCode::SUCCESS }
}

/// The package's own cases that can be read.
fn cases(engine: &Engine, package: &str) -> Vec<Case> {
    let folder = Folder { root: package.into() };
    let Ok(files) = std::fs::read_dir(Path::new(package).join("cases")) else { return Vec::new() };
    let names = files.flatten().map(|f| f.file_name().to_string_lossy().into_owned());
    let mut names: Vec<String> = names.filter(|n| n.ends_with(".yaml") || n.ends_with(".json")).collect();
    names.sort();
    names.iter().filter_map(|n| engine.case_at(&folder, &format!("cases/{n}")).ok()).collect()
}

impl Tally {
    /// Puts one case to both; of a changed one only what reads a column that was changed.
    pub fn case(&mut self, engine: &Engine, case: &Case, name: &str, changed: Option<&[SlotId]>) {
        let Ok(decisions) = engine.options().alternatives(false).examine(case) else { return };
        let program = engine.program();
        self.cases += 1;
        let facts = &case.facts().facts;
        for theirs in decisions.iter() {
            let decision = theirs.definition();
            if changed.is_some_and(|slots| !slots.iter().any(|s| reads(program, decision).contains(s))) {
                continue;
            }
            self.decisions += 1;
            let amount = theirs.amount();
            let outcome = &theirs.decided().outcome;
            let sum = Sum { state: amount.state, total: amount.total, low: amount.low, high: amount.high };
            let months: u32 = outcome.schedule().iter().map(|s| s.months).sum();
            let theirs = Given {
                verdict: theirs.outcome(),
                causes: outcome.causes,
                amount: sum,
                earliest: outcome.earliest,
                months: Some(months),
            };
            match readings::answer(program, facts, case.tables(), decision) {
                Answer::NotCovered(part) => *self.not_covered.entry(part).or_default() += 1,
                Answer::Given(ours) => self.compare(name, decision, &theirs, &ours),
            }
        }
    }

    fn compare(&mut self, name: &str, decision: &Decision, theirs: &Given, ours: &Given) {
        let class = if theirs.verdict != ours.verdict {
            "verdict"
        } else if theirs.causes != ours.causes {
            "causes"
        } else if theirs.amount.total != ours.amount.total {
            "total"
        } else if theirs.amount != ours.amount {
            "interval"
        } else if theirs.earliest != ours.earliest {
            "earliest"
        } else if ours.months.is_some_and(|m| theirs.months != Some(m)) && theirs.amount.total.is_some() {
            "schedule"
        } else {
            return;
        };
        self.classes.entry(class).or_default().push(format!(
            "{name} {}\n    engine    {}\n    reference {}",
            decision.rule,
            shown(theirs),
            shown(ours)
        ));
    }

    fn say(&self, package: &str, show: usize) {
        println!("{package}: {} cases, {} decisions", self.cases, self.decisions);
        for (part, count) in &self.not_covered {
            println!("  not covered: {part} {count}");
        }
        for (class, found) in &self.classes {
            println!("  {class}: {}", found.len());
            found.iter().take(show).for_each(|f| println!("  - {f}"));
        }
    }
}

fn shown(of: &Given) -> String {
    let money = |n: Option<tiaowen::values::Exact>| n.map_or("–".to_owned(), |n| n.money());
    let causes: Vec<&str> = of.causes.names().collect();
    let sum = match of.amount.total {
        Some(total) => total.money(),
        None => format!("{}..{}", money(of.amount.low), money(of.amount.high)),
    };
    let months = of.months.map_or("–".to_owned(), |m| m.to_string());
    let earliest = of.earliest.map_or(String::new(), |d| format!(" from {d}"));
    format!("{} [{}] {} {sum} months {months}{earliest}", of.verdict.word(), causes.join("、"), of.amount.state.word())
}
