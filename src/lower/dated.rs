//! The day on which a condition is asked, where a 时点 line says it; and what was so at some time before.

use super::builder::Builder;
use super::names::Target;
use super::scope::Ctx;
use super::term::Expected;
use crate::ir::{CmpOp, NodeId, Op, Setting};
use crate::syntax::ast::{AlternativeValue, Condition, ConditionKind, Name, Operand, PointOfTime};
use crate::syntax::print;
use crate::types::Kind;
use crate::values::Period;

impl<'a> Builder<'_, 'a> {
    /// The context of a condition for which a 时点 line of the rule names the day; `Some(None)` where none does, or
    /// where the sentence or the schedule has already said which.
    pub(super) fn dated(&mut self, ctx: &Ctx<'a>, condition: &'a Condition) -> Option<Option<Ctx<'a>>> {
        if ctx.date.is_some() || ctx.times.is_empty() {
            return Some(None);
        }
        let Some(asked) = asked(condition) else { return Some(None) };
        let words = print::condition(condition);
        let names = |of: &[Name]| of.iter().any(|n| asked == n.text || words == n.text);
        // The line that names it, before the one for all of them.
        let named = ctx.times.iter().find(|line| names(line.of));
        let Some(line) = named.or_else(|| ctx.times.iter().find(|line| line.of.is_empty())) else {
            return Some(None);
        };
        let there = ctx.in_file(line.file);
        let date = match line.at {
            PointOfTime::On(date) => self.date_operand(&there, date)?,
            PointOfTime::Interpreted(name) => self.day_interpreted(&there, name)?,
        };
        Some(Some(ctx.at(date)))
    }

    /// The day on which a period from `date` ends; years and months as an 解释事项 of the document may read them.
    pub(super) fn end_of(&mut self, ctx: &Ctx<'a>, word: &str, date: NodeId, period: Period) -> NodeId {
        if period.in_months().is_some()
            && let Some(Setting::Chosen { interpretation, .. }) = self.program.expiry
        {
            self.touch(interpretation);
        }
        let domain = self.domain_of(date);
        self.node(format!("{}/{word}", ctx.prefix), domain, Kind::Date, Op::AddPeriod { date, period })
    }

    /// A day that is left to an 解释事项: 取值为〈日期〉.
    fn day_interpreted(&mut self, ctx: &Ctx<'a>, name: &Name) -> Option<NodeId> {
        let index = self.interpretation_named(ctx, name)?;
        self.touch(index);
        let model = self.model;
        let interpretation = &model.interpretations[index.index()];
        let there = self.in_reading(ctx, index);
        let mut alternatives = Vec::new();
        for (i, (value, _)) in interpretation.alternatives.iter().enumerate() {
            let AlternativeValue::ValueAt { name: day, year_before: false } = value else {
                self.unfit_alternative(ctx, name, i);
                return None;
            };
            alternatives.push(self.date_operand(&there, day)?);
        }
        let domain = self.deepest(&alternatives);
        let op = Op::Choose { interpretation: index, alternatives };
        Some(self.node(format!("{}/时点", ctx.prefix), domain, Kind::Date, op))
    }

    /// Whether a record holds any day of a span; without one, any day up to the application.
    pub(super) fn had_been(
        &mut self,
        ctx: &Ctx<'a>,
        within: Option<&(Operand, Operand)>,
        record: &Operand,
    ) -> Option<NodeId> {
        let span = match within {
            Some((from, to)) => Some((self.date_operand(ctx, from)?, self.date_operand(ctx, to)?)),
            None => None,
        };
        let until = match span {
            Some((_, to)) => to,
            None => self.applied_on(),
        };
        let rows = match self.target(ctx, record)? {
            Target::Rows(rows) => Some(rows),
            Target::Fact { .. } | Target::Entity(_) => None,
            _ => {
                self.kind_mismatch(ctx, record, &Kind::Text, Expected::DatedRecords);
                return None;
            }
        };
        let (start, end) = self.period_bounds(ctx, record)?;
        let domain = self.deepest(&[start, end, until]);
        let op = match span {
            Some((from, to)) => Op::Overlaps { start, end, from, to },
            None => Op::Compare { op: CmpOp::Le, left: start, right: until },
        };
        let held = self.node(format!("{}/曾", ctx.prefix), domain, Kind::Bool, op);
        let Some(rows) = rows else { return Some(held) };
        let parent = self.program.domain(rows.domain).parent?;
        let op = Op::Exists { domain: rows.domain, condition: held };
        Some(self.node(format!("{}/曾有", ctx.prefix), parent, Kind::Bool, op))
    }
}

/// What a single condition asks, by name; none where it is put together of others or says its own day.
fn asked(condition: &Condition) -> Option<&str> {
    match &condition.kind {
        ConditionKind::Is { what, .. } => Some(&what.text),
        ConditionKind::Bare(of)
        | ConditionKind::Equals { left: of, .. }
        | ConditionKind::OneOf { left: of, .. }
        | ConditionKind::Contains { left: of, .. }
        | ConditionKind::Between { left: of, .. }
        | ConditionKind::LevelAtLeast { left: of, .. }
        | ConditionKind::Compare { left: of, .. }
        | ConditionKind::Elapsed { from: of, .. }
        | ConditionKind::Within { from: of, .. }
        | ConditionKind::Beyond { from: of, .. }
        | ConditionKind::ShortOf { from: of, .. } => of.segments.last().map(|n| n.text.as_str()),
        ConditionKind::During { date: None, record } => record.segments.last().map(|n| n.text.as_str()),
        ConditionKind::All(_)
        | ConditionKind::Any(_)
        | ConditionKind::And(_)
        | ConditionKind::Or(_)
        | ConditionKind::DateOrder { .. }
        | ConditionKind::During { date: Some(_), .. }
        | ConditionKind::HadBeen { .. }
        | ConditionKind::AtDate { .. }
        | ConditionKind::NoRecord { .. }
        | ConditionKind::SameYear { .. }
        | ConditionKind::FromInterpretation(_) => None,
    }
}
