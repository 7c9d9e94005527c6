//! Lines sealed one behind the other.

use super::line::{Content, Head};
use crate::values::hex;
use hmac::{Hmac, KeyInit, Mac};
use serde::Serialize;
use sha2::{Digest, Sha256};

/// What seals a record: a secret, or nothing.
#[derive(Debug, Clone, Default)]
pub struct Key(Option<Vec<u8>>);

/// The hash before the first line.
pub(super) const NOTHING: &str = "0000000000000000000000000000000000000000000000000000000000000000";

pub(super) const SCHEMA: &str = "tiaowen.record/v1";

impl Key {
    /// An empty secret is none.
    pub fn new(secret: Option<Vec<u8>>) -> Key {
        Key(secret.filter(|s| !s.is_empty()))
    }

    pub fn is_some(&self) -> bool {
        self.0.is_some()
    }

    /// The digest of a case's facts, where there is a key to keep it from being guessed.
    pub fn digest(&self, facts: &str) -> Option<String> {
        self.is_some().then(|| self.seal(facts.as_bytes()))
    }

    pub(super) fn seal(&self, bytes: &[u8]) -> String {
        let keyed = self.0.as_ref().and_then(|secret| Hmac::<Sha256>::new_from_slice(secret).ok());
        match keyed {
            Some(mut mac) => {
                mac.update(bytes);
                hex(&mac.finalize().into_bytes())
            }
            None => hex(&Sha256::digest(bytes)),
        }
    }
}

/// SHA-256 of what is public, such as tables of figures.
pub fn digest(text: &str) -> String {
    hex(&Sha256::digest(text.as_bytes()))
}

/// A line before it is sealed.
#[derive(Serialize)]
struct Unsealed<'a> {
    schema: &'static str,
    number: u64,
    previous: &'a str,
    keyed: bool,
    #[serde(flatten)]
    content: &'a Content,
}

/// The end of a record, to which lines are added.
#[derive(Debug, Clone)]
pub struct Chain {
    pub count: u64,
    pub bytes: u64,
    pub last: String,
    key: Key,
}

impl Chain {
    /// An empty record.
    pub fn new(key: Key) -> Chain {
        Chain { count: 0, bytes: 0, last: NOTHING.to_owned(), key }
    }

    /// The end that a head describes.
    pub fn at(head: &Head, key: Key) -> Chain {
        Chain { count: head.count, bytes: head.bytes, last: head.last.clone(), key }
    }

    /// The next line, with its line end.
    pub fn line(&mut self, content: &Content) -> String {
        let number = self.count + 1;
        let unsealed = Unsealed { schema: SCHEMA, number, previous: &self.last, keyed: self.key.is_some(), content };
        let body = serde_json::to_string(&unsealed).unwrap_or_default();
        let hash = self.key.seal(body.as_bytes());
        let line = format!("{},\"hash\":\"{hash}\"}}\n", body.strip_suffix('}').unwrap_or(&body));
        (self.count, self.last) = (number, hash);
        self.bytes += line.len() as u64;
        line
    }

    /// The head that says how the record ends here.
    pub fn head(&self) -> String {
        let mut head = Head {
            schema: SCHEMA.to_owned(),
            count: self.count,
            bytes: self.bytes,
            last: self.last.clone(),
            keyed: self.key.is_some(),
            hash: String::new(),
        };
        head.hash = sealed_head(&head, &self.key);
        serde_json::to_string(&head).unwrap_or_default() + "\n"
    }
}

pub(super) fn sealed_head(head: &Head, key: &Key) -> String {
    let body = serde_json::to_string(&Head { hash: String::new(), ..head.clone() }).unwrap_or_default();
    key.seal(body.as_bytes())
}
