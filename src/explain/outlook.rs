//! What could make a conclusion fall, and what is to be done next.

use super::state::State;
use super::statement::Step;
use crate::eval::{Decided, Run, Warning};
use crate::ir::{Adopted, AmountState, Decision, DecisionKind, Pay, Verdict};
use crate::values::{Date, Exact};

/// What would have to be otherwise for the conclusion to fall.
#[derive(Debug, Clone, PartialEq)]
pub enum Prospect {
    /// All of these statements would have to hold.
    Conditions(Vec<String>),
    /// Time alone changes nothing; not `sure` where nobody can tell.
    Time { sure: bool },
    /// Nothing but time is lacking.
    Wait,
    /// So many sets of facts turn it; `open` where the decision waits for facts anyway.
    Sets { count: usize, open: bool },
    /// Sets were looked for and none was found.
    NoSet,
}

impl Prospect {
    pub fn is_about_time(&self) -> bool {
        matches!(self, Prospect::Time { .. } | Prospect::Wait)
    }

    /// Whether it is about the sets that were looked for.
    pub fn is_about_sets(&self) -> bool {
        matches!(self, Prospect::Sets { .. } | Prospect::NoSet)
    }
}

/// What is to be done.
#[derive(Debug, Clone, PartialEq)]
pub enum Next {
    NotInForce,
    /// Find out first what was enjoyed of a rival benefit.
    RivalEnjoyed,
    Approve {
        total: Exact,
    },
    /// Approve the conditions; the amount is open.
    ApproveOpen,
    /// What is given, and by whom, stands in another document.
    ApprovePerRules,
    /// Nothing is paid.
    ApproveInKind,
    Rank,
    DoDuty,
    Belongs,
    /// The duty's conditions are not those of the case; `open` where that rests on a reading nobody adopted.
    NoDuty {
        open: bool,
    },
    NoDiscretion,
    /// The agency decides whether it does it; nothing is advised.
    LeaveToAgency,
    NoPermission,
    NoRank,
    Refuse,
    /// Review again then; `granted` where something can be had from then on.
    Wait {
        granted: bool,
        until: Date,
    },
    UsedUp,
    Supply,
    SupplyWithin(String),
    /// The policy does not say within what time.
    SupplyUnstated,
    Parameter,
    Interpretation,
    Discretion,
    Inconsistent,
    NotComputable,
    Nothing,
    Target,
    AboveTarget,
    /// Ask for an interpretation of what matters.
    Ask,
}

/// What would change a conclusion with so many `sets` that turn it; `None` where they were not looked for.
pub fn prospects(decided: &Decided, kind: DecisionKind, tree: &Step, sets: Option<usize>) -> Vec<Prospect> {
    let verdict = decided.outcome.verdict;
    let mut said = Vec::new();
    // How somebody comes under a duty or a sanction is no advice, nor what an agency might decide.
    if matches!(kind, DecisionKind::Duty | DecisionKind::Authorisation) {
        return said;
    }
    if verdict == Verdict::Unmet && decided.outcome.yields_to.is_none() {
        let failing = tree.leaves(State::Fails).into_iter().chain(tree.leaves(State::Inapplicable));
        if decided.outcome.nothing.is_none() && decided.outcome.grounds.is_empty() {
            said.push(Prospect::Conditions(failing.map(|s| s.statement.clone()).collect()));
        }
        said.push(Prospect::Time { sure: !decided.outcome.later_unsure });
    }
    if verdict == Verdict::TooEarly {
        said.push(Prospect::Wait);
    }
    let turned = matches!(verdict, Verdict::Unmet | Verdict::UsedUp | Verdict::BelowTarget | Verdict::AboveTarget);
    match sets {
        Some(0) if turned => said.push(Prospect::NoSet),
        Some(0) | None => {}
        Some(count) => said.push(Prospect::Sets { count, open: verdict.is_open() }),
    }
    said
}

/// The next step; `matters` where an open question affects the result.
pub fn next(run: &Run<'_>, decided: &Decided, decision: &Decision, matters: bool) -> Vec<Next> {
    let outcome = &decided.outcome;
    let outside = decided.warnings.iter().any(|w| matches!(w, Warning::NotInForce { .. }));
    if outside && outcome.verdict == Verdict::Met {
        return vec![Next::NotInForce];
    }
    let undecided =
        |i: &crate::ir::InterpId| !matches!(run.program.interpretations[i.index()].adopted, Adopted::Decided { .. });
    let open_reading = decision.interpretations.iter().any(undecided);
    let mut next = match outcome.verdict {
        Verdict::Met => met(decided, decision),
        Verdict::Unmet => vec![match decision.kind {
            DecisionKind::Duty => Next::NoDuty { open: open_reading },
            DecisionKind::Priority => Next::NoRank,
            DecisionKind::Discretion => Next::NoDiscretion,
            DecisionKind::Authorisation => Next::NoPermission,
            DecisionKind::Entitlement | DecisionKind::Status | DecisionKind::Target => Next::Refuse,
        }],
        Verdict::TooEarly => {
            let granted = decision.kind == DecisionKind::Entitlement;
            outcome.earliest.map(|until| Next::Wait { granted, until }).into_iter().collect()
        }
        Verdict::UsedUp => vec![Next::UsedUp],
        Verdict::AwaitsApplicant | Verdict::AwaitsAgency => {
            let within = match run.program.policy.supply_within.as_deref() {
                Some("未载明") => Some(Next::SupplyUnstated),
                Some(within) => Some(Next::SupplyWithin(within.to_owned())),
                None => None,
            };
            [Some(Next::Supply), within].into_iter().flatten().collect()
        }
        Verdict::AwaitsParameter => vec![Next::Parameter],
        Verdict::AwaitsInterpretation => vec![Next::Interpretation],
        Verdict::AwaitsDiscretion => vec![Next::Discretion],
        Verdict::Inconsistent => vec![Next::Inconsistent],
        Verdict::NotComputable => vec![Next::NotComputable],
        Verdict::OnTarget | Verdict::NotApplicable => vec![Next::Nothing],
        Verdict::BelowTarget => vec![Next::Target],
        Verdict::AboveTarget => vec![Next::AboveTarget],
    };
    if matters && outcome.verdict != Verdict::AwaitsInterpretation {
        next.push(Next::Ask);
    }
    next
}

fn met(decided: &Decided, decision: &Decision) -> Vec<Next> {
    match (decision.kind, decided.outcome.amount.total) {
        (DecisionKind::Entitlement, Some(total)) => {
            let rival = decided.warnings.iter().any(|w| matches!(w, Warning::RivalEnjoyed { .. }));
            rival.then_some(Next::RivalEnjoyed).into_iter().chain([Next::Approve { total }]).collect()
        }
        (DecisionKind::Entitlement, None) => {
            let per_rules = decision.plan.as_ref().is_some_and(|p| matches!(p.pay, Pay::PerRules { .. }));
            vec![match decided.outcome.amount.state {
                AmountState::None => Next::ApproveInKind,
                _ if per_rules => Next::ApprovePerRules,
                AmountState::Settled | AmountState::Interval | AmountState::Undetermined => Next::ApproveOpen,
            }]
        }
        (DecisionKind::Priority, _) => vec![Next::Rank],
        (DecisionKind::Duty, _) => vec![Next::DoDuty],
        (DecisionKind::Authorisation, _) => vec![Next::LeaveToAgency],
        (DecisionKind::Status | DecisionKind::Target | DecisionKind::Discretion, _) => vec![Next::Belongs],
    }
}
