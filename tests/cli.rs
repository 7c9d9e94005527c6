//! The program as people run it: verbs, flags, exit codes, and what it says of bad input.

#![expect(clippy::unwrap_used, clippy::panic, reason = "the helpers here are part of the tests")]

mod support;

use serde_json::Value;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use support::{read_folder, repository};

const POLICY: &str = "policies/dalian-2017-46";
const BASE: &str = "tests/diagnostics/base";

/// What one run of the program gave.
struct Ran {
    code: i32,
    out: String,
    err: String,
}

impl Ran {
    /// The exit code, once nothing has panicked and nothing internal has leaked.
    #[track_caller]
    fn exits(self, code: i32) -> Ran {
        for internal in ["panicked", "src/", "RUST_BACKTRACE"] {
            assert!(!self.err.contains(internal), "{}", self.err);
        }
        assert_eq!(self.code, code, "out: {}\nerr: {}", self.out, self.err);
        self
    }

    #[track_caller]
    fn says(self, words: &[&str]) -> Ran {
        for word in words {
            assert!(self.out.contains(word) || self.err.contains(word), "{word}\nout: {}\nerr: {}", self.out, self.err);
        }
        self
    }

    /// Data, and nothing said beside it.
    #[track_caller]
    fn json(self) -> Value {
        assert_eq!(self.err, "");
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}\n{}", self.out))
    }
}

fn run_with(args: &[&str], input: &str, variables: &[(&str, &str)]) -> Ran {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tiaowen"));
    command.args(args).current_dir(env!("CARGO_MANIFEST_DIR"));
    command.env_remove("NO_COLOR").env_remove("TIAOWEN_LANG").envs(variables.iter().copied());
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    // A program that refuses its arguments does not read its input.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    let output = child.wait_with_output().unwrap();
    Ran {
        code: output.status.code().unwrap_or(-1),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

fn run(args: &[&str]) -> Ran {
    run_with(args, "", &[])
}

/// `eval` of the policy over a case given on standard input.
fn eval(case: &str, more: &[&str]) -> Ran {
    run_with(&[&["eval", POLICY, "--case", "-"], more].concat(), case, &[])
}

fn case_file(start: &str) -> String {
    let entries = std::fs::read_dir(repository(POLICY).join("cases")).unwrap();
    let mut names = entries.map(|e| e.unwrap().file_name().into_string().unwrap());
    format!("{POLICY}/cases/{}", names.find(|n| n.starts_with(start)).unwrap())
}

/// A folder of its own for one test, empty.
fn scratch(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

/// A copy of a package with one file changed.
fn copy(name: &str, package: &str, path: &str, edit: impl FnOnce(&str) -> String) -> String {
    let folder = scratch(name);
    for (path, bytes) in read_folder(&repository(package)).files {
        let file = folder.join(path);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, bytes).unwrap();
    }
    let text = std::fs::read_to_string(folder.join(path)).unwrap();
    let new = edit(&text);
    assert_ne!(new, text, "the edit changes nothing");
    std::fs::write(folder.join(path), new).unwrap();
    folder.to_str().unwrap().to_owned()
}

/// A folder with everything in it, elsewhere.
fn copy_folder(from: &Path, to: &Path) {
    for (path, bytes) in read_folder(from).files {
        let file = to.join(path);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, bytes).unwrap();
    }
}

fn decision<'a>(document: &'a Value, rule: &str) -> &'a Value {
    document["decisions"].as_array().unwrap().iter().find(|d| d["rule"] == rule).unwrap()
}

// ------------------------------------------------------------------ verbs

#[test]
fn every_verb_has_a_chinese_name_that_does_the_same() {
    let case = case_file("001");
    for (verb, other, rest) in [
        ("check", "校验", vec![]),
        ("test", "测试", vec![]),
        ("compile", "编译", vec![]),
        ("eval", "审核", vec!["--case", case.as_str()]),
        ("eval", "裁定", vec!["--case", case.as_str()]),
    ] {
        let with = |verb| run(&[&[verb, POLICY], rest.as_slice()].concat()).exits(0);
        let (english, chinese) = (with(verb), with(other));
        assert!(!english.out.is_empty(), "{verb}");
        assert_eq!((english.out, english.err), (chinese.out, chinese.err), "{verb} {other}");
    }
}

#[test]
fn check_says_what_there_is_and_finds_faults() {
    run(&["check", POLICY]).exits(0).says(&["大政发〔2017〕46号", "没有错误"]);
    let broken = copy("check-broken", BASE, "规则.tw", |t| t.replacen("最长不超过2年", "不超过2年", 1));
    let ran = run(&["check", &broken]).exits(1).says(&["错误[T0", "规则.tw:", "共发现"]);
    assert_eq!(ran.out, "", "findings are not data");
    let json = run(&["check", &broken, "--format", "json"]).exits(1).json();
    assert!(json.to_string().contains("规则.tw"), "{json}");
}

