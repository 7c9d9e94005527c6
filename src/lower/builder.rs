//! The program under construction.

use super::scope::{Frame, Instance};
use super::whole;
use crate::diagnostic::Diagnostic;
use crate::ir::{
    APPLIED_ON, Adopted, Alternative, Citation, CitationId, Column, DecisionId, DictEntity, DictFact, DictKind,
    DictRelation, Dictionary, Domain, DomainId, DomainKind, InterpId, Interpretation, Literal, Node, NodeId, Op,
    ParamUnit, Parameter, PeriodEnd, Policy, Program, RefDate, SINCE, SINCE_WHEN, Slot, SlotId,
};
use crate::resolve::{DefinitionId, Fact, FactType, Interp, Model, RuleId, Symbols};
use crate::source::Place;
use crate::syntax::ast::{self, Label};
use crate::syntax::print;
use crate::types::{FactRole, Kind, Limits};
use crate::values::Exact;
use std::collections::{BTreeMap, BTreeSet};

pub(super) struct Builder<'m, 'a> {
    pub model: &'m Model<'a>,
    pub program: Program,
    pub diagnostics: Vec<Diagnostic>,
    /// Interpretations reached since the last [`Builder::reach`].
    pub touched: BTreeSet<InterpId>,
    pub touched_ever: BTreeSet<InterpId>,
    /// Definitions being put in place, for cycles.
    pub stack: Vec<DefinitionId>,
    /// Circles already reported, by their members.
    pub cycles: BTreeSet<Vec<DefinitionId>>,
    /// Interpretations whose alternatives are being read, for cycles.
    pub interpreting: Vec<InterpId>,
    /// Rules whose exceptions are being read, outermost first.
    pub excepting: Vec<RuleId>,
    /// Instances already made, with the interpretations each reaches.
    pub instances: BTreeMap<String, (Instance, BTreeSet<InterpId>)>,
    /// Counts of members, with whom each counts and where it is written.
    pub heads: Vec<(NodeId, String, Place)>,
    ids: BTreeMap<String, u32>,
    leaves: BTreeMap<String, NodeId>,
    slots: BTreeMap<String, SlotId>,
    domains: BTreeMap<String, DomainId>,
    citations: BTreeMap<CitationId, CitationId>,
}

impl<'m, 'a> Builder<'m, 'a> {
    pub fn new(model: &'m Model<'a>, policy: Policy) -> Self {
        let root = Domain { path: String::new(), or_path: None, parent: None, kind: DomainKind::Root };
        let program = Program {
            format: crate::ir::FORMAT,
            policy,
            enums: model.symbols.enums.clone(),
            dictionary: dictionary(&model.symbols),
            domains: vec![root],
            slots: Vec::new(),
            parameters: Vec::new(),
            interpretations: Vec::new(),
            citations: Vec::new(),
            documents: Vec::new(),
            exclusions: Vec::new(),
            rounding: whole::rounding(model),
            expiry: whole::expiry(model),
            nodes: Vec::new(),
            decisions: Vec::new(),
            register: Vec::new(),
            clauses: model.clauses.clone(),
        };
        Builder {
            model,
            program,
            diagnostics: Vec::new(),
            heads: Vec::new(),
            touched: BTreeSet::new(),
            touched_ever: BTreeSet::new(),
            stack: Vec::new(),
            cycles: BTreeSet::new(),
            interpreting: Vec::new(),
            excepting: Vec::new(),
            instances: BTreeMap::new(),
            ids: BTreeMap::new(),
            leaves: BTreeMap::new(),
            slots: BTreeMap::new(),
            domains: BTreeMap::new(),
            citations: BTreeMap::new(),
        }
    }

