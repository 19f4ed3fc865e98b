//! Validation of claims: a pure function of the claims, the rules and the time.

#[cfg(feature = "oauth")]
use alloc::string::String;
use core::time::Duration;

use super::claims::{Audience, ClaimName, Claims};
use super::rules::{AudienceForm, AudienceRule, IssuerRule, TypRule};
use crate::error::ClaimError;
use crate::jose::json::{self, Budget, Str};
use crate::jose::{Header, VerifiedPayload, media_types_match};
use crate::time::{NumericDate, UnixTime};

/// The rules for a token's claims. The constructor takes issuer and audience, so that they cannot be omitted.
///
/// Defaults: `iss` and `aud` are required if they are checked; `exp` is required and later than now, without leeway;
/// `nbf` and `iat` are at most ten seconds in the future (FAPI 2.0 Security Profile section 5.3.2.1 requires servers to
/// accept that); `jti` has 1 to 256 bytes. Times are compared exactly, with fractions of seconds.
///
/// The order of checks: `typ`; `cty`; JSON and types of all registered claims; required claims; `iss`; `aud`; `sub`;
/// `exp`; `nbf`; `iat`; ages; lifetimes; `jti`.
///
/// ```
/// use core::time::Duration;
/// use ofm_protocol::{error::ClaimError, jose::json::Budget, jwt::{Claims, Validation}, time::UnixTime};
///
/// let policy = Validation::new("client-1", "https://as.example").with_leeway(Duration::from_secs(2));
/// let claims = br#"{"iss":"client-1","aud":"https://as.example","exp":1769767018.445}"#;
/// let claims = Claims::parse(claims, Budget::default())?;
/// assert!(policy.check_claims(&claims, UnixTime::from_seconds(1_769_767_020)).is_ok());
/// let late = policy.check_claims(&claims, UnixTime::from_seconds(1_769_767_021));
/// assert!(matches!(late, Err(ClaimError::Expired { .. })));
/// # Ok::<(), ClaimError>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Validation<'p> {
    issuer: IssuerRule<'p>,
    audience: AudienceRule<'p>,
    audience_form: AudienceForm,
    typ: TypRule<'p>,
    subject: Option<&'p str>,
    required: u8,
    leeway: Duration,
    future_tolerance: Duration,
    max_age: Option<Duration>,
    max_not_before_age: Option<Duration>,
    max_lifetime: Option<Duration>,
    max_lifetime_from_not_before: Option<Duration>,
    max_identifier: usize,
    budget: Budget,
}

impl<'p> Validation<'p> {
    /// Requires this issuer and this audience. A `"text"` is one issuer or audience; the rules without a check have
    /// names that say so.
    #[must_use]
    pub fn new(issuer: impl Into<IssuerRule<'p>>, audience: impl Into<AudienceRule<'p>>) -> Self {
        Self {
            issuer: issuer.into(),
            audience: audience.into(),
            audience_form: AudienceForm::Any,
            typ: TypRule::Any,
            subject: None,
            required: bit(ClaimName::Expiry),
            leeway: Duration::ZERO,
            future_tolerance: Duration::from_secs(10),
            max_age: None,
            max_not_before_age: None,
            max_lifetime: None,
            max_lifetime_from_not_before: None,
            max_identifier: 256,
            budget: Budget::default(),
        }
    }

    /// Accepts `aud` in this form only.
    #[must_use]
    pub const fn with_audience_form(mut self, form: AudienceForm) -> Self {
        self.audience_form = form;
        self
    }

    /// Requires a `typ` in the header.
    #[must_use]
    pub const fn with_typ(mut self, rule: TypRule<'p>) -> Self {
        self.typ = rule;
        self
    }

    /// Requires this subject.
    #[must_use]
    pub const fn with_subject(mut self, subject: &'p str) -> Self {
        self.subject = Some(subject);
        self
    }

    /// Requires these claims too, with any value.
    #[must_use]
    pub fn with_required(mut self, claims: &[ClaimName]) -> Self {
        self.required = claims.iter().fold(self.required, |required, &claim| required | bit(claim));
        self
    }

    /// Accepts tokens without `exp`, which never expire.
    #[must_use]
    pub const fn without_required_expiry(mut self) -> Self {
        self.required &= !bit(ClaimName::Expiry);
        self
    }

    /// Accepts tokens for this time after `exp`, and after the limits of ages. Default 0.
    #[must_use]
    pub const fn with_leeway(mut self, leeway: Duration) -> Self {
        self.leeway = leeway;
        self
    }

