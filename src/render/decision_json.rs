//! Decisions as `tiaowen.decision/v1`: fixed order, amounts as strings, exact.

use super::Catalogue;
use super::cap_json::{CapPart, caps};
use super::trace_json::{TraceRow, row_name, trace};
use super::words::Words;
use crate::counterfactual::Change;
use crate::data::Plain;
use crate::eval::{Amount, Decided, InterpretationUse, Need, Run, Segment, Warning};
use crate::explain::{Detail, Report, State, Step, name_of_need, path_of_need};
use crate::facts::{Dates, OwnTables, written};
use crate::ir::{Adopted, Decision, DecisionKind, DocumentStanding, Program, Verdict, Word};
use crate::values::{Date, Exact, distinct};
use serde::Serialize;

pub const SCHEMA: &str = "tiaowen.decision/v1";

/// One case's decisions.
#[derive(Debug, Serialize)]
pub struct Document {
    pub schema: &'static str,
    /// The tables that the case brought itself; left out where it is decided by the package's alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub case_parameters: Option<OwnTables>,
    pub policy: PolicyPart,
    /// The file that the case was read from, as it was named; `-` is standard input.
    pub file: String,
    pub case: String,
    pub dates: DatesPart,
    pub decisions: Vec<DecisionPart>,
    /// Facts that the case gives and no rule asked about.
    pub unused: Vec<String>,
}

#[derive(Debug, Serialize)]
pub struct PolicyPart {
    pub id: String,
    pub version: String,
    pub text_sha256: String,
    pub ir_sha256: String,
    pub engine: &'static str,
}

#[derive(Debug, Serialize)]
pub struct DatesPart {
    #[serde(rename = "基准日")]
    pub basis: String,
    #[serde(rename = "适用日")]
    pub applicable: String,
    #[serde(rename = "核定日")]
    pub decided: String,
    /// Those of the three that the case did not give and that follow 基准日.
    pub defaulted: Vec<&'static str>,
}

#[derive(Debug, Serialize)]
pub struct DecisionPart {
    pub rule: String,
    pub kind: DecisionKind,
    pub clause: String,
    /// The citation of its first words, as the paper itself would write it.
    pub cite: String,
    pub anchors: Vec<String>,
    pub subject: String,
    pub outcome: Verdict,
    /// What people read for it, by the kind of the rule.
    pub word: Word,
    pub amount: AmountPart,
    pub schedule: Vec<SegmentPart>,
    /// How each cap on amounts was used, in the order written.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub caps: Vec<CapPart>,
    pub earliest: Option<String>,
    pub used_up: Option<&'static str>,
    pub causes: Vec<&'static str>,
    pub missing: Vec<MissingPart>,
    pub missing_cut: bool,
    pub ask_all: NeedsPart,
    pub interpretations: Vec<InterpretationPart>,
    pub warnings: Vec<WarningPart>,
    pub responsible: ResponsiblePart,
    pub conclusion: String,
    /// Left out where sets were not looked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub changes: Option<Vec<ChangePart>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub explanation: Option<StepPart>,
    /// What the decision read and what each step came to; left out where nobody asked for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trace: Option<Vec<TraceRow>>,
}

#[derive(Debug, Serialize)]
pub struct AmountPart {
    pub state: &'static str,
    pub total: Option<String>,
    pub low: Option<String>,
    pub high: Option<String>,
    pub unit: &'static str,
}

#[derive(Debug, Serialize)]
pub struct SegmentPart {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub member: Option<String>,
    pub from: Option<String>,
    pub to: Option<String>,
    pub months: u32,
    pub rate: Option<String>,
    pub per: String,
    pub before_cap: Option<String>,
    pub amount: Option<String>,
    pub projected: bool,
}

#[derive(Debug, Serialize, Default)]
pub struct NeedsPart {
    pub facts: Vec<String>,
    pub parameters: Vec<ParameterPart>,
}

#[derive(Debug, Serialize)]
pub struct MissingPart {
    #[serde(flatten)]
    pub needs: NeedsPart,
    pub condition: String,
}

#[derive(Debug, Serialize)]
pub struct ParameterPart {
    pub name: String,
    pub at: String,
}

