//! Hand-written types that the schemas name with `x-rust-type`: values with a meaning that JSON Schema cannot give
//! them, or with a form on the wire that has to be kept.
//!
//! Each enforces what its definition in schemas/ says; a test holds the two against each other.

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
pub(crate) mod arbitrary;
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

/// A type that a schema may name with `x-rust-type`; the generated code asserts it of each that one does.
pub trait Scalar: sealed::Sealed {}

mod sealed {
    pub trait Sealed {}
}

macro_rules! scalars {
    ($($name:ident $(<$parameter:ident>)?),+ $(,)?) => {
        $(
            impl $(<$parameter>)? sealed::Sealed for $name $(<$parameter>)? {}
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
