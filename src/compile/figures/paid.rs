//! A sum of a standard that is paid by something else than the text says: 10万元/月 for 10万元.

use super::quoted::{Of, Quotations, Quoted};
use super::written::{Written, written};
use crate::document::figure::{Rate, Size, Time};
use crate::resolve::RuleInfo;
use crate::source::Span;
use crate::syntax::ast::Label;

/// The one sum of a rule's standard that the text pays otherwise, and how the rule would write it; nothing where
/// several are, or none.
pub(in crate::compile) fn paid_otherwise(info: &RuleInfo<'_>) -> Option<(Span, String)> {
    let quotations = Quotations::of(info, &[])?;
    let all = written(info.ast);
    let standard =
        |w: &&Written| w.line.and_then(|l| info.ast.lines.get(l)).is_some_and(|l| l.label == Label::Standard);
    let mut odd = all.iter().filter(standard).filter_map(|w| {
        let quoted: Vec<&Quoted<'_>> = quotations.of_line(w.line).unwrap_or(&quotations.own).iter().collect();
        Some((w.span, differs(w, &quoted)?))
    });
    let first = odd.next()?;
    odd.next().is_none().then_some(first)
}

fn differs(own: &Written, quoted: &[&Quoted<'_>]) -> Option<String> {
    let Size::Money(_, by) = &own.figure.size else { return None };
    let figures = quoted.iter().flat_map(|q| q.figures.iter().map(move |f| (*q, f)));
    let equal: Vec<Of<'_, '_>> = figures.filter(|(_, f)| f.size.is_as_much_as(&own.figure.size)).collect();
    let rate = |of: &Of<'_, '_>| match &of.1.size {
        Size::Money(_, rate) => rate.clone(),
        Size::Share(_) | Size::Span(..) | Size::Age(_) | Size::Count(..) | Size::Day(..) | Size::Plain(_) => {
            Rate::default()
        }
    };
    if equal.is_empty() || equal.iter().any(|of| rate(of).times == by.times) {
        return None;
    }
    let (quote, _) = equal.first()?;
    let told = rate(equal.first()?);
    let sum = own.spelled.split('/').next().unwrap_or_default();
    let time = told.times.iter().next().map(|t| match t {
        Time::Year => "年",
        Time::Month => "月",
        Time::Day | Time::Workday => "日",
    });
    // 人 and 名 count alike; the text's own word is the one to write.
    let head = told.heads.iter().next().map(|h| if h == "人" && quote.text.contains('名') { "名" } else { h.as_str() });
    Some(match time.or(head) {
        Some(per) => format!("{sum}/{per}"),
        None => sum.to_owned(),
    })
}
