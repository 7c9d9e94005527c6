//! Quotations of a rule, followed into the new text.

use super::atom::AtomId;
use super::follow::{Comparison, Followed, Lost};
use super::ruletext::{Cited, Owner, cited};
use super::text::{In, Old};
use crate::resolve::{Model, RuleId};
use std::collections::BTreeSet;

/// One quotation of a rule with what became of it.
pub(super) struct Quoted<'m> {
    pub cited: Cited<'m>,
    /// Where its parts stood in the old text.
    pub spans: Vec<In<Old>>,
    pub followed: Result<Followed, Lost>,
}

impl Quoted<'_> {
    pub fn gone(&self) -> bool {
        self.followed.as_ref().is_ok_and(|f| f.parts.iter().all(Option::is_none))
    }

    pub fn changed(&self) -> bool {
        self.followed.as_ref().map_or(true, |f| f.changed)
    }

    /// Whether a change lies within it.
    pub fn holds(&self, atom: AtomId) -> bool {
        self.followed.as_ref().is_ok_and(|f| f.atoms.contains(&atom))
    }
}

/// Every quotation of a rule that stands in the old text.
pub(super) fn quotations<'m>(model: &Model<'m>, comparison: &Comparison<'_>, id: RuleId) -> Vec<Quoted<'m>> {
    let info = model.rule(id);
    let found = |cited: &Cited<'m>| {
        let old = comparison.alignment.old;
        let at = old.resolve(cited.authority.at.as_ref().map(|a| &a.at), info.clause)?;
        let clause = old.clause_at(&at)?;
        let parts: Vec<&str> = cited.authority.parts.iter().map(|p| p.text.as_str()).collect();
        Some((clause, old.quoted(&at, &parts).ok()?))
    };
    let all = cited(info.ast);
    // The sentences that the rule rests on.
    let own = all.iter().filter(|c| matches!(c.owner, Owner::Rule | Owner::Item | Owner::Line(_)));
    let own: Vec<In<Old>> = own.filter_map(&found).flat_map(|(_, spans)| spans).collect();
    let own = comparison.sentences(&own);
    let one = |cited: Cited<'m>| {
        let (clause, spans) = found(&cited)?;
        let followed = comparison.follow(&spans);
        let gone = followed.as_ref().map_or(true, |f| f.parts.iter().any(Option::is_none));
        let again = gone.then(|| comparison.found_again(clause, &spans, &own)).flatten();
        Some(Quoted { cited, followed: again.map_or(followed, Ok), spans })
    };
    all.into_iter().filter_map(one).collect()
}

/// Whether a rule has lost every word that it rests on.
pub(super) fn lost_all(quoted: &[Quoted<'_>]) -> bool {
    let mut own = quoted.iter().filter(|q| q.cited.owner == Owner::Rule).peekable();
    own.peek().is_some() && own.all(Quoted::gone)
}

/// The changes within what a rule quotes as its own.
pub(super) fn atoms_of(quoted: &[Quoted<'_>]) -> BTreeSet<AtomId> {
    let own = quoted.iter().filter(|q| q.cited.owner != Owner::SeeAlso);
    own.filter_map(|q| q.followed.as_ref().ok()).flat_map(|f| f.atoms.iter().copied()).collect()
}
