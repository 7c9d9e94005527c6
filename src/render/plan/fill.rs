//! A plan put into plain data.

use super::Said;
use super::beside::aligned;
use super::reason::{position, reason};
use super::view::{
    CaseView, ChangeView, CorrectionsView, DecisionsView, DroppedView, EditState, EditView, GroupView, NoiseView,
    ParameterView, PieceView, Reach, RowView, RuleView, StepView, View, WordingView,
};
use crate::amend::{Edit, Piece};
use crate::compare::{Change, Group, Record, RowChange, Standing, Summary};
use crate::document::{Noise, NoiseKind, WhyDropped};
use crate::plan::{ChangeOut, Decisions, Exemplar, Plan, Row, RuleOut, Wording};
use crate::render::Catalogue;

/// The plan with everything that is said of it.
pub fn view(plan: &Plan, said: &Said<'_>, words: &Catalogue) -> View {
    let change = |c: &ChangeOut| ChangeView {
        anchor: c.anchor.clone(),
        new_anchor: c.new_anchor.clone(),
        place: c.place.clone(),
        kind: c.kind,
        before: c.before.clone(),
        after: c.after.clone(),
        words: c.words.clone(),
        direction: c.direction,
        basis: c.basis,
    };
    let rule = |r: &RuleOut| RuleView {
        rule: r.rule.clone(),
        kind: r.kind_word(),
        reach: if r.direct { Reach::Direct } else { Reach::Indirect },
        via: r.via.iter().map(|(by, rule)| StepView { by: *by, rule: rule.clone() }).collect(),
    };
    let wording =
        |w: &Wording| WordingView { anchor: w.anchor.clone(), text: w.text.clone(), changed: w.changed.clone() };
    View {
        schema: "tiaowen.plan/v1",
        policy: said.package.manifest.policy.id.clone(),
        changes: plan.changes.iter().map(change).collect(),
        rules: plan.rules.iter().map(rule).collect(),
        same_wording: plan.same_wording.iter().map(wording).collect(),
        edits: plan.edits.iter().map(|e| edit(e, said, words)).collect(),
        noise: plan.noise.iter().map(|n| noise(n, said, words)).collect(),
        corrections: corrections(plan, words),
        parameters: plan.rows.iter().map(parameter).collect(),
        decisions: plan.decisions.as_ref().map(|d| decisions(d, said, words)),
        not_compared: said.not_compared.map(str::to_owned),
        applied: said.applied.map(|a| a.words.to_owned()),
        of_text: said.of_text,
        proposes: !said.new_text.is_empty(),
        full: said.full,
    }
}

fn edit(edit: &Edit, said: &Said<'_>, words: &Catalogue) -> EditView {
    let pieces: Vec<PieceView> = edit.pieces.iter().map(|p| piece(p, said)).collect();
    let main = pieces.first();
    EditView {
        id: edit.id.clone(),
        rule: edit.title.clone(),
        anchor: edit.anchor.clone(),
        file: main.map(|p| p.file.clone()).unwrap_or_default(),
        line: main.map_or(0, |p| p.line),
        column: main.map_or(0, |p| p.column),
        old: main.map(|p| p.old.clone()).unwrap_or_default(),
        new: main.map(|p| p.new.clone()).unwrap_or_default(),
        state: if edit.is_ready() { EditState::Ready } else { EditState::Draft },
        made: said.applied.is_some_and(|a| a.made.contains(&edit.id)),
        reason: edit.reason().map(|r| reason(r, said, words)),
        pieces,
    }
}

fn piece(piece: &Piece, said: &Said<'_>) -> PieceView {
    let (name, text) = said.sources.get(piece.file).map(|f| (f.name.clone(), f.text.as_str())).unwrap_or_default();
    let (line, column) = position(text, piece.span);
    PieceView {
        kind: piece.kind,
        file: name,
        line,
        column,
        old: piece.span.text(text).to_owned(),
        new: piece.new.clone(),
    }
}

