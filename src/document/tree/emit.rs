//! The units of a text in order: its documents, the head of each, what belongs to no unit. Bodies are walked in `body`,
//! paragraphs in `sentences`, ends and attachments in `around`.

use super::doubt::{Answer, Doubts, Question};
use super::head::{Piece, head};
use super::kind::{FormatKind, UnitKind};
use super::line::{LONGEST_HEADING, Line, has_ended, lines, squeezed};
use super::mark::is_laid_out;
use super::parts::{Part, links, parts};
use super::scheme::Scheme;
use super::step::Step;
use super::{Tree, Unit};
use crate::document::letter::is_blank;
use crate::source::Span;

pub fn tree(text: &str, answers: &[Answer]) -> Tree {
    let lines = lines(text);
    let links = links(&lines);
    let (parts, outer) = parts(&lines[..links.start]);
    let mut emit = Emit {
        text,
        lines: &lines,
        units: Vec::new(),
        open: Vec::new(),
        doubts: Doubts::new(answers),
        strays: 0,
        asked: None,
        other: false,
    };
    let several = parts.len() > 1;
    let policies: Vec<usize> = (0..parts.len()).filter(|i| parts[*i].letter.is_none()).collect();
    let first = policies.first().and_then(|i| emit.lines.get(parts[*i].head.start)).filter(|_| policies.len() > 1);
    let policy = first.map_or(0, |l| emit.doubts.ask_among(Question::Documents, l.words, l.span, policies.len()));
    if let Some(first) = emit.lines.iter().find(|l| is_laid_out(l.words)) {
        emit.doubts.note(Question::Markup, first.words, first.span);
    }
    let (mut scheme, mut titles) = (Scheme::Levels, Vec::new());
    for (index, part) in parts.iter().enumerate() {
        let letter: Vec<Step> = part.letter.map(Step::Letter).into_iter().collect();
        emit.other = part.letter.is_none() && policies.get(policy) != Some(&index);
        let (begins, asked) = (emit.units.len(), emit.doubts.met.len());
        if several {
            emit.begin(UnitKind::Document, letter.clone(), emit.nothing(part.head.start));
        }
        let of = emit.part(part, &letter);
        if several {
            emit.end();
        }
        if emit.other {
            // What is in doubt in another document is nobody's question here.
            emit.doubts.met.truncate(asked);
        } else if part.letter.is_none() {
            scheme = of;
        }
        if several && part.letter.is_none() {
            let mut own = emit.units[begins..].iter();
            let title = own.find(|u| u.kind == UnitKind::Format(FormatKind::Title) && u.steps.is_empty());
            titles.push(title.map(|u| squeezed(u.own.text(text))).unwrap_or_default());
        }
    }
    emit.other = false;
    let letter: Vec<Step> = parts.first().and_then(|p| p.letter).map(Step::Letter).into_iter().collect();
    emit.tail(outer, &letter);
    emit.linked(links);
    let strays = emit.strays;
    for unit in emit.units.iter_mut().filter(|u| u.kind == UnitKind::Unclassified) {
        unit.several = strays > 1;
    }
    emit.doubts.met.sort_by_key(|d| d.span);
    let bare_items = cites_bare_items(text);
    Tree { units: emit.units, doubts: emit.doubts.met, scheme, bare_items, titles, policy }
}

/// Whether the text cites its own items as 第四项 rather than 第（四）项.
fn cites_bare_items(text: &str) -> bool {
    let (mut bare, mut bracketed) = (0, 0);
    // 前款第 and 本条第 end so.
    for own in ["款第", "条第"] {
        for (at, _) in text.match_indices(own) {
            let rest = &text[at + own.len()..];
            let word: String = rest.chars().take_while(|c| *c != '项').take(5).collect();
            let ends = rest[word.len()..].starts_with('项');
            bare += u32::from(ends && crate::document::numeral::parse_numeral(&word).is_some());
            bracketed += u32::from(ends && word.starts_with(['（', '(']));
        }
    }
    bare > bracketed
}

/// The units so far; the lines around a body are read in `around`.
pub(super) struct Emit<'t, 'a> {
    pub text: &'t str,
    pub lines: &'t [Line<'t>],
    pub units: Vec<Unit>,
    /// The units that are open, by their places in `units`.
    open: Vec<usize>,
    pub doubts: Doubts<'a>,
    /// Lines so far that belong to no unit.
    strays: u32,
    /// Where the last of them ended, and whether it was said to be residue.
    asked: Option<(u32, bool)>,
    /// Whether the document being read is not the one that the rules are of.
    other: bool,
}

