//! Wordings that read as official documents are written: verbs that follow their nouns, numbers that are nothing, terms
//! that a reading settles.
mod support;

use support::{edited, package, read_folder, repository, sound_package};
use tiaowen::ir::Verdict;
use tiaowen::package::MemoryFiles;
use tiaowen::source::Sources;
use tiaowen::syntax::ast::Item;
use tiaowen::syntax::{parse, print};

const RULES: &str = "规则.tw";

/// The package of exclusions as a draft, with one stretch of its rules changed.
fn files(from: &str, to: &str) -> MemoryFiles {
    let draft =
        edited(&read_folder(&repository("tests/exclusion")), "package.toml", |t| t.replace("finished", "draft"));
    edited(&draft, RULES, |t| t.replacen(from, to, 1))
}

/// Codes and words of what is said, warnings of words and days that a draft leaves aside.
fn said(files: &MemoryFiles) -> Vec<(&'static str, String)> {
    let package = package(files);
    let of = |d: &&tiaowen::diagnostic::Diagnostic| {
        !matches!(d.code.as_str(), "T0324" | "T0328" | "T0329" | "T0206" | "T0212" | "T0213")
    };
    let found: Vec<_> = package.diagnostics.iter().filter(of).cloned().collect();
    found.iter().map(|d| (d.code.as_str(), package.said(std::slice::from_ref(d)).replace(['\n', ' '], ""))).collect()
}

/// What the rules of a text print as.
fn printed(text: &str) -> Vec<String> {
    let parsed = parse(Sources::default().add(RULES, text), text);
    assert!(!parsed.diagnostics.iter().any(|d| d.is_error()), "{:?}", parsed.diagnostics);
    let rule = |item| if let Item::Rule(rule) = item { Some(print::rule(&rule)) } else { None };
    parsed.tree.items.into_iter().filter_map(rule).collect()
}

const PAID_ON_TIME: &str =
    "给付：稳岗奖励。\n依据：“对按时缴费的单位，给予稳岗奖励5000元”。\n对按时缴费的单位，给予稳岗奖励。";
const CASE: &str = "案例: 甲\n基准日: 2026-03-01\n单位: {按时缴费: 是, 拖欠工资: 否}\n";

#[test]
fn the_verb_follows_the_noun() {
    let owing = "不享受“招用补贴”“稳岗奖励”。";
    let named = |sentence: &str, name: &str| {
        let rule = PAID_ON_TIME.replace("稳岗奖励。\n依", &format!("{name}。\n依"));
        let (head, _) = rule.rsplit_once('\n').unwrap();
        let text = files(PAID_ON_TIME, &format!("{head}\n{sentence}"));
        edited(&text, RULES, |t| t.replace(owing, &format!("不享受“招用补贴”“{name}”。")))
    };
    for (sentence, name, better) in [
        ("按时缴费的单位，享受稳岗优惠。", "稳岗优惠", None),
        ("对按时缴费的单位，提供稳岗服务。", "稳岗服务", None),
        ("对按时缴费的单位，予以表彰。", "表彰", None),
        ("按时缴费的单位，具有参评资格。", "参评资格", None),
        ("对按时缴费的单位，准予入驻园区。", "入驻园区", None),
        ("对按时缴费的单位，给予稳岗补贴。", "稳岗补贴", None),
        ("对按时缴费的单位，准予稳岗优惠。", "稳岗优惠", Some("享受")),
        ("对按时缴费的单位，给予稳岗服务。", "稳岗服务", Some("提供")),
        ("对按时缴费的单位，给予参评资格。", "参评资格", Some("具有")),
        ("按时缴费的单位，享受稳岗补贴。", "稳岗补贴", Some("给予")),
    ] {
        let files = named(sentence, name);
        let found = said(&files);
        match better {
            None => assert_eq!(found, [], "{sentence}"),
            Some(right) => {
                assert_eq!(found.iter().map(|(code, _)| *code).collect::<Vec<_>>(), ["T0120"], "{sentence}: {found:?}");
                assert!(found[0].1.contains(&format!("宜写作“{right}”")), "{}", found[0].1);
            }
        }
        let mut package = sound_package(&files);
        assert_eq!(package.decide(CASE, name).0, Verdict::Met, "{sentence}");
        assert_eq!(package.decide(&CASE.replace("按时缴费: 是", "按时缴费: 否"), name).0, Verdict::Unmet, "{sentence}");
        let text = std::str::from_utf8(&files.files[RULES]).unwrap();
        assert!(printed(text).iter().any(|r| r.contains(sentence)), "{sentence}");
    }
    // A list, and the words ahead of it, stand as with 给予.
    let list = "同时符合下列条件的单位，享受稳岗优惠：\n（1）按时缴费；\n（2）是困难人员。";
    let (codes, _): (Vec<_>, Vec<_>) = said(&named(list, "稳岗优惠")).into_iter().unzip();
    assert_eq!(codes, ["T0301"], "the second item is none of a 单位");
    // 享受 takes no 对.
    let (codes, _): (Vec<_>, Vec<_>) = said(&named("对按时缴费的单位，享受稳岗优惠。", "稳岗优惠")).into_iter().unzip();
    assert_eq!(codes.first(), Some(&"T0111"));
}

