//! Why a client refuses a response.

use super::{ClaimError, FormError, JsonError, JwsError, Quirk};
use crate::time::{NumericDate, UnixTime};

super::catalogue! {
    /// A response or callback that a client refuses, or one that says that the server refused.
    pub enum ResponseError: internal {
        /// The server refused. `oauth::error::PeerError::of_response` has all that it says, an unregistered code included.
        Refused { /** The HTTP status, which may be 200. */ status: u16, /** The error code, `other` where it is not a registered one. */ code: &'static str } => "response_refused", "the server refused with the status {status} and the error `{code}`", "RFC 6749 section 5.2";
        /// The HTTP status is not one that means success, and the body is no OAuth error.
        Status { /** The status. */ status: u16 } => "response_status", "the HTTP status {status} is not expected", "RFC 9126 section 2.2";
        /// The content type is not `application/json`.
        ContentType => "response_content_type", "the content type is not application/json", "RFC 6749 section 5.1";
        /// The body is longer than the limit.
        TooLong { /** Its length in bytes. */ length: usize, /** The limit. */ limit: usize } => "response_too_long", "the body has {length} bytes, at most {limit} are accepted", "budget of the caller";
        /// The body is not JSON by the rules of this crate's reader.
        Json { /** What is wrong, and where. */ error: JsonError } => "response_json", "{error}", "RFC 6749 section 5.1";
        /// A member is missing, or has the wrong JSON type or a value that it cannot have.
        Member { /** Its name; of members in one another, the innermost. */ name: &'static str } => "response_member", "`{name}` is missing or has the wrong type or value", "RFC 6749 section 5.1";
        /// `x-fapi-interaction-id` is not the one sent.
        InteractionId => "response_interaction_id", "x-fapi-interaction-id is not the one that was sent", "FAPI 1.0 Baseline section 6.2.1";

        /// The response or callback shows a quirk that the policy does not tolerate.
        Quirk { /** Which. */ quirk: Quirk } => "response_quirk", "the response shows the quirk `{quirk}`", "policy of the caller";

        /// `request_uri` is empty, too long, or has characters that a URI cannot have.
        RequestUri => "response_request_uri", "`request_uri` cannot be one", "RFC 9126 section 2.2";
        /// `expires_in` is missing, not a number, zero, negative, or more than is believed.
        ExpiresIn => "response_expires_in", "`expires_in` is not a positive number of seconds, or too large", "RFC 9126 section 2.2";

        /// The callback did not come to the redirect URI of the request.
        CallbackUri => "callback_uri", "the callback is not at the redirect URI", "RFC 6749 section 4.1.2";
        /// The callback's query is refused.
        CallbackForm { /** Why. */ error: FormError } => "callback_form", "{error}", "RFC 6749 section 4.1.2";
        /// The callback has no `state`.
        StateMissing => "callback_state_missing", "the callback has no `state`", "RFC 6749 section 4.1.2";
        /// The callback's `state` is not the one sent.
        StateMismatch => "callback_state_mismatch", "the callback's `state` is not the one that was sent", "RFC 6749 section 10.12";
        /// The callback's `iss` is not the server.
        IssuerMismatch => "callback_iss_mismatch", "the callback's `iss` is not the server", "RFC 9207 section 2.4";
        /// The server or the user refused. `Session::callback_error` has all that the callback says, an unregistered code included.
        CallbackRefused { /** The error code, `other` where it is not a registered one. */ code: &'static str } => "callback_refused", "the server refused in the callback with the error `{code}`", "RFC 6749 section 4.1.2.1";
        /// The callback has no `code`.
        CodeMissing => "callback_code_missing", "the callback has no `code`", "RFC 6749 section 4.1.2";

        /// `token_type` is not `Bearer`.
        TokenType => "token_type", "`token_type` is not Bearer", "RFC 6749 section 7.1";
        /// `state` is not the one sent, and the policy asks for that.
        TokenState => "token_state", "`state` is not the one that was sent", "policy of the caller";
        /// The scope granted is more than the scope requested.
        Scope => "token_scope", "the scope granted is more than was requested", "RFC 6749 section 5.1";
        /// `authorization_details` were requested and none were granted.
        DetailsMissing => "token_details_missing", "`authorization_details` are missing", "RFC 9396 section 7";
        /// An element of `authorization_details` is not within what was requested.
        DetailsExceed { /** Its place, from 0. */ index: usize } => "token_details_exceed", "`authorization_details[{index}]` is not within what was requested", "RFC 9396 section 7";
        /// More `authorization_details` were granted than are compared with what was requested.
        DetailsCount { /** How many there are. */ count: usize, /** The limit. */ limit: usize } => "token_details_count", "there are {count} `authorization_details`, at most {limit} are read", "RFC 9396 section 7";
        /// A consent that was granted is not in force: it waits, was refused, or has ended.
        ConsentInactive { /** Its place, from 0. */ index: usize } => "token_consent_inactive", "`authorization_details[{index}]`: the consent is not in force", "Open Finance Malaysia consents v1.2";
        /// There is no ID token, and one was to come.
        IdTokenMissing => "id_token_missing", "there is no id_token", "OpenID Connect Core 1.0 section 3.1.3.3";

        /// The ID token is not a token signed by the server.
        IdTokenToken { /** Why. */ error: JwsError } => "id_token_token", "id_token: {error}", "OpenID Connect Core 1.0 section 3.1.3.7";
        /// The ID token's header has no `kid`, several keys of the server fit, and the policy asks for one.
        IdTokenKidMissing => "id_token_kid_missing", "id_token: the header has no `kid`, and several keys fit", "OpenID Connect Core 1.0 section 10.1";
        /// The ID token's claims are refused.
        IdTokenClaims { /** Why. */ error: ClaimError } => "id_token_claims", "id_token: {error}", "OpenID Connect Core 1.0 section 3.1.3.7";
        /// The key that signed the ID token is shorter than is accepted.
        IdTokenKeySize { /** Its length in bits. */ bits: usize, /** The limit. */ limit: usize } => "id_token_key_size", "id_token: the key has {bits} bits, at least {limit} are asked for", "FAPI 2.0 Security Profile section 5.4.1";
        /// The ID token shows a quirk that the policy does not tolerate.
        IdTokenQuirk { /** Which. */ quirk: Quirk } => "id_token_quirk", "id_token: it shows the quirk `{quirk}`", "policy of the caller";
        /// A claim of the ID token has the wrong JSON type or a value that it cannot have.
        IdTokenMember { /** The claim's name; of members in one another, the innermost. */ claim: &'static str } => "id_token_member", "id_token: `{claim}` is missing or has the wrong type or value", "OpenID Connect Core 1.0 section 2";
        /// `azp` is not the client, or is missing beside several audiences.
        AuthorizedParty => "id_token_azp", "id_token: `azp` is not the client", "OpenID Connect Core 1.0 section 3.1.3.7";
        /// `nonce` was sent and is missing.
        NonceMissing => "id_token_nonce_missing", "id_token: there is no `nonce`", "OpenID Connect Core 1.0 section 3.1.3.7";
        /// `nonce` is not the one sent.
        NonceMismatch => "id_token_nonce_mismatch", "id_token: `nonce` is not the one that was sent", "OpenID Connect Core 1.0 section 3.1.3.7";
        /// `max_age` was sent and `auth_time` is missing.
        AuthTimeMissing => "id_token_auth_time_missing", "id_token: there is no `auth_time`", "OpenID Connect Core 1.0 section 3.1.3.7";
        /// The user authenticated longer ago than `max_age` allows, or in the future.
        AuthTime { /** The claim. */ auth_time: NumericDate, /** The time it was compared with. */ now: UnixTime } => "id_token_auth_time", "id_token: the user authenticated at {auth_time:#}, now is {now:#}", "OpenID Connect Core 1.0 section 3.1.3.7";
        /// A claim of a refreshed ID token is not that of the first.
        IdTokenRenewed { /** The claim's name. */ claim: &'static str } => "id_token_renewed", "id_token: `{claim}` is not that of the first id_token", "OpenID Connect Core 1.0 section 12.2";
        /// `acr` is empty, is missing where it has to be there, or is not one that was asked for as essential.
        Acr => "id_token_acr", "id_token: `acr` is missing or not one that was asked for", "OpenID Connect Core 1.0 section 5.5.1.1";
        /// `id_type` or `hashed_id_number` is not that of the consent that was granted.
        Identity { /** The claim's name. */ claim: &'static str } => "id_token_identity", "id_token: `{claim}` is not the consent's", "Open Finance Malaysia consents v1.2";
        /// `at_hash`, `c_hash` or `s_hash` is not that of the access token, code or state.
        Hash { /** The claim's name. */ claim: &'static str } => "id_token_hash", "id_token: `{claim}` does not fit", "OpenID Connect Core 1.0 section 3.3.2.11";
        /// `sub` is empty, longer than 255 characters, or not ASCII.
        Subject => "id_token_sub", "id_token: `sub` cannot be one", "OpenID Connect Core 1.0 section 2";
    }
}

impl ResponseError {
    /// The label that says most: the cause's where there is one, else [`ResponseError::label`].
    #[must_use]
    pub const fn innermost_label(&self) -> &'static str {
        match self {
            Self::Json { error } => error.label(),
            Self::CallbackForm { error } => error.label(),
            Self::IdTokenToken { error } => error.innermost_label(),
            Self::IdTokenClaims { error } => error.innermost_label(),
            Self::Quirk { quirk } | Self::IdTokenQuirk { quirk } => quirk.label(),
            _ => self.label(),
        }
    }
}
