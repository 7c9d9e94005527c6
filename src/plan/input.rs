//! What is compared: two sides with what they were read from, and cases as each reads them.

use crate::compare::Side;
use crate::facts::{Case, Tables};
use crate::package::PackageFiles;
use crate::source::Sources;

/// One side of a comparison with what it was read from.
#[derive(Clone, Copy)]
pub struct Origin<'a> {
    pub package: &'a PackageFiles,
    pub sources: &'a Sources,
    pub side: Side<'a>,
}

/// A case as each side reads it, with its tables there.
pub struct CaseInput {
    pub name: String,
    pub old: (Case, Tables),
    pub new: (Case, Tables),
}
