//! On which day a condition is asked: 时点 lines, 曾处于, and what no line dates.

#![expect(clippy::unwrap_used, reason = "the helpers here are part of the tests")]

mod support;

use support::{edited, package, read_folder, repository};
use tiaowen::ir::Verdict;

const FACTS: &str =
    "事实：个人的未就业，为是否，原文写作“困难人员”。\n事实：个人的失业起止，为起止，原文写作“困难人员”。\n";

/// A rule about people hired in hardship, with its condition and a line for the day.
fn verdict(sentence: &str, lines: &str, more: &str, case: &str) -> Verdict {
    let base = read_folder(&repository("tests/diagnostics/base"));
    let files = edited(&base, "规则.tw", |t| {
        let rule =
            format!("优先：示例优先。\n依据：“支持招用困难人员。”。\n{sentence}\n{lines}\n责任单位：示范市人社局牵头");
        t.replacen("责任单位：示范市人社局牵头", &rule, 1) + more
    });
    let files = edited(&files, "事实.tw", |t| t.to_owned() + FACTS);
    let mut package = package(&files);
    assert!(package.errors().is_empty(), "{}", package.said(&package.errors()));
    let text = format!("案例: 示例\n基准日: 2024-02-01\n{case}");
    let case = package.read_case("示例.yaml", &text);
    let case = case.map_err(|d| package.said(&d)).unwrap();
    let tables = package.tables_with(&files, None);
    package.examine(&case, &tables, |examined| examined.decision("示例优先").outcome.verdict)
}

const WHO: &str = "对未就业的个人，列入优先次序。";

#[test]
fn a_line_says_the_day_of_the_conditions_it_names() {
    let since = |day: &str| format!("个人: {{未就业: {{值: 是, 自: {day}}}, 自主创业日期: 2023-05-01}}\n");
    // Nothing said: as of the day of the facts.
    assert_eq!(verdict(WHO, "", "", &since("2023-12-01")), Verdict::Met);
    for lines in ["时点：“未就业”，以自主创业日期当日为准。", "时点：各项条件，以自主创业日期当日为准。"]
    {
        assert_eq!(verdict(WHO, lines, "", &since("2023-04-01")), Verdict::Met, "{lines}");
        assert_eq!(verdict(WHO, lines, "", &since("2023-12-01")), Verdict::Unmet, "{lines}");
        // A status that nothing dates is not known on another day.
        let undated = "个人: {未就业: 是, 自主创业日期: 2023-05-01}\n";
        assert_eq!(verdict(WHO, lines, "", undated), Verdict::AwaitsApplicant, "{lines}");
    }
    // A line names what it is about: another condition is not moved.
    let two = "对同时符合下列条件的个人，列入优先次序：\n（1）未就业；\n（2）是困难人员。";
    let other = "时点：“困难人员”，以自主创业日期当日为准。";
    let case = "个人: {未就业: 是, 是否困难人员: {值: 是, 自: 2023-04-01}, 自主创业日期: 2023-05-01}\n";
    assert_eq!(verdict(two, other, "", case), Verdict::Met);
    // A sentence that says its own day keeps it.
    let own = "对在租用起始日当日未就业的个人，列入优先次序。";
    let case = "个人: {未就业: {值: 是, 自: 2023-06-01}, 自主创业日期: 2023-05-01, 租用起始日: 2023-07-01}\n";
    assert_eq!(verdict(own, "时点：各项条件，以自主创业日期当日为准。", "", case), Verdict::Met);
}

#[test]
fn the_day_may_be_left_to_a_reading() {
    let reading = |adopted: &str| {
        format!(
            "\n解释事项：示例时点。\n依据：第（二）条“支持招用困难人员。”。\n问题：以哪一日为准，条文未写。\n\
             甲解：取值为基准日。理由：示例。\n乙解：取值为申请日期。理由：示例。\n采用：{adopted}。\n"
        )
    };
    let line = "时点：各项条件，从解释“示例时点”。";
    let case = "申请日期: 2023-05-01\n个人: {未就业: {值: 是, 自: 2023-12-01}}\n";
    let first = reading("暂用甲解，未经有权机关解释");
    assert_eq!(verdict(WHO, line, &first, case), Verdict::Met);
    assert_eq!(verdict(WHO, line, &first.replace("甲解，未经", "乙解，未经"), case), Verdict::Unmet);
    assert_eq!(verdict(WHO, line, &reading("未定，各解并列计算"), case), Verdict::AwaitsInterpretation);
}

