//! 标准, 计算范围, 上限 and 发放: an entitlement's plan.

use super::builder::Builder;
use super::duration::holder;
use super::names::{BENEFIT_RECORDS, Target};
use super::scope::{Ctx, Frame};
use crate::diagnostic::Code;
use crate::ir::{
    AnnualCap, Approved, DomainId, Member, MonthsFrom, NodeId, Op, OpenDocument, Pay, Plan, SlotRole, Tier,
};
use crate::resolve::{Fact, FactType, RuleId};
use crate::syntax::ast::{DocumentRef, Label, LineValue, PeriodUnit, RuleKind, ScopeValue, Share, Standard};
use crate::syntax::print;
use crate::types::{Kind, money_per, read_quantity};

/// What 计算范围 says.
#[derive(Default)]
pub(super) struct Range {
    /// Persons whose shares are counted.
    pub member: Option<(Frame, Member)>,
    /// Records whose months are counted.
    pub records: Option<(Frame, NodeId)>,
    pub set: Option<crate::ir::SlotId>,
    pub span: Option<(NodeId, NodeId)>,
}

impl<'m, 'a> Builder<'m, 'a> {
    /// 计算范围 of `rule`, read for its subject.
    pub fn range(&mut self, ctx: &Ctx<'a>, rule: RuleId) -> Range {
        let mut range = Range::default();
        let model = self.model;
        let Some(line) = model.rule(rule).line(Label::Scope) else { return range };
        let ctx = ctx.under("计算范围");
        match &line.line.value {
            LineValue::Scope(ScopeValue::Members { relation, condition }) => {
                let Some((rows, truth)) = self.rows_truth(&ctx, relation, condition) else { return range };
                let persons = model.symbols.entity(&rows.entity).is_some_and(|e| e.target.is_some());
                if persons {
                    let (label, identity) = (self.label(&rows), self.identity(&rows));
                    let member = Member { domain: rows.domain, condition: truth, label, identity };
                    range.member = Some((rows, member));
                } else {
                    range.records = Some((rows, truth));
                }
            }
            LineValue::Scope(ScopeValue::Months(operand)) => match self.target(&ctx, operand) {
                Some(Target::Fact { frame, fact }) if fact.kind == FactType::Months => {
                    range.set = Some(self.slot(&frame, &fact));
                }
                Some(_) => self.kind_mismatch(&ctx, operand, &Kind::Text, "月份之数项"),
                None => {}
            },
            LineValue::Scope(ScopeValue::Span { from, to }) => {
                if let (Some(from), Some(to)) = (self.date_operand(&ctx, from), self.date_operand(&ctx, to)) {
                    range.span = Some((from, to));
                }
            }
            _ => {}
        }
        range
    }

    /// A text that names a member to a reader: 姓名, if the data has it.
    pub fn label(&mut self, rows: &Frame) -> Option<crate::ir::SlotId> {
        let target = self.model.symbols.entity(&rows.entity)?.target.clone()?;
        let fact = self.model.symbols.entity(&target)?.facts.get("姓名")?.clone();
        let frame = self.as_target(rows, &target);
        Some(self.slot(&frame, &fact))
    }

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
            let span = info.ast.name.span;
            let d = self
                .fault(ctx, Code::MissingLine, span)
                .arg("name", &info.ast.name.text)
                .arg("line", "标准")
                .help("help");
            self.report(d);
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
                    self.concern(&Ctx { file: model.rule(shared).file, ..ctx.clone() }, names);
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
        let enjoyed = if has_cap { self.enjoyed(&Ctx { frames: vec![], ..ctx.clone() }) } else { None };
        let enjoyed_by_member = if has_cap && holder != DomainId::ROOT { self.enjoyed(&holder_ctx) } else { None };
        let annual = self.annual_cap(ctx, rule);
        let spent = match info.line(Label::Payment).map(|l| &l.line.value) {
            Some(LineValue::Once { spent: Some(condition) }) => self.condition(&ctx.under("已发"), condition),
            _ => None,
        };
        let mut plan = Plan {
            pay: Pay::InKind { rate: None },
            months: None,
            start,
            tiers,
            counted,
            enjoyed,
            enjoyed_by_member,
            proration,
            annual,
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
        self.standard(&holder_ctx, rule, range, standard, &mut plan, &mut documents)?;
        if plan.annual.is_some() && !matches!(plan.pay, Pay::Monthly { .. }) {
            self.unfit_line(ctx, rule, Label::Cap, "help-cap");
            return None;
        }
        Some((plan, documents))
    }

