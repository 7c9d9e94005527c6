//! `test --update --accepted`: what was reviewed and accepted, written in the place of what cases expect.

use super::entry::{self, Kept, Put};
use super::exit::Exit;
use super::session::Session;
use crate::compare::Summary;
use crate::facts::{Expectation, ExpectationKey};
use crate::package::{decode, ends_with_crlf, read_bytes};
use crate::source::Place;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// A decision that was accepted in place of what its case expects.
#[derive(Debug)]
pub struct Accepted {
    /// The case, by its path in the package.
    pub file: String,
    pub expected: Expectation,
    pub now: Summary,
    /// What is expected otherwise.
    pub differs: BTreeSet<ExpectationKey>,
}

/// An expectation that was written, or left as it is.
#[derive(Debug, Serialize)]
pub struct Written {
    pub file: String,
    pub rule: String,
    pub what: ExpectationKey,
    /// What stands there now; nothing where the outcome has no such value any more.
    pub to: Option<String>,
    /// Why it was left as it is, as a key of the catalogue.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub left: Option<&'static str>,
}

/// The values of an outcome that a case can expect.
const VALUES: [ExpectationKey; 5] = [
    ExpectationKey::Total,
    ExpectationKey::Low,
    ExpectationKey::High,
    ExpectationKey::Months,
    ExpectationKey::Earliest,
];

impl Accepted {
    /// What its expectation becomes: as much as the outcome has, and nothing that it has not.
    fn becomes(&self) -> Vec<(ExpectationKey, Option<String>)> {
        let turned = self.differs.contains(&ExpectationKey::Outcome);
        let mut found = Vec::new();
        if turned {
            found.push((ExpectationKey::Outcome, Some(self.now.outcome.word().to_owned())));
        }
        let sums = VALUES.iter().filter(|k| is_sum(**k)).any(|k| self.differs.contains(k));
        for key in VALUES {
            let value = self.value(key);
            match (self.place(key).is_some(), value) {
                (true, value) if self.differs.contains(&key) => found.push((key, value)),
                // What was reviewed and accepted along with the outcome.
                (false, Some(value)) if is_sum(key) && (turned || sums) => found.push((key, Some(value))),
                (false, Some(value)) if key == ExpectationKey::Earliest && turned => found.push((key, Some(value))),
                (true | false, _) => {}
            }
        }
        let missing = [ExpectationKey::MissingFacts, ExpectationKey::MissingParameters];
        found.extend(missing.into_iter().filter(|k| self.differs.contains(k)).map(|k| (k, None)));
        found
    }

    /// A refusal pays nothing, and has no sum to expect.
    fn value(&self, key: ExpectationKey) -> Option<String> {
        let pays = !self.now.outcome.is_refusal();
        match key {
            ExpectationKey::Total => self.now.total.clone().filter(|_| pays),
            // Where the sum is known its bounds are it.
            ExpectationKey::Low => self.now.low.clone().filter(|_| pays && self.now.total.is_none()),
            ExpectationKey::High => self.now.high.clone().filter(|_| pays && self.now.total.is_none()),
            ExpectationKey::Months => self.now.months.map(|m| m.to_string()).filter(|_| pays),
            ExpectationKey::Earliest => self.now.earliest.clone(),
            ExpectationKey::Outcome | ExpectationKey::MissingFacts | ExpectationKey::MissingParameters => None,
        }
    }

    /// Where it is expected.
    fn place(&self, key: ExpectationKey) -> Option<Place> {
        let of = &self.expected;
        match key {
            ExpectationKey::Outcome => of.outcome.as_ref().map(|s| s.place),
            ExpectationKey::Total => of.total.as_ref().map(|s| s.place),
            ExpectationKey::Low => of.low.as_ref().map(|s| s.place),
            ExpectationKey::High => of.high.as_ref().map(|s| s.place),
            ExpectationKey::Months => of.months.as_ref().map(|s| s.place),
            ExpectationKey::Earliest => of.earliest.as_ref().map(|s| s.place),
            ExpectationKey::MissingFacts => of.missing_facts.as_ref().map(|s| s.place),
            ExpectationKey::MissingParameters => of.missing_parameters.as_ref().map(|s| s.place),
        }
    }

    /// A value that stands in the expectation, for another to be put behind it.
    fn beside(&self) -> Option<(ExpectationKey, Place)> {
        let keys = [ExpectationKey::Outcome].into_iter().chain(VALUES);
        keys.filter_map(|key| Some((key, self.place(key)?))).next()
    }
}

/// Writes what was accepted into its cases; what became of each expectation.
pub fn write(session: Session<'_>, package: &Path, accepted: &[Accepted]) -> Result<Vec<Written>, Exit> {
    let mut by_file: BTreeMap<&str, Vec<&Accepted>> = BTreeMap::new();
    for one in accepted {
        by_file.entry(&one.file).or_default().push(one);
    }
    let mut written = Vec::new();
    for (file, of) in by_file {
        let path = package.join(file);
        let bytes = read_bytes(&path).map_err(|why| session.unread(file, why))?;
        let windows = ends_with_crlf(bytes.clone());
        let mut text = decode(bytes).map_err(|why| session.unread(file, why))?;
        let mut edits = Vec::new();
        for one in of {
            for (what, to) in one.becomes() {
                let put = match (one.place(what), &to) {
                    (Some(place), Some(value)) => Ok(Put::value(&text, place.span, &spelt(what, value))),
                    (Some(place), None) => entry::without(&text, what.word(), place.span),
                    (None, Some(value)) => match one.beside() {
                        Some((key, place)) => {
                            entry::behind(&text, (key.word(), place.span), (what.word(), &spelt(what, value)))
                        }
                        None => Err(Kept::NotFound),
                    },
                    (None, None) => continue,
                };
                let left = put.as_ref().err().map(|kept| kept.key());
                edits.extend(put);
                let rule = one.expected.rule.clone();
                written.push(Written { file: file.to_owned(), rule, what, to, left });
            }
        }
        entry::apply(&mut text, edits);
        let text = if windows { text.replace('\n', "\r\n") } else { text };
        session.written(std::fs::write(&path, text))?;
    }
    Ok(written)
}

/// A sum is written as text: 6000.00 alone would be a float.
fn spelt(what: ExpectationKey, value: &str) -> String {
    if is_sum(what) { format!("\"{value}\"") } else { value.to_owned() }
}

fn is_sum(what: ExpectationKey) -> bool {
    matches!(what, ExpectationKey::Total | ExpectationKey::Low | ExpectationKey::High)
}
