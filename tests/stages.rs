//! One small package and a list of conditions through the stages, each stage as a snapshot.
//!
//! `tests/stages/示范` is an invented text of two 条. Read the snapshots in `tests/snapshots/stages`
//! in order of their numbers to follow a sentence from its words to a decision.

#![expect(clippy::unwrap_used, clippy::panic, reason = "the helpers here are part of the tests")]

mod support;

use support::{Package, read_folder, repository, sound_package};
use tiaowen::compile::front;
use tiaowen::document::Document;
use tiaowen::explain::report;
use tiaowen::facts::Case;
use tiaowen::ir::dump;
use tiaowen::render::report::{Depth, Head, text};
use tiaowen::render::{Catalogue, Lang};
use tiaowen::resolve::resolve;
use tiaowen::source::{FileId, Span};
use tiaowen::syntax::ast::{Condition, ConditionKind, Item, MainSentence};
use tiaowen::syntax::{parse, print};

const CASE: &str = "cases/示范.yaml";

fn sample() -> (Package, Case) {
    let files = read_folder(&repository("tests/stages/示范"));
    let mut package = sound_package(&files);
    assert!(package.diagnostics.is_empty(), "{}", package.said(&package.diagnostics));
    let text = String::from_utf8(files.files[CASE].clone()).unwrap();
    let case = package.read_case(CASE, &text).unwrap_or_else(|said| panic!("{}", package.said(&said)));
    (package, case)
}

#[track_caller]
fn snapshot(name: &str, text: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("snapshots/stages");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, text));
}

/// A tree without its places, its names and texts on one line: what was written, wherever it stood.
fn shape(tree: &impl std::fmt::Debug) -> String {
    let text = format!("{tree:#?}");
    let mut lines: Vec<String> = Vec::new();
    let mut skip: Option<usize> = None;
    for line in text.lines() {
        let indent = line.len() - line.trim_start().len();
        let word = line.trim();
        match skip {
            Some(depth) if indent == depth && word.starts_with('}') => skip = None,
            Some(_) => {}
            None if word.ends_with("pan: Span {") => skip = Some(indent),
            None if word == "quoted: false," => {}
            None => lines.push(line.to_owned()),
        }
    }
    // `Name {`, `text: "甲",`, `},` become `甲`.
    let mut out: Vec<String> = Vec::new();
    for line in lines {
        let closes = line.trim_start().starts_with('}') && out.len() > 1;
        let named = out.iter().rev().nth(1).is_some_and(|l| l.ends_with("Name {") || l.ends_with("Text {"));
        let value = out.last().and_then(|l| l.trim().strip_prefix("text: ").map(str::to_owned));
        match value {
            Some(value) if closes && named => {
                out.pop();
                let opening = out.pop().unwrap_or_default();
                let head = opening.trim_end_matches("Name {").trim_end_matches("Text {");
                out.push(format!("{head}{value}"));
            }
            _ => out.push(line),
        }
    }
    out.join("\n")
}

// ------------------------------------------------------------------ a package, stage by stage

#[test]
fn stage_1_the_text() {
    let (package, _) = sample();
    let source = package.sources.get(package.files.as_ref().unwrap().text).unwrap();
    let document = Document::read(&source.text, &[]).unwrap();
    let anchors = document.anchors().iter().enumerate();
    let lines = anchors.map(|(i, a)| format!("{}\t{}\n", a.id, document.anchor_text(i).replace('\n', "⏎")));
    snapshot("1-文本", &lines.collect::<String>());
}

#[test]
fn stage_2_the_syntax_tree() {
    let (package, _) = sample();
    let (_, file) = package.sources.iter().find(|(_, f)| f.name == "规则.tw").unwrap();
    let parsed = parse(FileId::new(0), &file.text);
    assert_eq!(parsed.diagnostics, []);
    snapshot("2-语法树", &shape(&parsed.tree));
}

