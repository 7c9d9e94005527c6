//! From a raw text to the first decided case: each command is named by the one before.

#![expect(clippy::unwrap_used, reason = "a failed expectation ends the test")]

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A folder of its own for a test.
fn folder(name: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("begin-{name}"));
    let _ = std::fs::remove_dir_all(&path);
    std::fs::create_dir_all(&path).unwrap();
    path
}

/// Runs a command in a folder with these lines on standard input; what it says on both outputs.
fn run(at: &Path, args: &[&str], input: &str) -> (bool, String, String) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_tiaowen"))
        .args(args)
        .current_dir(at)
        .env("TIAOWEN_LANG", "zh")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    let out = child.wait_with_output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (out.status.success(), text(out.stdout), text(out.stderr))
}

/// The command that the last line naming one names.
fn next(out: &str, err: &str) -> Vec<String> {
    let said = format!("{out}\n{err}");
    let line = said.lines().rev().find(|l| l.contains("：tiaowen "));
    assert!(line.is_some(), "no next command:\n{said}");
    let line = line.unwrap();
    let (_, command) = line.rsplit_once("：tiaowen ").unwrap();
    command.split_whitespace().map(str::to_owned).collect()
}

fn block(kind: &str) -> String {
    let handbook = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/体例.md")).unwrap();
    let (_, section) = handbook.split_once("\n## 章条款项\n").unwrap();
    let (_, rest) = section.split_once(&format!("```{kind}\n")).unwrap();
    rest.split_once("```").unwrap().0.to_owned()
}

#[test]
fn from_a_raw_text_to_a_decided_case() {
    let at = folder("walk");
    std::fs::write(at.join("原文.txt"), block("文件")).unwrap();
    let mut command: Vec<String> = ["structure", "原文.txt"].map(str::to_owned).to_vec();
    let mut walked: Vec<String> = Vec::new();
    loop {
        let args: Vec<&str> = command.iter().map(String::as_str).collect();
        let (fine, out, err) = run(&at, &args, "");
        walked.push(command[..2.min(command.len())].join(" "));
        assert!(fine, "{command:?}\n{out}{err}");
        if command[0] == "eval" {
            assert!(out.contains("6000.00"), "{out}");
            break;
        }
        // What a person does between the commands.
        match walked.len() {
            3 => {
                let head = std::fs::read_to_string(at.join("规则包/文件头.tw")).unwrap();
                let facts = block("事实");
                let (told, facts) = facts.split_once("\n\n").unwrap();
                let head = told.lines().fold(head, |head, line| {
                    let (label, _) = line.split_once('：').unwrap();
                    head.replace(&format!("{label}：未载明。"), line)
                });
                std::fs::write(at.join("规则包/文件头.tw"), head).unwrap();
                std::fs::write(at.join("规则包/事实.tw"), facts).unwrap();
                std::fs::write(at.join("规则包/规则.tw"), block("条文")).unwrap();
            }
            5 => std::fs::write(at.join("规则包/cases/案例.yaml"), block("案例")).unwrap(),
            _ => {}
        }
        command = next(&out, &err);
        assert!(walked.len() < 10, "{walked:?}");
    }
    assert_eq!(
        walked,
        ["structure 原文.txt", "new package", "check 规则包", "check 规则包", "new case", "eval 规则包"]
    );
    let notes = std::fs::read_to_string(at.join("规则包/规则.tw")).unwrap();
    assert!(!notes.contains("待归类"));
}

#[test]
fn the_draft_points_out_lead_ins_and_general_rules() {
    let at = folder("draft");
    let text = block("文件").replace("第三条　", "第三条　同一对象的各项补贴不得重复享受。\n第四条　");
    std::fs::write(at.join("原文.txt"), text).unwrap();
    let (fine, _, err) = run(&at, &["new", "package", "规则包", "--text", "原文.txt"], "");
    assert!(fine, "{err}");
    let rules = std::fs::read_to_string(at.join("规则包/规则.tw")).unwrap();
    assert!(rules.contains("下列条件：　（引语，与它引出的各项写成一条；似为"), "{rules}");
    assert!(rules.contains("// 通则，管到别处的各项，先写清楚：第二条第二款、第三条。"), "{rules}");
}

