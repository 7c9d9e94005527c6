//! The `tiaowen` program.

use clap::Parser;
use std::process::ExitCode;

fn main() -> ExitCode {
    tiaowen::cli::main(&tiaowen::cli::Cli::parse()).into()
}
