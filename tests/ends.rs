//! 期限: what ends it before its months are used up, as the rule says or as an interpretation has it.

#![expect(clippy::unwrap_used, clippy::panic, reason = "the helpers here are part of the tests")]

mod support;

use support::{edited, package, read_folder, repository};
use tiaowen::diagnostic::Code;
use tiaowen::package::MemoryFiles;

const HEAD: &str = "（一）支持初次创业\n\n给付：场地补贴。\n依据：“给予2400元/年的场地补贴”。\n\
    对此前未曾领取营业执照的个人，给予场地补贴。\n计算范围：领取月份。\n\
    标准：每月按津贴全额给予。\n算式：津贴＝100元。\n起算：自主创业日期当月。\n";

const ASKED: &str = "解释事项：退休以后。\n依据：第（一）条“给予2400元/年的场地补贴”。\n\
    问题：退休以后是否补贴，条文没有写。\n甲解：期限为至法定退休日止。理由：示例。\n\
    乙解：期限为不另设终止时间。理由：示例。\n采用：@。\n";

const FIRST: &str = "暂用甲解，未经有权机关解释";
const SECOND: &str = "暂用乙解，未经有权机关解释";
const NEITHER: &str = "未定，各解并列计算";

fn files(duration: &str, interpretation: &str) -> MemoryFiles {
    let base = read_folder(&repository("tests/diagnostics/base"));
    let rule = format!("{HEAD}期限：{duration}\n\n");
    let said = if duration.contains("从解释") { interpretation } else { "" };
    edited(&base, "事实.tw", |t| format!("{t}事实：个人的领取月份，为月份之数项。\n"))
        .with("规则.tw", format!("{said}\n{rule}"))
}

/// Six months from January 2019, of which those up to March lie before retirement.
fn decide(duration: &str, adopted: &str, facts: &str, enjoyed: u32) -> String {
    let mut package = package(&files(duration, &ASKED.replace('@', adopted)));
    assert!(package.errors().is_empty(), "{duration}: {}", package.said(&package.errors()));
    let text = format!(
        "案例: 甲\n基准日: 2019-07-31\n个人: {{此前曾领取营业执照: 否, 自主创业日期: 2019-01-01, {facts}}}\n\
         补贴记录: {{场地补贴: {{已享受月数: {enjoyed}}}}}\n"
    );
    let case = package.read_case("案例.yaml", &text).unwrap_or_else(|said| panic!("{}", package.said(&said)));
    let tables = package.compiled.as_ref().unwrap().tables.clone();
    package.examine(&case, &tables, |examined| {
        let document = serde_json::to_value(examined.document("", true)).unwrap();
        let of = &document["decisions"][0];
        let amount = &of["amount"];
        let word = |v: &serde_json::Value| v.as_str().unwrap_or("—").to_owned();
        let sum = amount["total"]
            .as_str()
            .map_or_else(|| format!("{}..{}", word(&amount["low"]), word(&amount["high"])), str::to_owned);
        // Nothing that only a rule file says reaches a reader.
        assert!(!of["explanation"].to_string().contains("从解释"), "{}", of["explanation"]);
        format!("{} {sum}", word(&of["outcome"]))
    })
}

const RETIRES: &str = "领取月份: 2019-01..2019-06, 租用月数: 1, 法定退休日: 2019-03-15";

