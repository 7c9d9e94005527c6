//! What a decision came to, as values: what was granted, what it waits for, how far it is open.

use super::name::first_fault;
use super::needs::{name_of_need, relation};
use super::shown::{Shown, Stretch};
use super::spoken::spoken;
use super::state::State;
use super::statement::{Denies, Step};
use super::sums::days;
use crate::eval::{Amount, Atom, Cell, Decided, Fault, Ground, Need, Nothing, Run, UsedUp, Warning};
use crate::ir::{AmountState, Decision, DecisionKind, OpenDocument, Verdict, YearPart};
use crate::values::{Date, Exact, Month};
use std::collections::BTreeSet;

/// One thing that the conclusion says beside the outcome itself.
#[derive(Debug, Clone, PartialEq)]
pub enum Conclusion {
    /// Another benefit is given instead; `settled` where it is known to be the higher.
    Yields {
        other: String,
        settled: bool,
    },
    Granted(Grant),
    /// 适用日 is outside the days on which the policy is in force.
    NotInForce,
    /// A place in the order of priority.
    Ranked,
    /// The subject belongs to those the rule is about.
    Belongs,
    /// Every condition holds.
    Fulfilled,
    /// An agency decides whether it does it.
    Permitted {
        by: String,
        what: String,
    },
    /// So many conditions fail, at least one.
    Unmet {
        failing: usize,
    },
    /// A 除外情形 takes the case out: the words that affirm each, how many other conditions fail, and whether all
    /// others hold.
    Excluded {
        by: Vec<String>,
        failing: usize,
        rest: bool,
    },
    /// Nothing but a 除外情形 is open: what of it is not known, and what is paid where none of it is so.
    Unless {
        open: Vec<String>,
        otherwise: Exact,
    },
    /// Every condition holds, and there is nothing to pay for.
    Nothing(Nothing),
    TooEarly {
        until: Date,
        kind: DecisionKind,
    },
    /// Used up; not `met` where the conditions are open and do not matter any more.
    UsedUp {
        by: Option<UsedUp>,
        met: bool,
    },
    AwaitsApplicant(DecisionKind),
    AwaitsAgency(DecisionKind),
    AwaitsParameter(DecisionKind),
    AwaitsInterpretation,
    /// What an agency may grant at its discretion, where it is an extension.
    AwaitsDiscretion(Option<Asked>),
    /// Something in its conditions is for an agency to decide.
    AwaitsDecision(DecisionKind),
    Inconsistent,
    NotComputable {
        fault: Fault,
        /// The statement at which the computation failed.
        at: Option<String>,
    },
    NotApplicable,
    /// A target beside what was reached.
    Target {
        target: String,
        value: Reached,
    },
    /// Something is missing, and whatever it is the conclusion is this one.
    Whatever,
    /// Nothing is to be had under any answer, for other reasons under other answers.
    Grounds(Vec<Reason>),
    /// What is known of the amount while the outcome is open.
    Amount(Interval),
}

/// Why nothing is to be had under some answers.
#[derive(Debug, Clone, PartialEq)]
pub struct Reason {
    /// What is asked, and the answers; none where several things are.
    pub answers: Option<(String, Vec<Shown>)>,
    /// The conditions that fail.
    pub failing: Vec<String>,
    pub used_up: Option<UsedUp>,
    pub nothing: Option<Nothing>,
    /// What is given instead.
    pub instead: Option<String>,
}

/// What was granted.
#[derive(Debug, Clone, PartialEq)]
pub enum Grant {
    /// For a stretch of time in days, apart from what was enjoyed before.
    Stretch {
        days: (Date, Date),
        time: Stretch,
        total: Exact,
    },
    /// For months; `members` where it is for several persons.
    Months {
        months: u32,
        members: Option<usize>,
        from: Month,
        to: Month,
        total: Exact,
    },
    Total(Exact),
    Interval(Interval),
    /// The standard stands in another document, named or not.
    PerRules {
        title: Option<String>,
    },
    /// Something that the amount rests on is missing.
    Undetermined,
    /// Nothing is paid.
    InKind,
}

/// What is known of an amount that is not settled, in 元.
#[derive(Debug, Clone, PartialEq)]
pub enum Interval {
    /// The same whatever is missing.
    Fixed(Exact),
    /// It depends on the reading alone.
    Readings { low: Exact, high: Exact },
    /// It depends on these facts and parameters.
    Needs { low: Exact, high: Exact, needs: Vec<String> },
    /// A part is known, the rest is not.
    Floor(Exact),
}

/// Months asked for beyond the duration, and the most there can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asked {
    pub months: u32,
    pub span: Option<(Month, Month)>,
    pub at_most: u32,
}

/// The value of an 指标.
#[derive(Debug, Clone, PartialEq)]
pub enum Reached {
    Value(Shown),
    Between(Shown, Shown),
}

