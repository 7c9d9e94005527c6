//! `explain`: what a code means, and how to put it right.

use super::args::Common;
use super::exit::Exit;
use super::session::Session;
use crate::diagnostic::nearest;

/// A page for every code, as it stands in the documents.
const PAGES: [(&str, &str); 64] = [
    ("T0101", include_str!("../../docs/diagnostics/T0101.md")),
    ("T0102", include_str!("../../docs/diagnostics/T0102.md")),
    ("T0103", include_str!("../../docs/diagnostics/T0103.md")),
    ("T0104", include_str!("../../docs/diagnostics/T0104.md")),
    ("T0105", include_str!("../../docs/diagnostics/T0105.md")),
    ("T0106", include_str!("../../docs/diagnostics/T0106.md")),
    ("T0107", include_str!("../../docs/diagnostics/T0107.md")),
    ("T0108", include_str!("../../docs/diagnostics/T0108.md")),
    ("T0109", include_str!("../../docs/diagnostics/T0109.md")),
    ("T0110", include_str!("../../docs/diagnostics/T0110.md")),
    ("T0111", include_str!("../../docs/diagnostics/T0111.md")),
    ("T0112", include_str!("../../docs/diagnostics/T0112.md")),
    ("T0113", include_str!("../../docs/diagnostics/T0113.md")),
    ("T0114", include_str!("../../docs/diagnostics/T0114.md")),
    ("T0115", include_str!("../../docs/diagnostics/T0115.md")),
    ("T0116", include_str!("../../docs/diagnostics/T0116.md")),
    ("T0117", include_str!("../../docs/diagnostics/T0117.md")),
    ("T0118", include_str!("../../docs/diagnostics/T0118.md")),
    ("T0201", include_str!("../../docs/diagnostics/T0201.md")),
    ("T0202", include_str!("../../docs/diagnostics/T0202.md")),
    ("T0203", include_str!("../../docs/diagnostics/T0203.md")),
    ("T0204", include_str!("../../docs/diagnostics/T0204.md")),
    ("T0205", include_str!("../../docs/diagnostics/T0205.md")),
    ("T0206", include_str!("../../docs/diagnostics/T0206.md")),
    ("T0207", include_str!("../../docs/diagnostics/T0207.md")),
    ("T0208", include_str!("../../docs/diagnostics/T0208.md")),
    ("T0209", include_str!("../../docs/diagnostics/T0209.md")),
    ("T0301", include_str!("../../docs/diagnostics/T0301.md")),
    ("T0302", include_str!("../../docs/diagnostics/T0302.md")),
    ("T0303", include_str!("../../docs/diagnostics/T0303.md")),
    ("T0304", include_str!("../../docs/diagnostics/T0304.md")),
    ("T0305", include_str!("../../docs/diagnostics/T0305.md")),
    ("T0306", include_str!("../../docs/diagnostics/T0306.md")),
    ("T0307", include_str!("../../docs/diagnostics/T0307.md")),
    ("T0308", include_str!("../../docs/diagnostics/T0308.md")),
    ("T0309", include_str!("../../docs/diagnostics/T0309.md")),
    ("T0310", include_str!("../../docs/diagnostics/T0310.md")),
    ("T0311", include_str!("../../docs/diagnostics/T0311.md")),
    ("T0312", include_str!("../../docs/diagnostics/T0312.md")),
    ("T0313", include_str!("../../docs/diagnostics/T0313.md")),
    ("T0314", include_str!("../../docs/diagnostics/T0314.md")),
    ("T0315", include_str!("../../docs/diagnostics/T0315.md")),
    ("T0401", include_str!("../../docs/diagnostics/T0401.md")),
    ("T0402", include_str!("../../docs/diagnostics/T0402.md")),
    ("T0403", include_str!("../../docs/diagnostics/T0403.md")),
    ("T0404", include_str!("../../docs/diagnostics/T0404.md")),
    ("T0405", include_str!("../../docs/diagnostics/T0405.md")),
    ("T0406", include_str!("../../docs/diagnostics/T0406.md")),
    ("T0501", include_str!("../../docs/diagnostics/T0501.md")),
    ("T0502", include_str!("../../docs/diagnostics/T0502.md")),
    ("T0503", include_str!("../../docs/diagnostics/T0503.md")),
    ("T0504", include_str!("../../docs/diagnostics/T0504.md")),
    ("T0505", include_str!("../../docs/diagnostics/T0505.md")),
    ("T0506", include_str!("../../docs/diagnostics/T0506.md")),
    ("T0507", include_str!("../../docs/diagnostics/T0507.md")),
    ("T0508", include_str!("../../docs/diagnostics/T0508.md")),
    ("T0509", include_str!("../../docs/diagnostics/T0509.md")),
    ("T0510", include_str!("../../docs/diagnostics/T0510.md")),
    ("T0511", include_str!("../../docs/diagnostics/T0511.md")),
    ("T0512", include_str!("../../docs/diagnostics/T0512.md")),
    ("T0513", include_str!("../../docs/diagnostics/T0513.md")),
    ("T0601", include_str!("../../docs/diagnostics/T0601.md")),
    ("T0602", include_str!("../../docs/diagnostics/T0602.md")),
    ("T0603", include_str!("../../docs/diagnostics/T0603.md")),
];

pub fn explain(code: &str, common: &Common) -> Result<Exit, Exit> {
    let session = Session::new(common);
    let asked = code.to_uppercase();
    match PAGES.iter().find(|(code, _)| *code == asked) {
        Some((_, page)) => session.write(page).map(|()| Exit::Fine),
        None => {
            let near = nearest(&asked, PAGES.iter().map(|(code, _)| *code)).unwrap_or("T0101");
            session.complain("explain-unknown", &[("code", code), ("near", near)]);
            Err(Exit::Usage)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Code;

    #[test]
    fn every_code_has_a_page() {
        let codes: Vec<&str> = Code::ALL.iter().map(|c| c.as_str()).collect();
        let pages: Vec<&str> = PAGES.iter().map(|(code, _)| *code).collect();
        assert_eq!(codes, pages);
    }
}