#[test]
fn a_duration_ends_where_the_reading_in_force_ends_it() {
    let asked = "最长不超过2年，终止时间从解释“退休以后”";
    let among = format!("其中，对符合下列条件之一的，{asked}：\n（1）租用月数12个月以下。");
    let others = "其余人员，最长不超过2年，终止时间从解释“退休以后”。";
    let forms = [
        format!("{asked}。"),
        format!("{among}\n期限：{}", others.replace("，终止时间从解释“退休以后”", "")),
        format!("{}\n期限：{others}", among.replace("12个月以下", "12个月以上")),
        format!("除租用月数12个月以上的可延长至法定退休日外，其余人员{asked}。"),
    ];
    for form in &forms {
        let rows = [
            (FIRST, RETIRES, 0, "符合 300.00"),
            (SECOND, RETIRES, 0, "符合 600.00"),
            (NEITHER, RETIRES, 0, "待解释 300.00..600.00"),
            // Twenty-three of the twenty-four months were had: one is left under either.
            (FIRST, RETIRES, 23, "符合 100.00"),
            (SECOND, RETIRES, 23, "符合 100.00"),
            (NEITHER, RETIRES, 23, "符合 100.00"),
            // A day that nobody knows matters only where it ends something.
            (SECOND, "领取月份: 2019-01..2019-06, 租用月数: 1, 法定退休日: 不知", 0, "符合 600.00"),
        ];
        for (adopted, facts, enjoyed, due) in rows {
            // Months had before count from 起算; those asked for follow them.
            let late = facts.replace("2019-01..2019-06", "2020-12..2021-03").replace("2019-03-15", "2021-02-15");
            let facts = if enjoyed > 0 { late.as_str() } else { facts };
            assert_eq!(decide(form, adopted, facts, enjoyed), due, "{form}{adopted}");
        }
    }
    let written = "最长不超过2年，至法定退休日止。";
    assert_eq!(decide(written, FIRST, RETIRES, 0), "符合 300.00");
}

#[test]
fn an_end_takes_only_alternatives_that_name_an_end() {
    for wrong in ["期限为最长不超过1年", "起算为自主创业日期当月", "“至退休”"] {
        let item = ASKED.replace('@', SECOND).replace("期限为至法定退休日止", wrong);
        let package = package(&files("最长不超过2年，终止时间从解释“退休以后”。", &item));
        let codes: Vec<Code> = package.errors().iter().map(|d| d.code).collect();
        assert_eq!(codes, [Code::UnfitAlternative], "{wrong}: {}", package.said(&package.errors()));
    }
}

// ------------------------------------------------------------------ 届满日

const ENDING: &str = "解释事项：届满。\n依据：第（一）条“补贴期限最长不超过2年”。\n问题：何日届满，条文没有写。\n\
    甲解：届满日为到期月的对应日，没有对应日的为月末日。理由：示例。\n\
    乙解：届满日为到期月对应日的前一日，没有对应日的为月末日。理由：示例。\n\
    丙解：届满日为到期月的对应日，没有对应日的为次月首日。理由：示例。\n采用：@。\n";

fn ending(condition: &str, item: &str) -> MemoryFiles {
    let base = read_folder(&repository("tests/diagnostics/base"));
    let rule = format!(
        "（一）支持初次创业\n\n给付：场地补贴。\n依据：“给予2400元/年的场地补贴”。\n对{condition}的个人，给予场地补贴。\n\
         标准：100元/人。\n"
    );
    base.with("规则.tw", format!("{item}\n{rule}"))
}

#[test]
fn years_and_months_end_as_the_one_item_of_the_document_has_it() {
    const THIRD: &str = "暂用丙解，未经有权机关解释";
    for (condition, since, asked, due) in [
        // Complete on the corresponding day, the day before it where the first day counts.
        ("自自主创业日期起满1年", "2018-03-01", "2019-02-28", ["2019-03-01", "符合", "2019-03-01", "待解释"]),
        ("自自主创业日期起满1年", "2018-03-01", "2019-02-27", ["2019-03-01", "2019-02-28", "2019-03-01", "2019-03-01"]),
        ("自自主创业日期起满1年", "2018-03-01", "2019-03-01", ["符合"; 4]),
        // A month without the day.
        ("自自主创业日期起满1年", "2016-02-29", "2017-02-28", ["符合", "符合", "2017-03-01", "待解释"]),
        ("自自主创业日期起5年以内", "2016-02-29", "2021-03-01", ["不符合", "不符合", "符合", "待解释"]),
        ("自自主创业日期起5年以内", "2016-02-29", "2021-03-02", ["不符合"; 4]),
        ("自自主创业日期起1个月以内", "2018-03-01", "2018-04-01", ["符合", "不符合", "符合", "待解释"]),
        // Days are counted, whatever months do.
        ("自自主创业日期起30日以内", "2018-03-01", "2018-03-31", ["符合"; 4]),
        ("自自主创业日期起30日以内", "2018-03-01", "2018-04-01", ["不符合"; 4]),
    ] {
        for (adopted, due) in [FIRST, SECOND, THIRD, NEITHER].into_iter().zip(due) {
            let mut package = package(&ending(condition, &ENDING.replace('@', adopted)));
            assert!(package.errors().is_empty(), "{}", package.said(&package.errors()));
            let text = format!("案例: 甲\n基准日: {asked}\n个人: {{自主创业日期: {since}}}\n");
            let case = package.read_case("案例.yaml", &text).unwrap_or_else(|said| panic!("{}", package.said(&said)));
            let tables = package.compiled.as_ref().unwrap().tables.clone();
            let said = package.examine(&case, &tables, |examined| {
                let outcome = &examined.decision("场地补贴").outcome;
                outcome.earliest.map_or_else(|| outcome.verdict.word().to_owned(), |day| day.to_string())
            });
            assert_eq!(said, due, "{condition}, {since} to {asked}, {adopted}");
        }
    }
}

