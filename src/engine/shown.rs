//! Decisions as people and programs read them: text, Markdown, JSON, pages.

use super::{Decision, Decisions};
use crate::explain::owned;
use crate::render::decision_json::{self, Document};
use crate::render::report::{Depth, Head, markdown, text};
use crate::render::{Catalogue, Lang, Words};

impl Decisions {
    /// 审核说明 of everything that the case is about, then a line for each other rule.
    pub fn text(&self, lang: Lang, depth: Depth) -> String {
        self.written(Catalogue::of(lang), depth, text)
    }

    /// The same in Markdown.
    pub fn markdown(&self, lang: Lang, depth: Depth) -> String {
        self.written(Catalogue::of(lang), depth, markdown)
    }

    fn written(
        &self,
        catalogue: &Catalogue,
        depth: Depth,
        write: fn(&crate::ir::Program, &crate::explain::Report, Head<'_>, &Catalogue, Depth) -> String,
    ) -> String {
        // A name of several lines must not look like a section of the page.
        let applicant = self.case().read.applicant.as_deref().unwrap_or_default();
        let applicant = applicant.split_whitespace().collect::<Vec<_>>().join(" ");
        let unstated = catalogue.message("word-not-stated", &[]);
        let applicant = if applicant.is_empty() { unstated.as_str() } else { applicant.as_str() };
        let head = Head { applicant, dates: self.case().read.facts.dates, own_tables: self.case().own_tables() };
        let mut out = String::new();
        for d in self.iter().filter(Decision::is_engaged) {
            out.push_str(&write(self.engine().program(), d.report(), head, catalogue, depth));
            out.push_str("\n\n");
        }
        let mut others = self.iter().filter(|d| !d.is_engaged()).peekable();
        // What nobody applied for is counted, not told.
        if !self.case().read.applied.is_empty() && others.peek().is_some() {
            let count = others.by_ref().count().to_string();
            out.push_str(&catalogue.message("page-not-applied", &[("count", &count)]));
            out.push('\n');
        }
        if others.peek().is_some() {
            out.push_str(&catalogue.message("page-others", &[]));
            out.push('\n');
        }
        for d in others {
            out.push_str(&d.line(catalogue));
            out.push('\n');
        }
        if !self.unused().is_empty() {
            out.push_str(&catalogue.message("page-unused", &[("facts", &self.unused_names().join("、"))]));
            out.push('\n');
        }
        out.trim_end().to_owned()
    }

    /// Facts that nobody asked about, in words: no path of a file reaches a reader.
    pub(super) fn unused_names(&self) -> Vec<String> {
        let program = self.engine().program();
        self.unused().iter().map(|path| owned(program, &path.replace("[]", ""), false)).collect()
    }

    /// `tiaowen.decision/v1`, with or without the trees of the explanations.
    pub fn document(&self, lang: Lang, explain: bool) -> Document {
        self.document_of(lang, explain, false)
    }

    /// The same with the trace of each decision, and in the trees the nodes that they speak of.
    pub fn traced(&self, lang: Lang, explain: bool) -> Document {
        self.document_of(lang, explain, true)
    }

    fn document_of(&self, lang: Lang, explain: bool, trace: bool) -> Document {
        let context = decision_json::Context {
            file: self.case().file(),
            case: &self.case().read.name,
            dates: self.case().read.facts.dates,
            own_tables: self.case().own_tables(),
            ir_sha256: self.engine().ir_sha256(),
            unused: self.unused(),
            explain,
            trace,
        };
        let parts: Vec<decision_json::Part<'_>> = self
            .iter()
            .map(|d| decision_json::Part { decided: d.decided(), report: d.report(), changes: d.changes() })
            .collect();
        decision_json::document(&self.run(), &parts, context, Catalogue::of(lang))
    }

    /// The same as JSON text.
    pub fn json(&self, lang: Lang) -> String {
        serde_json::to_string_pretty(&self.document(lang, true)).unwrap_or_default()
    }
}

impl Decision<'_> {
    /// 审核说明 of this decision alone.
    pub fn text(&self, lang: Lang, depth: Depth) -> String {
        let catalogue = Catalogue::of(lang);
        let unstated = catalogue.message("word-not-stated", &[]);
        let case = &self.of().case().read;
        let applicant = case.applicant.as_deref().unwrap_or(&unstated);
        let head = Head { applicant, dates: case.facts.dates, own_tables: self.of().case().own_tables() };
        text(self.of().engine().program(), self.report(), head, catalogue, depth)
    }

    /// The rule, its outcome and what it lacks, in a line.
    fn line(&self, catalogue: &Catalogue) -> String {
        let verdict = catalogue.message(self.word().key(), &[]);
        let (run, words) = (self.of().run(), Words { catalogue });
        let needs = &self.decided().open.needs;
        let mut names: Vec<String> =
            needs.iter().map(|n| words.fact_name(&crate::explain::name_of_need(&run, *n))).collect();
        names.dedup();
        let key = match names.len() {
            0 => "page-other-decided",
            1..=4 => "page-other",
            _ => "page-other-more",
        };
        names.truncate(4);
        catalogue.message(key, &[("rule", self.rule()), ("verdict", &verdict), ("names", &names.join("、"))])
    }
}
