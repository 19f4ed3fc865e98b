//! The protected header of a compact JWS (RFC 7515 section 4).

use super::compact::{CompactJws, decode_segment, decoded_len};
use super::json::{Object, Str, Value};
use super::{InlineStr, Limits};
use crate::crypto::Algorithm;
use crate::error::JwsError;

/// The used members of a header: about 400 bytes, no heap.
///
/// `jku`, `jwk`, `x5u` and `x5c` are never used to find a key (RFC 8725 section 3.10): only their presence is recorded.
/// The one exception is a DPoP proof, which is verified with its `jwk` (`oauth::dpop`). Members with unknown names are
/// ignored (RFC 7515 section 4), unless `crit` names them.
#[derive(Clone, Copy, Debug)]
pub struct Header {
    algorithm: Algorithm,
    kid: Option<InlineStr<{ Header::MAX_KID }>>,
    typ: Option<InlineStr<{ Header::MAX_MEDIA_TYPE }>>,
    cty: Option<InlineStr<{ Header::MAX_MEDIA_TYPE }>>,
    key_reference: bool,
}

impl Header {
    /// The maximum length of `kid` in bytes. It is only compared. RFC 7515 section 4.1.4 has no limit; thumbprints have
    /// 43 bytes, and identifiers of certificates and key services have up to about 200.
    pub const MAX_KID: usize = 256;

    /// The maximum length of `typ` and `cty` in bytes: the recommendation of RFC 6838 section 4.2 for names.
    pub const MAX_MEDIA_TYPE: usize = 64;

    /// The algorithm in the header. The algorithm of the key decides.
    #[must_use]
    pub const fn algorithm(&self) -> Algorithm {
        self.algorithm
    }

    /// `kid`, the key's name, compared by its bytes.
    #[must_use]
    pub fn kid(&self) -> Option<&str> {
        self.kid.as_ref().map(InlineStr::as_str)
    }

    /// [`Header::kid`] in bytes, which avoids checking UTF-8 at each call.
    pub(crate) fn kid_bytes(&self) -> Option<&[u8]> {
        self.kid.as_ref().map(InlineStr::as_bytes)
    }

    /// `typ`, the token's media type.
    #[must_use]
    pub fn typ(&self) -> Option<&str> {
        self.typ.as_ref().map(InlineStr::as_str)
    }

    /// `cty`, the payload's media type.
    #[must_use]
    pub fn cty(&self) -> Option<&str> {
        self.cty.as_ref().map(InlineStr::as_str)
    }

    /// Whether the header contains or references a key: `jwk`, `jku`, `x5c` or `x5u`. Such a key is never used.
    #[must_use]
    pub const fn has_key_reference(&self) -> bool {
        self.key_reference
    }

    /// Whether `cty` states that the payload is a JWT (RFC 7519 section 5.2).
    #[must_use]
    pub fn is_nested(&self) -> bool {
        self.cty().is_some_and(|cty| media_types_match(cty, "JWT"))
    }

    /// Decodes and reads the unverified header of a token.
    pub(super) fn decode(jws: &CompactJws<'_>, limits: &Limits) -> Result<Self, JwsError> {
        // Most headers are short, and clearing a large buffer takes longer than reading them.
        const SHORT: usize = 256;
        if decoded_len(jws.header_text()) <= SHORT {
            Self::decode_in(&mut [0; SHORT], jws, limits)
        } else {
            Self::decode_long(jws, limits)
        }
    }

    #[cold]
    #[inline(never)]
    fn decode_long(jws: &CompactJws<'_>, limits: &Limits) -> Result<Self, JwsError> {
        Self::decode_in(&mut [0; Limits::MAX_HEADER], jws, limits)
    }

    #[inline]
    fn decode_in(scratch: &mut [u8], jws: &CompactJws<'_>, limits: &Limits) -> Result<Self, JwsError> {
        Self::parse(decode_segment(jws.header_text(), scratch)?, limits)
    }

    /// Reads a decoded header.
    ///
    /// The order of checks: JSON; `crit`; `b64`; `zip`; `alg`; `kid`, `typ`, `cty`.
    #[inline]
    pub(super) fn parse(json: &[u8], limits: &Limits) -> Result<Self, JwsError> {
        Self::parse_object(json, limits).map(|(header, _)| header)
    }

