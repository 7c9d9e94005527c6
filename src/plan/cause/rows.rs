//! A rule as rows of text, each of which may come from either side.

use crate::syntax::ast::Rule;
use crate::syntax::print;

/// One line of a rule as it is read back, its list apart.
#[derive(Debug, Clone)]
pub struct Row {
    pub label: String,
    pub text: String,
    /// The items of its list, without their numbers.
    pub items: Vec<String>,
    /// 依据 and 参见.
    pub under: Vec<(&'static str, String)>,
}

impl PartialEq for Row {
    /// Where words are quoted from makes no other line.
    fn eq(&self, other: &Row) -> bool {
        self.label == other.label && self.text == other.text && self.items == other.items
    }
}

/// The rows of a rule, the opening line first.
pub fn rows(rule: &Rule) -> Vec<Row> {
    let row = |line: print::Printed| Row {
        label: line.label,
        text: line.text,
        items: line.items.iter().map(|item| unnumbered(item).to_owned()).collect(),
        under: line.under,
    };
    print::lines(rule).into_iter().map(row).collect()
}

/// （1）甲 without its number.
fn unnumbered(item: &str) -> &str {
    let number = |rest: &&str| rest.chars().next().is_some_and(|c| c.is_ascii_digit());
    let rest = item.strip_prefix('（').filter(number).and_then(|rest| rest.split_once('）'));
    rest.map_or(item, |(_, words)| words)
}

impl Row {
    /// The whole line in words.
    pub fn words(&self) -> String {
        let items: Vec<String> =
            self.items.iter().enumerate().map(|(i, item)| format!("（{}）{item}", i + 1)).collect();
        format!("{}{}", self.text, items.concat())
    }
}

/// Rows as a rule file writes them.
pub fn written(rows: &[Row]) -> String {
    let mut out = String::new();
    for row in rows {
        if !row.label.is_empty() {
            out.push_str(&row.label);
            out.push('：');
        }
        out.push_str(&row.text);
        out.push_str(if row.items.is_empty() { "。\n" } else { "：\n" });
        for (i, item) in row.items.iter().enumerate() {
            let end = if i + 1 == row.items.len() { '。' } else { '；' };
            out.push_str(&format!("（{}）{item}{end}\n", i + 1));
        }
        for (label, text) in &row.under {
            out.push_str(&format!("{label}：{text}。\n"));
        }
    }
    out
}

/// Two lists laid beside each other: what is equal stands together, then what may stand for each other.
pub fn beside<T: PartialEq>(old: &[T], new: &[T], pairs: fn(&T, &T) -> bool) -> Vec<(Option<usize>, Option<usize>)> {
    let mut found = Vec::new();
    let (mut i, mut j) = (0, 0);
    let gap = |found: &mut Vec<_>, olds: std::ops::Range<usize>, news: std::ops::Range<usize>| {
        let mut left: Vec<usize> = olds.collect();
        let mut stands = Vec::new();
        for n in news {
            let at = left.iter().position(|o| pairs(&old[*o], &new[n]));
            stands.push((at.map(|at| left.remove(at)), Some(n)));
        }
        found.extend(left.into_iter().map(|o| (Some(o), None)));
        found.extend(stands);
    };
    for (a, b) in common(old, new) {
        gap(&mut found, i..a, j..b);
        found.push((Some(a), Some(b)));
        (i, j) = (a + 1, b + 1);
    }
    gap(&mut found, i..old.len(), j..new.len());
    found
}

/// The longest common subsequence, as pairs of places.
fn common<T: PartialEq>(old: &[T], new: &[T]) -> Vec<(usize, usize)> {
    let mut length = vec![vec![0usize; new.len() + 1]; old.len() + 1];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            length[i][j] =
                if old[i] == new[j] { length[i + 1][j + 1] + 1 } else { length[i + 1][j].max(length[i][j + 1]) };
        }
    }
    let (mut i, mut j, mut pairs) = (0, 0, Vec::new());
    while i < old.len() && j < new.len() {
        if old[i] == new[j] {
            pairs.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if length[i + 1][j] >= length[i][j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    pairs
}
