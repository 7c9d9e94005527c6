//! What a case cannot say: one record twice, two that contradict each other, a number outside its limits.

mod support;

use support::{Package, case_and_said, case_text, edited, package, read_folder, repository, sound_package};
use tiaowen::diagnostic::Diagnostic;
use tiaowen::eval::Warning;
use tiaowen::ir::Verdict;
use tiaowen::package::MemoryFiles;

const BENEFIT: &str = "高校毕业生灵活就业社保补贴";
const RECORD: &str = "- {所属月: 2019-01..2019-12, 已缴: 是}";

/// Records, what is found of them, and what the benefit comes to.
type Row<'r> = (&'r [&'r str], &'r [&'r str], Option<(Verdict, &'r str)>);

fn dalian() -> (MemoryFiles, Package) {
    let files = read_folder(&repository("policies/dalian-2017-46"));
    let package = sound_package(&files);
    (files, package)
}

fn codes(said: &[Diagnostic]) -> Vec<&'static str> {
    said.iter().map(|d| d.code.as_str()).collect()
}

/// Twelve months of contributions, 2696.24, in whatever records they stand.
#[test]
fn a_record_that_stands_there_twice_counts_once() {
    let (files, mut package) = dalian();
    let text = case_text(&files, "055");
    assert!(text.contains(RECORD));
    let tables = package.tables_with(&files, Some("cases/示例参数"));
    let rows: &[Row<'_>] = &[
        (&["所属月: 2019-01..2019-12, 已缴: 是"], &[], Some((Verdict::Met, "2696.24"))),
        // The same again, as a whole and in part, and one month by itself.
        (
            &[
                "所属月: 2019-01..2019-12, 险种: 基本养老, 已缴: 是",
                "所属月: 2019-01..2019-12, 险种: 基本养老, 已缴: 是",
            ],
            &["T0514"],
            Some((Verdict::Met, "2696.24")),
        ),
        (
            &[
                "所属月: 2019-01..2019-08, 险种: 基本养老, 已缴: 是",
                "所属月: 2019-06..2019-12, 险种: 基本养老, 已缴: 是",
            ],
            &["T0514"],
            Some((Verdict::Met, "2696.24")),
        ),
        (
            &["所属月: 2019-01..2019-12, 险种: 基本养老, 已缴: 是", "所属月: 2019-06, 险种: 基本养老, 已缴: 是"],
            &["T0514"],
            Some((Verdict::Met, "2696.24")),
        ),
        // Another insurance of the same months is another record.
        (
            &[
                "所属月: 2019-01..2019-12, 险种: 基本养老, 已缴: 是",
                "所属月: 2019-01..2019-12, 险种: 基本医疗, 已缴: 是",
            ],
            &[],
            Some((Verdict::Met, "2696.24")),
        ),
        // Paid and not paid of one month: somebody has to find out.
        (
            &["所属月: 2019-01..2019-12, 险种: 基本养老, 已缴: 是", "所属月: 2019-06, 险种: 基本养老, 已缴: 否"],
            &["T0515"],
            None,
        ),
        // Which insurance the second is of nobody knows: it may be the first again.
        (
            &["所属月: 2019-01..2019-12, 险种: 基本养老, 已缴: 是", "所属月: 2019-06, 险种: 不知, 已缴: 是"],
            &["T0516"],
            Some((Verdict::AwaitsApplicant, "金额待定")),
        ),
        // It cannot be: no month is the same.
        (
            &["所属月: 2019-01..2019-06, 险种: 基本养老, 已缴: 是", "所属月: 2019-07..2019-12, 险种: 不知, 已缴: 是"],
            &[],
            Some((Verdict::Met, "2696.24")),
        ),
    ];
    for (records, found, came) in rows {
        let listed = records.iter().map(|r| format!("- {{{r}}}")).collect::<Vec<_>>().join("\n    ");
        let text = text.replace(RECORD, &listed);
        let program = &package.compiled.as_ref().unwrap().program;
        let (case, said) = case_and_said(program, &mut package.sources, "案例.yaml", &text);
        assert_eq!(codes(&said), *found, "{listed}");
        let came_out = case.map(|case| {
            package.examine(&case, &tables, |examined| {
                let outcome = &examined.decision(BENEFIT).outcome;
                let sum = outcome.amount.total.map_or_else(|| outcome.amount.state.word().to_owned(), |t| t.money());
                (outcome.verdict, sum)
            })
        });
        assert_eq!(came_out, came.map(|(v, sum)| (v, sum.to_owned())), "{listed}");
    }
}

