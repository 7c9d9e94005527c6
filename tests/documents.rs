//! The documents say what is so: every example of the handbook is run, every command of the README
//! is one, every link leads somewhere.
//!
//! Examples are fenced blocks of `docs/LANGUAGE.md`; the words after the fence say what each is.
//!
//! | block | what is asked of it |
//! |---|---|
//! | `原文` | the policy's text; there is one |
//! | `包` | `package.toml`; the test puts in the checksum |
//! | `条文` | part of the package: reads without a finding, and all of them compile without one |
//! | `条文 另例` | compiles beside the package without an error |
//! | `条文 行` | a labelled line each: reads without a finding |
//! | `条文 条件 个人` | a condition each: compiles for that subject |
//! | `参数表`, `案例` | belong to the package; the cases meet their 期望 |
//! | any of these with `错误 T0104` | yields that code and no other error |
//! | `条文 错误 T0104` | the same, read and not compiled |

#![expect(clippy::unwrap_used, reason = "the helpers here are part of the tests")]

use clap::{CommandFactory, Parser};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;
use tiaowen::cli::Cli;
use tiaowen::compile::{Compiled, compile};
use tiaowen::data::Format;
use tiaowen::diagnostic::{Code, Diagnostic, Severity};
use tiaowen::document::Document;
use tiaowen::facts::CaseReader;
use tiaowen::package::{MemoryFiles, load};
use tiaowen::source::{FileId, Sources};
use tiaowen::syntax::all_labels;
use tiaowen::syntax::parse;

const HANDBOOK: &str = include_str!("../docs/LANGUAGE.md");
const README: &str = include_str!("../README.md");

const TEXT_FILE: &str = "source/示范.txt";
const RULE_FILE: &str = "规则.tw";

// ---------------------------------------------------------------- the blocks

#[derive(Debug, Clone)]
struct Block {
    /// Where its fence stands, counted from 1.
    line: usize,
    /// 条文, 案例 …
    kind: String,
    /// 另例, 行, 条件 …, without 错误 and its code.
    form: Vec<String>,
    code: Option<String>,
    body: String,
}

impl Block {
    fn is(&self, kind: &str, form: &[&str]) -> bool {
        self.kind == kind && self.form == form
    }

    fn lines(&self) -> Vec<&str> {
        self.body.lines().filter(|l| !l.trim().is_empty()).collect()
    }
}

/// Fenced blocks with a word after the fence.
fn blocks(text: &str) -> Vec<Block> {
    let mut found = Vec::new();
    let mut open: Option<Block> = None;
    for (index, line) in text.lines().enumerate() {
        let fence = line.strip_prefix("```");
        match (&mut open, fence) {
            (Some(_), Some(_)) => found.extend(open.take()),
            (Some(block), None) => {
                block.body.push_str(line);
                block.body.push('\n');
            }
            (None, Some(info)) => {
                let mut words: Vec<String> = info.split_whitespace().map(str::to_owned).collect();
                let code = words.iter().position(|w| w == "错误").map(|at| words.split_off(at).pop().unwrap());
                let kind = if words.is_empty() { String::new() } else { words.remove(0) };
                open = Some(Block { line: index + 1, kind, form: words, code, body: String::new() });
            }
            (None, None) => {}
        }
    }
    assert!(open.is_none(), "a fence is left open");
    found
}

fn handbook() -> Vec<Block> {
    blocks(HANDBOOK)
}

fn good(kind: &str, form: &[&str]) -> Vec<Block> {
    handbook().into_iter().filter(|b| b.is(kind, form) && b.code.is_none()).collect()
}

fn wrong(kind: &str, form: &[&str]) -> Vec<Block> {
    handbook().into_iter().filter(|b| b.is(kind, form) && b.code.is_some()).collect()
}

// ---------------------------------------------------------------- the package

/// The first line's value of `名称: 值`.
fn named(yaml: &str, key: &str) -> String {
    let line = yaml.lines().find_map(|l| l.strip_prefix(key)).unwrap();
    line.trim_start_matches([':', ' ']).to_owned()
}

fn rules() -> String {
    good("条文", &[]).iter().map(|b| b.body.as_str()).collect::<Vec<_>>().join("\n")
}

