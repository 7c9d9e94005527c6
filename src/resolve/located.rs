//! Every rule with its place in the text: quotations found, definitions and readings registered.

use super::citing::{Claimant, Quoted, line_kind};
use super::definitions::{Definition, Definitions, UseSite};
use super::id::RuleId;
use super::info::{CitedItem, CitedLine, Interp, Param, RuleInfo, TimeLine};
use super::reach;
use super::symbols::Symbols;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::tree::Step;
use crate::document::{Document, Under};
use crate::ir::Citation;
use crate::source::{FileId, Place, Span};
use crate::syntax::ast::{
    self, Adopted, DefineVerb, Item, Label, LineValue, MainSentence, Rule, RuleKind, Scope, each_condition,
};
use std::collections::BTreeMap;

/// The rules of a package where the text holds them.
pub struct Located<'a> {
    pub document: &'a Document,
    pub definitions: Definitions,
    pub rules: Vec<RuleInfo<'a>>,
    pub parameters: BTreeMap<String, Param<'a>>,
    pub interpretations: Vec<Interp<'a>>,
    /// 时点 lines of the head.
    pub times: Vec<TimeLine<'a>>,
    pub head: BTreeMap<&'static str, String>,
    pub quoted: Quoted<'a>,
}

impl<'a> Located<'a> {
    /// Finds every rule's words in the document; what cannot be found is reported and left out.
    pub fn locate(
        document: &'a Document,
        symbols: &Symbols,
        files: &'a [(FileId, ast::File)],
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Located<'a> {
        let mut located = Located {
            document,
            definitions: Definitions::default(),
            rules: Vec::new(),
            parameters: BTreeMap::new(),
            interpretations: Vec::new(),
            times: Vec::new(),
            head: BTreeMap::new(),
            quoted: Quoted::of(document),
        };
        for (file, tree) in files {
            let (mut clause, mut under) = (None, Under::default());
            for item in &tree.items {
                match item {
                    Item::Head(head) => {
                        let time = head.time_point.as_deref().and_then(|line| TimeLine::of(*file, line));
                        located.times.extend(time);
                        if located.head.insert(head.label, head.value.text.clone()).is_some() {
                            let d = Diagnostic::new(Code::RepeatedLine, *file, head.span).arg("label", head.label);
                            diagnostics.push(d.help("help-head"));
                        }
                    }
                    Item::Heading { step, title, span } => {
                        let named = document.under(&mut under, *step);
                        let words = (*step, title.text.as_str(), *span);
                        clause = named.map(|number| check_heading(document, *file, number, words, diagnostics));
                    }
                    Item::Rule(rule) => located.add_rule(*file, clause, rule, diagnostics),
                    Item::Declaration(_) => {}
                }
            }
        }
        check_cited_facts(document, symbols, diagnostics);
        located.stands();
        located.duplicates(diagnostics);
        // Order in the document decides, never order in the rule files.
        let rules = &located.rules;
        located.interpretations.sort_by_key(|i| {
            let rule = &rules[i.rule.0];
            (rule.clause, rule.site.anchor, i.name.clone())
        });
        located
    }

