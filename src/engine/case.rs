//! A case as an engine has read it, with the tables it is decided by.

use super::ready::Ready;
use super::{Engine, Error, Findings};
use crate::data::{self, Format, Plain};
use crate::diagnostic::Diagnostic;
use crate::facts::{self, CaseKey, CaseReader, OwnTables, Tables};
use crate::package::{Below, Files, MemoryFiles, ReadError};
use crate::record::{Key, digest};
use crate::source::{FileId, Sources};
use serde::Serialize;
use std::sync::Arc;

/// Keys of a case that are not facts.
const NOT_FACTS: [&str; 3] = [CaseKey::Name.word(), CaseKey::Notes.word(), CaseKey::Expectations.word()];

/// One application, read without an error.
#[derive(Debug, Clone)]
pub struct Case {
    /// Of the engine that read it.
    pub(super) ready: Arc<Ready>,
    pub(super) read: Arc<facts::Case>,
    pub(super) tables: Arc<Tables>,
    sources: Arc<Sources>,
    file: FileId,
    warnings: Arc<[Diagnostic]>,
}

impl Engine {
    /// Reads a case; `name` is the name of its file, whose ending says whether it is JSON or YAML.
    ///
    /// # Errors
    /// What is wrong with it, by line; [`Error::NoTables`] where it names a folder of tables, which only
    /// [`Engine::case_in`] can find.
    pub fn case(&self, name: &str, text: &str) -> Result<Case, Error> {
        self.case_in(name, text, &MemoryFiles::default())
    }

    /// Reads a case that lies in a folder; tables that it names (参数目录) are looked for there.
    ///
    /// # Errors
    /// What is wrong with the case or its tables, by line; [`Error::NoTables`].
    pub fn case_in(&self, name: &str, text: &str, folder: &dyn Files) -> Result<Case, Error> {
        self.read(CaseReader::with(self.program(), self.paths()), (name, text), folder)
    }

    /// Reads a case that is one of many files; tables that it names are looked for beside it.
    ///
    /// # Errors
    /// As [`Engine::case_in`]; [`Error::Unreadable`] where there is no such file or its bytes are no text.
    pub fn case_at(&self, files: &dyn Files, path: &str) -> Result<Case, Error> {
        let unreadable = |why: ReadError| Error::Unreadable { file: path.to_owned(), detail: why.into() };
        let text = files.read(path).map_err(unreadable)?;
        let text = text.ok_or_else(|| unreadable(ReadError::Missing))?;
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        self.case_in(path, &text, &Below::new(files, folder))
    }

    /// A case written for another version of the rules: what is expected of rules that are not here is passed over.
    ///
    /// # Errors
    /// As [`Engine::case_in`].
    pub fn case_of_other_rules(&self, name: &str, text: &str, folder: &dyn Files) -> Result<Case, Error> {
        self.read(CaseReader::with(self.program(), self.paths()).of_other_rules(), (name, text), folder)
    }

    /// A case from values: whatever serialises to the shape of a case, amounts as strings or integers.
    ///
    /// # Errors
    /// As [`Engine::case`]; the places are those of the JSON it was read from.
    pub fn case_of(&self, value: &impl Serialize) -> Result<Case, Error> {
        let text = serde_json::to_string_pretty(value).unwrap_or_default();
        self.case("case.json", &text)
    }

    fn read(&self, reader: CaseReader<'_>, (name, text): (&str, &str), folder: &dyn Files) -> Result<Case, Error> {
        let (mut sources, mut said) = (Sources::default(), Vec::new());
        let file = sources.add(name, text);
        // Nothing that a person is told of what is wrong with a case shows what it says.
        sources.conceal(file);
        let Some(mut read) = reader.read(Format::of(name), file, text, &mut said) else {
            return Err(Findings::of(said, Arc::new(sources)).into());
        };
        let mut tables = Arc::clone(self.tables());
        if let Some(own) = &read.params_dir {
            let laid = super::overlay::read(self.program(), folder, own, (&mut sources, &mut said))?;
            let changed = Arc::make_mut(&mut tables);
            laid.lay(changed);
            self.laid().lay(changed);
            let names = laid.beyond(self.laid()).map(|id| self.program().parameters[id].name.clone());
            let own = OwnTables { folder: own.clone(), tables: names.collect() };
            read.own_tables = Some(own).filter(|own| !own.tables.is_empty());
        }
        Ok(Case {
            ready: self.ready(),
            read: Arc::new(read),
            tables,
            sources: Arc::new(sources),
            file,
            warnings: said.into(),
        })
    }
}

impl Case {
    /// 案例; empty where the case has no name.
    pub fn name(&self) -> &str {
        &self.read.name
    }

    /// The facts, the expectations and all else that the file says.
    pub fn facts(&self) -> &facts::Case {
        &self.read
    }

    /// The parameter tables it is decided by.
    pub fn tables(&self) -> &Tables {
        &self.tables
    }

    /// Those of its tables that are the case's own, if it is decided by any: figures that whoever wrote the case chose.
    pub fn own_tables(&self) -> Option<&OwnTables> {
        self.read.own_tables.as_ref()
    }

    /// What is odd about the case without being wrong.
    pub fn findings(&self) -> Findings {
        self.found(self.warnings.to_vec())
    }

    pub(super) fn found(&self, diagnostics: Vec<Diagnostic>) -> Findings {
        Findings::of(diagnostics, Arc::clone(&self.sources))
    }

    /// The name of the file it was read from.
    pub fn file(&self) -> &str {
        self.sources.get(self.file).map_or("", |f| f.name.as_str())
    }

    /// SHA-256 of the file's text.
    pub fn sha256(&self) -> String {
        digest(self.sources.get(self.file).map_or("", |f| f.text.as_str()))
    }

    /// The keyed digest of its facts, whatever their layout; none without a key, as facts could be guessed from it.
    pub fn facts_digest(&self, key: &Key) -> Option<String> {
        let source = self.sources.get(self.file).filter(|_| key.is_some())?;
        let tree = data::read(Format::of(&source.name), self.file, &source.text, &mut Vec::new());
        key.digest(&tree.map(|t| data::canonical(&t.root, &NOT_FACTS)).unwrap_or_default())
    }

    /// SHA-256 of the parameter tables: public figures, whose digest needs no key.
    pub fn tables_sha256(&self) -> String {
        digest(&serde_json::to_string(&*self.tables).unwrap_or_default())
    }

    /// The same case with other facts, its dates and tables kept; `None` where the facts do not fit.
    pub fn reread(&self, plain: &Plain) -> Option<Case> {
        let reader = CaseReader::with(&self.ready.program, Arc::clone(&self.ready.paths));
        let read = Arc::new(reader.reread(&self.read, plain)?);
        Some(Case { read, ..self.clone() })
    }

    /// The same file with facts that were worked out elsewhere.
    pub fn with_facts(&self, read: facts::Case) -> Case {
        Case { read: Arc::new(read), ..self.clone() }
    }

    /// The same case by another 适用日.
    pub(super) fn on(&self, day: crate::values::Date) -> Case {
        let mut case = self.clone();
        let dates = &mut Arc::make_mut(&mut case.read).facts.dates;
        dates.applicable = day;
        dates.applicable_given = true;
        case
    }
}
