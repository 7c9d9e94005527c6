//! The facts of a case as columns, and parameter tables: all that an evaluator reads beside the IR.
//!
//! Invariants: every value has the kind its slot declares; a fact that was not given is never a
//! value; rows of a domain stand in the order of their parent rows.

mod case;
mod form;
mod schema;
mod table;
mod table_reader;
mod words;

pub use case::{Case, CasePaths, CaseReader, Claim, Expectation, Stated, Supplied, Unlisted, read_case, written};
pub use form::form;
pub use schema::schema;
pub use table::{KeyCell, OwnTables, Table, TableRow, Tables};
pub use table_reader::read_table;
pub use words::{Absence, CaseKey, ExpectationKey};

use crate::ir::{DomainId, Program, SlotId};
use crate::values::{Date, Exact, Month};

/// The three dates of a case, and which of them were left to follow 基准日.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dates {
    pub basis: Date,
    pub applicable: Date,
    pub decided: Date,
    pub applicable_given: bool,
    pub decided_given: bool,
}

/// One fact as the case has it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Given {
    Value(Value),
    /// 不知: asked, not known.
    Unknown,
    /// Sources say different things: not known until somebody finds out.
    Disputed,
    /// 未提供
    Missing,
    /// 不适用
    NotApplicable,
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Value {
    Bool(bool),
    Number(Exact),
    Date(Date),
    Month(Month),
    /// A value of an enumeration by its place in it; its length stands for one not listed.
    Enum(u32),
    /// A set of places, as bits.
    Set(u64),
    /// Ranges of months, ends included, in order and apart.
    Months(Box<[(Month, Month)]>),
    Amounts(Box<[Exact]>),
    Text(Box<str>),
}

/// Whether the list that holds a domain's rows was provided for one parent row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListState {
    /// Given, perhaps empty.
    Given,
    Missing,
    Unknown,
    NotApplicable,
}

/// The rows of one domain.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Rows {
    /// The parent row of each row, ascending.
    pub parents: Vec<u32>,
    /// Rows of parent `p` are `starts[p]..starts[p + 1]`.
    pub starts: Vec<u32>,
    /// One for each parent row.
    pub lists: Vec<ListState>,
    /// How people name each row: by the person's name where given, else 招用人员第1名.
    pub labels: Vec<String>,
    /// The item of its list that each row comes from, from 1; a record of several months makes several rows.
    pub items: Vec<u32>,
}

impl Rows {
    pub fn len(&self) -> usize {
        self.parents.len()
    }

    pub fn is_empty(&self) -> bool {
        self.parents.is_empty()
    }

    pub fn children(&self, parent: usize) -> std::ops::Range<usize> {
        let at = |i: usize| self.starts.get(i).copied().unwrap_or_default() as usize;
        at(parent)..at(parent + 1)
    }

    /// The rows that come from the same item as `row`, itself included: they stand together.
    pub fn of_item(&self, row: usize) -> std::ops::Range<usize> {
        let same =
            |r: &usize| self.parents.get(*r) == self.parents.get(row) && self.items.get(*r) == self.items.get(row);
        let before = (0..row).rev().take_while(same).count();
        let after = (row + 1..self.len()).take_while(same).count();
        row - before..row + 1 + after
    }
}

/// The facts of one case, for one program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    pub dates: Dates,
    /// One for each domain of the program: the root has one row, months domains have none here.
    pub rows: Vec<Rows>,
    /// One column for each slot of the program, one entry for each row of the slot's domain.
    pub columns: Vec<Vec<Given>>,
}

impl Facts {
    pub fn given(&self, slot: SlotId, row: usize) -> &Given {
        self.columns.get(slot.index()).and_then(|c| c.get(row)).unwrap_or(&Given::Missing)
    }

    pub fn rows(&self, domain: DomainId) -> &Rows {
        &self.rows[domain.index()]
    }

    /// `path`, which has an entry for each row of `domain`, with the items on the way to `row` numbered:
    /// `单位.招用人员[2].个人.出生日期`.
    pub fn place(&self, program: &Program, (domain, row): (DomainId, usize), path: &str) -> String {
        let mut numbers = Vec::new();
        let (mut domain, mut row) = (domain, row);
        while let Some(parent) = program.domain(domain).parent {
            let rows = self.rows(domain);
            numbers.push(rows.items.get(row).copied().unwrap_or(1));
            (domain, row) = (parent, rows.parents.get(row).copied().unwrap_or_default() as usize);
        }
        numbered(path, numbers.iter().rev())
    }
}

/// A path with its items numbered in order: `招用人员[].出生日期` and 2 are `招用人员[2].出生日期`.
fn numbered<'n>(path: &str, numbers: impl Iterator<Item = &'n u32>) -> String {
    numbers.fold(path.to_owned(), |path, n| path.replacen("[]", &format!("[{n}]"), 1))
}
