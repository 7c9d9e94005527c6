//! References of the text: words that point elsewhere, and what each resolves to.
//!
//! 上述, 其余, 其中, 下同, 按规定 and the 等 that ends a list are found in the text itself. Whoever claims the
//! words must say what they stand for; nothing is guessed from nearness.

use super::id::RuleId;
use super::info::RuleInfo;
use super::located::Located;
use super::pointer::{Pointer, pointers};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Address, SelfCitation};
use crate::source::Span;
use crate::syntax::ast::{
    Arm, Authority, Duration, ExprKind, Extent, Lead, LineValue, MainSentence, Name, Referents, RuleKind, Scope,
    Standard, When, names,
};
use crate::syntax::print;

/// One such word where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    pub pointer: Pointer,
    /// As it stands in the text.
    pub word: String,
    pub span: Span,
    /// By its place among the document's anchors.
    pub anchor: usize,
    /// The rule that claims the words and says what they stand for.
    pub rule: Option<RuleId>,
    pub resolves: Vec<Resolved>,
    /// Of an 等: whether its list is closed, and why.
    pub extent: Option<(Extent, String)>,
    /// The list that an 等 ends, as quoted.
    pub list: Option<Span>,
}

/// What a reference stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resolved {
    pub words: String,
    pub rule: Option<RuleId>,
    pub anchor: Option<usize>,
}

impl Resolved {
    fn words(words: impl Into<String>) -> Resolved {
        Resolved { words: words.into(), rule: None, anchor: None }
    }
}

/// Every reference of the text, in its order; what is wrong with the lines that resolve them is said.
pub(super) fn references(located: &Located<'_>, diagnostics: &mut Vec<Diagnostic>) -> Vec<Reference> {
    let stated = stated(located, diagnostics);
    let own = located.document.self_citations();
    let mut found = Vec::new();
    for (index, anchor) in located.document.anchors().iter().enumerate() {
        if anchor.clause.is_none() || anchor.kind.is_formal() {
            continue;
        }
        for (pointer, span) in pointers(located.document.text(), anchor.span) {
            let word = span.text(located.document.text()).to_owned();
            let mut reference = Reference {
                pointer,
                word,
                span,
                anchor: index,
                rule: None,
                resolves: vec![],
                extent: None,
                list: None,
            };
            resolve(located, &stated, own, &mut reference);
            found.push(reference);
        }
    }
    found
}

/// What 列举 and 所指 lines say, with the words they speak of.
struct Stated<'a> {
    rule: RuleId,
    span: Span,
    value: &'a LineValue,
}

fn stated<'a>(located: &Located<'a>, diagnostics: &mut Vec<Diagnostic>) -> Vec<Stated<'a>> {
    let mut all = Vec::new();
    for (i, rule) in located.rules.iter().enumerate() {
        for line in &rule.lines {
            let (LineValue::Enumeration { words, .. } | LineValue::Refers { words, .. }) = &line.line.value else {
                continue;
            };
            let unfit = |help| {
                let d = Diagnostic::new(Code::UnfitReference, rule.file, words.span).arg("words", &words.text);
                d.help(help)
            };
            let Some(span) = located.own_words(rule, &words.text) else {
                diagnostics.push(unfit("help-words"));
                continue;
            };
            if let LineValue::Enumeration { extent: Extent::Closed | Extent::Open, reason: None, .. } = line.line.value
            {
                diagnostics.push(unfit("help-reason"));
                continue;
            }
            if let LineValue::Enumeration { .. } = line.line.value {
                let ends = pointers(located.document.text(), span);
                if ends.iter().filter(|(p, _)| *p == Pointer::AndSoOn).count() != 1 {
                    diagnostics.push(unfit("help-list"));
                    continue;
                }
            }
            if let LineValue::Enumeration { extent: Extent::Closed, .. } = line.line.value
                && !closes(span.text(located.document.text()))
            {
                diagnostics.push(unfit("help-open"));
                continue;
            }
            if let LineValue::Refers { to: Referents::Rules(names), .. } = &line.line.value {
                for name in names {
                    let named = named(located, name);
                    let later = named.is_some_and(|r| located.rule(r).site.anchor > rule.site.anchor);
                    if named.is_none() || later {
                        let d = Diagnostic::new(Code::UnfitReference, rule.file, name.span).arg("words", &name.text);
                        diagnostics.push(d.help(if later { "help-later" } else { "help-rule" }));
                    }
                }
            }
            if let LineValue::Refers { to: Referents::Words(quoted), .. } = &line.line.value {
                diagnostics.extend(quoted.iter().filter_map(|a| lost(located, rule, a)));
            }
            all.push(Stated { rule: RuleId(i), span, value: &line.line.value });
        }
    }
    all
}

