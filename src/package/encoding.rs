//! Bytes as characters: UTF-8, UTF-16 or GBK, told by the bytes themselves and never guessed.
//!
//! A byte order mark decides. Without one, bytes that are UTF-8 are UTF-8, unless they would be common Chinese
//! characters in GBK as well; other bytes are read as the one encoding in which they are a document's characters.
//! Where two readings are left, or none, there is no text.

use super::ReadError;
use crate::diagnostic::{Arg, Term};

/// How the characters of a file are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    Utf8,
    Utf16Le,
    Utf16Be,
    /// GB 18030, of which GBK and GB 2312 are parts.
    Gbk,
}

impl From<Encoding> for Arg {
    fn from(of: Encoding) -> Arg {
        let key = match of {
            Encoding::Utf8 => "encoding-utf8",
            Encoding::Utf16Le => "encoding-utf16le",
            Encoding::Utf16Be => "encoding-utf16be",
            Encoding::Gbk => "encoding-gbk",
        };
        Term::new(key).into()
    }
}

/// The characters of a file, without a byte order mark, and how they are written.
///
/// # Errors
/// Where the bytes are no text, or could be two.
pub fn characters(bytes: Vec<u8>) -> Result<(String, Encoding), ReadError> {
    const MARKS: [(&[u8], Encoding); 4] = [
        (b"\xEF\xBB\xBF", Encoding::Utf8),
        (b"\xFF\xFE", Encoding::Utf16Le),
        (b"\xFE\xFF", Encoding::Utf16Be),
        (b"\x84\x31\x95\x33", Encoding::Gbk),
    ];
    // UTF-32 begins as UTF-16 does.
    if bytes.starts_with(b"\xFF\xFE\0\0") {
        return Err(ReadError::NotText { line: 1 });
    }
    if let Some((mark, encoding)) = MARKS.iter().find(|(mark, _)| bytes.starts_with(mark)) {
        let read = read(&bytes[mark.len()..], *encoding);
        return read.map(|text| (text, *encoding)).map_err(|line| ReadError::Damaged { encoding: *encoding, line });
    }
    let bytes = match String::from_utf8(bytes) {
        Ok(text) if !text.contains('\0') => {
            return match text.is_ascii() || !could_be_gbk(text.as_bytes()) {
                true => Ok((text, Encoding::Utf8)),
                false => Err(ReadError::TwoReadings([Encoding::Utf8, Encoding::Gbk])),
            };
        }
        Ok(text) => text.into_bytes(),
        Err(error) => error.into_bytes(),
    };
    let others = [Encoding::Utf16Le, Encoding::Utf16Be, Encoding::Gbk];
    let mut readings = others.into_iter().filter_map(|e| Some((read(&bytes, e).ok()?, e)).filter(|r| fits(&bytes, r)));
    match (readings.next(), readings.next()) {
        (Some(only), None) => Ok(only),
        (Some((_, one)), Some((_, other))) => Err(ReadError::TwoReadings([one, other])),
        (None, _) => Err(ReadError::NotText { line: last_line_read(&bytes) }),
    }
}

