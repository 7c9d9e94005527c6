//! Every character given to one entry.

use super::norm::Norm;
use crate::document::AnchorKind;
use crate::resolve::{Claim, Model};
use crate::source::Span;
use serde::Serialize;

/// 格式要素: titles, front and back matter.
pub const FORMAL: &str = "格式要素";

/// A stretch of the corrected text whose characters belong together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    pub span: Span,
    /// Characters, line breaks not counted.
    pub chars: usize,
    pub anchor: Option<usize>,
    pub clause: Option<u32>,
    /// The kind of the innermost claim; `None` where nothing accounts for it.
    pub kind: Option<&'static str>,
    /// The claims that hold it, the innermost first, by their places in [`Model::claims`].
    pub claims: Vec<usize>,
}

/// Characters and norms of one kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct KindAccount {
    pub kind: String,
    pub norms: usize,
    pub chars: usize,
}

/// The text cut where what accounts for it changes. Punctuation that no quotation took goes with the
/// words before it in its sentence, else with those after it; blanks between sentences are formal.
pub fn marks(model: &Model<'_>) -> Vec<Mark> {
    let document = model.document;
    let text = document.text();
    let claims = Claims::of(model);
    let mut marks: Vec<Mark> = Vec::new();
    let mut anchors = document.anchors().iter().enumerate().peekable();
    for (at, c) in text.char_indices() {
        while anchors.peek().is_some_and(|(_, a)| a.span.end as usize <= at) {
            anchors.next();
        }
        let here = anchors.peek().filter(|(_, a)| a.span.start as usize <= at).copied();
        let span = Span::new(at, at + c.len_utf8());
        let (kind, held) = match here {
            None => (Some(FORMAL), vec![]),
            Some((_, anchor)) if anchor.kind.is_formal() && !matches!(anchor.kind, AnchorKind::Preamble(_)) => {
                (Some(FORMAL), vec![])
            }
            Some(_) => {
                let held = claims.holding(span);
                (held.first().map(|i| model.claims[*i].kind), held)
            }
        };
        let (anchor, clause) = (here.map(|(i, _)| i), here.and_then(|(_, a)| a.clause));
        let chars = usize::from(!matches!(c, '\n' | '\r'));
        let loose = kind.is_none() && !c.is_alphanumeric();
        match marks.last_mut() {
            Some(last) if last.anchor == anchor && (loose || (last.kind == kind && last.claims == held)) => {
                last.span = last.span.to(span);
                last.chars += chars;
            }
            // Punctuation at the head of a sentence waits for the words after it.
            Some(last) if last.anchor == anchor && last.kind.is_none() && !has_letters(last.span.text(text)) => {
                *last =
                    Mark { span: last.span.to(span), chars: last.chars + chars, anchor, clause, kind, claims: held };
            }
            _ => marks.push(Mark { span, chars, anchor, clause, kind, claims: held }),
        }
    }
    marks
}

fn has_letters(text: &str) -> bool {
    text.chars().any(char::is_alphanumeric)
}

/// Claims by where they begin.
struct Claims {
    /// Span and claim, sorted by start.
    spans: Vec<(Span, usize)>,
    /// Claims that state no norm of their own come last.
    secondary: Vec<bool>,
    longest: u32,
}

impl Claims {
    fn of(model: &Model<'_>) -> Claims {
        let claims: &[Claim] = &model.claims;
        let mut spans: Vec<(Span, usize)> =
            claims.iter().enumerate().flat_map(|(i, c)| c.spans.iter().map(move |s| (*s, i))).collect();
        spans.sort_by_key(|(s, i)| (s.start, s.end, *i));
        let longest = spans.iter().map(|(s, _)| s.end - s.start).max().unwrap_or_default();
        let secondary = model.claims.iter().map(|c| !super::norm::states(model, c)).collect();
        Claims { spans, secondary, longest }
    }

    /// Those that hold a character: norms before what only supports one, the shortest first.
    fn holding(&self, at: Span) -> Vec<usize> {
        let from = self.spans.partition_point(|(s, _)| s.start + self.longest < at.start);
        let to = self.spans.partition_point(|(s, _)| s.start <= at.start);
        let mut held: Vec<(bool, u32, usize)> = self.spans[from..to]
            .iter()
            .filter(|(s, _)| s.end >= at.end)
            .map(|(s, i)| (self.secondary[*i], s.end - s.start, *i))
            .collect();
        held.sort_unstable();
        held.into_iter().map(|(_, _, i)| i).collect()
    }
}

/// The order in which kinds are shown.
const ORDER: [&str; 20] = [
    "给付",
    "对象",
    "共同期限",
    "期限",
    "上限",
    "标准",
    "定义",
    "参数",
    "优先",
    "指标",
    "职责",
    "导向",
    "按规定",
    "裁量",
    "授权",
    "竞合",
    "除外情形",
    "所按文件",
    "责任单位",
    FORMAL,
];

pub(super) fn by_kind<'m>(marks: impl Iterator<Item = &'m Mark> + Clone, norms: &[Norm]) -> Vec<KindAccount> {
    let kinds = ORDER.iter().map(|kind| KindAccount {
        kind: (*kind).to_owned(),
        norms: norms.iter().filter(|n| n.kind == *kind).count(),
        chars: marks.clone().filter(|m| m.kind == Some(kind)).map(|m| m.chars).sum(),
    });
    kinds.filter(|k| k.norms > 0 || k.chars > 0).collect()
}
