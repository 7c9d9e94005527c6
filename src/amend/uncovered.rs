//! Words of the new text that no rule accounts for.

use super::edit::{Edit, Reason, State, Target};
use super::follow::Comparison;
use super::kinds::decides;
use super::quoted::Quoted;
use super::ruletext::Owner;
use super::subject::Subject;
use super::text::{In, New, Text};
use super::token::TokenKind;
use super::words::{Hunk, Words, place as place_of};
use crate::document::AnchorKind;
use crate::resolve::RuleId;

/// `0.1`, and not `0.题`.
fn numbered(id: &str) -> bool {
    id.strip_prefix("0.").is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
}

/// Words of the new text that wait for a rule, with where they stand.
#[derive(Debug, Default)]
pub(super) struct Uncovered {
    pub edits: Vec<Edit>,
    pub places: Vec<In<New>>,
}

/// One entry for each stretch of new words outside every quotation.
pub(super) fn find(subject: Subject<'_>, comparison: &Comparison<'_>, quoted: &[Vec<Quoted<'_>>]) -> Uncovered {
    let new = comparison.alignment.new;
    let anchors = new.anchors();
    let mut found: Vec<(usize, In<New>)> = Vec::new();
    let added = comparison.alignment.added.iter().copied();
    found.extend(added.filter(|i| says_something(new, *i)).map(|index| (index, new.place(index))));
    let claims = Claims::of(subject, quoted);
    for pair in comparison.alignment.pairs.iter().filter(|p| says_something(new, p.new)) {
        let whole = anchors.get(pair.new).is_some_and(|a| a.kind == AnchorKind::Back);
        // Words that nobody accounted for before are not this change's.
        let hunks = pair.words.hunks.iter().filter(|h| claims.leave_out(&pair.words, h));
        let places = hunks.map(|h| place_of(&pair.words.new, &h.new));
        match whole {
            true => found.extend(places.take(1).map(|_| (pair.new, new.place(pair.new)))),
            false => found.extend(places.map(|place| (pair.new, place))),
        }
    }
    let edit = |(index, place): &(usize, In<New>)| {
        let anchor = anchors.get(*index);
        let words: String = new.at(*place).chars().filter(|c| !matches!(c, '\n' | '\r')).collect();
        let title = format!("新增字句：{}", new.place_words(Some(*index)));
        let reason = match anchor.map(|a| a.kind) {
            Some(AnchorKind::Back) => Reason::AtTheEnd { words },
            _ => Reason::Uncovered { words },
        };
        Edit::new(Target::NewWords, title, anchor.map_or("", |a| &a.id), State::Draft(reason))
    };
    Uncovered { edits: found.iter().map(edit).collect(), places: found.into_iter().map(|(_, place)| place).collect() }
}

/// Whether an anchor may state a norm: a sentence; a heading under which nothing stands, as it may be a sentence
/// that was taken for one; what stands behind the last sentence, but for days and numbers.
fn says_something(new: Text<'_, New>, index: usize) -> bool {
    let anchors = new.anchors();
    let Some(anchor) = anchors.get(index) else { return false };
    let next = anchors.get(index + 1);
    match anchor.kind {
        AnchorKind::Sentence | AnchorKind::Part | AnchorKind::Preamble(_) | AnchorKind::Responsible => true,
        AnchorKind::Front => numbered(&anchor.id),
        AnchorKind::Title => next.is_none_or(|n| n.clause != anchor.clause),
        AnchorKind::Mark => next.is_none_or(|n| !n.steps.starts_with(&anchor.steps)),
        AnchorKind::Heading(_) => next.is_none_or(|n| matches!(n.kind, AnchorKind::Heading(_) | AnchorKind::Back)),
        AnchorKind::Back => {
            let of_a_day = |c: char| !c.is_alphanumeric() || c.is_ascii_digit() || "年月日印发".contains(c);
            !new.anchor_text(index).chars().all(of_a_day)
        }
    }
}

/// The stretches of the new text that rules account for.
struct Claims {
    all: Vec<In<New>>,
    /// Those of rules that compute: a figure put into a sentence is accounted for by these alone.
    computed: Vec<In<New>>,
}

impl Claims {
    fn of(subject: Subject<'_>, quoted: &[Vec<Quoted<'_>>]) -> Claims {
        let spans = |of: &[Quoted<'_>]| -> Vec<In<New>> {
            let own = of.iter().filter(|q| !matches!(q.cited.owner, Owner::SeeAlso | Owner::Pointed));
            own.filter_map(|q| q.followed.as_ref().ok()).flat_map(|f| f.spans.iter().copied()).collect()
        };
        let computes = |id: usize| decides(subject.model.rule(RuleId(id)).ast);
        let computing = quoted.iter().enumerate().filter(|(id, _)| computes(*id));
        Claims {
            all: quoted.iter().flat_map(|of| spans(of)).collect(),
            computed: computing.flat_map(|(_, of)| spans(of)).collect(),
        }
    }

    /// Whether a change puts words in that say something and that no rule accounts for.
    fn leave_out(&self, words: &Words, hunk: &Hunk) -> bool {
        let put_in = words.new.get(hunk.new.clone()).unwrap_or_default();
        let says = put_in.iter().any(|t| t.text.chars().any(char::is_alphanumeric));
        let figure = put_in.iter().any(|t| t.kind == TokenKind::Figure);
        let claims = if hunk.old.is_empty() && figure { &self.computed } else { &self.all };
        let place = place_of(&words.new, &hunk.new);
        says && !claims.iter().any(|c| c.covers(place))
    }
}
