//! 除外情形: who does not get what other rules give, how far it reaches, and what is said of it.

#![expect(clippy::unwrap_used, clippy::panic, reason = "the helpers here are part of the tests")]

mod support;

use support::{Package, case_text, edited, package, read_folder, repository, sound_package};
use tiaowen::explain::report;
use tiaowen::ir::Verdict;
use tiaowen::package::MemoryFiles;
use tiaowen::render::report::{Depth, Head, text};
use tiaowen::render::{Catalogue, Lang};

const RULES: &str = "规则.tw";

fn files() -> MemoryFiles {
    read_folder(&repository("tests/exclusion"))
}

fn heating(edit: impl Fn(&str) -> String) -> String {
    edit(&case_text(&files(), "取暖"))
}

fn hiring(edit: impl Fn(&str) -> String) -> String {
    edit(&case_text(&files(), "招用"))
}

fn total(of: Option<&str>) -> Option<String> {
    of.map(str::to_owned)
}

/// Outcome, the least and the most of one rule.
fn bounds(package: &mut Package, case: &str, rule: &str) -> (Verdict, Option<String>, Option<String>) {
    let case = package.read_case("案例.yaml", case).unwrap_or_else(|said| panic!("{}", package.said(&said)));
    let tables = package.compiled.as_ref().unwrap().tables.clone();
    package.examine(&case, &tables, |examined| {
        let outcome = &examined.decision(rule).outcome;
        let money = |n: Option<tiaowen::Exact>| n.map(|n| n.money());
        (
            outcome.verdict,
            money(outcome.amount.total.or(outcome.amount.low)),
            money(outcome.amount.total.or(outcome.amount.high)),
        )
    })
}

/// The explanation of one rule, lines trimmed.
fn said(package: &mut Package, case: &str, rule: &str, lang: Lang) -> String {
    let case = package.read_case("案例.yaml", case).unwrap_or_else(|said| panic!("{}", package.said(&said)));
    let tables = package.compiled.as_ref().unwrap().tables.clone();
    package.examine(&case, &tables, |examined| {
        let report = report(examined.run, examined.decision(rule), None);
        let head = Head { applicant: "", dates: case.facts.dates, own_tables: None };
        let out = text(examined.run.program, &report, head, &Catalogue::load(lang), Depth::Brief);
        out.lines().map(str::trim).collect::<Vec<_>>().join("\n")
    })
}

#[test]
fn whoever_fits_it_gets_nothing_and_whoever_does_not_gets_all() {
    let mut package = sound_package(&files());
    let yes = |name: &str| heating(|t| t.replace(&format!("{name}: 否"), &format!("{name}: 是")));
    assert_eq!(package.decide(&heating(str::to_owned), "取暖补助"), (Verdict::Met, total(Some("720.00"))));
    for name in ["所在单位已发给取暖费", "由供养机构集中供暖", "在外市领取同类补助"] {
        assert_eq!(package.decide(&yes(name), "取暖补助").0, Verdict::Unmet, "{name}");
    }
    // What does not apply takes nobody out.
    let inapplicable = heating(|t| t.replace("集中供暖: 否", "集中供暖: 不适用"));
    assert_eq!(package.decide(&inapplicable, "取暖补助"), (Verdict::Met, total(Some("720.00"))));
    // What is not known leaves it open, from nothing to all.
    let open = heating(|t| t.replace("  由供养机构集中供暖: 否\n", ""));
    let whole = (Verdict::AwaitsAgency, total(Some("0.00")), total(Some("720.00")));
    assert_eq!(bounds(&mut package, &open, "取暖补助"), whole);
    // Refused anyway, whatever is not known.
    let refused = open.replace("示例市", "市外");
    assert_eq!(package.decide(&refused, "取暖补助").0, Verdict::Unmet);
}

#[test]
fn a_part_is_taken_as_a_whole_but_for_what_it_excepts() {
    let mut package = sound_package(&files());
    let case = "案例: 甲\n基准日: 2026-03-01\n个人: {是否失能老年人: 是, 在外市领取同类补助: 是}\n";
    assert_eq!(package.decide(case, "护理津贴"), (Verdict::Met, total(Some("300.00"))));
    let all = edited(&files(), RULES, |t| t.replace("各项给付，“护理津贴”除外。", "各项给付。"));
    assert_eq!(sound_package(&all).decide(case, "护理津贴").0, Verdict::Unmet);
    // The other part is another part.
    let case = "案例: 甲\n基准日: 2026-03-01\n个人: {离校未就业: 是, 正在服刑: 否, 在外市领取同类补助: 是}\n";
    assert_eq!(package.decide(case, "见习补贴"), (Verdict::Met, total(Some("1000.00"))));
    let whole = edited(&files(), RULES, |t| t.replace("不享受第一部分给予个人的", "不享受本意见给予个人的"));
    assert_eq!(sound_package(&whole).decide(case, "见习补贴").0, Verdict::Unmet);
}

