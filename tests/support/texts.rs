//! Texts of every shape, and texts that are mixed from them by chance.

use super::Draw;

pub const TEXTS: [(&str, &str); 6] = [
    ("章条款项目", include_str!("../structure/章条款项目.txt")),
    ("公布令", include_str!("../structure/公布令.txt")),
    ("部分与层", include_str!("../structure/部分与层.txt")),
    ("只有部分", include_str!("../structure/只有部分.txt")),
    ("句子部分", include_str!("../structure/句子部分.txt")),
    ("通篇连续", include_str!("../structure/通篇连续.txt")),
];

/// A text with lines cut, moved, doubled, unended and marked anew.
pub fn mixed(text: &str, chance: &mut Draw) -> String {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    for _ in 0..=chance.below(8) {
        let at = chance.below(lines.len());
        match chance.below(7) {
            0 => drop(lines.remove(at)),
            1 => {
                let line = lines[at].clone();
                lines.insert(chance.below(lines.len()), line);
            }
            2 => lines[at] = lines[at].replace(['。', '；'], ""),
            3 => {
                let cut = lines[at].char_indices().map(|(i, _)| i).nth(chance.below(12)).unwrap_or(0);
                let rest = lines[at].split_off(cut);
                lines.insert(at + 1, rest);
            }
            4 => lines[at] = lines[at].replace('（', "(").replace('）', ")") + "前款第(二)、(三)项、第九条",
            5 => {
                let line = lines.remove(at);
                lines.insert(chance.below(lines.len() + 1), line);
            }
            _ => {
                let marks = [
                    "第九条 ",
                    "（三）",
                    "7.",
                    "（2）",
                    "二、",
                    "附件",
                    "注：",
                    "“",
                    "\t",
                    "第二章 ",
                    "③",
                    "1、",
                    "(五)",
                ];
                lines[at].insert_str(0, marks[chance.below(marks.len())]);
            }
        }
        if lines.is_empty() {
            lines.push("甲。".to_owned());
        }
    }
    lines.join("\n")
}
