//! Access to tokens that are **not verified**, to find the keys for their verification.
//!
//! A sender can write any value into a token. Use these values only to choose the client whose keys verify the token,
//! or to log a rejected token. The functions return the values for this purpose and no others.

use core::fmt;

use super::compact::{CompactJws, decode_segment};
use super::json::{Object, Str, Value};
use super::{Header, Limits};
use crate::error::JwsError;

/// The values for the choice of a key, from a token that is **not verified**.
///
/// `Debug` does not print `sub`, which may identify a person.
#[derive(Clone, Copy)]
pub struct Peek<'b> {
    header: Header,
    iss: Option<Str<'b>>,
    sub: Option<Str<'b>>,
    client_id: Option<Str<'b>>,
}

impl fmt::Debug for Peek<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Peek")
            .field("header", &self.header)
            .field("iss", &self.iss)
            .field("client_id", &self.client_id)
            .finish_non_exhaustive()
    }
}

impl<'b> Peek<'b> {
    /// The header with its `alg` and `kid`.
    #[must_use]
    pub const fn header(&self) -> &Header {
        &self.header
    }

    /// The claimed issuer of the token.
    #[must_use]
    pub const fn iss(&self) -> Option<Str<'b>> {
        self.iss
    }

    /// The claimed subject of the token.
    #[must_use]
    pub const fn sub(&self) -> Option<Str<'b>> {
        self.sub
    }

    /// The claimed client of the token.
    #[must_use]
    pub const fn client_id(&self) -> Option<Str<'b>> {
        self.client_id
    }
}

/// Reads a token that is **not verified**. `scratch` needs [`CompactJws::payload_len`] bytes.
///
/// Errors: the errors of the header; the payload is not a JSON object; `iss`, `sub` or `client_id` is not a string.
pub fn peek<'b>(jws: &CompactJws<'_>, limits: &Limits, scratch: &'b mut [u8]) -> Result<Peek<'b>, JwsError> {
    let header = Header::decode(jws, limits)?;
    let payload = decode_segment(jws.payload_text(), scratch)?;
    let (mut iss, mut sub, mut client_id) = (None, None, None);
    Object::parse_with(payload, limits.json, |name, value| {
        if name == *"iss" {
            iss = Some(value);
        } else if name == *"sub" {
            sub = Some(value);
        } else if name == *"client_id" {
            client_id = Some(value);
        }
    })
    .map_err(|error| JwsError::PayloadJson { error })?;
    Ok(Peek { header, iss: string(iss, "iss")?, sub: string(sub, "sub")?, client_id: string(client_id, "client_id")? })
}

/// Reads the header of a token that is **not verified**.
pub fn header(jws: &CompactJws<'_>, limits: &Limits) -> Result<Header, JwsError> {
    Header::decode(jws, limits)
}

fn string<'b>(value: Option<Value<'b>>, member: &'static str) -> Result<Option<Str<'b>>, JwsError> {
    match value {
        None => Ok(None),
        Some(Value::String(text)) => Ok(Some(text)),
        Some(_) => Err(JwsError::PayloadType { member }),
    }
}
