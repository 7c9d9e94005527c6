//! Documents outside the policy, and entitlements that exclude each other.

use super::builder::Builder;
use crate::diagnostic::Code;
use crate::ir::{Document, Exclusion, Force, Op, OpenDocument, Pay};
use crate::resolve::RuleId;
use crate::syntax::ast::{Day, DocumentRef, Force as Written, Label, LineValue, Name, RuleKind};
use crate::values::Date;

impl<'a> Builder<'_, 'a> {
    /// The document that 按规定 names; what is known of it stands in its 所按文件.
    pub(super) fn document_of(&mut self, named: &DocumentRef) -> u32 {
        let title = match named {
            DocumentRef::NotStated => String::new(),
            DocumentRef::Titled(text) => text.text.clone(),
        };
        if let Some(known) = self.program.documents.iter().position(|d| d.title == title) {
            return known as u32;
        }
        let mut document = Document { title, number: None, force: None, source: None };
        if let Some(id) = self.model.find(RuleKind::Outside, &document.title) {
            self.describe(id, &mut document);
        }
        self.program.documents.push(document);
        self.program.documents.len() as u32 - 1
    }

    fn describe(&self, id: RuleId, document: &mut Document) {
        for line in &self.model.rule(id).ast.lines {
            match (&line.value, line.label) {
                (LineValue::Words(text), Label::Number) => document.number = Some(text.text.clone()),
                (LineValue::Words(text), Label::Source) => document.source = Some(text.text.clone()),
                (LineValue::Force(Written::Between { from, until }), _) => {
                    let until = until.and_then(day);
                    document.force = day(*from).map(|from| Force { from, until });
                }
                _ => {}
            }
        }
    }

    /// Documents that a decision leans on through the definitions it uses.
    pub(super) fn documents_behind(&mut self) {
        for index in 0..self.program.decisions.len() {
            let decision = &self.program.decisions[index];
            let mut open = vec![decision.conditions, decision.eligible];
            open.extend(decision.member.iter().map(|m| m.condition));
            if let Some(plan) = &decision.plan {
                open.extend(plan.start);
                open.extend(plan.tiers.iter().flat_map(|t| t.condition.iter().chain(&t.until)));
                match &plan.pay {
                    Pay::Monthly { amount } | Pay::Window { amount, .. } => open.push(*amount),
                    Pay::Yearly { rate } | Pay::Once { rate, .. } => open.push(*rate),
                    _ => {}
                }
            }
            let mut seen = std::collections::BTreeSet::new();
            let mut found = Vec::new();
            while let Some(node) = open.pop() {
                if !seen.insert(node) {
                    continue;
                }
                let node = self.program.node(node);
                if let Op::PerRules { document, .. } = node.op {
                    found.push(OpenDocument { document, decides: node.text.clone() });
                }
                open.extend(node.op.operands());
            }
            found.sort_by(|a, b| (a.document, &a.decides).cmp(&(b.document, &b.decides)));
            let known = &mut self.program.decisions[index].open_documents;
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
                let d = self.fault(&ctx, Code::NumberOutOfRange, line.line.span).arg("found", "效力的起止日期");
                self.report(d.help("help-day"));
            }
        }
    }

    /// “甲”“乙”不重复享受: entitlements, each of which must exist.
    pub(super) fn exclusion(&mut self, id: RuleId, names: &'a [Name]) {
        let ctx = self.rule_ctx(id);
        for name in names {
            if self.model.find(RuleKind::Entitlement, &name.text).is_none() {
                self.unknown_rule(&ctx, name, RuleKind::Entitlement);
                return;
            }
        }
        let rule = self.model.rule(id);
        let cites = self.cites(&rule.cites);
        let rules = names.iter().map(|n| n.text.clone()).collect();
        self.program.exclusions.push(Exclusion { name: rule.ast.name.text.clone(), rules, cites });
    }
}

fn day(day: Day) -> Option<Date> {
    Date::from_ymd_opt(day.year, day.month, day.day)
}
