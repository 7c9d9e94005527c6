//! Exact numbers: checked ratios of 128-bit integers.
//!
//! Nothing here rounds unless it is asked to, and the order of × and ÷ never matters. Decimals are
//! for reading and writing only.

use num_rational::Ratio;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::cmp::Ordering;

/// An exact number, always in lowest terms with a positive denominator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Exact {
    num: i128,
    den: i128,
}

/// Why a computation has no result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum ArithmeticError {
    #[serde(rename = "数额超出范围")]
    Overflow,
    #[serde(rename = "除数为零")]
    DivisionByZero,
}

/// Why a text is not a number of this language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberError {
    /// Not digits with at most one decimal point.
    Malformed,
    /// More digits than can be held exactly.
    OutOfRange,
}

const POWERS: usize = 38;

#[expect(clippy::should_implement_trait, reason = "checked operations return an error that the operators cannot")]
impl Exact {
    pub const ZERO: Exact = Exact { num: 0, den: 1 };
    pub const ONE: Exact = Exact { num: 1, den: 1 };

    /// `num / den`; a zero denominator is refused.
    pub fn ratio(num: i128, den: i128) -> Result<Exact, ArithmeticError> {
        if den == 0 {
            return Err(ArithmeticError::DivisionByZero);
        }
        if num == i128::MIN || den == i128::MIN {
            return Err(ArithmeticError::Overflow);
        }
        Ok(Self::from_ratio(Ratio::new(num, den)))
    }

