//! Common parts of messages that are tokens (RFC 7515, RFC 7519).

use alloc::boxed::Box;
use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;
use core::fmt;

use serde::Serialize;

use super::policy::Policy;
use crate::crypto::{Algorithm, RandomError, RandomSource, Signer};
use crate::error::{BuildError, JwsError, SignError};
use crate::jose::{
    self, AlgorithmSet, CompactJws, Header, KeySet, Limits, ProtectedHeader, VerifiedJws, Verifier, base64url,
};
use crate::time::UnixTime;
use crate::types::NumericDate;
use crate::wipe;

/// A received token that grants access by itself, kept until it is checked, and a token beside it that grants nothing.
/// The signature of the first, without which it grants nothing, is overwritten when it is dropped. `Debug` prints no
/// part of it.
#[derive(Clone)]
pub(super) struct Credential {
    /// The token beside it, and the token: in one memory, because taking two takes longer.
    tokens: Box<[u8]>,
    start: usize,
    signature: usize,
}

impl Credential {
    /// A token whose signature begins at `signature`, and the token beside it, which is not empty.
    pub(super) fn new(token: &[u8], signature: usize, beside: Option<&[u8]>) -> Self {
        let beside = beside.unwrap_or_default();
        let start = beside.len();
        Self { tokens: [beside, token].concat().into(), start, signature: start + signature }
    }

    pub(super) fn bytes(&self) -> &[u8] {
        self.tokens.get(self.start..).unwrap_or_default()
    }

    /// The token beside it.
    pub(super) fn beside(&self) -> Option<&[u8]> {
        self.tokens.get(..self.start).filter(|token| !token.is_empty())
    }
}

impl Drop for Credential {
    fn drop(&mut self) {
        if let Some(signature) = self.tokens.get_mut(self.signature..) {
            wipe::bytes(signature);
        }
    }
}

impl fmt::Debug for Credential {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Credential(redacted)")
    }
}

/// The header for a key with this name.
pub(super) fn header(kid: Option<&str>) -> ProtectedHeader<'_> {
    kid.map_or_else(ProtectedHeader::new, |kid| ProtectedHeader::new().with_kid(kid))
}

/// A signing key.
#[derive(Clone)]
pub(super) enum Key {
    Here(Arc<dyn Signer>),
    /// A service that the application calls.
    Elsewhere(Algorithm),
}

impl Key {
    pub(super) fn algorithm(&self) -> Algorithm {
        match self {
            Self::Here(signer) => signer.algorithm(),
            Self::Elsewhere(algorithm) => *algorithm,
        }
    }

    /// The signer, if the key is in this process.
    pub(super) fn signer(&self) -> Result<&dyn Signer, BuildError> {
        match self {
            Self::Here(signer) => Ok(&**signer),
            Self::Elsewhere(_) => Err(BuildError::NoSigner),
        }
    }
}

/// The signing input of a token (RFC 7515 section 5.1 steps 2 to 4).
pub(super) fn input(
    claims: &impl Serialize,
    header: &ProtectedHeader<'_>,
    algorithm: Algorithm,
) -> Result<String, BuildError> {
    let payload = serde_json::to_vec(claims).map_err(|_| BuildError::Serialize)?;
    input_of(&payload, header, algorithm)
}

/// [`input`] with this payload.
pub(super) fn input_of(
    payload: &[u8],
    header: &ProtectedHeader<'_>,
    algorithm: Algorithm,
) -> Result<String, BuildError> {
    /// Writes an empty signature, so that the output ends with a dot.
    struct Nothing(Algorithm);

    impl Signer for Nothing {
        fn algorithm(&self) -> Algorithm {
            self.0
        }

        fn signature_len(&self) -> usize {
            0
        }

        fn sign<'out>(
            &self,
            _: &[u8],
            _: &mut dyn RandomSource,
            out: &'out mut [u8],
        ) -> Result<&'out mut [u8], SignError> {
            out.get_mut(..0).ok_or(SignError::External)
        }
    }

    impl RandomSource for Nothing {
        fn fill(&mut self, _: &mut [u8]) -> Result<(), RandomError> {
            Err(RandomError)
        }
    }

    let nothing = Nothing(algorithm);
    let mut token = jose::sign_to_string(header, payload, &nothing, &mut Nothing(algorithm))
        .map_err(|error| BuildError::Sign { error })?;
    token.pop();
    Ok(token)
}

