//! Doubts: what the form of a text does not decide, with the likeliest answer and the others.

use crate::source::Span;
use serde::{Deserialize, Serialize};

/// What is asked of a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Question {
    /// A paragraph behind the last of several items.
    BehindItems,
    /// A last paragraph behind the items of a text in parts.
    Closing,
    /// A line broken off among long ones.
    Broken,
    /// A number out of its run.
    Number,
    /// Items inside a line.
    Inline,
    /// A paragraph behind the last item of a 部分.
    BehindLevels,
    /// A line that ends no sentence and is no known kind of format.
    Stray,
    /// A line in front of a body or behind it that is no known kind of format.
    Outside,
    /// Several texts that one letter publishes.
    Documents,
    /// Numbers such as 1.1 and 1.1.1.
    Decimal,
    /// Signs of a web page's layout, ** and #, which are no words of the document.
    Markup,
}

/// Every question there is.
pub const QUESTIONS: [Question; 11] = [
    Question::BehindItems,
    Question::Closing,
    Question::Broken,
    Question::Number,
    Question::Inline,
    Question::BehindLevels,
    Question::Stray,
    Question::Outside,
    Question::Documents,
    Question::Decimal,
    Question::Markup,
];

impl Question {
    /// As a settled answer names it.
    pub fn word(self) -> &'static str {
        match self {
            Question::BehindItems => "列项之后的一段属于哪里",
            Question::Closing => "全文最后一段属于哪里",
            Question::Broken => "这一行是否接着上一行",
            Question::Number => "序号与前后不连续",
            Question::Inline => "一行之内的（一）（二）是否各为一项",
            Question::BehindLevels => "部分的列项之后的一段属于哪里",
            Question::Stray => "条款之后不成句的几行属于哪里",
            Question::Outside => "正文之外不是认得的格式的几行属于哪里",
            Question::Documents => "一份文本里有几份文件，规则写哪一份",
            Question::Decimal => "以1.1、1.1.1编号，尚不能逐级划分",
            Question::Markup => "带有**、#等排版记号，不是原文的字，宜先去掉",
        }
    }

    /// The answers, the likeliest first.
    pub fn answers(self) -> &'static [&'static str] {
        match self {
            Question::BehindItems => &["另起一款", "属于最后一项"],
            Question::Closing => &["属于全文，为末段", "属于最后一部分", "属于最后一项"],
            Question::Broken => &["接着上一行", "另起一段"],
            Question::Number => &["照所写的序号"],
            Question::Inline => &["各为一项", "仍为一段"],
            Question::BehindLevels => &["属于最后一项", "属于这一部分"],
            Question::Stray => &["待归类", "不属于文件，为残留", "属于它前面的条款"],
            Question::Outside => &["待归类", "不属于文件，为残留"],
            Question::Documents => &["第一份", "第二份", "第三份", "第四份", "第五份", "第六份"],
            Question::Decimal => &["照自然段划分"],
            Question::Markup => &["照所写的字"],
        }
    }
}

/// A place of the text that its form does not decide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doubt {
    pub question: Question,
    /// The first characters there.
    pub at: String,
    pub span: Span,
    /// The answer taken, by its place among the question's.
    pub answer: usize,
    /// Whether a person gave it.
    pub settled: bool,
    /// How many of the question's answers are possible here.
    pub possible: usize,
}

impl Doubt {
    /// The answer taken, in words.
    pub fn answer(&self) -> &'static str {
        self.question.answers().get(self.answer).copied().unwrap_or_default()
    }

    /// The entry of `package.toml` that says so.
    pub fn entry(&self, settled: bool) -> String {
        let quoted = |text: &str| format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""));
        let others: Vec<String> = self.others().map(quoted).collect();
        format!(
            "{{at = {}, question = {}, answer = {}, alternatives = [{}], settled = {settled}}}",
            quoted(&self.at),
            quoted(self.question.word()),
            quoted(self.answer()),
            others.join(", ")
        )
    }

    /// The other answers, in words.
    pub fn others(&self) -> impl Iterator<Item = &'static str> {
        let taken = self.answer;
        self.question
            .answers()
            .iter()
            .take(self.possible)
            .enumerate()
            .filter(move |(n, _)| *n != taken)
            .map(|(_, words)| *words)
    }
}

/// An answer that the package gives.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    pub question: Question,
    pub at: String,
    pub answer: usize,
    /// Whether a person has looked at it.
    pub settled: bool,
}

/// The doubts met so far, and the answers there are.
pub struct Doubts<'a> {
    answers: &'a [Answer],
    pub met: Vec<Doubt>,
}

/// So many characters name a place.
const FIRST: usize = 16;

impl<'a> Doubts<'a> {
    pub fn new(answers: &'a [Answer]) -> Doubts<'a> {
        Doubts { answers, met: Vec::new() }
    }

    /// The answer to a question about the words at a place.
    pub fn ask(&mut self, question: Question, words: &str, span: Span) -> usize {
        self.ask_among(question, words, span, question.answers().len())
    }

    /// As [`Doubts::ask`], where not all of the question's answers are possible.
    pub fn ask_among(&mut self, question: Question, words: &str, span: Span, possible: usize) -> usize {
        let at: String = super::line::squeezed(words).chars().take(FIRST).collect();
        let given = self.answers.iter().find(|a| a.question == question && a.at == at);
        let answer = given.map_or(0, |a| a.answer).min(possible.saturating_sub(1));
        self.met.push(Doubt { question, at, span, answer, settled: given.is_some_and(|a| a.settled), possible });
        answer
    }

    /// Something to look at that no answer changes.
    pub fn note(&mut self, question: Question, words: &str, span: Span) {
        self.ask(question, words, span);
    }
}
