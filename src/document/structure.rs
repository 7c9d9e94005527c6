//! The structure of a document: 文首, 部分, 条, 句, 分句, 责任单位, 文尾.
//!
//! Paragraphs that are no heading continue the 条 above them, and its sentences count on.

use super::anchor::{Anchor, AnchorKind};
use super::paragraph::{Heading, begins_back, headings, is_document_number, paragraphs, title_end};
use super::sentence::{Piece, pieces};
use crate::source::Span;

/// Every anchor of a text, in order.
pub(super) fn anchors(text: &str) -> Vec<Anchor> {
    let paragraphs = paragraphs(text);
    let headings = headings(text, &paragraphs);
    let body = headings.iter().position(Option::is_some).unwrap_or(paragraphs.len());
    let back = back_start(text, &paragraphs, &headings);
    let mut builder = Builder { text, anchors: Vec::new(), above: Above::Front, sentences: 0 };
    builder.front(&paragraphs[..body.min(back)]);
    for (paragraph, heading) in paragraphs[..back].iter().zip(&headings).skip(body) {
        builder.body(*paragraph, *heading);
    }
    builder.back(&paragraphs[back..]);
    builder.anchors
}

/// The first paragraph of the 文尾. It stands after the last heading; without headings, after
/// the first sentence.
fn back_start(text: &str, paragraphs: &[Span], headings: &[Option<Heading>]) -> usize {
    let last = headings.iter().rposition(Option::is_some);
    let sentence = || paragraphs.iter().position(|p| p.text(text).ends_with('。'));
    let after = last.or_else(sentence).map_or(paragraphs.len(), |i| i + 1);
    let back = paragraphs[after..].iter().position(|p| begins_back(p.text(text)));
    back.map_or(paragraphs.len(), |i| after + i)
}

/// What the next sentence stands under.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Above {
    Front,
    Part(u32),
    Clause(u32),
    Back,
}

struct Builder<'t> {
    text: &'t str,
    anchors: Vec<Anchor>,
    above: Above,
    /// Sentences so far under `above`.
    sentences: u32,
}