/// Whether words close a list that ends in 等: 等两项补贴, 限于甲、乙等, 以下三类.
fn closes(words: &str) -> bool {
    let words: String = words.chars().filter(|c| !c.is_whitespace()).collect();
    let limited = ["仅限", "限于", "以下", "下列", "只有", "仅指"].iter().any(|word| words.contains(word));
    let counted = words.rsplit_once('等').is_some_and(|(_, behind)| {
        let number: String =
            behind.chars().take_while(|c| crate::document::digit(*c).is_some() || "十两几".contains(*c)).collect();
        let unit = behind[number.len()..].chars().next();
        !number.is_empty() && unit.is_some_and(|c| "项类种个款条方部批户家名人".contains(c))
    });
    limited || counted
}

/// Words of the text that are not where they are said to be.
fn lost(located: &Located<'_>, rule: &RuleInfo<'_>, authority: &Authority) -> Option<Diagnostic> {
    let at = authority.at.as_ref();
    let at = located.document.resolve(at.map(|a| &a.at), rule.clause)?;
    let parts: Vec<&str> = authority.parts.iter().map(|p| p.text.as_str()).collect();
    let error = located.document.find(&at, &parts).err()?;
    Some(super::citing::quote_fault(rule.file, authority, &at, &parts, error))
}

fn named(located: &Located<'_>, name: &Name) -> Option<RuleId> {
    let norm = |k: RuleKind| !matches!(k, RuleKind::Interpretation | RuleKind::Parameter | RuleKind::Outside);
    located.rules.iter().position(|r| norm(r.ast.kind) && r.ast.name.text == name.text).map(RuleId)
}

fn resolve(located: &Located<'_>, stated: &[Stated<'_>], own: &[SelfCitation], reference: &mut Reference) {
    let holds = |s: Span| s.start <= reference.span.start && reference.span.end <= s.end;
    if let Some(said) = stated.iter().find(|s| holds(s.span) && fits(reference.pointer, s.value)) {
        reference.rule = Some(said.rule);
        if let LineValue::Enumeration { extent, reason, .. } = said.value {
            let reason = reason.as_ref().map(|r| r.text.clone()).unwrap_or_default();
            reference.extent = Some((extent.clone(), reason));
            reference.list = Some(said.span);
        } else if let LineValue::Refers { to, .. } = said.value {
            let clause = located.rule(said.rule).clause;
            reference.resolves = match to {
                Referents::Rules(names) => names.iter().map(|n| rule_target(located, n)).collect(),
                Referents::Words(words) => words.iter().map(|a| text_target(located, clause, a)).collect(),
            };
        }
        return;
    }
    let claiming = located.quoted.claims.iter().filter(|c| c.spans.iter().any(|s| holds(*s))).map(|c| c.id);
    let claiming: Vec<RuleId> = claiming.collect();
    for id in &claiming {
        let mut resolves = by_structure(located, *id, reference.pointer);
        // 按照《……》规定 means the document that it names, and no other.
        if let Some(title) = title(&reference.word) {
            resolves.retain(|r| r.words.contains(title));
        }
        if !resolves.is_empty() {
            reference.rule = Some(*id);
            reference.resolves = resolves;
            if reference.pointer == Pointer::AndSoOn {
                reference.extent = Some((Extent::Open, "责任单位的名单".to_owned()));
            }
            return;
        }
    }
    reference.rule = claiming.first().copied();
    // 前款, 按照本办法第五条规定: the text itself says where.
    let names = |c: &&SelfCitation| match reference.pointer {
        Pointer::Above => c.span.start == reference.span.start,
        Pointer::PerRules => reference.span.start <= c.span.start && c.span.end <= reference.span.end,
        Pointer::Rest | Pointer::Among | Pointer::Onward | Pointer::AndSoOn => false,
    };
    if let Some(cited) = own.iter().find(names).filter(|c| c.stands) {
        let place =
            |at: &Address| Resolved { words: at.words(), rule: None, anchor: located.document.anchor_index(at) };
        reference.resolves = cited.to.iter().map(place).collect();
    }
}

