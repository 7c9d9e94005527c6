//! What is said of a command line that cannot be understood.

use super::args::Cli;
use super::exit::Exit;
use crate::render::{Catalogue, Lang};
use clap::Parser;
use clap::error::{ContextKind, ContextValue, Error, ErrorKind};

/// Reads the arguments; what is wrong with them is said in the catalogue's words.
pub fn parse() -> Result<Cli, Exit> {
    Cli::try_parse().map_err(|error| {
        if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
            // Help goes to stdout, and is no fault.
            return error.print().map_or(Exit::Internal, |()| Exit::Fine);
        }
        eprint!("{}", said(&error, &Catalogue::load(asked())));
        Exit::Usage
    })
}

/// The language asked for on a command line that could not be read as a whole.
fn asked() -> Lang {
    let words: Vec<String> = std::env::args().collect();
    let flag = words.windows(2).any(|w| w[0] == "--lang" && w[1] == "en") || words.iter().any(|w| w == "--lang=en");
    let set = std::env::var("TIAOWEN_LANG").is_ok_and(|v| v == "en");
    if flag || set { Lang::En } else { Lang::Zh }
}

fn said(error: &Error, words: &Catalogue) -> String {
    let of = |kind: ContextKind| error.get(kind).map(text).unwrap_or_default();
    let found = |kind: ContextKind| words.message(key(error.kind()), &[("found", &of(kind))]);
    let mut lines = vec![match error.kind() {
        ErrorKind::InvalidSubcommand => found(ContextKind::InvalidSubcommand),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let argument = of(ContextKind::InvalidArg);
            let value = of(ContextKind::InvalidValue);
            words.message(key(error.kind()), &[("found", &argument), ("value", &value)])
        }
        _ => found(ContextKind::InvalidArg),
    }];
    let near = [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue]
        .into_iter()
        .map(of)
        .find(|near| !near.is_empty());
    if let Some(near) = near {
        lines.push(words.message("usage-near", &[("near", &near)]));
    }
    let possible = of(ContextKind::ValidValue);
    if !possible.is_empty() {
        lines.push(words.message("usage-possible", &[("values", &possible)]));
    }
    lines.push(words.message("usage-help", &[]));
    lines.iter().map(|line| format!("{line}\n")).collect()
}

fn key(kind: ErrorKind) -> &'static str {
    match kind {
        ErrorKind::InvalidSubcommand => "usage-verb",
        ErrorKind::UnknownArgument => "usage-argument",
        ErrorKind::MissingRequiredArgument => "usage-missing",
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => "usage-value",
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => "usage-no-verb",
        _ => "usage-other",
    }
}

fn text(value: &ContextValue) -> String {
    match value {
        ContextValue::String(one) => one.clone(),
        ContextValue::Strings(several) => several.join("、"),
        ContextValue::StyledStr(styled) => styled.to_string(),
        _ => String::new(),
    }
}
