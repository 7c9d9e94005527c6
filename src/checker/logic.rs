//! What several values come to together: three-valued logic with 不适用 and errors (1.4, 1.5).

use super::value::Val;
use crate::values::Causes;

/// All of several. What surely fails decides, be it by not applying; what is open comes before an error, which it may
/// yet make irrelevant.
pub(super) fn all(parts: &[Val]) -> Val {
    if parts.iter().any(|p| !matches!(p, Val::True | Val::Open(_) | Val::NotApplicable | Val::Failed(_))) {
        return Val::False;
    }
    if parts.contains(&Val::NotApplicable) {
        return Val::NotApplicable;
    }
    open(parts).or_else(|| failed(parts)).unwrap_or(Val::True)
}

/// Any of several: one that holds is enough. None of several that all do not apply applies.
pub(super) fn any(parts: &[Val]) -> Val {
    if parts.contains(&Val::True) {
        return Val::True;
    }
    if let Some(undecided) = open(parts).or_else(|| failed(parts)) {
        return undecided;
    }
    let inapplicable = !parts.is_empty() && parts.iter().all(|p| *p == Val::NotApplicable);
    if inapplicable { Val::NotApplicable } else { Val::False }
}

/// What keeps a value from being computed: an error, then what does not apply, then what is open.
pub(super) fn stopped(parts: &[Val]) -> Option<Val> {
    let inapplicable = || parts.contains(&Val::NotApplicable).then_some(Val::NotApplicable);
    failed(parts).or_else(inapplicable).or_else(|| open(parts))
}

fn failed(parts: &[Val]) -> Option<Val> {
    parts.iter().find(|p| matches!(p, Val::Failed(_))).cloned()
}

/// Open, by the causes of all that are.
fn open(parts: &[Val]) -> Option<Val> {
    let causes = parts.iter().filter_map(|p| if let Val::Open(c) = p { Some(*c) } else { None });
    causes.reduce(Causes::and).map(Val::Open)
}
