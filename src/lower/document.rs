//! Documents outside the policy, and entitlements that exclude each other.

use super::builder::Builder;
use super::scope::Ctx;
use super::term::Obstacle;
use crate::diagnostic::{Code, Term};
use crate::ir::{DecisionId, Document, DocumentId, Exclusion, Force, Op, OpenDocument, Pay};
use crate::resolve::RuleId;
use crate::syntax::ast::{Day, DocumentRef, Force as Written, Label, LineValue, Name, RuleKind};
use crate::values::Date;

impl<'a> Builder<'_, 'a> {
    /// The document that 按规定 names; what is known of it stands in its 所按文件.
    pub(super) fn document_of(&mut self, ctx: &Ctx<'a>, named: &DocumentRef) -> DocumentId {
        let title = match named {
            DocumentRef::NotStated => String::new(),
            DocumentRef::Titled(text) => text.text.clone(),
        };
        if let Some(known) = DocumentId::find(&self.program.documents, |d| d.title == title) {
            return known;
        }
        let mut document = Document { title, number: None, force: None, source: None };
        if let Some(id) = self.model.find(RuleKind::Outside, &document.title) {
            self.describe(id, &mut document);
        } else if let DocumentRef::Titled(text) = named {
            let name = Name { text: format!("《{}》", text.text), quoted: false, span: text.span };
            self.unknown_rule(ctx, &name, RuleKind::Outside);
        }
        DocumentId::push(&mut self.program.documents, document)
    }

    fn describe(&self, id: RuleId, document: &mut Document) {
        for line in &self.model.rule(id).ast.lines {
            if let LineValue::Force(Written::Between { from, until }) = &line.value {
                let until = until.and_then(day);
                document.force = day(*from).map(|from| Force { from, until });
            }
            let LineValue::Words(text) = &line.value else { continue };
            if line.label == Label::Number {
                document.number = Some(text.text.clone());
            } else if line.label == Label::Source {
                document.source = Some(text.text.clone());
            }
        }
    }

    /// Documents that a decision leans on through the definitions it uses.
    pub(super) fn documents_behind(&mut self) {
        for id in DecisionId::all(&self.program.decisions) {
            let decision = &self.program.decisions[id];
            let mut found = Vec::new();
            for node in self.program.behind(decision.roots()) {
                let node = self.program.node(node);
                if let Op::PerRules { document, .. } = node.op {
                    found.push(OpenDocument { document, decides: node.text.clone() });
                }
            }
            found.sort_by(|a, b| (a.document, &a.decides).cmp(&(b.document, &b.decides)));
            let known = &mut self.program.decisions[id].open_documents;
            for document in found {
                if !known.contains(&document) {
                    known.push(document);
                }
            }
        }
    }

    /// Days that no calendar has, and an end before the beginning.
    pub(super) fn check_document(&mut self, id: RuleId) {
        let ctx = self.rule_ctx(id);
        for line in self.model.rule(id).lines(Label::Force) {
            let LineValue::Force(Written::Between { from, until }) = &line.line.value else { continue };
            let days: Vec<Option<Date>> = [Some(*from), *until].into_iter().flatten().map(day).collect();
            let sound = match days.as_slice() {
                [Some(_)] => true,
                [Some(from), Some(until)] => from <= until,
                _ => false,
            };
            if !sound {
                let d =
                    self.fault(&ctx, Code::NumberOutOfRange, line.line.span).arg("found", Term::new("days-in-force"));
                self.report(d.help("help-day"));
            }
        }
    }

    /// “甲”“乙”不重复享受: entitlements, each of which must exist, pay one sum to the subject, and stand in
    /// one 竞合 only.
    pub(super) fn exclusion(&mut self, id: RuleId, names: &'a [Name]) {
        let ctx = self.rule_ctx(id);
        for (i, name) in names.iter().enumerate() {
            if self.model.find(RuleKind::Entitlement, &name.text).is_none() {
                self.unknown_rule(&ctx, name, RuleKind::Entitlement);
                return;
            }
            let before = names[..i].iter().any(|n| n.text == name.text);
            if before || self.program.exclusions.iter().any(|e| e.rules.contains(&name.text)) {
                self.not_computable(&ctx, name.span, Obstacle::ExcludedTwice);
                return;
            }
        }
        let rule = self.model.rule(id);
        let cites = self.cites(&rule.cites);
        let rules = names.iter().map(|n| n.text.clone()).collect();
        self.program.exclusions.push(Exclusion { name: rule.ast.name.text.clone(), rules, cites });
    }

    /// What members of one 竞合 must be, once all of them are decided; they share their interpretations,
    /// for another reading of one may turn the other.
    pub(super) fn check_exclusions(&mut self) {
        for exclusion in self.program.exclusions.clone() {
            let decisions = &self.program.decisions;
            let members: Vec<DecisionId> =
                exclusion.rules.iter().filter_map(|r| DecisionId::find(decisions, |d| d.rule == *r)).collect();
            let mut shared = std::collections::BTreeSet::new();
            for index in &members {
                let decision = &self.program.decisions[*index];
                shared.extend(decision.interpretations.iter().copied());
                let unfit = match &decision.plan {
                    Some(plan) if matches!(plan.pay, Pay::InKind { .. } | Pay::SameAs { .. }) => {
                        Some(Obstacle::ExcludedWithoutAmount)
                    }
                    _ if decision.member.is_some() => Some(Obstacle::ExcludedPerMember),
                    _ => None,
                };
                let rule = self.model.find(RuleKind::Exclusive, &exclusion.name);
                if let (Some(what), Some(rule)) = (unfit, rule) {
                    let ctx = self.rule_ctx(rule);
                    let span = self.model.rule(rule).ast.name.span;
                    self.not_computable(&ctx, span, what);
                }
            }
            for index in members {
                self.program.decisions[index].interpretations = shared.iter().copied().collect();
            }
        }
    }
}

fn day(day: Day) -> Option<Date> {
    Date::from_ymd_opt(day.year, day.month, day.day)
}
