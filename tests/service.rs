//! A member's records count from the month it came to the month it left, both whole.

#![expect(clippy::unwrap_used, clippy::panic, reason = "the helpers here are part of the tests")]

mod support;

use support::{Package, edited, read_folder, repository, sound_package};
use tiaowen::eval::Warning;
use tiaowen::ir::Verdict;
use tiaowen::package::MemoryFiles;

const HEAD: &str = "（一）支持初次创业\n\n给付：场地补贴。\n依据：“给予2400元/年的场地补贴”。\n";
const RECORDS: &str = "对招用人数1名以上的单位，给予场地补贴。\n\
    计算范围：招用人员中，招用日期不晚于基准日的。\n标准：每名每月按单位缴费额之和全额给予。\n";
const MONTHS: &str = "对招用日期不晚于基准日的招用人员，给予场地补贴。\n计算范围：在岗月。\n标准：100元/月。\n";
fn files(lines: &str) -> MemoryFiles {
    let base = read_folder(&repository("tests/diagnostics/base"));
    edited(&base, "事实.tw", |t| {
        let t = t.replacen("招用日期，为日期。", "招用日期，为日期，用作起始日期。", 1);
        format!("{t}\n事实：招用人员的离职日期，为日期，用作终止日期。\n")
    })
    .with("规则.tw", format!("{HEAD}{lines}"))
}

/// Outcome, total, and the months said to lie outside.
fn decide(package: &mut Package, member: &str) -> (Verdict, String, Vec<String>) {
    let text = format!(
        "案例: 甲\n基准日: 2021-01-01\n单位:\n  招用人数: 1\n  招用人员:\n  - {{{member}}}\n补贴记录: {{场地补贴: {{已享受月数: 0}}}}\n"
    );
    let case = package.read_case("案例.yaml", &text).unwrap_or_else(|said| panic!("{}", package.said(&said)));
    let tables = package.compiled.as_ref().unwrap().tables.clone();
    package.examine(&case, &tables, |examined| {
        let decided = examined.decision("场地补贴");
        let amount = &decided.outcome.amount;
        let sum = amount.total.map_or_else(|| amount.state.word().to_owned(), |t| t.money());
        let outside = decided.warnings.iter().flat_map(|w| match w {
            Warning::OutsideService { months, .. } => months.clone(),
            _ => vec![],
        });
        (decided.outcome.verdict, sum, outside.map(|(from, to)| format!("{from}..{to}")).collect())
    })
}

#[test]
fn records_and_months_in_post_are_cut_to_the_span_of_the_relation() {
    let rows: &[(&str, &str, &str, &[&str])] = &[
        // The months of coming and leaving are whole.
        (
            "招用日期: 2019-03-15, 离职日期: 2019-06-01",
            "2018-06..2019-12",
            "400.00",
            &["2018-06..2019-02", "2019-07..2019-12"],
        ),
        (
            "招用日期: 2019-03-31, 离职日期: 2019-03-31",
            "2019-02..2019-04",
            "100.00",
            &["2019-02..2019-02", "2019-04..2019-04"],
        ),
        ("招用日期: 2019-03-01, 离职日期: 2019-06-30", "2019-03..2019-06", "400.00", &[]),
        // Still there.
        ("招用日期: 2019-03-15", "2019-01..2019-06", "400.00", &["2019-01..2019-02"]),
        ("招用日期: 2019-03-15, 离职日期: 不适用", "2019-01..2019-06", "400.00", &["2019-01..2019-02"]),
        // Nobody knows since when it left: between nothing and all of them.
        ("招用日期: 2019-03-15, 离职日期: 不知", "2019-03..2019-06", "区间", &[]),
    ];
    for (dates, months, sum, outside) in rows {
        for (lines, list) in [(RECORDS, "缴费记录: [{所属月: @, 单位缴费额: 100}]"), (MONTHS, "在岗月: [@]")]
        {
            let mut package = sound_package(&files(lines));
            let (verdict, came_to, said) = decide(&mut package, &format!("{dates}, {}", list.replace('@', months)));
            // Where nobody knows when it left, there may be nothing to pay.
            let outcome = if *sum == "区间" { Verdict::AwaitsApplicant } else { Verdict::Met };
            assert_eq!((verdict, came_to.as_str()), (outcome, *sum), "{dates} {months} {lines}");
            assert_eq!(said, *outside, "{dates} {months} {lines}");
        }
    }
}

#[test]
fn a_sum_over_a_members_own_records_keeps_to_the_span_too() {
    let lines = "对招用人数1名以上的单位，给予场地补贴。\n计算范围：招用人员中，缴费总额300元以上的。\n\
        标准：每名每月按单位缴费额之和全额给予。\n\n\
        术语：缴费总额。\n来源：文内未定义，为各月之和。\n\
        缴费总额，是指招用人员的下列数额：单位缴费额之和。\n";
    let mut package = sound_package(&files(lines));
    let record = "缴费记录: [{所属月: 2019-01..2019-04, 单位缴费额: 100}]";
    let decide = |package: &mut Package, dates: &str| decide(package, &format!("{dates}, {record}")).0;
    assert_eq!(decide(&mut package, "招用日期: 2019-02-10"), Verdict::Met);
    assert_eq!(decide(&mut package, "招用日期: 2019-03-10"), Verdict::Unmet);
}