/// The token of this signing input and signature.
pub(super) fn token(input: &str, signature: &[u8]) -> Option<String> {
    /// The base64url length of the longest signature.
    const MAX_TEXT: usize = Limits::MAX_SIGNATURE.div_ceil(3) * 4;

    let mut text = [0; MAX_TEXT];
    let signature = base64url::encode(signature, &mut text).ok()?;
    let signature = core::str::from_utf8(signature).ok()?;
    let mut token = String::with_capacity(input.len() + 1 + signature.len());
    token.push_str(input);
    token.push('.');
    token.push_str(signature);
    Some(token)
}

/// A token whose signature one of these keys has verified, and its payload.
#[inline]
pub(super) fn verify<'t>(
    token: &'t [u8],
    keys: &dyn KeySet,
    algorithms: AlgorithmSet,
    policy: &Policy,
    payload: &mut Vec<u8>,
) -> Result<VerifiedJws<'t>, JwsError> {
    let jws = CompactJws::parse_decoding(token, &policy.limits.token, payload)?;
    Verifier::with_keys(keys, algorithms).with_limits(policy.limits.token).verify(&jws)
}

/// [`verify`] for a token whose shape and header were read before.
#[inline]
pub(super) fn verify_read<'t>(
    jws: &CompactJws<'t>,
    header: &Header,
    keys: &dyn KeySet,
    algorithms: AlgorithmSet,
    policy: &Policy,
) -> Result<VerifiedJws<'t>, JwsError> {
    Verifier::with_keys(keys, algorithms).with_limits(policy.limits.token).verify_with_header(jws, header)
}

/// Checks that the verifying key is long enough for the policy; the error has its length and the limit in bits.
pub(super) fn check_key(jws: &VerifiedJws<'_>, policy: &Policy) -> Result<(), (usize, usize)> {
    // An RSA signature is as long as the modulus; the curves have 256 bits.
    let (bits, limit) = match jws.header().algorithm() {
        Algorithm::Ps256 => (jws.compact().signature_len().saturating_mul(8), policy.keys.min_rsa_bits),
        Algorithm::Es256 | Algorithm::Ed25519 => (256, policy.keys.min_ec_bits),
    };
    if bits < limit { Err((bits, limit)) } else { Ok(()) }
}

/// A time in whole seconds, the form of claims.
pub(super) const fn whole(time: UnixTime) -> NumericDate {
    NumericDate::from_seconds(time.seconds())
}

#[cfg(test)]
mod tests {
    // Here, because the types are in a layer to the right of the reader.
    use core::fmt::Debug;

    use proptest::prelude::*;
    use serde::de::DeserializeOwned;
    use serde_json::Value;

    use crate::jose::json::{Budget, Object, read_typed};
    use crate::types::{
        AuthorizationDetail, ClientAssertion, IdTokenClaims, RequestObject, ServerMetadata, TokenRequest, TokenResponse,
    };

    const SAMPLES: [&str; 4] = [
        include_str!("../../tests/samples/request_object.json"),
        include_str!("../../tests/samples/client_assertion.json"),
        include_str!("../../tests/samples/id_token.json"),
        include_str!("../../tests/samples/token_response.json"),
    ];

    /// Checks that the fast path reads the same value as `serde_json`; returns whether it read the text.
    fn agrees<T: DeserializeOwned + PartialEq + Debug>(text: &[u8]) -> bool {
        let Ok(object) = Object::parse(text, Budget::default()) else { return false };
        let quick = read_typed::<T>(object, None);
        let thorough = serde_json::from_slice::<T>(text).ok();
        if quick.is_some() {
            assert_eq!(quick, thorough, "{}", text.escape_ascii());
        }
        let without = read_typed::<T>(object, Some("max_age"));
        if let Some(without) = without {
            let mut members: serde_json::Map<_, _> = serde_json::from_slice(text).unwrap();
            members.remove("max_age");
            assert_eq!(Some(without), serde_json::from_value(Value::Object(members)).ok());
        }
        quick.is_some()
    }

