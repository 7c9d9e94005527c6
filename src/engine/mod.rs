//! The public engine: a package, a case, decisions with their reasons. All that an embedder needs.
//!
//! Everything here is owned and may be shared between threads; nothing here prints, and only [`Package::open`],
//! [`Engine::open`], [`Engine::with_tables_of`] and [`Options::with_tables_of`] touch a disk.

mod about;
mod case;
mod checked;
mod compiled;
mod decisions;
mod error;
mod findings;
mod options;
mod overlay;
mod package;
mod ready;
mod recorded;
#[cfg(feature = "html")]
mod page;
mod shown;
mod snapshot;

pub use case::Case;
pub use compiled::{LETTERS, Unfit};
pub use decisions::{Decision, Decisions};
pub use error::Error;
pub use findings::Findings;
pub use options::{Options, Search};
pub use package::Package;
pub use ready::Engine;
pub use recorded::Signable;
pub use snapshot::{Difference, KINDS as SNAPSHOT_KINDS, Snapshots};

/// The program and its version, as records and pages name it.
pub const NAME: &str = concat!("tiaowen ", env!("CARGO_PKG_VERSION"));
