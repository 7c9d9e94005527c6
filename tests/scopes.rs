//! How far a definition of the text reaches: by unit, and by where the word stands.

#![expect(clippy::unwrap_used, reason = "a failed expectation ends the test")]

mod support;

use support::{edited, package};
use tiaowen::document::Document;
use tiaowen::package::MemoryFiles;

const TEXT: &str = "望府规〔2023〕8号\n望江市补贴办法\n第一条　老人每人给予100元补贴。\n\
    第二条　老人每人给予100元补贴。这里的老人是指年满80周岁的人。\n老人每人给予100元补贴。\n第三条　老人每人给予100元补贴。\n\
    第四条　补贴如下：\n（一）老人每人给予100元补贴。孤老是指年满90周岁的人；\n（二）孤老每人给予100元补贴。\n\
    望江市人民政府\n2023年3月1日\n";

/// A package with one definition and one grant under these headings.
fn files(definition: (&str, &str), grant: (&str, &str)) -> MemoryFiles {
    files_of(TEXT, definition, grant)
}

fn files_of(text: &str, definition: (&str, &str), grant: (&str, &str)) -> MemoryFiles {
    let document = Document::read(text, &[]).unwrap();
    let doubts: Vec<String> = document.tree().doubts.iter().map(|d| format!("  {},\n", d.entry(true))).collect();
    let manifest = format!(
        "[policy]\nid = \"{}\"\ntitle = \"望江市补贴办法\"\nissued = \"2023-03-01\"\nversion = \"1\"\nlanguage = \"1\"\n\n\
         [source]\ntext = \"source/原文.txt\"\nsha256 = \"{}\"\n\n[files]\nrules = [\"规则.tw\"]\n\n[structure]\ndoubts = [\n{}]\n",
        document.number().unwrap(),
        document.sha256(),
        doubts.concat()
    );
    let rules = format!(
        "施行日期：未载明。\n主体：个人。\n事实：个人的姓名，为文本。\n事实：个人的年龄段，为高龄、超高龄、其他之一。\n\n{}\n\n{}\n\n{}\n\n{}\n",
        definition.0, definition.1, grant.0, grant.1
    );
    MemoryFiles::default()
        .with("package.toml", manifest.as_str())
        .with("source/原文.txt", text)
        .with("规则.tw", rules.as_str())
}

/// What is said of the name: nothing where the definition reaches it.
fn said(files: &MemoryFiles) -> Option<(String, String)> {
    let package = package(files);
    let mut errors = package.diagnostics.iter().filter(|d| d.is_error());
    let first = errors.next()?;
    assert_eq!((first.code.as_str(), first.help), ("T0301", Some("help-scope")), "{:?}", first.args);
    let arg = |name: &str| first.args.iter().find(|(key, _)| *key == name).map(|(_, words)| words.to_string()).unwrap();
    Some((arg("place"), arg("used")))
}

fn old(scope: &str) -> String {
    format!(
        "定义：老人。\n依据：第一款第2句“这里的老人是指年满80周岁的人。”。\n{scope}所称老人，是指个人的年龄段为高龄。"
    )
}

fn grant(place: &str, words: &str) -> String {
    format!(
        "给付：敬老补贴。\n依据：{place}“{words}”。\n对是老人的个人，给予敬老补贴。\n标准：100元/人。\n发放：一次性。"
    )
}

#[test]
fn a_definition_reaches_as_far_as_its_unit() {
    let uses = [
        ("第一条", "", "老人每人给予100元补贴。", "第一条"),
        ("第二条", "第一款第1句", "老人每人给予100元补贴。", "第二条第一款第1句"),
        ("第二条", "第二款", "老人每人给予100元补贴。", "第二条第二款"),
        ("第三条", "", "老人每人给予100元补贴。", "第三条"),
    ];
    let scopes = [
        ("本句", [false, false, false, false]),
        ("本款", [false, true, false, false]),
        ("本条", [false, true, true, false]),
        ("自本句起", [false, false, true, true]),
        ("本办法", [true, true, true, true]),
        ("本文", [true, true, true, true]),
    ];
    for (scope, reached) in scopes {
        for ((heading, place, words, used), reached) in uses.into_iter().zip(reached) {
            let files = files(("第二条", &old(scope)), (heading, &grant(place, words)));
            let outside = (!reached).then(|| ("第二条第一款第2句".to_owned(), used.to_owned()));
            assert_eq!(said(&files), outside, "{scope} {heading}{place}");
        }
    }
}