fn package() -> BTreeMap<String, String> {
    let text = good("原文", &[]).remove(0).body;
    let checksum = Document::read(&text, &[]).unwrap().sha256().to_owned();
    let manifest = good("包", &[]).remove(0).body.replace("〈原文的校验值〉", &checksum);
    let mut files = BTreeMap::from([
        ("package.toml".to_owned(), manifest),
        (TEXT_FILE.to_owned(), text),
        (RULE_FILE.to_owned(), rules()),
    ]);
    for table in good("参数表", &[]) {
        files.insert(format!("parameters/{}.yaml", named(&table.body, "参数")), table.body);
    }
    files
}

fn built(files: &BTreeMap<String, String>) -> (Option<Compiled>, Vec<Diagnostic>, Sources) {
    let memory = files.iter().fold(MemoryFiles::default(), |m, (path, text)| m.with(path.as_str(), text.as_str()));
    let (mut sources, mut diagnostics) = (Sources::default(), Vec::new());
    let loaded = load(&memory, &mut sources, &mut diagnostics);
    let compiled = loaded.and_then(|p| compile(&p, &sources, &mut diagnostics));
    (compiled, diagnostics, sources)
}

/// What is found in the package with more rules beside its own, each in a file of its own.
fn with_rules(more: &str) -> Vec<Diagnostic> {
    let mut files = package();
    let mut names = vec![RULE_FILE.to_owned()];
    let others = good("条文", &["另例"]).into_iter().map(|b| b.body).chain([more.to_owned()]);
    for (i, rules) in others.enumerate() {
        names.push(format!("另例{i}.tw"));
        files.insert(names[i + 1].clone(), rules);
    }
    let manifest = files.get_mut("package.toml").unwrap();
    *manifest = manifest.replace(&format!("[\"{RULE_FILE}\"]"), &format!("{names:?}"));
    built(&files).1
}

fn codes(diagnostics: &[Diagnostic], at_least: Severity) -> BTreeSet<&'static str> {
    diagnostics.iter().filter(|d| d.severity() <= at_least).map(|d| d.code.as_str()).collect()
}

/// What is amiss where a wrong example does not yield its code, or yields another error too.
fn amiss(block: &Block, what: &str, diagnostics: &[Diagnostic]) -> Option<String> {
    let code = block.code.as_deref().unwrap();
    let known = Code::ALL.iter().find(|c| c.as_str() == code);
    let severity = known.map_or(Severity::Error, |c| c.severity());
    let others = codes(diagnostics, Severity::Error).into_iter().any(|c| c != code);
    let yielded = codes(diagnostics, severity).contains(code);
    (!yielded || others).then(|| format!("line {}, {code}: {what}\n{}\n", block.line, said(diagnostics)))
}

/// Fails with everything that is amiss.
fn none(amiss: impl IntoIterator<Item = Option<String>>) {
    let amiss: Vec<String> = amiss.into_iter().flatten().collect();
    assert!(amiss.is_empty(), "{}", amiss.join("\n"));
}

fn said(diagnostics: &[Diagnostic]) -> String {
    let line = |d: &Diagnostic| format!("{} at {:?} {:?}", d.code.as_str(), d.place, d.args);
    diagnostics.iter().map(line).collect::<Vec<_>>().join("\n")
}

// ---------------------------------------------------------------- the handbook

#[test]
fn every_block_is_of_a_known_kind() {
    let known: [(&str, &[&str]); 12] = [
        ("原文", &[]),
        ("包", &[]),
        ("条文", &[]),
        ("条文", &["另例"]),
        ("条文", &["行"]),
        ("条文", &["行", "裁量"]),
        ("条文", &["行", "解释事项"]),
        ("条文", &["行", "文件"]),
        ("条文", &["条件", "个人"]),
        ("条文", &["条件", "单位"]),
        ("参数表", &[]),
        ("案例", &[]),
    ];
    for block in handbook() {
        let fits = known.iter().any(|(kind, form)| block.is(kind, form));
        assert!(fits, "line {}: {} {:?}", block.line, block.kind, block.form);
    }
    for (kind, form) in known {
        assert!(!good(kind, form).is_empty(), "no example of {kind} {form:?}");
    }
}

/// Where a line of a rule of the kind may stand; of a benefit, where no kind is named.
const LINES_OF: [(&[&str], &str); 4] = [
    (&["行"], "给付：示例。\n对是困难人员的个人，给予示例。\n"),
    (&["行", "裁量"], "裁量：示例。\n对是困难人员的个人，经审定可以准予示例。\n"),
    (&["行", "解释事项"], "解释事项：示例。\n"),
    (&["行", "文件"], ""),
];

