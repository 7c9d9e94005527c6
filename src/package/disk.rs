//! A folder on disk as the files of a package, and single files.

use super::{Files, ReadError, decode};
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};

/// Bytes of the largest file that is read into memory: far more than any case or rule file has, and little enough
/// that reading one never brings the machine down.
pub const MAX_FILE: u64 = 64 << 20;

/// The bytes of a file. Only a regular one is opened: a pipe or a device may never end.
///
/// # Errors
/// Why it gives none.
pub fn read_bytes(path: &Path) -> Result<Vec<u8>, ReadError> {
    read_up_to(path, MAX_FILE)
}

/// The bytes of a file that may be longer than others, such as a record kept over years.
///
/// # Errors
/// As [`read_bytes`].
pub fn read_long(path: &Path) -> Result<Vec<u8>, ReadError> {
    read_up_to(path, u64::MAX)
}

/// The text of a file, as [`read_bytes`] gives it.
///
/// # Errors
/// Why it gives none.
pub fn read_text(path: &Path) -> Result<String, ReadError> {
    read_bytes(path).and_then(decode)
}

/// The text of a stream, as long as a file may be.
///
/// # Errors
/// Why it gives none.
pub fn read_stream(from: impl Read) -> Result<String, ReadError> {
    taken(from, MAX_FILE).and_then(decode)
}

fn read_up_to(path: &Path, most: u64) -> Result<Vec<u8>, ReadError> {
    let found = path.metadata().map_err(|error| ReadError::from(&error))?;
    if found.is_dir() {
        return Err(ReadError::IsFolder);
    }
    if !found.is_file() {
        return Err(ReadError::NotRegular);
    }
    taken(std::fs::File::open(path).map_err(|error| ReadError::from(&error))?, most)
}

/// No more than is allowed, whatever the length was said to be.
fn taken(from: impl Read, most: u64) -> Result<Vec<u8>, ReadError> {
    let mut bytes = Vec::new();
    from.take(most.saturating_add(1)).read_to_end(&mut bytes).map_err(|error| ReadError::from(&error))?;
    if bytes.len() as u64 > most { Err(ReadError::TooLarge) } else { Ok(bytes) }
}

impl From<&std::io::Error> for ReadError {
    fn from(error: &std::io::Error) -> ReadError {
        match error.kind() {
            ErrorKind::NotFound => ReadError::Missing,
            ErrorKind::PermissionDenied => ReadError::Denied,
            ErrorKind::IsADirectory => ReadError::IsFolder,
            _ => ReadError::Unreadable,
        }
    }
}

/// Files below a folder.
#[derive(Debug, Clone)]
pub struct Folder {
    pub root: PathBuf,
}

impl Folder {
    /// Whether a path without links lies in the folder.
    fn holds(&self, real: &Path) -> bool {
        let root = if self.root.as_os_str().is_empty() { Path::new(".") } else { &self.root };
        root.canonicalize().is_ok_and(|root| real.starts_with(root))
    }
}

impl Files for Folder {
    fn read(&self, path: &str) -> Result<Option<String>, ReadError> {
        let file = self.root.join(path);
        // A link that leads out of the folder is somebody else's file.
        if file.canonicalize().is_ok_and(|real| !self.holds(&real)) {
            return Err(ReadError::Outside);
        }
        match read_text(&file) {
            Ok(text) => Ok(Some(text)),
            Err(ReadError::Missing) => Ok(None),
            Err(other) => Err(other),
        }
    }

    fn list(&self, dir: &str, ext: &str) -> Result<Vec<String>, ReadError> {
        let folder = self.root.join(dir);
        if folder.canonicalize().is_ok_and(|real| !self.holds(&real)) {
            return Err(ReadError::Outside);
        }
        let entries = match std::fs::read_dir(folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(vec![]),
            Err(error) => return Err(ReadError::from(&error)),
        };
        let mut paths = Vec::new();
        for entry in entries {
            let entry = entry.map_err(|_| ReadError::Unreadable)?;
            let name = entry.file_name();
            let name = name.to_string_lossy();
            let fits = name.rsplit_once('.').is_some_and(|(_, e)| e == ext);
            if fits && entry.file_type().is_ok_and(|t| !t.is_dir()) {
                paths.push(if dir.is_empty() { name.into_owned() } else { format!("{dir}/{name}") });
            }
        }
        paths.sort();
        Ok(paths)
    }
}

/// The bytes of a path that is a file and so no package's folder; none for a folder or for nothing. `Err` says
/// why it cannot be read.
pub fn compiled_bytes(path: &Path) -> Option<Result<Vec<u8>, ReadError>> {
    path.is_file().then(|| read_bytes(path))
}
