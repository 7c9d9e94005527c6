//! Corrections: what is changed in the received text, where, and why.
//!
//! A correction quotes enough of the source to be found exactly as often as it says; only what
//! differs between `from` and `to` is changed, so the quoted surroundings of two may overlap.
//! Its kind bounds what it may do: no page join, space or bracket can touch wording. A doubtful
//! reading is no correction; it stays in the text as it is.

use crate::diagnostic::{Code, Diagnostic};
use crate::source::{FileId, Span};
use serde::Deserialize;

/// One entry of a package's `source/corrections.toml`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(from = "Entry")]
pub struct Correction {
    pub kind: CorrectionKind,
    /// The source's words, with as much around them as tells them apart.
    pub from: String,
    /// The same words, corrected.
    pub to: String,
    /// The anchors in which the change falls, in the order of the text.
    pub at: Vec<String>,
    /// How often `from` stands in the source.
    pub times: usize,
    pub certainty: Certainty,
    pub why: String,
    /// Where `from` stands in the file.
    pub place: Span,
}

/// What a correction may do to the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub enum CorrectionKind {
    /// Takes out line breaks where a page ended inside a paragraph.
    #[serde(rename = "换页接合")]
    PageJoin,
    /// Takes out spaces that belong to no word.
    #[serde(rename = "多余空格")]
    StraySpace,
    /// Turns brackets of one width into the other.
    #[serde(rename = "括号宽度")]
    BracketWidth,
    /// Replaces characters that cannot be the document's own. The only kind that changes wording.
    #[serde(rename = "误入文字")]
    StrayText,
}

impl CorrectionKind {
    /// Its word in the corrections file.
    pub fn name(self) -> &'static str {
        match self {
            CorrectionKind::PageJoin => "换页接合",
            CorrectionKind::StraySpace => "多余空格",
            CorrectionKind::BracketWidth => "括号宽度",
            CorrectionKind::StrayText => "误入文字",
        }
    }
}

/// How sure the correction is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub enum Certainty {
    /// No other reading is possible.
    #[serde(rename = "确定")]
    Certain,
    /// Another reading is possible and unlikely, and no original was at hand.
    #[serde(rename = "高")]
    High,
}

/// A correction that cannot stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CorrectionError {
    /// Its place in the list given.
    pub correction: usize,
    pub fault: CorrectionFault,
}

/// What is wrong with a correction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CorrectionFault {
    /// `from` stands in the source another number of times than stated.
    Count { found: usize },
    /// `from` is empty, or the same as `to`.
    NoChange,
    /// The change is not of the kind stated.
    NotOfItsKind,
    /// It changes what an earlier correction changes too.
    Overlap { other: usize },
    /// The change falls elsewhere than stated.
    Elsewhere { found: Vec<String> },
}

/// The corrections of a `corrections.toml`, in its order.
///
/// # Errors
/// [`Code::MalformedData`] where the file is not TOML, lacks a key or has one too many.
pub fn parse_corrections(text: &str, file: FileId) -> Result<Vec<Correction>, Diagnostic> {
    toml::from_str::<File>(text).map(|file| file.corrections).map_err(|error| {
        let place = error.span().map(|range| Span::new(range.start, range.end)).unwrap_or_default();
        Diagnostic::new(Code::MalformedData, file, place).arg("detail", error.message()).help("help")
    })
}

/// Corrections as their file holds them.
pub fn write_corrections(corrections: &[Correction]) -> String {
    let quoted = |text: &str| toml::Value::from(text).to_string();
    let mut out = String::from("# 校勘表：底稿一字不动，凡不同之处逐条载明。\n");
    for c in corrections {
        let at: Vec<String> = c.at.iter().map(|a| quoted(a)).collect();
        let certainty = match c.certainty {
            Certainty::Certain => "确定",
            Certainty::High => "高",
        };
        let times = if c.times == 1 { String::new() } else { format!("times = {}\n", c.times) };
        out.push_str(&format!(
            "\n[[correction]]\nkind = {}\nfrom = {}\nto = {}\nat = [{}]\n{times}certainty = {}\nwhy = {}\n",
            quoted(c.kind.name()),
            one_line(&c.from),
            one_line(&c.to),
            at.join(", "),
            quoted(certainty),
            quoted(&c.why),
        ));
    }
    out
}

/// A string on one line, its line ends written as escapes.
fn one_line(text: &str) -> String {
    let escaped = |c: char| match c {
        '\n' => "\\n".to_owned(),
        '\r' => "\\r".to_owned(),
        '\t' => "\\t".to_owned(),
        '"' => "\\\"".to_owned(),
        '\\' => "\\\\".to_owned(),
        c => c.to_string(),
    };
    format!("\"{}\"", text.chars().map(escaped).collect::<String>())
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default, rename = "correction")]
    corrections: Vec<Correction>,
}

/// A correction as the file writes it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    kind: CorrectionKind,
    from: toml::Spanned<String>,
    to: String,
    at: Vec<String>,
    #[serde(default = "once")]
    times: usize,
    certainty: Certainty,
    why: String,
}

fn once() -> usize {
    1
}

impl From<Entry> for Correction {
    fn from(entry: Entry) -> Self {
        let Entry { kind, from, to, at, times, certainty, why } = entry;
        let place = Span::new(from.span().start, from.span().end);
        Correction { kind, from: from.into_inner(), to, at, times, certainty, why, place }
    }
}
