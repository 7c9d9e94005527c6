//! A package begun from a text: its structure recognised, its sentences waiting to be classified.

mod proposal;

use crate::document::tree::{Step, UnitKind};
use crate::document::{AnchorKind, Document};
use std::collections::BTreeSet;

/// What the person who begins the package knows better than the text shows.
#[derive(Debug, Clone, Copy, Default)]
pub struct Given<'a> {
    /// 文号
    pub id: Option<&'a str>,
    pub title: Option<&'a str>,
    /// 印发日期, as 2020-01-01
    pub issued: Option<&'a str>,
}

/// The files of a new package, apart from the text itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    pub files: Vec<(String, String)>,
}

/// Drafts a package around a text that stands in `source/` under `name`.
///
/// # Errors
/// What neither the text nor the caller tells: 文号, 标题, 印发日期.
pub fn package(document: &Document, name: &str, given: Given<'_>) -> Result<Draft, Vec<&'static str>> {
    let id = given.id.map(str::to_owned).or_else(|| document.number());
    let title = given.title.map(str::to_owned).or_else(|| document.front("0.题")).or_else(|| above_number(document));
    let told = document.issued_on().map(|(y, m, d)| format!("{y}-{m:02}-{d:02}"));
    let issued = given.issued.map(str::to_owned).or(told).filter(|day| is_day(day));
    let missing: Vec<&'static str> = [
        (id.is_none(), "文号（--id）"),
        (title.is_none(), "标题（--title）"),
        (issued.is_none(), "印发日期（--issued 2020-01-01）"),
    ]
    .into_iter()
    .filter_map(|(absent, what)| absent.then_some(what))
    .collect();
    let (Some(id), Some(title), Some(issued)) = (id, title, issued) else { return Err(missing) };
    let quoted = |text: &str| toml::Value::from(text).to_string();
    let manifest = format!(
        "[policy]\nid = {}\ntitle = {}\nissued = \"{issued}\"\nversion = \"{issued}\"\nlanguage = \"1\"\n\n\
         [source]\ntext = {}\nsha256 = \"{}\"\n\n\
         [files]\nrules = [\"文件头.tw\", \"事实.tw\", \"解释事项.tw\", \"规则.tw\"]\nparameters = \"parameters\"\n\
         cases = \"cases\"\n# 各句都有规则说明之后，改为 finished。\nstatus = \"draft\"\n{}",
        quoted(&id),
        quoted(&title),
        quoted(&format!("source/{name}")),
        document.sha256(),
        doubts(document)
    );
    let day: Vec<&str> = issued.split('-').map(|p| p.trim_start_matches('0')).collect();
    let head = format!(
        "文件：《{title}》。\n文号：{id}。\n印发日期：{}年{}月{}日。\n{}{}{}{}",
        day.first().copied().unwrap_or_default(),
        day.get(1).copied().unwrap_or_default(),
        day.get(2).copied().unwrap_or_default(),
        stated(document, "施行日期", &["施行", "实施之日", "生效"]),
        stated(document, "有效期", &["有效期"]),
        stated(document, "解释机关", &["负责解释", "解释权"]),
        "受理机关：未载明。\n补正期限：未载明。\n",
    );
    let facts = "// 案例中可以填写的人、单位、记录和事项。每项注明见原文哪一句。\n\
                 主体：个人。\n事实：个人的姓名，为文本。\n主体：单位。\n事实：单位的名称，为文本。\n";
    let questions = "// 条文没有写明、须作选择的问题，各立一项：问题、甲解、乙解、采用。\n";
    let files = vec![
        ("package.toml".to_owned(), manifest),
        (".gitattributes".to_owned(), "# 底稿照收到的样子保存，一个字节也不改。\nsource/** -text\n".to_owned()),
        ("文件头.tw".to_owned(), head),
        ("事实.tw".to_owned(), facts.to_owned()),
        ("解释事项.tw".to_owned(), questions.to_owned()),
        ("规则.tw".to_owned(), rules(document)),
    ];
    Ok(Draft { files })
}

/// What the form of the text does not decide, with the likeliest answers.
fn doubts(document: &Document) -> String {
    let doubts = &document.tree().doubts;
    if doubts.is_empty() {
        return String::new();
    }
    let entries: Vec<String> = doubts.iter().map(|d| format!("  {},\n", d.entry(d.settled))).collect();
    format!(
        "\n# 下列各处从写法上看不出，暂取 answer 所写；看过正式文本，不对的改写，再把 settled 改为 true。\n\
         [structure]\ndoubts = [\n{}]\n",
        entries.concat()
    )
}

