//! What stands around a body: the lines at the end of a document, and its attachments.

use super::emit::Emit;
use super::format::{agency_and_day, format_at_end, format_of, is_signature, names_agencies};
use super::kind::{FormatKind, UnitKind};
use super::line::{Line, is_sentence, leads};
use super::parts::{AnnexPart, annex, is_list, is_name, list_end, signed_start};
use super::scheme::Scheme;
use super::step::Step;
use super::table::{Row, rows};
use crate::document::sentence::trimmed;
use crate::source::Span;
use std::ops::Range;

impl<'t> Emit<'t, '_> {
    /// The lines at the end of a document.
    pub(super) fn tail(&mut self, range: Range<usize>, steps: &[Step]) {
        let mut list = range.start;
        for index in range.clone() {
            let line = self.lines[index];
            if is_list(self.lines, index, self.lines.len()) {
                list = list_end(self.lines, index, range.end);
            }
            if let Some(cut) = agency_and_day(line.words) {
                let at = line.span.range().start + cut;
                let whole = [Span::new(line.span.range().start, at), Span::new(at, line.span.range().end)];
                let kinds = [FormatKind::Signature, FormatKind::Date];
                for (span, kind) in whole.into_iter().zip(kinds) {
                    if let Some(span) = trimmed(self.text, span) {
                        self.format(kind, steps, span);
                    }
                }
                continue;
            }
            let signed =
                || names_agencies(line.words) || is_signature(line.words) || is_name(self.lines, index, range.end);
            let kind = if index < list {
                Some(FormatKind::AnnexList)
            } else {
                format_at_end(line.words).or_else(|| signed().then_some(FormatKind::Signature))
            };
            match kind {
                Some(FormatKind::Residue) => self.format(FormatKind::Residue, &[], line.span),
                Some(kind) => self.format(kind, steps, line.span),
                None => self.stray(line.span, steps),
            }
        }
    }

    /// Other texts behind a text on its page.
    pub(super) fn linked(&mut self, range: Range<usize>) {
        for index in range {
            let line = self.lines[index];
            match format_of(line.words) {
                Some(kind @ (FormatKind::Residue | FormatKind::PageNumber)) => self.format(kind, &[], line.span),
                _ => self.stray(line.span, &[]),
            }
        }
    }

    pub(super) fn annex(&mut self, part: &AnnexPart, letter: &[Step]) {
        let step = if part.schedule { Step::Schedule(part.number) } else { Step::Annex(part.number) };
        let kind = if part.schedule { UnitKind::Schedule } else { UnitKind::Annex };
        let steps = [letter, &[step]].concat();
        let first = self.lines[part.lines.start];
        let length = annex(first.words).map_or(0, |(_, _, length)| length);
        let start = first.span.range().start;
        let titled = first.words.len() > length;
        self.begin(kind, steps.clone(), if titled { first.span } else { Span::new(start, start + length) });
        let mut range = part.lines.start + 1..part.lines.end;
        let title =
            |l: &Line<'_>| l.mark.is_none() && !is_sentence(l.words) && !leads(l.words) && !l.words.contains('\t');
        if let Some(line) = self.lines.get(range.start).filter(|l| !titled && !range.is_empty() && title(l)) {
            self.format(FormatKind::Title, &steps, line.span);
            range.start += 1;
        }
        self.annexed(range, &steps);
        self.end();
    }

    /// What an attachment holds: units of its own, else sentences and tables; lists of what is attached to it.
    fn annexed(&mut self, range: Range<usize>, steps: &[Step]) {
        let list = range.clone().find(|i| is_list(self.lines, *i, self.lines.len()));
        let end = list.unwrap_or(range.end);
        let marked = (range.start..end).find(|i| self.lines[*i].mark.is_some_and(|m| m.number == 1));
        let plain = range.start..marked.unwrap_or(end);
        self.loose(plain, steps);
        if let Some(start) = marked {
            let signed = signed_start(self.lines, start..end);
            let lines = &self.lines[start..signed];
            let scheme = if Scheme::of(lines) == Scheme::Articles { Scheme::Articles } else { Scheme::Levels };
            self.body(start..signed, steps, Some(scheme));
            self.tail(signed..end, steps);
        }
        self.tail(end..range.end, steps);
    }

    /// Lines without marks: sentences, and what stands between them as tables.
    fn loose(&mut self, range: Range<usize>, steps: &[Step]) {
        let sentence = |l: &Line<'_>| is_sentence(l.words) && !l.words.contains('\t');
        let texts = range.clone().filter(|i| sentence(&self.lines[*i]) && !is_remark(self.lines[*i].words)).count();
        let (mut n, mut cells) = (0, range.start);
        for index in range.clone() {
            let line = self.lines[index];
            let remark = is_remark(line.words);
            if !remark && !sentence(&line) {
                continue;
            }
            self.cells(cells..index, steps);
            cells = index + 1;
            if remark {
                self.sentences(line.span, &[steps, &[Step::Remark]].concat(), false, 0);
            } else {
                n += 1;
                self.paragraph(line.span, steps, (texts > 1).then_some(n), false);
            }
        }
        self.cells(cells..range.end, steps);
    }

    fn cells(&mut self, range: Range<usize>, steps: &[Step]) {
        let lines: &'t [Line<'t>] = &self.lines[range];
        let Some(first) = lines.first() else { return };
        let table = [steps, &[Step::Table]].concat();
        self.begin(UnitKind::Table, table, Span { start: first.span.start, end: first.span.start });
        for row in rows(lines) {
            let (step, span) = match row {
                Row::Head(n, span) => (Step::Head(n), span),
                Row::Body(n, span) => (Step::Row(n), span),
            };
            self.push(UnitKind::Row, [steps, &[step]].concat(), span);
        }
        self.end();
    }
}

/// 注：… under a table.
fn is_remark(words: &str) -> bool {
    words.strip_prefix('注').is_some_and(|rest| rest.starts_with(['：', ':']))
}
