//! The schema of a case and its reader: what one admits the other takes, key by key and word by word.

#![expect(clippy::unwrap_used, clippy::panic, reason = "the helpers here are part of the tests")]

mod support;

use serde_json::{Map, Value, json};
use std::collections::BTreeSet;
use support::{Package, read_folder, repository, sound_package};
use tiaowen::data::Format;
use tiaowen::diagnostic::{Code, Diagnostic};
use tiaowen::facts::{Absence, CaseKey, CaseReader, ExpectationKey, schema};
use tiaowen::ir::Word;
use tiaowen::source::FileId;

/// How deep a case is sampled: a record of a benefit of a member of the applicant.
const DEPTH: usize = 12;

fn packages() -> Vec<Package> {
    let packages = ["policies/shifan-2024-3", "policies/dalian-2017-46"];
    packages.iter().map(|p| sound_package(&read_folder(&repository(p)))).collect()
}

/// Instances that use, one at a time, every key, word and alternative of a schema.
fn samples(schema: &Value, root: &Value, depth: usize) -> Vec<Value> {
    if depth == 0 {
        return Vec::new();
    }
    let of = |part: &Value| samples(part, root, depth - 1);
    if let Some(reference) = schema["$ref"].as_str() {
        return samples(root.pointer(reference.trim_start_matches('#')).unwrap(), root, depth);
    }
    if let Some(alternatives) = schema["anyOf"].as_array() {
        return alternatives.iter().flat_map(of).collect();
    }
    if let Some(words) = schema["enum"].as_array() {
        return words.clone();
    }
    match &schema["type"] {
        Value::String(kind) if kind == "object" => objects(schema, &of),
        Value::String(kind) if kind == "array" => {
            let items = of(&schema["items"]).into_iter().map(|item| json!([item]));
            let none = schema["minItems"].as_u64().is_none().then(|| json!([]));
            items.chain(none).collect()
        }
        Value::String(kind) if kind == "integer" => vec![json!(0), json!(2019)],
        Value::String(kind) if kind == "string" => text(schema),
        Value::Array(kinds) if *kinds == [json!("string"), json!("integer")] => vec![json!("某"), json!(7)],
        other => panic!("a schema of no known form: {other} in {schema}"),
    }
}

fn objects(schema: &Value, of: &impl Fn(&Value) -> Vec<Value>) -> Vec<Value> {
    let required: Vec<&str> = schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let mut least = Map::new();
    for key in &required {
        let Some(value) = of(&schema["properties"][*key]).into_iter().next() else { return Vec::new() };
        least.insert((*key).to_owned(), value);
    }
    let mut made = vec![Value::Object(least.clone())];
    for (key, part) in schema["properties"].as_object().into_iter().flatten() {
        made.extend(of(part).into_iter().map(|value| {
            let mut one = least.clone();
            one.insert(key.clone(), value);
            Value::Object(one)
        }));
    }
    for key in schema["propertyNames"]["enum"].as_array().into_iter().flatten().take(1) {
        let named = |value: Value| Value::Object(Map::from_iter([(key.as_str().unwrap().to_owned(), value)]));
        made.extend(of(&schema["additionalProperties"]).into_iter().map(named));
    }
    made
}

/// Texts that a pattern admits.
fn text(schema: &Value) -> Vec<Value> {
    let Some(pattern) = schema["pattern"].as_str() else { return vec![json!("某")] };
    let texts: &[&str] = match pattern {
        "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" => &["2019-12-31"],
        "^[0-9]{4}-[0-9]{2}$" => &["2019-04"],
        "^[0-9]{4}-[0-9]{2}(\\.\\.[0-9]{4}-[0-9]{2})?$" => &["2019-04", "2019-04..2020-03"],
        "^[0-9]+(\\.[0-9]+)?" | "^[0-9]+(\\.[0-9]+)?$" => &["1000", "997.50"],
        "^[0-9]+(\\.[0-9]+)?[%％]$" => &["60%", "12.5％"],
        "^[0-9]+[^0-9.]*$" => &["3"],
        "^[0-9]+周?岁([0-9]+个月)?$" => &["60周岁", "60岁1个月"],
        other => panic!("no text for {other}"),
    };
    texts.iter().map(|t| json!(t)).collect()
}

