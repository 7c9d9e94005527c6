//! A figure of the text that changes: which rule has it, in which of its lines, and when a person must say.
//!
//! Each row is one sentence and its rules over the small package of the diagnostics.

#![expect(clippy::unwrap_used, clippy::panic, reason = "the helpers here are part of the tests")]

mod support;

use support::{Package, edited, read_folder, repository, sound_package};
use tiaowen::amend::{Edit, PieceKind, Reason};
use tiaowen::document::Document;
use tiaowen::package::MemoryFiles;
use tiaowen::plan::{Amended, TextPlan, against};

const TEXT: &str = "source/示范.txt";

/// The small package with another first 条, which says `sentence`, and only these rules.
fn files(sentence: &str, rules: &str) -> MemoryFiles {
    let base = read_folder(&repository("tests/diagnostics/base"));
    let files = edited(&base, TEXT, |t| {
        let (before, rest) = t.split_once("对在示范市初次创业的人员").unwrap();
        let (_, after) = rest.split_once("培训机构按规定享受培训补贴。").unwrap();
        format!("{before}{sentence}{after}")
    });
    let text = String::from_utf8(files.files[TEXT].clone()).unwrap();
    let sha256 = Document::read(&text, &[]).unwrap().sha256().to_owned();
    let manifest = edited(&files, "package.toml", |t| {
        let (before, rest) = t.split_once("sha256 = \"").unwrap();
        format!("{before}sha256 = \"{sha256}{}", &rest[64..])
    });
    manifest.with("规则.tw", format!("（一）支持初次创业\n\n{rules}"))
}

struct Answer {
    package: Package,
    found: TextPlan,
}

fn answer((sentence, rules): (&str, &str), (old, new): (&str, &str)) -> Answer {
    let package = sound_package(&files(sentence, rules));
    let files = package.files.as_ref().unwrap();
    let text = &package.sources.get(files.text).unwrap().text;
    assert_eq!(text.matches(old).count(), 1, "{old}");
    let text = text.replace(old, new);
    let amended = Amended { text: &text, corrections: &[] };
    let found = against(files, &package.sources, amended, &mut vec![]).unwrap_or_else(|r| panic!("{r:?}"));
    Answer { package, found }
}

impl Answer {
    fn edit(&self, title: &str) -> Option<&Edit> {
        self.found.plan.edits.iter().find(|e| e.title == title)
    }

    /// What the rules' own words become: `2400元/年→3000元/年`.
    fn values(&self) -> Vec<String> {
        let edits = self.found.plan.edits.iter().filter(|e| e.is_ready());
        let pieces = edits.flat_map(|e| &e.pieces).filter(|p| p.kind == PieceKind::Value);
        let was = |p: &tiaowen::amend::Piece| p.span.text(&self.package.sources.get(p.file).unwrap().text).to_owned();
        pieces.map(|p| format!("{}→{}", was(p), p.new)).collect()
    }
}

/// A yearly payment for `standard`, its whole sentence quoted.
fn pays(sentence: &str, standard: &str) -> String {
    format!(
        "给付：场地补贴。\n依据：“{sentence}”。\n对此前未曾领取营业执照的个人，给予场地补贴。\n\
         计算范围：自租用起始日起至租用终止日止。\n标准：{standard}。\n折算：按月折算。\n起算：租用起始日。\n"
    )
}

/// A monthly payment for each person hired.
fn hired(sentence: &str, standard: &str) -> String {
    format!(
        "给付：用工补贴。\n依据：“{sentence}”。\n对是困难人员的招用人员，给予用工补贴。\n\
         计算范围：在岗月。\n标准：{standard}。\n起算：招用日期。\n"
    )
}

