//! Kinds: what each operation takes and gives.

use super::holds;
use super::space::numbered;
use crate::ir::{DictKind, Literal, Member, MonthsFrom, Node, NodeId, Op, Pay, Plan, Program, SlotId};
use crate::types::{EnumId, Kind};

/// Kinds whose values an operation can take in each other's place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    Truth,
    Date,
    Month,
    /// Any number, with whatever unit; an age is one of months.
    Number,
    Enum(EnumId),
    Set(EnumId),
    Months,
    Amounts,
    Text,
}

/// Every enumeration that a kind names is there, and every value is of a kind that is taken.
pub(super) fn kinds(program: &Program) -> Result<(), String> {
    let listed = |kind: &Kind| match kind {
        Kind::Enum(id) | Kind::Set(id) => id.index() < program.enums.len(),
        Kind::Bool | Kind::Date | Kind::Month | Kind::Months | Kind::Count { .. } | Kind::Money { .. } => true,
        Kind::MoneyList | Kind::Ratio | Kind::Number | Kind::Age | Kind::Text => true,
    };
    for (entity, of) in &program.dictionary.entities {
        for (fact, of) in &of.facts {
            let known = match &of.kind {
                DictKind::Plain(kind) => listed(kind),
                DictKind::Range => true,
            };
            holds(known, &format!("{entity}.{fact}"))?;
        }
    }
    for slot in &program.slots {
        holds(listed(&slot.kind), &slot.path)?;
    }
    for (_, node) in numbered(program) {
        holds(listed(&node.kind), &node.id)?;
    }
    for (_, node) in numbered(program) {
        holds(operation(program, node), &node.id)?;
    }
    for decision in &program.decisions {
        let mut truths = vec![decision.conditions, decision.eligible];
        truths.extend(decision.hints.iter().map(|h| h.condition));
        truths.extend(decision.extension.iter().map(|e| e.conditions));
        truths.extend(decision.plan.iter().flat_map(|p| &p.tiers).filter_map(|t| t.condition));
        truths.extend(decision.member.iter().map(|m| m.condition));
        let mut sound = truths.into_iter().all(|n| node_class(program, n) == Class::Truth);
        let numbers = decision.target.iter().flat_map(|t| [Some(t.value), t.low, t.high]).flatten();
        let asked = decision.extension.iter().filter_map(|e| e.asked);
        sound &= numbers.chain(asked).all(|n| node_class(program, n) == Class::Number);
        if let Some(Member { label, identity, .. }) = &decision.member {
            sound &= label.iter().chain(identity).all(|s| slot_class(program, *s) == Class::Text);
        }
        sound &= decision.plan.iter().all(|p| plan(program, p));
        holds(sound, &decision.rule)?;
    }
    Ok(())
}

fn operation(program: &Program, node: &Node) -> bool {
    use Class::*;
    let of = |id: &NodeId| node_class(program, *id);
    let is = |id: &NodeId, class: Class| of(id) == class;
    let all = |ids: &[NodeId], class: Class| ids.iter().all(|id| is(id, class));
    let own = class(&node.kind);
    let day = |id: &NodeId| matches!(of(id), Date | Month);
    match &node.op {
        Op::Const(literal) => fits(program, literal, &node.kind),
        Op::Fact(slot) => program.slot(*slot).kind == node.kind,
        Op::Presume { slot, value } => program.slot(*slot).kind == node.kind && fits(program, value, &node.kind),
        // Of the column only whether it was given at all is asked.
        Op::IfGiven { slot: _, first, then } => all(&[*first, *then], own),
        Op::RefDate(_) => own == Date,
        // A beginning may be a day under one reading and a month under another.
        Op::Choose { alternatives, .. } if matches!(own, Date | Month) => alternatives.iter().all(day),
        Op::Choose { alternatives, .. } => all(alternatives, own),
        Op::Not(of) | Op::Unless(of) | Op::AtDiscretion(of) | Op::PerRules { of, .. } => is(of, Truth) && own == Truth,
        Op::All(parts) | Op::Any(parts) => all(parts, Truth) && own == Truth,
        Op::Compare { op: _, left, right } => {
            matches!(of(left), Number | Date | Month) && of(left) == of(right) && own == Truth
        }
        Op::OneOf { of: value, values } => matches!(of(value), Enum(id) if listed(program, id, values)) && own == Truth,
        Op::LevelAtLeast { of: value, level } => {
            matches!(of(value), Enum(id) if listed(program, id, &[*level])) && own == Truth
        }
        Op::Holds { set, values } => matches!(of(set), Set(id) if listed(program, id, values)) && own == Truth,
        Op::During { date, start, end } => all(&[*date, *start, *end], Date) && own == Truth,
        Op::Overlaps { start, end, from, to } => all(&[*start, *end, *from, *to], Date) && own == Truth,
        Op::StatusAt { fact, on, since, at } => {
            is(fact, Truth) && on.iter().chain(since).chain([at]).all(|id| is(id, Date)) && own == Truth
        }
        Op::AddPeriod { date, .. } | Op::SubPeriod { date, .. } => is(date, Date) && own == Date,
        Op::AddAge { date, age } => is(date, Date) && is(age, Number) && own == Date,
        Op::Later(parts) | Op::Earlier(parts) => matches!(own, Date | Month) && all(parts, own),
        Op::MonthOf(date) => is(date, Date) && own == Month,
        Op::NextMonth(month) => is(month, Month) && own == Month,
        Op::YearOf(date) => day(date) && own == Number,
        Op::FirstDay(month) => is(month, Month) && own == Date,
        Op::YearBefore(date) => day(date) && own == Date,
        Op::OnsetIf { condition, date } => is(condition, Truth) && is(date, own) && own == Date,
        Op::WholeMonths { from, to } => all(&[*from, *to], Date) && own == Number,
        Op::Add(parts) | Op::Mul(parts) | Op::Least(parts) | Op::Highest(parts) | Op::Agree(parts) => {
            all(parts, Number) && own == Number
        }
        Op::Sub(a, b) | Op::Div(a, b) | Op::Limit(a, b) | Op::AtLeast(a, b) => all(&[*a, *b], Number) && own == Number,
        Op::Floor(n) => is(n, Number) && own == Number,
        Op::Instalments { slot, term, taken, granted } => {
            slot_class(program, *slot) == Amounts && all(&[*term, *taken, *granted], Number) && own == Number
        }
        Op::Exists { condition, .. } => is(condition, Truth) && own == Truth,
        Op::Count { condition, .. } => is(condition, Truth) && own == Number,
        Op::Sum { of, condition, .. } => is(of, Number) && condition.iter().all(|c| is(c, Truth)) && own == Number,
        Op::RunsOn { start, end, condition, date, .. } => {
            all(&[*start, *end, *date], Date) && condition.iter().all(|c| is(c, Truth)) && own == Truth
        }
        Op::SumInMonth { month, of, condition, .. } => {
            slot_class(program, *month) == Month
                && is(of, Number)
                && condition.iter().all(|c| is(c, Truth))
                && own == Number
        }
        Op::Month => own == Month,
        Op::Parameter { at, .. } => day(at) && own == Number,
        Op::If { condition, then, otherwise } => is(condition, Truth) && all(&[*then, *otherwise], own),
    }
}

