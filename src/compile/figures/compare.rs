//! A figure of a rule against those of the words it rests on.

use super::carried::{is_carried, is_mentioned};
use super::labels::{Labelled, labelled, meant};
use super::quoted::{Of, Quotations, Quoted, equals};
use super::reach::Reach;
use super::written::{Form, Written, written};
use crate::diagnostic::{Code, Diagnostic, Term};
use crate::document::figure::{Figure, Size};
use crate::document::side::Side;
use crate::resolve::{Model, RuleId};
use crate::source::FileId;
use crate::syntax::ast::{LineValue, RuleKind};
use crate::values::distinct;

/// Every figure of a rule.
pub(super) fn rule(
    model: &Model<'_>,
    reach: &Reach<'_>,
    id: RuleId,
    source: &str,
    (diagnostics, carried_from): (&mut Vec<Diagnostic>, &mut Vec<String>),
) {
    let info = model.rule(id);
    let Some(quotations) = Quotations::of(info, &reach.units) else { return };
    let own: Vec<&Quoted<'_>> = quotations.own.iter().collect();
    if own.is_empty() && quotations.lines.iter().all(Vec::is_empty) {
        return;
    }
    let reading = info.ast.kind == RuleKind::Interpretation;
    let all = written(info.ast);
    let words = labelled(&all, source);
    for (written, label) in all.iter().zip(&words) {
        let line: Vec<&Quoted<'_>> = written.line.and_then(|l| quotations.lines.get(l)).into_iter().flatten().collect();
        let levels = [alike(&line, written), alike(&own, written)];
        // The limit of a tier may stand in the rule's own words: 40分以上 of the lowest, which its line calls 其余.
        let limit = matches!(written.form, Form::Compared | Form::Elapsed);
        let elsewhere = limit && !levels[0].iter().any(|(_, f)| equals(written, f));
        let [line, own] = levels;
        let kin = if elsewhere && own.iter().any(|(_, f)| equals(written, f)) {
            Some(own)
        } else {
            [line, own].into_iter().find(|kin| !kin.is_empty())
        };
        let found = match kin {
            Some(kin) => {
                let said = against(info.file, written, &all, &kin, || is_mentioned(model, reach, id, written));
                said.or_else(|| exchanged(info.file, label, &words, &kin))
            }
            None => {
                let elsewhere: Vec<&Quoted<'_>> = quotations.lines.iter().flatten().chain(&quotations.beside).collect();
                let equal = alike(&elsewhere, written).iter().any(|(_, f)| equals(written, f));
                // What a reading decides is what the text leaves open.
                (!equal && !reading && !written.is_bare_presence()).then(|| unsupported(info.file, written))
            }
        };
        let Some(mut found) = found else { continue };
        if found.code == Code::SideDiffers {
            // What is to be written anew is the figure with the word at its side.
            found.place.span = written.with_side(source);
        }
        let carried =
            if reading { reasoned(model, id, written) } else { is_carried(model, reach, id, written, found.code) };
        if !carried || found.code == Code::FigureRespelled {
            diagnostics.push(found);
        } else {
            // What the text has instead is answered for.
            carried_from.extend(found.args.iter().filter(|(n, _)| *n == "quoted").map(|(_, words)| words.to_string()));
        }
    }
}

/// A term has no words of the text: where one of its figures stands in the words of those who use it, it
/// lies on the same side.
pub(super) fn term(model: &Model<'_>, reach: &Reach<'_>, id: RuleId, diagnostics: &mut Vec<Diagnostic>) {
    let info = model.rule(id);
    let figures = written(info.ast);
    if figures.is_empty() {
        return;
    }
    let users = (0..model.rules.len()).map(RuleId).filter(|user| *user != id && reach.closure(*user).contains(&id));
    let quotations: Vec<Quotations<'_>> =
        users.filter_map(|user| Quotations::of(model.rule(user), &reach.units)).collect();
    let all: Vec<&Quoted<'_>> = quotations.iter().flat_map(|q| q.own.iter().chain(q.lines.iter().flatten())).collect();
    for written in &figures {
        let equal: Vec<Of<'_, '_>> = alike(&all, written).into_iter().filter(|(_, f)| equals(written, f)).collect();
        let found = sides(info.file, written, &equal);
        diagnostics.extend(found.filter(|d| !is_carried(model, reach, id, written, d.code)));
    }
}

/// Figures of the text that measure what the rule's does.
fn alike<'q, 'a>(level: &[&'q Quoted<'a>], written: &Written) -> Vec<Of<'q, 'a>> {
    let all = level.iter().flat_map(|q| q.figures.iter().map(move |f| (*q, f)));
    // A number without a unit in the text is a number of something else.
    all.filter(|(_, f)| f.size.is_like(&written.figure.size) && !matches!(f.size, Size::Plain(_))).collect()
}

fn against(
    file: FileId,
    written: &Written,
    all: &[Written],
    kin: &[Of<'_, '_>],
    mentioned: impl Fn() -> bool,
) -> Option<Diagnostic> {
    let equal: Vec<Of<'_, '_>> = kin.iter().copied().filter(|(_, f)| equals(written, f)).collect();
    if equal.is_empty() {
        return Some(differs(file, written, all, kin));
    }
    sides(file, written, &equal).or_else(|| {
        let (quoted, figure) = equal.iter().find(|(_, f)| f.size.is_spelled_in_another_unit(&written.figure.size))?;
        let respelled = equal.iter().all(|(_, f)| f.size.is_spelled_in_another_unit(&written.figure.size) && !f.each);
        let d = Diagnostic::new(Code::FigureRespelled, file, written.span).arg("found", &written.spelled);
        let d = d.arg("quoted", quoted.words(figure)).also(quoted.place_of(figure), "quoted").help("help");
        (respelled && !mentioned()).then_some(d)
    })
}

