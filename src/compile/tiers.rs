//! Tiers over one fact, exactly, by intervals: two that both hold, a stretch that none holds for, one that can never hold.
//!
//! Only 下列各档之一 is looked at: of sums and of the highest several may hold. An item whose condition speaks of
//! anything else than limits of one count or amount is left alone.

use crate::diagnostic::{Code, Diagnostic};
use crate::document::figure::{Size, figures};
use crate::resolve::{Model, RuleInfo};
use crate::source::{Place, Span};
use crate::syntax::ast::{
    Arm, Bound, Combine, CompareOp, Condition, ConditionKind, DefineBody, Expr, ExprKind, LineValue, MainSentence,
    Quantity, Standard, When,
};
use crate::syntax::print;
use crate::values::Exact;

/// A cut of the line of numbers: just below a number, or just above it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Cut {
    at: Exact,
    above: bool,
}

/// The numbers between two cuts; an end that is none is without limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Stretch {
    low: Option<Cut>,
    high: Option<Cut>,
}

/// One item: what it is about, the numbers for which it holds, its place.
struct Tier {
    fact: String,
    unit: String,
    stretch: Stretch,
    span: Span,
    /// From 1.
    number: usize,
    value: String,
}

/// Looks at every list of tiers of every rule.
pub(super) fn report(model: &Model<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for info in &model.rules {
        let mut lists: Vec<&Expr> = Vec::new();
        if let Some(MainSentence::Define(define)) = &info.ast.main
            && let DefineBody::Quantity { expr, .. } = &define.body
        {
            lists.push(expr);
        }
        for line in &info.ast.lines {
            match &line.value {
                LineValue::Standard(Standard::Expr(expr))
                | LineValue::Formula { expr, .. }
                | LineValue::Count(expr) => {
                    lists.push(expr);
                }
                _ => {}
            }
        }
        for list in lists {
            if let ExprKind::Cases { combine: Combine::Only, arms } = &list.kind {
                tiers(info, arms, diagnostics);
            }
        }
    }
}

fn tiers(info: &RuleInfo<'_>, arms: &[Arm], diagnostics: &mut Vec<Diagnostic>) {
    let read: Vec<Option<Tier>> = arms.iter().enumerate().map(|(index, arm)| tier(index, arm)).collect();
    let known: Vec<&Tier> = read.iter().flatten().collect();
    let Some(first) = known.first() else { return };
    let one_fact = known.iter().all(|t| t.fact == first.fact && t.unit == first.unit);
    let rest = arms.iter().find(|a| a.when == When::Others);
    let whole = read.iter().zip(arms).all(|(tier, arm)| tier.is_some() || arm.when == When::Others);
    let counted = !first.unit.contains('元') && first.unit != "%";
    let domain = domain(info, first);
    let mut sound = true;
    for (index, tier) in known.iter().enumerate() {
        let d = |code, span| Diagnostic::new(code, info.file, span).arg("fact", &tier.fact);
        if tier.stretch.meet(domain).is_empty(counted) {
            diagnostics.push(d(Code::TierNeverReached, tier.span).arg("number", tier.number).help("help"));
            sound = false;
            continue;
        }
        for other in known[..index].iter().filter(|o| o.fact == tier.fact && o.unit == tier.unit) {
            let both = tier.stretch.meet(other.stretch).meet(domain);
            if !both.is_empty(counted) && tier.value != other.value {
                let d = d(Code::TiersOverlap, tier.span).arg("number", tier.number).arg("other", other.number);
                let first = Place { file: info.file, span: other.span };
                diagnostics.push(d.arg("values", both.words(&tier.unit)).also(first, "first").help("help"));
                sound = false;
            }
        }
    }
    if !(sound && one_fact && whole) {
        return;
    }
    let gaps = gaps(&known, domain, counted);
    match (rest, gaps.as_slice()) {
        (Some(arm), []) => {
            let d = Diagnostic::new(Code::TierNeverReached, info.file, arm.span).arg("fact", &first.fact);
            diagnostics.push(d.arg("number", arms.len()).help("help-rest"));
        }
        (Some(_), _) => {}
        (None, gaps) => {
            let last = arms.last().map_or(first.span, |a| a.span);
            for (gap, inner) in gaps {
                let code = if *inner { Code::TierGap } else { Code::TiersOpen };
                let d = Diagnostic::new(code, info.file, last).arg("fact", &first.fact);
                diagnostics.push(d.arg("values", gap.words(&first.unit)).help("help"));
            }
        }
    }
}

