//! 上限: whom it counts, in what time, on every kind of payment.
//!
//! Each row is a rule over a small package, a case, and what comes out by hand.

#![expect(clippy::unwrap_used, clippy::panic, reason = "the helpers here are part of the tests")]

mod support;

use support::{Package, edited, package, read_folder, repository, sound_package};
use tiaowen::ir::Verdict;
use tiaowen::package::MemoryFiles;

const HEAD: &str = "（一）支持初次创业\n\n给付：场地补贴。\n依据：“给予2400元/年的场地补贴”。\n";

/// The base package with the lines of one rule and a record of what was approved before.
fn files(lines: &str) -> MemoryFiles {
    let base = read_folder(&repository("tests/diagnostics/base"));
    let fact = "事实：补贴记录的年度已核额，为金额，元，由审核部门核实。";
    edited(&base, "事实.tw", |t| format!("{t}\n{fact}\n")).with("规则.tw", format!("{HEAD}{lines}"))
}

/// Outcome, total or bounds, and each cap's sum before, after and left as the decision file has them.
fn decide(package: &mut Package, case: &str) -> (Verdict, String, Vec<String>) {
    let text = format!("案例: 甲\n基准日: 2021-01-01\n{case}");
    let case = package.read_case("案例.yaml", &text).unwrap_or_else(|said| panic!("{}", package.said(&said)));
    let tables = package.compiled.as_ref().unwrap().tables.clone();
    package.examine(&case, &tables, |examined| {
        let outcome = &examined.decision("场地补贴").outcome;
        let amount = &outcome.amount;
        let bounds = |end: Option<tiaowen::values::Exact>| end.map_or("—".to_owned(), |e| e.money());
        let sum =
            amount.total.map_or_else(|| format!("{}..{}", bounds(amount.low), bounds(amount.high)), |t| t.money());
        let json = serde_json::to_value(examined.document("", false)).unwrap();
        let caps = json["decisions"][0]["caps"].as_array().cloned().unwrap_or_default();
        let word = |v: &serde_json::Value| v.as_str().map_or_else(|| "—".to_owned(), str::to_owned);
        let cap =
            |c: &serde_json::Value| format!("{}→{} 余{}", word(&c["before"]), word(&c["after"]), word(&c["left"]));
        (outcome.verdict, sum, caps.iter().map(cap).collect())
    })
}

const PIECES: &str = "对招用人数1名以上的单位，给予场地补贴。\n标准：3000元/名。\n计数：招用人数。\n发放：一次性。\n";
const SPAN: &str = "对此前未曾领取营业执照的个人，给予场地补贴。\n\
    计算范围：自租用起始日起至租用终止日止。\n标准：2400元/年。\n折算：按月折算。\n";
const WINDOW: &str = "对此前未曾领取营业执照的个人，给予场地补贴。\n\
    计算范围：自租用起始日起至租用终止日止。\n标准：按月租金×计发月数全额给予。\n";
const MEMBERS: &str = "对招用人数1名以上的单位，给予场地补贴。\n\
    计算范围：招用人员中，招用日期不晚于基准日的。\n标准：每名每月按单位缴费额之和全额给予。\n";

const TWO: &str = "单位: {招用人数: 2}\n补贴记录: {场地补贴: {年度已核额: []}}";
/// Ten months of 2018, the whole of 2019, two of 2020: 2000, 2400 and 400 元.
const LEASE: &str = "个人: {此前曾领取营业执照: 否, 租用起始日: 2018-03-01, 租用终止日: 2020-02-29, 月租金: 200}\n\
    补贴记录: {场地补贴: {已享受月数: 0, 年度已核额: []}}";
/// Two hired, each 1000 元 in each of three months.
const HIRED: &str = "
单位:
  招用人数: 2
  招用人员:
  - 个人: {补贴记录: {场地补贴: {年度已核额: []}}}
    招用日期: 2020-01-01
    缴费记录: [{所属月: 2020-01..2020-03, 单位缴费额: 1000}]
  - 个人: {补贴记录: {场地补贴: {年度已核额: [{年: 2020, 金额: 900}]}}}
    招用日期: 2020-01-01
    缴费记录: [{所属月: 2020-01..2020-03, 单位缴费额: 1000}]
补贴记录: {场地补贴: {年度已核额: []}}";

