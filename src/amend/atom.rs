//! What a change of wording is: a limit, a member of a list, a 下同, a mark, or other words.

use super::quantity::is_given;
use super::text::Old;
use super::token::{Token, TokenKind, begins_with_unit, is_mark};
use super::words::{Hunk, Words};
use crate::document::side::{Boundary, FULL, Side, Stands};
use std::ops::Range;

/// An atom, by its sentence among the old text's anchors and its place in that sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct AtomId {
    pub sentence: usize,
    pub index: usize,
}

/// One thing that changed within a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Atom {
    pub old: Range<usize>,
    pub new: Range<usize>,
    pub what: What,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// A figure, the word that sets its side, or both.
    Limit { before: Limit, after: Limit },
    /// Members put into a list, each after the member before it, if one stands there.
    Added { members: Vec<String>, after: Option<String> },
    /// Members taken out of a list.
    Removed { members: Vec<String> },
    /// A member of a list under another name.
    Renamed { before: String, after: String },
    /// 下同 taken out.
    Onward,
    /// Marks alone.
    Marks,
    /// Any other words; either may be empty.
    Words { before: String, after: String },
}

/// A figure with the side on which its words lie.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limit {
    /// As the text writes it: 3000元/年
    pub figure: String,
    /// The word that names the side, where one does.
    pub boundary: Option<Boundary>,
    /// 每…: a rate, by the piece or by the stretch, and no threshold.
    pub each: bool,
}

impl Limit {
    pub fn side(&self) -> Option<Side> {
        self.boundary.map(|b| b.side)
    }

    /// The figure with the word that names its side: 5年以内, 不足5年.
    pub fn wording(&self) -> String {
        self.boundary.map_or_else(|| self.figure.clone(), |b| b.with(&self.figure))
    }
}

/// How many words may stand between 每 and its figure.
const REACH_OF_EACH: usize = 3;

/// Whether a figure is what something is given or counted by: 每满12个月, 每招用1名. Of 每人每月3000元 and
/// 每个街道2名 it is what is given: 每 has its own unit there, and money, shares and points are never counted by.
fn counts_by<T>(figure: &str, phrase: &[&Token<T>]) -> bool {
    // From the figure back to the nearest 每; what that is of stands in the same word or in the next.
    let Some(at) = phrase.iter().position(|t| t.text.contains('每')) else { return false };
    let own = phrase.get(at).and_then(|t| t.text.rsplit_once('每')).map_or("", |(_, rest)| rest);
    let next = at.checked_sub(1).and_then(|n| phrase.get(n)).map_or("", |t| t.text.as_str());
    let of = if own.is_empty() { next } else { own };
    !begins_with_unit(of) && !is_given(figure)
}

/// What changed between two wordings, in the order of the old one.
pub fn atoms(words: &Words) -> Vec<Atom> {
    let mut found = limits(words);
    let covered = |hunk: &Hunk, found: &[Atom]| {
        let within = |outer: &Range<usize>, inner: &Range<usize>| outer.start <= inner.start && inner.end <= outer.end;
        found.iter().any(|a| within(&a.old, &hunk.old) && within(&a.new, &hunk.new))
    };
    let rest: Vec<Atom> = words.hunks.iter().filter(|h| !covered(h, &found)).map(|h| other(words, h)).collect();
    found.extend(rest);
    found.sort_by_key(|a| (a.old.start, a.new.start));
    found
}

/// Figures that stand for each other and differ, in themselves or in their side.
fn limits(words: &Words) -> Vec<Atom> {
    let mut found = Vec::new();
    for (i, k) in figures(words) {
        let (before, old) = limit(&words.old, i);
        let (after, new) = limit(&words.new, k);
        if before == after || before.figure == after.figure && before.side() == after.side() {
            continue;
        }
        // Between the two nothing else may have changed.
        let touched = words.hunks.iter().filter(|h| {
            h.old.start < old.end && old.start < h.old.end || h.new.start < new.end && new.start < h.new.end
        });
        let inside = |h: &Hunk| {
            old.start <= h.old.start && h.old.end <= old.end && new.start <= h.new.start && h.new.end <= new.end
        };
        if touched.clone().count() > 0 && touched.clone().all(inside) {
            found.push(Atom { old, new, what: What::Limit { before, after } });
        }
    }
    found
}