    /// Parameters and interpretations, which every rule may name.
    pub fn declare(&mut self) {
        let model = self.model;
        self.diagnostics.extend(super::limits::faults(&model.symbols));
        for (name, param) in &model.parameters {
            let rule = model.rule(param.rule);
            let mut unit = ParamUnit::Other { word: String::new() };
            let mut index = Vec::new();
            for line in &rule.ast.lines {
                match &line.value {
                    ast::LineValue::Unit(u) => unit = parameter_unit(u),
                    ast::LineValue::Names(names) if line.label == ast::Label::Index => {
                        index = names.iter().map(|n| Column { name: n.text.clone() }).collect();
                    }
                    _ => {}
                }
            }
            let cites = self.cites(&rule.cites);
            self.program.parameters.push(Parameter { name: name.clone(), unit, index, cites });
        }
        for interp in &model.interpretations {
            let entry = self.interpretation(interp);
            self.program.interpretations.push(entry);
        }
    }

    fn interpretation(&mut self, interp: &Interp<'_>) -> Interpretation {
        let alternatives = interp.alternatives.iter().enumerate().map(|(i, (value, reason))| Alternative {
            name: alternative_name(i),
            text: print::alternative(value),
            reason: reason.text.clone(),
            computed: !matches!(value, ast::AlternativeValue::Words(_)),
        });
        let alternatives = alternatives.collect();
        let adopted = match &interp.adopted.adopted {
            ast::Adopted::Decided { alternative, by } => {
                Adopted::Decided { alternative: *alternative, by: by.text.clone() }
            }
            ast::Adopted::Provisional { alternative } => Adopted::Provisional { alternative: *alternative },
            ast::Adopted::Undecided => Adopted::Undecided,
        };
        let cites = self.cites(&self.model.rule(interp.rule).cites);
        Interpretation { name: interp.name.clone(), question: interp.question.clone(), alternatives, adopted, cites }
    }

    /// Citations of the model, taken into the program in the order of first use.
    pub fn cites(&mut self, of: &[CitationId]) -> Vec<CitationId> {
        of.iter().map(|id| self.cite(*id)).collect()
    }

    fn cite(&mut self, id: CitationId) -> CitationId {
        if let Some(known) = self.citations.get(&id) {
            return *known;
        }
        let citation: Citation = self.model.citations[id].clone();
        let new = CitationId::push(&mut self.program.citations, citation);
        self.citations.insert(id, new);
        new
    }

    pub fn kind(&self, id: NodeId) -> &Kind {
        &self.program.node(id).kind
    }

    pub fn domain_of(&self, id: NodeId) -> DomainId {
        self.program.node(id).domain
    }

    /// A new node; an id that is taken gets a number.
    pub fn node(&mut self, id: impl Into<String>, domain: DomainId, kind: Kind, op: Op) -> NodeId {
        let mut id = id.into();
        let count = self.ids.entry(id.clone()).or_insert(0);
        *count += 1;
        if *count > 1 {
            id = format!("{id}~{count}");
        }
        let node = Node { id, domain, kind, op, text: String::new(), cites: Vec::new(), exclusion: None, place: None };
        NodeId::push(&mut self.program.nodes, node)
    }

    /// A node shared by all that ask for the same thing.
    pub(super) fn leaf(&mut self, id: String, domain: DomainId, kind: Kind, op: Op) -> NodeId {
        if let Some(known) = self.leaves.get(&id) {
            return *known;
        }
        let node = self.node(id.clone(), domain, kind, op);
        self.leaves.insert(id, node);
        node
    }

    pub fn say(&mut self, node: NodeId, text: impl Into<String>) {
        let node = &mut self.program.nodes[node];
        if node.text.is_empty() {
            node.text = text.into();
        }
    }

    pub fn number(&mut self, value: Exact, kind: Kind) -> NodeId {
        let id = format!("数/{}{kind:?}", value.display());
        self.leaf(id, DomainId::ROOT, kind, Op::Const(Literal::Number(value)))
    }

    pub fn truth(&mut self, value: bool) -> NodeId {
        let id = if value { "真" } else { "假" };
        self.leaf(id.to_owned(), DomainId::ROOT, Kind::Bool, Op::Const(Literal::Bool(value)))
    }

    pub fn ref_date(&mut self, date: RefDate) -> NodeId {
        self.leaf(date.name().to_owned(), DomainId::ROOT, Kind::Date, Op::RefDate(date))
    }