#[test]
fn a_cap_counts_whom_and_in_what_time_it_says() {
    let rows: &[(&str, &str, &str, &str, &[&str])] = &[
        (PIECES, "每人最多5000元", TWO, "6000.00", &["6000.00→6000.00 余4000.00"]),
        (PIECES, "每名最多5000元", TWO, "6000.00", &["6000.00→6000.00 余4000.00"]),
        (PIECES, "每人最多2000元", TWO, "4000.00", &["6000.00→4000.00 余0.00"]),
        (PIECES, "每户每次最多5000元", TWO, "5000.00", &["6000.00→5000.00 余0.00"]),
        (PIECES, "每家每年最多5000元", TWO, "5000.00", &["6000.00→5000.00 余0.00"]),
        (
            PIECES,
            "每人最多2000元。\n上限：每户每次最多3000元。\n上限：每家最多1万元",
            TWO,
            "3000.00",
            &["6000.00→4000.00 余0.00", "4000.00→3000.00 余0.00", "3000.00→3000.00 余7000.00"],
        ),
        (
            SPAN,
            "每户每年最多2100元",
            LEASE,
            "4500.00",
            &["2000.00→2000.00 余100.00", "2400.00→2100.00 余0.00", "400.00→400.00 余1700.00"],
        ),
        (SPAN, "每人累计最多3000元", LEASE, "3000.00", &["4800.00→3000.00 余0.00"]),
        (SPAN, "每人每次最多3000元", LEASE, "3000.00", &["4800.00→3000.00 余0.00"]),
        (SPAN, "每人最多3000元", LEASE, "3000.00", &["4800.00→3000.00 余0.00"]),
        (
            WINDOW,
            "每人每年最多2100元",
            LEASE,
            "4500.00",
            &["2000.00→2000.00 余100.00", "2400.00→2100.00 余0.00", "400.00→400.00 余1700.00"],
        ),
        (MEMBERS, "每人每次最多2500元", HIRED, "5000.00", &["3000.00→2500.00 余0.00"; 2]),
        (MEMBERS, "每人每年最多2500元", HIRED, "4100.00", &["3000.00→2500.00 余0.00", "3000.00→1600.00 余0.00"]),
        (MEMBERS, "每户最多2500元", HIRED, "2500.00", &["6000.00→2500.00 余0.00"]),
        (MEMBERS, "每人每月最多800元", HIRED, "4800.00", &["1000.00→800.00 余0.00"; 6]),
        (MEMBERS, "每户每月最多1500元", HIRED, "4500.00", &["2000.00→1500.00 余0.00"; 3]),
    ];
    for (plan, line, case, sum, caps) in rows {
        let mut package = sound_package(&files(&format!("{plan}上限：{line}。\n")));
        let (verdict, came_to, cuts) = decide(&mut package, case);
        assert_eq!((verdict, came_to.as_str()), (Verdict::Met, *sum), "{plan}{line}");
        assert_eq!(cuts, *caps, "{plan}{line}");
    }
}

#[test]
fn what_nobody_knows_of_the_past_leaves_bounds() {
    let rows: &[(&str, &str, &str, &str)] = &[
        // Nothing before leaves 5000, a cap used up leaves nothing.
        (PIECES, "每户每年最多5000元", "补贴记录: {场地补贴: {年度已核额: 不知}}", "0.00..5000.00"),
        // The year at hand is known.
        (PIECES, "每户每年最多5000元", "补贴记录: {场地补贴: {年度已核额: [{年: 2019, 金额: 不知}]}}", "5000.00"),
        (PIECES, "每户每年最多5000元", "补贴记录: {场地补贴: {年度已核额: [{年: 2021, 金额: 4000}]}}", "1000.00"),
        // It does not look back.
        (PIECES, "每户每次最多5000元", "补贴记录: {场地补贴: {年度已核额: 不知}}", "5000.00"),
        (PIECES, "每人最多2000元", "补贴记录: {场地补贴: {年度已核额: 不知}}", "4000.00"),
    ];
    for (plan, line, record, sum) in rows {
        let mut package = sound_package(&files(&format!("{plan}上限：{line}。\n")));
        let (_, came_to, _) = decide(&mut package, &format!("单位: {{招用人数: 2}}\n{record}"));
        assert_eq!(came_to, *sum, "{line} {record}");
    }
    let mut package = sound_package(&files(&format!("{PIECES}上限：每户累计最多5000元。\n")));
    let used =
        "单位: {招用人数: 2}\n补贴记录: {场地补贴: {年度已核额: [{年: 2018, 金额: 3000}, {年: 2019, 金额: 2000}]}}";
    let (verdict, sum, cuts) = decide(&mut package, used);
    assert_eq!((verdict, sum.as_str()), (Verdict::UsedUp, "0.00"));
    assert_eq!(cuts, ["6000.00→0.00 余0.00"]);
}

