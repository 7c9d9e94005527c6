//! Norms: what each rule, and each line with words of its own, takes from the text.

use super::Overlap;
use crate::resolve::{Claim, Model, NESTING, RuleId};
use crate::source::Span;
use crate::syntax::ast::{Label, RuleKind};
use serde::Serialize;

/// One norm of the document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Norm {
    pub kind: String,
    /// 创业场地补贴; of a line, 创业场地补贴·期限.
    pub name: String,
    pub anchors: Vec<String>,
    pub place: String,
    /// Its words; parts joined by ……
    pub text: String,
    #[serde(skip)]
    pub clause: u32,
    #[serde(skip)]
    pub rule: RuleId,
}

/// Lines whose words are a norm of their own; others only say where a part of the rule comes from.
fn own_norm(label: Label) -> Option<&'static str> {
    match label {
        Label::Duration => Some("期限"),
        Label::Cap => Some("上限"),
        Label::Bound => Some("幅度"),
        Label::Standard => Some("标准"),
        Label::Lead => Some("牵头"),
        Label::PerRules => Some("按规定"),
        Label::Source
        | Label::AppliesTo
        | Label::Scope
        | Label::Formula
        | Label::Count
        | Label::Payment
        | Label::CountedBy
        | Label::Start
        | Label::Proration
        | Label::DecidedBy
        | Label::Check
        | Label::Concerns
        | Label::Note
        | Label::Presumption
        | Label::TimePoint
        | Label::Hint
        | Label::Question
        | Label::Alternative(_)
        | Label::Adopted
        | Label::Unit
        | Label::Index
        | Label::ValueAt
        | Label::Region
        | Label::Published
        | Label::Practice
        | Label::Enumeration
        | Label::SetAside
        | Label::Refers
        | Label::Number
        | Label::Force => None,
    }
}

/// Whether a claim is a norm of its own.
pub(super) fn states(model: &Model<'_>, claim: &Claim) -> bool {
    claim.line.is_none_or(|line| own_norm(model.rule(claim.id).ast.lines[line].label).is_some())
}

/// In the order of the text. Each 依据 is one norm: a rule that rests on two of them states two.
pub(super) fn norms(model: &Model<'_>) -> Vec<Norm> {
    let mut norms: Vec<(u32, Norm)> = Vec::new();
    for claim in &model.claims {
        let (id, spans) = (claim.id, &claim.spans);
        let rule = model.rule(id);
        let word = match claim.line {
            Some(line) => match own_norm(rule.ast.lines[line].label) {
                Some(word) => Some(word),
                None => continue,
            },
            None => None,
        };
        let texts: Vec<&str> = spans.iter().map(|s| s.text(model.document.text())).collect();
        let touched = anchors(model, spans);
        let name = match (rule.ast.kind, word) {
            (RuleKind::Responsible, None) => "责任单位".to_owned(),
            (RuleKind::Responsible, Some(word)) => word.to_owned(),
            (_, Some(word)) => format!("{}·{word}", rule.ast.name.text),
            (_, None) => rule.ast.name.text.clone(),
        };
        let first = touched.first().copied();
        norms.push((
            spans.iter().map(|s| s.start).min().unwrap_or_default(),
            Norm {
                kind: claim.kind.to_owned(),
                name,
                anchors: touched.iter().map(|a| model.document.anchors()[*a].id.clone()).collect(),
                place: model.document.place_words(first),
                text: texts.join("……"),
                clause: first.and_then(|a| model.document.anchors()[a].clause).unwrap_or_default(),
                rule: id,
            },
        ));
    }
    norms.sort_by_key(|(start, n)| (*start, n.rule));
    norms.into_iter().map(|(_, n)| n).collect()
}

fn anchors(model: &Model<'_>, spans: &[Span]) -> Vec<usize> {
    let touches = |a: Span| spans.iter().any(|s| s.start < a.end && a.start < s.end);
    (0..model.document.anchors().len()).filter(|i| touches(model.document.anchors()[*i].span)).collect()
}

pub(super) fn overlaps(model: &Model<'_>) -> Vec<Overlap> {
    let mut found = Vec::new();
    for (i, a) in model.claims.iter().enumerate() {
        for b in &model.claims[..i] {
            if NESTING.contains(&a.kind) || NESTING.contains(&b.kind) {
                continue;
            }
            let shared = a.spans.iter().flat_map(|x| b.spans.iter().filter_map(move |y| common(*x, *y)));
            for span in shared {
                found.push(Overlap {
                    place: model.document.place_words(anchors(model, &[span]).first().copied()),
                    text: span.text(model.document.text()).to_owned(),
                    rules: vec![b.rule.clone(), a.rule.clone()],
                });
            }
        }
    }
    found
}

fn common(a: Span, b: Span) -> Option<Span> {
    let (start, end) = (a.start.max(b.start), a.end.min(b.end));
    (start < end).then(|| Span::new(start as usize, end as usize))
}
