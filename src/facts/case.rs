//! A case as a person writes it, read into facts by the data dictionary.
//!
//! Every key is known or reported, every value has the kind its fact declares, and nothing that was
//! not given becomes a value. Reading happens in two steps: a walk over the file by the dictionary
//! gives each scalar its value; then each column of the program fetches what it needs.

mod application;
mod build;
mod check;
mod expect;
mod expected;
mod fact;
mod misfit;
mod repeated;
mod twice;
mod value;
mod written;

pub use expect::{Expectation, Stated};
pub use fact::Claim;
pub use written::written;
/// What the reader of parameter tables shares with that of cases.
pub(super) mod scalar {
    pub(in crate::facts) use super::expected::Expected;
    pub(in crate::facts) use super::misfit::{Misfit, Why, with_near};
    pub(in crate::facts) use super::value::*;
}

use super::OwnTables;
use super::words::CaseKey;
use super::{Dates, Facts};
use crate::data::{self, Format, Node, Plain};
use crate::diagnostic::{Code, Diagnostic};
use crate::ir::{Program, SlotId};
use crate::source::{FileId, Place, Span};
use crate::values::Date;
use check::Check;
use expected::Expected;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// One application, with what its author expects.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    /// 案例; empty where the case has no name.
    pub name: String,
    pub facts: Facts,
    /// 期望, in the order of the file.
    pub expectations: Vec<Expectation>,
    /// 参数目录: parameter tables laid over the package's own.
    pub params_dir: Option<String>,
    /// Which of those it is decided by, once they were laid over the package's.
    pub own_tables: Option<OwnTables>,
    /// 申请人
    pub applicant: Option<String>,
    /// 申请事项: the rules applied for; none where the case does not say.
    pub applied: Vec<String>,
    /// 申请日期, where it is known.
    pub applied_on: Option<Date>,
    /// 说明, a line each.
    pub notes: Vec<String>,
    /// Every fact that the case gives, 不知 and 不适用 included, in the order of the file.
    pub supplied: Vec<Supplied>,
    /// Values of enumerations that do not list all of theirs (列举未尽).
    pub unlisted: Vec<Unlisted>,
    /// The case as it was written.
    pub plain: Plain,
}

/// A fact that the case gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Supplied {
    /// `单位.招用人员[].个人.出生日期`
    pub path: String,
    /// The same with the items numbered: `单位.招用人员[2].个人.出生日期`
    pub at: String,
    /// The column that has this path, if any rule reads it.
    pub slot: Option<SlotId>,
    /// Columns that may take their value from here where their own place gives none.
    pub stands_for: Vec<SlotId>,
    pub place: Place,
    /// What is said of it and by whom; more than one where several sources were given.
    pub claims: Vec<Claim>,
}

/// A value that its enumeration leaves open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unlisted {
    pub path: String,
    pub value: String,
    /// The listed value most like it.
    pub near: Option<String>,
    pub place: Place,
}

impl Case {
    /// The path at which the case gives a fact, or would: of an entity that another stands for, the
    /// other's, unless something is said of it itself.
    pub fn home<'p>(&self, program: &'p Program, slot: SlotId) -> &'p str {
        let of = program.slot(slot);
        let Some(other) = &of.or_path else { return &of.path };
        let owner = of.path.rsplit_once('.').map_or("", |(owner, _)| owner);
        let own = |s: &Supplied| s.path.strip_prefix(owner).is_some_and(|rest| rest.starts_with('.'));
        if self.supplied.iter().any(own) { &of.path } else { other }
    }

    /// The same with the items on the way numbered.
    pub fn place(&self, program: &Program, slot: SlotId, row: u32) -> String {
        self.facts.place(program, (program.slot(slot).domain, row as usize), self.home(program, slot))
    }
}

