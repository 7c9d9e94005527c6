//! What was enjoyed and approved before, and the cap on amounts.

use super::builder::Builder;
use super::duration::holder;
use super::scope::{Ctx, Frame};
use crate::ir::{AnnualCap, Approved, DomainId, NodeId, YearPart};
use crate::resolve::{Fact, RuleId};
use crate::syntax::ast::{Label, LineValue};
use crate::syntax::print;
use crate::types::{FactRole, Kind};

impl<'m, 'a> Builder<'m, 'a> {
    /// The months of the entitlement had before: of the member, or of the subject.
    pub(super) fn enjoyed(&mut self, ctx: &Ctx<'a>) -> Option<NodeId> {
        let fact = self.benefit_fact(FactRole::MonthsEnjoyed)?;
        let frame = self.benefit_frame(ctx)?;
        let slot = self.slot(&frame, &fact);
        Some(self.read_slot(ctx, &frame, &fact, slot))
    }

    /// The fact that has a role among those kept by benefit.
    pub(super) fn benefit_fact(&self, role: FactRole) -> Option<Fact> {
        self.model.symbols.benefits()?.1.in_role(role).cloned()
    }

    pub(super) fn annual_cap(&mut self, ctx: &Ctx<'a>, rule: RuleId) -> Option<AnnualCap> {
        let model = self.model;
        let line = model.rule(rule).line(Label::Cap)?;
        let LineValue::Cap { per, period, amount } = &line.line.value else { return None };
        let literal = self.literal(ctx, amount)?;
        if !matches!(literal.kind, Kind::Money { per: None }) {
            self.unit_mismatch(ctx, amount.span, &literal.kind, &Kind::Money { per: None });
            return None;
        }
        let text = format!(
            "{}{}最多{}",
            if *per == crate::syntax::ast::CountedBy::Subject { "每户" } else { "每名" },
            if period.is_some() { "每年" } else { "" },
            print::quantity(amount)
        );
        let amount = self.number(literal.value, literal.kind);
        let approved = period.is_some().then(|| self.approved(ctx)).flatten();
        let cites = self.cites(&line.cites);
        Some(AnnualCap { amount, per: holder(*per), yearly: period.is_some(), approved, cites, text })
    }

    /// Records of a year and the amount approved for it.
    pub(super) fn approved(&mut self, ctx: &Ctx<'a>) -> Option<Approved> {
        let fact = self.benefit_fact(FactRole::ApprovedByYear)?;
        let benefit = ctx.benefit.clone()?;
        let path = format!("{}.{benefit}.{}[]", self.model.symbols.benefits()?.0, fact.name);
        let domain = self.relation_domain(DomainId::ROOT, path.clone(), None, &fact.name);
        let frame = Frame { entity: fact.name.clone(), path, or_path: None, domain };
        let mut slot = |part: YearPart| self.slot_named(&frame, &fact, part.word(), part.kind(), None);
        let (year, amount) = (slot(YearPart::Year), slot(YearPart::Amount));
        Some(Approved { domain, year, amount })
    }
}
