//! The parts of a rule's own words, in order: names, values, figures, readings left open.
//!
//! Names of rules and interpretations in lines such as 适用 and 所涉解释 are pointers, not words, and
//! are not visited.

use super::{
    AlternativeValue, Bound, Condition, ConditionKind, DefineBody, Duration, End, Expr, ExprKind, Extent, LineValue,
    Longest, MainSentence, Name, Operand, Period, PointOfTime, Quantity, Rule, ScopeValue, Share, Standard, Start,
    Subject,
};

/// One part, where it stands in the tree.
#[derive(Debug, Clone, Copy)]
pub enum Part<'a> {
    /// What something is called: a fact, a status, an owner.
    Name(&'a Name),
    /// A value that something has.
    Value(&'a Name, Figure<'a>),
    Quantity(&'a Quantity, Figure<'a>),
    Period(&'a Period, Figure<'a>),
    /// 从解释“…”
    Interpretation(&'a Name),
}

/// What a figure is of the words around it.
#[derive(Debug, Clone, Copy)]
pub enum Figure<'a> {
    /// The limit of a condition, with the side on which its subject lies: 以上, 满, 不足.
    Limit(&'a ConditionKind),
    /// 最长不超过
    AtMost,
    /// 每满…, 满…之月
    Full,
    /// The lower end of a range.
    From,
    /// The upper end of a range, or a cap: 每户每年最多10万元.
    To,
    /// An amount, a share.
    Amount,
}

/// What is done with each part.
pub type Each<'f, 'a> = &'f mut dyn FnMut(Part<'a>);

impl Rule {
    /// Visits the parts of the sentence, then those of each line.
    pub fn each_part<'a>(&'a self, each: Each<'_, 'a>) {
        self.main.iter().for_each(|m| m.each_part(each));
        self.lines.iter().for_each(|l| l.value.each_part(each));
    }
}

impl MainSentence {
    /// Visits the parts of the sentence.
    pub fn each_part<'a>(&'a self, each: Each<'_, 'a>) {
        match self {
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
                what.each_part(each);
            }
            MainSentence::Define(define) => body(&define.body, each),
            MainSentence::ExtendExcept { except, until, others, .. } => {
                except.each_part(each);
                operand(until, each);
                longest(others, each);
            }
            MainSentence::Agencies(_) | MainSentence::Exclude { .. } => {}
        }
    }
}

fn body<'a>(of: &'a DefineBody, each: Each<'_, 'a>) {
    match of {
        DefineBody::Status { condition, .. } => condition.each_part(each),
        DefineBody::Exists { relation, condition, .. } | DefineBody::CountOf { relation, condition, .. } => {
            operand(relation, each);
            condition.each_part(each);
        }
        DefineBody::Span { at, from, to } => at.iter().chain([from, to]).for_each(|o| operand(o, each)),
        DefineBody::DayAfter { from, period } => {
            operand(from, each);
            operand(period, each);
        }
        DefineBody::Quantity { expr, .. } => expr.each_part(each),
    }
}

fn subject<'a>(who: &'a Subject, each: Each<'_, 'a>) {
    who.condition.each_part(each);
    who.entity.iter().for_each(|n| each(Part::Name(n)));
}

