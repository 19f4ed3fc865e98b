//! Texts.

use core::fmt;

use subtle::ConstantTimeEq;

use super::{Enumeration, Reader, Rejected, View};
use crate::jose::json::Str;
use crate::types::scalar;

macro_rules! redacted {
    ($($(#[$doc:meta])* $name:ident;)+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy)]
        pub struct $name<'a>(Str<'a>);

        impl<'a> $name<'a> {
            /// The text.
            #[must_use]
            pub const fn expose(self) -> Str<'a> {
                self.0
            }
        }

        impl fmt::Debug for $name<'_> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(concat!(stringify!($name), "(redacted)"))
            }
        }
    )+};
}

redacted! {
    /// A secret. `Debug` does not print it. The text that it borrows from is the caller's to overwrite.
    SecretString;
    /// Personal data. `Debug` does not print it.
    PersonalString;
}

impl<'a> View<'a> for SecretString<'a> {
    type Owned = scalar::SecretString;

    #[inline]
    fn read(reader: &mut Reader<'_, 'a>) -> Result<Self, Rejected> {
        reader.string().map(Self)
    }

    /// Takes time that depends on the lengths only, if the text has no escapes.
    fn is(&self, owned: &scalar::SecretString) -> bool {
        let other = owned.expose().as_bytes();
        let Some(plain) = self.0.as_bytes() else {
            return self.0.len() == other.len() && self.0.bytes().zip(other).fold(0, |sum, (a, b)| sum | (a ^ b)) == 0;
        };
        plain.ct_eq(other).into()
    }
}

impl<'a> View<'a> for PersonalString<'a> {
    type Owned = scalar::PersonalString;

    #[inline]
    fn read(reader: &mut Reader<'_, 'a>) -> Result<Self, Rejected> {
        reader.string().map(Self)
    }

    fn is(&self, owned: &scalar::PersonalString) -> bool {
        self.0 == *owned.expose()
    }
}

/// A value that the schema lists, or a value of a later version.
#[derive(Clone, Copy, Debug)]
pub enum Open<'a, T> {
    /// A value that the schema lists.
    Known(T),
    /// Another text as received.
    Other(Str<'a>),
}

impl<T> Open<'_, T> {
    /// The value, if the schema lists it.
    pub const fn known(&self) -> Option<&T> {
        match self {
            Self::Known(value) => Some(value),
            Self::Other(_) => None,
        }
    }
}

impl<T: PartialEq> PartialEq<T> for Open<'_, T> {
    fn eq(&self, other: &T) -> bool {
        self.known() == Some(other)
    }
}

impl<'a, T: Enumeration> View<'a> for Open<'a, T> {
    type Owned = scalar::Open<T>;

    fn read(reader: &mut Reader<'_, 'a>) -> Result<Self, Rejected> {
        let text = reader.string()?;
        let listed = T::VALUES.iter().find(|(listed, _)| text == *listed);
        Ok(listed.map_or(Self::Other(text), |(_, value)| Self::Known(*value)))
    }

    fn is(&self, owned: &scalar::Open<T>) -> bool {
        match (self, owned) {
            (Self::Known(one), scalar::Open::Known(other)) => one == other,
            (Self::Other(one), scalar::Open::Other(other)) => one.is(other),
            _ => false,
        }
    }
}
