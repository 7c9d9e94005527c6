//! The record as the program writes it: signed decisions, broken-off writes, two writers, replays.

#![expect(clippy::unwrap_used, reason = "a test that cannot read its own data has failed")]

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::Duration;
use tiaowen::record::{Broken, Chain, Content, Key, contents, resume};

const CASES: &str = "policies/shifan-2024-3/cases";

/// An empty folder of this test's own.
fn folder(name: &str) -> PathBuf {
    let dir = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&dir);
    std::fs::create_dir_all(&dir).unwrap();
    dir
}

fn cases() -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = std::fs::read_dir(CASES).unwrap().map(|e| e.unwrap().path()).collect();
    found.retain(|p| p.extension().is_some_and(|e| e == "yaml"));
    found.sort();
    found
}

fn command(args: &[&str], key: Option<&str>) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tiaowen"));
    command.args(args).env_remove("TIAOWEN_LANG").env_remove("TIAOWEN_RECORD_KEY");
    if let Some(key) = key {
        command.env("TIAOWEN_RECORD_KEY", key);
    }
    command
}

fn run(args: &[&str], key: Option<&str>) -> (i32, String) {
    let out: Output = command(args, key).output().unwrap();
    let said = [out.stdout, out.stderr].map(|b| String::from_utf8(b).unwrap()).concat();
    (out.status.code().unwrap(), said)
}

/// All cases of the small package into a record.
fn eval_all(record: &Path, key: Option<&str>) -> Command {
    let cases = cases();
    let mut args = vec!["eval", "policies/shifan-2024-3", "--explain", "none", "--record", record.to_str().unwrap()];
    args.push("--case");
    args.extend(cases.iter().map(|p| p.to_str().unwrap()));
    command(&args, key)
}

fn text(record: &Path) -> String {
    std::fs::read_to_string(record.join("decisions.jsonl")).unwrap()
}

#[test]
fn every_decision_comes_out_again() {
    let record = folder("again");
    let dir = record.to_str().unwrap();
    let out = eval_all(&record, Some("密钥")).output().unwrap();
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    let count = text(&record).lines().count();
    assert!(count > 40, "{count}");
    assert_eq!(run(&["audit", "verify", dir], Some("密钥")), (0, format!("{count}行，逐行相符，密钥相符。\n")));
    let replay = ["audit", "replay", dir, "--package", "policies/shifan-2024-3", "--cases", CASES];
    let (code, said) = run(&replay, Some("密钥"));
    assert_eq!((code, said), (0, format!("重新审核：相同{count}项，不同0项，未能重审0项。\n")));
    // With another key, or none, nothing can be said, and nothing is added.
    assert_eq!(run(&["audit", "verify", dir], None).0, 1);
    assert_eq!(run(&["audit", "verify", dir], Some("别的")).0, 1);
    let refused = eval_all(&record, Some("别的")).output().unwrap();
    assert_eq!(refused.status.code(), Some(3));
    assert!(refused.stdout.is_empty(), "nothing is given that is not on record");
    assert_eq!(text(&record).lines().count(), count);
}

/// A case whose facts were changed afterwards: the digest says so, and the decision differs.
#[test]
fn a_replay_says_what_differs() {
    let record = folder("differs");
    let moved = folder("differs-cases");
    let dir = record.to_str().unwrap();
    let out = eval_all(&record, Some("k")).output().unwrap();
    assert!(out.status.success());
    let first = contents(&text(&record)).into_iter().find(|(_, c)| c.outcome == "符合" && c.amount.is_some());
    let (number, content) = first.unwrap();
    for path in cases() {
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        let written = std::fs::read_to_string(&path).unwrap();
        match name == content.case {
            true => std::fs::write(moved.join(&name), format!("# 只是一条注\n{written}")).unwrap(),
            false => std::fs::write(moved.join(&name), written).unwrap(),
        }
    }
    let replay = ["audit", "replay", dir, "--package", "policies/shifan-2024-3", "--cases", moved.to_str().unwrap()];
    assert_eq!(run(&replay, Some("k")).0, 0, "a comment is no fact");
    let changed = moved.join(&content.case);
    let written = std::fs::read_to_string(&changed).unwrap();
    let later = written.replace("学历: 博士", "学历: 硕士");
    assert_ne!(later, written);
    std::fs::write(&changed, later).unwrap();
    let (code, said) = run(&replay, Some("k"));
    assert_eq!(code, 1, "{said}");
    let line = said.lines().find(|l| l.starts_with(&format!("第{number}号（"))).unwrap();
    assert!(line.contains("24000.00元，现为") && line.ends_with("所据不同：事实。"), "{line}");
    std::fs::remove_file(&changed).unwrap();
    let (code, said) = run(&replay, Some("k"));
    assert_eq!(code, 1);
    assert!(said.contains("未能重审，没有这一案例。"), "{said}");
}

