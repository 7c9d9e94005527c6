//! The first day on which a condition came to hold, as nodes of its own.
//!
//! 条件全部具备的次月 asks not whether but since when. A condition that compares 基准日 with a date
//! holds since that date; all of several since the latest; any of several since the earliest of
//! those that hold. What depends on no date has held throughout.

use super::builder::Builder;
use crate::ir::{CmpOp, NodeId, Op, RefDate};
use crate::types::Kind;

impl Builder<'_, '_> {
    /// A date node, or nothing where the condition depends on no date.
    pub fn onset(&mut self, condition: NodeId) -> Option<NodeId> {
        let op = self.program.node(condition).op.clone();
        match op {
            Op::All(parts) => {
                let dates: Vec<NodeId> = parts.iter().filter_map(|p| self.onset(*p)).collect();
                self.combine(condition, dates, Op::Later)
            }
            Op::Any(parts) => {
                let mut dates = Vec::new();
                for part in parts {
                    let date = self.onset(part)?;
                    let domain = self.deepest(&[part, date]);
                    let id = format!("{}/始", self.program.node(part).id);
                    dates.push(self.node(id, domain, Kind::Date, Op::OnsetIf { condition: part, date }));
                }
                self.combine(condition, dates, Op::Earlier)
            }
            Op::Compare { op: CmpOp::Ge | CmpOp::Gt, left, right } if self.is_today(left) => Some(right),
            Op::Compare { op: CmpOp::Le | CmpOp::Lt, left, right } if self.is_today(right) => Some(left),
            Op::During { date, start, .. } if self.is_today(date) => Some(start),
            Op::During { date, .. } => Some(date),
            Op::StatusAt { at, .. } => Some(at),
            Op::Compare { left, .. } if self.is_fixed_date(left) => Some(left),
            Op::Choose { interpretation, alternatives } => {
                let dates: Option<Vec<NodeId>> = alternatives.iter().map(|a| self.onset(*a)).collect();
                let alternatives = dates?;
                let domain = self.deepest(&alternatives);
                let id = format!("{}/始", self.program.node(condition).id);
                Some(self.node(id, domain, Kind::Date, Op::Choose { interpretation, alternatives }))
            }
            Op::Const(_)
            | Op::Fact(_)
            | Op::Presume { .. }
            | Op::IfGiven { .. }
            | Op::RefDate(_)
            | Op::Not(_)
            | Op::Compare { .. }
            | Op::OneOf { .. }
            | Op::Holds { .. }
            | Op::LevelAtLeast { .. }
            | Op::Overlaps { .. }
            | Op::PerRules { .. }
            | Op::Unless(_)
            | Op::AtDiscretion(_)
            | Op::AddPeriod { .. }
            | Op::AddAge { .. }
            | Op::SubPeriod { .. }
            | Op::Later(_)
            | Op::Earlier(_)
            | Op::MonthOf(_)
            | Op::NextMonth(_)
            | Op::YearOf(_)
            | Op::FirstDay(_)
            | Op::YearBefore(_)
            | Op::OnsetIf { .. }
            | Op::WholeMonths { .. }
            | Op::Add(_)
            | Op::Sub(..)
            | Op::Mul(_)
            | Op::Div(..)
            | Op::Least(_)
            | Op::Limit(..)
            | Op::AtLeast(..)
            | Op::Highest(_)
            | Op::Agree(_)
            | Op::Floor(_)
            | Op::Instalments { .. }
            | Op::Exists { .. }
            | Op::RunsOn { .. }
            | Op::Count { .. }
            | Op::Sum { .. }
            | Op::SumInMonth { .. }
            | Op::Month
            | Op::Parameter { .. }
            | Op::If { .. } => None,
        }
    }

    fn combine(&mut self, of: NodeId, dates: Vec<NodeId>, op: fn(Vec<NodeId>) -> Op) -> Option<NodeId> {
        match dates.as_slice() {
            [] => None,
            [one] => Some(*one),
            _ => {
                let domain = self.deepest(&dates);
                let id = format!("{}/始", self.program.node(of).id);
                Some(self.node(id, domain, Kind::Date, op(dates)))
            }
        }
    }

    fn is_today(&self, node: NodeId) -> bool {
        self.program.node(node).op == Op::RefDate(RefDate::Basis)
    }

    /// A condition judged on a day of its own (在招用日期当日) came to hold on that day.
    fn is_fixed_date(&self, node: NodeId) -> bool {
        let node = self.program.node(node);
        node.kind == Kind::Date && matches!(node.op, Op::Fact(_))
    }
}
