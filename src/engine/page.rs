//! Decisions as a page for one audience, and what letters are written from.

use super::{Decisions, Error};
use crate::render::dossier::{Answer, Audience, Dossier, Marks, Setting, dossier};
use crate::render::{Catalogue, Lang, html};

impl Decisions {
    /// The explanation as an offline page. For [`Audience::Public`] only what was granted is shown; without
    /// anything to show the page has no decision.
    ///
    /// # Errors
    /// [`Error::Page`] where the template cannot be drawn.
    pub fn page(&self, lang: Lang, audience: Audience) -> Result<String, Error> {
        html::decision(&self.dossier(lang, audience), Catalogue::of(lang)).map_err(|e| Error::Page(e.to_string()))
    }

    /// All that a page or a letter shows of the case to an audience.
    pub fn dossier(&self, lang: Lang, audience: Audience) -> Dossier {
        let marks = self.marks();
        let answers: Vec<Answer<'_>> =
            self.iter().map(|d| Answer { decided: d.decided(), report: d.report(), engaged: d.is_engaged() }).collect();
        let (case, document) = (&*self.case().read, self.engine().document());
        let setting = Setting { case, document, marks: &marks, audience, unused: &self.unused_names() };
        dossier(&self.run(), &answers, setting, Catalogue::of(lang))
    }

    fn marks(&self) -> Marks {
        let (engine, case) = (self.engine(), self.case());
        Marks {
            text_sha256: engine.program().policy.text_sha256.clone(),
            ir_sha256: engine.ir_sha256().to_owned(),
            parameters_sha256: case.tables_sha256(),
            case_sha256: Some(case.sha256()),
            engine: super::NAME.to_owned(),
        }
    }
}
