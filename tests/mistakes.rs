//! Mistakes that drafters make, one at a time: what is said first, and that its words, followed, mend the package.
//!
//! Each row changes one thing of the 示范 package. The first finding has the code and the cure named here; with the
//! cure in place of the mistake nothing is wrong any more.

mod support;

use support::{edited, package, read_folder, repository};
use tiaowen::package::MemoryFiles;

struct Row {
    what: &'static str,
    file: &'static str,
    /// What the package says, and what a drafter writes instead.
    right: &'static str,
    wrong: &'static str,
    code: &'static str,
    /// Words of the first finding's help.
    cure: &'static str,
}

const SCOPE: &str = "一、适用对象和综合积分.tw";
const HOUSING: &str = "二、安居补贴.tw";
const HEAD: &str = "文件头.tw";

const fn row(
    what: &'static str,
    file: &'static str,
    right: &'static str,
    wrong: &'static str,
    code: &'static str,
    cure: &'static str,
) -> Row {
    Row { what, file, right, wrong, code, cure }
}

const ROWS: [Row; 36] = [
    row(
        "reversed quotation marks",
        SCOPE,
        "依据：“（责任单位：市人社局）”",
        "依据：”（责任单位：市人社局）“",
        "T0102",
        "前引号写“，后引号写”",
    ),
    row(
        "straight quotation marks",
        SCOPE,
        "依据：“（责任单位：市人社局）”",
        "依据：\"（责任单位：市人社局）\"",
        "T0102",
        "前引号写“，后引号写”",
    ),
    row("3,000元", HOUSING, "综合积分60分以上的，24000元/年", "综合积分60分以上的，24,000元/年", "T0104", "24000元/年"),
    row("三千元", HOUSING, "（3）其余的，12000元/年", "（3）其余的，一万二千元/年", "T0104", "12000元/年"),
    row(
        "200元每月",
        HOUSING,
        "综合积分60分以上的，24000元/年",
        "综合积分60分以上的，24000元每年",
        "T0104",
        "24000元/年",
    ),
    row("元 for 元/年 in one tier", HOUSING, "的，18000元/年；\n（3）", "的，18000元；\n（3）", "T0401", "18000元/年"),
    row("最长不超过三年", HOUSING, "期限：最长不超过3年", "期限：最长不超过三年", "T0104", "3年"),
    row("月数满36个月", SCOPE, "劳动合同月数36个月以上", "劳动合同月数满36个月", "T0104", "劳动合同月数36个月以上"),
    row("，或", SCOPE, "高级之一，或者技能等级", "高级之一，或技能等级", "T0104", "，或者"),
    row("Word's 1.", SCOPE, "（1）用人单位所在地", "1.用人单位所在地", "T0104", "“1.”改写为“（1）”"),
    row("Word's ①", SCOPE, "（1）用人单位所在地", "①用人单位所在地", "T0104", "“①”改写为“（1）”"),
    row("Word's ⑴", SCOPE, "（1）用人单位所在地", "⑴用人单位所在地", "T0104", "“⑴”改写为“（1）”"),
    row(
        "no 依据 under a line",
        HOUSING,
        "期限：最长不超过3年。\n依据：“补贴期限最长不超过3年，”。\n",
        "期限：最长不超过3年。\n",
        "T0208",
        "在“租房补贴”的“期限”一行之下补写：依据：“补贴期限最长不超过3年”",
    ),
    row(
        "an unknown count",
        SCOPE,
        "（3）社会保险连续缴费月数6个月以上",
        "（3）本市连续缴纳社会保险费月数6个月以上",
        "T0301",
        "事实：个人的本市连续缴纳社会保险费月数，为数量，月。",
    ),
    row(
        "a quotation with digits of another width",
        HOUSING,
        "依据：“补贴期限最长不超过3年",
        "依据：“补贴期限最长不超过３年",
        "T0201",
        "引文是“３”（U+FF13），原文是“3”（U+0033）",
    ),
    row("a heading of another number", HOUSING, "（七）施行", "（九）施行", "T0203", "改写为：（七）施行"),
    row(
        "the number of another clause",
        HOUSING,
        "（五）人才公寓和引才奖励",
        "（六）人才公寓和引才奖励",
        "T0203",
        "改写为：（五）人才公寓和引才奖励",
    ),
    row(
        "依据 of the wrong 条",
        HOUSING,
        "依据：第（三）条“列第一位者",
        "依据：第（二）条“列第一位者",
        "T0201",
        "这段文字在第（三）条责任单位",
    ),
    row("no full stop behind a name", HOUSING, "给付：购房补贴。", "给付：购房补贴", "T0105", "在句末加“。”"),
    row(
        "no full stop behind the last tier",
        HOUSING,
        "（3）其余的，3.6万元。",
        "（3）其余的，3.6万元",
        "T0105",
        "在句末加“。”",
    ),
    row(
        "a day that is none",
        HEAD,
        "施行日期：2024年3月1日",
        "施行日期：2024年2月30日",
        "T0215",
        "改写为“2024年3月1日”",
    ),
    row("a day with points", HEAD, "施行日期：2024年3月1日", "施行日期：2024.3.1", "T0215", "改写为“2024年3月1日”"),
    row("another 施行日期", HEAD, "施行日期：2024年3月1日", "施行日期：2024年4月1日", "T0215", "改写为“2024年3月1日”"),
    row("another 有效期", HEAD, "有效期：5年", "有效期：3年", "T0215", "改写为“5年”"),
    row(
        "no 其余",
        HOUSING,
        "（3）其余的，12000元/年",
        "（3）综合积分不足40分的，12000元/年",
        "T0314",
        "改写为：其余的，12000元/年",
    ),
    row(
        "no 其余, a tier with both limits",
        HOUSING,
        "（3）其余的，3.6万元",
        "（3）综合积分40分以上，且综合积分不足60分的，3.6万元",
        "T0314",
        "改写为：其余的，3.6万元",
    ),
    row("a hidden character", SCOPE, "劳动合同月数36个月", "劳动\u{200B}合同月数36个月", "T0115", "删去该字符"),
    row("超过 for 以上", SCOPE, "劳动合同月数36个月以上", "劳动合同月数超过36个月", "T0211", "改写为“36个月以上”"),
    row(
        "another count of months",
        SCOPE,
        "劳动合同月数36个月以上",
        "劳动合同月数24个月以上",
        "T0210",
        "改写为“36个月”",
    ),
    row("another sum", HOUSING, "80分以上的，10万元", "80分以上的，100万元", "T0210", "改写为“10万元”"),
    row("another cap on time", HOUSING, "期限：最长不超过3年", "期限：最长不超过5年", "T0210", "改写为“3年”"),
    row(
        "元/月 for 元 in one tier",
        HOUSING,
        "80分以上的，10万元；",
        "80分以上的，10万元/月；",
        "T0401",
        "原文写作：10万元",
    ),
    row(
        "points of another degree",
        SCOPE,
        "（3）学历为本科的，10分",
        "（3）学历为本科的，20分",
        "T0210",
        "改写为“10分”",
    ),
    row("another 文号", HEAD, "文号：示范〔2024〕3号", "文号：示范〔2024〕5号", "T0215", "改写为“示范〔2024〕3号”"),
    row("another id", "package.toml", "示范〔2024〕3号", "示范〔2024〕5号", "T0215", "改写为“示范〔2024〕3号”"),
    row(
        "another rate",
        HOUSING,
        "综合积分60分以上的，24000元/年",
        "综合积分60分以上的，2400元/年",
        "T0210",
        "改写为“24000元/年”",
    ),
];

