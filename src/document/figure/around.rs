//! The words around a figure: 以上, 不足, 最多, 每.

use super::Figure;
use super::size::Size;
use crate::document::side::{BOUNDARIES, Side, Stands};
use std::ops::Range;

/// Words before a figure beside those of every limit, and between them and it a verb may stand: 最多给予10万元.
const ADVERBS: [(&str, Side); 9] = [
    ("最多", Side::AtMost),
    ("至多", Side::AtMost),
    ("最高", Side::AtMost),
    ("最长", Side::AtMost),
    ("最大", Side::AtMost),
    ("最低", Side::AtLeast),
    ("最少", Side::AtLeast),
    ("最短", Side::AtLeast),
    ("至少", Side::AtLeast),
];

/// What may stand between such a word and its figure.
const VERBS: [&str; 24] = [
    "给予", "发给", "补助", "补贴", "奖励", "支付", "享受", "发放", "资助", "减免", "延长", "配备", "达到", "可", "再",
    "为", "计", "按", "有", "达", "得", "扣", "加", "减",
];

/// Words that turn the next one: 未超过, 不得低于.
const NEGATIONS: [&str; 7] = ["没有", "不得", "不能", "不应", "尚未", "未", "不"];

/// Longer than this no 每 reaches: 每招用1名, 每增加就业岗位10个.
const REACH: usize = 8;

/// The figure with what its words say of it.
pub(super) fn placed(text: &str, range: Range<usize>, size: Size, numerals: bool, before: &[Figure]) -> Figure {
    let (mut whole, mut side) = (range.clone(), None);
    if let Some((found, length)) = word_before(&text[..range.start]) {
        side = Some(found);
        whole.start -= length;
    }
    if let Some((found, length)) = word_behind(&text[range.end..], matches!(size, Size::Span(..) | Size::Age(_))) {
        // 达到50%以上, 满12个月以上: the word behind the figure sets the side.
        side = Some(found);
        whole.end += length;
    }
    let phrase = &text[clause_start(text, range.start)..range.start];
    let each = phrase.rfind('每').is_some_and(|at| {
        let between = &phrase[at + '每'.len_utf8()..];
        let counts = super::Rate::default().by(between).is_some();
        !counts && between.chars().count() <= REACH && !between.contains(|c: char| c.is_ascii_digit())
    });
    let size = match size {
        Size::Money(yuan, mut rate) => {
            for (at, _) in phrase.match_indices('每') {
                rate.by(&phrase[at + '每'.len_utf8()..]);
            }
            // 每招用1名……按500元
            let start = range.start - phrase.len();
            for step in before.iter().filter(|f| f.each && f.range.start >= start) {
                match &step.size {
                    Size::Span(_, time) => drop(rate.times.insert(*time)),
                    Size::Count(_, unit) => drop(rate.heads.insert(unit.clone())),
                    Size::Money(..) | Size::Share(_) | Size::Age(_) | Size::Day(..) | Size::Plain(_) => {}
                }
            }
            Size::Money(yuan, rate)
        }
        other => other,
    };
    Figure { size, side, each, numerals, range, whole }
}

fn clause_start(text: &str, at: usize) -> usize {
    let stop = |c: char| "，。；：、？！（）\n".contains(c);
    text[..at].char_indices().rev().find(|(_, c)| stop(*c)).map_or(0, |(i, c)| i + c.len_utf8())
}

/// The side that the words before a figure set, and their length.
fn word_before(before: &str) -> Option<(Side, usize)> {
    let trimmed = before.trim_end_matches([' ', '\u{3000}']).trim_end_matches("人民币");
    let gap = before.len() - trimmed.len();
    let words = BOUNDARIES.iter().filter(|b| b.stands == Stands::Before);
    if let Some(found) = words.filter(|b| trimmed.ends_with(b.word)).max_by_key(|b| b.word.len()) {
        let rest = &trimmed[..trimmed.len() - found.word.len()];
        let turned = NEGATIONS.iter().find(|n| rest.ends_with(**n)).filter(|_| !found.word.starts_with(['不', '未']));
        let not = turned.map_or(0, |n| n.len());
        // 不得不足 is nobody's wording; 不得超过 and 未达到 are.
        let side = if turned.is_some() { found.side.opposite() } else { found.side };
        return Some((side, gap + found.word.len() + not));
    }
    let mut rest = trimmed;
    while let Some(verb) = VERBS.iter().find(|v| rest.ends_with(**v)) {
        rest = &rest[..rest.len() - verb.len()];
    }
    let (word, side) = ADVERBS.iter().find(|(word, _)| rest.ends_with(word))?;
    Some((*side, before.len() - rest.len() + word.len()))
}

/// The side that the words behind a figure set, and their length; 内 speaks of time only.
fn word_behind(behind: &str, time: bool) -> Option<(Side, usize)> {
    let mut rest = behind.trim_start_matches([' ', '\u{3000}']);
    // 3年（含）以上, 3年及以上
    let mut said = None;
    if let Some((included, length)) = bracket(rest) {
        said = Some(included);
        rest = &rest[length..];
    }
    rest = rest.trim_start_matches(['及', '或']);
    let words = BOUNDARIES.iter().filter(|b| b.stands == Stands::Behind && (time || b.word != "内"));
    let found = words.filter(|b| rest.starts_with(b.word)).max_by_key(|b| b.word.len())?;
    rest = &rest[found.word.len()..];
    let length = behind.len() - rest.len();
    let said = said.or_else(|| bracket(rest).map(|(included, _)| included));
    let side = match (said, found.side.upper()) {
        (None, _) => found.side,
        (Some(true), true) => Side::AtMost,
        (Some(false), true) => Side::Under,
        (Some(true), false) => Side::AtLeast,
        (Some(false), false) => Side::Over,
    };
    Some((side, length))
}

/// （含3年）, （不含本数）: whether the limit itself belongs, and the length.
fn bracket(rest: &str) -> Option<(bool, usize)> {
    let inner = rest.strip_prefix(['（', '('])?;
    let end = rest.find(['）', ')'])?;
    let close = rest[end..].chars().next().map_or(0, char::len_utf8);
    let included = if inner.starts_with("不含") || inner.starts_with("不包括") {
        false
    } else if inner.starts_with('含') || inner.starts_with("包括本数") {
        true
    } else {
        return None;
    };
    // 以上（含网络创业）: of something else than the figure.
    let of_it = inner.contains(|c: char| c.is_ascii_digit()) || inner.contains("本数") || inner.contains("含）");
    of_it.then_some((included, end + close))
}
