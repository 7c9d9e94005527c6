//! One decision put together for a reader: conclusion, reasons, sum, open questions, what would
//! change it, the next step.

use super::message::{Arg, Message};
use super::needs::{Request, requests};
use super::step::{State, Step, step};
use super::sums::{Sum, days, sum};
use super::turns::{Turn, outcome as outcome_words, turns};
use crate::counterfactual::Change;
use crate::eval::{Decided, InterpretationUse, Run, Warning};
use crate::ir::{Adopted, AmountState, Decision, DecisionId, DecisionKind, DocumentStanding, InterpId, Verdict};
use crate::values::{Causes, Exact};

/// Everything said of one decision.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// By its place in the program.
    pub decision: DecisionId,
    pub verdict: Verdict,
    pub conclusion: Vec<Message>,
    /// The whole tree of the conditions.
    pub tree: Step,
    pub applicant: Vec<Request>,
    pub agency: Vec<Request>,
    pub parameters: Vec<Request>,
    pub sum: Option<Sum>,
    pub questions: Vec<Question>,
    pub remarks: Vec<Message>,
    pub changes: Vec<Message>,
    /// Sets of facts with which it would come out, each proved.
    pub turns: Vec<Turn>,
    pub next: Vec<Message>,
}

/// What the text leaves open, and whether it matters here.
#[derive(Debug, Clone, PartialEq)]
pub struct Question {
    pub id: InterpId,
    pub used: u8,
    pub standing: Message,
    /// One for each other alternative.
    pub others: Vec<(u8, Message)>,
    pub matters: bool,
}

/// Puts a decision together from the trace; `changes` are the sets that turn it, where they were looked
/// for.
pub fn report(run: &Run<'_>, decided: &Decided, changes: Option<&[Change]>) -> Report {
    let outcome = &decided.outcome;
    let decision = &run.program.decisions[outcome.decision];
    let mut tree = step(run, decision.eligible, 0);
    // What spent a one-time payment is a reason too.
    if let Some(spent) = decision.plan.as_ref().and_then(|p| p.spent).filter(|_| outcome.verdict == Verdict::UsedUp) {
        let spent = step(run, spent, 0);
        tree = match tree.statement.is_empty() && !tree.any {
            true => Step { children: tree.children.into_iter().chain([spent]).collect(), ..tree },
            false => Step {
                statement: String::new(),
                details: vec![],
                children: vec![tree.clone(), spent],
                any: false,
                ..tree
            },
        };
    }
    let mut all = requests(run, decided.open.needs.iter().copied());
    let conditions = run.open_conditions(decision);
    all.iter_mut().for_each(|r| r.for_amount = !conditions.needs.contains(&r.need));
    let of = |causes: Causes| all.iter().filter(|r| r.of == causes).cloned().collect::<Vec<Request>>();
    let lines = match (&decision.plan, &outcome.payment) {
        // Of an open decision, what can be reckoned already; parameters alone are no sum.
        (Some(_), Some(_)) if outcome.used_up == Some(crate::eval::UsedUp::Paid) => None,
        (Some(plan), Some(payment)) if !outcome.verdict.is_open() || !payment.segments.is_empty() => {
            Some(sum(run, decision, plan, payment)).filter(|s| !s.lines.is_empty())
        }
        _ => None,
    };
    let mut report = Report {
        decision: outcome.decision,
        verdict: outcome.verdict,
        conclusion: vec![],
        applicant: of(Causes::APPLICANT),
        agency: of(Causes::AGENCY),
        parameters: of(Causes::PARAMETER),
        sum: lines,
        questions: decided.interpretations.iter().map(|u| question(run, decided, u)).collect(),
        remarks: decided.warnings.iter().map(remark).collect(),
        changes: vec![],
        turns: turns(run, changes.unwrap_or_default()),
        next: vec![],
        tree,
    };
    report.questions.sort_by_key(|q| !q.matters);
    report.conclusion = conclusion(run, decided, decision, &report);
    report.changes = what_changes(decided, &report, changes.is_some());
    report.next = next(run, decided, decision, &report);
    report
}

