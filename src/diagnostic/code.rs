//! The table of diagnostic codes.
//!
//! `T01xx` syntax · `T02xx` the policy's text and quotes · `T03xx` names and scopes ·
//! `T04xx` kinds and units · `T05xx` cases and parameter tables · `T06xx` packages.
//! The words of each code stand in the message catalogue under `t0101` and so on.

use serde::Serialize;

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    Error,
    Warning,
    Advice,
}

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $text:literal $severity:ident;)*) => {
        /// A diagnostic's stable identity.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $($(#[$doc])* $name,)* }

        impl Code {
            /// Every code, in the order of the table.
            pub const ALL: &'static [Code] = &[$(Code::$name,)*];

            /// The code as authors see it.
            pub fn as_str(self) -> &'static str {
                match self { $(Code::$name => $text,)* }
            }

            pub fn severity(self) -> Severity {
                match self { $(Code::$name => Severity::$severity,)* }
            }
        }
    };
}

codes! {
    // ---- T01xx: syntax ----
    /// Text where no construct of the language begins.
    UnexpectedText = "T0101" Error;

    // ---- T02xx: the policy's text, corrections and quotes ----

    // ---- T03xx: names, scopes, cycles ----

    // ---- T04xx: kinds and units ----

    // ---- T05xx: cases and parameter tables ----

    // ---- T06xx: packages ----
}
