//! Whatever an amendment does to a text, it is compared to the end: sentences, 分句, 条 and passages that are
//! taken out, put in, moved or doubled, and figures that change, in texts of three kinds.
//!
//! `PROPTEST_CASES` asks for more than the few cases of an ordinary run.

#![expect(clippy::unwrap_used, reason = "the helpers here are part of the tests")]

mod support;

use proptest::prelude::*;
use proptest::sample::Index;
use std::sync::LazyLock;
use support::{Package, read_folder, repository, sound_package};
use tiaowen::document::Document;
use tiaowen::plan::{Amended, How, Plan, Refusal, against};
use tiaowen::render::plan::{Said, html, json, text};
use tiaowen::render::{Catalogue, Lang};

/// A package with the text that is amended.
struct Base {
    package: Package,
    raw: String,
}

fn base(path: &str) -> Base {
    let package = sound_package(&read_folder(&repository(path)));
    let raw = package.sources.get(package.files.as_ref().unwrap().text).unwrap().text.clone();
    Base { package, raw }
}

/// 部分, 条 of many sentences and corrections; 条 with tiers alone; two short 条 over a table.
static LONG: LazyLock<Base> = LazyLock::new(|| base("policies/dalian-2017-46"));
static TIERS: LazyLock<Base> = LazyLock::new(|| base("policies/shifan-2024-3"));
static SHORT: LazyLock<Base> = LazyLock::new(|| base("tests/diagnostics/base"));

/// What an edit takes hold of.
#[derive(Debug, Clone, Copy)]
enum Of {
    /// A sentence, a 分句, a heading or a line.
    Piece,
    Clause,
    /// So many characters, wherever they begin.
    Passage(usize),
}

