//! Chinese numerals: 二十一 and 21.

const DIGITS: [&str; 10] = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
const UNITS: [(u32, &str); 5] = [(100_000_000, "亿"), (10_000, "万"), (1_000, "千"), (100, "百"), (10, "十")];

/// No numeral that [`numeral`] writes is longer.
const LONGEST: usize = 20;

/// The number in Chinese numerals, as 公文 writes it: 十二, 二十一, 一百零三.
pub fn numeral(n: u32) -> String {
    let spelt = spelt(n);
    // Only at the front is 一十 shortened.
    match spelt.strip_prefix("一十") {
        Some(rest) => format!("十{rest}"),
        None => spelt,
    }
}

/// The number that a Chinese numeral names; `None` unless it is written as [`numeral`] writes it,
/// 〇 for 零 apart.
pub fn parse_numeral(text: &str) -> Option<u32> {
    if text.is_empty() || text.chars().count() > LONGEST {
        return None;
    }
    let text = text.replace('〇', "零");
    value(&text).filter(|n| numeral(*n) == text)
}

/// The value of an Arabic digit of any width.
pub fn digit(c: char) -> Option<u32> {
    match c {
        '０'..='９' => u32::from(c).checked_sub(u32::from('０')),
        _ => c.to_digit(10),
    }
}

/// A digit in half width; width is no difference.
pub fn narrow(c: char) -> char {
    digit(c).and_then(|d| char::from_digit(d, 10)).unwrap_or(c)
}

fn spelt(n: u32) -> String {
    let Some((unit, name)) = UNITS.into_iter().find(|(unit, _)| n >= *unit) else {
        return DIGITS[n as usize].to_owned();
    };
    let (high, low) = (n / unit, n % unit);
    let gap = if low > 0 && low < unit / 10 { DIGITS[0] } else { "" };
    let low = if low > 0 { spelt(low) } else { String::new() };
    format!("{}{name}{gap}{low}", spelt(high))
}

fn value(text: &str) -> Option<u32> {
    for (unit, name) in UNITS {
        if let Some((high, low)) = text.split_once(name) {
            let high = if high.is_empty() { 1 } else { value(high)? };
            let low = if low.is_empty() { 0 } else { value(low.strip_prefix(DIGITS[0]).unwrap_or(low))? };
            return high.checked_mul(unit)?.checked_add(low);
        }
    }
    DIGITS.iter().position(|d| *d == text).and_then(|d| u32::try_from(d).ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn numerals_of_headings() {
        let pairs = [
            (1, "一"),
            (10, "十"),
            (12, "十二"),
            (21, "二十一"),
            (100, "一百"),
            (103, "一百零三"),
            (112, "一百一十二"),
            (1_020, "一千零二十"),
            (120_000, "十二万"),
            (0, "零"),
        ];
        for (n, text) in pairs {
            assert_eq!(numeral(n), text);
            assert_eq!(parse_numeral(text), Some(n), "{text}");
        }
        assert_eq!(parse_numeral("一百〇三"), Some(103));
    }

    #[test]
    fn refuses_what_is_no_numeral() {
        for text in ["", "六条", "二〇一七", "一二", "一十二", "十十", "百", "21", &"十".repeat(10_000), "九十亿"]
        {
            assert_eq!(parse_numeral(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn reads_back_what_it_writes(n: u32) {
            prop_assert_eq!(parse_numeral(&numeral(n)), Some(n));
        }

        #[test]
        fn is_total(text in "[零〇一二九十百千万亿]{0,24}") {
            let _ = parse_numeral(&text);
        }
    }
}
