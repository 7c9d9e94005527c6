//! Exact numbers: checked ratios of 128-bit integers.
//!
//! Nothing here rounds, and the order of × and ÷ never matters. Decimals are for reading, writing and
//! rounding only, in `decimal`.

use num_rational::Ratio;
use num_traits::{CheckedAdd, CheckedDiv, CheckedMul, CheckedSub};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::cmp::Ordering;
use std::fmt;

/// An exact number, always in lowest terms with a positive denominator.
#[derive(Clone, Copy)]
pub struct Exact(Ratio<i128>);

/// Why a computation has no result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum ArithmeticError {
    #[serde(rename = "数额超出范围")]
    Overflow,
    #[serde(rename = "除数为零")]
    DivisionByZero,
}

#[expect(clippy::should_implement_trait, reason = "checked operations return an error that the operators cannot")]
impl Exact {
    pub const ZERO: Exact = Exact::whole(0);
    pub const ONE: Exact = Exact::whole(1);

    /// A whole number.
    pub(super) const fn whole(number: i128) -> Exact {
        Exact(Ratio::new_raw(number, 1))
    }

    /// `num / den`; a zero denominator is refused.
    pub fn ratio(num: i128, den: i128) -> Result<Exact, ArithmeticError> {
        if den == 0 {
            return Err(ArithmeticError::DivisionByZero);
        }
        if num == i128::MIN || den == i128::MIN {
            return Err(ArithmeticError::Overflow);
        }
        Ok(Exact(Ratio::new(num, den)))
    }

    pub(super) fn numerator(self) -> i128 {
        *self.0.numer()
    }

    pub(super) fn denominator(self) -> i128 {
        *self.0.denom()
    }

    pub fn is_zero(self) -> bool {
        self.numerator() == 0
    }

    pub fn is_negative(self) -> bool {
        self.numerator() < 0
    }

    pub fn is_integer(self) -> bool {
        self.denominator() == 1
    }

    pub fn to_i64(self) -> Option<i64> {
        if self.is_integer() { i64::try_from(self.numerator()).ok() } else { None }
    }

    pub fn add(self, other: Exact) -> Result<Exact, ArithmeticError> {
        self.checked(other, i128::checked_add, Ratio::checked_add)
    }

    pub fn sub(self, other: Exact) -> Result<Exact, ArithmeticError> {
        self.checked(other, i128::checked_sub, Ratio::checked_sub)
    }

    pub fn neg(self) -> Result<Exact, ArithmeticError> {
        Exact::ZERO.sub(self)
    }

    pub fn mul(self, other: Exact) -> Result<Exact, ArithmeticError> {
        self.checked(other, i128::checked_mul, Ratio::checked_mul)
    }

    pub fn div(self, other: Exact) -> Result<Exact, ArithmeticError> {
        if other.is_zero() {
            return Err(ArithmeticError::DivisionByZero);
        }
        self.0.checked_div(&other.0).map(Exact).ok_or(ArithmeticError::Overflow)
    }

    /// Whole numbers, the usual case, need no common denominator.
    fn checked(
        self,
        other: Exact,
        whole: fn(i128, i128) -> Option<i128>,
        ratio: fn(&Ratio<i128>, &Ratio<i128>) -> Option<Ratio<i128>>,
    ) -> Result<Exact, ArithmeticError> {
        let result = if self.is_integer() && other.is_integer() {
            whole(self.numerator(), other.numerator()).map(Exact::whole)
        } else {
            ratio(&self.0, &other.0).map(Exact)
        };
        // The least of all has no opposite.
        result.filter(|r| r.numerator() != i128::MIN).ok_or(ArithmeticError::Overflow)
    }

    /// The largest whole number not above this one.
    pub fn floor(self) -> Exact {
        Exact::whole(self.numerator().div_euclid(self.denominator()))
    }

    /// The smallest whole number not below this one.
    pub fn ceil(self) -> Exact {
        let floor = self.floor();
        if floor == self { floor } else { Exact::whole(floor.numerator() + 1) }
    }
}

impl fmt::Debug for Exact {
    /// As dumps of a program show it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Exact").field("num", self.0.numer()).field("den", self.0.denom()).finish()
    }
}

impl PartialEq for Exact {
    /// Lowest terms are equal where their parts are; comparing needs no division.
    fn eq(&self, other: &Self) -> bool {
        self.0.numer() == other.0.numer() && self.0.denom() == other.0.denom()
    }
}

impl Eq for Exact {}

impl From<i64> for Exact {
    fn from(value: i64) -> Self {
        Exact::whole(i128::from(value))
    }
}

impl PartialOrd for Exact {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Exact {
    fn cmp(&self, other: &Self) -> Ordering {
        // By continued fractions: no product that could overflow.
        self.0.cmp(&other.0)
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
    fn overflow_and_zero_are_errors() {
        let big = n("99999999999999999999999999999999999999");
        assert_eq!(big.mul(big), Err(ArithmeticError::Overflow));
        let least = Exact::whole(-i128::MAX);
        assert_eq!(least.sub(Exact::ONE), Err(ArithmeticError::Overflow));
        assert_eq!(least.neg(), Ok(Exact::whole(i128::MAX)));
        let fine = Exact::ratio(1, i128::MAX).unwrap();
        assert_eq!(fine.mul(fine), Err(ArithmeticError::Overflow));
        assert_eq!(least.mul(fine), Ok(Exact::whole(-1)));
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