/// The conclusion of a decision with the tree of its conditions.
pub fn conclusion(run: &Run<'_>, decided: &Decided, decision: &Decision, tree: &Step) -> Vec<Conclusion> {
    let outcome = &decided.outcome;
    if let Some(other) = outcome.yields_to {
        let settled = outcome.verdict == Verdict::Unmet;
        return vec![Conclusion::Yields { other: run.program.decisions[other].rule.clone(), settled }];
    }
    if !outcome.grounds.is_empty() {
        return vec![Conclusion::Grounds(outcome.grounds.iter().map(|g| reason(run, g)).collect())];
    }
    let mut said: Vec<Conclusion> = match outcome.verdict {
        Verdict::Met => met(run, decided, decision),
        Verdict::Unmet if outcome.nothing.is_some() => outcome.nothing.map(Conclusion::Nothing).into_iter().collect(),
        Verdict::Unmet => {
            let failing = tree.leaves(State::Fails);
            let by: Vec<String> = failing.iter().filter_map(|s| s.excluded()).map(str::to_owned).collect();
            let failing = failing.len() + tree.leaves(State::Inapplicable).len() - by.len();
            match by.is_empty() {
                true => vec![Conclusion::Unmet { failing: failing.max(1) }],
                false => vec![Conclusion::Excluded { by, failing, rest: tree.leaves(State::Open).is_empty() }],
            }
        }
        Verdict::TooEarly => {
            outcome.earliest.map(|until| Conclusion::TooEarly { until, kind: decision.kind }).into_iter().collect()
        }
        Verdict::UsedUp => {
            let met = run.root(decision.eligible).is_true();
            vec![Conclusion::UsedUp { by: outcome.used_up, met }]
        }
        Verdict::AwaitsApplicant => vec![Conclusion::AwaitsApplicant(decision.kind)],
        Verdict::AwaitsAgency => vec![Conclusion::AwaitsAgency(decision.kind)],
        Verdict::AwaitsParameter => vec![Conclusion::AwaitsParameter(decision.kind)],
        Verdict::AwaitsInterpretation => vec![Conclusion::AwaitsInterpretation],
        Verdict::AwaitsDiscretion if decision.kind != DecisionKind::Discretion && decided.outcome.asked.is_none() => {
            vec![Conclusion::AwaitsDecision(decision.kind)]
        }
        Verdict::AwaitsDiscretion => vec![Conclusion::AwaitsDiscretion(asked(decided, decision))],
        Verdict::Inconsistent => vec![Conclusion::Inconsistent],
        Verdict::NotComputable => {
            let fault = outcome.fault.unwrap_or(Fault::Overflow);
            vec![Conclusion::NotComputable { fault, at: first_fault(run, decision) }]
        }
        Verdict::NotApplicable => vec![Conclusion::NotApplicable],
        Verdict::OnTarget | Verdict::BelowTarget | Verdict::AboveTarget => target(run, decision).into_iter().collect(),
    };
    let told = matches!(said.as_slice(), [Conclusion::UsedUp { met: false, .. }]);
    if outcome.whatever && !told {
        said.push(Conclusion::Whatever);
    }
    if outcome.verdict.is_open() && outcome.amount.state == AmountState::Interval {
        match unless_excluded(outcome.amount, tree) {
            Some(unless) => said.push(unless),
            None => said.extend(interval(run, decided).map(Conclusion::Amount)),
        }
    }
    said
}

/// Both amounts, where all that is open is whether a 除外情形 takes the case out.
fn unless_excluded(amount: Amount, tree: &Step) -> Option<Conclusion> {
    let (Some(low), Some(otherwise)) = (amount.low, amount.high) else { return None };
    let mut open: Vec<String> = Vec::new();
    let of_exclusion = tree.children.iter().filter(|c| c.state == State::Open).all(|step| {
        open.extend(step.leaves(State::Open).iter().map(|s| s.statement.clone()));
        matches!(step.denies, Some(Denies::Exclusion { .. }))
    });
    let whole = low.is_zero() && of_exclusion && !open.is_empty() && !tree.any;
    whole.then_some(Conclusion::Unless { open, otherwise })
}

fn reason(run: &Run<'_>, ground: &Ground) -> Reason {
    let asked = |(atom, cells): &(Atom, Vec<Cell>)| match *atom {
        Atom::Fact { slot, row } => {
            let value = |cell: &Cell| Shown::fact(run, slot, row as usize, *cell);
            (run.program.slot(slot).name.clone(), cells.iter().map(value).collect())
        }
        Atom::Truth { node, .. } => {
            let node = run.program.node(node);
            (spoken(run, &node.text), cells.iter().map(|cell| Shown::cell(*cell, &node.kind)).collect())
        }
    };
    Reason {
        answers: ground.answers.as_ref().map(asked),
        failing: ground
            .failing
            .iter()
            .map(|n| spoken(run, &run.program.node(*n).text))
            .filter(|t| !t.is_empty())
            .collect(),
        used_up: ground.used_up,
        nothing: ground.nothing,
        instead: ground.yields_to.map(|d| run.program.decisions[d].rule.clone()),
    }
}

