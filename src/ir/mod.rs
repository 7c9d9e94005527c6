//! The intermediate representation: a flat, typed program that evaluators read and nothing else.
//!
//! Nodes stand in dependency order and name their operands by number; each lives in one
//! [`Domain`], a space of rows (the case itself, the members of a relation, the months of a
//! schedule). Reading a node from a child domain takes the parent's row, so the same program can
//! be run row by row over one case or column by column over many.

mod canonical;
mod decision;
mod dictionary;
mod id;
mod node;
mod outcome;
mod print;
mod program;
mod reach;
mod refs;
mod shape;
mod verify;
mod word;

pub use canonical::{canonical_json, content_hash};
pub use decision::{
    AmountLimit, Approved, CapMonths, Decision, DecisionKind, Enjoyed, Extension, Hint, Holder, LimitOf, LimitPeriod,
    LimitWhat, Member, MonthsFrom, OpenDocument, Pay, Plan, Proration, Register, Rounding, Setting, Shared, TIMES,
    TargetSpec, Tier,
};
pub use dictionary::{
    DictEntity, DictFact, DictKind, DictRelation, Dictionary, PeriodEnd, SINCE, SINCE_WHEN, YearPart,
};
pub use id::{CitationId, DecisionId, DocumentId, DomainId, InterpId, LimitId, NodeId, ParamId, SlotId, TierId};
pub use node::{CmpOp, Literal, Node, Op, RefDate};
pub use outcome::{AmountState, Verdict};
pub use print::dump;
pub use program::{
    APPLIED_ON, Adopted, Alternative, Citation, ClauseInfo, Column, Document, DocumentStanding, Domain, DomainKind,
    Exclusion, FORMAT, Force, Interpretation, ParamUnit, Parameter, Policy, Program, Slot,
};
pub use refs::{Ref, RefMut};
pub use shape::{decision_shape, node_shape};
pub use verify::{INVARIANTS, Invariant, VerifyError, verify};
pub use word::{OwnWord, Word};
