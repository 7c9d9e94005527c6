//! 题注: when and by whom a text was published, passed and amended, below its title.

use super::line::{Line, squeezed};
use crate::document::bracket::groups;
use crate::document::day::find_day;
use std::ops::Range;

/// What is said to have been done on a day.
const DONE: [&str; 9] = ["公布", "通过", "施行", "修订", "修正", "发布", "批准", "印发", "公告"];

/// A 题注 runs over so many lines at most.
const LINES: usize = 12;

/// How many of these lines, from the first on, are one piece of a 题注; none where the first does not begin one.
pub fn caption(lines: &[Line<'_>], range: Range<usize>, below: bool) -> usize {
    let Some(first) = lines.get(range.start).filter(|_| !range.is_empty()) else { return 0 };
    if first.words.starts_with(['（', '(']) {
        return bracketed(lines, range);
    }
    let line = squeezed(first.words);
    let begins = find_day(&line).is_some_and(|(_, at)| at.start == 0);
    let amended = below && line.starts_with("根据") && (line.contains("修正") || line.contains("修订"));
    let plain = !line.ends_with(['。', '：', ':', '；']) && find_day(&line).is_some();
    usize::from(plain && (begins || amended) && DONE.iter().any(|w| line.contains(w)))
}

/// （2021年7月27日……公布）, closed on this line or on one below; a bracket with a day alone is one below a title.
fn bracketed(lines: &[Line<'_>], range: Range<usize>) -> usize {
    let mut joined = String::new();
    for (count, line) in lines[range].iter().take(LINES).enumerate() {
        if count > 0 && line.mark.is_some() {
            return 0;
        }
        joined.push_str(&squeezed(line.words));
        let closed = groups(&joined).first().is_some_and(|g| *g == (0..joined.len()));
        if closed {
            let plain = !joined.contains(['。', '；']);
            let told = DONE.iter().any(|w| joined.contains(w)) || joined.chars().count() <= 40;
            return if find_day(&joined).is_some() && (plain || count > 0) && told { count + 1 } else { 0 };
        }
    }
    0
}

/// The 文号 that a 题注 names: ……令第746号, 市政发〔2020〕3号.
pub fn number_in(words: &str) -> Option<String> {
    let line = squeezed(words);
    let (_, day) = find_day(&line)?;
    let behind = &line[day.end..];
    let end = behind.find('号')? + '号'.len_utf8();
    let name = behind[..end].trim_start_matches(['由', '以', '经', '，', '、']);
    let order = name.contains("令第") || name.contains("公告第");
    let numbered = name.contains(['〔', '[', '［', '（', '(']) && name.chars().any(|c| c.is_ascii_digit());
    let named = !DONE.iter().any(|w| name.contains(w)) && !name.contains("根据");
    let plain = named && !name.contains(['，', '。', '、', '；', '《']) && name.chars().count() <= 40;
    (plain && (order || numbered)).then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::super::line::lines;
    use super::*;

    #[test]
    fn captions_of_every_writing() {
        let cases = [
            ("（2021年7月27日中华人民共和国国务院令第746号公布）", 1),
            ("（二○○四年六月十六日国务院\n第54次常务会议修订通过）", 2),
            ("（2001年1月1日公布　根据2010年2月2日\n《甲决定》第一次修正　根据2020年3月3日\n《乙决定》第二次修正）", 3),
            ("1991年4月9日 甲会议通过\n2007年10月28日 乙会议修正", 1),
            ("（民政部一九九七年一月二十八日）", 1),
            ("2022年5月1日施行", 1),
            ("2022年5月1日起施行本办法。", 0),
            ("（一）2021年1月1日公布", 0),
            ("（试行）", 0),
            ("第一条 甲。", 0),
        ];
        for (text, count) in cases {
            let lines = lines(text);
            let found = if lines[0].mark.is_some() { 0 } else { caption(&lines, 0..lines.len(), true) };
            assert_eq!(found, count, "{text}");
        }
    }

    #[test]
    fn a_caption_names_the_number() {
        let cases = [
            ("（2021年7月27日中华人民共和国国务院令第746号公布）", Some("中华人民共和国国务院令第746号")),
            ("（2018年3月1日示范市人民政府令第20号公布　自2018年4月1日起施行）", Some("示范市人民政府令第20号")),
            ("2020年3月1日市政发〔2020〕3号印发", Some("市政发〔2020〕3号")),
            ("（2021年7月27日市政府常务会议通过）", None),
            ("（2001年1月1日公布　根据2016年1月1日甲令第3号修正）", None),
        ];
        for (words, number) in cases {
            assert_eq!(number_in(words).as_deref(), number, "{words}");
        }
    }
}
