//! Months enjoyed before are taken out of what is paid: as many as a number says, or those that are named.

#![expect(clippy::unwrap_used, clippy::panic, reason = "the helpers here are part of the tests")]

mod support;

use support::{Package, case_and_said, read_folder, repository, sound_package};
use tiaowen::ir::Verdict;

const HEAD: &str = "（一）支持初次创业\n\n给付：场地补贴。\n依据：“给予2400元/年的场地补贴”。\n";
const YEARLY: &str =
    "对此前未曾领取营业执照的个人，给予场地补贴。\n计算范围：自租用起始日起至租用终止日止。\n标准：2400元/年。\n";
const MONTHLY: &str = "对招用日期不晚于基准日的招用人员，给予场地补贴。\n计算范围：在岗月。\n标准：100元/月。\n";
const CAP: &str = "期限：最长不超过2年。\n依据：“补贴期限最长不超过2年”。\n起算：租用起始日。\n";

fn built(lines: &str) -> Package {
    let base = read_folder(&repository("tests/diagnostics/base"));
    sound_package(&base.with("规则.tw", format!("{HEAD}{lines}")))
}

/// Outcome, sum and the months that are paid.
fn decide(package: &mut Package, facts: &str) -> (Verdict, String, String) {
    let text = format!("案例: 甲\n基准日: 2022-03-01\n{facts}");
    let case = package.read_case("案例.yaml", &text).unwrap_or_else(|said| panic!("{}", package.said(&said)));
    let tables = package.compiled.as_ref().unwrap().tables.clone();
    package.examine(&case, &tables, |examined| {
        let outcome = &examined.decision("场地补贴").outcome;
        let amount = &outcome.amount;
        let sum = match (amount.total, amount.low, amount.high) {
            (Some(total), ..) => total.money(),
            (None, Some(low), Some(high)) => format!("{}..{}", low.money(), high.money()),
            (None, ..) => amount.state.word().to_owned(),
        };
        let spans = outcome.payment.iter().flat_map(|p| &p.segments).filter_map(|s| s.span);
        let spans: Vec<String> = spans.map(|(from, to)| format!("{from}..{to}")).collect();
        (outcome.verdict, sum, spans.join(" "))
    })
}

#[test]
fn of_a_span_of_days() {
    let by_month = "折算：按月折算。\n";
    let lease = |to: &str, had: &str| {
        format!(
            "个人:\n  此前曾领取营业执照: 否\n  租用起始日: 2020-03-01\n  租用终止日: {to}\n\
             补贴记录:\n  场地补贴: {{{had}}}\n"
        )
    };
    let (two, one) = ("2022-02-28", "2021-02-28");
    let rows = [
        // A bare number: the first months of the span.
        (two, "已享受月数: 0", Verdict::Met, "4800.00", "2020-03..2022-02"),
        (two, "已享受月数: 12", Verdict::Met, "2400.00", "2021-03..2022-02"),
        (one, "已享受月数: 12", Verdict::UsedUp, "0.00", ""),
        // The same by name.
        (two, "已享受: 2020-03..2021-02", Verdict::Met, "2400.00", "2021-03..2022-02"),
        (two, "已享受: [2020-03..2020-08, 2020-09..2021-02]", Verdict::Met, "2400.00", "2021-03..2022-02"),
        (two, "已享受月数: 12, 已享受: 2020-03..2021-02", Verdict::Met, "2400.00", "2021-03..2022-02"),
        // Of another lease before: nothing of this span, but of the two years.
        (one, "已享受: 2018-03..2019-02", Verdict::Met, "2400.00", "2020-03..2021-02"),
        (two, "已享受: 2018-03..2019-02", Verdict::Met, "2400.00", "2020-03..2021-02"),
        // Of both.
        (two, "已享受: [2019-03..2019-08, 2020-03..2020-08]", Verdict::Met, "2400.00", "2020-09..2021-08"),
        // In the middle of the span: what is left is not in one piece.
        (two, "已享受: 2020-06..2020-08", Verdict::NotComputable, "无金额", ""),
        // From nothing to what is paid if none were had.
        (two, "已享受: 不知", Verdict::AwaitsAgency, "0.00..4800.00", "2020-03..2022-02"),
        (one, "已享受月数: 不知", Verdict::AwaitsAgency, "0.00..2400.00", "2020-03..2021-02"),
    ];
    let mut package = built(&format!("{YEARLY}{CAP}{by_month}"));
    for (to, had, verdict, sum, months) in rows {
        let (v, s, m) = decide(&mut package, &lease(to, had));
        assert_eq!((v, m.as_str()), (verdict, months), "{to} {had}");
        assert!(v == Verdict::NotComputable || s == sum, "{to} {had}: {s}");
    }
    // Without a number of months that may be had at most they are taken out all the same.
    let mut package = built(&format!("{YEARLY}{by_month}"));
    for (to, had, verdict, sum, months) in [
        (two, "已享受月数: 0", Verdict::Met, "4800.00", "2020-03..2022-02"),
        (two, "已享受月数: 12", Verdict::Met, "2400.00", "2021-03..2022-02"),
        (two, "已享受: 2018-03..2019-02", Verdict::Met, "4800.00", "2020-03..2022-02"),
        (one, "已享受月数: 12", Verdict::UsedUp, "0.00", ""),
        (one, "已享受月数: 不知", Verdict::AwaitsAgency, "0.00..2400.00", "2020-03..2021-02"),
    ] {
        let (v, s, m) = decide(&mut package, &lease(to, had));
        assert_eq!((v, s.as_str(), m.as_str()), (verdict, sum, months), "{to} {had}");
    }
}