/// The characters in one encoding, or the line where the bytes are none of it.
fn read(bytes: &[u8], encoding: Encoding) -> Result<String, u32> {
    match encoding {
        Encoding::Utf8 => std::str::from_utf8(bytes).map(str::to_owned).map_err(|e| line_at(bytes, e.valid_up_to())),
        Encoding::Utf16Le => utf16(bytes, u16::from_le_bytes),
        Encoding::Utf16Be => utf16(bytes, u16::from_be_bytes),
        Encoding::Gbk => gbk(bytes),
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, u32> {
    let (units, rest) = bytes.as_chunks::<2>();
    let mut text = String::with_capacity(bytes.len());
    let line = |text: &str| line_at(text.as_bytes(), text.len());
    for c in char::decode_utf16(units.iter().map(|u| unit(*u))) {
        match c {
            Ok(c) if c != '\0' => text.push(c),
            Ok(_) | Err(_) => return Err(line(&text)),
        }
    }
    if rest.is_empty() { Ok(text) } else { Err(line(&text)) }
}

#[cfg(feature = "gbk")]
fn gbk(bytes: &[u8]) -> Result<String, u32> {
    use encoding_rs::{DecoderResult, GB18030};
    let mut decoder = GB18030.new_decoder_without_bom_handling();
    let most = decoder.max_utf8_buffer_length_without_replacement(bytes.len()).unwrap_or_default();
    let mut text = String::with_capacity(most);
    let (result, taken) = decoder.decode_to_string_without_replacement(bytes, &mut text, true);
    match result {
        DecoderResult::InputEmpty => Ok(text),
        DecoderResult::OutputFull | DecoderResult::Malformed(..) => Err(line_at(bytes, taken)),
    }
}

/// A build without the tables of GBK takes no bytes for it.
#[cfg(not(feature = "gbk"))]
fn gbk(_: &[u8]) -> Result<String, u32> {
    Err(1)
}

/// Whether a reading is a document beyond doubt. In UTF-16 a line end or a Latin letter leaves a zero, which stands in
/// no other text, and every character must be one that documents hold: read in the wrong order they are signs of many
/// scripts. In GBK three of four must be those of GB 2312: bytes of
/// other encodings fall beside them.
fn fits(bytes: &[u8], (text, encoding): &(String, Encoding)) -> bool {
    match encoding {
        Encoding::Utf8 => true,
        Encoding::Utf16Le | Encoding::Utf16Be => bytes.contains(&0) && text.chars().all(is_of_documents),
        Encoding::Gbk => {
            let (mut common, mut all) = (0, 0);
            for pair in pairs(bytes) {
                all += 1;
                common += usize::from(is_common(pair));
            }
            !text.contains('\0') && all > 0 && common * 4 >= all * 3
        }
    }
}

/// Whether bytes that are UTF-8 would be nothing but common characters in GBK too.
fn could_be_gbk(bytes: &[u8]) -> bool {
    pairs(bytes).all(is_common) && gbk(bytes).is_ok()
}

/// The bytes of each character of GBK that is not ASCII: two; of the last one perhaps one.
fn pairs(bytes: &[u8]) -> impl Iterator<Item = [u8; 2]> {
    let mut rest = bytes.iter().copied();
    std::iter::from_fn(move || {
        let lead = rest.by_ref().find(|b| !b.is_ascii())?;
        Some([lead, rest.next().unwrap_or_default()])
    })
}

/// The marks, numbers and characters of GB 2312 without the letters of other scripts, and 〇.
fn is_common([lead, trail]: [u8; 2]) -> bool {
    matches!((lead, trail), (0xA1..=0xA3 | 0xB0..=0xF7, 0xA1..=0xFE) | (0xA9, 0x96))
}

/// Characters that policies are written with, whatever is rare among them.
fn is_of_documents(c: char) -> bool {
    matches!(c,
        '\t' | '\n' | '\r' | '\u{0C}' | ' '..='~' | '§' | '°' | '±' | '·' | '×' | '÷'
        | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{203B}' | '℃' | '№' | 'Ⅰ'..='ⅿ' | '←'..='↙'
        | '√' | '∞' | '∶' | '≈' | '≠' | '≤' | '≥' | '①'..='⓿' | '─'..='◿' | '★' | '☆'
        | '\u{3000}'..='〿' | '㈠'..='㉃' | '㊀'..='㊿' | '㎎'..='㏄' | '\u{3400}'..='\u{4DBF}'
        | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{FE30}'..='\u{FE4F}' | '！'..='～' | '￠'..='￦'
        | '\u{20000}'..='\u{323AF}')
}

/// The furthest line that one of the encodings reads up to.
fn last_line_read(bytes: &[u8]) -> u32 {
    let lines = [Encoding::Utf8, Encoding::Gbk].into_iter().filter_map(|e| read(bytes, e).err());
    lines.max().unwrap_or(1)
}

/// The line of a place among bytes, from 1.
fn line_at(bytes: &[u8], at: usize) -> u32 {
    let ends = bytes.iter().take(at).filter(|b| **b == b'\n').count();
    u32::try_from(ends).unwrap_or(u32::MAX).saturating_add(1)
}

#[cfg(test)]
mod tests;
