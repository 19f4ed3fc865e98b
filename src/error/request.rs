//! Errors of requests to a server.

use core::time::Duration;

use super::{BindingError, ClaimError, DpopError, FormError, JwsError, Quirk, ReplayError};
use crate::time::{NumericDate, UnixTime, UtcOffset};

super::catalogue! {
    /// The precise reason why a server rejects a request, for logs and metrics. `RequestError::public` returns the part
    /// that the sender may be told.
    pub enum RequestError: client_safe {
        /// The HTTP method is not the method of this endpoint.
        Method => "request_method", "the HTTP method is not POST", "RFC 9126 section 2";
        /// The body is not `application/x-www-form-urlencoded`.
        ContentType => "request_content_type",
            "the content type is not application/x-www-form-urlencoded", "RFC 6749 section 3.2";
        /// The form is not valid.
        Form { /** The cause. */ error: FormError } => "request_form", "{error}", "RFC 6749 section 3.2";
        /// `x-fapi-interaction-id` is repeated, or is not a UUID.
        InteractionId => "request_interaction_id",
            "x-fapi-interaction-id is not one UUID", "FAPI 1.0 Baseline section 6.2.1";
        /// There is no `x-fapi-interaction-id`, and the policy requires it.
        InteractionIdMissing => "request_interaction_id_missing",
            "there is no x-fapi-interaction-id", "FAPI 1.0 Baseline section 6.2.2";
        /// The request or its form shows a quirk that the policy does not tolerate.
        FormQuirk { /** The quirk. */ quirk: Quirk } => "request_quirk",
            "the request shows the quirk `{quirk}`", "policy of the caller";
        /// A required parameter is missing.
        MissingParameter { /** Its name. */ name: &'static str } => "request_missing_parameter",
            "the parameter `{name}` is missing", "RFC 6749 section 4.1.3";
        /// The form has `request_uri`.
        RequestUriInForm => "request_uri_in_form", "the form has `request_uri`", "RFC 9126 section 2.1";
        /// A parameter of the authorization request is outside the request object, and the policy forbids this.
        ParameterOutside => "request_parameter_outside",
            "a parameter is outside the request object", "RFC 9126 section 3";

        /// The client does not authenticate: there is no client assertion.
        AssertionMissing => "assertion_missing", "there is no client assertion", "RFC 7523 section 2.2", internal;
        /// `client_assertion_type` is missing or does not name a JWT assertion.
        AssertionType => "assertion_type",
            "`client_assertion_type` does not name a JWT assertion", "RFC 7523 section 2.2", internal;
        /// The request contains a second way of client authentication.
        SeveralAuthentications => "assertion_not_alone",
            "the client authenticates in more than one way", "RFC 6749 section 2.3";
        /// The client assertion is not a token signed by this client.
        AssertionToken { /** The cause. */ error: JwsError } => "assertion_token",
            "client assertion: {error}", "RFC 7523 section 3", internal;
        /// The client assertion's header has no `kid`, and the policy requires one.
        AssertionKidMissing => "assertion_kid_missing",
            "client assertion: the header has no `kid`", "RFC 7515 section 4.1.4", internal;
        /// The client assertion's claims are not valid.
        AssertionClaims { /** The cause. */ error: ClaimError } => "assertion_claims",
            "client assertion: {error}", "RFC 7523 section 3", internal;
        /// The client assertion is valid for longer than the limit.
        AssertionLifetime {
            /** The claim. */ exp: NumericDate,
            /** The time of the comparison. */ now: UnixTime,
            /** The limit. */ limit: Duration,
        } => "assertion_lifetime",
            "client assertion: it expires at {exp:#}, more than {limit:?} after {now:#}",
            "RFC 7523 section 3", internal;
        /// The key that signed the client assertion is shorter than the limit.
        AssertionKeySize {
            /** Its length in bits. */ bits: usize,
            /** The limit. */ limit: usize,
        } => "assertion_key_size",
            "client assertion: the key has {bits} bits, at least {limit} are required",
            "FAPI 2.0 Security Profile section 5.4.1", internal;
        /// The client assertion shows a quirk that the policy does not tolerate.
        AssertionQuirk { /** The quirk. */ quirk: Quirk } => "assertion_quirk",
            "client assertion: it shows the quirk `{quirk}`", "policy of the caller", internal;
        /// The client is not registered.
        UnknownClient => "client_unknown", "the client is not registered", "RFC 6749 section 5.2", internal;
        /// The form's `client_id` is not the authenticated client.
        ClientIdMismatch => "client_id_mismatch",
            "the form's `client_id` is not the authenticated client", "RFC 7521 section 4.2", internal;

        /// The DPoP proof of the request is missing, repeated or not valid.
        Dpop { /** The cause. */ error: DpopError } => "request_dpop", "{error}", "RFC 9449 section 5", internal;
        /// Tokens of this client are bound to its TLS certificate, and the connection has none.
        CertificateMissing => "sender_certificate_missing",
            "the connection has no client certificate", "RFC 8705 section 3";
        /// The request has neither a client certificate nor a DPoP proof, and the policy requires one of both.
        SenderUnconstrained => "sender_unconstrained",
            "there is neither a client certificate nor a DPoP proof", "FAPI 2.0 Security Profile section 5.3.2.1";

        /// The request object is not a token signed by this client.
        RequestObjectToken { /** The cause. */ error: JwsError } => "request_object_token",
            "request object: {error}", "RFC 9101 section 6.2", internal;
        /// The request object's header has no `kid`, and the policy requires one.
        RequestObjectKidMissing => "request_object_kid_missing",
            "request object: the header has no `kid`", "RFC 7515 section 4.1.4", internal;
        /// The request object's claims are not valid.
        RequestObjectClaims { /** The cause. */ error: ClaimError } => "request_object_claims",
            "request object: {error}", "FAPI 2.0 Message Signing section 5.3.1";
        /// The request object has a member `request` or `request_uri`.
        RequestObjectNested { /** The member's name. */ member: &'static str } => "request_object_nested",
            "request object: it has a member `{member}`", "RFC 9101 section 4";
        /// The request object's `sub` is the client, so it could be used as a client assertion.
        RequestObjectSubject => "request_object_sub", "request object: `sub` is the client", "RFC 9101 section 10.8";
        /// The request object's `client_id` is missing, or not the authenticated client.
        RequestObjectClientId => "request_object_client_id",
            "request object: `client_id` is not the authenticated client", "RFC 9126 section 3";
        /// The key that signed the request object is shorter than the limit.
        RequestObjectKeySize {
            /** Its length in bits. */ bits: usize,
            /** The limit. */ limit: usize,
        } => "request_object_key_size",
            "request object: the key has {bits} bits, at least {limit} are required",
            "FAPI 2.0 Security Profile section 5.4.1", internal;
        /// The request object shows a quirk that the policy does not tolerate.
        RequestObjectQuirk { /** The quirk. */ quirk: Quirk } => "request_object_quirk",
            "request object: it shows the quirk `{quirk}`", "policy of the caller";
        /// A member of the request object has the wrong JSON type or an invalid value.
        RequestObjectMember {
            /** Its name; for nested members, the innermost. */ member: &'static str,
        } => "request_object_member",
            "request object: `{member}` is missing or has the wrong type or value", "RFC 9101 section 4";

        /// `response_type` is missing.
        ResponseTypeMissing => "response_type_missing", "there is no `response_type`", "RFC 6749 section 4.1.2.1";
        /// `response_type` is not `code`.
        ResponseType => "response_type", "`response_type` is not `code`", "FAPI 2.0 Security Profile section 5.3.2.2";
        /// `response_mode` is not accepted.
        ResponseMode => "response_mode", "`response_mode` is not accepted", "FAPI 2.0 Security Profile section 5.3.2.2";
        /// A member of the request object that the policy requires is missing.
        RequestObjectIncomplete { /** Its name. */ member: &'static str } => "request_object_incomplete",
            "request object: it has no `{member}`", "FAPI 1.0 Baseline section 5.2.2";
        /// `redirect_uri` is missing.
        RedirectUriMissing => "redirect_uri_missing",
            "there is no `redirect_uri`", "FAPI 2.0 Security Profile section 5.3.2.2";
        /// The client has not registered `redirect_uri`.
        RedirectUriUnregistered => "redirect_uri_unregistered",
            "`redirect_uri` is not registered", "RFC 9126 section 2.3";
        /// `redirect_uri` is not valid: it has a fragment, user information, no host, or invalid characters.
        RedirectUriMalformed => "redirect_uri_malformed",
            "`redirect_uri` is not a URI with a host, without fragment and user", "RFC 6749 section 3.1.2";
        /// `redirect_uri` is not `https`.
        RedirectUriInsecure => "redirect_uri_insecure",
            "`redirect_uri` is not https", "FAPI 2.0 Security Profile section 5.3.2.2";
        /// `code_challenge` is missing.
        PkceMissing => "pkce_missing", "there is no `code_challenge`", "FAPI 2.0 Security Profile section 5.3.2.2";
        /// `code_challenge_method` is missing or not `S256`.
        PkceMethod => "pkce_method", "`code_challenge_method` is not S256", "RFC 7636 section 4.4.1";
        /// `code_challenge` is not the base64url text of 32 bytes.
        PkceChallenge => "pkce_challenge",
            "`code_challenge` is not the base64url text of 32 bytes", "RFC 7636 section 4.2";
        /// `nonce` or `state` is longer than the limit.
        TooLong {
            /** Its name. */ name: &'static str,
            /** Its length in bytes. */ length: usize,
            /** The limit. */ limit: usize,
        } => "parameter_too_long",
            "`{name}` has {length} bytes, at most {limit} are accepted", "FAPI 2.0 Security Profile section 5.3.2.2";
        /// `max_age` is more than the limit.
        MaxAge { /** The requested seconds. */ seconds: u64, /** The limit. */ limit: Duration } => "request_max_age",
            "`max_age` is {seconds} s, at most {limit:?} is accepted",
            "OpenID Connect Core 1.0 section 3.1.2.1, policy of the caller";
        /// `scope` lacks `openid`, and the policy requires it.
        ScopeWithoutOpenid => "scope_without_openid",
            "`scope` lacks `openid`", "OpenID Connect Core 1.0 section 3.1.2.1";

        /// There are no `authorization_details`, and the policy requires them.
        DetailsMissing => "details_missing", "there are no `authorization_details`", "RFC 9396 section 5";
        /// There are more `authorization_details` than the limit, or the array is empty.
        DetailsCount { /** Their number. */ count: usize, /** The limit. */ limit: usize } => "details_count",
            "there are {count} `authorization_details`, 1 to {limit} are accepted", "RFC 9396 section 5";
        /// `authorization_details` are not an array of objects that match the schemas of their types.
        DetailsMalformed {
            /** The innermost known member that is missing or wrong, or that has an unknown member. */
            member: &'static str,
        } => "details_malformed",
            "`authorization_details` do not match their schema: `{member}` is missing or wrong", "RFC 9396 section 5";
        /// An element has an unknown type, or a type that the client may not use.
        DetailsType { /** Its index, from 0. */ index: usize } => "details_type",
            "`authorization_details[{index}]` has a type that is not accepted", "RFC 9396 section 5";
        /// An element does not match the schema that the application defines for its type.
        DetailsSchema { /** Its index, from 0. */ index: usize } => "details_schema",
            "`authorization_details[{index}]` does not match the schema of its type", "RFC 9396 section 5";
        /// An element breaks a rule that the application defines for its type.
        DetailsRejected {
            /** Its index, from 0. */ index: usize,
            /** The reason, in the words of the type. */ reason: &'static str,
        } => "details_rejected",
            "`authorization_details[{index}]`: {reason}", "RFC 9396 section 5";
        /// An element of a token request exceeds the grant.
        DetailsExceed { /** Its index, from 0. */ index: usize } => "details_exceed",
            "`authorization_details[{index}]` exceeds the grant", "RFC 9396 section 6";
        /// `consent.consent_type` is not the element's `type`.
        ConsentType { /** Its index, from 0. */ index: usize } => "consent_type",
            "`authorization_details[{index}]`: `consent_type` is not `type`", "Open Finance Malaysia consents v1.2";
        /// `consent.dc_id` or `consent.dp_id` is empty.
        ConsentParty {
            /** Its index, from 0. */ index: usize,
            /** The member's name. */ member: &'static str,
        } => "consent_party",
            "`authorization_details[{index}]`: `{member}` is empty", "Open Finance Malaysia consents v1.2";
        /// `consent.dc_id` is not the client's `dc_id`.
        ConsentConsumer { /** Its index, from 0. */ index: usize } => "consent_consumer",
            "`authorization_details[{index}]`: `dc_id` is not the client's", "Open Finance Malaysia consents v1.2";
        /// `consent.consent_purpose` is not accepted.
        ConsentPurpose { /** Its index, from 0. */ index: usize } => "consent_purpose",
            "`authorization_details[{index}]`: the purpose is not accepted", "Open Finance Malaysia consents v1.2";
        /// `consent.permissions` has a value that is not accepted.
        ConsentPermission { /** Its index, from 0. */ index: usize } => "consent_permission",
            "`authorization_details[{index}]`: a permission is not accepted", "Open Finance Malaysia consents v1.2";
        /// `consent.expiration_datetime` is not the end of a day, and the policy requires this.
        ConsentNotEndOfDay {
            /** Its index, from 0. */ index: usize,
            /** The consent's end. */ end: UnixTime,
            /** The offset of the policy's days. */ offset: UtcOffset,
        } => "consent_not_end_of_day",
            "`authorization_details[{index}]`: the consent ends at {end:#}, not at 23:59:59{offset} of a day",
            "Open Finance Malaysia consents v1.2";
        /// `authorization_details` show a quirk that the policy does not tolerate.
        DetailsQuirk { /** The quirk. */ quirk: Quirk } => "details_quirk",
            "`authorization_details` show the quirk `{quirk}`", "policy of the caller";
        /// `consent.expiration_datetime` is not in the future.
        ConsentExpired {
            /** Its index, from 0. */ index: usize,
            /** The consent's end. */ end: UnixTime,
            /** The time of the comparison. */ now: UnixTime,
        } => "consent_expired",
            "`authorization_details[{index}]`: the consent ends at {end:#}, now is {now:#}",
            "Open Finance Malaysia consents v1.2";
        /// The days of a consent's transaction range are not valid dates, or are out of order.
        ConsentDays { /** Its index, from 0. */ index: usize } => "consent_days",
            "`authorization_details[{index}]`: the days are invalid or out of order", "API Hub consents v2.1";

        /// `request_uri` was not issued, or was used.
        RequestUriUnknown => "request_uri_unknown", "`request_uri` is not known", "RFC 9126 section 4", internal;
        /// `request_uri` has expired.
        RequestUriExpired {
            /** The time of expiry. */ end: UnixTime,
            /** The time of the comparison. */ now: UnixTime,
        } => "request_uri_expired",
            "`request_uri` expired at {end:#}, now is {now:#}", "RFC 9126 section 4", internal;
        /// `request_uri` was issued to another client.
        RequestUriOfOther => "request_uri_of_other_client",
            "`request_uri` was issued to another client", "RFC 9126 section 4", internal;

        /// `grant_type` is not one of the three supported grant types.
        GrantType => "grant_type", "`grant_type` is not supported", "RFC 6749 section 5.2";
        /// The code or refresh token was not issued, or was used.
        GrantUnknown => "grant_unknown", "the grant is not known", "RFC 6749 section 5.2", internal;
        /// The code has expired.
        GrantExpired {
            /** The time of expiry. */ end: UnixTime,
            /** The time of the comparison. */ now: UnixTime,
        } => "grant_expired",
            "the grant expired at {end:#}, now is {now:#}", "FAPI 2.0 Security Profile section 5.3.2.1", internal;
        /// The code or refresh token was issued to another client.
        GrantOfOther => "grant_of_other_client",
            "the grant was issued to another client", "RFC 6749 section 4.1.3", internal;
        /// The code or refresh token is bound to a key or certificate that the sender did not present.
        GrantBinding { /** The cause. */ error: BindingError } => "grant_binding",
            "the grant: {error}", "RFC 9449 section 10", internal;
        /// `redirect_uri` is not the `redirect_uri` of the authorization request.
        RedirectUriMismatch => "redirect_uri_mismatch",
            "`redirect_uri` is not the one of the authorization request", "RFC 6749 section 4.1.3", internal;
        /// `code_verifier` is missing.
        VerifierMissing => "pkce_verifier_missing", "there is no `code_verifier`", "RFC 7636 section 4.5", internal;
        /// `code_verifier` does not have 43 to 128 unreserved characters.
        VerifierMalformed => "pkce_verifier_malformed",
            "`code_verifier` is not 43 to 128 unreserved characters", "RFC 7636 section 4.1", internal;
        /// `code_verifier` does not match the code's challenge.
        VerifierMismatch => "pkce_verifier_mismatch",
            "`code_verifier` does not match the code challenge", "RFC 7636 section 4.6", internal;
        /// A consent of the grant is no longer in force.
        GrantConsent => "grant_consent", "a consent of the grant is not in force", "RFC 6749 section 5.2", internal;
        /// The client has not registered this grant type.
        GrantNotAllowed => "grant_not_allowed", "the client may not use this `grant_type`", "RFC 6749 section 5.2";
        /// `scope` has invalid characters.
        ScopeMalformed => "scope_malformed", "`scope` has invalid characters", "RFC 6749 section 3.3";
        /// `scope` is longer than the limit.
        ScopeTooLong { /** Its length in bytes. */ length: usize, /** The limit. */ limit: usize } => "scope_too_long",
            "`scope` has {length} bytes, at most {limit} are accepted", "RFC 6749 section 3.3";
        /// `scope` has a value that was not granted, or that the client may not use.
        ScopeExceeds => "scope_exceeds", "`scope` has a value that the client may not use", "RFC 6749 section 6";
        /// There is no `scope`, and no default scope.
        ScopeMissing => "scope_missing", "there is no `scope`", "RFC 6749 section 3.3";

        /// The client assertion's `jti` was used.
        AssertionReplayed => "assertion_replayed",
            "client assertion: its `jti` was used before", "OpenID Connect Core 1.0 section 9", internal;
        /// The request object's `jti` was used.
        RequestObjectReplayed => "request_object_replayed",
            "request object: its `jti` was used before", "RFC 7519 section 4.1.7";
        /// `request_uri` was used.
        RequestUriReplayed => "request_uri_replayed", "`request_uri` was used before", "RFC 9126 section 4", internal;
        /// The code was already redeemed. The tokens issued for it should be revoked.
        GrantReplayed => "grant_replayed", "the grant was used before", "RFC 6749 section 4.1.2", internal;
        /// The replay store cannot decide whether the value was used.
        ReplayStore { /** The cause. */ error: ReplayError } => "request_replay_store",
            "{error}", "RFC 7523 section 3", internal;
    }
}

super::innermost! { RequestError {
    leaf Form { error };
    deep AssertionToken | RequestObjectToken { error };
    deep AssertionClaims | RequestObjectClaims { error };
    leaf ReplayStore { error };
    deep Dpop { error };
    leaf GrantBinding { error };
    leaf FormQuirk | AssertionQuirk | RequestObjectQuirk | DetailsQuirk { quirk };
} }

impl From<DpopError> for RequestError {
    fn from(error: DpopError) -> Self {
        match error {
            DpopError::ReplayStore { error } => Self::ReplayStore { error },
            error => Self::Dpop { error },
        }
    }
}
