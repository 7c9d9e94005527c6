//! Conditions read into the tree.

use super::ast::{Bound, CompareOp, Condition, ConditionKind as K, DateOp, Name, Operand};
use super::grammar::Rule;
use super::parser::Reader;
use super::parts::{Forms, Parts, Reading};
use super::phrase::{INTERPRETATION, NAME, OPERAND, PERIOD, QUANTITY, VALUES};
use super::piece::Piece;

/// A condition as a whole.
pub(super) const CONDITION: Forms<Condition> = &[(Rule::condition, whole), (Rule::scope_condition, whole)];

/// 〈条件〉的
pub(super) const RELATIVE: Forms<Condition> =
    &[(Rule::relative, |p| p.take(CONDITION)), (Rule::relative_extend, |p| p.take(CONDITION))];

/// 同时符合下列条件的 and 符合下列条件之一的: the condition that the items of the list make.
pub(super) const LISTED: Forms<Condition> = &[(Rule::condition_tail, listed), (Rule::condition_tail_scope, listed)];

/// One condition, or several joined by one connective.
const CHAIN: Forms<Condition> = &[
    (Rule::named_simple, named),
    (Rule::and_chain, |p| chain(p, K::And)),
    (Rule::scope_and, |p| chain(p, K::And)),
    (Rule::or_chain, |p| chain(p, K::Or)),
    (Rule::scope_or, |p| chain(p, K::Or)),
];

const NAMED: Forms<Condition> = &[(Rule::named_simple, named)];

const ALIAS: Forms<Name> = &[(Rule::alias, |p| p.take(NAME))];

const SIMPLE: Forms<Condition> = &[(Rule::simple, simple)];

const HAD_WITHIN: Forms<(Operand, Operand)> = &[(Rule::had_within, |p| Ok((p.take(OPERAND)?, p.take(OPERAND)?)))];

/// The table of conditions, pattern by pattern.
const PATTERNS: Forms<K> = &[
    (Rule::at_date, |p| Ok(K::AtDate { date: p.take(OPERAND)?, condition: Box::new(p.take(SIMPLE)?) })),
    (Rule::no_record, no_record),
    (Rule::elapsed, |p| Ok(K::Elapsed { from: p.take(OPERAND)?, period: p.take(PERIOD)? })),
    (Rule::within, |p| Ok(K::Within { from: p.take(OPERAND)?, period: p.take(PERIOD)? })),
    (Rule::beyond, |p| Ok(K::Beyond { from: p.take(OPERAND)?, period: p.take(PERIOD)? })),
    (Rule::short_of, |p| Ok(K::ShortOf { from: p.take(OPERAND)?, period: p.take(PERIOD)? })),
    (Rule::had_been, |p| Ok(K::HadBeen { within: p.maybe(HAD_WITHIN)?, record: p.take(OPERAND)? })),
    (Rule::during, during),
    (Rule::same_year, |p| Ok(K::SameYear { left: p.take(OPERAND)?, right: p.take(OPERAND)? })),
    (Rule::date_order, |p| Ok(K::DateOrder { left: p.take(OPERAND)?, op: p.take(DATE_OP)?, right: p.take(OPERAND)? })),
    (Rule::contains, |p| Ok(K::Contains { left: p.take(OPERAND)?, values: p.take(VALUES)? })),
    (Rule::one_of, |p| Ok(K::OneOf { left: p.take(OPERAND)?, values: p.take(VALUES)? })),
    (Rule::between, |p| Ok(K::Between { left: p.take(OPERAND)?, low: p.take(QUANTITY)?, high: p.take(QUANTITY)? })),
    (Rule::level, |p| Ok(K::LevelAtLeast { left: p.take(OPERAND)?, level: p.take(NAME)? })),
    (Rule::bound_of, |p| {
        let left = p.take(OPERAND)?;
        let right = Bound::Named(alone(p.take(NAME)?));
        Ok(K::Compare { left, right, op: p.take(COMPARE_OP)? })
    }),
    (Rule::compare, |p| {
        let left = p.take(OPERAND)?;
        let right = Bound::Quantity(p.take(QUANTITY)?);
        Ok(K::Compare { left, right, op: p.take(COMPARE_OP)? })
    }),
    (Rule::over_under, |p| {
        let left = p.take(OPERAND)?;
        let op = p.take(COMPARE_OP)?;
        Ok(K::Compare { left, op, right: Bound::Quantity(p.take(QUANTITY)?) })
    }),
    (Rule::exactly, |p| {
        let left = p.take(OPERAND)?;
        Ok(K::Compare { left, op: CompareOp::Exactly, right: Bound::Quantity(p.take(QUANTITY)?) })
    }),
    (Rule::is, |p| Ok(K::Is { who: p.maybe(OPERAND)?, negated: false, what: p.take(NAME)? })),
    (Rule::is_not, |p| Ok(K::Is { who: p.maybe(OPERAND)?, negated: true, what: p.take(NAME)? })),
    (Rule::equals, |p| Ok(K::Equals { left: p.take(OPERAND)?, value: p.take(NAME)? })),
    (Rule::bare, |p| Ok(K::Bare(p.take(OPERAND)?))),
];

