//! What `plan` names as the cause of a change is what, taken back alone, restores the decision.

#![expect(clippy::unwrap_used, reason = "a test that cannot read its own data has failed")]

mod support;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;
use support::{read_folder, repository};

const SMALL: &str = "policies/shifan-2024-3";

/// A folder of its own for each amendment.
fn folder(name: &str) -> PathBuf {
    let dir = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("causes-{name}"));
    let _ = std::fs::remove_dir_all(&dir);
    for (path, bytes) in &read_folder(&repository(SMALL)).files {
        let path = dir.join("规则包").join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }
    dir
}

fn run(dir: &Path, line: &str) -> serde_json::Value {
    let mut of = Command::new(env!("CARGO_BIN_EXE_tiaowen"));
    let out = of.args(line.split_whitespace()).args(["--format", "json"]).current_dir(dir).output().unwrap();
    let said = String::from_utf8(out.stdout).unwrap();
    assert_eq!(out.status.code(), Some(1), "{line}\n{said}{}", String::from_utf8_lossy(&out.stderr));
    serde_json::from_str(&said).unwrap()
}

/// Every cause that is named, with the numbers of the cases and the rule that it is named for.
fn causes(plan: &serde_json::Value) -> BTreeSet<(String, String)> {
    let mut found = BTreeSet::new();
    for group in plan["decisions"]["groups"].as_array().unwrap() {
        for case in group["cases"].as_array().unwrap() {
            let number: String = case["case"].as_str().unwrap().chars().take(3).collect();
            let rule = case["rule"].as_str().unwrap();
            found.insert((format!("{number}{rule}"), group["cause"].as_str().unwrap().to_owned()));
        }
    }
    found
}

const EXCLUSIVE: &str = "购房补贴与租房补贴不重复享受，就高给予。";
const GONE: &str = "删去竞合“购房补贴与租房补贴”";
const SECOND: &str = "租房补贴：标准（2）18000元/年→20000元/年";

#[test]
fn a_cause_is_what_taken_back_alone_restores_the_decision() {
    let tiers = ("24000元/年；40分以上不足60分的，18000元/年", "30000元/年；40分以上不足60分的，20000元/年");
    let years = ("补贴期限最长不超过3年", "补贴期限最长不超过2年");
    let points = ("对综合积分20分以上", "对综合积分30分以上");
    // Words replaced, and causes that must be named; all others are among the last.
    type Row<'a> = (&'a str, &'a [(&'a str, &'a str)], &'a [(&'a str, &'a str)], &'a [&'a str]);
    let table: [Row<'_>; 3] = [
        (
            "竞合",
            &[(EXCLUSIVE, "")],
            &[("020租房补贴", GONE), ("021购房补贴", GONE), ("024购房补贴", GONE), ("023租房补贴", GONE)],
            &[],
        ),
        (
            "档次",
            &[tiers],
            &[
                ("001租房补贴", "租房补贴：标准（1）24000元/年→30000元/年"),
                ("002租房补贴", SECOND),
                ("022租房补贴", SECOND),
                ("022购房补贴", SECOND),
            ],
            &[],
        ),
        (
            "几处",
            &[(EXCLUSIVE, ""), tiers, years, points],
            &[
                ("005租房补贴", "租房补贴：（2）20分→30分"),
                ("020租房补贴", GONE),
                // What is enjoyed and what is paid for a year both changed.
                (
                    "032租房补贴",
                    "租房补贴：标准（2）18000元/年→20000元/年；租房补贴：期限 3年→2年（须一并改回，结论方复原）",
                ),
                // The other one would have given way all the same, had it been paid for two years only.
                ("021购房补贴", "删去竞合“购房补贴与租房补贴”；租房补贴：期限 3年→2年（须一并改回，结论方复原）"),
            ],
            &["（须一并改回，结论方复原）", "租房补贴：标准（1）24000元/年→30000元/年", SECOND],
        ),
    ];
    for (name, replaced, expected, more) in table {
        let dir = folder(name);
        let mut text = std::fs::read_to_string(dir.join("规则包/source/shifan-2024-3.txt")).unwrap();
        for (old, new) in replaced {
            assert_eq!(text.matches(old).count(), 1, "{old}");
            text = text.replace(old, new);
        }
        std::fs::write(dir.join("新.txt"), text).unwrap();
        let found = causes(&run(&dir, "plan 规则包 --text 新.txt"));
        for (of, cause) in expected {
            assert!(found.contains(&((*of).to_owned(), (*cause).to_owned())), "{name}: {of} {cause}\n{found:#?}");
        }
        let known =
            |cause: &str| expected.iter().any(|(_, own)| *own == cause) || more.iter().any(|end| cause.ends_with(end));
        assert!(found.iter().all(|(_, cause)| known(cause)), "{name}\n{found:#?}");
        std::fs::remove_dir_all(dir).unwrap();
    }
}