#[derive(Debug, Serialize)]
pub struct InterpretationPart {
    pub id: String,
    pub question: String,
    pub used: String,
    pub reading: String,
    pub standing: &'static str,
    /// Not known where no other alternative was run.
    pub matters: Option<bool>,
    pub alternatives: Vec<AlternativePart>,
}

#[derive(Debug, Serialize)]
pub struct AlternativePart {
    pub name: String,
    pub reading: String,
    pub computed: bool,
    /// Absent for a reading in words that was not in force: nobody reckoned it.
    pub outcome: Option<Verdict>,
    pub total: Option<String>,
    pub low: Option<String>,
    pub high: Option<String>,
}

#[derive(Debug, Serialize)]
pub struct WarningPart {
    pub code: &'static str,
    pub with: Vec<String>,
    pub text: String,
}

#[derive(Debug, Serialize)]
pub struct ResponsiblePart {
    pub lead: Vec<String>,
    pub with: Vec<String>,
}

/// A set of facts that turns the decision.
#[derive(Debug, Serialize)]
pub struct ChangePart {
    pub set: Vec<SettingPart>,
    pub outcome: Verdict,
    pub total: Option<String>,
    /// The case was run again with the set, as a case file would give it.
    pub verified: bool,
}

/// One fact of a set, as a case file gives it.
#[derive(Debug, Serialize)]
pub struct SettingPart {
    pub fact: String,
    pub from: Plain,
    pub to: Plain,
}

/// One statement of the explanation tree.
#[derive(Debug, Serialize)]
pub struct StepPart {
    /// The node of the trace that it speaks of, beside the trace.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub node: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub row: Option<String>,
    pub statement: String,
    pub state: &'static str,
    pub anchors: Vec<String>,
    pub quote: Option<String>,
    pub value: Option<String>,
    pub details: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub interpretation: Option<String>,
    /// The 除外情形 that the statement denies.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exclusion: Option<String>,
    pub children: Vec<StepPart>,
}

/// What the document says of the case as a whole.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    pub file: &'a str,
    pub case: &'a str,
    pub dates: Dates,
    pub own_tables: Option<&'a OwnTables>,
    pub ir_sha256: &'a str,
    pub unused: &'a [String],
    /// Whether the explanation tree is put in.
    pub explain: bool,
    /// Whether the trace is, and in the tree the nodes that it speaks of.
    pub trace: bool,
}

/// One decision with its explanation.
#[derive(Debug, Clone, Copy)]
pub struct Part<'a> {
    pub decided: &'a Decided,
    pub report: &'a Report,
    /// The sets that turn it, where they were looked for.
    pub changes: Option<&'a [Change]>,
}

/// The decisions of one case.
pub fn document(run: &Run<'_>, parts: &[Part<'_>], context: Context<'_>, catalogue: &Catalogue) -> Document {
    let policy = &run.program.policy;
    let dates = context.dates;
    let mut defaulted = Vec::new();
    if !dates.applicable_given {
        defaulted.push("适用日");
    }
    if !dates.decided_given {
        defaulted.push("核定日");
    }
    Document {
        schema: SCHEMA,
        case_parameters: context.own_tables.cloned(),
        policy: PolicyPart {
            id: policy.id.clone(),
            version: policy.version.clone(),
            text_sha256: policy.text_sha256.clone(),
            ir_sha256: context.ir_sha256.to_owned(),
            engine: concat!("tiaowen ", env!("CARGO_PKG_VERSION")),
        },
        file: context.file.to_owned(),
        case: context.case.to_owned(),
        dates: DatesPart {
            basis: dates.basis.to_string(),
            applicable: dates.applicable.to_string(),
            decided: dates.decided.to_string(),
            defaulted,
        },
        decisions: parts.iter().map(|p| decision(run, *p, context, Words { catalogue })).collect(),
        unused: context.unused.to_vec(),
    }
}

