//! Paragraphs, and what each is by its form.

use super::bracket::groups;
use super::numeral::parse_numeral;
use super::sentence::{first_end, is_responsible, trimmed};
use crate::source::Span;

/// A heading as its first characters show it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Heading {
    /// 二、促进……
    Part(u32),
    /// （六）落实……
    Clause(u32),
}

/// The lines that hold more than blanks, without the blanks around them.
pub(super) fn paragraphs(text: &str) -> Vec<Span> {
    let mut start = 0;
    let mut spans = Vec::new();
    for line in text.split_inclusive('\n') {
        spans.extend(trimmed(text, Span::new(start, start + line.len())));
        start += line.len();
    }
    spans
}

/// The heading that each paragraph is, if it is one. Headings count through the whole document:
/// one out of turn is an item in the text above it.
pub(super) fn headings(text: &str, paragraphs: &[Span]) -> Vec<Option<Heading>> {
    let (mut part, mut clause) = (0, 0);
    let mut in_turn = |heading: Heading| {
        let (last, number) = match heading {
            Heading::Part(n) => (&mut part, n),
            Heading::Clause(n) => (&mut clause, n),
        };
        let next = number == *last + 1;
        if next {
            *last = number;
        }
        next
    };
    paragraphs.iter().map(|p| heading(p.text(text)).filter(|h| in_turn(*h))).collect()
}

fn heading(paragraph: &str) -> Option<Heading> {
    if let Some(rest) = paragraph.strip_prefix(['（', '(']) {
        let (number, _) = rest.split_once(['）', ')'])?;
        return parse_numeral(number).map(Heading::Clause);
    }
    let (number, _) = paragraph.split_once('、')?;
    parse_numeral(number).map(Heading::Part)
}

/// 大政发〔2017〕46号, and nothing else on the line.
pub(super) fn is_document_number(paragraph: &str) -> bool {
    let Some((agency, rest)) = paragraph.split_once(['〔', '[', '［']) else { return false };
    let Some((year, number)) = rest.split_once(['〕', ']', '］']) else { return false };
    let digits = |s: &str| !s.is_empty() && s.chars().all(|c| c.is_ascii_digit());
    let number = number.strip_suffix('号').map(|n| n.trim_start_matches('第'));
    !agency.is_empty() && !agency.contains(['，', '。']) && digits(year) && number.is_some_and(digits)
}

/// Whether a paragraph after the last heading begins the 文尾: a note in brackets, a line that
/// names what follows it, or a line that is no sentence (署名, 日期).
pub(super) fn begins_back(paragraph: &str) -> bool {
    let note =
        groups(paragraph).first().is_some_and(|g| *g == (0..paragraph.len()) && paragraph.starts_with(['（', '(']));
    let named = ["抄送", "附件", "主题词"]
        .iter()
        .any(|word| paragraph.strip_prefix(word).is_some_and(|rest| rest.trim_start().starts_with(['：', ':'])));
    let sentence = paragraph.ends_with(['。', '！', '？', '；', '：', '”', '）', ')']);
    note && !is_responsible(paragraph) || named || !sentence
}

/// Where a heading's title ends: at its first stop, else with the line.
pub(super) fn title_end(text: &str, paragraph: Span) -> usize {
    let line = paragraph.text(text);
    paragraph.range().start + first_end(line).unwrap_or(line.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_headings_in_turn() {
        let text = "一、甲\n（一）乙。\n（三）丙。\n二、丁\n（二）戊。\n二、己\n（甲）庚";
        let found = headings(text, &paragraphs(text));
        let expected = [
            Some(Heading::Part(1)),
            Some(Heading::Clause(1)),
            None,
            Some(Heading::Part(2)),
            Some(Heading::Clause(2)),
            None,
            None,
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn knows_document_numbers() {
        assert!(is_document_number("辽政发〔2017〕28号"));
        assert!(is_document_number("国发[2015]第23号"));
        assert!(!is_document_number("现将国发〔2015〕23号文件印发给你们，请认真贯彻执行。"));
        assert!(!is_document_number("《意见》（国发〔2015〕23号）"));
    }

    #[test]
    fn knows_where_the_back_begins() {
        for line in ["（此件公开发布）", "抄送：市委各部门。", "附件：目录", "某市人民政府", "2017年9月20日"]
        {
            assert!(begins_back(line), "{line}");
        }
        for line in ["（责任单位：市财政局）", "各地要抓好落实。", "包括下列情形：", "（一）是甲，（二）是乙；"]
        {
            assert!(!begins_back(line), "{line}");
        }
    }
}