#[test]
fn test_compares_expectations() {
    run(&["test", POLICY]).exits(0).says(&["全部相符"]);
    let name = "cases/001-场地补贴-租房两年.yaml";
    let wrong = copy("test-wrong", POLICY, name, |t| t.replacen("总额: \"6000.00\"", "总额: \"6000.01\"", 1));
    run(&["test", &wrong]).exits(1).says(&["001-场地补贴-租房两年.yaml", "创业场地补贴", "6000.01", "6000.00"]);
    let json = run(&["test", &wrong, "--format", "json"]).exits(1).json();
    assert_eq!(json["failures"].as_array().unwrap().len(), 1);
    let unreadable = copy("test-unreadable", POLICY, name, |t| t.replacen("  场地类型:", "  场地类刑:", 1));
    run(&["test", &unreadable]).exits(3).says(&["T0503", "场地类刑", "是否指“场地类型”"]);
}

/// Snapshots belong to the package: compared on every test, written only when asked and only over what is right.
#[test]
fn snapshots_change_when_the_meaning_does_and_only_when_asked() {
    const SMALL: &str = "policies/shifan-2024-3";
    let reworded = copy("shots-changed", SMALL, "解释事项.tw", |t| {
        t.replacen("没有列到的产业，是否", "没有列出的产业，是否", 1)
    });
    let kept = Path::new(&reworded).join("snapshots/结论");
    let first = std::fs::read_dir(&kept).unwrap().map(|e| e.unwrap().path()).min().unwrap();
    let before = std::fs::read_to_string(&first).unwrap();
    // The words of a question belong to the reasons alone.
    let told = run(&["test", &reworded]).exits(1).says(&["理由/", "加 --update 改写"]);
    assert!(!told.out.contains("结论/") && !told.out.contains("全过程/"), "{}", told.out);
    assert_eq!(std::fs::read_to_string(&first).unwrap(), before, "comparing writes nothing");
    run(&["test", &reworded, "--update"]).exits(0).says(&["改写了"]);
    run(&["test", &reworded]).exits(0).says(&["全部相符"]);

    // Ends of lines mean nothing; a file of no case is told and taken away.
    let text = std::fs::read_to_string(&first).unwrap();
    std::fs::write(&first, text.replace('\n', "\r\n")).unwrap();
    run(&["test", &reworded]).exits(0);
    std::fs::write(kept.join("无此案例.json"), "").unwrap();
    run(&["test", &reworded]).exits(1).says(&["结论/无此案例.json"]);
    run(&["test", &reworded, "--update"]).exits(0).says(&["改写了1个快照"]);

    // Where an expectation fails, nothing is rewritten.
    let case = std::fs::read_dir(Path::new(&reworded).join("cases")).unwrap().map(|e| e.unwrap().path()).min().unwrap();
    let wrong = std::fs::read_to_string(&case).unwrap().replacen("结论: 符合", "结论: 不符合", 1);
    std::fs::write(&case, wrong).unwrap();
    std::fs::write(&first, "另外的文字").unwrap();
    run(&["test", &reworded, "--update"]).exits(1).says(&["快照没有改写"]);
    assert_eq!(std::fs::read_to_string(&first).unwrap(), "另外的文字");

    std::fs::remove_dir_all(Path::new(&reworded).join("snapshots")).unwrap();
    run(&["test", &reworded]).exits(1).says(&["还没有快照"]);
}

#[test]
fn a_format_that_a_verb_does_not_write_is_refused() {
    for args in [["test", POLICY, "html"], ["check", POLICY, "md"], ["report", POLICY, "json"]] {
        run(&[args[0], args[1], "--format", args[2]]).exits(2).says(&[args[2], "可用的格式"]);
    }
    let page = run(&["report", "policies/shifan-2024-3"]).exits(0);
    assert!(page.out.starts_with("<!DOCTYPE html>"), "{}", &page.out[..40]);
}

#[test]
fn compile_gives_the_program_and_the_dictionary() {
    let text = run(&["compile", POLICY]).exits(0);
    let json = run(&["compile", POLICY, "--format", "json"]).exits(0).json();
    assert!(json["nodes"].as_array().unwrap().len() > 100);
    let document = eval("基准日: 2020-03-01", &["--format", "json", "--alternatives", "none"]).exits(0).json();
    let hash = document["policy"]["ir_sha256"].as_str().unwrap();
    assert!(text.out.ends_with(&format!("sha256 {hash}\n")), "{hash}");
    let facts = run(&["compile", POLICY, "--emit", "facts"]).exits(0).json();
    assert!(facts["个人"]["facts"]["首次领取营业执照日期"].is_object(), "{facts}");
}

// ------------------------------------------------------------------ eval and its flags

#[test]
fn one_case_is_an_object_and_several_are_an_array() {
    let (first, second) = (case_file("001"), case_file("009"));
    let one = run(&["eval", POLICY, "--case", &first, "--format", "json"]).exits(0).json();
    assert_eq!(one["schema"], "tiaowen.decision/v1");
    assert_eq!(decision(&one, "创业场地补贴")["amount"]["total"], "6000.00");
    let both = run(&["eval", POLICY, "--case", &first, &second, "--format", "json"]).exits(0).json();
    assert_eq!(both.as_array().unwrap()[0], one);
    assert_eq!(decision(&both[1], "创业场地补贴")["outcome"], "不符合");
    let repeated = run(&["eval", POLICY, "--case", &first, "--case", &second, "--format", "json"]).exits(0).json();
    assert_eq!(repeated, both);
}

