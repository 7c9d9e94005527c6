//! The files of a package's snapshots.

use crate::engine::Snapshots;
use crate::package::read_text;
use std::collections::BTreeMap;
use std::io::Result;
use std::path::Path;

/// The folders of snapshots, and how their files end.
const KINDS: [(&str, &str); 3] = crate::engine::SNAPSHOT_KINDS;

/// What is kept in `root`, by path there.
pub fn kept(root: &Path) -> BTreeMap<String, String> {
    let mut kept = BTreeMap::new();
    for (folder, ending) in KINDS {
        for entry in std::fs::read_dir(root.join(folder)).into_iter().flatten().flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            if name.rsplit_once('.').is_some_and(|(_, e)| e == ending)
                && let Ok(text) = read_text(&entry.path())
            {
                kept.insert(format!("{folder}/{name}"), text);
            }
        }
    }
    kept
}

/// Rewrites the files in `root`; those of no case are taken away. Gives how many changed.
///
/// # Errors
/// Where a file cannot be written.
pub fn update(snapshots: &Snapshots, root: &Path) -> Result<usize> {
    let differences = snapshots.compare(&kept(root));
    for difference in &differences {
        let path = root.join(&difference.file);
        let Some(text) = snapshots.files().get(&difference.file) else {
            std::fs::remove_file(path)?;
            continue;
        };
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        std::fs::write(path, text)?;
    }
    Ok(differences.len())
}
