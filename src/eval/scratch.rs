//! The buffers of a pass: its cells, and the months of its schedules.

use super::cell::Cell;
use crate::ir::{DomainId, NodeId, SlotId};
use crate::values::{Causes, Month};

/// The cells of a pass: its trace. Kept between cases, nothing is allocated again.
#[derive(Debug, Clone, Default)]
pub struct Scratch {
    pub(super) cells: Vec<Cell>,
    /// Where each node's cells begin; none for a node that was not computed.
    pub(super) starts: Vec<Option<usize>>,
    /// The nodes that were computed: the others need not be forgotten again.
    pub(super) computed: Vec<NodeId>,
    pub(super) months: Vec<MonthRows>,
    /// The cells of the node at hand, before they stand in the trace.
    pub(super) fresh: Vec<Cell>,
}

/// The candidate months of each holder, before start, end and caps.
#[derive(Debug, Clone, Default)]
pub struct MonthRows {
    pub made: bool,
    /// Holder row and month, ascending.
    pub rows: Vec<(u32, Month)>,
    /// Whether each month is in range: it holds, or it is open.
    pub within: Vec<Cell>,
    /// Holders with a record whose month is not known, and why.
    pub undated: Vec<(u32, Causes)>,
    /// Where the months come from records: the records and their column of months.
    pub(super) source: Option<(DomainId, SlotId)>,
    /// The records of row `r` are `records[starts[r]..starts[r + 1]]`.
    pub(super) starts: Vec<u32>,
    pub(super) records: Vec<u32>,
    /// Records whose month is not known, with the holder of each: they may be of any of its months.
    pub(super) loose: Vec<(u32, u32)>,
}

impl MonthRows {
    pub(super) fn clear(&mut self) {
        self.made = false;
        self.rows.clear();
        self.within.clear();
        self.undated.clear();
        self.source = None;
    }

    /// The records of one month, if these months come from that column.
    pub(super) fn records(&self, source: (DomainId, SlotId), row: usize) -> Option<&[u32]> {
        (self.source == Some(source)).then(|| &self.records[self.starts[row] as usize..self.starts[row + 1] as usize])
    }

    /// The records of which it is not known whether they are of one month.
    pub(super) fn loose(&self, row: usize) -> impl Iterator<Item = usize> {
        let holder = self.rows[row].0;
        self.loose.iter().filter(move |(of, _)| *of == holder).map(|(_, record)| *record as usize)
    }

    /// The rows of one holder.
    pub fn of(&self, holder: usize) -> std::ops::Range<usize> {
        let holder = holder as u32;
        self.rows.partition_point(|(h, _)| *h < holder)..self.rows.partition_point(|(h, _)| *h <= holder)
    }
}
