//! Every status has its day: a condition that can change says on which day it is asked.

use super::worded::{asks, leaf};
use crate::diagnostic::{Code, Diagnostic};
use crate::package::{PackageFiles, Status};
use crate::resolve::{Fact, FactType, Model, RuleInfo, TimeLine};
use crate::source::Span;
use crate::syntax::ast::{Condition, ConditionKind, DefineBody, Label, MainSentence, Name, RuleKind, each_condition};
use crate::syntax::print;
use std::collections::BTreeSet;

/// Says which conditions no sentence and no line dates: as work left in a draft, as errors in a finished package.
pub(super) fn report(package: &PackageFiles, model: &Model<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let code = match package.manifest.status {
        Status::Draft => Code::NoDay,
        Status::Finished => Code::NoDayFinished,
    };
    for info in model.rules.iter().filter(|r| asks(r.ast.kind) && r.ast.kind != RuleKind::Definition) {
        let mut names: Vec<&Name> = Vec::new();
        Undated { model, seen: BTreeSet::new() }.of(info, &mut |name| {
            if !names.iter().any(|n| n.text == name.text) {
                names.push(name);
            }
        });
        let Some(first) = names.first() else { continue };
        let words: Vec<String> = names.iter().map(|n| format!("“{}”", n.text)).collect();
        let d = Diagnostic::new(code, info.file, first.span).arg("names", words.concat());
        diagnostics.push(d.arg("rule", &info.ast.name.text).help("help"));
    }
}

/// A walk over what conditions ask without a day.
struct Undated<'r, 'm> {
    model: &'r Model<'m>,
    /// Definitions on the way.
    seen: BTreeSet<String>,
}

impl<'m> Undated<'_, 'm> {
    /// The names that a rule's conditions ask without a day.
    fn of(&mut self, info: &RuleInfo<'m>, each: &mut dyn FnMut(&'m Name)) {
        let rule = info.ast;
        // A day that nothing is quoted for is nobody's: it does not count.
        let quoted = |of: &[Name]| {
            let line = rule.lines.iter().find(|l| l.value.time_point().is_some_and(|(own, _)| own == of));
            line.is_none_or(|l| !l.authority.is_empty())
        };
        let mut times = self.model.times(info);
        times.retain(|line| line.at.is_interpreted() || quoted(line.of));
        // An exclusion is asked on the day of what it takes away, where each of the rules that it names has one.
        let taken_from = info.site.rule.map(|id| self.model.excluded_from(id)).unwrap_or_default();
        let theirs: Vec<Vec<TimeLine<'_>>> = taken_from
            .iter()
            .map(|id| self.model.rule(*id))
            .filter(|r| !asks_monthly(self.model, info, r))
            .map(|r| self.model.times(r))
            .collect();
        let all = |lines: &[TimeLine<'_>]| lines.iter().any(|line| line.of.is_empty());
        if !taken_from.is_empty() && theirs.iter().all(|lines| all(lines)) {
            return;
        }
        if times.iter().any(|line| line.of.is_empty()) {
            return;
        }
        // What is paid month by month asks the members of its range month by month.
        let monthly = rule.lines.iter().any(|l| matches!(l.label, Label::Start | Label::Duration));
        let elsewhere = |label| matches!(label, Label::Hint | Label::Payment) || (monthly && label == Label::Scope);

        let elsewhere: Vec<Span> = rule.lines.iter().filter(|l| elsewhere(l.label)).map(|l| l.span).collect();
        let inside = |of: Span, all: &[Span]| all.iter().any(|a| a.start <= of.start && of.end <= a.end);
        let mut dated: Vec<Span> = elsewhere;
        let mut due: Vec<&'m Condition> = Vec::new();
        each_condition(rule, &mut |condition| {
            if let ConditionKind::AtDate { .. } = condition.kind {
                dated.push(condition.span);
            }
            if !inside(condition.span, &dated) {
                due.push(condition);
            }
        });
        for condition in due {
            let words = print::condition(condition);
            if let Some(name) = leaf(condition) {
                let names = |lines: &[TimeLine<'_>]| {
                    lines.iter().any(|line| line.of.iter().any(|n| n.text == name.text || n.text == words))
                };
                let theirs = !taken_from.is_empty() && theirs.iter().all(|lines| all(lines) || names(lines));
                let named = names(&times) || theirs;
                if !named && self.changes(name.text.as_str()) {
                    each(name);
                }
            }
        }
    }

    /// Whether what a name asks may be otherwise on another day.
    fn changes(&mut self, name: &str) -> bool {
        let model = self.model;
        let rules = model.definitions.all.iter().filter(|d| d.name == name).map(|d| model.rule(d.rule));
        let rules: Vec<&RuleInfo<'m>> = rules.collect();
        if !rules.is_empty() {
            // One that leads back to itself is reported by itself.
            return self.seen.insert(name.to_owned()) && rules.iter().any(|info| self.defined_changes(info));
        }
        let mut facts = model.symbols.entities.values().flat_map(|e| {
            let of_record = !e.root && e.target.is_none();
            e.facts.values().map(move |fact| (of_record, fact))
        });
        facts.any(|(of_record, fact)| !of_record && fact.is_called(name) && fact_changes(fact))
    }

    fn defined_changes(&mut self, info: &RuleInfo<'m>) -> bool {
        let mut found = false;
        self.of(info, &mut |_| found = true);
        let body = match &info.ast.main {
            Some(MainSentence::Define(define)) => Some(&define.body),
            _ => None,
        };
        found
            || match body {
                // A record answers for the day asked; it is a day that is wanted.
                Some(DefineBody::Exists { .. }) => true,
                Some(DefineBody::Quantity { .. } | DefineBody::CountOf { .. }) => true,
                Some(DefineBody::Status { .. } | DefineBody::Span { .. } | DefineBody::DayAfter { .. }) | None => false,
            }
    }
}

/// Whether an exclusion is asked of the members of a rule that counts them month by month.
fn asks_monthly(model: &Model<'_>, exclusion: &RuleInfo<'_>, rule: &RuleInfo<'_>) -> bool {
    let monthly = rule.ast.lines.iter().any(|l| matches!(l.label, Label::Start | Label::Duration));
    let entity = exclusion.exclusion().and_then(|e| e.who.entity.as_ref());
    let relation = rule.counted_relation();
    let target = |of: &Name| model.symbols.entity(&of.text).and_then(|e| e.target.as_deref());
    monthly && entity.zip(relation).is_some_and(|(e, r)| e.text == r.text || target(r) == Some(e.text.as_str()))
}

/// Days are days, and what cannot change holds on each of them.
fn fact_changes(fact: &Fact) -> bool {
    let day = matches!(fact.kind, FactType::Date | FactType::Month | FactType::Months | FactType::Range);
    !fact.unchangeable && !day
}
