//! A decision that changed, before its cause is known.

use crate::compare::Change;
use crate::eval::Decided;
use std::collections::BTreeSet;

/// A decision that changed, with what it was.
pub struct Pending {
    /// The place of its case among all.
    pub case: usize,
    pub change: Change,
    pub was: Option<Decided>,
    /// The rules that differ among all that it reads.
    pub among: BTreeSet<String>,
}
