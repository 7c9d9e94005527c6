//! The plan's own words in the language asked for; data keeps one word for each.

use crate::render::{Catalogue, Lang};

/// Each word as data has it, with the end of its key in the catalogue.
const TERMS: [(&str, &str); 35] = [
    ("修改", "changed"),
    ("增加", "added"),
    ("删除", "deleted"),
    ("移动", "moved"),
    ("放宽", "wider"),
    ("收紧", "narrower"),
    ("等价", "same"),
    ("不可比", "mixed"),
    ("改动本身", "by-change"),
    ("案例", "by-cases"),
    ("无从判断", "by-nothing"),
    ("直接", "direct"),
    ("间接", "indirect"),
    ("可改", "ready"),
    ("需起草", "draft"),
    ("规则", "piece-rule"),
    ("删去", "piece-removal"),
    ("声明", "piece-declaration"),
    ("引文", "piece-quote"),
    ("出处", "piece-place"),
    ("文件头", "piece-head"),
    ("失去", "lost"),
    ("转为不符合", "refused"),
    ("转为未决", "unsettled"),
    ("获得", "gained"),
    ("转为符合", "settled"),
    ("改领", "switched"),
    ("金额", "amount"),
    ("其他", "other"),
    ("未复核", "pending"),
    ("采纳", "accepted"),
    ("不采纳", "rejected"),
    ("新增", "row-added"),
    ("改值", "row-changed"),
    ("另行公布", "row-superseded"),
];

/// A word of the plan as a reader is to see it.
pub(super) fn term(words: &Catalogue, name: &str) -> String {
    match TERMS.iter().find(|(word, _)| words.lang() == Lang::En && *word == name) {
        Some((_, key)) => words.message(&format!("plan-word-{key}"), &[]),
        None => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_in_both_languages_and_chinese_as_data_has_it() {
        let (zh, en) = (Catalogue::load(Lang::Zh), Catalogue::load(Lang::En));
        for (word, key) in TERMS {
            assert_eq!(zh.message(&format!("plan-word-{key}"), &[]), word);
            assert!(term(&en, word).is_ascii() && term(&en, word) != format!("plan-word-{key}"), "{word}");
        }
    }
}
