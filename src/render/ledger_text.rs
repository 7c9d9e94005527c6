//! The ledger for a terminal, and in Markdown.

use super::Catalogue;
use crate::ledger::{ClauseAccount, KindAccount, Ledger};

/// One way of setting headings and items.
struct Style {
    heading: fn(usize, &str) -> String,
    item: fn(&str) -> String,
}

const PLAIN: Style = Style { heading: |_, text| format!("{text}\n"), item: |text| format!("  {text}\n") };

const MARKDOWN: Style =
    Style { heading: |level, text| format!("{} {text}\n\n", "#".repeat(level)), item: |text| format!("- {text}\n") };

pub fn text(ledger: &Ledger, words: &Catalogue) -> String {
    write(ledger, words, &PLAIN)
}

pub fn markdown(ledger: &Ledger, words: &Catalogue) -> String {
    write(ledger, words, &MARKDOWN)
}

fn write(ledger: &Ledger, words: &Catalogue, style: &Style) -> String {
    let say = |key: &str, args: &[(&str, &str)]| words.message(key, args);
    let count = |n: usize| n.to_string();
    let mut out = (style.heading)(1, &say("ledger-title", &[("id", &ledger.policy.id)]));
    let norms: usize = ledger.clauses.iter().map(|c| c.norms.len()).sum();
    let totals = say(
        "ledger-totals",
        &[
            ("chars", &count(ledger.text_chars)),
            ("covered", &count(ledger.covered_chars)),
            ("clauses", &count(ledger.clauses.len())),
            ("norms", &count(norms)),
        ],
    );
    out.push_str(&format!("{totals}\n"));
    out.push_str(&format!("{}\n\n", kinds(&ledger.kinds, words)));
    for clause in &ledger.clauses {
        self::clause(clause, words, style, &mut out);
    }
    let mut section = |key: &str, items: Vec<String>| {
        if items.is_empty() {
            return;
        }
        out.push_str(&(style.heading)(2, &say(key, &[("count", &count(items.len()))])));
        for item in items {
            out.push_str(&(style.item)(&item));
        }
        out.push('\n');
    };
    let stretch = |place: &str, text: &str| say("ledger-stretch", &[("place", place), ("text", text)]);
    section("ledger-uncovered", ledger.uncovered.iter().map(|s| stretch(&s.place, &s.text)).collect());
    let format = |f: &crate::ledger::FormatEntry| {
        say("ledger-format-entry", &[("kind", &f.kind), ("chars", &count(f.chars)), ("words", &f.words)])
    };
    let formats: Vec<String> = ledger.format.iter().map(format).collect();
    let overlap = |o: &crate::ledger::Overlap| {
        let rules = o.rules.join(&say("list-joiner", &[]));
        say("ledger-overlap", &[("place", &o.place), ("text", &o.text), ("rules", &rules)])
    };
    section("ledger-overlaps", ledger.overlaps.iter().map(overlap).collect());
    let interpretation = |i: &crate::ledger::InterpretationEntry| {
        let used = i.alternatives.iter().find(|a| a.used).map(|a| a.name.clone()).unwrap_or_default();
        let mut standing = format!("{}{used}", i.standing);
        if !i.written.is_empty() {
            standing.push_str(&say("ledger-written", &[("at", i.written.join("、").as_str())]));
        }
        let args = [("name", i.name.as_str()), ("place", &i.place), ("standing", &standing), ("question", &i.question)];
        say("ledger-interpretation", &args)
    };
    section("ledger-interpretations", ledger.interpretations.iter().map(interpretation).collect());
    let delegation = |d: &crate::ledger::Delegation| {
        let state = match &d.document {
            Some(document) => format!("{document}，{}", d.state),
            None => d.state.clone(),
        };
        let args = [
            ("place", d.place.as_str()),
            ("word", &d.word),
            ("rule", &d.rule),
            ("decides", &d.decides),
            ("state", &state),
        ];
        say("ledger-delegation", &args)
    };
    section("ledger-delegations", ledger.delegations.iter().map(delegation).collect());
    let discretion = |d: &crate::ledger::Discretion| {
        let args = [("place", d.place.as_str()), ("name", &d.name), ("who", &d.who), ("bound", &d.bound)];
        say("ledger-discretion", &args)
    };
    section("ledger-discretions", ledger.discretions.iter().map(discretion).collect());
    let reference = |r: &crate::ledger::ReferenceEntry| {
        let to: Vec<&str> = r.resolves.iter().map(|t| t.words.as_str()).collect();
        let args = [("place", r.place.as_str()), ("word", &r.word), ("rule", &r.rule), ("to", &to.join("；"))];
        say("ledger-reference", &args)
    };
    section("ledger-references", ledger.references.iter().map(reference).collect());
    let enumeration = |e: &crate::ledger::EnumerationEntry| {
        let args = [("place", e.place.as_str()), ("words", &e.words), ("extent", &e.extent), ("reason", &e.reason)];
        say("ledger-enumeration", &args)
    };
    let qualifier = |q: &crate::ledger::QualifierEntry| {
        let args = [("rule", q.rule.as_str()), ("place", &q.place), ("words", &q.words)];
        match &q.reason {
            Some(reason) => say("ledger-set-aside", &[args.as_slice(), &[("reason", reason.as_str())]].concat()),
            None => say("ledger-uncarried", &args),
        }
    };
    section("ledger-qualifiers", ledger.qualifiers.iter().map(qualifier).collect());
    let wording = |w: &crate::ledger::WordingEntry| {
        let places = w.places.join("、");
        say("ledger-wording", &[("fact", w.fact.as_str()), ("words", &w.words), ("places", &places)])
    };
    section("ledger-wordings", ledger.wordings.iter().map(wording).collect());
    section("ledger-enumerations", ledger.enumerations.iter().map(enumeration).collect());
    let correction = |c: &crate::ledger::CorrectionEntry| {
        let shown = |t: &str| t.replace('\n', "⏎").replace(' ', "␠");
        let (from, to, at) = (shown(&c.from), shown(&c.to), c.at.join("、"));
        say("ledger-correction", &[("at", &at), ("kind", &c.kind), ("from", &from), ("to", &to), ("why", &c.why)])
    };
    section("ledger-format", formats);
    section("ledger-corrections", ledger.corrections.iter().map(correction).collect());
    out.trim_end().to_owned() + "\n"
}

