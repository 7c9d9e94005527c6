//! 主体, 关系 and 事实.

use super::ast::{
    ClauseRef, Declaration, DeclarationKind, FactDecl, FactKind, MoneyUnit, Name, Quantity, Recognised, RelationDecl,
};
use super::authority::CLAUSE_REF;
use super::grammar::Rule;
use super::parser::Reader;
use super::parts::{Forms, Parts, Reading, mark};
use super::phrase::{NAME, QUANTITY, UNIT, VALUES};
use super::piece::Piece;

/// 元, 元/月, 元/名 ….
pub(super) const MONEY_UNIT: Forms<MoneyUnit> = &[(Rule::unit_money, |p| Ok(MoneyUnit { per: p.maybe(UNIT)? }))];

const ENTITY: Forms<(Name, bool)> = &[(Rule::entity_decl, |p| Ok((p.take(NAME)?, p.has(BY_BENEFIT)?)))];

const BY_BENEFIT: Forms<()> = &[(Rule::entity_by_benefit, mark)];

const RELATION: Forms<RelationDecl> = &[(Rule::relation_decl, relation)];

const RELATION_TAIL: Forms<RelationTail> = &[(Rule::relation_tail, |p| p.take(RELATION_TAILS))];

const RELATION_TAILS: Forms<RelationTail> = &[
    (Rule::relation_target, |p| Ok(RelationTail::Target(p.take(NAME)?))),
    (Rule::relation_many, |p| {
        Ok(RelationTail::Many(p.word(|text| text.strip_prefix("可有多").map(|word| word.trim().to_owned()))?))
    }),
    (Rule::relation_unrepeated, |p| Ok(RelationTail::Unrepeated(p.many(NAME)?))),
    (Rule::relation_fallback, |p| Ok(RelationTail::Fallback(p.take(NAME)?))),
];

const FACT: Forms<FactDecl> = &[(Rule::fact_decl, fact)];

const YES_NO: Forms<()> = &[(Rule::kind_yes_no, mark)];

const FACT_KIND: Forms<FactKind> = &[(Rule::fact_kind, |p| p.take(FACT_KINDS))];

const FACT_KINDS: Forms<FactKind> = &[
    (Rule::kind_plain, |p| p.word(plain_kind)),
    (Rule::kind_months, |_| Ok(FactKind::Month { many: true })),
    (Rule::kind_count, |p| Ok(FactKind::Count { counter: p.take(NAME)? })),
    (Rule::kind_money, |p| {
        let many = p.has(MONEY_MANY)?;
        Ok(FactKind::Money { unit: p.take(MONEY_UNIT)?, many })
    }),
    (Rule::kind_values, |p| {
        let values = p.take(VALUES)?;
        Ok(p.take(HOW_MANY)?(values))
    }),
];

const MONEY_MANY: Forms<()> = &[(Rule::money_many, mark)];

const HOW_MANY: Forms<fn(Vec<Name>) -> FactKind> =
    &[(Rule::one_mark, |_| Ok(FactKind::OneOf)), (Rule::many_mark, |_| Ok(FactKind::SetOf))];

const FACT_TAIL: Forms<FactTail> = &[(Rule::fact_tail, |p| p.take(FACT_TAILS))];

const FACT_TAILS: Forms<FactTail> = &[
    (Rule::tail_yes, |p| Ok(FactTail::Affirmative(p.take(NAME)?))),
    (Rule::tail_no, |p| Ok(FactTail::Negative(p.take(NAME)?))),
    (Rule::tail_zero, |p| Ok(FactTail::Zero(p.take(NAME)?))),
    (Rule::tail_nonzero, |p| Ok(FactTail::Nonzero(p.take(NAME)?))),
    (Rule::tail_recognised, |_| Ok(FactTail::Recognised)),
    (Rule::tail_recognised_on, |p| Ok(FactTail::RecognisedOn(p.take(NAME)?))),
    (Rule::tail_ordered, |_| Ok(FactTail::Ordered)),
    (Rule::tail_open, |_| Ok(FactTail::Open)),
    (Rule::tail_agency, |_| Ok(FactTail::ByAgency)),
    (Rule::tail_least, |p| Ok(FactTail::Least(p.take(QUANTITY)?))),
    (Rule::tail_most, |p| Ok(FactTail::Most(p.take(QUANTITY)?))),
    (Rule::tail_fixed, |_| Ok(FactTail::Unchangeable)),
    (Rule::tail_public, |_| Ok(FactTail::Public)),
    (Rule::tail_role, |p| Ok(FactTail::Role(p.take(NAME)?))),
    (Rule::tail_written, |p| Ok(FactTail::Written(p.many(NAME)?))),
    (Rule::tail_cited, |p| Ok(FactTail::Cited(p.many(CLAUSE_REF)?))),
];

/// What a 关系 says of itself behind its name.
enum RelationTail {
    Target(Name),
    Many(String),
    Fallback(Name),
    Unrepeated(Vec<Name>),
}

