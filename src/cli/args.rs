//! What the program is asked to do.

mod audit;

pub use audit::Audit;

use clap::{ArgAction, Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// 条文：以近公文写成的规则，连同所据原文，编译、审核、说明理由。
#[derive(Debug, Parser)]
#[command(
    name = "tiaowen",
    version,
    about = "条文：把政策写成规则，按案例审核，说明理由",
    disable_help_subcommand = true,
    disable_help_flag = true,
    disable_version_flag = true,
    subcommand_help_heading = "命令",
    subcommand_value_name = "命令",
    help_template = TEMPLATE
)]
pub struct Cli {
    #[command(subcommand)]
    pub verb: Verb,
    /// 显示用法
    #[arg(short, long, global = true, action = ArgAction::Help, help_heading = OPTIONS, display_order = 99)]
    help: Option<bool>,
    /// 显示版本
    #[arg(short = 'V', long, action = ArgAction::Version, help_heading = OPTIONS)]
    version: Option<bool>,
}

const TEMPLATE: &str = "{about-with-newline}\n用法：{usage}\n\n{all-args}";
const OPTIONS: &str = "选项";
const ARGUMENTS: &str = "参数";

#[derive(Debug, Subcommand)]
pub enum Verb {
    /// 校验规则包：写法、名称、引文、单位、原文覆盖
    #[command(alias = "校验", help_template = TEMPLATE, next_help_heading = OPTIONS)]
    Check {
        /// 规则包所在的文件夹
        #[arg(value_name = "规则包", help_heading = ARGUMENTS)]
        package: PathBuf,
        #[command(flatten)]
        common: Common,
    },
    /// 按规则包审核案例，写出审核说明
    #[command(alias = "审核", alias = "裁定", help_template = TEMPLATE, next_help_heading = OPTIONS)]
    Eval {
        /// 规则包所在的文件夹，或者编译后的规则包文件
        #[arg(value_name = "规则包", help_heading = ARGUMENTS)]
        package: PathBuf,
        /// 案例文件（YAML或者JSON），可以多个；- 为标准输入
        #[arg(long = "case", required = true, num_args = 1.., value_name = "文件")]
        cases: Vec<PathBuf>,
        #[command(flatten)]
        running: Running,
        /// 说明的详略；不写的，写到下一步为止
        #[arg(long, value_enum, value_name = "none|brief|full", hide_possible_values = true)]
        explain: Option<Explain>,
        /// 是否逐一运行各解；不写的，为 all
        #[arg(
            long,
            value_enum,
            default_value = "all",
            value_name = "all|none",
            hide_possible_values = true,
            hide_default_value = true
        )]
        alternatives: Alternatives,
        /// 如何才会改变结论，查找（all）或者不查找（none）；不写的，为 all
        #[arg(
            long,
            value_enum,
            default_value = "all",
            value_name = "all|none",
            hide_possible_values = true,
            hide_default_value = true
        )]
        changes: Alternatives,
        /// 同 --format json 一起用：写出判断的每一步和所读的事实，供 audit explain 核对
        #[arg(long)]
        trace: bool,
        #[command(flatten)]
        keeping: Keeping,
        #[command(flatten)]
        common: Common,
    },
    /// 核对结论记录，按记录重新审核，或者逐步核对一份结论
    #[command(alias = "核查", help_template = TEMPLATE, subcommand_value_name = "什么", subcommand_help_heading = "命令")]
    Audit {
        #[command(subcommand)]
        what: Audit,
    },
    /// 运行规则包自带的案例，核对期望
    #[command(alias = "测试", help_template = TEMPLATE, next_help_heading = OPTIONS)]
    Test {
        /// 规则包所在的文件夹
        #[arg(value_name = "规则包", help_heading = ARGUMENTS)]
        package: PathBuf,
        /// 按这次的结果改写规则包的快照
        #[arg(long)]
        update: bool,
        /// 同 --update 一起用：复核采纳的结论写入案例的期望
        #[arg(long, requires = "update")]
        accepted: bool,
        #[command(flatten)]
        common: Common,
    },
    /// 结构：原文分为哪些章、条、款、项，怎样引用，哪些地方拿不准
    #[command(alias = "结构", help_template = TEMPLATE, next_help_heading = OPTIONS)]
    Structure {
        /// 原文文件（纯文本），或者规则包所在的文件夹
        #[arg(value_name = "原文", help_heading = ARGUMENTS)]
        text: PathBuf,
        #[command(flatten)]
        common: Common,
    },
    /// 台账：原文每个字归到哪一条规范，哪些问题未定
    #[command(alias = "台账", help_template = TEMPLATE, next_help_heading = OPTIONS)]
    Ledger {
        /// 规则包所在的文件夹
        #[arg(value_name = "规则包", help_heading = ARGUMENTS)]
        package: PathBuf,
        #[command(flatten)]
        common: Common,
    },
    /// 网页：给了案例的，为该件的审核说明；没有给的，为原文和规则逐句对照的对照本
    #[command(alias = "报告", help_template = TEMPLATE, next_help_heading = OPTIONS)]
    Report(Box<ReportArgs>),
    /// 文书：审核意见书、补正告知书、不予给付告知书、补贴测算表
    #[command(alias = "文书", help_template = TEMPLATE, next_help_heading = OPTIONS)]
    Letter(Box<LetterArgs>),
    /// 下一问：还缺什么，先问哪一项，为什么；在终端上逐项问答
    #[command(alias = "询问", help_template = TEMPLATE, next_help_heading = OPTIONS)]
    Ask(Box<AskArgs>),
    /// 比对：原文、规则包或者参数表改了，触及哪些规则，规则文件怎样改，谁的结论变
    #[command(alias = "比对", help_template = TEMPLATE, next_help_heading = OPTIONS)]
    Plan(Box<PlanArgs>),
    /// 新建案例表、规则包或者文书样式
    #[command(alias = "新建", help_template = TEMPLATE, subcommand_value_name = "什么", subcommand_help_heading = "命令")]
    New {
        #[command(subcommand)]
        what: New,
    },
    /// 说明一个报告代码是什么意思、怎样改
    #[command(alias = "释义", help_template = TEMPLATE, next_help_heading = OPTIONS)]
    Explain {
        /// 代码，如 T0201
        #[arg(value_name = "代码", help_heading = ARGUMENTS)]
        code: String,
        #[command(flatten)]
        common: Common,
    },
    /// 编译规则包，写出中间表示
    #[command(alias = "编译", help_template = TEMPLATE, next_help_heading = OPTIONS)]
    Compile {
        /// 规则包所在的文件夹，或者编译后的规则包文件
        #[arg(value_name = "规则包", help_heading = ARGUMENTS)]
        package: PathBuf,
        /// 写出什么：ir 中间表示，schema 案例和结论的JSON Schema，facts 数据字典；不写的，有 -o 的为编译后的规则包文件，没有的为 ir
        #[arg(long, value_enum, value_name = "ir|schema|facts", hide_possible_values = true)]
        emit: Option<Emit>,
        #[command(flatten)]
        common: Common,
    },
}

