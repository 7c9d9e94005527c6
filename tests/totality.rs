//! Whatever a file holds, reading it ends, without a panic, and what is said of it can be shown.
//!
//! `.ci/long` asks for more than the few cases of an ordinary run.

#![expect(clippy::unwrap_used, reason = "the helpers here are part of the tests")]

mod support;

use proptest::prelude::*;
use std::sync::LazyLock;
use support::{Package, package, read_case, read_folder, repository, sound_package};
use tiaowen::diagnostic::Diagnostic;
use tiaowen::package::MemoryFiles;
use tiaowen::render::{Catalogue, Lang, diagnostic, diagnostic_json};
use tiaowen::source::Sources;

static FILES: LazyLock<MemoryFiles> = LazyLock::new(|| read_folder(&repository("policies/dalian-2017-46")));
static BASE: LazyLock<MemoryFiles> = LazyLock::new(|| read_folder(&repository("tests/diagnostics/base")));

static POLICY: LazyLock<Package> = LazyLock::new(|| sound_package(&FILES));
static CASES: LazyLock<Vec<(String, String)>> =
    LazyLock::new(|| ending(&FILES, ".yaml").into_iter().filter(|(p, _)| p.starts_with("cases/")).collect());

/// Characters that mean something to one of the readers, and some that mean nothing.
const MARKS: &[char] = &[
    '，', '。', '；', '：', '、', '（', '）', '“', '”', '‘', '’', '《', '》', '①', '②', '⑳', '…', '×', '÷', '＋', '－',
    '＝', '％', '０', '9', '的', '是', '不', '为', '自', '起', '满', '止', '在', '当', '日', '年', '且', '中', '第',
    '条', '甲', '解', '元', '/', '.', '-', '#', '"', '\'', '\\', '{', '}', '[', ']', ',', ':', '*', '&', '!', '|', '>',
    '%', '\n', '\r', '\t', ' ', '\u{3000}', '\u{FEFF}', '\u{200B}', '\u{202E}', '\u{301}', '\0', '𠮷', 'é', 'A',
];

#[derive(Debug, Clone)]
enum Edit {
    /// Takes away so many characters.
    Delete(prop::sample::Index, usize),
    Insert(prop::sample::Index, char),
    /// Writes a stretch twice.
    Double(prop::sample::Index, usize),
    /// Moves a stretch to another place.
    Move(prop::sample::Index, usize, prop::sample::Index),
    Truncate(prop::sample::Index),
}

fn edits() -> impl Strategy<Value = Vec<Edit>> {
    let at = any::<prop::sample::Index>;
    let one = prop_oneof![
        4 => (at(), 1..4usize).prop_map(|(at, n)| Edit::Delete(at, n)),
        4 => (at(), prop::sample::select(MARKS)).prop_map(|(at, c)| Edit::Insert(at, c)),
        2 => (at(), 1..40usize).prop_map(|(at, n)| Edit::Double(at, n)),
        1 => (at(), 1..40usize, at()).prop_map(|(at, n, to)| Edit::Move(at, n, to)),
        1 => at().prop_map(Edit::Truncate),
    ];
    prop::collection::vec(one, 1..6)
}

fn apply(text: &str, edits: &[Edit]) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    for edit in edits {
        let len = chars.len();
        let stretch = |at: &prop::sample::Index, n: usize| {
            let start = at.index(len + 1);
            start..(start + n).min(len)
        };
        match edit {
            Edit::Delete(at, n) => drop(chars.drain(stretch(at, *n))),
            Edit::Insert(at, c) => chars.insert(at.index(len + 1), *c),
            Edit::Double(at, n) => {
                let range = stretch(at, *n);
                let again = chars[range.clone()].to_vec();
                chars.splice(range.start..range.start, again);
            }
            Edit::Move(at, n, to) => {
                let moved: Vec<char> = chars.drain(stretch(at, *n)).collect();
                let to = to.index(chars.len() + 1);
                chars.splice(to..to, moved);
            }
            Edit::Truncate(at) => chars.truncate(at.index(len + 1)),
        }
    }
    chars.into_iter().collect()
}

fn ending(files: &MemoryFiles, end: &str) -> Vec<(String, String)> {
    let found = files.files.iter().filter(|(path, _)| path.ends_with(end) && path.matches('/').count() < 2);
    found.map(|(path, bytes)| (path.clone(), String::from_utf8(bytes.clone()).unwrap())).collect()
}

