//! A text is its characters: a copy in UTF-16 or GBK is the same text, and what is none says what to do.

#![expect(clippy::unwrap_used, reason = "the helpers here are part of the tests")]

mod support;

use support::{package, program, read_folder, repository};
use tiaowen::package::MemoryFiles;

const SMALL: &str = "policies/shifan-2024-3";

type Write = fn(&str) -> Vec<u8>;

const ENCODINGS: [(&str, Write); 5] = [
    ("GBK", |text| encoding_rs::GBK.encode(text).0.into_owned()),
    ("UTF-16LE", |text| text.encode_utf16().flat_map(u16::to_le_bytes).collect()),
    ("UTF-16BE", |text| text.encode_utf16().flat_map(u16::to_be_bytes).collect()),
    ("UTF-16LE with a mark", |text| format!("\u{FEFF}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect()),
    ("UTF-16BE with a mark", |text| format!("\u{FEFF}{text}").encode_utf16().flat_map(u16::to_be_bytes).collect()),
];

fn written(files: &MemoryFiles, write: Write) -> MemoryFiles {
    let mut files = files.clone();
    for bytes in files.files.values_mut() {
        *bytes = write(std::str::from_utf8(bytes).unwrap());
    }
    files
}

#[test]
fn a_package_is_the_same_in_every_encoding() {
    let files = read_folder(&repository(SMALL));
    let plain = package(&files);
    for (name, write) in ENCODINGS {
        let other = package(&written(&files, write));
        assert_eq!(other.said(&other.diagnostics), plain.said(&plain.diagnostics), "{name}");
        let sum = |p: &support::Package| p.compiled.as_ref().unwrap().ir_sha256.clone();
        assert_eq!(sum(&other), sum(&plain), "{name}");
    }
}

#[test]
fn a_text_in_another_encoding_is_begun_and_compared_by_its_characters_and_kept_by_its_bytes() {
    let dir = std::env::temp_dir().join(format!("tiaowen-encodings-{}", std::process::id()));
    std::fs::create_dir_all(&dir).unwrap();
    let path = |name: &str| dir.join(name).to_str().unwrap().to_owned();
    let source = std::fs::read_to_string(repository(SMALL).join("source/shifan-2024-3.txt")).unwrap();
    let amended = source.replace("24000元/年", "30000元/年");
    std::fs::write(path("原文.txt"), &source).unwrap();
    std::fs::write(path("新文.txt"), &amended).unwrap();
    let begin = |text: &str, folder: &str| {
        assert!(program(&["new", "package", &path(folder), "--text", &path(text)]).status.success(), "{text}");
        std::fs::read_to_string(dir.join(folder).join("package.toml")).unwrap()
    };
    let manifest = begin("原文.txt", "包");
    let plan = |text: &str| String::from_utf8(program(&["plan", SMALL, "--text", &path(text)]).stdout).unwrap();
    let planned = plan("新文.txt");
    assert!(planned.contains("30000元/年"), "{planned}");
    for (name, write) in ENCODINGS {
        let folder = format!("包{name}");
        std::fs::create_dir_all(dir.join(name)).unwrap();
        std::fs::write(dir.join(name).join("原文.txt"), write(&source)).unwrap();
        assert_eq!(begin(&format!("{name}/原文.txt"), &folder), manifest, "{name}");
        assert_eq!(std::fs::read(dir.join(folder).join("source/原文.txt")).unwrap(), write(&source), "{name}");
        std::fs::write(path("另文.txt"), write(&amended)).unwrap();
        assert_eq!(plan("另文.txt"), planned, "{name}");
    }
    std::fs::remove_dir_all(&dir).unwrap();
}

#[test]
fn what_is_no_plain_text_says_what_to_do() {
    let dir = std::env::temp_dir().join(format!("tiaowen-formats-{}", std::process::id()));
    std::fs::create_dir_all(&dir).unwrap();
    let rows: [(&str, &[u8], &str); 6] = [
        ("通知.docx", b"PK\x03\x04\x14\0word/document.xml", "另存为“纯文本（.txt）”"),
        ("通知.wps", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "另存为“纯文本（.txt）”"),
        ("通知.pdf", b"%PDF-1.4\n", "Word版或者网页上的正文"),
        ("标准.xlsx", b"PK\x03\x04\x14\0xl/workbook.xml", "另存为UTF-8的文本"),
        ("通知.txt", b"\xCD\xA8\n", "按UTF-8和GBK都读得通"),
        ("坏.txt", b"\xEF\xBB\xBF\n\xFF", "第2行却有不合UTF-8的字节"),
    ];
    for (name, bytes, words) in rows {
        let (file, folder) = (dir.join(name), dir.join("包"));
        std::fs::write(&file, bytes).unwrap();
        let (file, folder) = (file.to_str().unwrap(), folder.to_str().unwrap());
        for asked in [vec!["new", "package", folder, "--text", file], vec!["plan", SMALL, "--text", file]] {
            let output = program(&asked);
            let said = String::from_utf8(output.stderr).unwrap();
            assert!(said.contains(words), "{asked:?}: {said}");
            assert_eq!(output.status.code(), Some(3), "{asked:?}");
        }
        assert!(!dir.join("包").exists(), "{name}: nothing is written");
    }
    std::fs::remove_dir_all(&dir).unwrap();
}