#[test]
fn a_case_that_cannot_be_read_is_an_entry_of_its_own() {
    let good = case_file("001-");
    let bad = scratch("bad-among-good").join("错.yaml");
    std::fs::write(&bad, "基准日: 2020-13-01\n").unwrap();
    let bad = bad.to_string_lossy().into_owned();
    let three = ["eval", POLICY, "--case", &good, &bad, &good, "--only", "创业场地补贴"];
    let done = run(&[&three[..], &["--format", "json"]].concat()).exits(1);
    let answers: Value = serde_json::from_str(&done.out).unwrap();
    assert_eq!(answers[0], answers[2]);
    assert_eq!(decision(&answers[0], "创业场地补贴")["outcome"], "符合");
    assert_eq!(answers[1]["schema"], "tiaowen.error/v1");
    assert_eq!(answers[1]["file"], bad.as_str());
    assert_eq!(answers[1]["findings"][0]["code"], "T0505");
    assert_eq!(answers[0]["file"], good.as_str());
    // Nothing decided: the exit code of input that is wrong, and still an entry for each case.
    run(&["eval", POLICY, "--case", &bad, &bad]).exits(3);
    let alone = run(&["eval", POLICY, "--case", &bad, "--format", "json"]).exits(3);
    assert_eq!(serde_json::from_str::<Value>(&alone.out).unwrap(), answers[1]);
    let missing = run(&["eval", POLICY, "--case", "没有.yaml", "--format", "json"]).exits(3);
    let missing: Value = serde_json::from_str(&missing.out).unwrap();
    assert_eq!((missing["file"].as_str(), missing["message"].as_str()), (Some("没有.yaml"), Some("没有这个文件")));
    run(&["eval", POLICY, "--case", "没有.yaml"]).exits(3).says(&["案例文件“没有.yaml”没有读到"]);
    run(&three).exits(1).says(&[&format!("案例文件“{bad}”有误，未予审核"), "共计6000.00元"]);
}

#[test]
fn standard_input_is_a_case_in_yaml_or_json() {
    let yaml = eval("案例: 甲\n基准日: 2020-03-01\n个人: {此前曾领取营业执照: 是}\n", &["--format", "json"]).exits(0);
    let json = r#"{"案例": "甲", "基准日": "2020-03-01", "个人": {"此前曾领取营业执照": "是"}}"#;
    assert_eq!(eval(json, &["--format", "json"]).exits(0).out, yaml.out);
    assert_eq!(decision(&yaml.json(), "创业场地补贴")["outcome"], "待补正");
    let file = scratch("json-case").join("案例.json");
    std::fs::write(&file, json).unwrap();
    let read = run(&["eval", POLICY, "--case", file.to_str().unwrap(), "--format", "json"]).exits(0).json();
    assert_eq!(read["case"], "甲");
}

#[test]
fn output_goes_where_it_is_asked_to_go() {
    let file = scratch("output").join("说明.txt");
    let path = file.to_str().unwrap();
    let case = case_file("001");
    let shown = run(&["eval", POLICY, "--case", &case]).exits(0);
    let written = run(&["eval", POLICY, "--case", &case, "-o", path]).exits(0);
    assert_eq!((written.out.as_str(), std::fs::read_to_string(&file).unwrap()), ("", shown.out.clone()));
    assert_eq!(run(&["eval", POLICY, "--case", &case, "-o", "-"]).exits(0).out, shown.out);
    run(&["check", POLICY, "-o", file.join("不能").to_str().unwrap()]).exits(3).says(&["写不出去"]);
}

