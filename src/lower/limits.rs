//! The limits that a fact declares: in its own unit, the least not above the most; nothing is said of what is no number.

use crate::diagnostic::{Code, Diagnostic, Term};
use crate::resolve::{Fact, FactType, Symbols};
use crate::source::Span;
use crate::syntax::ast::Quantity;
use crate::types::{Limits, read_quantity};
use crate::values::Exact;

/// What 不小于 and 不大于 say of a fact; what does not fit is left out.
pub(super) fn of(fact: &Fact) -> Limits {
    let end = |quantity: &Option<Quantity>| quantity.as_ref().and_then(|q| read(fact, q).ok());
    Limits { least: end(&fact.least), most: end(&fact.most) }
}

/// What does not fit, of all facts.
pub(super) fn faults(symbols: &Symbols) -> Vec<Diagnostic> {
    let facts = symbols.entities.values().flat_map(|e| e.facts.values());
    facts.flat_map(|fact| wrong(fact).map(|(span, what)| said(fact, span, what))).collect()
}

fn wrong(fact: &Fact) -> impl Iterator<Item = (Span, &'static str)> {
    let ends = [&fact.least, &fact.most].into_iter().flatten();
    let unfit = ends.filter_map(|q| read(fact, q).err().map(|what| (q.span, what)));
    let Limits { least, most } = of(fact);
    let crossed = least.zip(most).is_some_and(|(least, most)| least > most);
    let crossed = fact.most.as_ref().filter(|_| crossed).map(|q| (q.span, "obstacle-limits-crossed"));
    let worded = fact.zero.is_some() || fact.nonzero.is_some();
    let counted = matches!(fact.kind, FactType::Count(_) | FactType::Money(_));
    let no_number = (worded && !counted).then_some((fact.place.span, "obstacle-zero-of-no-number"));
    unfit.chain(crossed).chain(no_number)
}

fn read(fact: &Fact, quantity: &Quantity) -> Result<Exact, &'static str> {
    let kind = fact.kind.kind();
    if !kind.is_numeric() {
        return Err("obstacle-limits-of-no-number");
    }
    let literal = read_quantity(quantity).ok().filter(|literal| literal.kind.agrees_with(&kind));
    literal.map(|literal| literal.value).ok_or("obstacle-limits-unit")
}

fn said(fact: &Fact, span: Span, what: &'static str) -> Diagnostic {
    Diagnostic::new(Code::NotComputable, fact.place.file, span).arg("what", Term::new(what)).help("help")
}
