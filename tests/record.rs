//! The record of decisions: what was done to it shows, and nothing is lost when a write is broken off.

use tiaowen::record::{Chain, Content, Fault, Given, Key, Policy, Report, Summed, verify};

const MANY: u64 = 10_000;

fn content(n: u64) -> Content {
    let policy = Policy {
        id: "示例〔2020〕1号".into(),
        version: "2020-01-01".into(),
        text_sha256: "aa".into(),
        ir_sha256: "bb".into(),
        parameters_sha256: "cc".into(),
        package_sha256: None,
    };
    Content {
        engine: "tiaowen 0".into(),
        policy,
        case: format!("案例{n}.yaml"),
        inputs: None,
        inputs_left_out: Some("没有密钥".into()),
        dates: ["2020-03-01", "2020-03-01", "2020-03-01"].map(str::to_owned),
        given: Given::default(),
        rule: "创业场地补贴".into(),
        outcome: if n.is_multiple_of(3) { "不符合" } else { "符合" }.into(),
        amount: Some(Summed { total: Some(format!("{n}.00")), low: None, high: None }),
        human: None,
    }
}

fn record(count: u64, key: &Key) -> (Vec<String>, String) {
    let mut chain = Chain::new(key.clone());
    let lines = (1..=count).map(|n| chain.line(&content(n))).collect();
    (lines, chain.head())
}

fn check(lines: &[String], head: Option<&str>, key: &Key) -> Report {
    verify(&lines.concat(), head, key)
}

/// Ten ways to tamper with ten thousand decisions; each is found, and told where it is.
fn tampered(key: &Key) {
    let (lines, written) = record(MANY, key);
    let head = Some(written.as_str());
    assert_eq!(check(&lines, head, key), Report { lines: MANY as usize, keyed: key.is_some(), ..Report::default() });
    let with = |edit: &dyn Fn(&mut Vec<String>)| {
        let mut lines = lines.clone();
        edit(&mut lines);
        check(&lines, head, key).faults
    };
    // 1. An amount; 2. an outcome.
    assert_eq!(with(&|l| l[4_999] = l[4_999].replace("5000.00", "9000.00")), [Fault::Changed { line: 5_000 }]);
    assert_eq!(with(&|l| l[2] = l[2].replace("不符合", "符合")), [Fault::Changed { line: 3 }]);
    // 3. A line taken out; 4. the first; 5. the last.
    let cut = |found| Fault::CutOff { recorded: MANY, found };
    assert_eq!(with(&|l| drop(l.remove(6_999))), [Fault::Removed { number: 7_000 }, cut(MANY - 1)]);
    assert_eq!(with(&|l| drop(l.remove(0))), [Fault::Removed { number: 1 }, cut(MANY - 1)]);
    assert_eq!(with(&|l| drop(l.pop())), [cut(MANY - 1)]);
    // 6. Cut off inside a line.
    assert_eq!(with(&|l| l[9_999].truncate(40)), [cut(MANY - 1)]);
    // 7. Two lines in each other's place.
    assert!(with(&|l| l.swap(100, 200)).contains(&Fault::Moved { line: 102, number: 102 }));
    // 8. A line that stands twice.
    let twice = with(&|l| l.insert(300, l[299].clone()));
    assert!(twice.contains(&Fault::Repeated { line: 301, number: 300 }), "{twice:?}");
    // 9. A line forged whole, its own hash reckoned anew without the key: it does not fit what follows.
    let forged = with(&|l| {
        let mut chain = Chain::new(Key::default());
        for n in 1..=500 {
            let mut content = content(n);
            content.outcome = "符合".into();
            let line = chain.line(&content);
            if n == 500 {
                l[499] = line;
            }
        }
    });
    let told = [Fault::Changed { line: 500 }, Fault::Unchained { line: 500 }, Fault::Unchained { line: 501 }];
    assert!(forged.iter().any(|f| told.contains(f)), "{forged:?}");
    // 10. The head: its count lowered with the last line gone, or no head at all.
    let shorter = written.replace("\"count\":10000", "\"count\":9999");
    assert_eq!(check(&lines[..9_999], Some(&shorter), key).faults, [Fault::Head]);
    assert_eq!(check(&lines, None, key).faults, [Fault::Head]);
}

#[test]
fn ten_ways_to_tamper_are_found_without_a_key() {
    tampered(&Key::default());
}

#[test]
fn and_with_one() {
    tampered(&Key::new(Some(b"secret".to_vec())));
}

/// Without the key nobody can rewrite a keyed record; a whole record without one can be, and that is
/// what the documents say.
#[test]
fn a_key_keeps_a_whole_record_from_being_rewritten() {
    let key = Key::new(Some(b"secret".to_vec()));
    let (lines, head) = record(20, &Key::new(Some(b"another".to_vec())));
    let found = check(&lines, Some(&head), &key).faults;
    assert!(found.contains(&Fault::Head) && found.contains(&Fault::Changed { line: 1 }));
    let (lines, head) = record(20, &Key::default());
    assert_eq!(check(&lines, Some(&head), &key).faults, [Fault::Key { keyed: false }]);
    assert_eq!(key.digest("facts"), key.digest("facts"));
    assert_eq!(Key::default().digest("facts"), None, "few facts could be guessed");
}

#[test]
fn a_write_broken_off_is_no_tampering() {
    let key = Key::default();
    let (lines, head) = record(5, &key);
    let half = format!("{}{}", lines.concat(), "{\"schema\":");
    let report = verify(&half, Some(&head), &key);
    assert!(report.faults.is_empty() && report.unfinished);
    let mut chain = Chain::new(key.clone());
    let more: String = (1..=6).map(|n| chain.line(&content(n))).collect();
    let report = verify(&more, Some(&head), &key);
    assert!(report.faults.is_empty() && report.unfinished, "{:?}", report.faults);
}