fn conclusion(run: &Run<'_>, decided: &Decided, decision: &Decision, report: &Report) -> Vec<Message> {
    let outcome = &decided.outcome;
    let mut said = Vec::new();
    if let Some(other) = outcome.yields_to {
        let key = if outcome.verdict == Verdict::Unmet { "yields" } else { "yields-open" };
        said.push(Message::new(key).arg("other", run.program.decisions[other].rule.clone()));
        return said;
    }
    match outcome.verdict {
        Verdict::Met if decision.kind == DecisionKind::Entitlement => {
            said.extend(granted(run, decided, decision));
            if decided.warnings.iter().any(|w| matches!(w, Warning::NotInForce { .. })) {
                said.push(Message::new("met-not-in-force"));
            }
        }
        Verdict::Met if decision.kind == DecisionKind::Priority => said.push(Message::new("met-priority")),
        Verdict::Met => said.push(Message::new("met-belongs")),
        Verdict::Unmet => {
            let failing = report.tree.leaves(State::Fails).len() + report.tree.leaves(State::Inapplicable).len();
            let key = if failing > 1 { "unmet-several" } else { "unmet-one" };
            said.push(Message::new(key).arg("count", Arg::Count(failing.max(1) as i64)));
        }
        Verdict::TooEarly => {
            if let Some(day) = outcome.earliest {
                said.push(Message::new("too-early").arg("day", day));
            }
        }
        Verdict::UsedUp => {
            let reason = outcome.used_up.map(|u| u.name()).unwrap_or_default();
            said.push(Message::new("used-up").arg("reason", reason));
        }
        Verdict::AwaitsApplicant => said.push(Message::new("awaits-applicant")),
        Verdict::AwaitsAgency => said.push(Message::new("awaits-agency")),
        Verdict::AwaitsParameter => said.push(Message::new("awaits-parameter")),
        Verdict::AwaitsInterpretation => said.push(Message::new("awaits-interpretation")),
        Verdict::AwaitsDiscretion => said.push(discretion(decided, decision)),
        Verdict::Inconsistent => said.push(Message::new("inconsistent")),
        Verdict::NotComputable => {
            let fault = outcome.fault.map_or("fault-overflow", |f| f.key());
            let at = first_fault(run, decision);
            let key = if at.is_empty() { "not-computable-plan" } else { "not-computable" };
            said.push(Message::new(key).arg("fault", Arg::Word(fault)).arg("at", at));
        }
        Verdict::NotApplicable => said.push(Message::new("not-applicable")),
        Verdict::OnTarget | Verdict::BelowTarget | Verdict::AboveTarget => {
            if let Some(target) = &decision.target {
                let node = run.program.node(target.value);
                let number = |n: i64| Arg::Number(Exact::from(n), node.kind.clone());
                let message = match (run.root(target.value), run.count_range(target.value, 0)) {
                    (crate::eval::Cell::Open(_), Some((low, high))) => {
                        Message::new("target-within").arg("low", number(low)).arg("high", number(high))
                    }
                    (cell, _) => Message::new("target").arg("value", super::detail::cell_arg(cell, &node.kind)),
                };
                said.push(message.arg("target", target.text.clone()));
            }
        }
    }
    if outcome.verdict.is_open() && outcome.amount.state == AmountState::Interval {
        said.extend(interval(run, decided));
    }
    said
}

/// The statement at which a computation failed.
fn first_fault(run: &Run<'_>, decision: &Decision) -> String {
    let mut open: Vec<crate::ir::NodeId> = decision.roots();
    let mut seen = std::collections::BTreeSet::new();
    let mut earliest: Option<crate::ir::NodeId> = None;
    while let Some(id) = open.pop() {
        if !seen.insert(id) || !run.computed(id) {
            continue;
        }
        let failed = (0..run.row_count(run.program.node(id).domain))
            .any(|r| matches!(run.cell(id, r), crate::eval::Cell::Fault(_)));
        if failed {
            earliest = Some(earliest.map_or(id, |e| e.min(id)));
        }
        open.extend(run.program.node(id).op.operands());
    }
    let of = |id: crate::ir::NodeId| {
        let node = run.program.node(id);
        if node.text.is_empty() { node.id.clone() } else { node.text.clone() }
    };
    earliest.map(of).unwrap_or_default()
}