    /// [`Header::parse`] that also returns the header's members.
    pub(super) fn parse_object<'a>(json: &'a [u8], limits: &Limits) -> Result<(Self, Object<'a>), JwsError> {
        let mut members = Members::default();
        let header = Object::parse_with(json, limits.json, |name, value| members.note(name, value))
            .map_err(|error| JwsError::HeaderJson { error })?;
        // 1. RFC 7515 section 4.1.11. This crate supports no extension, so every `crit` is rejected, well-formed or
        //    not.
        if let Some(critical) = members.crit {
            return Err(refuse_critical(critical, header));
        }
        // 2. RFC 7797 section 7: `b64` is forbidden in a JWT. Without `crit`, it is redundant or wrong.
        if members.b64 {
            return Err(JwsError::UnencodedPayload);
        }
        if members.zip {
            return Err(JwsError::Compressed);
        }
        // 3. RFC 7515 section 4.1.1.
        let algorithm = match members.alg {
            None => return Err(JwsError::HeaderMissing { member: "alg" }),
            Some(Value::String(name)) => read_algorithm(name)?,
            Some(_) => return Err(JwsError::HeaderType { member: "alg" }),
        };
        let read = Self {
            algorithm,
            kid: read_string(members.kid, "kid")?,
            typ: read_string(members.typ, "typ")?,
            cty: read_string(members.cty, "cty")?,
            key_reference: members.key_reference,
        };
        Ok((read, header))
    }
}

/// Whether two values of `typ` or `cty` name one media type: ASCII case is ignored, and `application/` is implied if
/// there is no slash (RFC 7515 section 4.1.9, RFC 8725bis section 3.11).
///
/// ```
/// use ofm_protocol::jose::media_types_match;
///
/// assert!(media_types_match("application/AT+jwt", "at+jwt"));
/// assert!(!media_types_match("text/jwt", "jwt"));
/// ```
#[must_use]
pub fn media_types_match(one: &str, other: &str) -> bool {
    fn shortest(media_type: &str) -> &str {
        const PREFIX: &str = "application/";
        match media_type.split_at_checked(PREFIX.len()) {
            Some((prefix, rest)) if prefix.eq_ignore_ascii_case(PREFIX) && !rest.contains('/') => rest,
            _ => media_type,
        }
    }
    shortest(one).eq_ignore_ascii_case(shortest(other))
}

/// The members that the reader uses.
#[derive(Default)]
struct Members<'a> {
    alg: Option<Value<'a>>,
    kid: Option<Value<'a>>,
    typ: Option<Value<'a>>,
    cty: Option<Value<'a>>,
    crit: Option<Value<'a>>,
    b64: bool,
    zip: bool,
    key_reference: bool,
}

impl<'a> Members<'a> {
    #[inline]
    fn note(&mut self, name: Str<'a>, value: Value<'a>) {
        let mut plain = [0; 4];
        let name = match name.as_bytes() {
            Some(name) => name,
            // A name that does not fit here is longer than all names below.
            None => name.copy_into(&mut plain).unwrap_or_default().as_bytes(),
        };
        match name {
            b"alg" => self.alg = Some(value),
            b"kid" => self.kid = Some(value),
            b"typ" => self.typ = Some(value),
            b"cty" => self.cty = Some(value),
            b"crit" => self.crit = Some(value),
            b"b64" => self.b64 = true,
            b"zip" => self.zip = true,
            b"jwk" | b"jku" | b"x5c" | b"x5u" => self.key_reference = true,
            _ => {}
        }
    }
}

fn read_algorithm(name: Str<'_>) -> Result<Algorithm, JwsError> {
    let mut decoded = [0; 8];
    // A name that does not fit here is longer than all names.
    let name = match name.as_bytes() {
        Some(name) => name,
        None => name.copy_into(&mut decoded).unwrap_or_default().as_bytes(),
    };
    if name.eq_ignore_ascii_case(b"none") {
        return Err(JwsError::AlgorithmNone);
    }
    Algorithm::from_name(name).ok_or(JwsError::AlgorithmUnsupported)
}

#[allow(clippy::inline_always, reason = "the text is made where it belongs, and not copied there")]
#[inline(always)]
fn read_string<const N: usize>(
    value: Option<Value<'_>>,
    member: &'static str,
) -> Result<Option<InlineStr<N>>, JwsError> {
    match value {
        None => Ok(None),
        Some(Value::String(text)) => match InlineStr::from_json(text) {
            Some(text) => Ok(Some(text)),
            None => Err(JwsError::HeaderMemberTooLong { member, limit: N }),
        },
        Some(_) => Err(JwsError::HeaderType { member }),
    }
}

