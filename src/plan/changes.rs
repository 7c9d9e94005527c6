//! Changed sentences and the rules they reach, by name.

use super::Wording;
use super::rule_lines::RuleLines;
use crate::amend::{
    By, Comparison, Direction, Edit, Hunk, Pair, Proposal, SameWording, Subject, Touched, What, direction, reach,
    same_wording,
};
use crate::document::Document;
use crate::resolve::RuleId;
use crate::syntax::ast::RuleKind;
use std::collections::BTreeSet;
use std::ops::Range;

/// A sentence that changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeOut {
    /// In the old text; in the new one for what was added.
    pub anchor: String,
    /// Its anchor in the new text, where it has one.
    pub new_anchor: Option<String>,
    /// 第（六）条第4句
    pub place: String,
    pub kind: ChangeKind,
    pub before: Option<String>,
    pub after: Option<String>,
    /// Words that differ, old and new.
    pub words: Vec<(String, String)>,
    pub direction: Direction,
    pub basis: Basis,
    /// Names of the rules that it reaches.
    pub reaches: BTreeSet<String>,
    /// Somebody must draft what answers it, so that no case can tell its direction yet.
    pub awaits_drafting: bool,
}

/// What became of a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChangeKind {
    /// 修改
    Changed,
    /// 增加
    Added,
    /// 删除
    Deleted,
    /// 移动
    Moved,
}

impl ChangeKind {
    pub fn name(self) -> &'static str {
        match self {
            ChangeKind::Changed => "修改",
            ChangeKind::Added => "增加",
            ChangeKind::Deleted => "删除",
            ChangeKind::Moved => "移动",
        }
    }
}

/// What a direction was seen from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// 改动本身
    Change,
    /// 案例
    Cases,
    /// No case tells.
    Nothing,
}

impl Basis {
    pub fn name(self) -> &'static str {
        match self {
            Basis::Change => "改动本身",
            Basis::Cases => "案例",
            Basis::Nothing => "无从判断",
        }
    }
}

/// A rule that the amendment reaches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleOut {
    /// The rule's name; of a 责任单位, its 条.
    pub rule: String,
    pub kind: RuleKind,
    /// Its own words changed.
    pub direct: bool,
    /// From the rule whose words changed to the one before this: how it is leaned on, and its title.
    pub via: Vec<(By, String)>,
}

impl RuleOut {
    /// The word of its kind: 给付.
    pub fn kind_word(&self) -> &'static str {
        self.kind.word()
    }
}

/// The changed sentences in the order of the old text, what was added behind the sentence before it;
/// with the place in the old text, and a mark of what was added.
fn sentences(comparison: &Comparison<'_>) -> Vec<(usize, usize, ChangeOut)> {
    let alignment = &comparison.alignment;
    let (old, new) = (alignment.old, alignment.new);
    let mut found: Vec<(usize, usize, ChangeOut)> = Vec::new();
    for pair in alignment.pairs.iter().filter(|p| p.moved || !p.words.hunks.is_empty()) {
        let kind = if pair.moved { ChangeKind::Moved } else { ChangeKind::Changed };
        let change = ChangeOut {
            new_anchor: Some(id(&new, pair.new)),
            after: Some(sentence(&new, pair.new)),
            words: words(comparison, pair),
            ..sentence_change(kind, &old, pair.old)
        };
        found.push((pair.old, 0, change));
    }
    for index in &alignment.deleted {
        found.push((*index, 0, sentence_change(ChangeKind::Deleted, &old, *index)));
    }
    for index in &alignment.added {
        // Behind the counterpart of the sentence before it.
        let before = alignment.pairs.iter().filter(|p| p.new < *index).max_by_key(|p| p.new).map_or(0, |p| p.old);
        let change = ChangeOut {
            new_anchor: Some(id(&new, *index)),
            before: None,
            after: Some(sentence(&new, *index)),
            ..sentence_change(ChangeKind::Added, &new, *index)
        };
        found.push((before, index + 1, change));
    }
    found.sort_by_key(|(at, order, _)| (*at, *order));
    found
}

/// The words that differ; a limit whose side changed is shown whole.
fn words(comparison: &Comparison<'_>, pair: &Pair) -> Vec<(String, String)> {
    let one_line = |s: &str| s.replace(['\n', '\r'], "");
    let text = |old: &Range<usize>, new: &Range<usize>| {
        (
            one_line(pair.words.old_text(comparison.alignment.old, old)),
            one_line(pair.words.new_text(comparison.alignment.new, new)),
        )
    };
    let mut found = Vec::new();
    for atom in comparison.atoms.get(&pair.old).into_iter().flatten() {
        match &atom.what {
            What::Limit { before, after } if before.side() == after.side() => {
                let inside = |h: &&Hunk| atom.old.start <= h.old.start && h.old.end <= atom.old.end;
                found.extend(pair.words.hunks.iter().filter(inside).map(|h| text(&h.old, &h.new)));
            }
            What::Renamed { before, after } => found.push((before.clone(), after.clone())),
            _ => found.push(text(&atom.old, &atom.new)),
        }
    }
    found
}

