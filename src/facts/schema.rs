//! JSON Schema of a case and of a decision, from the data dictionary.

use crate::ir::{DictEntity, DictKind, Program};
use crate::types::Kind;
use serde_json::{Map, Value, json};

const BENEFIT_RECORDS: &str = super::case::BENEFIT_RECORDS;
const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";

/// What a decision can come to.
const OUTCOMES: [&str; 15] = [
    "符合",
    "不符合",
    "时间未到",
    "已享受完毕",
    "待补正",
    "待核实",
    "待公布",
    "待解释",
    "待审定",
    "规定不一致",
    "无法计算",
    "不适用",
    "达标",
    "未达标",
    "超出区间",
];

/// The schema of a case; that of a decision stands under `$defs/decision`.
pub fn schema(program: &Program) -> Value {
    let mut definitions = Map::new();
    definitions.insert("absent".to_owned(), json!({"enum": ["不知", "不详", "未提供", "不适用"]}));
    definitions.insert("decision".to_owned(), decision(program));
    let mut properties = reserved(program);
    for (name, entity) in &program.dictionary.entities {
        definitions.insert(name.clone(), self::entity(program, name, entity));
        if entity.root && name != BENEFIT_RECORDS {
            properties.insert(name.clone(), reference(name));
        }
    }
    properties.insert(BENEFIT_RECORDS.to_owned(), json!({"$ref": format!("#/$defs/{BENEFIT_RECORDS}各项")}));
    definitions.insert(format!("{BENEFIT_RECORDS}各项"), benefits(program));
    json!({
        "$schema": DIALECT,
        "title": format!("{}的案例", program.policy.id),
        "type": "object",
        "required": ["基准日"],
        "properties": properties,
        "additionalProperties": false,
        "$defs": definitions,
    })
}

fn reserved(program: &Program) -> Map<String, Value> {
    let rules: Vec<&str> = program.decisions.iter().map(|d| d.rule.as_str()).collect();
    let expectation = json!({
        "type": "object",
        "properties": {
            "结论": {"enum": OUTCOMES}, "总额": money(), "最低": money(), "最高": money(),
            "月数": {"type": "integer", "minimum": 0}, "可享受日期": date(),
            "缺事实": {"type": "array", "items": {"type": "string"}},
            "缺参数": {"type": "array", "items": {"type": "string"}},
        },
        "additionalProperties": false,
    });
    let text = json!({"type": "string"});
    let mut map = Map::new();
    for (key, value) in [
        ("案例", text.clone()),
        ("申请人", text.clone()),
        ("基准日", date()),
        ("适用日", date()),
        ("核定日", date()),
        ("参数目录", text),
        ("说明", json!({})),
        ("期望", json!({"type": "object", "propertyNames": {"enum": rules}, "additionalProperties": expectation})),
    ] {
        map.insert(key.to_owned(), value);
    }
    map
}

fn date() -> Value {
    // `format` alone binds no validator.
    json!({"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"})
}

fn reference(name: &str) -> Value {
    json!({"anyOf": [{"$ref": format!("#/$defs/{name}")}, {"$ref": "#/$defs/absent"}]})
}

fn entity(program: &Program, name: &str, of: &DictEntity) -> Value {
    let mut properties = Map::new();
    for (fact, declared) in &of.facts {
        let mut value = match &declared.kind {
            DictKind::Plain(kind) => kind_schema(program, kind),
            DictKind::Range => json!({
                "type": "object",
                "properties": {"起": claimed(date()), "止": claimed(date())},
                "additionalProperties": false,
            }),
        };
        if name == BENEFIT_RECORDS && fact == "年度已核额" {
            value = json!({"type": "array", "items": {"type": "object", "properties": {
                "年": {"type": "integer"}, "金额": money(),
            }}});
        }
        // Of 起止 each end has its own source.
        let mut value = if matches!(declared.kind, DictKind::Range) { known(value) } else { claimed(value) };
        let cited = declared.cited.iter().map(|(clause, sentence, part)| {
            let sentence = sentence.map(|s| format!("第{s}句")).unwrap_or_default();
            let part = part.map(|p| format!("第{p}分句")).unwrap_or_default();
            let label = program.clause(*clause).map(|c| c.label.as_str()).unwrap_or_default();
            format!("第{label}条{sentence}{part}")
        });
        let cited: Vec<String> = cited.collect();
        let asked = if declared.by_agency { "由审核部门核实。" } else { "" };
        let seen = if cited.is_empty() { String::new() } else { format!("见{}。", cited.join("、")) };
        if !(asked.is_empty() && seen.is_empty()) {
            value["description"] = json!(format!("{asked}{seen}"));
        }
        properties.insert(fact.clone(), value);
    }
    for (relation, declared) in &of.relations {
        let row = declared.target.as_deref().filter(|_| !declared.many).unwrap_or(relation);
        let one = json!({"$ref": format!("#/$defs/{row}")});
        let value = if declared.many { json!({"type": "array", "items": one}) } else { one };
        properties.insert(relation.clone(), known(value));
    }
    if let Some(target) = &of.target {
        let own = json!({"allOf": [{"$ref": format!("#/$defs/{target}")}]});
        properties.insert(target.clone(), known(own));
    }
    if of.target.is_none() {
        properties.insert(BENEFIT_RECORDS.to_owned(), json!({"$ref": format!("#/$defs/{BENEFIT_RECORDS}各项")}));
    }
    json!({"type": "object", "properties": properties, "additionalProperties": false})
}

