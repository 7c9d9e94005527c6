//! Missing facts of 是否 and of closed enumerations, each answered in every way, up to 64 together.

use crate::answer::{Answer, Given, Sum};
use crate::exclude::rivals;
use crate::run::Run;
use crate::value::Truth;
use std::collections::BTreeSet;
use tiaowen::facts::{Facts, Given as Fact, Value};
use tiaowen::ir::{AmountState, Decision, Program, SlotId, Verdict};
use tiaowen::types::Kind;
use tiaowen::values::{Causes, Exact};

/// The most runs for one decision.
const MOST: usize = 64;

/// The columns that a decision reads, with those of what excludes it.
pub fn reads(program: &Program, decision: &Decision) -> BTreeSet<SlotId> {
    let mut roots = Vec::new();
    let mut slots: BTreeSet<SlotId> = BTreeSet::new();
    let rivals = rivals(program, decision);
    for of in std::iter::once(decision).chain(rivals.into_iter().map(|(rival, _)| rival)) {
        of.each(|r| {
            roots.extend(r.node());
            slots.extend(r.slot());
        });
    }
    slots.extend(program.slots_of(&program.behind(roots)));
    slots
}

/// Every combination of answers, or `None` where there are too many.
fn worlds(program: &Program, facts: &Facts, decision: &Decision) -> Option<Vec<Facts>> {
    let slots = reads(program, decision);
    let mut found = vec![facts.clone()];
    for slot in slots {
        let kind = &program.slot(slot).kind;
        let column = &facts.columns[slot.index()];
        for (row, given) in column.iter().enumerate() {
            if !matches!(given, Fact::Missing | Fact::Unknown | Fact::Disputed) {
                continue;
            }
            let Some(answers) = answers(program, kind) else { break };
            if found.len() * answers.len() > MOST {
                return None;
            }
            let put = |facts: &Facts, answer: &Value| {
                let mut facts = facts.clone();
                facts.columns[slot.index()][row] = Fact::Value(answer.clone());
                facts
            };
            found = found.iter().flat_map(|f| answers.iter().map(|a| put(f, a)).collect::<Vec<_>>()).collect();
        }
    }
    Some(found)
}

fn answers(program: &Program, kind: &Kind) -> Option<Vec<Value>> {
    match kind {
        Kind::Bool => Some(vec![Value::Bool(true), Value::Bool(false)]),
        Kind::Enum(id) => {
            let of = program.enums.get(id.index()).filter(|e| !e.open)?;
            Some(of.places().map(Value::Enum).collect())
        }
        _ => None,
    }
}

impl Run<'_> {
    /// The decision where what is missing does not apply: each alone with the first answer of the others, then all.
    fn without(&self, decision: &Decision) -> Vec<Given> {
        let program = self.program;
        let missing = |g: &Fact| matches!(g, Fact::Missing | Fact::Unknown | Fact::Disputed);
        let mut cells = Vec::new();
        for slot in reads(program, decision) {
            let Some(first) = answers(program, &program.slot(slot).kind).and_then(|a| a.into_iter().next()) else {
                continue;
            };
            let rows = self.facts.columns[slot.index()].iter().enumerate().filter(|(_, g)| missing(g));
            cells.extend(rows.map(|(row, _)| (slot, row, first.clone())));
        }
        let mut found = Vec::new();
        for alone in (0..cells.len()).map(Some).chain([None]) {
            let mut facts = self.facts.clone();
            for (place, (slot, row, first)) in cells.iter().enumerate() {
                let none = alone.is_none_or(|a| a == place);
                facts.columns[slot.index()][*row] = if none { Fact::NotApplicable } else { Fact::Value(first.clone()) };
            }
            if let Answer::Given(given) = Run::new(program, &facts, self.tables, self.choices).decide(decision) {
                found.push(given);
            }
        }
        found
    }

    /// One reading, with what every answer to the missing facts agrees on.
    pub fn weighed(&self, decision: &Decision) -> Answer {
        let plain = match self.decide(decision) {
            Answer::Given(given) => given,
            other => return other,
        };
        if decision.plan.is_none() || !plain.causes.has(Causes::FACTS) {
            return Answer::Given(closed(plain));
        }
        let Some(worlds) = worlds(self.program, self.facts, decision) else {
            // More answers than are run: what follows from none of them stands.
            return Answer::Given(closed(plain));
        };
        let met = self.root(decision.eligible).truth() == Truth::Yes;
        if worlds.len() == 1 {
            return Answer::Given(closed(plain));
        }
        let mut found = Vec::new();
        for facts in &worlds {
            match Run::new(self.program, facts, self.tables, self.choices).decide(decision) {
                Answer::Given(given) => found.push(given),
                other => return other,
            }
        }
        // An answer may also be 不适用: whether the conditions then still hold.
        let granted = |g: &Given| g.verdict == Verdict::Met;
        let met = met || found.iter().all(granted) && self.without(decision).iter().all(granted);
        Answer::Given(agreed(plain, &found, met))
    }
}

/// `met`: the conditions hold whatever the answers, by Kleene's tables.
fn agreed(plain: Given, found: &[Given], met: bool) -> Given {
    let Some(first) = found.first() else { return plain };
    if plain.verdict == Verdict::UsedUp {
        return closed(plain);
    }
    if found.iter().all(|g| g.verdict.is_refusal()) {
        if found.iter().all(|g| g.verdict == first.verdict) {
            return first.clone();
        }
        return Given { amount: first.amount, ..Given::bare(Verdict::Unmet, Causes::NONE) };
    }
    if plain.amount.state == AmountState::None {
        return plain;
    }
    let nothing = Some(Exact::ZERO);
    let low = |g: &Given| if g.verdict.is_refusal() { nothing } else { g.amount.low() };
    let high = |g: &Given| if g.verdict.is_refusal() { nothing } else { g.amount.high() };
    let lows: Option<Vec<Exact>> = found.iter().map(low).collect();
    let highs: Option<Vec<Exact>> = found.iter().map(high).collect();
    let low = lows.and_then(|l| l.into_iter().min());
    let high = highs.and_then(|h| h.into_iter().max());
    // Conditions that are open by Kleene's tables may yet fail.
    let low = if met { low } else { Some(Exact::ZERO) };
    let amount = match (low, high) {
        (Some(l), Some(h)) if l == h => Sum::settled(l),
        (low, high) => Sum::between(low.filter(|l| high.is_some() || !l.is_zero()), high),
    };
    // A missing standard leaves 符合 under each answer, and so under all.
    let verdict = if met && found.iter().all(|g| g.verdict == Verdict::Met) { Verdict::Met } else { plain.verdict };
    let causes = if verdict == Verdict::Met && amount.total.is_some() { Causes::NONE } else { plain.causes };
    Given { verdict, causes, amount, ..plain }
}

/// A refusal has no open causes.
fn closed(of: Given) -> Given {
    if of.verdict.is_refusal() { Given { causes: Causes::NONE, ..of } } else { of }
}
