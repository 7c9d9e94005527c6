//! One line of the 示范 package changed, and what a case then comes to: words behind a sentence, rounding, keys of
//! tables, amounts that are never below zero.

mod support;

use support::{case_text, edited, package, read_folder, repository, sound_package};
use tiaowen::ir::Verdict;
use tiaowen::package::MemoryFiles;

const HOUSING: &str = "二、安居补贴.tw";
const FACTS: &str = "事实.tw";
const ITEMS: &str = "解释事项.tw";

fn files() -> MemoryFiles {
    let files = read_folder(&repository("policies/shifan-2024-3"));
    edited(&files, "package.toml", |t| t.replacen("\"finished\"", "\"draft\"", 1))
}

fn housing(from: &str, to: &str) -> MemoryFiles {
    edited(&files(), HOUSING, |t| t.replacen(from, to, 1))
}

fn case(start: &str) -> String {
    case_text(&files(), start)
}

fn codes(files: &MemoryFiles) -> Vec<&'static str> {
    package(files).errors().iter().map(|d| d.code.as_str()).collect()
}

// ------------------------------------------------------------------ words behind a sentence

#[test]
fn words_behind_what_a_sentence_names_are_a_finding() {
    let bonus = "对引进高层次人才数1名以上的单位，给予引才奖励。";
    for (written, code) in [
        ("对引进高层次人才数1名以上的单位，给予引才奖励，但类型为创业基地的除外。", "T0121"),
        ("对引进高层次人才数1名以上的单位，给予引才奖励但类型为创业基地的除外。", "T0121"),
        ("对引进高层次人才数1名以上的单位，给予引才奖励，每年最多100元。", "T0121"),
        ("对引进高层次人才数1名以上的单位，给予引才奖励和奖励。", "T0121"),
        ("对引进高层次人才数1名以上的单位，给予“引才奖励”另行。", "T0121"),
        ("对引进高层次人才数1名以上的单位，给予引才奖励（每年最多100元）。", "T0121"),
        ("对引进高层次人才数1名以上的单位，给予租房补贴。", "T0122"),
        ("对引进高层次人才数1名以上的单位，给予引才。", "T0122"),
        ("对引进高层次人才数1名以上的单位，给予引才资金（以下称“引才补贴”）。", "T0122"),
        ("对引进高层次人才数1名以上的单位，给予引才资金，但除外（以下称“引才奖励”）。", "T0121"),
    ] {
        assert_eq!(codes(&housing(bonus, written)), [code], "{written}");
    }
    for written in [
        "对引进高层次人才数1名以上的单位，给予“引才奖励”。",
        "对引进高层次人才数1名以上的单位，给予引才资金（以下称“引才奖励”）。",
    ] {
        assert_eq!(codes(&housing(bonus, written)), [""; 0], "{written}");
    }
}

#[test]
fn other_sentences_end_where_they_end_too() {
    let rule = |text: &str| {
        let place = "\n责任单位：市住建局、市人社局。\n";
        housing(place, &format!("\n{text}\n{place}"))
    };
    let own = "依据：“对引进高层次人才的用人单位，”。";
    for (text, code) in [
        (format!("对象：甲。\n{own}\n将引进高层次人才数1名以上的单位列为甲，但乙除外。"), "T0121"),
        (format!("对象：甲。\n{own}\n将引进高层次人才数1名以上的单位列为乙。"), "T0122"),
        (format!("优先：甲。\n{own}\n对引进高层次人才数1名以上的单位，列入优先次序，每年最多100名。"), "T0121"),
        (format!("裁量：甲。\n{own}\n对引进高层次人才数1名以上的单位，经审定可以奖励，但乙除外。"), "T0121"),
        (format!("职责：甲。\n{own}\n对引进高层次人才数1名以上的单位，应当奖励，但乙除外。"), "T0121"),
        ("术语：甲。\n来源：示例。\n乙，是指单位的引进高层次人才数1名以上。".to_owned(), "T0122"),
        (format!("新旧衔接：甲。\n{own}"), "T0106"),
    ] {
        assert_eq!(codes(&rule(&text)).first(), Some(&code), "{text}");
    }
}

#[test]
fn what_one_line_swallowed_of_another_is_a_finding() {
    for (path, from, to, code) in [
        (HOUSING, "所涉解释：“补贴总额的舍入”。", "说明：示例。\n所涉解释和奖励：“补贴总额的舍入”。", "T0106"),
        (HOUSING, "核查：未载明。", "核查：未载明，另行。", "T0102"),
        (FACTS, "为是否，由审核部门核实，", "为是否，由审核部门核实，由审核部门核实，", "T0117"),
        (ITEMS, "甲解：舍入为四舍五入到元。", "乙解：舍入为四舍五入到元。", "T0107"),
        ("文件头.tw", "有效期：5年。", "有效期：5年。\n有效期：6年。", "T0117"),
    ] {
        let files = edited(&files(), path, |t| t.replacen(from, to, 1));
        assert_eq!(codes(&files).first(), Some(&code), "{to}");
    }
}

// ------------------------------------------------------------------ rounding and other settings

