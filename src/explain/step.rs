//! The trace of a truth as a tree of statements.

use super::detail::detail;
use super::message::{Arg, Message};
use crate::eval::{Cell, Run};
use crate::ir::{CitationId, DomainId, NodeId, Op};

/// How a statement stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    Holds,
    Fails,
    Open,
    /// 不适用
    Inapplicable,
    Failed,
}

impl State {
    pub fn of(cell: Cell) -> State {
        match cell {
            Cell::False => State::Fails,
            Cell::Open(_) => State::Open,
            Cell::NotApplicable => State::Inapplicable,
            Cell::Fault(_) => State::Failed,
            _ => State::Holds,
        }
    }

    /// The word in decisions: 成立, 不成立, 待定, 不适用, 错误.
    pub fn name(self) -> &'static str {
        match self {
            State::Holds => "成立",
            State::Fails => "不成立",
            State::Open => "待定",
            State::Inapplicable => "不适用",
            State::Failed => "错误",
        }
    }

    /// A mark whose shape tells, without colour.
    pub fn mark(self) -> &'static str {
        match self {
            State::Holds => "✓",
            State::Fails => "✗",
            State::Open => "？",
            State::Inapplicable => "–",
            State::Failed => "！",
        }
    }
}

/// One statement with its state, what it rests on, and its parts.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    pub node: Option<NodeId>,
    pub statement: String,
    pub state: State,
    /// Facts, limits and margins, as sentences.
    pub details: Vec<Message>,
    pub cites: Vec<CitationId>,
    /// The alternative of an interpretation that stands here.
    pub reading: Option<(String, String)>,
    pub children: Vec<Step>,
    /// The parts are alternatives: one that holds is enough.
    pub any: bool,
}

impl Step {
    /// The deepest statements in `state`; of alternatives, the whole.
    pub fn leaves(&self, state: State) -> Vec<&Step> {
        if self.state != state {
            return vec![];
        }
        if self.children.is_empty() || self.any {
            return vec![self];
        }
        let below: Vec<&Step> = self.children.iter().flat_map(|c| c.leaves(state)).collect();
        if below.is_empty() { vec![self] } else { below }
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
        statement: n.text.clone(),
        state: State::of(run.cell(node, row)),
        details: Vec::new(),
        cites: n.cites.clone(),
        reading: None,
        children: Vec::new(),
        any: false,
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
            let chosen = run.input.choices.get(interpretation.index()).copied().unwrap_or_default() as usize;
            let of = &run.program.interpretations[interpretation.index()];
            made.reading = of.alternatives.get(chosen).map(|a| (of.name.clone(), a.name.clone()));
            made.children = alternatives.get(chosen).map(|a| part(*a)).into_iter().collect();
        }
        Op::Not(of) | Op::Unless(of) => {
            let inner = part(*of);
            made.details = inner.details;
            made.children = if inner.children.len() > 1 || inner.any { inner.children } else { vec![] };
            if matches!(run.program.node(*of).op, Op::Exists { .. }) {
                made.children.clear();
                made.details = records(run, *of, n.domain, row);
            }
            made.any = inner.any;
            // The parts speak of what is denied; their marks would read the wrong way round.
            if !made.any && made.details.is_empty() {
                made.details = made.children.drain(..).flat_map(|c| c.details).collect();
            }
        }
        Op::Exists { domain, condition } => {
            // One row that holds is enough; none of those that fail decides by itself.
            made.any = true;
            members(run, *domain, *condition, row, &mut made);
        }
        Op::Compare { left, .. } => {
            made.details = detail(run, node, row);
            made.children = items(run, *left, n.domain, row);
            made.any = !made.children.is_empty();
        }
        _ => made.details = detail(run, node, row),
    }
    collapse(made)
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
        let value = super::detail::cell_arg(run.at(*part, n.domain, own), &of.kind);
        let details = if holds.is_true() { vec![Message::new("detail-item").arg("value", value)] } else { vec![] };
        found.push(Step {
            node: Some(*part),
            statement: of.text.clone(),
            state: State::of(holds),
            details,
            cites: vec![],
            reading: None,
            children: vec![],
            any: false,
        });
    }
    found
}

