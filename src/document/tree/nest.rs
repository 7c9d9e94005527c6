//! From lines to nested units: which marks begin one, and where each paragraph belongs.

use super::doubt::{Doubts, Question};
use super::line::{
    LONGEST_HEADING, Line, cut, goes_on, has_ended, inline_items, is_sentence, is_short, leads, wrapped_at,
};
use super::loose::{Loose, loose};
use super::mark::{Mark, MarkKind};
use super::node::{Content, Node};
use super::scheme::Scheme;
use crate::document::own::own_name;
use crate::source::Span;

/// Nests the lines of a body.
pub fn nest(text: &str, lines: &[Line<'_>], scheme: Scheme, doubts: &mut Doubts<'_>) -> Node {
    let lines = &itemized(lines, doubts);
    let start = lines.first().map_or(0, |l| l.span.start);
    let root = Node::new(None, Span { start, end: start });
    let mut ahead: Vec<Option<Mark>> = vec![None; lines.len()];
    for index in (1..lines.len()).rev() {
        ahead[index - 1] = lines[index].mark.filter(|m| !scheme.foreign(m.kind)).or(ahead[index]);
    }
    let loose = loose(lines, scheme, doubts);
    let mut nester = Nester {
        text,
        lines,
        loose,
        ahead,
        scheme,
        doubts,
        stack: vec![root],
        last: None,
        wrapped: wrapped_at(lines),
        articles: (0, 0),
        parts: 0,
    };
    for index in 0..lines.len() {
        nester.line(index);
    }
    nester.close(1);
    nester.stack.pop().unwrap_or_else(|| Node::new(None, Span::default()))
}

/// The lines with items inside a line each on their own; asked once for the text.
fn itemized<'t>(lines: &[Line<'t>], doubts: &mut Doubts<'_>) -> Vec<Line<'t>> {
    let mut asked = None;
    let mut found = Vec::with_capacity(lines.len());
    for line in lines {
        let items = inline_items(line);
        let split =
            !items.is_empty() && *asked.get_or_insert_with(|| doubts.ask(Question::Inline, line.words, line.span) == 0);
        if split { found.extend(cut(line, &items)) } else { found.push(*line) }
    }
    found
}

/// 第三十五条等规定…… where the line is no unit of its own: words that go on from a citation.
fn is_citation(mark: Mark, words: &str) -> bool {
    let rest = words.get(mark.length..).unwrap_or_default();
    let follows = ["等", "规定", "第", "、", "和", "及", "的", "所", "中", "至", "，", "或"];
    mark.kind == MarkKind::Article && follows.iter().any(|f| rest.starts_with(f))
}

struct Nester<'t, 'd, 'a> {
    text: &'t str,
    lines: &'t [Line<'t>],
    /// What belongs to no unit.
    loose: Vec<Option<Loose>>,
    /// The first mark behind each line.
    ahead: Vec<Option<Mark>>,
    scheme: Scheme,
    doubts: &'d mut Doubts<'a>,
    /// The root, and the units that are open, outermost first.
    stack: Vec<Node>,
    /// The line before.
    last: Option<usize>,
    wrapped: Option<usize>,
    /// The last 条, with its 之.
    articles: (u32, u32),
    /// The last 部分.
    parts: u32,
}

