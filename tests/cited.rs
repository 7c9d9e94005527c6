//! 依据 of one item of a list: （1）〈条件〉（依据第4句“……”）.

#![expect(clippy::unwrap_used, reason = "the helpers here are part of the tests")]

mod support;

use support::{Package, edited, package, read_folder, repository, sound_package};
use tiaowen::diagnostic::Code;
use tiaowen::explain::report;
use tiaowen::package::MemoryFiles;

const ITEMS: &str = "（1）是初次创业；\n（2）经营地为示范市。";

fn with(items: &str) -> MemoryFiles {
    let base = read_folder(&repository("tests/diagnostics/base"));
    edited(&base, "规则.tw", |t| {
        assert!(t.contains(ITEMS));
        t.replacen(ITEMS, items, 1)
    })
}

/// Each reason with the words that it quotes.
fn reasons(package: &mut Package) -> Vec<(String, Vec<String>)> {
    let case = "基准日: 2023-01-01\n个人: {首次领取营业执照日期: 2021-01-01, 此前曾领取营业执照: 否, 经营地: 示范市}\n";
    let case = package.read_case("示例.yaml", case).unwrap();
    let tables = package.tables_with(&MemoryFiles::default(), None);
    package.examine(&case, &tables, |e| {
        let report = report(e.run, e.decision("场地补贴"), None);
        let own = &e.run.program.decisions[e.decision("场地补贴").outcome.decision].cites;
        let quote = |id: tiaowen::ir::CitationId| e.run.program.citations[id].quote.clone();
        let said = report.reasons().cards.into_iter().map(|step| {
            let cites = report.authority(step).unwrap_or(own);
            (step.statement.clone(), cites.iter().map(|id| quote(*id)).collect())
        });
        said.collect()
    })
}

#[test]
fn a_reason_quotes_the_words_of_its_item() {
    let items = "（1）是初次创业（依据“在示范市初次创业”）；\n（2）经营地为示范市（依据第1句“对在示范市”……“的人员”）。";
    let found = reasons(&mut sound_package(&with(items)));
    let of = |statement: &str| &found.iter().find(|(s, _)| s == statement).unwrap().1;
    // Of a status first what asks for it, then what it is.
    assert_eq!(of("是初次创业"), &["在示范市初次创业", "初次创业，是指此前未曾领取营业执照"]);
    assert_eq!(of("经营地为示范市"), &["对在示范市……的人员"]);
    // An item without one rests on what the rule quotes, as before.
    let one = "（1）是初次创业（依据“在示范市初次创业”）；\n（2）经营地为示范市。";
    let found = reasons(&mut sound_package(&with(one)));
    let whole = "对在示范市初次创业的人员，给予2400元/年的场地补贴";
    assert_eq!(found.iter().find(|(s, _)| s == "经营地为示范市").unwrap().1, [whole]);
}

#[test]
fn an_item_may_quote_again_what_its_rule_quotes_and_nothing_that_another_rule_claims() {
    let errors = |items: &str| {
        let found = package(&with(items));
        found.diagnostics.iter().map(|d| d.code).collect::<Vec<Code>>()
    };
    let other = "（1）是初次创业；\n（2）经营地为示范市（依据“培训机构按规定享受培训补贴”）。";
    assert_eq!(errors(other), [Code::ClaimedTwice]);
    let lost = "（1）是初次创业；\n（2）经营地为示范市（依据“对在本市”）。";
    assert_eq!(errors(lost), [Code::QuoteNotFound]);
    let unread = "（1）是初次创业；\n（2）经营地为示范市（依据第一句）。";
    assert_eq!(errors(unread), [Code::Unreadable]);
    // A name for the item comes before its words, and a bracket of any other kind is no 依据.
    let named = "（1）是初次创业；\n（2）自首次领取营业执照日期起满1年（以下称“年限”）（依据“在示范市”）。";
    assert!(!errors(named).contains(&Code::Unreadable), "{:?}", errors(named));
    let bracket = "（1）是初次创业；\n（2）经营地为示范市（参见“在示范市”）。";
    assert!(errors(bracket).contains(&Code::Unreadable), "{:?}", errors(bracket));
}

#[test]
fn what_an_item_quotes_is_read_back() {
    let items = "（1）是初次创业（依据“在示范市初次创业”）；\n（2）经营地为示范市（依据第1句“对在示范市”……“的人员”）。";
    let sound = sound_package(&with(items));
    let (id, file) = sound.sources.iter().find(|(_, f)| f.name == "规则.tw").unwrap();
    let parsed = tiaowen::syntax::parse(id, &file.text);
    let rule = parsed.tree.items.iter().find_map(|i| match i {
        tiaowen::syntax::ast::Item::Rule(rule) if rule.name.text == "场地补贴" => Some(rule),
        _ => None,
    });
    let lines = tiaowen::syntax::print::lines(rule.unwrap());
    let printed: Vec<String> = lines.into_iter().flat_map(|l| l.items).collect();
    assert_eq!(format!("{}。", printed.join("；\n")), items);
}