#[test]
fn one_item_says_when_years_end_and_with_all_its_readings() {
    let sound = ENDING.replace('@', FIRST);
    let mixed = sound.replace("届满日为到期月对应日的前一日，没有对应日的为月末日", "自自主创业日期起满1年");
    let second = sound.replace("解释事项：届满。", "解释事项：再次届满。");
    let unread = sound.replace("为次月首日", "顺延");
    for (item, code) in [
        (sound.clone(), None),
        (mixed, Some(Code::UnfitAlternative)),
        (format!("{sound}\n{second}"), Some(Code::UnfitAlternative)),
        (unread, Some(Code::Unreadable)),
    ] {
        let package = package(&ending("自自主创业日期起满1年", &item));
        assert_eq!(package.errors().first().map(|d| d.code), code, "{item}{}", package.said(&package.errors()));
    }
}

// ------------------------------------------------------------------ 时间未到

#[test]
fn what_lacks_only_time_says_since_when_whatever_its_kind() {
    let who = "对自主创业日期不晚于基准日的个人，";
    for (kind, main, met) in [
        ("对象", "将自主创业日期不晚于基准日的个人列为甲类。".to_owned(), "符合"),
        ("优先", format!("{who}列入优先次序。"), "列入"),
        ("职责", format!("{who}应当走访。\n核查：未载明。"), "应当履行"),
        ("裁量", format!("{who}经审定可以走访。\n审定机关：未载明。"), "具备审定条件"),
        ("授权", format!("{who}由示范市人社局决定是否走访。"), "可以适用"),
    ] {
        let base = read_folder(&repository("tests/diagnostics/base"));
        let rule = format!("（一）支持初次创业\n\n{kind}：甲类。\n依据：“对在示范市初次创业的人员”。\n{main}\n");
        let mut package = package(&base.with("规则.tw", rule));
        assert!(package.errors().is_empty(), "{kind}: {}", package.said(&package.errors()));
        for (since, due) in [("2019-02-28", met), ("2019-03-01", "时间未到 2019-03-01"), ("不适用", "不")] {
            let text = format!("案例: 甲\n基准日: 2019-02-28\n个人: {{自主创业日期: {since}}}\n");
            let case = package.read_case("案例.yaml", &text).unwrap_or_else(|said| panic!("{}", package.said(&said)));
            let tables = package.compiled.as_ref().unwrap().tables.clone();
            let said = package.examine(&case, &tables, |examined| {
                let document = serde_json::to_value(examined.document("", true)).unwrap();
                let of = &document["decisions"][0];
                // Nothing is said to be had that is not given.
                assert!(!of["explanation"].to_string().contains("可享受"), "{}", of["explanation"]);
                let day = of["earliest"].as_str().map_or_else(String::new, |day| format!(" {day}"));
                format!("{}{day}", of["word"].as_str().or(of["outcome"].as_str()).unwrap())
            });
            assert!(said.starts_with(due), "{kind}, {since}: {said}");
        }
    }
}
