//! What compiling, deciding and explaining cost, on the real package.
#![expect(clippy::expect_used, reason = "a benchmark that cannot start has nothing to measure")]

use criterion::{Criterion, criterion_group, criterion_main};
use std::hint::black_box;
use std::path::{Path, PathBuf};
use tiaowen::compile::compile;
use tiaowen::counterfactual::changes;
use tiaowen::document::tree::Tree;
use tiaowen::document::{Document, numeral};
use tiaowen::eval::{Options, Scratch, decide, examine};
use tiaowen::explain::report;
use tiaowen::facts::CaseReader;
use tiaowen::ir::DecisionId;
use tiaowen::package::{Files, Folder, load};
use tiaowen::render::Lang;
use tiaowen::render::dossier::Audience;
use tiaowen::source::{FileId, Sources};
use tiaowen::{Case, Engine, Search};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("policies/dalian-2017-46")
}

fn engine() -> Engine {
    Engine::open(root()).expect("the package is sound")
}

/// A case by the start of its file name, with the tables it names.
fn case(engine: &Engine, name: &str) -> Case {
    let files = Folder { root: root() };
    let found = files.list("cases", "yaml").expect("cases").into_iter().find(|path| path.contains(name));
    engine.case_at(&files, &found.expect("the case exists")).expect("the case reads")
}

fn compiling(c: &mut Criterion) {
    let (mut sources, mut diagnostics) = (Sources::default(), Vec::new());
    let package = load(&Folder { root: root() }, &mut sources, &mut diagnostics).expect("the package loads");
    c.bench_function("compile/the whole package", |bench| {
        bench.iter(|| compile(black_box(&package), &sources, &mut Vec::new()));
    });
    let engine = engine();
    let path = package.cases.first().expect("a case");
    let text = std::fs::read_to_string(root().join(path)).expect("the case reads");
    let reader = CaseReader::new(engine.program());
    c.bench_function("read/one case", |bench| {
        bench.iter(|| reader.read(tiaowen::data::Format::Yaml, FileId::new(0), black_box(&text), &mut Vec::new()));
    });
}

fn deciding(c: &mut Criterion) {
    let engine = engine();
    for (label, name) in [
        ("rented premises", "001-"),
        ("flexible work", "054-"),
        ("one post, two benefits", "081-"),
        ("the longest schedule", "085-"),
        ("four hires, two years", "034-"),
    ] {
        let read = case(&engine, name);
        let (case, prepared) = (read.facts(), engine.prepared_with(read.tables()));
        let all = Options::all(&prepared);
        let twelve: Vec<DecisionId> = DecisionId::all(&engine.program().decisions)
            .filter(|d| BENEFITS.contains(&engine.program().decisions[*d].rule.as_str()))
            .collect();
        for (which, decisions) in [("twelve benefits", &twelve), ("every rule", &all.decisions)] {
            let nodes = prepared.nodes_of(decisions);
            let mut scratch: [Scratch; 3] = Default::default();
            c.bench_function(&format!("decide/{label}/{which}"), |bench| {
                bench.iter(|| decide(&prepared, &case.facts, &all.choices, (decisions, &nodes), &mut scratch));
            });
        }
        let plain = Options { decisions: twelve.clone(), alternatives: false, ..all.clone() };
        c.bench_function(&format!("explain/{label}/twelve benefits, trace and tree"), |bench| {
            let mut scratch = Scratch::default();
            bench.iter(|| {
                let (run, decided) = examine(&prepared, &case.facts, &plain, &mut scratch);
                decided.iter().map(|d| report(&run, d, None)).collect::<Vec<_>>()
            });
        });
        let full = Options { alternatives: true, ..plain.clone() };
        c.bench_function(&format!("alternatives/{label}/twelve benefits"), |bench| {
            let mut scratch = Scratch::default();
            bench.iter(|| examine(&prepared, &case.facts, &full, &mut scratch).1);
        });
    }
}

/// What would turn a refusal, searched and proved; the first of each kind of condition.
fn turning(c: &mut Criterion) {
    let engine = engine();
    for (label, name, rule) in [
        ("a date past its limit", "057-", "高校毕业生灵活就业社保补贴"),
        ("a record in the way", "058-", "高校毕业生灵活就业社保补贴"),
        ("five alternatives", "315-", "政府补贴培训对象"),
    ] {
        let read = case(&engine, name);
        let (case, prepared) = (read.facts(), engine.prepared_with(read.tables()));
        let options = Options { decisions: prepared.select(Some(&[rule.to_owned()])), ..Options::all(&prepared) };
        let mut scratch = Scratch::default();
        let decided = examine(&prepared, &case.facts, &options, &mut scratch).1;
        assert!(!changes(&prepared, case, &options, &decided[0]).is_empty(), "{label}");
        c.bench_function(&format!("changes/{label}"), |bench| {
            bench.iter(|| changes(&prepared, case, &options, black_box(&decided[0])));
        });
    }
}

/// The explanation page of a case, from its facts to HTML: decided with every alternative, what would turn
/// it searched and proved.
fn explaining(c: &mut Criterion) {
    let engine = engine();
    for (label, name, rules) in [
        ("one refused", "057-", vec!["高校毕业生灵活就业社保补贴"]),
        ("two of a firm with three hires", "022-", vec!["创业带头人社保补贴", "公益性岗位补贴"]),
        ("the longest schedule", "085-", vec!["就业困难人员单位社保补贴", "公益性岗位补贴"]),
    ] {
        let read = case(&engine, name);
        let options = engine.options().only(&rules).expect("rules").search(Search::Engaged);
        c.bench_function(&format!("page/{label}"), |bench| {
            bench.iter(|| options.decide(&read).and_then(|d| d.page(Lang::Zh, Audience::Reviewer)).expect("a page"));
        });
    }
}

