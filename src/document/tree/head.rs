//! The head of a document: what each of its lines is.

use super::format::{format_of, names_agencies};
use super::kind::FormatKind;
use super::line::{Line, is_sentence, leads};
use super::parts::Part;
use crate::source::Span;

/// A piece of the head.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece {
    Format(FormatKind, Span),
    /// A paragraph of the 引言.
    Text(Span),
}

/// The pieces of a document's head, in order.
pub fn head(lines: &[Line<'_>], part: &Part) -> Vec<Piece> {
    let listed = &part.contents;
    let mut pieces: Vec<Piece> = Vec::new();
    let (mut addressed, mut begun) = (false, false);
    for index in part.head.clone() {
        let line = lines[index];
        let in_contents = listed.as_ref().is_some_and(|c| c.contains(&index));
        let format = if in_contents { Some(FormatKind::Contents) } else { format_of(line.words) };
        if let Some(format) = format {
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
    pieces
}

/// 各区人民政府，市政府各部门：
fn is_addressee(line: &Line<'_>, before: &[Piece]) -> bool {
    /// Longer lines are sentences.
    const LONGEST: usize = 150;
    let named = before.iter().any(|p| matches!(p, Piece::Format(FormatKind::Title | FormatKind::Number, _)));
    let told = ["如下", "以下", "下列", "制定", "根据", "为了", "现就"].iter().any(|w| line.words.contains(w));
    let plain = !line.words.contains(['。', '；']) && !line.words.contains(|c: char| c.is_ascii_digit());
    named && leads(line.words) && plain && !told && line.width <= LONGEST
}

/// A title may run over lines; an agency's own line before it is that of the issuer.
fn title(line: &Line<'_>, pieces: &mut Vec<Piece>) {
    let issuer = line.words.ends_with("文件") || names_agencies(line.words);
    let titled = matches!(pieces.last(), Some(Piece::Format(FormatKind::Title, _)));
    match pieces.last_mut() {
        Some(Piece::Format(FormatKind::Title, span)) if !line.apart => span.end = line.span.end,
        _ if issuer && !titled => pieces.push(Piece::Format(FormatKind::Issuer, line.span)),
        _ => pieces.push(Piece::Format(FormatKind::Title, line.span)),
    }
}