    /// Accepts `nbf` and `iat` up to this time in the future. Default 10 seconds.
    #[must_use]
    pub const fn with_future_tolerance(mut self, tolerance: Duration) -> Self {
        self.future_tolerance = tolerance;
        self
    }

    /// Requires `iat`, at most this long ago.
    #[must_use]
    pub const fn with_max_age(mut self, limit: Duration) -> Self {
        self.max_age = Some(limit);
        self
    }

    /// Requires `nbf`, at most this long ago (FAPI 2.0 Message Signing section 5.3.1: 60 minutes).
    #[must_use]
    pub const fn with_max_not_before_age(mut self, limit: Duration) -> Self {
        self.max_not_before_age = Some(limit);
        self
    }

    /// Requires `iat` and `exp`, at most this far apart.
    #[must_use]
    pub const fn with_max_lifetime(mut self, limit: Duration) -> Self {
        self.max_lifetime = Some(limit);
        self
    }

    /// Requires `nbf` and `exp`, at most this far apart (FAPI 2.0 Message Signing section 5.3.1: 60 minutes).
    #[must_use]
    pub const fn with_max_lifetime_from_not_before(mut self, limit: Duration) -> Self {
        self.max_lifetime_from_not_before = Some(limit);
        self
    }

    /// Accepts `jti` of at most this many bytes. Default 256: RFC 7519 section 4.1.7 has no limit, a UUID has 36, and a
    /// replay store keeps each value.
    #[must_use]
    pub const fn with_max_identifier(mut self, bytes: usize) -> Self {
        self.max_identifier = bytes;
        self
    }

    /// Reads payloads within this budget.
    #[must_use]
    pub const fn with_budget(mut self, budget: Budget) -> Self {
        self.budget = budget;
        self
    }