#[test]
fn stage_3_what_names_and_quotes_lead_to() {
    let (package, _) = sample();
    let mut said = Vec::new();
    let front = front(package.files.as_ref().unwrap(), &package.sources, &mut said).unwrap();
    let model = resolve(&front.document, &front.files, &mut said);
    assert_eq!(said, []);
    let words = |span: &Span| span.text(front.document.text()).to_owned();
    let mut out = String::from("规则\n");
    for rule in &model.rules {
        let cited = rule.cites.iter().map(|c| model.citations[*c].place.clone()).collect::<Vec<_>>();
        out += &format!("  {} {}：{}\n", rule.ast.kind.word(), rule.ast.name.text, cited.join("、"));
    }
    out += "引文\n";
    for citation in &model.citations {
        out += &format!("  {} {} “{}”\n", citation.place, citation.anchors.join(" "), citation.quote);
    }
    out += "定义\n";
    for d in &model.definitions.all {
        let anchor = d.anchor.map(|a| front.document.anchors()[a].id.as_str());
        out += &format!("  {} {:?} {:?} 自 {}\n", d.name, d.verb, d.scope, anchor.unwrap_or("无"));
    }
    out += "原文的归属\n";
    for claim in &model.claims {
        let spans: Vec<String> = claim.spans.iter().map(words).collect();
        out += &format!("  {} {}：{}\n", claim.kind, claim.rule, spans.join("……"));
    }
    out += "解释事项\n";
    for i in &model.interpretations {
        let readings: Vec<String> = i.alternatives.iter().map(|(value, _)| print::alternative(value)).collect();
        out += &format!("  {}：{}；{:?}\n", i.name, readings.join("／"), i.adopted);
    }
    snapshot("3-名称与引文", &out);
}

#[test]
fn stage_4_the_program() {
    let (package, _) = sample();
    snapshot("4-中间表示", &dump(package.program()));
}

#[test]
fn stage_5_the_outcomes() {
    let (mut package, case) = sample();
    let tables = package.tables_with(&Default::default(), None);
    let shown = package.examine(&case, &tables, |e| {
        let mut out = String::new();
        for d in e.decided {
            let o = &d.outcome;
            let rule = &e.run.program.decisions[o.decision].rule;
            let money = |v: Option<tiaowen::values::Exact>| v.map_or("—".to_owned(), |v| v.money());
            out += &format!("{rule}：{}，{}", o.verdict.word(), o.amount.state.word());
            let amount = [o.amount.total, o.amount.low, o.amount.high].map(money);
            out += &format!("，总额{}，最低{}，最高{}\n", amount[0], amount[1], amount[2]);
        }
        out
    });
    snapshot("5-结论", &shown);
}

#[test]
fn stage_6_the_explanations() {
    let (mut package, case) = sample();
    let tables = package.tables_with(&Default::default(), None);
    let shown = package.examine(&case, &tables, |e| {
        let head =
            Head { applicant: e.case.applicant.as_deref().unwrap(), dates: e.case.facts.dates, own_tables: None };
        let page = |d| text(e.run.program, &report(e.run, d, None), head, &Catalogue::load(Lang::Zh), Depth::Full);
        e.decided.iter().map(page).collect::<Vec<String>>().join("\n――――――――\n\n")
    });
    snapshot("6-审核说明", &shown);
}

#[test]
fn stage_7_the_decision_file() {
    let (mut package, case) = sample();
    let tables = package.tables_with(&Default::default(), None);
    let hash = package.compiled.as_ref().unwrap().ir_sha256.clone();
    let mut json = package.examine(&case, &tables, |e| serde_json::to_value(e.document(&hash, true)).unwrap());
    // Hashes and versions change whenever anything does; the stages before this one show what.
    assert_eq!(json["policy"]["ir_sha256"], hash.as_str());
    for volatile in ["ir_sha256", "engine"] {
        json["policy"][volatile] = "…".into();
    }
    snapshot("7-决定", &serde_json::to_string_pretty(&json).unwrap());
}

