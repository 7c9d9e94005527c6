//! Amendments of the real text against answers worked out by hand: what changes, which rules it
//! touches, what to edit, and whose decision changes.
//!
//! Each file of `amendments/` states one amendment and its answer; none was written by the program.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot read its own data has failed")]

mod support;

use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use support::{Package, package, read_folder, repository};
use tiaowen::amend::Edit;
use tiaowen::compare::{Side, Summary, affected};
use tiaowen::compile::Compiled;
use tiaowen::data::Format;
use tiaowen::eval::{Outcome, Prepared, Reach, Scratch, decide};
use tiaowen::facts::{Case, CaseReader, Tables};
use tiaowen::package::MemoryFiles;
use tiaowen::plan::{Amended, CaseInput, ChangeKind, Decisions, How, Origin, Plan, Rewritten, against, decisions};
use tiaowen::source::FileId;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Amendment {
    #[serde(rename = "说明")]
    _what: String,
    原文: Vec<Replacement>,
    改动: Vec<Changed>,
    方向: String,
    直接: Vec<String>,
    间接: Vec<Reached>,
    同样字句: Vec<String>,
    修改: Vec<Edited>,
    结论: Vec<Decided>,
}

#[derive(Deserialize)]
struct Replacement {
    原: String,
    新: String,
}

#[derive(Deserialize)]
struct Changed {
    锚点: String,
    类别: String,
    词: Vec<(String, String)>,
}

#[derive(Deserialize)]
struct Reached {
    规则: String,
    经: Vec<String>,
}

#[derive(Deserialize)]
struct Edited {
    文件: String,
    规则: String,
    原: String,
    #[serde(default)]
    新: String,
    状态: String,
    /// Prose that mentions the old words and computes nothing.
    #[serde(default, rename = "文字")]
    prose: Option<String>,
}

#[derive(Deserialize)]
struct Decided {
    案例: String,
    规则: String,
    前: String,
    后: String,
}

struct Found {
    plan: Plan,
    applied: Rewritten,
    decisions: Decisions,
    expected: BTreeSet<(String, String)>,
    files: BTreeMap<String, String>,
}

/// YAML by way of the program's own reader, so that no other is needed.
fn read(path: &std::path::Path) -> Amendment {
    let text = std::fs::read_to_string(path).unwrap();
    let json = support::yaml_to_json(&text);
    serde_json::from_value(json).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

/// The package as it stands, with its cases read; the same for every amendment.
struct Base {
    files: MemoryFiles,
    package: Package,
    cases: BTreeMap<String, (Case, Tables)>,
}

fn base() -> &'static Base {
    static BASE: std::sync::OnceLock<Base> = std::sync::OnceLock::new();
    BASE.get_or_init(|| {
        let files = read_folder(&repository("policies/dalian-2017-46"));
        let package = package(&files);
        let cases = read_cases(&files, &package, package.compiled.as_ref().unwrap());
        Base { files, package, cases }
    })
}

fn read_cases(files: &MemoryFiles, package: &Package, compiled: &Compiled) -> BTreeMap<String, (Case, Tables)> {
    let reader = CaseReader::new(&compiled.program).of_other_rules();
    let mut cases = BTreeMap::new();
    for (name, text) in package.own_cases(files) {
        let case = reader.read(Format::of(&name), FileId::new(0), &text, &mut Vec::new()).unwrap();
        let mut tables = compiled.tables.clone();
        if let Some(dir) = &case.params_dir {
            support::lay(files, &format!("cases/{dir}"), &compiled.program, &mut tables);
        }
        cases.insert(name.rsplit('/').next().unwrap().to_owned(), (case, tables));
    }
    cases
}

