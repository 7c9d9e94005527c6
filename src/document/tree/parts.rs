//! The parts of a text: the letter that publishes it, the text itself, its head, body, end and attachments.

use super::format::{agency_and_day, format_at_end, format_of, is_link, is_signature, names_agencies};
use super::kind::FormatKind;
use super::line::{Line, has_ended, is_sentence, leads, squeezed};
use super::mark::{MarkKind, mark};
use super::step::LetterKind;
use crate::document::letter::is_blank;
use std::ops::Range;

/// One of the documents in a text.
#[derive(Debug, Clone)]
pub struct Part {
    /// `None` for the policy itself.
    pub letter: Option<LetterKind>,
    /// How many lines of the head are the title that another document names.
    pub titled: usize,
    pub head: Range<usize>,
    /// A table of contents in the head.
    pub contents: Option<Range<usize>>,
    pub body: Range<usize>,
    pub tail: Range<usize>,
    pub annexes: Vec<AnnexPart>,
}

/// An attachment.
#[derive(Debug, Clone)]
pub struct AnnexPart {
    pub schedule: bool,
    pub number: u32,
    pub lines: Range<usize>,
}

/// The documents of a text, and the lines at its end that belong to the first.
pub fn parts(lines: &[Line<'_>]) -> (Vec<Part>, Range<usize>) {
    let published = published(lines);
    let second = published.first().map(|(start, _)| *start);
    let outer = |index: usize| matches!(format_of(lines[index].words), Some(of) if of != FormatKind::Date && of != FormatKind::Number);
    // What stands at the very end belongs to the letter, or to the text before its attachments.
    let from = second.or_else(|| lines.iter().position(|l| annex(l.words).is_some())).unwrap_or(lines.len());
    let mut end = lines.len();
    while end > from + 1 && (outer(end - 1) || end < lines.len() && names_agencies(lines[end - 1].words)) {
        end -= 1;
    }
    let Some(second) = second else { return (vec![part(lines, 0..end, None, 0)], end..lines.len()) };
    let mut parts = vec![part(lines, 0..second, Some(letter_kind(&lines[..second])), 0)];
    let ends = published.iter().skip(1).map(|(start, _)| *start).chain([end]);
    parts.extend(published.iter().zip(ends).map(|((start, titled), end)| part(lines, *start..end, None, *titled)));
    (parts, end..lines.len())
}

fn letter_kind(lines: &[Line<'_>]) -> LetterKind {
    let said = |word: &str| lines.iter().any(|l| l.words.contains(word));
    if said("印发") {
        LetterKind::Notice
    } else if said("转发") {
        LetterKind::Forwarding
    } else {
        LetterKind::Order
    }
}

/// Where the documents behind the first begin, each at a line equal to a title named before it, with how many lines its
/// title has.
fn published(lines: &[Line<'_>]) -> Vec<(usize, usize)> {
    /// A title may run over lines.
    const LINES: usize = 3;
    let words: Vec<String> = lines.iter().map(|l| name(l.words)).collect();
    let text = words.concat();
    let names = named(&text);
    let mut found: Vec<(usize, usize)> = Vec::new();
    let (mut before, mut told) = (0, false);
    for (index, line) in lines.iter().enumerate() {
        let open = found.last().is_none_or(|(start, count)| {
            // A further one begins where the one before has ended, and has units of its own.
            let ended =
                index.checked_sub(1).map(|i| lines[i].words).is_some_and(|w| has_ended(w) || format_of(w).is_some());
            index >= start + count
                && ended
                && !lines[*start..index].iter().any(|l| annex(l.words).is_some())
                && lines[index..].iter().find_map(|l| l.mark).is_some_and(|m| m.number == 1)
        });
        let plain = told && line.mark.is_none() && !has_ended(line.words);
        let annex = || index.checked_sub(1).is_some_and(|i| annex(lines[i].words).is_some());
        if plain && open && !names.is_empty() && !annex() {
            let known = |title: &str| names.iter().any(|(end, name)| *end <= before && *name == title);
            let titled = (1..=LINES.min(lines.len() - index)).find(|n| known(&words[index..index + n].concat()));
            found.extend(titled.map(|count| (index, count)));
        }
        told |= is_sentence(line.words);
        before += words[index].len();
    }
    found
}

/// A title as it is compared: brackets of one width, 〈〉 inside 《》 as it stands in a title of its own.
fn name(words: &str) -> String {
    let plain = words.trim_matches(['*', '#', ' ']);
    let wide = |c| match c {
        '(' => '（',
        ')' => '）',
        '〈' => '《',
        '〉' => '》',
        c => c,
    };
    plain.chars().filter(|c| !is_blank(*c)).map(wide).collect()
}

/// The titles named in a text, each with where its naming ends: 《甲办法》, 关于印发甲办法的通知.
fn named(text: &str) -> Vec<(usize, &str)> {
    const BEHIND: &str = "的通知";
    /// No title has more characters.
    const LONGEST: usize = 120;
    let mut names = Vec::new();
    for (at, _) in text.match_indices('《') {
        let start = at + '《'.len_utf8();
        let mut depth = 1;
        let close = text[start..].char_indices().find(|(_, c)| {
            depth += i32::from(*c == '《') - i32::from(*c == '》');
            depth == 0
        });
        names.extend(close.map(|(length, _)| (start + length + '》'.len_utf8(), &text[start..start + length])));
    }
    for verb in ["印发", "发布", "公布", "转发"] {
        for (at, _) in text.match_indices(verb) {
            let rest = text[at + verb.len()..]
                .char_indices()
                .nth(LONGEST)
                .map_or(&text[at + verb.len()..], |(end, _)| &text[at + verb.len()..at + verb.len() + end]);
            let name = rest.split_once(BEHIND).map(|(name, _)| name);
            names.extend(name.map(|name| (at + verb.len() + name.len() + BEHIND.len(), name)));
        }
    }
    names
}

/// 附件, 附件1, 附表2：…, 附：…: whether a 附表, its number, the bytes of the mark.
pub fn annex(words: &str) -> Option<(bool, u32, usize)> {
    let rest = words.strip_prefix('附')?;
    let (schedule, rest) = match (rest.strip_prefix('件'), rest.strip_prefix('表')) {
        (Some(rest), _) => (false, rest),
        (_, Some(rest)) => (true, rest),
        _ if rest.starts_with(['：', ':']) => (false, rest),
        _ => return None,
    };
    let digit = |c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c);
    let gap = rest.len() - rest.trim_start().len();
    let digits: String = rest.trim_start().chars().take_while(|c| digit(*c)).collect();
    let number = crate::document::numeral::parse_numeral(&digits).or_else(|| digits.parse().ok()).unwrap_or(0);
    let mut length = words.len() - rest.len() + if digits.is_empty() { 0 } else { gap + digits.len() };
    let behind = &words[length..];
    let colon = behind.starts_with(['：', ':']);
    if colon {
        length += behind.chars().next().map_or(0, char::len_utf8);
    }
    let stands = behind.trim().is_empty() || colon || behind.starts_with([' ', '\u{3000}', '\t']);
    (stands && (digits.is_empty() || number > 0)).then_some((schedule, number, length))
}

fn part(lines: &[Line<'_>], range: Range<usize>, letter: Option<LetterKind>, titled: usize) -> Part {
    let attached = |i: &usize| annex(lines[*i].words).is_some() && !is_list(lines, *i, range.end);
    let begins: Vec<usize> = (range.start + 1..range.end).filter(attached).collect();
    let main = range.start..begins.first().copied().unwrap_or(range.end);
    let annexes = begins
        .iter()
        .enumerate()
        .filter_map(|(n, begin)| {
            let (schedule, number, _) = annex(lines[*begin].words)?;
            let end = begins.get(n + 1).copied().unwrap_or(range.end);
            Some(AnnexPart { schedule, number, lines: *begin..end })
        })
        .collect();
    let contents = contents(lines, &main);
    let body = body_start(lines, contents.as_ref().map_or(main.start, |c| c.end)..main.end);
    // A document without units has its end behind the last sentence of the 引言.
    let floor = if body == main.end { main.start } else { body };
    let tail = tail_start(lines, floor..main.end);
    Part {
        letter,
        titled,
        head: main.start..body.min(tail),
        contents,
        body: body.min(tail)..tail,
        tail: tail..main.end,
        annexes,
    }
}

/// The lines of other texts that a page links to behind this one: none of its own runs go on there.
pub fn links(lines: &[Line<'_>]) -> Range<usize> {
    let end = lines.len();
    let begins = |i: &usize| {
        let (before, behind) = lines.split_at(*i);
        let last = |kind| before.iter().rev().filter_map(|l| l.mark).find(|m| m.kind == kind).map(|m| m.number);
        let outermost = [MarkKind::Article, MarkKind::Part, MarkKind::Bracket].into_iter().find(|k| last(*k).is_some());
        let goes_on = |l: &Line<'_>| {
            let own = l.mark.filter(|m| Some(m.kind) == outermost && m.number > 1);
            own.is_some_and(|m| last(m.kind) == Some(m.number - 1)) || annex(l.words).is_some()
        };
        outermost.is_some() && !behind.iter().any(goes_on)
    };
    let linked = (0..end).filter(|i| is_link(lines[*i].words)).find(begins);
    linked.unwrap_or(end)..end
}

/// Whether a line 附件：… with what follows lists attachments: before the signature, or where one stands alone below.
pub fn is_list(lines: &[Line<'_>], index: usize, end: usize) -> bool {
    let words = lines[index].words;
    let Some((schedule, _, length)) = annex(words) else { return false };
    if words[length..].trim().is_empty() || !words[..length].ends_with(['：', ':']) {
        return false;
    }
    let below = &lines[index + 1..end];
    let alone = |l: &Line<'_>| annex(l.words).is_some_and(|(s, _, n)| s == schedule && l.words[n..].trim().is_empty());
    let annexed = below.iter().position(|l| annex(l.words).is_some()).unwrap_or(below.len());
    below.iter().any(alone) || below[..annexed].iter().any(|l| format_of(l.words) == Some(FormatKind::Date))
}

/// The lines that a list of attachments holds.
pub fn list_end(lines: &[Line<'_>], index: usize, end: usize) -> usize {
    let of_list = |words: &str| mark(words).filter(|m| m.kind == MarkKind::Arabic).map(|m| m.number);
    let first = annex(lines[index].words).map_or("", |(_, _, length)| lines[index].words[length..].trim());
    let mut last = of_list(first).unwrap_or(0);
    let mut at = index + 1;
    while at < end && of_list(lines[at].words) == Some(last + 1) {
        last += 1;
        at += 1;
    }
    at
}

/// The first line that begins a unit: a first number, behind a table of contents.
fn body_start(lines: &[Line<'_>], main: Range<usize>) -> usize {
    let end = main.end;
    let first = |i: &usize| lines[*i].mark.is_some_and(|m| m.number == 1);
    main.into_iter().find(first).unwrap_or(end)
}

/// A 目录: what follows it up to where its first line comes again.
fn contents(lines: &[Line<'_>], main: &Range<usize>) -> Option<Range<usize>> {
    let at = main.clone().find(|i| squeezed(lines[*i].words) == "目录")?;
    let first = squeezed(lines.get(at + 1)?.words);
    let title = |i: usize| squeezed(lines[i].words);
    let again =
        (at + 2..main.end).find(|i| !first.is_empty() && first.starts_with(&title(*i)) && lines[*i].mark.is_some())?;
    Some(at..again)
}

/// Where the end of a document begins: signatures, days, notes, lists of attachments.
fn tail_start(lines: &[Line<'_>], range: Range<usize>) -> usize {
    let found = tail_above(lines, range.clone());
    let dated = lines[found..range.end].iter().any(|l| format_of(l.words) == Some(FormatKind::Date));
    // What stands behind signature and day belongs to no unit, whatever it is.
    let signed = |i: &usize| {
        let day = format_of(lines[*i].words) == Some(FormatKind::Date);
        let above = || lines.get(i.wrapping_sub(1)).is_some_and(|l| names_agencies(l.words) || is_signature(l.words));
        lines[*i..found].iter().all(|l| l.mark.is_none())
            && (day && above() || agency_and_day(lines[*i].words).is_some())
    };
    match (range.start..found).rev().take(BEHIND).find(signed).filter(|_| !dated) {
        Some(day) => tail_above(lines, range.start..day + 1),
        None => found,
    }
}

/// Where the signature with its day at the end of an attachment begins; the end where it has none.
pub fn signed_start(lines: &[Line<'_>], range: Range<usize>) -> usize {
    let start = tail_above(lines, range.clone());
    let dated = range.end > start && format_of(lines[range.end - 1].words) == Some(FormatKind::Date);
    let signed = lines.get(start).is_some_and(|l| names_agencies(l.words));
    if dated && signed { start } else { range.end }
}

/// So many lines may stand behind signature and day.
const BEHIND: usize = 20;

/// A name right above the day may be of any body.
pub fn is_name(lines: &[Line<'_>], index: usize, end: usize) -> bool {
    let line = &lines[index];
    let day = index + 1 < end && format_of(lines[index + 1].words) == Some(FormatKind::Date);
    let plain = !is_sentence(line.words) && !leads(line.words) && line.mark.is_none() && !line.words.contains('\t');
    day && plain && line.width <= 30 && !line.words.contains(|c: char| c.is_ascii_digit())
}

/// Where signatures, days, notes and lists begin that stand right above the end.
fn tail_above(lines: &[Line<'_>], range: Range<usize>) -> usize {
    let mut start = range.end;
    while start > range.start {
        let index = start - 1;
        let words = lines[index].words;
        let format = format_at_end(words);
        let entry = (range.start..index).rev().take(40).find(|i| annex(lines[*i].words).is_some());
        let listed = entry.is_some_and(|i| is_list(lines, i, lines.len()) && list_end(lines, i, range.end) > index);
        let list = annex(words).is_some() && is_list(lines, index, lines.len());
        let signed = names_agencies(words) || is_signature(words) || agency_and_day(words).is_some();
        let name = is_name(lines, index, range.end);
        if format.is_none() && !listed && !list && !signed && !name {
            break;
        }
        start = index;
    }
    start
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attachments_are_known_by_their_marks() {
        let cases = [
            ("附件", Some((false, 0))),
            ("附件2", Some((false, 2))),
            ("附件：甲表", Some((false, 0))),
            ("附：甲表", Some((false, 0))),
            ("附表3 甲", Some((true, 3))),
            ("附件一", Some((false, 1))),
            ("附件所列的单位", None),
            ("附则", None),
        ];
        for (words, expected) in cases {
            assert_eq!(annex(words).map(|(schedule, number, _)| (schedule, number)), expected, "{words}");
        }
    }
}
