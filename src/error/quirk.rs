//! Quirks: deviations from the common form of a message, which the specifications may allow.

use super::QuirkSet;

/// The treatment of a quirk by the readers of this crate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum QuirkKind {
    /// The reader records it with the message, under every policy. The policy decides whether it is tolerated.
    Observable,
    /// It makes a message malformed: every reader rejects it with a separate error, and no policy can tolerate it.
    Rejected,
    /// No single message shows it. The types, the presets or the tests handle it.
    Settled,
}

/// Defines the quirks in the order of their rows.
macro_rules! quirks {
    ($(
        #[doc = $meaning:literal]
        $variant:ident => $label:literal, $kind:ident, $conforming:literal, $citation:literal;
    )+) => {
        /// A form that deviates from the common one and that readers often fail on.
        ///
        /// Each quirk has a row, a number from 1 to 49. The reader is the same under every policy: it marks messages
        /// with their quirks, and `Policy::tolerated` decides which quirks are rejected.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        #[repr(u8)]
        pub enum Quirk {
            $(
                #[doc = $meaning]
                #[doc = concat!("\n\nSource: ", $citation, ". Label: `", $label, "`.")]
                $variant,
            )+
        }

        impl Quirk {
            /// Every quirk, in order of rows.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The stable label, for metrics and logs.
            #[must_use]
            pub const fn label(self) -> &'static str {
                match self { $(Self::$variant => $label,)+ }
            }

            /// Its meaning, as documented on the variant.
            #[must_use]
            pub const fn meaning(self) -> &'static str {
                match self { $(Self::$variant => $meaning,)+ }
            }

            /// The specification and section that defines the correct form, or allows this one.
            #[must_use]
            pub const fn citation(self) -> &'static str {
                match self { $(Self::$variant => $citation,)+ }
            }

            /// Its treatment by a reader.
            #[must_use]
            pub const fn kind(self) -> QuirkKind {
                match self { $(Self::$variant => QuirkKind::$kind,)+ }
            }

            /// Whether the specifications allow it. A policy that rejects such a quirk is stricter than they are.
            #[must_use]
            pub const fn is_conforming(self) -> bool {
                match self { $(Self::$variant => $conforming,)+ }
            }
        }
    };
}

