//! 量式 and operands to values, with their units.

use super::builder::Builder;
use super::names::Target;
use super::scope::{Ctx, Frame, Instance, Window};
use super::term::{Expected, Obstacle};
use crate::diagnostic::{Code, Term};
use crate::ir::{DomainId, InterpId, Literal, NodeId, Op};
use crate::resolve::{Fact, FactType};
use crate::source::Span;
use crate::syntax::ast::{AlternativeValue, BinaryOp, Condition, Expr, ExprKind, LineValue, Name, Operand};
use crate::types::Kind;
use crate::values::Exact;

impl<'a> Builder<'_, 'a> {
    /// The value an operand names.
    pub fn value_operand(&mut self, ctx: &Ctx<'a>, operand: &Operand) -> Option<NodeId> {
        if let Some(day) = written_day(operand) {
            return match crate::values::Date::from_ymd_opt(day.0, day.1, day.2) {
                Some(day) => {
                    let literal = Op::Const(crate::ir::Literal::Date(day));
                    let node = self.leaf(format!("日/{day}"), DomainId::ROOT, Kind::Date, literal);
                    self.say(node, crate::values::chinese_date(day));
                    Some(node)
                }
                None => {
                    let d = self
                        .fault(ctx, Code::NumberOutOfRange, operand.span)
                        .arg("found", crate::syntax::print::operand(operand));
                    self.report(d.help("help-day"));
                    None
                }
            };
        }
        match self.target(ctx, operand)? {
            Target::Node(node) => Some(node),
            Target::Fact { frame, fact } => Some(self.fact_value(ctx, &frame, &fact, operand.span)),
            Target::Defined { definition, frame } => match self.instance(ctx, definition, &frame, operand.span)? {
                Instance::Node(node) => Some(node),
                Instance::Span { .. } => {
                    self.kind_mismatch(ctx, operand, &Kind::Date, Expected::NumberOrDate);
                    None
                }
            },
            Target::Formula { name, expr } => {
                // A formula cannot name itself: inside, it is out of sight.
                let mut inner = ctx.under(name);
                inner.formulas.retain(|(n, _)| *n != name);
                let node = self.expression(&inner, expr)?;
                self.say(node, name);
                Some(node)
            }
            Target::Parameter(name) => self.parameter(ctx, &name, operand.span),
            Target::Through { .. } => {
                self.not_computable(ctx, operand.span, Obstacle::RecordsNotSummed);
                None
            }
            Target::Entity(_) | Target::Rows(_) => {
                self.kind_mismatch(ctx, operand, &Kind::Text, Expected::Fact);
                None
            }
        }
    }

    /// A given fact; where a term of the same name counts it, the count stands for one not given.
    fn fact_value(&mut self, ctx: &Ctx<'a>, frame: &Frame, fact: &Fact, span: Span) -> NodeId {
        if fact.kind == FactType::Bool || matches!(fact.kind, FactType::Enum(_)) {
            return self.status(ctx, frame, fact, false);
        }
        let slot = self.slot(frame, fact);
        let given = self.read_slot(ctx, frame, fact, slot);
        let counted = self.counting_term(ctx, &fact.name);
        let Some((definition, of)) = counted else { return given };
        match self.instance(ctx, definition, &of, span) {
            Some(Instance::Node(then)) if self.domain_of(then) == self.domain_of(given) => {
                let (domain, kind) = (self.domain_of(given), self.kind(given).clone());
                let id = format!("{}/或计", self.program.node(given).id);
                let node = self.node(id, domain, kind, Op::IfGiven { slot, first: given, then });
                self.say(node, fact.name.clone());
                node
            }
            _ => given,
        }
    }

    fn counting_term(&mut self, ctx: &Ctx<'a>, name: &str) -> Option<(crate::resolve::DefinitionId, Frame)> {
        use crate::syntax::ast::{DefineBody, MainSentence};
        let model = self.model;
        let id = *model.definitions.governing(name, ctx.site).first()?;
        if self.stack.contains(&id) {
            return None;
        }
        match &model.rule(model.definitions.get(id).rule).ast.main {
            Some(MainSentence::Define(d)) => match &d.body {
                DefineBody::CountOf { entity, .. } => Some((id, self.frame_of(ctx, Some(&entity.text))?)),
                _ => None,
            },
            _ => None,
        }
    }

    /// A date; a month where a date is meant is refused.
    pub fn date_operand(&mut self, ctx: &Ctx<'a>, operand: &Operand) -> Option<NodeId> {
        let node = self.value_operand(ctx, operand)?;
        match self.kind(node).clone() {
            Kind::Date => Some(node),
            kind => {
                self.kind_mismatch(ctx, operand, &kind, Expected::Date);
                None
            }
        }
    }

    pub fn date_or_month(&mut self, ctx: &Ctx<'a>, operand: &Operand) -> Option<NodeId> {
        let node = self.value_operand(ctx, operand)?;
        match self.kind(node).clone() {
            Kind::Date | Kind::Month => Some(node),
            kind => {
                self.kind_mismatch(ctx, operand, &kind, Expected::DateOrMonth);
                None
            }
        }
    }

    /// The two ends of a defined period, if the operand names one.
    pub fn span_operand(&mut self, ctx: &Ctx<'a>, operand: &Operand) -> Option<(NodeId, NodeId)> {
        let [name] = operand.segments.as_slice() else { return None };
        if !self.model.definitions.knows(&name.text) {
            return None;
        }
        match self.target(ctx, operand)? {
            Target::Defined { definition, frame } => match self.instance(ctx, definition, &frame, operand.span)? {
                Instance::Span { from, to } => Some((from, to)),
                Instance::Node(_) => None,
            },
            _ => None,
        }
    }

    pub fn month_of(&mut self, date: NodeId) -> NodeId {
        if *self.kind(date) == Kind::Month {
            return date;
        }
        let (id, domain) = (format!("{}/月", self.program.node(date).id), self.domain_of(date));
        self.node(id, domain, Kind::Month, Op::MonthOf(date))
    }

    pub fn year(&mut self, ctx: &Ctx<'a>, operand: &Operand) -> Option<NodeId> {
        let date = self.date_or_month(ctx, operand)?;
        let (id, domain) = (format!("{}/年", self.program.node(date).id), self.domain_of(date));
        Some(self.node(id, domain, Kind::Number, Op::YearOf(date)))
    }

    /// The value of a 量式.
    pub fn expression(&mut self, ctx: &Ctx<'a>, expr: &'a Expr) -> Option<NodeId> {
        match &expr.kind {
            ExprKind::Quantity(quantity) => {
                if quantity.unit.is_empty() && quantity.number.contains(['.', '．']) {
                    self.bare_ratio(ctx, quantity);
                    return None;
                }
                let literal = self.literal(ctx, quantity)?;
                Some(self.number(literal.value, literal.kind))
            }
            ExprKind::Operand(operand) => self.value_operand(ctx, operand),
            ExprKind::Sum { of, condition } => self.sum(ctx, of, condition.as_deref(), expr.span),
            ExprKind::Binary { op, left, right } => {
                let left = self.expression(&ctx.under("左"), left);
                let right = self.expression(&ctx.under("右"), right);
                let node = self.binary(ctx, *op, left?, right?, expr.span)?;
                let text = crate::syntax::print::expr(expr);
                self.say(node, text);
                Some(node)
            }
            ExprKind::ForEachFull { of, every, value, at_most } => {
                self.for_each_full(ctx, of, (every, value, at_most.as_ref()), expr.span)
            }
            ExprKind::Cases { combine, arms } => self.cases(ctx, *combine, arms, expr.span),
            ExprKind::NotBelowZero(of) => {
                let value = self.expression(ctx, of)?;
                let (kind, domain) = (self.kind(value).clone(), self.domain_of(value));
                if !matches!(kind, Kind::Money { .. }) {
                    self.unit_mismatch(ctx, expr.span, &Kind::Money { per: None }, &kind);
                    return None;
                }
                let zero = self.number(Exact::ZERO, kind.clone());
                let node = self.node(format!("{}/不低于零", ctx.prefix), domain, kind, Op::AtLeast(value, zero));
                self.say(node, crate::syntax::print::expr(expr));
                Some(node)
            }
            ExprKind::Otherwise { first, second } => self.otherwise(ctx, first, second),
            ExprKind::FromInterpretation(name) => self.interpreted_value(ctx, name),
        }
    }

    pub fn binary(&mut self, ctx: &Ctx<'a>, op: BinaryOp, left: NodeId, right: NodeId, span: Span) -> Option<NodeId> {
        let (a, b) = (self.kind(left).clone(), self.kind(right).clone());
        let Some(kind) = result_kind(op, &a, &b) else {
            self.unit_mismatch(ctx, span, &a, &b);
            return None;
        };
        let (op, word) = match op {
            BinaryOp::Add => (Op::Add(vec![left, right]), "加"),
            BinaryOp::Sub => (Op::Sub(left, right), "减"),
            BinaryOp::Mul => (Op::Mul(vec![left, right]), "乘"),
            BinaryOp::Div => (Op::Div(left, right), "除"),
        };
        let domain = self.deepest(&[left, right]);
        Some(self.node(format!("{}/{word}", ctx.prefix), domain, kind, op))
    }

    /// 〈名〉（〈条件〉）之和: over records; over the month's records in a schedule; over the parts
    /// of an amount given in parts.
    fn sum(&mut self, ctx: &Ctx<'a>, of: &Operand, condition: Option<&'a Condition>, span: Span) -> Option<NodeId> {
        match self.target(ctx, of)? {
            Target::Through { rows, fact } => self.sum_rows(ctx, rows, &fact, condition, span),
            Target::Fact { frame, fact } if fact.kind == FactType::MoneyList => {
                let slot = self.slot(&frame, &fact);
                let Some(Window { term, taken, granted }) = ctx.window else {
                    self.not_computable(ctx, span, Obstacle::MoneyListNotByPeriod);
                    return None;
                };
                let op = Op::Instalments { slot, term, taken, granted };
                let node = self.node(format!("{}/和", ctx.prefix), frame.domain, Kind::Money { per: None }, op);
                self.say(node, format!("{}之和", fact.name));
                Some(node)
            }
            _ => {
                self.not_computable(ctx, span, Obstacle::SumOfOne);
                None
            }
        }
    }

    fn sum_rows(
        &mut self,
        ctx: &Ctx<'a>,
        rows: Frame,
        fact: &Fact,
        condition: Option<&'a Condition>,
        span: Span,
    ) -> Option<NodeId> {
        let kind = fact.kind.kind();
        if !kind.is_numeric() {
            self.not_computable(ctx, span, Obstacle::SumNotOfNumbers);
            return None;
        }
        let month = self.month_fact(&rows);
        let mut inner = ctx.inside(rows.clone()).under(&rows.entity);
        inner.month = None;
        let condition = match condition {
            Some(condition) => {
                let inner = match (&month, ctx.month) {
                    // A month's records are asked of their own month.
                    (Some(month), Some(_)) if self.is_apart(&inner, &rows) => {
                        let slot = self.slot(&rows, month);
                        let month = self.fact_node(slot);
                        let start = self.start_behind(inner.date);
                        self.on_day(
                            &Ctx { date: None, ..inner.clone() },
                            month,
                            |_| start,
                            |b, ctx| b.condition(ctx, condition),
                        )
                    }
                    _ => self.undated(&inner, &rows, condition)?,
                };
                let truth = self.condition(&inner, condition)?;
                Some(self.lift(truth, &rows))
            }
            None => None,
        };
        // A schedule's months are those of the member's time already.
        let condition = if ctx.month.is_none() { self.in_service(&inner, &rows, condition) } else { condition };
        let slot = self.slot(&rows, fact);
        let of = self.read_slot(&inner, &rows, fact, slot);
        let op = match (ctx.month, &month) {
            (Some(_), Some(month)) => {
                let month = self.slot(&rows, month);
                Op::SumInMonth { domain: rows.domain, month, of, condition }
            }
            _ => Op::Sum { domain: rows.domain, of, condition },
        };
        let domain = match ctx.month {
            Some(month) if matches!(op, Op::SumInMonth { .. }) => self.domain_of(month),
            _ => self.program.domain(rows.domain).parent?,
        };
        // A month's contributions are an amount for that month.
        let kind = match kind {
            Kind::Money { per: Some(per) } if per == "月" => Kind::Money { per: None },
            kind => kind,
        };
        let node = self.node(format!("{}/和", ctx.prefix), domain, kind, op);
        self.say(node, format!("{}之和", fact.name));
        Some(node)
    }

    /// The 月份 fact of records, if they have one.
    pub fn month_fact(&self, rows: &Frame) -> Option<Fact> {
        let entity = self.model.symbols.entity(&rows.entity)?;
        entity.facts.values().find(|f| f.kind == FactType::Month).cloned()
    }

    fn otherwise(&mut self, ctx: &Ctx<'a>, first: &'a Expr, second: &'a Expr) -> Option<NodeId> {
        let one = self.expression(&ctx.under("先"), first)?;
        let then = self.expression(&ctx.under("后"), second)?;
        let (Op::Fact(slot) | Op::Presume { slot, .. } | Op::Instalments { slot, .. }) = self.program.node(one).op
        else {
            self.not_computable(ctx, first.span, Obstacle::NotGivenOfWhat);
            return None;
        };
        let (a, b) = (self.kind(one).clone(), self.kind(then).clone());
        if !a.agrees_with(&b) {
            self.unit_mismatch(ctx, second.span, &a, &b);
            return None;
        }
        let domain = self.deepest(&[one, then]);
        let node = self.node(format!("{}/或", ctx.prefix), domain, a, Op::IfGiven { slot, first: one, then });
        Some(node)
    }

    fn interpreted_value(&mut self, ctx: &Ctx<'a>, name: &Name) -> Option<NodeId> {
        let index = self.enter_interpretation(ctx, name)?;
        let made = self.interpreted_formulas(ctx, name, index);
        self.interpreting.pop();
        made
    }

    fn interpreted_formulas(&mut self, ctx: &Ctx<'a>, name: &Name, index: InterpId) -> Option<NodeId> {
        let model = self.model;
        let interp = &model.interpretations[index.index()];
        let mut alternatives = Vec::new();
        for (i, (value, _)) in interp.alternatives.iter().enumerate() {
            match value {
                AlternativeValue::Formula(expr) => {
                    let inner = self.in_reading(&ctx.under(&super::builder::alternative_name(i)), index);
                    alternatives.push(self.expression(&inner, expr)?);
                }
                _ => {
                    self.unfit_alternative(ctx, name, i);
                    return None;
                }
            }
        }
        let kind = self.kind(*alternatives.first()?).clone();
        let domain = self.deepest(&alternatives);
        let op = Op::Choose { interpretation: index, alternatives };
        Some(self.node(format!("{}/解", ctx.prefix), domain, kind, op))
    }

    /// Every 推定 of a rule must be about a fact, and give it a value that it can have.
    pub fn check_presumptions(&mut self, ctx: &Ctx<'a>) {
        let model = self.model;
        for line in &ctx.presumptions {
            let LineValue::Presume { fact, value } = line else { continue };
            let Some((last, owners)) = fact.segments.split_last() else { continue };
            let mut facts =
                model.symbols.entities.iter().filter(|(name, _)| owners.last().is_none_or(|o| o.text == **name));
            let found = facts.find_map(|(_, e)| e.facts.get(&last.text));
            match found {
                None => self.unknown_name(ctx, last),
                Some(fact) if presumed(&value.text, &fact.kind).is_none() => {
                    let d = self.fault(ctx, Code::UnknownValue, value.span).arg("value", &value.text);
                    self.report(d.arg("fact", &fact.name).arg("values", Term::new("values-presumed")).help("help"));
                }
                Some(_) => {}
            }
        }
    }

    /// 推定 for this fact in the rule at hand.
    pub fn presumption(&self, ctx: &Ctx<'a>, frame: &Frame, fact: &Fact) -> Option<Literal> {
        ctx.presumptions.iter().find_map(|line| {
            let LineValue::Presume { fact: named, value } = line else { return None };
            let (last, owners) = named.segments.split_last()?;
            let owner_fits = owners.last().is_none_or(|o| o.text == frame.entity);
            if last.text != fact.name || !owner_fits {
                return None;
            }
            presumed(&value.text, &fact.kind)
        })
    }
}

