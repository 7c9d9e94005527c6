//! What is said of a command line that cannot be understood.

use super::args::Cli;
use super::exit::Exit;
use super::output::Output;
use crate::render::{Catalogue, Lang};
use clap::Parser;
use clap::error::{ContextKind, ContextValue, Error, ErrorKind};
use std::io::IsTerminal;

/// Reads the arguments; what is wrong with them is said in the catalogue's words.
pub fn parse() -> Result<Cli, Exit> {
    Cli::try_parse().map_err(|error| {
        if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
            // Help goes to stdout, and is no fault.
            return Output::standard().write(&help(&error)).map_or(Exit::Internal, |()| Exit::Fine);
        }
        eprint!("{}", said(&error, &Catalogue::load(asked())));
        Exit::Usage
    })
}

/// The help in Chinese throughout: the library has one word of its own.
fn help(error: &Error) -> String {
    let styled = error.render();
    let plain = !std::io::stdout().is_terminal() || std::env::var_os("NO_COLOR").is_some_and(|v| !v.is_empty());
    let text = if plain { styled.to_string() } else { styled.ansi().to_string() };
    text.replace("[OPTIONS]", "[选项]")
}

/// The language asked for on a command line that could not be read as a whole.
fn asked() -> Lang {
    let words: Vec<String> = std::env::args().collect();
    let en = |word: &str| word.eq_ignore_ascii_case("en");
    let flag = words.windows(2).any(|w| w[0] == "--lang" && en(&w[1]));
    let joined = words.iter().filter_map(|w| w.strip_prefix("--lang=")).any(en);
    let set = std::env::var(LANG).is_ok_and(|v| en(&v));
    if flag || joined || set { Lang::En } else { Lang::Zh }
}

/// The variable that stands for `--lang`.
const LANG: &str = "TIAOWEN_LANG";

fn said(error: &Error, words: &Catalogue) -> String {
    let of = |kind: ContextKind| error.get(kind).map(text).unwrap_or_default();
    let found = |kind: ContextKind| words.message(key(error.kind()), &[("found", &of(kind))]);
    let mut lines = vec![match error.kind() {
        ErrorKind::InvalidSubcommand => found(ContextKind::InvalidSubcommand),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let mut argument = of(ContextKind::InvalidArg);
            if argument.starts_with("--lang") && !std::env::args().any(|word| word.starts_with("--lang")) {
                LANG.clone_into(&mut argument);
            }
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

/// What the library names; of an option the name alone, without what it takes.
fn text(value: &ContextValue) -> String {
    let name = |text: &String| match text.split_once(" <") {
        Some((name, _)) if name.starts_with('-') => name.to_owned(),
        _ => text.clone(),
    };
    match value {
        ContextValue::String(one) => name(one),
        ContextValue::Strings(several) => several.iter().map(name).collect::<Vec<_>>().join("、"),
        ContextValue::StyledStr(styled) => styled.to_string(),
        _ => String::new(),
    }
}
