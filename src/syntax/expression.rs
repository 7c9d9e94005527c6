//! 量式 read into the tree, with × ÷ binding before ＋ －.

use super::ast::{Arm, BinaryOp, Combine, Expr, ExprKind};
use super::condition::{condition, operand, quantity};
use super::parser::{At, Node, Piece, Reader, Rule};
use crate::source::Span;
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

impl<'t> Reader<'t> {
    /// `下列各项之和：（1）〈条件〉的，〈量式〉；…`: the list that an expression is, if its head says so.
    pub fn cases(&mut self, head: Piece<'t>, items: &[Piece<'t>], span: Span) -> Option<Expr> {
        let combine = match head.text {
            "下列各项之和" => Combine::Sum,
            "下列各项中最高的一项" => Combine::Highest,
            "下列各档之一" => Combine::Only,
            _ => {
                self.unreadable(Rule::one_combine, head, head.start);
                return None;
            }
        };
        if items.is_empty() {
            self.missing(head.slice(head.text.len(), head.text.len()), "列项（1）……；（2）……。");
            return None;
        }
        let arms: Vec<Option<Arm>> = items.iter().map(|item| self.arm(*item)).collect();
        let arms = arms.into_iter().collect::<Option<Vec<Arm>>>()?;
        Some(Expr { kind: ExprKind::Cases { combine, arms }, span })
    }

    fn arm(&mut self, item: Piece<'t>) -> Option<Arm> {
        match self.read(Rule::one_arm, item) {
            Ok(read) => {
                let (node, at) = read.first()?;
                let mut condition_of = None;
                let mut value = None;
                for part in node.into_inner() {
                    match part.as_rule() {
                        Rule::condition => condition_of = Some(condition(&part, at)),
                        Rule::expr => value = Some(expr(&part, at)),
                        _ => {}
                    }
                }
                Some(Arm { condition: condition_of, value: value?, span: item.span() })
            }
            Err(stopped) => {
                self.unreadable(Rule::one_arm, item, stopped);
                None
            }
        }
    }
}

/// Whether these words begin a list of amounts.
pub(super) fn begins_cases(text: &str) -> bool {
    ["下列各项", "下列各档"].iter().any(|lead| text.starts_with(lead))
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
            Rule::for_each_full => {
                let mut parts = inner.into_inner();
                let of = parts.next().map(|n| operand(&n, at));
                let mut figures = parts.map(|n| quantity(&n, at));
                match (of, figures.next(), figures.next()) {
                    (Some(of), Some(every), Some(value)) => {
                        ExprKind::ForEachFull { of, every, value, at_most: figures.next() }
                    }
                    _ => ExprKind::Operand(operand(node, at)),
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
