//! The values of attached lines.

use super::ast::{
    Adopted, Adoption, AlternativeValue, Day, Expiry, Extent, Force, Label, Lead, LineValue, Name, Operand,
    ParameterUnit, PointOfTime, Referents, Rounding, Standard, Text, WrittenIn, stem_index,
};
use super::condition::{CONDITION, RELATIVE};
use super::declaration::MONEY_UNIT;
use super::expression::{EXPR, FLOOR, begins_cases, not_below_zero};
use super::grammar::Rule;
use super::parser::Reader;
use super::parts::{Forms, Items, Parts, Reading, mark};
use super::phrase::{FIGURE, INTERPRETATION, NAME, OPERAND, quotation, words};
use super::piece::Piece;
use super::terms::{
    BOUND, CAP, COUNTED_BY, DOCUMENT, DURATION, FORMULA, NO_END, PAYMENT, PRORATION, SCOPE, SHARED, STANDARD, START,
};

/// 未载明 and 按参数“……”推算, in place of a value.
const OPEN: Forms<LineValue> = &[
    (Rule::not_stated, |_| Ok(LineValue::NotStated)),
    (Rule::from_parameter, |p| Ok(LineValue::FromParameter(p.take(NAME)?))),
];

const NAMES: Forms<Vec<Name>> = &[(Rule::names, |p| p.many(NAME))];

const FORCE: Forms<LineValue> = &[(Rule::force, |p| {
    if p.has(FORCE_UNKNOWN)? {
        return Ok(LineValue::Force(Force::Unknown));
    }
    Ok(LineValue::Force(Force::Between { from: p.take(DAY)?, until: p.maybe(DAY)? }))
})];

const FORCE_UNKNOWN: Forms<()> = &[(Rule::force_unknown, mark)];

const DAY: Forms<Day> = &[(Rule::day, |p| {
    Ok(Day { year: i32::try_from(p.take(FIGURE)?).unwrap_or(i32::MAX), month: p.take(FIGURE)?, day: p.take(FIGURE)? })
})];

const PER_RULES: Forms<LineValue> =
    &[(Rule::per_rules, |p| Ok(LineValue::PerRules { fact: p.take(NAME)?, document: p.take(DOCUMENT)? }))];

const LEAD: Forms<LineValue> = &[(Rule::lead, |p| Ok(LineValue::Lead(p.word(Lead::from_word)?)))];

const PRESUMPTION: Forms<LineValue> =
    &[(Rule::presume, |p| Ok(LineValue::Presume { fact: p.take(OPERAND)?, value: p.take(NAME)? }))];

const TIME_POINT: Forms<LineValue> = &[(Rule::time_point, |p| {
    let of = if p.has(ALL_CONDITIONS)? { vec![] } else { p.many(NAME)? };
    let at = match p.maybe(POINT_ON)? {
        Some(date) => PointOfTime::On(date),
        None => PointOfTime::Interpreted(p.take(INTERPRETATION)?),
    };
    Ok(LineValue::TimePoint { of, at })
})];

const ALL_CONDITIONS: Forms<()> = &[(Rule::all_conditions, mark)];

const POINT_ON: Forms<Operand> = &[(Rule::point_on, |p| p.take(OPERAND))];

const HINT: Forms<LineValue> =
    &[(Rule::hint, |p| Ok(LineValue::Hint { condition: p.take(RELATIVE)?, text: quotation(p)? }))];

const ADOPTED: Forms<Adoption> = &[(Rule::adopted, |p| {
    Ok(Adoption { adopted: p.take(ADOPTIONS)?, written: p.maybe(WRITTEN_IN)?.unwrap_or_default() })
})];

const WRITTEN_IN: Forms<Vec<WrittenIn>> = &[(Rule::written_in, |p| p.many(WRITTEN_AT))];

const WRITTEN_AT: Forms<WrittenIn> =
    &[(Rule::written_at, |p| Ok(WrittenIn { rule: p.take(NAME)?, line: p.maybe(WRITTEN_LINE)? }))];

const WRITTEN_LINE: Forms<Text> = &[(Rule::written_line, words)];

const ADOPTIONS: Forms<Adopted> = &[
    (Rule::adopted_provisional, |p| Ok(Adopted::Provisional { alternative: p.take(STEM)? })),
    (Rule::adopted_open, |_| Ok(Adopted::Undecided)),
    (Rule::adopted_decided, |p| Ok(Adopted::Decided { alternative: p.take(STEM)?, by: p.take(DECIDED_BY)? })),
];

const STEM: Forms<u8> = &[(Rule::stem, |p| p.word(stem_index))];

const DECIDED_BY: Forms<Text> = &[(Rule::decided_by, words)];

