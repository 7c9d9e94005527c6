//! The head of a document: what each of its lines is.

use super::caption::caption;
use super::format::{format_of, is_page_row, is_title, names_agencies};
use super::kind::FormatKind;
use super::line::{Line, is_sentence, leads, squeezed};
use super::parts::Part;
use crate::source::Span;

/// A piece of the head.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece {
    Format(FormatKind, Span),
    /// A paragraph of the 引言.
    Text(Span),
    /// No known kind of format, and no sentence.
    Stray(Span),
}

/// The pieces of a document's head, in order.
pub fn head(text: &str, lines: &[Line<'_>], part: &Part) -> Vec<Piece> {
    let listed = &part.contents;
    let mut pieces: Vec<Piece> = Vec::new();
    let (mut addressed, mut begun) = (false, false);
    let mut past = part.head.start;
    if let [first, .., last] | [first @ last] = &lines[past..(past + part.titled).min(part.head.end)] {
        past += part.titled;
        pieces.push(Piece::Format(FormatKind::Title, first.span.to(last.span)));
    }
    for index in part.head.clone() {
        let line = lines[index];
        if index < past {
            continue;
        }
        let noted = if begun || addressed { 0 } else { caption(lines, index..part.head.end, !pieces.is_empty()) };
        if let Some(last) = noted.checked_sub(1).map(|n| lines[index + n]) {
            past = index + noted;
            pieces.push(Piece::Format(FormatKind::Caption, line.span.to(last.span)));
            continue;
        }
        let in_contents = listed.as_ref().is_some_and(|c| c.contains(&index));
        let row = !begun && !addressed && is_page_row(line.words);
        let format = if in_contents {
            Some(FormatKind::Contents)
        } else {
            row.then_some(FormatKind::Residue).or_else(|| format_of(line.words))
        };
        if in_contents && is_sentence(line.words) {
            pieces.push(Piece::Stray(line.span));
        } else if let Some(format) = format {
            pieces.push(Piece::Format(format, line.span));
        } else if begun {
            pieces.push(Piece::Text(line.span));
        } else if !addressed && is_addressee(&line, &pieces) {
            addressed = true;
            pieces.push(Piece::Format(FormatKind::Addressee, line.span));
        } else if addressed || is_sentence(line.words) || leads(line.words) {
            begun = true;
            pieces.push(Piece::Text(line.span));
        } else {
            title(&line, &mut pieces);
        }
    }
    let names: Vec<String> = pieces.iter().map(|piece| title_words(text, piece)).collect();
    without_evidence(&mut pieces, &names);
    pieces
}

/// The words of a piece that was taken for a title; of any other none.
fn title_words(text: &str, piece: &Piece) -> String {
    match piece {
        Piece::Format(FormatKind::Title, span) => squeezed(span.text(text)),
        Piece::Format(..) | Piece::Text(_) | Piece::Stray(_) => String::new(),
    }
}

/// Where some line ends as a title does, one that neither does nor belongs to such a title is none.
fn without_evidence(pieces: &mut [Piece], names: &[String]) {
    if !names.iter().any(|name| is_title(name)) {
        // A text begins with its title, whatever that ends in.
        let mut titles = (0..pieces.len()).filter(|i| !names[*i].is_empty());
        let mut last = titles.next();
        for index in titles {
            if last.is_some_and(|l| l + 1 == index) {
                last = Some(index);
            } else if let Piece::Format(_, span) = pieces[index] {
                pieces[index] = Piece::Stray(span);
            }
        }
        return;
    }
    let mut start = 0;
    while start < pieces.len() {
        let end = (start..pieces.len()).find(|i| names[*i].is_empty()).unwrap_or(pieces.len());
        let last = (start..end).rev().find(|i| is_title(&names[*i]));
        // 关于……的 begins a title that runs over lines.
        let first = last.map(|l| (start..l).find(|i| names[*i].contains("关于")).unwrap_or(l));
        let titled = |index: usize| first.zip(last).is_some_and(|(first, last)| (first..=last).contains(&index));
        for (index, piece) in pieces.iter_mut().enumerate().take(end).skip(start) {
            if let (false, Piece::Format(_, span)) = (titled(index), *piece) {
                *piece = Piece::Stray(span);
            }
        }
        start = end + 1;
    }
}

/// 各区人民政府，市政府各部门：
fn is_addressee(line: &Line<'_>, before: &[Piece]) -> bool {
    /// Longer lines are sentences.
    const LONGEST: usize = 150;
    let named = before.iter().any(|p| matches!(p, Piece::Format(FormatKind::Title | FormatKind::Number, _)));
    let told = ["如下", "以下", "下列", "制定", "根据", "为了", "现就", "应当", "不得", "可以", "给予", "负责"]
        .iter()
        .any(|w| line.words.contains(w));
    let plain = !line.words.contains(['。', '；']) && !line.words.contains(|c: char| c.is_ascii_digit());
    named && leads(line.words) && plain && !told && line.width <= LONGEST
}

/// A title may run over lines; an agency's own line before it is that of the issuer.
fn title(line: &Line<'_>, pieces: &mut Vec<Piece>) {
    let issuer = names_agencies(line.words.strip_suffix("文件").unwrap_or(line.words));
    let titled = matches!(pieces.last(), Some(Piece::Format(FormatKind::Title, _)));
    match pieces.last_mut() {
        Some(Piece::Format(FormatKind::Title, span)) if !(line.apart || issuer && line.words.ends_with("文件")) => {
            span.end = line.span.end
        }
        _ if issuer && (!titled || line.words.ends_with("文件")) => {
            pieces.push(Piece::Format(FormatKind::Issuer, line.span))
        }
        _ => pieces.push(Piece::Format(FormatKind::Title, line.span)),
    }
}
