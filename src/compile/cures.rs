//! The one right wording for a name that is not known: a figure in numerals, a name without its quotation marks, a
//! declaration that is missing.

use super::figures::paid_otherwise;
use crate::diagnostic::{Arg, Code, Diagnostic};
use crate::document::figure::{Size, figures};
use crate::resolve::{Model, RuleInfo};
use crate::source::{Place, Sources, Span};
use crate::syntax::{self, ast};

/// Says of each such finding what stands to be written.
pub(super) fn find(model: &Model<'_>, sources: &Sources, diagnostics: &mut Vec<Diagnostic>) {
    let known = names(model);
    declared(model, diagnostics);
    let mut found: Vec<Diagnostic> = Vec::new();
    for d in diagnostics.iter() {
        let text = sources.get(d.place.file).map_or("", |f| f.text.as_str());
        let cured = excluded(d, model, text)
            .or_else(|| unquoted(d, &known, text))
            .or_else(|| numerals(d, text))
            .or_else(|| as_the_text_pays(d, model))
            .or_else(|| unpaid(d, text))
            .or_else(|| undeclared(d, model));
        found.push(cured.unwrap_or_else(|| d.clone()));
    }
    // 三千元/年: what the sum is paid by was read as a name of its own.
    let behind: Vec<Place> = found.iter().filter(|d| d.code == Code::NearSynonym).map(|d| d.place).collect();
    let paid_by = |d: &Diagnostic| {
        let before =
            |p: &Place| p.file == d.place.file && p.span.end > d.place.span.start && p.span.start < d.place.span.start;
        d.code == Code::UnknownName && behind.iter().any(before)
    };
    found.retain(|d| !paid_by(d));
    *diagnostics = found;
    let mut seen: Vec<(Place, Code)> = Vec::new();
    diagnostics.retain(|d| {
        let again = d.code == Code::UnquotedName && seen.contains(&(d.place, d.code));
        seen.push((d.place, d.code));
        !again
    });
}

/// Every name that a rule may write, longer ones first.
fn names<'m>(model: &'m Model<'_>) -> Vec<&'m str> {
    let all = model.symbols.names().chain(model.definitions.names()).chain(model.parameters.keys().map(String::as_str));
    let mut names: Vec<&str> = all.filter(|n| !syntax::is_plain_name(n)).collect();
    names.sort_by_key(|n| std::cmp::Reverse(n.len()));
    names
}

/// A fact whose name needs quotation marks is told so where it is declared without.
fn declared(model: &Model<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for fact in model.symbols.entities.values().flat_map(|e| e.facts.values()) {
        if !fact.quoted && !syntax::is_plain_name(&fact.name) {
            let d = Diagnostic::new(Code::NameHoldsWords, fact.place.file, fact.place.span);
            diagnostics.push(d.arg("name", &fact.name).help("help"));
        }
    }
}

/// A condition that speaks of a 除外情形, whose title holds words of the language as a rule.
fn excluded(d: &Diagnostic, model: &Model<'_>, text: &str) -> Option<Diagnostic> {
    if !matches!(d.code, Code::UnknownName | Code::Unreadable | Code::NearSynonym) {
        return None;
    }
    let all = model.rules.iter().filter(|r| r.ast.kind == ast::RuleKind::Excluded);
    let (info, start) = all
        .filter(|r| !holds(r, d.place))
        .find_map(|r| Some((r, covering(&r.ast.name.text, d.place.span.range().start, text)?)))?;
    let name = &info.ast.name;
    let span = Span::new(start, start + name.text.len());
    let there = Place { file: info.file, span: name.span };
    let d = Diagnostic::new(Code::ExclusionAgain, d.place.file, span).arg("name", &name.text);
    Some(d.also(there, "declared").help("help"))
}

/// Where a name begins that stands around a place.
fn covering(name: &str, at: usize, text: &str) -> Option<usize> {
    // As far around the place as the name reaches.
    let from = (at.saturating_sub(name.len())..=at).find(|i| text.is_char_boundary(*i))?;
    let to = ((at + name.len()).min(text.len())..=text.len()).find(|i| text.is_char_boundary(*i))?;
    let start = from + text.get(from..to)?.find(name)?;
    (start <= at && at < start + name.len()).then_some(start)
}

/// A reading that stopped inside a known name: 行为能力月数 at its 为.
fn unquoted(d: &Diagnostic, known: &[&str], text: &str) -> Option<Diagnostic> {
    if !matches!(d.code, Code::UnknownName | Code::Unreadable | Code::NearSynonym | Code::UnknownValue) {
        return None;
    }
    let at = d.place.span.range().start;
    let name = known.iter().find_map(|name| {
        let start = covering(name, at, text)?;
        (!text[..start].ends_with('“')).then_some((*name, start))
    });
    let (name, start) = name?;
    let span = Span::new(start, start + name.len());
    Some(Diagnostic::new(Code::UnquotedName, d.place.file, span).arg("name", name).help("help"))
}

