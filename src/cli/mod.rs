//! The command line: arguments, files and exit codes. All input and output is here.

mod accepted;
mod apply;
mod ask;
mod args;
mod audit;
mod check;
mod checked;
mod compile;
mod coverage;
mod entry;
mod eval;
mod exit;
mod explain;
mod input;
mod keep;
mod ledger;
mod letter;
mod new;
mod office;
mod output;
mod overwrite;
mod plan;
mod reading;
mod record;
mod report;
mod review;
mod session;
mod snapshot;
mod structure;
mod test;
mod usage;

pub use args::Cli;
pub use exit::Exit;
pub use usage::parse;

use args::{Common, Format, Verb};
use clap::ValueEnum;

/// Does what was asked.
pub fn main(cli: &Cli) -> Exit {
    let (common, known) = formats(&cli.verb);
    if let Some(format) = common.format.filter(|f| !known.contains(f)) {
        let words = |formats: &[Format]| -> Vec<String> {
            formats.iter().filter_map(|f| f.to_possible_value()).map(|v| v.get_name().to_owned()).collect()
        };
        let (format, known) = (words(&[format]).concat(), words(known).join("、"));
        session::Session::new(common).complain("format-not-written", &[("format", &format), ("known", &known)]);
        return Exit::Usage;
    }
    if let Err(exit) = overwrite::allowed(&cli.verb, session::Session::new(common)) {
        return exit;
    }
    let done = match &cli.verb {
        Verb::Check { package, common } => check::check(package, common),
        Verb::Eval { common, .. } => eval::eval(&cli.verb, common),
        Verb::Test { package, update, accepted, common } => test::test(package, *update, *accepted, common),
        Verb::Structure { text, common } => structure::structure(text, common),
        Verb::Ledger { package, common } => ledger::write(package, common),
        Verb::Report(args) => report::report(args),
        Verb::Letter(args) => letter::letter(args),
        Verb::Ask(args) => ask::ask(args),
        Verb::Plan(args) => plan::plan(args),
        Verb::Audit { what } => audit::audit(what),
        Verb::New { what } => new::new(what, what.common()),
        Verb::Explain { code, common } => explain::explain(code, common),
        Verb::Compile { package, emit, common } => compile::compile(package, *emit, common),
    };
    done.unwrap_or_else(|exit| exit)
}

/// The options of a verb, and the formats it can write.
fn formats(verb: &Verb) -> (&Common, &'static [Format]) {
    use Format::{Html, Json, Md, Text};
    match verb {
        Verb::Check { common, .. } | Verb::Test { common, .. } | Verb::Compile { common, .. } => {
            (common, &[Text, Json])
        }
        Verb::Eval { common, .. } => (common, &[Text, Json, Md]),
        Verb::Ledger { common, .. } => (common, &[Text, Json, Md, Html]),
        Verb::Plan(args) => (&args.common, &[Text, Json, Html]),
        Verb::Audit { what } => (what.common(), &[Text, Json]),
        Verb::Report(args) => (&args.common, &[Html]),
        Verb::Letter(args) => (&args.common, &[Md, Html]),
        Verb::Structure { common, .. } => (common, &[Text, Json]),
        Verb::Ask(args) => (&args.common, &[Text, Json]),
        Verb::New { what } => (what.common(), &[Text]),
        Verb::Explain { common, .. } => (common, &[Text]),
    }
}
