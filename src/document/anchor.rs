//! Anchors: stable names for pieces of the text.
//!
//! Numbers of the units from outside in; of a 条 with paragraphs of its own the 款 is counted.
//!
//! | piece | id |
//! |---|---|
//! | 文首: 发文机关标志, 文号, 标题, 主送, 引言 | `0.头` `0.号` `0.题` `0.送` `0.1` |
//! | heading of a 部分, 章 or 节; sentences under it before any 条 | `H2` `H2.1`; `H2.1` |
//! | 条标题, mark of a 条 | `6.0` |
//! | 句 of a 条 that is numbered through, counted from after the title | `6.4` |
//! | 分句, where “；” divides the sentence | `15.5.a` |
//! | 第五条第二款第（三）项第1句 | `5.2.3.1` |
//! | 二、（三）第1句; 第二段 of it | `2.3.1`; `2.3.p2.1` |
//! | 附件1第二部分; 附件1第3行, 附表2 | `F1.2.1`; `F1.r3`, `S2.r1` |
//! | 印发通知第1句; 末段; 待归类第1句 | `L.1`; `Z.1`; `U.1` |
//! | 责任单位 | `6.R` |
//! | 文尾 | `T.1` |

use super::numeral::numeral;
use super::tree::Step;
use crate::source::Span;

/// A piece of the text with a name that survives any change of layout.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Anchor {
    pub id: String,
    /// The 条, or what stands in the place of one, that it belongs to; see [`super::Clause`].
    pub clause: Option<u32>,
    /// The way to the unit around it.
    pub steps: Vec<Step>,
    /// The citation of that unit, as the paper itself would write it.
    pub cited: String,
    /// The 句, from 1; titles and 责任单位 are not counted.
    pub sentence: Option<u32>,
    /// Whether the 句 is one of several.
    pub several: bool,
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
    /// The heading of a 部分, 章 or 节, counted through the text.
    Heading(u32),
    /// 条标题; of a 条 without one its mark.
    Title,
    /// The mark of a unit in a 条, with its heading.
    Mark,
    /// 句
    Sentence,
    /// 分句
    Part,
    /// 责任单位
    Responsible,
    /// A sentence under a heading, outside every 条.
    Preamble(u32),
    /// 文尾
    Back,
}

impl AnchorKind {
    /// Whether it is no norm by its form alone.
    pub fn is_formal(self) -> bool {
        match self {
            AnchorKind::Front | AnchorKind::Heading(_) | AnchorKind::Title | AnchorKind::Mark | AnchorKind::Back => {
                true
            }
            AnchorKind::Sentence | AnchorKind::Part | AnchorKind::Preamble(_) | AnchorKind::Responsible => false,
        }
    }
}

impl Anchor {
    /// How people name the place: 第（六）条第4句, 第五条第二款第（三）项.
    pub(super) fn place(&self) -> String {
        match self.kind {
            AnchorKind::Front if self.steps.is_empty() => "文首".to_owned(),
            AnchorKind::Back if self.steps.is_empty() => "文尾".to_owned(),
            AnchorKind::Heading(_) => format!("{}标题", self.cited),
            AnchorKind::Preamble(_) => format!("{}{}", self.cited, self.sentence_words()),
            AnchorKind::Title => format!("{}标题", self.cited),
            AnchorKind::Front | AnchorKind::Back | AnchorKind::Mark => self.cited.clone(),
            AnchorKind::Responsible => format!("{}责任单位", self.cited),
            AnchorKind::Sentence | AnchorKind::Part => format!("{}{}", self.cited, self.sentence_words()),
        }
    }

    fn sentence_words(&self) -> String {
        let sentence = self.sentence.filter(|_| self.several).map(|n| format!("第{n}句")).unwrap_or_default();
        let part = self.part.map(|n| format!("第{n}分句")).unwrap_or_default();
        sentence + &part
    }
}

/// The words for a part without its own form: 第三部分.
pub(super) fn part_words(n: u32) -> String {
    format!("第{}部分", numeral(n))
}
