//! Corrections carried over to a new text by the words around them.
//!
//! A correction that no longer fits is shortened until its words stand in the new text as often as
//! before; one whose corrected words stand there already has lapsed; one of which neither wording
//! stands there is lost, and somebody must look. Offsets say nothing.

use super::correction::{Correction, CorrectionKind};
use std::ops::Range;

/// The fewest characters that must agree on each side of what is changed.
const LEAST_AROUND: usize = 2;

/// Corrections for a new text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Carried {
    /// Those that still apply, their `at` still that of the old text.
    pub corrections: Vec<Correction>,
    /// Those that have no place any more, by their place in the old list.
    pub dropped: Vec<Dropped>,
}

/// A correction that was not carried over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dropped {
    pub correction: usize,
    /// What it quotes of the old text.
    pub from: String,
    pub why: WhyDropped,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhyDropped {
    /// The new text has the corrected wording.
    Lapsed,
    /// Neither wording stands in the new text.
    Lost,
    /// The uncorrected wording stands there another number of times.
    Count { found: usize },
}

/// Carries corrections over to a new source.
pub fn carry(corrections: &[Correction], source: &str) -> Carried {
    let mut carried = Carried::default();
    for (index, correction) in corrections.iter().enumerate() {
        match one(correction, source) {
            Ok(kept) => carried.corrections.push(kept),
            Err(why) => carried.dropped.push(Dropped { correction: index, from: correction.from.clone(), why }),
        }
    }
    carried
}

fn one(correction: &Correction, source: &str) -> Result<Correction, WhyDropped> {
    let count = |words: &str| source.matches(words).count();
    let mut most = 0;
    for (from, to) in shorter_and_shorter(&correction.from, &correction.to) {
        let found = count(&from);
        let harmless = matches!(correction.kind, CorrectionKind::BracketWidth | CorrectionKind::StraySpace);
        // The same layout in the same words may come more or less often; wording may not.
        if found == correction.times || harmless && found > 0 && from == correction.from {
            return Ok(Correction { from, to, times: found, ..correction.clone() });
        }
        if count(&to) > 0 && found == 0 {
            return Err(WhyDropped::Lapsed);
        }
        most = most.max(found);
    }
    Err(if most > 0 { WhyDropped::Count { found: most } } else { WhyDropped::Lost })
}

/// The two wordings with fewer and fewer of the characters around what differs, the longest first.
fn shorter_and_shorter(from: &str, to: &str) -> Vec<(String, String)> {
    let (a, b): (Vec<char>, Vec<char>) = (from.chars().collect(), to.chars().collect());
    let (head, tail) = differing(&a, &b);
    let most = head.max(tail);
    let mut pairs = vec![(from.to_owned(), to.to_owned())];
    for around in (LEAST_AROUND..most).rev() {
        let (left, right) = (head.min(around), tail.min(around));
        let cut = |chars: &[char], range: Range<usize>| chars[range].iter().collect::<String>();
        let pair = (cut(&a, head - left..a.len() - tail + right), cut(&b, head - left..b.len() - tail + right));
        if pairs.last() != Some(&pair) {
            pairs.push(pair);
        }
    }
    pairs
}

/// How many characters agree at the beginning and at the end.
fn differing(a: &[char], b: &[char]) -> (usize, usize) {
    let head = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let tail = a[head..].iter().rev().zip(b[head..].iter().rev()).take_while(|(x, y)| x == y).count();
    (head, tail)
}

#[cfg(test)]
mod tests {
    use super::super::correction::Certainty;
    use super::*;
    use crate::source::Span;

    fn correction(kind: CorrectionKind, from: &str, to: &str) -> Correction {
        let (from, to, why) = (from.to_owned(), to.to_owned(), String::new());
        Correction { kind, from, to, at: vec![], times: 1, certainty: Certainty::Certain, why, place: Span::default() }
    }

    #[test]
    fn words_around_lead_to_the_place() {
        let join = correction(CorrectionKind::PageJoin, "市场主体公平参与市场竞\n\n争", "市场主体公平参与市场竞争");
        let carried = |text: &str| one(&join, text).map(|c| c.from);
        assert_eq!(carried("各类主体依法参与市场竞\n\n争，").as_deref(), Ok("参与市场竞\n\n争"));
        assert_eq!(carried("市场主体公平参与市场竞争，"), Err(WhyDropped::Lapsed));
        assert_eq!(carried("市场主体公平参与角\n\n逐，"), Err(WhyDropped::Lost));
        assert_eq!(carried("场竞\n\n争，场竞\n\n争"), Err(WhyDropped::Count { found: 2 }));
    }
}
