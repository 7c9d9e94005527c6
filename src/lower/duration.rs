//! 期限, 起算, 计算单位 and 折算: how long, since when, and whom the months count.

use super::builder::{Builder, alternative_name};
use super::scope::Ctx;
use super::term::Obstacle;
use crate::diagnostic::Code;
use crate::ir::{CapMonths, Holder, InterpId, NodeId, Op, Proration, Setting, Tier};
use crate::resolve::{CitedLine, Interp, RuleId};
use crate::source::Span;
use crate::syntax::ast::{
    self, AlternativeValue, Condition, CountedBy, Duration, End, Label, LineValue, Longest, MainSentence, Name,
    Operand, Period, RuleKind, Start,
};
use crate::syntax::print;
use crate::types::Kind;

/// Where duration lines come from: the rule itself, or a 共同期限 it follows.
pub(super) struct DurationLines<'m, 'a> {
    pub lines: Vec<&'m CitedLine<'a>>,
    pub shared: Option<RuleId>,
}

impl<'m, 'a> Builder<'m, 'a> {
    /// The rule whose lines settle the duration of `rule`.
    pub fn duration_lines(&mut self, ctx: &Ctx<'a>, rule: RuleId) -> DurationLines<'m, 'a> {
        let model = self.model;
        let lines: Vec<&CitedLine<'a>> = model.rule(rule).lines(Label::Duration).collect();
        let mut shared = None;
        for line in &lines {
            if let LineValue::FromShared(name) = &line.line.value {
                shared = model.find(RuleKind::SharedDuration, &name.text);
                if shared.is_none() {
                    self.unknown_rule(ctx, name, RuleKind::SharedDuration);
                }
            }
        }
        DurationLines { lines, shared }
    }

    pub fn unknown_rule(&mut self, ctx: &Ctx<'a>, name: &Name, kind: RuleKind) {
        let names = self.model.rules.iter().filter(|r| r.ast.kind == kind).map(|r| r.ast.name.text.as_str());
        let near = crate::diagnostic::nearest(&name.text, names).map(str::to_owned);
        let d = self.fault(ctx, Code::UnknownRule, name.span).arg("name", &name.text).arg("kind", kind.word());
        let d = match near {
            Some(near) => d.arg("near", near).help("help-near"),
            None => d.help("help"),
        };
        self.report(d);
    }

    /// The durations, in the order in which they are tried.
    pub fn tiers(&mut self, ctx: &Ctx<'a>, from: &DurationLines<'m, 'a>) -> Vec<Tier> {
        let model = self.model;
        let mut tiers = Vec::new();
        if let Some(shared) = from.shared {
            let rule = model.rule(shared);
            let inner = Ctx {
                site: rule.site,
                file: rule.file,
                prefix: format!("{}/{}", ctx.prefix, rule.ast.name.text),
                ..ctx.clone()
            };
            let cites = self.cites(&rule.cites);
            if let Some(MainSentence::ExtendExcept { except, until, others, .. }) = &rule.ast.main {
                self.extend_except(&inner, (except, until, others), &cites, &mut tiers);
            }
            for line in rule.lines(Label::Duration) {
                self.duration_line(&inner, line, &mut tiers);
            }
        }
        for line in &from.lines {
            self.duration_line(ctx, line, &mut tiers);
        }
        tiers
    }

