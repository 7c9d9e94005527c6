//! Diagnostics drawn for a terminal. Nothing else in the program knows miette.
//!
//! miette draws the excerpt and the underline. The header line and the help are ours, because its
//! words are fixed and English, and every place is told by line and character, because its columns
//! are bytes. Each excerpt is one line of source, cut to the width around what is underlined.

use super::wrap::is_visible;
use super::{Catalogue, Finding, PlaceWords, visible, wrap};
use crate::diagnostic::{Diagnostic, Severity};
use crate::source::{FileId, LineIndex, Place, Sources};
use miette::{
    GraphicalReportHandler, GraphicalTheme, LabeledSpan, MietteError, MietteSpanContents, SourceCode, SourceSpan,
    SpanContents, ThemeCharacters, ThemeStyles,
};
use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Draws diagnostics in the order given, a blank line between two. `width` 0 never breaks a line.
pub fn render(
    diagnostics: &[Diagnostic],
    sources: &Sources,
    place_words: Option<PlaceWords<'_>>,
    catalogue: &Catalogue,
    color: bool,
    width: usize,
) -> String {
    let styles = if color { ThemeStyles::ansi() } else { ThemeStyles::none() };
    // The underline is ASCII: some terminals draw line characters two columns wide.
    let characters = ThemeCharacters { underline: '^', underbar: '^', uarrow: '^', ..ThemeCharacters::unicode() };
    let theme = GraphicalTheme { characters, styles };
    let lines = sources.iter().map(|(id, file)| (id, LineIndex::new(&file.text))).collect();
    let handler = GraphicalReportHandler::new_themed(theme.clone()).with_context_lines(0).without_syntax_highlighting();
    let page = Page { sources, lines, place_words, catalogue, theme, handler, width };
    let drawn: Vec<String> = diagnostics.iter().map(|d| page.diagnostic(d)).collect();
    drawn.join("\n")
}

/// `共发现2处错误、1处警告。`, or nothing where there is nothing to count.
pub fn summary(diagnostics: &[Diagnostic], catalogue: &Catalogue) -> Option<String> {
    let count = |s: Severity| diagnostics.iter().filter(|d| d.severity() == s).count();
    let counted: Vec<String> = [Severity::Error, Severity::Warning, Severity::Advice]
        .into_iter()
        .filter(|s| count(*s) > 0)
        .map(|s| {
            catalogue
                .message("finding-count", &[("count", &count(s).to_string()), ("severity", &catalogue.severity(s))])
        })
        .collect();
    let all = counted.join(&catalogue.message("finding-count-joiner", &[]));
    (!counted.is_empty()).then(|| catalogue.message("finding-summary", &[("counts", &all)]))
}

struct Page<'a> {
    sources: &'a Sources,
    lines: BTreeMap<FileId, LineIndex<'a>>,
    place_words: Option<PlaceWords<'a>>,
    catalogue: &'a Catalogue,
    theme: GraphicalTheme,
    handler: GraphicalReportHandler,
    width: usize,
}

impl Page<'_> {
    fn diagnostic(&self, diagnostic: &Diagnostic) -> String {
        let finding = self.catalogue.finding(diagnostic);
        let mut out = self.header(diagnostic, &finding);
        // Labels on the line of the fault share its excerpt; others get their own.
        let line = |place: Place| self.lines.get(&place.file).map(|l| (place.file, l.of(place.span).line));
        let (near, far): (Vec<_>, Vec<_>) =
            finding.labels.iter().partition(|(p, _)| line(*p) == line(diagnostic.place));
        let mut places: Vec<(Place, Option<String>)> = vec![(diagnostic.place, None)];
        places.extend(near.into_iter().map(|(p, label)| (*p, Some(label.clone()))));
        out.push_str(&self.excerpt(&places));
        for (place, label) in far {
            out.push_str(&self.excerpt(&[(*place, Some(label.clone()))]));
        }
        if let Some(words) = self.place_words.and_then(|words| words(diagnostic.place)) {
            out.push_str(&self.remark("word-place", &words));
        }
        if let Some(help) = &finding.help {
            out.push_str(&self.remark("word-help", help));
        }
        out
    }

    /// `错误[T0301] 未知名称……`
    fn header(&self, diagnostic: &Diagnostic, finding: &Finding) -> String {
        let styles = &self.theme.styles;
        let style = match diagnostic.severity() {
            Severity::Error => styles.error,
            Severity::Warning => styles.warning,
            Severity::Advice => styles.advice,
        };
        let head = format!("{}[{}]", finding.severity, finding.code);
        let text = wrap(&visible(&finding.message), self.width, &format!("{head} "), "  ");
        let rest = text.strip_prefix(&head).unwrap_or(&text);
        format!("{}{rest}\n", style.style(&head))
    }

    /// A line under the excerpt, after its word: `  建议：……`.
    fn remark(&self, word: &str, text: &str) -> String {
        let word = self.catalogue.message(word, &[]);
        let lead = format!("  {word}");
        let text = wrap(&visible(text), self.width, &lead, &" ".repeat(lead.width()));
        let rest = text.strip_prefix(&lead).unwrap_or(&text);
        format!("  {}{rest}\n", self.theme.styles.help.style(&word))
    }

    /// The line of the first place, with every place on it underlined.
    fn excerpt(&self, places: &[(Place, Option<String>)]) -> String {
        let Some((first, _)) = places.first() else { return String::new() };
        let (Some(file), Some(lines)) = (self.sources.get(first.file), self.lines.get(&first.file)) else {
            return String::new();
        };
        let position = lines.of(first.span);
        if file.concealed {
            let label = places.iter().find_map(|(_, label)| label.as_deref()).unwrap_or_default();
            let place = format!("{}:{}:{}", file.name, position.line, position.character);
            let label = if label.is_empty() { String::new() } else { format!(" {}", visible(label)) };
            return format!("   ──[{}]{label}\n", visible(&place));
        }
        let line = lines.line(position.line);
        let begin = floor(&file.text, (first.span.start as usize).min(file.text.len()));
        let line_start = file.text[..begin].rfind('\n').map_or(0, |n| n + 1);
        let within = |place: &Place| {
            let clamp = |at: u32| floor(line, (at as usize).saturating_sub(line_start).min(line.len()));
            clamp(place.span.start)..clamp(place.span.end.max(place.span.start))
        };
        let gutter = position.line.to_string().len() + 4;
        let budget = if self.width == 0 { usize::MAX } else { self.width.saturating_sub(gutter).max(24) };
        let view = View::new(line, within(first), budget);
        let labels = places
            .iter()
            .map(|(place, label)| {
                let range = view.range(within(place));
                let span = SourceSpan::new(range.start.into(), range.len());
                let label = label.as_deref().map(|l| visible(l).into_owned());
                if place == first {
                    LabeledSpan::new_primary_with_span(label, span)
                } else {
                    LabeledSpan::new_with_span(label, span)
                }
            })
            .collect();
        let name = visible(&file.name).into_owned();
        let snippet = Snippet {
            source: Excerpt { name, text: view.text, line: position.line, character: position.character },
            labels,
        };
        let mut drawn = String::new();
        if self.handler.render_report(&mut drawn, &snippet).is_err() {
            return String::new();
        }
        // Its first line is a header without words; ours stands above.
        drawn.split_once('\n').map(|(_, excerpt)| excerpt.to_owned()).unwrap_or_default()
    }
}

