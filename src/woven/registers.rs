//! The registers at the end of the page, with their links.

use super::{Link, Names, Resolved, sentence_id};
use crate::facts::Tables;
use crate::ir::{ParamUnit, Program};
use crate::ledger::Ledger;
use crate::resolve::Model;
use serde::Serialize;

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Question {
    pub id: String,
    pub name: String,
    pub place: String,
    pub quote: String,
    pub question: String,
    pub alternatives: Vec<Alternative>,
    pub standing: String,
    pub rules: Vec<Link>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Alternative {
    pub name: String,
    pub text: String,
    pub reason: String,
    pub used: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Parameter {
    pub id: String,
    pub name: String,
    pub unit: String,
    pub index: Vec<String>,
    pub rows: Vec<Row>,
    pub rules: Vec<Link>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Row {
    pub valid: String,
    pub keys: String,
    pub value: String,
    pub published: String,
    pub source: String,
}

/// What is left to another document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Left {
    pub word: String,
    pub place: String,
    pub target: String,
    pub decides: String,
    pub document: String,
    pub state: String,
    pub rules: Vec<Link>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Pointed {
    pub word: String,
    pub place: String,
    pub target: String,
    pub resolves: Vec<Resolved>,
    pub rule: Option<Link>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Enumerated {
    pub quote: String,
    pub place: String,
    pub target: String,
    pub state: String,
    pub reason: String,
    pub rule: Option<Link>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Weighed {
    pub name: String,
    pub target: String,
    pub place: String,
    pub who: String,
    pub bound: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Unclaimed {
    pub place: String,
    pub target: String,
    pub text: String,
}

pub(super) fn questions(ledger: &Ledger, names: &Names<'_>) -> Vec<Question> {
    let entry = |(i, of): (usize, &crate::ledger::InterpretationEntry)| {
        let used = of.alternatives.iter().find(|a| a.used).map(|a| a.name.as_str()).unwrap_or_default();
        let by = of.by.as_ref().map(|by| format!("，{by}作出")).unwrap_or_default();
        let standing = match of.standing {
            "未定" => "未定，各解并列计算".to_owned(),
            "暂用" => format!("暂用{used}，未经有权机关解释"),
            _ => format!("{used}{by}"),
        };
        let written = match of.written.join("、") {
            at if at.is_empty() => at,
            at => format!("，已写入{at}"),
        };
        Question {
            id: format!("i-{}", i + 1),
            name: of.name.clone(),
            place: of.place.clone(),
            quote: of.quote.clone(),
            question: of.question.clone(),
            alternatives: of
                .alternatives
                .iter()
                .map(|a| Alternative {
                    name: a.name.clone(),
                    text: a.text.clone(),
                    reason: a.reason.clone(),
                    used: a.used,
                })
                .collect(),
            standing: standing + &written,
            rules: of.rules.iter().filter_map(|r| names.link(r)).collect(),
        }
    };
    ledger.interpretations.iter().enumerate().map(entry).collect()
}

pub(super) fn parameters(model: &Model<'_>, program: &Program, tables: &Tables, names: &Names<'_>) -> Vec<Parameter> {
    let entry = |(i, of): (usize, &crate::ir::Parameter)| {
        let rows = tables.tables.get(i).map(|t| t.rows.as_slice()).unwrap_or_default();
        let uses = |rule: &&crate::resolve::RuleId| {
            let mut found = false;
            crate::syntax::ast::names(model.rule(**rule).ast, &mut |n| found |= n.text == of.name);
            found
        };
        let using = names.rules.iter().filter(uses).map(|r| Link {
            target: names.rule(*r).cloned().unwrap_or_default(),
            name: model.rule(*r).ast.name.text.clone(),
        });
        Parameter {
            id: format!("p-{}", i + 1),
            name: of.name.clone(),
            unit: unit(&of.unit),
            index: of.index.iter().map(|c| c.name.clone()).collect(),
            rows: rows.iter().map(|r| row(program, of, r)).collect(),
            rules: using.collect(),
        }
    };
    program.parameters.iter().enumerate().map(entry).collect()
}

fn unit(of: &ParamUnit) -> String {
    match of {
        ParamUnit::Money { per: Some(per) } => format!("元/{per}"),
        ParamUnit::Money { per: None } => "元".to_owned(),
        ParamUnit::Ratio => "比率".to_owned(),
        ParamUnit::Age => "周岁和月".to_owned(),
        ParamUnit::Count { counter } => counter.clone(),
        ParamUnit::Other { word } => word.clone(),
    }
}

fn row(program: &Program, of: &crate::ir::Parameter, row: &crate::facts::TableRow) -> Row {
    let valid = match (row.from, row.to) {
        (Some(from), Some(to)) => format!("{from}至{to}"),
        (Some(from), None) => format!("自{from}"),
        (None, Some(to)) => format!("至{to}"),
        (None, None) => String::new(),
    };
    let keys = of.index.iter().zip(&row.keys).filter_map(|(column, key)| {
        key.words(|at| {
            let values = program.enums.iter().find(|e| e.name.rsplit('.').next() == Some(column.name.as_str()));
            values.and_then(|e| e.value(at)).unwrap_or_default().to_owned()
        })
    });
    Row {
        valid,
        keys: keys.collect::<Vec<_>>().join("，"),
        value: value(&of.unit, row.value),
        published: row.published.map(|d| d.to_string()).unwrap_or_default(),
        source: row.source.clone(),
    }
}

fn value(unit: &ParamUnit, value: crate::values::Exact) -> String {
    match unit {
        ParamUnit::Ratio => {
            let percent = value.mul(crate::values::Exact::from(100));
            percent.map_or_else(|_| value.display(), |p| format!("{}%", p.display()))
        }
        ParamUnit::Age => match value.to_i64() {
            Some(months) if months % 12 == 0 => format!("{}周岁", months / 12),
            Some(months) => format!("{}周岁{}个月", months / 12, months % 12),
            None => value.display(),
        },
        ParamUnit::Money { .. } | ParamUnit::Count { .. } | ParamUnit::Other { .. } => value.display(),
    }
}

pub(super) fn delegations(ledger: &Ledger, names: &Names<'_>) -> Vec<Left> {
    let entry = |d: &crate::ledger::Delegation| Left {
        word: d.word.clone(),
        place: d.place.clone(),
        target: sentence_id(&d.anchor),
        decides: d.decides.clone(),
        document: d.document.clone().unwrap_or_default(),
        state: d.state.clone(),
        rules: names.link(&d.rule).into_iter().collect(),
    };
    ledger.delegations.iter().map(entry).collect()
}

pub(super) fn references(ledger: &Ledger, names: &Names<'_>) -> Vec<Pointed> {
    let entry = |r: &crate::ledger::ReferenceEntry| Pointed {
        word: r.word.clone(),
        place: r.place.clone(),
        target: sentence_id(&r.anchor),
        resolves: r
            .resolves
            .iter()
            .map(|t| Resolved {
                text: t.words.clone(),
                target: t
                    .rule
                    .and_then(|id| names.rule(id).cloned())
                    .or_else(|| t.anchor.as_ref().map(|a| sentence_id(a))),
            })
            .collect(),
        rule: names.link(&r.rule),
    };
    ledger.references.iter().map(entry).collect()
}

pub(super) fn enumerations(ledger: &Ledger, names: &Names<'_>) -> Vec<Enumerated> {
    let entry = |e: &crate::ledger::EnumerationEntry| Enumerated {
        quote: e.words.clone(),
        place: e.place.clone(),
        target: sentence_id(&e.anchor),
        state: e.extent.clone(),
        reason: e.reason.clone(),
        rule: names.link(&e.rule),
    };
    ledger.enumerations.iter().map(entry).collect()
}

pub(super) fn discretions(ledger: &Ledger, names: &Names<'_>) -> Vec<Weighed> {
    let entry = |d: &crate::ledger::Discretion| Weighed {
        name: d.name.clone(),
        target: names.link(&d.name).map(|l| l.target).unwrap_or_else(|| sentence_id(&d.anchor)),
        place: d.place.clone(),
        who: d.who.clone(),
        bound: d.bound.clone(),
    };
    ledger.discretions.iter().map(entry).collect()
}

pub(super) fn uncovered(ledger: &Ledger) -> Vec<Unclaimed> {
    let entry = |s: &crate::ledger::Stretch| Unclaimed {
        place: s.place.clone(),
        target: sentence_id(&s.anchor),
        text: s.text.clone(),
    };
    ledger.uncovered.iter().map(entry).collect()
}
