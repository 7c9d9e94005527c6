//! A package to a verified program with its tables: every stage in order, every finding kept.

mod adopted;
mod coverage;
mod cures;
mod echo;
mod figures;
mod head;
mod lookalike;
mod places;
mod presumed;
mod pointers;
mod selfcite;
mod settled;
mod uncarried;
mod term;
mod tiers;
mod told;
mod undated;
mod worded;

use crate::diagnostic::{Code, Diagnostic, Group};
use crate::document::{Correction, Document, correction_diagnostic, parse_corrections};
use crate::facts::{Tables, read_table};
use crate::ir::{Policy, Program, content_hash, verify};
use crate::package::{PackageFiles, Status};
use crate::resolve::{Model, resolve};
use crate::source::{FileId, Sources, Span};
use crate::syntax::{self, ast};
use std::sync::Arc;

pub use coverage::{Coverage, coverage};
pub use places::Places;

/// What a package compiles to.
#[derive(Debug, Clone)]
pub struct Compiled {
    pub program: Program,
    pub tables: Tables,
    pub ir_sha256: String,
    /// Labels of the 条 of a draft that no rule speaks for yet.
    pub not_begun: Vec<String>,
    /// The policy's own text, corrected.
    pub document: Arc<Document>,
    /// The places of what was found, in the document's own words; none where nothing was found.
    pub places: Arc<Places>,
}

/// Rule files read, before names are resolved.
pub struct Front {
    pub document: Arc<Document>,
    pub corrections: Vec<Correction>,
    pub files: Vec<(FileId, ast::File)>,
}

/// Reads the text and the rule files.
pub fn front(package: &PackageFiles, sources: &Sources, diagnostics: &mut Vec<Diagnostic>) -> Option<Front> {
    let document = corrected(package, sources, diagnostics);
    let mut files = Vec::new();
    for id in &package.rules {
        let text = sources.get(*id).map(|f| f.text.as_str()).unwrap_or_default();
        let parsed = syntax::parse(*id, text);
        diagnostics.extend(parsed.diagnostics);
        files.push((*id, parsed.tree));
    }
    let (document, corrections) = document?;
    Some(Front { document: Arc::new(document), corrections, files })
}