    fn standard(
        &mut self,
        ctx: &Ctx<'a>,
        rule: RuleId,
        range: &Range,
        standard: &'a Standard,
        plan: &mut Plan,
        documents: &mut Vec<OpenDocument>,
    ) -> Option<()> {
        let ctx = ctx.under("标准");
        let count = self.count(&ctx, rule);
        match standard {
            Standard::Fixed { amount } => {
                let literal = match read_quantity(amount) {
                    Ok(literal) => literal,
                    Err(error) => {
                        self.quantity_fault(&ctx, amount, error);
                        return None;
                    }
                };
                let per = money_per(&literal.kind).map(str::to_owned);
                let rate = self.number(literal.value, literal.kind);
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
                        let rows = self.months(&ctx, rule, range, plan)?;
                        let amount = self.per_month(&ctx, rate, rows);
                        plan.pay = Pay::Monthly { amount };
                    }
                    _ => plan.pay = Pay::Once { rate, count, per },
                }
            }
            Standard::Share { per: Some(PeriodUnit::Month), base, share, .. } => {
                let rows = self.months_for(&ctx, rule, range, base, plan)?;
                let month = self.node(format!("{}/月", ctx.prefix), rows, Kind::Month, Op::Month);
                let ctx = Ctx { month: Some(month), ..ctx };
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
                let per = money_per(&self.kind(rate).clone()).map(str::to_owned);
                plan.pay = Pay::Once { rate, count, per };
            }
            Standard::Expr(expr) => {
                let rate = self.expression(&ctx, expr)?;
                let per = money_per(&self.kind(rate).clone()).map(str::to_owned);
                plan.pay = Pay::Once { rate, count, per };
            }
            Standard::PerRules(document) => {
                let title = match document {
                    DocumentRef::NotStated => String::new(),
                    DocumentRef::Titled(text) => text.text.clone(),
                };
                plan.pay = Pay::PerRules { document: self.document(&title) };
                documents.push(OpenDocument { title, decides: "标准".into() });
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
        let granted = match cap {
            Some(cap) => {
                let cap = self.number(crate::values::Exact::from(i64::from(cap.0)), counter.clone());
                let left = match plan.enjoyed {
                    Some(enjoyed) => {
                        self.node(format!("{}/余", ctx.prefix), DomainId::ROOT, counter.clone(), Op::Sub(cap, enjoyed))
                    }
                    None => cap,
                };
                self.node(format!("{}/计发月数", ctx.prefix), domain, counter, Op::Least(vec![whole, left]))
            }
            None => whole,
        };
        self.say(granted, "计发月数");
        let ctx = Ctx { window: Some((term, granted)), ..ctx.clone() };
        let base = self.expression(&ctx, base)?;
        let amount = self.share(&ctx, base, share)?;
        plan.months = Some(MonthsFrom::Span { from, to });
        plan.pay = Pay::Window { amount, granted };
        Some(())
    }