#[test]
fn of_members_only_the_one_falls_out() {
    let mut package = sound_package(&files());
    assert_eq!(package.decide(&hiring(str::to_owned), "招用补贴"), (Verdict::Met, total(Some("1000.00"))));
    let known = "与本单位负责人有近亲属关系: 是";
    let none = hiring(|t| t.replace(known, "与本单位负责人有近亲属关系: 否"));
    assert_eq!(package.decide(&none, "招用补贴"), (Verdict::Met, total(Some("1500.00"))));
    let open = hiring(|t| t.replace(known, "与本单位负责人有近亲属关系: 不知"));
    let (verdict, low, high) = bounds(&mut package, &open, "招用补贴");
    assert_eq!((verdict, low, high), (Verdict::Met, total(Some("1000.00")), total(Some("1500.00"))));
    let all = hiring(|t| t.replace("近亲属关系: 否", "近亲属关系: 是"));
    assert_eq!(package.decide(&all, "招用补贴").0, Verdict::Unmet);
    // The subject itself falls out with everybody, and of another benefit too.
    let owing = hiring(|t| t.replace("拖欠工资: 否", "拖欠工资: 是"));
    assert_eq!(package.decide(&owing, "招用补贴").0, Verdict::Unmet);
    assert_eq!(package.decide(&owing, "稳岗奖励").0, Verdict::Unmet);
    assert_eq!(package.decide(&owing, "缴费补贴"), (Verdict::Met, total(Some("3400.00"))));
}

#[test]
fn members_paid_by_the_month_fall_out_of_the_months_in_which_they_fit() {
    let mut package = sound_package(&files());
    // 示例丙 fits from January 2026 on: 800×3＋500×2.
    assert_eq!(package.decide(&hiring(str::to_owned), "缴费补贴"), (Verdict::Met, total(Some("3400.00"))));
    let never = hiring(|t| t.replace("{值: 是, 自: 2026-01-01}", "{值: 否, 自: 2020-01-01}"));
    assert_eq!(package.decide(&never, "缴费补贴"), (Verdict::Met, total(Some("3900.00"))));
    let always = hiring(|t| t.replace("{值: 是, 自: 2026-01-01}", "{值: 是, 自: 2020-01-01}"));
    assert_eq!(package.decide(&always, "缴费补贴"), (Verdict::Met, total(Some("2400.00"))));
}

#[test]
fn who_is_not_listed_gets_nothing_that_the_list_gives() {
    let mut package = sound_package(&files());
    let case = |serves: &str| format!("案例: 甲\n基准日: 2026-03-01\n个人: {{离校未就业: 是, 正在服刑: {serves}}}\n");
    assert_eq!(package.decide(&case("否"), "见习对象").0, Verdict::Met);
    assert_eq!(package.decide(&case("是"), "见习对象").0, Verdict::Unmet);
    assert_eq!(package.decide(&case("是"), "见习补贴").0, Verdict::Unmet);
    assert_eq!(package.decide(&case("不知"), "见习补贴").0, Verdict::AwaitsAgency);
}

#[test]
fn an_explanation_says_which_case_it_is_and_by_which_words() {
    let mut package = sound_package(&files());
    let mut zh = |case: String| said(&mut package, &case, "取暖补助", Lang::Zh);
    let excluded = zh(heating(|t| t.replace("所在单位已发给取暖费: 否", "所在单位已发给取暖费: 是")));
    for words in [
        "不符合。属于不享受取暖补助的人员。其余条件均已具备，不影响本结论。",
        "（一）属于不享受取暖补助的人员。\n✓ 所在单位已发给取暖费。案卷载明为是。\n依据第（一）条第2句：“所在单位已发给取暖费，或者由供养机构集中供暖的人员，不享受取暖补助”。",
    ] {
        assert!(excluded.contains(words), "{excluded}");
    }
    assert!(!excluded.contains("由供养机构集中供暖。案卷"), "what does not decide is no reason: {excluded}");
    assert!(!excluded.contains("不具备"), "{excluded}");

    let not = zh(heating(str::to_owned));
    let words = "不属于不享受取暖补助的人员。“所在单位已发给取暖费”“由供养机构集中供暖”2项，均查明为否。";
    assert!(not.contains(words), "{not}");

    let open = zh(heating(|t| t.replace("  所在单位已发给取暖费: 否\n", "")));
    let words = "“所在单位已发给取暖费”一项没有载明：是的，不享受，0.00元；不是的，720.00元。";
    assert!(open.contains(words), "{open}");
    assert!(open.contains("由审核部门自行核实，不要求申请人提供"), "{open}");

    let both = zh(heating(|t| t.replace("单位已发给取暖费: 否", "单位已发给取暖费: 是").replace("示例市", "市外")));
    assert!(both.contains("属于不享受取暖补助的人员。另有1项条件不具备，不影响本结论。"), "{both}");

    let case = heating(|t| t.replace("所在单位已发给取暖费: 否", "所在单位已发给取暖费: 是"));
    let english = said(&mut package, &case, "取暖补助", Lang::En);
    assert!(english.contains("All other conditions are fulfilled"), "{english}");
}

