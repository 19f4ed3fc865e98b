//! Errors of responses to a client.

use super::{BindingError, ClaimError, FormError, JsonError, JwkSetError, JwsError, Quirk};
use crate::time::{NumericDate, UnixTime};

super::catalogue! {
    /// The reason why a client rejects a response or callback, or the error that the server returned.
    pub enum ResponseError: internal {
        /// The server returned an error. `oauth::error::PeerError::of_response` reads the complete error.
        Refused {
            /** The HTTP status, which may be 200. */ status: u16,
            /** The error code, or `other` for an unregistered one. */ code: &'static str,
        } => "response_refused",
            "the server answered with the status {status} and the error `{code}`", "RFC 6749 section 5.2";
        /// The HTTP status is not the status of success, and the body is not an OAuth error.
        Status { /** The status. */ status: u16 } => "response_status",
            "unexpected HTTP status {status}", "RFC 9126 section 2.2";
        /// The content type is not `application/json`.
        ContentType => "response_content_type", "the content type is not application/json", "RFC 6749 section 5.1";
        /// The body is longer than the limit.
        TooLong { /** Its length in bytes. */ length: usize, /** The limit. */ limit: usize } => "response_too_long",
            "the body has {length} bytes, at most {limit} are accepted", "budget of the caller";
        /// The body is not JSON that this crate's reader accepts.
        Json { /** The fault, with its offset. */ error: JsonError } => "response_json",
            "{error}", "RFC 6749 section 5.1";
        /// The body is not a JWK set.
        JwkSet { /** The cause. */ error: JwkSetError } => "response_jwk_set", "{error}", "RFC 7517 section 5";
        /// A member is missing, or has the wrong JSON type or an invalid value.
        Member { /** Its name; for nested members, the innermost. */ name: &'static str } => "response_member",
            "`{name}` is missing or has the wrong type or value", "RFC 6749 section 5.1";
        /// `x-fapi-interaction-id` is not the value that was sent.
        InteractionId => "response_interaction_id",
            "x-fapi-interaction-id is not the value that was sent", "FAPI 1.0 Baseline section 6.2.1";

        /// A signed response was asked for, and the response is not signed.
        Unsigned => "response_unsigned",
            "the response is not signed, and a signed one was asked for", "RFC 9701 section 4";
        /// The signed response is not a token signed by the server.
        SignedToken { /** The cause. */ error: JwsError } => "signed_response_token",
            "signed response: {error}", "FAPI 2.0 Message Signing section 5.4";
        /// The signed response's claims are not valid.
        SignedClaims { /** The cause. */ error: ClaimError } => "signed_response_claims",
            "signed response: {error}", "FAPI 2.0 Message Signing section 5.4";
        /// The key that signed the response is shorter than the limit.
        SignedKeySize {
            /** Its length in bits. */ bits: usize,
            /** The limit. */ limit: usize,
        } => "signed_response_key_size",
            "signed response: the key has {bits} bits, at least {limit} are required",
            "FAPI 2.0 Security Profile section 5.4.1";
        /// The signed response is valid for longer than the limit.
        SignedLifetime {
            /** The claim. */ exp: NumericDate,
            /** The time of the comparison. */ now: UnixTime,
        } => "signed_response_lifetime",
            "signed response: it expires at {exp:#}, more than ten minutes after {now:#}", "JARM section 4.1";
        /// A claim of the signed response is missing or has the wrong type.
        SignedMember { /** The claim's name. */ claim: &'static str } => "signed_response_member",
            "signed response: `{claim}` is missing or has the wrong type or value", "RFC 7519 section 4";
        /// `sub` of the userinfo response is missing, or not that of the ID token.
        UserinfoSubject => "userinfo_sub", "`sub` is not that of the id_token", "OpenID Connect Core 1.0 section 5.3.2";
        /// `cnf` of an introspection response is not a binding that can be checked.
        Confirmation { /** The cause. */ error: BindingError } =>
            "introspection_cnf", "{error}", "RFC 7800 section 3.1";
        /// The introspection response is about a token of another server.
        IntrospectionIssuer => "introspection_iss", "`iss` is not the server's issuer", "RFC 7662 section 2.2";

        /// The response or callback shows a quirk that the policy does not tolerate.
        Quirk { /** The quirk. */ quirk: Quirk } => "response_quirk",
            "the response shows the quirk `{quirk}`", "policy of the caller";

        /// A member is null, and the policy does not tolerate the quirk `null_member`.
        NullMember { /** Its name; for nested members, the innermost. */ name: &'static str } => "response_null_member",
            "`{name}` is null, and the policy does not tolerate the quirk `null_member`", "RFC 6749 section 5.1";

        /// `request_uri` is empty, too long, or has invalid characters.
        RequestUri => "response_request_uri",
            "`request_uri` is empty, too long, or has invalid characters", "RFC 9126 section 2.2";
        /// `expires_in` is missing, not a number, zero, negative, or above the limit.
        ExpiresIn => "response_expires_in",
            "`expires_in` is missing, not a positive number of seconds, or too large", "RFC 9126 section 2.2";

        /// The callback did not arrive at the redirect URI of the request.
        CallbackUri => "callback_uri", "the callback is not at the redirect URI", "RFC 6749 section 4.1.2";
        /// The callback is posted with another content type than that of a form.
        CallbackContentType => "callback_content_type",
            "the callback's content type is not application/x-www-form-urlencoded",
            "OAuth 2.0 Form Post Response Mode section 2";
        /// The callback's query is not valid.
        CallbackForm { /** The cause. */ error: FormError } => "callback_form", "{error}", "RFC 6749 section 4.1.2";
        /// The callback has no `state`.
        StateMissing => "callback_state_missing", "the callback has no `state`", "RFC 6749 section 4.1.2";
        /// The callback's `state` is not the value that was sent.
        StateMismatch => "callback_state_mismatch",
            "the callback's `state` is not the value that was sent", "RFC 6749 section 10.12";
        /// The callback's `iss` is not the server's issuer.
        IssuerMismatch => "callback_iss_mismatch",
            "the callback's `iss` is not the server's issuer", "RFC 9207 section 2.4";
        /// The server or the user denied the request. `Session::callback_error` reads the complete error.
        CallbackRefused {
            /** The error code, or `other` for an unregistered one. */ code: &'static str,
        } => "callback_refused",
            "the callback has the error `{code}`", "RFC 6749 section 4.1.2.1";
        /// The callback has no `code`.
        CodeMissing => "callback_code_missing", "the callback has no `code`", "RFC 6749 section 4.1.2";

        /// `token_type` is neither `Bearer` nor, for a request with a DPoP proof, `DPoP`.
        TokenType => "token_type", "`token_type` is not one that was asked for", "RFC 6749 section 7.1";
        /// The request had a DPoP proof, and the token is not bound to its key: `token_type` is `Bearer`.
        TokenUnbound => "token_unbound", "`token_type` is Bearer in answer to a DPoP proof", "RFC 9449 section 5";
        /// `state` is not the value that was sent, and the policy compares it.
        TokenState => "token_state", "`state` is not the value that was sent", "policy of the caller";
        /// The granted scope exceeds the requested scope.
        Scope => "token_scope", "the granted scope exceeds the requested scope", "RFC 6749 section 5.1";
        /// `authorization_details` were requested and none were granted.
        DetailsMissing => "token_details_missing", "`authorization_details` are missing", "RFC 9396 section 7";
        /// An element of `authorization_details` exceeds the request.
        DetailsExceed { /** Its index, from 0. */ index: usize } => "token_details_exceed",
            "`authorization_details[{index}]` exceeds the request", "RFC 9396 section 7";
        /// There are more granted `authorization_details` than the limit.
        DetailsCount { /** Their number. */ count: usize, /** The limit. */ limit: usize } => "token_details_count",
            "there are {count} `authorization_details`, at most {limit} are read", "RFC 9396 section 7";
        /// A granted consent is not in force: it is pending, was denied, or has ended.
        ConsentInactive { /** Its index, from 0. */ index: usize } => "token_consent_inactive",
            "`authorization_details[{index}]`: the consent is not in force", "Open Finance Malaysia consents v1.2";
        /// There is no ID token, and one is required.
        IdTokenMissing => "id_token_missing", "there is no id_token", "OpenID Connect Core 1.0 section 3.1.3.3";

        /// The ID token is not a token signed by the server.
        IdTokenToken { /** The cause. */ error: JwsError } => "id_token_token",
            "id_token: {error}", "OpenID Connect Core 1.0 section 3.1.3.7";
        /// The ID token's header has no `kid`, several keys of the server fit, and the policy requires a `kid`.
        IdTokenKidMissing => "id_token_kid_missing",
            "id_token: the header has no `kid`, and several keys fit", "OpenID Connect Core 1.0 section 10.1";
        /// The ID token's claims are not valid.
        IdTokenClaims { /** The cause. */ error: ClaimError } => "id_token_claims",
            "id_token: {error}", "OpenID Connect Core 1.0 section 3.1.3.7";
        /// The key that signed the ID token is shorter than the limit.
        IdTokenKeySize {
            /** Its length in bits. */ bits: usize,
            /** The limit. */ limit: usize,
        } => "id_token_key_size",
            "id_token: the key has {bits} bits, at least {limit} are required",
            "FAPI 2.0 Security Profile section 5.4.1";
        /// The ID token shows a quirk that the policy does not tolerate.
        IdTokenQuirk { /** The quirk. */ quirk: Quirk } => "id_token_quirk",
            "id_token: it shows the quirk `{quirk}`", "policy of the caller";
        /// A claim of the ID token is null, and the policy does not tolerate the quirk `null_member`.
        IdTokenNullMember {
            /** The claim's name; for nested members, the innermost. */ claim: &'static str,
        } => "id_token_null_member",
            "id_token: `{claim}` is null, and the policy does not tolerate the quirk `null_member`",
            "OpenID Connect Core 1.0 section 5.3.2";
        /// A claim of the ID token has the wrong JSON type or an invalid value.
        IdTokenMember {
            /** The claim's name; for nested members, the innermost. */ claim: &'static str,
        } => "id_token_member",
            "id_token: `{claim}` is missing or has the wrong type or value", "OpenID Connect Core 1.0 section 2";
        /// `azp` is not the client, or is missing beside several audiences.
        AuthorizedParty => "id_token_azp",
            "id_token: `azp` is not the client", "OpenID Connect Core 1.0 section 3.1.3.7";
        /// `nonce` was sent and is missing.
        NonceMissing => "id_token_nonce_missing",
            "id_token: there is no `nonce`", "OpenID Connect Core 1.0 section 3.1.3.7";
        /// `nonce` is not the value that was sent.
        NonceMismatch => "id_token_nonce_mismatch",
            "id_token: `nonce` is not the value that was sent", "OpenID Connect Core 1.0 section 3.1.3.7";
        /// `max_age` was sent and `auth_time` is missing.
        AuthTimeMissing => "id_token_auth_time_missing",
            "id_token: there is no `auth_time`", "OpenID Connect Core 1.0 section 3.1.3.7";
        /// The user authenticated longer ago than `max_age` allows, or in the future.
        AuthTime {
            /** The claim. */ auth_time: NumericDate,
            /** The time of the comparison. */ now: UnixTime,
        } => "id_token_auth_time",
            "id_token: the user authenticated at {auth_time:#}, now is {now:#}",
            "OpenID Connect Core 1.0 section 3.1.3.7";
        /// A claim of a refreshed ID token differs from the first ID token.
        IdTokenRenewed { /** The claim's name. */ claim: &'static str } => "id_token_renewed",
            "id_token: `{claim}` differs from the first id_token", "OpenID Connect Core 1.0 section 12.2";
        /// `acr` is empty, is required and missing, or is not a value that was requested as essential.
        Acr => "id_token_acr",
            "id_token: `acr` is missing or not a requested value", "OpenID Connect Core 1.0 section 5.5.1.1";
        /// `id_type` or `hashed_id_number` differs from the granted consent.
        Identity { /** The claim's name. */ claim: &'static str } => "id_token_identity",
            "id_token: `{claim}` differs from the consent", "Open Finance Malaysia consents v1.2";
        /// `at_hash`, `c_hash` or `s_hash` does not match the access token, code or state.
        Hash { /** The claim's name. */ claim: &'static str } => "id_token_hash",
            "id_token: `{claim}` does not match", "OpenID Connect Core 1.0 section 3.3.2.11";
        /// `sub` is empty, longer than 255 characters, or not ASCII.
        Subject => "id_token_sub",
            "id_token: `sub` is not 1 to 255 ASCII characters", "OpenID Connect Core 1.0 section 2";
    }
}

impl ResponseError {
    /// The most specific label: the label of the cause if there is one, otherwise [`ResponseError::label`].
    #[must_use]
    pub const fn innermost_label(&self) -> &'static str {
        match self {
            Self::Json { error } => error.label(),
            Self::JwkSet { error } => error.label(),
            Self::CallbackForm { error } => error.label(),
            Self::IdTokenToken { error } | Self::SignedToken { error } => error.innermost_label(),
            Self::SignedClaims { error } | Self::IdTokenClaims { error } => error.innermost_label(),
            Self::Confirmation { error } => error.label(),
            Self::Quirk { quirk } | Self::IdTokenQuirk { quirk } => quirk.label(),
            Self::NullMember { .. } | Self::IdTokenNullMember { .. } => Quirk::NullMember.label(),
            _ => self.label(),
        }
    }

    /// The citation of the rule that is broken: that of the cause if there is one.
    #[must_use]
    pub const fn innermost_citation(&self) -> &'static str {
        match self {
            Self::Json { error } => error.citation(),
            Self::JwkSet { error } => error.citation(),
            Self::CallbackForm { error } => error.citation(),
            Self::IdTokenToken { error } | Self::SignedToken { error } => error.innermost_citation(),
            Self::SignedClaims { error } | Self::IdTokenClaims { error } => error.innermost_citation(),
            Self::Confirmation { error } => error.citation(),
            Self::Quirk { quirk } | Self::IdTokenQuirk { quirk } => quirk.citation(),
            Self::NullMember { .. } | Self::IdTokenNullMember { .. } => Quirk::NullMember.citation(),
            _ => self.citation(),
        }
    }
}
