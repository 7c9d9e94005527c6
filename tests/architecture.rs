//! Which module may use which, and what stays where.
//!
//! The table is read from above to below: a module uses only what stands above it. It is as small
//! as it can be: an entry that no file needs fails the test as much as a use that no entry allows.

#![expect(clippy::unwrap_used, reason = "the helpers here are part of the tests")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// A module and the modules it uses.
const MODULES: &[(&str, &[&str])] = &[
    ("values", &[]),
    ("source", &["values"]),
    ("diagnostic", &["source"]),
    ("document", &["source", "diagnostic", "values"]),
    ("draft", &["document"]),
    ("syntax", &["source", "diagnostic", "document"]),
    ("types", &["values", "syntax"]),
    ("ir", &["source", "values", "types"]),
    ("resolve", &["source", "diagnostic", "document", "values", "syntax", "types", "ir"]),
    ("lower", &["source", "diagnostic", "values", "syntax", "types", "ir", "resolve"]),
    ("ledger", &["source", "document", "values", "syntax", "ir", "resolve"]),
    ("data", &["source", "diagnostic"]),
    ("facts", &["source", "diagnostic", "values", "types", "ir", "data"]),
    ("package", &["source", "diagnostic", "values"]),
    ("woven", &["document", "values", "syntax", "ir", "resolve", "ledger", "facts"]),
    ("amend", &["source", "document", "values", "syntax", "resolve", "package"]),
    (
        "compile",
        &["source", "diagnostic", "document", "values", "syntax", "ir", "resolve", "lower", "facts", "package"],
    ),
    ("eval", &["values", "types", "ir", "facts"]),
    ("counterfactual", &["values", "types", "ir", "facts", "eval"]),
    ("interview", &["types", "ir", "facts", "eval", "counterfactual"]),
    ("explain", &["values", "types", "ir", "facts", "eval", "counterfactual"]),
    ("compare", &["values", "types", "ir", "facts", "eval"]),
    (
        "plan",
        &[
            "source",
            "diagnostic",
            "document",
            "values",
            "syntax",
            "ir",
            "resolve",
            "facts",
            "package",
            "amend",
            "compile",
            "eval",
            "explain",
            "compare",
        ],
    ),
    ("record", &["values"]),
    // Must never be allowed `facts`, `eval` or `explain`: it is there to check them.
    ("checker", &["values", "types", "ir"]),
    (
        "render",
        &[
            "source",
            "diagnostic",
            "document",
            "values",
            "types",
            "ir",
            "ledger",
            "facts",
            "package",
            "woven",
            "amend",
            "data",
            "eval",
            "counterfactual",
            "interview",
            "explain",
            "compare",
            "plan",
            "record",
            "checker",
        ],
    ),
    (
        "engine",
        &[
            "source",
            "diagnostic",
            "document",
            "values",
            "ir",
            "data",
            "facts",
            "package",
            "compile",
            "eval",
            "counterfactual",
            "explain",
            "record",
            "checker",
            "render",
        ],
    ),
    (
        "cli",
        &[
            "source",
            "diagnostic",
            "document",
            "values",
            "draft",
            "ir",
            "ledger",
            "data",
            "facts",
            "package",
            "woven",
            "amend",
            "compile",
            "eval",
            "interview",
            "explain",
            "compare",
            "plan",
            "record",
            "checker",
            "render",
            "engine",
        ],
    ),
];

/// Words of the code, and the only files that may hold them (by the start of their paths in `src`).
const CONFINED: &[(&[&str], &[&str])] = &[
    (&["pest", "pest_derive"], &["syntax/"]),
    (&["rust_decimal", "num_rational", "num_traits"], &["values/"]),
    (&["miette"], &["render/diagnostic.rs", "render/diagnostic/"]),
    (&["saphyr", "saphyr_parser"], &["data/"]),
    (&["encoding_rs"], &["package/encoding"]),
    (&["fluent_bundle"], &["render/"]),
    (&["minijinja", "pulldown_cmark"], &["render/html/"]),
    (&["clap"], &["cli/", "main.rs"]),
    (&["fs", "stdin", "stdout", "stderr", "println", "eprintln"], &["cli/", "main.rs", "package/disk.rs"]),
    // No floating point, no clock, no chance, anywhere.
    (&["f32", "f64"], &[]),
    (&["SystemTime", "Instant", "Utc", "Local"], &[]),
    (&["HashMap", "HashSet", "RandomState"], &[]),
];

