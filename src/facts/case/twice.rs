//! Facts given in two places: an entity of its own, and the one that stands for it.

use super::check::Check;
use crate::data::{Content, Node};
use crate::diagnostic::Code;
use crate::facts::Given;

impl Check<'_, '_, '_> {
    /// Reports what 单位.创办人 and the 个人 that would stand for it say differently.
    pub fn given_twice(&mut self, root: &Node<'_>) {
        let dictionary = &self.reader.program.dictionary;
        let top = |name: &str| root.entries()?.iter().find(|e| e.key == name).map(|e| &e.value);
        for (name, entity) in dictionary.entities.iter().filter(|(_, e)| e.root) {
            for (relation, r) in entity.relations.iter().filter(|(_, r)| !r.many) {
                let own = top(name).and_then(|node| node.entries()?.iter().find(|e| e.key == *relation));
                let other = r.fallback.as_deref().and_then(top);
                if let (Some(own), Some(other)) = (own, other) {
                    self.compare(&own.value, other);
                }
            }
        }
    }

    fn compare(&mut self, one: &Node<'_>, other: &Node<'_>) {
        let (Some(ones), Some(others)) = (one.entries(), other.entries()) else { return };
        for entry in ones {
            let Some(rival) = others.iter().find(|e| e.key == entry.key) else { continue };
            let (a, b) = (&entry.value, &rival.value);
            if self.left_out(a) || self.left_out(b) {
                continue;
            }
            let read = |node: &Node<'_>| self.learnt.given[node.id as usize].is_some();
            if a.entries().is_some() && b.entries().is_some() && !(read(a) && read(b)) {
                self.compare(a, b);
            } else if !self.same(a, b) {
                let (first, later) = if a.span.start < b.span.start { (a, b) } else { (b, a) };
                let place = self.place(first.span);
                self.push(Code::Contradiction, later.span, |d| {
                    d.arg("fact", &*entry.key).also(place, "first").help("help")
                });
            }
        }
    }

    fn left_out(&self, node: &Node<'_>) -> bool {
        self.learnt.given[node.id as usize] == Some(Given::Missing)
    }

    /// Whether two parts of the file say the same.
    pub(super) fn same(&self, a: &Node<'_>, b: &Node<'_>) -> bool {
        match (&self.learnt.given[a.id as usize], &self.learnt.given[b.id as usize]) {
            (Some(a), Some(b)) => return a == b,
            (None, None) => {}
            _ => return false,
        }
        match (&a.content, &b.content) {
            (Content::List(a), Content::List(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| self.same(a, b)),
            (Content::Map(a), Content::Map(b)) => {
                let found = |key: &str| b.iter().find(|e| e.key == key);
                a.len() == b.len() && a.iter().all(|e| found(&e.key).is_some_and(|f| self.same(&e.value, &f.value)))
            }
            // What has no value has been reported.
            (Content::Scalar(_), Content::Scalar(_)) => true,
            _ => false,
        }
    }
}