#[test]
fn days_behind_the_last_month_were_enjoyed_with_it() {
    let mut package = built(&format!("{YEARLY}折算：按日折算。\n"));
    for (had, verdict, sum) in [
        // 2400 × 199 ÷ 365 and × 15 ÷ 365, the days of the seventh month.
        ("已享受月数: 0", Verdict::Met, "95520/73"),
        ("已享受月数: 6", Verdict::Met, "7200/73"),
        ("已享受月数: 7", Verdict::UsedUp, "0.00"),
        ("已享受月数: 28", Verdict::UsedUp, "0.00"),
        ("已享受: 2020-03..2020-08", Verdict::Met, "7200/73"),
        ("已享受: 2020-03..2020-09", Verdict::UsedUp, "0.00"),
        ("已享受: 2018-03..2020-02", Verdict::Met, "95520/73"),
    ] {
        let (v, s, _) = decide(
            &mut package,
            &format!(
                "个人:\n  此前曾领取营业执照: 否\n  租用起始日: 2020-03-01\n  租用终止日: 2020-09-15\n\
                 补贴记录:\n  场地补贴: {{{had}}}\n"
            ),
        );
        assert_eq!(v, verdict, "{had}");
        assert!(s.starts_with(sum), "{had}: {s}");
    }
}

#[test]
fn of_months_that_are_listed() {
    let hired = |had: &str| {
        format!(
            "单位:\n  招用人员:\n  - 招用日期: 2020-01-15\n    在岗月: 2020-01..2020-12\n    个人: {{补贴记录: {{场地补贴: {{{had}}}}}}}\n"
        )
    };
    let mut package = built(MONTHLY);
    for (had, verdict, sum, months) in [
        ("已享受月数: 0", Verdict::Met, "1200.00", "2020-01..2020-12"),
        ("已享受: 2020-01..2020-03", Verdict::Met, "900.00", "2020-04..2020-12"),
        // A hole is only a hole.
        (
            "已享受: [2020-03, 2020-06..2020-07]",
            Verdict::Met,
            "900.00",
            "2020-01..2020-02 2020-04..2020-05 2020-08..2020-12",
        ),
        ("已享受: 2019-01..2019-12", Verdict::Met, "1200.00", "2020-01..2020-12"),
        ("已享受: 2019-07..2020-12", Verdict::UsedUp, "0.00", ""),
    ] {
        let (v, s, m) = decide(&mut package, &hired(had));
        assert_eq!((v, s.as_str(), m.as_str()), (verdict, sum, months), "{had}");
    }
}

#[test]
fn a_number_that_its_months_contradict_is_an_error() {
    let mut package = built(&format!("{YEARLY}{CAP}折算：按月折算。\n"));
    let text = "案例: 甲\n基准日: 2022-03-01\n补贴记录:\n  场地补贴: {已享受月数: 11, 已享受: 2020-03..2021-02}\n";
    let program = &package.compiled.as_ref().unwrap().program;
    let (case, said) = case_and_said(program, &mut package.sources, "案例.yaml", text);
    assert!(case.is_none());
    assert_eq!(said.iter().map(|d| d.code.as_str()).collect::<Vec<_>>(), ["T0509"]);
}

#[test]
fn months_that_nobody_knows_of_leave_bounds() {
    let lines = "对招用人数1名以上的单位，给予场地补贴。\n计算范围：招用人员中，招用日期不晚于基准日的。\n\
        标准：每名每月按单位缴费额之和全额给予。\n期限：最长不超过2年。\n依据：“补贴期限最长不超过2年”。\n\
        起算：招用日期当月。\n计算单位：@。\n";
    let case = |first: &str, second: &str, all: &str| {
        let of = |had: &str| {
            let own = if had.is_empty() {
                String::new()
            } else {
                format!("补贴记录: {{场地补贴: {{已享受月数: {had}}}}}")
            };
            format!(
                "  - {{招用日期: 2020-01-01, 个人: {{{own}}}, 缴费记录: [{{所属月: 2020-01..2022-03, 单位缴费额: 100}}]}}\n"
            )
        };
        let (first, second) = (of(first), of(second));
        format!("单位:\n  招用人数: 2\n  招用人员:\n{first}{second}补贴记录: {{场地补贴: {{已享受月数: {all}}}}}\n")
    };
    let rows = [
        // Twenty-four of twenty-seven months each.
        ("每名", case("0", "0", "0"), Verdict::Met, "4800.00"),
        // Of one it is not known: what the other has is sure.
        ("每名", case("0", "不知", "0"), Verdict::Met, "2400.00..4800.00"),
        ("每名", case("24", "不知", "0"), Verdict::AwaitsAgency, "0.00..2400.00"),
        ("每名", case("不知", "不知", "0"), Verdict::AwaitsAgency, "0.00..4800.00"),
        // Of the employer, no one of them is sure.
        ("每户", case("", "", "不知"), Verdict::AwaitsAgency, "0.00..4800.00"),
    ];
    for (by, case, verdict, due) in rows {
        let (v, sum, _) = decide(&mut built(&lines.replace('@', by)), &case);
        assert_eq!((v, sum.as_str()), (verdict, due), "{by} {case}");
    }
}
