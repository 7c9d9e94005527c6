//! A plan for a terminal.

use super::Said;
use super::fill::view;
use super::terms::term;
use super::view::{CaseView, DecisionsView, EditState, EditView, GroupView, View};
use crate::compare::Turn;
use crate::plan::{Basis, ChangeKind, Plan};
use crate::render::Catalogue;

/// Cases written out for each group; the rest are counted.
const SHOWN: usize = 12;

pub fn text(plan: &Plan, said: &Said<'_>, words: &Catalogue) -> String {
    let view = view(plan, said, words);
    let months = !view.parameters.is_empty();
    let shown = if view.full { usize::MAX } else { SHOWN };
    let mut page = Page { words, out: String::new(), section: 0, months, shown };
    page.line(&page.say("plan-title", &[("policy", &view.policy)]));
    if let Some(applied) = &view.applied {
        page.of_applied(&view, applied);
        return page.out;
    }
    page.summary(&view);
    page.of_text(&view);
    page.of_rules(&view);
    page.of_edits(&view);
    page.of_parameters(&view);
    if let Some(decisions) = &view.decisions {
        page.of_decisions(decisions);
    }
    if let Some(why) = &view.not_compared {
        page.line("");
        page.line(why);
    }
    page.of_noise(&view);
    page.out
}

struct Page<'a> {
    words: &'a Catalogue,
    out: String,
    section: usize,
    /// Months matter where values of certain months changed.
    months: bool,
    /// At most so many of one kind are written out.
    shown: usize,
}