#[test]
fn totals_are_rounded_in_each_form() {
    // 18000 × 199 ÷ 365 = 9813.698…
    let leased = |form: &str| {
        let files = housing("期限：最长不超过3年。", "期限：至购房合同备案日期止。");
        let files = edited(&files, HOUSING, |t| {
            t.replacen("（4）购房合同备案日期不晚于基准日。", "（4）购房合同备案日期早于租赁终止日。", 1)
        });
        let files = edited(&files, ITEMS, |t| {
            t.replacen("舍入为四舍五入到分", "舍入为不舍入", 1).replacen(
                "舍入为四舍五入到元。",
                &format!("舍入为{form}。"),
                1,
            )
        });
        let case = case("034")
            .replace("2027-03-01", "2024-03-01")
            .replace("已享受月数: 28", "已享受月数: 0")
            .replace("租赁终止日: 2028-02-29", "租赁终止日: 2026-02-28\n  购房合同备案日期: 2024-09-15");
        sound_package(&files).decide(&case, "租房补贴").1
    };
    for (way, totals) in [
        ("四舍五入", ["9810.00", "9814.00", "9813.70", "9813.70"]),
        ("去尾", ["9810.00", "9813.00", "9813.60", "9813.69"]),
        ("进一", ["9820.00", "9814.00", "9813.70", "9813.70"]),
    ] {
        for (unit, total) in ["十元", "元", "角", "分"].into_iter().zip(totals) {
            assert_eq!(leased(&format!("{way}到{unit}")).as_deref(), Some(total), "{way}到{unit}");
        }
    }
}

#[test]
fn a_setting_in_words_that_no_form_fits_is_never_a_condition() {
    for written in [
        "舍入为舍去到元",
        "舍入为四舍五入到百元",
        "起算为甲、乙",
        "折算为按旬折算",
        "计算单位为每家",
        "期限为三年左右",
        "取值为上年",
        "算式为甲的",
    ] {
        for (stem, other) in [("甲解", "乙解"), ("乙解", "甲解")] {
            let item = format!(
                "\n解释事项：示例。\n依据：第（六）条第3句“补贴总额计算到元，”。\n问题：示例。\n甲解：“一”。理由：示例。\n\
                 乙解：“二”。理由：示例。\n采用：暂用{other}，未经有权机关解释。\n"
            );
            let words = if stem == "甲解" { "“一”" } else { "“二”" };
            let item = item.replacen(words, written, 1);
            let files = edited(&files(), ITEMS, |t| format!("{t}{item}"));
            let found = codes(&files);
            let known = written == "取值为上年" || written == "期限为三年左右" && found == ["T0104"];
            assert!(found == ["T0102"] || found == ["T0103"] || known, "{stem}：{written}: {found:?}");
        }
    }
    // One alternative in words would leave totals unrounded.
    let mixed = edited(&files(), ITEMS, |t| t.replacen("乙解：舍入为四舍五入到分", "乙解：“不舍入”", 1));
    assert_eq!(codes(&mixed), ["T0310"]);
}

// ------------------------------------------------------------------ keys of tables

/// 引才奖励 by a table with one column, and what a case with this value of it comes to.
fn by_table(fact: &str, rows: &[&str], value: &str) -> Result<(Verdict, Option<String>), Vec<&'static str>> {
    let files = edited(&files(), FACTS, |t| {
        format!(
            "{t}\n事实：单位的键，为{fact}。\n\n参数：引才标准。\n依据：第（五）条第2句“给予引才奖励”。\n单位：元。\n索引：键。\n\
             发布：文外，发布机关未载明。\n"
        )
    });
    let files = edited(&files, HOUSING, |t| {
        t.replacen(
            "标准：按规定，从《示范市高层次人才认定和奖励办法》。\n所涉",
            "标准：引才标准。\n发放：一次性。\n所涉",
            1,
        )
    });
    let files = edited(&files, "package.toml", |t| t.replacen("cases =", "parameters = \"parameters\"\ncases =", 1));
    let rows: String = rows.iter().map(|row| format!("  - {{{row}, 来源: 示例}}\n")).collect();
    let table = format!("参数: 引才标准\n单位: 元\n索引: [键]\n行:\n{rows}");
    let files = files.with("parameters/引才标准.yaml", table);
    let mut package = package(&files);
    let found: Vec<&'static str> = package.errors().iter().map(|d| d.code.as_str()).collect();
    if !found.is_empty() {
        return Err(found);
    }
    let case = format!("基准日: 2025-03-01\n单位: {{引进高层次人才数: 2, 键: {value}}}\n");
    Ok(package.decide(&case, "引才奖励"))
}

