//! A second look at a decision: whether each step of its trace follows from its operands, and the rest from the steps.
//!
//! Written from the meaning of the language alone. It knows programs, numbers and the calendar, and must not know the
//! evaluator, the reader of cases or the maker of explanations: what confirms them must not share their mistakes.
//! `tests/architecture.rs` holds that. What the trace does not hold is counted as not confirmed, never passed.

mod bounds;
mod caps;
mod finding;
mod frame;
mod gather;
mod logic;
mod lookup;
mod months;
mod number;
mod order;
mod outcome;
mod paid;
mod pay;
mod read;
mod rerun;
mod row;
mod schedule;
mod shown;
mod statement;
mod step;
mod steps;
mod trace;
mod value;
mod window;
mod words;

pub use finding::{Finding, Report, Unconfirmed, What};
pub use frame::{Key, Table, TableRow};

use crate::ir::{Adopted, ParamId, Program};
use crate::values::{Date, parse_date};
use frame::Frame;
use read::{Decision, Document};
use statement::{Told, is_refused};
use std::collections::{BTreeMap, BTreeSet};
use trace::{Names, Trace};

/// The package that a decision says it was decided by.
pub struct Package<'a> {
    pub program: &'a Program,
    pub ir_sha256: &'a str,
    /// One for each parameter.
    pub tables: Vec<Table>,
    /// The words of the policy that stand at each anchor.
    pub texts: BTreeMap<String, String>,
    /// Other tables were laid over the package's: those that a case brought are taken to be among them.
    pub laid: bool,
}

/// Goes through every decision of a document, or of an array of them.
///
/// # Errors
/// Why the text is no document of decisions.
pub fn check(text: &str, package: &Package<'_>) -> Result<Report, String> {
    let mut report = Report::default();
    for document in read::documents(text)? {
        let from = report.findings.len();
        whole(&document, package, &mut report);
        for finding in &mut report.findings[from..] {
            finding.case.clone_from(&document.case);
        }
    }
    Ok(report)
}

/// One case: is it of this package at all, then decision by decision.
fn whole(document: &Document, package: &Package<'_>, report: &mut Report) {
    let policy = &package.program.policy;
    let same = [
        (What::OtherSchema, "tiaowen.decision/v1", document.schema.as_str()),
        (What::OtherPolicy, &policy.id, &document.policy.id),
        (What::OtherText, &policy.text_sha256, &document.policy.text_sha256),
        (What::OtherRules, package.ir_sha256, &document.policy.ir_sha256),
    ];
    // What is of another package says nothing about this one.
    if let Some((what, own, said)) = same.into_iter().find(|(_, own, said)| own != said) {
        return report.findings.push(Finding::of(what).expected(own).found(said));
    }
    let mut dates = Vec::new();
    for (name, text) in document.dates.each() {
        match parse_date(text) {
            Ok(day) => dates.push(day),
            Err(_) => report.findings.push(Finding::at(What::BadDate, name, None).found(text)),
        }
    }
    let [basis, applicable, decided] = dates.as_slice() else { return };
    let names = Names::of(package.program);
    let own = document.case_parameters.as_ref().map_or(&[][..], |t| &t.tables);
    let parameters = ParamId::all(&package.program.parameters).zip(&package.program.parameters);
    let absent: BTreeSet<ParamId> =
        parameters.filter(|(_, p)| !package.laid && own.contains(&p.name)).map(|(id, _)| id).collect();
    for decision in &document.decisions {
        let from = report.findings.len();
        let of = One { package, names: &names, absent: &absent, dates: [*basis, *applicable, *decided] };
        of.check(decision, report);
        for finding in &mut report.findings[from..] {
            finding.rule.clone_from(&decision.rule);
        }
    }
}

/// One decision and what it is held against.
struct One<'a> {
    package: &'a Package<'a>,
    names: &'a Names<'a>,
    /// Tables that the case brought and that are not at hand.
    absent: &'a BTreeSet<ParamId>,
    dates: [Date; 3],
}

impl One<'_> {
    fn check(&self, said: &Decision, report: &mut Report) {
        report.decisions += 1;
        let program = self.package.program;
        let Some(id) = program.decision_of(&said.rule) else {
            return report.findings.push(Finding::of(What::NoSuchRule).found(&said.rule));
        };
        let decision = &program.decisions[id];
        if said.kind != decision.kind.word() || said.anchors != decision.anchors {
            let own = format!("{} {}", decision.kind.word(), decision.anchors.join("、"));
            let found = format!("{} {}", said.kind, said.anchors.join("、"));
            report.findings.push(Finding::of(What::NotTheRules).expected(own).found(found));
        }
        let choices = self.choices(said, report);
        let Some(rows) = &said.trace else { return report.findings.push(Finding::of(What::NoTrace)) };
        let trace = Trace::read(program, self.names, rows, &mut report.findings);
        let [basis, applicable, decided] = self.dates;
        let (tables, absent) = (&self.package.tables, self.absent);
        let frame = Frame {
            program,
            tables,
            absent,
            trace: &trace,
            basis,
            applicable,
            decided,
            known: decided,
            choices: &choices,
        };
        steps::check(&frame, decision, report);
        outcome::check(&frame, decision, said, report);
        schedule::check(&frame, decision, said, report);
        let (frame, names, texts) = (&frame, self.names, &self.package.texts);
        Told { frame, names, decision, texts, refused: is_refused(said) }.check(said, report);
    }

    /// The alternative in force of each interpretation: as the decision says, else as adopted.
    fn choices(&self, said: &Decision, report: &mut Report) -> Vec<usize> {
        let program = self.package.program;
        let mut choices: Vec<usize> =
            program.interpretations.iter().map(|i| usize::from(i.adopted.alternative())).collect();
        let reached = program.decision(&said.rule).map_or(&[][..], |d| &d.interpretations);
        for id in reached {
            let of = &program.interpretations[*id];
            let finding = || Finding::at(What::Reading, &of.name, None);
            let Some(reading) = said.interpretations.iter().find(|r| r.id == of.name) else {
                report.findings.push(finding());
                continue;
            };
            let standing = match of.adopted {
                Adopted::Decided { .. } => "采用",
                Adopted::Provisional { .. } => "暂用",
                Adopted::Undecided => "未定",
            };
            if reading.standing != standing {
                report.findings.push(finding().expected(standing).found(&reading.standing));
            }
            match of.alternatives.iter().position(|a| a.name == reading.used) {
                Some(place) => choices[id.index()] = place,
                None => report.findings.push(finding().found(&reading.used)),
            }
        }
        let unreached = |r: &&read::Reading| !reached.iter().any(|id| program.interpretations[*id].name == r.id);
        for reading in said.interpretations.iter().filter(unreached) {
            report.findings.push(Finding::at(What::Reading, &reading.id, None).found(&reading.used));
        }
        choices
    }
}
