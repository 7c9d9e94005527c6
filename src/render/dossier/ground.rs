//! Grounds of a refusal as a letter states them: the condition, the facts with their papers, the words.

use super::maker::Maker;
use super::reason::CiteView;
use crate::explain::{Detail, Ground, State, Step, before_since, owned, relation, whether};
use crate::facts::Claim;
use crate::ir::{DomainId, Slot, SlotId};
use crate::types::Kind;
use crate::values::distinct;
use serde::Serialize;

/// One condition that is not met, of one person where it is asked of several.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GroundView {
    pub whose: Option<String>,
    pub condition: String,
    /// It holds, and that is why: what is paid once was paid.
    pub holds: bool,
    /// An 除外情形, by which nothing is given.
    pub excluded: bool,
    pub points: Vec<PointView>,
    pub cites: Vec<CiteView>,
    /// The facts that may still be shown to be otherwise.
    pub evidence: Vec<String>,
    /// It rests on a fact that time or the applicant can change.
    pub changeable: bool,
}

/// What the text asks for, and what was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PointView {
    pub asked: String,
    /// Facts, limits and differences, a part of a sentence each.
    pub found: Vec<String>,
    /// 据营业执照（2020年2月10日）
    pub papers: Vec<String>,
    /// Facts of which the case says by no paper how they were found.
    pub unproved: Vec<String>,
}

impl Maker<'_, '_> {
    pub fn ground(&self, of: &Ground<'_>) -> GroundView {
        let slots = of.leaves.iter().flat_map(|s| reads(s)).map(|(slot, _)| self.run.program.slot(slot));
        let name = |of: &Slot| self.fact_name(of);
        // Who is left out is told what they are, by the cases that hold.
        let excluded = of.condition.excluded();
        let cases: Vec<&Step> = of.condition.children.iter().filter(|_| excluded.is_some()).collect();
        let leaves = if cases.is_empty() { of.leaves.clone() } else { cases };
        GroundView {
            whose: of.whose.map(str::to_owned),
            condition: excluded.map_or_else(|| self.statement(of.condition), str::to_owned),
            holds: of.condition.state == State::Holds,
            excluded: excluded.is_some(),
            points: leaves.iter().map(|s| self.point(s, of.whose)).collect(),
            cites: self.plain_cites(&of.cites),
            changeable: of
                .leaves
                .iter()
                .flat_map(|s| reads(s))
                .any(|(slot, _)| !self.run.program.slot(slot).unchangeable),
            evidence: distinct(slots.filter(|of| !of.by_agency).map(name)),
        }
    }

    fn point(&self, step: &Step, whose: Option<&str>) -> PointView {
        let said = self.statement(step);
        let named = whose.and_then(|whose| said.strip_prefix(whose)).and_then(|s| s.strip_prefix('：'));
        let reads = reads(step);
        let papers = reads
            .iter()
            .flat_map(|(slot, row)| self.claims(*slot, *row).iter().filter_map(|claim| self.paper(*slot, claim)));
        // What the case does not say at all needs no paper.
        let bare = |claims: &[Claim]| !claims.is_empty() && claims.iter().all(|claim| claim.source.is_none());
        let unproved = reads.iter().filter(|(slot, row)| bare(self.claims(*slot, *row)));
        let unproved = unproved.map(|(slot, _)| self.fact_name(self.run.program.slot(*slot)));
        PointView {
            asked: named.unwrap_or(&said).to_owned(),
            found: self.found(step),
            papers: distinct(papers),
            unproved: distinct(unproved),
        }
    }

    /// What was found, items before those that do not count.
    fn found(&self, step: &Step) -> Vec<String> {
        let (last, first): (Vec<&Detail>, Vec<&Detail>) =
            step.facts().into_iter().partition(|d| matches!(d, Detail::LeftOut { .. }));
        let said = |of: Vec<&Detail>| of.into_iter().map(|d| self.words.detail(d)).collect::<Vec<_>>();
        [said(first), self.words.worth(step), said(last)].concat()
    }

    /// A fact as a letter names it: whose it is goes without saying where it is the applicant's own.
    fn fact_name(&self, of: &Slot) -> String {
        let program = self.run.program;
        // Since when is shown with the status itself.
        let path = before_since(&of.path).unwrap_or(&of.path);
        if of.domain == DomainId::ROOT {
            let own = path.strip_prefix(&self.subject).and_then(|rest| rest.strip_prefix('.'));
            let named = |name: &str| if of.kind == Kind::Bool { whether(name) } else { name.to_owned() };
            return match own.filter(|name| !name.contains('.')) {
                Some(name) => named(name),
                None => owned(program, path, false),
            };
        }
        let name = path.rsplit('.').next().unwrap_or(&of.name);
        if program.is_of_persons(of.domain) {
            return if of.kind == Kind::Bool { whether(name) } else { name.to_owned() };
        }
        // The two ends of a record are one paper.
        let part = if of.is_start() || of.is_end() { "起止" } else { name };
        format!("{}的{part}", relation(self.run, of.domain))
    }

    /// What the case says of a fact, and by which papers.
    fn claims(&self, slot: SlotId, row: usize) -> &[Claim] {
        let of = self.run.program.slot(slot);
        let at = self.run.input.facts.place(self.run.program, (of.domain, row), &of.path);
        let given = self.case.supplied.iter().find(|s| s.slot == Some(slot) && s.at == at);
        given.map_or(&[], |s| s.claims.as_slice())
    }

    fn paper(&self, slot: SlotId, claim: &Claim) -> Option<String> {
        let source = claim.source.as_deref()?;
        let fact = ("fact", self.run.program.slot(slot).name.as_str());
        Some(match claim.on {
            Some(day) => {
                let day = self.words.date(day);
                self.words.catalogue.message("ground-paper-dated", &[fact, ("paper", source), ("day", &day)])
            }
            None => self.words.catalogue.message("ground-paper", &[fact, ("paper", source)]),
        })
    }
}

/// The facts behind a statement and its parts.
fn reads(step: &Step) -> Vec<(SlotId, usize)> {
    step.reads.iter().copied().chain(step.children.iter().flat_map(reads)).collect()
}