#[test]
fn right_rules_are_read_without_a_finding() {
    for block in good("条文", &[]).iter().chain(&good("条文", &["另例"])) {
        let found = parse(FileId::new(0), &block.body).diagnostics;
        assert!(found.is_empty(), "line {}\n{}", block.line, said(&found));
    }
    for (form, rule) in LINES_OF {
        for block in good("条文", form) {
            for line in block.lines() {
                let found = parse(FileId::new(0), &format!("{rule}{line}\n")).diagnostics;
                assert!(found.is_empty(), "line {}: {line}\n{}", block.line, said(&found));
            }
        }
    }
}

#[test]
fn the_rules_make_one_package_without_a_finding() {
    let (compiled, diagnostics, _) = built(&package());
    assert!(diagnostics.is_empty(), "{}", said(&diagnostics));
    assert!(compiled.unwrap().program.decisions.len() > 10);
}

#[test]
fn a_finished_package_has_nothing_uncovered() {
    let mut files = package();
    let manifest = files.get_mut("package.toml").unwrap();
    *manifest = manifest.replace("\"draft\"", "\"finished\"");
    let found = built(&files).1;
    assert!(found.is_empty(), "{}", said(&found));
}

#[test]
fn further_right_rules_compile_beside_the_package() {
    let errors: Vec<Diagnostic> = with_rules("").into_iter().filter(Diagnostic::is_error).collect();
    assert!(errors.is_empty(), "{}", said(&errors));
}

fn condition(subject: &str, line: &str) -> String {
    format!(
        "（二）支持重点群体就业\n优先：示例次序。\n依据：“支持重点群体就业。”。\n对同时符合下列条件的{subject}，列入优先次序：\n（1）{line}。\n"
    )
}

#[test]
fn right_conditions_compile() {
    let mut found = Vec::new();
    for subject in ["个人", "单位"] {
        for block in good("条文", &["条件", subject]) {
            for line in block.lines() {
                let mut errors = with_rules(&condition(subject, line));
                errors.retain(Diagnostic::is_error);
                found.push((!errors.is_empty()).then(|| format!("line {}: {line}\n{}", block.line, said(&errors))));
            }
        }
    }
    none(found);
}

#[test]
fn wrong_conditions_yield_their_code() {
    let mut found = Vec::new();
    for subject in ["个人", "单位"] {
        for block in wrong("条文", &["条件", subject]) {
            for line in block.lines() {
                found.push(amiss(&block, line, &with_rules(&condition(subject, line))));
            }
        }
    }
    none(found);
}

#[test]
fn wrong_rules_yield_their_code() {
    let mut found = Vec::new();
    for block in wrong("条文", &[]) {
        found.push(amiss(&block, &block.body, &parse(FileId::new(0), &block.body).diagnostics));
    }
    for (form, rule) in LINES_OF {
        for block in wrong("条文", form) {
            for line in block.lines() {
                found.push(amiss(&block, line, &parse(FileId::new(0), &format!("{rule}{line}\n")).diagnostics));
            }
        }
    }
    for block in wrong("条文", &["另例"]) {
        found.push(amiss(&block, &block.body, &with_rules(&block.body)));
    }
    none(found);
}

#[test]
fn wrong_tables_and_cases_yield_their_code() {
    let mut found = Vec::new();
    for block in wrong("参数表", &[]) {
        let mut files = package();
        files.insert(format!("parameters/{}.yaml", named(&block.body, "参数")), block.body.clone());
        found.push(amiss(&block, &block.body, &built(&files).1));
    }
    let program = built(&package()).0.unwrap().program;
    let reader = CaseReader::new(&program);
    for block in wrong("案例", &[]) {
        let mut said = Vec::new();
        let case = reader.read(Format::Yaml, FileId::new(0), &block.body, &mut said);
        assert!(case.is_none(), "line {}", block.line);
        found.push(amiss(&block, &block.body, &said));
    }
    none(found);
}

