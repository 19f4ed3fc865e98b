//! Why claims are refused.

use core::time::Duration;

use super::JsonError;
use crate::time::{NumericDate, UnixTime};

super::catalogue! {
    /// Claims that are refused, and why. That a claim is absent, that it has the wrong JSON type and that it has the wrong
    /// value are three different errors.
    pub enum ClaimError: client_safe {
        /// The payload is not a JSON object by the rules of this crate's reader.
        Json { /** What is wrong, with its place in the decoded payload. */ error: JsonError } => "claims_json", "the payload is not acceptable JSON: {error}", "RFC 7519 section 7.2";
        /// A claim that must be there is not.
        Missing { /** Its name. */ claim: &'static str } => "claim_missing", "the claim `{claim}` is missing", "RFC 7519 section 4";
        /// A claim has the wrong JSON type; `null` is one.
        Type { /** Its name. */ claim: &'static str } => "claim_wrong_type", "the claim `{claim}` has the wrong JSON type", "RFC 7519 section 4.1";
        /// A date is before 1970.
        NegativeDate { /** The claim's name. */ claim: &'static str } => "claim_negative_date", "the claim `{claim}` is before 1970", "RFC 7519 section 2";
        /// A date is after the year 9999.
        DateOutOfRange { /** The claim's name. */ claim: &'static str } => "claim_date_out_of_range", "the claim `{claim}` is after the year 9999", "RFC 7519 section 2";
        /// `aud` is an array without elements.
        EmptyAudience => "claim_aud_empty", "the claim `aud` is an empty array", "RFC 7519 section 4.1.3";
        /// `aud` is an array where only a string is accepted.
        AudienceNotString => "claim_aud_not_string", "the claim `aud` is an array, only a string is accepted", "RFC 7523bis section 4";
        /// `aud` has more than one value where only one is accepted.
        SeveralAudiences => "claim_aud_several", "the claim `aud` has more than one value", "OpenID Connect Core 1.0 section 3.1.3.7";
        /// `iss` is none of the issuers that are accepted.
        IssuerMismatch => "claim_iss_mismatch", "the claim `iss` is not an accepted issuer", "RFC 7519 section 4.1.1";
        /// None of the values of `aud` is the reader.
        AudienceMismatch => "claim_aud_mismatch", "the claim `aud` does not name this audience", "RFC 7519 section 4.1.3";
        /// `sub` is not the subject that is expected.
        SubjectMismatch => "claim_sub_mismatch", "the claim `sub` is not the expected subject", "RFC 7519 section 4.1.2";
        /// The token has expired: `now` is `exp`, the leeway added, or later.
        Expired { /** The claim. */ exp: NumericDate, /** The time it was compared with. */ now: UnixTime } => "claim_expired", "the token expired at {exp:#}, now is {now:#}", "RFC 7519 section 4.1.4";
        /// The token is not valid yet: `nbf` is further in the future than is tolerated.
        NotYetValid { /** The claim. */ nbf: NumericDate, /** The time it was compared with. */ now: UnixTime } => "claim_not_yet_valid", "the token is not valid before {nbf:#}, now is {now:#}", "RFC 7519 section 4.1.5";
        /// The token was issued in the future: `iat` is further in it than is tolerated.
        IssuedInFuture { /** The claim. */ iat: NumericDate, /** The time it was compared with. */ now: UnixTime } => "claim_issued_in_future", "the token was issued at {iat:#}, now is {now:#}", "RFC 7519 section 4.1.6";
        /// The token is older than is accepted, counted from `iat`.
        TooOld { /** The claim. */ iat: NumericDate, /** The time it was compared with. */ now: UnixTime } => "claim_too_old", "the token was issued at {iat:#}, too long before now, {now:#}", "RFC 7519 section 4.1.6";
        /// `nbf` is longer ago than is accepted.
        ValidForTooLong { /** The claim. */ nbf: NumericDate, /** The time it was compared with. */ now: UnixTime } => "claim_nbf_too_old", "the token is valid since {nbf:#}, too long before now, {now:#}", "FAPI 2.0 Message Signing section 5.3.1";
        /// The time from `iat` or `nbf` to `exp` is longer than is accepted.
        LifetimeTooLong { /** The time. */ lifetime: Duration, /** The limit. */ limit: Duration } => "claim_lifetime_too_long", "the token lives {lifetime:?}, at most {limit:?} is accepted", "FAPI 2.0 Message Signing section 5.3.1";
        /// `exp` is not after `iat` or `nbf`, where the time between them is limited.
        NoLifetime => "claim_no_lifetime", "the token expires before it begins", "RFC 7519 section 4.1.4";
        /// `jti` is empty or longer than is accepted.
        IdentifierLength { /** Its length in bytes. */ length: usize, /** The limit. */ limit: usize } => "claim_jti_length", "the claim `jti` has {length} bytes, 1 to {limit} are accepted", "RFC 7519 section 4.1.7, budget of the caller";
        /// The header has no `typ` where one is asked for.
        TypMissing => "typ_missing", "the header has no `typ`", "RFC 8725 section 3.11";
        /// The header's `typ` is not one that is accepted.
        TypMismatch => "typ_mismatch", "the header's `typ` is not accepted", "RFC 8725 section 3.11";
        /// The header's `cty` says that the payload is a JWT again.
        NestedToken => "cty_nested", "the payload is a nested JWT (`cty`), which is not supported", "RFC 7519 section 5.2";
    }
}

impl ClaimError {
    /// The name of the claim, or `typ` or `cty` of the header, that the error is about; `None` where it is about the claims as
    /// a whole.
    #[must_use]
    pub const fn claim(&self) -> Option<&'static str> {
        Some(match self {
            Self::Json { .. } => return None,
            Self::Missing { claim }
            | Self::Type { claim }
            | Self::NegativeDate { claim }
            | Self::DateOutOfRange { claim } => claim,
            Self::EmptyAudience | Self::AudienceNotString | Self::SeveralAudiences | Self::AudienceMismatch => "aud",
            Self::IssuerMismatch => "iss",
            Self::SubjectMismatch => "sub",
            Self::Expired { .. } | Self::LifetimeTooLong { .. } | Self::NoLifetime => "exp",
            Self::NotYetValid { .. } | Self::ValidForTooLong { .. } => "nbf",
            Self::IssuedInFuture { .. } | Self::TooOld { .. } => "iat",
            Self::IdentifierLength { .. } => "jti",
            Self::TypMissing | Self::TypMismatch => "typ",
            Self::NestedToken => "cty",
        })
    }

    /// The label that says most: the JSON error's where there is one, else [`ClaimError::label`].
    #[must_use]
    pub const fn innermost_label(&self) -> &'static str {
        match self {
            Self::Json { error } => error.label(),
            _ => self.label(),
        }
    }
}
