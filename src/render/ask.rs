//! A question in words: what is asked, why, by which words of the policy, and what an answer decides.

use super::words::Words;
use crate::eval::{Decided, Need, Run};
use crate::explain::{Shown, Step, is_end, owned, quoted, report};
use crate::facts::Given;
use crate::interview::Question;
use crate::ir::{CitationId, DomainId, Program, SlotId, Word};
use crate::types::Kind;
use crate::values::Causes;
use serde::Serialize;

pub const SCHEMA: &str = "tiaowen.ask/v1";

/// A question, and what is known around it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AskView {
    pub schema: &'static str,
    pub case: String,
    pub rule: String,
    /// Where the answer goes in the case: `单位.招用人员[2].出生日期`
    pub fact: String,
    /// 申请人 or 审核部门
    pub by: String,
    pub text: String,
    /// How an answer is written.
    pub answer: String,
    /// What it serves, and the words of the policy behind it.
    pub reason: String,
    pub clause: Vec<Place>,
    /// Answers that decide by themselves.
    pub effects: Vec<EffectView>,
    /// The fewest answers that can decide, this one included.
    pub least: usize,
    /// The answer says how many there are, or names several values.
    #[serde(skip)]
    pub form: Form,
}

/// What an answer is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    One,
    /// One, with which a record begins.
    Start,
    Several,
    /// The length of a list.
    Length,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Place {
    pub place: String,
    pub quote: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EffectView {
    pub answer: String,
    pub outcome: String,
}

/// The question in words; `at` is where its answer goes.
pub fn ask(run: &Run<'_>, decided: &Decided, of: &Question, (case, at): (&str, String), words: Words<'_>) -> AskView {
    let program = run.program;
    let decision = &program.decisions[of.decision];
    let report = report(run, decided, None);
    let all = report.applicant.iter().chain(&report.agency);
    let request = all.clone().find(|r| r.need == of.need);
    let steps: Vec<&Step> = request.iter().flat_map(|r| report.served_by(r)).collect();
    let served = quoted(&steps);
    let name = request.as_ref().map(|r| words.request(r)).unwrap_or_default();
    // Where a member's fact is given for the whole, the whole is asked about.
    let own = |slot: SlotId| program.slot(slot).domain != DomainId::ROOT && !at.contains('[');
    let name = match of.need {
        Need::Fact { slot, .. } if own(slot) => owned(program, &at, is_end(program, slot)),
        _ => name.trim_end_matches(['。', '.']).to_owned(),
    };
    let by_agency = request.is_some_and(|r| r.of == Causes::AGENCY);
    let served_words = words.list(&served);
    let reason = match served.is_empty() {
        true => {
            let amount = request.is_some_and(|r| r.for_amount);
            let key = if amount { "ask-reason-amount" } else { "ask-reason-conditions" };
            words.catalogue.message(key, &[("rule", &decision.rule)])
        }
        false => words.catalogue.message("request-used", &[("statements", &served_words)]),
    };
    let cites = steps.first().and_then(|s| report.authority(s)).unwrap_or(&decision.cites);
    let effects = of.effects.iter().filter_map(|effect| {
        let Need::Fact { slot, .. } = of.need else { return None };
        let answer = Shown::given(program, &program.slot(slot).kind, &Given::Value(effect.answer.clone()));
        Some(EffectView {
            answer: words.value(&answer),
            outcome: words.word(Word::of(decision.kind, effect.outcome).key()),
        })
    });
    AskView {
        schema: SCHEMA,
        case: case.to_owned(),
        rule: decision.rule.clone(),
        fact: at,
        by: words.word(if by_agency { "ask-by-agency" } else { "ask-by-applicant" }),
        text: words.catalogue.message(question_key(program, of.need), &[("name", &name)]),
        answer: how(program, of.need, words),
        reason,
        clause: places(program, cites),
        effects: effects.collect(),
        least: of.least,
        form: form(program, of.need),
    }
}

fn places(program: &Program, cites: &[CitationId]) -> Vec<Place> {
    let place = |id: &CitationId| {
        let of = program.citation(*id);
        Place { place: of.place.clone(), quote: of.quote.clone() }
    };
    cites.iter().map(place).collect()
}

fn form(program: &Program, need: Need) -> Form {
    match need {
        Need::Fact { slot, .. } if matches!(program.slot(slot).kind, Kind::Set(_) | Kind::Months) => Form::Several,
        Need::Fact { slot, .. } if program.slot(slot).is_start() => Form::Start,
        Need::Fact { .. } | Need::Parameter { .. } => Form::One,
        Need::List { .. } => Form::Length,
    }
}

fn question_key(program: &Program, need: Need) -> &'static str {
    let Need::Fact { slot, .. } = need else { return "ask-list" };
    match &program.slot(slot).kind {
        Kind::Bool => "ask-bool",
        Kind::Date => "ask-date",
        Kind::Month | Kind::Months => "ask-month",
        Kind::Count { .. } | Kind::Number | Kind::Age | Kind::Ratio => "ask-count",
        Kind::Money { .. } | Kind::MoneyList => "ask-money",
        Kind::Enum(_) => "ask-enum",
        Kind::Set(_) => "ask-set",
        Kind::Text => "ask-text",
    }
}

/// How an answer is written.
fn how(program: &Program, need: Need, words: Words<'_>) -> String {
    let Need::Fact { slot, .. } = need else { return words.word("ask-how-list") };
    let values = |slot: SlotId| match &program.slot(slot).kind {
        Kind::Enum(id) | Kind::Set(id) => words.list(&program.enums[id.index()].values),
        Kind::Count { counter } => counter.clone(),
        Kind::Money { per } => per.as_ref().map_or_else(|| "元".to_owned(), |per| format!("元/{per}")),
        _ => String::new(),
    };
    let key = match &program.slot(slot).kind {
        Kind::Bool => "ask-how-bool",
        Kind::Date => "ask-how-date",
        Kind::Month => "ask-how-month",
        Kind::Months => "ask-how-months",
        Kind::Count { .. } => "ask-how-count",
        Kind::Money { .. } | Kind::MoneyList => "ask-how-money",
        Kind::Ratio => "ask-how-ratio",
        Kind::Age => "ask-how-age",
        Kind::Enum(_) => "ask-how-enum",
        Kind::Set(_) => "ask-how-set",
        Kind::Number | Kind::Text => "ask-how-text",
    };
    words.catalogue.message(key, &[("values", &values(slot))])
}

/// A question as text.
pub fn text(of: &AskView, words: Words<'_>) -> String {
    let mut lines = vec![words.catalogue.message("ask-head", &[("rule", &of.rule), ("by", &of.by)]), of.text.clone()];
    let quoted = of.clause.iter().map(|p| {
        let quote = p.quote.trim_end_matches(['，', '。', '；', '、']).replace("……", "”……“");
        words.catalogue.message("cite", &[("place", &p.place), ("quote", &format!("“{quote}”"))])
    });
    lines.push(format!("　　{}", of.reason));
    lines.extend(quoted.map(|q| format!("　　{q}")));
    if !of.effects.is_empty() {
        let each = of
            .effects
            .iter()
            .map(|e| words.catalogue.message("ask-effect", &[("answer", &e.answer), ("outcome", &e.outcome)]));
        lines.push(format!("　　{}{}", words.clauses(&each.collect::<Vec<_>>()), words.end()));
    }
    let least = of.least.to_string();
    lines.push(format!("　　{}", words.catalogue.message("ask-least", &[("count", &least)])));
    lines.push(format!("　　{}", of.answer));
    lines.join("\n")
}
