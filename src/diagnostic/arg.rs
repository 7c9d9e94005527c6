//! What is put into the message of a diagnostic.

use std::fmt;

/// A named value of a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Arg {
    /// As somebody wrote it.
    Text(String),
    Number(u64),
    /// Words of the program's own.
    Term(Term),
}

/// Words that the catalogue has under a key, such as what a value should have been.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    pub key: &'static str,
    pub args: Vec<(&'static str, Arg)>,
}

impl Term {
    pub fn new(key: &'static str) -> Term {
        Term { key, args: Vec::new() }
    }

    #[must_use]
    pub fn arg(mut self, name: &'static str, value: impl Into<Arg>) -> Term {
        self.args.push((name, value.into()));
        self
    }
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Arg::Text(text.to_owned())
    }
}

impl From<&String> for Arg {
    fn from(text: &String) -> Self {
        Arg::Text(text.clone())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Arg::Text(text)
    }
}

impl From<u64> for Arg {
    fn from(number: u64) -> Self {
        Arg::Number(number)
    }
}

impl From<usize> for Arg {
    fn from(number: usize) -> Self {
        Arg::Number(number as u64)
    }
}

impl From<Term> for Arg {
    fn from(term: Term) -> Self {
        Arg::Term(term)
    }
}

/// For tests and for whoever debugs: a term is shown by its key.
impl fmt::Display for Arg {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Arg::Text(text) => f.write_str(text),
            Arg::Number(number) => write!(f, "{number}"),
            Arg::Term(Term { key, args }) => {
                f.write_str(key)?;
                args.iter().try_for_each(|(name, arg)| write!(f, " {name}={arg}"))
            }
        }
    }
}