    /// Validates the claims of a verified token. Only this function makes [`ValidatedClaims`].
    pub fn validate<'b>(
        &self,
        payload: &VerifiedPayload<'b>,
        now: UnixTime,
    ) -> Result<ValidatedClaims<'b>, ClaimError> {
        self.validate_with(payload, now, |_, _| {})
    }

    /// Validates as [`Validation::validate`] does, and passes each claim to `other`: one pass instead of two. The
    /// passed claims are valid only if the result is not an error.
    #[inline]
    pub(crate) fn validate_with<'b>(
        &self,
        payload: &VerifiedPayload<'b>,
        now: UnixTime,
        other: impl FnMut(Str<'b>, json::Value<'b>),
    ) -> Result<ValidatedClaims<'b>, ClaimError> {
        self.check_header(payload.header())?;
        let claims = Claims::parse_with(payload.bytes(), self.budget, other)?;
        self.check_claims(&claims, now)?;
        Ok(ValidatedClaims { claims, header: *payload.header() })
    }

    /// [`Validation::validate`] for a payload whose claims were read before, within the same budget.
    #[cfg(feature = "oauth")]
    #[inline]
    pub(crate) fn validate_read<'b>(
        &self,
        payload: &VerifiedPayload<'b>,
        claims: Claims<'b>,
        now: UnixTime,
    ) -> Result<ValidatedClaims<'b>, ClaimError> {
        self.check_header(payload.header())?;
        self.check_claims(&claims, now)?;
        Ok(ValidatedClaims { claims, header: *payload.header() })
    }

    /// Checks only a header's `typ` and `cty`.
    pub fn check_header(&self, header: &Header) -> Result<(), ClaimError> {
        // RFC 8725 section 3.11.
        match (self.typ, header.typ()) {
            (TypRule::Any, _) | (TypRule::AbsentOr(_), None) => {}
            (TypRule::OneOf(_), None) => return Err(ClaimError::TypMissing),
            (TypRule::AbsentOr(types) | TypRule::OneOf(types), Some(typ)) => {
                if !types.any(&|accepted| media_types_match(typ, accepted)) {
                    return Err(ClaimError::TypMismatch);
                }
            }
        }
        // RFC 7519 section 5.2.
        if header.is_nested() { Err(ClaimError::NestedToken) } else { Ok(()) }
    }

    /// Checks only claims, from any source. Use it to reject a token, for example an expired one, before its signature
    /// is verified. A success does not mean that the token is genuine.
    pub fn check_claims(&self, claims: &Claims<'_>, now: UnixTime) -> Result<(), ClaimError> {
        self.check_required(claims)?;
        self.check_parties(claims)?;
        self.check_times(claims, now)?;
        self.check_lifetimes(claims, now)?;
        match claims.jti().map(Str::len) {
            Some(length) if length == 0 || length > self.max_identifier => {
                Err(ClaimError::IdentifierLength { length, limit: self.max_identifier })
            }
            _ => Ok(()),
        }
    }

    fn check_required(&self, claims: &Claims<'_>) -> Result<(), ClaimError> {
        // Collected as bits, without a branch for each.
        let when = |condition: bool, claim| if condition { bit(claim) } else { 0 };
        let required = self.required
            | when(!matches!(self.issuer, IssuerRule::DangerouslyAny), ClaimName::Issuer)
            | when(!matches!(self.audience, AudienceRule::DangerouslyAny), ClaimName::Audience)
            | when(self.subject.is_some(), ClaimName::Subject)
            | when(self.max_lifetime.or(self.max_lifetime_from_not_before).is_some(), ClaimName::Expiry)
            | when(self.max_age.or(self.max_lifetime).is_some(), ClaimName::IssuedAt)
            | when(self.max_not_before_age.or(self.max_lifetime_from_not_before).is_some(), ClaimName::NotBefore);
        let present = when(claims.iss().is_some(), ClaimName::Issuer)
            | when(claims.sub().is_some(), ClaimName::Subject)
            | when(claims.aud().is_some(), ClaimName::Audience)
            | when(claims.exp().is_some(), ClaimName::Expiry)
            | when(claims.nbf().is_some(), ClaimName::NotBefore)
            | when(claims.iat().is_some(), ClaimName::IssuedAt)
            | when(claims.jti().is_some(), ClaimName::Identifier);
        let missing = required & !present;
        if missing == 0 {
            return Ok(());
        }
        match ALL.into_iter().find(|claim| missing & bit(*claim) != 0) {
            Some(claim) => Err(ClaimError::Missing { claim: claim.name() }),
            None => Ok(()),
        }
    }

    fn check_parties(&self, claims: &Claims<'_>) -> Result<(), ClaimError> {
        // RFC 7519 section 4.1.1.
        let is_issuer = |issuer: &str| claims.iss().is_some_and(|iss| iss == *issuer);
        let issued_by_accepted = match self.issuer {
            IssuerRule::Is(issuer) => is_issuer(issuer),
            IssuerRule::OneOf(issuers) => issuers.iter().any(|issuer| is_issuer(issuer)),
            IssuerRule::DangerouslyAny => true,
        };
        if !issued_by_accepted {
            return Err(ClaimError::IssuerMismatch);
        }
        // Section 4.1.3.
        if let Some(aud) = claims.aud() {
            match (self.audience_form, aud) {
                (AudienceForm::StringOnly, Audience::Array(_)) => return Err(ClaimError::AudienceNotString),
                (AudienceForm::Single, aud) if aud.values().count() != 1 => return Err(ClaimError::SeveralAudiences),
                _ => {}
            }
        }
        let is_audience = |audience: &str| claims.aud().is_some_and(|aud| aud.contains(audience));
        let meant_for_accepted = match self.audience {
            AudienceRule::Contains(audience) => is_audience(audience),
            AudienceRule::ContainsOneOf(audiences) => audiences.iter().any(|audience| is_audience(audience)),
            AudienceRule::DangerouslyAny => true,
        };
        if !meant_for_accepted {
            return Err(ClaimError::AudienceMismatch);
        }
        // Section 4.1.2.
        match self.subject {
            Some(subject) if claims.sub().is_none_or(|sub| sub != *subject) => Err(ClaimError::SubjectMismatch),
            _ => Ok(()),
        }
    }

    fn check_times(&self, claims: &Claims<'_>, now: UnixTime) -> Result<(), ClaimError> {
        // RFC 7519 section 4.1.4: on or after `exp`, a token must not be accepted.
        if let Some(exp) = claims.exp()
            && now >= exp.time().saturating_add(self.leeway)
        {
            return Err(ClaimError::Expired { exp, now });
        }
        // Sections 4.1.5 and 4.1.6.
        let latest = now.saturating_add(self.future_tolerance);
        match (claims.nbf(), claims.iat()) {
            (Some(nbf), _) if nbf.time() > latest => Err(ClaimError::NotYetValid { nbf, now }),
            (_, Some(iat)) if iat.time() > latest => Err(ClaimError::IssuedInFuture { iat, now }),
            _ => Ok(()),
        }
    }

    fn check_lifetimes(&self, claims: &Claims<'_>, now: UnixTime) -> Result<(), ClaimError> {
        let older = |date: NumericDate, limit: Option<Duration>| match (limit, now.checked_since(date.time())) {
            (Some(limit), Some(age)) => age > limit.saturating_add(self.leeway),
            _ => false,
        };
        if let Some(iat) = claims.iat()
            && older(iat, self.max_age)
        {
            return Err(ClaimError::TooOld { iat, now });
        }
        if let Some(nbf) = claims.nbf()
            && older(nbf, self.max_not_before_age)
        {
            return Err(ClaimError::ValidForTooLong { nbf, now });
        }
        check_lifetime(claims.iat(), claims.exp(), self.max_lifetime)?;
        check_lifetime(claims.nbf(), claims.exp(), self.max_lifetime_from_not_before)
    }
}

