//! Words of the old text followed into the new one.

use super::align::{Alignment, Pair};
use super::atom::{Atom, AtomId, What, atoms};
use super::text::{In, New, Old, Text};
use super::token::{Token, TokenKind};
use super::words::place as place_of;
use crate::document::{Address, Anchor, AnchorKind, Document};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// Two texts compared, with what changed in each sentence.
pub struct Comparison<'d> {
    pub alignment: Alignment<'d>,
    pub atoms: BTreeMap<usize, Vec<Atom>>,
}

/// What became of a quotation.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Followed {
    /// Each part as the new text has it; `None` where it is gone.
    pub parts: Vec<Option<String>>,
    /// Where its first part stands, with the clause.
    pub at: Option<(Option<u32>, Address)>,
    /// What changed within it.
    pub atoms: BTreeSet<AtomId>,
    /// The stretches of the new text that it covers.
    pub spans: Vec<In<New>>,
    /// Its own wording changed, not only its place.
    pub changed: bool,
    /// Sentences within it that are gone.
    pub lost: Vec<usize>,
}

/// Why a quotation cannot be followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lost {
    /// A change runs over one of its ends.
    Straddles,
    /// Its pieces no longer stand together.
    Scattered,
}

impl<'d> Comparison<'d> {
    pub fn new(old: &'d Document, new: &'d Document) -> Self {
        let alignment = Alignment::new(old, new);
        let changed = alignment.pairs.iter().filter(|p| !p.words.hunks.is_empty());
        let atoms = changed.map(|p| (p.old, atoms(&p.words))).collect();
        Comparison { alignment, atoms }
    }

    pub fn atom(&self, id: AtomId) -> Option<&Atom> {
        self.atoms.get(&id.sentence).and_then(|a| a.get(id.index))
    }

    /// Whether a sentence of the old text has a figure more than once.
    pub fn has_twice(&self, sentence: usize, figure: &str) -> bool {
        let tokens = self.alignment.pair(sentence).map(|p| p.words.old.as_slice()).unwrap_or_default();
        let same = |t: &&Token<Old>| t.kind == TokenKind::Figure && super::quantity::same(&t.text, figure);
        tokens.iter().filter(same).count() > 1
    }

    /// Follows the parts of a quotation, found at these spans of the old text.
    pub fn follow(&self, spans: &[In<Old>]) -> Result<Followed, Lost> {
        let (old, new) = (self.alignment.old, self.alignment.new);
        let mut followed = Followed::default();
        for span in spans {
            let is = self.part(*span, &mut followed.atoms, &mut followed.lost)?;
            let text = is.map(|place| new.at(place).to_owned());
            let same = text.as_deref().is_some_and(|t| letters(t).eq(letters(old.at(*span))));
            followed.changed |= !same;
            if followed.at.is_none() {
                let anchor = is.and_then(|place| self.anchor_at(place));
                followed.at = anchor.map(|a| (a.clause, a.address()));
            }
            followed.spans.extend(is);
            followed.parts.push(text);
        }
        Ok(followed)
    }

    /// Words that left their sentence and stand, as they were, exactly once in the same 条: a sentence
    /// was cut in two, or its parts changed places. The mark behind them may be another. They must stand
    /// in a sentence that the rule rests on (`own`), or in one cut from it: the same words in another
    /// sentence speak of something else.
    pub fn found_again(&self, clause: u32, spans: &[In<Old>], own: &BTreeSet<usize>) -> Option<Followed> {
        let (old, new) = (self.alignment.old, self.alignment.new);
        let title = |a: &&Anchor| a.kind == AnchorKind::Title && a.clause == Some(clause);
        let index = old.anchors().iter().position(|a| title(&a))?;
        let clause = new.anchors().get(self.alignment.pair(index)?.new)?.clause?;
        let stop = ['，', '。', '；', '：', '、'];
        let mut found = Followed::default();
        for span in spans {
            let was = old.at(*span).trim();
            let words = was.trim_end_matches(stop);
            let mut here = *new.quoted(&new.clause_address(clause), &[words]).ok()?.first()?;
            if !self.belongs(here, own) {
                return None;
            }
            let next = new.behind(here).chars().next();
            if let Some(c) = next.filter(|c| words.len() < was.len() && stop.contains(c)) {
                here = here.longer(c.len_utf8());
            }
            let text = new.at(here);
            found.changed |= !letters(text).eq(letters(was));
            if found.at.is_none() {
                found.at = self.anchor_at(here).map(|a| (a.clause, a.address()));
            }
            found.parts.push(Some(text.to_owned()));
            found.spans.push(here);
        }
        Some(found)
    }

    /// Whether a place lies in the new wording of one of these sentences, or in a new sentence right
    /// behind or before one.
    fn belongs(&self, place: In<New>, own: &BTreeSet<usize>) -> bool {
        let anchors = self.alignment.new.anchors();
        let Some(index) = self.alignment.new.anchor_of(place) else { return false };
        let old = |new: usize| self.alignment.pairs.iter().find(|p| p.new == new).map(|p| p.old);
        let is_own = |new: usize| old(new).map(|o| own.contains(&o));
        if let Some(known) = is_own(index) {
            return known;
        }
        let before = (0..index).rev().find_map(is_own);
        let behind = (index + 1..anchors.len()).find_map(is_own);
        before == Some(true) || behind == Some(true)
    }

    /// Sentences of the old text in which these places lie.
    pub fn sentences(&self, spans: &[In<Old>]) -> BTreeSet<usize> {
        spans.iter().flat_map(|span| self.alignment.old.touched(*span)).collect()
    }

