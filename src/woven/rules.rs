//! A rule as the page shows it: read back, with what it leans on.

use super::annotate::annotated;
use super::{Cases, Link, Names, sentence_id};
use crate::ir::{Program, Word};
use crate::ledger::extent_word;
use crate::resolve::{Model, Pointer, RuleId, RuleInfo};
use crate::syntax::ast::{Authority, Label, Line, LineValue, RuleKind};
use crate::syntax::print;
use serde::Serialize;

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RuleEntry {
    pub id: String,
    pub kind: String,
    pub name: String,
    pub place: String,
    pub anchor_ids: Vec<String>,
    pub quotes: Vec<Quoted>,
    pub lines: Vec<RuleLine>,
    pub decides: bool,
    pub interpretations: Vec<Standing>,
    pub parameters: Vec<Link>,
    pub references: Vec<Reference>,
    pub delegations: Vec<PointedAt>,
    pub enumerations: Vec<Enumeration>,
    pub cases: Vec<CaseLine>,
    pub notes: Vec<String>,
    /// A rule that quotes nothing, such as a term of ours.
    pub uncited: bool,
}

/// Words of the text, and the sentence they stand in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Quoted {
    pub text: String,
    pub target: String,
}

/// One line read back; the main sentence has no label.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RuleLine {
    pub label: String,
    pub text: String,
    pub items: Vec<String>,
    pub quotes: Vec<Quoted>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Standing {
    pub target: String,
    pub name: String,
    pub standing: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reference {
    pub word: String,
    pub resolves: Vec<Resolved>,
    pub state: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Resolved {
    pub text: String,
    pub target: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PointedAt {
    pub text: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Enumeration {
    pub quote: String,
    pub state: String,
    pub reason: String,
}

/// A case of the package, with what it comes to for the rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CaseLine {
    pub file: String,
    pub name: String,
    pub outcome: Word,
    pub total: Option<String>,
}

/// Lines that the page shows in rows of their own.
fn in_rows(label: Label) -> bool {
    match label {
        Label::Concerns | Label::Note | Label::Enumeration | Label::Refers | Label::PerRules => true,
        Label::Source
        | Label::AppliesTo
        | Label::Scope
        | Label::Formula
        | Label::Standard
        | Label::Count
        | Label::Payment
        | Label::Duration
        | Label::CountedBy
        | Label::Start
        | Label::Proration
        | Label::Cap
        | Label::Bound
        | Label::DecidedBy
        | Label::Check
        | Label::Lead
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
        | Label::SetAside
        | Label::Number
        | Label::Force => false,
    }
}

pub(super) fn rule(model: &Model<'_>, program: &Program, names: &Names<'_>, id: RuleId, cases: &Cases) -> RuleEntry {
    let info = model.rule(id);
    let name =
        if info.ast.kind == RuleKind::Responsible { "责任单位".to_owned() } else { info.ast.name.text.clone() };
    let decision = program.decisions.iter().find(|d| d.rule == name && d.clause == info.clause.unwrap_or_default());
    let anchors = anchors(model, info);
    let items = info.items.iter().flat_map(|i| &i.item.authority);
    let cited = info.ast.authority.iter().chain(items).chain(&info.ast.see_also);
    RuleEntry {
        id: names.rule(id).cloned().unwrap_or_default(),
        kind: info.ast.kind.word().to_owned(),
        place: info.site.anchor.map(|a| model.document.place_words(Some(a))).unwrap_or_default(),
        anchor_ids: anchors.iter().map(|a| sentence_id(&model.document.anchors()[*a].id)).collect(),
        quotes: cited.flat_map(|a| quotes(model, info, a)).collect(),
        lines: lines(model, info, id),
        decides: decision.is_some(),
        interpretations: interpretations(program, names, info, decision),
        parameters: parameters(names, info),
        references: references(model, names, id),
        delegations: delegations(info),
        enumerations: enumerations(info),
        cases: decision.and_then(|_| cases.get(&name)).cloned().unwrap_or_default(),
        notes: notes(info),
        uncited: info.ast.authority.is_empty(),
        name,
    }
}

fn anchors(model: &Model<'_>, info: &RuleInfo<'_>) -> Vec<usize> {
    let ids = info.cites.iter().flat_map(|c| &model.citations[*c].anchors);
    ids.filter_map(|id| model.document.position(id)).collect()
}

fn quotes(model: &Model<'_>, info: &RuleInfo<'_>, authority: &Authority) -> Vec<Quoted> {
    let at = model.document.resolve(authority.at.as_ref().map(|a| &a.at), info.clause);
    let parts: Vec<&str> = authority.parts.iter().map(|p| p.text.as_str()).collect();
    let found = at.and_then(|at| model.document.find(&at, &parts).ok());
    let anchor = found.and_then(|q| q.anchors.first().copied());
    let target = anchor.map(|a| sentence_id(&model.document.anchors()[a].id)).unwrap_or_default();
    vec![Quoted { text: parts.join("……"), target }].into_iter().filter(|q| !q.target.is_empty()).collect()
}

fn lines(model: &Model<'_>, info: &RuleInfo<'_>, id: RuleId) -> Vec<RuleLine> {
    let annotated = annotated(model, id);
    let printed = print::lines(&annotated);
    let mut attached = info.ast.lines.iter();
    let mut shown = Vec::new();
    for line in printed.into_iter().skip(1) {
        let of: Option<&Line> = if line.label.is_empty() { None } else { attached.next() };
        if of.is_some_and(|l| in_rows(l.label)) {
            continue;
        }
        let quotes = of.iter().flat_map(|l| &l.authority).flat_map(|a| quotes(model, info, a)).collect();
        let last = line.items.len();
        let items = line.items.into_iter().enumerate().map(|(i, item)| {
            let end = if i + 1 == last { "。" } else { "；" };
            format!("{item}{end}")
        });
        let end = if last == 0 { "。" } else { "：" };
        let text = format!("{}{end}", line.text);
        shown.push(RuleLine { label: line.label, text, items: items.collect(), quotes });
    }
    shown
}

fn interpretations(
    program: &Program,
    names: &Names<'_>,
    info: &RuleInfo<'_>,
    decision: Option<&crate::ir::Decision>,
) -> Vec<Standing> {
    let mut all: Vec<String> = match decision {
        Some(decision) => {
            decision.interpretations.iter().map(|i| program.interpretations[i.index()].name.clone()).collect()
        }
        None => Vec::new(),
    };
    for line in &info.ast.lines {
        let named: Vec<String> = if let LineValue::FromInterpretation(name) = &line.value {
            vec![name.text.clone()]
        } else if let (LineValue::Names(names), Label::Concerns) = (&line.value, line.label) {
            names.iter().map(|n| n.text.clone()).collect()
        } else {
            continue;
        };
        for name in named {
            if !all.contains(&name) {
                all.push(name);
            }
        }
    }
    let standing = |name: &String| {
        let of = program.interpretations.iter().find(|i| i.name == *name)?;
        let used = of.alternatives.get(of.adopted.alternative() as usize).map(|a| a.name.clone()).unwrap_or_default();
        let standing = match of.adopted {
            crate::ir::Adopted::Undecided => "未定".to_owned(),
            crate::ir::Adopted::Provisional { .. } => format!("暂用{used}"),
            crate::ir::Adopted::Decided { .. } => used,
        };
        Some(Standing { target: names.interpretation(name)?, name: name.clone(), standing })
    };
    all.iter().filter_map(standing).collect()
}

fn parameters(names: &Names<'_>, info: &RuleInfo<'_>) -> Vec<Link> {
    let mut found: Vec<Link> = Vec::new();
    let mut see = |name: &str| {
        if let Some(target) = names.parameter(name)
            && !found.iter().any(|l| l.target == target)
        {
            found.push(Link { target, name: name.to_owned() });
        }
    };
    crate::syntax::ast::names(info.ast, &mut |name| see(&name.text));
    for line in &info.ast.lines {
        if let LineValue::FromParameter(name) = &line.value {
            see(&name.text);
        }
    }
    found
}

fn references(model: &Model<'_>, names: &Names<'_>, id: RuleId) -> Vec<Reference> {
    let own = model.references.iter().filter(|r| r.rule == Some(id) && r.pointer != Pointer::AndSoOn);
    let entry = |r: &crate::resolve::Reference| Reference {
        word: r.word.clone(),
        resolves: r.resolves.iter().map(|t| resolved(model, names, t)).collect(),
        state: String::new(),
    };
    own.map(entry).collect()
}

pub(super) fn resolved(model: &Model<'_>, names: &Names<'_>, to: &crate::resolve::Resolved) -> Resolved {
    let by_rule = to.rule.and_then(|r| names.rule(r).cloned());
    let by_anchor = to.anchor.map(|a| sentence_id(&model.document.anchors()[a].id));
    Resolved { text: to.words.clone(), target: by_rule.or(by_anchor) }
}

fn delegations(info: &RuleInfo<'_>) -> Vec<PointedAt> {
    let lines = info.ast.lines.iter().filter(|l| l.label == Label::PerRules);
    lines.map(|l| PointedAt { text: print::line_text(l) }).collect()
}

fn enumerations(info: &RuleInfo<'_>) -> Vec<Enumeration> {
    let lines = info.ast.lines.iter().filter_map(|l| {
        let LineValue::Enumeration { words, extent, reason } = &l.value else { return None };
        Some((words, extent, reason))
    });
    lines
        .map(|(words, extent, reason)| Enumeration {
            quote: words.text.clone(),
            state: extent_word(extent),
            reason: reason.as_ref().map(|r| r.text.clone()).unwrap_or_default(),
        })
        .collect()
}

fn notes(info: &RuleInfo<'_>) -> Vec<String> {
    let lines = info.ast.lines.iter().filter(|l| l.label == Label::Note);
    let words = lines.filter_map(|l| if let LineValue::Words(text) = &l.value { Some(text) } else { None });
    words.map(|text| format!("{}。", text.text)).collect()
}