fn base() -> MemoryFiles {
    read_folder(&repository("policies/shifan-2024-3"))
}

#[test]
fn what_is_said_first_is_the_cure() {
    let base = base();
    let mut wrong = Vec::new();
    for row in &ROWS {
        let package = package(&edited(&base, row.file, |t| t.replacen(row.right, row.wrong, 1)));
        let said = package.said(&package.diagnostics);
        let first = package.diagnostics.first();
        let alone = package.diagnostics.iter().filter(|d| d.is_error()).count() == 1;
        let one = first.map(|d| package.said(std::slice::from_ref(d))).unwrap_or_default();
        let plain = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
        if first.is_none_or(|d| d.code.as_str() != row.code) || !plain(&one).contains(&plain(row.cure)) || !alone {
            wrong.push(format!("## {}\n{said}", row.what));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The words of a cure, put where the finding points: “甲”改写为“乙” within its line, 改写为“乙” and 写作：乙 in its place.
fn followed(help: &str, text: &str, span: std::ops::Range<usize>) -> Option<String> {
    let put = |range: std::ops::Range<usize>, words: &str| {
        let mut text = text.to_owned();
        text.replace_range(range, words);
        Some(text)
    };
    let quoted = |rest: &str| rest.split_once('”').map(|(words, _)| words.to_owned());
    if let Some((before, rest)) = help.split_once("改写为") {
        let new = match (rest.strip_prefix('“'), rest.strip_prefix('：')) {
            (Some(rest), _) => quoted(rest)?,
            (_, Some(rest)) => rest.lines().next()?.trim_end_matches('。').to_owned(),
            _ => return None,
        };
        let old = before.strip_suffix('”').and_then(|b| b.rsplit_once('“')).map(|(_, old)| old);
        return match old.and_then(|old| Some((old, text[span.start..].find(old)? + span.start))) {
            Some((old, at)) => put(at..at + old.len(), &new),
            None => put(span, &new),
        };
    }
    for lead in ["写作：", "改用唯一写法："] {
        if let Some((_, rest)) = help.split_once(lead) {
            return put(span, rest.split('。').next()?);
        }
    }
    // What stands in the line and what is to stand there.
    let line = text[span.start..].find('\n').map_or(text.len(), |end| span.start + end);
    let instead = |old: &str, new: &str| {
        let from = text[..span.start].rfind('\n').map_or(0, |at| at + 1);
        let at = from + text[from..line].find(old)?;
        put(at..at + old.len(), new)
    };
    if let Some((_, rest)) = help.split_once("引文是“") {
        return instead(&quoted(rest)?, &quoted(rest.split_once("原文是“")?.1)?);
    }
    if let Some((_, rest)) = help.split_once("这段文字在") {
        let (old, _) = text[..span.start].rsplit_once("依据：")?.1.split_once('“')?;
        return instead(old, &format!("{}条", rest.split_once('条')?.0));
    }
    if help.contains("前引号写“，后引号写”") {
        let marks = |c: char| matches!(c, '“' | '”' | '"');
        let last = span.start + text[span.start..line].rfind(marks)?;
        let width = text[last..].chars().next()?.len_utf8();
        let mut text = text.to_owned();
        text.replace_range(last..last + width, "”");
        text.replace_range(span, "“");
        return Some(text);
    }
    if help.contains("在句末加“。”") {
        return put(span.end..span.end, "。");
    }
    if help.contains("删去该字符") {
        return put(span, "");
    }
    None
}

/// Every cure that names what to write, followed to the letter where the finding points, leaves nothing to say.
#[test]
fn cures_are_right_to_the_letter() {
    let base = base();
    let (mut wrong, mut tried) = (Vec::new(), 0);
    for row in &ROWS {
        let mut files = edited(&base, row.file, |t| t.replacen(row.right, row.wrong, 1));
        // A cure may be followed by another finding of the same mistake further on: three rounds mend two of them.
        for _ in 0..3 {
            let now = package(&files);
            let Some(first) = now.diagnostics.first() else { break };
            let source = now.sources.get(first.place.file).map(|f| (f.name.clone(), f.text.clone()));
            let Some((name, text)) = source else { break };
            let said = now.said(std::slice::from_ref(first));
            let help: String = said.split("建议：").nth(1).unwrap_or_default().lines().map(str::trim).collect();
            // A line to add stands in full behind 补写 or 加一行.
            let below = first.also.first().and_then(|(place, _)| Some((now.sources.get(place.file)?, place.span)));
            let added = match (help.split_once("之下补写："), help.split_once("加一行：")) {
                (Some((_, line)), _) => below.map(|(file, span)| {
                    let mut text = file.text.clone();
                    text.insert_str(span.range().end, &format!("\n{}。", line.trim_end_matches('。')));
                    (file.name.clone(), text)
                }),
                (_, Some((_, line))) => {
                    let facts = now.sources.iter().find(|(_, f)| f.name == "事实.tw");
                    let line = line.split('。').next().unwrap_or_default();
                    facts.map(|(_, f)| {
                        (f.name.clone(), f.text.replacen("// 积分\n", &format!("{line}。\n// 积分\n"), 1))
                    })
                }
                (None, None) => None,
            };
            let mended = added.or_else(|| Some((name, followed(&help, &text, first.place.span.range())?)));
            let Some((name, mended)) = mended else { break };
            tried += 1;
            files = files.with(&name, mended);
        }
        let left = package(&files);
        if !left.diagnostics.is_empty() {
            wrong.push(format!("## {}\n{}", row.what, left.said(&left.diagnostics)));
        }
    }
    assert!(tried >= ROWS.len(), "{tried} cures were followed");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The package that every row starts from, and so what each cure leads back to, is clean.
#[test]
fn what_the_cures_lead_to_is_clean() {
    let clean = package(&base());
    assert!(clean.diagnostics.is_empty(), "{}", clean.said(&clean.diagnostics));
}

/// The words of a cure that does not lead back to the package as it was, followed to the letter.
#[test]
fn cures_followed_to_the_letter() {
    let base = base();
    let declared = |facts: &str, scope: (&str, &str)| {
        let files = edited(&base, "事实.tw", |t| t.replacen("// 积分\n", &format!("{facts}\n// 积分\n"), 1));
        package(&edited(&files, SCOPE, |t| t.replacen(scope.0, scope.1, 1)))
    };
    let limit = "（3）社会保险连续缴费月数6个月以上";
    // What a condition asks must stand in the text, under this name or another.
    let fact = |name: &str| format!("事实：个人的{name}，为数量，月，原文写作“连续缴纳社会保险费”。");
    for (facts, used) in [
        (
            "事实：个人的社保足额缴交月份数，为数量，月，原文写作“连续缴纳社会保险费”。",
            "（3）社保足额缴交月份数6个月以上",
        ),
        ("事实：个人的“行为能力月数”，为数量，月，原文写作“连续缴纳社会保险费”。", "（3）“行为能力月数”6个月以上"),
    ] {
        let package = declared(facts, (limit, used));
        assert!(package.diagnostics.is_empty(), "{}", package.said(&package.diagnostics));
    }
    for (name, marked) in [
        ("行为能力月数", "为"),
        ("签订的合同月数", "的"),
        ("签约当日月数", "当日"),
        ("作为职工月数", "为"),
        ("入职之日月数", "之日"),
    ] {
        let package = declared(&fact(name), (limit, &format!("（3）{name}6个月以上")));
        let codes: Vec<&str> = package.diagnostics.iter().map(|d| d.code.as_str()).collect();
        assert_eq!(codes, ["T0319", "T0320"], "{marked} {}", package.said(&package.diagnostics));
    }
    // Words that end no name here need no marks.
    for name in ["超过试用期月数", "合同届满月数"] {
        let package = declared(&fact(name), (limit, &format!("（3）{name}6个月以上")));
        assert!(package.diagnostics.is_empty(), "{name} {}", package.said(&package.diagnostics));
    }
}

#[test]
fn lists_inside_readings_are_read() {
    let listed = edited(&base(), "解释事项.tw", |t| {
        t.replacen(
            "乙解：就业产业为集成电路、生物医药、新能源之一，或者就业产业列入重点产业目录。",
            "乙解：有下列情形之一：①就业产业为集成电路、生物医药、新能源之一；②就业产业列入重点产业目录。",
            1,
        )
    });
    let package = package(&listed);
    assert!(package.diagnostics.is_empty(), "{}", package.said(&package.diagnostics));
}

#[test]
fn no_advice_is_without_content() {
    for path in ["messages/zh.ftl", "messages/en.ftl"] {
        let words = std::fs::read_to_string(repository(path)).unwrap();
        assert!(!words.contains("请按所提示的要求改写本行") && !words.contains("as the message asks"), "{path}");
    }
}
