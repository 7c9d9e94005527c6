//! Packages that load, and what is said of those that do not.

use super::*;

const GOOD: &str = r#"
[policy]
id = "大政发〔2017〕46号"
title = "意见"
issued = 2017-09-20
version = "2017-09-20"
language = "1"

[source]
text = "source/text.txt"
sha256 = "0000000000000000000000000000000000000000000000000000000000000000"

[files]
rules = ["事实.tw", "四.tw"]
status = "finished"
"#;

fn files() -> MemoryFiles {
    MemoryFiles::default()
        .with(MANIFEST, GOOD)
        .with("source/text.txt", "正文")
        .with("事实.tw", "")
        .with("四.tw", "")
        .with("parameters/乙.yaml", "")
        .with("cases/2.yaml", "")
        .with("cases/1.json", "")
        .with("cases/示例参数/甲.yaml", "")
}

fn refused(files: &MemoryFiles) -> String {
    let (mut sources, mut diagnostics) = (Sources::default(), Vec::new());
    assert_eq!(load(files, &mut sources, &mut diagnostics), None);
    let line = |d: &Diagnostic| {
        let source = sources.get(d.place.file).unwrap();
        format!("{} {}「{}」 {}", d.code.as_str(), source.name, d.place.span.text(&source.text), d.args[0].1)
    };
    diagnostics.iter().map(line).collect::<Vec<_>>().join("\n")
}

#[test]
fn reads_a_package_with_its_files_in_a_fixed_order() {
    let (mut sources, mut diagnostics) = (Sources::default(), Vec::new());
    let package = load(&files(), &mut sources, &mut diagnostics).unwrap();
    let names: Vec<&str> = sources.iter().map(|(_, f)| f.name.as_str()).collect();
    let expected = [MANIFEST, "source/text.txt", "事实.tw", "四.tw", "parameters/乙.yaml"];
    assert_eq!(names, expected);
    assert_eq!(package.cases, ["cases/1.json", "cases/2.yaml"]);
    assert_eq!(package.manifest.status, Status::Finished);
    assert_eq!(package.manifest.policy.issued, crate::values::parse_date("2017-09-20").unwrap());
}

#[test]
fn a_broken_manifest_is_refused_where_it_breaks() {
    for (from, to, expected) in [
        (
            "title =",
            "titel =",
            "T0601 package.toml「titel」 manifest-unknown-key-near key=titel near=title\nT0601 package.toml「policy」 manifest-missing-key table=policy key=title",
        ),
        ("issued = 2017-09-20", "issued = \"2017-9-20\"", "T0601 package.toml「\"2017-9-20\"」 manifest-bad-issued"),
        ("\"finished\"", "\"done\"", "T0601 package.toml「\"done\"」 manifest-bad-status"),
        ("source/text", "../text", "T0601 package.toml「\"../text.txt\"」 manifest-outside-path path=../text.txt"),
        (
            "000\"",
            "00G\"",
            "T0601 package.toml「\"000000000000000000000000000000000000000000000000000000000000000G\"」 manifest-bad-checksum",
        ),
        ("\"四.tw\"", "4", "T0601 package.toml「[\"事实.tw\", 4]」 manifest-bad-rules"),
        ("[source]", "[source", "T0601 package.toml「」 manifest-toml"),
    ] {
        assert!(GOOD.contains(from), "{from}");
        assert_eq!(refused(&files().with(MANIFEST, GOOD.replacen(from, to, 1))), expected);
    }
}

#[test]
fn files_that_are_missing_or_not_text_are_named() {
    let mut without = files();
    without.files.remove("四.tw");
    assert_eq!(refused(&without), "T0602 package.toml「\"四.tw\"」 四.tw");
    let bytes = |path: &str| files().with(path, b"1: 2\n\xb8".as_slice());
    assert_eq!(refused(&bytes("parameters/乙.yaml")), "T0501 parameters/乙.yaml「」 read-not-text line=2");
    // Cases are read only where somebody asks for them.
    let (mut sources, mut said) = (Sources::default(), Vec::new());
    let package = load(&bytes("cases/2.yaml"), &mut sources, &mut said).unwrap();
    assert_eq!((said.len(), read_cases(&package, &bytes("cases/2.yaml"), &mut sources, &mut said).len()), (0, 1));
    assert_eq!(said[0].code, Code::MalformedData);
    assert_eq!(refused(&MemoryFiles::default()), "T0601 package.toml「」 manifest-no-file");
}
