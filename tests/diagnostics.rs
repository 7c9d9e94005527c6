//! Each diagnostic's examples do what they claim: the bad one yields the code, the good one no error.
//!
//! `tests/diagnostics/README.md` says how examples are written. The words of every bad example stand
//! in a snapshot of its own.

#![expect(clippy::unwrap_used, clippy::panic, reason = "the helpers here are part of the tests")]

mod support;

use std::collections::BTreeSet;
use std::path::PathBuf;
use support::{case_and_said, edited, package, read_folder, repository};
use tiaowen::diagnostic::{Code, Diagnostic};
use tiaowen::package::MemoryFiles;

/// Codes that no author can cause: a pattern that the compiler forgot to read, and a program that
/// its own verifier refuses. `src/syntax/taken.rs` and `src/ir/verify.rs` test them by hand.
const NOT_THE_AUTHORS: [Code; 2] = [Code::UnreadPattern, Code::BrokenProgram];

/// What an example came to.
struct Reading {
    diagnostics: Vec<Diagnostic>,
    text: String,
}

impl Reading {
    fn codes(&self) -> Vec<&'static str> {
        self.diagnostics.iter().map(|d| d.code.as_str()).collect()
    }

    fn errors(&self) -> BTreeSet<Code> {
        self.diagnostics.iter().filter(|d| d.is_error()).map(|d| d.code).collect()
    }
}

fn folder(code: Code) -> PathBuf {
    repository("tests/diagnostics").join(code.as_str())
}

/// The one file of an example, `bad` or `good`.
fn example(code: Code, stem: &str) -> PathBuf {
    let found: Vec<PathBuf> = ["tw", "yaml", "txt"]
        .iter()
        .map(|e| folder(code).join(stem).with_extension(e))
        .filter(|p| p.is_file())
        .collect();
    match found.as_slice() {
        [one] => one.clone(),
        none_or_many => panic!("{} has {} examples named {stem}", code.as_str(), none_or_many.len()),
    }
}

fn read(path: &PathBuf, shown: Option<Code>) -> Reading {
    let base = read_folder(&repository("tests/diagnostics/base"));
    let text = std::fs::read_to_string(path).unwrap();
    let extension = path.extension().unwrap().to_str().unwrap();
    let files = match extension {
        "tw" => base.with("规则.tw", text.as_str()),
        "txt" => overlay(base, &text),
        _ => base,
    };
    let mut package = package(&files);
    let mut diagnostics = package.diagnostics.clone();
    if extension == "yaml" {
        assert!(package.errors().is_empty(), "{}", package.said(&diagnostics));
        let program = &package.compiled.as_ref().unwrap().program;
        (_, diagnostics) = case_and_said(program, &mut package.sources, "案例.yaml", &text);
    }
    // What else may be said of an example is not its subject.
    let subject: Vec<Diagnostic> =
        diagnostics.iter().filter(|d| d.is_error() || Some(d.code) == shown).cloned().collect();
    Reading { text: package.said(&subject), diagnostics }
}

/// Several files in one text, each after a line `=== path`.
fn overlay(mut files: MemoryFiles, text: &str) -> MemoryFiles {
    let (before, rest) = text.split_once("=== ").unwrap();
    assert!(before.is_empty(), "nothing stands before the first file");
    for part in format!("\n{rest}").split("\n=== ") {
        let Some((path, content)) = part.trim_start_matches('\n').split_once('\n') else { panic!("{part}") };
        files.files.insert(path.to_owned(), format!("{}\n", content.strip_suffix('\n').unwrap_or(content)).into());
    }
    files
}

fn claimed() -> impl Iterator<Item = Code> {
    Code::ALL.iter().copied().filter(|c| !NOT_THE_AUTHORS.contains(c))
}

#[test]
fn every_code_has_its_folder_and_no_folder_is_left_over() {
    let names = |codes: &mut dyn Iterator<Item = Code>| codes.map(|c| c.as_str().to_owned()).collect::<BTreeSet<_>>();
    let entries = std::fs::read_dir(repository("tests/diagnostics")).unwrap();
    let folders = entries.map(|e| e.unwrap().file_name().into_string().unwrap());
    let folders: BTreeSet<String> = folders.filter(|n| n.starts_with('T')).collect();
    assert_eq!(folders, names(&mut claimed()));
}

