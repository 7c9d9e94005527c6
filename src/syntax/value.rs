//! The values of attached lines.

use super::ast::{
    Adopted, AlternativeValue, Condition, ConditionKind, CountedBy, Day, DocumentRef, Duration, Expr, ExprKind, Extent,
    Force, Label, Lead, LineValue, MoneyUnit, ParameterUnit, PeriodUnit, Proration, Referents, Rounding, ScopeValue,
    Share, Standard, Start, Text,
};
use super::condition::{condition, operand, period, quantity};
use super::expression::expr;
use super::parser::{At, Node, Piece, Read, Reader, Rule, fold};

impl<'t> Reader<'t> {
    /// The value of a labelled line. Words are kept as they are; everything else is read strictly.
    pub fn line_value(&mut self, label: Label, piece: Piece<'t>) -> Option<LineValue> {
        let rule = match label {
            Label::Note | Label::Question | Label::Practice => {
                return Some(LineValue::Words(words(piece)));
            }
            Label::DecidedBy | Label::Check => {
                let value = piece.strip_suffix("。").unwrap_or(piece);
                if value.text == "未载明" {
                    return Some(LineValue::NotStated);
                }
                return Some(LineValue::Words(words(piece)));
            }
            Label::Source => {
                let value = piece.strip_suffix("。").unwrap_or(piece);
                return match self.read(Rule::v_source, value) {
                    Ok(read) => Some(plain(read)),
                    Err(_) => Some(LineValue::Words(words(piece))),
                };
            }
            Label::AppliesTo | Label::Concerns | Label::Index => Rule::v_names,
            Label::Scope => Rule::v_scope,
            Label::Formula => Rule::v_formula,
            Label::Standard => Rule::v_standard,
            Label::Count => Rule::v_count,
            Label::Payment => Rule::v_payment,
            Label::Duration => Rule::v_duration,
            Label::CountedBy => Rule::v_counted_by,
            Label::Start => Rule::v_start,
            Label::Proration => Rule::v_proration,
            Label::Cap => Rule::v_cap,
            Label::Bound => Rule::v_bound,
            Label::PerRules => Rule::v_per_rules,
            Label::Lead => Rule::v_lead,
            Label::Force => Rule::v_force,
            Label::Number => return Some(LineValue::Words(words(piece))),
            Label::Refers => return self.refers(piece),
            Label::Enumeration => return self.enumeration(piece, None),
            Label::Presumption => Rule::v_presume,
            Label::Hint => Rule::v_hint,
            Label::Adopted => Rule::v_adopted,
            Label::Unit => Rule::v_unit,
            Label::ValueAt => Rule::v_value_at,
            Label::Region => Rule::v_region,
            Label::Published => Rule::v_published,
            Label::Alternative(_) => return self.alternative(piece, None),
        };
        let list = self.outer_list(piece);
        let head = if list.items.is_empty() { self.full_stop(piece) } else { list.head };
        if label == Label::Standard && super::expression::begins_cases(head.text) {
            let expr = self.cases(head, &list.items, piece.span())?;
            return Some(LineValue::Standard(Standard::Expr(expr)));
        }
        if label == Label::Formula
            && let Some((left, right)) = formula_parts(head)
            && super::expression::begins_cases(right.text)
        {
            let expr = self.cases(right, &list.items, piece.span())?;
            return Some(LineValue::Formula { name: super::main_sentence::name(left), expr });
        }
        let read = match self.read(rule, head) {
            Ok(read) => read,
            Err(stopped) => {
                self.unreadable(rule, head, stopped);
                // The items are still read, for what may be wrong in them.
                self.items(&list.items);
                return None;
            }
        };
        let items = self.items(&list.items);
        if list.items.is_empty() { Some(value(read, None)) } else { Some(value(read, Some((items, piece.span())))) }
    }

