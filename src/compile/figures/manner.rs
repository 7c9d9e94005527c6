//! How a benefit is paid against the words that the rule quotes: 一次性, 每月, 每年.

use super::carried::DIFFERS;
use super::quoted::{Quotations, Quoted};
use crate::diagnostic::{Arg, Code, Diagnostic, Term};
use crate::document::figure::{Size, Time};
use crate::resolve::{Model, RuleId};
use crate::source::{Place, Span};
use crate::syntax::ast::{Label, Line, LineValue, PeriodUnit, Standard};

/// Words that give.
const GIVING: [&str; 12] =
    ["补贴", "补助", "奖励", "资助", "给予", "发放", "发给", "领取", "支付", "拨付", "补偿金", "津贴"];

/// Says where a benefit is paid in another manner than its quotations say.
pub(super) fn report(model: &Model<'_>, id: RuleId, units: &[&str], diagnostics: &mut Vec<Diagnostic>) {
    let info = model.rule(id);
    let Some(quotations) = Quotations::of(info, units) else { return };
    let lines = &info.ast.lines;
    let Some((index, standard)) = lines.iter().enumerate().find_map(|(i, l)| match &l.value {
        LineValue::Standard(standard) => Some((i, standard)),
        _ => None,
    }) else {
        return;
    };
    let all: Vec<&Quoted<'_>> = quotations.own.iter().chain(quotations.lines.iter().flatten()).collect();
    let once = lines.iter().find(|l| matches!(l.value, LineValue::Once { .. }));
    let said_once = all.iter().find_map(|q| Some((*q, once_given(q.text)?)));
    let computed = match standard {
        Standard::Fixed { .. } | Standard::Share { .. } | Standard::Expr(_) => true,
        Standard::PerRules(_) | Standard::SameAs(_) | Standard::InKind => false,
    };
    // A difference that is meant says so.
    let meant = |words: &[&str]| {
        let notes = lines.iter().filter(|l| l.label == Label::Note).filter_map(|l| match &l.value {
            LineValue::Words(words) => Some(words.text.as_str()),
            _ => None,
        });
        notes.filter(|n| n.contains(DIFFERS)).any(|n| words.iter().any(|w| n.contains(w)))
    };
    let differs = |line: &Line, quoted: (&Quoted<'_>, usize), (found, words, help): (Arg, &str, &'static str)| {
        let (quote, at) = quoted;
        let start = quote.place.span.start as usize + at;
        let place = Place { file: info.file, span: Span::new(start, start + words.len()) };
        let cure = if words.contains('年') { "每年" } else { "每月" };
        let d = Diagnostic::new(Code::MannerDiffers, info.file, line.label_span).arg("found", found);
        d.arg("quoted", words).arg("name", &info.ast.name.text).arg("cure", cure).also(place, "quoted").help(help)
    };
    match (once, said_once) {
        (None, Some(quoted)) if computed && !meant(&["发放", "一次性"]) => {
            diagnostics.push(differs(&lines[index], quoted, (Term::new("manner-not-once").into(), "一次性", "help")));
        }
        (Some(line), None) if !meant(&["发放", "一次性"]) => {
            // A sum that the text pays by the month is not paid once.
            let by = |time| {
                all.iter().find_map(|q| {
                    let paid = |size: &Size| matches!(size, Size::Money(_, rate) if rate.times.contains(&time));
                    q.figures.iter().find(|f| paid(&f.size)).map(|f| (*q, f.range.start))
                })
            };
            for (time, words) in [(Time::Month, ["每月", "按月", "/月"]), (Time::Year, ["每年", "按年", "/年"])]
            {
                let Some((quote, _)) = by(time) else { continue };
                let Some((at, word)) = words.iter().find_map(|w| Some((quote.text.find(w)?, *w))) else { continue };
                diagnostics.push(differs(line, (quote, at), ("一次性".into(), word, "help-periodic")));
                return;
            }
        }
        (None | Some(_), _) => {}
    }
    if let Standard::Share { per: Some(per), .. } = standard {
        let own = quotations.of_line(Some(index)).unwrap_or(&quotations.own);
        let (found, fits, others) = match per {
            PeriodUnit::Month => ("每月", ["每月", "按月", "逐月", "月度"], ["每年", "按年"]),
            PeriodUnit::Year => ("每年", ["每年", "按年", "年度", "逐年"], ["每月", "按月"]),
            PeriodUnit::Day => return,
        };
        let has = |words: &[&'static str]| {
            words.iter().find_map(|w| own.iter().find_map(|q| Some((q, q.text.find(w)?))).map(|at| (at, *w)))
        };
        if let (None, Some((quoted, word)), false) = (has(&fits), has(&others), meant(&[found])) {
            diagnostics.push(differs(&lines[index], quoted, (found.into(), word, "help-period")));
        }
    }
}

/// Where a text gives something once: 给予一次性……补贴, 一次性给予; 一次性补偿收入 is what somebody has.
fn once_given(text: &str) -> Option<usize> {
    text.match_indices("一次性").map(|(at, _)| at).find(|at| {
        let before = &text[..*at];
        let rest = &text[at + "一次性".len()..];
        let stop = rest.find(['，', '。', '；', '、', '（', '的']).unwrap_or(rest.len());
        let next: String = rest[..stop].chars().take(10).collect();
        GIVING.iter().any(|w| before.ends_with(w) || next.contains(w))
    })
}
