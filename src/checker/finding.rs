//! What the checker found, and what it could not confirm.

use std::collections::BTreeMap;

/// What is wrong, each by a key of the message catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// Not `tiaowen.decision/v1`.
    OtherSchema,
    /// Of another policy, of another text or of other rules.
    OtherPolicy,
    OtherText,
    OtherRules,
    /// A date that is none.
    BadDate,
    /// A rule that the package does not have, or not of this kind, in this place.
    NoSuchRule,
    NotTheRules,
    NoTrace,
    NoSuchNode,
    NoSuchRow,
    NotOfItsKind,
    Twice,
    /// A row that the decision reads and the trace does not have.
    RowLacking,
    RowTooMany,
    StepWrong,
    Outcome,
    Word,
    Causes,
    Earliest,
    AmountState,
    Total,
    Interval,
    Segment,
    Schedule,
    Cap,
    Reading,
    Statement,
    State,
    Quote,
    QuoteNotInText,
    Anchors,
    Value,
    Children,
    Conclusion,
}

impl What {
    /// The key of its words in the message catalogue.
    pub fn key(self) -> &'static str {
        match self {
            What::OtherSchema => "checked-other-schema",
            What::OtherPolicy => "checked-other-policy",
            What::OtherText => "checked-other-text",
            What::OtherRules => "checked-other-rules",
            What::BadDate => "checked-bad-date",
            What::NoSuchRule => "checked-no-such-rule",
            What::NotTheRules => "checked-not-the-rules",
            What::NoTrace => "checked-no-trace",
            What::NoSuchNode => "checked-no-such-node",
            What::NoSuchRow => "checked-no-such-row",
            What::NotOfItsKind => "checked-not-of-its-kind",
            What::Twice => "checked-twice",
            What::RowLacking => "checked-row-lacking",
            What::RowTooMany => "checked-row-too-many",
            What::StepWrong => "checked-step",
            What::Outcome => "checked-outcome",
            What::Word => "checked-word",
            What::Causes => "checked-causes",
            What::Earliest => "checked-earliest",
            What::AmountState => "checked-amount-state",
            What::Total => "checked-total",
            What::Interval => "checked-interval",
            What::Segment => "checked-segment",
            What::Schedule => "checked-schedule",
            What::Cap => "checked-cap",
            What::Reading => "checked-reading",
            What::Statement => "checked-statement",
            What::State => "checked-state",
            What::Quote => "checked-quote",
            What::QuoteNotInText => "checked-quote-not-in-text",
            What::Anchors => "checked-anchors",
            What::Value => "checked-value",
            What::Children => "checked-children",
            What::Conclusion => "checked-conclusion",
        }
    }
}

/// One disagreement, with all that is needed to see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    pub what: What,
    pub case: String,
    pub rule: String,
    pub node: String,
    pub row: Option<String>,
    /// What the step is made of: each node with what it came to.
    pub operands: Vec<(String, String)>,
    pub expected: Option<String>,
    pub found: Option<String>,
}

impl Finding {
    pub(super) fn at(what: What, node: &str, row: Option<&str>) -> Finding {
        Finding {
            what,
            case: String::new(),
            rule: String::new(),
            node: node.to_owned(),
            row: row.filter(|r| !r.is_empty()).map(str::to_owned),
            operands: vec![],
            expected: None,
            found: None,
        }
    }

    pub(super) fn of(what: What) -> Finding {
        Finding::at(what, "", None)
    }

    #[must_use]
    pub(super) fn expected(self, expected: impl Into<String>) -> Finding {
        Finding { expected: Some(expected.into()), ..self }
    }

    #[must_use]
    pub(super) fn found(self, found: impl Into<String>) -> Finding {
        Finding { found: Some(found.into()), ..self }
    }
}

/// Why something could not be confirmed, each by a key of the message catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unconfirmed {
    /// The tables that a case brought are not at hand.
    OwnTables,
    /// It follows from runs with other answers, which are not in the trace.
    Answers,
    /// It follows from runs under other readings.
    Readings,
    /// It follows from a run on a later day.
    Later,
    /// It hangs on another decision.
    Rivals,
    /// Bounds of an amount that is not known.
    Bounds,
    /// A discretion that lengthens the period.
    Extension,
    /// A cap that others share, that carries over or counts a part.
    Caps,
    /// What is not reckoned by the month or at once.
    Window,
    /// A sentence beside the statement, which is words alone.
    Sentence,
}

impl Unconfirmed {
    /// The key of its words in the message catalogue.
    pub fn key(self) -> &'static str {
        match self {
            Unconfirmed::OwnTables => "unconfirmed-own-tables",
            Unconfirmed::Answers => "unconfirmed-answers",
            Unconfirmed::Readings => "unconfirmed-readings",
            Unconfirmed::Later => "unconfirmed-later",
            Unconfirmed::Rivals => "unconfirmed-rivals",
            Unconfirmed::Bounds => "unconfirmed-bounds",
            Unconfirmed::Extension => "unconfirmed-extension",
            Unconfirmed::Caps => "unconfirmed-caps",
            Unconfirmed::Window => "unconfirmed-window",
            Unconfirmed::Sentence => "unconfirmed-sentence",
        }
    }
}

/// What became of a document.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Report {
    /// Decisions gone through.
    pub decisions: usize,
    /// Steps of the trace that follow from their operands.
    pub steps: usize,
    /// Facts of the case, which stand at the beginning of everything and follow from nothing.
    pub facts: usize,
    /// Statements of explanations that agree with what they speak of.
    pub statements: usize,
    /// Outcomes, causes, amounts and segments that follow.
    pub conclusions: usize,
    pub findings: Vec<Finding>,
    /// What could not be confirmed, how often for each reason.
    pub unconfirmed: BTreeMap<Unconfirmed, usize>,
}

impl Report {
    pub(super) fn leave(&mut self, why: Unconfirmed) {
        *self.unconfirmed.entry(why).or_default() += 1;
    }

    /// Everything that was confirmed.
    pub fn confirmed(&self) -> usize {
        self.steps + self.statements + self.conclusions
    }
}
