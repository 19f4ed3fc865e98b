//! Checking proofs, for servers (RFC 9449 section 4.3).

use core::fmt;
use core::time::Duration;

use subtle::ConstantTimeEq as _;

use super::nonce::AcceptsNonce;
use super::target::{self, is_target};
use super::{HEADER, TYPE};
use crate::crypto::sha256::{DIGEST_LEN, sha256};
use crate::error::{ClaimError, DpopError, ReplayError};
use crate::jose::json::{Str, Value};
use crate::jose::{EmbeddedKeyError, InlineStr, Limits, Thumbprint, VerifiedJws, base64url, verify_with_embedded_key};
use crate::jwt::{AudienceRule, ClaimName, IssuerRule, TypRule, Validation};
use crate::oauth::context::Context;
use crate::oauth::http::Request;
use crate::oauth::jwt_io;
use crate::oauth::policy::Policy;
use crate::oauth::replay::{AsyncReplayStore, IdentifierKind, ReplayKey, ReplayStore};
use crate::oauth::rule::{self, ClaimRules};
use crate::time::UnixTime;

/// The requirements for a proof: its key, this method, this URL, and the other data of the request.
///
/// Checking a proof allocates nothing and needs less than 32 KiB of stack. Limits: 8,192 characters for a proof, 4,096
/// bytes for its payload, or [`LimitPolicy::token`](crate::oauth::policy::LimitPolicy) if less; 256 bytes for `jti`, or
/// [`LimitPolicy::jti`](crate::oauth::policy::LimitPolicy) if less.
#[derive(Clone, Copy)]
pub struct ProofRequirements<'p> {
    method: &'p str,
    url: &'p str,
    other_url: Option<&'p str>,
    access_token: Option<&'p str>,
    key: Option<Thumbprint>,
    nonce: Option<&'p dyn AcceptsNonce>,
}

/// The maximum length of a proof, in characters. A proof with a key of 4096 bits and the longest URL has about 5,000.
const MAX_TOKEN: usize = 8_192;

/// The maximum length of a proof's payload, in bytes.
const MAX_PAYLOAD: usize = 4_096;

/// The maximum length of a `jti` and a `nonce`, in bytes.
const MAX_IDENTIFIER: usize = 256;

impl<'p> ProofRequirements<'p> {
    /// A proof for a request with this method to this URL, as the client sees it: behind a proxy, the public URL. Query
    /// and fragment are ignored.
    #[must_use]
    pub const fn new(method: &'p str, url: &'p str) -> Self {
        Self { method, url, other_url: None, access_token: None, key: None, nonce: None }
    }

    /// Also accepts this URL of the same endpoint, for example its alias for mutual TLS (RFC 8705 section 5).
    #[must_use]
    pub const fn with_other_url(mut self, url: &'p str) -> Self {
        self.other_url = Some(url);
        self
    }

    /// Requires the hash of this access token. Call it for every request with an access token.
    #[must_use]
    pub const fn with_access_token(mut self, token: &'p str) -> Self {
        self.access_token = Some(token);
        self
    }

    /// Requires the key with this thumbprint: that of the token, of the code, or of `dpop_jkt`.
    #[must_use]
    pub const fn with_key(mut self, key: Thumbprint) -> Self {
        self.key = Some(key);
        self
    }

    /// Requires a nonce that the server provided.
    #[must_use]
    pub const fn with_nonce(mut self, nonces: &'p dyn AcceptsNonce) -> Self {
        self.nonce = Some(nonces);
        self
    }

    /// Checks the proof of a request. The request must have exactly one header `DPoP`; see
    /// [`ProofRequirements::check`].
    pub fn check_request(
        &self,
        request: &Request,
        policy: &Policy,
        cx: &mut Context<'_>,
    ) -> Result<CheckedProof, DpopError> {
        let mut proofs = request.headers_named(HEADER);
        let proof = match (proofs.next(), proofs.next()) {
            (Some(proof), None) => Ok(proof),
            (None, _) => Err(DpopError::Missing),
            (Some(_), Some(_)) => Err(DpopError::Several),
        };
        let proof = cx.result(rule::DPOP_PRESENT, proof)?;
        self.check(proof, policy, cx)
    }

    /// Checks a proof. [`CheckedProof::mark_used`] then marks its `jti` as used.
    ///
    /// The order of checks: size, shape and header; algorithm; `jwk`; signature; key size; `typ`; claims and their
    /// types; `iat`; `jti`; `htm`; `htu`; `nonce`; `ath`; the key.
    pub fn check(&self, proof: &str, policy: &Policy, cx: &mut Context<'_>) -> Result<CheckedProof, DpopError> {
        // 1. The signature, with the key in the proof's header.
        let (jws, key) = verified(proof, policy, cx)?;
        // 2, 3. The claims.
        self.check_claims(&jws, key, policy, cx)
    }

