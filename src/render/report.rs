//! A decision as a 审核说明: whole sentences that can be read aloud.

use super::Catalogue;
use super::words::Words;
use crate::eval::Verdict;
use crate::explain::{Question, Report, Request, State, Step};
use crate::facts::Dates;
use crate::ir::{CitationId, Program};

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
}

/// One decision as text.
pub fn text(program: &Program, report: &Report, head: Head<'_>, catalogue: &Catalogue, depth: Depth) -> String {
    let mut page = Page { program, words: Words { catalogue }, out: String::new(), section: 0, cited: vec![], depth };
    page.head(report, head);
    page.heading("section-conclusion");
    let conclusion: Vec<String> = report.conclusion.iter().map(|m| page.words.say(m)).collect();
    page.line(&format!("{}。{}", page.words.word(verdict_key(report.verdict)), conclusion.concat()));
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
    page.sentences("section-changes", &report.changes);
    page.sentences("section-next", &report.next);
    page.foot(report);
    if depth == Depth::Full {
        page.heading("section-tree");
        page.tree(&report.tree, 0);
    }
    page.out
}

/// The key of a verdict's word.
pub fn verdict_key(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Met => "verdict-met",
        Verdict::Unmet => "verdict-unmet",
        Verdict::TooEarly => "verdict-too-early",
        Verdict::UsedUp => "verdict-used-up",
        Verdict::AwaitsApplicant => "verdict-awaits-applicant",
        Verdict::AwaitsAgency => "verdict-awaits-agency",
        Verdict::AwaitsParameter => "verdict-awaits-parameter",
        Verdict::AwaitsInterpretation => "verdict-awaits-interpretation",
        Verdict::AwaitsDiscretion => "verdict-awaits-discretion",
        Verdict::Inconsistent => "verdict-inconsistent",
        Verdict::NotComputable => "verdict-not-computable",
        Verdict::NotApplicable => "verdict-not-applicable",
        Verdict::OnTarget => "verdict-on-target",
        Verdict::BelowTarget => "verdict-below-target",
        Verdict::AboveTarget => "verdict-above-target",
    }
}

struct Page<'a> {
    program: &'a Program,
    words: Words<'a>,
    out: String,
    section: usize,
    /// The citations given last: the next that are the same refer back.
    cited: Vec<CitationId>,
    depth: Depth,
}

const NUMERALS: [&str; 10] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];

/// 一 … 二十 and on.
fn numeral(n: usize) -> String {
    crate::document::numeral(u32::try_from(n).unwrap_or(u32::MAX))
}

