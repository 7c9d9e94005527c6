//! `letter`: a decision as a letter, from a template that an office may edit.
//!
//! A letter is the agency's own, and Chinese whatever `--lang` says; only what is said around it follows the language.

use super::args::{Format, LetterArgs};
use super::exit::Exit;
use super::input::{asked, case};
use super::keep;
use super::office::office;
use super::session::Session;
use crate::diagnostic::nearest;
use crate::engine::{Engine, LETTERS, Search, Signable};
use crate::package::read_text;
use crate::render::dossier::{Audience, DecisionView, Dossier};
use crate::render::html::{Answer, Error, ErrorKind, Letter, Signature, letter as filled, letter_page, unfilled};
use crate::render::{Catalogue, Lang, Words};
use crate::values::{Date, parse_date};
use std::path::{Path, PathBuf};

pub fn letter(args: &LetterArgs) -> Result<Exit, Exit> {
    let session = Session::new(&args.common);
    keep::signing(session, &args.signing)?;
    let kind = match &args.kind {
        Some(name) => Some(named(session, name)?),
        None => None,
    };
    let options = asked(session, &args.package, &args.running)?.search(Search::Engaged);
    let case = case(session, options.engine(), &args.case)?;
    if let Some(own) = keep::own_tables(session, &case, args.case_params) {
        session.tell(&own);
        return Err(Exit::InvalidInput);
    }
    let decisions = options.decide(&case).map_err(|error| session.refuse(&error))?;
    let make = |audience| decisions.dossier(Lang::Zh, audience);
    let mut office = office(session, args)?;
    let mut written = || -> Result<(String, Vec<String>), Exit> {
        let whole = make(Audience::Reviewer);
        let rule = &chosen(session, &whole)?.rule;
        let of = decisions.get(rule).map(|d| d.signable()).ok_or(Exit::Internal)?;
        let signed = signature(session, args, &of, whole.basis)?;
        office.or_fill("作出机关", whole.policy.accepted_by.as_deref().filter(|by| *by != "未载明"));
        office.or_fill("申请日期", whole.dates.applied.as_deref());
        let kind = kind.unwrap_or_else(|| Letter::of(&whole.decisions[0], signed.as_ref()));
        // What the agency notes for itself belongs into what it keeps, not into what it sends.
        let dossier = match kind {
            Letter::Supply | Letter::Refusal => make(Audience::Applicant),
            Letter::Review | Letter::Sum => whole,
        };
        let decision = chosen(session, &dossier)?;
        if !kind.fits(decision, signed.as_ref()) {
            let args =
                [("letter", kind.name()), ("rule", decision.rule.as_str()), ("outcome", decision.outcome.as_str())];
            session.complain("letter-unfit", &args);
            return Err(Exit::InvalidInput);
        }
        let (name, template) = template((session, options.engine()), args, kind)?;
        let fill = |signed: Option<&Signature>| {
            let answer = Answer { dossier: &dossier, decision, signed, office: &office };
            filled(kind, &template, answer).map_err(|error| unreadable(session, &name, &error))
        };
        let mut text = fill(signed.as_ref())?;
        // Nobody signs for what is not filled in: it stays a draft.
        if signed.is_some() && !unfilled(&text).is_empty() {
            text = fill(None)?;
            session.complain("letter-not-signed", &[]);
        }
        let open: Vec<String> = unfilled(&text).into_iter().map(str::to_owned).collect();
        // Full-width braces are text to the reader of templates, and a mistake to everybody else.
        if text.contains("｛｛") || text.contains("{{") || text.contains("｛%") {
            let what = session.catalogue.message("letter-braces", &[]);
            session.complain("letter-template-whole", &[("file", &name), ("what", &what)]);
            return Err(Exit::InvalidInput);
        }
        if session.common.format == Some(Format::Html) {
            let title = format!("{} {}", kind.name(), decision.rule);
            let page = letter_page(kind, &title, &text, Catalogue::of(Lang::Zh)).map_err(|_| Exit::Internal)?;
            return Ok((page, open));
        }
        Ok((text, open))
    };
    let (text, open) = written()?;
    session.write(&text)?;
    if open.is_empty() {
        return Ok(Exit::Fine);
    }
    let fields = open.join(&session.catalogue.message("list-joiner", &[]));
    session.complain("letter-unfilled", &[("fields", &fields)]);
    Ok(Exit::Findings)
}

fn named(session: Session<'_>, name: &str) -> Result<Letter, Exit> {
    let found = Letter::ALL.into_iter().find(|l| l.name() == name);
    found.ok_or_else(|| {
        let near = nearest(name, Letter::ALL.iter().map(|l| l.name())).unwrap_or_default();
        let known: Vec<&str> = Letter::ALL.iter().map(|l| l.name()).collect();
        let known = known.join(&session.catalogue.message("list-joiner", &[]));
        let key = if near.is_empty() { "letter-unknown" } else { "letter-unknown-near" };
        session.complain(key, &[("name", name), ("near", near), ("known", &known)]);
        Exit::Usage
    })
}

