//! The parser that is generated from the grammar.

use pest::iterators::Pair;

#[derive(pest_derive::Parser)]
#[grammar = "../grammar/tiaowen.pest"]
pub(super) struct Grammar;

pub(super) type Node<'i> = Pair<'i, Rule>;