    /// The span of 计算范围, begun no earlier than 起算.
    fn windowed(&mut self, ctx: &Ctx<'a>, range: &Range, plan: &mut Plan) -> Option<(NodeId, NodeId)> {
        let (from, to) = range.span?;
        let Some(start) = plan.start.take() else { return Some((from, to)) };
        let start = if *self.kind(start) == Kind::Month {
            let (id, domain) = (format!("{}/首日", self.program.node(start).id), self.domain_of(start));
            self.node(id, domain, Kind::Date, Op::FirstDay(start))
        } else {
            start
        };
        let domain = self.deepest(&[from, start]);
        let from = self.node(format!("{}/起", ctx.prefix), domain, Kind::Date, Op::Later(vec![from, start]));
        self.say(from, "起算日");
        Some((from, to))
    }

    /// A line that does not go with the rest of its rule.
    fn unfit_line(&mut self, ctx: &Ctx<'a>, rule: RuleId, label: Label, help: &'static str) {
        let Some(line) = self.model.rule(rule).line(label) else { return };
        let word = if label == Label::Cap { "上限" } else { "标准" };
        let d = self.fault(ctx, Code::UnfitLine, line.line.label_span).arg("label", word);
        self.report(d.help(help));
    }

    /// The months of the schedule as 计算范围 gives them.
    fn months(&mut self, ctx: &Ctx<'a>, rule: RuleId, range: &Range, plan: &mut Plan) -> Option<DomainId> {
        let name = self.model.rule(rule).ast.name.text.clone();
        if range.span.is_some() {
            let (from, to) = self.windowed(ctx, range, plan)?;
            plan.months = Some(MonthsFrom::Span { from, to });
            return None;
        }
        plan.start = plan.start.map(|s| self.month_of(s));
        if let Some(slot) = range.set {
            let rows = self.months_domain(plan.holder, &name);
            plan.months = Some(MonthsFrom::Set { slot, rows });
            return Some(rows);
        }
        if let Some((records, truth)) = &range.records {
            let fact = self.month_fact(records)?;
            let month = self.slot(records, &fact);
            let rows = self.months_domain(plan.holder, &name);
            plan.months = Some(MonthsFrom::Records { domain: records.domain, month, condition: *truth, rows });
            return Some(rows);
        }
        None
    }

    /// The months of a monthly share: of 计算范围, else of the records that the base sums.
    fn months_for(
        &mut self,
        ctx: &Ctx<'a>,
        rule: RuleId,
        range: &Range,
        base: &'a crate::syntax::ast::Expr,
        plan: &mut Plan,
    ) -> Option<DomainId> {
        if let Some(rows) = self.months(ctx, rule, range, plan) {
            return Some(rows);
        }
        let name = self.model.rule(rule).ast.name.text.clone();
        let Some((of, condition)) = summed(base) else {
            self.not_computable(ctx, base.span, "按月的标准须有“计算范围”，或者汇总按月的记录");
            return None;
        };
        let Some(Target::Through { rows: records, .. }) = self.target(ctx, of) else {
            self.not_computable(ctx, base.span, "按月的标准须有“计算范围”，或者汇总按月的记录");
            return None;
        };
        let fact = self.month_fact(&records)?;
        let inner = ctx.inside(records.clone()).under(&records.entity);
        let truth = match condition {
            Some(condition) => {
                let truth = self.condition(&inner, condition)?;
                self.lift(truth, &records)
            }
            None => {
                let truth = self.truth(true);
                self.lift(truth, &records)
            }
        };
        let month = self.slot(&records, &fact);
        let rows = self.months_domain(plan.holder, &name);
        plan.months = Some(MonthsFrom::Records { domain: records.domain, month, condition: truth, rows });
        Some(rows)
    }

    /// An amount as one of each month.
    fn per_month(&mut self, ctx: &Ctx<'a>, amount: NodeId, rows: DomainId) -> NodeId {
        if self.domain_of(amount) == rows {
            return amount;
        }
        let kind = self.kind(amount).clone();
        let node = self.node(format!("{}/每月", ctx.prefix), rows, kind, Op::Add(vec![amount]));
        let text = self.program.node(amount).text.clone();
        self.say(node, text);
        node
    }

