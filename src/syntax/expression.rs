//! 量式 read into the tree, with × ÷ binding before ＋ －.

use super::ast::{BinaryOp, Expr, ExprKind};
use super::condition::{condition, operand, quantity};
use super::parser::{At, Node, Rule};
use pest::pratt_parser::{Assoc, Op, PrattParser};

pub(super) fn expr(node: &Node<'_>, at: At) -> Expr {
    let pratt = PrattParser::new()
        .op(Op::infix(Rule::add, Assoc::Left) | Op::infix(Rule::sub, Assoc::Left))
        .op(Op::infix(Rule::mul, Assoc::Left) | Op::infix(Rule::div, Assoc::Left));
    pratt
        .map_primary(|n| term(&n, at))
        .map_infix(|left, op, right| {
            let op = match op.as_rule() {
                Rule::add => BinaryOp::Add,
                Rule::sub => BinaryOp::Sub,
                Rule::mul => BinaryOp::Mul,
                _ => BinaryOp::Div,
            };
            let span = left.span.to(right.span);
            Expr { kind: ExprKind::Binary { op, left: Box::new(left), right: Box::new(right) }, span }
        })
        .parse(node.clone().into_inner())
}

fn term(node: &Node<'_>, at: At) -> Expr {
    let span = at.span(node);
    let kind = match node.clone().into_inner().next() {
        Some(inner) => match inner.as_rule() {
            Rule::quantity => ExprKind::Quantity(quantity(&inner, at)),
            Rule::expr => return Expr { span, ..expr(&inner, at) },
            Rule::sum => {
                let mut parts = inner.into_inner();
                let of = parts.next().map(|n| operand(&n, at));
                let filter = parts.next().map(|n| Box::new(condition(&n, at)));
                match of {
                    Some(of) => ExprKind::Sum { of, condition: filter },
                    None => ExprKind::Operand(operand(node, at)),
                }
            }
            Rule::interpreted_expr => match inner.into_inner().next() {
                Some(name) => ExprKind::FromInterpretation(at.name(&name)),
                None => ExprKind::Operand(operand(node, at)),
            },
            _ => ExprKind::Operand(operand(&inner, at)),
        },
        None => ExprKind::Operand(operand(node, at)),
    };
    Expr { kind, span }
}
