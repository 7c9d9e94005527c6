//! The trace of a truth as a tree of statements.

use super::detail::{Detail, Standing};
use super::needs::relation;
use super::shown::Shown;
use super::spoken::spoken;
use super::state::State;
use super::truth::{details, records_by_state, stated};
use crate::eval::Run;
use crate::ir::{CitationId, DomainId, NodeId, Op, SlotId};

/// One statement with its state, what it rests on, and its parts.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    pub node: Option<NodeId>,
    pub statement: String,
    pub state: State,
    /// Facts, limits and margins.
    pub details: Vec<Detail>,
    /// The fact whose name, affirmed, is the statement.
    pub states: Option<SlotId>,
    pub cites: Vec<CitationId>,
    /// The alternative of an interpretation that stands here.
    pub reading: Option<(String, String)>,
    pub children: Vec<Step>,
    /// The parts are alternatives: one that holds is enough.
    pub any: bool,
    /// The statement denies its parts: where they hold, it fails.
    pub denies: Option<Denies>,
    /// Of one row of a relation: the person or record that it is about.
    pub whose: Option<String>,
    /// The facts that a statement without parts rests on, each with its row.
    pub reads: Vec<(SlotId, usize)>,
}

/// What a statement denies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Denies {
    /// A status, a definition: 不是……
    Status,
    /// A 除外情形, with the words that affirm it: 属于……
    Exclusion { affirmed: String },
}

impl Step {
    /// The words that affirm the 除外情形 by which the statement fails.
    pub fn excluded(&self) -> Option<&str> {
        match &self.denies {
            Some(Denies::Exclusion { affirmed }) if self.state == State::Fails => Some(affirmed),
            _ => None,
        }
    }

    /// The deepest statements in `state`; of alternatives, the whole.
    pub fn leaves(&self, state: State) -> Vec<&Step> {
        if self.state != state {
            return vec![];
        }
        // What a denial unfolds into are no conditions of their own.
        let denied = self.denies.is_some() && state != State::Open;
        if self.children.is_empty() || self.any || denied {
            return vec![self];
        }
        let below: Vec<&Step> = self.children.iter().flat_map(|c| c.leaves(state)).collect();
        if below.is_empty() { vec![self] } else { below }
    }

    /// Whether it speaks of a fact, list or parameter of this name.
    pub fn mentions(&self, name: &str) -> bool {
        self.statement.contains(name) || self.details.iter().any(|d| d.speaks_of(name))
    }

    fn is_silent(&self) -> bool {
        self.statement.is_empty()
    }
}

/// The statement of `node` in `row` of its own domain.
pub fn step(run: &Run<'_>, node: NodeId, row: usize) -> Step {
    let n = run.program.node(node);
    let mut made = Step {
        node: Some(node),
        statement: counted(run, node, spoken(run, &n.text)),
        state: State::of(run.cell(node, row)),
        details: Vec::new(),
        states: stated(run, node),
        cites: n.cites.clone(),
        reading: None,
        children: Vec::new(),
        any: false,
        denies: None,
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
            members(run, *domain, *condition, row, &mut made);
        }
        Op::Compare { left, .. } => {
            made.details = details(run, node, row);
            made.children = items(run, *left, n.domain, row);
            made.any = !made.children.is_empty();
        }
        _ => made.details = details(run, node, row),
    }
    if made.children.is_empty() {
        made.reads = reads(run, node, row);
    }
    collapse(made)
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

/// Of a number made of items, those that count: the condition of each, and how much it is worth.
fn items(run: &Run<'_>, number: NodeId, domain: DomainId, row: usize) -> Vec<Step> {
    let n = run.program.node(number);
    let own = run.enclosing(n.domain, domain, row);
    let (Op::Add(parts) | Op::Highest(parts) | Op::Agree(parts)) = &n.op else { return vec![] };
    let mut found = Vec::new();
    for part in parts {
        let of = run.program.node(*part);
        let Op::If { condition, .. } = of.op else {
            found.extend(items(run, *part, n.domain, own));
            continue;
        };
        let holds = run.at(condition, n.domain, own);
        if !(holds.is_true() || holds.is_open()) {
            continue;
        }
        let value = Shown::cell(run.at(*part, n.domain, own), &of.kind);
        let details = if holds.is_true() { vec![Detail::Item { value }] } else { vec![] };
        found.push(Step {
            node: Some(*part),
            statement: spoken(run, &of.text),
            state: State::of(holds),
            details,
            states: None,
            cites: vec![],
            reading: None,
            children: vec![],
            any: false,
            denies: None,
            whose: None,
            reads: vec![],
        });
    }
    found
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
    let same = step.is_silent() || step.children[0].is_silent() || step.children[0].statement == step.statement;
    if !same {
        return step;
    }
    let Some(child) = step.children.pop() else { return step };
    Step {
        statement: if step.is_silent() { child.statement } else { step.statement },
        details: if step.details.is_empty() { child.details } else { step.details },
        states: step.states.or(child.states),
        cites: if step.cites.is_empty() { child.cites } else { step.cites },
        reading: step.reading.or(child.reading),
        children: child.children,
        any: child.any,
        denies: step.denies.or(child.denies),
        whose: step.whose.or(child.whose),
        reads: if step.reads.is_empty() { child.reads } else { step.reads },
        node: step.node,
        state: step.state,
    }
}

/// Who of a relation makes the statement hold, and who does not.
fn members(run: &Run<'_>, domain: DomainId, condition: NodeId, row: usize, made: &mut Step) {
    let rows = run.rows(domain);
    let range = rows.children(row);
    if range.is_empty() {
        let known = made.state != State::Open;
        made.details = vec![Detail::NoRows { relation: relation(run, domain), known }];
        return;
    }
    let state = |r: usize| State::of(run.cell(condition, run.enclosing(run.program.node(condition).domain, domain, r)));
    made.details.extend(records_by_state(run, domain, row, state));
    // One row that counts shows why; those that do not are shown too, for whoever asks.
    let holds = |r: &usize| run.at(condition, domain, *r).is_true();
    let counting = range.clone().filter(holds).take(1);
    let others = range.filter(|r| !holds(r));
    let shown: Vec<usize> = counting.chain(others).collect();
    for r in shown {
        let mut child = at(run, condition, domain, r);
        let label = rows.labels.get(r).cloned().unwrap_or_default();
        child.whose = Some(label.clone());
        child.statement = if child.statement.is_empty() { label } else { format!("{label}：{}", child.statement) };
        made.children.push(child);
    }
}

/// The records that make “无……的记录” fail.
fn records(run: &Run<'_>, exists: NodeId, domain: DomainId, row: usize) -> Vec<Detail> {
    let Op::Exists { domain: child, condition } = run.program.node(exists).op else { return vec![] };
    let parent = run.enclosing(run.program.node(exists).domain, domain, row);
    let rows = run.rows(child);
    let hits = rows.children(parent).filter(|r| run.at(condition, child, *r).is_true());
    let named: Vec<String> = hits.map(|r| rows.labels.get(r).cloned().unwrap_or_default()).collect();
    if named.is_empty() { vec![] } else { vec![Detail::Records { named }] }
}
