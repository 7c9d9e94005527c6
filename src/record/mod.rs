//! The record of decisions: one line each, chained by hash, so that what was changed, taken out,
//! moved or cut off shows.
//!
//! With a key the chain is keyed (HMAC-SHA256) and holds the digest of a case's facts; without one
//! the digest is left out, as facts of which there are few could be guessed from it, and whoever can
//! rewrite the whole record can do so unseen.

mod chain;
mod line;
mod resume;
mod verify;

pub use chain::{Chain, Key, digest};
pub use line::{Content, Given, Head, Human, Policy, Summed};
pub use resume::{Broken, Resumed, resume};
pub use verify::{Fault, Report, contents, verify};