fn found(amendment: &Amendment) -> Found {
    let Base { files, package, cases } = base();
    let loaded = package.files.as_ref().unwrap();
    let mut text = package.sources.get(loaded.text).unwrap().text.clone();
    for replacement in &amendment.原文 {
        assert_eq!(text.matches(&replacement.原).count(), 1, "{}", replacement.原);
        text = text.replace(&replacement.原, &replacement.新);
    }
    let amended = Amended { text: &text, corrections: &[] };
    let mut of_text = against(loaded, &package.sources, amended, &mut vec![]).unwrap_or_else(|r| panic!("{r:?}"));
    let applied = of_text.rewritten(loaded, &package.sources, &text, How::Kept, |_| true);
    let previewed = of_text.rewritten(loaded, &package.sources, &text, How::Run, |_| true);
    let after = previewed.compiled.as_ref().unwrap();
    let mut inputs = Vec::new();
    let mut expected = BTreeSet::new();
    for (name, new) in read_cases(files, package, after) {
        let old = cases[&name].clone();
        expected.extend(old.0.expectations.iter().map(|e| (name[..3].to_owned(), e.rule.clone())));
        inputs.push(CaseInput { name, old, new });
    }
    let sides = (
        Side { program: &of_text.old.program, tables: &of_text.old.tables },
        Side { program: &after.program, tables: &after.tables },
    );
    nothing_else_differs(sides, &inputs);
    let from = Origin { package: loaded, sources: &package.sources, side: sides.0 };
    let to = Origin { package: &previewed.package, sources: &previewed.sources, side: sides.1 };
    let decisions = decisions((from, to), &inputs, &previewed.unplaced(), false);
    of_text.plan.decide(decisions.clone());
    let files = package.sources.iter().map(|(_, f)| (f.name.clone(), f.text.clone())).collect();
    Found { plan: of_text.plan, applied, decisions, expected, files }
}

/// What is not evaluated again comes out the same: every decision of every seventh case, on both sides.
fn nothing_else_differs((old, new): (Side<'_>, Side<'_>), cases: &[CaseInput]) {
    let affected = affected(old, new);
    let touched: BTreeSet<&str> = affected.candidates.iter().map(|c| c.rule.as_str()).collect();
    for case in cases.iter().step_by(7) {
        let outcomes = |side: Side<'_>, (case, tables): &(Case, Tables)| {
            let reach = Reach::of(side.program);
            let prepared = Prepared::new(side.program, tables, &reach);
            let all = prepared.select(None);
            let nodes = prepared.nodes_of(&all);
            let mut scratch: [Scratch; 3] = Default::default();
            let found = decide(&prepared, &case.facts, &prepared.adopted(), (&all, &nodes), &mut scratch);
            let name = |o: &Outcome| side.program.decisions[o.decision].rule.clone();
            found.into_iter().map(|o| (name(&o), (o.verdict, o.amount, o.earliest))).collect::<BTreeMap<_, _>>()
        };
        let (a, b) = (outcomes(old, &case.old), outcomes(new, &case.new));
        for (rule, before) in a.iter().filter(|(rule, _)| !touched.contains(rule.as_str())) {
            assert_eq!(Some(before), b.get(rule), "{} of {} differs and was not evaluated", rule, case.name);
        }
    }
}

fn check(name: &str) {
    let amendment = read(&repository(&format!("tests/amendments/{name}.yaml")));
    let found = found(&amendment);
    changes(&amendment, &found);
    rules(&amendment, &found);
    edits(&amendment, &found);
    outcomes(&amendment, &found);
    // What the reach leaves out cannot change.
    let named: BTreeSet<&str> = found.plan.rules.iter().map(|r| r.rule.as_str()).collect();
    for change in found.decisions.groups.iter().flat_map(|g| &g.changes) {
        assert!(named.contains(change.rule.as_str()), "{} changes and is not reached", change.rule);
    }
}

