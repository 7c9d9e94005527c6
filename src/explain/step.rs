//! The trace of a truth as a tree of statements.

use super::detail::{Detail, Standing};
use super::items::{items, left_out};
use super::members::{counted_of, members, reads_of, records};
use super::needs::relation;
use super::spoken::spoken;
use super::state::State;
use super::statement::{Denies, Step};
use super::truth::{details, stated};
use crate::eval::Run;
use crate::ir::{CitationId, DomainId, NodeId, Op, SlotId};

/// The statement of `node` in `row` of its own domain.
pub fn step(run: &Run<'_>, node: NodeId, row: usize) -> Step {
    let n = run.program.node(node);
    let mut made = Step {
        node: Some(node),
        row,
        statement: counted(run, node, spoken(run, &n.text)),
        state: State::of(run.cell(node, row)),
        details: Vec::new(),
        states: stated(run, node),
        cites: n.cites.clone(),
        reading: None,
        children: Vec::new(),
        any: false,
        denies: None,
        list: matches!(&n.op, Op::Any(_)) && n.cites.is_empty(),
        whose: None,
        reads: Vec::new(),
    };
    let part = |o: NodeId| at(run, o, n.domain, row);
    match &n.op {
        Op::All(parts) => {
            made.children = parts.iter().map(|p| part(*p)).collect();
            // A list of conditions speaks through its items.
            if parts.len() > 1 && made.cites.is_empty() {
                made.statement.clear();
            }
        }
        Op::Any(parts) => {
            made.children = parts.iter().map(|p| whole(run, part(*p))).collect();
            made.any = true;
        }
        Op::PerRules { of, .. } => made.children = vec![part(*of)],
        Op::Choose { interpretation, alternatives } => {
            let of = &run.program.interpretations[*interpretation];
            made.reading =
                run.alternative(*interpretation, &of.alternatives).map(|a| (of.name.clone(), a.name.clone()));
            made.children = run.alternative(*interpretation, alternatives).map(|a| part(*a)).into_iter().collect();
        }
        Op::Not(of) | Op::Unless(of) => {
            let inner = part(*of);
            let unnamed = run.program.node(*of).text.is_empty();
            if n.exclusion.is_some() {
                exclude(&mut made, inner);
            } else if unnamed && matches!(run.program.node(*of).op, Op::Exists { .. }) {
                made.details = records(run, *of, n.domain, row);
                made.reads = reads_of(run, *of, n.domain, row);
            } else if inner.children.is_empty() && inner.cites.is_empty() {
                made.details = inner.details;
            } else {
                // What is denied unfolds as its affirmation does, under its own words and marks, and comes from the same
                // words of the text.
                made.denies = Some(Denies::Status);
                if made.cites.is_empty() {
                    made.cites.clone_from(&inner.cites);
                }
                made.children = vec![whole(run, inner)];
            }
        }
        Op::Exists { domain, condition } => {
            // One row that holds is enough; none of those that fail decides by itself.
            made.any = true;
            members(run, (*domain, *condition), row, &mut made, at);
        }
        Op::Compare { left, .. } => {
            made.details = details(run, node, row);
            made.children = items(run, *left, n.domain, row);
            made.any = !made.children.is_empty();
            let named =
                if made.any && made.state == State::Fails { left_out(run, *left, n.domain, row) } else { vec![] };
            made.details.extend((!named.is_empty()).then_some(Detail::LeftOut { named }));
            counted_of(run, *left, (n.domain, row), &mut made, at);
        }
        _ => made.details = details(run, node, row),
    }
    if made.children.is_empty() && made.reads.is_empty() {
        made.reads = reads(run, node, row);
    }
    let mut made = collapse(made);
    if made.any && made.state == State::Holds {
        made.cites = used(run, &made);
    }
    made
}

/// A 除外情形 shows what decides it: the case of it that holds, those that are not known, or that none holds.
fn exclude(made: &mut Step, inner: Step) {
    let Step { statement: affirmed, mut children, .. } = inner;
    made.denies = Some(Denies::Exclusion { affirmed });
    if let [one] = children.as_mut_slice()
        && one.any
    {
        children = std::mem::take(&mut one.children);
    }
    let shown = match made.state {
        State::Fails => State::Holds,
        State::Holds => {
            let denied: Option<Vec<Detail>> = children.iter().map(denial).collect();
            match denied {
                Some(details) => made.details = vec![Detail::Denied { of: details }],
                None => made.children = children,
            }
            return;
        }
        state => state,
    };
    children.retain(|c| c.state == shown);
    made.children = children;
}

