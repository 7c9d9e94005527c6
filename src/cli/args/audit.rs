//! What `audit` is asked to do.

use super::{ARGUMENTS, Common, OPTIONS, TEMPLATE};
use clap::Subcommand;
use std::path::PathBuf;

#[derive(Debug, Subcommand)]
pub enum Audit {
    /// 核对记录：有没有改动、缺少、换位、截断
    #[command(alias = "核对", help_template = TEMPLATE, next_help_heading = OPTIONS)]
    Verify {
        /// 结论记录所在的文件夹
        #[arg(value_name = "记录", help_heading = ARGUMENTS)]
        dir: PathBuf,
        #[command(flatten)]
        common: Common,
    },
    /// 按记录重新审核，比较结论
    #[command(alias = "重审", help_template = TEMPLATE, next_help_heading = OPTIONS)]
    Replay {
        /// 结论记录所在的文件夹
        #[arg(value_name = "记录", help_heading = ARGUMENTS)]
        dir: PathBuf,
        /// 规则包所在的文件夹，或者编译后的规则包文件
        #[arg(long, value_name = "规则包")]
        package: PathBuf,
        /// 案例所在的文件夹
        #[arg(long, value_name = "文件夹")]
        cases: PathBuf,
        /// 另一套参数表，同名的以此为准
        #[arg(long, value_name = "文件夹")]
        params: Option<PathBuf>,
        #[command(flatten)]
        common: Common,
    },
    /// 核对一份结论：每一步是否由所据推得，结论、金额、说明是否随之成立
    #[command(alias = "核对结论", help_template = TEMPLATE, next_help_heading = OPTIONS)]
    Explain {
        /// 结论（eval --trace --format json 写出的）；- 为标准输入
        #[arg(value_name = "结论", help_heading = ARGUMENTS)]
        file: PathBuf,
        /// 规则包所在的文件夹，或者编译后的规则包文件
        #[arg(long, value_name = "规则包")]
        package: PathBuf,
        /// 另一套参数表，审核时用了的要写明
        #[arg(long, value_name = "文件夹")]
        params: Option<PathBuf>,
        #[command(flatten)]
        common: Common,
    },
}

impl Audit {
    pub fn common(&self) -> &Common {
        match self {
            Audit::Verify { common, .. } | Audit::Replay { common, .. } | Audit::Explain { common, .. } => common,
        }
    }
}
