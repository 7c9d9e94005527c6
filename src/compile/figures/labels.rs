//! Figures that were exchanged: each equals one of the quotation's, but the words before it stand there before another.
//!
//! 学历为博士的，20分 beside 博士计30分，硕士20分. A figure belongs to the one of the text whose words are most like its
//! own, where it is the figure most like that one too; anything less certain says nothing.

use super::quoted::Of;
use super::written::Written;
use crate::document::figure::Figure;
use std::ops::Range;

/// Words that tell no figure from another.
const COMMON: [&str; 24] = [
    "给予",
    "发给",
    "补贴",
    "补助",
    "奖励",
    "标准",
    "不超过",
    "以上",
    "以下",
    "以内",
    "不足",
    "超过",
    "不满",
    "最高",
    "最多",
    "最长",
    "每人",
    "每名",
    "每户",
    "每月",
    "每年",
    "人员",
    "分别",
    "其中",
];

const STOPS: [char; 4] = ['，', '。', '；', '、'];

/// Fewer words in common than this tell nothing.
const LEAST: usize = 2;

/// A figure of a rule with the words before it.
pub(super) struct Labelled<'w> {
    pub written: &'w Written,
    words: Vec<char>,
}

/// The figures of a rule, each with the words of its line or item that lead to it.
pub(super) fn labelled<'w>(all: &'w [Written], source: &str) -> Vec<Labelled<'w>> {
    let label = |written: &'w Written| {
        let at = written.span.range().start;
        let line = source.get(..at).unwrap_or_default();
        let stop = line.char_indices().rev().find(|(_, c)| matches!(c, '\n' | '；' | '。' | '＝' | '：'));
        let start = stop.map_or(0, |(i, c)| i + c.len_utf8());
        // What stands behind another figure of the kind is not said of this one.
        let before = all.iter().filter(|o| o.figure.size.is_like(&written.figure.size));
        let before = before.map(|o| o.span.range().end).filter(|end| *end <= at).max().unwrap_or(0);
        Labelled { written, words: telling(&line[start.max(before)..]) }
    };
    all.iter().map(label).collect()
}

/// The figure of the text that a rule's figure stands for by its words, where it is another than the rule says.
pub(super) fn meant<'k, 'q, 'a>(
    own: &Labelled<'_>,
    all: &[Labelled<'_>],
    kin: &'k [Of<'q, 'a>],
    equal: impl Fn(&Figure) -> bool,
) -> Option<&'k Of<'q, 'a>> {
    let labels: Vec<Vec<char>> = kin.iter().map(|of| telling(before(of))).collect();
    let only = mutual(own, all, &labels).or_else(|| named_whole(own, &labels))?;
    let (_, figure) = &kin[only];
    // The words may stand behind their figure: 30分的博士.
    let behind = kin.iter().filter(|(_, f)| equal(f)).map(|of| telling(after(of)));
    let behind = behind.into_iter().any(|words| common(&own.words, &words) >= LEAST);
    // What stands right before a figure says more than what stands further off: 可延长至退休外，其余人员最长不超过3年.
    let own_end = kin.iter().zip(&labels).filter(|((_, f), _)| equal(f)).map(|(_, l)| ending(&own.words, l)).max();
    let nearer = own_end.is_some_and(|n| n >= LEAST && n >= ending(&own.words, &labels[only]));
    (!equal(figure) && !behind && !nearer).then(|| &kin[only])
}

/// The label most like the words of a figure, where no other figure of the kind is as like to it.
fn mutual(own: &Labelled<'_>, all: &[Labelled<'_>], labels: &[Vec<char>]) -> Option<usize> {
    let alike: Vec<usize> = labels.iter().map(|label| common(&own.words, label)).collect();
    let most = alike.iter().copied().max().filter(|n| *n >= LEAST)?;
    let only = only((0..labels.len()).filter(|i| alike[*i] == most))?;
    let rivals = all.iter().filter(|o| o.written.span != own.written.span);
    let kind = rivals.filter(|o| o.written.figure.size.is_like(&own.written.figure.size));
    let claimed = kind.map(|o| common(&o.words, &labels[only])).max().is_some_and(|n| n >= most);
    (!claimed).then_some(only)
}

