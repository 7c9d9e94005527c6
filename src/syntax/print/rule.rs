//! 回读: a rule as the compiler understood it, line by line, in canonical legal Chinese.
//!
//! What is printed reads back to the same tree. Layout is ours; words, numbers and order are the
//! rule's own, apart from the choice between wordings that mean one thing.

use super::line::{authority, line_value};
use super::list::{listed, tail};
use super::{condition, duration, expr, name, names, operand};
use crate::syntax::ast::{
    Agencies, Condition, ConditionKind, Define, DefineBody, DefineVerb, Line, MainSentence, Name, Reach, Rule,
    RuleKind, Subject,
};
use crate::syntax::grant::HAD;

/// One printed line: its label, what follows the colon, and the items of its list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Printed {
    /// Empty for the main sentence.
    pub label: String,
    pub text: String,
    pub items: Vec<String>,
    /// 依据 and 参见 of this line: label and text.
    pub under: Vec<(&'static str, String)>,
}

impl Printed {
    fn new(label: impl Into<String>, text: impl Into<String>) -> Printed {
        Printed { label: label.into(), text: text.into(), ..Printed::default() }
    }
}

/// The lines of a rule, the opening line first.
pub fn lines(rule: &Rule) -> Vec<Printed> {
    let mut opening = match rule.kind {
        RuleKind::Outside => Printed::new(rule.kind.word(), format!("《{}》", rule.name.text)),
        RuleKind::Responsible => Printed::new(rule.kind.word(), main_text(rule)),
        RuleKind::Definition
        | RuleKind::Term
        | RuleKind::Status
        | RuleKind::Entitlement
        | RuleKind::SharedDuration
        | RuleKind::Discretion
        | RuleKind::Authorisation
        | RuleKind::Target
        | RuleKind::Priority
        | RuleKind::Duty
        | RuleKind::Guidance
        | RuleKind::Interpretation
        | RuleKind::Parameter
        | RuleKind::Exclusive
        | RuleKind::Excluded => Printed::new(rule.kind.word(), name(&rule.name)),
    };
    opening.under.extend(rule.authority.iter().map(|a| ("依据", authority(a))));
    opening.under.extend(rule.see_also.iter().map(|a| ("参见", authority(a))));
    let mut printed = vec![opening];
    let attached: Vec<Printed> = rule.lines.iter().map(attached).collect();
    let main = rule.main.as_ref().filter(|_| rule.kind != RuleKind::Responsible).map(main_sentence);
    // A term says where it comes from before it says what it is.
    if rule.kind == RuleKind::Term {
        printed.extend(attached);
        printed.extend(main);
    } else {
        printed.extend(main);
        printed.extend(attached);
    }
    printed
}

/// The rule as one text.
pub fn rule(rule: &Rule) -> String {
    let mut out = String::new();
    for line in lines(rule) {
        if !line.label.is_empty() {
            out.push_str(&line.label);
            out.push('：');
        }
        out.push_str(&line.text);
        out.push_str(if line.items.is_empty() { "。\n" } else { "：\n" });
        for (i, item) in line.items.iter().enumerate() {
            out.push_str(item);
            out.push_str(if i + 1 == line.items.len() { "。\n" } else { "；\n" });
        }
        for (label, text) in &line.under {
            out.push_str(&format!("{label}：{text}。\n"));
        }
    }
    out
}

fn attached(line: &Line) -> Printed {
    let (text, items) = line_value(line.label, &line.value);
    let under = line.authority.iter().map(|a| ("依据", authority(a))).collect();
    Printed { label: line.label.word(), text, items, under }
}

fn main_text(rule: &Rule) -> String {
    rule.main.as_ref().map(|m| main_sentence(m).text).unwrap_or_default()
}

fn main_sentence(main: &MainSentence) -> Printed {
    let (text, items) = match main {
        MainSentence::Grant { to, verb, what, alias, .. } => {
            let alias = alias.as_ref().map(|a| format!("（以下称“{}”）", a.text)).unwrap_or_default();
            let what = format!("{}{alias}", name(what));
            if HAD.contains(&verb.as_str()) {
                let (subject, items) = subject(to);
                (format!("{}{subject}，{verb}{what}", except(to)), items)
            } else {
                directed(to, verb, &what)
            }
        }
        MainSentence::May { who, what, .. } => directed(who, "经审定可以", &name(what)),
        MainSentence::Must { who, what, .. } => directed(who, "应当", &name(what)),
        MainSentence::Decide { who, by, what, .. } => {
            let decides = format!("{}决定是否{}", name(by), name(what));
            who.as_ref().map_or_else(|| (format!("由{decides}"), vec![]), |who| directed(who, "由", &decides))
        }
        MainSentence::Rank { who, .. } => directed(who, "列入优先次序", ""),
        MainSentence::Ensure { who, what, .. } => directed(who, "确保", &condition(what)),
        MainSentence::Classify { who, what, .. } => {
            let (subject, items) = subject(who);
            (format!("{}将{subject}列为{}", except(who), name(what)), items)
        }
        MainSentence::Deny { who, verb, of, .. } => {
            let (subject, items) = if let ConditionKind::Any(parts) = &who.condition.kind {
                let entity = who.entity.as_ref().map(name).unwrap_or_default();
                (format!("有下列情形之一的{entity}"), super::list::items(parts))
            } else {
                subject(who)
            };
            (format!("{subject}，{}{}", verb.word(), reach(of)), items)
        }
        MainSentence::Define(define) => defined(define),
        MainSentence::ExtendExcept { except, until, others, .. } => {
            let of = crate::syntax::ast::Duration::ExtendExcept {
                except: except.clone(),
                until: until.clone(),
                others: others.clone(),
            };
            (duration(&of), vec![])
        }
        MainSentence::Agencies(list) => (agencies(list), vec![]),
        MainSentence::Exclude { names, .. } => {
            let all: String = names.iter().map(|n| format!("“{}”", n.text)).collect();
            (format!("{all}不重复享受，就高给予"), vec![])
        }
    };
    Printed { text, items, ..Printed::default() }
}

