//! Facts that the language knows for what they are used as, whatever a package calls them.

#![expect(clippy::unwrap_used, reason = "the helpers here are part of the tests")]

mod support;

use serde_json::{Value, json};
use support::{edited, package, read_folder, repository, sound_package};
use tiaowen::diagnostic::Code;
use tiaowen::package::MemoryFiles;

/// Each usual name, what the other package calls it, and the tail that says so.
const OTHERWISE: [(&str, &str, &str); 8] = [
    ("补贴记录", "发放台账", ""),
    ("初次核定日期", "初核日", "用作初次核定日期"),
    ("已享受月数", "已领月数", "用作已享受月数"),
    ("年度已核额", "各年核定额", "用作年度已核额"),
    ("身份标识", "证件号码", "用作身份标识"),
    ("个人的姓名", "个人的称谓", "用作姓名"),
    ("记录的起", "记录的自何日", "用作起始日期"),
    ("记录的止", "记录的到何日", "用作终止日期"),
];

fn dalian() -> MemoryFiles {
    read_folder(&repository("policies/dalian-2017-46"))
}

fn renamed(text: &str) -> String {
    OTHERWISE.iter().fold(text.to_owned(), |text, (usual, other, _)| text.replace(usual, other))
}

/// A declaration under its other name, with its tail after the kind.
fn declared(line: &str) -> String {
    if line == "主体：补贴记录。" {
        return "主体：发放台账，按给付分记。".to_owned();
    }
    let tail = OTHERWISE.iter().find(|(usual, ..)| {
        let name = usual.rsplit('的').next().unwrap_or_default();
        line.starts_with("事实：") && line.contains(&format!("的{name}，"))
    });
    let line = renamed(line);
    let Some((.., tail)) = tail else { return line };
    let (start, rest) = ["，为日期", "，为数量，月", "，为金额，元", "，为文本"]
        .iter()
        .find_map(|kind| line.split_once(kind).map(|(name, rest)| (format!("{name}{kind}"), rest)))
        .unwrap();
    format!("{start}，{tail}{rest}")
}

/// A case under the other names; 起 and 止 only of records, not of what has the type 起止.
fn case_renamed(text: &str) -> String {
    let text = renamed(text).replace("姓名:", "称谓:");
    let record = |line: &str| ["- {起: ", "[{起: "].iter().any(|start| line.contains(start));
    let lines = text.lines().map(|line| match record(line) {
        true => line.replacen("{起: ", "{自何日: ", 1).replacen("止: ", "到何日: ", 1),
        false => line.to_owned(),
    });
    lines.map(|line| line + "\n").collect()
}

/// The same policy with other names throughout.
fn otherwise() -> MemoryFiles {
    let mut files = dalian();
    for (path, content) in &mut files.files {
        let text = String::from_utf8(content.clone()).unwrap_or_default();
        let new = match path.as_str() {
            "事实.tw" => text.lines().map(|line| declared(line) + "\n").collect(),
            // In the list of a record its facts go by their own names.
            _ if path.ends_with(".tw") => renamed(&text).replace("自止起", "自到何日起"),
            _ if path.starts_with("cases/") && path.ends_with(".yaml") => case_renamed(&text),
            _ => continue,
        };
        *content = new.into();
    }
    files
}

/// What every case comes to, with how people are called there.
fn answers(files: &MemoryFiles) -> Vec<(String, Vec<Value>)> {
    let mut package = sound_package(files);
    let tables = package.compiled.as_ref().unwrap().tables.clone();
    let cases: Vec<_> = package.own_cases(files).into_iter().filter(|(path, _)| path.starts_with("cases/")).collect();
    let mut found = Vec::new();
    for (path, text) in cases {
        let case = package.read_case(&path, &text).map_err(|said| package.said(&said)).unwrap();
        let called: Vec<_> = case.facts.rows.iter().flat_map(|rows| rows.labels.clone()).collect();
        let mut said = vec![json!(called.iter().filter(|label| !label.contains('第')).collect::<Vec<_>>())];
        package.examine(&case, &tables, |examined| {
            let document = serde_json::to_value(examined.document("", false)).unwrap();
            said.extend(document["decisions"].as_array().unwrap().iter().map(|d| {
                json!([
                    d["rule"],
                    d["outcome"],
                    d["amount"],
                    d["schedule"],
                    d["earliest"],
                    d["needs"].as_array().map(Vec::len)
                ])
            }));
        });
        found.push((path, said));
    }
    found
}