/// The longest label that stands whole in the words of a figure: 硕士20分 of 学历为硕士的.
fn named_whole(own: &Labelled<'_>, labels: &[Vec<char>]) -> Option<usize> {
    let length = |i: &usize| labels[*i].iter().filter(|c| **c != ' ').count();
    let whole: Vec<usize> = (0..labels.len()).filter(|i| length(i) >= LEAST).collect();
    let whole = whole.into_iter().filter(|i| common(&own.words, &labels[*i]) == length(i));
    let whole: Vec<usize> = whole.collect();
    let most = whole.iter().map(length).max()?;
    only(whole.into_iter().filter(|i| length(i) == most))
}

fn only(mut all: impl Iterator<Item = usize>) -> Option<usize> {
    let first = all.next()?;
    all.next().is_none().then_some(first)
}

/// The words of the quotation before a figure, from the last one of its kind.
fn before<'a>((quoted, figure): &Of<'_, 'a>) -> &'a str {
    let alike = quoted.figures.iter().filter(|f| f.size.is_like(&figure.size));
    let start = alike.map(|f| f.whole.end).filter(|end| *end <= figure.range.start).max().unwrap_or(0);
    let words = words(quoted.text, start..figure.range.start).rsplit('。').next().unwrap_or_default();
    // 3年以上劳动合同，并……6个月: up to the stop they are the last figure's.
    match words.find(STOPS) {
        Some(stop) if start > 0 => &words[stop..],
        _ => words,
    }
}

/// The words behind a figure that are its own: 30分的博士, 3年以上劳动合同，.
fn after<'a>((quoted, figure): &Of<'_, 'a>) -> &'a str {
    let next = quoted.figures.iter().map(|f| f.whole.start).filter(|s| *s >= figure.whole.end).min();
    let rest = words(quoted.text, figure.whole.end..next.unwrap_or(quoted.text.len()));
    match rest.find(STOPS) {
        Some(stop) => &rest[..stop],
        None if rest.starts_with('的') => rest,
        None => "",
    }
}

fn words(text: &str, range: Range<usize>) -> &str {
    text.get(range).unwrap_or_default()
}

/// The characters that tell something, in order; a blank stands where words were left out.
fn telling(words: &str) -> Vec<char> {
    let numbered = words.trim_start().strip_prefix('（').and_then(|rest| rest.split_once('）'));
    let bare = numbered.filter(|(n, _)| n.chars().all(|c| c.is_ascii_digit())).map_or(words, |(_, rest)| rest);
    let plain = COMMON.iter().fold(bare.to_owned(), |text, word| text.replace(word, " "));
    plain.chars().map(|c| if c.is_alphanumeric() && !"的计按".contains(c) { c } else { ' ' }).collect()
}

/// How many characters both end with.
fn ending(a: &[char], b: &[char]) -> usize {
    let told = |words: &[char]| words.iter().rev().skip_while(|c| **c == ' ').copied().collect::<Vec<_>>();
    told(a).iter().zip(&told(b)).take_while(|(x, y)| x == y && **x != ' ').count()
}

/// How many characters the longest stretch has that both hold.
fn common(a: &[char], b: &[char]) -> usize {
    let mut row = vec![0usize; b.len() + 1];
    let mut longest = 0;
    for x in a {
        let mut diagonal = 0;
        for (j, y) in b.iter().enumerate() {
            let length = if x == y && *x != ' ' { diagonal + 1 } else { 0 };
            diagonal = std::mem::replace(&mut row[j + 1], length);
            longest = longest.max(length);
        }
    }
    longest
}
