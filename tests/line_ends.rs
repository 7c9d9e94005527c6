//! Line ends and a byte order mark are no part of a text: a copy of a package with others is the same package.

#![expect(clippy::unwrap_used, reason = "the helpers here are part of the tests")]

mod support;

use support::{case_text, package, program, read_folder, repository};
use tiaowen::package::{MemoryFiles, decode};

/// As a checkout with `core.autocrlf=true` leaves the files, or an editor that begins each with a mark.
fn with_other_ends(files: &MemoryFiles, mark: &str, end: &str) -> MemoryFiles {
    let mut files = files.clone();
    for bytes in files.files.values_mut() {
        let text = String::from_utf8(bytes.clone()).unwrap();
        *bytes = format!("{mark}{}", text.replace('\n', end)).into_bytes();
    }
    files
}

#[test]
fn a_package_is_the_same_with_other_line_ends() {
    for root in ["policies/shifan-2024-3", "policies/dalian-2017-46"] {
        let files = read_folder(&repository(root));
        let plain = package(&files);
        for (mark, end) in [("", "\r\n"), ("\u{FEFF}", "\n"), ("\u{FEFF}", "\r\n"), ("", "\r")] {
            let other = package(&with_other_ends(&files, mark, end));
            assert_eq!(other.said(&other.diagnostics), plain.said(&plain.diagnostics), "{root} {end:?}");
            let sums = |p: &support::Package| p.compiled.as_ref().unwrap().ir_sha256.clone();
            assert_eq!(sums(&other), sums(&plain), "{root} {end:?}");
        }
    }
}

#[test]
fn a_case_is_the_same_with_other_line_ends() {
    let files = read_folder(&repository("policies/shifan-2024-3"));
    let text = case_text(&files, "001");
    let decide = |text: String| package(&files).decide(&decode(text.into_bytes()).unwrap(), "租房补贴");
    assert_eq!(decide(text.replace('\n', "\r\n")), decide(text.clone()));
    assert_eq!(decide(format!("\u{FEFF}{text}")), decide(text));
}

#[test]
fn a_text_as_received_is_compared_by_its_characters_and_kept_by_its_bytes() {
    let dir = std::env::temp_dir().join(format!("tiaowen-ends-{}", std::process::id()));
    std::fs::create_dir_all(&dir).unwrap();
    let (small, name) = ("policies/shifan-2024-3", "shifan-2024-3.txt");
    let text = std::fs::read_to_string(repository(small).join("source").join(name)).unwrap();
    let text = text.replace("24000元/年", "30000元/年");
    let received = format!("\u{FEFF}{}", text.replace('\n', "\r\n"));
    let (plain, other, applied) = (dir.join("plain.txt"), dir.join("other.txt"), dir.join("applied"));
    std::fs::write(&plain, &text).unwrap();
    std::fs::write(&other, &received).unwrap();
    let plan = |path: &std::path::Path| program(&["plan", small, "--text", path.to_str().unwrap()]).stdout;
    assert_eq!(String::from_utf8(plan(&other)).unwrap(), String::from_utf8(plan(&plain)).unwrap());
    let (other, folder) = (other.to_str().unwrap(), applied.to_str().unwrap());
    program(&["plan", small, "--text", other, "--apply", "-o", folder]);
    assert_eq!(std::fs::read(applied.join("source").join(name)).unwrap(), received.as_bytes());
    assert!(program(&["check", folder]).status.success());
    std::fs::remove_dir_all(&dir).unwrap();
}
