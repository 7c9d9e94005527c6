//! The tree behind a decision, a line for each statement: where it stands, its node, its words, exact values.

use crate::explain::{Detail, Named, Report, Shown, Standing, Step};
use crate::ir::Program;

/// The tree of a report, under the name of its rule.
pub(super) fn trace(program: &Program, report: &Report) -> String {
    let mut out = format!("{}\n", program.decisions[report.decision].rule);
    step(program, &report.tree, 0, "", &mut out);
    out
}

fn step(program: &Program, of: &Step, depth: usize, above: &str, out: &mut String) {
    let id = of.node.map_or("", |node| program.node(node).id.as_str());
    // Below its parent's id, only what follows it.
    let own = id.strip_prefix(above).filter(|rest| !above.is_empty() && rest.starts_with('/'));
    let reading = of.reading.as_ref().map(|(name, alternative)| format!("{name}={alternative}"));
    let values = reading.into_iter().chain(of.details.iter().map(value)).collect::<Vec<_>>().join("；");
    let parts = [own.unwrap_or(id), of.statement.as_str(), values.as_str()];
    let said: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    out.push_str(&format!("{}{} {}\n", "  ".repeat(depth), of.state.mark(), said.join(" | ")));
    let above = if id.is_empty() { above } else { id };
    of.children.iter().for_each(|child| step(program, child, depth + 1, above, out));
}

/// What a statement rests on: `名称=值`, with `:` before what it is held against.
fn value(of: &Detail) -> String {
    match of {
        Detail::Fact { name, standing, value, .. } => {
            let presumed = if *standing == Standing::Presumed { "（推定）" } else { "" };
            format!("{name}={}{presumed}", exact(value))
        }
        Detail::Since { day } => format!("自{day}"),
        Detail::Undated { day } => format!("{day}=？"),
        Detail::Limit { name, value, bound, inclusive, .. } => {
            let bound = if *inclusive { bound.display() } else { format!("({})", bound.display()) };
            format!("{name}={}:{bound}", value.display())
        }
        Detail::Made { name, value, .. } => format!("{name}={}", exact(value)),
        Detail::Parameter(of) => {
            let value = of.found.as_ref().map_or_else(|| "？".to_owned(), |row| row.value.display());
            format!("{}@{}={value}", of.parameter, of.at)
        }
        Detail::Item { value } | Detail::Highest { value } => exact(value),
        Detail::Period { name, from, period, limit, inclusive, .. } => {
            let limit = if *inclusive { limit.to_string() } else { format!("({limit})") };
            format!("{name}={}+{}={limit}", exact(from), period.chinese())
        }
        Detail::Day { name, day, .. } => format!("{name}={day}"),
        Detail::Dates { name, day, other, limit, .. } => format!("{name}={day}:{other}={limit}"),
        Detail::During { name, day, start, end } => {
            format!("{name}={day}:{start}..{}", end.map(|end| end.to_string()).unwrap_or_default())
        }
        Detail::NoRows { relation, known } => format!("{relation}={}", if *known { "0" } else { "？" }),
        Detail::Rows { state, named, count, cut, .. } => {
            let more = if *cut { "…" } else { "" };
            let named: Vec<String> = named.iter().map(named_row).collect();
            format!("{}{count} {}{more}", state.mark(), named.join("、"))
        }
        Detail::Denied { of } => of.iter().map(value).collect::<Vec<_>>().join("；"),
        Detail::LeftOut { named } => format!("–{}", named.join("、–")),
        Detail::Records { records } => records.iter().map(|of| of.name.clone()).collect::<Vec<_>>().join("、"),
    }
}

fn named_row(of: &Named) -> String {
    let months: Vec<String> = of.months.iter().map(|(from, to)| format!("{from}..{to}")).collect();
    if months.is_empty() { of.name.clone() } else { format!("{}（{}）", of.name, months.join("、")) }
}

fn exact(of: &Shown) -> String {
    match of {
        Shown::Yes => "✓".to_owned(),
        Shown::No => "✗".to_owned(),
        Shown::Number(value, _) => value.display(),
        Shown::Date(day) => day.to_string(),
        Shown::Month(month) => month.to_string(),
        Shown::Text(text) => text.clone(),
        Shown::Several(values) => values.join("、"),
        Shown::Nothing => "[]".to_owned(),
        Shown::Unlisted => "*".to_owned(),
        Shown::Listed => "[…]".to_owned(),
        Shown::Inapplicable => "–".to_owned(),
        Shown::Open | Shown::Missing | Shown::Unknown | Shown::Disputed => "？".to_owned(),
    }
}
