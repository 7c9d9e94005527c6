//! Days and terms as the head of a document writes them: 自2024年3月1日起施行, 5年, 至2029年2月28日.

use crate::document::{narrow, parse_numeral, whole_day};
use crate::values::Date;

/// What the head says where the text is silent.
pub(super) const NOT_STATED: &str = "未载明";

/// How long a policy is in force, as the head of its rules says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Term {
    Years(i32),
    Until(Date),
    Open,
}

impl Term {
    /// As the head of the rules writes it.
    pub fn words(&self) -> String {
        match self {
            Term::Years(years) => format!("{years}年"),
            Term::Until(day) => day.format("至%Y年%-m月%-d日").to_string(),
            Term::Open => "长期有效".to_owned(),
        }
    }
}

/// The day from which a text says that it is in force.
pub(super) fn effective(text: &str, issued: Date) -> Option<Date> {
    let text = ["起施行", "起实施", "起生效", "起"].iter().find_map(|end| text.strip_suffix(end)).unwrap_or(text);
    if ["印发之日", "发布之日", "公布之日"].contains(&text.trim_start_matches('自')) {
        return Some(issued);
    }
    day(text)
}

/// How long a text says that it is in force.
pub(super) fn term(text: &str) -> Option<Term> {
    let bare = text.trim_start_matches("有效期").trim_start_matches('为').trim_end_matches('止');
    // 有效期自2024年3月1日起至2029年2月28日止
    let last = bare.split_once('至').filter(|(from, _)| from.is_empty() || day(from.trim_end_matches('起')).is_some());
    if let Some(day) = day(last.map_or(bare, |(_, last)| last)) {
        return Some(Term::Until(day));
    }
    if text == "长期" || text == "长期有效" {
        return Some(Term::Open);
    }
    let years: String = bare.strip_suffix('年')?.chars().map(narrow).collect();
    let digits = years.parse().ok();
    digits.or_else(|| parse_numeral(&years).and_then(|n| i32::try_from(n).ok())).map(Term::Years)
}

/// The day that a text is, in whatever figures.
pub(super) fn day(text: &str) -> Option<Date> {
    let (year, month, day) = whole_day(text.trim_start_matches('自'))?;
    Date::from_ymd_opt(year, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_terms_are_read_as_documents_write_them() {
        let issued = Date::from_ymd_opt(2024, 2, 1).unwrap_or_default();
        let of = |text| effective(text, issued).map(|d| d.to_string());
        assert_eq!(of("自2024年3月1日起施行").as_deref(), Some("2024-03-01"));
        assert_eq!(of("自二〇二四年三月一日起施行").as_deref(), Some("2024-03-01"));
        assert_eq!(of("2024 年 3 月 1 日").as_deref(), Some("2024-03-01"));
        assert_eq!(of("自印发之日起施行").as_deref(), Some("2024-02-01"));
        assert_eq!(of("2023.7.1"), None);
        assert_eq!(of("2024年3月1日，试行期另定"), None);
        assert_eq!(of("自印发之日起施行，但另有规定的除外"), None);
        assert!(matches!(term("三年"), Some(Term::Years(3))));
        assert!(matches!(term("5年"), Some(Term::Years(5))));
        assert!(matches!(term("至2029年2月28日"), Some(Term::Until(_))));
        assert!(matches!(term("有效期５年"), Some(Term::Years(5))));
        for text in [
            "至二〇二九年二月二十八日止",
            "有效期自2024年3月1日起至2029年2月28日止",
            "自２０２４年３月１日至2029年2月28日",
        ] {
            assert_eq!(term(text).map(|t| t.words()).as_deref(), Some("至2029年2月28日"), "{text}");
        }
        assert!(matches!(term("长期有效"), Some(Term::Open)));
        assert!(term("3年，自2023年7月1日起").is_none(), "what is not read is said, not guessed");
    }
}
