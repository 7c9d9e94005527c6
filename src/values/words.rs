//! Enumerations whose values have one word each: a single table for reading, writing and schemas.

/// Declares an enumeration from a table of values and their words, and keys of the message catalogue
/// where it has them.
///
/// The enumeration gets `ALL` in the order of the table, `word`, `from_word` and, with keys, `key`. In
/// data each value stands as its word; the caller derives `Serialize`, and `Deserialize` if it is read back.
macro_rules! words {
    (
        $(#[$meta:meta])*
        $vis:vis enum $name:ident {
            $($(#[$doc:meta])* $value:ident = $word:literal, $key:literal;)*
        }
    ) => {
        $crate::values::words! {
            $(#[$meta])*
            $vis enum $name {
                $($(#[$doc])* $value = $word;)*
            }
        }

        impl $name {
            /// The key of its word in the message catalogue.
            pub const fn key(self) -> &'static str {
                match self {
                    $($name::$value => $key,)*
                }
            }
        }
    };
    (
        $(#[$meta:meta])*
        $vis:vis enum $name:ident {
            $($(#[$doc:meta])* $value:ident = $word:literal;)*
        }
    ) => {
        $(#[$meta])*
        $vis enum $name {
            $($(#[$doc])* #[serde(rename = $word)] $value,)*
        }

        impl $name {
            /// Every value, in the order of the table.
            pub const ALL: &'static [$name] = &[$($name::$value),*];

            /// Every word, in the order of the table.
            pub fn words<'w>() -> impl Iterator<Item = &'w str> + Clone {
                $name::ALL.iter().map(|value| value.word())
            }

            /// The one word for it, in files and in output.
            pub const fn word(self) -> &'static str {
                match self {
                    $($name::$value => $word,)*
                }
            }

            /// The value that has this word.
            pub fn from_word(word: &str) -> Option<$name> {
                $name::ALL.iter().copied().find(|value| value.word() == word)
            }
        }
    };
}

pub(crate) use words;