const DATE_OP: Forms<DateOp> = &[(Rule::date_op, |p| p.word(DateOp::from_word))];

const COMPARE_OP: Forms<CompareOp> = &[
    (Rule::bound_op, |p| p.word(CompareOp::from_word)),
    (Rule::compare_op, |p| p.word(CompareOp::from_word)),
    (Rule::over_op, |p| p.word(CompareOp::from_word)),
];

/// What no record is to be: its condition and the word for it.
const NO_RECORD_WHAT: Forms<(Condition, Name)> =
    &[(Rule::no_record_what, |p| Ok((p.take(RECORD_CONDITION)?, p.take(NAME)?)))];

const RECORD_CONDITION: Forms<Condition> = &[(Rule::record_condition, |p| {
    let kind = match p.maybe(OPERAND)? {
        Some(operand) => K::Bare(operand),
        None => p.take(RECORD_PATTERNS)?,
    };
    Ok(Condition::new(kind, p.span()))
})];

const RECORD_PATTERNS: Forms<K> = &[
    (Rule::record_one_of, |p| Ok(K::OneOf { left: p.take(OPERAND)?, values: p.take(VALUES)? })),
    (Rule::record_equals, |p| Ok(K::Equals { left: p.take(OPERAND)?, value: p.take(NAME)? })),
];

impl<'t> Reader<'t> {
    /// A condition: a sentence, or 有下列情形之一 with its list.
    pub fn condition(&mut self, piece: Piece<'t>) -> Option<Condition> {
        let list = self.inner_list(piece);
        if !list.items.is_empty() {
            let any = list.head.strip_suffix("有下列情形之一").is_some_and(|p| p.text.is_empty())
                || list.head.strip_suffix("符合下列条件之一").is_some_and(|p| p.text.is_empty());
            let all = list.head.text == "同时符合下列条件" || list.head.text == "同时有下列情形";
            if !any && !all {
                // Marks that do not count from ① were meant for another level, and said to be wrong.
                if self.told_within(piece.span()) {
                    return None;
                }
                self.unreadable(Rule::one_condition, list.head, list.head.start);
                return None;
            }
            let items = self.items(&list.items);
            let kind = if any { K::Any(items) } else { K::All(items) };
            return Some(Condition::new(kind, piece.span()));
        }
        self.plain_condition(piece)
    }

