//! A plan for a terminal.

use super::Said;
use super::view::{CaseView, DecisionsView, EditView, GroupView, View, view};
use crate::plan::{Basis, Plan};
use crate::render::Catalogue;

/// Cases written out for each group; the rest are counted.
const SHOWN: usize = 12;

pub fn text(plan: &Plan, said: &Said<'_>, words: &Catalogue) -> String {
    let view = view(plan, said, words);
    let months = !view.parameters.is_empty();
    let mut page = Page { words, out: String::new(), section: 0, months };
    page.line(&page.say("plan-title", &[("policy", &view.policy)]));
    page.of_text(&view);
    page.of_rules(&view);
    page.of_edits(&view);
    page.of_parameters(&view);
    if let Some(decisions) = &view.decisions {
        page.of_decisions(decisions);
    }
    if let Some(applied) = &view.applied {
        page.line("");
        page.line(applied);
    }
    page.out
}

struct Page<'a> {
    words: &'a Catalogue,
    out: String,
    section: usize,
    /// Months matter where values of certain months changed.
    months: bool,
}

impl Page<'_> {
    fn say(&self, key: &str, args: &[(&str, &str)]) -> String {
        self.words.message(key, args)
    }

    fn line(&mut self, text: &str) {
        self.out.push_str(text);
        self.out.push('\n');
    }

    fn section(&mut self, key: &str, count: usize) {
        self.section += 1;
        let number = self.say("plan-section-number", &[("n", &crate::document::numeral(self.section as u32))]);
        let number = if self.words.lang() == crate::render::Lang::En { format!("{}. ", self.section) } else { number };
        let title = self.say(key, &[("count", &count.to_string())]);
        self.line("");
        self.line(&format!("{number}{title}"));
    }

    fn of_text(&mut self, view: &View) {
        if view.changes.is_empty() && view.noise.is_empty() && view.corrections.dropped.is_empty() {
            return;
        }
        self.section("plan-changes", view.changes.len());
        for n in &view.noise {
            let place = format!("{}:{}", n.line, n.column);
            self.line(&self.say("plan-noise", &[("place", &place), ("kind", &n.kind), ("around", &n.around)]));
        }
        if !view.noise.is_empty() {
            self.line(&self.say("plan-noise-help", &[]));
            for n in &view.noise {
                self.line(&n.correction);
            }
        }
        for c in &view.changes {
            let key = if c.basis == Basis::Nothing.name() { "plan-direction-unknown" } else { "plan-direction" };
            let direction = self.say(key, &[("direction", c.direction), ("basis", c.basis)]);
            self.line(&format!("{}　{}　{}　{direction}", c.anchor, c.place, c.kind));
            for (old, new) in &c.words {
                let none = self.say("plan-nothing", &[]);
                let or = |s: &String| if s.is_empty() { none.clone() } else { format!("“{s}”") };
                self.line(&format!("  {} → {}", or(old), or(new)));
            }
            match (c.kind, &c.before, &c.after) {
                ("增加", _, Some(text)) => self.line(&format!("  ＋ {text}")),
                ("删除", Some(text), _) => self.line(&format!("  － {text}")),
                ("移动", _, _) => {
                    let to = c.new_anchor.clone().unwrap_or_default();
                    self.line(&format!("  {}", self.say("plan-moved", &[("to", &to)])));
                }
                _ => {}
            }
        }
        for w in &view.same_wording {
            let args = [("anchor", w.anchor.as_str()), ("text", &w.text), ("changed", &w.changed)];
            self.line(&self.say("plan-same-wording", &args));
        }
        for d in &view.corrections.dropped {
            self.line(
                &self.say("plan-dropped", &[("number", &d.number.to_string()), ("from", &d.from), ("why", &d.why)]),
            );
        }
    }

    fn of_rules(&mut self, view: &View) {
        if view.rules.is_empty() {
            return;
        }
        self.section("plan-rules", view.rules.len());
        for r in &view.rules {
            let via: Vec<String> = r.via.iter().map(|s| format!("{}（{}）", s.rule, s.by)).collect();
            let via = if via.is_empty() { String::new() } else { self.say("plan-via", &[("via", &via.join(" → "))]) };
            self.line(&format!("{}　{}：{}{via}", r.reach, r.kind, r.rule));
        }
    }

    fn of_edits(&mut self, view: &View) {
        if view.edits.is_empty() {
            return;
        }
        let drafts = view.edits.iter().filter(|e| e.state == "需起草").count();
        self.section("plan-edits", view.edits.len() - drafts);
        let places =
            |e: &&EditView| e.state == "可改" && !e.pieces.is_empty() && e.pieces.iter().all(|p| p.kind == "出处");
        view.edits.iter().filter(|e| !places(e)).for_each(|e| self.of_edit(e));
        let moved: Vec<&EditView> = view.edits.iter().filter(places).collect();
        for e in moved.iter().take(SHOWN) {
            let pairs = e.pieces.iter().map(|p| format!("{} → {}", p.old, p.new)).collect::<Vec<String>>();
            self.line(&format!("{}　{}　{}　{}", e.id, e.state, e.rule, pairs.join("，")));
        }
        if moved.len() > SHOWN {
            let count = (moved.len() - SHOWN).to_string();
            self.line(&self.say("plan-more-places", &[("count", &count)]));
        }
        if drafts > 0 {
            self.line(&self.say("plan-drafts", &[("count", &drafts.to_string())]));
        }
    }

    fn of_edit(&mut self, e: &EditView) {
        self.line(&format!("{}　{}　{}", e.id, e.state, e.rule));
        if let Some(reason) = &e.reason {
            self.line(&format!("  {reason}"));
        }
        for p in &e.pieces {
            self.line(&format!("  {}　{}:{}:{}", p.kind, p.file, p.line, p.column));
            p.old.lines().for_each(|l| self.line(&format!("    － {l}")));
            p.new.lines().for_each(|l| self.line(&format!("    ＋ {l}")));
        }
    }

    fn of_parameters(&mut self, view: &View) {
        if view.parameters.is_empty() {
            return;
        }
        self.section("plan-parameters", view.parameters.len());
        for p in &view.parameters {
            let none = self.say("plan-nothing", &[]);
            let or = |s: &Option<String>| s.clone().unwrap_or_else(|| none.clone());
            let published = p.published.clone().map(|d| self.say("plan-published", &[("day", &d)])).unwrap_or_default();
            let back = if p.retroactive { self.say("plan-retroactive", &[]) } else { String::new() };
            let line = format!(
                "{}　{}　{}　{} → {}{published}{back}",
                p.kind,
                p.parameter,
                p.place,
                or(&p.before),
                or(&p.after)
            );
            self.line(&line);
        }
    }

    fn of_decisions(&mut self, d: &DecisionsView) {
        self.section("plan-decisions", d.changed);
        let args = [("changed", d.changed.to_string()), ("unchanged", d.unchanged.to_string())];
        let args: Vec<(&str, &str)> = args.iter().map(|(k, v)| (*k, v.as_str())).collect();
        self.line(&self.say("plan-decisions-count", &args));
        for name in &d.unread {
            self.line(&self.say("plan-unread", &[("case", name)]));
        }
        d.groups.iter().for_each(|g| self.of_group(g));
        for r in &d.stay {
            self.line(&format!("  {}　{}　{}", r.case, r.rule, r.decision.words()));
        }
    }

    fn of_group(&mut self, g: &GroupView) {
        let standing = match (&g.by, &g.reason) {
            (Some(by), Some(reason)) => {
                self.say("plan-reviewed", &[("standing", g.standing), ("by", by), ("reason", reason)])
            }
            _ => g.standing.to_owned(),
        };
        self.line(&format!(
            "{}　{}　{}　{standing}",
            g.id,
            g.kind,
            self.say("plan-cases", &[("count", &g.count.to_string())])
        ));
        self.line(&format!("  {}", self.say("plan-cause", &[("cause", &g.cause)])));
        if let (Some(before), Some(after)) = (&g.total_before, &g.total_after)
            && before != after
        {
            self.line(&format!("  {}", self.say("plan-totals", &[("before", before), ("after", after)])));
        }
        for c in g.cases.iter().take(SHOWN) {
            self.of_case(c);
        }
        if g.cases.len() > SHOWN {
            let more = (g.cases.len() - SHOWN).to_string();
            self.line(&format!("  {}", self.say("plan-more", &[("count", &more)])));
        }
        if g.aligned.iter().any(|l| !l.same) {
            self.line(&format!("  {}", self.say("plan-exemplar", &[("case", &g.exemplar)])));
            for l in g.aligned.iter().filter(|l| !l.same) {
                l.before
                    .iter()
                    .filter(|t| !t.is_empty())
                    .for_each(|t| self.line(&format!("    － {}", t.trim_start())));
                l.after.iter().filter(|t| !t.is_empty()).for_each(|t| self.line(&format!("    ＋ {}", t.trim_start())));
            }
        }
    }

    fn of_case(&mut self, c: &CaseView) {
        let months = match c.months.as_slice() {
            months if months.is_empty() || !self.months => String::new(),
            months => self.say("plan-months", &[("months", &months.join("、"))]),
        };
        self.line(&format!("  {}　{}：{} → {}{months}", c.case, c.rule, c.words.0, c.words.1));
    }
}
