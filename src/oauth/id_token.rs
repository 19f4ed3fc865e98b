//! ID tokens (OpenID Connect Core 1.0 sections 2 and 3.1.3.7).

use alloc::string::String;
use alloc::vec::Vec;

use sha2::Digest as _;

use super::authorization::IssuedCode;
use super::client::Client;
use super::context::Context;
use super::identifier::base64url_text;
use super::jwt_io;
use super::lenient::{self, Passed};
use super::policy::Policy;
use super::provider::Provider;
use super::quirks;
use super::rule::{self, ClaimRules};
use super::server::Server;
use super::unsigned::Unsigned;
use crate::crypto::Algorithm;
use crate::crypto::sha256::sha256;
use crate::error::{BuildError, QuirkSet, ResponseError};
use crate::jose::VerifiedJws;
use crate::jose::json::Value;
use crate::jwt::{AudienceForm, ClaimName, Claims, TypRule, Validation};
use crate::time::UnixTime;
use crate::types::scalar::AnyValue;
use crate::types::{ClaimRequest, ClaimsRequest, IdTokenClaims, NewIdTokenClaims};

/// The claims of every ID token for a code: `iss`, `sub`, `aud` and `azp` (the client), `iat` (now), `exp`,
/// `auth_time`, and the request's `nonce`. Add further claims about the user.
#[must_use]
pub fn claims(
    server: &Server,
    issued: &IssuedCode,
    subject: &str,
    auth_time: UnixTime,
    cx: &Context<'_>,
) -> IdTokenClaims {
    let now = cx.now();
    let client = issued.request.client_id.as_str();
    let end = now.saturating_add(server.policy().id_token.lifetime);
    let mut claims = IdTokenClaims::new(NewIdTokenClaims {
        iss: server.issuer().into(),
        sub: subject.into(),
        aud: client.into(),
        exp: jwt_io::whole(end),
        iat: jwt_io::whole(now),
    })
    .with_azp(client)
    .with_auth_time(jwt_io::whole(auth_time));
    claims.nonce.clone_from(&issued.request.nonce);
    claims
}

/// Signs an ID token with the server's key.
///
/// Errors: the server has no key; the signer or the source of randomness fails.
pub fn issue(server: &Server, claims: &IdTokenClaims, cx: &mut Context<'_>) -> Result<String, BuildError> {
    begin_issue(server, claims)?.sign(server.key()?.0, cx)
}

/// [`issue`] without the signature.
///
/// Errors: the server has no key.
pub fn begin_issue(server: &Server, claims: &IdTokenClaims) -> Result<Unsigned<String>, BuildError> {
    let (key, header) = server.key()?;
    let input = jwt_io::input(claims, &header, key.algorithm())?;
    Ok(Unsigned::one(key.algorithm(), input, |token| token))
}

/// `at_hash`, `c_hash` or `s_hash` of a value: the left half of its hash in base64url (OpenID Connect Core 1.0 section
/// 3.1.3.6). The hash depends on the ID token's algorithm: SHA-512 for Ed25519, otherwise SHA-256.
#[must_use]
pub fn half_hash(algorithm: Algorithm, value: &str) -> String {
    let text = match algorithm {
        Algorithm::Ed25519 => base64url_text(&sha2::Sha512::digest(value.as_bytes())[..32]),
        Algorithm::Ps256 | Algorithm::Es256 => base64url_text(&sha256(value.as_bytes())[..16]),
    };
    // Never `None`, because the length is constant.
    text.unwrap_or_default()
}

/// A client's expectations of an ID token.
///
/// ```
/// use ofm_protocol::oauth::id_token::IdTokenRequirements;
///
/// let expected = IdTokenRequirements::new().with_nonce("n-0S6_WzA2Mj").with_max_age(3600);
/// # let _ = expected;
/// ```
#[derive(Clone, Copy, Default)]
#[expect(missing_debug_implementations, reason = "it holds secrets")]
pub struct IdTokenRequirements<'a> {
    nonce: Option<&'a str>,
    max_age: Option<u32>,
    access_token: Option<&'a str>,
    code: Option<&'a str>,
    state: Option<&'a str>,
    claims: Option<&'a ClaimsRequest>,
}

