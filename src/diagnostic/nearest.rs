//! The nearest known name, for “是否指……”.

/// The candidate most like `name`, if any is like enough to be worth offering.
pub fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let length = name.chars().count();
    candidates
        .into_iter()
        .filter(|c| *c != name)
        .map(|c| (strsim::damerau_levenshtein(name, c), c))
        .filter(|(distance, c)| {
            let longer = length.max(c.chars().count());
            *distance * 2 <= longer || c.contains(name) || (length > 2 && name.contains(c))
        })
        // What was left out of a name, or added to it, is more likely than what was put in its place.
        .min_by_key(|(distance, c)| (!c.contains(name) && !name.contains(c), *distance, c.chars().count(), *c))
        .map(|(_, c)| c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offers_a_misspelt_name_and_nothing_far_away() {
        let names = ["首次领取营业执照日期", "自主创业日期", "性别"];
        assert_eq!(nearest("首次领取营业执照时间", names), Some("首次领取营业执照日期"));
        assert_eq!(nearest("主创业日期", names), Some("自主创业日期"));
        assert_eq!(nearest("租金", names), None);
        assert_eq!(nearest("场地补贴", ["稳岗补贴", "创业场地补贴"]), Some("创业场地补贴"));
    }
}
