//! The parts of a sentence as the grammar found them, taken one by one.
//!
//! A reader says which patterns it takes. A pattern that nobody takes where it stands, or that a
//! reader leaves over, is a [`Fault`], never another meaning.

use super::ast::Condition;
use super::grammar::{Node, Rule};
use super::piece::fold;
use crate::source::Span;
use pest::iterators::Pairs;
use std::mem::discriminant;

/// Patterns of the grammar, each with its reader.
pub(super) type Forms<T> = &'static [(Rule, fn(&mut Parts<'_>) -> Reading<T>)];

pub(super) type Reading<T> = Result<T, Fault>;

/// Why a pattern that fits the grammar could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault {
    /// No reader takes this pattern here: a fault of this program, not of the text.
    Unread { rule: Rule, span: Span },
    /// A number that nobody can mean.
    Number { span: Span },
    /// What is said once, said again: only one of the two could count.
    Twice { span: Span },
}

/// The items of the list below a sentence whose words speak of one.
#[derive(Debug, Clone)]
pub(super) struct Items {
    pub conditions: Vec<Condition>,
    pub span: Span,
}

/// A pattern as it stands, with the parts not taken yet.
pub(super) struct Parts<'a> {
    rule: Rule,
    text: &'a str,
    span: Span,
    inner: Pairs<'a, Rule>,
    /// Where in the file the piece begins that the grammar read.
    start: usize,
    items: Option<&'a Items>,
}

impl<'a> Parts<'a> {
    pub fn new(node: Node<'a>, start: usize, items: Option<&'a Items>) -> Parts<'a> {
        let span = node.as_span();
        let span = Span::new(start + span.start(), start + span.end());
        Parts { rule: node.as_rule(), text: node.as_str(), span, inner: node.into_inner(), start, items }
    }

    pub fn span(&self) -> Span {
        self.span
    }

    /// As written, widths and blanks included.
    pub fn text(&self) -> &'a str {
        self.text
    }

    pub fn items(&self) -> Option<&'a Items> {
        self.items
    }

    /// The next part, which must be one of the forms.
    pub fn take<T>(&mut self, forms: Forms<T>) -> Reading<T> {
        self.maybe(forms)?.ok_or_else(|| self.unread())
    }

    /// The parts from here on that are of these forms, each of another kind.
    pub fn different<T>(&mut self, forms: Forms<T>) -> Reading<Vec<T>> {
        let mut all: Vec<T> = Vec::new();
        loop {
            let span = self.next_span();
            let Some(one) = self.maybe(forms)? else { return Ok(all) };
            if all.iter().any(|other| discriminant(other) == discriminant(&one)) {
                return Err(Fault::Twice { span });
            }
            all.push(one);
        }
    }

    fn next_span(&self) -> Span {
        self.inner.peek().map_or(self.span, |node| Parts::new(node, self.start, None).span)
    }

    /// The next part, if it is one of the forms.
    pub fn maybe<T>(&mut self, forms: Forms<T>) -> Reading<Option<T>> {
        let Some(node) = self.inner.peek() else { return Ok(None) };
        let Some((_, read)) = forms.iter().find(|(rule, _)| *rule == node.as_rule()) else { return Ok(None) };
        self.inner.next();
        let mut parts = Parts::new(node, self.start, self.items);
        let value = read(&mut parts)?;
        parts.end()?;
        Ok(Some(value))
    }

    /// The parts from here on that are of these forms.
    pub fn many<T>(&mut self, forms: Forms<T>) -> Reading<Vec<T>> {
        let mut all = Vec::new();
        while let Some(one) = self.maybe(forms)? {
            all.push(one);
        }
        Ok(all)
    }

    /// Whether the next part is this mark, which is taken.
    pub fn has(&mut self, mark: Forms<()>) -> Reading<bool> {
        Ok(self.maybe(mark)?.is_some())
    }

    /// What the words of this pattern stand for; other words are a fault.
    pub fn word<T>(&self, of: impl Fn(&str) -> Option<T>) -> Reading<T> {
        of(&fold(self.text)).ok_or_else(|| self.unread())
    }

    /// The number that this pattern writes.
    pub fn number<T>(&self, of: impl Fn(&str) -> Option<T>) -> Reading<T> {
        of(&fold(self.text)).ok_or(Fault::Number { span: self.span })
    }

    /// Nothing is left to take.
    pub fn end(&mut self) -> Reading<()> {
        match self.inner.find(|n| n.as_rule() != Rule::EOI) {
            Some(node) => Err(Parts::new(node, self.start, None).unread_itself()),
            None => Ok(()),
        }
    }

    /// The next part as what nobody takes; the pattern itself where none is left.
    fn unread(&self) -> Fault {
        match self.inner.peek() {
            Some(node) => Parts::new(node, self.start, None).unread_itself(),
            None => self.unread_itself(),
        }
    }

    fn unread_itself(&self) -> Fault {
        Fault::Unread { rule: self.rule, span: self.span }
    }
}

/// The reader of a mark that says all by being there.
pub(super) fn mark(_: &mut Parts<'_>) -> Reading<()> {
    Ok(())
}

/// The patterns of a table of forms.
#[cfg(test)]
pub(super) fn of<T>(forms: Forms<T>) -> Vec<Rule> {
    forms.iter().map(|(rule, _)| *rule).collect()
}
