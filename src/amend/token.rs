//! Words and numbers of a text, as a reader of 公文 sees them.
//!
//! A figure with its unit is one word, whatever its length; so is a word that sets a boundary. The
//! rest is cut by the Unicode dictionary for Chinese.

use super::text::In;
use crate::document::side::{BOUNDARIES, Boundary, FULL, WITHIN};
use icu_segmenter::{WordSegmenter, WordSegmenterBorrowed, options::WordBreakInvariantOptions};

/// A word where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token<T> {
    pub text: String,
    pub place: In<T>,
    pub kind: TokenKind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenKind {
    /// A number with its unit: 3000元/年, 30%, 5年
    Figure,
    /// A word that says on which side of a figure something lies.
    Boundary(Boundary),
    Word,
    Mark,
}

/// Chinese numerals of which figures are made.
pub(super) const NUMERALS: &str = "〇一二两三四五六七八九十百千万";

/// Longer units before those that begin them.
const UNITS: [&str; 32] = [
    "个百分点",
    "个工作日",
    "平方米",
    "万元",
    "亿元",
    "周岁",
    "个月",
    "小时",
    "元",
    "年",
    "月",
    "日",
    "天",
    "岁",
    "人",
    "名",
    "户",
    "家",
    "次",
    "倍",
    "件",
    "项",
    "条",
    "级",
    "分",
    "个",
    "期",
    "%",
    "％",
    "‰",
    "周",
    "号",
];

/// The words of a stretch of text, in order; blanks are none.
pub fn tokens<T: Copy>(text: &str, within: In<T>) -> Vec<Token<T>> {
    static SEGMENTER: std::sync::OnceLock<WordSegmenterBorrowed<'static>> = std::sync::OnceLock::new();
    let segmenter = SEGMENTER.get_or_init(|| WordSegmenter::new_dictionary(WordBreakInvariantOptions::default()));
    let within = within.span();
    let stretch = within.text(text);
    let base = within.range().start;
    let mut found: Vec<Token<T>> = Vec::new();
    // The beginning of plain words that are not yet cut.
    let mut plain: Option<usize> = None;
    let mut at = 0;
    let cut = |found: &mut Vec<Token<T>>, from: Option<usize>, to: usize| {
        let Some(from) = from else { return };
        let breaks: Vec<usize> = segmenter.segment_str(&stretch[from..to]).collect();
        for pair in breaks.windows(2) {
            let [a, b] = pair else { continue };
            push(found, stretch, base, from + a..from + b, TokenKind::Word);
        }
    };
    while at < stretch.len() {
        let rest = &stretch[at..];
        let special = figure(rest)
            .map(|length| (length, TokenKind::Figure))
            .or_else(|| boundary(rest, &found, plain.is_some()).map(|b| (b.word.len(), TokenKind::Boundary(b))))
            .or_else(|| mark(rest).map(|length| (length, TokenKind::Mark)));
        let Some((length, kind)) = special else {
            plain.get_or_insert(at);
            at += rest.chars().next().map_or(1, char::len_utf8);
            continue;
        };
        cut(&mut found, plain.take(), at);
        if !rest[..length].trim().is_empty() {
            push(&mut found, stretch, base, at..at + length, kind);
        }
        at += length;
    }
    cut(&mut found, plain, stretch.len());
    found
}

fn push<T: Copy>(
    found: &mut Vec<Token<T>>,
    stretch: &str,
    base: usize,
    range: std::ops::Range<usize>,
    kind: TokenKind,
) {
    let text: String = stretch[range.clone()].chars().filter(|c| !c.is_whitespace()).map(narrow).collect();
    found.push(Token { text, place: In::new(base + range.start, base + range.end), kind });
}

/// Width is no difference.
fn narrow(c: char) -> char {
    match c {
        '（' => '(',
        '）' => ')',
        '‘' => '“',
        '’' => '”',
        '％' => '%',
        other => other,
    }
}

/// `3000元/年`, `10万元`, `36个月`, `三年`; the length in bytes.
fn figure(rest: &str) -> Option<usize> {
    let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ',')).len();
    let digits = rest[..digits].trim_end_matches(['.', ',']).len();
    if digits > 0 && rest.starts_with(|c: char| c.is_ascii_digit()) {
        // A blank between a figure and its unit is typesetting.
        let behind = &rest[digits..];
        let blank = behind.len() - behind.trim_start_matches([' ', '\u{3000}']).len();
        return Some(digits + unit(&behind[blank..]).map_or(0, |unit| blank + unit));
    }
    let numeral: usize = rest.chars().take_while(|c| NUMERALS.contains(*c)).map(char::len_utf8).sum();
    let unit = (numeral > 0).then(|| unit(&rest[numeral..])).flatten()?;
    let words = &rest[numeral..numeral + unit];
    // 一次性, 一项, 第一位者 are words; a span of time or a sum in Chinese numerals is a figure.
    let counts = ["年", "个月", "元", "万元", "周岁", "日", "个工作日"].contains(&words);
    let goes_on = rest[numeral + unit..].starts_with(['度', '级', '线', '期']);
    (counts && !goes_on).then_some(numeral + unit)
}

/// Whether words begin with what things are counted by: 人, 月, 个街道.
pub(super) fn begins_with_unit(words: &str) -> bool {
    unit(words).is_some()
}

fn unit(rest: &str) -> Option<usize> {
    let of = |rest: &str| UNITS.iter().find(|u| rest.starts_with(**u)).map(|u| u.len());
    let first = of(rest)?;
    let per = rest[first..].strip_prefix('/').and_then(of).map_or(0, |second| second + 1);
    Some(first + per)
}

fn boundary<T>(rest: &str, before: &[Token<T>], plain: bool) -> Option<Boundary> {
    let found = *BOUNDARIES.iter().find(|b| rest.starts_with(b.word))?;
    let fits = match found {
        WITHIN => !plain && before.last().is_some_and(|t| t.kind == TokenKind::Figure),
        FULL => figure(&rest[FULL.word.len()..]).is_some(),
        _ => true,
    };
    fits.then_some(found)
}

fn mark(rest: &str) -> Option<usize> {
    let c = rest.chars().next()?;
    is_mark(c).then_some(c.len_utf8())
}

/// Marks and blanks that part words and say nothing by themselves; signs such as ≥ and × say something.
pub(super) fn is_mark(c: char) -> bool {
    c.is_whitespace() || "，。；：、！？（）“”‘’《》〈〉【】〔〕—…·,.;:!?()[]\"'".contains(c)
}

#[cfg(test)]
mod tests {
    use super::super::text::Alone;
    use super::*;

    fn words(text: &str) -> String {
        let all: Vec<String> = tokens(text, In::<Alone>::new(0, text.len())).into_iter().map(|t| t.text).collect();
        all.join("|")
    }

    #[test]
    fn figures_and_boundaries_are_whole() {
        assert_eq!(words("给予3000元/年的创业场地补贴"), "给予|3000元/年|的|创业|场地|补贴");
        assert_eq!(words("最多给予10万元，不足5年以内"), "最多|给予|10万元|，|不足|5年|以内");
        assert_eq!(words("离校1年内未就业的30%"), "离校|1年|内|未|就业|的|30%");
        assert_eq!(words("期满后满三年，\n一次性"), "期满|后|满|三年|，|一次|性");
        assert_eq!(words("不超过 2 年"), "不超过|2年");
        assert_eq!(words("配备1-2名（含）"), "配备|1|-|2名|(|含|)");
    }
}