// ------------------------------------------------------------------ conditions

const CONDITIONS: &str = include_str!("stages/conditions.txt");

fn conditions() -> impl Iterator<Item = &'static str> {
    CONDITIONS.lines().filter(|l| !l.is_empty() && !l.starts_with("//"))
}

/// The reading of one condition, in a list so that every pattern may stand there.
fn reading(sentence: &str) -> Result<Condition, String> {
    let text = format!(
        "给付：甲补贴。\n对同时符合下列条件的个人，给予甲补贴：\n（1）{sentence}；\n（2）是乙。\n标准：无金额。\n"
    );
    let parsed = parse(FileId::new(0), &text);
    if let Some(d) = parsed.diagnostics.first() {
        return Err(format!("{} “{}”", d.code.as_str(), d.place.span.text(&text)));
    }
    let rule = parsed.tree.items.iter().find_map(|i| if let Item::Rule(r) = i { Some(r) } else { None });
    let Some(MainSentence::Grant { to, .. }) = rule.and_then(|r| r.main.clone()) else { panic!("{sentence}") };
    let ConditionKind::All(items) = to.condition.kind else { panic!("{sentence}") };
    assert_eq!(items.len(), 2, "{sentence}");
    Ok(items[0].clone())
}

/// The name of the pattern, with those within it.
fn pattern(condition: &Condition) -> String {
    use ConditionKind::*;
    let debug = format!("{:?}", condition.kind);
    let name = debug.split([' ', '(', '{']).next().unwrap_or_default();
    let inner: Vec<String> = match &condition.kind {
        All(items) | Any(items) | And(items) | Or(items) => items.iter().map(pattern).collect(),
        AtDate { condition, .. } | NoRecord { condition, .. } => vec![pattern(condition)],
        _ => vec![],
    };
    if inner.is_empty() { name.to_owned() } else { format!("{name}〔{}〕", inner.join(" ")) }
}

#[test]
fn each_condition_is_read_by_the_pattern_meant_for_it() {
    let mut out = String::new();
    for sentence in conditions() {
        match reading(sentence) {
            Ok(condition) => {
                let printed = print::condition(&condition);
                out += &format!("{sentence}\n  {}\n", pattern(&condition));
                if printed != sentence {
                    out += &format!("  回读：{printed}\n");
                }
            }
            Err(said) => out += &format!("{sentence}\n  拒绝：{said}\n"),
        }
    }
    assert!(conditions().count() >= 60);
    snapshot("条件的读法", &out);
}

#[test]
fn a_condition_read_back_is_the_same_condition() {
    for sentence in conditions() {
        let Ok(condition) = reading(sentence) else { continue };
        let printed = print::condition(&condition);
        let again = reading(&printed).unwrap_or_else(|said| panic!("{sentence} → {printed}: {said}"));
        assert_eq!(shape(&again), shape(&condition), "{sentence} → {printed}");
        assert_eq!(print::condition(&again), printed, "{sentence}");
    }
}

#[test]
fn width_and_blanks_do_not_change_a_reading() {
    for (one, other) in [
        ("失业保险累计缴费月数36个月以上", "失业保险累计缴费月数 ３６ 个月　以上"),
        ("留用率50%以上", "留用率５０％以上"),
        ("自正常经营起始日起满1年（以下称“年限”）", "自正常经营起始日起满 1 年(以下称“年限”)"),
        ("证书类别为甲、乙之一", "证书类别为\u{FEFF}甲 、乙 之一"),
    ] {
        assert_eq!(shape(&reading(other).unwrap()), shape(&reading(one).unwrap()), "{other}");
    }
    let differs = |one: &str, other: &str| shape(&reading(one).unwrap()) != shape(&reading(other).unwrap());
    assert!(differs("类型为甲", "类型为乙") && differs("月数36个月以上", "月数36个月以下"), "shape keeps meaning");
}
