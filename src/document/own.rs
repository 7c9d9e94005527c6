//! What a text calls itself: 本办法, 本意见.

/// Kinds of text that call themselves so.
const KINDS: [&str; 25] = [
    "办法", "条例", "细则", "规定", "意见", "通知", "方案", "措施", "规则", "决定", "标准", "制度", "规程", "预案",
    "公告", "通告", "政策", "指南", "指引", "章程", "准则", "纲要", "规划", "计划", "法",
];

/// The bytes of the name that words begin with where a text calls itself so.
pub fn own_name(words: &str) -> Option<usize> {
    let rest = words.strip_prefix('本')?;
    let kind = KINDS.iter().find(|kind| rest.starts_with(**kind))?;
    Some(words.len() - rest.len() + kind.len())
}

/// Whether words end in the name by which a text calls itself.
pub(super) fn ends_in_own_name(words: &str) -> bool {
    KINDS.iter().any(|kind| words.strip_suffix(kind).is_some_and(|before| before.ends_with('本')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_its_own() {
        for (words, length) in
            [("本办法第五条", Some(9)), ("本条例所称", Some(9)), ("本条第一款", None), ("本法", Some(6))]
        {
            assert_eq!(own_name(words), length, "{words}");
        }
        assert!(ends_in_own_name("违反本措施") && !ends_in_own_name("违反本若干措施"));
    }
}
