//! What the form of the text does not decide: answers of the package, and doubts that wait for one.

use crate::diagnostic::{Code, Diagnostic, Term};
use crate::document::Document;
use crate::document::tree::{Answer, QUESTIONS, Question};
use crate::package::{PackageFiles, Settled, Status};

/// The answers that the package gives; what names no question or answer there is, is said.
pub(super) fn answers(package: &PackageFiles, diagnostics: &mut Vec<Diagnostic>) -> Vec<Answer> {
    let read = |entry: &Settled, diagnostics: &mut Vec<Diagnostic>| {
        let new = || Diagnostic::new(Code::StructureAnswer, entry.place.file, entry.place.span).arg("at", &entry.at);
        let Some(question) = QUESTIONS.into_iter().find(|q| q.word() == entry.question) else {
            let known = QUESTIONS.map(|q| q.word()).join("、");
            diagnostics.push(new().arg("known", known).help("help-question"));
            return None;
        };
        let Some(answer) = question.answers().iter().position(|a| *a == entry.answer) else {
            diagnostics.push(new().arg("known", question.answers().join("、")).help("help"));
            return None;
        };
        Some(Answer { question, at: entry.at.clone(), answer, settled: entry.settled })
    };
    package.manifest.doubts.iter().filter_map(|entry| read(entry, diagnostics)).collect()
}

/// The key of the words for a question.
fn asked(question: Question) -> &'static str {
    match question {
        Question::BehindItems => "structure-behind-items",
        Question::Closing => "structure-closing",
        Question::Broken => "structure-broken",
        Question::Number => "structure-number",
        Question::Inline => "structure-inline",
        Question::BehindLevels => "structure-behind-levels",
        Question::Stray => "structure-stray",
        Question::Outside => "structure-outside",
        Question::Documents => "structure-documents",
        Question::Decimal => "structure-decimal",
        Question::Markup => "structure-markup",
    }
}

/// Doubts that nobody has settled, and answers to what is no doubt.
pub(super) fn doubts(package: &PackageFiles, document: &Document, diagnostics: &mut Vec<Diagnostic>) {
    let code = match package.manifest.status {
        Status::Draft => Code::StructureDoubt,
        Status::Finished => Code::StructureDoubtFinished,
    };
    let tree = document.tree();
    for doubt in tree.doubts.iter().filter(|d| !d.settled) {
        let others: Vec<&str> = doubt.others().collect();
        let d = Diagnostic::new(code, package.text, document.original(doubt.span)).arg("at", &doubt.at);
        let d = d
            .arg("question", Term::new(asked(doubt.question)))
            .arg("answer", doubt.answer())
            .arg("entry", doubt.entry(true));
        diagnostics.push(d.arg("others", others.join("、")).help(if others.is_empty() {
            "help-plain"
        } else {
            "help"
        }));
    }
    for entry in &package.manifest.doubts {
        if !tree.doubts.iter().any(|d| d.at == entry.at && d.question.word() == entry.question) {
            let d = Diagnostic::new(Code::StructureAnswer, entry.place.file, entry.place.span);
            diagnostics.push(d.arg("at", &entry.at).help("help-none"));
        }
    }
}
