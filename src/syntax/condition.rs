//! Conditions read into the tree.

use super::ast::{
    Bound, CompareOp, Condition, ConditionKind as K, DateOp, Name, Operand, Period, PeriodUnit, Quantity,
};
use super::parser::{At, Node, Piece, Reader, Rule, fold};

impl<'t> Reader<'t> {
    /// A condition: a sentence, or 有下列情形之一 with its list.
    pub fn condition(&mut self, piece: Piece<'t>) -> Option<Condition> {
        let list = self.inner_list(piece);
        if !list.items.is_empty() {
            let any = list.head.strip_suffix("有下列情形之一").is_some_and(|p| p.text.is_empty())
                || list.head.strip_suffix("符合下列条件之一").is_some_and(|p| p.text.is_empty());
            let all = list.head.text == "同时符合下列条件" || list.head.text == "同时有下列情形";
            if !any && !all {
                self.unreadable(Rule::one_condition, list.head, list.head.start);
                return None;
            }
            let items = self.items(&list.items);
            let kind = if any { K::Any(items) } else { K::All(items) };
            return Some(Condition { kind, alias: None, span: piece.span() });
        }
        self.plain_condition(piece)
    }

    /// Each item of a list; what cannot be read is reported and left out.
    pub fn items(&mut self, pieces: &[Piece<'t>]) -> Vec<Condition> {
        pieces.iter().filter_map(|p| self.condition(*p)).collect()
    }

    pub fn plain_condition(&mut self, piece: Piece<'t>) -> Option<Condition> {
        if piece.text.is_empty() {
            self.missing(piece, "条件");
            return None;
        }
        if self.mixed_connectives(piece) {
            return None;
        }
        match self.read(Rule::one_condition, piece) {
            Ok(read) => read.first().map(|(node, at)| condition(&node, at)),
            Err(stopped) => {
                self.unreadable(Rule::one_condition, piece, stopped);
                None
            }
        }
    }
}

pub(super) fn condition(node: &Node<'_>, at: At) -> Condition {
    let span = at.span(node);
    let inner = node.clone().into_inner().next();
    let Some(inner) = inner else { return bare(node, at) };
    let kind = match inner.as_rule() {
        Rule::and_chain | Rule::scope_and => K::And(inner.into_inner().map(|n| named(&n, at)).collect()),
        Rule::or_chain | Rule::scope_or => K::Or(inner.into_inner().map(|n| named(&n, at)).collect()),
        _ => return named(&inner, at),
    };
    Condition { kind, alias: None, span }
}

fn named(node: &Node<'_>, at: At) -> Condition {
    let mut alias = None;
    let mut found = None;
    for part in node.clone().into_inner() {
        match part.as_rule() {
            Rule::alias => alias = part.into_inner().next().map(|n| at.name(&n)),
            _ => found = Some(simple(&part, at)),
        }
    }
    let mut condition = found.unwrap_or_else(|| bare(node, at));
    condition.alias = alias;
    condition.span = at.span(node);
    condition
}

fn bare(node: &Node<'_>, at: At) -> Condition {
    let span = at.span(node);
    let segments = vec![Name { text: fold(node.as_str()), quoted: false, span }];
    Condition { kind: K::Bare(Operand { segments, span }), alias: None, span }
}

/// One pattern of the table of conditions.
fn simple(node: &Node<'_>, at: At) -> Condition {
    let span = at.span(node);
    let Some(pattern) = node.clone().into_inner().next() else { return bare(node, at) };
    let parts: Vec<Node<'_>> = pattern.clone().into_inner().collect();
    let part = |i: usize| &parts[i];
    let op = |i: usize| operand(part(i), at);
    let kind = match pattern.as_rule() {
        Rule::from_interpretation => K::FromInterpretation(at.name(part(0))),
        Rule::at_date => K::AtDate { date: op(0), condition: Box::new(simple(part(1), at)) },
        Rule::no_record => no_record(&parts, at),
        Rule::elapsed => K::Elapsed { from: op(0), period: period(part(1), at) },
        Rule::within => K::Within { from: op(0), period: period(part(1), at) },
        Rule::beyond => K::Beyond { from: op(0), period: period(part(1), at) },
        Rule::short_of => K::ShortOf { from: op(0), period: period(part(1), at) },
        Rule::during => match parts.len() {
            1 => K::During { date: None, record: op(0) },
            _ => K::During { date: Some(op(0)), record: op(1) },
        },
        Rule::same_year => K::SameYear { left: op(0), right: op(1) },
        Rule::date_order => {
            let which = match part(1).as_str() {
                "不早于" => DateOp::NotBefore,
                "不晚于" => DateOp::NotAfter,
                "早于" => DateOp::Before,
                _ => DateOp::After,
            };
            K::DateOrder { left: op(0), op: which, right: op(2) }
        }
        Rule::contains => K::Contains { left: op(0), values: values(part(1), at) },
        Rule::one_of => K::OneOf { left: op(0), values: values(part(1), at) },
        Rule::between => K::Between { left: op(0), low: quantity(part(1), at), high: quantity(part(2), at) },
        Rule::level => K::LevelAtLeast { left: op(0), level: at.name(part(1)) },
        Rule::bound_of => {
            let name = at.name(part(1));
            let right = Bound::Named(Operand { span: name.span, segments: vec![name] });
            let which = if part(2).as_str() == "以上" { CompareOp::AtLeast } else { CompareOp::AtMost };
            K::Compare { left: op(0), op: which, right }
        }
        Rule::compare => {
            let which = match part(2).as_str() {
                "以上" => CompareOp::AtLeast,
                "以下" => CompareOp::AtMost,
                _ => CompareOp::Within,
            };
            K::Compare { left: op(0), op: which, right: Bound::Quantity(quantity(part(1), at)) }
        }
        Rule::over_under => {
            let which = if part(1).as_str() == "超过" { CompareOp::Over } else { CompareOp::Under };
            K::Compare { left: op(0), op: which, right: Bound::Quantity(quantity(part(2), at)) }
        }
        Rule::is | Rule::is_not => {
            let negated = pattern.as_rule() == Rule::is_not;
            match parts.len() {
                1 => K::Is { who: None, negated, what: at.name(part(0)) },
                _ => K::Is { who: Some(op(0)), negated, what: at.name(part(1)) },
            }
        }
        Rule::equals => K::Equals { left: op(0), value: at.name(part(1)) },
        _ => match parts.first() {
            Some(first) => K::Bare(operand(first, at)),
            None => return bare(node, at),
        },
    };
    Condition { kind, alias: None, span }
}

fn no_record(parts: &[Node<'_>], at: At) -> K {
    let (from, to) = (operand(&parts[0], at), operand(&parts[1], at));
    let what: Vec<Node<'_>> = parts[2].clone().into_inner().collect();
    let record = at.name(&what[1]);
    let record = Operand { span: record.span, segments: vec![record] };
    let span = at.span(&what[0]);
    let kind = match what[0].clone().into_inner().next() {
        Some(inner) => {
            let parts: Vec<Node<'_>> = inner.clone().into_inner().collect();
            match inner.as_rule() {
                Rule::record_one_of => K::OneOf { left: operand(&parts[0], at), values: values(&parts[1], at) },
                Rule::record_equals => K::Equals { left: operand(&parts[0], at), value: at.name(&parts[1]) },
                _ => K::Bare(operand(&inner, at)),
            }
        }
        None => return bare(&what[0], at).kind,
    };
    K::NoRecord { from, to, condition: Box::new(Condition { kind, alias: None, span }), record }
}

pub(super) fn operand(node: &Node<'_>, at: At) -> Operand {
    let segments: Vec<Name> = node.clone().into_inner().map(|n| at.name(&n)).collect();
    Operand { segments, span: at.span(node) }
}

pub(super) fn values(node: &Node<'_>, at: At) -> Vec<Name> {
    node.clone().into_inner().map(|n| at.name(&n)).collect()
}

pub(super) fn quantity(node: &Node<'_>, at: At) -> Quantity {
    let mut parts = node.clone().into_inner();
    let number = parts.next().map(|n| fold(n.as_str())).unwrap_or_default();
    let unit = parts.next().map(|n| fold(n.as_str())).unwrap_or_default();
    Quantity { number, unit, span: at.span(node) }
}

pub(super) fn period(node: &Node<'_>, at: At) -> Period {
    let mut parts = node.clone().into_inner();
    let count = parts.next().and_then(|n| fold(n.as_str()).parse().ok()).unwrap_or(u32::MAX);
    let unit = match parts.next().map(|n| n.as_str()) {
        Some("年") => PeriodUnit::Year,
        Some("日" | "天") => PeriodUnit::Day,
        _ => PeriodUnit::Month,
    };
    Period { count, unit, span: at.span(node) }
}
