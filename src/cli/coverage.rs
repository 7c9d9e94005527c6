//! Which quoted words of the text the cases put to use.

use crate::eval::{Cell, Decided, Run};
use crate::ir::{CitationId, DecisionId, Program, Tier};
use std::collections::{BTreeMap, BTreeSet};

/// Citations that decisions rest on, and those that some case put to use.
#[derive(Debug, Default)]
pub struct Quotes {
    used: BTreeSet<CitationId>,
    all: BTreeMap<CitationId, BTreeSet<String>>,
}

/// A quotation that no case puts to use.
#[derive(Debug, serde::Serialize)]
pub struct Unused {
    pub place: String,
    pub quote: String,
    pub rules: Vec<String>,
}

impl Quotes {
    /// What every decision rests on.
    pub fn of(run: &Run<'_>) -> Quotes {
        let mut quotes = Quotes::default();
        for (id, decision) in DecisionId::all(&run.program.decisions).zip(&run.program.decisions) {
            let nodes = run.nodes_of(id).iter().flat_map(|n| run.program.node(*n).cites.clone());
            let cites: BTreeSet<CitationId> = decision.citations().into_iter().chain(nodes).collect();
            for cite in cites {
                quotes.all.entry(cite).or_default().insert(decision.rule.clone());
            }
        }
        quotes
    }

    /// Takes what one decision of one case used: its own words, and those of every statement that was
    /// settled one way or the other.
    pub fn take(&mut self, run: &Run<'_>, decided: &Decided) {
        let index = decided.outcome.decision;
        let decision = &run.program.decisions[index];
        self.used.extend(&decision.cites);
        for id in run.nodes_of(index) {
            let node = run.program.node(*id);
            let settled = (0..run.row_count(node.domain)).any(|row| !matches!(run.cell(*id, row), Cell::Open(_)));
            if settled {
                self.used.extend(&node.cites);
            }
        }
        if let (Some(plan), Some(payment)) = (&decision.plan, &decided.outcome.payment)
            && (!payment.segments.is_empty() || plan.months.is_none())
        {
            self.used.extend(&plan.standard_cites);
            self.used.extend(plan.limits.iter().flat_map(|a| &a.cites));
            self.used.extend(plan.tiers.iter().filter(|t| applies(run, t)).flat_map(|t| &t.cites));
        }
        if let Some(extension) = &decision.extension
            && run.root(extension.conditions).is_true()
        {
            self.used.extend(&extension.cites);
        }
    }

    /// Characters put to use, and all characters that decisions quote.
    pub fn chars(&self, program: &Program) -> (usize, usize) {
        let length = |cites: &mut dyn Iterator<Item = &CitationId>| -> usize {
            cites.map(|c| program.citation(*c).quote.chars().count()).sum()
        };
        (length(&mut self.used.iter()), length(&mut self.all.keys()))
    }

    pub fn unused(&self, program: &Program) -> Vec<Unused> {
        let unused = self.all.iter().filter(|(cite, _)| !self.used.contains(cite));
        let entry = |(cite, rules): (&CitationId, &BTreeSet<String>)| {
            let citation = program.citation(*cite);
            Unused {
                place: citation.place.clone(),
                quote: citation.quote.clone(),
                rules: rules.iter().cloned().collect(),
            }
        };
        unused.map(entry).collect()
    }
}

fn applies(run: &Run<'_>, tier: &Tier) -> bool {
    tier.condition.is_none_or(|c| {
        let domain = run.program.node(c).domain;
        (0..run.row_count(domain)).any(|row| run.cell(c, row).is_true())
    })
}
