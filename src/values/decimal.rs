//! Decimal text: where exact numbers are read, written and rounded.
//!
//! What a [`Decimal`] can hold (28 digits) passes through one. Everything else goes digit by digit
//! to the same result: nothing is rounded at the edge of what fits.

use super::exact::{ArithmeticError, Exact};
use rust_decimal::{Decimal, RoundingStrategy};

/// Why a text is not a number of this language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberError {
    /// Not digits with at most one decimal point.
    Malformed,
    /// More digits than can be held exactly.
    OutOfRange,
}

/// Which way a number is rounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum RoundingWay {
    /// 四舍五入: halves away from zero.
    HalfUp,
    /// 去尾: what is over is dropped.
    Down,
    /// 进一: what is over counts as a whole.
    Up,
}

/// The most digits that every [`Decimal`] of them can hold.
const DIGITS: usize = 28;

/// Powers of ten that fit into 128 bits.
const POWERS: usize = 38;

impl Exact {
    /// Reads plain decimal text: an optional sign, digits, an optional fraction. Exactly, or not at
    /// all: no exponent, no grouping, no blanks.
    pub fn parse(text: &str) -> Result<Exact, NumberError> {
        let (negative, digits) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let plain = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
        if whole.is_empty() || !plain(whole) || !plain(fraction) || (digits.contains('.') && fraction.is_empty()) {
            return Err(NumberError::Malformed);
        }
        if whole.len() + fraction.len() <= DIGITS
            && let Ok(decimal) = Decimal::from_str_exact(text)
            && let Some(exact) = from_decimal(decimal)
        {
            return Ok(exact);
        }
        digit_by_digit(negative, whole, fraction)
    }

    /// Rounded to `places` decimals, halves away from zero (四舍五入).
    ///
    /// # Errors
    /// A number that grows too large on the way.
    pub fn round_half_up(self, places: u32) -> Result<Exact, ArithmeticError> {
        if let Some(decimal) = self.to_decimal() {
            let rounded = decimal.round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero);
            if let Some(exact) = from_decimal(rounded) {
                return Ok(exact);
            }
        }
        self.ratio_rounded(places)
    }

    /// The same for what no decimal is.
    fn ratio_rounded(self, places: u32) -> Result<Exact, ArithmeticError> {
        let places = i32::try_from(places).map_err(|_| ArithmeticError::Overflow)?;
        self.rounded(RoundingWay::HalfUp, places)
    }

    /// Rounded to so many decimals, `-1` for tens; away from zero and towards it are meant of the magnitude.
    ///
    /// # Errors
    /// A number that grows too large on the way.
    pub fn rounded(self, way: RoundingWay, places: i32) -> Result<Exact, ArithmeticError> {
        let power = 10i128.checked_pow(places.unsigned_abs()).ok_or(ArithmeticError::Overflow)?;
        let scale = if places < 0 { Exact::ratio(1, power)? } else { Exact::whole(power) };
        let scaled = self.mul(scale)?;
        let magnitude = if scaled.is_negative() { scaled.neg()? } else { scaled };
        let rounded = match way {
            RoundingWay::HalfUp => magnitude.add(Exact::ratio(1, 2)?)?.floor(),
            RoundingWay::Down => magnitude.floor(),
            RoundingWay::Up => magnitude.ceil(),
        };
        let signed = if scaled.is_negative() { rounded.neg()? } else { rounded };
        signed.div(scale)
    }

    /// The exact decimal with at least `places` decimals; nothing if it does not end.
    pub fn decimal(self, places: usize) -> Option<String> {
        let Some(decimal) = self.to_decimal() else { return self.long_decimal(places) };
        let text = decimal.to_string();
        let decimals = usize::try_from(decimal.scale()).ok()?;
        let missing = "0".repeat(places.saturating_sub(decimals));
        let point = if decimals == 0 && places > 0 { "." } else { "" };
        Some(format!("{text}{point}{missing}"))
    }

    /// The same where the digits are too many for a [`Decimal`].
    fn long_decimal(self, places: usize) -> Option<String> {
        let (digits, scaled) = self.scaled()?;
        let digits = usize::try_from(digits).ok()?;
        let sign = if scaled < 0 { "-" } else { "" };
        let text = scaled.unsigned_abs().to_string();
        let width = digits + 1;
        let text = format!("{text:0>width$}");
        let (whole, fraction) = text.split_at(text.len() - digits);
        let padded = format!("{fraction:0<places$}");
        Some(if padded.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{padded}") })
    }

    /// The number without its point and how many digits stand behind it, the fewest that hold it;
    /// nothing if its decimal does not end or is longer than 128 bits.
    fn scaled(self) -> Option<(u32, i128)> {
        let mut rest = self.denominator();
        let mut times = |factor: i128| {
            let mut count = 0u32;
            while rest % factor == 0 {
                rest /= factor;
                count += 1;
            }
            count
        };
        let digits = times(2).max(times(5));
        if rest != 1 {
            return None;
        }
        let scale = 10i128.checked_pow(digits)?;
        Some((digits, self.numerator().checked_mul(scale / self.denominator())?))
    }

    fn to_decimal(self) -> Option<Decimal> {
        let (digits, scaled) = self.scaled()?;
        Decimal::try_from_i128_with_scale(scaled, digits).ok()
    }

    /// The exact decimal where there is one, else `n/d`.
    pub fn display(self) -> String {
        self.decimal(0).unwrap_or_else(|| self.fraction())
    }

    /// An amount in 元: at least two decimals, exact; `n/d` where no decimal is.
    pub fn money(self) -> String {
        self.decimal(2).unwrap_or_else(|| self.fraction())
    }

    fn fraction(self) -> String {
        format!("{}/{}", self.numerator(), self.denominator())
    }
}

