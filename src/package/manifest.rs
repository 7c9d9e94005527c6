//! `package.toml`: what a package is and which files make it.

use crate::diagnostic::{Arg, Code, Diagnostic, Term, nearest};
use crate::source::{FileId, Place, Span};
use crate::values::{Date, parse_date};
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Manifest {
    pub policy: Header,
    /// The policy's text.
    pub text: Named,
    pub corrections: Option<Named>,
    /// Of the bytes of the text, in lower-case hexadecimal.
    pub sha256: Named,
    /// Rule files, in the order in which they are compiled.
    pub rules: Vec<Named>,
    /// Folder of parameter tables.
    pub parameters: String,
    /// Folder of example cases.
    pub cases: String,
    /// Folder of snapshots.
    pub snapshots: String,
    pub status: Status,
    /// What the form of the text does not decide, as it was answered.
    pub doubts: Vec<Settled>,
}

/// An answer to what the form of the text does not decide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settled {
    /// The first characters of the place.
    pub at: String,
    pub question: String,
    pub answer: String,
    /// Whether a person has looked at it.
    pub settled: bool,
    pub place: Place,
}

/// The policy's own particulars.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// 文号
    pub id: String,
    pub title: String,
    /// 印发日期
    pub issued: Date,
    pub version: String,
    /// Version of the language in which the rules are written.
    pub language: String,
    pub places: Places,
}

/// Where the manifest gives what the text itself says too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Places {
    pub id: Place,
    pub title: Place,
    pub issued: Place,
}

/// A value with the place where the manifest gives it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    pub value: String,
    pub place: Place,
}

/// How far a package is: in a finished one, text that no rule accounts for is an error.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    Draft,
    Finished,
}

/// What is wrong with a manifest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault<'a> {
    NoFile,
    Toml,
    NotTable { table: &'a str },
    UnknownKey { key: &'a str, near: Option<&'a str> },
    NotText { table: &'a str, key: &'a str },
    MissingKey { table: &'a str, key: &'a str },
    BadIssued,
    BadRules,
    BadStatus,
    OutsidePath { path: &'a str },
    BadChecksum,
    BadDoubts,
}

impl From<Fault<'_>> for Arg {
    fn from(of: Fault<'_>) -> Arg {
        let of = match of {
            Fault::NoFile => Term::new("manifest-no-file"),
            Fault::Toml => Term::new("manifest-toml"),
            Fault::NotTable { table } => Term::new("manifest-not-table").arg("table", table),
            Fault::UnknownKey { key, near: None } => Term::new("manifest-unknown-key").arg("key", key),
            Fault::UnknownKey { key, near: Some(near) } => {
                Term::new("manifest-unknown-key-near").arg("key", key).arg("near", near)
            }
            Fault::NotText { table, key } => Term::new("manifest-not-text").arg("table", table).arg("key", key),
            Fault::MissingKey { table, key } => Term::new("manifest-missing-key").arg("table", table).arg("key", key),
            Fault::BadIssued => Term::new("manifest-bad-issued"),
            Fault::BadRules => Term::new("manifest-bad-rules"),
            Fault::BadStatus => Term::new("manifest-bad-status"),
            Fault::OutsidePath { path } => Term::new("manifest-outside-path").arg("path", path),
            Fault::BadChecksum => Term::new("manifest-bad-checksum"),
            Fault::BadDoubts => Term::new("manifest-bad-doubts"),
        };
        of.into()
    }
}

pub(super) fn bad(file: FileId, span: Span, detail: impl Into<Arg>) -> Diagnostic {
    Diagnostic::new(Code::BadManifest, file, span).arg("detail", detail).help("help")
}

const TABLES: [(&str, &[&str]); 4] = [
    ("policy", &["id", "title", "issued", "version", "language"]),
    ("source", &["text", "corrections", "sha256"]),
    ("files", &["rules", "parameters", "cases", "snapshots", "status"]),
    ("structure", &["doubts"]),
];