#[derive(Debug, Args)]
pub struct PlanArgs {
    /// 规则包所在的文件夹
    #[arg(value_name = "规则包", help_heading = ARGUMENTS)]
    pub package: PathBuf,
    /// 另一个规则包：比对两个规则包
    #[arg(value_name = "新规则包", help_heading = ARGUMENTS)]
    pub new: Option<PathBuf>,
    /// 新的原文（纯文本，照收到的样子）：比对原文，提出规则文件的修改
    #[arg(long, value_name = "文件")]
    pub text: Option<PathBuf>,
    /// 为新的原文另写的校勘表，加在转来的校勘之后
    #[arg(long, value_name = "文件")]
    pub corrections: Option<PathBuf>,
    /// 案例所在的文件夹；比对规则包、参数表而不写的，用规则包自带的案例
    #[arg(long, value_name = "文件夹")]
    pub cases: Option<PathBuf>,
    /// 参数表：写一个文件夹的，加在规则包的参数表之上；写两个的，比对两套参数表
    #[arg(long, num_args = 1..=2, value_name = "文件夹")]
    pub params: Vec<PathBuf>,
    /// 按能改的修改写出新规则包，写入 -o 所指的文件夹
    #[arg(long)]
    pub apply: bool,
    /// 只作所列编号的修改，可以多个
    #[arg(long, num_args = 1.., value_name = "编号")]
    pub only: Vec<String>,
    /// 不变的结论也列出来
    #[arg(long)]
    pub full: bool,
    /// 采纳所列各组变化，可以多个
    #[arg(long, num_args = 1.., value_name = "组号")]
    pub accept: Vec<String>,
    /// 不采纳所列各组变化，可以多个
    #[arg(long, num_args = 1.., value_name = "组号")]
    pub reject: Vec<String>,
    /// 复核人
    #[arg(long, value_name = "姓名")]
    pub by: Option<String>,
    /// 采纳或者不采纳的理由
    #[arg(long, value_name = "理由")]
    pub reason: Option<String>,
    #[command(flatten)]
    pub common: Common,
}

