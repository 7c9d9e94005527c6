//! One decision put together for a reader: conclusion, reasons, sum, open questions, what would
//! change it, the next step.

use super::conclusion::{Conclusion, conclusion};
use super::needs::{Request, requests};
use super::outlook::{Next, Prospect, next, prospects};
use super::parameter::examples;
use super::question::{Question, question};
use super::state::State;
use super::statement::Step;
use super::step::step;
use super::sums::{Sum, sum};
use super::turns::{Turn, turns};
use crate::counterfactual::Change;
use crate::eval::{Decided, Run, UsedUp, Warning};
use crate::ir::{CitationId, Decision, DecisionId, NodeId, Verdict, Word};
use crate::values::Causes;
use std::collections::BTreeSet;

/// Everything said of one decision.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// By its place in the program.
    pub decision: DecisionId,
    pub verdict: Verdict,
    /// What people read for the outcome.
    pub word: Word,
    pub conclusion: Vec<Conclusion>,
    /// The whole tree of the conditions.
    pub tree: Step,
    pub applicant: Vec<Request>,
    pub agency: Vec<Request>,
    pub parameters: Vec<Request>,
    pub sum: Option<Sum>,
    /// The benefit that is given instead, and the words that let one of the two go.
    pub rival: Option<String>,
    pub rival_cites: Vec<CitationId>,
    /// Parameters of which it read figures for trials.
    pub examples: Vec<String>,
    /// Those that matter come first.
    pub questions: Vec<Question>,
    pub remarks: Vec<Warning>,
    pub changes: Vec<Prospect>,
    /// Sets of facts with which it would come out, each proved.
    pub turns: Vec<Turn>,
    pub next: Vec<Next>,
}

impl Report {
    /// Refused under every answer to what is open, for other reasons under other answers.
    pub fn hangs_on_answers(&self) -> bool {
        self.conclusion.iter().any(|c| matches!(c, Conclusion::Grounds(_)))
    }

    /// Refused for its conditions alone: nothing was looked at behind them.
    pub fn is_for_conditions(&self) -> bool {
        let told = |c: &Conclusion| {
            matches!(c, Conclusion::Unmet { .. } | Conclusion::Excluded { .. } | Conclusion::TooEarly { .. })
        };
        self.conclusion.iter().any(told)
    }
}

/// Puts a decision together from the trace; `changes` are the sets that turn it, where they were looked
/// for.
pub fn report(run: &Run<'_>, decided: &Decided, changes: Option<&[Change]>) -> Report {
    let outcome = &decided.outcome;
    let decision = &run.program.decisions[outcome.decision];
    let tree = conditions(run, decided, decision);
    let mut all = requests(run, decided.open.needs.iter().copied());
    let conditions = run.open_conditions(decision);
    all.iter_mut().for_each(|r| r.for_amount = !conditions.needs.contains(&r.need));
    let of = |causes: Causes| all.iter().filter(|r| r.of == causes).cloned().collect::<Vec<Request>>();
    let mut questions: Vec<Question> = decided.interpretations.iter().map(|u| question(run, decided, u)).collect();
    questions.sort_by_key(|q| !q.does_matter());
    let matters = questions.iter().any(Question::does_matter);
    let rival = outcome.yields_to.map(|other| &run.program.decisions[other]);
    Report {
        decision: outcome.decision,
        verdict: outcome.verdict,
        word: Word::of(decision.kind, outcome.verdict),
        conclusion: conclusion(run, decided, decision, &tree),
        applicant: of(Causes::APPLICANT),
        agency: of(Causes::AGENCY),
        parameters: of(Causes::PARAMETER),
        sum: reckoned(run, decided, decision),
        rival: rival.map(|d| d.rule.clone()),
        rival_cites: rival.map(|other| excluded(run, &decision.rule, &other.rule)).unwrap_or_default(),
        examples: examples(run, decision, outcome.payment.is_some()),
        questions,
        remarks: decided.warnings.clone(),
        changes: prospects(decided, decision.kind, &tree, changes.map(<[Change]>::len)),
        turns: turns(run, decision.kind, changes.unwrap_or_default()),
        next: next(run, decided, decision, matters),
        tree,
    }
}

/// The words by which two benefits are not given together.
fn excluded(run: &Run<'_>, one: &String, other: &String) -> Vec<CitationId> {
    let both = run.program.exclusions.iter().find(|e| e.rules.contains(one) && e.rules.contains(other));
    both.map(|e| e.cites.clone()).unwrap_or_default()
}

/// The tree of the conditions; what spent a one-time payment is a reason too, and what fails under every answer.
fn conditions(run: &Run<'_>, decided: &Decided, decision: &Decision) -> Step {
    let mut tree = step(run, decision.eligible, 0);
    let each = decided.outcome.grounds.iter().map(|g| g.failing.iter().copied().collect::<BTreeSet<NodeId>>());
    if let Some(failing) = each.reduce(|a, b| &a & &b) {
        refuse(&mut tree, &failing);
    }
    let spent = decision.plan.as_ref().and_then(|p| p.spent);
    let Some(spent) = spent.filter(|_| decided.outcome.verdict == Verdict::UsedUp) else { return tree };
    let spent = step(run, spent, 0);
    if tree.statement.is_empty() && !tree.any {
        return Step { children: tree.children.into_iter().chain([spent]).collect(), ..tree };
    }
    Step {
        statement: String::new(),
        details: vec![],
        states: None,
        children: vec![tree.clone(), spent],
        any: false,
        list: false,
        ..tree
    }
}

/// Marks what fails under every answer, with all that it is a part of.
fn refuse(step: &mut Step, failing: &BTreeSet<NodeId>) -> bool {
    let own = step.node.is_some_and(|node| failing.contains(&node));
    let mut below = false;
    for child in &mut step.children {
        below |= refuse(child, failing);
    }
    if (own || below) && step.state == State::Open {
        step.state = State::Fails;
    }
    own || below
}

/// The sum; of an open decision, what can be reckoned already. Parameters alone are no sum.
fn reckoned(run: &Run<'_>, decided: &Decided, decision: &Decision) -> Option<Sum> {
    let outcome = &decided.outcome;
    let (plan, payment) = decision.plan.as_ref().zip(outcome.payment.as_ref())?;
    let nothing = outcome.verdict.is_open() && payment.segments.is_empty();
    if outcome.used_up == Some(UsedUp::Paid) || nothing {
        return None;
    }
    Some(sum(run, decision, plan, payment)).filter(|s| !s.lines.is_empty())
}
