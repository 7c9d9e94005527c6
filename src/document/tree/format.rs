//! Kinds of format that a line shows by itself, wherever it stands.

use super::kind::FormatKind;
use super::line::squeezed;
use crate::document::bracket::groups;
use crate::document::day::{find_day, whole_day};
use crate::document::noise::is_page_number;
use crate::document::numeral::digit;

/// Labels that a web page puts before or behind a text: alone on a line, or with a colon or a blank behind them.
const LABELS: [&str; 31] = [
    "更新时间",
    "发布日期",
    "发布时间",
    "信息来源",
    "来源",
    "浏览次数",
    "浏览量",
    "阅读次数",
    "字体大小",
    "字体",
    "字号",
    "索引号",
    "上一篇",
    "下一篇",
    "相关链接",
    "相关解读",
    "相关文档",
    "相关稿件",
    "相关附件",
    "延伸阅读",
    "责任编辑",
    "主题分类",
    "发布机构",
    "检索时间",
    "检索关键词",
    "原文链接",
    "打印本页",
    "关闭窗口",
    "分享到",
    "返回顶部",
    "当前位置",
];

/// What a web page offers, at the beginning of a line that is no sentence.
const OFFERS: [&str; 8] =
    ["扫一扫", "扫描二维码", "【打印】", "【关闭】", "【返回顶部】", "【原文下载】", "【字体", "您现在的位置"];

/// Labels of the rows above a text on a page; in a text itself they would be its own words.
const ROWS: [&str; 10] =
    ["标题", "名称", "发文机关", "发文字号", "文号", "成文日期", "公文种类", "有效性", "主题词", "公开日期"];

/// Labels behind which other texts stand.
const LINKS: [&str; 6] = ["相关链接", "相关解读", "相关文档", "相关稿件", "延伸阅读", "解读链接"];

/// What a text calls its own kind, at the end of its title.
pub const TITLES: [&str; 40] = [
    "办法", "条例", "细则", "规定", "意见", "通知", "方案", "决定", "公告", "通告", "措施", "政策", "标准", "规则",
    "预案", "规划", "计划", "目录", "清单", "指南", "指引", "要点", "纲要", "章程", "准则", "通则", "制度", "批复",
    "函", "命令", "令", "议案", "报告", "纪要", "规程", "规范", "公报", "法", "决议", "通报",
];

/// What agencies are called; a line that ends so and holds no sentence names one.
const AGENCIES: [&str; 19] = [
    "人民政府",
    "办公厅",
    "办公室",
    "委员会",
    "法院",
    "检察院",
    "总局",
    "中心",
    "银行",
    "公司",
    "总队",
    "联合会",
    "总会",
    "协会",
    "局",
    "厅",
    "委",
    "部",
    "署",
];

/// The kind of format that a line is, apart from title, addressee and signature: those depend on where it stands.
pub fn format_of(words: &str) -> Option<FormatKind> {
    let line = squeezed(words);
    if is_document_number(&line) || is_order_number(&line) {
        Some(FormatKind::Number)
    } else if is_caption(&line) {
        Some(FormatKind::Caption)
    } else if is_residue(words, &line) {
        Some(FormatKind::Residue)
    } else if is_note(&line) {
        Some(FormatKind::Note)
    } else if ["抄送：", "抄送:", "主题词：", "主题词:", "分送：", "抄报："].iter().any(|w| line.starts_with(w))
    {
        Some(FormatKind::CopiedTo)
    } else if is_page_number(&words.chars().collect::<Vec<_>>()) && !line.chars().all(|c| c.is_ascii_digit()) {
        // A number alone may be the cell of a table.
        Some(FormatKind::PageNumber)
    } else if line.chars().all(|c| matches!(c, '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\u{AD}')) {
        Some(FormatKind::Residue)
    } else if line.ends_with("印发") && find_day(&line).is_some() && line.chars().count() <= 60 {
        Some(FormatKind::PrintedOn)
    } else {
        whole_day(line.trim_matches(['（', '）', '(', ')'])).map(|_| FormatKind::Date)
    }
}

/// 发布日期：2021-07-30, 扫一扫在手机打开当前页; a sentence that begins with such words is none.
fn is_residue(words: &str, line: &str) -> bool {
    let plain = line.trim_matches('*');
    let labelled = labelled(words.trim_matches('*'), line.trim_matches('*'), &LABELS);
    let rule = line.chars().count() >= 3 && line.chars().all(|c| matches!(c, '-' | '=' | '_' | '*'));
    let offer = OFFERS.iter().any(|o| plain.starts_with(o));
    labelled || rule || offer && !plain.contains(['。', '；', '，']) && plain.chars().count() <= 30
}