#[test]
fn the_keys_of_a_relation_are_facts_of_its_records() {
    let base = read_folder(&repository("tests/diagnostics/base"));
    for (keys, code) in [("“所属月”“险别”", "T0301"), ("“招用日期”", "T0301"), ("“所属月”“单位缴费额”", "")]
    {
        let files = edited(&base, "事实.tw", |t| t.replacen("按“所属月”不重复", &format!("按{keys}不重复"), 1));
        let found = codes(&package(&files).errors());
        assert_eq!(found.first().copied().unwrap_or(""), code, "{keys}: {found:?}");
    }
}

#[test]
fn limits_hold_in_cases_and_fit_their_fact() {
    let base = read_folder(&repository("tests/diagnostics/base"));
    let with = |tail: &str, fact: &str| {
        edited(&base, "事实.tw", |t| {
            assert!(t.contains(fact), "{fact}");
            t.replacen(fact, &format!("{}，{tail}。", fact.trim_end_matches('。')), 1)
        })
    };
    // In the rule file.
    for (fact, tail, code) in [
        ("事实：单位的招用人数，为数量，名。", "不小于1人，不大于500人", ""),
        ("事实：单位的招用人数，为数量，名。", "不小于1", ""),
        ("事实：单位的招用人数，为数量，名。", "不小于1元", "T0405"),
        ("事实：单位的招用人数，为数量，名。", "不小于5人，不大于4人", "T0405"),
        ("事实：个人的自有资金比率，为比率。", "不大于100%", ""),
        ("事实：个人的自有资金比率，为比率。", "不大于1", "T0405"),
        ("事实：个人的姓名，为文本。", "不小于1", "T0405"),
    ] {
        let found = codes(&package(&with(tail, fact)).errors());
        assert_eq!(found.first().copied().unwrap_or(""), code, "{fact} {tail}: {found:?}");
    }
    // In a case: both ends belong to it.
    let mut package = sound_package(&with("不小于10%，不大于100%", "事实：个人的自有资金比率，为比率。"));
    for (given, fits) in [("10%", true), ("9.99%", false), ("100%", true), ("100.01%", false), ("不知", true)] {
        let text = format!("案例: 甲\n基准日: 2022-03-01\n个人:\n  自有资金比率: \"{given}\"\n");
        let read = package.read_case("案例.yaml", &text);
        assert_eq!(read.is_ok(), fits, "{given}");
        if let Err(said) = read {
            assert_eq!(codes(&said), ["T0506"]);
            assert!(package.said(&said).contains("10%至100%"), "{}", package.said(&said));
        }
    }
}

/// Months that are paid though they lie before the text was in force are paid, and said.
#[test]
fn months_before_the_policy_took_effect_are_said() {
    let rule = "（一）支持初次创业\n\n给付：场地补贴。\n依据：“给予2400元/年的场地补贴”。\n\
        对招用日期不晚于基准日的招用人员，给予场地补贴。\n计算范围：在岗月。\n标准：100元/月。\n";
    let head = |line: &str| format!("施行日期：{line}。\n有效期：未载明。\n\n{rule}");
    let base = read_folder(&repository("tests/diagnostics/base"));
    for (effective, months, said) in [
        ("2020年5月15日", "2020-03..2020-08", Some("2020-03 2020-04")),
        ("2020年5月15日", "2020-04", Some("2020-04 2020-04")),
        // The month in which it takes effect is not before.
        ("2020年5月15日", "2020-05..2020-08", None),
        // The day of issue, where the text does not say.
        ("未载明", "2019-11..2020-08", Some("2019-11 2019-12")),
        ("未载明", "2020-01..2020-08", None),
    ] {
        let mut package = sound_package(&base.clone().with("规则.tw", head(effective)));
        let text = format!(
            "案例: 甲\n基准日: 2021-01-01\n单位:\n  招用人员:\n  - {{招用日期: 2019-01-01, 在岗月: {months}}}\n补贴记录: {{场地补贴: {{已享受月数: 0}}}}\n"
        );
        let case = package.read_case("案例.yaml", &text).unwrap();
        let tables = package.compiled.as_ref().unwrap().tables.clone();
        let found = package.examine(&case, &tables, |examined| {
            let decided = examined.decision("场地补贴");
            assert_eq!(decided.outcome.verdict, Verdict::Met);
            decided.warnings.iter().find_map(|w| match w {
                Warning::PaidBefore { months: (from, to), .. } => Some(format!("{from} {to}")),
                _ => None,
            })
        });
        assert_eq!(found.as_deref(), said, "{effective} {months}");
    }
}
