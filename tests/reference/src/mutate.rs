//! Changed cases: one to three facts dropped, not known, not applicable, or another value; dates moved.

use tiaowen::engine::Case;
use tiaowen::facts::{Facts, Given, Value};
use tiaowen::ir::{Program, SlotId};
use tiaowen::types::{FactRole, Kind};
use tiaowen::values::{Date, Exact, Month, add_months};

/// Numbers from a seed: the same seed, the same cases.
pub struct Chance(u64);

impl Chance {
    pub fn new(seed: u64) -> Chance {
        Chance(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15).wrapping_add(1))
    }

    /// One of `count`.
    pub fn below(&mut self, count: usize) -> usize {
        // splitmix64
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        let count = u64::try_from(count.max(1)).unwrap_or(1);
        usize::try_from((z ^ (z >> 31)) % count).unwrap_or(0)
    }
}

/// A changed case, the columns that were changed, and how, in words.
pub fn changed(program: &Program, case: &Case, chance: &mut Chance) -> Option<(Case, Vec<SlotId>, String)> {
    let mut read = case.facts().clone();
    let mut touched = Vec::new();
    let mut words = Vec::new();
    for _ in 0..=chance.below(3) {
        let cells = cells(program, &read.facts);
        let (slot, row) = *cells.get(chance.below(cells.len()))?;
        let of = program.slot(slot);
        let old = read.facts.columns[slot.index()][row].clone();
        let new = other(program, &of.kind, &old, chance);
        words.push(format!("{}#{row} {old:?} → {new:?}", of.path));
        read.facts.columns[slot.index()][row] = new;
        touched.push(slot);
    }
    Some((case.with_facts(read), touched, words.join("; ")))
}

/// What may be changed: facts that are there, and a part of those that are not.
fn cells(program: &Program, facts: &Facts) -> Vec<(SlotId, usize)> {
    let mut found = Vec::new();
    for (id, slot) in SlotId::all(&program.slots).zip(&program.slots) {
        // Months by name and their count must agree: neither is changed.
        if matches!(slot.role, Some(FactRole::EnjoyedIn | FactRole::MonthsEnjoyed)) {
            continue;
        }
        for (row, given) in facts.columns[id.index()].iter().enumerate() {
            if !matches!(given, Given::Missing) {
                found.push((id, row));
            }
        }
    }
    found
}

fn other(program: &Program, kind: &Kind, old: &Given, chance: &mut Chance) -> Given {
    match chance.below(8) {
        0 => return Given::Missing,
        1 => return Given::Unknown,
        2 => return Given::NotApplicable,
        _ => {}
    }
    let value = match (kind, old) {
        (Kind::Bool, Given::Value(Value::Bool(b))) => Value::Bool(!b),
        (Kind::Enum(id), _) => {
            let count = program.enums.get(id.index()).map_or(0, |e| e.values.len());
            Value::Enum(u32::try_from(chance.below(count)).unwrap_or(0))
        }
        (Kind::Set(id), _) => {
            let count = program.enums.get(id.index()).map_or(0, |e| e.values.len());
            Value::Set(1u64.checked_shl(u32::try_from(chance.below(count)).unwrap_or(0)).unwrap_or(0))
        }
        (_, Given::Value(Value::Date(day))) => Value::Date(moved(*day, chance)),
        (_, Given::Value(Value::Month(month))) => Value::Month(month.plus(step(chance)).unwrap_or(*month)),
        (_, Given::Value(Value::Months(ranges))) => Value::Months(ranges.iter().map(|r| later(*r, chance)).collect()),
        (_, Given::Value(Value::Number(n))) => {
            let by = [1i64, -1, 12, 0][chance.below(4)];
            let new = if by == 0 { Ok(Exact::ZERO) } else { n.add(Exact::from(by)) };
            Value::Number(new.ok().filter(|n| !n.is_negative()).unwrap_or(*n))
        }
        (_, old) => return old.clone(),
    };
    Given::Value(value)
}

fn later((from, to): (Month, Month), chance: &mut Chance) -> (Month, Month) {
    (from, to.plus(chance.below(3).try_into().unwrap_or(0)).unwrap_or(to))
}

fn step(chance: &mut Chance) -> i32 {
    [1, -1, 12, -12][chance.below(4)]
}

/// A day, a month or a year earlier or later.
fn moved(day: Date, chance: &mut Chance) -> Date {
    match chance.below(3) {
        0 => day.succ_opt(),
        1 => day.pred_opt(),
        _ => add_months(day, step(chance)).ok(),
    }
    .unwrap_or(day)
}
