//! Records of a relation that declares what no two of them have alike (按“所属月”“险种”不重复): one that stands there
//! twice counts once, two that differ under one key contradict each other, and where a key is 不知 nobody can tell.

use super::check::Check;
use crate::data::{Entry, Node};
use crate::diagnostic::Code;
use crate::facts::{Given, Value};
use crate::ir::DictRelation;
use crate::values::Month;
use std::collections::BTreeMap;

/// One record by its key: the values of the declared facts, a month that stands for several told apart.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Key(Vec<Part>);

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    Known(Value),
    /// It may be any of them.
    Unknown,
    /// Not given: it is asked for where a rule reads it, and until then tells the record from all others.
    Missing(u32),
}

/// The first record with each key, by its place.
type Known = BTreeMap<Key, usize>;

impl Key {
    fn may_be(&self, other: &Key) -> bool {
        self.0.iter().zip(&other.0).all(|(a, b)| a == b || *a == Part::Unknown || *b == Part::Unknown)
    }

    fn is_known(&self) -> bool {
        self.0.iter().all(|part| *part != Part::Unknown)
    }
}

impl Check<'_, '_, '_> {
    /// Looks through the records of a list that was read.
    pub fn unrepeated(&mut self, relation: &DictRelation, node: &Node<'_>) {
        let Some(items) = node.list().filter(|_| !relation.unrepeated.is_empty()) else { return };
        let mut known = Known::new();
        let mut unsure: Vec<(usize, Key)> = Vec::new();
        for (place, item) in items.iter().enumerate() {
            let mut same_as = None;
            for (month, key) in self.keys(relation, item) {
                if !key.is_known() {
                    unsure.push((place, key));
                    continue;
                }
                let first = *known.entry(key).or_insert(place);
                if first != place {
                    self.learnt.repeated.insert((item.id, month));
                    same_as = Some(first);
                }
            }
            if let Some(first) = same_as {
                self.twice(relation, &items[first], item);
            }
        }
        self.may_be_twice(relation, node, (items, &known, &unsure));
    }

    /// Two records under one key: the same, or one of them is wrong.
    fn twice(&mut self, relation: &DictRelation, first: &Node<'_>, later: &Node<'_>) {
        let alike = |one: &Node<'_>, other: &Node<'_>| {
            let beside = |e: &&Entry<'_>| !relation.unrepeated.iter().any(|key| *key == *e.key);
            let others = other.entries().unwrap_or_default();
            one.entries()
                .unwrap_or_default()
                .iter()
                .filter(beside)
                .all(|e| others.iter().find(|o| o.key == e.key).is_some_and(|o| self.same(&e.value, &o.value)))
        };
        let same = alike(first, later) && alike(later, first);
        let code = if same { Code::RepeatedRecord } else { Code::ConflictingRecords };
        let names = relation.unrepeated.join("、");
        let place = self.place(first.span);
        self.push(code, later.span, |d| d.arg("keys", names).also(place, "first").help("help"));
    }

    /// Where a key is not known, a record may be one that is there already: how many there are is not known.
    fn may_be_twice(
        &mut self,
        relation: &DictRelation,
        node: &Node<'_>,
        (items, known, unsure): (&[Node<'_>], &Known, &[(usize, Key)]),
    ) {
        for (n, (place, key)) in unsure.iter().enumerate() {
            let rival = known.iter().find(|(other, at)| *at != place && key.may_be(other)).map(|(_, at)| *at);
            let rival = rival
                .or_else(|| unsure[..n].iter().find(|(at, other)| at != place && key.may_be(other)).map(|(at, _)| *at));
            let Some(rival) = rival else { continue };
            let first = self.place(items[rival].span);
            let names = relation.unrepeated.join("、");
            self.learnt.given[node.id as usize] = Some(Given::Unknown);
            self.push(Code::PerhapsRepeated, items[*place].span, |d| {
                d.arg("keys", names).also(first, "first").help("help")
            });
            return;
        }
    }

    /// The keys of a record: one for each month that it stands for.
    fn keys(&self, relation: &DictRelation, item: &Node<'_>) -> Vec<(Option<Month>, Key)> {
        let part = |name: &String, month: Option<Month>| {
            let node = item.entries().and_then(|all| all.iter().find(|e| e.key == *name)).map(|e| &e.value);
            match node.and_then(|node| self.learnt.given[node.id as usize].clone()) {
                Some(Given::Value(Value::Months(_))) => {
                    month.map_or(Part::Missing(item.id), |m| Part::Known(Value::Month(m)))
                }
                Some(Given::Value(value)) => Part::Known(value),
                // Does not apply: alike with others to which it does not.
                Some(Given::NotApplicable) => Part::Known(Value::Text("".into())),
                Some(Given::Unknown | Given::Disputed) => Part::Unknown,
                Some(Given::Missing) | None => Part::Missing(item.id),
            }
        };
        let key = |month| (month, Key(relation.unrepeated.iter().map(|name| part(name, month)).collect()));
        self.learnt.months_of(item).into_iter().map(key).collect()
    }
}
