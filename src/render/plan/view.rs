//! A plan as plain data: every place, reason and decision in words and figures.

use super::Said;
use crate::amend::{Edit, Piece, PieceKind, Reason};
use crate::compare::{Group, Record, RowChange, Summary};
use crate::document::{Noise, NoiseKind, WhyDropped};
use crate::explain::Report;
use crate::ir::Program;
use crate::plan::{Decisions, Exemplar, Plan};
use crate::render::Catalogue;
use crate::render::report::{Depth, Head, text};
use crate::source::{FileId, LineIndex, Span};
use serde::Serialize;
use similar::{ChangeTag, TextDiff};

#[derive(Debug, Serialize)]
pub struct View {
    pub schema: &'static str,
    pub policy: String,
    pub changes: Vec<ChangeView>,
    pub rules: Vec<RuleView>,
    pub same_wording: Vec<WordingView>,
    pub edits: Vec<EditView>,
    pub noise: Vec<NoiseView>,
    pub corrections: CorrectionsView,
    pub parameters: Vec<ParameterView>,
    /// Absent where no cases were given.
    pub decisions: Option<DecisionsView>,
    /// What keeps the decisions from being compared, where something does.
    pub not_compared: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub applied: Option<String>,
    /// Whether two texts were compared.
    #[serde(skip)]
    pub of_text: bool,
    /// Edits are proposed: the second text has no package of its own.
    #[serde(skip)]
    pub proposes: bool,
    #[serde(skip)]
    pub full: bool,
}

#[derive(Debug, Serialize)]
pub struct ChangeView {
    pub anchor: String,
    pub new_anchor: Option<String>,
    pub place: String,
    pub kind: &'static str,
    pub before: Option<String>,
    pub after: Option<String>,
    pub words: Vec<(String, String)>,
    pub direction: &'static str,
    /// 改动本身, 案例, 无从判断
    pub basis: &'static str,
}

#[derive(Debug, Serialize)]
pub struct RuleView {
    pub rule: String,
    pub kind: String,
    /// 直接, 间接
    pub reach: &'static str,
    pub via: Vec<StepView>,
}

#[derive(Debug, Serialize)]
pub struct StepView {
    pub by: &'static str,
    pub rule: String,
}

#[derive(Debug, Serialize)]
pub struct WordingView {
    pub anchor: String,
    pub text: String,
    pub changed: String,
}

#[derive(Debug, Serialize)]
pub struct EditView {
    pub id: String,
    pub rule: String,
    pub anchor: String,
    pub file: String,
    pub line: usize,
    pub column: usize,
    pub old: String,
    pub new: String,
    /// 可改, 需起草
    pub state: &'static str,
    pub reason: Option<String>,
    pub pieces: Vec<PieceView>,
}

#[derive(Debug, Serialize)]
pub struct PieceView {
    /// 规则, 删去, 声明, 引文, 出处, 文件头
    pub kind: &'static str,
    pub file: String,
    pub line: usize,
    pub column: usize,
    pub old: String,
    pub new: String,
}

#[derive(Debug, Serialize)]
pub struct NoiseView {
    pub kind: String,
    pub line: usize,
    pub column: usize,
    pub anchor: Option<String>,
    pub around: String,
    /// The entry of `corrections.toml` that would take it out, for a person to judge.
    pub correction: String,
}

#[derive(Debug, Serialize)]
pub struct CorrectionsView {
    pub carried: usize,
    pub dropped: Vec<DroppedView>,
}

#[derive(Debug, Serialize)]
pub struct DroppedView {
    pub number: usize,
    /// What the correction quotes of the old text.
    pub from: String,
    pub why: String,
}

#[derive(Debug, Serialize)]
pub struct ParameterView {
    pub parameter: String,
    pub kind: &'static str,
    pub place: String,
    pub before: Option<String>,
    pub after: Option<String>,
    pub published: Option<String>,
    pub retroactive: bool,
    pub source: String,
}

#[derive(Debug, Serialize)]
pub struct DecisionsView {
    pub unchanged: usize,
    pub changed: usize,
    pub unread: Vec<String>,
    /// Rules that await drafting: they were run as they stand.
    pub pending: Vec<String>,
    pub groups: Vec<GroupView>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub stay: Vec<RowView>,
}

