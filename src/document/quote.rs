//! Quotations: finding the words that a norm rests on, exactly once.
//!
//! A quotation of one part stands once in the place cited. A quotation of several parts (甲……乙)
//! stands once where its parts follow each other within one sentence in exactly one way: taking
//! each part as early as possible and taking each as late as possible come to the same.

use super::address::Address;
use super::letter::folded;
use super::likeness::nearest;
use super::{Anchor, Document};
use crate::source::Span;
use std::ops::Range;

/// Words of the text, found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote {
    /// The anchors it touches, in order.
    pub anchors: Vec<usize>,
    /// As it stands in the corrected text; parts joined by ……
    pub text: String,
    /// Of each part, in the corrected text.
    pub spans: Vec<Span>,
}

/// Why a quotation does not stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum QuoteError {
    /// There is no such 条; the document has so many.
    NoSuchClause { clauses: u32 },
    /// The text has no such 款, 项 or the like; `known` is how far it follows.
    NoSuchUnit { known: String },
    /// The 条 has `sentences` 句 only.
    NoSuchSentence { sentence: u32, sentences: u32 },
    /// The 句, or a unit that is one 句, has `parts` 分句 only; none where no “；” divides it.
    NoSuchPart { sentence: Option<u32>, part: u32, parts: u32 },
    /// The words do not stand in the place cited.
    NotFound {
        /// What stands there and is most like them.
        nearest: Option<String>,
        /// Where else the very words stand.
        elsewhere: Option<String>,
    },
    /// Every part stands there, at these places, and no sentence holds all in order.
    Scattered { places: Vec<String> },
    /// The words stand there more than once.
    Ambiguous { places: Vec<String> },
}

/// One way to find the parts of a quotation, by letters.
type Match = Vec<Range<usize>>;

impl Document {
    /// Finds the words of a quotation in a unit, in a 句 of it or in a 分句.
    ///
    /// # Errors
    /// Where the place does not exist, or the words do not stand there exactly once.
    pub fn find(&self, at: &Address, parts: &[&str]) -> Result<Quote, QuoteError> {
        let region = self.region(at)?;
        let parts: Vec<Vec<char>> = parts.iter().map(|p| folded(p)).collect();
        if parts.is_empty() || parts.iter().any(Vec::is_empty) {
            return Err(QuoteError::NotFound { nearest: None, elsewhere: None });
        }
        let matches = self.matches(&region, &parts);
        match matches.as_slice() {
            [] => Err(self.missing(at, &region, &parts)),
            [one] => Ok(self.quote(one)),
            several => Err(QuoteError::Ambiguous { places: self.places(several) }),
        }
    }

    fn quote(&self, found: &Match) -> Quote {
        let spans: Vec<Span> = found.iter().map(|letters| self.span_of(letters)).collect();
        let texts: Vec<&str> = spans.iter().map(|s| s.text(&self.text)).collect();
        Quote { anchors: self.touched(&spans), text: texts.join("……"), spans }
    }

    /// The ways to find the parts in a region. Of several parts in one sentence only the earliest
    /// and the latest way are told apart.
    fn matches(&self, region: &Range<usize>, parts: &[Vec<char>]) -> Vec<Match> {
        if let [only] = parts {
            return self.occurrences(self.letters_of(region), only).map(|m| vec![m]).collect();
        }
        let mut matches = Vec::new();
        for unit in self.units(region.clone()) {
            let letters = self.letters_of(&unit);
            let Some(earliest) = self.earliest(letters.clone(), parts) else { continue };
            let latest = self.latest(letters, parts).filter(|latest| *latest != earliest);
            matches.push(earliest);
            matches.extend(latest);
        }
        matches
    }

    fn earliest(&self, mut letters: Range<usize>, parts: &[Vec<char>]) -> Option<Match> {
        let next = |part: &Vec<char>| {
            let found = self.occurrences(letters.clone(), part).next()?;
            letters.start = found.end;
            Some(found)
        };
        parts.iter().map(next).collect()
    }

    fn latest(&self, mut letters: Range<usize>, parts: &[Vec<char>]) -> Option<Match> {
        let before = |part: &Vec<char>| {
            let found = self.occurrences(letters.clone(), part).next_back()?;
            letters.end = found.start;
            Some(found)
        };
        let mut found: Match = parts.iter().rev().map(before).collect::<Option<_>>()?;
        found.reverse();
        Some(found)
    }

    fn occurrences<'d>(
        &'d self,
        letters: Range<usize>,
        part: &'d [char],
    ) -> impl DoubleEndedIterator<Item = Range<usize>> + 'd {
        let start = letters.start;
        let windows = self.letters[letters].windows(part.len().max(1));
        let same = |window: &[super::Letter]| window.iter().map(|l| l.folded).eq(part.iter().copied());
        windows.enumerate().filter(move |(_, w)| same(w)).map(move |(i, _)| start + i..start + i + part.len())
    }

    fn missing(&self, at: &Address, region: &Range<usize>, parts: &[Vec<char>]) -> QuoteError {
        let letters = self.letters_of(region);
        let clause = self.clause_at(at).map(|number| self.clause_address(number));
        let whole_clause = clause.and_then(|at| self.region(&at).ok()).unwrap_or_else(|| region.clone());
        let everywhere = 0..self.anchors.len();
        let found = [whole_clause, everywhere].iter().find_map(|r| self.matches(r, parts).into_iter().next());
        let elsewhere = found.map(|m| self.place(&m));
        let absent = parts.iter().find(|p| self.occurrences(letters.clone(), p).next().is_none());
        let Some(absent) = absent else {
            let first =
                |part: &Vec<char>| self.occurrences(letters.clone(), part).next().map(|found| self.place(&vec![found]));
            return match elsewhere {
                Some(_) => QuoteError::NotFound { nearest: None, elsewhere },
                None => QuoteError::Scattered { places: parts.iter().filter_map(first).collect() },
            };
        };
        let here: Vec<char> = self.letters[letters.clone()].iter().map(|l| l.folded).collect();
        let like = nearest(&here, absent).map(|r| letters.start + r.start..letters.start + r.end);
        let nearest = like.map(|r| self.span_of(&r).text(&self.text).to_owned());
        QuoteError::NotFound { nearest, elsewhere }
    }

    /// The places of several finds; one that holds more than one says so.
    fn places(&self, matches: &[Match]) -> Vec<String> {
        let mut places: Vec<(String, usize)> = Vec::new();
        for found in matches {
            let place = self.place(found);
            match places.iter_mut().find(|(known, _)| *known == place) {
                Some((_, count)) => *count += 1,
                None => places.push((place, 1)),
            }
        }
        let words = |(place, count): (String, usize)| if count > 1 { place + "（不止一处）" } else { place };
        places.into_iter().map(words).collect()
    }

    fn place(&self, found: &Match) -> String {
        let spans: Vec<Span> = found.iter().take(1).map(|letters| self.span_of(letters)).collect();
        let anchor = self.touched(&spans).first().and_then(|i| self.anchors.get(*i));
        anchor.map(Anchor::place).unwrap_or_default()
    }
}
