//! Where a line may break: by the Unicode rules, as Chinese is set.

use icu_segmenter::LineSegmenter;
use icu_segmenter::options::LineBreakOptions;

/// The pieces of a text between which a line may break; a blank at a break ends its piece.
pub(super) fn pieces(text: &str) -> Vec<&str> {
    let segmenter = LineSegmenter::new_for_non_complex_scripts(LineBreakOptions::default());
    let mut pieces = Vec::new();
    let mut start = 0;
    for at in segmenter.segment_str(&as_brackets(text)) {
        let Some(piece) = text.get(start..at) else { continue };
        if !piece.is_empty() && may_part(piece, &text[at..]) {
            pieces.push(piece);
            start = at;
        }
    }
    if start < text.len() {
        pieces.push(&text[start..]);
    }
    pieces
}

/// Quotation marks open and close in Chinese text, where the rules leave them undecided: brackets of
/// the same length stand in for them.
fn as_brackets(text: &str) -> String {
    let bracket = |c: char| match c {
        '“' => '「',
        '”' => '」',
        '‘' => '『',
        '’' => '』',
        c => c,
    };
    text.chars().map(bracket).collect()
}

/// A figure stays with its unit, a date and a unit such as 元/年 whole.
fn may_part(before: &str, after: &str) -> bool {
    let (Some(last), Some(next)) = (before.chars().next_back(), after.chars().next()) else { return true };
    let unit = last.is_ascii_digit() && next.is_alphanumeric();
    let date = matches!(last, '年' | '月') && next.is_ascii_digit();
    !(unit || date || matches!(last, '/' | '／'))
}

#[cfg(test)]
mod tests {
    use super::pieces;

    #[test]
    fn marks_stay_with_their_words_and_figures_with_their_units() {
        let parted = |text: &str| pieces(text).join("|");
        assert_eq!(parted("标准须写作“3000元/年”，不写约数。"), "标|准|须|写|作|“3000元/年”，|不|写|约|数。");
        assert_eq!(parted("自2019年7月1日起（含当日）"), "自|2019年7月1日|起|（含|当|日）");
        assert_eq!(parted("从第（六）条……算"), "从|第|（六）|条……|算");
        assert_eq!(parted("one two"), "one |two");
        assert_eq!(parted("满12.5%的"), "满|12.5%|的");
        assert_eq!(parted(""), "");
    }
}
