//! Which attached lines a kind of rule takes, and which of them once only.
//!
//! A line that a rule would not act on is refused: silence would let a drafter believe that it counts.

use super::ast::{Cap, CapPeriod, Label, Line, LineValue, Rule, RuleKind, Standard};
use super::parser::Reader;
use crate::diagnostic::{Code, Diagnostic};

/// The lines that a kind of rule acts on.
fn takes(kind: RuleKind, label: Label) -> bool {
    use Label::*;
    match label {
        Note | Concerns => true,
        Practice => matches!(kind, RuleKind::Entitlement | RuleKind::Parameter),
        Source => matches!(kind, RuleKind::Term | RuleKind::Outside),
        Enumeration | Refers => !matches!(kind, RuleKind::Interpretation | RuleKind::Parameter | RuleKind::Outside),
        SetAside => matches!(kind, RuleKind::Entitlement | RuleKind::Status),
        Number | Force => kind == RuleKind::Outside,
        AppliesTo => matches!(kind, RuleKind::SharedDuration | RuleKind::Discretion),
        Scope | Formula | Standard | Count | Payment | Proration | Cap | Presumption => kind == RuleKind::Entitlement,
        Duration | CountedBy | Start => matches!(kind, RuleKind::Entitlement | RuleKind::SharedDuration),
        Bound | DecidedBy => kind == RuleKind::Discretion,
        PerRules => !matches!(kind, RuleKind::Interpretation | RuleKind::Parameter),
        Check => matches!(kind, RuleKind::Duty | RuleKind::Authorisation | RuleKind::Guidance | RuleKind::Target),
        Lead => kind == RuleKind::Responsible,
        TimePoint => matches!(
            kind,
            RuleKind::Entitlement
                | RuleKind::Status
                | RuleKind::Definition
                | RuleKind::SharedDuration
                | RuleKind::Discretion
                | RuleKind::Target
                | RuleKind::Priority
                | RuleKind::Authorisation
                | RuleKind::Duty
                | RuleKind::Excluded
        ),
        Hint => matches!(
            kind,
            RuleKind::Entitlement
                | RuleKind::Status
                | RuleKind::Discretion
                | RuleKind::Authorisation
                | RuleKind::Target
                | RuleKind::Priority
                | RuleKind::Duty
        ),
        Question | Alternative(_) | Adopted => kind == RuleKind::Interpretation,
        Unit | Index | ValueAt | Region | Published => kind == RuleKind::Parameter,
    }
}

/// Lines that may stand several times: each says another thing.
fn repeats(line: &Line) -> bool {
    matches!(
        line.label,
        Label::Formula
            | Label::Duration
            | Label::Cap
            | Label::Presumption
            | Label::TimePoint
            | Label::Hint
            | Label::PerRules
            | Label::Note
            | Label::Concerns
            | Label::Practice
            | Label::Enumeration
            | Label::SetAside
            | Label::Refers
    )
}

/// What tells two lines of one label apart: the fact presumed, the formula's name.
fn subject(line: &Line) -> Option<String> {
    if let LineValue::Formula { name: of, .. } | LineValue::PerRules { fact: of, .. } = &line.value {
        Some(of.text.clone())
    } else if let LineValue::Presume { fact, .. } = &line.value {
        Some(super::print::operand(fact))
    } else if let LineValue::TimePoint { of, .. } = &line.value {
        Some(of.iter().map(|name| name.text.as_str()).collect())
    } else if let LineValue::Enumeration { words, .. }
    | LineValue::SetAside { words, .. }
    | LineValue::Refers { words, .. } = &line.value
    {
        Some(words.text.clone())
    } else if let LineValue::Cap(Cap { with, part, per, period, amount, .. }) = &line.value {
        let with: String = with.iter().map(|name| format!("与{}", name.text)).collect();
        let part = part.as_ref().map(|part| format!("其中{}，", part.text)).unwrap_or_default();
        // So many times and so much money are two caps.
        let times = amount.unit.strip_suffix("元").map_or(amount.unit.as_str(), |_| "");
        Some(format!("{with}{part}{}{}{times}", per.text, period.map(CapPeriod::word).unwrap_or_default()))
    } else {
        None
    }
}

/// Kinds whose rule says nothing without its sentence.
fn needs_sentence(kind: RuleKind) -> bool {
    !matches!(
        kind,
        RuleKind::Duty
            | RuleKind::Guidance
            | RuleKind::Interpretation
            | RuleKind::Parameter
            | RuleKind::Responsible
            | RuleKind::Outside
    )
}

impl Reader<'_> {
    /// Checks a rule's lines once all of them are read.
    pub fn check_lines(&mut self, rule: &Rule) {
        for (i, line) in rule.lines.iter().enumerate() {
            let label = line.label.word();
            let kind = rule.kind.word();
            if !takes(rule.kind, line.label) {
                let d = Diagnostic::new(Code::UnknownLabel, self.file, line.label_span);
                self.push(d.arg("label", label).arg("kind", kind).help("help-kind"));
                continue;
            }
            let same = |other: &&Line| {
                other.label == line.label
                    && (!repeats(line) || subject(line).is_some() && subject(other) == subject(line))
            };
            if let Some(first) = rule.lines[..i].iter().find(same) {
                let place = crate::source::Place { file: self.file, span: first.label_span };
                let d = Diagnostic::new(Code::RepeatedLine, self.file, line.label_span).arg("label", label);
                self.push(d.also(place, "first").help("help"));
            }
        }
        self.check_once(rule);
        if rule.main.is_none() && needs_sentence(rule.kind) {
            // A sentence that could not be read was reported where it stands.
            let told = self.told_within(rule.span);
            if !told {
                let d = Diagnostic::new(Code::Missing, self.file, rule.name.span.after());
                self.push(d.arg("what", format!("“{}”的规则正文", rule.name.text)));
            }
        }
    }

    /// A fixed sum is paid once; lines that lengthen or divide a payment over time say otherwise.
    fn check_once(&mut self, rule: &Rule) {
        let fixed = rule.lines.iter().find_map(|l| {
            if let LineValue::Standard(Standard::Fixed { amount, .. }) = &l.value { Some(amount) } else { None }
        });
        let Some(amount) = fixed else { return };
        let over_time = matches!(amount.unit.split_once('/'), Some((_, "年" | "月")));
        let timed = rule.lines.iter().find(|l| matches!(l.label, Label::Duration | Label::Start | Label::Proration));
        if let Some(line) = timed.filter(|_| !over_time) {
            let d = Diagnostic::new(Code::UnfitLine, self.file, line.label_span).arg("label", line.label.word());
            self.push(d.arg("standard", super::print::quantity(amount)).help("help-once"));
        }
    }
}