impl Page<'_> {
    fn line(&mut self, text: &str) {
        self.out.push_str(text);
        self.out.push('\n');
    }

    fn indented(&mut self, text: &str) {
        self.line(&format!("　　　{text}"));
    }

    fn heading(&mut self, key: &str) {
        let number = NUMERALS.get(self.section).copied().unwrap_or("十");
        self.section += 1;
        let title = self.words.word(key);
        self.line(&format!("\n{number}、{title}"));
    }

    fn head(&mut self, report: &Report, head: Head<'_>) {
        let decision = &self.program.decisions[report.decision];
        let policy = &self.program.policy;
        let title = if report.verdict == Verdict::AwaitsApplicant { "title-supplement" } else { "title-review" };
        let title = self.words.catalogue.message(title, &[("rule", &decision.rule)]);
        self.line(&title);
        self.line("");
        let head_line =
            self.words.catalogue.message("head-applicant", &[("applicant", head.applicant), ("rule", &decision.rule)]);
        self.line(&head_line);
        let date = crate::values::chinese_date;
        let effective = if policy.effective == "未载明" {
            self.words.word("head-effective-unstated")
        } else {
            self.words.catalogue.message("head-effective", &[("day", &policy.effective)])
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
                let said = self.words.say(&request.message);
                self.line(&format!("（{}）{said}", numeral(i + 1)));
                let used = uses(report, request);
                if !used.is_empty() {
                    let used = self.words.catalogue.message("request-used", &[("statements", &used.join("、"))]);
                    self.indented(&used);
                }
            }
            if let Some(note) = note {
                let note = self.words.word(note);
                self.line(&note);
            }
        }
    }

    fn reasons(&mut self, report: &Report) {
        let top: Vec<&Step> = if report.tree.any || report.tree.children.is_empty() {
            vec![&report.tree]
        } else {
            report.tree.children.iter().collect()
        };
        let own = self.program.decisions[report.decision].cites.clone();
        self.heading("section-reasons");
        self.cited.clear();
        if matches!(report.verdict, Verdict::Unmet | Verdict::TooEarly) {
            let failing: Vec<&Step> =
                report.tree.leaves(State::Fails).into_iter().chain(report.tree.leaves(State::Inapplicable)).collect();
            for (i, step) in failing.iter().enumerate() {
                self.reason(i + 1, step, &own);
            }
            let met: Vec<String> = report
                .tree
                .leaves(State::Holds)
                .iter()
                .map(|s| s.statement.clone())
                .filter(|s| !s.is_empty())
                .collect();
            let met = if met.is_empty() { holding(&report.tree) } else { met };
            if !met.is_empty() {
                let text = self.words.catalogue.message("reasons-met", &[("statements", &met.join("；"))]);
                self.line(&format!("（{}）{text}", numeral(failing.len() + 1)));
            }
            let open: Vec<String> =
                top.iter().flat_map(|s| s.leaves(State::Open)).map(|s| s.statement.clone()).collect();
            if !open.is_empty() {
                let text = self.words.catalogue.message("reasons-not-needed", &[("statements", &open.join("；"))]);
                self.line(&format!("（{}）{text}", numeral(failing.len() + 1 + usize::from(!met.is_empty()))));
            }
            return;
        }
        for (i, step) in top.iter().enumerate() {
            self.reason(i + 1, step, &own);
        }
    }

    fn reason(&mut self, number: usize, step: &Step, own: &[CitationId]) {
        let state = match step.state {
            State::Holds => "reason-holds",
            State::Fails | State::Inapplicable => "reason-fails",
            State::Open => "reason-open",
            State::Failed => "reason-failed",
        };
        let head = self.words.catalogue.message(state, &[("statement", &step.statement)]);
        let details = self.details(step);
        self.line(&format!("（{}）{head}{details}", numeral(number)));
        self.parts(step, 1);
        let cites = if step.cites.is_empty() { own.to_vec() } else { step.cites.clone() };
        self.cite(&cites);
    }

    /// The parts of a statement, one level a line.
    fn parts(&mut self, step: &Step, depth: usize) {
        let settled = step.any && step.state == State::Holds;
        for child in &step.children {
            // Of alternatives, one that holds is enough; the others are not gone into.
            if settled && child.state != State::Holds || child.statement.is_empty() {
                continue;
            }
            let details = self.details(child);
            let indent = "　".repeat(depth + 2);
            self.line(&format!("{indent}{} {}。{details}", child.state.mark(), child.statement));
            self.parts(child, depth + 1);
        }
    }

    fn details(&self, step: &Step) -> String {
        let said: Vec<String> = step.details.iter().map(|m| self.detail(step, m)).collect();
        let said = if said.is_empty() { String::new() } else { format!("{}。", said.join("；")) };
        match &step.reading {
            Some((name, alternative)) => {
                said + &self.words.catalogue.message("reason-reading", &[("name", name), ("alternative", alternative)])
            }
            None => said,
        }
    }

    /// A fact that the statement itself names is not named again.
    fn detail(&self, step: &Step, message: &crate::explain::Message) -> String {
        let fact = message.args.iter().find_map(|(name, arg)| match arg {
            crate::explain::Arg::Text(t) if *name == "fact" => Some(t.as_str()),
            _ => None,
        });
        let own = fact.is_some_and(|f| {
            step.statement.ends_with(f.trim_start_matches("是否"))
                && !step.statement.ends_with(&format!("不是{}", f.trim_start_matches("是否")))
        });
        match (message.key, own) {
            ("detail-stated" | "detail-found", true) => {
                let short = crate::explain::Message { key: "detail-stated-short", args: message.args.clone() };
                self.words.say(&short)
            }
            _ => self.words.say(message),
        }
    }

    fn cite(&mut self, cites: &[CitationId]) {
        if cites.is_empty() {
            return;
        }
        if self.cited == cites {
            let same = self.words.word("cite-same");
            self.indented(&same);
            return;
        }
        self.cited = cites.to_vec();
        for (place, quotes) in grouped(self.program, cites) {
            let text = self.words.catalogue.message("cite", &[("place", &place), ("quote", &quotes)]);
            self.indented(&text);
        }
    }

    fn sum(&mut self, report: &Report) {
        let Some(sum) = &report.sum else {
            if matches!(report.verdict, Verdict::Unmet | Verdict::TooEarly)
                && self.program.decisions[report.decision].plan.is_some()
            {
                self.heading("section-sum");
                let text = self.words.word("sum-not-computed");
                self.line(&text);
            }
            return;
        };
        self.heading(if report.verdict.is_open() { "section-sum-known" } else { "section-sum" });
        for line in &sum.lines {
            let said = self.words.say(&line.message);
            let formula = self.words.formula(&line.formula);
            let text = if formula.is_empty() { said } else { said.replacen("〈算式〉", &formula, 1) };
            let text = text.replace("〈算式〉＝", "");
            self.line(&text);
        }
        self.cited.clear();
        self.cite(&sum.cites);
    }

    fn questions(&mut self, report: &Report) {
        if report.questions.is_empty() && report.remarks.is_empty() {
            return;
        }
        self.heading("section-questions");
        let mut number = 0;
        let full = self.depth == Depth::Full;
        let told: Vec<&Question> =
            report.questions.iter().filter(|q| full || q.matters || self.is_undecided(q)).collect();
        for question in told {
            number += 1;
            let text = self.question(question);
            self.line(&format!("（{}）{text}", numeral(number)));
        }
        if !full {
            for (key, computed) in [("questions-same", true), ("questions-words", false)] {
                let list = self.short_questions(report, computed);
                if !list.is_empty() {
                    number += 1;
                    let text = self.words.catalogue.message(key, &[("list", &list)]);
                    self.line(&format!("（{}）{text}", numeral(number)));
                }
            }
        }
        for remark in &report.remarks {
            number += 1;
            let text = self.words.say(remark);
            self.line(&format!("（{}）{text}", numeral(number)));
        }
    }

    fn is_undecided(&self, question: &Question) -> bool {
        self.program.interpretations[question.id.index()].adopted == crate::ir::Adopted::Undecided
    }

    /// Questions that change nothing here, by name: those whose alternatives were run, or not.
    fn short_questions(&self, report: &Report, computed: bool) -> String {
        let settled = report.questions.iter().filter(|q| !q.matters && !self.is_undecided(q));
        let of_kind = settled
            .filter(|q| self.program.interpretations[q.id.index()].alternatives.iter().any(|a| a.computed) == computed);
        let short = of_kind.map(|q| {
            let of = &self.program.interpretations[q.id.index()];
            let used = of.alternatives.get(q.used as usize);
            let reading = used.map_or("", |a| a.text.trim_matches(['“', '”']));
            let args =
                [("name", of.name.as_str()), ("used", used.map_or("", |a| a.name.as_str())), ("reading", reading)];
            self.words.catalogue.message(if computed { "question-short" } else { "question-short-words" }, &args)
        });
        short.collect::<Vec<_>>().join("、")
    }

    fn question(&self, question: &Question) -> String {
        let of = &self.program.interpretations[question.id.index()];
        let used = of.alternatives.get(question.used as usize);
        let standing = self.words.say(&question.standing);
        let args = [
            ("name", of.name.as_str()),
            ("question", of.question.trim_end_matches('。')),
            ("used", used.map_or("", |a| a.name.as_str())),
            ("reading", used.map_or("", |a| a.text.as_str())),
            ("standing", standing.as_str()),
        ];
        let mut text = self.words.catalogue.message("question", &args);
        for (i, effect) in &question.others {
            let Some(alternative) = of.alternatives.get(*i as usize) else { continue };
            let effect = self.words.say(effect);
            let args = [
                ("name", alternative.name.as_str()),
                ("reading", alternative.text.as_str()),
                ("effect", effect.as_str()),
            ];
            text.push_str(&self.words.catalogue.message("question-other", &args));
        }
        if question.matters {
            text.push_str(&self.words.word("question-matters"));
        }
        text
    }

    fn sentences(&mut self, key: &str, messages: &[crate::explain::Message]) {
        if messages.is_empty() {
            return;
        }
        self.heading(key);
        let text: String = messages.iter().map(|m| self.words.say(m)).collect();
        self.line(&text);
    }

    fn foot(&mut self, report: &Report) {
        let decision = &self.program.decisions[report.decision];
        let clause = self.program.clause(decision.clause);
        self.line("");
        if let Some(clause) = clause {
            let lead = clause.lead.join("、");
            let lead = if lead.is_empty() { self.words.word("word-not-stated") } else { lead };
            let by = if clause.lead_by == "未载明" {
                self.words.word("word-not-stated")
            } else if clause.lead_by.starts_with("列第一位者") {
                self.words.catalogue.message("foot-lead-first", &[("clause", &clause.label)])
            } else {
                self.words.catalogue.message("foot-lead-listed", &[("clause", &clause.label)])
            };
            let args = [("lead", lead.as_str()), ("by", by.as_str()), ("policy", self.program.policy.id.as_str())];
            let foot = self.words.catalogue.message("foot-responsible", &args);
            self.line(&foot);
        }
        let foot = self.words.word("foot-nature");
        self.line(&foot);
    }

    fn tree(&mut self, step: &Step, depth: usize) {
        let details = self.details(step);
        let statement = if step.statement.is_empty() { self.words.word("tree-all") } else { step.statement.clone() };
        let place: Vec<String> = step.cites.iter().map(|c| self.program.citation(*c).place.clone()).collect();
        let place = if place.is_empty() { String::new() } else { format!("（{}）", place.join("、")) };
        self.line(&format!("{}{} {statement}{place}。{details}", "　".repeat(depth), step.state.mark()));
        for child in &step.children {
            self.tree(child, depth + 1);
        }
    }
}

