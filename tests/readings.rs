//! A reading in words is in force only where a rule already says it.

mod support;

use support::{edited, package, read_folder, repository};
use tiaowen::diagnostic::Code;
use tiaowen::ir::Verdict;

/// Words at the place of each T0317 after an item is put before the last 责任单位 of the small package.
fn found(readings: &str, adopted: &str) -> Vec<String> {
    let item = format!(
        "解释事项：期限。\n依据：第（一）条“补贴期限最长不超过2年”。\n问题：示例。\n{readings}采用：{adopted}。\n\n"
    );
    let place = "责任单位：示范市人社局牵头";
    let base = read_folder(&repository("tests/diagnostics/base"));
    let files = edited(&base, "规则.tw", |t| {
        let named = t.replacen("起算：租用起始日。\n", "起算：租用起始日。\n所涉解释：“期限”。\n", 1);
        named.replacen(place, &format!("{item}{place}"), 1)
    });
    let package = package(&files);
    let others: Vec<_> = package.errors().into_iter().filter(|d| d.code != Code::UnwrittenReading).collect();
    assert!(others.is_empty(), "{}", package.said(&others));
    let ours = package.diagnostics.iter().filter(|d| d.code == Code::UnwrittenReading);
    ours.map(|d| d.help.unwrap_or_default().to_owned()).collect()
}

const WORDS: &str = "甲解：“中断的月份不计入”。理由：示例。\n乙解：“中断的月份也计入”。理由：示例。\n";
const COMPUTED: &str = "甲解：此前未曾领取营业执照。理由：示例。\n乙解：经营地为示范市。理由：示例。\n";

#[test]
fn a_reading_in_words_names_the_rule_and_the_line_that_say_it() {
    let used = "暂用甲解，未经有权机关解释";
    for (readings, adopted, expected) in [
        (WORDS, used.to_owned(), &["help"][..]),
        (WORDS, format!("{used}，已写入“场地补贴”"), &[]),
        (WORDS, format!("{used}，已写入“场地补贴”的期限"), &[]),
        (WORDS, format!("{used}，已写入“场地补贴”的第（2）项、“场地补贴”的主句"), &[]),
        (WORDS, format!("{used}，已写入“场地补贴”的第（3）项"), &["help-line"]),
        (WORDS, format!("{used}，已写入“场地补贴”的上限、“房租补贴”"), &["help-line", "help-rule"]),
        (WORDS, format!("{used}，已写入“用工补贴”的期限"), &["help-words"]),
        // Another reading, whoever has decided it, wants a rule as well.
        (WORDS, "乙解，示范市人民政府2020年5月1日作出".to_owned(), &["help"]),
        (WORDS, "乙解，示范市人民政府2020年5月1日作出，已写入“场地补贴”的期限".to_owned(), &[]),
        (WORDS, "未定，各解并列计算".to_owned(), &["help-undecided"]),
        (COMPUTED, used.to_owned(), &[]),
        (COMPUTED, format!("{used}，已写入“场地补贴”的期限"), &["help-computed"]),
        (COMPUTED, "未定，各解并列计算，已写入“场地补贴”的期限".to_owned(), &["help-undecided"]),
    ] {
        assert_eq!(found(readings, &adopted), expected, "{adopted}");
    }
}

#[test]
fn a_reading_of_how_long_changes_nothing_for_whom_no_condition_holds() {
    let base = read_folder(&repository("tests/diagnostics/base"));
    let decide = |written: &str, person: &str| {
        let item = format!(
            "解释事项：期限。\n依据：第（一）条“补贴期限最长不超过2年”。\n问题：示例。\n{WORDS}\
             采用：暂用甲解，未经有权机关解释，已写入{written}。\n\n"
        );
        let files = edited(&base, "规则.tw", |t| {
            let named = t.replacen("起算：租用起始日。\n", "起算：租用起始日。\n所涉解释：“期限”。\n", 1);
            named.replacen("责任单位：示范市人社局牵头", &format!("{item}责任单位：示范市人社局牵头"), 1)
        });
        let mut package = support::sound_package(&files);
        let text = format!(
            "基准日: 2023-01-01\n个人:\n  此前曾领取营业执照: 否\n  首次领取营业执照日期: 2020-01-01\n{person}"
        );
        let case = package.read_case("案例.yaml", &text).unwrap_or_else(|said| unreachable!("{}", package.said(&said)));
        let tables = package.tables_with(&files, None);
        package.examine(&case, &tables, |e| {
            let decided = e.decision("场地补贴");
            let of = decided.interpretations.iter().find(|i| e.run.program.interpretations[i.id].name == "期限");
            (decided.outcome.verdict, of.and_then(|of| of.matters))
        })
    };
    let elsewhere = "  经营地: 市外\n";
    let here =
        "  经营地: 示范市\n  租用起始日: 2021-01-01\n  租用终止日: 2022-12-31\n补贴记录: {场地补贴: {已享受月数: 0}}\n";
    let length = "“场地补贴”的期限";
    assert_eq!(decide(length, elsewhere), (Verdict::Unmet, Some(false)));
    // Of somebody who is paid nobody knows, nor where the reading says whether.
    assert_eq!(decide(length, here), (Verdict::Met, None));
    assert_eq!(decide("“场地补贴”的主句", elsewhere), (Verdict::Unmet, None));
    assert_eq!(decide("“场地补贴”的期限、“场地补贴”的第（2）项", elsewhere), (Verdict::Unmet, None));
    // Not refused, and not for that.
    assert_eq!(decide(length, "").1, None);
}

#[test]
fn the_account_lists_where_each_stands() {
    let out = support::program(&["ledger", "policies/dalian-2017-46", "--format", "json"]);
    let ledger: serde_json::Value = serde_json::from_slice(&out.stdout).unwrap_or_default();
    let items = ledger["interpretations"].as_array().cloned().unwrap_or_default();
    let in_words = |of: &serde_json::Value| {
        let used = of["alternatives"].as_array().into_iter().flatten().find(|a| a["used"] == true);
        used.is_some_and(|a| a["text"].as_str().is_some_and(|t| t.starts_with('“')))
    };
    let words: Vec<_> = items.iter().filter(|i| in_words(i)).collect();
    assert!(words.len() > 20, "{}", words.len());
    for item in words {
        assert!(item["written"].as_array().is_some_and(|w| !w.is_empty()), "{item}");
    }
}