/// Whether a line begins with one of these labels: alone, or with a colon or a blank behind it.
fn labelled(words: &str, line: &str, labels: &[&str]) -> bool {
    /// Behind a blank no more than this is a value.
    const LONGEST: usize = 60;
    let behind = labels.iter().find_map(|l| line.strip_prefix(l));
    let Some(behind) = behind.map(|b| b.trim_start_matches(['*', '】'])) else { return false };
    let blank = || {
        labels.iter().any(|l| words.strip_prefix(l).is_some_and(|r| r.starts_with(crate::document::letter::is_blank)))
    };
    let value = !behind.contains(['。', '；', '，']) && behind.chars().count() <= LONGEST;
    behind.is_empty() || behind.starts_with(['：', ':']) || value && blank()
}

/// A line of the rows above a text on a web page, or the way to the page: 首页 > 政策文件.
pub fn is_page_row(words: &str) -> bool {
    let line = squeezed(words);
    let row = ROWS.iter().any(|r| line.strip_prefix(r).is_some_and(|b| b.starts_with(['：', ':'])));
    let way = line.starts_with("首页") || line.contains(['>', '»', '›']) && !line.contains(['。', '；', '，']);
    row || way
}

/// A line behind which other texts stand.
pub fn is_link(words: &str) -> bool {
    let words = words.trim_matches('*');
    words.starts_with(['相', '延', '解']) && labelled(words, &squeezed(words), &LINKS)
}

/// Whether words end as a title does: in the kind of the text, with what stands in brackets behind it.
pub fn is_title(words: &str) -> bool {
    let line = squeezed(words);
    let line = line.trim_matches('*');
    let bare = match groups(line).last() {
        Some(g) if g.end == line.len() && line.ends_with(['）', ')']) => &line[..g.start],
        _ => line,
    };
    TITLES.iter().any(|kind| bare.ends_with(kind))
}

/// 大政发〔2017〕46号 in any bracket, and nothing else on the line.
fn is_document_number(line: &str) -> bool {
    let Some((agency, rest)) = line.split_once(['〔', '[', '［', '【', '（', '(', '﹝']) else { return false };
    let Some((year, number)) = rest.split_once(['〕', ']', '］', '】', '）', ')', '﹞']) else { return false };
    let digits = |s: &str| !s.is_empty() && s.chars().all(|c| digit(c).is_some());
    let number = number.strip_suffix('号').map(|n| n.trim_start_matches('第'));
    let agency = !agency.is_empty() && !agency.contains(['，', '。', '：', '《']) && agency.chars().count() <= 20;
    agency && digits(year) && year.chars().count() == 4 && number.is_some_and(digits)
}

/// 第178号, ……令（第178号）
fn is_order_number(line: &str) -> bool {
    let bare = line.trim_matches(['（', '）', '(', ')']);
    let order = |head: &str| head.is_empty() || head.ends_with('令') || head.ends_with("公告");
    let numbered = bare.split_once('第').and_then(|(head, rest)| Some((head, rest.strip_suffix('号')?)));
    numbered.is_some_and(|(head, number)| {
        let digits = number.chars().all(|c| c.is_ascii_digit() || "〇零一二三四五六七八九十百".contains(c));
        !number.is_empty() && digits && order(head.trim_end_matches(['（', '('])) && bare.chars().count() <= 30
    })
}

/// （2021年7月27日中华人民共和国国务院令第746号公布）
fn is_caption(line: &str) -> bool {
    let bracketed = line.starts_with(['（', '(']) && groups(line).first().is_some_and(|g| *g == (0..line.len()));
    let told = ["公布", "通过", "施行", "修订", "修正", "发布", "批准"].iter().any(|w| line.contains(w));
    bracketed && told && find_day(line).is_some()
}

/// （此件公开发布）, 公开方式：主动公开, 【示范文本】
fn is_note(line: &str) -> bool {
    let bare = line.trim_matches(['（', '）', '(', ')', '【', '】', '[', ']']);
    let bracketed =
        bare.len() < line.len() && !bare.contains(['。', '；', '：', '（', '）']) && bare.chars().count() <= 30;
    let said = ["此件", "本件", "公开方式", "公开属性", "信息公开选项", "示范文本"].iter().any(|w| bare.starts_with(w));
    let stated = bare.contains(['：', ':']) && (bare.starts_with("公开") || bare.starts_with("信息公开"));
    said && (bracketed || stated || bare.starts_with("此件") && bare.chars().count() <= 30)
}