#[test]
fn a_package_with_other_names_decides_like_one_with_the_usual_names() {
    let files = otherwise();
    for (usual, other, _) in OTHERWISE {
        let held = |name: &str| String::from_utf8(files.files["事实.tw"].clone()).unwrap().contains(name);
        assert!(held(other) && !held(&format!("的{usual}，")), "{usual}");
    }
    let (usual, other) = (answers(&dalian()), answers(&files));
    assert!(usual.len() > 100 && usual.len() == other.len());
    for (usual, other) in usual.iter().zip(&other) {
        assert_eq!(usual, other);
    }
}

#[test]
fn a_fact_that_takes_a_role_takes_it_from_the_usual_name() {
    let base = read_folder(&repository("tests/diagnostics/base"));
    let other = "事实：补贴记录的已领月数，为数量，月，用作已享受月数，由审核部门核实。\n";
    let package = sound_package(&edited(&base, "事实.tw", |t| format!("{t}{other}")));
    let records = &package.program().dictionary.entities["补贴记录"];
    assert_eq!(records.facts["已享受月数"].role, None);
    assert!(records.facts["已领月数"].role.is_some());
    assert!(package.program().slots.iter().any(|s| s.path.ends_with(".已领月数")));
    assert!(!package.program().slots.iter().any(|s| s.path.ends_with(".已享受月数")));
}

#[test]
fn a_role_that_does_not_fit_is_refused() {
    let base = read_folder(&repository("tests/diagnostics/base"));
    for (line, said) in [
        ("事实：个人的已领月数，为数量，月，用作已享受月数。", "须属于按给付分记的主体"),
        ("事实：补贴记录的首日，为文本，用作初次核定日期。", "类型须为日期"),
        ("事实：补贴记录的年度已核额，为数量，月。", "类型须为金额，元"),
        ("事实：个人的档号，为文本，用作身份标志。", "是否指“用作身份标识”"),
        ("主体：台账，按给付分记。\n主体：底册，按给付分记。", "只能有一个"),
        ("事实：补贴记录的初次核定日期，为文本。", "名称为“初次核定日期”的事实即有此用途，类型须为日期"),
        ("事实：个人的身份标识，为数量，个。", "名称为“身份标识”的事实即有此用途，类型须为文本"),
        ("事实：单位的名称，为数量，个。", "类型须为文本"),
    ] {
        let found = package(&edited(&base, "事实.tw", |t| format!("{t}{line}\n")));
        let unfit: Vec<_> = found.errors().into_iter().filter(|d| d.code == Code::UnfitRole).collect();
        assert_eq!(unfit.len(), 1, "{line}");
        assert!(found.said(&unfit).contains(said), "{}", found.said(&unfit));
    }
}

/// A role that is lost would be paid for: each is asked for where something leans on it, and only once.
#[test]
fn what_leans_on_a_role_that_nothing_has_is_reported() {
    let removed = |line: &'static str| (line, "", "");
    for (line, tail, by, code, count, said) in [
        (
            removed("事实：补贴记录的年度已核额，"),
            "T0325",
            1,
            "“创业带头人社保补贴”的上限须减去此前已核的数额，而没有“用作年度已核额”的事实",
        ),
        (
            ("事实：补贴记录的年度已核额，", "年度已核额，", "年度已核金额，"),
            "T0325",
            1,
            "而没有“用作年度已核额”的事实",
        ),
        (("事实：补贴记录的年度已核额，", "金额，元", "金额，元/月"), "T0326", 1, "类型须为金额，元"),
        (("事实：补贴记录的已享受月数，", "数量，月", "数量，日"), "T0326", 1, "类型须为数量，月"),
        (
            ("事实：就业记录的起，", "日期", "月份"),
            "T0325",
            5,
            "这里按“就业记录”的起止判断，而没有“用作起始日期”的事实",
        ),
        (removed("事实：就业记录的止，"), "T0325", 5, "而没有“用作终止日期”的事实"),
        (("事实：个人的姓名，", "文本", "数量，个"), "T0326", 1, "类型须为文本"),
        (removed("事实：个人的身份标识，"), "T0318", 1, "这里按“个人”点数，而没有“用作身份标识”的事实"),
    ]
    .map(|((line, from, to), code, count, said)| (line, from, to, code, count, said))
    {
        let changed = |l: &str| match (l.starts_with(line), tail) {
            (true, "") => String::new(),
            (true, _) => l.replacen(tail, by, 1) + "\n",
            (false, _) => l.to_owned() + "\n",
        };
        let found = package(&edited(&dalian(), "事实.tw", |t| t.lines().map(changed).collect()));
        let found_codes: Vec<_> = found.diagnostics.iter().map(|d| d.code.as_str()).collect();
        assert_eq!(found_codes, vec![code; count], "{line} {}", found.said(&found.diagnostics));
        assert!(found.said(&found.diagnostics).replace('\n', "").contains(said), "{}", found.said(&found.diagnostics));
    }
}