    fn share(&mut self, ctx: &Ctx<'a>, base: NodeId, share: &'a Share) -> Option<NodeId> {
        match share {
            Share::Full | Share::Relief => Some(base),
            Share::Percent(quantity) => {
                let literal = match read_quantity(quantity) {
                    Ok(literal) => literal,
                    Err(error) => {
                        self.quantity_fault(ctx, quantity, error);
                        return None;
                    }
                };
                if literal.kind != Kind::Ratio {
                    let d = self
                        .fault(ctx, Code::BareRatio, quantity.span)
                        .arg("found", print::quantity(quantity))
                        .help("help");
                    self.report(d);
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
        let (domain, kind) = (self.domain_of(count), self.kind(count).clone());
        let node = self.node(format!("{}/计数", ctx.prefix), domain, kind, Op::Counted(count));
        let text = print::expr(expr);
        self.say(node, text);
        Some(node)
    }

    /// 已享受月数 of the entitlement: of the member, or of the subject.
    fn enjoyed(&mut self, ctx: &Ctx<'a>) -> Option<NodeId> {
        let fact = self.benefit_fact("已享受月数")?;
        let frame = self.benefit_frame(ctx)?;
        let slot = self.slot(&frame, &fact);
        Some(self.read_slot(ctx, &frame, &fact, slot))
    }

    fn benefit_fact(&self, name: &str) -> Option<Fact> {
        self.model.symbols.entity(BENEFIT_RECORDS)?.facts.get(name).cloned()
    }

    fn annual_cap(&mut self, ctx: &Ctx<'a>, rule: RuleId) -> Option<AnnualCap> {
        let model = self.model;
        let line = model.rule(rule).line(Label::Cap)?;
        let LineValue::Cap { per, period, amount } = &line.line.value else { return None };
        let literal = match read_quantity(amount) {
            Ok(literal) => literal,
            Err(error) => {
                self.quantity_fault(ctx, amount, error);
                return None;
            }
        };
        if !matches!(literal.kind, Kind::Money { per: None }) {
            self.unit_mismatch(ctx, amount.span, &literal.kind, &Kind::Money { per: None });
            return None;
        }
        let text = format!(
            "{}{}最多{}",
            if *per == crate::syntax::ast::CountedBy::Subject { "每户" } else { "每名" },
            if period.is_some() { "每年" } else { "" },
            print::quantity(amount)
        );
        let amount = self.number(literal.value, literal.kind);
        let approved = period.is_some().then(|| self.approved(ctx)).flatten();
        let cites = self.cites(&line.cites);
        Some(AnnualCap { amount, per: holder(*per), yearly: period.is_some(), approved, cites, text })
    }

    /// 年度已核额: records of a year and the amount approved for it.
    fn approved(&mut self, ctx: &Ctx<'a>) -> Option<Approved> {
        let fact = self.benefit_fact("年度已核额")?;
        let benefit = ctx.benefit.clone()?;
        let path = format!("{}.{}.{}[]", BENEFIT_RECORDS, benefit, fact.name);
        let domain = self.relation_domain(DomainId::ROOT, path.clone(), None, &fact.name);
        let frame = Frame { entity: fact.name.clone(), path, or_path: None, domain };
        let year = self.slot_named(&frame, &fact, "年", Kind::Number, SlotRole::Plain);
        let amount = self.slot_named(&frame, &fact, "金额", Kind::Money { per: None }, SlotRole::Plain);
        Some(Approved { domain, year, amount })
    }
}

/// The first sum over records in a 量式.
fn summed(
    expr: &crate::syntax::ast::Expr,
) -> Option<(&crate::syntax::ast::Operand, Option<&crate::syntax::ast::Condition>)> {
    use crate::syntax::ast::ExprKind;
    match &expr.kind {
        ExprKind::Sum { of, condition } => Some((of, condition.as_deref())),
        ExprKind::Binary { left, right, .. } => summed(left).or_else(|| summed(right)),
        _ => None,
    }
}