    fn duration_line(&mut self, ctx: &Ctx<'a>, line: &CitedLine<'a>, tiers: &mut Vec<Tier>) {
        let cites = self.cites(&line.cites);
        let duration = match &line.line.value {
            LineValue::Duration(duration) => duration,
            LineValue::FromInterpretation(name) => return self.interpreted_duration(ctx, name, &cites, tiers),
            _ => return,
        };
        let text = print::duration(duration);
        match duration {
            Duration::AtMost(of) => {
                let (at_most, until) = self.longest(ctx, of);
                tiers.push(Tier { condition: None, at_most, until, text, cites });
            }
            Duration::Until(date) => {
                let until = self.until(ctx, date);
                tiers.push(Tier { condition: None, at_most: None, until, text, cites });
            }
            Duration::Among { condition, at_most } => {
                let condition = self.condition(&ctx.under("期限其中"), condition);
                let (at_most, until) = self.longest(ctx, at_most);
                tiers.push(Tier { condition, at_most, until, text, cites });
            }
            Duration::Others { condition, at_most } => {
                let condition = condition.as_ref().and_then(|c| self.condition(&ctx.under("期限其余"), c));
                let (at_most, until) = self.longest(ctx, at_most);
                tiers.push(Tier { condition, at_most, until, text, cites });
            }
            Duration::ExtendExcept { except, until, others } => {
                self.extend_except(ctx, (except, until, others), &cites, tiers);
            }
            // Only an alternative says so.
            Duration::NoEnd => {}
        }
    }

    /// How many months at most, and the month that ends them.
    fn longest(&mut self, ctx: &Ctx<'a>, of: &'a Longest) -> (Option<CapMonths>, Option<NodeId>) {
        let until = match &of.end {
            None => None,
            Some(End::Until(date)) => self.until(ctx, date),
            Some(End::Interpreted(name)) => self.interpreted_end(ctx, name),
        };
        (self.cap(ctx, &of.period), until)
    }

    /// 终止时间从解释“…”: the month that the alternative in force names, if it names one.
    fn interpreted_end(&mut self, ctx: &Ctx<'a>, name: &Name) -> Option<NodeId> {
        let index = self.interpretation_named(ctx, name)?;
        self.touch(index);
        let model = self.model;
        let interp = &model.interpretations[index.index()];
        let inner = self.in_reading(&ctx.under("终止"), index);
        let mut alternatives = Vec::new();
        for (k, (value, _)) in interp.alternatives.iter().enumerate() {
            let end = match value {
                AlternativeValue::Duration(Duration::Until(date)) => self.until(&inner, date)?,
                AlternativeValue::Duration(Duration::NoEnd) => self.not_applicable(Kind::Month),
                _ => {
                    self.unfit_alternative(ctx, name, k);
                    return None;
                }
            };
            alternatives.push(end);
        }
        let domain = self.deepest(&alternatives);
        let op = Op::Choose { interpretation: index, alternatives };
        Some(self.node(format!("{}/解", inner.prefix), domain, Kind::Month, op))
    }

    /// 期限：从解释“…”: each alternative's duration applies where that alternative is in force.
    fn interpreted_duration(
        &mut self,
        ctx: &Ctx<'a>,
        name: &Name,
        cites: &[crate::ir::CitationId],
        tiers: &mut Vec<Tier>,
    ) {
        let Some(index) = self.interpretation_named(ctx, name) else { return };
        self.touch(index);
        let model = self.model;
        let there = self.in_reading(ctx, index);
        let count = model.interpretations[index.index()].alternatives.len();
        for (k, (value, _)) in model.interpretations[index.index()].alternatives.iter().enumerate() {
            let AlternativeValue::Duration(duration) = value else {
                self.unfit_alternative(ctx, name, k);
                return;
            };
            let truths = (0..count).map(|i| self.truth(i == k)).collect();
            let op = Op::Choose { interpretation: index, alternatives: truths };
            let id = format!("{}/期限{}", ctx.prefix, alternative_name(k));
            let chosen = self.node(id, crate::ir::DomainId::ROOT, Kind::Bool, op);
            let (at_most, until) = match duration {
                Duration::AtMost(of) => self.longest(&there, of),
                Duration::Until(date) => (None, self.until(&there, date)),
                Duration::NoEnd => (None, None),
                Duration::Among { .. } | Duration::Others { .. } | Duration::ExtendExcept { .. } => {
                    self.unfit_alternative(ctx, name, k);
                    return;
                }
            };
            tiers.push(Tier {
                condition: Some(chosen),
                at_most,
                until,
                text: print::duration(duration),
                cites: cites.to_vec(),
            });
        }
    }

