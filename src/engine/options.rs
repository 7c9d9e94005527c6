//! What to decide of a case, and how.

use super::{Engine, Error};
use crate::diagnostic::nearest;
use crate::eval;
use crate::facts::form;
use crate::ir::InterpId;
use crate::values::Date;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

/// How much is looked for beside the decisions: the smallest sets of facts that would turn them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Search {
    #[default]
    None,
    /// Of decisions that the case is about.
    Engaged,
    Every,
}

/// What to decide, checked against the engine it was made by. From [`Engine::options`]: every rule, as
/// adopted, the other alternatives run beside it.
#[derive(Debug, Clone)]
pub struct Options {
    pub(super) engine: Engine,
    pub(super) asked: Arc<eval::Options>,
    /// Whether rules were named.
    pub(super) named: bool,
    pub(super) as_of: Option<Date>,
    pub(super) search: Search,
}

impl Options {
    pub(super) fn all(engine: &Engine) -> Options {
        let asked = Arc::new(eval::Options::all(&engine.prepared()));
        Options { engine: engine.clone(), asked, named: false, as_of: None, search: Search::None }
    }

    /// Decides these rules alone.
    ///
    /// # Errors
    /// [`Error::UnknownRule`] where a name decides nothing.
    pub fn only<S: AsRef<str>>(mut self, rules: &[S]) -> Result<Options, Error> {
        let program = self.engine.program();
        for name in rules.iter().map(AsRef::as_ref) {
            if program.decision(name).is_none() {
                let near = nearest(name, program.decisions.iter().map(|d| d.rule.as_str())).map(str::to_owned);
                return Err(Error::UnknownRule { name: name.to_owned(), near });
            }
        }
        let names: Vec<String> = rules.iter().map(|r| r.as_ref().to_owned()).collect();
        let decisions = self.engine.prepared().select(Some(&names));
        Arc::make_mut(&mut self.asked).decisions = decisions;
        self.named = true;
        Ok(self)
    }

    /// Takes another alternative of an interpretation than the adopted one.
    ///
    /// # Errors
    /// [`Error::UnknownInterpretation`], [`Error::UnknownAlternative`], or [`Error::NotComputed`] where the
    /// alternative stands in words that change no computation.
    pub fn reading(mut self, interpretation: &str, alternative: &str) -> Result<Options, Error> {
        let program = self.engine.program();
        let Some(id) = program.interpretation(interpretation) else {
            let near = nearest(interpretation, program.interpretations.iter().map(|i| i.name.as_str()));
            let near = near.map(str::to_owned);
            return Err(Error::UnknownInterpretation { name: interpretation.to_owned(), near });
        };
        let known = &program.interpretations[id].alternatives;
        let (interpretation, name) = (interpretation.to_owned(), alternative.to_owned());
        let (place, found) = match (0u8..).zip(known).find(|(_, a)| a.name == alternative) {
            Some((place, found)) => (place, found),
            None => return Err(Error::UnknownAlternative { interpretation, name }),
        };
        if !found.computed {
            return Err(Error::NotComputed { interpretation, name });
        }
        let asked = Arc::make_mut(&mut self.asked);
        asked.choices[id.index()] = place;
        asked.settled.insert(id);
        Ok(self)
    }

    /// The same with the tables of a folder on disk, see [`Engine::with_tables_of`].
    ///
    /// # Errors
    /// What is wrong with a table; [`Error::NoTables`].
    pub fn with_tables_of(mut self, dir: &Path) -> Result<Options, Error> {
        self.engine = self.engine.with_tables_of(dir)?;
        Ok(self)
    }

    /// What the evaluator is told.
    pub fn asked(&self) -> &eval::Options {
        &self.asked
    }

    /// The engine that decides.
    pub fn engine(&self) -> &Engine {
        &self.engine
    }

    /// Decides by another 适用日 than the case says.
    #[must_use]
    pub fn as_of(mut self, day: Option<Date>) -> Options {
        self.as_of = day;
        self
    }

    /// Whether the alternatives that were not adopted are run.
    #[must_use]
    pub fn alternatives(mut self, run: bool) -> Options {
        Arc::make_mut(&mut self.asked).alternatives = run;
        self
    }

    /// Whether sets of facts that would turn a decision are looked for.
    #[must_use]
    pub fn search(mut self, search: Search) -> Options {
        self.search = search;
        self
    }

    /// A case to fill in: every fact that the decisions need, in the order of the data dictionary.
    pub fn form(&self) -> String {
        let (program, decisions) = (self.engine.program(), &self.asked.decisions);
        // What excludes an entitlement must be known too.
        let needed = self.engine.prepared().slots_of(&eval::with_rivals(program, decisions));
        form(program, decisions, &needed)
    }

    /// The interpretations that were chosen for this run, with the alternatives chosen.
    pub fn readings(&self) -> BTreeMap<String, String> {
        let program = self.engine.program();
        let named = |id: &InterpId| {
            let one = program.interpretations.get(id.index())?;
            let alternative = one.alternatives.get(usize::from(*self.asked.choices.get(id.index())?))?;
            Some((one.name.clone(), alternative.name.clone()))
        };
        self.asked.settled.iter().filter_map(named).collect()
    }

    /// 适用日, where it was laid over the case's own.
    pub fn day(&self) -> Option<Date> {
        self.as_of
    }

    /// Whether the alternatives that were not adopted are run.
    pub fn runs_alternatives(&self) -> bool {
        self.asked.alternatives
    }
}