fn directed(who: &Subject, verb: &str, what: &str) -> (String, Vec<String>) {
    let (subject, items) = subject(who);
    (format!("{}对{subject}，{verb}{what}", except(who)), items)
}

/// “甲”“乙”, 第一部分给予个人的各项给付，“丙”除外
fn reach(of: &Reach) -> String {
    let quoted = |names: &[Name]| names.iter().map(|n| format!("“{}”", n.text)).collect::<String>();
    match of {
        Reach::Named(names) => quoted(names),
        Reach::Within(within) => {
            let at = within.at.as_ref().map_or_else(|| "本文".to_owned(), |at| at.at.words());
            let to = within.to.as_ref().map(|to| format!("给予{}的", name(to))).unwrap_or_default();
            let except = quoted(&within.except);
            let except = if except.is_empty() { except } else { format!("，{except}除外") };
            format!("{at}{to}各项给付{except}")
        }
    }
}

fn except(who: &Subject) -> String {
    if who.except.is_empty() {
        return String::new();
    }
    let names: String = who.except.iter().map(|n| format!("“{}”", n.text)).collect();
    format!("除{names}外，")
}

/// Who a sentence is about, and the items of the list that follows it.
fn subject(who: &Subject) -> (String, Vec<String>) {
    let entity = who.entity.as_ref().map(name).unwrap_or_default();
    if listed(&who.condition).is_some() {
        let (tail, items) = tail(&who.condition);
        return (format!("{tail}的{entity}"), items);
    }
    if let ConditionKind::Is { who: None, negated: false, what } = &who.condition.kind
        && who.entity.is_none()
    {
        return (name(what), vec![]);
    }
    (format!("{}的{entity}", condition(&who.condition)), vec![])
}

fn defined(define: &Define) -> (String, Vec<String>) {
    let scope = define.scope.map(|scope| format!("{}所称", scope.word())).unwrap_or_default();
    let verb = define.verb.word();
    if let DefineBody::Status { entity, condition: Condition { kind: ConditionKind::FromInterpretation(of), .. } } =
        &define.body
        && entity.text.is_empty()
    {
        return (format!("{}，按解释事项“{}”确定", name(&define.name), of.text), vec![]);
    }
    let (body, items) = body(&define.body, define.verb);
    (format!("{scope}{}，{verb}{body}", name(&define.name)), items)
}

fn body(body: &DefineBody, verb: DefineVerb) -> (String, Vec<String>) {
    match body {
        DefineBody::Status { entity, condition: c } if verb == DefineVerb::Means && !entity.text.is_empty() => {
            if listed(c).is_some() {
                let (tail, items) = tail(c);
                return (format!("{}{tail}", name(entity)), items);
            }
            (format!("{}的{}", name(entity), condition(c)), vec![])
        }
        DefineBody::Status { entity, condition: c } => {
            let entity = Some(entity.clone()).filter(|e| !e.text.is_empty());
            subject(&Subject { entity, except: vec![], condition: c.clone(), span: c.span })
        }
        DefineBody::Exists { entity, relation, condition: c } => {
            let (tail, parts) = tail(c);
            (format!("{}的{}中有{tail}的", name(entity), operand(relation)), parts)
        }
        DefineBody::CountOf { entity, relation, condition: c } => {
            let (tail, parts) = tail(c);
            (format!("{}的{}中{tail}的人数", name(entity), operand(relation)), parts)
        }
        DefineBody::Span { at, from, to } => {
            let at = at.as_ref().map(|d| format!("在{}当日，", operand(d))).unwrap_or_default();
            (format!("{at}自{}起至{}止的期间", operand(from), operand(to)), vec![])
        }
        DefineBody::DayAfter { from, period } => (format!("自{}起满{}之日", operand(from), operand(period)), vec![]),
        DefineBody::Quantity { entity, expr: of } => match super::line::cases(of) {
            Some((head, items)) => (format!("{}的{head}", name(entity)), items),
            None => (format!("{}的下列数额：{}", name(entity), expr(of)), vec![]),
        },
    }
}

fn agencies(list: &Agencies) -> String {
    let groups = list.groups.iter().map(|group| {
        let manner = group.manner.as_ref().map(|m| m.text.clone()).unwrap_or_default();
        let lead = if group.lead { "牵头" } else { "" };
        let open = if group.open { "等" } else { "" };
        format!("{}{lead}{open}{manner}", names(&group.names))
    });
    groups.collect::<Vec<_>>().join("，")
}
