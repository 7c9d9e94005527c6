//! 案卷: everything that a page or a letter shows of one case, in words, for one audience.
//!
//! Plain data: nothing is drawn, and no template decides what an audience may see.

mod audience;
mod decision;
mod facts;
mod ground;
mod maker;
mod quotes;
mod reason;
mod sum;

use crate::ir::Verdict;
pub use audience::Audience;
use audience::mask_name;
pub use decision::{Ask, AskItem, Changes, DecisionView, OtherReading, QuestionView, SetItem, SetView, Tone};
pub use facts::{ClaimView, FactView};
pub use ground::{GroundView, PointView};
pub use quotes::{ClauseText, PartText, SentenceText, Use};
pub use reason::{CiteView, PartView, ReasonView, StepView};
pub use sum::{Period, Row, SumView};

use super::Catalogue;
use super::words::Words;
use crate::data::Plain;
use crate::document::Document;
use crate::eval::{Decided, Run};
use crate::explain::Report;
use crate::facts::Case;
use crate::ir::DecisionId;
use crate::types::FactRole;
use crate::values::Date;
use quotes::Quotes;
use serde::Serialize;

/// What a case is shown with beside its decisions.
#[derive(Debug, Clone, Copy)]
pub struct Setting<'a> {
    pub case: &'a Case,
    /// The policy's own text, corrected.
    pub document: &'a Document,
    pub marks: &'a Marks,
    pub audience: Audience,
    /// Facts that the case gives and no rule asked about.
    pub unused: &'a [String],
}

/// What a page was made from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Marks {
    pub text_sha256: String,
    pub ir_sha256: String,
    pub parameters_sha256: String,
    /// Left out for the public: whoever guesses the facts could prove them by it.
    pub case_sha256: Option<String>,
    pub engine: String,
}

/// One case for one audience.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Dossier {
    pub audience: String,
    /// That the figures are the case's own, where they are.
    pub own_tables: Option<String>,
    pub title: String,
    /// The name of the case, where the title is another.
    pub case: Option<String>,
    pub doc_kind: String,
    pub applicant: Option<String>,
    pub dates: DatesView,
    /// 基准日
    #[serde(skip)]
    pub basis: Date,
    pub policy: PolicyView,
    pub marks: Marks,
    pub decisions: Vec<DecisionView>,
    pub others: Vec<Other>,
    pub facts: Vec<FactView>,
    pub unused: Vec<String>,
    pub text: Vec<ClauseText>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DatesView {
    pub basis: String,
    pub applicable: String,
    pub decided: String,
    /// 申请日期, where the case gives it.
    pub applied: Option<String>,
    /// Which of them follow 基准日.
    pub note: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PolicyView {
    pub id: String,
    pub title: String,
    pub issued: String,
    pub effective: String,
    pub version: String,
    /// 受理机关 and 补正期限 as the head has them.
    pub accepted_by: Option<String>,
    pub supply_within: Option<String>,
}

/// A rule that the case says too little about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Other {
    pub rule: String,
    pub outcome: String,
}

/// A decision with its explanation, and whether the case is about it.
#[derive(Debug, Clone, Copy)]
pub struct Answer<'a> {
    pub decided: &'a Decided,
    pub report: &'a Report,
    pub engaged: bool,
}