/// Reads one case in YAML. Where anything is wrong it is reported, and there is no case.
pub fn read_case(program: &Program, file: FileId, text: &str, diagnostics: &mut Vec<Diagnostic>) -> Option<Case> {
    CaseReader::new(program).read(Format::Yaml, file, text, diagnostics)
}

/// A program's paths, looked up once for many cases.
#[derive(Debug, Clone)]
pub struct CasePaths {
    slots: BTreeMap<String, SlotId>,
    stand_ins: BTreeMap<String, Vec<SlotId>>,
    /// The entity that is kept by benefit, and the names its facts may be kept under.
    records: Option<String>,
    benefits: BTreeSet<String>,
}

/// Reads cases by the data dictionary of a program.
#[derive(Debug, Clone)]
pub struct CaseReader<'p> {
    program: &'p Program,
    paths: Arc<CasePaths>,
    /// Expectations of rules that this program does not have are passed over.
    of_other_rules: bool,
}

impl CasePaths {
    /// The paths of a program.
    pub fn of(program: &Program) -> CasePaths {
        let mut slots = BTreeMap::new();
        let mut stand_ins: BTreeMap<String, Vec<SlotId>> = BTreeMap::new();
        for (id, slot) in SlotId::all(&program.slots).zip(&program.slots) {
            slots.insert(slot.path.clone(), id);
            let domains = std::iter::successors(Some(slot.domain), |d| program.domain(*d).parent);
            let moved = domains.filter_map(|d| {
                let domain = program.domain(d);
                Some(format!("{}{}", domain.or_path.as_ref()?, slot.path.strip_prefix(domain.path.as_str())?))
            });
            for path in slot.or_path.clone().into_iter().chain(moved) {
                stand_ins.entry(path).or_default().push(id);
            }
        }
        let records = program.dictionary.benefits().map(|(name, _)| name.to_owned());
        CasePaths { slots, stand_ins, records, benefits: program.benefits().map(str::to_owned).collect() }
    }
}

impl<'p> CaseReader<'p> {
    /// Of a program whose paths are not yet looked up.
    pub fn new(program: &'p Program) -> Self {
        CaseReader::with(program, Arc::new(CasePaths::of(program)))
    }

    /// `paths` are those of `program`.
    pub fn with(program: &'p Program, paths: Arc<CasePaths>) -> Self {
        CaseReader { program, paths, of_other_rules: false }
    }

    /// The entity that is kept by benefit.
    fn records(&self) -> Option<&str> {
        self.paths.records.as_deref()
    }

    /// For cases written for another version of the rules: what is expected of a rule that this
    /// program does not have is passed over.
    #[must_use]
    pub fn of_other_rules(self) -> Self {
        CaseReader { of_other_rules: true, ..self }
    }

    /// Reads one case. Where anything is wrong it is reported, and there is no case.
    pub fn read(&self, format: Format, file: FileId, text: &str, diagnostics: &mut Vec<Diagnostic>) -> Option<Case> {
        let before = diagnostics.len();
        let tree = data::read(format, file, text, diagnostics)?;
        let mut check = Check::new(self, file, tree.count, diagnostics);
        let head = check.case(&tree.root);
        let (learnt, diagnostics) = check.finish();
        if diagnostics[before..].iter().any(Diagnostic::is_error) {
            return None;
        }
        let head = head?;
        let facts = match build::facts(self.program, &tree.root, &learnt, head.dates?) {
            Ok(facts) => facts,
            Err(build::TooMany { relation, item }) => {
                let why = misfit::Why::BadValue { expected: expected::Expected::FewerRows { most: build::MOST_ROWS } };
                diagnostics.push(misfit::Misfit { span: item, why }.report(file, relation));
                return None;
            }
        };
        Some(Case {
            name: head.name,
            facts,
            expectations: head.expectations,
            params_dir: head.params_dir,
            own_tables: None,
            applicant: head.applicant,
            applied: head.applied,
            applied_on: head.applied_on,
            notes: head.notes,
            supplied: learnt.supplied,
            unlisted: learnt.unlisted,
            plain: Plain::from(&tree.root),
        })
    }
}

