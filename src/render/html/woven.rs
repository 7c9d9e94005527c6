//! The woven document as a page.

use super::shared::{corrections, styled};
use super::words::words;
use super::{language, render, shown};
use crate::render::Catalogue;
use crate::woven::Woven;
use minijinja::Error;
use serde_json::json;

/// The page of a package. `ir_sha256` and `engine` say what it was made from and by.
///
/// # Errors
/// A template that does not fit its data, which is a fault of the program.
pub fn woven(woven: &Woven, ir_sha256: &str, engine: &str, catalogue: &Catalogue) -> Result<String, Error> {
    let mut page = serde_json::to_value(woven).unwrap_or_default();
    styled(&mut page);
    page["legend"] = page["kinds"].take();
    page["lang"] = json!(language(catalogue));
    page["words"] = json!(words(catalogue));
    page["ir_sha256"] = json!(ir_sha256);
    page["engine"] = json!(engine);
    page["corrections"] = corrections(&woven.corrections);
    page["title"] = json!(shown(&woven.title).replace('␠', " "));
    render("woven.html", &page)
}
