//! Units of figures, and what is paid by them.

use super::number::number;
use super::size::{Rate, Size, Time};
use crate::values::Exact;

/// What stands behind a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Unit {
    Yuan,
    /// So many parts of one.
    Parts(i64),
    /// 倍
    Times,
    Time(Time),
    Age,
    Count(String),
    None,
}

/// Longer words before those that begin them; a measure word under the one that stands for it.
const COUNTS: [(&str, &str); 34] = [
    ("个百分点", "个百分点"),
    ("平方米", "平方米"),
    ("个人", "人"),
    ("人次", "人次"),
    ("小时", "小时"),
    ("学时", "学时"),
    ("课时", "课时"),
    ("公里", "公里"),
    ("公顷", "公顷"),
    ("人", "人"),
    ("名", "人"),
    ("位", "人"),
    ("户", "户"),
    ("家", "家"),
    ("次", "次"),
    ("项", "项"),
    ("件", "件"),
    ("分", "分"),
    ("个", "个"),
    ("周", "周"),
    ("亩", "亩"),
    ("吨", "吨"),
    ("米", "米"),
    ("台", "台"),
    ("套", "套"),
    ("张", "张"),
    ("间", "间"),
    ("处", "处"),
    ("辆", "辆"),
    ("门", "门"),
    ("所", "所"),
    ("篇", "篇"),
    ("册", "册"),
    ("只", "只"),
];

/// A unit does not go on as these words do: 年度, 次性, 人员, 名称.
const WORDS: [(&str, &str); 12] = [
    ("年", "度级制代龄"),
    ("元", "旦"),
    ("成", "不为立员本果"),
    ("人", "员才力口民均事"),
    ("名", "称录单义额"),
    ("位", "于置"),
    ("户", "籍口"),
    ("家", "庭"),
    ("次", "性月日年数"),
    ("分", "别类钟之支公配"),
    ("个", "别体"),
    ("日", "常"),
];

pub(super) fn unit(rest: &str, known: &[&str]) -> Option<(Unit, usize)> {
    let fixed = [
        ("个工作日", Unit::Time(Time::Workday)),
        ("工作日", Unit::Time(Time::Workday)),
        ("个月", Unit::Time(Time::Month)),
        ("周岁", Unit::Age),
        ("岁", Unit::Age),
        ("元", Unit::Yuan),
        ("年", Unit::Time(Time::Year)),
        ("日", Unit::Time(Time::Day)),
        ("天", Unit::Time(Time::Day)),
        ("%", Unit::Parts(100)),
        ("％", Unit::Parts(100)),
        ("‰", Unit::Parts(1_000)),
        ("成", Unit::Parts(10)),
        ("倍", Unit::Times),
    ];
    let fixed = fixed.into_iter().find(|(word, _)| rest.starts_with(word));
    let counted = || COUNTS.iter().find(|(word, _)| rest.starts_with(word));
    let (word, unit) = match (fixed, counted()) {
        (Some(found), _) => found,
        (None, Some((word, unit))) => (*word, Unit::Count((*unit).to_owned())),
        (None, None) => {
            let word = known.iter().filter(|u| !u.is_empty() && rest.starts_with(**u)).max_by_key(|u| u.len())?;
            return Some((Unit::Count((*word).to_owned()), word.len()));
        }
    };
    let next = rest[word.len()..].chars().next();
    let goes_on = WORDS.iter().any(|(of, next_chars)| *of == word && next.is_some_and(|c| next_chars.contains(c)));
    (!goes_on).then_some((unit, word.len()))
}

/// The unit of the other end of a range, with the 万 that both share: 1-2名, 2-3万元.
pub(super) fn of_range(behind: &str, known: &[&str]) -> Option<(Unit, i64)> {
    let rest =
        behind.trim_start().strip_prefix(['-', '－', '—', '–', '~', '～', '至', '到'])?.trim_start_matches(['-', '—']);
    let n = number(rest)?;
    unit(&rest[n.length..], known).map(|(unit, _)| (unit, n.times))
}

impl Unit {
    /// Units that Chinese numerals stand before as figures: 三年, 两人, and no 三级, 四处.
    pub(super) fn is_counted_in_numerals(&self) -> bool {
        match self {
            Unit::Yuan | Unit::Parts(_) | Unit::Times | Unit::Time(_) | Unit::Age => true,
            Unit::Count(word) => ["人", "户"].contains(&word.as_str()),
            Unit::None => false,
        }
    }

    /// The figure that a number of it is, and how much of what follows belongs to it: 元/年, 元每月, 年半.
    pub(super) fn size(self, number: Exact, behind: &str) -> Option<(Size, usize)> {
        Some(match self {
            Unit::Yuan => {
                let mut rate = Rate::default();
                let tail = rates_behind(behind, &mut rate);
                (Size::Money(number, rate), tail)
            }
            Unit::Parts(of) => (Size::Share(number.div(Exact::from(of)).ok()?), 0),
            Unit::Times => (Size::Share(number), 0),
            Unit::Time(Time::Year) if behind.starts_with('半') => {
                let months = number.mul(Exact::from(12)).and_then(|m| m.add(Exact::from(6))).ok()?;
                (Size::Span(months, Time::Month), '半'.len_utf8())
            }
            Unit::Time(time) => (Size::Span(number, time), 0),
            Unit::Age => (Size::Age(number), 0),
            Unit::Count(word) => (Size::Count(number, word), 0),
            Unit::None => (Size::Plain(number), 0),
        })
    }
}

/// 元/年, 元/人·月, 元每人每月
fn rates_behind(behind: &str, rate: &mut Rate) -> usize {
    let mut length = 0;
    while let Some(rest) = behind[length..].strip_prefix(['/', '／', '每', '·', '•']) {
        let mark = behind[length..].len() - rest.len();
        let each = if rest.starts_with('每') { '每'.len_utf8() } else { 0 };
        let Some(word) = rate.by(&rest[each..]) else { break };
        length += mark + each + word;
    }
    length
}

impl Rate {
    /// Takes in what a sum is paid by, where `rest` begins with a word for it; the length of that word.
    pub fn by(&mut self, rest: &str) -> Option<usize> {
        let times = [
            ("年度", Time::Year),
            ("年", Time::Year),
            ("个月", Time::Month),
            ("月", Time::Month),
            ("日", Time::Day),
            ("天", Time::Day),
        ];
        if let Some((word, time)) = times.into_iter().find(|(word, _)| rest.starts_with(word)) {
            self.times.insert(time);
            return Some(word.len());
        }
        let (word, unit) = COUNTS.iter().find(|(word, _)| rest.starts_with(word))?;
        // 每个家庭, 每个单位: 个 says nothing of what is counted.
        if *unit != "个" {
            self.heads.insert((*unit).to_owned());
        }
        Some(word.len())
    }
}
