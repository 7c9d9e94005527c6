//! 申请日期 and 申请事项: what was applied for, and when.

#![expect(clippy::unwrap_used, reason = "the helpers here are part of the tests")]

mod support;

use support::{edited, package, read_folder, repository};
use tiaowen::ir::Verdict;

/// The subsidy of the small package, given where the rent began in the year of the application.
fn decided(head: &str) -> (Verdict, Vec<String>) {
    let base = read_folder(&repository("tests/diagnostics/base"));
    let files = edited(&base, "规则.tw", |t| {
        t.replacen("（2）经营地为示范市。", "（2）经营地为示范市；\n（3）租用起始日与申请日期为同一年度。", 1)
    });
    let mut package = package(&files);
    let text = format!(
        "案例: 示例\n基准日: 2024-02-01\n{head}个人:\n  首次领取营业执照日期: 2023-03-01\n  此前曾领取营业执照: 否\n  \
         经营地: 示范市\n  租用起始日: 2023-03-01\n  租用终止日: 2024-02-29\n补贴记录:\n  场地补贴: {{已享受月数: 0}}\n"
    );
    let case = package.read_case("示例.yaml", &text);
    let case = case.map_err(|d| package.said(&d)).unwrap();
    let tables = package.tables_with(&files, None);
    package.examine(&case, &tables, |examined| {
        let document: serde_json::Value = serde_json::to_value(examined.document("", false)).unwrap();
        let one = document["decisions"].as_array().into_iter().flatten().find(|d| d["rule"] == "场地补贴");
        let missing = one.map(|d| d["missing"].to_string()).unwrap_or_default();
        (examined.decision("场地补贴").outcome.verdict, vec![missing])
    })
}

#[test]
fn the_day_of_the_application_is_no_other_date() {
    assert_eq!(decided("申请日期: 2023-12-20\n").0, Verdict::Met);
    assert_eq!(decided("申请日期: 2024-01-05\n").0, Verdict::Unmet);
    assert_eq!(decided("申请日期: {值: 2023-12-20, 来源: 受理登记簿, 日期: 2023-12-20}\n").0, Verdict::Met);
    // Nothing stands for it, the day of review least of all.
    for absent in ["", "申请日期: 不知\n", "申请日期: 未提供\n"] {
        let (verdict, missing) = decided(absent);
        assert_eq!(verdict, Verdict::AwaitsAgency, "{absent}");
        assert!(missing.iter().all(|m| m.contains("申请日期")), "{missing:?}");
    }
}

#[test]
fn what_was_applied_for_is_a_rule() {
    let base = read_folder(&repository("tests/diagnostics/base"));
    for (head, expected) in [
        ("申请事项: 场地补贴\n", None),
        ("申请事项: [场地补贴, 培训补贴]\n", Some(vec!["场地补贴", "培训补贴"])),
        ("申请事项: [场地补助]\n", None),
        ("申请日期: 2024-02-30\n", None),
        ("申请日期: 2024-02-01\n", Some(vec![])),
    ] {
        let text = format!("案例: 示例\n基准日: 2024-02-01\n{head}");
        let mut package = package(&base);
        let read = package.read_case("示例.yaml", &text);
        let applied_for = read.as_ref().ok().map(|c| c.applied.iter().map(String::as_str).collect::<Vec<_>>());
        assert_eq!(applied_for, expected, "{head}");
        // Nothing reports it as a fact that no rule used.
        assert!(expected.is_none() || read.is_ok_and(|c| c.supplied.iter().all(|s| s.slot.is_some())), "{head}");
    }
}