/// The stretches of the domain that no tier holds for, each with whether it lies between two tiers.
fn gaps(tiers: &[&Tier], domain: Stretch, counted: bool) -> Vec<(Stretch, bool)> {
    let mut stretches: Vec<Stretch> = tiers.iter().map(|t| t.stretch).collect();
    // What has no lower limit comes first.
    stretches.sort_by_key(|s| s.low);
    let mut found = Vec::new();
    let mut reached = domain.low;
    let mut open = false;
    for (index, stretch) in stretches.iter().enumerate() {
        if let Some(low) = stretch.low {
            let gap = Stretch { low: reached, high: Some(low) };
            if reached.is_none_or(|r| r < low) && !gap.is_empty(counted) {
                found.push((gap, index > 0));
            }
        }
        match stretch.high {
            None => {
                open = true;
                break;
            }
            Some(high) => reached = Some(reached.map_or(high, |r| r.max(high))),
        }
    }
    let gap = Stretch { low: reached, high: domain.high };
    if !open && !gap.is_empty(counted) {
        found.push((gap, false));
    }
    found
}

fn tier(index: usize, arm: &Arm) -> Option<Tier> {
    let condition = arm.condition()?;
    let (fact, unit, stretch) = limits(condition)?;
    Some(Tier { fact, unit, stretch, span: condition.span, number: index + 1, value: print::expr(&arm.value) })
}

/// A condition that only limits one count or amount: by one comparison, or several joined by 且.
fn limits(condition: &Condition) -> Option<(String, String, Stretch)> {
    match &condition.kind {
        ConditionKind::Compare { left, op, right: Bound::Quantity(q) } => {
            let (at, unit) = number(q)?;
            let cut = |above| Some(Cut { at, above });
            let (low, high) = match op {
                CompareOp::AtLeast => (cut(false), None),
                CompareOp::Over => (cut(true), None),
                CompareOp::AtMost | CompareOp::Within => (None, cut(true)),
                CompareOp::Under => (None, cut(false)),
                CompareOp::Exactly => (cut(false), cut(true)),
            };
            Some((print::operand(left), unit, Stretch { low, high }))
        }
        ConditionKind::Between { left, low, high } => {
            let ((a, unit), (b, other)) = (number(low)?, number(high)?);
            let stretch = Stretch { low: Some(Cut { at: a, above: false }), high: Some(Cut { at: b, above: true }) };
            (unit == other).then(|| (print::operand(left), unit, stretch))
        }
        ConditionKind::And(parts) | ConditionKind::All(parts) => {
            let mut parts = parts.iter().map(limits);
            let (fact, unit, mut stretch) = parts.next()??;
            for part in parts {
                let (other, measured, more) = part?;
                if other != fact || measured != unit {
                    return None;
                }
                stretch = stretch.meet(more);
            }
            Some((fact, unit, stretch))
        }
        _ => None,
    }
}

/// A quantity in its plainest unit: 1万元 as 10000元.
fn number(q: &Quantity) -> Option<(Exact, String)> {
    let figure = figures(&format!("{}{}", q.number, q.unit), &[&q.unit]).into_iter().next()?;
    let unit = q.unit.trim_start_matches('万').to_owned();
    match figure.size {
        Size::Share(parts) => Some((parts.mul(Exact::from(100)).ok()?, unit)),
        size => Some((size.number()?, unit)),
    }
}

/// What the rule's own conditions leave of the fact; a count or an amount is not below 0.
fn domain(info: &RuleInfo<'_>, of: &Tier) -> Stretch {
    let mut domain = Stretch { low: Some(Cut { at: Exact::ZERO, above: false }), high: None };
    let condition = match &info.ast.main {
        Some(MainSentence::Grant { to, .. }) => Some(&to.condition),
        _ => None,
    };
    let parts: Vec<&Condition> = match condition.map(|c| (&c.kind, c)) {
        Some((ConditionKind::All(parts) | ConditionKind::And(parts), _)) => parts.iter().collect(),
        Some((_, one)) => vec![one],
        None => vec![],
    };
    for (fact, unit, stretch) in parts.into_iter().filter_map(limits) {
        if fact == of.fact && unit == of.unit {
            domain = domain.meet(stretch);
        }
    }
    domain
}

impl Stretch {
    fn meet(self, other: Stretch) -> Stretch {
        let low = self.low.max(other.low);
        let high = match (self.high, other.high) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        };
        Stretch { low, high }
    }

    /// Whether nothing lies in it; of what is counted, no whole number.
    fn is_empty(self, counted: bool) -> bool {
        let (Some(low), Some(high)) = (self.low, self.high) else { return false };
        if low >= high {
            return true;
        }
        let first = if low.above { low.at.floor().add(Exact::ONE).unwrap_or(low.at) } else { low.at.ceil() };
        counted && Cut { at: first, above: true } > high
    }

    /// 40分以上不足60分
    fn words(self, unit: &str) -> String {
        let low = self.low.map(|c| match c.above {
            true => format!("超过{}{unit}", c.at.display()),
            false => format!("{}{unit}以上", c.at.display()),
        });
        let high = self.high.map(|c| match c.above {
            true => format!("{}{unit}以下", c.at.display()),
            false => format!("不足{}{unit}", c.at.display()),
        });
        match (low, high) {
            (Some(low), Some(high)) => low + &high,
            (one, other) => one.or(other).unwrap_or_default(),
        }
    }
}
