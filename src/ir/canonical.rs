//! The canonical form of a program, and its hash.

use super::Program;
use sha2::{Digest, Sha256};

/// The program as JSON with its fields and lists in a fixed order: the same meaning gives the same
/// bytes, whatever the layout, comments and order of the rule files.
pub fn canonical_json(program: &Program) -> String {
    serde_json::to_string(program).unwrap_or_default()
}

/// SHA-256 of the canonical form, in hexadecimal.
pub fn content_hash(program: &Program) -> String {
    crate::values::hex(&Sha256::digest(canonical_json(program).as_bytes()))
}
