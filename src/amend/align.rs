//! The sentences of two versions of one text, each with its counterpart.
//!
//! Sentences that stand word for word in both are paired first, wherever they stand; the rest by
//! how much of their wording agrees. What comes in another order was moved; what only has another
//! number was not.

use super::text::{New, Old, Text};
use super::words::{Words, words};
use crate::document::tree::behind_mark;
use crate::document::{AnchorKind, Document};
use std::collections::BTreeMap;

/// Two texts compared.
pub struct Alignment<'d> {
    pub old: Text<'d, Old>,
    pub new: Text<'d, New>,
    /// In the order of the old text.
    pub pairs: Vec<Pair>,
    /// Anchors of the new text without a counterpart, and of the old.
    pub added: Vec<usize>,
    pub deleted: Vec<usize>,
}

/// A sentence in both texts.
#[derive(Debug, Clone)]
pub struct Pair {
    pub old: usize,
    pub new: usize,
    /// Stands in another order than its neighbours.
    pub moved: bool,
    /// What differs, by words; none where the wording is the same.
    pub words: Words,
}

/// Pairs at the same place or between the same neighbours agree in this share of their wording at
/// least; pairs elsewhere in more.
const LIKE_HERE: u32 = 35;
const LIKE_ELSEWHERE: u32 = 60;

struct Side {
    index: usize,
    clause: Option<u32>,
    id: String,
    kind: u8,
    letters: String,
    grams: Vec<(char, char)>,
}

impl<'d> Alignment<'d> {
    pub fn new(old: &'d Document, new: &'d Document) -> Alignment<'d> {
        let (a, b) = (sides(old), sides(new));
        let (old, new) = (Text::of(old), Text::of(new));
        let mut partner: Vec<Option<usize>> = vec![None; a.len()];
        let mut taken = vec![false; b.len()];
        exact(&a, &b, &mut partner, &mut taken);
        alike(&a, &b, &mut partner, &mut taken);
        let moved = moved(&a, &partner);
        let pairs = partner.iter().enumerate().filter_map(|(i, p)| {
            let (old_index, new_index) = (a[i].index, b[(*p)?].index);
            let same = a[i].letters == b[(*p)?].letters;
            let words = if same { Words::default() } else { words((old, old_index), (new, new_index)) };
            Some(Pair { old: old_index, new: new_index, moved: moved[i], words })
        });
        let pairs: Vec<Pair> = pairs.collect();
        let deleted = partner.iter().enumerate().filter(|(_, p)| p.is_none()).map(|(i, _)| a[i].index).collect();
        let added = taken.iter().enumerate().filter(|(_, t)| !**t).map(|(i, _)| b[i].index).collect();
        Alignment { old, new, pairs, added, deleted }
    }

    pub fn pair(&self, old: usize) -> Option<&Pair> {
        self.pairs.binary_search_by_key(&old, |p| p.old).ok().map(|i| &self.pairs[i])
    }

    /// How much of the wording of the old text's sentences stands in the new one, in percent.
    pub fn kept(&self) -> u32 {
        let counts = |i: usize| {
            self.old.anchors().get(i).is_some_and(|a| matches!(a.kind, AnchorKind::Sentence | AnchorKind::Part))
        };
        let letters = |i: usize| self.old.letters(i).chars().count() as u32;
        let all: u32 = (0..self.old.anchors().len()).filter(|i| counts(*i)).map(letters).sum();
        let kept = self.pairs.iter().filter(|p| counts(p.old)).map(|pair| {
            let lost = |h: &super::words::Hunk| pair.words.old_text(self.old, &h.old).chars().count() as u32;
            letters(pair.old).saturating_sub(pair.words.hunks.iter().map(lost).sum())
        });
        kept.sum::<u32>().saturating_mul(100).checked_div(all).unwrap_or(0)
    }
}

fn sides(document: &Document) -> Vec<Side> {
    let side = |(index, anchor): (usize, &crate::document::Anchor)| {
        let mut letters = document.letters(index);
        // The number of a heading is its place, not its wording.
        if matches!(anchor.kind, AnchorKind::Title | AnchorKind::Mark | AnchorKind::Heading(_)) {
            letters = behind_mark(&letters).to_owned();
            // A unit without a heading is known by its first words.
            if letters.is_empty() && index + 1 < document.anchors().len() {
                letters = document.letters(index + 1);
            }
        }
        let chars: Vec<char> = letters.chars().collect();
        let mut grams: Vec<(char, char)> = chars.windows(2).filter_map(|w| Some((*w.first()?, *w.get(1)?))).collect();
        grams.sort_unstable();
        let kind = match anchor.kind {
            AnchorKind::Front => 0,
            AnchorKind::Heading(_) => 1,
            AnchorKind::Title => 2,
            AnchorKind::Mark => 6,
            AnchorKind::Responsible => 3,
            AnchorKind::Back => 4,
            AnchorKind::Sentence | AnchorKind::Part | AnchorKind::Preamble(_) => 5,
        };
        Side { index, clause: anchor.clause, id: anchor.id.clone(), kind, letters, grams }
    };
    document.anchors().iter().enumerate().map(side).collect()
}

