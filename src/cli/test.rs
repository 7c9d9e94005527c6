//! `test`: a package's own cases against what their authors expect.

use super::accepted::{self, Accepted, Written};
use super::args::Common;
use super::coverage::{Quotes, Unused};
use super::exit::Exit;
use super::review;
use super::session::Session;
use super::snapshot;
use crate::compare::{Entry, Record, Recorded, Standing, Summary};
use crate::engine::{Decision, Difference, Package, Snapshots};
use crate::eval::{Decided, Need, Run};
use crate::explain::name_of_need;
use crate::facts::{Case, Expectation, ExpectationKey, Stated};
use crate::ir::Verdict;
use serde::{Serialize, Serializer};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// One expectation that was not met.
#[derive(Debug, Serialize)]
struct Failure {
    file: String,
    rule: String,
    what: ExpectationKey,
    expected: String,
    found: String,
}

/// A change of the package's record that does not stand.
#[derive(Debug, Serialize)]
struct Unreviewed {
    file: String,
    rule: String,
    group: String,
    standing: &'static str,
    before: String,
    after: String,
    /// The rules and lines that it comes from.
    causes: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
}

impl Unreviewed {
    fn of(entry: &Entry, change: &Recorded, file: &str, after: String) -> Unreviewed {
        Unreviewed {
            file: file.to_owned(),
            rule: change.rule.clone(),
            group: entry.id.clone(),
            standing: entry.standing.name(),
            before: words_of(change.before.as_ref()),
            after,
            causes: entry.causes.clone(),
            reason: entry.reason.clone(),
        }
    }
}

fn words_of(summary: Option<&Summary>) -> String {
    summary.map_or_else(|| "无此项".to_owned(), Summary::words)
}

#[derive(Debug, Default, Serialize)]
struct Tally {
    cases: usize,
    /// Cases that could not be read; what is wrong with them is said.
    unread: usize,
    expectations: usize,
    failures: Vec<Failure>,
    /// For each rule, the outcomes that some expectation asks for.
    #[serde(serialize_with = "by_word")]
    rules: BTreeMap<String, BTreeSet<Verdict>>,
    /// Rules that no case exercises.
    unexercised: Vec<String>,
    /// Characters of the text that decisions quote, and how many of them some case puts to use.
    quoted_chars: usize,
    used_chars: usize,
    /// Quotations that no case puts to use.
    unused: Vec<Unused>,
    /// Expectations that differ from a change which was reviewed and accepted.
    reviewed: usize,
    /// The same, to be written into the cases.
    #[serde(skip)]
    accepted: Vec<Accepted>,
    /// What was written of them, and what was left as it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    written: Option<Vec<Written>>,
    /// What an accepted decision waits for is not what its case expects: a person writes that.
    #[serde(skip)]
    waits: usize,
    /// The package as it was named.
    #[serde(skip)]
    package: String,
    /// Changes that nobody reviewed, or that were rejected and are still there.
    unreviewed: Vec<Unreviewed>,
    /// What differs from the package's snapshots.
    snapshots: Vec<Difference>,
    /// How many snapshots were rewritten.
    #[serde(skip_serializing_if = "Option::is_none")]
    updated: Option<usize>,
    /// What to do about the snapshots, as a key of the catalogue.
    #[serde(skip)]
    advice: Option<&'static str>,
}

/// The outcomes of each rule in the order of their words.
fn by_word<S: Serializer>(rules: &BTreeMap<String, BTreeSet<Verdict>>, to: S) -> Result<S::Ok, S::Error> {
    to.collect_map(rules.iter().map(|(rule, of)| (rule, of.iter().map(|v| v.word()).collect::<BTreeSet<_>>())))
}

