//! Figures in the words of a rule that are not quoted: lines that compute, notes, reasons.

use crate::document::figure::{Figure, Size, figures};
use crate::resolve::RuleInfo;
use crate::source::{Sources, Span};
use crate::syntax::ast::{AlternativeValue, LineValue, Rounding, RoundingUnit};
use crate::values::Exact;

/// How much each figure is that a rule's own words hold.
pub(super) fn sizes(info: &RuleInfo<'_>, sources: &Sources, units: &[&str]) -> Vec<Size> {
    let text = sources.get(info.file).map_or("", |f| f.text.as_str());
    let own = info.quotations().flat_map(|(written, _)| written);
    let mut quotes: Vec<Span> = own.chain(&info.ast.see_also).map(|a| a.span).collect();
    quotes.sort();
    let mut found: Vec<Size> = Vec::new();
    let mut take = |from: u32, to: u32| {
        let words = Span { start: from, end: to.max(from) }.text(text);
        found.extend(figures(words, units).into_iter().map(|f: Figure| f.size));
    };
    let mut at = info.ast.span.start;
    for quote in quotes.into_iter().filter(|q| q.start >= info.ast.span.start && q.end <= info.ast.span.end) {
        take(at, quote.start);
        at = quote.end;
    }
    take(at, info.ast.span.end);
    found.extend(info.ast.lines.iter().filter_map(|l| meant(&l.value)));
    found
}

/// The figures of an interpretation's readings, typed or in words; what raises the question says nothing.
pub(super) fn readings(info: &RuleInfo<'_>, sources: &Sources, units: &[&str]) -> Vec<Figure> {
    let text = sources.get(info.file).map_or("", |f| f.text.as_str());
    let lines = info.ast.lines.iter().filter(|l| matches!(l.value, LineValue::Alternative { .. }));
    lines.flat_map(|l| figures(l.span.text(text), units)).collect()
}

/// The figure that a word stands for: 按月折算 parts a year, 四舍五入到元 a sum of 1元.
fn meant(value: &LineValue) -> Option<Size> {
    let part = |unit: RoundingUnit| match unit {
        RoundingUnit::TenYuan => Some(Exact::from(10)),
        RoundingUnit::Yuan => Some(Exact::ONE),
        RoundingUnit::Jiao => Exact::ratio(1, 10).ok(),
        RoundingUnit::Fen => Exact::ratio(1, 100).ok(),
    };
    match value {
        LineValue::Proration(_) | LineValue::Alternative { value: AlternativeValue::Proration(_), .. } => {
            Some(Size::Span(Exact::ONE, crate::document::figure::Time::Year))
        }
        LineValue::Alternative { value: AlternativeValue::Rounding(Rounding::To(_, unit)), .. } => {
            part(*unit).map(|n| Size::Money(n, crate::document::figure::Rate::default()))
        }
        _ => None,
    }
}