    /// `列举：“……等……”，以所列为限。理由：……。`
    pub fn enumeration(&mut self, piece: Piece<'t>, reason: Option<Text>) -> Option<LineValue> {
        let head = self.full_stop(piece);
        match self.read(Rule::v_enumeration, head) {
            Ok(read) => {
                let (node, at) = read.first()?;
                let inner: Vec<Node<'_>> = node.into_inner().collect();
                let extent = inner.get(1)?.clone().into_inner().next()?;
                let extent = match extent.as_rule() {
                    Rule::extent_closed => Extent::Closed,
                    Rule::extent_open => Extent::Open,
                    _ => Extent::Interpreted(at.name(&extent)),
                };
                Some(LineValue::Enumeration { words: at.text(inner.first()?), extent, reason })
            }
            Err(stopped) => {
                self.unreadable(Rule::v_enumeration, head, stopped);
                None
            }
        }
    }

    /// `所指：“上述补贴”，指“甲”“乙”。` / `所指：“其中”，指第3句“……”。`
    fn refers(&mut self, piece: Piece<'t>) -> Option<LineValue> {
        let head = self.full_stop(piece);
        let parts = head.text.find("”，指").map(|at| (at, at + "”，指".len()));
        let (Some((close, rest)), true) = (parts, head.text.starts_with('“')) else {
            self.expected_pattern(head, "help-refers");
            return None;
        };
        let inner = head.slice('“'.len_utf8(), close);
        let words = Text { text: inner.text.to_owned(), span: inner.span() };
        let to = head.slice(rest, head.text.len()).trim();
        if to.text.starts_with('第') {
            return Some(LineValue::Refers { words, to: Referents::Words(self.authorities(to)) });
        }
        match self.read(Rule::v_names, to) {
            Ok(read) => {
                let (node, at) = read.first()?;
                let names = node.into_inner().map(|n| at.name(&n)).collect();
                Some(LineValue::Refers { words, to: Referents::Rules(names) })
            }
            Err(stopped) => {
                self.unreadable(Rule::v_names, to, stopped);
                None
            }
        }
    }

    /// `甲解：〈取值〉。理由：……`
    pub fn alternative(&mut self, piece: Piece<'t>, reason: Option<Text>) -> Option<LineValue> {
        let head = piece.strip_suffix("。").unwrap_or(piece);
        let reason = reason.unwrap_or(Text { text: String::new(), span: piece.span().after() });
        match self.read(Rule::v_alternative, head) {
            Ok(read) => {
                let (node, at) = read.first()?;
                let value = alternative_value(&node, at)?;
                Some(LineValue::Alternative { value, reason })
            }
            Err(stopped) => {
                self.unreadable(Rule::v_alternative, head, stopped);
                None
            }
        }
    }
}

pub(super) fn words(piece: Piece<'_>) -> Text {
    let value = piece.strip_suffix("。").unwrap_or(piece);
    Text { text: value.text.to_owned(), span: value.span() }
}

/// The two sides of 〈名〉＝〈量式〉.
fn formula_parts(head: Piece<'_>) -> Option<(Piece<'_>, Piece<'_>)> {
    let (at, mark) = head.text.char_indices().find(|(_, c)| matches!(c, '＝' | '='))?;
    let after = head.slice(at + mark.len_utf8(), head.text.len()).trim();
    Some((head.slice(0, at).trim(), after))
}

fn day(node: &Node<'_>) -> Day {
    let mut figures = node.clone().into_inner().map(|n| fold(n.as_str()).parse::<u32>().unwrap_or_default());
    let year = figures.next().and_then(|y| i32::try_from(y).ok()).unwrap_or_default();
    Day { year, month: figures.next().unwrap_or_default(), day: figures.next().unwrap_or_default() }
}

fn plain(read: Read<'_>) -> LineValue {
    value(read, None)
}

/// The condition that a 符合下列条件 head and its items make.
fn listed(tail: &Node<'_>, list: Option<(Vec<Condition>, crate::source::Span)>) -> Condition {
    let (items, span) = list.unwrap_or_default();
    let all = tail.as_str().starts_with("同时");
    let kind = if all { ConditionKind::All(items) } else { ConditionKind::Any(items) };
    Condition { kind, alias: None, span }
}