/// What a 事实 says of itself behind its kind.
enum FactTail {
    Affirmative(Name),
    Negative(Name),
    Zero(Name),
    Nonzero(Name),
    Recognised,
    RecognisedOn(Name),
    Ordered,
    Open,
    ByAgency,
    Least(Quantity),
    Most(Quantity),
    Unchangeable,
    Public,
    Role(Name),
    Written(Vec<Name>),
    Cited(Vec<ClauseRef>),
}

impl<'t> Reader<'t> {
    pub fn declaration(&mut self, kind: DeclarationKind, piece: Piece<'t>) -> Option<Declaration> {
        let piece = self.full_stop(piece);
        let span = piece.span();
        match kind {
            DeclarationKind::Entity => {
                let (name, by_benefit) = self.take(Rule::one_entity, piece, |p| p.take(ENTITY))?;
                Some(Declaration::Entity { name, by_benefit, span })
            }
            DeclarationKind::Relation => {
                let relation = self.take(Rule::one_relation, piece, |p| p.take(RELATION))?;
                Some(Declaration::Relation(RelationDecl { span, ..relation }))
            }
            DeclarationKind::Fact => {
                let fact = self.take(Rule::one_fact, piece, |p| p.take(FACT))?;
                Some(Declaration::Fact(Box::new(FactDecl { span, ..fact })))
            }
        }
    }
}

fn relation(parts: &mut Parts<'_>) -> Reading<RelationDecl> {
    let mut decl = RelationDecl {
        owner: parts.take(NAME)?,
        name: parts.take(NAME)?,
        target: None,
        many: None,
        fallback: None,
        unrepeated: Vec::new(),
        span: parts.span(),
    };
    for tail in parts.different(RELATION_TAIL)? {
        match tail {
            RelationTail::Target(name) => decl.target = Some(name),
            RelationTail::Many(word) => decl.many = Some(word),
            RelationTail::Fallback(name) => decl.fallback = Some(name),
            RelationTail::Unrepeated(names) => decl.unrepeated = names,
        }
    }
    Ok(decl)
}

fn fact(parts: &mut Parts<'_>) -> Reading<FactDecl> {
    let mut decl = FactDecl {
        owner: parts.take(NAME)?,
        name: parts.take(NAME)?,
        kind: match parts.has(YES_NO)? {
            true => FactKind::Bool,
            false => parts.take(FACT_KIND)?,
        },
        affirmative: None,
        negative: None,
        zero: None,
        nonzero: None,
        recognised: None,
        ordered: false,
        open: false,
        by_agency: false,
        least: None,
        most: None,
        unchangeable: false,
        public: false,
        role: None,
        written: Vec::new(),
        cited: Vec::new(),
        span: parts.span(),
    };
    for tail in parts.different(FACT_TAIL)? {
        match tail {
            FactTail::Affirmative(name) => decl.affirmative = Some(name),
            FactTail::Negative(name) => decl.negative = Some(name),
            FactTail::Zero(name) => decl.zero = Some(name),
            FactTail::Nonzero(name) => decl.nonzero = Some(name),
            FactTail::Recognised => {
                decl.recognised.get_or_insert(Recognised { on: None });
            }
            FactTail::RecognisedOn(name) => decl.recognised = Some(Recognised { on: Some(name) }),
            FactTail::Ordered => decl.ordered = true,
            FactTail::Open => decl.open = true,
            FactTail::ByAgency => decl.by_agency = true,
            FactTail::Least(quantity) => decl.least = Some(quantity),
            FactTail::Most(quantity) => decl.most = Some(quantity),
            FactTail::Unchangeable => decl.unchangeable = true,
            FactTail::Public => decl.public = true,
            FactTail::Role(name) => decl.role = Some(name),
            FactTail::Written(words) => decl.written = words,
            FactTail::Cited(cited) => decl.cited = cited,
        }
    }
    Ok(decl)
}

fn plain_kind(word: &str) -> Option<FactKind> {
    match word {
        "是否" => Some(FactKind::Bool),
        "日期" => Some(FactKind::Date),
        "月份" => Some(FactKind::Month { many: false }),
        "起止" => Some(FactKind::Range),
        "比率" => Some(FactKind::Ratio),
        "文本" => Some(FactKind::Text),
        _ => None,
    }
}

#[cfg(test)]
pub(super) fn tables() -> Vec<Rule> {
    use super::parts::of;
    [
        of(MONEY_UNIT),
        of(ENTITY),
        of(BY_BENEFIT),
        of(RELATION),
        of(RELATION_TAIL),
        of(RELATION_TAILS),
        of(FACT),
        of(YES_NO),
        of(FACT_KIND),
        of(FACT_KINDS),
        of(MONEY_MANY),
        of(HOW_MANY),
        of(FACT_TAIL),
        of(FACT_TAILS),
    ]
    .concat()
}