pub fn test(package: &Path, update: bool, accept: bool, common: &Common) -> Result<Exit, Exit> {
    let session = Session::new(common);
    let folder = session.folder(package)?;
    let read = Package::read(&folder);
    let (Some(files), Some(engine)) = (read.files(), read.engine()) else {
        session.say(&read.findings().clone().errors());
        return Err(Exit::InvalidInput);
    };
    let options = engine.options();
    let mut tally = Tally { package: package.to_string_lossy().into_owned(), ..Tally::default() };
    let record = review::read(session, package)?;
    let (mut shots, mut quotes) = (Snapshots::default(), None);
    for name in &files.cases {
        let case = match engine.case_at(&folder, name) {
            Ok(case) => case,
            Err(error) => {
                session.refuse(&error);
                tally.unread += 1;
                continue;
            }
        };
        session.say(&case.findings());
        tally.cases += 1;
        let decisions = options.examine(&case).map_err(|error| session.refuse(&error))?;
        let (run, case) = (decisions.run(), case.facts());
        compare(&run, decisions.decided(), case, name, &mut tally);
        against_record(&run, decisions.decided(), &record, (name, case), &mut tally);
        shots.take(&decisions, own_name(name, &files.cases));
        let quotes = quotes.get_or_insert_with(|| Quotes::of(&run));
        let asked = |d: &Decision<'_>| case.expectations.iter().any(|e| e.rule == d.rule());
        decisions.iter().filter(asked).for_each(|d| quotes.take(&run, d.decided()));
    }
    without_case(&record, &files.cases, &mut tally);
    let every = engine.program().decisions.iter().map(|d| d.rule.clone());
    tally.unexercised = every.filter(|r| !tally.rules.contains_key(r)).collect();
    if let Some(quotes) = &quotes {
        (tally.used_chars, tally.quoted_chars) = quotes.chars(engine.program());
        tally.unused = quotes.unused(engine.program());
    }
    let root = package.join(&files.manifest.snapshots);
    // What is wrong is not to be recorded as what is right, nor a file taken away for a case that was not read.
    let sound = tally.failures.is_empty() && tally.unreviewed.is_empty() && tally.unread == 0;
    if update && !sound {
        tally.advice = Some("test-not-updated");
    } else if update {
        let changed = session.written(snapshot::update(&shots, &root))?;
        tally.updated = Some(changed);
        if accept {
            tally.written = Some(accepted::write(session, package, &tally.accepted)?);
        }
    } else if root.is_dir() {
        tally.snapshots = shots.compare(&snapshot::kept(&root));
    } else if tally.cases > 0 {
        tally.advice = Some("test-no-snapshots");
    }
    let text = if session.json() {
        serde_json::to_string_pretty(&tally).map_err(|_| Exit::Internal)?
    } else {
        words(session, &tally)
    };
    session.write(&text)?;
    Ok(if tally.unread > 0 {
        Exit::InvalidInput
    } else if tally.failures.is_empty() && tally.unreviewed.is_empty() && tally.snapshots.is_empty() {
        Exit::Fine
    } else {
        Exit::Findings
    })
}

/// What the snapshots of a case are called: the name of its file, with the ending where another case differs by it alone.
fn own_name<'a>(file: &'a str, all: &[String]) -> &'a str {
    let stem = |file: &'a str| file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let twins = all.iter().filter(|other| other.rsplit_once('.').is_some_and(|(s, _)| s == stem(file))).count();
    let name = if twins > 1 { file } else { stem(file) };
    name.rsplit('/').next().unwrap_or(name)
}

/// What stands for a value that there is not.
const NOTHING: &str = "无";

/// What an expectation says of the decision itself, not of what it waits for.
const DECIDED: [ExpectationKey; 6] = [
    ExpectationKey::Outcome,
    ExpectationKey::Total,
    ExpectationKey::Low,
    ExpectationKey::High,
    ExpectationKey::Months,
    ExpectationKey::Earliest,
];

/// What the record of reviewed changes says of a case: an accepted change stands in place of what the case expects.
fn against_record(run: &Run<'_>, decided: &[Decided], record: &Record, (file, of): (&str, &Case), tally: &mut Tally) {
    let case = file.rsplit('/').next().unwrap_or(file);
    let rules: BTreeSet<&str> =
        record.groups.iter().flat_map(|g| &g.changes).filter(|c| c.case == case).map(|c| c.rule.as_str()).collect();
    for rule in rules {
        let Some((entry, change)) = record.entry(case, rule) else { continue };
        let now = decided.iter().find(|d| run.program.decisions[d.outcome.decision].rule == rule).map(Summary::of);
        // The change is not there: nothing to review.
        if now == change.before {
            continue;
        }
        let of_rule = |f: &Failure| f.file == file && f.rule == rule;
        let own = |f: &Failure| of_rule(f) && DECIDED.contains(&f.what);
        if entry.standing == Standing::Accepted && now == change.after {
            // What is decided waits for nothing any more.
            let settled = now.as_ref().is_none_or(|now| !now.outcome.is_open());
            let taken = tally.failures.extract_if(.., |f| of_rule(f) && (settled || DECIDED.contains(&f.what)));
            let differs: BTreeSet<ExpectationKey> = taken.map(|f| f.what).collect();
            tally.waits += tally.failures.iter().filter(|f| of_rule(f)).count();
            let expected = of.expectations.iter().find(|e| e.rule == rule).filter(|_| !differs.is_empty());
            if let (Some(expected), Some(now)) = (expected, now) {
                tally.reviewed += 1;
                tally.accepted.push(Accepted { file: file.to_owned(), expected: expected.clone(), now, differs });
            }
            continue;
        }
        tally.unreviewed.push(Unreviewed::of(entry, change, file, words_of(now.as_ref())));
        // Said once.
        tally.failures.retain(|f| !own(f));
    }
}

