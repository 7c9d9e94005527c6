//! The command line: arguments, files and exit codes. All input and output is here.

mod args;
mod check;
mod compile;
mod coverage;
mod disk;
mod eval;
mod exit;
mod explain;
mod ledger;
mod new;
mod report;
mod run;
mod session;
mod snapshot;
mod test;
mod usage;

pub use args::Cli;
pub use disk::Folder;
pub use exit::Exit;
pub use usage::parse;

use args::Verb;

/// Does what was asked.
pub fn main(cli: &Cli) -> Exit {
    let done = match &cli.verb {
        Verb::Check { package, common } => check::check(package, common),
        Verb::Eval { common, .. } => eval::eval(&cli.verb, common),
        Verb::Test { package, update, common } => test::test(package, *update, common),
        Verb::Ledger { package, common } => ledger::write(package, common),
        Verb::Report { package, common } => report::report(package, common),
        Verb::New { what } => new::new(what, what.common()),
        Verb::Explain { code, common } => explain::explain(code, common),
        Verb::Compile { package, emit, common } => compile::compile(package, *emit, common),
    };
    done.unwrap_or_else(|exit| exit)
}
