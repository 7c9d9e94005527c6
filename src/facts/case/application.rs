//! On which day an application was made: 申请日期.

use super::check::{Check, Site};
use super::fact::Wanted;
use crate::data::Node;
use crate::facts::words::CaseKey;
use crate::facts::{Given, Value};
use crate::types::Kind;
use crate::values::Date;

impl Check<'_, '_, '_> {
    /// 申请日期: a fact of its own, and never another of the dates.
    pub(super) fn applied_on(&mut self, node: &Node<'_>) -> Option<Date> {
        let key = CaseKey::AppliedOn.word();
        let site = Site { entity: key, record: None, target: None, benefits: false };
        let before = self.learnt.supplied.len();
        self.under(key, |c| c.plain(site, key, Wanted::any(&Kind::Date), node));
        // It belongs to the application also where no rule asks for it.
        if self.learnt.supplied.get(before).is_some_and(|s| s.slot.is_none()) {
            self.learnt.supplied.truncate(before);
        }
        if let Some(Given::Value(Value::Date(day))) = self.learnt.given.get(node.id as usize)? {
            return Some(*day);
        }
        None
    }
}
