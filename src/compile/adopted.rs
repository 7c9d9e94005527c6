//! Readings in words: one in force stands in a rule, for nothing else gives it effect.

use crate::diagnostic::{Code, Diagnostic};
use crate::resolve::{Interp, Model, RuleInfo, Unwritten};
use crate::source::Place;
use crate::syntax::ast::{Adopted, AlternativeValue, LineValue, stem};

/// How many rules a finding names.
const NAMED: usize = 4;

/// Says which adopted readings stand nowhere, and which are said to stand where they do not.
pub(super) fn report(model: &Model<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let unread: Vec<Place> = diagnostics.iter().filter(|d| d.is_error()).map(|d| d.place).collect();
    for item in &model.interpretations {
        diagnostics.extend(found(model, item, &unread));
    }
}

/// `unread` are the places of errors found before: of a rule that was not read whole nobody knows its lines.
fn found(model: &Model<'_>, item: &Interp<'_>, unread: &[Place]) -> Vec<Diagnostic> {
    let info = model.rule(item.rule);
    let line = info.ast.lines.iter().find(|l| matches!(l.value, LineValue::Adopted(_)));
    let place = line.map_or(info.ast.name.span, |l| l.span);
    let new = |span| Diagnostic::new(Code::UnwrittenReading, info.file, span).arg("name", &item.name);
    let written = &item.adopted.written;
    let words = |value: &AlternativeValue| matches!(value, AlternativeValue::Words(_));
    let reading = match &item.adopted.adopted {
        Adopted::Undecided => {
            let open = !written.is_empty() || item.alternatives.iter().any(|(value, _)| words(value));
            let reading = item.alternatives.iter().position(|(value, _)| words(value)).unwrap_or_default();
            let reading = format!("{}解", stem(u8::try_from(reading).unwrap_or_default()));
            return open.then(|| new(place).arg("reading", reading).help("help-undecided")).into_iter().collect();
        }
        Adopted::Decided { alternative, .. } | Adopted::Provisional { alternative } => *alternative,
    };
    let name = format!("{}解", stem(reading));
    let Some((value, _)) = item.alternatives.get(usize::from(reading)) else { return vec![] };
    let mut rules: Vec<String> = model.speaking_of(item).map(|name| format!("“{name}”")).collect();
    rules.dedup();
    rules.truncate(NAMED);
    let new = |span| new(span).arg("reading", &name).arg("rules", rules.join("、"));
    match (words(value), written.is_empty()) {
        (false, true) => vec![],
        (false, false) => vec![new(place).help("help-computed")],
        (true, true) => {
            let adopted = match &item.adopted.adopted {
                Adopted::Decided { by, .. } => format!("{name}，{}作出", by.text),
                Adopted::Provisional { .. } | Adopted::Undecided => format!("暂用{name}，未经有权机关解释"),
            };
            vec![new(place).arg("adopted", adopted).help(if rules.is_empty() { "help-none" } else { "help" })]
        }
        (true, false) => {
            let wrong = written.iter().filter_map(|at| {
                let fault = model.stands(item, at).err()?;
                let holder = model.holder(item, at).map(|id| model.rule(id));
                let within = |p: &&Place, rule: &RuleInfo<'_>| {
                    let span = rule.ast.span;
                    p.file == rule.file && span.start <= p.span.start && p.span.start < span.end
                };
                if holder.is_some_and(|rule| unread.iter().any(|p| within(&p, rule))) {
                    return None;
                }
                let d = new(at.line.as_ref().map_or(at.rule.span, |l| l.span)).arg("rule", &at.rule.text);
                Some(match fault {
                    Unwritten::NoRule => d.help(if rules.is_empty() { "help-none" } else { "help-rule" }),
                    Unwritten::OtherWords => d.help(if rules.is_empty() { "help-none" } else { "help-words" }),
                    Unwritten::NoLine(lines) => {
                        let line = at.line.as_ref().map_or("", |l| l.text.as_str());
                        d.arg("line", line).arg("lines", lines.join("、")).help("help-line")
                    }
                })
            });
            wrong.collect()
        }
    }
}
