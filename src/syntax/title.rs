//! What a sentence names, and that it stops there.
//!
//! Nothing computes the words behind a name. A drafter who writes an exception or a cap there would
//! believe that it counts, so each is a finding that says where it belongs.

use super::ast::Name;
use super::parser::Reader;
use super::piece::Piece;
use crate::diagnostic::{Code, Diagnostic};

/// Words behind a name, and the help that says how their meaning is written.
const TAILS: [(&[&str], &str); 3] = [
    (&["除外", "不包括", "不含", "不适用"], "help-except"),
    (&["最多", "最高", "不超过", "不得超过", "封顶", "限额"], "help-cap"),
    (&["和", "及", "、", "以及", "并", "或"], "help-other"),
];

impl<'t> Reader<'t> {
    /// What is granted, and the title given to it where the text calls it otherwise.
    pub fn granted(&mut self, what: Piece<'t>, title: &Name) -> (Name, Option<Name>) {
        let Some((named, alias)) = aliased(what) else { return (self.titled(what, title), None) };
        (self.matter(named), Some(self.titled(alias, title)))
    }

    /// A name that must be the title of the rule, and nothing behind it.
    pub fn titled(&mut self, what: Piece<'t>, title: &Name) -> Name {
        let name = what.name();
        if name.text == title.text {
            return name;
        }
        let quoted = format!("“{}”", title.text);
        let begun = [quoted.as_str(), title.text.as_str()].into_iter().find(|t| what.text.starts_with(t));
        match begun {
            Some(begun) if !title.text.is_empty() => {
                self.tail(&title.text, what.slice(begun.len(), what.text.len()).trim());
            }
            Some(_) | None => {
                let found = phrase(what);
                let d = Diagnostic::new(Code::OtherTitle, self.file, found.span());
                self.push(d.arg("found", found.text).arg("title", &title.text).help("help"));
            }
        }
        name
    }

    /// Words for what is to be done: one phrase, in the drafter's own words.
    pub fn matter(&mut self, what: Piece<'t>) -> Name {
        let found = phrase(what);
        if found.text.len() < what.text.len() {
            self.tail(found.text, what.slice(found.text.len(), what.text.len()).trim());
        }
        found.name()
    }

    /// A sentence that ends with its verb.
    pub fn nothing_more(&mut self, verb: &str, rest: Piece<'t>) {
        if !rest.text.is_empty() {
            self.tail(verb, rest);
        }
    }

    fn tail(&mut self, name: &str, tail: Piece<'t>) {
        let help = TAILS.iter().find(|(words, help)| {
            let begins = *help == "help-other";
            words.iter().any(|w| if begins { tail.text.starts_with(w) } else { tail.text.contains(w) })
        });
        let d = Diagnostic::new(Code::SentenceTail, self.file, tail.span());
        let d = d.arg("found", tail.text).arg("name", name);
        self.push(d.help(help.map_or("help", |(_, help)| help)));
    }
}

/// `〈名〉（以下称“〈规则名〉”）`
fn aliased(what: Piece<'_>) -> Option<(Piece<'_>, Piece<'_>)> {
    let (at, open) = what.text.char_indices().rev().find(|(_, c)| matches!(c, '（' | '('))?;
    let inner = what.slice(at + open.len_utf8(), what.text.len()).trim();
    let inner = inner.strip_suffix("）").or_else(|| inner.strip_suffix(")"))?;
    Some((what.slice(0, at).trim(), inner.strip_prefix("以下称")?))
}

/// The words up to a mark that ends a phrase, or to a 但, outside quotation marks.
fn phrase(what: Piece<'_>) -> Piece<'_> {
    let mut depth = 0usize;
    for (at, c) in what.text.char_indices() {
        match c {
            '“' | '‘' => depth += 1,
            '”' | '’' => depth = depth.saturating_sub(1),
            '，' | ',' | '；' | ';' | '：' | ':' | '（' | '(' | '但' if depth == 0 && at > 0 => {
                return what.slice(0, at).trim();
            }
            _ => {}
        }
    }
    what
}
