//! A look into tokens that **nobody has verified**, to find the keys that will verify them.
//!
//! Whoever sends a token writes whatever they like into it. What is read here is good for one thing: choosing which
//! client's keys to verify it by, or saying in a log what was refused. It returns what that needs and nothing more.

use core::fmt;

use super::compact::{CompactJws, decode_segment};
use super::json::{Object, Str, Value};
use super::{Header, Limits};
use crate::error::JwsError;

/// What choosing a key needs, out of a token that **nobody has verified**.
///
/// `Debug` does not show `sub`, which may be a person.
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
    /// The header: its `alg` and `kid`.
    #[must_use]
    pub const fn header(&self) -> &Header {
        &self.header
    }

    /// Who claims to have issued the token.
    #[must_use]
    pub const fn iss(&self) -> Option<Str<'b>> {
        self.iss
    }

    /// Whom the token claims to be about.
    #[must_use]
    pub const fn sub(&self) -> Option<Str<'b>> {
        self.sub
    }

    /// The client that the token claims to come from.
    #[must_use]
    pub const fn client_id(&self) -> Option<Str<'b>> {
        self.client_id
    }
}

/// Looks into a token that **nobody has verified**. `scratch` needs [`CompactJws::payload_len`] bytes.
///
/// Errors: those of the header; a payload that is no JSON object; `iss`, `sub` or `client_id` that is no string.
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

/// The header of a token that **nobody has verified**.
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