/// Figures of the old wording with their counterparts: those between the changes stay, those inside
/// one stand for each other where both sides have as many.
fn figures(words: &Words) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    let (mut i, mut k) = (0, 0);
    let end = Hunk { old: words.old.len()..words.old.len(), new: words.new.len()..words.new.len() };
    for hunk in words.hunks.iter().chain([&end]) {
        pairs.extend(figures_in(&words.old, i..hunk.old.start).into_iter().map(|n| (n, k + (n - i))));
        let (a, b) = (figures_in(&words.old, hunk.old.clone()), figures_in(&words.new, hunk.new.clone()));
        if a.len() == b.len() {
            pairs.extend(a.into_iter().zip(b));
        }
        (i, k) = (hunk.old.end, hunk.new.end);
    }
    pairs
}

fn figures_in<T>(tokens: &[Token<T>], range: Range<usize>) -> Vec<usize> {
    range.filter(|n| tokens.get(*n).is_some_and(|t| t.kind == TokenKind::Figure)).collect()
}

/// A figure with the boundary word at its side, and the words that both take.
fn limit<T>(tokens: &[Token<T>], at: usize) -> (Limit, Range<usize>) {
    let boundary = |n: Option<usize>, stands: Stands| match n.and_then(|n| tokens.get(n))?.kind {
        TokenKind::Boundary(b) if b.stands == stands => Some(b),
        _ => None,
    };
    let before = boundary(at.checked_sub(1), Stands::Before);
    let after = boundary(at.checked_add(1), Stands::Behind);
    let figure = tokens.get(at).map(|t| t.text.clone()).unwrap_or_default();
    let start = if before.is_some() { at - 1 } else { at };
    let end = if after.is_some() { at + 2 } else { at + 1 };
    // 每满12个月, 每招用1名
    let phrase = tokens[..at].iter().rev().take(REACH_OF_EACH);
    // 每户每年最多10万元 is a limit, not a rate; 每满12个月 is a rate.
    let parts = |t: &&Token<T>| match t.kind {
        TokenKind::Mark => true,
        TokenKind::Boundary(b) => b != FULL,
        TokenKind::Figure | TokenKind::Word => false,
    };
    let phrase = phrase.take_while(|t| !parts(t));
    let phrase: Vec<&Token<T>> = phrase.collect();
    let each = counts_by(&figure, &phrase);
    // 达到50%以上: the word behind the figure sets the side.
    (Limit { figure, boundary: after.or(before), each }, start..end)
}

fn other(words: &Words, hunk: &Hunk) -> Atom {
    let (before, after) = (said(&words.old, hunk.old.clone()), said(&words.new, hunk.new.clone()));
    // 甲、乙 and 甲和乙 list alike.
    let joins = |s: &str| matches!(s, "和" | "及" | "与" | "以及");
    let marks = |s: &str| s.chars().all(is_mark) || joins(s);
    let what = if marks(&before) && marks(&after) {
        What::Marks
    } else if after.is_empty() && before.trim_matches(|c: char| !c.is_alphanumeric()) == "下同" {
        What::Onward
    } else {
        member(words, hunk, &before, &after).unwrap_or(What::Words { before, after })
    };
    Atom { old: hunk.old.clone(), new: hunk.new.clone(), what }
}

/// The words of a range, put together.
fn said<T>(tokens: &[Token<T>], range: Range<usize>) -> String {
    tokens.get(range).unwrap_or_default().iter().map(|t| t.text.as_str()).collect()
}

/// A change within a list whose members are parted by 、
fn member(words: &Words, hunk: &Hunk, before: &str, after: &str) -> Option<What> {
    let comma = |n: Option<usize>| n.and_then(|n| words.old.get(n)).is_some_and(|t| t.text == "、");
    let members = |s: &str| -> Vec<String> {
        s.split('、').map(str::trim).filter(|m| !m.is_empty()).map(str::to_owned).collect()
    };
    let plain = |s: &str| !s.contains(['，', '。', '；', '：', '(', ')']);
    if !plain(before) || !plain(after) {
        return None;
    }
    match (before.is_empty(), after.is_empty()) {
        (true, false) if after.starts_with('、') || after.ends_with('、') => {
            let preceding = member_before(&words.old, hunk.old.start, after.starts_with('、'));
            Some(What::Added { members: members(after), after: preceding })
        }
        (false, true) if before.starts_with('、') || before.ends_with('、') => {
            Some(What::Removed { members: members(before) })
        }
        (false, false) if !before.contains('、') && !after.contains('、') => {
            let left = comma(hunk.old.start.checked_sub(1));
            let right = comma(Some(hunk.old.end));
            // The whole member, where only a part of its name changed.
            let (a, b) = (whole_member(&words.old, &hunk.old), whole_member(&words.new, &hunk.new));
            let listed = left || right || {
                let stops = |t: &&Token<Old>| t.kind == TokenKind::Mark;
                let from = words.old[..hunk.old.start].iter().rev().find(stops);
                let to = words.old[hunk.old.end..].iter().find(stops);
                from.is_some_and(|t| t.text == "、") || to.is_some_and(|t| t.text == "、")
            };
            listed.then_some(What::Renamed { before: a, after: b })
        }
        _ => None,
    }
}

