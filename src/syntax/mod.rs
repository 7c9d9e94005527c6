//! Rule text to syntax tree. Parsing never fails: it gives a tree and diagnostics.
//!
//! This is the only module that knows pest.

pub mod ast;