const PARAMETER_UNIT: Forms<ParameterUnit> = &[(Rule::parameter_unit, |p| {
    Ok(match p.maybe(MONEY_UNIT)? {
        Some(money) => ParameterUnit::Money(money),
        None => p.take(PARAMETER_UNITS)?,
    })
})];

const PARAMETER_UNITS: Forms<ParameterUnit> = &[
    (Rule::unit_ratio, |_| Ok(ParameterUnit::Ratio)),
    (Rule::unit_age, |_| Ok(ParameterUnit::Age)),
    (Rule::unit_other, other_unit),
];

const VALUE_AT: Forms<(Operand, bool)> = &[(Rule::value_at, |p| Ok((p.take(OPERAND)?, p.has(YEAR_BEFORE)?)))];

const YEAR_BEFORE: Forms<()> = &[(Rule::year_before, mark)];

const PUBLISHED: Forms<LineValue> = &[(Rule::published, |p| {
    let outside = p.has(OUTSIDE)?;
    let by = if p.has(UNPUBLISHED)? { None } else { Some(p.take(NAME)?) };
    Ok(LineValue::Published { outside, by })
})];

const OUTSIDE: Forms<()> = &[(Rule::outside, mark)];

const UNPUBLISHED: Forms<()> = &[(Rule::unpublished, mark)];

/// 甲解, with what it puts in the open place.
const ALTERNATIVE: Forms<AlternativeValue> = &[(Rule::alternative, |p| {
    Ok(match p.maybe(CONDITION)? {
        Some(condition) => AlternativeValue::Condition(condition),
        None => p.take(ALTERNATIVES)?,
    })
})];

const ALTERNATIVES: Forms<AlternativeValue> =
    &[(Rule::alternative_words, |p| Ok(AlternativeValue::Words(quotation(p)?))), (Rule::alternative_label, labelled)];

const ROUNDING: Forms<Rounding> = &[(Rule::rounding, |p| p.word(Rounding::from_word))];

/// 届满日为…….
const EXPIRY: Forms<Expiry> = &[
    (Rule::expiry_day, |_| Ok(Expiry::Corresponding)),
    (Rule::expiry_before, |_| Ok(Expiry::DayBefore)),
    (Rule::expiry_next, |_| Ok(Expiry::NextMonth)),
];

/// 列举: the words, and whether their list is closed.
const ENUMERATION: Forms<(Text, Extent)> = &[(Rule::enumeration, |p| Ok((quotation(p)?, p.take(EXTENT)?)))];

const EXTENT: Forms<Extent> = &[(Rule::extent, |p| {
    Ok(match p.maybe(INTERPRETATION)? {
        Some(name) => Extent::Interpreted(name),
        None => p.take(EXTENTS)?,
    })
})];

const EXTENTS: Forms<Extent> =
    &[(Rule::extent_closed, |_| Ok(Extent::Closed)), (Rule::extent_open, |_| Ok(Extent::Open))];

