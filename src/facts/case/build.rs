//! Rows and columns of a program, fetched from a case that has been checked.

use super::check::Learnt;
use super::value::month_count;
use crate::data::Node;
use crate::facts::{Dates, Facts, Given, ListState, Rows, Value};
use crate::ir::{Domain, DomainKind, Program, Slot};
use crate::source::Span;
use crate::types::FactRole;
use crate::values::Month;

/// One row of a domain: where it stands in the file, and its month where a record stands for several.
#[derive(Debug, Clone, Copy)]
struct Row<'n, 't> {
    node: &'n Node<'t>,
    month: Option<Month>,
}

/// What a path leads to.
enum Found<'n, 't> {
    Node(&'n Node<'t>),
    /// The fact, its list or an entity around it is not known or does not apply.
    Absent(&'n Given),
    Nothing,
}

/// How the rows of a relation are called.
struct Called<'p> {
    relation: &'p str,
    /// The rows are persons, not records.
    persons: bool,
    /// Where a row may say its person's name.
    names: Vec<String>,
}

impl Called<'_> {
    fn of<'p>(program: &'p Program, relation: &'p str) -> Called<'p> {
        let entities = &program.dictionary.entities;
        let name = |entity: &str| entities.get(entity)?.in_role(FactRole::PersonName);
        let target = entities.get(relation).and_then(|e| e.target.as_deref());
        let own = name(relation).map(str::to_owned);
        let person = target.and_then(|target| Some(format!("{target}.{}", name(target)?)));
        Called { relation, persons: target.is_some(), names: own.into_iter().chain(person).collect() }
    }
}

struct Builder<'n, 't> {
    root: &'n Node<'t>,
    learnt: &'n Learnt,
    /// The fact that names the months enjoyed before, if one does.
    enjoyed_in: Option<String>,
}

/// Most rows of one list of a case, the months of its records counted one by one.
pub(super) const MOST_ROWS: usize = 1_000_000;

/// More rows than are counted; the relation, and the item with which they run out.
pub(super) struct TooMany<'p> {
    pub relation: &'p str,
    pub item: Span,
}

pub(super) fn facts<'p>(
    program: &'p Program,
    root: &Node<'_>,
    learnt: &Learnt,
    dates: Dates,
) -> Result<Facts, TooMany<'p>> {
    let benefits = program.dictionary.benefits();
    let enjoyed_in = benefits.and_then(|(_, e)| e.in_role(FactRole::EnjoyedIn)).map(str::to_owned);
    let builder = Builder { root, learnt, enjoyed_in };
    let mut rows: Vec<Rows> = Vec::with_capacity(program.domains.len());
    let mut nodes: Vec<Vec<Row<'_, '_>>> = Vec::with_capacity(program.domains.len());
    for domain in &program.domains {
        let parents = domain.parent.and_then(|p| nodes.get(p.index())).map_or(&[][..], Vec::as_slice);
        let (made, at) = match &domain.kind {
            DomainKind::Root => {
                let one = Rows {
                    parents: vec![0],
                    starts: vec![0, 1],
                    lists: vec![ListState::Given],
                    labels: vec![String::new()],
                    items: vec![1],
                };
                (one, vec![Row { node: root, month: None }])
            }
            DomainKind::Relation { name } => {
                let outer = domain.parent.map_or("", |p| program.domain(p).path.as_str());
                builder.rows(domain, inner(&domain.path, outer), (name, &Called::of(program, name)), parents)?
            }
            DomainKind::Months { .. } => (Rows::default(), Vec::new()),
        };
        rows.push(made);
        nodes.push(at);
    }
    let column = |slot: &Slot| {
        let path = inner(&slot.path, &program.domain(slot.domain).path);
        nodes[slot.domain.index()].iter().map(|row| builder.given(slot, path, *row)).collect()
    };
    Ok(Facts { dates, columns: program.slots.iter().map(column).collect(), rows })
}

/// A path seen from inside `outer`.
fn inner<'p>(path: &'p str, outer: &str) -> &'p str {
    path.strip_prefix(outer).map_or(path, |rest| rest.strip_prefix('.').unwrap_or(rest))
}

