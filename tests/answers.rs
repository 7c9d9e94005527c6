//! What is said where something is not known: why every answer refuses, what each other reading comes to, what would
//! turn the decision, which months are not paid.

#![expect(clippy::unwrap_used, reason = "the helpers here are part of the tests")]

mod support;

use std::collections::BTreeSet;
use support::{case_text, read_folder, repository};
use tiaowen::eval::{Options, Prepared, Reach, Scratch, examine};
use tiaowen::ir::{Adopted, DecisionId, InterpId};
use tiaowen::package::MemoryFiles;
use tiaowen::render::Lang;
use tiaowen::render::report::Depth;
use tiaowen::{Decisions, Engine};

const DALIAN: &str = "policies/dalian-2017-46";
const SHIFAN: &str = "policies/shifan-2024-3";

fn decided(policy: &str, case: &str, rule: &str) -> Decisions {
    let engine = Engine::open(repository(policy)).unwrap();
    let case = engine.case("案例.yaml", case).unwrap();
    engine.options().only(&[rule]).unwrap().decide(&case).unwrap()
}

fn said(policy: &str, case: &str, rule: &str) -> String {
    decided(policy, case, rule).text(Lang::Zh, Depth::Sections)
}

const LEASE: &str = "基准日: 2019-03-01
个人: {此前曾领取营业执照: 不知, 首次领取营业执照日期: 2018-03-01, 符合创业补贴其他条件: 是}
单位: {登记地: 大连市, 场地类型: 租用其它场地, 租用起始日: 2018-03-01, 租用终止日: 2019-02-28}
补贴记录: {创业场地补贴: {已享受月数: 12}}
";

#[test]
fn what_every_answer_refuses_is_refused_with_the_reason_under_each() {
    let text = said(DALIAN, LEASE, "创业场地补贴");
    assert!(text.contains("不符合。所缺事项无论查明为何，均不能给予"), "{text}");
    assert!(text.contains("此前曾领取营业执照为“是”的，不具备“是创业补贴对象”"), "{text}");
    assert!(text.contains("此前曾领取营业执照为“否”的，已享受完毕（期限用满）"), "{text}");
    // Nothing is listed as known to fail, and the figures that used it up stand there.
    assert!(!text.contains("不具备：") && !text.contains("未予审查") && !text.contains("须使下列条件成立"), "{text}");
    assert!(text.contains("此前已享受12个月"), "{text}");
    // A number is not answered by the values that happened to be tried.
    let files = read_folder(&repository(SHIFAN));
    let text = case_text(&files, "034").replacen("劳动合同月数: 36", "劳动合同月数: 不知", 1);
    let text = said(SHIFAN, &text, "租房补贴");
    assert!(text.contains("有的情形不具备“劳动合同月数36个月以上”；有的情形已享受完毕"), "{text}");
}

#[test]
fn what_is_used_up_whatever_else_is_not_known_does_not_claim_its_conditions() {
    let case = LEASE.replace("已享受月数: 12", "已享受月数: 24");
    let text = said(DALIAN, &case, "创业场地补贴");
    assert!(text.contains("已享受完毕。本项已享受完毕（期限用满）"), "{text}");
    assert!(text.contains("条件是否全部具备，不影响这一结论") && !text.contains("条件具备，但"), "{text}");
    let text = said(DALIAN, &case.replace("营业执照: 不知", "营业执照: 否"), "创业场地补贴");
    assert!(text.contains("条件具备，但本项已享受完毕（期限用满）"), "{text}");
}

#[test]
fn of_two_of_which_one_is_given_the_other_is_not_said_to_fail() {
    let files = read_folder(&repository(SHIFAN));
    let text = said(SHIFAN, &case_text(&files, "020"), "租房补贴");
    assert!(text.contains("就高给予“购房补贴”") && !text.contains("因条件不具备"), "{text}");
}

