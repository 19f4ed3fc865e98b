//! Signed responses of an authorization server to this client (RFC 9701, JARM, OpenID Connect Core 1.0 section 5.3.2).

use alloc::vec::Vec;
use core::time::Duration;

use zeroize::Zeroizing;

use super::client::Client;
use super::context::Context;
use super::jwt_io;
use super::provider::Provider;
use super::rule::{self, ClaimRules};
use crate::error::ResponseError;
use crate::jwt::{AudienceForm, ClaimName, Claims, TypRule, Validation};

/// The requirements for one kind of response, besides `iss` and `aud`.
pub(super) struct SignedResponse<'a> {
    pub(super) typ: TypRule<'a>,
    pub(super) required: &'a [ClaimName],
    /// The maximum age of `iat`.
    pub(super) max_age: Option<Duration>,
    /// Requires `exp`, at most this long from now.
    pub(super) max_lifetime: Option<Duration>,
}

/// Checks the token, in the order: signature, with an algorithm of
/// [`TokenPolicy::algorithms`](super::policy::TokenPolicy::algorithms); key size; `typ`; claims; lifetime. Then reads
/// its claims.
pub(super) fn check<T>(
    token: &[u8],
    (client, provider): (&Client, &Provider),
    expected: &SignedResponse<'_>,
    cx: &mut Context<'_>,
    read: impl FnOnce(&Claims<'_>, &mut Context<'_>) -> Result<T, ResponseError>,
) -> Result<T, ResponseError> {
    let (now, policy) = (cx.now(), client.policy());
    // It may have a code.
    let mut buffer = Zeroizing::new(Vec::new());
    let jws = jwt_io::verify(token, provider.keys(), policy.token.algorithms, policy, &mut buffer);
    let jws = cx.result(rule::SIGNED_SIGNATURE, jws.map_err(|error| ResponseError::SignedToken { error }))?;
    let size = jwt_io::check_key(&jws, policy);
    let size = size.map_err(|(bits, limit)| ResponseError::SignedKeySize { bits, limit });
    cx.result(rule::SIGNED_KEY_SIZE, size)?;
    let payload = jws.decoded_payload(&buffer);
    let validation = Validation::new(provider.issuer(), client.id())
        .with_audience_form(AudienceForm::Single)
        .with_typ(expected.typ)
        .with_required(expected.required)
        .with_leeway(policy.clock.expiry_leeway)
        .with_future_tolerance(policy.clock.future_tolerance)
        .with_max_identifier(policy.limits.jti)
        .with_budget(policy.limits.token.json);
    let validation = expected.max_age.map_or(validation, |age| validation.with_max_age(age));
    let validation = if expected.max_lifetime.is_some() { validation } else { validation.without_required_expiry() };
    let validated = cx.claims(&CLAIMS, validation.validate(&payload, now));
    let validated = validated.map_err(|error| ResponseError::SignedClaims { error })?;
    let claims = validated.registered();
    if let (Some(limit), Some(exp)) = (expected.max_lifetime, claims.exp()) {
        let latest = now.saturating_add(limit).saturating_add(policy.clock.future_tolerance);
        let error = ResponseError::SignedLifetime { exp, now };
        cx.ensure(rule::SIGNED_EXP, exp.time() <= latest, error)?;
    }
    read(claims, cx)
}

const CLAIMS: ClaimRules = ClaimRules {
    whole: rule::SIGNED_CLAIMS,
    checked: &[
        ("typ", rule::SIGNED_TYP),
        ("iss", rule::SIGNED_ISS),
        ("aud", rule::SIGNED_AUD),
        ("exp", rule::SIGNED_EXP),
        ("iat", rule::SIGNED_IAT),
    ],
    later: &[],
};
