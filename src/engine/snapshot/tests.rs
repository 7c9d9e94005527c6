//! A sentence of the catalogue reaches the reasons alone.

use super::*;
use crate::engine::Engine;
use crate::package::Folder;
use std::path::Path;

/// The Chinese catalogue with a mark behind every message and every word.
fn reworded() -> Catalogue {
    let text = include_str!("../../../messages/zh.ftl");
    let is_entry = |line: &str| {
        let key = line.trim_start().trim_start_matches('.').split_once(" =").map_or("", |(key, _)| key);
        !key.is_empty() && key.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'))
    };
    let lines = text.lines().map(|line| if is_entry(line) { format!("{line}◇\n") } else { format!("{line}\n") });
    Catalogue::written(Lang::Zh, lines.collect())
}

#[test]
fn a_message_worded_anew_changes_the_reasons_and_nothing_else() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("policies/shifan-2024-3");
    let engine = Engine::open(&root).unwrap();
    let files = Folder { root };
    let new = reworded();
    let mut compared = 0;
    for path in crate::package::Files::list(&files, "cases", "yaml").unwrap() {
        let case = engine.case_at(&files, &path).unwrap();
        let decisions = engine.decide(&case).unwrap();
        let (mut kept, mut now) = (Snapshots::default(), Snapshots::default());
        kept.take(&decisions, "例");
        now.take_in(&new, &decisions, "例");
        let changed: Vec<&str> = kept
            .files
            .iter()
            .filter(|(file, text)| now.files[*file] != **text)
            .map(|(file, _)| file.as_str())
            .collect();
        if kept.files["理由/例.txt"].trim().is_empty() {
            continue;
        }
        assert_eq!(changed, ["理由/例.txt"], "{path}");
        assert!(!kept.files.values().any(|text| text.contains('◇')));
        compared += 1;
    }
    assert!(compared > 20, "{compared}");
}
