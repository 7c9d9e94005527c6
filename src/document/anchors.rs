//! From the units of a text to its anchors, in order.

use super::anchor::{Anchor, AnchorKind, part_words};
use super::clause::{clause_of, is_clause};
use super::sentence::{Piece, pieces};
use super::tree::{FormatKind, LetterKind, Scheme, Step, Tree, Unit, UnitKind, Written};
use crate::source::Span;
use std::collections::BTreeMap;

/// Every anchor of a text.
pub(super) fn anchors(text: &str, tree: &Tree) -> Vec<Anchor> {
    let bodied = tree
        .units
        .iter()
        .any(|u| !u.other && matches!(u.kind, UnitKind::Article | UnitKind::Part | UnitKind::Level(_)));
    let mut maker =
        Maker { text, tree, anchors: Vec::new(), headings: 0, begun: false, bodied, given: BTreeMap::new() };
    for unit in &tree.units {
        if unit.other {
            maker.other(unit);
            continue;
        }
        maker.begun |= numbered(unit.kind);
        maker.unit(unit);
    }
    maker.anchors
}

/// Whether a sentence of the 引言 says what a norm says.
fn speaks(words: &str) -> bool {
    const NORMS: [&str; 16] = [
        "应当",
        "不得",
        "禁止",
        "可以",
        "给予",
        "补贴",
        "元",
        "%",
        "％",
        "起施行",
        "起实施",
        "起执行",
        "废止",
        "有效期",
        "负责",
        "必须",
    ];
    NORMS.iter().any(|norm| words.contains(norm))
}

/// Whether a unit is of the body.
fn numbered(kind: UnitKind) -> bool {
    !matches!(
        kind,
        UnitKind::Document | UnitKind::Format(_) | UnitKind::Preamble | UnitKind::Sentence | UnitKind::Paragraph
    )
}

struct Maker<'t> {
    text: &'t str,
    tree: &'t Tree,
    anchors: Vec<Anchor>,
    /// Headings of 部分, 章 and 节 so far.
    headings: u32,
    /// Whether the body has begun: what is format behind it is the 文尾.
    begun: bool,
    /// Whether the text has units, and so its 引言 is no more than that.
    bodied: bool,
    /// How often an id was given: a number that a text repeats makes two units of one name.
    given: BTreeMap<String, u32>,
}

impl Maker<'_> {
    fn unit(&mut self, unit: &Unit) {
        match unit.kind {
            UnitKind::Document | UnitKind::Preamble | UnitKind::Clause | UnitKind::Paragraph | UnitKind::Table => {
                self.begun &= unit.kind != UnitKind::Document;
            }
            UnitKind::Book | UnitKind::Chapter | UnitKind::Section => self.heading(unit),
            UnitKind::Part if self.tree.scheme == Scheme::Through && unit.steps.len() == 1 => self.heading(unit),
            UnitKind::Article
            | UnitKind::Part
            | UnitKind::Level(_)
            | UnitKind::Item
            | UnitKind::SubItem
            | UnitKind::Deeper
            | UnitKind::Annex
            | UnitKind::Schedule => {
                let kind = if is_clause(&unit.steps) { AnchorKind::Title } else { AnchorKind::Mark };
                self.push(format!("{}.0", way(&unit.steps).join(".")), kind, unit, unit.own);
            }
            UnitKind::Row => self.push(stem(&unit.steps), AnchorKind::Sentence, unit, unit.own),
            UnitKind::Responsible => {
                self.push_again(&format!("{}.R", way(&unit.steps).join(".")), AnchorKind::Responsible, unit)
            }
            UnitKind::Sentence | UnitKind::Lead | UnitKind::Unclassified => self.sentence(unit),
            UnitKind::Format(kind) => self.format(kind, unit),
        }
    }

    /// What belongs to another document of the same text is no norm of this one.
    fn other(&mut self, unit: &Unit) {
        if unit.own.start < unit.own.end {
            let id = format!("D.{}", self.count("D"));
            let unit = Unit { steps: Vec::new(), kind: UnitKind::Format(FormatKind::Other), ..unit.clone() };
            self.add(id, AnchorKind::Back, &unit, unit.own);
        }
    }

    fn heading(&mut self, unit: &Unit) {
        self.headings += 1;
        let kind = AnchorKind::Heading(self.headings);
        self.push(format!("H{}", self.headings), kind, unit, unit.own);
        if let (Some(anchor), UnitKind::Part) = (self.anchors.last_mut(), unit.kind) {
            anchor.cited = part_words(self.headings);
        }
    }

    fn sentence(&mut self, unit: &Unit) {
        let number = unit.sentence.unwrap_or(1);
        // A sentence under a heading outside every 条, and the 引言 in front of all.
        let (stem, kind) = match unit.steps.as_slice() {
            [Step::Part(_)] if self.tree.scheme == Scheme::Through => {
                (format!("H{}", self.headings), AnchorKind::Preamble(self.headings))
            }
            // The 引言 is format unless it says what a norm says, or is all there is.
            [Step::Preamble, ..] if self.bodied && !speaks(unit.own.text(self.text)) => {
                (stem(&unit.steps), AnchorKind::Front)
            }
            _ => (stem(&unit.steps), AnchorKind::Sentence),
        };
        let id = format!("{stem}.{number}");
        let parts: Vec<Span> = match pieces(self.text, unit.own).as_slice() {
            [Piece::Sentence(parts)] => parts.clone(),
            _ => vec![unit.own],
        };
        if let [whole] = parts.as_slice() {
            return self.push(id, kind, unit, *whole);
        }
        let kind = if kind == AnchorKind::Sentence { AnchorKind::Part } else { kind };
        for (span, n) in parts.iter().zip(1..) {
            self.push(format!("{id}.{}", letters(n)), kind, unit, *span);
            if let Some(anchor) = self.anchors.last_mut() {
                anchor.part = Some(n);
            }
        }
    }

    fn format(&mut self, kind: FormatKind, unit: &Unit) {
        let outer = if unit.steps.is_empty() { "0".to_owned() } else { stem(&unit.steps) };
        if self.begun && !matches!(kind, FormatKind::Title | FormatKind::PageNumber) {
            let tail = if unit.steps.is_empty() { "T".to_owned() } else { format!("{outer}.T") };
            let id = format!("{tail}.{}", self.count(&tail));
            return self.add(id, AnchorKind::Back, unit, unit.own);
        }
        let word = match kind {
            FormatKind::Issuer | FormatKind::Residue | FormatKind::Note => "头",
            FormatKind::PageNumber => "页",
            FormatKind::Number => "号",
            FormatKind::Title => "题",
            FormatKind::Caption => "注",
            FormatKind::Contents => "录",
            FormatKind::Addressee => "送",
            FormatKind::AnnexList => "附",
            FormatKind::Signature => "署",
            FormatKind::Date | FormatKind::PrintedOn => "日",
            FormatKind::CopiedTo => "抄",
            FormatKind::Other => "另",
        };
        self.push_again(&format!("{outer}.{word}"), AnchorKind::Front, unit);
    }

    /// For ids that may come again: the second is numbered, `6.R2`.
    fn push_again(&mut self, id: &str, kind: AnchorKind, unit: &Unit) {
        let id = match self.count(id) {
            1 => id.to_owned(),
            times => format!("{id}{times}"),
        };
        self.add(id, kind, unit, unit.own);
    }

    /// For ids that come once, but where a text repeats a number: `6.4~2`.
    fn push(&mut self, id: String, kind: AnchorKind, unit: &Unit, span: Span) {
        let id = match self.count(&id) {
            1 => id,
            times => format!("{id}~{times}"),
        };
        self.add(id, kind, unit, span);
    }

    /// How often an id was asked for, this time counted.
    fn count(&mut self, id: &str) -> u32 {
        let times = self.given.entry(id.to_owned()).or_insert(0);
        *times += 1;
        *times
    }

    fn add(&mut self, id: String, kind: AnchorKind, unit: &Unit, span: Span) {
        let counted =
            matches!(kind, AnchorKind::Sentence | AnchorKind::Part | AnchorKind::Preamble(_) | AnchorKind::Front);
        let through = matches!(unit.steps.first(), Some(Step::Through(_))) || matches!(kind, AnchorKind::Preamble(_));
        let mut cited = self.tree.cite_unit(unit);
        if let AnchorKind::Preamble(part) = kind {
            cited = part_words(part);
        }
        self.anchors.push(Anchor {
            id,
            clause: clause_of(&unit.steps).filter(|_| {
                let front = kind == AnchorKind::Front && matches!(unit.steps.first(), Some(Step::Preamble));
                !front && !matches!(kind, AnchorKind::Heading(_))
            }),
            steps: unit.steps.clone(),
            cited,
            sentence: unit.sentence.filter(|_| counted),
            several: unit.several || through,
            part: None,
            kind,
            span,
        });
    }
}

