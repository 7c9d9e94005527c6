//! What was enjoyed and approved before, and the cap on amounts.

use super::builder::Builder;
use super::duration::holder;
use super::names::BENEFIT_RECORDS;
use super::scope::{Ctx, Frame};
use crate::ir::{AnnualCap, Approved, DomainId, NodeId, SlotRole};
use crate::resolve::{Fact, RuleId};
use crate::syntax::ast::{Label, LineValue};
use crate::syntax::print;
use crate::types::Kind;

/// The fact of 补贴记录 that counts the months enjoyed.
pub(super) const ENJOYED: &str = "已享受月数";

impl<'m, 'a> Builder<'m, 'a> {
    /// 已享受月数 of the entitlement: of the member, or of the subject.
    pub(super) fn enjoyed(&mut self, ctx: &Ctx<'a>) -> Option<NodeId> {
        let fact = self.benefit_fact(ENJOYED)?;
        let frame = self.benefit_frame(ctx)?;
        let slot = self.slot(&frame, &fact);
        Some(self.read_slot(ctx, &frame, &fact, slot))
    }

    pub(super) fn benefit_fact(&self, name: &str) -> Option<Fact> {
        self.model.symbols.entity(BENEFIT_RECORDS)?.facts.get(name).cloned()
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

    /// 年度已核额: records of a year and the amount approved for it.
    pub(super) fn approved(&mut self, ctx: &Ctx<'a>) -> Option<Approved> {
        let fact = self.benefit_fact("年度已核额")?;
        let benefit = ctx.benefit.clone()?;
        let path = format!("{}.{}.{}[]", BENEFIT_RECORDS, benefit, fact.name);
        let domain = self.relation_domain(DomainId::ROOT, path.clone(), None, &fact.name);
        let frame = Frame { entity: fact.name.clone(), path, or_path: None, domain };
        let year = self.slot_named(&frame, &fact, "年", Kind::Number, SlotRole::Plain);
        let amount = self.slot_named(&frame, &fact, "金额", Kind::Money { per: None }, SlotRole::Plain);
        Some(Approved { domain, year, amount })
    }
}
