//! Messages that borrow from their JSON text: each `…View` reads what its owned type reads, and allocates nothing.
//!
//! A view checks the whole text when it is read: the rules of the [JSON reader](crate::jose::json), then every rule of
//! the schema. It accepts a text if and only if that reader and the owned type accept it. Its fields have the names of
//! the owned type's fields. Strings keep their escapes and compare by their decoded characters
//! ([`Str`](crate::jose::json::Str)); arrays and maps are iterators over the checked text. A view equals a value of the
//! owned type with `==`.
//!
//! ```
//! use ofm_protocol::jose::json::Budget;
//! use ofm_protocol::types::oauth::RequestObjectView;
//!
//! let text = br#"{"iss":"c\u0031","aud":"https://as.example","exp":1769767018,"nbf":1769766718,"client_id":"c1",
//!     "response_type":"code","redirect_uri":"https://c.example/cb","code_challenge_method":"S256",
//!     "code_challenge":"E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM","new":[1]}"#;
//! let request = RequestObjectView::parse(text, Budget::default())?;
//! assert_eq!(request.iss, "c1");
//! assert_eq!(request.exp.date().seconds(), 1_769_767_018);
//! assert_eq!(request.extra.iter().count(), 1);
//!
//! let error = RequestObjectView::parse(br#"{"exp":"soon"}"#, Budget::default()).unwrap_err();
//! assert_eq!(error.to_string(), "`exp`: not a number");
//! # Ok::<(), ofm_protocol::types::view::ViewError>(())
//! ```
//!
//! `ofm-schema-codegen` generates the views of the schemas that a build script names (`Generator::views`).

use core::fmt;

pub use self::any_value::{AnyValue, Extra};
pub use self::list::{Iter, OneOrMany, UniqueList, Values};
pub use self::map::{Entries, Map};
#[cfg(feature = "oauth")]
pub(crate) use self::reader::{Name, parse_by};
pub use self::reader::{Reader, parse};
pub use self::text::{Open, PersonalString, SecretString};
pub use self::time::{NumericDate, Timestamp};
use crate::error::JsonError;

mod any_value;
mod list;
mod map;
mod reader;
mod scalar;
mod text;
mod time;

/// A type that borrows from a checked JSON text.
///
/// The lifetime is that of the text. A hand-written type `scalar::X` of another crate has its borrowed form in
/// `view::X` beside `scalar`, which implements this trait.
pub trait View<'a>: Copy {
    /// The type that owns such a value.
    type Owned;

    /// Reads and checks the next value of a text.
    ///
    /// Errors: a fault of the text, or a violated rule of the schema, for which the caller asks the reader; see
    /// [`Reader::reject`]. Time is proportional to the text at most.
    fn read(reader: &mut Reader<'_, 'a>) -> Result<Self, Rejected>;

    /// Whether it is the same value as `owned`.
    fn is(&self, owned: &Self::Owned) -> bool;
}

/// A string from a list.
pub trait Enumeration: Copy + PartialEq + 'static {
    /// The texts, each with its value.
    const VALUES: &'static [(&'static str, Self)];
}

/// Why a text is not a value of a schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ViewError {
    /// The text violates a rule of the JSON reader.
    Json(JsonError),
    /// A value violates the schema.
    Schema {
        /// The innermost member that has the value; empty for the whole document.
        member: &'static str,
        /// What is wrong.
        reason: &'static str,
    },
}

/// A value was rejected. The reader keeps the reason, so that results are small.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rejected(());

impl From<JsonError> for ViewError {
    fn from(error: JsonError) -> Self {
        Self::Json(error)
    }
}

/// Writes the member and the reason; never a part of the text.
impl fmt::Display for ViewError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Json(error) => error.fmt(f),
            Self::Schema { member: "", reason } => f.write_str(reason),
            Self::Schema { member, reason } => write!(f, "`{member}`: {reason}"),
        }
    }
}

impl core::error::Error for ViewError {}

/// What the generated views call. No part of the stable interface.
#[doc(hidden)]
pub mod generated {
    pub use super::reader::parse;
    pub use super::scalar::{bounded, one_of};
}
