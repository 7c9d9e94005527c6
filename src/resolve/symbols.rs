//! Entities, relations and facts by name.

use crate::diagnostic::{Code, Diagnostic, Term};
use crate::source::{FileId, Place};
use crate::syntax::ast::{Declaration, FactDecl, FactKind, Name, Quantity, RelationDecl};
use crate::types::{EnumId, EnumType, FactRole, Kind, MAX_SET};
use std::collections::{BTreeMap, BTreeSet};

/// Everything declared by 主体, 关系 and 事实.
#[derive(Debug, Clone, Default)]
pub struct Symbols {
    /// Entities of their own, and the members or records of relations, by name.
    pub entities: BTreeMap<String, Entity>,
    pub enums: Vec<EnumType>,
    /// The entity whose facts are kept by benefit (按给付分记).
    pub(super) benefits: Option<String>,
    /// Roles that a fact of the wrong kind was meant for; it was reported where it is declared.
    pub(super) refused: BTreeSet<FactRole>,
}

#[derive(Debug, Clone, Default)]
pub struct Entity {
    /// Stands at the top of a case.
    pub root: bool,
    pub facts: BTreeMap<String, Fact>,
    pub relations: BTreeMap<String, Relation>,
    /// For members of a relation: the entity each of them is (招用人员 are 个人).
    pub target: Option<String>,
}

#[derive(Debug, Clone)]
pub struct Relation {
    pub name: String,
    pub target: Option<String>,
    pub many: bool,
    /// The measure word of its members: 名, 户, 家, 件.
    pub counter: Option<String>,
    pub fallback: Option<String>,
    /// What no two of its records have alike, with the places of those words.
    pub unrepeated: Vec<(String, Place)>,
    /// Whose it is said to be, with the place of those words.
    owner: (String, Place),
}

#[derive(Debug, Clone)]
pub struct Fact {
    pub name: String,
    pub kind: FactType,
    pub affirmative: Option<String>,
    pub negative: Option<String>,
    /// 为零写作, 不为零写作
    pub zero: Option<String>,
    pub nonzero: Option<String>,
    /// 以认定结果为准
    pub recognised: bool,
    /// The fact that dates the recognition.
    pub recognised_on: Option<String>,
    pub by_agency: bool,
    /// 不小于, 不大于
    pub least: Option<Quantity>,
    pub most: Option<Quantity>,
    pub unchangeable: bool,
    pub public: bool,
    /// What the language knows it for.
    pub role: Option<FactRole>,
    /// 原文写作: how the text says it, with the places of those words.
    pub written: Vec<(String, Place)>,
    pub cited: Vec<crate::document::Address>,
    /// Its name stands in quotation marks where it is declared.
    pub quoted: bool,
    pub place: Place,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FactType {
    Bool,
    Date,
    Month,
    Months,
    Range,
    Count(String),
    Money(Option<String>),
    MoneyList,
    Ratio,
    Text,
    Enum(EnumId),
    Set(EnumId),
}

impl FactType {
    /// What its values are; of a 起止 those of its ends.
    pub fn kind(&self) -> Kind {
        match self {
            FactType::Bool => Kind::Bool,
            FactType::Date | FactType::Range => Kind::Date,
            FactType::Month => Kind::Month,
            FactType::Months => Kind::Months,
            FactType::Count(counter) => Kind::Count { counter: counter.clone() },
            FactType::Money(per) => Kind::Money { per: per.clone() },
            FactType::MoneyList => Kind::MoneyList,
            FactType::Ratio => Kind::Ratio,
            FactType::Text => Kind::Text,
            FactType::Enum(id) => Kind::Enum(*id),
            FactType::Set(id) => Kind::Set(*id),
        }
    }
}

/// A tail 用作…… as written.
pub(super) struct Claim {
    pub entity: String,
    pub fact: String,
    pub role: Name,
    pub place: Place,
}

impl Symbols {
    pub fn entity(&self, name: &str) -> Option<&Entity> {
        self.entities.get(name)
    }

