//! Parts of a program as texts that can be compared across programs.
//!
//! Numbers of nodes, columns and tables differ from one program to the next; their names do not. A
//! part is written with its numbers taken out and what they name beside it, so that two parts read
//! the same exactly where they compute the same from the same operands. Citations are left out:
//! where words are quoted from changes no result.

use super::decision::{Decision, Setting};
use super::id::{DocumentId, DomainId, InterpId, NodeId, ParamId, SlotId};
use super::node::Node;
use super::program::Program;
use super::refs::RefMut;
use crate::types::{EnumId, Kind};

/// What one node computes, its operands by name.
pub fn node_shape(program: &Program, node: &Node) -> String {
    let mut op = node.op.clone();
    let mut names = vec![program.domain(node.domain).path.clone(), kind_name(program, &node.kind)];
    op.each_mut(|r| names.extend(name(program, r)));
    format!("{} {}", serde_json::to_string(&op).unwrap_or_default(), names.join(" "))
}

/// How a decision puts its nodes together, without its words.
pub fn decision_shape(program: &Program, decision: &Decision) -> String {
    let mut part = decision.clone();
    let mut names = Vec::new();
    part.each_mut(|r| names.extend(name(program, r)));
    part.anchors.clear();
    part.notes.clear();
    if let Some(plan) = &mut part.plan {
        plan.standard_text.clear();
        plan.duration_text.clear();
        plan.tiers.iter_mut().for_each(|tier| tier.text.clear());
        plan.limits.iter_mut().for_each(|cap| cap.text.clear());
    }
    let rounding = program.rounding.as_ref().map(|r| setting(program, r));
    let expiry = program.expiry.as_ref().map(|e| setting(program, e));
    let exclusions = program.exclusions.iter().filter(|e| e.rules.contains(&decision.rule)).map(|e| e.rules.join("、"));
    names.extend(rounding.into_iter().chain(expiry).chain(exclusions));
    format!("{} {}", serde_json::to_string(&part).unwrap_or_default(), names.join(" "))
}

/// What settles something for the whole document.
fn setting<T: std::fmt::Debug>(program: &Program, of: &Setting<T>) -> String {
    match of {
        Setting::Fixed(value) => format!("{value:?}"),
        Setting::Chosen { interpretation, alternatives, first } => {
            let chosen = name(program, RefMut::Interpretation(&mut interpretation.clone())).unwrap_or_default();
            format!("{chosen} {alternatives:?} {first:?}")
        }
    }
}

/// Takes a number out and gives what it names.
fn name(program: &Program, of: RefMut<'_>) -> Option<String> {
    match of {
        RefMut::Node(id) => {
            let found = std::mem::replace(id, NodeId::new(0));
            program.nodes.get(found.index()).map(|n| n.id.clone())
        }
        RefMut::Slot(id) => {
            let slot = program.slots.get(std::mem::replace(id, SlotId::new(0)).index())?;
            let or = slot.or_path.clone().unwrap_or_default();
            Some(format!("{} {or} {} {}", slot.path, kind_name(program, &slot.kind), slot.by_agency))
        }
        RefMut::Domain(id) => {
            let domain = program.domains.get(std::mem::replace(id, DomainId::new(0)).index())?;
            Some(format!("{} {}", domain.path, domain.or_path.clone().unwrap_or_default()))
        }
        RefMut::Parameter(id) => {
            let parameter = program.parameters.get(std::mem::replace(id, ParamId::new(0)).index())?;
            let index: Vec<&str> = parameter.index.iter().map(|c| c.name.as_str()).collect();
            Some(format!("{} {} {:?}", parameter.name, index.join("、"), parameter.unit))
        }
        RefMut::Interpretation(id) => {
            let of = program.interpretations.get(std::mem::replace(id, InterpId::new(0)).index())?;
            let computed: Vec<bool> = of.alternatives.iter().map(|a| a.computed).collect();
            Some(format!("{} {:?} {computed:?}", of.name, of.adopted))
        }
        RefMut::Document(id) => {
            let document = program.documents.get(std::mem::replace(id, DocumentId::new(0)).index())?;
            Some(format!("{} {:?}", document.title, document.force))
        }
        RefMut::Citations(all) => {
            all.clear();
            None
        }
    }
}

fn kind_name(program: &Program, kind: &Kind) -> String {
    let values = |id: &EnumId| {
        let of = program.enums.get(id.index());
        of.map(|e| format!("{} {} {}", e.values.join("、"), e.open, e.ordered)).unwrap_or_default()
    };
    match kind {
        Kind::Enum(id) => format!("enum {}", values(id)),
        Kind::Set(id) => format!("set {}", values(id)),
        other => format!("{other:?}"),
    }
}
