//! Conclusions, requests, open questions and next steps in words.

use super::Words;
use crate::eval::{Amount, Need, Nothing, UsedUp, Warning};
use crate::explain::{
    Adoption, Asked, Conclusion, Effect, Grant, Interval, Item, Next, Prospect, Reached, Reason, Request, Stretch,
};
use crate::ir::{AmountState, DecisionKind, DocumentStanding, Word};
use crate::render::catalogue::Arg;
use crate::values::Month;

impl Words<'_> {
    /// The conclusion beside the outcome, a sentence each.
    pub fn conclusion(&self, of: &Conclusion) -> String {
        match of {
            Conclusion::Yields { other, settled } => {
                self.say(if *settled { "yields" } else { "yields-open" }, &[("other", other.into())])
            }
            Conclusion::Granted(grant) => self.grant(grant),
            Conclusion::NotInForce => self.word("met-not-in-force"),
            Conclusion::Ranked => self.word("met-priority"),
            Conclusion::Belongs => self.word("met-belongs"),
            Conclusion::Fulfilled => self.word("met"),
            Conclusion::Permitted { by, what } => {
                self.say("met-permitted", &[("by", by.into()), ("what", what.into())])
            }
            Conclusion::Unmet { failing: 1 } => self.word("unmet-one"),
            Conclusion::Unmet { failing } => self.say("unmet-several", &[("count", (*failing).into())]),
            Conclusion::Excluded { by, failing, rest } => {
                let said = self.say("excluded", &[("who", self.clauses(by).into())]);
                let other = match (*failing, rest) {
                    (0, true) => self.word("excluded-rest-holds"),
                    (0, false) => self.word("excluded-rest-open"),
                    (failing, _) => self.say("excluded-rest-fails", &[("count", failing.into())]),
                };
                self.sentences([said, other])
            }
            Conclusion::Unless { open, otherwise } => {
                let open: Vec<String> = open.iter().map(|s| format!("“{s}”")).collect();
                let args = [
                    ("statements", open.concat().into()),
                    ("count", open.len().into()),
                    ("total", self.money(*otherwise).into()),
                ];
                self.say("unless-excluded", &args)
            }
            Conclusion::Nothing(of) => self.word(match of {
                Nothing::Months => "nothing-months",
                Nothing::Span => "nothing-span",
                Nothing::Pieces => "nothing-pieces",
                Nothing::Sum => "nothing-sum",
            }),
            Conclusion::TooEarly { until, kind } => {
                let key = if *kind == DecisionKind::Entitlement { "too-early" } else { "too-early-other" };
                self.say(key, &[("day", self.date(*until).into())])
            }
            Conclusion::UsedUp { by, met } => {
                let reason = by.map(|by| self.word(used_up_key(by))).unwrap_or_default();
                self.say(if *met { "used-up" } else { "used-up-whatever" }, &[("reason", reason.into())])
            }
            Conclusion::AwaitsApplicant(kind) => self.awaits("awaits-applicant", *kind),
            Conclusion::AwaitsAgency(kind) => self.awaits("awaits-agency", *kind),
            Conclusion::AwaitsParameter(kind) => self.awaits("awaits-parameter", *kind),
            Conclusion::AwaitsInterpretation => self.word("awaits-interpretation"),
            Conclusion::AwaitsDiscretion(asked) => self.discretion(*asked),
            Conclusion::AwaitsDecision(kind) => self.awaits("awaits-decision", *kind),
            Conclusion::Inconsistent => self.word("inconsistent"),
            Conclusion::NotComputable { fault, at } => {
                let fault = ("fault", self.word(fault.key()).into());
                match at {
                    Some(at) => self.say("not-computable", &[fault, ("at", at.into())]),
                    None => self.say("not-computable-plan", &[fault]),
                }
            }
            Conclusion::NotApplicable => self.word("not-applicable"),
            Conclusion::Target { target, value: Reached::Value(value) } => {
                self.say("target", &[("target", target.into()), ("value", self.value(value).into())])
            }
            Conclusion::Target { target, value: Reached::Between(low, high) } => {
                let (low, high) = (self.value(low).into(), self.value(high).into());
                self.say("target-within", &[("target", target.into()), ("low", low), ("high", high)])
            }
            Conclusion::Whatever => self.word("whatever"),
            Conclusion::Grounds(reasons) => {
                let said: Vec<String> = reasons.iter().map(|r| self.reason(r)).collect();
                self.say("grounds", &[("reasons", said.join(&self.word("clause-joiner")).into())])
            }
            Conclusion::Amount(interval) => self.interval(interval),
        }
    }

    /// That it is not known whether the outcome is the one hoped for, which is not to say that it is the other.
    fn awaits(&self, key: &str, kind: DecisionKind) -> String {
        let word = |verdict| self.word(Word::of(kind, verdict).key()).into();
        self.say(key, &[("met", word(kind.goal())), ("unmet", word(kind.missed()))])
    }

    /// Why nothing is to be had under some answers.
    fn reason(&self, of: &Reason) -> String {
        let failing: Vec<String> = of.failing.iter().map(|s| quoted_once(s)).collect();
        let why = if !failing.is_empty() {
            self.say("ground-fails", &[("statements", self.list(&failing).into())])
        } else if let Some(other) = &of.instead {
            self.say("ground-yields", &[("other", other.into())])
        } else if let Some(by) = of.used_up {
            self.say("ground-used-up", &[("reason", self.word(used_up_key(by)).into())])
        } else {
            self.word(match of.nothing {
                Some(Nothing::Months) => "ground-no-months",
                Some(Nothing::Span) => "ground-no-span",
                Some(Nothing::Pieces) => "ground-no-pieces",
                Some(Nothing::Sum) => "ground-no-sum",
                None => "ground-other",
            })
        };
        match &of.answers {
            Some((asked, answers)) => {
                let answers: Vec<String> = answers.iter().map(|a| format!("“{}”", self.value(a))).collect();
                let args = [("asked", asked.into()), ("answers", self.list(&answers).into()), ("why", why.into())];
                self.say("ground-under", &args)
            }
            None => self.say("ground-perhaps", &[("why", why.into())]),
        }
    }

    fn grant(&self, of: &Grant) -> String {
        match of {
            Grant::Stretch { days, time, total } => {
                let mut args = vec![
                    ("stretch", self.stretch(*time).into()),
                    ("count", single(*time).into()),
                    ("total", self.money(*total).into()),
                ];
                args.extend([("from", self.date(days.0).into()), ("to", self.date(days.1).into())]);
                self.say("met-stretch", &args)
            }
            Grant::Months { months, members, from, to, total } => {
                let key = match (members.is_some(), from == to) {
                    (true, true) => "met-members-once",
                    (true, false) => "met-members",
                    (false, true) => "met-months-once",
                    (false, false) => "met-months",
                };
                let args = [
                    ("months", (*months).into()),
                    ("members", members.unwrap_or_default().into()),
                    ("from", self.month(*from).into()),
                    ("to", self.month(*to).into()),
                    ("total", self.money(*total).into()),
                ];
                self.say(key, &args)
            }
            Grant::Total(total) => self.say("met-total", &[("total", self.money(*total).into())]),
            Grant::Interval(interval) => self.interval(interval),
            Grant::PerRules { title: Some(title) } => self.say("met-per-rules-titled", &[("title", title.into())]),
            Grant::PerRules { title: None } => self.word("met-per-rules"),
            Grant::Undetermined => self.word("met-undetermined"),
            Grant::InKind => self.word("met"),
        }
    }

    fn interval(&self, of: &Interval) -> String {
        match of {
            Interval::Fixed(low) => self.say("interval-none", &[("low", self.money(*low).into())]),
            Interval::Readings { low, high } => {
                self.say("interval-readings", &[("low", self.money(*low).into()), ("high", self.money(*high).into())])
            }
            Interval::Needs { low, high, needs } => {
                let (low, high) = (self.money(*low).into(), self.money(*high).into());
                self.say(
                    "interval",
                    &[
                        ("low", low),
                        ("high", high),
                        ("needs", self.list(&needs.iter().map(|n| self.fact_name(n)).collect::<Vec<_>>()).into()),
                    ],
                )
            }
            Interval::Floor(low) => self.say("interval-floor", &[("low", self.money(*low).into())]),
        }
    }

    fn discretion(&self, asked: Option<Asked>) -> String {
        let Some(asked) = asked else { return self.word("awaits-discretion-plain") };
        let mut args: Vec<(&str, Arg<'_>)> = vec![("months", asked.months.into()), ("at_most", asked.at_most.into())];
        let Some((from, to)) = asked.span else { return self.say("awaits-discretion", &args) };
        args.extend([("from", self.month(from).into()), ("to", self.month(to).into())]);
        self.say("awaits-discretion-span", &args)
    }

    /// What is asked for.
    pub fn request(&self, of: &Request) -> String {
        let key = match (&of.need, of.disputed, of.whose.is_some()) {
            (Need::Parameter { .. }, _, _) => "request-parameter",
            (Need::List { .. }, _, true) => "request-list-of",
            (Need::List { .. }, _, false) => "request-list",
            (Need::Fact { .. }, true, true) => "request-disputed-of",
            (Need::Fact { .. }, true, false) => "request-disputed",
            (Need::Fact { .. }, false, true) => "request-fact-of",
            (Need::Fact { .. }, false, false) => "request-fact",
        };
        let args = [
            ("name", (&of.full_name).into()),
            ("whose", of.whose.as_deref().unwrap_or_default().into()),
            ("at", of.at.map(|day| self.date(day)).unwrap_or_default().into()),
        ];
        self.say(key, &args)
    }

    /// By what right a reading is used.
    pub fn adoption(&self, of: &Adoption) -> String {
        match of {
            Adoption::Decided { by } => self.say("standing-decided", &[("by", by.into())]),
            Adoption::Provisional => self.word("standing-provisional"),
            Adoption::Undecided => self.word("standing-undecided"),
            Adoption::Chosen => self.word("standing-chosen"),
        }
    }

    /// What another reading comes to.
    pub fn effect(&self, of: Effect) -> String {
        match of {
            Effect::InWords => self.word("other-in-words"),
            Effect::NotRun => self.word("other-not-run"),
            Effect::SameOpen => self.word("other-same-open"),
            Effect::Same => self.word("other-same"),
            Effect::Other(word, amount) => self.result(word, amount),
        }
    }

    /// An outcome with its amount, in a few words.
    pub fn result(&self, word: Word, amount: Amount) -> String {
        let verdict = ("verdict", self.word(word.key()).into());
        match (amount.state, amount.total, amount.low, amount.high) {
            (AmountState::Settled, Some(total), _, _) => {
                self.say("other-total", &[verdict, ("total", self.money(total).into())])
            }
            (AmountState::Interval, _, Some(low), Some(high)) => {
                let (low, high) = (self.money(low).into(), self.money(high).into());
                self.say("other-interval", &[verdict, ("low", low), ("high", high)])
            }
            (AmountState::Interval, _, Some(low), None) => {
                self.say("other-floor", &[verdict, ("low", self.money(low).into())])
            }
            (AmountState::Undetermined, ..) => self.say("other-undetermined", &[verdict]),
            _ => self.say("other-verdict", &[verdict]),
        }
    }

    /// One fact that would be otherwise, as part of a sentence.
    pub fn turned(&self, of: &Item) -> String {
        let (from, to) = (self.value(&of.from).into(), self.value(&of.to).into());
        let key = if of.found { "change-item-found" } else { "change-item" };
        self.say(key, &[("fact", (&of.fact).into()), ("from", from), ("to", to)])
    }

    /// What would have to be otherwise.
    pub fn prospect(&self, of: &Prospect) -> String {
        match of {
            Prospect::Conditions(statements) => {
                let key = if statements.len() > 1 { "change-all" } else { "change-one" };
                let needed: Vec<String> = statements.iter().map(|s| quoted_once(s)).collect();
                self.say(key, &[("needed", self.list(&needed).into())])
            }
            Prospect::Time { sure: true } => self.word("change-time"),
            Prospect::Time { sure: false } => self.word("change-time-untried"),
            Prospect::Wait => self.word("change-wait"),
            Prospect::Sets { open: true, .. } => self.word("change-sets-open"),
            Prospect::Sets { count: 1, open: false } => self.word("change-set"),
            Prospect::Sets { open: false, .. } => self.word("change-sets"),
            Prospect::NoSet => self.word("change-none"),
        }
    }

    pub fn next(&self, of: &Next) -> String {
        match of {
            Next::NotInForce => self.word("next-not-in-force"),
            Next::RivalEnjoyed => self.word("next-rival-enjoyed"),
            Next::Approve { total } => self.say("next-approve", &[("total", self.money(*total).into())]),
            Next::ApproveOpen => self.word("next-approve-open"),
            Next::ApprovePerRules => self.word("next-approve-per-rules"),
            Next::ApproveInKind => self.word("next-approve-in-kind"),
            Next::Rank => self.word("next-priority"),
            Next::DoDuty => self.word("next-duty"),
            Next::Belongs => self.word("next-belongs"),
            Next::NoDuty { open } => self.word(if *open { "next-no-duty-open" } else { "next-no-duty" }),
            Next::NoDiscretion => self.word("next-no-discretion"),
            Next::LeaveToAgency => self.word("next-leave"),
            Next::NoPermission => self.word("next-no-permission"),
            Next::NoRank => self.word("next-no-priority"),
            Next::Refuse => self.word("next-refuse"),
            Next::Wait { granted, until } => {
                let key = if *granted { "next-wait" } else { "next-wait-other" };
                self.say(key, &[("day", self.date(*until).into())])
            }
            Next::UsedUp => self.word("next-used-up"),
            Next::Supply => self.word("next-supply"),
            Next::SupplyWithin(within) => self.say("next-supply-within", &[("within", within.into())]),
            Next::SupplyUnstated => self.word("next-supply-unstated"),
            Next::Parameter => self.word("next-parameter"),
            Next::Interpretation => self.word("next-interpretation"),
            Next::Discretion => self.word("next-discretion"),
            Next::Inconsistent => self.word("next-inconsistent"),
            Next::NotComputable => self.word("next-not-computable"),
            Next::Nothing => self.word("next-none"),
            Next::Target => self.word("next-target"),
            Next::AboveTarget => self.word("next-above"),
            Next::Ask => self.word("next-ask"),
        }
    }

    /// One month, or the first and the last of several.
    pub(super) fn month_span(&self, (from, to): (Month, Month)) -> String {
        match from == to {
            true => self.month(from),
            false => self.say("warning-months", &[("from", self.month(from).into()), ("to", self.month(to).into())]),
        }
    }

    /// What is said beside a decision.
    pub fn remark(&self, of: &Warning) -> String {
        let with = |names: &[String]| [("with", Arg::from(self.quoted_list(names)))];
        match of {
            Warning::MayOverlap { with: names } => self.say("warning-overlap", &with(names)),
            Warning::RivalEnjoyed { with: names } => self.say("warning-rival-enjoyed", &with(names)),
            Warning::ReadApart => self.word("warning-read-apart"),
            Warning::Disagrees { with: names } => self.say("warning-disagrees", &with(names)),
            Warning::BeforeIssue { on, issued } => {
                let (on, issued) = (self.date(*on).into(), self.date(*issued).into());
                self.say("warning-before-issue", &[("on", on), ("issued", issued)])
            }
            Warning::NotInForce { on, first: Some(first), .. } => {
                let (on, first) = (self.date(*on).into(), self.date(*first).into());
                self.say("warning-before-effect", &[("on", on), ("effective", first)])
            }
            Warning::NotInForce { on, first: None, last } => {
                let (on, last) = (self.date(*on).into(), self.date(last.unwrap_or(*on)).into());
                self.say("warning-after-expiry", &[("on", on), ("expires", last)])
            }
            Warning::PaidBefore { months, effective, issued } => {
                let months = ("months", self.month_span(*months).into());
                match effective {
                    Some(first) => {
                        self.say("warning-paid-before-effect", &[months, ("first", self.date(*first).into())])
                    }
                    None => self.say("warning-paid-before-issue", &[months, ("issued", self.date(*issued).into())]),
                }
            }
            Warning::SamePerson { who } => self.say("warning-same-person", &[("who", self.list(who).into())]),
            Warning::OutsideService { who, months, start, end } => {
                let months: Vec<String> = months.iter().map(|of| self.month_span(*of)).collect();
                let args = [
                    ("who", who.into()),
                    ("months", self.list(&months).into()),
                    ("start", start.into()),
                    ("end", end.into()),
                ];
                self.say("warning-outside-service", &args)
            }
            Warning::Hint { text, open } => {
                self.say(if *open { "warning-hint-open" } else { "warning-hint" }, &[("text", text.into())])
            }
            Warning::ChangeWithinMonth { parameter, month } => {
                let month = self.month(*month).into();
                self.say("warning-change", &[("parameter", parameter.into()), ("month", month)])
            }
            Warning::OpenDocument { decides, title, standing } => {
                let key = match standing {
                    DocumentStanding::NotStated => "warning-document",
                    DocumentStanding::NotLookedUp => "warning-document-titled",
                    DocumentStanding::InForce => "warning-document-in-force",
                    DocumentStanding::NotYet => "warning-document-not-yet",
                    DocumentStanding::NoLonger => "warning-document-no-longer",
                };
                self.say(key, &[("decides", decides.into()), ("title", title.into())])
            }
        }
    }
}

fn used_up_key(by: UsedUp) -> &'static str {
    match by {
        UsedUp::Months => "used-up-months",
        UsedUp::Amount => "used-up-amount",
        UsedUp::Times => "used-up-times",
        UsedUp::Paid => "used-up-paid",
        UsedUp::Ended => "used-up-ended",
    }
}

/// The number with which words about a stretch of time agree: more than one unit is many.
fn single(of: Stretch) -> u32 {
    let units = [of.years, of.months, of.days];
    match units.iter().filter(|n| **n > 0).count() {
        1 => units.iter().sum(),
        _ => 2,
    }
}

/// A statement in quotation marks; a name written in them is not quoted twice.
fn quoted_once(statement: &str) -> String {
    match statement.strip_prefix('“').and_then(|s| s.strip_suffix('”')) {
        Some(name) if !name.contains(['“', '”']) => statement.to_owned(),
        _ => format!("“{statement}”"),
    }
}
