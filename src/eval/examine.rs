//! One case in full: outcomes, bounds, alternatives of every interpretation reached, warnings.

use super::decided::{Decided, InterpretationUse, Warning};
use super::missing::missing;
use super::options::Options;
use super::prepared::Prepared;
use super::run::{Input, Run};
use super::scratch::Scratch;
use super::settle::{exclusive, settle};
use super::{aside, exclusion, force, readings, service, stacking};
use crate::facts::Facts;
use crate::ir::DecisionId;

/// Examines one case; the pass that is returned is the trace of the adopted reading.
pub fn examine<'a>(
    prepared: &'a Prepared<'a>,
    facts: &'a Facts,
    options: &'a Options,
    scratch: &'a mut Scratch,
) -> (Run<'a>, Vec<Decided>) {
    let every = exclusion::with_rivals(prepared.program, &options.decisions);
    let nodes = prepared.nodes_of(&every);
    let input = Input::new(facts, &options.choices);
    let run = Run::over(prepared, input, &nodes, scratch);
    let (mut side, mut later) = (Scratch::default(), Scratch::default());
    let mut decided: Vec<Decided> = every
        .iter()
        .map(|d| {
            let (outcome, open) = settle(prepared, &run, *d, (&mut side, &mut later));
            let decision = &prepared.program.decisions[*d];
            let (missing, missing_cut) = missing(&run, decision, &outcome, &open);
            let warnings = warnings(&run, *d);
            let uses = decision.interpretations.iter().map(|id| InterpretationUse {
                id: *id,
                used: run.chosen(*id),
                alternatives: vec![],
                matters: None,
            });
            let interpretations = uses.collect();
            Decided { interpretations, outcome, open, missing, missing_cut, warnings }
        })
        .collect();
    exclusive(prepared, &run, &mut decided, (&mut side, &mut later));
    exclusion::enjoyed_before(&run, &mut decided);
    readings::read_otherwise(prepared, &input, options, &mut decided);
    for d in &mut decided {
        aside::leave_aside(&run, d);
    }
    decided.retain(|d| options.decisions.contains(&d.outcome.decision));
    stacking::overlaps(&run, &mut decided);
    stacking::same_person(&run, &mut decided);
    service::outside(&run, &mut decided);
    force::outside(&run, &mut decided);
    stacking::disagreements(prepared.program, &mut decided);
    (run, decided)
}

fn warnings(run: &Run<'_>, index: DecisionId) -> Vec<Warning> {
    let decision = &run.program.decisions[index];
    let mut warnings = Vec::new();
    for hint in &decision.hints {
        let cell = run.root(hint.condition);
        if cell.is_true() || cell.is_open() {
            warnings.push(Warning::Hint { text: hint.text.clone(), open: cell.is_open() });
        }
    }
    for document in &decision.open_documents {
        let of = &run.program.documents[document.document];
        let standing = of.standing(run.input.facts.dates.applicable);
        let (decides, title) = (document.decides.clone(), of.title.clone());
        warnings.push(Warning::OpenDocument { decides, title, standing });
    }
    for id in run.nodes_of(index) {
        let node = run.program.node(*id);
        if let crate::ir::Op::Parameter { parameter, .. } = &node.op {
            for row in 0..run.row_count(node.domain) {
                if let Some(month) = run.change_within(node.domain, &node.op, row) {
                    let parameter = run.program.parameters[*parameter].name.clone();
                    let warning = Warning::ChangeWithinMonth { parameter, month };
                    if !warnings.contains(&warning) {
                        warnings.push(warning);
                    }
                }
            }
        }
    }
    warnings
}