fn check_lifetime(
    start: Option<NumericDate>,
    end: Option<NumericDate>,
    limit: Option<Duration>,
) -> Result<(), ClaimError> {
    let (Some(start), Some(end), Some(limit)) = (start, end, limit) else { return Ok(()) };
    match end.time().checked_since(start.time()) {
        None | Some(Duration::ZERO) => Err(ClaimError::NoLifetime),
        Some(lifetime) if lifetime > limit => Err(ClaimError::LifetimeTooLong { lifetime, limit }),
        Some(_) => Ok(()),
    }
}

const ALL: [ClaimName; 7] = [
    ClaimName::Issuer,
    ClaimName::Subject,
    ClaimName::Audience,
    ClaimName::Expiry,
    ClaimName::NotBefore,
    ClaimName::IssuedAt,
    ClaimName::Identifier,
];

const fn bit(claim: ClaimName) -> u8 {
    1 << claim as u8
}

/// Accepted claims of a verified token. Only [`Validation::validate`] makes them.
#[derive(Clone, Copy, Debug)]
pub struct ValidatedClaims<'b> {
    claims: Claims<'b>,
    header: Header,
}

impl<'b> ValidatedClaims<'b> {
    /// The registered claims, with a view of all claims.
    #[must_use]
    pub const fn registered(&self) -> &Claims<'b> {
        &self.claims
    }

    /// The token's header.
    #[must_use]
    pub const fn header(&self) -> &Header {
        &self.header
    }

    /// The claims as a typed message. This allocates the memory that `T` owns; the steps before it allocate nothing.
    ///
    /// Errors: the errors of `T`'s `Deserialize`.
    #[cfg(feature = "types")]
    pub fn claims<T: serde::Deserialize<'b>>(&self) -> Result<T, serde_json::Error> {
        // If the fast path declines, `serde_json` reads the claims again and reports the error.
        let object = self.claims.object();
        json::read_typed(object, None).map_or_else(|| serde_json::from_slice(object.text()), Ok)
    }

    /// [`ValidatedClaims::claims`] without the claim `name`.
    #[cfg(feature = "oauth")]
    pub(crate) fn claims_without<T: serde::de::DeserializeOwned>(&self, name: &str) -> Result<T, serde_json::Error> {
        let object = self.claims.object();
        if let Some(message) = json::read_typed(object, Some(name)) {
            return Ok(message);
        }
        let mut members: serde_json::Map<String, serde_json::Value> = serde_json::from_slice(object.text())?;
        members.remove(name);
        serde_json::from_value(members.into())
    }
}

#[cfg(all(test, feature = "types"))]
mod tests {
    use super::*;
    use crate::crypto::random::SystemRandom;
    use crate::crypto::{Algorithm, SigningKey};
    use crate::jose::{ProtectedHeader, Verifier, sign_to_string};

    #[derive(serde::Deserialize)]
    struct Message<'b> {
        iss: &'b str,
        max_age: u32,
    }

    #[test]
    fn validated_claims_become_typed_messages() {
        let key = SigningKey::from_ed25519_seed(&[1; 32]);
        let claims = br#" {"iss":"i","aud":"a","exp":2,"max_age":3600} "#;
        let token = sign_to_string(&ProtectedHeader::new(), claims, &key, &mut SystemRandom).unwrap();
        let verifier = Verifier::with_key(key.verifying_key(), Algorithm::Ed25519.into());
        let mut payload = [0; 64];
        let payload = verifier.verify_token(token.as_bytes()).unwrap().decode_payload(&mut payload).unwrap();
        let validated = Validation::new("i", "a").validate(&payload, UnixTime::from_seconds(1)).unwrap();
        let message: Message<'_> = validated.claims().unwrap();
        assert_eq!((message.iss, message.max_age), ("i", 3_600));
        assert!(validated.claims::<u8>().is_err());
    }
}
