//! The intermediate representation: what every program promises, and that it reads back.

#![expect(clippy::unwrap_used, reason = "the helpers here are part of the tests")]

mod support;

use std::collections::BTreeSet;
use support::{read_folder, repository, sound_package};
use tiaowen::ir::{
    DecisionId, DomainId, DomainKind, INVARIANTS, InterpId, Literal, NodeId, Op, Pay, Plan, Program, Ref, RefMut,
    SlotId, canonical_json, verify,
};

const POLICIES: [&str; 2] = ["policies/dalian-2017-46", "policies/shifan-2024-3"];
type Change = Box<dyn Fn(&mut Program)>;

/// A place that no list of a program reaches.
const NOWHERE: usize = 4_000_000;

fn program(policy: &str) -> Program {
    sound_package(&read_folder(&repository(policy))).program().clone()
}

/// The first node with an operation of this sort.
fn node(program: &Program, is: impl Fn(&Op) -> bool) -> NodeId {
    NodeId::find(&program.nodes, |n| is(&n.op)).unwrap()
}

/// The first plan of this sort, to be changed.
fn plan(program: &mut Program, is: impl Fn(&Plan) -> bool) -> &mut Plan {
    program.decisions.iter_mut().filter_map(|d| d.plan.as_mut()).find(|p| is(p)).unwrap()
}

/// The invariant that a changed program breaks.
fn broken(of: &Program, change: impl FnOnce(&mut Program)) -> &'static str {
    let mut program = of.clone();
    change(&mut program);
    verify(&program).unwrap_err().invariant
}

#[test]
fn programs_of_packages_keep_every_promise_and_read_back() {
    for policy in POLICIES {
        let program = program(policy);
        assert_eq!(verify(&program), Ok(()), "{policy}");
        let read: Program = serde_json::from_str(&canonical_json(&program)).unwrap();
        // Places in rule files are no part of the canonical form.
        let mut bare = program.clone();
        bare.nodes.iter_mut().for_each(|n| n.place = None);
        assert!(read == bare, "{policy}");
    }
}

