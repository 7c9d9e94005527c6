//! The `tiaowen` program.

use std::process::ExitCode;
use tiaowen::cli;

fn main() -> ExitCode {
    cli::parse().map_or_else(|exit| exit, |asked| cli::main(&asked)).into()
}
