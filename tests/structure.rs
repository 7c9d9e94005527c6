//! The structure of texts: every shape of 公文, and that nothing is lost in any of them.

mod support;

use support::texts::{TEXTS, mixed};
use tiaowen::document::Document;
use tiaowen::document::tree::{Answer, Question, Scheme, Tree, UnitKind};

/// Kind, citation, first characters and characters owned, as a person would write the tree down.
fn written(text: &str, tree: &Tree) -> String {
    let mut out = String::new();
    for unit in &tree.units {
        let span = if unit.kind.is_leaf() { unit.own } else { unit.span };
        let head: String = squeezed(span.text(text)).chars().take(12).collect();
        let own = squeezed(unit.own.text(text)).chars().count();
        out.push_str(&format!("{}\t{}\t{head}\t{own}\n", unit.kind.word(), tree.cite(unit)));
    }
    for doubt in &tree.doubts {
        out.push_str(&format!("？{}：{}，取{}\n", doubt.at, doubt.question.word(), doubt.answer()));
    }
    out
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

#[test]
fn texts_of_every_shape_have_their_trees() {
    for (name, text) in TEXTS {
        insta::assert_snapshot!(name, written(text, &Tree::read(text, &[])));
    }
}

/// Every character stands in exactly one unit, in order.
fn nothing_is_lost(name: &str, text: &str) {
    let tree = Tree::read(text, &[]);
    let owned: String = tree.units.iter().map(|u| squeezed(u.own.text(text))).collect();
    assert_eq!(owned, squeezed(text), "{name}");
    let mut at = 0;
    for unit in tree.units.iter().filter(|u| u.own.start < u.own.end) {
        assert!(unit.own.start >= at, "{name}: {:?} stands before what comes before it", unit.kind);
        at = unit.own.end;
    }
}

#[test]
fn every_character_stands_in_one_unit() {
    for (name, text) in TEXTS {
        nothing_is_lost(name, text);
    }
    for text in [
        "",
        "\n\n",
        "甲",
        "附件",
        "附件：甲",
        "（一）",
        "第一条",
        "一、\n二、\n",
        "注：甲。",
        "目录\n第一章 甲\n第一章 甲\n第一条 乙。",
    ] {
        nothing_is_lost(text, text);
    }
}

#[test]
fn nor_is_any_in_texts_cut_and_mixed_by_chance() {
    let mut chance = support::Draw(20_261_130);
    for round in 0..400 {
        let (_, text) = TEXTS[chance.below(TEXTS.len())];
        let mixed = mixed(text, &mut chance);
        nothing_is_lost(&format!("round {round}:\n{mixed}"), &mixed);
        let document = Document::read(&mixed, &[]).unwrap_or_else(|_| unreachable!());
        let inside = |span: tiaowen::source::Span| mixed.get(span.range()).is_some_and(|words| !words.is_empty());
        assert!(document.self_citations().iter().all(|cited| inside(cited.span)), "round {round}");
        assert!(document.misnamed().is_none_or(|(_, span)| inside(span)), "round {round}");
    }
}

/// No sentence or heading swallows a line that begins with a mark of its text.
#[test]
fn a_mark_begins_a_unit_of_its_own() {
    for (name, text) in TEXTS {
        let tree = Tree::read(text, &[]);
        for line in text.lines().map(|l| l.trim_matches([' ', '\u{3000}'])) {
            let marked =
                line.starts_with("（一）") || line.starts_with("第") && line.contains("条") && !line.contains("等");
            if !marked || tree.scheme == Scheme::Levels && line.starts_with('第') {
                continue;
            }
            let at = line.as_ptr() as usize - text.as_ptr() as usize;
            let begins = tree.units.iter().any(|u| u.own.start as usize == at && !u.kind.is_leaf());
            let order = matches!(line, "第12号");
            assert!(begins || order, "{name}: {line}");
        }
    }
}

/// A phrase from the beginning of a sentence is cited by the mark that stands before it in the text.
#[test]
fn sentences_stand_under_the_mark_before_them() {
    for (name, text) in TEXTS {
        let document = Document::read(text, &[]).unwrap();
        let mut last = String::new();
        for unit in &document.tree().units {
            let cite = document.tree().cite(unit);
            match unit.kind {
                UnitKind::Item | UnitKind::Article | UnitKind::Level(_) | UnitKind::Part | UnitKind::SubItem => {
                    last = cite
                }
                UnitKind::Sentence | UnitKind::Lead if !last.is_empty() && unit.sentence == Some(1) => {
                    let own = cite.starts_with(&last);
                    let paragraph = cite.contains('款') || cite.contains('段') || cite.contains('注');
                    assert!(own || paragraph, "{name}: {cite} behind {last}");
                }
                _ => {}
            }
        }
    }
}

#[test]
fn an_answer_moves_what_it_is_about_and_nothing_else() {
    let text = "甲办法\n第一条 补贴如下：\n（一）甲类\n每月100元。\n（二）乙类\n每月50元。\n上述补贴不得重复享受。\n第二条 施行。\n";
    let likely = Tree::read(text, &[]);
    let doubt = likely.doubts.iter().find(|d| d.question == Question::BehindItems).unwrap();
    assert_eq!((doubt.at.as_str(), doubt.settled), ("上述补贴不得重复享受。", false));
    let cite = |tree: &Tree| {
        let unit = tree.units.iter().find(|u| u.kind.is_leaf() && u.own.text(text).starts_with("上述")).unwrap();
        tree.cite(unit)
    };
    assert_eq!(cite(&likely), "第一条第二款");
    let answer = Answer { question: Question::BehindItems, at: doubt.at.clone(), answer: 1, settled: true };
    let settled = Tree::read(text, &[answer]);
    assert_eq!(cite(&settled), "第一条第（二）项第二段");
    assert!(settled.doubts.iter().all(|d| d.settled));
}

#[test]
fn numbers_out_of_their_run_are_said() {
    let doubts = |text: &str| -> Vec<String> {
        let tree = Tree::read(text, &[]);
        tree.doubts.iter().filter(|d| d.question == Question::Number).map(|d| d.at.clone()).collect()
    };
    assert_eq!(doubts("甲办法\n第一条 甲。\n第三条 乙。\n"), ["第三条乙。"]);
    assert_eq!(doubts("甲办法\n第一条 甲。\n第一条 乙。\n"), ["第一条乙。"]);
    assert_eq!(doubts("甲办法\n第一条 甲：\n（一）乙；\n（三）丙。\n"), ["（三）丙。"]);
    assert_eq!(doubts("甲办法\n第一条 依照《乙条例》第三条和\n第三十五条等规定办理。\n第二条 丙。\n"), [] as [&str; 0]);
}

/// The citations and kinds of the units that begin with these words.
fn cited(text: &str, words: &[&str]) -> Vec<String> {
    let tree = Tree::read(text, &[]);
    let unit = |words: &&str| {
        let begins = |u: &&tiaowen::document::tree::Unit| {
            u.own.start < u.own.end && squeezed(u.own.text(text)).starts_with(*words)
        };
        let unit = tree.units.iter().rev().find(begins);
        unit.map_or_else(|| "无".to_owned(), |u| format!("{} {}", tree.cite(u), u.kind.word()).trim().to_owned())
    };
    words.iter().map(unit).collect()
}

#[test]
fn what_is_no_known_kind_of_format_is_said_wherever_it_stands() {
    let text = "首页 > 政策\n热点专题\n\n甲市人民政府文件\n甲政〔2023〕1号\n甲市补贴办法\n\n第一条 甲。\n7\n第二条 发布机构应当乙。\n\
                扫描二维码申请的，丙。\n本页有误请纠错\n第三条 丁。\n关注我们\n甲市人民政府\n2023年1月1日\n共印20份\n相关链接：解读\n一、背景\n戊。\n";
    let words =
        ["首页", "热点", "甲市人", "甲市补", "7", "发布机构", "扫描", "本页", "关注", "共印", "相关", "一、", "戊"];
    let expected = [
        "残留",
        "待归类第1句 待归类",
        "落款",
        "标题",
        "待归类第2句 待归类",
        "第二条第一款 句",
        "第二条第二款 句",
        "待归类第3句 待归类",
        "待归类第4句 待归类",
        "待归类第5句 待归类",
        "残留",
        "待归类第6句 待归类",
        "待归类第7句 待归类",
    ];
    assert_eq!(cited(text, &words), expected);
    nothing_is_lost("待归类", text);
    let doubts = Tree::read(text, &[]).doubts;
    assert_eq!(doubts.len(), 6, "lines that follow each other are asked once: {doubts:?}");
    let stray = doubts.iter().find(|d| d.at == "本页有误请纠错").unwrap();
    let answers: Vec<&str> = (0..3)
        .map(|n| {
            let answer = Answer { question: stray.question, at: stray.at.clone(), answer: n, settled: true };
            let tree = Tree::read(text, &[answer]);
            let unit = tree.units.iter().find(|u| u.kind.is_leaf() && u.own.text(text) == "本页有误请纠错").unwrap();
            match unit.kind {
                UnitKind::Unclassified => "待归类",
                UnitKind::Format(_) => "格式",
                _ => "款",
            }
        })
        .collect();
    assert_eq!(answers, ["待归类", "格式", "款"]);
}

#[test]
fn page_numbers_that_run_on_are_format_and_cells_are_none() {
    let text = "甲办法\n第一条 甲甲甲甲甲甲甲甲甲甲甲。\n1\n第二条 乙乙乙乙乙乙乙乙乙乙乙。\n2\n第三条 名额如下：\n丙区\n45\n丁区\n30\n";
    assert_eq!(cited(text, &["1", "2", "45"]), ["页码", "页码", "第三条第3句 句"]);
}

#[test]
fn a_clause_holds_what_it_leads_in() {
    let text = "甲办法\n第一条 按下列公式计算：\n金额=基数×系数。\n前款所称基数，由乙定。\n\
                第二条 支持招商\n（一）丙的，给予10万元。\n（二）丁的，给予5万元。\n只补助一次。\n\
                第三条 分为：\n(一)甲类1000元;\n(二)乙类2000元.\n申请人应当提交材料.\n";
    let words = ["按下列", "金额", "前款", "丙的", "只补助", "乙类", "申请人"];
    let expected = [
        "第一条第一款第1句 引语",
        "第一条第一款第2句 句",
        "第一条第二款 句",
        "第二条第一款第（一）项 句",
        "第二条第二款 句",
        "第三条第一款第（二）项 句",
        "第三条第二款 句",
    ];
    let found = cited(text, &words);
    assert_eq!(found[..3], expected[..3]);
    assert_eq!(found[5..], expected[5..]);
    assert!(found[4].ends_with("第二款 句"), "{found:?}");
}

#[test]
fn an_order_that_amends_and_a_letter_with_two_texts_are_documents_of_their_own() {
    let order = "甲市人民政府令\n第12号\n《甲市人民政府关于修改〈甲市居住证办法〉的决定》已经通过，现予公布。\n市长　张某某\n2022年3月1日\n\
                 甲市人民政府关于修改《甲市居住证办法》的决定\n决定作如下修改：\n一、删去第八条。\n二、将第九条改为第八条。\n";
    let words = ["《甲市人民政府", "市长", "甲市人民政府关于", "决定作", "删去"];
    assert_eq!(cited(order, &words), ["公布令 句", "公布令 落款", "标题", "引言 句", "一、 句"]);
    let two = "关于印发两个规定的通知\n甲政〔2018〕1号\n各区：\n《甲类规定》和《乙类规定》已经同意，现印发给你们。\n\
               甲市人民政府\n2018年1月1日\n甲类规定\n第一条 补贴10万元。\n第二条 施行。\n乙类规定\n第一条 补贴20万元。\n";
    let likely = Document::read(two, &[]).unwrap();
    let doubt = &likely.tree().doubts[0];
    assert_eq!((doubt.question, doubt.others().collect::<Vec<_>>()), (Question::Documents, vec!["第二份"]));
    assert_eq!((likely.front("0.题").as_deref(), likely.clauses().len()), (Some("甲类规定"), 3));
    let answer = Answer { question: Question::Documents, at: doubt.at.clone(), answer: 1, settled: true };
    let second = Document::read_settled(two, &[], &[answer]).unwrap();
    assert_eq!((second.front("0.题").as_deref(), second.clauses().len()), (Some("乙类规定"), 2));
    for document in [&likely, &second] {
        assert!(document.tree().units.iter().any(|u| u.other && u.kind == UnitKind::Sentence));
        nothing_is_lost("两份", document.text());
    }
}

#[test]
fn signs_of_a_page_do_not_hide_marks_and_are_said() {
    let text = "# 甲办法\n\n**第一章 总则**\n\n**第一条** 为了甲，制定本办法。\n\n## 第二章 补贴\n\n**第二条** 补贴如下：\n\n\
                **（一）** 老人，每人100元；\n（二）残疾人，每人200元。\n";
    let words = ["**第一章", "**第一条", "为了甲", "**第二条", "老人", "残疾人"];
    let expected = ["第一章 章", "第一条 条", "第一条 句", "第二条 条", "第二条第（一）项 句", "第二条第（二）项 句"];
    assert_eq!(cited(text, &words), expected);
    let doubts = Tree::read(text, &[]).doubts;
    assert!(doubts.iter().any(|d| d.question == Question::Markup && d.at == "#甲办法"), "{doubts:?}");
    nothing_is_lost("记号", text);
    let plain = "甲办法\n第一条 5**3的写法，甲。\n第二条 编号为#12的，乙。\n";
    assert!(Tree::read(plain, &[]).doubts.is_empty());
}

#[test]
fn numbers_by_their_place_are_said() {
    let text = "甲预案\n1 总则\n1.1 编制目的\n为了甲。\n1.2 适用范围\n（1）乙；\n（2）丙。\n";
    assert!(Tree::read(text, &[]).doubts.iter().any(|d| d.question == Question::Decimal && d.at == "1.1编制目的"));
    assert!(
        !Tree::read("甲办法\n第一条 甲：\n1.5倍\n2.5倍\n", &[]).doubts.iter().any(|d| d.question == Question::Decimal)
    );
}

#[test]
fn marks_inside_a_line_of_another_text_are_none() {
    let tree = Tree::read("甲办法\n第一条 修改为：“第二条 乙。\n（一）丙。”\n第二条 丁。\n", &[]);
    let marks = tree.units.iter().filter(|u| matches!(u.kind, UnitKind::Article | UnitKind::Item)).count();
    assert_eq!(marks, 2);
}