    /// Each item of a list; what cannot be read is reported and left out.
    pub fn items(&mut self, pieces: &[Piece<'t>]) -> Vec<Condition> {
        pieces.iter().filter_map(|p| self.item(*p)).collect()
    }

    /// 〈条件〉（依据第4句“……”）
    fn item(&mut self, piece: Piece<'t>) -> Option<Condition> {
        let Some((words, quoted)) = cited(piece) else { return self.condition(piece) };
        let authority = self.authorities(quoted);
        if authority.is_empty() {
            self.missing(quoted, "依据的原文");
        }
        let condition = self.condition(words)?;
        Some(Condition { authority, span: piece.span(), ..condition })
    }

    pub fn plain_condition(&mut self, piece: Piece<'t>) -> Option<Condition> {
        if piece.text.is_empty() {
            self.missing(piece, "条件");
            return None;
        }
        if self.mixed_connectives(piece) {
            return None;
        }
        self.take(Rule::one_condition, piece, |p| p.take(CONDITION))
    }
}

/// The words of an item and what stands in the bracket 依据 at its end; a list within the item has brackets of its
/// own.
fn cited(piece: Piece<'_>) -> Option<(Piece<'_>, Piece<'_>)> {
    let (mut depth, mut open) = (0usize, None);
    for (at, c) in piece.text.char_indices() {
        match c {
            '“' => depth += 1,
            '”' => depth = depth.saturating_sub(1),
            '①' if depth == 0 => return None,
            '（' | '(' if depth == 0 => open = Some(at),
            _ => {}
        }
    }
    let (words, bracket) = (piece.slice(0, open?), piece.slice(open?, piece.text.len()));
    let inner = bracket.strip_prefix("（").or_else(|| bracket.strip_prefix("("))?;
    let inner = inner.strip_suffix("）").or_else(|| inner.strip_suffix(")"))?;
    let quoted = inner.strip_prefix("依据")?;
    let quoted = quoted.strip_prefix("：").or_else(|| quoted.strip_prefix(":")).unwrap_or(quoted);
    Some((words.trim(), quoted))
}

fn whole(parts: &mut Parts<'_>) -> Reading<Condition> {
    parts.take(CHAIN)
}

fn chain(parts: &mut Parts<'_>, joined: fn(Vec<Condition>) -> K) -> Reading<Condition> {
    let kind = joined(parts.many(NAMED)?);
    Ok(Condition::new(kind, parts.span()))
}

fn named(parts: &mut Parts<'_>) -> Reading<Condition> {
    let simple = parts.take(SIMPLE)?;
    Ok(Condition { alias: parts.maybe(ALIAS)?, span: parts.span(), ..simple })
}

fn simple(parts: &mut Parts<'_>) -> Reading<Condition> {
    let kind = match parts.maybe(INTERPRETATION)? {
        Some(name) => K::FromInterpretation(name),
        None => parts.take(PATTERNS)?,
    };
    Ok(Condition::new(kind, parts.span()))
}

fn listed(parts: &mut Parts<'_>) -> Reading<Condition> {
    let all = parts.word(|text| match text {
        "同时符合下列条件的" => Some(true),
        "符合下列条件之一的" => Some(false),
        _ => None,
    })?;
    let (items, span) = parts.items().map(|l| (l.conditions.clone(), l.span)).unwrap_or_default();
    let kind = if all { K::All(items) } else { K::Any(items) };
    Ok(Condition::new(kind, span))
}

/// 〔〈日期〉〕处于〈记录〉期间: of one place alone it is the record.
fn during(parts: &mut Parts<'_>) -> Reading<K> {
    let first = parts.take(OPERAND)?;
    Ok(match parts.maybe(OPERAND)? {
        Some(record) => K::During { date: Some(first), record },
        None => K::During { date: None, record: first },
    })
}

fn no_record(parts: &mut Parts<'_>) -> Reading<K> {
    let (from, to) = (parts.take(OPERAND)?, parts.take(OPERAND)?);
    let (condition, record) = parts.take(NO_RECORD_WHAT)?;
    Ok(K::NoRecord { from, to, condition: Box::new(condition), record: alone(record) })
}

fn alone(name: Name) -> Operand {
    Operand { span: name.span, segments: vec![name] }
}

#[cfg(test)]
pub(super) fn tables() -> Vec<Rule> {
    use super::parts::of;
    [
        of(CONDITION),
        of(RELATIVE),
        of(LISTED),
        of(CHAIN),
        of(ALIAS),
        of(SIMPLE),
        of(PATTERNS),
        of(HAD_WITHIN),
        of(DATE_OP),
        of(COMPARE_OP),
        of(NO_RECORD_WHAT),
        of(RECORD_CONDITION),
        of(RECORD_PATTERNS),
    ]
    .concat()
}
