//! The sum: formulas with the numbers put in, what is due apart from what is projected.

use super::maker::Maker;
use super::reason::CiteView;
use crate::eval::{Decided, PayPer, Segment};
use crate::explain::{Report, label};
use crate::types::Kind;
use crate::values::{Exact, Month};
use serde::Serialize;
use std::collections::BTreeMap;

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SumView {
    pub lines: Vec<String>,
    pub cites: Vec<CiteView>,
    pub due: Vec<Row>,
    pub due_total: Option<String>,
    pub projected: Vec<Row>,
    pub projected_total: Option<String>,
    /// The periods of the schedule for a drawing: what is paid for each, in 分.
    #[serde(skip)]
    pub periods: Vec<Period>,
}

/// A stretch of the schedule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Row {
    pub member: Option<String>,
    pub from: String,
    pub to: Option<String>,
    pub months: u32,
    pub rate: String,
    /// Where a cap bites: the amount before it.
    pub before: Option<String>,
    pub amount: String,
}

/// One period of a schedule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Period {
    /// The period as it is written, such as a month.
    pub label: String,
    /// What is paid for it, in 分.
    pub amount: i128,
    /// The same sum as it is written.
    pub shown: String,
    /// Whether it is still to come, on facts that may change.
    pub projected: bool,
}

impl Maker<'_, '_> {
    pub fn sum(&mut self, decided: &Decided, report: &Report) -> Option<SumView> {
        let of = report.sum.as_ref()?;
        let segments: Vec<&Segment> = decided.outcome.payment.iter().flat_map(|p| &p.segments).collect();
        let rows = |projected: bool| -> Vec<&Segment> {
            segments.iter().filter(|s| s.projected == projected && s.amount.is_some()).copied().collect()
        };
        let (due, projected) = (rows(false), rows(true));
        let id = format!("d{}-sum", self.number);
        let label = self.words.word("page-use-sum");
        let cites = self.cites(&of.cites, &id, label);
        Some(SumView {
            lines: of.lines.iter().map(|l| self.words.sum_line(l)).collect(),
            cites,
            due_total: self.total(&due),
            projected_total: self.total(&projected),
            due: due.iter().map(|s| self.row(decided, s)).collect(),
            projected: projected.iter().map(|s| self.row(decided, s)).collect(),
            periods: self.periods(&segments),
        })
    }

    /// The exact sum of stretches; rounding happens to the whole alone.
    fn total(&self, segments: &[&Segment]) -> Option<String> {
        let amounts = segments.iter().map(|s| s.amount.unwrap_or(Exact::ZERO));
        let sum = amounts.into_iter().try_fold(Exact::ZERO, |sum, a| sum.add(a)).ok()?;
        (!segments.is_empty()).then(|| self.money(sum))
    }

    fn money(&self, amount: Exact) -> String {
        self.words.money(amount)
    }

    fn row(&self, decided: &Decided, s: &Segment) -> Row {
        let plan = self.run.program.decisions[decided.outcome.decision].plan.as_ref();
        let member = s.member.zip(plan).and_then(|(row, plan)| label(self.run, plan.holder, row as usize));
        let month = |m: Month| self.words.month(m);
        let (from, to) = match s.span {
            Some((from, to)) => (month(from), (from != to).then(|| month(to))),
            None => (self.words.word("page-once"), None),
        };
        let per = Some(s.counter(plan).to_owned());
        let rate = s.rate.map(|r| self.words.number(r, &Kind::Money { per }));
        Row {
            member,
            from,
            to,
            months: s.months,
            rate: rate.unwrap_or_default(),
            before: s.before_cap.filter(|b| Some(*b) != s.amount).map(|b| self.money(b)),
            amount: self.money(s.amount.unwrap_or(Exact::ZERO)),
        }
    }

    /// Month by month where every stretch is paid by the month and no cap bites; else stretch by stretch.
    fn periods(&self, segments: &[&Segment]) -> Vec<Period> {
        let month = |m: Month| self.words.month(m);
        let period = |label: String, amount: Exact, projected: bool| Period {
            label,
            amount: amount.mul(Exact::from(100)).ok().and_then(|a| a.floor().to_i64()).unwrap_or_default().into(),
            shown: self.money(amount),
            projected,
        };
        let even =
            |s: &&Segment| s.per == PayPer::Month && s.rate.is_some() && s.before_cap == s.amount && s.span.is_some();
        if !segments.iter().all(even) {
            // Members paid for the same months stand in one bar.
            let mut spans: BTreeMap<(Month, Month), (Exact, bool)> = BTreeMap::new();
            for (span, amount, projected) in segments.iter().filter_map(|s| Some((s.span?, s.amount?, s.projected))) {
                let of = spans.entry(span).or_insert((Exact::ZERO, projected));
                of.0 = of.0.add(amount).unwrap_or(of.0);
            }
            let label = |(from, to)| if from == to { month(from) } else { format!("{}–{}", month(from), month(to)) };
            return spans.into_iter().map(|(span, (amount, p))| period(label(span), amount, p)).collect();
        }
        let mut months: BTreeMap<Month, (Exact, bool)> = BTreeMap::new();
        for s in segments {
            let Some(((from, to), rate)) = s.span.zip(s.rate) else { continue };
            for m in (0..=to.since(from)).filter_map(|n| from.plus(n).ok()) {
                let of = months.entry(m).or_insert((Exact::ZERO, s.projected));
                of.0 = of.0.add(rate).unwrap_or(of.0);
            }
        }
        months.into_iter().map(|(m, (amount, projected))| period(month(m), amount, projected)).collect()
    }
}
