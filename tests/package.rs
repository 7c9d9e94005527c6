//! The policy package of this repository: it is sound, its cases come out as their authors expect,
//! and nothing but a change of meaning changes what it says.

#![expect(clippy::unwrap_used, clippy::panic, reason = "the helpers here are part of the tests")]

mod support;

use serde_json::Value;
use std::sync::LazyLock;
use support::{Examined, Package, edited, package, read_folder, repository, sound_package};
use tiaowen::diagnostic::{Code, Diagnostic};
use tiaowen::eval::{Decided, Need};
use tiaowen::explain::name_of_need;
use tiaowen::facts::{Case, Expectation, Tables};
use tiaowen::ir::{DecisionKind, DictEntity, Dictionary, Verdict, dump};
use tiaowen::package::MemoryFiles;

static FILES: LazyLock<MemoryFiles> = LazyLock::new(|| read_folder(&repository("policies/dalian-2017-46")));

const SOURCE: &str = "source/dazhengfa-2017-46.txt";

fn file(path: &str) -> &'static str {
    std::str::from_utf8(&FILES.files[path]).unwrap()
}

/// The paths of the package's files that end so, in order.
fn paths(ending: &str) -> Vec<&'static str> {
    FILES.files.keys().map(String::as_str).filter(|p| p.ends_with(ending)).collect()
}

fn cases() -> Vec<&'static str> {
    paths(".yaml").into_iter().filter(|p| p.starts_with("cases/") && p.matches('/').count() == 1).collect()
}

/// The path of a case by the start of its name.
fn case_path(start: &str) -> &'static str {
    let found: Vec<&str> = cases().into_iter().filter(|p| p["cases/".len()..].starts_with(start)).collect();
    assert_eq!(found.len(), 1, "{start}: {found:?}");
    found[0]
}

fn read(package: &mut Package, path: &str) -> (Case, Tables) {
    let case = package.read_case(path, file(path)).unwrap_or_else(|said| panic!("{}", package.said(&said)));
    let tables = package.tables_with(&FILES, case.params_dir.as_ref().map(|d| format!("cases/{d}")).as_deref());
    (case, tables)
}

/// The decision file of a case, trees included.
fn document(package: &Package, case: &Case, tables: &Tables) -> String {
    let hash = &package.compiled.as_ref().unwrap().ir_sha256;
    package.examine(case, tables, |e| serde_json::to_string_pretty(&e.document(hash, true)).unwrap())
}

// ------------------------------------------------------------------ soundness and cases

#[test]
fn the_package_has_no_error() {
    let package = sound_package(&FILES);
    assert!(package.program().decisions.len() > 20, "{} decisions", package.program().decisions.len());
}

