//! From nested units to the units of a text in order, each with its citation.

use super::doubt::{Answer, Doubts, Question};
use super::head::{Piece, head};
use super::heading::headings;
use super::kind::{FormatKind, UnitKind};
use super::line::{LONGEST_HEADING, Line, has_ended, leads, lines, squeezed};
use super::mark::{MarkKind, is_laid_out};
use super::nest::nest;
use super::node::{Content, Node};
use super::parts::{Part, links, parts};
use super::scheme::Scheme;
use super::step::{Step, Written};
use super::{Tree, Unit};
use crate::document::letter::is_blank;
use crate::document::sentence::{Piece as Sentence, pieces};
use crate::source::Span;
use std::ops::Range;

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
    units: Vec<Unit>,
    /// The units that are open, by their places in `units`.
    open: Vec<usize>,
    doubts: Doubts<'a>,
    /// Lines so far that belong to no unit.
    strays: u32,
    /// Where the last of them ended, and whether it was said to be residue.
    asked: Option<(u32, bool)>,
    /// Whether the document being read is not the one that the rules are of.
    other: bool,
}

/// Where the units of a body stand, for their kinds and steps.
#[derive(Debug, Clone, Copy)]
struct Where {
    scheme: Scheme,
    /// Numbered units around.
    depth: u8,
    /// Whether a 条 is around.
    article: bool,
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

    pub fn body(&mut self, range: Range<usize>, steps: &[Step], scheme: Option<Scheme>) -> Scheme {
        let lines = &self.lines[range];
        let scheme = scheme.unwrap_or_else(|| Scheme::of(lines));
        let mut root = nest(self.text, lines, scheme, &mut self.doubts);
        headings(self.text, &mut root, scheme);
        let several = root.texts().count() > 1;
        let mut n = 0;
        self.contents(&root, steps, |emit, content, _| match content {
            Content::Unit(node) => emit.node(node, steps, Where { scheme, depth: 0, article: false }),
            Content::Text(span) => {
                n += 1;
                let own = [steps, &[Step::Closing]].concat();
                let own = if several { [&own[..], &[Step::Paragraph(n)]].concat() } else { own };
                emit.begin(UnitKind::Paragraph, own.clone(), Span { start: span.start, end: span.start });
                emit.sentences(*span, &own, false, 0);
                emit.end();
            }
            Content::Row(_) | Content::Format(..) | Content::Stray(_) => {}
        });
        scheme
    }

    /// Walks what stands in a unit, each text and unit with what comes behind it; lines of a table that follow each
    /// other are one table.
    fn contents(&mut self, node: &Node, steps: &[Step], mut each: impl FnMut(&mut Self, &Content, Option<&Content>)) {
        let mut run: Vec<Span> = Vec::new();
        let mut rows = 0;
        for (index, content) in node.content.iter().enumerate() {
            if let Content::Row(span) = content {
                run.push(*span);
                continue;
            }
            rows = self.table_of(&std::mem::take(&mut run), steps, rows);
            match content {
                Content::Format(kind, span) => self.format(*kind, steps, *span),
                Content::Stray(span) => self.unclassified(*span),
                Content::Text(_) | Content::Unit(_) | Content::Row(_) => {
                    each(self, content, node.content.get(index + 1))
                }
            }
        }
        self.table_of(&run, steps, rows);
    }

    /// Rows of one table, numbered on from those of the tables before it in its unit; how many there are then.
    fn table_of(&mut self, spans: &[Span], steps: &[Step], before: u32) -> u32 {
        let Some(first) = spans.first() else { return before };
        let table = [steps, &[Step::Table]].concat();
        self.begin(UnitKind::Table, table, Span { start: first.start, end: first.start });
        let mut rows = before;
        for span in spans {
            rows += 1;
            self.push(UnitKind::Row, [steps, &[Step::Row(rows)]].concat(), *span);
        }
        self.end();
        rows
    }

    fn node(&mut self, node: &Node, steps: &[Step], at: Where) {
        let Some(mark) = node.mark else { return };
        let (kind, step) = named(mark.kind, mark.number, mark.again, at);
        // 章 is not part of the citation of a 条.
        let around = match step {
            Step::Article(..) | Step::Through(_) | Step::Part(_) => {
                steps.iter().filter(|s| outer(**s)).copied().collect()
            }
            _ => steps.to_vec(),
        };
        let own = [&around[..], &[step]].concat();
        self.begin(kind, own.clone(), node.own);
        let article = at.article || matches!(step, Step::Article(..));
        let titled = matches!(kind, UnitKind::Book | UnitKind::Chapter | UnitKind::Section);
        let inner = Where { depth: if titled { at.depth } else { at.depth + 1 }, article, ..at };
        self.inside(node, &own, inner, step);
        self.end();
    }

