//! 给付: what the conditions and the sum together come to, under one reading.

use crate::answer::{Answer, Given, Sum};
use crate::decide::of_fault;
use crate::pay::{No, Total};
use crate::run::Run;
use crate::value::Truth;
use tiaowen::facts::{Facts, Given as Fact};
use tiaowen::ir::{Decision, Extension, Pay, Plan, Program, Verdict};
use tiaowen::values::{Causes, Exact};

/// What one reading of one case comes to; sums are not yet rounded.
pub enum Paid {
    /// No sum is paid, or none is known: 无金额 or 金额待定.
    Without {
        undetermined: bool,
    },
    Between(Total, Total),
}

impl Run<'_> {
    /// An entitlement whose conditions and sum are taken as they stand, without looking at other days or answers.
    pub fn entitle(&self, decision: &Decision, plan: &Plan) -> Answer {
        let conditions = self.root(decision.eligible).truth();
        let causes = match conditions {
            Truth::No => return Answer::Given(Given::bare(Verdict::Unmet, Causes::NONE)),
            Truth::Fault(fault) => return Answer::Given(Given::bare(of_fault(fault), Causes::NONE)),
            Truth::Yes => Causes::NONE,
            Truth::Open(causes) => causes,
        };
        let spent = plan.spent.map_or(Truth::No, |n| self.root(n).truth());
        let unspent = match spent {
            // A cap surely used up is 已享受完毕 whatever else is unknown; one payment is a cap of one.
            Truth::Yes => return Answer::Given(used_up()),
            Truth::Fault(fault) => return Answer::Given(Given::bare(of_fault(fault), Causes::NONE)),
            Truth::No => Causes::NONE,
            Truth::Open(why) => why,
        };
        let paid = match self.paid(decision, plan) {
            Ok(paid) => paid,
            // What is open may yet be refused, but a fault that could still decide makes 无法计算.
            Err(No::Fault(fault)) => return Answer::Given(Given::bare(of_fault(fault), Causes::NONE)),
            Err(No::NotCovered(part)) => return Answer::NotCovered(part),
        };
        match paid {
            Paid::Without { undetermined } => {
                let open = causes.and(unspent);
                let mut answer = open_or_met(open, open);
                if undetermined {
                    answer.amount = Sum::between(None, None);
                }
                if let Some(extension) = &decision.extension {
                    self.extend(&mut answer, extension);
                }
                Answer::Given(answer)
            }
            Paid::Between(least, most) => self.summed(decision, plan, (causes, unspent), least, most),
        }
    }

    fn paid(&self, decision: &Decision, plan: &Plan) -> Result<Paid, No> {
        match &plan.pay {
            // That the document decides how much is said beside the outcome, not among its causes.
            Pay::PerRules { document: _ } => Ok(Paid::Without { undetermined: true }),
            Pay::SameAs { .. } | Pay::InKind { .. } => Ok(Paid::Without { undetermined: false }),
            Pay::Monthly { .. } | Pay::Yearly { .. } | Pay::Once { .. } | Pay::Window { .. } => {
                let (least, most) = (self.total(decision, plan, false)?, self.total(decision, plan, true)?);
                Ok(Paid::Between(least, most))
            }
        }
    }

    fn summed(
        &self,
        decision: &Decision,
        plan: &Plan,
        (causes, unspent): (Causes, Causes),
        least: Total,
        most: Total,
    ) -> Answer {
        let why = least.causes.and(most.causes);
        // Neither side is the least for every cap: take the outer ends.
        let low = least.amount.map(|l| most.amount.map_or(l, |m| l.min(m)));
        let high = most.amount.map(|m| least.amount.map_or(m, |l| m.max(l)));
        if high == Some(Exact::ZERO) {
            let past = without_past(self.program, self.facts);
            let run = Run::new(self.program, &past, self.tables, self.choices);
            let more = run.total(decision, plan, true).is_ok_and(|t| t.amount.is_none_or(|a| a > Exact::ZERO));
            if more {
                return Answer::Given(used_up());
            }
            if causes.is_empty() {
                let amount = Sum::settled(Exact::ZERO);
                return Answer::Given(Given { amount, months: Some(0), ..Given::bare(Verdict::Unmet, Causes::NONE) });
            }
        }
        let mut answer = open_or_met(causes.and(unspent), causes.and(unspent).and(why));
        let sure = causes.is_empty() && unspent.is_empty();
        let low = if sure { low } else { Some(Exact::ZERO) };
        answer.amount = match (low, high) {
            (Some(l), Some(h)) if l == h => Sum::settled(self.rounded(l)),
            (low, high) => {
                // Missing parameters leave the known sum; nothing known and no end is no bound.
                let low = low.filter(|l| high.is_some() || !l.is_zero() || least.partial && !why.has(Causes::FACTS));
                Sum::between(low.map(|n| self.rounded(n)), high.map(|n| self.rounded(n)))
            }
        };
        if sure && answer.amount.total.is_some() {
            answer.causes = Causes::NONE;
        }
        answer.months = Some(if sure { least.months } else { 0 });
        // A fact that is missing leaves 符合 only where no value of it leaves nothing to pay.
        let facts = why.has(Causes::FACTS);
        if sure && facts && low.is_none_or(|l| l <= Exact::ZERO) {
            answer.verdict = Verdict::awaiting(why);
        }
        Answer::Given(answer)
    }

    /// 裁量 that may lengthen it: what was asked for, cut to the bound.
    fn extend(&self, answer: &mut Given, extension: &Extension) {
        if answer.verdict != Verdict::Met || self.root(extension.conditions).truth() != Truth::Yes {
            return;
        }
        let asked = extension.asked.map(|n| self.root(n));
        let months = match asked {
            Some(value) => crate::months::number(&value).and_then(Exact::to_i64).and_then(|m| u32::try_from(m).ok()),
            None => Some(extension.at_most),
        };
        answer.months = months.map(|m| m.min(extension.at_most));
        answer.verdict = Verdict::AwaitsDiscretion;
        answer.causes = answer.causes.and(Causes::DISCRETION);
    }

    /// Rounded once, as the package says.
    pub fn rounded(&self, total: Exact) -> Exact {
        let way = self.program.rounding.as_ref().and_then(|r| self.setting(r).way());
        way.and_then(|(way, places)| total.rounded(way, places).ok()).unwrap_or(total)
    }
}

fn used_up() -> Given {
    Given { amount: Sum::settled(Exact::ZERO), months: Some(0), ..Given::bare(Verdict::UsedUp, Causes::NONE) }
}

/// Conditions alone decide; all causes are listed, the first of them names what is open.
fn open_or_met(conditions: Causes, all: Causes) -> Given {
    if conditions.is_empty() { Given::bare(Verdict::Met, all) } else { Given::bare(Verdict::awaiting(all), all) }
}

/// The same case as if nothing had been had before.
fn without_past(program: &Program, facts: &Facts) -> Facts {
    let mut facts = facts.clone();
    for (slot, column) in program.slots.iter().zip(&mut facts.columns) {
        if slot.role.is_some_and(tiaowen::types::FactRole::is_of_past) {
            for given in column.iter_mut() {
                *given = match &*given {
                    Fact::Value(tiaowen::facts::Value::Number(_)) | Fact::Unknown | Fact::Disputed => {
                        Fact::Value(tiaowen::facts::Value::Number(Exact::ZERO))
                    }
                    Fact::Value(tiaowen::facts::Value::Months(_)) => Fact::Missing,
                    other => other.clone(),
                };
            }
        }
    }
    facts
}
