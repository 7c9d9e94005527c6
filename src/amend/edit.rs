//! Edits of rule files: exact places, old and new words, and what they rest on.

use super::atom::AtomId;
use crate::resolve::RuleId;
use crate::source::{FileId, Span};
use sha2::{Digest, Sha256};
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// A stretch of a file with what is to stand there instead.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Piece {
    pub file: FileId,
    pub span: Span,
    pub new: String,
    pub kind: PieceKind,
}

impl Piece {
    /// What pieces of one file are put in order by: the longest first where several begin at one place.
    pub(super) fn in_file(&self) -> (u32, Reverse<u32>, &str) {
        (self.span.start, Reverse(self.span.end), &self.new)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PieceKind {
    /// A figure, a boundary word or a value: what the rule computes.
    Value,
    /// A line that has lost its words, or a rule that has.
    Removal,
    /// A value of an enumeration, where it is declared.
    Declaration,
    /// A quotation of the text, or the name of a question: rewritten or taken out, it computes nothing.
    Quote,
    /// 第（六）条第4句, or a heading.
    Place,
    /// 文号, 标题, 印发日期.
    Head,
}

impl PieceKind {
    /// The word for it.
    pub fn name(self) -> &'static str {
        match self {
            PieceKind::Value => "规则",
            PieceKind::Removal => "删去",
            PieceKind::Declaration => "声明",
            PieceKind::Quote => "引文",
            PieceKind::Place => "出处",
            PieceKind::Head => "文件头",
        }
    }

    /// Whether it is of a quotation or its place, and computes nothing.
    pub fn is_of_quotation(self) -> bool {
        match self {
            PieceKind::Quote | PieceKind::Place => true,
            PieceKind::Value | PieceKind::Removal | PieceKind::Declaration | PieceKind::Head => false,
        }
    }
}

/// Whether an edit follows from the change alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// 可改
    Ready,
    /// 需起草: somebody must decide, for this reason.
    Draft(Reason),
}

/// Why an edit cannot be derived.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// The rule has no place that mirrors the changed words.
    NoCounterpart { before: String, after: String },
    /// The old wording stands in the rule more than once.
    Several { figure: String, places: Vec<(FileId, Span)> },
    /// The rate by which something is given, or counted, changed.
    Rate { before: String, after: String },
    /// With the edit the package no longer compiles: the code, and the rule where it shows.
    Breaks { code: &'static str, at: String },
    /// A line of the head repeats words that changed.
    HeadLine { words: String },
    /// The rule says something else than the old text.
    ValueDiffers { text: String, rule: String },
    /// The language has no wording for the new boundary in this pattern.
    NoPattern { wording: String },
    /// 下同 was what gave these words force here.
    Onward,
    /// The change runs over an end of the quotation, or tears it apart.
    Requote,
    /// The new quotation stands there more than once.
    Ambiguous,
    /// The sentence now stands in another 条.
    MovedAway { place: String },
    /// What lost its words is still used by these rules.
    StillUsed { rules: Vec<String> },
    /// The rule is not whole without this line.
    LineNeeded { label: String },
    /// The line leaves to these questions what the words that are gone did not say.
    LineLeaves { label: String, readings: Vec<String> },
    /// New words that no rule accounts for.
    Uncovered { words: String },
    /// New words behind the last sentence: a formality, or a norm.
    AtTheEnd { words: String },
    /// The rule does not write the figure; these do.
    WrittenIn { before: String, after: String, rules: Vec<String> },
    /// The same figure is written here too, on other words.
    AlsoWritten { figure: String, by: String },
    /// A value of an enumeration under another name: cases use the old one.
    ValueRenamed { before: String, after: String },
    /// An ordered enumeration does not tell where the new value belongs.
    Ordered { fact: String },
    /// Two changes would write the same place of the rule, in these words and in those.
    Clash { one: String, other: String },
    /// The reading itself may have changed.
    Interpretation,
}