impl Manifest {
    /// Reads a manifest. Everything wrong with it is reported, and then there is none.
    pub fn parse(file: FileId, text: &str, diagnostics: &mut Vec<Diagnostic>) -> Option<Manifest> {
        let (root, errors) = DeTable::parse_recoverable(text);
        for error in &errors {
            diagnostics.push(bad(file, error.span().map_or(Span::default(), span), Fault::Toml));
        }
        if !errors.is_empty() {
            return None;
        }
        let before = diagnostics.len();
        let mut reader = Reader { file, root: root.get_ref(), diagnostics };
        reader.known_keys();
        let issued = reader.required("policy", "issued");
        let issued_at = issued.as_ref().map(|n| n.place);
        let issued = issued.and_then(|i| reader.day(&i));
        let header = [("policy", "id"), ("policy", "title"), ("policy", "version"), ("policy", "language")];
        let [id, title, version, language] = header.map(|(t, k)| reader.required(t, k));
        let (text, corrections) = (reader.required("source", "text"), reader.named("source", "corrections"));
        let (sha256, rules) = (reader.required("source", "sha256"), reader.rules());
        let [parameters, cases, snapshots] =
            ["parameters", "cases", "snapshots"].map(|folder| reader.named("files", folder));
        let (status, doubts) = (reader.status(), reader.doubts());
        reader.paths(text.iter().chain(&corrections).chain(&rules).chain(&parameters).chain(&cases).chain(&snapshots));
        reader.checksum(sha256.as_ref());
        if diagnostics.len() > before {
            return None;
        }
        let or = |named: Option<Named>, default: &str| named.map_or_else(|| default.to_owned(), |n| n.value);
        Some(Manifest {
            policy: {
                let (id, title) = (id?, title?);
                let places = Places { id: id.place, title: title.place, issued: issued_at? };
                let (version, language) = (version?.value, language?.value);
                Header { id: id.value, title: title.value, issued: issued?, version, language, places }
            },
            text: text?,
            corrections,
            sha256: sha256?,
            rules,
            parameters: or(parameters, "parameters"),
            cases: or(cases, "cases"),
            snapshots: or(snapshots, "snapshots"),
            status,
            doubts,
        })
    }
}

struct Reader<'t, 'd> {
    file: FileId,
    root: &'t DeTable<'t>,
    diagnostics: &'d mut Vec<Diagnostic>,
}

