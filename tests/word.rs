//! What people read for an outcome: each kind of rule has its own words, in text, pages and data, and nobody reads
//! that a duty is 符合.

#![expect(clippy::unwrap_used, clippy::panic, reason = "the helpers here are part of the tests")]

mod support;

use support::{read_folder, repository};
use tiaowen::ir::{DecisionKind, Verdict, Word};
use tiaowen::package::MemoryFiles;
use tiaowen::{Audience, Depth, Engine, Lang, Package};

const QUOTED: &str = "依据：“对单位招用的困难人员，按最低工资标准给予用工补贴，”。\n";

/// The base package with one rule of a kind.
fn engine(kind: &str, sentence: &str) -> Engine {
    let files = read_folder(&repository("tests/diagnostics/base"));
    let rule = format!("（二）支持招用困难人员\n\n{kind}：甲。\n{QUOTED}{sentence}\n");
    made(&files.with("规则.tw", rule))
}

fn made(files: &MemoryFiles) -> Engine {
    let package = Package::read(files);
    let said = package.findings().clone().errors().drawn(Lang::Zh, false, 100);
    package.into_engine().unwrap_or_else(|_| panic!("{said}"))
}

/// Outcome, word, and all that is read of it.
fn decided(engine: &Engine, facts: &str) -> (String, String, String) {
    let case = format!("案例: 甲\n基准日: 2020-03-01\n{facts}\n");
    let case = engine.case("案例.yaml", &case).unwrap();
    let decisions = engine.options().only(&["甲"]).unwrap().decide(&case).unwrap();
    let json: serde_json::Value = serde_json::from_str(&decisions.json(Lang::Zh)).unwrap();
    let of = &json["decisions"][0];
    let page = decisions.page(Lang::Zh, Audience::Reviewer).unwrap();
    let read = format!("{}\n{page}", decisions.text(Lang::Zh, Depth::Full));
    (of["outcome"].as_str().unwrap().to_owned(), of["word"].as_str().unwrap().to_owned(), read)
}

const KINDS: [(&str, &str, [&str; 2]); 7] = [
    ("给付", "对是困难人员的个人，给予甲。\n标准：无金额。", ["符合", "不符合"]),
    ("对象", "将是困难人员的个人列为甲。", ["符合", "不符合"]),
    ("优先", "对是困难人员的个人，列入优先次序。", ["列入", "不列入"]),
    ("职责", "对是困难人员的个人，应当上门服务。", ["应当履行", "不适用"]),
    ("裁量", "对是困难人员的个人，经审定可以延长。", ["具备审定条件", "不具备审定条件"]),
    ("授权", "对是困难人员的个人，由市人社局决定是否上门服务。", ["可以适用", "不适用"]),
    ("指标", "对类型为街道的机构，确保专职工作人员数为1名至2名。", ["达标", "未达标"]),
];

#[test]
fn each_kind_has_its_words_and_no_other() {
    for (kind, sentence, words) in KINDS {
        let engine = engine(kind, sentence);
        let facts = |met: bool| match kind {
            "指标" => format!("机构: {{类型: 街道, 专职工作人员数: {}}}", i32::from(met)),
            _ => format!("个人: {{是否困难人员: {}}}", if met { "是" } else { "否" }),
        };
        for (met, word) in [(true, words[0]), (false, words[1])] {
            let (outcome, read_as, read) = decided(&engine, &facts(met));
            assert_eq!(read_as, word, "{kind}");
            let decision = DecisionKind::from_word(kind).unwrap();
            let verdict = Verdict::from_word(&outcome).unwrap();
            assert_eq!(verdict == decision.goal(), met, "{kind}");
            assert!(read.contains(&format!("\n{word}。")), "{kind}: {read}");
            let foreign = !matches!(kind, "给付" | "对象") && read.contains("符合");
            assert!(!foreign, "{kind}: {read}");
            assert!(!read.contains("金额待定") && !read.contains("核定金额"), "{kind}: {read}");
        }
        let (_, _, open) = decided(&engine, "个人: {姓名: 示例}");
        let foreign = !matches!(kind, "给付" | "对象") && open.contains("符合");
        assert!(!foreign, "{kind}: {open}");
    }
}

#[test]
fn a_case_may_expect_either_word() {
    for (kind, sentence, _) in KINDS.iter().filter(|k| k.0 != "指标") {
        let engine = engine(kind, sentence);
        let decision = DecisionKind::from_word(kind).unwrap();
        for verdict in [decision.goal(), Verdict::Unmet] {
            for word in [verdict.word(), Word::of(decision, verdict).word()] {
                let case = format!("案例: 甲\n基准日: 2020-03-01\n期望:\n  甲: {{结论: {word}}}\n");
                let case = engine.case("案例.yaml", &case).unwrap();
                let expected = case.facts().expectations[0].outcome.as_ref().unwrap().value;
                assert_eq!(expected, verdict, "{kind} {word}");
            }
        }
        let case = "案例: 甲\n基准日: 2020-03-01\n期望:\n  甲: {结论: 达成}\n";
        assert!(engine.case("案例.yaml", case).is_err(), "{kind}");
    }
}

