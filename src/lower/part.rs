//! 上限：其中“…”: the part of a sum that is capped by itself, a summand of the standard with a name of its own.

use super::builder::Builder;
use super::range::Range;
use super::scope::Ctx;
use crate::ir::{DomainId, MonthsFrom, NodeId, Pay, Plan};
use crate::resolve::RuleId;
use crate::syntax::ast::{BinaryOp, Expr, ExprKind, Label, LineValue, Name, Share, Standard};

impl<'a> Builder<'_, 'a> {
    /// What a part comes to in each month, or of what is paid once; nothing where the sum has no such part.
    pub(super) fn part_of_standard(
        &mut self,
        ctx: &Ctx<'a>,
        rule: RuleId,
        (range, plan): (&Range, &Plan),
        name: &Name,
    ) -> Option<NodeId> {
        let model = self.model;
        let LineValue::Standard(standard) = &model.rule(rule).line(Label::Standard)?.line.value else { return None };
        let (base, share): (&'a Expr, Option<&'a Share>) = match standard {
            Standard::Share { base, share, .. } => (base, Some(share)),
            Standard::Expr(base) => (base, None),
            Standard::Fixed { .. } | Standard::PerRules(_) | Standard::SameAs(_) | Standard::InKind => return None,
        };
        let part = summand(ctx, base, &name.text)?;
        let inner = match &range.member {
            Some((rows, _)) => ctx.inside(rows.clone()),
            None => ctx.clone(),
        };
        let inner = inner.under("其中").under(&name.text);
        let amount = |b: &mut Self, ctx: &Ctx<'a>| {
            let part = b.expression(ctx, part)?;
            match share {
                Some(share) => b.share(ctx, part, share),
                None => Some(part),
            }
        };
        match &plan.pay {
            Pay::Monthly { .. } => {
                let (MonthsFrom::Records { rows, .. } | MonthsFrom::Set { rows, .. }) = plan.months.as_ref()? else {
                    return None;
                };
                let inner = self.in_month(&inner, *rows, plan.start, |b, ctx| b.expression(ctx, part));
                let part = amount(self, &inner)?;
                Some(self.per_month(&inner, part, *rows))
            }
            Pay::Once { count: None, .. } => {
                amount(self, &inner).filter(|part| self.domain_of(*part) == DomainId::ROOT)
            }
            // A sum for each piece, or for a span, has no part of its own.
            Pay::Once { count: Some(_), .. }
            | Pay::Yearly { .. }
            | Pay::Window { .. }
            | Pay::InKind { .. }
            | Pay::PerRules { .. }
            | Pay::SameAs { .. } => None,
        }
    }
}

/// The summand of this name, in the standard itself or in the 算式 that it is.
fn summand<'a>(ctx: &Ctx<'a>, of: &'a Expr, name: &str) -> Option<&'a Expr> {
    match &of.kind {
        ExprKind::Operand(operand) => {
            let [only] = operand.segments.as_slice() else { return None };
            let (_, formula) = ctx.formulas.iter().find(|(named, _)| *named == only.text)?;
            if only.text == name { Some(of) } else { summand(ctx, formula, name) }
        }
        ExprKind::Binary { op: BinaryOp::Add, left, right } => {
            summand(ctx, left, name).or_else(|| summand(ctx, right, name))
        }
        _ => None,
    }
}