quirks! {
    /// A date has a fraction or an exponent. Tokens.
    FractionalDate => "fractional_date", Observable, true, "RFC 7519 section 2";
    /// The header has no `typ`. Tokens.
    TypMissing => "header_without_typ", Observable, true, "RFC 8725 section 3.11";
    /// `kid` looks like a thumbprint of RFC 7638; it is still opaque. Tokens.
    KidLikeThumbprint => "kid_like_thumbprint", Observable, true, "RFC 7515 section 4.1.4";
    /// The body has line breaks, or lacks an `&`. Forms.
    BrokenForm => "broken_form", Rejected, false, "RFC 6749 appendix B";
    /// A token is truncated: segments are empty or have characters outside base64url.
    TruncatedToken => "truncated_token", Rejected, false, "RFC 7515 section 3.1";
    /// The form has no `client_id`. PAR and token requests.
    ClientIdNotInForm => "client_id_not_in_form", Observable, true, "RFC 7521 section 4.2";
    /// The request came to a host other than the issuer's. PAR and token requests.
    HostNotIssuer => "host_not_issuer", Observable, true, "RFC 8414 section 2";
    /// `aud` is an array. Tokens.
    AudienceArray => "audience_array", Observable, true, "RFC 7519 section 4.1.3";
    /// A request object has no `iat` and `jti`, or a client assertion has no `nbf`.
    OptionalClaimMissing => "optional_claim_missing", Observable, true, "RFC 7519 section 4.1";
    /// `scope` has no `openid` beside `nonce`, `max_age`, `claims` or an ID token. Request objects, token responses.
    OpenidNotInScope => "openid_not_in_scope", Observable, true, "OpenID Connect Core 1.0 section 3.1.2.1";
    /// `scope` is in a token request for a code, where it has no meaning.
    ScopeInCodeGrant => "scope_in_code_grant", Observable, true, "RFC 6749 section 4.1.3";
    /// A claim is requested with `null`. Request objects.
    ClaimRequestNull => "claim_request_null", Observable, true, "OpenID Connect Core 1.0 section 5.5.1";
    /// A claim about the user was not requested. ID tokens.
    ClaimNotRequested => "claim_not_requested", Observable, true, "RFC 7519 section 4";
    /// `max_age` is `null`. Request objects.
    MaxAgeNull => "max_age_null", Observable, false, "RFC 9101 section 4";
    /// `consent_type` repeats `type`. `authorization_details`.
    ConsentTypeRepeated => "consent_type_repeated", Observable, true, "Open Finance Malaysia consents v1.2";
    /// A granted consent has more members than the requested one. Token responses.
    ConsentEnriched => "consent_enriched", Observable, true, "RFC 9396 section 7.1";
    /// The version in `type` has no patch level; the documents have one. `authorization_details`.
    TypeWithoutPatch => "type_without_patch", Observable, true, "Open Finance Malaysia consents v1.2";
    /// A date and time has a fraction or an offset. Consents.
    TimestampForm => "timestamp_form", Observable, true, "RFC 3339 section 5.6";
    /// The identifier of a consent, data consumer or data provider is not a UUID. Consents.
    IdentifierNotUuid => "identifier_not_uuid", Observable, true, "Open Finance Malaysia consents v1.2";
    /// An account's identifier has digits only. Token responses.
    NumericAccountId => "numeric_account_id", Observable, true, "Open Finance Malaysia consents v1.2";
    /// An enumeration has an unknown value, or a value in other case. Token responses.
    UnknownValue => "unknown_value", Observable, true, "RFC 9396 section 7";
    /// A token response has `state`.
    StateInTokenResponse => "state_in_token_response", Observable, true, "RFC 6749 section 5.1";
    /// `grant_id` is the consent's identifier. Token responses.
    GrantIdIsConsentId => "grant_id_is_consent_id", Observable, true, "Grant Management for OAuth 2.0 section 6.1";
    /// A token is a bare UUID, with 122 random bits. Token responses.
    UuidToken => "uuid_token", Observable, true, "FAPI 2.0 Security Profile section 5.4.1";
    /// `token_type` is `Bearer` in other case. Token responses.
    TokenTypeCase => "token_type_case", Observable, true, "RFC 6749 section 5.1";
    /// The status is 200 instead of 201. PAR responses.
    ParStatusOk => "par_status_ok", Observable, false, "RFC 9126 section 2.2";
    /// `expires_in` is ten minutes or more. PAR responses.
    LongRequestUri => "long_request_uri", Observable, false, "FAPI 2.0 Security Profile section 5.3.2.2";
    /// `request_uri` does not have the prefix that RFC 9126 suggests. PAR responses.
    RequestUriPrefix => "request_uri_prefix", Observable, true, "RFC 9126 section 2.2";
    /// `sub` has digits only. ID tokens.
    NumericSubject => "numeric_subject", Observable, true, "OpenID Connect Core 1.0 section 2";
    /// `acr` is neither a URN nor a URL. ID tokens.
    AcrNotUri => "acr_not_uri", Observable, true, "OpenID Connect Core 1.0 section 2";
    /// `amr` is a string. ID tokens.
    AmrText => "amr_text", Observable, false, "OpenID Connect Core 1.0 section 2";
    /// A boolean is written as a string. ID tokens.
    BooleanText => "boolean_text", Observable, false, "OpenID Connect Core 1.0 section 5.1";
    /// `hashed_id_number` is not 44 characters of base64. ID tokens, token responses.
    HashedIdNumberForm => "hashed_id_number_form", Observable, false, "Open Finance Malaysia consents v1.2";
    /// `at_hash`, `c_hash` and `s_hash` are all missing. ID tokens.
    HashesMissing => "hashes_missing", Observable, true, "OpenID Connect Core 1.0 section 3.1.3.6";
    /// `azp` is present beside a single audience. ID tokens.
    AzpBesideOneAudience => "azp_beside_one_audience", Observable, true, "OpenID Connect Core 1.0 section 2";
    /// `auth_time` equals `iat`. ID tokens.
    AuthTimeIsIssuedAt => "auth_time_is_issued_at", Observable, true, "OpenID Connect Core 1.0 section 2";
    /// The ID token and the access token have different lifetimes. Token responses.
    LifetimesDiffer => "lifetimes_differ", Observable, true, "OpenID Connect Core 1.0 section 2";
    /// The samples come from several runs: hashes, nonces and states do not match, and one assertion is repeated.
    StitchedSamples => "stitched_samples", Settled, false, "RFC 7636 section 4.6";
    /// `iss` is missing. Callbacks.
    IssuerMissing => "callback_issuer_missing", Observable, false, "RFC 9207 section 2";
    /// `code_verifier` has more than 43 characters. Token requests.
    LongCodeVerifier => "long_code_verifier", Observable, true, "RFC 7636 section 4.1";
    /// The content type has parameters. Requests and responses.
    ContentTypeParameter => "content_type_parameter", Observable, true, "RFC 9110 section 8.3.1";
    /// An authorization server receives or sends `x-fapi-interaction-id`. Requests and responses.
    InteractionIdHeader => "interaction_id_header", Observable, true, "FAPI 1.0 Baseline section 6.2.1";
    /// A form has `:` or `/` unencoded. PAR and token requests.
    UnencodedForm => "unencoded_form", Observable, false, "RFC 6749 appendix B";
    /// Each sample exists twice, flat and indented.
    DoubledSamples => "doubled_samples", Settled, true, "RFC 8259 section 2";
    /// The platform's documents contradict its samples: audience, lifetimes, `client_id`.
    DocumentsContradict => "documents_contradict", Settled, true, "Open Finance Malaysia developer documents";
    /// Each use of a signature has its own algorithms.
    AlgorithmPerUse => "algorithm_per_use", Settled, true, "RFC 8725 section 3.1";
    /// An optional member is `null`; it is read as absent. Responses and metadata.
    NullMember => "null_member", Observable, false, "RFC 6749 section 5.1";
    /// `expires_in` is a number written as a string. PAR and token responses.
    ExpiresInText => "expires_in_text", Observable, false, "RFC 6749 section 5.1";
    /// A value ends with `=` unencoded, as base64 does. Callbacks.
    UnencodedEquals => "unencoded_equals", Observable, false, "RFC 6749 appendix B";
}