/// Every place lies in its file between characters, and everything can be drawn.
fn can_be_shown(diagnostics: &[Diagnostic], sources: &Sources) -> Result<(), TestCaseError> {
    for d in diagnostics {
        let text = &sources.get(d.place.file).unwrap().text;
        let range = d.place.span.range();
        prop_assert!(range.start <= range.end && range.end <= text.len(), "{d:?}");
        prop_assert!(text.is_char_boundary(range.start) && text.is_char_boundary(range.end), "{d:?}");
    }
    let catalogue = Catalogue::load(Lang::Zh);
    let shown = diagnostic::render(diagnostics, sources, None, &catalogue, false, 80);
    prop_assert_eq!(shown.matches("[T0").count() >= diagnostics.len(), true);
    let json = diagnostic_json::render(diagnostics, sources, None, &catalogue);
    prop_assert!(serde_json::from_str::<serde_json::Value>(&json).is_ok());
    Ok(())
}

proptest! {
    #![proptest_config(support::properties(96))]

    #[test]
    fn any_rule_file_is_read_to_the_end(file in any::<prop::sample::Index>(), edits in edits()) {
        let files = ending(&FILES, ".tw");
        let (name, text) = &files[file.index(files.len())];
        let text = apply(text, &edits);
        let mut sources = Sources::default();
        let id = sources.add(name, text.as_str());
        let parsed = tiaowen::syntax::parse(id, &text);
        can_be_shown(&parsed.diagnostics, &sources)?;
    }

    #[test]
    fn any_text_is_read_as_rules(text in "\\PC{0,200}", marks in prop::collection::vec(prop::sample::select(MARKS), 0..200)) {
        let text = format!("{text}{}", marks.into_iter().collect::<String>());
        let mut sources = Sources::default();
        let id = sources.add("规则.tw", text.as_str());
        can_be_shown(&tiaowen::syntax::parse(id, &text).diagnostics, &sources)?;
    }

    #[test]
    fn any_file_of_a_package_may_be_anything(file in any::<prop::sample::Index>(), edits in edits()) {
        let path = BASE.files.keys().nth(file.index(BASE.files.len())).unwrap();
        let text = apply(std::str::from_utf8(&BASE.files[path]).unwrap(), &edits);
        let package = package(&BASE.clone().with(path, text));
        can_be_shown(&package.diagnostics, &package.sources)?;
    }
}

proptest! {
    #![proptest_config(support::properties(12))]

    #[test]
    fn any_rule_file_of_the_policy_compiles_or_is_refused(file in any::<prop::sample::Index>(), edits in edits()) {
        let files = ending(&FILES, ".tw");
        let (name, text) = &files[file.index(files.len())];
        let package = package(&FILES.clone().with(name, apply(text, &edits)));
        can_be_shown(&package.diagnostics, &package.sources)?;
    }
}

proptest! {
    #![proptest_config(support::properties(256))]

    #[test]
    fn any_case_is_decided_or_refused(file in any::<prop::sample::Index>(), edits in edits()) {
        let (name, text) = &CASES[file.index(CASES.len())];
        let mut sources = Sources::default();
        match read_case(POLICY.program(), &mut sources, name, &apply(text, &edits)) {
            Ok(case) => POLICY.examine(&case, &POLICY.compiled.as_ref().unwrap().tables, |examined| {
                let document = serde_json::to_string(&examined.document("", true)).unwrap();
                assert!(document.contains("\"decisions\""));
            }),
            Err(said) => {
                prop_assert!(said.iter().any(Diagnostic::is_error), "refused without a word");
                can_be_shown(&said, &sources)?;
            }
        }
    }
}

#[test]
fn places_of_odd_texts_lie_between_characters() {
    let nested = |open: &str, then: &str| format!("说明：{}{then}", open.repeat(40));
    let odd = [nested("(", ""), nested("(", "的"), nested("（", ""), nested("(（", "")];
    let texts = ["\u{FB3A}", "说明：\u{2126}。", "\u{FEFF}", "\0", "指标：甲。\n。的\n", "给付：甲。\n对的，给予。\n"];
    let endings = ["给付：甲。\n对同时符合下列条件的个人，给予甲：\n（1）是乙/\n（2）是丙。\n"];
    for text in odd.iter().map(String::as_str).chain(texts).chain(endings) {
        let mut sources = Sources::default();
        let id = sources.add("规则.tw", text);
        can_be_shown(&tiaowen::syntax::parse(id, text).diagnostics, &sources).unwrap();
    }
}
