//! Places of rule files and of the text in the policy's own structure, for people who read messages.

use super::Front;
use crate::document::{Document, Under};
use crate::package::PackageFiles;
use crate::source::{FileId, Place, Span};
use crate::syntax::ast::{Authority, Item, Rule};

/// Which stretch of which file speaks of which 条 and 句.
#[derive(Debug, Clone, Default)]
pub struct Places {
    stretches: Vec<(FileId, Span, String)>,
}

impl Places {
    /// Derived from the rule files as read; nothing needs to compile.
    pub fn of(package: &PackageFiles, front: &Front) -> Places {
        let mut places = Places::default();
        for (file, tree) in &front.files {
            let (mut clause, mut under) = (None, Under::default());
            for item in &tree.items {
                match item {
                    Item::Heading { step, .. } => clause = front.document.under(&mut under, *step),
                    Item::Rule(rule) => places.rule(*file, clause, rule, &front.document),
                    Item::Head(_) | Item::Declaration(_) => {}
                }
            }
        }
        for (index, anchor) in front.document.anchors().iter().enumerate() {
            let words = front.document.place_words(Some(index));
            places.stretches.push((package.text, front.document.original(anchor.span), words));
        }
        places
    }

    fn rule(&mut self, file: FileId, clause: Option<u32>, rule: &Rule, document: &Document) {
        let cited = rule.authority.iter().find_map(|a| sentence(a, clause, document));
        let place = cited.or_else(|| clause.map(|c| document.clause_words(c)));
        let name = format!("“{}”", rule.name.text);
        self.stretches.push((file, rule.span, place.unwrap_or_default() + &name));
    }

    /// The words for a place, if any stretch holds it.
    pub fn words(&self, place: Place) -> Option<String> {
        let holds = |s: Span| s.start <= place.span.start && place.span.start < s.end.max(s.start + 1);
        let found = self.stretches.iter().find(|(file, span, _)| *file == place.file && holds(*span));
        found.map(|(_, _, words)| words.clone())
    }
}

fn sentence(authority: &Authority, heading: Option<u32>, document: &Document) -> Option<String> {
    let at = document.resolve(authority.at.as_ref().map(|a| &a.at), heading)?;
    let parts: Vec<&str> = authority.parts.iter().map(|p| p.text.as_str()).collect();
    let quote = document.find(&at, &parts).ok()?;
    Some(document.place_words(quote.anchors.first().copied()))
}
