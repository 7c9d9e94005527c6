//! Characters of the text that look like others, said once for each.

use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Document, LookAlike, named};
use crate::package::PackageFiles;
use std::collections::BTreeMap;

/// Says which characters of the corrected text stand in the place of others, with how many and where the first is.
pub(super) fn report(package: &PackageFiles, document: &Document, diagnostics: &mut Vec<Diagnostic>) {
    let mut by_character: BTreeMap<(char, char), Vec<LookAlike>> = BTreeMap::new();
    for one in document.look_alikes() {
        by_character.entry((one.found, one.meant)).or_default().push(one);
    }
    for ((found, meant), places) in by_character {
        let Some(first) = places.first() else { continue };
        let d = Diagnostic::new(Code::LookAlike, package.text, document.original(first.span));
        let d = d.arg("found", named(found)).arg("meant", named(meant)).arg("count", places.len());
        diagnostics.push(d.help("help"));
    }
}
