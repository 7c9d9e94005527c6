//! The handbook of shapes: each of its texts has its rules, a case and what comes of it.

#![expect(clippy::unwrap_used, reason = "a failed expectation ends the test")]

mod support;

use std::path::Path;
use support::{Package, edited, package};
use tiaowen::compile::compile_with;
use tiaowen::diagnostic::Diagnostic;
use tiaowen::document::{AnchorKind, Document};
use tiaowen::package::{MemoryFiles, load};
use tiaowen::source::Sources;
use tiaowen::woven::{Cases, weave};

/// The fenced blocks of a section, by kind.
fn block<'t>(section: &'t str, kind: &str) -> Option<&'t str> {
    let (_, rest) = section.split_once(&format!("```{kind}\n"))?;
    rest.split_once("```").map(|(body, _)| body)
}

fn files(section: &str) -> Option<MemoryFiles> {
    let text = block(section, "文件")?;
    let document = Document::read(text, &[]).unwrap();
    let (title, number) = (document.front("0.题").unwrap(), document.front("0.号").unwrap());
    let doubts: Vec<String> = document.tree().doubts.iter().map(|d| format!("  {},\n", d.entry(true))).collect();
    let manifest = format!(
        "[policy]\nid = \"{number}\"\ntitle = \"{title}\"\nissued = \"2023-01-01\"\nversion = \"1\"\nlanguage = \"1\"\n\n\
         [source]\ntext = \"source/原文.txt\"\nsha256 = \"{}\"\n\n[files]\nrules = [\"事实.tw\", \"规则.tw\"]\n\n\
         [structure]\ndoubts = [\n{}]\n",
        document.sha256(),
        doubts.concat()
    );
    let files = MemoryFiles::default().with("package.toml", manifest.as_str()).with("source/原文.txt", text);
    let files = files.with("事实.tw", block(section, "事实").unwrap());
    Some(files.with("规则.tw", block(section, "条文").unwrap()))
}

fn handbook() -> Vec<(String, String)> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/体例.md");
    let text = std::fs::read_to_string(path).unwrap();
    text.split("\n## ").skip(1).map(|s| (s.lines().next().unwrap().to_owned(), s.to_owned())).collect()
}

#[test]
fn every_shape_has_rules_that_read_and_a_case_that_is_decided() {
    let mut shown = 0;
    for (name, section) in handbook() {
        let Some(files) = files(&section) else { continue };
        let mut package: Package = package(&files);
        let said: Vec<Diagnostic> = package.diagnostics.clone();
        let uncovered = |d: &&Diagnostic| {
            d.is_error() || matches!(d.code.as_str(), "T0206" | "T0203" | "T0221" | "T0220" | "T0313")
        };
        let wrong: Vec<String> =
            said.iter().filter(uncovered).map(|d| format!("{} {:?}", d.code.as_str(), d.args)).collect();
        assert!(wrong.is_empty(), "{name}: {wrong:?}");
        let outcome = block(&section, "结论").unwrap();
        let expected: Vec<&str> = outcome.split_whitespace().collect();
        let [rule, verdict, total, cite] = expected[..] else { panic!("{name}: {outcome}") };
        let (found, sum) = package.decide(block(&section, "案例").unwrap(), rule);
        assert_eq!((found.word(), sum.as_deref()), (verdict, Some(total)), "{name}");
        let program = &package.compiled.as_ref().unwrap().program;
        let decision = program.decisions.iter().find(|d| d.rule == rule).unwrap();
        assert_eq!(program.citation(decision.cites[0]).place, cite, "{name}");
        shown += 1;
    }
    assert_eq!(shown, 3);
}

#[test]
fn a_place_that_a_text_does_not_have_is_said_with_how_far_it_goes() {
    let (_, section) = handbook().into_iter().find(|(name, _)| name == "章条款项").unwrap();
    let files = files(&section).unwrap();
    let rules = block(&section, "条文").unwrap();
    let cases = [
        ("第一款第（一）项“具有本市户籍；”", "第一款第（四）项“具有本市户籍；”", "help-unit", "第二条第一款第（四）项"),
        ("第二款“最长不超过24个月。”", "第九条“最长不超过24个月。”", "help", "第九条"),
        ("第二款“最长不超过24个月。”", "第二款第3句“最长不超过24个月。”", "help-sentence", "第二条第二款第3句"),
        ("第二款“最长不超过24个月。”", "第三款“最长不超过24个月。”", "help-unit", "第二条第三款"),
    ];
    for (right, wrong, help, place) in cases {
        let package = package(&files.clone().with("规则.tw", rules.replace(right, wrong).as_str()));
        let said: Vec<&Diagnostic> = package.diagnostics.iter().filter(|d| d.code.as_str() == "T0203").collect();
        assert_eq!(said.len(), 1, "{wrong}");
        assert_eq!(said[0].help, Some(help), "{wrong}");
        let named = said[0].args.iter().find(|(key, _)| *key == "clause").map(|(_, words)| words.to_string());
        assert_eq!(named.as_deref(), Some(place), "{wrong}");
    }
    for same in
        ["本条第一款第（一）项", "第二条第一款第（一）项", "本办法第二条第一款第（一）项", "第一款第一项", "第（一）项"]
    {
        let rules = rules.replace("第一款第（一）项“具有", &format!("{same}“具有"));
        let package = package(&files.clone().with("规则.tw", rules.as_str()));
        assert!(!package.diagnostics.iter().any(Diagnostic::is_error), "{same}");
    }
}