fn value(read: Read<'_>, list: Option<(Vec<Condition>, crate::source::Span)>) -> LineValue {
    let (nodes, at) = read.nodes();
    let Some(node) = nodes.first() else { return LineValue::NotStated };
    let inner: Vec<Node<'_>> = node.clone().into_inner().collect();
    match node.as_rule() {
        Rule::not_stated => LineValue::NotStated,
        Rule::from_named => LineValue::FromInterpretation(at.name(&inner[0])),
        Rule::from_parameter => LineValue::FromParameter(at.name(&inner[0])),
        Rule::names => LineValue::Names(inner.iter().map(|n| at.name(n)).collect()),
        Rule::scope => LineValue::Scope(scope(&inner[0], at, list)),
        Rule::formula => {
            let name = at.name(&inner[0]);
            let first = expr(&inner[1], at);
            let expr = match inner.get(2) {
                Some(second) => {
                    let second = expr(second, at);
                    let span = first.span.to(second.span);
                    Expr { kind: ExprKind::Otherwise { first: Box::new(first), second: Box::new(second) }, span }
                }
                None => first,
            };
            LineValue::Formula { name, expr }
        }
        Rule::standard => LineValue::Standard(standard(&inner[0], at)),
        Rule::expr => LineValue::Count(expr(node, at)),
        Rule::payment => LineValue::Once { spent: inner.first().map(|r| relative(r, at)) },
        Rule::duration => match duration(&inner[0], at, list) {
            Ok(duration) => LineValue::Duration(duration),
            Err(shared) => LineValue::FromShared(shared),
        },
        Rule::counted_by => LineValue::CountedBy(counted_by(node)),
        Rule::start => LineValue::Start(start(&inner[0], at)),
        Rule::proration => LineValue::Proration(proration(node.as_str())),
        Rule::uncapped => LineValue::Uncapped,
        Rule::cap => {
            let per = counted_by(&inner[0]);
            let yearly = inner.iter().any(|n| n.as_rule() == Rule::every_year);
            let amount = quantity(&inner[inner.len() - 1], at);
            LineValue::Cap { per, period: yearly.then_some(PeriodUnit::Year), amount }
        }
        Rule::bound => LineValue::Bound { period: period(&inner[0], at), asked: inner.get(1).map(|n| operand(n, at)) },
        Rule::force => LineValue::Force(match inner.first() {
            Some(from) if from.as_rule() == Rule::day => {
                Force::Between { from: day(from), until: inner.get(1).map(day) }
            }
            _ => Force::Unknown,
        }),
        Rule::per_rules => LineValue::PerRules { fact: at.name(&inner[0]), document: document(&inner[1], at) },
        Rule::lead => LineValue::Lead(if node.as_str() == "列明" { Lead::Listed } else { Lead::First }),
        Rule::presume => LineValue::Presume { fact: operand(&inner[0], at), value: at.name(&inner[1]) },
        Rule::hint => LineValue::Hint { condition: relative(&inner[0], at), text: at.text(&inner[1]) },
        Rule::adopted => LineValue::Adopted(adopted(&inner[0], at)),
        Rule::parameter_unit => LineValue::Unit(parameter_unit(&inner[0], at)),
        Rule::value_at => LineValue::ValueAt { name: operand(&inner[0], at), year_before: inner.len() > 1 },
        Rule::published => {
            let outside = inner.iter().any(|n| n.as_rule() == Rule::outside);
            let by = inner.iter().find(|n| n.as_rule() == Rule::name).map(|n| at.name(n));
            LineValue::Published { outside, by }
        }
        _ => LineValue::Words(at.text(node)),
    }
}

fn relative(node: &Node<'_>, at: At) -> Condition {
    match node.clone().into_inner().next() {
        Some(inner) => condition(&inner, at),
        None => condition(node, at),
    }
}

