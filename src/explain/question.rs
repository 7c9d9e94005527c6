//! What the text leaves open, and whether it matters in a decision.

use crate::eval::{Amount, Decided, InterpretationUse, Run};
use crate::ir::{Adopted, AmountState, InterpId, Word};

/// An interpretation that a decision can reach.
#[derive(Debug, Clone, PartialEq)]
pub struct Question {
    pub id: InterpId,
    pub used: u8,
    pub adoption: Adoption,
    /// One for each other alternative.
    pub others: Vec<(u8, Effect)>,
    /// Whether another alternative changes something here; not known where none was run.
    pub matters: Option<bool>,
    /// What is refused here is not refused by another alternative.
    pub adverse: bool,
}

impl Question {
    /// Nobody may sign for it as it stands: no competent body decided it, and it is 未定, was not computed, or is all
    /// that a refusal hangs on.
    pub fn is_open(&self) -> bool {
        let decisive = match self.matters {
            Some(matters) => matters && (self.adverse || self.adoption == Adoption::Undecided),
            None => true,
        };
        decisive && !matches!(self.adoption, Adoption::Decided { .. })
    }

    /// Another reading, which computes and which nobody ruled out, does not refuse.
    pub fn is_adverse(&self) -> bool {
        self.is_open() && self.adverse && self.does_matter()
    }

    pub fn does_matter(&self) -> bool {
        self.matters == Some(true)
    }

    /// How it is known that it changes nothing here, or that nobody knows; none where it does change something.
    pub fn unmoved(&self) -> Option<Unmoved> {
        let any = |of: Effect| self.others.iter().any(|(_, effect)| *effect == of);
        match self.matters {
            Some(true) => None,
            Some(false) => Some(Unmoved::Same),
            None if any(Effect::NotRun) => Some(Unmoved::NotRun),
            None if any(Effect::InWords) => Some(Unmoved::InWords),
            None => Some(Unmoved::Lacking),
        }
    }
}

/// How it is known that a question changes nothing here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unmoved {
    /// Every other alternative was run.
    Same,
    /// It is not: a reading in words, which nothing computes.
    InWords,
    /// It is not: the others were not run.
    NotRun,
    /// It is not: another reading asks for facts that are missing.
    Lacking,
}

impl Unmoved {
    pub const ALL: [Unmoved; 4] = [Unmoved::Same, Unmoved::InWords, Unmoved::NotRun, Unmoved::Lacking];
}

/// By what right the alternative in use stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Adoption {
    Decided {
        by: String,
    },
    Provisional,
    Undecided,
    /// Chosen for this run.
    Chosen,
}

/// What another alternative would come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// A reading in words, which nothing computes.
    InWords,
    /// Alternatives were not run.
    NotRun,
    /// The same outcome, the amount open in both.
    SameOpen,
    Same,
    Other(Word, Amount),
}

impl Effect {
    /// Whether anybody reckoned it.
    pub fn is_reckoned(self) -> bool {
        !matches!(self, Effect::InWords | Effect::NotRun)
    }
}

/// The question behind one interpretation.
pub fn question(run: &Run<'_>, decided: &Decided, of: &InterpretationUse) -> Question {
    let interpretation = &run.program.interpretations[of.id.index()];
    let adoption = match &interpretation.adopted {
        Adopted::Decided { by, .. } => Adoption::Decided { by: by.clone() },
        Adopted::Provisional { alternative } if *alternative == of.used => Adoption::Provisional,
        Adopted::Undecided if of.used == 0 => Adoption::Undecided,
        Adopted::Provisional { .. } | Adopted::Undecided => Adoption::Chosen,
    };
    let kind = run.program.decisions[decided.outcome.decision].kind;
    let here = (decided.outcome.verdict, decided.outcome.amount);
    let own = of.alternatives.iter().find(|a| a.alternative == of.used).map_or(here, |a| (a.verdict, a.amount));
    let effect = |i: u8, computed: bool| {
        let result = of.alternatives.iter().find(|a| a.alternative == i);
        match result.map(|r| (r.verdict, r.amount)) {
            _ if !computed && of.matters == Some(false) => Effect::Same,
            _ if !computed => Effect::InWords,
            None => Effect::NotRun,
            Some(r) if r == own && r.1.state == AmountState::Undetermined => Effect::SameOpen,
            Some(r) if r == own => Effect::Same,
            Some((verdict, amount)) => Effect::Other(Word::of(kind, verdict), amount),
        }
    };
    let granted = of.alternatives.iter().any(|a| a.alternative != of.used && !a.verdict.is_refusal());
    let others = (0u8..).zip(&interpretation.alternatives).filter(|(i, _)| *i != of.used);
    Question {
        id: of.id,
        used: of.used,
        adoption,
        others: others.map(|(i, alternative)| (i, effect(i, alternative.computed))).collect(),
        matters: of.matters,
        adverse: decided.outcome.verdict.is_refusal() && granted,
    }
}
