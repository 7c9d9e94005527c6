//! Marks and sentences of texts mixed by chance and of texts written by chance from a structure that is known: what a mark
//! begins is a unit of its own, and what is said stands in the unit whose mark precedes it.

mod support;

use support::Draw;
use support::texts::{TEXTS, mixed};
use tiaowen::document::tree::{Question, Scheme, Step, Tree, Unit, UnitKind};

const NUMBERS: &str = "一二三四五六七八九十百";

/// The bytes of the mark that a line begins with, told by its writing alone, and whether it is that of a 条.
fn marked(line: &str) -> Option<(usize, bool)> {
    let chinese = |s: &str| !s.is_empty() && s.chars().all(|c| NUMBERS.contains(c));
    let digits =
        |s: &str| !s.is_empty() && s.len() <= 3 && s.bytes().all(|b| b.is_ascii_digit()) && !s.starts_with('0');
    if let Some(rest) = line.strip_prefix('第') {
        let (at, c) = rest.char_indices().find(|(_, c)| !NUMBERS.contains(*c) && !c.is_ascii_digit())?;
        let number = &rest[..at];
        let known = matches!(c, '编' | '章' | '节' | '条') && (chinese(number) || digits(number));
        return known.then_some((3 + at + 3, c == '条'));
    }
    if let Some(rest) = line.strip_prefix(['（', '(']) {
        let (at, close) = rest.char_indices().find(|(_, c)| matches!(c, '）' | ')'))?;
        let inner = &rest[..at];
        return (chinese(inner) || digits(inner)).then_some((line.len() - rest.len() + at + close.len_utf8(), false));
    }
    if let Some(c) = line.chars().next().filter(|c| ('①'..='⑳').contains(c)) {
        return Some((c.len_utf8(), false));
    }
    let (at, stop) = line.char_indices().find(|(_, c)| matches!(c, '、' | '.' | '．' | ')' | '）'))?;
    let number = &line[..at];
    let behind = &line[at + stop.len_utf8()..];
    let known = chinese(number) && matches!(stop, '、' | '.' | '．') || digits(number);
    (known && !behind.starts_with(|c: char| c.is_ascii_digit())).then_some((at + stop.len_utf8(), false))
}

/// Lines that stand inside a quotation which another line opened and a later one closes.
fn quoted(lines: &[&str]) -> Vec<bool> {
    let mut quoted = vec![false; lines.len()];
    let turn = |line: &str| line.matches('“').count() as i64 - line.matches('”').count() as i64;
    for first in 0..lines.len() {
        let mut depth = turn(lines[first]);
        if depth <= 0 {
            continue;
        }
        for last in first + 1..lines.len().min(first + 31) {
            depth += turn(lines[last]);
            if depth <= 0 {
                quoted[first + 1..=last].fill(true);
                break;
            }
        }
    }
    quoted
}

fn begins(tree: &Tree, at: usize) -> Option<&Unit> {
    tree.units.iter().find(|u| u.own.start as usize == at && u.own.start < u.own.end)
}

/// The lines of a text with where each begins.
fn lines(text: &str) -> Vec<(usize, &str)> {
    let place = |words: &str| words.as_ptr() as usize - text.as_ptr() as usize;
    let blank = |c: char| c.is_whitespace() || c == '\u{3000}';
    text.lines().map(|l| l.trim_matches(blank)).filter(|l| !l.is_empty()).map(|l| (place(l), l)).collect()
}

/// No unit holds a line that begins with a mark: but inside a quotation, in what is format, in a table, and behind a line
/// that has not ended or in front of words that make it a citation (第九条的规定).
///
/// How many marks were looked at.
fn no_mark_is_held(name: &str, text: &str) -> usize {
    let tree = Tree::read(text, &[]);
    let lines = lines(text);
    let mut looked = 0;
    let quoted = quoted(&lines.iter().map(|(_, l)| *l).collect::<Vec<_>>());
    for (index, (at, line)) in lines.iter().enumerate() {
        let Some((length, article)) = marked(line).filter(|_| !quoted[index]) else { continue };
        // 第一条 is none of the marks of a text in levels.
        if article && tree.scheme != Scheme::Articles {
            continue;
        }
        looked += 1;
        let holds = |u: &&Unit| (u.own.start as usize) < *at && *at < u.own.end as usize;
        let Some(holder) = tree.units.iter().find(holds) else { continue };
        let before = index.checked_sub(1).map_or("", |i| lines[i].1);
        let ended = before.ends_with(['。', '；', '：', '！', '？', ';', ':', '”', '）', ')', '.', '》']);
        let cited = article
            && line[length..].starts_with(['等', '规', '第', '、', '和', '及', '的', '所', '中', '至', '，', '或']);
        let format = matches!(holder.kind, UnitKind::Format(_) | UnitKind::Unclassified | UnitKind::Row);
        assert!(!ended || cited || format, "{name}: {line} is held by {}:\n{text}", tree.cite(holder));
    }
    looked
}

