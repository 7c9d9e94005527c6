//! Why a value does not fit its fact, and how that is said: never with the value, which may be somebody's.

use super::expected::Expected;
use crate::data::Node;
use crate::diagnostic::{Arg, Code, Diagnostic};
use crate::source::{FileId, Span};
use crate::types::EnumType;

/// A value that does not fit, where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::facts) struct Misfit {
    pub span: Span,
    pub why: Why,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::facts) enum Why {
    BareFraction,
    BadDate,
    BadValue { expected: Expected },
    BadChoice { values: String },
    WrongUnit { expected: Arg },
    NotPercent,
}

impl Misfit {
    pub fn new(node: &Node<'_>, why: Why) -> Misfit {
        Misfit { span: node.span, why }
    }

    pub fn value(node: &Node<'_>, expected: Expected) -> Misfit {
        Misfit::new(node, Why::BadValue { expected })
    }

    pub fn choice(node: &Node<'_>, of: &EnumType) -> Misfit {
        Misfit::one_of(node, of.values.iter().map(String::as_str))
    }

    pub fn one_of<'v>(node: &Node<'_>, values: impl Iterator<Item = &'v str>) -> Misfit {
        Misfit::new(node, Why::BadChoice { values: values.collect::<Vec<_>>().join("、") })
    }

    /// Names the unit that was expected.
    pub fn in_unit(mut self, unit: &str) -> Misfit {
        if let Why::WrongUnit { expected } = &mut self.why {
            *expected = unit.into();
        }
        self
    }

    pub fn report(self, file: FileId, fact: &str) -> Diagnostic {
        let Misfit { span, why } = self;
        let said = |code: Code| Diagnostic::new(code, file, span).arg("fact", fact);
        match why {
            Why::BareFraction => said(Code::BareFraction).help("help"),
            Why::BadDate => said(Code::BadDate).help("help"),
            Why::BadValue { expected } => {
                // No fact, and so nothing that somebody may not know.
                let help = if expected == Expected::FolderBelow { "help-plain" } else { "help" };
                said(Code::BadValue).arg("expected", expected).help(help)
            }
            Why::BadChoice { values } => said(Code::BadChoice).arg("values", values).help("help"),
            Why::WrongUnit { expected } => said(Code::WrongUnit).arg("expected", expected).help("help"),
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
