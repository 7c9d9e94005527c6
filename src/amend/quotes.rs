//! Quotations rewritten for the new text, and the places they name.

use super::edit::{PieceKind, Reason};
use super::follow::{Comparison, Followed, letters};
use super::kinds::decides;
use super::place_map::PlaceMap;
use super::quoted::Quoted;
use super::removal;
use super::ruletext::main_span;
use super::subject::Subject;
use super::work::Work;
use crate::document::tree::Step;
use crate::document::{Address, QuoteError};
use crate::resolve::RuleId;
use crate::source::Span;
use crate::syntax::ast::{Authority, LineValue};

/// Writes every quotation of a rule as the new text has it.
pub(super) fn write(subject: Subject<'_>, comparison: &Comparison<'_>, id: RuleId, quoted: &[Quoted<'_>]) -> Work {
    let map = PlaceMap::new(comparison);
    let mut work = Work::default();
    for one in quoted {
        work.join(match &one.followed {
            Err(_) => Work::draft(Reason::Requote),
            Ok(_) if one.gone() => removal::authority(subject, id, one, quoted),
            Ok(followed) => rewritten(subject, comparison, &map, id, (one, followed)),
        });
    }
    work.join(listed_words(subject, comparison, id));
    work
}

/// Words as they are put between quotation marks, in one line.
pub(super) fn quotable(text: &str) -> String {
    let quoted = |c: char| match c {
        '“' => '‘',
        '”' => '’',
        other => other,
    };
    text.chars().filter(|c| !matches!(c, '\n' | '\r')).map(quoted).collect()
}

fn rewritten(
    subject: Subject<'_>,
    comparison: &Comparison<'_>,
    map: &PlaceMap<'_>,
    id: RuleId,
    (one, followed): (&Quoted<'_>, &Followed),
) -> Work {
    let mut work = Work::default();
    let file = subject.model.rule(id).file;
    let authority = one.cited.authority;
    let kept: Vec<String> = followed.parts.iter().flatten().map(|t| quotable(t)).collect();
    if kept.len() == authority.parts.len() {
        for ((part, new), old) in authority.parts.iter().zip(&kept).zip(&one.spans) {
            let text = comparison.alignment.old.at(*old);
            // The width of a bracket or a blank is no difference.
            if !letters(text).eq(letters(new)) {
                work.piece(file, part.span, new.clone(), PieceKind::Quote);
            }
        }
    } else if let (Some(first), Some(last)) = (authority.parts.first(), authority.parts.last()) {
        work.piece(file, first.span.to(last.span), kept.join("”……“"), PieceKind::Quote);
    }
    let Some((clause, found)) = &followed.at else { return work };
    let (at, new) = (authority.at.as_ref().map(|a| &a.at), comparison.alignment.new);
    let home = subject.model.rule(id).clause.and_then(|c| map.clause(c));
    let heading = at.is_none_or(|a| !a.is_whole());
    let away = home.zip(*clause).is_none_or(|(home, clause)| !new.holds(home, clause));
    if heading && subject.model.rule(id).clause.is_some() && away && clause.is_some() {
        let place = clause.map(|c| new.clause_words(c)).unwrap_or_default();
        work.fail(Reason::MovedAway { place });
        return work;
    }
    let Some(clause) = *clause else { return work };
    let wanted = Address {
        steps: at.map(|a| as_deep(a, found, &new.clause_address(clause))).unwrap_or_default(),
        sentence: at.and_then(|a| a.sentence).and(found.sentence),
        part: at.and_then(|a| a.part).and(found.part),
    };
    let parts: Vec<&str> = kept.iter().map(String::as_str).collect();
    let stands = |at: &Address| match new.resolve(Some(at), Some(clause)) {
        Some(at) => new.find(&at, &parts),
        None => new.find(&new.clause_address(clause), &parts),
    };
    let wanted = match stands(&wanted) {
        Err(QuoteError::Ambiguous { .. }) => Address { sentence: found.sentence, ..wanted },
        _ => wanted,
    };
    if stands(&wanted).is_err() {
        work.fail(Reason::Ambiguous);
    }
    if let Some((span, words)) = place(authority, wanted) {
        work.piece(file, span, words, PieceKind::Place);
    }
    work
}

/// The way to the place found, as deep as the old citation named it and from where it did.
fn as_deep(named: &Address, found: &Address, clause: &Address) -> Vec<Step> {
    let from = if named.is_whole() { 0 } else { clause.steps.len() };
    found.steps.iter().skip(from).take(named.steps.len()).copied().collect()
}

/// What is to be written where the quotation names its place, if anything is.
fn place(authority: &Authority, wanted: Address) -> Option<(Span, String)> {
    match &authority.at {
        Some(at) if at.at != wanted => Some((at.span, wanted.words())),
        None if wanted != Address::default() => {
            Some((Span { end: authority.span.start, ..authority.span }, wanted.words()))
        }
        Some(_) | None => None,
    }
}

/// 列举 and 所指 lines speak of words of the sentences that their rule quotes.
fn listed_words(subject: Subject<'_>, comparison: &Comparison<'_>, id: RuleId) -> Work {
    let mut work = Work::default();
    let info = subject.model.rule(id);
    for line in &info.ast.lines {
        let (LineValue::Enumeration { words, .. } | LineValue::Refers { words, .. }) = &line.value else { continue };
        let Some(span) = subject.model.own_words(info, &words.text) else { continue };
        match comparison.follow(&[span.into()]) {
            // Of a rule that computes nothing no other line answers for what is listed or pointed at.
            Ok(f) if f.changed && !decides(info.ast) => {
                let before = words.text.clone();
                let after = f.parts.into_iter().flatten().collect();
                work.fail(Reason::NoCounterpart { before, after });
            }
            Ok(f) if f.changed => match f.parts.first() {
                Some(Some(new)) => {
                    let marked = words.span.text(subject.text(info.file)).starts_with('“');
                    let new = if marked { format!("“{}”", quotable(new)) } else { quotable(new) };
                    work.piece(info.file, words.span, new, PieceKind::Quote);
                }
                _ => work.join(removal::line_at(subject, id, line.span)),
            },
            Ok(_) => {}
            Err(_) => work.fail(Reason::Requote),
        }
    }
    work
}

/// 自本句起所称 becomes 本句所称: nothing in the text carries the definition on any more.
pub(super) fn narrow_scope(subject: Subject<'_>, id: RuleId) -> Work {
    let info = subject.model.rule(id);
    let mut work = Work::default();
    let onward = "自本句起所称";
    if let Some(main) = main_span(info.ast)
        && let Some(at) = main.text(subject.text(info.file)).find(onward)
    {
        let start = main.start as usize + at;
        work.piece(info.file, Span::new(start, start + onward.len()), "本句所称", PieceKind::Value);
    }
    work
}