    /// The steps after the signature, in a frame of their own: the buffers do not add to the stack of step 1.
    #[inline(never)]
    fn check_claims(
        &self,
        jws: &VerifiedJws<'_>,
        thumbprint: Thumbprint,
        policy: &Policy,
        cx: &mut Context<'_>,
    ) -> Result<CheckedProof, DpopError> {
        let now = cx.now();
        // 2. The claims of every proof.
        let mut payload = [0; MAX_PAYLOAD];
        let payload = jws.decode_payload(&mut payload).map_err(|error| DpopError::Token { error })?;
        let longest = policy.limits.jti.min(MAX_IDENTIFIER);
        let validation = Validation::new(IssuerRule::DangerouslyAny, AudienceRule::DangerouslyAny)
            .without_required_expiry()
            .with_typ(TypRule::OneOf(&[TYPE]))
            .with_required(&[ClaimName::IssuedAt, ClaimName::Identifier])
            .with_max_age(policy.dpop.max_age)
            .with_leeway(policy.clock.expiry_leeway)
            .with_future_tolerance(policy.clock.future_tolerance)
            .with_max_identifier(longest)
            .with_budget(policy.limits.token.json);
        let mut members = Members::default();
        let claims = validation.validate_with(&payload, now, |name, value| members.note(name, value));
        let claims = cx.claims(&CLAIMS, claims).map_err(|error| DpopError::Claims { error })?;
        // 3. The claims for this request.
        let members = cx.failure(rule::DPOP_CLAIMS, members.texts().map_err(|error| DpopError::Claims { error }))?;
        cx.ensure(rule::DPOP_METHOD, members.method == *self.method, DpopError::Method)?;
        let is_target = with_text::<{ target::MAX }>(members.url, |htu| {
            is_target(htu, self.url) || self.other_url.is_some_and(|other| is_target(htu, other))
        });
        cx.ensure(rule::DPOP_URL, is_target, DpopError::Url)?;
        if let Some(nonces) = self.nonce {
            let nonce = match members.nonce {
                None => Err(DpopError::NonceMissing),
                Some(nonce) if with_text::<MAX_IDENTIFIER>(nonce, |nonce| nonces.accepts(nonce, now)) => Ok(()),
                Some(_) => Err(DpopError::Nonce),
            };
            cx.result(rule::DPOP_NONCE, nonce)?;
        }
        if let Some(token) = self.access_token {
            let hash = match members.token_hash {
                None => Err(DpopError::TokenHashMissing),
                Some(hash) if is_hash(hash, token) => Ok(()),
                Some(_) => Err(DpopError::TokenHash),
            };
            cx.result(rule::DPOP_TOKEN, hash)?;
        }
        if let Some(bound) = self.key {
            cx.ensure(rule::DPOP_KEY, bound.matches(&thumbprint), DpopError::KeyMismatch)?;
        }
        let registered = claims.registered();
        let missing = |claim| DpopError::Claims { error: ClaimError::Missing { claim } };
        let issued_at = registered.iat().ok_or(missing("iat"))?.time();
        let mut identifier = [0; MAX_IDENTIFIER];
        let identifier = registered.jti().and_then(|jti| InlineStr::new(jti.copy_into(&mut identifier)?));
        // The last moment of the maximum age is included, so the store keeps the `jti` one second longer.
        let remembered = policy.dpop.max_age.saturating_add(policy.clock.expiry_leeway);
        Ok(CheckedProof {
            key: thumbprint,
            identifier: identifier.ok_or(missing("jti"))?,
            issued_at,
            expires_at: issued_at.saturating_add(remembered).saturating_add(Duration::from_secs(1)),
        })
    }
}

/// Omits the access token.
impl fmt::Debug for ProofRequirements<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ProofRequirements")
            .field("method", &self.method)
            .field("key", &self.key)
            .field("asks_for_nonce", &self.nonce.is_some())
            .finish_non_exhaustive()
    }
}

/// A checked proof whose replay check is still missing. About 350 bytes, no heap.
#[derive(Clone, Copy, Debug)]
#[must_use = "its `jti` is not used up yet"]
pub struct CheckedProof {
    key: Thumbprint,
    identifier: InlineStr<MAX_IDENTIFIER>,
    issued_at: UnixTime,
    expires_at: UnixTime,
}

impl CheckedProof {
    /// The thumbprint of the sender's key: `jkt`.
    #[must_use]
    pub const fn key(&self) -> Thumbprint {
        self.key
    }

    /// The time of the proof, by the client's clock.
    #[must_use]
    pub const fn issued_at(&self) -> UnixTime {
        self.issued_at
    }

    /// The time until which the `jti` must be stored.
    #[must_use]
    pub const fn expires_at(&self) -> UnixTime {
        self.expires_at
    }

    /// `jti`.
    #[must_use]
    pub fn identifier(&self) -> &str {
        self.identifier.as_str()
    }

    /// The key for the replay store, with this client: for stores that are called in another way.
    #[must_use]
    pub fn replay_key<'a>(&'a self, client: &'a str) -> ReplayKey<'a> {
        ReplayKey::new(IdentifierKind::DpopProof, client, self.identifier.as_str())
    }