fn met(run: &Run<'_>, decided: &Decided, decision: &Decision) -> Vec<Conclusion> {
    match decision.kind {
        DecisionKind::Entitlement => {
            let outside = decided.warnings.iter().any(|w| matches!(w, Warning::NotInForce { .. }));
            let granted = granted(run, decided, decision).map(Conclusion::Granted);
            granted.into_iter().chain(outside.then_some(Conclusion::NotInForce)).collect()
        }
        DecisionKind::Priority => vec![Conclusion::Ranked],
        DecisionKind::Status => vec![Conclusion::Belongs],
        DecisionKind::Authorisation => {
            let by = decision.decided_by.clone().unwrap_or_default();
            vec![Conclusion::Permitted { by, what: decision.grants.clone() }]
        }
        DecisionKind::Target | DecisionKind::Discretion | DecisionKind::Duty => vec![Conclusion::Fulfilled],
    }
}

fn target(run: &Run<'_>, decision: &Decision) -> Option<Conclusion> {
    let target = decision.target.as_ref()?;
    let kind = &run.program.node(target.value).kind;
    let number = |n: i64| Shown::Number(Exact::from(n), kind.clone());
    let value = match (run.root(target.value), run.count_range(target.value, 0)) {
        (Cell::Open(_), Some((low, high))) => Reached::Between(number(low), number(high)),
        (cell, _) => Reached::Value(Shown::cell(cell, kind)),
    };
    Some(Conclusion::Target { target: spoken(run, &target.text), value })
}

/// What was granted with its figures; `None` where nothing is paid by this rule.
fn granted(run: &Run<'_>, decided: &Decided, decision: &Decision) -> Option<Grant> {
    let outcome = &decided.outcome;
    outcome.payment.as_ref()?;
    let by_other = |d: &&OpenDocument| d.decides == "标准";
    Some(match outcome.amount.state {
        AmountState::Settled => settled(decided, decision, outcome.amount)?,
        AmountState::Interval => match interval(run, decided)? {
            // Nothing is no part that is known.
            Interval::Floor(low) if low.is_zero() => Grant::Undetermined,
            interval => Grant::Interval(interval),
        },
        AmountState::Undetermined => match decision.open_documents.iter().find(by_other) {
            Some(open) => {
                let title = &run.program.documents[open.document].title;
                Grant::PerRules { title: Some(title.clone()).filter(|t| !t.is_empty()) }
            }
            None => Grant::Undetermined,
        },
        AmountState::None => Grant::InKind,
    })
}

fn settled(decided: &Decided, decision: &Decision, amount: Amount) -> Option<Grant> {
    let payment = decided.outcome.payment.as_ref()?;
    let total = amount.total?;
    let first = payment.segments.first();
    Some(match (first, first.and_then(|s| days(payment, s))) {
        (Some(segment), Some((from, to))) if payment.segments.len() == 1 && segment.months > 0 => {
            let time = match (payment.part_year, to.succ_opt()) {
                (Some(_), Some(next)) => Stretch::between(from, next),
                _ => Stretch::of_months(segment.months),
            };
            Grant::Stretch { days: (from, to), time, total }
        }
        (Some(_), None) if payment.months() > 0 => {
            let spans = payment.segments.iter().filter_map(|s| s.span);
            let (from, to) = (spans.clone().map(|s| s.0).min()?, spans.map(|s| s.1).max()?);
            let members: BTreeSet<_> = payment.segments.iter().map(|s| s.member).collect();
            let members = decision.member.is_some().then_some(members.len());
            Grant::Months { months: payment.months(), members, from, to, total }
        }
        _ => Grant::Total(total),
    })
}

fn interval(run: &Run<'_>, decided: &Decided) -> Option<Interval> {
    let amount = decided.outcome.amount;
    let low = amount.low?;
    let mut needs: Vec<String> = Vec::new();
    let atoms: Vec<Need> = decided.open.atoms.iter().map(|a| a.need()).collect();
    let all = || decided.open.needs.iter().copied().collect();
    for need in if atoms.is_empty() { all() } else { atoms } {
        let name = match need {
            // By itself 金额 says nothing of whose it is.
            Need::Fact { slot, .. } if YearPart::from_word(&run.program.slot(slot).name).is_some() => {
                relation(run, run.program.slot(slot).domain)
            }
            need => name_of_need(run, need),
        };
        if !needs.contains(&name) {
            needs.push(name);
        }
    }
    Some(match amount.high {
        Some(high) if low == high => Interval::Fixed(low),
        Some(high) if needs.is_empty() => Interval::Readings { low, high },
        Some(high) => Interval::Needs { low, high, needs },
        None => Interval::Floor(low),
    })
}

fn asked(decided: &Decided, decision: &Decision) -> Option<Asked> {
    let (extension, segment) = decision.extension.as_ref().zip(decided.outcome.asked.as_ref())?;
    Some(Asked { months: segment.months, span: segment.span, at_most: extension.at_most })
}
