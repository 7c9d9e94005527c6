//! The document of 大政发〔2017〕46号: its corrections, its anchors, its quotations.

#![expect(clippy::unwrap_used, reason = "a test may fail")]

mod support;

use proptest::prelude::*;
use std::sync::LazyLock;
use tiaowen::diagnostic::{Arg, Code, Diagnostic};
use tiaowen::document::tree::Step;
use tiaowen::document::{
    Address, AnchorKind, Correction, CorrectionFault, CorrectionKind, Document, QuoteError, correction_diagnostic,
    parse_corrections, quote_diagnostic,
};
use tiaowen::source::{FileId, Span};

const SOURCE: &str = include_str!("../policies/dalian-2017-46/source/dazhengfa-2017-46.txt");
const CORRECTIONS: &str = include_str!("../policies/dalian-2017-46/source/corrections.toml");
/// Every anchor with its text, one a line, set down apart from this program.
const ANCHORS: &str = include_str!("fixtures/dalian-2017-46.anchors.tsv");

static DOCUMENT: LazyLock<Document> = LazyLock::new(|| Document::read(SOURCE, &corrections()).unwrap());

fn corrections() -> Vec<Correction> {
    parse_corrections(CORRECTIONS, FileId::new(0)).unwrap()
}

#[test]
fn derives_every_anchor_with_its_text() {
    let found =
        (0..DOCUMENT.anchors().len()).map(|i| format!("{}\t{}", DOCUMENT.anchors()[i].id, DOCUMENT.anchor_text(i)));
    let found: Vec<String> = found.collect();
    let expected: Vec<&str> = ANCHORS.lines().collect();
    for (found, expected) in found.iter().zip(&expected) {
        assert_eq!(found, expected);
    }
    assert_eq!(found.len(), expected.len());
    assert_eq!(found.len(), 184);
}

#[test]
fn anchors_cover_the_whole_text() {
    let mut end = 0;
    for anchor in DOCUMENT.anchors() {
        let between = &DOCUMENT.text()[end..anchor.span.range().start];
        assert!(between.chars().all(|c| c == '\n'), "before {}: {between:?}", anchor.id);
        end = anchor.span.range().end;
    }
    assert!(DOCUMENT.text()[end..].trim().is_empty());
    let blanks = DOCUMENT.text().chars().filter(|c| *c == ' ').count();
    assert_eq!((DOCUMENT.text_chars(), blanks), (9394, 1), "9393 characters and the space in “创业大连 梦响滨城”");
}

#[test]
fn names_the_source_by_its_bytes() {
    assert_eq!(DOCUMENT.sha256(), "f2ab5bbbba4fad6de072a571a178b755a9e5a6afbd45b467980b5fc1615ba460");
}

#[test]
fn the_shortest_text_has_an_end() {
    let ids = |text: &str| -> Vec<String> {
        Document::read(text, &[]).unwrap().anchors().iter().map(|a| a.id.clone()).collect()
    };
    assert_eq!(ids("甲办法\n第一条 乙。\n某市人民政府\n2020年1月1日\n"), ["0.题", "1.0", "1.1.1", "T.1", "T.2"]);
    assert_eq!(ids("甲办法\n第一条 乙。\n第一条 丙。\n"), ["0.题", "1.0", "1.1.1", "1.0~2", "1.1.1~2"]);
}

#[test]
fn leads_back_to_the_source() {
    let original = |id: &str| {
        let index = DOCUMENT.position(id).unwrap();
        DOCUMENT.original(DOCUMENT.anchors()[index].span).text(SOURCE)
    };
    assert_eq!(original("6.2"), "将符合条件的在我市初次创业（指首次领取工商营业执照）的人员纳入创业补贴范围。");
    assert_eq!(original("12.0"), "(十二) 鼓励高校毕业生多渠道就业创业。");
    assert_eq!(original("T.1"), "(此件公开发布)");
    assert!(original("1.1").ends_with("的硬仗。"), "the page break belongs to neither sentence");
    assert!(original("1.2").starts_with("深化"));
    assert!(original("2.3").contains("市场竞\n\n争"));
    assert!(original("3.6").contains("人员 and 个体"));
    assert!(original("15.R").ends_with("各\n\n区市县政府和先导区管委会)"));
    for (index, anchor) in DOCUMENT.anchors().iter().enumerate() {
        let letters =
            |text: &str| text.replace(" and ", "和").replace(['\n', ' '], "").replace('(', "（").replace(')', "）");
        let original = DOCUMENT.original(anchor.span).text(SOURCE);
        assert_eq!(letters(original), letters(DOCUMENT.anchor_text(index)), "{}", anchor.id);
    }
}

