//! Decisions said as law: what a reason names, what a letter quotes, what nobody may sign.

#![expect(clippy::unwrap_used, reason = "the helpers here are part of the tests")]

mod support;

use support::{case_text, program, read_folder, repository};
use tiaowen::render::Lang;
use tiaowen::render::report::Depth;
use tiaowen::{Decisions, Engine};

const DALIAN: &str = "policies/dalian-2017-46";

fn decided(case: &str, rule: &str) -> Decisions {
    let engine = Engine::open(repository(DALIAN)).unwrap();
    let case = engine.case("案例.yaml", case).unwrap();
    engine.options().only(&[rule]).unwrap().decide(&case).unwrap()
}

fn own(start: &str) -> String {
    case_text(&read_folder(&repository(DALIAN)), start)
}

fn said(case: &str, rule: &str) -> String {
    decided(case, rule).text(Lang::Zh, Depth::Sections)
}

/// Standard output and standard error of a letter about a case of the package.
fn letter(start: &str, rule: &str, more: &[&str]) -> (String, String) {
    let cases = std::fs::read_dir(repository(DALIAN).join("cases")).unwrap();
    let paths = cases.map(|entry| entry.unwrap().path());
    let path = paths.into_iter().find(|p| p.file_name().unwrap().to_string_lossy().starts_with(start)).unwrap();
    let path = path.to_string_lossy().into_owned();
    let base = ["letter", DALIAN, "--case", &path, "--only", rule, "--case-params"];
    let done = program(&[&base[..], more].concat());
    let [out, told] = [done.stdout, done.stderr].map(|bytes| String::from_utf8(bytes).unwrap());
    (out, told)
}

#[test]
fn a_refusal_that_another_reading_turns_is_not_signed_unless_it_is_named() {
    let by = ["--by", "王某", "--at", "2020-03-02"];
    // By 乙解 of this item, which nobody decided, the benefit would be given.
    let item = "场地补贴是否以创业补贴对象为前提";
    let (written, told) = letter("010-", "创业场地补贴", &by);
    assert!(written.is_empty() && told.contains(item), "{told}");
    let named: Vec<&str> = told.split("写明理由").next().unwrap().split('“').skip(1).collect();
    let reason: Vec<&str> = named.iter().filter_map(|rest| Some(rest.split_once('”')?.0)).collect();
    let all = reason.join("、");
    let but: Vec<&str> = reason.iter().copied().filter(|name| *name != item).collect();
    for (reason, refused) in [(all, false), (but.join("、"), true)] {
        let signing = [&by[..], &["--as", "不符合", "--reason", &reason]].concat();
        let (_, told) = letter("010-", "创业场地补贴", &signing);
        assert_eq!(told.contains("不能签署"), refused, "{told}");
    }
    // Where the other reading changes a sum and no refusal, it is said and signed.
    let (_, told) = letter("055-", "高校毕业生灵活就业社保补贴", &by);
    assert!(told.contains("不能签署") && !told.contains("补贴总额的舍入"), "{told}");
}

#[test]
fn a_refusal_quotes_the_words_that_give_the_benefit_though_a_term_alone_fails() {
    let (refusal, told) = letter("010-", "创业场地补贴", &[]);
    for words in [
        "给付本项的规定是：第（六）条第4句：“对租用其它场地初次创业的人员给予3000元/年的创业场地补贴”",
        "依据：第（六）条第2句：“在我市”",
        "（“单位的登记地”所据的材料，案卷没有载明）",
        "作出本决定以前的陈述、申辩和听证：【未填：事先陈述申辩和听证】",
        "上述事实以后发生变化的，能否再次申请：【未填：再次申请】",
    ] {
        assert!(refusal.contains(words), "{words}\n{refusal}");
    }
    assert!(told.contains("事先陈述申辩和听证") && told.contains("再次申请"), "{told}");
    // What is used up does not come again.
    let (refusal, _) = letter("069-", "求职创业补贴", &[]);
    assert!(refusal.contains("能否再次申请"), "{refusal}");
    let (refusal, _) = letter("007-", "创业场地补贴", &[]);
    assert!(!refusal.contains("能否再次申请"), "{refusal}");
}

#[test]
fn figures_for_trials_are_said_to_be_such_on_what_the_applicant_gets() {
    let (review, _) = letter("054-", "高校毕业生灵活就业社保补贴", &[]);
    assert!(review.starts_with("**注意：本案另用参数表"), "{review}");
    assert!(review.contains("“灵活就业缴费费率”所用的数值是示例"), "{review}");
    // It was refused before any figure was read.
    let (refused, _) = letter("057-", "高校毕业生灵活就业社保补贴", &[]);
    assert!(!refused.contains("所用的数值是示例"), "{refused}");
}

