//! Registers: what is open, left to others, or points elsewhere.

use super::FormatEntry;
use crate::document::{Correction, Document, bare};
use crate::ir::{Adopted, Program};
use crate::resolve::{Model, Pointer, Reference, RuleId};
use crate::syntax::ast::{
    DocumentRef, Duration, Extent, Force, Label, LineValue, MainSentence, Operand, Rule, RuleKind, Standard,
};
use crate::syntax::print;
use crate::values::distinct;
use serde::Serialize;

/// One 解释事项.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct InterpretationEntry {
    pub name: String,
    pub place: String,
    pub quote: String,
    pub question: String,
    /// 已作出, 暂用, 未定
    pub standing: &'static str,
    /// Who decided, where somebody did.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// “创业场地补贴”的期限: where a reading in words stands.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub written: Vec<String>,
    pub alternatives: Vec<AlternativeEntry>,
    /// Rules whose decision it can reach.
    pub rules: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AlternativeEntry {
    pub name: String,
    pub text: String,
    pub reason: String,
    pub used: bool,
}

/// 按规定: what is left to another document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Delegation {
    pub word: String,
    pub anchor: String,
    pub place: String,
    pub rule: String,
    /// 标准, or the fact that the document decides.
    pub decides: String,
    /// Its title, or the entitlement of this document that is meant.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub document: Option<String>,
    /// 所按文件未载明, 效力未查明, 自……起施行 …, 指本文
    pub state: String,
}

/// 裁量
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Discretion {
    pub name: String,
    pub anchor: String,
    pub place: String,
    /// 审定机关; 未载明 where the text does not say.
    pub who: String,
    pub bound: String,
}

/// A qualifier of subject or object with what became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct QualifierEntry {
    pub rule: String,
    pub place: String,
    pub words: String,
    /// Why it makes no condition; none where no line carries it and nobody has answered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// 原文写作: how the text says what a fact asks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct WordingEntry {
    /// 个人的招用日期
    pub fact: String,
    pub words: String,
    /// Where rules quote these words; empty where none does.
    pub places: Vec<String>,
}

/// A word that points elsewhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReferenceEntry {
    pub word: String,
    pub anchor: String,
    pub place: String,
    pub rule: String,
    pub resolves: Vec<ResolvedEntry>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ResolvedEntry {
    pub words: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub anchor: Option<String>,
    #[serde(skip)]
    pub rule: Option<RuleId>,
}

/// An 等.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EnumerationEntry {
    pub words: String,
    pub anchor: String,
    pub place: String,
    pub rule: String,
    /// 以所列为限, 列举未尽, 从解释“……”
    pub extent: String,
    pub reason: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CorrectionEntry {
    pub at: Vec<String>,
    pub kind: String,
    pub from: String,
    pub to: String,
    pub times: usize,
    pub why: String,
}

pub(super) fn interpretations(model: &Model<'_>, program: &Program) -> Vec<InterpretationEntry> {
    let entry = |(index, of): (usize, &crate::ir::Interpretation)| {
        let used = of.adopted.alternative();
        let (standing, by) = match &of.adopted {
            Adopted::Decided { by, .. } => ("已作出", Some(by.clone())),
            Adopted::Provisional { .. } => ("暂用", None),
            Adopted::Undecided => ("未定", None),
        };
        let decided = of.adopted != Adopted::Undecided;
        let citation = of.cites.first().map(|c| program.citation(*c));
        let reaches = |d: &&crate::ir::Decision| d.interpretations.iter().any(|i| i.index() == index);
        InterpretationEntry {
            name: of.name.clone(),
            place: citation.map(|c| c.place.clone()).unwrap_or_default(),
            quote: citation.map(|c| c.quote.clone()).unwrap_or_default(),
            question: of.question.clone(),
            standing,
            by,
            written: written(model, &of.name),
            alternatives: of
                .alternatives
                .iter()
                .enumerate()
                .map(|(i, a)| AlternativeEntry {
                    name: a.name.clone(),
                    text: a.text.clone(),
                    reason: a.reason.clone(),
                    used: decided && i == used as usize,
                })
                .collect(),
            rules: program.decisions.iter().filter(reaches).map(|d| d.rule.clone()).collect(),
        }
    };
    program.interpretations.iter().enumerate().map(entry).collect()
}