/// The headings, and under each 条 its sentences as notes to the drafter.
fn rules(document: &Document) -> String {
    let leads: BTreeSet<u32> = {
        let units = document.tree().units.iter().filter(|u| u.kind == UnitKind::Lead && !u.other);
        units.map(|u| u.own.start).collect()
    };
    let mut out = String::from(
        "// 以下逐句列出原文，尚未归类。每一句写成规则之后，删去这一句的注释。\n\
         // 金钱、实物、减免写“给付”，范围写“对象”，机关的工作写“职责”，没有可核查内容的写“导向”，\n\
         // 先后写“优先”，数量目标写“指标”，由机关决定的写“裁量”，括注的含义写“定义”。\n",
    );
    let general: Vec<String> = document
        .anchors()
        .iter()
        .enumerate()
        .filter(|(index, a)| !a.kind.is_formal() && proposal::general(document.anchor_text(*index)).is_some())
        .map(|(index, _)| document.place_words(Some(index)))
        .collect();
    if !general.is_empty() {
        out.push_str(&format!("// 通则，管到别处的各项，先写清楚：{}。\n", general.join("、")));
    }
    let clauses = document.clauses();
    let titled =
        |number: u32| document.anchors().iter().any(|a| a.clause == Some(number) && a.kind == AnchorKind::Title);
    let mut under = None;
    for (index, anchor) in document.anchors().iter().enumerate() {
        let text = document.anchor_text(index).replace(['\n', '\r'], "");
        let text = text.trim();
        match anchor.kind {
            AnchorKind::Heading(_) => out.push_str(&format!("\n{}\n", text.trim_end_matches('。'))),
            AnchorKind::Title => {
                under = anchor.clause;
                if let Some(clause) = clauses.iter().find(|c| Some(c.number) == anchor.clause) {
                    let blank = if matches!(
                        clause.steps.last(),
                        Some(Step::Article(..) | Step::Annex(_) | Step::Schedule(_))
                    ) {
                        "\u{3000}"
                    } else {
                        ""
                    };
                    let line = format!("{}{blank}{}", clause.heading_label(), clause.title);
                    out.push_str(&format!("\n{}\n\n", line.trim_end()));
                }
            }
            AnchorKind::Sentence | AnchorKind::Part | AnchorKind::Preamble(_) | AnchorKind::Responsible => {
                // A letter, a 末段 and what belongs to no unit have no line in the text that names them.
                let own = anchor.clause.filter(|n| under != Some(*n) && !titled(*n));
                if let (Some(number), false) = (own, matches!(anchor.kind, AnchorKind::Preamble(_))) {
                    out.push_str(&format!("\n{}\n\n", document.clause_words(number)));
                }
                under = anchor.clause;
                let place = document.place_words(Some(index));
                let lead = leads.contains(&anchor.span.start).then(|| "引语，与它引出的各项写成一条".to_owned());
                let general = proposal::general(text).map(|sign| format!("通则：“{sign}”"));
                let kind = proposal::proposal(text).map(|(kind, sign)| format!("似为{kind}：“{sign}”"));
                let notes: Vec<String> = [lead, general, kind].into_iter().flatten().collect();
                let notes = if notes.is_empty() { String::new() } else { format!("　（{}）", notes.join("；")) };
                out.push_str(&format!("// 待归类　{place}：{text}{notes}\n"));
            }
            AnchorKind::Front | AnchorKind::Back | AnchorKind::Mark => {}
        }
    }
    out
}

/// The title, where it stands above the 文号: the last line there, where it ends as titles do.
fn above_number(document: &Document) -> Option<String> {
    let mut lines = document.anchors().iter().enumerate().filter(|(_, a)| a.id.starts_with("0.头"));
    let last = document.anchor_text(lines.next_back()?.0).trim().to_owned();
    crate::document::tree::is_title(&last).then_some(last)
}

/// A label of the 文件头, with the sentences of the text that seem to tell it: what they say is for the drafter to
/// write down, not for the program to guess.
fn stated(document: &Document, label: &str, words: &[&str]) -> String {
    let mut out = String::new();
    for (index, anchor) in document.anchors().iter().enumerate() {
        let text = document.anchor_text(index).replace(['\n', '\r'], "");
        let whole = matches!(anchor.kind, AnchorKind::Sentence | AnchorKind::Preamble(_));
        if whole && words.iter().any(|w| text.contains(w)) {
            out.push_str(&format!("// 疑在{}：{}\n", document.place_words(Some(index)), text.trim()));
        }
    }
    format!("{out}{label}：未载明。\n")
}

fn is_day(day: &str) -> bool {
    day.len() == 10 && chrono::NaiveDate::parse_from_str(day, "%Y-%m-%d").is_ok()
}
