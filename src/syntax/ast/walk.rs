//! Every name in a rule's own words, in order: what its sentence and lines speak of.
//!
//! Names of rules and interpretations in lines such as 适用 and 所涉解释 are pointers, not words,
//! and are not visited.

use super::{
    AlternativeValue, Arm, Bound, Condition, ConditionKind, DefineBody, Duration, End, Expr, ExprKind, LineValue,
    Longest, MainSentence, Name, Operand, PointOfTime, Rule, ScopeValue, Standard, Start, Subject, When,
};

pub use reading::{alternative_names, names};
pub use renaming::names_mut;

/// Visits every condition of a rule's sentence and lines, the outer before those inside it.
pub fn each_condition<'r>(rule: &'r Rule, each: &mut dyn FnMut(&'r Condition)) {
    let mut inner = |c: &'r Condition| within(c, each);
    match &rule.main {
        Some(
            MainSentence::Grant { to: who, .. }
            | MainSentence::Classify { who, .. }
            | MainSentence::May { who, .. }
            | MainSentence::Rank { who, .. }
            | MainSentence::Must { who, .. }
            | MainSentence::Decide { who: Some(who), .. }
            | MainSentence::Deny { who, .. },
        ) => inner(&who.condition),
        Some(MainSentence::Ensure { who, what, .. }) => {
            inner(&who.condition);
            inner(what);
        }
        Some(MainSentence::Define(define)) => match &define.body {
            DefineBody::Status { condition: c, .. }
            | DefineBody::Exists { condition: c, .. }
            | DefineBody::CountOf { condition: c, .. } => inner(c),
            DefineBody::Span { .. } | DefineBody::DayAfter { .. } | DefineBody::Quantity { .. } => {}
        },
        Some(MainSentence::ExtendExcept { except, .. }) => inner(except),
        Some(MainSentence::Agencies(_) | MainSentence::Exclude { .. } | MainSentence::Decide { who: None, .. })
        | None => {}
    }
    for line in &rule.lines {
        match &line.value {
            LineValue::Scope(ScopeValue::Members { condition: c, .. })
            | LineValue::Once { spent: Some(c) }
            | LineValue::Hint { condition: c, .. }
            | LineValue::Duration(Duration::Among { condition: c, .. } | Duration::ExtendExcept { except: c, .. })
            | LineValue::Duration(Duration::Others { condition: Some(c), .. })
            | LineValue::Alternative { value: AlternativeValue::Condition(c), .. } => inner(c),
            LineValue::Scope(ScopeValue::Months(_) | ScopeValue::Span { .. })
            | LineValue::Once { spent: None }
            | LineValue::Duration(
                Duration::AtMost(_) | Duration::Until(_) | Duration::Others { condition: None, .. } | Duration::NoEnd,
            )
            | LineValue::Alternative {
                value:
                    AlternativeValue::Start(_)
                    | AlternativeValue::Proration(_)
                    | AlternativeValue::CountedBy(_)
                    | AlternativeValue::Duration(_)
                    | AlternativeValue::Formula(_)
                    | AlternativeValue::ValueAt { .. }
                    | AlternativeValue::Rounding(_)
                    | AlternativeValue::Expiry(_)
                    | AlternativeValue::Words(_),
                ..
            }
            | LineValue::NotStated
            | LineValue::FromInterpretation(_)
            | LineValue::FromParameter(_)
            | LineValue::FromShared(_)
            | LineValue::Words(_)
            | LineValue::Names(_)
            | LineValue::Formula { .. }
            | LineValue::Standard(_)
            | LineValue::Count(_)
            | LineValue::CountedBy(_)
            | LineValue::Start(_)
            | LineValue::Proration(_)
            | LineValue::Uncapped
            | LineValue::Cap(_)
            | LineValue::Bound { .. }
            | LineValue::PerRules { .. }
            | LineValue::Lead(_)
            | LineValue::Presume { .. }
            | LineValue::Adopted(_)
            | LineValue::TimePoint { .. }
            | LineValue::Unit(_)
            | LineValue::ValueAt { .. }
            | LineValue::Enumeration { .. }
            | LineValue::SetAside { .. }
            | LineValue::Refers { .. }
            | LineValue::Force(_)
            | LineValue::Published { .. } => {}
        }
    }
}