    fn from_ratio(ratio: Ratio<i128>) -> Exact {
        Exact { num: *ratio.numer(), den: *ratio.denom() }
    }

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
        let fraction = fraction.trim_end_matches('0');
        if fraction.len() >= POWERS {
            return Err(NumberError::OutOfRange);
        }
        let joined: i128 = format!("{whole}{fraction}").parse().map_err(|_| NumberError::OutOfRange)?;
        let den = 10i128.checked_pow(fraction.len() as u32).ok_or(NumberError::OutOfRange)?;
        let num = if negative { joined.checked_neg().ok_or(NumberError::OutOfRange)? } else { joined };
        Exact::ratio(num, den).map_err(|_| NumberError::OutOfRange)
    }

    pub fn is_zero(self) -> bool {
        self.num == 0
    }

    pub fn is_negative(self) -> bool {
        self.num < 0
    }

    pub fn is_integer(self) -> bool {
        self.den == 1
    }

    pub fn to_i64(self) -> Option<i64> {
        if self.den == 1 { i64::try_from(self.num).ok() } else { None }
    }

    pub fn add(self, other: Exact) -> Result<Exact, ArithmeticError> {
        if self.den == 1 && other.den == 1 {
            let num = self.num.checked_add(other.num).ok_or(ArithmeticError::Overflow)?;
            return Ok(Exact { num, den: 1 });
        }
        // a/b + c/d over the least common denominator.
        let g = gcd(self.den, other.den);
        let (b, d) = (self.den / g, other.den / g);
        let left = self.num.checked_mul(d).ok_or(ArithmeticError::Overflow)?;
        let right = other.num.checked_mul(b).ok_or(ArithmeticError::Overflow)?;
        let num = left.checked_add(right).ok_or(ArithmeticError::Overflow)?;
        let den = self.den.checked_mul(d).ok_or(ArithmeticError::Overflow)?;
        Exact::ratio(num, den)
    }

    pub fn sub(self, other: Exact) -> Result<Exact, ArithmeticError> {
        self.add(other.neg()?)
    }

    pub fn neg(self) -> Result<Exact, ArithmeticError> {
        Ok(Exact { num: self.num.checked_neg().ok_or(ArithmeticError::Overflow)?, den: self.den })
    }

    pub fn mul(self, other: Exact) -> Result<Exact, ArithmeticError> {
        // Reduce across before multiplying, so that only a result too large overflows.
        let (g, h) = (gcd(self.num, other.den), gcd(other.num, self.den));
        let num = (self.num / g).checked_mul(other.num / h).ok_or(ArithmeticError::Overflow)?;
        let den = (self.den / h).checked_mul(other.den / g).ok_or(ArithmeticError::Overflow)?;
        Ok(Exact { num, den })
    }

    pub fn div(self, other: Exact) -> Result<Exact, ArithmeticError> {
        if other.num == 0 {
            return Err(ArithmeticError::DivisionByZero);
        }
        let inverse = if other.num < 0 {
            Exact { num: -other.den, den: other.num.checked_neg().ok_or(ArithmeticError::Overflow)? }
        } else {
            Exact { num: other.den, den: other.num }
        };
        self.mul(inverse)
    }

    /// The largest whole number not above this one.
    pub fn floor(self) -> Exact {
        Exact { num: self.num.div_euclid(self.den), den: 1 }
    }

    /// The smallest whole number not below this one.
    pub fn ceil(self) -> Exact {
        let floor = self.floor();
        if floor == self { floor } else { Exact { num: floor.num + 1, den: 1 } }
    }

    /// Rounded to `places` decimals, halves away from zero (四舍五入). The only rounding there is.
    pub fn round_half_up(self, places: u32) -> Result<Exact, ArithmeticError> {
        let scale = Exact { num: 10i128.checked_pow(places).ok_or(ArithmeticError::Overflow)?, den: 1 };
        let scaled = self.mul(scale)?;
        let magnitude = if scaled.num < 0 { scaled.neg()? } else { scaled };
        let half = Exact { num: 1, den: 2 };
        let rounded = magnitude.add(half)?.floor();
        let signed = if scaled.num < 0 { rounded.neg()? } else { rounded };
        signed.div(scale)
    }

    /// The exact decimal with at least `places` decimals; nothing if it does not end.
    pub fn decimal(self, places: usize) -> Option<String> {
        let mut rest = self.den;
        let mut twos = 0usize;
        let mut fives = 0usize;
        while rest % 2 == 0 {
            rest /= 2;
            twos += 1;
        }
        while rest % 5 == 0 {
            rest /= 5;
            fives += 1;
        }
        if rest != 1 {
            return None;
        }
        let digits = twos.max(fives);
        let scale = 10i128.checked_pow(u32::try_from(digits).ok()?)?;
        let scaled = self.num.checked_mul(scale / self.den)?;
        let sign = if scaled < 0 { "-" } else { "" };
        let text = scaled.unsigned_abs().to_string();
        let width = digits + 1;
        let text = format!("{text:0>width$}");
        let (whole, fraction) = text.split_at(text.len() - digits);
        let padded = format!("{fraction:0<places$}");
        Some(if padded.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{padded}") })
    }

    /// The exact decimal where there is one, else `n/d`.
    pub fn display(self) -> String {
        self.decimal(0).unwrap_or_else(|| format!("{}/{}", self.num, self.den))
    }

    /// An amount in 元: at least two decimals, exact; `n/d` where no decimal is.
    pub fn money(self) -> String {
        self.decimal(2).unwrap_or_else(|| format!("{}/{}", self.num, self.den))
    }
}

impl From<i64> for Exact {
    fn from(value: i64) -> Self {
        Exact { num: i128::from(value), den: 1 }
    }
}

impl PartialOrd for Exact {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Exact {
    fn cmp(&self, other: &Self) -> Ordering {
        if self.den == other.den {
            return self.num.cmp(&other.num);
        }
        // num-rational compares by continued fractions: no product that could overflow.
        Ratio::new_raw(self.num, self.den).cmp(&Ratio::new_raw(other.num, other.den))
    }
}

impl Serialize for Exact {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.display())
    }
}

impl<'de> Deserialize<'de> for Exact {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let number = |t: &str| Exact::parse(t).ok();
        let value = match text.split_once('/') {
            Some((n, d)) => number(n).zip(number(d)).and_then(|(n, d)| n.div(d).ok()),
            None => number(&text),
        };
        value.ok_or_else(|| serde::de::Error::custom("not an exact number"))
    }
}

