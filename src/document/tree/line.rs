//! Lines of a text: what each begins with, whether it has ended, how wide it is.

use super::mark::{Mark, MarkKind, mark};
use crate::document::bracket::groups;
use crate::document::letter::is_blank;
use crate::document::sentence::trimmed;
use crate::source::Span;

/// A line that holds more than blanks, without the blanks around it.
#[derive(Debug, Clone, Copy)]
pub struct Line<'t> {
    pub words: &'t str,
    pub span: Span,
    /// A blank line stands before it.
    pub apart: bool,
    /// What it begins with; nothing inside a quotation that runs over lines.
    pub mark: Option<Mark>,
    /// Characters that are no blanks.
    pub width: usize,
    /// As wide as it is printed, in halves of a Chinese character.
    pub halves: usize,
}

impl<'t> Line<'t> {
    fn new(words: &'t str, span: Span, apart: bool) -> Line<'t> {
        let width = words.chars().filter(|c| !is_blank(*c)).count();
        let halves = words.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum();
        Line { words, span, apart, mark: mark(words), width, halves }
    }
}

/// How far a quotation may run over lines before its missing end is taken for a slip.
const LONGEST_QUOTATION: usize = 30;

/// The lines of a text, in order.
pub fn lines(text: &str) -> Vec<Line<'_>> {
    let (mut start, mut apart) = (0, false);
    let mut found = Vec::new();
    for line in text.split_inclusive('\n') {
        let span = trimmed(text, Span::new(start, start + line.len()));
        start += line.len();
        let Some(span) = span else {
            apart = true;
            continue;
        };
        found.push(Line::new(span.text(text), span, std::mem::take(&mut apart)));
    }
    for range in quotations(&found) {
        for line in &mut found[range] {
            line.mark = None;
        }
    }
    found
}

/// The lines behind one that opens a quotation, up to the one that closes it.
fn quotations(lines: &[Line<'_>]) -> Vec<std::ops::Range<usize>> {
    let open = |line: &Line<'_>| {
        let (mut open, mut closed) = (0_i32, 0_i32);
        for c in line.words.chars() {
            match c {
                '“' => open += 1,
                '”' if open > 0 => open -= 1,
                '”' => closed += 1,
                _ => {}
            }
        }
        (open, closed)
    };
    let mut found = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let mut depth = open(&lines[at]).0;
        let first = at + 1;
        at = first;
        if depth == 0 {
            continue;
        }
        let reach = lines.len().min(first + LONGEST_QUOTATION);
        for (index, line) in lines.iter().enumerate().take(reach).skip(first) {
            let (more, fewer) = open(line);
            depth += more - fewer;
            if depth <= 0 {
                found.push(first..index + 1);
                at = index + 1;
                break;
            }
        }
    }
    found
}

/// Whether the words end a sentence or an item. A note in brackets behind a stop ends it too.
pub fn has_ended(words: &str) -> bool {
    let closed = words.ends_with(['）', ')', '】', ']', '〕', '》', '”', '’', '」', '』', '〉']);
    let noted =
        closed && groups(words).last().is_some_and(|g| g.end == words.len() && words[..g.start].ends_with('。'));
    let last = if noted { Some('。') } else { last_of(words) };
    last.is_some_and(|c| matches!(c, '。' | '！' | '？' | '；' | '：' | ';' | ':' | '…')) || stops_narrow(words)
}

/// Whether words end in a stop of half width that belongs to no figure or mark: 2000元.
fn stops_narrow(words: &str) -> bool {
    let before = words.strip_suffix('.').and_then(|w| w.chars().next_back());
    before.is_some_and(|c| !c.is_ascii())
}

/// The last character, closing marks left out.
fn last_of(words: &str) -> Option<char> {
    words.trim_end_matches(['”', '’', '）', ')', '》', '"']).chars().next_back()
}

/// Whether the words end a sentence proper.
pub fn is_sentence(words: &str) -> bool {
    has_ended(words) && !words.ends_with(['：', ':', '…'])
}

/// Whether the words go on in the next line whatever it is.
pub fn goes_on(words: &str) -> bool {
    words.ends_with(['，', '、', ',', '（', '(', '《', '“', '—'])
}

/// Whether the words lead something in.
pub fn leads(words: &str) -> bool {
    words.ends_with(['：', ':'])
}

/// A heading of a unit is at most this long.
pub const LONGEST_HEADING: usize = 25;