/// What is a way to a unit, without the paragraphs that are counted in it.
fn numbered(steps: &[Step]) -> Vec<Step> {
    let counted = |s: &Step| matches!(s, Step::Clause(_) | Step::Paragraph(_) | Step::Remark | Step::Closing);
    steps.iter().filter(|s| !counted(s)).copied().collect()
}

/// A phrase from the beginning of a line stands in the unit that the mark before it begins, or in one around it; how many
/// were looked at.
fn phrases_stand_under_the_mark_before_them(name: &str, text: &str, chance: &mut Draw) -> usize {
    let tree = Tree::read(text, &[]);
    let lines = lines(text);
    let numbered_unit = |at: usize| {
        begins(&tree, at).filter(|u| !u.kind.is_leaf() && !matches!(u.kind, UnitKind::Annex | UnitKind::Schedule))
    };
    let mut looked = 0;
    for _ in 0..8 {
        let index = chance.below(lines.len());
        let (at, line) = lines[index];
        let own = numbered_unit(at);
        let behind = own.map_or(at, |u| u.own.end as usize);
        let holds = |u: &&Unit| {
            matches!(u.kind, UnitKind::Sentence | UnitKind::Lead)
                && (u.own.start as usize) <= behind.max(at)
                && behind.max(at) < u.own.end as usize
        };
        let Some(sentence) = tree.units.iter().find(holds) else { continue };
        let way = numbered(&sentence.steps);
        if let Some(unit) = own {
            assert_eq!(way, numbered(&unit.steps), "{name}: {line}\n{text}");
            looked += 1;
            continue;
        }
        // Of the unit that is open there, or of one around it; nothing is open in front of the first mark or behind a
        // head, an attachment or another document that begins between them.
        let Some(last) = lines[..index].iter().rev().find_map(|(at, _)| numbered_unit(*at)) else { continue };
        let new = |u: &Unit| {
            matches!(u.kind, UnitKind::Document | UnitKind::Annex | UnitKind::Schedule | UnitKind::Preamble)
                && last.own.start < u.span.start
                && u.span.start as usize <= at
        };
        if !tree.units.iter().any(new) {
            let open = numbered(&last.steps);
            assert!(
                open.starts_with(&way),
                "{name}: {line} is in {}, behind {}\n{text}",
                tree.cite(sentence),
                tree.cite(last)
            );
            looked += 1;
        }
    }
    looked
}

#[test]
fn no_unit_holds_a_mark_of_its_text() {
    let mut looked: usize = TEXTS.iter().map(|(name, text)| no_mark_is_held(name, text)).sum();
    let mut chance = Draw(20_261_201);
    for round in 0..600 {
        let (name, text) = TEXTS[chance.below(TEXTS.len())];
        looked += no_mark_is_held(&format!("{name}, round {round}"), &mixed(text, &mut chance));
    }
    assert!(looked > 5_000, "{looked}");
}

#[test]
fn what_is_said_stands_under_the_mark_before_it() {
    let mut chance = Draw(20_261_202);
    let mut looked = 0;
    for (name, text) in TEXTS {
        looked += phrases_stand_under_the_mark_before_them(name, text, &mut chance);
    }
    for round in 0..600 {
        let (name, text) = TEXTS[chance.below(TEXTS.len())];
        let text = mixed(text, &mut chance);
        looked += phrases_stand_under_the_mark_before_them(&format!("{name}, round {round}"), &text, &mut chance);
    }
    assert!(looked > 1_500, "{looked}");
}

/// A text being written, with the citation of each of its sentences by the words it begins with.
struct Written {
    text: String,
    truth: Vec<(String, String)>,
    n: usize,
}

impl Written {
    /// A sentence of its own words, ending as told.
    fn say(&mut self, cite: &str, stop: char, chance: &mut Draw) -> String {
        self.n += 1;
        let middle = [
            "应当按照规定办理",
            "每月给予100元补贴",
            "参照第九条执行",
            "依照《甲条例》第三条、第四条办理",
            "不超过1.5倍",
        ];
        let first = format!("事项{}乙", self.n);
        self.truth.push((first.clone(), cite.to_owned()));
        format!("{first}{}{stop}", middle[chance.below(middle.len())])
    }

    fn line(&mut self, words: &str, chance: &mut Draw) {
        let indent = ["", "　　", "  "];
        self.text.push_str(indent[chance.below(3)]);
        self.text.push_str(words);
        self.text.push_str(["\n", "\n", "\n\n"][chance.below(3)]);
    }
}

