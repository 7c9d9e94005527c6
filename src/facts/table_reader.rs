//! A parameter table as a person writes it, read for one parameter of a program.

mod binding;

use super::case::scalar::{self, Expected, Misfit, Why, with_near};
use super::{KeyCell, Table, TableRow};
use crate::data::{self, Entry, Format, Node};
use crate::diagnostic::{Arg, Code, Diagnostic, Term, nearest};
use crate::ir::{ParamId, ParamUnit, Parameter, Program};
use crate::source::{FileId, Span};
use crate::types::Kind;
use crate::values::{Date, parse_date};
use binding::{Binding, binding};

/// Reads one table. Where anything is wrong it is reported, and there is no table.
pub fn read_table(
    program: &Program,
    file: FileId,
    text: &str,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<(ParamId, Table)> {
    let before = diagnostics.len();
    let tree = data::read(Format::Yaml, file, text, diagnostics)?;
    let (id, parameter) = parameter(program, file, &tree.root, diagnostics)?;
    let bound = parameter.index.iter().map(|c| binding(program, id, &c.name)).collect();
    let mut reader = Reader { file, parameter, bound, diagnostics };
    reader.check_columns(&tree.root);
    let table = reader.table(&tree.root);
    let sound = !diagnostics[before..].iter().any(Diagnostic::is_error);
    table.filter(|_| sound).map(|table| (id, table))
}

const TABLE_KEYS: [&str; 5] = ["参数", "单位", "索引", "行", "说明"];
const ROW_KEYS: [&str; 7] = ["自", "至", "年度", "值", "公布", "来源", "备注"];

/// The parameter that the table names.
fn parameter<'p>(
    program: &'p Program,
    file: FileId,
    root: &Node<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<(ParamId, &'p Parameter)> {
    let named = root.entries().unwrap_or_default().iter().find(|e| e.key == "参数");
    let Some(name) = named.and_then(|e| e.value.text()) else {
        let span = named.map_or(Span::new(root.span.start as usize, root.span.start as usize), |e| e.value.span);
        let d = Diagnostic::new(Code::MalformedData, file, span).arg("detail", Term::new("malformed-no-parameter"));
        diagnostics.push(d.help("help"));
        return None;
    };
    let found = ParamId::find(&program.parameters, |p| p.name == name);
    if found.is_none() {
        let near = nearest(name, program.parameters.iter().map(|p| p.name.as_str()));
        let span = named.map_or(root.span, |e| e.value.span);
        diagnostics.push(with_near(Diagnostic::new(Code::UnfitTable, file, span).arg("name", name), near));
    }
    found.map(|id| (id, &program.parameters[id]))
}

struct Reader<'p, 'd> {
    file: FileId,
    parameter: &'p Parameter,
    bound: Vec<Binding<'p>>,
    diagnostics: &'d mut Vec<Diagnostic>,
}

impl Reader<'_, '_> {
    fn take<T>(&mut self, name: &str, read: Result<T, Misfit>) -> Option<T> {
        let file = self.file;
        read.map_err(|misfit| self.diagnostics.push(misfit.report(file, name))).ok()
    }

    /// The table's columns are not the parameter's.
    fn unfit(&mut self, span: Span, near: Option<&str>) {
        let d = Diagnostic::new(Code::UnfitTable, self.file, span).arg("name", &self.parameter.name);
        self.diagnostics.push(with_near(d, near));
    }

    /// A column whose fact no row can match would be missed in silence.
    fn check_columns(&mut self, root: &Node<'_>) {
        for (column, bound) in self.parameter.index.iter().zip(&self.bound) {
            if matches!(bound, Binding::Unfit) {
                let d = Diagnostic::new(
                    Code::UnfitTable,
                    self.file,
                    Span::new(root.span.start as usize, root.span.start as usize),
                );
                let d = d.arg("name", &self.parameter.name).arg("column", &column.name);
                self.diagnostics.push(d.help("help-column"));
            }
        }
    }

    fn column(&self, name: &str) -> Option<usize> {
        self.parameter.index.iter().position(|c| c.name == name)
    }

    fn table(&mut self, root: &Node<'_>) -> Option<Table> {
        let mut rows = None;
        for entry in root.entries()? {
            match &*entry.key {
                "参数" | "说明" => {}
                "单位" => self.unit(&entry.value),
                "索引" => self.index(&entry.value),
                "行" => rows = self.take("行", scalar::items(&entry.value, Expected::TableRows)),
                key => {
                    let d = Diagnostic::new(Code::UnknownKey, self.file, entry.key_span).arg("key", key);
                    self.diagnostics.push(with_near(d, nearest(key, TABLE_KEYS)));
                }
            }
        }
        let Some(rows) = rows else {
            if !root.entries()?.iter().any(|e| e.key == "行") {
                let d = Diagnostic::new(Code::MalformedData, self.file, root.span.after());
                self.diagnostics.push(d.arg("detail", Term::new("malformed-no-rows")).help("help"));
            }
            return None;
        };
        Some(Table { rows: rows.iter().filter_map(|row| self.row(row)).collect() })
    }

    fn unit(&mut self, node: &Node<'_>) {
        let Some(written) = self.take("单位", scalar::text(node, Expected::Unit)) else { return };
        let written = written.replace('／', "/");
        let fits = match &self.parameter.unit {
            ParamUnit::Age => matches!(written.as_str(), "岁" | "周岁" | "岁和月"),
            ParamUnit::Count { counter } => {
                let kind = |c: &str| Kind::Count { counter: c.to_owned() };
                kind(&written).agrees_with(&kind(counter))
            }
            ParamUnit::Money { per } => written == scalar::money_unit(per.as_deref()),
            ParamUnit::Ratio => written == "比率",
            ParamUnit::Other { word } => written == *word,
        };
        if !fits {
            let expected = unit_words(&self.parameter.unit);
            let name = self.parameter.name.clone();
            self.take::<()>(&name, Err(Misfit::new(node, Why::WrongUnit { expected })));
        }
    }

    fn index(&mut self, node: &Node<'_>) {
        let names = scalar::items(node, Expected::Columns).and_then(|items| {
            items.iter().map(|n| scalar::text(n, Expected::Column).map(|t| (t, n.span))).collect::<Result<Vec<_>, _>>()
        });
        for (name, span) in self.take("索引", names).unwrap_or_default() {
            if self.column(name).is_none() {
                let near = nearest(name, self.parameter.index.iter().map(|c| c.name.as_str())).map(str::to_owned);
                self.unfit(span, near.as_deref());
            }
        }
    }

    fn row(&mut self, node: &Node<'_>) -> Option<TableRow> {
        let Some(entries) = node.entries() else {
            self.take::<()>("行", Err(Misfit::value(node, Expected::Row)));
            return None;
        };
        let at = |key: &str| entries.iter().find(|e| e.key == key).map(|e| &e.value);
        let keys = self.keys(entries);
        let validity = self.validity(at("自"), at("至"), at("年度"));
        let published = at("公布").map(|n| self.take("公布", scalar::date(n)));
        let read = match at("值") {
            Some(value) => scalar::of_parameter(&self.parameter.unit, value),
            None => Err(Misfit::value(node, Expected::ValueEntry)),
        };
        let value = self.take("值", read);
        let source = at("来源").and_then(Node::text).map(str::trim).filter(|s| !s.is_empty());
        if source.is_none() {
            self.diagnostics.push(Diagnostic::new(Code::MissingSource, self.file, node.span).help("help"));
        }
        let (source, (from, to)) = (source?, validity?);
        let example = source.trim_start_matches(['（', '(', '〔', '【']).starts_with("示例");
        let published = published.map_or(Some(None), |p| p.map(Some))?;
        Some(TableRow { from, to, keys, value: value?, published, source: source.to_owned(), example })
    }

    /// One cell for each column of the parameter; keys of no column are reported.
    fn keys(&mut self, entries: &[Entry<'_>]) -> Vec<KeyCell> {
        let mut keys = vec![KeyCell::Any; self.parameter.index.len()];
        for entry in entries {
            let name = &*entry.key;
            if ROW_KEYS.contains(&name) {
                continue;
            }
            let Some(column) = self.column(name) else {
                let known = self.parameter.index.iter().map(|c| c.name.as_str()).chain(ROW_KEYS);
                let near = nearest(name, known).map(str::to_owned);
                self.unfit(entry.key_span, near.as_deref());
                continue;
            };
            let cell = self.bound[column].cell(&entry.value);
            if let Some(cell) = self.take(name, cell) {
                keys[column] = cell;
            }
        }
        keys
    }

    /// 自 and 至, or the calendar year of 年度.
    fn validity(
        &mut self,
        from: Option<&Node<'_>>,
        to: Option<&Node<'_>>,
        year: Option<&Node<'_>>,
    ) -> Option<(Option<Date>, Option<Date>)> {
        if let Some(node) = year {
            if from.or(to).is_some() {
                return self.take("年度", Err(Misfit::value(node, Expected::YearOrSpan)));
            }
            let read = || {
                let year = node.text().filter(|t| t.len() == 4)?;
                Some((parse_date(&format!("{year}-01-01")).ok(), parse_date(&format!("{year}-12-31")).ok()))
            };
            let read = read().filter(|(from, to)| from.is_some() && to.is_some());
            return self.take("年度", read.ok_or_else(|| Misfit::value(node, Expected::Year)));
        }
        let mut date = |name: &str, node: Option<&Node<'_>>| match node {
            Some(node) => self.take(name, scalar::date(node)).map(Some),
            None => Some(None),
        };
        let (from, until) = (date("自", from), date("至", to));
        let (from, until) = (from?, until?);
        if let (Some(node), Some(a), Some(b)) = (to, from, until)
            && b < a
        {
            return self.take("至", Err(Misfit::value(node, Expected::NotBeforeFrom)));
        }
        Some((from, until))
    }
}

fn unit_words(unit: &ParamUnit) -> Arg {
    match unit {
        ParamUnit::Money { per } => scalar::money_unit(per.as_deref()).into(),
        ParamUnit::Ratio => Term::new("unit-ratio").into(),
        ParamUnit::Age => Term::new("unit-ages").into(),
        ParamUnit::Count { counter } => counter.into(),
        ParamUnit::Other { word } => word.into(),
    }
}
