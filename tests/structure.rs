//! The structure of texts: every shape of 公文, and that nothing is lost in any of them.

mod support;

use tiaowen::document::Document;
use tiaowen::document::tree::{Answer, Question, Scheme, Tree, UnitKind};

const TEXTS: [(&str, &str); 6] = [
    ("章条款项目", include_str!("structure/章条款项目.txt")),
    ("公布令", include_str!("structure/公布令.txt")),
    ("部分与层", include_str!("structure/部分与层.txt")),
    ("只有部分", include_str!("structure/只有部分.txt")),
    ("句子部分", include_str!("structure/句子部分.txt")),
    ("通篇连续", include_str!("structure/通篇连续.txt")),
];

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
        let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
        for _ in 0..=chance.below(6) {
            let at = chance.below(lines.len());
            match chance.below(6) {
                0 => drop(lines.remove(at)),
                1 => {
                    let line = lines[at].clone();
                    lines.insert(chance.below(lines.len()), line);
                }
                2 => lines[at] = lines[at].replace(['。', '；'], ""),
                3 => {
                    let cut: usize = lines[at].char_indices().map(|(i, _)| i).nth(chance.below(12)).unwrap_or(0);
                    let rest = lines[at].split_off(cut);
                    lines.insert(at + 1, rest);
                }
                4 => lines[at] = lines[at].replace('（', "(").replace('）', ")") + "前款第(二)、(三)项、第九条",
                _ => {
                    let marks = ["第九条 ", "（三）", "7.", "（2）", "二、", "附件", "注：", "“", "\t", "第二章 ", "③"];
                    lines[at].insert_str(0, marks[chance.below(marks.len())]);
                }
            }
            if lines.is_empty() {
                lines.push("甲。".to_owned());
            }
        }
        let mixed = lines.join("\n");
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

#[test]
fn marks_inside_a_line_of_another_text_are_none() {
    let tree = Tree::read("甲办法\n第一条 修改为：“第二条 乙。\n（一）丙。”\n第二条 丁。\n", &[]);
    let marks = tree.units.iter().filter(|u| matches!(u.kind, UnitKind::Article | UnitKind::Item)).count();
    assert_eq!(marks, 2);
}
