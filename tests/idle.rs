//! What is written and changes nothing, and what is asked of months without a date: definitions that no rule uses,
//! discretions that lengthen nothing, parameters and statuses that do not say for which day they are read.

mod support;

use support::{edited, package, read_folder, repository};
use tiaowen::diagnostic::Code;
use tiaowen::package::MemoryFiles;

/// The findings of the four kinds, each with the name it is of, after edits of the small package.
fn found(edits: &[(&str, &str, &str)]) -> Vec<String> {
    let base = read_folder(&repository("tests/diagnostics/base"));
    let edit =
        |files: MemoryFiles, (path, from, to): &(&str, &str, &str)| edited(&files, path, |t| t.replacen(from, to, 1));
    let package = package(&edits.iter().fold(base, edit));
    let own =
        [Code::UnusedDefinition, Code::IdleDiscretion, Code::UndatedParameter, Code::UndatedStatus, Code::UnknownName];
    let shown = package.diagnostics.iter().filter(|d| own.contains(&d.code) || d.is_error());
    shown
        .map(|d| {
            let name = d.args.iter().find(|(n, _)| matches!(*n, "name" | "fact")).map(|(_, a)| a.to_string());
            format!("{} {}", d.code.as_str(), name.unwrap_or_default())
        })
        .collect()
}

/// The same after rules are put before the last 责任单位.
fn with(rules: &str) -> Vec<String> {
    let place = "责任单位：示范市人社局牵头";
    found(&[("规则.tw", place, &format!("{rules}\n{place}"))])
}

const TERM: &str = "术语：老职工。\n来源：示范所立。\n老职工，是指个人的租用月数36个月以上。\n";
const OTHER: &str = "术语：老困难职工。\n来源：示范所立。\n老困难职工，是指个人同时符合下列条件：\n（1）是老职工；\n（2）是困难人员。\n";

#[test]
fn a_term_that_no_rule_uses_is_said() {
    let rank = "优先：老职工优先。\n依据：“支持招用困难人员。”。\n对是老职工的个人，列入优先次序。\n";
    let reading = "解释事项：老职工的范围。\n依据：“支持招用困难人员。”。\n问题：示例。\n甲解：是老职工。理由：示例。\n乙解：是困难人员。理由：示例。\n采用：暂用甲解，未经有权机关解释。\n";
    for (rules, expected) in [
        (TERM.to_owned(), vec!["T0321 老职工"]),
        (format!("{TERM}\n{rank}"), vec![]),
        (format!("{TERM}\n{reading}"), vec![]),
        // What only an unused one names is not said beside it.
        (format!("{TERM}\n{OTHER}"), vec!["T0321 老困难职工"]),
        (format!("{TERM}\n{OTHER}\n{}", rank.replace("对是老职工", "对是老困难职工")), vec![]),
        // The rule in error may be the one that uses it.
        (format!("{TERM}\n{}", rank.replace("对是老职工", "对是老工人")), vec!["T0301 老工人"]),
    ] {
        assert_eq!(with(&rules), expected, "{rules}");
    }
}

#[test]
fn a_definition_of_the_text_that_no_rule_uses_is_said() {
    let unused = ("规则.tw", "（1）是初次创业；", "（1）此前未曾领取营业执照；");
    assert_eq!(found(&[unused]), ["T0321 初次创业"]);
    // Where the text uses the word without deciding anything, the definition has its use.
    let guidance = "导向：初次创业。\n依据：“支持初次创业。”。\n\n定义：初次创业。";
    assert_eq!(found(&[unused, ("规则.tw", "定义：初次创业。", guidance)]), [""; 0]);
    let other = guidance.replace("支持初次创业。", "培训机构按规定");
    let training = ("规则.tw", "依据：“培训机构按规定享受培训补贴”", "依据：“享受培训补贴”");
    assert_eq!(found(&[unused, training, ("规则.tw", "定义：初次创业。", &other)]), ["T0321 初次创业"]);
}