/// Names of facts and entities that a package may change: whatever stands behind the compiler knows roles.
const NAMES_OF_FACTS: [&str; 8] =
    ["补贴记录", "初次核定日期", "已享受月数", "年度已核额", "身份标识", "姓名", ".名称", ".起"];

/// The modules that know no name of a fact.
const NAMELESS: [&str; 14] = [
    "ir",
    "lower",
    "ledger",
    "data",
    "facts",
    "eval",
    "counterfactual",
    "interview",
    "explain",
    "compare",
    "plan",
    "render",
    "engine",
    "cli",
];

/// Where 姓名 is that of whoever signs or reviews, not a fact of a case.
const NAMES_OF_OFFICERS: [&str; 2] = ["render/html/letter.rs", "cli/args.rs"];

const MOST_LINES: usize = 500;

struct SourceText {
    /// Relative to `src`, with `/`.
    path: String,
    text: String,
    /// The same without comments and string literals.
    code: String,
}

fn sources() -> Vec<SourceText> {
    fn walk(dir: &Path, found: &mut Vec<PathBuf>) {
        for entry in std::fs::read_dir(dir).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|e| e == "rs") {
                found.push(path);
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    walk(&root, &mut paths);
    paths.sort();
    let read = |path: PathBuf| {
        let text = std::fs::read_to_string(&path).unwrap();
        let parts: Vec<_> =
            path.strip_prefix(&root).unwrap().components().map(|c| c.as_os_str().to_string_lossy()).collect();
        SourceText { path: parts.join("/"), code: code(&text), text }
    };
    paths.into_iter().map(read).collect()
}

/// The text without comments and without what stands in string literals.
fn code(text: &str) -> String {
    split(text).0
}

/// What stands in string literals.
fn literals(text: &str) -> Vec<&str> {
    split(text).1
}

fn split(text: &str) -> (String, Vec<&str>) {
    let mut out = String::with_capacity(text.len());
    let mut literals = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let (skipped, shown) = match c {
            '/' if rest.starts_with("//") => (rest.find('\n').unwrap_or(rest.len()), ""),
            'r' if rest.starts_with("r#\"") => (rest.find("\"#").map_or(rest.len(), |end| end + 2), "\"\""),
            '"' => (string_end(rest), "\"\""),
            // A character literal, which may be a quotation mark; a lifetime has no second mark.
            '\'' if rest.starts_with("'\\") => (2 + rest[2..].find('\'').map_or(0, |end| end + 1), "' '"),
            '\'' => match rest.char_indices().nth(2) {
                Some((at, '\'')) => (at + 1, "' '"),
                _ => (1, "'"),
            },
            c => (c.len_utf8(), &rest[..c.len_utf8()]),
        };
        if shown == "\"\"" {
            literals.push(&rest[..skipped]);
        }
        out.push_str(shown);
        rest = &rest[skipped..];
    }
    (out, literals)
}

fn string_end(text: &str) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            '"' if !escaped => return at + 1,
            '\\' => escaped = !escaped,
            _ => escaped = false,
        }
    }
    text.len()
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

fn words(code: &str) -> BTreeSet<&str> {
    code.split(|c: char| !is_word(c)).filter(|w| !w.is_empty()).collect()
}

/// The modules named by `crate::…`, in braces too.
fn used(code: &str) -> Vec<String> {
    let mut names = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + "crate::".len()..];
        let Some(group) = rest.strip_prefix('{') else {
            names.push(rest.chars().take_while(|c| is_word(*c)).collect());
            continue;
        };
        let (mut depth, mut expected) = (1, true);
        for (at, c) in group.char_indices() {
            match c {
                '{' => depth += 1,
                '}' if depth == 1 => break,
                '}' => depth -= 1,
                ',' if depth == 1 => expected = true,
                c if is_word(c) && expected => {
                    names.push(group[at..].chars().take_while(|c| is_word(*c)).collect());
                    expected = false;
                }
                _ => {}
            }
        }
    }
    names
}

