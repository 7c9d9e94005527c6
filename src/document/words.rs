//! What words have in common: letters and digits alone, whatever marks stand between them.

/// The letters and digits of a text.
pub fn bare(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Whether two texts have so many letters in a row in common; of a shorter one all of it.
pub fn shares(a: &str, b: &str, letters: usize) -> bool {
    let (a, b) = (bare(a).chars().collect::<Vec<char>>(), bare(b).chars().collect::<Vec<char>>());
    let run = letters.min(a.len()).min(b.len());
    run > 0 && a.windows(run).any(|x| b.windows(run).any(|y| x == y))
}

#[cfg(test)]
mod tests {
    use super::{bare, shares};

    #[test]
    fn marks_are_no_words() {
        assert_eq!(bare("（指首次、领取，工商）12%"), "指首次领取工商12");
        assert!(shares("给予，补贴", "按规定给予补贴", 4) && !shares("给予补贴", "给予奖励", 4));
        // Of a shorter text all of it; of none nothing.
        assert!(shares("贴息", "全额贴息", 4) && !shares("，", "，", 4));
    }
}
