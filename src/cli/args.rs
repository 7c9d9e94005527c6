//! What the program is asked to do.

use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// 条文：以近公文写成的规则，连同所据原文，编译、审核、说明理由。
#[derive(Debug, Parser)]
#[command(name = "tiaowen", version, about, disable_help_subcommand = true)]
pub struct Cli {
    #[command(subcommand)]
    pub verb: Verb,
}

#[derive(Debug, Subcommand)]
pub enum Verb {
    /// 校验规则包：写法、名称、引文、单位、原文覆盖
    #[command(alias = "校验")]
    Check {
        package: PathBuf,
        #[command(flatten)]
        common: Common,
    },
    /// 按规则包审核案例，写出审核说明
    #[command(alias = "审核", alias = "裁定")]
    Eval {
        package: PathBuf,
        /// 案例文件（YAML或者JSON），可以多个；- 为标准输入
        #[arg(long = "case", required = true, num_args = 1.., value_name = "FILE")]
        cases: Vec<PathBuf>,
        /// 只审核所列各项，可以多个
        #[arg(long, num_args = 1.., value_name = "给付名")]
        only: Vec<String>,
        /// 说明的详略；不写的，写到下一步为止
        #[arg(long, value_enum)]
        explain: Option<Explain>,
        /// 另一套参数表，同名的以此为准
        #[arg(long, value_name = "DIR")]
        params: Option<PathBuf>,
        /// 适用日
        #[arg(long = "as-of", value_name = "DATE")]
        as_of: Option<String>,
        /// 指定某一解释事项采用哪一解，如 场地补贴起算日=乙解；可以多个
        #[arg(long, num_args = 1.., value_name = "ID=NAME")]
        interpretation: Vec<String>,
        /// 是否逐一运行各解
        #[arg(long, value_enum, default_value = "all")]
        alternatives: Alternatives,
        #[command(flatten)]
        common: Common,
    },
    /// 运行规则包自带的案例，核对期望
    #[command(alias = "测试")]
    Test {
        package: PathBuf,
        #[command(flatten)]
        common: Common,
    },
    /// 编译规则包，写出中间表示
    #[command(alias = "编译")]
    Compile {
        package: PathBuf,
        /// 写出什么：ir 中间表示，facts 数据字典
        #[arg(long, value_enum, default_value = "ir")]
        emit: Emit,
        #[command(flatten)]
        common: Common,
    },
}

#[derive(Debug, Clone, Args)]
pub struct Common {
    #[arg(long, value_enum, default_value = "text")]
    pub format: Format,
    /// 写入文件，不写到标准输出
    #[arg(short, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// 输出语言
    #[arg(long, value_enum, env = "TIAOWEN_LANG", default_value = "zh")]
    pub lang: LangArg,
    #[arg(long, value_enum, default_value = "auto")]
    pub color: Color,
    /// 每行的宽度，0为不折行
    #[arg(long, value_name = "N")]
    pub width: Option<usize>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    Text,
    Json,
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
pub enum Emit {
    Ir,
    Facts,
}
