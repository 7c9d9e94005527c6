//! The program: rows, columns, tables, and what is decided.

use super::decision::{Decision, Register, Rounding, Setting};
use super::dictionary::Dictionary;
use super::id::{CitationId, DecisionId, DocumentId, DomainId, InterpId, NodeId, ParamId, SlotId};
use super::node::Node;
use crate::types::{EnumType, FactRole, Kind, Limits};
use crate::values::{Expiry, list};
use serde::{Deserialize, Serialize};

/// Version of the form of programs; grows whenever programs of the old form can no longer be read.
pub const FORMAT: u32 = 1;

/// A compiled policy.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Program {
    /// Version of this format.
    pub format: u32,
    pub policy: Policy,
    pub enums: Vec<EnumType>,
    pub dictionary: Dictionary,
    pub domains: Vec<Domain>,
    pub slots: Vec<Slot>,
    pub parameters: Vec<Parameter>,
    pub interpretations: Vec<Interpretation>,
    pub citations: Vec<Citation>,
    /// Outside documents that 按规定 leans on.
    pub documents: Vec<Document>,
    /// How totals are rounded; not at all where nothing says so.
    pub rounding: Option<Setting<Rounding>>,
    /// On which day periods of years and months end; where nothing says so, as [`Expiry::default`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expiry: Option<Setting<Expiry>>,
    pub nodes: Vec<Node>,
    pub decisions: Vec<Decision>,
    /// Entitlements of which only the highest is given.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub exclusions: Vec<Exclusion>,
    /// Norms that decide nothing: 职责, 导向, definitions and the like, for the ledger.
    pub register: Vec<Register>,
    pub clauses: Vec<ClauseInfo>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Policy {
    /// 文号
    pub id: String,
    pub title: String,
    /// Version of the text: the date of issue where nothing else is stated.
    pub version: String,
    /// 印发日期
    pub issued: crate::values::Date,
    /// 施行日期, or 未载明.
    pub effective: String,
    /// 受理机关 and 补正期限 as the head says them, 未载明 included; `None` where it says nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accepted_by: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub supply_within: Option<String>,
    /// 解释机关, 修改对象 and 新旧衔接 likewise: kept for readers, nothing computes them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interpreted_by: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amends: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub transition: Option<String>,
    /// The days on which the policy is in force, where its head says them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub force: Option<Force>,
    /// False for a draft: text that no rule accounts for is then a warning.
    pub finished: bool,
    pub text_sha256: String,
}

/// A space of rows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Domain {
    /// `单位.招用人员[]`; a months domain is named by its rule.
    pub path: String,
    /// Where the case may give it instead: the entity that stands for an absent one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub or_path: Option<String>,
    pub parent: Option<DomainId>,
    pub kind: DomainKind,
}

list!(Domain, DomainId);

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DomainKind {
    Root,
    /// Members or records of a relation.
    Relation {
        name: String,
    },
    /// The months of a decision's schedule.
    Months {
        decision: DecisionId,
    },
}

/// The day on which an application was made: a column of its own at the top of a case.
pub const APPLIED_ON: &str = "申请日期";

/// One column of facts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Slot {
    /// `单位.招用人员[].个人.出生日期`
    pub path: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub or_path: Option<String>,
    /// The fact's own name, for sentences.
    pub name: String,
    pub domain: DomainId,
    pub kind: Kind,
    /// Asked of the agency, not of the applicant.
    pub by_agency: bool,
    pub unchangeable: bool,
    /// What bounds it while it is not known.
    #[serde(default, skip_serializing_if = "Limits::is_none")]
    pub limits: Limits,
    /// What the language knows it for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<FactRole>,
    /// The registered wording of “not”, if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub negative: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub affirmative: Option<String>,
}

list!(Slot, SlotId);

impl Slot {
    /// The first day of a record: what is asked next of the record is its end.
    pub fn is_start(&self) -> bool {
        self.role == Some(FactRole::Start)
    }

    /// The last day of a record: left out, the record still runs.
    pub fn is_end(&self) -> bool {
        self.role == Some(FactRole::End)
    }