#[test]
fn the_cases_meet_their_expectations() {
    let dir = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("handbook");
    if dir.exists() {
        std::fs::remove_dir_all(&dir).unwrap();
    }
    let mut files = package();
    for (i, case) in good("案例", &[]).iter().enumerate() {
        assert!(case.body.contains("期望:"), "line {}: a case that expects nothing", case.line);
        files.insert(format!("cases/{:03}.yaml", i + 1), case.body.clone());
    }
    for (path, text) in files {
        let path = dir.join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    let (code, out, err) = run(&["test", dir.to_str().unwrap()]);
    assert_eq!(code, 0, "{out}\n{err}");
}

/// The labels of the language, as its reader knows them.
fn labels() -> BTreeSet<String> {
    all_labels().map(str::to_owned).chain(["甲解".to_owned(), "发布".to_owned()]).collect()
}

#[test]
fn every_label_is_explained_and_has_a_right_example() {
    let shown: BTreeSet<String> = handbook()
        .into_iter()
        .filter(|b| b.kind == "条文" && b.code.is_none())
        .flat_map(|b| b.body.lines().filter_map(|l| Some(l.split_once('：')?.0.to_owned())).collect::<Vec<_>>())
        .chain(HANDBOOK.contains("理由：").then(|| "理由".to_owned()))
        .collect();
    let tables: String = HANDBOOK.lines().filter(|l| l.starts_with('|')).collect();
    assert!(labels().len() > 50);
    for label in labels() {
        assert!(shown.contains(&label), "{label} has no right example");
        assert!(tables.contains(&label), "{label} is in no table");
    }
}

// ---------------------------------------------------------------- the README and the rest

fn run(args: &[&str]) -> (i32, String, String) {
    let root = env!("CARGO_MANIFEST_DIR");
    let mut command = Command::new(env!("CARGO_BIN_EXE_tiaowen"));
    let done = command.args(args).current_dir(root).env_remove("TIAOWEN_LANG").output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (done.status.code().unwrap(), text(done.stdout), text(done.stderr))
}

/// Command lines in the README's blocks, continued lines joined.
fn commands() -> Vec<Vec<String>> {
    let mut found = Vec::new();
    for block in blocks(README).iter().filter(|b| b.kind == "sh") {
        let joined = block.body.replace("\\\n", " ");
        for line in joined.lines().map(|l| l.split('#').next().unwrap_or_default()) {
            let words: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
            if !words.is_empty() {
                found.push(words);
            }
        }
    }
    found
}

/// What follows `cargo run --release --` or `tiaowen`.
fn arguments(words: &[String]) -> Option<&[String]> {
    if words[0] == "tiaowen" {
        return Some(&words[1..]);
    }
    let at = words.iter().position(|w| w == "--")?;
    (words[0] == "cargo" && words[1] == "run").then(|| &words[at + 1..])
}

#[test]
fn the_commands_of_the_readme_can_be_given() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut jobs = 0;
    for words in commands() {
        let Some(args) = arguments(&words) else {
            assert!(["cargo"].contains(&words[0].as_str()), "{words:?}");
            assert!(["test", "bench", "build"].contains(&words[1].as_str()), "{words:?}");
            continue;
        };
        let given = std::iter::once("tiaowen".to_owned()).chain(args.iter().cloned());
        assert!(Cli::try_parse_from(given).is_ok(), "{words:?}");
        for path in args.iter().filter(|a| a.contains('/')) {
            assert!(root.join(path).exists(), "{path} is not there");
        }
        jobs += 1;
    }
    assert!(jobs > 0);
}

#[test]
fn the_main_job_prints_what_the_readme_shows() {
    let all = commands();
    let job = all.iter().find(|w| w.iter().any(|a| a == "eval")).unwrap();
    let args: Vec<&str> = arguments(job).unwrap().iter().map(String::as_str).collect();
    let (code, out, err) = run(&args);
    assert_eq!(code, 0, "{err}");
    let shown = blocks(README).into_iter().find(|b| b.kind == "text").unwrap();
    let lines: BTreeSet<&str> = out.lines().collect();
    for line in shown.body.lines().filter(|l| !l.is_empty() && *l != "……") {
        assert!(lines.contains(line), "the program does not say: {line}\n{out}");
    }
}

