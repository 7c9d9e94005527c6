//! What is missing leaves what is sure, and bounds where they follow; all that is missing is told.

#![expect(clippy::unwrap_used, clippy::panic, reason = "the helpers here are part of the tests")]

mod support;

use support::{Package, edited, nothing_had, package, read_folder, repository};

const HEAD: &str = "（一）支持初次创业\n\n给付：场地补贴。\n依据：“给予2400元/年的场地补贴”。\n";

fn built(lines: &str) -> Package {
    let base = read_folder(&repository("tests/diagnostics/base"));
    let facts = "
关系：个人的领取记录，可有多条。
事实：领取记录的所属月，为月份。
事实：领取记录的金额，为金额，元。
事实：领取记录的已缴，为是否，否定写作“未缴”，由审核部门核实。
事实：个人的特长，为木工、瓦工之数项，列举未尽。
事实：个人的是否低保对象，为是否，以认定结果为准，认定日期为低保认定日期，由审核部门核实。
事实：个人的低保认定日期，为日期，由审核部门核实。
事实：个人的已领数目，为数量，个，用作已领数量，由审核部门核实。
事实：个人的项目数，为数量，个。
事实：个人的已领补贴，为是否，由审核部门核实。
事实：招用人员的到岗日期，为日期。
";
    let files = edited(&base, "事实.tw", |t| format!("{t}{facts}")).with("规则.tw", format!("{HEAD}{lines}"));
    let package = package(&files);
    assert!(package.errors().is_empty(), "{lines}{}", package.said(&package.errors()));
    package
}

/// Outcome, what it comes to, and what is missing.
fn decide(package: &mut Package, facts: &str) -> String {
    let text = format!("案例: 甲\n基准日: 2022-06-30\n{facts}{}", nothing_had(facts));
    let case = package.read_case("案例.yaml", &text).unwrap_or_else(|said| panic!("{}", package.said(&said)));
    let tables = package.compiled.as_ref().unwrap().tables.clone();
    package.examine(&case, &tables, |examined| {
        let outcome = &examined.decision("场地补贴").outcome;
        let amount = &outcome.amount;
        let sum = match (amount.total, amount.low, amount.high) {
            (Some(total), ..) => total.money(),
            (None, Some(low), high) => format!("{}..{}", low.money(), high.map_or_else(String::new, |h| h.money())),
            (None, ..) => amount.state.word().to_owned(),
        };
        let causes: Vec<&str> = outcome.causes.names().collect();
        format!("{} {sum} {}", outcome.verdict.word(), causes.join("、")).trim_end().to_owned()
    })
}

/// Each row: facts, and what is right for them.
fn right(lines: &str, rows: &[(&str, &str)]) {
    let mut package = built(lines);
    for (facts, right) in rows {
        let is = decide(&mut package, facts);
        assert_eq!(is, *right, "{lines}{facts}");
    }
}

const ONCE: &str = "标准：1000元/人。\n发放：一次性。\n";
const PIECES: &str = "标准：500元/个。\n计数：项目数。\n发放：一次性。\n";
const YEARLY: &str = "计算范围：自租用起始日起至租用终止日止。\n标准：2400元/年。\n期限：最长不超过2年。\n\
    起算：租用起始日。\n折算：按月折算。\n";
const RECORDS: &str = "计算范围：领取记录中，已缴的。\n标准：每月按金额（已缴）之和全额给予。\n";

/// Of one condition that is open the sum is known: nothing, or all of it, whatever kind of fact is missing.
#[test]
fn a_condition_that_is_open_leaves_nothing_to_all_of_it() {
    let conditions = [
        "首次领取营业执照日期不晚于基准日",
        "自首次领取营业执照日期起满1年",
        "特长含有木工",
        "困难类别含有低保家庭成员",
        "租用月数6个月以上",
        "经营地为示范市",
        "劳动模范级别为市级以上",
        "此前未曾领取营业执照",
    ];
    let plans = [
        (ONCE, "", "1000.00"),
        (PIECES, "  项目数: 3\n", "1500.00"),
        (
            YEARLY,
            "  租用起始日: 2020-01-01\n  租用终止日: 2020-12-31\n补贴记录:\n  场地补贴: {已享受月数: 0}\n",
            "2400.00",
        ),
        (
            RECORDS,
            "  领取记录:\n    - {所属月: 2022-01, 金额: \"70\", 已缴: 是}\n    - {所属月: 2022-02, 金额: \"80\", 已缴: 是}\n",
            "150.00",
        ),
    ];
    for condition in conditions {
        for (plan, facts, all) in plans {
            let lines = format!("对{condition}的个人，给予场地补贴。\n{plan}");
            let facts = if facts.is_empty() { "个人: {}\n".to_owned() } else { format!("个人:\n{facts}") };
            right(&lines, &[(&facts, &format!("待补正 0.00..{all} 缺事实（申请人）"))]);
        }
    }
}