#[test]
fn corrects_what_the_table_lists_and_no_more() {
    let count = |kind| corrections().iter().filter(|c| c.kind == kind).count();
    assert_eq!(count(CorrectionKind::PageJoin), 14);
    assert_eq!(count(CorrectionKind::StraySpace), 8);
    assert_eq!(count(CorrectionKind::StrayText), 1);
    let half = |text: &str| text.chars().filter(|c| matches!(c, '(' | ')')).count();
    assert_eq!((half(SOURCE), half(DOCUMENT.text())), (32, 0));
}

#[test]
fn lists_the_clauses() {
    let clauses = DOCUMENT.clauses();
    assert_eq!(clauses.len(), 21);
    assert_eq!(
        (clauses[5].number, clauses[5].label.as_str(), clauses[5].title.as_str()),
        (6, "（六）", "落实创业扶持政策")
    );
    assert_eq!(clauses[20].label, "（二十一）");
}

#[test]
fn names_places_as_people_do() {
    let words = |id: &str| DOCUMENT.place_words(DOCUMENT.position(id));
    assert_eq!(words("6.4"), "第（六）条第4句");
    assert_eq!(words("15.5.a"), "第（十五）条第5句第1分句");
    assert_eq!(words("2.R"), "第（二）条责任单位");
    assert_eq!(words("6.0"), "第（六）条标题");
    assert_eq!(words("H2"), "第二部分标题");
    assert_eq!(words("0.1"), "引言");
    assert_eq!(words("T.4"), "文尾");
    assert_eq!(DOCUMENT.place_words(None), "全文");
}

// ---- corrections that cannot stand ----

fn fault(entry: &str) -> (CorrectionFault, Diagnostic) {
    let corrections = parse_corrections(entry, FileId::new(3)).unwrap();
    let errors = Document::read("甲办法\n一、乙\n（一）丙。丁\n戊(己)。己 庚。", &corrections).unwrap_err();
    let diagnostic = correction_diagnostic(&errors[0], &corrections, FileId::new(3));
    assert_eq!(diagnostic.code, Code::CorrectionMismatch);
    (errors[0].fault.clone(), diagnostic)
}

fn entry(kind: &str, from: &str, to: &str, at: &str) -> String {
    format!(
        "[[correction]]\nkind = \"{kind}\"\nfrom = \"{from}\"\nto = \"{to}\"\nat = [\"{at}\"]\ncertainty = \"确定\"\nwhy = \"例\"\n"
    )
}

#[test]
fn a_correction_matches_as_often_as_it_says() {
    let (found, diagnostic) = fault(&entry("误入文字", "己", "巳", "1.2"));
    assert_eq!(found, CorrectionFault::Count { found: 2 });
    let args = [("from", "己"), ("expected", "1"), ("found", "2")].map(|(k, v)| (k, Arg::from(v)));
    assert_eq!(diagnostic.args, args);
    assert_eq!(fault(&entry("误入文字", "辛", "壬", "1.2")).0, CorrectionFault::Count { found: 0 });
}

#[test]
fn a_correction_does_what_its_kind_says() {
    assert_eq!(fault(&entry("换页接合", "丁\\n戊", "戊", "1.2")).0, CorrectionFault::NotOfItsKind);
    assert_eq!(fault(&entry("括号宽度", "(己)", "（巳）", "1.2")).0, CorrectionFault::NotOfItsKind);
    assert_eq!(fault(&entry("误入文字", "", "甲", "1.2")).0, CorrectionFault::NoChange);
}

#[test]
fn a_correction_falls_where_it_says() {
    let found = fault(&entry("换页接合", "丁\\n戊", "丁戊", "1.3")).0;
    assert_eq!(found, CorrectionFault::Elsewhere { found: vec!["1.1".to_owned()] });
}

