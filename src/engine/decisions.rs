//! The decisions of one case, with the trace they came from.

use super::{Case, Engine, Error, Options, Search, about};
use crate::counterfactual::{Change, changes};
use crate::eval::{Amount, Decided, Input, Payment, Run, Scratch, examine};
use crate::explain::{Report, report};
use crate::ir::{self, DecisionId, Verdict, Word};
use std::fmt;
use std::sync::{Arc, OnceLock};

/// What every rule that was asked says of one case.
pub struct Decisions {
    options: Options,
    case: Case,
    trace: Scratch,
    decided: Vec<Decided>,
    /// Beside each decision.
    notes: Vec<Note>,
    unused: Vec<String>,
}

/// What is known beside a decision; its explanation is made when somebody wants it.
struct Note {
    engaged: bool,
    changes: Option<Vec<Change>>,
    report: OnceLock<Report>,
}

/// One decision of a case.
#[derive(Clone, Copy)]
pub struct Decision<'d> {
    of: &'d Decisions,
    decided: &'d Decided,
    note: &'d Note,
}

impl Options {
    /// Decides a case.
    ///
    /// # Errors
    /// What in the case contradicts itself; [`Error::OtherPackage`] where another engine read it.
    pub fn decide(&self, case: &Case) -> Result<Decisions, Error> {
        let decisions = self.examine(case)?;
        let wrong = about::contradictions(&decisions.run(), &decisions.case.read);
        if wrong.is_empty() { Ok(decisions) } else { Err(decisions.case.found(wrong).into()) }
    }

    /// Decides a case whose counts may contradict its records: what leans on one is then 无法计算.
    ///
    /// # Errors
    /// [`Error::OtherPackage`].
    pub fn examine(&self, case: &Case) -> Result<Decisions, Error> {
        if !Arc::ptr_eq(&case.ready, &self.engine.ready()) {
            return Err(Error::OtherPackage);
        }
        let case = self.as_of.map_or_else(|| case.clone(), |day| case.on(day));
        let mut trace = Scratch::default();
        let prepared = self.engine.prepared_with(&case.tables);
        let (run, decided) = examine(&prepared, &case.read.facts, &self.asked, &mut trace);
        let note = |of: &Decided| {
            let applied = &case.read.applied;
            let about = match applied.is_empty() {
                true => about::is_engaged(&run, of),
                false => applied.contains(&run.program.decisions[of.outcome.decision].rule),
            };
            let engaged = self.named || about;
            let wanted = engaged || self.search == Search::Every;
            let look = || if wanted { changes(&prepared, &case.read, &self.asked, of) } else { vec![] };
            let changes = (self.search != Search::None).then(look);
            Note { engaged, changes, report: OnceLock::new() }
        };
        let notes = decided.iter().map(note).collect();
        let unused = about::unused(&case.read, &prepared, &self.asked);
        Ok(Decisions { options: self.clone(), case, trace, decided, notes, unused })
    }
}

impl Decisions {
    /// Each decision, in the order of the policy's text.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = Decision<'_>> {
        self.decided.iter().zip(&self.notes).map(|(decided, note)| Decision { of: self, decided, note })
    }

    /// The decision of one rule, if it was asked.
    pub fn get(&self, rule: &str) -> Option<Decision<'_>> {
        self.iter().find(|d| d.rule() == rule)
    }

    /// The engine that decided.
    pub fn engine(&self) -> &Engine {
        &self.options.engine
    }

    /// The case that was decided, its 适用日 as it was laid over it.
    pub fn case(&self) -> &Case {
        &self.case
    }

    /// What was asked.
    pub fn options(&self) -> &Options {
        &self.options
    }

    /// The decisions as the evaluator gave them.
    pub fn decided(&self) -> &[Decided] {
        &self.decided
    }

    /// Paths of facts that the case gives and no rule asked about.
    pub fn unused(&self) -> &[String] {
        &self.unused
    }

    /// The pass of the adopted reading: a cell for every node and row.
    pub fn run(&self) -> Run<'_> {
        let prepared = self.engine().prepared_with(&self.case.tables);
        Run::read(prepared, Input::new(&self.case.read.facts, &self.options.asked.choices), &self.trace)
    }
}

impl<'d> Decision<'d> {
    /// All decisions of the case.
    pub fn of(&self) -> &'d Decisions {
        self.of
    }

    /// Its place in the program.
    pub fn id(&self) -> DecisionId {
        self.decided.outcome.decision
    }

    /// The rule as the program has it.
    pub fn definition(&self) -> &'d ir::Decision {
        &self.of.engine().program().decisions[self.id()]
    }

    /// The name of the rule.
    pub fn rule(&self) -> &'d str {
        &self.definition().rule
    }

    /// One of the closed list of outcomes.
    pub fn outcome(&self) -> Verdict {
        self.decided.outcome.verdict
    }

    /// What people read for the outcome, by the kind of the rule.
    pub fn word(&self) -> Word {
        Word::of(self.definition().kind, self.outcome())
    }

    /// The amount in 元: settled, an interval, or undetermined.
    pub fn amount(&self) -> Amount {
        self.decided.outcome.amount
    }

    /// The segments of the schedule with months, rates and caps, where something is paid.
    pub fn schedule(&self) -> Option<&'d Payment> {
        self.decided.outcome.payment.as_ref()
    }

    /// Outcome, open facts, interpretations and warnings as the evaluator gave them.
    pub fn decided(&self) -> &'d Decided {
        self.decided
    }

    /// Whether the case is about this rule at all.
    pub fn is_engaged(&self) -> bool {
        self.note.engaged
    }

    /// The smallest sets of facts that would turn it; none where they were not looked for.
    pub fn changes(&self) -> Option<&'d [Change]> {
        self.note.changes.as_deref()
    }

    /// The explanation as data, made once.
    pub fn report(&self) -> &'d Report {
        self.note.report.get_or_init(|| report(&self.of.run(), self.decided, self.changes()))
    }
}

impl fmt::Debug for Decisions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

impl fmt::Debug for Decision<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {:?} {:?}", self.rule(), self.outcome(), self.amount())
    }
}
