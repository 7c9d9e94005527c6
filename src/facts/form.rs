//! A case to fill in: only what the rules asked for can need, in the order in which it matters.

use super::words::ClaimKey;
use crate::ir::{DecisionId, NodeId, Program, Ref, SlotId};
use crate::types::Kind;
use std::collections::BTreeSet;

/// The form for these decisions; `needed` are the facts that they can read.
pub fn form(program: &Program, decisions: &[DecisionId], needed: &BTreeSet<SlotId>) -> String {
    let order = order(program, decisions, needed);
    let names: Vec<&str> = decisions.iter().map(|d| program.decisions[*d].rule.as_str()).collect();
    let mut out = format!(
        "# 申请事项：{}\n# 依据：{}\n# 每项之后写明填什么、见原文哪一句。不清楚的写“不知”，与本案无关的写“不适用”；\n# 留着“未提供”不改的，按未提供处理，审核时会一次列出所缺的各项。\n\n",
        names.join("、"),
        program.policy.id,
    );
    out.push_str("案例: 未命名\n申请人: 未填写\n# 必填。事实以这一天为准，写作2020-03-01的样子；适用日、核定日不写的，同基准日。\n基准日: 年-月-日\n");
    let mut tree = Branch::default();
    for slot in order {
        let of = program.slot(slot);
        tree.add(&of.path, comment(program, slot));
    }
    out.push('\n');
    tree.write(0, &mut out);
    out
}

/// Facts in the order in which the conditions, then the amounts, ask for them.
fn order(program: &Program, decisions: &[DecisionId], needed: &BTreeSet<SlotId>) -> Vec<SlotId> {
    let mut found = Vec::new();
    let mut seen = BTreeSet::new();
    for decision in decisions.iter().map(|d| &program.decisions[*d]) {
        visit(program, decision.conditions, &mut seen, &mut found);
        visit(program, decision.eligible, &mut seen, &mut found);
        if let Some(target) = &decision.target {
            visit(program, target.value, &mut seen, &mut found);
        }
    }
    let rest = needed.iter().filter(|s| !found.contains(s)).copied().collect::<Vec<_>>();
    found.into_iter().filter(|s| needed.contains(s)).chain(rest).collect()
}

fn visit(program: &Program, node: NodeId, seen: &mut BTreeSet<NodeId>, found: &mut Vec<SlotId>) {
    if !seen.insert(node) {
        return;
    }
    let mut operands = Vec::new();
    program.node(node).op.each(|r| match r {
        Ref::Slot(slot) if !found.contains(&slot) => found.push(slot),
        Ref::Node(operand) => operands.push(operand),
        Ref::Slot(_)
        | Ref::Domain(_)
        | Ref::Parameter(_)
        | Ref::Interpretation(_)
        | Ref::Document(_)
        | Ref::Citation(_) => {}
    });
    operands.into_iter().for_each(|operand| visit(program, operand, seen, found));
}

/// What to write, by whom, and which sentence asks for it.
fn comment(program: &Program, slot: SlotId) -> String {
    let of = program.slot(slot);
    let mut parts = vec![kind_words(program, &of.kind)];
    if of.by_agency {
        parts.push("由审核部门核实".to_owned());
    }
    if let Some(or) = &of.or_path {
        parts.push(format!("也可以写在{}", or.replace("[]", "")));
    }
    if let Some(fact) = program.dictionary.declared(&of.path).filter(|f| !f.cited.is_empty()) {
        parts.push(format!("见{}", fact.cited.join("、")));
    }
    parts.join("；")
}

fn kind_words(program: &Program, kind: &Kind) -> String {
    let values = |id: &crate::types::EnumId| {
        program.enums.get(id.index()).map(|e| (e.values.join("、"), e.open)).unwrap_or_default()
    };
    match kind {
        Kind::Bool => "是或者否".to_owned(),
        Kind::Date => "日期，如2018-03-01".to_owned(),
        Kind::Month => "月份，如2018-03；各月相同的可以写2018-03..2019-02".to_owned(),
        Kind::Months => "月份，如2018-03..2019-02；不相连的写成列表".to_owned(),
        Kind::Count { counter } => format!("数量（{counter}）"),
        Kind::Number => "数".to_owned(),
        Kind::Money { per: Some(per) } => format!("金额（元/{per}），有小数的加引号"),
        Kind::Money { per: None } => "金额（元），有小数的加引号".to_owned(),
        Kind::MoneyList => "金额的列表（元），有小数的加引号".to_owned(),
        Kind::Ratio => "比率，如\"60%\"".to_owned(),
        Kind::Age => "年龄，如60周岁".to_owned(),
        Kind::Text => "文字".to_owned(),
        Kind::Enum(id) => {
            let (values, open) = values(id);
            format!("{values}之一{}", if open { "，或者其他" } else { "" })
        }
        Kind::Set(id) => {
            let (values, open) = values(id);
            format!("{values}中的几项，写成列表，一项也没有的写[]{}", if open { "；可以写其他" } else { "" })
        }
    }
}

/// Nested keys in the order in which they were first asked for.
#[derive(Debug, Default)]
struct Branch {
    children: Vec<(String, Branch)>,
    comment: Option<String>,
}

impl Branch {
    fn add(&mut self, path: &str, comment: String) {
        let (step, rest) = path.split_once('.').map_or((path, None), |(s, r)| (s, Some(r)));
        let at = self.children.iter().position(|(name, _)| name == step).unwrap_or_else(|| {
            self.children.push((step.to_owned(), Branch::default()));
            self.children.len() - 1
        });
        match rest {
            Some(rest) => self.children[at].1.add(rest, comment),
            None => self.children[at].1.comment = Some(comment),
        }
    }

    fn write(&self, depth: usize, out: &mut String) {
        for (name, branch) in &self.children {
            let pad = "  ".repeat(depth);
            let key = name.trim_end_matches("[]");
            if branch.children.is_empty() {
                let comment = branch.comment.as_ref().map(|c| format!("   # {c}")).unwrap_or_default();
                out.push_str(&format!("{pad}{key}: 未提供{comment}\n"));
                continue;
            }
            out.push_str(&format!("{pad}{key}:\n"));
            // A status with the day from which it holds.
            if let Some(comment) = &branch.comment {
                out.push_str(&format!("{pad}  {}: 未提供   # {comment}\n", ClaimKey::Value.word()));
            }
            if name.ends_with("[]") {
                out.push_str(&format!("{pad}  # 每名、每条一组，照样续写；没有的，把整项改为[]\n"));
                let mut item = String::new();
                branch.write(depth + 2, &mut item);
                // The first key of an item stands behind its mark.
                let marked = item.replacen(&"  ".repeat(depth + 2), &format!("{}- ", "  ".repeat(depth + 1)), 1);
                out.push_str(&marked);
            } else {
                branch.write(depth + 1, out);
            }
        }
    }
}
