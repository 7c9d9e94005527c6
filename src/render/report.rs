//! A decision as a 审核说明: whole sentences that can be read aloud.

mod questions;
mod reasons;

pub(super) use reasons::holds_words;

use super::words::Words;
use super::{Catalogue, Lang};
use crate::explain::{Question, Report, Request, quoted};
use crate::facts::{Dates, OwnTables};
use crate::ir::{CitationId, DecisionId, Program, Verdict};
use crate::values::Causes;

/// How much is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Depth {
    /// The conclusion alone.
    None,
    /// Up to the reasons.
    Brief,
    /// Every section.
    Sections,
    /// The tree of statements too.
    Full,
}

/// What the header of every explanation says.
#[derive(Debug, Clone, Copy)]
pub struct Head<'a> {
    pub applicant: &'a str,
    pub dates: Dates,
    /// Said before all else: these figures are not the package's.
    pub own_tables: Option<&'a OwnTables>,
}

/// How the sections are set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    Plain,
    Markdown,
}

/// One decision as text.
pub fn text(program: &Program, report: &Report, head: Head<'_>, catalogue: &Catalogue, depth: Depth) -> String {
    write(program, report, head, catalogue, depth, Style::Plain)
}

/// One decision in Markdown.
pub fn markdown(program: &Program, report: &Report, head: Head<'_>, catalogue: &Catalogue, depth: Depth) -> String {
    write(program, report, head, catalogue, depth, Style::Markdown).trim_start().to_owned()
}

fn write(
    program: &Program,
    report: &Report,
    head: Head<'_>,
    catalogue: &Catalogue,
    depth: Depth,
    style: Style,
) -> String {
    let words = Words { catalogue };
    let mut page = Page { program, words, out: String::new(), section: 0, cited: vec![], within: vec![], depth, style };
    page.head(report, head);
    page.heading("section-conclusion");
    let conclusion: Vec<String> = report.conclusion.iter().map(|c| page.words.conclusion(c)).collect();
    let mut said = vec![format!("{}{}", page.words.word(report.word.key()), page.words.end())];
    said.extend(conclusion);
    page.line(&page.words.paragraph(&said));
    page.signable(report);
    if depth == Depth::None {
        return page.out;
    }
    if report.verdict.is_open() {
        page.requests(report);
    }
    page.reasons(report);
    if depth == Depth::Brief {
        return page.out;
    }
    page.sum(report);
    if !report.verdict.is_open() {
        page.requests(report);
    }
    page.questions(report);
    page.sentences("section-changes", report.changes.iter().map(|p| words.prospect(p)));
    page.turns(report);
    page.sentences("section-next", report.next.iter().map(|n| words.next(n)));
    page.foot(report);
    if depth == Depth::Full {
        page.heading("section-tree");
        page.tree(&report.tree, 0);
    }
    page.out
}

struct Page<'a> {
    program: &'a Program,
    words: Words<'a>,
    out: String,
    section: usize,
    /// The citations given last: the next that are the same refer back.
    cited: Vec<CitationId>,
    /// The citations within the reason that is being said.
    within: Vec<CitationId>,
    depth: Depth,
    style: Style,
}

/// 一 … 二十 and on.
fn numeral(n: usize) -> String {
    crate::document::numeral(u32::try_from(n).unwrap_or(u32::MAX))
}