fn title(words: &str) -> Option<&str> {
    let (_, rest) = words.split_once('《')?;
    Some(rest.split_once('》').map_or(rest, |(title, _)| title))
}

fn fits(pointer: Pointer, value: &LineValue) -> bool {
    matches!(value, LineValue::Enumeration { .. }) == (pointer == Pointer::AndSoOn)
}

/// What the rule's own construction says the word stands for.
fn by_structure(located: &Located<'_>, id: RuleId, pointer: Pointer) -> Vec<Resolved> {
    let rule = located.rule(id);
    match pointer {
        Pointer::Onward => onward(located, id),
        Pointer::Rest => rest(rule),
        Pointer::Among => among(rule),
        Pointer::Above => {
            let lines = rule.ast.lines.iter().filter(|l| l.label == crate::syntax::ast::Label::AppliesTo);
            let names = lines.filter_map(|l| if let LineValue::Names(names) = &l.value { Some(names) } else { None });
            names.flatten().map(|n| rule_target(located, n)).collect()
        }
        Pointer::PerRules => per_rules(located, rule),
        Pointer::AndSoOn => match &rule.ast.main {
            Some(MainSentence::Agencies(list)) if list.groups.iter().any(|g| g.open) => {
                vec![Resolved::words("未列名的责任单位")]
            }
            _ => vec![],
        },
    }
}

/// 下同: the uses of the definition from there on, or the clauses whose lead follows from it.
fn onward(located: &Located<'_>, id: RuleId) -> Vec<Resolved> {
    let rule = located.rule(id);
    match &rule.ast.main {
        Some(MainSentence::Define(define)) if define.scope == Some(Scope::Forward) => {
            let name = &define.name.text;
            let used = |r: &RuleInfo<'_>| located.definitions.used_at(name, r.site).anchor;
            let after = |other: &&(RuleId, &RuleInfo<'_>)| other.0 != id && used(other.1) >= rule.site.anchor;
            let rules = located.rules.iter().enumerate().map(|(i, r)| (RuleId(i), r));
            let using = rules.filter(|o| after(&o)).filter(|(_, r)| speaks_of(r, name));
            using.map(|(i, r)| Resolved { words: r.ast.name.text.clone(), rule: Some(i), anchor: used(r) }).collect()
        }
        Some(MainSentence::Agencies(_)) => {
            let follows = |r: &RuleInfo<'_>| {
                r.ast.kind == RuleKind::Responsible
                    && r.ast.lines.iter().any(|l| l.value == LineValue::Lead(Lead::First))
                    && r.site.anchor >= rule.site.anchor
            };
            let rules = located.rules.iter().enumerate().filter(|(_, r)| follows(r));
            rules
                .map(|(i, r)| Resolved {
                    words: located.document.place_words(r.site.anchor),
                    rule: Some(RuleId(i)),
                    anchor: r.site.anchor,
                })
                .collect()
        }
        _ => vec![],
    }
}

fn speaks_of(rule: &RuleInfo<'_>, name: &str) -> bool {
    let mut found = false;
    names(rule.ast, &mut |n| found |= n.text == name);
    found
}

