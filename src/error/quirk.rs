//! What messages show that readers trip over, though it may be lawful.

use super::QuirkSet;

/// What a reader of this crate does with a quirk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum QuirkKind {
    /// It is noted of the message that shows it, whatever the policy; the policy decides whether it is tolerated.
    Recorded,
    /// It makes a message malformed: every reader refuses it with an error of its own, no policy can tolerate it.
    Refused,
    /// No single message shows it. The types, the presets or the tests are made so that it does not matter.
    Settled,
}

/// Defines the quirks in the order of their rows.
macro_rules! quirks {
    ($( #[doc = $meaning:literal] $variant:ident => $label:literal, $kind:ident, $lawful:literal, $citation:literal; )+) => {
        /// A form that was seen on the wire, or in the platform's documents, and that readers trip over.
        ///
        /// Each has a row of its own, a number from 1 to 49. Reading is the same under every policy: messages
        /// are marked with the quirks that they show, and the policy's `tolerated` decides which of them are refused.
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

            /// What it is, as documented on the variant.
            #[must_use]
            pub const fn meaning(self) -> &'static str {
                match self { $(Self::$variant => $meaning,)+ }
            }

            /// The specification and section that says what the form should be, or that it may be so.
            #[must_use]
            pub const fn citation(self) -> &'static str {
                match self { $(Self::$variant => $citation,)+ }
            }

            /// What a reader does with it.
            #[must_use]
            pub const fn kind(self) -> QuirkKind {
                match self { $(Self::$variant => QuirkKind::$kind,)+ }
            }

            /// Whether a message that conforms to its specifications may show it: a policy that refuses it then asks for
            /// more than they do.
            #[must_use]
            pub const fn is_lawful(self) -> bool {
                match self { $(Self::$variant => $lawful,)+ }
            }
        }
    };
}

