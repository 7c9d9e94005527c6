//! Noise of a text as received: what its layout cannot mean.
//!
//! Noise is reported with the correction that would take it out; nobody takes it out unasked.

use super::correction::CorrectionKind;
use super::letter::is_blank;
use super::tree::Question;
use super::{AnchorKind, Document};
use crate::source::Span;

/// Something in a text that may not be the document's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Noise {
    pub kind: NoiseKind,
    /// In the source.
    pub place: Span,
    /// By its place among the anchors.
    pub anchor: Option<usize>,
    /// The words around it, as they stand in the source.
    pub around: String,
    /// The same words without it, where it is clear what would go.
    pub mended: Option<String>,
    /// Nothing else can be meant.
    pub sure: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum NoiseKind {
    /// A line ends inside a sentence.
    BrokenLine,
    /// A line that holds a page number and nothing else.
    PageNumber,
    /// A space between two Chinese characters.
    Space,
    /// A word of Latin letters set off by spaces among Chinese characters.
    LatinWord,
    /// A bracket of half width among Chinese characters.
    NarrowBracket,
    /// A replacement character, or one that cannot be seen.
    Unreadable,
    /// A line that begins as a 条 does and is none: its number is out of turn.
    Numbering,
}

impl NoiseKind {
    /// The correction that takes it out.
    pub fn correction(self) -> CorrectionKind {
        match self {
            NoiseKind::BrokenLine => CorrectionKind::PageJoin,
            NoiseKind::Space => CorrectionKind::StraySpace,
            NoiseKind::NarrowBracket => CorrectionKind::BracketWidth,
            NoiseKind::PageNumber | NoiseKind::LatinWord | NoiseKind::Unreadable | NoiseKind::Numbering => {
                CorrectionKind::StrayText
            }
        }
    }
}

/// Characters shown on each side.
const AROUND: usize = 6;

impl Document {
    /// The noise that corrections have left in this text, in order. `source` is what it was read from.
    pub fn noise(&self, source: &str) -> Vec<Noise> {
        let chars: Vec<(usize, char)> = self.text.char_indices().collect();
        let mut found = Vec::new();
        for (i, (at, c)) in chars.iter().enumerate() {
            let before = i.checked_sub(1).map(|k| chars[k].1);
            if let Some((kind, end)) = noise_at(&chars, i, before) {
                let end = chars.get(end).map_or(self.text.len(), |(at, _)| *at);
                found.push((Span::new(*at, end), kind));
            } else if matches!(c, '(' | ')') && near_chinese(&chars, i) {
                found.push((Span::new(*at, at + 1), NoiseKind::NarrowBracket));
            }
        }
        found.extend(self.out_of_turn().into_iter().map(|span| (span, NoiseKind::Numbering)));
        found.extend(self.broken_lines().into_iter().map(|span| (span, NoiseKind::BrokenLine)));
        found.sort();
        let joined = self.joined(found);
        joined.into_iter().map(|(span, kind)| self.describe(source, kind, span)).collect()
    }

    /// A page number between two broken lines is one break; two brackets that belong together are one thing.
    fn joined(&self, found: Vec<(Span, NoiseKind)>) -> Vec<(Span, NoiseKind)> {
        let mut joined: Vec<(Span, NoiseKind)> = Vec::new();
        for (span, kind) in found {
            let Some(last) = joined.last_mut() else {
                joined.push((span, kind));
                continue;
            };
            let between = self.text.get(last.0.end as usize..span.start as usize).unwrap_or_default();
            let breaks = |k| matches!(k, NoiseKind::BrokenLine | NoiseKind::PageNumber);
            let brackets = kind == NoiseKind::NarrowBracket && last.1 == kind && !between.contains(['\n', '(', ')']);
            if breaks(kind) && breaks(last.1) && between.is_empty() || brackets && last.0.text(&self.text) == "(" {
                last.0 = last.0.to(span);
                last.1 = if breaks(kind) && last.1 != kind { NoiseKind::PageNumber } else { last.1 };
            } else {
                joined.push((span, kind));
            }
        }
        joined
    }

    /// Numbers that do not follow those before them.
    fn out_of_turn(&self) -> Vec<Span> {
        let doubts = self.tree.doubts.iter().filter(|d| d.question == Question::Number && !d.settled);
        let mark = |span: Span| {
            let behind = super::tree::behind_mark(span.text(&self.text)).len();
            Span { start: span.start, end: span.end - u32::try_from(behind).unwrap_or_default() }
        };
        doubts.map(|d| mark(d.span)).collect()
    }

    /// Line ends that a sentence runs over: its anchor ends without a stop and no title does.
    fn broken_lines(&self) -> Vec<Span> {
        let mut found = Vec::new();
        // A page number is no end of a sentence.
        let counts = |a: &&super::Anchor| !is_page_number(&a.span.text(&self.text).chars().collect::<Vec<_>>());
        let anchors: Vec<&super::Anchor> = self.anchors.iter().filter(counts).collect();
        for pair in anchors.windows(2) {
            let [a, b] = pair else { continue };
            let ends = a.span.text(&self.text).ends_with(['。', '！', '？', '；', '：', ':', ')', '）', '”']);
            let sentence =
                |k: AnchorKind| matches!(k, AnchorKind::Sentence | AnchorKind::Part | AnchorKind::Preamble(_));
            let between = Span { start: a.span.end, end: b.span.start };
            if sentence(a.kind) && !ends && a.clause == b.clause && between.text(&self.text).contains('\n') {
                found.push(between);
            }
        }
        found
    }

