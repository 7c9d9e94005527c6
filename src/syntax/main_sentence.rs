//! The sentence of a rule: who, what, and the list of conditions.

use super::ast::{
    Agencies, AgencyGroup, Condition, ConditionKind, Define, DefineBody, DefineVerb, MainSentence, Name, RuleKind,
    Scope, Subject, Text,
};
use super::expression::EXPR;
use super::grammar::Rule;
use super::parser::Reader;
use super::parts::{Forms, Parts, Reading, mark};
use super::phrase::{NAME, OPERAND, words};
use super::piece::Piece;
use super::terms::EXTENSION;
use crate::document::own_name;

const AGENCIES: Forms<Vec<AgencyGroup>> = &[(Rule::agencies, |p| p.many(AGENCY_GROUP))];

const AGENCY_GROUP: Forms<AgencyGroup> = &[(Rule::agency_group, |p| {
    Ok(AgencyGroup { names: p.many(NAME)?, lead: p.has(LEAD_MARK)?, open: p.has(OPEN_MARK)?, manner: p.maybe(MANNER)? })
})];

const LEAD_MARK: Forms<()> = &[(Rule::lead_mark, mark)];

const OPEN_MARK: Forms<()> = &[(Rule::open_mark, mark)];

const MANNER: Forms<Text> = &[(Rule::manner, words)];

impl<'t> Reader<'t> {
    /// The main sentence of a rule of this kind and title.
    pub fn main_sentence(&mut self, kind: RuleKind, title: &Name, piece: Piece<'t>) -> Option<MainSentence> {
        // The items of a list each end as they end; the list itself says where it stops.
        let listed = kind == RuleKind::Responsible || super::list::has_outer(piece.text);
        let (piece, rest) = if listed { (piece, piece.end()) } else { piece.sentence() };
        if !rest.text.is_empty() {
            // A rule says one thing; a second sentence would be lost without a word.
            self.unexpected(rest);
        }
        match kind {
            RuleKind::Entitlement => self.grant(title, piece),
            RuleKind::Discretion => {
                let (who, _, what) = self.directed(piece, &["经审定可以"])?;
                Some(MainSentence::May { who, what: self.matter(what), span: piece.span() })
            }
            RuleKind::Priority => {
                let (who, verb, rest) = self.directed(piece, &["列入优先次序"])?;
                self.nothing_more(verb, rest);
                Some(MainSentence::Rank { who, span: piece.span() })
            }
            RuleKind::Target => self.ensure(piece),
            RuleKind::Status => self.classify(title, piece),
            RuleKind::Definition | RuleKind::Term => self.define(title, piece).map(MainSentence::Define),
            RuleKind::SharedDuration => {
                let piece = self.full_stop(piece);
                let (except, until, others) = self.take(Rule::one_extend, piece, |p| p.take(EXTENSION))?;
                Some(MainSentence::ExtendExcept { except, until, others, span: piece.span() })
            }
            RuleKind::Responsible => self.agencies(piece).map(MainSentence::Agencies),
            RuleKind::Duty => {
                let (who, _, what) = self.directed(piece, &["应当"])?;
                Some(MainSentence::Must { who, what: self.matter(what), span: piece.span() })
            }
            RuleKind::Authorisation => self.decide(piece),
            RuleKind::Exclusive => self.exclude(piece),
            RuleKind::Excluded => self.deny(piece),
            RuleKind::Guidance | RuleKind::Interpretation | RuleKind::Parameter | RuleKind::Outside => {
                self.unexpected(piece);
                None
            }
        }
    }

