//! What a monthly payment asks is asked of each month: on its first day, in the month of 起算 on that day.

#![expect(clippy::unwrap_used, clippy::panic, reason = "the helpers here are part of the tests")]

mod support;

use support::{Package, edited, nothing_had, package, read_folder, repository};
use tiaowen::package::MemoryFiles;

const HEAD: &str = "（一）支持初次创业\n\n给付：场地补贴。\n依据：“给予2400元/年的场地补贴”。\n\
    对此前未曾领取营业执照的个人，给予场地补贴。\n";

/// The base package with months to be paid for, a status by records, and parameters that change.
fn files(lines: &str) -> MemoryFiles {
    let base = read_folder(&repository("tests/diagnostics/base"));
    let facts = "
关系：个人的婚姻记录，可有多条。
关系：个人的领取记录，可有多条。
事实：婚姻记录的起，为日期。
事实：婚姻记录的止，为日期。
事实：领取记录的所属月，为月份。
事实：领取记录的金额，为金额，元/月。
事实：个人的领取月份，为月份之数项。
事实：个人的是否低保对象，为是否，以认定结果为准，由审核部门核实。
事实：个人的是否退役，为是否，不能改变。
事实：个人的批准日期，为日期。
";
    let parameters = "
参数：津贴标准。
依据：第（一）条“给予2400元/年的场地补贴”。
单位：元/月。
发布：文外，发布机关未载明。
";
    let term = "
术语：已婚人员。
来源：文内未定义，按登记。
已婚人员，是指个人的婚姻记录中有符合下列条件的：
（1）当日处于婚姻记录期间。
";
    let table = "参数: 津贴标准\n单位: 元/月\n行:\n  \
        - {自: 2019-01-01, 至: 2019-03-31, 值: \"100\", 公布: 2018-12-20, 来源: 示例}\n  \
        - {自: 2019-04-01, 值: \"200\", 公布: 2019-03-20, 来源: 示例}\n";
    let files = edited(&base, "事实.tw", |t| format!("{t}{facts}"));
    edited(&files, "参数.tw", |t| format!("{t}{parameters}"))
        .with("parameters/津贴标准.yaml", table)
        .with("规则.tw", format!("{HEAD}{lines}{term}"))
}

/// The sum, or what the outcome is and what it asks for.
fn decide(package: &mut Package, person: &str) -> String {
    let text =
        format!("案例: 甲\n基准日: 2019-06-30\n个人:\n  此前曾领取营业执照: 否\n{person}{}", nothing_had(person));
    let case = package.read_case("案例.yaml", &text).unwrap_or_else(|said| panic!("{}", package.said(&said)));
    let tables = package.compiled.as_ref().unwrap().tables.clone();
    package.examine(&case, &tables, |examined| {
        let document = serde_json::to_value(examined.document("", false)).unwrap();
        let of = &document["decisions"][0];
        match of["amount"]["total"].as_str() {
            Some(total) => total.to_owned(),
            None => format!("{} {}", of["outcome"].as_str().unwrap(), of["ask_all"]["facts"]),
        }
    })
}

const TIERS: &str = "计算范围：领取月份。\n标准：每月按津贴全额给予。\n\
    算式：津贴＝下列各档之一：（1）是@的，140元；（2）其余的，100元。\n";
const RECORDS: &str = "计算范围：领取记录中，是@的。\n标准：每月按金额之和全额给予。\n";
/// Members whose condition hangs on the month of their contributions.
const MEMBERS: &str = "计算范围：招用人员中，是@的。\n标准：每名每月按单位缴费额之和全额给予。\n";
const MONTHS: &str = "  领取月份: 2019-01..2019-06\n";
const LIST: &str = "  领取记录: [{所属月: 2019-01..2019-06, 金额: 100}]\n";