impl Nester<'_, '_, '_> {
    fn line(&mut self, index: usize) {
        let line = self.lines[index];
        let bare = |l: &Line<'_>| l.mark.is_some_and(|m| m.length == l.words.len());
        let open = self.last.map(|i| self.lines[i]).filter(|l| !has_ended(l.words) && !bare(l));
        if let Some(loose) = self.loose[index] {
            let content = match loose {
                Loose::Format(kind) => Content::Format(kind, line.span),
                Loose::Stray => Content::Stray(line.span),
            };
            return self.top().content.push(content);
        }
        self.last = Some(index);
        let behind = line.mark.map_or(0, |m| m.length);
        if line.words[behind..].trim_start().contains('\t') {
            return self.top().content.push(Content::Row(line.span));
        }
        if let Some(mark) = line.mark.filter(|m| !self.scheme.foreign(m.kind)) {
            let fits = self.fits(mark);
            let broken = open.is_some_and(|l| goes_on(l.words) || l.mark.is_none() && l.width > LONGEST_HEADING);
            if fits || !broken && !is_citation(mark, line.words) {
                if !fits {
                    self.doubts.note(Question::Number, line.words, line.span);
                }
                return self.unit(line, mark);
            }
        }
        match open.filter(|before| self.joins(before, &line)) {
            Some(_) => self.extend(line.span),
            None => self.paragraph(index),
        }
    }

    /// Whether a number is the next of its run.
    fn fits(&self, mark: Mark) -> bool {
        let first = mark.number == 1 && mark.again == 0;
        let follows = |last: (u32, u32)| {
            (mark.number, mark.again) == (last.0 + 1, 0)
                || (mark.number, mark.again) == (last.0, last.1 + 1) && mark.again > 0
        };
        match (self.scheme, mark.kind) {
            (Scheme::Articles, MarkKind::Article) => follows(self.articles),
            (Scheme::Through, MarkKind::Bracket) => follows(self.articles),
            // Parts may run through chapters.
            (Scheme::Levels, MarkKind::Part) if !first => mark.number == self.parts + 1,
            _ => match self.stack.iter().rev().filter_map(|n| n.mark).find(|m| m.kind == mark.kind) {
                Some(open) => follows((open.number, open.again)) || first && self.begins_again(),
                None => first,
            },
        }
    }

    /// Whether a list may begin again here: behind a paragraph that leads it in, or in a section of another chapter.
    fn begins_again(&self) -> bool {
        let before = self.last.and_then(|i| i.checked_sub(1)).map(|i| self.lines[i]);
        before.is_some_and(|l| leads(l.words))
    }

    fn unit(&mut self, line: Line<'_>, mark: Mark) {
        let depth = match self.scheme.rank(mark.kind) {
            Some(rank) => {
                let outer = |n: &Node| n.kind().is_none_or(|k| self.scheme.rank(k).is_some_and(|r| r < rank));
                self.stack.iter().rposition(outer).unwrap_or(0) + 1
            }
            None => self.stack.iter().rposition(|n| n.kind() == Some(mark.kind)).unwrap_or(self.stack.len()),
        };
        self.close(depth);
        if matches!(
            (self.scheme, mark.kind),
            (Scheme::Articles, MarkKind::Article) | (Scheme::Through, MarkKind::Bracket)
        ) {
            self.articles = (mark.number, mark.again);
        }
        if mark.kind == MarkKind::Part {
            self.parts = mark.number;
        }
        let start = line.span.range().start;
        let mut node = Node::new(Some(mark), Span::new(start, start + mark.length));
        let rest = crate::document::sentence::trimmed(self.text, Span::new(start + mark.length, line.span.range().end));
        node.content.extend(rest.map(Content::Text));
        self.stack.push(node);
    }

    /// Whether a line goes on in the next one.
    fn joins(&mut self, before: &Line<'_>, line: &Line<'_>) -> bool {
        if goes_on(before.words) || self.wrapped.is_some_and(|full| before.halves >= full) {
            return true;
        }
        let heading = before.width <= LONGEST_HEADING + 8;
        !heading && self.doubts.ask(Question::Broken, before.words, line.span) == 0
    }

    fn extend(&mut self, span: Span) {
        match self.top().content.last_mut() {
            Some(Content::Text(text)) => text.end = span.end,
            Some(Content::Row(_) | Content::Format(..) | Content::Stray(_) | Content::Unit(_)) | None => {
                self.top().content.push(Content::Text(span));
            }
        }
    }

    fn paragraph(&mut self, index: usize) {
        let depth = self.home(index);
        self.close(depth);
        let span = self.lines[index].span;
        self.top().content.push(Content::Text(span));
    }

    /// How many units stay open for an unmarked paragraph.
    fn home(&mut self, index: usize) -> usize {
        let innermost = self.stack.len();
        let base = self.base();
        let levels = self.scheme == Scheme::Levels && innermost > 1;
        if innermost <= base && !levels {
            return innermost;
        }
        let line = self.lines[index];
        let next = self.ahead[index];
        let ranked = |m: &Mark| self.scheme.rank(m.kind).is_some();
        let list = next.filter(|m| !ranked(m) && m.number > 1).and_then(|m| {
            let open = self.stack.iter().rposition(|n| n.kind() == Some(m.kind))?;
            (self.stack[open].mark.is_some_and(|o| o.number + 1 == m.number)).then_some(open + 1)
        });
        let inner = &self.stack[innermost - 1];
        if self.waits(inner) || self.leads_in(inner) {
            return innermost;
        }
        // A list that goes on below holds the paragraph.
        if let Some(depth) = list {
            return depth;
        }
        if self.scheme == Scheme::Levels {
            return self.level_home(index, next);
        }
        // What leads in a list that begins below belongs to the item around it.
        let deeper = self.lines.get(index + 1).and_then(|l| l.mark).filter(|m| leads(line.words) && m.number == 1);
        if let Some(mark) = deeper.filter(|m| !ranked(m) && Some(m.kind) != self.stack[base].kind()) {
            return self.stack.iter().position(|n| n.kind() == Some(mark.kind)).unwrap_or(innermost);
        }
        let own = |n: &Node| n.texts().count() > 1 || self.alone(n) && n.texts().count() > 0;
        let item = (base + 1).min(innermost);
        if self.parallel(&self.stack[item - 1], line.words) {
            return item;
        }
        // Where items have paragraphs of their own, the one behind the last item is asked.
        let siblings = self.stack[base - 1].units().any(own) || own(&self.stack[item - 1]);
        if siblings && self.doubts.ask(Question::BehindItems, line.words, line.span) == 1 { item } else { base }
    }

    /// In a text of levels the innermost unit goes on, but for a last paragraph on the whole.
    fn level_home(&mut self, index: usize, next: Option<Mark>) -> usize {
        let (innermost, line) = (self.stack.len(), self.lines[index]);
        let told = ["有效期", "同时废止", "施行", "实施"].iter().any(|w| line.words.contains(w));
        let of_the_whole = own_name(line.words).is_some() && told;
        if next.is_none() && of_the_whole && innermost >= 2 {
            return match self.doubts.ask(Question::Closing, line.words, line.span) {
                0 => 1,
                1 => 2,
                _ => innermost,
            };
        }
        // Behind the items that a part leads in the paragraph may be the part's.
        let base = self.base();
        let led =
            innermost > base && self.stack[base - 1].texts().next_back().is_some_and(|t| leads(t.text(self.text)));
        let goes_on = next.is_some_and(|m| self.stack[base..].iter().any(|n| n.kind() == Some(m.kind)) && m.number > 1);
        if led && !goes_on && self.doubts.ask(Question::BehindLevels, line.words, line.span) == 1 {
            return base;
        }
        innermost
    }

    /// How many units are open where paragraphs stand that belong to no item.
    fn base(&self) -> usize {
        let outer = |n: &Node| n.kind().is_none_or(|k| self.scheme.rank(k).is_some());
        self.stack.iter().rposition(outer).map_or(1, |i| i + 1)
    }

    /// Whether a unit is but a heading so far.
    fn waits(&self, node: &Node) -> bool {
        match node.content.as_slice() {
            [Content::Text(own)] => {
                let ranked = node.kind().is_some_and(|k| self.scheme.rank(k).is_some());
                self.alone(node) || !ranked && self.stops_alone(own.text(self.text), node)
            }
            _ => false,
        }
    }

    /// A first line that has not ended and is short: a heading by itself.
    fn alone(&self, node: &Node) -> bool {
        let first = node.texts().next().map(|s| s.text(self.text)).unwrap_or_default();
        !first.is_empty() && !has_ended(first) && first.chars().count() <= LONGEST_HEADING
    }

    /// （一）申请对象。 standing alone, where every sibling before it is so with something below.
    fn stops_alone(&self, first: &str, node: &Node) -> bool {
        let short = |words: &str| words.ends_with('。') && is_short(words.trim_end_matches('。'));
        let Some(depth) = self.stack.iter().position(|n| std::ptr::eq(n, node)) else { return false };
        let Some(parent) = depth.checked_sub(1).map(|d| &self.stack[d]) else { return false };
        let mut siblings = parent.units().filter(|n| n.kind() == node.kind()).peekable();
        let below = |n: &Node| n.content.len() > 1 && n.texts().next().is_some_and(|s| short(s.text(self.text)));
        short(first) && siblings.peek().is_some() && siblings.all(below)
    }

    /// Whether a unit's last paragraph leads in what follows, up to its first stop.
    fn leads_in(&self, node: &Node) -> bool {
        let last = match node.content.last() {
            Some(Content::Text(last)) => last.text(self.text),
            Some(Content::Row(_) | Content::Format(..) | Content::Stray(_) | Content::Unit(_)) | None => return false,
        };
        let led = node.texts().any(|t| leads(t.text(self.text)));
        leads(last) || led && last.ends_with(['；', ';']) && is_sentence(last)
    }

    /// Whether a paragraph begins as the last one of an item does.
    fn parallel(&self, item: &Node, words: &str) -> bool {
        /// So many characters alike are no chance.
        const ALIKE: usize = 4;
        let last = item.texts().next_back().map(|s| s.text(self.text)).unwrap_or_default();
        item.texts().count() > 1 && last.chars().zip(words.chars()).take_while(|(a, b)| a == b).count() >= ALIKE
    }

    /// Closes units until so many are open.
    fn close(&mut self, depth: usize) {
        while self.stack.len() > depth.max(1) {
            let Some(node) = self.stack.pop() else { return };
            self.top().content.push(Content::Unit(node));
        }
    }

    fn top(&mut self) -> &mut Node {
        if self.stack.is_empty() {
            self.stack.push(Node::new(None, Span::default()));
        }
        let last = self.stack.len() - 1;
        &mut self.stack[last]
    }
}