#[test]
fn the_word_counts_where_it_stands_not_the_rule_that_quotes_it() {
    let quoting = |at: &str| grant("", "每人给予100元补贴。").replace("元补贴。”。", &format!("元补贴。”，{at}。"));
    for (at, reached) in
        [("第二条第一款“老人每人给予100元补贴。”", true), ("第二条第二款“老人每人给予100元补贴。”", false)]
    {
        let files = files(("第二条", &old("本款")), ("第三条", &quoting(at)));
        assert_eq!(said(&files).is_none(), reached, "{at}");
    }
    // Nor does the heading of the definition: its words stand where they are quoted.
    let elsewhere = old("本条").replace("依据：第一款", "依据：第二条第一款");
    let inside = files(("第三条", &elsewhere), ("第二条", &grant("第二款", "老人每人给予100元补贴。")));
    assert_eq!(said(&inside), None);
    let outside = files(("第三条", &elsewhere), ("第三条", &grant("", "老人每人给予100元补贴。")));
    assert!(said(&outside).is_some());
}

#[test]
fn an_item_holds_its_own_definition() {
    let define = |scope: &str| {
        format!(
            "定义：孤老。\n依据：第（一）项第2句“孤老是指年满90周岁的人；”。\n{scope}所称孤老，是指个人的年龄段为超高龄。"
        )
    };
    let grant = grant("第（二）项", "孤老每人给予100元补贴。").replace("对是老人", "对是孤老");
    for (scope, reached) in [("本项", false), ("本款", true), ("本条", true)] {
        let files = files(("第四条", &define(scope)), ("第四条", &grant));
        assert_eq!(said(&files).is_none(), reached, "{scope}");
    }
    let files = files(("第四条", &define("本条")), ("第四条", &grant));
    let wrong = edited(&files, "规则.tw", |rules| rules.replace("本条所称", "本章所称"));
    assert!(package(&wrong).diagnostics.iter().any(|d| d.is_error()), "a scope that is none");
}

const CHAPTERS: &str = "望府规〔2023〕9号\n望江市补贴办法\n第一编　待遇\n第一章　老人\n第一节　补贴\n\
    第一条　老人每人给予100元补贴。这里的老人是指年满80周岁的人。\n第二条　老人每人给予100元补贴。\n\
    第二节　护理\n第三条　老人每人给予100元补贴。\n第二章　其他\n第四条　老人每人给予100元补贴。\n\
    第二编　附则\n第三章　施行\n第五条　老人每人给予100元补贴。\n望江市人民政府\n2023年3月1日\n附件1\n老人每人给予100元补贴。\n";

#[test]
fn a_definition_reaches_through_its_section_chapter_and_book() {
    let uses = ["第二条", "第三条", "第四条", "第五条", "附件1"];
    let scopes = [
        ("本条", [false, false, false, false, false]),
        ("本节", [true, false, false, false, false]),
        ("本章", [true, true, false, false, false]),
        ("本编", [true, true, true, false, false]),
        ("自本句起", [true, true, true, true, true]),
        // The text has no 部分, and the definition stands in no attachment.
        ("本部分", [false, false, false, false, false]),
        ("本附件", [false, false, false, false, false]),
    ];
    for (scope, reached) in scopes {
        for (heading, reached) in uses.into_iter().zip(reached) {
            let defined = old(scope).replace("第一款第2句", "");
            let files = files_of(CHAPTERS, ("第一条", &defined), (heading, &grant("", "老人每人给予100元补贴。")));
            assert_eq!(said(&files).is_none(), reached, "{scope} {heading}");
        }
    }
}

const PARTS: &str = "望府规〔2023〕10号\n望江市补贴通知\n各区：\n一、老人\n（一）老人每人给予100元补贴。老人是指年满80周岁的人。\n\
    （二）老人每人给予100元补贴。\n二、其他\n（一）老人每人给予100元补贴。\n望江市人民政府\n2023年3月1日\n\
    附件1\n老人每人给予100元补贴。老人是指年满80周岁的人。\n附件2\n老人每人给予100元补贴。\n";

#[test]
fn a_definition_reaches_through_its_part_or_attachment() {
    let words = "每人给予100元补贴。";
    let define = |place: &str, scope: &str| {
        format!("定义：老人。\n依据：{place}“老人是指年满80周岁的人。”。\n{scope}所称老人，是指个人的年龄段为高龄。")
    };
    let cases = [
        ("一、老人", "（一）第2句", "本部分", "一、老人", "（二）", words, true),
        ("一、老人", "（一）第2句", "本部分", "二、其他", "（一）", words, false),
        ("附件1", "", "本附件", "附件1", "", "每人给予100元补贴。", true),
        ("附件1", "", "本附件", "附件2", "", "每人给予100元补贴。", false),
    ];
    for (defined, place, scope, heading, at, words, reached) in cases {
        let files = files_of(PARTS, (defined, &define(place, scope)), (heading, &grant(at, &format!("老人{words}"))));
        assert_eq!(said(&files).is_none(), reached, "{scope} {heading}");
    }
}