impl Page<'_> {
    fn say(&self, key: &str, args: &[(&str, &str)]) -> String {
        self.words.message(key, args)
    }

    /// A word of the plan in the language asked for.
    fn term(&self, name: &str) -> String {
        term(self.words, name)
    }

    /// How many decisions turn one way.
    fn turn(&self, kind: Turn, count: usize) -> String {
        let count = count.to_string();
        self.say("plan-turn", &[("kind", &self.term(kind.name())), ("count", &count)])
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

    /// What was done, and what was left and why; the plan itself was shown before.
    fn of_applied(&mut self, view: &View, applied: &str) {
        self.line(applied);
        for e in view.edits.iter().filter(|e| e.made && !e.names_places_only()) {
            self.line(&format!("{}　{}　{}", e.id, self.say("plan-word-made", &[]), e.rule));
        }
        let places = view.edits.iter().filter(|e| e.made && e.names_places_only()).count();
        if places > 0 {
            self.line(&self.say("plan-made-places", &[("count", &places.to_string())]));
        }
        for e in view.edits.iter().filter(|e| !e.made) {
            let why = e.reason.clone().unwrap_or_default();
            let line = format!("{}　{}　{}　{why}", e.id, self.say("plan-word-left", &[]), e.rule);
            self.line(line.trim_end());
        }
        if let Some(d) = view.decisions.as_ref().filter(|d| !d.groups.is_empty()) {
            let (groups, changed) = (d.groups.len().to_string(), d.changed.to_string());
            self.line(&self.say("plan-applied-reviews", &[("groups", &groups), ("changed", &changed)]));
        }
        if let Some(why) = &view.not_compared {
            self.line(why);
        }
    }

    /// What a person would be told first.
    fn summary(&mut self, view: &View) {
        let drafts = view.edits.iter().filter(|e| e.state == EditState::Draft).count();
        let count = |n: usize| n.to_string();
        if view.of_text && !view.proposes {
            self.line(&self.say("plan-summary-package", &[("changes", &count(view.changes.len()))]));
        } else if view.of_text {
            let args = [
                ("changes", count(view.changes.len())),
                ("ready", count(view.edits.len() - drafts)),
                ("drafts", count(drafts)),
            ];
            let args: Vec<(&str, &str)> = args.iter().map(|(k, v)| (*k, v.as_str())).collect();
            self.line(&self.say("plan-summary-text", &args));
        }
        if let Some(d) = &view.decisions {
            let mut kinds: Vec<(Turn, usize)> = Vec::new();
            for g in &d.groups {
                match kinds.iter_mut().find(|(kind, _)| *kind == g.kind) {
                    Some((_, n)) => *n += g.count,
                    None => kinds.push((g.kind, g.count)),
                }
            }
            // Of what stays 符合 only the amount changes.
            let amounts = kinds.iter().find(|(kind, _)| *kind == Turn::Amount).map_or(0, |(_, n)| *n);
            let kinds = kinds.iter().filter(|(kind, _)| *kind != Turn::Amount);
            let kinds: Vec<String> = kinds.map(|(kind, n)| self.turn(*kind, *n)).collect();
            let kinds = kinds.join(&self.say("list-joiner", &[]));
            let key = match kinds.is_empty() {
                true if amounts > 0 && view.proposes && drafts > 0 => "plan-summary-amounts-so-far",
                true if amounts > 0 => "plan-summary-amounts",
                true if view.proposes && drafts > 0 => "plan-summary-same-so-far",
                true if !d.unread.is_empty() => "plan-summary-unread",
                true => "plan-summary-same",
                false if amounts > 0 => "plan-summary-both",
                false => "plan-summary-decisions",
            };
            let args = [
                ("changed", count(d.changed - amounts)),
                ("amounts", count(amounts)),
                ("kinds", kinds),
                ("drafts", count(drafts)),
                ("unread", count(d.unread.len())),
            ];
            let args: Vec<(&str, &str)> = args.iter().map(|(k, v)| (*k, v.as_str())).collect();
            self.line(&self.say(key, &args));
        }
    }

    /// The corrections that would take the noise out, ready to be saved as a file.
    fn of_noise(&mut self, view: &View) {
        let mut corrections = view.noise.iter().filter_map(|n| n.correction.as_deref()).peekable();
        if corrections.peek().is_some() {
            self.line("");
            self.line(&self.say("plan-noise-file", &[]));
            corrections.for_each(|c| self.line(c));
        }
    }

    fn of_text(&mut self, view: &View) {
        if !view.of_text {
            return;
        }
        self.section("plan-changes", view.changes.len());
        for n in &view.noise {
            let place = format!("{}:{}", n.line, n.column);
            let key = if n.correction.is_some() { "plan-noise" } else { "plan-noise-numbering" };
            self.line(&self.say(key, &[("place", &place), ("kind", &n.kind), ("around", &n.around)]));
        }
        if view.noise.iter().any(|n| n.correction.is_some()) {
            self.line(&self.say("plan-noise-help", &[]));
        }
        for c in &view.changes {
            let key = if c.basis == Basis::Nothing { "plan-direction-unknown" } else { "plan-direction" };
            let direction =
                self.say(key, &[("direction", &self.term(c.direction.name())), ("basis", &self.term(c.basis.name()))]);
            self.line(&format!("{}　{}　{}　{direction}", c.anchor, c.place, self.term(c.kind.name())));
            for (old, new) in &c.words {
                let none = self.say("plan-nothing", &[]);
                let or = |s: &String| if s.is_empty() { none.clone() } else { format!("“{s}”") };
                self.line(&format!("  {} → {}", or(old), or(new)));
            }
            match (c.kind, &c.before, &c.after) {
                (ChangeKind::Added, _, Some(text)) => self.line(&format!("  ＋ {text}")),
                (ChangeKind::Deleted, Some(text), _) => self.line(&format!("  － {text}")),
                (ChangeKind::Moved, ..) => {
                    let to = c.new_anchor.clone().unwrap_or_default();
                    self.line(&format!("  {}", self.say("plan-moved", &[("to", &to)])));
                }
                (ChangeKind::Changed | ChangeKind::Added | ChangeKind::Deleted, ..) => {}
            }
        }
        if view.changes.is_empty() {
            self.line(&self.say("plan-unchanged-text", &[]));
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
            let via: Vec<String> = r.via.iter().map(|s| format!("{}（{}）", s.rule, s.by.name())).collect();
            let via = if via.is_empty() { String::new() } else { self.say("plan-via", &[("via", &via.join(" → "))]) };
            self.line(&format!("{}　{}：{}{via}", self.term(r.reach.name()), r.kind, r.rule));
        }
    }

    fn of_edits(&mut self, view: &View) {
        if view.edits.is_empty() {
            return;
        }
        let drafts = view.edits.iter().filter(|e| e.state == EditState::Draft).count();
        self.section("plan-edits", view.edits.len() - drafts);
        let places = |e: &&EditView| e.names_places_only();
        view.edits.iter().filter(|e| !places(e)).for_each(|e| self.of_edit(e));
        let moved: Vec<&EditView> = view.edits.iter().filter(places).collect();
        for e in moved.iter().take(self.shown) {
            let pairs = e.pieces.iter().map(|p| format!("{} → {}", p.old, p.new)).collect::<Vec<String>>();
            self.line(&format!("{}　{}　{}　{}", e.id, self.term(e.state.name()), e.rule, pairs.join("，")));
        }
        if moved.len() > self.shown {
            let count = (moved.len() - self.shown).to_string();
            self.line(&self.say("plan-more-places", &[("count", &count)]));
        }
        if drafts > 0 {
            self.line(&self.say("plan-drafts", &[("count", &drafts.to_string())]));
        }
    }

    fn of_edit(&mut self, e: &EditView) {
        self.line(&format!("{}　{}　{}", e.id, self.term(e.state.name()), e.rule));
        if let Some(reason) = &e.reason {
            self.line(&format!("  {reason}"));
        }
        for p in &e.pieces {
            self.line(&format!("  {}　{}:{}:{}", self.term(p.kind.name()), p.file, p.line, p.column));
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
                self.term(p.kind.name()),
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
        if !d.pending.is_empty() {
            let rules = d.pending.join(&self.say("list-joiner", &[]));
            self.line(&self.say("plan-pending", &[("count", &d.pending.len().to_string()), ("rules", &rules)]));
        }
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
            (Some(by), Some(reason)) => self
                .say("plan-reviewed", &[("standing", &self.term(g.standing.name())), ("by", by), ("reason", reason)]),
            _ => self.term(g.standing.name()),
        };
        self.line(&format!(
            "{}　{}　{}　{standing}",
            g.id,
            self.term(g.kind.name()),
            self.say("plan-cases", &[("count", &g.count.to_string())])
        ));
        self.line(&format!("  {}", self.say("plan-cause", &[("cause", &g.cause)])));
        if g.total_before != g.total_after {
            let args = [("before", g.total_before.as_str()), ("after", &g.total_after)];
            let open = match g.without_total {
                0 => String::new(),
                n => self.say("plan-totals-open", &[("count", &n.to_string())]),
            };
            self.line(&format!("  {}{open}", self.say("plan-totals", &args)));
        }
        for c in g.cases.iter().take(self.shown) {
            self.of_case(c);
        }
        if g.cases.len() > self.shown {
            let more = (g.cases.len() - self.shown).to_string();
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
            months => {
                let to = self.say("plan-to", &[]);
                let months: Vec<String> = months.iter().map(|m| m.replace("..", &to)).collect();
                self.say("plan-months", &[("months", &months.join("、"))])
            }
        };
        // The same outcome over the same months at another rate.
        let rate = if c.words.0 == c.words.1 { self.say("plan-other-rate", &[]) } else { String::new() };
        self.line(&format!("  {}　{}：{} → {}{rate}{months}", c.case, c.rule, c.words.0, c.words.1));
    }
}
