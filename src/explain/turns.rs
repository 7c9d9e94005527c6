//! What would turn a decision: each set of facts with what they are and what they would be.

use super::needs::{is_end, label, owned};
use super::shown::Shown;
use crate::counterfactual::{Change, Setting};
use crate::eval::{Amount, Run};
use crate::facts::Given;
use crate::ir::{DecisionKind, DomainId, SlotId, Word};

/// One set of facts and the decision that follows from it.
#[derive(Debug, Clone, PartialEq)]
pub struct Turn {
    pub items: Vec<Item>,
    pub outcome: Word,
    pub amount: Amount,
}

/// One fact that would be otherwise.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    pub slot: SlotId,
    /// 个人的灵活就业登记日期, 张某的岗位类别.
    pub fact: String,
    pub from: Shown,
    pub to: Shown,
    /// The case gives no value now: it is found, not corrected.
    pub found: bool,
}

/// The sets, as values.
pub fn turns(run: &Run<'_>, kind: DecisionKind, changes: &[Change]) -> Vec<Turn> {
    let items = |c: &Change| c.set.iter().map(|s| item(run, s)).collect();
    changes.iter().map(|c| Turn { items: items(c), outcome: Word::of(kind, c.outcome), amount: c.amount }).collect()
}

fn item(run: &Run<'_>, of: &Setting) -> Item {
    let kind = &run.program.slot(of.slot).kind;
    Item {
        slot: of.slot,
        fact: fact(run, of),
        from: Shown::given(run.program, kind, &of.from),
        to: Shown::given(run.program, kind, &of.to),
        found: !matches!(of.from, Given::Value(_)),
    }
}

fn fact(run: &Run<'_>, of: &Setting) -> String {
    let slot = run.program.slot(of.slot);
    if slot.domain == DomainId::ROOT {
        return owned(run.program, &of.at, is_end(run.program, of.slot));
    }
    let whose = label(run, slot.domain, of.row as usize).unwrap_or_default();
    format!("{whose}的{}", slot.name)
}
