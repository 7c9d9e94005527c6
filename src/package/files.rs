//! What a package is read from.

use super::MAX_FILE;
use super::encoding::{Encoding, characters};
use super::format::Format;
use crate::diagnostic::{Arg, Term};
use crate::source::MAX_TEXT;
use std::collections::BTreeMap;

/// Texts by path, relative to the package, with `/`.
pub trait Files {
    /// The text of a file; nothing where there is no such file.
    fn read(&self, path: &str) -> Result<Option<String>, ReadError>;

    /// Paths of the files directly in `dir` whose names end in `.ext`; none where there is no such
    /// folder.
    fn list(&self, dir: &str, ext: &str) -> Result<Vec<String>, ReadError>;
}

/// Why a file that is there gives no text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReadError {
    /// Its bytes are no characters in any encoding that is read, from this line on.
    NotText { line: u32 },
    /// Its bytes could be characters in either.
    TwoReadings([Encoding; 2]),
    /// It begins with a mark of this encoding, and this line is not written in it.
    Damaged { encoding: Encoding, line: u32 },
    /// A file of an office that is no plain text.
    NotPlain(Format),
    /// It is longer than [`MAX_TEXT`].
    TooLong,
    /// It is longer than [`super::MAX_FILE`].
    TooLarge,
    /// Nothing of that name is there.
    Missing,
    /// A folder.
    IsFolder,
    /// A device, a pipe: what it gives may never end, and cannot be read twice.
    NotRegular,
    /// Nobody who runs the program may read it.
    Denied,
    /// It cannot be opened or read.
    Unreadable,
    /// It is a link, or lies behind one, that leads out of the folder.
    Outside,
}

impl ReadError {
    /// The help that a finding about the file gives.
    pub(super) fn help(self) -> &'static str {
        match self {
            ReadError::NotText { .. } | ReadError::TwoReadings(_) | ReadError::Damaged { .. } => "help-text",
            ReadError::NotPlain(format) => format.help(),
            ReadError::TooLong | ReadError::TooLarge => "help-long",
            ReadError::Outside => "help-outside",
            ReadError::NotRegular => "help-regular",
            ReadError::Missing | ReadError::IsFolder | ReadError::Denied | ReadError::Unreadable => "help-open",
        }
    }
}

impl From<ReadError> for Arg {
    fn from(of: ReadError) -> Arg {
        match of {
            ReadError::NotText { line } => Term::new("read-not-text").arg("line", u64::from(line)).into(),
            ReadError::TwoReadings([one, other]) => {
                Term::new("read-two-readings").arg("one", one).arg("other", other).into()
            }
            ReadError::Damaged { encoding, line } => {
                Term::new("read-damaged").arg("encoding", encoding).arg("line", u64::from(line)).into()
            }
            ReadError::NotPlain(format) => format.words().into(),
            ReadError::TooLong => Term::new("read-too-long").into(),
            ReadError::TooLarge => Term::new("read-too-large").arg("most", MAX_FILE >> 20).into(),
            ReadError::Missing => Term::new("read-missing").into(),
            ReadError::IsFolder => Term::new("read-is-folder").into(),
            ReadError::NotRegular => Term::new("read-not-regular").into(),
            ReadError::Denied => Term::new("read-denied").into(),
            ReadError::Unreadable => Term::new("read-unreadable").into(),
            ReadError::Outside => Term::new("read-outside").into(),
        }
    }
}

/// The bytes of a file as characters: in the encoding that they show, without a byte order mark, line ends as LF. A
/// copy in another encoding or with other line ends is the same text, has the same places in it by line and
/// character, and the same digest.
///
/// # Errors
/// Where they are no text, or too many.
pub fn decode(bytes: Vec<u8>) -> Result<String, ReadError> {
    if bytes.len() > MAX_TEXT {
        return Err(ReadError::TooLong);
    }
    if let Some(format) = Format::of(&bytes) {
        return Err(ReadError::NotPlain(format));
    }
    let (text, _) = characters(bytes)?;
    if text.len() > MAX_TEXT {
        return Err(ReadError::TooLong);
    }
    Ok(if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text })
}

/// Whether the lines of a text end as Windows ends them.
pub fn ends_with_crlf(bytes: Vec<u8>) -> bool {
    characters(bytes).is_ok_and(|(text, _)| text.contains("\r\n"))
}

/// Files held in memory.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MemoryFiles {
    pub files: BTreeMap<String, Vec<u8>>,
}

impl MemoryFiles {
    /// The same with one more file.
    #[must_use]
    pub fn with(mut self, path: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        self.files.insert(path.into(), bytes.into());
        self
    }
}

/// A folder among other files, as files of its own.
pub struct Below<'a> {
    files: &'a dyn Files,
    folder: &'a str,
}

impl<'a> Below<'a> {
    /// `folder` is a path among `files`, without a `/` at its end; empty for all of them.
    pub fn new(files: &'a dyn Files, folder: &'a str) -> Self {
        Below { files, folder }
    }

    fn path(&self, below: &str) -> String {
        [self.folder, below].into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join("/")
    }
}

impl Files for Below<'_> {
    fn read(&self, path: &str) -> Result<Option<String>, ReadError> {
        self.files.read(&self.path(path))
    }

    fn list(&self, dir: &str, ext: &str) -> Result<Vec<String>, ReadError> {
        let own = |path: String| match path.strip_prefix(self.folder) {
            Some(rest) => rest.trim_start_matches('/').to_owned(),
            None => path,
        };
        Ok(self.files.list(&self.path(dir), ext)?.into_iter().map(own).collect())
    }
}

impl Files for MemoryFiles {
    fn read(&self, path: &str) -> Result<Option<String>, ReadError> {
        self.files.get(path).cloned().map(decode).transpose()
    }

    fn list(&self, dir: &str, ext: &str) -> Result<Vec<String>, ReadError> {
        let inside = |path: &str| {
            let name = if dir.is_empty() { path } else { path.strip_prefix(dir)?.strip_prefix('/')? };
            let (stem, extension) = name.rsplit_once('.')?;
            (extension == ext && !stem.contains('/')).then(|| path.to_owned())
        };
        Ok(self.files.keys().filter_map(|path| inside(path)).collect())
    }
}
