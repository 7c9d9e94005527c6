//! JSON Schema of a case and of a decision, from the data dictionary.

use super::words::{Absence, CaseKey, ClaimKey, ExpectationKey, FALSE, TRUE};
use crate::ir::{
    AmountState, DecisionKind, DictEntity, DictFact, DictKind, PeriodEnd, Program, Verdict, Word, YearPart,
};
use crate::types::Kind;
use serde_json::{Map, Value, json};

const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";

/// The schema of a case; that of a decision stands under `$defs/decision`.
pub fn schema(program: &Program) -> Value {
    let mut definitions = Map::new();
    definitions.insert("absent".to_owned(), one_of(Absence::words()));
    definitions.insert("decision".to_owned(), decision(program));
    let mut properties = reserved(program);
    for (name, entity) in &program.dictionary.entities {
        definitions.insert(name.clone(), closed(self::entity(program, name, entity)));
        let members = program.dictionary.entities.values().any(|e| e.target.as_ref() == Some(name));
        if members {
            let records = program.dictionary.benefits().map(|(benefits, _)| (benefits.to_owned(), records(benefits)));
            definitions.insert(of_member(name), closed(self::entity(program, name, entity).into_iter().chain(records)));
        }
        if entity.root && !entity.by_benefit {
            properties.insert(name.clone(), reference(name));
        }
    }
    if let Some((name, entity)) = program.dictionary.benefits() {
        // At the top its own facts stand beside the benefits, in a member the benefits alone.
        let own = facts(program, name, entity).into_iter().chain(benefits(program, name));
        properties.insert(name.to_owned(), known(closed(own)));
        definitions.insert(by_benefit(name), closed(benefits(program, name)));
    }
    json!({
        "$schema": DIALECT,
        "title": format!("{}的案例", program.policy.id),
        "type": "object",
        "required": [CaseKey::Basis.word()],
        "properties": properties,
        "additionalProperties": false,
        "$defs": definitions,
    })
}

fn reserved(program: &Program) -> Map<String, Value> {
    let text = json!({"type": "string"});
    let value = |key: CaseKey| match key {
        CaseKey::Name | CaseKey::Applicant | CaseKey::Parameters => text.clone(),
        CaseKey::Basis | CaseKey::Applicable | CaseKey::Decided => date(),
        CaseKey::AppliedOn => claimed(date()),
        CaseKey::AppliedFor => {
            let rules = program.decisions.iter().map(|d| d.rule.as_str());
            json!({"type": "array", "items": {"enum": rules.collect::<Vec<_>>()}})
        }
        CaseKey::Notes => json!({"anyOf": [text, {"type": "array", "items": text}]}),
        CaseKey::Expectations => {
            let rules = program.decisions.iter().map(|d| (d.rule.clone(), expectation(d.kind)));
            closed(rules)
        }
    };
    CaseKey::ALL.iter().map(|key| (key.word().to_owned(), value(*key))).collect()
}

/// Either word: that of the closed list, or what the outcome is called for rules of this kind.
fn expectation(kind: DecisionKind) -> Value {
    let names = json!({"type": "array", "items": {"type": "string"}});
    let value = |key: ExpectationKey| match key {
        ExpectationKey::Outcome => one_of(Word::words_of(kind)),
        ExpectationKey::Total | ExpectationKey::Low | ExpectationKey::High => money(),
        ExpectationKey::Months => json!({"type": "integer", "minimum": 0}),
        ExpectationKey::Earliest => date(),
        ExpectationKey::MissingFacts | ExpectationKey::MissingParameters => names.clone(),
    };
    closed(ExpectationKey::ALL.iter().map(|key| (key.word(), value(*key))))
}

/// A mapping that has these keys and no others.
fn closed<K: Into<String>>(properties: impl IntoIterator<Item = (K, Value)>) -> Value {
    let properties: Map<String, Value> = properties.into_iter().map(|(key, value)| (key.into(), value)).collect();
    json!({"type": "object", "properties": properties, "additionalProperties": false})
}

fn one_of(words: impl Iterator<Item = &'static str>) -> Value {
    json!({"enum": words.collect::<Vec<_>>()})
}

fn date() -> Value {
    // `format` alone binds no validator.
    json!({"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"})
}