#[test]
fn a_status_is_asked_of_the_month() {
    let rows: &[(&str, &str, &str, &str, &str)] = &[
        // From 16 April: May and June, asked on their first days.
        (TIERS, MONTHS, "已婚人员", "  婚姻记录: [{起: 2019-04-16}]\n", "680.00"),
        (RECORDS, LIST, "已婚人员", "  婚姻记录: [{起: 2019-04-16}]\n", "200.00"),
        // It ended before 基准日.
        (TIERS, MONTHS, "已婚人员", "  婚姻记录: [{起: 2018-04-16, 止: 2019-03-01}]\n", "720.00"),
        (RECORDS, LIST, "已婚人员", "  婚姻记录: [{起: 2018-04-16, 止: 2019-03-01}]\n", "300.00"),
        // A status without records holds from the day said.
        (TIERS, MONTHS, "低保对象", "  是否低保对象: {值: 是, 自: 2019-04-01}\n", "720.00"),
        (TIERS, MONTHS, "低保对象", "  是否低保对象: {值: 否, 自: 2019-04-01}\n", "720.00"),
        (TIERS, MONTHS, "低保对象", "  是否低保对象: 是\n", "符合 [\"个人.是否低保对象.自\"]"),
        (TIERS, MONTHS, "低保对象", "  是否低保对象: {值: 是, 自: 不知}\n", "符合 [\"个人.是否低保对象.自\"]"),
        // One that never changes needs no day.
        (TIERS, MONTHS, "退役", "  是否退役: 是\n", "840.00"),
    ];
    for (lines, months, status, person, sum) in rows {
        let lines = lines.replace('@', status);
        let package = package(&files(&lines));
        let errors = package.errors();
        assert!(errors.is_empty(), "{}", package.said(&errors));
        let mut package = package;
        assert_eq!(decide(&mut package, &format!("{months}{person}")), *sum, "{lines}{person}");
    }
}

#[test]
fn a_month_without_a_tier_is_left_out_and_not_the_whole() {
    for list in ["下列各档之一", "下列各项中最高的一项", "下列各项中最低的一项"] {
        let lines = format!(
            "计算范围：领取月份。\n标准：每月按津贴全额给予。\n算式：津贴＝{list}：（1）是已婚人员的，140元；（2）是低保对象的，140元。\n"
        );
        let mut package = support::sound_package(&files(&lines));
        let mut decide = |person: &str| {
            decide(&mut package, &format!("{MONTHS}  是否低保对象: {{值: 否, 自: 2010-01-01}}\n{person}"))
        };
        // Married on 1 March and 1 April, no longer on 基准日.
        assert_eq!(decide("  婚姻记录: [{起: 2019-02-10, 止: 2019-04-15}]\n"), "280.00", "{list}");
        assert_eq!(decide("  婚姻记录: [{起: 2019-02-10}]\n"), "560.00", "{list}");
        // In none of the months.
        assert_eq!(decide("  婚姻记录: []\n"), "0.00", "{list}");
        assert_eq!(decide(""), "待补正 [\"个人.婚姻记录\"]", "{list}");
    }
}

#[test]
fn months_that_are_open_give_the_sum_bounds() {
    let bounds = |lines: &str, person: &str| {
        let mut package = support::sound_package(&files(lines));
        let text = format!(
            "案例: 甲\n基准日: 2019-06-30\n个人:\n  此前曾领取营业执照: 否\n{MONTHS}{person}{}",
            nothing_had("")
        );
        let case = package.read_case("案例.yaml", &text).unwrap_or_else(|said| panic!("{}", package.said(&said)));
        let tables = package.compiled.as_ref().unwrap().tables.clone();
        package.examine(&case, &tables, |examined| {
            let document = serde_json::to_value(examined.document("", false)).unwrap();
            let of = &document["decisions"][0];
            let amount = |key: &str| of["amount"][key].as_str().unwrap_or("—").to_owned();
            format!("{} {} {}", of["outcome"].as_str().unwrap(), amount("low"), amount("high"))
        })
    };
    let list = |of: &str| format!("计算范围：领取月份。\n标准：每月按津贴全额给予。\n算式：津贴＝{of}。\n");
    let tiers = list("下列各档之一：（1）是已婚人员的，140元；（2）其余的，100元");
    assert_eq!(bounds(&tiers, ""), "符合 600.00 840.00");
    // What may have no tier may be nothing.
    let tiers = list("下列各档之一：（1）是已婚人员的，140元；（2）是退役的，140元");
    assert_eq!(bounds(&tiers, "  是否退役: 否\n"), "待补正 0.00 840.00");
    // The highest is not below what is sure, whatever the other is.
    let highest = list("下列各项中最高的一项：（1）120元；（2）补助");
    let fact = |t: &str| format!("{t}事实：个人的补助，为金额，元。\n");
    let lines = files(&highest);
    let lines = edited(&lines, "事实.tw", fact);
    let mut package = support::sound_package(&lines);
    let text = format!("案例: 甲\n基准日: 2019-06-30\n个人:\n  此前曾领取营业执照: 否\n{MONTHS}{}", nothing_had(""));
    let (verdict, _) = package.decide(&text, "场地补贴");
    assert_eq!(verdict, tiaowen::ir::Verdict::Met);
}