#[test]
fn a_denied_status_shows_the_fact_and_the_words_that_decide_it() {
    // 不是见习对象: the status is denied where its own conditions hold, and never counted among what is met.
    let denied = edited(&files(), RULES, |t| {
        t.replace("对是失能老年人的个人，给予护理津贴。", "对是失能老年人，且不是见习对象的个人，给予护理津贴。")
    });
    let denied = edited(&denied, "package.toml", |t| t.replace("\"finished\"", "\"draft\""));
    let mut package = sound_package(&denied);
    let case = "案例: 甲\n基准日: 2026-03-01\n个人: {是否失能老年人: 是, 离校未就业: 是, 正在服刑: 否, 在外市领取同类补助: 否}\n";
    let text = said(&mut package, case, "护理津贴", Lang::Zh);
    let words = "不具备：不是见习对象。\n✓ 是见习对象。";
    assert!(text.contains(words), "{text}");
    assert!(text.contains("离校未就业。案卷载明为是。"), "{text}");
    assert!(text.contains("依据第（五）条第1句：“离校未就业的毕业生，列为见习对象”。"), "{text}");
    assert!(!text.contains("已具备的条件：是失能老年人；"), "what is denied is no condition that is met: {text}");
}

#[test]
fn wordings_that_are_refused_say_the_right_one() {
    let errors = |from: &str, to: &str| {
        let package = package(&edited(&files(), RULES, |t| t.replacen(from, to, 1)));
        let found = package.errors();
        (found.iter().map(|d| d.code.as_str()).collect::<Vec<_>>(), package.said(&found).replace(['\n', ' '], ""))
    };
    let condition = "（2）是低收入家庭成员。\n计算范围";
    let main = "对同时符合下列条件的个人，给予取暖补助：";
    let sentence = "拖欠工资的单位，不享受“招用补贴”“稳岗奖励”。";
    for (from, to, code, words) in [
        (condition, "（2）是低收入家庭成员；\n（3）不是不享受取暖补助的人员。\n计算范围", "T0332", "请删去这一项"),
        (condition, "（2）是低收入家庭成员；\n（3）不是“不享受取暖补助的人员”。\n计算范围", "T0332", "请删去这一项"),
        (main, "除“不享受取暖补助的人员”外，对同时符合下列条件的个人，给予取暖补助：", "T0332", "请删去“除‘"),
        (
            "除外情形：不享受取暖补助的人员。",
            "排除：不享受取暖补助的人员。",
            "T0106",
            "“排除”不是标签。不享受的情形，写作：除外情形",
        ),
        (sentence, "对拖欠工资的单位，不予给付。", "T0111", "除外情形写作：〈条件〉的〈主体〉，不享受"),
        (sentence, "对拖欠工资的单位，不享受“招用补贴”。", "T0111", "除外情形写作"),
        (sentence, "拖欠工资的单位，不享受招用补贴。", "T0102", ""),
        (sentence, "拖欠工资的单位，不享受“招用奖励”。", "T0306", ""),
        (sentence, "拖欠工资的单位，不享受“取暖补助”。", "T0405", "逐一点名管得到的给付"),
        (sentence, "拖欠工资的单位，不享受第二部分各项给付。", "T0405", "写明给予谁"),
        (sentence, "拖欠工资的单位，不享受第九部分各项给付。", "T0203", "请核对是哪一部分"),
        (sentence, "拖欠工资的单位，不享受第一部分给予单位的各项给付。", "T0405", "没有一项给付"),
        (sentence, "拖欠工资的单位，不列为“招用补贴”。", "T0306", ""),
        (sentence, "拖欠工资的单位，不享受“招用补贴”，但按时缴费的除外。", "T0102", ""),
    ] {
        let (codes, text) = errors(from, to);
        assert!(codes.contains(&code), "{to}: {codes:?} {text}");
        assert!(text.contains(words), "{to}: {text}");
    }
}

#[test]
fn a_letter_tells_whoever_is_left_out_which_case_it_is_by_which_paper() {
    let case = heating(|t| {
        let from = "所在单位已发给取暖费: 否";
        let to = "所在单位已发给取暖费: {值: 是, 来源: 工资单（示例公司）, 日期: 2025-11-30}";
        t.replace(from, to).split("期望:").next().unwrap().to_owned()
    });
    let path = std::env::temp_dir().join(format!("excluded-{}.yaml", std::process::id()));
    std::fs::write(&path, case).unwrap();
    let out = support::program(&["letter", "tests/exclusion", "--case", path.to_str().unwrap(), "--only", "取暖补助"]);
    std::fs::remove_file(&path).unwrap();
    let out = String::from_utf8(out.stdout).unwrap();
    let words = "- **（1）属于不享受取暖补助的人员**。\n  - 查明的事实是：“所在单位已发给取暖费”一项，案卷载明为是（由审核部门核对）。属于不享受的情形。（“所在单位已发给取暖费”据工资单（示例公司）（2025年11月30日））";
    assert!(out.contains(words), "{out}");
    assert!(!out.contains("不具备"), "{out}");
}