#[test]
fn no_path_and_no_name_of_a_column_reaches_a_reader() {
    let text = said(&own("432-"), "应征入伍学费等");
    assert!(text.contains("案卷载明为否；该情况自2020年7月1日起；应征入伍日期为2018年9月1日"), "{text}");
    assert!(text.contains("没有用到的事实：个人的毕业日期") && !text.contains("（自）"), "{text}");
    let open = own("432-").replace("自: 2020-07-01", "自: 不知");
    assert!(!said(&open, "应征入伍学费等").contains("（自）"));
    // A fact that another document decides is on file like any other.
    let text = said(&own("021-"), "创业带头人社保补贴");
    assert!(
        !text.contains("按规定缴纳社会保险费为是") && text.contains("按规定缴纳社会保险费。案卷载明为是"),
        "{text}"
    );
}

/// What the package of this file's own says of a household; its members' incomes, and whether one is 重度残疾.
fn household(incomes: [&str; 3], disabled: &str) -> String {
    let engine = Engine::open(repository("tests/said")).unwrap();
    let names = ["示例甲", "示例乙", "示例丙"];
    let member = |(name, income): (&str, &str)| format!("    - {{姓名: {name}, 月收入: \"{income}\"}}\n");
    let members: String = names.into_iter().zip(incomes).map(member).collect();
    let case = format!("案例: 甲\n基准日: 2024-03-01\n家庭:\n  家中有重度残疾人: {disabled}\n  成员:\n{members}");
    let case = engine.case("案例.yaml", &case).unwrap();
    engine.options().decide(&case).unwrap().text(Lang::Zh, Depth::Sections)
}

#[test]
fn the_branch_of_a_definition_that_decided_is_the_one_that_is_cited() {
    let (income, deemed) = ("月人均收入不高于最低生活保障标准的家庭", "家中有重度残疾人的，视为困难家庭");
    let poor = household(["1000.00", "1500.00", "0.00"], "否");
    assert!(poor.contains("（一）是困难家庭。") && poor.contains(income) && !poor.contains(deemed), "{poor}");
    let disabled = household(["1000.00", "9000.00", "0.00"], "是");
    assert!(disabled.contains("✓ 家中有重度残疾人。案卷载明为是。"), "{disabled}");
    assert!(disabled.contains(deemed) && !disabled.contains(income), "{disabled}");
    // Where all fail, each with its fact; where both hold, both.
    let neither = household(["1000.00", "9000.00", "0.00"], "否");
    assert!(
        neither.contains("不具备：是困难家庭。") && neither.contains("✗ 家中有重度残疾人。案卷载明为否"),
        "{neither}"
    );
    assert!(neither.contains("✗ 月人均收入在“最低生活保障标准”以下") && neither.contains(deemed), "{neither}");
    let both = household(["1000.00", "1500.00", "0.00"], "是");
    assert!(both.contains(income) && both.contains(deemed), "{both}");
    // What 包括 adds is cited by its own words, and only where it decided.
    let added = "（含技师学院高级工班、预备技师班和特殊教育院校职业教育类毕业生）";
    let text = said(&own("079-"), "就业见习补贴");
    assert!(text.contains(&format!("（依据第（十二）条第8句：“{added}”）")), "{text}");
    assert!(!said(&own("077-"), "就业见习补贴").contains(added));
}

#[test]
fn a_refusal_by_income_states_the_income_and_the_standard() {
    let text = household(["1000.00", "9000.00", "0.00"], "否");
    for words in [
        "（示例甲1000元/月＋示例乙9000元/月＋示例丙0元/月）",
        "月人均收入为3333.3333…元/月，界限“最低生活保障标准”1000元/月（含本数），超出2333.3333…元/月",
        "参数“最低生活保障标准”2024年3月1日有效的数值为1000元/月，来源：示范民发〔2023〕12号",
    ] {
        assert!(text.contains(words), "{words}\n{text}");
    }
    assert!(!text.contains("/3元"), "{text}");
}