#[test]
fn an_output_never_writes_over_what_is_read_nor_over_anything_unasked() {
    let dir = scratch("output-safe");
    let package = dir.join("规则包");
    copy_folder(&repository("policies/shifan-2024-3"), &package);
    let name =
        std::fs::read_dir(package.join("cases")).unwrap().map(|e| e.unwrap().path()).filter(|p| p.is_file()).min();
    let case = name.unwrap();
    let before = std::fs::read_to_string(&case).unwrap();
    let text = |path: &Path| path.to_str().unwrap().to_owned();
    let (package, own) = (text(&package), text(&case));
    for target in [own.clone(), format!("{package}/package.toml")] {
        let args = ["eval", &package, "--case", &own, "-o", &target, "--force"];
        run(&args).exits(2).says(&["不能作为输出"]);
    }
    assert_eq!(std::fs::read_to_string(&case).unwrap(), before);
    // Nor does it add to a package, be it the one that is read or another.
    let other = dir.join("另一个");
    copy_folder(&repository(BASE), &other);
    for target in
        [format!("{package}/说明.txt"), format!("{package}/cases/说明.yaml"), text(&other.join("parameters/新.yaml"))]
    {
        run(&["eval", &package, "--case", &own, "-o", &target]).exits(2);
        run(&["eval", &package, "--case", &own, "-o", &target, "--force"]).exits(2);
        assert!(!Path::new(&target).exists(), "{target}");
    }
    run(&["eval", POLICY, "--case", &case_file("001-"), "-o", &text(&other.join("新.txt"))])
        .exits(2)
        .says(&["规则包的文件夹"]);
    // But a case that is made may take its place among the cases.
    let new = format!("{package}/cases/新案例.yaml");
    run(&["new", "case", &package, "--for", "租房补贴", "-o", &new]).exits(0);
    assert!(std::fs::read_to_string(&new).unwrap().contains("基准日"));
    std::fs::remove_file(&new).unwrap();
    let out = text(&dir.join("说明.txt"));
    let args = ["eval", &package, "--case", &own, "-o", &out];
    run(&args).exits(0);
    std::fs::write(&out, "别的").unwrap();
    run(&args).exits(2).says(&["已经存在", "--force"]);
    assert_eq!(std::fs::read_to_string(&out).unwrap(), "别的");
    run(&[&args[..], &["--force"]].concat()).exits(0);
    assert!(std::fs::read_to_string(&out).unwrap().contains("审核说明"));
    run(&["eval", &package, "--case", &own, "-o", "/dev/null"]).exits(0);
    // Nothing half written is left.
    let left = std::fs::read_dir(&dir)
        .unwrap()
        .filter(|e| e.as_ref().unwrap().file_name().to_string_lossy().ends_with(".new"));
    assert_eq!(left.count(), 0);
}

#[cfg(unix)]
#[test]
fn links_that_lead_out_of_a_folder_are_not_read() {
    let dir = scratch("links");
    let package = dir.join("规则包");
    copy_folder(&repository("policies/shifan-2024-3"), &package);
    std::fs::rename(package.join("事实.tw"), dir.join("事实.tw")).unwrap();
    std::os::unix::fs::symlink(dir.join("事实.tw"), package.join("事实.tw")).unwrap();
    run(&["check", package.to_str().unwrap()]).exits(3).says(&["事实.tw", "文件夹以外的链接"]);
    // Tables that a case names must lie below it.
    let file = dir.join("案例.yaml");
    for outside in ["../../../etc", "/etc", "甲/../..", "甲\\乙"] {
        std::fs::write(&file, format!("基准日: 2020-03-01\n参数目录: {outside}\n")).unwrap();
        run(&["eval", POLICY, "--case", file.to_str().unwrap()]).exits(3).says(&[
            "T0506",
            "参数目录",
            "案例所在文件夹之下",
        ]);
    }
    std::os::unix::fs::symlink("/etc", dir.join("链接")).unwrap();
    std::fs::write(&file, "基准日: 2020-03-01\n参数目录: 链接\n").unwrap();
    let ran = run(&["eval", POLICY, "--case", file.to_str().unwrap()]).exits(3).says(&["文件夹以外的链接", "不用链接"]);
    assert!(!ran.err.contains("缩进") && ran.err.contains("共发现1处错误"), "{}", ran.err);
}

/// A case that chose its own figures says so before all else, and is not answered for without leave.
#[test]
fn figures_that_a_case_chose_are_named_first_and_not_recorded() {
    let dir = scratch("own-tables");
    let tables = repository("policies/dalian-2017-46/cases/示例参数");
    copy_folder(&tables, &dir.join("我的参数"));
    let text = std::fs::read_dir(repository("policies/dalian-2017-46/cases")).unwrap();
    let case = text.map(|f| f.unwrap().path()).find(|p| p.to_string_lossy().contains("/055-")).unwrap();
    let text = std::fs::read_to_string(case).unwrap().replace("参数目录: 示例参数", "参数目录: 我的参数");
    let file = dir.join("案例.yaml");
    std::fs::write(&file, text).unwrap();
    let (file, record) = (file.to_str().unwrap(), dir.join("记录"));
    let only = ["--only", "高校毕业生灵活就业社保补贴"];
    let eval = |more: &[&str]| run(&[&["eval", POLICY, "--case", file], &only[..], more].concat());
    assert!(eval(&[]).exits(0).out.starts_with("注意：本案另用参数表（参数目录：我的参数）"));
    let json: serde_json::Value = serde_json::from_str(&eval(&["--format", "json"]).exits(0).out).unwrap();
    assert_eq!(json["case_parameters"]["folder"], "我的参数");
    let page = run(&[&["report", POLICY, "--case", file], &only[..]].concat()).exits(0).out;
    let (named, title) = (page.find("本案另用参数表").unwrap(), page.find("<h1>").unwrap());
    assert!(named < title);
    let to = record.to_str().unwrap();
    eval(&["--record", to]).exits(3).says(&["自带参数表", "--case-params", "--params"]);
    assert!(!record.exists());
    eval(&["--record", to, "--case-params"]).exits(0).says(&["已记入"]);
    let letter = |more: &[&str]| run(&[&["letter", POLICY, "--case", file], &only[..], more].concat());
    letter(&[]).exits(3).says(&["自带参数表"]);
    assert!(letter(&["--case-params"]).exits(0).out.starts_with("**注意：本案另用参数表"));
    // Tables that the office names on the command line are its own, and take the place of the case's.
    let params = tables.to_str().unwrap();
    assert!(!eval(&["--params", params, "--record", to]).exits(0).out.contains("另用参数表"));
}

