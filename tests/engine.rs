//! The public engine, as an embedder uses it: packages from everywhere, cases from everything, owned decisions.

#![expect(clippy::unwrap_used, reason = "the helpers here are part of the tests")]

mod support;

use serde_json::json;
use support::{edited, read_folder, repository};
use tiaowen::ir::canonical_json;
use tiaowen::{Audience, Case, Decisions, Depth, Engine, Error, Findings, Folder, Lang, Package, Search, Verdict};

const POLICIES: [&str; 2] = ["policies/dalian-2017-46", "policies/shifan-2024-3"];
const RULE: &str = "创业场地补贴";

fn engine() -> Engine {
    Engine::open(repository(POLICIES[0])).unwrap()
}

/// One of the package's own cases, by the start of its file name.
fn own(engine: &Engine, start: &str) -> Case {
    let files = Folder { root: repository(POLICIES[0]) };
    let package = Package::read(&files);
    let paths = &package.files().unwrap().cases;
    let path = paths.iter().find(|p| p.rsplit('/').next().unwrap().starts_with(start)).unwrap();
    engine.case_at(&files, path).unwrap()
}

#[test]
fn everything_may_be_shared_between_threads() {
    fn shared<T: Send + Sync + 'static>() {}
    shared::<Package>();
    shared::<Engine>();
    shared::<Case>();
    shared::<Decisions>();
    shared::<Findings>();
    shared::<Error>();
    let engine = engine();
    let case = own(&engine, "001-");
    let text = |engine: &Engine, case: &Case| {
        engine.options().only(&[RULE]).unwrap().decide(case).unwrap().text(Lang::Zh, Depth::Full)
    };
    let here = text(&engine, &case);
    let there = std::thread::spawn(move || text(&engine, &case)).join().unwrap();
    assert_eq!(here, there);
}

#[test]
fn a_folder_a_map_and_a_compiled_file_decide_alike() {
    for policy in POLICIES {
        let folder = Folder { root: repository(policy) };
        let package = Package::open(repository(policy));
        let of_folder = package.engine().unwrap();
        let of_map = Package::read(&read_folder(&repository(policy))).into_engine().unwrap();
        let file = package.compiled(&folder).unwrap();
        let of_file = Engine::from_compiled(file.as_bytes()).unwrap();
        assert!(of_folder.package_sha256().is_none() && file.contains(of_file.package_sha256().unwrap()));
        assert_eq!(canonical_json(of_file.program()), canonical_json(of_folder.program()));
        for path in package.files().unwrap().cases.iter().step_by(23) {
            let pages: Vec<(String, String, String)> = [of_folder, &of_map, &of_file]
                .into_iter()
                .map(|engine| {
                    let case = engine.case_at(&folder, path).unwrap();
                    let decisions = engine.options().search(Search::Engaged).decide(&case).unwrap();
                    let page = decisions.page(Lang::Zh, Audience::Reviewer).unwrap();
                    (decisions.text(Lang::Zh, Depth::Full), decisions.json(Lang::Zh), page)
                })
                .collect();
            assert!(pages.iter().all(|p| *p == pages[0]), "{path}");
        }
    }
}

#[test]
fn a_compiled_file_that_was_changed_is_refused() {
    let folder = Folder { root: repository(POLICIES[1]) };
    let file = Package::read(&folder).compiled(&folder).unwrap().into_bytes();
    let why = |bytes: &[u8]| Engine::from_compiled(bytes).unwrap_err().to_string();
    let mut refused = 0;
    for at in (0..120).chain((120..file.len()).step_by(499)) {
        let mut changed = file.clone();
        changed[at] ^= 1;
        assert!(!why(&changed).is_empty(), "{at}");
        refused += 1;
    }
    assert!(refused > 200, "{refused}");
    for end in [0, 5, 60, file.len() / 2, file.len() - 1] {
        assert!(!why(&file[..end]).is_empty(), "{end}");
    }
    assert!(why(b"{}").contains("不是编译后的规则包"));
    let text = String::from_utf8(file.clone()).unwrap();
    assert!(why(text.replacen("package/2", "package/3", 1).as_bytes()).contains("另一版本"));
    assert!(why(&[&file[..], b"x"].concat()).contains("改动或者不完整"));
}

#[test]
fn a_case_comes_from_yaml_json_or_values() {
    let engine = engine();
    let facts = json!({"基准日": "2020-03-01", "个人": {"此前曾领取营业执照": true}, "单位": {"场地类型": "自有"}});
    let cases = [
        engine.case("甲.yaml", "基准日: 2020-03-01\n个人: {此前曾领取营业执照: 是}\n单位: {场地类型: 自有}\n").unwrap(),
        engine.case("甲.json", &facts.to_string()).unwrap(),
        engine.case_of(&facts).unwrap(),
    ];
    for case in &cases {
        let decisions = engine.decide(case).unwrap();
        assert_eq!(decisions.get(RULE).unwrap().outcome(), Verdict::Unmet);
    }
    let wrong = engine.case("甲.yaml", "基准日: 2020-13-01\n").unwrap_err();
    let Error::Findings(findings) = &wrong else { unreachable!("{wrong}") };
    assert!(findings.has_errors() && wrong.to_string().starts_with("甲.yaml:1:"), "{wrong}");
}

#[test]
fn what_cannot_be_asked_for_is_named() {
    let engine = engine();
    let wrong = engine.options().only(&["创业场地补帖"]).unwrap_err();
    assert!(matches!(&wrong, Error::UnknownRule { near: Some(near), .. } if near == RULE), "{wrong}");
    let wrong = engine.options().reading("没有这个", "甲解").unwrap_err();
    assert!(matches!(wrong, Error::UnknownInterpretation { .. }), "{wrong}");
    let other = Engine::open(repository(POLICIES[1])).unwrap();
    let wrong = other.decide(&own(&engine, "001-")).unwrap_err();
    assert!(matches!(wrong, Error::OtherPackage), "{wrong}");
}

#[test]
fn a_package_with_an_error_has_findings_and_no_engine() {
    let files = read_folder(&repository(POLICIES[0]));
    let rules = "二、促进以创业带动就业.tw";
    let broken =
        Package::read(&edited(&files, rules, |text| text.replacen("标准：3000元/年。", "标准：3000元每年。", 1)));
    assert!(broken.engine().is_none() && broken.findings().has_errors());
    let said = broken.findings().to_string();
    assert!(said.contains(rules) && said.contains("错误[T0"), "{said}");
}

#[test]
fn a_decision_says_what_was_paid_and_why() {
    let engine = engine();
    let decisions = engine.options().only(&[RULE]).unwrap().decide(&own(&engine, "001-")).unwrap();
    let decision = decisions.get(RULE).unwrap();
    assert_eq!(decision.amount().total.unwrap().money(), "6000.00");
    assert_eq!(decision.schedule().unwrap().months(), 24);
    assert!(decision.text(Lang::Zh, Depth::Brief).contains("共计6000.00元"));
    let json: serde_json::Value = serde_json::from_str(&decisions.json(Lang::Zh)).unwrap();
    assert_eq!(json["decisions"][0]["outcome"], "符合");
}