/// What was granted, in one sentence with its figures.
fn granted(run: &Run<'_>, decided: &Decided, decision: &Decision) -> Option<Message> {
    let outcome = &decided.outcome;
    let payment = outcome.payment.as_ref()?;
    Some(match outcome.amount.state {
        AmountState::Settled => {
            let total = Arg::Money(outcome.amount.total?);
            let first = payment.segments.first();
            match (first, first.and_then(|s| days(payment, s))) {
                (Some(segment), Some((from, to))) if payment.segments.len() == 1 && segment.months > 0 => {
                    // Which months of the span were enjoyed before, nobody has said.
                    let further = payment.month_caps.iter().any(|c| c.enjoyed.is_some_and(|n| n > 0));
                    let message = match further {
                        true => Message::new("met-further"),
                        false => Message::new("met-stretch").arg("from", from).arg("to", to),
                    };
                    let stretch = match (payment.part_year, to.succ_opt()) {
                        (Some(_), Some(next)) => super::message::stretch(from, next),
                        _ => Arg::Stretch { years: segment.months / 12, months: segment.months % 12, days: 0 },
                    };
                    message.arg("stretch", stretch).arg("total", total)
                }
                (Some(_), None) if payment.months() > 0 => {
                    let span = payment.segments.iter().filter_map(|s| s.span);
                    let from = span.clone().map(|s| s.0).min()?;
                    let to = span.map(|s| s.1).max()?;
                    let key = match (decision.member.is_some(), from == to) {
                        (true, true) => "met-members-once",
                        (true, false) => "met-members",
                        (false, true) => "met-months-once",
                        (false, false) => "met-months",
                    };
                    let members: std::collections::BTreeSet<_> = payment.segments.iter().map(|s| s.member).collect();
                    Message::new(key)
                        .arg("months", Arg::Count(i64::from(payment.months())))
                        .arg("members", Arg::Count(members.len() as i64))
                        .arg("from", from)
                        .arg("to", to)
                        .arg("total", total)
                }
                _ => Message::new("met-total").arg("total", total),
            }
        }
        AmountState::Interval => interval(run, decided)?,
        AmountState::Undetermined if decision.open_documents.iter().any(|d| d.decides == "标准") => {
            let open = decision.open_documents.iter().find(|d| d.decides == "标准");
            let title = open.map(|d| run.program.documents[d.document].title.clone()).unwrap_or_default();
            match title.is_empty() {
                true => Message::new("met-per-rules"),
                false => Message::new("met-per-rules-titled").arg("title", title),
            }
        }
        AmountState::Undetermined => Message::new("met-undetermined"),
        AmountState::None => Message::new("met"),
    })
}

fn interval(run: &Run<'_>, decided: &Decided) -> Option<Message> {
    let amount = decided.outcome.amount;
    let low = Arg::Money(amount.low?);
    let mut needs: Vec<Arg> = Vec::new();
    for atom in &decided.open.atoms {
        let name = Arg::Text(super::needs::name_of_need(run, atom.need));
        if !needs.contains(&name) {
            needs.push(name);
        }
    }
    Some(match amount.high {
        Some(high) if amount.low == Some(high) => Message::new("interval-none").arg("low", low),
        Some(high) if needs.is_empty() => {
            Message::new("interval-readings").arg("low", low).arg("high", Arg::Money(high))
        }
        Some(high) => {
            Message::new("interval").arg("low", low).arg("high", Arg::Money(high)).arg("needs", Arg::List(needs))
        }
        None => Message::new("interval-floor").arg("low", low),
    })
}

fn discretion(decided: &Decided, decision: &Decision) -> Message {
    let months = |n: u32| Arg::Count(i64::from(n));
    match (&decision.extension, &decided.outcome.asked) {
        (Some(extension), Some(segment)) => {
            let message = match segment.span {
                Some((from, to)) => Message::new("awaits-discretion-span").arg("from", from).arg("to", to),
                None => Message::new("awaits-discretion"),
            };
            message.arg("months", months(segment.months)).arg("at_most", months(extension.at_most))
        }
        _ => Message::new("awaits-discretion-plain"),
    }
}