fn scope(node: &Node<'_>, at: At, list: Option<(Vec<Condition>, crate::source::Span)>) -> ScopeValue {
    let inner: Vec<Node<'_>> = node.clone().into_inner().collect();
    match node.as_rule() {
        Rule::scope_span => ScopeValue::Span { from: operand(&inner[0], at), to: operand(&inner[1], at) },
        Rule::scope_members => {
            let condition = match inner[1].as_rule() {
                Rule::condition_tail_scope => listed(&inner[1], list),
                _ => condition(&inner[1], at),
            };
            ScopeValue::Members { relation: operand(&inner[0], at), condition }
        }
        _ => ScopeValue::Months(operand(&inner[0], at)),
    }
}

pub(super) fn document(node: &Node<'_>, at: At) -> DocumentRef {
    match node.clone().into_inner().next() {
        Some(inner) if inner.as_rule() == Rule::title => DocumentRef::Titled(at.text(&inner)),
        _ => DocumentRef::NotStated,
    }
}

fn standard(node: &Node<'_>, at: At) -> Standard {
    let inner: Vec<Node<'_>> = node.clone().into_inner().filter(|n| n.as_rule() != Rule::EOI).collect();
    match node.as_rule() {
        Rule::standard_none => Standard::InKind,
        Rule::standard_per_rules => match inner[0].as_rule() {
            Rule::same_as => Standard::SameAs(inner[0].clone().into_inner().map(|n| at.name(&n)).collect()),
            _ => Standard::PerRules(document(&inner[0], at)),
        },
        Rule::standard_fixed => Standard::Fixed { amount: quantity(&inner[0], at) },
        Rule::standard_share => {
            let per_member = inner.iter().any(|n| n.as_rule() == Rule::per_member);
            let per = inner.iter().find(|n| n.as_rule() == Rule::per_unit).map(|n| match n.as_str() {
                "每月" => PeriodUnit::Month,
                _ => PeriodUnit::Year,
            });
            let base = inner.iter().find(|n| n.as_rule() == Rule::expr).map(|n| expr(n, at));
            let part = inner.iter().find(|n| n.as_rule() == Rule::share).and_then(|n| n.clone().into_inner().next());
            let share = match part {
                Some(p) if p.as_rule() == Rule::share_relief => Share::Relief,
                Some(p) if p.as_rule() == Rule::share_percent => {
                    p.into_inner().next().map_or(Share::Full, |q| Share::Percent(quantity(&q, at)))
                }
                _ => Share::Full,
            };
            match base {
                Some(base) => Standard::Share { per_member, per, base, share },
                None => Standard::InKind,
            }
        }
        _ => Standard::Expr(expr(&inner[0], at)),
    }
}

pub(super) fn duration(
    node: &Node<'_>,
    at: At,
    list: Option<(Vec<Condition>, crate::source::Span)>,
) -> Result<Duration, super::ast::Name> {
    let inner: Vec<Node<'_>> = node.clone().into_inner().collect();
    let find = |rule: Rule| inner.iter().find(|n| n.as_rule() == rule);
    Ok(match node.as_rule() {
        Rule::duration_at_most => Duration::AtMost(period(&inner[0], at)),
        Rule::duration_until => Duration::Until(operand(&inner[0], at)),
        Rule::duration_shared => return Err(at.name(&inner[0])),
        Rule::duration_among => Duration::Among { condition: listed(&inner[0], list), at_most: period(&inner[1], at) },
        Rule::duration_others => {
            let at_most = find(Rule::period).map_or_else(|| period(node, at), |p| period(p, at));
            let condition = find(Rule::relative).map(|r| relative(r, at));
            Duration::Others { condition, at_most, until: find(Rule::operand).map(|o| operand(o, at)) }
        }
        _ => Duration::ExtendExcept {
            except: relative(&inner[0], at),
            until: operand(&inner[1], at),
            others: period(&inner[2], at),
        },
    })
}