const BENEFITS: [&str; 12] = [
    "创业场地补贴",
    "创业带头人社保补贴",
    "一次性领取失业保险金",
    "创业项目推荐补贴",
    "高校毕业生招用社保补贴",
    "高校毕业生灵活就业社保补贴",
    "求职创业补贴",
    "高校毕业生创业贷款全额贴息",
    "就业困难人员单位社保补贴",
    "公益性岗位补贴",
    "就业困难人员灵活就业社保补贴",
    "免费入驻孵化平台",
];

/// The whole program, started cold.
fn whole_process(c: &mut Criterion) {
    let case = root().join("cases");
    let first = std::fs::read_dir(&case).expect("cases").flatten().map(|e| e.path()).filter(|p| p.is_file()).min();
    let (first, package) =
        (first.expect("a case").to_string_lossy().into_owned(), root().to_string_lossy().into_owned());
    let page = std::env::temp_dir().join("tiaowen-bench.html").to_string_lossy().into_owned();
    for (label, args) in [
        ("eval one case", vec!["eval", &package, "--case", &first]),
        ("check the whole package", vec!["check", &package]),
        ("ledger as a page", vec!["ledger", &package, "--format", "html", "--force", "-o", &page]),
        ("woven document with every case", vec!["report", &package, "--format", "html", "--force", "-o", &page]),
        ("explanation page of one case", vec!["report", &package, "--case", &first, "--force", "-o", &page]),
        ("test every case", vec!["test", &package]),
    ] {
        c.bench_function(&format!("process/{label}"), |bench| {
            bench.iter(|| {
                let out = std::process::Command::new(env!("CARGO_BIN_EXE_tiaowen")).args(&args).output();
                assert!(out.expect("the program runs").status.success(), "{label}");
            });
        });
    }
}

/// A new text in which one figure differs, against the package and its first hundred cases.
fn planning(c: &mut Criterion) {
    let dir = std::env::temp_dir().join("tiaowen-bench-plan");
    let cases = dir.join("cases");
    let _ = std::fs::remove_dir_all(&dir);
    std::fs::create_dir_all(&cases).expect("a folder");
    let text = std::fs::read_to_string(root().join("source/dazhengfa-2017-46.txt")).expect("the text");
    let new = text.replace("给予3000元/年的创业场地补贴", "给予5000元/年的创业场地补贴");
    assert_ne!(new, text);
    let file = dir.join("new.txt");
    std::fs::write(&file, new).expect("written");
    let mut own: Vec<PathBuf> =
        std::fs::read_dir(root().join("cases")).expect("cases").flatten().map(|e| e.path()).collect();
    own.sort();
    let (folders, files): (Vec<PathBuf>, Vec<PathBuf>) = own.into_iter().partition(|p| p.is_dir());
    for path in files.iter().take(100) {
        std::fs::copy(path, cases.join(path.file_name().expect("a name"))).expect("copied");
    }
    for folder in folders {
        let target = cases.join(folder.file_name().expect("a name"));
        std::fs::create_dir_all(&target).expect("a folder");
        for entry in std::fs::read_dir(&folder).expect("tables").flatten() {
            std::fs::copy(entry.path(), target.join(entry.file_name())).expect("copied");
        }
    }
    let paths = [root(), file, cases].map(|p| p.to_string_lossy().into_owned());
    let [package, file, cases] = &paths;
    c.bench_function("process/plan, one figure, a hundred cases", |bench| {
        bench.iter(|| {
            let args = ["plan", package, "--text", file, "--cases", cases];
            let out = std::process::Command::new(env!("CARGO_BIN_EXE_tiaowen")).args(args).output();
            assert_eq!(out.expect("the program runs").status.code(), Some(1), "decisions changed");
        });
    });
}

/// A text of 50,000 characters in chapters, articles and items.
fn long_text() -> String {
    let mut text = String::from("甲市补贴办法\n");
    let mut article = 0;
    while text.chars().count() < 50_000 {
        if article % 20 == 0 {
            text.push_str(&format!("第{}章　补贴\n", numeral(article / 20 + 1)));
        }
        article += 1;
        text.push_str(&format!("第{}条　有下列情形之一的，按照规定给予补贴：\n", numeral(article)));
        for item in 1..=5 {
            text.push_str(&format!(
                "（{}）在本市登记的单位招用人员满12个月，并按规定缴纳社会保险费的；\n",
                numeral(item)
            ));
        }
        text.push_str("前款规定的补贴期限最长不超过3年。申请人提供虚假材料的，不予补贴；已经补贴的，予以追回。\n");
    }
    text
}

fn structure(c: &mut Criterion) {
    let text = long_text();
    c.bench_function("structure/50,000 characters", |bench| bench.iter(|| Tree::read(black_box(&text), &[])));
    c.bench_function("structure/a document of 50,000 characters", |bench| {
        bench.iter(|| Document::read(black_box(&text), &[]));
    });
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(40).measurement_time(std::time::Duration::from_secs(2)).warm_up_time(std::time::Duration::from_millis(500));
    targets = structure, compiling, deciding, turning, explaining, whole_process, planning
}
criterion_main!(benches);