#[test]
fn every_case_comes_out_as_expected() {
    let mut package = sound_package(&FILES);
    let mut wrong = Vec::new();
    let mut compared = 0;
    for path in cases() {
        let (case, tables) = read(&mut package, path);
        assert!(!case.expectations.is_empty(), "{path} expects nothing");
        package.examine(&case, &tables, |examined| {
            let document = serde_json::to_value(examined.document("", false)).unwrap();
            for expectation in &case.expectations {
                compared += 1;
                let decided = examined.decision(&expectation.rule);
                for difference in differences(&examined, decided, expectation, &document) {
                    wrong.push(format!("{path} {}: {difference}", expectation.rule));
                }
            }
        });
    }
    assert!(compared >= cases().len());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What the decision file says and the case's author did not expect.
fn differences(examined: &Examined<'_>, decided: &Decided, expected: &Expectation, document: &Value) -> Vec<String> {
    let decisions = document["decisions"].as_array().unwrap();
    let json = decisions.iter().find(|d| d["rule"] == expected.rule.as_str()).unwrap();
    let total: u64 = json["schedule"].as_array().unwrap().iter().map(|s| s["months"].as_u64().unwrap()).sum();
    let months = decided.outcome.asked.as_ref().map_or(total, |asked| asked.months.into());
    let needs = |parameters: bool| -> Vec<String> {
        let of = decided.open.needs.iter().filter(|n| matches!(n, Need::Parameter { .. }) == parameters);
        of.map(|n| name_of_need(examined.run, *n)).collect()
    };
    let exact = |of: &Option<tiaowen::facts::Stated<tiaowen::values::Exact>>| of.as_ref().map(|s| s.value.money());
    let mut wrong = Vec::new();
    let mut compare = |what: &str, stated: Option<String>, found: &Value| {
        if let Some(stated) = stated
            && *found != Value::String(stated.clone())
        {
            wrong.push(format!("{what} {stated} expected, {found} found"));
        }
    };
    compare("结论", expected.outcome.as_ref().map(|s| s.value.word().to_owned()), &json["outcome"]);
    compare("总额", exact(&expected.total), &json["amount"]["total"]);
    compare("最低", exact(&expected.low), &json["amount"]["low"]);
    compare("最高", exact(&expected.high), &json["amount"]["high"]);
    compare("可享受日期", expected.earliest.as_ref().map(|s| s.value.to_string()), &json["earliest"]);
    compare("月数", expected.months.as_ref().map(|s| s.value.to_string()), &Value::String(months.to_string()));
    for (names, parameters) in [(&expected.missing_facts, false), (&expected.missing_parameters, true)] {
        let Some(names) = names else { continue };
        let found = needs(parameters);
        let absent: Vec<&String> = names.value.iter().filter(|n| !found.contains(n)).collect();
        if !absent.is_empty() {
            wrong.push(format!("{absent:?} not among what is missing: {found:?}"));
        }
    }
    wrong
}

// ------------------------------------------------------------------ explanations

/// One case for each outcome: the start of its file name, and the rule.
const EXPLAINED: [(&str, &str, Verdict); 16] = [
    ("001", "创业场地补贴", Verdict::Met),
    ("031", "创业带头人社保补贴", Verdict::Met),
    ("009", "创业场地补贴", Verdict::Unmet),
    ("028", "创业带头人社保补贴", Verdict::TooEarly),
    ("007", "创业场地补贴", Verdict::UsedUp),
    ("022", "创业带头人社保补贴", Verdict::AwaitsApplicant),
    ("027", "创业带头人社保补贴", Verdict::AwaitsAgency),
    ("100", "就业困难人员灵活就业社保补贴", Verdict::AwaitsParameter),
    ("003", "创业场地补贴", Verdict::AwaitsInterpretation),
    ("019", "免费入驻孵化平台", Verdict::AwaitsDiscretion),
    ("079", "就业见习补贴提高档", Verdict::NotComputable),
    ("112", "困难家庭稳定就业", Verdict::NotApplicable),
    ("110", "困难家庭稳定就业", Verdict::OnTarget),
    ("111", "困难家庭稳定就业", Verdict::BelowTarget),
    ("116", "专职工作人员配备", Verdict::AboveTarget),
    ("094", "就业困难人员灵活就业社保补贴", Verdict::Met),
];

/// The package's snapshots hold whole sentences: no argument of a message is left unfilled.
#[test]
fn explanations_are_filled_in() {
    let texts = FILES.files.iter().filter(|(path, _)| path.starts_with("snapshots/") && path.ends_with(".txt"));
    let mut count = 0;
    for (path, bytes) in texts {
        let text = std::str::from_utf8(bytes).unwrap();
        assert!(!text.contains(['{', '}', '$']), "{path}");
        count += 1;
    }
    assert_eq!(count, 2 * cases().len());
}

#[test]
fn a_case_explains_each_outcome() {
    let mut package = sound_package(&FILES);
    for (start, rule, verdict) in EXPLAINED {
        let path = case_path(start);
        let (case, tables) = read(&mut package, path);
        package.examine(&case, &tables, |e| assert_eq!(e.decision(rule).outcome.verdict, verdict, "{path}"));
    }
}

/// 规定不一致: two rules of one rank grant the same thing; only a difference is one.
#[test]
fn rules_that_grant_one_thing_must_agree() {
    let base = read_folder(&repository("tests/diagnostics/base"));
    let case = "基准日: 2021-06-01\n个人: {首次领取营业执照日期: 2020-01-01, 此前曾领取营业执照: 否, 经营地: 示范市, \
                租用起始日: 2020-01-01, 租用终止日: 2020-12-31}\n补贴记录: {场地补贴: {已享受月数: 0}, 场地补贴之二: {已享受月数: 0}}\n";
    for (rate, verdict) in [("3600", Verdict::Inconsistent), ("2400", Verdict::Met)] {
        let second = format!(
            "给付：场地补贴之二。\n依据：“对在示范市初次创业的人员，”。\n对经营地为示范市的个人，给予场地补贴（以下称“场地补贴之二”）。\n\
             计算范围：自租用起始日起至租用终止日止。\n标准：{rate}元/年。\n\n定义：初次创业。"
        );
        let mut package = package(&edited(&base, "规则.tw", |t| t.replacen("定义：初次创业。", &second, 1)));
        assert!(package.errors().is_empty(), "{}", package.said(&package.diagnostics));
        let case = package.read_case("案例.yaml", case).unwrap();
        let tables = package.tables_with(&base, None);
        package.examine(&case, &tables, |examined| {
            for rule in ["场地补贴", "场地补贴之二"] {
                assert_eq!(examined.decision(rule).outcome.verdict, verdict, "{rule} at {rate}");
            }
        });
    }
}

// ------------------------------------------------------------------ the same bytes

#[test]
fn a_hundred_runs_give_the_same_bytes() {
    let mut package = sound_package(&FILES);
    let (case, tables) = read(&mut package, case_path("022"));
    let first = document(&package, &case, &tables);
    for run in 1..100 {
        assert_eq!(document(&package, &case, &tables), first, "run {run}");
    }
    let mut again = sound_package(&FILES);
    let (case, tables) = read(&mut again, case_path("022"));
    assert_eq!(document(&again, &case, &tables), first, "compiled anew");
}

/// Rule files whose rules may stand in any order.
fn rule_files() -> Vec<&'static str> {
    paths(".tw").into_iter().filter(|p| *p != "事实.tw" && *p != "文件头.tw").collect()
}