/// One approved sum that is not known, of a year that can still pay something.
#[test]
fn a_part_that_is_sure_is_not_held_back() {
    let case = "基准日: 2021-02-10
单位: {创办人: {是否创业带头人: 是}, 正常经营起始日: 2017-05-08, 按规定缴纳社会保险费: 是, 招用人员: [{招用日期: 2018-06-01, 个人: {失业登记记录: [{起: 2018-01-01, 登记地: 城镇}]}, 缴费记录: [{所属月: 2020-12..2021-01, 险种: 基本养老, 单位缴费额: \"1000.00\", 已缴: 是}]}]}
补贴记录: {创业带头人社保补贴: {已享受月数: 10, 年度已核额: [{年: 2020, 金额: \"0.00\"}, {年: 2021, 金额: 不知}]}}
";
    let text = said(DALIAN, case, "创业带头人社保补贴");
    assert!(text.contains("符合。金额在1000.00元至2000.00元之间，取决于：年度已核额。"), "{text}");
}

#[test]
fn months_that_are_not_paid_have_a_reason() {
    let files = read_folder(&repository(DALIAN));
    let tables = |text: String| {
        let engine = Engine::open(repository(DALIAN)).unwrap();
        let folder = MemoryFiles { files: of_cases(&files) };
        let case = engine.case_in("案例.yaml", &text, &folder).unwrap();
        let rule = ["高校毕业生灵活就业社保补贴"];
        engine.options().only(&rule).unwrap().decide(&case).unwrap().text(Lang::Zh, Depth::Sections)
    };
    let text = case_text(&files, "055");
    for (from, to, words) in [
        ("所属月: 2019-01..2019-12", "所属月: 2018-10..2020-12", "2020年10月至2020年12月超出期限，不计发"),
        ("已享受月数: 0", "已享受月数: 6", "计入此前已享受的月数，不重复计发"),
    ] {
        let text = tables(text.replacen(from, to, 1));
        assert!(text.contains(words), "{words}\n{text}");
    }
}

fn of_cases(files: &MemoryFiles) -> std::collections::BTreeMap<String, Vec<u8>> {
    let below = files.files.iter().filter_map(|(path, bytes)| Some((path.strip_prefix("cases/")?.to_owned(), bytes)));
    below.map(|(path, bytes)| (path, bytes.clone())).collect()
}

/// What is printed of another reading is what a run with that reading comes to, whatever else is 未定.
#[test]
fn an_alternative_comes_to_what_its_run_comes_to() {
    let mut compared = 0;
    for (policy, starts) in
        [(DALIAN, &["003", "004", "007", "055", "105", "225", "228", "229"][..]), (SHIFAN, &["001", "020", "025"])]
    {
        let files = read_folder(&repository(policy));
        let mut package = support::sound_package(&files);
        for start in starts {
            let case = package.read_case("案例.yaml", &case_text(&files, start)).unwrap();
            let dir = case.params_dir.as_deref().map(|d| format!("cases/{d}"));
            let tables = package.tables_with(&files, dir.as_deref());
            let program = package.program();
            let reach = Reach::of(program);
            let prepared = Prepared::new(program, &tables, &reach);
            let asked: Vec<DecisionId> = DecisionId::all(&program.decisions)
                .filter(|d| case.expectations.iter().any(|e| e.rule == program.decisions[*d].rule))
                .collect();
            let options = Options { decisions: asked, alternatives: true, ..Options::all(&prepared) };
            let mut scratch = Scratch::default();
            let (_, decided) = examine(&prepared, &case.facts, &options, &mut scratch);
            let reached: BTreeSet<InterpId> =
                decided.iter().flat_map(|d| d.interpretations.iter().map(|u| u.id)).collect();
            for id in reached.into_iter().filter(|id| program.interpretations[*id].adopted != Adopted::Undecided) {
                for k in 0..program.interpretations[id].alternatives.len() {
                    let k = u8::try_from(k).unwrap();
                    let mut other = Options { alternatives: false, ..options.clone() };
                    other.choices[id.index()] = k;
                    other.settled.insert(id);
                    let mut scratch = Scratch::default();
                    let (_, run) = examine(&prepared, &case.facts, &other, &mut scratch);
                    for (d, run) in decided.iter().zip(&run) {
                        let of = d.interpretations.iter().find(|u| u.id == id);
                        let Some(told) = of.and_then(|u| u.alternatives.iter().find(|a| a.alternative == k)) else {
                            continue;
                        };
                        compared += 1;
                        let came = (run.outcome.verdict, run.outcome.amount);
                        assert_eq!((told.verdict, told.amount), came, "{start} {}", program.interpretations[id].name);
                    }
                }
            }
        }
    }
    assert!(compared > 80, "{compared}");
}

/// A set that is not known: every set that the rules tell apart is an answer.
#[test]
fn a_set_that_is_not_known_bounds_what_hangs_on_it() {
    let files = read_folder(&repository(DALIAN));
    let text = case_text(&files, "424").replacen("[最低生活保障（低保）家庭, 建档立卡贫困家庭]", "不知", 1);
    let text = said(DALIAN, &text, "求职创业补贴");
    assert!(text.contains("金额在0.00元至1000.00元之间，取决于：类别。"), "{text}");
}
