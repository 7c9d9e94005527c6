//! What was enjoyed and approved before, and the caps on amounts.

use super::builder::Builder;
use super::range::Range;
use super::scope::{Ctx, Frame};
use crate::diagnostic::{Code, Term};
use crate::ir::{AmountLimit, Approved, Enjoyed, LimitOf, LimitPeriod, LimitWhat, Pay, Plan, TIMES, YearPart};
use crate::resolve::{CitedLine, Fact, RuleId};
use crate::syntax::ast::{Cap, CapPeriod, Label, LineValue, Name};
use crate::syntax::print;
use crate::types::{FactRole, Kind, USUAL_SUBJECT};

impl<'m, 'a> Builder<'m, 'a> {
    /// The months of the entitlement had before: of the member, or of the subject.
    pub(super) fn enjoyed(&mut self, ctx: &Ctx<'a>) -> Option<Enjoyed> {
        let fact = self.benefit_fact(FactRole::MonthsEnjoyed)?;
        let frame = self.benefit_frame(ctx)?;
        let slot = self.slot(&frame, &fact);
        let count = self.read_slot(ctx, &frame, &fact, slot);
        let months = self.benefit_fact(FactRole::EnjoyedIn).map(|fact| self.slot(&frame, &fact));
        Some(Enjoyed { count, months })
    }

    /// The fact that has a role among those kept by benefit.
    pub(super) fn benefit_fact(&self, role: FactRole) -> Option<Fact> {
        self.model.symbols.benefits()?.1.in_role(role).cloned()
    }

    /// 上限, one line after the other. One whose group the plan does not have is refused: it would never bite.
    pub(super) fn limits(
        &mut self,
        ctx: &Ctx<'a>,
        rule: RuleId,
        range: &Range,
        plan: &Plan,
    ) -> Option<Vec<AmountLimit>> {
        let model = self.model;
        let mut limits = Vec::new();
        for line in model.rule(rule).lines(Label::Cap) {
            let LineValue::Cap(Cap { with, part, per, period, amount, carries }) = &line.line.value else { continue };
            let literal = self.literal(ctx, amount)?;
            let what = match &literal.kind {
                Kind::Money { per: None } => LimitWhat::Money,
                Kind::Count { counter } if counter == TIMES => LimitWhat::Times,
                found => {
                    self.unit_mismatch(ctx, amount.span, found, &Kind::Money { per: None });
                    return None;
                }
            };
            if per.text == "名" {
                let d = self.fault(ctx, Code::PreferredWording, per.span);
                self.report(d.arg("found", "每名").arg("right", "每人").help("help"));
            }
            let text = print::line_text(line.line);
            let said = period.is_some();
            let (of, period) = match self.limited(ctx, (range, plan), per, *period) {
                Ok(found) => found,
                Err(help) => {
                    self.unfit_cap(ctx, line, &text, help);
                    return None;
                }
            };
            if !with.is_empty() && (of != LimitOf::Subject || !matches!(period, LimitPeriod::Year | LimitPeriod::Ever))
            {
                self.unfit_cap(ctx, line, &text, "help-cap-joint");
                return None;
            }
            let unfit = match what {
                LimitWhat::Money if *carries && period != LimitPeriod::Year => Some("help-cap-carry"),
                LimitWhat::Times if *carries || part.is_some() || !with.is_empty() => Some("help-cap-times"),
                LimitWhat::Times if of != LimitOf::Subject || !matches!(plan.pay, Pay::Once { .. }) => {
                    Some("help-cap-times")
                }
                LimitWhat::Times if !matches!(period, LimitPeriod::Year | LimitPeriod::Ever) => Some("help-cap-times"),
                LimitWhat::Money | LimitWhat::Times => None,
            };
            let fits = |l: &AmountLimit| l.part.is_some();
            let unfit = unfit.or(match part {
                Some(_) if !matches!(period, LimitPeriod::Month | LimitPeriod::Decision) || !with.is_empty() => {
                    Some("help-cap-part-time")
                }
                // What an earlier cap takes off the sum would be taken of no one part.
                Some(_) if !limits.iter().all(fits) => Some("help-cap-part-first"),
                Some(_) | None => None,
            });
            if let Some(help) = unfit {
                self.unfit_cap(ctx, line, &text, help);
                return None;
            }
            let part = match part {
                Some(name) => match self.part_of_standard(ctx, rule, (range, plan), name) {
                    Some(part) => Some(part),
                    None => {
                        self.unfit_cap(ctx, line, &text, "help-cap-part");
                        return None;
                    }
                },
                None => None,
            };
            let amount = self.number(literal.value, literal.kind);
            let looks_back = matches!(period, LimitPeriod::Year | LimitPeriod::Ever) && of != LimitOf::Piece;
            let approved = if looks_back { self.approved(ctx, (of, what), range) } else { None };
            // Without a record of how often, a cap on the number of times would begin anew with each case.
            if looks_back && (said || !with.is_empty() || what == LimitWhat::Times) && approved.is_none() {
                self.without_record(ctx, line, what);
                return None;
            }
            let cites = self.cites(&line.cites);
            let (with, carries) = (vec![], *carries);
            limits.push(AmountLimit { amount, of, period, what, part, carries, approved, with, cites, text });
        }
        Some(limits)
    }