/// The same for a member: whether it is in.
#[test]
fn a_member_that_may_be_in_is_paid_at_most() {
    let lines = "对到岗日期不晚于基准日的招用人员，给予场地补贴。\n计算范围：在岗月。\n标准：100元/月。\n";
    let sure = "    - {到岗日期: 2022-01-10, 在岗月: 2022-01..2022-03}\n";
    let perhaps = "    - {在岗月: 2022-01..2022-02}\n";
    let listed = |members: &[&str]| format!("单位:\n  招用人员:\n{}", members.concat());
    right(
        lines,
        &[
            (&listed(&[sure]), "符合 300.00"),
            (&listed(&[perhaps]), "待补正 0.00..200.00 缺事实（申请人）"),
            (&listed(&[sure, perhaps]), "符合 300.00..500.00 缺事实（申请人）"),
            (&listed(&[sure, "    - {到岗日期: 2022-02-01}\n"]), "符合 300.00.. 缺事实（申请人）"),
            ("单位: {}\n", "待补正 金额待定 缺事实（申请人）"),
        ],
    );
}

/// Eleven months and a twelfth of which nobody says when it is: the eleven are paid.
#[test]
fn a_record_without_its_month_takes_nothing_from_the_others() {
    let record = |month: &str, sum: u32| format!("    - {{{month}金额: \"{sum}\", 已缴: 是}}\n");
    let person = |records: &[String]| format!("个人:\n  此前曾领取营业执照: 否\n  领取记录:\n{}", records.concat());
    let (one, two, loose) = (record("所属月: 2022-01, ", 70), record("所属月: 2022-02, ", 80), record("", 30));
    let lines = format!("对此前未曾领取营业执照的个人，给予场地补贴。\n{RECORDS}");
    right(
        &lines,
        &[
            (&person(&[one.clone(), two.clone(), loose.clone()]), "符合 150.00.. 缺事实（申请人）"),
            (&person(std::slice::from_ref(&loose)), "待补正 金额待定 缺事实（申请人）"),
            // It was not paid: whenever it is, it adds nothing.
            (&person(&[one.clone(), loose.replace("已缴: 是", "已缴: 否")]), "符合 70.00"),
            // Whether the others were paid is another question.
            (
                &person(&[one.clone(), two.replace("已缴: 是", "已缴: 不知"), loose.clone()]),
                "符合 70.00.. 缺事实（申请人）、缺事实（审核部门）",
            ),
        ],
    );
    // Two months at most: the one that nobody can place may come before the second, and takes its place.
    let capped = format!(
        "{lines}期限：最长不超过2个月。\n起算：首次领取营业执照日期。\n说明：2个月与原文不同，因为示例所立。\n"
    );
    let dated = |records: &[String], had: &str| {
        format!("{}  首次领取营业执照日期: 2022-01-01\n补贴记录:\n  场地补贴: {{{had}}}\n", person(records))
    };
    right(
        &capped,
        &[
            (&dated(&[one.clone(), two.clone()], "已享受月数: 0"), "符合 150.00"),
            (&dated(&[one.clone(), two.clone(), loose.clone()], "已享受月数: 0"), "符合 70.00.. 缺事实（申请人）"),
            (&dated(&[one, two, loose], "已享受月数: 不知"), "待补正 金额待定 缺事实（申请人）、缺事实（审核部门）"),
        ],
    );
}

/// A record that may count and one that does.
#[test]
fn a_month_that_is_sure_is_paid_beside_one_that_is_open() {
    let lines = format!("对此前未曾领取营业执照的个人，给予场地补贴。\n{RECORDS}");
    let person = |second: &str| {
        format!(
            "个人:\n  此前曾领取营业执照: 否\n  领取记录:\n    - {{所属月: 2022-01, 金额: \"70\", 已缴: 是}}\n    - {{所属月: 2022-02, {second}}}\n"
        )
    };
    right(
        &lines,
        &[
            (&person("金额: \"80\", 已缴: 是"), "符合 150.00"),
            (&person("金额: \"80\""), "符合 70.00..150.00 缺事实（审核部门）"),
            (&person("已缴: 是"), "符合 70.00.. 缺事实（申请人）"),
            (&person("金额: \"80\", 已缴: 否"), "符合 70.00"),
        ],
    );
}

