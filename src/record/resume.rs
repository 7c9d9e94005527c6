//! Going on with a record where it ends, or where a write was broken off.

use super::chain::{Chain, Key, sealed_head};
use super::line::Head;
use super::verify::open;

/// A record that can be gone on with.
#[derive(Debug, Clone)]
pub struct Resumed {
    pub chain: Chain,
    /// Lines that stood whole behind the end and are counted from now on.
    pub taken: usize,
    /// Bytes of a line that was never finished; they are to be cut off.
    pub cut: usize,
}

/// Why nothing may be added.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Broken {
    /// The head cannot be read or is not as it was written.
    Head,
    /// The record is keyed and no key was given, or the reverse, or the key is another.
    Key,
    /// The last line is not the one that the head names.
    Last,
    /// What stands behind the end does not follow from it.
    Tail,
}

/// `last` is the text of the last line that the head counts, `tail` what stands behind it.
pub fn resume(head: &str, last: Option<&str>, tail: &[u8], key: &Key) -> Result<Resumed, Broken> {
    let read: Head = serde_json::from_str(head).map_err(|_| Broken::Head)?;
    if read.keyed != key.is_some() {
        return Err(Broken::Key);
    }
    if read.hash != sealed_head(&read, key) {
        return Err(if read.keyed { Broken::Key } else { Broken::Head });
    }
    match (read.count, last.map(|l| open(l, key))) {
        (0, None) => {}
        (count, Some(Some(line))) if line.number == count && line.hash == read.last => {}
        _ => return Err(Broken::Last),
    }
    let mut resumed = Resumed { chain: Chain::at(&read, key.clone()), taken: 0, cut: 0 };
    let whole = tail.iter().rposition(|b| *b == b'\n').map_or(0, |at| at + 1);
    resumed.cut = tail.len() - whole;
    let lines = std::str::from_utf8(&tail[..whole]).map_err(|_| Broken::Tail)?;
    for text in lines.split_terminator('\n') {
        let line = open(text, key).ok_or(Broken::Tail)?;
        if line.number != resumed.chain.count + 1 || line.previous != resumed.chain.last {
            return Err(Broken::Tail);
        }
        resumed.chain.count = line.number;
        resumed.chain.last = line.hash;
        resumed.chain.bytes += text.len() as u64 + 1;
        resumed.taken += 1;
    }
    Ok(resumed)
}
