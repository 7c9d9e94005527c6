//! 标准 and 发放: the plan of an entitlement.

use super::builder::Builder;
use super::range::Range;
use super::scope::{Ctx, Window};
use super::term::Obstacle;
use crate::diagnostic::{Code, Term};
use crate::ir::{DomainId, DomainKind, MonthsFrom, NodeId, Op, OpenDocument, Pay, Plan, Tier};
use crate::resolve::RuleId;
use crate::syntax::ast::{Label, LineValue, PeriodUnit, RuleKind, ScopeValue, Share, Standard};
use crate::syntax::print;
use crate::types::{FactRole, Kind, money_per};

impl<'m, 'a> Builder<'m, 'a> {
    /// The plan of an entitlement, with the documents its standard leans on.
    pub fn plan(
        &mut self,
        ctx: &Ctx<'a>,
        rule: RuleId,
        range: &Range,
        conditions: &[NodeId],
    ) -> Option<(Plan, Vec<OpenDocument>)> {
        let model = self.model;
        let info = model.rule(rule);
        let Some(line) = info.line(Label::Standard) else {
            // A line that could not be read was reported where it stands.
            if !info.ast.unread.contains(&Label::Standard) {
                self.missing_line(ctx, rule, "标准", "help");
            }
            return None;
        };
        let holder_ctx = match &range.member {
            Some((rows, _)) => ctx.inside(rows.clone()),
            None => ctx.clone(),
        };
        let holder =
            range.member.as_ref().map_or(ctx.subject().map_or(DomainId::ROOT, |f| f.domain), |(_, m)| m.domain);
        let from = self.duration_lines(ctx, rule);
        if let Some(shared) = from.shared {
            for line in model.rule(shared).lines(Label::Concerns) {
                if let LineValue::Names(names) = &line.line.value {
                    self.concern(&ctx.in_file(model.rule(shared).file), names);
                }
            }
        }
        let tiers = self.tiers(&holder_ctx, &from);
        let start = self.start(&holder_ctx, &from, rule, conditions);
        let counted = self.counted_by(ctx, &from, rule);
        let proration = self.proration(ctx, &from, rule);
        let duration_cites = tiers.iter().flat_map(|t| t.cites.clone()).collect();
        let duration_text = tiers.iter().map(|t| t.text.clone()).collect::<Vec<_>>().join("；");
        let has_cap = tiers.iter().any(|t| t.at_most.is_some());
        if has_cap && self.benefit_fact(FactRole::MonthsEnjoyed).is_none() {
            // Without the record nobody could tell how much of the duration is left.
            let what = Term::new("role-of-duration").arg("rule", &info.ast.name.text);
            self.missing_role(ctx, info.ast.name.span, FactRole::MonthsEnjoyed, what, "help");
        }
        // Months enjoyed are not paid again, whether or not there is a cap that they count against.
        let over_time = range.span.is_some() || range.records.is_some() || range.set.is_some();
        let has_past = has_cap || over_time;
        let enjoyed = if has_past { self.enjoyed(&Ctx { frames: vec![], ..ctx.clone() }) } else { None };
        let enjoyed_by_member = if has_past && holder != DomainId::ROOT { self.enjoyed(&holder_ctx) } else { None };
        let spent = match info.line(Label::Payment).map(|l| &l.line.value) {
            Some(LineValue::Once { spent: Some(condition) }) => self.condition(&ctx.under("已发"), condition),
            _ => None,
        };
        let mut plan = Plan {
            pay: Pay::InKind { rate: None },
            months: None,
            service: None,
            graded: None,
            start,
            tiers,
            counted,
            enjoyed,
            enjoyed_by_member,
            proration,
            limits: vec![],
            spent,
            holder,
            standard_cites: self.cites(if line.cites.is_empty() { &info.cites } else { &line.cites }),
            duration_cites,
            standard_text: String::new(),
            duration_text,
        };
        let LineValue::Standard(standard) = &line.line.value else { return None };
        plan.standard_text = print::standard(standard);
        let mut documents = Vec::new();
        self.standard(&holder_ctx, rule, (range, conditions), standard, &mut plan, &mut documents)?;
        if matches!(plan.pay, Pay::Once { .. }) {
            // What is paid once has neither months nor a beginning.
            for label in [Label::Duration, Label::Start, Label::Proration] {
                if let Some(line) = info.line(label) {
                    let d = self.fault(ctx, Code::UnfitLine, line.line.label_span);
                    let word = label.word();
                    self.report(d.arg("label", word).arg("standard", &plan.standard_text).help("help-once"));
                    return None;
                }
            }
        }
        // One sum for the subject cannot hang on which of its members is asked.
        let single = match &plan.pay {
            Pay::Once { rate, count, .. } => [Some(*rate), *count],
            Pay::Yearly { rate } => [Some(*rate), None],
            Pay::Window { amount, .. } => [Some(*amount), None],
            Pay::Monthly { .. } | Pay::InKind { .. } | Pay::PerRules { .. } | Pay::SameAs { .. } => [None, None],
        };
        if single.into_iter().flatten().any(|n| self.domain_of(n) != DomainId::ROOT) {
            self.not_computable(ctx, line.line.span, Obstacle::PaidPerMember);
            return None;
        }
        plan.service = self.service(ctx, range, &plan);
        plan.limits = self.limits(ctx, rule, range, &plan)?;
        let timed = matches!(plan.pay, Pay::Monthly { .. } | Pay::Yearly { .. } | Pay::Window { .. });
        if timed && has_cap {
            let mut needed = vec![(Label::Start, "起算")];
            // Where the subject is itself the person, each stands for himself.
            let members = |l: &crate::resolve::CitedLine<'_>| {
                matches!(l.line.value, LineValue::Scope(ScopeValue::Members { .. }))
            };
            if range.member.is_some() && info.line(Label::Scope).is_some_and(members) {
                needed.push((Label::CountedBy, "计算单位"));
            }
            for (label, word) in needed {
                if self.own_or_shared(&from, rule, label).is_none() && !info.ast.unread.contains(&label) {
                    self.missing_line(ctx, rule, word, "help-duration");
                    return None;
                }
            }
        }
        Some((plan, documents))
    }

    fn standard(
        &mut self,
        ctx: &Ctx<'a>,
        rule: RuleId,
        (range, conditions): (&Range, &[NodeId]),
        standard: &'a Standard,
        plan: &mut Plan,
        documents: &mut Vec<OpenDocument>,
    ) -> Option<()> {
        let ctx = ctx.under("标准");
        let count = self.count(&ctx, rule);
        if let Standard::Expr(expr) = standard
            && self.unit_of(&ctx, expr).as_deref() == Some("月")
        {
            let Some(rows) = self.months(&ctx, rule, range, plan) else {
                self.unfit_line(&ctx, rule, Label::Standard, "help-months");
                return None;
            };
            let ctx = self.in_month(&ctx, rows, plan.start, |b, ctx| b.expression(ctx, expr));
            plan.graded = self.graded(&ctx, expr);
            let rate = self.expression(&ctx, expr)?;
            let amount = self.per_month(&ctx, rate, rows);
            plan.pay = Pay::Monthly { amount };
            return Some(());
        }
        match standard {
            Standard::Fixed { .. } | Standard::Expr(_) => {
                let rate = match standard {
                    Standard::Fixed { amount, .. } => {
                        let literal = self.literal(&ctx, amount)?;
                        self.number(literal.value, literal.kind)
                    }
                    Standard::Expr(expr) => self.expression(&ctx, expr)?,
                    _ => return None,
                };
                let per = money_per(self.kind(rate)).map(str::to_owned);
                match per.as_deref() {
                    Some("年") => {
                        self.months(&ctx, rule, range, plan);
                        if range.span.is_none() {
                            self.unfit_line(&ctx, rule, Label::Standard, "help-window");
                            return None;
                        }
                        plan.pay = Pay::Yearly { rate };
                    }
                    Some("月") => {
                        let Some(rows) = self.months(&ctx, rule, range, plan) else {
                            self.unfit_line(&ctx, rule, Label::Standard, "help-months");
                            return None;
                        };
                        let amount = self.per_month(&ctx, rate, rows);
                        plan.pay = Pay::Monthly { amount };
                    }
                    _ => plan.pay = self.once(&ctx, rule, rate, count, conditions)?,
                }
            }
            Standard::Share { per: Some(PeriodUnit::Month), base, share, .. } => {
                let rows = self.months_for(&ctx, rule, range, base, plan)?;
                let ctx = self.in_month(&ctx, rows, plan.start, |b, ctx| b.expression(ctx, base));
                plan.graded = self.graded(&ctx, base);
                let base = self.expression(&ctx, base)?;
                let amount = self.share(&ctx, base, share)?;
                let amount = self.per_month(&ctx, amount, rows);
                plan.pay = Pay::Monthly { amount };
            }
            Standard::Share { per: Some(PeriodUnit::Year), share: Share::Full | Share::Percent(_), .. } => {
                self.unfit_line(&ctx, rule, Label::Standard, "help-yearly");
                return None;
            }
            Standard::Share { base, share: Share::Relief, .. } => {
                let rate = self.expression(&ctx, base)?;
                plan.pay = Pay::InKind { rate: Some(rate) };
            }
            Standard::Share { base, share, .. } if range.span.is_some() => {
                self.window(&ctx, range, base, share, plan)?
            }
            Standard::Share { base, share, .. } => {
                let base = self.expression(&ctx, base)?;
                let rate = self.share(&ctx, base, share)?;
                plan.pay = self.once(&ctx, rule, rate, count, conditions)?;
            }
            Standard::PerRules(document) => {
                let document = self.document_of(&ctx, document);
                plan.pay = Pay::PerRules { document };
                documents.push(OpenDocument { document, decides: "标准".into() });
            }
            Standard::SameAs(names) => {
                for name in names {
                    if self.model.find(RuleKind::Entitlement, &name.text).is_none() {
                        self.unknown_rule(&ctx, name, RuleKind::Entitlement);
                    }
                }
                plan.pay = Pay::SameAs { rules: names.iter().map(|n| n.text.clone()).collect() };
            }
            Standard::InKind => plan.pay = Pay::InKind { rate: None },
        }
        Some(())
    }

    /// One amount, or so much for each of what is counted: the two name one unit. Where nothing is
    /// counted the subject is the one person, household or time.
    fn once(
        &mut self,
        ctx: &Ctx<'a>,
        rule: RuleId,
        rate: NodeId,
        count: Option<NodeId>,
        conditions: &[NodeId],
    ) -> Option<Pay> {
        let per = money_per(&self.kind(rate).clone()).map(str::to_owned);
        match (per.as_deref(), count) {
            (Some("年" | "月"), _) => {
                self.unfit_line(ctx, rule, Label::Standard, "help-periodic");
                return None;
            }
            (Some(unit), Some(count)) => {
                let (counted, asked) = (self.kind(count).clone(), Kind::Count { counter: unit.into() });
                if !counted.agrees_with(&asked) {
                    let line = self.model.rule(rule).line(Label::Count)?;
                    self.unit_mismatch(ctx, line.line.label_span, &counted, &asked);
                    return None;
                }
            }
            (Some(unit), None)
                if !matches!(unit, "人" | "名" | "户" | "家" | "次") || self.asks_how_many(conditions, unit) =>
            {
                self.missing_line(ctx, rule, "计数", "help-count");
                return None;
            }
            _ => {}
        }
        Some(Pay::Once { rate, count, per })
    }

    /// Whether conditions ask how many there are of what a rate is paid for: then one is not all there may be.
    fn asks_how_many(&self, conditions: &[NodeId], unit: &str) -> bool {
        let asked = Kind::Count { counter: unit.to_owned() };
        let mut open = conditions.to_vec();
        let mut seen = std::collections::BTreeSet::new();
        while let Some(id) = open.pop() {
            if !seen.insert(id) {
                continue;
            }
            let node = self.program.node(id);
            if let Op::Compare { left, .. } = node.op
                && matches!(self.kind(left), Kind::Count { .. })
                && self.kind(left).agrees_with(&asked)
            {
                return true;
            }
            // One at least.
            if let Op::Exists { domain, .. } = node.op
                && matches!(unit, "人" | "名")
                && self.holds_people(domain)
            {
                return true;
            }
            open.extend(node.op.operands());
        }
        false
    }

    /// Whether the rows of a domain are people, or others who stand for themselves, and not records.
    fn holds_people(&self, domain: DomainId) -> bool {
        let DomainKind::Relation { name, .. } = &self.program.domain(domain).kind else { return false };
        self.model.symbols.entity(name).is_some_and(|e| e.target.is_some())
    }

    /// One amount for a window of days: the months granted are the window cut to the duration.
    fn window(
        &mut self,
        ctx: &Ctx<'a>,
        range: &Range,
        base: &'a crate::syntax::ast::Expr,
        share: &'a Share,
        plan: &mut Plan,
    ) -> Option<()> {
        let (from, to) = self.windowed(ctx, range, plan)?;
        let counter = Kind::Count { counter: "月".into() };
        let domain = self.deepest(&[from, to]);
        let whole =
            self.node(format!("{}/期间月数", ctx.prefix), domain, counter.clone(), Op::WholeMonths { from, to });
        self.say(whole, "期间月数");
        let (term_from, term_to) = range.span?;
        let term = self.node(
            format!("{}/全期月数", ctx.prefix),
            domain,
            counter.clone(),
            Op::WholeMonths { from: term_from, to: term_to },
        );
        let cap = plan.tiers.iter().find_map(|t: &Tier| t.at_most);
        let mut number = |n: i64| self.number(crate::values::Exact::from(n), counter.clone());
        let (none, cap) = (number(0), cap.map(|cap| number(i64::from(cap.0))));
        // What was enjoyed lies at the beginning: it is taken out of the span as well as off the cap.
        let taken = plan.enjoyed.map(|enjoyed| {
            self.node(
                format!("{}/已享受", ctx.prefix),
                DomainId::ROOT,
                counter.clone(),
                Op::Highest(vec![enjoyed.count, none]),
            )
        });
        let less = |b: &mut Self, part: &str, of: NodeId| match taken {
            Some(taken) => {
                let domain = b.deepest(&[of, taken]);
                b.node(format!("{}/{part}", ctx.prefix), domain, counter.clone(), Op::Sub(of, taken))
            }
            None => of,
        };
        let left = less(self, "期间余月", whole);
        let granted = match cap.map(|cap| less(self, "余", cap)) {
            Some(cap) => {
                self.node(format!("{}/期限内", ctx.prefix), domain, counter.clone(), Op::Least(vec![left, cap]))
            }
            None => left,
        };
        let granted = match taken {
            Some(_) => self.node(format!("{}/计发月数", ctx.prefix), domain, counter, Op::Highest(vec![granted, none])),
            None => granted,
        };
        self.say(granted, "计发月数");
        let taken = taken.unwrap_or(none);
        let ctx = Ctx { window: Some(Window { term, taken, granted }), ..ctx.clone() };
        let span = base.span;
        let base = self.expression(&ctx, base)?;
        let amount = self.share(&ctx, base, share)?;
        self.check_one_value(&ctx, amount, span);
        plan.months = Some(MonthsFrom::Span { from, to });
        plan.pay = Pay::Window { amount, granted };
        Some(())
    }

    /// A line that does not go with the rest of its rule.
    fn unfit_line(&mut self, ctx: &Ctx<'a>, rule: RuleId, label: Label, help: &'static str) {
        let Some(line) = self.model.rule(rule).line(label) else { return };
        let d = self.fault(ctx, Code::UnfitLine, line.line.label_span).arg("label", label.word());
        self.report(d.help(help));
    }

    pub(super) fn share(&mut self, ctx: &Ctx<'a>, base: NodeId, share: &'a Share) -> Option<NodeId> {
        match share {
            Share::Full | Share::Relief => Some(base),
            Share::Percent(quantity) => {
                let literal = self.literal(ctx, quantity)?;
                if literal.kind != Kind::Ratio {
                    self.bare_ratio(ctx, quantity);
                    return None;
                }
                let ratio = self.number(literal.value, Kind::Ratio);
                let (domain, kind) = (self.domain_of(base), self.kind(base).clone());
                let node = self.node(format!("{}/比例", ctx.prefix), domain, kind, Op::Mul(vec![base, ratio]));
                let of = self.program.node(base).text.clone();
                self.say(node, format!("{of}×{}", print::quantity(quantity)));
                Some(node)
            }
        }
    }

    fn count(&mut self, ctx: &Ctx<'a>, rule: RuleId) -> Option<NodeId> {
        let model = self.model;
        let LineValue::Count(expr) = &model.rule(rule).line(Label::Count)?.line.value else { return None };
        let count = self.expression(&ctx.under("计数"), expr)?;
        if self.program.node(count).text.is_empty() {
            self.say(count, print::expr(expr));
        }
        Some(count)
    }
}