    pub fn rule(&self, id: RuleId) -> &RuleInfo<'a> {
        &self.rules[id.0]
    }

    /// A rule of this kind by name.
    pub fn find(&self, kind: RuleKind, name: &str) -> Option<RuleId> {
        find(&self.rules, kind, name)
    }

    /// Words of the sentences that a rule cites, found once among them.
    pub fn own_words(&self, rule: &RuleInfo<'_>, words: &str) -> Option<Span> {
        own_words(self.document, &self.quoted.citations, rule, words)
    }

    fn add_rule(&mut self, file: FileId, heading: Option<u32>, rule: &'a Rule, diagnostics: &mut Vec<Diagnostic>) {
        let id = RuleId(self.rules.len());
        let claims = !matches!(rule.kind, RuleKind::Term | RuleKind::Interpretation | RuleKind::Parameter);
        let kind = rule.kind.word();
        let name = if rule.kind == RuleKind::Responsible { "责任单位" } else { &rule.name.text };
        let by = |line| Claimant { id, name, line, item: false };
        let cites = self.quoted.cite(file, heading, &rule.authority, claims.then_some(kind), by(None), diagnostics);
        let beside = self.quoted.cite(file, heading, &rule.see_also, None, by(None), diagnostics);
        let mut quoted = Vec::new();
        each_condition(rule, &mut |c| quoted.extend((!c.authority.is_empty()).then_some(c)));
        let mut items = Vec::new();
        for item in quoted {
            let by = Claimant { item: true, ..by(None) };
            let cites = self.quoted.cite(file, heading, &item.authority, claims.then_some(kind), by, diagnostics);
            items.push(CitedItem { item, cites });
        }
        let lines = rule
            .lines
            .iter()
            .enumerate()
            .map(|(i, line)| {
                let claim = if claims { Some(line_kind(line.label, kind)) } else { None };
                CitedLine {
                    line,
                    cites: self.quoted.cite(file, heading, &line.authority, claim, by(Some(i)), diagnostics),
                }
            })
            .collect();
        let own = matches!(rule.kind, RuleKind::Definition | RuleKind::Term | RuleKind::Outside);
        if claims && !own && rule.authority.is_empty() {
            let d = Diagnostic::new(Code::MissingAuthority, file, rule.name.span).arg("name", &rule.name.text);
            diagnostics.push(d.help("help-rule"));
        }
        let first = cites.first().map(|c| &self.quoted.citations[*c]);
        let clause = heading.or(first.map(|c| c.clause));
        let anchor = first.and_then(|c| c.anchors.first()).and_then(|a| self.document.position(a));
        let site = UseSite { clause, anchor, rule: Some(id) };
        self.register(id, rule, site, file, diagnostics);
        self.rules.push(RuleInfo { ast: rule, file, clause, site, cites, beside, items, lines });
    }

    fn register(&mut self, id: RuleId, rule: &'a Rule, site: UseSite, file: FileId, diagnostics: &mut Vec<Diagnostic>) {
        let mut define = |scope, verb| {
            self.definitions.push(Definition {
                name: rule.name.text.clone(),
                rule: id,
                kind: rule.kind,
                verb,
                scope,
                clause: site.anchor.and_then(|a| self.document.anchors().get(a)?.clause).or(site.clause),
                anchor: site.anchor,
                unit: site.anchor.map(|a| reach::unit(self.document, a, scope)).unwrap_or_default(),
            });
        };
        match rule.kind {
            RuleKind::Definition => {
                let Some(MainSentence::Define(d)) = &rule.main else { return };
                if rule.authority.is_empty() {
                    diagnostics.push(missing_authority(file, rule));
                }
                define(d.scope.unwrap_or(Scope::Document), d.verb);
            }
            RuleKind::Term => {
                let Some(MainSentence::Define(d)) = &rule.main else { return };
                if !rule.lines.iter().any(|l| l.label == Label::Source) {
                    diagnostics.push(missing_authority(file, rule));
                }
                define(Scope::Document, d.verb);
            }
            RuleKind::Status => {
                if let Some(MainSentence::Classify { .. }) = &rule.main {
                    define(Scope::Document, DefineVerb::Means);
                }
            }
            RuleKind::Parameter => {
                self.parameters.insert(rule.name.text.clone(), Param { rule: id, ast: rule });
            }
            RuleKind::Interpretation => self.register_interpretation(id, rule, file, diagnostics),
            RuleKind::Entitlement
            | RuleKind::SharedDuration
            | RuleKind::Discretion
            | RuleKind::Authorisation
            | RuleKind::Target
            | RuleKind::Priority
            | RuleKind::Duty
            | RuleKind::Guidance
            | RuleKind::Responsible
            | RuleKind::Outside
            | RuleKind::Exclusive
            | RuleKind::Excluded => {}
        }
    }

    fn register_interpretation(&mut self, id: RuleId, rule: &'a Rule, file: FileId, diagnostics: &mut Vec<Diagnostic>) {
        let mut alternatives = Vec::new();
        let mut adopted = None;
        let mut question = String::new();
        // An alternative that could not be read was reported where it stands.
        let unread = rule.unread.iter().any(|label| matches!(label, Label::Alternative(_)));
        for line in &rule.lines {
            if let Label::Alternative(stem) = line.label
                && usize::from(stem) != alternatives.len()
                && !unread
            {
                // 采用 names an alternative by its stem, which is its place among them.
                let d = Diagnostic::new(Code::ListNumber, file, line.label_span);
                diagnostics.push(d.arg("expected", (alternatives.len() + 1).to_string()).help("help-stem"));
                return;
            }
            if let LineValue::Alternative { value, reason } = &line.value {
                alternatives.push((value, reason));
            } else if let LineValue::Adopted(a) = &line.value {
                adopted = Some(a);
            } else if let (LineValue::Words(text), Label::Question) = (&line.value, line.label) {
                question.clone_from(&text.text);
            }
        }
        let complete = match adopted.map(|a| &a.adopted) {
            Some(Adopted::Decided { alternative, .. } | Adopted::Provisional { alternative }) => {
                (*alternative as usize) < alternatives.len()
            }
            Some(Adopted::Undecided) => true,
            None => false,
        };
        let (Some(adopted), true, true) = (adopted, complete, alternatives.len() >= 2) else {
            if unread {
                return;
            }
            diagnostics.push(
                Diagnostic::new(Code::IncompleteInterpretation, file, rule.name.span)
                    .arg("name", &rule.name.text)
                    .help("help"),
            );
            return;
        };
        self.interpretations.push(Interp { name: rule.name.text.clone(), rule: id, alternatives, adopted, question });
    }

    /// Where each defined name stands in the words that each rule quotes.
    fn stands(&mut self) {
        let names: Vec<String> = self.definitions.names().map(str::to_owned).collect();
        for (index, rule) in self.rules.iter().enumerate() {
            let cites = || rule.cites.iter().chain(rule.lines.iter().flat_map(|l| &l.cites));
            for name in &names {
                let quoted =
                    cites().map(|c| &self.quoted.citations[c.index()]).find(|c| c.quote.contains(name.as_str()));
                let anchors = quoted.map(|c| c.anchors.as_slice()).unwrap_or_default();
                let mut anchors = anchors.iter().filter_map(|id| self.document.position(id));
                let Some(anchor) = anchors.find(|a| self.document.letters(*a).contains(name.as_str())) else {
                    continue;
                };
                let clause = self.document.anchors().get(anchor).and_then(|a| a.clause).or(rule.site.clause);
                let site = UseSite { clause, anchor: Some(anchor), rule: rule.site.rule };
                self.definitions.stand(name, RuleId(index), site);
            }
        }
    }

    /// Rules of one kind must not share a name: definitions and duties for one sentence, the others
    /// anywhere.
    fn duplicates(&self, diagnostics: &mut Vec<Diagnostic>) {
        let mut seen: BTreeMap<(RuleKind, &str, Option<usize>), Place> = BTreeMap::new();
        for rule in &self.rules {
            let place = match rule.ast.kind {
                RuleKind::Responsible => continue,
                RuleKind::Definition | RuleKind::Duty | RuleKind::Guidance => rule.site.anchor,
                RuleKind::Term
                | RuleKind::Status
                | RuleKind::Entitlement
                | RuleKind::SharedDuration
                | RuleKind::Discretion
                | RuleKind::Authorisation
                | RuleKind::Target
                | RuleKind::Priority
                | RuleKind::Interpretation
                | RuleKind::Parameter
                | RuleKind::Outside
                | RuleKind::Exclusive
                | RuleKind::Excluded => None,
            };
            let here = Place { file: rule.file, span: rule.ast.name.span };
            if let Some(first) = seen.insert((rule.ast.kind, &rule.ast.name.text, place), here) {
                let d = Diagnostic::new(Code::DuplicateName, rule.file, rule.ast.name.span)
                    .arg("name", &rule.ast.name.text);
                diagnostics.push(d.also(first, "first").help("help"));
            }
        }
    }
}

