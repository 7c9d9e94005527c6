//! A person's decision beside the machine's: what must be said with it.

use super::args::{Keeping, Signing};
use super::exit::Exit;
use super::session::Session;
use crate::engine::Case;
use crate::ir::{DecisionKind, Verdict, Word};
use crate::record::Human;
use crate::render::Words;
use crate::values::parse_date;

/// Options that are at odds, before anything is read.
pub fn usage(session: Session<'_>, keeping: &Keeping, cases: usize, only: usize) -> Result<(), Exit> {
    let signed = keeping.signing.by.is_some();
    let key = match (signed, &keeping.record) {
        (true, None) => "record-usage-record",
        (true, Some(_)) if cases != 1 || only != 1 => "record-usage-one",
        _ => return signing(session, &keeping.signing),
    };
    session.complain(key, &[]);
    Err(Exit::Usage)
}

/// Why a case is not answered for: it chose its own figures, and nobody allowed it.
pub fn own_tables(session: Session<'_>, case: &Case, allowed: bool) -> Option<String> {
    let own = case.own_tables().filter(|_| !allowed)?;
    let names = Words { catalogue: session.catalogue }.list(&own.tables);
    let args = [("file", case.file()), ("folder", own.folder.as_str()), ("names", &names)];
    Some(session.catalogue.message("own-tables-not-allowed", &args))
}

/// A person's decision as it was given: a name, a day, a known outcome.
pub fn signing(session: Session<'_>, of: &Signing) -> Result<(), Exit> {
    let empty = |words: &Option<String>| words.as_ref().is_some_and(|w| w.trim().is_empty());
    let key = if empty(&of.by) || empty(&of.reason) {
        Some("record-usage-empty")
    } else if of.at.as_ref().is_some_and(|at| parse_date(at).is_err()) {
        Some("record-usage-at")
    } else {
        None
    };
    if let Some(key) = key {
        session.complain(key, &[]);
        return Err(Exit::Usage);
    }
    if let Some(outcome) = &of.outcome
        && !Word::words().any(|w| w == outcome)
    {
        let known: Vec<&str> = Word::words().collect();
        let known = known.join(&session.catalogue.message("list-joiner", &[]));
        session.complain("record-usage-outcome", &[("found", outcome), ("known", &known)]);
        return Err(Exit::Usage);
    }
    Ok(())
}

/// The person's decision on it, with a reason where it is another.
pub fn human(
    session: Session<'_>,
    signing: &Signing,
    (kind, machine): (DecisionKind, Verdict),
) -> Result<Option<Human>, Exit> {
    let (Some(by), Some(at)) = (&signing.by, &signing.at) else { return Ok(None) };
    let outcome = signed(signing, kind, machine);
    if outcome != machine && signing.reason.is_none() {
        let word = |verdict| Word::of(kind, verdict).word();
        session.complain("record-usage-reason", &[("machine", word(machine)), ("human", word(outcome))]);
        return Err(Exit::Usage);
    }
    let outcome = outcome.word().to_owned();
    Ok(Some(Human { outcome, by: by.trim().to_owned(), at: at.clone(), reason: signing.reason.clone() }))
}

/// What the person decided: the program's outcome where they name no other.
pub fn signed(signing: &Signing, kind: DecisionKind, machine: Verdict) -> Verdict {
    signing.outcome.as_deref().and_then(|word| Word::read(kind, word)).unwrap_or(machine)
}
