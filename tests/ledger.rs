//! 台账: every character accounted for, every norm of the analysis in the package, every reference resolved.

#![expect(clippy::unwrap_used, reason = "the helpers here are part of the tests")]

mod support;

use serde_json::Value;
use support::{edited, package, program, read_folder, repository};
use tiaowen::compile::compile_with;
use tiaowen::ledger::{Ledger, ledger};
use tiaowen::package::{MemoryFiles, load};
use tiaowen::source::Sources;

fn account(files: &MemoryFiles) -> Ledger {
    let (mut sources, mut diagnostics) = (Sources::default(), Vec::new());
    let loaded = load(files, &mut sources, &mut diagnostics).unwrap();
    let (_, ledger) = compile_with(&loaded, &sources, &mut diagnostics, |view| {
        ledger(view.model, &view.compiled.program, view.corrections)
    })
    .unwrap();
    ledger
}

fn dalian() -> MemoryFiles {
    read_folder(&repository("policies/dalian-2017-46"))
}

fn run(args: &[&str]) -> (i32, String) {
    let done = program(args);
    (done.status.code().unwrap(), String::from_utf8(done.stdout).unwrap())
}

#[test]
fn every_character_has_one_entry() {
    for name in ["dalian-2017-46", "shifan-2024-3"] {
        let ledger = account(&read_folder(&repository(&format!("policies/{name}"))));
        assert_eq!(ledger.covered_chars, ledger.text_chars, "{name}");
        assert_eq!(ledger.kinds.iter().map(|k| k.chars).sum::<usize>(), ledger.text_chars, "{name}");
        assert!(ledger.uncovered.is_empty() && ledger.overlaps.is_empty(), "{name}");
        for clause in &ledger.clauses {
            assert_eq!(clause.kinds.iter().map(|k| k.chars).sum::<usize>(), clause.chars, "{name}{}", clause.clause);
            assert!(!clause.norms.is_empty(), "{name}{}", clause.clause);
        }
    }
}

/// Kinds of the analysis, and the kinds of statement that they may become.
const BECOMES: [(&str, &[&str]); 10] = [
    ("金额权益", &["给付", "标准"]),
    ("无额权益", &["给付", "裁量", "授权"]),
    ("准入", &["对象", "给付"]),
    ("定义", &["定义", "按规定"]),
    ("期限/上限", &["期限", "上限", "共同期限", "裁量"]),
    ("职责", &["职责", "授权"]),
    ("数量指标", &["指标"]),
    ("优先顺序", &["优先"]),
    ("政策宣示", &["导向"]),
    ("责任单位", &["责任单位"]),
];

/// Letters alone: quotations differ in marks and blanks.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

#[test]
fn every_norm_of_the_analysis_is_in_the_package() {
    let ledger = account(&dalian());
    let listed = std::fs::read_to_string(repository("tests/fixtures/norms.tsv")).unwrap();
    let rows: Vec<Vec<&str>> = listed.lines().map(|l| l.split('\t').collect()).collect();
    assert_eq!(rows.len(), 207);
    let norms: Vec<_> = ledger.clauses.iter().flat_map(|c| &c.norms).collect();
    assert!(norms.len() >= 207, "{}", norms.len());
    for row in rows {
        let [id, kind, words] = row.as_slice() else { unreachable!("{row:?}") };
        let anchor = id.split('#').next().unwrap();
        let kinds = BECOMES.iter().find(|(k, _)| k == kind).unwrap().1;
        let pieces: Vec<String> = words.split('…').map(letters).filter(|p| !p.is_empty()).collect();
        let found = norms.iter().any(|n| {
            let own = letters(&n.text);
            let start: String = own.chars().take(8).collect();
            let shares = |p: &String| {
                let head: String = p.chars().take(8).collect();
                own.contains(&head) || p.contains(&start)
            };
            kinds.contains(&n.kind.as_str()) && n.anchors.iter().any(|a| a == anchor) && pieces.iter().any(shares)
        });
        assert!(found, "{id} {kind} {words}");
    }
}

#[test]
fn leads_follow_the_documents_own_rule() {
    let ledger = account(&dalian());
    assert!(ledger.clauses.iter().all(|c| !c.responsible.lead.is_empty()));
    let lead = |n: usize| ledger.clauses[n - 1].responsible.lead.join("、");
    // 明示 in （一） and （三）; the first of the list from （二） on.
    assert_eq!(lead(1), "市发展改革委、市经信委");
    assert_eq!(lead(3), "市发展改革委、市人社局");
    assert_eq!(
        [2, 5, 8, 9, 16, 19, 20].map(lead).join("|"),
        "市发展改革委|市创促办|人民银行大连市中心支行|市委高校工委|市人社局|市委组织部|市政府办公厅"
    );
    // （十四） names 市建委 twice; a list of agencies names each once.
    assert_eq!(ledger.clauses[13].responsible.with.iter().filter(|a| *a == "市建委").count(), 1);
    assert!(ledger.clauses[1].responsible.by.contains("列第一位者"));
}

