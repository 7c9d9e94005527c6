//! `--lang en` says nothing in Chinese of its own: what is Chinese in it stands in the package or the case,
//! or is a word of the language that has to be written as it is shown.

#![expect(clippy::panic, reason = "the helpers here are part of the tests")]

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use support::{read_folder, repository};
use tiaowen::diagnostic::Code;
use tiaowen::package::{Folder, MemoryFiles};
use tiaowen::render::Lang;
use tiaowen::render::report::Depth;
use tiaowen::{Error, Package};

/// Words of the language, of places in a text and of data files, which are written as they are shown.
const KEYWORDS: &[&str] = &[
    "且",
    "个月与原文不同",
    "个月以上不足",
    "之和",
    "已写入",
    "原文写作",
    "时点",
    "行",
    "之日",
    "元与原文不同",
    "发放",
    "发放与原文不同",
    "社区与原文不同",
    "在基准日当日",
    "这一行是否接着上一行",
    "接着上一行",
    "另起一段",
    "文尾",
    "其余",
    "其余的",
    "分以上",
    "名与原文不同",
    "因",
    "年与原文不同",
    "年以内与原文不同",
    "当日",
    "核查",
    "不知",
    "分句",
    "句第",
    "对有下列情形之一",
    "已享受月数",
    "用作已享受月数",
    "用作身份标识",
    "身份标识",
    "补贴记录",
    "不适用",
    "个月",
    "乙解",
    "事项",
    "从",
    "从共同期限",
    "从解释",
    "以上",
    "以内",
    "优先",
    "全额",
    "六",
    "六成",
    "其余人员",
    "其余人员最长不超过",
    "准予",
    "列入优先次序",
    "列项",
    "包括",
    "参见",
    "句",
    "同时符合下列条件",
    "名称",
    "困难类别含有",
    "定义",
    "对同时符合下列条件的",
    "对符合下列条件之一的",
    "导向",
    "所按文件未载明",
    "所涉解释",
    "文内未定义",
    "有下列情形之一",
    "期间",
    "条件",
    "每人",
    "条第",
    "条责任单位",
    "算式",
    "经审定可以",
    "给付名",
    "职责",
    "自印发之日起",
    "裁量",
    "授权",
    "决定是否",
    "应当履行",
    "列入",
    "不列入",
    "可以适用",
    "具备审定条件",
    "不具备审定条件",
    "解释事项",
    "计算单位",
    "计算范围",
    "说明",
    "起满",
    "起算为",
    "终止时间从解释",
    "以下称",
    "列为",
    "原文",
    "对象",
    "对象名",
    "将",
    "规则名称",
    "长期有效",
    "限于",
    "除",
    "不能改变",
    "取值",
    "当日处于",
    "每月按",
    "认定日期为",
    "适用",
    "适用日",
];

/// Stretches of Chinese, each with the first line in which nothing else accounts for it; `seen` are those
/// that were looked for before.
fn unaccounted(said: &str, inputs: &str, seen: &mut BTreeSet<String>, found: &mut BTreeMap<String, String>) {
    let is_chinese = |c: char| ('\u{4E00}'..='\u{9FFF}').contains(&c);
    for line in said.lines() {
        for run in line.split(|c| !is_chinese(c)).filter(|run| !run.is_empty()) {
            if !seen.insert(run.to_owned()) {
                continue;
            }
            // A name that belongs to something is written with 的 between the two; an item by its number.
            // Conditions are joined by 且 where they are read back in a row.
            let run = run.strip_prefix('且').unwrap_or(run);
            let known = |run: &str| inputs.contains(run.trim_end_matches('第')) || KEYWORDS.contains(&run);
            if !known(run) && !run.split('的').all(|part| part.is_empty() || known(part)) {
                found.entry(run.to_owned()).or_insert_with(|| line.trim().to_owned());
            }
        }
    }
}

fn told(found: &BTreeMap<String, String>) -> String {
    found.iter().map(|(run, line)| format!("{run}\n    {line}\n")).collect()
}

/// What was written for the program, not by it.
fn texts(files: &MemoryFiles) -> String {
    let own = files.files.iter().filter(|(path, _)| !path.starts_with("snapshots/"));
    own.map(|(_, bytes)| String::from_utf8_lossy(bytes)).collect()
}

/// The one file of a bad example.
fn example(code: Code) -> Option<PathBuf> {
    let folder = repository("tests/diagnostics").join(code.as_str());
    ["tw", "yaml", "txt"].iter().map(|e| folder.join("bad").with_extension(e)).find(|p| p.is_file())
}

/// Several files in one text, each after a line `=== path`.
fn overlay(mut files: MemoryFiles, text: &str) -> MemoryFiles {
    for part in format!("\n{text}").split("\n=== ").filter(|part| !part.is_empty()) {
        let Some((path, content)) = part.split_once('\n') else { panic!("{part}") };
        files.files.insert(path.to_owned(), format!("{content}\n").into());
    }
    files
}

#[test]
fn findings_are_told_in_english() {
    let base = read_folder(&repository("tests/diagnostics/base"));
    let mut found = BTreeMap::new();
    for path in Code::ALL.iter().filter_map(|code| example(*code)) {
        let text = std::fs::read_to_string(&path).unwrap();
        let files = match path.extension().and_then(|e| e.to_str()) {
            Some("tw") => base.clone().with("规则.tw", text.as_str()),
            Some("txt") => overlay(base.clone(), &text),
            _ => base.clone(),
        };
        let package = Package::read(&files);
        let mut said = package.findings().drawn(Lang::En, false, 0);
        if let Some(engine) = package.engine()
            && let Err(Error::Findings(findings)) = engine.case("案例.yaml", &text)
        {
            said.push_str(&findings.drawn(Lang::En, false, 0));
        }
        unaccounted(&said, &(texts(&files) + &text), &mut BTreeSet::new(), &mut found);
    }
    assert!(found.is_empty(), "{}", told(&found));
}

#[test]
fn decisions_are_told_in_english() {
    let mut found = BTreeMap::new();
    for name in ["policies/dalian-2017-46", "policies/shifan-2024-3"] {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
        let (files, package) = (read_folder(&root), Package::open(&root));
        let (engine, listed) = (package.engine().unwrap(), package.files().unwrap());
        let statements: String = engine.program().nodes.iter().map(|n| format!("{}\n", n.text)).collect();
        let rules = texts(&files) + &statements;
        let (folder, mut seen) = (Folder { root }, BTreeSet::new());
        // Every fourth case: the others say the same of other people.
        for path in listed.cases.iter().step_by(4) {
            let decisions = engine.decide(&engine.case_at(&folder, path).unwrap()).unwrap();
            unaccounted(&decisions.text(Lang::En, Depth::Full), &rules, &mut seen, &mut found);
        }
    }
    assert!(found.is_empty(), "{}", told(&found));
}