fn decision(run: &Run<'_>, of: Part<'_>, context: Context<'_>, words: Words<'_>) -> DecisionPart {
    let Part { decided, report, changes } = of;
    let outcome = &decided.outcome;
    let decision = &run.program.decisions[outcome.decision];
    let clause = run.program.clause(decision.clause);
    let first = decision.cites.first().map(|c| run.program.citation(*c).place.clone());
    let cite = first.or_else(|| clause.map(|c| c.cited.clone()));
    let schedule = outcome.schedule().into_iter().map(|s| segment(run, decision, s)).collect();
    DecisionPart {
        rule: decision.rule.clone(),
        kind: decision.kind,
        clause: clause.map(|c| c.label.clone()).unwrap_or_default(),
        cite: cite.unwrap_or_default(),
        anchors: decision.anchors.clone(),
        subject: decision.subject.clone(),
        outcome: outcome.verdict,
        word: report.word,
        amount: amount(&outcome.amount),
        schedule,
        caps: caps(run, outcome),
        earliest: outcome.earliest.map(|d| d.to_string()),
        used_up: outcome.used_up.map(|u| u.name()),
        causes: outcome.causes.names().collect(),
        missing: decided.missing.iter().map(|set| missing(run, &report.tree, set.iter().copied())).collect(),
        missing_cut: decided.missing_cut,
        ask_all: needs(run, decided.open.needs.iter().copied()),
        interpretations: decided.interpretations.iter().map(|u| interpretation(run.program, u)).collect(),
        warnings: decided.warnings.iter().map(|w| warning(w, words.remark(w))).collect(),
        responsible: ResponsiblePart {
            lead: clause.map(|c| c.lead.clone()).unwrap_or_default(),
            with: clause.map(|c| c.with.clone()).unwrap_or_default(),
        },
        conclusion: report.conclusion.iter().map(|c| words.conclusion(c)).collect(),
        changes: changes.map(|c| c.iter().map(|c| change(run.program, c)).collect()),
        explanation: context.explain.then(|| step(run, &report.tree, context.trace, words)),
        trace: context.trace.then(|| trace(run, outcome.decision)),
    }
}

fn change(program: &Program, of: &Change) -> ChangePart {
    let set = of.set.iter().map(|s| {
        let kind = &program.slot(s.slot).kind;
        let (from, to) = (written(program, kind, &s.from), written(program, kind, &s.to));
        SettingPart { fact: s.at.clone(), from, to }
    });
    ChangePart {
        set: set.collect(),
        outcome: of.outcome,
        total: money(of.amount.total),
        // What did not come out is not among them.
        verified: true,
    }
}

fn money(value: Option<Exact>) -> Option<String> {
    value.map(Exact::money)
}

fn amount(amount: &Amount) -> AmountPart {
    AmountPart {
        state: amount.state.word(),
        total: money(amount.total),
        low: money(amount.low),
        high: money(amount.high),
        unit: "元",
    }
}

fn segment(run: &Run<'_>, decision: &Decision, s: &Segment) -> SegmentPart {
    let holder = decision.plan.as_ref().map(|p| p.holder);
    let member = s.member.zip(holder).and_then(|(row, holder)| run.rows(holder).labels.get(row as usize).cloned());
    SegmentPart {
        member,
        from: s.span.map(|(from, _)| from.to_string()),
        to: s.span.map(|(_, to)| to.to_string()),
        months: s.months,
        rate: s.rate.map(Exact::display),
        per: s.counter(decision.plan.as_ref()).to_owned(),
        before_cap: money(s.before_cap),
        amount: money(s.amount),
        projected: s.projected,
    }
}

fn needs(run: &Run<'_>, needs: impl Iterator<Item = Need>) -> NeedsPart {
    let mut part = NeedsPart::default();
    for need in needs {
        match need {
            Need::Parameter { parameter, at } => {
                let name = run.program.parameters[parameter.index()].name.clone();
                part.parameters.push(ParameterPart { name, at: Date::to_string(&at) });
            }
            // A record of several months is asked for once.
            _ => {
                let path = path_of_need(run, need);
                if !part.facts.contains(&path) {
                    part.facts.push(path);
                }
            }
        }
    }
    part
}

fn missing(run: &Run<'_>, tree: &Step, set: impl Iterator<Item = Need> + Clone) -> MissingPart {
    let names: Vec<String> = set.clone().map(|n| name_of_need(run, n)).collect();
    let mentions = |s: &&Step| names.iter().any(|name| s.mentions(name));
    let leaves = tree.leaves(State::Open);
    let condition =
        leaves.iter().find(|s| mentions(s)).or(leaves.first()).map(|s| s.statement.clone()).unwrap_or_default();
    MissingPart { needs: needs(run, set), condition }
}