impl CaseReader<'_> {
    /// A case with other facts and the same three dates, read as if it had been handed in so; `None` where that does not fit.
    pub fn reread(&self, case: &Case, plain: &Plain) -> Option<Case> {
        // What is said of the file of the first reading; a place in the new text would be none.
        let file = case.supplied.first().map_or(FileId::new(0), |s| s.place.file);
        let mut new = self.read(Format::Json, file, &plain.json(), &mut Vec::new())?;
        // A day that was laid over the case stays laid over it.
        new.facts.dates = case.facts.dates;
        new.own_tables.clone_from(&case.own_tables);
        Some(new)
    }
}

/// What stands at the top of a case beside its entities.
#[derive(Debug, Default)]
struct Head {
    name: String,
    dates: Option<Dates>,
    expectations: Vec<Expectation>,
    params_dir: Option<String>,
    applicant: Option<String>,
    applied: Vec<String>,
    applied_on: Option<Date>,
    notes: Vec<String>,
}

impl Check<'_, '_, '_> {
    fn case(&mut self, root: &Node<'_>) -> Option<Head> {
        if root.entries().is_none() {
            self.misfit(CaseKey::Name.word(), misfit::Misfit::value(root, Expected::Group));
            return None;
        }
        let mut head = Head::default();
        self.entities(root);
        for entry in root.entries().unwrap_or_default() {
            let line = |check: &mut Self| {
                let read = value::text(&entry.value, Expected::Text).map(str::to_owned);
                check.take(&entry.key, read)
            };
            // The others are entities.
            let Some(key) = CaseKey::from_word(&entry.key) else { continue };
            match key {
                CaseKey::Name => head.name = line(self).unwrap_or_default(),
                CaseKey::AppliedOn => head.applied_on = self.applied_on(&entry.value),
                CaseKey::Applicant => head.applicant = line(self),
                CaseKey::AppliedFor => head.applied = self.applied(&entry.value),
                CaseKey::Parameters => {
                    let below = value::folder(&entry.value).map(str::to_owned);
                    head.params_dir = self.take(&entry.key, below);
                }
                CaseKey::Notes => match entry.value.list() {
                    Some(lines) => {
                        let lines = lines.iter().map(|n| value::text(n, Expected::Text).map(str::to_owned)).collect();
                        head.notes = self.take(key.word(), lines).unwrap_or_default();
                    }
                    None => head.notes = line(self).into_iter().collect(),
                },
                CaseKey::Expectations => head.expectations = self.expectations(&entry.value),
                // Read below: the others follow the first.
                CaseKey::Basis | CaseKey::Applicable | CaseKey::Decided => {}
            }
        }
        head.dates = self.dates(root);
        Some(head)
    }

    /// The three dates; 适用日 and 核定日 follow 基准日 where they are left out.
    fn dates(&mut self, root: &Node<'_>) -> Option<Dates> {
        let mut read = |key: CaseKey| -> Option<Option<Date>> {
            let node = root.entries()?.iter().find(|e| e.key == key.word()).map(|e| &e.value);
            node.map(|node| self.take(key.word(), value::date(node)))
        };
        let (basis, applicable, decided) = (read(CaseKey::Basis), read(CaseKey::Applicable), read(CaseKey::Decided));
        let Some(basis) = basis else {
            let start = Span::new(root.span.start as usize, root.span.start as usize);
            self.push(Code::MissingDate, start, |d| d.help("help"));
            return None;
        };
        let basis = basis?;
        let or_basis = |date: Option<Option<Date>>| date.map_or(Some(basis), |d| d);
        Some(Dates {
            basis,
            applicable: or_basis(applicable)?,
            decided: or_basis(decided)?,
            applicable_given: applicable.is_some(),
            decided_given: decided.is_some(),
        })
    }
}
