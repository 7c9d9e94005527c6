//! The record of decisions on disk: one writer at a time, nothing lost when a write is broken off.

use super::exit::Exit;
use super::session::Session;
use crate::record::{Broken, Chain, Content, Key, Resumed, resume};
use std::fs::{File, OpenOptions};
use std::io::{Error, ErrorKind, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

const LINES: &str = "decisions.jsonl";
const HEAD: &str = "head.json";
/// Bytes in which the last line is looked for first.
const WINDOW: u64 = 1 << 16;

/// The secret that seals a record, from the environment.
pub fn key() -> Key {
    Key::new(std::env::var_os("TIAOWEN_RECORD_KEY").map(|s| s.into_encoded_bytes()))
}

pub fn lines(dir: &Path) -> PathBuf {
    dir.join(LINES)
}

pub fn head(dir: &Path) -> PathBuf {
    dir.join(HEAD)
}

enum Trouble {
    Disk(Error),
    Broken(Broken),
}

impl From<Error> for Trouble {
    fn from(error: Error) -> Self {
        Trouble::Disk(error)
    }
}

/// A record that the decisions of one call are added to.
pub struct Recorder<'a> {
    dir: &'a Path,
    key: Key,
    /// Held to the end of the call, so that none writes between its lines; a second writer waits.
    lock: Option<File>,
    /// Numbers of the first and last line written so far.
    lines: Option<(u64, u64)>,
}

impl<'a> Recorder<'a> {
    pub fn new(dir: &'a Path, key: Key) -> Self {
        Recorder { dir, key, lock: None, lines: None }
    }

    /// Adds the decisions of a case at the end; all of them are on the disk when this returns.
    pub fn append(&mut self, session: Session<'_>, decisions: &[Content]) -> Result<(), Exit> {
        let (first, last) = append(session, self, decisions)?;
        self.lines = Some((self.lines.map_or(first, |(first, _)| first), last));
        Ok(())
    }

    /// Says where the lines of this call stand.
    pub fn say(&self, session: Session<'_>) {
        let Some((first, last)) = self.lines else { return };
        let (first, last, folder) = (first.to_string(), last.to_string(), self.dir.to_string_lossy());
        session.complain("record-written", &[("folder", &folder), ("first", &first), ("last", &last)]);
    }
}

/// The numbers of the first and last line added.
fn append(session: Session<'_>, to: &mut Recorder<'_>, decisions: &[Content]) -> Result<(u64, u64), Exit> {
    let dir = to.dir;
    match write(to, decisions) {
        Ok((resumed, first)) => {
            if resumed.cut > 0 || resumed.taken > 0 {
                let (taken, cut) = (resumed.taken.to_string(), resumed.cut.to_string());
                session.complain("record-resumed", &[("taken", &taken), ("cut", &cut)]);
            }
            Ok((first, (first + decisions.len() as u64).saturating_sub(1)))
        }
        Err(Trouble::Disk(error)) => Err(session.unwritten(&error)),
        Err(Trouble::Broken(broken)) => {
            let why = match broken {
                Broken::Head => "record-broken-head",
                Broken::Key => "record-broken-key",
                Broken::Last => "record-broken-last",
                Broken::Tail => "record-broken-tail",
            };
            let why = session.catalogue.message(why, &[]);
            session.complain("record-broken", &[("folder", &dir.to_string_lossy()), ("why", &why)]);
            Err(Exit::InvalidInput)
        }
    }
}

/// What was found there, and the number of the first new line.
fn write(to: &mut Recorder<'_>, decisions: &[Content]) -> Result<(Resumed, u64), Trouble> {
    let (dir, key) = (to.dir, &to.key);
    if to.lock.is_none() {
        std::fs::create_dir_all(dir)?;
        let lock = OpenOptions::new().create(true).truncate(false).write(true).open(dir.join(".lock"))?;
        lock.lock()?;
        to.lock = Some(lock);
    }
    let mut file = OpenOptions::new().create(true).truncate(false).read(true).write(true).open(lines(dir))?;
    let written = match std::fs::read_to_string(head(dir)) {
        Ok(text) => text,
        // A record begins with its head, so that lines without one are never taken for its beginning.
        Err(error) if error.kind() == ErrorKind::NotFound && file.metadata()?.len() == 0 => {
            let text = Chain::new(key.clone()).head();
            replace_head(dir, &text)?;
            text
        }
        Err(error) if error.kind() == ErrorKind::NotFound => return Err(Trouble::Broken(Broken::Head)),
        Err(error) => return Err(error.into()),
    };
    let end = end_of(&written)?;
    let (last, tail) = around(&mut file, end)?;
    let mut resumed = resume(&written, last.as_deref(), &tail, key).map_err(Trouble::Broken)?;
    let first = resumed.chain.count + 1;
    file.set_len(resumed.chain.bytes)?;
    file.seek(SeekFrom::End(0))?;
    let text: String = decisions.iter().map(|d| resumed.chain.line(d)).collect();
    file.write_all(text.as_bytes())?;
    file.sync_data()?;
    replace_head(dir, &resumed.chain.head())?;
    Ok((resumed, first))
}

/// The bytes that a head counts, before anything is known of its being sound.
fn end_of(head: &str) -> Result<u64, Trouble> {
    let read = serde_json::from_str::<crate::record::Head>(head);
    read.map(|h| h.bytes).map_err(|_| Trouble::Broken(Broken::Head))
}

/// The last line before `end`, and what stands behind it.
fn around(file: &mut File, end: u64) -> Result<(Option<String>, Vec<u8>), Trouble> {
    if file.metadata()?.len() < end {
        return Err(Trouble::Broken(Broken::Last));
    }
    let mut window = WINDOW;
    let before = loop {
        let from = end.saturating_sub(window);
        file.seek(SeekFrom::Start(from))?;
        let mut bytes = Vec::new();
        Read::by_ref(file).take(end - from).read_to_end(&mut bytes)?;
        let body = bytes.strip_suffix(b"\n").unwrap_or(&bytes);
        match body.iter().rposition(|b| *b == b'\n') {
            Some(at) => break Some(body[at + 1..].to_vec()),
            None if from == 0 => break (!body.is_empty()).then(|| body.to_vec()),
            None => window *= 4,
        }
    };
    let last = before.map(String::from_utf8).transpose().map_err(|_| Trouble::Broken(Broken::Last))?;
    let mut tail = Vec::new();
    file.seek(SeekFrom::Start(end))?;
    file.read_to_end(&mut tail)?;
    Ok((last, tail))
}

/// Written beside its name first, so that there is always a whole head.
fn replace_head(dir: &Path, text: &str) -> Result<(), Error> {
    let half = dir.join("head.json.new");
    let mut file = File::create(&half)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()?;
    std::fs::rename(&half, head(dir))?;
    // The name is on the disk once its folder is; where folders cannot be synced, that is up to the system.
    match File::open(dir).and_then(|d| d.sync_all()) {
        Err(error) if cfg!(unix) => Err(error),
        _ => Ok(()),
    }
}