    /// 除……可延长至……外，其余……: 其余 is the exact complement, tried second.
    fn extend_except(
        &mut self,
        ctx: &Ctx<'a>,
        (except, until, others): (&'a Condition, &Operand, &'a Longest),
        cites: &[crate::ir::CitationId],
        tiers: &mut Vec<Tier>,
    ) {
        let text = format!("{}的，可延长至{}", print::condition(except), print::operand(until));
        let condition = self.condition(&ctx.under("除外"), except);
        let until = self.until(ctx, until);
        let cites = cites.to_vec();
        tiers.push(Tier { condition, at_most: None, until, text, cites: cites.clone() });
        let text = format!("其余人员{}", print::longest(others));
        let (at_most, until) = self.longest(ctx, others);
        tiers.push(Tier { condition: None, at_most, until, text, cites });
    }

    fn cap(&mut self, ctx: &Ctx<'a>, period: &Period) -> Option<CapMonths> {
        match crate::values::Period::from(*period).in_months() {
            Some(months) => Some(CapMonths(months)),
            None => {
                self.not_computable(ctx, period.span, Obstacle::DurationInDays);
                None
            }
        }
    }

    /// The last month that a duration reaches.
    fn until(&mut self, ctx: &Ctx<'a>, date: &Operand) -> Option<NodeId> {
        // The end follows the law in force on 适用日, not the day that the condition named.
        let plain = Ctx { date: None, ..ctx.clone() };
        let date = self.date_operand(&plain.under("止"), date)?;
        Some(self.month_of(date))
    }

    /// 起算: the first month, or for a span of days the first day. `conditions` is what 条件全部具备
    /// means here.
    pub fn start(
        &mut self,
        ctx: &Ctx<'a>,
        from: &DurationLines<'m, 'a>,
        rule: RuleId,
        conditions: &[NodeId],
    ) -> Option<NodeId> {
        let model = self.model;
        let own = model.rule(rule).line(Label::Start);
        let shared = from.shared.and_then(|s| model.rule(s).line(Label::Start).map(|l| (s, l)));
        let (owner, line) = match (own, shared) {
            (Some(line), _) => (rule, line),
            (None, Some((shared, line))) => (shared, line),
            (None, None) => return None,
        };
        let ctx = ctx.under("起算").in_file(model.rule(owner).file);
        match &line.line.value {
            LineValue::Start(start) => self.start_value(&ctx, start, (conditions, line.line.span)),
            LineValue::FromInterpretation(name) => {
                let index = self.interpretation_named(&ctx, name)?;
                self.touch(index);
                let interp = &model.interpretations[index.index()];
                let span = model.rule(interp.rule).ast.name.span;
                let mut alternatives = Vec::new();
                for (i, (value, _)) in interp.alternatives.iter().enumerate() {
                    let inner = self.in_reading(&ctx.under(&alternative_name(i)), index);
                    let AlternativeValue::Start(start) = value else {
                        self.unfit_alternative(&ctx, name, i);
                        return None;
                    };
                    alternatives.push(self.start_value(&inner, start, (conditions, span))?);
                }
                let domain = self.deepest(&alternatives);
                let kind = self.kind(*alternatives.first()?).clone();
                let op = Op::Choose { interpretation: index, alternatives };
                let node = self.node(format!("{}/解", ctx.prefix), domain, kind, op);
                self.say(node, "起算");
                Some(node)
            }
            _ => None,
        }
    }

    /// The day of 起算 of a rule, where it is one that the conditions need not be known for.
    pub(super) fn start_day(&mut self, ctx: &Ctx<'a>, rule: RuleId) -> Option<NodeId> {
        let from = self.duration_lines(ctx, rule);
        let line = self.own_or_shared(&from, rule, Label::Start)?;
        let waits = |start: &Start| *start == Start::MonthAfterConditions;
        let waits = match &line.line.value {
            LineValue::Start(start) => waits(start),
            LineValue::FromInterpretation(name) => {
                let interp = self.model.interpretation(&name.text)?;
                let all = &self.model.interpretations[interp.index()].alternatives;
                all.iter().any(|(value, _)| matches!(value, AlternativeValue::Start(start) if waits(start)))
            }
            _ => true,
        };
        if waits { None } else { self.start(&ctx.under("计算范围"), &from, rule, &[]) }
    }