#[test]
fn what_no_rule_speaks_for_keeps_a_package_from_being_finished() {
    let (_, section) = handbook().into_iter().find(|(name, _)| name == "附件和表").unwrap();
    let files = files(&section).unwrap();
    let finished = edited(&files, "package.toml", |m| m.replace("\"规则.tw\"]", "\"规则.tw\"]\nstatus = \"finished\""));
    let open = |files: &MemoryFiles| {
        let package = package(files);
        let said = package.diagnostics.iter().filter(|d| d.code.as_str() == "T0208");
        said.filter_map(|d| d.args.iter().find(|(key, _)| *key == "clause").map(|(_, words)| words.to_string()))
            .collect::<Vec<_>>()
    };
    // Words of another clause say why and are not claimed: the attachment waits for a rule under its own heading.
    let before = open(&finished);
    assert!(!before.is_empty() && before.iter().all(|c| c == "附件"), "{before:?}");
    let less = [
        (
            "印发通知\n\n导向：印发。\n依据：“《望江市用工补贴办法》业经市人民政府同意，现印发给你们，请认真贯彻执行。”。\n",
            "印发通知",
        ),
        ("第二条\n\n导向：施行。\n依据：“本办法自2023年7月1日起施行。”。\n", "第二条"),
    ];
    for (words, clause) in less {
        let files = edited(&finished, "规则.tw", |rules| rules.replace(words, ""));
        let found = open(&files);
        let of = |all: &[String]| all.iter().filter(|c| *c == clause).count();
        assert!(of(&found) > of(&before), "{clause}: {found:?}");
    }
}

/// A package that quotes every sentence of a text, each in a rule of its own.
fn quoting(text: &str, document: &Document) -> (MemoryFiles, Vec<(usize, String)>) {
    let rules = document.anchors().iter().enumerate().filter(|(_, a)| !a.kind.is_formal());
    let rules: Vec<(usize, String)> = rules
        .map(|(index, anchor)| {
            let words = document.anchor_text(index).replace(['\n', '\r'], "");
            let place = anchor.address().words();
            // The sentences below the heading of a part are named by the heading that they stand under.
            (index, format!("导向：第{index}处。\n依据：{place}“{words}”。\n\n"))
        })
        .collect();
    let doubts: Vec<String> = document.tree().doubts.iter().map(|d| format!("  {},\n", d.entry(true))).collect();
    let (year, month, day) = document.issued_on().unwrap_or((2023, 1, 1));
    let number = document.number().unwrap_or_else(|| "甲".to_owned());
    let title = document.front("0.题").unwrap_or_else(|| "乙".to_owned());
    let manifest = format!(
        "[policy]\nid = \"{number}\"\ntitle = \"{title}\"\nissued = \"{year}-{month:02}-{day:02}\"\nversion = \"1\"\nlanguage = \"1\"\n\n\
         [source]\ntext = \"source/原文.txt\"\nsha256 = \"{}\"\n\n\
         [files]\nrules = [\"规则.tw\"]\nstatus = \"finished\"\n\n[structure]\ndoubts = [\n{}]\n",
        document.sha256(),
        doubts.concat()
    );
    let files = MemoryFiles::default().with("package.toml", manifest.as_str()).with("source/原文.txt", text);
    (files, rules)
}

/// Where a finished package says that no rule speaks for some words, those words.
fn unclaimed(files: &MemoryFiles, rules: &[(usize, String)], but: Option<usize>) -> Vec<String> {
    let kept: Vec<&str> = rules.iter().filter(|(i, _)| Some(*i) != but).map(|(_, rule)| rule.as_str()).collect();
    let package = package(&files.clone().with("规则.tw", kept.concat().as_str()));
    let errors = package.diagnostics.iter().filter(|d| d.is_error() && !matches!(d.code.as_str(), "T0208" | "T0314"));
    let errors: Vec<String> = errors.map(|d| format!("{} {:?}", d.code.as_str(), d.args)).collect();
    assert!(errors.is_empty(), "{errors:?}");
    let said = package.diagnostics.iter().filter(|d| d.code.as_str() == "T0208");
    said.filter_map(|d| d.args.iter().find(|(key, _)| *key == "text").map(|(_, words)| words.to_string())).collect()
}

