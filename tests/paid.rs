//! What comes out below nothing, at nothing, or was had before: the smallest rules, with the right result.

#![expect(clippy::unwrap_used, clippy::panic, reason = "the helpers here are part of the tests")]

mod support;

use support::{Package, edited, nothing_had, package, read_folder, repository};
use tiaowen::package::MemoryFiles;

/// The base package with one benefit of these lines.
fn files(lines: &str) -> MemoryFiles {
    let base = read_folder(&repository("tests/diagnostics/base"));
    let facts = "事实：个人的月收入，为金额，元。\n事实：个人的领取月份，为月份之数项。\n事实：个人的项目数，为数量，个。\n\
        事实：个人的已发项目数，为数量，个，用作已领数量。\n事实：个人的核减项目数，为数量，个。\n";
    let head = "（一）支持初次创业\n\n给付：场地补贴。\n依据：“给予2400元/年的场地补贴”。\n\
        对此前未曾领取营业执照的个人，给予场地补贴。\n";
    edited(&base, "事实.tw", |t| format!("{t}{facts}")).with("规则.tw", format!("{head}{lines}"))
}

fn sound(lines: &str) -> Package {
    let package = package(&files(lines));
    assert!(package.errors().is_empty(), "{lines}{}", package.said(&package.errors()));
    package
}

/// Outcome, total and schedule of the benefit for a person.
fn decide(package: &mut Package, person: &str) -> String {
    let text =
        format!("案例: 甲\n基准日: 2022-06-30\n个人:\n  此前曾领取营业执照: 否\n{person}{}", nothing_had(person));
    let case = package.read_case("案例.yaml", &text).unwrap_or_else(|said| panic!("{}", package.said(&said)));
    let tables = package.compiled.as_ref().unwrap().tables.clone();
    package.examine(&case, &tables, |examined| {
        let outcome = &examined.decided[0].outcome;
        let total = outcome.amount.total.map_or_else(|| outcome.amount.state.word().to_owned(), |t| t.money());
        let spans = outcome.payment.iter().flat_map(|p| &p.segments).filter_map(|s| s.span);
        let spans: Vec<String> = spans.map(|(from, to)| format!("{from}..{to}")).collect();
        format!("{} {total} {}", outcome.verdict.word(), spans.join("，")).trim_end().to_owned()
    })
}

#[test]
fn an_amount_below_nothing_is_a_fault_and_never_paid() {
    let once = "标准：800元－月收入。\n发放：一次性。\n";
    let tiers =
        "标准：下列各档之一：\n（1）月收入800元以下的，1000元；\n（2）其余的，800元－月收入。\n发放：一次性。\n";
    let monthly = "计算范围：领取月份。\n标准：每月按月差额全额给予。\n算式：月差额＝（800元－月收入）÷1个月。\n";
    for lines in [once, tiers, monthly] {
        let mut package = sound(lines);
        let person = |income: &str| format!("  月收入: \"{income}\"\n  领取月份: [\"2022-01..2022-02\"]\n");
        assert!(decide(&mut package, &person("800.01")).starts_with("无法计算"), "{lines}");
        assert!(decide(&mut package, &person("0")).starts_with("符合"), "{lines}");
    }
    assert!(decide(&mut sound(once), "  月收入: \"800\"\n").starts_with("不符合"), "nothing is not paid");
    let floor = once.replace("800元－月收入。", "800元－月收入，不低于0元。");
    assert!(
        decide(&mut sound(&floor), "  月收入: \"900\"\n").starts_with("不符合"),
        "nothing is left, and none is owed"
    );
}

#[test]
fn what_was_had_before_and_what_never_was_are_told_apart() {
    let had = "标准：500元/个。\n计数：项目数－已发项目数。\n发放：一次性。\n";
    let cut = "标准：500元/个。\n计数：项目数－核减项目数。\n发放：一次性。\n";
    let case = |all: u32, less: u32| format!("  项目数: {all}\n  已发项目数: {less}\n  核减项目数: {less}\n");
    for (lines, all, less, right) in [
        (had, 3, 1, "符合 1000.00"),
        (had, 3, 3, "已享受完毕 0.00"),
        (had, 0, 0, "不符合"),
        (had, 1, 2, "无法计算"),
        (cut, 3, 3, "不符合"),
        (cut, 1, 2, "无法计算"),
    ] {
        let is = decide(&mut sound(lines), &case(all, less));
        assert!(is.starts_with(right), "{lines}{all} less {less}: {is}, not {right}");
    }
}

#[test]
fn months_enjoyed_are_taken_out_of_the_span() {
    let lines = |proration: &str| {
        format!(
            "计算范围：自租用起始日起至租用终止日止。\n标准：2400元/年。\n期限：最长不超过3年。\n起算：租用起始日。\n折算：{proration}。\n"
        )
    };
    let case = |to: &str, enjoyed: u32| {
        format!("  租用起始日: 2020-01-01\n  租用终止日: {to}\n补贴记录:\n  场地补贴: {{已享受月数: {enjoyed}}}\n")
    };
    for (proration, to, enjoyed, right) in [
        ("按月折算", "2020-12-31", 12, "已享受完毕 0.00"),
        ("按月折算", "2021-12-31", 12, "符合 2400.00 2021-01..2021-12"),
        ("按月折算", "2021-06-30", 12, "符合 1200.00 2021-01..2021-06"),
        ("满年计发", "2022-11-30", 0, "符合 4800.00 2020-01..2021-12"),
        ("满年计发", "2022-12-31", 24, "符合 2400.00 2022-01..2022-12"),
        ("满年计发", "2022-11-30", 24, "已享受完毕 0.00"),
        ("满年计发", "2020-11-30", 0, "不符合"),
        ("按日折算", "2021-01-31", 12, "符合 14880/73 2021-01..2021-01"),
        ("按月折算", "2025-12-31", 36, "已享受完毕 0.00"),
    ] {
        let is = decide(&mut sound(&lines(proration)), &case(to, enjoyed));
        assert!(is.starts_with(right), "{proration} to {to}, {enjoyed} enjoyed: {is}, not {right}");
    }
}
