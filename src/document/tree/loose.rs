//! Lines of a body that belong to no unit: numbers of pages, and words that end no sentence where one has ended.

use super::doubt::{Doubts, Question};
use super::format::format_of;
use super::kind::FormatKind;
use super::line::{Line, goes_on, has_ended, is_sentence, squeezed};
use super::scheme::Scheme;
use std::ops::Range;

/// What a line of a body is that is none of its units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Loose {
    Format(FormatKind),
    Stray,
}

/// For each line, what it is where it belongs to no unit.
pub fn loose(lines: &[Line<'_>], scheme: Scheme, doubts: &mut Doubts<'_>) -> Vec<Option<Loose>> {
    let mut found: Vec<Option<Loose>> = lines
        .iter()
        .map(|l| match format_of(l.words) {
            Some(kind @ (FormatKind::PageNumber | FormatKind::Residue)) => Some(Loose::Format(kind)),
            _ => None,
        })
        .collect();
    let numbers = numbers(lines);
    // Numbers that run on are those of pages; one alone shows nothing.
    let run = numbers.len() > 1 && numbers.windows(2).all(|pair| pair[1].1 == pair[0].1 + 1);
    for (index, _) in numbers {
        if run {
            found[index] = Some(Loose::Format(FormatKind::PageNumber));
        } else {
            ask(index..index + 1, lines, doubts, &mut found);
        }
    }
    let ranked = |l: &Line<'_>| l.mark.is_some_and(|m| scheme.rank(m.kind).is_some());
    for end in 1..=lines.len() {
        if lines.get(end).is_none_or(ranked) {
            let run = unended(lines, end, &found);
            ask(run, lines, doubts, &mut found);
        }
    }
    found
}

fn ask(run: Range<usize>, lines: &[Line<'_>], doubts: &mut Doubts<'_>, found: &mut [Option<Loose>]) {
    let Some(first) = lines.get(run.start).filter(|_| !run.is_empty()) else { return };
    let answer = match doubts.ask(Question::Stray, first.words, first.span) {
        0 => Loose::Stray,
        1 => Loose::Format(FormatKind::Residue),
        _ => return,
    };
    for index in run {
        found[index] = found[index].or(Some(answer));
    }
}

/// Numbers alone on a line between lines that are no cells of a table.
fn numbers(lines: &[Line<'_>]) -> Vec<(usize, u32)> {
    /// Cells are shorter.
    const SHORTEST: usize = 12;
    let text = |l: &Line<'_>| l.mark.is_some() || l.width >= SHORTEST || is_sentence(l.words);
    let digits = |l: &Line<'_>| l.words.bytes().all(|b| b.is_ascii_digit()).then(|| l.words.parse().ok()).flatten();
    let between = |i: usize| i > 0 && text(&lines[i - 1]) && lines.get(i + 1).is_none_or(text);
    let numbers = lines.iter().enumerate().filter_map(|(i, l)| Some((i, digits(l)?)));
    numbers.filter(|(i, n)| between(*i) && *n < 1000).collect()
}

/// The lines right before `end` that end no sentence, behind one that has ended.
fn unended(lines: &[Line<'_>], end: usize, found: &[Option<Loose>]) -> Range<usize> {
    /// Longer lines are sentences without their stop.
    const LONGEST: usize = 40;
    let open = |l: &Line<'_>| {
        let plain = l.mark.is_none() && !l.words.contains(['\t', '，', '；', '。']);
        plain && !has_ended(l.words) && !goes_on(l.words) && l.width <= LONGEST
    };
    let mut start = end;
    while start > 0 && (found[start - 1].is_some() || open(&lines[start - 1])) {
        start -= 1;
    }
    let first = (start..end).find(|i| found[*i].is_none()).unwrap_or(end);
    let before = start.checked_sub(1).map(|i| lines[i].words).unwrap_or_default();
    let led = ["下列", "以下", "如下"].iter().any(|w| squeezed(before).contains(w));
    if is_sentence(before) && !led { first..end } else { end..end }
}
