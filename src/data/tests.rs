//! What the readers keep, and what they refuse.

use super::*;
use proptest::prelude::*;

fn tree(format: Format, text: &str) -> Result<Tree<'_>, String> {
    let mut diagnostics = Vec::new();
    let tree = read(format, FileId::new(0), text, &mut diagnostics);
    let said =
        diagnostics.first().map(|d| format!("{} 「{}」 {}", d.code.as_str(), d.place.span.text(text), d.args[0].1));
    said.map_or_else(|| Ok(tree.unwrap()), Err)
}

/// Scalars with the words that their spans mark.
fn scalars<'t>(node: &Node<'t>, text: &'t str, out: &mut Vec<(String, bool, &'t str)>) {
    match &node.content {
        Content::Scalar(s) => out.push((s.text.to_string(), s.quoted, node.span.text(text))),
        Content::List(items) => items.iter().for_each(|n| scalars(n, text, out)),
        Content::Map(entries) => entries.iter().for_each(|e| scalars(&e.value, text, out)),
    }
}

#[test]
fn scalars_keep_their_text_and_place() {
    let text = "\u{feff}案例: 初次  # 说明\r\n甲: {乙: 0012, '丙': \"x\\ty\"}\r\n列: [ 1.50 , no]\r\n空:\r\n";
    let read = tree(Format::Yaml, text).unwrap();
    let mut found = Vec::new();
    scalars(&read.root, text, &mut found);
    let expected = [
        ("初次", false, "初次"),
        ("0012", false, "0012"),
        ("x\ty", true, "\"x\\ty\""),
        ("1.50", false, "1.50"),
        ("no", false, "no"),
        ("", false, ""),
    ];
    assert_eq!(found, expected.map(|(t, q, s)| (t.to_owned(), q, s)));
    assert_eq!(read.root.entries().unwrap()[1].value.span.text(text), "{乙: 0012, '丙': \"x\\ty\"}");
}

#[test]
fn json_keeps_numbers_as_written() {
    let text = "{\"甲\":\t[1.50, -2e3,\n\ttrue, \"\\ud83d\\ude00\\/\"]}";
    let read = tree(Format::Json, text).unwrap();
    let mut found = Vec::new();
    scalars(&read.root, text, &mut found);
    let texts: Vec<&str> = found.iter().map(|(t, _, _)| t.as_str()).collect();
    assert_eq!(texts, ["1.50", "-2e3", "true", "😀/"]);
}

#[test]
fn what_is_not_well_formed_is_refused_where_it_breaks() {
    let deep = "[".repeat(100);
    for (format, text, expected) in [
        (Format::Yaml, "", "T0501 「」 malformed-empty"),
        (Format::Yaml, "甲：1\n乙: 2", "T0501 「：」 malformed-wide-colon"),
        (Format::Yaml, "甲:\n  乙:1\n  丙: 2", "T0501 「:」 malformed-wide-colon"),
        (Format::Yaml, "甲: 1\n甲: 2", "T0502 「甲」 甲"),
        (Format::Yaml, "甲: *乙", "T0501 「*」 malformed-anchor"),
        (Format::Yaml, "甲: !!str 1", "T0501 「!!str 1」 malformed-tag"),
        (Format::Yaml, "甲: 1\n---\n乙: 2", "T0501 「---」 malformed-two-documents"),
        (Format::Yaml, "甲: 1\n\t乙: 2", "T0501 「1」 malformed-tab"),
        (Format::Yaml, "[甲]: 1", "T0501 「[」 malformed-key-not-word"),
        (Format::Yaml, &deep, "T0501 「[」 malformed-too-deep"),
        (Format::Json, &deep, "T0501 「[」 malformed-too-deep"),
        (Format::Json, "{甲: 1}", "T0501 「甲」 malformed-key-unquoted"),
        (Format::Json, "{\"甲\": 是}", "T0501 「是」 malformed-unquoted"),
        (Format::Json, "{\"甲\": 01}", "T0501 「0」 malformed-unquoted"),
        (Format::Json, "[1, 2", "T0501 「」 malformed-no-comma"),
        (Format::Json, "[1,]", "T0501 「]」 malformed-unquoted"),
        (Format::Json, "{\"甲\": \"乙}", "T0501 「\"」 malformed-quote-open"),
    ] {
        assert_eq!(tree(format, text).unwrap_err(), expected, "{text}");
    }
}

proptest! {
    #[test]
    fn no_text_makes_a_reader_fail(text in "([-?:,\\[\\]{}#&*!|>'\"%@`\\\\ \n\r\t0-9a甲.~u]|---|: ){0,80}") {
        for format in [Format::Yaml, Format::Json] {
            let mut diagnostics = Vec::new();
            let tree = read(format, FileId::new(0), &text, &mut diagnostics);
            prop_assert!(tree.is_some() || !diagnostics.is_empty());
            for d in diagnostics {
                prop_assert!(text.get(d.place.span.range()).is_some());
            }
        }
    }

    /// What is JSON by another reader is JSON here, and the reverse.
    #[test]
    fn agrees_on_what_json_is(text in "([\\[\\]{},:0-9.eE\" -]|true|null|\"a\"|\"\\\\n\"){0,12}") {
        let mut diagnostics = Vec::new();
        read(Format::Json, FileId::new(0), &text, &mut diagnostics);
        let malformed = diagnostics.iter().any(|d| d.code == Code::MalformedData);
        let accepted = serde_json::from_str::<serde::de::IgnoredAny>(&text).is_ok();
        prop_assert_eq!(!malformed, accepted);
    }
}