impl<'a> IdTokenRequirements<'a> {
    /// No expectations besides the server and the client.
    #[must_use]
    pub const fn new() -> Self {
        Self { nonce: None, max_age: None, access_token: None, code: None, state: None, claims: None }
    }

    /// The `nonce` that was sent; the token must have it.
    #[must_use]
    pub const fn with_nonce(mut self, nonce: &'a str) -> Self {
        self.nonce = Some(nonce);
        self
    }

    /// The `max_age` that was sent, in seconds; the token must have `auth_time`.
    #[must_use]
    pub const fn with_max_age(mut self, seconds: u32) -> Self {
        self.max_age = Some(seconds);
        self
    }

    /// The access token, for `at_hash` if present.
    #[must_use]
    pub const fn with_access_token(mut self, token: &'a str) -> Self {
        self.access_token = Some(token);
        self
    }

    /// The code, for `c_hash` if present.
    #[must_use]
    pub const fn with_code(mut self, code: &'a str) -> Self {
        self.code = Some(code);
        self
    }

    /// `state`, for `s_hash` if present.
    #[must_use]
    pub const fn with_state(mut self, state: &'a str) -> Self {
        self.state = Some(state);
        self
    }

    /// The `claims` that were sent; an `acr` or `auth_time` that was requested as essential must be present.
    #[must_use]
    pub const fn with_claims(mut self, claims: &'a ClaimsRequest) -> Self {
        self.claims = Some(claims);
        self
    }