#[derive(Debug, Clone)]
enum Change {
    Delete(Of, Index),
    Insert(Of, Index, &'static str),
    Move(Of, Index, Index),
    Double(Of, Index, Index),
    Figure(Index, &'static str),
    Swap(Of, Index, Index),
}

/// What people put in: sentences and clauses with the words that the readers of a text look for.
const NEW: &[&str] = &[
    "对失业人员给予每人每月500元的补贴，期限最长不超过2年。",
    "其中距退休不足5年的，按其余人员的标准给予；",
    "（二十二）加强监督。上述补贴由区人社局受理。",
    "二、附则\n",
    "（1）是残疾人；（2）是低保家庭成员。",
    "（毕业5年内，下同）",
    "、零就业家庭",
    "自2030年1月1日起施行，有效期5年。",
    "\n",
    "\r\n",
    "“",
    "（",
];

const FIGURES: &[&str] = &["15万元", "3500元", "三年", "18个月", "30%", "不足2年", "每人2000元", "0", "6000元/年", ""];

fn change() -> impl Strategy<Value = Change> {
    let at = any::<Index>;
    let of = || prop_oneof![4 => Just(Of::Piece), 1 => Just(Of::Clause), 2 => (1..60usize).prop_map(Of::Passage)];
    prop_oneof![
        3 => (of(), at()).prop_map(|(of, at)| Change::Delete(of, at)),
        2 => (of(), at(), prop::sample::select(NEW)).prop_map(|(of, at, new)| Change::Insert(of, at, new)),
        2 => (of(), at(), at()).prop_map(|(of, at, to)| Change::Move(of, at, to)),
        2 => (of(), at(), at()).prop_map(|(of, at, to)| Change::Double(of, at, to)),
        3 => (at(), prop::sample::select(FIGURES)).prop_map(|(at, new)| Change::Figure(at, new)),
        1 => (of(), at(), at()).prop_map(|(of, at, to)| Change::Swap(of, at, to)),
    ]
}

/// The text cut into what an edit takes hold of; put together again it is the text.
fn cut(text: &str, of: Of) -> Vec<String> {
    let starts: Vec<usize> = match of {
        Of::Passage(length) => text.char_indices().step_by(length).map(|(at, _)| at).collect(),
        Of::Piece | Of::Clause => {
            let document = Document::read(text, &[]).map_err(|_| ()).unwrap();
            let anchors = document.anchors();
            let begins = |i: &usize| matches!(of, Of::Piece) || *i == 0 || anchors[*i].clause != anchors[*i - 1].clause;
            (0..anchors.len()).filter(begins).map(|i| anchors[i].span.range().start).collect()
        }
    };
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    let first = starts.first().copied().unwrap_or(text.len());
    let head = text[..first].to_owned();
    std::iter::once(head).chain(starts.iter().zip(ends).map(|(a, b)| text[*a..b].to_owned())).collect()
}

fn apply(text: &str, change: &Change) -> String {
    let put = |of: Of, edit: &dyn Fn(&mut Vec<String>)| {
        let mut pieces = cut(text, of);
        edit(&mut pieces);
        pieces.concat()
    };
    match change {
        Change::Delete(of, at) => put(*of, &|p| drop(p.remove(at.index(p.len())))),
        Change::Insert(of, at, new) => put(*of, &|p| p.insert(at.index(p.len()), (*new).to_owned())),
        Change::Move(of, at, to) => put(*of, &|p| {
            let piece = p.remove(at.index(p.len()));
            p.insert(to.index(p.len() + 1), piece);
        }),
        Change::Double(of, at, to) => put(*of, &|p| p.insert(to.index(p.len()), p[at.index(p.len())].clone())),
        Change::Swap(of, a, b) => put(*of, &|p| {
            let (a, b) = (a.index(p.len()), b.index(p.len()));
            p.swap(a, b);
        }),
        Change::Figure(at, new) => figure(text, at, new),
    }
}

/// Another figure in the place of one of the text's.
fn figure(text: &str, at: &Index, new: &str) -> String {
    let digit = |c: char| c.is_ascii_digit() || "一二三两".contains(c);
    let starts: Vec<usize> = text
        .char_indices()
        .filter(|(i, c)| digit(*c) && !text[..*i].chars().next_back().is_some_and(digit))
        .map(|(i, _)| i)
        .collect();
    let Some(start) = starts.get(at.index(starts.len().max(1))) else { return text.to_owned() };
    let rest = text[*start..].trim_start_matches(digit);
    let rest = rest.trim_start_matches(['万', '元', '年', '%', '个', '月']);
    format!("{}{new}{rest}", &text[..*start])
}

fn amended(base: &Base, changes: &[Change]) -> Result<(), TestCaseError> {
    compared(base, &changes.iter().fold(base.raw.clone(), |text, change| apply(&text, change)))
}

fn compared(base: &Base, new: &str) -> Result<(), TestCaseError> {
    let files = base.package.files.as_ref().unwrap();
    let amended = Amended { text: new, corrections: &[] };
    let found = match against(files, &base.package.sources, amended, &mut vec![]) {
        Ok(found) => found,
        // So much is gone, or a correction of the old text does not fit any more.
        Err(Refusal::NoClauses | Refusal::OtherDocument { .. } | Refusal::Corrections { .. }) => return Ok(()),
        Err(refusal) => return Err(TestCaseError::fail(format!("{refusal:?}"))),
    };
    let plan: &Plan = &found.plan;
    for edit in &plan.edits {
        for piece in &edit.pieces {
            let text = &base.package.sources.get(piece.file).unwrap().text;
            prop_assert!(text.get(piece.span.range()).is_some(), "{} {piece:?}", edit.title);
        }
    }
    found.rewritten(files, &base.package.sources, new, How::Kept, |_| true);
    let catalogue = Catalogue::load(Lang::Zh);
    let said = Said {
        package: files,
        sources: &base.package.sources,
        new_text: new,
        record: None,
        programs: None,
        applied: None,
        not_compared: None,
        of_text: true,
        full: true,
    };
    prop_assert!(!text(plan, &said, &catalogue).is_empty() && html(plan, &said, &catalogue).is_ok());
    prop_assert!(serde_json::from_str::<serde_json::Value>(&json(plan, &said, &catalogue)).is_ok());
    Ok(())
}

#[test]
fn clauses_in_any_order() {
    let text = LONG.package.compiled.as_ref().unwrap().document.text();
    let all = cut(text, Of::Clause);
    let mut orders = [all.clone(), all.clone(), all];
    orders[0][1..].reverse();
    orders[1].swap(4, 5);
    orders[2][1..].rotate_left(1);
    for order in orders {
        compared(&LONG, &order.concat()).unwrap();
    }
}

proptest! {
    #![proptest_config(support::properties(24))]

    #[test]
    fn a_short_text(changes in prop::collection::vec(change(), 1..8)) {
        amended(&SHORT, &changes)?;
    }

    #[test]
    fn a_text_of_tiers(changes in prop::collection::vec(change(), 1..8)) {
        amended(&TIERS, &changes)?;
    }
}

proptest! {
    #![proptest_config(support::properties(6))]

    #[test]
    fn a_long_text(changes in prop::collection::vec(change(), 1..12)) {
        amended(&LONG, &changes)?;
    }
}