/// The one fact by which a statement without parts fails, where the statement is that fact.
fn denial(step: &Step) -> Option<Detail> {
    let [detail @ Detail::Fact { slot, standing: Standing::Stated | Standing::Checked, .. }] = step.details.as_slice()
    else {
        return None;
    };
    (step.state == State::Fails && step.children.is_empty() && step.states.is_some() && step.states == *slot)
        .then(|| detail.clone())
}

/// The citations of what holds by one of its alternatives: no words of an alternative that did not decide.
fn used(run: &Run<'_>, made: &Step) -> Vec<CitationId> {
    let within = |part: CitationId, whole: CitationId| {
        let (part, whole) = (run.program.citation(part), run.program.citation(whole));
        part.clause == whole.clause && whole.quote.contains(part.quote.trim_end_matches(ENDS))
    };
    let of = |holds: bool, cite: CitationId| {
        let parts = made.children.iter().filter(|c| (c.state == State::Holds) == holds);
        parts.flat_map(|c| &c.cites).any(|c| within(*c, cite))
    };
    made.cites.iter().copied().filter(|cite| of(true, *cite) || !of(false, *cite)).collect()
}

/// Marks that end a quotation.
const ENDS: [char; 4] = ['，', '。', '；', '、'];

/// The facts behind a node, each in the row that the node reads; those that it gathers stand in rows of their own.
fn reads(run: &Run<'_>, node: NodeId, row: usize) -> Vec<(SlotId, usize)> {
    let (program, domain) = (run.program, run.program.node(node).domain);
    let behind = program.behind([node]);
    if behind.iter().any(|id| program.node(*id).op.gathers().is_some()) {
        return vec![];
    }
    let at = |slot: SlotId| (slot, run.enclosing(program.slot(slot).domain, domain, row));
    program.slots_of(&behind).into_iter().map(at).collect()
}

/// “计算范围内人员” is a word of rules: who they are is said by their relation.
fn counted(run: &Run<'_>, node: NodeId, said: String) -> String {
    const COUNTED: &str = "计算范围内人员";
    if !said.contains(COUNTED) {
        return said;
    }
    let op = &run.program.node(node).op;
    let gathered = op.gathers().or_else(|| op.operands().iter().find_map(|o| run.program.node(*o).op.gathers()));
    let Some(domain) = gathered else { return said };
    said.replace(COUNTED, &format!("符合本项要求的{}", relation(run, domain)))
}

/// One of several alternatives stands as a whole, so that its parts are not taken for alternatives.
fn whole(run: &Run<'_>, mut alternative: Step) -> Step {
    if alternative.is_silent() && alternative.children.len() > 1 {
        alternative.statement = alternative.node.map(|n| spoken(run, &run.program.node(n).text)).unwrap_or_default();
    }
    alternative
}

fn at(run: &Run<'_>, node: NodeId, domain: DomainId, row: usize) -> Step {
    step(run, node, run.enclosing(run.program.node(node).domain, domain, row))
}

/// A statement with one part says both at once where only one of them has words, or both the same.
fn collapse(mut step: Step) -> Step {
    let mut children = Vec::with_capacity(step.children.len());
    for child in step.children {
        if !child.is_silent() || child.any {
            children.push(child);
            continue;
        }
        // What a part that stands otherwise rests on is no reason for the whole.
        if step.details.is_empty() && child.state == step.state {
            step.details = child.details;
        }
        step.reading = step.reading.or(child.reading);
        children.extend(child.children);
    }
    step.children = children;
    if step.children.len() != 1 || step.any {
        return step;
    }
    let below = &step.children[0];
    // A list of alternatives under a name of its own: the name says what they are alternatives for.
    let list = below.list;
    let same = step.is_silent() || below.is_silent() || below.statement == step.statement;
    if !same && !list {
        return step;
    }
    let Some(child) = step.children.pop() else { return step };
    Step {
        details: if step.details.is_empty() { child.details } else { step.details },
        states: step.states.or(child.states),
        cites: if step.cites.is_empty() { child.cites } else { step.cites },
        reading: step.reading.or(child.reading),
        children: child.children,
        any: child.any,
        denies: step.denies.or(child.denies),
        list: child.list && step.statement.is_empty(),
        statement: if step.statement.is_empty() { child.statement } else { step.statement },
        whose: step.whose.or(child.whose),
        reads: if step.reads.is_empty() { child.reads } else { step.reads },
        node: step.node,
        row: step.row,
        state: step.state,
    }
}
