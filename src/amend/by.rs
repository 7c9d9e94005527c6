//! Ways in which one rule leans on another.

/// How one rule leans on another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum By {
    /// 定义
    Definition,
    /// 下同: a definition that holds from its sentence on
    Onward,
    /// 术语
    Term,
    /// 对象
    Status,
    /// 参数
    Parameter,
    /// 上述, 共同期限: one duration for several entitlements
    Above,
    /// 其余: the complement of what the other rule says
    Rest,
    /// 裁量 that may lengthen an entitlement
    Discretion,
    /// 除“甲”外
    Except,
    /// 从“甲”，不另计
    SameAs,
    /// 竞合
    Exclusive,
    /// 除外情形: who does not get it
    Excluded,
    /// 所按文件
    Outside,
    /// 解释事项
    Interpretation,
}

impl By {
    pub fn name(self) -> &'static str {
        match self {
            By::Definition => "定义",
            By::Onward => "下同",
            By::Term => "术语",
            By::Status => "对象",
            By::Parameter => "参数",
            By::Above => "上述",
            By::Rest => "其余",
            By::Discretion => "裁量",
            By::Except => "除外",
            By::SameAs => "从另一给付",
            By::Exclusive => "竞合",
            By::Excluded => "除外情形",
            By::Outside => "所按文件",
            By::Interpretation => "解释事项",
        }
    }
}
