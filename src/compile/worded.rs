//! A condition needs words: what it asks stands in the words that the rule quotes, the dictionary says how the text
//! puts it, or it comes from an 解释事项.

use crate::diagnostic::{Code, Diagnostic};
use crate::document::bare;
use crate::ir::CitationId;
use crate::package::{PackageFiles, Status};
use crate::resolve::{Fact, FactType, Model, RuleInfo};
use crate::source::Span;
use crate::syntax::ast::{Condition, ConditionKind, Label, LineValue, Name, Operand, RuleKind, each_condition};
use std::collections::BTreeSet;

/// What a name is given for the data, and the text does not say: 是否困难人员, 招用日期, 场地类型.
const WHETHER: &str = "是否";
const BEFORE: [&str; 2] = [WHETHER, "已"];
const BEHIND: [&str; 14] = [
    "起始日期",
    "终止日期",
    "起始日",
    "终止日",
    "日期",
    "类型",
    "类别",
    "情况",
    "起止",
    "日",
    "人数",
    "月数",
    "时间",
    "数",
];

/// Letters that a quotation must have in common with what a status or a definition quotes.
const SHARED: usize = 4;

/// Says which conditions no words carry: as work left in a draft, as errors in a finished package.
pub(super) fn report(package: &PackageFiles, model: &Model<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let code = match package.manifest.status {
        Status::Draft => Code::Wordless,
        Status::Finished => Code::WordlessFinished,
    };
    let text = bare(model.document.text());
    for fact in model.symbols.entities.values().flat_map(|e| e.facts.values()) {
        let (own, whole) = (bare(head(&fact.name)), bare(&fact.name));
        for (words, place) in &fact.written {
            let words = bare(words);
            if whole.contains(&words) && words != own {
                let d = Diagnostic::new(code, place.file, place.span).arg("name", &fact.name);
                diagnostics.push(d.arg("head", words).help("help-piece"));
            } else if !text.contains(&words) {
                let d = Diagnostic::new(code, place.file, place.span).arg("name", &fact.name);
                diagnostics.push(d.arg("head", words).help("help-absent"));
            }
        }
    }
    for info in &model.rules {
        if asks(info.ast.kind) {
            let rule = Rule::of(model, info);
            // A hint decides nothing, and what was given once is the language's own question.
            let beside = info.lines(Label::Hint).chain(info.lines(Label::Payment)).map(|l| l.line.span);
            let beside: Vec<Span> = beside.collect();
            let mut said = BTreeSet::new();
            each_condition(info.ast, &mut |condition| {
                if beside.iter().any(|h| h.start <= condition.span.start && condition.span.end <= h.end) {
                    return;
                }
                for (name, head, help) in rule.wordless(condition) {
                    if said.insert(name.text.clone()) {
                        let d = Diagnostic::new(code, info.file, name.span).arg("name", &name.text);
                        diagnostics.push(d.arg("head", head).help(help));
                    }
                }
            });
        }
    }
}

/// Rules whose conditions decide something about somebody.
pub(super) fn asks(kind: RuleKind) -> bool {
    match kind {
        RuleKind::Entitlement
        | RuleKind::Status
        | RuleKind::Discretion
        | RuleKind::Priority
        | RuleKind::Target
        | RuleKind::Duty
        | RuleKind::Authorisation
        | RuleKind::SharedDuration
        | RuleKind::Definition
        | RuleKind::Excluded => true,
        RuleKind::Term
        | RuleKind::Guidance
        | RuleKind::Interpretation
        | RuleKind::Parameter
        | RuleKind::Responsible
        | RuleKind::Outside
        | RuleKind::Exclusive => false,
    }
}