/// Statements that hold anywhere in the tree, where the whole does not.
fn holding(step: &Step) -> Vec<String> {
    if step.state == State::Holds && !step.statement.is_empty() {
        return vec![step.statement.clone()];
    }
    // Part of an alternative that fails, or of another row, is not a condition that is met.
    if step.any && step.state != State::Holds {
        return vec![];
    }
    step.children.iter().flat_map(holding).collect()
}

/// The open statements that a request serves.
fn uses(report: &Report, request: &Request) -> Vec<String> {
    let named = |s: &&Step| {
        s.statement.contains(&request.name)
            || s.details
                .iter()
                .any(|d| d.args.iter().any(|(_, a)| matches!(a, crate::explain::Arg::Text(t) if *t == request.name)))
    };
    let mut found: Vec<String> =
        report.tree.leaves(State::Open).iter().filter(|s| named(s)).map(|s| format!("“{}”", s.statement)).collect();
    found.dedup();
    found
}

/// Quotations by place, each place once.
fn grouped(program: &Program, cites: &[CitationId]) -> Vec<(String, String)> {
    let mut groups: Vec<(String, Vec<String>)> = Vec::new();
    for id in cites {
        let citation = program.citation(*id);
        // The mark that ends a quotation belongs to the text around it.
        let words = citation.quote.trim_end_matches(['，', '。', '；', '、']);
        let quote = format!("“{}”", words.replace("……", "”……“"));
        match groups.iter_mut().find(|(place, _)| *place == citation.place) {
            Some((_, quotes)) => quotes.push(quote),
            None => groups.push((citation.place.clone(), vec![quote])),
        }
    }
    groups.into_iter().map(|(place, quotes)| (place, quotes.concat())).collect()
}
