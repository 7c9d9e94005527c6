//! 上限 that carry over to the next year, that count how often something is paid, or that cap one part of the sum.
//!
//! Each row is a rule over a small package, a case, and what comes out by hand.

#![expect(clippy::unwrap_used, clippy::panic, reason = "the helpers here are part of the tests")]

mod support;

use support::{edited, package, read_folder, repository};
use tiaowen::diagnostic::Code;
use tiaowen::package::MemoryFiles;

const HEAD: &str = "（一）支持初次创业\n\n给付：场地补贴。\n依据：“给予2400元/年的场地补贴”。\n";
const SPAN: &str = "对此前未曾领取营业执照的个人，给予场地补贴。\n\
    计算范围：自租用起始日起至租用终止日止。\n标准：2400元/年。\n折算：按月折算。\n";
const PIECES: &str = "对招用人数1名以上的单位，给予场地补贴。\n标准：3000元/名。\n计数：招用人数。\n发放：一次性。\n";
const VISITS: &str = "对服务次数1次以上的单位，给予场地补贴。\n标准：150元/次。\n计数：服务次数。\n发放：一次性。\n";
const CARE: &str = "对此前未曾领取营业执照的个人，给予场地补贴。\n计算范围：护理记录中，服务费0元以上的。\n\
    标准：每月按护理费＋耗材费全额给予。\n算式：护理费＝服务费之和。\n算式：耗材费＝材料费之和。\n";
const SHARE: &str = "对此前未曾领取营业执照的个人，给予场地补贴。\n计算范围：护理记录中，服务费0元以上的。\n\
    标准：每月按合计的50%给予。\n算式：合计＝护理费＋耗材费。\n算式：护理费＝服务费之和。\n算式：耗材费＝材料费之和。\n";

const FACTS: &str = "
关系：个人的护理记录，可有多条。
事实：护理记录的所属月，为月份。
事实：护理记录的服务费，为金额，元。
事实：护理记录的材料费，为金额，元。
事实：单位的服务次数，为数量，次。
事实：补贴记录的年度已核额，为金额，元，由审核部门核实。
";
const TIMES: &str = "事实：补贴记录的已享受次数，为数量，次，由审核部门核实。\n";

fn files(lines: &str, caps: &[&str], facts: &str) -> MemoryFiles {
    let base = read_folder(&repository("tests/diagnostics/base"));
    let caps: String = caps.iter().map(|cap| format!("上限：{cap}。\n")).collect();
    edited(&base, "事实.tw", |t| format!("{t}{facts}")).with("规则.tw", format!("{HEAD}{lines}{caps}"))
}

/// Outcome and sum, and what each cap says of itself in the decision file.
fn decide(lines: &str, caps: &[&str], case: &str) -> (String, Vec<String>) {
    let mut package = package(&files(lines, caps, &format!("{FACTS}{TIMES}")));
    assert!(package.errors().is_empty(), "{caps:?}: {}", package.said(&package.errors()));
    let text = format!("案例: 甲\n基准日: 2021-01-01\n{case}");
    let case = package.read_case("案例.yaml", &text).unwrap_or_else(|said| panic!("{}", package.said(&said)));
    let tables = package.compiled.as_ref().unwrap().tables.clone();
    package.examine(&case, &tables, |examined| {
        let json = serde_json::to_value(examined.document("", false)).unwrap();
        let of = &json["decisions"][0];
        let word = |v: &serde_json::Value| v.as_str().map_or_else(|| "—".to_owned(), str::to_owned);
        let amount = &of["amount"];
        let sum = match amount["total"].as_str() {
            Some(total) => total.to_owned(),
            None => format!("{}..{}", word(&amount["low"]), word(&amount["high"])),
        };
        let cap = |c: &serde_json::Value| {
            let (unit, carried) = (c["unit"].as_str().unwrap_or_default(), c["carried"].as_str());
            let carried = carried.map(|n| format!("＋{n}")).unwrap_or_default();
            let (before, after, left) = (word(&c["before"]), word(&c["after"]), word(&c["left"]));
            format!("{}{carried}：{before}→{after} 余{left}{unit}", word(&c["cap"]))
        };
        let caps = of["caps"].as_array().map(|caps| caps.iter().map(cap).collect()).unwrap_or_default();
        (format!("{} {sum}", word(&of["outcome"])), caps)
    })
}

