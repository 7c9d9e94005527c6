//! Where a sentence is read: whose facts its names mean, at which date.

use crate::ir::{DomainId, NodeId, SlotId};
use crate::resolve::UseSite;
use crate::resolve::{RuleId, TimeLine};
use crate::source::FileId;
use crate::syntax::ast::{Expr, LineValue};

/// An entity at a place in the case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Frame {
    pub entity: String,
    /// `单位.招用人员[].个人`
    pub path: String,
    pub or_path: Option<String>,
    pub domain: DomainId,
}

impl Frame {
    /// An entity at the top of the case.
    pub fn root(entity: &str) -> Frame {
        Frame { entity: entity.to_owned(), path: entity.to_owned(), or_path: None, domain: DomainId::ROOT }
    }
}

/// Members that are counted one by one.
#[derive(Debug, Clone)]
pub(super) struct Members {
    pub rows: Frame,
    /// Of each, whether it counts.
    pub condition: NodeId,
    /// What tells one from another.
    pub identity: Option<SlotId>,
}

/// Everything that decides what a name means.
#[derive(Clone)]
pub(super) struct Ctx<'a> {
    pub rule: RuleId,
    /// The file that holds the words being read.
    pub file: FileId,
    pub site: UseSite,
    /// Enclosing entities, the innermost last.
    pub frames: Vec<Frame>,
    /// The date that the sentence names; 基准日 where it names none.
    pub date: Option<NodeId>,
    /// The entitlement whose record of benefits is meant.
    pub benefit: Option<String>,
    /// 算式 of the rule, by name.
    pub formulas: Vec<(&'a str, &'a Expr)>,
    /// 推定 lines of the rule.
    pub presumptions: Vec<&'a LineValue>,
    /// 时点 lines of the rule: whose conditions, on which day.
    pub times: Vec<TimeLine<'a>>,
    /// In a schedule: the month of the row.
    pub month: Option<NodeId>,
    /// 计算范围内人员: the members that count.
    pub members: Option<Members>,
    /// In a plan over a window of days.
    pub window: Option<Window>,
    /// Start of the ids of nodes made here.
    pub prefix: String,
}

impl<'a> Ctx<'a> {
    pub fn subject(&self) -> Option<&Frame> {
        self.frames.last()
    }

    /// The same, with ids one step further in.
    pub fn under(&self, step: &str) -> Ctx<'a> {
        Ctx { prefix: format!("{}/{step}", self.prefix), ..self.clone() }
    }

    pub fn inside(&self, frame: Frame) -> Ctx<'a> {
        let mut inner = self.clone();
        inner.frames.push(frame);
        inner
    }

    /// The same, for words that stand in another file.
    pub fn in_file(&self, file: FileId) -> Ctx<'a> {
        Ctx { file, ..self.clone() }
    }

    pub fn at(&self, date: NodeId) -> Ctx<'a> {
        Ctx { date: Some(date), ..self.clone() }
    }
}

/// What a definition became.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Instance {
    /// A truth, a date or a quantity.
    Node(NodeId),
    /// 自…起至…止的期间
    Span { from: NodeId, to: NodeId },
}

/// The months of a window of days: all of them, those enjoyed at its beginning, those granted next.
#[derive(Debug, Clone, Copy)]
pub struct Window {
    pub term: NodeId,
    pub taken: NodeId,
    pub granted: NodeId,
}