#[test]
fn a_standard_by_tiers_says_which_tier_applies_and_why() {
    let text = household(["1000.00", "1500.00", "0.00"], "否");
    let tier = "适用的标准是“成员数3人以上的，3000.00元”：成员数为3人，界限3人（含本数），恰为界限。";
    assert!(text.contains(tier), "{text}");
    let shifan = |start: &str, rule: &str| {
        let engine = Engine::open(repository("policies/shifan-2024-3")).unwrap();
        let text = case_text(&read_folder(&repository("policies/shifan-2024-3")), start);
        let case = engine.case("案例.yaml", &text).unwrap();
        engine.options().only(&[rule]).unwrap().decide(&case).unwrap().text(Lang::Zh, Depth::Sections)
    };
    // 59 points: over the lower limit, short of the upper one.
    let text = shifan("002-", "租房补贴");
    let why = "综合积分为59分，界限40分（含本数），超出19分；综合积分为59分，界限60分（不含本数），相差1分";
    assert!(text.contains(&format!("综合积分不足60分的，18000元/年”：{why}。")), "{text}");
    assert!(text.contains("18000元/年×1年＝18000.00元") && !text.contains("按日折算，共"), "{text}");
    let text = shifan("007-", "租房补贴");
    let others = "适用的标准是“其余的，12000元/年”，前列各档均不适用：综合积分为35分，界限60分（含本数），相差25分";
    assert!(text.contains(others), "{text}");
    // Points unfold to what they are for; of the highest both, with the words that let the highest count.
    assert!(text.contains("就高计15分。（依据第（二）条第1句第2分句：“职称为高级的计20分"), "{text}");
    assert!(text.contains("✓ 职称为中级。计10分") && text.contains("✓ 技能等级为高级技师。计15分"), "{text}");
    // What falls short says which items did not count.
    let text = shifan("007-", "购房补贴");
    assert!(text.contains("没有计入的：学历为博士、学历为本科"), "{text}");
    // A part of a year has its days; a fraction that no decimal ends is begun, never written as a fraction.
    let text = shifan("031-", "租房补贴");
    assert!(text.contains("18000元/年×10日÷365日＝18493.1506…元") && !text.contains("/73"), "{text}");
    // Of two the higher is given: by these words.
    let text = shifan("020-", "租房补贴");
    assert!(text.contains("依据第（四）条第2句：“购房补贴与租房补贴不重复享受，就高给予”"), "{text}");
}

#[test]
fn a_duration_by_tiers_says_why_it_is_this_one() {
    let text = said(&own("081-"), "公益性岗位补贴");
    let why =
        "其余人员最长不超过3年，至法定退休日止（自初次核定日期2019年3月20日起，5年以内至2024年3月20日止（不含当日）";
    assert!(text.contains(why), "{text}");
}

#[test]
fn everyone_in_a_sum_is_shown_and_months_run_together() {
    let text = said(&own("032-"), "创业带头人社保补贴");
    assert!(text.contains("示例人员一、示例人员二、示例人员三、示例人员四符合，共4名。"), "{text}");
    assert!(text.contains("✓ 其余计入的：示例人员二（招用日期为2018年6月1日"), "{text}");
    assert!(text.contains("；示例人员四（"), "{text}");
    // A sum over records names what it adds up.
    assert!(text.contains("每月基本养老1800.00元＋基本医疗650.00元＋失业50.00元＝2500.00元"), "{text}");
    let (text, _) = letter("094-", "就业困难人员灵活就业社保补贴", &[]);
    assert!(text.contains("缴费记录第1条（2018年10月至2019年3月）符合，共6项。"), "{text}");
    // On paper too.
    let (review, _) = letter("032-", "创业带头人社保补贴", &[]);
    for who in ["示例人员一：", "示例人员二：", "示例人员四："] {
        assert!(review.contains(who), "{who}\n{review}");
    }
}

#[test]
fn a_letter_says_what_was_found_and_what_proves_it_in_words() {
    // A record that ought not be there is told by what it says, and is what can be shown to be otherwise.
    let (refusal, _) = letter("058-", "高校毕业生灵活就业社保补贴", &[]);
    for words in ["查有就业记录第1条（", "类型为单位就业", "日起", "特别是证明下列事实的材料：就业记录的"]
    {
        assert!(refusal.contains(words), "{words}\n{refusal}");
    }
    // Of alternatives without a name, those that hold are the conditions that are met.
    let (refusal, _) = letter("069-", "求职创业补贴", &[]);
    let met = refusal.split_once("已经具备的条件").unwrap().1.split_once("##").unwrap().0;
    assert!(!met.contains("下列情形之一"), "{met}");
    assert!(refusal.contains("证明下列事实的材料：是否高校毕业生。"), "{refusal}");
    // Whoever does not count is told by what they fail, down to the day.
    let (review, _) = letter("024-", "创业带头人社保补贴", &[]);
    assert!(review.contains("示例张某（不符合）：") && review.contains("记录自"), "{review}");
    assert!(!review.contains("示例张某（不符合）：招用日期不晚于基准日"), "{review}");
}
