//! Interpretations that are 未定: every combination of their alternatives, up to 64.

use crate::answer::{Answer, Given, Sum};
use crate::later::weighed_in_time;
use crate::run::Run;
use tiaowen::facts::{Facts, Tables};
use tiaowen::ir::{Adopted, AmountState, Decision, Program, Verdict};
use tiaowen::values::Causes;

const MOST: usize = 64;

/// A decision under all that is adopted, and under every reading of what is not.
pub fn answer(program: &Program, facts: &Facts, tables: &Tables, decision: &Decision) -> Answer {
    let adopted: Vec<u8> = program.interpretations.iter().map(|i| i.adopted.alternative()).collect();
    let mut readings = vec![adopted];
    for id in &decision.interpretations {
        let of = &program.interpretations[id.index()];
        if of.adopted != Adopted::Undecided {
            continue;
        }
        let places = (0u8..).zip(&of.alternatives).filter(|(_, a)| a.computed).map(|(place, _)| place);
        let places: Vec<u8> = places.collect();
        if places.is_empty() {
            continue;
        }
        if readings.len() * places.len() > MOST {
            return Answer::NotCovered("more than 64 readings of what is 未定");
        }
        let with = |choices: &Vec<u8>, place: u8| {
            let mut choices = choices.clone();
            choices[id.index()] = place;
            choices
        };
        readings = readings.iter().flat_map(|r| places.iter().map(|p| with(r, *p)).collect::<Vec<_>>()).collect();
    }
    let mut found = Vec::new();
    for choices in &readings {
        match weighed_in_time(&Run::new(program, facts, tables, choices), decision) {
            Answer::Given(given) => found.push(given),
            other => return other,
        }
    }
    joined(found)
}

fn joined(found: Vec<Given>) -> Answer {
    let Some(first) = found.first().cloned() else { return Answer::NotCovered("no reading") };
    let same = |g: &Given| g.verdict == first.verdict && g.amount == first.amount && g.earliest == first.earliest;
    let all = found.iter().fold(Causes::NONE, |all, g| all.and(g.causes));
    if found.iter().all(same) {
        return Answer::Given(Given { causes: all, ..first });
    }
    if found.iter().all(|g| g.verdict.is_refusal()) {
        return Answer::Given(Given { amount: first.amount, ..Given::bare(Verdict::Unmet, Causes::NONE) });
    }
    let ends = |of: fn(&Sum) -> Option<tiaowen::values::Exact>| -> Option<Vec<_>> {
        let zero = Some(tiaowen::values::Exact::ZERO);
        found.iter().map(|g| if g.verdict.is_refusal() { zero } else { of(&g.amount) }).collect()
    };
    let low = ends(Sum::low).and_then(|l| l.into_iter().min());
    let high = ends(Sum::high).and_then(|h| h.into_iter().max());
    let causes = all.and(Causes::INTERPRETATION);
    let same_verdict = found.iter().all(|g| g.verdict == first.verdict);
    // What leaves only the amount of a reading open does not open the outcome.
    let opening = found.iter().filter(|g| g.verdict.is_open()).fold(Causes::INTERPRETATION, |all, g| all.and(g.causes));
    let verdict = if same_verdict && first.verdict.is_open() { first.verdict } else { Verdict::awaiting(opening) };
    let none = found.iter().all(|g| g.amount.state == AmountState::None);
    let amount = if none { Sum::NONE } else { Sum::between(low, high) };
    Answer::Given(Given { verdict, causes, amount, ..first })
}
