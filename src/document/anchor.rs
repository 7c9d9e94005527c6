//! Anchors: stable names for pieces of the text.
//!
//! | piece | id |
//! |---|---|
//! | 文首: 发文机关标志, 文号, 标题, 主送, 引言 | `0.头` `0.号` `0.题` `0.送` `0.1` |
//! | 部分标题; sentences under it before any 条 | `H2`; `H2.1` |
//! | 条标题 | `6.0` |
//! | 句, counted from after the title | `6.4` |
//! | 分句, where “；” divides the sentence | `15.5.a` |
//! | 责任单位 | `6.R` |
//! | 文尾 | `T.1` |

use super::numeral::numeral;
use crate::source::Span;

/// A piece of the text with a name that survives any change of layout.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Anchor {
    pub id: String,
    /// The 条 it belongs to.
    pub clause: Option<u32>,
    /// The 句, from 1; titles and 责任单位 are not counted.
    pub sentence: Option<u32>,
    /// The 分句, from 1, where the sentence has several.
    pub part: Option<u32>,
    pub kind: AnchorKind,
    /// In the corrected text.
    pub span: Span,
}

/// What an anchor names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum AnchorKind {
    /// 文首
    Front,
    /// 部分标题, with the number of the 部分
    Heading(u32),
    /// 条标题
    Title,
    /// 句
    Sentence,
    /// 分句
    Part,
    /// 责任单位
    Responsible,
    /// A sentence under a 部分标题, outside every 条
    Preamble(u32),
    /// 文尾
    Back,
}

impl AnchorKind {
    /// 格式要素: pieces that state no norm.
    pub fn is_formal(self) -> bool {
        matches!(self, AnchorKind::Front | AnchorKind::Heading(_) | AnchorKind::Title | AnchorKind::Back)
    }
}

impl Anchor {
    /// How people name the place: 第（六）条第4句.
    pub(super) fn place(&self) -> String {
        match self.kind {
            AnchorKind::Front => "文首".to_owned(),
            AnchorKind::Back => "文尾".to_owned(),
            AnchorKind::Heading(part) => format!("第{}部分标题", numeral(part)),
            AnchorKind::Preamble(part) => format!("第{}部分{}", numeral(part), self.sentence_words()),
            AnchorKind::Title => format!("{}标题", self.clause_words()),
            AnchorKind::Responsible => format!("{}责任单位", self.clause_words()),
            AnchorKind::Sentence | AnchorKind::Part => format!("{}{}", self.clause_words(), self.sentence_words()),
        }
    }

    fn clause_words(&self) -> String {
        self.clause.map(|n| format!("第（{}）条", numeral(n))).unwrap_or_default()
    }

    fn sentence_words(&self) -> String {
        let sentence = self.sentence.map(|n| format!("第{n}句")).unwrap_or_default();
        let part = self.part.map(|n| format!("第{n}分句")).unwrap_or_default();
        sentence + &part
    }
}