fn numeral(n: usize) -> String {
    let digits: Vec<char> = "零一二三四五六七八九".chars().collect();
    match (n / 10, n % 10) {
        (0, one) => digits[one].to_string(),
        (1, 0) => "十".to_owned(),
        (1, one) => format!("十{}", digits[one]),
        (ten, 0) => format!("{}十", digits[ten]),
        (ten, one) => format!("{}十{}", digits[ten], digits[one]),
    }
}

/// 第X条 with 款, 项 and 目, in any of the widths they are written in.
fn articles(chance: &mut Draw) -> Written {
    let mut w = Written { text: "甲市补贴办法\n".to_owned(), truth: Vec::new(), n: 0 };
    let (chapters, wide, gap) = (chance.below(2) == 0, chance.below(2) == 0, ["", " ", "　"][chance.below(3)]);
    let bracket = |n: usize| if wide { format!("（{}）", numeral(n)) } else { format!("({})", numeral(n)) };
    let mut article = 0;
    for chapter in 1..=1 + chance.below(3) {
        if chapters {
            w.line(&format!("第{}章{gap}规定", numeral(chapter)), chance);
        }
        for _ in 0..2 + chance.below(3) {
            article += 1;
            let clauses = 1 + chance.below(3);
            for clause in 1..=clauses {
                let own = format!("第{}条", numeral(article));
                let own = if clauses > 1 { format!("{own}第{}款", numeral(clause)) } else { own };
                let mark = if clause == 1 { format!("第{}条{gap}", numeral(article)) } else { String::new() };
                let items = chance.below(4);
                let words = w.say(&own, if items > 1 { '：' } else { '。' }, chance);
                w.line(&format!("{mark}{words}"), chance);
                for item in (1..=items).filter(|_| items > 1) {
                    let own = format!("{own}第（{}）项", numeral(item));
                    let inner = if chance.below(3) == 0 { 2 } else { 0 };
                    let stop = if inner > 0 {
                        '：'
                    } else if item == items {
                        '。'
                    } else {
                        '；'
                    };
                    let words = w.say(&own, stop, chance);
                    w.line(&format!("{}{words}", bracket(item)), chance);
                    for sub in 1..=inner {
                        let own = format!("{own}第{sub}目");
                        let words = w.say(&own, if sub == inner && item == items { '。' } else { '；' }, chance);
                        w.line(&format!("{sub}.{words}"), chance);
                    }
                }
            }
        }
    }
    w
}

/// 一、（一）1.（1）, each list beginning again.
fn levels(chance: &mut Draw) -> Written {
    let mut w = Written { text: "甲市补贴通知\n各区人民政府：\n".to_owned(), truth: Vec::new(), n: 0 };
    let wide = chance.below(2) == 0;
    for part in 1..=2 + chance.below(3) {
        w.line(&format!("{}、事项", numeral(part)), chance);
        for level in 1..=2 + chance.below(2) {
            let own = format!("{}、（{}）", numeral(part), numeral(level));
            let mark = if wide { format!("（{}）", numeral(level)) } else { format!("({})", numeral(level)) };
            let items = chance.below(4);
            let words = w.say(&own, if items > 1 { '：' } else { '。' }, chance);
            w.line(&format!("{mark}{words}"), chance);
            for item in (1..=items).filter(|_| items > 1) {
                let own = format!("{own}{item}.");
                let inner = if chance.below(3) == 0 { 2 } else { 0 };
                let words = w.say(&own, if inner > 0 { '：' } else { '。' }, chance);
                w.line(&format!("{item}.{words}"), chance);
                for sub in 1..=inner {
                    let words = w.say(&format!("{own}（{sub}）"), if sub == inner { '。' } else { '；' }, chance);
                    w.line(&format!("（{sub}）{words}"), chance);
                }
            }
        }
    }
    w
}

#[test]
fn texts_written_from_a_structure_are_read_back_to_it() {
    let mut chance = Draw(20_261_203);
    for round in 0..400 {
        let shape = if chance.below(2) == 0 { articles } else { levels };
        let Written { text, truth, .. } = shape(&mut chance);
        let tree = Tree::read(&text, &[]);
        for (words, cite) in truth {
            let begins = |u: &&Unit| u.kind.is_leaf() && u.own.text(&text).starts_with(&words);
            let found = tree.units.iter().find(begins).map(|u| tree.cite_unit(u)).unwrap_or_default();
            assert_eq!(found, cite, "round {round}, {words}:\n{text}");
        }
        let unasked = tree.doubts.iter().all(|d| d.question == Question::BehindItems);
        assert!(unasked, "round {round}: {:?}\n{text}", tree.doubts);
        no_mark_is_held(&format!("round {round}"), &text);
    }
}