impl LineValue {
    /// Visits the parts of what a line says; of an interpretation's line, those of the reading.
    pub fn each_part<'a>(&'a self, each: Each<'_, 'a>) {
        match self {
            LineValue::FromInterpretation(name) | LineValue::Enumeration { extent: Extent::Interpreted(name), .. } => {
                each(Part::Interpretation(name))
            }
            LineValue::Scope(of) => scope(of, each),
            LineValue::Formula { expr, .. } | LineValue::Count(expr) => expr.each_part(each),
            LineValue::Standard(of) => standard(of, each),
            LineValue::Once { spent: condition } => condition.iter().for_each(|c| c.each_part(each)),
            LineValue::Hint { condition, .. } => condition.each_part(each),
            LineValue::Duration(of) => duration(of, each),
            LineValue::Start(of) => start(of, each),
            LineValue::Cap(of) => {
                of.part.iter().for_each(|part| each(Part::Name(part)));
                each(Part::Quantity(&of.amount, Figure::To));
            }
            LineValue::Bound { period, asked } => {
                each(Part::Period(period, Figure::AtMost));
                asked.iter().for_each(|o| operand(o, each));
            }
            LineValue::Presume { fact, value } => {
                operand(fact, each);
                each(Part::Value(value, Figure::Amount));
            }
            LineValue::TimePoint { at: PointOfTime::On(date), .. } => operand(date, each),
            LineValue::TimePoint { at: PointOfTime::Interpreted(name), .. } => each(Part::Interpretation(name)),
            LineValue::Alternative { value, .. } => alternative(value, each),
            LineValue::Enumeration { extent: Extent::Closed | Extent::Open, .. }
            | LineValue::SetAside { .. }
            | LineValue::NotStated
            | LineValue::FromParameter(_)
            | LineValue::FromShared(_)
            | LineValue::Words(_)
            | LineValue::Names(_)
            | LineValue::CountedBy(_)
            | LineValue::Proration(_)
            | LineValue::Uncapped
            | LineValue::PerRules { .. }
            | LineValue::Lead(_)
            | LineValue::Adopted(_)
            | LineValue::Unit(_)
            | LineValue::ValueAt { .. }
            | LineValue::Refers { .. }
            | LineValue::Force(_)
            | LineValue::Published { .. } => {}
        }
    }
}

fn scope<'a>(of: &'a ScopeValue, each: Each<'_, 'a>) {
    match of {
        ScopeValue::Members { relation, condition } => {
            operand(relation, each);
            condition.each_part(each);
        }
        ScopeValue::Months(of) => operand(of, each),
        ScopeValue::Span { from, to } => [from, to].into_iter().for_each(|o| operand(o, each)),
    }
}

fn standard<'a>(of: &'a Standard, each: Each<'_, 'a>) {
    match of {
        Standard::Fixed { amount, .. } => each(Part::Quantity(amount, Figure::Amount)),
        Standard::Share { base, share, .. } => {
            base.each_part(each);
            match share {
                Share::Percent(of) => each(Part::Quantity(of, Figure::Amount)),
                Share::Full | Share::Relief => {}
            }
        }
        Standard::Expr(of) => of.each_part(each),
        Standard::PerRules(_) | Standard::SameAs(_) | Standard::InKind => {}
    }
}

fn start<'a>(of: &'a Start, each: Each<'_, 'a>) {
    match of {
        Start::On(o) | Start::MonthAfter(o) | Start::FirstMonthInScope(o) => operand(o, each),
        Start::Later(a, b) => [a, b].into_iter().for_each(|o| operand(o, each)),
        Start::MonthOfCompletion { since, period } => {
            operand(since, each);
            each(Part::Period(period, Figure::Full));
        }
        Start::MonthAfterConditions => {}
    }
}

fn duration<'a>(of: &'a Duration, each: Each<'_, 'a>) {
    match of {
        Duration::AtMost(of) => longest(of, each),
        Duration::Until(date) => operand(date, each),
        Duration::Among { condition, at_most } => {
            condition.each_part(each);
            longest(at_most, each);
        }
        Duration::Others { condition, at_most } => {
            condition.iter().for_each(|c| c.each_part(each));
            longest(at_most, each);
        }
        Duration::ExtendExcept { except, until, others } => {
            except.each_part(each);
            operand(until, each);
            longest(others, each);
        }
        Duration::NoEnd => {}
    }
}

fn longest<'a>(of: &'a Longest, each: Each<'_, 'a>) {
    each(Part::Period(&of.period, Figure::AtMost));
    match &of.end {
        Some(End::Until(date)) => operand(date, each),
        Some(End::Interpreted(name)) => each(Part::Interpretation(name)),
        None => {}
    }
}

fn alternative<'a>(of: &'a AlternativeValue, each: Each<'_, 'a>) {
    match of {
        AlternativeValue::Start(of) => start(of, each),
        AlternativeValue::Duration(of) => duration(of, each),
        AlternativeValue::Condition(of) => of.each_part(each),
        AlternativeValue::Formula(of) => of.each_part(each),
        AlternativeValue::ValueAt { name, .. } => operand(name, each),
        AlternativeValue::Proration(_)
        | AlternativeValue::CountedBy(_)
        | AlternativeValue::Rounding(_)
        | AlternativeValue::Expiry(_)
        | AlternativeValue::Words(_) => {}
    }
}