#[test]
fn a_discretion_that_lengthens_nothing_is_said() {
    let own = "裁量：延长。\n依据：“示范市财政局、示范市民政局”。\n适用：场地补贴。\n对是困难人员的个人，经审定可以延长期限。\n幅度：最长不超过1年。\n审定机关：未载明。\n";
    let (without, unbound) = (own.replace("适用：场地补贴。\n", ""), own.replace("幅度：最长不超过1年。\n", ""));
    let alone = without.replace("幅度：最长不超过1年。\n", "");
    let second = own.replace("裁量：延长", "裁量：再延长");
    let except = "职责：核查。\n依据：“支持招用困难人员。”。\n除“延长”外，对是困难人员的个人，应当核查。\n";
    for (rules, expected) in [
        (own.to_owned(), vec![]),
        (without.clone(), vec!["T0322 延长"]),
        (unbound.clone(), vec!["T0322 延长"]),
        // What the text leaves to an agency may stand alone.
        (alone, vec![]),
        (format!("{without}\n{except}"), vec![]),
        (format!("{unbound}\n{except}"), vec![]),
        (format!("{own}\n{second}"), vec!["T0322 再延长"]),
    ] {
        let rules = rules.replace("示范市财政局、示范市民政局", "确保每个街道配备");
        let found: Vec<String> = with(&rules).into_iter().filter(|f| !f.starts_with("T02")).collect();
        assert_eq!(found, expected, "{rules}");
    }
}

#[test]
fn a_monthly_parameter_of_a_span_says_its_day() {
    let undated = ("参数.tw", "取值：所属月。\n", "");
    let by_month = "对是困难人员的招用人员，给予用工补贴。\n计算范围：在岗月。\n标准：每月按最低工资标准全额给予。";
    let span = "对是困难人员的个人，给予用工补贴。\n计算范围：自租用起始日起至租用终止日止。\n标准：按最低工资标准×计发月数全额给予。";
    let named = span.replace("按最低工资标准×计发月数", "按每月数额×计发月数") + "\n算式：每月数额＝最低工资标准×60%。";
    let (from, to) = (
        "期限：除距退休时间不足5年的可延长至法定退休日外，其余人员最长不超过3年。\n依据：“补贴期限最长不超过3年”，“其中距退休不足5年的人员，补贴期限可延长至退休”。\n起算：招用日期。\n",
        "",
    );
    let term = (
        "规则.tw",
        "术语：距退休时间。\n来源：示范所立，按招用日期计算。\n距退休时间，是指自招用日期起至法定退休日止的期间。\n",
        "",
    );
    for (written, at, expected) in [
        // Each month asks for its own day.
        (by_month, undated, vec![]),
        (span, undated, vec!["T0323 最低工资标准"]),
        (&named, undated, vec!["T0323 最低工资标准"]),
        (span, ("参数.tw", "取值：所属月", "取值：适用日"), vec![]),
        (span, ("参数.tw", "取值：所属月", "取值：租用起始日"), vec![]),
    ] {
        let edits = [term, ("规则.tw", from, to), ("规则.tw", by_month, written), at];
        let edits: Vec<_> = edits.into_iter().filter(|(_, from, to)| from != to).collect();
        assert_eq!(found(&edits), expected, "{written} {}", at.2);
    }
}

#[test]
fn a_status_asked_of_months_is_dated() {
    let standard = "标准：每月按最低工资标准全额给予。";
    let tiers = |condition: &str| {
        format!("标准：下列各档之一：\n（1）{condition}的，最低工资标准；\n（2）其余的，最低工资标准×60%。")
    };
    let (plain, dated) = (tiers("是困难人员"), tiers("在招用日期当日是困难人员"));
    let today = tiers("在基准日当日是困难人员");
    let fact = "事实：个人的是否困难人员，为是否，以认定结果为准。";
    let recognised = "事实：个人的困难人员认定日期，为日期。\n事实：个人的是否困难人员，为是否，以认定结果为准，认定日期为困难人员认定日期。";
    let fixed = "事实：个人的是否困难人员，为是否，以认定结果为准，不能改变。";
    for (written, declared, expected) in [
        (standard, fact, vec![]),
        (&plain, fact, vec!["T0324 是否困难人员"]),
        (&dated, fact, vec!["T0324 是否困难人员"]),
        (&today, fact, vec![]),
        (&dated, fixed, vec![]),
        (&plain, recognised, vec![]),
        (&plain, fixed, vec![]),
    ] {
        let edits = [("规则.tw", standard, written), ("事实.tw", fact, declared)];
        let edits: Vec<_> = edits.into_iter().filter(|(_, from, to)| from != to).collect();
        assert_eq!(found(&edits), expected, "{written} {declared}");
    }
    let finished = ("package.toml", "draft", "finished");
    assert!(!found(&[("规则.tw", standard, &plain), finished]).contains(&"T0324 是否困难人员".to_owned()));
}