/// Changes that nobody accepted whose case is not there any more: taking a case away is no review.
fn without_case(record: &Record, names: &[String], tally: &mut Tally) {
    let is_there = |case: &str| names.iter().any(|n| n.rsplit('/').next() == Some(case));
    let mut seen = BTreeSet::new();
    for change in record.groups.iter().flat_map(|e| &e.changes).filter(|c| !is_there(&c.case)) {
        let Some((entry, change)) = record.entry(&change.case, &change.rule) else { continue };
        if entry.standing == Standing::Accepted || !seen.insert((&change.case, &change.rule)) {
            continue;
        }
        tally.unreviewed.push(Unreviewed::of(entry, change, &change.case, "无此案例".to_owned()));
    }
}

fn compare(run: &Run<'_>, decided: &[Decided], case: &Case, file: &str, tally: &mut Tally) {
    for expectation in &case.expectations {
        let Some(d) = decided.iter().find(|d| run.program.decisions[d.outcome.decision].rule == expectation.rule)
        else {
            continue;
        };
        tally.expectations += 1;
        let outcomes = tally.rules.entry(expectation.rule.clone()).or_default();
        outcomes.insert(d.outcome.verdict);
        for (what, expected, found) in differences(run, d, expectation) {
            let (file, rule) = (file.to_owned(), expectation.rule.clone());
            tally.failures.push(Failure { file, rule, what, expected, found });
        }
    }
}

fn differences(run: &Run<'_>, d: &Decided, expectation: &Expectation) -> Vec<(ExpectationKey, String, String)> {
    let outcome = &d.outcome;
    let mut wrong = Vec::new();
    if let Some(Stated { value, .. }) = &expectation.outcome
        && *value != outcome.verdict
    {
        wrong.push((ExpectationKey::Outcome, value.word().to_owned(), outcome.verdict.word().to_owned()));
    }
    let amounts = [
        (ExpectationKey::Total, &expectation.total, outcome.amount.total),
        (ExpectationKey::Low, &expectation.low, outcome.amount.low),
        (ExpectationKey::High, &expectation.high, outcome.amount.high),
    ];
    for (what, expected, found) in amounts {
        if let Some(Stated { value, .. }) = expected
            && Some(*value) != found
        {
            wrong.push((what, value.money(), found.map_or_else(|| NOTHING.to_owned(), |f| f.money())));
        }
    }
    if let Some(Stated { value, .. }) = &expectation.months {
        let granted = match &outcome.asked {
            Some(asked) => asked.months,
            None => outcome.payment.as_ref().map_or(0, |p| p.months()),
        };
        if *value != granted {
            wrong.push((ExpectationKey::Months, value.to_string(), granted.to_string()));
        }
    }
    if let Some(Stated { value, .. }) = &expectation.earliest
        && Some(*value) != outcome.earliest
    {
        wrong.push((
            ExpectationKey::Earliest,
            value.to_string(),
            outcome.earliest.map_or_else(|| NOTHING.to_owned(), |d| d.to_string()),
        ));
    }
    let named = |parameters: bool| {
        let of = d.open.needs.iter().filter(move |n| matches!(n, Need::Parameter { .. }) == parameters);
        of.map(|n| name_of_need(run, *n)).collect::<BTreeSet<String>>()
    };
    for (what, expected, parameters) in [
        (ExpectationKey::MissingFacts, &expectation.missing_facts, false),
        (ExpectationKey::MissingParameters, &expectation.missing_parameters, true),
    ] {
        let Some(Stated { value, .. }) = expected else { continue };
        let found = named(parameters);
        let absent: Vec<&String> = value.iter().filter(|name| !found.contains(*name)).collect();
        if !absent.is_empty() {
            let found: Vec<String> = found.into_iter().collect();
            wrong.push((what, value.join("、"), found.join("、")));
        }
    }
    wrong
}