    /// 申请日期, which stands at the top of a case and follows no other date.
    pub fn applied_on(&mut self) -> NodeId {
        let slot = self.slots.get(APPLIED_ON).copied().unwrap_or_else(|| {
            let slot = Slot {
                path: APPLIED_ON.to_owned(),
                or_path: None,
                name: APPLIED_ON.to_owned(),
                domain: DomainId::ROOT,
                kind: Kind::Date,
                by_agency: true,
                unchangeable: true,
                limits: Limits::default(),
                role: None,
                negative: None,
                affirmative: None,
            };
            let id = SlotId::push(&mut self.program.slots, slot);
            self.slots.insert(APPLIED_ON.to_owned(), id);
            id
        });
        self.fact_node(slot)
    }

    pub fn fact_node(&mut self, slot: SlotId) -> NodeId {
        let s = self.program.slot(slot);
        let (id, domain, kind) = (format!("事实/{}", s.path), s.domain, s.kind.clone());
        self.leaf(id, domain, kind, Op::Fact(slot))
    }

    pub fn presumed_node(&mut self, slot: SlotId, value: Literal) -> NodeId {
        let s = self.program.slot(slot);
        let (id, domain, kind) = (format!("推定/{}={value:?}", s.path), s.domain, s.kind.clone());
        let node = self.leaf(id, domain, kind, Op::Presume { slot, value });
        let text = format!("{}（未提供的按推定）", self.program.slot(slot).name);
        self.say(node, text);
        node
    }

    /// The column of `fact` in `frame`.
    pub fn slot(&mut self, frame: &Frame, fact: &Fact) -> SlotId {
        self.slot_named(frame, fact, &fact.name, fact.kind.kind(), fact.role)
    }

    /// The two columns of a 起止 fact.
    pub fn range_slots(&mut self, frame: &Frame, fact: &Fact) -> (SlotId, SlotId) {
        let mut slot = |end: PeriodEnd| {
            let name = format!("{}.{}", fact.name, end.word());
            self.slot_named(frame, fact, &name, Kind::Date, Some(end.role()))
        };
        (slot(PeriodEnd::Start), slot(PeriodEnd::End))
    }

    pub fn slot_named(&mut self, frame: &Frame, fact: &Fact, name: &str, kind: Kind, role: Option<FactRole>) -> SlotId {
        let join = |path: &str| if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") };
        let path = join(&frame.path);
        if let Some(known) = self.slots.get(&path) {
            return *known;
        }
        let slot = Slot {
            path: path.clone(),
            or_path: frame.or_path.as_deref().map(join),
            name: spoken(name),
            domain: frame.domain,
            kind,
            by_agency: fact.by_agency,
            unchangeable: fact.unchangeable,
            limits: super::limits::of(fact),
            role,
            negative: fact.negative.clone(),
            affirmative: fact.affirmative.clone(),
        };
        let id = SlotId::push(&mut self.program.slots, slot);
        self.slots.insert(path, id);
        id
    }

    /// The rows of a relation below `parent`.
    pub fn relation_domain(&mut self, parent: DomainId, path: String, or_path: Option<String>, name: &str) -> DomainId {
        if let Some(known) = self.domains.get(&path) {
            return *known;
        }
        let kind = DomainKind::Relation { name: name.to_owned() };
        let domain = Domain { path: path.clone(), or_path, parent: Some(parent), kind };
        let id = DomainId::push(&mut self.program.domains, domain);
        self.domains.insert(path, id);
        id
    }

    /// The months of the schedule of the decision now being made.
    pub fn months_domain(&mut self, parent: DomainId, rule: &str) -> DomainId {
        let decision = DecisionId::new(self.program.decisions.len());
        let path = format!("{rule}.月份[]");
        let kind = DomainKind::Months { decision };
        DomainId::push(&mut self.program.domains, Domain { path, or_path: None, parent: Some(parent), kind })
    }

    /// The innermost of several domains that lie on one line.
    pub fn deepest(&self, nodes: &[NodeId]) -> DomainId {
        nodes.iter().map(|n| self.domain_of(*n)).max_by_key(|d| (self.depth(*d), *d)).unwrap_or(DomainId::ROOT)
    }

