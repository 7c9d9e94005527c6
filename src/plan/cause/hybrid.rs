//! The newer package with some of its differences taken back, and what the cases come to there.

use super::difference::Differences;
use super::pending::Pending;
use crate::compare::{Summary, evaluate, months_that_differ};
use crate::compile::program_of;
use crate::eval::{Decided, Prepared, Reach, Run, Scratch};
use crate::facts::{CaseReader, Tables};
use crate::ir::{DecisionId, Program};
use crate::plan::input::{CaseInput, Origin};
use std::collections::{BTreeMap, BTreeSet};

/// Packages between the older and the newer one.
pub struct Hybrids<'a> {
    old: Origin<'a>,
    new: Origin<'a>,
    pub differences: Differences,
}

impl<'a> Hybrids<'a> {
    pub fn new(old: Origin<'a>, new: Origin<'a>, differences: Differences) -> Hybrids<'a> {
        Hybrids { old, new, differences }
    }

    /// Those of some decisions that come to what they were once these differences are taken back.
    pub fn restored(
        &self,
        set: &BTreeSet<usize>,
        cases: &[CaseInput],
        all: &[Pending],
        of: &[usize],
        scratch: &mut Scratch,
    ) -> Vec<usize> {
        let files = self.differences.graft(set);
        // What does not compile decides nothing.
        let Some(program) = program_of(self.new.package, &self.differences.document, &files) else { return vec![] };
        let (reach, tables) = (Reach::of(&program), Tables::empty(&program));
        let prepared = Prepared::new(&program, &tables, &reach);
        let reader = CaseReader::new(&program).of_other_rules();
        let mut by_case: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for i in of {
            by_case.entry(all[*i].case).or_default().push(*i);
        }
        let mut found = Vec::new();
        for (case, asked) in by_case {
            let Some(case) = cases.get(case) else { continue };
            let Some(read) = reader.reread(&case.new.0, &case.new.0.plain) else { continue };
            let tables = self.tables(&program, case, set);
            let place = |i: &usize| program.decision_of(&all[*i].change.rule);
            let wanted: Vec<DecisionId> = asked.iter().filter_map(place).collect();
            let take = |_: &Run<'_>, decided: &[Decided]| decided.to_vec();
            let decided = match wanted.is_empty() {
                true => vec![],
                false => evaluate(&prepared.over(&tables), &read.facts, wanted, scratch, take),
            };
            found.extend(asked.into_iter().filter(|i| {
                let is = place(i).and_then(|id| decided.iter().find(|d| d.outcome.decision == id));
                same(all[*i].was.as_ref(), is)
            }));
        }
        found
    }

    /// Each parameter's table as the newer side has it, or the older one where the table was taken back.
    fn tables(&self, program: &Program, case: &CaseInput, set: &BTreeSet<usize>) -> Tables {
        let back = self.differences.tables(set);
        let mut tables = Tables::empty(program);
        for (parameter, table) in program.parameters.iter().zip(&mut tables.tables) {
            let of = |program: &Program, tables: &Tables| {
                let index = program.parameters.iter().position(|p| p.name == parameter.name)?;
                tables.tables.get(index).cloned()
            };
            let (old, new) = (of(self.old.side.program, &case.old.1), of(self.new.side.program, &case.new.1));
            let own = if back.contains(parameter.name.as_str()) { old.or(new) } else { new.or(old) };
            if let Some(own) = own {
                *table = own;
            }
        }
        tables
    }
}

/// Whether two decisions come to the same; where neither is made, they do.
fn same(was: Option<&Decided>, is: Option<&Decided>) -> bool {
    was.map(Summary::of) == is.map(Summary::of)
        && months_that_differ(was.map(|d| &d.outcome), is.map(|d| &d.outcome)).is_empty()
}