#[test]
fn what_is_given_is_a_figure_whatever_it_is_given_by() {
    let yearly: fn(&str, &str) -> String = pays;
    let rows = [
        (hired as fn(&str, &str) -> String, "对招用人员，每人每月补助3000元。", "3000元/月", "3000元", "3500元"),
        (yearly, "对初次创业的人员，每人3万元。", "3万元/年", "3万元", "5万元"),
        (yearly, "对初次创业的人员，每户10万元。", "10万元/年", "10万元", "15万元"),
        (yearly, "对初次创业的人员，每人2000元。", "2000元/年", "2000元", "2500元"),
    ];
    for (rule, sentence, standard, old, new) in rows {
        let a = answer((sentence, &rule(sentence, standard)), (old, new));
        let per = standard.split_once('/').unwrap().1;
        assert_eq!(a.values(), [format!("{standard}→{new}/{per}")], "{sentence}");
    }
}

#[test]
fn a_figure_that_a_rule_has_twice_is_not_half_edited() {
    // The line quotes the figure, and the sentence above it has it too and rests on the same words.
    let sentence = "对初次创业的人员，租用2年的，给予2400元/年的场地补贴。";
    let rule = "给付：场地补贴。\n依据：“对初次创业的人员，租用2年的，给予2400元/年的场地补贴”。\n\
        对符合下列条件之一的个人，给予场地补贴：\n（1）租用月数24个月以上；\n（2）自租用起始日起满2年。\n\
        计算范围：自租用起始日起至租用终止日止。\n标准：2400元/年。\n期限：最长不超过2年。\n依据：“租用2年的”。\n\
        折算：按月折算。\n起算：租用起始日。\n";
    let a = answer((sentence, rule), ("租用2年", "租用3年"));
    let reason = a.edit("给付：场地补贴").and_then(Edit::reason);
    assert!(matches!(reason, Some(Reason::Several { places, .. }) if places.len() == 3), "{reason:?}");
    assert_eq!(a.values(), [""; 0]);
}

const TERMS: &str = "对是大龄人员的个人，给予场地补贴。\n计算范围：自租用起始日起至租用终止日止。\n\
    标准：2400元/年。\n折算：按月折算。\n起算：租用起始日。\n\n\
    术语：大龄人员。\n来源：示范所立。\n大龄人员，是指个人的是临近退休人员，且此前未曾领取营业执照。\n\n\
    术语：临近退休人员。\n来源：示范所立。\n临近退休人员，是指个人的租用月数不足5个月。\n";

#[test]
fn a_figure_is_looked_for_behind_terms_of_terms() {
    let sentence = "对租用不足5个月的人员，给予2400元/年的场地补贴。";
    let rules = format!("给付：场地补贴。\n依据：“{}”。\n{TERMS}", sentence.trim_end_matches('。'));
    let a = answer((sentence, &rules), ("不足5个月", "不足3个月"));
    assert_eq!(a.values(), ["5个月→3个月"], "{:#?}", a.found.plan.edits);
}

#[test]
fn a_draft_names_the_rule_that_has_the_figure() {
    // What the sentence says is written in another benefit, which the one that quotes it leaves out.
    let sentence = "对初次创业的人员，租用不足5个月的，给予2400元/年的场地补贴。";
    let rules = format!(
        "给付：场地补贴。\n依据：“{}”。\n除“短租补贴”外，对此前未曾领取营业执照的个人，给予场地补贴。\n\
         计算范围：自租用起始日起至租用终止日止。\n标准：2400元/年。\n折算：按月折算。\n起算：租用起始日。\n\n\
         给付：短租补贴。\n依据：“租用不足5个月的”。\n对租用月数不足5个月的个人，给予短租补贴。\n标准：100元。\n发放：一次性。\n",
        sentence.trim_end_matches('。')
    );
    let a = answer((sentence, &rules), ("不足5个月", "不足3个月"));
    let reason = a.edit("给付：场地补贴").and_then(Edit::reason);
    assert!(matches!(reason, Some(Reason::WrittenIn { rules, .. }) if *rules == ["给付：短租补贴"]), "{reason:?}");
}
