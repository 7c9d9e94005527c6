//! The figures of rules against those of the words they quote, and of the head against the text.
//!
//! Each row is a package of one 条: a sentence, and what its rule makes of it.

#![expect(clippy::unwrap_used, reason = "the helpers here are part of the tests")]

mod support;

use support::{Package, package};
use tiaowen::diagnostic::{Code, Diagnostic};
use tiaowen::document::Document;
use tiaowen::package::MemoryFiles;

const FACTS: &str = "\
主体：个人。
主体：补贴记录。
事实：个人的缴费月数，为数量，月。
事实：个人的通勤里程，为数量，公里。
事实：个人的抚养人数，为数量，名。
事实：个人的家庭月收入，为金额，元/月。
事实：个人的自有资金比率，为比率。
事实：个人的入职日期，为日期。
事实：个人的租用起始日，为日期。
事实：个人的租用终止日，为日期。
事实：个人的在岗月，为月份之数项。
事实：个人的失业月数，为数量，月。
事实：个人的学历，为博士、硕士、本科、专科之一。
事实：个人的险种，为基本养老、基本医疗、失业、工伤、生育之数项。
事实：补贴记录的已享受月数，为数量，月，由审核部门核实。
";

/// A package of one sentence and the rules written for it.
fn files(sentence: &str, head: &str, rules: &str) -> MemoryFiles {
    let text = format!(
        "示范市人民政府文件\n\n示范〔2020〕1号\n\n示范意见\n\n各单位：\n\n一、总则\n\n（一）补助。{sentence}\n\n2020年1月1日印发\n"
    );
    let sha = Document::read(&text, &[]).unwrap().sha256().to_owned();
    let manifest = format!(
        "[policy]\nid = \"示范〔2020〕1号\"\ntitle = \"示范意见\"\nissued = \"2020-01-01\"\nversion = \"2020-01-01\"\n\
         language = \"1\"\n\n[source]\ntext = \"原文.txt\"\nsha256 = \"{sha}\"\n\n[files]\nrules = [\"事实.tw\", \"规则.tw\"]\n\
         status = \"draft\"\n"
    );
    let rules = format!("文件：《示范意见》。\n文号：示范〔2020〕1号。\n{head}\n（一）补助\n\n{rules}");
    MemoryFiles::default()
        .with("package.toml", manifest)
        .with("原文.txt", text)
        .with("事实.tw", FACTS)
        .with("规则.tw", rules)
}

/// The findings of this file's subject: each code with the words it marks.
fn found(package: &Package) -> Vec<String> {
    let own = [
        Code::FigureDiffers,
        Code::SideDiffers,
        Code::FigureUnsupported,
        Code::FigureUnused,
        Code::FigureRespelled,
        Code::HeadContradicted,
        Code::ValueUnsupported,
    ];
    let shown = |d: &&Diagnostic| d.is_error() || own.contains(&d.code);
    let marked = |d: &Diagnostic| {
        let text = &package.sources.get(d.place.file).unwrap().text;
        format!("{} {}", d.code.as_str(), d.place.span.text(text))
    };
    package.diagnostics.iter().filter(shown).map(marked).collect()
}

/// A rule that grants for a condition: 〈条件〉 as the table writes it.
fn grant(condition: &str, lines: &str, quote: &str) -> String {
    format!("给付：补助。\n依据：“{quote}”。\n对{condition}的个人，给予补助。\n{lines}\n")
}