fn plan(program: &Program, plan: &Plan) -> bool {
    let is = |class: Class| move |id: &NodeId| node_class(program, *id) == class;
    let (number, date, month) = (is(Class::Number), is(Class::Date), is(Class::Month));
    let pay = match &plan.pay {
        Pay::Monthly { amount } => number(amount),
        Pay::Yearly { rate } => number(rate),
        Pay::Once { rate, count, per: _ } => number(rate) && count.iter().all(number),
        Pay::Window { amount, granted } => number(amount) && number(granted),
        Pay::InKind { rate } => rate.iter().all(number),
        Pay::PerRules { document: _ } | Pay::SameAs { rules: _ } => true,
    };
    let months = match &plan.months {
        Some(MonthsFrom::Records { month, condition, .. }) => {
            slot_class(program, *month) == Class::Month && is(Class::Truth)(condition)
        }
        Some(MonthsFrom::Set { slot, .. }) => slot_class(program, *slot) == Class::Months,
        Some(MonthsFrom::Span { from, to }) => date(from) && date(to),
        None => true,
    };
    // A beginning or an end is a month, or the day that falls in it.
    let ends = plan.start.iter().chain(plan.tiers.iter().filter_map(|t| t.until.as_ref())).all(|n| date(n) || month(n));
    let enjoyed = || plan.enjoyed.iter().chain(&plan.enjoyed_by_member);
    let caps = enjoyed()
        .map(|e| &e.count)
        .chain(plan.limits.iter().flat_map(|a| [Some(&a.amount), a.part.as_ref()]).flatten());
    let spans = enjoyed().filter_map(|e| e.months).all(|slot| slot_class(program, slot) == Class::Months);
    let approved = plan.limits.iter().flat_map(|a| a.approved.iter().chain(a.with.iter().map(|s| &s.approved)));
    let mut approved = approved.flat_map(|a| [a.year, a.amount]).map(|slot| slot_class(program, slot));
    pay && months
        && spans
        && ends
        && caps.clone().all(number)
        && approved.all(|class| class == Class::Number)
        && plan.spent.iter().chain(&plan.service).chain(&plan.graded).all(is(Class::Truth))
}

fn node_class(program: &Program, id: NodeId) -> Class {
    class(&program.node(id).kind)
}

fn slot_class(program: &Program, id: SlotId) -> Class {
    class(&program.slot(id).kind)
}

fn class(kind: &Kind) -> Class {
    match kind {
        Kind::Bool => Class::Truth,
        Kind::Date => Class::Date,
        Kind::Month => Class::Month,
        Kind::Months => Class::Months,
        Kind::Count { .. } | Kind::Money { .. } | Kind::Ratio | Kind::Number | Kind::Age => Class::Number,
        Kind::MoneyList => Class::Amounts,
        Kind::Enum(id) => Class::Enum(*id),
        Kind::Set(id) => Class::Set(*id),
        Kind::Text => Class::Text,
    }
}

fn fits(program: &Program, literal: &Literal, kind: &Kind) -> bool {
    match literal {
        Literal::Bool(_) => class(kind) == Class::Truth,
        Literal::Number(_) => class(kind) == Class::Number,
        Literal::Date(_) => class(kind) == Class::Date,
        Literal::Month(_) => class(kind) == Class::Month,
        Literal::Enum(value) => matches!(class(kind), Class::Enum(id) if listed(program, id, &[*value])),
        Literal::NotApplicable => true,
    }
}

fn listed(program: &Program, id: EnumId, values: &[u32]) -> bool {
    let known = &program.enums[id.index()];
    values.iter().all(|v| known.value(*v).is_some())
}