    fn inside(&mut self, node: &Node, steps: &[Step], at: Where, step: Step) {
        if matches!(step, Step::Article(..)) {
            return self.article(node, steps, at);
        }
        let texts = node.texts().count();
        let through = matches!(step, Step::Through(_));
        let (mut n, mut counted) = (0, 0);
        let begins = self.units.len();
        self.contents(node, steps, |emit, content, next| match content {
            Content::Text(span) => {
                n += 1;
                let led = emit.is_led(*span, next);
                if through {
                    counted = emit.sentences(*span, steps, led, counted);
                } else {
                    emit.paragraph(*span, steps, (texts > 1).then_some(n), led);
                }
            }
            Content::Unit(unit) => emit.node(unit, steps, at),
            Content::Row(_) | Content::Format(..) | Content::Stray(_) => {}
        });
        if through {
            // The sentences of a 条 that is numbered through are counted over its paragraphs.
            self.count_on(begins, steps, counted);
        }
    }

    /// Whether a paragraph leads in what comes behind it.
    fn is_led(&self, span: Span, next: Option<&Content>) -> bool {
        match next {
            Some(Content::Unit(_) | Content::Row(_)) => true,
            Some(Content::Text(_)) => leads(span.text(self.text)),
            Some(Content::Format(..) | Content::Stray(_)) | None => false,
        }
    }

    /// A 条 with its 款: a paragraph with what it leads in, items or paragraphs up to the first stop, is one.
    fn article(&mut self, node: &Node, steps: &[Step], at: Where) {
        let clauses = clauses(self.text, node);
        let several = clauses.last().is_some_and(|last| *last > 1);
        let mut clauses = clauses.into_iter();
        let (mut open, mut counted, mut begins) = (0, 0, self.units.len());
        let mut own = steps.to_vec();
        self.contents(node, steps, |emit, content, next| {
            let clause = clauses.next().unwrap_or(open);
            if clause != open && several {
                if open > 0 {
                    emit.count_on(begins, &own, counted);
                    emit.end();
                }
                let start = match content {
                    Content::Text(span) | Content::Row(span) | Content::Format(_, span) | Content::Stray(span) => *span,
                    Content::Unit(unit) => unit.own,
                };
                own = [steps, &[Step::Clause(clause)]].concat();
                begins = emit.units.len();
                emit.begin(UnitKind::Clause, own.clone(), Span { start: start.start, end: start.start });
                counted = 0;
            }
            open = clause;
            match content {
                Content::Text(span) => {
                    let led = emit.is_led(*span, next);
                    counted = emit.sentences(*span, &own, led, counted);
                }
                Content::Unit(unit) => emit.node(unit, &own, at),
                Content::Row(_) | Content::Format(..) | Content::Stray(_) => {}
            }
        });
        self.count_on(begins, &own, counted);
        if open > 0 && several {
            self.end();
        }
    }

    /// Says of the sentences of a unit, counted over its paragraphs, whether they are several.
    fn count_on(&mut self, begins: usize, steps: &[Step], counted: u32) {
        let own = self.units[begins..].iter_mut().filter(|u| u.steps == steps && u.sentence.is_some());
        own.for_each(|unit| unit.several = counted > 1);
    }

    /// A paragraph of a unit that is no 条; numbered where the unit has several.
    pub fn paragraph(&mut self, span: Span, steps: &[Step], number: Option<u32>, led: bool) {
        let Some(n) = number else {
            self.sentences(span, steps, led, 0);
            return;
        };
        let own = [steps, &[Step::Paragraph(n)]].concat();
        self.begin(UnitKind::Paragraph, own.clone(), Span { start: span.start, end: span.start });
        self.sentences(span, &own, led, 0);
        self.end();
    }