type Value = fn(&mut Parts<'_>) -> Reading<LineValue>;

impl<'t> Reader<'t> {
    /// The value of a labelled line. Words are kept as they are; everything else is read strictly.
    pub fn line_value(&mut self, label: Label, piece: Piece<'t>) -> Option<LineValue> {
        let (rule, own): (Rule, Value) = match label {
            Label::Note | Label::Question | Label::Practice | Label::Number => {
                return Some(LineValue::Words(piece.words()));
            }
            Label::DecidedBy | Label::Check => {
                let words = piece.words();
                return match words.text.strip_prefix("未载明") {
                    Some("") => Some(LineValue::NotStated),
                    // What is not stated has nothing more to it; other words would be lost.
                    Some(_) => {
                        self.unreadable(Rule::not_stated, piece, piece.start + "未载明".len());
                        None
                    }
                    None => Some(LineValue::Words(words)),
                };
            }
            Label::Source => {
                let words = piece.words();
                let value = piece.strip_suffix("。").unwrap_or(piece);
                let source = |p: &mut Parts<'_>| open_or(p, |p| p.take(OPEN));
                // In words, unless they speak of an interpretation or a parameter, which have their own form.
                return match self.read(Rule::v_source, value, None, source) {
                    Ok(read) => read,
                    Err(stopped) if value.text.contains("从解释") || value.text.contains("按参数") => {
                        self.unreadable(Rule::v_source, value, stopped);
                        None
                    }
                    Err(_) => Some(LineValue::Words(words)),
                };
            }
            Label::Refers => return self.refers(piece),
            Label::Enumeration => return self.enumeration(piece, None),
            Label::SetAside => return self.set_aside(piece, None),
            Label::Alternative(_) => return self.alternative(piece, None),
            Label::AppliesTo | Label::Concerns | Label::Index => {
                (Rule::v_names, |p| Ok(LineValue::Names(p.take(NAMES)?)))
            }
            Label::Scope => (Rule::v_scope, |p| Ok(LineValue::Scope(p.take(SCOPE)?))),
            Label::Formula => (Rule::v_formula, |p| p.take(FORMULA)),
            Label::Standard => (Rule::v_standard, |p| Ok(LineValue::Standard(p.take(STANDARD)?))),
            Label::Count => (Rule::v_count, |p| Ok(LineValue::Count(p.take(EXPR)?))),
            Label::Payment => (Rule::v_payment, |p| p.take(PAYMENT)),
            Label::Duration => (Rule::v_duration, |p| match p.maybe(SHARED)? {
                Some(shared) => Ok(shared),
                None => Ok(LineValue::Duration(p.take(DURATION)?)),
            }),
            Label::CountedBy => (Rule::v_counted_by, |p| Ok(LineValue::CountedBy(p.take(COUNTED_BY)?))),
            Label::Start => (Rule::v_start, |p| Ok(LineValue::Start(p.take(START)?))),
            Label::Proration => (Rule::v_proration, |p| Ok(LineValue::Proration(p.take(PRORATION)?))),
            Label::Cap => (Rule::v_cap, |p| p.take(CAP)),
            Label::Bound => (Rule::v_bound, |p| p.take(BOUND)),
            Label::PerRules => (Rule::v_per_rules, |p| p.take(PER_RULES)),
            Label::Lead => (Rule::v_lead, |p| p.take(LEAD)),
            Label::Force => (Rule::v_force, |p| p.take(FORCE)),
            Label::TimePoint => (Rule::v_time_point, |p| p.take(TIME_POINT)),
            Label::Presumption => (Rule::v_presume, |p| p.take(PRESUMPTION)),
            Label::Hint => (Rule::v_hint, |p| p.take(HINT)),
            Label::Adopted => (Rule::v_adopted, |p| Ok(LineValue::Adopted(p.take(ADOPTED)?))),
            Label::Unit => (Rule::v_unit, |p| Ok(LineValue::Unit(p.take(PARAMETER_UNIT)?))),
            Label::ValueAt => (Rule::v_value_at, |p| {
                let (name, year_before) = p.take(VALUE_AT)?;
                Ok(LineValue::ValueAt { name, year_before })
            }),
            Label::Region => (Rule::v_region, |p| p.take(OPEN)),
            Label::Published => (Rule::v_published, |p| p.take(PUBLISHED)),
        };
        let list = self.outer_list(piece);
        let head = if list.items.is_empty() { self.full_stop(piece) } else { list.head };
        if label == Label::Standard && begins_cases(head.text) {
            let expr = self.cases(head, &list.items, piece.span())?;
            return Some(LineValue::Standard(Standard::Expr(expr)));
        }
        if label == Label::Formula
            && let Some((left, right)) = formula_parts(head)
            && begins_cases(right.text)
        {
            let expr = self.cases(right, &list.items, piece.span())?;
            return Some(LineValue::Formula { name: left.name(), expr });
        }
        match self.read(rule, head, None, |p| open_or(p, own)) {
            Ok(value) if list.items.is_empty() => value,
            Ok(_) => {
                let items = Items { conditions: self.items(&list.items), span: piece.span() };
                self.read(rule, head, Some(&items), |p| open_or(p, own)).ok().flatten()
            }
            Err(stopped) => {
                self.unreadable(rule, head, stopped);
                // The items are still read, for what may be wrong in them.
                self.items(&list.items);
                None
            }
        }
    }

    /// `列举：“……等……”，以所列为限。理由：……。`
    pub fn enumeration(&mut self, piece: Piece<'t>, reason: Option<Text>) -> Option<LineValue> {
        let head = self.full_stop(piece);
        let (words, extent) = self.take(Rule::v_enumeration, head, |p| p.take(ENUMERATION))?;
        Some(LineValue::Enumeration { words, extent, reason })
    }

    /// `不作条件：“新产生的”。理由：……。`
    pub fn set_aside(&mut self, piece: Piece<'t>, reason: Option<Text>) -> Option<LineValue> {
        let head = self.full_stop(piece);
        let words = self.take(Rule::v_set_aside, head, quotation)?;
        Some(LineValue::SetAside { words, reason })
    }

    /// `所指：“上述补贴”，指“甲”“乙”。` / `所指：“其中”，指第3句“……”。`
    fn refers(&mut self, piece: Piece<'t>) -> Option<LineValue> {
        let head = self.full_stop(piece);
        let parts = head.text.find("”，指").map(|at| (at, at + "”，指".len()));
        let (Some((close, rest)), true) = (parts, head.text.starts_with('“')) else {
            self.expected_pattern(head, "help-refers");
            return None;
        };
        let words = head.slice('“'.len_utf8(), close).plain();
        let to = head.slice(rest, head.text.len()).trim();
        if to.text.starts_with('第') {
            return Some(LineValue::Refers { words, to: Referents::Words(self.authorities(to)) });
        }
        let names = self.take(Rule::v_names, to, |p| p.take(NAMES))?;
        Some(LineValue::Refers { words, to: Referents::Rules(names) })
    }

    /// `甲解：〈取值〉。理由：……`
    pub fn alternative(&mut self, piece: Piece<'t>, reason: Option<Text>) -> Option<LineValue> {
        let head = piece.strip_suffix("。").unwrap_or(piece);
        let reason = reason.unwrap_or(Text { text: String::new(), span: piece.span().after() });
        // 有下列情形之一：①…；②… is a condition with a list of its own.
        let listed = self.inner_list(head);
        let value = match listed.items.as_slice() {
            [] => self.take(Rule::v_alternative, head, |p| p.take(ALTERNATIVE))?,
            [..] => AlternativeValue::Condition(self.condition(head)?),
        };
        Some(LineValue::Alternative { value, reason })
    }
}

/// What a line says in place of a value, where the place may be left open; else the value.
fn open_or(parts: &mut Parts<'_>, own: Value) -> Reading<LineValue> {
    if let Some(name) = parts.maybe(INTERPRETATION)? {
        return Ok(LineValue::FromInterpretation(name));
    }
    match parts.maybe(OPEN)? {
        Some(open) => Ok(open),
        None => own(parts),
    }
}

/// The two sides of 〈名〉＝〈量式〉.
fn formula_parts(head: Piece<'_>) -> Option<(Piece<'_>, Piece<'_>)> {
    let (at, mark) = head.text.char_indices().find(|(_, c)| matches!(c, '＝' | '='))?;
    let after = head.slice(at + mark.len_utf8(), head.text.len()).trim();
    Some((head.slice(0, at).trim(), after))
}

/// A word of two letters counts something, a longer one says what the values are.
fn other_unit(parts: &mut Parts<'_>) -> Reading<ParameterUnit> {
    let written = words(parts)?;
    let name = parts.take(NAME)?;
    Ok(match (name.text.chars().count() <= 2, name.quoted) {
        (true, _) => ParameterUnit::Count(name),
        (false, true) => ParameterUnit::Other(Text { text: name.text, span: name.span }),
        (false, false) => ParameterUnit::Other(written),
    })
}

/// 起算为……, 折算为…… and the others that say which line they stand for.
fn labelled(parts: &mut Parts<'_>) -> Reading<AlternativeValue> {
    if let Some(start) = parts.maybe(START)? {
        return Ok(AlternativeValue::Start(start));
    }
    if let Some(proration) = parts.maybe(PRORATION)? {
        return Ok(AlternativeValue::Proration(proration));
    }
    if let Some(by) = parts.maybe(COUNTED_BY)? {
        return Ok(AlternativeValue::CountedBy(by));
    }
    if let Some(no_end) = parts.maybe(NO_END)? {
        return Ok(AlternativeValue::Duration(no_end));
    }
    if let Some(duration) = parts.maybe(DURATION)? {
        return Ok(AlternativeValue::Duration(duration));
    }
    if let Some(expr) = parts.maybe(EXPR)? {
        let expr = if parts.has(FLOOR)? { not_below_zero(expr) } else { expr };
        return Ok(AlternativeValue::Formula(expr));
    }
    if let Some((name, year_before)) = parts.maybe(VALUE_AT)? {
        return Ok(AlternativeValue::ValueAt { name, year_before });
    }
    if let Some(rounding) = parts.maybe(ROUNDING)? {
        return Ok(AlternativeValue::Rounding(rounding));
    }
    Ok(AlternativeValue::Expiry(parts.take(EXPIRY)?))
}

#[cfg(test)]
pub(super) fn tables() -> Vec<Rule> {
    use super::parts::of;
    [
        of(OPEN),
        of(NAMES),
        of(FORCE),
        of(FORCE_UNKNOWN),
        of(DAY),
        of(PER_RULES),
        of(LEAD),
        of(PRESUMPTION),
        of(HINT),
        of(TIME_POINT),
        of(ALL_CONDITIONS),
        of(POINT_ON),
        of(ADOPTED),
        of(WRITTEN_IN),
        of(WRITTEN_AT),
        of(WRITTEN_LINE),
        of(ADOPTIONS),
        of(STEM),
        of(DECIDED_BY),
        of(PARAMETER_UNIT),
        of(PARAMETER_UNITS),
        of(VALUE_AT),
        of(YEAR_BEFORE),
        of(PUBLISHED),
        of(OUTSIDE),
        of(UNPUBLISHED),
        of(ALTERNATIVE),
        of(ALTERNATIVES),
        of(ROUNDING),
        of(EXPIRY),
        of(ENUMERATION),
        of(EXTENT),
        of(EXTENTS),
    ]
    .concat()
}
