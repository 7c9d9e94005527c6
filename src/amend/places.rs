//! Headings of 条 and 部分, and the facts that name sentences, where what they name has another place.

use super::edit::{Edit, Piece, PieceKind, State, Target};
use super::follow::Comparison;
use super::place_map::PlaceMap;
use super::ruletext::whole_lines;
use super::subject::Subject;
use crate::document::{AnchorKind, Under};
use crate::source::{FileId, Span};
use crate::syntax::ast::{ClauseRef, Declaration, FactDecl, Item};
use std::collections::BTreeSet;

/// Headings of 条 and 部分, and the sentences that facts name.
pub(super) fn headings_and_facts(subject: Subject<'_>, comparison: &Comparison<'_>) -> Vec<Edit> {
    let map = PlaceMap::new(comparison);
    let mut edits = Vec::new();
    for (file, tree) in subject.files {
        let mut under = Under::default();
        for item in &tree.items {
            match item {
                Item::Heading { step, title, span } => {
                    let clause = comparison.alignment.old.under(&mut under, *step);
                    edits.extend(match clause {
                        Some(clause) => clause_heading(subject, comparison, *file, (clause, &title.text, *span)),
                        None => part_heading(subject, comparison, *file, &title.text, title.span),
                    });
                }
                Item::Declaration(declaration) => {
                    if let Declaration::Fact(fact) = &**declaration {
                        edits.extend(cited_sentences(subject, &map, *file, fact));
                    }
                }
                Item::Head(_) | Item::Rule(_) => {}
            }
        }
    }
    edits
}

fn ready(target: Target, title: String, anchor: &str, piece: Piece) -> Edit {
    Edit { pieces: vec![piece], ..Edit::new(target, title, anchor, State::Ready) }
}

fn clause_heading(
    subject: Subject<'_>,
    comparison: &Comparison<'_>,
    file: FileId,
    (clause, words, span): (u32, &str, Span),
) -> Option<Edit> {
    let (old, new) = (comparison.alignment.old, comparison.alignment.new);
    let index = old.anchors().iter().position(|a| a.kind == AnchorKind::Title && a.clause == Some(clause))?;
    let anchor = &old.anchors().get(index)?.id;
    let target = Target::Clause(clause);
    let (clauses, labels) = (old.clauses(), new.clauses());
    let was = clauses.iter().find(|c| c.number == clause)?;
    let title = format!("条标题：{}{words}", was.label);
    let Some(pair) = comparison.alignment.pair(index) else {
        let lines = whole_lines(subject.text(file), span);
        let span = Span::new(lines.start, lines.end);
        return Some(ready(target, title, anchor, Piece { file, span, new: String::new(), kind: PieceKind::Removal }));
    };
    let number = new.anchors().get(pair.new)?.clause?;
    let now = labels.iter().find(|c| c.number == number)?;
    if number == clause && was.title == now.title {
        return None;
    }
    let new = format!("{}{}", now.heading_label(), now.title);
    Some(ready(target, title, anchor, Piece { file, span, new, kind: PieceKind::Place }))
}

fn part_heading(
    subject: Subject<'_>,
    comparison: &Comparison<'_>,
    file: FileId,
    words: &str,
    span: Span,
) -> Option<Edit> {
    let (old, new) = (comparison.alignment.old, comparison.alignment.new);
    // The number is no part of the words.
    let plain = |s: &str| {
        let title = s.split_once('、').map_or(s, |(_, title)| title);
        title.chars().filter(|c| !c.is_whitespace() && *c != '。').collect::<String>()
    };
    let own = words.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let mut anchors = old.anchors().iter().enumerate();
    let (index, anchor) =
        anchors.find(|(i, a)| matches!(a.kind, AnchorKind::Heading(_)) && plain(old.anchor_text(*i)) == own)?;
    let pair = comparison.alignment.pair(index)?;
    let (was, now) = (old.anchor_text(index), new.anchor_text(pair.new).trim().trim_end_matches('。'));
    if plain(was) == plain(now) && was.split_once('、').map(|w| w.0) == now.split_once('、').map(|w| w.0) {
        return None;
    }
    let lines = whole_lines(subject.text(file), span);
    let span = Span::new(lines.start, lines.end);
    let piece = Piece { file, span, new: format!("{now}\n"), kind: PieceKind::Place };
    Some(ready(Target::Part, format!("部分标题：{words}"), &anchor.id, piece))
}

/// `见第（六）条第4句、第（十二）条第6句`
fn cited_sentences(subject: Subject<'_>, map: &PlaceMap<'_>, file: FileId, fact: &FactDecl) -> Option<Edit> {
    let moved: Vec<Option<ClauseRef>> = fact.cited.iter().map(|c| map.reference(c)).collect();
    let same = fact.cited.iter().zip(&moved).all(|(a, b)| b.as_ref().is_some_and(|b| a.at == b.at));
    let (first, last) = (fact.cited.first()?, fact.cited.last()?);
    if same {
        return None;
    }
    let mut kept: Vec<String> = moved.iter().flatten().map(crate::syntax::print::clause_ref).collect();
    let mut seen = BTreeSet::new();
    kept.retain(|c| seen.insert(c.clone()));
    let mut span = first.span.to(last.span);
    if kept.is_empty() {
        // Nothing is left to name: `，见` goes too.
        let before = subject.text(file).get(..span.start as usize).unwrap_or_default();
        let lead = before.len() - before.trim_end_matches('见').trim_end_matches(['，', ',']).len();
        span.start -= lead as u32;
    }
    let title = format!("事实：{}的{}", fact.owner.text, fact.name.text);
    let piece = Piece { file, span, new: kept.join("、"), kind: PieceKind::Place };
    let anchor = subject.model.document.anchor_at(&first.at).map(|a| a.id.clone()).unwrap_or_default();
    Some(ready(Target::Fact, title, &anchor, piece))
}