/// A letter is about one decision.
fn chosen<'d>(session: Session<'_>, dossier: &'d Dossier) -> Result<&'d DecisionView, Exit> {
    match dossier.decisions.as_slice() {
        [one] => Ok(one),
        [] => {
            session.complain("report-nothing-decided", &[]);
            Err(Exit::InvalidInput)
        }
        several => {
            let rules: Vec<&str> = several.iter().map(|d| d.rule.as_str()).collect();
            session.complain("letter-several", &[("rules", &rules.join("、"))]);
            Err(Exit::Usage)
        }
    }
}

fn signature(session: Session<'_>, args: &LetterArgs, of: &Signable, basis: Date) -> Result<Option<Signature>, Exit> {
    let human = keep::human(session, &args.signing, of)?;
    if let Some(day) = human.as_ref().and_then(|h| parse_date(&h.at).ok()).filter(|day| *day < basis) {
        let words = Words { catalogue: session.catalogue };
        session.complain("letter-signed-early", &[("at", &words.date(day)), ("basis", &words.date(basis))]);
        return Err(Exit::Usage);
    }
    let words = Words { catalogue: Catalogue::of(Lang::Zh) };
    Ok(human.map(|h| Signature {
        name: h.by,
        day: parse_date(&h.at).map_or(h.at, |day| words.date(day)),
        outcome: keep::signed(&args.signing, of),
        reason: h.reason,
    }))
}

/// The office's own template where there is one: in the folder named, then in the package, compiled or not; else the one
/// that comes with the program.
fn template(
    (session, engine): (Session<'_>, &Engine),
    args: &LetterArgs,
    kind: Letter,
) -> Result<(String, String), Exit> {
    let file = format!("{}.md", kind.name());
    if let Some(dir) = args.templates.as_ref().filter(|dir| !dir.is_dir()) {
        session.complain("letter-no-folder", &[("folder", &dir.to_string_lossy())]);
        return Err(Exit::InvalidInput);
    }
    if let Some(dir) = args.templates.as_ref().filter(|dir| !dir.join(&file).is_file()) {
        let args = [("folder", &*dir.to_string_lossy()), ("letter", kind.name())];
        session.complain("letter-own-missing", &args);
    }
    let folders = args.templates.iter().cloned().chain([args.package.join(LETTERS)]);
    let own = folders.map(|dir: PathBuf| dir.join(&file)).find(|path| path.is_file());
    let Some(path) = own else {
        let text = engine.letter(&file).unwrap_or_else(|| kind.template()).to_owned();
        return Ok((file, text));
    };
    let name = path.to_string_lossy().into_owned();
    match read_text(&path) {
        Ok(text) => Ok((name, text)),
        Err(why) => Err(session.unread(&name, why)),
    }
}

/// What is wrong with a template, where, and in plain words; never what stood in the case.
fn unreadable(session: Session<'_>, name: &str, error: &Error) -> Exit {
    let what = session.catalogue.message(
        match error.kind() {
            ErrorKind::UndefinedError => "letter-undefined",
            ErrorKind::SyntaxError => "letter-syntax",
            ErrorKind::OutOfFuel => "letter-endless",
            ErrorKind::UnknownFilter | ErrorKind::UnknownTest | ErrorKind::UnknownFunction => "letter-function",
            ErrorKind::TemplateNotFound => "letter-include",
            _ => "letter-other",
        },
        &[],
    );
    let line = error.line().map(|l| l.to_string()).unwrap_or_default();
    session.complain("letter-template", &[("file", name), ("line", &line), ("what", &what)]);
    Exit::InvalidInput
}

/// Writes the templates that come with the program, to be edited; none that is there is touched.
pub fn templates(session: Session<'_>, dir: &Path) -> Result<Exit, Exit> {
    let begun = Letter::ALL.iter().any(|l| dir.join(format!("{}.md", l.name())).exists());
    if begun {
        session.complain("new-not-empty", &[("folder", &dir.to_string_lossy())]);
        return Err(Exit::InvalidInput);
    }
    let write = || -> std::io::Result<()> {
        std::fs::create_dir_all(dir)?;
        Letter::ALL.iter().try_for_each(|l| std::fs::write(dir.join(format!("{}.md", l.name())), l.template()))
    };
    session.written(write())?;
    session.complain("letter-written", &[("folder", &dir.to_string_lossy())]);
    Ok(Exit::Fine)
}