#[test]
fn a_number_that_is_nothing_is_said_in_words() {
    let fact = "事实：单位的按时缴费，为是否。";
    let declared = "事实：单位的上年度裁减人数，为数量，人，为零写作“没有裁减人员”，不为零写作“有过裁减”。\n";
    let with = |sentence: &str| {
        let files = files(PAID_ON_TIME, &PAID_ON_TIME.replace("\n对按时缴费的单位", &format!("\n对{sentence}的单位")));
        edited(&files, RULES, |t| t.replacen(fact, &format!("{declared}{fact}"), 1))
    };
    let case = |n: &str| format!("案例: 甲\n基准日: 2026-03-01\n单位: {{拖欠工资: 否{n}}}\n");
    let mut none = sound_package(&with("没有裁减人员"));
    assert_eq!(none.decide(&case(", 上年度裁减人数: 0"), "稳岗奖励"), (Verdict::Met, Some("5000.00".to_owned())));
    assert_eq!(none.decide(&case(", 上年度裁减人数: 2"), "稳岗奖励").0, Verdict::Unmet);
    assert_eq!(none.decide(&case(""), "稳岗奖励").0, Verdict::AwaitsApplicant);
    let mut some = sound_package(&with("有过裁减"));
    assert_eq!(some.decide(&case(", 上年度裁减人数: 2"), "稳岗奖励").0, Verdict::Met);
    assert_eq!(some.decide(&case(", 上年度裁减人数: 0"), "稳岗奖励").0, Verdict::Unmet);
    // Only of numbers.
    let truth = files(fact, "事实：单位的按时缴费，为是否，为零写作“没有缴费”。");
    assert_eq!(said(&truth).iter().map(|(code, _)| *code).collect::<Vec<_>>(), ["T0405"]);
}

#[test]
fn exactly_so_much_and_so_long() {
    let fact = "事实：单位的按时缴费，为是否。";
    let files = files(PAID_ON_TIME, &PAID_ON_TIME.replace("\n对按时缴费的单位", "\n对职工总数恰为3人的单位"));
    let files = edited(&files, RULES, |t| t.replacen(fact, &format!("事实：单位的职工总数，为数量，人。\n{fact}"), 1));
    let mut package = sound_package(&files);
    for (count, verdict) in [(2, Verdict::Unmet), (3, Verdict::Met), (4, Verdict::Unmet)] {
        let case = format!("案例: 甲\n基准日: 2026-03-01\n单位: {{拖欠工资: 否, 职工总数: {count}}}\n");
        assert_eq!(package.decide(&case, "稳岗奖励").0, verdict, "{count}");
    }
}

