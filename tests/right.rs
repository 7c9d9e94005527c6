//! Nothing wrong is paid: less information never closes a question, whatever is known.

#![expect(clippy::unwrap_used, reason = "the helpers here are part of the tests")]

mod support;

use std::collections::BTreeSet;
use support::{Package, closes, read_folder, repository, sound_package};
use tiaowen::eval::{Decided, Options, Prepared, Reach, Scratch, examine};
use tiaowen::facts::{Case, Facts, Given};
use tiaowen::ir::{DecisionId, DomainId, SlotId, Verdict};

/// One given fact of a case: a column and the first row of its item.
type At = (SlotId, usize);

/// The facts of a case that are given, once for each item, and that some decision reads.
fn given(prepared: &Prepared<'_>, facts: &Facts) -> Vec<(At, Vec<DecisionId>)> {
    let program = prepared.program;
    let mut found = Vec::new();
    for slot in SlotId::all(&program.slots) {
        let readers: Vec<DecisionId> =
            DecisionId::all(&program.decisions).filter(|d| prepared.slots_of(&[*d]).contains(&slot)).collect();
        if readers.is_empty() {
            continue;
        }
        let domain = program.slot(slot).domain;
        for row in 0..facts.columns[slot.index()].len() {
            let first = domain == DomainId::ROOT || facts.rows(domain).of_item(row).next() == Some(row);
            if first && matches!(facts.given(slot, row), Given::Value(_) | Given::NotApplicable) {
                found.push(((slot, row), readers.clone()));
            }
        }
    }
    found
}

/// The same facts with one of them 不知, in every row of its item.
fn without(prepared: &Prepared<'_>, facts: &Facts, (slot, row): At) -> Facts {
    let mut less = facts.clone();
    let domain = prepared.program.slot(slot).domain;
    let rows: Vec<usize> = if domain == DomainId::ROOT { vec![row] } else { facts.rows(domain).of_item(row).collect() };
    for row in rows {
        less.columns[slot.index()][row] = Given::Unknown;
    }
    less
}

fn decided(prepared: &Prepared<'_>, facts: &Facts, decisions: &[DecisionId]) -> Vec<Decided> {
    let options = Options { decisions: decisions.to_vec(), alternatives: false, ..Options::all(prepared) };
    examine(prepared, facts, &options, &mut Scratch::default()).1
}

/// Every `step`-th given fact of every case of a package, made 不知: alone, and with each of so many that follow.
fn less_information_never_closes(policy: &str, step: usize, beside: usize) -> usize {
    let files = read_folder(&repository(policy));
    let mut package: Package = sound_package(&files);
    let cases = package.own_cases(&files);
    let mut tried = 0;
    let mut count = 0;
    let mut faults: BTreeSet<String> = BTreeSet::new();
    for (name, text) in cases {
        let case: Case = package.read_case(&name, &text).unwrap();
        let dir = case.params_dir.as_deref().map(|d| format!("cases/{d}"));
        let tables = package.tables_with(&files, dir.as_deref());
        let program = package.program();
        let reach = Reach::of(program);
        let prepared = Prepared::new(program, &tables, &reach);
        let all = given(&prepared, &case.facts);
        for (n, (at, readers)) in all.iter().enumerate() {
            count += 1;
            if count % step != 0 {
                continue;
            }
            let full = decided(&prepared, &case.facts, readers);
            let others = all[n + 1..].iter().take(beside).map(|(other, _)| Some(*other));
            for other in std::iter::once(None).chain(others) {
                let mut lacking = without(&prepared, &case.facts, *at);
                if let Some(other) = other {
                    lacking = without(&prepared, &lacking, other);
                }
                let less = decided(&prepared, &lacking, readers);
                for (full, less) in full.iter().zip(&less) {
                    tried += 1;
                    if let Some(fault) = closes(&full.outcome, &less.outcome) {
                        let rule = &program.decisions[full.outcome.decision].rule;
                        let facts: Vec<&str> = std::iter::once(*at)
                            .chain(other)
                            .map(|(slot, _)| program.slot(slot).path.as_str())
                            .collect();
                        faults.insert(format!("{rule} without {}: {fault} ({name})", facts.join(" and ")));
                    }
                }
            }
        }
    }
    let shown: Vec<&str> = faults.iter().map(String::as_str).take(60).collect();
    assert!(faults.is_empty(), "{} of {tried}:\n{}", faults.len(), shown.join("\n"));
    tried
}

