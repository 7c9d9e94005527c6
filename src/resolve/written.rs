//! Where a reading in words stands as a rule: 已写入“〈规则〉”的〈行〉.
//!
//! Nothing computes a reading in words. It may be in force only where a rule already says what it says; the item
//! names the rule, and the line of it that would read otherwise under another reading.

use super::RuleId;
use super::info::{Interp, RuleInfo};
use super::model::Model;
use crate::document::shares;
use crate::ir::{Citation, CitationId};
use crate::syntax::ast::{ConditionKind, Extent, Label, LineValue, MainSentence, RuleKind, WrittenIn};

/// The word for the main sentence of a rule.
pub const MAIN: &str = "主句";

/// Letters that two quotations of one sentence must have in common.
const SHARED: usize = 4;

/// A rule in which a reading stands, with its lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stands {
    pub rule: String,
    pub lines: Vec<String>,
}

/// Why a rule does not hold a reading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unwritten {
    /// No rule of that name.
    NoRule,
    /// The rule quotes other words.
    OtherWords,
    /// The rule has no such line; those that it has.
    NoLine(Vec<String>),
}

impl Model<'_> {
    /// Where the item says that its reading stands.
    pub fn stands(&self, item: &Interp<'_>, at: &WrittenIn) -> Result<Stands, Unwritten> {
        let mut named = self.rules().filter(|r| name(r) == at.rule.text).peekable();
        if named.peek().is_none() {
            return Err(Unwritten::NoRule);
        }
        let rule = named.find(|r| self.speaks_of(item, r)).ok_or(Unwritten::OtherWords)?;
        let stands = |lines| Stands { rule: name(rule).to_owned(), lines };
        let lines = lines(rule);
        match &at.line {
            Some(line) if lines.contains(&line.text) => Ok(stands(vec![line.text.clone()])),
            Some(_) => Err(Unwritten::NoLine(lines)),
            None => Ok(stands(self.quoting(item, rule))),
        }
    }

    /// The rule in which the item says that its reading stands.
    pub fn holder(&self, item: &Interp<'_>, at: &WrittenIn) -> Option<RuleId> {
        let holds = |r: &RuleInfo<'_>| {
            r.ast.kind != RuleKind::Interpretation && name(r) == at.rule.text && self.speaks_of(item, r)
        };
        self.rules.iter().position(holds).map(RuleId)
    }

    /// Whether a reading in words stands, as far as a rule is concerned, only in lines that say how much or how long:
    /// in its own, or in a duration that several rules share. A definition may be anybody's.
    pub fn fixes_amount(&self, item: &Interp<'_>, rule: RuleId) -> bool {
        let bears = |id: RuleId| {
            let shared = self.rule(id).ast.kind == RuleKind::SharedDuration;
            id == rule || shared || self.definitions.all.iter().any(|d| d.rule == id)
        };
        let places = item.adopted.written.iter().filter_map(|at| Some((at, self.holder(item, at)?)));
        let mut places = places.filter(|(_, id)| bears(*id)).peekable();
        let of_amount = |(at, id): (&WrittenIn, RuleId)| {
            let label = at.line.as_ref().and_then(|line| Label::from_word(&line.text));
            self.rule(id).ast.kind == RuleKind::SharedDuration || label.is_some_and(Label::fixes_amount)
        };
        places.peek().is_some() && places.all(of_amount)
    }

    /// Rules that quote words of the item's quotation, by name.
    pub fn speaking_of(&self, item: &Interp<'_>) -> impl Iterator<Item = &str> {
        self.rules().filter(move |r| self.speaks_of(item, r)).map(|r| name(r))
    }

    fn rules(&self) -> impl Iterator<Item = &RuleInfo<'_>> {
        self.rules.iter().filter(|r| r.ast.kind != RuleKind::Interpretation)
    }

    fn speaks_of(&self, item: &Interp<'_>, rule: &RuleInfo<'_>) -> bool {
        let from_item = |l: &super::CitedLine<'_>| {
            matches!(&l.line.value, LineValue::FromInterpretation(name)
                | LineValue::Enumeration { extent: Extent::Interpreted(name), .. } if name.text == item.name)
        };
        rule.all_cites().any(|c| self.shared(item, c)) || rule.lines.iter().any(from_item)
    }

    /// The lines that quote the item's words themselves; the main sentence where none does.
    fn quoting(&self, item: &Interp<'_>, rule: &RuleInfo<'_>) -> Vec<String> {
        let quotes = |l: &&super::CitedLine<'_>| l.cites.iter().any(|c| self.shared(item, *c));
        let lines: Vec<String> = rule.lines.iter().filter(quotes).map(|l| l.line.label.word()).collect();
        if lines.is_empty() { vec![MAIN.to_owned()] } else { lines }
    }

    fn shared(&self, item: &Interp<'_>, cite: CitationId) -> bool {
        let own = &self.rule(item.rule).cites;
        own.iter().any(|of| share_words(&self.citations[of.index()], &self.citations[cite.index()]))
    }
}

/// What a rule is called; 责任单位 has no name of its own.
fn name<'a>(rule: &'a RuleInfo<'_>) -> &'a str {
    if rule.ast.kind == RuleKind::Responsible { rule.ast.kind.word() } else { &rule.ast.name.text }
}

/// What a line of a rule may be called: 主句, its items, the labels of its attached lines.
fn lines(rule: &RuleInfo<'_>) -> Vec<String> {
    let mut lines = Vec::new();
    if rule.ast.main.is_some() {
        lines.push(MAIN.to_owned());
    }
    let condition = rule.ast.main.as_ref().and_then(MainSentence::who).map(|who| &who.condition);
    if let Some(ConditionKind::All(items) | ConditionKind::Any(items)) = condition.map(|c| &c.kind) {
        lines.extend((1..=items.len()).map(|i| format!("第（{i}）项")));
    }
    for line in &rule.ast.lines {
        let word = line.label.word();
        if !lines.contains(&word) && !matches!(line.label, Label::Concerns | Label::Note) {
            lines.push(word);
        }
    }
    lines
}

/// Whether two quotations of one sentence have words in common.
fn share_words(a: &Citation, b: &Citation) -> bool {
    let within = |x: &str, y: &str| x.strip_prefix(y).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'));
    let same = a.anchors.iter().any(|x| b.anchors.iter().any(|y| within(x, y) || within(y, x)));
    if a.clause != b.clause || !same {
        return false;
    }
    shares(&a.quote, &b.quote, SHARED)
}