    /// A date where a day begins the window, a month where a month does.
    fn start_value(&mut self, ctx: &Ctx<'a>, start: &Start, (conditions, span): (&[NodeId], Span)) -> Option<NodeId> {
        let node = match start {
            // The date itself keeps its own words, wherever else it stands.
            Start::On(date) => return self.date_or_month(ctx, date),
            Start::FirstMonthInScope(date) => {
                let date = self.date_or_month(ctx, date)?;
                if *self.kind(date) != Kind::Date {
                    return Some(date);
                }
                let domain = self.domain_of(date);
                self.node(format!("{}/首月", ctx.prefix), domain, Kind::Date, Op::Later(vec![date]))
            }
            Start::Later(a, b) => {
                let (a, b) = (self.date_operand(ctx, a)?, self.date_operand(ctx, b)?);
                let domain = self.deepest(&[a, b]);
                self.node(format!("{}/较晚", ctx.prefix), domain, Kind::Date, Op::Later(vec![a, b]))
            }
            Start::MonthAfter(date) => {
                let date = self.date_operand(ctx, date)?;
                self.next_month(ctx, date)
            }
            Start::MonthAfterConditions => {
                let dates: Vec<NodeId> = conditions.iter().filter_map(|c| self.onset(*c)).collect();
                let domain = self.deepest(&dates);
                let date = match dates.as_slice() {
                    [] => {
                        self.not_computable(ctx, span, Obstacle::NoDateInConditions);
                        return None;
                    }
                    [one] => *one,
                    _ => self.node(format!("{}/具备", ctx.prefix), domain, Kind::Date, Op::Later(dates)),
                };
                self.next_month(ctx, date)
            }
            Start::MonthOfCompletion { since, period } => {
                let date = self.date_operand(ctx, since)?;
                let date = self.end_of(ctx, "满", date, crate::values::Period::from(*period));
                self.month_of(date)
            }
        };
        let text = print::start(start);
        self.say(node, text);
        Some(node)
    }

    fn next_month(&mut self, ctx: &Ctx<'a>, date: NodeId) -> NodeId {
        let month = self.month_of(date);
        let domain = self.domain_of(month);
        self.node(format!("{}/次月", ctx.prefix), domain, Kind::Month, Op::NextMonth(month))
    }

    /// 计算单位: whom the cap on months counts.
    pub fn counted_by(&mut self, ctx: &Ctx<'a>, from: &DurationLines<'m, 'a>, rule: RuleId) -> Option<Setting<Holder>> {
        let line = self.own_or_shared(from, rule, Label::CountedBy)?;
        match &line.line.value {
            LineValue::CountedBy(by) => Some(Setting::Fixed(holder(*by))),
            LineValue::FromInterpretation(name) => self.chosen(ctx, name, |value| match value {
                AlternativeValue::CountedBy(by) => Some(holder(*by)),
                _ => None,
            }),
            _ => None,
        }
    }

    /// 折算
    pub fn proration(
        &mut self,
        ctx: &Ctx<'a>,
        from: &DurationLines<'m, 'a>,
        rule: RuleId,
    ) -> Option<Setting<Proration>> {
        let line = self.own_or_shared(from, rule, Label::Proration)?;
        match &line.line.value {
            LineValue::Proration(p) => Some(Setting::Fixed(proration(*p))),
            LineValue::FromInterpretation(name) => self.chosen(ctx, name, |value| match value {
                AlternativeValue::Proration(p) => Some(proration(*p)),
                _ => None,
            }),
            _ => None,
        }
    }

    pub(super) fn own_or_shared(
        &self,
        from: &DurationLines<'m, 'a>,
        rule: RuleId,
        label: Label,
    ) -> Option<&'m CitedLine<'a>> {
        let model = self.model;
        model.rule(rule).line(label).or_else(|| from.shared.and_then(|s| model.rule(s).line(label)))
    }

