//! A folder on disk as the files of a package.

use super::{Files, ReadError, decode};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

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
        match std::fs::read(file) {
            Ok(bytes) => decode(bytes).map(Some),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(_) => Err(ReadError::Unreadable),
        }
    }

    fn list(&self, dir: &str, ext: &str) -> Result<Vec<String>, ReadError> {
        let entries = match std::fs::read_dir(self.root.join(dir)) {
            Ok(entries) => entries,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(vec![]),
            Err(_) => return Err(ReadError::Unreadable),
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
pub fn compiled_bytes(path: &Path) -> Option<Result<Vec<u8>, String>> {
    path.is_file().then(|| std::fs::read(path).map_err(|error| error.to_string()))
}