fn conditions(rows: &[(&str, &str, &[&str])]) {
    let mut wrong = Vec::new();
    for (sentence, condition, expected) in rows {
        let rules = grant(condition, "标准：按规定，所按文件未载明。", sentence);
        let package = package(&files(&format!("{sentence}。"), "", &rules));
        let found = found(&package);
        if found != *expected {
            wrong.push(format!("{sentence} | {condition}: {found:?}\n{}", package.said(&package.errors())));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_figure_is_the_one_that_its_quotation_has() {
    conditions(&[
        ("对连续缴费12个月以上的人员给予补助", "缴费月数12个月以上", &[]),
        ("对连续缴费12个月以上的人员给予补助", "缴费月数24个月以上", &["T0210 24个月"]),
        ("对连续缴费一年以上的人员给予补助", "缴费月数12个月以上", &["T0214 12个月"]),
        ("对连续缴费三年以上的人员给予补助", "缴费月数24个月以上", &["T0210 24个月"]),
        ("对缴费每满12个月的人员给予补助", "缴费月数24个月以上", &[]),
        ("对缴费每满12个月的人员给予补助", "缴费月数30个月以上", &["T0210 30个月"]),
        ("对通勤里程30公里以上的人员给予补助", "通勤里程50公里以上", &["T0210 50公里"]),
        ("对抚养1-2名子女的人员给予补助", "抚养人数为1名至2名", &[]),
        ("对抚养两名以上子女的人员给予补助", "抚养人数2名以上", &[]),
        ("对抚养两名以上子女的人员给予补助", "抚养人数3名以上", &["T0210 3名"]),
        ("对家庭月收入低于3,000元的人员给予补助", "家庭月收入不足3000元/月", &[]),
        ("对家庭月收入低于三千元的人员给予补助", "家庭月收入不足3000元/月", &[]),
        ("对家庭月收入低于3000元的人员给予补助", "家庭月收入不足5000元/月", &["T0210 5000元/月"]),
        ("对家庭收入每月不足0.3万元的人员给予补助", "家庭月收入不足3000元/月", &[]),
        ("对自有资金不低于三成的人员给予补助", "自有资金比率30%以上", &[]),
        ("对自有资金不低于百分之三十的人员给予补助", "自有资金比率30%以上", &[]),
        ("对自有资金不低于三成的人员给予补助", "自有资金比率40%以上", &["T0210 40%"]),
        ("对2020年3月1日以后入职的人员给予补助", "入职日期不早于2020年3月1日", &[]),
        ("对2020年3月1日以后入职的人员给予补助", "入职日期不早于2020年5月1日", &["T0210 2020年5月1日"]),
        ("对抚养子女的人员给予补助", "抚养人数1名以上", &[]),
        ("对抚养子女的人员给予补助", "抚养人数2名以上", &["T0212 2名"]),
        ("对有家庭收入的人员给予补助", "家庭月收入超过0元/月", &[]),
    ]);
}

#[test]
fn an_equal_figure_lies_on_the_same_side() {
    conditions(&[
        ("对缴费12个月以上的人员给予补助", "缴费月数超过12个月", &["T0211 超过12个月"]),
        ("对缴费超过12个月的人员给予补助", "缴费月数12个月以上", &["T0211 12个月以上"]),
        ("对缴费12个月以上的人员给予补助", "缴费月数12个月以下", &["T0211 12个月以下"]),
        ("对缴费满12个月的人员给予补助", "缴费月数12个月以上", &[]),
        ("对缴费达到12个月的人员给予补助", "缴费月数12个月以上", &[]),
        ("对缴费不少于12个月的人员给予补助", "缴费月数12个月以上", &[]),
        ("对缴费不得少于12个月的人员给予补助", "缴费月数12个月以上", &[]),
        ("对缴费至少12个月的人员给予补助", "缴费月数12个月以上", &[]),
        ("对缴费未达到12个月的人员给予补助", "缴费月数不足12个月", &[]),
        ("对缴费不满12个月的人员给予补助", "缴费月数12个月以下", &["T0211 12个月以下"]),
        ("对缴费12个月以内的人员给予补助", "缴费月数不足12个月", &["T0211 不足12个月"]),
        ("对缴费12个月以上（不含12个月）的人员给予补助", "缴费月数超过12个月", &[]),
        ("对缴费12个月以外的人员给予补助", "缴费月数超过12个月", &[]),
        ("对缴费不超过12个月的人员给予补助", "缴费月数12个月以下", &[]),
        ("对通勤30公里以上的人员给予补助", "通勤里程超过30公里", &["T0211 超过30公里"]),
        ("对自有资金高于30%的人员给予补助", "自有资金比率30%以上", &["T0211 30%以上"]),
        // Whoever is left out may be spoken of from the other side.
        ("对缴费不足12个月的人员不予补助", "缴费月数12个月以上", &[]),
        // No word, no side.
        ("对缴费12个月的人员给予补助", "缴费月数12个月以上", &[]),
    ]);
}

#[test]
fn sums_are_paid_by_what_the_text_pays_them_by() {
    let mut wrong = Vec::new();
    let rows: [(&str, &str, &[&str]); 9] = [
        ("给予200元/月的补助", "200元/月", &[]),
        ("每人每月给予200元的补助", "200元/月", &[]),
        ("给予200元每月的补助", "200元/月", &[]),
        ("给予200元/月的补助", "2000元/月", &["T0210 2000元/月"]),
        ("给予2万元/年的补助", "20000元/年", &[]),
        ("给予2万元/年的补助", "2元/年", &["T0210 2元/年"]),
        ("每月给予200元的补助", "200元/年", &["T0210 200元/年"]),
        ("给予200元/年的补助", "200元/月", &["T0210 200元/月"]),
        ("按月给予补助", "200元/月", &["T0212 200元/月"]),
    ];
    for (sentence, standard, expected) in rows {
        let scope = if standard.ends_with("/年") { "自租用起始日起至租用终止日止" } else { "在岗月" };
        let start = if standard.ends_with("/年") { "租用起始日" } else { "入职日期" };
        let lines = format!("计算范围：{scope}。\n标准：{standard}。\n期限：至租用终止日止。\n起算：{start}。\n");
        let rules = grant("抚养人数1名以上", &lines, sentence);
        let package = package(&files(&format!("{sentence}。"), "", &rules));
        let found = found(&package);
        if found != expected {
            wrong.push(format!("{sentence} | {standard}: {found:?}\n{}", package.said(&package.errors())));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_line_s_own_quotation_goes_before_the_rule_s() {
    let sentence = "对缴费12个月以上的人员给予补助，补助期限最长不超过2年";
    let rules = |months: &str, years: &str| {
        format!(
            "给付：补助。\n依据：“对缴费12个月以上的人员给予补助，”。\n对缴费月数{months}以上的个人，给予补助。\n\
             计算范围：自租用起始日起至租用终止日止。\n标准：按规定，所按文件未载明。\n期限：最长不超过{years}。\n\
             依据：“补助期限最长不超过2年”。\n起算：租用起始日。\n"
        )
    };
    for (months, years, expected) in [
        ("12个月", "2年", vec![]),
        // Both figures stand in the sentence; each is held against its own words.
        ("24个月", "2年", vec!["T0210 24个月"]),
        ("12个月", "1年", vec!["T0210 1年"]),
        ("24个月", "1年", vec!["T0210 24个月", "T0210 1年"]),
    ] {
        let package = package(&files(&format!("{sentence}。"), "", &rules(months, years)));
        assert_eq!(found(&package), expected, "{}", package.said(&package.diagnostics));
    }
}

#[test]
fn a_difference_is_carried_by_a_note_or_a_named_reading() {
    let sentence = "对连续缴费12个月以上的人员给予补助";
    let rule = |lines: &str| {
        let own = format!("标准：按规定，所按文件未载明。\n{lines}");
        grant("缴费月数24个月以上", &own, sentence)
    };
    let reading = |first: &str| {
        format!(
            "\n解释事项：缴费月数。\n依据：“连续缴费”。\n问题：连续缴费多久，条文另有说法。\n\
             甲解：“{first}”。理由：办理口径如此。\n乙解：“照条文”。理由：条文如此。\n采用：暂用甲解，未经有权机关解释，已写入“补助”的主句。\n"
        )
    };
    for (rules, expected) in [
        (rule(""), vec!["T0210 24个月"]),
        (rule("说明：24个月与原文不同，因办理口径自2021年起改为24个月。\n"), vec![]),
        (rule("说明：24个月与原文不同，因……。\n"), vec!["T0210 24个月"]),
        (rule("说明：12个月与原文不同，因办理口径如此。\n"), vec!["T0210 24个月"]),
        (rule("说明：缴费满24个月的才给予。\n"), vec!["T0210 24个月"]),
        (rule("所涉解释：“缴费月数”。\n") + &reading("须满24个月"), vec![]),
        (rule("所涉解释：“缴费月数”。\n") + &reading("须满36个月"), vec!["T0210 24个月"]),
        // Nobody names it.
        (rule("") + &reading("须满24个月"), vec!["T0210 24个月"]),
    ] {
        let package = package(&files(&format!("{sentence}。"), "", &rules));
        assert_eq!(found(&package), expected, "{}", package.said(&package.diagnostics));
    }
}

#[test]
fn a_figure_of_the_text_is_used_by_some_rule() {
    let sentence = "对连续缴费12个月以上的人员给予补助，由市人社局在30日内办结";
    let rule = |note: &str| grant("抚养人数1名以上", &format!("标准：按规定，所按文件未载明。\n{note}"), sentence);
    for (rules, expected) in [
        (rule(""), vec!["T0213 12个月以上", "T0213 30日内"]),
        (rule("说明：30日内办结，不影响给予。\n"), vec!["T0213 12个月以上"]),
        (
            rule("")
                + "\n术语：长期缴费。\n来源：示范所立。\n长期缴费，是指个人的缴费月数12个月以上。\n\
                   \n职责：办理补助。\n依据：“由市人社局在30日内办结”。\n核查：是否在30日内办结。\n",
            // A term that no rule of the sentence leans on is nobody's use of it.
            vec!["T0213 12个月以上"],
        ),
    ] {
        let package = package(&files(&format!("{sentence}。"), "", &rules));
        assert_eq!(found(&package), expected, "{}", package.said(&package.diagnostics));
    }
}

#[test]
fn the_head_gives_the_days_of_the_text() {
    let text = "本意见自2020年3月1日起施行，有效期3年。";
    let rule =
        "导向：施行。\n依据：“本意见自2020年3月1日起施行，有效期3年。”。\n说明：自2020年3月1日起施行，有效期3年。\n";
    for (from, term, expected) in [
        ("2020年3月1日", "3年", vec![]),
        ("自2020年3月1日起", "三年", vec![]),
        ("2020年1月1日", "3年", vec!["T0215 2020年1月1日"]),
        ("自印发之日起", "3年", vec!["T0215 自印发之日起"]),
        ("2020年3月1日", "5年", vec!["T0215 5年"]),
        ("2020年3月1日", "长期有效", vec!["T0215 长期有效"]),
    ] {
        let head = format!("施行日期：{from}。\n有效期：{term}。\n");
        let package = package(&files(text, &head, rule));
        assert_eq!(found(&package), expected, "{}", package.said(&package.diagnostics));
    }
    // The text may write the day in any figures.
    for day in ["二○二○年三月一日", "二〇二〇年三月一日", "２０２０年３月１日", "2020 年 3 月 1 日"]
    {
        let text = format!("本意见自{day}起施行，有效期三年。");
        let rule = format!("导向：施行。\n依据：“{text}”。\n说明：自2020年3月1日起施行，有效期3年。\n");
        for (from, expected) in [("2020年3月1日", vec![]), ("2020年3月2日", vec!["T0215 2020年3月2日"])] {
            let package = package(&files(&text, &format!("施行日期：{from}。\n有效期：3年。\n"), &rule));
            assert_eq!(found(&package), expected, "{day}: {}", package.said(&package.diagnostics));
        }
    }
    // Another document's day is not this one's.
    let other = "《示范办法》自2019年1月1日起施行，有效期5年。";
    let rule = "导向：他文。\n依据：“《示范办法》自2019年1月1日起施行，有效期5年。”。\n说明：自2019年1月1日起施行，有效期5年，均为他文。\n";
    let package = package(&files(other, "施行日期：2020年3月1日。\n有效期：3年。\n", rule));
    assert_eq!(found(&package), Vec::<String>::new(), "{}", package.said(&package.diagnostics));
}

/// Figures of one kind in one quotation: the words before each tell which is which.
#[test]
fn figures_that_were_exchanged_are_told_by_the_words_before_them() {
    conditions(&[
        ("对连续缴费12个月以上，且失业6个月以上的人员给予补助", "缴费月数12个月以上，且失业月数6个月以上", &[]),
        (
            "对连续缴费12个月以上，且失业6个月以上的人员给予补助",
            "缴费月数6个月以上，且失业月数12个月以上",
            &["T0210 6个月", "T0210 12个月"],
        ),
        // Behind their figures the words are those of the figure before them.
        ("对有12个月以上缴费、6个月以上失业的人员给予补助", "缴费月数12个月以上，且失业月数6个月以上", &[]),
        // Words that are nowhere in the text tell nothing.
        ("对参保12个月以上，且离岗6个月以上的人员给予补助", "缴费月数6个月以上，且失业月数12个月以上", &[]),
    ]);
    let degrees = "学历为博士的每月给予500元，硕士400元，本科300元";
    let tiers = |a: &str, b: &str, c: &str| {
        format!(
            "计算范围：在岗月。\n标准：下列各档之一：\n（1）学历为博士的，{a}元/月；\n（2）学历为硕士的，{b}元/月；\n（3）学历为本科的，{c}元/月。\n期限：最长不超过3年。\n起算：入职日期。"
        )
    };
    let mut wrong = Vec::new();
    for ((a, b, c), expected) in [
        (("500", "400", "300"), vec![]),
        (("400", "500", "300"), vec!["T0210 400元/月", "T0210 500元/月"]),
        (("500", "300", "400"), vec!["T0210 300元/月", "T0210 400元/月"]),
        (("500", "400", "400"), vec!["T0210 400元/月"]),
    ] {
        let sentence = format!("对引进的人员，期限最长不超过3年，{degrees}");
        let condition = "学历为博士、硕士、本科之一";
        let package = package(&files(&format!("{sentence}。"), "", &grant(condition, &tiers(a, b, c), &sentence)));
        let found = found(&package);
        if found != expected {
            wrong.push(format!("{a} {b} {c}: {found:?}\n{}", package.said(&package.errors())));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_value_is_the_one_that_its_quotation_has() {
    let insured = "对参加基本养老保险、基本医疗保险和失业保险的人员给予补助";
    conditions(&[
        (insured, "险种含有基本养老、基本医疗、失业之一", &[]),
        (insured, "险种含有基本养老、工伤、失业之一", &["T0217 工伤"]),
        (insured, "险种含有基本养老、基本医疗、失业、工伤之一", &["T0218 工伤"]),
        ("对参加基本医疗保险的人员给予补助", "险种含有基本养老", &["T0217 基本养老"]),
        ("对引进的博士给予补助", "学历为博士", &[]),
        ("对引进的博士给予补助", "学历为硕士", &["T0217 硕士"]),
        ("对引进的博士给予补助", "学历为博士、硕士之一", &["T0218 硕士"]),
        // A text that names the lowest of those it means names all.
        ("对引进的硕士以上人员给予补助", "学历为博士、硕士之一", &[]),
        // Other words for a value are no other value.
        ("对引进的研究生给予补助", "学历为博士、硕士之一", &[]),
    ]);
}

#[test]
fn a_benefit_is_paid_in_the_manner_that_the_text_says() {
    let mut wrong = Vec::new();
    let monthly = "计算范围：在岗月。\n标准：200元/月。\n期限：最长不超过3年。\n起算：入职日期。";
    let once = "标准：200元。\n发放：一次性。";
    for (sentence, lines, expected) in [
        ("对有家庭收入的人员给予200元的一次性补助", once, vec![]),
        ("对有家庭收入的人员一次性给予200元补助", "标准：200元。", vec!["T0219 标准"]),
        ("对有家庭收入的人员给予200元的一次性补助", "标准：200元。", vec!["T0219 标准"]),
        ("对有家庭收入的人员给予200元的一次性补助", "标准：200元。\n说明：发放与原文不同，因逐年核定。", vec![]),
        ("对取得一次性安置收入的人员给予200元补助", "标准：200元。", vec![]),
        ("对有家庭收入的人员每月给予200元补助，期限最长不超过3年", monthly, vec![]),
    ] {
        let package = package(&files(&format!("{sentence}。"), "", &grant("入职日期不晚于基准日", lines, sentence)));
        let found = found(&package);
        if found != expected {
            wrong.push(format!("{sentence} | {lines}: {found:?}\n{}", package.said(&package.errors())));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_number_and_the_day_of_issue_are_those_of_the_text() {
    let rules =
        grant("入职日期不晚于基准日", "标准：200元。\n发放：一次性。", "对有家庭收入的人员给予200元的一次性补助");
    let clean = files("对有家庭收入的人员给予200元的一次性补助。", "", &rules);
    assert!(found(&package(&clean)).is_empty());
    for (file, old, new, expected) in [
        ("package.toml", "示范〔2020〕1号", "示范〔2020〕2号", vec!["T0215 示范〔2020〕2号"]),
        ("package.toml", "issued = \"2020-01-01\"", "issued = \"2020-01-02\"", vec!["T0215 2020-01-02"]),
        ("规则.tw", "文号：示范〔2020〕1号", "文号：示范〔2021〕1号", vec!["T0215 示范〔2021〕1号"]),
        ("规则.tw", "文号：示范〔2020〕1号", "印发日期：2020年1月3日", vec!["T0215 2020年1月3日"]),
    ] {
        let package = package(&support::edited(&clean, file, |t| t.replacen(old, new, 1)));
        assert_eq!(found(&package), expected, "{new}\n{}", package.said(&package.diagnostics));
    }
}