#[test]
fn a_person_signs_and_says_why() {
    let record = folder("signed");
    let dir = record.to_str().unwrap();
    let case = cases().into_iter().find(|p| p.to_str().unwrap().contains("001")).unwrap();
    let base = ["eval", "policies/shifan-2024-3", "--case", case.to_str().unwrap(), "--record", dir];
    let all = run(&base, None);
    assert_eq!(all.0, 0, "{}", all.1);
    let (_, content) = contents(&text(&record)).remove(0);
    let with = |more: &[&str]| run(&[&base[..], more].concat(), None);
    let lines = text(&record).lines().count();
    // One case and one rule at a time; a name, a date; an outcome that there is; a reason where it differs.
    let only = ["--only", content.rule.as_str()];
    let other = if content.outcome == "符合" { "不符合" } else { "符合" };
    let refused: [&[&str]; 5] = [
        &["--by", "示例甲", "--at", "2026-11-25"],
        &[only[0], only[1], "--by", " ", "--at", "2026-11-25"],
        &[only[0], only[1], "--by", "示例甲", "--at", "昨天"],
        &[only[0], only[1], "--by", "示例甲", "--at", "2026-11-25", "--as", "同意"],
        &[only[0], only[1], "--by", "示例甲", "--at", "2026-11-25", "--as", other],
    ];
    for args in refused {
        let (code, said) = with(args);
        assert_eq!(code, 2, "{args:?}: {said}");
    }
    assert_eq!(
        run(
            &["eval", "policies/shifan-2024-3", "--case", case.to_str().unwrap(), "--by", "甲", "--at", "2026-11-25"],
            None
        )
        .0,
        2
    );
    assert_eq!(text(&record).lines().count(), lines, "nothing was recorded of what was refused");
    let signed =
        [only[0], only[1], "--by", "示例甲", "--at", "2026-11-25", "--as", other, "--reason", "材料经核实不实"];
    assert_eq!(with(&signed).0, 0);
    let (_, last) = contents(&text(&record)).pop().unwrap();
    let human = last.human.unwrap();
    assert_eq!((last.outcome, human.outcome.as_str()), (content.outcome, other));
    assert_eq!((human.by.as_str(), human.reason.as_deref()), ("示例甲", Some("材料经核实不实")));
    assert_eq!(run(&["audit", "verify", dir], None).0, 0);
}

/// No value of a case stands in a record without a key, and none but a digest in one with a key.
#[test]
fn a_record_holds_no_facts() {
    let record = folder("facts");
    assert!(eval_all(&record, None).output().unwrap().status.success());
    for (_, content) in contents(&text(&record)) {
        assert!(content.inputs.is_none() && content.inputs_left_out.is_some());
        assert!(!content.case.contains('/'));
    }
    let names: Vec<String> = cases()
        .iter()
        .filter_map(|p| {
            std::fs::read_to_string(p)
                .unwrap()
                .lines()
                .find_map(|l| l.trim().strip_prefix("姓名:").map(|n| n.trim().to_owned()))
        })
        .filter(|n| !n.is_empty())
        .collect();
    assert!(!names.is_empty());
    for name in names {
        assert!(!text(&record).contains(&name), "{name}");
    }
}

/// Every place at which a write can break off: what stood is kept, what stood whole is counted.
#[test]
fn a_write_may_break_off_at_any_byte() {
    let record = folder("cuts");
    assert!(eval_all(&record, None).output().unwrap().status.success());
    let some: Vec<Content> = contents(&text(&record)).into_iter().take(4).map(|(_, c)| c).collect();
    for key in [Key::default(), Key::new(Some(b"k".to_vec()))] {
        let mut chain = Chain::new(key.clone());
        let lines: Vec<String> = some[..2].iter().map(|c| chain.line(c)).collect();
        let (head, last) = (chain.head(), lines[1].trim_end());
        let more: Vec<String> = some[2..].iter().map(|c| chain.line(c)).collect();
        let tail = more.concat();
        for cut in 0..=tail.len() {
            let resumed = resume(&head, Some(last), &tail.as_bytes()[..cut], &key).unwrap();
            let whole = usize::from(cut >= more[0].len()) + usize::from(cut >= tail.len());
            assert_eq!(resumed.taken, whole, "{cut}");
            let kept: usize = more[..whole].iter().map(String::len).sum();
            assert_eq!(resumed.cut, cut - kept, "{cut}");
            assert_eq!(resumed.chain.count, 2 + whole as u64);
        }
        // What another hand put there is not taken.
        let forged = more[1].clone();
        assert_eq!(resume(&head, Some(last), forged.as_bytes(), &key).err(), Some(Broken::Tail));
        assert_eq!(resume(&head, Some(lines[0].trim_end()), b"", &key).err(), Some(Broken::Last));
        assert_eq!(resume(&head, None, b"", &key).err(), Some(Broken::Last));
    }
}

