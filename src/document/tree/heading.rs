//! Headings of units: what of a first paragraph is a heading and no norm.

use super::line::{LONGEST_HEADING, LONGEST_RUN_IN, has_ended, is_short, squeezed};
use super::mark::MarkKind;
use super::node::{Content, Node};
use super::scheme::Scheme;
use crate::document::sentence::{first_end, trimmed};
use crate::source::Span;

/// Moves headings out of the first paragraphs, in all units below this one.
pub fn headings(text: &str, node: &mut Node, scheme: Scheme) {
    let mut titled = None;
    titles(text, node, &mut titled);
    below(text, node, (scheme, titled == Some(true)));
}

/// Whether every 条 of the text has a line of its own as a heading: short, without a stop, its text below.
fn titles(text: &str, node: &Node, titled: &mut Option<bool>) {
    for unit in node.units() {
        if unit.kind() == Some(MarkKind::Article) {
            let first = unit.texts().next().map(|s| s.text(text)).unwrap_or_default();
            let short = squeezed(first).chars().count() <= LONGEST_HEADING && !first.contains(['。', '；', '，', '：']);
            let stands = !first.is_empty() && short && !has_ended(first) && unit.content.len() > 1;
            *titled = Some(stands && *titled != Some(false));
        }
        titles(text, unit, titled);
    }
}

fn below(text: &str, node: &mut Node, (scheme, titled): (Scheme, bool)) {
    let mut kinds: Vec<MarkKind> = node.units().filter_map(Node::kind).collect();
    kinds.sort_unstable();
    kinds.dedup();
    for kind in kinds {
        let mut units: Vec<&mut Node> = node.units_mut().filter(|u| u.kind() == Some(kind)).collect();
        siblings(text, kind, &mut units, (scheme, titled));
        for unit in units {
            below(text, unit, (scheme, titled));
        }
    }
}

/// What a heading may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    /// The first paragraph as a whole.
    Whole(Span),
    /// The words before the first stop.
    RunIn(Span),
}

fn siblings(text: &str, kind: MarkKind, units: &mut [&mut Node], (scheme, titled): (Scheme, bool)) {
    let forms: Vec<Option<Form>> = units.iter().map(|u| form(text, u, (scheme, titled))).collect();
    // One item with a paragraph behind it shows no custom: it is text.
    let lone = units.len() == 1 && units[0].units().next().is_none();
    let custom = |form: &Option<Form>, unit: &Node| match form {
        Some(Form::Whole(heading)) => !(lone && unit.content.len() > 1 && heading.text(text).ends_with('。')),
        Some(Form::RunIn(_)) | None => true,
    };
    // A heading in front of its text and one that stands alone with its stop are not alike.
    let run_in = forms.iter().any(|f| matches!(f, Some(Form::RunIn(_))));
    let stopped = |f: &Option<Form>| matches!(f, Some(Form::Whole(heading)) if heading.text(text).ends_with('。'));
    let alike = !(run_in && forms.iter().any(stopped));
    let each = match kind {
        MarkKind::Book | MarkKind::Chapter | MarkKind::Section | MarkKind::Part => true,
        MarkKind::Bracket if scheme == Scheme::Through => true,
        MarkKind::Article | MarkKind::Bracket | MarkKind::Arabic | MarkKind::Paren | MarkKind::Circle => {
            alike && forms.iter().zip(units.iter()).all(|(form, unit)| form.is_some() && custom(form, unit))
        }
    };
    for (unit, form) in units.iter_mut().zip(forms) {
        if let (Some(form), true) = (form, each) {
            take(text, unit, form);
        }
    }
}

fn form(text: &str, unit: &Node, (scheme, titled): (Scheme, bool)) -> Option<Form> {
    let Some(Content::Text(first)) = unit.content.first() else { return None };
    let words = first.text(text);
    let plain = !words.contains(['。', '；', '！', '？', ';']);
    let alone = plain && !has_ended(words) && squeezed(words).chars().count() <= LONGEST_HEADING;
    match unit.kind()? {
        MarkKind::Book | MarkKind::Chapter | MarkKind::Section | MarkKind::Part => alone.then_some(Form::Whole(*first)),
        MarkKind::Article if titled => Some(Form::Whole(*first)),
        MarkKind::Article => labelled(words).map(|end| Form::RunIn(cut(*first, end))),
        kind @ (MarkKind::Bracket | MarkKind::Arabic | MarkKind::Paren | MarkKind::Circle) => {
            // A heading by itself has something below; that of a 条 may also be all there is.
            let stands = unit.content.len() > 1 || scheme == Scheme::Through && kind == MarkKind::Bracket;
            let stop = first_end(words).unwrap_or(words.len());
            let stops = words[..stop].strip_suffix('。').is_some_and(is_short);
            let items = super::mark::mark(words[stop..].trim_start()).is_some();
            if stops && stop < words.len() && !items {
                return Some(Form::RunIn(cut(*first, stop)));
            }
            // Words with their stop and nothing below are all that the unit says.
            (stops && unit.content.len() > 1 || alone && stands).then_some(Form::Whole(*first))
        }
    }
}

/// 【目的】 in front of a 条: the end of it.
fn labelled(words: &str) -> Option<usize> {
    let rest = words.strip_prefix('【')?;
    let (label, _) = rest.split_once('】')?;
    (label.chars().count() <= LONGEST_RUN_IN).then_some('【'.len_utf8() + label.len() + '】'.len_utf8())
}

fn cut(span: Span, at: usize) -> Span {
    Span::new(span.range().start, span.range().start + at)
}

fn take(text: &str, unit: &mut Node, form: Form) {
    let (Form::Whole(heading) | Form::RunIn(heading)) = form;
    let Some(Content::Text(first)) = unit.content.first().cloned() else { return };
    unit.own.end = heading.end;
    let rest = trimmed(text, Span { start: heading.end, end: first.end });
    match (rest, unit.content.first_mut()) {
        (Some(rest), Some(content)) => *content = Content::Text(rest),
        _ => drop(unit.content.remove(0)),
    }
}