#[derive(Debug, Serialize)]
pub struct GroupView {
    pub id: String,
    /// 失去, 转为不符合, 转为未决, 获得, 转为符合, 改领, 金额, 其他
    pub kind: &'static str,
    pub cause: String,
    pub count: usize,
    /// Sums of the changes that have one on both sides.
    pub total_before: String,
    pub total_after: String,
    /// Changes whose amount is open or a range.
    pub without_total: usize,
    /// 未复核, 采纳, 不采纳
    pub standing: &'static str,
    pub by: Option<String>,
    pub reason: Option<String>,
    pub exemplar: String,
    /// Version explanations of the exemplar, line beside line.
    pub aligned: Vec<LineView>,
    pub cases: Vec<CaseView>,
}

#[derive(Debug, Serialize)]
pub struct CaseView {
    pub case: String,
    pub rule: String,
    pub before: Option<Summary>,
    pub after: Option<Summary>,
    /// Months paid differently, ends included.
    pub months: Vec<String>,
    #[serde(skip)]
    pub words: (String, String),
}

#[derive(Debug, Serialize)]
pub struct RowView {
    pub case: String,
    pub rule: String,
    pub decision: Summary,
}

/// A line of both explanations; one side is absent where the other alone says it.
#[derive(Debug, Serialize)]
pub struct LineView {
    pub same: bool,
    pub before: Option<String>,
    pub after: Option<String>,
}

pub fn view(plan: &Plan, said: &Said<'_>, words: &Catalogue) -> View {
    let change = |c: &crate::plan::ChangeOut| ChangeView {
        anchor: c.anchor.clone(),
        new_anchor: c.new_anchor.clone(),
        place: c.place.clone(),
        kind: c.kind,
        before: c.before.clone(),
        after: c.after.clone(),
        words: c.words.clone(),
        direction: c.direction.name(),
        basis: c.basis.name(),
    };
    let rule = |r: &crate::plan::RuleOut| RuleView {
        rule: r.rule.clone(),
        kind: r.kind.clone(),
        reach: if r.direct { "直接" } else { "间接" },
        via: r.via.iter().map(|(by, rule)| StepView { by, rule: rule.clone() }).collect(),
    };
    let wording = |w: &crate::plan::Wording| WordingView {
        anchor: w.anchor.clone(),
        text: w.text.clone(),
        changed: w.changed.clone(),
    };
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
        applied: said.applied.map(str::to_owned),
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
        state: if edit.is_ready() { "可改" } else { "需起草" },
        reason: edit.reason().map(|r| reason(r, said, words)),
        pieces,
    }
}

fn piece(piece: &Piece, said: &Said<'_>) -> PieceView {
    let (name, text) = said.sources.get(piece.file).map(|f| (f.name.clone(), f.text.as_str())).unwrap_or_default();
    let (line, column) = position(text, piece.span);
    PieceView {
        kind: match piece.kind {
            PieceKind::Value => "规则",
            PieceKind::Removal => "删去",
            PieceKind::Declaration => "声明",
            PieceKind::Quote => "引文",
            PieceKind::Place => "出处",
            PieceKind::Head => "文件头",
        },
        file: name,
        line,
        column,
        old: piece.span.text(text).to_owned(),
        new: piece.new.clone(),
    }
}

fn position(text: &str, span: Span) -> (usize, usize) {
    let at = LineIndex::new(text).of(span);
    (at.line, at.character)
}

