//! What the tests of whole packages share: a package in memory, compiled, and its cases run.

#![allow(dead_code, reason = "each test binary uses its own part")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "the helpers here are part of the tests")]

pub mod texts;

use proptest::test_runner::{Config as ProptestConfig, RngSeed};
use std::path::{Path, PathBuf};
use tiaowen::Exact;
use tiaowen::compile::{Compiled, Places, compile, front};
use tiaowen::data::Format;
use tiaowen::diagnostic::{Code, Diagnostic};
use tiaowen::eval::{Amount, Decided, Options, Outcome, Prepared, Reach, Run, Scratch, examine};
use tiaowen::explain::report;
use tiaowen::facts::{Case, CaseReader, Tables, read_table};
use tiaowen::ir::{Program, Verdict};
use tiaowen::package::{MemoryFiles, PackageFiles, folder, load, read_cases};
use tiaowen::render::decision_json::{Context, Document, Part, document};
use tiaowen::render::{Catalogue, Lang, diagnostic};
use tiaowen::source::{FileId, Sources};

/// The configuration of a property: the same few cases at every run, or as many as `PROPTEST_CASES`
/// asks for, other ones each time or those of `PROPTEST_RNG_SEED`.
pub fn properties(cases: u32) -> ProptestConfig {
    let number = |name: &str| std::env::var(name).ok().and_then(|n| n.parse::<u64>().ok());
    let asked = number("PROPTEST_CASES").and_then(|n| u32::try_from(n).ok());
    ProptestConfig {
        cases: asked.map_or(cases, |n| n.max(cases)),
        rng_seed: match (number("PROPTEST_RNG_SEED"), asked) {
            (Some(seed), _) => RngSeed::Fixed(seed),
            (None, Some(_)) => RngSeed::Random,
            (None, None) => RngSeed::Fixed(46),
        },
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

/// A path below the repository's root.
pub fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// Every file below a folder, by its path there.
pub fn read_folder(root: &Path) -> MemoryFiles {
    fn walk(root: &Path, dir: &Path, files: &mut MemoryFiles) {
        for entry in std::fs::read_dir(dir).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(root, &path, files);
                continue;
            }
            let parts = path.strip_prefix(root).unwrap().components();
            let name: Vec<_> = parts.map(|c| c.as_os_str().to_string_lossy().into_owned()).collect();
            files.files.insert(name.join("/"), std::fs::read(&path).unwrap());
        }
    }
    let mut files = MemoryFiles::default();
    walk(root, root, &mut files);
    files
}

/// Files with the text of one of them changed.
pub fn edited(files: &MemoryFiles, path: &str, edit: impl FnOnce(&str) -> String) -> MemoryFiles {
    let text = String::from_utf8(files.files[path].clone()).unwrap();
    let new = edit(&text);
    assert_ne!(new, text, "the edit of {path} changes nothing");
    files.clone().with(path, new)
}

/// A package after compilation, with all that was said of it.
pub struct Package {
    pub sources: Sources,
    pub diagnostics: Vec<Diagnostic>,
    pub files: Option<PackageFiles>,
    pub compiled: Option<Compiled>,
}

pub fn package(files: &MemoryFiles) -> Package {
    let (mut sources, mut diagnostics) = (Sources::default(), Vec::new());
    let loaded = load(files, &mut sources, &mut diagnostics);
    let compiled = loaded.as_ref().and_then(|p| compile(p, &sources, &mut diagnostics));
    Package { sources, diagnostics, files: loaded, compiled }
}

/// A package that compiles without an error.
pub fn sound_package(files: &MemoryFiles) -> Package {
    let package = package(files);
    assert!(package.errors().is_empty(), "{}", package.said(&package.errors()));
    package
}

/// Reads a case into `sources`; `Err` holds what was said of it.
pub fn read_case(program: &Program, sources: &mut Sources, name: &str, text: &str) -> Result<Case, Vec<Diagnostic>> {
    let (case, said) = case_and_said(program, sources, name, text);
    case.ok_or(said)
}

/// A case with all that was said of it.
pub fn case_and_said(
    program: &Program,
    sources: &mut Sources,
    name: &str,
    text: &str,
) -> (Option<Case>, Vec<Diagnostic>) {
    let file = sources.add(name, text);
    sources.conceal(file);
    let mut said = Vec::new();
    let case = CaseReader::new(program).read(Format::of(name), file, text, &mut said);
    (case, said)
}