#[test]
fn in_the_month_of_the_beginning_the_day_of_the_beginning_is_asked() {
    let lines = format!("{}起算：批准日期。\n期限：最长不超过1年。\n", TIERS.replace('@', "已婚人员"));
    let mut package = support::sound_package(&files(&lines));
    let person = |approved: &str| format!("{MONTHS}  婚姻记录: [{{起: 2019-03-10}}]\n  批准日期: {approved}\n");
    let had = "补贴记录: {场地补贴: {已享受月数: 0}}\n";
    // March to June; on 10 March already married, on the 9th not yet.
    assert_eq!(decide(&mut package, &format!("{}{had}", person("2019-03-10"))), "560.00");
    assert_eq!(decide(&mut package, &format!("{}{had}", person("2019-03-09"))), "520.00");
}

#[test]
fn a_parameter_without_a_date_of_its_own_takes_the_month() {
    for lines in ["标准：津贴标准。\n", "标准：每月按津贴标准全额给予。\n", "标准：每月按津贴标准的50%给予。\n"]
    {
        let mut package = support::sound_package(&files(&format!("计算范围：领取月份。\n{lines}")));
        let sum = if lines.contains("50%") { "450.00" } else { "900.00" };
        assert_eq!(decide(&mut package, MONTHS), sum, "{lines}");
    }
}

/// Two persons with six months of 100 元 each, of whom the first is asked about and the second is none.
fn hired(status: &str, first: &str) -> String {
    let records = "缴费记录: [{所属月: 2019-01..2019-06, 单位缴费额: 100}]";
    format!(
        "单位:\n  单位类型: 企业\n  招用人员:\n  - {{个人: {{姓名: 甲, {first}}}, {records}}}\n  \
         - {{个人: {{姓名: 乙, {status}: {{值: 否, 自: 2010-01-01}}, 婚姻记录: []}}, {records}}}\n"
    )
}

#[test]
fn a_condition_on_members_is_asked_of_the_month_that_is_paid() {
    let rows: &[(&str, &str, &str, &str)] = &[
        // A status by records: from 16 April, so May and June.
        ("已婚人员", "是否低保对象", "婚姻记录: [{起: 2019-04-16}], 是否低保对象: 否", "符合 200.00"),
        ("已婚人员", "是否低保对象", "婚姻记录: [{起: 2018-04-16, 止: 2019-03-01}], 是否低保对象: 否", "符合 300.00"),
        ("已婚人员", "是否低保对象", "婚姻记录: [{起: 2019-06-02}], 是否低保对象: 否", "不符合 —..—"),
        ("已婚人员", "是否低保对象", "婚姻记录: [], 是否低保对象: 否", "不符合 —..—"),
        ("已婚人员", "是否低保对象", "婚姻记录: 不知, 是否低保对象: 否", "待补正 0.00..600.00"),
        // One that holds from a day, or no longer since.
        ("低保对象", "是否低保对象", "是否低保对象: {值: 是, 自: 2019-04-01}", "符合 300.00"),
        ("低保对象", "是否低保对象", "是否低保对象: {值: 否, 自: 2019-04-01}", "符合 300.00"),
        ("低保对象", "是否低保对象", "是否低保对象: {值: 是, 自: 2018-04-01}", "符合 600.00"),
        // Without the day it is not known of any month.
        ("低保对象", "是否低保对象", "是否低保对象: 是", "待核实 0.00..600.00"),
        // What never changes needs none.
        ("退役", "是否退役", "是否退役: 是", "符合 600.00"),
    ];
    for (status, fact, first, due) in rows {
        let rule = HEAD.replace("此前未曾领取营业执照的个人", "单位类型为企业的单位");
        let lines = MEMBERS.replace('@', status);
        let term = "\n术语：已婚人员。\n来源：文内未定义，按登记。\n已婚人员，是指个人的婚姻记录中有符合下列条件的：\n\
             （1）当日处于婚姻记录期间。\n";
        let files = files("").with("规则.tw", format!("{rule}{lines}{term}"));
        let mut package = package(&files);
        assert!(package.errors().is_empty(), "{status}: {}", package.said(&package.errors()));
        let text =
            format!("案例: 甲\n基准日: 2019-06-30\n{}补贴记录: {{场地补贴: {{已享受月数: 0}}}}\n", hired(fact, first));
        let case = package.read_case("案例.yaml", &text).unwrap_or_else(|said| panic!("{}", package.said(&said)));
        let tables = package.compiled.as_ref().unwrap().tables.clone();
        package.examine(&case, &tables, |examined| {
            let outcome = &examined.decision("场地补贴").outcome;
            let money = |n: Option<tiaowen::Exact>| n.map_or("—".to_owned(), |n| n.money());
            let amount = &outcome.amount;
            let sum =
                amount.total.map_or_else(|| format!("{}..{}", money(amount.low), money(amount.high)), |t| t.money());
            assert_eq!(format!("{} {sum}", outcome.verdict.word()), *due, "{status}: {first}");
        });
    }
}