/// Puts a case together. For the public only what was granted is shown.
pub fn dossier(run: &Run<'_>, answers: &[Answer<'_>], setting: Setting<'_>, catalogue: &Catalogue) -> Dossier {
    let words = Words { catalogue };
    let audience = setting.audience;
    let shown =
        |a: &&Answer<'_>| a.engaged && (audience != Audience::Public || a.decided.outcome.verdict == Verdict::Met);
    let engaged: Vec<&Answer<'_>> = answers.iter().filter(shown).collect();
    let mut quotes = Quotes::new(run.program, setting.document);
    let mut decisions = Vec::new();
    for (number, answer) in (1..).zip(&engaged) {
        let of = &run.program.decisions[answer.decided.outcome.decision];
        let mut maker = maker::Maker {
            run,
            words,
            case: setting.case,
            audience,
            quotes: &mut quotes,
            number,
            of: engaged.len(),
            rule: of.rule.clone(),
            subject: of.subject.clone(),
            quoted: vec![],
        };
        decisions.push(maker.decision(answer.decided, answer.report));
    }
    let others = answers.iter().filter(|a| !a.engaged && audience == Audience::Reviewer).map(|a| Other {
        rule: run.program.decisions[a.decided.outcome.decision].rule.clone(),
        outcome: words.word(a.report.word.key()),
    });
    let read: Vec<DecisionId> = engaged.iter().map(|a| a.decided.outcome.decision).collect();
    let case = setting.case;
    let subject = read.first().map(|d| run.program.decisions[*d].subject.as_str());
    let applicant = applicant(run, case, subject.unwrap_or_default(), audience);
    let title = if audience == Audience::Public { "public-title" } else { "title-review" };
    let mut marks = setting.marks.clone();
    if audience != Audience::Reviewer {
        marks.case_sha256 = None;
    }
    if audience == Audience::Public {
        (marks.ir_sha256, marks.parameters_sha256) = (String::new(), String::new());
    }
    Dossier {
        audience: words.word(audience.key()),
        own_tables: case.own_tables.as_ref().map(|own| words.own_tables(own)),
        title: match decisions.as_slice() {
            [one] => words.catalogue.message(title, &[("rule", &one.rule)]),
            _ => words.catalogue.message(title, &[("rule", &run.program.policy.id)]),
        },
        // The name of a case is its author's, and may say anything.
        case: Some(case.name.clone()).filter(|name| audience == Audience::Reviewer && !name.is_empty()),
        doc_kind: words.word(if audience == Audience::Public { "public-kind" } else { "dossier-doc-kind" }),
        applicant,
        dates: dates(case, words),
        basis: case.facts.dates.basis,
        policy: policy(run, words),
        marks,
        others: others.collect(),
        facts: facts::facts(run, case, &read, audience, words),
        unused: if audience == Audience::Reviewer { setting.unused.to_vec() } else { vec![] },
        text: quotes.text(words),
        decisions,
    }
}

/// Who applies: as the case says, else the name of whoever the decision is about. The public sees a name
/// masked, unless it is that of a body whose name is declared 可以公开.
fn applicant(run: &Run<'_>, case: &Case, subject: &str, audience: Audience) -> Option<String> {
    let one_line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let entity = run.program.dictionary.entities.get(subject);
    let given = |role: FactRole| {
        let path = format!("{subject}.{}", entity?.in_role(role)?);
        let supplied = case.supplied.iter().find(|s| s.path == path)?;
        let Plain::Text(text) = &supplied.claims.first()?.value else { return None };
        Some((one_line(text), audience::is_public(run.program, &path)))
    };
    let named = given(FactRole::BodyName).or_else(|| given(FactRole::PersonName));
    let said = case.applicant.as_deref().map(one_line).filter(|a| !a.is_empty() && a != "未填写");
    let open = |name: &str| named.as_ref().is_some_and(|(own, public)| *public && own == name);
    let name = said.or_else(|| named.as_ref().map(|(name, _)| name.clone()))?;
    Some(if audience == Audience::Public && !open(&name) { mask_name(&name) } else { name })
}

fn dates(case: &Case, words: Words<'_>) -> DatesView {
    let dates = case.facts.dates;
    let decided = words.date(dates.decided);
    let defaulted = !dates.applicable_given && !dates.decided_given;
    let note = defaulted.then(|| words.catalogue.message("head-dates-defaulted", &[("decided", &decided)]));
    let applied = case.applied_on.map(|day| words.date(day));
    DatesView { basis: words.date(dates.basis), applicable: words.date(dates.applicable), decided, applied, note }
}

fn policy(run: &Run<'_>, words: Words<'_>) -> PolicyView {
    let policy = &run.program.policy;
    PolicyView {
        id: policy.id.clone(),
        title: policy.title.split_whitespace().collect::<Vec<_>>().concat(),
        issued: words.date(policy.issued),
        effective: policy.effective.clone(),
        version: policy.version.clone(),
        accepted_by: policy.accepted_by.clone(),
        supply_within: policy.supply_within.clone(),
    }
}