fn corrected(
    package: &PackageFiles,
    sources: &Sources,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<(Document, Vec<Correction>)> {
    let text = &sources.get(package.text)?.text;
    let corrections = match package.corrections {
        Some(id) => match parse_corrections(&sources.get(id)?.text, id) {
            Ok(corrections) => corrections,
            Err(diagnostic) => {
                diagnostics.push(diagnostic);
                return None;
            }
        },
        None => vec![],
    };
    let file = package.corrections.unwrap_or(package.text);
    let answers = settled::answers(package, diagnostics);
    let document = match Document::read_settled(text, &corrections, &answers) {
        Ok(document) => document,
        Err(errors) => {
            diagnostics.extend(errors.iter().map(|e| correction_diagnostic(e, &corrections, file)));
            return None;
        }
    };
    let named = &package.manifest.sha256;
    if document.sha256() != named.value {
        let d = Diagnostic::new(Code::SourceChanged, named.place.file, named.place.span);
        diagnostics.push(d.arg("expected", &named.value).arg("found", document.sha256()).help("help"));
    }
    settled::doubts(package, &document, diagnostics);
    selfcite::self_citations(package, &document, diagnostics);
    Some((document, corrections))
}

/// Compiles a package. The program is there whenever the text could be read, so that a tool can
/// show what it has; it is sound only where no finding is an error.
pub fn compile(package: &PackageFiles, sources: &Sources, diagnostics: &mut Vec<Diagnostic>) -> Option<Compiled> {
    compile_with(package, sources, diagnostics, |_| ()).map(|(compiled, ())| compiled)
}

/// A package as compiled, with what it was compiled from.
pub struct View<'c, 'm> {
    pub model: &'c Model<'m>,
    pub compiled: &'c Compiled,
    pub corrections: &'c [Correction],
    /// The manifest, and the files it names.
    pub package: &'c PackageFiles,
    /// Whether nothing is wrong with the package, so that its program may be run.
    pub is_sound: bool,
    /// The rule files as read.
    pub files: &'m [(FileId, ast::File)],
}

/// Compiles a package and hands it to `see` while its resolved rules are still at hand.
pub fn compile_with<T>(
    package: &PackageFiles,
    sources: &Sources,
    diagnostics: &mut Vec<Diagnostic>,
    see: impl FnOnce(View<'_, '_>) -> T,
) -> Option<(Compiled, T)> {
    let front = front(package, sources, diagnostics)?;
    let model = resolve(&front.document, &front.files, diagnostics);
    lookalike::report(package, &front.document, diagnostics);
    head::report(package, &front.document, &front.files, diagnostics);
    let (program, found) = crate::lower::lower(&model, policy(package, &front.document, &model));
    diagnostics.extend(found);
    figures::report(&model, sources, diagnostics);
    tiers::report(&model, diagnostics);
    cures::find(&model, sources, diagnostics);
    echo::drop(&front.files, diagnostics);
    let mut not_begun = Vec::new();
    // In a finished package, text that lost its rule to another error is that error's echo.
    let sound = !diagnostics.iter().any(Diagnostic::is_error);
    if sound {
        // What a rule that is in error would say is not yet known.
        adopted::report(&model, diagnostics);
        presumed::report(&model, diagnostics);
    }
    if sound || package.manifest.status == Status::Draft {
        not_begun = coverage::report(package, &front.document, &model, diagnostics);
        pointers::report(package, &front.document, &model, diagnostics);
        worded::report(package, &model, diagnostics);
        undated::report(package, &model, diagnostics);
        uncarried::report(package, &model, diagnostics);
        echo::of_uncovered(diagnostics);
    }
    let mut tables = Tables::empty(&program);
    for id in &package.parameters {
        let text = sources.get(*id).map(|f| f.text.as_str()).unwrap_or_default();
        if let Some((parameter, table)) = read_table(&program, *id, text, diagnostics) {
            tables.tables[parameter.index()] = table;
        }
    }
    if diagnostics.iter().any(Diagnostic::is_error) {
        // The rule that would have used it may be the one in error.
        let idle = [Code::UnreachedInterpretation, Code::UnusedDefinition, Code::IdleDiscretion];
        diagnostics.retain(|d| !idle.contains(&d.code));
    }
    echo::causes_first(diagnostics);
    diagnostics.dedup();
    let sound = !diagnostics.iter().any(Diagnostic::is_error);
    if sound && let Err(error) = verify(&program) {
        let d = Diagnostic::new(Code::BrokenProgram, package.text, Span::default());
        diagnostics.push(d.arg("at", error.at).arg("problem", error.problem).help("help"));
    }
    let ir_sha256 = content_hash(&program);
    let places = if diagnostics.is_empty() { Places::default() } else { Places::of(package, &front) };
    let places = Arc::new(places);
    let document = Arc::clone(&front.document);
    let compiled = Compiled { program, tables, ir_sha256, not_begun, document, places };
    let is_sound = !diagnostics.iter().any(Diagnostic::is_error);
    let (corrections, files) = (front.corrections.as_slice(), front.files.as_slice());
    let seen = see(View { model: &model, compiled: &compiled, corrections, package, is_sound, files });
    Some((compiled, seen))
}

/// The program of rule files put together in memory; nothing where they are no sound package. Where their words
/// stand in the text is not asked.
pub fn program_of(package: &PackageFiles, document: &Document, files: &[(FileId, ast::File)]) -> Option<Program> {
    let mut diagnostics = Vec::new();
    let model = resolve(document, files, &mut diagnostics);
    let (program, found) = crate::lower::lower(&model, policy(package, document, &model));
    diagnostics.extend(found);
    let breaks = |d: &Diagnostic| d.is_error() && d.code.group() != Group::Text && d.code != Code::MissingAuthority;
    let sound = !diagnostics.iter().any(breaks) && verify(&program).is_ok();
    sound.then_some(program)
}

fn policy(package: &PackageFiles, document: &Document, model: &Model<'_>) -> Policy {
    let header = &package.manifest.policy;
    let force = head::force(model, header.issued);
    let stated = |label| model.head.get(label).cloned();
    Policy {
        id: header.id.clone(),
        title: header.title.clone(),
        version: header.version.clone(),
        issued: header.issued,
        effective: match &force {
            Some(force) => force.from.format("%Y年%-m月%-d日").to_string(),
            None => stated("施行日期").unwrap_or_else(|| "未载明".to_owned()),
        },
        accepted_by: stated("受理机关"),
        supply_within: stated("补正期限"),
        interpreted_by: stated("解释机关"),
        amends: stated("修改对象"),
        transition: stated("新旧衔接"),
        force,
        finished: package.manifest.status == Status::Finished,
        text_sha256: document.sha256().to_owned(),
    }
}
