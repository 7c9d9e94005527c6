//! What kind of norm a sentence seems to be, by its words: a hint to the drafter, never a rule.

use crate::document::{digit, parse_numeral};

/// A kind of rule, with the words that suggest it; the first that fits is proposed. 〈数〉 is the end of a number.
const SIGNS: [(&str, &[&str]); 15] = [
    ("文件头（施行日期、有效期）", &["起施行", "起实施", "之日起执行", "有效期", "同时废止", "负责解释"]),
    ("定义", &["是指", "所称", "以下简称", "以下统称", "以下称", "下同）"]),
    ("竞合", &["不重复享受", "不得重复", "就高", "不同时享受"]),
    ("除外情形", &["不享受", "不得享受", "不予享受", "不予给付", "不列为", "不纳入"]),
    ("推定", &["视为", "视同", "推定为"]),
    (
        "给付",
        &["给予", "发放", "补贴标准", "按每人", "元/", "免费", "减半", "减免", "全额", "支付", "〈数〉倍", "〈数〉折"],
    ),
    (
        "对象",
        &[
            "符合下列条件",
            "符合以下条件",
            "有下列情形之一",
            "应当同时符合",
            "可以申请",
            "适用于",
            "认定为",
            "列为",
            "纳入",
        ],
    ),
    ("裁量", &["酌情", "视情", "经审定", "可以延长", "可延长", "可适当"]),
    ("优先", &["优先", "重点支持"]),
    ("指标", &["不低于", "确保", "达到", "不少于"]),
    ("不予受理或者义务", &["不得", "应当向", "应当提交", "应当如实", "提供下列", "提交下列", "提交以下"]),
    ("授权", &["由市", "另行制定", "另行规定", "制定具体"]),
    ("责任", &["依法追究", "责令改正", "予以追回", "依法给予处分", "处以"]),
    ("职责", &["应当", "负责", "应", "主管", "组织实施", "办理", "审核"]),
    ("导向", &["鼓励", "支持", "引导", "推动", "加强", "促进", "为规范", "为了", "为贯彻", "为保障", "遵循"]),
];

/// Words by which a sentence governs what other sentences give: a rule of its own that others lean on.
const GENERAL: [&str; 14] = [
    "上述政策",
    "以上政策",
    "上述各项",
    "以上各项",
    "各项补贴",
    "各类补贴",
    "不重复享受",
    "不得重复",
    "不同时享受",
    "就高",
    "本办法规定的补贴",
    "享受上述",
    "符合前款",
    "本办法所称",
];

/// The words by which a sentence seems to govern what stands elsewhere.
pub fn general(sentence: &str) -> Option<&'static str> {
    GENERAL.iter().find(|sign| sentence.contains(**sign)).copied()
}

/// The kind proposed for a sentence, with the words that suggest it.
pub fn proposal(sentence: &str) -> Option<(&'static str, &'static str)> {
    SIGNS.iter().find_map(|(kind, signs)| signs.iter().find_map(|s| stands(sentence, s)).map(|sign| (*kind, sign)))
}

/// The sign as it is shown, where the sentence has it.
fn stands(sentence: &str, sign: &'static str) -> Option<&'static str> {
    let Some(unit) = sign.strip_prefix("〈数〉") else { return sentence.contains(sign).then_some(sign) };
    let counted = |at: usize| {
        let before = sentence[..at].chars().next_back();
        before.is_some_and(|c| digit(c).is_some() || parse_numeral(c.encode_utf8(&mut [0; 4])).is_some())
    };
    sentence.match_indices(unit).any(|(at, _)| counted(at)).then_some(unit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_is_proposed_by_the_words() {
        let cases = [
            ("本办法自印发之日起施行，有效期5年。", Some("文件头（施行日期、有效期）")),
            ("本办法所称租房补贴，是指货币补贴。", Some("定义")),
            ("每招用1人给予500元奖励。", Some("给付")),
            ("鼓励社会力量参与。", Some("导向")),
            ("街道办事处应当在10日内完成初审。", Some("职责")),
            ("老年人优先就诊。", Some("优先")),
            ("单位已发给取暖费的人员，不享受取暖补助。", Some("除外情形")),
            ("基本生活标准按最低生活保障标准的1.6倍，且不低于人均消费支出的60%。", Some("给付")),
            ("按两倍确定。", None),
            ("按二倍确定。", Some("给付")),
            ("力度加倍。", None),
            ("无正当理由逾期的，视为放弃。", Some("推定")),
            ("评定为重度失能的，认定为全护理。", Some("对象")),
            ("甲乙丙。", None),
        ];
        for (sentence, kind) in cases {
            assert_eq!(proposal(sentence).map(|(kind, _)| kind), kind, "{sentence}");
        }
        assert_eq!(general("同一事项有多项补贴的，不得重复享受。"), Some("不得重复"));
        assert_eq!(general("每招用1人给予500元奖励。"), None);
    }
}
