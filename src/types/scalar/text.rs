//! Reading texts with a minimum and a maximum length.

use alloc::string::ToString;
use core::fmt;
use core::marker::PhantomData;
use core::str::FromStr;

use serde::Deserializer;
use serde::de::{Error, Visitor};

/// The number of characters in a text.
#[must_use]
pub fn length(text: &str) -> usize {
    // Almost all texts are ASCII, and checking that is faster than counting characters.
    if text.is_ascii() { text.len() } else { text.chars().count() }
}

/// Reads a text as a `T`, without an additional copy.
pub fn parsed<'de, D: Deserializer<'de>, T>(deserializer: D) -> Result<T, D::Error>
where
    T: FromStr<Err: fmt::Display>,
{
    struct Parsed<T>(PhantomData<T>);

    impl<T: FromStr<Err: fmt::Display>> Visitor<'_> for Parsed<T> {
        type Value = T;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a string")
        }

        fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
            text.parse().map_err(|error: T::Err| E::custom(error.to_string()))
        }
    }

    deserializer.deserialize_str(Parsed(PhantomData))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_counted_in_characters() {
        for text in ["", "a", "16f87e367071230059bff09a", "ä", "aä\u{10ffff}\0", "ääääääääääääääääääääääääääääääääää"]
        {
            assert_eq!(length(text), text.chars().count(), "{text}");
        }
    }
}