    /// Marks the `jti` of the proof as used (RFC 9449 section 11.1).
    ///
    /// Anyone can make a key and a proof. Call this only for an authenticated client, or for the client of a valid
    /// token that is bound to this key. Otherwise anyone can fill the store.
    ///
    /// Errors: [`DpopError::Replayed`]; the store fails or is full.
    pub fn mark_used(&self, client: &str, store: &dyn ReplayStore, cx: &mut Context<'_>) -> Result<(), DpopError> {
        let answer = store.insert(&self.replay_key(client), self.expires_at, cx.now());
        Self::spent(answer, cx)
    }

    /// [`CheckedProof::mark_used`] with an asynchronous store.
    pub async fn mark_used_async(
        &self,
        client: &str,
        store: &impl AsyncReplayStore,
        cx: &mut Context<'_>,
    ) -> Result<(), DpopError> {
        let answer = store.insert(&self.replay_key(client), self.expires_at, cx.now()).await;
        Self::spent(answer, cx)
    }

    /// The verdict for a store's answer.
    pub(in crate::oauth) fn spent(answer: Result<(), ReplayError>, cx: &mut Context<'_>) -> Result<(), DpopError> {
        let result = answer.map_err(|error| match error {
            ReplayError::SeenBefore => DpopError::Replayed,
            error => DpopError::ReplayStore { error },
        });
        cx.result(rule::DPOP_UNUSED, result)
    }
}

const CLAIMS: ClaimRules = ClaimRules {
    whole: rule::DPOP_CLAIMS,
    checked: &[("typ", rule::DPOP_TYP), ("iat", rule::DPOP_IAT), ("jti", rule::DPOP_JTI)],
    later: &[],
};

/// The claims of RFC 9449 section 4.2 that are not registered for every JWT.
#[derive(Default)]
struct Members<'b> {
    method: Option<Value<'b>>,
    url: Option<Value<'b>>,
    token_hash: Option<Value<'b>>,
    nonce: Option<Value<'b>>,
}

/// [`Members`] with checked types.
struct Texts<'b> {
    method: Str<'b>,
    url: Str<'b>,
    token_hash: Option<Str<'b>>,
    nonce: Option<Str<'b>>,
}

impl<'b> Members<'b> {
    fn note(&mut self, name: Str<'b>, value: Value<'b>) {
        if name == *"htm" {
            self.method = Some(value);
        } else if name == *"htu" {
            self.url = Some(value);
        } else if name == *"ath" {
            self.token_hash = Some(value);
        } else if name == *"nonce" {
            self.nonce = Some(value);
        }
    }

    fn texts(self) -> Result<Texts<'b>, ClaimError> {
        let optional = |claim, value: Option<Value<'b>>| match value {
            None => Ok(None),
            Some(Value::String(text)) => Ok(Some(text)),
            Some(_) => Err(ClaimError::Type { claim }),
        };
        let required = |claim, value| optional(claim, value)?.ok_or(ClaimError::Missing { claim });
        Ok(Texts {
            method: required("htm", self.method)?,
            url: required("htu", self.url)?,
            token_hash: optional("ath", self.token_hash)?,
            nonce: optional("nonce", self.nonce)?,
        })
    }
}

/// A proof whose signature verifies, and the thumbprint of the key that it contains.
#[inline(never)]
fn verified<'p>(
    proof: &'p str,
    policy: &Policy,
    cx: &mut Context<'_>,
) -> Result<(VerifiedJws<'p>, Thumbprint), DpopError> {
    let own = policy.limits.token;
    let limits = Limits { token: own.token.min(MAX_TOKEN), payload: own.payload.min(MAX_PAYLOAD), ..own };
    let verified = verify_with_embedded_key(proof.as_bytes(), policy.dpop.algorithms, &limits);
    let verified = verified.map_err(|error| match error {
        EmbeddedKeyError::Jws(error) => DpopError::Token { error },
        EmbeddedKeyError::Missing => DpopError::KeyMissing,
        EmbeddedKeyError::Jwk(error) => DpopError::Key { error },
    });
    let (jws, thumbprint) = cx.result(rule::DPOP_SIGNATURE, verified)?;
    let size = jwt_io::check_key(&jws, policy);
    cx.result(rule::DPOP_KEY_SIZE, size.map_err(|(bits, limit)| DpopError::KeySize { bits, limit }))?;
    Ok((jws, thumbprint))
}

/// The result of the test on a text; `false` if the text is longer than `N` bytes.
fn with_text<const N: usize>(text: Str<'_>, test: impl FnOnce(&str) -> bool) -> bool {
    match text.as_str() {
        Some(text) => text.len() <= N && test(text),
        None => text.copy_into(&mut [0; N]).is_some_and(test),
    }
}

/// Whether this is the base64url text of the token's SHA-256 hash.
fn is_hash(text: Str<'_>, token: &str) -> bool {
    let mut hash = [0; DIGEST_LEN];
    // Base64url needs no escapes.
    let decoded = text.as_bytes().and_then(|text| base64url::decode(text, &mut hash).ok().map(|hash| hash.len()));
    decoded == Some(DIGEST_LEN) && bool::from(hash.ct_eq(&sha256(token.as_bytes())))
}