/// One change for each invariant, and more where it promises several things.
#[test]
fn each_invariant_has_a_program_that_breaks_it() {
    let of = &program(POLICIES[0]);
    let months = DomainId::find(&of.domains, |d| matches!(d.kind, DomainKind::Months { .. })).unwrap();
    let last = NodeId::new(of.nodes.len() - 1);
    let changes: Vec<(&str, Change)> = vec![
        ("root", Box::new(|p| p.domains[DomainId::ROOT].kind = DomainKind::Relation { name: "人员".into() })),
        ("root", Box::new(|p| p.domains.clear())),
        ("parents", Box::new(|p| p.domains[DomainId::new(1)].parent = Some(DomainId::new(1)))),
        ("references", Box::new(|p| p.nodes[0].domain = DomainId::new(NOWHERE))),
        ("references", Box::new(|p| p.slots[0].domain = DomainId::new(NOWHERE))),
        (
            "references",
            Box::new(move |p| p.domains[months].kind = DomainKind::Months { decision: DecisionId::new(NOWHERE) }),
        ),
        ("references", Box::new(|p| p.nodes[0].cites.push(tiaowen::ir::CitationId::new(NOWHERE)))),
        (
            "references",
            Box::new(|p| {
                plan(p, |p| matches!(p.pay, Pay::Yearly { .. })).pay = Pay::Yearly { rate: NodeId::new(NOWHERE) }
            }),
        ),
        ("references", Box::new(|p| plan(p, |p| !p.tiers.is_empty()).tiers[0].until = Some(NodeId::new(NOWHERE)))),
        ("references", Box::new(|p| p.decisions[0].interpretations.push(InterpId::new(NOWHERE)))),
        ("ids", Box::new(|p| p.nodes[1].id = p.nodes[0].id.clone())),
        (
            "order",
            Box::new(move |p| {
                let at = node(p, |op| matches!(op, Op::Not(_)));
                p.nodes[at].op = Op::Not(last);
            }),
        ),
        (
            "gathering",
            Box::new(|p| {
                let at = node(p, |op| matches!(op, Op::Exists { .. }));
                let child = p.nodes[at].op.gathers().unwrap();
                p.nodes[at].domain = child;
            }),
        ),
        (
            "operands",
            Box::new(|p| {
                let at = node(p, |op| matches!(op, Op::Exists { .. }));
                let (domain, inner) = (p.nodes[at].op.gathers().unwrap(), p.nodes[at].op.operands()[0]);
                assert_eq!(p.nodes[inner].domain, domain);
                p.nodes[at].op = Op::Not(inner);
            }),
        ),
        (
            "operands",
            Box::new(|p| {
                let at = node(p, |op| matches!(op, Op::RefDate(_)));
                p.nodes[at].op = Op::Month;
            }),
        ),
        (
            "facts",
            Box::new(|p| {
                let inner = SlotId::find(&p.slots, |s| s.domain != DomainId::ROOT).unwrap();
                let at = node(p, |op| matches!(op, Op::RefDate(_)));
                p.nodes[at].op = Op::Fact(inner);
            }),
        ),
        (
            "facts",
            Box::new(|p| {
                let outer = SlotId::find(&p.slots, |s| s.domain == DomainId::ROOT).unwrap();
                let at = node(p, |op| matches!(op, Op::SumInMonth { .. }));
                p.nodes[at].op.each_mut(|r| {
                    if let RefMut::Slot(slot) = r {
                        *slot = outer;
                    }
                });
            }),
        ),
        (
            "months",
            Box::new(move |p| {
                let DomainKind::Months { decision } = p.domains[months].kind else { unreachable!() };
                let other = DecisionId::all(&p.decisions).find(|d| *d != decision).unwrap();
                p.domains[months].kind = DomainKind::Months { decision: other };
            }),
        ),
        (
            "alternatives",
            Box::new(|p| {
                let at = node(p, |op| matches!(op, Op::Choose { .. }));
                if let Op::Choose { alternatives, .. } = &mut p.nodes[at].op {
                    alternatives.pop();
                }
            }),
        ),
        ("alternatives", Box::new(|p| p.interpretations[0].alternatives.clear())),
        (
            "adopted",
            Box::new(|p| {
                p.interpretations[0].adopted = tiaowen::ir::Adopted::Provisional { alternative: 200 };
            }),
        ),
        ("reached", Box::new(|p| p.decisions.iter_mut().for_each(|d| d.interpretations.clear()))),
        (
            "columns",
            Box::new(|p| {
                let at = node(p, |op| matches!(op, Op::Parameter { keys, .. } if !keys.is_empty()));
                if let Op::Parameter { keys, .. } = &mut p.nodes[at].op {
                    keys[0].0 = "没有这一栏".into();
                }
            }),
        ),
        (
            "kinds",
            Box::new(|p| {
                let date = node(p, |op| matches!(op, Op::RefDate(_)));
                let at = node(p, |op| matches!(op, Op::Not(_)));
                assert!(date < at);
                p.nodes[at].op = Op::Not(date);
            }),
        ),
        (
            "kinds",
            Box::new(|p| {
                let at = node(p, |op| matches!(op, Op::OneOf { .. }));
                if let Op::OneOf { values, .. } = &mut p.nodes[at].op {
                    values.push(9_999);
                }
            }),
        ),
        (
            "kinds",
            Box::new(|p| {
                let at = node(p, |op| matches!(op, Op::Const(Literal::Number(_))));
                p.nodes[at].op = Op::Const(Literal::Bool(true));
            }),
        ),
        ("kinds", Box::new(|p| p.enums.clear())),
        (
            "roots",
            Box::new(|p| {
                let inner =
                    NodeId::find(&p.nodes, |n| n.domain != DomainId::ROOT && n.kind == tiaowen::types::Kind::Bool);
                p.decisions[0].conditions = inner.unwrap();
                p.decisions[0].interpretations = InterpId::all(&p.interpretations).collect();
            }),
        ),
        (
            "plans",
            Box::new(|p| {
                let rate = node(p, |op| matches!(op, Op::Const(Literal::Number(_))));
                plan(p, |p| matches!(p.pay, Pay::Monthly { .. })).pay = Pay::Monthly { amount: rate };
            }),
        ),
        (
            "plans",
            Box::new(|p| {
                // A name of somebody who is not among the members.
                let of = p.decisions.iter().find_map(|d| d.member.as_ref().filter(|m| m.label.is_some())).unwrap();
                let mut other = p.slots[of.label.unwrap()].clone();
                other.domain = DomainId::ROOT;
                let outer = SlotId::push(&mut p.slots, other);
                let of = p.decisions.iter_mut().find_map(|d| d.member.as_mut().filter(|m| m.label.is_some())).unwrap();
                of.label = Some(outer);
            }),
        ),
    ];
    let mut seen = BTreeSet::new();
    for (i, (name, change)) in changes.iter().enumerate() {
        assert_eq!(broken(of, change), *name, "change {i}");
        seen.insert(*name);
    }
    let all: BTreeSet<&str> = INVARIANTS.iter().map(|i| i.name).collect();
    assert_eq!(seen, all);
}

/// The table of references is written once; both of its forms tell the same.
#[test]
fn what_is_read_and_what_may_be_changed_are_one_list() {
    for policy in POLICIES {
        let program = program(policy);
        for node in &program.nodes {
            let (mut read, mut changed) = (Vec::new(), Vec::new());
            node.op.each(|r| read.push(r));
            node.op.clone().each_mut(|r| changed.extend(plain(&r)));
            assert_eq!(read, changed, "{}", node.id);
        }
        for decision in &program.decisions {
            let (mut read, mut changed) = (Vec::new(), Vec::new());
            decision.each(|r| read.push(r));
            decision.clone().each_mut(|r| changed.extend(plain(&r)));
            assert_eq!(read, changed, "{}", decision.rule);
        }
    }
}

fn plain(of: &RefMut<'_>) -> Vec<Ref> {
    match of {
        RefMut::Node(id) => vec![Ref::Node(**id)],
        RefMut::Slot(id) => vec![Ref::Slot(**id)],
        RefMut::Domain(id) => vec![Ref::Domain(**id)],
        RefMut::Parameter(id) => vec![Ref::Parameter(**id)],
        RefMut::Interpretation(id) => vec![Ref::Interpretation(**id)],
        RefMut::Document(id) => vec![Ref::Document(**id)],
        RefMut::Citations(all) => all.iter().map(|id| Ref::Citation(*id)).collect(),
    }
}