/// What is decided, and by which figures and readings.
#[derive(Debug, Default, Args)]
pub struct Running {
    /// 只审核所列各项，可以多个
    #[arg(long, num_args = 1.., value_name = "给付名")]
    pub only: Vec<String>,
    /// 另一套参数表，同名的以此为准
    #[arg(long, value_name = "文件夹")]
    pub params: Option<PathBuf>,
    /// 适用日
    #[arg(long = "as-of", value_name = "日期")]
    pub as_of: Option<String>,
    /// 指定某一解释事项采用哪一解，如 场地补贴起算日=乙解；可以多个
    #[arg(long, num_args = 1.., value_name = "名称=某解")]
    pub interpretation: Vec<String>,
}

#[derive(Debug, Args)]
pub struct ReportArgs {
    /// 规则包所在的文件夹，或者编译后的规则包文件
    #[arg(value_name = "规则包", help_heading = ARGUMENTS)]
    pub package: PathBuf,
    /// 案例文件（YAML或者JSON）；- 为标准输入
    #[arg(long, value_name = "文件")]
    pub case: Option<PathBuf>,
    /// 给谁看；不写的，为审核人员
    #[arg(
        long = "for",
        value_enum,
        requires = "case",
        value_name = "审核人员|申请人|公示",
        hide_possible_values = true
    )]
    pub audience: Option<AudienceArg>,
    #[command(flatten)]
    pub running: Running,
    #[command(flatten)]
    pub common: Common,
}

#[derive(Debug, Args)]
pub struct LetterArgs {
    /// 规则包所在的文件夹，或者编译后的规则包文件
    #[arg(value_name = "规则包", help_heading = ARGUMENTS)]
    pub package: PathBuf,
    /// 案例文件（YAML或者JSON）；- 为标准输入
    #[arg(long, value_name = "文件")]
    pub case: PathBuf,
    /// 哪一种文书；不写的，按结论选定
    #[arg(long, value_name = "文书名")]
    pub kind: Option<String>,
    /// 本单位改过的文书样式所在的文件夹；没有的样式，用程序自带的
    #[arg(long, value_name = "文件夹")]
    pub templates: Option<PathBuf>,
    /// 案例自带参数表（参数目录）的，也出文书；不写的，不出
    #[arg(long)]
    pub case_params: bool,
    /// 本机关填写的各项（作出机关、地址、复议机关、期限一类）所在的文件（YAML或者JSON）
    #[arg(long, value_name = "文件")]
    pub office: Option<PathBuf>,
    /// 本件填写的一项，如 编号=示人社〔2020〕1号；可以多个
    #[arg(long, num_args = 1.., value_name = "名称=内容")]
    pub fill: Vec<String>,
    #[command(flatten)]
    pub signing: Signing,
    #[command(flatten)]
    pub running: Running,
    #[command(flatten)]
    pub common: Common,
}

#[derive(Debug, Args)]
pub struct AskArgs {
    /// 规则包所在的文件夹，或者编译后的规则包文件
    #[arg(value_name = "规则包", help_heading = ARGUMENTS)]
    pub package: PathBuf,
    /// 案例文件（YAML或者JSON）
    #[arg(long, value_name = "文件")]
    pub case: PathBuf,
    /// 逐项问答，直到有了结论；问完把补全的案例写到 -o 所指的文件
    #[arg(short, long)]
    pub interactive: bool,
    #[command(flatten)]
    pub running: Running,
    #[command(flatten)]
    pub common: Common,
}

/// Who signed, and what they decided.
#[derive(Debug, Default, Args)]
pub struct Signing {
    /// 签署人；没有签署的，文书标明拟办意见
    #[arg(long, value_name = "姓名", requires = "at")]
    pub by: Option<String>,
    /// 签署的日期
    #[arg(long, value_name = "日期", requires = "by")]
    pub at: Option<String>,
    /// 人的结论；不写的，同程序的结论
    #[arg(long = "as", value_name = "结论", requires = "by")]
    pub outcome: Option<String>,
    /// 人的结论与程序的不同的，写明理由
    #[arg(long, value_name = "理由", requires = "by")]
    pub reason: Option<String>,
}