#[test]
fn keys_of_tables_match_by_value() {
    let is = ["键: 是, 值: \"100\"", "键: 否, 值: \"200\""];
    let kinds = ["键: 甲, 值: \"100\"", "键: 乙, 值: \"200\""];
    let count = ["键: ..4, 值: \"100\"", "键: 5..9, 值: \"200\"", "键: 10, 值: \"300\""];
    let money = ["键: \"0..99.99\", 值: \"100\"", "键: \"100..\", 值: \"200\""];
    let ratio = ["键: 0%..29.9%, 值: \"100\"", "键: 30%.., 值: \"200\""];
    let days = ["键: ..2024-06-14, 值: \"100\"", "键: 2024-06-15.., 值: \"200\""];
    let months = ["键: 2024-01..2024-06, 值: \"100\"", "键: 2024-07.., 值: \"200\""];
    for (fact, rows, value, total) in [
        ("是否", &is[..], "是", "100.00"),
        ("是否", &is[..], "否", "200.00"),
        ("甲、乙之一", &kinds[..], "乙", "200.00"),
        ("文本", &kinds[..], "甲", "100.00"),
        ("数量，人", &count[..], "4", "100.00"),
        ("数量，人", &count[..], "5", "200.00"),
        ("数量，人", &count[..], "10", "300.00"),
        ("金额，元", &money[..], "\"99.99\"", "100.00"),
        ("金额，元", &money[..], "100", "200.00"),
        ("比率", &ratio[..], "\"30%\"", "200.00"),
        ("比率", &ratio[..], "\"29.9%\"", "100.00"),
        ("日期", &days[..], "2024-06-14", "100.00"),
        ("日期", &days[..], "2024-06-15", "200.00"),
        ("日期", &months[..], "2024-06-30", "100.00"),
        ("月份", &months[..], "2024-07", "200.00"),
    ] {
        assert_eq!(by_table(fact, rows, value), Ok((Verdict::Met, Some(total.to_owned()))), "{fact} {value}");
    }
    // No row for the value: nothing is published.
    assert_eq!(by_table("数量，人", &count, "11").unwrap().1, None);
    for fact in ["甲、乙之数项", "月份之数项", "金额之数项，元"] {
        assert_eq!(by_table(fact, &kinds, "甲"), Err(vec!["T0511"]), "{fact}");
    }
    assert_eq!(by_table("数量，人", &["键: 9..5, 值: \"1\""], "5"), Err(vec!["T0506"]));
}

#[test]
fn a_key_that_is_not_known_takes_no_row_unless_every_value_finds_the_same() {
    let one = ["键: 甲, 值: \"100\""];
    let both = ["键: 甲, 值: \"100\"", "键: 乙, 值: \"100\""];
    let differ = ["键: 甲, 值: \"100\"", "键: 乙, 值: \"200\""];
    let rest = ["键: 甲, 值: \"100\", 公布: 2024-02-01", "值: \"100\""];
    let all = ["值: \"100\""];
    for (fact, rows, known) in [
        ("文本", &one[..], false),
        ("文本", &both[..], false),
        ("文本", &rest[..], true),
        ("文本", &all[..], true),
        ("甲、乙之一", &one[..], false),
        ("甲、乙之一", &both[..], true),
        ("甲、乙之一", &differ[..], false),
        ("甲、乙之一，列举未尽", &both[..], false),
        ("是否", &["键: 是, 值: \"100\""][..], false),
        ("是否", &["键: 是, 值: \"100\"", "键: 否, 值: \"100\""][..], true),
        ("数量，人", &["键: 1.., 值: \"100\""][..], false),
        ("数量，人", &all[..], true),
    ] {
        let found = by_table(fact, rows, "不知").unwrap().1;
        assert_eq!(found.is_some(), known, "{fact} {rows:?}: {found:?}");
    }
}

// ------------------------------------------------------------------ never below zero

#[test]
fn an_amount_is_never_below_zero_where_the_rule_says_so() {
    let paid = |standard: &str, spent: &str, had: &str| {
        let files = edited(&files(), FACTS, |t| {
            format!("{t}\n事实：单位的招聘费用，为金额，元。\n事实：单位的已获补助，为金额，元。\n")
        });
        let files = edited(&files, HOUSING, |t| {
            t.replacen(
                "标准：按规定，从《示范市高层次人才认定和奖励办法》。\n所涉",
                &format!("{standard}\n发放：一次性。\n所涉"),
                1,
            )
        });
        let case = format!("基准日: 2025-03-01\n单位: {{引进高层次人才数: 2, 招聘费用: {spent}, 已获补助: {had}}}\n");
        sound_package(&files).decide(&case, "引才奖励").1
    };
    let plain = "标准：招聘费用－已获补助，不低于0元。";
    let named = "算式：差额＝招聘费用－已获补助，不低于0元。\n标准：差额×50%＋10元。";
    let share = "标准：按招聘费用－已获补助的50%给予，不低于0元。";
    for (standard, spent, had, total) in [
        (plain, "300", "100", Some("200.00")),
        (named, "300", "100", Some("110.00")),
        (named, "100", "300", Some("10.00")),
        // What does not apply is not 0.
        (named, "不适用", "300", None),
    ] {
        assert_eq!(paid(standard, spent, had).as_deref(), total, "{standard} {spent} {had}");
    }
    let files = edited(&files(), HOUSING, |t| {
        t.replacen("标准：按规定，从《示范市高", &format!("{share}\n标准：按规定，从《示范市高"), 1)
    });
    assert!(!codes(&files).contains(&"T0102"), "{share} is read");
}
