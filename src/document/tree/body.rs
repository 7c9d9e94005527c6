//! The numbered units of a body in order, each with its citation: 章, 条 with its 款, 项, levels, tables.

use super::emit::Emit;
use super::heading::headings;
use super::kind::UnitKind;
use super::line::{has_ended, leads};
use super::mark::MarkKind;
use super::nest::nest;
use super::node::{Content, Node};
use super::scheme::Scheme;
use super::step::{Step, Written};
use crate::source::Span;
use std::ops::Range;

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