impl Quirk {
    /// The row in docs/quirks.md, from 1.
    #[must_use]
    pub const fn row(self) -> u8 {
        self as u8 + 1
    }

    /// The quirk with this label.
    #[must_use]
    pub fn by_label(label: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|quirk| quirk.label() == label)
    }
}

/// Writes its label.
impl core::fmt::Display for Quirk {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(self.label())
    }
}

impl core::ops::BitOr for Quirk {
    type Output = QuirkSet;

    fn bitor(self, other: Self) -> QuirkSet {
        QuirkSet::of(&[self, other])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_49_rows_with_labels_of_their_own() {
        assert_eq!(Quirk::ALL.len(), 49);
        for (index, quirk) in Quirk::ALL.iter().enumerate() {
            assert_eq!(usize::from(quirk.row()), index + 1);
            assert!(quirk.label().bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_'));
            assert_eq!(Quirk::by_label(quirk.label()), Some(*quirk));
            assert!(!quirk.meaning().is_empty() && !quirk.citation().is_empty());
        }
    }

    #[test]
    fn rows_are_those_of_the_list() {
        for (quirk, row) in [
            (Quirk::FractionalDate, 1),
            (Quirk::OpenidNotInScope, 10),
            (Quirk::IdentifierNotUuid, 19),
            (Quirk::LongRequestUri, 27),
            (Quirk::HashedIdNumberForm, 33),
            (Quirk::StitchedSamples, 38),
            (Quirk::UnencodedForm, 43),
            (Quirk::AlgorithmPerUse, 46),
            (Quirk::UnencodedEquals, 49),
        ] {
            assert_eq!(quirk.row(), row, "{quirk}");
        }
    }
}
