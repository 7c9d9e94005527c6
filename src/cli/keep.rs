//! A person's decision beside the machine's: what must be said with it.

use super::args::{Keeping, Signing};
use super::exit::Exit;
use super::session::Session;
use crate::engine::{Case, Signable};
use crate::ir::{Verdict, Word};
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

/// The person's decision on it, with a reason where it is another; what it rests on and nobody decided, the reason names.
pub fn human(session: Session<'_>, signing: &Signing, of: &Signable) -> Result<Option<Human>, Exit> {
    let (Some(by), Some(at)) = (&signing.by, &signing.at) else { return Ok(None) };
    let outcome = signed(signing, of);
    if outcome != of.outcome && signing.reason.is_none() {
        let word = |verdict| Word::of(of.kind, verdict).word();
        session.complain("record-usage-reason", &[("machine", word(of.outcome)), ("human", word(outcome))]);
        return Err(Exit::Usage);
    }
    // Who decides otherwise than the program does not rest on its readings.
    let reason = signing.reason.as_deref().filter(|_| signing.outcome.is_some()).unwrap_or_default();
    let unnamed: Vec<String> = of.open.iter().filter(|name| !reason.contains(*name)).cloned().collect();
    if outcome == of.outcome && !unnamed.is_empty() {
        let names = Words { catalogue: session.catalogue }.quoted_list(&unnamed);
        let outcome = Word::of(of.kind, outcome).word();
        session.complain("sign-open-readings", &[("names", &names), ("outcome", outcome)]);
        return Err(Exit::Findings);
    }
    let outcome = outcome.word().to_owned();
    Ok(Some(Human { outcome, by: by.trim().to_owned(), at: at.clone(), reason: signing.reason.clone() }))
}

/// What the person decided: the program's outcome where they name no other.
pub fn signed(signing: &Signing, of: &Signable) -> Verdict {
    signing.outcome.as_deref().and_then(|word| Word::read(of.kind, word)).unwrap_or(of.outcome)
}