fn changes(amendment: &Amendment, found: &Found) {
    type Said<'a> = Vec<(&'a str, &'a str, &'a [(String, String)])>;
    let expected: Said<'_> =
        amendment.改动.iter().map(|c| (c.锚点.as_str(), c.类别.as_str(), c.词.as_slice())).collect();
    let whole = |c: &tiaowen::plan::ChangeOut| match c.kind {
        ChangeKind::Deleted => vec![(c.before.clone().unwrap(), String::new())],
        _ => c.words.clone(),
    };
    let words: Vec<Vec<(String, String)>> = found.plan.changes.iter().map(whole).collect();
    let is: Said<'_> =
        found.plan.changes.iter().zip(&words).map(|(c, w)| (c.anchor.as_str(), c.kind.name(), w.as_slice())).collect();
    assert_eq!(is, expected);
    let direction = found.plan.changes.iter().map(|c| c.direction).reduce(tiaowen::amend::Direction::and).unwrap();
    assert_eq!(direction.name(), amendment.方向, "{:?}", found.plan.changes[0].basis);
    let same: BTreeSet<&str> = found.plan.same_wording.iter().map(|w| w.anchor.as_str()).collect();
    assert_eq!(same, amendment.同样字句.iter().map(String::as_str).collect());
}

fn rules(amendment: &Amendment, found: &Found) {
    let title = |r: &tiaowen::plan::RuleOut| format!("{}：{}", r.kind_word(), r.rule);
    let direct: BTreeSet<String> = found.plan.rules.iter().filter(|r| r.direct).map(title).collect();
    assert_eq!(direct, amendment.直接.iter().cloned().collect::<BTreeSet<String>>());
    // A question or a parameter of which only the quotation changed passes nothing on.
    let passes = |r: &&Reached| {
        let first = r.经.first().unwrap();
        let quoted_only = found.plan.edits.iter().filter(|e| e.title == *first).all(|e| !changes_meaning(e));
        !((first.starts_with("解释事项") || first.starts_with("参数")) && quoted_only)
    };
    let expected: BTreeMap<&str, usize> =
        amendment.间接.iter().filter(passes).map(|r| (r.规则.as_str(), r.经.len())).collect();
    let indirect: BTreeMap<String, usize> =
        found.plan.rules.iter().filter(|r| !r.direct).map(|r| (title(r), r.via.len())).collect();
    let indirect: BTreeMap<&str, usize> = indirect.iter().map(|(k, v)| (k.as_str(), *v)).collect();
    assert_eq!(indirect, expected);
}

fn changes_meaning(edit: &Edit) -> bool {
    use tiaowen::amend::PieceKind;
    edit.pieces.iter().any(|p| matches!(p.kind, PieceKind::Value | PieceKind::Declaration | PieceKind::Removal))
}

fn edits(amendment: &Amendment, found: &Found) {
    let own: Vec<&Edited> = amendment.修改.iter().filter(|e| e.prose.is_none()).collect();
    let rules =
        |state: &str| own.iter().filter(|e| e.状态 == state).map(|e| e.规则.as_str()).collect::<BTreeSet<&str>>();
    let drafts = rules("需起草");
    let ready: BTreeSet<&str> = rules("可改").difference(&drafts).copied().collect();
    let of = |ready: bool| {
        let edits = found.plan.edits.iter().filter(|e| e.is_ready() == ready && e.rule().is_some());
        edits.map(|e| e.title.as_str()).collect::<BTreeSet<&str>>()
    };
    assert_eq!(of(true), ready, "可改");
    assert_eq!(of(false), drafts, "需起草");
    let new: BTreeMap<&str, &str> =
        found.applied.sources.iter().map(|(_, f)| (f.name.as_str(), f.text.as_str())).collect();
    for edit in own.iter().filter(|e| e.状态 == "可改" && ready.contains(e.规则.as_str())) {
        let (was, is) = (&found.files[&edit.文件], new[edit.文件.as_str()]);
        assert!(was.contains(&edit.原), "the oracle's own words: {}", edit.原);
        assert!(
            is.matches(&edit.原).count() < was.matches(&edit.原).count() || edit.新.contains(&edit.原),
            "{}",
            edit.原
        );
        assert!(edit.新.is_empty() || is.matches(&edit.新).count() > was.matches(&edit.新).count(), "{}", edit.新);
    }
    // A package with nothing left to draft compiles; one with something left says so.
    let errors = found.applied.diagnostics.iter().filter(|d| d.is_error()).count();
    assert_eq!(errors == 0, drafts.iter().all(|d| left_alone(found, d)), "{:#?}", found.applied.diagnostics);
}

