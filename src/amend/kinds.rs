//! What each kind of rule, and each label of a line, is to an amendment: one table each.

use super::by::By;
use super::direction::Direction;
use crate::syntax::ast::{Label, Rule, RuleKind};

/// What a kind of rule is to an amendment.
#[derive(Debug, Clone, Copy)]
pub(super) struct Kind {
    /// Kinds with lower numbers are asked first, as others may leave their figures to them.
    pub turn: u8,
    /// Changed words of the text may change what it decides.
    pub decides: bool,
    /// A figure that the text changes must stand in it, or in what it leaves it to.
    pub mirrors_figures: bool,
    /// The same of a list.
    pub mirrors_lists: bool,
    /// What it means for whoever applies that the rule is no more, where that is certain.
    pub gone: Option<Direction>,
    /// How it bears on the entitlements that it names.
    pub bears: Option<By>,
    pub entitles: Entitles,
}

/// Whether more that fit a rule are more that are entitled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Entitles {
    Itself,
    /// As far as rules that use it entitle.
    ThroughOthers,
    /// More that fit it are fewer that are entitled.
    Against,
    Nobody,
}

/// A rule that computes and on which nothing of the above is certain.
const PLAIN: Kind = Kind {
    turn: 2,
    decides: true,
    mirrors_figures: true,
    mirrors_lists: true,
    gone: None,
    bears: None,
    entitles: Entitles::Nobody,
};

pub(super) fn kind(of: RuleKind) -> Kind {
    let same = Some(Direction::Same);
    match of {
        RuleKind::Interpretation => Kind {
            turn: 0,
            mirrors_figures: false,
            mirrors_lists: false,
            gone: same,
            entitles: Entitles::ThroughOthers,
            ..PLAIN
        },
        RuleKind::Definition => Kind { turn: 1, entitles: Entitles::ThroughOthers, ..PLAIN },
        RuleKind::Term => Kind { turn: 1, gone: same, entitles: Entitles::ThroughOthers, ..PLAIN },
        RuleKind::Status => Kind { entitles: Entitles::ThroughOthers, ..PLAIN },
        RuleKind::Entitlement => Kind { gone: Some(Direction::Narrower), entitles: Entitles::Itself, ..PLAIN },
        RuleKind::Discretion => Kind { bears: Some(By::Discretion), entitles: Entitles::Itself, ..PLAIN },
        RuleKind::SharedDuration => Kind { bears: Some(By::Above), ..PLAIN },
        RuleKind::Exclusive => Kind { bears: Some(By::Exclusive), ..PLAIN },
        // Whoever fits it gets nothing of what it names.
        RuleKind::Excluded => {
            Kind { gone: Some(Direction::Wider), bears: Some(By::Excluded), entitles: Entitles::Against, ..PLAIN }
        }
        RuleKind::Duty | RuleKind::Authorisation => {
            Kind { mirrors_figures: false, mirrors_lists: false, gone: same, ..PLAIN }
        }
        RuleKind::Guidance => Kind { decides: false, gone: same, ..PLAIN },
        RuleKind::Responsible => Kind { mirrors_figures: false, ..PLAIN },
        RuleKind::Parameter => Kind { mirrors_figures: false, mirrors_lists: false, ..PLAIN },
        RuleKind::Target | RuleKind::Priority | RuleKind::Outside => PLAIN,
    }
}

/// Whether changed words of the text may change what the rule decides; a duty without a sentence of its
/// own decides nothing.
pub(super) fn decides(rule: &Rule) -> bool {
    kind(rule.kind).decides && (rule.kind != RuleKind::Duty || rule.main.is_some())
}

/// What a line of a rule is to an amendment.
#[derive(Debug, Clone, Copy)]
pub(super) struct LineKind {
    /// It says something that is computed.
    pub computes: bool,
    /// The rule is whole without it.
    pub spare: bool,
    /// What it means for whoever applies that the line is no more, where that is certain.
    pub gone: Option<Direction>,
}

pub(super) fn line(of: Label) -> LineKind {
    let line = |computes, spare, gone| LineKind { computes, spare, gone };
    match of {
        // A limit taken away widens.
        Label::Duration | Label::Cap | Label::Bound => line(true, true, Some(Direction::Wider)),
        Label::CountedBy => line(true, false, Some(Direction::Same)),
        Label::Proration | Label::Presumption | Label::TimePoint | Label::Hint => line(true, true, None),
        Label::Scope
        | Label::Formula
        | Label::Standard
        | Label::Count
        | Label::Payment
        | Label::Start
        | Label::Alternative(_) => line(true, false, None),
        Label::Note | Label::Enumeration | Label::SetAside => line(false, true, Some(Direction::Same)),
        Label::Concerns => line(false, false, Some(Direction::Same)),
        Label::PerRules | Label::Lead | Label::Refers | Label::Check => line(false, true, None),
        Label::Source
        | Label::AppliesTo
        | Label::DecidedBy
        | Label::Question
        | Label::Adopted
        | Label::Unit
        | Label::Index
        | Label::ValueAt
        | Label::Region
        | Label::Published
        | Label::Practice
        | Label::Number
        | Label::Force => line(false, false, None),
    }
}
