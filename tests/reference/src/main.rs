//! A second evaluator, slow and simple, written from the contracts alone, and what it is held against.
//!
//! `cargo run --manifest-path tests/reference/Cargo.toml -- PACKAGE… [--mutate COUNT] [--seed SEED] [--show COUNT]`
//!
//! Nothing here was taken from the evaluator: where the two differ, the contract says who is right.

mod answer;
mod calculate;
mod caps;
mod day;
mod decide;
mod entitle;
mod exclude;
mod gather;
mod had;
mod held;
mod judge;
mod later;
mod look_up;
mod months;
mod mutate;
mod pay;
mod readings;
mod run;
mod several;
mod side;
mod span;
mod value;
mod worlds;

use std::process::ExitCode;

fn main() -> ExitCode {
    match held::Asked::read(std::env::args().skip(1)) {
        Ok(asked) => held::all(&asked),
        Err(why) => {
            eprintln!("{why}");
            ExitCode::from(2)
        }
    }
}
