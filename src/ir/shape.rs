//! Parts of a program as texts that can be compared across programs.
//!
//! Numbers of nodes, columns and tables differ from one program to the next; their names do not. A
//! part is written with its numbers taken out and what they name beside it, so that two parts read
//! the same exactly where they compute the same from the same operands. Citations are left out:
//! where words are quoted from changes no result.

use super::decision::{AnnualCap, Approved, Decision, Extension, Member, MonthsFrom, Pay, Plan, Setting, Tier};
use super::id::{CitationId, DocumentId, DomainId, InterpId, NodeId, ParamId, SlotId};
use super::node::{Node, Op};
use super::program::Program;
use crate::types::{EnumId, Kind};

/// A number that means something only within its program.
enum Ref<'a> {
    Node(&'a mut NodeId),
    Slot(&'a mut SlotId),
    Domain(&'a mut DomainId),
    Parameter(&'a mut ParamId),
    Interpretation(&'a mut InterpId),
    Document(&'a mut DocumentId),
    Citations(&'a mut Vec<CitationId>),
}

type Each<'f> = &'f mut dyn FnMut(Ref<'_>);

/// What one node computes, its operands by name.
pub fn node_shape(program: &Program, node: &Node) -> String {
    let mut op = node.op.clone();
    let mut names = vec![program.domain(node.domain).path.clone(), kind_name(program, &node.kind)];
    of_op(&mut op, &mut |r| names.extend(name(program, r)));
    format!("{} {}", serde_json::to_string(&op).unwrap_or_default(), names.join(" "))
}

/// How a decision puts its nodes together, without its words.
pub fn decision_shape(program: &Program, decision: &Decision) -> String {
    let mut part = decision.clone();
    let mut names = Vec::new();
    of_decision(&mut part, &mut |r| names.extend(name(program, r)));
    part.anchors.clear();
    part.notes.clear();
    if let Some(plan) = &mut part.plan {
        plan.standard_text.clear();
        plan.duration_text.clear();
    }
    let rounding = program.rounding.as_ref().map(|r| match r {
        Setting::Fixed(rounding) => format!("{rounding:?}"),
        Setting::Chosen { interpretation, alternatives, first } => {
            let chosen = name(program, Ref::Interpretation(&mut interpretation.clone())).unwrap_or_default();
            format!("{chosen} {alternatives:?} {first:?}")
        }
    });
    let exclusions = program.exclusions.iter().filter(|e| e.rules.contains(&decision.rule)).map(|e| e.rules.join("、"));
    names.extend(rounding.into_iter().chain(exclusions));
    format!("{} {}", serde_json::to_string(&part).unwrap_or_default(), names.join(" "))
}

/// Takes a number out and gives what it names.
fn name(program: &Program, of: Ref<'_>) -> Option<String> {
    match of {
        Ref::Node(id) => {
            let found = std::mem::replace(id, NodeId::new(0));
            program.nodes.get(found.index()).map(|n| n.id.clone())
        }
        Ref::Slot(id) => {
            let slot = program.slots.get(std::mem::replace(id, SlotId::new(0)).index())?;
            let or = slot.or_path.clone().unwrap_or_default();
            Some(format!("{} {or} {} {}", slot.path, kind_name(program, &slot.kind), slot.by_agency))
        }
        Ref::Domain(id) => {
            let domain = program.domains.get(std::mem::replace(id, DomainId::new(0)).index())?;
            Some(format!("{} {}", domain.path, domain.or_path.clone().unwrap_or_default()))
        }
        Ref::Parameter(id) => {
            let parameter = program.parameters.get(std::mem::replace(id, ParamId::new(0)).index())?;
            let index: Vec<&str> = parameter.index.iter().map(|c| c.name.as_str()).collect();
            Some(format!("{} {} {:?}", parameter.name, index.join("、"), parameter.unit))
        }
        Ref::Interpretation(id) => {
            let of = program.interpretations.get(std::mem::replace(id, InterpId::new(0)).index())?;
            let computed: Vec<bool> = of.alternatives.iter().map(|a| a.computed).collect();
            Some(format!("{} {:?} {computed:?}", of.name, of.adopted))
        }
        Ref::Document(id) => {
            let document = program.documents.get(std::mem::replace(id, DocumentId::new(0)).index())?;
            Some(format!("{} {:?}", document.title, document.force))
        }
        Ref::Citations(all) => {
            all.clear();
            None
        }
    }
}

fn kind_name(program: &Program, kind: &Kind) -> String {
    let values = |id: &EnumId| {
        let of = program.enums.get(id.index());
        of.map(|e| format!("{} {} {}", e.values.join("、"), e.open, e.ordered)).unwrap_or_default()
    };
    match kind {
        Kind::Enum(id) => format!("enum {}", values(id)),
        Kind::Set(id) => format!("set {}", values(id)),
        other => format!("{other:?}"),
    }
}

fn of_op(op: &mut Op, each: Each<'_>) {
    use Op::*;
    match op {
        Const(_) | RefDate(_) | Month => {}
        Fact(slot) | Presume { slot, .. } => each(Ref::Slot(slot)),
        IfGiven { slot, first, then } => {
            each(Ref::Slot(slot));
            nodes([first, then], each);
        }
        Choose { interpretation, alternatives } => {
            each(Ref::Interpretation(interpretation));
            nodes(alternatives, each);
        }
        All(all) | Any(all) | Later(all) | Earlier(all) | Add(all) | Mul(all) | Least(all) | Highest(all)
        | Agree(all) => nodes(all, each),
        Not(n) | MonthOf(n) | NextMonth(n) | YearOf(n) | FirstDay(n) | YearBefore(n) | Counted(n) | Floor(n)
        | Unless(n) | AtDiscretion(n) => each(Ref::Node(n)),
        OneOf { of, .. } | LevelAtLeast { of, .. } => each(Ref::Node(of)),
        PerRules { of, document } => {
            each(Ref::Node(of));
            each(Ref::Document(document));
        }
        Holds { set, .. } => each(Ref::Node(set)),
        Compare { left, right, .. } => nodes([left, right], each),
        During { date, start, end } => nodes([date, start, end], each),
        Overlaps { start, end, from, to } => nodes([start, end, from, to], each),
        StatusAt { fact, on, at } => nodes(std::iter::once(fact).chain(on).chain([at]), each),
        AddPeriod { date, .. } | SubPeriod { date, .. } => each(Ref::Node(date)),
        AddAge { date, age } => nodes([date, age], each),
        OnsetIf { condition, date } => nodes([condition, date], each),
        WholeMonths { from, to } => nodes([from, to], each),
        Sub(a, b) | Div(a, b) | Limit(a, b) => nodes([a, b], each),
        Instalments { slot, term, granted } => {
            each(Ref::Slot(slot));
            nodes([term, granted], each);
        }
        Exists { domain, condition } => {
            each(Ref::Domain(domain));
            each(Ref::Node(condition));
        }
        Count { domain, condition, distinct } => {
            each(Ref::Domain(domain));
            each(Ref::Node(condition));
            slots(distinct, each);
        }
        Sum { domain, of, condition } => {
            each(Ref::Domain(domain));
            nodes(std::iter::once(of).chain(condition), each);
        }
        SumInMonth { domain, month, of, condition } => {
            each(Ref::Domain(domain));
            each(Ref::Slot(month));
            nodes(std::iter::once(of).chain(condition), each);
        }
        Parameter { parameter, at, keys, .. } => {
            each(Ref::Parameter(parameter));
            nodes(std::iter::once(at).chain(keys.iter_mut().map(|(_, n)| n)), each);
        }
        If { condition, then, otherwise } => nodes([condition, then, otherwise], each),
    }
}

fn nodes<'a>(all: impl IntoIterator<Item = &'a mut NodeId>, each: Each<'_>) {
    all.into_iter().for_each(|n| each(Ref::Node(n)));
}

fn slots<'a>(all: impl IntoIterator<Item = &'a mut SlotId>, each: Each<'_>) {
    all.into_iter().for_each(|s| each(Ref::Slot(s)));
}

fn of_decision(decision: &mut Decision, each: Each<'_>) {
    let Decision { cites, conditions, member, eligible, plan, target, extension, open_documents, .. } = decision;
    each(Ref::Citations(cites));
    nodes([conditions, eligible], each);
    if let Some(Member { domain, condition, label, identity }) = member {
        each(Ref::Domain(domain));
        each(Ref::Node(condition));
        slots(label.iter_mut().chain(identity), each);
    }
    if let Some(plan) = plan {
        of_plan(plan, each);
    }
    if let Some(target) = target {
        nodes(std::iter::once(&mut target.value).chain(&mut target.low).chain(&mut target.high), each);
    }
    if let Some(Extension { conditions, after, asked, cites, .. }) = extension {
        nodes(std::iter::once(conditions).chain(after).chain(asked), each);
        each(Ref::Citations(cites));
    }
    open_documents.iter_mut().for_each(|d| each(Ref::Document(&mut d.document)));
    decision.hints.iter_mut().for_each(|h| each(Ref::Node(&mut h.condition)));
    decision.interpretations.iter_mut().for_each(|i| each(Ref::Interpretation(i)));
}

fn of_plan(plan: &mut Plan, each: Each<'_>) {
    match &mut plan.pay {
        Pay::Monthly { amount } => each(Ref::Node(amount)),
        Pay::Yearly { rate } => each(Ref::Node(rate)),
        Pay::Once { rate, count, .. } => nodes(std::iter::once(rate).chain(count), each),
        Pay::Window { amount, granted } => nodes([amount, granted], each),
        Pay::InKind { rate } => nodes(rate, each),
        Pay::PerRules { document } => each(Ref::Document(document)),
        Pay::SameAs { .. } => {}
    }
    match &mut plan.months {
        Some(MonthsFrom::Records { domain, month, condition, rows }) => {
            each(Ref::Domain(domain));
            each(Ref::Slot(month));
            each(Ref::Node(condition));
            each(Ref::Domain(rows));
        }
        Some(MonthsFrom::Set { slot, rows }) => {
            each(Ref::Slot(slot));
            each(Ref::Domain(rows));
        }
        Some(MonthsFrom::Span { from, to }) => nodes([from, to], each),
        None => {}
    }
    let Plan { start, enjoyed, enjoyed_by_member, spent, holder, tiers, counted, proration, annual, .. } = plan;
    nodes(start.iter_mut().chain(enjoyed).chain(enjoyed_by_member).chain(spent), each);
    each(Ref::Domain(holder));
    for Tier { condition, until, cites, text, .. } in tiers {
        nodes(condition.iter_mut().chain(until), each);
        each(Ref::Citations(cites));
        text.clear();
    }
    if let Some(Setting::Chosen { interpretation, .. }) = counted {
        each(Ref::Interpretation(interpretation));
    }
    if let Some(Setting::Chosen { interpretation, .. }) = proration {
        each(Ref::Interpretation(interpretation));
    }
    if let Some(AnnualCap { amount, approved, cites, text, .. }) = annual {
        each(Ref::Node(amount));
        each(Ref::Citations(cites));
        text.clear();
        if let Some(Approved { domain, year, amount }) = approved {
            each(Ref::Domain(domain));
            slots([year, amount], each);
        }
    }
    each(Ref::Citations(&mut plan.standard_cites));
    each(Ref::Citations(&mut plan.duration_cites));
}