/// The fact or status that one condition asks, by name; those inside it are visited themselves.
pub(super) fn leaf(of: &Condition) -> Option<&Name> {
    match &of.kind {
        ConditionKind::Is { what, .. } => Some(what),
        ConditionKind::Bare(left)
        | ConditionKind::Equals { left, .. }
        | ConditionKind::OneOf { left, .. }
        | ConditionKind::Contains { left, .. }
        | ConditionKind::LevelAtLeast { left, .. }
        | ConditionKind::Between { left, .. }
        | ConditionKind::Compare { left, .. } => left.segments.last(),
        ConditionKind::All(_)
        | ConditionKind::Any(_)
        | ConditionKind::And(_)
        | ConditionKind::Or(_)
        | ConditionKind::DateOrder { .. }
        | ConditionKind::Elapsed { .. }
        | ConditionKind::Within { .. }
        | ConditionKind::Beyond { .. }
        | ConditionKind::ShortOf { .. }
        | ConditionKind::During { .. }
        | ConditionKind::HadBeen { .. }
        | ConditionKind::AtDate { .. }
        | ConditionKind::NoRecord { .. }
        | ConditionKind::SameYear { .. }
        | ConditionKind::FromInterpretation(_) => None,
    }
}

/// A rule with the words that it quotes.
struct Rule<'r, 'm> {
    model: &'r Model<'m>,
    /// Letters of each quotation.
    quotes: Vec<String>,
    /// Names that the rule itself gives or leaves to another document: （以下称“…”）, 算式, 按规定.
    own: BTreeSet<String>,
}

/// A name, its operative words, and what to do.
type Wordless<'c> = (&'c Name, String, &'static str);

impl<'r, 'm> Rule<'r, 'm> {
    fn of(model: &'r Model<'m>, info: &RuleInfo<'m>) -> Rule<'r, 'm> {
        let quotes = info.all_cites().map(|c| bare(&model.citations[c.index()].quote)).collect();
        let mut own = BTreeSet::new();
        each_condition(info.ast, &mut |c| own.extend(c.alias.as_ref().map(|a| a.text.clone())));
        for line in &info.ast.lines {
            // A 按规定 line says itself that another document decides the fact.
            if let LineValue::Formula { name, .. } | LineValue::PerRules { fact: name, .. } = &line.value {
                own.insert(name.text.clone());
            }
        }
        Rule { model, quotes, own }
    }

    fn holds(&self, words: &str) -> bool {
        let words = bare(words);
        !words.is_empty() && self.quotes.iter().any(|q| q.contains(&words))
    }

