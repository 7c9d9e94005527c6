//! Headings of rule files: lines that name a unit of the text.

use super::line::squeezed;
use super::mark::{MarkKind, mark};
use super::parts::annex;
use super::step::{LetterKind, Step, Written};

/// The unit that a line names as a heading, and the bytes of its mark: `（六）落实……`, `二、促进……`, `第五条`, `附件1`.
pub fn heading_step(line: &str) -> Option<(Step, usize)> {
    let fixed = match squeezed(line).as_str() {
        "印发通知" => Some(Step::Letter(LetterKind::Notice)),
        "转发通知" => Some(Step::Letter(LetterKind::Forwarding)),
        "公布令" => Some(Step::Letter(LetterKind::Order)),
        "末段" => Some(Step::Closing),
        "引言" => Some(Step::Preamble),
        "待归类" => Some(Step::Unclassified),
        _ => None,
    };
    if let Some(step) = fixed {
        return Some((step, line.trim_end().len()));
    }
    if let Some((schedule, number, length)) =
        annex(line).filter(|(_, _, length)| !line[..*length].ends_with(['：', ':']))
    {
        return Some((if schedule { Step::Schedule(number) } else { Step::Annex(number) }, length));
    }
    let mark = mark(line)?;
    let rest = &line[mark.length..];
    let step = match mark.kind {
        MarkKind::Book => Step::Book(mark.number),
        MarkKind::Chapter => Step::Chapter(mark.number),
        MarkKind::Section => Step::Section(mark.number),
        // 第五条第二款“……” and 第五条规定 are citations.
        MarkKind::Article if is_title(rest) => Step::Article(mark.number, mark.again),
        MarkKind::Part => Step::Part(mark.number),
        MarkKind::Bracket => Step::Level(Written::Bracket, mark.number),
        // 1. with an item behind it is a list typed as Word does.
        MarkKind::Arabic if !rest.contains(['；', '。', '，', '“', ';']) => {
            Step::Level(Written::Arabic, mark.number)
        }
        MarkKind::Article | MarkKind::Arabic | MarkKind::Paren | MarkKind::Circle => return None,
    };
    Some((step, mark.length))
}

fn is_title(rest: &str) -> bool {
    rest.trim().is_empty() || rest.starts_with([' ', '\u{3000}', '\t', '【']) && !rest.contains(['“', '。', '，', '：'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_of_rule_files() {
        let cases = [
            ("（六）落实创业扶持政策", Some(Step::Level(Written::Bracket, 6))),
            ("二、促进以创业带动就业", Some(Step::Part(2))),
            ("第五条", Some(Step::Article(5, 0))),
            ("第五条之一　补贴标准", Some(Step::Article(5, 1))),
            ("第二章 总则", Some(Step::Chapter(2))),
            ("附件1", Some(Step::Annex(1))),
            ("印发通知", Some(Step::Letter(LetterKind::Notice))),
            ("第五条第二款“甲”", None),
            ("第五条规定的补贴", None),
            ("附件：甲", None),
            ("1.精准服务", Some(Step::Level(Written::Arabic, 1))),
            ("1.户籍为本市；", None),
        ];
        for (line, step) in cases {
            assert_eq!(heading_step(line).map(|(s, _)| s), step, "{line}");
        }
    }
}
