//! 申请事项: what a case is about is what was applied for.

mod support;

use support::{case_text, read_folder, repository};
use tiaowen::{Depth, Engine, Lang};

const DALIAN: &str = "policies/dalian-2017-46";

#[test]
fn what_nobody_applied_for_is_counted_and_not_told() {
    let engine = Engine::open(repository(DALIAN)).unwrap();
    let text = case_text(&read_folder(&repository(DALIAN)), "001-");
    let asked = |key: &str| engine.case("案例.yaml", &format!("{text}{key}\n"));
    let told = |case| {
        let decisions = engine.decide(&case).unwrap();
        let told: Vec<String> = decisions.iter().filter(|d| d.is_engaged()).map(|d| d.rule().to_owned()).collect();
        let json: serde_json::Value = serde_json::from_str(&decisions.json(Lang::Zh)).unwrap();
        assert_eq!(json["decisions"].as_array().unwrap().len(), engine.program().decisions.len());
        (told, decisions.text(Lang::Zh, Depth::Sections))
    };
    let (all, _) = told(asked("").unwrap());
    assert!(all.len() > 1, "{all:?}");
    let (one, text) = told(asked("申请事项: [创业场地补贴]").unwrap());
    assert_eq!(one, ["创业场地补贴"]);
    assert!(text.contains("项没有申请，未予展开。") && !text.contains("尚缺"), "{text}");
    for wrong in ["申请事项: [场地补贴]", "申请事项: 创业场地补贴"] {
        assert!(asked(wrong).is_err(), "{wrong}");
    }
}
