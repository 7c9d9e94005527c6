//! Who leads each clause, by the document's own rule.
//!
//! 列明 takes the agencies marked 牵头; 列第一位者 takes the first, and must cite the words that
//! say so. The rule of those words reaches forward only.

use super::info::RuleInfo;
use super::located::Located;
use crate::diagnostic::{Code, Diagnostic};
use crate::ir::ClauseInfo;
use crate::syntax::ast::{Label, Lead, LineValue, MainSentence, RuleKind};
use crate::values::distinct;

/// One entry for each clause of the document, in order.
pub(super) fn clauses(located: &Located<'_>, diagnostics: &mut Vec<Diagnostic>) -> Vec<ClauseInfo> {
    let mut clauses: Vec<ClauseInfo> = located
        .document
        .clauses()
        .iter()
        .cloned()
        .map(|clause| ClauseInfo {
            number: clause.number,
            label: clause.label,
            cited: clause.cited,
            title: clause.title,
            lead: Vec::new(),
            with: Vec::new(),
            lead_by: String::new(),
        })
        .collect();
    for rule in located.rules.iter().filter(|r| r.ast.kind == RuleKind::Responsible) {
        let (lead, with, lead_by) = agencies(located, rule, diagnostics);
        if let Some(info) = clauses.iter_mut().find(|c| Some(c.number) == rule.clause) {
            info.lead = lead;
            info.with = with;
            info.lead_by = lead_by;
        }
    }
    clauses
}

fn agencies(
    located: &Located<'_>,
    rule: &RuleInfo<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> (Vec<String>, Vec<String>, String) {
    let Some(MainSentence::Agencies(list)) = &rule.ast.main else { return Default::default() };
    let names = |lead: bool| {
        let groups = list.groups.iter().filter(move |g| g.lead == lead);
        groups.flat_map(|g| g.names.iter().map(|n| n.text.clone()))
    };
    let line = rule.line(Label::Lead);
    let stated = line.and_then(|l| if let LineValue::Lead(lead) = l.line.value { Some(lead) } else { None });
    match stated {
        Some(Lead::Listed) => (names(true).collect(), distinct(names(false)), "列明".to_owned()),
        Some(Lead::First) => {
            let cited = line.and_then(|l| l.cites.first()).map(|c| located.quoted.citations[*c].clone());
            let by = match &cited {
                Some(citation) => format!("列第一位者，依据{}“{}”", citation.place, citation.quote),
                None => "列第一位者".to_owned(),
            };
            let defined = cited.and_then(|c| c.anchors.first().and_then(|a| located.document.position(a)));
            if defined.is_none() || defined > rule.site.anchor {
                let span = line.map_or(rule.ast.span, |l| l.line.span);
                diagnostics.push(
                    Diagnostic::new(Code::MissingAuthority, rule.file, span).arg("name", "牵头").help("help-lead"),
                );
            }
            let mut all = names(false);
            let first: Vec<String> = all.next().into_iter().collect();
            let with = distinct(all);
            (first, with, by)
        }
        // The text's own repetitions stand in the quotation; a list of agencies names each once.
        None => (names(true).collect(), distinct(names(false)), "未载明".to_owned()),
    }
}