    /// `由〈机关〉决定是否〈事项〉`, of everybody or `对……的〈主体〉，`
    fn decide(&mut self, piece: Piece<'t>) -> Option<MainSentence> {
        let (who, decided) = if piece.text.starts_with('由') {
            (None, self.full_stop(piece).strip_prefix("由")?.trim())
        } else if last_comma_before(piece.text, &["由"]).is_some() {
            let (who, _, decided) = self.directed(piece, &["由"])?;
            (Some(who), decided)
        } else {
            self.expected_pattern(piece, "help-authorise");
            return None;
        };
        let asked = last_outside_quotes(decided.text, "决定是否");
        let (Some(at), span) = (asked, piece.span()) else {
            self.expected_pattern(piece, "help-authorise");
            return None;
        };
        let by = decided.slice(0, at).trim().name();
        let what = self.matter(decided.slice(at + "决定是否".len(), decided.text.len()).trim());
        if by.text.is_empty() || what.text.is_empty() {
            self.expected_pattern(piece, "help-authorise");
            return None;
        }
        Some(MainSentence::Decide { who, by, what, span })
    }

    /// `对……的〈主体〉，〈动词〉〈名〉：（1）…`
    pub(super) fn directed<'v>(
        &mut self,
        piece: Piece<'t>,
        verbs: &[&'v str],
    ) -> Option<(Subject, &'v str, Piece<'t>)> {
        let list = self.outer_list(piece);
        let head = if list.items.is_empty() { self.full_stop(piece) } else { list.head };
        let (except, head) = exceptions(head);
        let Some(body) = head.strip_prefix("对") else {
            self.expected_pattern(head, "help-directed");
            return None;
        };
        let Some((comma, verb)) = last_comma_before(body.text, verbs) else {
            self.expected_pattern(head, "help-directed");
            return None;
        };
        let who = body.slice(0, comma).trim();
        let after = body.slice(comma, body.text.len());
        let at = after.text.find(verb)? + verb.len();
        let what = after.slice(at, after.text.len()).trim();
        let items = (!list.items.is_empty()).then(|| self.items(&list.items));
        let to = Subject { except, ..self.subject(who, items, piece)? };
        Some((to, verb, what))
    }

    /// `同时符合下列条件的个人`, `〈条件〉的个人`, `就业困难人员`.
    pub(super) fn subject(
        &mut self,
        who: Piece<'t>,
        items: Option<Vec<Condition>>,
        whole: Piece<'t>,
    ) -> Option<Subject> {
        let span = who.span();
        for (lead, all) in [("同时符合下列条件的", true), ("符合下列条件之一的", false)] {
            if let Some(entity) = who.strip_prefix(lead) {
                let Some(items) = items else {
                    self.missing(whole.end(), "列项（1）……；（2）……。");
                    return None;
                };
                let kind = if all { ConditionKind::All(items) } else { ConditionKind::Any(items) };
                let condition = Condition::new(kind, whole.span());
                return Some(Subject { entity: Some(entity.name()), except: vec![], condition, span });
            }
        }
        if items.is_some() {
            self.expected_pattern(who, "help-list-head");
            return None;
        }
        match last_outside_quotes(who.text, "的") {
            Some(at) => {
                let entity = who.slice(at + '的'.len_utf8(), who.text.len()).trim();
                let condition = self.condition(who.slice(0, at).trim())?;
                Some(Subject { entity: Some(entity.name()), except: vec![], condition, span })
            }
            None => {
                let what = who.name();
                let kind = ConditionKind::Is { who: None, negated: false, what };
                Some(Subject { entity: None, except: vec![], condition: Condition::new(kind, span), span })
            }
        }
    }

    /// `将……的〈主体〉列为〈对象名〉：…`
    fn classify(&mut self, title: &Name, piece: Piece<'t>) -> Option<MainSentence> {
        let list = self.outer_list(piece);
        let head = if list.items.is_empty() { self.full_stop(piece) } else { list.head };
        let (except, head) = exceptions(head);
        let body = head.strip_prefix("将");
        let at = body.and_then(|b| last_outside_quotes(b.text, "列为"));
        let (Some(body), Some(at)) = (body, at) else {
            self.expected_pattern(head, "help-classify");
            return None;
        };
        let items = (!list.items.is_empty()).then(|| self.items(&list.items));
        let who = Subject { except, ..self.subject(body.slice(0, at).trim(), items, piece)? };
        let what = self.titled(body.slice(at + "列为".len(), body.text.len()).trim(), title);
        Some(MainSentence::Classify { who, what, span: piece.span() })
    }

