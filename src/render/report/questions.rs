//! What the text leaves open, at length or in short.

use super::{Depth, Page};
use crate::explain::{Question, Report};

impl Page<'_> {
    pub(super) fn questions(&mut self, report: &Report) {
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
            self.item(number, &text);
        }
        if !full {
            for (key, computed) in [("questions-same", true), ("questions-words", false)] {
                let list = self.short_questions(report, computed);
                if !list.is_empty() {
                    number += 1;
                    let text = self.words.catalogue.message(key, &[("list", &list)]);
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

    /// Questions that change nothing here, by name: those whose alternatives were run, or not.
    pub(super) fn short_questions(&self, report: &Report, computed: bool) -> String {
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
        if question.matters {
            text = self.words.sentences([text, self.words.word("question-matters")]);
        }
        text
    }
}