/// What never ends, or cannot be read twice, is not opened at all.
#[cfg(unix)]
#[test]
fn only_regular_files_are_read() {
    let dir = scratch("pipes");
    let package = dir.join("规则包");
    copy_folder(&repository(BASE), &package);
    let pipe = |path: PathBuf| {
        assert!(Command::new("mkfifo").arg(&path).status().unwrap().success());
        path.to_str().unwrap().to_owned()
    };
    let case = pipe(dir.join("案例.yaml"));
    for path in [case.as_str(), "/dev/zero"] {
        run(&["eval", POLICY, "--case", path]).exits(3).says(&["这是管道或者设备，不是普通文件"]);
    }
    run(&["eval", POLICY, "--case", POLICY]).exits(3).says(&["这是文件夹，不是文件"]);
    pipe(package.join("parameters/甲.yaml"));
    run(&["check", package.to_str().unwrap()]).exits(3).says(&["T0501", "parameters/甲.yaml", "这是管道或者设备"]);
    std::fs::remove_file(package.join("parameters/甲.yaml")).unwrap();
    let large = std::fs::File::create(package.join("parameters/大.yaml")).unwrap();
    large.set_len((64 << 20) + 1).unwrap();
    run(&["check", package.to_str().unwrap()]).exits(3).says(&["文件过大，须在64MB以内"]);
}

#[test]
fn why_something_cannot_be_read_or_written_is_said_in_the_language_asked_for() {
    let case = case_file("001-");
    for (path, said) in [("没有/这里.txt", "没有这个文件夹"), ("src", "所指的是文件夹，不是文件")]
    {
        let ran = run(&["eval", POLICY, "--case", &case, "-o", path]).exits(3).says(&["结果写不出去", said]);
        assert!(!ran.err.contains("os error"), "{}", ran.err);
    }
    run(&["new", "package", "没有", "--text", "没有.txt"]).exits(3).says(&["没有这个文件"]);
}

#[test]
fn only_and_explain_choose_what_is_said() {
    let case = case_file("001");
    let with = |more: &[&str]| run(&[&["eval", POLICY, "--case", &case], more].concat()).exits(0).out;
    let json: Value = serde_json::from_str(&with(&["--only", "创业场地补贴", "--format", "json"])).unwrap();
    assert_eq!(json["decisions"].as_array().unwrap().len(), 1);
    let two = with(&["--only", "创业场地补贴", "求职创业补贴", "--format", "json"]);
    assert_eq!(serde_json::from_str::<Value>(&two).unwrap()["decisions"].as_array().unwrap().len(), 2);
    let pages: Vec<String> = [&["--explain", "none"][..], &["--explain", "brief"], &[], &["--explain", "full"]]
        .iter()
        .map(|e| with(&[&["--only", "创业场地补贴"], *e].concat()))
        .collect();
    // The full explanation says more in its sections, too, and ends with the tree.
    assert!(pages[3].len() > pages[2].len() && pages[3].contains("逐项判断"), "{}", pages[3]);
    for pair in pages[..3].windows(2) {
        assert!(pair[1].starts_with(pair[0].trim_end()) && pair[1].len() > pair[0].len(), "{}\n{}", pair[0], pair[1]);
    }
    assert!(pages[0].contains("符合。") && !pages[0].contains("依据"), "{}", pages[0]);
}

#[test]
fn interpretations_are_chosen_by_name() {
    let case = case_file("003");
    let with = |choice: &str| {
        let only = ["eval", POLICY, "--case", &case, "--only", "创业场地补贴", "--format", "json", "--interpretation"];
        let json = run(&[&only[..], &[choice]].concat()).exits(0).json();
        let decision = decision(&json, "创业场地补贴");
        (decision["outcome"].as_str().unwrap().to_owned(), decision["amount"]["total"].as_str().unwrap().to_owned())
    };
    assert_eq!(with("场地补贴不足一年的折算=甲解"), ("符合".to_owned(), "4500.00".to_owned()));
    assert_eq!(with("场地补贴不足一年的折算=乙解"), ("符合".to_owned(), "3000.00".to_owned()));
}

#[test]
fn tables_are_laid_over_the_packages_own() {
    let case = case_file("064");
    let rule = "高校毕业生灵活就业社保补贴";
    let with = |more: &[&str]| {
        let args = [&["eval", POLICY, "--case", &case, "--only", rule, "--format", "json"], more].concat();
        decision(&run(&args).exits(0).json(), rule)["amount"].clone()
    };
    assert_eq!(with(&[])["total"], Value::Null);
    let tables = format!("{POLICY}/cases/示例参数");
    assert_eq!(with(&["--params", &tables])["total"], "674.06");
    run(&["eval", POLICY, "--case", &case, "--params", "没有这个文件夹"]).exits(3).says(&["没有这个文件夹"]);
}