impl Builder<'_> {
    /// 发文机关标志 stands before the 文号, the title up to the line that ends in a colon.
    fn front(&mut self, paragraphs: &[Span]) {
        let lines = |span: &Span| span.text(self.text);
        let number = paragraphs.iter().position(|p| is_document_number(lines(p)));
        let mut titled = false;
        for (index, paragraph) in paragraphs.iter().enumerate() {
            let line = paragraph.text(self.text);
            let id = match number {
                Some(number) if index < number => "0.头",
                Some(number) if index == number => "0.号",
                _ if !titled && line.ends_with(['：', ':']) => {
                    titled = true;
                    "0.送"
                }
                _ if !titled && !line.ends_with('。') => "0.题",
                _ => {
                    titled = true;
                    self.sentences(*paragraph);
                    continue;
                }
            };
            self.push_again(id, AnchorKind::Front, *paragraph);
        }
    }

    fn body(&mut self, paragraph: Span, heading: Option<Heading>) {
        let Some(heading) = heading else { return self.sentences(paragraph) };
        let (above, id, kind) = match heading {
            Heading::Part(n) => (Above::Part(n), format!("H{n}"), AnchorKind::Heading(n)),
            Heading::Clause(n) => (Above::Clause(n), format!("{n}.0"), AnchorKind::Title),
        };
        (self.above, self.sentences) = (above, 0);
        let end = title_end(self.text, paragraph);
        self.push(self.anchor(id, kind, Span::new(paragraph.range().start, end)));
        self.sentences(Span::new(end, paragraph.range().end));
    }

    fn back(&mut self, paragraphs: &[Span]) {
        self.above = Above::Back;
        for (paragraph, n) in paragraphs.iter().zip(1..) {
            self.push(self.anchor(format!("T.{n}"), AnchorKind::Back, *paragraph));
        }
    }

    fn sentences(&mut self, span: Span) {
        let (stem, kind) = match self.above {
            Above::Front => ("0".to_owned(), AnchorKind::Front),
            Above::Back => ("T".to_owned(), AnchorKind::Back),
            Above::Part(n) => (format!("H{n}"), AnchorKind::Preamble(n)),
            Above::Clause(n) => (n.to_string(), AnchorKind::Sentence),
        };
        for piece in pieces(self.text, span) {
            match piece {
                Piece::Responsible(span) => self.push_again(&format!("{stem}.R"), AnchorKind::Responsible, span),
                Piece::Sentence(parts) => {
                    self.sentences += 1;
                    self.sentence(&format!("{stem}.{}", self.sentences), kind, &parts);
                }
            }
        }
    }

    fn sentence(&mut self, id: &str, kind: AnchorKind, parts: &[Span]) {
        let sentence = Some(self.sentences);
        if let [whole] = parts {
            return self.push(Anchor { sentence, ..self.anchor(id.to_owned(), kind, *whole) });
        }
        let kind = if kind == AnchorKind::Sentence { AnchorKind::Part } else { kind };
        for (span, n) in parts.iter().zip(1..) {
            let id = format!("{id}.{}", letters(n));
            self.push(Anchor { sentence, part: Some(n), ..self.anchor(id, kind, *span) });
        }
    }

    /// For ids that may come again: the second is numbered, `6.R2`.
    fn push_again(&mut self, id: &str, kind: AnchorKind, span: Span) {
        let id = match self.anchors.iter().filter(|a| a.id.starts_with(id)).count() {
            0 => id.to_owned(),
            before => format!("{id}{}", before + 1),
        };
        self.push(self.anchor(id, kind, span));
    }

    fn push(&mut self, anchor: Anchor) {
        self.anchors.push(anchor);
    }

    fn anchor(&self, id: String, kind: AnchorKind, span: Span) -> Anchor {
        let clause = match self.above {
            Above::Clause(n) => Some(n),
            Above::Front | Above::Part(_) | Above::Back => None,
        };
        Anchor { id, clause, sentence: None, part: None, kind, span }
    }
}

/// a, b, … z, aa, ab, … for the parts of a sentence.
fn letters(n: u32) -> String {
    let (before, last) = (n.saturating_sub(1) / 26, n.saturating_sub(1) % 26);
    let letter = char::from(b'a'.saturating_add(u8::try_from(last).unwrap_or(0)));
    if before == 0 { letter.to_string() } else { format!("{}{letter}", letters(before)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<String> = anchors(text).iter().map(|a| format!("{} {}", a.id, a.span.text(text))).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_clause_may_have_several_paragraphs() {
        check(
            "某市文件\n某政发〔2020〕1号\n关于甲的\n意见\n各区县：\n现提出意见。\n\
             一、总则\n本章讲甲。\n（一）乙\n丙。丁：\n（1）戊；\n己。（责任单位：庚）\n某市人民政府\n2020年1月1日",
            &[
                "0.头 某市文件",
                "0.号 某政发〔2020〕1号",
                "0.题 关于甲的",
                "0.题2 意见",
                "0.送 各区县：",
                "0.1 现提出意见。",
                "H1 一、总则",
                "H1.1 本章讲甲。",
                "1.0 （一）乙",
                "1.1 丙。",
                "1.2 丁：",
                "1.3 （1）戊；",
                "1.4 己。",
                "1.R （责任单位：庚）",
                "T.1 某市人民政府",
                "T.2 2020年1月1日",
            ],
        );
    }

    #[test]
    fn a_document_may_lack_headings() {
        check("甲办法\n乙。丙；丁。\n2020年", &["0.题 甲办法", "0.1 乙。", "0.2.a 丙；", "0.2.b 丁。", "T.1 2020年"]);
        check("", &[]);
    }

    #[test]
    fn letters_go_on_after_z() {
        assert_eq!([1, 26, 27, 53].map(letters), ["a", "z", "aa", "ba"]);
    }
}
