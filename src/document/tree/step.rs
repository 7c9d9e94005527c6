//! Citations: the way to a unit, step by step, and the words for it.

use super::mark::MarkKind;
use crate::document::numeral::numeral;

/// A step on the way to a unit, outermost first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// The letter or order that publishes the text.
    Letter(LetterKind),
    /// 附件; 0 where it has no number.
    Annex(u32),
    /// 附表
    Schedule(u32),
    Book(u32),
    Chapter(u32),
    Section(u32),
    /// 第五条, 第五条之一
    Article(u32, u32),
    /// （六） as a 条
    Through(u32),
    /// 第二款
    Clause(u32),
    /// 第（三）项
    Item(u32),
    /// 第1目
    SubItem(u32),
    /// （1） below a 目, and what is deeper, as they are written.
    Deeper(Written, u32),
    /// 二、 at the top
    Part(u32),
    /// A numbered unit of a text in levels, as it is written.
    Level(Written, u32),
    /// 第二段
    Paragraph(u32),
    /// 末段
    Closing,
    /// 引言
    Preamble,
    /// 表
    Table,
    /// 表头第1行; 0 where the head has one row.
    Head(u32),
    /// 第3行
    Row(u32),
    /// 注
    Remark,
    /// 待归类: what belongs to no unit and is no known kind of format.
    Unclassified,
}

/// What publishes a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LetterKind {
    /// 印发通知
    Notice,
    /// 转发通知
    Forwarding,
    /// 公布令
    Order,
}

impl LetterKind {
    pub fn word(self) -> &'static str {
        match self {
            LetterKind::Notice => "印发通知",
            LetterKind::Forwarding => "转发通知",
            LetterKind::Order => "公布令",
        }
    }
}

/// How a number is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Written {
    /// （一）
    Bracket,
    /// 1.
    Arabic,
    /// （1）
    Paren,
    /// ①
    Circle,
    /// 一、
    Part,
}

impl Written {
    pub fn of(kind: MarkKind) -> Written {
        match kind {
            MarkKind::Bracket => Written::Bracket,
            MarkKind::Arabic => Written::Arabic,
            MarkKind::Paren => Written::Paren,
            MarkKind::Circle => Written::Circle,
            MarkKind::Part | MarkKind::Book | MarkKind::Chapter | MarkKind::Section | MarkKind::Article => {
                Written::Part
            }
        }
    }

    fn words(self, n: u32) -> String {
        match self {
            Written::Bracket => format!("（{}）", numeral(n)),
            Written::Arabic => format!("{n}."),
            Written::Paren => format!("（{n}）"),
            Written::Circle => {
                char::from_u32(u32::from('①').saturating_add(n.saturating_sub(1))).map(String::from).unwrap_or_default()
            }
            Written::Part => format!("{}、", numeral(n)),
        }
    }
}

/// The citation of a unit as the paper itself would write it; `bare` where it writes 第四项 and not 第（四）项.
pub fn cite(steps: &[Step], bare: bool) -> String {
    let mut words = String::new();
    for (index, step) in steps.iter().enumerate() {
        let before = index.checked_sub(1).map(|i| steps[i]);
        let attached = matches!(before, Some(Step::Annex(_) | Step::Schedule(_)));
        words.push_str(&one(*step, bare, attached));
    }
    words
}

fn one(step: Step, bare: bool, attached: bool) -> String {
    let numbered = |word: &str, n: u32| if n == 0 { word.to_owned() } else { format!("{word}{n}") };
    match step {
        Step::Letter(kind) => kind.word().to_owned(),
        Step::Annex(n) => numbered("附件", n),
        Step::Schedule(n) => numbered("附表", n),
        Step::Book(n) => format!("第{}编", numeral(n)),
        Step::Chapter(n) => format!("第{}章", numeral(n)),
        Step::Section(n) => format!("第{}节", numeral(n)),
        Step::Article(n, 0) => format!("第{}条", numeral(n)),
        Step::Article(n, again) => format!("第{}条之{}", numeral(n), numeral(again)),
        Step::Through(n) => format!("第（{}）条", numeral(n)),
        Step::Clause(n) => format!("第{}款", numeral(n)),
        Step::Item(n) if bare => format!("第{}项", numeral(n)),
        Step::Item(n) => format!("第（{}）项", numeral(n)),
        Step::SubItem(n) => format!("第{n}目"),
        Step::Deeper(written, n) => written.words(n),
        // 附件一、 would read as 附件一, 附件1. as 附件1.
        Step::Part(n) if attached => format!("第{}部分", numeral(n)),
        Step::Part(n) => format!("{}、", numeral(n)),
        Step::Level(Written::Arabic, n) if attached => format!("第{n}项"),
        Step::Level(written, n) => written.words(n),
        Step::Paragraph(n) => format!("第{}段", numeral(n)),
        Step::Closing => "末段".to_owned(),
        Step::Preamble => "引言".to_owned(),
        Step::Table => "表".to_owned(),
        Step::Head(0) => "表头".to_owned(),
        Step::Head(n) => format!("表头第{n}行"),
        Step::Row(n) => format!("第{n}行"),
        Step::Remark => "注".to_owned(),
        Step::Unclassified => "待归类".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn citations_as_the_paper_writes_them() {
        let cases: [(&[Step], &str); 7] = [
            (&[Step::Article(5, 0), Step::Clause(2), Step::Item(3), Step::SubItem(1)], "第五条第二款第（三）项第1目"),
            (&[Step::Article(5, 1)], "第五条之一"),
            (&[Step::Part(2), Step::Level(Written::Bracket, 3), Step::Level(Written::Arabic, 2)], "二、（三）2."),
            (&[Step::Annex(0), Step::Part(2), Step::Level(Written::Bracket, 1)], "附件第二部分（一）"),
            (&[Step::Annex(1), Step::Level(Written::Arabic, 1)], "附件1第1项"),
            (&[Step::Letter(LetterKind::Notice), Step::Paragraph(2)], "印发通知第二段"),
            (
                &[Step::Article(6, 0), Step::Item(1), Step::SubItem(2), Step::Deeper(Written::Paren, 1)],
                "第六条第（一）项第2目（1）",
            ),
        ];
        for (steps, words) in cases {
            assert_eq!(cite(steps, false), words);
        }
        assert_eq!(cite(&[Step::Article(2, 0), Step::Item(4)], true), "第二条第四项");
    }
}