    /// The path of what it is a fact of.
    pub fn owner(&self) -> &str {
        self.path.rsplit_once('.').map_or("", |(owner, _)| owner)
    }
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Parameter {
    pub name: String,
    pub unit: ParamUnit,
    pub index: Vec<Column>,
    pub cites: Vec<CitationId>,
}

list!(Parameter, ParamId);

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ParamUnit {
    Money { per: Option<String> },
    Ratio,
    Age,
    Count { counter: String },
    Other { word: String },
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Column {
    pub name: String,
}

/// 解释事项
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Interpretation {
    pub name: String,
    pub question: String,
    pub alternatives: Vec<Alternative>,
    pub adopted: Adopted,
    pub cites: Vec<CitationId>,
}

list!(Interpretation, InterpId);

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Alternative {
    /// 甲解, 乙解 …
    pub name: String,
    /// What it says, read back.
    pub text: String,
    pub reason: String,
    /// False for a reading in words that changes no computation.
    pub computed: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Adopted {
    Decided { alternative: u8, by: String },
    Provisional { alternative: u8 },
    Undecided,
}

impl Adopted {
    /// The alternative that a run uses unless told otherwise; 未定 runs the first and compares.
    pub fn alternative(&self) -> u8 {
        match self {
            Adopted::Decided { alternative, .. } | Adopted::Provisional { alternative } => *alternative,
            Adopted::Undecided => 0,
        }
    }
}

/// 竞合: 不重复享受，就高给予
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exclusion {
    pub name: String,
    /// In the order in which the rule names them.
    pub rules: Vec<String>,
    pub cites: Vec<CitationId>,
}

/// A document outside the policy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// Empty where 所按文件未载明.
    pub title: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// The days on which it is in force, both included; `None` where that was not found out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub force: Option<Force>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}

list!(Document, DocumentId);

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Force {
    pub from: crate::values::Date,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<crate::values::Date>,
}

/// How a document that is leaned on stands at a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DocumentStanding {
    /// 所按文件未载明
    NotStated,
    /// Named, and whether it is in force was not found out.
    NotLookedUp,
    InForce,
    /// Named and not yet in force.
    NotYet,
    /// Named and no longer in force.
    NoLonger,
}

impl Document {
    pub fn standing(&self, on: crate::values::Date) -> DocumentStanding {
        match self.force {
            _ if self.title.is_empty() => DocumentStanding::NotStated,
            None => DocumentStanding::NotLookedUp,
            Some(force) if on < force.from => DocumentStanding::NotYet,
            Some(force) if force.until.is_some_and(|until| on > until) => DocumentStanding::NoLonger,
            Some(_) => DocumentStanding::InForce,
        }
    }
}

/// A quotation of the policy's text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Citation {
    pub clause: u32,
    pub anchors: Vec<String>,
    /// 第（六）条第4句
    pub place: String,
    /// As it stands in the text; parts joined by ……
    pub quote: String,
}

list!(Citation, CitationId);

/// A clause with the agencies answering for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClauseInfo {
    pub number: u32,
    /// （六）
    pub label: String,
    /// As it is cited: 第（六）条.
    pub cited: String,
    pub title: String,
    pub lead: Vec<String>,
    pub with: Vec<String>,
    /// 列明, or 列第一位者 with the rule it follows.
    pub lead_by: String,
}

impl Program {
    pub fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id]
    }

    pub fn slot(&self, id: SlotId) -> &Slot {
        &self.slots[id]
    }

    pub fn domain(&self, id: DomainId) -> &Domain {
        &self.domains[id]
    }

    /// The columns of a domain.
    pub fn slots_in(&self, domain: DomainId) -> impl Iterator<Item = SlotId> + '_ {
        SlotId::all(&self.slots).zip(&self.slots).filter(move |(_, of)| of.domain == domain).map(|(id, _)| id)
    }

    /// Whether the rows of a domain are somebody: 招用人员 are, 缴费记录 are not.
    pub fn is_of_persons(&self, domain: DomainId) -> bool {
        let path = self.domain(domain).path.trim_end_matches("[]");
        let name = path.rsplit('.').next().unwrap_or_default();
        let relations = self.dictionary.entities.values().filter_map(|e| e.relations.get(name));
        relations.into_iter().any(|relation| relation.target.is_some())
    }

    pub fn citation(&self, id: CitationId) -> &Citation {
        &self.citations[id]
    }

    /// The decision of a rule, by the rule's name.
    pub fn decision_of(&self, rule: &str) -> Option<DecisionId> {
        DecisionId::find(&self.decisions, |d| d.rule == rule)
    }

    pub fn decision(&self, rule: &str) -> Option<&Decision> {
        self.decisions.iter().find(|d| d.rule == rule)
    }

    /// The names that records of benefits are kept by: every rule, those that decide nothing included.
    pub fn benefits(&self) -> impl Iterator<Item = &str> {
        self.decisions.iter().map(|d| d.rule.as_str()).chain(self.register.iter().map(|r| r.name.as_str()))
    }

    pub fn interpretation(&self, name: &str) -> Option<InterpId> {
        InterpId::find(&self.interpretations, |i| i.name == name)
    }

    pub fn clause(&self, number: u32) -> Option<&ClauseInfo> {
        self.clauses.iter().find(|c| c.number == number)
    }
}