/// The numbers of the units around a sentence, from outside in; the only paragraph of a 条 is its first 款.
fn stem(steps: &[Step]) -> String {
    let mut words = way(steps);
    if let [.., Step::Article(..)] = steps {
        words.push("1".to_owned());
    }
    words.join(".")
}

/// The numbers of the units from outside in.
fn way(steps: &[Step]) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for (index, step) in steps.iter().enumerate() {
        let plain = |prefix: &str, n: u32| if n == 0 { prefix.to_owned() } else { format!("{prefix}{n}") };
        let article = index.checked_sub(1).is_some_and(|i| matches!(steps[i], Step::Article(..)));
        if article && !matches!(step, Step::Clause(_)) {
            words.push("1".to_owned());
        }
        words.push(match step {
            Step::Letter(LetterKind::Notice | LetterKind::Forwarding | LetterKind::Order) => "L".to_owned(),
            Step::Annex(n) => plain("F", *n),
            Step::Schedule(n) => plain("S", *n),
            Step::Book(n) | Step::Chapter(n) | Step::Section(n) => n.to_string(),
            Step::Article(n, 0) | Step::Through(n) | Step::Part(n) => n.to_string(),
            Step::Article(n, again) => format!("{n}-{again}"),
            Step::Clause(n) | Step::Item(n) | Step::SubItem(n) => n.to_string(),
            Step::Level(Written::Bracket | Written::Arabic | Written::Paren | Written::Circle | Written::Part, n) => {
                n.to_string()
            }
            Step::Deeper(Written::Bracket | Written::Arabic | Written::Paren | Written::Circle | Written::Part, n) => {
                n.to_string()
            }
            Step::Paragraph(n) => format!("p{n}"),
            Step::Closing => "Z".to_owned(),
            Step::Preamble => "0".to_owned(),
            Step::Unclassified => "U".to_owned(),
            Step::Table => "t".to_owned(),
            Step::Head(n) => plain("h", *n),
            Step::Row(n) => format!("r{n}"),
            Step::Remark => "n".to_owned(),
        });
    }
    words
}

/// a, b, … z, aa, ab, … for the parts of a sentence.
fn letters(n: u32) -> String {
    let (before, last) = (n.saturating_sub(1) / 26, n.saturating_sub(1) % 26);
    let letter = char::from(b'a'.saturating_add(u8::try_from(last).unwrap_or(0)));
    if before == 0 { letter.to_string() } else { format!("{}{letter}", letters(before)) }
}
