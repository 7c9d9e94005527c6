//! Nothing that is read may be dropped: words put into a rule are a finding or another meaning.

#![expect(clippy::unwrap_used, reason = "the helpers here are part of the tests")]

mod support;

use support::{package, read_folder, repository};
use tiaowen::package::MemoryFiles;
use tiaowen::source::FileId;
use tiaowen::syntax::ast::{File, Item, Label, LineValue, Text};
use tiaowen::syntax::parse;

/// Words that a drafter might add to a sentence, each of another kind.
const WORDS: [&str; 4] = ["，但类型为创业基地的除外", "，每年最多100元", "和奖励", "另行"];

/// One insertion: the file, the byte, the words.
struct Insertion<'a> {
    path: &'a str,
    at: usize,
    words: &'static str,
}

/// The places before a mark that ends a clause, outside comments.
fn boundaries(text: &str) -> Vec<usize> {
    let mut found = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let words = line.split("//").next().unwrap_or_default();
        let marks = words.char_indices().filter(|(_, c)| "，。；：、（）“”".contains(*c));
        found.extend(marks.map(|(at, _)| start + at));
        start += line.len();
    }
    found
}

fn insertions(files: &MemoryFiles) -> Vec<Insertion<'_>> {
    let mut all = Vec::new();
    for (path, bytes) in files.files.iter().filter(|(path, _)| path.ends_with(".tw")) {
        let text = std::str::from_utf8(bytes).unwrap();
        for at in boundaries(text) {
            all.extend(WORDS.iter().map(|words| Insertion { path, at, words }));
        }
    }
    all
}

/// The stretch of lines without a blank one around a place.
fn block(text: &str, at: usize) -> (usize, usize) {
    let from = text[..at].rfind("\n\n").map_or(0, |n| n + 2);
    (from, text[at..].find("\n\n").map_or(text.len(), |n| at + n))
}

/// Whether a place lies in words that are kept as they are written, for people: they change no decision, and
/// a 回读 and the ledger show them.
fn kept(tree: &File, at: usize) -> bool {
    let holds = |text: &Text| (text.span.start as usize..=text.span.end as usize).contains(&at);
    let rules = tree.items.iter().filter_map(|i| if let Item::Rule(rule) = i { Some(rule) } else { None });
    rules.flat_map(|rule| rule.lines.iter().map(move |line| (rule, line))).any(|(rule, line)| match &line.value {
        LineValue::Words(text) => {
            matches!(line.label, Label::Note | Label::Practice | Label::Check | Label::Source) && holds(text)
        }
        LineValue::Enumeration { reason: Some(reason), .. } => holds(reason),
        // Of a norm that decides nothing, what is left to a document is told in words.
        LineValue::PerRules { fact, .. } => {
            rule.main.is_none() && (fact.span.start as usize..=fact.span.end as usize).contains(&at)
        }
        _ => false,
    })
}

/// Every `step`th insertion into a package: what is neither a finding nor another program nor words that are kept.
fn dropped(policy: &str, step: usize) -> Vec<String> {
    let files = read_folder(&repository(policy));
    let plain = package(&files).compiled.unwrap().ir_sha256;
    let mut lost = Vec::new();
    for one in insertions(&files).iter().step_by(step) {
        let text = std::str::from_utf8(&files.files[one.path]).unwrap();
        let (from, to) = block(text, one.at);
        let changed = format!("{}{}{}", &text[from..one.at], one.words, &text[one.at..to]);
        let read = parse(FileId::new(0), &changed);
        // Most are found by the reader; only then is the package compiled.
        if !read.diagnostics.is_empty() || kept(&read.tree, one.at - from) {
            continue;
        }
        let changed = format!("{}{}{}", &text[..one.at], one.words, &text[one.at..]);
        let other = package(&files.clone().with(one.path, changed));
        if other.diagnostics.is_empty() && other.compiled.is_some_and(|c| c.ir_sha256 == plain) {
            let line = text[..one.at].rfind('\n').map_or(0, |n| n + 1);
            let end = text[one.at..].find('\n').map_or(text.len(), |n| one.at + n);
            lost.push(format!("{}: {}【{}】{}", one.path, &text[line..one.at], one.words, &text[one.at..end]));
        }
    }
    lost
}

#[test]
fn words_put_into_a_rule_are_a_finding_or_another_meaning() {
    for (policy, step) in [("policies/shifan-2024-3", 23), ("policies/dalian-2017-46", 499)] {
        let lost = dropped(policy, step);
        assert!(lost.is_empty(), "{}", lost.join("\n"));
    }
}

/// Every word at every place: an hour. `.ci/long` runs it.
#[test]
#[ignore = "an hour"]
fn no_word_at_any_place_is_dropped() {
    let step = std::env::var("TIAOWEN_EACH").ok().and_then(|n| n.parse().ok()).unwrap_or(1);
    for policy in ["policies/shifan-2024-3", "policies/dalian-2017-46"] {
        let lost = dropped(policy, step);
        assert!(lost.is_empty(), "{}", lost.join("\n"));
    }
}
