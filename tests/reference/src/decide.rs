//! A decision: its conditions, its target, what it pays.

use crate::answer::{Answer, Given};
use crate::run::Run;
use crate::value::{Datum, Fault, Truth, Value};
use tiaowen::ir::{Decision, DecisionKind, NodeId, Op, TargetSpec, Verdict};
use tiaowen::values::{Causes, Exact};

impl Run<'_> {
    /// What the conditions alone come to.
    pub fn verdict(&self, decision: &Decision) -> Given {
        let goal = decision.kind.goal();
        match self.root(decision.eligible).truth() {
            Truth::Yes => {
                let causes = if goal == Verdict::AwaitsDiscretion { Causes::DISCRETION } else { Causes::NONE };
                Given::bare(goal, causes)
            }
            Truth::No => Given::bare(decision.kind.missed(), Causes::NONE),
            Truth::Open(causes) => Given::bare(Verdict::awaiting(causes), causes),
            Truth::Fault(fault) => Given::bare(of_fault(fault), Causes::NONE),
        }
    }

    /// 指标: without anything to judge it is 不适用.
    pub fn target(&self, decision: &Decision, target: &TargetSpec) -> Given {
        match self.root(decision.eligible).truth() {
            Truth::No => return Given::bare(Verdict::NotApplicable, Causes::NONE),
            Truth::Fault(fault) => return Given::bare(of_fault(fault), Causes::NONE),
            Truth::Yes | Truth::Open(_) => {}
        }
        let value = self.root(target.value);
        if value == Value::NotApplicable || self.nothing_over_nothing(target.value) {
            return Given::bare(Verdict::NotApplicable, Causes::NONE);
        }
        let bound = |node: Option<NodeId>, op| match node {
            Some(node) => crate::judge::compare(op, &value, &self.root(node)),
            None => Truth::Yes,
        };
        let low = bound(target.low, tiaowen::ir::CmpOp::Ge);
        let high = bound(target.high, tiaowen::ir::CmpOp::Le);
        let whole = Truth::all([self.root(decision.eligible).truth(), low, high]);
        match (whole, low, high) {
            (Truth::Fault(fault), ..) => Given::bare(of_fault(fault), Causes::NONE),
            (Truth::Yes, ..) => Given::bare(Verdict::OnTarget, Causes::NONE),
            (Truth::Open(causes), ..) => Given::bare(Verdict::awaiting(causes), causes),
            (Truth::No, ..) => match self.root(decision.eligible).truth() {
                Truth::Open(causes) => Given::bare(Verdict::awaiting(causes), causes),
                _ if low == Truth::No => Given::bare(Verdict::BelowTarget, Causes::NONE),
                _ => Given::bare(Verdict::AboveTarget, Causes::NONE),
            },
        }
    }

    /// 0 ÷ 0 as the whole value of a target.
    fn nothing_over_nothing(&self, value: NodeId) -> bool {
        let zero = |node: &NodeId| self.root(*node) == Value::Known(Datum::Number(Exact::ZERO));
        match &self.program.node(value).op {
            Op::Div(a, b) => zero(a) && zero(b),
            Op::Choose { interpretation, alternatives } => {
                let chosen = self.choices.get(interpretation.index()).copied().unwrap_or_default();
                alternatives.get(usize::from(chosen)).is_some_and(|n| self.nothing_over_nothing(*n))
            }
            _ => false,
        }
    }

    /// One reading of one case, before what excludes it is asked.
    pub fn alone(&self, decision: &Decision) -> Answer {
        if let (DecisionKind::Target, Some(target)) = (decision.kind, &decision.target) {
            return Answer::Given(self.target(decision, target));
        }
        match &decision.plan {
            Some(plan) => self.entitle(decision, plan),
            None => Answer::Given(self.verdict(decision)),
        }
    }
}

/// 规定不一致, else 无法计算.
pub fn of_fault(fault: Fault) -> Verdict {
    match fault {
        Fault::Contradiction => Verdict::Inconsistent,
        Fault::Arithmetic | Fault::Table | Fault::Shape => Verdict::NotComputable,
    }
}
