//! Tiers over one fact: what both hold for, what none holds for, what can never hold.

#![expect(clippy::unwrap_used, reason = "the helpers here are part of the tests")]

mod support;

use support::{package, read_folder, repository};
use tiaowen::diagnostic::Code;

/// The findings of 租房补贴 in the 示范 package with these tiers, each with the values it names.
fn found(tiers: &str) -> Vec<String> {
    let base = read_folder(&repository("policies/shifan-2024-3"));
    let path = "二、安居补贴.tw";
    let text = String::from_utf8(base.files[path].clone()).unwrap();
    let (before, rest) = text.split_once("标准：下列各档之一：\n").unwrap();
    let (_, after) = rest.split_once("依据：“标准为：").unwrap();
    let rules = format!("{before}标准：下列各档之一：\n{tiers}\n依据：“标准为：{after}");
    let package = package(&base.with(path, rules));
    let own = [Code::TiersOverlap, Code::TierGap, Code::TierNeverReached, Code::TiersOpen];
    let shown = package.diagnostics.iter().filter(|d| own.contains(&d.code));
    shown
        .map(|d| {
            let arg = |name: &str| d.args.iter().find(|(n, _)| *n == name).map(|(_, a)| a.to_string());
            let which = arg("values").or(arg("number")).unwrap_or_default();
            format!("{} {which}", d.code.as_str())
        })
        .collect()
}

#[test]
fn tiers_meet_without_a_gap_and_without_an_overlap() {
    for (tiers, expected) in [
        // As the text has them: 20分以上 is the rule's own condition.
        (
            "（1）综合积分60分以上的，24000元/年；\n（2）综合积分40分以上，且综合积分不足60分的，18000元/年；\n（3）其余的，12000元/年。",
            vec![],
        ),
        (
            "（1）综合积分60分以上的，24000元/年；\n（2）综合积分40分以上的，18000元/年；\n（3）其余的，12000元/年。",
            vec!["T0407 60分以上"],
        ),
        (
            "（1）综合积分60分以上的，24000元/年；\n（2）综合积分40分以上，且综合积分60分以下的，18000元/年；\n（3）其余的，12000元/年。",
            vec!["T0407 60分以上60分以下"],
        ),
        // Both pay the same.
        (
            "（1）综合积分60分以上的，18000元/年；\n（2）综合积分40分以上的，18000元/年；\n（3）其余的，12000元/年。",
            vec![],
        ),
        (
            "（1）综合积分60分以上的，24000元/年；\n（2）综合积分40分以上，且综合积分不足50分的，18000元/年；\n（3）其余的，12000元/年。",
            vec![],
        ),
        (
            "（1）综合积分60分以上的，24000元/年；\n（2）综合积分20分以上，且综合积分不足50分的，18000元/年。",
            vec!["T0408 50分以上不足60分"],
        ),
        (
            "（1）综合积分超过60分的，24000元/年；\n（2）综合积分20分以上，且综合积分不足60分的，18000元/年。",
            vec!["T0408 60分以上60分以下"],
        ),
        // 59 and 60 are neighbours.
        ("（1）综合积分60分以上的，24000元/年；\n（2）综合积分59分以下的，18000元/年。", vec![]),
        (
            "（1）综合积分60分以上的，24000元/年；\n（2）综合积分40分以上，且综合积分不足60分的，18000元/年。",
            vec!["T0410 20分以上不足40分"],
        ),
        ("（1）综合积分为40分至60分的，24000元/年；\n（2）综合积分不足40分的，18000元/年。", vec!["T0410 超过60分"]),
        (
            "（1）综合积分40分以上的，24000元/年；\n（2）综合积分60分以上，且综合积分不足40分的，18000元/年；\n（3）其余的，12000元/年。",
            vec!["T0409 2"],
        ),
        // The rule's own condition leaves nobody for it.
        (
            "（1）综合积分40分以上的，24000元/年；\n（2）综合积分不足20分的，18000元/年；\n（3）其余的，12000元/年。",
            vec!["T0409 2"],
        ),
        (
            "（1）综合积分40分以上的，24000元/年；\n（2）综合积分不足40分的，18000元/年；\n（3）其余的，12000元/年。",
            vec!["T0409 3"],
        ),
        // Two facts: nothing is said of what is not compared.
        (
            "（1）综合积分60分以上的，24000元/年；\n（2）劳动合同月数12个月以上的，18000元/年；\n（3）其余的，12000元/年。",
            vec![],
        ),
    ] {
        assert_eq!(found(tiers), expected, "{tiers}");
    }
}
