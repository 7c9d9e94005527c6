//! An amendment of the policy's text: what changes, which rules it touches, what to edit.
//!
//! Two texts are aligned sentence by sentence and compared by words and numbers; every quotation is
//! followed into the new text; an edit is derived only where the change and the rule mirror each
//! other exactly. Nothing here is decided for a person.

mod align;
mod answer;
mod apply;
mod atom;
mod by;
mod clash;
mod crossed;
mod direction;
mod edit;
mod figure;
mod follow;
mod head;
mod kinds;
mod limits;
mod lists;
mod place_map;
mod places;
mod propose;
mod quantity;
mod quoted;
mod quotes;
mod reach;
mod removal;
mod ruletext;
mod settled;
mod subject;
mod telling;
mod text;
mod token;
mod uncovered;
mod wording;
mod words;
mod work;
mod written;

pub use crate::document::side::{Boundary, Side, Stands};
pub use align::{Alignment, Pair};
pub use apply::{Edited, apply};
pub use atom::{Atom, AtomId, Limit, What};
pub use by::By;
pub use crossed::Crossed;
pub use direction::Direction;
pub use edit::{Edit, HeadField, Piece, PieceKind, Reason, State, Target};
pub use follow::{Comparison, Followed, Lost};
pub use propose::{Proposal, propose};
pub use reach::{Touched, reach};
pub use subject::Subject;
pub use telling::direction;
pub use text::{In, New, Old, Text};
pub use token::{Token, TokenKind};
pub use wording::{SameWording, same_wording};
pub use words::{Hunk, Words, word_changes};