/// What an edit is of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    Rule(RuleId),
    /// A line of the head, and what `package.toml` repeats of it.
    Head(HeadField),
    /// The heading of a 条 of the old text.
    Clause(u32),
    /// The heading of a 部分.
    Part,
    /// The places that the declaration of a fact names.
    Fact,
    /// New words that no rule accounts for.
    NewWords,
}

/// What the head of a package repeats of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum HeadField {
    /// 文号
    Number,
    /// 标题
    Title,
    /// 印发日期
    Issued,
    /// 施行日期
    Force,
    /// 有效期
    Validity,
    /// 解释机关
    Interpreter,
    /// 受理机关
    Receiver,
    /// 补正期限
    Completion,
}

impl HeadField {
    /// The label of the line.
    pub fn word(self) -> &'static str {
        match self {
            HeadField::Number => "文号",
            HeadField::Title => "标题",
            HeadField::Issued => "印发日期",
            HeadField::Force => "施行日期",
            HeadField::Validity => "有效期",
            HeadField::Interpreter => "解释机关",
            HeadField::Receiver => "受理机关",
            HeadField::Completion => "补正期限",
        }
    }
}

/// What is to be done to one rule, or to the package's head.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// `E3-4c9e`
    pub id: String,
    pub target: Target,
    /// The target in words: 给付：创业场地补贴
    pub title: String,
    /// The sentence that changed, by its anchor in the old text; in the new text for what was added.
    pub anchor: String,
    /// The changes it answers.
    pub atoms: BTreeSet<AtomId>,
    /// Sentences that are gone from its quotations.
    pub lost: BTreeSet<usize>,
    /// In the order of their weight: values before quotations.
    pub pieces: Vec<Piece>,
    pub state: State,
}

impl Edit {
    /// An edit that answers no single change; it is not numbered yet.
    pub(super) fn new(target: Target, title: String, anchor: &str, state: State) -> Edit {
        Edit {
            id: String::new(),
            target,
            title,
            anchor: anchor.to_owned(),
            atoms: BTreeSet::new(),
            lost: BTreeSet::new(),
            pieces: vec![],
            state,
        }
    }

    /// The rule that it edits, if it edits one.
    pub fn rule(&self) -> Option<RuleId> {
        match self.target {
            Target::Rule(rule) => Some(rule),
            Target::Head(_) | Target::Clause(_) | Target::Part | Target::Fact | Target::NewWords => None,
        }
    }

    pub fn is_ready(&self) -> bool {
        self.state == State::Ready
    }

    /// Why somebody must draft it.
    pub fn reason(&self) -> Option<&Reason> {
        match &self.state {
            State::Ready => None,
            State::Draft(reason) => Some(reason),
        }
    }

    /// Whether it changes more of the rule than what that quotes.
    pub fn changes_rule(&self) -> bool {
        self.pieces.iter().any(|p| !p.kind.is_of_quotation())
    }
}

/// Numbers edits, and adds a few digits that depend on what each does: an id that was read off an
/// earlier comparison fits only where nothing changed since.
pub(super) fn number(edits: &mut [Edit]) {
    for (n, edit) in edits.iter_mut().enumerate() {
        let mut digest = Sha256::new();
        digest.update(edit.title.as_bytes());
        if let State::Draft(Reason::Uncovered { words } | Reason::AtTheEnd { words }) = &edit.state {
            digest.update(words.as_bytes());
        }
        for piece in &edit.pieces {
            digest.update([0]);
            digest.update((piece.file.index() as u64).to_be_bytes());
            digest.update(piece.span.start.to_be_bytes());
            digest.update(piece.span.end.to_be_bytes());
            digest.update(piece.new.as_bytes());
        }
        let digits = crate::values::hex(&digest.finalize()[..2]);
        edit.id = format!("E{}-{digits}", n + 1);
    }
}
