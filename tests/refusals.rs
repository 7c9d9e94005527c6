//! Every refusal of every package as it goes to whoever applied: no word of the rules alone, a reason that names
//! fact and condition for each condition and each person left out, and words of the text behind each.

mod support;

use support::repository;
use tiaowen::ir::DecisionKind;
use tiaowen::render::dossier::Audience;
use tiaowen::render::html::{Answer, FIELDS, Letter, Office, letter, unfilled};
use tiaowen::{Folder, Lang, Package};

const POLICIES: [&str; 2] = ["policies/dalian-2017-46", "policies/shifan-2024-3"];

/// Words of rule files, of data and of the program.
const FOREIGN: [&str; 14] = [
    "计算范围",
    "基准日",
    "从解释",
    "解释事项",
    "甲解",
    "乙解",
    "丙解",
    "以下称",
    "校验码",
    "sha256",
    "[]",
    "舍入为",
    "折算为",
    "计算单位为",
];

fn office() -> Office {
    let mut office = Office::default();
    assert!(FIELDS.iter().all(|field| office.fill(field, "示例")));
    office
}

#[test]
fn every_refusal_says_who_what_and_by_which_words() {
    let office = office();
    let (mut seen, mut wrong) = (0, Vec::new());
    for policy in POLICIES {
        let folder = Folder { root: repository(policy) };
        let package = Package::open(repository(policy));
        let engine = package.engine().unwrap();
        for path in &package.files().unwrap().cases {
            let case = engine.case_at(&folder, path).unwrap();
            let asked: Vec<&str> = case.facts().expectations.iter().map(|e| e.rule.as_str()).collect();
            for rule in asked {
                let decisions = engine.options().only(&[rule]).unwrap().decide(&case).unwrap();
                let decision = decisions.get(rule).unwrap();
                if decision.definition().kind != DecisionKind::Entitlement || !decision.outcome().is_refusal() {
                    continue;
                }
                seen += 1;
                let dossier = decisions.dossier(Lang::Zh, Audience::Applicant);
                let of = &dossier.decisions[0];
                let answer = Answer { dossier: &dossier, decision: of, signed: None, office: &office };
                let text = letter(Letter::Refusal, Letter::Refusal.template(), answer).unwrap();
                let at = format!("{path} {rule}");
                wrong.extend(FOREIGN.iter().filter(|w| text.contains(*w)).map(|w| format!("{at}: {w}\n{text}")));
                wrong.extend(unfilled(&text).iter().map(|field| format!("{at}: {field} is not printed as filled")));
                for ground in &of.grounds {
                    if ground.cites.is_empty() || ground.points.is_empty() {
                        wrong.push(format!("{at}: {} stands on no words", ground.condition));
                    }
                    let silent = ground.points.iter().filter(|p| p.found.is_empty() || p.asked.is_empty());
                    wrong.extend(silent.map(|p| format!("{at}: “{}” names no fact", p.asked)));
                }
                if of.grounds.is_empty() && of.yields_to.is_none() && of.sum.is_none() {
                    wrong.push(format!("{at}: no reason at all"));
                }
            }
        }
    }
    assert!(seen > 60, "{seen} refusals");
    assert!(wrong.is_empty(), "{} of {seen}\n{}", wrong.len(), wrong.join("\n"));
}