#[test]
fn every_reference_of_the_text_is_resolved() {
    let ledger = account(&dalian());
    let words = |word: &str| ledger.references.iter().filter(|r| r.word == word).collect::<Vec<_>>();
    assert_eq!([words("上述").len(), words("其余").len(), words("其中").len(), words("下同").len()], [2, 2, 2, 3]);
    // 14 times 按规定, and 按照国家、省有关要求.
    assert_eq!(words("按规定").len(), 14);
    assert_eq!(words("按照国家、省有关要求").len(), 1);
    for reference in &ledger.references {
        assert!(!reference.resolves.is_empty(), "{reference:?}");
    }
    let of = |word: &str, anchor: &str| {
        let found = ledger.references.iter().find(|r| r.word == word && r.anchor == anchor).unwrap();
        found.resolves.iter().map(|t| t.words.as_str()).collect::<Vec<_>>().join("|")
    };
    assert_eq!(of("上述", "15.6"), "就业困难人员单位社保补贴|公益性岗位补贴");
    assert_eq!(of("上述", "4.5"), "稳岗补贴|技能提升补贴");
    assert_eq!(of("其余", "15.6"), "除距退休时间不足5年，且从解释“可延长至退休是否须经审定”的以外的人员");
    // 下同 reaches forward only: none of the rules before （十二）第11句 is among them.
    let onward = &ledger.references.iter().find(|r| r.word == "下同" && r.anchor == "12.11").unwrap().resolves;
    let anchors: Vec<&str> = onward.iter().filter_map(|t| t.anchor.as_deref()).collect();
    assert_eq!(anchors, ["12.11", "12.12", "12.13"]);
    // 37 times 等 in the body, and once at the end of each list of agencies.
    let lists = ledger.enumerations.iter().filter(|e| e.reason == "责任单位的名单").count();
    assert_eq!((lists, ledger.enumerations.len() - lists), (21, 37));
    assert!(ledger.enumerations.iter().all(|e| e.extent != "未写明"));
}

#[test]
fn delegations_and_discretion_are_named() {
    let ledger = account(&dalian());
    assert_eq!(
        ledger.delegations.iter().map(|d| d.anchor.as_str()).collect::<std::collections::BTreeSet<_>>().len(),
        15
    );
    let names: Vec<(&str, &str, &str)> =
        ledger.discretions.iter().map(|d| (d.name.as_str(), d.bound.as_str(), d.who.as_str())).collect();
    assert!(names.contains(&("孵化期延长", "最长不超过2年", "未载明")), "{names:?}");
    assert!(names.contains(&("容错免责", "未载明", "未载明")));
    let shifan = account(&read_folder(&repository("policies/shifan-2024-3")));
    let states: Vec<&str> = shifan.delegations.iter().map(|d| d.state.as_str()).collect();
    assert!(states.iter().any(|s| s.contains("至2023年12月31日止")), "{states:?}");
}

#[test]
fn a_changed_character_and_an_ambiguous_quote_are_said() {
    let files = dalian();
    let source = "source/dazhengfa-2017-46.txt";
    let changed = edited(&files, source, |t| t.replacen("进城务工人员 and", "进城务工人员 与", 1));
    let said = package(&changed);
    let codes: Vec<&str> = said.errors().iter().map(|d| d.code.as_str()).collect();
    // A correction that no longer matches the bytes is an error, and nothing is guessed past it.
    assert_eq!(codes, ["T0204"], "{}", said.said(&said.errors()));
}

#[test]
fn words_that_lose_their_rule_are_uncovered() {
    let files = dalian();
    let path = "二、促进以创业带动就业.tw";
    let rule = "职责：建立市创业项目库。\n依据：“建立市创业项目库，”。\n";
    let cut = edited(&files, path, |t| t.replacen(rule, "", 1));
    let cut = edited(&cut, "package.toml", |t| t.replacen("\"finished\"", "\"draft\"", 1));
    let ledger = account(&cut);
    let lost: Vec<&str> = ledger.uncovered.iter().map(|s| s.text.as_str()).collect();
    assert_eq!(lost, ["建立市创业项目库，"]);
    assert_eq!(ledger.text_chars - ledger.covered_chars, 9);
}

#[test]
fn the_command_gives_what_others_rely_on() {
    let (code, out) = run(&["ledger", "policies/dalian-2017-46", "--format", "json"]);
    assert_eq!(code, 0);
    let json: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(json["schema"], "tiaowen.ledger/v1");
    assert_eq!(json["clauses"].as_array().unwrap().len(), 21);
    let keys = ["uncovered", "interpretations", "delegations", "discretions", "corrections"];
    assert!(keys.iter().all(|k| json[k].is_array()));
    let sixth = &json["clauses"][5];
    assert_eq!(
        (sixth["clause"].as_str(), sixth["responsible"]["lead"][0].as_str()),
        (Some("（六）"), Some("市人社局"))
    );
    let norm = &sixth["norms"][0];
    assert!(norm["kind"].is_string() && norm["name"].is_string() && norm["anchors"].is_array());
    for format in ["text", "md", "html"] {
        let (code, out) = run(&["台账", "policies/shifan-2024-3", "--format", format]);
        assert!(code == 0 && out.contains("示范〔2024〕3号"), "{format}");
    }
}