/// One case of a package, decided.
pub struct Examined<'a> {
    pub case: &'a Case,
    pub run: &'a Run<'a>,
    pub decided: &'a [Decided],
}

impl Package {
    pub fn program(&self) -> &Program {
        &self.compiled.as_ref().unwrap().program
    }

    /// What is wrong, but that a figure is not the text's: tests change the rules of a text that stays as it is.
    pub fn errors(&self) -> Vec<Diagnostic> {
        let of_the_text = |d: &&Diagnostic| {
            matches!(d.code, Code::FigureDiffers | Code::SideDiffers | Code::ValueDiffers | Code::MannerDiffers)
        };
        self.diagnostics.iter().filter(|d| d.is_error() && !of_the_text(d)).cloned().collect()
    }

    /// Findings as a person reads them: Chinese, 100 columns, no colour.
    pub fn said(&self, diagnostics: &[Diagnostic]) -> String {
        let front = self.files.as_ref().and_then(|p| Some((p, front(p, &self.sources, &mut Vec::new())?)));
        let places = front.map_or_else(Places::default, |(p, front)| Places::of(p, &front));
        let words = |place| places.words(place);
        diagnostic::render(diagnostics, &self.sources, Some(&words), &Catalogue::load(Lang::Zh), false, 100)
    }

    /// Reads a case of this package; `Err` holds what was said of it.
    pub fn read_case(&mut self, name: &str, text: &str) -> Result<Case, Vec<Diagnostic>> {
        read_case(&self.compiled.as_ref().unwrap().program, &mut self.sources, name, text)
    }

    /// The names and texts of the package's own cases.
    pub fn own_cases(&self, files: &MemoryFiles) -> Vec<(String, String)> {
        let (mut sources, mut said) = (Sources::default(), Vec::new());
        let ids = read_cases(self.files.as_ref().unwrap(), files, &mut sources, &mut said);
        assert_eq!(said, []);
        ids.iter().map(|id| sources.get(*id).unwrap()).map(|f| (f.name.clone(), f.text.clone())).collect()
    }

    /// The package's tables, with those of `dir` laid over them.
    pub fn tables_with(&mut self, files: &MemoryFiles, dir: Option<&str>) -> Tables {
        let mut tables = self.compiled.as_ref().unwrap().tables.clone();
        if let Some(dir) = dir {
            let mut said = Vec::new();
            let ids: Vec<FileId> = folder(files, dir, &["yaml"], &mut self.sources, &mut said);
            assert!(!ids.is_empty(), "no tables in {dir}");
            for id in ids {
                let text = &self.sources.get(id).unwrap().text;
                let (parameter, table) = read_table(self.program(), id, text, &mut said).unwrap();
                tables.tables[parameter.index()] = table;
            }
        }
        tables
    }

    /// Decides a case, every rule and every alternative.
    pub fn examine<T>(&self, case: &Case, tables: &Tables, then: impl FnOnce(Examined<'_>) -> T) -> T {
        let reach = Reach::of(self.program());
        let prepared = Prepared::new(self.program(), tables, &reach);
        let options = Options::all(&prepared);
        let mut scratch = Scratch::default();
        let (run, decided) = examine(&prepared, &case.facts, &options, &mut scratch);
        then(Examined { case, run: &run, decided: &decided })
    }

    /// Outcome and total of one rule for a case, with the package's own tables.
    pub fn decide(&mut self, case: &str, rule: &str) -> (Verdict, Option<String>) {
        let case = self.read_case("案例.yaml", case).unwrap_or_else(|said| panic!("{}", self.said(&said)));
        let tables = self.compiled.as_ref().unwrap().tables.clone();
        self.examine(&case, &tables, |examined| {
            let outcome = &examined.decision(rule).outcome;
            (outcome.verdict, outcome.amount.total.map(|t| t.money()))
        })
    }
}

/// The text of the one case of a package whose name begins so.
pub fn case_text(files: &MemoryFiles, start: &str) -> String {
    let (_, bytes) = files.files.iter().find(|(path, _)| path.starts_with(&format!("cases/{start}"))).unwrap();
    String::from_utf8(bytes.clone()).unwrap()
}

impl Examined<'_> {
    /// The decision file, without the trees.
    pub fn document(&self, ir_sha256: &str, explain: bool) -> Document {
        let (case, dates) = (&*self.case.name, self.case.facts.dates);
        let context =
            Context { file: "", case, dates, ir_sha256, unused: &[], own_tables: None, explain, trace: false };
        let reports: Vec<_> = self.decided.iter().map(|d| report(self.run, d, None)).collect();
        let parts: Vec<Part<'_>> = self
            .decided
            .iter()
            .zip(&reports)
            .map(|(decided, report)| Part { decided, report, changes: None })
            .collect();
        document(self.run, &parts, context, &Catalogue::load(Lang::Zh))
    }