fn read(reader: &CaseReader<'_>, case: &Value) -> Vec<Diagnostic> {
    let mut said = Vec::new();
    let read = reader.read(Format::Json, FileId::new(0), &case.to_string(), &mut said);
    assert_eq!(read.is_some(), !said.iter().any(Diagnostic::is_error));
    said
}

#[test]
fn the_reader_takes_all_that_the_schema_admits() {
    for package in packages() {
        let reader = CaseReader::new(package.program());
        let schema = schema(package.program());
        let cases = samples(&schema, &schema, DEPTH);
        assert!(cases.len() > 300, "{} cases", cases.len());
        for case in cases {
            let errors = read(&reader, &case);
            let said: Vec<String> = errors.iter().map(|d| format!("{} {:?}", d.code.as_str(), d.args)).collect();
            assert!(said.is_empty(), "{case} is refused: {}", said.join("\n"));
        }
    }
}

fn words(schema: &Value) -> BTreeSet<&str> {
    schema["enum"].as_array().unwrap().iter().filter_map(Value::as_str).collect()
}

fn keys(schema: &Value) -> BTreeSet<&str> {
    schema["properties"].as_object().unwrap().keys().map(String::as_str).collect()
}

#[test]
fn the_schema_admits_all_that_the_reader_takes() {
    for package in packages() {
        let program = package.program();
        let schema = schema(program);
        assert_eq!(words(&schema["$defs"]["absent"]), Absence::words().collect());
        for decision in &program.decisions {
            let expectation = &schema["properties"][CaseKey::Expectations.word()]["properties"][&decision.rule];
            assert_eq!(keys(expectation), ExpectationKey::words().collect());
            let outcome = &expectation["properties"][ExpectationKey::Outcome.word()];
            assert_eq!(words(outcome), Word::words_of(decision.kind).collect());
        }
        for key in CaseKey::words() {
            assert!(keys(&schema).contains(key), "{key} is no key of the schema");
        }
        for (name, entity) in &program.dictionary.entities {
            let own: BTreeSet<&str> =
                entity.facts.keys().chain(entity.relations.keys()).chain(&entity.target).map(String::as_str).collect();
            assert_eq!(keys(&schema["$defs"][name]), own, "{name}");
        }
    }
}

#[test]
fn what_stands_in_neither_is_refused() {
    let package = &packages()[0];
    let reader = CaseReader::new(package.program());
    let schema = schema(package.program());
    let rule = package.program().decisions[0].rule.as_str();
    let refused = |case: Value, code: Code| {
        let said = read(&reader, &case);
        assert!(said.iter().any(|d| d.code == code), "{case}: {said:?}");
    };
    refused(json!({"基准日": "2019-01-01", "别的": 1}), Code::UnknownKey);
    refused(json!({"基准日": "2019-01-01", "期望": {rule: {"别的": 1}}}), Code::UnknownKey);
    refused(json!({"基准日": "2019-01-01", "期望": {rule: {"结论": "通过"}}}), Code::BadChoice);
    assert_eq!(schema["additionalProperties"], json!(false));
    // A fact that is not known is 不知; no other word says so.
    for (name, entity) in package.program().dictionary.entities.iter().filter(|(_, e)| e.root) {
        for fact in entity.facts.keys() {
            let given = samples(&schema["$defs"][name]["properties"][fact], &schema, DEPTH);
            let open = given.contains(&json!("某"));
            let case = json!({"基准日": "2019-01-01", name: {fact: "不详"}});
            assert!(open || !read(&reader, &case).is_empty(), "{case}");
        }
    }
}