#[test]
fn less_information_never_closes_a_question() {
    assert!(less_information_never_closes("policies/shifan-2024-3", 1, 0) > 500);
    assert!(less_information_never_closes("policies/dalian-2017-46", 61, 0) > 100);
}

#[test]
#[ignore = "every fact of every case: minutes"]
fn no_fact_of_any_case_closes_a_question_by_its_absence() {
    assert!(less_information_never_closes("policies/dalian-2017-46", 1, 2) > 20_000);
}

/// A rule of the first package, what is right for it and a case.
const RECKONED: &[(&str, Verdict, Option<&str>, &str)] = &[
    (
        "创业场地补贴",
        Verdict::UsedUp,
        Some("0.00"),
        r#"{"案例": "领照日和租期起日相同，12个月已全部享受", "基准日": "2020-03-01", "个人": {"此前曾领取营业执照": "否", "首次领取营业执照日期": "2018-03-01", "符合创业补贴其他条件": "是"}, "单位": {"登记地": "大连市", "场地类型": "租用其它场地", "租用起始日": "2018-03-01", "租用终止日": "2019-02-28"}, "补贴记录": {"创业场地补贴": {"已享受月数": 12}}}"#,
    ),
    (
        "高校毕业生创业贷款全额贴息",
        Verdict::Met,
        Some("5000.00"),
        r#"{"案例": "已享受的是本笔前12个月", "基准日": "2021-06-01", "个人": {"是否高校毕业生": "是", "毕业日期": "2016-06-30", "自主创业日期": "2018-04-01"}, "项目": {"是否自主创业": "是"}, "贷款": {"类型": "创业担保贷款", "本金": "100000.00", "年利率": "5%", "发放日": "2018-05-10", "到期日": "2020-05-10"}, "补贴记录": {"高校毕业生创业贷款全额贴息": {"已享受月数": 12}}}"#,
    ),
    (
        "高校毕业生灵活就业社保补贴",
        Verdict::UsedUp,
        Some("0.00"),
        r#"{"案例": "12个月均已享受", "基准日": "2019-01-31", "个人": {"是否高校毕业生": "是", "离校日期": "2017-07-01", "是否就业困难人员": "否", "灵活就业开始日期": "2018-01-10", "灵活就业登记日期": "2018-01-10", "就业记录": [], "缴费记录": [{"所属月": "2018-01..2018-12", "已缴": "是"}]}, "补贴记录": {"高校毕业生灵活就业社保补贴": {"已享受月数": 12}}}"#,
    ),
    (
        "就业困难人员灵活就业社保补贴",
        Verdict::Unmet,
        None,
        r#"{"案例": "核定日已过退休日", "基准日": "2020-08-01", "个人": {"出生日期": "1969-06-15", "退休类别": "女工人", "是否就业困难人员": "是", "就业困难认定日期": "2018-01-01", "困难类别": [], "劳动模范级别": "不适用", "灵活就业开始日期": "2018-06-01", "灵活就业登记日期": "2018-06-01", "缴费记录": [{"所属月": "2018-06..2020-07", "已缴": "是"}]}, "补贴记录": {"就业困难人员灵活就业社保补贴": {"初次核定日期": "2020-01-01"}}}"#,
    ),
    (
        "公益性岗位重点安置",
        Verdict::Unmet,
        None,
        r#"{"案例": "七十岁的人不是距退休5年以内", "基准日": "2020-08-01", "个人": {"出生日期": "1950-06-15", "性别": "男", "退休类别": "男职工"}, "家庭": {"类别": []}}"#,
    ),
    (
        "创业带头人社保补贴",
        Verdict::Met,
        Some("400.00"),
        r#"{"案例": "只有招用期间缴纳的", "基准日": "2020-12-31", "单位": {"正常经营起始日": "2017-01-01", "按规定缴纳社会保险费": "是", "创办人": {"是否创业带头人": "是"}, "招用人员": [{"招用日期": "2019-03-15", "终止日期": "2019-06-30", "个人": {"失业登记记录": [{"起": "2019-01-01", "登记地": "城镇"}]}, "缴费记录": [{"所属月": "2018-06..2019-12", "险种": "失业", "单位缴费额": "100", "已缴": "是"}]}]}, "补贴记录": {"创业带头人社保补贴": {"已享受月数": 0}}}"#,
    ),
    (
        "一次性领取失业保险金",
        Verdict::UsedUp,
        Some("0.00"),
        r#"{"案例": "二十四个月减二十四个月，不论标准多少", "基准日": "2021-03-14", "个人": {"自主创业日期": "2019-07-31", "失业保险金领取起止": {"起": "2017-08-01"}, "失业保险金核定总月数": 24, "失业保险金已领月数": 24}}"#,
    ),
    (
        "免费入驻孵化平台",
        Verdict::UsedUp,
        None,
        r#"{"案例": "申请延长0个月不是申请", "基准日": "2021-06-01", "单位": {"登记地": "大连市", "孵化期满日": "2021-05-31", "确有需要延长": "是", "申请延长月数": 0, "创办人": {"此前曾领取营业执照": "否", "首次领取营业执照日期": "2018-01-01", "符合创业补贴其他条件": "是"}}, "平台": {"主办单位类型": "政府部门", "收费标准": "1000"}}"#,
    ),
    (
        "创业场地补贴",
        Verdict::AwaitsInterpretation,
        None,
        r#"{"案例": "未定的各解不因不运行其余各解而消失", "基准日": "2020-03-01", "个人": {"此前曾领取营业执照": "否", "首次领取营业执照日期": "2018-03-01", "符合创业补贴其他条件": "是"}, "单位": {"登记地": "大连市", "场地类型": "租用其它场地", "租用起始日": "2018-03-01", "租用终止日": "2019-08-31"}, "补贴记录": {"创业场地补贴": {"已享受月数": 0}}}"#,
    ),
    (
        "创业带头人社保补贴",
        Verdict::Unmet,
        None,
        r#"{"案例": "没有一个月已缴", "基准日": "2020-12-31", "单位": {"正常经营起始日": "2017-01-01", "按规定缴纳社会保险费": "是", "创办人": {"是否创业带头人": "是"}, "招用人员": [{"招用日期": "2019-03-15", "终止日期": "2019-06-30", "个人": {"失业登记记录": [{"起": "2019-01-01", "登记地": "城镇"}]}, "缴费记录": [{"所属月": "2019-04..2019-05", "险种": "失业", "单位缴费额": "100", "已缴": "否"}]}]}, "补贴记录": {"创业带头人社保补贴": {"已享受月数": 0}}}"#,
    ),
    (
        "就业困难人员灵活就业社保补贴",
        Verdict::Met,
        None,
        r#"{"案例": "补贴至退休的当月", "基准日": "2019-08-01", "个人": {"出生日期": "1969-06-15", "退休类别": "女工人", "是否就业困难人员": "是", "就业困难认定日期": "2018-10-01", "困难类别": ["低保家庭成员"], "劳动模范级别": "不适用", "灵活就业开始日期": "2018-10-15", "灵活就业登记日期": "2018-10-15", "缴费记录": [{"所属月": "2018-11..2019-07", "已缴": "是"}]}, "补贴记录": {"就业困难人员灵活就业社保补贴": {"初次核定日期": "2018-10-15", "已享受月数": 0}}}"#,
    ),
];

/// Each was decided otherwise once; the words of the text and exact reckoning by hand say what is right.
#[test]
fn what_was_reckoned_by_hand_comes_out() {
    let files = read_folder(&repository("policies/dalian-2017-46"));
    let mut package = sound_package(&files);
    let mut wrong: Vec<String> = Vec::new();
    for (rule, verdict, total, text) in RECKONED {
        let case = package.read_case("案例.json", text).unwrap_or_else(|said| panic!("{}", package.said(&said)));
        let program = package.program();
        let reach = Reach::of(program);
        let prepared = Prepared::new(program, &package.compiled.as_ref().unwrap().tables, &reach);
        let rules = [(*rule).to_owned()];
        for alternatives in [true, false] {
            let options = Options { decisions: prepared.select(Some(&rules)), alternatives, ..Options::all(&prepared) };
            let decided = examine(&prepared, &case.facts, &options, &mut Scratch::default()).1;
            let outcome = &decided[0].outcome;
            let money = outcome.amount.total.map(|t| t.money());
            if outcome.verdict != *verdict || total.is_some() && money.as_deref() != *total {
                wrong.push(format!("{}, {rule}: {} {money:?}", case.name, outcome.verdict.word()));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