fn question(run: &Run<'_>, decided: &Decided, of: &InterpretationUse) -> Question {
    let interpretation = &run.program.interpretations[of.id.index()];
    let standing = match &interpretation.adopted {
        Adopted::Decided { by, .. } => Message::new("standing-decided").arg("by", by.clone()),
        Adopted::Provisional { alternative } if *alternative == of.used => Message::new("standing-provisional"),
        Adopted::Undecided if of.used == 0 => Message::new("standing-undecided"),
        _ => Message::new("standing-chosen"),
    };
    let here = (decided.outcome.verdict, decided.outcome.amount);
    let own = of.alternatives.iter().find(|a| a.alternative == of.used).map_or(here, |a| (a.verdict, a.amount));
    let mut others = Vec::new();
    for (i, alternative) in interpretation.alternatives.iter().enumerate() {
        let i = i as u8;
        if i == of.used {
            continue;
        }
        let result = of.alternatives.iter().find(|a| a.alternative == i);
        let message = match result {
            _ if !alternative.computed => Message::new("other-in-words"),
            None => Message::new("other-not-run"),
            Some(r) if (r.verdict, r.amount) == own && r.amount.state == AmountState::Undetermined => {
                Message::new("other-same-open")
            }
            Some(r) if (r.verdict, r.amount) == own => Message::new("other-same"),
            Some(r) => outcome_words(r.verdict, r.amount),
        };
        others.push((i, message));
    }
    Question { id: of.id, used: of.used, standing, others, matters: of.matters() }
}

fn remark(warning: &Warning) -> Message {
    let list = |names: &[String]| Arg::List(names.iter().map(|n| Arg::Text(format!("“{n}”"))).collect());
    match warning {
        Warning::MayOverlap { with } => Message::new("warning-overlap").arg("with", list(with)),
        Warning::RivalEnjoyed { with } => Message::new("warning-rival-enjoyed").arg("with", list(with)),
        Warning::BeforeIssue { on, issued } => {
            Message::new("warning-before-issue").arg("on", *on).arg("issued", *issued)
        }
        Warning::NotInForce { on, first: Some(first), .. } => {
            Message::new("warning-before-effect").arg("on", *on).arg("effective", *first)
        }
        Warning::NotInForce { on, last, .. } => {
            Message::new("warning-after-expiry").arg("on", *on).arg("expires", last.unwrap_or(*on))
        }
        Warning::SamePerson { who } => Message::new("warning-same-person")
            .arg("who", Arg::List(who.iter().map(|n| Arg::Text(n.clone())).collect())),
        Warning::Hint { text, open } => {
            Message::new(if *open { "warning-hint-open" } else { "warning-hint" }).arg("text", text.clone())
        }
        Warning::ChangeWithinMonth { parameter, month } => {
            Message::new("warning-change").arg("parameter", parameter.clone()).arg("month", *month)
        }
        Warning::Disagrees { with } => Message::new("warning-disagrees").arg("with", list(with)),
        Warning::OpenDocument { decides, title, standing } => {
            let key = match standing {
                DocumentStanding::NotStated => "warning-document",
                DocumentStanding::NotLookedUp => "warning-document-titled",
                DocumentStanding::InForce => "warning-document-in-force",
                DocumentStanding::NotYet => "warning-document-not-yet",
                DocumentStanding::NoLonger => "warning-document-no-longer",
            };
            Message::new(key).arg("decides", decides.clone()).arg("title", title.clone())
        }
    }
}