quirks! {
    /// A date has a fraction or an exponent. Tokens.
    FractionalDate => "fractional_date", Recorded, true, "RFC 7519 section 2";
    /// The header has no `typ`. Tokens.
    TypMissing => "header_without_typ", Recorded, true, "RFC 8725 section 3.11";
    /// `kid` looks like a thumbprint of RFC 7638; it is opaque all the same. Tokens.
    KidLikeThumbprint => "kid_like_thumbprint", Recorded, true, "RFC 7515 section 4.1.4";
    /// The body has line breaks, or lacks an `&`. Forms.
    BrokenForm => "broken_form", Refused, false, "RFC 6749 appendix B";
    /// A token is cut off: segments are empty or have characters outside of base64url.
    TruncatedToken => "truncated_token", Refused, false, "RFC 7515 section 3.1";
    /// The form has no `client_id`. PAR and token requests.
    ClientIdNotInForm => "client_id_not_in_form", Recorded, true, "RFC 7521 section 4.2";
    /// The request came to a host other than the issuer's. PAR and token requests.
    HostNotIssuer => "host_not_issuer", Recorded, true, "RFC 8414 section 2";
    /// `aud` is an array. Tokens.
    AudienceArray => "audience_array", Recorded, true, "RFC 7519 section 4.1.3";
    /// A request object without `iat` and `jti`, or a client assertion without `nbf`.
    OptionalClaimMissing => "optional_claim_missing", Recorded, true, "RFC 7519 section 4.1";
    /// `nonce`, `max_age` or `claims`, or an ID token, though `scope` has no `openid`. Request objects, token responses.
    OpenidNotInScope => "openid_not_in_scope", Recorded, true, "OpenID Connect Core 1.0 section 3.1.2.1";
    /// `scope` in a token request for a code, where it means nothing.
    ScopeInCodeGrant => "scope_in_code_grant", Recorded, true, "RFC 6749 section 4.1.3";
    /// A claim is asked for with `null`. Request objects.
    ClaimRequestNull => "claim_request_null", Recorded, true, "OpenID Connect Core 1.0 section 5.5.1";
    /// A claim about the user that was not asked for. ID tokens.
    ClaimNotRequested => "claim_not_requested", Recorded, true, "RFC 7519 section 4";
    /// `max_age` is `null`. Request objects.
    MaxAgeNull => "max_age_null", Recorded, false, "RFC 9101 section 4";
    /// `consent_type` repeats `type`. `authorization_details`.
    ConsentTypeRepeated => "consent_type_repeated", Recorded, true, "Open Finance Malaysia consents v1.2";
    /// A consent comes back with more members than were sent. Token responses.
    ConsentEnriched => "consent_enriched", Recorded, true, "RFC 9396 section 7.1";
    /// The type's version has no patch level, which the documents have. `authorization_details`.
    TypeWithoutPatch => "type_without_patch", Recorded, true, "Open Finance Malaysia consents v1.2";
    /// A date and time has a fraction or an offset. Consents.
    TimestampForm => "timestamp_form", Recorded, true, "RFC 3339 section 5.6";
    /// An identifier of consent, data consumer or data provider is no UUID. Consents.
    IdentifierNotUuid => "identifier_not_uuid", Recorded, true, "Open Finance Malaysia consents v1.2";
    /// An account's identifier has digits only. Token responses.
    NumericAccountId => "numeric_account_id", Recorded, true, "Open Finance Malaysia consents v1.2";
    /// An enumeration has a value that is not known, or in another case. Token responses.
    UnknownValue => "unknown_value", Recorded, true, "RFC 9396 section 7";
    /// `state` in a token response.
    StateInTokenResponse => "state_in_token_response", Recorded, true, "RFC 6749 section 5.1";
    /// `grant_id` is the consent's identifier. Token responses.
    GrantIdIsConsentId => "grant_id_is_consent_id", Recorded, true, "Grant Management for OAuth 2.0 section 6.1";
    /// A token is a bare UUID, with 122 random bits. Token responses.
    UuidToken => "uuid_token", Recorded, true, "FAPI 2.0 Security Profile section 5.4.1";
    /// `token_type` is `Bearer` in other letters. Token responses.
    TokenTypeCase => "token_type_case", Recorded, true, "RFC 6749 section 5.1";
    /// A pushed request is answered with 200. PAR responses.
    ParStatusOk => "par_status_ok", Recorded, false, "RFC 9126 section 2.2";
    /// `expires_in` is ten minutes or more. PAR responses.
    LongRequestUri => "long_request_uri", Recorded, false, "FAPI 2.0 Security Profile section 5.3.2.2";
    /// `request_uri` does not begin as RFC 9126 suggests. PAR responses.
    RequestUriPrefix => "request_uri_prefix", Recorded, true, "RFC 9126 section 2.2";
    /// `sub` has digits only. ID tokens.
    NumericSubject => "numeric_subject", Recorded, true, "OpenID Connect Core 1.0 section 2";
    /// `acr` is neither a URN nor a URL. ID tokens.
    AcrNotUri => "acr_not_uri", Recorded, true, "OpenID Connect Core 1.0 section 2";
    /// `amr` is a string. ID tokens.
    AmrText => "amr_text", Recorded, false, "OpenID Connect Core 1.0 section 2";
    /// A truth value is written as text. ID tokens.
    BooleanText => "boolean_text", Recorded, false, "OpenID Connect Core 1.0 section 5.1";
    /// `hashed_id_number` is not 44 characters of base64. ID tokens, token responses.
    HashedIdNumberForm => "hashed_id_number_form", Recorded, false, "Open Finance Malaysia consents v1.2";
    /// None of `at_hash`, `c_hash` and `s_hash` is there. ID tokens.
    HashesMissing => "hashes_missing", Recorded, true, "OpenID Connect Core 1.0 section 3.1.3.6";
    /// `azp` beside a single audience. ID tokens.
    AzpBesideOneAudience => "azp_beside_one_audience", Recorded, true, "OpenID Connect Core 1.0 section 2";
    /// `auth_time` is `iat`. ID tokens.
    AuthTimeIsIssuedAt => "auth_time_is_issued_at", Recorded, true, "OpenID Connect Core 1.0 section 2";
    /// The ID token does not live as long as the access token. Token responses.
    LifetimesDiffer => "lifetimes_differ", Recorded, true, "OpenID Connect Core 1.0 section 2";
    /// The samples are of several runs: their hashes, nonces and states do not belong together, one assertion is there twice.
    StitchedSamples => "stitched_samples", Settled, false, "RFC 7636 section 4.6";
    /// There is no `iss`. Callbacks.
    IssuerMissing => "callback_issuer_missing", Recorded, false, "RFC 9207 section 2";
    /// `code_verifier` has more than 43 characters. Token requests.
    LongCodeVerifier => "long_code_verifier", Recorded, true, "RFC 7636 section 4.1";
    /// The content type has parameters. Requests and responses.
    ContentTypeParameter => "content_type_parameter", Recorded, true, "RFC 9110 section 8.3.1";
    /// `x-fapi-interaction-id` at an authorization server. Requests and responses.
    InteractionIdHeader => "interaction_id_header", Recorded, true, "FAPI 1.0 Baseline section 6.2.1";
    /// `:` or `/` stands in a form unencoded. PAR and token requests.
    UnencodedForm => "unencoded_form", Recorded, false, "RFC 6749 appendix B";
    /// The samples are there twice, flat and indented.
    DoubledSamples => "doubled_samples", Settled, true, "RFC 8259 section 2";
    /// The platform's documents contradict its samples: audience, lifetimes, `client_id`.
    DocumentsContradict => "documents_contradict", Settled, true, "Open Finance Malaysia developer documents";
    /// Each use of a signature has algorithms of its own.
    AlgorithmPerUse => "algorithm_per_use", Settled, true, "RFC 8725 section 3.1";
    /// An optional member is `null`; it is read as absent. Responses and metadata.
    NullMember => "null_member", Recorded, false, "RFC 6749 section 5.1";
    /// `expires_in` is a number written as text. PAR and token responses.
    ExpiresInText => "expires_in_text", Recorded, false, "RFC 6749 section 5.1";
    /// A value ends with `=` unencoded, as base64 does. Callbacks.
    UnencodedEquals => "unencoded_equals", Recorded, false, "RFC 6749 appendix B";
}

impl Quirk {
    /// The row in the list of leniencies, from 1.
    #[must_use]
    pub const fn row(self) -> u8 {
        self as u8 + 1
    }

    /// The quirk of this label.
    #[must_use]
    pub fn by_label(label: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|quirk| quirk.label() == label)
    }
}

/// Its label.
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