    /// Checks an ID token, in the order: signature; key size; `kid`; `typ`; `iss`, `aud`, `exp`, `iat`; `sub`; `azp`;
    /// `nonce`; hashes; types of members; `auth_time`; `acr`; quirks.
    pub fn check(
        &self,
        token: &str,
        client: &Client,
        provider: &Provider,
        cx: &mut Context<'_>,
    ) -> Result<CheckedIdToken, ResponseError> {
        let now = cx.now();
        let policy = client.policy();
        // 1. OpenID Connect Core 1.0 section 3.1.3.7 items 6 to 8: the server's keys, an allowed algorithm.
        let mut buffer = Vec::new();
        let jws = jwt_io::verify(token.as_bytes(), provider.keys(), policy.id_token.algorithms, policy, &mut buffer)
            .map_err(|error| ResponseError::IdTokenToken { error });
        let jws = cx.result(rule::ID_TOKEN_SIGNATURE, jws)?;
        let size = jwt_io::check_key(&jws, policy);
        let size = size.map_err(|(bits, limit)| ResponseError::IdTokenKeySize { bits, limit });
        cx.result(rule::ID_TOKEN_KEY_SIZE, size)?;
        let named = jws.header().kid().is_some() || !policy.keys.require_id_token_kid || has_one_key(provider, &jws);
        cx.ensure(rule::ID_TOKEN_KID, named, ResponseError::IdTokenKidMissing)?;
        // 2. Items 2, 3, 9 and 10; `aud` names only the client, because no other audience is trusted.
        let payload = jws.decoded_payload(&buffer);
        let validation = Validation::new(provider.issuer(), client.id())
            .with_audience_form(AudienceForm::Single)
            .with_typ(TypRule::AbsentOr(&["JWT"]))
            .with_required(&[ClaimName::Subject, ClaimName::IssuedAt])
            .with_leeway(policy.clock.expiry_leeway)
            .with_future_tolerance(policy.clock.future_tolerance)
            .with_max_age(policy.id_token.max_age)
            .with_max_identifier(policy.limits.jti)
            .with_budget(policy.limits.token.json);
        let validated = cx
            .claims(&CLAIMS, validation.validate(&payload, now))
            .map_err(|error| ResponseError::IdTokenClaims { error })?;
        let claims = validated.registered();
        // 3. Section 2.
        let sub_fits = claims.sub().is_some_and(|sub| {
            let sub = sub.to_cow();
            !sub.is_empty() && sub.len() <= 255 && sub.is_ascii()
        });
        cx.ensure(rule::ID_TOKEN_SUB, sub_fits, ResponseError::Subject)?;
        // 4. Items 4 and 5.
        let azp_fits = present(claims, "azp").is_none_or(|azp| azp.as_string().is_some_and(|azp| azp == *client.id()));
        cx.ensure(rule::ID_TOKEN_AZP, azp_fits, ResponseError::AuthorizedParty)?;
        // 5. Item 11.
        cx.result(rule::ID_TOKEN_NONCE, self.check_nonce(claims))?;
        // 6. Section 3.1.3.8 and section 3.3.2.11: hashes of other values in the response.
        cx.result(rule::ID_TOKEN_HASHES, self.check_hashes(claims, validated.header().algorithm()))?;
        // 7. Types of the other claims, then item 13.
        let read = validated.claims().map(|typed| (typed, Passed::NOTHING));
        let read: Result<(IdTokenClaims, Passed), _> = read.or_else(|_| lenient::read(claims.object()));
        let read = read.map_err(|claim| ResponseError::IdTokenMember { claim });
        let (typed, passed) = cx.failure(rule::ID_TOKEN_MEMBERS, read)?;
        // OpenID Connect Core 1.0 section 5.1.
        let updated_at_fits = present(claims, "updated_at").is_none_or(|value| value.as_number().is_some());
        let error = ResponseError::IdTokenMember { claim: "updated_at" };
        let updated_at = if updated_at_fits { Ok(()) } else { Err(error) };
        cx.result(rule::ID_TOKEN_MEMBERS, updated_at)?;
        let tolerance = policy.clock.future_tolerance;
        cx.result(rule::ID_TOKEN_AUTH_TIME, self.check_auth_time(&typed, tolerance, now))?;
        // 8. Section 5.5.1.1, and item 12.
        cx.ensure(rule::ID_TOKEN_ACR, self.accepts_acr(typed.acr.as_deref(), policy), ResponseError::Acr)?;
        // 9. The policy's rules about the form of the token.
        let quirks = quirks::of_token(validated.header(), claims).union(passed.quirks).union(quirks::of_id_token(
            claims,
            &typed,
            self.claims,
        ));
        cx.tolerated(rule::ID_TOKEN_QUIRKS, policy, quirks, |quirk| passed.id_token_refusal(quirk))?;
        Ok(CheckedIdToken { claims: typed, quirks })
    }