    /// What one condition asks without words; those inside it are visited themselves.
    fn wordless<'c>(&self, of: &'c Condition) -> Vec<Wordless<'c>> {
        let one = |o: &'c Operand| self.operand(o).into_iter().collect::<Vec<_>>();
        let with = |o: &'c Operand, values: &[Name]| {
            if values.iter().all(|v| self.holds(&v.text)) { vec![] } else { one(o) }
        };
        match &of.kind {
            ConditionKind::Is { what, .. } => self.name(what, None).into_iter().collect(),
            ConditionKind::Bare(o) => one(o),
            ConditionKind::Equals { left, value } => with(left, std::slice::from_ref(value)),
            ConditionKind::OneOf { left, values } | ConditionKind::Contains { left, values } => with(left, values),
            ConditionKind::LevelAtLeast { left, level } => with(left, std::slice::from_ref(level)),
            ConditionKind::Between { left, .. } | ConditionKind::Compare { left, .. } => one(left),
            ConditionKind::DateOrder { left, right, .. } | ConditionKind::SameYear { left, right } => {
                one(left).into_iter().chain(one(right)).collect()
            }
            ConditionKind::Elapsed { from, .. }
            | ConditionKind::Within { from, .. }
            | ConditionKind::Beyond { from, .. }
            | ConditionKind::ShortOf { from, .. } => one(from),
            ConditionKind::During { record, .. } => one(record),
            ConditionKind::HadBeen { within, record } => {
                within.iter().flat_map(|(from, to)| [from, to]).chain([record]).flat_map(one).collect()
            }
            ConditionKind::AtDate { date, .. } => one(date),
            ConditionKind::NoRecord { from, to, record, .. } => [from, to, record].into_iter().flat_map(one).collect(),
            ConditionKind::All(_)
            | ConditionKind::Any(_)
            | ConditionKind::And(_)
            | ConditionKind::Or(_)
            | ConditionKind::FromInterpretation(_) => vec![],
        }
    }

    fn operand<'c>(&self, of: &'c Operand) -> Option<Wordless<'c>> {
        let (last, owners) = of.segments.split_last()?;
        self.name(last, owners.last().map(|o| o.text.as_str()))
    }

    /// A name that neither the quotations nor the dictionary carry.
    fn name<'c>(&self, name: &'c Name, owner: Option<&str>) -> Option<Wordless<'c>> {
        let text = name.text.as_str();
        if self.own.contains(text) {
            return None;
        }
        let facts: Vec<&Fact> = self.facts(text, owner).collect();
        // The month of a record is what it is a record of.
        if facts.iter().any(|fact| fact.kind == FactType::Month) {
            return None;
        }
        let carried = |fact: &&Fact| {
            std::iter::once(fact.name.as_str()).chain(fact.worded()).any(|w| self.holds(head(w)))
                || fact.written.iter().any(|(words, _)| self.holds(words))
        };
        if facts.iter().any(carried) {
            return None;
        }
        let defined: Vec<&RuleInfo<'_>> = self.defined(text).collect();
        if defined.iter().any(|info| self.holds(head(text)) || self.comes_from_a_reading(info) || self.shares(info)) {
            return None;
        }
        // Names of the language and parameters are no conditions of their own.
        let known = !facts.is_empty() || !defined.is_empty();
        let help = if defined.is_empty() { "help" } else { "help-rule" };
        known.then(|| (name, head(text).to_owned(), help))
    }

    /// Facts of this name, of its owner where that one has it.
    fn facts<'s>(&'s self, name: &'s str, owner: Option<&'s str>) -> impl Iterator<Item = &'s Fact> {
        let named = move |f: &Fact| f.is_called(name);
        let entities = self.model.symbols.entities.iter();
        let own = entities.clone().any(|(e, of)| owner == Some(e.as_str()) && of.facts.values().any(named));
        let of = entities.filter(move |(e, _)| !own || owner == Some(e.as_str()));
        of.flat_map(|(_, e)| e.facts.values()).filter(move |f| named(f))
    }

    fn defined<'s>(&'s self, name: &'s str) -> impl Iterator<Item = &'s RuleInfo<'m>> {
        let all = self.model.definitions.all.iter().filter(move |d| d.name == name);
        all.map(|d| self.model.rule(d.rule))
    }

    fn comes_from_a_reading(&self, info: &RuleInfo<'_>) -> bool {
        info.lines(Label::Source).any(|l| matches!(l.line.value, LineValue::FromInterpretation(_)))
    }

    /// Whether this rule quotes what the definition or the status quotes.
    fn shares(&self, info: &RuleInfo<'_>) -> bool {
        let theirs = |c: CitationId| bare(&self.model.citations[c.index()].quote);
        info.all_cites().map(theirs).any(|their| {
            let their: Vec<char> = their.chars().collect();
            let run = SHARED.min(their.len());
            run > 0
                && their.windows(run).any(|w| {
                    let words: String = w.iter().collect();
                    self.quotes.iter().any(|q| q.contains(&words))
                })
        })
    }
}

/// The operative words of a name.
fn head(name: &str) -> &str {
    let name = BEFORE.iter().find_map(|p| name.strip_prefix(p)).unwrap_or(name);
    BEHIND.iter().find_map(|tail| name.strip_suffix(tail)).filter(|h| !h.is_empty()).unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::head;

    #[test]
    fn what_a_name_has_for_the_data_is_taken_off() {
        for (name, expected) in [
            ("是否困难人员", "困难人员"),
            ("招用日期", "招用"),
            ("正常经营起始日", "正常经营"),
            ("灵活就业登记日期", "灵活就业登记"),
            ("场地类型", "场地"),
            ("孵化期满日", "孵化期满"),
            ("裁员人数", "裁员"),
            ("已缴", "缴"),
            ("日期", "日期"),
        ] {
            assert_eq!(head(name), expected);
        }
    }
}