    /// The sentences of a paragraph, numbered on from those before; how many there are then.
    pub fn sentences(&mut self, span: Span, steps: &[Step], led: bool, before: u32) -> u32 {
        let found = pieces(self.text, span);
        let spans: Vec<(Span, bool)> = found
            .into_iter()
            .filter_map(|piece| match piece {
                Sentence::Sentence(parts) => Some((parts.first()?.to(*parts.last()?), false)),
                Sentence::Responsible(span) => Some((span, true)),
            })
            .collect();
        let said: Vec<Span> = spans.iter().filter(|(_, r)| !r).map(|(s, _)| *s).collect();
        let lead = led.then(|| self.lead(&said)).flatten();
        let mut number = before;
        for (span, responsible) in spans {
            if responsible {
                self.push(UnitKind::Responsible, steps.to_vec(), span);
                continue;
            }
            number += 1;
            let kind = if Some(span) == lead { UnitKind::Lead } else { UnitKind::Sentence };
            self.push(kind, steps.to_vec(), span);
            if let Some(unit) = self.units.last_mut() {
                unit.sentence = Some(number);
                unit.several = said.len() > 1;
            }
        }
        number
    }

    /// The sentence that leads items in: one with a closing ：, else the last with 下列, 以下, 如下.
    fn lead(&self, sentences: &[Span]) -> Option<Span> {
        let words = |s: &Span| s.text(self.text);
        let closing = sentences.last().filter(|s| leads(words(s))).copied();
        let told = |s: &&Span| ["下列", "以下", "如下"].iter().any(|w| words(s).contains(w));
        closing.or_else(|| sentences.iter().rev().find(told).copied())
    }
}

/// The 款 of each paragraph and unit in a 条, counted: one that goes on from what was led in, or from a line broken off by a
/// page number, is of the 款 before it.
fn clauses(text: &str, node: &Node) -> Vec<u32> {
    let (mut clause, mut led, mut broken) = (0, false, false);
    let mut found = Vec::new();
    let mut before: Option<&Content> = None;
    for content in &node.content {
        match content {
            Content::Text(span) => {
                let words = span.text(text);
                if !(led || broken) || clause == 0 {
                    clause += 1;
                }
                led = leads(words) || led && !words.contains('。');
                found.push(clause);
            }
            Content::Unit(_) => {
                (clause, led) = (clause.max(1), false);
                found.push(clause);
            }
            Content::Row(_) => led = false,
            Content::Format(..) | Content::Stray(_) => {}
        }
        broken = match (before, content) {
            (Some(Content::Text(span)), Content::Format(..)) => !has_ended(span.text(text)),
            _ => false,
        };
        before = Some(content);
    }
    found
}

/// 1.1 编制目的: a heading numbered by its place among its units.
fn is_decimal(line: &Line<'_>) -> bool {
    let rest = line.words.trim_start_matches(|c: char| c.is_ascii_digit());
    let behind = rest.strip_prefix(['.', '．']).filter(|_| rest.len() < line.words.len()).unwrap_or_default();
    let title = behind.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | '．'));
    let numbered = title.len() < behind.len() && title.starts_with(|c: char| is_blank(c) || !c.is_ascii());
    numbered && line.width <= LONGEST_HEADING && !has_ended(line.words) && !line.words.contains('，')
}

/// Steps that stand before a 条 in a citation.
fn outer(step: Step) -> bool {
    matches!(step, Step::Letter(_) | Step::Annex(_) | Step::Schedule(_))
}

/// The kind of a numbered unit and its step.
fn named(mark: MarkKind, number: u32, again: u32, at: Where) -> (UnitKind, Step) {
    let written = Written::of(mark);
    match mark {
        MarkKind::Book => (UnitKind::Book, Step::Book(number)),
        MarkKind::Chapter => (UnitKind::Chapter, Step::Chapter(number)),
        MarkKind::Section => (UnitKind::Section, Step::Section(number)),
        MarkKind::Article => (UnitKind::Article, Step::Article(number, again)),
        MarkKind::Bracket if at.scheme == Scheme::Through => (UnitKind::Article, Step::Through(number)),
        MarkKind::Part if at.depth == 0 => (UnitKind::Part, Step::Part(number)),
        MarkKind::Part | MarkKind::Bracket | MarkKind::Arabic | MarkKind::Paren | MarkKind::Circle => {
            match (at.article, at.depth) {
                (true, 1) => (UnitKind::Item, Step::Item(number)),
                (true, 2) => (UnitKind::SubItem, Step::SubItem(number)),
                (true, _) => (UnitKind::Deeper, Step::Deeper(written, number)),
                (false, depth) => (UnitKind::Level(depth + 1), Step::Level(written, number)),
            }
        }
    }
}
