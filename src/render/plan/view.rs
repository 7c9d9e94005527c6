//! A plan as plain data: every place, reason and decision in words and figures.

use crate::amend::{By, Direction, PieceKind};
use crate::compare::{RowKind, Standing, Summary, Turn};
use crate::plan::{Basis, ChangeKind};
use serde::{Serialize, Serializer};

#[derive(Debug, Serialize)]
pub struct View {
    pub schema: &'static str,
    pub policy: String,
    pub changes: Vec<ChangeView>,
    pub rules: Vec<RuleView>,
    pub same_wording: Vec<WordingView>,
    pub edits: Vec<EditView>,
    pub noise: Vec<NoiseView>,
    pub corrections: CorrectionsView,
    pub parameters: Vec<ParameterView>,
    /// Absent where no cases were given.
    pub decisions: Option<DecisionsView>,
    /// What keeps the decisions from being compared, where something does.
    pub not_compared: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub applied: Option<String>,
    /// Whether two texts were compared.
    #[serde(skip)]
    pub of_text: bool,
    /// Edits are proposed: the second text has no package of its own.
    #[serde(skip)]
    pub proposes: bool,
    #[serde(skip)]
    pub full: bool,
}

#[derive(Debug, Serialize)]
pub struct ChangeView {
    pub anchor: String,
    pub new_anchor: Option<String>,
    pub place: String,
    pub kind: ChangeKind,
    pub before: Option<String>,
    pub after: Option<String>,
    pub words: Vec<(String, String)>,
    pub direction: Direction,
    pub basis: Basis,
}

#[derive(Debug, Serialize)]
pub struct RuleView {
    pub rule: String,
    pub kind: &'static str,
    pub reach: Reach,
    pub via: Vec<StepView>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// 直接: its own words changed.
    Direct,
    /// 间接: it leans on a rule whose words changed.
    Indirect,
}

impl Reach {
    pub fn name(self) -> &'static str {
        match self {
            Reach::Direct => "直接",
            Reach::Indirect => "间接",
        }
    }
}

#[derive(Debug, Serialize)]
pub struct StepView {
    pub by: By,
    pub rule: String,
}

#[derive(Debug, Serialize)]
pub struct WordingView {
    pub anchor: String,
    pub text: String,
    pub changed: String,
}

#[derive(Debug, Serialize)]
pub struct EditView {
    pub id: String,
    pub rule: String,
    pub anchor: String,
    pub file: String,
    pub line: usize,
    pub column: usize,
    pub old: String,
    pub new: String,
    pub state: EditState,
    /// Written into the new package.
    #[serde(skip)]
    pub made: bool,
    pub reason: Option<String>,
    pub pieces: Vec<PieceView>,
}

impl EditView {
    /// Whether all that it changes is places that are named.
    pub fn names_places_only(&self) -> bool {
        self.state == EditState::Ready
            && !self.pieces.is_empty()
            && self.pieces.iter().all(|p| p.kind == PieceKind::Place)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EditState {
    /// 可改: it follows from the change alone.
    Ready,
    /// 需起草: somebody must decide.
    Draft,
}

impl EditState {
    pub fn name(self) -> &'static str {
        match self {
            EditState::Ready => "可改",
            EditState::Draft => "需起草",
        }
    }
}

#[derive(Debug, Serialize)]
pub struct PieceView {
    pub kind: PieceKind,
    pub file: String,
    pub line: usize,
    pub column: usize,
    pub old: String,
    pub new: String,
}

#[derive(Debug, Serialize)]
pub struct NoiseView {
    pub kind: String,
    pub line: usize,
    pub column: usize,
    pub anchor: Option<String>,
    pub around: String,
    /// The entry of `corrections.toml` that would take it out, for a person to judge; none for a number out of
    /// turn, which may be the text's own.
    pub correction: Option<String>,
}

#[derive(Debug, Serialize)]
pub struct CorrectionsView {
    pub carried: usize,
    pub dropped: Vec<DroppedView>,
}

#[derive(Debug, Serialize)]
pub struct DroppedView {
    pub number: usize,
    /// What the correction quotes of the old text.
    pub from: String,
    pub why: String,
}

#[derive(Debug, Serialize)]
pub struct ParameterView {
    pub parameter: String,
    pub kind: RowKind,
    pub place: String,
    pub before: Option<String>,
    pub after: Option<String>,
    pub published: Option<String>,
    pub retroactive: bool,
    pub source: String,
}

#[derive(Debug, Serialize)]
pub struct DecisionsView {
    pub unchanged: usize,
    pub changed: usize,
    pub unread: Vec<String>,
    /// Rules that await drafting: they were run as they stand.
    pub pending: Vec<String>,
    pub groups: Vec<GroupView>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub stay: Vec<RowView>,
}

#[derive(Debug, Serialize)]
pub struct GroupView {
    pub id: String,
    pub kind: Turn,
    pub cause: String,
    pub count: usize,
    /// Sums of the changes that have one on both sides.
    pub total_before: String,
    pub total_after: String,
    /// Changes whose amount is open or a range.
    pub without_total: usize,
    pub standing: Standing,
    pub by: Option<String>,
    pub reason: Option<String>,
    pub exemplar: String,
    /// Both explanations of the exemplar, line beside line.
    pub aligned: Vec<LineView>,
    pub cases: Vec<CaseView>,
}

#[derive(Debug, Serialize)]
pub struct CaseView {
    pub case: String,
    pub rule: String,
    pub before: Option<Summary>,
    pub after: Option<Summary>,
    /// Months paid differently, ends included.
    pub months: Vec<String>,
    #[serde(skip)]
    pub words: (String, String),
}

#[derive(Debug, Serialize)]
pub struct RowView {
    pub case: String,
    pub rule: String,
    pub decision: Summary,
}

/// A line of both explanations; one side is absent where the other alone says it.
#[derive(Debug, Serialize)]
pub struct LineView {
    pub same: bool,
    pub before: Option<String>,
    pub after: Option<String>,
}

/// Readers of the data see the words that people see.
macro_rules! by_name {
    ($($kind:ty),*) => {
        $(impl Serialize for $kind {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.name())
            }
        })*
    };
}

by_name!(Basis, By, ChangeKind, Direction, EditState, PieceKind, Reach, RowKind, Turn);
