//! Names that a definition of the text governs, with the place from which they mean what they mean.

use crate::resolve::{Model, RuleId};
use crate::syntax::ast::{Rule, RuleKind, names_mut};

/// The rule with a 夹注 beside each such name: 高校毕业生〔第（十二）条第11句：毕业5年内，下同〕.
pub fn annotated(model: &Model<'_>, id: RuleId) -> Rule {
    let info = model.rule(id);
    let mut rule = info.ast.clone();
    let mut noted = std::collections::BTreeSet::new();
    names_mut(&mut rule, &mut |name| {
        if name.quoted {
            return;
        }
        let governing = model.definitions.governing(&name.text, info.site);
        let Some(first) = governing.first().map(|d| model.definitions.get(*d)) else { return };
        if first.rule == id || first.kind != RuleKind::Definition {
            return;
        }
        // Once told, it holds for the rest of the rule.
        if !noted.insert(name.text.clone()) {
            return;
        }
        let Some(citation) = model.rule(first.rule).cites.first() else { return };
        let citation = &model.citations[*citation];
        let quote = citation.quote.trim_matches(|c: char| "（）()，。；".contains(c));
        name.text = format!("{}〔{}：{quote}〕", name.text, citation.place);
    });
    rule
}