#[test]
fn corrections_do_not_overlap() {
    let twice = entry("多余空格", "己 庚", "己庚", "1.2") + &entry("误入文字", " 庚", "庚", "1.2");
    assert_eq!(fault(&twice).0, CorrectionFault::Overlap { other: 0 });
}

#[test]
fn a_correction_knows_its_entry() {
    let text = entry("多余空格", "己 庚", "己庚", "1.2") + &entry("误入文字", "辛", "壬", "1.2");
    let corrections = parse_corrections(&text, FileId::new(0)).unwrap();
    let places: Vec<&str> = corrections.iter().map(|c| c.place.text(&text)).collect();
    assert_eq!(places, ["\"己 庚\"", "\"辛\""]);
    let unknown = parse_corrections("[[correction]]\nkind = \"改写\"\n", FileId::new(0)).unwrap_err();
    assert_eq!(unknown.code, Code::MalformedData);
}

// ---- quotations ----

fn place(clause: u32, sentence: Option<u32>, part: Option<u32>) -> Address {
    Address { steps: vec![Step::Through(clause)], sentence, part }
}

fn check(clause: u32, sentence: Option<u32>, parts: &[&str], anchors: &[&str], text: &str) {
    let quote = DOCUMENT.find(&place(clause, sentence, None), parts).unwrap();
    let found: Vec<&str> = quote.anchors.iter().map(|i| DOCUMENT.anchors()[*i].id.as_str()).collect();
    assert_eq!((found.as_slice(), quote.text.as_str()), (anchors, text));
    assert_eq!(quote.spans.len(), parts.len());
}

#[test]
fn finds_quotations() {
    let four = "给予3000元/年的创业场地补贴";
    check(6, None, &[four], &["6.4"], four);
    check(6, Some(4), &["补贴期限最长不超过2年"], &["6.4"], "补贴期限最长不超过2年");
    check(2, None, &["列第一位者为牵头单位，下同"], &["2.R"], "列第一位者为牵头单位，下同");
    check(3, None, &["补贴。支持劳动者"], &["3.4", "3.5"], "补贴。支持劳动者");
    check(
        15,
        Some(5),
        &["按其为就业困难人员", "给予岗位补贴"],
        &["15.5.a", "15.5.b"],
        "按其为就业困难人员……给予岗位补贴",
    );
}

#[test]
fn matching_ignores_layout_and_never_wording() {
    check(17, None, &["区 (县)、\n街道(乡镇)、社区(村)"], &["17.1"], "区（县）、街道（乡镇）、社区（村）");
    check(5, None, &["‘创业大连梦响滨城’"], &["5.5"], "“创业大连 梦响滨城”");
    assert!(DOCUMENT.find(&place(6, None, None), &["租用其他场地"]).is_err());
}

fn refused(clause: u32, sentence: Option<u32>, part: Option<u32>, parts: &[&str]) -> String {
    let error = DOCUMENT.find(&place(clause, sentence, part), parts).unwrap_err();
    let d = quote_diagnostic(error, FileId::new(0), Span::default(), &place(clause, sentence, part), &parts.join("……"));
    let args: Vec<String> =
        d.args.iter().filter(|(k, _)| !matches!(*k, "clause" | "quote")).map(|(k, v)| format!("{k}={v}")).collect();
    [vec![d.code.as_str().to_owned(), d.help.unwrap_or_default().to_owned()], args].concat().join(" ")
}

#[test]
fn says_why_a_quotation_does_not_stand() {
    assert_eq!(refused(6, None, None, &["租用其他场地"]), "T0201 help-near near=租用其它场地");
    assert_eq!(
        refused(6, None, None, &["新生代农民工就业创业特点"]),
        "T0201 help-elsewhere elsewhere=第（十四）条第4句"
    );
    assert_eq!(
        refused(6, Some(4), None, &["补贴期限最长不超过3年"]),
        "T0201 help-elsewhere near=补贴期限最长不超过2年 elsewhere=第（六）条第5句"
    );
    assert_eq!(refused(6, None, None, &["年满十六周岁的公民"]), "T0201 help");
    assert_eq!(refused(6, None, None, &[" "]), "T0201 help");
    assert_eq!(
        refused(6, None, None, &["每户每年最多给予10万元", "提高创业成功率"]),
        "T0201 help-order places=第（六）条第5句、第（六）条第1句"
    );
    assert_eq!(
        refused(15, None, None, &["就业困难人员范围", "补贴"]),
        "T0201 help-order places=第（十五）条第1句、第（十五）条第3句"
    );
}

