//! Letters: from a case in words to Markdown by a template that an office may edit, and from there to a
//! page that prints on A4.

use super::{Error, Office, language, parse};
use crate::explain::Unmoved;
use crate::ir::{DecisionKind, Verdict, Word};
use crate::render::Catalogue;
use crate::render::dossier::{AskItem, CiteView, DecisionView, Dossier, GroundView, PartView, ReasonView};
use crate::values::distinct;
use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{Environment, UndefinedBehavior};
use pulldown_cmark::{Options, Parser, html};
use serde_json::{Value, json};

/// Instructions a template may run: a loop that does not end is an error, not a wait.
const FUEL: u64 = 2_000_000;

/// What a case can be answered with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Letter {
    Review,
    Supply,
    Refusal,
    Sum,
}

impl Letter {
    pub const ALL: [Letter; 4] = [Letter::Review, Letter::Supply, Letter::Refusal, Letter::Sum];

    pub fn name(self) -> &'static str {
        match self {
            Letter::Review => "审核意见书",
            Letter::Supply => "补正告知书",
            Letter::Refusal => "不予给付告知书",
            Letter::Sum => "补贴测算表",
        }
    }

    /// Whether it leaves the office, to whoever applied.
    pub fn is_for_applicants(self) -> bool {
        match self {
            Letter::Supply | Letter::Refusal => true,
            Letter::Review | Letter::Sum => false,
        }
    }

    /// The template that comes with the program.
    pub fn template(self) -> &'static str {
        match self {
            Letter::Review => include_str!("templates/letters/审核意见书.md"),
            Letter::Supply => include_str!("templates/letters/补正告知书.md"),
            Letter::Refusal => include_str!("templates/letters/不予给付告知书.md"),
            Letter::Sum => include_str!("templates/letters/补贴测算表.md"),
        }
    }

    /// The letter that a decision calls for, or what the person who signs made of it.
    pub fn of(decision: &DecisionView, signed: Option<&Signature>) -> Letter {
        let called_for = [Letter::Supply, Letter::Refusal].into_iter().find(|l| l.fits(decision, signed));
        called_for.unwrap_or(Letter::Review)
    }

    /// Whether the letter can be sent with this decision: nothing is refused that was granted, and
    /// nothing is asked for where nothing is missing.
    pub fn fits(self, decision: &DecisionView, signed: Option<&Signature>) -> bool {
        let verdict = signed.map_or(decision.verdict, |s| s.outcome);
        match self {
            Letter::Review => true,
            Letter::Supply => decision.asks.iter().any(|a| a.of == "applicant") && is_waiting(verdict),
            // A rank, a status or a target that does not apply is no benefit refused.
            Letter::Refusal => verdict.is_refusal() && decision.kind == DecisionKind::Entitlement,
            Letter::Sum => decision.sum.is_some(),
        }
    }
}

fn is_waiting(verdict: Verdict) -> bool {
    matches!(verdict, Verdict::AwaitsApplicant | Verdict::AwaitsAgency)
}

/// A person's signature under a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    pub name: String,
    /// The day in words.
    pub day: String,
    pub outcome: Verdict,
    pub reason: Option<String>,
}

/// What a letter is made of.
#[derive(Debug, Clone, Copy)]
pub struct Answer<'a> {
    pub dossier: &'a Dossier,
    pub decision: &'a DecisionView,
    pub signed: Option<&'a Signature>,
    pub office: &'a Office,
}

