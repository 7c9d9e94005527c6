//! Small texts in each encoding, and bytes that are none or could be two.

use super::*;
use crate::package::decode;
use proptest::prelude::*;

const TEXT: &str =
    "示范市人民政府关于印发救助办法的通知\n\n第一条　为规范救助工作，给予每人每月3000元。\n二〇二三年一月十日\n";

/// A text in every encoding, with and without a mark.
fn copies(text: &str) -> Vec<(&'static str, Vec<u8>)> {
    let wide = |bytes: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(bytes).collect::<Vec<u8>>();
    let (le, be) = (wide(u16::to_le_bytes), wide(u16::to_be_bytes));
    vec![
        ("UTF-8", text.as_bytes().to_vec()),
        ("UTF-8, mark", [b"\xEF\xBB\xBF", text.as_bytes()].concat()),
        ("UTF-16 LE, mark", [b"\xFF\xFE".as_slice(), &le].concat()),
        ("UTF-16 BE, mark", [b"\xFE\xFF".as_slice(), &be].concat()),
        ("UTF-16 LE", le),
        ("UTF-16 BE", be),
        #[cfg(feature = "gbk")]
        ("GBK", encoding_rs::GB18030.encode(text).0.into_owned()),
        #[cfg(feature = "gbk")]
        ("GB 18030, mark", [b"\x84\x31\x95\x33".as_slice(), &encoding_rs::GB18030.encode(text).0].concat()),
    ]
}

#[test]
fn a_text_is_its_characters_in_whatever_encoding() {
    for end in ["\n", "\r\n", "\r"] {
        for (name, bytes) in copies(&TEXT.replace('\n', end)) {
            assert_eq!(decode(bytes), Ok(TEXT.to_owned()), "{name} {end:?}");
        }
    }
}

#[test]
fn short_and_rare_texts_are_read_where_nothing_else_is_possible() {
    for text in ["", "a", "ab", "案例: 示例\n", "姓名: 朱镕基、喆、堃\n", "〇", "你好", "是。", "1. 第一条\t2000元"]
    {
        assert_eq!(characters(text.as_bytes().to_vec()), Ok((text.to_owned(), Encoding::Utf8)), "{text}");
    }
    #[cfg(feature = "gbk")]
    for text in ["案例: 示例\n姓名: 朱镕基\n", "案", "本办法自2023年1月10日起施行。", "○一〇年"]
    {
        let bytes = encoding_rs::GB18030.encode(text).0.into_owned();
        assert_eq!(characters(bytes), Ok((text.to_owned(), Encoding::Gbk)), "{text}");
    }
}

#[test]
fn what_could_be_two_texts_is_none() {
    let two = |one, other| Err(ReadError::TwoReadings([one, other]));
    // 通 in GBK is a mark of UTF-8, é in UTF-8 is 茅 in GBK.
    #[cfg(feature = "gbk")]
    for bytes in [b"\xCD\xA8".as_slice(), b"Jos\xC3\xA9\n", b"a \xC2\xB7 b"] {
        assert_eq!(characters(bytes.to_vec()), two(Encoding::Utf8, Encoding::Gbk), "{bytes:?}");
    }
    // One word of the same text decides.
    let decided = "姓名: José";
    assert_eq!(characters(decided.as_bytes().to_vec()), Ok((decided.to_owned(), Encoding::Utf8)));
    // “ab” with its low bytes first is 愀戀 with its high bytes first.
    assert_eq!(characters(b"a\0b\0".to_vec()), two(Encoding::Utf16Le, Encoding::Utf16Be));
    assert_eq!(characters(b"a\0b\0\n\0".to_vec()), Ok(("ab\n".to_owned(), Encoding::Utf16Le)));
}

#[test]
fn bytes_that_are_no_text_are_refused_by_their_line() {
    let damaged = |encoding, line| ReadError::Damaged { encoding, line };
    let rows: [(&[u8], ReadError); 9] = [
        (b"1\n2\n\xFF", ReadError::NotText { line: 3 }),
        (b"\0\x01\x02", ReadError::NotText { line: 1 }),
        (b"\xFF\xFE\0\0a\0\0\0", ReadError::NotText { line: 1 }),
        (b"\xEF\xBB\xBF1\n\xFF", damaged(Encoding::Utf8, 2)),
        (b"\xFF\xFEa\0\n\0\x00\xD8", damaged(Encoding::Utf16Le, 2)),
        (b"\xFE\xFF\0a\0", damaged(Encoding::Utf16Be, 1)),
        // Big5 for 一定要, two characters of Big5 that UTF-16 could be, Latin-1 for é.
        (b"\xA4\x40\xA9\x77\xAD\x6E", ReadError::NotText { line: 1 }),
        (b"\xA4\x50\xA9\x60", ReadError::NotText { line: 1 }),
        (b"caf\xE9 au lait", ReadError::NotText { line: 1 }),
    ];
    for (bytes, error) in rows {
        assert_eq!(characters(bytes.to_vec()), Err(error), "{bytes:?}");
    }
}

proptest! {
    /// Whatever a text says, each copy is that text or refused: never another.
    #[test]
    fn no_copy_is_read_as_another_text(line in "[示范市人民政府路通联堃镕〇○、。，：（）“”·a-z0-9 ]{1,12}") {
        let text = format!("{line}\n");
        for (name, bytes) in copies(&text) {
            match decode(bytes) {
                Ok(read) => prop_assert_eq!(&read, &text, "{}", name),
                Err(ReadError::TwoReadings(_) | ReadError::NotText { .. }) => prop_assert!(!name.ends_with("mark")),
                Err(other) => prop_assert!(false, "{} {:?}", name, other),
            }
        }
    }

    #[test]
    fn is_total(bytes: Vec<u8>) {
        let _ = decode(bytes);
    }
}
