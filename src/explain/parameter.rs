//! Parameters with the rows of their tables, for the source of a figure.

use crate::eval::{Found, Run};
use crate::ir::{NodeId, Op};
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

/// The rows of the table behind a parameter; `None` where the node is none, or a key is open.
pub fn look_up(run: &Run<'_>, node: NodeId, row: usize) -> Option<Lookup> {
    let n = run.program.node(node);
    let Op::Parameter { parameter, .. } = &n.op else { return None };
    let name = run.program.parameters[parameter.index()].name.clone();
    match run.look_up(n.domain, &n.op, row) {
        Found::Rows { rows, value, at } => {
            let table = run.table(*parameter);
            let rows = rows.iter().filter_map(|r| table.rows.get(*r as usize));
            let sources = distinct(rows.map(|row| row.source.clone()));
            Some(Lookup { parameter: name, at, found: Some(Row { value, kind: n.kind.clone(), sources }) })
        }
        Found::Nothing { at } => Some(Lookup { parameter: name, at, found: None }),
        _ => None,
    }
}