#[test]
fn a_finished_package_accounts_for_every_sentence_wherever_it_stands() {
    let strays = ["本页纠错", "首页 > 政务公开", "7", "示范社区", "甲区\t100元\t备注", "关注我们", "版权所有"];
    let mut chance = support::Draw(20_261_201);
    let texts: Vec<String> = handbook().iter().filter_map(|(_, s)| block(s, "文件").map(str::to_owned)).collect();
    let own = ["章条款项目", "公布令", "部分与层", "只有部分", "句子部分", "通篇连续"].map(|name| {
        std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/structure/{name}.txt")))
            .unwrap()
    });
    let texts: Vec<String> = texts.into_iter().chain(own).collect();
    for round in 0..60 {
        let mut lines: Vec<String> = texts[round % texts.len()].lines().map(str::to_owned).collect();
        if round >= texts.len() {
            for _ in 0..=chance.below(3) {
                let at = chance.below(lines.len() + 1);
                lines.insert(at, strays[chance.below(strays.len())].to_owned());
            }
        }
        let text = lines.join("\n").replace(['“', '”'], "");
        let document = Document::read(&text, &[]).unwrap();
        let (files, rules) = quoting(&text, &document);
        if rules.is_empty() {
            continue;
        }
        assert_eq!(unclaimed(&files, &rules, None), [] as [&str; 0], "round {round}:\n{text}");
        let (gone, _) = rules[chance.below(rules.len())];
        let said = unclaimed(&files, &rules, Some(gone));
        let bare = |words: &str| words.chars().filter(|c| c.is_alphanumeric()).take(4).collect::<String>();
        let words = document.letters(gone);
        assert!(said.iter().any(|s| bare(s) == bare(&words)), "round {round}: {words} not in {said:?}:\n{text}");
    }
}

#[test]
fn a_package_begun_from_a_text_holds_every_sentence_and_checks() {
    for (name, section) in handbook() {
        let Some(text) = block(&section, "文件") else { continue };
        let document = Document::read(text, &[]).unwrap();
        let draft = tiaowen::draft::package(&document, "原文.txt", tiaowen::draft::Given::default()).unwrap();
        let rules = &draft.files.iter().find(|(path, _)| path == "规则.tw").unwrap().1;
        for (index, anchor) in document.anchors().iter().enumerate().filter(|(_, a)| !a.kind.is_formal()) {
            assert!(rules.contains(document.anchor_text(index).trim()), "{name}: {}", anchor.id);
        }
        let begun = MemoryFiles::default().with("source/原文.txt", text);
        let begun = draft.files.iter().fold(begun, |files, (path, text)| files.with(path.as_str(), text.as_str()));
        let package = package(&begun);
        let errors: Vec<&str> = package.diagnostics.iter().filter(|d| d.is_error()).map(|d| d.code.as_str()).collect();
        assert_eq!(errors, [] as [&str; 0], "{name}");
    }
}

#[test]
fn the_woven_document_shows_every_sentence_of_every_shape() {
    for (name, section) in handbook() {
        let Some(files) = files(&section) else { continue };
        let (mut sources, mut diagnostics) = (Sources::default(), Vec::new());
        let loaded = load(&files, &mut sources, &mut diagnostics).unwrap();
        let seen = compile_with(&loaded, &sources, &mut diagnostics, |view| {
            let ledger = tiaowen::ledger::ledger(view.model, &view.compiled.program, view.corrections);
            let woven = weave(view.model, &view.compiled.program, &view.compiled.tables, &ledger, &Cases::new());
            let clauses = woven.parts.iter().flat_map(|p| &p.clauses).flat_map(|c| &c.paragraphs);
            let paragraphs = woven.front.iter().chain(clauses).chain(&woven.back);
            let shown: Vec<String> = paragraphs.flat_map(|p| &p.sentences).map(|s| s.anchor.clone()).collect();
            let opened = |kind| matches!(kind, AnchorKind::Title | AnchorKind::Heading(_) | AnchorKind::Preamble(_));
            let own = view.model.document.anchors().iter().filter(|a| !opened(a.kind)).map(|a| a.id.clone());
            (shown, own.collect::<Vec<String>>())
        });
        let (_, (mut shown, mut own)) = seen.unwrap();
        shown.sort();
        own.sort();
        assert_eq!(shown, own, "{name}");
    }
}