/// The character boundary at or before a byte.
fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// A line as shown: cut to a width, hidden characters made visible.
struct View {
    text: String,
    /// Byte in the line → byte as shown, for each character kept and for the end.
    bytes: Vec<(usize, usize)>,
}

const CUT: &str = "……";

impl View {
    fn new(line: &str, focus: Range<usize>, budget: usize) -> View {
        let from = if line.width() <= budget { 0 } else { start_of_view(line, focus.start, budget / 3) };
        let mut view = View { text: String::new(), bytes: Vec::new() };
        if from > 0 {
            view.text.push_str(CUT);
        }
        let mut column = view.text.width();
        let room = budget.saturating_sub(CUT.width());
        let mut end = line.len();
        for (at, c) in line[from..].char_indices() {
            let at = from + at;
            column = column.saturating_add(c.width().unwrap_or(0));
            if column > room && line[at..].width() > CUT.width() {
                end = at;
                break;
            }
            view.bytes.push((at, view.text.len()));
            view.text.push(if is_visible(c) { c } else { '\u{FFFD}' });
        }
        view.bytes.push((end, view.text.len()));
        if end < line.len() {
            view.text.push_str(CUT);
        }
        // Something must follow the last character for a mark behind it to be drawn.
        view.text.push('\n');
        view
    }

    fn range(&self, of: Range<usize>) -> Range<usize> {
        self.shown(of.start)..self.shown(of.end)
    }

    fn shown(&self, at: usize) -> usize {
        let index = self.bytes.partition_point(|(line, _)| *line < at);
        self.bytes.get(index).or(self.bytes.last()).map_or(0, |(_, shown)| *shown)
    }
}

/// The byte at which a view of `line` begins, so that `room` columns stand before `focus`.
fn start_of_view(line: &str, focus: usize, room: usize) -> usize {
    let mut column = 0;
    let before = line[..focus].char_indices().rev().take_while(|(_, c)| {
        column += c.width().unwrap_or(0);
        column <= room
    });
    before.last().map_or(focus, |(at, _)| at)
}

/// One line of a file, told by line and character.
#[derive(Debug)]
struct Excerpt {
    name: String,
    text: String,
    line: usize,
    character: usize,
}

impl SourceCode for Excerpt {
    fn read_span<'a>(
        &'a self,
        _span: &SourceSpan,
        _before: usize,
        _after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let all = SourceSpan::new(0.into(), self.text.len());
        let (line, character) = (self.line - 1, self.character - 1);
        let contents = MietteSpanContents::new_named(self.name.clone(), self.text.as_bytes(), all, line, character, 1);
        Ok(Box::new(contents))
    }
}

/// An excerpt with its labels, as miette wants it.
#[derive(Debug)]
struct Snippet {
    source: Excerpt,
    labels: Vec<LabeledSpan>,
}

impl fmt::Display for Snippet {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        Ok(())
    }
}

impl std::error::Error for Snippet {}

impl miette::Diagnostic for Snippet {
    fn source_code(&self) -> Option<&dyn SourceCode> {
        Some(&self.source)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        Some(Box::new(self.labels.iter().cloned()))
    }
}

#[cfg(test)]
mod tests;
