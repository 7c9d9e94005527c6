//! The `tiaowen` program.

fn main() {}