    /// Whom a cap counts, and in what time; the help to give where this plan has no such group.
    fn limited(
        &self,
        ctx: &Ctx<'a>,
        (range, plan): (&Range, &Plan),
        per: &Name,
        period: Option<CapPeriod>,
    ) -> Result<(LimitOf, LimitPeriod), &'static str> {
        let of = self.limit_of(ctx, (range, plan), &per.text).ok_or("help-cap-group")?;
        let once = match &plan.pay {
            Pay::Once { .. } => true,
            Pay::Monthly { .. } | Pay::Yearly { .. } | Pay::Window { .. } => false,
            Pay::InKind { .. } | Pay::PerRules { .. } | Pay::SameAs { .. } => return Err("help-cap-amount"),
        };
        match (of, period) {
            // Who of those counted had what before, no record says.
            (LimitOf::Piece, None | Some(CapPeriod::Decision)) => Ok((of, LimitPeriod::Decision)),
            (LimitOf::Piece, Some(_)) => Err("help-cap-piece"),
            (_, Some(CapPeriod::Month)) if once => Err("help-cap-month"),
            (_, Some(CapPeriod::Month)) => Ok((of, LimitPeriod::Month)),
            (_, Some(CapPeriod::Decision)) => Ok((of, LimitPeriod::Decision)),
            (_, Some(CapPeriod::Year)) => Ok((of, LimitPeriod::Year)),
            (_, Some(CapPeriod::Ever) | None) => Ok((of, LimitPeriod::Ever)),
        }
    }

    /// Members whose relation has this measure word, what a rate is multiplied with, or the subject.
    fn limit_of(&self, ctx: &Ctx<'a>, (range, plan): (&Range, &Plan), word: &str) -> Option<LimitOf> {
        let symbols = &self.model.symbols;
        let asked = Kind::Count { counter: word.to_owned() };
        let agrees = |counter: &str| asked.agrees_with(&Kind::Count { counter: counter.to_owned() });
        let monthly = matches!(plan.pay, Pay::Monthly { .. });
        if let Some((rows, _)) = range.member.as_ref().filter(|_| monthly)
            && symbols.counter_of(&rows.entity).is_some_and(agrees)
        {
            return Some(LimitOf::Member);
        }
        if let Pay::Once { count, per, .. } = &plan.pay {
            match count {
                Some(count) if self.kind(*count).agrees_with(&asked) && *self.kind(*count) != Kind::Number => {
                    return Some(LimitOf::Piece);
                }
                None if per.as_deref().is_some_and(agrees) => return Some(LimitOf::Subject),
                Some(_) | None => {}
            }
        }
        let subject = ctx.subject().map_or(USUAL_SUBJECT, |f| f.entity.as_str());
        let person = subject == USUAL_SUBJECT || symbols.is_person(subject);
        let itself = match word {
            "人" | "名" => person,
            // 每户 is the subject, whoever it is.
            "户" => true,
            "家" => !person,
            word => symbols.counters_of(subject).any(|of| of == word),
        };
        itself.then_some(LimitOf::Subject)
    }

    pub(super) fn unfit_cap(&mut self, ctx: &Ctx<'a>, line: &CitedLine<'a>, text: &str, help: &'static str) {
        let d = self.fault(ctx, Code::UnfitLine, line.line.label_span);
        self.report(d.arg("label", Label::Cap.word()).arg("cap", text).help(help));
    }

    /// A cap that counts over years and no record of what was approved would begin anew with each case.
    fn without_record(&mut self, ctx: &Ctx<'a>, line: &CitedLine<'a>, what: LimitWhat) {
        let (role, of, help) = match what {
            LimitWhat::Money => (FactRole::ApprovedByYear, "role-of-cap", "help-approved"),
            LimitWhat::Times => (FactRole::TimesByYear, "role-of-cap-times", "help-times"),
        };
        let of = Term::new(of).arg("rule", &self.model.rule(ctx.rule).ast.name.text);
        self.missing_role(ctx, line.line.label_span, role, of, help);
    }

    /// Records of a year and the amount approved for it, or how often something was: of each member where members are
    /// counted, else of the case.
    pub(super) fn approved(
        &mut self,
        ctx: &Ctx<'a>,
        (of, what): (LimitOf, LimitWhat),
        range: &Range,
    ) -> Option<Approved> {
        let (role, kept) = match what {
            LimitWhat::Money => (FactRole::ApprovedByYear, YearPart::Amount),
            LimitWhat::Times => (FactRole::TimesByYear, YearPart::Times),
        };
        let fact = self.benefit_fact(role)?;
        let ctx = match (&range.member, of) {
            (Some((rows, _)), LimitOf::Member) => ctx.inside(rows.clone()),
            _ => Ctx { frames: vec![], ..ctx.clone() },
        };
        let frame = self.benefit_frame(&ctx)?;
        let path = format!("{}.{}[]", frame.path, fact.name);
        let domain = self.relation_domain(frame.domain, path.clone(), None, &fact.name);
        let frame = Frame { entity: fact.name.clone(), path, or_path: None, domain };
        let mut slot = |part: YearPart| self.slot_named(&frame, &fact, part.word(), part.kind(), None);
        let (year, amount) = (slot(YearPart::Year), slot(kept));
        Some(Approved { domain, year, amount })
    }
}