fn words(session: Session<'_>, tally: &Tally) -> String {
    let say = |key: &str, args: &[(&str, &str)]| session.catalogue.message(key, args);
    let mut out = String::new();
    for f in &tally.failures {
        let args = [
            ("file", f.file.as_str()),
            ("rule", f.rule.as_str()),
            ("what", f.what.word()),
            ("expected", f.expected.as_str()),
            ("found", f.found.as_str()),
        ];
        out.push_str(&say("test-failure", &args));
        out.push('\n');
    }
    for u in &tally.unreviewed {
        let key = if u.standing == Standing::Rejected.name() { "test-rejected" } else { "test-unreviewed" };
        let reason = u.reason.clone().unwrap_or_default();
        let args = [
            ("case", u.file.as_str()),
            ("rule", u.rule.as_str()),
            ("before", u.before.as_str()),
            ("after", u.after.as_str()),
            ("group", u.group.as_str()),
            ("reason", reason.as_str()),
        ];
        out.push_str(&say(key, &args));
        out.push('\n');
        if !u.causes.is_empty() {
            out.push_str(&say("test-cause", &[("cause", &u.causes.join("；"))]));
            out.push('\n');
        }
    }
    let refused = |outcomes: &BTreeSet<Verdict>| outcomes.iter().any(|o| *o != Verdict::Met);
    let both = tally.rules.values().filter(|o| o.contains(&Verdict::Met) && refused(o)).count();
    let count = |n: usize| n.to_string();
    let args = [
        ("cases", count(tally.cases)),
        ("expectations", count(tally.expectations)),
        ("failures", count(tally.failures.len() + tally.unreviewed.len())),
        ("rules", count(tally.rules.len())),
        ("both", count(both)),
        ("every", count(tally.rules.len() + tally.unexercised.len())),
    ];
    let args: Vec<(&str, &str)> = args.iter().map(|(k, v)| (*k, v.as_str())).collect();
    out.push_str(&say(
        if tally.failures.is_empty() && tally.unreviewed.is_empty() { "test-fine" } else { "test-failed" },
        &args,
    ));
    if tally.unread > 0 {
        out.push_str(&say("test-unread", &[("unread", &tally.unread.to_string())]));
    }
    out.push('\n');
    if tally.reviewed > 0 {
        out.push_str(&say("test-reviewed", &[("count", &count(tally.reviewed))]));
        out.push('\n');
    }
    if !tally.unreviewed.is_empty() {
        let groups: BTreeSet<&str> = tally.unreviewed.iter().map(|u| u.group.as_str()).collect();
        let groups = groups.into_iter().collect::<Vec<&str>>().join(" ");
        let args = [("count", count(tally.unreviewed.len())), ("package", tally.package.clone()), ("groups", groups)];
        let args: Vec<(&str, &str)> = args.iter().map(|(k, v)| (*k, v.as_str())).collect();
        out.push_str(&say("test-review-help", &args));
        out.push('\n');
    }
    out.push_str(&say("test-coverage", &args));
    out.push('\n');
    let (used, quoted) = (count(tally.used_chars), count(tally.quoted_chars));
    out.push_str(&say("test-quoted", &[("used", &used), ("quoted", &quoted)]));
    for unused in &tally.unused {
        let rules = unused.rules.join(&say("list-joiner", &[]));
        let args = [("place", unused.place.as_str()), ("quote", &unused.quote), ("rules", &rules)];
        out.push('\n');
        out.push_str(&say("test-unused", &args));
    }
    for difference in &tally.snapshots {
        out.push('\n');
        out.push_str(&say("test-snapshot", &[("file", &difference.file), ("what", difference.what)]));
        if let Some((kept, now)) = &difference.line {
            out.push_str(&format!("\n  － {kept}\n  ＋ {now}"));
        }
    }
    if !tally.snapshots.is_empty() {
        out.push('\n');
        out.push_str(&say("test-snapshots-differ", &[("count", &count(tally.snapshots.len()))]));
    }
    if let Some(updated) = tally.updated {
        out.push('\n');
        out.push_str(&say("test-updated", &[("count", &count(updated))]));
    }
    if let Some(written) = &tally.written {
        let (left, done): (Vec<&Written>, Vec<&Written>) = written.iter().partition(|w| w.left.is_some());
        out.push('\n');
        out.push_str(&say("test-accepted", &[("written", &count(done.len()))]));
        for one in done.into_iter().chain(left) {
            let why = one.left.map(|key| say(key, &[])).unwrap_or_default();
            let key = match (&one.to, one.left) {
                (_, Some(_)) => "test-accepted-left",
                (Some(_), None) => "test-accepted-written",
                (None, None) => "test-accepted-removed",
            };
            let to = one.to.as_deref().unwrap_or(NOTHING);
            let args = [
                ("file", one.file.as_str()),
                ("rule", &one.rule),
                ("what", one.what.word()),
                ("to", to),
                ("why", &why),
            ];
            out.push('\n');
            out.push_str(&say(key, &args));
        }
    }
    if tally.waits > 0 {
        out.push('\n');
        out.push_str(&say("test-waits-help", &[("count", &count(tally.waits)), ("package", &tally.package)]));
    }
    if let Some(advice) = tally.advice {
        out.push('\n');
        out.push_str(&say(advice, &[]));
    }
    if !tally.unexercised.is_empty() {
        out.push('\n');
        out.push_str(&say("test-unexercised", &[("rules", &tally.unexercised.join("、"))]));
    }
    out
}