/// All that is missing is told, and the first of it is the outcome.
#[test]
fn what_the_applicant_must_supply_is_told_beside_what_an_agency_must() {
    let rate = "标准：下列各档之一：\n（1）是低保对象的，2400元/年；\n（2）其余的，1200元/年。\n";
    let yearly =
        format!("对此前未曾领取营业执照的个人，给予场地补贴。\n{}", YEARLY.replace("标准：2400元/年。\n", rate));
    let person =
        |lease: &str, had: &str| format!("个人:\n  此前曾领取营业执照: 否\n{lease}补贴记录:\n  场地补贴: {{{had}}}\n");
    let lease = "  租用起始日: 2020-01-01\n  租用终止日: 2020-12-31\n";
    right(
        &yearly,
        &[
            (&person(lease, "已享受月数: 0"), "符合 1200.00..2400.00 缺事实（审核部门）"),
            (
                &person("  租用终止日: 2020-12-31\n", "已享受月数: 0"),
                "待补正 金额待定 缺事实（申请人）、缺事实（审核部门）",
            ),
            (
                &person("  租用终止日: 2020-12-31\n  是否低保对象: 是\n", "已享受月数: 不知"),
                "待补正 金额待定 缺事实（申请人）、缺事实（审核部门）",
            ),
            (
                "个人: {}\n补贴记录: {场地补贴: {已享受月数: 未提供}}\n",
                "待补正 金额待定 缺事实（申请人）、缺事实（审核部门）",
            ),
        ],
    );
}

/// 否 on 基准日 says nothing of another day, unless a day of recognition does.
#[test]
fn a_status_that_is_not_there_today_may_have_been_there_before() {
    let lines = format!("对在首次领取营业执照日期当日是低保对象的个人，给予场地补贴。\n{ONCE}");
    let person = |since: &str| format!("个人:\n  首次领取营业执照日期: 2021-03-01\n  是否低保对象: {since}\n");
    right(
        &lines,
        &[
            (&person("是\n  低保认定日期: 2021-03-01"), "符合 1000.00"),
            (&person("是\n  低保认定日期: 2021-03-02"), "不符合 无金额"),
            (&person("是"), "待核实 0.00..1000.00 缺事实（审核部门）"),
            (&person("否"), "待核实 0.00..1000.00 缺事实（审核部门）"),
            // Recognised later, or never: not then.
            (&person("否\n  低保认定日期: 2021-03-02"), "不符合 无金额"),
            (&person("否\n  低保认定日期: 不适用"), "不符合 无金额"),
            // Recognised then, and lost since: whether before that day, nobody says.
            (&person("否\n  低保认定日期: 2021-03-01"), "待核实 0.00..1000.00 缺事实（审核部门）"),
        ],
    );
    // Without a day of recognition the case may say since when.
    let lines = format!("对在首次领取营业执照日期当日是困难人员的个人，给予场地补贴。\n{ONCE}");
    let person = |said: &str| format!("个人:\n  首次领取营业执照日期: 2021-03-01\n  是否困难人员: {said}\n");
    right(
        &lines,
        &[
            (&person("否"), "待补正 0.00..1000.00 缺事实（申请人）"),
            (&person("{值: 否, 自: 2021-03-01}"), "不符合 无金额"),
            (&person("{值: 否, 自: 2021-03-02}"), "符合 1000.00"),
        ],
    );
}

/// A lease that ends before it begins is none: nothing can be paid for it, and that is the reason.
#[test]
fn a_span_that_ends_before_it_begins_is_none() {
    let yearly = format!("对此前未曾领取营业执照的个人，给予场地补贴。\n{YEARLY}");
    let person = |from: &str, to: &str| {
        format!(
            "个人:\n  此前曾领取营业执照: 否\n  首次领取营业执照日期: 2020-01-01\n  租用起始日: {from}\n  \
             租用终止日: {to}\n补贴记录:\n  场地补贴: {{已享受月数: 0}}\n"
        )
    };
    let rows = [
        (person("2020-03-01", "2020-03-31"), "符合 200.00"),
        (person("2020-03-01", "2020-03-01"), "不符合 0.00"),
        (person("2020-03-01", "2020-02-29"), "不符合 0.00"),
    ];
    let rows: Vec<(&str, &str)> = rows.iter().map(|(facts, right)| (facts.as_str(), *right)).collect();
    right(&yearly, &rows);
    // Whenever its payment would start.
    let started = yearly.replace("起算：租用起始日", "起算：首次领取营业执照日期");
    right(&started, &rows);
    let mut package = built(&yearly);
    let case = package.read_case("案例.yaml", &format!("案例: 甲\n基准日: 2022-06-30\n{}", rows[2].0)).unwrap();
    let tables = package.compiled.as_ref().unwrap().tables.clone();
    package.examine(&case, &tables, |examined| {
        let nothing = examined.decision("场地补贴").outcome.nothing;
        assert_eq!(nothing, Some(tiaowen::eval::Nothing::Span));
    });
}

/// A payment made before is 已享受完毕 whatever else is open.
#[test]
fn what_was_paid_once_is_used_up_whatever_else_is_open() {
    let lines = "对首次领取营业执照日期不晚于基准日的个人，给予场地补贴。\n标准：1000元/人。\n\
        发放：一次性，已领补贴的不再发放。\n";
    right(
        lines,
        &[
            ("个人: {已领补贴: 是}\n", "已享受完毕 0.00"),
            ("个人: {已领补贴: 否}\n", "待补正 0.00..1000.00 缺事实（申请人）"),
            ("个人: {已领补贴: 是, 首次领取营业执照日期: 2022-07-01}\n", "时间未到 无金额"),
        ],
    );
}