/// Between two packages nothing but the rules tells: what was added, deleted or declared otherwise is a cause too.
#[test]
fn rules_that_come_and_go_are_causes() {
    let table: [(&str, &str, &str, &str, &str); 3] = [
        (
            "二、安居补贴.tw",
            "“购房补贴”“租房补贴”不重复享受，就高给予。\n所涉解释：“就高比较的数额”“此前已享受一项的处理”。\n",
            "",
            "020租房补贴",
            GONE,
        ),
        (
            "二、安居补贴.tw",
            "（3）租房时在本市没有自有住房。\n",
            "（3）租房时在本市没有自有住房；\n（4）是首次购买住房。\n",
            "005租房补贴",
            "租房补贴：增加（4）是首次购买住房",
        ),
        (
            "解释事项.tw",
            "采用：甲解，示范市人民政府2024年2月1日作出。",
            "采用：乙解，示范市人民政府2024年2月1日作出。",
            "028租房补贴",
            "补贴总额的舍入：采用 甲→乙",
        ),
    ];
    for (at, (file, old, new, of, cause)) in table.into_iter().enumerate() {
        let dir = folder(&format!("rules-{at}"));
        let copy = dir.join("新规则包");
        for (path, bytes) in &read_folder(&dir.join("规则包")).files {
            std::fs::create_dir_all(copy.join(path).parent().unwrap()).unwrap();
            std::fs::write(copy.join(path), bytes).unwrap();
        }
        let text = std::fs::read_to_string(copy.join(file)).unwrap();
        assert_eq!(text.matches(old).count(), 1, "{old}");
        let mut text = text.replace(old, new);
        if new.is_empty() {
            text = text.replace("竞合：购房补贴与租房补贴。", "职责：不重复享受。");
            text = text.replace("不重复享受，就高给予。”。\n", "不重复享受，就高给予。”。\n核查：未载明。\n");
        }
        if new.contains("首次购买住房") {
            // A condition needs words: those of the 条 that has them.
            let grant = "对同时符合下列条件的个人，给予租房补贴：";
            text = text.replace(grant, &format!("参见：第（四）条第1句“在本市首次购买住房”。\n{grant}"));
        }
        std::fs::write(copy.join(file), text).unwrap();
        if new.is_empty() {
            // The readings that stood in the rule stand in the duty that takes its place.
            let readings = std::fs::read_to_string(copy.join("解释事项.tw")).unwrap();
            let readings = readings.replace("“购房补贴与租房补贴”的主句", "“不重复享受”的核查");
            std::fs::write(copy.join("解释事项.tw"), readings).unwrap();
        }
        let found = causes(&run(&dir, "plan 规则包 新规则包"));
        assert!(found.contains(&(of.to_owned(), cause.to_owned())), "{cause}\n{found:#?}");
        std::fs::remove_dir_all(dir).unwrap();
    }
}