/// Of equal figures one must lie on the rule's side, where the words set one at all.
fn sides(file: FileId, written: &Written, equal: &[Of<'_, '_>]) -> Option<Diagnostic> {
    let own = written.figure.side.filter(|_| !written.figure.each)?;
    let fits = |(quoted, figure): &Of<'_, '_>| match figure.side {
        None => true,
        Some(side) => side == own || side == own.opposite() && speaks_of_the_rest(quoted.text),
    };
    if equal.is_empty() || equal.iter().any(fits) {
        return None;
    }
    let (quoted, figure) = equal.first()?;
    let side = figure.side?;
    let d = Diagnostic::new(Code::SideDiffers, file, written.span).arg("found", written.wording());
    let d = d.arg("side", Term::new(told(own))).arg("quoted", quoted.words(figure));
    let d = d.arg("other", Term::new(told(side))).arg("cure", written.with(&written.spelled, Some(side)));
    Some(d.also(quoted.place_of(figure), "quoted").help("help"))
}

/// Words that make a rule speak of those on the other side of a limit: 除……外, 不予, 其余.
fn speaks_of_the_rest(text: &str) -> bool {
    ["除", "不予", "不得", "不给", "不再", "其余", "其他", "取消", "停发", "停止"].iter().any(|w| text.contains(w))
}

fn told(side: Side) -> &'static str {
    match side {
        Side::AtLeast => "side-at-least",
        Side::Over => "side-over",
        Side::AtMost => "side-at-most",
        Side::Under => "side-under",
    }
}

/// A figure that the quotation has for something else.
fn exchanged(file: FileId, own: &Labelled<'_>, all: &[Labelled<'_>], kin: &[Of<'_, '_>]) -> Option<Diagnostic> {
    let (quoted, figure) = meant(own, all, kin, |f| equals(own.written, f))?;
    let d = Diagnostic::new(Code::FigureDiffers, file, own.written.span).arg("found", &own.written.spelled);
    let d = d.arg("quoted", quoted.figure(figure)).arg("cure", cure(own.written, quoted, figure));
    Some(d.also(quoted.place_of(figure), "quoted").help("help"))
}

fn differs(file: FileId, written: &Written, all: &[Written], kin: &[Of<'_, '_>]) -> Diagnostic {
    let said = |(quoted, figure): &Of<'_, '_>| quoted.figure(figure);
    let words = distinct(kin.iter().map(said));
    let d = Diagnostic::new(Code::FigureDiffers, file, written.span).arg("found", &written.spelled);
    let d = d.arg("quoted", words.join("”“"));
    // Of several the one that the rule has nowhere else is the one meant.
    let elsewhere = |f: &Figure| all.iter().any(|w| w.span != written.span && equals(w, f));
    let free: Vec<&Of<'_, '_>> = kin.iter().filter(|(_, f)| kin.len() == 1 || !elsewhere(f)).collect();
    match (free.as_slice(), kin.first()) {
        ([of, rest @ ..], _) if rest.iter().all(|other| said(other) == said(of)) => {
            let (quoted, figure) = of;
            let d = d.arg("cure", cure(written, quoted, figure)).also(quoted.place_of(figure), "quoted");
            d.help("help")
        }
        (_, Some((quoted, figure))) => d.also(quoted.place_of(figure), "quoted").help("help-several"),
        (_, None) => d.help("help-several"),
    }
}

/// The text's figure as the rule would write it: in its unit, paid by what it is paid by.
fn cure(written: &Written, quoted: &Quoted<'_>, figure: &Figure) -> String {
    let said = quoted.figure(figure);
    let plain = !figure.numerals && !said.contains(['每', '成', ',', '，', '·']);
    match (&figure.size, written.unit.split_once('/')) {
        (Size::Span(n, crate::document::figure::Time::Year), _) if matches!(&*written.unit, "个月" | "月") => {
            n.mul(crate::values::Exact::from(12)).map_or(said, |months| format!("{}{}", months.display(), written.unit))
        }
        (Size::Count(n, _) | Size::Age(n), _) => format!("{}{}", n.display(), written.unit),
        (Size::Money(..), Some((_, per))) if plain && !said.contains(['/', '／']) => format!("{said}/{per}"),
        (Size::Money(..), Some((_, per))) if !plain => {
            let yuan = figure.size.number().map(|n| n.display()).unwrap_or_default();
            format!("{yuan}元/{per}")
        }
        _ if plain => said,
        _ => figure.size.to_string(),
    }
}

fn unsupported(file: FileId, written: &Written) -> Diagnostic {
    let d = Diagnostic::new(Code::FigureUnsupported, file, written.span).arg("found", &written.spelled);
    d.help("help")
}

/// Whether a reading speaks of its figure in its question or its reason.
fn reasoned(model: &Model<'_>, id: RuleId, written: &Written) -> bool {
    let rule = model.rule(id).ast;
    let speaks = |text: &str| text.contains(&written.spelled);
    rule.lines.iter().enumerate().any(|(index, line)| match &line.value {
        LineValue::Alternative { reason, .. } => Some(index) == written.line && speaks(&reason.text),
        LineValue::Words(words) => speaks(&words.text),
        _ => false,
    })
}