/// Ten months of 2018, the whole of 2019, two of 2020: 2000, 2400 and 400 元.
fn lease(approved: &str) -> String {
    format!(
        "个人: {{此前曾领取营业执照: 否, 租用起始日: 2018-03-01, 租用终止日: 2020-02-29}}\n\
         补贴记录: {{场地补贴: {{已享受月数: 0, 年度已核额: {approved}}}}}"
    )
}

#[test]
fn what_a_year_leaves_is_used_first_in_the_next_and_lapses_after_it() {
    let rows = [
        // Nothing before 2018: 200 of it go to 2019, which uses them.
        (2200, "[]", "符合 4800.00"),
        (2000, "[]", "符合 4400.00"),
        // Of 2017 nothing was used: 2018 uses those 2000 first and leaves its own.
        (2000, "[{年: 2017, 金额: 0}]", "符合 4800.00"),
        // A year that is not on record leaves nothing.
        (2000, "[{年: 2016, 金额: 0}]", "符合 4400.00"),
        // What 2016 left lapses at the end of 2017: 2000, 1000 and 400, not 2000, 2000 and 400.
        (1000, "[{年: 2016, 金额: 0}, {年: 2017, 金额: 0}]", "符合 3400.00"),
        (1000, "[{年: 2017, 金额: 0}]", "符合 3400.00"),
        // Part of 2018 was approved before: 1800 of it are left, nothing for 2019.
        (2300, "[{年: 2018, 金额: 500}]", "符合 4500.00"),
        (2500, "[{年: 2018, 金额: 500}]", "符合 4800.00"),
        // What 2017 used is not known: it left nothing, or all.
        (2000, "[{年: 2017, 金额: 不知}]", "符合 4400.00..4800.00"),
    ];
    for (cap, approved, due) in rows {
        let cap = format!("每户每年最多{cap}元，未用的可以结转至次年");
        assert_eq!(decide(SPAN, &[&cap], &lease(approved)).0, due, "{cap} {approved}");
    }
    let (_, caps) = decide(SPAN, &["每户每年最多2200元，未用的可以结转至次年"], &lease("[]"));
    let said = [
        "2200.00＋0.00：2000.00→2000.00 余200.00",
        "2200.00＋200.00：2400.00→2400.00 余0.00",
        "2200.00＋0.00：400.00→400.00 余1800.00",
    ];
    assert_eq!(caps, said);
    // Unwritten, nothing carries over.
    assert_eq!(decide(SPAN, &["每户每年最多2200元"], &lease("[]")).0, "符合 4600.00");
}

#[test]
fn a_number_of_times_counts_decisions_or_what_is_paid_by_the_time() {
    let heads = |times: &str| format!("单位: {{招用人数: 2}}\n补贴记录: {{场地补贴: {{已享受次数: {times}}}}}");
    let visits = |times: &str| format!("单位: {{服务次数: 3}}\n补贴记录: {{场地补贴: {{已享受次数: {times}}}}}");
    let rows = [
        (PIECES, "每家每年最多2次", heads("[]"), "符合 6000.00", "2：1→1 余1次"),
        (PIECES, "每家每年最多2次", heads("[{年: 2021, 次数: 1}]"), "符合 6000.00", "2：1→1 余0次"),
        (PIECES, "每家每年最多2次", heads("[{年: 2021, 次数: 2}]"), "已享受完毕 0.00", "2：1→0 余0次"),
        (PIECES, "每家每年最多2次", heads("[{年: 2020, 次数: 2}]"), "符合 6000.00", "2：1→1 余1次"),
        (PIECES, "每家累计最多2次", heads("[{年: 2020, 次数: 2}]"), "已享受完毕 0.00", "2：1→0 余0次"),
        (PIECES, "每户最多3次", heads("[{年: 2020, 次数: 2}]"), "符合 6000.00", "3：1→1 余0次"),
        (PIECES, "每家每年最多2次", heads("不知"), "待核实 0.00..6000.00", "2：1→1 余—次"),
        (PIECES, "每家每年最多2次", heads("[{年: 2021, 次数: 不知}]"), "待核实 0.00..6000.00", "2：1→1 余—次"),
        // Paid by the time, each is one.
        (VISITS, "每家每年最多4次", visits("[]"), "符合 450.00", "4：3→3 余1次"),
        (VISITS, "每家每年最多4次", visits("[{年: 2021, 次数: 2}]"), "符合 300.00", "4：3→2 余0次"),
        (VISITS, "每家每年最多4次", visits("[{年: 2021, 次数: 5}]"), "已享受完毕 0.00", "4：3→0 余0次"),
    ];
    for (lines, cap, case, due, said) in rows {
        assert_eq!(decide(lines, &[cap], &case), (due.to_owned(), vec![said.to_owned()]), "{cap} {case}");
    }
    // A cap on the sum beside it.
    let (due, caps) = decide(VISITS, &["每家每年最多4次", "每家每次最多250元"], &visits("[{年: 2021, 次数: 2}]"));
    assert_eq!((due.as_str(), caps[1].as_str()), ("符合 250.00", "250.00：300.00→250.00 余0.00"));
}

