//! `test --update --accepted`: what was reviewed and accepted, written in the place of what cases expect.

use super::exit::Exit;
use super::session::Session;
use crate::facts::ExpectationKey;
use crate::package::{decode, ends_with_crlf, read_bytes};
use crate::source::Place;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::path::Path;

/// An expectation in whose place another value was accepted.
#[derive(Debug)]
pub struct Accepted {
    /// The case, by its path in the package.
    pub file: String,
    pub what: ExpectationKey,
    /// Of the value that is expected.
    pub place: Place,
    /// The value that was accepted; none where there is no such value any more.
    pub found: Option<String>,
}

/// Writes the accepted values into their cases; how many. Where there is no value any more, what is expected is
/// another thing, for a person to write.
pub fn write(session: Session<'_>, package: &Path, accepted: &[Accepted]) -> Result<usize, Exit> {
    let mut by_file: BTreeMap<&str, Vec<(&Accepted, &str)>> = BTreeMap::new();
    for one in accepted {
        if let Some(found) = &one.found {
            by_file.entry(&one.file).or_default().push((one, found));
        }
    }
    let mut written = 0;
    for (file, mut of) in by_file {
        let path = package.join(file);
        let bytes = read_bytes(&path).map_err(|why| session.unread(file, why))?;
        let windows = ends_with_crlf(bytes.clone());
        let mut text = decode(bytes).map_err(|why| session.unread(file, why))?;
        // From the end, so that places before stay where they are.
        of.sort_by_key(|(one, _)| Reverse(one.place.span));
        for (one, found) in of {
            let range = one.place.span.range();
            let Some(was) = text.get(range.clone()) else { continue };
            let quote = was.chars().next().filter(|c| matches!(c, '"' | '\''));
            // A sum is written as text: 6000.00 alone would be a float.
            let quote = quote.or(is_sum(one.what).then_some('"')).map(String::from).unwrap_or_default();
            text.replace_range(range, &format!("{quote}{found}{quote}"));
            written += 1;
        }
        let text = if windows { text.replace('\n', "\r\n") } else { text };
        session.written(std::fs::write(&path, text))?;
    }
    Ok(written)
}

fn is_sum(what: ExpectationKey) -> bool {
    matches!(what, ExpectationKey::Total | ExpectationKey::Low | ExpectationKey::High)
}
