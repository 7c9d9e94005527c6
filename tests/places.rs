//! A place of the text as it is printed is one that a rule may cite: it leads back to its own words.

#![expect(clippy::unwrap_used, reason = "a test may fail")]

mod support;

use std::path::PathBuf;
use support::repository;
use tiaowen::document::{AnchorKind, Document, QuoteError};
use tiaowen::source::FileId;
use tiaowen::syntax::ast::Item;
use tiaowen::syntax::parse;

/// A unit whose only sentence has two 分句.
const ONE_SENTENCE: &str = "示办〔2024〕9号\n示范市关于示范的通知\n各区人民政府：\n一、供养形式\n\
    甲部门应当办理集中供养；乙部门应当签订协议。\n二、其他\n本通知自印发之日起施行。\n示范市人民政府办公室\n2024年3月1日\n";

fn texts() -> Vec<(String, String)> {
    let mut found: Vec<PathBuf> = Vec::new();
    for folder in ["tests/structure", "policies/shifan-2024-3/source", "policies/dalian-2017-46/source"] {
        let entries = std::fs::read_dir(repository(folder)).unwrap();
        found.extend(entries.map(|e| e.unwrap().path()).filter(|p| p.extension().is_some_and(|e| e == "txt")));
    }
    found.sort();
    let read = found.into_iter().map(|p| (p.display().to_string(), std::fs::read_to_string(&p).unwrap()));
    read.chain([("一句".to_owned(), ONE_SENTENCE.to_owned())]).collect()
}

#[test]
fn a_place_as_it_is_printed_is_read_back() {
    let (mut read, mut part_alone) = (0, 0);
    for (name, text) in texts() {
        let document = Document::read(&text, &[]).unwrap();
        for (i, anchor) in document.anchors().iter().enumerate() {
            if !matches!(anchor.kind, AnchorKind::Sentence | AnchorKind::Part) {
                continue;
            }
            let place = document.place_words(Some(i));
            let words = document.anchor_text(i).trim().replace('\n', "");
            let text = format!("给付：甲。\n依据：{place}“{words}”。\n对成立的个人，给予甲。\n标准：无金额。\n");
            let parsed = parse(FileId::new(0), &text);
            assert!(parsed.diagnostics.is_empty(), "{}: {place}: {:?}", name, parsed.diagnostics);
            let Some(Item::Rule(rule)) = parsed.tree.items.first() else { unreachable!("{place}") };
            let at = document.resolve(rule.authority[0].at.as_ref().map(|a| &a.at), None).unwrap();
            match document.find(&at, &[&words]) {
                Ok(quote) => assert!(quote.anchors.contains(&i), "{}: {place}", name),
                // The same words twice in one place.
                Err(QuoteError::Ambiguous { .. }) => {}
                Err(error) => unreachable!("{}: {place}: {error:?}", name),
            }
            read += 1;
            part_alone += usize::from(place.contains("分句") && !place.contains("句第"));
        }
    }
    assert!(read > 200 && part_alone > 0, "{read} {part_alone}");
}

#[test]
fn a_part_that_is_not_there_is_said_to_be_missing_as_it_was_cited() {
    let document = Document::read(ONE_SENTENCE, &[]).unwrap();
    let at = |sentence, part| {
        let steps = document.anchors().iter().find(|a| a.kind == AnchorKind::Part).unwrap().steps.clone();
        tiaowen::document::Address { steps, sentence, part: Some(part) }
    };
    let missing = |sentence, part| document.find(&at(sentence, part), &["甲"]).unwrap_err();
    assert_eq!(missing(None, 3), QuoteError::NoSuchPart { sentence: None, part: 3, parts: 2 });
    assert_eq!(missing(Some(1), 3), QuoteError::NoSuchPart { sentence: Some(1), part: 3, parts: 2 });
    assert_eq!(missing(Some(2), 1), QuoteError::NoSuchSentence { sentence: 2, sentences: 1 });
}
