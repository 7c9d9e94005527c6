//! Pages: one offline file each, readable without a script, from templates that hold no logic of law.

mod chart;
mod decision;
mod ladder;
mod ledger;
mod letter;
mod office;
mod plan;
mod shared;
mod words;
mod woven;

pub use decision::decision;
pub use ledger::ledger;
pub use letter::{Answer, Letter, Signature, markdown as letter, page as letter_page};
pub use minijinja::{Error, ErrorKind};
pub use office::{FIELDS, Office, unfilled};
pub use plan::plan;
pub use woven::woven;

use crate::render::{Catalogue, Lang};
use minijinja::Environment;
use minijinja::value::Serde;
use serde::Serialize;

/// Templates and styles, by the names under which they include each other.
const TEMPLATES: [(&str, &str); 16] = [
    ("decision.html", include_str!("templates/decision.html")),
    ("decision-one.html", include_str!("templates/decision-one.html")),
    ("decision-parts.html", include_str!("templates/decision-parts.html")),
    ("decision.css", include_str!("templates/decision.css")),
    ("decision-sections.css", include_str!("templates/decision-sections.css")),
    ("decision-print.css", include_str!("templates/decision-print.css")),
    ("decision.js", include_str!("templates/decision.js")),
    ("woven.html", include_str!("templates/woven.html")),
    ("woven-registers.html", include_str!("templates/woven-registers.html")),
    ("registers.html", include_str!("templates/registers.html")),
    ("ledger.html", include_str!("templates/ledger.html")),
    ("plan.html", include_str!("templates/plan.html")),
    ("plan.css", include_str!("templates/plan.css")),
    ("woven.css", include_str!("templates/woven.css")),
    ("woven-print.css", include_str!("templates/woven-print.css")),
    ("woven-ledger.css", include_str!("templates/woven-ledger.css")),
];

fn render(name: &str, data: &impl Serialize) -> Result<String, Error> {
    let mut environment = Environment::new();
    for (name, source) in TEMPLATES {
        environment.add_template(name, source)?;
    }
    environment.get_template(name)?.render(Serde(data))
}

/// One template of its own.
fn parse(name: &'static str, source: &'static str) -> Result<Environment<'static>, Error> {
    let mut environment = Environment::new();
    environment.add_template(name, source)?;
    Ok(environment)
}

/// The language of a page's fixed words; the policy's own text is Chinese whatever it is.
fn language(catalogue: &Catalogue) -> &'static str {
    match catalogue.lang() {
        Lang::Zh => "zh-CN",
        Lang::En => "en",
    }
}

/// The name of a kind's style.
fn class(kind: &str) -> &'static str {
    match kind {
        "给付" => "k-grant",
        "对象" => "k-status",
        "共同期限" | "期限" => "k-duration",
        "上限" | "竞合" | "除外情形" => "k-limit",
        "标准" => "k-standard",
        "定义" | "术语" => "k-definition",
        "参数" | "所按文件" => "k-parameter",
        "优先" => "k-priority",
        "指标" => "k-target",
        "职责" => "k-duty",
        "导向" => "k-guidance",
        "按规定" => "k-delegation",
        "裁量" | "授权" => "k-discretion",
        "责任单位" => "k-agency",
        "格式要素" => "k-formal",
        _ => "k-uncovered",
    }
}

/// Line breaks and blanks made visible.
fn shown(text: &str) -> String {
    text.replace("\r\n", "⏎").replace('\n', "⏎").replace(' ', "␠")
}
