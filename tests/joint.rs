//! 上限：与“乙”合计: one cap for several entitlements, in the order of the text.

#![expect(clippy::unwrap_used, clippy::panic, reason = "the helpers here are part of the tests")]

mod support;

use support::{edited, package, read_folder, repository, sound_package};
use tiaowen::package::MemoryFiles;

const HEAD: &str = "（一）支持初次创业\n\n";
const FIRST: &str = "给付：场地补贴。\n依据：“给予2400元/年的场地补贴”。\n对招用人数1名以上的单位，给予场地补贴。\n\
    标准：3000元/名。\n计数：招用人数。\n发放：一次性。\n";
const SECOND: &str = "给付：培训补贴。\n依据：“培训机构按规定享受培训补贴”。\n对单位类型为企业的单位，给予培训补贴。\n\
    标准：5000元。\n发放：一次性。\n";

fn files(first: &str, second: &str) -> MemoryFiles {
    let base = read_folder(&repository("tests/diagnostics/base"));
    let fact = "事实：补贴记录的年度已核额，为金额，元，由审核部门核实。";
    let rules = format!("{HEAD}{FIRST}{first}\n{SECOND}{second}");
    edited(&base, "事实.tw", |t| format!("{t}\n{fact}\n")).with("规则.tw", rules)
}

/// What each of the two comes to: outcome and amount, as the decision file has them.
fn decide(files: &MemoryFiles, case: &str) -> [String; 2] {
    let mut package = sound_package(files);
    let text = format!("案例: 甲\n基准日: 2021-03-01\n{case}");
    let case = package.read_case("案例.yaml", &text).unwrap_or_else(|said| panic!("{}", package.said(&said)));
    let tables = package.compiled.as_ref().unwrap().tables.clone();
    package.examine(&case, &tables, |examined| {
        ["场地补贴", "培训补贴"].map(|rule| {
            let outcome = &examined.decision(rule).outcome;
            let amount = &outcome.amount;
            let money = |n: Option<tiaowen::Exact>| n.map_or("—".to_owned(), |n| n.money());
            let sum =
                amount.total.map_or_else(|| format!("{}..{}", money(amount.low), money(amount.high)), |t| t.money());
            format!("{} {sum}", outcome.verdict.word())
        })
    })
}

fn case(heads: &str, first: &str, second: &str) -> String {
    format!(
        "单位: {{单位类型: 企业, 招用人数: {heads}}}\n\
         补贴记录: {{场地补贴: {{年度已核额: {first}}}, 培训补贴: {{年度已核额: {second}}}}}\n"
    )
}

#[test]
fn one_cap_is_taken_in_the_order_of_the_text_wherever_it_is_written() {
    let (in_first, in_second) =
        ("上限：与“培训补贴”合计，每户每年最多1万元。\n", "上限：与“场地补贴”合计，每户每年最多1万元。\n");
    let rows = [
        // 3000 and 5000 fit; 6000 leaves 4000; 12000 is cut to 10000, and nothing is left.
        (case("1", "[]", "[]"), ["符合 3000.00", "符合 5000.00"]),
        (case("2", "[]", "[]"), ["符合 6000.00", "符合 4000.00"]),
        (case("4", "[]", "[]"), ["符合 10000.00", "已享受完毕 0.00"]),
        // What was approved of either counts for both, in its year.
        (case("2", "[]", "[{年: 2021, 金额: 7000}]"), ["符合 3000.00", "已享受完毕 0.00"]),
        (case("2", "[{年: 2021, 金额: 7000}]", "[]"), ["符合 3000.00", "已享受完毕 0.00"]),
        (case("2", "[{年: 2020, 金额: 9000}]", "[{年: 2020, 金额: 9000}]"), ["符合 6000.00", "符合 4000.00"]),
        // Not known: from nothing to the cap.
        (case("1", "[]", "不知"), ["待核实 0.00..3000.00", "待核实 0.00..5000.00"]),
        // Refused, the first takes nothing of it.
        (case("0", "[]", "[]"), ["不符合 —..—", "符合 5000.00"]),
        // Open, it may take what it asks for.
        (case("不知", "[]", "[]"), ["待补正 —..—", "待补正 0.00..5000.00"]),
    ];
    for (first, second) in [(in_first, ""), ("", in_second), (in_first, in_second)] {
        let files = files(first, second);
        for (case, [a, b]) in &rows {
            let found = decide(&files, case);
            assert_eq!(found, [(*a).to_owned(), (*b).to_owned()], "{first}{second}{case}");
        }
    }
}

#[test]
fn a_cap_of_its_own_comes_before_or_behind_as_it_is_written() {
    let files = files("上限：每户每年最多4000元。\n上限：与“培训补贴”合计，每户每年最多6000元。\n", "");
    assert_eq!(decide(&files, &case("2", "[]", "[]")), ["符合 4000.00", "符合 2000.00"]);
}

#[test]
fn a_joint_cap_that_cannot_count_is_refused() {
    let codes = |files: &MemoryFiles| -> Vec<&'static str> {
        package(files).errors().iter().map(|d| d.code.as_str()).collect()
    };
    for (first, code) in [
        ("上限：与“培训补贴”合计，每户每年最多1万元。\n", ""),
        ("上限：与“培训补贴”合计，每户累计最多1万元。\n", ""),
        ("上限：与“培训津贴”合计，每户每年最多1万元。\n", "T0306"),
        ("上限：与“场地补贴”合计，每户每年最多1万元。\n", "T0118"),
        ("上限：与“培训补贴”合计，每户每次最多1万元。\n", "T0118"),
        ("上限：与“培训补贴”合计，每名最多1万元。\n", "T0118"),
    ] {
        let found = codes(&files(first, ""));
        assert_eq!(found.first().copied().unwrap_or(""), code, "{first}: {found:?}");
    }
}