fn interpretation(program: &Program, of: &InterpretationUse) -> InterpretationPart {
    let interpretation = &program.interpretations[of.id.index()];
    let used = interpretation.alternatives.get(of.used as usize);
    let alternatives = (0u8..).zip(&interpretation.alternatives).map(|(k, alternative)| {
        let result = of.alternatives.iter().find(|r| r.alternative == k);
        AlternativePart {
            name: alternative.name.clone(),
            reading: alternative.text.clone(),
            computed: alternative.computed,
            outcome: result.map(|r| r.verdict),
            total: money(result.and_then(|r| r.amount.total)),
            low: money(result.and_then(|r| r.amount.low)),
            high: money(result.and_then(|r| r.amount.high)),
        }
    });
    InterpretationPart {
        id: interpretation.name.clone(),
        question: interpretation.question.clone(),
        used: used.map(|a| a.name.clone()).unwrap_or_default(),
        reading: used.map(|a| a.text.clone()).unwrap_or_default(),
        standing: match interpretation.adopted {
            Adopted::Decided { .. } => "采用",
            Adopted::Provisional { .. } => "暂用",
            Adopted::Undecided => "未定",
        },
        matters: of.matters,
        alternatives: alternatives.collect(),
    }
}

fn warning(warning: &Warning, text: String) -> WarningPart {
    let (code, with) = warning_code(warning);
    WarningPart { code, with, text }
}

/// What a warning is called in data, and whom or what it is about.
pub(crate) fn warning_code(warning: &Warning) -> (&'static str, Vec<String>) {
    match warning {
        Warning::MayOverlap { with } => ("可能重复享受", with.clone()),
        Warning::RivalEnjoyed { with } => ("不重复享受的另一项已经享受", with.clone()),
        Warning::BeforeIssue { .. } => ("适用日早于印发日期", vec![]),
        Warning::NotInForce { first: Some(_), .. } => ("适用日早于施行日期", vec![]),
        Warning::NotInForce { .. } => ("适用日晚于有效期", vec![]),
        Warning::PaidBefore { effective: Some(_), .. } => ("计发月份早于施行日期", vec![]),
        Warning::PaidBefore { .. } => ("计发月份早于印发日期", vec![]),
        Warning::ReadApart => ("未合并运行", vec![]),
        Warning::SamePerson { who } => ("同一人员", who.clone()),
        Warning::OutsideService { who, .. } => ("记录在起止日期之外", vec![who.clone()]),
        Warning::Hint { .. } => ("提示", vec![]),
        Warning::ChangeWithinMonth { .. } => ("月内变动", vec![]),
        Warning::Disagrees { with } => ("规定不一致", with.clone()),
        Warning::OpenDocument { standing: DocumentStanding::InForce, .. } => ("所按文件", vec![]),
        Warning::OpenDocument { .. } => ("所按文件未查明", vec![]),
    }
}

fn step(run: &Run<'_>, of: &Step, traced: bool, words: Words<'_>) -> StepPart {
    let program = run.program;
    let node = of.node.filter(|_| traced).map(|id| program.node(id));
    let anchors = of.cites.iter().flat_map(|c| &program.citation(*c).anchors);
    StepPart {
        node: node.map(|n| n.id.clone()),
        row: node.and_then(|n| row_name(run, n.domain, of.row)),
        statement: of.statement.clone(),
        state: of.state.name(),
        anchors: distinct(anchors.cloned()),
        quote: of.cites.first().map(|c| program.citation(*c).quote.clone()),
        value: of.details.iter().find_map(Detail::value).map(|value| words.value(&value)),
        details: of.details.iter().map(|d| words.detail(d)).collect(),
        interpretation: of.reading.as_ref().map(|(name, alternative)| format!("{name}：{alternative}")),
        exclusion: of.node.and_then(|node| program.node(node).exclusion.clone()),
        children: of.children.iter().map(|c| step(run, c, traced, words)).collect(),
    }
}
