//! Paragraphs and the sentences in them, counted in their unit.

use super::emit::Emit;
use super::kind::UnitKind;
use super::line::leads;
use super::step::Step;
use crate::document::sentence::{Piece as Sentence, pieces};
use crate::source::Span;

impl Emit<'_, '_> {
    /// Says of the sentences of a unit, counted over its paragraphs, whether they are several.
    pub fn count_on(&mut self, begins: usize, steps: &[Step], counted: u32) {
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
