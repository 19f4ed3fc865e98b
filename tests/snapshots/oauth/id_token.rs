// @generated from schemas/oauth/id_token.schema.json by build.rs; do not edit.

/// The claims of an ID token (OpenID Connect Core section 2) with the platform's own.
///
/// Provenance: seen in a sample of the platform.
///
/// Source: `schemas/oauth/id_token.schema.json`.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct IdTokenClaims {
    /// The authentication context class.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub acr: ::core::option::Option<::alloc::string::String>,
    /// The authentication methods; an array by the specification, a text in the samples.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub amr: ::core::option::Option<
        crate::types::scalar::OneOrMany<::alloc::string::String>,
    >,
    /// Left half of the hash of the access token, base64url.
    ///
    /// Provenance: as a public specification has it.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub at_hash: ::core::option::Option<::alloc::string::String>,
    /// For whom it is: the client's identifier.
    pub aud: crate::types::scalar::OneOrMany<::alloc::string::String>,
    /// When the user authenticated.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub auth_time: ::core::option::Option<crate::types::scalar::NumericDate>,
    /// The client that it was issued to.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub azp: ::core::option::Option<::alloc::string::String>,
    /// Left half of the hash of the authorization code, base64url.
    ///
    /// Provenance: as a public specification has it.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub c_hash: ::core::option::Option<::alloc::string::String>,
    /// The user's e-mail address.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub email: ::core::option::Option<crate::types::scalar::PersonalString>,
    /// Whether the e-mail address is verified; a text in the samples.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub email_verified: ::core::option::Option<crate::types::scalar::LenientBool>,
    /// Not valid from this time on.
    pub exp: crate::types::scalar::NumericDate,
    /// The user's family names.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub family_name: ::core::option::Option<crate::types::scalar::PersonalString>,
    /// The user's given names.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub given_name: ::core::option::Option<crate::types::scalar::PersonalString>,
    /// The SHA-256 hash of the document's number; 64 hexadecimal digits in the samples, 44 characters of base64 in the platform's text.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub hashed_id_number: ::core::option::Option<crate::types::scalar::PersonalString>,
    /// When it was made.
    pub iat: crate::types::scalar::NumericDate,
    /// Which kind of identity document.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub id_type: ::core::option::Option<
        crate::types::scalar::Open<crate::types::ofm::v1_2::consent::IdType>,
    >,
    /// The authorization server's issuer identifier.
    pub iss: ::alloc::string::String,
    /// Its unique identifier.
    ///
    /// Provenance: as a public specification has it.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub jti: ::core::option::Option<::alloc::string::String>,
    /// The user's full name.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub name: ::core::option::Option<crate::types::scalar::PersonalString>,
    /// Not valid before this time.
    ///
    /// Provenance: as a public specification has it.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub nbf: ::core::option::Option<crate::types::scalar::NumericDate>,
    /// The nonce of the authorization request.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub nonce: ::core::option::Option<crate::types::scalar::SecretString>,
    /// The user's telephone number.
    ///
    /// Provenance: as a public specification has it.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub phone_number: ::core::option::Option<crate::types::scalar::PersonalString>,
    /// Where a picture of the user is.
    ///
    /// Provenance: from secondary evidence, in no sample.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub picture: ::core::option::Option<crate::types::scalar::PersonalString>,
    /// What the user wants to be called.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub preferred_username: ::core::option::Option<crate::types::scalar::PersonalString>,
    /// Left half of the hash of the state, base64url.
    ///
    /// Provenance: as a public specification has it.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub s_hash: ::core::option::Option<::alloc::string::String>,
    /// The session's identifier.
    ///
    /// Provenance: as a public specification has it.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub sid: ::core::option::Option<::alloc::string::String>,
    /// The user's identifier at this issuer.
    pub sub: crate::types::scalar::PersonalString,
    /// When these claims changed last.
    ///
    /// Provenance: as a public specification has it.
    #[serde(
        default,
        deserialize_with = "crate::types::scalar::present",
        skip_serializing_if = "::core::option::Option::is_none"
    )]
    pub updated_at: ::core::option::Option<crate::types::scalar::NumericDate>,
    /// Members that the schema does not name, as received; `Debug` shows their names only.
    #[serde(flatten)]
    pub extra: crate::types::scalar::Members,
}
/// The required members of [`IdTokenClaims`], the argument of [`IdTokenClaims::new`].
#[derive(Clone, Debug)]
pub struct NewIdTokenClaims {
    /// The authorization server's issuer identifier.
    pub iss: ::alloc::string::String,
    /// The user's identifier at this issuer.
    pub sub: crate::types::scalar::PersonalString,
    /// For whom it is: the client's identifier.
    pub aud: crate::types::scalar::OneOrMany<::alloc::string::String>,
    /// Not valid from this time on.
    pub exp: crate::types::scalar::NumericDate,
    /// When it was made.
    pub iat: crate::types::scalar::NumericDate,
}
impl ::core::convert::From<NewIdTokenClaims> for IdTokenClaims {
    fn from(required: NewIdTokenClaims) -> Self {
        let NewIdTokenClaims { aud, exp, iat, iss, sub } = required;
        Self {
            aud,
            exp,
            iat,
            iss,
            sub,
            acr: ::core::option::Option::None,
            amr: ::core::option::Option::None,
            at_hash: ::core::option::Option::None,
            auth_time: ::core::option::Option::None,
            azp: ::core::option::Option::None,
            c_hash: ::core::option::Option::None,
            email: ::core::option::Option::None,
            email_verified: ::core::option::Option::None,
            family_name: ::core::option::Option::None,
            given_name: ::core::option::Option::None,
            hashed_id_number: ::core::option::Option::None,
            id_type: ::core::option::Option::None,
            jti: ::core::option::Option::None,
            name: ::core::option::Option::None,
            nbf: ::core::option::Option::None,
            nonce: ::core::option::Option::None,
            phone_number: ::core::option::Option::None,
            picture: ::core::option::Option::None,
            preferred_username: ::core::option::Option::None,
            s_hash: ::core::option::Option::None,
            sid: ::core::option::Option::None,
            updated_at: ::core::option::Option::None,
            extra: crate::types::scalar::Members::default(),
        }
    }
}
impl IdTokenClaims {
    /// Creates a value from the required members; the optional ones are absent.
    #[must_use]
    pub fn new(required: NewIdTokenClaims) -> Self {
        required.into()
    }
    /// Sets `acr`.
    #[must_use]
    pub fn with_acr(
        mut self,
        value: impl ::core::convert::Into<::alloc::string::String>,
    ) -> Self {
        self.acr = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `amr`.
    #[must_use]
    pub fn with_amr(
        mut self,
        value: impl ::core::convert::Into<
            crate::types::scalar::OneOrMany<::alloc::string::String>,
        >,
    ) -> Self {
        self.amr = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `at_hash`.
    #[must_use]
    pub fn with_at_hash(
        mut self,
        value: impl ::core::convert::Into<::alloc::string::String>,
    ) -> Self {
        self.at_hash = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `auth_time`.
    #[must_use]
    pub fn with_auth_time(
        mut self,
        value: impl ::core::convert::Into<crate::types::scalar::NumericDate>,
    ) -> Self {
        self.auth_time = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `azp`.
    #[must_use]
    pub fn with_azp(
        mut self,
        value: impl ::core::convert::Into<::alloc::string::String>,
    ) -> Self {
        self.azp = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `c_hash`.
    #[must_use]
    pub fn with_c_hash(
        mut self,
        value: impl ::core::convert::Into<::alloc::string::String>,
    ) -> Self {
        self.c_hash = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `email`.
    #[must_use]
    pub fn with_email(
        mut self,
        value: impl ::core::convert::Into<crate::types::scalar::PersonalString>,
    ) -> Self {
        self.email = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `email_verified`.
    #[must_use]
    pub fn with_email_verified(
        mut self,
        value: impl ::core::convert::Into<crate::types::scalar::LenientBool>,
    ) -> Self {
        self.email_verified = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `family_name`.
    #[must_use]
    pub fn with_family_name(
        mut self,
        value: impl ::core::convert::Into<crate::types::scalar::PersonalString>,
    ) -> Self {
        self.family_name = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `given_name`.
    #[must_use]
    pub fn with_given_name(
        mut self,
        value: impl ::core::convert::Into<crate::types::scalar::PersonalString>,
    ) -> Self {
        self.given_name = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `hashed_id_number`.
    #[must_use]
    pub fn with_hashed_id_number(
        mut self,
        value: impl ::core::convert::Into<crate::types::scalar::PersonalString>,
    ) -> Self {
        self.hashed_id_number = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `id_type`.
    #[must_use]
    pub fn with_id_type(
        mut self,
        value: impl ::core::convert::Into<
            crate::types::scalar::Open<crate::types::ofm::v1_2::consent::IdType>,
        >,
    ) -> Self {
        self.id_type = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `jti`.
    #[must_use]
    pub fn with_jti(
        mut self,
        value: impl ::core::convert::Into<::alloc::string::String>,
    ) -> Self {
        self.jti = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `name`.
    #[must_use]
    pub fn with_name(
        mut self,
        value: impl ::core::convert::Into<crate::types::scalar::PersonalString>,
    ) -> Self {
        self.name = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `nbf`.
    #[must_use]
    pub fn with_nbf(
        mut self,
        value: impl ::core::convert::Into<crate::types::scalar::NumericDate>,
    ) -> Self {
        self.nbf = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `nonce`.
    #[must_use]
    pub fn with_nonce(
        mut self,
        value: impl ::core::convert::Into<crate::types::scalar::SecretString>,
    ) -> Self {
        self.nonce = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `phone_number`.
    #[must_use]
    pub fn with_phone_number(
        mut self,
        value: impl ::core::convert::Into<crate::types::scalar::PersonalString>,
    ) -> Self {
        self.phone_number = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `picture`.
    #[must_use]
    pub fn with_picture(
        mut self,
        value: impl ::core::convert::Into<crate::types::scalar::PersonalString>,
    ) -> Self {
        self.picture = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `preferred_username`.
    #[must_use]
    pub fn with_preferred_username(
        mut self,
        value: impl ::core::convert::Into<crate::types::scalar::PersonalString>,
    ) -> Self {
        self.preferred_username = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `s_hash`.
    #[must_use]
    pub fn with_s_hash(
        mut self,
        value: impl ::core::convert::Into<::alloc::string::String>,
    ) -> Self {
        self.s_hash = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `sid`.
    #[must_use]
    pub fn with_sid(
        mut self,
        value: impl ::core::convert::Into<::alloc::string::String>,
    ) -> Self {
        self.sid = ::core::option::Option::Some(value.into());
        self
    }
    /// Sets `updated_at`.
    #[must_use]
    pub fn with_updated_at(
        mut self,
        value: impl ::core::convert::Into<crate::types::scalar::NumericDate>,
    ) -> Self {
        self.updated_at = ::core::option::Option::Some(value.into());
        self
    }
}
#[cfg(feature = "arbitrary")]
impl<'a> ::arbitrary::Arbitrary<'a> for IdTokenClaims {
    fn arbitrary(u: &mut ::arbitrary::Unstructured<'a>) -> ::arbitrary::Result<Self> {
        ::core::result::Result::Ok(Self {
            acr: ::arbitrary::Arbitrary::arbitrary(u)?,
            amr: ::arbitrary::Arbitrary::arbitrary(u)?,
            at_hash: ::arbitrary::Arbitrary::arbitrary(u)?,
            aud: ::arbitrary::Arbitrary::arbitrary(u)?,
            auth_time: ::arbitrary::Arbitrary::arbitrary(u)?,
            azp: ::arbitrary::Arbitrary::arbitrary(u)?,
            c_hash: ::arbitrary::Arbitrary::arbitrary(u)?,
            email: ::arbitrary::Arbitrary::arbitrary(u)?,
            email_verified: ::arbitrary::Arbitrary::arbitrary(u)?,
            exp: ::arbitrary::Arbitrary::arbitrary(u)?,
            family_name: ::arbitrary::Arbitrary::arbitrary(u)?,
            given_name: ::arbitrary::Arbitrary::arbitrary(u)?,
            hashed_id_number: ::arbitrary::Arbitrary::arbitrary(u)?,
            iat: ::arbitrary::Arbitrary::arbitrary(u)?,
            id_type: ::arbitrary::Arbitrary::arbitrary(u)?,
            iss: ::arbitrary::Arbitrary::arbitrary(u)?,
            jti: ::arbitrary::Arbitrary::arbitrary(u)?,
            name: ::arbitrary::Arbitrary::arbitrary(u)?,
            nbf: ::arbitrary::Arbitrary::arbitrary(u)?,
            nonce: ::arbitrary::Arbitrary::arbitrary(u)?,
            phone_number: ::arbitrary::Arbitrary::arbitrary(u)?,
            picture: ::arbitrary::Arbitrary::arbitrary(u)?,
            preferred_username: ::arbitrary::Arbitrary::arbitrary(u)?,
            s_hash: ::arbitrary::Arbitrary::arbitrary(u)?,
            sid: ::arbitrary::Arbitrary::arbitrary(u)?,
            sub: ::arbitrary::Arbitrary::arbitrary(u)?,
            updated_at: ::arbitrary::Arbitrary::arbitrary(u)?,
            extra: ::arbitrary::Arbitrary::arbitrary(u)?,
        })
    }
}
impl IdTokenClaims {
    /// The schema that this type is made from, `schemas/oauth/id_token.schema.json`.
    pub const SCHEMA: &'static str = include_str!(
        concat!(env!("CARGO_MANIFEST_DIR"), "/schemas/oauth/id_token.schema.json")
    );
}
