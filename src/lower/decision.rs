//! Rules to decisions.

use super::builder::Builder;
use super::names::Target;
use super::range::Range;
use super::scope::{Ctx, Frame, Members};
use super::term::Obstacle;
use crate::ir::{
    Decision, DecisionKind, DocumentId, DomainId, Hint, Literal, Member, NodeId, Op, OpenDocument, Register,
};
use crate::resolve::RuleId;
use crate::syntax::ast;
use crate::syntax::ast::{ConditionKind, Label, LineValue, MainSentence, Name, RuleKind, Subject};

use crate::types::{Kind, USUAL_SUBJECT};
use crate::values::distinct;

impl<'m, 'a> Builder<'m, 'a> {
    /// The context in which a rule's own words are read, before its subject is known.
    pub fn rule_ctx(&mut self, id: RuleId) -> Ctx<'a> {
        let model = self.model;
        let rule = model.rule(id);
        let mut formulas = Vec::new();
        let mut presumptions = Vec::new();
        for line in &rule.ast.lines {
            match &line.value {
                LineValue::Formula { name, expr } => formulas.push((name.text.as_str(), expr)),
                value @ LineValue::Presume { .. } => presumptions.push(value),
                _ => {}
            }
        }
        let clause = rule.clause.map_or_else(|| "术语".to_owned(), |c| c.to_string());
        Ctx {
            rule: id,
            file: rule.file,
            site: rule.site,
            frames: Vec::new(),
            date: None,
            benefit: Some(rule.ast.name.text.clone()),
            formulas,
            presumptions,
            times: model.times(rule),
            month: None,
            window: None,
            members: None,
            prefix: format!("{clause}/{}", rule.ast.name.text),
        }
    }

    /// Takes one rule into the program.
    pub fn rule(&mut self, id: RuleId) {
        let model = self.model;
        let rule = model.rule(id);
        self.touched.clear();
        // A sentence of another kind than the rule's decides nothing; what it loses is reported by itself.
        let main = rule.ast.main.as_ref();
        let made = match rule.ast.kind {
            RuleKind::Entitlement => {
                let Some(MainSentence::Grant { to, verb, what, .. }) = main else { return self.register(id) };
                self.entitlement(id, to, verb, what)
            }
            RuleKind::Status => {
                let Some(MainSentence::Classify { who, .. }) = main else { return self.register(id) };
                self.plain(id, who, DecisionKind::Status)
            }
            RuleKind::Priority => {
                let Some(MainSentence::Rank { who, .. }) = main else { return self.register(id) };
                self.plain(id, who, DecisionKind::Priority)
            }
            RuleKind::Duty => {
                let Some(MainSentence::Must { who, what, .. }) = main else { return self.register(id) };
                self.plain(id, who, DecisionKind::Duty).map(|d| Decision { grants: what.text.clone(), ..d })
            }
            RuleKind::Authorisation => {
                let Some(MainSentence::Decide { who, by, what, .. }) = main else { return self.register(id) };
                self.authorisation(id, who.as_ref(), (by, what))
            }
            RuleKind::Discretion => {
                let Some(MainSentence::May { who, what, .. }) = main else { return self.register(id) };
                self.discretion(id, who).map(|d| Decision { grants: what.text.clone(), ..d })
            }
            RuleKind::Target => {
                let Some(MainSentence::Ensure { who, what, .. }) = main else { return self.register(id) };
                self.target_rule(id, who, what)
            }
            RuleKind::Exclusive => {
                if let Some(MainSentence::Exclude { names, .. }) = main {
                    self.exclusion(id, names);
                }
                None
            }
            RuleKind::Excluded => {
                self.check_excluded(id);
                None
            }
            RuleKind::Outside => {
                self.check_document(id);
                None
            }
            RuleKind::Definition
            | RuleKind::Term
            | RuleKind::SharedDuration
            | RuleKind::Guidance
            | RuleKind::Responsible
            | RuleKind::Interpretation
            | RuleKind::Parameter => None,
        };
        match made {
            Some(decision) => self.program.decisions.push(decision),
            None => self.register(id),
        }
    }

    fn register(&mut self, id: RuleId) {
        let model = self.model;
        let rule = model.rule(id);
        if matches!(rule.ast.kind, RuleKind::Interpretation | RuleKind::Parameter | RuleKind::Term) {
            return;
        }
        let ctx = self.rule_ctx(id);
        self.concerns(&ctx, id);
        let cites = self.cites(&rule.cites);
        let anchors = self.anchors(&cites);
        let kind = rule.ast.kind.word().to_owned();
        let clause = rule.clause.unwrap_or_default();
        let name = if rule.ast.kind == RuleKind::Responsible { String::new() } else { rule.ast.name.text.clone() };
        self.program.register.push(Register { kind, name, clause, anchors, cites });
    }

    /// Interpretations that the rule's lines name beside its sentence: 所涉解释, and of an 等.
    pub(super) fn concerns(&mut self, ctx: &Ctx<'a>, id: RuleId) {
        let model = self.model;
        for line in &model.rule(id).lines {
            match &line.line.value {
                LineValue::Names(names) if line.line.label == Label::Concerns => self.concern(ctx, names),
                LineValue::Enumeration { extent: ast::Extent::Interpreted(name), .. } => {
                    self.concern(ctx, std::slice::from_ref(name));
                }
                _ => {}
            }
        }
    }

    fn anchors(&self, cites: &[crate::ir::CitationId]) -> Vec<String> {
        distinct(cites.iter().flat_map(|c| self.program.citation(*c).anchors.iter().cloned()))
    }

    /// The entity that a sentence is about, and where it stands in the case.
    pub(super) fn subject(&mut self, ctx: &Ctx<'a>, subject: &'a Subject) -> Option<Vec<Frame>> {
        let model = self.model;
        let Some(name) = &subject.entity else {
            let ConditionKind::Is { what, .. } = &subject.condition.kind else { return None };
            let owner = model.owner_of_status(what, ctx.site);
            if owner.is_none() {
                self.unknown_name(ctx, what);
            }
            return owner.map(|o| vec![Frame::root(&o)]);
        };
        if model.symbols.entity(&name.text).is_some_and(|e| e.root) {
            return Some(vec![Frame::root(&name.text)]);
        }
        // 推荐人, 借款人, 招用人员: the relation of an entity at the top of the case.
        for (owner, entity) in model.symbols.entities.iter().filter(|(_, e)| e.root) {
            if entity.relations.contains_key(&name.text) {
                let root = Frame::root(owner);
                return match self.member_of(ctx, &root, &name.text)? {
                    Target::Entity(frame) | Target::Rows(frame) => Some(vec![root, frame]),
                    _ => None,
                };
            }
        }
        self.unknown_name(ctx, name);
        None
    }

    pub(super) fn decision(
        &mut self,
        id: RuleId,
        kind: DecisionKind,
        subject: Option<&'a Subject>,
        conditions: NodeId,
    ) -> Decision {
        let model = self.model;
        let rule = model.rule(id);
        let ctx = self.rule_ctx(id);
        self.concerns(&ctx, id);
        let mut open_documents = Vec::new();
        let mut hints = Vec::new();
        let mut notes = Vec::new();
        for line in &rule.lines {
            match &line.line.value {
                LineValue::PerRules { fact, document } => {
                    let document = self.document_of(&ctx, document);
                    open_documents.push(OpenDocument { document, decides: fact.text.clone() });
                }
                LineValue::Words(text) if line.line.label == Label::Note => notes.push(text.text.clone()),
                _ => {}
            }
        }
        if let Some(frames) = subject.and_then(|subject| self.subject(&ctx, subject)) {
            let inner = Ctx { frames, ..ctx.clone() };
            for (i, line) in rule.lines(Label::Hint).enumerate() {
                if let LineValue::Hint { condition, text } = &line.line.value
                    && let Some(condition) = self.condition(&inner.under(&format!("提示{}", i + 1)), condition)
                {
                    hints.push(Hint { condition, text: text.text.clone() });
                }
            }
        }
        let cites = self.cites(&rule.cites);
        let entity = subject.and_then(|subject| subject.entity.as_ref());
        Decision {
            rule: rule.ast.name.text.clone(),
            kind,
            clause: rule.clause.unwrap_or_default(),
            anchors: self.anchors(&cites),
            cites,
            grants: rule.ast.name.text.clone(),
            subject: entity.map_or_else(|| USUAL_SUBJECT.to_owned(), |n| n.text.clone()),
            verb: String::new(),
            conditions,
            member: None,
            eligible: conditions,
            plan: None,
            target: None,
            extension: None,
            open_documents,
            hints,
            interpretations: self.touched.iter().copied().collect(),
            of_amount: vec![],
            decided_by: self.decided_by(id),
            notes,
        }
    }

    pub(super) fn in_root(&mut self, ctx: &Ctx<'a>, node: NodeId, span: crate::source::Span) -> Option<NodeId> {
        if self.domain_of(node) == DomainId::ROOT {
            return Some(node);
        }
        self.not_computable(ctx, span, Obstacle::ConditionOfMembers);
        None
    }

    fn plain(&mut self, id: RuleId, who: &'a Subject, kind: DecisionKind) -> Option<Decision> {
        let ctx = self.rule_ctx(id);
        let frames = self.subject(&ctx, who)?;
        let ctx = Ctx { frames, ..ctx };
        let conditions = if kind == DecisionKind::Status {
            // A status is one definition, whoever asks: the decision and its uses share the nodes.
            let name = self.model.rule(id).ast.name.clone();
            self.status_named(&ctx, &name)?
        } else {
            self.asked_of(&ctx.under("条件"), who)?
        };
        if kind == DecisionKind::Status && self.domain_of(conditions) != DomainId::ROOT {
            return None;
        }
        let conditions = self.in_root(&ctx, conditions, who.span)?;
        Some(self.decision(id, kind, Some(who), conditions))
    }

    /// What an agency may do; without a subject, in every case.
    fn authorisation(&mut self, id: RuleId, who: Option<&'a Subject>, (by, what): (&Name, &Name)) -> Option<Decision> {
        let decision = match who {
            Some(who) => self.plain(id, who, DecisionKind::Authorisation)?,
            None => {
                let ctx = self.rule_ctx(id);
                let always = Op::Const(Literal::Bool(true));
                let conditions = self.node(format!("{}/条件", ctx.prefix), DomainId::ROOT, Kind::Bool, always);
                self.say(conditions, format!("条文交由{}决定", by.text));
                let cites = self.cites(&self.model.rule(id).cites);
                self.program.nodes[conditions.index()].cites = cites;
                let subject = by.text.clone();
                Decision { subject, ..self.decision(id, DecisionKind::Authorisation, None, conditions) }
            }
        };
        Some(Decision { grants: what.text.clone(), decided_by: Some(by.text.clone()), ..decision })
    }

    fn entitlement(&mut self, id: RuleId, to: &'a Subject, verb: &str, what: &Name) -> Option<Decision> {
        let ctx = self.rule_ctx(id);
        self.check_presumptions(&ctx);
        let frames = self.subject(&ctx, to)?;
        let rows = frames.last().filter(|f| f.domain != DomainId::ROOT).cloned();
        let mut ctx = Ctx { frames, ..ctx };
        let mut range = self.range(&ctx, id);
        ctx.members = range.member.as_ref().map(|(rows, m)| Members {
            rows: rows.clone(),
            condition: m.condition,
            identity: m.identity,
        });
        let truth = self.asked_of(&ctx.under("条件"), to)?;
        // An entitlement of the members themselves: each meets the conditions for itself.
        let conditions = match rows {
            Some(rows) => {
                let condition = self.lift(truth, &rows);
                let (label, identity) = (self.label(&rows), self.identity(&rows));
                let member = Member { domain: rows.domain, condition, label, identity };
                range.member = Some((rows.clone(), member));
                ctx.frames.pop();
                self.truth(true)
            }
            None => self.in_root(&ctx, truth, to.span)?,
        };
        let asked: Vec<NodeId> = range.member.iter().map(|(_, m)| m.condition).chain([conditions]).collect();
        let (mut plan, documents) = self.plan(&ctx, id, &range, &asked)?;
        if let Some(crate::ir::Setting::Chosen { interpretation, .. }) = self.program.rounding
            && !matches!(
                plan.pay,
                crate::ir::Pay::InKind { .. } | crate::ir::Pay::PerRules { .. } | crate::ir::Pay::SameAs { .. }
            )
        {
            self.touch(interpretation);
        }
        // What is graded month by month is left out month by month; else none of it is to be had.
        let graded = match plan.graded {
            Some(_) => plan.graded.take_if(|g| self.domain_of(*g) == DomainId::ROOT),
            None => self.graded_once(&ctx, id),
        };
        let mut eligible = self.eligible(&ctx, conditions, &range, &plan.tiers);
        if let Some(graded) = graded
            && self.domain_of(graded) == DomainId::ROOT
        {
            let op = Op::All(vec![eligible, graded]);
            eligible = self.node(format!("{}/条件和档次", ctx.prefix), DomainId::ROOT, Kind::Bool, op);
        }
        let mut decision = self.decision(id, DecisionKind::Entitlement, Some(to), conditions);
        decision.verb = verb.to_owned();
        decision.grants.clone_from(&what.text);
        decision.eligible = eligible;
        decision.member = range.member.map(|(_, m)| m);
        decision.plan = Some(plan);
        decision.open_documents.extend(documents);
        decision.extension = self.extension_of(id);
        decision.interpretations = self.touched.iter().copied().collect();
        let model = self.model;
        let in_words =
            |i: &crate::ir::InterpId| self.program.interpretations[*i].alternatives.iter().all(|a| !a.computed);
        let fixes = |i: &crate::ir::InterpId| model.fixes_amount(&model.interpretations[i.index()], id);
        decision.of_amount = self.touched.iter().copied().filter(|i| in_words(i) && fixes(i)).collect();
        Some(decision)
    }

    fn graded_once(&mut self, ctx: &Ctx<'a>, id: RuleId) -> Option<NodeId> {
        match &self.model.rule(id).line(Label::Standard)?.line.value {
            LineValue::Standard(ast::Standard::Expr(expr) | ast::Standard::Share { base: expr, .. }) => {
                self.graded(&ctx.under("标准"), expr)
            }
            _ => None,
        }
    }

    /// That some tier of the standard applies, where its tiers may leave a case or a month without any.
    pub(super) fn graded(&mut self, ctx: &Ctx<'a>, expr: &'a ast::Expr) -> Option<NodeId> {
        let expr = tiers_of(ctx, expr)?;
        self.some_case(ctx, expr)
    }

    /// Conditions, at least one member or record in range, and a duration that applies.
    fn eligible(&mut self, ctx: &Ctx<'a>, conditions: NodeId, range: &Range, tiers: &[crate::ir::Tier]) -> NodeId {
        let mut parts = vec![conditions];
        let gated = tiers.last().is_some_and(|t| t.condition.is_some());
        let durations: Vec<NodeId> = if gated { tiers.iter().filter_map(|t| t.condition).collect() } else { vec![] };
        let tier = (!durations.is_empty()).then(|| {
            let domain = self.deepest(&durations);
            let node = self.node(format!("{}/期限适用", ctx.prefix), domain, Kind::Bool, Op::Any(durations));
            self.say(node, "有适用的补贴期限");
            node
        });
        if let Some((rows, member)) = &range.member {
            let condition = match tier {
                Some(tier) => {
                    let both = Op::All(vec![member.condition, tier]);
                    self.node(format!("{}/每名合计条件", ctx.prefix), rows.domain, Kind::Bool, both)
                }
                None => member.condition,
            };
            let op = Op::Exists { domain: rows.domain, condition };
            if !self.asks(conditions, &op) {
                let node = self.node(format!("{}/有范围内人员", ctx.prefix), DomainId::ROOT, Kind::Bool, op);
                self.say(node, format!("{}中有符合本项要求的", rows.entity));
                parts.push(node);
            }
        } else {
            parts.extend(tier);
        }
        if let Some((records, truth)) = &range.records {
            let parent = self.program.domain(records.domain).parent.unwrap_or(DomainId::ROOT);
            let op = Op::Exists { domain: records.domain, condition: *truth };
            let node = self.node(format!("{}/有范围内记录", ctx.prefix), parent, Kind::Bool, op);
            self.say(node, format!("{}中有符合本项要求的", records.entity));
            if parent == DomainId::ROOT {
                parts.push(node);
            }
        }
        match parts.as_slice() {
            [one] => *one,
            _ => self.node(format!("{}/全部条件", ctx.prefix), DomainId::ROOT, Kind::Bool, Op::All(parts)),
        }
    }

    /// Whether a condition, or one of those it joins, asks this.
    fn asks(&self, condition: NodeId, what: &Op) -> bool {
        let op = &self.program.node(condition).op;
        if let Op::All(parts) = op { parts.iter().any(|p| self.asks(*p, what)) } else { op == what }
    }

    /// A fact that an unnamed document decides: unknown, it stays open for want of the document too.
    pub fn per_rules(&mut self, rule: RuleId, fact: &str) -> Option<DocumentId> {
        let model = self.model;
        let document = model.rule(rule).lines(Label::PerRules).find_map(|l| match &l.line.value {
            LineValue::PerRules { fact: named, document } if named.text == fact => Some(document),
            _ => None,
        })?;
        let ctx = self.rule_ctx(rule);
        Some(self.document_of(&ctx, document))
    }
}

/// Whether words name a fact: 是否高层次人才 is spoken of as 是高层次人才 too.
pub(super) fn speaks_of(words: &str, fact: &str) -> bool {
    words == fact || fact.strip_prefix("是否").is_some_and(|status| words.strip_prefix('是') == Some(status))
}

/// The list of tiers that an expression is, directly or by the name of an 算式.
fn tiers_of<'a>(ctx: &Ctx<'a>, expr: &'a ast::Expr) -> Option<&'a ast::Expr> {
    match &expr.kind {
        ast::ExprKind::Cases { .. } => Some(expr),
        ast::ExprKind::Operand(operand) => {
            let [name] = operand.segments.as_slice() else { return None };
            let (_, named) = ctx.formulas.iter().find(|(n, _)| *n == name.text)?;
            match &named.kind {
                ast::ExprKind::Cases { .. } => Some(named),
                _ => None,
            }
        }
        ast::ExprKind::NotBelowZero(of) => tiers_of(ctx, of),
        ast::ExprKind::Binary { left, right, .. } => tiers_of(ctx, left).or_else(|| tiers_of(ctx, right)),
        _ => None,
    }
}
