//! Tables: lines put together to rows, by tabs, by running numbers, or each as it stands.

use super::line::{Line, squeezed};
use crate::source::Span;

/// A row of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Row {
    /// Of the head, counted; 0 where the head has one row.
    Head(u32, Span),
    Body(u32, Span),
}

/// The rows that these lines are. Cells that stand one on a line are put together by the distance of their running
/// numbers; what does not show how it belongs together is one row for each line.
pub fn rows(lines: &[Line<'_>]) -> Vec<Row> {
    let tabbed = lines.iter().any(|l| l.words.contains('\t'));
    let cells = if tabbed { Vec::new() } else { cells(lines) };
    numbered(&cells).or_else(|| headed(lines)).unwrap_or_else(|| each(lines.iter().map(|l| l.span)))
}

fn each(spans: impl Iterator<Item = Span>) -> Vec<Row> {
    spans.zip(1..).map(|(span, n)| Row::Body(n, span)).collect()
}

struct Cell {
    words: String,
    span: Span,
}

/// Where blank lines part most cells, lines without one between them are one cell.
fn cells(lines: &[Line<'_>]) -> Vec<Cell> {
    let parted = lines.iter().skip(1).filter(|l| l.apart).count();
    let by_blanks = parted * 5 >= lines.len() * 3;
    let mut cells: Vec<Cell> = Vec::new();
    for line in lines {
        match cells.last_mut() {
            Some(cell) if by_blanks && !line.apart => {
                cell.span.end = line.span.end;
                cell.words.push_str(&squeezed(line.words));
            }
            _ => cells.push(Cell { words: squeezed(line.words), span: line.span }),
        }
    }
    cells
}

/// Rows told by running numbers at equal distances.
fn numbered(cells: &[Cell]) -> Option<Vec<Row>> {
    let at = |n: usize, from: usize| cells[from..].iter().position(|c| c.words == n.to_string()).map(|i| from + i);
    let first = at(1, 0)?;
    let columns = at(2, first)? - first;
    let third = cells.get(first + 2 * columns).is_none_or(|c| c.words == "3");
    if columns < 2 || first == 0 || !third {
        return None;
    }
    let span = |cells: &[Cell]| Some(cells.first()?.span.to(cells.last()?.span));
    let mut rows = Vec::new();
    let (head, body) = cells.split_at(first);
    if (columns + 1..columns * 2).contains(&head.len()) {
        // Of two rows of the head, each merged cell of the upper stands over two of the lower.
        let (upper, lower) = head.split_at(columns * 2 - head.len());
        rows.extend([(1, upper), (2, lower)].into_iter().filter_map(|(n, cells)| Some(Row::Head(n, span(cells)?))));
    } else {
        rows.push(Row::Head(0, span(head)?));
    }
    rows.extend(body.chunks(columns).zip(1..).filter_map(|(cells, n)| Some(Row::Body(n, span(cells)?))));
    Some(rows)
}

/// A blank form: 序号 begins a head with nothing below it.
fn headed(lines: &[Line<'_>]) -> Option<Vec<Row>> {
    let head = lines.iter().position(|l| squeezed(l.words) == "序号")?;
    let mut rows = each(lines[..head].iter().map(|l| l.span));
    rows.push(Row::Head(0, lines[head].span.to(lines.last()?.span)));
    Some(rows)
}

#[cfg(test)]
mod tests {
    use super::super::line::lines;
    use super::*;

    fn found(text: &str) -> Vec<String> {
        let words = |span: Span| squeezed(span.text(text));
        rows(&lines(text))
            .into_iter()
            .map(|row| match row {
                Row::Head(n, span) => format!("头{n} {}", words(span)),
                Row::Body(n, span) => format!("{n} {}", words(span)),
            })
            .collect()
    }

    #[test]
    fn cells_on_lines_are_put_together_by_their_numbers() {
        let text = "序号\n\n区\n\n标准\n（元）\n\n1\n\n甲\n\n200\n\n2\n\n乙\n\n100\n\n3\n\n丙";
        assert_eq!(found(text), ["头0 序号区标准（元）", "1 1甲200", "2 2乙100", "3 3丙"]);
        let merged = "序号\n\n名\n\n额\n\n年\n\n甲\n\n乙\n\n1\n\na\n\nb\n\nc\n\nd\n\n2\n\ne\n\nf\n\ng\n\nh";
        assert_eq!(found(merged)[..2], ["头1 序号名额年", "头2 甲乙"]);
    }

    #[test]
    fn what_does_not_show_its_rows_stays_as_it_is() {
        assert_eq!(found("区\t标准\n甲区\t1900元"), ["1 区标准", "2 甲区1900元"]);
        assert_eq!(found("单位名称\n联系人"), ["1 单位名称", "2 联系人"]);
        assert_eq!(found("单位：\n\n序号\n\n姓名"), ["1 单位：", "头0 序号姓名"]);
    }
}
