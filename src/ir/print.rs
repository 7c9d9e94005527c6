//! A readable dump of a program, one node a line.

use super::{Op, Program};
use std::fmt::Write;

/// The program in lines: domains, facts, nodes in order, decisions.
pub fn dump(program: &Program) -> String {
    let mut out = String::new();
    let _ = writeln!(out, "ir v{} {} @{}", program.format, program.policy.id, program.policy.version);
    for (i, d) in program.domains.iter().enumerate() {
        let parent = d.parent.map(|p| format!(" < d{}", p.index())).unwrap_or_default();
        let _ = writeln!(out, "d{i} {}{parent}", d.path);
    }
    for (i, s) in program.slots.iter().enumerate() {
        let or = s.or_path.as_deref().map(|p| format!(" | {p}")).unwrap_or_default();
        let _ = writeln!(out, "s{i} {}{or} : {:?}", s.path, s.kind);
    }
    for (i, n) in program.nodes.iter().enumerate() {
        let text = if n.text.is_empty() { String::new() } else { format!("  ; {}", n.text) };
        let _ = writeln!(out, "n{i} [d{}] {} = {}{text}", n.domain.index(), n.id, op(&n.op));
    }
    for d in &program.decisions {
        let _ = writeln!(
            out,
            "{} {}（{}） conditions n{} eligible n{}",
            d.kind.word(),
            d.rule,
            d.clause,
            d.conditions.index(),
            d.eligible.index()
        );
        if let Some(plan) = &d.plan {
            let _ = writeln!(out, "    pay {:?}", plan.pay);
            if let Some(months) = &plan.months {
                let _ = writeln!(out, "    months {months:?}");
            }
            for tier in &plan.tiers {
                let _ =
                    writeln!(out, "    tier {:?} at most {:?} until {:?}", tier.condition, tier.at_most, tier.until);
            }
        }
    }
    out
}

fn op(op: &Op) -> String {
    format!("{op:?}").replace("NodeId(", "n(").replace("SlotId(", "s(").replace("DomainId(", "d(")
}