/// What would have to be otherwise for the conclusion to fall; `searched` where sets were looked for.
fn what_changes(decided: &Decided, report: &Report, searched: bool) -> Vec<Message> {
    let verdict = decided.outcome.verdict;
    let mut said = Vec::new();
    if verdict == Verdict::Unmet && decided.outcome.yields_to.is_none() {
        let failing = report.tree.leaves(State::Fails).into_iter().chain(report.tree.leaves(State::Inapplicable));
        // A name written in quotation marks is not to be quoted twice.
        let quoted = |s: &str| match s.strip_prefix('“').and_then(|s| s.strip_suffix('”')) {
            Some(name) if !name.contains(['“', '”']) => s.to_owned(),
            _ => format!("“{s}”"),
        };
        let needed: Vec<Arg> = failing.map(|s| Arg::Text(quoted(&s.statement))).collect();
        let key = if needed.len() > 1 { "change-all" } else { "change-one" };
        said.push(Message::new(key).arg("needed", Arg::List(needed)));
        said.push(Message::new(if decided.outcome.later_unsure { "change-time-untried" } else { "change-time" }));
    }
    if verdict == Verdict::TooEarly {
        said.push(Message::new("change-wait"));
    }
    let turned = matches!(verdict, Verdict::Unmet | Verdict::UsedUp | Verdict::BelowTarget | Verdict::AboveTarget);
    match (report.turns.len(), searched && turned) {
        (0, true) => said.push(Message::new("change-none")),
        (0, false) => {}
        _ if verdict.is_open() => said.push(Message::new("change-sets-open")),
        (1, _) => said.push(Message::new("change-set")),
        _ => said.push(Message::new("change-sets")),
    }
    said
}

fn next(run: &Run<'_>, decided: &Decided, decision: &Decision, report: &Report) -> Vec<Message> {
    let outcome = &decided.outcome;
    let mut next = Vec::new();
    let outside = decided.warnings.iter().any(|w| matches!(w, Warning::NotInForce { .. }));
    if outside && outcome.verdict == Verdict::Met {
        return vec![Message::new("next-not-in-force")];
    }
    match outcome.verdict {
        Verdict::Met => match (decision.kind, outcome.amount.total) {
            (DecisionKind::Entitlement, Some(total)) => {
                if decided.warnings.iter().any(|w| matches!(w, Warning::RivalEnjoyed { .. })) {
                    next.push(Message::new("next-rival-enjoyed"));
                }
                next.push(Message::new("next-approve").arg("total", Arg::Money(total)))
            }
            (DecisionKind::Entitlement, None) => next.push(Message::new("next-approve-open")),
            (DecisionKind::Priority, _) => next.push(Message::new("next-priority")),
            (DecisionKind::Duty, _) => next.push(Message::new("next-duty")),
            _ => next.push(Message::new("next-belongs")),
        },
        Verdict::Unmet => next.push(Message::new(match decision.kind {
            DecisionKind::Duty => "next-no-duty",
            DecisionKind::Priority => "next-no-priority",
            _ => "next-refuse",
        })),
        Verdict::TooEarly => {
            if let Some(day) = outcome.earliest {
                next.push(Message::new("next-wait").arg("day", day));
            }
        }
        Verdict::UsedUp => next.push(Message::new("next-used-up")),
        Verdict::AwaitsApplicant | Verdict::AwaitsAgency => {
            next.push(Message::new("next-supply"));
            match run.program.policy.supply_within.as_deref() {
                Some("未载明") => next.push(Message::new("next-supply-unstated")),
                Some(within) => next.push(Message::new("next-supply-within").arg("within", within.to_owned())),
                None => {}
            }
        }
        Verdict::AwaitsParameter => next.push(Message::new("next-parameter")),
        Verdict::AwaitsInterpretation => next.push(Message::new("next-interpretation")),
        Verdict::AwaitsDiscretion => next.push(Message::new("next-discretion")),
        Verdict::Inconsistent => next.push(Message::new("next-inconsistent")),
        Verdict::NotComputable => next.push(Message::new("next-not-computable")),
        Verdict::OnTarget | Verdict::NotApplicable => next.push(Message::new("next-none")),
        Verdict::BelowTarget => next.push(Message::new("next-target")),
        Verdict::AboveTarget => next.push(Message::new("next-above")),
    }
    if report.questions.iter().any(|q| q.matters) && outcome.verdict != Verdict::AwaitsInterpretation {
        next.push(Message::new("next-ask"));
    }
    next
}