    /// The entity whose facts are kept by benefit, with its name.
    pub fn benefits(&self) -> Option<(&str, &Entity)> {
        let name = self.benefits.as_deref()?;
        Some((name, self.entities.get(name)?))
    }

    /// The measure word of a relation's members.
    pub fn counter_of(&self, relation: &str) -> Option<&str> {
        let mut relations = self.entities.values().flat_map(|e| e.relations.values());
        relations.find(|r| r.many && r.name == relation)?.counter.as_deref()
    }

    /// The measure words of all relations whose members are this entity.
    pub fn counters_of(&self, entity: &str) -> impl Iterator<Item = &str> {
        let relations = self.entities.values().flat_map(|e| e.relations.values());
        relations.filter(move |r| r.target.as_deref() == Some(entity)).filter_map(|r| r.counter.as_deref())
    }

    /// Whether an entity is a natural person: counted by 名, or told apart or called as people are.
    pub fn is_person(&self, entity: &str) -> bool {
        let called = |e: &Entity| e.in_role(FactRole::Identity).or(e.in_role(FactRole::PersonName)).is_some();
        self.counters_of(entity).any(|c| c == "名") || self.entity(entity).is_some_and(called)
    }

    /// Whether a fact was meant for the role and could not have it, so that its lack was said already.
    pub fn is_refused(&self, role: FactRole) -> bool {
        self.refused.contains(&role)
    }

