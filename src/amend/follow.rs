//! Words of the old text followed into the new one.

use super::align::{Alignment, Pair};
use super::atom::{Atom, AtomId, What, atoms};
use super::token::{Token, TokenKind};
use super::words::span as span_of;
use crate::document::{Anchor, AnchorKind, Document};
use crate::source::Span;
use std::collections::{BTreeMap, BTreeSet};

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
    /// Where its first part stands: 条, 句, 分句.
    pub at: Option<(Option<u32>, Option<u32>, Option<u32>)>,
    /// What changed within it.
    pub atoms: BTreeSet<AtomId>,
    /// The stretches of the new text that it covers.
    pub spans: Vec<Span>,
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
        let same = |t: &&Token| t.kind == TokenKind::Figure && super::quantity::same(&t.text, figure);
        tokens.iter().filter(same).count() > 1
    }

    /// Follows the parts of a quotation, found at these spans of the old text.
    pub fn follow(&self, spans: &[Span]) -> Result<Followed, Lost> {
        let mut followed = Followed::default();
        for span in spans {
            let new = self.part(*span, &mut followed.atoms, &mut followed.lost)?;
            let text = new.map(|s| s.text(self.alignment.new.text()).to_owned());
            let same = text.as_deref().is_some_and(|t| letters(t).eq(letters(span.text(self.alignment.old.text()))));
            followed.changed |= !same;
            if followed.at.is_none() {
                let anchor = new.and_then(|s| self.anchor_at(s.start));
                followed.at = anchor.map(|a| (a.clause, a.sentence, a.part));
            }
            followed.spans.extend(new);
            followed.parts.push(text);
        }
        Ok(followed)
    }

    /// Words that left their sentence and stand, as they were, exactly once in the same 条: a sentence
    /// was cut in two, or its parts changed places. The mark behind them may be another. They must stand
    /// in a sentence that the rule rests on (`own`), or in one cut from it: the same words in another
    /// sentence speak of something else.
    pub fn found_again(&self, clause: u32, spans: &[Span], own: &BTreeSet<usize>) -> Option<Followed> {
        let (old, new) = (self.alignment.old, self.alignment.new);
        let title = |a: &&Anchor| a.kind == AnchorKind::Title && a.clause == Some(clause);
        let index = old.anchors().iter().position(|a| title(&a))?;
        let clause = new.anchors().get(self.alignment.pair(index)?.new)?.clause?;
        let stop = ['，', '。', '；', '：', '、'];
        let mut found = Followed::default();
        for span in spans {
            let was = span.text(old.text()).trim();
            let words = was.trim_end_matches(stop);
            let quote = new.find(clause, None, None, &[words]).ok()?;
            let mut here = *quote.spans.first()?;
            if !self.belongs(here, own) {
                return None;
            }
            let next = new.text().get(here.end as usize..).and_then(|rest| rest.chars().next());
            if let Some(c) = next.filter(|c| words.len() < was.len() && stop.contains(c)) {
                here.end += c.len_utf8() as u32;
            }
            let text = here.text(new.text());
            found.changed |= !letters(text).eq(letters(was));
            if found.at.is_none() {
                found.at = self.anchor_at(here.start).map(|a| (a.clause, a.sentence, a.part));
            }
            found.parts.push(Some(text.to_owned()));
            found.spans.push(here);
        }
        Some(found)
    }

    /// Whether a place lies in the new wording of one of these sentences, or in a new sentence right
    /// behind or before one.
    fn belongs(&self, place: Span, own: &BTreeSet<usize>) -> bool {
        let anchors = self.alignment.new.anchors();
        let Some(index) = anchors.iter().position(|a| a.span.start <= place.start && place.start < a.span.end) else {
            return false;
        };
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
    pub fn sentences(&self, spans: &[Span]) -> BTreeSet<usize> {
        let anchors = self.alignment.old.anchors().iter().enumerate();
        let holds = |a: &Anchor| spans.iter().any(|s| a.span.start < s.end && s.start < a.span.end);
        anchors.filter(|(_, a)| holds(a)).map(|(i, _)| i).collect()
    }

    /// Whether words were put in right before or right behind a place.
    pub fn put_beside(&self, place: Span) -> bool {
        let anchors = self.alignment.old.anchors().iter();
        let index = anchors.clone().position(|a| a.span.start <= place.start && place.start < a.span.end);
        let Some(pair) = index.and_then(|i| self.alignment.pair(i)) else { return false };
        let tokens = &pair.words.old;
        let touches = |n: &usize| tokens.get(*n).is_some_and(|t| t.span.start < place.end && place.start < t.span.end);
        let range: Vec<usize> = (0..tokens.len()).filter(touches).collect();
        let (Some(first), Some(last)) = (range.first(), range.last()) else { return false };
        let says = |h: &super::words::Hunk| {
            let new = pair.words.new.get(h.new.clone()).unwrap_or_default();
            new.iter().any(|t| t.kind != TokenKind::Mark)
        };
        pair.words.hunks.iter().any(|h| (h.old.end == *first || h.old.start == last + 1) && says(h))
    }

    fn anchor_at(&self, at: u32) -> Option<&Anchor> {
        self.alignment.new.anchors().iter().find(|a| a.span.start <= at && at < a.span.end)
    }

    /// One stretch of the old text, over as many sentences as it runs.
    fn part(&self, span: Span, changed: &mut BTreeSet<AtomId>, lost: &mut Vec<usize>) -> Result<Option<Span>, Lost> {
        let anchors = self.alignment.old.anchors().iter().enumerate();
        let touched = anchors.filter(|(_, a)| a.span.start < span.end && span.start < a.span.end);
        let mut found: Option<Span> = None;
        let mut seams = BTreeSet::new();
        for (index, anchor) in touched {
            let inner = Span { start: span.start.max(anchor.span.start), end: span.end.min(anchor.span.end) };
            let Some(pair) = self.alignment.pair(index) else {
                lost.push(index);
                continue;
            };
            let Some(new) = self.within(pair, inner, changed)? else { continue };
            if let Some(before) = found {
                let between = Span { start: before.end, end: new.start };
                if new.start < before.end || !between.text(self.alignment.new.text()).trim().is_empty() {
                    return Err(Lost::Scattered);
                }
                seams.insert(before.end);
            }
            found = Some(found.map_or(new, |f| f.to(new)));
        }
        let Some(new) = found else { return Ok(None) };
        let stop = |s: &str| s.trim_end().ends_with(['，', '。', '；', '：', '、']);
        let new_text = self.alignment.new.text();
        let (was, is) = (span.text(self.alignment.old.text()), new.text(new_text));
        // A quotation that took the mark behind it takes the one that stands there instead.
        let next = new_text.get(new.end as usize..).and_then(|rest| rest.chars().next());
        match next {
            Some(c) if stop(was) && !stop(is) && "，。；：、".contains(c) => {
                Ok(Some(Span { end: new.end + c.len_utf8() as u32, ..new }))
            }
            _ => Ok(Some(new)),
        }
    }

    fn within(&self, pair: &Pair, inner: Span, changed: &mut BTreeSet<AtomId>) -> Result<Option<Span>, Lost> {
        let (old, new) = (self.alignment.old, self.alignment.new);
        if pair.words.hunks.is_empty() {
            let whole = |d: &Document, i: usize| d.anchors().get(i).map(|a| a.span).unwrap_or_default();
            let (from, to) = (whole(old, pair.old), whole(new, pair.new));
            let count = |s: Span| letters(s.text(old.text())).count();
            let skip = count(Span { start: from.start, end: inner.start });
            // Version read the same; a heading may have another number in front.
            let shift = letters(to.text(new.text())).count() as isize - count(from) as isize;
            let skip = skip.saturating_add_signed(shift);
            return Ok(nth_letters(new.text(), to, skip, count(inner)));
        }
        let tokens = &pair.words.old;
        let touches = |n: &usize| tokens.get(*n).is_some_and(|t| t.span.start < inner.end && inner.start < t.span.end);
        let range: Vec<usize> = (0..tokens.len()).filter(touches).collect();
        let (Some(first), Some(last)) = (range.first(), range.last()) else { return Ok(None) };
        let range = *first..*last + 1;
        for (n, atom) in self.atoms.get(&pair.old).into_iter().flatten().enumerate() {
            let put_in = atom.old.is_empty() && range.start < atom.old.start && atom.old.start < range.end;
            let both = atom.old.start.max(range.start)..atom.old.end.min(range.end);
            let alone = atom.what == What::Marks;
            let says = |n: &usize| alone || tokens.get(*n).is_some_and(|t| t.kind != TokenKind::Mark);
            if put_in || both.clone().any(|n| says(&n)) {
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
        let mut found = span_of(&pair.words.new, &words);
        // A quotation that begins or ends inside a word does so in the new text too.
        let same =
            |a: usize, b: usize| pair.words.old.get(a).map(|t| &t.text) == pair.words.new.get(b).map(|t| &t.text);
        if let (Some(a), Some(b)) = (tokens.get(range.start), tokens.get(range.end - 1)) {
            if same(range.start, words.start) {
                found.start += inner.start.saturating_sub(a.span.start);
            }
            if same(range.end - 1, words.end - 1) {
                found.end -= b.span.end.saturating_sub(inner.end);
            }
        }
        Ok(Some(found))
    }
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
fn nth_letters(text: &str, within: Span, skip: usize, count: usize) -> Option<Span> {
    let base = within.start as usize;
    let places: Vec<(usize, char)> =
        within.text(text).char_indices().filter(|(_, c)| !c.is_whitespace()).skip(skip).take(count).collect();
    let (first, last) = (places.first()?, places.last()?);
    Some(Span::new(base + first.0, base + last.0 + last.1.len_utf8()))
}