/// The blocks between two headings in reverse order, each under a comment and two blank lines.
fn shuffled(text: &str) -> String {
    let heading = |block: &str| {
        let first = block.trim_start_matches("// ").chars().next();
        block.starts_with('（') || first.is_some_and(|c| "一二三四五六七八九十".contains(c))
    };
    let mut out: Vec<String> = Vec::new();
    let mut group: Vec<&str> = Vec::new();
    for block in text.split("\n\n").filter(|b| !b.trim().is_empty()) {
        if heading(block) {
            out.extend(group.drain(..).rev().map(str::to_owned));
            out.push(block.to_owned());
        } else {
            group.push(block);
        }
    }
    out.extend(group.into_iter().rev().map(str::to_owned));
    out.iter().map(|b| format!("// 供维护者看的话：“引号”、冒号。\n{}\n\n\n", b.trim_matches('\n'))).collect()
}

fn same_meaning(changed: &MemoryFiles) {
    let mut plain = sound_package(&FILES);
    let mut other = sound_package(changed);
    let (expected, found) = (dump(plain.program()), dump(other.program()));
    let difference = expected.lines().zip(found.lines()).find(|(a, b)| a != b);
    assert_eq!(difference, None);
    let hash = |p: &Package| p.compiled.as_ref().unwrap().ir_sha256.clone();
    assert_eq!(hash(&other), hash(&plain));
    for start in ["001", "022", "094"] {
        let (case, tables) = read(&mut plain, case_path(start));
        let expected = document(&plain, &case, &tables);
        let (case, tables) = read(&mut other, case_path(start));
        assert_eq!(document(&other, &case, &tables), expected, "{start}");
    }
}