    /// Whether words were put in right before or right behind a place.
    pub fn put_beside(&self, place: In<Old>) -> bool {
        let index = self.alignment.old.anchor_of(place);
        let Some(pair) = index.and_then(|i| self.alignment.pair(i)) else { return false };
        let Some(range) = touched(&pair.words.old, place) else { return false };
        let says = |h: &super::words::Hunk| {
            let new = pair.words.new.get(h.new.clone()).unwrap_or_default();
            new.iter().any(|t| t.kind != TokenKind::Mark)
        };
        pair.words.hunks.iter().any(|h| (h.old.end == range.start || h.old.start == range.end) && says(h))
    }

    fn anchor_at(&self, place: In<New>) -> Option<&Anchor> {
        self.alignment.new.anchors().get(self.alignment.new.anchor_of(place)?)
    }

    /// One stretch of the old text, over as many sentences as it runs.
    fn part(
        &self,
        span: In<Old>,
        changed: &mut BTreeSet<AtomId>,
        lost: &mut Vec<usize>,
    ) -> Result<Option<In<New>>, Lost> {
        let (old, new) = (self.alignment.old, self.alignment.new);
        let mut found: Option<In<New>> = None;
        for index in old.touched(span) {
            let Some(pair) = self.alignment.pair(index) else {
                lost.push(index);
                continue;
            };
            let Some(here) = self.within(pair, span.common(old.place(index)), changed)? else { continue };
            let together =
                |before: In<New>| before.up_to(here).is_some_and(|between| new.at(between).trim().is_empty());
            if found.is_some_and(|before| !together(before)) {
                return Err(Lost::Scattered);
            }
            found = Some(found.map_or(here, |f| f.to(here)));
        }
        let Some(found) = found else { return Ok(None) };
        let stop = |s: &str| s.trim_end().ends_with(['，', '。', '；', '：', '、']);
        // A quotation that took the mark behind it takes the one that stands there instead.
        let next = new.behind(found).chars().next();
        match next {
            Some(c) if stop(old.at(span)) && !stop(new.at(found)) && "，。；：、".contains(c) => {
                Ok(Some(found.longer(c.len_utf8())))
            }
            _ => Ok(Some(found)),
        }
    }

    fn within(&self, pair: &Pair, inner: In<Old>, changed: &mut BTreeSet<AtomId>) -> Result<Option<In<New>>, Lost> {
        let (old, new) = (self.alignment.old, self.alignment.new);
        if pair.words.hunks.is_empty() {
            let (from, to) = (old.place(pair.old), new.place(pair.new));
            let count = |place: In<Old>| letters(old.at(place)).count();
            let skip = count(from.before(inner));
            // The two read the same; a heading may have another number in front.
            let shift = letters(new.at(to)).count() as isize - count(from) as isize;
            let skip = skip.saturating_add_signed(shift);
            return Ok(nth_letters(new, to, skip, count(inner)));
        }
        let tokens = &pair.words.old;
        let Some(range) = touched(tokens, inner) else { return Ok(None) };
        for (n, atom) in self.atoms.get(&pair.old).into_iter().flatten().enumerate() {
            let put_in = atom.old.is_empty() && range.start < atom.old.start && atom.old.start < range.end;
            let mut both = atom.old.start.max(range.start)..atom.old.end.min(range.end);
            let alone = atom.what == What::Marks;
            let says = |n: usize| alone || tokens.get(n).is_some_and(|t| t.kind != TokenKind::Mark);
            if put_in || both.any(says) {
                changed.insert(AtomId { sentence: pair.old, index: n });
            }
        }
        let Some(mut words) = pair.words.follow(&range).map_err(|_| Lost::Straddles)? else { return Ok(None) };
        // A limit is quoted whole: the word of its side may have come to stand behind it.
        for atom in self.atoms.get(&pair.old).into_iter().flatten() {
            let whole = range.start <= atom.old.start && atom.old.end <= range.end;
            if whole && matches!(atom.what, What::Limit { .. }) {
                words = words.start.min(atom.new.start)..words.end.max(atom.new.end);
            }
        }
        let found = place_of(&pair.words.new, &words);
        // A quotation that begins or ends inside a word does so in the new text too.
        let same =
            |a: usize, b: usize| pair.words.old.get(a).map(|t| &t.text) == pair.words.new.get(b).map(|t| &t.text);
        let (Some(a), Some(b)) = (tokens.get(range.start), tokens.get(range.end - 1)) else { return Ok(Some(found)) };
        let cut = |part: In<Old>| letters(old.at(part)).count();
        let left = if same(range.start, words.start) { cut(a.place.before(inner)) } else { 0 };
        let right = if same(range.end - 1, words.end - 1) { cut(inner.behind_in(b.place)) } else { 0 };
        let count = letters(new.at(found)).count().saturating_sub(left + right);
        Ok(nth_letters(new, found, left, count))
    }
}

/// The words that a place touches.
fn touched(tokens: &[Token<Old>], place: In<Old>) -> Option<Range<usize>> {
    let touches = |t: &Token<Old>| t.place.touches(place);
    Some(tokens.iter().position(touches)?..tokens.iter().rposition(touches)? + 1)
}

/// Characters that count, however they are set.
pub(super) fn letters(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars().filter(|c| !c.is_whitespace()).map(|c| match c {
        '(' => '（',
        ')' => '）',
        '‘' => '“',
        '’' => '”',
        other => other,
    })
}

/// The stretch of `count` letters after `skip` of them.
fn nth_letters(text: Text<'_, New>, within: In<New>, skip: usize, count: usize) -> Option<In<New>> {
    let words = text.at(within);
    let counted = words.char_indices().filter(|(_, c)| !c.is_whitespace());
    let places: Vec<(usize, char)> = counted.skip(skip).take(count).collect();
    let (first, last) = (places.first()?, places.last()?);
    Some(within.within(first.0, words.len() - last.0 - last.1.len_utf8()))
}
