//! Amounts at their edges: durations that end on a day, exclusions among what is not yet known, steps by counters.
//!
//! Each test changes one line of the 示范 package and decides one of its cases.

mod support;

use support::{case_text, edited, read_folder, repository, sound_package};
use tiaowen::ir::Verdict;
use tiaowen::package::MemoryFiles;
use tiaowen::render::{Catalogue, Lang};

const POLICY: &str = "policies/shifan-2024-3";
const HOUSING: &str = "二、安居补贴.tw";

fn files() -> MemoryFiles {
    read_folder(&repository(POLICY))
}

/// The same as a draft: what the text does not say may be tried there.
fn draft() -> MemoryFiles {
    edited(&files(), "package.toml", |t| t.replacen("\"finished\"", "\"draft\"", 1))
}

fn case(start: &str) -> String {
    case_text(&files(), start)
}

/// 示范 with 租房补贴 paid until the day of another fact, for 18000元/年, leased for two years.
fn until(day: &str, proration: &str) -> (Verdict, Option<String>) {
    let files = edited(&draft(), HOUSING, |t| {
        t.replacen("期限：最长不超过3年。", "期限：至购房合同备案日期止。", 1)
            .replacen("折算：按日折算。", &format!("折算：{proration}。"), 1)
            .replacen("（4）购房合同备案日期不晚于基准日。", "（4）购房合同备案日期早于租赁终止日。", 1)
    });
    let case = case("034")
        .replace("2027-03-01", "2024-03-01")
        .replace("已享受月数: 28", "已享受月数: 0")
        .replace("租赁终止日: 2028-02-29", &format!("租赁终止日: 2026-02-28\n  购房合同备案日期: {day}"));
    sound_package(&files).decide(&case, "租房补贴")
}

#[test]
fn a_duration_that_ends_on_a_day_is_cut_on_that_day() {
    let met = |total: &str| (Verdict::Met, Some(total.to_owned()));
    // 18000 × 199 ÷ 365 = 9813.69…, whole 元.
    assert_eq!(until("2024-09-15", "按日折算"), met("9814.00"));
    assert_eq!(until("2025-02-28", "按日折算"), met("18000.00"));
    assert_eq!(until("2024-09-15", "按月折算"), met("9000.00"), "six whole months, not seven");
    assert_eq!(until("2024-09-15", "不足一年按一年计发"), met("18000.00"));
    assert_eq!(until("2025-02-28", "不足一年按一年计发"), met("18000.00"), "no second year begins");
    for proration in ["按日折算", "按月折算", "不足一年按一年计发"] {
        assert_eq!(until("2023-02-28", proration).0, Verdict::UsedUp, "the end came before the beginning");
    }
}

#[test]
fn of_two_that_exclude_each_other_neither_is_given_while_an_amount_is_to_be_looked_up() {
    // The text's own 其余 is left unresolved here: a draft may do that.
    let files = edited(&draft(), HOUSING, |t| {
        let (before, rest) = t.split_once("给付：购房补贴。").unwrap();
        let (head, tail) = rest.split_once("标准：下列各档之一").unwrap();
        let (_, after) = tail.split_once("依据：").unwrap();
        format!("{before}给付：购房补贴。{head}标准：按规定，所按文件未载明。\n依据：{after}")
    });
    let mut package = sound_package(&files);
    for rule in ["租房补贴", "购房补贴"] {
        assert_eq!(package.decide(&case("020"), rule).0, Verdict::AwaitsAgency, "{rule}");
    }
}

#[test]
fn what_was_enjoyed_of_the_other_is_said_though_only_some_months_of_it_were() {
    let mut package = sound_package(&files());
    let text = case("020").replace("已享受月数: 0", "已享受月数: 12");
    let case = package.read_case("案例.yaml", &text).unwrap();
    let tables = package.compiled.as_ref().unwrap().tables.clone();
    let warnings = package.examine(&case, &tables, |examined| {
        let report = tiaowen::explain::report(examined.run, examined.decision("购房补贴"), None);
        let words = Catalogue::load(Lang::Zh);
        let head = tiaowen::render::report::Head { applicant: "", dates: examined.case.facts.dates, own_tables: None };
        tiaowen::render::report::text(
            examined.run.program,
            &report,
            head,
            &words,
            tiaowen::render::report::Depth::Sections,
        )
    });
    assert!(warnings.contains("不重复享受的另一项此前已经享受：“租房补贴”"), "{warnings}");
    assert!(warnings.contains("核定前，应当先查明另一项已经享受的数额"), "{warnings}");
}

#[test]
fn steps_are_counted_in_units_of_one_character_too() {
    let facts = edited(&files(), "事实.tw", |t| format!("{t}\n事实：个人的考核分，为数量，分。\n"));
    let files = edited(&facts, "一、适用对象和综合积分.tw", |t| {
        t.replacen("（13）是高层次人才的，20分。", "（13）是高层次人才的，考核分每满12分计2分，最高10分。", 1)
    });
    let mut package = sound_package(&files);
    // 60分 without them; 35 of 12 each are two steps, which leaves 租房补贴 in its tier.
    let case = case("001").replacen("个人:\n", "个人:\n  考核分: 35\n", 1);
    assert_eq!(package.decide(&case, "租房补贴").0, Verdict::Met);
}

#[test]
fn a_duration_in_months_needs_to_know_the_months_before() {
    let keep = |t: &str| t.lines().filter(|l| !l.contains("已享受月数")).map(|l| format!("{l}\n")).collect::<String>();
    let package = support::package(&edited(&files(), "事实.tw", keep));
    let said = package.said(&package.errors());
    assert!(said.contains("T0325") && said.contains("此前已享受多少个月") && said.contains("“租房补贴”"), "{said}");
}
