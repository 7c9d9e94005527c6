//! Characters that look like others: radicals and compatibility forms that copies out of PDF files hold, letters and
//! marks in the place of digits, a dash in the place of 一.

use super::Document;
use super::numeral::digit;
use crate::source::Span;
use unicode_normalization::UnicodeNormalization;

/// A character of a text in whose place another is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LookAlike {
    /// In the corrected text.
    pub span: Span,
    pub found: char,
    pub meant: char,
}

/// Characters that are told apart by their code points alone, where a digit or a mark is read. What Unicode itself
/// takes for one, such as digits of any width, is not repeated here.
const ALIKE: [&str; 6] = ["0Oo〇○◯\u{41E}\u{43E}\u{39F}\u{3BF}", "1lI|丨\u{406}", "-—–―─−‐‑一ー", "日曰", "·•‧∙", ":∶"];

const DIGITS: &str = "〇一二三四五六七八九十○零";
const DASHES: &str = "—–－―─−";
const LETTERS: &str = "OoＯｏlI\u{41E}\u{43E}\u{39F}\u{3BF}\u{406}";

impl Document {
    /// The characters of the text that look like what is meant, in order.
    pub fn look_alikes(&self) -> Vec<LookAlike> {
        let chars: Vec<(usize, char)> = self.text.char_indices().collect();
        let only: Vec<char> = chars.iter().map(|(_, c)| *c).collect();
        let found = |(i, (at, c)): (usize, &(usize, char))| {
            let meant = unified(*c).or_else(|| meant(&only, i))?;
            Some(LookAlike { span: Span::new(*at, at + c.len_utf8()), found: *c, meant })
        };
        chars.iter().enumerate().filter_map(found).collect()
    }
}

/// The character that a radical or a compatibility form stands for.
pub(super) fn unified(c: char) -> Option<char> {
    let variant = matches!(c, '\u{2E80}'..='\u{2FDF}' | '\u{F900}'..='\u{FAFF}' | '\u{2F800}'..='\u{2FA1F}');
    variant.then(|| composed(c)).filter(|meant| *meant != c)
}

/// Where two texts of one length differ by characters that look alike and by nothing else: the first two.
pub(super) fn told_apart(one: &[char], other: &[char]) -> Option<(char, char)> {
    let mut differing = one.iter().zip(other).filter(|(a, b)| a != b).peekable();
    let (a, b) = differing.peek().copied()?;
    (one.len() == other.len() && differing.all(|(a, b)| shape(*a) == shape(*b))).then_some((*a, *b))
}

/// A character by its code point, for who cannot tell it by its look: “○”（U+25CB）.
pub fn named(c: char) -> String {
    format!("“{c}”（U+{:04X}）", c as u32)
}

fn shape(c: char) -> char {
    let plain = composed(c);
    ALIKE.iter().find(|alike| alike.contains(plain)).and_then(|alike| alike.chars().next()).unwrap_or(plain)
}

/// The one character that Unicode takes it for.
fn composed(c: char) -> char {
    let mut forms = std::iter::once(c).nfkc();
    forms.next().filter(|_| forms.next().is_none()).unwrap_or(c)
}

/// What is meant by a letter or a mark in a number; none where it may be itself.
fn meant(chars: &[char], i: usize) -> Option<char> {
    let c = *chars.get(i)?;
    let before = i.checked_sub(1).and_then(|k| chars.get(k)).copied();
    let behind = chars.get(i + 1).copied();
    let is = |c: Option<char>, of: &str| c.is_some_and(|c| of.contains(c));
    let begins = before.is_none_or(|c| c.is_whitespace());
    if LETTERS.contains(c) {
        return in_number(chars, i);
    }
    if DASHES.contains(c) {
        let numbers = begins && is(behind, "、")
            || is(before, "（(") && is(behind, "）)")
            || is(before, "第") && is(behind, "条章节款项编句")
            || is(before, "十百") && is(behind, "、）条章节款项编");
        return numbers.then_some('一');
    }
    if c == '一' && before.is_some_and(|c| digit(c).is_some()) && behind.is_some_and(|c| digit(c).is_some()) {
        return Some('—');
    }
    let in_day = chars.get(i.saturating_sub(4)..i).is_some_and(|near| near.contains(&'月'));
    (c == '曰' && in_day && before.is_some_and(|c| digit(c).is_some() || DIGITS.contains(c))).then_some('日')
}

