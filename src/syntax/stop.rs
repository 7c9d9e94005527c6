//! The one right wording where reading stopped at words whose meaning is plain: 月数满12个月, 3,000元, 200元每月, 三年.

use crate::document::figure::{Size, figures};
use std::ops::Range;

/// Words to be replaced, and by what.
pub(super) struct Cure {
    pub found: Range<usize>,
    pub right: String,
}

/// Of a text and the byte of it at which reading stopped.
pub(super) fn cure(text: &str, stopped: usize) -> Option<Cure> {
    let (before, rest) = text.split_at_checked(stopped)?;
    connective(before, rest).or_else(|| full(before, rest)).or_else(|| figure(text, stopped))
}

/// 甲，或乙: the connective is 或者.
fn connective(before: &str, rest: &str) -> Option<Cure> {
    let comma = rest.chars().next().filter(|c| matches!(c, '，' | ','))?;
    let behind = rest[comma.len_utf8()..].trim_start();
    let right = match behind.chars().next()? {
        '或' if !behind.starts_with("或者") => "，或者",
        '并' if behind.starts_with("并且") => "，且",
        _ => return None,
    };
    let word = if right == "，且" { "并且" } else { "或" };
    let end = rest.len() - behind.len() + word.len();
    Some(Cure { found: before.len()..before.len() + end, right: right.to_owned() })
}

/// 〈名〉满12个月: a count is 12个月以上; 满 belongs to 自〈日期〉起满.
fn full(before: &str, rest: &str) -> Option<Cure> {
    let behind = rest.strip_prefix('满')?;
    let figure = figures(behind, &[]).into_iter().next().filter(|f| f.range.start == 0)?;
    let stop = |c: char| "，；：。（）".contains(c) || c.is_whitespace();
    let start = before.char_indices().rev().find(|(_, c)| stop(*c)).map_or(0, |(at, c)| at + c.len_utf8());
    let name = before.get(start..)?.trim_start_matches(['且']).trim_start_matches("或者");
    let figure_end = figure.range.end + "满".len();
    let found = before.len() - name.len()..before.len() + figure_end;
    Some(Cure { found, right: format!("{name}{}以上", figure.size) })
}

/// A figure that the language writes otherwise, around the place where reading stopped.
fn figure(text: &str, stopped: usize) -> Option<Cure> {
    let figures = figures(text, &[]);
    let figure = figures.into_iter().find(|f| f.range.start <= stopped && stopped < f.range.end)?;
    let written = text.get(figure.range.clone())?;
    let otherwise = figure.numerals || written.contains([',', '每', '成']);
    let known =
        matches!(figure.size, Size::Money(..) | Size::Share(_) | Size::Span(..) | Size::Age(_) | Size::Count(..));
    (otherwise && known).then(|| Cure { found: figure.range, right: figure.size.to_string() })
}
