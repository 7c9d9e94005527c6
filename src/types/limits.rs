//! The least and the most that a number can be, as its fact declares: 不小于, 不大于.

use crate::values::Exact;
use serde::{Deserialize, Serialize};

/// Both ends belong to it; without one there is no end on that side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Limits {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub least: Option<Exact>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub most: Option<Exact>,
}

impl Limits {
    pub fn is_none(&self) -> bool {
        *self == Limits::default()
    }

    pub fn hold(&self, value: Exact) -> bool {
        self.least.is_none_or(|least| value >= least) && self.most.is_none_or(|most| value <= most)
    }
}