#[test]
fn an_authorisation_names_who_decides_and_pays_nothing() {
    let all = engine("授权", "由市人社局决定是否上门服务。");
    let (outcome, word, read) = decided(&all, "个人: {姓名: 示例}");
    assert_eq!((&*outcome, &*word), ("符合", "可以适用"));
    assert!(read.contains("是否上门服务，由市人社局决定"), "{read}");
    for (sentence, code) in [
        ("对是困难人员的个人，可以上门服务。", "T0111"),
        ("对是困难人员的个人，应当可以上门服务。", "T0111"),
        ("对是困难人员的个人，由市人社局上门服务。", "T0111"),
        ("由决定是否上门服务。", "T0111"),
        ("由市人社局决定是否上门服务，但节假日除外。", "T0121"),
        ("由市人社局决定是否上门服务。\n标准：300元。", "T0106"),
        ("由市人社局决定是否上门服务。\n幅度：最长不超过1年。", "T0106"),
    ] {
        let files = read_folder(&repository("tests/diagnostics/base"));
        let rule = format!("（二）支持招用困难人员\n\n授权：甲。\n{QUOTED}{sentence}\n");
        let said =
            Package::read(&files.clone().with("规则.tw", rule)).findings().clone().errors().drawn(Lang::Zh, false, 100);
        assert!(said.contains(code), "{sentence}: {said}");
    }
}

#[test]
fn a_reading_that_nobody_adopted_releases_nobody_from_a_duty() {
    let item = |adopted: &str| {
        format!(
            "解释事项：范围。\n依据：第（二）条“按最低工资标准给予用工补贴”。\n问题：范围没有写。\n\
             甲解：困难类别含有残疾人。理由：示例。\n乙解：是困难人员。理由：示例。\n采用：{adopted}。\n\n"
        )
    };
    let files = read_folder(&repository("tests/diagnostics/base"));
    let rule = format!("（二）支持招用困难人员\n\n职责：甲。\n{QUOTED}对从解释“范围”的个人，应当上门服务。\n");
    for (adopted, released) in [("暂用甲解，未经有权机关解释", false), ("甲解，示范市人民政府2020年2月1日作出", true)]
    {
        let engine = made(&files.clone().with("规则.tw", item(adopted) + &rule));
        let (_, word, read) = decided(&engine, "个人: {困难类别: [], 是否困难人员: 否}");
        assert_eq!(word, "不适用");
        assert_eq!(read.contains("不据此免除该项职责"), !released, "{read}");
        assert!(!read.contains("不须履行"), "{read}");
    }
}

#[test]
fn a_reading_matters_where_it_changes_something_and_not_where_a_fact_is_missing() {
    let files = read_folder(&repository("tests/diagnostics/base"));
    let item = |adopted: &str| {
        format!(
            "解释事项：范围。\n依据：第（二）条“按最低工资标准给予用工补贴”。\n问题：范围没有写。\n\
             甲解：困难类别含有残疾人。理由：示例。\n乙解：是困难人员。理由：示例。\n采用：{adopted}。\n\n"
        )
    };
    let rule = format!(
        "（二）支持招用困难人员\n\n给付：甲。\n{QUOTED}对从解释“范围”的个人，给予甲。\n标准：300元。\n发放：一次性。\n"
    );
    let provisional = made(&files.clone().with("规则.tw", item("暂用甲解，未经有权机关解释") + &rule));
    let undecided = made(&files.with("规则.tw", item("未定，各解并列计算") + &rule));
    for (facts, matters, said) in [
        ("困难类别: [残疾人]", serde_json::Value::Null, "缺少判断所需的事实，是否影响不知"),
        ("困难类别: [残疾人], 是否困难人员: 否", true.into(), "此项影响结果"),
        ("困难类别: [残疾人], 是否困难人员: 是", false.into(), "结论和数额不变"),
    ] {
        let case = format!("案例: 甲\n基准日: 2020-03-01\n个人: {{{facts}}}\n");
        let case = provisional.case("案例.yaml", &case).unwrap();
        let decisions = provisional.decide(&case).unwrap();
        let json: serde_json::Value = serde_json::from_str(&decisions.json(Lang::Zh)).unwrap();
        assert_eq!(json["decisions"][0]["interpretations"][0]["matters"], matters, "{facts}");
        let text = decisions.text(Lang::Zh, Depth::Brief);
        let whole = decisions.text(Lang::Zh, Depth::Sections);
        assert!(whole.contains(said), "{facts}: {whole}");
        // May it be signed: on the first screen, before the reasons.
        let told = text.find("签署").zip(text.find("二、")).is_some_and(|(sign, reasons)| sign < reasons);
        assert_eq!(told, matters.is_null(), "{facts}: {text}");
    }
    // Of readings of which none is in force what is reckoned is no bill.
    let (outcome, _, read) = decided(&undecided, "个人: {困难类别: [残疾人], 是否困难人员: 否}");
    assert_eq!(outcome, "待解释");
    assert!(read.contains("不是应发数额") && read.contains("现在不能签署核定"), "{read}");
    assert!(!read.contains("本次应发") && !read.contains("本案采用"), "{read}");
}
