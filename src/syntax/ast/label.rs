//! The labels of attached lines.

/// The stems that number the readings of an 解释事项.
const STEMS: [&str; 10] = ["甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸"];

/// 甲 for 0, 乙 for 1 ….
pub fn stem(index: u8) -> &'static str {
    STEMS.get(usize::from(index)).copied().unwrap_or("另")
}

/// 0 for 甲, 1 for 乙 ….
pub fn stem_index(stem: &str) -> Option<u8> {
    (0..).zip(STEMS).find_map(|(index, s)| (s == stem).then_some(index))
}

/// Labels that were called otherwise before, with what they are called now.
const FORMER: [(&str, &str); 1] = [("执行口径", "办理口径")];

macro_rules! labels {
    ($($(#[$doc:meta])* $variant:ident = $word:literal,)+) => {
        /// The label of an attached line (依据, 参见 and 理由 are read with the line they follow).
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Label {
            $(#[doc = concat!($word, "\n")] $(#[$doc])* $variant,)+
            /// 甲解 is 0, 乙解 is 1 …
            Alternative(u8),
        }

        impl Label {
            /// Every label but 甲解 and its kind.
            pub const WORDS: &'static [&'static str] = &[$($word,)+];

            /// The label as rules write it.
            pub fn word(self) -> String {
                match self {
                    $(Label::$variant => $word.to_owned(),)+
                    Label::Alternative(index) => format!("{}解", stem(index)),
                }
            }

            /// The label that a word is, 甲解 to 癸解 included.
            pub fn from_word(word: &str) -> Option<Label> {
                let now = FORMER.iter().find(|(was, _)| *was == word).map_or(word, |(_, now)| now);
                match now {
                    $($word => Some(Label::$variant),)+
                    word => word.strip_suffix('解').and_then(stem_index).map(Label::Alternative),
                }
            }
        }
    };
}

labels! {
    Source = "来源",
    AppliesTo = "适用",
    Scope = "计算范围",
    Formula = "算式",
    Standard = "标准",
    Count = "计数",
    Payment = "发放",
    Duration = "期限",
    CountedBy = "计算单位",
    Start = "起算",
    Proration = "折算",
    Cap = "上限",
    Bound = "幅度",
    DecidedBy = "审定机关",
    PerRules = "按规定",
    Check = "核查",
    Lead = "牵头",
    Concerns = "所涉解释",
    Note = "说明",
    /// On which day what the conditions ask is asked.
    TimePoint = "时点",
    Presumption = "推定",
    Hint = "提示",
    Question = "问题",
    Adopted = "采用",
    Unit = "单位",
    Index = "索引",
    ValueAt = "取值",
    Region = "地域",
    Published = "发布",
    /// Who supplies what a case lacks, and what offices do beside the text; computes nothing.
    Practice = "办理口径",
    /// What an 等 leaves open.
    Enumeration = "列举",
    /// Words before a subject or an object that make no condition.
    SetAside = "不作条件",
    /// What words that point elsewhere resolve to.
    Refers = "所指",
    Number = "发文字号",
    Force = "效力",
}

impl Label {
    /// Whether the line says how much or how long, and never who.
    pub fn fixes_amount(self) -> bool {
        match self {
            Label::Formula
            | Label::Standard
            | Label::Count
            | Label::Duration
            | Label::CountedBy
            | Label::Start
            | Label::Proration
            | Label::Cap
            | Label::Bound => true,
            Label::Source
            | Label::AppliesTo
            | Label::Scope
            | Label::Payment
            | Label::DecidedBy
            | Label::PerRules
            | Label::Check
            | Label::Lead
            | Label::Concerns
            | Label::Note
            | Label::TimePoint
            | Label::Presumption
            | Label::Hint
            | Label::Question
            | Label::Adopted
            | Label::Unit
            | Label::Index
            | Label::ValueAt
            | Label::Region
            | Label::Published
            | Label::Practice
            | Label::Enumeration
            | Label::SetAside
            | Label::Refers
            | Label::Number
            | Label::Force
            | Label::Alternative(_) => false,
        }
    }
}