#[test]
fn a_term_is_a_noun_or_what_a_reading_settles() {
    let status = "对象：见习对象。";
    let terms = "术语：帮扶人员。\n来源：文内未定义，示例。\n帮扶人员，是指困难人员。\n\n\
                 术语：重点人员。\n来源：文内未定义，从解释“重点人员的范围”。\n重点人员，按解释事项“重点人员的范围”确定。\n\n\
                 解释事项：重点人员的范围。\n依据：“离校未就业的毕业生”。\n问题：示例。\n甲解：是帮扶人员。理由：示例。\n\
                 乙解：是帮扶人员，或者是退役军人。理由：示例。\n采用：暂用甲解，未经有权机关解释。\n\n";
    let files = files(status, &format!("{terms}{status}"));
    let files =
        edited(&files, RULES, |t| t.replace("对是失能老年人的个人，给予护理津贴。", "对重点人员，给予护理津贴。"));
    let mut package = sound_package(&files);
    let case = |who: &str| format!("案例: 甲\n基准日: 2026-03-01\n个人: {{在外市领取同类补助: 否, {who}}}\n");
    assert_eq!(package.decide(&case("是否困难人员: 是, 是否退役军人: 否"), "护理津贴").0, Verdict::Met);
    assert_eq!(package.decide(&case("是否困难人员: 否, 是否退役军人: 否"), "护理津贴").0, Verdict::Unmet);
    assert_eq!(package.decide(&case("是否困难人员: 否, 是否退役军人: 是"), "护理津贴").0, Verdict::Unmet);
    let printed = printed(std::str::from_utf8(&files.files[RULES]).unwrap());
    assert!(printed.iter().any(|r| r.contains("帮扶人员，是指困难人员。")), "{printed:?}");
    assert!(printed.iter().any(|r| r.contains("重点人员，按解释事项“重点人员的范围”确定。")), "{printed:?}");
    // A noun that leads back to itself, and one that nothing has.
    let round = edited(&files, RULES, |t| t.replace("帮扶人员，是指困难人员。", "帮扶人员，是指帮扶人员。"));
    assert!(said(&round).iter().any(|(code, _)| *code == "T0301" || *code == "T0303"), "{:?}", said(&round));
    let unknown = edited(&files, RULES, |t| t.replace("帮扶人员，是指困难人员。", "帮扶人员，是指不知道的人员。"));
    assert!(said(&unknown).iter().any(|(code, _)| *code == "T0301"), "{:?}", said(&unknown));
}

#[test]
fn people_are_counted_as_people() {
    let mut by_head = sound_package(&files("计算单位：每名。", "计算单位：每人。"));
    let case = support::case_text(&read_folder(&repository("tests/exclusion")), "招用");
    assert_eq!(by_head.decide(&case, "缴费补贴"), (Verdict::Met, Some("3400.00".to_owned())));
    let mut share = sound_package(&files("标准：每名每月按", "标准：每人每月按"));
    assert_eq!(share.decide(&case, "缴费补贴"), (Verdict::Met, Some("3400.00".to_owned())));
    let monthly = files("标准：180元/月。", "标准：每人每月180元。");
    let case = support::case_text(&read_folder(&repository("tests/exclusion")), "取暖");
    assert_eq!(sound_package(&monthly).decide(&case, "取暖补助"), (Verdict::Met, Some("720.00".to_owned())));
    let printed = printed(std::str::from_utf8(&monthly.files[RULES]).unwrap());
    assert!(printed.iter().any(|r| r.contains("标准：每人每月180元。")));
}

#[test]
fn declarations_read_as_a_form_is_filled_in() {
    let fact = "事实：单位的按时缴费，为是否。";
    let mut yes = sound_package(&files(fact, "事实：单位的按时缴费，填是或者否。"));
    assert_eq!(yes.decide(CASE, "稳岗奖励").0, Verdict::Met);
    let several = files(fact, &format!("{fact}\n事实：单位的类别，为甲类、乙类中的一项或者几项，列举未尽。"));
    assert_eq!(said(&several), []);
    let wrong = files(fact, "事实：单位的按时缴费，为填是或者否。");
    assert!(said(&wrong).iter().any(|(code, _)| *code == "T0103"), "{:?}", said(&wrong));
}