    fn describe(&self, source: &str, kind: NoiseKind, span: Span) -> Noise {
        let place = self.original(span);
        let reach = |from: usize, back: bool| -> usize {
            let chars: Vec<(usize, char)> = source.char_indices().collect();
            let i = chars.partition_point(|(at, _)| *at < from);
            let to = if back { i.saturating_sub(AROUND) } else { (i + AROUND).min(chars.len()) };
            chars.get(to).map_or(source.len(), |(at, _)| *at)
        };
        let (start, end) = (reach(place.start as usize, true), reach(place.end as usize, false));
        let around = source.get(start..end).unwrap_or_default().to_owned();
        let left = source.get(start..place.start as usize).unwrap_or_default();
        let right = source.get(place.end as usize..end).unwrap_or_default();
        let mended = match kind {
            NoiseKind::BrokenLine | NoiseKind::Space => Some(format!("{left}{right}")),
            // Inside a sentence the page number goes with the breaks around it.
            NoiseKind::PageNumber if place.text(source).starts_with(['\n', '\r']) => Some(format!("{left}{right}")),
            NoiseKind::NarrowBracket => {
                let wide: String = place.text(source).chars().map(super::letter::wide).collect();
                Some(format!("{left}{wide}{right}"))
            }
            // What stood there nobody but a person can tell.
            NoiseKind::PageNumber | NoiseKind::LatinWord | NoiseKind::Unreadable | NoiseKind::Numbering => None,
        };
        let anchor = self.anchors.iter().position(|a| a.span.start <= span.start && span.start < a.span.end);
        Noise { kind, place, anchor, around, sure: mended.is_some(), mended }
    }
}

/// The noise that begins at a character, and the character after it.
fn noise_at(chars: &[(usize, char)], i: usize, before: Option<char>) -> Option<(NoiseKind, usize)> {
    let c = chars[i].1;
    let after = |k: usize| chars.get(k).map(|(_, c)| *c);
    if c == '\u{FFFD}' || matches!(c, '\u{200B}'..='\u{200F}' | '\u{AD}') || c.is_control() && !c.is_whitespace() {
        return Some((NoiseKind::Unreadable, i + 1));
    }
    if before.is_none_or(|b| b == '\n') {
        let line: Vec<char> = chars[i..].iter().map(|(_, c)| *c).take_while(|c| *c != '\n').collect();
        if is_page_number(&line) {
            return Some((NoiseKind::PageNumber, i + line.len()));
        }
    }
    if !is_blank(c) || c == '\n' || c == '\r' || !before.is_some_and(is_chinese) {
        return None;
    }
    let mut end = i;
    while after(end).is_some_and(|c| is_blank(c) && c != '\n') {
        end += 1;
    }
    if after(end).is_some_and(is_chinese) {
        return Some((NoiseKind::Space, end));
    }
    let mut word = end;
    while after(word).is_some_and(|c| c.is_ascii_alphabetic()) {
        word += 1;
    }
    let mut close = word;
    while after(close).is_some_and(|c| is_blank(c) && c != '\n') {
        close += 1;
    }
    (word >= end + 2 && close > word && after(close).is_some_and(is_chinese)).then_some((NoiseKind::LatinWord, close))
}

/// `— 3 —`, `-3-`, `3`, `第3页`, `第3页 共9页`
pub(super) fn is_page_number(line: &[char]) -> bool {
    let kept: String = line.iter().filter(|c| !is_blank(**c) && !"—-－–·".contains(**c)).collect();
    let words = kept.replace("第", "").replace("共", "").replace("页", "").replace(['，', '/'], "");
    !words.is_empty() && words.chars().all(|c| c.is_ascii_digit()) && line.len() <= 16
}

fn near_chinese(chars: &[(usize, char)], i: usize) -> bool {
    let at = |k: Option<usize>| k.and_then(|k| chars.get(k)).is_some_and(|(_, c)| is_chinese(*c));
    at(i.checked_sub(1)) || at(Some(i + 1))
}

fn is_chinese(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}' | '\u{3400}'..='\u{4DBF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(NoiseKind, String)> {
        let document = Document::read(text, &[]).map_err(|_| ()).unwrap_or_else(|()| unreachable!());
        document.noise(text).into_iter().map(|n| (n.kind, n.place.text(text).to_owned())).collect()
    }

    #[test]
    fn what_layout_cannot_mean_is_found() {
        let text = "甲办法\n（一）总则。市场竞\n\n争充分，人员 and 企业均可申请。\n— 3 —\n支持 企业(小微)创业。\n";
        let expected = [
            (NoiseKind::BrokenLine, "\n\n"),
            (NoiseKind::LatinWord, " and "),
            (NoiseKind::PageNumber, "— 3 —"),
            (NoiseKind::Space, " "),
            (NoiseKind::NarrowBracket, "(小微)"),
        ];
        let expected: Vec<(NoiseKind, String)> = expected.into_iter().map(|(k, s)| (k, s.to_owned())).collect();
        assert_eq!(found(text), expected);
        assert_eq!(
            found("（一）总则。市场竞\n\n— 7 —\n\n争充分。\n（二）附则。乙。\n")[0].1,
            "\n\n— 7 —\n\n",
            "one break"
        );
        assert_eq!(found("（一）甲。乙。\n（三）丙。丁。\n"), [(NoiseKind::Numbering, "（三）".to_owned())]);
        assert_eq!(found("甲办法\n（一）总则。给予3000元/年、“互联网+”的PPP项目。\n"), []);
    }
}