/// The letter in Markdown. `template` is the office's own, or [`Letter::template`].
///
/// # Errors
/// A template that cannot be read, asks for what there is not, or does not end.
pub fn markdown(letter: Letter, template: &str, answer: Answer<'_>) -> Result<String, Error> {
    let Answer { dossier, .. } = answer;
    let mut environment = Environment::new();
    environment.set_syntax(SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build()?);
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_auto_escape_callback(|_| minijinja::AutoEscape::None);
    environment.set_fuel(Some(FUEL));
    environment.add_template(letter.name(), template)?;
    let mut context = context(letter, answer);
    if letter.is_for_applicants() {
        plain(&mut context, &dossier.dates.basis);
    }
    escape(&mut context);
    let blank = json!("＿＿＿＿＿＿＿＿＿＿＿＿");
    if context["申请人"].is_null() {
        context["申请人"] =
            if letter.is_for_applicants() { context["办理"]["申请人"].clone() } else { blank.clone() };
    }
    context["填写"] = blank;
    let text = environment.get_template(letter.name())?.render(Serde(&context))?;
    // Whose figures these are is not for a template to leave out.
    let own = dossier.own_tables.as_ref().map(|said| format!("**{}**\n\n", escaped(said))).unwrap_or_default();
    let trial = answer.decision.examples.iter().map(|said| format!("**{}**\n\n", escaped(said)));
    Ok(tidy(&format!("{own}{}{text}", trial.collect::<String>())))
}

/// The same as a page: tables and lists, no other markup passes. What stays in the office is set closer than a
/// 公文 that leaves it.
///
/// # Errors
/// A frame that does not fit its data, which is a fault of the program.
pub fn page(letter: Letter, title: &str, markdown: &str, catalogue: &Catalogue) -> Result<String, Error> {
    // What looks like markup in a letter is text.
    let events = Parser::new_ext(markdown, Options::ENABLE_TABLES).map(|event| match event {
        pulldown_cmark::Event::Html(text) | pulldown_cmark::Event::InlineHtml(text) => {
            pulldown_cmark::Event::Text(text)
        }
        other => other,
    });
    let mut body = String::new();
    html::push_html(&mut body, events);
    let style = include_str!("templates/letters/letter.css");
    let data = json!({
        "lang": language(catalogue), "title": title, "style": style, "body": body,
        "within": !letter.is_for_applicants(),
    });
    let frame = parse("frame.html", include_str!("templates/letters/frame.html"))?;
    frame.get_template("frame.html")?.render(Serde(&data))
}

/// Words of the rules, as whoever is written to would say them: a day by its date, no names that rules give.
fn plain(value: &mut Value, basis: &str) {
    match value {
        Value::String(text) => *text = plainly(text, basis),
        Value::Array(items) => items.iter_mut().for_each(|v| plain(v, basis)),
        Value::Object(entries) => entries.values_mut().for_each(|v| plain(v, basis)),
        _ => {}
    }
}

fn plainly(text: &str, basis: &str) -> String {
    let mut said = text.to_owned();
    while let Some(from) = said.find("（以下称“") {
        let Some(to) = said[from..].find("”）") else { break };
        said.replace_range(from..from + to + "”）".len(), "");
    }
    said.replace("基准日为", "事实截至的日期为").replace("基准日", basis)
}

/// A reading in words without the quotation marks around it; of one that names a day, the day.
fn bare(reading: &str) -> String {
    if let Some(day) = reading.strip_prefix("取值为") {
        return format!("以{day}为准");
    }
    reading
        .strip_prefix('“')
        .and_then(|r| r.strip_suffix('”'))
        .filter(|r| !r.contains('“'))
        .unwrap_or(reading)
        .to_owned()
}

/// The facts that may still be shown to be otherwise, each once.
fn evidence(of: &[GroundView]) -> Vec<&str> {
    distinct(of.iter().flat_map(|g| &g.evidence).map(String::as_str))
}

fn ground(of: &GroundView) -> Value {
    let points =
        of.points.iter().map(|p| json!({"要求": p.asked, "查明": p.found, "材料": p.papers, "无材料": p.unproved}));
    json!({
        "可以改变": of.changeable, "人": of.whose, "条件": of.condition, "成立": of.holds, "除外": of.excluded, "点": points.collect::<Vec<_>>(),
        "依据": of.cites.iter().map(cite).collect::<Vec<_>>(),
    })
}

