//! Lists of amounts that depend on conditions, and points for each full step.

use super::builder::Builder;
use super::scope::Ctx;
use super::term::Obstacle;
use crate::ir::{Literal, NodeId, Op};
use crate::source::Span;
use crate::syntax::ast::{Arm, Combine, Expr, ExprKind, Operand, Quantity, When};
use crate::syntax::print;
use crate::types::Kind;
use crate::values::Exact;

impl<'a> Builder<'_, 'a> {
    /// 下列各项之和、各项中最高、最低的一项、各档之一. An item that does not apply adds nothing; of 各档 two
    /// that apply must agree, and none that applies is 不适用.
    pub(super) fn cases(&mut self, ctx: &Ctx<'a>, combine: Combine, arms: &'a [Arm], span: Span) -> Option<NodeId> {
        let mut made: Vec<(Option<NodeId>, NodeId)> = Vec::new();
        for (i, arm) in arms.iter().enumerate() {
            let item = ctx.under(&format!("项{}", i + 1));
            let condition = arm.condition().map(|condition| self.condition(&item, condition));
            let value = self.expression(&item, &arm.value);
            if arm.when == When::Always {
                // Amounts alone are compared with each other, and with nothing that asks.
                let compared = matches!(combine, Combine::Highest | Combine::Lowest);
                if !compared || arms.iter().any(|a| a.when != When::Always) {
                    self.not_computable(ctx, arm.span, Obstacle::ItemsMixed);
                    return None;
                }
                made.push((None, value?));
                continue;
            }
            if condition.is_none() && combine == Combine::Sum {
                self.not_computable(ctx, arm.span, Obstacle::OthersInSum);
                return None;
            }
            if condition.is_none() && i + 1 < arms.len() {
                self.not_computable(ctx, arm.span, Obstacle::OthersNotLast);
                return None;
            }
            made.push((condition.map_or(Some(None), |c| c.map(Some))?, value?));
        }
        let kind = self.kind(made.first()?.1).clone();
        if let Some((i, (_, other))) = made.iter().enumerate().find(|(_, (_, v))| !self.kind(*v).agrees_with(&kind)) {
            let other = self.kind(*other).clone();
            self.unit_mismatch(ctx, arms[i].value.span, &kind, &other);
            return None;
        }
        if !kind.is_numeric() {
            self.not_computable(ctx, span, Obstacle::ItemsNotNumbers);
            return None;
        }
        let named: Vec<NodeId> = made.iter().filter_map(|(c, _)| *c).collect();
        let nothing = match combine {
            Combine::Sum => self.number(Exact::ZERO, kind.clone()),
            Combine::Highest | Combine::Lowest | Combine::Only => self.not_applicable(kind.clone()),
        };
        if arms.iter().all(|a| a.when == When::Always) {
            let parts: Vec<NodeId> = made.into_iter().map(|(_, value)| value).collect();
            let domain = self.deepest(&parts);
            let op = if combine == Combine::Lowest { Op::Least(parts) } else { Op::Highest(parts) };
            return Some(self.node(format!("{}/各项合", ctx.prefix), domain, kind, op));
        }
        let mut parts = Vec::new();
        for (i, (condition, value)) in made.iter().enumerate() {
            let condition = match condition {
                Some(condition) => *condition,
                // 其余 is the complement of its siblings, made here and nowhere else.
                None => {
                    let domain = self.deepest(&named);
                    let any = self.node(format!("{}/各项", ctx.prefix), domain, Kind::Bool, Op::Any(named.clone()));
                    let rest = self.node(format!("{}/其余", ctx.prefix), domain, Kind::Bool, Op::Unless(any));
                    self.say(rest, "属其余情形");
                    rest
                }
            };
            let domain = self.deepest(&[condition, *value]);
            let id = format!("{}/项{}/额", ctx.prefix, i + 1);
            let op = Op::If { condition, then: *value, otherwise: nothing };
            let node = self.node(id, domain, kind.clone(), op);
            let words = arms[i].condition().map_or_else(|| "其余".to_owned(), print::condition);
            self.say(node, words);
            parts.push(node);
        }
        let domain = self.deepest(&parts);
        let op = match combine {
            Combine::Sum => Op::Add(parts),
            Combine::Highest => Op::Highest(parts),
            Combine::Lowest => Op::Least(parts),
            Combine::Only => Op::Agree(parts),
        };
        let node = self.node(format!("{}/各项合", ctx.prefix), domain, kind, op);
        Some(node)
    }

    /// Where a list of amounts may leave a case without any: some item must apply.
    pub(super) fn some_case(&mut self, ctx: &Ctx<'a>, expr: &'a Expr) -> Option<NodeId> {
        let ExprKind::Cases { combine, arms } = &expr.kind else { return None };
        if *combine == Combine::Sum || arms.iter().any(|a| a.condition().is_none()) {
            return None;
        }
        let mut truths = Vec::new();
        for (i, arm) in arms.iter().enumerate() {
            truths.push(self.condition(&ctx.under(&format!("档{}", i + 1)), arm.condition()?)?);
        }
        let domain = self.deepest(&truths);
        let node = self.node(format!("{}/有适用的档次", ctx.prefix), domain, Kind::Bool, Op::Any(truths));
        self.say(node, "有适用的档次");
        Some(node)
    }

    /// 〈名〉每满〈量〉计〈量〉〔，最高〈量〉〕
    pub(super) fn for_each_full(
        &mut self,
        ctx: &Ctx<'a>,
        of: &Operand,
        (every, value, at_most): (&'a Quantity, &'a Quantity, Option<&'a Quantity>),
        span: Span,
    ) -> Option<NodeId> {
        let counted = self.value_operand(ctx, of)?;
        let step = self.literal(ctx, every)?;
        if !step.kind.agrees_with(self.kind(counted)) {
            let kind = self.kind(counted).clone();
            self.unit_mismatch(ctx, every.span, &kind, &step.kind);
            return None;
        }
        if step.value.is_zero() {
            self.not_computable(ctx, every.span, Obstacle::EveryZero);
            return None;
        }
        let worth = self.literal(ctx, value)?;
        let (step, kind) = (self.number(step.value, Kind::Number), worth.kind.clone());
        let worth = self.number(worth.value, worth.kind);
        let domain = self.domain_of(counted);
        let quotient = self.node(format!("{}/除", ctx.prefix), domain, Kind::Number, Op::Div(counted, step));
        let whole = self.node(format!("{}/整", ctx.prefix), domain, Kind::Number, Op::Floor(quotient));
        self.say(whole, format!("{}每满{}的次数", print::operand(of), print::quantity(every)));
        let mut node = self.node(format!("{}/乘", ctx.prefix), domain, kind.clone(), Op::Mul(vec![worth, whole]));
        if let Some(most) = at_most {
            let literal = self.literal(ctx, most)?;
            if !literal.kind.agrees_with(&kind) {
                self.unit_mismatch(ctx, most.span, &kind, &literal.kind);
                return None;
            }
            let most = self.number(literal.value, literal.kind);
            node = self.node(format!("{}/限", ctx.prefix), domain, kind, Op::Limit(node, most));
        }
        let text = print::expr(&Expr {
            kind: ExprKind::ForEachFull {
                of: of.clone(),
                every: every.clone(),
                value: value.clone(),
                at_most: at_most.cloned(),
            },
            span,
        });
        self.say(node, text);
        // A count that does not apply earns nothing.
        let kind = self.kind(node).clone();
        let nothing = self.number(Exact::ZERO, kind.clone());
        let earned = self.node(format!("{}/得", ctx.prefix), domain, kind, Op::Highest(vec![node, nothing]));
        Some(earned)
    }

    /// 不适用, of any kind.
    pub(super) fn not_applicable(&mut self, kind: Kind) -> NodeId {
        let id = format!("数/不适用{kind:?}");
        self.leaf(id, crate::ir::DomainId::ROOT, kind, Op::Const(Literal::NotApplicable))
    }
}