#[test]
fn a_cap_that_could_not_bite_is_refused() {
    let service = "对招用人数1名以上的单位，给予场地补贴。\n标准：无金额。\n";
    let rows: &[(&str, &str, &str)] = &[
        ("对招用人数1名以上的单位，给予场地补贴。\n标准：3000元/次。\n发放：一次性。\n", "每人最多5000元", "T0118"),
        (PIECES, "每件最多5000元", "T0118"),
        (PIECES, "每人每年最多5000元", "T0118"),
        (PIECES, "每户每月最多5000元", "T0118"),
        (MEMBERS, "每件最多5000元", "T0118"),
        (service, "每户最多5000元", "T0118"),
        (PIECES, "每人最多50%", "T0401"),
        (PIECES, "每年最多5000元", "T0102"),
        (PIECES, "每人最多5000元。\n上限：每人最多6000元", "T0117"),
    ];
    for (plan, line, code) in rows {
        let package = package(&files(&format!("{plan}上限：{line}。\n")));
        let codes: Vec<&str> = package.errors().iter().map(|d| d.code.as_str()).collect();
        assert_eq!(codes, [*code], "{plan}{line}: {}", package.said(&package.errors()));
    }
    // Over years nobody could tell what was approved before.
    let bare = read_folder(&repository("tests/diagnostics/base"));
    let bare = bare.with("规则.tw", format!("{HEAD}{PIECES}上限：每户每年最多5000元。\n"));
    let codes: Vec<&str> = package(&bare).errors().iter().map(|d| d.code.as_str()).collect();
    assert_eq!(codes, ["T0325"]);
}

#[test]
fn what_is_measured_has_decimals_and_what_is_counted_has_none() {
    let base = read_folder(&repository("tests/diagnostics/base"));
    let rule = "对距离29.5公里以上的个人，给予场地补贴。\n标准：100.5元/公里。\n计数：距离。\n发放：一次性。\n";
    let files = edited(&base, "事实.tw", |t| format!("{t}\n事实：个人的距离，为数量，公里。\n"))
        .with("规则.tw", format!("{HEAD}{rule}"));
    let rows = [
        ("\"29.9\"", Some("3004.95")),
        ("29.9公里", Some("3004.95")),
        ("\"29.5\"", Some("2964.75")),
        ("\"29.4\"", None),
        ("30", Some("3015.00")),
    ];
    for (given, sum) in rows {
        let mut package = sound_package(&files);
        let (verdict, came_to, _) = decide(&mut package, &format!("个人: {{距离: {given}}}"));
        match sum {
            Some(sum) => assert_eq!((verdict, came_to.as_str()), (Verdict::Met, sum), "{given}"),
            None => assert_eq!(verdict, Verdict::Unmet, "{given}"),
        }
    }
    let mut package = sound_package(&files);
    for (person, code) in [("距离: 29.9", "T0504"), ("距离: -1", "T0506"), ("租用月数: \"2.5\"", "T0506")] {
        let said =
            package.read_case("案例.yaml", &format!("案例: 甲\n基准日: 2021-01-01\n个人: {{{person}}}")).unwrap_err();
        assert_eq!(said[0].code.as_str(), code, "{person}");
    }
}

#[test]
fn of_several_amounts_the_lowest_is_paid() {
    let two = "标准：下列各项中最低的一项：（1）3000元/名×招用人数；（2）5000元。\n发放：一次性。\n";
    let asked = "标准：下列各项中最低的一项：（1）招用人数2名以上的，4000元；（2）招用人数3名以上的，3000元。\n发放：一次性。\n";
    let highest = "标准：下列各项中最高的一项：（1）3000元/名×招用人数；（2）5000元。\n发放：一次性。\n";
    let rows = [
        (two, 1, Verdict::Met, "3000.00"),
        (two, 2, Verdict::Met, "5000.00"),
        (highest, 1, Verdict::Met, "5000.00"),
        (highest, 2, Verdict::Met, "6000.00"),
        // An item whose condition fails is left out; none left is no entitlement.
        (asked, 2, Verdict::Met, "4000.00"),
        (asked, 3, Verdict::Met, "3000.00"),
        (asked, 1, Verdict::Unmet, ""),
    ];
    for (standard, heads, verdict, sum) in rows {
        let rule = format!("对招用人数1名以上的单位，给予场地补贴。\n{standard}");
        let mut package = sound_package(&files(&rule));
        let (came_to, total, _) = decide(&mut package, &format!("单位: {{招用人数: {heads}}}"));
        assert_eq!(came_to, verdict, "{standard} {heads}");
        assert!(verdict != Verdict::Met || total == sum, "{standard} {heads}: {total}");
    }
    for mixed in [
        "标准：下列各项中最低的一项：（1）5000元；（2）招用人数3名以上的，3000元。\n",
        "标准：下列各项之和：（1）5000元；（2）3000元。\n",
        "标准：下列各档之一：（1）5000元；（2）3000元。\n",
    ] {
        let package = package(&files(&format!("对招用人数1名以上的单位，给予场地补贴。\n{mixed}发放：一次性。\n")));
        let codes: Vec<&str> = package.errors().iter().map(|d| d.code.as_str()).collect();
        assert_eq!(codes, ["T0405"], "{mixed}: {}", package.said(&package.errors()));
    }
}