fn noise(noise: &Noise, said: &Said<'_>, words: &Catalogue) -> NoiseView {
    let (line, column) = position(said.new_text, noise.place);
    let key = match noise.kind {
        NoiseKind::BrokenLine => "noise-broken-line",
        NoiseKind::PageNumber => "noise-page-number",
        NoiseKind::Space => "noise-space",
        NoiseKind::LatinWord => "noise-latin-word",
        NoiseKind::NarrowBracket => "noise-narrow-bracket",
        NoiseKind::Unreadable => "noise-unreadable",
        NoiseKind::Numbering => "noise-numbering",
    };
    let escaped = |s: &str| s.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n").replace('\r', "\\r");
    // Where nobody but a person can tell what stood there, the line waits to be written.
    let to = match &noise.mended {
        Some(to) => format!("to = \"{}\"", escaped(to)),
        None => words.message("plan-noise-to", &[]),
    };
    let certainty = match noise.sure {
        true => "certainty = \"确定\"".to_owned(),
        false => words.message("plan-noise-certainty", &[]),
    };
    let correction = (noise.kind != NoiseKind::Numbering).then(|| {
        format!(
            "[[correction]]\nkind = \"{}\"\nfrom = \"{}\"\n{to}\nat = []\n{certainty}\nwhy = \"\"\n",
            noise.kind.correction().name(),
            escaped(&noise.around),
        )
    });
    let around = noise.around.replace("\r\n", "⏎").replace('\n', "⏎").replace(' ', "␠");
    NoiseView { kind: words.message(key, &[]), line, column, anchor: None, around, correction }
}

fn corrections(plan: &Plan, words: &Catalogue) -> CorrectionsView {
    let dropped = plan.carried.dropped.iter().map(|d| {
        let why = match d.why {
            WhyDropped::Lapsed => words.message("plan-dropped-lapsed", &[]),
            WhyDropped::Lost => words.message("plan-dropped-lost", &[]),
            WhyDropped::Count { found } => words.message("plan-dropped-count", &[("found", &found.to_string())]),
        };
        let from = d.from.replace("\r\n", "⏎").replace('\n', "⏎").replace(' ', "␠");
        DroppedView { number: d.correction + 1, from, why }
    });
    CorrectionsView { carried: plan.carried.corrections.len(), dropped: dropped.collect() }
}

fn parameter(row: &RowChange) -> ParameterView {
    let RowChange { parameter, kind, place, before, after, published, retroactive, source } = row.clone();
    ParameterView { parameter, kind, place, before, after, published, retroactive, source }
}

fn decisions(decisions: &Decisions, said: &Said<'_>, words: &Catalogue) -> DecisionsView {
    let stay = |r: &Row| RowView { case: r.case.clone(), rule: r.rule.clone(), decision: r.summary.clone() };
    let groups = decisions.groups.iter().map(|g| {
        let exemplar = decisions
            .exemplars
            .iter()
            .find(|e| g.changes.first().is_some_and(|c| c.case == e.case && c.rule == e.rule));
        group(g, exemplar, said, words)
    });
    DecisionsView {
        unchanged: decisions.unchanged,
        changed: decisions.changed,
        unread: decisions.unread.clone(),
        pending: decisions.pending.clone(),
        groups: groups.collect(),
        stay: decisions.rows.iter().filter(|_| said.full).map(stay).collect(),
    }
}

fn group(group: &Group, exemplar: Option<&Exemplar>, said: &Said<'_>, words: &Catalogue) -> GroupView {
    let entry = said.record.and_then(|r: &Record| r.of(group));
    let totals = group.totals();
    let none = words.message("plan-no-decision", &[]);
    let case = |c: &Change| CaseView {
        case: c.case.clone(),
        rule: c.rule.clone(),
        before: c.before.clone(),
        after: c.after.clone(),
        months: c.months.iter().map(|(a, b)| if a == b { a.clone() } else { format!("{a}..{b}") }).collect(),
        words: (
            c.before.as_ref().map_or_else(|| none.clone(), Summary::words),
            c.after.as_ref().map_or_else(|| none.clone(), Summary::words),
        ),
    };
    GroupView {
        id: group.id.clone(),
        kind: group.turn,
        cause: group.causes.words(),
        count: group.changes.len(),
        total_before: totals.0.money(),
        total_after: totals.1.money(),
        without_total: totals.2,
        standing: entry.map_or(Standing::Pending, |e| e.standing),
        by: entry.and_then(|e| e.by.clone()),
        reason: entry.and_then(|e| e.reason.clone()),
        exemplar: group.changes.first().map(|c| c.case.clone()).unwrap_or_default(),
        aligned: exemplar.map(|e| aligned(e, said, words)).unwrap_or_default(),
        cases: group.changes.iter().map(case).collect(),
    }
}
