//! Which decisions can differ between two programs: those that read a node, a setting or a table
//! that differs.

use crate::facts::Tables;
use crate::ir::{Decision, DecisionId, Op, Program, decision_shape, node_shape};
use std::collections::{BTreeMap, BTreeSet};

/// A program with its tables.
#[derive(Clone, Copy)]
pub struct Side<'p> {
    pub program: &'p Program,
    pub tables: &'p Tables,
}

/// A decision that may differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    pub rule: String,
    /// Its id in each program; absent where that program does not have it.
    pub old: Option<DecisionId>,
    pub new: Option<DecisionId>,
    /// The rules, facts and parameters that differ among what it reads.
    pub causes: BTreeSet<String>,
}

#[derive(Debug, Clone, Default)]
pub struct Affected {
    pub candidates: Vec<Candidate>,
    /// Decisions of both programs that read nothing that differs.
    pub untouched: usize,
}

/// One program's nodes by name, each with what it computes.
struct Shapes<'p> {
    program: &'p Program,
    nodes: BTreeMap<&'p str, String>,
    decisions: BTreeMap<&'p str, (DecisionId, &'p Decision)>,
}

impl<'p> Shapes<'p> {
    fn new(program: &'p Program) -> Self {
        // A figure has no owner; whoever reads another one differs itself.
        let computing = program.nodes.iter().filter(|n| !matches!(n.op, Op::Const(_)));
        let nodes = computing.map(|n| (n.id.as_str(), node_shape(program, n))).collect();
        let decisions = DecisionId::all(&program.decisions)
            .zip(&program.decisions)
            .map(|(id, d)| (d.rule.as_str(), (id, d)))
            .collect();
        Shapes { program, nodes, decisions }
    }
}

/// The decisions that may differ between two sides.
pub fn affected(old: Side<'_>, new: Side<'_>) -> Affected {
    let (a, b) = (Shapes::new(old.program), Shapes::new(new.program));
    let names: BTreeSet<&str> = a.decisions.keys().chain(b.decisions.keys()).copied().collect();
    let tables = differing_tables(old, new);
    let mut causes: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for name in &names {
        causes.insert(name, differing(&a, &b, name, &tables));
    }
    // Outside the days in force every decision is remarked.
    if old.program.policy.force != new.program.policy.force {
        causes.values_mut().for_each(|c| {
            c.insert("文件头：施行日期、有效期".to_owned());
        });
    }
    // Of entitlements that exclude each other, one that differs may change which is given.
    for exclusion in old.program.exclusions.iter().chain(&new.program.exclusions) {
        let all: BTreeSet<String> =
            exclusion.rules.iter().filter_map(|r| causes.get(r.as_str())).flatten().cloned().collect();
        for rule in &exclusion.rules {
            if let Some(own) = causes.get_mut(rule.as_str()) {
                own.extend(all.iter().cloned());
            }
        }
    }
    let mut found = Affected::default();
    // In the order of the old program, what is new behind.
    let order = |name: &&str| {
        (a.decisions.get(*name).map_or((true, None), |d| (false, Some(d.0))), b.decisions.get(*name).map(|d| d.0))
    };
    let mut names: Vec<&str> = names.into_iter().collect();
    names.sort_by_key(order);
    for name in names {
        let causes = causes.remove(name).unwrap_or_default();
        if causes.is_empty() {
            found.untouched += 1;
            continue;
        }
        let place = |shapes: &Shapes<'_>| shapes.decisions.get(name).map(|d| d.0);
        found.candidates.push(Candidate { rule: name.to_owned(), old: place(&a), new: place(&b), causes });
    }
    found
}

/// What differs among all that a decision reads.
fn differing(a: &Shapes<'_>, b: &Shapes<'_>, name: &str, tables: &BTreeSet<String>) -> BTreeSet<String> {
    let mut causes = BTreeSet::new();
    let (old, new) = (a.decisions.get(name).map(|d| d.1), b.decisions.get(name).map(|d| d.1));
    let shapes = (old.map(|d| decision_shape(a.program, d)), new.map(|d| decision_shape(b.program, d)));
    if shapes.0 != shapes.1 {
        causes.insert(name.to_owned());
    }
    for (of, shapes, other) in [(old, a, b), (new, b, a)] {
        let Some(decision) = of else { continue };
        for id in shapes.program.behind(decision.roots()) {
            let node = shapes.program.node(id);
            let same = other.nodes.get(node.id.as_str()) == shapes.nodes.get(node.id.as_str());
            if !same {
                causes.insert(owner(&node.id));
            }
            if let Op::Parameter { parameter, .. } = &node.op
                && let Some(parameter) = shapes.program.parameters.get(parameter.index())
                && tables.contains(&parameter.name)
            {
                causes.insert(format!("参数：{}", parameter.name));
            }
        }
    }
    causes
}

/// Node ids are 条/规则/路径, or 事实/路径.
fn owner(id: &str) -> String {
    let mut parts = id.splitn(3, '/');
    match (parts.next(), parts.next()) {
        (Some("事实"), Some(path)) => format!("事实：{path}"),
        (_, Some(rule)) => named(rule),
        (first, None) => named(first.unwrap_or_default()),
    }
}

/// 高校毕业生@贷款.借款人, 就业困难人员~2: one rule, as it was asked of someone, or once more.
fn named(rule: &str) -> String {
    rule.split(['@', '~']).next().unwrap_or(rule).to_owned()
}

/// Names of the parameters whose tables differ.
pub fn differing_tables(old: Side<'_>, new: Side<'_>) -> BTreeSet<String> {
    let of = |side: Side<'_>, name: &str| {
        let index = side.program.parameters.iter().position(|p| p.name == name)?;
        side.tables.tables.get(index).cloned()
    };
    let names = old.program.parameters.iter().map(|p| p.name.as_str());
    names.filter(|name| of(old, name) != of(new, name)).map(str::to_owned).collect()
}
