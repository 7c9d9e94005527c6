//! What a case is about: the rules it engages, the facts nobody asked for, the counts at odds with its records.

use crate::diagnostic::{Code, Diagnostic};
use crate::eval::{self, Cell, Decided, Fault, Prepared, Run};
use crate::facts::{Case, Supplied};
use crate::ir::{DecisionKind, DictFact, NodeId, Op, Verdict};
use std::collections::BTreeSet;

/// Whether the case is about this rule at all: it is answered, or more is known than asked for.
pub(super) fn is_engaged(run: &Run<'_>, d: &Decided) -> bool {
    let known = run.known_facts(d.outcome.decision);
    if !d.outcome.verdict.is_open() || d.outcome.verdict == Verdict::AwaitsDiscretion {
        // What an agency may do in every case is what no case is about.
        return known > 0 || run.program.decisions[d.outcome.decision].kind != DecisionKind::Authorisation;
    }
    known > 2 * d.open.needs.len()
}

/// Facts that the case gives and that no decision asked about.
pub(super) fn unused(case: &Case, prepared: &Prepared<'_>, options: &eval::Options) -> Vec<String> {
    let used = prepared.slots_of(&eval::with_rivals(prepared.program, &options.decisions));
    let read = |s: &Supplied| s.slot.iter().chain(&s.stands_for).any(|slot| used.contains(slot));
    // Names are for people; nobody expects a rule to ask for them.
    let label = |path: &str| prepared.program.dictionary.declared(path).is_some_and(DictFact::is_name);
    let mut seen = BTreeSet::new();
    let unused = case.supplied.iter().filter(|s| !read(s) && !label(&s.path)).map(|s| s.path.clone());
    unused.filter(|path| seen.insert(path.clone())).collect()
}

/// Counts that were given and that the records contradict: an input error, not an outcome.
pub(super) fn contradictions(run: &Run<'_>, case: &Case) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (id, node) in NodeId::all(&run.program.nodes).zip(&run.program.nodes) {
        let Op::IfGiven { slot, .. } = &node.op else { continue };
        if !run.computed(id) {
            continue;
        }
        let at_odds = (0..run.row_count(node.domain))
            .filter(|row| run.cell(id, *row) == Cell::Fault(Fault::Contradiction))
            .filter_map(|_| case.supplied.iter().find(|s| s.slot == Some(*slot)));
        found.extend(at_odds.map(|s| {
            let d = Diagnostic::new(Code::Contradiction, s.place.file, s.place.span);
            d.arg("fact", &run.program.slot(*slot).name).help("help")
        }));
    }
    found
}