fn reference(name: &str) -> Value {
    json!({"anyOf": [{"$ref": format!("#/$defs/{name}")}, {"$ref": "#/$defs/absent"}]})
}

/// What a member of a relation is, with the member's own records of benefits.
fn of_member(target: &str) -> String {
    format!("{target}（名下）")
}

/// Records of benefits, by benefit, as a member has them.
fn records(benefits: &str) -> Value {
    known(json!({"$ref": format!("#/$defs/{}", by_benefit(benefits))}))
}

fn by_benefit(entity: &str) -> String {
    format!("{entity}各项")
}

fn entity(program: &Program, name: &str, of: &DictEntity) -> Map<String, Value> {
    let mut properties = facts(program, name, of);
    for (relation, declared) in &of.relations {
        let row = declared.target.as_deref().filter(|_| !declared.many).unwrap_or(relation);
        let one = json!({"$ref": format!("#/$defs/{row}")});
        let value = if declared.many { json!({"type": "array", "items": one}) } else { one };
        properties.insert(relation.clone(), known(value));
    }
    if let Some(target) = &of.target {
        properties.insert(target.clone(), known(json!({"$ref": format!("#/$defs/{}", of_member(target))})));
    }
    properties
}

fn facts(program: &Program, name: &str, of: &DictEntity) -> Map<String, Value> {
    let records = |e: &DictEntity| e.relations.get(name).is_some_and(|r| r.many && r.target.is_none());
    let in_record = program.dictionary.entities.values().any(records);
    let fact = |(fact, declared): (&String, &DictFact)| {
        let mut value = if let Some(parts) = YearPart::of(declared.role) {
            known(years(program, parts))
        } else {
            match &declared.kind {
                DictKind::Plain(Kind::Month) if in_record => claimed(months()),
                DictKind::Plain(kind) => claimed(kind_schema(program, kind)),
                // Each end has its own source.
                DictKind::Range => known(closed(PeriodEnd::words().map(|end| (end, claimed(date()))))),
            }
        };
        let asked = if declared.by_agency { "由审核部门核实。" } else { "" };
        let seen =
            if declared.cited.is_empty() { String::new() } else { format!("见{}。", declared.cited.join("、")) };
        if !(asked.is_empty() && seen.is_empty()) {
            value["description"] = json!(format!("{asked}{seen}"));
        }
        (fact.clone(), value)
    };
    of.facts.iter().map(fact).collect()
}

/// What was approved, or how often, year by year.
fn years(program: &Program, parts: [YearPart; 2]) -> Value {
    let part = |key: &YearPart| (key.word(), claimed(kind_schema(program, &key.kind())));
    json!({"type": "array", "items": known(closed(parts.iter().map(part)))})
}

fn benefits(program: &Program, name: &str) -> Vec<(String, Value)> {
    let record = known(json!({"$ref": format!("#/$defs/{name}")}));
    program.benefits().map(|name| (name.to_owned(), record.clone())).collect()
}

/// A value, or why there is none; by itself or as one or several sources give it.
fn claimed(value: Value) -> Value {
    let said = known(value);
    let part = |key: ClaimKey| match key {
        ClaimKey::Value => said.clone(),
        ClaimKey::Source => json!({"type": "string"}),
        ClaimKey::On | ClaimKey::Since => date(),
    };
    let mut claim = closed(ClaimKey::ALL.iter().map(|key| (key.word(), part(*key))));
    claim["required"] = json!([ClaimKey::Value.word()]);
    json!({"anyOf": [said, claim, {"type": "array", "items": claim, "minItems": 1}]})
}

/// A value, or why there is none.
fn known(value: Value) -> Value {
    json!({"anyOf": [value, {"$ref": "#/$defs/absent"}]})
}

fn money() -> Value {
    json!({"anyOf": [{"type": "string", "pattern": "^[0-9]+(\\.[0-9]+)?"}, {"type": "integer", "minimum": 0}]})
}