fn clause(clause: &ClauseAccount, words: &Catalogue, style: &Style, out: &mut String) {
    let say = |key: &str, args: &[(&str, &str)]| words.message(key, args);
    out.push_str(&(style.heading)(2, &format!("{}{}", clause.clause, clause.title)));
    let count = |n: usize| n.to_string();
    let args = [
        ("chars", count(clause.chars)),
        ("covered", count(clause.covered)),
        ("norms", count(clause.norms.len())),
        ("kinds", kinds(&clause.kinds, words)),
    ];
    let args: Vec<(&str, &str)> = args.iter().map(|(k, v)| (*k, v.as_str())).collect();
    out.push_str(&(style.item)(&say("ledger-clause", &args)));
    let joiner = say("list-joiner", &[]);
    let with = if clause.responsible.with.is_empty() {
        say("ledger-none", &[])
    } else {
        clause.responsible.with.join(&joiner)
    };
    let lead = match clause.responsible.lead.join(&joiner) {
        none if none.is_empty() => say("ledger-none", &[]),
        lead => lead,
    };
    out.push_str(&(style.item)(&say("ledger-responsible", &[("lead", &lead), ("with", &with)])));
    for norm in &clause.norms {
        let args = [("kind", norm.kind.as_str()), ("name", &norm.name), ("anchors", &norm.anchors.join("、"))];
        out.push_str(&(style.item)(&say("ledger-norm", &args)));
    }
    out.push('\n');
}

fn kinds(kinds: &[KindAccount], words: &Catalogue) -> String {
    let each = kinds.iter().map(|k| {
        let (norms, chars) = (k.norms.to_string(), k.chars.to_string());
        words.message("ledger-kind", &[("kind", &k.kind), ("norms", &norms), ("chars", &chars)])
    });
    each.collect::<Vec<_>>().join(&words.message("list-joiner", &[]))
}