fn within<'r>(of: &'r Condition, each: &mut dyn FnMut(&'r Condition)) {
    each(of);
    match &of.kind {
        ConditionKind::All(parts)
        | ConditionKind::Any(parts)
        | ConditionKind::And(parts)
        | ConditionKind::Or(parts) => {
            parts.iter().for_each(|p| within(p, each));
        }
        ConditionKind::AtDate { condition, .. } | ConditionKind::NoRecord { condition, .. } => within(condition, each),
        ConditionKind::Is { .. }
        | ConditionKind::Bare(_)
        | ConditionKind::Equals { .. }
        | ConditionKind::OneOf { .. }
        | ConditionKind::Contains { .. }
        | ConditionKind::Between { .. }
        | ConditionKind::LevelAtLeast { .. }
        | ConditionKind::Compare { .. }
        | ConditionKind::DateOrder { .. }
        | ConditionKind::Elapsed { .. }
        | ConditionKind::Within { .. }
        | ConditionKind::Beyond { .. }
        | ConditionKind::ShortOf { .. }
        | ConditionKind::During { .. }
        | ConditionKind::HadBeen { .. }
        | ConditionKind::SameYear { .. }
        | ConditionKind::FromInterpretation(_) => {}
    }
}

/// One walk over every name, for readers and for those who rename.
macro_rules! walks {
    ($names:ident, $iter:ident $(, $mut:tt)?) => {
        /// Visits the names of a rule's sentence and lines.
        pub fn $names(rule: &$($mut)? Rule, each: &mut dyn FnMut(&$($mut)? Name)) {
            if let Some(main) = &$($mut)? rule.main {
                sentence(main, each);
            }
            for line in &$($mut)? rule.lines {
                value(&$($mut)? line.value, each);
            }
        }

        fn sentence(main: &$($mut)? MainSentence, each: &mut dyn FnMut(&$($mut)? Name)) {
            match main {
                MainSentence::Grant { to: who, .. }
                | MainSentence::Classify { who, .. }
                | MainSentence::May { who, .. }
                | MainSentence::Rank { who, .. }
                | MainSentence::Must { who, .. }
                | MainSentence::Decide { who: Some(who), .. }
                | MainSentence::Deny { who, .. } => subject(who, each),
                MainSentence::Decide { who: None, .. } => {}
                MainSentence::Ensure { who, what, .. } => {
                    subject(who, each);
                    condition(what, each);
                }
                MainSentence::Define(define) => match &$($mut)? define.body {
                    DefineBody::Status { condition: c, .. } => condition(c, each),
                    DefineBody::Exists { relation, condition: c, .. } | DefineBody::CountOf { relation, condition: c, .. } => {
                        operand(relation, each);
                        condition(c, each);
                    }
                    DefineBody::Span { at, from, to } => {
                        at.$iter().for_each(|o| operand(o, each));
                        operand(from, each);
                        operand(to, each);
                    }
                    DefineBody::DayAfter { from, period } => {
                        operand(from, each);
                        operand(period, each);
                    }
                    DefineBody::Quantity { expr: of, .. } => expr(of, each),
                },
                MainSentence::ExtendExcept { except, until, others, .. } => {
                    condition(except, each);
                    operand(until, each);
                    longest(others, each);
                }
                MainSentence::Agencies(_) | MainSentence::Exclude { .. } => {}
            }
        }

        fn subject(who: &$($mut)? Subject, each: &mut dyn FnMut(&$($mut)? Name)) {
            condition(&$($mut)? who.condition, each);
            who.entity.$iter().for_each(each);
        }

        fn value(value: &$($mut)? LineValue, each: &mut dyn FnMut(&$($mut)? Name)) {
            match value {
                LineValue::Scope(ScopeValue::Members { relation, condition: c }) => {
                    operand(relation, each);
                    condition(c, each);
                }
                LineValue::Scope(ScopeValue::Months(of)) => operand(of, each),
                LineValue::Scope(ScopeValue::Span { from, to }) => {
                    operand(from, each);
                    operand(to, each);
                }
                LineValue::Formula { expr: of, .. } | LineValue::Count(of) => expr(of, each),
                LineValue::Standard(Standard::Share { base: of, .. } | Standard::Expr(of)) => expr(of, each),
                LineValue::Once { spent: Some(c) } | LineValue::Hint { condition: c, .. } => condition(c, each),
                LineValue::Duration(of) => duration(of, each),
                LineValue::Start(of) => start(of, each),
                LineValue::Bound { asked: Some(o), .. }
                | LineValue::Presume { fact: o, .. }
                | LineValue::TimePoint { at: PointOfTime::On(o), .. } => operand(o, each),
                // Pointers, fixed words and figures; what an alternative says is asked of it alone.
                LineValue::NotStated
                | LineValue::FromInterpretation(_)
                | LineValue::FromParameter(_)
                | LineValue::FromShared(_)
                | LineValue::Words(_)
                | LineValue::Names(_)
                | LineValue::Standard(
                    Standard::Fixed { .. } | Standard::PerRules(_) | Standard::SameAs(_) | Standard::InKind,
                )
                | LineValue::Once { spent: None }
                | LineValue::CountedBy(_)
                | LineValue::Proration(_)
                | LineValue::Uncapped
                | LineValue::Cap(_)
                | LineValue::Bound { asked: None, .. }
                | LineValue::PerRules { .. }
                | LineValue::Lead(_)
                | LineValue::Alternative { .. }
                | LineValue::Adopted(_)
                | LineValue::TimePoint { at: PointOfTime::Interpreted(_), .. }
                | LineValue::Unit(_)
                | LineValue::ValueAt { .. }
                | LineValue::Enumeration { .. }
                | LineValue::SetAside { .. }
                | LineValue::Refers { .. }
                | LineValue::Force(_)
                | LineValue::Published { .. } => {}
            }
        }

        fn start(of: &$($mut)? Start, each: &mut dyn FnMut(&$($mut)? Name)) {
            match of {
                Start::On(o) | Start::MonthAfter(o) | Start::FirstMonthInScope(o) => operand(o, each),
                Start::Later(a, b) => {
                    operand(a, each);
                    operand(b, each);
                }
                Start::MonthOfCompletion { since, .. } => operand(since, each),
                Start::MonthAfterConditions => {}
            }
        }

        fn duration(of: &$($mut)? Duration, each: &mut dyn FnMut(&$($mut)? Name)) {
            match of {
                Duration::AtMost(of) => longest(of, each),
                Duration::Until(o) => operand(o, each),
                Duration::Among { condition: c, at_most } => {
                    condition(c, each);
                    longest(at_most, each);
                }
                Duration::Others { condition: c, at_most } => {
                    c.$iter().for_each(|c| condition(c, each));
                    longest(at_most, each);
                }
                Duration::ExtendExcept { except, until, others } => {
                    condition(except, each);
                    operand(until, each);
                    longest(others, each);
                }
                Duration::NoEnd => {}
            }
        }

        fn longest(of: &$($mut)? Longest, each: &mut dyn FnMut(&$($mut)? Name)) {
            match &$($mut)? of.end {
                Some(End::Until(o)) => operand(o, each),
                Some(End::Interpreted(_)) | None => {}
            }
        }

        fn operand(of: &$($mut)? Operand, each: &mut dyn FnMut(&$($mut)? Name)) {
            of.segments.$iter().for_each(each);
        }

        fn expr(of: &$($mut)? Expr, each: &mut dyn FnMut(&$($mut)? Name)) {
            match &$($mut)? of.kind {
                ExprKind::Quantity(_) | ExprKind::FromInterpretation(_) => {}
                ExprKind::Operand(o) | ExprKind::ForEachFull { of: o, .. } => operand(o, each),
                ExprKind::Sum { of: o, condition: c } => {
                    operand(o, each);
                    c.$iter().for_each(|c| condition(c, each));
                }
                ExprKind::Binary { left: a, right: b, .. } | ExprKind::Otherwise { first: a, second: b } => {
                    expr(a, each);
                    expr(b, each);
                }
                ExprKind::NotBelowZero(of) => expr(of, each),
                ExprKind::Cases { arms, .. } => {
                    for Arm { when, value, .. } in arms {
                        if let When::Asked(c) = when {
                            condition(c, each);
                        }
                        expr(value, each);
                    }
                }
            }
        }

        fn condition(of: &$($mut)? Condition, each: &mut dyn FnMut(&$($mut)? Name)) {
            match &$($mut)? of.kind {
                ConditionKind::All(parts)
                | ConditionKind::Any(parts)
                | ConditionKind::And(parts)
                | ConditionKind::Or(parts) => {
                    parts.$iter().for_each(|p| condition(p, each));
                }
                ConditionKind::Is { who, what, .. } => {
                    who.$iter().for_each(|o| operand(o, each));
                    each(what);
                }
                ConditionKind::Bare(o)
                | ConditionKind::Equals { left: o, .. }
                | ConditionKind::OneOf { left: o, .. }
                | ConditionKind::Contains { left: o, .. }
                | ConditionKind::Between { left: o, .. }
                | ConditionKind::LevelAtLeast { left: o, .. }
                | ConditionKind::Elapsed { from: o, .. }
                | ConditionKind::Within { from: o, .. }
                | ConditionKind::Beyond { from: o, .. }
                | ConditionKind::ShortOf { from: o, .. } => operand(o, each),
                ConditionKind::Compare { left, right, .. } => {
                    operand(left, each);
                    if let Bound::Named(o) = right {
                        operand(o, each);
                    }
                }
                ConditionKind::DateOrder { left, right, .. } | ConditionKind::SameYear { left, right } => {
                    operand(left, each);
                    operand(right, each);
                }
                ConditionKind::During { date, record } => {
                    date.$iter().for_each(|o| operand(o, each));
                    operand(record, each);
                }
                ConditionKind::HadBeen { within, record } => {
                    if let Some((from, to)) = within {
                        operand(from, each);
                        operand(to, each);
                    }
                    operand(record, each);
                }
                ConditionKind::AtDate { date, condition: c } => {
                    operand(date, each);
                    condition(c, each);
                }
                ConditionKind::NoRecord { from, to, condition: c, record } => {
                    operand(from, each);
                    operand(to, each);
                    condition(c, each);
                    operand(record, each);
                }
                ConditionKind::FromInterpretation(_) => {}
            }
        }
    };
}

mod reading {
    use super::*;
    walks!(names, iter);

    /// Visits the names of what an interpretation's alternative puts in the open place.
    pub fn alternative_names(value: &AlternativeValue, each: &mut dyn FnMut(&Name)) {
        match value {
            AlternativeValue::Start(of) => start(of, each),
            AlternativeValue::Duration(of) => duration(of, each),
            AlternativeValue::Condition(of) => condition(of, each),
            AlternativeValue::Formula(of) => expr(of, each),
            AlternativeValue::ValueAt { name, .. } => operand(name, each),
            AlternativeValue::Proration(_)
            | AlternativeValue::CountedBy(_)
            | AlternativeValue::Rounding(_)
            | AlternativeValue::Expiry(_)
            | AlternativeValue::Words(_) => {}
        }
    }
}

mod renaming {
    use super::*;
    walks!(names_mut, iter_mut, mut);
}