/// One of several alternatives stands as a whole, so that its parts are not taken for alternatives.
fn whole(run: &Run<'_>, mut alternative: Step) -> Step {
    if alternative.is_silent() && alternative.children.len() > 1 {
        alternative.statement = alternative.node.map(|n| run.program.node(n).text.clone()).unwrap_or_default();
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
        cites: if step.cites.is_empty() { child.cites } else { step.cites },
        reading: step.reading.or(child.reading),
        children: child.children,
        any: child.any,
        node: step.node,
        state: step.state,
    }
}

/// At most so many are named; the rest are counted.
const NAMED: usize = 4;

fn more(key: &'static str) -> &'static str {
    match key {
        "detail-members-hold" => "detail-members-hold-more",
        "detail-members-open" => "detail-members-open-more",
        _ => "detail-members-fail-more",
    }
}

/// Who of a relation makes the statement hold, and who does not.
fn members(run: &Run<'_>, domain: DomainId, condition: NodeId, row: usize, made: &mut Step) {
    let rows = run.rows(domain);
    let range = rows.children(row);
    if range.is_empty() {
        let relation =
            run.program.domain(domain).path.trim_end_matches("[]").rsplit('.').next().unwrap_or_default().to_owned();
        let known = made.state != State::Open;
        made.details =
            vec![Message::new(if known { "detail-no-rows" } else { "detail-rows-unknown" }).arg("relation", relation)];
        return;
    }
    let mut named: Vec<(State, Vec<Arg>)> = Vec::new();
    for r in range.clone() {
        let own = run.enclosing(run.program.node(condition).domain, domain, r);
        let state = State::of(run.cell(condition, own));
        let label = Arg::Text(rows.labels.get(r).cloned().unwrap_or_default());
        match named.iter_mut().find(|(s, _)| *s == state) {
            Some((_, labels)) => labels.push(label),
            None => named.push((state, vec![label])),
        }
    }
    for (state, labels) in &named {
        let key = match state {
            State::Holds => "detail-members-hold",
            State::Open => "detail-members-open",
            _ => "detail-members-fail",
        };
        let shown: Vec<Arg> = labels.iter().take(NAMED).cloned().collect();
        let key = if labels.len() > NAMED { more(key) } else { key };
        made.details.push(Message::new(key).arg("who", Arg::List(shown)).arg("count", Arg::Count(labels.len() as i64)));
    }
    // One row that counts shows why; those that do not are shown too, for whoever asks.
    let holds = |r: &usize| run.at(condition, domain, *r).is_true();
    let counting = range.clone().filter(holds).take(1);
    let others = range.filter(|r| !holds(r)).take(8);
    let shown: Vec<usize> = counting.chain(others).collect();
    for r in shown {
        let mut child = at(run, condition, domain, r);
        let label = rows.labels.get(r).cloned().unwrap_or_default();
        child.statement = if child.statement.is_empty() { label } else { format!("{label}：{}", child.statement) };
        made.children.push(child);
    }
}

/// The records that make “无……的记录” fail.
fn records(run: &Run<'_>, exists: NodeId, domain: DomainId, row: usize) -> Vec<Message> {
    let Op::Exists { domain: child, condition } = run.program.node(exists).op else { return vec![] };
    let parent = run.enclosing(run.program.node(exists).domain, domain, row);
    let rows = run.rows(child);
    let hits = rows.children(parent).filter(|r| run.at(condition, child, *r).is_true());
    let labels: Vec<Arg> = hits.map(|r| Arg::Text(rows.labels.get(r).cloned().unwrap_or_default())).collect();
    if labels.is_empty() {
        return vec![];
    }
    vec![Message::new("detail-records").arg("who", Arg::List(labels))]
}
