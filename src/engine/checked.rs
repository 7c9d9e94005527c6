//! What the checker of decisions is given: plain values, nothing of the reader of cases.

use super::Engine;
use crate::checker::{Key, Package, Table, TableRow};
use crate::facts::{self, KeyCell};

impl Engine {
    /// What a checker may know of the package: the program, its tables, the words at each anchor. `laid` says that other
    /// tables were laid over the package's own.
    pub fn for_checker(&self, laid: bool) -> Package<'_> {
        let document = self.document();
        let anchors = document.anchors().iter().enumerate();
        Package {
            program: self.program(),
            ir_sha256: self.ir_sha256(),
            tables: self.prepared().tables.tables.iter().map(table).collect(),
            texts: anchors.map(|(i, a)| (a.id.clone(), document.anchor_text(i).to_owned())).collect(),
            laid,
        }
    }
}

fn table(of: &facts::Table) -> Table {
    let row = |r: &facts::TableRow| TableRow {
        from: r.from,
        to: r.to,
        published: r.published,
        keys: r.keys.iter().map(key).collect(),
        value: r.value,
    };
    Table { rows: of.rows.iter().map(row).collect() }
}

fn key(of: &KeyCell) -> Key {
    match of {
        KeyCell::Any => Key::Any,
        KeyCell::Text(text) => Key::Text(text.clone()),
        KeyCell::Enum(place) => Key::Enum(*place),
        KeyCell::Months(from, to) => Key::Months(*from, *to),
        KeyCell::Bool(truth) => Key::Bool(*truth),
        KeyCell::Days(from, to) => Key::Days(*from, *to),
        KeyCell::Numbers(from, to) | KeyCell::Ratios(from, to) => Key::Numbers(*from, *to),
    }
}