/// `2023年1月1日`, where an operand is one.
fn written_day(operand: &Operand) -> Option<(i32, u32, u32)> {
    let [name] = operand.segments.as_slice() else { return None };
    let (year, rest) = name.text.split_once('年').filter(|(y, _)| y.len() == 4 && !name.quoted)?;
    let (month, day) = rest.strip_suffix('日')?.split_once('月')?;
    Some((year.parse().ok()?, month.parse().ok()?, day.parse().ok()?))
}

fn presumed(value: &str, kind: &FactType) -> Option<Literal> {
    match (value, kind) {
        ("是", FactType::Bool) => Some(Literal::Bool(true)),
        ("否", FactType::Bool) => Some(Literal::Bool(false)),
        ("零", FactType::Count(_) | FactType::Money(_)) => Some(Literal::Number(Exact::from(0))),
        _ => None,
    }
}

/// The kind of a result, or nothing where the units do not fit.
fn result_kind(op: BinaryOp, a: &Kind, b: &Kind) -> Option<Kind> {
    use Kind::*;
    let money = |per: &Option<String>| Money { per: per.clone() };
    match op {
        BinaryOp::Add | BinaryOp::Sub => a.agrees_with(b).then(|| a.clone()),
        BinaryOp::Mul => match (a, b) {
            (x, Ratio | Number) if x.is_numeric() => Some(x.clone()),
            (Ratio | Number, y) if y.is_numeric() => Some(y.clone()),
            // A rate by the unit times how many of that unit.
            (Money { per: Some(per) }, Count { counter }) | (Count { counter }, Money { per: Some(per) }) => {
                counts(counter, per).then(|| money(&None))
            }
            (Money { per: None }, Count { .. }) | (Count { .. }, Money { per: None }) => Some(money(&None)),
            _ => None,
        },
        BinaryOp::Div => match (a, b) {
            (x, Ratio | Number) if x.is_numeric() => Some(x.clone()),
            (x, y) if x.agrees_with(y) => Some(Ratio),
            (Money { per: None }, Count { counter }) => Some(Money { per: Some(counter.clone()) }),
            _ => None,
        },
    }
}

fn counts(counter: &str, per: &str) -> bool {
    counter == per || matches!((counter, per), ("人" | "名", "人" | "名") | ("月" | "个月", "月" | "个月"))
}
