//! What is asked for: of the applicant, of the agency, of whoever publishes a parameter.

use crate::eval::{Need, Run};
use crate::facts::Given;
use crate::ir::{DomainId, Program, SINCE, SlotId};
use crate::values::{Causes, Date};

/// One request.
#[derive(Debug, Clone, PartialEq)]
pub struct Request {
    pub need: Need,
    pub of: Causes,
    /// The fact, list or parameter by its own name.
    pub name: String,
    /// The same with what it belongs to: 家庭的类别.
    pub full_name: String,
    /// Whose it is, where a relation has several.
    pub whose: Option<String>,
    /// Of a parameter, the day whose value is asked for.
    pub at: Option<Date>,
    /// Sources say different things: it is to be found out which is right.
    pub disputed: bool,
    /// No condition asks for it, only the amount.
    pub for_amount: bool,
}

/// The name of a need, as decisions and tests give it.
pub fn name_of_need(run: &Run<'_>, need: Need) -> String {
    match need {
        Need::Fact { slot, .. } => run.program.slot(slot).name.clone(),
        Need::List { domain, .. } => relation(run, domain),
        Need::Parameter { parameter, .. } => run.program.parameters[parameter.index()].name.clone(),
    }
}

/// The relation's own name.
pub fn relation(run: &Run<'_>, domain: DomainId) -> String {
    let path = &run.program.domain(domain).path;
    path.trim_end_matches("[]").rsplit('.').next().unwrap_or_default().to_owned()
}

/// The full path of a need: `单位.招用人员[1].个人.出生日期`.
pub fn path_of_need(run: &Run<'_>, need: Need) -> String {
    let (at, path) = match need {
        Need::Fact { slot, row } => {
            ((run.program.slot(slot).domain, row as usize), run.program.slot(slot).path.as_str())
        }
        Need::List { domain, parent } => {
            let of = run.program.domain(domain);
            ((of.parent.unwrap_or(DomainId::ROOT), parent as usize), of.path.trim_end_matches("[]"))
        }
        Need::Parameter { .. } => return name_of_need(run, need),
    };
    run.input.facts.place(run.program, at, path)
}

/// Every need of a decision as a request, in order.
pub fn requests(run: &Run<'_>, needs: impl Iterator<Item = Need>) -> Vec<Request> {
    needs.map(|need| request(run, need)).collect()
}

/// The name of a need with whose it is, for people: 家庭的类别, 创业场地补贴的已享受月数.
fn full_name(run: &Run<'_>, need: Need) -> String {
    let (domain, path) = match need {
        Need::Fact { slot, .. } => (run.program.slot(slot).domain, run.program.slot(slot).path.as_str()),
        Need::List { domain, .. } => {
            let d = run.program.domain(domain);
            (d.parent.unwrap_or(DomainId::ROOT), d.path.trim_end_matches("[]"))
        }
        Need::Parameter { .. } => return name_of_need(run, need),
    };
    if domain != DomainId::ROOT {
        return name_of_need(run, need);
    }
    let is_end = matches!(need, Need::Fact { slot, .. } if is_end(run.program, slot));
    owned(run.program, path, is_end)
}

/// The status of which a path says since when it holds.
pub fn before_since(path: &str) -> Option<&str> {
    path.strip_suffix(SINCE)?.strip_suffix('.')
}

/// A path of the case itself for people: 家庭的类别, 失业保险金领取起止（起）, with the last step
/// in brackets where it `is_end` of a record; 个人的是否低保对象自何日起.
pub fn owned(program: &Program, path: &str, is_end: bool) -> String {
    let benefits = program.dictionary.benefits().map(|(name, _)| name);
    let kept = benefits.and_then(|name| path.strip_prefix(name)?.strip_prefix('.'));
    let path = kept.unwrap_or(path);
    if let Some(status) = before_since(path) {
        return format!("{}自何日起", status.replace('.', "的"));
    }
    match path.rsplit_once('.').filter(|_| is_end) {
        Some((owners, end)) => format!("{}（{end}）", owners.replace('.', "的")),
        None => path.replace('.', "的"),
    }
}

/// A truth as it is asked: 是否按规定缴纳社会保险费.
pub fn whether(name: &str) -> String {
    if name.starts_with("是否") { name.to_owned() } else { format!("是否{name}") }
}

/// Whether a fact is the first or the last day of a record.
pub fn is_end(program: &Program, slot: SlotId) -> bool {
    let slot = program.slot(slot);
    slot.is_start() || slot.is_end()
}

fn request(run: &Run<'_>, need: Need) -> Request {
    let name = name_of_need(run, need);
    let full_name = full_name(run, need);
    let whose = match need {
        Need::Fact { slot, row } => label(run, run.program.slot(slot).domain, row as usize),
        Need::List { domain, parent } => {
            label(run, run.program.domain(domain).parent.unwrap_or(DomainId::ROOT), parent as usize)
        }
        Need::Parameter { .. } => None,
    };
    let (of, at) = match need {
        Need::Fact { slot, .. } if run.program.slot(slot).by_agency => (Causes::AGENCY, None),
        Need::List { domain, .. } if kept_by_agency(run, domain) => (Causes::AGENCY, None),
        Need::Parameter { at, .. } => (Causes::PARAMETER, Some(at)),
        _ => (Causes::APPLICANT, None),
    };
    let disputed = matches!(need, Need::Fact { slot, row } if is_disputed(run, slot, row));
    Request { need, of, name, full_name, whose, at, disputed, for_amount: false }
}

/// Whether a list is a fact that the agency keeps itself, as what was approved by year is.
fn kept_by_agency(run: &Run<'_>, domain: DomainId) -> bool {
    let path = run.program.domain(domain).path.trim_end_matches("[]");
    run.program.dictionary.declared(path).is_some_and(|f| f.by_agency)
}

fn is_disputed(run: &Run<'_>, slot: SlotId, row: u32) -> bool {
    *run.input.facts.given(slot, row as usize) == Given::Disputed
}

/// How a row is called, down to the relation it belongs to.
pub fn label(run: &Run<'_>, domain: DomainId, row: usize) -> Option<String> {
    if domain == DomainId::ROOT {
        return None;
    }
    let own = run.rows(domain).labels.get(row).cloned()?;
    let parent = run.program.domain(domain).parent.unwrap_or(DomainId::ROOT);
    let above = run.rows(domain).parents.get(row).copied().unwrap_or_default() as usize;
    Some(match label(run, parent, above) {
        Some(outer) => format!("{outer}的{own}"),
        None => own,
    })
}
