//! Words of 公文 that point elsewhere, as they stand in a text.

use crate::source::Span;

/// What kind of pointer a word is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Pointer {
    /// 上述, 前述, 前款, 前项: something said before
    Above,
    /// 其余: the complement of what was named
    Rest,
    /// 其中: some of what was named
    Among,
    /// 下同: from here on
    Onward,
    /// 按规定, 按照……规定, 按照……要求: another document
    PerRules,
    /// 等, at the end of a list
    AndSoOn,
}

impl Pointer {
    /// Its usual word.
    pub fn word(self) -> &'static str {
        match self {
            Pointer::Above => "上述",
            Pointer::Rest => "其余",
            Pointer::Among => "其中",
            Pointer::Onward => "下同",
            Pointer::PerRules => "按规定",
            Pointer::AndSoOn => "等",
        }
    }
}

const WORDS: [(&str, Pointer); 9] = [
    ("上述", Pointer::Above),
    ("前述", Pointer::Above),
    ("前款", Pointer::Above),
    ("前项", Pointer::Above),
    ("其余", Pointer::Rest),
    ("其中", Pointer::Among),
    ("下同", Pointer::Onward),
    ("按规定", Pointer::PerRules),
    ("按有关规定", Pointer::PerRules),
];

/// Words in which 等 ends no list.
const OTHER_WORDS: [&str; 25] = [
    "平等", "同等", "均等", "相等", "对等", "高等", "中等", "初等", "上等", "优等", "特等", "一等", "二等", "三等",
    "何等", "等级", "等同", "等额", "等次", "等待", "等候", "等于", "等效", "等值", "不等",
];

/// Words that lead to the rules that are to be followed.
const FOLLOWING: [&str; 3] = ["按照", "依照", "遵照"];

/// The longest wording between 按照 and 规定.
const MOST_BETWEEN: usize = 24;

/// The pointers within a stretch of text, in order.
pub fn pointers(text: &str, within: Span) -> Vec<(Pointer, Span)> {
    let mut found = Vec::new();
    let stretch = within.text(text);
    let base = within.start as usize;
    for (at, c) in stretch.char_indices() {
        let rest = &stretch[at..];
        let here = |length: usize| Span::new(base + at, base + at + length);
        if let Some((word, pointer)) = WORDS.iter().find(|(word, _)| rest.starts_with(word)) {
            found.push((*pointer, here(word.len())));
        } else if let Some(length) = by_other_rules(rest) {
            found.push((Pointer::PerRules, here(length)));
        } else if c == '等' && !in_other_word(stretch, at) {
            found.push((Pointer::AndSoOn, here(c.len_utf8())));
        }
    }
    found
}

/// `按照国家、省有关要求`
fn by_other_rules(rest: &str) -> Option<usize> {
    let lead = FOLLOWING.into_iter().find(|w| rest.starts_with(w))?;
    let after = &rest[lead.len()..];
    let clause: usize = after
        .char_indices()
        .take_while(|(_, c)| !"，。；：".contains(*c))
        .take(MOST_BETWEEN)
        .map(|(_, c)| c.len_utf8())
        .sum();
    let words = &after[..clause];
    let end = ["规定", "要求"].iter().filter_map(|w| words.find(w).map(|at| at + w.len())).min()?;
    Some(lead.len() + end)
}

fn in_other_word(text: &str, at: usize) -> bool {
    OTHER_WORDS.iter().any(|word| {
        let before = word.find('等').unwrap_or_default();
        at >= before && text.get(at - before..).is_some_and(|t| t.starts_with(word))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        let all = pointers(text, Span::new(0, text.len()));
        all.into_iter().map(|(p, s)| format!("{}:{}", p.word(), s.text(text))).collect()
    }

    #[test]
    fn only_the_deng_that_ends_a_list_counts() {
        assert_eq!(words("推进均等化，高等学校、企业等主体享受同等待遇。"), ["等:等"]);
    }

    #[test]
    fn rules_elsewhere_are_found_in_both_wordings() {
        assert_eq!(
            words("按照国家、省有关要求，做好衔接，可按规定享受。"),
            ["按规定:按照国家、省有关要求", "按规定:按规定"]
        );
        assert_eq!(words("依照《办法》规定，按有关规定执行。"), ["按规定:依照《办法》规定", "按规定:按有关规定"]);
        assert_eq!(words("按照自愿原则办理，有关规定另行制定。"), [] as [&str; 0]);
    }

    #[test]
    fn words_that_point_back_and_on() {
        assert_eq!(words("上述补贴，其中甲3年，其余1年（下同）"), ["上述:上述", "其中:其中", "其余:其余", "下同:下同"]);
    }
}
