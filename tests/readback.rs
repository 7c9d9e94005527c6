//! 回读: what the compiler prints of each rule reads back to the same tree.

#![expect(clippy::unwrap_used, clippy::panic, reason = "the helpers here are part of the tests")]

mod support;

use support::{read_folder, repository};
use tiaowen::source::Sources;
use tiaowen::syntax::ast::{Item, Rule};
use tiaowen::syntax::{parse, print};

/// The tree without its places.
fn shape(rule: &Rule) -> String {
    let shown = format!("{rule:?}");
    let mut out = String::with_capacity(shown.len());
    let mut rest = shown.as_str();
    while let Some(at) = rest.find("Span { start: ") {
        out.push_str(&rest[..at]);
        let end = at + rest[at..].find(" }").unwrap() + 2;
        out.push('·');
        rest = &rest[end..];
    }
    out + rest
}

fn rules(text: &str) -> Vec<Rule> {
    let parsed = parse(Sources::default().add("规则.tw", text), text);
    assert!(!parsed.diagnostics.iter().any(|d| d.is_error()), "{:?}\n{text}", parsed.diagnostics);
    let rules = parsed.tree.items.into_iter().filter_map(|item| match item {
        Item::Rule(rule) => Some(*rule),
        _ => None,
    });
    rules.collect()
}

fn check(folder: &str) -> usize {
    let files = read_folder(&repository(folder));
    let mut count = 0;
    for (path, bytes) in files.files.iter().filter(|(path, _)| path.ends_with(".tw")) {
        for rule in rules(std::str::from_utf8(bytes).unwrap()) {
            let printed = print::rule(&rule);
            let again = rules(&printed);
            let [again] = again.as_slice() else { panic!("{path}: not one rule\n{printed}") };
            assert_eq!(shape(&rule), shape(again), "{path}\n{printed}");
            // What was printed once is printed the same again.
            assert_eq!(printed, print::rule(again));
            count += 1;
        }
    }
    count
}

#[test]
fn every_rule_of_a_package_reads_back() {
    for folder in std::fs::read_dir(repository("policies")).unwrap() {
        let name = folder.unwrap().file_name().into_string().unwrap();
        assert!(check(&format!("policies/{name}")) > 0, "{name} has rules");
    }
    assert!(check("tests/exclusion") > 0);
}