fn benefits(program: &Program) -> Value {
    let record = json!({"$ref": format!("#/$defs/{BENEFIT_RECORDS}")});
    let named = program.decisions.iter().filter(|d| d.plan.is_some()).map(|d| (d.rule.clone(), record.clone()));
    let own = program.dictionary.entities.get(BENEFIT_RECORDS);
    let facts = own.into_iter().flat_map(|e| e.facts.keys()).map(|f| (f.clone(), json!({})));
    let properties: Map<String, Value> = facts.chain(named).collect();
    json!({"type": "object", "properties": properties, "additionalProperties": false})
}

/// A value, or why there is none; by itself or as one or several sources give it.
fn claimed(value: Value) -> Value {
    let said = known(value);
    let claim = json!({
        "type": "object",
        "required": ["值"],
        "properties": {"值": said, "来源": {"type": "string"}, "日期": date()},
        "additionalProperties": false,
    });
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
    let month = json!({"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}(\\.\\.[0-9]{4}-[0-9]{2})?$"});
    match kind {
        Kind::Bool => json!({"enum": [true, false, "是", "否"]}),
        Kind::Date => date(),
        Kind::Month => month,
        Kind::Months => json!({"anyOf": [month, {"type": "array", "items": month}]}),
        Kind::Money { .. } => money(),
        Kind::MoneyList => json!({"type": "array", "items": money()}),
        Kind::Ratio => json!({"type": "string", "pattern": "^[0-9]+(\\.[0-9]+)?[%％]$"}),
        Kind::Count { .. } | Kind::Number => json!({"anyOf": [
            {"type": "integer", "minimum": 0},
            {"type": "string", "pattern": "^[0-9]+(\\.[0-9]+)?"},
        ]}),
        Kind::Age | Kind::Text => json!({"type": ["string", "integer"]}),
        Kind::Enum(id) => values(program, *id),
        Kind::Set(id) => json!({"anyOf": [{"type": "array", "items": values(program, *id)}, values(program, *id)]}),
    }
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
    let nullable = |kind: &str| json!({"type": [kind, "null"]});
    let strings = json!({"type": "array", "items": {"type": "string"}});
    let rules: Vec<&str> = program.decisions.iter().map(|d| d.rule.as_str()).collect();
    let setting = json!({"type": "object", "properties": {"fact": {"type": "string"}, "from": {}, "to": {}}});
    let changes = json!({"type": "array", "maxItems": 5, "items": {"type": "object", "properties": {
        "set": {"type": "array", "minItems": 1, "maxItems": 3, "items": setting},
        "outcome": {"enum": OUTCOMES},
        "total": nullable("string"),
        "verified": {"const": true},
    }}});
    json!({
        "type": "object",
        "required": ["schema", "policy", "case", "dates", "decisions"],
        "properties": {
            "schema": {"const": "tiaowen.decision/v1"},
            "policy": {"type": "object", "required": ["id", "version", "text_sha256", "ir_sha256", "engine"]},
            "case": {"type": "string"},
            "dates": {"type": "object", "required": ["基准日", "适用日", "核定日"]},
            "decisions": {"type": "array", "items": {
                "type": "object",
                "required": ["rule", "kind", "clause", "anchors", "outcome", "amount", "schedule", "causes", "missing",
                             "interpretations", "warnings", "responsible"],
                "properties": {
                    "rule": {"enum": rules},
                    "kind": {"enum": ["给付", "对象", "优先", "指标", "裁量", "职责"]},
                    "clause": {"type": "string"},
                    "anchors": strings,
                    "subject": {"type": "string"},
                    "outcome": {"enum": OUTCOMES},
                    "amount": {"type": "object", "properties": {
                        "state": {"enum": ["已定", "区间", "金额待定", "无金额"]},
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