fn counted_by(node: &Node<'_>) -> CountedBy {
    if node.as_str() == "每户" { CountedBy::Subject } else { CountedBy::Member }
}

fn proration(text: &str) -> Proration {
    match text {
        "按月折算" => Proration::ByMonth,
        "满年计发" => Proration::WholeYears,
        "按日折算" => Proration::ByDay,
        _ => Proration::StartedYears,
    }
}

fn start(node: &Node<'_>, at: At) -> Start {
    let inner: Vec<Node<'_>> = node.clone().into_inner().collect();
    match node.as_rule() {
        Rule::start_elapsed => {
            Start::MonthOfCompletion { since: operand(&inner[0], at), period: period(&inner[1], at) }
        }
        Rule::start_first => Start::FirstMonthInScope(operand(&inner[0], at)),
        Rule::start_conditions => Start::MonthAfterConditions,
        Rule::start_later => Start::Later(operand(&inner[0], at), operand(&inner[1], at)),
        Rule::start_next => Start::MonthAfter(operand(&inner[0], at)),
        _ => Start::On(operand(&inner[0], at)),
    }
}

fn adopted(node: &Node<'_>, at: At) -> Adopted {
    let inner: Vec<Node<'_>> = node.clone().into_inner().collect();
    let stem = |n: &Node<'_>| super::lines::attached(&format!("{}解", n.as_str()));
    let alternative = inner.iter().find(|n| n.as_rule() == Rule::stem).and_then(stem);
    let alternative = match alternative {
        Some(Label::Alternative(i)) => i,
        _ => 0,
    };
    match node.as_rule() {
        Rule::adopted_provisional => Adopted::Provisional { alternative },
        Rule::adopted_open => Adopted::Undecided,
        _ => Adopted::Decided { alternative, by: at.text(&inner[1]) },
    }
}

fn parameter_unit(node: &Node<'_>, at: At) -> ParameterUnit {
    match node.as_rule() {
        Rule::unit_ratio => ParameterUnit::Ratio,
        Rule::unit_age => ParameterUnit::Age,
        Rule::unit_money => ParameterUnit::Money(money_unit(node)),
        _ => {
            let name = at.name(node);
            if name.text.chars().count() <= 2 {
                ParameterUnit::Count(name)
            } else {
                ParameterUnit::Other(at.text(node))
            }
        }
    }
}

pub(super) fn money_unit(node: &Node<'_>) -> MoneyUnit {
    MoneyUnit { per: node.clone().into_inner().next().map(|n| fold(n.as_str())) }
}

fn alternative_value(node: &Node<'_>, at: At) -> Option<AlternativeValue> {
    let inner = node.clone().into_inner().next()?;
    Some(match inner.as_rule() {
        Rule::alternative_words => AlternativeValue::Words(at.text(&inner.into_inner().next()?)),
        Rule::alternative_label => {
            let value = inner.into_inner().next()?;
            let parts: Vec<Node<'_>> = value.clone().into_inner().collect();
            match value.as_rule() {
                Rule::start => AlternativeValue::Start(start(parts.first()?, at)),
                Rule::proration => AlternativeValue::Proration(proration(value.as_str())),
                Rule::counted_by => AlternativeValue::CountedBy(counted_by(&value)),
                Rule::duration => AlternativeValue::Duration(duration(parts.first()?, at, None).ok()?),
                Rule::expr => AlternativeValue::Formula(expr(&value, at)),
                Rule::rounding => AlternativeValue::Rounding(match value.as_str() {
                    "四舍五入到分" => Rounding::Cent,
                    "四舍五入到元" => Rounding::Yuan,
                    _ => Rounding::None,
                }),
                _ => AlternativeValue::ValueAt { name: operand(parts.first()?, at), year_before: parts.len() > 1 },
            }
        }
        _ => AlternativeValue::Condition(condition(&inner, at)),
    })
}