/// A rule of this kind by name.
pub(super) fn find(rules: &[RuleInfo<'_>], kind: RuleKind, name: &str) -> Option<RuleId> {
    rules.iter().position(|r| r.ast.kind == kind && r.ast.name.text == name).map(RuleId)
}

/// Words of the sentences that a rule cites, found once among them.
pub(super) fn own_words(document: &Document, citations: &[Citation], rule: &RuleInfo<'_>, words: &str) -> Option<Span> {
    let cites = rule.cites.iter().chain(rule.lines.iter().flat_map(|l| &l.cites));
    let mut anchors: Vec<usize> =
        cites.flat_map(|c| &citations[c.index()].anchors).filter_map(|id| document.position(id)).collect();
    anchors.sort_unstable();
    anchors.dedup();
    let found = anchors.iter().filter_map(|i| {
        let anchor = &document.anchors()[*i];
        let quote = document.find(&anchor.address(), &[words]).ok()?;
        quote.spans.first().copied()
    });
    let mut spans: Vec<Span> = found.collect();
    spans.dedup();
    match spans.as_slice() {
        [one] => Some(*one),
        _ => None,
    }
}

fn missing_authority(file: FileId, rule: &Rule) -> Diagnostic {
    let help = if rule.kind == RuleKind::Term { "help-term" } else { "help-definition" };
    Diagnostic::new(Code::MissingAuthority, file, rule.name.span).arg("name", &rule.name.text).help(help)
}

/// A heading must be one of the text's own: its number, and its words.
/// The clause that a heading names. Where its title is that of another clause the number is wrong, and what stands
/// below is read as that clause's.
fn check_heading(
    document: &Document,
    file: FileId,
    number: u32,
    (step, title, span): (Step, &str, Span),
    diagnostics: &mut Vec<Diagnostic>,
) -> u32 {
    let clauses = document.clauses();
    let label = crate::document::tree::cite(&[step], false);
    let plain = |text: &str| text.chars().filter(|c| !c.is_whitespace() && *c != '。').collect::<String>();
    let d = Diagnostic::new(Code::NoSuchClause, file, span).arg("clause", label);
    let own = clauses.iter().find(|c| c.number == number);
    if own.is_some_and(|own| plain(&own.title) == plain(title)) {
        return number;
    }
    let mut titled = clauses.iter().filter(|other| !other.title.is_empty() && plain(&other.title) == plain(title));
    match (titled.next(), titled.next(), own) {
        (Some(meant), None, _) => {
            let right = format!("{}{}", meant.label, meant.title);
            diagnostics.push(d.arg("title", &meant.title).arg("right", right).help("help-number"));
            meant.number
        }
        (_, _, Some(own)) => {
            diagnostics.push(d.arg("title", &own.title).help("help-title"));
            number
        }
        (_, _, None) => {
            diagnostics.push(d.arg("count", clauses.len().to_string()).help("help"));
            number
        }
    }
}

/// 见第（六）条第4句 must be there.
fn check_cited_facts(document: &Document, symbols: &Symbols, diagnostics: &mut Vec<Diagnostic>) {
    for fact in symbols.entities.values().flat_map(|e| e.facts.values()) {
        if let Some(at) = fact.cited.iter().find(|at| !document.has(at)) {
            let d = Diagnostic::new(Code::NoSuchClause, fact.place.file, fact.place.span);
            diagnostics.push(d.arg("clause", at.words()).help("help-fact"));
        }
    }
}