    /// `对……的〈主体〉，确保……`
    fn ensure(&mut self, piece: Piece<'t>) -> Option<MainSentence> {
        let list = self.outer_list(piece);
        let head = if list.items.is_empty() { self.full_stop(piece) } else { list.head };
        let (except, head) = exceptions(head);
        let body = head.strip_prefix("对");
        let at = body.and_then(|b| last_comma_before(b.text, &["确保"]));
        let (Some(body), Some((at, verb))) = (body, at) else {
            self.expected_pattern(head, "help-ensure");
            return None;
        };
        let items = (!list.items.is_empty()).then(|| self.items(&list.items));
        let who = self.subject(body.slice(0, at).trim(), items, piece).map(|who| Subject { except, ..who });
        let after = body.slice(at, body.text.len());
        let begin = after.text.find(verb)? + verb.len();
        let what = self.plain_condition(after.slice(begin, after.text.len()).trim());
        Some(MainSentence::Ensure { who: who?, what: what?, span: piece.span() })
    }

    fn define(&mut self, title: &Name, piece: Piece<'t>) -> Option<Define> {
        let list = self.outer_list(piece);
        let head = if list.items.is_empty() { self.full_stop(piece) } else { list.head };
        let verbs = [("是指", DefineVerb::Means), ("限于", DefineVerb::Narrows), ("包括", DefineVerb::Widens)];
        let found = verbs.iter().find_map(|(word, verb)| {
            ["，", ","]
                .iter()
                .find_map(|c| head.text.find(&format!("{c}{word}")).map(|at| (at, c.len() + word.len(), *verb)))
        });
        let Some((at, length, verb)) = found else {
            if let Some(settled) = self.settled(title, head) {
                return Some(settled);
            }
            self.expected_pattern(head, "help-define");
            return None;
        };
        let mut named = head.slice(0, at).trim();
        let mut scope = None;
        let scopes = Scope::ALL.iter().map(|scope| (scope.word(), *scope));
        let own = own_name(named.text).map(|length| (named.text.get(..length).unwrap_or_default(), Scope::Document));
        for (word, which) in scopes.chain(own) {
            if let Some(rest) = named.strip_prefix(&format!("{word}所称")) {
                scope = Some(which);
                named = rest;
            }
        }
        let name = self.titled(named, title);
        let body = head.slice(at + length, head.text.len()).trim();
        let amounts = body.text.find('的').map(|of| body.slice(of + '的'.len_utf8(), body.text.len()).trim());
        if let Some(amounts) = amounts.filter(|a| super::expression::begins_cases(a.text)) {
            let entity = body.slice(0, body.text.find('的')?).trim().name();
            let expr = self.cases(amounts, &list.items, piece.span())?;
            let body = DefineBody::Quantity { entity, expr };
            return Some(Define { scope, name, verb, body, span: piece.span() });
        }
        let items = (!list.items.is_empty()).then(|| self.items(&list.items));
        let body = self.define_body(body, verb, items, piece)?;
        Some(Define { scope, name, verb, body, span: piece.span() })
    }

    /// `〈术语〉，按解释事项“……”确定`
    fn settled(&mut self, title: &Name, head: Piece<'t>) -> Option<Define> {
        let comma = last_comma_before(head.text, &["按解释事项"])?.0;
        let after = head.slice(comma, head.text.len());
        let reading = after.slice(after.text.find("按解释事项")? + "按解释事项".len(), after.text.len()).trim();
        let reading = reading.strip_suffix("确定")?;
        if !reading.text.starts_with('“') || !reading.text.ends_with('”') {
            return None;
        }
        let name = self.titled(head.slice(0, comma).trim(), title);
        let condition = Condition::new(ConditionKind::FromInterpretation(reading.name()), reading.span());
        let body = DefineBody::Status { entity: nobody(head.span()), condition };
        Some(Define { scope: None, name, verb: DefineVerb::Means, body, span: head.span() })
    }