const DOUBTFUL: &str = "望府规〔2023〕8号\n望江市补贴办法\n第一条　补贴如下：\n（一）甲类\n每月100元。\n（二）乙类\n每月50元。\n\
    上述补贴不得重复享受。\n第二条　本办法自2023年4月1日起施行。\n望江市人民政府\n2023年3月1日\n";

#[test]
fn doubts_are_asked_and_their_answers_written_settled() {
    let begin = |name: &str, input: &str, asked: bool| {
        let at = folder(name);
        std::fs::write(at.join("原文.txt"), DOUBTFUL).unwrap();
        let mut args = vec!["new", "package", "规则包", "--text", "原文.txt"];
        if asked {
            args.push("--ask");
        }
        let (fine, _, err) = run(&at, &args, input);
        assert!(fine, "{err}");
        (std::fs::read_to_string(at.join("规则包/package.toml")).unwrap(), err)
    };
    let entry = |toml: &str| toml.lines().find(|l| l.contains("at = \"上述补贴")).unwrap().to_owned();
    let (plain, _) = begin("unasked", "", false);
    assert!(entry(&plain).contains("answer = \"另起一款\"") && entry(&plain).contains("settled = false"));
    let (told, said) = begin("asked", "9\n2\n", true);
    assert!(said.contains("1 另起一款　2 属于最后一项") && said.contains("请写1至2之中的一个数"), "{said}");
    assert!(entry(&told).contains("answer = \"属于最后一项\"") && entry(&told).contains("settled = true"), "{told}");
    let (likely, _) = begin("enter", "\n", true);
    assert!(entry(&likely).contains("answer = \"另起一款\"") && entry(&likely).contains("settled = true"));
    let (ended, _) = begin("ended", "", true);
    assert!(entry(&ended).contains("settled = false"), "what nobody answered stays open");
}

#[test]
fn one_of_several_documents_is_picked_by_number_or_title() {
    let text = "关于印发两个规定的通知\n望政〔2018〕1号\n各区：\n《甲类补贴规定》和《乙类补贴规定》已经同意，现印发给你们。\n\
                望江市人民政府\n2018年1月1日\n甲类补贴规定\n第一条 补贴10万元。\n乙类补贴规定\n第一条 补贴20万元。\n";
    for (which, title, settled) in
        [(None, "甲类补贴规定", false), (Some("2"), "乙类补贴规定", true), (Some("乙类补贴规定"), "乙类补贴规定", true)]
    {
        let at = folder("several");
        std::fs::write(at.join("原文.txt"), text).unwrap();
        let mut args = vec!["new", "package", "规则包", "--text", "原文.txt"];
        args.extend(which.map(|w| ["--document", w]).into_iter().flatten());
        let (fine, _, err) = run(&at, &args, "");
        assert!(fine, "{err}");
        let toml = std::fs::read_to_string(at.join("规则包/package.toml")).unwrap();
        assert!(toml.contains(&format!("title = \"{title}\"")), "{toml}");
        assert!(toml.contains(&format!("settled = {settled}")), "{toml}");
        assert_eq!(std::fs::read_to_string(at.join("规则包/source/原文.txt")).unwrap(), text, "the text stays whole");
    }
    let at = folder("none");
    std::fs::write(at.join("原文.txt"), text).unwrap();
    let (fine, _, err) = run(&at, &["new", "package", "规则包", "--text", "原文.txt", "--document", "3"], "");
    assert!(!fine && err.contains("1 甲类补贴规定、2 乙类补贴规定") && !at.join("规则包").exists(), "{err}");
}
