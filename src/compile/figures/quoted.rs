//! Quotations of a rule with the figures that stand in them.

use super::written::{Form, Written};
use crate::document::figure::{Figure, Size, figures};
use crate::resolve::RuleInfo;
use crate::source::{Place, Span};
use crate::syntax::ast::Authority;

/// Words of the text as a rule file quotes them.
#[derive(Debug, Clone)]
pub(super) struct Quoted<'a> {
    pub text: &'a str,
    pub place: Place,
    pub figures: Vec<Figure>,
}

/// A figure of the text with the quotation that holds it.
pub(super) type Of<'q, 'a> = (&'q Quoted<'a>, &'q Figure);

/// The quotations of a rule, where all of them were found in the text.
pub(super) struct Quotations<'a> {
    /// Of the rule as a whole and of the items of its lists.
    pub own: Vec<Quoted<'a>>,
    /// Of each attached line.
    pub lines: Vec<Vec<Quoted<'a>>>,
    /// Of 参见.
    pub beside: Vec<Quoted<'a>>,
}

impl<'a> Quotations<'a> {
    /// None where a quotation was not found: what it says is not yet known.
    pub fn of(info: &RuleInfo<'a>, units: &[&str]) -> Option<Quotations<'a>> {
        let whole = info.quotations().all(|(written, found)| written.len() == found.len());
        let read = |authority: &'a [Authority]| quoted(info, authority, units);
        let items = info.items.iter().flat_map(|i| read(&i.item.authority));
        whole.then(|| Quotations {
            own: read(&info.ast.authority).into_iter().chain(items).collect(),
            lines: info.ast.lines.iter().map(|l| read(&l.authority)).collect(),
            beside: read(&info.ast.see_also),
        })
    }

    /// Those of an attached line; nothing where it has none and rests on those of the rule.
    pub fn of_line(&self, line: Option<usize>) -> Option<&[Quoted<'a>]> {
        self.lines.get(line?).map(Vec::as_slice).filter(|quoted| !quoted.is_empty())
    }
}

impl<'a> Quotations<'a> {
    /// All of them.
    pub fn all(&self) -> impl Iterator<Item = &Quoted<'a>> {
        self.own.iter().chain(self.lines.iter().flatten()).chain(&self.beside)
    }
}

/// Each part of each quotation, with its figures.
pub(super) fn quoted<'a>(info: &RuleInfo<'_>, authority: &'a [Authority], units: &[&str]) -> Vec<Quoted<'a>> {
    let part = |p: &'a crate::syntax::ast::Text| {
        let place = Place { file: info.file, span: p.span };
        Quoted { text: &p.text, place, figures: figures(&p.text, units) }
    };
    authority.iter().flat_map(|a| &a.parts).map(part).collect()
}

impl Quoted<'_> {
    /// A figure as the text writes it, with the words at its side.
    pub fn words(&self, figure: &Figure) -> String {
        self.text.get(figure.whole.clone()).unwrap_or_default().split_whitespace().collect()
    }

    /// The figure alone, as the text writes it.
    pub fn figure(&self, figure: &Figure) -> String {
        self.text.get(figure.range.clone()).unwrap_or_default().split_whitespace().collect()
    }

    /// Where words of it stand in the rule file.
    pub fn place_of_words(&self, words: &str) -> Option<Place> {
        let start = self.place.span.start as usize + self.text.find(words)?;
        Some(Place { file: self.place.file, span: Span::new(start, start + words.len()) })
    }

    /// Where a figure stands in the rule file.
    pub fn place_of(&self, figure: &Figure) -> Place {
        let start = self.place.span.start as usize;
        Place { file: self.place.file, span: Span::new(start + figure.whole.start, start + figure.whole.end) }
    }
}

/// Whether a figure of the text is the rule's.
pub(super) fn equals(rule: &Written, text: &Figure) -> bool {
    let (a, b) = (&rule.figure.size, &text.size);
    let paid_alike = match (a, b) {
        (Size::Money(_, _), Size::Money(_, by)) if rule.form == Form::Whole => by.times.is_empty(),
        (Size::Money(_, x), Size::Money(_, y)) => x.fits(y),
        _ => true,
    };
    // 每满12个月计2分, written step by step.
    let steps = text.each && !rule.figure.each && a.is_steps_of(b);
    (a.is_as_much_as(b) && paid_alike) || steps
}
