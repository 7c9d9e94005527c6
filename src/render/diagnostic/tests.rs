//! Excerpts drawn under Chinese text, and the words around them.

use super::*;
use crate::diagnostic::Code;
use crate::render::Lang;
use crate::source::Span;

/// Draws one finding on `marked` in `text`, without colour; `also` are further places.
fn draw(code: Code, text: &str, marked: &str, also: &[&str], width: usize) -> String {
    let mut sources = Sources::default();
    let file = sources.add("规则.tw", text);
    let span = |words: &str| {
        let at = text.find(words).unwrap();
        Span::new(at, at + words.len())
    };
    let mut d = Diagnostic::new(code, file, span(marked)).arg("name", marked);
    for words in also {
        d = d.also(Place { file, span: span(words) }, "first");
    }
    render(&[d], &sources, None, &Catalogue::load(Lang::Zh), false, width)
}

/// The same, its excerpts alone.
fn excerpt(code: Code, text: &str, marked: &str, also: &[&str], width: usize) -> Vec<String> {
    let drawn = draw(code, text, marked, also, width);
    drawn.lines().skip_while(|l| !l.contains('╭')).take_while(|l| !l.contains("建议")).map(str::to_owned).collect()
}

#[test]
fn the_underline_stands_under_the_right_characters() {
    let text = "给付：示范补贴。\n（1）自主创业日期起满1年；\n";
    assert_eq!(
        excerpt(Code::UnknownName, text, "主创业日期", &[], 0),
        ["   ╭─[规则.tw:2:5]", " 2 │ （1）自主创业日期起满1年；", "   ·        ^^^^^^^^^^", "   ╰────",]
    );
}

#[test]
fn a_mark_behind_the_last_character_is_drawn() {
    let text = "标准：3000元/年";
    let mut sources = Sources::default();
    let file = sources.add("规则.tw", text);
    let d = Diagnostic::new(Code::MissingStop, file, Span::new(0, text.len()).after());
    let drawn = render(&[d], &sources, None, &Catalogue::load(Lang::Zh), false, 0);
    let expected = "\
错误[T0105] 这句话末尾缺少句号。
   ╭─[规则.tw:1:11]
 1 │ 标准：3000元/年
   ·                ^
   ╰────
  建议：在句末加“。”。每个标签的内容都以句号结束。
";
    assert_eq!(drawn, expected);
}

#[test]
fn a_place_on_another_line_has_an_excerpt_of_its_own() {
    let text = "给付：甲。\n给付：乙。\n";
    assert_eq!(
        excerpt(Code::DuplicateName, text, "乙", &["甲"], 0),
        [
            "   ╭─[规则.tw:2:4]",
            " 2 │ 给付：乙。",
            "   ·       ^^",
            "   ╰────",
            "   ╭─[规则.tw:1:4]",
            " 1 │ 给付：甲。",
            "   ·       ^^",
            "   ·        ╰── 先前的一处",
            "   ╰────",
        ]
    );
}

#[test]
fn a_place_of_several_lines_is_underlined_on_its_first() {
    let text = "给付：甲。\n标准：乙。\n";
    let drawn = excerpt(Code::UnexpectedText, text, "甲。\n标准", &[], 0);
    assert_eq!(drawn[1..3], [" 1 │ 给付：甲。", "   ·       ^^^^"]);
}

#[test]
fn a_long_line_is_cut_around_the_fault() {
    let text = format!("依据：“{}主创业日期{}”。", "前文".repeat(40), "后文".repeat(40));
    let drawn = excerpt(Code::UnknownName, &text, "主创业日期", &[], 40);
    assert_eq!(
        drawn,
        ["   ╭─[规则.tw:1:85]", " 1 │ ……文前文前文主创业日期后文后文后……", "   ·             ^^^^^^^^^^", "   ╰────",]
    );
    assert!(drawn.iter().all(|l| l.width() <= 40));
}

#[test]
fn hidden_characters_are_shown_and_counted() {
    let text = "给付：甲\u{202E}乙。";
    let drawn = excerpt(Code::ForbiddenCharacter, text, "\u{202E}", &[], 0);
    assert_eq!(drawn[0..3], ["   ╭─[规则.tw:1:5]", " 1 │ 给付：甲\u{FFFD}乙。", "   ·         ^"]);
}

#[test]
fn words_keep_to_the_width_and_the_place_is_told() {
    let text = "给付：甲。";
    let mut sources = Sources::default();
    let file = sources.add("规则.tw", text);
    let d = Diagnostic::new(Code::MissingLine, file, Span::new(9, 12)).arg("name", "甲").arg("line", "标准");
    let words = |_: Place| Some("第（六）条第4句".to_owned());
    let drawn = render(&[d], &sources, Some(&words), &Catalogue::load(Lang::Zh), false, 40);
    let expected = "\
错误[T0308] “甲”缺少“标准”一行。
   ╭─[规则.tw:1:4]
 1 │ 给付：甲。
   ·       ^^
   ╰────
  所在：第（六）条第4句
  建议：请补写“标准：”。原文没有写明的，
        也要写出，如：标准：按规定，所按
        文件未载明。
";
    assert_eq!(drawn, expected);
}

#[test]
fn colour_changes_nothing_but_colour() {
    let text = "给付：甲。";
    let mut sources = Sources::default();
    let file = sources.add("规则.tw", text);
    let d = [Diagnostic::new(Code::MissingLine, file, Span::new(9, 12)).arg("name", "甲").arg("line", "标准")];
    let catalogue = Catalogue::load(Lang::Zh);
    let colored = render(&d, &sources, None, &catalogue, true, 60);
    assert!(colored.contains('\u{1b}'));
    let mut plain = String::new();
    let mut escaped = false;
    for c in colored.chars() {
        match (c, escaped) {
            ('\u{1b}', _) => escaped = true,
            ('m', true) => escaped = false,
            (c, false) => plain.push(c),
            _ => {}
        }
    }
    assert_eq!(plain, render(&d, &sources, None, &catalogue, false, 60));
}

#[test]
fn findings_are_counted_by_severity() {
    let d = |code| Diagnostic::new(code, FileId::new(0), Span::default());
    let catalogue = Catalogue::load(Lang::Zh);
    let all = [d(Code::Missing), d(Code::Uncovered), d(Code::Missing)];
    assert_eq!(summary(&all, &catalogue).as_deref(), Some("共发现2处错误、1处警告。"));
    assert_eq!(summary(&[], &catalogue), None);
}
