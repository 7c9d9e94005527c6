//! The values of an explanation put into words.

mod detail;
mod outcome;
mod sum;
mod value;

use super::Catalogue;
use super::catalogue::Arg;
use crate::facts::OwnTables;

/// Words in the catalogue's language.
#[derive(Clone, Copy)]
pub struct Words<'c> {
    pub catalogue: &'c Catalogue,
}

impl Words<'_> {
    pub fn word(&self, key: &str) -> String {
        self.catalogue.message(key, &[])
    }

    fn say(&self, key: &str, args: &[(&str, Arg<'_>)]) -> String {
        self.catalogue.say(key, args)
    }

    /// Whose figures a case is decided by, where they are its own.
    pub fn own_tables(&self, own: &OwnTables) -> String {
        let names = self.quoted_list(&own.tables);
        self.catalogue.message("own-tables", &[("folder", &own.folder), ("names", &names)])
    }

    /// That figures for trials were read, and of what.
    pub fn examples(&self, of: &[String]) -> String {
        self.catalogue.message("sample-tables", &[("names", &self.quoted_list(of))])
    }

    /// The mark that ends a sentence.
    pub fn end(&self) -> String {
        self.word("sentence-end")
    }

    /// Sentences one after the other; empty ones are left out.
    pub fn sentences(&self, said: [String; 2]) -> String {
        let [first, second] = said;
        match (first.is_empty(), second.is_empty()) {
            (false, false) => format!("{first}{}{second}", self.word("sentence-joiner")),
            (false, true) => first,
            _ => second,
        }
    }

    /// Whole sentences in a row.
    pub fn paragraph(&self, said: &[String]) -> String {
        said.join(&self.word("sentence-joiner"))
    }

    /// Parts of one sentence.
    pub fn clauses(&self, said: &[String]) -> String {
        said.join(&self.word("clause-joiner"))
    }

    /// Names side by side.
    pub fn list(&self, names: &[String]) -> String {
        names.join(&self.word("list-mark"))
    }

    /// Names side by side, each in quotation marks.
    pub fn quoted_list(&self, names: &[String]) -> String {
        self.list(&names.iter().map(|n| format!("“{n}”")).collect::<Vec<_>>())
    }
}
