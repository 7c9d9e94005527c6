//! What the text leaves open, at length or in short.

use super::{Depth, Page};
use crate::explain::{Question, Report, Unmoved};

fn key(of: Unmoved) -> &'static str {
    match of {
        Unmoved::Same => "questions-same",
        Unmoved::InWords => "questions-words",
        Unmoved::NotRun => "questions-not-run",
        Unmoved::Lacking => "questions-lacking",
    }
}

impl Page<'_> {
    pub(super) fn questions(&mut self, report: &Report) {
        if report.questions.is_empty() && report.remarks.is_empty() {
            return;
        }
        self.heading("section-questions");
        let mut number = 0;
        let full = self.depth == Depth::Full;
        let told: Vec<&Question> =
            report.questions.iter().filter(|q| full || q.does_matter() || self.is_undecided(q)).collect();
        for question in told {
            number += 1;
            let text = self.question(question);
            self.item(number, &text);
        }
        if !full {
            for kind in Unmoved::ALL {
                let list = self.short_questions(report, kind);
                if !list.is_empty() {
                    number += 1;
                    let text = self.words.catalogue.message(key(kind), &[("list", &list)]);
                    self.item(number, &text);
                }
            }
        }
        for remark in &report.remarks {
            number += 1;
            let text = self.words.remark(remark);
            self.item(number, &text);
        }
    }

    pub(super) fn is_undecided(&self, question: &Question) -> bool {
        self.program.interpretations[question.id.index()].adopted == crate::ir::Adopted::Undecided
    }

    /// Questions that change nothing here as far as anybody knows, by name.
    pub(super) fn short_questions(&self, report: &Report, kind: Unmoved) -> String {
        let settled = report.questions.iter().filter(|q| !self.is_undecided(q));
        let of_kind = settled.filter(|q| q.unmoved() == Some(kind));
        let short = of_kind.map(|q| {
            let of = &self.program.interpretations[q.id.index()];
            let used = of.alternatives.get(q.used as usize);
            let reading = used.map_or("", |a| a.text.trim_matches(['“', '”']));
            let args =
                [("name", of.name.as_str()), ("used", used.map_or("", |a| a.name.as_str())), ("reading", reading)];
            self.words
                .catalogue
                .message(if kind == Unmoved::InWords { "question-short-words" } else { "question-short" }, &args)
        });
        self.words.list(&short.collect::<Vec<_>>())
    }

    pub(super) fn question(&self, question: &Question) -> String {
        let of = &self.program.interpretations[question.id.index()];
        let used = of.alternatives.get(question.used as usize);
        let standing = self.words.adoption(&question.adoption);
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
            let effect = self.words.effect(*effect);
            let args = [
                ("name", alternative.name.as_str()),
                ("reading", alternative.text.as_str()),
                ("effect", effect.as_str()),
            ];
            text = self.words.sentences([text, self.words.catalogue.message("question-other", &args)]);
        }
        if question.does_matter() {
            text = self.words.sentences([text, self.words.word("question-matters")]);
        }
        text
    }
}