impl<'n, 't> Builder<'n, 't> {
    fn rows<'p>(
        &self,
        domain: &Domain,
        path: &str,
        (name, called): (&'p str, &Called<'_>),
        parents: &[Row<'n, 't>],
    ) -> Result<(Rows, Vec<Row<'n, 't>>), TooMany<'p>> {
        let list = |path: &str| path.strip_suffix("[]").unwrap_or(path).to_owned();
        let (path, or_path) = (list(path), domain.or_path.as_deref().map(list));
        let (mut rows, mut nodes) = (Rows { starts: vec![0], ..Rows::default() }, Vec::new());
        for (parent, outer) in (0u32..).zip(parents) {
            let found = self.find_or(outer.node, &path, or_path.as_deref());
            let items = match found {
                Found::Node(node) => node.list(),
                _ => None,
            };
            rows.lists.push(match (&found, items) {
                (_, Some(_)) => ListState::Given,
                (Found::Absent(Given::Unknown), _) => ListState::Unknown,
                (Found::Absent(Given::NotApplicable), _) => ListState::NotApplicable,
                _ => ListState::Missing,
            });
            for (number, item) in (1u32..).zip(items.unwrap_or_default()) {
                let label = self.label(item, called, number);
                let months = self.learnt.months_of(item);
                if nodes.len() + months.len() > MOST_ROWS {
                    return Err(TooMany { relation: name, item: item.span });
                }
                let kept = |month: &Option<Month>| !self.learnt.repeated.contains(&(item.id, *month));
                for month in months.into_iter().filter(kept) {
                    nodes.push(Row { node: item, month });
                    rows.parents.push(parent);
                    rows.items.push(number);
                    rows.labels.push(match month {
                        Some(month) => format!("{label}（{}）", month.chinese()),
                        None => label.clone(),
                    });
                }
            }
            // Not cut: there are at most `MOST_ROWS`.
            rows.starts.push(nodes.len() as u32);
        }
        Ok((rows, nodes))
    }

    /// The person's name where given, else 招用人员第1名 or 缴费记录第3条.
    fn label(&self, item: &'n Node<'t>, called: &Called<'_>, number: u32) -> String {
        let named = |path: &str| match self.find(item, path) {
            Found::Node(node) => match self.of(node) {
                Some(Given::Value(Value::Text(text))) => Some(text.to_string()),
                _ => None,
            },
            _ => None,
        };
        let given = called.names.iter().find_map(|path| named(path));
        given.unwrap_or_else(|| format!("{}第{number}{}", called.relation, if called.persons { "名" } else { "条" }))
    }

    fn given(&self, slot: &Slot, path: &str, row: Row<'n, 't>) -> Given {
        let given = self.stated(slot, path, row);
        // How many months were enjoyed follows from which they were.
        if slot.role == Some(FactRole::MonthsEnjoyed) && !matches!(given, Given::Value(_)) {
            return self.counted(slot, path, row).unwrap_or(given);
        }
        given
    }

    fn counted(&self, slot: &Slot, path: &str, row: Row<'n, 't>) -> Option<Given> {
        let spans = self.enjoyed_in.as_deref()?;
        let beside =
            |path: &str| path.rsplit_once('.').map_or_else(|| spans.to_owned(), |(of, _)| format!("{of}.{spans}"));
        let or_path = slot.or_path.as_deref().map(beside);
        match self.find_or(row.node, &beside(path), or_path.as_deref()) {
            Found::Node(node) => match self.of(node)? {
                Given::Value(Value::Months(months)) => Some(Given::Value(Value::Number(month_count(months)))),
                other => Some(other.clone()),
            },
            Found::Absent(Given::Missing) | Found::Nothing => None,
            Found::Absent(absent) => Some(absent.clone()),
        }
    }

    fn stated(&self, slot: &Slot, path: &str, row: Row<'n, 't>) -> Given {
        match self.find_or(row.node, path, slot.or_path.as_deref()) {
            Found::Absent(absent) => absent.clone(),
            Found::Node(node) => match (self.of(node), row.month) {
                // The one span of a record; no other fact of it holds ranges by accident.
                (Some(Given::Value(Value::Months(_))), Some(month)) if slot.kind == crate::types::Kind::Month => {
                    Given::Value(Value::Month(month))
                }
                (Some(given), _) => given.clone(),
                (None, _) => Given::Missing,
            },
            Found::Nothing => Given::Missing,
        }
    }

    fn of(&self, node: &Node<'_>) -> Option<&'n Given> {
        self.learnt.given[node.id as usize].as_ref()
    }

    /// What stands at `path`, or at `or_path` from the top where nothing was given there.
    fn find_or(&self, node: &'n Node<'t>, path: &str, or_path: Option<&str>) -> Found<'n, 't> {
        match (self.find(node, path), or_path) {
            (Found::Nothing | Found::Absent(Given::Missing), Some(or_path)) => self.find(self.root, or_path),
            (found, _) => found,
        }
    }

    fn find(&self, node: &'n Node<'t>, path: &str) -> Found<'n, 't> {
        if let Some(given @ (Given::Unknown | Given::Disputed | Given::NotApplicable | Given::Missing)) = self.of(node)
        {
            return Found::Absent(given);
        }
        if path.is_empty() {
            return Found::Node(node);
        }
        // A name may itself hold a point, so the path is matched name by name, not cut up.
        for entry in node.entries().unwrap_or_default() {
            let Some(rest) = path.strip_prefix(&*entry.key) else { continue };
            let found = match rest.strip_prefix('.') {
                Some(rest) => self.find(&entry.value, rest),
                None if rest.is_empty() => self.find(&entry.value, rest),
                None => Found::Nothing,
            };
            if !matches!(found, Found::Nothing) {
                return found;
            }
        }
        Found::Nothing
    }
}
