//! 主体, 关系 and 事实.

use super::ast::{Declaration, FactDecl, FactKind, Recognised, RelationDecl};
use super::authority::clause_ref;
use super::condition::values;
use super::parser::{At, Node, Piece, Reader, Rule, fold};
use super::value::money_unit;

impl<'t> Reader<'t> {
    pub fn declaration(&mut self, label: &str, piece: Piece<'t>) -> Option<Declaration> {
        let piece = self.full_stop(piece);
        let rule = match label {
            "主体" => Rule::one_entity,
            "关系" => Rule::one_relation,
            _ => Rule::one_fact,
        };
        let read = match self.read(rule, piece) {
            Ok(read) => read,
            Err(stopped) => {
                self.unreadable(rule, piece, stopped);
                return None;
            }
        };
        let (node, at) = read.first()?;
        let parts: Vec<Node<'_>> = node.clone().into_inner().collect();
        Some(match label {
            "主体" => Declaration::Entity { name: at.name(&node), span: piece.span() },
            "关系" => Declaration::Relation(relation(&parts, at, piece)),
            _ => Declaration::Fact(fact(&parts, at, piece)),
        })
    }
}

fn relation(parts: &[Node<'_>], at: At, piece: Piece<'_>) -> RelationDecl {
    let mut decl = RelationDecl {
        owner: at.name(&parts[0]),
        name: at.name(&parts[1]),
        target: None,
        many: false,
        fallback: None,
        span: piece.span(),
    };
    for tail in parts[2..].iter().filter_map(|t| t.clone().into_inner().next()) {
        let name = tail.clone().into_inner().next().map(|n| at.name(&n));
        match tail.as_rule() {
            Rule::relation_target => decl.target = name,
            Rule::relation_fallback => decl.fallback = name,
            _ => decl.many = true,
        }
    }
    decl
}

fn fact(parts: &[Node<'_>], at: At, piece: Piece<'_>) -> FactDecl {
    let mut decl = FactDecl {
        owner: at.name(&parts[0]),
        name: at.name(&parts[1]),
        kind: fact_kind(&parts[2], at),
        affirmative: None,
        negative: None,
        recognised: None,
        ordered: false,
        open: false,
        by_agency: false,
        unchangeable: false,
        public: false,
        cited: Vec::new(),
        span: piece.span(),
    };
    for tail in parts[3..].iter().filter_map(|t| t.clone().into_inner().next()) {
        let name = || tail.clone().into_inner().next().map(|n| at.name(&n));
        match tail.as_rule() {
            Rule::tail_yes => decl.affirmative = name(),
            Rule::tail_no => decl.negative = name(),
            Rule::tail_recognised => {
                decl.recognised.get_or_insert(Recognised { on: None });
            }
            Rule::tail_recognised_on => decl.recognised = Some(Recognised { on: name() }),
            Rule::tail_ordered => decl.ordered = true,
            Rule::tail_open => decl.open = true,
            Rule::tail_agency => decl.by_agency = true,
            Rule::tail_fixed => decl.unchangeable = true,
            Rule::tail_public => decl.public = true,
            _ => decl.cited = tail.clone().into_inner().map(|c| clause_ref(&c, at)).collect(),
        }
    }
    decl
}

fn fact_kind(node: &Node<'_>, at: At) -> FactKind {
    let Some(kind) = node.clone().into_inner().next() else { return FactKind::Text };
    let inner: Vec<Node<'_>> = kind.clone().into_inner().collect();
    match kind.as_rule() {
        Rule::kind_months => FactKind::Month { many: true },
        Rule::kind_count => FactKind::Count { counter: at.name(&inner[0]) },
        Rule::kind_money => {
            let many = inner.iter().any(|n| n.as_rule() == Rule::money_many);
            FactKind::Money { unit: money_unit(&inner[inner.len() - 1]), many }
        }
        Rule::kind_values => {
            let names = values(&inner[0], at);
            if inner[1].as_rule() == Rule::one_mark { FactKind::OneOf(names) } else { FactKind::SetOf(names) }
        }
        _ => match fold(kind.as_str()).as_str() {
            "是否" => FactKind::Bool,
            "日期" => FactKind::Date,
            "月份" => FactKind::Month { many: false },
            "起止" => FactKind::Range,
            "比率" => FactKind::Ratio,
            _ => FactKind::Text,
        },
    }
}
