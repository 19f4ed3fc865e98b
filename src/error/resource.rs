//! Errors of a protected resource.

use super::{BearerError, BindingError, ClaimError, DpopError, JwsError};
use crate::time::UnixTime;

super::catalogue! {
    /// The precise reason why a protected resource rejects a request, for logs and metrics.
    /// `ResourceError::response_to` makes the response with the part that the sender may be told.
    pub enum ResourceError: client_safe {
        /// The request has no access token, several, or a malformed one.
        Token { /** The cause. */ error: BearerError } => "resource_token", "{error}", "RFC 6750 section 2.1", internal;
        /// The authorization server does not know the token, or it was revoked.
        Inactive => "resource_token_inactive", "the access token is not active", "RFC 7662 section 2.2";
        /// The token has expired.
        Expired {
            /** The time of expiry. */ end: UnixTime,
            /** The time of the comparison. */ now: UnixTime,
        } => "resource_token_expired",
            "the access token expired at {end:#}, now is {now:#}", "RFC 6750 section 3.1";
        /// The token is for other resources.
        Audience => "resource_token_audience", "the access token is not for this resource", "RFC 9068 section 4";
        /// The JWT access token is not a token signed by the authorization server.
        Jwt { /** The cause. */ error: JwsError } => "resource_jwt",
            "access token: {error}", "RFC 9068 section 4", internal;
        /// The claims of the JWT access token are not valid.
        JwtClaims { /** The cause. */ error: ClaimError } => "resource_jwt_claims",
            "access token: {error}", "RFC 9068 section 4", internal;
        /// The key that signed the JWT access token is shorter than the limit.
        JwtKeySize { /** Its length in bits. */ bits: usize, /** The limit. */ limit: usize } =>
            "resource_jwt_key_size",
            "access token: the key has {bits} bits, at least {limit} are required",
            "FAPI 2.0 Security Profile section 5.4.1", internal;
        /// A claim of the JWT access token is missing or has the wrong type.
        JwtMember { /** Its name. */ claim: &'static str } => "resource_jwt_member",
            "access token: `{claim}` is missing or has the wrong type or value", "RFC 9068 section 2.2", internal;

        /// The token is bound to a DPoP key, and the request presents it as a bearer token.
        BearerForKey => "resource_bearer_for_key",
            "the access token is bound to a DPoP key, and is presented as a bearer token", "RFC 9449 section 7.2";
        /// The request presents a token with DPoP that is not bound to a key.
        KeyUnbound => "resource_key_unbound",
            "the access token is presented with DPoP, and is not bound to a key", "RFC 9449 section 7.1";
        /// The token is not bound to its sender, and the policy requires this.
        Unbound => "resource_token_unbound",
            "the access token is not bound to its sender", "FAPI 2.0 Security Profile section 5.3.4";
        /// The sender does not present what the token is bound to.
        Binding { /** The cause. */ error: BindingError } =>
            "resource_binding", "{error}", "RFC 8705 section 3", internal;
        /// The DPoP proof is missing, repeated or not valid.
        Dpop { /** The cause. */ error: DpopError } => "resource_dpop", "{error}", "RFC 9449 section 7.1", internal;

        /// The token does not have a required scope value.
        Scope => "resource_scope", "the access token does not have the required scope", "RFC 6750 section 3.1";
        /// The token grants no consent of the type that allows such an access.
        ConsentMissing => "resource_consent_missing",
            "the access token has no consent for such an access", "RFC 9396 section 9";
        /// The consent is not one that the token grants.
        ConsentOfOther => "resource_consent_of_other",
            "the consent is not one of the access token", "RFC 9396 section 9";
        /// The consent is not authorized.
        ConsentStatus {
            /** Its status, or `other` for one that the schema does not list. */ status: &'static str,
        } => "resource_consent_status",
            "the consent is {status}, not authorized", "RFC 9396 section 9";
        /// The consent has ended.
        ConsentEnded {
            /** Its end. */ end: UnixTime,
            /** The time of the comparison. */ now: UnixTime,
        } => "resource_consent_ended",
            "the consent ended at {end:#}, now is {now:#}", "RFC 9396 section 9";
        /// The consent does not have the required permission.
        ConsentPermission => "resource_consent_permission",
            "the consent does not have the permission", "RFC 9396 section 9";
        /// The consent is for other days, or for some days only and the access does not name days.
        ConsentDays => "resource_consent_days", "the consent is not for these days", "RFC 9396 section 9";
        /// The user did not select this account, or the consent is for accounts of other kinds.
        ConsentAccount => "resource_consent_account",
            "the account is not one of the consent", "RFC 9396 section 9";
        /// An element of the application's own type does not allow the access.
        Details { /** The reason, from [`WantedAccess::check`](crate::oauth::resource::WantedAccess). */
            reason: &'static str } => "resource_details", "the access is not allowed: {reason}", "RFC 9396 section 9";
    }
}

super::innermost! { ResourceError {
    leaf Token { error };
    deep Jwt { error };
    deep JwtClaims { error };
    leaf Binding { error };
    deep Dpop { error };
} }

impl From<BearerError> for ResourceError {
    fn from(error: BearerError) -> Self {
        Self::Token { error }
    }
}

impl From<DpopError> for ResourceError {
    fn from(error: DpopError) -> Self {
        Self::Dpop { error }
    }
}

impl From<BindingError> for ResourceError {
    fn from(error: BindingError) -> Self {
        Self::Binding { error }
    }
}