fn reason(reason: &Reason, said: &Said<'_>, words: &Catalogue) -> String {
    let join = |all: &[String]| all.join(&words.message("list-joiner", &[]));
    let say = |key: &str, args: &[(&str, &str)]| words.message(key, args);
    match reason {
        Reason::NoCounterpart { before, after } => {
            let key = match (before.is_empty(), after.is_empty()) {
                (true, _) => "plan-reason-inserted",
                (false, true) => "plan-reason-deleted",
                (false, false) => "plan-reason-replaced",
            };
            say(key, &[("before", before), ("after", after)])
        }
        Reason::Several { figure, places } => {
            let place = |(file, span): &(FileId, Span)| {
                let found = said.sources.get(*file);
                found.map(|f| format!("{}:{}", f.name, position(&f.text, *span).0)).unwrap_or_default()
            };
            let places: Vec<String> = places.iter().map(place).collect();
            say("plan-reason-several", &[("figure", figure), ("places", &join(&places))])
        }
        Reason::Rate { before, after } => say("plan-reason-rate", &[("before", before), ("after", after)]),
        Reason::Breaks { code, at } => say("plan-reason-breaks", &[("code", code), ("at", at)]),
        Reason::HeadLine { words: text } => say("plan-reason-head", &[("words", text)]),
        Reason::ValueDiffers { text, rule } => say("plan-reason-differs", &[("text", text), ("rule", rule)]),
        Reason::NoPattern { wording } => say("plan-reason-no-pattern", &[("wording", wording)]),
        Reason::Onward => say("plan-reason-onward", &[]),
        Reason::Requote => say("plan-reason-requote", &[]),
        Reason::Ambiguous => say("plan-reason-ambiguous", &[]),
        Reason::MovedAway { place } => say("plan-reason-moved", &[("place", place)]),
        Reason::StillUsed { rules } => say("plan-reason-used", &[("rules", &join(rules))]),
        Reason::LineNeeded { label } => say("plan-reason-line", &[("label", label)]),
        Reason::Uncovered { words: text } => say("plan-reason-uncovered", &[("words", text)]),
        Reason::AlsoWritten { figure, by } => say("plan-reason-also", &[("figure", figure), ("by", by)]),
        Reason::ValueRenamed { before, after } => say("plan-reason-renamed", &[("before", before), ("after", after)]),
        Reason::Ordered { fact } => say("plan-reason-ordered", &[("fact", fact)]),
        Reason::Interpretation => say("plan-reason-interpretation", &[]),
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
    let correction = format!(
        "[[correction]]\nkind = \"{}\"\nfrom = \"{}\"\n{to}\nat = []\ncertainty = \"确定\"\nwhy = \"\"\n",
        noise.kind.correction().name(),
        escaped(&noise.around),
    );
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
    ParameterView { parameter, kind: kind.name(), place, before, after, published, retroactive, source }
}

fn decisions(decisions: &Decisions, said: &Said<'_>, words: &Catalogue) -> DecisionsView {
    let stay =
        |r: &crate::plan::Row| RowView { case: r.case.clone(), rule: r.rule.clone(), decision: r.summary.clone() };
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
    let case = |c: &crate::compare::Change| CaseView {
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
        kind: group.turn.name(),
        cause: group.causes.join("；"),
        count: group.changes.len(),
        total_before: totals.0.money(),
        total_after: totals.1.money(),
        without_total: totals.2,
        standing: entry.map_or("未复核", |e| e.standing.name()),
        by: entry.and_then(|e| e.by.clone()),
        reason: entry.and_then(|e| e.reason.clone()),
        exemplar: group.changes.first().map(|c| c.case.clone()).unwrap_or_default(),
        aligned: exemplar.map(|e| aligned(e, said, words)).unwrap_or_default(),
        cases: group.changes.iter().map(case).collect(),
    }
}

/// Version explanations, line beside line.
fn aligned(exemplar: &Exemplar, said: &Said<'_>, words: &Catalogue) -> Vec<LineView> {
    let Some(programs) = said.programs else { return vec![] };
    let applicant = exemplar.applicant.as_deref().unwrap_or("未载明");
    let head = Head { applicant, dates: exemplar.dates };
    let page = |program: &Program, report: &Option<Report>| {
        report.as_ref().map(|r| text(program, r, head, words, Depth::Sections)).unwrap_or_default()
    };
    let (before, after) = (page(programs.old, &exemplar.before), page(programs.new, &exemplar.after));
    beside(&before, &after)
}

fn beside(before: &str, after: &str) -> Vec<LineView> {
    let diff = TextDiff::from_lines(before, after);
    let mut lines: Vec<LineView> = Vec::new();
    let mut waiting: Vec<usize> = Vec::new();
    for change in diff.iter_all_changes() {
        let line = change.value().trim_end().to_owned();
        match change.tag() {
            ChangeTag::Equal => {
                waiting.clear();
                lines.push(LineView { same: true, before: Some(line.clone()), after: Some(line) });
            }
            ChangeTag::Delete => {
                waiting.push(lines.len());
                lines.push(LineView { same: false, before: Some(line), after: None });
            }
            ChangeTag::Insert => match waiting.is_empty() {
                false => {
                    let at = waiting.remove(0);
                    lines[at].after = Some(line);
                }
                true => lines.push(LineView { same: false, before: None, after: Some(line) }),
            },
        }
    }
    lines
}
