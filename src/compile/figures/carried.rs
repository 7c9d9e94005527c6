//! Differences that are meant, and say so.

use super::reach::Reach;
use super::written::Written;
use crate::diagnostic::Code;
use crate::document::figure::{Figure, Size, figures};
use crate::resolve::{Model, RuleId};
use crate::syntax::ast::{Label, LineValue, RuleKind};

/// What a 说明 says of a figure that is not the text's: 3年与原文不同，因……。
pub(super) const DIFFERS: &str = "与原文不同，因";

/// Whether the rule says that its figure differs, or an interpretation that it names has a reading with it.
pub(super) fn is_carried(model: &Model<'_>, reach: &Reach<'_>, id: RuleId, written: &Written, what: Code) -> bool {
    let says = notes(model, id).any(|note| differs(note, written, &reach.units));
    says || named_reading(model, reach, id, written, what)
}

/// Whether the rule's notes, or an interpretation that it names, speak of the figure at all.
pub(super) fn is_mentioned(model: &Model<'_>, reach: &Reach<'_>, id: RuleId, written: &Written) -> bool {
    let same = |size: &Size| spelled_alike(size, &written.figure.size);
    let noted = notes(model, id).any(|note| figures(note, &reach.units).iter().any(|f| same(&f.size)));
    noted || readings(model, reach, id).any(|r| reach.sizes.get(r.0).into_iter().flatten().any(same))
}

fn notes<'m>(model: &'m Model<'_>, id: RuleId) -> impl Iterator<Item = &'m str> {
    model.rule(id).ast.lines.iter().filter_map(|l| match (&l.value, l.label) {
        (LineValue::Words(words), Label::Note) => Some(words.text.as_str()),
        _ => None,
    })
}

fn differs(note: &str, written: &Written, units: &[&str]) -> bool {
    note.match_indices(DIFFERS).any(|(at, _)| {
        let sentence =
            note[..at].rfind(['。', '；', '\n']).map_or(0, |stop| stop + '。'.len_utf8().min(note.len() - stop));
        let said = note.get(sentence..at).unwrap_or_default();
        let reason = note[at + DIFFERS.len()..].trim_start();
        let given = !reason.is_empty() && !reason.starts_with(['。', '…', '〈']);
        given && figures(said, units).iter().any(|f| f.size.is_as_much_as(&written.figure.size))
    })
}

fn readings<'m>(model: &'m Model<'_>, reach: &'m Reach<'_>, id: RuleId) -> impl Iterator<Item = RuleId> + 'm {
    reach.named(id).filter(|r| model.rule(*r).ast.kind == RuleKind::Interpretation)
}

fn named_reading(model: &Model<'_>, reach: &Reach<'_>, id: RuleId, written: &Written, what: Code) -> bool {
    let own = written.figure.side;
    // A reading of another limit that happens to hold the number is no reason.
    let carries = |f: &Figure| {
        spelled_alike(&f.size, &written.figure.size) && (f.side == own || f.side.is_none() && what != Code::SideDiffers)
    };
    readings(model, reach, id).any(|r| reach.readings.get(r.0).into_iter().flatten().any(carries))
}

/// 36个月 in a note is 36个月, and not the text's 3年.
fn spelled_alike(a: &Size, b: &Size) -> bool {
    a.is_as_much_as(b) && !a.is_spelled_in_another_unit(b)
}