    pub fn depth(&self, domain: DomainId) -> usize {
        std::iter::successors(Some(domain), |d| self.program.domain(*d).parent).count()
    }

    pub fn touch(&mut self, interpretation: InterpId) {
        self.touched.insert(interpretation);
        self.touched_ever.insert(interpretation);
    }

    /// Runs `check` for its diagnostics alone: what it builds is not kept.
    pub fn trial(&mut self, check: impl FnOnce(&mut Self)) {
        let program = self.program.clone();
        let kept = (self.instances.clone(), self.ids.clone(), self.leaves.clone());
        let tables = (self.slots.clone(), self.domains.clone(), self.citations.clone());
        let heads = self.heads.len();
        check(self);
        self.heads.truncate(heads);
        self.program = program;
        (self.instances, self.ids, self.leaves) = kept;
        (self.slots, self.domains, self.citations) = tables;
    }

    /// What `read` gives, and nothing said or kept of it: what is wrong, another reading says.
    pub fn probe<T>(&mut self, read: impl FnOnce(&mut Self) -> T) -> Option<T> {
        let (said, mut found) = (self.diagnostics.len(), None);
        self.trial(|b| found = Some(read(b)));
        self.diagnostics.truncate(said);
        found
    }

    /// Whether a node made after this one reads it.
    pub fn is_read(&self, node: NodeId) -> bool {
        self.program.nodes[node.index() + 1..].iter().any(|n| n.op.operands().contains(&node))
    }

    pub fn finish(self) -> (Program, Vec<Diagnostic>) {
        (self.program, self.diagnostics)
    }
}

/// 甲解, 乙解 …
pub(super) fn alternative_name(index: usize) -> String {
    Label::Alternative(u8::try_from(index).unwrap_or(u8::MAX)).word()
}

fn parameter_unit(unit: &ast::ParameterUnit) -> ParamUnit {
    match unit {
        ast::ParameterUnit::Money(m) => ParamUnit::Money { per: m.per.clone() },
        ast::ParameterUnit::Ratio => ParamUnit::Ratio,
        ast::ParameterUnit::Age => ParamUnit::Age,
        ast::ParameterUnit::Count(name) => ParamUnit::Count { counter: name.text.clone() },
        ast::ParameterUnit::Other(text) => ParamUnit::Other { word: text.text.clone() },
    }
}

fn dictionary(symbols: &Symbols) -> Dictionary {
    let entity = |name: &str, e: &crate::resolve::Entity| DictEntity {
        root: e.root,
        by_benefit: symbols.benefits().is_some_and(|(benefits, _)| benefits == name),
        target: e.target.clone(),
        facts: e.facts.iter().map(|(name, f)| (name.clone(), dict_fact(f))).collect(),
        relations: e
            .relations
            .iter()
            .map(|(name, r)| {
                let relation = DictRelation {
                    target: r.target.clone(),
                    many: r.many,
                    fallback: r.fallback.clone(),
                    unrepeated: r.unrepeated.iter().map(|(name, _)| name.clone()).collect(),
                };
                (name.clone(), relation)
            })
            .collect(),
    };
    Dictionary { entities: symbols.entities.iter().map(|(name, e)| (name.clone(), entity(name, e))).collect() }
}

fn dict_fact(fact: &Fact) -> DictFact {
    let kind = match &fact.kind {
        FactType::Range => DictKind::Range,
        other => DictKind::Plain(other.kind()),
    };
    DictFact {
        kind,
        by_agency: fact.by_agency,
        limits: super::limits::of(fact),
        public: fact.public,
        role: fact.role,
        cited: fact.cited.iter().map(|at| at.words()).collect(),
    }
}

/// A column's name in a sentence; the two ends of a 起止 fact are told apart, and since when a status holds is asked in
/// words.
fn spoken(name: &str) -> String {
    match name.split_once('.') {
        Some((fact, SINCE)) => format!("{fact}{SINCE_WHEN}"),
        Some((fact, end)) => format!("{fact}（{end}）"),
        None => name.to_owned(),
    }
}