#[test]
fn the_readme_lists_every_verb() {
    let listed: BTreeSet<String> = README
        .lines()
        .filter_map(|l| l.strip_prefix("| `")?.split_once('`').map(|(verb, _)| verb.to_owned()))
        .filter(|verb| verb.chars().all(|c| c.is_ascii_lowercase()))
        .collect();
    let verbs: BTreeSet<String> = Cli::command().get_subcommands().map(|c| c.get_name().to_owned()).collect();
    assert_eq!(listed, verbs);
}

fn documents() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = vec![];
    for dir in [root.to_owned(), root.join("docs"), root.join("docs/decisions")] {
        let entries = std::fs::read_dir(dir).unwrap().map(|e| e.unwrap().path());
        found.extend(entries.filter(|p| p.extension().is_some_and(|e| e == "md")));
    }
    found.sort();
    found
}

#[test]
fn every_link_leads_to_a_file() {
    let mut links = 0;
    for document in documents() {
        let text = std::fs::read_to_string(&document).unwrap();
        for (at, _) in text.match_indices("](") {
            let target = text[at + 2..].split(')').next().unwrap_or_default();
            let target = target.split('#').next().unwrap_or_default();
            if target.is_empty() || target.contains("://") {
                continue;
            }
            links += 1;
            let path = document.parent().unwrap().join(target);
            assert!(path.exists(), "{}: {target}", document.display());
        }
    }
    assert!(links > 10);
}

#[test]
fn decisions_are_numbered_without_a_gap_and_have_four_parts() {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/decisions");
    let mut names: Vec<String> =
        std::fs::read_dir(&dir).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    for (i, name) in names.iter().enumerate() {
        assert!(name.starts_with(&format!("{:03}-", i + 1)), "{name}");
        let text = std::fs::read_to_string(dir.join(name)).unwrap();
        for part in ["## Context", "## Alternatives", "## Decision", "## Consequences"] {
            assert!(text.contains(part), "{name} lacks {part}");
        }
    }
}

#[test]
fn the_architecture_lists_every_module_in_its_order() {
    let text = include_str!("../docs/ARCHITECTURE.md");
    let library = include_str!("../src/lib.rs");
    let modules: Vec<&str> = library.lines().filter_map(|l| l.strip_prefix("pub mod ")?.strip_suffix(';')).collect();
    assert!(modules.len() > 10);
    let table = &text[text.find("| module | uses |").unwrap()..];
    let rows = table.lines().skip(2).map_while(|l| l.strip_prefix("| `"));
    let listed: Vec<&str> = rows.filter_map(|l| Some(l.split_once('`')?.0)).collect();
    assert_eq!(listed, modules);
}

/// The pages of `explain`: every excerpt stands, line for line, in the example it is taken from.
#[test]
fn pages_of_codes_quote_their_examples() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut excerpts = 0;
    for code in Code::ALL {
        let page = std::fs::read_to_string(root.join(format!("docs/diagnostics/{}.md", code.as_str()))).unwrap();
        assert!(page.starts_with(&format!("# {}　", code.as_str())), "{}", code.as_str());
        for (heading, stem) in [("## 错误的写法", "bad"), ("## 正确的写法", "good")] {
            let Some((_, rest)) = page.split_once(heading) else { continue };
            let folder = root.join("tests/diagnostics").join(code.as_str());
            let example =
                ["tw", "yaml", "txt"].iter().map(|e| folder.join(stem).with_extension(e)).find(|p| p.is_file());
            let Some(example) = example else { continue };
            let example = std::fs::read_to_string(example).unwrap();
            let block = rest.split("```").nth(1).and_then(|b| b.split_once('\n')).unwrap().1;
            assert!(example.contains(block.trim_end()), "{} {heading}\n{block}", code.as_str());
            excerpts += 1;
        }
    }
    assert!(excerpts > 100, "{excerpts}");
}

#[test]
fn the_readme_and_the_crate_open_with_one_example() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let readme = std::fs::read_to_string(root.join("README.md")).unwrap();
    let shown = readme.split("```rust\n").nth(1).unwrap().split("```").next().unwrap();
    let front = std::fs::read_to_string(root.join("src/lib.rs")).unwrap();
    let example = front.split("//! ```\n").nth(1).unwrap();
    let lines = example.lines().map(|l| l.strip_prefix("//!").unwrap_or(l).strip_prefix(' ').unwrap_or_default());
    let visible: Vec<&str> = lines.filter(|l| !l.starts_with("# ")).collect();
    assert_eq!(shown.trim_end(), visible.join("\n").trim_end());
}