    /// Every name that a sentence may use for a fact, relation or entity.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.entities.iter().flat_map(|(name, e)| {
            std::iter::once(name.as_str())
                .chain(e.facts.keys().map(String::as_str))
                .chain(e.relations.keys().map(String::as_str))
                .chain(e.facts.values().flat_map(Fact::worded))
        })
    }

    /// Collects declarations; what cannot stand is reported and left out.
    pub fn collect<'a>(
        declarations: impl Iterator<Item = (FileId, &'a Declaration)> + Clone,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Symbols {
        let mut symbols = Symbols::default();
        let (mut kept, mut claims) = (Vec::new(), Vec::new());
        for (file, declaration) in declarations.clone() {
            if let Declaration::Entity { name, by_benefit, .. } = declaration {
                if *by_benefit {
                    kept.push((name.text.clone(), Place { file, span: name.span }));
                }
                let entity = symbols.entities.entry(name.text.clone()).or_default();
                if entity.root {
                    diagnostics.push(duplicate(file, name.span, &name.text));
                }
                entity.root = true;
            }
        }
        for (file, declaration) in declarations.clone() {
            if let Declaration::Relation(relation) = declaration {
                symbols.relation(file, relation, diagnostics);
            }
        }
        for (file, declaration) in declarations {
            if let Declaration::Fact(fact) = declaration {
                symbols.fact(file, fact, diagnostics);
                claims.extend(fact.role.clone().map(|role| Claim {
                    entity: fact.owner.text.clone(),
                    fact: fact.name.text.clone(),
                    place: Place { file, span: role.span },
                    role,
                }));
            }
        }
        symbols.check_owners(diagnostics);
        symbols.assign_roles(&kept, &claims, diagnostics);
        symbols.check_sets(diagnostics);
        symbols
    }

    fn relation(&mut self, file: FileId, decl: &RelationDecl, diagnostics: &mut Vec<Diagnostic>) {
        for named in decl.target.iter().chain(&decl.fallback) {
            if !self.entities.get(&named.text).is_some_and(|e| e.root) {
                let roots = self.entities.iter().filter(|(_, e)| e.root).map(|(n, _)| n.as_str());
                let near = crate::diagnostic::nearest(&named.text, roots).map(str::to_owned);
                diagnostics.push(unknown(file, named.span, &named.text, near));
            }
        }
        let relation = Relation {
            name: decl.name.text.clone(),
            target: decl.target.as_ref().map(|n| n.text.clone()),
            many: decl.many.is_some(),
            counter: decl.many.clone(),
            fallback: decl.fallback.as_ref().map(|n| n.text.clone()),
            unrepeated: decl.unrepeated.iter().map(|n| (n.text.clone(), Place { file, span: n.span })).collect(),
            owner: (decl.owner.text.clone(), Place { file, span: decl.owner.span }),
        };
        if relation.many || relation.target.is_none() {
            let rows = self.entities.entry(relation.name.clone()).or_default();
            if rows.target.is_none() {
                rows.target.clone_from(&relation.target);
            }
        }
        let owner = self.entities.entry(decl.owner.text.clone()).or_default();
        if owner.relations.insert(relation.name.clone(), relation).is_some() {
            diagnostics.push(duplicate(file, decl.name.span, &decl.name.text));
        }
    }

    fn fact(&mut self, file: FileId, decl: &FactDecl, diagnostics: &mut Vec<Diagnostic>) {
        let kind = match &decl.kind {
            FactKind::Bool => FactType::Bool,
            FactKind::Date => FactType::Date,
            FactKind::Month { many: false } => FactType::Month,
            FactKind::Month { many: true } => FactType::Months,
            FactKind::Range => FactType::Range,
            FactKind::Count { counter } => FactType::Count(counter.text.clone()),
            FactKind::Money { many: true, .. } => FactType::MoneyList,
            FactKind::Money { unit, .. } => FactType::Money(unit.per.clone()),
            FactKind::Ratio => FactType::Ratio,
            FactKind::Text => FactType::Text,
            FactKind::OneOf(values) => FactType::Enum(self.enumeration(decl, values)),
            FactKind::SetOf(values) => FactType::Set(self.enumeration(decl, values)),
        };
        if !self.entities.contains_key(&decl.owner.text) {
            let near = crate::diagnostic::nearest(&decl.owner.text, self.entities.keys().map(String::as_str));
            diagnostics.push(unknown(file, decl.owner.span, &decl.owner.text, near.map(str::to_owned)));
            return;
        }
        let fact = Fact {
            name: decl.name.text.clone(),
            kind,
            affirmative: decl.affirmative.as_ref().map(|n| n.text.clone()),
            negative: decl.negative.as_ref().map(|n| n.text.clone()),
            zero: decl.zero.as_ref().map(|n| n.text.clone()),
            nonzero: decl.nonzero.as_ref().map(|n| n.text.clone()),
            recognised: decl.recognised.is_some(),
            recognised_on: decl.recognised.as_ref().and_then(|r| r.on.as_ref()).map(|n| n.text.clone()),
            by_agency: decl.by_agency,
            least: decl.least.clone(),
            most: decl.most.clone(),
            unchangeable: decl.unchangeable,
            public: decl.public,
            role: None,
            written: decl.written.iter().map(|n| (n.text.clone(), Place { file, span: n.span })).collect(),
            cited: decl.cited.iter().map(|c| c.at.clone()).collect(),
            quoted: decl.name.quoted,
            place: Place { file, span: decl.name.span },
        };
        let entity = self.entities.entry(decl.owner.text.clone()).or_default();
        let taken = std::iter::once(fact.name.as_str())
            .chain(fact.worded())
            .find_map(|w| entity.facts.values().find(|f| f.reads_as(w)).map(|f| (w, f.place)));
        if let Some((word, first)) = taken {
            diagnostics.push(duplicate(file, decl.name.span, word).also(first, "first"));
            return;
        }
        entity.facts.insert(fact.name.clone(), fact);
    }

    fn enumeration(&mut self, decl: &FactDecl, values: &[crate::syntax::ast::Name]) -> EnumId {
        self.enums.push(EnumType {
            name: format!("{}.{}", decl.owner.text, decl.name.text),
            values: values.iter().map(|v| v.text.clone()).collect(),
            open: decl.open,
            ordered: decl.ordered,
        });
        EnumId::new(self.enums.len() - 1)
    }

    /// Sets of more values than can be kept: refused, for those beyond would never be found in one.
    fn check_sets(&self, diagnostics: &mut Vec<Diagnostic>) {
        for fact in self.entities.values().flat_map(|e| e.facts.values()) {
            let FactType::Set(id) = fact.kind else { continue };
            let of = &self.enums[id];
            if of.places().chain(of.unlisted()).any(|place| place >= MAX_SET) {
                let what = Term::new("obstacle-values-of-set").arg("most", MAX_SET.to_string());
                let d = Diagnostic::new(Code::NotComputable, fact.place.file, fact.place.span);
                diagnostics.push(d.arg("what", what).help("help"));
            }
        }
    }

    fn check_owners(&self, diagnostics: &mut Vec<Diagnostic>) {
        let relations = || self.entities.values().flat_map(|e| e.relations.values());
        for relation in relations() {
            let (owner, place) = &relation.owner;
            let known = self.entities.get(owner).is_some_and(|e| e.root) || relations().any(|r| r.name == *owner);
            if !known {
                let roots = self.entities.iter().filter(|(_, e)| e.root).map(|(n, _)| n.as_str());
                let near = crate::diagnostic::nearest(owner, roots).map(str::to_owned);
                diagnostics.push(unknown(place.file, place.span, owner, near));
            }
        }
        for relation in relations().filter(|r| !r.unrepeated.is_empty()) {
            let own = self.entities.get(&relation.name).map(|e| e.facts.keys());
            let own: Vec<&str> = own.into_iter().flatten().map(String::as_str).collect();
            for (name, place) in relation.unrepeated.iter().filter(|(name, _)| !own.contains(&name.as_str())) {
                let near = crate::diagnostic::nearest(name, own.iter().copied()).map(str::to_owned);
                diagnostics.push(unknown(place.file, place.span, name, near));
            }
        }
        for entity in self.entities.values() {
            for fact in entity.facts.values() {
                let Some(on) = &fact.recognised_on else { continue };
                if entity.facts.get(on).is_none_or(|f| f.kind != FactType::Date) {
                    diagnostics.push(unknown(fact.place.file, fact.place.span, on, None));
                }
            }
        }
    }
}

