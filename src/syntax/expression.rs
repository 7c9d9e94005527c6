//! 量式 read into the tree, with × ÷ binding before ＋ －.

use super::ast::{Arm, BinaryOp, Combine, Expr, ExprKind, When};
use super::condition::CONDITION;
use super::grammar::Rule;
use super::parser::Reader;
use super::parts::{Forms, Parts, Reading, mark};
use super::phrase::{INTERPRETATION, OPERAND, QUANTITY};
use super::piece::Piece;
use crate::source::Span;

/// A 量式.
pub(super) const EXPR: Forms<Expr> = &[(Rule::expr, expr)];

/// 〔，〕不低于0元
pub(super) const FLOOR: Forms<()> = &[(Rule::floor, mark)];

const TERM: Forms<Expr> = &[(Rule::term, term)];

const MARK: Forms<BinaryOp> = &[
    (Rule::add, |_| Ok(BinaryOp::Add)),
    (Rule::sub, |_| Ok(BinaryOp::Sub)),
    (Rule::mul, |_| Ok(BinaryOp::Mul)),
    (Rule::div, |_| Ok(BinaryOp::Div)),
];

/// 〈名〉（〈条件〉）之和 and 〈名〉每满〈量〉计〈量〉.
const GATHERED: Forms<ExprKind> = &[
    (Rule::sum, |p| Ok(ExprKind::Sum { of: p.take(OPERAND)?, condition: p.maybe(CONDITION)?.map(Box::new) })),
    (Rule::for_each_full, |p| {
        Ok(ExprKind::ForEachFull {
            of: p.take(OPERAND)?,
            every: p.take(QUANTITY)?,
            value: p.take(QUANTITY)?,
            at_most: p.maybe(QUANTITY)?,
        })
    }),
];

const ARM: Forms<(When, Expr)> = &[(Rule::arm, |p| {
    let when = if p.has(OTHERS)? {
        When::Others
    } else {
        p.maybe(CONDITION)?.map_or(When::Always, |c| When::Asked(Box::new(c)))
    };
    Ok((when, p.take(EXPR)?))
})];

const OTHERS: Forms<()> = &[(Rule::others, mark)];

impl<'t> Reader<'t> {
    /// `下列各项之和：（1）〈条件〉的，〈量式〉；…`: the list that an expression is, if its head says so.
    pub fn cases(&mut self, head: Piece<'t>, items: &[Piece<'t>], span: Span) -> Option<Expr> {
        let Some(combine) = Combine::from_word(head.text) else {
            self.unreadable(Rule::one_arm, head, head.start);
            return None;
        };
        if items.is_empty() {
            self.missing(head.end(), "列项（1）……；（2）……。");
            return None;
        }
        let arms: Vec<Option<Arm>> = items.iter().map(|item| self.arm(*item)).collect();
        let arms = arms.into_iter().collect::<Option<Vec<Arm>>>()?;
        Some(Expr { kind: ExprKind::Cases { combine, arms }, span })
    }

    fn arm(&mut self, item: Piece<'t>) -> Option<Arm> {
        let (when, value) = self.take(Rule::one_arm, item, |p| p.take(ARM))?;
        Some(Arm { when, value, span: item.span() })
    }
}

/// A 量式, and whether it is never below 0元.
pub(super) fn floored(parts: &mut Parts<'_>) -> Reading<Expr> {
    let of = parts.take(EXPR)?;
    Ok(if parts.has(FLOOR)? { not_below_zero(of) } else { of })
}

pub(super) fn not_below_zero(of: Expr) -> Expr {
    Expr { span: of.span, kind: ExprKind::NotBelowZero(Box::new(of)) }
}

/// Whether these words begin a list of amounts.
pub(super) fn begins_cases(text: &str) -> bool {
    ["下列各项", "下列各档"].iter().any(|lead| text.starts_with(lead))
}

/// Terms joined by marks: products are made as they come, sums of them once the next ＋ or － is met.
fn expr(parts: &mut Parts<'_>) -> Reading<Expr> {
    let mut sum: Option<(Expr, BinaryOp)> = None;
    let mut product = parts.take(TERM)?;
    while let Some(op) = parts.maybe(MARK)? {
        let next = parts.take(TERM)?;
        product = match op {
            BinaryOp::Mul | BinaryOp::Div => binary(op, product, next),
            BinaryOp::Add | BinaryOp::Sub => {
                sum = Some((joined(sum, product), op));
                next
            }
        };
    }
    Ok(joined(sum, product))
}

fn joined(sum: Option<(Expr, BinaryOp)>, product: Expr) -> Expr {
    match sum {
        Some((left, op)) => binary(op, left, product),
        None => product,
    }
}

fn binary(op: BinaryOp, left: Expr, right: Expr) -> Expr {
    let span = left.span.to(right.span);
    Expr { kind: ExprKind::Binary { op, left: Box::new(left), right: Box::new(right) }, span }
}

fn term(parts: &mut Parts<'_>) -> Reading<Expr> {
    let span = parts.span();
    if let Some(inner) = parts.maybe(EXPR)? {
        // In brackets, which belong to the place.
        return Ok(Expr { span, ..inner });
    }
    let kind = if let Some(quantity) = parts.maybe(QUANTITY)? {
        ExprKind::Quantity(quantity)
    } else if let Some(operand) = parts.maybe(OPERAND)? {
        ExprKind::Operand(operand)
    } else if let Some(name) = parts.maybe(INTERPRETATION)? {
        ExprKind::FromInterpretation(name)
    } else {
        parts.take(GATHERED)?
    };
    Ok(Expr { kind, span })
}

#[cfg(test)]
pub(super) fn tables() -> Vec<Rule> {
    use super::parts::of;
    [of(EXPR), of(FLOOR), of(TERM), of(MARK), of(GATHERED), of(ARM), of(OTHERS)].concat()
}
