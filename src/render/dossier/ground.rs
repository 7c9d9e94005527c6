//! Grounds of a refusal as a letter states them: the condition, the facts with their papers, the words.

use super::maker::Maker;
use super::reason::CiteView;
use crate::explain::{Ground, State, Step, before_since, owned};
use crate::facts::Claim;
use crate::ir::{DomainId, Slot, SlotId};
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
}

/// What the text asks for, and what was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PointView {
    pub asked: String,
    /// Facts, limits and differences, a part of a sentence each.
    pub found: Vec<String>,
    /// 据营业执照（2020年2月10日）
    pub papers: Vec<String>,
}

impl Maker<'_, '_> {
    pub fn ground(&self, of: &Ground<'_>) -> GroundView {
        let slots = of.leaves.iter().flat_map(|s| reads(s)).map(|(slot, _)| self.run.program.slot(slot));
        let name = |of: &Slot| {
            // Since when is shown with the status itself.
            let status = before_since(&of.path);
            match of.domain == DomainId::ROOT {
                true => owned(self.run.program, status.unwrap_or(&of.path), false),
                false => status.and_then(|path| path.rsplit('.').next()).unwrap_or(&of.name).to_owned(),
            }
        };
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
            evidence: distinct(slots.filter(|of| !of.by_agency).map(name)),
        }
    }

    fn point(&self, step: &Step, whose: Option<&str>) -> PointView {
        let said = self.statement(step);
        let named = whose.and_then(|whose| said.strip_prefix(whose)).and_then(|s| s.strip_prefix('：'));
        let reads = reads(step).into_iter();
        let papers = reads
            .flat_map(|(slot, row)| self.claims(slot, row).iter().filter_map(move |claim| self.paper(slot, claim)));
        PointView {
            asked: named.unwrap_or(&said).to_owned(),
            found: step.facts().into_iter().map(|d| self.words.detail(d)).collect(),
            papers: distinct(papers),
        }
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