fn operand<'a>(of: &'a Operand, each: Each<'_, 'a>) {
    of.segments.iter().for_each(|n| each(Part::Name(n)));
}

impl Expr {
    /// Visits the parts of an amount.
    pub fn each_part<'a>(&'a self, each: Each<'_, 'a>) {
        match &self.kind {
            ExprKind::Quantity(of) => each(Part::Quantity(of, Figure::Amount)),
            ExprKind::Operand(of) => operand(of, each),
            ExprKind::Sum { of, condition } => {
                operand(of, each);
                condition.iter().for_each(|c| c.each_part(each));
            }
            ExprKind::Binary { left: a, right: b, .. } | ExprKind::Otherwise { first: a, second: b } => {
                a.each_part(each);
                b.each_part(each);
            }
            ExprKind::ForEachFull { of, every, value, at_most } => {
                operand(of, each);
                each(Part::Quantity(every, Figure::Full));
                each(Part::Quantity(value, Figure::Amount));
                at_most.iter().for_each(|q| each(Part::Quantity(q, Figure::To)));
            }
            ExprKind::Cases { arms, .. } => {
                for arm in arms {
                    arm.condition().iter().for_each(|c| c.each_part(each));
                    arm.value.each_part(each);
                }
            }
            ExprKind::NotBelowZero(of) => of.each_part(each),
            ExprKind::FromInterpretation(name) => each(Part::Interpretation(name)),
        }
    }
}

impl Condition {
    /// Visits the parts of a condition.
    pub fn each_part<'a>(&'a self, each: Each<'_, 'a>) {
        let limit = Figure::Limit(&self.kind);
        let mut names = |all: &[&'a Operand]| all.iter().for_each(|o| operand(o, each));
        match &self.kind {
            ConditionKind::All(parts)
            | ConditionKind::Any(parts)
            | ConditionKind::And(parts)
            | ConditionKind::Or(parts) => parts.iter().for_each(|p| p.each_part(each)),
            ConditionKind::Is { who, what, .. } => {
                who.iter().for_each(|o| names(&[o]));
                each(Part::Name(what));
            }
            ConditionKind::Bare(of) => names(&[of]),
            ConditionKind::Equals { left, value } => {
                names(&[left]);
                each(Part::Value(value, Figure::Amount));
            }
            ConditionKind::OneOf { left, values } | ConditionKind::Contains { left, values } => {
                names(&[left]);
                values.iter().for_each(|v| each(Part::Value(v, Figure::Amount)));
            }
            ConditionKind::Between { left, low, high } => {
                names(&[left]);
                each(Part::Quantity(low, Figure::From));
                each(Part::Quantity(high, Figure::To));
            }
            ConditionKind::LevelAtLeast { left, level } => {
                names(&[left]);
                each(Part::Value(level, limit));
            }
            ConditionKind::Compare { left, right, .. } => match right {
                Bound::Quantity(of) => {
                    names(&[left]);
                    each(Part::Quantity(of, limit));
                }
                Bound::Named(of) => names(&[left, of]),
            },
            ConditionKind::Elapsed { from, period }
            | ConditionKind::Within { from, period }
            | ConditionKind::Beyond { from, period }
            | ConditionKind::ShortOf { from, period } => {
                names(&[from]);
                each(Part::Period(period, limit));
            }
            ConditionKind::DateOrder { left, right, .. } | ConditionKind::SameYear { left, right } => {
                names(&[left, right]);
            }
            ConditionKind::HadBeen { within, record } => {
                let within = within.iter().flat_map(|(from, to)| [from, to]);
                within.chain([record]).for_each(|o| operand(o, each));
            }
            ConditionKind::During { date, record } => {
                date.iter().for_each(|o| names(&[o]));
                names(&[record]);
            }
            ConditionKind::AtDate { date, condition } => {
                names(&[date]);
                condition.each_part(each);
            }
            ConditionKind::NoRecord { from, to, condition, record } => {
                names(&[from, to]);
                condition.each_part(each);
                operand(record, each);
            }
            ConditionKind::FromInterpretation(name) => each(Part::Interpretation(name)),
        }
    }
}
