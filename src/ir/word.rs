//! What people read for an outcome: each kind of rule has words of its own.

use super::{DecisionKind, Verdict};
use crate::values::words;
use serde::{Serialize, Serializer};

words! {
    /// Outcomes of kinds that are not 符合 or 不符合: nobody satisfies a duty or an order of priority.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, serde::Deserialize)]
    pub enum OwnWord {
        Owed = "应当履行", "own-owed";
        Inapplicable = "不适用", "own-inapplicable";
        Listed = "列入", "own-listed";
        Unlisted = "不列入", "own-unlisted";
        /// The agency may do it, or not.
        Permitted = "可以适用", "own-permitted";
        /// The agency may consider it; nothing says that it will grant it.
        Ready = "具备审定条件", "own-ready";
        Unready = "不具备审定条件", "own-unready";
    }
}

/// The word of an outcome for a rule of some kind; data keep the closed list of [`Verdict`] beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Word {
    Outcome(Verdict),
    Own(OwnWord),
}

impl Word {
    pub fn of(kind: DecisionKind, verdict: Verdict) -> Word {
        match own(kind) {
            Some((met, _)) if verdict == kind.goal() => Word::Own(met),
            Some((_, missed)) if verdict == kind.missed() => Word::Own(missed),
            Some(_) | None => Word::Outcome(verdict),
        }
    }

    /// The outcome that a word means for a rule of some kind; its place in the closed list does too.
    pub fn read(kind: DecisionKind, word: &str) -> Option<Verdict> {
        let own = Verdict::ALL.iter().copied().find(|v| Word::of(kind, *v).word() == word);
        own.or_else(|| Verdict::from_word(word))
    }

    /// The words of the closed list, then those that a kind has of its own.
    pub fn words_of(kind: DecisionKind) -> impl Iterator<Item = &'static str> + Clone {
        let own = own(kind).into_iter().flat_map(|(met, missed)| [met.word(), missed.word()]);
        Verdict::words().chain(own.filter(|w| Verdict::from_word(w).is_none()))
    }

    /// Every word that some kind has.
    pub fn words() -> impl Iterator<Item = &'static str> + Clone {
        let closed = Verdict::words();
        closed.chain(OwnWord::words().filter(|w| Verdict::from_word(w).is_none()))
    }

    pub fn word(self) -> &'static str {
        match self {
            Word::Outcome(verdict) => verdict.word(),
            Word::Own(own) => own.word(),
        }
    }

    /// The key of the word in the message catalogue.
    pub fn key(self) -> &'static str {
        match self {
            Word::Outcome(verdict) => verdict.key(),
            Word::Own(own) => own.key(),
        }
    }
}

/// What it is called where all conditions hold, and where one fails.
fn own(kind: DecisionKind) -> Option<(OwnWord, OwnWord)> {
    match kind {
        DecisionKind::Duty => Some((OwnWord::Owed, OwnWord::Inapplicable)),
        DecisionKind::Authorisation => Some((OwnWord::Permitted, OwnWord::Inapplicable)),
        DecisionKind::Priority => Some((OwnWord::Listed, OwnWord::Unlisted)),
        DecisionKind::Discretion => Some((OwnWord::Ready, OwnWord::Unready)),
        DecisionKind::Entitlement | DecisionKind::Status | DecisionKind::Target => None,
    }
}

impl Serialize for Word {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.word())
    }
}
