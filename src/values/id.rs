//! Typed places in lists: one macro for every id.

/// Declares an id: the place of an item in the one list of its kind that a value holds.
///
/// An id is as wide as a place, so that no conversion from a count can cut it.
macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[serde(transparent)]
        pub struct $name(usize);

        impl $name {
            /// The id of the item at this place.
            pub const fn new(place: usize) -> Self {
                $name(place)
            }

            /// The place of the item in its list.
            pub const fn index(self) -> usize {
                self.0
            }
        }
    };
}

/// Declares what list an id is a place in: the list takes it as an index.
macro_rules! list {
    ($item:ty, $name:ident) => {
        impl $name {
            /// The ids of a whole list, in order.
            pub fn all(list: &[$item]) -> impl DoubleEndedIterator<Item = Self> + ExactSizeIterator + Clone + use<> {
                (0..list.len()).map(Self::new)
            }

            /// The first item that answers to `is`.
            pub fn find(list: &[$item], is: impl FnMut(&$item) -> bool) -> Option<Self> {
                list.iter().position(is).map(Self::new)
            }

            /// Puts an item at the end of its list.
            pub fn push(list: &mut Vec<$item>, item: $item) -> Self {
                list.push(item);
                Self::new(list.len() - 1)
            }
        }

        impl std::ops::Index<$name> for Vec<$item> {
            type Output = $item;

            fn index(&self, id: $name) -> &$item {
                &self[id.index()]
            }
        }

        impl std::ops::IndexMut<$name> for Vec<$item> {
            fn index_mut(&mut self, id: $name) -> &mut $item {
                &mut self[id.index()]
            }
        }
    };
}

pub(crate) use {id, list};
