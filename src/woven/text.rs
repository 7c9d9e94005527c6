//! The policy's text in paragraphs, sentences and segments, each segment tied to the rules it gave.

use super::rules::{RuleEntry, rule};
use super::{Cases, Names, sentence_id};
use crate::document::AnchorKind;
use crate::ir::Program;
use crate::ledger::Mark;
use crate::resolve::Model;
use serde::Serialize;

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Part {
    pub id: String,
    pub title: Vec<Segment>,
    pub clauses: Vec<Clause>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Clause {
    pub id: String,
    pub anchor: String,
    pub label: String,
    pub title: String,
    pub lead: Vec<String>,
    pub with: Vec<String>,
    pub lead_by: String,
    pub paragraphs: Vec<Paragraph>,
    pub rules: Vec<RuleEntry>,
    pub chars: usize,
    pub covered: usize,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Default)]
pub struct Paragraph {
    pub sentences: Vec<Sentence>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Sentence {
    pub anchor: String,
    pub id: String,
    pub place: String,
    pub segments: Vec<Segment>,
}

/// Words with one account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Segment {
    pub text: String,
    /// The kind of norm; 未覆盖 where nothing accounts for the words.
    pub kind: String,
    /// The rules that quote them, the innermost first.
    pub rules: Vec<String>,
    pub title: String,
    /// Words of a line inside the words of its rule.
    pub inner: bool,
}

/// Front matter, 部分 with their 条, and back matter.
pub(super) fn text(
    model: &Model<'_>,
    program: &Program,
    marks: &[Mark],
    names: &Names<'_>,
    cases: &Cases,
) -> (Vec<Paragraph>, Vec<Part>, Vec<Paragraph>) {
    let document = model.document;
    let sentence = |index: usize| {
        let anchor = &document.anchors()[index];
        Sentence {
            anchor: anchor.id.clone(),
            id: sentence_id(&anchor.id),
            place: document.place_words(Some(index)),
            segments: marks.iter().filter(|m| m.anchor == Some(index)).map(|m| segment(model, names, m)).collect(),
        }
    };
    let alone = |index: usize| Paragraph { sentences: vec![sentence(index)] };
    let (mut front, mut back, mut parts) = (Vec::new(), Vec::new(), Vec::<Part>::new());
    let add = |parts: &mut Vec<Part>, number: u32, anchor: &str| {
        if parts.is_empty() {
            parts.push(Part { id: "H0".to_owned(), title: vec![], clauses: vec![] });
        }
        if let Some(part) = parts.last_mut() {
            part.clauses.push(clause(model, program, marks, names, cases, (number, anchor)));
        }
    };
    for (index, anchor) in document.anchors().iter().enumerate() {
        // What belongs to no unit may stand at several places.
        let id = anchor.clause.map(clause_id);
        let own = parts.iter_mut().flat_map(|p| &mut p.clauses).rev().find(|c| Some(&c.id) == id.as_ref());
        match anchor.kind {
            AnchorKind::Front | AnchorKind::Back => match own {
                // The title of an attachment, a page number.
                Some(clause) => clause.paragraphs.push(alone(index)),
                None if anchor.kind == AnchorKind::Front => front.push(alone(index)),
                None => back.push(alone(index)),
            },
            AnchorKind::Heading(_) => {
                let title = sentence(index).segments;
                parts.push(Part { id: anchor.id.clone(), title, clauses: vec![] });
            }
            AnchorKind::Preamble(_) => {
                if let Some(part) = parts.last_mut() {
                    part.title.extend(sentence(index).segments);
                }
            }
            AnchorKind::Title => {
                let Some(number) = anchor.clause else { continue };
                add(&mut parts, number, &anchor.id);
            }
            AnchorKind::Mark | AnchorKind::Sentence | AnchorKind::Part | AnchorKind::Responsible => {
                // A letter, an 引言 that says something and a 末段 have no line of their own that opens them.
                if let (true, Some(number)) = (own.is_none(), anchor.clause) {
                    add(&mut parts, number, &anchor.id);
                }
                let mut clauses = parts.iter_mut().flat_map(|p| &mut p.clauses).rev();
                let own = clauses.find(|c| id.is_none() || Some(&c.id) == id.as_ref());
                let Some(clause) = own else { continue };
                // Each 款, 项 and 段 begins on a line of its own; a mark stands in front of its sentence.
                let before = index.checked_sub(1).map(|i| &document.anchors()[i]);
                let inner = before.is_none_or(|b| b.kind != AnchorKind::Mark && b.steps != anchor.steps);
                let begins = matches!(anchor.kind, AnchorKind::Responsible | AnchorKind::Mark);
                let apart = begins || inner || clause.paragraphs.is_empty();
                if apart {
                    clause.paragraphs.push(Paragraph::default());
                }
                if let Some(paragraph) = clause.paragraphs.last_mut() {
                    paragraph.sentences.push(sentence(index));
                }
            }
        }
    }
    (front, parts, back)
}

fn clause_id(number: u32) -> String {
    format!("c-{number}")
}

fn clause(
    model: &Model<'_>,
    program: &Program,
    marks: &[Mark],
    names: &Names<'_>,
    cases: &Cases,
    (number, anchor): (u32, &str),
) -> Clause {
    let info = program.clause(number);
    let own = marks.iter().filter(|m| m.clause == Some(number));
    let rules = names.rules.iter().filter(|r| model.rule(**r).clause == Some(number));
    Clause {
        id: clause_id(number),
        anchor: anchor.to_owned(),
        label: info.map(|i| i.label.clone()).unwrap_or_default(),
        title: info.map(|i| i.title.clone()).unwrap_or_default(),
        lead: info.map(|i| i.lead.clone()).unwrap_or_default(),
        with: info.map(|i| i.with.clone()).unwrap_or_default(),
        lead_by: info.map(|i| i.lead_by.clone()).unwrap_or_default(),
        paragraphs: vec![],
        rules: rules.map(|r| rule(model, program, names, *r, cases)).collect(),
        chars: own.clone().map(|m| m.chars).sum(),
        covered: own.filter(|m| m.kind.is_some()).map(|m| m.chars).sum(),
    }
}

fn segment(model: &Model<'_>, names: &Names<'_>, mark: &Mark) -> Segment {
    let mut rules: Vec<String> = Vec::new();
    let mut titles: Vec<String> = Vec::new();
    for claim in mark.claims.iter().map(|c| &model.claims[*c]) {
        if let Some(id) = names.rule(claim.id)
            && !rules.contains(id)
        {
            rules.push(id.clone());
            titles.push(format!("{}：{}", claim.kind, claim.rule));
        }
    }
    Segment {
        text: mark.span.text(model.document.text()).replace(['\n', '\r'], ""),
        kind: mark.kind.unwrap_or("未覆盖").to_owned(),
        rules,
        title: titles.join("；"),
        inner: mark.claims.len() > 1,
    }
}