impl<'t> Reader<'t, '_> {
    fn bad(&mut self, span: Span, detail: Fault<'_>) {
        self.diagnostics.push(bad(self.file, span, detail));
    }

    fn table(&self, name: &str) -> Option<&'t DeTable<'t>> {
        self.root.get(name).and_then(|v| v.get_ref().as_table())
    }

    /// Reports tables that are missing and keys that mean nothing.
    fn known_keys(&mut self) {
        for (key, value) in self.root {
            let at = span(key.span());
            let Some((name, known)) = TABLES.iter().find(|(name, _)| key.get_ref() == name) else {
                self.unknown(at, key.get_ref(), &TABLES.map(|(name, _)| name));
                continue;
            };
            let Some(table) = value.get_ref().as_table() else {
                self.bad(at, Fault::NotTable { table: name });
                continue;
            };
            for key in table.keys().filter(|k| !known.contains(&&**k.get_ref())) {
                self.unknown(span(key.span()), key.get_ref(), known);
            }
        }
    }

    fn unknown(&mut self, at: Span, key: &str, known: &[&str]) {
        self.bad(at, Fault::UnknownKey { key, near: nearest(key, known.iter().copied()) });
    }

    fn value(&self, table: &str, key: &str) -> Option<&'t Spanned<DeValue<'t>>> {
        self.table(table)?.get(key)
    }

    fn place(&self, range: Range<usize>) -> Place {
        Place { file: self.file, span: span(range) }
    }

    fn named(&mut self, table: &str, key: &str) -> Option<Named> {
        let value = self.value(table, key)?;
        let text = match value.get_ref() {
            DeValue::String(text) if !text.trim().is_empty() => text.to_string(),
            DeValue::Datetime(date) => date.to_string(),
            _ => {
                self.bad(span(value.span()), Fault::NotText { table, key });
                return None;
            }
        };
        Some(Named { value: text, place: self.place(value.span()) })
    }

    fn required(&mut self, table: &str, key: &str) -> Option<Named> {
        if self.value(table, key).is_none() {
            let at = self.root.keys().find(|k| k.get_ref() == table).map_or(Span::default(), |k| span(k.span()));
            self.bad(at, Fault::MissingKey { table, key });
        }
        self.named(table, key)
    }

    fn day(&mut self, named: &Named) -> Option<Date> {
        let date = parse_date(&named.value).ok();
        if date.is_none() {
            self.bad(named.place.span, Fault::BadIssued);
        }
        date
    }

    fn rules(&mut self) -> Vec<Named> {
        let Some(value) = self.value("files", "rules") else {
            self.required("files", "rules");
            return Vec::new();
        };
        let items = value.get_ref().as_array().map(|a| a.iter().collect::<Vec<_>>()).unwrap_or_default();
        let texts = items.iter().filter_map(|item| {
            let value = item.get_ref().as_str()?.to_owned();
            Some(Named { value, place: self.place(item.span()) })
        });
        let texts: Vec<Named> = texts.collect();
        if texts.is_empty() || texts.len() < items.len() {
            self.bad(span(value.span()), Fault::BadRules);
        }
        texts
    }

    fn status(&mut self) -> Status {
        match self.named("files", "status") {
            None => Status::Draft,
            Some(named) => match named.value.as_str() {
                "draft" => Status::Draft,
                "finished" => Status::Finished,
                _ => {
                    self.bad(named.place.span, Fault::BadStatus);
                    Status::Draft
                }
            },
        }
    }

    /// `doubts = [{at = "…", question = "…", answer = "…", alternatives = ["…"], settled = true}]`
    fn doubts(&mut self) -> Vec<Settled> {
        let Some(value) = self.value("structure", "doubts") else { return Vec::new() };
        let place = self.place(value.span());
        let read = |item: &Spanned<DeValue<'t>>| {
            let entry = item.get_ref().as_table()?;
            let text = |key: &str| entry.get(key).and_then(|v| v.get_ref().as_str()).map(str::to_owned);
            let known = ["at", "question", "answer", "alternatives", "settled"];
            let settled = entry.get("settled").is_some_and(|v| v.get_ref().as_bool() == Some(true));
            let plain = entry.get("settled").is_none_or(|v| v.get_ref().as_bool().is_some());
            let all_known = entry.keys().all(|k| known.contains(&&**k.get_ref()));
            let place = Place { span: span(item.span()), ..place };
            let (at, question, answer) = (text("at")?, text("question")?, text("answer")?);
            (plain && all_known).then_some(Settled { at, question, answer, settled, place })
        };
        let items = value.get_ref().as_array().map(|a| a.iter().collect::<Vec<_>>());
        let found: Option<Vec<Settled>> = items.and_then(|items| items.into_iter().map(read).collect());
        if found.is_none() {
            self.bad(place.span, Fault::BadDoubts);
        }
        found.unwrap_or_default()
    }

    /// Files of a package stand inside it.
    fn paths<'n>(&mut self, names: impl Iterator<Item = &'n Named>) {
        for named in names {
            let strange = |part: &str| matches!(part, "" | "." | "..");
            if named.value.contains(['\\', ':']) || named.value.split('/').any(strange) {
                self.bad(named.place.span, Fault::OutsidePath { path: &named.value });
            }
        }
    }

    fn checksum(&mut self, sha256: Option<&Named>) {
        let hex = |s: &str| s.len() == 64 && s.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
        if let Some(named) = sha256.filter(|n| !hex(&n.value)) {
            self.bad(named.place.span, Fault::BadChecksum);
        }
    }
}

fn span(range: Range<usize>) -> Span {
    Span::new(range.start, range.end)
}