#[test]
fn dates_are_given_and_never_read_from_a_clock() {
    let plain = eval("基准日: 2020-03-01", &["--format", "json"]).exits(0).json();
    assert_eq!(plain["dates"]["适用日"], "2020-03-01");
    assert_eq!(plain["dates"]["defaulted"], serde_json::json!(["适用日", "核定日"]));
    let dated = eval("基准日: 2020-03-01", &["--format", "json", "--as-of", "2018-01-01"]).exits(0).json();
    assert_eq!(dated["dates"]["适用日"], "2018-01-01");
    assert_eq!(dated["dates"]["核定日"], "2020-03-01");
    eval("个人: {}", &[]).exits(3).says(&["T0508", "基准日"]);
}

#[test]
fn colour_is_for_terminals_or_on_demand() {
    let broken = copy("colour", BASE, "规则.tw", |t| t.replacen("最长不超过2年", "不超过2年", 1));
    let escapes = |more: &[&str], variables: &[(&str, &str)]| {
        run_with(&[&["check", &broken], more].concat(), "", variables).exits(1).err.contains('\u{1b}')
    };
    assert!(escapes(&["--color", "always"], &[]));
    assert!(!escapes(&["--color", "never"], &[]));
    assert!(!escapes(&[], &[("NO_COLOR", "1")]));
    assert!(!escapes(&[], &[]), "standard error is no terminal here");
    assert!(escapes(&["--color", "always"], &[("NO_COLOR", "1")]), "what is asked for outright wins");
}

#[test]
fn width_breaks_lines() {
    let longest = |width: &str| {
        let ran = run(&["check", "没有这个包", "--width", width]).exits(3);
        ran.err.lines().map(|l| l.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum::<usize>()).max().unwrap()
    };
    assert!(longest("60") < longest("0"), "{} {}", longest("60"), longest("0"));
}

#[test]
fn a_record_that_ends_before_it_begins_is_refused() {
    let case = "基准日: 2019-07-01\n个人:\n  就业记录: [{起: 2018-12-01, 止: 2018-08-31, 类型: 单位就业}]\n";
    eval(case, &[]).exits(3).says(&["T0506", "“止”的值不合要求", "不早于“起”的日期"]);
}

#[test]
fn a_reading_in_words_cannot_be_chosen() {
    eval("基准日: 2018-07-01", &["--interpretation", "数量界限是否包括本数=乙解"]).exits(2).says(&["只是文字说明"]);
}

#[test]
fn a_day_before_the_policy_was_issued_is_remarked() {
    let remark = "适用日2016年7月1日早于文件的印发日期2017年9月20日";
    eval("基准日: 2016-07-01", &["--only", "创业场地补贴"]).exits(0).says(&[remark]);
    assert!(!eval("基准日: 2018-07-01", &["--only", "创业场地补贴"]).exits(0).out.contains("早于文件的印发日期"));
}

#[test]
fn a_folder_of_tables_that_is_not_there_is_said_in_so_many_words() {
    eval("基准日: 2018-07-01", &["--params", "没有这个文件夹"]).exits(3).says(&["没有参数表的文件夹“没有这个文件夹”"]);
}

// ------------------------------------------------------------------ usage

#[test]
fn what_cannot_be_understood_is_a_fault_of_usage() {
    run(&[]).exits(2).says(&["没有写命令", "check"]);
    run(&["没有这个动作", POLICY]).exits(2).says(&["没有“没有这个动作”这个命令", "--help"]);
    run(&["evl", POLICY]).exits(2).says(&["最相近的是“eval”"]);
    run(&["eval", POLICY]).exits(2).says(&["还缺少：--case"]);
    run(&["eval", POLICY, "--cases", "x"]).exits(2).says(&["没有“--cases”这个选项", "最相近的是“--case”"]);
    run(&["check", POLICY, "--format", "pdf"]).exits(2).says(&["“pdf”不对", "可以写：text、json"]);
    run(&["check", POLICY, "--width", "宽"]).exits(2).says(&["“宽”不对"]);
    let help = run(&["eval", "--help"]).exits(0).says(&["用法：tiaowen eval [选项]", "案例文件"]);
    assert!(!help.out.contains("OPTIONS"), "{}", help.out);
    run(&["eval", POLICY, "--case", "-", "-"]).exits(2).says(&["标准输入（-）只能读一次"]);
    run(&["ask", POLICY, "--case", "-", "-i"]).exits(2).says(&["案例不能也从标准输入"]);
    run_with(&["check", BASE], "", &[("TIAOWEN_LANG", "fr")]).exits(2).says(&["“TIAOWEN_LANG”的值“fr”不对"]);
    run_with(&["check", BASE], "", &[("TIAOWEN_LANG", "EN")]).exits(0).says(&["No errors"]);
    run(&["check", BASE, "--lang", "fr"]).exits(2).says(&["--lang"]);
    let case = "基准日: 2020-03-01";
    eval(case, &["--only", "场地补贴"]).exits(2).says(&["“场地补贴”", "“创业场地补贴”"]);
    eval(case, &["--as-of", "2019-02-30"]).exits(2).says(&["2019-02-30"]);
    eval(case, &["--interpretation", "折算=乙解"]).exits(2).says(&["“折算”", "“场地补贴不足一年的折算”"]);
    eval(case, &["--interpretation", "场地补贴不足一年的折算=戊解"]).exits(2).says(&["戊解"]);
    eval(case, &["--interpretation", "场地补贴不足一年的折算"]).exits(2);
}