/// How many modules above its own file the deepest `super::super::…` climbs.
fn climbs(code: &str) -> usize {
    let mut deepest = 0;
    for (at, _) in code.match_indices("super::") {
        let mut rest = &code[at..];
        let mut steps = 0;
        while let Some(after) = rest.strip_prefix("super::") {
            (rest, steps) = (after, steps + 1);
        }
        deepest = deepest.max(steps);
    }
    deepest
}

fn module(path: &str) -> &str {
    path.split(['/', '.']).next().unwrap_or_default()
}

#[test]
fn modules_use_only_what_the_table_allows() {
    let mut needed: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let mut wrong = Vec::new();
    for file in &sources() {
        let own = module(&file.path);
        let Some((own, allowed)) = MODULES.iter().find(|(name, _)| *name == own) else {
            // `lib.rs` and `main.rs` hold everything together.
            assert!(["lib", "main"].contains(&own), "{} is in no module of the table", file.path);
            continue;
        };
        for name in used(&file.code) {
            match allowed.iter().find(|a| **a == name) {
                Some(a) => {
                    needed.entry(own).or_default().insert(a);
                }
                None if name == *own => {}
                None => wrong.push(format!("src/{} uses {name}", file.path)),
            }
        }
    }
    for (name, allowed) in MODULES {
        let idle = allowed.iter().filter(|a| !needed.get(name).is_some_and(|n| n.contains(*a)));
        wrong.extend(idle.map(|a| format!("{name} need not be allowed {a}")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_module_stands_below_all_that_it_uses() {
    for (at, (name, allowed)) in MODULES.iter().enumerate() {
        for used in *allowed {
            let above = MODULES[..at].iter().any(|(n, _)| n == used);
            assert!(above, "{name} uses {used}, which does not stand above it");
        }
    }
}

#[test]
fn no_file_climbs_out_of_its_module() {
    for file in &sources() {
        let path = file.path.trim_end_matches(".rs").trim_end_matches("/mod");
        // A module written inside its file, as for tests, gives one step more.
        let inside = usize::from(file.code.split("mod ").skip(1).any(|m| {
            m.split_once(['{', ';'])
                .is_some_and(|(n, _)| n.trim().chars().all(is_word) && m[n.len()..].starts_with('{'))
        }));
        let depth = path.split('/').count() + inside;
        assert!(climbs(&file.code) < depth, "src/{} reaches past its module with super::", file.path);
    }
}

/// Files of one room that use each other in a circle, by the room. The list can only become shorter: an entry that no
/// longer stands for a circle fails the test as much as a circle that is not listed.
const CIRCLES_LEFT: &[(&str, &[&str])] = &[];

/// The paths that begin with `super` or `crate`, braces opened: each as the names along it.
fn paths(code: &str) -> Vec<Vec<String>> {
    let tokens = tokens(code);
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let inside = at > 0 && tokens[at - 1] == "::";
        if matches!(tokens[at], "super" | "crate") && tokens.get(at + 1) == Some(&"::") && !inside {
            path(&tokens, &mut at, &[], &mut found);
        } else {
            at += 1;
        }
    }
    found
}

/// Words, `::` and single marks.
fn tokens(code: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = code;
    while let Some(c) = rest.chars().next() {
        let length = match c {
            c if is_word(c) => rest.find(|c| !is_word(c)).unwrap_or(rest.len()),
            ':' if rest.starts_with("::") => 2,
            c => c.len_utf8(),
        };
        if !c.is_whitespace() {
            found.push(&rest[..length]);
        }
        rest = &rest[length..];
    }
    found
}

fn path(tokens: &[&str], at: &mut usize, before: &[String], found: &mut Vec<Vec<String>>) {
    let mut names = before.to_vec();
    while let Some(token) = tokens.get(*at) {
        if *token == "{" {
            *at += 1;
            while !matches!(tokens.get(*at), Some(&"}") | None) {
                if tokens[*at] == "," { *at += 1 } else { path(tokens, at, &names, found) }
            }
            *at += 1;
            return;
        }
        if !token.chars().all(is_word) {
            // A star, or what follows the path.
            *at += usize::from(*token == "*");
            break;
        }
        names.push((*token).to_owned());
        *at += 1;
        // `a as b` names nothing else.
        if tokens.get(*at) == Some(&"as") {
            *at += 2;
        }
        if tokens.get(*at) != Some(&"::") {
            break;
        }
        *at += 1;
    }
    if names.len() > before.len() {
        found.push(names);
    } else {
        *at += 1;
    }
}

/// The module of a file: `eval::case::build` for `eval/case/build.rs`, `eval` for `eval/mod.rs`.
fn module_path(path: &str) -> Vec<String> {
    let path = path.trim_end_matches(".rs");
    let path = path.strip_suffix("/mod").unwrap_or(path);
    path.split('/').map(str::to_owned).collect()
}

/// For each file of a room, the other files of the room that it uses. What a room's own root hands on is the room's, and
/// nobody's circle; a module with files of its own stands for its root file.
fn uses_inside(sources: &[SourceText], room: &str) -> BTreeMap<Vec<String>, BTreeSet<Vec<String>>> {
    let modules: BTreeMap<Vec<String>, &SourceText> =
        sources.iter().filter(|f| module(&f.path) == room).map(|f| (module_path(&f.path), f)).collect();
    let target = |own: &[String], path: &[String]| -> Option<Vec<String>> {
        let climbed = path.iter().take_while(|w| *w == "super").count();
        let mut full = match path.first().map(String::as_str) {
            Some("super") => own[..own.len().checked_sub(climbed)?].to_vec(),
            _ => vec![],
        };
        full.extend(path[climbed.max(usize::from(climbed == 0))..].iter().cloned());
        // The longest beginning of the path that is a file.
        (2..=full.len()).rev().map(|n| full[..n].to_vec()).find(|p| modules.contains_key(p))
    };
    let uses = |(own, file): (&Vec<String>, &&SourceText)| {
        let used = paths(&file.code).iter().filter_map(|p| target(own, p)).filter(|t| t != own).collect();
        (own.clone(), used)
    };
    modules.iter().filter(|(own, _)| own.len() > 1).map(uses).collect()
}

#[test]
fn no_files_of_a_room_use_each_other_in_a_circle() {
    let sources = sources();
    let mut wrong = Vec::new();
    for (room, _) in MODULES {
        let uses = uses_inside(&sources, room);
        let reaches = |from: &Vec<String>, to: &Vec<String>| {
            let (mut seen, mut open) = (BTreeSet::new(), vec![from]);
            while let Some(at) = open.pop() {
                for next in uses.get(at).into_iter().flatten() {
                    if next == to {
                        return true;
                    }
                    if seen.insert(next) {
                        open.push(next);
                    }
                }
            }
            false
        };
        let circle: Vec<String> =
            uses.keys().filter(|file| reaches(file, file)).map(|file| file[1..].join("/")).collect();
        let left = CIRCLES_LEFT.iter().find(|(r, _)| r == room).map_or(&[][..], |(_, files)| files);
        if circle != left {
            wrong.push(format!("{room}: {circle:?} use each other, listed are {left:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn paths_are_read_through_braces() {
    let found = paths("use super::{a::{B, c}, d};\nuse super::super::e::F;\nlet x = crate::g::h(super::i::J);");
    let found: Vec<String> = found.iter().map(|p| p.join("::")).collect();
    let expected = ["super::a::B", "super::a::c", "super::d", "super::super::e::F", "crate::g::h", "super::i::J"];
    assert_eq!(found, expected);
}

#[test]
fn libraries_and_worlds_stay_where_they_belong() {
    let sources = sources();
    let mut wrong = Vec::new();
    for (confined, places) in CONFINED {
        for file in &sources {
            if places.iter().any(|p| file.path.starts_with(p)) {
                continue;
            }
            let words = words(&file.code);
            let found = confined.iter().filter(|w| words.contains(**w));
            wrong.extend(found.map(|w| format!("src/{} holds {w}", file.path)));
        }
        // A place that no longer needs the word should lose it.
        for place in *places {
            let files = sources.iter().filter(|f| f.path.starts_with(place));
            let needed = files.into_iter().any(|f| confined.iter().any(|w| words(&f.code).contains(w)));
            if !needed && !place.contains("diagnostic/") && *place != "main.rs" {
                wrong.push(format!("nothing in src/{place} holds {confined:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_name_of_a_fact_is_known_behind_the_compiler() {
    let mut wrong = Vec::new();
    for file in sources().iter().filter(|f| NAMELESS.contains(&module(&f.path))) {
        // Tests name the facts of their own cases.
        let text = file.text.split("#[cfg(test)]").next().unwrap_or_default();
        let literals = literals(text);
        let known = NAMES_OF_FACTS.iter().filter(|name| literals.iter().any(|l| l.contains(**name)));
        let known = known.filter(|name| **name != "姓名" || !NAMES_OF_OFFICERS.contains(&file.path.as_str()));
        wrong.extend(known.map(|name| format!("src/{} knows {name}", file.path)));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_file_says_what_it_is_and_is_one_idea() {
    let mut wrong = Vec::new();
    for file in &sources() {
        if !file.text.starts_with("//! ") {
            wrong.push(format!("src/{} does not open with //!", file.path));
        }
        let lines = file.text.lines().count();
        if lines > MOST_LINES {
            wrong.push(format!("src/{} has {lines} lines", file.path));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_reader_of_code_sees_past_comments_and_strings() {
    let text = "//! crate::a\nuse crate::{b::{c, d}, e};\nlet x = \"crate::f \\\" \"; // crate::g\nlet q = '\"'; crate::h::i(r#\"crate::j\"#)\n";
    assert_eq!(used(&code(text)), ["b", "e", "h"]);
    assert_eq!(literals(text), ["\"crate::f \\\" \"", "r#\"crate::j\"#"]);
    assert_eq!(climbs("use super::super::x; super::y"), 2);
}

/// What must be handled one by one, and where: a new one does not compile until it is.
const ONE_BY_ONE: &[&str] = &["Op", "Label", "RuleKind", "DecisionKind", "Verdict", "Pay"];
const WITHOUT_CATCH_ALLS: &[&str] = &["ir/", "syntax/", "resolve/", "lower/", "eval/", "engine/", "render/"];

#[test]
fn no_match_on_what_is_handled_one_by_one_catches_the_rest() {
    let mut wrong = Vec::new();
    for file in sources().iter().filter(|f| WITHOUT_CATCH_ALLS.iter().any(|at| f.path.starts_with(at))) {
        for (at, _) in file.code.match_indices("match ") {
            if file.code[..at].chars().next_back().is_some_and(is_word) {
                continue;
            }
            let Some(open) = file.code[at..].find('{') else { continue };
            let patterns = patterns(&file.code[at + open + 1..]);
            let of = |name: &&&str| patterns.iter().any(|p| p.split(|c: char| !is_word(c)).any(|w| w == **name));
            let Some(name) = ONE_BY_ONE.iter().find(of) else { continue };
            let catches = |p: &str| p == "_" || (p.chars().all(is_word) && p.starts_with(char::is_lowercase));
            wrong.extend(patterns.iter().filter(|p| catches(p)).map(|p| format!("{}: {p} of {name}", file.path)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The patterns of a match, without their guards, from what follows its opening brace.
fn patterns(body: &str) -> Vec<String> {
    let (mut found, mut depth, mut start, mut arm) = (Vec::new(), 0usize, Some(0), false);
    for (at, c) in body.char_indices() {
        match c {
            '(' | '[' | '{' => depth += 1,
            '}' if depth == 0 => break,
            ')' | ']' | '}' => {
                depth = depth.saturating_sub(1);
                // A block ends its arm.
                if depth == 0 && arm && c == '}' {
                    (start, arm) = (Some(at + 1), false);
                }
            }
            '=' if depth == 0 && !arm && body[at..].starts_with("=>") => {
                if let Some(from) = start.take() {
                    let pattern = body[from..at].trim_start_matches([',', ';']).trim();
                    found.push(pattern.split(" if ").next().unwrap_or_default().trim().to_owned());
                }
                arm = true;
            }
            ',' if depth == 0 && arm => (start, arm) = (Some(at + 1), false),
            _ => {}
        }
    }
    found
}
