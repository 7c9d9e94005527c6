//! Decisions and plans: each part stands where the evaluator reads it.

use super::holds;
use crate::ir::{
    Decision, DecisionId, DomainId, DomainKind, LimitOf, LimitPeriod, Member, MonthsFrom, NodeId, Pay, Plan, Program,
    SlotId,
};

type Checked = Result<(), String>;

/// A months domain is that of the plan it names, and belongs to the plan's holder.
pub(super) fn months(program: &Program) -> Checked {
    for id in DomainId::all(&program.domains) {
        let domain = program.domain(id);
        if let DomainKind::Months { decision } = domain.kind {
            let plan = program.decisions[decision].plan.as_ref();
            holds(plan.is_some_and(|p| rows(p) == Some(id) && domain.parent == Some(p.holder)), &domain.path)?;
        }
    }
    for id in DecisionId::all(&program.decisions) {
        let decision = &program.decisions[id];
        let Some(rows) = decision.plan.as_ref().and_then(rows) else { continue };
        let of = &program.domain(rows).kind;
        holds(matches!(of, DomainKind::Months { decision } if *decision == id), &decision.rule)?;
    }
    Ok(())
}

/// The months domain of a plan.
fn rows(plan: &Plan) -> Option<DomainId> {
    match plan.months.as_ref()? {
        MonthsFrom::Records { rows, .. } | MonthsFrom::Set { rows, .. } => Some(*rows),
        MonthsFrom::Span { .. } => None,
    }
}

/// Conditions, targets, hints and extensions are of the case as a whole.
pub(super) fn roots(program: &Program) -> Checked {
    for decision in &program.decisions {
        let Decision { conditions, eligible, target, extension, hints, .. } = decision;
        let mut nodes = vec![*conditions, *eligible];
        nodes.extend(target.iter().flat_map(|t| [Some(t.value), t.low, t.high]).flatten());
        nodes.extend(extension.iter().flat_map(|e| [Some(e.conditions), e.after, e.asked]).flatten());
        nodes.extend(hints.iter().map(|h| h.condition));
        holds(nodes.into_iter().all(|n| is_in(program, n, DomainId::ROOT)), &decision.rule)?;
    }
    Ok(())
}

pub(super) fn plans(program: &Program) -> Checked {
    for decision in &program.decisions {
        if let Some(Member { domain, condition, label, identity }) = &decision.member {
            let own = is_in(program, *condition, *domain)
                && label.iter().chain(identity).all(|slot| is_of(program, *slot, *domain));
            holds(own, &decision.rule)?;
        }
        let Some(plan) = &decision.plan else { continue };
        let holder = plan.holder == DomainId::ROOT || decision.member.as_ref().is_some_and(|m| m.domain == plan.holder);
        holds(holder && pay(program, plan) && from(program, plan) && parts(program, plan), &decision.rule)?;
    }
    Ok(())
}

/// Monthly amounts are of the plan's months, every other of the case as a whole.
fn pay(program: &Program, plan: &Plan) -> bool {
    let root = |n: &NodeId| is_in(program, *n, DomainId::ROOT);
    match &plan.pay {
        Pay::Monthly { amount } => rows(plan).is_some_and(|rows| is_in(program, *amount, rows)),
        Pay::Yearly { rate } => root(rate),
        Pay::Once { rate, count, per: _ } => root(rate) && count.iter().all(root),
        Pay::Window { amount, granted } => root(amount) && root(granted),
        Pay::InKind { rate } => rate.iter().all(root),
        Pay::PerRules { document: _ } | Pay::SameAs { rules: _ } => true,
    }
}

fn from(program: &Program, plan: &Plan) -> bool {
    match &plan.months {
        Some(MonthsFrom::Records { domain, month, condition, rows: _ }) => {
            program.domain(*domain).parent == Some(plan.holder)
                && is_of(program, *month, *domain)
                && program.encloses(program.node(*condition).domain, *domain)
        }
        Some(MonthsFrom::Set { slot, rows: _ }) => is_of(program, *slot, plan.holder),
        Some(MonthsFrom::Span { from, to }) => [from, to].iter().all(|n| is_in(program, **n, DomainId::ROOT)),
        None => true,
    }
}

/// What is read for each holder, and the caps of the whole.
fn parts(program: &Program, plan: &Plan) -> bool {
    let seen = |n: &NodeId| program.encloses(program.node(*n).domain, plan.holder);
    let root = |n: &NodeId| is_in(program, *n, DomainId::ROOT);
    let tiers = plan.tiers.iter().flat_map(|t| t.condition.iter().chain(&t.until));
    let enjoyed = || plan.enjoyed.iter().chain(&plan.enjoyed_by_member);
    let spans = enjoyed().filter_map(|e| e.months).all(|s| program.encloses(program.slot(s).domain, plan.holder));
    let own = plan.start.iter().chain(enjoyed().map(|e| &e.count)).chain(tiers);
    let mut capped = plan.limits.iter().map(|a| &a.amount).chain(&plan.spent);
    let approved = plan.limits.iter().all(|l| {
        let of = if l.of == LimitOf::Member { plan.holder } else { DomainId::ROOT };
        l.approved.as_ref().is_none_or(|a| {
            program.domain(a.domain).parent == Some(of)
                && [a.year, a.amount].iter().all(|slot| is_of(program, *slot, a.domain))
        })
    });
    // A cap that several share counts the subject, and each of them keeps a record.
    let shared = plan.limits.iter().flat_map(|l| l.with.iter().map(move |s| (l, s))).all(|(l, s)| {
        l.of == LimitOf::Subject
            && s.decision.index() < program.decisions.len()
            && program.domain(s.approved.domain).parent == Some(DomainId::ROOT)
            && [s.approved.year, s.approved.amount].iter().all(|slot| is_of(program, *slot, s.approved.domain))
    });
    // What is capped of a month stands in its months, what is capped of a sum paid once beside it.
    let parted = plan.limits.iter().filter_map(|l| l.part).all(|n| match plan.pay {
        Pay::Monthly { .. } => rows(plan) == Some(program.node(n).domain),
        Pay::Once { .. } => is_in(program, n, DomainId::ROOT),
        Pay::Yearly { .. } | Pay::Window { .. } | Pay::InKind { .. } | Pay::PerRules { .. } | Pay::SameAs { .. } => {
            false
        }
    });
    let carried = plan.limits.iter().all(|l| !l.carries || l.period == LimitPeriod::Year);
    let service = plan.service.is_none_or(|n| rows(plan) == Some(program.node(n).domain));
    let graded = plan.graded.is_none_or(|n| {
        let above = |d: DomainId| std::iter::successors(Some(d), |d| program.domain(*d).parent);
        rows(plan).is_some_and(|rows| above(rows).any(|d| is_in(program, n, d)))
    });
    // Each counts somebody whom the plan has.
    let counted = plan.limits.iter().all(|l| match l.of {
        LimitOf::Subject => true,
        LimitOf::Member => plan.holder != DomainId::ROOT && matches!(plan.pay, Pay::Monthly { .. }),
        LimitOf::Piece => l.approved.is_none() && matches!(plan.pay, Pay::Once { count: Some(_), .. }),
    });
    own.clone().all(seen)
        && spans
        && shared
        && capped.all(root)
        && approved
        && counted
        && service
        && graded
        && parted
        && carried
}

fn is_in(program: &Program, node: NodeId, domain: DomainId) -> bool {
    program.node(node).domain == domain
}

fn is_of(program: &Program, slot: SlotId, domain: DomainId) -> bool {
    program.slot(slot).domain == domain
}
