//! The package that an amendment is of.

use crate::package::PackageFiles;
use crate::resolve::{Model, RuleId};
use crate::source::{FileId, Sources};
use crate::syntax::ast::{self, Item, RuleKind};

/// A package as it was compiled against the old text.
#[derive(Clone, Copy)]
pub struct Subject<'m> {
    pub package: &'m PackageFiles,
    pub sources: &'m Sources,
    pub files: &'m [(FileId, ast::File)],
    pub model: &'m Model<'m>,
}

impl<'m> Subject<'m> {
    pub(super) fn text(&self, file: FileId) -> &'m str {
        self.sources.get(file).map(|f| f.text.as_str()).unwrap_or_default()
    }

    pub(super) fn items(&self, file: FileId) -> &'m [Item] {
        self.files.iter().find(|(id, _)| *id == file).map(|(_, f)| f.items.as_slice()).unwrap_or_default()
    }

    /// What a rule is called; a 责任单位 is known by its 条.
    pub fn name(&self, rule: RuleId) -> String {
        let info = self.model.rule(rule);
        match (info.ast.kind, info.clause) {
            (RuleKind::Responsible, Some(clause)) => self.model.document.clause_words(clause),
            _ => info.ast.name.text.clone(),
        }
    }

    /// 给付：创业场地补贴
    pub fn title(&self, rule: RuleId) -> String {
        format!("{}：{}", self.model.rule(rule).ast.kind.word(), self.name(rule))
    }
}