#[test]
fn a_quotation_stands_once() {
    assert_eq!(refused(6, None, None, &["补贴期限最长不超过"]), "T0202 help places=第（六）条第4句、第（六）条第5句");
    assert_eq!(refused(6, Some(5), None, &["保险费"]), "T0202 help places=第（六）条第5句（不止一处）");
    assert_eq!(refused(6, Some(5), None, &["创业带头人", "保险费"]), "T0202 help places=第（六）条第5句（不止一处）");
}

#[test]
fn a_citation_names_a_place_that_exists() {
    assert_eq!(refused(22, None, None, &["甲"]), "T0203 help count=21");
    assert_eq!(refused(6, Some(9), None, &["甲"]), "T0203 help-sentence count=8");
    assert_eq!(refused(15, Some(5), Some(3), &["甲"]), "T0203 help-part count=2");
    assert_eq!(refused(6, Some(1), Some(1), &["甲"]), "T0203 help-no-parts count=0");
    let error = DOCUMENT.find(&place(15, Some(5), Some(3)), &["甲"]).unwrap_err();
    let d = quote_diagnostic(error, FileId::new(0), Span::default(), &place(15, None, None), "甲");
    assert_eq!(d.args[0], ("clause", Arg::from("第（十五）条第5句第3分句")));
    assert!(matches!(DOCUMENT.find(&place(0, None, None), &["甲"]), Err(QuoteError::NoSuchClause { .. })));
}

#[test]
fn formal_pieces_are_told_from_norms() {
    let formal = DOCUMENT.anchors().iter().filter(|a| a.kind.is_formal()).count();
    let sentences =
        DOCUMENT.anchors().iter().filter(|a| matches!(a.kind, AnchorKind::Sentence | AnchorKind::Part)).count();
    let responsible = DOCUMENT.anchors().iter().filter(|a| a.kind == AnchorKind::Responsible).count();
    assert_eq!((formal, sentences, responsible), (5 + 6 + 21 + 4, 127, 21));
}

// ---- any text ----

proptest! {
    #![proptest_config(support::properties(256))]
    /// Whatever the text, ids are unique, anchors stand in order and hold no blank, and every one is found again.
    #[test]
    fn any_text_has_a_structure(text in "([一二三十]、|（[一二三四]）|\n第[一二三]条|\n[1-3][.]|\n附件[12]?|（责任单位：|[甲乙丙。；：，（）“”《》 \u{3000}\n]|\n){0,60}") {
        let document = Document::read(&text, &[]).unwrap();
        let anchors = document.anchors();
        for (before, after) in anchors.iter().zip(anchors.iter().skip(1)) {
            prop_assert!(before.span.end <= after.span.start);
        }
        for (index, anchor) in anchors.iter().enumerate() {
            prop_assert_eq!(document.position(&anchor.id), Some(index));
            prop_assert_eq!(document.original(anchor.span), anchor.span);
            let words = document.anchor_text(index);
            prop_assert!(!words.trim().is_empty());
            if anchor.clause.is_some() {
                match document.find(&anchor.address(), &[words]) {
                    Ok(quote) => prop_assert!(quote.anchors.contains(&index)),
                    Err(error) => prop_assert!(matches!(error, QuoteError::Ambiguous { .. }), "{:?}", error),
                }
            }
        }
        let covered: usize = anchors.iter().map(|a| a.span.range().len()).sum();
        let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).map(char::len_utf8).sum::<usize>();
        prop_assert!(letters(&text) <= covered);
    }

    /// No quotation, however odd, breaks the search.
    #[test]
    fn any_quotation_has_an_answer(clause in 0u32..23, parts in prop::collection::vec("[补贴期限最长不超过的，。]{0,4}", 0..4)) {
        let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
        if let Ok(quote) = DOCUMENT.find(&place(clause, None, None), &parts) {
            prop_assert_eq!(quote.text, parts.join("……"));
        }
    }
}