impl Entity {
    /// The fact that has a role here.
    pub fn in_role(&self, role: FactRole) -> Option<&Fact> {
        self.facts.values().find(|f| f.role == Some(role))
    }

    /// 是〈名〉 of a fact: 是否〈名〉, or the fact so named or worded.
    pub fn status(&self, name: &str) -> Option<&Fact> {
        let with_prefix = format!("是否{name}");
        let named = self.facts.get(&with_prefix).or_else(|| self.facts.get(name));
        named.or_else(|| self.facts.values().find(|f| f.affirmative.as_deref() == Some(name)))
    }
}

impl Fact {
    /// Whether a sentence may say this fact with `word`.
    pub fn reads_as(&self, word: &str) -> bool {
        self.name == word || self.worded().any(|w| w == word)
    }

    /// How sentences may put it, beside its name.
    pub fn worded(&self) -> impl Iterator<Item = &str> {
        [&self.affirmative, &self.negative, &self.zero, &self.nonzero].into_iter().flatten().map(String::as_str)
    }

    /// Whether `word` calls it: by its name, by that without 是否, or in words of its own.
    pub fn is_called(&self, word: &str) -> bool {
        self.reads_as(word) || self.name.strip_prefix("是否") == Some(word)
    }
}

fn duplicate(file: FileId, span: crate::source::Span, name: &str) -> Diagnostic {
    Diagnostic::new(Code::DuplicateName, file, span).arg("name", name)
}

fn unknown(file: FileId, span: crate::source::Span, name: &str, near: Option<String>) -> Diagnostic {
    let d = Diagnostic::new(Code::UnknownName, file, span).arg("name", name);
    match near {
        Some(near) => d.arg("near", near).help("help-near"),
        None => d.help("help"),
    }
}