/// Pairs what reads the same. What stands once in both texts comes first and tells which 条 became
/// which; what stands more often is paired within its 条, then by its number, then in order.
fn exact(a: &[Side], b: &[Side], partner: &mut [Option<usize>], taken: &mut [bool]) {
    let of = |s: &Side| (s.kind, s.letters.clone());
    let mut count: BTreeMap<(u8, String), (usize, usize)> = BTreeMap::new();
    a.iter().for_each(|s| count.entry(of(s)).or_default().0 += 1);
    b.iter().for_each(|s| count.entry(of(s)).or_default().1 += 1);
    let once = |s: &Side| count.get(&of(s)) == Some(&(1, 1));
    same(a, b, partner, taken, |s, _| once(s).then(String::new));
    let mut clauses: BTreeMap<u32, u32> = BTreeMap::new();
    for (side, k) in a.iter().zip(partner.iter()) {
        if let (Some(old), Some(new)) = (side.clause, k.and_then(|k| b[k].clause)) {
            clauses.entry(old).or_insert(new);
        }
    }
    same(a, b, partner, taken, |s, old| {
        let clause = if old { s.clause.and_then(|c| clauses.get(&c).copied()) } else { s.clause };
        clause.map(|c| c.to_string())
    });
    same(a, b, partner, taken, |s, _| Some(s.id.clone()));
    same(a, b, partner, taken, |_, _| Some(String::new()));
}

/// Pairs, in order, what reads the same and has the same further mark; what has none is left.
fn same(
    a: &[Side],
    b: &[Side],
    partner: &mut [Option<usize>],
    taken: &mut [bool],
    mark: impl Fn(&Side, bool) -> Option<String>,
) {
    let mut waiting: BTreeMap<(u8, &str, String), Vec<usize>> = BTreeMap::new();
    for (k, side) in b.iter().enumerate().rev().filter(|(k, _)| !taken[*k]) {
        if let Some(mark) = mark(side, false) {
            waiting.entry((side.kind, &side.letters, mark)).or_default().push(k);
        }
    }
    for (i, side) in a.iter().enumerate().filter(|(i, _)| partner[*i].is_none()).collect::<Vec<_>>() {
        let Some(mark) = mark(side, true) else { continue };
        if let Some(k) = waiting.get_mut(&(side.kind, side.letters.as_str(), mark)).and_then(Vec::pop) {
            partner[i] = Some(k);
            taken[k] = true;
        }
    }
}

/// Pairs what is left by likeness, the most alike first.
fn alike(a: &[Side], b: &[Side], partner: &mut [Option<usize>], taken: &mut [bool]) {
    let mut candidates = Vec::new();
    for (i, x) in a.iter().enumerate().filter(|(i, _)| partner[*i].is_none()) {
        for (k, y) in b.iter().enumerate().filter(|(k, _)| !taken[*k]) {
            if x.kind != y.kind {
                continue;
            }
            let like = likeness(x, y);
            let here = x.id == y.id || between_same(partner, taken, i, k);
            let formal = x.kind != 5 && x.id == y.id;
            if formal || like >= if here { LIKE_HERE } else { LIKE_ELSEWHERE } {
                candidates.push((like + u32::from(here), i, k));
            }
        }
    }
    candidates.sort_by_key(|(like, i, k)| (std::cmp::Reverse(*like), *i, *k));
    for (_, i, k) in candidates {
        if partner[i].is_none() && !taken[k] {
            partner[i] = Some(k);
            taken[k] = true;
        }
    }
}

/// Whether the nearest paired neighbours on one side are each other's.
fn between_same(partner: &[Option<usize>], taken: &[bool], i: usize, k: usize) -> bool {
    let before = partner[..i].iter().rev().find_map(|p| *p);
    let after = partner[i..].iter().find_map(|p| *p);
    let left = taken[..k].iter().rposition(|t| *t);
    let right = taken[k..].iter().position(|t| *t).map(|n| k + n);
    before == left || after == right
}

/// The share of two wordings that agrees, in percent.
fn likeness(x: &Side, y: &Side) -> u32 {
    let (mut i, mut k, mut common) = (0, 0, 0u32);
    while let (Some(g), Some(h)) = (x.grams.get(i), y.grams.get(k)) {
        match g.cmp(h) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => k += 1,
            std::cmp::Ordering::Equal => {
                common += 1;
                i += 1;
                k += 1;
            }
        }
    }
    let all = (x.grams.len() + y.grams.len()) as u32;
    (common * 200).checked_div(all).unwrap_or(0)
}

/// Which sentences stand outside the longest run that kept its order, the run counted by letters.
fn moved(a: &[Side], partner: &[Option<usize>]) -> Vec<bool> {
    let paired: Vec<(usize, usize)> =
        partner.iter().enumerate().filter_map(|(i, p)| Some((i, (*p)?))).filter(|(i, _)| a[*i].kind == 5).collect();
    // The heaviest run that ends at each pair, and the pair before it in that run.
    let mut best: Vec<(usize, Option<usize>)> = Vec::with_capacity(paired.len());
    for (n, (i, k)) in paired.iter().enumerate() {
        let before = (0..n).filter(|m| paired[*m].1 < *k).max_by_key(|m| (best[*m].0, std::cmp::Reverse(*m)));
        let weight = a[*i].grams.len() + 1 + before.map_or(0, |m| best[m].0);
        best.push((weight, before));
    }
    let mut moved = vec![false; a.len()];
    for (i, _) in &paired {
        moved[*i] = true;
    }
    let mut at = (0..best.len()).max_by_key(|n| best[*n].0);
    while let Some(n) = at {
        moved[paired[n].0] = false;
        at = best[n].1;
    }
    moved
}
