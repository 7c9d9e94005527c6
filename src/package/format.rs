//! Files that are no plain text, told by how they begin: what a person holds, so that it can be said what to do.

use crate::diagnostic::Term;

/// A kind of file that offices hold and that gives no text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Word and WPS since 2007.
    Docx,
    /// Word and WPS before: .doc, .wps.
    Doc,
    /// .xlsx, .xls, .et
    Sheet,
    /// The page format of electronic 公文.
    Ofd,
    Pdf,
    Rtf,
    /// A document under a password.
    Locked,
    /// A scan or a photograph.
    Picture,
    Archive,
}

impl Format {
    /// What the bytes of a file are, where they begin as no text does.
    pub fn of(bytes: &[u8]) -> Option<Format> {
        const BEGINNINGS: [(&[u8], Format); 13] = [
            (b"PK\x03\x04", Format::Archive),
            (b"PK\x05\x06", Format::Archive),
            (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", Format::Doc),
            (b"%PDF-", Format::Pdf),
            (b"{\\rtf", Format::Rtf),
            (b"\x89PNG\r\n\x1A\n", Format::Picture),
            (b"\xFF\xD8\xFF", Format::Picture),
            (b"GIF8", Format::Picture),
            (b"II*\x00", Format::Picture),
            (b"MM\x00*", Format::Picture),
            (b"\x1F\x8B\x08", Format::Archive),
            (b"Rar!\x1A\x07", Format::Archive),
            (b"7z\xBC\xAF\x27\x1C", Format::Archive),
        ];
        let (begins, format) = BEGINNINGS.into_iter().find(|(begins, _)| bytes.starts_with(begins))?;
        Some(match format {
            // The names of what they hold stand in them as they are.
            Format::Archive if begins.starts_with(b"PK") => holds(
                bytes,
                &[("word/document", Format::Docx), ("xl/", Format::Sheet), ("OFD.xml", Format::Ofd)],
                narrow,
            )
            .unwrap_or(format),
            Format::Doc => {
                let inside = [
                    ("EncryptedPackage", Format::Locked),
                    ("WordDocument", Format::Doc),
                    ("Workbook", Format::Sheet),
                    ("Book", Format::Sheet),
                ];
                holds(bytes, &inside, wide).unwrap_or(format)
            }
            other => other,
        })
    }

    /// What it is and what to do with it.
    pub(super) fn words(self) -> Term {
        Term::new(match self {
            Format::Docx => "read-docx",
            Format::Doc => "read-doc",
            Format::Sheet => "read-sheet",
            Format::Ofd => "read-ofd",
            Format::Pdf => "read-pdf",
            Format::Rtf => "read-rtf",
            Format::Locked => "read-locked",
            Format::Picture => "read-picture",
            Format::Archive => "read-archive",
        })
    }

    /// The help that a finding about the file gives.
    pub(super) fn help(self) -> &'static str {
        match self {
            Format::Docx | Format::Doc | Format::Rtf | Format::Locked => "help-office",
            Format::Sheet => "help-sheet",
            Format::Ofd | Format::Pdf | Format::Picture => "help-page",
            Format::Archive => "help-archive",
        }
    }
}

/// The first of the names that the bytes hold.
fn holds(bytes: &[u8], names: &[(&str, Format)], written: fn(&str) -> Vec<u8>) -> Option<Format> {
    let stands = |name: &str| {
        let name = written(name);
        bytes.windows(name.len()).any(|w| w == name)
    };
    names.iter().find(|(name, _)| stands(name)).map(|(_, format)| *format)
}

fn narrow(name: &str) -> Vec<u8> {
    name.as_bytes().to_vec()
}

fn wide(name: &str) -> Vec<u8> {
    name.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_of_offices_are_told_by_how_they_begin() {
        let ole = |name: &str| [b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0".as_slice(), &wide(name)].concat();
        let zip = |name: &str| [b"PK\x03\x04\x14\0".as_slice(), name.as_bytes()].concat();
        let rows: [(Vec<u8>, Option<Format>); 14] = [
            (zip("[Content_Types].xml word/document.xml"), Some(Format::Docx)),
            (zip("xl/workbook.xml"), Some(Format::Sheet)),
            (zip("OFD.xml"), Some(Format::Ofd)),
            (zip("ppt/slides"), Some(Format::Archive)),
            (ole("WordDocument"), Some(Format::Doc)),
            (ole("Workbook"), Some(Format::Sheet)),
            (ole("EncryptedPackage"), Some(Format::Locked)),
            (ole(""), Some(Format::Doc)),
            (b"%PDF-1.7".to_vec(), Some(Format::Pdf)),
            (b"{\\rtf1\\ansi".to_vec(), Some(Format::Rtf)),
            (b"\xFF\xD8\xFF\xE0".to_vec(), Some(Format::Picture)),
            (b"PKU".to_vec(), None),
            ("第一条　为规范".as_bytes().to_vec(), None),
            (vec![], None),
        ];
        for (bytes, format) in rows {
            assert_eq!(Format::of(&bytes), format, "{bytes:?}");
        }
    }
}