/// What a line is at the end of a document, where a number is a page's and a short note in brackets is one.
pub fn format_at_end(words: &str) -> Option<FormatKind> {
    let number = || squeezed(words).chars().all(|c| c.is_ascii_digit()).then_some(FormatKind::PageNumber);
    format_of(words).or_else(number).or_else(|| is_bracketed(words).then_some(FormatKind::Note))
}

/// A note on the copy in brackets: （本文有删减）, （此页无正文）.
fn is_bracketed(words: &str) -> bool {
    let line = squeezed(words);
    let whole = groups(&line).first().is_some_and(|g| *g == (0..line.len()));
    let said = ["删减", "删节", "无正文", "联系人", "联系电话", "共印", "略"].iter().any(|w| line.contains(w));
    whole && said && line.starts_with(['（', '(']) && line.chars().count() <= 40
}

/// Whether the words name agencies and nothing else: 某市人民政府, 某市民政局 某市财政局.
pub fn names_agencies(words: &str) -> bool {
    let plain = !words.contains(['，', '。', '；', '：', '、', '《', ',', ';', ':']);
    let mut names = words.split_whitespace().peekable();
    let spaced_out = words.split_whitespace().all(|w| w.chars().count() <= 1);
    let joined = squeezed(words);
    plain
        && names.peek().is_some()
        && joined.chars().count() <= 80
        && if spaced_out { agency(&joined) } else { words.split_whitespace().any(agency) && agency(&joined) }
}

fn agency(name: &str) -> bool {
    AGENCIES.iter().any(|a| name.ends_with(a)) && name.chars().count() >= 3
}

/// 市长：（略）, 主任 某某
pub fn is_signature(words: &str) -> bool {
    let line = squeezed(words);
    let office = ["省长", "市长", "区长", "县长", "州长", "主任", "局长", "部长", "总理", "厅长", "签发人"];
    let named = office
        .iter()
        .any(|o| line.strip_prefix(o).is_some_and(|rest| rest.starts_with(['：', ':']) || !rest.is_empty()));
    named && line.chars().count() <= 12 && !line.contains(['。', '，'])
}

/// 某市人民政府 2023年1月10日, cut at the day.
pub fn agency_and_day(words: &str) -> Option<usize> {
    let (_, place) = find_day(words)?;
    let (before, behind) = (&words[..place.start], &words[place.end..]);
    (behind.trim().is_empty() && names_agencies(before)).then_some(place.start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn format_shows_by_itself() {
        let cases = [
            ("穗府办规〔2024〕13号", Some(FormatKind::Number)),
            ("国发[2015]第23号", Some(FormatKind::Number)),
            ("示范（2024）3号", Some(FormatKind::Number)),
            ("某市人民政府令 第178号", Some(FormatKind::Number)),
            ("（2021年7月27日中华人民共和国国务院令第746号公布）", Some(FormatKind::Caption)),
            ("发布日期：2021-07-30", Some(FormatKind::Residue)),
            ("公开方式：主动公开", Some(FormatKind::Note)),
            ("(此件公开发布)", Some(FormatKind::Note)),
            ("抄送：市委各部门。", Some(FormatKind::CopiedTo)),
            ("— 3 —", Some(FormatKind::PageNumber)),
            ("某市人民政府办公厅 2021年2月7日印发", Some(FormatKind::PrintedOn)),
            ("二○一○年四月七日", Some(FormatKind::Date)),
            ("现将国发〔2015〕23号文件印发给你们，请认真贯彻执行。", None),
            ("《意见》（国发〔2015〕23号）", None),
            ("本办法自2023年1月1日起施行。", None),
            ("（一）公开透明。", None),
            ("（二）本办法自2020年3月1日起施行。（责任单位：市人社局）", None),
        ];
        for (line, kind) in cases {
            assert_eq!(format_of(line), kind, "{line}");
        }
    }

    #[test]
    fn agencies_are_known_by_their_names() {
        for line in ["某市人民政府", "某市民政局  某市财政局", "某 市 公 安 局"] {
            assert!(names_agencies(line), "{line}");
        }
        for line in ["由市财政局负责", "单位名称", "各区人民政府，各部门", "某市人才安居补贴办法"]
        {
            assert!(!names_agencies(line) || line.starts_with('由'), "{line}");
        }
        assert_eq!(agency_and_day("某市人民政府 2023年1月10日"), Some("某市人民政府 ".len()));
    }
}
