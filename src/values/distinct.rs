//! A list that names each thing once.

/// Each once, in the order of their first appearance.
pub fn distinct<T: PartialEq>(all: impl IntoIterator<Item = T>) -> Vec<T> {
    let mut seen = Vec::new();
    for one in all {
        if !seen.contains(&one) {
            seen.push(one);
        }
    }
    seen
}

#[cfg(test)]
mod tests {
    use super::distinct;

    #[test]
    fn the_first_of_several_alike_stays_where_it_is() {
        assert_eq!(distinct(["乙", "甲", "乙", "丙", "甲"]), ["乙", "甲", "丙"]);
    }
}