/// The lines of rules in which a reading in words stands.
fn written(model: &Model<'_>, name: &str) -> Vec<String> {
    let item = model.interpretation(name).map(|id| &model.interpretations[id.index()]);
    let at = item.into_iter().flat_map(|item| item.adopted.written.iter().map(move |at| (item, at)));
    let stands = at.filter_map(|(item, at)| model.stands(item, at).ok());
    stands.flat_map(|s| s.lines.iter().map(|line| format!("“{}”的{line}", s.rule)).collect::<Vec<_>>()).collect()
}

fn anchor_of(model: &Model<'_>, anchor: usize) -> String {
    model.document.anchors()[anchor].id.clone()
}

fn rule_name(model: &Model<'_>, rule: Option<RuleId>) -> String {
    let Some(rule) = rule else { return String::new() };
    let ast = model.rule(rule).ast;
    if ast.kind == RuleKind::Responsible { "责任单位".to_owned() } else { ast.name.text.clone() }
}

/// One entry for each 按规定 of the text and each thing that it leaves to a document.
pub(super) fn delegations(model: &Model<'_>) -> Vec<Delegation> {
    let mut entries = Vec::new();
    for reference in model.references.iter().filter(|r| r.pointer == Pointer::PerRules) {
        let Some(id) = reference.rule else { continue };
        let entry = |decides: &str, document: Option<String>, state: String| Delegation {
            word: reference.word.clone(),
            anchor: anchor_of(model, reference.anchor),
            place: model.document.place_words(Some(reference.anchor)),
            rule: rule_name(model, Some(id)),
            decides: decides.to_owned(),
            document,
            state,
        };
        for line in &model.rule(id).ast.lines {
            if let LineValue::Standard(Standard::PerRules(of)) = &line.value {
                let (document, state) = standing(model, of);
                entries.push(entry("标准", document, state));
            } else if let LineValue::PerRules { fact, document: of } = &line.value {
                let (document, state) = standing(model, of);
                entries.push(entry(&fact.text, document, state));
            } else if let LineValue::Standard(Standard::SameAs(names)) = &line.value {
                let all: Vec<String> = names.iter().map(|n| n.text.clone()).collect();
                entries.push(entry("标准", Some(all.join("、")), "指本文".to_owned()));
            }
        }
    }
    entries
}

fn standing(model: &Model<'_>, of: &DocumentRef) -> (Option<String>, String) {
    let DocumentRef::Titled(title) = of else { return (None, "所按文件未载明".to_owned()) };
    let rule = model.find(RuleKind::Outside, &title.text).map(|id| model.rule(id).ast);
    let force = rule.and_then(|r| r.lines.iter().find(|l| l.label == Label::Force));
    let state = match force.map(|l| &l.value) {
        Some(LineValue::Force(Force::Between { from, until })) => {
            let day = |d: &crate::syntax::ast::Day| format!("{}年{}月{}日", d.year, d.month, d.day);
            let until = until.as_ref().map(|d| format!("，至{}止", day(d))).unwrap_or_default();
            format!("自{}起施行{until}", day(from))
        }
        _ => "效力未查明".to_owned(),
    };
    (Some(format!("《{}》", title.text)), state)
}

/// 裁量 rules, and durations that may be lengthened.
pub(super) fn discretions(model: &Model<'_>) -> Vec<Discretion> {
    let mut entries = Vec::new();
    for rule in &model.rules {
        let bound = if rule.ast.kind == RuleKind::Discretion {
            let line = rule.ast.lines.iter().find(|l| l.label == Label::Bound);
            let period =
                line.and_then(|l| if let LineValue::Bound { period, .. } = &l.value { Some(period) } else { None });
            period.map_or_else(|| "未载明".to_owned(), |period| format!("最长不超过{}", print::period(period)))
        } else {
            let Some(until) = extended(rule.ast) else { continue };
            format!("可延长至{}", print::operand(until))
        };
        let who = rule.ast.lines.iter().find(|l| l.label == Label::DecidedBy).map(|l| &l.value);
        entries.push(Discretion {
            name: rule.ast.name.text.clone(),
            anchor: rule.site.anchor.map(|a| anchor_of(model, a)).unwrap_or_default(),
            place: model.document.place_words(rule.site.anchor),
            who: match who {
                Some(LineValue::Words(text)) => text.text.clone(),
                _ => "未载明".to_owned(),
            },
            bound,
        });
    }
    entries
}