    /// The essential request for a claim.
    fn essential(&self, name: &str) -> Option<&'a ClaimRequest> {
        let claim = self.claims?.id_token.as_ref()?.get(name)?.as_ref()?;
        claim.essential.unwrap_or_default().then_some(claim)
    }

    fn accepts_acr(&self, acr: Option<&str>, policy: &Policy) -> bool {
        let essential = self.essential("acr");
        let Some(acr) = acr else { return essential.is_none() && !policy.id_token.require_acr };
        let is_acr = |wanted: &AnyValue| wanted.0.as_str() == Some(acr);
        let is_wanted = essential.is_none_or(|claim| match (&claim.value, &claim.values) {
            (Some(value), _) => is_acr(value),
            (None, Some(values)) => values.iter().any(is_acr),
            (None, None) => true,
        });
        !acr.is_empty() && is_wanted
    }

    fn check_nonce(&self, claims: &Claims<'_>) -> Result<(), ResponseError> {
        let Some(sent) = self.nonce else { return Ok(()) };
        match present(claims, "nonce").map(Value::as_string) {
            None => Err(ResponseError::NonceMissing),
            Some(Some(nonce)) if nonce == *sent => Ok(()),
            Some(_) => Err(ResponseError::NonceMismatch),
        }
    }

    fn check_hashes(&self, claims: &Claims<'_>, algorithm: Algorithm) -> Result<(), ResponseError> {
        for (claim, value) in [("at_hash", self.access_token), ("c_hash", self.code), ("s_hash", self.state)] {
            if let (Some(hash), Some(value)) = (present(claims, claim), value) {
                let fits = hash.as_string().is_some_and(|hash| hash == *half_hash(algorithm, value));
                if !fits {
                    return Err(ResponseError::Hash { claim });
                }
            }
        }
        Ok(())
    }

    fn check_auth_time(
        &self,
        claims: &IdTokenClaims,
        tolerance: core::time::Duration,
        now: UnixTime,
    ) -> Result<(), ResponseError> {
        match (self.max_age, &claims.auth_time) {
            (None, None) if self.essential("auth_time").is_some() => Err(ResponseError::AuthTimeMissing),
            (None, _) => Ok(()),
            (Some(_), None) => Err(ResponseError::AuthTimeMissing),
            (Some(max_age), Some(auth_time)) => {
                let limit = core::time::Duration::from_secs(max_age.into()).saturating_add(tolerance);
                let too_old = now.checked_since(auth_time.time()).is_some_and(|age| age > limit);
                let ahead = auth_time.time() > now.saturating_add(tolerance);
                if too_old || ahead {
                    return Err(ResponseError::AuthTime { auth_time: auth_time.date(), now });
                }
                Ok(())
            }
        }
    }
}

/// A claim that is there and not null; the policy decides about null ones with the other quirks.
fn present<'t>(claims: &Claims<'t>, name: &str) -> Option<Value<'t>> {
    claims.get(name).filter(|value| !matches!(value, Value::Null))
}

/// Whether at most one key could have signed a token of this algorithm; then its name is optional.
fn has_one_key(provider: &Provider, jws: &VerifiedJws<'_>) -> bool {
    let (keys, algorithm) = (provider.keys(), jws.header().algorithm());
    let fits = |index: &usize| keys.key(*index).is_some_and(|key| key.algorithm() == algorithm);
    (0..keys.count()).filter(fits).nth(1).is_none()
}

/// An ID token that passed every check.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct CheckedIdToken {
    /// Its claims.
    pub claims: IdTokenClaims,
    quirks: QuirkSet,
}

impl CheckedIdToken {
    /// Deviations found in the token, all allowed by the policy.
    #[must_use]
    pub const fn quirks(&self) -> QuirkSet {
        self.quirks
    }
}

pub(super) const CLAIMS: ClaimRules = ClaimRules {
    whole: rule::ID_TOKEN_CLAIMS,
    checked: &[
        ("typ", rule::ID_TOKEN_TYP),
        ("iss", rule::ID_TOKEN_ISS),
        ("aud", rule::ID_TOKEN_AUD),
        ("exp", rule::ID_TOKEN_EXP),
        ("nbf", rule::ID_TOKEN_NBF),
        ("iat", rule::ID_TOKEN_IAT),
        ("jti", rule::ID_TOKEN_JTI),
    ],
    later: &[("sub", rule::ID_TOKEN_SUB)],
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_hashes_are_those_of_the_specification() {
        // OpenID Connect Core 1.0 appendix A.3 and A.4.
        let access_token = "jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y";
        assert_eq!(half_hash(Algorithm::Ps256, access_token), "77QmUPtjPfzWtF2AnpK9RQ");
        let code = "Qcb0Orv1zh30vL1MPRsbm-diHiMwcLyZvn1arpZv-Jxf_11jnpEX3Tgfvk";
        assert_eq!(half_hash(Algorithm::Es256, code), "LDktKdoQak3Pk0cnXxCltA");
        assert_eq!(half_hash(Algorithm::Ed25519, code).len(), 43);
    }
}