#[test]
fn what_is_not_there_is_named() {
    run(&["check", "没有这个包"]).exits(3).says(&["T0601", "package.toml"]);
    run(&["eval", POLICY, "--case", "没有这个案例.yaml"]).exits(3).says(&["没有这个案例.yaml"]);
    let folder = scratch("not-text");
    // Two letters in GBK: read by their bytes, and no case.
    std::fs::write(folder.join("案例.yaml"), [0xb0, 0xb8, 0xc0, 0xfd]).unwrap();
    run(&["eval", POLICY, "--case", folder.join("案例.yaml").to_str().unwrap()]).exits(3).says(&["T0506", "一组项"]);
}

// ------------------------------------------------------------------ bad cases

#[test]
fn bad_cases_are_refused_with_what_to_do() {
    for (text, words) in [
        ("个人: {首次领取营业执照时间: 2018-03-01}", &["T0503", "首次领取营业执照时间", "首次领取营业执照日期"][..]),
        ("贷款: {本金: 100000.5}", &["T0504", "加引号"]),
        ("贷款: {本金: 12345678901234567.89}", &["T0504", "本金"]),
        ("贷款: {本金: 1e5}", &["T0506", "本金"]),
        ("个人: {首次领取营业执照日期: 2019-02-29}", &["T0505", "首次领取营业执照日期"]),
        ("个人: {首次领取营业执照日期: 2019年2月}", &["T0505", "年-月-日"]),
        ("平台: {收费标准: 1200元/年}", &["T0512", "元/月"]),
        ("贷款: {年利率: 0.05}", &["T0513", "百分"]),
        ("单位: {登记地: 沈阳市}", &["T0507", "登记地", "大连市"]),
        ("个人: {此前曾领取营业执照: no}", &["T0506", "是或否"]),
        ("个人: {性别: 男, 性别: 女}", &["T0502", "性别"]),
        ("个人: [甲, }", &["T0501"]),
        ("个人:\n\t性别: 男", &["T0501"]),
        ("个人: *别名", &["T0501"]),
        ("单位: {招用人员: {招用日期: 2018-06-01}}", &["T0506", "列表"]),
        ("期望: {创业场地补助: {结论: 符合}}", &["T0503", "创业场地补助", "创业场地补贴"]),
    ] {
        eval(&format!("基准日: 2020-03-01\n{text}\n"), &[]).exits(3).says(words).says(&[
            "──[-:",
            "建议：",
            "共发现1处错误",
        ]);
    }
    eval("", &[]).exits(3).says(&["错误[T05"]);
}

#[test]
fn json_is_read_as_strictly() {
    let folder = scratch("bad-json");
    for (text, words) in [
        ("{\"基准日\": \"2020-03-01\",", &["T0501"][..]),
        ("{\"基准日\": \"2020-03-01\"} 再来", &["T0501"]),
        ("{\"基准日\": \"2020-03-01\", \"贷款\": {\"本金\": 0.1}}", &["T0504", "加引号"]),
        ("{\"基准日\": \"2020-03-01\", \"基准日\": \"2020-03-02\"}", &["T0502"]),
        ("[]", &["T0506", "名称: 值"]),
        ("{", &["T0501"]),
    ] {
        let file = folder.join("案例.json");
        std::fs::write(&file, text).unwrap();
        run(&["eval", POLICY, "--case", file.to_str().unwrap()]).exits(3).says(words);
    }
}

#[test]
fn nesting_without_end_is_refused() {
    let deep = |open: &str, close: &str| format!("{}{}", open.repeat(1000), close.repeat(1000));
    eval(&format!("基准日: 2020-03-01\n个人: {}\n", deep("[", "]")), &[]).exits(3).says(&["T0501"]);
    eval(&format!("基准日: 2020-03-01\n个人: {}\n", deep("{甲: ", "}")), &[]).exits(3).says(&["T0501"]);
    let rules = copy("deep", BASE, "规则.tw", |t| {
        t.replacen("标准：2400元/年。", &format!("标准：{}。", deep("（", "）")), 1)
    });
    run(&["check", &rules]).exits(1).says(&["T0114", "32"]);
    let quotes = copy("deep-quotes", BASE, "规则.tw", |t| {
        t.replacen("依据：“补贴期限", &format!("依据：{}“补贴期限", deep("“", "”")), 1)
    });
    run(&["check", &quotes]).exits(1).says(&["T0114"]);
}

