//! Parameters with the rows of their tables, for the source of a figure.

use crate::eval::{Found, Run};
use crate::ir::{Decision, NodeId, Op};
use crate::types::Kind;
use crate::values::{Date, Exact, distinct};

/// A parameter as it was looked up.
#[derive(Debug, Clone, PartialEq)]
pub struct Lookup {
    pub parameter: String,
    /// The day whose value was looked for.
    pub at: Date,
    pub found: Option<Row>,
}

/// What a table holds for that day.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    pub value: Exact,
    pub kind: Kind,
    /// Where the figure comes from, each source once.
    pub sources: Vec<String>,
    /// A figure for trials, which nobody published.
    pub example: bool,
}

impl Lookup {
    /// The same figure from the same source, or the same gap.
    pub fn tells_the_same(&self, other: &Lookup) -> bool {
        match (&self.found, &other.found) {
            (Some(a), Some(b)) => a.value == b.value && a.sources == b.sources,
            (None, None) => self.at == other.at,
            _ => false,
        }
    }
}

/// The parameters of which a decision read a figure for trials, each once; those of its amount where there is one.
pub fn examples(run: &Run<'_>, decision: &Decision, paid: bool) -> Vec<String> {
    let roots = if paid { decision.roots() } else { vec![decision.eligible] };
    let read = run.program.parameters_behind(roots).into_iter().filter(|(node, _)| run.computed(*node));
    let looked = read.flat_map(|(node, _)| {
        let rows = run.row_count(run.program.node(node).domain);
        (0..rows).filter_map(move |row| look_up(run, node, row))
    });
    distinct(looked.filter(|l| l.found.as_ref().is_some_and(|row| row.example)).map(|l| l.parameter))
}

/// The rows of the table behind a parameter; `None` where the node is none, or a key is open.
pub fn look_up(run: &Run<'_>, node: NodeId, row: usize) -> Option<Lookup> {
    let n = run.program.node(node);
    let Op::Parameter { parameter, .. } = &n.op else { return None };
    let name = run.program.parameters[parameter.index()].name.clone();
    match run.look_up(n.domain, &n.op, row) {
        Found::Rows { rows, value, at } => {
            let table = run.table(*parameter);
            let rows: Vec<_> = rows.iter().filter_map(|r| table.rows.get(*r as usize)).collect();
            let sources = distinct(rows.iter().map(|row| row.source.clone()));
            let example = rows.iter().any(|row| row.example);
            Some(Lookup { parameter: name, at, found: Some(Row { value, kind: n.kind.clone(), sources, example }) })
        }
        Found::Nothing { at } => Some(Lookup { parameter: name, at, found: None }),
        _ => None,
    }
}