/// 其余: the exact complement of its siblings.
fn rest(rule: &RuleInfo<'_>) -> Vec<Resolved> {
    let main = rule
        .ast
        .main
        .as_ref()
        .and_then(|main| if let MainSentence::ExtendExcept { except, .. } = main { Some(except) } else { None });
    let mut siblings: Vec<String> = main.into_iter().map(print::condition).collect();
    let mut rest = main.is_some();
    for line in &rule.ast.lines {
        if let LineValue::Duration(of) = &line.value {
            match of {
                Duration::Among { condition, .. } => siblings.push(print::condition(condition)),
                Duration::Others { .. } => rest = true,
                Duration::ExtendExcept { except, .. } => {
                    siblings.push(print::condition(except));
                    rest = true;
                }
                Duration::AtMost(_) | Duration::Until(_) | Duration::NoEnd => {}
            }
        } else if let LineValue::Standard(Standard::Expr(e)) | LineValue::Formula { expr: e, .. } = &line.value
            && let ExprKind::Cases { arms, .. } = &e.kind
            && arms.iter().any(|a| a.when == When::Others)
        {
            siblings.extend(arms.iter().filter_map(Arm::condition).map(print::condition));
            rest = true;
        }
    }
    if !rest {
        return vec![];
    }
    vec![Resolved::words(format!("除{}的以外的人员", siblings.join("的、")))]
}

/// 其中: the tier, or those whom an exception names.
fn among(rule: &RuleInfo<'_>) -> Vec<Resolved> {
    let lines = rule.ast.lines.iter().filter_map(|l| {
        let LineValue::Duration(Duration::Among { condition: of, .. } | Duration::ExtendExcept { except: of, .. }) =
            &l.value
        else {
            return None;
        };
        Some(of)
    });
    lines.map(|c| Resolved::words(print::condition(c))).collect()
}

/// 按规定: the document, or the entitlement that it points at.
fn per_rules(located: &Located<'_>, rule: &RuleInfo<'_>) -> Vec<Resolved> {
    use crate::syntax::ast::DocumentRef;
    let document = |decides: &str, d: &DocumentRef| match d {
        DocumentRef::NotStated => Resolved::words(format!("{decides}：所按文件未载明")),
        DocumentRef::Titled(text) => Resolved {
            words: format!("{decides}：《{}》", text.text),
            rule: located.find(RuleKind::Outside, &text.text),
            anchor: None,
        },
    };
    let mut found = Vec::new();
    for line in &rule.ast.lines {
        if let LineValue::Standard(Standard::PerRules(d)) = &line.value {
            found.push(document("标准", d));
        } else if let LineValue::Standard(Standard::SameAs(names)) = &line.value {
            found.extend(names.iter().map(|n| rule_target(located, n)));
        } else if let LineValue::PerRules { fact, document: d } = &line.value {
            found.push(document(&fact.text, d));
        }
    }
    found
}

fn rule_target(located: &Located<'_>, name: &Name) -> Resolved {
    let rule = named(located, name);
    Resolved { words: name.text.clone(), rule, anchor: rule.and_then(|r| located.rule(r).site.anchor) }
}

fn text_target(located: &Located<'_>, heading: Option<u32>, authority: &Authority) -> Resolved {
    let at = authority.at.as_ref();
    let parts: Vec<&str> = authority.parts.iter().map(|p| p.text.as_str()).collect();
    let at = located.document.resolve(at.map(|a| &a.at), heading);
    let quote = at.and_then(|at| located.document.find(&at, &parts).ok());
    Resolved {
        words: format!("“{}”", parts.join("……")),
        rule: None,
        anchor: quote.and_then(|q| q.anchors.first().copied()),
    }
}

#[cfg(test)]
mod tests {
    use super::closes;

    #[test]
    fn a_list_is_closed_where_the_text_counts_or_limits_it() {
        for (words, expected) in [
            ("租房补贴、购房补贴等两项补贴", true),
            ("餐饮、家政、快递等3类企业", true),
            ("限于餐饮、家政等企业", true),
            ("下列餐饮、家政等企业", true),
            ("产业、贸易、投资等重大政策", false),
            ("财政、信贷等优惠政策", false),
            ("个体工商户等自由职业者", false),
            ("身体和家庭等原因", false),
        ] {
            assert_eq!(closes(words), expected, "{words}");
        }
    }
}
