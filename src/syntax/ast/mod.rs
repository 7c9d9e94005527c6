//! The syntax tree of a rule file: what was written, with places, and nothing inferred.
//!
//! Names are text here; numbers are exact text. A construct that could not be read leaves a
//! diagnostic and is absent from the tree, so the rest of its rule is still checked.

/// An enum whose variants are words of the language: the one table that reads and writes them.
macro_rules! worded {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $word:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $(#[doc = concat!($word, "\n")] $(#[$doc])* $variant,)+ }

        impl $name {
            /// Every one, in the order of the table.
            pub const ALL: &'static [$name] = &[$($name::$variant,)+];

            /// The word that rules write for it.
            pub fn word(self) -> &'static str {
                match self { $($name::$variant => $word,)+ }
            }

            /// The one that a word stands for.
            pub fn from_word(word: &str) -> Option<$name> {
                match word { $($word => Some($name::$variant),)+ _ => None }
            }
        }
    };
}

mod condition;
mod declaration;
mod label;
mod line;
mod part;
mod rule;
mod walk;

pub use condition::*;
pub use declaration::*;
pub use label::{Label, stem, stem_index};
pub use line::*;
pub use part::{Each, Figure, Part};
pub use rule::*;
pub use walk::{alternative_names, each_condition, names, names_mut};

use crate::document::tree::Step;
use crate::source::Span;

/// One rule file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct File {
    pub items: Vec<Item>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Item {
    /// A document-head line: 文件、文号、印发日期、施行日期、有效期、解释机关、修改对象、新旧衔接.
    Head(HeadLine),
    /// `一、坚持实施就业优先战略`, `（六）落实创业扶持政策`, `第五条`, `附件1`: which clause of the text it names
    /// depends on the headings above it.
    Heading {
        step: Step,
        title: Text,
        span: Span,
    },
    Rule(Box<Rule>),
    Declaration(Box<Declaration>),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeadLine {
    /// The label as written, in its canonical form (`文号`).
    pub label: &'static str,
    /// `未载明` is kept as text here.
    pub value: Text,
    /// 时点: what holds for every rule that does not say otherwise.
    pub time_point: Option<Box<LineValue>>,
    pub span: Span,
}

/// A piece of free text, trimmed, without its final full stop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    pub text: String,
    pub span: Span,
}

/// A name; `quoted` when it stood in “…”. Widths are folded, blanks removed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    pub text: String,
    pub quoted: bool,
    pub span: Span,
}
