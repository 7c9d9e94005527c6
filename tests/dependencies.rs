//! What the program is built from: every declared library is used, and every licence is one that is known.
//!
//! `cargo metadata` is asked without the network, for this machine: what a build of it needs.

#![expect(clippy::unwrap_used, reason = "the helpers here are part of the tests")]

use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

/// Licences that ask for no more than their notice, and two of single libraries: MPL-2.0 for files
/// that are changed, Unicode-3.0 for its data.
const KNOWN: [&str; 11] = [
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "ISC",
    "MIT",
    "MPL-2.0",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

fn run(program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program).args(arguments).current_dir(env!("CARGO_MANIFEST_DIR")).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn metadata() -> Value {
    let rustc = std::env::var("RUSTC").unwrap_or_else(|_| "rustc".to_owned());
    let about = run(&rustc, &["-vV"]);
    let host = about.lines().find_map(|l| l.strip_prefix("host: ")).unwrap();
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let asked = ["metadata", "--format-version", "1", "--locked", "--offline", "--filter-platform", host];
    serde_json::from_str(&run(&cargo, &asked)).unwrap()
}

fn text<'v>(value: &'v Value, key: &str) -> &'v str {
    value[key].as_str().unwrap_or_default()
}

/// The words of all Rust files below a folder, comments left out.
fn words(folder: &Path, found: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            words(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs") {
            let text = std::fs::read_to_string(&path).unwrap();
            let code = text.lines().filter(|l| !l.trim_start().starts_with("//"));
            let parts = code.flat_map(|l| l.split(|c: char| !c.is_alphanumeric() && c != '_'));
            found.extend(parts.map(str::to_owned));
        }
    }
}

/// What a package of this repository declares and where its code may use it.
fn unused(package: &Value) -> Vec<String> {
    let root = Path::new(text(package, "manifest_path")).parent().unwrap();
    let read = |folders: &[&str]| {
        let mut found = BTreeSet::new();
        folders.iter().map(|f| root.join(f)).filter(|f| f.is_dir()).for_each(|f| words(&f, &mut found));
        found
    };
    let (program, tests) = (read(&["src"]), read(&["src", "tests", "benches", "examples", "fuzz_targets"]));
    let declared = package["dependencies"].as_array().unwrap().iter();
    let idle = declared.filter(|d| {
        let name = d["rename"].as_str().unwrap_or(text(d, "name")).replace('-', "_");
        let places = if d["kind"].is_null() { &program } else { &tests };
        !places.contains(&name)
    });
    idle.map(|d| format!("{} declares {} and does not use it", text(package, "name"), text(d, "name"))).collect()
}

/// Whether a licence expression can be met by known licences alone.
fn acceptable(expression: &str) -> bool {
    let expression = expression.replace('/', " OR ");
    let flat = expression.trim();
    let parts = |joint: &str| {
        let (mut depth, mut start, mut found) = (0usize, 0, Vec::new());
        for (at, c) in flat.char_indices() {
            match c {
                '(' => depth += 1,
                ')' => depth = depth.saturating_sub(1),
                _ => {}
            }
            if depth == 0 && flat[at..].starts_with(joint) {
                found.push(flat[start..at].to_owned());
                start = at + joint.len();
            }
        }
        found.push(flat[start..].to_owned());
        found
    };
    let (any, all) = (parts(" OR "), parts(" AND "));
    match flat.strip_prefix('(').and_then(|f| f.strip_suffix(')')) {
        _ if any.len() > 1 => any.iter().any(|e| acceptable(e)),
        _ if all.len() > 1 => all.iter().all(|e| acceptable(e)),
        Some(inner) => acceptable(inner),
        None => KNOWN.contains(&flat),
    }
}

#[test]
fn every_declared_library_is_used() {
    let metadata = metadata();
    let own: BTreeSet<&str> =
        metadata["workspace_members"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
    let packages = metadata["packages"].as_array().unwrap().iter();
    let idle: Vec<String> = packages.filter(|p| own.contains(text(p, "id"))).flat_map(unused).collect();
    assert!(idle.is_empty(), "{}", idle.join("\n"));
}

#[test]
fn every_licence_in_the_tree_is_known() {
    let metadata = metadata();
    let mut by_licence: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for package in metadata["packages"].as_array().unwrap() {
        by_licence.entry(text(package, "license")).or_default().push(text(package, "name"));
    }
    let refused: Vec<_> = by_licence.iter().filter(|(licence, _)| !acceptable(licence)).collect();
    assert!(refused.is_empty(), "{refused:?}");
}

#[test]
fn licence_expressions_are_read_as_they_are_meant() {
    for (expression, met) in [
        ("MIT", true),
        ("MIT/Apache-2.0", true),
        ("Apache-2.0 OR GPL-2.0-only", true),
        ("Apache-2.0 AND GPL-2.0-only", false),
        ("(MIT OR GPL-3.0-only) AND Unicode-3.0", true),
        ("(GPL-3.0-only) AND Unicode-3.0", false),
        ("Apache-2.0 WITH LLVM-exception", true),
        ("", false),
    ] {
        assert_eq!(acceptable(expression), met, "{expression}");
    }
}
