//! Hand-written types that the schemas reference with `x-rust-type`: values with a meaning that JSON Schema cannot
//! express, or with a wire form that must be kept.
//!
//! Each type enforces its definition in schemas/; a test compares the two.

pub use self::amount::{Amount, Amount13, Amount16};
pub use self::any_value::AnyValue;
pub use self::custom_data::CustomData;
pub use self::date::Date;
pub use self::encrypted::EncryptedText;
pub use self::lenient_bool::LenientBool;
pub use self::letters::{CurrencyCode, Letters, PurposeCode};
pub use self::list::{List, NonEmptyList, ScheduleList};
pub use self::members::Members;
pub use self::number::Number;
pub use self::numeric_date::NumericDate;
pub use self::one_or_many::OneOrMany;
pub use self::open::Open;
pub use self::redacted::{PersonalString, SecretString};
pub use self::timestamp::Timestamp;
pub use self::unique_list::UniqueList;
pub use self::uuid::Uuid;

#[cfg(feature = "uae")]
pub(crate) use self::members::no_variant;
pub(crate) use self::members::{present, unknown_tag};
pub(crate) use self::object::ObjectOnly;
pub(crate) use self::text::{length, parsed};

/// The readers and writers of a type that is a text: by `FromStr` and `Display`.
macro_rules! text_scalar {
    ($name:ident $(<const $parameter:ident: usize>)?) => {
        impl $(<const $parameter: usize>)? serde::Serialize for $name $(<$parameter>)? {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de $(, const $parameter: usize)?> serde::Deserialize<'de> for $name $(<$parameter>)? {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                super::text::parsed(deserializer)
            }
        }
    };
}
use text_scalar;

mod amount;
mod any_value;
#[cfg(feature = "arbitrary")]
#[doc(hidden)]
pub mod arbitrary;
#[cfg(any(feature = "time", feature = "chrono", feature = "jiff"))]
mod convert;
mod custom_data;
mod date;
mod encrypted;
mod lenient_bool;
mod letters;
mod list;
mod members;
mod number;
mod numeric_date;
mod object;
mod one_or_many;
mod open;
mod redacted;
mod text;
mod timestamp;
mod unique_list;
mod uuid;

/// What the types call that `ofm-schema-codegen` generates for other crates. No part of the stable interface: the two
/// crates have the same version.
#[doc(hidden)]
pub mod generated {
    pub use super::Scalar;
    #[cfg(feature = "arbitrary")]
    pub use super::arbitrary;
    pub use super::members::{Members, no_variant, present, unknown_tag};
    pub use super::object::ObjectOnly;
    pub use super::text::{length, parsed};
}

/// A type that a schema may reference with `x-rust-type`; the generated code asserts it.
///
/// A crate with schemas of its own implements it for its own hand-written types. Such a type accepts exactly the values
/// that its definition allows, and writes a value as it was read; its `Debug` shows no secret and no personal data.
pub trait Scalar {}

macro_rules! scalars {
    ($($name:ident $(<$parameter:ident>)?),+ $(,)?) => {
        $(
            impl $(<$parameter>)? Scalar for $name $(<$parameter>)? {}
        )+
    };
}
scalars!(
    AnyValue,
    CustomData,
    Date,
    EncryptedText,
    LenientBool,
    Number,
    NumericDate,
    OneOrMany<T>,
    Open<T>,
    PersonalString,
    SecretString,
    Timestamp,
    UniqueList<T>,
    Uuid
);
impl<const DIGITS: usize> Scalar for Amount<DIGITS> {}
impl<const LENGTH: usize> Scalar for Letters<LENGTH> {}
impl<T, const MIN: usize, const MAX: usize> Scalar for List<T, MIN, MAX> {}
