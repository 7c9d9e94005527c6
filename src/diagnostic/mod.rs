//! What may be said to an author: a code, a place, arguments, and help.
//!
//! A diagnostic is data. Its words stand in the message catalogue under its code; only the
//! renderer puts the two together.

mod arg;
mod code;
mod nearest;

pub use arg::{Arg, Term};
pub use code::{Code, Group, Severity};
pub use nearest::nearest;

use crate::source::{FileId, Place, Span};

/// One finding, with everything a renderer needs to say it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    pub code: Code,
    pub place: Place,
    /// Named values put into the message: `name` → what was found.
    pub args: Vec<(&'static str, Arg)>,
    /// Further places, each with the message key of its label (an attribute of the code's message).
    pub also: Vec<(Place, &'static str)>,
    /// The attribute of the code's message that says what to do; `help` where there is only one.
    pub help: Option<&'static str>,
}

impl Diagnostic {
    pub fn new(code: Code, file: FileId, span: Span) -> Self {
        Diagnostic { code, place: Place { file, span }, args: Vec::new(), also: Vec::new(), help: None }
    }

    #[must_use]
    pub fn arg(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        self.args.push((name, value.into()));
        self
    }

    /// Selects the help text `key` of this code's message.
    #[must_use]
    pub fn help(mut self, key: &'static str) -> Self {
        self.help = Some(key);
        self
    }

    #[must_use]
    pub fn also(mut self, place: Place, key: &'static str) -> Self {
        self.also.push((place, key));
        self
    }

    pub fn severity(&self) -> Severity {
        self.code.severity()
    }

    pub fn is_error(&self) -> bool {
        self.severity() == Severity::Error
    }
}
