//! Error types: `Copy`, without heap. Each variant has a stable label, a message, and a citation.
//!
//! One macro makes every enum, so that the catalogue in docs/errors.md covers every error. Messages
//! contain no secrets and no text from outside: they name members by fixed names, and places by segment and offset.

pub use crate::catalogue::{Entry, Finding};
pub use crate::time::TimeRangeError;

pub(crate) use crate::catalogue::{catalogue, innermost};

pub use self::base64url::Base64UrlError;
#[cfg(feature = "oauth")]
pub use self::bearer::BearerError;
#[cfg(feature = "oauth")]
pub use self::binding::BindingError;
#[cfg(feature = "oauth")]
pub use self::build::BuildError;
pub use self::claims::ClaimError;
#[cfg(feature = "oauth")]
pub use self::consent::ConsentError;
#[cfg(feature = "oauth")]
pub use self::dpop::DpopError;
#[cfg(feature = "oauth")]
pub use self::endpoint::EndpointError;
#[cfg(feature = "oauth")]
pub use self::form::FormError;
#[cfg(feature = "oauth")]
pub use self::http::HttpError;
pub use self::json::JsonError;
pub use self::json_write::WriteError;
pub use self::jwk::{JwkError, JwkSetError};
pub use self::jws::{JwsError, Segment};
pub use self::key::KeyError;
#[cfg(feature = "oauth")]
pub use self::metadata::MetadataError;
#[cfg(feature = "oauth")]
pub use self::quirk::{Quirk, QuirkKind};
#[cfg(feature = "oauth")]
pub use self::quirk_set::QuirkSet;
#[cfg(feature = "oauth")]
pub use self::replay::ReplayError;
#[cfg(feature = "oauth")]
pub use self::request::RequestError;
#[cfg(feature = "oauth")]
pub use self::resource::ResourceError;
#[cfg(feature = "oauth")]
pub use self::response::ResponseError;
pub use self::signature::{BadSignature, SignError};
pub use self::token::TokenError;
pub use self::token_sign::TokenSignError;

mod base64url;
#[cfg(feature = "oauth")]
mod bearer;
#[cfg(feature = "oauth")]
mod binding;
#[cfg(feature = "oauth")]
mod build;
mod claims;
#[cfg(feature = "oauth")]
mod consent;
#[cfg(feature = "oauth")]
mod dpop;
#[cfg(feature = "oauth")]
mod endpoint;
#[cfg(feature = "oauth")]
mod form;
#[cfg(feature = "oauth")]
mod http;
mod json;
mod json_write;
mod jwk;
mod jws;
mod key;
#[cfg(feature = "oauth")]
mod metadata;
#[cfg(feature = "oauth")]
mod quirk;
#[cfg(feature = "oauth")]
mod quirk_set;
#[cfg(feature = "oauth")]
mod replay;
#[cfg(feature = "oauth")]
mod request;
#[cfg(feature = "oauth")]
mod resource;
#[cfg(feature = "oauth")]
mod response;
mod signature;
mod token;
mod token_sign;
