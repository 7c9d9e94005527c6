//! One decision in words, for one audience.

use super::audience::Audience;
use super::ground::GroundView;
use super::maker::Maker;
use super::reason::{CiteView, ReasonView, StepView};
use super::sum::SumView;
use crate::eval::{Amount, Decided};
use crate::explain::{Adoption, Effect, Prospect, Question, Report, Request, Unmoved};
use crate::ir::{AmountState, CitationId, DecisionKind, Verdict};
use crate::render::report::{responsible, used};
use serde::Serialize;

/// What an outcome means for whoever reads it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Tone {
    Met,
    Unmet,
    Wait,
    Open,
    Fault,
}

impl Tone {
    pub fn of(verdict: Verdict) -> Tone {
        match verdict {
            Verdict::Met | Verdict::OnTarget => Tone::Met,
            Verdict::TooEarly => Tone::Wait,
            Verdict::Inconsistent | Verdict::NotComputable => Tone::Fault,
            Verdict::AwaitsApplicant
            | Verdict::AwaitsAgency
            | Verdict::AwaitsParameter
            | Verdict::AwaitsInterpretation
            | Verdict::AwaitsDiscretion => Tone::Open,
            Verdict::Unmet | Verdict::UsedUp | Verdict::NotApplicable | Verdict::BelowTarget | Verdict::AboveTarget => {
                Tone::Unmet
            }
        }
    }

    fn mark(self) -> &'static str {
        match self {
            Tone::Met => "✓",
            Tone::Unmet => "✗",
            Tone::Wait => "…",
            Tone::Open => "？",
            Tone::Fault => "！",
        }
    }
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DecisionView {
    pub id: String,
    pub rule: String,
    pub kind: DecisionKind,
    pub clause: String,
    pub subject: String,
    pub outcome: String,
    /// 待解释: what is reckoned is by one of several readings of which none is in force.
    pub undecided: bool,
    /// The outcome as data has it, whatever the language.
    #[serde(skip)]
    pub verdict: Verdict,
    pub tone: Tone,
    pub mark: &'static str,
    pub headline: String,
    /// The headline without the outcome.
    #[serde(skip)]
    pub conclusion: String,
    pub amount: Option<String>,
    pub reasons: Vec<ReasonView>,
    /// Of a refusal, for paper: condition by condition and person by person.
    pub grounds: Vec<GroundView>,
    /// The words by which the benefit itself is given.
    #[serde(skip)]
    pub operative: Vec<CiteView>,
    pub met: Vec<String>,
    /// What is granted by, where the reasons are not for the audience.
    pub authority: Vec<CiteView>,
    pub asks: Vec<Ask>,
    pub changes: Option<Changes>,
    pub sum: Option<SumView>,
    pub questions: Vec<QuestionView>,
    pub remarks: Vec<String>,
    pub next: Vec<String>,
    pub earliest: Option<String>,
    pub responsible: Option<String>,
    pub lead: Vec<String>,
    /// What the audience is not shown.
    pub note: Option<String>,
    /// The benefit that is given instead of this one.
    #[serde(skip)]
    pub yields_to: Option<String>,
    pub nature: String,
    /// That figures for trials were read, where they were.
    pub examples: Option<String>,
    pub tree: Option<StepView>,
}

/// What is asked for of one party.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Ask {
    #[serde(skip)]
    pub of: &'static str,
    pub who: String,
    pub note: Option<String>,
    pub items: Vec<AskItem>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AskItem {
    pub text: String,
    pub used: Option<String>,
}