    fn define_body(
        &mut self,
        body: Piece<'t>,
        verb: DefineVerb,
        items: Option<Vec<Condition>>,
        whole: Piece<'t>,
    ) -> Option<DefineBody> {
        if verb != DefineVerb::Means {
            let subject = self.subject(body, items, whole)?;
            let entity = subject.entity.unwrap_or_else(|| nobody(subject.span));
            return Some(DefineBody::Status { entity, condition: subject.condition });
        }
        if let Some(items) = items {
            return self.define_list(body, items, whole);
        }
        if let Ok(span) = self.read(Rule::one_span, body, None, span) {
            return span;
        }
        let day_after =
            |p: &mut Parts<'_>| Ok(DefineBody::DayAfter { from: p.take(OPERAND)?, period: p.take(OPERAND)? });
        if let Ok(day) = self.read(Rule::one_period_name, body, None, day_after) {
            return day;
        }
        let Some(of) = body.text.find('的') else {
            // 是指困难人员: whoever is that.
            let condition = ConditionKind::Is { who: None, negated: false, what: body.name() };
            let entity = nobody(body.span());
            return Some(DefineBody::Status { entity, condition: Condition::new(condition, body.span()) });
        };
        let entity = body.slice(0, of).trim().name();
        let rest = body.slice(of + '的'.len_utf8(), body.text.len()).trim();
        if let Some(quantity) = rest.strip_prefix("下列数额：").or_else(|| rest.strip_prefix("下列数额:")) {
            let expr = self.take(Rule::one_expr, quantity, |p| p.take(EXPR))?;
            return Some(DefineBody::Quantity { entity, expr });
        }
        let condition = self.condition(rest)?;
        Some(DefineBody::Status { entity, condition })
    }

    /// 是指〈主体〉同时符合下列条件 / 〈主体〉的〈记录〉中有符合下列条件的 / ……中符合下列条件的人数
    fn define_list(&mut self, body: Piece<'t>, items: Vec<Condition>, whole: Piece<'t>) -> Option<DefineBody> {
        let list = |all: bool, items: Vec<Condition>| {
            let kind = if all { ConditionKind::All(items) } else { ConditionKind::Any(items) };
            Condition::new(kind, whole.span())
        };
        for (tail, all) in [("同时符合下列条件", true), ("符合下列条件之一", false)] {
            if let Some(entity) = body.strip_suffix(tail) {
                let entity = entity.strip_suffix("的").unwrap_or(entity);
                return Some(DefineBody::Status { entity: entity.name(), condition: list(all, items) });
            }
        }
        let Some((rows, all, count)) = rows_head(body) else {
            self.expected_pattern(body, "help-define");
            return None;
        };
        let of = rows.text.find('的')?;
        let entity = rows.slice(0, of).trim().name();
        let relation = rows.slice(of + '的'.len_utf8(), rows.text.len()).trim();
        let relation = self.take(Rule::one_operand, relation, |p| p.take(OPERAND))?;
        let condition = list(all, items);
        Some(if count {
            DefineBody::CountOf { entity, relation, condition }
        } else {
            DefineBody::Exists { entity, relation, condition }
        })
    }

    /// `“甲”“乙”不重复享受，就高给予`
    fn exclude(&mut self, piece: Piece<'t>) -> Option<MainSentence> {
        let piece = self.full_stop(piece);
        let names = self.take(Rule::one_exclude, piece, |p| p.many(NAME))?;
        Some(MainSentence::Exclude { names, span: piece.span() })
    }