fn kind_schema(program: &Program, kind: &Kind) -> Value {
    match kind {
        Kind::Bool => json!({"enum": [true, false, TRUE[0], FALSE[0]]}),
        Kind::Date => date(),
        Kind::Month => json!({"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}$"}),
        Kind::Months => json!({"anyOf": [months(), {"type": "array", "items": months()}]}),
        Kind::Money { .. } => money(),
        Kind::MoneyList => json!({"type": "array", "items": money()}),
        Kind::Ratio => json!({"type": "string", "pattern": "^[0-9]+(\\.[0-9]+)?[%％]$"}),
        kind if kind.has_decimals() => json!({"anyOf": [
            {"type": "integer", "minimum": 0},
            {"type": "string", "pattern": "^[0-9]+(\\.[0-9]+)?[^0-9.]*$"},
        ]}),
        Kind::Count { .. } => json!({"anyOf": [
            {"type": "integer", "minimum": 0},
            {"type": "string", "pattern": "^[0-9]+[^0-9.]*$"},
        ]}),
        Kind::Number => json!({"anyOf": [
            {"type": "integer", "minimum": 0},
            {"type": "string", "pattern": "^[0-9]+(\\.[0-9]+)?$"},
        ]}),
        Kind::Age => json!({"type": "string", "pattern": "^[0-9]+周?岁([0-9]+个月)?$"}),
        Kind::Text => json!({"type": ["string", "integer"]}),
        Kind::Enum(id) => values(program, *id),
        Kind::Set(id) => json!({"type": "array", "items": values(program, *id)}),
    }
}

/// A month, or the first and the last of several.
fn months() -> Value {
    json!({"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}(\\.\\.[0-9]{4}-[0-9]{2})?$"})
}

fn values(program: &Program, id: crate::types::EnumId) -> Value {
    match program.enums.get(id.index()) {
        Some(of) if of.open => json!({"anyOf": [{"enum": of.values}, {"type": "string"}]}),
        Some(of) => json!({"enum": of.values}),
        None => json!({"type": "string"}),
    }
}

/// `tiaowen.decision/v1`
fn decision(program: &Program) -> Value {
    let dates = [CaseKey::Basis, CaseKey::Applicable, CaseKey::Decided].map(CaseKey::word);
    let nullable = |kind: &str| json!({"type": [kind, "null"]});
    let strings = json!({"type": "array", "items": {"type": "string"}});
    let rules: Vec<&str> = program.decisions.iter().map(|d| d.rule.as_str()).collect();
    let setting = json!({"type": "object", "properties": {"fact": {"type": "string"}, "from": {}, "to": {}}});
    let changes = json!({"type": "array", "maxItems": 5, "items": {"type": "object", "properties": {
        "set": {"type": "array", "minItems": 1, "maxItems": 3, "items": setting},
        "outcome": one_of(Verdict::words()),
        "total": nullable("string"),
        "verified": {"const": true},
    }}});
    json!({
        "type": "object",
        "required": ["schema", "policy", "file", "case", "dates", "decisions"],
        "properties": {
            "schema": {"const": "tiaowen.decision/v1"},
            "policy": {"type": "object", "required": ["id", "version", "text_sha256", "ir_sha256", "engine"]},
            "file": {"type": "string"},
            "case": {"type": "string"},
            "dates": {"type": "object", "required": dates},
            "decisions": {"type": "array", "items": {
                "type": "object",
                "required": ["rule", "kind", "clause", "anchors", "outcome", "word", "amount", "schedule", "causes", "missing",
                             "interpretations", "warnings", "responsible"],
                "properties": {
                    "rule": {"enum": rules},
                    "kind": one_of(DecisionKind::words()),
                    "clause": {"type": "string"},
                    "cite": {"type": "string"},
                    "anchors": strings,
                    "subject": {"type": "string"},
                    "outcome": one_of(Verdict::words()),
                    "word": one_of(Word::words()),
                    "amount": {"type": "object", "properties": {
                        "state": one_of(AmountState::words()),
                        "total": nullable("string"), "low": nullable("string"), "high": nullable("string"),
                    }},
                    "schedule": {"type": "array", "items": {"type": "object"}},
                    "earliest": nullable("string"),
                    "causes": strings,
                    "missing": {"type": "array", "items": {"type": "object"}},
                    "interpretations": {"type": "array", "items": {"type": "object", "required": ["id", "used"]}},
                    "warnings": {"type": "array", "items": {"type": "object", "required": ["code"]}},
                    "changes": changes,
                    "responsible": {"type": "object", "properties": {"lead": strings, "with": strings}},
                },
            }},
        },
    })
}