impl Emit<'_, '_> {
    fn nothing(&self, line: usize) -> Span {
        let start = self.lines.get(line).map_or(0, |l| l.span.start);
        Span { start, end: start }
    }

    pub fn push(&mut self, kind: UnitKind, steps: Vec<Step>, own: Span) {
        let depth = u32::try_from(self.open.len()).unwrap_or(u32::MAX);
        self.units.push(Unit { kind, steps, sentence: None, several: false, own, span: own, depth, other: self.other });
        for open in &self.open {
            let around = &mut self.units[*open];
            around.span = if around.span.start == around.span.end { own } else { around.span.to(own) };
        }
    }

    pub fn begin(&mut self, kind: UnitKind, steps: Vec<Step>, own: Span) {
        self.push(kind, steps, own);
        self.open.push(self.units.len() - 1);
    }

    pub fn end(&mut self) {
        self.open.pop();
    }

    /// A line that belongs to no unit.
    pub fn unclassified(&mut self, span: Span) {
        if self.other {
            return self.push(UnitKind::Unclassified, Vec::new(), span);
        }
        self.strays += 1;
        self.push(UnitKind::Unclassified, vec![Step::Unclassified], span);
        if let Some(unit) = self.units.last_mut() {
            unit.sentence = Some(self.strays);
        }
    }

    /// A line that belongs to no unit; lines that follow each other are asked once.
    pub fn stray(&mut self, span: Span, steps: &[Step]) {
        let residue = match (self.units.last().map(|u| u.kind), self.asked) {
            (Some(UnitKind::Unclassified | UnitKind::Format(FormatKind::Residue)), Some((end, residue)))
                if self.units.last().is_some_and(|u| u.own.end == end) =>
            {
                residue
            }
            _ => self.doubts.ask(Question::Outside, span.text(self.text), span) == 1,
        };
        self.asked = Some((span.end, residue));
        if residue { self.format(FormatKind::Residue, steps, span) } else { self.unclassified(span) }
    }

    pub fn format(&mut self, kind: FormatKind, steps: &[Step], span: Span) {
        self.push(UnitKind::Format(kind), steps.to_vec(), span);
    }

    fn part(&mut self, part: &Part, letter: &[Step]) -> Scheme {
        let mut decimals = self.lines[part.head.start..part.body.end].iter().filter(|l| is_decimal(l));
        if let (Some(first), Some(_)) = (decimals.next().filter(|l| l.words.contains(".1")), decimals.next()) {
            self.doubts.note(Question::Decimal, first.words, first.span);
        }
        let head = head(self.text, self.lines, part);
        let texts = head.iter().filter(|p| matches!(p, Piece::Text(_))).count();
        let steps = if letter.is_empty() { vec![Step::Preamble] } else { letter.to_vec() };
        let mut n = 0;
        for piece in head {
            match piece {
                Piece::Format(kind, span) => self.format(kind, letter, span),
                Piece::Stray(span) => self.stray(span, letter),
                Piece::Text(span) => {
                    n += 1;
                    if n == 1 {
                        self.begin(UnitKind::Preamble, steps.clone(), Span { start: span.start, end: span.start });
                    }
                    self.paragraph(span, &steps, (texts > 1).then_some(n), false);
                    if usize::try_from(n) == Ok(texts) {
                        self.end();
                    }
                }
            }
        }
        let scheme = self.body(part.body.clone(), letter, None);
        self.tail(part.tail.clone(), letter);
        for annex in &part.annexes {
            self.annex(annex, letter);
        }
        scheme
    }
}

/// 1.1 编制目的: a heading numbered by its place among its units.
fn is_decimal(line: &Line<'_>) -> bool {
    let rest = line.words.trim_start_matches(|c: char| c.is_ascii_digit());
    let behind = rest.strip_prefix(['.', '．']).filter(|_| rest.len() < line.words.len()).unwrap_or_default();
    let title = behind.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | '．'));
    let numbered = title.len() < behind.len() && title.starts_with(|c: char| is_blank(c) || !c.is_ascii());
    numbered && line.width <= LONGEST_HEADING && !has_ended(line.words) && !line.words.contains('，')
}