fn whole_member<T>(tokens: &[Token<T>], range: &Range<usize>) -> String {
    let stops = |t: &Token<T>| t.kind == TokenKind::Mark;
    let from = tokens[..range.start].iter().rposition(stops).map_or(0, |n| n + 1);
    let to = tokens[range.end..].iter().position(stops).map_or(tokens.len(), |n| range.end + n);
    said(tokens, from..to)
}

/// The member of a list that stands before a place.
fn member_before<T>(tokens: &[Token<T>], at: usize, right_before: bool) -> Option<String> {
    let end = if right_before { at } else { at.checked_sub(1)? };
    let from = tokens[..end].iter().rposition(|t| t.kind == TokenKind::Mark).map_or(0, |n| n + 1);
    let name = said(tokens, from..end);
    (!name.is_empty()).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::super::text::In;
    use super::super::token::tokens;
    use super::super::words::compare;
    use super::*;
    use crate::document::side::BOUNDARIES;

    fn check(old: &str, new: &str) -> Vec<What> {
        atoms(&compare(tokens(old, In::new(0, old.len())), tokens(new, In::new(0, new.len()))))
            .into_iter()
            .map(|a| a.what)
            .collect()
    }

    fn limit(figure: &str, word: &str) -> Limit {
        let boundary = BOUNDARIES.iter().find(|b| b.word == word).copied();
        Limit { figure: figure.to_owned(), boundary, each: false }
    }

    #[test]
    fn a_limit_is_a_figure_with_its_side() {
        let found = check("经营1年以上的，给予补贴", "经营6个月以上的，给予补贴");
        let (before, after) = (limit("1年", "以上"), limit("6个月", "以上"));
        assert_eq!(found, [What::Limit { before, after }]);
        let found = check("距法定退休年龄不足5年的人员", "距法定退休年龄5年以内的人员");
        let (before, after) = (limit("5年", "不足"), limit("5年", "以内"));
        assert_eq!(found, [What::Limit { before, after }]);
    }

    #[test]
    fn lists_and_what_points_on() {
        let added = check("低保家庭、贫困家庭中的学生", "低保家庭、贫困家庭、零就业家庭中的学生");
        let after = Some("贫困家庭".to_owned());
        assert_eq!(added, [What::Added { members: vec!["零就业家庭".to_owned()], after }]);
        assert_eq!(
            check("市人社局、市国税局、市科技局", "市人社局、市科技局"),
            [What::Removed { members: vec!["市国税局".to_owned()] }]
        );
        let renamed = What::Renamed { before: "市国税局".to_owned(), after: "市税务局".to_owned() };
        assert_eq!(check("市人社局、市国税局、市科技局", "市人社局、市税务局、市科技局"), [renamed]);
        assert_eq!(check("（毕业5年内，下同）", "（毕业5年内）"), [What::Onward]);
        assert_eq!(check("甲，乙", "甲；乙"), [What::Marks]);
        assert_eq!(check("甲、乙和丙", "甲、乙、丙"), [What::Marks]);
    }

    #[test]
    fn what_is_given_is_no_unit() {
        let rows = [
            ("每招用1名人员按500元给予", "每招用2名人员按500元给予", true),
            ("缴费每满12个月计2分", "缴费每满6个月计2分", true),
            ("每12个月计2分", "每6个月计2分", true),
            ("每人每月3000元", "每人每月3500元", false),
            ("每人2000元", "每人2500元", false),
            ("每户10万元的补助", "每户15万元的补助", false),
            ("每招用1名给予500元", "每招用1名给予800元", false),
            ("每名加2分", "每名加3分", false),
            ("每个街道配备2名", "每个街道配备3名", false),
            ("每人每年2次", "每人每年3次", false),
            ("每月补助30%", "每月补助50%", false),
        ];
        for (old, new, by) in rows {
            let found = check(old, new);
            assert!(matches!(&found[..], [What::Limit { before, .. }] if before.each == by), "{old}: {found:?}");
        }
    }
}