/// At most one empty line between two, none at the ends.
fn tidy(text: &str) -> String {
    let mut lines: Vec<&str> = Vec::new();
    for line in text.lines().map(str::trim_end) {
        if !(line.is_empty() && lines.last().is_none_or(|l| l.is_empty())) {
            lines.push(line);
        }
    }
    while lines.last().is_some_and(|l| l.is_empty()) {
        lines.pop();
    }
    lines.join("\n") + "\n"
}

/// Text of the case stays text: nothing in it is taken for Markdown.
fn escape(value: &mut Value) {
    match value {
        Value::String(text) => *text = escaped(text),
        Value::Array(items) => items.iter_mut().for_each(escape),
        Value::Object(entries) => entries.values_mut().for_each(escape),
        _ => {}
    }
}

fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' | '\r' => safe.push(' '),
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '#' | '~' | '&' => {
                safe.push('\\');
                safe.push(c);
            }
            c => safe.push(c),
        }
    }
    safe
}

/// What a template may use, under Chinese names.
fn context(letter: Letter, Answer { dossier: of, decision: d, signed, office }: Answer<'_>) -> Value {
    let asks = |party: &str| -> Vec<Value> {
        let items = d.asks.iter().filter(|a| a.of == party).flat_map(|a| &a.items);
        items.map(|i: &AskItem| json!({"事项": i.text, "用途": i.used})).collect()
    };
    let reasons: Vec<Value> = d.reasons.iter().map(reason).collect();
    let deciding: Vec<Value> = d.reasons.iter().filter(|r| matches!(r.state, "fails" | "na")).map(reason).collect();
    let changes = d.changes.as_ref();
    let turns = changes.iter().flat_map(|c| &c.sets).map(|set| {
        let items = set.items.iter().map(|i| json!({"事实": i.fact, "现": i.from, "改为": i.to}));
        json!({"项": items.collect::<Vec<_>>(), "结论": set.outcome, "金额": set.amount})
    });
    let sum = d.sum.as_ref();
    let rows = |projected: bool| {
        let rows = sum.map(|s| if projected { &s.projected } else { &s.due });
        rows.into_iter().flatten().map(move |r| {
            json!({
                "人员": r.member, "起": r.from, "止": r.to.as_ref().unwrap_or(&r.from), "月数": r.months, "标准": r.rate,
                "封顶前": r.before, "金额": r.amount, "预计": projected,
            })
        })
    };
    let questions = d.questions.iter().map(|q| {
        let others = q.others.iter().map(|o| json!({"名称": o.name, "内容": bare(&o.reading), "结果": o.effect}));
        json!({
            "名称": q.name, "问题": q.question, "现用": q.used, "内容": bare(&q.reading), "由来": q.standing,
            "影响": q.matters, "不知": q.unreckoned, "未定": q.undecided, "类": q.unmoved.map(unmoved), "另解": others.collect::<Vec<_>>(),
        })
    });
    let signature = signed.map(|s| {
        json!({
            "姓名": s.name, "日期": s.day, "结论": Word::of(d.kind, s.outcome), "不同": s.outcome != d.verdict, "理由": s.reason,
        })
    });
    let mut whole = json!({
        "标题": letter.name(),
        "拟办": signed.is_none(),
        "申请人": of.applicant,
        "事项": d.rule,
        "主体": d.subject,
        "案例": of.title,
        "文件": {
            "名称": of.policy.title, "文号": of.policy.id, "印发日期": of.policy.issued, "施行日期": of.policy.effective,
        },
        "基准日": of.dates.basis,
        "适用日": of.dates.applicable,
        "核定日": of.dates.decided,
        "结论": d.outcome,
        "结论句": d.conclusion,
        "金额": d.amount,
        "理由": reasons,
        "决定性理由": deciding,
        "已具备": distinct(&d.met),
        "申请人补": asks("applicant"),
        "机关核": asks("agency"),
        "待公布": asks("parameters"),
        "改变": turns.collect::<Vec<_>>(),
        "时间": d.earliest,
        "算式": sum.map(|s| s.lines.clone()).unwrap_or_default(),
        "算式依据": sum.map(|s| s.cites.iter().map(cite).collect::<Vec<_>>()).unwrap_or_default(),
        "分段": rows(false).chain(rows(true)).collect::<Vec<_>>(),
        "到期合计": sum.and_then(|s| s.due_total.clone()),
        "预计合计": sum.and_then(|s| s.projected_total.clone()),
        "解释": questions.collect::<Vec<_>>(),
        "提示": d.remarks,
        "下一步": d.next,
        "牵头单位": (!d.lead.is_empty()).then(|| d.lead.join("、")),
        "受理机关": of.policy.accepted_by.as_deref().unwrap_or("未载明"),
        "补正期限": of.policy.supply_within,
        "让位": d.yields_to.as_ref().map(|other| json!({
            "事项": other, "依据": d.authority.iter().map(cite).collect::<Vec<_>>(),
        })),
        "签署": signature,
        "标识": {
            "原文": of.marks.text_sha256, "规则": of.marks.ir_sha256, "参数": of.marks.parameters_sha256,
            "程序": of.marks.engine,
        },
    });
    let refused: Vec<Value> = d.grounds.iter().map(ground).collect();
    whole["不予理由"] = json!(refused);
    whole["本项依据"] = json!(d.operative.iter().map(cite).collect::<Vec<_>>());
    whole["可以举证"] = json!(evidence(&d.grounds));
    whole["办理"] = office.context();
    whole
}