#[test]
fn empty_and_unknown_cases_are_answered() {
    for case in ["基准日: 2020-03-01\n".to_owned(), std::fs::read_to_string(repository(&case_file("122"))).unwrap()]
    {
        let json = eval(&case, &["--format", "json"]).exits(0).json();
        let outcomes: Vec<&str> =
            json["decisions"].as_array().unwrap().iter().map(|d| d["outcome"].as_str().unwrap()).collect();
        assert!(outcomes.len() > 20 && !outcomes.contains(&"不符合"), "{outcomes:?}");
        eval(&case, &[]).exits(0).says(&["待补正"]);
    }
}

#[test]
fn digits_come_out_as_they_went_in() {
    let case = "基准日: 2021-06-01
申请人: 0012
个人: {是否高校毕业生: 是, 毕业日期: 2016-06-30, 自主创业日期: 2018-04-01}
项目: {是否自主创业: 是}
贷款: {类型: 创业担保贷款, 发放日: 2018-05-10, 到期日: 2021-05-10, 各期利息: [\"12345678901234567.89\"]}
补贴记录: {高校毕业生创业贷款全额贴息: {已享受月数: 0}}
";
    let rule = "高校毕业生创业贷款全额贴息";
    let ran = eval(case, &["--only", rule]).exits(0);
    assert!(ran.out.contains("申请人：0012。") && ran.out.contains("12345678901234567.89元"), "{}", ran.out);
    let json = eval(case, &["--only", rule, "--format", "json"]).exits(0).json();
    assert_eq!(decision(&json, rule)["amount"]["total"], "12345678901234567.89");
    let member = "基准日: 2020-01-15
单位: {招用人员: [{招用日期: 2018-06-01, 个人: {姓名: 0012}}]}
";
    eval(member, &["--only", "就业困难人员单位社保补贴"]).exits(0).says(&["0012的"]);
}

// ------------------------------------------------------------------ bad packages

#[test]
fn faults_of_rules_stop_a_decision_and_are_said() {
    let quote = copy("bad-quote", POLICY, "二、促进以创业带动就业.tw", |t| {
        t.replacen("给予3000元/年", "给予5000元/年", 1)
    });
    let said = ["T0201", "第（六）条", "给予3000元/年的创业场地补贴"];
    run(&["check", &quote]).exits(1).says(&said);
    run(&["eval", &quote, "--case", &case_file("001")]).exits(3).says(&said);
    run(&["test", &quote]).exits(3).says(&said);
    run(&["compile", &quote]).exits(3).says(&said);
    let circle = repository("tests/diagnostics/T0303/bad.tw");
    let circle = copy("cycle", BASE, "规则.tw", |_| std::fs::read_to_string(circle).unwrap());
    run(&["check", &circle]).exits(1).says(&["T0303", "“优先帮扶人员”→“重点帮扶人员”→“优先帮扶人员”"]);
}

#[test]
fn truncated_rule_files_are_reported_wherever_they_end() {
    let whole = std::fs::read_to_string(repository(BASE).join("规则.tw")).unwrap();
    let folder = copy("truncated", BASE, "规则.tw", |_| String::new());
    let ends: Vec<usize> = whole.char_indices().map(|(at, _)| at).collect();
    let mut refused = 0;
    for end in ends.iter().step_by(ends.len() / 40) {
        std::fs::write(Path::new(&folder).join("规则.tw"), &whole[..*end]).unwrap();
        let ran = run(&["check", &folder]);
        let code = ran.code;
        assert!(code == 0 || code == 1, "{code}: {}", ran.err);
        // A file that ends between two rules has nothing wrong with it.
        let ran = ran.exits(code);
        assert_eq!(code == 1, ran.err.contains("错误[T0"), "{}", ran.err);
        refused += code;
    }
    assert!(refused > 20, "{refused}");
}

// ------------------------------------------------------------------ what the README shows

#[test]
fn the_commands_of_the_readme_work() {
    let readme = std::fs::read_to_string(repository("README.md")).unwrap().replace("\\\n", " ");
    let shown = readme.lines().filter_map(|l| l.strip_prefix("cargo run --release -- "));
    let commands: Vec<Vec<&str>> = shown.map(|l| l.split_whitespace().collect()).collect();
    assert!(commands.iter().any(|c| c[0] == "eval"), "{commands:?}");
    for mut command in commands {
        // What is written to a file goes to one of the test's own.
        let file = scratch("readme").join("页.html");
        let file = file.to_string_lossy().into_owned();
        let written = command.iter().position(|word| *word == "-o");
        if let Some(at) = written {
            command[at + 1] = &file;
        }
        let ran = run(&command).exits(0);
        let out = if written.is_some() { std::fs::read_to_string(&file).unwrap() } else { ran.out };
        assert!(!out.is_empty(), "{command:?}");
    }
}
