//! What every program must satisfy before an evaluator may read it.
//!
//! Each invariant has a name and is checked by itself, in this order: a later one may rely on those
//! before it. A program that passes all of them cannot make an evaluator index out of bounds, read a
//! value before it is computed, or meet a value of a kind that an operation does not take.

mod choices;
mod decisions;
mod kinds;
mod space;

use super::Program;

/// Something that holds of every program.
#[derive(Debug, Clone, Copy)]
pub struct Invariant {
    pub name: &'static str,
    /// What is wrong where it does not hold.
    pub broken: &'static str,
    check: fn(&Program) -> Result<(), String>,
}

/// A broken invariant, and the node, decision or other part at which it is broken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerifyError {
    pub at: String,
    pub invariant: &'static str,
    pub problem: &'static str,
}

/// Every invariant, in the order in which they are checked.
pub const INVARIANTS: [Invariant; 16] = [
    Invariant { name: "root", broken: "the first domain, and it alone, is the root", check: space::root },
    Invariant { name: "parents", broken: "a domain's parent must stand before it", check: space::parents },
    Invariant { name: "references", broken: "refers to a part that is not there", check: space::references },
    Invariant { name: "ids", broken: "two nodes have one id", check: space::ids },
    Invariant { name: "order", broken: "reads a node that does not stand before it", check: space::order },
    Invariant { name: "gathering", broken: "gathers from a domain that is not its child", check: space::gathering },
    Invariant { name: "operands", broken: "reads a node outside its domain", check: space::operands },
    Invariant { name: "facts", broken: "reads a fact outside its domain", check: space::facts },
    Invariant { name: "months", broken: "is not of the months of one decision", check: decisions::months },
    Invariant {
        name: "alternatives",
        broken: "alternatives do not match the interpretation",
        check: choices::alternatives,
    },
    Invariant { name: "adopted", broken: "an alternative is adopted that is not there", check: choices::adopted },
    Invariant { name: "reached", broken: "an interpretation is reached that is not listed", check: choices::reached },
    Invariant {
        name: "columns",
        broken: "a column is named that the parameter does not have",
        check: choices::columns,
    },
    Invariant { name: "kinds", broken: "a value is not of the kind that is needed here", check: kinds::kinds },
    Invariant { name: "roots", broken: "must stand in the root domain", check: decisions::roots },
    Invariant { name: "plans", broken: "a part of the plan stands in the wrong domain", check: decisions::plans },
];

/// Checks every invariant.
///
/// # Errors
/// The first that is broken, and where.
pub fn verify(program: &Program) -> Result<(), VerifyError> {
    for Invariant { name, broken, check } in INVARIANTS {
        check(program).map_err(|at| VerifyError { at, invariant: name, problem: broken })?;
    }
    Ok(())
}

/// `Err` with the place where it does not hold.
fn holds(holds: bool, at: &str) -> Result<(), String> {
    if holds { Ok(()) } else { Err(at.to_owned()) }
}