/// The date to which a rule's duration may be lengthened, by its sentence or by a line.
fn extended(rule: &Rule) -> Option<&Operand> {
    if let Some(MainSentence::ExtendExcept { until, .. }) = &rule.main {
        return Some(until);
    }
    rule.lines.iter().find_map(|l| {
        if let LineValue::Duration(Duration::ExtendExcept { until, .. }) = &l.value { Some(until) } else { None }
    })
}

pub(super) fn references(model: &Model<'_>) -> Vec<ReferenceEntry> {
    let entry = |r: &Reference| ReferenceEntry {
        word: r.word.clone(),
        anchor: anchor_of(model, r.anchor),
        place: model.document.place_words(Some(r.anchor)),
        rule: rule_name(model, r.rule),
        resolves: r
            .resolves
            .iter()
            .map(|t| ResolvedEntry {
                words: t.words.clone(),
                anchor: t.anchor.map(|a| anchor_of(model, a)),
                rule: t.rule,
            })
            .collect(),
    };
    model.references.iter().filter(|r| r.pointer != Pointer::AndSoOn).map(entry).collect()
}

pub(super) fn enumerations(model: &Model<'_>) -> Vec<EnumerationEntry> {
    let entry = |r: &Reference| {
        let (extent, reason) = match &r.extent {
            Some((extent, reason)) => (extent_word(extent), reason.clone()),
            None => ("未写明".to_owned(), String::new()),
        };
        EnumerationEntry {
            words: r.list.unwrap_or(r.span).text(model.document.text()).to_owned(),
            anchor: anchor_of(model, r.anchor),
            place: model.document.place_words(Some(r.anchor)),
            rule: rule_name(model, r.rule),
            extent,
            reason,
        }
    };
    model.references.iter().filter(|r| r.pointer == Pointer::AndSoOn).map(entry).collect()
}

/// Whether a list is closed, in words.
pub fn extent_word(extent: &Extent) -> String {
    match extent {
        Extent::Closed => "以所列为限".to_owned(),
        Extent::Open => "列举未尽".to_owned(),
        Extent::Interpreted(name) => format!("从解释“{}”", name.text),
    }
}

/// Qualifiers that no line carries, and those that are set aside.
pub(super) fn qualifiers(model: &Model<'_>) -> Vec<QualifierEntry> {
    let mut entries = Vec::new();
    for info in &model.rules {
        let entry = |words: String, reason: Option<String>| QualifierEntry {
            rule: info.ast.name.text.clone(),
            place: model.document.place_words(info.site.anchor),
            words,
            reason,
        };
        for line in &info.ast.lines {
            if let LineValue::SetAside { words, reason } = &line.value {
                entries.push(entry(words.text.clone(), reason.as_ref().map(|r| r.text.clone())));
            }
        }
        entries.extend(model.uncarried(info).into_iter().map(|words| entry(words, None)));
    }
    entries
}

/// Every 原文写作 of the dictionary, with the quotations that hold the words.
pub(super) fn wordings(model: &Model<'_>) -> Vec<WordingEntry> {
    let quotes: Vec<(&str, String)> = model.citations.iter().map(|c| (c.place.as_str(), bare(&c.quote))).collect();
    let mut entries = Vec::new();
    for (owner, entity) in &model.symbols.entities {
        for fact in entity.facts.values() {
            for (words, _) in &fact.written {
                let own = bare(words);
                let held = quotes.iter().filter(|(_, quote)| quote.contains(&own));
                let places = distinct(held.map(|(place, _)| (*place).to_owned()));
                let fact = format!("{owner}的{}", fact.name);
                entries.push(WordingEntry { fact, words: words.clone(), places });
            }
        }
    }
    entries
}

/// What the text holds of each kind of format.
pub(super) fn format(document: &Document) -> Vec<FormatEntry> {
    let entry = |unit: &crate::document::tree::Unit| {
        let kind = unit.format()?;
        let words: String = unit.own.text(document.text()).chars().filter(|c| !matches!(c, '\n' | '\r')).collect();
        let chars = words.chars().filter(|c| !c.is_whitespace()).count();
        Some(FormatEntry { kind: kind.word().to_owned(), chars, words })
    };
    document.tree().units.iter().filter_map(entry).collect()
}

pub(super) fn corrections(corrections: &[Correction]) -> Vec<CorrectionEntry> {
    let entry = |c: &Correction| CorrectionEntry {
        at: c.at.clone(),
        kind: c.kind.name().to_owned(),
        from: c.from.clone(),
        to: c.to.clone(),
        times: c.times,
        why: c.why.clone(),
    };
    corrections.iter().map(entry).collect()
}
