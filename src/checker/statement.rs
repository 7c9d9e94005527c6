//! Statements of an explanation against the nodes that they speak of (1.13).

use super::finding::{Finding, Report, Unconfirmed, What};
use super::frame::Frame;
use super::read::{self, Statement};
use super::row::{Row, depth};
use super::shown::shows;
use super::trace::Names;
use super::value::Val;
use super::words;
use crate::ir::{Citation, CitationId, Decision, DomainId, NodeId, Op, Verdict};
use crate::types::Kind;
use crate::values::distinct;
use std::collections::BTreeMap;

/// What statements are held against.
pub(super) struct Told<'a> {
    pub frame: &'a Frame<'a>,
    pub names: &'a Names<'a>,
    pub decision: &'a Decision,
    /// The words of the policy at each anchor.
    pub texts: &'a BTreeMap<String, String>,
    /// The decision is a refusal: what every answer refuses may stand as refused.
    pub refused: bool,
}

impl Told<'_> {
    pub fn check(&self, said: &read::Decision, report: &mut Report) {
        let Some(root) = &said.explanation else { return };
        let own = &self.frame.program.node(self.decision.eligible).id;
        if root.node.as_ref() != Some(own) {
            let found = root.node.clone().unwrap_or_default();
            report.findings.push(Finding::of(What::Children).expected(own).found(found));
        }
        self.one(root, None, report);
    }

    /// One statement and those below it; `above` is the node that it is a part of.
    fn one(&self, said: &Statement, above: Option<NodeId>, report: &mut Report) {
        let from = report.findings.len();
        let name = said.node.as_deref().unwrap_or_default();
        let finding = |what| Finding::at(what, name, said.row.as_deref()).found(&said.statement);
        let Some(id) = self.names.node(name) else {
            return report.findings.push(finding(What::NoSuchNode));
        };
        let program = self.frame.program;
        let row = Row::read(program, program.node(id).domain, said.row.as_deref());
        let Some(row) = row.filter(|row| self.frame.trace.cell(id, row).is_some()) else {
            return report.findings.push(finding(What::NoSuchRow));
        };
        let spent = self.decision.plan.as_ref().and_then(|p| p.spent);
        let is_part = above.is_none_or(|above| above == id || self.behind(above, id) || spent == Some(id));
        if !is_part {
            report.findings.push(finding(What::Children));
        }
        self.state(said, (id, &row), report);
        let chain = self.chain(id);
        if !chain.iter().any(|node| self.words(*node, &row, &said.statement)) {
            let expected = program.node(id).text.clone();
            report.findings.push(finding(What::Statement).expected(expected));
        }
        self.cited(said, &chain, name, report);
        self.read_as(said, &chain, name, report);
        if let Some(value) = &said.value {
            let shown = chain.iter().any(|node| self.value(*node, &row, value));
            if !shown {
                report.findings.push(Finding::at(What::Value, name, said.row.as_deref()).found(value));
            }
        }
        if !said.details.is_empty() {
            report.leave(Unconfirmed::Sentence);
        }
        self.parts(said, id, report);
        if report.findings.len() == from {
            report.statements += 1;
        }
        for child in &said.children {
            self.one(child, Some(id), report);
        }
    }

    fn behind(&self, above: NodeId, id: NodeId) -> bool {
        self.frame.program.behind([above]).binary_search(&id).is_ok()
    }

    fn state(&self, said: &Statement, (id, row): (NodeId, &Row), report: &mut Report) {
        let own = match self.frame.program.node(id).op {
            // An item of a sum stands as what it hangs on.
            Op::If { condition, .. } if said.state != "不适用" => self.frame.at(condition, row).ok(),
            _ => self.frame.trace.cell(id, row).cloned(),
        };
        let expected = match own {
            Some(Val::False) => "不成立",
            Some(Val::Open(_)) => "待定",
            Some(Val::NotApplicable) => "不适用",
            Some(Val::Failed(_)) => "错误",
            Some(_) => "成立",
            None => return,
        };
        if expected == "待定" && said.state == "不成立" && self.refused {
            // What fails under every answer.
            return report.leave(Unconfirmed::Answers);
        }
        if said.state != expected {
            let finding = Finding::at(What::State, &self.frame.program.node(id).id, said.row.as_deref());
            report.findings.push(finding.expected(expected).found(&said.state));
        }
    }

    /// The nodes whose words one statement may bear: a statement with one part says both at once.
    fn chain(&self, id: NodeId) -> Vec<NodeId> {
        let (mut found, mut open) = (Vec::new(), vec![id]);
        while let Some(node) = open.pop() {
            if found.contains(&node) {
                continue;
            }
            found.push(node);
            match &self.frame.program.node(node).op {
                Op::All(parts) | Op::Any(parts) => open.extend(parts),
                Op::Choose { interpretation, alternatives } => {
                    open.extend(alternatives.get(self.frame.chosen(*interpretation)));
                }
                Op::PerRules { of, .. } | Op::Not(of) | Op::Unless(of) => open.push(*of),
                Op::Exists { condition, .. } => open.push(*condition),
                // An item stands for its condition and for what it is worth.
                Op::If { condition, then, .. } => open.extend([condition, then]),
                _ => {}
            }
        }
        found
    }

    /// Whether a statement is in a node's words, be it with the name of whom it is about before them.
    fn words(&self, node: NodeId, row: &Row, said: &str) -> bool {
        let text = &self.frame.program.node(node).text;
        // A list of conditions speaks through its items.
        let of = self.frame.program.node(node);
        let is_list = matches!(&of.op, Op::All(parts) if parts.len() > 1) && of.cites.is_empty();
        let fits = |said: &str| words::fit(self.frame, text, said) || is_list && said.is_empty();
        if fits(said) {
            return true;
        }
        let named = |((domain, at), name): (&(DomainId, Row), &String)| {
            let here = at.0.len() <= row.0.len() && row.around(depth(self.frame.program, *domain)) == *at;
            let rest = said.strip_prefix(name.as_str());
            here && rest.is_some_and(|rest| match rest.strip_prefix('：').or_else(|| rest.strip_prefix(": ")) {
                Some(rest) => fits(rest),
                None => rest.is_empty() && (text.is_empty() || is_list),
            })
        };
        self.frame.trace.names.iter().any(named)
    }

    /// The quotation is that of a node it speaks for, and stands in the text at its anchors.
    fn cited(&self, said: &Statement, chain: &[NodeId], name: &str, report: &mut Report) {
        let program = self.frame.program;
        let own: Vec<&Citation> =
            chain.iter().flat_map(|n| &program.node(*n).cites).map(|c: &CitationId| program.citation(*c)).collect();
        let finding = |what| Finding::at(what, name, said.row.as_deref());
        // Words of an alternative that did not decide may be left out.
        let cited = |anchor: &String| own.iter().any(|c| c.anchors.contains(anchor));
        let told = match &said.quote {
            Some(quote) => own.iter().find(|c| c.quote == *quote),
            None => None,
        };
        if said.quote.is_some() && told.is_none() {
            let quotes: Vec<&str> = own.iter().map(|c| c.quote.as_str()).collect();
            let found = said.quote.clone().unwrap_or_default();
            report.findings.push(finding(What::Quote).expected(quotes.join("／")).found(found));
        }
        let whole = told.is_none_or(|c| c.anchors.iter().all(|a| said.anchors.contains(a)));
        let none = said.quote.is_none() && !said.anchors.is_empty();
        if !whole || none || !said.anchors.iter().all(cited) {
            let expected = distinct(own.iter().flat_map(|c| c.anchors.iter().cloned()));
            report.findings.push(finding(What::Anchors).expected(expected.join("、")).found(said.anchors.join("、")));
        }
        if let Some(quote) = &said.quote
            && !self.stands(quote, &said.anchors)
        {
            report.findings.push(finding(What::QuoteNotInText).found(quote));
        }
    }

    /// Whether the parts of a quotation stand in order in the words at some anchors, blanks left aside.
    fn stands(&self, quote: &str, anchors: &[String]) -> bool {
        let bare = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
        let text: String = anchors.iter().filter_map(|a| self.texts.get(a)).map(|t| bare(t)).collect();
        let whole = bare(quote);
        let mut rest = text.as_str();
        let in_order = whole.split("……").all(|part| match rest.split_once(part) {
            Some((_, after)) => {
                rest = after;
                true
            }
            None => false,
        });
        in_order || text.contains(&whole)
    }

    /// The interpretation that stands here is read as the decision reads it.
    fn read_as(&self, said: &Statement, chain: &[NodeId], name: &str, report: &mut Report) {
        let Some(reading) = &said.interpretation else { return };
        let program = self.frame.program;
        let own = chain.iter().filter_map(|n| match &program.node(*n).op {
            Op::Choose { interpretation, .. } => {
                let of = program.interpretations.get(interpretation.index())?;
                let used = of.alternatives.get(self.frame.chosen(*interpretation))?;
                Some(format!("{}：{}", of.name, used.name))
            }
            _ => None,
        });
        let own: Vec<String> = own.collect();
        if !own.contains(reading) {
            let finding = Finding::at(What::Reading, name, said.row.as_deref());
            report.findings.push(finding.expected(own.join("、")).found(reading));
        }
    }

    /// Whether a value is one that the node is made of.
    fn value(&self, node: NodeId, row: &Row, said: &str) -> bool {
        let program = self.frame.program;
        let mut open = vec![(node, 0)];
        while let Some((node, steps)) = open.pop() {
            let of = program.node(node);
            // Behind a row of another relation stand rows of its own.
            let cells = self.frame.trace.cells.range((node, Row::default())..).take_while(|((n, _), _)| *n == node);
            let depth = depth(program, of.domain);
            // Of a truth it is the fact that is told.
            let told = of.kind != Kind::Bool || matches!(of.op, Op::Fact(_) | Op::Presume { .. });
            let mut here = cells.filter(|_| told).filter(|((_, at), _)| at.around(row.0.len()) == row.around(depth));
            if here.any(|(_, value)| shows(program, &of.kind, value, said)) {
                return true;
            }
            if steps < 12 {
                open.extend(of.op.operands().into_iter().map(|o| (o, steps + 1)));
            }
        }
        false
    }

    /// Of several that must hold together, or of which one must, none is left out.
    fn parts(&self, said: &Statement, id: NodeId, report: &mut Report) {
        let (Op::All(parts) | Op::Any(parts)) = &self.frame.program.node(id).op else { return };
        if said.children.is_empty() {
            return;
        }
        let children: Vec<NodeId> = said.children.iter().filter_map(|c| self.names.node(c.node.as_deref()?)).collect();
        // What a drafter did not write has no words.
        let spoken = parts.iter().filter(|p| !matches!(self.frame.program.node(**p).op, Op::Const(_)));
        for part in spoken {
            let told = children.iter().any(|c| c == part || *c == id || self.behind(*part, *c));
            if !told {
                let node = self.frame.program.node(*part);
                let finding = Finding::at(What::Children, &self.frame.program.node(id).id, said.row.as_deref());
                report.findings.push(finding.expected(if node.text.is_empty() { &node.id } else { &node.text }));
            }
        }
    }
}

/// Whether the decision is one that every answer may refuse.
pub(super) fn is_refused(said: &read::Decision) -> bool {
    Verdict::from_word(&said.outcome).is_some_and(Verdict::is_refusal)
}
