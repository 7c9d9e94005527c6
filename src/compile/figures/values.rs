//! Values of enumerations in the rules against those that stand in the words they quote.
//!
//! A value of a rule that its quotation has not, beside another of the same enumeration that it has and the rule
//! has not, is another one (T0217); so is one that stands where the quotation names only its fellows (T0218).

use super::quoted::Quotations;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::bare;
use crate::resolve::{FactType, Model, RuleId};
use crate::source::Place;
use crate::syntax::ast::{self, Label, LineValue, Name, Part, RuleKind};
use std::collections::BTreeSet;

/// The values that one condition of a rule asks for.
struct Asked<'a> {
    /// All that the enumeration has.
    of: &'a [String],
    line: Option<usize>,
    values: Vec<&'a Name>,
    /// 省级以上 names its lowest value alone.
    level: bool,
}

/// Says of a rule where its values and those of its quotations differ.
pub(super) fn report(model: &Model<'_>, id: RuleId, units: &[&str], diagnostics: &mut Vec<Diagnostic>) {
    let info = model.rule(id);
    let Some(quotations) = Quotations::of(info, units) else { return };
    let every: String = quotations.all().map(|q| q.text).collect::<Vec<_>>().join("\n");
    if every.is_empty() {
        return;
    }
    let asked = asked(model, info.ast);
    for one in asked.iter().filter(|a| !a.level) {
        let line = quotations.of_line(one.line);
        let level = line.unwrap_or(&quotations.own);
        let text: String = level.iter().map(|q| q.text).collect::<Vec<_>>().join("\n");
        let there = standing(one.of, &text);
        let anywhere = standing(one.of, &every);
        let same = asked.iter().filter(|a| a.of == one.of);
        let used: BTreeSet<&str> = same.flat_map(|a| &a.values).map(|v| v.text.as_str()).collect();
        let free: Vec<&str> = there.iter().copied().filter(|v| !used.contains(v)).collect();
        for value in one.values.iter().filter(|v| !anywhere.contains(v.text.as_str()) && !every.contains(&v.text)) {
            // 省级以上 stands for 国家级 too.
            if is_ranked(one.of, &text) || is_spoken_of(model, id, &value.text) {
                continue;
            }
            let d = |code| {
                let d = Diagnostic::new(code, info.file, value.span).arg("found", &value.text);
                let named = free.first().and_then(|v| level.iter().find_map(|q| q.place_of_words(v)));
                let whole = || level.first().map(|q| q.place);
                d.also(named.or_else(whole).unwrap_or(Place { file: info.file, span: value.span }), "quoted")
            };
            // 低保 may stand for 最低生活保障（低保）家庭; what shares no word with the text is not in it.
            let absent = !shares_a_word(&value.text, &every);
            let fellows = one.values.iter().any(|v| there.contains(v.text.as_str()));
            // A line without words of its own rests on those of the rule, which may speak of something else.
            let own = absent && (one.line.is_none() || line.is_some());
            let meant = own || fellows || free.iter().any(|other| is_of_one_make(&value.text, other));
            match free.as_slice() {
                [] if absent && fellows => {
                    diagnostics.push(d(Code::ValueUnsupported).help("help"));
                }
                _ if free.is_empty() || !meant => {}
                [other] => diagnostics.push(d(Code::ValueDiffers).arg("quoted", *other).help("help")),
                several => {
                    diagnostics.push(d(Code::ValueDiffers).arg("quoted", several.join("”“")).help("help-several"))
                }
            }
        }
    }
}

