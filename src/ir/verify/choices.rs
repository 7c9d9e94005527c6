//! Interpretations with their alternatives, and the columns of parameters.

use super::holds;
use super::space::numbered;
use crate::ir::{InterpId, Op, Program, Setting};
use std::collections::BTreeSet;

type Checked = Result<(), String>;

/// Whatever an interpretation chooses has one part for each of its alternatives.
pub(super) fn alternatives(program: &Program) -> Checked {
    let fits = |id: InterpId, count: usize| program.interpretations[id].alternatives.len() == count;
    for interpretation in &program.interpretations {
        let count = interpretation.alternatives.len();
        holds(count > 0 && u8::try_from(count).is_ok(), &interpretation.name)?;
    }
    for (_, node) in numbered(program) {
        if let Op::Choose { interpretation, alternatives } = &node.op {
            holds(fits(*interpretation, alternatives.len()), &node.id)?;
        }
    }
    if let Some(Setting::Chosen { interpretation, alternatives, .. }) = &program.rounding {
        holds(fits(*interpretation, alternatives.len()), "rounding")?;
    }
    if let Some(Setting::Chosen { interpretation, alternatives, .. }) = &program.expiry {
        holds(fits(*interpretation, alternatives.len()), "expiry")?;
    }
    for decision in &program.decisions {
        let Some(plan) = &decision.plan else { continue };
        if let Some(Setting::Chosen { interpretation, alternatives, .. }) = &plan.counted {
            holds(fits(*interpretation, alternatives.len()), &decision.rule)?;
        }
        if let Some(Setting::Chosen { interpretation, alternatives, .. }) = &plan.proration {
            holds(fits(*interpretation, alternatives.len()), &decision.rule)?;
        }
    }
    Ok(())
}

pub(super) fn adopted(program: &Program) -> Checked {
    for interpretation in &program.interpretations {
        let adopted = usize::from(interpretation.adopted.alternative());
        holds(adopted < interpretation.alternatives.len(), &interpretation.name)?;
    }
    Ok(())
}

/// A decision lists every interpretation that chooses among what it reads.
pub(super) fn reached(program: &Program) -> Checked {
    for decision in &program.decisions {
        let listed: BTreeSet<InterpId> = decision.interpretations.iter().copied().collect();
        for id in program.behind(decision.roots()) {
            let op = &program.node(id).op;
            if let Op::Choose { interpretation, .. } = op {
                holds(listed.contains(interpretation), &decision.rule)?;
            }
            if let Op::AddPeriod { period, .. } | Op::SubPeriod { period, .. } = op
                && period.in_months().is_some()
                && let Some(Setting::Chosen { interpretation, .. }) = &program.expiry
            {
                holds(listed.contains(interpretation), &decision.rule)?;
            }
        }
    }
    Ok(())
}

/// Keys and columns that are added up are columns of the parameter.
pub(super) fn columns(program: &Program) -> Checked {
    for (_, node) in numbered(program) {
        if let Op::Parameter { parameter, keys, sum_over, .. } = &node.op {
            let known = |name: &String| program.parameters[*parameter].index.iter().any(|c| c.name == *name);
            holds(keys.iter().map(|(name, _)| name).chain(sum_over).all(known), &node.id)?;
        }
    }
    Ok(())
}