/// Where decisions are recorded, and what a person decided.
#[derive(Debug, Args)]
pub struct Keeping {
    /// 结论逐条记入所指的文件夹（密钥取自环境变量TIAOWEN_RECORD_KEY）
    #[arg(long, value_name = "文件夹")]
    pub record: Option<PathBuf>,
    /// 案例自带参数表（参数目录）的，也记；不写的，这样的案例不办
    #[arg(long, requires = "record")]
    pub case_params: bool,
    #[command(flatten)]
    pub signing: Signing,
}

#[derive(Debug, Subcommand)]
pub enum New {
    /// 案例表：只列所选各项可能用到的事实，注明填什么、见哪一句
    #[command(alias = "案例", help_template = TEMPLATE, next_help_heading = OPTIONS)]
    Case {
        /// 规则包所在的文件夹
        #[arg(value_name = "规则包", help_heading = ARGUMENTS)]
        package: PathBuf,
        /// 申请事项，可以多个
        #[arg(long = "for", required = true, num_args = 1.., value_name = "给付名")]
        rules: Vec<String>,
        #[command(flatten)]
        common: Common,
    },
    /// 文书样式：把程序自带的文书样式写入文件夹，供本单位修改
    #[command(alias = "文书", help_template = TEMPLATE, next_help_heading = OPTIONS)]
    Letters {
        /// 写入的文件夹
        #[arg(value_name = "文件夹", help_heading = ARGUMENTS)]
        dir: PathBuf,
        #[command(flatten)]
        common: Common,
    },
    /// 规则包：从一份原文开始，认出结构，逐句列出待归类的原文
    #[command(alias = "规则包", help_template = TEMPLATE, next_help_heading = OPTIONS)]
    Package {
        /// 新规则包的文件夹
        #[arg(value_name = "文件夹", help_heading = ARGUMENTS)]
        dir: PathBuf,
        /// 原文文件（纯文本），照原样存入规则包
        #[arg(long, value_name = "文件")]
        text: PathBuf,
        /// 文号；不写的，从原文认出
        #[arg(long, value_name = "文号")]
        id: Option<String>,
        /// 标题；不写的，从原文认出
        #[arg(long, value_name = "标题")]
        title: Option<String>,
        /// 印发日期；不写的，从文尾认出
        #[arg(long, value_name = "日期")]
        issued: Option<String>,
        /// 一份文本里有几份文件的，写第几份或者标题
        #[arg(long, value_name = "序号|标题")]
        document: Option<String>,
        /// 逐处询问从写法上看不出的地方，把回答写入规则包；直接回车，取所列第一种
        #[arg(long)]
        ask: bool,
        #[command(flatten)]
        common: Common,
    },
}

impl New {
    pub fn common(&self) -> &Common {
        match self {
            New::Case { common, .. } | New::Letters { common, .. } | New::Package { common, .. } => common,
        }
    }
}

#[derive(Debug, Clone, Args)]
pub struct Common {
    /// 输出的格式；不写的，为 text，网页为 html，文书为 md
    #[arg(long, value_enum, value_name = "text|json|md|html", hide_possible_values = true)]
    pub format: Option<Format>,
    /// 写入文件，不写到标准输出；已有的文件不改写，除非写 --force
    #[arg(short, value_name = "文件")]
    pub output: Option<PathBuf>,
    /// 改写已有的文件；本次要读的文件和规则包里的文件，任何时候都不改写
    #[arg(long)]
    pub force: bool,
    /// 输出的语言；不写的，从环境变量TIAOWEN_LANG，仍没有的，为 zh
    #[arg(
        long,
        value_enum,
        env = "TIAOWEN_LANG",
        ignore_case = true,
        hide_env = true,
        default_value = "zh",
        value_name = "zh|en",
        hide_possible_values = true,
        hide_default_value = true
    )]
    pub lang: LangArg,
    /// 报告是否着色；不写的，为 auto
    #[arg(
        long,
        value_enum,
        default_value = "auto",
        value_name = "auto|always|never",
        hide_possible_values = true,
        hide_default_value = true
    )]
    pub color: Color,
    /// 每行的宽度，0为不折行
    #[arg(long, value_name = "列数")]
    pub width: Option<usize>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    Text,
    Json,
    Md,
    Html,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum LangArg {
    Zh,
    En,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Color {
    Auto,
    Always,
    Never,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Explain {
    None,
    Brief,
    Full,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Alternatives {
    All,
    None,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum AudienceArg {
    #[value(name = "审核人员", alias = "reviewer")]
    Reviewer,
    #[value(name = "申请人", alias = "applicant")]
    Applicant,
    #[value(name = "公示", alias = "public")]
    Public,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Emit {
    Ir,
    Schema,
    Facts,
}
