//! The alternative of an interpretation that is in force.

use super::run::{Input, Run};
use crate::ir::{InterpId, Program, Setting};
use crate::values::Expiry;

impl Input<'_> {
    /// The alternative in force, by its place: the one chosen for this run, or the first where that
    /// names none.
    pub fn chosen(&self, program: &Program, interpretation: InterpId) -> u8 {
        let chosen = self.choices.get(interpretation.index()).copied().unwrap_or_default();
        let known = program.interpretations.get(interpretation.index()).map_or(0, |i| i.alternatives.len());
        if usize::from(chosen) < known { chosen } else { 0 }
    }
}

impl<'a> Run<'a> {
    /// The alternative in force, by its place.
    pub fn chosen(&self, interpretation: InterpId) -> u8 {
        self.input.chosen(self.program, interpretation)
    }

    /// Of a list with one item for each alternative, the item of the alternative in force.
    pub fn alternative<'l, T>(&self, interpretation: InterpId, alternatives: &'l [T]) -> Option<&'l T> {
        alternatives.get(usize::from(self.chosen(interpretation)))
    }

    /// On which day years and months end.
    pub fn expiry(&self) -> Expiry {
        self.program.expiry.as_ref().map(|e| self.setting(e)).unwrap_or_default()
    }

    /// A setting as the interpretation in force chooses it.
    pub fn setting<T: Copy>(&self, setting: &Setting<T>) -> T {
        match setting {
            Setting::Fixed(value) => *value,
            Setting::Chosen { interpretation, alternatives, first } => {
                self.alternative(*interpretation, alternatives).copied().unwrap_or(*first)
            }
        }
    }
}