    pub fn decision(&self, rule: &str) -> &Decided {
        let found = self.decided.iter().find(|d| self.run.program.decisions[d.outcome.decision].rule == rule);
        found.unwrap_or_else(|| panic!("no decision {rule}"))
    }
}

/// One run of the program, from the repository's root.
pub fn program(args: &[&str]) -> std::process::Output {
    std::process::Command::new(env!("CARGO_BIN_EXE_tiaowen"))
        .args(args)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env_remove("TIAOWEN_LANG")
        .output()
        .unwrap()
}

/// A YAML file as plain data, every scalar a string, by the program's own reader.
pub fn yaml_to_json(text: &str) -> serde_json::Value {
    use tiaowen::data::{Content, Node, read};
    fn value(node: &Node<'_>) -> serde_json::Value {
        match &node.content {
            Content::Scalar(scalar) => serde_json::Value::String(scalar.text.to_string()),
            Content::List(items) => items.iter().map(value).collect(),
            Content::Map(entries) => entries.iter().map(|e| (e.key.to_string(), value(&e.value))).collect(),
        }
    }
    let mut said = Vec::new();
    let tree = read(Format::Yaml, FileId::new(0), text, &mut said);
    value(&tree.unwrap_or_else(|| panic!("{said:?}")).root)
}

/// Tables of a folder laid over others.
pub fn lay(files: &MemoryFiles, dir: &str, program: &Program, tables: &mut Tables) {
    let (mut sources, mut said) = (Sources::default(), Vec::new());
    let ids: Vec<FileId> = folder(files, dir, &["yaml"], &mut sources, &mut said);
    assert!(!ids.is_empty(), "no tables in {dir}");
    for id in ids {
        let text = &sources.get(id).unwrap().text;
        let (parameter, table) = read_table(program, id, text, &mut said).unwrap();
        tables.tables[parameter.index()] = table;
    }
}

/// The least and the most that an amount may come to.
fn bounds(of: &Amount) -> Option<(String, String)> {
    let money = |n: Option<Exact>| n.map(|n| n.money());
    money(of.total.or(of.low)).zip(money(of.total.or(of.high)))
}

/// Why less information is not less: nothing where the question is open, or answered as before.
pub fn closes(full: &Outcome, less: &Outcome) -> Option<String> {
    // What every answer refuses is refused: where they refuse for different reasons, as 不符合.
    // What is surely used up is so whatever else is not known, and 不符合 where a condition surely fails.
    let used_up = full.verdict == Verdict::Unmet && less.verdict == Verdict::UsedUp;
    let refused = full.verdict.is_final_refusal() && less.verdict == Verdict::Unmet || used_up;
    let closed = !less.verdict.is_open() && less.verdict != full.verdict && !refused;
    if closed {
        return Some(format!("{} became {}", full.verdict.word(), less.verdict.word()));
    }
    let truth = if full.verdict.is_final_refusal() { Some(Exact::ZERO) } else { full.amount.total };
    let settled = full.verdict == Verdict::Met || full.verdict.is_final_refusal();
    let inside = match (truth.filter(|_| settled), less.amount.total.or(less.amount.low)) {
        (Some(total), Some(low)) => {
            low <= total && less.amount.total.or(less.amount.high).is_none_or(|high| total <= high)
        }
        _ => true,
    };
    (!inside).then(|| format!("{:?} is not within {:?}", bounds(&full.amount), bounds(&less.amount)))
}

/// Nothing was had before, where a case does not say.
pub fn nothing_had(case: &str) -> &'static str {
    if case.contains("补贴记录") { "" } else { "补贴记录: {场地补贴: {已享受月数: 0}}\n" }
}

/// What is drawn, from a seed alone.
pub struct Draw(pub u64);

impl Draw {
    /// SplitMix64.
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    pub fn below(&mut self, n: usize) -> usize {
        usize::try_from(self.next() % n.max(1) as u64).unwrap()
    }

    pub fn of<'t, T>(&mut self, from: &'t [T]) -> &'t T {
        &from[self.below(from.len())]
    }
}
