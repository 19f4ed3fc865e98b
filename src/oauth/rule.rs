//! The checked rules as values, so that a verdict can be shown, counted and cited.

use core::fmt;

use crate::error::ClaimError;

/// A rule of a specification for messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Rule {
    /// A stable name: lower-case words joined by underscores.
    pub name: &'static str,
    /// The requirement in words.
    pub statement: &'static str,
    /// The specification and section.
    pub citation: &'static str,
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({})", self.statement, self.citation)
    }
}

/// The outcome of a check. An observer is called with it ([`Context::with_observer`](super::Context::with_observer)).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Verdict {
    /// The rule.
    pub rule: &'static Rule,
    /// Whether the message satisfies the rule. After a failure no further rule is checked.
    pub holds: bool,
}

/// The rules that a validation of claims decides, by claim.
pub(super) struct ClaimRules {
    /// The rule for the claims as a whole, and their nesting.
    pub(super) whole: &'static Rule,
    /// The rule for one claim, or the header's `typ`.
    pub(super) checked: &'static [(&'static str, &'static Rule)],
    /// The rules for claims whose type is checked here and whose value is checked later, which also reports success.
    pub(super) later: &'static [(&'static str, &'static Rule)],
}

impl ClaimRules {
    /// The rule that an error breaks.
    pub(super) fn about(&self, error: &ClaimError) -> &'static Rule {
        let claim = error.claim();
        let mut rules = self.checked.iter().chain(self.later);
        rules.find_map(|(own, rule)| (Some(*own) == claim).then_some(*rule)).unwrap_or(self.whole)
    }
}

macro_rules! rules {
    ($($name:ident = $text:literal, $statement:literal, $citation:literal;)+) => {
        $(pub(super) const $name: &Rule = &Rule { name: $text, statement: $statement, citation: $citation };)+

        impl Rule {
            /// Every rule.
            pub const ALL: &'static [&'static Self] = &[$($name),+];
        }
    };
}

