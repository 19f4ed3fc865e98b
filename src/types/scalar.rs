//! Hand-written types that the schemas reference with `x-rust-type`: values with a meaning that JSON Schema cannot
//! express, or with a wire form that must be kept.
//!
//! Each type enforces its definition in schemas/; a test compares the two.

pub use self::any_value::AnyValue;
pub use self::lenient_bool::LenientBool;
pub use self::members::Members;
pub use self::numeric_date::NumericDate;
pub use self::one_or_many::OneOrMany;
pub use self::open::Open;
pub use self::redacted::{PersonalString, SecretString};
pub use self::timestamp::Timestamp;
pub use self::unique_list::UniqueList;

pub(crate) use self::members::{present, unknown_tag};
pub(crate) use self::object::ObjectOnly;
pub(crate) use self::text::{length, parsed};

mod any_value;
#[cfg(feature = "arbitrary")]
#[doc(hidden)]
pub mod arbitrary;
#[cfg(any(feature = "time", feature = "chrono", feature = "jiff"))]
mod convert;
mod lenient_bool;
mod members;
mod numeric_date;
mod object;
mod one_or_many;
mod open;
mod redacted;
mod text;
mod timestamp;
mod unique_list;

/// What the types call that `ofm-schema-codegen` generates for other crates. No part of the stable interface: the two
/// crates have the same version.
#[doc(hidden)]
pub mod generated {
    pub use super::Scalar;
    #[cfg(feature = "arbitrary")]
    pub use super::arbitrary;
    pub use super::members::{Members, present, unknown_tag};
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
    LenientBool,
    NumericDate,
    OneOrMany<T>,
    Open<T>,
    PersonalString,
    SecretString,
    Timestamp,
    UniqueList<T>
);