fn gcd(a: i128, b: i128) -> i128 {
    if a == 0 && b == 0 {
        return 1;
    }
    // Small operands, the usual case, divide faster in 64 bits.
    if let (Ok(a), Ok(b)) = (u64::try_from(a.unsigned_abs()), u64::try_from(b.unsigned_abs())) {
        let (mut a, mut b) = (a, b);
        while b != 0 {
            (a, b) = (b, a % b);
        }
        return i128::from(a);
    }
    let (mut a, mut b) = (a.unsigned_abs(), b.unsigned_abs());
    while b != 0 {
        (a, b) = (b, a % b);
    }
    i128::try_from(a).unwrap_or(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn n(text: &str) -> Exact {
        Exact::parse(text).unwrap()
    }

    #[test]
    fn the_order_of_times_and_divide_does_not_matter() {
        let two_thirds = n("2").div(n("3")).unwrap();
        let a = n("1520").mul(two_thirds).unwrap().mul(n("6")).unwrap().add(n("500")).unwrap();
        let b = n("1520").mul(n("6")).unwrap().mul(n("2")).unwrap().div(n("3")).unwrap().add(n("500")).unwrap();
        assert_eq!((a, a), (b, n("6580")));
    }

    #[test]
    fn reads_and_writes_exactly() {
        for text in ["12345678901234567.89", "0.1", "-3.25", "3000"] {
            assert_eq!(n(text).display(), text);
        }
        assert_eq!(n("3000.0").money(), "3000.00");
        assert_eq!(n("248.796").money(), "248.796");
        assert_eq!(n("2").div(n("3")).unwrap().money(), "2/3");
        for text in ["1e400", "1_000", "", ".5", "5.", " 1", "1,000", "NaN", "+1"] {
            assert_eq!(Exact::parse(text), Err(NumberError::Malformed), "{text}");
        }
        assert_eq!(Exact::parse(&"9".repeat(60)), Err(NumberError::OutOfRange));
    }

    #[test]
    fn rounds_only_when_asked_and_halves_away_from_zero() {
        for (text, rounded) in [("0.005", "0.01"), ("-0.005", "-0.01"), ("0.0049", "0"), ("224.6868", "224.69")] {
            assert_eq!(n(text).round_half_up(2).unwrap(), n(rounded), "{text}");
        }
    }

    #[test]
    fn overflow_and_zero_are_errors() {
        let big = n("99999999999999999999999999999999999999");
        assert_eq!(big.mul(big), Err(ArithmeticError::Overflow));
        assert_eq!(Exact::ONE.div(Exact::ZERO), Err(ArithmeticError::DivisionByZero));
    }

    fn exact() -> impl Strategy<Value = Exact> {
        (-1_000_000i128..1_000_000, 1i128..10_000).prop_map(|(n, d)| Exact::ratio(n, d).unwrap())
    }

    proptest! {
        #[test]
        fn is_a_field(a in exact(), b in exact(), c in exact()) {
            prop_assert_eq!(a.add(b), b.add(a));
            prop_assert_eq!(a.mul(b), b.mul(a));
            prop_assert_eq!(a.add(b).unwrap().add(c), a.add(b.add(c).unwrap()));
            prop_assert_eq!(a.mul(b.add(c).unwrap()), a.mul(b).unwrap().add(a.mul(c).unwrap()));
            prop_assert_eq!(a.sub(b).unwrap().add(b).unwrap(), a);
            if !b.is_zero() {
                prop_assert_eq!(a.div(b).unwrap().mul(b).unwrap(), a);
            }
            prop_assert_eq!(a.cmp(&b), a.sub(b).unwrap().cmp(&Exact::ZERO));
        }

        #[test]
        fn text_comes_back(a in exact()) {
            let json = serde_json::to_string(&a).unwrap();
            prop_assert_eq!(serde_json::from_str::<Exact>(&json).unwrap(), a);
        }
    }
}
