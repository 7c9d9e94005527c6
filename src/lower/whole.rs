//! What one 解释事项 settles for the whole document: how totals are rounded, on which day periods end.

use crate::ir::{InterpId, Rounding, Setting};
use crate::resolve::Model;
use crate::syntax::ast::{self, AlternativeValue};
use crate::values::Expiry;

/// How totals are rounded; the check in [`super`] sees that one item says so, with all its alternatives.
pub(super) fn rounding(model: &Model<'_>) -> Option<Setting<Rounding>> {
    setting(model, rounds)
}

/// On which day years and months end; where nothing says so, as the language has it.
pub(super) fn expiry(model: &Model<'_>) -> Option<Setting<Expiry>> {
    setting(model, expires)
}

fn setting<T: Copy>(model: &Model<'_>, read: fn(&AlternativeValue) -> Option<T>) -> Option<Setting<T>> {
    model.interpretations.iter().enumerate().find_map(|(i, interp)| {
        let alternatives: Vec<T> = interp.alternatives.iter().filter_map(|(v, _)| read(v)).collect();
        let first = *alternatives.first()?;
        Some(Setting::Chosen { interpretation: InterpId::new(i), alternatives, first })
    })
}

pub(super) fn rounds(value: &AlternativeValue) -> Option<Rounding> {
    let AlternativeValue::Rounding(rounding) = value else { return None };
    let ast::Rounding::To(way, unit) = *rounding else { return Some(Rounding::None) };
    let places = match unit {
        ast::RoundingUnit::TenYuan => -1,
        ast::RoundingUnit::Yuan => 0,
        ast::RoundingUnit::Jiao => 1,
        ast::RoundingUnit::Fen => 2,
    };
    Some(match way {
        ast::RoundingWay::HalfUp => Rounding::HalfUp { places },
        ast::RoundingWay::Down => Rounding::Down { places },
        ast::RoundingWay::Up => Rounding::Up { places },
    })
}

pub(super) fn expires(value: &AlternativeValue) -> Option<Expiry> {
    let AlternativeValue::Expiry(expiry) = value else { return None };
    Some(match expiry {
        ast::Expiry::Corresponding => Expiry::Corresponding,
        ast::Expiry::DayBefore => Expiry::DayBefore,
        ast::Expiry::NextMonth => Expiry::NextMonth,
    })
}
