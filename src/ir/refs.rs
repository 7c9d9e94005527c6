//! What the parts of a program refer to: one table, walked to read or to change.
//!
//! Whatever needs to know what an operation or a decision reads asks here. A new operation or part of a
//! plan does not compile until it stands in the table.

use super::decision::{
    AmountLimit, Approved, Decision, Enjoyed, Extension, Member, MonthsFrom, Pay, Plan, Setting, Shared, Tier,
};
use super::id::{CitationId, DocumentId, DomainId, InterpId, NodeId, ParamId, SlotId};
use super::node::Op;

/// Another part of the program, named by a part of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ref {
    /// A node that is read.
    Node(NodeId),
    /// A column that is read.
    Slot(SlotId),
    /// A domain whose rows are gone through.
    Domain(DomainId),
    /// A table that is looked up.
    Parameter(ParamId),
    /// An interpretation that chooses.
    Interpretation(InterpId),
    /// An outside document that is leaned on.
    Document(DocumentId),
    /// Words of the policy's text that are cited.
    Citation(CitationId),
}

/// The same, to be put in place of another.
#[derive(Debug)]
pub enum RefMut<'a> {
    Node(&'a mut NodeId),
    Slot(&'a mut SlotId),
    Domain(&'a mut DomainId),
    Parameter(&'a mut ParamId),
    Interpretation(&'a mut InterpId),
    Document(&'a mut DocumentId),
    /// All that are cited in one place.
    Citations(&'a mut Vec<CitationId>),
}

/// The table, over shared parts or, with `mut`, over parts that may be changed. Operands stand in the
/// order in which people read them.
macro_rules! table {
    ($($m:tt)?) => {
        pub(super) fn op(op: &$($m)? Op, each: Each<'_>) {
            use Op::*;
            match op {
                Const(_) | RefDate(_) | Month => {}
                Fact(of) | Presume { slot: of, value: _ } => slot(of, each),
                IfGiven { slot: of, first, then } => {
                    slot(of, each);
                    nodes([first, then], each);
                }
                Choose { interpretation: of, alternatives } => {
                    interpretation(of, each);
                    nodes(alternatives, each);
                }
                All(parts) | Any(parts) | Later(parts) | Earlier(parts) | Add(parts) | Mul(parts) | Least(parts)
                | Highest(parts) | Agree(parts) => nodes(parts, each),
                Not(of) | Unless(of) | AtDiscretion(of) | MonthOf(of) | NextMonth(of) | YearOf(of) | FirstDay(of)
                | YearBefore(of) | Floor(of) => node(of, each),
                OneOf { of, values: _ } | LevelAtLeast { of, level: _ } => node(of, each),
                Holds { set, values: _ } => node(set, each),
                Compare { op: _, left, right } => nodes([left, right], each),
                During { date, start, end } => nodes([date, start, end], each),
                Overlaps { start, end, from, to } => nodes([start, end, from, to], each),
                StatusAt { fact, on, since, at } => {
                    node(fact, each);
                    nodes(on, each);
                    nodes(since, each);
                    node(at, each);
                }
                PerRules { of, document: leant_on } => {
                    node(of, each);
                    document(leant_on, each);
                }
                AddPeriod { date, period: _ } | SubPeriod { date, period: _ } => node(date, each),
                AddAge { date, age } => nodes([date, age], each),
                OnsetIf { condition, date } => nodes([condition, date], each),
                WholeMonths { from, to } => nodes([from, to], each),
                Sub(a, b) | Div(a, b) | Limit(a, b) | AtLeast(a, b) => nodes([a, b], each),
                Instalments { slot: of, term, taken, granted } => {
                    slot(of, each);
                    nodes([term, taken, granted], each);
                }
                Exists { domain: over, condition } => {
                    domain(over, each);
                    node(condition, each);
                }
                Count { domain: over, condition, distinct } => {
                    domain(over, each);
                    node(condition, each);
                    slots(distinct, each);
                }
                Sum { domain: over, of, condition } => {
                    domain(over, each);
                    node(of, each);
                    nodes(condition, each);
                }
                RunsOn { domain: over, start, end, condition, date } => {
                    domain(over, each);
                    nodes([start, end], each);
                    nodes(condition, each);
                    node(date, each);
                }
                SumInMonth { domain: over, month, of, condition } => {
                    domain(over, each);
                    slot(month, each);
                    node(of, each);
                    nodes(condition, each);
                }
                Parameter { parameter: of, at, keys, sum_over: _ } => {
                    parameter(of, each);
                    node(at, each);
                    for (_, key) in keys {
                        node(key, each);
                    }
                }
                If { condition, then, otherwise } => nodes([condition, then, otherwise], each),
            }
        }

        pub(super) fn decision(decision: &$($m)? Decision, each: Each<'_>) {
            let Decision {
                cites, conditions, member, eligible, plan: pays, target, extension, open_documents, hints,
                interpretations, of_amount,
                rule: _, kind: _, clause: _, anchors: _, grants: _, subject: _, verb: _, decided_by: _, notes: _,
            } = decision;
            citations(cites, each);
            nodes([conditions, eligible], each);
            if let Some(Member { domain: over, condition, label, identity }) = member {
                domain(over, each);
                node(condition, each);
                slots(label, each);
                slots(identity, each);
            }
            for hint in hints {
                node(&$($m)? hint.condition, each);
            }
            if let Some(pays) = pays {
                plan(pays, each);
            }
            if let Some(target) = target {
                node(&$($m)? target.value, each);
                nodes(&$($m)? target.low, each);
                nodes(&$($m)? target.high, each);
            }
            if let Some(Extension { conditions, after, asked, cites, rule: _, at_most: _, decided_by: _ }) = extension {
                node(conditions, each);
                nodes(after, each);
                nodes(asked, each);
                citations(cites, each);
            }
            for open in open_documents {
                document(&$($m)? open.document, each);
            }
            for id in interpretations {
                interpretation(id, each);
            }
            for id in of_amount {
                interpretation(id, each);
            }
        }

        fn approved_before(of: &$($m)? Approved, each: Each<'_>) {
            let Approved { domain: over, year, amount } = of;
            domain(over, each);
            slot(year, each);
            slot(amount, each);
        }

        fn enjoyed_months(had: &$($m)? Enjoyed, each: Each<'_>) {
            let Enjoyed { count, months } = had;
            node(count, each);
            if let Some(of) = months {
                slot(of, each);
            }
        }

        pub(super) fn plan(plan: &$($m)? Plan, each: Each<'_>) {
            let Plan {
                pay, months, service, graded, start, tiers, counted, enjoyed, enjoyed_by_member, proration, limits, spent, holder,
                standard_cites, duration_cites,
                standard_text: _, duration_text: _,
            } = plan;
            match pay {
                Pay::Monthly { amount } => node(amount, each),
                Pay::Yearly { rate } => node(rate, each),
                Pay::Once { rate, count, per: _ } => {
                    node(rate, each);
                    nodes(count, each);
                }
                Pay::Window { amount, granted } => nodes([amount, granted], each),
                Pay::InKind { rate } => nodes(rate, each),
                Pay::PerRules { document: of } => document(of, each),
                Pay::SameAs { rules: _ } => {}
            }
            match months {
                Some(MonthsFrom::Records { domain: over, month, condition, rows }) => {
                    domain(over, each);
                    slot(month, each);
                    node(condition, each);
                    domain(rows, each);
                }
                Some(MonthsFrom::Set { slot: of, rows }) => {
                    slot(of, each);
                    domain(rows, each);
                }
                Some(MonthsFrom::Span { from, to }) => nodes([from, to], each),
                None => {}
            }
            for Tier { condition, until, cites, at_most: _, text: _ } in tiers {
                nodes(condition, each);
                nodes(until, each);
                citations(cites, each);
            }
            nodes(service, each);
            nodes(graded, each);
            nodes(start, each);
            if let Some(had) = enjoyed {
                enjoyed_months(had, each);
            }
            if let Some(had) = enjoyed_by_member {
                enjoyed_months(had, each);
            }
            nodes(spent, each);
            for AmountLimit { amount, part, approved, with, cites, of: _, period: _, what: _, carries: _, text: _ } in limits
            {
                node(amount, each);
                nodes(part, each);
                citations(cites, each);
                if let Some(of) = approved {
                    approved_before(of, each);
                }
                for Shared { approved, decision: _, first: _ } in with {
                    approved_before(approved, each);
                }
            }
            domain(holder, each);
            if let Some(Setting::Chosen { interpretation: of, .. }) = counted {
                interpretation(of, each);
            }
            if let Some(Setting::Chosen { interpretation: of, .. }) = proration {
                interpretation(of, each);
            }
            citations(standard_cites, each);
            citations(duration_cites, each);
        }

        fn nodes<'a>(all: impl IntoIterator<Item = &'a $($m)? NodeId>, each: Each<'_>) {
            all.into_iter().for_each(|id| node(id, each));
        }

        fn slots<'a>(all: impl IntoIterator<Item = &'a $($m)? SlotId>, each: Each<'_>) {
            all.into_iter().for_each(|id| slot(id, each));
        }
    };
}

/// A function for each kind of reference, by the name that the table uses.
macro_rules! leaves {
    ($($name:ident: $id:ty => $as:expr;)*) => {
        $(fn $name(id: $id, each: Each<'_>) {
            each($as(id));
        })*
    };
}

pub(super) mod shared {
    use super::*;

    pub(crate) type Each<'f> = &'f mut dyn FnMut(Ref);

    table!();
    leaves! {
        node: &NodeId => |id: &NodeId| Ref::Node(*id);
        slot: &SlotId => |id: &SlotId| Ref::Slot(*id);
        domain: &DomainId => |id: &DomainId| Ref::Domain(*id);
        parameter: &ParamId => |id: &ParamId| Ref::Parameter(*id);
        interpretation: &InterpId => |id: &InterpId| Ref::Interpretation(*id);
        document: &DocumentId => |id: &DocumentId| Ref::Document(*id);
    }

    fn citations(all: &[CitationId], each: Each<'_>) {
        all.iter().for_each(|id| each(Ref::Citation(*id)));
    }
}

pub(super) mod mutable {
    use super::*;

    pub(crate) type Each<'f> = &'f mut dyn FnMut(RefMut<'_>);

    table!(mut);
    leaves! {
        node: &mut NodeId => RefMut::Node;
        slot: &mut SlotId => RefMut::Slot;
        domain: &mut DomainId => RefMut::Domain;
        parameter: &mut ParamId => RefMut::Parameter;
        interpretation: &mut InterpId => RefMut::Interpretation;
        document: &mut DocumentId => RefMut::Document;
        citations: &mut Vec<CitationId> => RefMut::Citations;
    }
}

impl Ref {
    /// The node, if it is one.
    pub fn node(self) -> Option<NodeId> {
        if let Ref::Node(id) = self { Some(id) } else { None }
    }

    /// The column, if it is one.
    pub fn slot(self) -> Option<SlotId> {
        if let Ref::Slot(id) = self { Some(id) } else { None }
    }

    /// The domain, if it is one.
    pub fn domain(self) -> Option<DomainId> {
        if let Ref::Domain(id) = self { Some(id) } else { None }
    }

    /// The parameter, if it is one.
    pub fn parameter(self) -> Option<ParamId> {
        if let Ref::Parameter(id) = self { Some(id) } else { None }
    }

    /// The citation, if it is one.
    pub fn citation(self) -> Option<CitationId> {
        if let Ref::Citation(id) = self { Some(id) } else { None }
    }
}

impl Op {
    /// Everything that this operation refers to, operands in a fixed order.
    pub fn each(&self, mut each: impl FnMut(Ref)) {
        shared::op(self, &mut each);
    }

    /// The same, to be changed.
    pub fn each_mut(&mut self, mut each: impl FnMut(RefMut<'_>)) {
        mutable::op(self, &mut each);
    }

    /// The operands, in a fixed order.
    pub fn operands(&self) -> Vec<NodeId> {
        let mut found = Vec::new();
        self.each(|r| found.extend(r.node()));
        found
    }

    /// The child domain that this operation gathers from, if any.
    pub fn gathers(&self) -> Option<DomainId> {
        let mut found = None;
        self.each(|r| found = found.or(r.domain()));
        found
    }
}

impl Decision {
    /// Everything that this decision and its plan refer to themselves.
    pub fn each(&self, mut each: impl FnMut(Ref)) {
        shared::decision(self, &mut each);
    }

    /// The same, to be changed.
    pub fn each_mut(&mut self, mut each: impl FnMut(RefMut<'_>)) {
        mutable::decision(self, &mut each);
    }

    /// Every node that this decision reads directly.
    pub fn roots(&self) -> Vec<NodeId> {
        let mut found = Vec::new();
        self.each(|r| found.extend(r.node()));
        found
    }

    /// Every column that this decision reads directly.
    pub fn slots(&self) -> Vec<SlotId> {
        let mut found = Vec::new();
        self.each(|r| found.extend(r.slot()));
        found
    }

    /// Every quotation that this decision rests on itself.
    pub fn citations(&self) -> Vec<CitationId> {
        let mut found = Vec::new();
        self.each(|r| found.extend(r.citation()));
        found
    }
}