/// What would turn the decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Changes {
    pub lead: Option<String>,
    pub sets: Vec<SetView>,
    pub time: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SetView {
    pub items: Vec<SetItem>,
    pub result: String,
    #[serde(skip)]
    pub outcome: String,
    #[serde(skip)]
    pub amount: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SetItem {
    pub fact: String,
    pub from: String,
    pub to: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct QuestionView {
    pub name: String,
    pub question: String,
    pub used: String,
    pub reading: String,
    pub standing: String,
    pub matters: bool,
    /// Some other reading is in words alone: nobody reckoned what it would come to.
    pub unreckoned: bool,
    /// How it is known to change nothing.
    #[serde(skip)]
    pub unmoved: Option<Unmoved>,
    /// 未定: no reading is in force.
    pub undecided: bool,
    pub others: Vec<OtherReading>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OtherReading {
    pub name: String,
    pub reading: String,
    pub effect: String,
}

fn grounds(maker: &Maker<'_, '_>, report: &Report, rule: &[CitationId]) -> Vec<GroundView> {
    report.grounds(rule).iter().map(|g| maker.ground(g)).collect()
}

impl Maker<'_, '_> {
    pub fn decision(&mut self, decided: &Decided, report: &Report) -> DecisionView {
        let program = self.run.program;
        let of = &program.decisions[decided.outcome.decision];
        let clause = program.clause(of.clause);
        let verdict = decided.outcome.verdict;
        let tone = Tone::of(verdict);
        let public = self.audience == Audience::Public;
        let reviewer = self.audience == Audience::Reviewer;
        let reasons = report.reasons();
        let mut cards = Vec::new();
        for step in reasons.cards.iter().filter(|s| self.may_see(s)).copied().collect::<Vec<_>>() {
            let cites = report.authority(step).unwrap_or(&of.cites);
            cards.push(self.reason(cards.len() + 1, step, cites));
        }
        self.quoted.clear();
        let hidden = cards.len() < reasons.cards.len();
        let rival = report.rival.clone();
        let authority = if rival.is_some() {
            let id = format!("d{}-authority", self.number);
            let label = self.words.word("page-use-rival");
            self.cites(&report.rival_cites, &id, label)
        } else if public {
            let id = format!("d{}-authority", self.number);
            let label = self.words.word("page-use-granted");
            self.cites(&of.cites, &id, label)
        } else {
            vec![]
        };
        let end = self.words.end();
        let word = report.word;
        let outcome = self.words.word(word.key());
        // To an applicant, bounds of what is still open would read as a promise.
        let shown = reviewer || tone == Tone::Met;
        let amount = self.amount(decided.outcome.amount).filter(|_| shown);
        let said: Vec<String> = match (public, &amount) {
            // The period, the members and the months are facts of the case.
            (true, Some(amount)) => vec![self.words.catalogue.message("public-total", &[("total", amount)])],
            (true, None) => vec![],
            (false, _) => report.conclusion.iter().map(|c| self.words.conclusion(c)).collect(),
        };
        let conclusion = self.words.paragraph(&said);
        DecisionView {
            id: format!("d{}", self.number),
            rule: of.rule.clone(),
            kind: of.kind,
            clause: clause.map(|c| c.label.clone()).unwrap_or_default(),
            subject: of.subject.clone(),
            headline: self.words.sentences([format!("{outcome}{end}"), conclusion.clone()]),
            conclusion,
            outcome,
            undecided: verdict == Verdict::AwaitsInterpretation,
            verdict,
            yields_to: rival,
            tone,
            mark: tone.mark(),
            amount,
            reasons: cards,
            grounds: if public || !verdict.is_refusal() { vec![] } else { grounds(self, report, &of.cites) },
            operative: self.plain_cites(&of.cites),
            met: if public { vec![] } else { reasons.met.clone() },
            authority,
            asks: if public { vec![] } else { self.asks(report) },
            // For whoever applies, which condition decides; not which figure would.
            changes: if public { None } else { self.changes(report, reviewer) },
            sum: if public { None } else { self.sum(decided, report) },
            questions: if public { vec![] } else { self.questions(report) },
            remarks: report.remarks.iter().filter(|_| reviewer).map(|w| self.words.remark(w)).collect(),
            next: report.next.iter().filter(|_| reviewer).map(|n| self.words.next(n)).collect(),
            earliest: decided.outcome.earliest.filter(|_| !public).map(|d| self.words.date(d)),
            responsible: responsible(program, decided.outcome.decision, self.words).filter(|_| !public),
            lead: clause.map(|c| c.lead.clone()).unwrap_or_default(),
            note: (public && hidden).then(|| self.words.word("public-note")),
            nature: if public { String::new() } else { self.words.word("foot-nature") },
            examples: (!report.examples.is_empty()).then(|| self.words.examples(&report.examples)),
            tree: reviewer.then(|| self.tree(&report.tree)),
        }
    }

    fn amount(&self, of: Amount) -> Option<String> {
        let money = |n| self.words.money(n);
        match (of.state, of.total, of.low, of.high) {
            (AmountState::Settled, Some(total), _, _) => Some(money(total)),
            (AmountState::Interval, _, Some(low), Some(high)) => {
                Some(self.words.catalogue.message("page-between", &[("low", &money(low)), ("high", &money(high))]))
            }
            (AmountState::Interval, _, Some(low), None) => {
                Some(self.words.catalogue.message("page-at-least", &[("low", &money(low))]))
            }
            _ => None,
        }
    }

    fn asks(&self, report: &Report) -> Vec<Ask> {
        let ask = |(of, key, requests, note): (&'static str, &str, &[Request], Option<&str>)| Ask {
            of,
            who: self.words.word(key),
            note: note.map(|key| self.words.word(key)),
            items: requests.iter().map(|r| self.item(report, r)).collect(),
        };
        [
            ("applicant", "section-applicant", report.applicant.as_slice(), None),
            ("agency", "section-agency", report.agency.as_slice(), Some("note-agency")),
            ("parameters", "section-parameters", report.parameters.as_slice(), None),
        ]
        .into_iter()
        .filter(|(_, _, requests, _)| !requests.is_empty())
        .map(ask)
        .collect()
    }

    fn item(&self, report: &Report, request: &Request) -> AskItem {
        let used = used(self.run.program, report, request, self.words);
        AskItem { text: self.words.request(request), used }
    }

    /// The last sentence of what changes it leads to the sets; those on time stand after them.
    fn changes(&self, report: &Report, sets: bool) -> Option<Changes> {
        let said = |time: bool| {
            let told = |p: &&Prospect| p.is_about_time() == time && (sets || !p.is_about_sets());
            let said: Vec<String> = report.changes.iter().filter(told).map(|p| self.words.prospect(p)).collect();
            (!said.is_empty()).then(|| self.words.paragraph(&said))
        };
        let turns = if sets { report.turns.as_slice() } else { &[] };
        let sets = turns.iter().map(|turn| SetView {
            items: turn
                .items
                .iter()
                .map(|i| SetItem { fact: i.fact.clone(), from: self.words.value(&i.from), to: self.words.value(&i.to) })
                .collect(),
            result: self.words.result(turn.outcome, turn.amount),
            outcome: self.words.word(turn.outcome.key()),
            amount: self.amount(turn.amount),
        });
        let changes = Changes { lead: said(false), sets: sets.collect(), time: said(true) };
        (changes.lead.is_some() || changes.time.is_some() || !changes.sets.is_empty()).then_some(changes)
    }

    /// For the applicant, only what may change the answer.
    fn questions(&self, report: &Report) -> Vec<QuestionView> {
        let shown = |q: &&Question| self.audience == Audience::Reviewer || q.matters != Some(false);
        report.questions.iter().filter(shown).map(|q| self.question(q)).collect()
    }

    fn question(&self, of: &Question) -> QuestionView {
        let interpretation = &self.run.program.interpretations[of.id.index()];
        let used = interpretation.alternatives.get(usize::from(of.used));
        let others = of.others.iter().filter_map(|(i, effect)| {
            let alternative = interpretation.alternatives.get(usize::from(*i))?;
            Some(OtherReading {
                name: alternative.name.clone(),
                reading: alternative.text.clone(),
                // To an applicant, bounds of what is still open would read as a promise.
                effect: match effect {
                    Effect::Other(word, _) if self.audience != Audience::Reviewer => self.words.word(word.key()),
                    effect => self.words.effect(*effect),
                },
            })
        });
        QuestionView {
            name: interpretation.name.clone(),
            question: interpretation.question.clone(),
            used: used.map(|a| a.name.clone()).unwrap_or_default(),
            reading: used.map(|a| a.text.clone()).unwrap_or_default(),
            standing: self.words.adoption(&of.adoption),
            matters: of.does_matter(),
            unmoved: of.unmoved(),
            undecided: of.adoption == Adoption::Undecided,
            unreckoned: of.matters.is_none() || of.others.iter().any(|(_, effect)| !effect.is_reckoned()),
            others: others.collect(),
        }
    }
}