rules! {
    FORM = "form", "the body is a form, each parameter once", "RFC 6749 section 3.2";
    REQUEST_URI_IN_FORM = "par_p2_no_request_uri", "the form has no request_uri", "RFC 9126 section 2.1";
    PARAMETERS_OUTSIDE = "par_p4_nothing_outside",
        "no authorization parameter is outside the request object", "RFC 9126 section 3";
    FORM_QUIRKS = "form_quirks", "the request shows no quirk that the policy does not tolerate", "policy of the caller";
    ASSERTION_PRESENT = "assertion_c1_present",
        "there is one client assertion, a JWT, and no other authentication", "RFC 7523 section 2.2";
    ASSERTION_SIGNATURE = "assertion_c3_signature",
        "the assertion is signed by a key of the client, with an allowed algorithm", "RFC 7523 section 3";
    ASSERTION_KID = "assertion_c8_kid", "the assertion's header names its key", "RFC 7515 section 4.1.4";
    ASSERTION_CLAIMS = "assertion_c3_claims",
        "the assertion's claims are one JSON object, each member once, not nested", "RFC 7519 section 7.2";
    ASSERTION_TYP = "assertion_c4_typ",
        "the assertion's typ is absent or that of an assertion", "RFC 8725 section 3.11";
    ASSERTION_ISS = "assertion_c3_iss", "the assertion's iss is the client", "RFC 7523 section 3";
    ASSERTION_SUB = "assertion_c3_sub", "the assertion's sub is the client", "RFC 7523 section 3";
    ASSERTION_AUD = "assertion_c4_aud",
        "the assertion's aud is the issuer, as a string", "FAPI 2.0 Security Profile section 5.3.2.1";
    ASSERTION_EXP = "assertion_c3_exp", "the assertion has not expired", "RFC 7523 section 3";
    ASSERTION_NBF = "assertion_c5_nbf",
        "the assertion's nbf is not in the future", "FAPI 2.0 Security Profile section 5.3.2.1";
    ASSERTION_IAT = "assertion_c5_iat",
        "the assertion's iat is not in the future", "FAPI 2.0 Security Profile section 5.3.2.1";
    ASSERTION_JTI = "assertion_c3_jti", "the assertion has a jti", "OpenID Connect Core 1.0 section 9";
    ASSERTION_LIFETIME = "assertion_c7_lifetime", "the assertion does not expire too late", "RFC 7523 section 3";
    ASSERTION_KEY_SIZE = "assertion_key_size",
        "the key that signed the assertion is long enough", "FAPI 2.0 Security Profile section 5.4.1";
    ASSERTION_QUIRKS = "assertion_quirks",
        "the assertion shows no quirk that the policy does not tolerate", "policy of the caller";
    CLIENT_ID_FORM = "client_c2_client_id", "the form's client_id is the authenticated client", "RFC 7521 section 4.2";
    OBJECT_PRESENT = "par_m1_request_object", "the request object is present", "FAPI 2.0 Message Signing section 5.3.1";
    OBJECT_SIGNATURE = "jar_j6_signature",
        "the request object is signed by a key of the client, with an allowed algorithm", "RFC 9101 section 6.2";
    OBJECT_KID = "jar_j6_kid", "the request object's header names its key", "RFC 7515 section 4.1.4";
    OBJECT_CLAIMS = "jar_claims",
        "the request object's claims are one JSON object, each member once, not nested", "RFC 7519 section 7.2";
    OBJECT_TYP = "jar_j10_typ",
        "the request object's typ is absent or that of a request object", "RFC 9101 section 10.8";
    OBJECT_ISS = "jar_j4_iss", "the request object's iss is the client", "RFC 9101 section 4";
    OBJECT_AUD = "jar_m2_aud",
        "the request object's aud is or contains the issuer", "FAPI 2.0 Message Signing section 5.3.1";
    OBJECT_EXP = "jar_m4_exp",
        "the request object has not expired, and its lifetime is within the limit",
        "FAPI 2.0 Message Signing section 5.3.1";
    OBJECT_NBF = "jar_m3_nbf",
        "the request object's nbf is neither in the future nor too old", "FAPI 2.0 Message Signing section 5.3.1";
    OBJECT_IAT = "jar_c5_iat",
        "the request object's iat is not in the future", "FAPI 2.0 Security Profile section 5.3.2.1";
    OBJECT_NESTED = "jar_j2_no_request", "the request object has neither request nor request_uri", "RFC 9101 section 4";
    OBJECT_CLIENT_ID = "jar_j5_client_id",
        "the request object's client_id is the authenticated client", "RFC 9126 section 3";
    OBJECT_SUB = "jar_j9_sub", "the request object's sub is not the client", "RFC 9101 section 10.8";
    OBJECT_KEY_SIZE = "jar_key_size",
        "the key that signed the request object is long enough", "FAPI 2.0 Security Profile section 5.4.1";
    OBJECT_JTI = "jar_jti", "the request object's jti, if present, is not too long", "RFC 7519 section 4.1.7";
    OBJECT_QUIRKS = "jar_quirks",
        "the request object shows no quirk that the policy does not tolerate", "policy of the caller";
    OBJECT_MEMBERS = "jar_j3_types", "every member has the right JSON type", "RFC 9101 section 4";
    RESPONSE_TYPE = "fapi_response_type", "response_type is code", "FAPI 2.0 Security Profile section 5.3.2.2";
    RESPONSE_MODE = "fapi_response_mode",
        "response_mode, if present, is accepted", "FAPI 2.0 Security Profile section 5.3.2.2";
    OBJECT_COMPLETE = "fapi1_complete",
        "scope and nonce are present, if the policy requires them", "FAPI 1.0 Baseline section 5.2.2";
    REDIRECT_URI = "fapi_redirect_uri",
        "redirect_uri is present, registered, https, and has no fragment", "FAPI 2.0 Security Profile section 5.3.2.2";
    PKCE = "fapi_pkce", "code_challenge is present, with S256", "FAPI 2.0 Security Profile section 5.3.2.2";
    NONCE_LENGTH = "fapi_nonce_length",
        "nonce, state and scope are not too long", "FAPI 2.0 Security Profile section 5.3.2.2";
    MAX_AGE = "oidc_max_age", "max_age is not too large", "OpenID Connect Core 1.0 section 3.1.2.1";
    SCOPE_OPENID = "oidc_scope",
        "scope has openid, if the policy requires it", "OpenID Connect Core 1.0 section 3.1.2.1";
    SCOPE_REGISTERED = "oauth_scope",
        "scope has only registered values, if the client has registered any", "RFC 7591 section 2";
    DETAILS = "rar_r2_details", "authorization_details match their schema and have known types", "RFC 9396 section 5";
    CONSENT = "rar_ofm_consent",
        "elements keep the rules of their type: consents name their type, parties, accepted purposes and permissions, \
         and a future end as the policy has it",
        "Open Finance Malaysia consents v1.2";
    DETAILS_QUIRKS = "rar_quirks",
        "authorization_details show no quirk that the policy does not tolerate", "policy of the caller";
    INTERACTION_ID_SENT = "fapi_interaction_id_sent",
        "x-fapi-interaction-id is one UUID, if the policy requires it", "FAPI 1.0 Baseline section 6.2.2";
    REQUEST_URI = "par_p7_request_uri",
        "request_uri is known, belongs to this client, and has not expired", "RFC 9126 section 4";
    GRANT_TYPE = "token_t1_grant_type",
        "grant_type is supported, and its parameters are present", "RFC 6749 section 5.2";
    CODE_CLIENT = "token_t2_client", "the code is known, and was issued to this client", "RFC 6749 section 4.1.3";
    CODE_EXPIRY = "token_t2_code_lifetime", "the code has not expired", "FAPI 2.0 Security Profile section 5.3.2.1";
    CODE_REDIRECT_URI = "token_t2_redirect_uri",
        "redirect_uri is that of the authorization request", "RFC 6749 section 4.1.3";
    CODE_VERIFIER = "token_t3_pkce", "code_verifier matches the code challenge", "RFC 7636 section 4.6";
    GRANT_ALLOWED = "token_t5_grant_allowed", "the client may use this grant_type", "RFC 6749 section 5.2";
    GRANT_SCOPE = "token_t6_scope",
        "scope is well formed and within the granted or registered scope", "RFC 6749 section 6";
    DETAILS_NARROWED = "rar_r5_narrowed",
        "authorization_details of a token request match their schema and are within the grant", "RFC 9396 section 6";
    REFRESH_CLIENT = "token_t6_client",
        "the refresh token is known, and was issued to this client", "RFC 6749 section 6";
    REFRESH_EXPIRY = "token_t6_lifetime", "the refresh token has not expired", "RFC 6749 section 5.2";
    REFRESH_CONSENT = "token_t6_consent", "the granted consents are in force", "RFC 6749 section 5.2";
    ASSERTION_UNUSED = "assertion_c7_unused",
        "the assertion's jti was not used before", "OpenID Connect Core 1.0 section 9";
    OBJECT_UNUSED = "jar_jti_unused",
        "the request object's jti, if present, was not used before", "RFC 7519 section 4.1.7";
    REQUEST_URI_UNUSED = "par_p7_unused", "request_uri was not used before", "RFC 9126 section 4";
    CODE_UNUSED = "token_t2_unused", "the code was not redeemed before", "RFC 6749 section 4.1.2";
    PAR_STATUS = "par_p5_status", "the server accepts the request: status, content type, JSON", "RFC 9126 section 2.2";
    PAR_REQUEST_URI = "par_p5_request_uri", "request_uri is valid, and expires_in is positive", "RFC 9126 section 2.2";
    PAR_QUIRKS = "par_quirks",
        "the PAR response shows no quirk that the policy does not tolerate", "policy of the caller";
    INTERACTION_ID = "fapi_interaction_id",
        "x-fapi-interaction-id is the value that was sent", "FAPI 1.0 Baseline section 6.2.1";
    CALLBACK_URI = "callback_redirect_uri",
        "the callback is at the redirect URI, and its query has each parameter once", "RFC 6749 section 4.1.2";
    CALLBACK_STATE = "callback_state", "state is the value that was sent", "RFC 6749 section 10.12";
    CALLBACK_ISSUER = "callback_iss", "iss is the server", "RFC 9207 section 2.4";
    CALLBACK_QUIRKS = "callback_quirks",
        "the callback shows no quirk that the policy does not tolerate", "policy of the caller";
    CALLBACK_CODE = "callback_code", "the server grants the request, with a code", "RFC 6749 section 4.1.2";
    TOKEN_STATUS = "token_t4_status",
        "the server grants the request: status, content type, JSON", "RFC 6749 section 5.1";
    TOKEN_TYPE = "token_t4_token_type",
        "the members are present, token_type is Bearer, and expires_in is positive", "RFC 6749 section 5.1";
    TOKEN_SCOPE = "token_t4_scope", "the granted scope is within the requested scope", "RFC 6749 section 5.1";
    TOKEN_DETAILS = "rar_r4_granted",
        "the granted authorization_details are within the requested ones", "RFC 9396 section 7";
    TOKEN_STATE = "token_state", "state, if the policy compares it, is the value that was sent", "policy of the caller";
    TOKEN_QUIRKS = "token_quirks",
        "the token response shows no quirk that the policy does not tolerate", "policy of the caller";
    ID_TOKEN_IDENTITY = "id_token_identity",
        "id_type and hashed_id_number match the consent, if both have them", "Open Finance Malaysia consents v1.2";
    ID_TOKEN_PRESENT = "id_token_present",
        "the id_token is present, if required", "OpenID Connect Core 1.0 section 3.1.3.3";
    ID_TOKEN_SIGNATURE = "id_token_signature",
        "the id_token is signed by a key of the server, with an allowed algorithm",
        "OpenID Connect Core 1.0 section 3.1.3.7";
    ID_TOKEN_KID = "id_token_kid",
        "the id_token's header names its key, if several keys match", "OpenID Connect Core 1.0 section 10.1";
    ID_TOKEN_CLAIMS = "id_token_claims",
        "the id_token's claims are one JSON object, each member once, not nested", "RFC 7519 section 7.2";
    ID_TOKEN_TYP = "id_token_typ", "the id_token's typ is absent or JWT", "RFC 8725 section 3.11";
    ID_TOKEN_ISS = "id_token_iss", "the id_token's iss is the server", "OpenID Connect Core 1.0 section 3.1.3.7";
    ID_TOKEN_AUD = "id_token_aud", "the id_token's aud is only the client", "OpenID Connect Core 1.0 section 3.1.3.7";
    ID_TOKEN_EXP = "id_token_exp", "the id_token has not expired", "OpenID Connect Core 1.0 section 3.1.3.7";
    ID_TOKEN_IAT = "id_token_iat",
        "the id_token's iat is neither in the future nor too old", "OpenID Connect Core 1.0 section 3.1.3.7";
    ID_TOKEN_NBF = "id_token_nbf", "the id_token's nbf, if present, is not in the future", "RFC 7519 section 4.1.5";
    ID_TOKEN_JTI = "id_token_jti",
        "the id_token's jti, if present, is a text and not too long", "RFC 7519 section 4.1.7";
    ID_TOKEN_SUB = "id_token_sub",
        "the id_token's sub has 1 to 255 ASCII characters", "OpenID Connect Core 1.0 section 2";
    ID_TOKEN_AZP = "id_token_azp", "azp, if present, is the client", "OpenID Connect Core 1.0 section 3.1.3.7";
    ID_TOKEN_NONCE = "id_token_nonce", "nonce is the value that was sent", "OpenID Connect Core 1.0 section 3.1.3.7";
    ID_TOKEN_KEY_SIZE = "id_token_key_size",
        "the key that signed the id_token is long enough", "FAPI 2.0 Security Profile section 5.4.1";
    ID_TOKEN_ACR = "id_token_acr",
        "acr is present if required, and one of the requested essential values",
        "OpenID Connect Core 1.0 section 5.5.1.1";
    ID_TOKEN_QUIRKS = "id_token_quirks",
        "the id_token shows no quirk that the policy does not tolerate", "policy of the caller";
    ID_TOKEN_MEMBERS = "id_token_members",
        "every claim of the id_token has the right JSON type", "OpenID Connect Core 1.0 section 5.1";
    ID_TOKEN_AUTH_TIME = "id_token_auth_time",
        "the user authenticated within max_age", "OpenID Connect Core 1.0 section 3.1.3.7";
    ID_TOKEN_RENEWED = "id_token_renewed",
        "the id_token of a refresh names the same user as the first id_token", "OpenID Connect Core 1.0 section 12.2";
    METADATA_RESPONSE = "metadata_response",
        "the server answers with metadata: status, content type, JSON", "RFC 8414 section 3.2";
    METADATA_ISSUER = "metadata_issuer", "issuer is https and the expected one", "RFC 8414 section 3.3";
    METADATA_ENDPOINTS = "metadata_endpoints",
        "the endpoints are present and https", "FAPI 2.0 Security Profile section 5.2.1";
    METADATA_FLOW = "metadata_flow",
        "code, the needed grant types and S256 are supported", "FAPI 2.0 Security Profile section 5.3.2.2";
    METADATA_AUTHENTICATION = "metadata_authentication", "private_key_jwt is supported", "RFC 8414 section 2";
    METADATA_ALGORITHMS = "metadata_algorithms",
        "an accepted algorithm is supported for each kind of token", "FAPI 2.0 Security Profile section 5.4.1";
    METADATA_REQUEST_OBJECT = "metadata_request_object",
        "request objects are supported", "FAPI 2.0 Message Signing section 5.3.1";
    METADATA_RESPONSE_ISSUER = "metadata_response_iss",
        "iss in callbacks is announced, if required", "RFC 9207 section 3";
    METADATA_BOUND_TOKENS = "metadata_bound_tokens",
        "access tokens are bound to certificates, if mutual TLS is used", "RFC 8705 section 3.3";
    METADATA_DPOP = "metadata_dpop",
        "the server supports DPoP with an accepted algorithm, if the client uses it", "RFC 9449 section 5.1";
    METADATA_DETAIL_TYPES = "metadata_detail_types",
        "the needed types of authorization_details are listed", "RFC 9396 section 10";
    METADATA_SCOPES = "metadata_scopes", "the needed scope values are listed", "RFC 8414 section 2";
    JWKS = "jwks_response", "the response is a key set: status, content type, size, JSON", "RFC 7517 section 5";
    CALLBACK_RESPONSE = "callback_response",
        "the callback has a signed response, if one was asked for", "JARM section 2.3";
    REVOCATION_STATUS = "revocation_status", "the server revokes the token: status 200", "RFC 7009 section 2.2";
    REVOCATION_CLIENT = "revocation_client", "the token was issued to this client", "RFC 7009 section 2.1";
    USERINFO_STATUS = "userinfo_status",
        "the server answers: status, content type, and a token if a signed response was asked for",
        "OpenID Connect Core 1.0 section 5.3.2";
    USERINFO_SUB = "userinfo_sub", "sub is that of the ID token", "OpenID Connect Core 1.0 section 5.3.2";
    SIGNED_SIGNATURE = "signed_response_signature",
        "the response is signed by a key of the server, with an allowed algorithm",
        "FAPI 2.0 Message Signing section 5.4";
    SIGNED_KEY_SIZE = "signed_response_key_size",
        "the key that signed the response is long enough", "FAPI 2.0 Security Profile section 5.4.1";
    SIGNED_CLAIMS = "signed_response_claims",
        "the response's claims are one JSON object, each member once, not nested", "RFC 7519 section 7.2";
    SIGNED_TYP = "signed_response_typ", "the response's typ is that of its kind", "RFC 8725 section 3.11";
    SIGNED_ISS = "signed_response_iss", "the response's iss is the server", "RFC 9701 section 5, JARM section 2.4";
    SIGNED_AUD = "signed_response_aud", "the response's aud is the client", "RFC 9701 section 5, JARM section 2.4";
    SIGNED_EXP = "signed_response_exp",
        "the response has not expired, and does not expire too late, if its kind has exp", "JARM section 2.4";
    SIGNED_IAT = "signed_response_iat",
        "the response's iat is neither in the future nor too old, if its kind has iat", "RFC 9701 section 5";
    TOKEN_QUERY = "token_query", "the parameter token is present", "RFC 7662 section 2.1, RFC 7009 section 2.1";
    INTROSPECTION_STATUS = "introspection_status",
        "the server answers: status, content type, and a token if a signed response was asked for",
        "RFC 7662 section 2.2, RFC 9701 section 5";
    INTROSPECTION_MEMBERS = "introspection_members",
        "active is a boolean, and the members of an active token have the right types", "RFC 7662 section 2.2";
    INTROSPECTION_CNF = "introspection_cnf", "cnf, if present, can be checked", "RFC 8705 section 3.2";
    INTROSPECTION_ISSUER = "introspection_iss", "iss, if present, is the server", "RFC 7662 section 2.2";
    INTROSPECTION_QUIRKS = "introspection_quirks",
        "the introspection response shows no quirk that the policy does not tolerate", "policy of the caller";
    ACCESS_TOKEN_SIGNATURE = "access_token_signature",
        "the access token is signed by a key of the server, with an allowed algorithm", "RFC 9068 section 4";
    ACCESS_TOKEN_KEY_SIZE = "access_token_key_size",
        "the key that signed the access token is long enough", "FAPI 2.0 Security Profile section 5.4.1";
    ACCESS_TOKEN_CLAIMS = "access_token_claims",
        "the access token's claims are one JSON object, each member once, with the required ones",
        "RFC 9068 section 2.2";
    ACCESS_TOKEN_TYP = "access_token_typ", "the access token's typ is at+jwt", "RFC 9068 section 4";
    ACCESS_TOKEN_ISS = "access_token_iss", "the access token's iss is the server", "RFC 9068 section 4";
    ACCESS_TOKEN_AUD = "access_token_aud", "the access token's aud is or contains the resource", "RFC 9068 section 4";
    ACCESS_TOKEN_EXP = "access_token_exp", "the access token has not expired", "RFC 9068 section 4";
    ACCESS_TOKEN_MEMBERS = "access_token_members",
        "client_id is present, and the claims have the right types", "RFC 9068 section 2.2";
    RESOURCE_PRESENT = "resource_present",
        "the request has one access token in the header Authorization", "RFC 6750 section 2.1";
    RESOURCE_TOKEN = "resource_token",
        "the access token has not expired, and is for this resource", "RFC 6750 section 3.1";
    RESOURCE_SCHEME = "resource_scheme",
        "the authorization scheme is that of the token's binding, and the token is bound if the policy requires it",
        "RFC 9449 sections 7.1 and 7.2";
    RESOURCE_BINDING = "resource_binding",
        "the sender presents the certificate or the key to which the token is bound", "RFC 8705 section 3";
    RESOURCE_SCOPE = "resource_scope", "the access token has the required scope", "RFC 6750 section 3.1";
    RESOURCE_CONSENT = "resource_consent",
        "a consent of the access token is authorized, has not ended, and has the permission and the account",
        "RFC 9396 section 9";
    SENDER = "sender_constraint",
        "the sender presents the certificate or the DPoP proof that the policy and its registration require",
        "FAPI 2.0 Security Profile section 5.3.2.1";
    CODE_KEY = "token_t2_key", "the proof is made with the key to which the code is bound", "RFC 9449 section 10";
    REFRESH_BINDING = "token_t6_binding",
        "the sender presents what the refresh token is bound to", "RFC 9449 section 5";
    DPOP_PRESENT = "dpop_present", "the request has one DPoP proof", "RFC 9449 section 4.3";
    DPOP_SIGNATURE = "dpop_signature",
        "the proof is signed by the public key in its header, with an allowed algorithm", "RFC 9449 section 4.3";
    DPOP_KEY_SIZE = "dpop_key_size",
        "the key that signed the proof is long enough", "FAPI 2.0 Security Profile section 5.4.1";
    DPOP_CLAIMS = "dpop_claims",
        "the proof's claims are one JSON object, each member once, with all that are required", "RFC 9449 section 4.2";
    DPOP_TYP = "dpop_typ", "the proof's typ is dpop+jwt", "RFC 9449 section 4.3";
    DPOP_IAT = "dpop_iat", "the proof was made a short time ago", "RFC 9449 section 11.1";
    DPOP_JTI = "dpop_jti", "the proof has a jti", "RFC 9449 section 4.2";
    DPOP_METHOD = "dpop_htm", "the proof's htm is the request's method", "RFC 9449 section 4.3";
    DPOP_URL = "dpop_htu", "the proof's htu is the request's URL", "RFC 9449 section 4.3";
    DPOP_NONCE = "dpop_nonce",
        "the proof has a nonce that the server provided, where it asks for one", "RFC 9449 section 8";
    DPOP_TOKEN = "dpop_ath",
        "the proof's ath is the hash of the access token, where there is one", "RFC 9449 section 4.3";
    DPOP_KEY = "dpop_jkt",
        "the proof is by the key that the token, code or request is bound to", "RFC 9449 section 4.3";
    DPOP_UNUSED = "dpop_unused", "the proof's jti was not used before", "RFC 9449 section 11.1";
    ID_TOKEN_HASHES = "id_token_hashes",
        "at_hash, c_hash and s_hash match, if present", "OpenID Connect Core 1.0 section 3.3.2.11";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_rules_are_unique_words() {
        for (index, rule) in Rule::ALL.iter().enumerate() {
            assert!(rule.name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_'));
            assert!(Rule::ALL.iter().take(index).all(|other| other.name != rule.name), "{}", rule.name);
        }
    }
}