/// A heading in front of its text is at most this long.
pub const LONGEST_RUN_IN: usize = 20;

/// Whether words are as short and plain as a heading in front of its text.
pub fn is_short(words: &str) -> bool {
    let length = squeezed(words).chars().count();
    (1..=LONGEST_RUN_IN).contains(&length) && !words.contains(['，', '；', '：', ',', ';', ':'])
}

/// Where items stand inside a line: behind ：or a mark of their own, in sequence, each behind ； or 。. The beginnings of
/// all but what stands before the first.
pub fn inline_items(line: &Line<'_>) -> Vec<usize> {
    let words = line.words;
    let hidden = groups(words);
    let outside = |at: usize| !hidden.iter().any(|g| g.start < at && at < g.end);
    let begins = |at: usize| {
        mark(&words[at..])
            .filter(|m| matches!(m.kind, MarkKind::Bracket | MarkKind::Arabic | MarkKind::Paren | MarkKind::Circle))
    };
    let mut found: Vec<(usize, Mark)> = Vec::new();
    if let Some(own) = line.mark.filter(|m| m.number == 1 && begins(0).is_some()) {
        found.push((0, own));
    }
    for (at, c) in words.char_indices() {
        let behind = at + c.len_utf8();
        let stop = matches!(c, '：' | ':' | '；' | ';' | '。') && outside(at);
        let Some(next) = Some(behind).filter(|b| stop && *b < words.len()).and_then(begins) else { continue };
        let fits = match found.last() {
            None => next.number == 1 && matches!(c, '：' | ':'),
            Some((_, last)) => last.kind == next.kind && next.number == last.number + 1 && !matches!(c, '：' | ':'),
        };
        if fits {
            found.push((behind, next));
        }
    }
    if found.len() < 2 { Vec::new() } else { found.into_iter().map(|(at, _)| at).filter(|at| *at > 0).collect() }
}

/// The words without any blank.
pub fn squeezed(words: &str) -> String {
    words.chars().filter(|c| !is_blank(*c)).collect()
}

/// The width at which a text was broken into lines by hand, in halves, where it was: most lines that have not ended are
/// equally wide, and no line is longer.
pub fn wrapped_at(lines: &[Line<'_>]) -> Option<usize> {
    /// Lines differ by the marks that may not stand at their ends, and by half a character.
    const PLAY: usize = 4;
    /// Headings and signatures are shorter.
    const SHORTEST: usize = 28;
    let full = lines.iter().map(|l| l.halves).max()?.checked_sub(PLAY).filter(|w| *w + PLAY >= SHORTEST)?;
    let open: Vec<usize> = lines.iter().filter(|l| !has_ended(l.words)).map(|l| l.halves).collect();
    let equal = open.iter().filter(|w| **w >= full).count();
    (equal >= 1 && equal * 2 > open.iter().filter(|w| **w > SHORTEST).count()).then_some(full)
}

/// A line cut at these bytes.
pub fn cut<'t>(line: &Line<'t>, at: &[usize]) -> Vec<Line<'t>> {
    let starts = std::iter::once(0).chain(at.iter().copied());
    let ends = at.iter().copied().chain([line.words.len()]);
    let base = line.span.range().start;
    let piece = |(start, end): (usize, usize)| {
        let words = line.words[start..end].trim();
        let start = start + line.words[start..end].len() - line.words[start..end].trim_start().len();
        Line::new(words, Span::new(base + start, base + start + words.len()), false)
    };
    starts.zip(ends).map(piece).filter(|l| !l.words.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_inside_a_quotation_is_a_mark() {
        let text = "第一条 甲\n修改为：“第二条 乙。\n（一）丙；\n（二）丁。”\n第三条 戊“己\n第四条 庚";
        let marked: Vec<bool> = lines(text).iter().map(|l| l.mark.is_some()).collect();
        assert_eq!(marked, [true, false, false, false, true, true], "an unclosed mark hides nothing");
    }

    #[test]
    fn a_text_broken_by_hand_is_equally_wide() {
        let text = "（二）带动奖励。对带动3人以上就业的创业\n者，按每户20000元的标准给予奖励；其中带动\n10人以上的，给予50000元。";
        assert!(wrapped_at(&lines(text)).is_some());
        assert_eq!(
            wrapped_at(&lines("第一条 甲的全部内容在这一行里写完，不再换行，句子很长很长。\n（一）职工\n乙。")),
            None
        );
    }
}
