//! Errors of claims.

use core::time::Duration;

use super::JsonError;
use crate::time::{NumericDate, UnixTime};

super::catalogue! {
    /// An error of claims. A missing claim, a claim of the wrong JSON type and a claim of the wrong value are three
    /// different errors.
    pub enum ClaimError: client_safe {
        /// The payload is not a JSON object that this crate's reader accepts.
        Json { /** The fault, with its offset in the decoded payload. */ error: JsonError } => "claims_json",
            "the payload is not acceptable JSON: {error}", "RFC 7519 section 7.2";
        /// A required claim is missing.
        Missing { /** Its name. */ claim: &'static str } => "claim_missing",
            "the claim `{claim}` is missing", "RFC 7519 section 4";
        /// A claim has the wrong JSON type, for example `null`.
        Type { /** Its name. */ claim: &'static str } => "claim_wrong_type",
            "the claim `{claim}` has the wrong JSON type", "RFC 7519 section 4.1";
        /// A date is before 1970.
        NegativeDate { /** The claim's name. */ claim: &'static str } => "claim_negative_date",
            "the claim `{claim}` is before 1970", "RFC 7519 section 2";
        /// A date is after the year 9999.
        DateOutOfRange { /** The claim's name. */ claim: &'static str } => "claim_date_out_of_range",
            "the claim `{claim}` is after the year 9999", "RFC 7519 section 2";
        /// `aud` is an array without elements.
        EmptyAudience => "claim_aud_empty", "the claim `aud` is an empty array", "RFC 7519 section 4.1.3";
        /// `aud` is an array; only a string is accepted.
        AudienceNotString => "claim_aud_not_string",
            "the claim `aud` is an array, only a string is accepted", "RFC 7523bis section 4";
        /// `aud` has more than one value; only one is accepted.
        SeveralAudiences => "claim_aud_several",
            "the claim `aud` has more than one value", "OpenID Connect Core 1.0 section 3.1.3.7";
        /// `iss` is not an accepted issuer.
        IssuerMismatch => "claim_iss_mismatch", "the claim `iss` is not an accepted issuer", "RFC 7519 section 4.1.1";
        /// No value of `aud` names the reader.
        AudienceMismatch => "claim_aud_mismatch",
            "the claim `aud` does not name this audience", "RFC 7519 section 4.1.3";
        /// `sub` is not the expected subject.
        SubjectMismatch => "claim_sub_mismatch",
            "the claim `sub` is not the expected subject", "RFC 7519 section 4.1.2";
        /// The token has expired: `now` is at or after `exp` plus the leeway.
        Expired {
            /** The claim. */ exp: NumericDate,
            /** The time of the comparison. */ now: UnixTime,
        } => "claim_expired",
            "the token expired at {exp:#}, now is {now:#}", "RFC 7519 section 4.1.4";
        /// The token is not valid yet: `nbf` is after `now` plus the leeway.
        NotYetValid {
            /** The claim. */ nbf: NumericDate,
            /** The time of the comparison. */ now: UnixTime,
        } => "claim_not_yet_valid",
            "the token is not valid before {nbf:#}, now is {now:#}", "RFC 7519 section 4.1.5";
        /// The token was issued in the future: `iat` is after `now` plus the leeway.
        IssuedInFuture {
            /** The claim. */ iat: NumericDate,
            /** The time of the comparison. */ now: UnixTime,
        } => "claim_issued_in_future",
            "the token was issued at {iat:#}, now is {now:#}", "RFC 7519 section 4.1.6";
        /// The time since `iat` is longer than the limit.
        TooOld {
            /** The claim. */ iat: NumericDate,
            /** The time of the comparison. */ now: UnixTime,
        } => "claim_too_old",
            "the token was issued at {iat:#}, too long before now, {now:#}", "RFC 7519 section 4.1.6";
        /// The time since `nbf` is longer than the limit.
        ValidForTooLong {
            /** The claim. */ nbf: NumericDate,
            /** The time of the comparison. */ now: UnixTime,
        } => "claim_nbf_too_old",
            "the token is valid since {nbf:#}, too long before now, {now:#}", "FAPI 2.0 Message Signing section 5.3.1";
        /// The time from `iat` or `nbf` to `exp` is longer than the limit.
        LifetimeTooLong {
            /** The time. */ lifetime: Duration,
            /** The limit. */ limit: Duration,
        } => "claim_lifetime_too_long",
            "the token's lifetime is {lifetime:?}, at most {limit:?} is accepted",
            "FAPI 2.0 Message Signing section 5.3.1";
        /// `exp` is not after `iat` or `nbf`, and the lifetime is limited.
        NoLifetime => "claim_no_lifetime", "the token expires before it becomes valid", "RFC 7519 section 4.1.4";
        /// `jti` is empty or longer than the limit.
        IdentifierLength {
            /** Its length in bytes. */ length: usize,
            /** The limit. */ limit: usize,
        } => "claim_jti_length",
            "the claim `jti` has {length} bytes, 1 to {limit} are accepted",
            "RFC 7519 section 4.1.7, budget of the caller";
        /// The header has no `typ`, and the caller requires one.
        TypMissing => "typ_missing", "the header has no `typ`", "RFC 8725 section 3.11";
        /// The header's `typ` is not accepted.
        TypMismatch => "typ_mismatch", "the header's `typ` is not accepted", "RFC 8725 section 3.11";
        /// The header's `cty` states that the payload is a nested JWT.
        NestedToken => "cty_nested",
            "the payload is a nested JWT (`cty`), which is not supported", "RFC 7519 section 5.2";
    }
}

super::innermost! { ClaimError {
    leaf Json { error };
} }

impl ClaimError {
    /// The name of the claim, or of the header member `typ` or `cty`, that is wrong; `None` if the error concerns the
    /// claims as a whole.
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
}
