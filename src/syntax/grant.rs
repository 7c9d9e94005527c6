//! The sentence of a 给付: who is given, provided with, or has what.

use super::ast::{MainSentence, Name, Subject};
use super::main_sentence::{exceptions, last_comma_before};
use super::parser::Reader;
use super::piece::Piece;
use crate::diagnostic::{Code, Diagnostic};

/// Verbs of what is done for somebody: 对……的〈主体〉，给予…….
const DONE: [&str; 4] = ["给予", "准予", "提供", "予以"];

/// Verbs of what somebody has: 〈条件〉的〈主体〉，享受…….
pub(super) const HAD: [&str; 2] = ["享受", "具有"];

/// The verb that goes with a name, by its last word.
const VERBS: [(&str, &[&str]); 5] = [
    ("享受", &["政策", "优惠", "待遇"]),
    ("提供", &["服务"]),
    ("予以", &["表彰"]),
    ("具有", &["资格"]),
    ("给予", &["补贴", "补助", "津贴", "奖金"]),
];

/// The verb for a name that the verb written does not go with; 准予 goes with whatever is done.
fn better(verb: &str, name: &str) -> Option<&'static str> {
    let (right, _) = VERBS.iter().find(|(_, tails)| tails.iter().any(|tail| name.ends_with(tail)))?;
    (verb != *right && !(verb == "准予" && *right == "给予")).then_some(*right)
}

impl<'t> Reader<'t> {
    /// `对……的〈主体〉，给予〈名〉`, `〈条件〉的〈主体〉，享受〈名〉`; either with a list.
    pub(super) fn grant(&mut self, title: &Name, piece: Piece<'t>) -> Option<MainSentence> {
        let list = self.outer_list(piece);
        let head = if list.items.is_empty() { piece.strip_suffix("。").unwrap_or(piece) } else { list.head };
        let (except, head) = exceptions(head);
        let had = last_comma_before(head.text, &HAD).filter(|_| !head.text.starts_with('对'));
        let (to, verb, what) = match had {
            Some((comma, verb)) => {
                if list.items.is_empty() {
                    self.full_stop(piece);
                }
                let items = (!list.items.is_empty()).then(|| self.items(&list.items));
                let to = self.subject(head.slice(0, comma).trim(), items, piece)?;
                let after = head.slice(comma, head.text.len());
                let at = after.text.find(verb)? + verb.len();
                (Subject { except, ..to }, verb, after.slice(at, after.text.len()).trim())
            }
            None => self.directed(piece, &DONE)?,
        };
        if let Some(right) = better(verb, &title.text) {
            let start = what.start - verb.len();
            let written = self.whole().slice(start, what.start);
            // Blanks may part the two.
            let at = if written.text == verb { written } else { what.slice(0, 0) };
            let d = Diagnostic::new(Code::PreferredWording, self.file, at.span()).arg("found", verb);
            self.push(d.arg("right", right).arg("name", &title.text).help("help-verb"));
        }
        let (what, alias) = self.granted(what, title);
        Some(MainSentence::Grant { to, verb: verb.to_owned(), what, alias, span: piece.span() })
    }
}
