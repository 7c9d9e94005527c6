//! Kinds of units and of format, with the words people use for them.

/// What a unit of a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum UnitKind {
    /// 文件: one of two documents in one text.
    Document,
    /// 编
    Book,
    /// 章
    Chapter,
    /// 节
    Section,
    /// 条
    Article,
    /// 款: a paragraph of a 条, with the items it leads in.
    Clause,
    /// 项
    Item,
    /// 目
    SubItem,
    /// 子目
    Deeper,
    /// 部分: 一、 at the top.
    Part,
    /// 层: a numbered unit below a 部分 or of an attachment, by its depth.
    Level(u8),
    /// 段: a paragraph of a unit that is no 条.
    Paragraph,
    /// 附件
    Annex,
    /// 附表
    Schedule,
    /// 表
    Table,
    /// 行: a row of a table.
    Row,
    /// 引言: what stands before the first unit.
    Preamble,
    /// 句
    Sentence,
    /// 引语: the sentence that leads items in.
    Lead,
    /// （责任单位：…）
    Responsible,
    /// What is no norm by its form.
    Format(FormatKind),
    /// 待归类: what is neither a unit nor a known kind of format.
    Unclassified,
}

/// Named kinds of format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FormatKind {
    Issuer,
    Title,
    Number,
    Addressee,
    /// 题注: （2021年7月27日……公布）
    Caption,
    Contents,
    /// 附件说明: the list of attachments.
    AnnexList,
    Signature,
    Date,
    PrintedOn,
    /// 附注: 此件公开发布, 公开方式.
    Note,
    CopiedTo,
    PageNumber,
    /// 残留: what a web page adds.
    Residue,
    /// 另一文件: another document in the same text.
    Other,
}

/// Every kind of format, in the order of a page.
pub const FORMATS: [FormatKind; 15] = [
    FormatKind::Residue,
    FormatKind::Issuer,
    FormatKind::Number,
    FormatKind::Title,
    FormatKind::Caption,
    FormatKind::Contents,
    FormatKind::Addressee,
    FormatKind::AnnexList,
    FormatKind::Signature,
    FormatKind::Date,
    FormatKind::Note,
    FormatKind::CopiedTo,
    FormatKind::PrintedOn,
    FormatKind::PageNumber,
    FormatKind::Other,
];

impl FormatKind {
    pub fn word(self) -> &'static str {
        match self {
            FormatKind::Issuer => "发文机关",
            FormatKind::Title => "标题",
            FormatKind::Number => "文号",
            FormatKind::Addressee => "主送",
            FormatKind::Caption => "题注",
            FormatKind::Contents => "目录",
            FormatKind::AnnexList => "附件说明",
            FormatKind::Signature => "落款",
            FormatKind::Date => "成文日期",
            FormatKind::PrintedOn => "印发日期",
            FormatKind::Note => "附注",
            FormatKind::CopiedTo => "抄送",
            FormatKind::PageNumber => "页码",
            FormatKind::Residue => "残留",
            FormatKind::Other => "另一文件",
        }
    }
}

impl UnitKind {
    /// 条, 款, 项 …; 层 with its depth.
    pub fn word(self) -> String {
        let word = match self {
            UnitKind::Level(depth) => return format!("层{depth}"),
            UnitKind::Format(format) => format.word(),
            UnitKind::Document => "文件",
            UnitKind::Book => "编",
            UnitKind::Chapter => "章",
            UnitKind::Section => "节",
            UnitKind::Article => "条",
            UnitKind::Clause => "款",
            UnitKind::Item => "项",
            UnitKind::SubItem => "目",
            UnitKind::Deeper => "子目",
            UnitKind::Part => "部分",
            UnitKind::Paragraph => "段",
            UnitKind::Annex => "附件",
            UnitKind::Schedule => "附表",
            UnitKind::Table => "表",
            UnitKind::Row => "行",
            UnitKind::Preamble => "引言",
            UnitKind::Sentence => "句",
            UnitKind::Lead => "引语",
            UnitKind::Responsible => "责任单位",
            UnitKind::Unclassified => "待归类",
        };
        word.to_owned()
    }

    /// Whether it owns all its characters itself and holds no other unit.
    pub fn is_leaf(self) -> bool {
        matches!(
            self,
            UnitKind::Sentence
                | UnitKind::Lead
                | UnitKind::Responsible
                | UnitKind::Row
                | UnitKind::Format(_)
                | UnitKind::Unclassified
        )
    }
}
