//! Rules that came under a definition, or left it, because sentences changed places.

use super::follow::Comparison;
use super::reach::words_of;
use crate::resolve::{Model, RuleId};
use crate::syntax::ast::Scope;

/// A rule that a definition that holds from its sentence on (下同) governed and governs no more, or
/// the reverse.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Crossed {
    pub rule: RuleId,
    pub definition: RuleId,
    /// The sentences of both, in the old text.
    pub sentences: (usize, usize),
}

/// Uses of forward definitions whose order in the text turned.
pub(super) fn crossed(model: &Model<'_>, comparison: &Comparison<'_>) -> Vec<Crossed> {
    let new = |old: usize| comparison.alignment.pair(old).map(|p| p.new);
    let mut found = Vec::new();
    for definition in model.definitions.all.iter().filter(|d| d.scope == Scope::Forward) {
        let Some(d) = definition.anchor else { continue };
        for (i, info) in model.rules.iter().enumerate() {
            let used = model.definitions.used_at(&definition.name, info.site).anchor;
            let Some(a) = used.filter(|_| RuleId(i) != definition.rule) else { continue };
            let (Some(new_a), Some(new_d)) = (new(a), new(d)) else { continue };
            if (a >= d) != (new_a >= new_d) && words_of(info.ast).contains(definition.name.as_str()) {
                found.push(Crossed { rule: RuleId(i), definition: definition.rule, sentences: (a, d) });
            }
        }
    }
    found
}