/// A rule whose own quotation still stands compiles as it is.
fn left_alone(found: &Found, title: &str) -> bool {
    let quote = |e: &&Edit| e.title == title && e.pieces.iter().any(|p| p.kind == tiaowen::amend::PieceKind::Quote);
    let removal = |e: &&Edit| e.title == title && e.pieces.iter().any(|p| p.kind == tiaowen::amend::PieceKind::Removal);
    !found.plan.edits.iter().any(|e| quote(&e) || removal(&e))
}

fn outcomes(amendment: &Amendment, found: &Found) {
    let mut is = BTreeMap::new();
    for change in found.decisions.groups.iter().flat_map(|g| &g.changes) {
        let case = change.case[..3].to_owned();
        if found.expected.contains(&(case.clone(), change.rule.clone())) {
            is.insert((case, change.rule.clone()), (words(change.before.as_ref()), words(change.after.as_ref())));
        }
    }
    let keys = |d: &Decided| (d.案例.clone(), d.规则.clone());
    assert_eq!(is.keys().cloned().collect::<BTreeSet<_>>(), amendment.结论.iter().map(keys).collect::<BTreeSet<_>>());
    for decided in &amendment.结论 {
        let (before, after) = &is[&keys(decided)];
        let stated = |expected: &str, is: &str| expected.split(' ').all(|part| is.split(' ').any(|p| p == part));
        assert!(stated(&decided.前, before), "{}: {} is {before}", decided.案例, decided.前);
        assert!(stated(&decided.后, after), "{}: {} is {after}", decided.案例, decided.后);
    }
}

fn words(summary: Option<&Summary>) -> String {
    let Some(s) = summary else { return "无此项".to_owned() };
    let mut words = vec![s.outcome.word().to_owned()];
    words.extend(s.total.clone());
    if let (Some(low), Some(high)) = (&s.low, &s.high) {
        words.push(format!("{low}至{high}"));
    }
    words.extend(s.months.map(|m| format!("{m}个月")));
    words.extend(s.earliest.clone());
    words.join(" ")
}

macro_rules! amendments {
    ($($test:ident = $file:literal;)*) => {
        $(#[test] fn $test() { check($file); })*

        #[test]
        fn every_amendment_is_tested() {
            let mut files: Vec<String> = std::fs::read_dir(repository("tests/amendments"))
                .unwrap()
                .map(|e| e.unwrap().file_name().to_string_lossy().trim_end_matches(".yaml").to_owned())
                .collect();
            files.sort();
            assert_eq!(files, [$($file),*]);
        }
    };
}

amendments! {
    a_standard = "01-场地补贴标准提高";
    a_limit = "02-场地补贴期限延长";
    a_deleted_cap = "03-删去年度上限";
    a_deleted_limit = "04-删去场地补贴期限";
    a_boundary_word = "05-不足五年改为五年以内";
    an_added_category = "06-求职补贴增加零就业家庭";
    a_changed_definition = "07-毕业五年内改为三年内";
    a_deleted_onward = "08-删去下同";
    a_renamed_agency = "09-责任单位更名";
    a_general_term_narrowed = "10-用人单位收窄为企业和社会组织";
    a_figure_that_stands_elsewhere = "11-正常经营一年改为六个月";
    a_deleted_sentence = "12-删去项目推荐补贴";
}
