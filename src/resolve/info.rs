//! A rule with its place in the document, and what it claims of the text.

use super::definitions::UseSite;
use super::id::RuleId;
use crate::ir::CitationId;
use crate::source::{FileId, Span};
use crate::syntax::ast::{
    self, Adoption, AlternativeValue, Authority, Condition, Label, Line, LineValue, Name, PointOfTime, Rule, ScopeValue,
};

/// Words of the text that a rule accounts for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    pub kind: &'static str,
    pub id: RuleId,
    pub rule: String,
    /// The attached line that quotes the words; the rule as a whole where there is none.
    pub line: Option<usize>,
    pub spans: Vec<Span>,
    pub file: FileId,
    pub place: Span,
}

/// Kinds of claim that may lie inside another.
pub const NESTING: [&str; 8] = ["定义", "除外情形", "参数", "期限", "标准", "上限", "按规定", "所按文件"];

pub struct RuleInfo<'a> {
    pub ast: &'a Rule,
    pub file: FileId,
    pub clause: Option<u32>,
    pub site: UseSite,
    pub cites: Vec<CitationId>,
    /// Words that belong elsewhere (参见).
    pub beside: Vec<CitationId>,
    /// The items of its lists that say what they come from.
    pub items: Vec<CitedItem<'a>>,
    /// Citations of each attached line, in step with `ast.lines`.
    pub lines: Vec<CitedLine<'a>>,
}

/// A 时点 line where it stands: in a rule, or in the head for every rule that does not say otherwise.
#[derive(Debug, Clone, Copy)]
pub struct TimeLine<'a> {
    pub file: FileId,
    /// Whose conditions; all where nobody is named.
    pub of: &'a [Name],
    pub at: &'a PointOfTime,
}

impl<'a> TimeLine<'a> {
    pub fn of(file: FileId, line: &'a LineValue) -> Option<TimeLine<'a>> {
        line.time_point().map(|(of, at)| TimeLine { file, of, at })
    }
}

/// An item of a list with a 依据 of its own.
pub struct CitedItem<'a> {
    pub item: &'a Condition,
    pub cites: Vec<CitationId>,
}

pub struct CitedLine<'a> {
    pub line: &'a Line,
    pub cites: Vec<CitationId>,
}

pub struct Param<'a> {
    pub rule: RuleId,
    pub ast: &'a Rule,
}

/// A registered 解释事项.
pub struct Interp<'a> {
    pub name: String,
    pub rule: RuleId,
    pub alternatives: Vec<(&'a AlternativeValue, &'a ast::Text)>,
    pub adopted: &'a Adoption,
    pub question: String,
}

impl<'a> RuleInfo<'a> {
    /// What the rule quotes as its own, as a whole, for its items and for its lines, each with what was found of it.
    pub fn quotations(&self) -> impl Iterator<Item = (&'a [Authority], &[CitationId])> {
        let whole = std::iter::once((self.ast.authority.as_slice(), self.cites.as_slice()));
        let items = self.items.iter().map(|i| (i.item.authority.as_slice(), i.cites.as_slice()));
        let lines = self.lines.iter().map(|l| (l.line.authority.as_slice(), l.cites.as_slice()));
        whole.chain(items).chain(lines)
    }

    /// Every citation: of the rule as a whole, of its items and lines, of words that belong elsewhere.
    pub fn all_cites(&self) -> impl Iterator<Item = CitationId> {
        self.quotations().flat_map(|(_, found)| found).chain(&self.beside).copied()
    }

    /// The lines with this label, in order.
    pub fn lines(&self, label: Label) -> impl Iterator<Item = &CitedLine<'a>> {
        self.lines.iter().filter(move |l| l.line.label == label)
    }

    pub fn line(&self, label: Label) -> Option<&CitedLine<'a>> {
        self.lines(label).next()
    }

    /// The relation whose members 计算范围 counts.
    pub fn counted_relation(&self) -> Option<&'a Name> {
        let line: &'a Line = self.line(Label::Scope)?.line;
        if let LineValue::Scope(ScopeValue::Members { relation, .. }) = &line.value {
            relation.segments.last()
        } else {
            None
        }
    }
}
