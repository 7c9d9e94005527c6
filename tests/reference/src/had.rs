//! Months that were had before: taken out of what is left, and off the cap.

use crate::months::within;
use crate::run::{Row, Run};
use crate::side::Side;
use crate::value::{Datum, Fault};
use tiaowen::facts::Given;
use tiaowen::ir::{DomainId, Enjoyed};
use tiaowen::values::{Exact, Month};

impl Run<'_> {
    /// Months in order without those had before, up to the cap.
    pub fn left(
        &self,
        months: Vec<Month>,
        (most, first): (Option<u32>, Option<Month>),
        (enjoyed, domain, row): (Option<Enjoyed>, DomainId, usize),
        side: &Side,
    ) -> Result<Vec<Month>, Fault> {
        let (had, named) = self.had(enjoyed, (domain, Row::of(row)), most, side)?;
        let mut left: Vec<Month> = months.iter().copied().filter(|m| !within(&named, *m)).collect();
        if named.is_empty() {
            // As many as fit between the start and the first month listed lie there.
            let before = first.zip(months.first()).map_or(0, |(first, listed)| listed.since(first).max(0));
            let out = had.saturating_sub(usize::try_from(before).unwrap_or(0));
            left.drain(..out.min(left.len()));
        }
        if let Some(most) = most {
            left.truncate(usize::try_from(most).unwrap_or(0).saturating_sub(had));
        }
        Ok(left)
    }

    /// How many months were had, and which if they are named.
    pub fn had(
        &self,
        enjoyed: Option<Enjoyed>,
        at: (DomainId, Row),
        most: Option<u32>,
        side: &Side,
    ) -> Result<(usize, Vec<(Month, Month)>), Fault> {
        let Some(enjoyed) = enjoyed else { return Ok((0, Vec::new())) };
        let count = self.value(enjoyed.count, at);
        let had = side.taken(&count, most.map(|m| Exact::from(i64::from(m))))?;
        let had = had.to_i64().and_then(|n| usize::try_from(n).ok()).ok_or(Fault::Arithmetic)?;
        let named = match enjoyed.months.map(|slot| self.given(slot, at)) {
            Some(Given::Value(Datum::Months(ranges))) => ranges.to_vec(),
            _ => Vec::new(),
        };
        Ok((had, named))
    }
}