fn from_decimal(decimal: Decimal) -> Option<Exact> {
    Exact::ratio(decimal.mantissa(), 10i128.checked_pow(decimal.scale())?).ok()
}

fn digit_by_digit(negative: bool, whole: &str, fraction: &str) -> Result<Exact, NumberError> {
    let fraction = fraction.trim_end_matches('0');
    if fraction.len() >= POWERS {
        return Err(NumberError::OutOfRange);
    }
    let joined: i128 = format!("{whole}{fraction}").parse().map_err(|_| NumberError::OutOfRange)?;
    let places = u32::try_from(fraction.len()).map_err(|_| NumberError::OutOfRange)?;
    let scale = 10i128.checked_pow(places).ok_or(NumberError::OutOfRange)?;
    let number = if negative { joined.checked_neg().ok_or(NumberError::OutOfRange)? } else { joined };
    Exact::ratio(number, scale).map_err(|_| NumberError::OutOfRange)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn n(text: &str) -> Exact {
        Exact::parse(text).unwrap()
    }

    #[test]
    fn reads_and_writes_exactly() {
        for text in ["12345678901234567.89", "0.1", "-3.25", "3000", "0", "-0.0001"] {
            assert_eq!(n(text).display(), text);
        }
        assert_eq!(n("3000.0").money(), "3000.00");
        assert_eq!(n("0").money(), "0.00");
        assert_eq!(n("-0").display(), "0");
        assert_eq!(n("0.5").money(), "0.50");
        assert_eq!(n("248.796").money(), "248.796");
        assert_eq!(n("2").div(n("3")).unwrap().money(), "2/3");
        for text in ["1e400", "1_000", "", ".5", "5.", " 1", "1,000", "NaN", "+1", "--1", "-"] {
            assert_eq!(Exact::parse(text), Err(NumberError::Malformed), "{text}");
        }
        assert_eq!(Exact::parse(&"9".repeat(60)), Err(NumberError::OutOfRange));
    }

    #[test]
    fn numbers_of_more_digits_than_a_decimal_holds_stay_exact() {
        for text in [
            "9999999999999999999999999999",
            "99999999999999999999999999999",
            "79228162514264337593543950336",
            "170141183460469231731687303715884105727",
            "-12345678901234567890123456789012345.678",
            "0.0000000000000000000000000000001",
        ] {
            assert_eq!(n(text).display(), text);
        }
        assert_eq!(
            n("99999999999999999999999999999.005").round_half_up(2).unwrap().money(),
            "99999999999999999999999999999.01"
        );
        assert_eq!(n("123456789012345678901234567890").money(), "123456789012345678901234567890.00");
    }

    #[test]
    fn rounds_only_when_asked_and_halves_away_from_zero() {
        for (text, rounded) in [("0.005", "0.01"), ("-0.005", "-0.01"), ("0.0049", "0"), ("224.6868", "224.69")] {
            assert_eq!(n(text).round_half_up(2).unwrap(), n(rounded), "{text}");
        }
        assert_eq!(n("2").div(n("3")).unwrap().round_half_up(2).unwrap(), n("0.67"));
        assert_eq!(n("2.5").round_half_up(0).unwrap(), n("3"));
    }

    #[test]
    fn each_way_rounds_to_each_unit() {
        use RoundingWay::{Down, HalfUp, Up};
        for (text, way, places, rounded) in [
            ("1234.567", HalfUp, 2, "1234.57"),
            ("1234.567", Down, 2, "1234.56"),
            ("1234.561", Up, 2, "1234.57"),
            ("1234.55", HalfUp, 1, "1234.6"),
            ("1234.59", Down, 1, "1234.5"),
            ("1234.51", Up, 1, "1234.6"),
            ("1234.5", HalfUp, 0, "1235"),
            ("1234.99", Down, 0, "1234"),
            ("1234.01", Up, 0, "1235"),
            ("1235", HalfUp, -1, "1240"),
            ("1239.99", Down, -1, "1230"),
            ("1230.01", Up, -1, "1240"),
            ("1230", Up, -1, "1230"),
            ("1234", Up, 2, "1234"),
            ("0", Up, -1, "0"),
            ("-1234.5", Down, 0, "-1234"),
        ] {
            assert_eq!(n(text).rounded(way, places).unwrap(), n(rounded), "{text} {way:?} {places}");
        }
        let third = n("2000").div(n("3")).unwrap();
        assert_eq!(third.rounded(Down, 2).unwrap(), n("666.66"));
        assert_eq!(third.rounded(Up, -1).unwrap(), n("670"));
    }

    proptest! {
        /// What passes through a decimal and what goes digit by digit come to the same.
        #[test]
        fn both_ways_read_write_and_round_alike(number in any::<i64>(), places in 0u32..12, to in 0u32..6) {
            let exact = Exact::ratio(i128::from(number), 10i128.pow(places)).unwrap();
            let text = exact.display();
            prop_assert_eq!(&text, &exact.long_decimal(0).unwrap());
            prop_assert_eq!(exact.money(), exact.long_decimal(2).unwrap());
            prop_assert_eq!(n(&text), exact);
            let (whole, fraction) = text.trim_start_matches('-').split_once('.').unwrap_or((text.trim_start_matches('-'), ""));
            prop_assert_eq!(digit_by_digit(number < 0, whole, fraction), Ok(exact));
            prop_assert_eq!(exact.round_half_up(to), exact.ratio_rounded(to));
        }
    }
}