    fn chosen<T: Copy>(
        &mut self,
        ctx: &Ctx<'a>,
        name: &Name,
        read: impl Fn(&AlternativeValue) -> Option<T>,
    ) -> Option<Setting<T>> {
        let index = self.interpretation_named(ctx, name)?;
        self.touch(index);
        let model = self.model;
        let mut alternatives = Vec::new();
        for (i, (value, _)) in model.interpretations[index.index()].alternatives.iter().enumerate() {
            match read(value) {
                Some(setting) => alternatives.push(setting),
                None => {
                    self.unfit_alternative(ctx, name, i);
                    return None;
                }
            }
        }
        let first = *alternatives.first()?;
        Some(Setting::Chosen { interpretation: index, alternatives, first })
    }

    /// Where the readings of a question are read: they stand in its own file.
    pub fn in_reading(&self, ctx: &Ctx<'a>, index: InterpId) -> Ctx<'a> {
        ctx.in_file(self.model.rule(self.model.interpretations[index.index()].rule).file)
    }

    /// The registered interpretation of this name, or a report that there is none.
    pub fn interpretation_named(&mut self, ctx: &Ctx<'a>, name: &Name) -> Option<InterpId> {
        let found = self.model.interpretation(&name.text);
        // One that stands there and could not be read was reported by itself.
        if found.is_none() && self.model.find(RuleKind::Interpretation, &name.text).is_none() {
            let known = self.model.interpretations.iter().map(|i| i.name.as_str());
            let near = crate::diagnostic::nearest(&name.text, known).map(str::to_owned);
            let d = self.fault(ctx, Code::UnregisteredInterpretation, name.span).arg("name", &name.text);
            let d = match near {
                Some(near) => d.arg("near", near).help("help-near"),
                None => d.help("help"),
            };
            self.report(d);
        }
        found
    }

    /// The same, about to read its alternatives; one that leads back to itself is a cycle.
    pub fn enter_interpretation(&mut self, ctx: &Ctx<'a>, name: &Name) -> Option<InterpId> {
        let index = self.interpretation_named(ctx, name)?;
        self.touch(index);
        if let Some(at) = self.interpreting.iter().position(|i| *i == index) {
            let of = |i: &InterpId| format!("“{}”", self.model.interpretations[i.index()].name);
            let path: Vec<String> = self.interpreting[at..].iter().chain([&index]).map(of).collect();
            let d = self.fault(ctx, Code::Cycle, name.span).arg("name", &name.text).arg("path", path.join("→"));
            self.report(d.help("help"));
            return None;
        }
        self.interpreting.push(index);
        Some(index)
    }

    /// 所涉解释: reached, whether or not it changes a computation.
    pub fn concern(&mut self, ctx: &Ctx<'a>, names: &[Name]) {
        for name in names {
            if let Some(index) = self.interpretation_named(ctx, name) {
                self.touch(index);
            }
        }
    }

    pub fn unfit_alternative(&mut self, ctx: &Ctx<'a>, name: &Name, index: usize) {
        let d = self.fault(ctx, Code::UnfitAlternative, name.span);
        let d = d.arg("name", &name.text).arg("alternative", alternative_name(index)).help("help");
        self.report(d);
    }
}

impl Interp<'_> {
    /// The alternative a run uses unless told otherwise.
    pub fn adopted_index(&self) -> usize {
        match &self.adopted.adopted {
            ast::Adopted::Decided { alternative, .. } | ast::Adopted::Provisional { alternative } => {
                *alternative as usize
            }
            ast::Adopted::Undecided => 0,
        }
    }
}

pub(super) fn holder(by: CountedBy) -> Holder {
    match by {
        CountedBy::Subject => Holder::Subject,
        CountedBy::Member | CountedBy::Person => Holder::Member,
    }
}

fn proration(p: ast::Proration) -> Proration {
    match p {
        ast::Proration::ByMonth => Proration::ByMonth,
        ast::Proration::WholeYears => Proration::WholeYears,
        ast::Proration::StartedYears => Proration::StartedYears,
        ast::Proration::ByDay => Proration::ByDay,
    }
}
