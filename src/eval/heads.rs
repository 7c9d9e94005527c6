//! How many persons some rows are: one person counts once, however many rows name them.

use crate::values::Causes;

/// What a row says of who it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Who<'r> {
    /// 身份标识, upper and lower case alike.
    Known(&'r str),
    /// Only a name: another row of that name may be the same person.
    Called(&'r str),
    /// It is not known who: any of the others, perhaps.
    Anyone,
    /// Not a person, or one that nothing tells apart: a head of its own.
    Apart,
}

/// Rows that count for certain, and rows that may.
#[derive(Debug, Default)]
pub(super) struct Heads<'r> {
    rows: Vec<(usize, Who<'r>, Option<&'r str>, bool)>,
    /// Why it is open which of them count.
    pub causes: Causes,
}

impl<'r> Heads<'r> {
    pub fn add(&mut self, row: usize, (who, name): (Who<'r>, Option<&'r str>), certain: bool) {
        self.rows.push((row, who, name, certain));
    }

    /// How many at least, and how many at most.
    pub fn range(&self) -> (i64, i64) {
        let certain: Vec<_> = self.rows.iter().filter(|(.., certain)| *certain).collect();
        let known = distinct(certain.iter().filter_map(|(_, who, ..)| identity(*who)));
        let mut low = known.len();
        // Rows of one name may be one person, and the one of that name who is known.
        let mut called: Vec<&str> = Vec::new();
        for (_, who, ..) in &certain {
            if let Who::Called(name) = who
                && !called.contains(name)
            {
                called.push(name);
                let is_known = certain.iter().any(|(_, who, n, _)| identity(*who).is_some() && *n == Some(*name));
                low += usize::from(!is_known);
            }
        }
        low += certain.iter().filter(|(_, who, ..)| *who == Who::Apart).count();
        if low == 0 && certain.iter().any(|(_, who, ..)| *who == Who::Anyone) {
            low = 1;
        }
        let others = self.rows.iter().filter(|(_, who, ..)| identity(*who).is_none()).count();
        let high = distinct(self.rows.iter().filter_map(|(_, who, ..)| identity(*who))).len() + others;
        (count(low), count(high))
    }

    /// Rows without an identity that may be persons counted already.
    pub fn unclear(&self) -> Vec<usize> {
        let twice = |row: usize, name: &str| {
            self.rows.iter().any(|(other, who, n, _)| *other != row && (*n == Some(name) || *who == Who::Called(name)))
        };
        let unclear = |(row, who, ..): &&(usize, Who<'r>, Option<&'r str>, bool)| match who {
            Who::Called(name) => twice(*row, name),
            Who::Anyone => self.rows.len() > 1,
            Who::Known(_) | Who::Apart => false,
        };
        self.rows.iter().filter(unclear).map(|(row, ..)| *row).collect()
    }
}

fn identity(who: Who<'_>) -> Option<String> {
    match who {
        Who::Known(text) => Some(text.trim().to_ascii_uppercase()),
        Who::Called(_) | Who::Anyone | Who::Apart => None,
    }
}

fn distinct(of: impl Iterator<Item = String>) -> std::collections::BTreeSet<String> {
    of.collect()
}

fn count(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn range(rows: &[(Who<'_>, Option<&str>, bool)]) -> (i64, i64) {
        let mut heads = Heads::default();
        for (row, (who, name, certain)) in rows.iter().enumerate() {
            heads.add(row, (*who, *name), *certain);
        }
        heads.range()
    }

    #[test]
    fn one_person_counts_once() {
        let known = |id| (Who::Known(id), Some("甲"), true);
        assert_eq!(range(&[known("001X"), known("001x")]), (1, 1), "upper and lower case are one identity");
        assert_eq!(range(&[known("001X"), known("002X")]), (2, 2), "one name, two persons");
        let open = (Who::Known("001X"), Some("甲"), false);
        assert_eq!(range(&[known("001X"), open]), (1, 1), "who counts already counts once");
    }

    #[test]
    fn a_name_alone_may_be_somebody_counted_already() {
        let called = |name| (Who::Called(name), Some(name), true);
        assert_eq!(range(&[called("甲"), called("甲")]), (1, 2));
        assert_eq!(range(&[called("甲"), called("乙")]), (2, 2));
        assert_eq!(range(&[(Who::Known("001X"), Some("甲"), true), called("甲")]), (1, 2));
        assert_eq!(range(&[(Who::Known("001X"), Some("甲"), true), called("乙")]), (2, 2));
    }

    #[test]
    fn who_is_not_known_may_be_anybody() {
        let anyone = (Who::Anyone, Some("丙"), true);
        assert_eq!(range(&[(Who::Known("001X"), Some("甲"), true), anyone]), (1, 2));
        assert_eq!(range(&[anyone, anyone]), (1, 2));
        assert_eq!(range(&[(Who::Apart, None, true), (Who::Apart, None, true)]), (2, 2));
    }
}
