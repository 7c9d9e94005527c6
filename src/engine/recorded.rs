//! Decisions as they are put on record.

use super::{Decision, Decisions};
use crate::ir::{DecisionKind, Verdict};
use crate::record::{Content, Given, Key, Policy, Summed};
use crate::values::Exact;

/// What a person signs for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signable {
    pub kind: DecisionKind,
    pub outcome: Verdict,
    /// Readings that it rests on and that nobody decided, by the names of their items.
    pub open: Vec<String>,
}

impl Decision<'_> {
    /// The outcome, and the readings that whoever signs it must name.
    pub fn signable(&self) -> Signable {
        let program = self.of().engine().program();
        let open = self.report().questions.iter().filter(|q| q.is_open());
        let open = open.map(|q| program.interpretations[q.id].name.clone()).collect();
        Signable { kind: self.definition().kind, outcome: self.outcome(), open }
    }
}

impl Decisions {
    /// A line for each decision that the case is about, with its outcome, without what a person decided on it. Facts enter by
    /// their keyed digest alone.
    pub fn contents(&self, key: &Key) -> Vec<(Signable, Content)> {
        let same = Content {
            engine: super::NAME.to_owned(),
            policy: self.policy(),
            case: base(self.case().file()).to_owned(),
            inputs_left_out: (!key.is_some()).then(|| "没有设置密钥，不记事实的摘要".to_owned()),
            inputs: self.case().facts_digest(key),
            dates: self.dates(),
            given: self.given(),
            rule: String::new(),
            outcome: String::new(),
            amount: None,
            human: None,
        };
        let own = |d: Decision<'_>| (d.signable(), d.content(&same));
        self.iter().filter(Decision::is_engaged).map(own).collect()
    }

    fn policy(&self) -> Policy {
        let policy = &self.engine().program().policy;
        Policy {
            id: policy.id.clone(),
            version: policy.version.clone(),
            text_sha256: policy.text_sha256.clone(),
            ir_sha256: self.engine().ir_sha256().to_owned(),
            parameters_sha256: self.case().tables_sha256(),
            package_sha256: self.engine().package_sha256().map(str::to_owned),
        }
    }

    fn dates(&self) -> [String; 3] {
        let dates = self.case().read.facts.dates;
        [dates.basis, dates.applicable, dates.decided].map(|day| day.to_string())
    }

    /// What a run was told beside its case.
    fn given(&self) -> Given {
        let options = self.options();
        Given {
            as_of: options.day().map(|day| day.to_string()),
            interpretations: options.readings(),
            adopted_only: !options.runs_alternatives(),
        }
    }
}

impl Decision<'_> {
    fn content(&self, same: &Content) -> Content {
        let amount = self.amount();
        let money = |value: Option<Exact>| value.map(Exact::money);
        let summed = Summed { total: money(amount.total), low: money(amount.low), high: money(amount.high) };
        Content {
            rule: self.rule().to_owned(),
            outcome: self.outcome().word().to_owned(),
            amount: (summed != Summed { total: None, low: None, high: None }).then_some(summed),
            ..same.clone()
        }
    }
}

/// The last part of a path: where a case lies says something of the machine, not of the decision.
fn base(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}