/// 三千元, 三十六个月以上: figures of rules are Arabic.
fn numerals(d: &Diagnostic, text: &str) -> Option<Diagnostic> {
    if d.code != Code::UnknownName {
        return None;
    }
    let named = d.place.span.text(text);
    let rest = text.get(d.place.span.range().start..)?;
    let own = figures(rest.get(..named.len())?, &[]);
    let figure = own.iter().find(|f| f.numerals && (f.range.start == 0 || f.whole.end == named.len()))?;
    // What it is paid by stands behind the name.
    let whole = figures(rest.lines().next().unwrap_or_default(), &[]);
    let figure = whole.iter().find(|f| f.range.start == figure.range.start).unwrap_or(figure);
    let start = d.place.span.range().start;
    let span = Span::new(start + figure.range.start, start + figure.range.end);
    let d = Diagnostic::new(Code::NearSynonym, d.place.file, span).arg("found", span.text(text));
    Some(d.arg("right", figure.size.to_string()).help("help"))
}

/// A standard that does not fit the rest of its rule because it is not paid as the text says.
fn as_the_text_pays(d: &Diagnostic, model: &Model<'_>) -> Option<Diagnostic> {
    if !matches!(d.code, Code::UnitMismatch | Code::UnfitLine) {
        return None;
    }
    let info = model.rules.iter().find(|info| holds(info, d.place))?;
    let (span, cure) = paid_otherwise(info)?;
    let mut found = d.clone().arg("cure", cure).help("help-quoted");
    found.place.span = span;
    for (name, arg) in &mut found.args {
        if *name == "label" {
            *arg = "标准".into();
        }
    }
    Some(found)
}

/// A sum that does not say what it is paid by, beside one that does.
fn unpaid(d: &Diagnostic, text: &str) -> Option<Diagnostic> {
    if d.code != Code::UnitMismatch {
        return None;
    }
    let per = d.args.iter().find_map(|(_, arg)| match arg {
        Arg::Term(term) if term.key == "kind-money-per" => term.args.iter().find(|(name, _)| *name == "per"),
        Arg::Term(_) | Arg::Text(_) | Arg::Number(_) => None,
    })?;
    let written = d.place.span.text(text);
    let own = figures(written, &[]).into_iter().next().filter(|f| f.range == (0..written.len()))?;
    let bare = matches!(&own.size, Size::Money(_, rate) if rate.times.is_empty() && rate.heads.is_empty());
    bare.then(|| d.clone().arg("cure", format!("{written}/{}", per.1)).help("help-rate"))
}

/// A name like none that is known: the line that would declare it.
fn undeclared(d: &Diagnostic, model: &Model<'_>) -> Option<Diagnostic> {
    if d.code != Code::UnknownName || d.help != Some("help") {
        return None;
    }
    let info = model.rules.iter().find(|info| holds(info, d.place))?;
    let owner = owner(info)?;
    let mut kind = None;
    ast::each_condition(info.ast, &mut |c| kind = kind.take().or_else(|| kind_of(c, d.place.span)));
    let Some((_, Arg::Text(name))) = d.args.iter().find(|(n, _)| *n == "name") else { return None };
    let line = format!("事实：{owner}的{name}，为{}。", kind?);
    Some(d.clone().arg("line", line).help("help-declare"))
}

fn holds(info: &RuleInfo<'_>, place: Place) -> bool {
    info.file == place.file && info.ast.span.start <= place.span.start && place.span.end <= info.ast.span.end
}

/// The entity of which the rule's sentence speaks.
fn owner<'m>(info: &RuleInfo<'m>) -> Option<&'m str> {
    use ast::{DefineBody, MainSentence};
    let name = match info.ast.main.as_ref()? {
        MainSentence::Define(define) => match &define.body {
            DefineBody::Status { entity, .. } | DefineBody::Quantity { entity, .. } => entity,
            DefineBody::Exists { .. }
            | DefineBody::CountOf { .. }
            | DefineBody::Span { .. }
            | DefineBody::DayAfter { .. } => {
                return None;
            }
        },
        main => main.who()?.entity.as_ref()?,
    };
    Some(&name.text)
}

/// What a fact is where a condition asks for it so.
fn kind_of(condition: &ast::Condition, name: Span) -> Option<String> {
    use ast::{Bound, ConditionKind};
    let is = |o: &ast::Operand| o.segments.len() == 1 && o.segments.iter().any(|s| s.span == name);
    match &condition.kind {
        ConditionKind::Bare(of) if is(of) => Some("是否".to_owned()),
        ConditionKind::Compare { left, right: Bound::Quantity(q), .. } if is(left) => {
            let figure = figures(&format!("{}{}", q.number, q.unit), &[&q.unit]).into_iter().next()?;
            Some(match figure.size {
                Size::Money(..) => format!("金额，{}", q.unit.trim_start_matches('万')),
                Size::Share(_) => "比率".to_owned(),
                Size::Span(..) | Size::Age(_) | Size::Count(..) | Size::Day(..) | Size::Plain(_) => {
                    format!("数量，{}", if q.unit == "个月" { "月" } else { &q.unit })
                }
            })
        }
        ConditionKind::DateOrder { left, right, .. } if is(left) || is(right) => Some("日期".to_owned()),
        ConditionKind::Elapsed { from, .. }
        | ConditionKind::Within { from, .. }
        | ConditionKind::Beyond { from, .. }
        | ConditionKind::ShortOf { from, .. }
            if is(from) =>
        {
            Some("日期".to_owned())
        }
        _ => None,
    }
}
