//! What a rule leans on: the terms and definitions it names, the readings it takes or names.

use super::words;
use crate::document::figure::{Figure, Size};
use crate::resolve::{Model, RuleId, RuleInfo};
use crate::source::Sources;
use crate::syntax::ast::{self, Label, LineValue, Name, Part, RuleKind};
use std::collections::{BTreeMap, BTreeSet};

pub(super) struct Reach<'a> {
    /// Measure words of the facts, known in the text too.
    pub units: Vec<&'a str>,
    /// The figures in each rule's own words.
    pub sizes: Vec<Vec<Size>>,
    /// The figures in the readings of each interpretation.
    pub readings: Vec<Vec<Figure>>,
    /// What each rule names.
    next: Vec<BTreeSet<RuleId>>,
    /// Each rule and all that it leans on, whatever the way.
    closures: Vec<BTreeSet<RuleId>>,
}

impl<'a> Reach<'a> {
    pub fn of(model: &'a Model<'_>, sources: &Sources) -> Reach<'a> {
        let mut units: BTreeSet<&str> = BTreeSet::new();
        for info in &model.rules {
            let mut take = |part: Part<'a>| {
                if let Part::Quantity(of, _) = part {
                    units.insert(&of.unit);
                }
            };
            info.ast.main.iter().for_each(|m| m.each_part(&mut take));
            info.ast.lines.iter().for_each(|l| l.value.each_part(&mut take));
        }
        let units: Vec<&str> = units.into_iter().filter(|u| !u.is_empty() && !u.contains(['/', '元'])).collect();
        let mut by_name = ByName::default();
        for (index, info) in model.rules.iter().enumerate() {
            let names = match info.ast.kind {
                RuleKind::Definition | RuleKind::Term | RuleKind::Status | RuleKind::SharedDuration => {
                    &mut by_name.terms
                }
                RuleKind::Interpretation => &mut by_name.readings,
                RuleKind::Entitlement
                | RuleKind::Discretion
                | RuleKind::Authorisation
                | RuleKind::Target
                | RuleKind::Priority
                | RuleKind::Duty
                | RuleKind::Guidance
                | RuleKind::Responsible
                | RuleKind::Parameter
                | RuleKind::Outside
                | RuleKind::Exclusive
                | RuleKind::Excluded => continue,
            };
            names.entry(&info.ast.name.text).or_default().insert(RuleId(index));
        }
        let next: Vec<BTreeSet<RuleId>> = model.rules.iter().map(|info| named(info, &by_name)).collect();
        let closures = (0..next.len()).map(|index| closure(&next, RuleId(index))).collect();
        let sizes = model.rules.iter().map(|info| words::sizes(info, sources, &units)).collect();
        let readings = model.rules.iter().map(|info| words::readings(info, sources, &units)).collect();
        Reach { units, sizes, readings, next, closures }
    }

    /// What a rule names itself.
    pub fn named(&self, id: RuleId) -> impl Iterator<Item = RuleId> {
        self.next.get(id.0).into_iter().flatten().copied()
    }

    /// The rule and all that it leans on, whatever the way.
    pub fn closure(&self, id: RuleId) -> &BTreeSet<RuleId> {
        &self.closures[id.0]
    }
}

fn closure(next: &[BTreeSet<RuleId>], id: RuleId) -> BTreeSet<RuleId> {
    let (mut seen, mut due) = (BTreeSet::from([id]), vec![id]);
    while let Some(from) = due.pop() {
        due.extend(next[from.0].iter().copied().filter(|n| seen.insert(*n)));
    }
    seen
}

/// What rules are called that others lean on.
#[derive(Default)]
struct ByName<'a> {
    terms: BTreeMap<&'a str, BTreeSet<RuleId>>,
    readings: BTreeMap<&'a str, BTreeSet<RuleId>>,
}

fn named(info: &RuleInfo<'_>, by_name: &ByName<'_>) -> BTreeSet<RuleId> {
    let mut found: BTreeSet<RuleId> = BTreeSet::new();
    // A fact and an interpretation may have one name; only what leaves its place open names the latter.
    let mut take = |name: &Name| found.extend(by_name.terms.get(name.text.as_str()).into_iter().flatten());
    ast::names(info.ast, &mut take);
    for line in &info.ast.lines {
        match &line.value {
            LineValue::Alternative { value, .. } => ast::alternative_names(value, &mut take),
            LineValue::FromShared(name) => take(name),
            _ => {}
        }
    }
    let mut read = |name: &Name| found.extend(by_name.readings.get(name.text.as_str()).into_iter().flatten());
    for line in info.ast.lines.iter().filter(|l| l.label == Label::Concerns) {
        if let LineValue::Names(names) = &line.value {
            names.iter().for_each(&mut read);
        }
    }
    let mut open = |part: Part<'_>| {
        if let Part::Interpretation(name) = part {
            read(name);
        }
    };
    info.ast.main.iter().for_each(|m| m.each_part(&mut open));
    info.ast.lines.iter().for_each(|l| l.value.each_part(&mut open));
    found
}
