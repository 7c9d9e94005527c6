//! Where a row stands: the way to it from the case.

use crate::ir::{DomainId, DomainKind, Program};
use crate::values::Month;

/// One step down: the nth of a list, from 1, or a month of a schedule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Down {
    Nth(u32),
    Month(Month),
}

/// The way to a row; the case itself needs no step.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) struct Row(pub Vec<Down>);

impl Row {
    pub fn below(&self, down: Down) -> Row {
        Row(self.0.iter().copied().chain([down]).collect())
    }

    /// The row around this one, so many steps from the case.
    pub fn around(&self, depth: usize) -> Row {
        Row(self.0.iter().copied().take(depth).collect())
    }

    /// The last step, if it is a month.
    pub fn month(&self) -> Option<Month> {
        if let Some(Down::Month(month)) = self.0.last() { Some(*month) } else { None }
    }

    /// Reads the row of a domain; nothing where the way is none of that domain's.
    pub fn read(program: &Program, domain: DomainId, text: Option<&str>) -> Option<Row> {
        let steps: Vec<&str> = text.map_or(vec![], |t| t.split('.').collect());
        let mut way = Vec::with_capacity(steps.len());
        for (domain, step) in path(program, domain)?.into_iter().zip(&steps) {
            way.push(match program.domain(domain).kind {
                DomainKind::Months { .. } => Down::Month(Month::parse(step).ok()?),
                DomainKind::Relation { .. } => Down::Nth(step.parse().ok().filter(|n| *n > 0)?),
                DomainKind::Root => return None,
            });
        }
        (steps.len() == depth(program, domain)).then_some(Row(way))
    }

    pub fn written(&self) -> String {
        let one = |down: &Down| match down {
            Down::Nth(n) => n.to_string(),
            Down::Month(month) => month.to_string(),
        };
        self.0.iter().map(one).collect::<Vec<_>>().join(".")
    }
}

/// The domains on the way from the case to this one, itself included, the case not.
fn path(program: &Program, domain: DomainId) -> Option<Vec<DomainId>> {
    let mut way = Vec::new();
    let mut at = domain;
    while let Some(parent) = program.domains.get(at.index())?.parent {
        way.push(at);
        at = parent;
    }
    way.reverse();
    Some(way)
}

/// How many steps from the case a domain's rows are.
pub(super) fn depth(program: &Program, domain: DomainId) -> usize {
    path(program, domain).map_or(0, |way| way.len())
}