/// A sentence of which only the old side is known yet.
fn sentence_change(kind: ChangeKind, document: &Document, index: usize) -> ChangeOut {
    ChangeOut {
        anchor: id(document, index),
        new_anchor: None,
        place: document.place_words(Some(index)),
        kind,
        before: Some(sentence(document, index)),
        after: None,
        words: vec![],
        direction: Direction::Mixed,
        basis: Basis::Nothing,
        reaches: BTreeSet::new(),
        awaits_drafting: false,
    }
}

/// The changed sentences with what the package makes of them.
pub(super) fn changes(subject: Subject<'_>, comparison: &Comparison<'_>, proposal: &Proposal) -> Vec<ChangeOut> {
    let with_rules = |(index, added, change): (usize, usize, ChangeOut)| {
        if added > 0 {
            return ChangeOut { awaits_drafting: true, ..change };
        }
        let edits = edits_of(proposal, comparison, index);
        let crossing: BTreeSet<RuleId> = proposal
            .crossed
            .iter()
            .filter(|c| c.sentences.0 == index || c.sentences.1 == index)
            .map(|c| c.rule)
            .collect();
        let certain = direction(subject, comparison, index, &edits).filter(|_| crossing.is_empty());
        ChangeOut {
            direction: certain.unwrap_or(Direction::Mixed),
            basis: if certain.is_some() { Basis::Change } else { Basis::Nothing },
            reaches: reached(subject, proposal, &edits, crossing),
            awaits_drafting: edits.iter().any(|e| !e.is_ready()),
            ..change
        }
    };
    sentences(comparison).into_iter().map(with_rules).collect()
}

/// Rules whose own lines differ between two packages.
pub(super) fn rules_that_differ(old: &RuleLines, new: &RuleLines) -> Vec<RuleOut> {
    let names: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    let differing = names.into_iter().filter(|n| old.get(*n) != new.get(*n));
    let out = |name: &String| {
        let rule = new.get(name).or_else(|| old.get(name))?;
        Some(RuleOut { rule: name.clone(), kind: rule.kind, direct: true, via: vec![] })
    };
    differing.filter_map(out).collect()
}

fn id(document: &Document, index: usize) -> String {
    document.anchors().get(index).map(|a| a.id.clone()).unwrap_or_default()
}

fn sentence(document: &Document, index: usize) -> String {
    document.anchor_text(index).replace(['\n', '\r'], "").trim().to_owned()
}

/// The edits that answer the change in one sentence of the old text.
fn edits_of<'p>(proposal: &'p Proposal, comparison: &Comparison<'_>, sentence: usize) -> Vec<&'p Edit> {
    let anchor = id(&comparison.alignment.old, sentence);
    let answers =
        |e: &&Edit| e.atoms.iter().any(|a| a.sentence == sentence) || e.lost.contains(&sentence) || e.anchor == anchor;
    proposal.edits.iter().filter(answers).collect()
}

/// The names of the rules that these edits reach.
fn reached(subject: Subject<'_>, proposal: &Proposal, edits: &[&Edit], crossing: BTreeSet<RuleId>) -> BTreeSet<String> {
    let direct: BTreeSet<RuleId> = edits.iter().filter_map(|e| e.rule()).chain(crossing.iter().copied()).collect();
    let touched = reach(subject.model, &direct, |r| !crossing.contains(&r) && keeps_meaning(proposal, r));
    touched.into_iter().map(|t| subject.model.rule(t.rule).ast.name.text.clone()).collect()
}

/// Whether a rule whose words changed means what it meant: only its quotation reads differently.
fn keeps_meaning(proposal: &Proposal, rule: RuleId) -> bool {
    let mut edits = proposal.edits.iter().filter(|e| e.rule() == Some(rule));
    edits.all(|e| e.is_ready() && !e.changes_rule())
}

/// Every rule that the amendment reaches.
pub(super) fn rules(subject: Subject<'_>, proposal: &Proposal) -> Vec<RuleOut> {
    let touched = reach(subject.model, &proposal.direct, |r| keeps_meaning(proposal, r));
    let out = |t: Touched| {
        let kind = subject.model.rule(t.rule).ast.kind;
        let via = t.via.iter().map(|(by, r)| (*by, subject.title(*r))).collect();
        RuleOut { rule: subject.name(t.rule), kind, direct: t.via.is_empty(), via }
    };
    let mut all: Vec<RuleOut> = touched.into_iter().map(out).collect();
    // What came under a definition or left it, and what leans on that.
    for crossed in &proposal.crossed {
        let own = Touched { rule: crossed.rule, via: vec![(By::Onward, crossed.definition)] };
        let further = reach(subject.model, &BTreeSet::from([crossed.rule]), |_| false).into_iter();
        let further = further
            .filter(|t| !t.via.is_empty())
            .map(|t| Touched { via: own.via.iter().copied().chain(t.via).collect(), rule: t.rule });
        for touched in std::iter::once(own.clone()).chain(further).map(out) {
            if !all.iter().any(|r| r.rule == touched.rule && r.kind == touched.kind) {
                all.push(touched);
            }
        }
    }
    all.sort_by_key(|r| !r.direct);
    all
}

pub(super) fn wordings(comparison: &Comparison<'_>) -> Vec<Wording> {
    let (old, new) = (comparison.alignment.old, comparison.alignment.new);
    let out = |s: SameWording| Wording { anchor: id(&new, s.anchor), text: s.text, changed: id(&old, s.changed) };
    same_wording(comparison).into_iter().map(out).collect()
}