#[test]
fn the_base_package_is_sound() {
    let package = package(&read_folder(&repository("tests/diagnostics/base")));
    assert!(package.diagnostics.is_empty(), "{}", package.said(&package.diagnostics));
}

#[test]
fn bad_examples_yield_their_code_and_no_other_error() {
    let mut wrong = Vec::new();
    for code in claimed() {
        let reading = read(&example(code, "bad"), Some(code));
        let others = reading.errors().into_iter().any(|c| c != code);
        if !reading.diagnostics.iter().any(|d| d.code == code) || others {
            wrong.push(format!("{} yields {:?}\n{}", code.as_str(), reading.codes(), reading.text));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn good_examples_yield_neither_the_code_nor_an_error() {
    let mut wrong = Vec::new();
    for code in claimed() {
        let reading = read(&example(code, "good"), Some(code));
        if reading.diagnostics.iter().any(|d| d.is_error() || d.code == code) {
            wrong.push(format!("{} yields {:?}\n{}", code.as_str(), reading.codes(), reading.text));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_is_said_of_bad_examples() {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("snapshots/diagnostics");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        for code in claimed() {
            let reading = read(&example(code, "bad"), Some(code));
            insta::assert_snapshot!(code.as_str(), reading.text);
        }
    });
}

#[test]
fn a_fault_is_placed_in_the_file_that_holds_it() {
    let base = read_folder(&repository("tests/diagnostics/base"));
    let mut wrong = Vec::new();
    for (path, from, to, marked) in [
        ("参数.tw", "取值：所属月", "取值：所属某月", "所属某月"),
        ("参数.tw", "按最低工资标准给予", "按最低的工资标准给予", "按最低的工资标准给予用工补贴"),
        ("事实.tw", "关系：单位的创办人，为个人", "关系：单位的创办人，为个体", "个体"),
        ("规则.tw", "对类型为街道的机构", "对类型为街坊的机构", "街坊"),
        ("规则.tw", "自招用日期起至法定退休日止", "自招用日期起至某退休日止", "某退休日"),
        ("parameters/最低工资标准.yaml", "1800", "1800元", "\"1800元\""),
    ] {
        let package = package(&edited(&base, path, |t| t.replacen(from, to, 1)));
        let errors = package.errors();
        assert!(!errors.is_empty(), "{to}");
        for d in errors {
            let file = package.sources.get(d.place.file).unwrap();
            let found = (file.name.as_str(), d.place.span.text(&file.text));
            if found != (path, marked) {
                wrong.push(format!("{} {found:?}, not {path} {marked:?}", d.code.as_str()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A set is kept as 64 bits: what stands beyond them would never be found in one.
#[test]
fn a_set_of_more_values_than_are_kept_is_refused() {
    let base = read_folder(&repository("tests/diagnostics/base"));
    let declared = |values: usize, tail: &str| {
        let values: Vec<String> = (1..=values).map(|n| format!("“类别{n}”")).collect();
        let fact = format!("事实：个人的技能类别，为{}之数项{tail}。\n", values.join("、"));
        let package = package(&edited(&base, "事实.tw", |text| format!("{text}{fact}")));
        package.errors().iter().map(|d| d.code).collect::<Vec<_>>()
    };
    assert!(declared(64, "").is_empty());
    assert!(declared(63, "，列举未尽").is_empty());
    assert_eq!(declared(65, ""), [Code::NotComputable]);
    assert_eq!(declared(64, "，列举未尽"), [Code::NotComputable]);
}

/// What is found in the base package with one edit of its rules: each code with the line it stands on.
fn found(from: &str, to: &str) -> (Vec<String>, String) {
    let base = read_folder(&repository("tests/diagnostics/base"));
    let package = package(&edited(&base, "规则.tw", |t| t.replacen(from, to, 1)));
    let said = package.said(&package.diagnostics);
    let line = |d: &Diagnostic| {
        let text = &package.sources.get(d.place.file).unwrap().text;
        let start = text[..d.place.span.start as usize].rfind('\n').map_or(0, |at| at + 1);
        format!("{} {}", d.code.as_str(), text[start..].lines().next().unwrap())
    };
    (package.diagnostics.iter().map(line).collect(), said)
}

/// A label's content that does not end is asked for its full stop, whatever is read of it.
#[test]
fn every_label_ends_with_a_full_stop() {
    for line in [
        "文号：示范〔2020〕1号",
        "给付：场地补贴",
        "依据：“对在示范市初次创业的人员，给予2400元/年的场地补贴”",
        "（2）经营地为示范市",
        "标准：2400元/年",
        "期限：最长不超过2年",
        "依据：“补贴期限最长不超过2年”",
        "起算：租用起始日",
        "定义：初次创业",
        "本条所称初次创业，是指个人的首次领取营业执照日期不晚于基准日，且此前未曾领取营业执照",
        "牵头：列第一位者",
        "来源：示范所立，按招用日期计算",
        "计算范围：在岗月",
        "指标：专职工作人员配备",
    ] {
        let whole = format!("{line}。");
        let (codes, said) = found(&whole, line);
        assert_eq!(codes, [format!("T0105 {line}")], "{said}");
        // The point of a number is no full stop.
        let narrow = format!("{line}.");
        let (codes, said) = found(&whole, &narrow);
        assert_eq!(codes, [format!("T0105 {narrow}")], "{said}");
        assert!(said.contains("“.”改写为“。”"), "{said}");
    }
    for line in
        ["说明：原文没有规定租金", "参见：“培训机构按规定享受培训补贴”", "列举：“等”，以所列为限。理由：原文如此"]
    {
        let (codes, said) = found("\n定义：初次创业。", &format!("{line}\n\n定义：初次创业。"));
        assert!(codes.contains(&format!("T0105 {line}")), "{said}");
    }
    for rule in ["竞合：甲乙", "对象：示例对象", "解释事项：示例事项"] {
        let (codes, said) = found("定义：初次创业。", &format!("{rule}\n\n定义：初次创业。"));
        assert!(codes.contains(&format!("T0105 {rule}")), "{said}");
    }
    let tiers = "标准：下列各档之一：（1）是困难人员的，2400元/年；（2）其余的，2400元/年";
    let (codes, said) = found("标准：2400元/年。", tiers);
    assert_eq!(codes, [format!("T0105 {tiers}")], "{said}");
}

/// A line that cannot be read is the cause; what its rule lacks for it is not said.
#[test]
fn causes_are_told_and_not_what_follows_from_them() {
    for (from, to, told) in [
        ("标准：2400元/年。", "标准：2400元每年。", "T0104 标准：2400元每年。"),
        ("标准：2400元/年。", "标准：2,400元/年。", "T0104 标准：2,400元/年。"),
        ("标准：2400元/年。", "标淮：2400元/年。", "T0106 标淮：2400元/年。"),
        ("起算：租用起始日。", "启算：租用起始日。", "T0106 启算：租用起始日。"),
        ("期限：最长不超过2年。", "期限：最长2年。", "T0102 期限：最长2年。"),
        ("（2）经营地为示范市。", "（2）经营地为示范市；\n③是困难人员。", "T0107 ③是困难人员。"),
    ] {
        let (codes, said) = found(from, to);
        assert_eq!(codes, [told], "{said}");
    }
    // What follows elsewhere comes after it, though it may stand further up.
    let (codes, said) = found("来源：示范所立", "来原：示范所立");
    assert_eq!(codes.first().map(String::as_str), Some("T0106 来原：示范所立，按招用日期计算。"), "{said}");
    let base = read_folder(&repository("tests/diagnostics/base"));
    let facts = edited(&base, "事实.tw", |t| t.replacen("事实：个人的经营地，为", "事实：个人的经营地，是", 1));
    let codes: Vec<_> = package(&facts).diagnostics.iter().map(|d| d.code).collect();
    assert_eq!(codes, [Code::Unreadable, Code::UnknownName]);
}