/// The digit meant by a letter, where it stands among digits before a unit: 2O23年, 3l元, 二O二三年; not CO2 or O2浓度.
fn in_number(chars: &[char], i: usize) -> Option<char> {
    let part = |c: &char| digit(*c).is_some() || DIGITS.contains(*c) || LETTERS.contains(*c);
    let start = i - chars[..i].iter().rev().take_while(|c| part(c)).count();
    let end = i + chars[i..].iter().take_while(|c| part(c)).count();
    let run = chars.get(start..end)?;
    let bounded = start == 0 || !chars[start - 1].is_alphabetic() || chars[start - 1] > '\u{2E80}';
    let counted = chars.get(end).is_some_and(|c| "年月日元万亿%％个名人户岁周号条倍".contains(*c));
    let spelled = run.iter().any(|c| DIGITS.contains(*c));
    if !(bounded && counted && (spelled || run.iter().any(|c| digit(*c).is_some()))) {
        return None;
    }
    match shape(chars[i]) {
        '0' if spelled => Some('〇'),
        '1' if spelled => Some('一'),
        digit => Some(digit),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> String {
        let document = Document::read(text, &[]).unwrap_or_else(|_| unreachable!());
        let shown = |l: LookAlike| format!("{}→{}", named(l.found), named(l.meant));
        document.look_alikes().into_iter().map(shown).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn characters_that_stand_for_others_are_named_by_code_point() {
        for (text, expected) in [
            ("对⼈员给予补助", "“⼈”（U+2F08）→“人”（U+4EBA）"),
            ("不\u{F967}不", "“\u{F967}”（U+F967）→“不”（U+4E0D）"),
            ("2O23年", "“O”（U+004F）→“0”（U+0030）"),
            ("每月3l00元", "“l”（U+006C）→“1”（U+0031）"),
            ("二O二三年", "“O”（U+004F）→“〇”（U+3007）"),
            ("二\u{41E}二三年", "“\u{41E}”（U+041E）→“〇”（U+3007）"),
            ("—、总则", "“—”（U+2014）→“一”（U+4E00）"),
            ("（－）范围", "“－”（U+FF0D）→“一”（U+4E00）"),
            ("第—条 为", "“—”（U+2014）→“一”（U+4E00）"),
            ("第十—条 为", "“—”（U+2014）→“一”（U+4E00）"),
            ("3一5年", "“一”（U+4E00）→“—”（U+2014）"),
            ("1月10曰起", "“曰”（U+66F0）→“日”（U+65E5）"),
        ] {
            assert_eq!(found(text), expected, "{text}");
        }
        for text in [
            "二○二三年",
            "二〇二三年１月",
            "1—2名",
            "CO2排放",
            "O2浓度",
            "H1N1病毒",
            "PM2.5",
            "IT人员",
            "三一五",
            "——子曰",
        ] {
            assert_eq!(found(text), "", "{text}");
        }
    }

    #[test]
    fn words_that_differ_by_look_alikes_alone_are_told_apart() {
        let apart = |a: &str, b: &str| told_apart(&a.chars().collect::<Vec<_>>(), &b.chars().collect::<Vec<_>>());
        assert_eq!(apart("二〇二三年", "二○二三年"), Some(('〇', '○')));
        assert_eq!(apart("1-2名", "1—2名"), Some(('-', '—')));
        assert_eq!(apart("３年", "3年"), Some(('３', '3')));
        for (a, b) in [("3年", "5年"), ("3年", "3年内"), ("3年", "3年"), ("其它", "其他")] {
            assert_eq!(apart(a, b), None, "{a} {b}");
        }
    }
}