#[test]
fn what_was_so_is_not_what_is() {
    let had = "对曾处于失业起止期间的个人，列入优先次序。";
    let within = "对自自主创业日期起至基准日止，曾处于失业起止期间的个人，列入优先次序。";
    let case = |from: &str, to: &str| {
        format!("申请日期: 2024-01-10\n个人: {{失业起止: {{起: {from}, 止: {to}}}, 自主创业日期: 2023-05-01}}\n")
    };
    for (from, to, ever, since) in [
        ("2022-01-01", "2022-03-01", Verdict::Met, Verdict::Unmet),
        ("2023-04-01", "2023-06-01", Verdict::Met, Verdict::Met),
        ("2023-12-01", "不适用", Verdict::Met, Verdict::Met),
        ("2024-01-20", "不适用", Verdict::Unmet, Verdict::Met),
    ] {
        assert_eq!(verdict(had, "", "", &case(from, to)), ever, "{from} {to}");
        assert_eq!(verdict(within, "", "", &case(from, to)), since, "{from} {to}");
    }
    // Without the day of the application nobody knows up to when.
    let undated = case("2022-01-01", "2022-03-01").replace("申请日期: 2024-01-10\n", "");
    assert_eq!(verdict(had, "", "", &undated), Verdict::AwaitsAgency);
}

#[test]
fn what_is_wrong_in_the_head_is_said_there_and_once() {
    let dalian = read_folder(&repository("policies/dalian-2017-46"));
    for (line, code) in
        [("时点：各项条件，从解释“条件的时点”。", "T0304"), ("时点：各项条件，以审核日期当日为准。", "T0301")]
    {
        let head = |t: &str| t.replace("时点：各项条件，从解释“条件的判断时点”。", line);
        let found = package(&edited(&dalian, "文件头.tw", head));
        let errors = found.errors();
        let of_line = errors.iter().filter(|d| d.code.as_str() == code);
        let places: Vec<&str> = of_line.map(|d| found.sources.get(d.place.file).unwrap().name.as_str()).collect();
        assert_eq!(places, ["文件头.tw"], "{}", found.said(&errors));
    }
}

#[test]
fn what_is_wrong_in_a_reading_is_said_there() {
    let dalian = read_folder(&repository("policies/dalian-2017-46"));
    let items = String::from_utf8(dalian.files["解释事项.tw"].clone()).unwrap();
    let mut seen = 0;
    for start in ["取值为", "起算为自", "起算为初次核定日期", "起算为单位的租用起始日与", "期限为至", "算式为"]
    {
        let line = items.lines().find(|l| l.contains(&format!("解：{start}"))).unwrap();
        let (before, after) = line.split_once("为").unwrap();
        let (lead, rest) =
            ["自", "至"].iter().find_map(|w| after.strip_prefix(w).map(|r| (*w, r))).unwrap_or(("", after));
        let wrong = format!("{before}为{lead}无此{rest}");
        let found = package(&edited(&dalian, "解释事项.tw", |t| t.replacen(line, &wrong, 1)));
        let errors = found.errors();
        let ours: Vec<_> = errors.iter().filter(|d| found.said(&[(*d).clone()]).contains("“无此")).collect();
        assert!(!ours.is_empty(), "{wrong}: {}", found.said(&errors));
        for d in ours {
            assert_eq!(found.sources.get(d.place.file).unwrap().name, "解释事项.tw", "{wrong}");
            seen += 1;
        }
    }
    assert!(seen >= 6, "{seen}");
}

#[test]
fn since_when_a_status_holds_is_asked_for_in_words() {
    let base = read_folder(&repository("tests/diagnostics/base"));
    let rule = "优先：示例优先。\n依据：“支持招用困难人员。”。\n对在自主创业日期当日未就业的个人，列入优先次序。\n责任单位：示范市人社局牵头";
    let files = edited(&base, "规则.tw", |t| t.replacen("责任单位：示范市人社局牵头", rule, 1));
    let mut package = package(&edited(&files, "事实.tw", |t| t.to_owned() + FACTS));
    let case = "基准日: 2024-02-01\n个人: {未就业: 是, 自主创业日期: 2023-05-01}\n";
    let case = package.read_case("示例.yaml", case).map_err(|d| package.said(&d)).unwrap();
    let tables = package.tables_with(&files, None);
    let asked = package.examine(&case, &tables, |e| {
        let needs = e.decision("示例优先").open.needs.iter().copied();
        tiaowen::explain::requests(e.run, needs).into_iter().map(|r| r.full_name).collect::<Vec<_>>()
    });
    assert_eq!(asked, ["个人的未就业自何日起"]);
}