#[test]
fn one_part_of_the_sum_is_capped_before_the_whole() {
    // 600＋500, 800＋300, 100＋100.
    let case = "个人: {此前曾领取营业执照: 否, 护理记录: [{所属月: 2020-01, 服务费: 600, 材料费: 500}, \
        {所属月: 2020-02, 服务费: 800, 材料费: 300}, {所属月: 2020-03, 服务费: 100, 材料费: 100}]}\n\
        补贴记录: {场地补贴: {已享受月数: 0}}";
    let part = "其中“耗材费”，每人每月最多300元";
    let rows: &[(&str, &[&str], &str)] = &[
        (CARE, &[], "符合 2400.00"),
        (CARE, &[part], "符合 2200.00"),
        (CARE, &[part, "每人每月最多1000元"], "符合 2100.00"),
        (CARE, &[part, "其中“护理费”，每人每月最多700元"], "符合 2100.00"),
        // Half of each is paid: 250, 150 and 50 of the materials.
        (SHARE, &[part], "符合 1200.00"),
        (SHARE, &["其中“耗材费”，每人每月最多200元"], "符合 1150.00"),
    ];
    for (lines, caps, due) in rows {
        assert_eq!(decide(lines, caps, case).0, *due, "{caps:?}");
    }
    let (_, caps) = decide(CARE, &[part], case);
    assert_eq!(caps[0], "300.00：500.00→300.00 余0.00");
    assert_eq!(caps[1], "300.00：300.00→300.00 余0.00");
}

#[test]
fn a_cap_that_could_not_bite_is_refused() {
    let rows: &[(&str, &[&str], &str, Code)] = &[
        (SPAN, &["每户累计最多1万元，未用的可以结转至次年"], TIMES, Code::UnfitLine),
        (SPAN, &["每户每年最多2次"], TIMES, Code::UnfitLine),
        (PIECES, &["每家每次最多2次"], TIMES, Code::UnfitLine),
        (PIECES, &["每家每年最多2次，未用的可以结转至次年"], TIMES, Code::UnfitLine),
        (PIECES, &["每家每年最多2次"], "", Code::MissingRole),
        (CARE, &["其中“交通费”，每人每月最多300元"], TIMES, Code::UnfitLine),
        (CARE, &["其中“耗材费”，每人每年最多300元"], TIMES, Code::UnfitLine),
        (CARE, &["每人每月最多1000元", "其中“耗材费”，每人每月最多300元"], TIMES, Code::UnfitLine),
        (PIECES, &["其中“耗材费”，每家每次最多300元"], TIMES, Code::UnfitLine),
    ];
    for (lines, caps, facts, code) in rows {
        let package = package(&files(lines, caps, &format!("{FACTS}{facts}")));
        let codes: Vec<Code> = package.errors().iter().map(|d| d.code).collect();
        assert_eq!(codes, [*code], "{caps:?}: {}", package.said(&package.errors()));
    }
}