/// The names that `crit` must not contain: RFC 7515 section 4.1, RFC 7516 section 4.1 and RFC 7518 section 4 define
/// them.
const REGISTERED: [&str; 20] = [
    "alg", "apu", "apv", "crit", "cty", "enc", "epk", "iv", "jku", "jwk", "kid", "p2c", "p2s", "tag", "typ", "x5c",
    "x5t", "x5t#S256", "x5u", "zip",
];

/// The number of names in `crit` that are examined for the specific error. More would take too long.
const MAX_CRITICAL: usize = 8;

/// The error for a header with this `crit`: the fault of `crit`, or that no extension is supported.
#[cold]
fn refuse_critical(critical: Value<'_>, header: Object<'_>) -> JwsError {
    let Some(names) = critical.as_array() else { return JwsError::CriticalMalformed };
    if names.iter().next().is_none() || names.iter().any(|name| name.as_string().is_none()) {
        return JwsError::CriticalMalformed;
    }
    // Each of the first few names is compared with the names before it and with the header. The token is rejected in
    // any case.
    let mut seen = [None; MAX_CRITICAL];
    for (index, name) in names.iter().take(MAX_CRITICAL).filter_map(Value::as_string).enumerate() {
        if seen.iter().flatten().any(|earlier| *earlier == name) {
            return JwsError::CriticalDuplicate;
        }
        if REGISTERED.iter().any(|registered| name == *registered) {
            return JwsError::CriticalRegistered;
        }
        if !header.iter().any(|(member, _)| member == name) {
            return JwsError::CriticalAbsent;
        }
        seen[index % MAX_CRITICAL] = Some(name);
    }
    if names.iter().any(|name| name.as_string().is_some_and(|name| name == *"b64")) {
        return JwsError::UnencodedPayload;
    }
    JwsError::CriticalNotUnderstood
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(json: &str) -> Result<Header, JwsError> {
        Header::parse(json.as_bytes(), &Limits::default())
    }

    #[test]
    fn the_samples_header() {
        let header = parse(r#"{"alg": "PS256", "kid": "CYMIwoZ1CUbkI0WhG1Km7Td8bU7V2DYEB3cXVHdGwAI"}"#).unwrap();
        assert_eq!(header.algorithm(), Algorithm::Ps256);
        assert_eq!(header.kid(), Some("CYMIwoZ1CUbkI0WhG1Km7Td8bU7V2DYEB3cXVHdGwAI"));
        assert_eq!((header.typ(), header.cty(), header.has_key_reference()), (None, None, false));
    }

    #[test]
    fn names_and_values_are_compared_after_decoding_escapes() {
        let header =
            parse(r#"{"\u0061lg":"ES\u0032\u0035\u0036","k\u0069d":"\u00e4\"","typ":"at+jwt","x":{}}"#).unwrap();
        assert_eq!(header.algorithm(), Algorithm::Es256);
        assert_eq!(header.kid(), Some("ä\""));
        assert!(parse(r#"{"alg":"PS256","j\u0077k":{}}"#).unwrap().has_key_reference());
        assert_eq!(parse(r#"{"alg":"PS256","\u007aip":"DEF"}"#).unwrap_err(), JwsError::Compressed);
    }

    #[test]
    fn rfc_7515_section_4_1_9_types_are_compared_as_media_types() {
        for (one, other, same) in [
            ("JWT", "jwt", true),
            ("application/JWT", "JWT", true),
            ("Application/jwt", "application/JWT", true),
            ("oauth-authz-req+jwt", "application/oauth-authz-req+jwt", true),
            ("application/", "", true),
            ("text/jwt", "jwt", false),
            ("application/a/b", "a/b", false),
            ("jwt ", "jwt", false),
            ("at+jwt", "jwt", false),
            ("äpplication/jwt", "jwt", false),
        ] {
            assert_eq!(media_types_match(one, other), same, "{one} {other}");
            assert_eq!(media_types_match(other, one), same);
        }
        assert!(parse(r#"{"alg":"PS256","cty":"Application/jwt"}"#).unwrap().is_nested());
        assert!(!parse(r#"{"alg":"PS256","cty":"json"}"#).unwrap().is_nested());
    }
}