    fn all_agree(text: &[u8]) {
        agrees::<RequestObject>(text);
        agrees::<ClientAssertion>(text);
        agrees::<IdTokenClaims>(text);
        agrees::<TokenResponse>(text);
        agrees::<TokenRequest>(text);
        agrees::<ServerMetadata>(text);
        agrees::<AuthorizationDetail>(text);
        agrees::<Value>(text);
    }

    #[test]
    fn the_samples_are_read_in_one_pass() {
        let [request, assertion, id_token, response] = SAMPLES.map(str::as_bytes);
        assert!(agrees::<RequestObject>(request));
        assert!(agrees::<ClientAssertion>(assertion));
        assert!(agrees::<IdTokenClaims>(id_token));
        assert!(agrees::<TokenResponse>(response));
        for sample in SAMPLES {
            all_agree(sample.as_bytes());
        }
        // The type may come last, as this crate writes it, or first.
        let request: Value = serde_json::from_slice(request).unwrap();
        let detail = &request["authorization_details"][0];
        let (kind, consent) = (detail["type"].to_string(), detail["consent"].to_string());
        for text in
            [format!(r#"{{"type":{kind},"consent":{consent}}}"#), format!(r#"{{"consent":{consent},"type":{kind}}}"#)]
        {
            assert!(agrees::<AuthorizationDetail>(text.as_bytes()), "{text}");
        }
        assert!(agrees::<AuthorizationDetail>(br#"{"a":[{"type":"x"}],"type":"of no known type","b":{}}"#));
        for text in [r#"{"type":1}"#, r#"{"kind":"x"}"#, r#"{"t\u0079pe":"x"}"#, r#"{"type":"\u0078"}"#, "{}"] {
            assert!(!agrees::<AuthorizationDetail>(text.as_bytes()), "{text}");
        }
    }

    #[test]
    fn numbers_are_read_as_serde_json_reads_them() {
        for number in [
            "0",
            "-0",
            "-1",
            "12",
            "1.0",
            "1e2",
            "999999999999999999",
            "1000000000000000000",
            "1e400",
            "18446744073709551616",
            "-9223372036854775809",
            "0.1",
            "123456789012345678.5",
        ] {
            let text = format!(r#"{{"max_age":{number},"exp":{number},"n":[{number} , {number}]}}"#);
            all_agree(text.as_bytes());
            all_agree(SAMPLES[0].replace("3600", number).as_bytes());
        }
    }

    fn json() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Into::into),
            any::<i64>().prop_map(Into::into),
            any::<f64>().prop_map(Into::into),
            ".{0,12}|[a-z]{0,20}".prop_map(Value::from),
        ];
        leaf.prop_recursive(4, 32, 6, |inner| {
            let name = "[a-c]{1,2}|type|aud|exp|consent|claims|max_age|.{0,3}";
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..6).prop_map(Into::into),
                prop::collection::hash_map(name, inner, 0..6).prop_map(|map| Value::Object(map.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn any_object_is_read_as_the_twin_reads_it(value in json(), pretty: bool) {
            let text = if pretty { serde_json::to_vec_pretty(&value) } else { serde_json::to_vec(&value) }.unwrap();
            all_agree(&text);
        }

        #[test]
        fn changed_samples_are_read_as_the_twin_reads_them(
            sample in 0..4_usize, at: prop::sample::Index, byte: u8, value in json(), replace: bool,
        ) {
            if replace {
                let mut sample: Value = serde_json::from_str(SAMPLES[sample]).unwrap();
                let members = sample.as_object_mut().unwrap();
                let name = members.keys().nth(at.index(members.len())).unwrap().clone();
                members.insert(name, value);
                all_agree(&serde_json::to_vec(&sample).unwrap());
            } else {
                let mut text = SAMPLES[sample].as_bytes().to_vec();
                let at = at.index(text.len());
                text[at] = byte;
                all_agree(&text);
            }
        }
    }
}