/// Every condition of a rule that asks for values of an enumeration.
fn asked<'a>(model: &'a Model<'_>, rule: &'a ast::Rule) -> Vec<Asked<'a>> {
    let mut found: Vec<Asked<'a>> = Vec::new();
    let mut line = None;
    let mut fact: Option<&'a Name> = None;
    let mut take = |part: Part<'a>, line: Option<usize>| match part {
        Part::Name(name) => fact = Some(name),
        Part::Value(value, how) => {
            let Some(of) = fact.and_then(|f| enumeration(model, &f.text, &value.text)) else { return };
            let level = matches!(how, ast::Figure::Limit(_));
            match found.last_mut().filter(|a| a.line == line && a.of == of && !a.level && !level) {
                // One after the other, of one list.
                Some(last) if fact.is_some_and(|f| f.span.end <= last.values[0].span.start) => last.values.push(value),
                _ => found.push(Asked { of, line, values: vec![value], level }),
            }
        }
        Part::Quantity(..) | Part::Period(..) | Part::Interpretation(_) => {}
    };
    rule.main.iter().for_each(|m| m.each_part(&mut |part| take(part, line)));
    for (index, of) in rule.lines.iter().enumerate().filter(|(_, l)| l.label != Label::Presumption) {
        line = Some(index);
        of.value.each_part(&mut |part| take(part, line));
    }
    found
}

/// The enumeration of a fact that has the value.
fn enumeration<'m>(model: &'m Model<'_>, fact: &str, value: &str) -> Option<&'m [String]> {
    let facts = model.symbols.entities.values().filter_map(|e| e.facts.get(fact));
    let mut all = facts.filter_map(|f| match f.kind {
        FactType::Enum(id) | FactType::Set(id) => model.symbols.enums.get(id.index()).map(|e| e.values.as_slice()),
        FactType::Bool
        | FactType::Date
        | FactType::Month
        | FactType::Months
        | FactType::Range
        | FactType::Count(_)
        | FactType::Money(_)
        | FactType::MoneyList
        | FactType::Ratio
        | FactType::Text => None,
    });
    all.find(|e| e.iter().any(|v| v == value))
}

/// The values that stand in a text, longer ones before those that are part of them; one character is no name.
fn standing<'e>(of: &'e [String], text: &str) -> BTreeSet<&'e str> {
    let mut values: Vec<&str> = of.iter().map(String::as_str).filter(|v| v.chars().count() > 1).collect();
    values.sort_by_key(|v| std::cmp::Reverse(v.len()));
    let mut left = text.to_owned();
    let mut found = BTreeSet::new();
    for value in values {
        if left.contains(value) {
            left = left.replace(value, "\n");
            found.insert(value);
        }
    }
    found
}

/// Whether two characters of the value that follow each other stand in the text.
fn shares_a_word(value: &str, text: &str) -> bool {
    let characters: Vec<char> = bare(value).chars().collect();
    characters.windows(2).any(|pair| text.contains(&pair.iter().collect::<String>()))
}

/// 基本养老 and 基本医疗, 博士 and 硕士: of one length, and alike at one end.
fn is_of_one_make(a: &str, b: &str) -> bool {
    let ends = |s: &str| (s.chars().next(), s.chars().next_back());
    a.chars().count() == b.chars().count() && (ends(a).0 == ends(b).0 || ends(a).1 == ends(b).1)
}

/// 省级以上: the text names a value for all above or below it.
fn is_ranked(of: &[String], text: &str) -> bool {
    let ends = ["以上", "以下", "及以上", "及以下"];
    of.iter().any(|v| ends.iter().any(|end| text.contains(&format!("{v}{end}"))))
}

/// Whether the rule's name, its notes or a reading that it names speak of the value.
fn is_spoken_of(model: &Model<'_>, id: RuleId, value: &str) -> bool {
    let says = |rule: &ast::Rule, label: Option<Label>| {
        rule.lines.iter().filter(|l| label.is_none_or(|label| l.label == label)).any(|l| match &l.value {
            LineValue::Words(words) => words.text.contains(value),
            LineValue::Alternative { reason, .. } => reason.text.contains(value),
            _ => false,
        })
    };
    let rule = model.rule(id).ast;
    let named = rule.lines.iter().filter(|l| l.label == Label::Concerns).filter_map(|l| match &l.value {
        LineValue::Names(names) => Some(names),
        _ => None,
    });
    let mut readings = named.flatten().filter_map(|n| model.find(RuleKind::Interpretation, &n.text));
    rule.name.text.contains(value) || says(rule, Some(Label::Note)) || readings.any(|r| says(model.rule(r).ast, None))
}