/// How it is known that a question changes nothing here.
fn unmoved(of: Unmoved) -> &'static str {
    match of {
        Unmoved::Same => "不变",
        Unmoved::InWords | Unmoved::NotRun => "没有计算",
        Unmoved::Lacking => "缺少事实",
    }
}

fn reason(of: &ReasonView) -> Value {
    let state = match of.state {
        "holds" => "成立",
        "fails" => "不成立",
        "open" => "待定",
        "na" => "不适用",
        _ => "错误",
    };
    let mut said = of.details.clone();
    of.parts.iter().for_each(|p| part(p, &mut said));
    json!({
        "序号": of.number, "判断": of.statement, "状态": state, "说明": said, "差额": of.margin,
        "依据": distinct(cited(&of.cites, &of.parts)).into_iter().map(cite).collect::<Vec<_>>(),
    })
}

/// The words that a statement and its parts come from.
fn cited<'v>(own: &'v [CiteView], parts: &'v [PartView]) -> Vec<&'v CiteView> {
    own.iter().chain(parts.iter().flat_map(|p| cited(&p.cites, &p.parts))).collect()
}

/// The deepest parts as sentences; how one stands is said where it does not hold.
fn part(of: &PartView, said: &mut Vec<String>) {
    // Of a person all in one sentence, under the name.
    if let Some(whose) = &of.whose {
        let mut own = of.details.clone();
        // Whoever does not count is told by what they fail.
        let told = |p: &&PartView| of.state == "holds" || p.state != "holds";
        of.parts.iter().filter(told).for_each(|p| part(p, &mut own));
        let stands = match of.state {
            "holds" => "",
            "open" => "（尚不能认定）",
            _ => "（不符合）",
        };
        said.push(format!("{whose}{stands}：{}", own.join("；")));
        return;
    }
    let before = said.len();
    if of.folds {
        of.parts.iter().for_each(|p| part(p, said));
    }
    if said.len() > before {
        return;
    }
    let stands = match of.state {
        "holds" => "",
        "fails" | "na" => "，不具备",
        "open" => "，尚不能认定",
        _ => "，无法计算",
    };
    let details = if of.details.is_empty() { String::new() } else { format!("（{}）", of.details.join("，")) };
    said.push(format!("{}{stands}{details}", of.statement));
}

fn cite(of: &CiteView) -> Value {
    json!({"出处": of.place, "引文": format!("“{}”", of.quote)})
}