impl Page<'_> {
    fn line(&mut self, text: &str) {
        if self.style == Style::Markdown {
            return self.markdown(text);
        }
        self.out.push_str(text);
        self.out.push('\n');
    }

    /// A paragraph; what is indented in the plain text is a list under it.
    fn markdown(&mut self, text: &str) {
        let body = text.trim_start_matches('　');
        let depth = (text.len() - body.len()) / '　'.len_utf8();
        if body.is_empty() {
            return;
        }
        match depth {
            0 => self.out.push_str(&format!("\n{body}\n")),
            depth => {
                if !self.out.trim_end().rsplit('\n').next().is_some_and(|l| l.trim_start().starts_with("- ")) {
                    self.out.push('\n');
                }
                self.out.push_str(&format!("{}- {body}\n", "  ".repeat(depth.saturating_sub(3))));
            }
        }
    }

    /// （一）……
    fn item(&mut self, number: usize, text: &str) {
        let (numeral, digits) = (numeral(number), number.to_string());
        let args = [("number", numeral.as_str()), ("digits", &digits), ("text", text)];
        let item = self.words.catalogue.message("numbered-item", &args);
        self.line(&item);
    }

    fn indented(&mut self, text: &str) {
        self.line(&format!("　　　{text}"));
    }

    fn heading(&mut self, key: &str) {
        self.section += 1;
        let title = self.words.word(key);
        let (number, digits) = (numeral(self.section), self.section.to_string());
        let args = [("number", number.as_str()), ("digits", &digits), ("title", &title)];
        let heading = self.words.catalogue.message("heading-numbered", &args);
        match self.style {
            Style::Plain => self.line(&format!("\n{heading}")),
            Style::Markdown => self.line(&format!("## {heading}")),
        }
    }

    fn head(&mut self, report: &Report, head: Head<'_>) {
        let decision = &self.program.decisions[report.decision];
        let policy = &self.program.policy;
        if let Some(own) = head.own_tables {
            let said = self.words.own_tables(own);
            self.line(&said);
        }
        let title = if report.verdict == Verdict::AwaitsApplicant { "title-supplement" } else { "title-review" };
        let title = self.words.catalogue.message(title, &[("rule", &decision.rule)]);
        match self.style {
            Style::Plain => self.line(&format!("{title}\n")),
            Style::Markdown => self.line(&format!("# {title}")),
        }
        let head_line =
            self.words.catalogue.message("head-applicant", &[("applicant", head.applicant), ("rule", &decision.rule)]);
        self.line(&head_line);
        let words = self.words;
        let date = |day| words.date(day);
        let effective = if policy.effective == "未载明" {
            self.words.word("head-effective-unstated")
        } else {
            // The head may say it in words, such as 自印发之日起; another language has the day that comes of them.
            let day = policy.force.as_ref().filter(|_| self.words.catalogue.lang() == Lang::En);
            let day = day.map_or_else(|| policy.effective.clone(), |force| date(force.from));
            self.words.catalogue.message("head-effective", &[("day", &day)])
        };
        let args = [
            ("basis", date(head.dates.basis)),
            ("policy", policy.id.clone()),
            ("issued", date(policy.issued)),
            ("effective", effective),
        ];
        let args: Vec<(&str, &str)> = args.iter().map(|(k, v)| (*k, v.as_str())).collect();
        let basis = self.words.catalogue.message("head-basis", &args);
        self.line(&basis);
        let (applicable, decided) = (date(head.dates.applicable), date(head.dates.decided));
        let given = head.dates.applicable_given || head.dates.decided_given;
        let key = if given { "head-dates" } else { "head-dates-defaulted" };
        let dates = self.words.catalogue.message(key, &[("applicable", &applicable), ("decided", &decided)]);
        self.line(&dates);
    }

    fn requests(&mut self, report: &Report) {
        for (key, requests, note) in [
            ("section-applicant", &report.applicant, None),
            ("section-agency", &report.agency, Some("note-agency")),
            ("section-parameters", &report.parameters, None),
        ] {
            if requests.is_empty() {
                continue;
            }
            self.heading(key);
            for (i, request) in requests.iter().enumerate() {
                let said = self.words.request(request);
                self.item(i + 1, &said);
                if let Some(used) = used(self.program, report, request, self.words) {
                    self.indented(&used);
                }
            }
            if let Some(note) = note {
                let note = self.words.word(note);
                self.line(&note);
            }
        }
    }

    fn sum(&mut self, report: &Report) {
        let Some(sum) = &report.sum else {
            if matches!(report.verdict, Verdict::Unmet | Verdict::TooEarly)
                && report.is_for_conditions()
                && self.program.decisions[report.decision].plan.is_some()
            {
                self.heading("section-sum");
                let text = self.words.word("sum-not-computed");
                self.line(&text);
            }
            return;
        };
        // By one of several readings of which none is in force, it is no bill.
        let key = match (report.verdict == Verdict::AwaitsInterpretation, report.verdict.is_open()) {
            (true, _) => "section-sum-readings",
            (false, true) => "section-sum-known",
            (false, false) => "section-sum",
        };
        self.heading(key);
        for line in &sum.lines {
            let text = self.words.sum_line(line);
            self.line(&text);
        }
        self.cited.clear();
        self.cite(&sum.cites);
    }

    /// Whether it can be signed as it stands, and what is missing, before all else.
    fn signable(&mut self, report: &Report) {
        if !report.examples.is_empty() {
            let said = self.words.examples(&report.examples);
            self.line(&said);
        }
        let lacking = report.applicant.iter().chain(&report.agency).chain(&report.parameters);
        let lacking: Vec<String> = lacking.map(|r| self.words.request(r)).collect();
        let lacking: Vec<&str> = lacking.iter().map(|l| l.trim_end_matches('。')).collect();
        let (adverse, readings): (Vec<&Question>, Vec<&Question>) =
            report.questions.iter().filter(|q| q.is_open()).partition(|q| q.is_adverse());
        if !adverse.is_empty() && !report.verdict.is_open() {
            let (count, word) = (adverse.len().to_string(), self.words.word(report.word.key()));
            let said = self.words.catalogue.message("sign-adverse", &[("count", &count), ("word", &word)]);
            self.line(&said);
        }
        let readings = readings.len().to_string();
        let said = match (report.verdict.is_open(), lacking.len(), readings.as_str()) {
            (true, 0, _) => self.words.word("sign-open"),
            (true, _, _) => {
                let shown: Vec<String> = lacking.iter().take(4).map(|l| (*l).to_owned()).collect();
                let key = if lacking.len() > 4 { "sign-lacking-more" } else { "sign-lacking" };
                let count = lacking.len().to_string();
                self.words.catalogue.message(key, &[("list", &self.words.clauses(&shown)), ("count", &count)])
            }
            (false, _, "0") => return,
            (false, _, count) => self.words.catalogue.message("sign-readings", &[("count", count)]),
        };
        self.line(&said);
    }

    fn sentences(&mut self, key: &str, said: impl Iterator<Item = String>) {
        let said: Vec<String> = said.collect();
        if !said.is_empty() {
            self.heading(key);
            self.line(&self.words.paragraph(&said));
        }
    }

    /// Each set that turns the decision, with what then follows.
    fn turns(&mut self, report: &Report) {
        for (number, turn) in (1..).zip(&report.turns) {
            let items: Vec<String> = turn.items.iter().map(|i| self.words.turned(i)).collect();
            let (set, result) = (self.words.clauses(&items), self.words.result(turn.outcome, turn.amount));
            let text = self.words.catalogue.message("change-turn", &[("set", &set), ("result", &result)]);
            self.item(number, &text);
        }
    }

    fn foot(&mut self, report: &Report) {
        self.line("");
        if let Some(foot) = responsible(self.program, report.decision, self.words) {
            self.line(&foot);
        }
        let foot = self.words.word("foot-nature");
        self.line(&foot);
    }
}

