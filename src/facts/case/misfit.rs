//! Why a value does not fit its fact, and how that is said.

use crate::data::{Content, Node};
use crate::diagnostic::{Code, Diagnostic, nearest};
use crate::source::{FileId, Span};
use crate::types::EnumType;

/// A value that does not fit, where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::facts) struct Misfit {
    pub span: Span,
    pub found: String,
    pub why: Why,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::facts) enum Why {
    BareFraction { exact: String },
    BadDate,
    BadValue { expected: String },
    BadChoice { values: String, near: Option<String> },
    WrongUnit { expected: String },
    NotPercent,
}

impl Misfit {
    pub fn new(node: &Node<'_>, why: Why) -> Misfit {
        Misfit { span: node.span, found: found(node), why }
    }

    pub fn value(node: &Node<'_>, expected: &str) -> Misfit {
        Misfit::new(node, Why::BadValue { expected: expected.to_owned() })
    }

    pub fn choice(node: &Node<'_>, of: &EnumType) -> Misfit {
        let written = node.text().unwrap_or_default();
        let near = nearest(written, of.values.iter().map(String::as_str)).map(str::to_owned);
        Misfit::new(node, Why::BadChoice { values: of.values.join("、"), near })
    }

    /// Names the unit that was expected.
    pub fn in_unit(mut self, unit: &str) -> Misfit {
        if let Why::WrongUnit { expected } = &mut self.why {
            unit.clone_into(expected);
        }
        self
    }

    pub fn report(self, file: FileId, fact: &str) -> Diagnostic {
        let Misfit { span, found, why } = self;
        let said = |code: Code| Diagnostic::new(code, file, span).arg("found", found);
        match why {
            Why::BareFraction { exact } => said(Code::BareFraction).arg("exact", exact).help("help"),
            Why::BadDate => said(Code::BadDate).arg("fact", fact).help("help"),
            Why::BadValue { expected } => said(Code::BadValue).arg("fact", fact).arg("expected", expected).help("help"),
            Why::BadChoice { values, near } => {
                let d = said(Code::BadChoice).arg("fact", fact).arg("values", values);
                with_near(d, near.as_deref())
            }
            Why::WrongUnit { expected } => {
                said(Code::WrongUnit).arg("expected", expected).arg("fact", fact).help("help")
            }
            Why::NotPercent => said(Code::NotPercent).help("help"),
        }
    }
}

/// Offers the nearest name, where there is one.
pub(in crate::facts) fn with_near(d: Diagnostic, near: Option<&str>) -> Diagnostic {
    match near {
        Some(near) if !near.is_empty() => d.arg("near", near).help("help-near"),
        _ => d.help("help"),
    }
}

/// What stands there, in a few words.
fn found(node: &Node<'_>) -> String {
    const MOST: usize = 40;
    match &node.content {
        Content::Scalar(s) if !s.quoted && matches!(&*s.text, "" | "~" | "null") => "空".to_owned(),
        Content::Scalar(s) if s.text.chars().count() <= MOST => s.text.to_string(),
        Content::Scalar(s) => s.text.chars().take(MOST).chain("……".chars()).collect(),
        Content::List(_) => "列表".to_owned(),
        Content::Map(_) => "一组项".to_owned(),
    }
}

/// The same, for saying two places apart.
pub(super) fn shown(node: &Node<'_>, text: &str) -> String {
    match &node.content {
        Content::Scalar(_) => found(node),
        _ => node.span.text(text).split_whitespace().collect::<Vec<_>>().join(" ").chars().take(40).collect(),
    }
}