#[test]
fn comments_blank_lines_and_the_order_of_rules_change_nothing() {
    let changed = rule_files().into_iter().fold(FILES.clone(), |files, path| edited(&files, path, shuffled));
    same_meaning(&changed);
}

#[test]
fn the_order_of_the_rule_files_changes_nothing() {
    let changed = edited(&FILES, "package.toml", |text| {
        let (before, rest) = text.split_once("rules = [\n").unwrap();
        let (list, after) = rest.split_once("]\n").unwrap();
        let list: Vec<&str> = list.lines().rev().collect();
        format!("{before}rules = [\n{}\n]\n{after}", list.join("\n"))
    });
    same_meaning(&changed);
}

#[test]
fn a_change_of_meaning_changes_the_hash() {
    let hash = |files: &MemoryFiles| sound_package(files).compiled.unwrap().ir_sha256;
    let changed =
        edited(&FILES, "二、促进以创业带动就业.tw", |t| t.replacen("标准：3000元/年", "标准：3001元/年", 1));
    assert_ne!(hash(&changed), hash(&FILES));
}

// ------------------------------------------------------------------ what is not known is not refused

/// Every outcome of a case is open: nothing is granted, and nothing refused.
fn all_open(text: &str) {
    let mut package = sound_package(&FILES);
    let case = package.read_case("案例.yaml", text).unwrap_or_else(|said| panic!("{}", package.said(&said)));
    let tables = package.tables_with(&FILES, None);
    package.examine(&case, &tables, |examined| {
        // What an agency may do whatever the case is, it may do in an empty one.
        let always =
            |d: &&Decided| examined.run.program.decisions[d.outcome.decision].kind == DecisionKind::Authorisation;
        let asked = examined.decided.iter().filter(|d| !always(d));
        let verdicts = asked.map(|d| (d.outcome.verdict, d.outcome.decision));
        let decided: Vec<String> = verdicts
            .filter(|(v, _)| !v.is_open())
            .map(|(v, d)| format!("{} {}", examined.run.program.decisions[d].rule, v.word()))
            .collect();
        assert!(decided.is_empty(), "{text}\n{}", decided.join("\n"));
        assert_eq!(examined.decided.len(), examined.run.program.decisions.len());
    });
}

#[test]
fn an_empty_case_refuses_nothing() {
    all_open("基准日: 2019-03-01\n");
}

#[test]
fn a_case_of_unknown_facts_refuses_nothing() {
    let package = sound_package(&FILES);
    for depth in 1..=3 {
        all_open(&unknown(&package.program().dictionary, depth));
    }
}

/// A case that answers 不知 to every fact of the dictionary, down to this many relations.
fn unknown(dictionary: &Dictionary, depth: usize) -> String {
    let mut out = "基准日: 2019-03-01\n".to_owned();
    for (name, entity) in dictionary.entities.iter().filter(|(n, e)| e.root && *n != "补贴记录") {
        out.push_str(&format!("{name}: {}\n", unknown_entity(dictionary, entity, depth)));
    }
    out
}

fn unknown_entity(dictionary: &Dictionary, entity: &DictEntity, depth: usize) -> String {
    let mut items: Vec<String> = entity.facts.keys().map(|f| format!("{f}: 不知")).collect();
    for (name, relation) in &entity.relations {
        // One that the top of the case stands for is answered there.
        if relation.fallback.is_some() {
            continue;
        }
        let own = dictionary.entities.get(name).filter(|_| depth > 1 && relation.many);
        let value = own.map_or("不知".to_owned(), |own| {
            let item = unknown_entity(dictionary, own, depth - 1);
            let person = relation.target.as_ref().map(|t| {
                let person = unknown_entity(dictionary, &dictionary.entities[t], depth - 1);
                format!(", {t}: {person}")
            });
            format!("[{}{}}}]", &item[..item.len() - 1], person.unwrap_or_default())
        });
        items.push(format!("{name}: {value}"));
    }
    format!("{{{}}}", items.join(", "))
}