/// What a request is for: statements that it decides, or the amount.
pub(super) fn used(program: &Program, report: &Report, request: &Request, words: Words<'_>) -> Option<String> {
    let used = quoted(&report.served_by(request));
    match used.is_empty() {
        false => Some(words.catalogue.message("request-used", &[("statements", &words.list(&used))])),
        true => (request.of != Causes::PARAMETER).then(|| {
            let rule = &program.decisions[report.decision].rule;
            let key = if request.for_amount { "ask-reason-amount" } else { "ask-reason-conditions" };
            words.catalogue.message(key, &[("rule", rule)])
        }),
    }
}

/// Who answers for the clause of a decision, and who takes applications.
pub(super) fn responsible(program: &Program, decision: DecisionId, words: Words<'_>) -> Option<String> {
    let clause = program.clause(program.decisions[decision].clause)?;
    let lead = words.list(&clause.lead);
    let first = clause.lead_by.starts_with("列第一位者");
    let key = if first { "foot-lead-first" } else { "foot-lead-listed" };
    let by = words.catalogue.message(key, &[("clause", &clause.cited)]);
    let args = [("lead", lead.as_str()), ("by", by.as_str()), ("clause", clause.cited.as_str())];
    let key = if clause.lead.is_empty() { "foot-no-lead" } else { "foot-responsible" };
    let foot = words.catalogue.message(key, &args);
    let policy = &program.policy;
    Some(match &policy.accepted_by {
        Some(agency) => {
            let key = if agency == "未载明" { "foot-accepting-unstated" } else { "foot-accepting" };
            let args = [("agency", agency.as_str()), ("policy", policy.id.as_str())];
            words.sentences([foot, words.catalogue.message(key, &args)])
        }
        None => foot,
    })
}
