//! Conditions to truths.

use super::builder::Builder;
use super::names::Target;
use super::scope::Ctx;
use super::term::Expected;
use crate::diagnostic::Code;
use crate::ir::{CmpOp, InterpId, Literal, NodeId, Op};
use crate::source::Place;
use crate::syntax::ast::{
    AlternativeValue, Bound, CompareOp, Condition, ConditionKind, DateOp, Name, Operand, Period as AstPeriod,
    PeriodUnit, Quantity,
};
use crate::syntax::print;
use crate::types::{EnumId, Kind, read_quantity};
use crate::values::{Exact, Period, distinct};

impl<'a> Builder<'_, 'a> {
    /// The truth of a condition, with its words.
    pub fn condition(&mut self, ctx: &Ctx<'a>, condition: &'a Condition) -> Option<NodeId> {
        let dated = self.dated(ctx, condition)?;
        let ctx = dated.as_ref().unwrap_or(ctx);
        let node = self.condition_kind(ctx, condition)?;
        // A shared leaf keeps its own words; the condition gets a node to carry its place.
        let is_leaf = matches!(self.program.node(node).op, Op::Fact(_) | Op::Presume { .. } | Op::Const(_));
        let own = self.model.item_cites(ctx.file, condition);
        // So does what a definition says: the item's words come before its own.
        let defined = if own.is_empty() { vec![] } else { self.program.node(node).cites.clone() };
        let node = if is_leaf || !defined.is_empty() {
            let domain = self.domain_of(node);
            self.node(format!("{}/认", ctx.prefix), domain, Kind::Bool, Op::All(vec![node]))
        } else {
            node
        };
        let text = print::condition(condition);
        let place = Place { file: ctx.file, span: condition.span };
        let n = &mut self.program.nodes[node];
        if n.text.is_empty() {
            n.text = text;
        }
        n.place.get_or_insert(place);
        if !own.is_empty() {
            let cites = self.cites(own).into_iter().chain(defined);
            self.program.nodes[node].cites = distinct(cites);
        }
        Some(node)
    }

    fn condition_kind(&mut self, ctx: &Ctx<'a>, condition: &'a Condition) -> Option<NodeId> {
        use ConditionKind::*;
        match &condition.kind {
            All(items) | And(items) => self.list(ctx, items, Op::All),
            Any(items) | Or(items) => self.list(ctx, items, Op::Any),
            Is { who, negated, what } => {
                let truth = self.is(ctx, who.as_ref(), what)?;
                Some(if *negated { self.not(ctx, truth) } else { truth })
            }
            Bare(operand) => self.bare(ctx, operand),
            Equals { left, value } => self.one_of(ctx, left, std::slice::from_ref(value)),
            OneOf { left, values } => self.one_of(ctx, left, values),
            Contains { left, values } => self.contains(ctx, left, values),
            Between { left, low, high } => {
                let low = self.compare(ctx, left, CmpOp::Ge, &Bound::Quantity(low.clone()))?;
                let high = self.compare(ctx, left, CmpOp::Le, &Bound::Quantity(high.clone()))?;
                let domain = self.deepest(&[low, high]);
                Some(self.node(format!("{}/间", ctx.prefix), domain, Kind::Bool, Op::All(vec![low, high])))
            }
            LevelAtLeast { left, level } => self.level(ctx, left, level),
            Compare { left, op, right } => self.compare(ctx, left, cmp_op(*op), right),
            DateOrder { left, op, right } => self.date_order(ctx, left, *op, right),
            Elapsed { from, period } => self.elapsed(ctx, from, period, CmpOp::Ge),
            Within { from, period } => self.elapsed(ctx, from, period, CmpOp::Le),
            Beyond { from, period } => self.elapsed(ctx, from, period, CmpOp::Gt),
            ShortOf { from, period } => self.elapsed(ctx, from, period, CmpOp::Lt),
            During { date, record } => {
                let date = match date {
                    Some(date) => self.date_operand(ctx, date)?,
                    None => self.today(ctx),
                };
                let (start, end) = self.period_bounds(ctx, record)?;
                let domain = self.deepest(&[date, start, end]);
                Some(self.node(format!("{}/处于", ctx.prefix), domain, Kind::Bool, Op::During { date, start, end }))
            }
            HadBeen { within, record } => self.had_been(ctx, within.as_ref(), record),
            AtDate { date, condition } => {
                let date = self.date_operand(ctx, date)?;
                self.condition(&ctx.at(date).under("当日"), condition)
            }
            NoRecord { from, to, condition, record } => self.no_record(ctx, from, to, condition, record),
            SameYear { left, right } => {
                let left = self.year(ctx, left)?;
                let right = self.year(ctx, right)?;
                let domain = self.deepest(&[left, right]);
                let op = Op::Compare { op: CmpOp::Eq, left, right };
                Some(self.node(format!("{}/同年", ctx.prefix), domain, Kind::Bool, op))
            }
            FromInterpretation(name) => self.interpreted_condition(ctx, name),
        }
    }

    fn list(&mut self, ctx: &Ctx<'a>, items: &'a [Condition], op: fn(Vec<NodeId>) -> Op) -> Option<NodeId> {
        // Every item is read, so that one fault does not hide the next.
        let nodes: Vec<Option<NodeId>> =
            items.iter().enumerate().map(|(i, item)| self.condition(&ctx.under(&(i + 1).to_string()), item)).collect();
        let nodes: Vec<NodeId> = nodes.into_iter().collect::<Option<_>>()?;
        let domain = self.deepest(&nodes);
        Some(self.node(ctx.prefix.clone(), domain, Kind::Bool, op(nodes)))
    }

    pub(super) fn not(&mut self, ctx: &Ctx<'a>, truth: NodeId) -> NodeId {
        let domain = self.domain_of(truth);
        self.node(format!("{}/非", ctx.prefix), domain, Kind::Bool, Op::Not(truth))
    }

    fn one_of(&mut self, ctx: &Ctx<'a>, left: &Operand, values: &[Name]) -> Option<NodeId> {
        let node = self.value_operand(ctx, left)?;
        match self.kind(node).clone() {
            Kind::Enum(id) => {
                let values = self.positions(ctx, id, values)?;
                let domain = self.domain_of(node);
                Some(self.node(format!("{}/为", ctx.prefix), domain, Kind::Bool, Op::OneOf { of: node, values }))
            }
            Kind::Set(_) => {
                let d = self.fault(ctx, Code::KindMismatch, left.span).arg("name", print::operand(left));
                let d = d.arg("found", Expected::Choices).arg("expected", Expected::Choice).help("help-set");
                self.report(d);
                None
            }
            kind => {
                self.kind_mismatch(ctx, left, &kind, Expected::Choice);
                None
            }
        }
    }

    fn contains(&mut self, ctx: &Ctx<'a>, left: &Operand, values: &[Name]) -> Option<NodeId> {
        let node = self.value_operand(ctx, left)?;
        match self.kind(node).clone() {
            Kind::Set(id) => {
                let values = self.positions(ctx, id, values)?;
                let domain = self.domain_of(node);
                Some(self.node(format!("{}/含", ctx.prefix), domain, Kind::Bool, Op::Holds { set: node, values }))
            }
            kind => {
                self.kind_mismatch(ctx, left, &kind, Expected::Choices);
                None
            }
        }
    }

    fn positions(&mut self, ctx: &Ctx<'a>, id: EnumId, values: &[Name]) -> Option<Vec<u32>> {
        let of = self.model.symbols.enums[id].clone();
        let mut found = Vec::new();
        let mut complete = true;
        for value in values {
            match of.position(&value.text) {
                Some(at) => found.push(at),
                None => {
                    complete = false;
                    self.unknown_value(ctx, value, &of);
                }
            }
        }
        found.sort_unstable();
        found.dedup();
        complete.then_some(found)
    }

    fn level(&mut self, ctx: &Ctx<'a>, left: &Operand, level: &Name) -> Option<NodeId> {
        let node = self.value_operand(ctx, left)?;
        let Kind::Enum(id) = self.kind(node).clone() else {
            let kind = self.kind(node).clone();
            self.kind_mismatch(ctx, left, &kind, Expected::OrderedChoice);
            return None;
        };
        if !self.model.symbols.enums[id].ordered {
            let d = self.fault(ctx, Code::NotOrdered, left.span).arg("name", print::operand(left)).help("help");
            self.report(d);
            return None;
        }
        let level = *self.positions(ctx, id, std::slice::from_ref(level))?.first()?;
        let domain = self.domain_of(node);
        Some(self.node(format!("{}/级", ctx.prefix), domain, Kind::Bool, Op::LevelAtLeast { of: node, level }))
    }

    fn compare(&mut self, ctx: &Ctx<'a>, left: &Operand, op: CmpOp, right: &Bound) -> Option<NodeId> {
        if let Bound::Quantity(quantity) = right
            && let Some(period) = as_period(quantity)
            && let Some(span) = self.span_operand(ctx, left)
        {
            return Some(self.span_compare(ctx, span, op, &period));
        }
        let node = self.value_operand(ctx, left)?;
        let bound = match right {
            Bound::Quantity(quantity) => self.bound(ctx, node, left, quantity)?,
            Bound::Named(operand) => self.value_operand(ctx, operand)?,
        };
        let (a, b) = (self.kind(node).clone(), self.kind(bound).clone());
        let agree = a.agrees_with(&b) || matches!((&a, &b), (Kind::Money { .. }, Kind::Money { per: None }));
        if !a.is_numeric() && a != Kind::Age {
            self.kind_mismatch(ctx, left, &a, Expected::Number);
            return None;
        }
        // A number written without its unit says less than it should.
        let bare = matches!((right, &a, &b), (Bound::Quantity(_), Kind::Count { .. }, Kind::Number));
        if !agree || bare {
            self.unit_mismatch(ctx, left.span, &a, &b);
            return None;
        }
        let domain = self.deepest(&[node, bound]);
        let op = self.some_row(node, op, bound).unwrap_or(Op::Compare { op, left: node, right: bound });
        Some(self.node(format!("{}/比", ctx.prefix), domain, Kind::Bool, op))
    }

    /// A count of one at least asks whether there is such a row: the reasons are then those of the rows.
    fn some_row(&self, count: NodeId, op: CmpOp, bound: NodeId) -> Option<Op> {
        let Op::Count { domain, condition, .. } = self.program.node(count).op else { return None };
        let one = matches!(&self.program.node(bound).op, Op::Const(Literal::Number(n)) if *n == Exact::ONE);
        (one && op == CmpOp::Ge).then_some(Op::Exists { domain, condition })
    }

    fn bound(&mut self, ctx: &Ctx<'a>, node: NodeId, left: &Operand, quantity: &Quantity) -> Option<NodeId> {
        match read_quantity(quantity) {
            Ok(literal) => {
                if literal.kind == Kind::Number && *self.kind(node) == Kind::Ratio {
                    self.bare_ratio(ctx, quantity);
                    return None;
                }
                Some(self.number(literal.value, literal.kind))
            }
            Err(_) => {
                // 年 and 日 are periods: only a span of days can be compared with one.
                if as_period(quantity).is_some() {
                    let kind = self.kind(node).clone();
                    self.kind_mismatch(ctx, left, &kind, Expected::Period);
                } else {
                    self.quantity_fault(ctx, quantity);
                }
                None
            }
        }
    }

    fn date_order(&mut self, ctx: &Ctx<'a>, left: &Operand, op: DateOp, right: &Operand) -> Option<NodeId> {
        let left = self.date_or_month(ctx, left)?;
        let right = self.date_or_month(ctx, right)?;
        let (left, right) = self.same_calendar(left, right);
        let op = match op {
            DateOp::NotBefore => CmpOp::Ge,
            DateOp::NotAfter => CmpOp::Le,
            DateOp::Before => CmpOp::Lt,
            DateOp::After => CmpOp::Gt,
        };
        let domain = self.deepest(&[left, right]);
        Some(self.node(format!("{}/序", ctx.prefix), domain, Kind::Bool, Op::Compare { op, left, right }))
    }

    /// A month is compared with the month that a date lies in.
    fn same_calendar(&mut self, left: NodeId, right: NodeId) -> (NodeId, NodeId) {
        match (self.kind(left), self.kind(right)) {
            (Kind::Month, Kind::Date) => (left, self.month_of(right)),
            (Kind::Date, Kind::Month) => (self.month_of(left), right),
            _ => (left, right),
        }
    }

    fn elapsed(&mut self, ctx: &Ctx<'a>, from: &Operand, period: &AstPeriod, op: CmpOp) -> Option<NodeId> {
        let from = self.date_operand(ctx, from)?;
        let today = self.today(ctx);
        let period = Period::from(*period);
        let limit = self.end_of(ctx, "界", from, period);
        let today = match op {
            CmpOp::Le | CmpOp::Lt => self.unless_over(ctx, from, today),
            CmpOp::Ge | CmpOp::Gt | CmpOp::Eq => today,
        };
        let domain = self.deepest(&[today, limit]);
        let op = Op::Compare { op, left: today, right: limit };
        Some(self.node(format!("{}/期", ctx.prefix), domain, Kind::Bool, op))
    }

    fn no_record(
        &mut self,
        ctx: &Ctx<'a>,
        from: &Operand,
        to: &Operand,
        condition: &'a Condition,
        record: &Operand,
    ) -> Option<NodeId> {
        let from = self.date_operand(ctx, from)?;
        let to = self.date_operand(ctx, to)?;
        let Target::Rows(rows) = self.target(ctx, record)? else {
            self.kind_mismatch(ctx, record, &Kind::Text, Expected::DatedRecords);
            return None;
        };
        let (start, end) = self.period_of(ctx, &rows, record.span)?;
        let inner = ctx.inside(rows.clone()).under(&rows.entity);
        let own = self.condition(&inner, condition)?;
        let overlap = Op::Overlaps { start, end, from, to };
        let overlap = self.node(format!("{}/交", inner.prefix), rows.domain, Kind::Bool, overlap);
        let both = self.node(format!("{}/且", inner.prefix), rows.domain, Kind::Bool, Op::All(vec![overlap, own]));
        let parent = self.program.domain(rows.domain).parent?;
        let op = Op::Exists { domain: rows.domain, condition: both };
        let any = self.node(format!("{}/有", ctx.prefix), parent, Kind::Bool, op);
        Some(self.not(ctx, any))
    }

    fn interpreted_condition(&mut self, ctx: &Ctx<'a>, name: &Name) -> Option<NodeId> {
        let index = self.enter_interpretation(ctx, name)?;
        let made = self.interpreted_alternatives(ctx, name, index);
        self.interpreting.pop();
        made
    }

    fn interpreted_alternatives(&mut self, ctx: &Ctx<'a>, name: &Name, index: InterpId) -> Option<NodeId> {
        let model = self.model;
        let interp = &model.interpretations[index.index()];
        let adopted = interp.adopted_index();
        let mut nodes = Vec::new();
        for (i, (value, _)) in interp.alternatives.iter().enumerate() {
            nodes.push(match value {
                AlternativeValue::Condition(condition) => {
                    let inner = self.in_reading(&ctx.under(&super::builder::alternative_name(i)), index);
                    Some(self.condition(&inner, condition)?)
                }
                AlternativeValue::Words(_) if i != adopted => None,
                _ => {
                    self.unfit_alternative(ctx, name, i);
                    return None;
                }
            });
        }
        // A reading in words changes no computation: it stands for the adopted one.
        let stand_in = nodes.get(adopted).copied().flatten()?;
        let alternatives: Vec<NodeId> = nodes.into_iter().map(|n| n.unwrap_or(stand_in)).collect();
        let domain = self.deepest(&alternatives);
        let op = Op::Choose { interpretation: index, alternatives };
        let node = self.node(format!("{}/解", ctx.prefix), domain, Kind::Bool, op);
        self.say(node, print::alternative(interp.alternatives[adopted].0));
        Some(node)
    }
}

/// A quantity in 年, 月 or 日 as a period of the calendar.
fn as_period(quantity: &Quantity) -> Option<AstPeriod> {
    let unit = match quantity.unit.as_str() {
        "年" => PeriodUnit::Year,
        "个月" | "月" => PeriodUnit::Month,
        "日" | "天" => PeriodUnit::Day,
        _ => return None,
    };
    Some(AstPeriod { count: quantity.number.parse().ok()?, unit, span: quantity.span })
}

fn cmp_op(op: CompareOp) -> CmpOp {
    match op {
        CompareOp::AtLeast => CmpOp::Ge,
        CompareOp::AtMost | CompareOp::Within => CmpOp::Le,
        CompareOp::Over => CmpOp::Gt,
        CompareOp::Under => CmpOp::Lt,
        CompareOp::Exactly => CmpOp::Eq,
    }
}