// ------------------------------------------------------------------ the text first

/// What is said where the source reads `new` for `old`.
fn said_of_source(old: &str, new: &str) -> (Package, Vec<Diagnostic>) {
    assert_eq!(file(SOURCE).matches(old).count(), 1, "{old}");
    let package = package(&edited(&FILES, SOURCE, |t| t.replacen(old, new, 1)));
    let errors = package.errors();
    (package, errors)
}

#[test]
fn one_changed_character_of_the_source_names_the_lost_quotes() {
    // Lines that cite; what stands in quotation marks elsewhere is a name or a reason.
    let quoting = |words: &str| -> usize {
        let lines = rule_files().into_iter().flat_map(|f| file(f).lines());
        let citing = lines.filter(|l| l.starts_with("依据：") || l.starts_with("参见："));
        let quotes = citing.flat_map(|t| t.split('“').skip(1).filter_map(|q| q.split_once('”')).map(|(q, _)| q));
        quotes.filter(|q| q.contains(words)).count()
    };
    for (old, new, words) in [
        ("给予3000元/年的创业场地补贴", "给予5000元/年的创业场地补贴", "3000元/年"),
        ("毕业5年内，下同", "毕业6年内，下同", "毕业5年内"),
    ] {
        let (package, errors) = said_of_source(old, new);
        let changed: Vec<&Diagnostic> = errors.iter().filter(|d| d.code == Code::SourceChanged).collect();
        assert_eq!(changed.len(), 1, "{}", package.said(&errors));
        let lost: Vec<&Diagnostic> = errors.iter().filter(|d| d.code == Code::QuoteNotFound).collect();
        assert_eq!(errors.len(), lost.len() + 1, "{}", package.said(&errors));
        for d in &lost {
            let marked = d.place.span.text(&package.sources.get(d.place.file).unwrap().text);
            assert!(marked.contains(words), "{marked}");
        }
        assert!(!lost.is_empty() && lost.len() == quoting(words), "{} lost, {} quoted", lost.len(), quoting(words));
    }
}

#[test]
fn what_is_said_of_a_changed_source() {
    let (package, errors) = said_of_source("给予3000元/年的创业场地补贴", "给予5000元/年的创业场地补贴");
    insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
        insta::assert_snapshot!("原文改了一个字", package.said(&errors));
    });
}

// ------------------------------------------------------------------ faults where they stand

#[test]
fn a_misspelt_interpretation_is_reported_where_it_is_named() {
    // Every line that names an interpretation, and the byte at which the first name on it begins.
    let mut named: Vec<(&str, usize)> = Vec::new();
    for path in rule_files() {
        let text = file(path);
        for marker in ["所涉解释：“", "从解释“"] {
            named.extend(text.match_indices(marker).map(|(at, _)| (path, at + marker.len())));
        }
    }
    named.sort();
    assert!(named.len() > 50);
    let mut wrong = Vec::new();
    // A few of them in each file, and the lines of parameters and definitions in any case.
    for (path, at) in named.into_iter().step_by(7).chain([
        ("参数.tw", file("参数.tw").find("从解释“").unwrap() + "从解释“".len()),
        ("四、抓好重点群体就业创业.tw", file("四、抓好重点群体就业创业.tw").find("“核定后法定").unwrap() + "“".len()),
    ]) {
        let misspelt = edited(&FILES, path, |t| format!("{}误{}", &t[..at], &t[at..]));
        let package = package(&misspelt);
        for d in package.errors() {
            let source = package.sources.get(d.place.file).unwrap();
            let range = d.place.span.range();
            let there = source.name == path && range.start <= at && at < range.end;
            if d.code != Code::UnregisteredInterpretation || !there {
                wrong.push(format!("{path}: {}", package.said(&[d])));
            }
        }
        assert!(!package.errors().is_empty(), "{path} {at}");
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