/// Killed at whatever moment it is in, the record is sound, and the next write goes on.
#[test]
fn a_killed_writer_leaves_a_sound_record() {
    let record = folder("killed");
    let dir = record.to_str().unwrap();
    let one = eval_all(&record, Some("k")).output().unwrap();
    assert!(one.status.success());
    let each = text(&record).lines().count();
    let mut finished = 1;
    for round in 0..24u64 {
        let mut child = eval_all(&record, Some("k")).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        std::thread::sleep(Duration::from_millis(round * 12));
        let _ = child.kill();
        finished += usize::from(child.wait().unwrap().success());
        let (code, said) = run(&["audit", "verify", dir], Some("k"));
        assert_eq!(code, 0, "round {round}: {said}");
    }
    let last = eval_all(&record, Some("k")).output().unwrap();
    assert!(last.status.success(), "{}", String::from_utf8_lossy(&last.stderr));
    assert_eq!(run(&["audit", "verify", dir], Some("k")).0, 0);
    let count = text(&record).lines().count();
    assert!(count >= (finished + 1) * each, "nothing that was given is missing: {count} {finished} {each}");
}

#[test]
fn two_writers_take_turns() {
    let record = folder("turns");
    let writers: Vec<Child> =
        (0..4).map(|_| eval_all(&record, None).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()).collect();
    let done: Vec<bool> = writers.into_iter().map(|mut w| w.wait().unwrap().success()).collect();
    assert_eq!(done, [true; 4]);
    let (code, said) = run(&["audit", "verify", record.to_str().unwrap()], None);
    assert_eq!(code, 0, "{said}");
    let lines = contents(&text(&record));
    assert_eq!(lines.len() % 4, 0);
    let quarter = lines.len() / 4;
    let of = |k: usize| lines[k * quarter..(k + 1) * quarter].iter().map(|(_, c)| c.clone()).collect::<Vec<_>>();
    assert_eq!([of(1), of(2), of(3)], [of(0), of(0), of(0)], "none writes between another's lines");
}

/// The commands of the document run as they are written, and say what it quotes; the words of its
/// table are those of the catalogue.
#[test]
fn the_document_says_what_the_program_says() {
    let record = folder("document");
    let told = folder("told").join("结论.json");
    let doc = std::fs::read_to_string("docs/结论记录.md").unwrap();
    let mut said = String::new();
    let mut commands = 0;
    for block in doc.split("```sh\n").skip(1).filter_map(|b| b.split("```").next()) {
        let line = block.replace("\\\n", " ").replace("结论记录", record.to_str().unwrap());
        let line = line.replace("结论.json", told.to_str().unwrap());
        let args: Vec<&str> = line.split_whitespace().skip(1).collect();
        let (code, words) = run(&args, None);
        assert_eq!(code, 0, "{line}: {words}");
        said.push_str(&words);
        commands += 1;
    }
    assert_eq!(commands, 6);
    let catalogue = std::fs::read_to_string("messages/zh.ftl").unwrap();
    let pattern = |line: &str| line.split_once(" = ").map(|(_, words)| words.to_owned());
    let known: Vec<String> = catalogue.lines().filter(|l| l.starts_with("audit-")).filter_map(pattern).collect();
    let of_catalogue = |words: &str| {
        known.iter().any(|k| {
            let mut rest = words;
            k.split(['{', '}']).step_by(2).all(|part| match rest.find(part) {
                Some(at) => {
                    rest = &rest[at + part.len()..];
                    true
                }
                None => false,
            })
        })
    };
    for quoted in doc.split('“').skip(1).filter_map(|q| q.split('”').next()) {
        assert!(said.contains(quoted), "{quoted}\n{said}");
    }
    let rows = doc.lines().filter(|l| l.starts_with("| ") && !l.contains("查得出的"));
    let mut sentences = 0;
    for words in rows.filter_map(|row| row.split('|').nth(2)).flat_map(|w| w.trim().split_inclusive('。')) {
        assert!(of_catalogue(words), "{words}");
        sentences += 1;
    }
    assert_eq!(sentences, 7);
}