    fn agencies(&mut self, piece: Piece<'t>) -> Option<Agencies> {
        let piece = self.full_stop(piece);
        let groups = self.take(Rule::one_agencies, piece, |p| p.take(AGENCIES))?;
        Some(Agencies { groups, span: piece.span() })
    }
}

/// Whose status it is, where the sentence does not say: the status that it names tells.
fn nobody(span: crate::source::Span) -> Name {
    Name { text: String::new(), quoted: false, span }
}

/// 自〈日期〉起至〈日期〉止的期间, after the day on which it is asked where one is named.
fn span(parts: &mut Parts<'_>) -> Reading<DefineBody> {
    let mut operands = parts.many(OPERAND)?.into_iter().rev();
    match (operands.next(), operands.next()) {
        (Some(to), Some(from)) => Ok(DefineBody::Span { at: operands.next(), from, to }),
        _ => parts.take(&[]),
    }
}

/// `除“甲”“乙”外，` ahead of a sentence, and what follows it.
pub(super) fn exceptions(head: Piece<'_>) -> (Vec<Name>, Piece<'_>) {
    let whole = head;
    let mut names = Vec::new();
    let Some(mut rest) = head.strip_prefix("除") else { return (names, whole) };
    while let Some(close) = rest.text.strip_prefix('“').and_then(|r| r.find('”')) {
        let end = '“'.len_utf8() + close + '”'.len_utf8();
        names.push(rest.slice(0, end).name());
        rest = rest.slice(end, rest.text.len()).trim();
    }
    match rest.strip_prefix("外，").or_else(|| rest.strip_prefix("外,")) {
        Some(body) if !names.is_empty() => (names, body.trim()),
        _ => (Vec::new(), whole),
    }
}

/// The characters outside quotation marks and brackets, with where they stand.
fn outside(text: &str) -> impl Iterator<Item = (usize, char)> {
    let mut depth = 0usize;
    text.char_indices().filter(move |(_, c)| match c {
        '“' | '（' | '(' => {
            depth += 1;
            false
        }
        '”' | '）' | ')' => {
            depth = depth.saturating_sub(1);
            false
        }
        _ => depth == 0,
    })
}

/// The last comma outside quotation marks that one of the verbs follows.
pub(super) fn last_comma_before<'v>(text: &str, verbs: &[&'v str]) -> Option<(usize, &'v str)> {
    let verb_after = |(at, c): (usize, char)| {
        let rest = text[at + c.len_utf8()..].trim_start();
        verbs.iter().find(|v| rest.starts_with(**v)).map(|verb| (at, *verb))
    };
    outside(text).filter(|(_, c)| matches!(c, '，' | ',')).filter_map(verb_after).last()
}

fn last_outside_quotes(text: &str, word: &str) -> Option<usize> {
    outside(text).map(|(at, _)| at).filter(|at| text[*at..].starts_with(word)).last()
}

/// What stands before `中有符合下列条件的` or `中符合下列条件的人数`; whether all of what follows is
/// asked (plain `符合下列条件` asks all, as in statutes); whether the rows are counted.
fn rows_head(body: Piece<'_>) -> Option<(Piece<'_>, bool, bool)> {
    let counted = ["人数", "户数", "件数"].iter().find_map(|unit| body.strip_suffix(unit));
    let which = counted.unwrap_or(body);
    let forms = [("同时符合下列条件的", true), ("符合下列条件之一的", false), ("符合下列条件的", true)];
    let (rows, all) = forms.iter().find_map(|(tail, all)| Some((which.strip_suffix(tail)?, *all)))?;
    let rows = if counted.is_some() { rows.strip_suffix("中") } else { rows.strip_suffix("中有") };
    Some((rows?, all, counted.is_some()))
}

#[cfg(test)]
pub(super) fn tables() -> Vec<Rule> {
    use super::parts::of;
    [of(AGENCIES), of(AGENCY_GROUP), of(LEAD_MARK), of(OPEN_MARK), of(MANNER)].concat()
}
